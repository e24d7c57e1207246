/**
 * Language, direction and digits of the person at this screen. Reactive: whatever reads `locale()` follows the language button.
 * Kept in this browser (`wn.locale`, `wn.digits`); before a choice, the browser's own language decides.
 */
import { createSignal } from "solid-js";
import type { Text } from "../../schema/blueprint/shape.ts";
import type { Locale, Sentence } from "../../schema/ids.ts";
import { type Args, say, type Table } from "./strings.ts";

export type Digits = "latn" | "arab";

const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage can be switched off; the choice then lasts for this page.
  }
};

/** Keeps one small choice of this person in this browser. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See `recall`.
  }
};

const guess = (): Locale => {
  const kept = recall("wn.locale");
  if (kept === "ar" || kept === "en") return kept;
  return typeof navigator !== "undefined" && navigator.language.startsWith("ar") ? "ar" : "en";
};

const [locale, writeLocale] = createSignal<Locale>(guess());
const [digits, writeDigits] = createSignal<Digits>(recall("wn.digits") === "arab" ? "arab" : "latn");

export { digits, locale };

export const direction = (): "rtl" | "ltr" => (locale() === "ar" ? "rtl" : "ltr");
export const isRtl = (): boolean => locale() === "ar";

/** Changes the language of the whole studio, and of the document element. */
export const setLocale = (next: Locale): void => {
  writeLocale(next);
  remember("wn.locale", next);
  markDocument();
};

export const setDigits = (next: Digits): void => {
  writeDigits(next);
  remember("wn.digits", next);
};

/** Writes `lang` and `dir` on <html>; called once at start and on every change. */
export const markDocument = (): void => {
  document.documentElement.lang = locale();
  document.documentElement.dir = direction();
};

const tag = () => `${locale()}-u-nu-${digits()}`;
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A number in the person's language and digits. */
export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string => {
  const key = tag() + JSON.stringify(options);
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tag(), options);
  numberFormats.set(key, format);
  return format.format(value);
};

/** A moment in the person's language and digits. */
export const formatDate = (
  value: string | number | Date,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" },
): string => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  const key = tag() + JSON.stringify(options);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(`${locale()}-u-ca-gregory-nu-${digits()}`, options);
  dateFormats.set(key, format);
  return format.format(date);
};

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

/** "3 minutes ago", in the person's language and digits. */
export const formatAgo = (value: string | number | Date, now = Date.now()): string => {
  const gap = new Date(value).getTime() - now;
  if (Number.isNaN(gap)) return "";
  const [unit, size] = steps.find(([, ms]) => Math.abs(gap) >= ms) ?? ["second", 1_000];
  return new Intl.RelativeTimeFormat(tag(), { numeric: "auto" }).format(Math.round(gap / size), unit);
};

/** Binds a table of sentences to the current language. Reactive: call the result inside JSX. */
export const textOf =
  <T extends Table>(table: T) =>
  <K extends keyof T & string>(key: K, ...args: Args<T[K]>): string =>
    say(table[key] as T[K], locale(), args[0] ?? {}, (value) => formatNumber(value));

/** The same in both languages at once, for what is kept and shown later. */
export const bothOf =
  <T extends Table>(table: T) =>
  <K extends keyof T & string>(key: K, ...args: Args<T[K]>): Sentence => ({
    en: say(table[key] as T[K], "en", args[0] ?? {}),
    ar: say(table[key] as T[K], "ar", args[0] ?? {}),
  });

/** One of the product's own sentences, as it comes from the server. */
export const sentence = (value: Sentence | null | undefined): string => (value ? value[locale()] || value.en : "");

/** Somebody's words: this language first, then any there is, then the fallback. */
export const wordsIn = (text: Text | null | undefined, fallback = ""): string => {
  if (!text) return fallback;
  return text[locale()] || text.en || text.ar || Object.values(text).find((words) => words) || fallback;
};
