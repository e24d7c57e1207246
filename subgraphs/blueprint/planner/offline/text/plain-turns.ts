/** Turns of phrase for other words: "turns … into an invoice", "i.e.", "the only one who may", "no deleting", "assigned to them". */

import { senseOf, sortsOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeProperty } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import { dealings } from "./plain-dealings.ts";
import { as, baseOf, is, type Rule } from "./plain-verbs.ts";
import type { Token } from "./tokens.ts";

/** "turns the weighings into an invoice with a number": it makes an invoice. */
const turning: Rule = (tokens, at) => {
  if (!is(tokens[at], /^(?:turns?|converts?)$/)) return null;
  const into = tokens.findIndex((token, i) => i > at + 1 && i < at + 9 && token.word === "into");
  return into > 0 && is(tokens[into + 1], /^an?$/)
    ? { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "creates" : "create")], length: into + 1 - at }
    : null;
};

/** "costs a fee": it has one; "they tell us the name": with the name. */
const costing: Rule = (tokens, at) => {
  if (is(tokens[at], /^costs?$/) && is(tokens[at + 1], /^(?:an?|the)$/) && at > 1)
    return { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "has" : "have")], length: 1 };
  if (tokens[at]!.word !== "," || !is(tokens[at + 1], /^(?:they|he|she)$/)) return null;
  return is(tokens[at + 2], /^tells?$/) && is(tokens[at + 3], /^(?:us|me)$/)
    ? { tokens: [{ ...as(tokens[at + 2]!, "with"), kind: "word" }], length: 4 }
    : null;
};

/** "an assignment, i.e. the hearing and the interpreter"; "observers, e.g. firemen, can": without the examples. */
const thatIs: Rule = (tokens, at) => {
  const letters = (first: string, second: string): number => {
    const from = tokens[at]!.word === "," || tokens[at]!.word === "(" ? at + 1 : at;
    const said = tokens.slice(from, from + 4).map(({ word }) => word);
    return said[0] === first && said[1] === "." && said[2] === second ? from + (said[3] === "." ? 4 : 3) : 0;
  };
  const meant = tokens[at]!.word === "(" ? 0 : letters("i", "e");
  if (meant > 0 && at > 2)
    return {
      tokens: [{ ...tokens[at]!, raw: ":", word: ":", kind: "mark" }],
      length: (tokens[meant]?.word === "," ? meant + 1 : meant) - at,
    };
  const such = tokens[at]!.word === "," ? letters("e", "g") : 0;
  const end = such > 0 ? tokens.findIndex((token, i) => i > such && token.word === ",") : -1;
  return end > 0 && end < such + 9 ? { tokens: [], length: end + 1 - at } : null;
};

/** "judges would like to look": they can; "wants to" of others than ourselves as well. */
const wouldLike: Rule = (tokens, at) => {
  const before = tokens[at - 1]?.word ?? "i";
  if (["i", "we", "you"].includes(before) || tokens[at - 1]?.kind !== "word") return null;
  return tokens[at]!.word === "would" && is(tokens[at + 1], /^(?:like|love|want|need)$/) && tokens[at + 2]?.word === "to"
    ? { tokens: [{ ...as(tokens[at]!, "can"), to: tokens[at + 2]!.to }], length: 3 }
    : null;
};

/** "rating officer: the only one who may edit players": only that officer may. */
const onlyOne: Rule = (tokens, at) => {
  if (at === 0 || tokens[at]!.word !== ":" || tokens[at + 1]?.word !== "the" || tokens[at + 2]?.word !== "only") return null;
  return is(tokens[at + 3], /^ones?$/) && is(tokens[at + 4], /^(?:who|that)$/) && is(tokens[at + 5], /^(?:can|may)$/)
    ? { tokens: [as(tokens[at + 2]!, "only")], length: 5 }
    : null;
};

/** "…, no deleting": they cannot. */
const noDoing: Rule = (tokens, at) => {
  const verb = verbForms.get(tokens[at + 1]?.word ?? "");
  if (tokens[at]!.word !== "no" || at < 2 || verb?.form !== "ing" || !verb.verb.allows.some((crud) => crud !== "read")) return null;
  const object = tokens[at + 2]?.kind === "word" ? [] : [as(tokens[at + 1]!, "anything")];
  return { tokens: [as(tokens[at]!, "cannot"), as(tokens[at + 1]!, baseOf(tokens[at + 1]!.word)), ...object], length: 2 };
};

