/** Values of an input, looked at one by one: what is stored, or what is wrong with it. Nothing stops at the first problem. */
import { RE2JS } from "re2js";
import { type FieldFace, parseDecimal, parseInteger } from "../../../../schema/blueprint/field-text.ts";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Sentence } from "../../../../schema/ids.ts";
import type { Column } from "../../../../schema/model/model.ts";
import type { InputProblem } from "../errors.ts";
import { lru } from "../lru.ts";
import { checkScalar, isUuid } from "../scalars.ts";

type Looked = { readonly value: unknown } | { readonly problem: Sentence };
/** What `storable` needs of a field or of an action's parameter. */
export type ValueColumn = Pick<Column, "id" | "key" | "type" | "config" | "options" | "required" | "message"> & {
  readonly sqlType?: string | null;
  readonly formerKey?: string;
};

const bad = (en: string, ar: string): Looked => ({ problem: { en, ar } });
export const requiredMessage: Sentence = { en: "This is needed.", ar: "هذا الحقل مطلوب." };

/** The stored form of a value, or what is wrong with it. Null empties the field. */
export const storable = (column: ValueColumn, value: unknown): Looked => {
  if (value === null || value === undefined || value === "") return { value: null };
  const looked = byType(column, value);
  return "problem" in looked
    ? looked
    : matchesPattern(column, looked.value)
      ? looked
      : { problem: own(column.message) ?? { en: "This does not have the expected form.", ar: "ليست بالصيغة المتوقعة." } };
};

const byType = (column: ValueColumn, value: unknown): Looked => {
  const face: FieldFace = { key: column.key, type: column.type, config: column.config };
  const text = (of: unknown): Looked => {
    if (typeof of !== "string") return bad("Write a text.", "اكتب نصًا.");
    const clean = checkScalar("String", of);
    return "problem" in clean ? clean : fieldType(column.type).parse(of, "en", face);
  };
  switch (column.type) {
    case "text":
    case "longText":
    case "richText":
    case "slug":
    case "email":
    case "phone":
    case "url":
    case "colour":
      return column.config.translated === true ? translated(value, text) : text(value);
    case "integer":
    case "rating":
      return "problem" in checkScalar("BigInt", value)
        ? checkScalar("BigInt", value)
        : column.type === "rating"
          ? fieldType("rating").parse(String(value), "en", face)
          : parseInteger(String(value), "en", face);
    case "duration":
      return "problem" in checkScalar("BigInt", value) ? checkScalar("BigInt", value) : { value: String(value) };
    case "decimal":
    case "percent":
    case "money": {
      const exact = checkScalar("Decimal", value);
      if ("problem" in exact) return exact;
      return tooLong(column, String(exact.value)) ?? parseDecimal(String(exact.value), "en", face);
    }
    case "boolean":
      return typeof value === "boolean" ? { value } : bad("Choose yes or no.", "اختر نعم أو لا.");
    case "date":
    case "dateTime":
    case "time":
      return inRange(column, fieldType(column.type).parse(String(value), "en", face));
    case "enum":
      return column.options.some(({ id }) => id === value) ? { value } : bad("Choose one of the options.", "اختر أحد الخيارات.");
    case "enums":
      return Array.isArray(value) && value.every((item) => column.options.some(({ id }) => id === item))
        ? { value: [...new Set(value)] }
        : bad("Choose from the options.", "اختر من الخيارات.");
    case "reference":
    case "user":
      return isUuid(value) ? { value: value.toLowerCase() } : bad("This is not the id of a record.", "هذا ليس معرّف سجل.");
    case "references":
      return Array.isArray(value) && value.length <= 1_000 && value.every(isUuid)
        ? { value: [...new Set(value.map((id) => String(id).toLowerCase()))] }
        : bad("These are not ids of records.", "هذه ليست معرّفات سجلات.");
    case "json":
    case "address":
      return structure(value);
    case "geoPoint":
      return place(value);
    case "file":
    case "image":
    case "signature":
      return isUuid(value) ? { value: value.toLowerCase() } : bad("Upload the file first.", "ارفع الملف أولًا.");
    case "files":
    case "images":
      return Array.isArray(value) && value.length <= 100 && value.every(isUuid)
        ? { value: value.length ? [...new Set(value.map((id) => String(id).toLowerCase()))] : null }
        : bad("Upload the files first.", "ارفع الملفات أولًا.");
    case "autoNumber":
    case "rollup":
    case "lookup":
      return bad("This value is made by the platform.", "هذه القيمة تضعها المنصة.");
  }
};

