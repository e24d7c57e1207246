/**
 * Turns of short requests: "marks them as free, rented or under repair", "a page where guests upload photos", "sets quotas per zone and
 * species", "show me which machines are empty", "no ads", "records who paid the fee". Each is put as the grammar reads it.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, sortsOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt, wholeProperty } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { pageTurns } from "./page-turns.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import { as, is, type Rule } from "./plain-verbs.ts";
import type { Clause, Token } from "./tokens.ts";

/** The sentences of such a clause; null where it is one. */
export const requestTurns = (clause: Clause): readonly Clause[] | null =>
  markedAs(clause) ?? pageTurns(clause) ?? pageWhere(clause) ?? perSeveral(clause);

const says = (like: Token, word: string, kind: Token["kind"] = "word"): Token => ({ ...like, raw: word, word, kind });
const nameBefore = (tokens: readonly Token[], end: number): readonly Token[] => {
  let from = end;
  while (from > 0 && end - from < 3 && isNameWord(tokens[from - 1]!) && (from === end || !verbForms.has(tokens[from - 1]!.word))) from--;
  return tokens.slice(from, end);
};
const single = (name: readonly Token[]): readonly Token[] =>
  name.map((token, i) => (i === name.length - 1 ? { ...token, word: singular(token.word) } : token));

/** "The manager marks them as free, rented or under repair, and locks a unit": a unit has these states, and he changes it. */
const markedAs = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && /^(?:marks?|sets?|flags?|tags?)$/.test(word));
  const to = tokens.findIndex(({ word }, i) => i > verb + 1 && i < verb + 6 && word === "as");
  if (verb < 0 || to < 0) return null;
  let end = to + 1;
  let states = 1;
  while (end < tokens.length) {
    const comma = tokens[end]!.word === ",";
    if (
      /^(?:and|but|when|if|once|after)$/.test(tokens[end]!.word) ||
      (comma && /^(?:and|but|when|if|once)$/.test(tokens[end + 1]?.word ?? ""))
    )
      break;
    if (comma || tokens[end]!.word === "or") states++;
    end++;
  }
  const list = tokens.slice(to + 1, end);
  const said = tokens.slice(verb + 1, to).filter(({ word }) => !functionWords.has(word));
  const them = said.length === 0 && /^(?:them|it|these|those)$/.test(tokens[verb + 1]!.word);
  const thing = them ? lastNamed(tokens.slice(0, verb)) : said;
  if (states < 2 || list.length > states * 4 || thing.length === 0 || !thing.every(isNameWord) || namesSomebody(thing.at(-1)!.word))
    return null;
  const like = tokens[verb]!;
  return [
    part(clause, [...tokens.slice(0, verb), says(like, /s$/.test(like.word) ? "updates" : "update"), ...thing, ...tokens.slice(end)]),
    {
      ...part(
        clause,
        [
          says(like, "each"),
          ...single(thing),
          says(like, "has"),
          says(like, "status"),
          says(like, "(", "mark"),
          ...list,
          says(like, ")", "mark"),
        ],
        list,
      ),
      bullet: false,
    },
  ];
};
/** "adds units (number, floor), marks them": the units. */
const lastNamed = (tokens: readonly Token[]): readonly Token[] => {
  let depth = 0;
  for (let at = tokens.length - 1; at > 0; at--) {
    const { word, kind } = tokens[at]!;
    if (word === ")") depth++;
    if (word === "(") depth--;
    if (depth === 0 && kind === "word" && isPlural(word) && verbForms.get(tokens[at - 1]!.word)?.verb.cls === "do") return [tokens[at]!];
  }
  return [];
};

const pages = /^(?:page|section|area|screen|tab|corner|part|place|portal|dashboard)$/;
/** "…, and a page where guests upload photos": guests upload photos. */
const pageWhere = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const where = tokens.findIndex(({ word }, i) => i > 3 && word === "where" && pages.test(tokens[i - 1]!.word));
  if (where < 0) return null;
  const joint = tokens.findLastIndex((token, i) => i < where - 1 && isSeparator(token));
  const said = tokens.slice(joint + 1, where);
  if (joint < 2 || said.length > 4 || !/^(?:an?|the|one)$/.test(said[0]!.word)) return null;
  const end = tokens.slice(0, joint).findLastIndex((token) => !isSeparator(token)) + 1;
  const rest = tokens.slice(where + 1);
  return end > 1 && rest.length > 2 ? [part(clause, tokens.slice(0, end)), { ...part(clause, rest), bullet: false, heading: false }] : null;
};

/** "sets quotas per zone and species": a quota has both. */
const perSeveral = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const per = tokens.findIndex(({ word }, i) => i > 2 && word === "per");
  const list = tokens.slice(per + 1);
  const parts = list.filter(isSeparator).length + 1;
  const name = per < 0 ? [] : nameBefore(tokens, per);
  const last = name.at(-1);
  if (!last || parts < 2 || list.length > parts * 3 || !isPlural(last.word) || wholeProperty(single(name)) !== null) return null;
  const does = verbForms.get(tokens[per - name.length - 1]?.word ?? "")?.verb;
  const counts = list.some(
    (token) =>
      (token.kind !== "word" && token.word !== ",") || verbForms.get(token.word)?.form === "s" || sortsOf(token.word)[0] === "time",
  );
  if (does?.cls !== "do" || !does.allows.includes("create") || counts) return null;
  return [
    part(clause, tokens.slice(0, per)),
    {
      ...part(clause, [says(last, "each"), ...single(name), says(last, "has"), ...list], [...name, ...list]),
      bullet: false,
      heading: false,
    },
  ];
};