/** "follow only theirs": their own; "have access exclusively to": they can only see. */
const theirOwn: Rule = (tokens, at) => {
  if (is(tokens[at], /^(?:theirs|hers)$/)) return { tokens: [as(tokens[at]!, "their"), as(tokens[at]!, "own")], length: 1 };
  return is(tokens[at], /^ha(?:s|ve)$/) &&
    tokens[at + 1]?.word === "access" &&
    is(tokens[at + 2], /^(?:only|exclusively|solely)$/) &&
    tokens[at + 3]?.word === "to"
    ? { tokens: [as(tokens[at]!, "can"), as(tokens[at + 2]!, "only"), as(tokens[at + 3]!, "see")], length: 4 }
    : null;
};

/** "they log an inspection, so the hive, the date and notes": what it has; "sets up trips": makes them. */
const soList: Rule = (tokens, at) => {
  if (is(tokens[at], /^sets?$/) && tokens[at + 1]?.word === "up" && is(tokens[at + 2], /^(?:the|a|an|new|their|our|all)$/))
    return { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "creates" : "create")], length: 2 };
  const rest = tokens.slice(at + 2);
  return at > 2 &&
    tokens[at]!.word === "," &&
    tokens[at + 1]?.word === "so" &&
    is(rest[0], /^(?:the|an?|which)$/) &&
    rest.filter(({ word }) => word === ",").length > 1 &&
    !rest.some((token) => is(token, /^(?:can|may|will|should|must|they|we|i|he|she)$/))
    ? { tokens: [{ ...tokens[at]!, raw: ":", word: ":" }], length: 2 }
    : null;
};

/** "stations get rented": they are; "only get to see": see; "the ones passed on to them": assigned to them. */
const getting: Rule = (tokens, at) => {
  if (is(tokens[at], /^gets?$/) && /(?:ed|ent|old|aken|iven)$/.test(tokens[at + 1]?.word ?? "") && at > 0)
    return { tokens: [as(tokens[at]!, tokens[at]!.word === "get" ? "are" : "is")], length: 1 };
  if (is(tokens[at], /^gets?$/) && tokens[at + 1]?.word === "to" && is(tokens[at + 2], /^(?:see|read|view|edit|add|create|change)$/))
    return { tokens: [{ ...as(tokens[at]!, "can"), to: tokens[at + 1]!.to }], length: 2 };
  if (is(tokens[at], /^(?:passed|handed|given|allocated|forwarded|sent|allotted)$/)) {
    const to = is(tokens[at + 1], /^(?:on|over|out|down)$/) ? at + 2 : at + 1;
    if (tokens[to]?.word === "to" && is(tokens[to + 1], /^(?:them|him|her)$/))
      return { tokens: [as(tokens[at]!, "assigned"), tokens[to]!, tokens[to + 1]!], length: to + 2 - at };
  }
  return is(tokens[at], /^(?:keeps?|holds?|maintains?)$/) &&
    is(tokens[at + 1], /^(?:the|a|our)$/) &&
    is(tokens[at + 2], /^(?:list|register|records|catalogue|inventory|book)$/) &&
    tokens[at + 3]?.word === "of"
    ? { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "manages" : "manage")], length: 4 }
    : null;
};

/** "Every thing gets a ticket number": it has one. */
const getsProperty: Rule = (tokens, at) => {
  if (
    !is(tokens[at], /^(?:gets?|receives?)$/) ||
    !is(tokens[at + 1], /^(?:an?|its)$/) ||
    !["each", "every", "a", "an"].includes(tokens[0]!.word)
  )
    return null;
  return tokens.length < at + 6 && wholeProperty(tokens.slice(at + 2)) !== null ? { tokens: [as(tokens[at]!, "has")], length: 1 } : null;
};

/** "their own applications alone"; "the clerk alone may": only the clerk. */
const alone: Rule = (tokens, at) =>
  tokens[at]!.word === "alone" && at === tokens.length - 1 && at > 3 ? { tokens: [as(tokens[at]!, "only")], length: 1 } : null;

