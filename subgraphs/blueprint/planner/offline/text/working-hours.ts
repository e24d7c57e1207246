/** "Workers clock their hours per site and day": what they leave is a time entry, and "the hours" others see are these. */

import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

const clocking = /^(?:clocks?|logs?|records?|enters?|tracks?|books?|submits?|notes?|punch|punches|reports?|adds?)$/;
const own = /^(?:their|his|her|own|my|our)$/;

/** The clauses, where somebody clocks hours. */
export const workingHours = (clauses: readonly Clause[]): readonly Clause[] => {
  if (!clauses.some((clause) => !clause.arabic && clockedAt(clause.tokens) >= 0)) return clauses;
  return clauses.flatMap((clause) => (clause.arabic ? [clause] : (clocked(clause) ?? [{ ...clause, tokens: meant(clause.tokens) }])));
};

/** Where "clock their working hours" begins. */
const clockedAt = (tokens: readonly Token[]): number =>
  tokens.findIndex(
    ({ word }, i) =>
      i > 0 && clocking.test(word) && own.test(tokens[i + 1]?.word ?? "") && tokens.slice(i + 2, i + 4).some((one) => one.word === "hours"),
  );
const entries = (like: Token, article: string | null): readonly Token[] => {
  const said = (word: string): Token => ({ ...like, raw: word, word });
  return [...(article ? [said(article)] : []), said("time"), said(article === "each" ? "entry" : "entries")];
};

const clocked = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const at = clockedAt(tokens);
  if (at < 0) return null;
  const hours = tokens.findIndex(({ word }, i) => i > at && word === "hours");
  const like = tokens[hours]!;
  const does = [
    ...tokens.slice(0, at),
    { ...tokens[at]!, raw: "log", word: /s$/.test(tokens[at]!.word) ? "logs" : "log" },
    { ...like, raw: "own", word: "own" },
    ...entries(like, null),
  ];
  let end = hours + 1;
  const per = /^(?:per|by|for|on)$/.test(tokens[end]?.word ?? "");
  if (per) {
    end++;
    while (
      end < tokens.length &&
      (isNameWord(tokens[end]!) || tokens[end]!.word === "and" || /^(?:each|every|a|the)$/.test(tokens[end]!.word))
    )
      end++;
  }
  const list = per ? tokens.slice(hours + 2, end).filter(({ word }) => !/^(?:each|every|a|the)$/.test(word)) : [];
  const said = (word: string): Token => ({ ...like, raw: word, word });
  const comma: Token = { ...like, raw: ",", word: ",", kind: "mark" };
  const rest = tokens.slice(isSeparator(tokens[end] ?? like) ? end + 1 : end);
  return [
    part(clause, does, tokens.slice(0, hours + 1)),
    part(
      clause,
      [...entries(like, "each"), said("has"), said("hours"), comma, ...(list.length > 0 ? list : [said("date")])],
      tokens.slice(at, end),
    ),
    ...(rest.length > 2 ? [goesOn(clause, tokens.slice(0, at), meant(rest))] : []),
  ];
};

/** "… log their hours and see their results": whoever logs them sees these. */
const goesOn = (clause: Clause, before: readonly Token[], rest: readonly Token[]): Clause => {
  const at = before.findIndex((_, i) => conceptAt(before, i)?.entry.kind === "person");
  const who = at < 0 ? [] : before.slice(at, at + conceptAt(before, at)!.length);
  return who.length > 0 && verbForms.get(rest[0]!.word)?.form === "base"
    ? part(clause, [...who, { ...rest[0]!, raw: "can", word: "can" }, ...rest], rest)
    : part(clause, rest);
};

/** "see all the hours", "confirms them": the entries. */
const meant = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) =>
    token.word === "hours" &&
    /^(?:the|all|these|those)$/.test(tokens[i - 1]?.word ?? "") &&
    (tokens[i + 1] === undefined || isSeparator(tokens[i + 1]!) || tokens[i + 1]!.kind === "mark")
      ? entries(token, null)
      : [token],
  );
