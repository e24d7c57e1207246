/** The parts of a line with a label: its colon, its name, the list behind it; and the clause they make. */
import { isSeparator } from "../clauses/phrases.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

const colons = new Set([":", "–", "—"]);
export const isColon = (tokens: readonly Token[], at: number): boolean =>
  colons.has(tokens[at]!.word) || (tokens[at]!.word === "-" && tokens[at]!.from > tokens[at - 1]!.to);
export const listed = (tokens: readonly Token[]): boolean => tokens.filter(isSeparator).length > 1;
export const mark = (token: Token, word: string): Token => ({ ...token, raw: word, word, kind: "mark" });
export const named = (tokens: readonly Token[]): boolean => tokens.length > 0 && tokens.length < 5 && tokens.every(isNameWord);
export const withList = (clause: Clause, name: readonly Token[], list: readonly Token[]): Clause =>
  part(clause, [...name, mark(list[0]!, ":"), ...list], [...name, ...list]);