/** "runs from a start date to an end date": it has both. */
const runsFrom: Rule = (tokens, at) => {
  if (!is(tokens[at], /^(?:runs?|lasts?|goes)$/) || tokens[at + 1]?.word !== "from" || at === 0) return null;
  const to = tokens.findIndex((token, i) => i > at + 2 && i < at + 7 && token.word === "to");
  const last = tokens.findIndex((token, i) => i > to && (token.kind === "mark" || is(token, /^(?:and|or|but)$/)));
  const end = last < 0 ? tokens.length : last;
  if (to < 0 || end - to > 4 || !is(tokens[to + 1], /^(?:an?|the|another)$/)) return null;
  const [first, second] = [tokens.slice(at + 2, to), tokens.slice(to + 1, end)];
  const named = (part: readonly Token[], word: string): readonly Token[] =>
    part.length === 2 && is(part[1], /^(?:date|time|day)$/) ? [part[0]!, { ...part[1]!, raw: word, word }, part[1]!] : part;
  return {
    tokens: [
      as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "has" : "have"),
      ...named(first, "start"),
      as(tokens[to]!, "and"),
      ...named(second, "end"),
    ],
    length: end - at,
  };
};

/** "Our accountant needs the list of visits": can see them; "requests made by others": of others. */
const needing: Rule = (tokens, at) => {
  if (is(tokens[at], /^(?:needs?|wants?|gets?)$/) && at > 0 && !is(tokens[at - 1], /^(?:we|i)$/) && is(tokens[at + 1], /^(?:an?|the)$/))
    return is(tokens[at + 2], /^(?:list|overview|report|summary|dashboard)$/) && tokens[at + 3]?.word === "of"
      ? { tokens: [as(tokens[at]!, "can"), as(tokens[at + 1]!, "see")], length: 4 }
      : null;
  return is(tokens[at], /^(?:made|sent|placed|filed|written|submitted|created|entered)$/) &&
    tokens[at + 1]?.word === "by" &&
    is(tokens[at + 2], /^others?$/) &&
    !is(tokens[at - 1], /^(?:is|are|be)$/)
    ? { tokens: [as(tokens[at + 1]!, "of")], length: 2 }
    : null;
};

/** "Gear items (cameras, lenses) have a tag": examples, and nothing they have. */
const sorts: Rule = (tokens, at) => {
  if (tokens[at]!.word !== "(" || at === 0 || at > 5) return null;
  const close = tokens.findIndex((token, i) => i > at && token.word === ")");
  const inside = tokens.slice(at + 1, close);
  return close > at + 3 &&
    is(tokens[close + 1], /^(?:have|are|belong|can|must|should)$/) &&
    inside.every((token) => token.word === "," || is(token, /^(?:and|or)$/) || (isPlural(token.word) && wholeProperty([token]) === null))
    ? { tokens: [], length: close + 1 - at }
    : null;
};

/** "a page per woman with her due date, blood type": every woman has these. */
const pagePer: Rule = (tokens, at) => {
  if (at > 3 || !is(tokens[at], /^(?:an?|one)$/) || !is(tokens[at + 1], /^(?:page|file|record|card|sheet|entry|profile)$/)) return null;
  const from =
    tokens[at + 2]?.word === "per" ? at + 3 : tokens[at + 2]?.word === "for" && is(tokens[at + 3], /^(?:each|every)$/) ? at + 4 : 0;
  const joint = from > 0 ? tokens.findIndex((token, i) => i > from && i < from + 4 && is(token, /^(?:with|containing|showing|:)$/)) : -1;
  return joint > 0
    ? { tokens: [as(tokens[at]!, "each"), ...tokens.slice(from, joint), as(tokens[joint]!, "has")], length: joint + 1 - at }
    : null;
};

/** "…, nothing beyond that", "… and nothing else": no more than was said. */
const nothingElse: Rule = (tokens, at) => {
  if (at < 4 || !is(tokens[at], /^(?:,|and|but)$/) || tokens[at + 1]?.word !== "nothing") return null;
  const end = tokens.findIndex((token, i) => i > at + 1 && token.kind === "mark");
  const length = (end < 0 ? tokens.length : end) - at;
  return length < 6 ? { tokens: [], length } : null;
};

