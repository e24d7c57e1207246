/** How mails and interviews put what a specification says outright: "they have to log it", "we do a hearing test", "Mel at the front desk". */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, senseOf, sortsOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeProperty } from "../words/words.ts";
import type { Token } from "./tokens.ts";

/** "They have to log each run": they must. */
const haveTo = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word, arabic }, i) =>
      !arabic &&
      i > 0 &&
      /^(?:have|has)$/.test(word) &&
      tokens[i + 1]?.word === "to" &&
      (verbForms.get(tokens[i + 2]?.word ?? "")?.form === "base" || (senseOf(tokens[i + 2]?.word ?? "")?.verb ?? 0) > 0) &&
      !/^(?:do|go|be)$/.test(tokens[i + 2]!.word),
  );
  return at < 0
    ? tokens
    : [...tokens.slice(0, at), { ...tokens[at]!, to: tokens[at + 1]!.to, word: "must" }, ...haveTo(tokens.slice(at + 2))];
};

/** "We do a hearing test", "then we do a remake": it is added. */
const doOne = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:do|does)$/.test(word) &&
      /^(?:an?|another)$/.test(tokens[i + 1]?.word ?? "") &&
      tokens[i + 2]?.kind === "word" &&
      /^(?:we|i|they|he|she)$/.test(tokens[i - 1]!.word),
  );
  return at < 0 || /^(?:good|great|better|lot|little|bit|favou?r|job|deal)$/.test(tokens[at + 2]!.word)
    ? tokens
    : [...tokens.slice(0, at), { ...tokens[at]!, word: /s$/.test(tokens[at]!.word) ? "adds" : "add" }, ...tokens.slice(at + 1)];
};

/** "Mel at the front desk sees it", "Ines in the office": whoever sits there; "I as the owner want": the owner. */
const byPlace = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens[0]?.word === "i" && tokens[1]?.word === "as" && /^(?:the|an?)$/.test(tokens[2]?.word ?? "") && tokens.length > 5)
    return tokens.slice(2);
  const at = tokens.findIndex(
    ({ raw, word, kind }, i) =>
      kind === "word" &&
      /^\p{Lu}\p{Ll}+$/u.test(raw) &&
      (i === 0 || isSeparator(tokens[i - 1]!)) &&
      /^(?:at|in|from|on)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:the|our)$/.test(tokens[i + 2]?.word ?? "") &&
      senseOf(word) === null &&
      sortsOf(word).length === 0 &&
      conceptAt(tokens, i) === null,
  );
  const place =
    at < 0
      ? 0
      : tokens.findIndex(({ word, kind }, i) => i > at + 2 && (kind !== "word" || verbForms.has(word) || /^(?:has|must|will)$/.test(word)));
  return at >= 0 && place > at + 3 && place < at + 6 ? [...tokens.slice(0, at), ...tokens.slice(at + 2)] : tokens;
};

const isSomebody = (name: readonly Token[]): boolean => {
  const known = conceptAt(name, 0)?.entry;
  return known ? known.kind === "person" || known.kind === "member" : namesSomebody(name.at(-1)!.word);
};

/** "A referral states the name, the diagnosis": it has them. */
const states = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => i > 1 && i < 5 && /^(?:states|records|specifies|mentions|indicates|contains|captures|notes)$/.test(word),
  );
  return at > 0 &&
    /^(?:an?|each|every)$/.test(tokens[0]!.word) &&
    /^(?:an?|the|its|their|who|what|which|when|where|whether|how)$/.test(tokens[at + 1]?.word ?? "") &&
    !isSomebody(tokens.slice(1, at)) &&
    tokens.slice(1, at).every(({ kind }) => kind === "word") &&
    tokens.slice(at).some(isSeparator)
    ? [...tokens.slice(0, at), { ...tokens[at]!, word: "has" }, ...tokens.slice(at + 1)]
    : tokens;
};

