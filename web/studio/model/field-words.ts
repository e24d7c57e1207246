/**
 * Reads a field typed as one line: `status: enum(new, done)`, `birth date`, `patient -> Patient`, «الحالة: خيارات(جديد، منجز)».
 * Without a type the words decide ("email", "price", "تاريخ"). Pure.
 */
import { type FieldTypeName, fieldTypeNames } from "../../../schema/blueprint/shape.ts";

export interface TypedField {
  readonly words: string;
  readonly type: FieldTypeName;
  readonly options: readonly string[];
  /** The words after an arrow: the entity it should point at. */
  readonly target: string | null;
  readonly required: boolean;
}

const spoken: Readonly<Record<string, FieldTypeName>> = {
  string: "text", number: "integer", int: "integer", float: "decimal", bool: "boolean", "yes/no": "boolean", choice: "enum", choices: "enums", select: "enum", options: "enum",
  datetime: "dateTime", timestamp: "dateTime", long: "longText", link: "reference", ref: "reference", currency: "money", price: "money",
  نص: "text", "نص طويل": "longText", رقم: "integer", عدد: "integer", عشري: "decimal", مبلغ: "money", "نعم/لا": "boolean", تاريخ: "date", وقت: "time", خيارات: "enum", خيار: "enum", بريد: "email", هاتف: "phone", صورة: "image", ملف: "file", مستخدم: "user",
}; // biome-ignore format: words of one language stand together

const hints: readonly (readonly [RegExp, FieldTypeName])[] = [
  [/e-?mail|بريد/i, "email"],
  [/phone|mobile|tel\b|هاتف|جوال/i, "phone"],
  [/website|url|link|رابط|موقع/i, "url"],
  [/price|cost|amount|salary|fee|total|سعر|مبلغ|راتب|تكلفة/i, "money"],
  [/date and time|starts? at|ends? at|موعد/i, "dateTime"],
  [/birth|date|day\b|تاريخ|ميلاد/i, "date"],
  [/\btime\b|وقت/i, "dateTime"],
  [/quantity|count|number of|age|stock|كمية|عدد|عمر/i, "integer"],
  [/percent|rate\b|نسبة/i, "percent"],
  [/photo|image|picture|avatar|صورة/i, "image"],
  [/file|document|attachment|ملف|مستند/i, "file"],
  [/description|notes?\b|comment|reason|details|وصف|ملاحظ|سبب|تفاصيل/i, "longText"],
  [/^is |^has |active|enabled|نشط|مفعل/i, "boolean"],
  [/status|state\b|حالة/i, "enum"],
  [/address|عنوان/i, "address"],
  [/rating|stars|تقييم/i, "rating"],
];

/** Gives null when there are no words at all. */
export const readField = (line: string): TypedField | null => {
  const required = /[*!]\s*$/.test(line);
  const clean = line.replace(/[*!]\s*$/, "").trim();
  const arrow = /^(.*?)\s*(?:->|→|←|=>)\s*(.+)$/.exec(clean);
  if (arrow) return wordsOr(arrow[1] || arrow[2] || "", { type: "reference", options: [], target: (arrow[2] ?? "").trim(), required });
  const [, words = clean, rest = ""] = /^([^:：]*)[:：]\s*(.+)$/.exec(clean) ?? [];
  const call = /^([^()（）]+?)\s*[(（]([^)）]*)[)）]?$/.exec(rest);
  const named = (call?.[1] ?? rest).trim();
  const options = (call?.[2] ?? "")
    .split(/[,،;/|]/)
    .map((one) => one.trim())
    .filter(Boolean);
  const type = typeNamed(named) ?? (options.length > 0 ? "enum" : null) ?? (named === "" ? guess(words) : null);
  if (type === null) return wordsOr(clean, { type: guess(clean), options: [], target: null, required });
  return wordsOr(words, { type, options, target: null, required });
};

const wordsOr = (words: string, rest: Omit<TypedField, "words">): TypedField | null =>
  words.trim() === "" ? null : { words: words.trim().slice(0, 120), ...rest };
const guess = (words: string): FieldTypeName => hints.find(([pattern]) => pattern.test(words))?.[1] ?? "text";
const typeNamed = (name: string): FieldTypeName | null => {
  if (name === "") return null;
  return fieldTypeNames.find((type) => type.toLowerCase() === name.toLowerCase()) ?? spoken[name.toLowerCase()] ?? null;
};
