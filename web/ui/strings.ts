/**
 * Words people see. A table holds every sentence in English and Arabic; a missing language, a missing plural form or a
 * missing argument does not compile. Arabic has six plural forms, English two; the form is chosen by `Intl.PluralRules`.
 *
 * Values put into a sentence are isolated (Unicode FSI … PDI) when they run in another direction than the sentence, so a
 * Latin name cannot reorder an Arabic line.
 */
import type { Locale } from "../../schema/ids.ts";

export interface PluralEn {
  readonly one: string;
  readonly other: string;
}
export interface PluralAr {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}
/** One sentence in both languages; the plural form counts by `{n}`. */
export type Message = { readonly en: string; readonly ar: string } | { readonly en: PluralEn; readonly ar: PluralAr };
export type Table = Readonly<Record<string, Message>>;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<M extends Message> = M extends { readonly en: infer En }
  ? En extends string
    ? Names<En>
    : En extends PluralEn
      ? "n" | Names<En["other"]>
      : never
  : never;
export type Params = Readonly<Record<string, string | number>>;
/** What a sentence needs: nothing, or a value per placeholder. */
export type Args<M extends Message> = [NamesOf<M>] extends [never] ? [] : [Readonly<Record<NamesOf<M>, string | number>>];

const tables: Table[] = [];

/** Declares a table of sentences and remembers it for the completeness test. */
export const defineStrings = <const T extends Table>(table: T): T => {
  tables.push(table);
  return table;
};

/** Every table declared so far; read by the tests. */
export const declaredStrings = (): readonly Table[] => tables;

/** The placeholders of one sentence, in order of appearance. */
export const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

const rules: Record<Locale, Intl.PluralRules> = { en: new Intl.PluralRules("en"), ar: new Intl.PluralRules("ar") };
const arabic = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const latin = /[A-Za-z\u00c0-\u024f]/;

const isolate = (value: string, locale: Locale): string =>
  (locale === "ar" ? latin : arabic).test(value) ? `\u2068${value}\u2069` : value;

/**
 * Writes one sentence in one language, looking at no other: pages are sent with theirs alone. `number` shows numbers (digits are the
 * reader's choice).
 */
export const say = (message: Message, locale: Locale, params: Params = {}, number: (value: number) => string = String): string => {
  const said: string | PluralEn | PluralAr = message[locale];
  const text = typeof said === "string" ? said : inForm(said, locale, Number(params.n ?? 0));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : isolate(value, locale);
  });
};

const inForm = (forms: PluralEn | PluralAr, locale: Locale, n: number): string =>
  (forms as Partial<PluralAr>)[rules[locale].select(n)] ?? forms.other;
