/** What a wish is about: the thing, the property, the role it names among its other words; and asking where it names several or none. */
import { nodesOfDraft } from "../../../../../../schema/blueprint/naming.ts";
import { byRank } from "../../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { trim } from "../../clauses/phrases.ts";
import { arabicCandidates, foldPhrase, singular } from "../../text/fold.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, childrenOf, fieldIn, only, single, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";

/** Does what a clause wishes, or asks; null when it wishes nothing of the kind. */
export type Wish = (work: Work, clause: Clause) => boolean | null;

/** A name where a sentence begins with it. */
export const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** "an order", "a visit". */
export const oneOf = (name: string): string => `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name.toLowerCase()}`;

export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(" "));
export const has = (tokens: readonly Token[], words: ReadonlySet<string>): boolean => tokens.some((token) => words.has(token.word));
export const without = (tokens: readonly Token[], words: ReadonlySet<string>): readonly Token[] =>
  tokens.filter((token) => !words.has(token.word) && token.kind !== "mark");
/** Where these words stand one after the other; -1: nowhere. */
export const phraseAt = (tokens: readonly Token[], ...phrase: readonly string[]): number =>
  tokens.findIndex((_, i) => phrase.every((word, k) => tokens[i + k]?.word === word));

/** Asks, with nothing of the clause done. */
export const ask = (work: Work, id: string, text: Sentence): true => {
  work.questions.push({ id, text, choices: [], default: null });
  return true;
};

interface Mention {
  readonly found: Existing;
  readonly from: number;
  readonly to: number;
}
const longest = 4;
/** Everything that is named, from the left, the longest names first; a name that several have is none. */
export const mentions = (tokens: readonly Token[], look: (part: readonly Token[]) => readonly Existing[]): readonly Mention[] => {
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (let length = Math.min(longest, tokens.length - from); length > 0; length--) {
      const part = tokens.slice(from, from + length);
      if (trim(part).length !== part.length) continue;
      const one = single(look(part));
      if (!one) continue;
      found.push({ found: one, from, to: from + length });
      from += length - 1;
      break;
    }
  }
  return found;
};

export interface Property {
  readonly id: Id;
  readonly props: Existing["node"]["props"];
}
/** The fields of a thing in their order. */
export const fieldsOf = (work: Work, entity: Id): readonly Property[] =>
  Object.entries(nodesOfDraft(work.draft))
    .flatMap(([id, node]) => (node.kind === "field" && node.owner === entity && !node.removed ? [{ id, props: node.props }] : []))
    .sort((a, b) => byRank({ id: a.id, order: String(a.props.order) }, { id: b.id, order: String(b.props.order) }));

type Fits = (field: Existing) => boolean;
const anyField: Fits = () => true;
/** The property the words name, of the thing they name or of the only one that has it; several are asked about. */
export const propertyIn = (work: Work, clause: Clause, tokens: readonly Token[], fits: Fits = anyField): Existing | "asked" | null => {
  if (tokens.length === 0 || tokens.length > 14) return null;
  const one = fieldIn(work, tokens);
  if (one && fits(one)) return one;
  const same = work.find.field(trim(tokens), null).filter(fits);
  if (same.length > 0) return only(work, clause, same);
  const things = mentions(tokens, work.find.entity);
  if (things.length === 0) {
    const alike = allFields(work).filter(
      (field) => fits(field) && tokens.every((token) => token.word.length < 3 || sharesWord(field, [token])) && sharesWord(field, tokens),
    );
    return alike.length > 0 ? only(work, clause, alike) : null;
  }
  for (const { found, from, to } of things) {
    const rest = [...tokens.slice(0, from), ...tokens.slice(to)];
    const named = mentions(rest, (part) => work.find.field(part, found.id)).filter((mention) => fits(mention.found));
    if (named.length === 1) return named[0]!.found;
    const alike = ownFields(work, found.id).filter((field) => fits(field) && sharesWord(field, rest));
    if (alike.length > 0) return only(work, clause, alike);
  }
  const end = endOf(work, tokens);
  return end && fits(end) ? end : null;
};

const ends: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:start|starts|beginning|begin|from|بدايه|البدايه|بدايته|بدايتها|بدء)$/, /^(?:start|begin|from)/],
  [/^(?:end|ends|ending|finish|until|نهايه|النهايه|نهايته|نهايتها|انتهاء)$/, /^(?:end|finish|until)/],
];
/** "the end of a leave", which its field calls “until”. */
export const endOf = (work: Work, tokens: readonly Token[], of?: Id): Existing | null => {
  const way = ends.find(([said]) => tokens.some((token) => said.test(token.word)));
  const owner = of ?? mentions(tokens, work.find.entity)[0]?.found.id;
  if (!way || !owner) return null;
  const found = fieldsOf(work, owner).flatMap(({ id, props }): readonly Existing[] =>
    ["date", "dateTime"].includes(String(props.type)) && way[1].test(String(props.key)) ? [{ id, node: work.draft.nodes[id]! }] : [],
  );
  return found.length === 1 ? found[0]! : null;
};

const allFields = (work: Work): readonly Existing[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) => (node.kind === "field" && !node.removed ? [{ id, node }] : []));
const ownFields = (work: Work, entity: Id): readonly Existing[] =>
  fieldsOf(work, entity).map(({ id }) => ({ id, node: nodesOfDraft(work.draft)[id]! }));

/** «عدد الدقائق» and «المدة بالدقائق». */
export const sharesWord = ({ node }: Existing, tokens: readonly Token[]): boolean => {
  const own = new Set(
    Object.values((node.props.label ?? {}) as Record<string, string>)
      .flatMap((label) => foldPhrase(label).split(" "))
      .flatMap(forms),
  );
  return tokens.some(({ word }) => word.length > 2 && forms(word).some((form) => own.has(form)));
};
const forms = (word: string): readonly string[] =>
  /[a-z]/.test(word) ? [singular(word)] : [word, ...arabicCandidates(word, true).slice(0, 4)];

/** The fields of a thing that fit, one of which has to be chosen. */
export const chooseOf = (work: Work, clause: Clause, entity: Id, fits: Fits): Existing | "asked" | null =>
  only(work, clause, ownFields(work, entity).filter(fits));

/** The role that is named among the words. */
export const roleMentioned = (work: Work, tokens: readonly Token[]): Mention | null =>
  mentions(tokens, work.find.role).find(({ found }) => found.node.kind === "role") ?? null;

/** The names of a field's choices, in their order. */
export const choicesOf = (work: Work, field: Id): Sentence =>
  listed(
    [...childrenOf(work, "option", field)]
      .sort((a, b) => byRank({ id: a.id, order: String(a.props.order) }, { id: b.id, order: String(b.props.order) }))
      .map(({ id }) => calledIn(work, id)),
  );

/** "a, b and c" as both languages list names. */
export const listed = (names: readonly Sentence[]): Sentence => ({
  en: names.map(({ en }) => en).join(", "),
  ar: names.map(({ ar }) => ar).join("، "),
});
