/**
 * Sentences of prose that tell what is done and, in passing, which record is made of it and what goes into that: "they write a report, in
 * which they note the date", "we take down the name, and that's a job", "the winner is sent a voucher", "in one order there can be several
 * pieces, each with a shade". Each is put as sentences that say it outright.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody } from "../words/senses.ts";
import { isPlural } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import { recordsGiven } from "./records-given.ts";
import { recordsNoted } from "./records-noted.ts";
import type { Clause } from "./tokens.ts";
import { article, eachBelongs, eachHas, listed, nameBefore, nameFrom, one, plainlyAsked, said } from "./told-parts.ts";

/** The sentences; null where there is one. */
export const recordsTold = (clause: Clause): readonly Clause[] | null =>
  asideInBrackets(clause) ??
  inWhich(clause) ??
  takenDown(clause) ??
  goesInto(clause) ??
  severalIn(clause) ??
  toldUs(clause) ??
  givesUs(clause) ??
  eachOneWith(clause) ??
  recordsNoted(clause) ??
  recordsGiven(clause) ??
  ofWhomWith(clause) ??
  andIWant(clause);

/** "… and the station (we have four stations, numbered)": what is said in brackets is said apart. */
const asideInBrackets = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      word === "(" &&
      /^(?:we|there|i)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:have|are|is|own|use)$/.test(tokens[i + 2]?.word ?? ""),
  );
  const close = open < 0 ? -1 : tokens.findIndex(({ word }, i) => i > open && word === ")");
  return close > open + 3
    ? [part(clause, [...tokens.slice(0, open), ...tokens.slice(close + 1)]), part(clause, tokens.slice(open + 1, close))]
    : null;
};

/** "Technicians have certificates too and I want a warning": what they have ends before. */
const andIWant = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const and = tokens.findIndex(
    ({ word }, i) =>
      i > 3 && word === "and" && /^(?:we|i)$/.test(tokens[i + 1]?.word ?? "") && /^(?:want|need|would)$/.test(tokens[i + 2]?.word ?? ""),
  );
  return and > 0 && tokens.slice(0, and).some(({ word }) => /^(?:has|have|need|needs)$/.test(word)) && tokens.length > and + 4
    ? [part(clause, tokens.slice(0, and)), part(clause, tokens.slice(and + 1))]
    : null;
};

const noting =
  /^(?:notes?|records?|writes?|enters?|states?|puts?|says?|gives?|logs?|describes?|mentions?|fills?|lists?|documents?|specif(?:y|ies))$/;
const someone = /^(?:they|he|she|we|i|you|it)$/;
/** "… write a visit report, in which they note the date, their observations": the report has these. */
const inWhich = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const comma = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      word === "," &&
      (tokens[i + 1]?.word === "where" || (/^(?:in|on)$/.test(tokens[i + 1]?.word ?? "") && tokens[i + 2]?.word === "which")),
  );
  if (comma < 0) return null;
  const start = tokens[comma + 1]!.word === "where" ? comma + 2 : comma + 3;
  const verb = tokens.findIndex(({ word }, i) => i > start && i < start + 5 && noting.test(word));
  const name = nameBefore(tokens, comma);
  const who = tokens.slice(start, verb);
  if (verb < 0 || name.length === 0 || !(someone.test(who[0]!.word) || article.test(who[0]!.word))) return null;
  const list = tokens.slice(/^(?:down|in|up)$/.test(tokens[verb + 1]?.word ?? "") ? verb + 2 : verb + 1);
  return listed(list) ? [part(clause, tokens.slice(0, comma)), eachHas(clause, name, list)] : null;
};

