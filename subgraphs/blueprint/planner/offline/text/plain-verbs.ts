/** Turns of phrase for having, seeing and not being allowed: "'s got", "mustn't", "has no access to", "sees which orders are packed". */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

export interface Found {
  readonly tokens: readonly Token[];
  /** How many of the words stand for them. */
  readonly length: number;
}
/** What stands for the words from one place on. */
export type Rule = (tokens: readonly Token[], at: number) => Found | null;

export const is = (token: Token | undefined, words: RegExp): boolean => token !== undefined && words.test(token.word);
export const as = (token: Token, word: string): Token => ({ ...token, word });

const fillers: Rule = (tokens, at) => (is(tokens[at], /^(?:um|uh|uhm|erm|er|hmm)$/) ? { tokens: [], length: 1 } : null);

/** "A truck's got a plate": it has one. */
const got: Rule = (tokens, at) => {
  const token = tokens[at]!;
  const many = /['’]ve$/.test(token.raw);
  const bare = token.word.replace(/['’]ve$/, "");
  // "We've got contracts": we have them.
  if (tokens[at + 1]?.word === "got" && many && /^(?:we|i)$/.test(bare) && tokens[at + 2]?.kind === "word" && tokens[at + 2]!.word !== "to")
    return { tokens: [as(token, bare), as(tokens[at + 1]!, "have")], length: 2 };
  if (tokens[at + 1]?.word !== "got" || !/['’](?:s|ve)$/.test(token.raw) || ["we", "i", "they", "you"].includes(bare)) return null;
  return { tokens: [as(token, bare), as(tokens[at + 1]!, many ? "have" : "has")], length: 2 };
};

const refusing: Rule = (tokens, at) => {
  const token = tokens[at]!;
  if (/^(?:must|should|could|may|would|wo)n['’]?t$/.test(token.word)) return { tokens: [as(token, "cannot")], length: 1 };
  if (/^do(?:es)?n['’]?t$/.test(token.word) && tokens[at + 1]?.word === "get" && tokens[at + 2]?.word === "to")
    return { tokens: [{ ...as(token, "cannot"), to: tokens[at + 2]!.to }], length: 3 };
  if (!is(token, /^ha(?:s|ve)$/) || tokens[at + 1]?.word !== "no") return null;
  const next = tokens[at + 3];
  if (next && tokens[at + 2]!.word === "access" && next.word === "to")
    return { tokens: [{ ...as(token, "cannot"), to: tokens[at + 2]!.to }, as(next, "see")], length: 4 };
  if (next && tokens[at + 2]!.word === "business")
    return { tokens: [{ ...as(token, "cannot"), to: tokens[at + 2]!.to }, as(next, baseOf(next.word))], length: 4 };
  return null;
};

/** "Bakeries have an account with a name, a delivery address": they have these. */
const account: Rule = (tokens, at) =>
  is(tokens[at], /^ha(?:s|ve)$/) &&
  is(tokens[at + 1], /^an?$/) &&
  is(tokens[at + 2], /^(?:account|profile|record|file|entry)$/) &&
  tokens[at + 3]?.word === "with" &&
  tokens.slice(at + 3).some(isSeparator)
    ? { tokens: [tokens[at]!], length: 4 }
    : null;

/** "Members join with their name and address". */
const joining: Rule = (tokens, at) =>
  is(tokens[at], /^(?:joins?|enrol|enrolls?)$/) && tokens[at + 1]?.word === "with" && is(tokens[at + 2], /^(?:their|his|her|its|an?|the)$/)
    ? { tokens: [as(tokens[at]!, "register")], length: 1 }
    : null;

/** "an application comprising a title and a summary", "a review consisting of a mark and a comment". */
const comprising: Rule = (tokens, at) => {
  if (at === 0 || tokens[at - 1]!.kind === "mark" || is(tokens[at - 1], /^(?:is|are|be)$/)) return null;
  if (is(tokens[at], /^comprising$/)) return { tokens: [as(tokens[at]!, "with")], length: 1 };
  return is(tokens[at], /^(?:consisting|composed)$/) && tokens[at + 1]?.word === "of"
    ? { tokens: [as(tokens[at]!, "with")], length: 2 }
    : null;
};

/** "we'd like a feedback form": we need one. */
const wishing: Rule = (tokens, at) => {
  const token = tokens[at]!;
  const short = /^(?:we|i)['’]d$/i.test(token.raw) && is(tokens[at + 1], /^(?:like|love)$/);
  const long = is(token, /^(?:we|i)$/) && tokens[at + 1]?.word === "would" && is(tokens[at + 2], /^(?:like|love)$/);
  const length = short ? 2 : 3;
  return (short || long) && is(tokens[at + length], /^(?:an?|some|each|every|the|our|my|all)$/)
    ? { tokens: [as(token, token.word.replace(/['’]d$/, "")), as(tokens[at + 1]!, "need")], length }
    : null;
};

/** "Hauliers log in to see their weighings": they see them. */
const signedIn: Rule = (tokens, at) =>
  is(tokens[at], /^(?:log|logs|sign|signs)$/) &&
  is(tokens[at + 1], /^(?:in|on)$/) &&
  is(tokens[at + 2], /^(?:to|and)$/) &&
  tokens[at + 3]?.kind === "word"
    ? { tokens: [{ ...as(tokens[at]!, "can"), to: tokens[at + 2]!.to }], length: 3 }
    : null;

/** "sees which orders are packed": the orders; "marks them delivered": as delivered. */
const seeing: Rule = (tokens, at) => {
  const token = tokens[at]!;
  if (is(token, /^(?:sees?|views?|checks?)$/) && is(tokens[at + 1], /^wh(?:ich|at)$/)) {
    const be = tokens.findIndex((one, i) => i > at + 2 && i < at + 6 && is(one, /^(?:are|is)$/));
    if (be > 0 && tokens[be + 1]?.kind === "word" && tokens.slice(at + 2, be).every((one) => one.kind === "word"))
      return { tokens: [token, as(tokens[at + 1]!, "the"), ...tokens.slice(at + 2, be)], length: be + 2 - at };
  }
  if (is(token, /^marks?$/) && is(tokens[at + 1], /^(?:it|them|one)$/) && /(?:ed|en|ne|id)$/.test(tokens[at + 2]?.word ?? ""))
    return { tokens: [token, tokens[at + 1]!, { ...tokens[at + 2]!, raw: "as", word: "as" }], length: 2 };
  // "can say a puppet is broken"
  if (is(token, /^(?:say|report)$/) && is(tokens[at + 1], /^(?:an?|the|that|which)$/) && at > 0) {
    const be = tokens.findIndex((one, i) => i > at + 2 && i < at + 6 && one.word === "is");
    if (be > 0 && tokens[be + 1]?.kind === "word")
      return {
        tokens: [as(token, "mark"), ...tokens.slice(at + 1, be).filter(({ word }) => word !== "that"), as(tokens[be]!, "as")],
        length: be + 1 - at,
      };
  }
  return null;
};

/** "Everyone, members or not, may look": visitors may. */
const whoever: Rule = (tokens, at) => {
  if (!is(tokens[at], /^(?:everyone|everybody|anyone|anybody)$/) || tokens[at + 1]?.word !== ",") return null;
  const not = tokens.findIndex((token, i) => i > at + 2 && i < at + 7 && token.word === "not" && tokens[i - 1]?.word === "or");
  return not > 0 && [",", ":"].includes(tokens[not + 1]?.word ?? "")
    ? { tokens: [as(tokens[at]!, verbForms.get(tokens[not + 2]?.word ?? "")?.form === "s" ? "visitor" : "visitors")], length: not + 2 - at }
    : null;
};

/** "Samples arrive with a code, the client and a date": they have these. */
const arriving: Rule = (tokens, at) =>
  at > 0 &&
  is(tokens[at], /^(?:arrives?|comes?)$/) &&
  (tokens[at + 1]?.word === "with" || (tokens[at + 1]?.word === "in" && tokens[at + 2]?.word === "with")) &&
  tokens.slice(at + 2).filter(({ word }) => word === ",").length > 0
    ? { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "has" : "have")], length: tokens[at + 1]!.word === "in" ? 3 : 2 }
    : null;

/** "The catalogue lists articles with a number": it contains them. */
const listing: Rule = (tokens, at) =>
  at > 0 && at < 4 && is(tokens[at], /^lists$/) && is(tokens[at - 1], /^(?:catalogu?e|register|inventory|directory|registry)$/)
    ? { tokens: [as(tokens[at]!, "contains")], length: 1 }
    : null;

/** "either accepts or refuses it", "may approve or reject": a decision, told by its first verb. */
const deciding: Rule = (tokens, at) => {
  const from = tokens[at]!.word === "either" ? at + 1 : at;
  return is(tokens[from], /^(?:accept|approve|confirm|grant)s?$/) &&
    tokens[from + 1]?.word === "or" &&
    is(tokens[from + 2], /^(?:refuse|reject|decline|den(?:y|ie)|turn)s?$/) &&
    tokens[from + 3]?.kind === "word"
    ? { tokens: [tokens[from]!], length: from + 3 - at }
    : null;
};

export const refusedOrHad: readonly Rule[] = [
  arriving,
  listing,
  deciding,
  fillers,
  got,
  refusing,
  account,
  joining,
  comprising,
  wishing,
  signedIn,
  seeing,
  whoever,
];

/** "seeing" as it stands behind "can". */
export const baseOf = (word: string): string => {
  if (!/ing$/.test(word)) return word;
  const stem = word.slice(0, -3);
  return [stem, `${stem}e`, stem.slice(0, -1)].find((one) => verbForms.get(one)?.form === "base") ?? verbForms.get(word)?.verb.key ?? word;
};
