/**
 * A new name, in the languages somebody gave it in. What the node is called in the others is kept: a name is never lost. Nobody can say that it
 * still fits, so its words are kept beside it (`labelBefore`), and TEXT_UNMATCHED asks as long as the label still says them. Pure.
 */
import type { DraftNode } from "./document.ts";
import type { Op } from "./operation.ts";
import type { Id, Text } from "./shape.ts";

/** Operations of one batch. `given`: the words per language; null takes the name in that language away. */
export const renaming = (id: Id, { props }: Pick<DraftNode, "props">, given: Readonly<Record<string, string | null>>): readonly Op[] => {
  const [label, before] = [textOf(props.label), textOf(props.labelBefore)];
  const changed = Object.entries(given).filter(([locale, words]) => (label[locale] ?? null) !== words);
  return [
    ...changed.map(([locale, value]): Op => ({ op: "set", id, prop: `label.${locale}`, value })),
    ...(changed.some(([locale]) => label[locale] !== undefined && before[locale] === undefined) ? unsure(id, label, before, given) : []),
  ];
};

/**
 * Names in a language nobody spoke now. One that was missing is only filled in, and one that follows a new name in another language
 * (its own words of before are known) says what the others say already.
 */
const unsure = (id: Id, label: Text, before: Text, given: Readonly<Record<string, string | null>>): readonly Op[] => {
  const kept = Object.entries(label).filter(([locale, words]) => given[locale] === undefined && words);
  return kept.flatMap(([locale, words]): Op[] =>
    before[locale] === words ? [] : [{ op: "set", id, prop: `labelBefore.${locale}`, value: words as string }],
  );
};

const textOf = (text: unknown): Text => (typeof text === "object" && text !== null ? (text as Text) : {});