/** "We take down who it is, where, what sort of pest, and that's a job": a job has these. */
const takenDown = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > 0 && i < 7 && (/^adds?$/.test(word) || (/^(?:take|write|note|put|jot)s?$/.test(word) && tokens[i + 1]?.word === "down")),
  );
  const that =
    verb < 0
      ? -1
      : tokens.findIndex(
          ({ word, raw }, i) =>
            i > verb + 3 &&
            /^(?:that|this)$/.test(word) &&
            /^(?:,|and|–|—|-|:)$/.test(tokens[i - 1]!.word) &&
            (/['’]s$/.test(raw) || /^(?:is|makes|becomes|gives)$/.test(tokens[i + 1]?.word ?? "")),
        );
  if (that < 0) return null;
  const at = tokens.findIndex(({ word }, i) => i > that && i < that + 5 && one.test(word));
  const name = at < 0 ? [] : nameFrom(tokens, at + 1);
  let end = that;
  while (end > verb && (isSeparator(tokens[end - 1]!) || /^[–—:-]$/.test(tokens[end - 1]!.word))) end--;
  const list = tokens.slice(tokens[verb + 1]?.word === "down" ? verb + 2 : verb + 1, end);
  return name.length > 0 && listed(list) ? [eachHas(clause, name, plainlyAsked(list))] : null;
};

const books = /^(?:book|list|register|log|logbook|file|folder|sheet|spreadsheet|ledger|diary|journal|binder|table|card|index)$/;
/** "Accidents on the ice go into the accident book (what happened, who was hurt)": an accident has these. */
const goesInto = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      i < 8 &&
      /^(?:go|goes|get|gets|are|is)$/.test(word) &&
      tokens.slice(i + 1, i + 3).some((token) => /^(?:in|into|on)$/.test(token.word)),
  );
  const book = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb + 2 && i < verb + 8 && books.test(word));
  if (book < 0 || !tokens[book + 1]) return null;
  const opens =
    tokens[book + 1]!.word === "(" ||
    tokens[book + 1]!.word === ":" ||
    tokens[book + 1]!.word === "with" ||
    (tokens[book + 1]!.word === "," && tokens[book + 2]?.word === "with");
  const from = article.test(tokens[0]!.word) ? 1 : 0;
  const name = nameFrom(tokens.slice(0, verb), from);
  const last = name.at(-1);
  if (!opens || !last || (from === 0 && !isPlural(last.word)) || namesSomebody(last.word)) return null;
  const list = tokens
    .slice(tokens[book + 1]!.word === "," ? book + 3 : book + 2)
    .filter((token, i, all) => !(i === all.length - 1 && token.word === ")"));
  return listed(list) ? [eachHas(clause, name, list)] : null;
};

/** "In one order there can be several pieces, say two crowns, each with a shade": an order has many pieces, and they have these. */
const severalIn = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const many = tokens.findIndex(
    ({ word, kind }, i) =>
      i > 3 &&
      (/^(?:several|many|multiple|any|different|various|more)$/.test(word) ||
        (kind === "number" && /^(?:are|be)$/.test(tokens[i - 1]!.word))) &&
      tokens[i + 1]?.kind === "word",
  );
  if (many < 0) return null;
  const begin = tokens.slice(0, many).findLastIndex((token) => /^(?:in|on|with|within|under)$/.test(token.word));
  const there = tokens.slice(Math.max(begin, 0), many).findIndex(({ word }) => word === "there");
  if (begin < 0 || there < 0 || !/^(?:an?|one|each|every|the)$/.test(tokens[begin + 1]?.word ?? "")) return null;
  const owner = tokens.slice(begin + 2, begin + there).filter(isNameWord);
  const from = /^number$/.test(tokens[many + 1]!.word) ? many + 3 : many + 1;
  const name = nameFrom(tokens, from);
  const last = name.at(-1);
  if (owner.length === 0 || !last || !isPlural(last.word)) return null;
  const each = tokens.findIndex(({ word }, i) => i >= from + name.length && word === "each");
  const opens = /^(?:one|of|them|for|with|having|has)$/;
  let start = each < 0 ? -1 : each + 1;
  while (start > 0 && opens.test(tokens[start]?.word ?? "")) start++;
  const list = start > 0 ? tokens.slice(start).filter(({ word }) => word !== "with") : [];
  const before = tokens.slice(0, begin).filter((token, i, all) => !(i >= all.length - 2 && isSeparator(token)));
  const comma = list.findIndex(
    ({ word }, i) => word === "," && /^(?:and|but|so)$/.test(list[i + 1]?.word ?? "") && someone.test(list[i + 2]?.word ?? ""),
  );
  const told = comma > 0 ? list.slice(0, comma) : list;
  return [
    ...(before.length > 2 ? [part(clause, before)] : []),
    part(
      clause,
      [said(owner[0]!, "each"), ...owner, said(last, "has"), said(last, "many"), ...name],
      tokens.slice(begin, from + name.length),
    ),
    ...(told.length > 1 ? [eachHas(clause, name, told)] : []),
  ];
};

/** "Customers commission a search: they tell us a surname and a region": the search has these. */
const toldUs = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const mark = tokens.findIndex(
    ({ word }, i) => i > 2 && /^[:–—]$/.test(word) && someone.test(tokens[i + 1]?.word ?? "") && tokens[i + 1]!.word !== "it",
  );
  const verb = mark + 2;
  if (
    mark < 0 ||
    !/^(?:tell|tells|give|gives|send|sends)$/.test(tokens[verb]?.word ?? "") ||
    !/^(?:us|me)$/.test(tokens[verb + 1]?.word ?? "")
  )
    return null;
  const name = nameBefore(tokens, mark);
  const list = plainlyAsked(tokens.slice(verb + 2));
  return name.length > 0 && one.test(tokens[mark - name.length - 1]?.word ?? "") && listed(list)
    ? [part(clause, tokens.slice(0, mark)), eachHas(clause, name, list)]
    : null;
};

