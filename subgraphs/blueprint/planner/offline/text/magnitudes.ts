/** Large numbers as people write them: "10k", "ten thousand", "2.5 million", «50 ألف», «مليون» are one number each. */
import { numberOf } from "./numbers.ts";
import type { Token } from "./tokens.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const magnitudes: ReadonlyMap<string, number> = new Map([
  ...[...set("thousand thousands grand الف الاف")].map((word) => [word, 1e3] as const),
  ...[...set("million millions mln مليون ملايين")].map((word) => [word, 1e6] as const),
]);
/** «ألفين ريال»: the number is in the word. */
const doubled: ReadonlyMap<string, number> = new Map([
  ["الفين", 2e3],
  ["الفان", 2e3],
  ["مليونين", 2e6],
  ["مليونان", 2e6],
]);
const reaching = set("above over exceeding exceeds exceed beyond than under below least most of فوق عن من علي تتجاوز يتجاوز تحت حدود دون");
const money = set(
  "riyal riyals dollar dollars euro euros pound pounds dirham dirhams dinar dinars sar usd eur aed ريال دولار درهم دينار جنيه يورو",
);

/** The tokens with every large number as one token; it keeps its place in the text. */
export const withMagnitudes = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some(({ word }, i) => isMagnitude(tokens, i) || doubled.has(word))) return tokens;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    const twice = doubled.get(token.word);
    const times = isMagnitude(tokens, at + 1) ? timesOf(tokens, at + 1) : null;
    const many = times === null ? null : countIn(token);
    if (many !== null && next) {
      out.push(numbered(token, next, many * times!));
      at++;
    } else if (twice !== undefined && (money.has(next?.word ?? "") || reaching.has(out.at(-1)?.word ?? "")))
      out.push(numbered(token, token, twice));
    // «فوق مليون», «أكثر من ألف ريال».
    else if (token.kind === "word" && magnitudes.has(token.word) && reaching.has(out.at(-1)?.word ?? ""))
      out.push(numbered(token, token, magnitudes.get(token.word)!));
    else out.push(token);
  }
  return out;
};

/** "a million", "10", "ten", "2.5". */
const countIn = (token: Token): number | null => (token.word === "a" ? 1 : numberOf(token));

const isMagnitude = (tokens: readonly Token[], at: number): boolean => at >= 0 && at < tokens.length && timesOf(tokens, at) !== null;
const timesOf = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  // "10k" is written as one word.
  if (token.word === "k") return before?.kind === "number" && before.to === token.from ? 1e3 : null;
  return magnitudes.get(token.word) ?? null;
};

const numbered = (first: Token, last: Token, value: number): Token => ({
  from: first.from,
  to: last.to,
  raw: first === last ? first.raw : `${first.raw} ${last.raw}`,
  word: String(value),
  kind: "number",
  arabic: false,
});
