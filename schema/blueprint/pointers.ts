/** What a node names, by links and in expressions: the one answer for the index of lints, for what a removal takes along, and for `impact`. */
import type { DraftNode } from "./document.ts";
import { expressionTexts } from "./expression-texts.ts";
import { nodeLinks } from "./links.ts";
import type { Use } from "./lint/look.ts";
import { isNodeKind } from "./node-kinds.ts";
import { builtIn, type Id } from "./shape.ts";

const idsIn = /\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g;

export type Pointer = Use & { readonly target: Id };
export const pointless: readonly Pointer[] = [];

/** Properties whose values name nodes though the table of kinds describes them as plain: a test's given values, what a component shows. */
const plainNaming: Partial<Record<DraftNode["kind"], string>> = { step: "options", test: "given", component: "props" };

/** What a node names, by links and in expressions; a field of type `user` names the entity of people. */
export const pointers = (id: Id, node: DraftNode): readonly Pointer[] => {
  if (!isNodeKind(node.kind)) return pointless;
  const [links, texts] = [nodeLinks(node.kind, node.props), expressionTexts(node)];
  const plain = plainNaming[node.kind];
  const given = plain === undefined ? undefined : node.props[plain];
  const chosen = node.props.default;
  if (links.length + texts.length === 0 && node.props.type !== "user" && given === undefined && typeof chosen !== "string")
    return pointless;
  const found = links.map((link) => ({ id, prop: link.prop, target: link.id }));
  if (node.props.type === "user") found.push({ id, prop: "type", target: builtIn.user });
  for (const [prop, source] of texts) for (const target of source.match(idsIn) ?? []) found.push({ id, prop, target });
  // The default of a choice is one of its options; any other text is none.
  if (typeof chosen === "string" && chosen.startsWith("o_")) found.push({ id, prop: "default", target: chosen });
  if (plain !== undefined && given !== undefined)
    for (const target of JSON.stringify(given).match(idsIn) ?? []) found.push({ id, prop: plain, target });
  return found;
};
