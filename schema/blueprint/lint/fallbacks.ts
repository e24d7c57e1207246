/** FALLBACK_LOOP, FALLBACK_CATEGORY: what stands in for a connection must be another one, of the same sort. */
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";

export const fallbacks: Lint = {
  codes: ["FALLBACK_LOOP", "FALLBACK_CATEGORY"],
  of: ["connection"],
  check: (look, id) => {
    const { fallback, category } = shaped(look, "connection", id)!;
    const other = fallback === undefined ? undefined : shaped(look, "connection", fallback);
    if (fallback === undefined || !other) return none;
    const code = comesBack(look, id) ? "FALLBACK_LOOP" : other.category !== category ? "FALLBACK_CATEGORY" : null;
    if (!code) return none;
    const fix = {
      label: { en: "Take the fallback away", ar: "إزالة البديل" },
      ops: [{ op: "set" as const, id, prop: "fallback", value: null }],
    };
    return [problem(look.nodes, code, { id, prop: "fallback" }, { target: nameOf(look.nodes, fallback) }, fix)];
  },
};

const comesBack = (look: Look, start: Id): boolean => {
  const seen = new Set<Id>();
  for (
    let at = shaped(look, "connection", start)?.fallback;
    at !== undefined && !seen.has(at);
    at = shaped(look, "connection", at)?.fallback
  ) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
};
