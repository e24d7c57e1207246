import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { BlueprintId, BranchId, VersionId } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import type { SubgraphContext } from "../../serve.ts";
import { JSONScalar, PageArgs, readPage } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { applyDraftOperations } from "../application/apply-operations.ts";
import { archiveBlueprint, renameBlueprint, restoreBlueprint } from "../application/change-blueprint.ts";
import { commitVersion } from "../application/commit-version.ts";
import { createBlueprint } from "../application/create-blueprint.ts";
import { diffVersions } from "../application/diff-versions.ts";
import { draftRole, roleThere } from "../application/draft-role.ts";
import { blueprintOf, branchOf, versionOf } from "../application/find.ts";
import type { BlueprintDeps, BlueprintUnit, Seqs } from "../application/ports.ts";
import { cutOf } from "../application/read-draft.ts";
import { readVersion } from "../application/read-version.ts";
import { templateStep } from "../application/update-from-template.ts";
import {
  ApplyDraftOperationsInput,
  BlueprintInput,
  CommitVersionInput,
  CreateBlueprintInput,
  DiffInput,
  RenameBlueprintInput,
} from "./inputs.ts";
import { PlanType } from "./plan-types.ts";
import { presentBlueprint, presentBranch, presentPlan, presentVersion } from "./present.ts";
import {
  BlueprintPage,
  BlueprintStatus,
  BlueprintType,
  BranchType,
  DiffLineType,
  DraftAppliedType,
  DraftRole,
  DraftType,
  VersionPage,
  VersionType,
} from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;

/** Runs a read in a transaction of the viewer's organization, after checking that they may read blueprints. */
export const reading = <T>(context: Context, work: (unit: BlueprintUnit) => Promise<T>): Promise<T> => {
  const viewer = authorize(context.viewer, "blueprint.read");
  return context.deps.store.transact(viewer.organizationId, work);
};
export const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
export const orNull = <T>(found: Promise<T>): Promise<T | null> =>
  found.catch((error: unknown) => {
    if ((error as { code?: string }).code === "BLUEPRINT_NOT_FOUND") return null;
    throw error;
  });
const textOf = (label: { en?: string | null; ar?: string | null }) => ({
  ...(label.en ? { en: label.en } : {}),
  ...(label.ar ? { ar: label.ar } : {}),
});

@Resolver(() => BlueprintType)
export class BlueprintResolver {
  @Query(() => BlueprintPage, { description: "The organization's blueprints." })
  async blueprints(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("status", () => BlueprintStatus, { nullable: true, description: "Active ones when left out." }) status:
      | "active"
      | "archived"
      | "deleted"
      | null,
    @Ctx() context: Context,
  ): Promise<BlueprintPage> {
    const found = await reading(context, (unit) => unit.blueprints(status ?? "active", readPage(page)));
    return { items: found.items.map(presentBlueprint), nextCursor: found.nextCursor };
  }

