/** How people speak: "could owners request an appointment?", "I mean", "it passes through the states open and paid". */

import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { enrolling } from "./enrolling.ts";
import { withoutFillers } from "./fillers.ts";
import { isPlural } from "./fold.ts";
import { proseTurns } from "./prose-turns.ts";
import type { Token } from "./tokens.ts";

/** The words of a clause without fillers, and a question put as what is wished. */
export const spokenTurns = (tokens: readonly Token[]): readonly Token[] => turns.reduce((said, turn) => turn(said), tokens);

/** "Request an appointment online": where it is done is no part of the name. */
const withoutOnline = (tokens: readonly Token[]): readonly Token[] =>
  !tokens.some(({ word }) => /^(?:request|book|order|apply|register|cancel|reserve|ask)s?$/.test(word))
    ? tokens
    : tokens.filter(({ word }, i) => {
        const next = tokens[i + 1];
        return !(
          word === "online" &&
          i > 2 &&
          (next === undefined || next.kind === "mark" || isSeparator(next)) &&
          !/^(?:is|are|be|was|go|goes|went|and|or|not)$/.test(tokens[i - 1]!.word)
        );
      });

/** "The desk does the billing": they manage the invoices. */
const billing = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:do|does|handles?|manages?)$/.test(word) &&
      tokens[i + 1]?.word === "the" &&
      /^(?:billing|invoicing|invoices)$/.test(tokens[i + 2]?.word ?? ""),
  );
  return at < 0
    ? tokens
    : [
        ...tokens.slice(0, at),
        { ...tokens[at]!, word: /s$/.test(tokens[at]!.word) ? "manages" : "manage" },
        tokens[at + 1]!,
        { ...tokens[at + 2]!, raw: "invoices", word: "invoices" },
        ...tokens.slice(at + 3),
      ];
};

/** "A review gives a score, comments and remarks": it has them. */
const thingGives = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 1 && word === "gives" && /^(?:an?|the)$/.test(tokens[i + 1]?.word ?? ""));
  const article =
    tokens.slice(Math.max(at - 4, 0), Math.max(at, 0)).findLastIndex(({ word }) => /^(?:an?|each|every)$/.test(word)) + Math.max(at - 4, 0);
  const known = at < 0 || !/^(?:an?|each|every)$/.test(tokens[article]?.word ?? "") ? null : conceptAt(tokens, article + 1);
  return known &&
    article + 1 + known.length === at &&
    ["thing", "document", "event"].includes(known.entry.kind) &&
    tokens.slice(at).some(isSeparator)
    ? [...tokens.slice(0, at), { ...tokens[at]!, raw: "has", word: "has" }, ...tokens.slice(at + 1)]
    : tokens;
};

/** "When the instructor thinks somebody is ready he creates an exam": the instructor does, and nobody who was named before. */
const whoIsMeant = (tokens: readonly Token[]): readonly Token[] => {
  const the = tokens[1]?.word === "the" || tokens[1]?.word === "a" || tokens[1]?.word === "an";
  const who = the && /^(?:when|once|if|after|before|as|whenever)$/.test(tokens[0]?.word ?? "") ? conceptAt(tokens, 2) : null;
  const at = who?.entry.kind === "person" ? tokens.findIndex(({ word }, i) => i > 2 + who.length && (word === "he" || word === "she")) : -1;
  return who && at > 0
    ? [
        ...tokens.slice(0, at),
        { ...tokens[at]!, raw: "the", word: "the" },
        ...tokens.slice(2, 2 + who.length).map((one) => ({ ...one, from: tokens[at]!.from, to: tokens[at]!.to })),
        ...tokens.slice(at + 1),
      ]
    : tokens;
};

/** "Payroll takes it from there and sees the hours": what is said stands behind it. */
const takesOver = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:takes?|picks?)$/.test(word) &&
      /^(?:it|over|things)$/.test(tokens[i + 1]?.word ?? "") &&
      tokens[i + 2]?.word === "from" &&
      /^(?:there|here)$/.test(tokens[i + 3]?.word ?? ""),
  );
  return at > 0 && tokens[at + 4]?.word === "and" && tokens.length > at + 6 ? [...tokens.slice(0, at), ...tokens.slice(at + 5)] : tokens;
};

/** "HR: all of it": everything. */
const allOfIt = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => word === "all" && tokens[i + 1]?.word === "of" && /^(?:it|them|this|that)$/.test(tokens[i + 2]?.word ?? ""),
  );
  return at > 0 && at + 3 === tokens.length
    ? [...tokens.slice(0, at), { ...tokens[at]!, to: tokens[at + 2]!.to, raw: "everything", word: "everything" }]
    : tokens;
};

