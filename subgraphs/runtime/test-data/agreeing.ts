/**
 * Values of one record that agree with each other: what ends does not end before it begins, the least is not above the most, and no part
 * (a discount, what was paid) is more than its whole. Which field is which is read from its words in both languages. Only what disagrees is
 * changed, within the field's own limits; what is worked out is believed.
 */
import type { Random } from "../../../schema/blueprint/field-types.ts";
import { between } from "../../../schema/blueprint/samples.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column } from "../../../schema/model/model.ts";

type Face = Pick<Column, "id" | "key" | "label" | "type" | "config" | "compute">;
type Row = Record<Id, unknown>;
type Family = "number" | "share" | "day" | "time";

/** Matches a word of either language among a field's words; Arabic ones with or without the article. */
const word = (english: string, arabic: string): RegExp => new RegExp(` (?:${english}|(?:ال|لل)?(?:${arabic})) `);

interface Order {
  readonly low: RegExp;
  readonly high: RegExp;
  readonly of: readonly Family[];
  /** Both fields are about this. */
  readonly about?: RegExp;
  /** Two moments lie hours apart. */
  readonly hours?: true;
  /** Which comes first depends on what the record is: the field that stands first. */
  readonly asListed?: true;
}
const orders: readonly Order[] = [
  {
    low: word("starts?|started|starting|begins?|beginning|from|since|opens?|opened|opening", "بدايه|بدء|بدا|يبدا|من|منذ|افتتاح|فتح"),
    high: word("ends?|ended|ending|finish(?:es|ed)?|to|until|till|closes?|closed|closing", "نهايه|انتهاء|ينتهي|ختام|اغلاق|الي|حتي"),
    of: ["day", "time"],
    hours: true,
  },
  {
    low: word(
      "starts?|begins?|from|check in|pick ?up|issued?|hired?|join(?:ed|ing)?|admitted|admission|borrow(?:ed)?|loan(?:ed)?|rented|manufactured?|production|order(?:ed)?|request(?:ed)?|submitted|submission|reported|effective",
      "بدايه|بدء|من|دخول|اصدار|تعيين|انضمام|قبول|استعاره|اعاره|استئجار|انتاج|صنع|طلب|تقديم|بلاغ",
    ),
    high: word(
      "ends?|to|until|check out|drop ?off|due|expiry|expires|expiration|deadline|left|termination|discharged?|returned|return|deliver(?:y|ed)|resolved|completed|completion|approved|approval|closed|closing",
      "نهايه|انتهاء|الي|حتي|خروج|استحقاق|صلاحيه|اعاده|ارجاع|عوده|تسليم|توصيل|انجاز|اكتمال|حل|اعتماد|اغلاق",
    ),
    of: ["day", "time"],
  },
  {
    low: word("arrival|arrives?|arrived", "وصول"),
    high: word("departure|departs?|departed", "مغادره|انطلاق"),
    of: ["day", "time"],
    asListed: true,
  },
  {
    low: word("min|minimum|lowest|lower|least|from", "ادني|اقل|اصغر|من"),
    high: word("max|maximum|highest|upper|most|to", "اقصي|اعلي|اكبر|الي|حتي"),
    of: ["number", "share", "day", "time"],
  },
  {
    low: word("previous|before|starts?|starting|opening|first", "سابقه|سابق|قبل|بدايه|اولي"),
    high: word("current|after|ends?|ending|closing|last", "حاليه|حالي|بعد|نهايه|اخيره"),
    of: ["number"],
    about: word("readings?|odometer|meter|mileage|kilomet(?:er|re)s?|km", "قراءه|عداد|كيلومترات"),
  },
  { low: word("cost|purchase|buying|wholesale", "تكلفه|كلفه|شراء|جمله"), high: word("sell|selling|sale|retail", "بيع"), of: ["number"] },
  { low: word("cost", "تكلفه|كلفه"), high: word("price", "سعر"), of: ["number"] },
  { low: word("diastolic", "انبساطي"), high: word("systolic", "انقباضي"), of: ["number"] },
];

