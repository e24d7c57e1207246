/** How people speak: "could owners request an appointment?", "I mean", "it passes through the states open and paid". */

import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { enrolling } from "./enrolling.ts";
import type { Token } from "./tokens.ts";

/** The words of a clause without fillers, and a question put as what is wished. */
export const spokenTurns = (tokens: readonly Token[]): readonly Token[] =>
  asked(endsIn(somebodyFrom(throughStates(enrolling(withoutFillers(tokens))))));

const fillers = [
  "i mean",
  "you know",
  "i guess",
  "i suppose",
  "i think",
  "sort of",
  "kind of",
  "more or less",
  "to be honest",
  "if you like",
  "as it were",
  "let us say",
  "if you will",
].map((words) => words.split(" "));
const withoutFillers = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((_, i) => fillers.some((words) => words.every((word, k) => tokens[i + k]?.word === word)));
  if (at < 0) return tokens;
  const length = fillers.find((words) => words.every((word, k) => tokens[at + k]?.word === word))!.length;
  // "a kind of fabric", "the sort of wood" are no fillers.
  const kind =
    ["sort", "kind"].includes(tokens[at]!.word) &&
    /^(?:an?|the|what|which|this|that|each|every|of|some|any)$/.test(tokens[at - 1]?.word ?? "the");
  const after = at + length;
  const dropped = tokens[after]?.word === "," || tokens[after]?.word === "that" ? after + 1 : after;
  const said =
    ["i think", "i guess", "i suppose"].includes(
      tokens
        .slice(at, after)
        .map(({ word }) => word)
        .join(" "),
    ) &&
    at > 0 &&
    tokens[after] !== undefined;
  return kind || said || tokens.length - length < 3 ? tokens : withoutFillers([...tokens.slice(0, at), ...tokens.slice(dropped)]);
};

/** "The claim passes through the states submitted, surveyed and paid": it has one of these. */
const throughStates = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => i > 0 && /^(?:passes|pass|goes|go|moves|move|runs|run)$/.test(word) && tokens[i + 1]?.word === "through",
  );
  const states =
    at < 0 ? -1 : tokens.findIndex(({ word }, i) => i > at + 1 && i < at + 6 && /^(?:states|stages|steps|phases|statuses)$/.test(word));
  const list = tokens.slice(tokens[states + 1]?.word === ":" ? states + 2 : states + 1);
  if (states < 0 || !list.some(isSeparator)) return tokens;
  const end = list.findIndex(({ kind, word }) => kind === "mark" && word !== ",");
  const choices = end < 0 ? list : list.slice(0, end);
  const like = tokens[at]!;
  const mark = (word: string): Token => ({ ...like, raw: word, word, kind: "mark" });
  const many = !/s$/.test(like.word);
  return [
    ...tokens.slice(0, at).filter(({ word }) => !/^(?:therefore|then|thus|also|finally|usually|always|normally)$/.test(word)),
    { ...like, word: many ? "have" : "has" },
    { ...like, raw: "status", word: "status" },
    mark("("),
    ...choices,
    mark(")"),
    ...(end < 0 ? [] : list.slice(end)),
  ];
};

/** "Somebody from our office interviews them": the office does. */
const somebodyFrom = (tokens: readonly Token[]): readonly Token[] =>
  /^(?:somebody|someone|anybody|anyone)$/.test(tokens[0]?.word ?? "") &&
  /^(?:from|in|at)$/.test(tokens[1]?.word ?? "") &&
  /^(?:the|our)$/.test(tokens[2]?.word ?? "")
    ? tokens.slice(2)
    : tokens;

/** "… and ends in a value, the analyst and the date": it states them. */
const endsIn = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 1 &&
      /^(?:ends?|results?|concludes?)$/.test(word) &&
      /^(?:in|with)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:an?|the)$/.test(tokens[i + 2]?.word ?? ""),
  );
  return at > 0 && tokens.slice(at + 2).some(isSeparator)
    ? [
        ...tokens.slice(0, at),
        { ...tokens[at]!, word: /s$/.test(tokens[at]!.word) ? "states" : "state", to: tokens[at + 1]!.to },
        ...tokens.slice(at + 2),
      ]
    : tokens;
};

/** "Could owners request an appointment online?": they can. */
const asked = (tokens: readonly Token[]): readonly Token[] => {
  const start = ["and", "but", "also", "so"].includes(tokens[0]?.word ?? "") ? 1 : 0;
  if (!/^(?:could|can|should|may|might|shall|would)$/.test(tokens[start]?.word ?? "")) return tokens;
  const from = ["the", "our", "all"].includes(tokens[start + 1]?.word ?? "") ? start + 2 : start + 1;
  const who = conceptAt(tokens, from);
  const verb = who ? tokens[from + who.length] : undefined;
  return who &&
    ["person", "member", "admin", "public"].includes(who.entry.kind) &&
    verb &&
    (["base"].includes(verbForms.get(verb.word)?.form ?? "") || ["also", "have", "be"].includes(verb.word))
    ? [...tokens.slice(start + 1, from + who.length), { ...tokens[start]!, word: "can" }, ...tokens.slice(from + who.length)]
    : tokens;
};
