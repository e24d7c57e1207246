/** "Nobody but managers may see the discount", «لا يرى الخصم إلا المدير»: they alone may, which is how a rule says it. */
import { isPerson, isSeparator, phraseOf } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

const nobody = /^(?:nobody|noone|none)$/;
const noOne = /^(?:one|body|role|person|user)$/;
const but = /^(?:but|except|besides|beside)$/;
const butTwo = /^(?:other than|apart from|aside from|except for|but for)$/;
const isVerb = (token: Token | undefined): boolean => verbForms.get(token?.word ?? "")?.form === "arabic";

const isSomebody = (tokens: readonly Token[]): boolean => {
  const phrase = tokens.length > 0 ? phraseOf(tokens) : null;
  return phrase !== null && isPerson(phrase);
};

/** The words of a clause, with those who alone may in front, and "only" with them. */
export const nobodyBut = (tokens: readonly Token[]): readonly Token[] => (tokens[0]?.arabic ? inArabic(tokens) : inEnglish(tokens));

const inEnglish = (tokens: readonly Token[]): readonly Token[] => {
  const [first, second] = tokens;
  const says = nobody.test(first?.word ?? "") ? 1 : first?.word === "no" && noOne.test(second?.word ?? "") ? 2 : 0;
  if (says === 0) return tokens;
  const next = tokens[says]?.word ?? "";
  const skipped = butTwo.test(`${next} ${tokens[says + 1]?.word ?? ""}`) ? 2 : but.test(next) ? 1 : 0;
  return skipped > 0 ? [{ ...first!, word: "only" }, ...tokens.slice(says + skipped)] : tokens;
};

/** «لا يرى الخصم إلا المدير» has come to «يرى الخصم فقط المدير» by now, «سعر الشراء لا يراه إلا المدير» to «سعر الشراء يراه فقط المدير». */
const inArabic = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && word === "فقط");
  const who = tokens.slice(at + 1);
  if (at < 0 || who.length > 3 || who.some((token) => isVerb(token) || isSeparator(token)) || !isSomebody(who)) return tokens;
  const only: Token = { ...tokens[at]!, word: "only" };
  const from = tokens[0]!.word === "و" ? 1 : 0;
  // Of a sentence that says more than one thing, that is for one of them.
  if (tokens.slice(from + 1, at - 1).some((token) => isVerb(token) || isSeparator(token))) return tokens;
  if (isVerb(tokens[from]) && at > from + 1) return [only, ...who, ...tokens.slice(from, at)];
  const verb = tokens[at - 1]!;
  return isVerb(verb) && /.(?:ه|ها|هم)$/.test(verb.word) && at - 1 > from ? [only, ...who, verb, ...tokens.slice(from, at - 1)] : tokens;
};