interface Share {
  readonly part: RegExp;
  /** What it is a part of, the likeliest first. */
  readonly wholes: readonly RegExp[];
  /** At most so much of it, in hundredths. */
  readonly most: number;
}
const total = word("total|subtotal|grand", "اجمالي|مجموع|كامل");
const amount = word("price|amount|cost|fees?|value|rent|budget|invoice", "سعر|مبلغ|تكلفه|كلفه|رسوم|قيمه|ايجار|ميزانيه|فاتوره");
const shares: readonly Share[] = [
  { part: word("discount|discounted|rebate", "خصم|حسم|تخفيض"), wholes: [word("price", "سعر"), total, amount], most: 40 },
  {
    part: word(
      "paid|deposit|prepaid|advance|down|refund|refunded|collected|remaining|outstanding|tax|vat|spent",
      "مدفوع|مدفوعه|عربون|دفعه|مقدم|مسترد|محصل|متبقي|متبقيه|ضريبه|منفق|مصروف",
    ),
    wholes: [total, amount],
    most: 100,
  },
  {
    part: word(
      "received|delivered|used|sold|reserved|booked|returned|consumed|enrolled|attended|attendees|damaged|available|completed",
      "مستلم|مستلمه|مسلم|مسلمه|مستخدم|مستخدمه|مباع|مباعه|محجوز|محجوزه|مرتجع|مرتجعه|مستهلك|مستهلكه|مسجلون|مسجلين|حضور|تالف|تالفه|متاح|متاحه|منجز|منجزه",
    ),
    wholes: [word("ordered|capacity|seats", "مطلوب|مطلوبه|سعه|مقاعد"), total, word("quantity|stock|count|limit", "كميه|مخزون|عدد|حد")],
    most: 100,
  },
  {
    part: word("score|scored|marks?|grade|obtained|points", "درجه|علامه|نقاط"),
    wholes: [word("max|maximum|full|total|out of", "عظمي|كامله|قصوي|نهائيه|كليه|اجمالي")],
    most: 100,
  },
];
const isPart = (words: string): boolean => shares.slice(0, 3).some(({ part }) => part.test(words));

/** Changes the row so that its values agree; answers whether anything had to be. */
export const agree = (columns: readonly Face[], row: Row, random: Random): boolean => {
  const known = columns.flatMap((column) => {
    const family = families[column.type];
    return family && row[column.id] !== undefined ? [{ column, family, words: wordsOf(column) }] : [];
  });
  if (known.length < 2) return false;
  const before = JSON.stringify(known.map(({ column }) => row[column.id]));
  for (const order of orders) for (const [low, high] of pairsOf(order, known, row)) putInOrder(order, low.column, high.column, row, random);
  for (const share of shares)
    for (const [part, whole] of partsOf(share, known)) {
      if (measure(part, row[part.id]) <= measure(whole, row[whole.id])) continue;
      set(part, row, (Math.max(0, measure(whole, row[whole.id])) * between(random, 5, share.most)) / 100);
    }
  return before !== JSON.stringify(known.map(({ column }) => row[column.id]));
};

interface Known {
  readonly column: Face;
  readonly family: Family;
  readonly words: string;
}

/** Each field that must not be below another, behind that one: the one that shares the most words with it, of these the greatest. */
const pairsOf = ({ low, high, of, about, asListed }: Order, known: readonly Known[], row: Row): readonly (readonly [Known, Known])[] => {
  const fit = known.filter(({ family, words }) => of.includes(family) && (about?.test(words) ?? true));
  const lows = fit.filter(({ words }) => low.test(words) && !high.test(words));
  const highs = fit.filter(({ words }) => high.test(words) && !low.test(words));
  return highs.flatMap((one): readonly (readonly [Known, Known])[] => {
    const below = lows.filter(({ family }) => family === one.family);
    const other = closest(one, below, ({ column }) => measure(column, row[column.id]));
    if (!other) return [];
    return [asListed && known.indexOf(one) < known.indexOf(other) ? [one, other] : [other, one]];
  });
};