/** "Translators maintain a profile listing their rate": they have it. */
const profiles = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:maintain|keep|fill|create|have|has|complete|update|maintains|keeps|creates)$/.test(word) &&
      tokens.slice(i + 1, i + 4).some((token) => /^(?:profile|file|record|card|page)$/.test(token.word)),
  );
  const by =
    at < 0
      ? -1
      : tokens.findIndex(
          ({ word }, i) => i > at + 1 && i < at + 7 && /^(?:listing|showing|containing|stating|giving|naming|covering)$/.test(word),
        );
  return by > 0 && /^(?:an?|their|his|her|the)$/.test(tokens[by + 1]?.word ?? "")
    ? [...tokens.slice(0, at), { ...tokens[at]!, word: /s$/.test(tokens[at]!.word) ? "has" : "have" }, ...tokens.slice(by + 1)]
    : tokens;
};

/** "We put together persons", "I draw up a loan": we compile them. */
const putTogether = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 && ((/^puts?$/.test(word) && tokens[i + 1]?.word === "together") || (/^draws?$/.test(word) && tokens[i + 1]?.word === "up")),
  );
  return at < 0
    ? tokens
    : [
        ...tokens.slice(0, at),
        { ...tokens[at]!, to: tokens[at + 1]!.to, word: /s$/.test(tokens[at]!.word) ? "compiles" : "compile" },
        ...tokens.slice(at + 2),
      ];
};

/** "… and to nothing else": no more than was said. */
const nothingElse = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => word === "and" && tokens[i + 1]?.word === "to" && tokens[i + 2]?.word === "nothing");
  return at > 3 && tokens.length < at + 6 ? tokens.slice(0, at) : tokens;
};

const messages =
  /^(?:e-?mails?|mails?|messages?|sms|texts?|notifications?|reminders?|alerts?|links?|calls?|confirmations?|copy|copies|reply|answer)$/;
/** "We send the health insurer a claim": a claim is issued to them. */
const sendsThem = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => i > 0 && /^sends?$/.test(word) && /^(?:the|our|each|every|their)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const one = at < 0 ? -1 : tokens.findIndex(({ word }, i) => i > at + 2 && i < at + 6 && /^an?$/.test(word));
  const who = tokens.slice(at + 1, one);
  if (one < 0 || who.some((token) => token.kind !== "word" || isSeparator(token) || /^(?:of|to|for|with|by|in|on)$/.test(token.word)))
    return tokens;
  let end = one + 1;
  while (
    end < tokens.length &&
    end < one + 4 &&
    tokens[end]!.kind === "word" &&
    !isSeparator(tokens[end]!) &&
    !/^(?:with|for|of|to|when|on|by|in|at|after|every|each)$/.test(tokens[end]!.word)
  )
    end++;
  const like = tokens[at]!;
  const made = tokens.slice(one, end);
  return made.length < 2 || messages.test(made.at(-1)!.word)
    ? tokens
    : [
        ...tokens.slice(0, at),
        { ...like, word: /s$/.test(like.word) ? "issues" : "issue" },
        ...made,
        { ...like, raw: "to", word: "to" },
        ...who,
        ...tokens.slice(end),
      ];
};

/** "the archive it is from, the farmer it came from": the archive, the farmer. */
const itCameFrom = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      /^(?:it|they|he|she)$/.test(word) &&
      tokens[i - 1]!.kind === "word" &&
      !isSeparator(tokens[i - 1]!) &&
      /^(?:the|which|what|an?)$/.test(tokens[i - 2]!.word) &&
      /^(?:is|was|are|were|came|comes|come|belongs?|stands?|lies|goes|went)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:from|in|at|to|on|with|under|for)$/.test(tokens[i + 2]?.word ?? "") &&
      (tokens[i + 3] === undefined || tokens[i + 3]!.kind === "mark" || isSeparator(tokens[i + 3]!)),
  );
  return at < 0 ? tokens : itCameFrom([...tokens.slice(0, at), ...tokens.slice(at + 3)]);
};

