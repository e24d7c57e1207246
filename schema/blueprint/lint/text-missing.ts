/** TEXT_MISSING: words people meet that are not there in every language of the platform; one finding per word and language. */

import { isBuiltIn } from "../built-in.ts";
import type { NodeKind, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Text } from "../shape.ts";
import type { Lint } from "./lint.ts";

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
  check: ({ blueprint, nodes }) => {
    const { locales } = blueprint;
    const missing = (id: Id | "header", prop: string, text: unknown): readonly Problem[] =>
      locales
        .filter((locale) => !(text as Text | undefined)?.[locale])
        .map((locale) => problem(nodes, "TEXT_MISSING", { id, prop: `${prop}.${locale}` }));
    return [
      ...missing("header", "label", blueprint.label),
      ...Object.keys(nodes).flatMap((id) => {
        const { kind, props } = nodes[id]!;
        if (isBuiltIn(id)) return [];
        const needed = always[kind] ?? [];
        return [...new Set([...needed, ...whenGiven.filter((name) => props[name] !== undefined)])].flatMap((name) =>
          missing(id, name, props[name]),
        );
      }),
    ];
  },
};