/** Each part behind its whole. */
const partsOf = ({ part, wholes }: Share, known: readonly Known[]): readonly (readonly [Face, Face])[] => {
  const numbers = known.filter(({ family }) => family === "number");
  return numbers.flatMap((one): readonly (readonly [Face, Face])[] => {
    if (!part.test(one.words) || one.column.compute !== null) return [];
    const others = numbers.filter((other) => other !== one && !isPart(other.words));
    const likeliest = wholes.find((is) => others.some(({ words }) => is.test(words)));
    const whole =
      likeliest &&
      closest(
        one,
        others.filter(({ words }) => likeliest.test(words)),
        () => 0,
      );
    return whole ? [[one.column, whole.column]] : [];
  });
};

const closest = (one: Known, among: readonly Known[], size: (known: Known) => number): Known | undefined => {
  const own = new Set(one.words.trim().split(" "));
  const shared = ({ words }: Known) =>
    words
      .trim()
      .split(" ")
      .filter((each) => own.has(each)).length;
  return [...among].sort((a, b) => shared(b) - shared(a) || size(b) - size(a))[0];
};

const putInOrder = ({ hours }: Order, low: Face, high: Face, row: Row, random: Random): void => {
  const [from, to] = [measure(low, row[low.id]), measure(high, row[high.id])];
  const moments = hours && low.type === "dateTime" && high.type === "dateTime";
  if (moments ? to > from && to - from <= day : to >= from) return;
  // Office hours lie within a day: there the two change places.
  const above = moments ? from + between(random, 1, 8) * 30 * minute : high.type === "time" ? from : from + (from - to);
  if (high.compute === null) set(high, row, above);
  if (measure(high, row[high.id]) < from || high.type === "time") {
    if (low.compute === null) set(low, row, Math.min(to, measure(high, row[high.id])));
  }
};

const set = (column: Face, row: Row, value: number): void => {
  row[column.id] = written(column, within(column, value));
};

const minute = 60_000;
const day = 86_400_000;
const families: Partial<Record<Face["type"], Family>> = {
  integer: "number",
  decimal: "number",
  money: "number",
  percent: "share",
  date: "day",
  dateTime: "day",
  time: "time",
};

const wordsOf = ({ key, label }: Face): string => {
  const plain = [key.replace(/([a-z0-9])([A-Z])/g, "$1 $2"), ...Object.values(label)].join(" ").toLowerCase();
  const arabic = plain
    .replace(/[\u064b-\u0652\u0640]/g, "")
    .replace(/[أإآ]/g, "ا")
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي");
  return ` ${arabic
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bcheckin\b/g, "check in")
    .replace(/\bcheckout\b/g, "check out")
    .trim()} `;
};

/** A value as a number: milliseconds of days, minutes of a time. */
const measure = ({ type }: Face, value: unknown): number => {
  if (type === "date" || type === "dateTime") return Date.parse(String(value));
  if (type !== "time") return Number(value);
  const [hours = 0, minutes = 0] = String(value).split(":").map(Number);
  return hours * 60 + minutes;
};

const written = ({ type, config }: Face, value: number): unknown => {
  if (type === "date") return new Date(value).toISOString().slice(0, 10);
  if (type === "dateTime") return new Date(value).toISOString();
  if (type === "time") return `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}:00`;
  if (type === "integer") return Math.floor(value);
  const places = Math.min(2, Number(config.scale ?? 2));
  return (Math.floor(value * 10 ** places) / 10 ** places).toFixed(places);
};

const within = (column: Face, value: number): number => {
  const limit = (name: "min" | "max", none: number) => (column.config[name] === undefined ? none : measure(column, column.config[name]));
  return Math.min(limit("max", Number.POSITIVE_INFINITY), Math.max(limit("min", Number.NEGATIVE_INFINITY), value));
};
