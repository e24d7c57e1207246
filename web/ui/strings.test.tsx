import { expect, test } from "vitest";
import { declaredStrings, type Message, placeholders, say } from "./strings.ts";

// Every table of sentences in the studio and its parts declares itself when its file is read.
import.meta.glob(["../studio/**/*.strings.ts", "./**/*.strings.ts"], { eager: true });

const all = (): readonly (readonly [string, Message])[] => declaredStrings().flatMap((table) => Object.entries(table));
const forms = (side: Message["en"] | Message["ar"]): readonly string[] => (typeof side === "string" ? [side] : Object.values(side));
const arabicForms = ["zero", "one", "two", "few", "many", "other"];

test("[ST26] every sentence exists in English and Arabic, with six Arabic plurals", () => {
  expect(all().length).toBeGreaterThan(250);
  for (const [key, message] of all()) {
    for (const text of [...forms(message.en), ...forms(message.ar)]) expect(text.trim(), key).not.toBe("");
    if (typeof message.ar !== "string") expect(Object.keys(message.ar), key).toEqual(arabicForms);
    expect(typeof message.en, key).toBe(typeof message.ar);
  }
});

test("[ST26] Arabic sentences are written in Arabic, English ones in Latin letters", () => {
  const exempt = new Set(["languageLabel", "language", "arabic", "scopeOther", "by_other", "noValue", "counts", "zoomLevel"]);
  for (const [key, message] of all()) {
    if (exempt.has(key)) continue;
    for (const text of forms(message.ar)) expect(/[\u0600-\u06ff]/.test(text), `${key}: ${text}`).toBe(true);
    for (const text of forms(message.en)) expect(/[\u0600-\u06ff]/.test(text), `${key}: ${text}`).toBe(false);
  }
});

test("[ST26] both languages name the same values", () => {
  for (const [key, message] of all()) {
    const named = (side: Message["en"] | Message["ar"]) => new Set(forms(side).flatMap(placeholders));
    // A plural form may leave the number out ("one field"), no form may name something the other language has not.
    const en = named(message.en);
    const ar = named(message.ar);
    en.delete("n");
    ar.delete("n");
    expect([...ar].sort(), key).toEqual([...en].sort());
  }
});

test("[ST26] the right form is chosen for a number", () => {
  const message = {
    en: { one: "{n} field", other: "{n} fields" },
    ar: { zero: "لا حقول", one: "حقل", two: "حقلان", few: "{n} حقول", many: "{n} حقلًا", other: "{n} حقل" },
  };
  expect([1, 2].map((n) => say(message, "en", { n }))).toEqual(["1 field", "2 fields"]);
  expect([0, 1, 2, 3, 11, 100].map((n) => say(message, "ar", { n }))).toEqual(["لا حقول", "حقل", "حقلان", "3 حقول", "11 حقلًا", "100 حقل"]);
});

test("[ST26] a name that runs the other way is isolated, one that does not is left alone", () => {
  expect(say({ en: "Remove {name}?", ar: "حذف {name}؟" }, "ar", { name: "Mona" })).toBe("حذف \u2068Mona\u2069؟");
  expect(say({ en: "Remove {name}?", ar: "حذف {name}؟" }, "ar", { name: "منى" })).toBe("حذف منى؟");
  expect(say({ en: "Remove {name}?", ar: "حذف {name}؟" }, "en", { name: "منى" })).toBe("Remove \u2068منى\u2069?");
});
