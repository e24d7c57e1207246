/**
 * Names: ids (immutable, minted), keys (the API names people may change) and what is derived from a key — its plural, its
 * type name, its words. Pure; randomness is passed in.
 */

import { systemFields, unsafeNames } from "./names.ts";
import { nodeKinds } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Id, Key } from "./shape.ts";

/** Words that mean something in expressions or in the API of every platform. */
export const reservedKeys: ReadonlySet<string> = new Set([
  ..."me now today old params query mutation subscription row state item page steps trigger env vars true false null in".split(" "),
  ...systemFields,
  ...unsafeNames,
]);

/** Words reserved for one kind only: `createInvoice` is the implied action already. */
const reservedByKind: Partial<Record<NodeKind, ReadonlySet<string>>> = {
  action: new Set(["create", "update", "delete", "restore"]),
  entity: new Set(["why"]),
};

export const isReserved = (kind: NodeKind | "header", key: string): boolean =>
  key.startsWith("__") || reservedKeys.has(key) || (kind !== "header" && (reservedByKind[kind]?.has(key) ?? false));

// biome-ignore format: many letters per line read as a table
const arabic: Readonly<Record<string, string>> = {
  ا: "a", أ: "a", إ: "i", آ: "a", ٱ: "a", ب: "b", ت: "t", ث: "th", ج: "j", ح: "h", خ: "kh", د: "d", ذ: "dh", ر: "r", ز: "z", س: "s",
  ش: "sh", ص: "s", ض: "d", ط: "t", ظ: "z", ع: "a", غ: "gh", ف: "f", ق: "q", ك: "k", ل: "l", م: "m", ن: "n", ه: "h", و: "w", ي: "y",
  ى: "a", ة: "a", ؤ: "w", ئ: "y", ء: "",
};

const ascii = /^[ -~]*$/;
const latin = (text: string): string => (ascii.test(text) ? text : inLatin(text));
const inLatin = (text: string): string =>
  Array.from(
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, "")
      .normalize("NFC"),
    (c) => arabic[c] ?? c,
  ).join("");

/**
 * Makes a key out of people's words: "Insurance number" → `insuranceNumber`; Arabic is spelled in latin letters. The result
 * fits the pattern, is not reserved and is not in `taken` (then `insuranceNumber2`, …).
 */
export const keyFromWords = (text: string, taken: Iterable<string> = [], kind: NodeKind | "header" = "field"): Key => {
  const words = latin(text)
    .replace(/['’]/g, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean);
  const camel = words.map((w, i) => (i === 0 ? w.toLowerCase() : w[0]!.toUpperCase() + w.slice(1).toLowerCase())).join("");
  const base = (/^[a-z]/.test(camel) ? camel : camel ? `n${camel}` : "thing").slice(0, 36);
  const used = new Set(taken);
  const free = (key: string) => !used.has(key) && !isReserved(kind, key);
  if (free(base)) return base;
  for (let n = 2; ; n++) if (free(`${base}${n}`)) return `${base}${n}`;
};

/** "insuranceNumber" → "Insurance number". */
export const wordsFromKey = (key: string): string => {
  const words = key
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replace(/_/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "invoiceLine" → "InvoiceLine". */
export const pascal = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    person: "people",
    child: "children",
    man: "men",
    woman: "women",
    foot: "feet",
    tooth: "teeth",
    mouse: "mice",
    leaf: "leaves",
    life: "lives",
    shelf: "shelves",
    half: "halves",
    knife: "knives",
    wife: "wives",
    thief: "thieves",
    loaf: "loaves",
    analysis: "analyses",
    diagnosis: "diagnoses",
    crisis: "crises",
    thesis: "theses",
    criterion: "criteria",
    datum: "data",
    medium: "media",
    quiz: "quizzes",
    hero: "heroes",
    potato: "potatoes",
    tomato: "tomatoes",
  }),
);
const uncountable = new Set(
  "equipment information staff news series species furniture software hardware money feedback stock inventory people data media".split(" "),
);

/** Puts an English word into the plural. */
export const pluralWord = (word: string): string => {
  const lower = word.toLowerCase();
  const known = irregular.get(lower);
  if (known) return word[0] === lower[0] ? known : pascal(known);
  if (uncountable.has(lower) || (lower.endsWith("s") && !/(?:us|is|as|os|ss)$/.test(lower))) return word;
  if (/(?:s|x|z|ch|sh)$/.test(lower)) return `${word}es`;
  if (/[^aeiou]y$/.test(lower)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
};

/** The API name of the list of an entity: `invoiceLine` → `invoiceLines`; a word that has no plural of its own gets `List`. */
export const plural = (key: Key): string => {
  const last = /[A-Z]?[a-z0-9]*$/.exec(key)?.[0] ?? key;
  const result = key.slice(0, key.length - last.length) + pluralWord(last);
  return result === key ? `${key}List` : result;
};

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Mints an id: the kind's prefix and 12 base-32 characters. `random` gives numbers in [0, 1), from a strong source at the doors. */
export const newId = (kind: NodeKind, random: () => number): Id =>
  `${nodeKinds[kind].prefix}_${Array.from({ length: 12 }, () => alphabet[Math.floor(random() * 32)]).join("")}`;

/** Numbers in [0, 1) from the platform's strong generator (browsers and Node). */
export const strongRandom = (): number => globalThis.crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
