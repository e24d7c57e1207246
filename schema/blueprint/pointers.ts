/** What a node names, by links and in expressions: the one answer for the index of lints, for what a removal takes along, and for `impact`. */
import type { DraftNode } from "./document.ts";
import { expressionTexts } from "./expression-texts.ts";
import { nodeLinks } from "./links.ts";
import type { Use } from "./lint/look.ts";
import { isNodeKind } from "./node-kinds.ts";
import { builtIn, type Id } from "./shape.ts";

export type Pointer = Use & { readonly target: Id };
export const pointless: readonly Pointer[] = [];

/** Properties whose values name nodes though the table of kinds describes them as plain: a test's given values, what a component shows. */
const plainNaming: Partial<Record<DraftNode["kind"], string>> = { step: "options", test: "given", component: "props" };

/** What a node names, by links and in expressions; a field of type `user` names the entity of people. */
export const pointers = (id: Id, node: DraftNode): readonly Pointer[] => {
  if (!isNodeKind(node.kind)) return pointless;
  const { kind, props } = node;
  const [links, texts] = [nodeLinks(kind, props), expressionTexts(node)];
  const plain = plainNaming[kind];
  const given = plain === undefined ? undefined : props[plain];
  const chosen = props.default;
  if (links.length + texts.length === 0 && props.type !== "user" && given === undefined && typeof chosen !== "string") return pointless;
  const found: Pointer[] = [];
  for (const link of links) found.push({ id, prop: link.prop, target: link.id });
  if (props.type === "user") found.push({ id, prop: "type", target: builtIn.user });
  for (const [prop, source] of texts) for (const target of idsIn(source)) found.push({ id, prop, target });
  // The default of a choice is one of its options; any other text is none.
  if (typeof chosen === "string" && chosen.startsWith("o_")) found.push({ id, prop: "default", target: chosen });
  if (plain !== undefined && given !== undefined)
    for (const target of idsIn(JSON.stringify(given))) found.push({ id, prop: plain, target });
  return found;
};

const idsIn = (text: string): readonly Id[] => text.match(/\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g) ?? [];
