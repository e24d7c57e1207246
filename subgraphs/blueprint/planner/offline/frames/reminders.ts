/**
 * What is told to whom some time before or after something: "remind the patient a day before the appointment", "a week after delivery ask for
 * a review", «تنبيه قبل انتهاء العقد بثلاثين يومًا». Read off the words alone; what the date is kept in is found where the records are known.
 */
import { trim } from "../clauses/phrases.ts";
import { numberOf } from "../text/numbers.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { whens } from "./notices.ts";
import { isTelling, type Told, toldIn } from "./who-is-told.ts";

export type Unit = "minute" | "hour" | "day" | "week" | "month" | "year";
export interface Shift {
  readonly amount: number;
  readonly unit: Unit;
}
export interface Reminder extends Told {
  /** "30, 14 and 7 days before": several. */
  readonly shifts: readonly Shift[];
  readonly way: "before" | "after";
  /** What it is before or after: "the contract ends". */
  readonly anchor: readonly Token[];
}

/** What the clause tells somebody at a time: "the day before pickup and the day before return" is two; empty: nothing of the kind. */
export const remindersIn = (clause: Clause): readonly Reminder[] => {
  const tokens = withoutTitle(clause.tokens);
  if (tokens.length > longest || !tokens.some(isTelling)) return [];
  const all = offsetsIn(tokens);
  const rest = tokens.filter((_, i) => !all.some(({ from, to }) => i >= from && i < to));
  const told = all.length > 0 ? toldIn(rest) : null;
  if (!told) return [];
  return all.map(({ shifts, way, anchor }) => ({
    ...told,
    shifts,
    way,
    anchor: [anchor, aboutIn(rest), eventIn(rest)].find((words) => words.length > 0) ?? [],
  }));
};
const longest = 30;

/** "Low stock alert: when …": what it is called. */
export const withoutTitle = (tokens: readonly Token[]): readonly Token[] => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  return colon > 0 && colon < 5 && tokens.length - colon > 5 ? tokens.slice(colon + 1) : tokens;
};

/** Whether a reminder is all the clause says: nothing stands behind what it is before. */
export const isReminder = (clause: Clause): boolean => {
  if (remindersIn(clause).length === 0) return false;
  const tokens = withoutTitle(clause.tokens);
  const all = offsetsIn(tokens);
  const [from, to] = [all[0]!.from, all.at(-1)!.to];
  const tell = tokens.findIndex(isTelling);
  return Math.min(from, tell) < 5 && (tell < from || tell >= to) && (to >= tokens.length - 1 || tell >= to);
};

interface Offset {
  readonly from: number;
  readonly to: number;
  readonly shifts: readonly Shift[];
  readonly way: Reminder["way"];
  readonly anchor: readonly Token[];
}

const units: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ["minute", "minute minutes min mins دقيقه دقائق دقايق"],
      ["hour", "hour hours hr hrs h ساعه ساعات"],
      ["day", "day days night يوم يوما ايام"],
      ["week", "week weeks اسبوع اسبوعا اسابيع"],
      ["month", "month months شهر شهرا اشهر شهور"],
      ["year", "year years سنه سنوات عام عاما"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);
const twice: ReadonlyMap<string, Unit> = new Map([
  ["دقيقتين", "minute"],
  ["ساعتين", "hour"],
  ["يومين", "day"],
  ["اسبوعين", "week"],
  ["شهرين", "month"],
  ["سنتين", "year"],
  ["عامين", "year"],
]);

/** «بيوم»: its ب. */
const plain = (token: Token): Token => {
  const bare = token.word.replace(/^ب/, "");
  const known = units.has(bare) || twice.has(bare) || bare === "نصف" || numberOf({ ...token, word: bare }) !== null;
  return token.arabic && bare !== token.word && known ? { ...token, word: bare } : token;
};
const isBy = (token: Token | undefined): boolean => token?.arabic === true && (token.word === "ب" || plain(token) !== token);