/** "files an assessment covering behaviour, health and training": with these. */
const covering = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 3 &&
      /^(?:covering|detailing)$/.test(word) &&
      tokens.slice(Math.max(0, i - 4), i).some((token) => /^(?:an?|their|his|her)$/.test(token.word)) &&
      tokens.slice(i).some(isSeparator),
  );
  return at < 0 ? tokens : [...tokens.slice(0, at), { ...tokens[at]!, raw: "with", word: "with" }, ...tokens.slice(at + 1)];
};

/** "On the basis of the plan the office issues a quotation": the office does. */
const onTheBasis = (tokens: readonly Token[]): readonly Token[] => {
  const words = tokens
    .slice(0, 4)
    .map(({ word }) => word)
    .join(" ");
  if (!/^(?:on the basis of|as a result of|in the case of|in the event of)$/.test(words)) return tokens;
  const who = tokens.findIndex(({ word }, i) => i > 5 && i < 10 && /^(?:the|our|an?)$/.test(word));
  return who > 0 ? tokens.slice(who) : tokens;
};

/** "Ringers put their names down": they register. */
const putNamesDown = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^puts?$/.test(word) &&
      /^(?:their|his|her)$/.test(tokens[i + 1]?.word ?? "") &&
      /^names?$/.test(tokens[i + 2]?.word ?? "") &&
      tokens[i + 3]?.word === "down",
  );
  if (at < 0) return tokens;
  const register = { ...tokens[at]!, to: tokens[at + 3]!.to, word: /s$/.test(tokens[at]!.word) ? "registers" : "register" };
  const rest = tokens.slice(at + 4);
  return [
    ...tokens.slice(0, at),
    register,
    ...(rest[0]?.word === "for"
      ? []
      : [
          { ...register, raw: "for", word: "for" },
          { ...register, raw: "it", word: "it" },
        ]),
    ...rest,
  ];
};

/** "about four hundred pianos": pianos. */
const hundreds = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(
    ({ word, kind }, i) =>
      !(
        kind === "word" &&
        /^(?:hundred|thousand)$/.test(word) &&
        i > 0 &&
        tokens[i + 1]?.kind === "word" &&
        /^(?:an?|one|two|three|four|five|six|seven|eight|nine|several|few)$/.test(tokens[i - 1]!.word)
      ),
  );

/** "Each student comes with a file: name, school": they have these. */
const hasAFile = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      i < 5 &&
      /^(?:has|have|comes|come|gets|get)$/.test(word) &&
      tokens
        .slice(i + 1, i + 4)
        .some(
          (token, k, all) =>
            /^(?:file|record|card|sheet|folder|dossier|profile)$/.test(token.word) && tokens[i + 2 + k]?.word === ":" && all.length > 0,
        ),
  );
  const colon = at < 0 ? -1 : tokens.findIndex(({ word }, i) => i > at && word === ":");
  return colon > 0 && colon < at + 6 && tokens.slice(colon).filter(isSeparator).length > 1
    ? [...tokens.slice(0, at), { ...tokens[at]!, word: /s$/.test(tokens[at]!.word) ? "has" : "have" }, ...tokens.slice(colon + 1)]
    : tokens;
};

/** In the order in which they are put. */
/** "Every drop-off gets a ticket number, a date in and a date promised": it has these. */
const getsThese = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }) => word === "gets");
  if (!/^(?:each|every)$/.test(tokens[0]?.word ?? "") || at < 2 || at > 4) return tokens;
  const list = tokens.slice(at + 1);
  const end = list.findIndex(isSeparator);
  const first = list.slice(0, end).filter(({ word }) => !/^(?:an?|the|its|their)$/.test(word));
  return end > 0 && (wholeProperty(first) ?? wholeProperty(first.slice(-1))) !== null
    ? [...tokens.slice(0, at), { ...tokens[at]!, word: "has" }, ...list]
    : tokens;
};

export const proseTurns: readonly ((tokens: readonly Token[]) => readonly Token[])[] = [
  haveTo,
  doOne,
  byPlace,
  states,
  profiles,
  putTogether,
  nothingElse,
  sendsThem,
  itCameFrom,
  covering,
  onTheBasis,
  putNamesDown,
  hundreds,
  hasAFile,
  getsThese,
];
