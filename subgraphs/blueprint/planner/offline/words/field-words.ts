/** Types as people name them: "a number field weight", "notes (long text)", «حقل الوزن من نوع رقم». */
import type { FieldTypeName } from "../../../../../schema/blueprint/shape.ts";
import { foldPhrase } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";

const rows: readonly (readonly [FieldTypeName, string])[] = [
  ["longText", "long text, paragraph, multiline text, multi line text, نص طويل, فقرة"],
  ["text", "text, short text, string, words, نص, نص قصير, نصي"],
  ["integer", "number, whole number, integer, count, رقم, عدد, عدد صحيح, رقم صحيح, رقمي"],
  ["decimal", "decimal, decimal number, عدد عشري, عشري"],
  ["money", "money, price, amount of money, مبلغ, مال, عملة"],
  ["percent", "percent, percentage, نسبة, نسبة مئوية"],
  ["boolean", "boolean, yes no, yes or no, checkbox, true or false, نعم لا, نعم أو لا, منطقي"],
  ["dateTime", "date and time, datetime, timestamp, تاريخ ووقت, وقت"],
  ["date", "date, day, تاريخ"],
  ["email", "email, e mail, email address, إيميل, بريد إلكتروني"],
  ["phone", "phone, phone number, هاتف, رقم هاتف, جوال"],
  ["url", "url, link, web address, رابط"],
  ["image", "image, photo, picture, صورة"],
  ["file", "file, document, attachment, ملف"],
  ["rating", "rating, stars, تقييم"],
];
const typesByName = new Map(rows.flatMap(([type, names]) => names.split(",").map((name) => [foldPhrase(name.trim()), type] as const)));

/** The type a phrase names. */
export const typeNamed = (tokens: readonly Token[]): FieldTypeName | undefined =>
  typesByName.get(
    foldPhrase(
      tokens
        .filter((token) => token.kind === "word" && !["a", "an", "the"].includes(token.word))
        .map((token) => token.word)
        .join(" "),
    ),
  );

const sayings = new Set(["unique", "required", "mandatory", "optional"]);

/** The type a member of a list names, and what is left of it. */
export const typedPart = (part: readonly Token[]): { readonly type: FieldTypeName; readonly rest: readonly Token[] } | null => {
  const cut = (from: number, to: number, rest: readonly Token[]) => {
    const type = typeNamed(part.slice(from, to));
    return type && rest.some((token) => token.kind === "word") ? { type, rest } : null;
  };
  const open = part.findIndex((token) => token.word === "(");
  if (open > 0 && part.at(-1)?.word === ")") {
    // "(text, unique)": what it is besides stands in front of its name as well as behind it.
    const flags = part.slice(open + 1, -1).filter((token) => sayings.has(token.word));
    const type = typeNamed(part.slice(open + 1, -1).filter((token) => !flags.includes(token)));
    return type && open > 0 ? { type, rest: [...flags, ...part.slice(0, open)] } : null;
  }
  const of = part.findIndex((token, i) => i > 0 && ["type", "نوع", "نوعه", "نوعها", "النوع"].includes(token.word));
  if (of > 0 && of < part.length - 1) {
    const before = part.slice(0, of).findLastIndex((token) => !["of", "with", "من", "and", "its", "is"].includes(token.word)) + 1;
    return cut(of + 1, part.length, part.slice(0, before));
  }
  // "a number field weight", "a date field called start"
  const field = part.findIndex((token, i) => i > 0 && (token.word === "field" || token.word === "column"));
  return field > 0 ? cut(0, field, part.slice(field + 1)) : null;
};

/** "yes/no" is one word of its kind. */
export const wholeTypes = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const yes = (one: Token | undefined): boolean => ["yes", "نعم"].includes(one?.word ?? "");
    const no = (one: Token | undefined): boolean => ["no", "لا"].includes(one?.word ?? "");
    const joint = (one: Token | undefined): boolean => ["/", "or", "او"].includes(one?.word ?? "");
    if (joint(token) && yes(tokens[i - 1]) && no(tokens[i + 1])) return [];
    return [token];
  });
