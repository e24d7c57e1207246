/** What words of a sentence stand for, so that others can take their place: a thing for a thing, a role for a role, a kind of value for one. */
import { fieldTypes } from "../../../../../../schema/blueprint/field-types.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { trim } from "../../clauses/phrases.ts";
import { arabicCandidates, foldPhrase, singular } from "../../text/fold.ts";
import { clausesOf, type Token } from "../../text/tokens.ts";
import { colourIn } from "../../words/colour-names.ts";
import { typeNamed } from "../../words/field-words.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";

export type Like = "entity" | "role" | "field" | "option" | "type" | "number" | "colour" | "direction" | "flag";

/** A stretch of a sentence that names one thing. */
export interface Slot {
  readonly from: number;
  readonly to: number;
  readonly likes: ReadonlySet<Like>;
  /** The words before it: "to" of "to projects". */
  readonly before: string;
}

export const tokensOf = (text: string): readonly Token[] => clausesOf(text).flatMap(({ tokens }) => tokens);

const directions = new Set(
  "newest latest oldest earliest highest lowest largest smallest biggest cheapest ascending descending الاحدث الاقدم الاعلي الادني الاكبر الاصغر الاغلي الارخص الاقل تصاعديا تنازليا".split(
    " ",
  ),
);
const flags = new Set(
  "required mandatory optional unique الزامي الزاميا الزاميه اجباري اجباريا اختياري اختياريا مطلوب مطلوبا فريد فريدا".split(" "),
);

/** What a phrase may stand for here. */
export const likesOf = (work: Work, tokens: readonly Token[]): ReadonlySet<Like> => {
  const found = new Set<Like>();
  const said = trim(tokens);
  if (said.length === 0) return found;
  const type = typeNamed(said);
  if (type !== undefined && type in fieldTypes) found.add("type");
  if (said.length === 1 && /^[0-9٠-٩.,٪%]+$/.test(said[0]!.word)) found.add("number");
  const colour = colourIn(said);
  if (colour && colour.length === said.length) found.add("colour");
  if (said.every(({ word }) => directions.has(word) || functionWords.has(word) || word === "first" || word === "اولا")) {
    if (said.some(({ word }) => directions.has(word))) found.add("direction");
  }
  if (said.length === 1 && flags.has(said[0]!.word)) found.add("flag");
  if (work.find.entity(said).length > 0) found.add("entity");
  if (work.find.role(said).length > 0) found.add("role");
  // A link is called like what it leads to: the thing is meant before its links.
  if (!found.has("entity") && work.find.field(said, null).length > 0) found.add("field");
  if (enumsOf(work).some((field) => work.find.option(said, field).length > 0)) found.add("option");
  return found;
};
const enumsOf = (work: Work): readonly Id[] =>
  Object.entries(work.draft.nodes).flatMap(([id, { kind, removed, props }]) =>
    kind === "field" && !removed && props.type === "enum" ? [id] : [],
  );

const longest = 4;
/** The stretches of a sentence that stand for something, the longest of each place. */
export const slotsOf = (work: Work, text: string): readonly Slot[] => {
  const tokens = tokensOf(text);
  const slots: Slot[] = [];
  for (let at = 0; at < tokens.length; at++) {
    for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
      const part = tokens.slice(at, at + size);
      if (part.some(({ kind }) => kind === "mark") || isJoint(part[0]!) || isJoint(part.at(-1)!)) continue;
      const likes = likesOf(work, part);
      if (likes.size === 0) continue;
      slots.push({ from: part[0]!.from, to: part.at(-1)!.to, likes, before: jointOf(part[0]!.word) ?? tokens[at - 1]?.word ?? "" });
      at += size - 1;
      break;
    }
  }
  return slots;
};
/** «للمهام» has its "to" in it. */
export const jointOf = (word: string): string | null =>
  /^(?:لل|ل(?=ال))(?=.{3})/u.test(word) ? "ل" : /^بال(?=.{3})/u.test(word) ? "ب" : null;
const isJoint = ({ word }: Token): boolean => functionWords.has(word) && !directions.has(word) && !flags.has(word);

/** Where a sentence has these very words, in the singular or plural, with or without an article. */
export const placeOf = (text: string, words: readonly Token[]): { readonly from: number; readonly to: number } | null => {
  const [tokens, said] = [tokensOf(text), trim(words)];
  if (said.length === 0) return null;
  for (let at = 0; at + said.length <= tokens.length; at++)
    if (said.every((one, i) => isSame(one, tokens[at + i]!))) return { from: tokens[at]!.from, to: tokens[at + said.length - 1]!.to };
  return null;
};
const isSame = (one: Token, other: Token): boolean => {
  if (one.arabic !== other.arabic) return false;
  if (!one.arabic) return singular(one.word) === singular(other.word);
  const forms = (token: Token) => new Set([foldPhrase(token.word), ...arabicCandidates(token.word, true)]);
  const known = forms(one);
  return [...forms(other)].some((form) => form.length > 2 && known.has(form));
};

const prepositions = /^(?:(?:to|for|in|on|of|from|with|at|by)\s+)?(?:(?:the|a|an|all|every|each)\s+)?/iu;
/** "to the projects" without "to the"; «للموردين» as «الموردين». */
export const bareWords = (said: string): string => {
  const text = said.trim();
  if (!/[\u0600-\u06ff]/u.test(text)) return text.replace(prepositions, "");
  return text
    .replace(/^(?:إلى|الى|في|من|على|عن|عند|مع|بالنسبة)\s+/u, "")
    .replace(/^و(?=ال|لل)/u, "")
    .replace(/^لل(?=\p{L}{3})/u, "ال")
    .replace(/^بال(?=\p{L}{3})/u, "ال")
    .replace(/^[لب](?=ال)/u, "");
};

/** Puts other words in a place of a sentence; «للمهام» takes «المشاريع» as «للمشاريع». */
export const placed = (text: string, { from, to }: { readonly from: number; readonly to: number }, said: string): string => {
  const [before, old, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const arabic = /^[\u0600-\u06ff]/u.test(said);
  const joint = arabic ? /^(?:لل|بال|كال)(?=\p{L}{3})/u.exec(old)?.[0] : undefined;
  const put = joint === undefined ? said : joint === "لل" ? said.replace(/^(?:ال)?/u, "لل") : said.replace(/^(?:ال)?/u, joint);
  return `${before.replace(/\ban? $/iu, /^[aeiou]/iu.test(put) ? "an " : "a ")}${put}${after}`;
};

/** How a node is written into a sentence of one language. */
export const writtenAs = (work: Work, id: Id, arabic: boolean): string => {
  const node = work.draft.nodes[id];
  const name = node?.kind === "entity" || node?.kind === "role" ? (node.kind === "entity" ? manyOf(work, id) : calledIn(work, id)) : null;
  const said = name ?? calledIn(work, id);
  return arabic ? said.ar : said.en.toLowerCase();
};
