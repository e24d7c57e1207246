/** TEXT_UNMATCHED: a node was renamed in one language, and is still called as before in another. The fix says that it fits. */
import { isBuiltIn } from "../built-in.ts";
import { problem } from "../problem-texts.ts";
import type { Text } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

export const textUnmatched: Lint = {
  codes: ["TEXT_UNMATCHED"],
  of: ["entity", "field", "option", "role"],
  check: (look, id, { props: { label, labelBefore } }) => {
    if (labelBefore === undefined || isBuiltIn(id)) return none;
    const shown = look.header("locales");
    return Object.entries(labelBefore as Text).flatMap(([locale, detail]) => {
      if (!detail || !shown.includes(locale) || (label as Text | undefined)?.[locale] !== detail) return [];
      const ops = [{ op: "set" as const, id, prop: `labelBefore.${locale}`, value: null }];
      const fix = { label: { en: "It still fits", ar: "ما زال مناسبًا" }, ops };
      return [problem(look.nodes, "TEXT_UNMATCHED", { id, prop: `label.${locale}` }, { detail }, fix)];
    });
  },
};
