/** Turns of phrase for other words: "turns … into an invoice", "i.e.", "the only one who may", "no deleting", "assigned to them". */
import { as, baseOf, is, type Rule } from "./plain-verbs.ts";
import { verbForms } from "./verbs.ts";
import { wholeProperty } from "./words.ts";

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

/** "their own applications alone" */
const alone: Rule = (tokens, at) =>
  tokens[at]!.word === "alone" && at === tokens.length - 1 && at > 3 ? { tokens: [as(tokens[at]!, "only")], length: 1 } : null;

export const saidOtherwise: readonly Rule[] = [
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
];
