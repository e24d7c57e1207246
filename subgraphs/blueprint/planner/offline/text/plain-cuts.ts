/** Where a clause of English holds two sentences: behind a colon or a dash, before somebody else's or another thing's part. */

import { isSeparator } from "../clauses/phrases.ts";
import { senseOf, sortsOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { isPlural, singular } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

/** The part of a clause that these words are, with their own place in the text. */
export const part = (clause: Clause, tokens: readonly Token[], said: readonly Token[] = tokens): Clause => {
  const from = Math.min(...said.map((token) => token.from));
  const to = Math.max(...said.map((token) => token.to));
  return { ...clause, tokens, span: { from, to, text: clause.span.text.slice(from - clause.span.from, to - clause.span.from) } };
};

/** The two sentences; null where there is one. */
export const cutInTwo = (clause: Clause): readonly [Clause, Clause] | null => {
  const { tokens } = clause;
  const registered = registeredBy(tokens);
  if (registered) return [part(clause, registered.first), follows(clause, registered.second, registered.second.slice(registered.from))];
  let depth = 0;
  for (let i = 2; i < tokens.length - 3; i++) {
    const { word } = tokens[i]!;
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (depth > 0 || (tokens[i]!.kind !== "mark" && word !== "and" && word !== "but")) continue;
    const found =
      eachOfThem(tokens, i) ??
      canBe(tokens, i) ??
      liesIn(tokens, i) ??
      describedAfter(tokens, i) ??
      andHolds(tokens, i) ??
      whichHas(tokens, i) ??
      withList(tokens, i) ??
      areEither(tokens, i);
    if (found) return [part(clause, found.first, tokens.slice(0, i)), follows(clause, found.second, tokens.slice(i + 1))];
    const start = startsAnother(tokens, i);
    if (start > 0) return [part(clause, tokens.slice(0, i)), follows(clause, tokens.slice(start))];
  }
  return null;
};

const follows = (clause: Clause, tokens: readonly Token[], said: readonly Token[] = tokens): Clause => ({
  ...part(clause, tokens, said),
  bullet: false,
  heading: false,
});

const articles = new Set("a an the each every our one".split(" "));
export const holding = new Set("has have holds consists contains comprises needs names records states shows".split(" "));
const dashes = new Set(["–", "—", "-"]);
const speaking = new Set("that this it they these those".split(" "));

/** "From the deliveries we make batches: a batch has a number", "…, and the venue has a name": where the second begins. */
const startsAnother = (tokens: readonly Token[], at: number): number => {
  const { word } = tokens[at]!;
  const colon = word === ":" || word === "–" || word === "—";
  const joint = word === "," && ["and", "but", "while"].includes(tokens[at + 1]!.word);
  const start = joint ? at + 2 : at + 1;
  if (!(colon || joint || word === "-")) return 0;
  const before = tokens.slice(0, at);
  const [first, second] = [tokens[start]?.word ?? "", tokens[start + 1]?.word ?? ""];
  if ((colon || joint) && first === "for" && ["each", "every"].includes(second) && !before.some((token) => token.word === "for"))
    return start;
  // "… and the date – that part is only for staff"
  if (
    dashes.has(word) &&
    speaking.has(first) &&
    tokens[start + 1]?.kind === "word" &&
    !tokens.slice(start).some((token) => dashes.has(token.word))
  )
    return start;
  // "Customers book online: they choose a trip"
  if (word === ":" && at > 1 && first === "they" && verbForms.get(second)?.form === "base") return start;
  if (!articles.has(first) || before.some((token) => token.word === "where")) return 0;
  if (["each", "every"].includes(first) && standsAt(tokens.slice(start)) > 0) return start;
  const verb = tokens.findIndex((token, k) => k > start && k < start + 5 && holding.has(token.word));
  const name = tokens.slice(start + 1, verb);
  return verb >= start + 2 &&
    name.every((token) => token.kind === "word" && !isSeparator(token) && !functionWords.has(token.word)) &&
    // "the council has given us money" has nothing.
    !/(?:ed|en|wn|ught|been|one|made|put|set)$/.test(tokens[verb + 1]?.word.replace(/^one$/, "") ?? "")
    ? start
    : 0;
};

interface Two {
  readonly first: readonly Token[];
  readonly second: readonly Token[];
}

/** "… are assigned to two reviewers, each of whom submits a review", "…, for whom we need name and e-mail". */
const eachOfThem = (tokens: readonly Token[], at: number): Two | null => {
  const last = tokens[at - 1]!;
  if (tokens[at]!.word !== "," || last.kind !== "word" || !isPlural(last.word)) return null;
  const [a, b, c] = tokens.slice(at + 1, at + 4);
  if (a?.word === "each" && b?.word === "of" && ["whom", "which", "them"].includes(c?.word ?? ""))
    return { first: tokens.slice(0, at), second: [a, { ...last, word: singular(last.word) }, ...tokens.slice(at + 4)] };
  if (a?.word === "for" && ["whom", "which"].includes(b?.word ?? "") && ["we", "i"].includes(c?.word ?? "") && tokens.length > at + 6)
    return { first: tokens.slice(0, at), second: [last, { ...c!, word: "have" }, ...tokens.slice(at + 5)] };
  return null;
};

/** "a request names the sample and can be pending or granted": it can be. */
const canBe = (tokens: readonly Token[], at: number): Two | null => {
  if (tokens[at]!.word !== "and" || !["can", "may", "could"].includes(tokens[at + 1]!.word) || tokens[at + 2]!.word !== "be") return null;
  const verb = tokens.findIndex((token, i) => i > 1 && i < 6 && holding.has(token.word));
  if (verb < 2 || verb > at || !articles.has(tokens[0]!.word) || !tokens.slice(at).some((token) => token.word === "or")) return null;
  return { first: tokens.slice(0, at), second: [...tokens.slice(0, verb), ...tokens.slice(at + 1)] };
};

/** "A grave lies in a cemetery and has a section": what it lies in is said apart. */
const liesIn = (tokens: readonly Token[], at: number): Two | null => {
  const next = tokens[at + 1]!;
  if (tokens[at]!.word !== "and" || !["has", "is", "can", "may"].includes(next.word) || !articles.has(tokens[0]!.word) || at > 9)
    return null;
  const verb = standsAt(tokens, at);
  return verb > 0 ? { first: tokens.slice(0, at), second: [...tokens.slice(0, verb), ...tokens.slice(at + 1)] } : null;
};

const within = new Set("in at on to under for with into inside within".split(" "));
/** Where an unknown verb says in what something is: "lies in a", "works at one"; nought where there is none. */
export const standsAt = (tokens: readonly Token[], end = tokens.length): number => {
  for (let i = 2; i < Math.min(end - 2, 6); i++) {
    const { word } = tokens[i]!;
    if (!/[a-z]s$/.test(word) || verbForms.has(word) || !tokens.slice(1, i).every(isNoun)) continue;
    const base = [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, "y")].find((one) => (senseOf(one)?.verb ?? 0) > 0);
    const joint = within.has(tokens[i + 1]!.word) ? 1 : 0;
    const counted = tokens[i + 1 + joint]?.word ?? "";
    if (
      base &&
      (joint > 0 ? ["a", "an", "one", "exactly"] : ["one", "exactly"]).includes(counted) &&
      tokens[i + 2 + joint]?.kind === "word"
    )
      return i;
  }
  return 0;
};
const isNoun = (token: Token): boolean => {
  const verb = verbForms.get(token.word);
  return (
    token.kind === "word" &&
    !functionWords.has(token.word) &&
    (!verb || (verb.verb.cls === "do" && verb.form === "base" && sortsOf(token.word).length > 0))
  );
};

