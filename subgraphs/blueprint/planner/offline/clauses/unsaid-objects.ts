/**
 * What it is done to, where a verb does not say it: what was spoken of last ("assigns it"), what the next verb is done to ("create, edit
 * and delete invoices") or what the one before was ("… and edit them", «ويعدلونها»).
 */
import type { Clause, Token } from "../text/tokens.ts";
import { conceptAt } from "../words/words.ts";
import { isSeparator, trim } from "./phrases.ts";
import type { Predicate } from "./predicates.ts";
import { startsWithPerson } from "./starts-with.ts";

/** "them", «عليهم»: nothing of its own. */
const isEmpty = (tokens: readonly Token[]): boolean =>
  trim(tokens.filter((token) => !isSeparator(token))).length === 0 && !tokens.some(({ word }) => elsewhere.has(word));
/** «يسجل من هناك»: where it is done, and to nothing that was named. */
const elsewhere = new Set(["هناك", "هنا", "حيث", "الان"]);

const its = new Set(["it", "them", "one", "ones", "these", "those", "this"]);
const goesOn = new Set(
  ", . own and or but then when if once until from to with by for in at after before again later online on without unless".split(" "),
);
const saysIt = (tokens: readonly Token[]): boolean => {
  // "view courses, register for one"
  const at = tokens.findIndex((token, i) => token.kind === "word" && token.word !== "the" && !(i === 0 && token.word === "for"));
  return at >= 0 && its.has(tokens[at]!.word) && (tokens[at + 1] === undefined || goesOn.has(tokens[at + 1]!.word));
};
/** "Once a plot is free the board assigns it", "they can then cancel one": the thing that was named last. */
export const withTopic = (clause: Clause, predicates: readonly Predicate[], topic: readonly Token[]): readonly Predicate[] =>
  predicates.map((predicate, i) => {
    if (predicate.verb.cls !== "do" || !saysIt(predicate.object)) return predicate;
    const before = predicates.slice(0, i).findLast(({ verb, object }) => verb.cls === "do" && !isEmpty(object) && !saysIt(object));
    // "… and members can sign up for one": for which of the things that were named is not said.
    if (!before && predicate.object[0]?.word === "for") return predicate;
    const object = before?.object ?? lastThing(unsaid(clause, predicates).slice(0, predicate.from)) ?? topic;
    // "register one, with a date and a reason": what it has is still said.
    const said = predicate.object.findIndex((token) => ["with", "stating", "including", "giving"].includes(token.word));
    // "share them with friends": those get them.
    const details = said > 0 && startsWithPerson(trim(predicate.object.slice(said + 1))) ? -1 : said;
    const own = predicate.object.filter((token) => token.word === "own");
    return object.length > 0
      ? {
          ...predicate,
          object: [
            ...predicate.object.slice(0, 1).filter(({ word }) => word === "for"),
            ...own,
            ...object,
            ...(details > 0 ? predicate.object.slice(details) : []),
          ],
        }
      : predicate;
  });
/** "editors review and publish them": "review" is done here, and nothing that was named. */
const unsaid = ({ tokens }: Clause, predicates: readonly Predicate[]): readonly Token[] => {
  const verbs = new Set(predicates.map(({ from, word }) => tokens.findIndex((token, i) => i >= from && token.word === word)));
  return tokens.map((token, i) => (verbs.has(i) ? { ...token, kind: "mark" as const } : token));
};
export const lastThing = (tokens: readonly Token[]): readonly Token[] | null => {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const found = tokens[at]!.kind === "word" ? conceptAt(tokens, at) : null;
    if (found && ["thing", "event", "document", "place"].includes(found.entry.kind)) return tokens.slice(at, at + found.length);
  }
  return null;
};

/** "see only their own": what was spoken of, of their own. */
const borrowed = (from: Predicate, to: Predicate): readonly Token[] => {
  // «كل مراجعة فيها الشكوى، ويشوفها هو»: the reviews.
  if (from.verb.cls === "have" && from.subject[0]?.arabic) return from.subject;
  const own = to.object.find((token) => token.word === "own" || token.word === "الخاصه");
  return own ? [...from.object.filter((token) => !isSeparator(token) || from.object.at(-1) !== token), own] : from.object;
};
/** "log in, search cars": nothing is logged. */
const entersAccount = ({ word, object }: Predicate): boolean =>
  /^(?:log|sign)(?:s|g?ing|g?ed)?$/.test(word) && ["in", "on", "out", "up", "off", "into"].includes(object[0]?.word ?? "");
/** "Comment and save recipes", "pay online and follow their delivery": it is said in full without naming what it is done to. */
const complete = new Set(["comment", "pay", "enrol", "subscribe", "donate", "vote", "apply"]);
const prepositions = new Set(["on", "for", "in", "to"]);

/** "create, edit and delete invoices": a verb without an object takes the next one's. */
export const shareObjects = (predicates: readonly Predicate[]): readonly Predicate[] => {
  const out = [...predicates];
  for (let i = 1; i < out.length; i++)
    if (out[i]!.pronoun && out[i]!.verb.cls === "do" && isEmpty(out[i]!.object) && !isEmpty(out[i - 1]!.object))
      out[i] = { ...out[i]!, object: borrowed(out[i - 1]!, out[i]!) };
  for (let i = out.length - 2; i >= 0; i--)
    if (
      out[i]!.verb.cls === "do" &&
      isEmpty(out[i]!.object) &&
      !entersAccount(out[i]!) &&
      out[i + 1]!.verb.cls === "do" &&
      !(complete.has(out[i]!.verb.key) && !prepositions.has(out[i + 1]!.object[0]?.word ?? "")) &&
      !out[i]!.object.some((token) => token.word === "own")
    )
      out[i] = { ...out[i]!, object: out[i + 1]!.object };
  // "… and edit them", «ويعدلونها»
  for (let i = 1; i < out.length; i++)
    if (out[i]!.verb.cls === "do" && isEmpty(out[i]!.object) && !entersAccount(out[i]!) && out[i - 1]!.verb.cls === "do")
      out[i] = { ...out[i]!, object: borrowed(out[i - 1]!, out[i]!) };
  return out;
};