/** "may add or retire telescopes": a verb nobody knows beside one that is known. */
const pairedVerb: Rule = (tokens, at) => {
  const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (!is(tokens[at], /^(?:or|and)$/) || !before || !next || after?.kind !== "word") return null;
  const known = verbForms.get(before.word);
  const sense = senseOf(next.word);
  return known?.form === "base" && known.verb.cls === "do" && sense?.verb === 3 && sense.sorts.length === 0 && !verbForms.has(next.word)
    ? { tokens: [], length: 2 }
    : null;
};

/** "can see frames but no surveys": they cannot see these. */
const butNo: Rule = (tokens, at) =>
  at > 3 &&
  tokens[at]!.word === "but" &&
  tokens[at + 1]?.word === "no" &&
  tokens[at + 2]?.kind === "word" &&
  isPlural(tokens[at + 2]!.word) &&
  tokens.slice(0, at).some((token) => is(token, /^(?:see|sees|view|views|read|reads|browse)$/))
    ? { tokens: [tokens[at]!, as(tokens[at + 1]!, "cannot"), as(tokens[at + 1]!, "see")], length: 2 }
    : null;

const seen = /^(?:see|sees|view|views|read|reads|check|checks|edit|edits|change|changes|cancel|cancels|access|update|updates)$/;
/** "can view the bookings of trips they lead": of their own trips. */
const theyDo: Rule = (tokens, at) => {
  const [next, verb] = [tokens[at + 1], tokens[at + 2]];
  if (at < 3 || tokens[at]!.kind !== "word" || !is(next, /^(?:they|he|she)$/) || verb?.kind !== "word") return null;
  if (
    sortsOf(tokens[at]!.word).length === 0 ||
    is(tokens[at - 1], /^(?:own|what)$/) ||
    is(verb, /^(?:can|may|should|must|will|are|is|want|need|no|do)$/)
  )
    return null;
  const after = tokens[at + 3];
  if (after && after.kind === "word" && !is(after, /^(?:and|or|but|themselves)$/)) return null;
  const base = [verb.word, verb.word.replace(/s$/, "")].some((word) => (senseOf(word)?.verb ?? 0) > 0);
  return base &&
    tokens.slice(0, at).some((token) => seen.test(token.word)) &&
    !tokens.slice(0, at).some((token) => is(token, /^(?:has|have|with|:)$/))
    ? { tokens: [{ ...next!, raw: "own", word: "own" }, tokens[at]!], length: is(after, /^themselves$/) ? 4 : 3 }
    : null;
};

/** "is the only person allowed to delete bookings": can; "book online": book; "each from 1 to 10": no property. */
const allowedTo: Rule = (tokens, at) => {
  if (
    at > 3 &&
    is(tokens[at], /^(?:is|are)$/) &&
    tokens[at - 1]?.word === "and" &&
    tokens[at + 1]?.word === "the" &&
    tokens[at + 2]?.word === "only"
  ) {
    const to = tokens.findIndex((token, i) => i > at + 2 && i < at + 7 && is(token, /^(?:can|may|to)$/));
    if (to > 0) return { tokens: [as(tokens[to]!, "can")], length: to + 1 - at };
  }
  if (tokens[at]!.word === "online" && at > 0 && verbForms.get(tokens[at - 1]!.word)?.verb.cls === "do") return { tokens: [], length: 1 };
  return tokens[at]!.word === "," &&
    tokens[at + 1]?.word === "each" &&
    tokens[at + 2]?.word === "from" &&
    tokens[at + 3]?.kind === "number" &&
    tokens[at + 5]?.kind === "number"
    ? { tokens: [], length: 6 }
    : null;
};

export const saidOtherwise: readonly Rule[] = [
  ...dealings,
  turning,
  costing,
  thatIs,
  wouldLike,
  onlyOne,
  noDoing,
  theirOwn,
  soList,
  getting,
  getsProperty,
  alone,
  runsFrom,
  needing,
  sorts,
  pagePer,
  nothingElse,
  pairedVerb,
  butNo,
  theyDo,
  allowedTo,
];