/** "Show me which machines are empty": we want to see them. */
const showMe: Rule = (tokens, at) =>
  at === 0 && is(tokens[0], /^show$/) && is(tokens[1], /^(?:me|us)$/)
    ? { tokens: [as(tokens[0]!, "i"), as(tokens[0]!, "want"), as(tokens[0]!, "to"), as(tokens[1]!, "see")], length: 2 }
    : null;

/** "No ads, lavender background": nothing of the kind is wanted. */
const without: Rule = (tokens, at) => {
  if (!is(tokens[at], /^no$/) || (at > 0 && tokens[at - 1]!.word !== ",") || tokens.some((token) => is(token, /^(?:name|number|serial)$/)))
    return null;
  let end = at + 1;
  while (end < tokens.length && !isSeparator(tokens[end]!) && tokens[end]!.kind === "word") end++;
  const words = tokens.slice(at + 1, end);
  return words.length > 0 &&
    words.length < 4 &&
    !words.some(({ word }) => functionWords.has(word) || /^(?:later|longer|matter|need)$/.test(word)) &&
    end < tokens.length
    ? { tokens: [], length: Math.min(end + 1, tokens.length) - at }
    : null;
};

/** "Attendance is taken by the trainer every session": by the trainer. */
const everyTime: Rule = (tokens, at) =>
  at > 4 &&
  is(tokens[at], /^(?:every|each)$/) &&
  tokens.length - at < 4 &&
  tokens.slice(at - 4, at - 1).some((token) => is(token, /^by$/)) &&
  tokens.slice(at + 1).every(({ kind }) => kind === "word")
    ? { tokens: [], length: tokens.length - at }
    : null;

const noting = /^(?:records?|tracks?|notes?|logs?|sees?|checks?|marks?|enters?)$/;
/** "record who paid the season fee", "track who came": the payments, the attendance. */
const whoDid: Rule = (tokens, at) => {
  if (at === 0 || !is(tokens[at], noting) || !is(tokens[at + 1], /^who$/)) return null;
  const verb = is(tokens[at + 2], /^(?:has|have|was|is|already)$/) ? at + 3 : at + 2;
  const what = is(tokens[verb], /^paid$/)
    ? "payments"
    : is(tokens[verb], /^(?:came|attended|present|there|attends|comes)$/)
      ? "attendances"
      : null;
  if (!what) return null;
  const rest = tokens.slice(verb + 1);
  return {
    tokens: [
      as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "records" : "record"),
      as(tokens[at + 1]!, what),
      ...(rest[0]?.kind === "word" && what === "payments" && !is(rest[0], /^(?:and|or|when|in|by|on|for)$/)
        ? [as(tokens[verb]!, "for")]
        : []),
    ],
    length: verb + 1 - at,
  };
};

const leading = /^(?:head|director|chief|captain|secretary|master|keeper)$/;
/** "The head of department": the department head. */
const headOf: Rule = (tokens, at) => {
  const next = tokens[at + 2];
  return is(tokens[at], leading) &&
    is(tokens[at + 1], /^of$/) &&
    next?.kind === "word" &&
    isNameWord(next) &&
    !isPlural(next.word) &&
    propertyAt(tokens, at + 2) === null
    ? { tokens: [next, tokens[at]!], length: 3 }
    : null;
};

/** "to-dos", "a to-do list". */
const toDo: Rule = (tokens, at) => {
  if (!is(tokens[at], /^to$/) || conceptAt(tokens, at) === null) return null;
  const last = tokens[at + 1]?.word === "-" ? at + 2 : at + 1;
  const list = is(tokens[last + 1], /^lists?$/) ? 1 : 0;
  return is(tokens[last], /^dos?$/) ? { tokens: [as(tokens[at]!, "tasks")], length: last + 1 + list - at } : null;
};

/** "a photo and the room they stand in": the room. */
const whichThey: Rule = (tokens, at) => {
  const end = is(tokens[at + 2], /^(?:in|on|at|from|to|with|for)$/) ? at + 3 : at + 2;
  const last = tokens[end - 1];
  return is(tokens[at], /^(?:they|it|we|i|he|she)$/) &&
    tokens[at + 1]?.kind === "word" &&
    end > at + 2 &&
    (tokens[end] === undefined || tokens[end]!.word === ",") &&
    last !== undefined &&
    tokens[at - 1]?.kind === "word" &&
    isNameWord(tokens[at - 1]!) &&
    is(tokens[at - 2], /^(?:the|which|what)$/) &&
    tokens.slice(0, at).some((token) => is(token, /^(?:with|has|have)$/))
    ? { tokens: [], length: end - at }
    : null;
};

