/**
 * What is told to whom when a number passes another: "when stock falls below 5 notify the buyer", "alert me if the temperature is above 8",
 * «إذا قل المخزون عن 5 نبّه المشتريات». Read off the words alone; which number it is, is found where the records are known.
 */
import { trim } from "../clauses/phrases.ts";
import { numberOf } from "../text/numbers.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { asSoonAs, whens } from "./notices.ts";
import { remindersIn, withoutTitle } from "./reminders.ts";
import { isTelling, type Told, toldIn } from "./who-is-told.ts";

export type Sign = "<" | "<=" | ">" | ">=";
export interface Threshold extends Told {
  readonly sign: Sign;
  /** Whose number it is, in the words of the clause. */
  readonly subject: readonly Token[];
  /** As written, without a percent sign; null: `other` names what it is compared with. */
  readonly number: string | null;
  readonly percent: boolean;
  readonly other: readonly Token[];
}

/** What the clause tells somebody when a number passes another; null when it does not. */
export const thresholdIn = (clause: Clause): Threshold | null => {
  // «إذا العقد قرب يخلص … قبلها بشهر»: a time, and no number.
  if (clause.tokens.length > longest || !clause.tokens.some(isTelling) || remindersIn(clause).length > 0) return null;
  const tokens = asSoonAs(withoutTitle(clause.tokens));
  const when = tokens.findIndex(({ word }) => whens.has(word) && word !== "after" && word !== "بعد");
  if (when < 0) return null;
  const passing = passingIn(tokens, when + 1);
  if (!passing) return null;
  const told = toldIn([...tokens.slice(0, when), ...tokens.slice(passing.end)]);
  return told && { ...told, ...passing.said };
};
const longest = 30;

/** Whether that is all the clause says: nothing stands before it. */
export const isThreshold = (clause: Clause): boolean => {
  const tokens = asSoonAs(withoutTitle(clause.tokens));
  const begin = tokens.findIndex((token) => isTelling(token) || whens.has(token.word));
  return begin >= 0 && begin < 4 && thresholdIn(clause) !== null;
};

interface Passing {
  readonly end: number;
  readonly said: Pick<Threshold, "sign" | "subject" | "number" | "percent" | "other">;
}

const ways: readonly (readonly [Sign, readonly (readonly string[])[]])[] = (
  [
    ["<=", "at or below|equal to or below|drops to|falls to|down to|runs out|run out"],
    [">=", "at or above|reaches|reach|hits"],
    ["<", "below|under|beneath|less than|lower than|fewer than|smaller than|اقل من|ادني من|تحت|دون"],
    [">", "above|over|beyond|more than|higher than|greater than|exceeds|exceed|exceeded|surpasses|اكثر من|اكبر من|اعلي من|فوق"],
  ] as const
).map(([sign, phrases]) => [sign, phrases.split("|").map((phrase) => phrase.split(" "))] as const);
const less = /^(?:قل|قلت|يقل|تقل|نزل|نزلت|ينزل|تنزل|انخفض|انخفضت|ينخفض|تنخفض|هبط|هبطت|يهبط|تهبط|نقص|نقصت|ينقص|تنقص)$/;
const more = /^(?:زاد|زادت|يزيد|تزيد|ارتفع|ارتفعت|يرتفع|ترتفع|تجاوز|تجاوزت|يتجاوز|تتجاوز|تعدي|تعدت|يتعدي|تتعدي|فاق|فاقت|يفوق|تفوق)$/;
const reached = /^(?:وصل|وصلت|بلغ|بلغت|يبلغ|تبلغ)$/;
const gone = /^(?:نفد|نفدت|ينفد|تنفد|نفذ|ينفذ|خلص|خلصت|يخلص|تخلص)$/;
const joints = new Set(["عن", "من", "علي", "تحت", "فوق", "دون", "الي"]);
const moving = new Set(
  "is are was gets get goes go falls fall drops drop dips sinks rises rise climbs runs run becomes it its يكون تكون يصبح تصبح صار صارت".split(
    " ",
  ),
);
const denying = new Set(["not", "isn't", "never", "لا", "لم", "ليس", "ما"]);

