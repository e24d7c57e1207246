/** What zod found, in people's words and both languages. */
import type { z } from "zod";
import type { Sentence } from "../ids.ts";

const kinds: Readonly<Record<string, Sentence>> = {
  string: { en: "a text is expected", ar: "المطلوب نص" },
  number: { en: "a number is expected", ar: "المطلوب رقم" },
  int: { en: "a whole number is expected", ar: "المطلوب عدد صحيح" },
  boolean: { en: "yes or no is expected", ar: "المطلوب نعم أو لا" },
  array: { en: "a list is expected", ar: "المطلوب قائمة" },
  object: { en: "an object is expected", ar: "المطلوب كائن" },
  record: { en: "an object is expected", ar: "المطلوب كائن" },
};
const other: Sentence = { en: "it does not have the right form", ar: "الصيغة غير صحيحة" };

/** Says which limit a text passed and how far [BP5]; undefined when something else is wrong. */
export const tooLong = (issue: z.core.$ZodIssue | undefined, given: unknown): Sentence | undefined => {
  if (issue?.code !== "too_big" || issue.origin !== "string") return undefined;
  const text = issue.path.reduce<unknown>((value, name) => (value as Readonly<Record<PropertyKey, unknown>>)[name], given);
  const { length } = String(text);
  return {
    en: `A text has ${length} characters, at most ${issue.maximum} are allowed.`,
    ar: `طول النص ${length} حرفًا، والحد الأعلى ${issue.maximum}.`,
  };
};

/** Says one issue of a failed parse. */
export const issueWords = (issue: z.core.$ZodIssue | undefined): Sentence => {
  switch (issue?.code) {
    case "invalid_type":
      return issue.input === undefined && issue.path.length > 0 && issue.message.includes("undefined")
        ? { en: "it is missing", ar: "القيمة ناقصة" }
        : (kinds[issue.expected] ?? other);
    case "too_big":
      return { en: `at most ${issue.maximum} is allowed`, ar: `الحد الأعلى ${issue.maximum}` };
    case "too_small":
      return { en: `at least ${issue.minimum} is needed`, ar: `الحد الأدنى ${issue.minimum}` };
    case "invalid_value":
      return { en: `it must be one of ${issue.values.join(", ")}`, ar: `يجب أن تكون من: ${issue.values.join("، ")}` };
    case "unrecognized_keys":
      return { en: `“${issue.keys.join(", ")}” is not known here`, ar: `«${issue.keys.join("، ")}» غير معروف هنا` };
    default:
      return other;
  }
};
