/** TEXT_SAME_AS_KEY: what people read is the name programs use. The fix writes it as words, where it is the English one. */
import { isBuiltIn } from "../built-in.ts";
import { wordsFromKey } from "../keys.ts";
import { nodeKindNames, type Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Text } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const textSameAsKey: Lint = {
  codes: ["TEXT_SAME_AS_KEY"],
  of: nodeKindNames,
  check: (look, id, { props: { key, label } }) =>
    typeof key !== "string" || label === undefined || !says(label as Text, key) || isBuiltIn(id)
      ? none
      : sameIn(look, id, key, label as Text),
};

const sameIn = (look: Look, id: Id, key: string, label: Text): readonly Problem[] =>
  Object.entries(label).flatMap(([locale, words]) => {
    if (words !== key) return none;
    const value = wordsFromKey(key);
    const at = { id, prop: `label.${locale}` };
    const fix = { label: { en: `Write “${value}”`, ar: `كتابة «${value}»` }, ops: [{ op: "set" as const, ...at, value }] };
    return [problem(look.nodes, "TEXT_SAME_AS_KEY", at, { detail: key }, locale === "en" && value !== key ? fix : undefined)];
  });

const says = (label: Text, words: string): boolean => {
  for (const locale in label) if (label[locale] === words) return true;
  return false;
};