export interface Measure extends Shift {
  readonly length: number;
}
/** An amount of time that begins at a place: "3 days", "a week", "half an hour", «يومين», «ب ٣ أيام». */
export const measureAt = (tokens: readonly Token[], at: number): Measure | null => {
  const [given, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!given) return null;
  if (given.word === "ب") {
    const inner = measureAt(tokens, at + 1);
    return inner && { ...inner, length: inner.length + 1 };
  }
  const first = plain(given);
  const both = twice.get(first.word);
  if (both) return { amount: 2, unit: both, length: 1 };
  if (first.word === "half" && second?.word === "an" && third?.word === "hour") return { amount: 30, unit: "minute", length: 3 };
  if (first.word === "نصف" && second?.word === "ساعه") return { amount: 30, unit: "minute", length: 2 };
  if (first.word === "fortnight" || (first.word === "a" && second?.word === "fortnight"))
    return { amount: 2, unit: "week", length: first.word === "a" ? 2 : 1 };
  if (first.word === "a" && second?.word === "couple" && third?.word === "of") {
    const unit = units.get(tokens[at + 3]?.word ?? "");
    return unit ? { amount: 2, unit, length: 4 } : null;
  }
  const number = ["a", "an", "the"].includes(first.word) ? 1 : numberOf(first);
  const full = ["full", "calendar", "whole"].includes(second?.word ?? "") ? 1 : 0;
  const unit = units.get(tokens[at + 1 + full]?.word ?? "");
  if (number !== null && unit) return Number.isInteger(number) && number > 0 ? { amount: number, unit, length: 2 + full } : null;
  const alone = first.arabic || first.word === "day" ? units.get(first.word) : undefined;
  return alone ? { amount: 1, unit: alone, length: ["واحد", "واحده"].includes(second?.word ?? "") ? 2 : 1 } : null;
};

const befores = new Set(["before", "prior", "ahead", "beforehand", "earlier"]);
const afters = new Set(["after", "following", "afterwards", "later"]);
/** The first, and those said together with it. */
const offsetsIn = (tokens: readonly Token[]): readonly Offset[] => {
  const found: Offset[] = [];
  for (let next = offsetIn(tokens, 0); next; next = offsetIn(tokens, next.to)) {
    const last = found.at(-1);
    const between = last ? tokens.slice(last.to, next.from) : [];
    if (last && (between.length === 0 || !between.every(({ word }) => ["and", "و", ",", "،", "again"].includes(word)))) break;
    found.push(next);
  }
  return found;
};
const offsetIn = (tokens: readonly Token[], start: number): Offset | null => {
  for (const [at, token] of tokens.entries()) {
    if (at < start) continue;
    const advance = token.word === "in" && tokens[at + 1]?.word === "advance";
    if (befores.has(token.word) || afters.has(token.word) || advance) {
      const found = englishAt(tokens, at, advance);
      if (found) return found;
    }
    const way = arabicWays.get(token.word);
    if (way) {
      const found = arabicAt(tokens, at, way);
      if (found) return found;
    }
  }
  return null;
};

/** "30, 14 and 7 days before the contract ends". */
const englishAt = (tokens: readonly Token[], at: number, advance: boolean): Offset | null => {
  const last = endingAt(tokens, at);
  if (!last) return null;
  const shifts: Shift[] = [last.shift];
  let { from } = last;
  while (from > 1 && [",", "and", "then", "again"].includes(tokens[from - 1]!.word)) {
    const joint = tokens.slice(0, from).findLastIndex(({ word }) => ![",", "and", "then", "again"].includes(word));
    const more = endingAt(tokens, joint + 1);
    const amount = numberOf(tokens[joint]);
    if (!more && amount === null) break;
    shifts.unshift(more ? more.shift : { amount: amount!, unit: shifts[0]!.unit });
    from = more ? more.from : joint;
  }
  const length = advance ? 2 : 1;
  const next = tokens[at + length]?.word ?? "";
  const start = at + length + (["to", "of"].includes(next) ? 1 : 0);
  const way = afters.has(tokens[at]!.word) ? "after" : "before";
  // "beforehand", "two days earlier": what it is before was said already.
  const free = ["beforehand", "earlier", "afterwards", "later"].includes(tokens[at]!.word) || (advance && next !== "of");
  const to = free ? start : anchorEnd(tokens, start);
  return { from, to, shifts, way, anchor: anchorOf(tokens.slice(start, to)) };
};
const endingAt = (tokens: readonly Token[], end: number): { readonly from: number; readonly shift: Shift } | null => {
  for (let from = Math.max(0, end - 4); from < end; from++) {
    const found = measureAt(tokens, from);
    if (found && from + found.length === end) return { from, shift: { amount: found.amount, unit: found.unit } };
  }
  return null;
};

