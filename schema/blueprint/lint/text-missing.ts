/** TEXT_MISSING: words people meet that are not there in every language of the platform; one finding per word and language. */

import { isBuiltIn } from "../built-in.ts";
import { type NodeKind, nodeKindNames } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Text } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

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

export const textMissing: Lint = {
  codes: ["TEXT_MISSING"],
  of: ["header", ...nodeKindNames],
  check: (look, id, { kind, props }) => {
    if (id !== "header" && isBuiltIn(id)) return none;
    const needed = id === "header" ? ["label"] : (always[kind] ?? []);
    const names = whenGiven.some((name) => props[name] !== undefined && !needed.includes(name))
      ? [...needed, ...whenGiven.filter((name) => props[name] !== undefined && !needed.includes(name))]
      : needed;
    if (names.length === 0) return none;
    const locales = look.header("locales");
    return names.flatMap((name) =>
      locales
        .filter((locale) => !(props[name] as Text | undefined)?.[locale])
        .map((locale) => problem(look.nodes, "TEXT_MISSING", { id, prop: `${name}.${locale}` })),
    );
  },
};
