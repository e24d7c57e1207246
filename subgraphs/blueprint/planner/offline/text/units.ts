/** Units as people shorten them: of "2 hrs" the hours; "HR" alone is who hires. */
import { numberOf } from "./numbers.ts";
import type { Token } from "./tokens.ts";

const units: ReadonlyMap<string, string> = new Map([
  ["hr", "hour"],
  ["hrs", "hours"],
  ["min", "minute"],
  ["mins", "minutes"],
  ["wk", "week"],
  ["wks", "weeks"],
  ["yr", "year"],
  ["yrs", "years"],
]);

/** The tokens, with what is counted in full. */
export const withUnits = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const unit = units.get(token.word);
    const before = tokens[i - 1];
    return unit && before && numberOf(before) !== null ? { ...token, raw: unit, word: unit } : token;
  });