/** "Each school gives us a contact person": it has one. */
const givesUs = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  if (!/^(?:each|every)$/.test(tokens[0]?.word ?? "")) return null;
  const verb = tokens.findIndex(({ word }, i) => i > 1 && i < 5 && /^(?:gives|tells|sends|names)$/.test(word));
  const list = tokens.slice(verb + 2);
  if (verb < 0 || !/^(?:us|me)$/.test(tokens[verb + 1]?.word ?? "") || !/^(?:an?|the|its|their|his|her)$/.test(list[0]?.word ?? ""))
    return null;
  const joint = list.findIndex(
    ({ word }, i) =>
      (word === "," || word === "and") && list.slice(i + 1, i + 3).some((token) => /^(?:we|i|they|he|she)$/.test(token.word)),
  );
  const name = tokens.slice(1, verb);
  return name.every(isNameWord)
    ? [
        eachHas(clause, name, joint > 0 ? list.slice(0, joint) : list),
        ...(joint > 0 && list.length > joint + 3 ? [part(clause, list.slice(joint + 1))] : []),
      ]
    : null;
};

/** "There are bait stations, each one with a number and a spot": a station has these. */
const eachOneWith = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const each = tokens.findIndex(
    ({ word }, i) => i > 1 && word === "each" && tokens[i - 1]!.word === "," && /^(?:one|of|with)$/.test(tokens[i + 1]?.word ?? ""),
  );
  let start = each + 1;
  while (each > 0 && /^(?:one|of|them|these|which)$/.test(tokens[start]?.word ?? "")) start++;
  const name = each < 0 ? [] : nameBefore(tokens, each - 1);
  const last = name.at(-1);
  // "An order consists of lines, each with a price" is read as it stands.
  if (!tokens.slice(0, Math.max(each, 0)).some(({ word }) => /^(?:there|we|i)$/.test(word))) return null;
  if (!last || !isPlural(last.word) || !/^(?:with|has|having)$/.test(tokens[start]?.word ?? "")) return null;
  const list = tokens.slice(start + 1);
  const cut = list.findIndex(
    ({ word }, i) =>
      word === "," &&
      /^(?:and|but|so)$/.test(list[i + 1]?.word ?? "") &&
      /^(?:on|at|in|after|before|they|he|she|we|i|the)$/.test(list[i + 2]?.word ?? "") &&
      i > 2,
  );
  const told = cut > 0 ? list.slice(0, cut) : list;
  return [
    part(clause, tokens.slice(0, each - 1)),
    eachHas(clause, name, told),
    ...(cut > 0 && list.length > cut + 5 ? [part(clause, list.slice(cut + 2))] : []),
  ];
};

/** "We'd like the classes of the school with the teacher and the number of pupils": a class has these, and is of a school. */
const ofWhomWith = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const want = tokens.findIndex(
    ({ word, raw }, i) =>
      i < 30 &&
      /^(?:like|need|want|have|list|see|record|store)$/.test(word) &&
      (/^(?:we|i|to|would)$/.test(tokens[i - 1]?.word ?? "") || /['’]d$/.test(tokens[i - 1]?.raw ?? raw)),
  );
  if (want < 0 || tokens[want + 1]?.word !== "the") return null;
  const of = tokens.findIndex(({ word }, i) => i > want + 2 && i < want + 6 && word === "of");
  const with_ = of < 0 ? -1 : tokens.findIndex(({ word }, i) => i > of + 1 && i < of + 6 && word === "with");
  const name = tokens.slice(want + 2, of);
  const owner = tokens.slice(/^(?:the|an?|each|every)$/.test(tokens[of + 1]?.word ?? "") ? of + 2 : of + 1, with_);
  const list = tokens.slice(with_ + 1);
  if (
    with_ < 0 ||
    !name.every(isNameWord) ||
    !isPlural(name.at(-1)!.word) ||
    owner.length === 0 ||
    !owner.every(isNameWord) ||
    !listed(list)
  )
    return null;
  const before = tokens.slice(0, want - 1).filter((token, i, all) => !(i >= all.length - 2 && (isSeparator(token) || token.word === "so")));
  return [
    ...(before.length > 3 ? [part(clause, before)] : []),
    eachHas(clause, name, list),
    eachBelongs(clause, name, owner, tokens.slice(want + 2, with_)),
  ];
};
