/** TEXT_MISSING: words people meet that are not there in every language of the platform; one finding per word and language. */

import { isBuiltIn } from "../built-in.ts";
import { headerProps, kindSpec } from "../node-kinds.ts";
import { type NodeKind, nodeKindNames, type Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Text } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

/** Per kind, the texts a platform always shows. Others are asked for only in the languages they are not yet in. */
const always: Partial<Record<NodeKind, readonly string[]>> = {
  entity: ["label"],
  field: ["label"],
  option: ["label"],
  role: ["label"],
  action: ["label"],
  param: ["label"],
  page: ["label"],
  assistant: ["label"],
  rule: ["message"],
};
const whenGiven = ["plural", "description", "help", "message", "confirm", "done", "subject", "body", "purpose"] as const;

/** The texts a node of a kind has, and whether it always shows them. */
const textsOf = new Map(
  (["header", ...nodeKindNames] as const).map((kind) => {
    const [needed, props] = kind === "header" ? [["label"], headerProps] : [always[kind] ?? [], kindSpec(kind).props];
    const given = whenGiven.filter((name) => Object.hasOwn(props, name) && !needed.includes(name));
    return [kind, [...needed.map((name) => ({ name, needed: true })), ...given.map((name) => ({ name, needed: false }))]] as const;
  }),
);

export const textMissing: Lint = {
  codes: ["TEXT_MISSING"],
  of: ["header", ...nodeKindNames],
  check: (look, id, { kind, props }) => {
    if (id !== "header" && isBuiltIn(id)) return none;
    let found = none;
    for (const { name, needed } of textsOf.get(id === "header" ? id : kind)!)
      if (needed || props[name] !== undefined) found = missingIn(look, id, name, props[name], found);
    return found;
  },
};

/** What was found before, and the languages a text is not there in. */
const missingIn = (look: Look, id: Id, name: string, text: unknown, found: readonly Problem[]): readonly Problem[] => {
  let all = found;
  for (const locale of look.header("locales"))
    if (!(text as Text | undefined)?.[locale]) all = [...all, problem(look.nodes, "TEXT_MISSING", { id, prop: `${name}.${locale}` })];
  return all;
};
