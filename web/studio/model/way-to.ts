/** Where in the studio a node is seen and changed. */
import type { DraftNode } from "../../../schema/blueprint/document.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { type Outline, setProp } from "./nodes.ts";

/** The part of the address behind the blueprint's; null: no screen shows it yet. */
export const wayTo = (outline: Outline, nodes: Readonly<Record<Id, DraftNode>>, id: Id): string | null => {
  if (outline.byId.has(id) || outline.fields.has(id)) return `data?sel=${id}`;
  if (outline.roles.some((role) => role.id === id)) return `roles?role=${id}`;
  const node = nodes[id];
  if (node === undefined || node.removed) return null;
  if (node.kind === "policy") {
    const role = setProp(node, "roles").find((one) => outline.roles.some((known) => known.id === one));
    return role === undefined ? null : `roles?role=${role}`;
  }
  return node.owner === null ? null : wayTo(outline, nodes, node.owner);
};
