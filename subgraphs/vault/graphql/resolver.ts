import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { SecretId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { PageArgs, pageOf, readPage } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import type { Binding, Secret, VaultDeps, VaultUnit } from "../application/ports.ts";
import { rootKeyOf } from "../application/sealing.ts";
import { addSecretVersion, bindSecret, createSecret, deleteSecret, restoreSecret, unbindSecret } from "../application/secrets.ts";
import { vaultErrors } from "../domain/errors.ts";
import {
  AddSecretVersionInput,
  BindingType,
  BindSecretInput,
  CreateSecretInput,
  SecretInput,
  SecretPage,
  SecretType,
  SecretVersionType,
  UnbindSecretInput,
  VaultStatusType,
} from "./types.ts";

type Context = SubgraphContext<VaultDeps>;

/** Runs a read in a transaction of the viewer's organization; refused while the vault is sealed. */
const reading = <T>(context: Context, work: (unit: VaultUnit) => Promise<T>): Promise<T> => {
  const viewer = authorize(context.viewer, "secret.use");
  rootKeyOf(context.deps);
  return context.deps.store.transact(viewer.organizationId, work);
};
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

export const presentSecret = (secret: Secret): SecretType => ({
  id: secret.id,
  path: secret.path,
  kind: secret.kind,
  currentVersion: secret.currentVersion,
  hint: secret.hint,
  createdAt: secret.createdAt,
  updatedAt: secret.updatedAt,
  deletedAt: secret.deletedAt,
});
const presentBinding = ({ id, targetKind, targetId, createdAt }: Binding): BindingType => ({ id, targetKind, targetId, createdAt });

@Resolver(() => SecretType)
export class SecretResolver {
  @Query(() => VaultStatusType, { description: "Whether the vault can be used." })
  vaultStatus(@Ctx() context: Context): VaultStatusType {
    requireViewer(context);
    const { state } = context.deps;
    return state.is === "open"
      ? { sealed: false, sentence: { en: "The vault is open.", ar: "الخزنة مفتوحة." } }
      : { sealed: true, sentence: vaultErrors("SEALED", { why: state.why }).sentence };
  }

  @Query(() => SecretPage, { description: "The organization's secrets; values are never shown." })
  async secrets(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<SecretPage> {
    const { limit, after } = readPage(page);
    const rows = await reading(context, (unit) => unit.secrets({ limit, after }));
    return pageOf(rows, limit, (row) => [row.path], presentSecret);
  }

  @Query(() => SecretType, { nullable: true, description: "One secret; null when there is none with this id here." })
  async secret(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<SecretType | null> {
    const found = await reading(context, (unit) => unit.secret(id as SecretId));
    return found && presentSecret(found);
  }

  @FieldResolver(() => [SecretVersionType], { description: "Its versions, newest first." })
  async versions(@Root() secret: SecretType, @Ctx() context: Context): Promise<SecretVersionType[]> {
    const rows = await reading(context, (unit) => unit.versions(secret.id as SecretId));
    return rows.map(({ n, createdBy, createdAt }) => ({ n, createdBy: { id: createdBy }, createdAt }));
  }

  @FieldResolver(() => [BindingType], { description: "Who may use it." })
  async bindings(@Root() secret: SecretType, @Ctx() context: Context): Promise<BindingType[]> {
    return (await reading(context, (unit) => unit.bindings(secret.id as SecretId))).map(presentBinding);
  }

  @Mutation(() => SecretType, { description: "Stores a secret. Its value is never shown again; bind it to what may use it." })
  async createSecret(
    @Arg("input", () => CreateSecretInput, { description: "The secret." }) input: CreateSecretInput,
    @Ctx() context: Context,
  ): Promise<SecretType> {
    return presentSecret(await createSecret(context.deps, askerOf(context), input));
  }

  @Mutation(() => SecretType, { description: "Gives a secret a new value." })
  async addSecretVersion(
    @Arg("input", () => AddSecretVersionInput, { description: "The value." }) input: AddSecretVersionInput,
    @Ctx() context: Context,
  ): Promise<SecretType> {
    return presentSecret(await addSecretVersion(context.deps, askerOf(context), { ...input, secretId: input.secretId as SecretId }));
  }

  @Mutation(() => SecretType, { description: "Takes a secret out of use. restoreSecret brings it back." })
  async deleteSecret(
    @Arg("input", () => SecretInput, { description: "Which." }) input: SecretInput,
    @Ctx() context: Context,
  ): Promise<SecretType> {
    return presentSecret(await deleteSecret(context.deps, askerOf(context), input.secretId as SecretId));
  }

  @Mutation(() => SecretType, { description: "Brings a deleted secret back with every version." })
  async restoreSecret(
    @Arg("input", () => SecretInput, { description: "Which." }) input: SecretInput,
    @Ctx() context: Context,
  ): Promise<SecretType> {
    return presentSecret(await restoreSecret(context.deps, askerOf(context), input.secretId as SecretId));
  }

  @Mutation(() => BindingType, { description: "Lets a target use a secret." })
  async bindSecret(
    @Arg("input", () => BindSecretInput, { description: "Who." }) input: BindSecretInput,
    @Ctx() context: Context,
  ): Promise<BindingType> {
    return presentBinding(await bindSecret(context.deps, askerOf(context), { ...input, secretId: input.secretId as SecretId }));
  }

  @Mutation(() => BindingType, { description: "Takes the right to use a secret away." })
  async unbindSecret(
    @Arg("input", () => UnbindSecretInput, { description: "Which." }) input: UnbindSecretInput,
    @Ctx() context: Context,
  ): Promise<BindingType> {
    return presentBinding(await unbindSecret(context.deps, askerOf(context), input.bindingId));
  }
}
