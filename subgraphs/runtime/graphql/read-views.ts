import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { DateTime, TextType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { requireViewer } from "../../viewer.ts";
import { closeReadViews, openReadViews, readAccess, readableRoles } from "../application/read-views.ts";
import type { ReadAccess } from "../domain/read-access.ts";
import { EnvironmentInput } from "./inputs.ts";
import { presentText } from "./present.ts";
import type { Context } from "./resolver.ts";

@ObjectType("ReadAccess", { description: "Views of an environment for tools that speak SQL, open as one role for a time." })
export class ReadAccessType {
  @Field(() => ID, { description: "Id of the role whose rows and fields show." })
  role!: string;
  @Field(() => String, { description: "Name of the database login, and of the schema it reads." })
  login!: string;
  @Field(() => DateTime, { description: "The login ends then." })
  validUntil!: Date;
  @Field(() => UserStub, { description: "Who opened it." })
  openedBy!: UserStub;
  @Field(() => DateTime, { description: "When." })
  openedAt!: Date;
  @Field(() => String, { nullable: true, description: "The password; only in the answer that opened it." })
  password!: string | null;
}

@ObjectType({ description: "A role of a platform whose rows and fields read views can show." })
export class ReadableRole {
  @Field(() => ID, { description: "Id of the role." })
  id!: string;
  @Field(() => TextType, { description: "What it is called." })
  label!: TextType;
}

@InputType({ description: "What to open, as whom, for how long." })
export class OpenReadViewsInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the role to read as." })
  role!: string;
  @Field(() => Int, { description: "Days until the login ends, 1 to 90." })
  days!: number;
}

const present = (access: ReadAccess, password: string | null = null): ReadAccessType => ({
  ...access,
  openedBy: { id: access.openedBy },
  password,
});
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver()
export class ReadViewsResolver {
  @Query(() => ReadAccessType, { nullable: true, description: "The read views of an environment; null: none are open." })
  async readAccess(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<ReadAccessType | null> {
    const found = await readAccess(context.deps, requireViewer(context), environmentId as EnvironmentId);
    return found && present(found);
  }

  @Query(() => [ReadableRole], { description: "The roles an environment can be opened as; visitors are none." })
  async readableRoles(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<ReadableRole[]> {
    const roles = await readableRoles(context.deps, requireViewer(context), environmentId as EnvironmentId);
    return roles.map(({ id, label }) => ({ id, label: presentText(label) }));
  }

  @Mutation(() => ReadAccessType, {
    description: "Opens read views of an environment as one role, with a password that is shown once. Replaces what was open.",
  })
  async openReadViews(
    @Arg("input", () => OpenReadViewsInput, { description: "What, as whom, for how long." }) input: OpenReadViewsInput,
    @Ctx() context: Context,
  ): Promise<ReadAccessType> {
    const { role, days } = input;
    const opened = await openReadViews(context.deps, askerOf(context), { environmentId: input.environmentId as EnvironmentId, role, days });
    return present(opened, opened.password);
  }

  @Mutation(() => Boolean, { description: "Closes the read views of an environment; whoever reads is cut off." })
  async closeReadViews(
    @Arg("input", () => EnvironmentInput, { description: "Where." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await closeReadViews(context.deps, askerOf(context), input.environmentId as EnvironmentId);
    return true;
  }
}
