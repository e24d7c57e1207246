import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { BlueprintId, BranchId, UndoGroupId, VersionId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { cherryPick, restoreVersion, revertVersion } from "../application/carry-change.ts";
import { closeBranch, protectBranch } from "../application/change-branch.ts";
import { readChoices } from "../application/choices.ts";
import { compare, type State } from "../application/compare.ts";
import { blueprintOf, branchOf } from "../application/find.ts";
import { mergeBranch, mergePreview } from "../application/merge-branch.ts";
import { openBranch } from "../application/open-branch.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { tagVersion } from "../application/tag-version.ts";
import { redoDraftStep, undoDraftStep } from "../application/undo-step.ts";
import type { DraftChange } from "../domain/nouns.ts";
import {
  BranchInput,
  CompareInput,
  DraftStepInput,
  MergeBranchInput,
  MergePreviewInput,
  OpenBranchInput,
  ProtectBranchInput,
  type StateInput,
  TagVersionInput,
  VersionOnBranchInput,
} from "./life-inputs.ts";
import { ComparisonType, DraftStepType, DraftStepUndoneType, MergePreviewType, VersionGraphType } from "./life-types.ts";
import { presentBranch, presentVersion } from "./present.ts";
import { presentLine, presentPreview } from "./present-life.ts";
import { reading } from "./resolver.ts";
import { BranchStatus, BranchType, VersionType } from "./types.ts";

/** Branches and versions a graph shows, the newest ones. */
const maxGraph = 1_000;
type Context = SubgraphContext<BlueprintDeps>;
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
const stateOf = ({ versionId, branchId, seq }: StateInput): State => ({
  versionId: (versionId ?? null) as VersionId | null,
  branchId: (branchId ?? null) as BranchId | null,
  seq: seq ?? null,
});
export const stepOf = async (context: Context, change: DraftChange): Promise<DraftStepType> => ({
  undoGroupId: change.group,
  kind: change.kind,
  branch: presentBranch(await reading(context, (unit) => branchOf(unit, change.branchId))),
  seq: change.seq,
});

/** Branches and versions over time: opening, merging, carrying changes, comparing. */
@Resolver(() => VersionType)
export class LifeResolver {
  @Query(() => [BranchType], { description: "The branches of a blueprint, the oldest first." })
  async branches(
    @Arg("blueprintId", () => ID, { description: "The blueprint." }) blueprintId: string,
    @Arg("status", () => BranchStatus, { nullable: true, description: "All of them when left out." }) status: string | null,
    @Ctx() context: Context,
  ): Promise<BranchType[]> {
    const found = await reading(context, async (unit) => unit.branchesOf((await blueprintOf(unit, blueprintId as BlueprintId)).id));
    return found.filter((branch) => !status || branch.status === status).map(presentBranch);
  }

  @Query(() => VersionGraphType, { description: "How the versions of a blueprint descend from one another, across its branches." })
  async versionGraph(
    @Arg("blueprintId", () => ID, { description: "The blueprint." }) blueprintId: string,
    @Ctx() context: Context,
  ): Promise<VersionGraphType> {
    return reading(context, async (unit) => {
      const { id } = await blueprintOf(unit, blueprintId as BlueprintId);
      const versions = (await unit.versionRecords(id)).slice(-maxGraph);
      return { branches: (await unit.branchesOf(id)).slice(-maxGraph).map(presentBranch), versions: versions.map(presentVersion) };
    });
  }

  @Query(() => MergePreviewType, { description: "What merging one branch into another would do. Nothing is written." })
  async mergePreview(
    @Arg("input", () => MergePreviewInput, { description: "Which branches." }) input: MergePreviewInput,
    @Ctx() context: Context,
  ): Promise<MergePreviewType> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const { sourceBranchId, targetBranchId } = input;
    return presentPreview(
      await mergePreview(context.deps, organizationId, {
        sourceBranchId: sourceBranchId as BranchId,
        targetBranchId: targetBranchId as BranchId,
        choices: readChoices(input.choices),
      }),
    );
  }

  @Query(() => ComparisonType, { description: "What leads from one version or branch to another." })
  async compare(
    @Arg("input", () => CompareInput, { description: "Which states." }) input: CompareInput,
    @Ctx() context: Context,
  ): Promise<ComparisonType> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const { ops, lines } = await compare(context.deps, organizationId, stateOf(input.from), stateOf(input.to));
    return { ops, changes: lines.map(presentLine) };
  }

  @FieldResolver(() => [String], { description: "Names people gave it." })
  async tags(@Root() version: VersionType, @Ctx() context: Context): Promise<string[]> {
    const tags = await reading(context, (unit) => unit.tags(version.blueprintId as BlueprintId));
    return tags.filter(({ versionId }) => versionId === version.id).map(({ name }) => name);
  }

  @FieldResolver(() => BranchType, { description: "The branch it was committed on." })
  async branch(@Root() version: VersionType, @Ctx() context: Context): Promise<BranchType> {
    return presentBranch(await reading(context, (unit) => branchOf(unit, version.branchId as BranchId)));
  }

  @Mutation(() => BranchType, { description: "Opens a branch with a live draft of its own." })
  async openBranch(
    @Arg("input", () => OpenBranchInput, { description: "From where, and its name." }) input: OpenBranchInput,
    @Ctx() context: Context,
  ): Promise<BranchType> {
    return presentBranch(
      await openBranch(context.deps, askerOf(context), {
        branchId: input.branchId as BranchId,
        versionId: (input.versionId ?? null) as VersionId | null,
        name: input.name,
      }),
    );
  }

  @Mutation(() => BranchType, { description: "Ends a branch without merging it; it stays readable." })
  async closeBranch(
    @Arg("input", () => BranchInput, { description: "Which." }) input: BranchInput,
    @Ctx() context: Context,
  ): Promise<BranchType> {
    return presentBranch(await closeBranch(context.deps, askerOf(context), input.branchId as BranchId));
  }

  @Mutation(() => BranchType, {
    description: "Protects a branch, or lifts the protection: a protected one changes only by approved proposals.",
  })
  async protectBranch(
    @Arg("input", () => ProtectBranchInput, { description: "Which, and how." }) input: ProtectBranchInput,
    @Ctx() context: Context,
  ): Promise<BranchType> {
    return presentBranch(
      await protectBranch(context.deps, askerOf(context), {
        branchId: input.branchId as BranchId,
        protected: input.protected,
        approvals: input.approvals ?? null,
      }),
    );
  }

  @Mutation(() => DraftStepType, {
    description:
      "Brings the head of one branch into the draft of another as one step; refused with the open questions in `extensions.conflicts`.",
  })
  async mergeBranch(
    @Arg("input", () => MergeBranchInput, { description: "Which branches." }) input: MergeBranchInput,
    @Ctx() context: Context,
  ): Promise<DraftStepType> {
    const { change } = await mergeBranch(context.deps, askerOf(context), {
      sourceBranchId: input.sourceBranchId as BranchId,
      targetBranchId: input.targetBranchId as BranchId,
      choices: readChoices(input.choices),
      keepOpen: input.keepOpen ?? false,
    });
    return stepOf(context, change);
  }

  @Mutation(() => DraftStepType, { description: "Brings a draft to the state of a version, as one forward step." })
  async restoreVersion(
    @Arg("input", () => VersionOnBranchInput, { description: "Which version, on which branch." }) input: VersionOnBranchInput,
    @Ctx() context: Context,
  ): Promise<DraftStepType> {
    return stepOf(context, await restoreVersion(context.deps, askerOf(context), carryOf(input)));
  }

  @Mutation(() => DraftStepType, {
    description: "Applies what one version changed to another branch; refused where that draft went another way.",
  })
  async cherryPick(
    @Arg("input", () => VersionOnBranchInput, { description: "Which version, onto which branch." }) input: VersionOnBranchInput,
    @Ctx() context: Context,
  ): Promise<DraftStepType> {
    return stepOf(context, await cherryPick(context.deps, askerOf(context), carryOf(input)));
  }

  @Mutation(() => DraftStepType, { description: "Takes back what one version changed, and nothing that came after." })
  async revertVersion(
    @Arg("input", () => VersionOnBranchInput, { description: "Which version, on which branch." }) input: VersionOnBranchInput,
    @Ctx() context: Context,
  ): Promise<DraftStepType> {
    return stepOf(context, await revertVersion(context.deps, askerOf(context), carryOf(input)));
  }

  @Mutation(() => DraftStepUndoneType, {
    description: "Takes one step of a draft back, also what a plan brought in: every value nobody changed since.",
  })
  async undoDraftStep(
    @Arg("input", () => DraftStepInput, { description: "Which." }) input: DraftStepInput,
    @Ctx() context: Context,
  ): Promise<DraftStepUndoneType> {
    const { branch, ...done } = await undoDraftStep(context.deps, askerOf(context), input.undoGroupId as UndoGroupId);
    return { ...done, branch: presentBranch(branch), leftNodes: [...done.leftNodes] };
  }

  @Mutation(() => DraftStepUndoneType, {
    description: "Does one step of a draft again that was taken back: every value nobody changed since.",
  })
  async redoDraftStep(
    @Arg("input", () => DraftStepInput, { description: "Which." }) input: DraftStepInput,
    @Ctx() context: Context,
  ): Promise<DraftStepUndoneType> {
    const { branch, ...done } = await redoDraftStep(context.deps, askerOf(context), input.undoGroupId as UndoGroupId);
    return { ...done, branch: presentBranch(branch), leftNodes: [...done.leftNodes] };
  }

  @Mutation(() => VersionType, { description: "Gives a version a name, or takes it away." })
  async tagVersion(
    @Arg("input", () => TagVersionInput, { description: "Which, and the name." }) input: TagVersionInput,
    @Ctx() context: Context,
  ): Promise<VersionType> {
    const { name, remove } = input;
    return presentVersion(
      await tagVersion(context.deps, askerOf(context), { versionId: input.versionId as VersionId, name, remove: remove ?? false }),
    );
  }
}

const carryOf = ({ versionId, branchId, choices }: VersionOnBranchInput) => ({
  versionId: versionId as VersionId,
  branchId: branchId as BranchId,
  choices: readChoices(choices),
});
