import { canonical } from "../../../schema/blueprint/canonical.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import { readable } from "../../../schema/blueprint/readable.ts";
import type { BranchId, DocumentId, VersionId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, Version } from "../domain/nouns.ts";
import { ancestors } from "../domain/version-graph.ts";
import { type Asker, entry } from "./asker.ts";
import { activeBlueprint, branchOf, openBranchOf } from "./find.ts";
import type { BlueprintDeps, BlueprintUnit, Seqs } from "./ports.ts";
import { cutOf } from "./read-draft.ts";

export interface Commit {
  readonly branchId: BranchId;
  readonly message: string;
  /** The moment the person was looking at; absent: now. */
  readonly seqs: Seqs | null;
}

/**
 * Makes an immutable version of exactly the state a person was shown [BP31]. The draft may have moved on; later edits neither enter
 * nor block it. Committing what the head already holds returns the head. Refused: errors in that state (all listed), a head that
 * already holds a later state, no message of 1–500 characters.
 */
export const commitVersion = async (deps: BlueprintDeps, asker: Asker, input: Commit): Promise<Version> => {
  authorize(asker.viewer, "blueprint.commit");
  const message = readable(input.message).trim();
  if (message.length < 1 || message.length > 500) throw blueprintErrors("MESSAGE_REQUIRED");
  const branch = await deps.store.transact(asker.viewer.organizationId, (unit) => openBranchOf(unit, input.branchId));
  return commitState(deps, asker, branch, message, input.seqs);
};

/** The same for verbs that asked for their own permission; the message is theirs. */
export const commitState = async (
  deps: BlueprintDeps,
  asker: Asker,
  branch: Branch,
  message: string,
  shown: Seqs | null,
): Promise<Version> => {
  const organization = asker.viewer.organizationId;
  const { draft, seqs } = await cutOf(deps, branch, shown);
  const { blueprint, problems } = problemsOf(draft);
  const errors = problems.filter((problem) => problem.level === "error");
  if (errors.length > 0) throw blueprintErrors("HAS_ERRORS", { count: errors.length }, { problems: JSON.parse(JSON.stringify(errors)) });
  const content = canonical(blueprint);
  const hash = deps.sha256(content);

  return deps.store.transact(organization, async (unit) => {
    const blueprint = await activeBlueprint(unit, branch.blueprintId);
    const current = await branchOf(unit, branch.id);
    const head = current.headVersionId ? await unit.version(current.headVersionId) : null;
    if (head?.hash === hash) return head;
    if (head && isEarlier(seqs, head.seqs)) throw blueprintErrors("VERSION_CONFLICT", { number: head.number }, { versionId: head.id });
    const version: Version = {
      organizationId: organization,
      id: deps.newId() as VersionId,
      blueprintId: branch.blueprintId,
      branchId: branch.id,
      number: await unit.nextVersionNumber(branch.blueprintId),
      hash,
      parents: await parentsOf(unit, current, seqs),
      authorId: personOf(asker.viewer),
      message,
      seqs,
      content,
      at: deps.clock.now(),
    };
    await unit.insertVersion(version);
    await unit.updateBranch({ ...current, headVersionId: version.id });
    await unit.updateBlueprint({ ...blueprint, updatedAt: version.at });
    await unit.append(`blueprint:${branch.blueprintId}`, [
      {
        type: "VersionCommitted",
        schema: 1,
        data: { blueprintId: branch.blueprintId, branchId: branch.id, versionId: version.id, number: version.number, hash },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "version.commit", `version:${version.id}`, { number: version.number, hash }));
    return version;
  });
};

/** The head, and the heads of branches that came in since and are part of this state. */
const parentsOf = async (unit: BlueprintUnit, branch: Branch, seqs: Seqs): Promise<readonly VersionId[]> => {
  const until = Math.max(0, ...Object.values(seqs));
  const merged = (await unit.draftChangesOf(branch.id)).flatMap((change) =>
    change.kind === "merge" && !change.undone && change.seq <= until ? [change] : [],
  );
  if (merged.length === 0) return branch.headVersionId ? [branch.headVersionId] : [];
  const nodes = new Map((await unit.versionRecords(branch.blueprintId)).map((record) => [record.id, record]));
  const known = ancestors(nodes, branch.headVersionId ? [branch.headVersionId] : []);
  const fresh = [...new Set(merged.map(({ versionId }) => versionId))].filter((id) => !known.has(id));
  // One that is part of another came in with it.
  const within = ancestors(
    nodes,
    fresh.flatMap((id) => nodes.get(id)?.parents ?? []),
  );
  return [...(branch.headVersionId ? [branch.headVersionId] : []), ...fresh.filter((id) => !within.has(id))];
};

const isEarlier = (mine: Seqs, theirs: Seqs): boolean =>
  (Object.entries(mine) as [DocumentId, number][]).some(([document, seq]) => seq < (theirs[document] ?? 0));