/** "Room requests come from associations: name, day, purpose", "a visit is booked by a relative: the date, the slot". */
const describedAfter = (tokens: readonly Token[], at: number): Two | null => {
  if (![":", "–", "—"].includes(tokens[at]!.word) || at < 4 || at > 12) return null;
  const list = tokens.slice(at + 1);
  if (
    list.filter((token) => token.word === ",").length < 2 ||
    list.some((token) => ["is", "are", "can", "may", "has", "have", ";"].includes(token.word))
  )
    return null;
  const from = articles.has(tokens[0]!.word) ? 1 : 0;
  const verb = tokens.findIndex(
    (token, i) =>
      i > from &&
      i < from + 4 &&
      ((["is", "are", "gets", "get"].includes(token.word) && /(?:ed|en|ade|ught|ld|nt)$/.test(tokens[i + 1]?.word ?? "")) ||
        (/^comes?$/.test(token.word) && tokens[i + 1]?.word === "from")),
  );
  const name = tokens.slice(from, verb);
  if (verb < 0 || verb > at || !name.every(isNoun)) return null;
  return {
    first: tokens.slice(0, at),
    second: [...tokens.slice(0, verb), { ...tokens[verb]!, word: from > 0 ? "has" : "have" }, ...list],
  };
};

const holds = /^(?:states?|names?|records?|shows?|gives?|includes?|contains?|specif(?:y|ies)|bears?|carries|has)$/;
/** "Each inspection shall refer to one tree and state the inspector, the date": it has these. */
const andHolds = (tokens: readonly Token[], at: number): Two | null => {
  if (tokens[at]!.word !== "and" || !["a", "an", "each", "every"].includes(tokens[0]!.word) || !holds.test(tokens[at + 1]!.word))
    return null;
  if (!["the", "its", "a", "an"].includes(tokens[at + 2]!.word) || at > 12) return null;
  let end = 1;
  while (end < 5 && isNoun(tokens[end]!) && !["shall", "must", "should"].includes(tokens[end]!.word)) end++;
  const stands = standsAt(tokens, at);
  if (stands > 0) end = stands;
  const verb = tokens[end]!.word;
  return end > 1 && (["shall", "must", "should", "will", "is"].includes(verb) || /s$/.test(verb))
    ? { first: tokens.slice(0, at), second: [...tokens.slice(0, end), { ...tokens[at + 1]!, word: "has" }, ...tokens.slice(at + 2)] }
    : null;
};

