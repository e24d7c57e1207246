/** What bringing something into a draft comes to: base, both sides, conflicts, and the batch. Reads; writes nothing. */
import { Checker } from "../../../schema/blueprint/checker.ts";
import { type Draft, emptyDraft, flatten } from "../../../schema/blueprint/document.ts";
import { type Choice, type Conflict, merge, mergeBatch } from "../../../schema/blueprint/merge.ts";
import { type ConflictWords, conflictWords } from "../../../schema/blueprint/merge-words.ts";
import type { Batch, Problem } from "../../../schema/blueprint/operation.ts";
import type { Json, OrganizationId, VersionId } from "../../../schema/ids.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, Version, VersionRecord } from "../domain/nouns.ts";
import { ancestors, commonAncestor } from "../domain/version-graph.ts";
import type { KnownBase } from "./known-bases.ts";
import type { BlueprintDeps, BlueprintUnit, Seqs } from "./ports.ts";
import { cutOf } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

/** One question with its sentences. */
export type SaidConflict = Conflict & { readonly words: ConflictWords };

export interface Sides {
  readonly base: KnownBase;
  readonly theirs: Draft;
}
export interface Outcome {
  /** The target's side. */
  readonly ours: Draft;
  readonly seqs: Seqs;
  readonly merged: Draft;
  readonly conflicts: readonly SaidConflict[];
  readonly batch: Batch;
  /** Of the result, with what stands where questions are open. */
  readonly problems: () => readonly Problem[];
}

/**
 * Merges two known sides into the draft of a branch as it is now. A protected branch is what its head says: an edit that slipped in while
 * the protection was being switched on is not taken over, and goes with the next merge.
 */
export const outcomeIn = async (
  deps: BlueprintDeps,
  target: Branch,
  { base, theirs }: Sides,
  choices: readonly Choice[],
): Promise<Outcome> => {
  const { draft, seqs } = await cutOf(deps, target, null);
  const ours =
    target.protected && target.headVersionId
      ? flatten((await readVersion(deps, target.organizationId, target.headVersionId)).document)
      : draft;
  const { draft: from, checker } = base;
  const { merged, conflicts, problems } = whole(deps, base, () => merge(from, ours, theirs, choices, checker));
  return {
    ours,
    seqs,
    merged,
    conflicts: conflicts.map((conflict) => ({ ...conflict, words: conflictWords(conflict, from, ours, theirs) })),
    batch: mergeBatch(draft, merged),
    problems: () => problems ?? whole(deps, base, () => checker.check(merged)),
  };
};

/** A checker that was stopped on the way is not asked again. */
const whole = <T>(deps: BlueprintDeps, base: KnownBase, look: () => T): T => {
  try {
    return look();
  } catch (error) {
    deps.bases.forget(base);
    throw error;
  }
};

/** Throws BLUEPRINT_MERGE_CONFLICTS with every open question. */
export const decided = (outcome: Outcome): Outcome => {
  const { conflicts } = outcome;
  if (conflicts.length > 0)
    throw blueprintErrors("MERGE_CONFLICTS", { count: conflicts.length }, { conflicts: JSON.parse(JSON.stringify(conflicts)) as Json });
  return outcome;
};

export interface Line {
  readonly head: Version;
  /** Null: the lines share no version; the base is the draft one was opened from, or nothing. */
  readonly ancestor: VersionRecord | null;
  /** The target has all of it. */
  readonly upToDate: boolean;
  readonly sides: Sides;
}

/** Where a source branch stands against a target. Throws BLUEPRINT_NOT_COMMITTED while the source has no version. */
export const lineBetween = async (deps: BlueprintDeps, organization: OrganizationId, source: Branch, target: Branch): Promise<Line> => {
  if (source.blueprintId !== target.blueprintId) throw blueprintErrors("NOT_FOUND");
  if (!source.headVersionId) throw blueprintErrors("NOT_COMMITTED", { name: source.name });
  const headId = source.headVersionId;
  const { records, tips, forked } = await deps.store.transact(organization, async (unit) => ({
    records: await unit.versionRecords(target.blueprintId),
    tips: await tipsOf(unit, target),
    forked: await forkBetween(unit, source, target),
  }));
  const nodes = new Map(records.map((record) => [record.id, record]));
  const ancestorId = commonAncestor(nodes, [headId], tips);
  const { version: head, document } = await readVersion(deps, organization, headId);
  const fromDraft = forked && forked.at === ancestorId ? forked.content : null;
  const base =
    fromDraft !== null
      ? await baseOfText(deps, organization, fromDraft, () => JSON.parse(fromDraft) as Draft)
      : ancestorId
        ? await baseOfVersion(deps, organization, ancestorId)
        : { draft: emptyDraft(), checker: new Checker() };
  return {
    head,
    ancestor: ancestorId ? nodes.get(ancestorId)! : null,
    upToDate: ancestors(nodes, tips).has(headId),
    sides: { base, theirs: flatten(document) },
  };
};

/** A version to begin from; it is read from the store every time, so that a byte that changed there is found [BP32]. */
export const baseOfVersion = async (deps: BlueprintDeps, organization: OrganizationId, id: VersionId): Promise<KnownBase> => {
  const { version, document } = await readVersion(deps, organization, id);
  return deps.bases.of(organization, version.hash, () => flatten(document));
};

/** A state to begin from that is no version, kept by the text it is read from. */
export const baseOfText = (deps: BlueprintDeps, organization: OrganizationId, text: string, read: () => Draft): Promise<KnownBase> =>
  deps.bases.of(organization, deps.sha256(text), read);

/** What a branch's draft is made of: its head, and what was merged into it since. */
export const tipsOf = async (unit: BlueprintUnit, branch: Branch): Promise<readonly VersionId[]> => [
  ...(branch.headVersionId ? [branch.headVersionId] : []),
  ...(await unit.draftChangesOf(branch.id)).flatMap((change) => (change.kind === "merge" && !change.undone ? [change.versionId] : [])),
];

/** The live draft one of two branches was opened from, and the version that draft stood on. */
const forkBetween = async (
  unit: BlueprintUnit,
  one: Branch,
  other: Branch,
): Promise<{ readonly at: VersionId | null; readonly content: string } | null> => {
  const child = one.parentId === other.id ? one : other.parentId === one.id ? other : null;
  const content = child && (await unit.branchBase(child.id));
  return child && content ? { at: child.forkedFrom, content } : null;
};