/** "He orders material, he says what material, how much, needed by when": the order states these. */
const saysWhat = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      word === "," &&
      /^(?:he|she|they)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:says?|writes?|states?|notes?|gives?|enters?)$/.test(tokens[i + 2]?.word ?? "") &&
      /^(?:what|which|how|the|a|an|who|when)$/.test(tokens[i + 3]?.word ?? ""),
  );
  if (at < 0) return tokens;
  const list = tokens.slice(at + 3);
  const end = list.findIndex(
    ({ word }, i) => word === "," && list[i + 1]?.word === "and" && /^(?:the|our|a)$/.test(list[i + 2]?.word ?? ""),
  );
  const told = end < 0 ? list : list.slice(0, end);
  if (!told.some(isSeparator)) return tokens;
  const said = told.flatMap((token, i): readonly Token[] => {
    const edge = i === 0 || isSeparator(told[i - 1]!);
    if (edge && token.word === "how" && /^(?:much|many)$/.test(told[i + 1]?.word ?? "")) return [];
    if (/^(?:much|many)$/.test(token.word) && told[i - 1]?.word === "how")
      return told[i + 1] && !isSeparator(told[i + 1]!) ? [] : [{ ...token, raw: "quantity", word: "quantity" }];
    if (token.word === "when" && told[i - 1]?.word === "by") return [{ ...token, raw: "date", word: "date" }];
    return edge && /^(?:what|which)$/.test(token.word) ? [] : [token];
  });
  return [...tokens.slice(0, at), { ...tokens[at + 2]!, raw: "with", word: "with" }, ...said, ...(end < 0 ? [] : list.slice(end))];
};

/** "The claim passes through the states submitted, surveyed and paid": it has one of these. */
const throughStates = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => i > 0 && /^(?:passes|pass|goes|go|moves|move|runs|run)$/.test(word) && tokens[i + 1]?.word === "through",
  );
  const states =
    at < 0 ? -1 : tokens.findIndex(({ word }, i) => i > at + 1 && i < at + 6 && /^(?:states|stages|steps|phases|statuses)$/.test(word));
  const list = tokens.slice(states + 1);
  // "… these stages: cut, sewn, ready" is read as it stands.
  if (states < 0 || list[0]?.word === ":" || !list.some(isSeparator)) return tokens;
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

/** "Developers are assigned, change the status and comment": what is done to them first names nothing. */
const areDone = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && word === "are");
  const [done, stop, verb] = [tokens[at + 1]?.word ?? "", tokens[at + 2], tokens[at + 3]];
  const acts = at > 0 && conceptAt(tokens, tokens[0]!.word === "the" ? 1 : 0)?.entry.kind === "person";
  return acts && /ed$/.test(done) && stop && isSeparator(stop) && verb && verbForms.get(verb.word)?.form === "base"
    ? [...tokens.slice(0, at), ...tokens.slice(at + 3)]
    : tokens;
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

/** "I'd like something where I keep my customers and pianos": I keep them. */
const whereKept = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 1 &&
      /^(?:where|so)$/.test(word) &&
      /^(?:i|we)$/.test(tokens[i + 1]?.word ?? "") &&
      tokens.slice(i + 2, i + 4).some((token) => /^(?:keep|track|store|manage|record|register)$/.test(token.word)),
  );
  const named = tokens
    .slice(0, Math.max(at, 0))
    .findIndex(({ word }) => /^(?:something|place|app|application|system|platform|tool|site|website|program|software)$/.test(word));
  return named >= 0 && at - named < 3 && named < 8 ? tokens.slice(at + 1) : tokens;
};

/** "We are a housing association with 14 buildings and around 300 flats": we have these. */
const weAreWith = (tokens: readonly Token[]): readonly Token[] => {
  const at =
    /^(?:we|i)$/.test(tokens[0]?.word ?? "") && /^(?:are|am|run|own)$/.test(tokens[1]?.word ?? "")
      ? tokens.findIndex(({ word }) => word === "with")
      : -1;
  const list = tokens.slice(at + 1);
  const counted = list.filter((token, i) => (i === 0 || isSeparator(list[i - 1]!)) && !isSeparator(token));
  const counts =
    at > 2 &&
    counted.every(
      (token) =>
        token.kind === "number" ||
        /^(?:about|around|roughly|over|some|nearly|almost|two|three|four|five|six|seven|eight|nine|ten)$/.test(token.word),
    );
  return counts && isPlural(list.at(-1)?.word ?? "") ? [tokens[0]!, { ...tokens[1]!, raw: "have", word: "have" }, ...list] : tokens;
};

/** In the order in which they are put: fillers first, so that the others see what they would. */
const turns: readonly ((tokens: readonly Token[]) => readonly Token[])[] = [
  withoutFillers,
  whereKept,
  weAreWith,
  ...proseTurns,
  enrolling,
  throughStates,
  areDone,
  somebodyFrom,
  endsIn,
  withoutOnline,
  thingGives,
  billing,
  takesOver,
  saysWhat,
  whoIsMeant,
  allOfIt,
  asked,
];
