/**
 * When something comes round: "every Monday at 8", "on the first of each month", "daily", «كل يوم أحد», «نهاية كل شهر». Read off the words
 * of a clause as they were written, since what comes round says nothing of records and is put aside where those are read.
 */
import { plainWords } from "../text/dialects.ts";
import { numberOf } from "../text/numbers.ts";
import { type Clause, type Token, tokensOf } from "../text/tokens.ts";
import { type Every, type Found, type Round, scheduled } from "./schedules.ts";

/** Comes round in a way a schedule of days and hours does not say: every second week, twice a month. */
export interface OddRound {
  readonly odd: string;
  readonly rest: readonly Token[];
}

/** Null: nothing comes round in it. */
export const roundIn = (clause: Clause): Round | OddRound | null => {
  if (clause.span.text.length > longestText) return null;
  const all = tokensOf(clause.span.text);
  if (all.length > longest || !all.some(({ word }) => hints.test(word))) return null;
  const found: Found = { every: null, step: 1, days: [], date: null, hour: null, minute: 0, part: null, odd: null };
  const used = new Set<number>();
  for (let at = 0; at < all.length; at++) {
    const length = everyAt(all, at, found) || dateAt(all, at, found) || hourAt(all, at, found);
    for (let k = 0; k < length; k++) used.add(at + k);
    at += Math.max(length - 1, 0);
  }
  if (found.every === null) return null;
  const rest = plainWords(all.filter((_, i) => !used.has(i))).map((token) => ({
    ...token,
    from: token.from + clause.span.from,
    to: token.to + clause.span.from,
  }));
  return found.odd === null ? scheduled(found, rest, clause.arabic) : { odd: found.odd, rest };
};
const longest = 40;
const longestText = 400;
/** A word without which nothing comes round. */
const hints =
  /^(?:every|each|once|مره|daily|nightly|weekly|monthly|yearly|annually|quarterly|hourly|fortnightly|biweekly|twice|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekdays|month|week|year|كل|يومي|يوميا|يوميه|اسبوعي|اسبوعيا|اسبوعيه|شهري|شهريا|شهريه|سنوي|سنويا|سنويه|الشهر|الاسبوع|السنه|مرتين)$/;