/** "a passenger list (name, passport number)": passengers. */
const listOfThem: Rule = (tokens, at) => {
  const name = tokens[at];
  return name?.kind === "word" &&
    at > 0 &&
    is(tokens[at + 1], /^list$/) &&
    tokens[at + 2]?.word === "(" &&
    ["person", "thing"].includes(conceptAt(tokens, at)?.entry.kind ?? "") &&
    conceptAt(tokens, at)!.length === 1
    ? { tokens: [as(name, `${singular(name.word)}s`)], length: 2 }
    : null;
};

/** "I'd like a glossary tool: …", "generate a quote tool": what is asked for, and nothing that is kept. */
const toolAsked: Rule = (tokens, at) =>
  at > 1 &&
  at < 9 &&
  is(tokens[at], /^tool$/) &&
  (tokens[at + 1] === undefined || tokens[at + 1]!.kind === "mark" || is(tokens[at + 1], /^(?:for|to|that|where|with|which)$/)) &&
  tokens.slice(0, at).some((token) => is(token, /^(?:i|we|build|make|create|please|generate|develop|implement)$/)) &&
  tokens.slice(Math.max(0, at - 4), at).some((token) => is(token, /^an?$/)) &&
  !tokens.slice(0, at).some((token) => token.kind === "mark" || is(token, /^(?:can|add|borrow|rent|has|have|users?)$/))
    ? { tokens: [as(tokens[at]!, "app")], length: 1 }
    : null;

/** "track objects in our depot: number, title": the objects have these. */
const inOurPlace: Rule = (tokens, at) => {
  const colon = tokens.findIndex(({ word }, i) => i > at && word === ":");
  return is(tokens[at], /^(?:in|at|of|from|across)$/) &&
    is(tokens[at + 1], /^(?:our|my)$/) &&
    at > 2 &&
    isPlural(tokens[at - 1]!.word) &&
    colon > at + 2 &&
    colon < at + 5 &&
    tokens.slice(at + 2, colon).every(isNameWord) &&
    tokens.slice(0, at).some((token) => is(token, /^(?:track|manage|record|register|catalogue|catalog|list|keep|organi[sz]e|document)$/))
    ? { tokens: [], length: colon - at }
    : null;
};

/** "create a profile for your dog with breed and age": the dog. */
const profileFor: Rule = (tokens, at) => {
  const from = is(tokens[at], /^an?$/) ? at + 1 : at;
  return is(tokens[from], /^profiles?$/) &&
    is(tokens[from + 1], /^(?:for|of)$/) &&
    is(tokens[from + 2], /^(?:your|their|his|her|our|each|every|an?|the)$/)
    ? { tokens: [], length: from + 2 - at }
    : null;
};

/** "for tonight": when it is, and nothing that is kept. */
const whenItIs: Rule = (tokens, at) =>
  at > 1 && is(tokens[at], /^for$/) && is(tokens[at + 1], /^(?:tonight|today|tomorrow|now)$/)
    ? { tokens: [], length: is(tokens[at + 2], /^or$/) && is(tokens[at + 3], /^(?:next|this|any|another)$/) ? 5 : 2 }
    : null;

/** "save plants to a wish list": one word, in which nobody lists anything. */
const wishList: Rule = (tokens, at) =>
  is(tokens[at], /^(?:wish|watch)$/) && is(tokens[at + 1], /^lists?$/)
    ? { tokens: [as(tokens[at]!, `${tokens[at]!.word}list`)], length: 2 }
    : null;

/** "set their availability", "manage weekly availability": the times one has. */
const availability: Rule = (tokens, at) => {
  if (!is(tokens[at], /^(?:sets?|manages?|updates?|enters?|shares?|publish(?:es)?|defines?|indicates?|maintains?|offers?)$/)) return null;
  const last = tokens.findIndex(({ word }, i) => i > at && i < at + 4 && word === "availability");
  if (last < 0 || !tokens.slice(at + 1, last).every((token) => is(token, /^(?:their|his|her|its|my|your|own|weekly|daily)$/))) return null;
  const [verb, like] = [tokens[at]!, tokens[last]!];
  return {
    tokens: [as(verb, /s$/.test(verb.word) ? "manages" : "manage"), as(like, "their"), as(like, "time"), as(like, "slots")],
    length: last + 1 - at,
  };
};

/** "owners can block dates": there are blocked periods, each from a day to a day. */
const blockDates: Rule = (tokens, at) => {
  if (!is(tokens[at], /^blocks?$/) || !is(tokens[at + 1], /^(?:dates|days|times|periods)$/)) return null;
  const like = tokens[at + 1]!;
  const told = "with a start date and an end date".split(" ").map((word) => as(like, word));
  return {
    tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "adds" : "add"), as(like, "blocked"), as(like, "periods"), ...told],
    length: 2,
  };
};

export const requested: readonly Rule[] = [
  wishList,
  availability,
  blockDates,
  toolAsked,
  inOurPlace,
  profileFor,
  whenItIs,
  showMe,
  without,
  everyTime,
  whoDid,
  headOf,
  toDo,
  whichThey,
  listOfThem,
];
