import { expect, it } from "vitest";
import type { Column } from "../../../../schema/model/model.ts";
import { headingOf, meanings, plainWords } from "./heading-words.ts";
import { guessMapping, type ImportField } from "./import-mapping.ts";

const field = (key: string, en: string, ar: string, type: Column["type"] = "text"): ImportField => ({
  key,
  label: en,
  column: { key, label: { en, ar }, type } as unknown as Column,
  creates: true,
  updates: true,
  required: false,
  keyed: true,
});
const person = [
  { ...field("id", "ID", "ID"), column: null },
  field("name", "Name", "الاسم"),
  field("mobile", "Mobile", "الجوال", "phone"),
  field("email", "E-mail", "البريد", "email"),
  field("dateOfBirth", "Date of birth", "تاريخ الميلاد", "date"),
  field("nationalId", "National id", "رقم الهوية"),
  field("doctor", "Doctor", "الطبيب", "reference"),
  field("note", "Notes", "ملاحظات", "longText"),
];
const guess = (...headings: string[]) => guessMapping(person, headings);

it("[DP59] guesses columns by what they are called, in either language, however it is written", () => {
  expect(guess("الاسم الكامل", "الجوّال", "البريد الإلكترونى", "تأريخ الميلاد")).toEqual(["name", "mobile", "email", "dateOfBirth"]);
  expect(guess("FULL NAME", "Mobile No.", "e-mail address", "DOB")).toEqual(["name", "mobile", "email", "dateOfBirth"]);
  expect(guess("Telephone", "dateOfBirth", "the Remarks", "رقم الهويه الوطنيه")).toEqual(["mobile", "dateOfBirth", "note", "nationalId"]);
  expect(guess("Doctor name", "اسم الطبيب")).toEqual(["doctor", null]);
  expect(guess("", "   ", "Reasons", "Row", "Line")).toEqual([null, null, null, null, null]);
});

it("[DP59] takes a field once, the same name before another word for it, and nothing where two are as likely", () => {
  expect(guess("phone", "mobile")).toEqual([null, "mobile"]);
  expect(guess("name", "full name")).toEqual(["name", null]);
  const two = [field("home", "Home phone", "هاتف المنزل", "phone"), field("work", "Work phone", "هاتف العمل", "phone")];
  expect(guessMapping(two, ["tel"])).toEqual([null]);
  expect(guessMapping(two, ["Work phone", "tel"])).toEqual(["work", "home"]);
});

it("means one thing by each word", () => {
  const words = Object.values(meanings).flatMap((list) => [...new Set(list.split(", ").map(headingOf))]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  expect(words).not.toContain("");
  expect(plainWords("وَالجَوّالُ ٠٥ Éa—b")).toBe("الجوال 05 ea b");
});
