/**
 * What a text tells whoever will use the platform to do: "Browse profiles, send a booking request and pay", "Tick them off each day; see
 * streaks". It is what they can do there; what whoever builds it is told to do stays as it is.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { senseOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses, with what their readers are told to do as what they can do. */
export const inImperative = (given: readonly Clause[]): readonly Clause[] => {
  let features = false;
  const clauses = given.map((clause, i) => {
    features = clause.joined ? features : isListOfFeatures(clause);
    if (i === 0) return bringsTogether(clause);
    return clause.joined && features ? asFeature(clause) : goesOn(clause, given[i - 1]!);
  });
  const told = clauses.filter((clause) => isTold(clause));
  return told.length === 0
    ? clauses
    : clauses.map((clause, i) => (told.includes(clause) ? asWhoCan(clause, readers(clauses.slice(0, i))) : clause));
};

// biome-ignore format: a list of words
const using = new Set("browse find search discover explore book order buy track follow rate share send pay join compare chat message upload meet swap trade rent learn log get invite save see watch view read vote comment review bookmark tick apply subscribe donate post check scan earn redeem split plan organise organize manage".split(" "));
/** Two or more things that readers of a pitch are told to do, in one sentence. */
const isTold = ({ tokens, arabic, bullet, heading }: Clause): boolean => {
  const [first, second] = tokens;
  if (arabic || bullet || heading || !first || !using.has(first.word) || !second || /^[:–—(-]$/.test(second.word)) return false;
  if (second.word === "me" || second.word === "us" || tokens.some(({ word }) => word === ":")) return false;
  return tokens.some(
    (token, i) =>
      i > 1 &&
      isSeparator(tokens[i - 1]!) &&
      using.has(token.word) &&
      verbForms.get(token.word)?.form === "base" &&
      !isSeparator(tokens[i + 1] ?? token) &&
      tokens[i + 1] !== undefined,
  );
};

/** "Features: browse songs by artist; create playlists; like songs". */
const isListOfFeatures = ({ tokens, arabic }: Clause): boolean =>
  !arabic &&
  /^(?:features?|functions?|functionality|functionalities)$/.test(tokens[tokens.findIndex(({ word }) => word === ":") - 1]?.word ?? "") &&
  isBase(tokens[tokens.findIndex(({ word }) => word === ":") + 1]);
const asFeature = (clause: Clause): Clause => (isBase(clause.tokens[0]) && clause.tokens.length > 1 ? asWhoCan(clause, ["users"]) : clause);
const isBase = (token: Token | undefined): boolean => {
  const form = verbForms.get(token?.word ?? "");
  return form?.form === "base" && form.verb.cls === "do";
};

/** What whoever builds the platform is told to do as well. */
const building = new Set("use make set add create build show include give keep provide style design implement develop".split(" "));
/** "Staff manage animals; approve or reject applications": they can, whoever acted before the semicolon. */
const goesOn = (clause: Clause, before: Clause): Clause => {
  const [first, second, third] = clause.tokens;
  if (!clause.joined || clause.arabic || clause.bullet || before.heading || !first || !second || building.has(first.word)) return clause;
  const acts =
    isBase(first) && ((senseOf(first.word)?.verb ?? 0) > 1 || saysWho(before)) && clause.tokens.every(({ word }) => word !== ":");
  const object = isSeparator(second)
    ? isBase(third)
    : second.kind === "word" && (conceptAt(clause.tokens, 0) === null || (isPlural(second.word) && saysWho(before)));
  return acts && object ? asWhoCan(clause, ["they"]) : clause;
};

/** "Instructors create courses; grade assignments": somebody acted before, so a word that is a thing as well is what they do. */
const saysWho = ({ tokens }: Clause): boolean => {
  const who = conceptAt(tokens, 0);
  return who?.entry.kind === "person" && isBase(tokens[who.length]);
};

/** "Pawtrail connects dog owners with walkers": an app for both. */
const bringsTogether = (clause: Clause): Clause => {
  const [name, verb] = clause.tokens;
  const joint = clause.tokens.findIndex(({ word }, i) => i > 2 && i < 7 && (word === "with" || word === "and"));
  if (clause.arabic || !name || !verb || !/^(?:connects|matches|unites|links)$/.test(verb.word) || joint < 0) return clause;
  if (name.raw[0] === name.raw[0]!.toLowerCase() || conceptAt(clause.tokens, 0) || isPlural(name.word)) return clause;
  if (!isPlural(clause.tokens[joint - 1]!.word) || !isPlural(clause.tokens[joint + 1]?.word ?? "")) return clause;
  const said = (word: string): Token => ({ ...name, raw: word, word });
  const second = clause.tokens.slice(joint + 1);
  const end = second.findIndex(({ word }) => /^(?:in|on|at|from|near|for)$/.test(word));
  return {
    ...clause,
    tokens: [
      said("an"),
      said("app"),
      said("for"),
      ...clause.tokens.slice(2, joint),
      { ...clause.tokens[joint]!, raw: "and", word: "and" },
      ...(end > 0 ? second.slice(0, end) : second),
    ],
  };
};

/** Whom the platform is for: "helps parents find …"; users where that is not said. */
const readers = (before: readonly Clause[]): readonly string[] => {
  for (const { tokens } of before)
    for (const [i, { word }] of tokens.entries())
      if (/^(?:helps?|lets?|allows?|enables?|for|connects?)$/.test(word)) {
        const who = conceptAt(tokens, i + 1);
        const name = tokens.slice(i + 1, i + 1 + (who?.length ?? 0));
        if (who?.entry.kind === "person" && isPlural(name.at(-1)!.word)) return name.map((token) => token.word);
      }
  return ["users"];
};

const asWhoCan = (clause: Clause, who: readonly string[]): Clause => {
  const first = clause.tokens[0]!;
  const said = (word: string): Token => ({ ...first, to: first.from, raw: word, word });
  const tokens = clause.tokens.map((token) => (/^(?:your|my)$/.test(token.word) ? { ...token, word: "their" } : token));
  return { ...clause, tokens: [...who.map(said), said("can"), ...tokens] };
};
