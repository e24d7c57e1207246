/** An id for a node that a fix adds: made from what it is for, so the same blueprint is offered the same fix; never one that was used. */
import { kindSpec } from "../node-kinds.ts";
import type { NodeKind } from "../operation.ts";
import type { Id } from "../shape.ts";
import type { Look } from "./look.ts";

export const freshId = (look: Look, kind: NodeKind, from: Id): Id => {
  const base = `${kindSpec(kind).prefix}_${from.slice(from.indexOf("_") + 1)}`.slice(0, 34);
  for (let n = 0; ; n++) {
    const id = n === 0 ? base : `${base}_${n}`;
    if (look.free(id)) return id;
  }
};