export const places = new Set("for in on at with during per".split(" "));
export const speakers = new Set("we i they you".split(" "));
/** A word that may be part of a name. */
export const isNameWord = (token: Token): boolean =>
  token.word === "-" ||
  (token.kind === "word" && !isSeparator(token) && !functionWords.has(token.word) && !speakers.has(token.word) && !places.has(token.word));

/** "… receives a penalty, which has an amount and a reason": the penalty has these. */
const whichHas = (tokens: readonly Token[], at: number): Two | null => {
  if (
    tokens[at]!.word !== "," ||
    tokens[at + 1]!.word !== "which" ||
    !/^(?:has|have|contains?|includes?|consists?|states?|shows?|carries|carry)$/.test(tokens[at + 2]!.word)
  )
    return null;
  let from = at;
  while (from > 0 && at - from < 3 && isNoun(tokens[from - 1]!)) from--;
  return from < at ? { first: tokens.slice(0, at), second: [...tokens.slice(from, at), ...tokens.slice(at + 2)] } : null;
};

/** "Complaints can be sent by anyone, with a text and a photograph": they have these. */
const withList = (tokens: readonly Token[], at: number): Two | null => {
  if (tokens[at]!.word !== "," || tokens[at + 1]!.word !== "with" || at > 12) return null;
  const from = articles.has(tokens[0]!.word) ? 1 : 0;
  const be = tokens.findIndex((token, i) => i > from && i < from + 6 && ["is", "are", "be"].includes(token.word));
  const modal = be > 0 && ["can", "may", "must", "should", "will", "shall"].includes(tokens[be - 1]!.word) ? be - 1 : be;
  const about = tokens.findIndex((token, i) => i > from && i < modal && ["about", "of", "for", "on"].includes(token.word));
  const end = about > 0 ? about : modal;
  return be > 0 &&
    /(?:ed|nt|ade|ten)$/.test(tokens[be + 1]!.word) &&
    end > from &&
    tokens.slice(from, end).every(isNoun) &&
    tokens.slice(at).some((token) => token.word === "and" || token.word === ",")
    ? {
        first: tokens.slice(0, at),
        second: [...tokens.slice(0, end), { ...tokens[be]!, word: from > 0 ? "has" : "have" }, ...tokens.slice(at + 2)],
      }
    : null;
};

/** "Permits run for a year and are either provisional, valid or withdrawn": they can be. */
const areEither = (tokens: readonly Token[], at: number): Two | null => {
  if (tokens[at]!.word !== "and" || !["is", "are"].includes(tokens[at + 1]!.word) || at > 16) return null;
  const from = at + (tokens[at + 2]!.word === "either" ? 3 : 2);
  const said = tokens.slice(from);
  const or = said.findIndex(({ word }) => word === "or");
  if (
    or < 3 ||
    or + 3 < said.length ||
    said.some((token) => token.kind === "mark" && token.word !== ",") ||
    !said.some(({ word }) => word === ",")
  )
    return null;
  const first = articles.has(tokens[0]!.word) ? 1 : 0;
  let end = first;
  while (end < first + 3 && isNoun(tokens[end]!) && !(end > first && senseOf(tokens[end]!.word)?.verb === 3)) end++;
  return end > first && end < at
    ? {
        first: tokens.slice(0, at),
        second: [...tokens.slice(0, end), { ...tokens[at + 1]!, word: "can" }, { ...tokens[at + 1]!, word: "be" }, ...said],
      }
    : null;
};

/** "Choirs register for the festival with the name of the choir and a category": a choir has these. */
const registeredBy = (tokens: readonly Token[]): (Two & { readonly from: number }) | null => {
  const verb = tokens.findIndex((token, i) => i > 0 && i < 4 && token.word === "register");
  const joint =
    verb > 0 && tokens[verb + 1]?.word === "for"
      ? tokens.findIndex((token, i) => i > verb + 2 && i < verb + 7 && token.word === "with")
      : -1;
  const name = tokens.slice(0, Math.max(verb, 0));
  return joint > 0 &&
    name.every(isNoun) &&
    isPlural(name.at(-1)!.word) &&
    sortsOf(singular(name.at(-1)!.word))[0] === "group" &&
    tokens.slice(joint).filter(isSeparator).length > 1
    ? { first: tokens.slice(0, joint), second: [...name, { ...tokens[joint]!, word: "have" }, ...tokens.slice(joint + 1)], from: verb + 1 }
    : null;
};