const weekdays: ReadonlyMap<string, number> = new Map(
  [
    "sunday sundays احد الاحد",
    "monday mondays اثنين الاثنين اتنين الاتنين",
    "tuesday tuesdays ثلاثاء الثلاثاء ثلاثا الثلاثا تلات التلات",
    "wednesday wednesdays اربعاء الاربعاء اربعا الاربعا",
    "thursday thursdays خميس الخميس",
    "friday fridays جمعه الجمعه",
    "saturday saturdays سبت السبت",
  ].flatMap((words, day) => words.split(" ").map((word) => [word, day] as const)),
);
const units: ReadonlyMap<string, Every> = new Map(
  (
    [
      ["minute", "minute minutes دقيقه دقائق"],
      ["hour", "hour hours ساعه ساعات"],
      ["day", "day days morning evening night afternoon noon midnight يوم ايام صباح مساء ليله صبح عصر ظهر"],
      ["workday", "weekday weekdays workday workdays"],
      ["week", "week weeks weekend اسبوع اسابيع"],
      ["month", "month months شهر اشهر شهور"],
      ["quarter", "quarter quarters"],
      ["year", "year years سنه سنوات عام"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);
const twos: ReadonlyMap<string, Every> = new Map([
  ["ساعتين", "hour"],
  ["دقيقتين", "minute"],
  ["يومين", "day"],
  ["اسبوعين", "week"],
  ["شهرين", "month"],
  ["سنتين", "year"],
]);
const adverbs: ReadonlyMap<string, Every> = new Map(
  (
    [
      ["hour", "hourly"],
      ["day", "daily nightly يوميا يومي يوميه"],
      ["week", "weekly اسبوعيا اسبوعي اسبوعيه"],
      ["month", "monthly شهريا شهري شهريه"],
      ["quarter", "quarterly"],
      ["year", "yearly annually annual سنويا سنوي سنويه"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);
/** Parts of a day, with the hour they are taken for. */
const parts: ReadonlyMap<string, readonly [hour: number, part: "am" | "pm"]> = new Map(
  (
    [
      [8, "am", "morning mornings am صباح صباحا الصباح الصبح صبح"],
      [12, "pm", "noon midday ظهر الظهر ظهرا"],
      [15, "pm", "afternoon afternoons pm"],
      [16, "pm", "عصر العصر عصرا"],
      [18, "pm", "evening evenings مساء المساء مساءا مغرب المغرب"],
      [21, "pm", "night nights nightly ليلا ليله الليل بالليل ليل العشاء"],
      [0, "am", "midnight"],
    ] as const
  ).flatMap(([hour, part, words]) => words.split(" ").map((word) => [word, [hour, part] as const] as const)),
);
const bareUnit = (word: string): string => word.replace(/^ال(?=.{3})/, "");
const wordAt = (all: readonly Token[], at: number): string => all[at]?.word ?? "";

/** "every Monday", "each month", "daily", "on Fridays", «كل يوم أحد», «أسبوعيًا»: how many words say it. */
const everyAt = (all: readonly Token[], at: number, found: Found): number => {
  const word = wordAt(all, at);
  const on = ["on", "في", "the"].includes(word) ? 1 : 0;
  if (["every", "each", "كل"].includes(wordAt(all, at + on)) && (on === 0 || wordAt(all, at) !== "the")) {
    const length = eachAt(all, at + on + 1, found);
    return length === 0 ? 0 : on + 1 + length;
  }
  const adverb = adverbs.get(word);
  if (adverb) {
    if (wordAt(all, at - 1) === "bi") found.odd = `bi-${word}`;
    set(found, adverb);
    const part = word === "nightly" ? parts.get(word) : undefined;
    if (part) atPart(found, part);
    return 1;
  }
  // "once a week", «مرة في الأسبوع»
  if (["once", "مره"].includes(word) && ["a", "per", "each", "every", "في", "كل"].includes(wordAt(all, at + 1))) {
    const unit = units.get(bareUnit(wordAt(all, at + 2)));
    if (unit) set(found, unit);
    return unit ? 3 : 0;
  }
  if (["fortnightly", "biweekly"].includes(word)) return odd(found, word, 1);
  if ((word === "twice" || word === "مرتين") && units.has(bareUnit(wordAt(all, at + 2)))) return odd(found, `${word} …`, 3);
  // "on Fridays", and "on Friday" of what is weekly anyway.
  const day = weekdays.get(wordAt(all, at + on));
  const many = /days$/.test(wordAt(all, at + on)) || found.every === "week";
  if (day !== undefined && many && wordAt(all, at) !== "the") return on + daysFrom(all, at + on, found);
  if (wordAt(all, at + on) === "يوم" && found.every === "week" && weekdays.has(wordAt(all, at + on + 1)))
    return on + 1 + daysFrom(all, at + on + 1, found);
  if (on === 1 && wordAt(all, at + 1) === "weekdays") {
    set(found, "workday");
    return 2;
  }
  return 0;
};
const odd = (found: Found, said: string, length: number): number => {
  found.odd = said;
  found.every ??= "week";
  return length;
};

/** Behind "every". */
const eachAt = (all: readonly Token[], at: number, found: Found): number => {
  const word = wordAt(all, at);
  const next = wordAt(all, at + 1);
  if (["other", "second"].includes(word) && (units.has(next) || weekdays.has(next))) return odd(found, `${word} ${next}`, 2);
  const two = twos.get(word);
  const count = two ? 2 : numberOf(all[at]);
  const unit = two ?? units.get(next);
  if (count !== null && unit && (two || weekdays.get(word) === undefined)) {
    const length = two ? 1 : 2;
    const fits =
      unit === "minute" ? 60 % count === 0 : unit === "hour" ? 24 % count === 0 : unit === "month" ? 12 % count === 0 : count === 1;
    if (!fits) return odd(found, two ? word : `${word} ${next}`, length);
    set(found, unit);
    found.step = count;
    return length;
  }
  const start = word === "يوم" && weekdays.has(next) ? at + 1 : at;
  if (weekdays.has(wordAt(all, start))) {
    const named = daysFrom(all, start, found);
    const part = parts.get(wordAt(all, start + named));
    if (!part || /^ال/.test(wordAt(all, start + named))) return start - at + named;
    atPart(found, part);
    return start - at + named + 1;
  }
  if (word === "ربع" && /^سن/.test(next)) {
    set(found, "quarter");
    return 2;
  }
  const every = units.get(word);
  if (!every) return 0;
  set(found, every);
  const part = parts.get(word);
  if (part) atPart(found, part);
  return 1;
};
const set = (found: Found, every: Every): void => {
  // "a weekly report every Friday", "daily … on the first": the narrower of two holds.
  if (found.every === null || order.indexOf(every) > order.indexOf(found.every)) found.every = every;
};
const order: readonly Every[] = ["minute", "hour", "day", "workday", "week", "month", "quarter", "year"];
const atPart = (found: Found, [hour, part]: readonly [number, "am" | "pm"]): void => {
  found.hour ??= hour;
  found.part = part;
};

/** "Monday and Thursday". */
const daysFrom = (all: readonly Token[], at: number, found: Found): number => {
  let end = at;
  for (let next = at; next < all.length; ) {
    const day = weekdays.get(wordAt(all, next));
    if (day === undefined) break;
    found.days.push(day);
    end = next + 1;
    next = end + (["and", "&", ",", "،", "و"].includes(wordAt(all, end)) ? 1 : 0);
    if (next === end) break;
  }
  found.every = "week";
  return end - at;
};

const ordinals: ReadonlyMap<string, number | "last" | "middle"> = new Map<string, number | "last" | "middle">([
  ["first", 1],
  ["beginning", 1],
  ["start", 1],
  ["second", 2],
  ["third", 3],
  ["last", "last"],
  ["end", "last"],
  ["middle", "middle"],
  ...["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"].map(
    (word, i) => [word, i + 1] as const,
  ),
  ["اول", 1],
  ["بدايه", 1],
  ["مطلع", 1],
  ["اخر", "last"],
  ["نهايه", "last"],
  ["منتصف", "middle"],
]);
const filler = new Set(["day", "of", "in", "the", "every", "each", "working", "يوم", "من", "في", "كل"]);
/** "on the first of each month", "at the end of the week", "the 25th of the month", «نهاية كل شهر», «يوم 25 من كل شهر». */
const dateAt = (all: readonly Token[], start: number, found: Found): number => {
  let at = start;
  while (["on", "at", "in", "by", "the", "في", "مع", "اليوم", "يوم"].includes(wordAt(all, at)) && at - start < 3) at++;
  const word = wordAt(all, at).replace(/^ب(?=بدايه|نهايه|اول|اخر|منتصف)/, "");
  const number = all[at]?.kind === "number" ? numberOf(all[at]) : null;
  const suffix = number !== null && /^(?:st|nd|rd|th)$/.test(wordAt(all, at + 1)) ? 1 : 0;
  const date = ordinals.get(word) ?? (number !== null && Number.isInteger(number) && number >= 1 && number <= 31 ? number : undefined);
  if (date === undefined) return 0;
  let to = at + 1 + suffix;
  const behind = to;
  while (filler.has(wordAt(all, to)) && to - behind < 4) to++;
  // «آخر كل يوم»: the day is the unit.
  if (to > behind && wordAt(all, to - 1) === "يوم" && !units.has(bareUnit(wordAt(all, to)))) to--;
  const unit = units.get(bareUnit(wordAt(all, to)));
  const named = number !== null && (suffix === 1 || /يوم$/.test(wordAt(all, at - 1)));
  // "the 25th" where it is monthly anyway.
  if (unit !== "month" && named && found.every === "month") {
    found.date = date;
    return behind - start;
  }
  const joined = to > behind || /^ال/.test(wordAt(all, to)) || all[at]!.arabic;
  if (!joined || (number !== null && unit !== "month") || !unit || !["week", "month", "quarter", "year", "day"].includes(unit)) return 0;
  set(found, unit);
  if (unit === "day") found.hour ??= date === "last" ? 18 : 8;
  else found.date = date;
  return to + 1 - start;
};

/** "at 8", "8 am", "at 20:30", «الساعة 8 صباحًا», «العصر». */
const hourAt = (all: readonly Token[], start: number, found: Found): number => {
  const opened =
    ["at", "الساعه", "ساعه"].includes(wordAt(all, start)) || (wordAt(all, start) === "علي" && wordAt(all, start + 1) === "الساعه");
  const at = opened ? start + (wordAt(all, start) === "علي" ? 2 : 1) : start;
  const hour = all[at]?.kind === "number" ? numberOf(all[at]) : opened ? (numberOf(all[at]) ?? null) : null;
  if (hour !== null && Number.isInteger(hour) && hour >= 0 && hour < 24) {
    let to = at + 1;
    const minute = wordAt(all, to) === ":" && all[to + 1]?.kind === "number" ? Number(wordAt(all, to + 1)) : 0;
    if (wordAt(all, to) === ":") to += 2;
    if (["in", "o'clock"].includes(wordAt(all, to))) to += 1;
    if (wordAt(all, to) === "the" && parts.has(wordAt(all, to + 1))) to += 1;
    const part = parts.get(wordAt(all, to));
    if (!part && !opened) return 0;
    found.hour = hour;
    found.minute = minute;
    if (part) found.part = part[1];
    return to + (part ? 1 : 0) - start;
  }
  const inPart = ["at", "in"].includes(wordAt(all, start)) ? (wordAt(all, start + 1) === "the" ? 2 : 1) : 0;
  const part = parts.get(wordAt(all, start + inPart));
  const alone = inPart > 0 || (all[start]!.arabic && /^(?:ال|ب)|[\u064bا]$/.test(all[start]!.raw));
  // «صباحًا» behind «يوميًا», "in the evening".
  if (!part || !alone || ["am", "pm"].includes(wordAt(all, start))) return 0;
  atPart(found, part);
  return inPart + 1;
};
