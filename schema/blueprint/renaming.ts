/**
 * A new name, in the languages somebody gave it in. What the node is called in the others is kept: a name is never lost. Nobody can say that it
 * still fits, so its words are kept beside it (`labelBefore`), and TEXT_UNMATCHED asks as long as the label still says them. Pure.
 * Who renames by a command calls `renaming`; batches that others put together, integrators and models, get their marks by `withMarks`.
 */
import { type Draft, type DraftNode, nodeAt } from "./document.ts";
import { kindSpec } from "./node-kinds.ts";
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
 * A batch that sets labels, with the marks it leaves out behind it: every operation keeps its place. Who writes marks of a node knows of them,
 * and what a batch adds has no name of before.
 */
export const withMarks = (draft: Draft, ops: readonly Op[]): readonly Op[] => {
  const given = new Map<Id, Record<string, string | null>>();
  const knowing = new Set<Id>();
  for (const op of ops) {
    if (op?.op !== "set" || typeof op.prop !== "string") continue;
    const [prop, locale] = op.prop.split(".") as [string, string | undefined];
    if (prop === "labelBefore") knowing.add(op.id);
    if (prop !== "label" || !nodeAt(draft.nodes, op.id)) continue;
    const words = locale === undefined ? anew(textOf(nodeAt(draft.nodes, op.id)!.props.label), textOf(op.value)) : { [locale]: op.value };
    given.set(op.id, { ...given.get(op.id), ...words } as Record<string, string | null>);
  }
  const marks = [...given].flatMap(([id, words]) => {
    const node = nodeAt(draft.nodes, id)!;
    if (knowing.has(id) || node.removed || !kindSpec(node.kind).props.labelBefore) return [];
    return renaming(id, node, words).filter((op) => op.op === "set" && op.prop.startsWith("labelBefore."));
  });
  return marks.length === 0 ? ops : [...ops, ...marks];
};

/** What a whole text says otherwise; what is sent along as it was is not given anew. */
const anew = (before: Text, now: Text): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((locale) =>
      before[locale] === now[locale] ? [] : [[locale, now[locale] ?? null]],
    ),
  );

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