const arabicWays: ReadonlyMap<string, Reminder["way"]> = new Map([
  ["قبل", "before"],
  ["قبله", "before"],
  ["قبلها", "before"],
  ["بعد", "after"],
  ["بعده", "after"],
  ["بعدها", "after"],
]);
/** «قبل يومين من الموعد», «قبل الموعد بيومين», «يومين قبل الموعد», «قبله بيومين». */
const arabicAt = (tokens: readonly Token[], at: number, way: Reminder["way"]): Offset | null => {
  const pronoun = /[هـ]ا?$/.test(tokens[at]!.word);
  const behind = measureAt(tokens, at + 1);
  if (behind) {
    const shifts: Shift[] = [behind];
    let end = at + 1 + behind.length;
    for (let more = tokens[end]?.word === "و" ? measureAt(tokens, end + 1) : null; more; ) {
      shifts.push(more);
      end += 1 + more.length;
      more = tokens[end]?.word === "و" ? measureAt(tokens, end + 1) : null;
    }
    const of = ["من", "علي"].includes(tokens[end]?.word ?? "") || /^(?:لل|من)/.test(tokens[end]?.word ?? "");
    if (pronoun || of || end >= tokens.length || tokens[end]!.kind === "mark") {
      const start = of && ["من", "علي"].includes(tokens[end]!.word) ? end + 1 : end;
      const to = of ? anchorEnd(tokens, start) : start;
      return { from: at, to, shifts: shifts.map(shiftOf), way, anchor: anchorOf(tokens.slice(start, to)) };
    }
  }
  const before = endingAt(tokens, at);
  if (before && !pronoun) {
    const to = anchorEnd(tokens, at + 1);
    return { from: before.from, to, shifts: [before.shift], way, anchor: anchorOf(tokens.slice(at + 1, to)) };
  }
  for (let by = at + 1; by < Math.min(tokens.length, at + 8); by++) {
    const found = isBy(tokens[by]) ? measureAt(tokens, by) : null;
    if (!found) continue;
    return { from: at, to: by + found.length, shifts: [shiftOf(found)], way, anchor: anchorOf(tokens.slice(at + 1, by)) };
  }
  return null;
};
const shiftOf = ({ amount, unit }: Shift): Shift => ({ amount, unit });

const stops = new Set([",", "،", "by", "via", "so", "with", "through", "unless", "asking", "عبر", "عن", "حتي", "وان", "لكي", "لكن"]);
const anchorEnd = (tokens: readonly Token[], start: number): number => {
  const end = tokens.findIndex(
    (token, i) => i >= start && (stops.has(token.word) || token.word === "and" || token.word === "و" || (i > start && isTelling(token))),
  );
  return end < 0 ? tokens.length : end;
};
const anchorOf = (tokens: readonly Token[]): readonly Token[] => trim(tokens);

/** "remind patients of their appointment a day before": what it is about. */
const aboutIn = (rest: readonly Token[]): readonly Token[] => {
  const tell = rest.findIndex(isTelling);
  const at = rest.findIndex(({ word }, i) => i > tell && ["of", "about", "for", "عن", "بخصوص"].includes(word));
  if (at >= 0) return trim(rest.slice(at + 1));
  const by = rest.find(({ arabic, word }, i) => i > tell && arabic && /^ب.{4,}/.test(word));
  return by ? [{ ...by, word: by.word.slice(1), raw: by.raw.slice(1) }] : [];
};

/** «إذا العقد قرب يخلص أرسلوا له رسالة قبلها بشهر»: what it is before is what it is sent at. */
const eventIn = (rest: readonly Token[]): readonly Token[] => {
  const [when, tell] = [rest.findIndex(({ word }) => whens.has(word)), rest.findIndex(isTelling)];
  return when >= 0 && tell > when ? trim(rest.slice(when + 1, tell)) : [];
};