/** How the value is handed to PostgreSQL. */
export const bindable = (column: Pick<Column, "sqlType">, value: unknown): unknown =>
  value === null || value === undefined ? null : column.sqlType === "jsonb" ? JSON.stringify(value) : value;

/** The columns of one input with their stored values; problems are added to the list, and their values are left empty. */
export const storableAll = <C extends ValueColumn>(
  columns: readonly C[],
  input: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  problems: InputProblem[],
): ReadonlyMap<string, unknown> => {
  const values = new Map<string, unknown>();
  for (const column of columns) {
    const key = column.formerKey !== undefined && !Object.hasOwn(input, column.key) ? column.formerKey : column.key;
    if (!Object.hasOwn(input, key) || input[key] === undefined) continue;
    const looked = storable(column, input[key]);
    const at = [...path, key];
    if ("problem" in looked) {
      problems.push({ path: at, code: "INVALID", message: looked.problem });
      values.set(column.id, null);
    } else if (looked.value === null && column.required) {
      problems.push({ path: at, code: "REQUIRED", message: requiredMessage });
      values.set(column.id, null);
    } else values.set(column.id, looked.value);
  }
  return values;
};

export const own = (message: Readonly<Partial<Record<string, string>>>): Sentence | null => {
  const any = message.en ?? message.ar ?? Object.values(message)[0];
  return any ? { en: message.en ?? any, ar: message.ar ?? any } : null;
};

const patterns = new Map<string, RE2JS | null>();
const matchesPattern = ({ config: { pattern } }: ValueColumn, value: unknown): boolean => {
  if (typeof pattern !== "string" || typeof value !== "string") return true;
  return lru(patterns, pattern, 500, () => compiled(pattern))?.matches(value) ?? true;
};
/** Null for what is no pattern: a blueprint with one is refused, and nobody's values are. */
const compiled = (pattern: string): RE2JS | null => {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
};

const translated = (value: unknown, text: (of: unknown) => Looked): Looked => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return bad("Write the text for each language.", "اكتب النص لكل لغة.");
  const entries = Object.entries(value).filter(([locale]) => /^[a-z]{2}(-[A-Za-z0-9]{2,8})?$/.test(locale));
  const looked = entries.map(([locale, of]) => [locale, of === null ? ({ value: null } as const) : text(of)] as const);
  const wrong = looked.find(([, one]) => "problem" in one)?.[1];
  if (wrong && "problem" in wrong) return wrong;
  const kept = Object.fromEntries(looked.flatMap(([locale, one]) => ("value" in one && one.value !== null ? [[locale, one.value]] : [])));
  return { value: Object.keys(kept).length ? kept : null };
};

const tooLong = ({ sqlType }: ValueColumn, digits: string): Looked | null => {
  const limit = /^numeric\((\d+),\s?(\d+)\)$/.exec(sqlType ?? "");
  if (!limit) return null;
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const [precision, scale] = [Number(limit[1]), Number(limit[2])];
  if (fraction.replace(/0+$/, "").length > scale)
    return bad(`Use at most ${scale} digits after the point.`, `استخدم ${scale} منازل عشرية على الأكثر.`);
  return whole.replace(/^0+/, "").length > precision - scale ? bad("This number is too large.", "هذا العدد كبير جدًا.") : null;
};

const inRange = ({ config }: ValueColumn, looked: Looked): Looked => {
  if ("problem" in looked || typeof looked.value !== "string") return looked;
  if (typeof config.min === "string" && looked.value < normal(config.min))
    return bad(`Not before ${config.min}.`, `ليس قبل ${config.min}.`);
  if (typeof config.max === "string" && looked.value > normal(config.max)) return bad(`Not after ${config.max}.`, `ليس بعد ${config.max}.`);
  return looked;
};
const normal = (limit: string) => (limit.includes("T") && !Number.isNaN(Date.parse(limit)) ? new Date(limit).toISOString() : limit);

const structure = (value: unknown): Looked => {
  const text = JSON.stringify(value);
  if (text.length > 256 * 1024) return bad("This is too large.", "هذا كبير جدًا.");
  return /\\u0000|\\ud[89a-f]/i.test(text)
    ? bad("This text holds a character that cannot be stored.", "يحتوي هذا النص على حرف لا يمكن حفظه.")
    : { value };
};

const place = (value: unknown): Looked => {
  const { lat, lng } = (typeof value === "object" && value !== null ? value : {}) as { lat?: unknown; lng?: unknown };
  const fine = typeof lat === "number" && typeof lng === "number" && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  return fine ? { value: `(${lng},${lat})` } : bad("Write a place as { lat, lng }.", "اكتب الموقع على شكل { lat, lng }.");
};
