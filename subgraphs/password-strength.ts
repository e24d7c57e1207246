/**
 * Whether a password is good enough (ID15): 12–128 code points, a zxcvbn score of at least 3, and nothing from our own block list
 * (the person's and the organization's words, Arabic common words, Arabic typed on a Latin keyboard). Says what to change, in both languages.
 */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import type { Sentence } from "../schema/ids.ts";
import { defineErrors } from "./errors.ts";
import { normalisePassword } from "./passwords.ts";

export const weakPasswordErrors = defineErrors("identity", {
  PASSWORD_LENGTH: {
    en: "The password must have 12 to 128 characters; this one has {length}.",
    ar: "يجب أن تتكون كلمة المرور من 12 إلى 128 حرفاً، وهذه فيها {length}.",
  },
  PASSWORD_BLOCKED: {
    en: "The password contains a common or personal word ({word}). Use words nobody connects with you.",
    ar: "تحتوي كلمة المرور على كلمة شائعة أو شخصية ({word}). استخدم كلمات لا يربطها أحد بك.",
  },
  PASSWORD_WEAK: { en: "The password is too easy to guess: {advice}", ar: "كلمة المرور سهلة التخمين: {advice}" },
} as const satisfies Record<string, Sentence>);

const arabicWords = [
  "كلمةالمرور",
  "كلمةالسر",
  "مرحبا",
  "السلامعليكم",
  "محمد",
  "احمد",
  "أحمد",
  "الله",
  "بسمالله",
  "حبيبي",
  "حبيبتي",
  "قلبي",
  "عمري",
  "حياتي",
  "سعودية",
  "السعودية",
  "مصر",
  "فلسطين",
  "القدس",
  "مكة",
  "الرياض",
  "رمضان",
  "دخول",
  "مدير",
  "ادمن",
  "١٢٣٤٥٦",
];
// Where each Arabic letter sits on a Latin keyboard: a person who forgets to switch types «مرحبا» as "lvpfh".
const keyboard: Readonly<Record<string, string>> = {
  ض: "q",
  ص: "w",
  ث: "e",
  ق: "r",
  ف: "t",
  غ: "y",
  ع: "u",
  ه: "i",
  خ: "o",
  ح: "p",
  ج: "[",
  د: "]",
  ش: "a",
  س: "s",
  ي: "d",
  ب: "f",
  ل: "g",
  ا: "h",
  ت: "j",
  ن: "k",
  م: "l",
  ك: ";",
  ط: "'",
  ئ: "z",
  ء: "x",
  ؤ: "c",
  ر: "v",
  ى: "n",
  ة: "m",
  و: ",",
  ز: ".",
  ظ: "/",
  أ: "h",
  إ: "h",
  آ: "h",
  ذ: "`",
};
const onLatinKeyboard = (word: string) => [...word].map((letter) => (letter === "لا" ? "b" : (keyboard[letter] ?? letter))).join("");
const productWords = ["webnova", "web-nova", "password", "passw0rd", "letmein", "welcome", "administrator", "qwerty", "iloveyou"];
const blocked = [...new Set([...productWords, ...arabicWords, ...arabicWords.map(onLatinKeyboard)].map((word) => fold(word)))].filter(
  (word) => [...word].length >= 4,
);

/** Ranks its words when the first password is asked about: most processes start without one, and most commands end without one. */
let strength: ZxcvbnFactory | undefined;
const zxcvbn = (): ZxcvbnFactory => {
  strength ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return strength;
};

/** Throws `IDENTITY_PASSWORD_LENGTH`, `…_BLOCKED` or `…_WEAK` with what to change; returns nothing when the password is good. `about` holds the person's name, e-mail and organization. */
export const requireStrongPassword = (password: string, about: readonly string[] = []): void => {
  const normal = normalisePassword(password);
  const length = [...normal].length;
  if (length < 12 || length > 128) throw weakPasswordErrors("PASSWORD_LENGTH", { length }, { field: "password" });
  const folded = fold(normal);
  const personal = about
    .flatMap((text) => text.split(/[\s@._-]+/))
    .map(fold)
    .filter((word) => [...word].length >= 4);
  // A blocked word is forgiven in a long passphrase, where it is one word of several.
  const word = [...personal, ...blocked].find((candidate) => folded.includes(candidate) && [...folded].length - [...candidate].length < 12);
  if (word !== undefined) throw weakPasswordErrors("PASSWORD_BLOCKED", { word }, { field: "password" });
  const { score, feedback } = zxcvbn().check(normal.slice(0, 128), personal);
  if (score < 3)
    throw weakPasswordErrors("PASSWORD_WEAK", { advice: (feedback.warning && advice[feedback.warning]) || general }, { field: "password" });
};

const advice: Readonly<Record<string, Sentence>> = {
  straightRow: { en: "it follows a row of keys.", ar: "تتبع صفاً من المفاتيح." },
  keyPattern: { en: "it follows a pattern on the keyboard.", ar: "تتبع نمطاً على لوحة المفاتيح." },
  simpleRepeat: { en: "it repeats a character.", ar: "تكرّر حرفاً." },
  extendedRepeat: { en: "it repeats a group of characters.", ar: "تكرّر مجموعة أحرف." },
  sequences: { en: "it follows a sequence.", ar: "تتبع تسلسلاً." },
  recentYears: { en: "it contains a recent year.", ar: "تحتوي على سنة قريبة." },
  dates: { en: "it contains a date.", ar: "تحتوي على تاريخ." },
};
const general: Sentence = { en: "add more words that do not belong together.", ar: "أضف كلمات أخرى لا رابط بينها." };

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u064b-\u0652\u0640]/g, "");
}