  @Query(() => BlueprintType, { nullable: true, description: "One blueprint; null when there is none with this id here." })
  async blueprint(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<BlueprintType | null> {
    const found = await reading(context, (unit) => orNull(blueprintOf(unit, id as BlueprintId)));
    return found && presentBlueprint(found);
  }

  @FieldResolver(() => BranchType, { description: "The branch people work on." })
  async defaultBranch(@Root() blueprint: BlueprintType, @Ctx() context: Context): Promise<BranchType> {
    return presentBranch(await reading(context, (unit) => branchOf(unit, blueprint.defaultBranchId as BranchId)));
  }

  @FieldResolver(() => [BranchType], { description: "All its branches." })
  async branches(@Root() blueprint: BlueprintType, @Ctx() context: Context): Promise<BranchType[]> {
    return (await reading(context, (unit) => unit.branchesOf(blueprint.id as BlueprintId))).map(presentBranch);
  }

  @FieldResolver(() => VersionPage, { description: "Its versions, newest first." })
  async versions(@Root() blueprint: BlueprintType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<VersionPage> {
    const found = await reading(context, (unit) => unit.versionsOf(blueprint.id as BlueprintId, readPage(page)));
    return { items: found.items.map(presentVersion), nextCursor: found.nextCursor };
  }

  @Mutation(() => BlueprintType, { description: "Starts an empty blueprint." })
  async createBlueprint(
    @Arg("input", () => CreateBlueprintInput, { description: "Its name." }) input: CreateBlueprintInput,
    @Ctx() context: Context,
  ): Promise<BlueprintType> {
    return presentBlueprint(
      (await createBlueprint(context.deps, askerOf(context), { label: textOf(input.label), key: input.key ?? null })).blueprint,
    );
  }

  @Mutation(() => BlueprintType, { description: "Gives a blueprint another name." })
  async renameBlueprint(
    @Arg("input", () => RenameBlueprintInput, { description: "The new name." }) input: RenameBlueprintInput,
    @Ctx() context: Context,
  ): Promise<BlueprintType> {
    return presentBlueprint(
      await renameBlueprint(context.deps, askerOf(context), { blueprintId: input.blueprintId as BlueprintId, label: textOf(input.label) }),
    );
  }

  @Mutation(() => BlueprintType, { description: "Puts a blueprint aside. restoreBlueprint brings it back." })
  async archiveBlueprint(
    @Arg("input", () => BlueprintInput, { description: "Which." }) input: BlueprintInput,
    @Ctx() context: Context,
  ): Promise<BlueprintType> {
    return presentBlueprint(await archiveBlueprint(context.deps, askerOf(context), input.blueprintId as BlueprintId));
  }

  @Mutation(() => BlueprintType, { description: "Brings an archived blueprint back." })
  async restoreBlueprint(
    @Arg("input", () => BlueprintInput, { description: "Which." }) input: BlueprintInput,
    @Ctx() context: Context,
  ): Promise<BlueprintType> {
    return presentBlueprint(await restoreBlueprint(context.deps, askerOf(context), input.blueprintId as BlueprintId));
  }
}

/** A conversation of one branch, as far as a screen shows it. */
const plansShown = 30;

@Resolver(() => BranchType)
export class BranchResolver {
  @Query(() => BranchType, { nullable: true, description: "One branch; null when there is none with this id here." })
  async branch(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<BranchType | null> {
    const found = await reading(context, (unit) => orNull(branchOf(unit, id as BranchId)));
    return found && presentBranch(found);
  }

  @Query(() => DraftType, { description: "The live draft of a branch, with its problems." })
  async draft(@Arg("branchId", () => ID, { description: "The branch." }) branchId: string, @Ctx() context: Context): Promise<DraftType> {
    const branch = await reading(context, (unit) => branchOf(unit, branchId as BranchId));
    const { draft, seqs } = await cutOf(context.deps, branch, null);
    const { blueprint, problems } = problemsOf(draft);
    return { branch: presentBranch(branch), seqs, content: blueprint, problems };
  }

  @FieldResolver(() => DraftRole, { description: "What you may do in its draft." })
  async role(@Root() branch: BranchType, @Ctx() context: Context): Promise<string> {
    const viewer = authorize(context.viewer, "blueprint.read");
    const most = draftRole(viewer, branch.blueprintId);
    if (most !== "editor" && most !== "owner") return most ?? "viewer";
    const { status } = await reading(context, (unit) => blueprintOf(unit, branch.blueprintId as BlueprintId));
    const active = status === "active" && branch.status === "open";
    return roleThere(most, { active, protected: branch.protected }) ?? "viewer";
  }

  @FieldResolver(() => VersionType, { nullable: true, description: "Its newest version; null before the first commit." })
  async head(@Root() branch: BranchType, @Ctx() context: Context): Promise<VersionType | null> {
    if (!branch.headVersionId) return null;
    return presentVersion(await reading(context, (unit) => versionOf(unit, branch.headVersionId as VersionId)));
  }

  @FieldResolver(() => [PlanType], { description: "What was asked of the planner here, newest first; at most 30." })
  async plans(@Root() branch: BranchType, @Ctx() context: Context): Promise<PlanType[]> {
    return (await reading(context, (unit) => unit.plansOn(branch.id as BranchId, plansShown))).map(presentPlan);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: "The last update from its template, as one step that undoDraftStep takes back; null: none, or taken back.",
  })
  async templateStep(@Root() branch: BranchType, @Ctx() context: Context): Promise<string | null> {
    return reading(context, async (unit) => templateStep(unit, await branchOf(unit, branch.id as BranchId)));
  }

  @FieldResolver(() => BlueprintType, { description: "The blueprint it belongs to." })
  async blueprint(@Root() branch: BranchType, @Ctx() context: Context): Promise<BlueprintType> {
    return presentBlueprint(await reading(context, (unit) => blueprintOf(unit, branch.blueprintId as BlueprintId)));
  }

  @Mutation(() => DraftAppliedType, { description: "Changes a draft by typed operations, whole or not at all." })
  async applyDraftOperations(
    @Arg("input", () => ApplyDraftOperationsInput, { description: "The operations." }) input: ApplyDraftOperationsInput,
    @Ctx() context: Context,
  ): Promise<DraftAppliedType> {
    if (!Array.isArray(input.ops)) throw doorErrors("BAD_REQUEST", { detail: "ops: [ … ]" });
    const { seq, problems } = await applyDraftOperations(context.deps, askerOf(context), {
      branchId: input.branchId as BranchId,
      ops: input.ops as Op[],
      message: input.message ?? null,
      id: input.id ?? null,
    });
    return { seq, problems };
  }
}

@Resolver(() => VersionType)
export class VersionResolver {
  @Query(() => VersionType, { nullable: true, description: "One version; null when there is none with this id here." })
  async version(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<VersionType | null> {
    const found = await reading(context, (unit) => orNull(versionOf(unit, id as VersionId)));
    return found && presentVersion(found);
  }

  @Query(() => [DiffLineType], { description: "What changed between two versions, the weightiest first." })
  async diff(
    @Arg("input", () => DiffInput, { description: "Which versions." }) input: DiffInput,
    @Ctx() context: Context,
  ): Promise<DiffLineType[]> {
    const viewer = authorize(context.viewer, "blueprint.read");
    return (await diffVersions(context.deps, viewer.organizationId, input.from as VersionId, input.to as VersionId)).map((sentence) => ({
      sentence,
    }));
  }

  @FieldResolver(() => JSONScalar, { description: "The document, without internal shortcuts: what an export holds." })
  async content(@Root() version: VersionType, @Ctx() context: Context): Promise<unknown> {
    const viewer = authorize(context.viewer, "blueprint.read");
    return (await readVersion(context.deps, viewer.organizationId, version.id as VersionId)).document;
  }

  @FieldResolver(() => BlueprintType, { description: "The blueprint it is a version of." })
  async blueprint(@Root() version: VersionType, @Ctx() context: Context): Promise<BlueprintType> {
    return presentBlueprint(await reading(context, (unit) => blueprintOf(unit, version.blueprintId as BlueprintId)));
  }

  @Mutation(() => VersionType, { description: "Makes an immutable version of exactly the state you were shown." })
  async commitVersion(
    @Arg("input", () => CommitVersionInput, { description: "What to commit." }) input: CommitVersionInput,
    @Ctx() context: Context,
  ): Promise<VersionType> {
    return presentVersion(
      await commitVersion(context.deps, askerOf(context), {
        branchId: input.branchId as BranchId,
        message: input.message,
        seqs: (input.seqs as Seqs | null | undefined) ?? null,
      }),
    );
  }
}
