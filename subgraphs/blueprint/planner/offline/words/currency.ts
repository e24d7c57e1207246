/**
 * Where a platform is and what its amounts are in: the currency somebody names, else that of the country or city it is in, else that of
 * the country whose Arabic it is told in. Where nothing says so there is none, and the blueprint's own default stays (decision 0260).
 */
import type { Sentence } from "../../../../../schema/ids.ts";
import { fold, isArabic } from "../text/fold.ts";
import { type Country, countries } from "./lexicon/countries.ts";

export interface Place {
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly why: Sentence;
}

/** What a text says of its place; null where it says nothing. */
export const placeOf = (text: string): Place | null => {
  const words = wordsOf(text);
  const place = countryIn(words);
  const money = moneyIn(text, words, place?.country.currency);
  const timeZone = place?.country.timeZone ?? null;
  if (money) return { currency: money.currency, timeZone, why: because(money.currency, money.said) };
  if (place) return { currency: place.country.currency, timeZone, why: because(place.country.currency, place.said) };
  const spoken = words.find(({ word }) => dialects.has(word));
  const currency = spoken && dialects.get(spoken.word)!;
  return currency ? { currency, timeZone: null, why: because(currency, spoken.raw) } : null;
};

interface Word {
  readonly raw: string;
  readonly word: string;
}
const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\u0640]+(?:['’]\p{L}+)?|[^\s\p{L}]/gu)].map(([raw]) => ({ raw, word: fold(raw) }));

const because = (currency: string, said: string): Sentence => ({
  en: `Amounts are in ${nameOf(currency, "en")} (${currency}), because of “${said}”.`,
  ar: `المبالغ بعملة ${nameOf(currency, "ar")} (${currency})، لأن النص يقول «${said}».`,
});
const nameOf = (currency: string, locale: "ar" | "en"): string =>
  new Intl.DisplayNames([locale], { type: "currency" }).of(currency) ?? currency;

// Places.

/** A name's words without the particle of the first, and the country it is in. */
const names = countries.flatMap((country) =>
  [...country.en, ...country.ar].map((name) => ({ country, raw: name, words: name.split(" ").map(fold) })),
);
const namesByFirst = new Map<string, (typeof names)[number][]>();
for (const one of names) namesByFirst.set(one.words[0]!, [...(namesByFirst.get(one.words[0]!) ?? []), one]);
for (const all of namesByFirst.values()) all.sort((a, b) => b.words.length - a.words.length);

const within = new Set(
  "in near at across around within في داخل بمدينه مدينه بدوله دوله محافظه بمحافظه اماره باماره بلديه امانه جامعه".split(" "),
);

/** The country that is named most as where it is; of several, the first. */
const countryIn = (words: readonly Word[]): { readonly country: Country; readonly said: string } | null => {
  const found = new Map<Country, { said: string; times: number }>();
  for (let i = 0; i < words.length; i++) {
    const at = nameAt(words, i);
    if (!at) continue;
    const { country, length } = at;
    const said = words
      .slice(i, i + length)
      .map(({ raw }) => raw)
      .join(" ");
    const one = found.get(country) ?? { said, times: 0 };
    one.times++;
    found.set(country, one);
    i += length - 1;
  }
  const [most] = [...found].sort(([, a], [, b]) => b.times - a.times);
  return most ? { country: most[0], said: most[1].said } : null;
};

/** A name of a place behind "in", «في» or with «ب»; of one that is gone to or bought from nothing follows. */
const nameAt = (words: readonly Word[], at: number): { readonly country: Country; readonly length: number } | null => {
  const { raw, word } = words[at]!;
  const before = words[at - 1]?.word ?? "";
  const joined = isArabic(raw) && /^ب.{3,}/.test(word) ? [word.slice(1)] : [];
  const inside = within.has(before) || (/^(?:ال)?(?:and|or|و|,|،)$/.test(before) && at > 1 && namedBefore(words, at - 1));
  for (const first of [...(inside ? [word] : []), ...joined]) {
    const name = (namesByFirst.get(first) ?? []).find(
      (one) =>
        one.words.every((part, k) => k === 0 || words[at + k]?.word === part) &&
        (isArabic(one.raw) || /^\p{Lu}/u.test(raw)) &&
        !isOman(one.raw, raw),
    );
    if (name) return { country: name.country, length: name.words.length };
  }
  return null;
};
const namedBefore = (words: readonly Word[], at: number): boolean => within.has(words[at - 2]?.word ?? "");
/** «عُمان» and «عمّان» are told apart by their marks alone; without any it is the city, since the country is said with «سلطنة». */
const isOman = (name: string, said: string): boolean => (name === "عُمان" && !/عُ/.test(said)) || (name === "عمان" && /عُ/.test(said));

// Money.

/** Words of a currency: the one it is where nothing else is said, and others of the same name, told apart by the country. */
const currencies: readonly (readonly [string, string])[] = [
  ["SAR QAR OMR YER", "ريال ريالات ريالا riyal riyals"],
  ["AED MAD", "درهم دراهم درهما dirham dirhams"],
  ["JOD KWD BHD IQD LYD TND DZD", "دينار دنانير دينارا dinar dinars"],
  ["EGP SDG", "جنيه جنيهات جنيها"],
  ["SYP LBP TRY", "ليره ليرات"],
  ["TRY SYP LBP", "lira liras"],
  ["USD CAD AUD NZD SGD", "دولار دولارات دولارا dollar dollars $"],
  ["EUR", "يورو euro euros €"],
  ["GBP EGP", "£"],
  ["ILS", "شيكل شواكل شيقل shekel shekels ₪"],
  ["INR PKR", "روبيه روبيات rupee rupees ₹"],
  ["MRU", "اوقيه ouguiya"],
  ["TRY", "₺"],
  ["PLN", "zloty zlotys"],
  ["SEK", "krona kronor"],
  ["NOK DKK", "kroner"],
  ["NGN", "naira ₦"],
  ["MYR", "ringgit"],
  ["IDR", "rupiah"],
  ["JPY", "yen"],
];
const listOf = new Map(currencies.flatMap(([codes, said]) => said.split(" ").map((word) => [word, codes.split(" ")] as const)));
const codes = new Set([...countries.map(({ currency }) => currency), ...currencies.flatMap(([all]) => all.split(" "))]);

/** What means something else in capitals as well counts beside a price only. */
const otherwise = new Set(["TRY", "MAD", "CAD", "INR", "NOK"]);
const beside = (words: readonly Word[], at: number): boolean =>
  /^\d/.test(words[at - 1]?.raw ?? "") || /^(?:price|prices|in)$/.test(words[at - 1]?.word ?? "");

/** «سعودي», «كويتية», "Egyptian": which of the currencies of one name. */
const nations = new Map(
  (
    [
      ["SAR", "سعودي saudi"],
      ["QAR", "قطري qatari"],
      ["OMR", "عماني omani"],
      ["YER", "يمني yemeni"],
      ["AED", "اماراتي emirati uae"],
      ["MAD", "مغربي moroccan"],
      ["JOD", "اردني jordanian"],
      ["KWD", "كويتي kuwaiti"],
      ["BHD", "بحريني bahraini"],
      ["IQD", "عراقي iraqi"],
      ["LYD", "ليبي libyan"],
      ["TND", "تونسي tunisian"],
      ["DZD", "جزائري algerian"],
      ["EGP", "مصري egyptian"],
      ["SDG", "سوداني sudanese"],
      ["GBP", "استرليني british"],
      ["SYP", "سوري syrian"],
      ["LBP", "لبناني lebanese"],
      ["TRY", "تركي turkish"],
      ["USD", "امريكي us american"],
      ["CAD", "كندي canadian"],
      ["AUD", "استرالي australian"],
    ] as const
  ).flatMap(([currency, said]) => said.split(" ").map((word) => [word, currency] as const)),
);

/** «ر.س», «ج.م»: how prices are signed. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})ر\.?\s?س(?!\p{L})/u, "SAR"],
  [/(?<!\p{L})ر\.\s?ق(?!\p{L})/u, "QAR"],
  [/(?<!\p{L})ر\.\s?ع(?!\p{L})/u, "OMR"],
  [/(?<!\p{L})د\.\s?[إا](?!\p{L})/u, "AED"],
  [/(?<!\p{L})د\.\s?ك(?!\p{L})/u, "KWD"],
  [/(?<!\p{L})د\.\s?أ(?!\p{L})/u, "JOD"],
  [/(?<!\p{L})ج\.\s?م(?!\p{L})/u, "EGP"],
];

/** The first currency a text names; of those that share a name, the one of the place. */
const moneyIn = (
  text: string,
  words: readonly Word[],
  here: string | undefined,
): { readonly currency: string; readonly said: string } | null => {
  for (const [i, { raw, word }] of words.entries()) {
    if (codes.has(raw) && (!otherwise.has(raw) || beside(words, i))) return { currency: raw, said: raw };
    const list = listOf.get(isArabic(raw) ? word.replace(/^[وفبل]*(?:ال|ل)?(?=.{4})/, "") : word) ?? listOf.get(word);
    if (!list) continue;
    const behind = words[i + 1]?.word.replace(/^ال/, "") ?? "";
    const which = nations.get(behind) ?? nations.get(behind.replace(/ه$/, "")) ?? nations.get(words[i - 1]?.word ?? "");
    const spoken = words.flatMap((one) => dialects.get(one.word) ?? []).find((currency) => list.includes(currency));
    const currency = which ?? (here && list.includes(here) ? here : (spoken ?? list[0]!));
    return { currency, said: which && nations.has(behind.replace(/ه$/, "")) ? `${raw} ${words[i + 1]!.raw}` : raw };
  }
  const signed = signs.map(([sign, currency]) => ({ currency, said: sign.exec(text)?.[0] })).find(({ said }) => said !== undefined);
  return signed ? { currency: signed.currency, said: signed.said! } : null;
};

/** Words only people of one country use; the Gulf and the Levant share theirs between many. */
const dialects = new Map(
  (
    [
      ["EGP", "عايز عايزه عايزين عاوز عاوزه عاوزين دلوقتي ازاي النهارده بتاعته بتاعتها بتاعتهم"],
      ["IQD", "هواي شكو همين اكو ماكو"],
      ["MAD", "ديال ديالو ديالها ديالهم بغيت بغينا"],
      ["TND", "برشا"],
    ] as const
  ).flatMap(([currency, said]) => said.split(" ").map((word) => [word, currency] as const)),
);