const passingIn = (tokens: readonly Token[], start: number): Passing | null => {
  const tell = tokens.findIndex((token, i) => i > start && isTelling(token));
  const end = tell < 0 ? tokens.length : tell;
  const event = tokens.slice(start, end);
  if (event.some(({ word }) => denying.has(word))) return null;
  const way = wayIn(event);
  if (!way) return null;
  const { sign, at, length, verb } = way;
  if (way.empty)
    return {
      end: start + Math.max(at + length, verb ? event.length : 0),
      said: {
        sign,
        number: "0",
        percent: false,
        other: [],
        subject: named([...event.slice(0, at), ...(verb ? event.slice(at + length) : [])]),
      },
    };
  const behind = event.slice(at + length);
  // «قل المخزون عن 5»: the thing stands behind its verb.
  const joint = verb ? behind.findIndex(({ word }) => joints.has(word)) : -1;
  const subject = [...event.slice(0, at), ...behind.slice(0, Math.max(joint, 0))];
  const value = behind.slice(joint + 1);
  const place = value.findIndex((token) => numberOf(token) !== null);
  if (place < 0 || place > 3) {
    const stop = value.findIndex(({ kind }) => kind === "mark");
    const other = trim(stop < 0 ? value : value.slice(0, stop));
    if (other.length === 0 || other.length > 5) return null;
    return {
      end: stop < 0 ? end : start + at + length + joint + 1 + stop,
      said: { sign, subject: named(subject), number: null, percent: false, other },
    };
  }
  // «تجاوزت الحرارة ٨»: without a word between them.
  const bare = verb && joint < 0 ? value.slice(0, place) : [];
  const minus = ["-", "−", "minus", "سالب", "ناقص"].includes(value[place - 1]?.word ?? "");
  const amount = numberOf(value[place])!;
  const next = value[place + 1]?.word ?? "";
  const percent = /%$/.test(value[place]!.word) || ["%", "percent", "بالمئه", "بالمايه", "بالميه"].includes(next);
  const number = `${minus ? "-" : ""}${amount}`;
  return {
    end: unitEnd(tokens, start + at + length + joint + 1 + place + 1),
    said: { sign, subject: named([...subject, ...bare]), number, percent, other: [] },
  };
};

/** Behind the number, what it counts says nothing of who is told: "5 pieces", "8 degrees", "8 °C". */
const unitEnd = (tokens: readonly Token[], from: number): number => {
  const unit = tokens[from];
  if (!unit || unit.kind === "mark") return unit && /^[°%]$/.test(unit.word) ? from + (tokens[from + 1]?.word === "c" ? 2 : 1) : from;
  const next = tokens[from + 1];
  return counted.has(unit.word) || /^(?:[cf]|kg|g|km|l|ml|cm|mm)$/.test(unit.word) || (next !== undefined && /^[,،]$/.test(next.word))
    ? from + 1
    : from;
};
const counted = new Set(
  "units unit pieces piece items item degrees degree percent celsius boxes box litres liters kilos days hours points dollars euros dinars riyals قطع قطعه وحدات وحده درجات درجه حبات حبه علب كيلو لتر بالمئه بالمايه بالميه ريال دينار جنيه درهم دولار".split(
    " ",
  ),
);

interface Way {
  readonly sign: Sign;
  readonly at: number;
  readonly length: number;
  /** An Arabic verb, before what it is said of. */
  readonly verb: boolean;
  /** There is none left. */
  readonly empty: boolean;
}
const wayIn = (event: readonly Token[]): Way | null => {
  for (const [at, { word }] of event.entries()) {
    if (gone.test(word)) return { sign: "<=", at, length: 1, verb: true, empty: true };
    if (less.test(word)) return { sign: "<", at, length: 1, verb: true, empty: false };
    if (more.test(word)) return { sign: ">", at, length: 1, verb: true, empty: false };
    if (reached.test(word)) return { sign: ">=", at, length: 1, verb: true, empty: false };
    for (const [sign, phrases] of ways) {
      const phrase = phrases.find((words) => words.every((one, k) => event[at + k]?.word === one));
      if (phrase && at > 0) return { sign, at, length: phrase.length, verb: false, empty: phrase[1] === "out" };
    }
  }
  return null;
};

const named = (tokens: readonly Token[]): readonly Token[] => trim(tokens.filter(({ word, kind }) => !moving.has(word) && kind === "word"));
