/** Getting somebody onto a list, in its many words: "register, they give a name", "apply to us with", "put their name down for", "proposes them for an exam". */

import { isSeparator } from "../clauses/phrases.ts";
import { conceptAt } from "../words/words.ts";
import { isNameWord } from "./plain-cuts.ts";
import { as, is } from "./plain-verbs.ts";
import type { Token } from "./tokens.ts";

/** The words of a clause, with that in the verbs the grammar knows. */
export const enrolling = (tokens: readonly Token[]): readonly Token[] => proposed(appliedTo(theyGive(putDown(tokens))));

/** "Pupils put their name down for them": they register for them. */
const putDown = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) =>
      is(token, /^(?:put|puts|write|writes)$/) &&
      is(tokens[i + 1], /^(?:their|his|her|themselves|himself|herself|your)$/) &&
      tokens.slice(i + 2, i + 4).some((one) => one.word === "down"),
  );
  const down = tokens.findIndex(({ word }, i) => i > at && word === "down");
  return at > 0 && is(tokens[down + 1], /^(?:for|on)$/)
    ? [
        ...tokens.slice(0, at),
        { ...as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "registers" : "register"), raw: "register", to: tokens[down]!.to },
        as(tokens[down + 1]!, "for"),
        ...tokens.slice(down + 2),
      ]
    : tokens;
};

const giving = /^(?:gives?|states?|enters?|leaves?|provides?|fills?|tells?)$/;
/** "Pupils register online, they give name, date of birth and phone": they register with these. */
const theyGive = (tokens: readonly Token[]): readonly Token[] => {
  const verb = tokens.findIndex(
    (token, i) => i > 0 && i < 6 && is(token, /^(?:registers?|enrol|enrols|enroll|enrolls|join|joins|apply|applies)$/),
  );
  const they = tokens.findIndex(
    (token, i) =>
      i > verb &&
      i < verb + 6 &&
      is(token, /^(?:they|he|she|and)$/) &&
      is(tokens[i + 1] && is(tokens[i + 1], /^(?:they|he|she)$/) ? tokens[i + 2] : tokens[i + 1], giving),
  );
  if (verb < 0 || they < 0) return tokens;
  const give = is(tokens[they + 1], giving) ? they + 1 : they + 2;
  const from = is(tokens[give + 1], /^(?:us|in|me)$/) ? give + 2 : give + 1;
  return tokens.slice(from).some(isSeparator)
    ? [
        ...tokens.slice(0, verb),
        as(tokens[verb]!, /s$/.test(tokens[verb]!.word) ? "registers" : "register"),
        as(tokens[give]!, "with"),
        ...tokens.slice(from),
      ]
    : tokens;
};

/** "A tutor applies to us with a biography and the subjects": that is what a tutor has. */
const appliedTo = (tokens: readonly Token[]): readonly Token[] => {
  const verb = tokens.findIndex((token, i) => i > 0 && i < 5 && is(token, /^(?:applies|apply)$/));
  const us = verb > 0 && tokens[verb + 1]?.word === "to" && is(tokens[verb + 2], /^(?:us|join)$/);
  return us &&
    tokens[verb + 3]?.word === "with" &&
    tokens.slice(verb + 4).some(isSeparator) &&
    conceptAt(tokens, verb - 1)?.entry.kind === "person"
    ? [...tokens.slice(0, verb), as(tokens[verb]!, tokens[verb]!.word === "apply" ? "register" : "registers"), ...tokens.slice(verb + 3)]
    : tokens;
};

/** "He proposes them for an exam, theory or practical, with the date": he makes an exam, which has a type and the date. */
const proposed = (tokens: readonly Token[]): readonly Token[] => {
  const verb = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      is(token, /^(?:proposes?|nominates?|recommends?|suggests?|enters?|schedules?)$/) &&
      is(tokens[i + 1], /^(?:them|him|her|somebody|someone)$/) &&
      tokens[i + 2]?.word === "for" &&
      is(tokens[i + 3], /^(?:an?|the)$/),
  );
  if (verb < 0) return tokens;
  let end = verb + 4;
  while (end < tokens.length && end < verb + 7 && isNameWord(tokens[end]!)) end++;
  const base = !/s$/.test(tokens[verb]!.word);
  const head = [...tokens.slice(0, verb), as(tokens[verb]!, base ? "create" : "creates"), ...tokens.slice(verb + 3, end)];
  const kinds = tokens.slice(end + 1);
  // ", theory or practical, with …"
  const aside = tokens[end]?.word === "," && kinds[1]?.word === "or" && kinds[3]?.word === ",";
  if (!aside) return [...head, ...tokens.slice(end)];
  const mark = (word: string): Token => ({ ...kinds[0]!, raw: word, word, kind: "mark" });
  const rest = kinds.slice(kinds[4]?.word === "with" ? 5 : 4);
  return [
    ...head,
    as(kinds[1]!, "with"),
    { ...kinds[0]!, raw: "type", word: "type" },
    mark("("),
    ...kinds.slice(0, 3),
    mark(")"),
    mark(","),
    ...rest,
  ];
};
