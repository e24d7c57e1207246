/** Words, numbers and times for one reader: platform words, model labels, digits of their choice, the platform's zone and currency. */
import type { Text } from "../../schema/blueprint/shape.ts";
import type { Locale } from "../../schema/ids.ts";
import type { Digits } from "../../schema/model/render.ts";
import { type Args, type Message, say, type Table } from "../ui/strings.ts";
import { words } from "./platform.strings.ts";

export interface Reader {
  readonly locale: Locale;
  readonly digits: Digits;
  readonly timeZone: string;
  readonly currency: string;
  readonly defaultLocale: string;
}

type Words = typeof words;

const calendar = { year: "numeric", month: "short", day: "numeric" } as const satisfies Intl.DateTimeFormatOptions;

export const makeWords = (reader: Reader) => {
  const tag = `${reader.locale}-u-ca-gregory-nu-${reader.digits}`;
  const numbers = new Map<string, Intl.NumberFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();
  const number = (value: number | string, options: Intl.NumberFormatOptions = {}): string => {
    const key = JSON.stringify(options);
    const format = numbers.get(key) ?? new Intl.NumberFormat(tag, options);
    numbers.set(key, format);
    // Decimals arrive as text and are given to Intl as text: no digit is lost on the way.
    return format.format(value as Intl.StringNumericLiteral);
  };
  const date = (value: Date, options: Intl.DateTimeFormatOptions): string => {
    const key = JSON.stringify(options);
    const format = dates.get(key) ?? new Intl.DateTimeFormat(tag, options);
    dates.set(key, format);
    return format.format(value);
  };
  return {
    reader,
    /** One of the renderer's own sentences. */
    t: <K extends keyof Words>(key: K, ...args: Args<Words[K]>): string => say(words[key], reader.locale, args[0] ?? {}, (n) => number(n)),
    /** The same with a table of sentences that lies beside its component; what it does not hold is the renderer's own. */
    from:
      <T extends Table>(table: T) =>
      <K extends keyof (T & Words) & string>(key: K, ...args: Args<(T & Omit<Words, keyof T>)[K]>): string =>
        say((table[key] ?? words[key as keyof Words]) as Message, reader.locale, args[0] ?? {}, (n) => number(n)),
    /** A text of the model: this language, else the platform's, else any. */
    label: (text: Text): string => text[reader.locale] || text[reader.defaultLocale] || Object.values(text).find(Boolean) || "",
    /** The same inside a sentence: English names of things lose their capital, unless they are abbreviations. */
    inside: (text: Text): string => {
      const said = text[reader.locale] || text[reader.defaultLocale] || Object.values(text).find(Boolean) || "";
      return reader.locale === "en" && /^[A-Z][^A-Z]*$/.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said;
    },
    number,
    money: (value: string | number): string => number(value, { style: "currency", currency: reader.currency, currencyDisplay: "code" }),
    percent: (value: string | number): string => number(value, { style: "percent", maximumFractionDigits: 4 }),
    /** Bytes as people say them: `1.4 MB`. */
    size: (bytes: number): string => {
      const [unit, share] = bytes < 1_000_000 ? (["kilobyte", 1_024] as const) : (["megabyte", 1_048_576] as const);
      const amount = bytes / share;
      return number(Math.max(0.1, amount), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: amount < 10 ? 1 : 0 });
    },
    /** `2026-11-20` */
    day: (value: string): string => date(new Date(`${value}T12:00:00Z`), { ...calendar, timeZone: "UTC" }),
    moment: (value: string): string =>
      date(new Date(value), { ...calendar, hour: "numeric", minute: "2-digit", timeZone: reader.timeZone }),
    /** `14:30:00` */
    clock: (value: string): string =>
      date(new Date(`1970-01-01T${value.slice(0, 8).padEnd(8, ":00")}Z`), { timeStyle: "short", timeZone: "UTC" }),
    zone: (): string => {
      const parts = new Intl.DateTimeFormat(tag, { timeZone: reader.timeZone, timeZoneName: "longGeneric" }).formatToParts(0);
      return parts.find(({ type }) => type === "timeZoneName")?.value ?? reader.timeZone;
    },
  };
};
export type WordsFor = ReturnType<typeof makeWords>;

/** Arabic-Indic and Persian digits and the Arabic decimal separators, as the API wants them: `١٢٫٥` → `12.5`. */
export const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, ".")
    .replace(/[٬,\s\u00a0]/g, "");
