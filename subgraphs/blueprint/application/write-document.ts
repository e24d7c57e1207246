import { diff } from "../../../schema/blueprint/diff.ts";
import { type Draft, flatten } from "../../../schema/blueprint/document.ts";
import { limits } from "../../../schema/blueprint/limits.ts";
import { linksOf } from "../../../schema/blueprint/links.ts";
import { kindSpec } from "../../../schema/blueprint/node-kinds.ts";
import { type NodeKind, nodeKindNames, type Op, type Problem } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { Participant } from "../../../schema/drafts.ts";
import type { BatchId, Json, UndoGroupId } from "../../../schema/ids.ts";
import { personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Blueprint, Branch } from "../domain/nouns.ts";
import type { Asker } from "./asker.ts";
import { openBlueprint } from "./create-blueprint.ts";
import type { BlueprintDeps } from "./ports.ts";
import { draftNow } from "./read-draft.ts";

export interface Written {
  readonly blueprint: Blueprint;
  readonly branch: Branch;
  /** What is the matter with the draft as it lies there now. */
  readonly problems: readonly Problem[];
}

/**
 * Opens a blueprint and writes a whole document into its draft, as typed operations under the document's own ids. A document the
 * operations refuse makes nothing: it is tried in memory first.
 */
export const writeDocument = async (
  deps: BlueprintDeps,
  asker: Asker,
  document: Document,
  by: Pick<Participant, "kind" | "label">,
): Promise<Written> => {
  const batches = batchesFor(flatten(document));
  const { blueprint, branch } = await openBlueprint(deps, asker, { label: document.label, key: document.key });
  const group = deps.newId() as UndoGroupId;
  for (const ops of batches) {
    const applied = await deps.drafts.apply({
      document: branch.documentName,
      id: deps.newId() as BatchId,
      batch: { ops },
      group,
      by: { ...by, onBehalfOf: personOf(asker.viewer) },
    });
    if ("refused" in applied) throw blueprintErrors("OPS_INVALID", { reasons: applied.refused.map(({ text }) => text.en).join(" ") });
  }
  await deps.drafts.finish(group);
  return { blueprint, branch, problems: problemsOf(await draftNow(deps, branch)).problems };
};

const nothing: Draft = { header: {}, nodes: {} };

/**
 * One batch for nearly every document. Beyond what a batch may hold: first the nodes, kinds that others must name before those that
 * name them, without the links they can do without for a moment; then these links.
 */
const batchesFor = (wanted: Draft): readonly (readonly Op[])[] => {
  const ops = diff(nothing, wanted);
  const batches = ops.length <= limits.opsPerBatch ? [ops] : inTurns(ops);
  let draft = nothing;
  for (const batch of batches) {
    const tried = applyOps(draft, { ops: batch });
    if ("refused" in tried)
      throw blueprintErrors("OPS_INVALID", {
        reasons: {
          en: tried.refused.map(({ text }) => text.en).join(" "),
          ar: tried.refused.map(({ text }) => text.ar).join(" "),
        },
      });
    draft = tried.draft;
  }
  return batches;
};

const first: readonly NodeKind[] = ["entity", "role", "field", "option", "connection", "variable", "workflow", "action", "page"];
const turn = (op: Op): number => (op.op !== "add" ? nodeKindNames.length : first.includes(op.kind) ? first.indexOf(op.kind) : first.length);

const inTurns = (ops: readonly Op[]): readonly (readonly Op[])[] => {
  const links: Op[] = [];
  const adds = ops.map((op): Op => {
    if (op.op !== "add") return op;
    const kept: Record<string, unknown> = {};
    for (const [prop, value] of Object.entries(op.props)) {
      const spec = kindSpec(op.kind).props[prop];
      if (spec && !spec.required && linksOf(prop, spec, value).length > 0) links.push({ op: "set", id: op.id, prop, value: value as Json });
      else kept[prop] = value;
    }
    return { ...op, props: kept };
  });
  const all = [
    ...adds
      .map((op, at) => [turn(op), at, op] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, , op]) => op),
    ...links,
  ];
  return Array.from({ length: Math.ceil(all.length / limits.opsPerBatch) }, (_, at) =>
    all.slice(at * limits.opsPerBatch, (at + 1) * limits.opsPerBatch),
  );
};
