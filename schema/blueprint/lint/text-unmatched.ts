/** TEXT_UNMATCHED: a node was renamed in one language, and is still called as before in another. The fix says that it fits. */
import { isBuiltIn } from "../built-in.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Text } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const textUnmatched: Lint = {
  codes: ["TEXT_UNMATCHED"],
  of: ["entity", "field", "option", "role"],
  check: (look, id, { props: { label, labelBefore } }) =>
    labelBefore === undefined || isBuiltIn(id) ? none : keptIn(look, id, label as Text | undefined, labelBefore as Text),
};

const keptIn = (look: Look, id: Id, label: Text | undefined, before: Text): readonly Problem[] => {
  const shown = look.header("locales");
  return Object.entries(before).flatMap(([locale, detail]) => {
    if (!detail || !shown.includes(locale) || label?.[locale] !== detail) return [];
    const ops = [{ op: "set" as const, id, prop: `labelBefore.${locale}`, value: null }];
    const fix = { label: { en: "It still fits", ar: "ما زال مناسبًا" }, ops };
    return [problem(look.nodes, "TEXT_UNMATCHED", { id, prop: `label.${locale}` }, { detail }, fix)];
  });
};
