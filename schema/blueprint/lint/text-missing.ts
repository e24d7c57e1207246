/** TEXT_MISSING: words people meet that are not there in every language of the platform; one finding per word and language. */

import { isBuiltIn } from "../built-in.ts";
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
const label: readonly string[] = ["label"];
const nothing: readonly string[] = [];
const whenGiven = ["plural", "description", "help", "message", "confirm", "done", "subject", "body", "purpose"] as const;

export const textMissing: Lint = {
  codes: ["TEXT_MISSING"],
  of: ["header", ...nodeKindNames],
  check: (look, id, { kind, props }) => {
    if (id !== "header" && isBuiltIn(id)) return none;
    const needed = id === "header" ? label : (always[kind] ?? nothing);
    let found = none;
    for (const name of needed) found = missingIn(look, id, name, props[name], found);
    for (const name of whenGiven)
      if (props[name] !== undefined && !needed.includes(name)) found = missingIn(look, id, name, props[name], found);
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
