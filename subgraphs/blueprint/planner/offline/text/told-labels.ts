/**
 * Labels that are more than one name, and lists whose name stands in a sentence: "desks & meeting rooms – name, floor", "squads (juniors,
 * seniors): coach, pool", "theory evenings are a separate thing: topic, date"; labels that are sentences are in `label-sentences.ts`.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { namesSomebody } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeProperty } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import { isColon, listed, mark, named, withList } from "./label-parts.ts";
import { arrows, decides, tellsItself, thingWith, whatIsDone, whatIsWanted } from "./label-sentences.ts";
import { part } from "./plain-cuts.ts";
import type { Clause } from "./tokens.ts";

/** The clauses such a line is; null where it is none. */
export const toldLabels = (clause: Clause): readonly Clause[] | null =>
  arrows(clause) ??
  whatIsDone(clause) ??
  whatIsWanted(clause) ??
  separateThing(clause) ??
  withKinds(clause) ??
  both(clause) ??
  perWhat(clause) ??
  madeBy(clause) ??
  decides(clause) ??
  thingWith(clause) ??
  tellsItself(clause);

/** "Theory evenings are a separate thing: topic, date, seats". */
const separateThing = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const be = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && ["is", "are"].includes(word));
  const thing = tokens.findIndex(
    ({ word }, i) => i > be + 1 && i < be + 5 && /^(?:thing|things|matter|story|topic|chapter|subject|list|kettle|part)$/.test(word),
  );
  return be > 0 &&
    thing > 0 &&
    /^(?:an?|the|another)$/.test(tokens[be + 1]!.word) &&
    tokens[thing + 1] !== undefined &&
    isColon(tokens, thing + 1) &&
    named(tokens.slice(0, be)) &&
    listed(tokens.slice(thing + 2))
    ? [withList(clause, tokens.slice(0, be), tokens.slice(thing + 2))]
    : null;
};

/** "Squads (juniors, seniors): coach, pool", "company assets handed out (laptop, phone): tag, type": kinds of what is told. */
const withKinds = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex(({ word }, i) => i > 0 && i < 6 && word === "(");
  const close = open < 0 ? -1 : tokens.findIndex(({ word }, i) => i > open && word === ")");
  const kinds = tokens.slice(open + 1, close);
  const whole = tokens.slice(0, Math.max(open, 0));
  const done = whole.findIndex(
    ({ word }, i) => i > 0 && (verbForms.get(word)?.form === "ed" || /^(?:handed|given|lent|kept|held|owned|sold)$/.test(word)),
  );
  const name = done > 0 ? whole.slice(0, done) : whole;
  const list = tokens.slice(close + 2);
  return close > 0 &&
    close < tokens.length - 3 &&
    isColon(tokens, close + 1) &&
    named(name) &&
    kinds.some(isSeparator) &&
    kinds.every((token) => token.kind === "word" || isSeparator(token)) &&
    listed(list)
    ? [
        withList(clause, name, [
          { ...kinds[0]!, raw: "type", word: "type" },
          mark(kinds[0]!, "("),
          ...kinds,
          mark(kinds[0]!, ")"),
          mark(kinds[0]!, ","),
          ...list,
        ]),
      ]
    : null;
};

/** "Desks & meeting rooms – name, floor, price": each of the two has these. */
const both = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const joint = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && ["and", "&"].includes(word));
  const colon = joint < 0 ? -1 : tokens.findIndex((_, i) => i > joint + 1 && i < joint + 5 && isColon(tokens, i));
  if (colon < 0 || joint > 3) return null;
  const [first, second, list] = [tokens.slice(0, joint), tokens.slice(joint + 1, colon), tokens.slice(colon + 1)];
  const things = [first, second].every((name) => named(name) && isPlural(name.at(-1)!.word) && !verbForms.has(name[0]!.word));
  const known =
    list.filter(({ word }) => word === ",").length > 1 &&
    !list.some(({ word }) => modals.has(word) || ["is", "are", "has", "have"].includes(word));
  const described = wholeProperty(list.slice(0, list.findIndex(isSeparator))) !== null;
  return things && known && described && ![first, second].some((name) => namesSomebody(name.at(-1)!.word))
    ? [withList(clause, first, list), withList(clause, second, list)]
    : null;
};

/** "Membership fees per year, paid/unpaid": a fee has a year, and a state. */
const perWhat = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const per = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && word === "per");
  const comma = per < 0 ? -1 : tokens.findIndex(({ word }, i) => i > per + 1 && i < per + 4 && word === ",");
  const [name, each, rest] = [tokens.slice(0, Math.max(per, 0)), tokens.slice(per + 1, comma), tokens.slice(comma + 1)];
  const slash = rest.findIndex(({ word }) => ["/", "or"].includes(word));
  return comma > 0 &&
    named(name) &&
    isPlural(name.at(-1)!.word) &&
    named(each) &&
    slash > 0 &&
    slash < 3 &&
    rest.length < 6 &&
    rest.every((token) => token.kind === "word" || token.word === "/")
    ? [
        withList(clause, name, [
          ...each,
          tokens[comma]!,
          { ...rest[0]!, raw: "status", word: "status" },
          mark(rest[0]!, "("),
          ...rest,
          mark(rest.at(-1)!, ")"),
        ]),
      ]
    : null;
};

/** "Room bookings by members (start, end, title)": the bookings have these, and members make them. */
const madeBy = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const by = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && word === "by");
  const open = by < 0 ? -1 : tokens.findIndex(({ word }, i) => i > by + 1 && i < by + 4 && word === "(");
  const name = tokens.slice(0, Math.max(by, 0));
  const who = tokens.slice(by + 1, open);
  const list = tokens.slice(open + 1, -1);
  return open > 0 &&
    tokens.at(-1)!.word === ")" &&
    named(name) &&
    isPlural(name.at(-1)!.word) &&
    ["person", "member"].includes(conceptAt(who, 0)?.entry.kind ?? "") &&
    listed(list)
    ? [
        withList(clause, name, list),
        part(
          clause,
          [...who, { ...tokens[by]!, raw: "can", word: "can" }, { ...tokens[by]!, raw: "add", word: "add" }, ...name],
          tokens.slice(0, open),
        ),
      ]
    : null;
};
