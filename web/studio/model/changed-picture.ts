/**
 * Two states of a blueprint in one picture: what one of them has is there, with a mark on what the other has not, or has otherwise.
 * Pure; a canvas draws the draft and the marks.
 */
import { type Draft, type DraftNode, hiddenNodes } from "../../../schema/blueprint/document.ts";
import { equal } from "../../../schema/blueprint/equal.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";

export type Mark = "added" | "changed" | "removed";
export interface ChangedPicture {
  /** The nodes of both states. */
  readonly draft: Draft;
  /** Of what a canvas shows: entities and fields. An entity is changed when anything in it, or any rule about it, is. */
  readonly marks: ReadonlyMap<Id, Mark>;
  /** Where on the canvas a node is to be seen: its field, else its entity; null: nowhere. */
  placeOf(id: Id): Id | null;
  /** Whether a node is to be seen at one of these places, or in one of these entities. */
  standsIn(id: Id, places: readonly Id[]): boolean;
}

/** The picture of a change; null when the operations no longer fit the draft. */
export const pictureOf = (before: Draft, ops: readonly Op[]): ChangedPicture | null => {
  const applied = applyOps(before, { ops });
  return "refused" in applied ? null : changedPicture(before, applied.draft);
};

/** `shown`: whose words and values stand there where both states have a node. */
export const changedPicture = (before: Draft, after: Draft, shown: "before" | "after" = "after"): ChangedPicture => {
  const [had, has] = [live(before), live(after)];
  const nodes: Record<Id, DraftNode> = shown === "after" ? { ...had, ...has } : { ...has, ...had };
  const placeOf = (id: Id): Id | null => {
    let at: Id | null = id;
    for (let depth = 0; at !== null && depth < 8; depth++) {
      const node: DraftNode | undefined = nodes[at];
      if (!node) return null;
      if (node.kind === "field" || node.kind === "entity") return at;
      if (node.owner === null) return typeof node.props.entity === "string" && nodes[node.props.entity] ? node.props.entity : null;
      at = node.owner;
    }
    return null;
  };
  const standsIn = (id: Id, places: readonly Id[]): boolean => {
    const place = placeOf(id);
    return place !== null && places.some((one) => one === place || one === nodes[place]!.owner);
  };
  const marks = new Map<Id, Mark>();
  for (const id of Object.keys(nodes)) {
    const mark = markOf(had[id], has[id]);
    if (!mark) continue;
    if (nodes[id]!.kind === "field" || nodes[id]!.kind === "entity") marks.set(id, mark);
    // What a thing is part of is changed by it; what is new or gone as a whole stays so.
    const place = placeOf(id);
    const entity = place !== null && nodes[place]!.kind === "field" ? nodes[place]!.owner : place;
    for (const touched of [place, entity]) if (touched && touched !== id && !marks.has(touched)) marks.set(touched, "changed");
  }
  return { draft: { header: (shown === "after" ? after : before).header, nodes }, marks, placeOf, standsIn };
};

const live = (draft: Draft): Record<Id, DraftNode> => {
  const hidden = hiddenNodes(draft);
  return Object.fromEntries(Object.entries(draft.nodes).filter(([id]) => !hidden.has(id)));
};

const markOf = (had: DraftNode | undefined, has: DraftNode | undefined): Mark | null => {
  if (!had) return "added";
  if (!has) return "removed";
  return had.owner === has.owner && equal(said(had), said(has)) ? null : "changed";
};

/** Where a card stands on the canvas is nothing one compares. */
const said = ({ kind, props }: DraftNode): Readonly<Record<string, unknown>> => {
  if (kind !== "entity") return props;
  const { pos: _, ...rest } = props;
  return rest;
};
