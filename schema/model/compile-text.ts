/** Words of the model: never missing. A language without words takes another's, and where there are none, the key's. */
import { pluralWord, wordsFromKey } from "../blueprint/keys.ts";
import { bothOf } from "../blueprint/naming.ts";
import type { Blueprint, Text } from "../blueprint/shape.ts";

/** Fills a text in for every language of the platform; languages are a set, in order. */
export const filled = (blueprint: Blueprint, text: Text | undefined, key: string): Text => {
  const full: Record<string, string> = {};
  for (const locale of blueprint.locales) full[locale] = text?.[locale] || inOtherWords(locale, text, key);
  return full;
};

const inOtherWords = (locale: string, text: Text | undefined, key: string): string =>
  bothOf(text, wordsFromKey(key))[locale.startsWith("ar") ? "ar" : "en"];

/** What many are called; an English name is put into the plural, an Arabic one stays as it is until somebody writes it. */
export const filledPlural = (plural: Text | undefined, label: Text): Text =>
  Object.fromEntries(
    Object.entries(label).map(([locale, one]) => [
      locale,
      plural?.[locale] || (locale.startsWith("en") ? pluralOfWords(one ?? "") : (one ?? "")),
    ]),
  );

const pluralOfWords = (words: string): string => words.replace(/[A-Za-z]+$/, pluralWord);
