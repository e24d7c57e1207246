/** "Authors send papers, and a panel of judges rates every paper": two sentences in one, each with somebody of its own who acts. */

import { isSeparator } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { nounish } from "../clauses/verb-or-noun.ts";
import { namesSomebody } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

const joints = new Set("and but while whereas yet so".split(" "));
const articles = new Set("a an the our each every".split(" "));
const bodies = new Set("jury panel team group committee board crew staff pool network council circle".split(" "));

/** The two sentences; null where there is one. */
export const secondSentence = (clause: Clause): { readonly first: Clause; readonly second: Clause } | null => {
  const { tokens } = clause;
  let depth = 0;
  for (let i = 3; i < tokens.length - 4; i++) {
    if (tokens[i]!.word === "(") depth++;
    if (tokens[i]!.word === ")") depth--;
    if (depth > 0 || ![",", "،"].includes(tokens[i]!.word)) continue;
    if (anotherActs(tokens, i + 1))
      return { first: { ...clause, tokens: tokens.slice(0, i) }, second: { ...clause, tokens: tokens.slice(i + 2) } };
    if (othersGet(tokens, i + 1))
      return { first: { ...clause, tokens: tokens.slice(0, i) }, second: { ...clause, tokens: tokens.slice(i + 1) } };
    const joint = joints.has(tokens[i + 1]!.word);
    const start = joint ? i + 2 : i + 1;
    if (["i", "we"].includes(tokens[start]!.word) && verbForms.get(tokens[start + 1]!.word)?.form === "base")
      return { first: { ...clause, tokens: tokens.slice(0, i) }, second: { ...clause, tokens: tokens.slice(start) } };
    if (joint && severalAct(tokens, start))
      return { first: { ...clause, tokens: tokens.slice(0, i) }, second: { ...clause, tokens: tokens.slice(start) } };
    const verb = joint || ["the", "our"].includes(tokens[start]!.word) ? verbAt(tokens, start) : -1;
    if (verb < 0 || (!joint && happens(tokens, verb))) continue;
    return { first: { ...clause, tokens: tokens.slice(0, i) }, second: { ...clause, tokens: spoken(tokens.slice(start), verb - start) } };
  }
  return null;
};

/** "starts and ends the walk" */
const followsAnother = (tokens: readonly Token[], at: number): boolean =>
  isSeparator(tokens[at + 1]!) && verbForms.get(tokens[at + 2]?.word ?? "")?.form === "s";
const startsObject = (token: Token): boolean =>
  token.kind === "word" && !isSeparator(token) && !["of", "for", "is", "are", "in", "has", "have", "from", "by"].includes(token.word);
/** "…, the technician goes there, writes …": one sentence about one who acts. */
const happens = (tokens: readonly Token[], at: number): boolean => {
  const { word } = tokens[at]!;
  const acts = /(?:er|or|ist|ian)$/.test(tokens[at - 1]!.word);
  return (nounish.has(word.replace(/s$/, "")) && !acts) || verbForms.get(word)?.verb.key === "happen";
};

const getting = new Set([...modals, "get", "receive", "have"]);
/** "…, approved stories get a photographer" */
const othersGet = (tokens: readonly Token[], at: number): boolean => {
  const verb = tokens.findIndex((token, i) => i > at && i < at + 4 && getting.has(token.word));
  return (
    verb > 0 &&
    tokens.slice(at, verb).every((token) => token.kind === "word" && !isSeparator(token) && !functionWords.has(token.word)) &&
    isPlural(tokens[verb - 1]!.word) &&
    (modals.has(tokens[verb]!.word) || articles.has(tokens[verb + 1]?.word ?? ""))
  );
};

/** «…، والمشتركة تحجز الحصة»: somebody else, and what they do. */
const anotherActs = (tokens: readonly Token[], at: number): boolean => {
  const who = tokens[at]!.word === "و" && tokens[at + 1]?.arabic ? conceptAt(tokens, at + 1) : null;
  if (!who || !people.has(who.entry.kind)) return false;
  let next = at + 1 + who.length;
  // «ومدير البرامج يبني الخريطة»
  if (!/^(?:ال|لل)/.test(tokens[next - 1]!.word) && /^ال/.test(tokens[next]?.word ?? "")) next++;
  const { word, kind } = tokens[next] ?? { word: "", kind: "mark" };
  const verb = verbForms.get(word);
  if (verb) return verb.form === "arabic" && ["do", "may"].includes(verb.verb.cls);
  const unknown = kind === "word" && /^[يت].{2,}$/.test(word) && conceptAt(tokens, next) === null && propertyAt(tokens, next) === null;
  return unknown && tokens[next + 1]?.kind === "word" && /^ال/.test(tokens[at + 1]!.word + tokens[at + 2]!.word);
};
const people = new Set(["person", "member", "admin", "public"]);

/** "…, and charities confirm those hours", "…, while experts appraise each watch": several of them, whoever they are, and to what. */
const severalAct = (tokens: readonly Token[], at: number): boolean =>
  [1, 2].some((words) => {
    const form = verbForms.get(tokens[at + words]?.word ?? "");
    return (
      form?.form === "base" &&
      form.verb.cls === "do" &&
      determiners.has(tokens[at + words + 1]?.word ?? "") &&
      tokens.slice(at, at + words).every((token) => token.kind === "word" && !isSeparator(token) && !functionWords.has(token.word)) &&
      !tokens.slice(at, at + words).some(({ word }) => verbForms.has(word)) &&
      isPlural(tokens[at + words - 1]!.word)
    );
  });
const determiners = new Set("the a an those these each every all their them its".split(" "));

const verbAt = (tokens: readonly Token[], start: number): number => {
  if (!articles.has(tokens[start]?.word ?? "")) return -1;
  for (let i = start + 2; i < Math.min(tokens.length - 1, start + 7); i++) {
    const token = tokens[i]!;
    if (token.kind !== "word" || isSeparator(token)) return -1;
    const form = verbForms.get(token.word);
    if (
      modals.has(token.word) ||
      (form?.form === "s" && form.verb.cls === "do" && (startsObject(tokens[i + 1]!) || followsAnother(tokens, i))) ||
      // "…, and the ladies in the laundry only enter loads"
      (form?.form === "base" &&
        form.verb.cls === "do" &&
        i > start + 1 &&
        (tokens[i - 1]!.word === "only" || !nounish.has(token.word)) &&
        tokens.slice(start + 1, i).some(({ word }) => isPlural(word) && namesSomebody(singular(word))) &&
        startsObject(tokens[i + 1]!))
    )
      return i;
  }
  return -1;
};

/** "a jury of programmers rates": each of them does. */
const spoken = (tokens: readonly Token[], verb: number): readonly Token[] => {
  const subject = tokens.slice(0, verb);
  const of = subject.findIndex((token) => token.word === "of");
  const last = subject.at(-1)!;
  return of > 0 && bodies.has(subject[of - 1]!.word) && isPlural(last.word)
    ? [tokens[0]!, ...subject.slice(of + 1, -1), { ...last, word: singular(last.word) }, ...tokens.slice(verb)]
    : tokens;
};
