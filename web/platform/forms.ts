/** What a form holds while somebody types, and how it becomes the API's input. Pure; the form component draws it. */
import type { Json } from "../../schema/ids.ts";
import type { FieldSpec } from "../../schema/model/pages/columns.ts";
import type { Row } from "./boot.ts";
import { latinDigits } from "./text.ts";
import { fromWall, toWall } from "./zone.ts";

/** A chosen record with the name it was chosen by. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}
/** A file that is in the platform's keeping. */
export interface Uploaded extends Chosen {
  readonly size: number;
  readonly type: string;
  readonly url: string;
}
export type FormValue = string | boolean | readonly string[] | Chosen | readonly Chosen[] | null;
export type FormValues = Readonly<Record<string, FormValue>>;

export interface FormPlace {
  readonly timeZone: string;
  readonly name: (field: FieldSpec, record: Json) => string;
}

/** What a field shows before anybody types: the record's value, else its default. */
export const initialValue = (field: FieldSpec, row: Row | null, place: FormPlace): FormValue => {
  const value = row ? row[field.key] : (field.default as Json);
  const one = (record: Json): Chosen => ({ id: String((record as Row).id), name: place.name(field, record) });
  switch (field.control) {
    case "switch":
      return value === true;
    case "choices":
      return Array.isArray(value) ? value.map(String) : [];
    case "reference":
      return value && typeof value === "object" ? one(value) : null;
    case "references":
      return list(value).map(one);
    case "files":
      return field.upload?.many
        ? (list(value) as unknown as readonly Uploaded[])
        : ((value as unknown as Uploaded | null | undefined) ?? null);
    case "dateTime":
      return typeof value === "string" ? toWall(value, place.timeZone) : "";
    case "time":
      return typeof value === "string" ? value.slice(0, 5) : "";
    case "percent":
      return value === null || value === undefined ? "" : shifted(String(value), 2);
    default:
      return value === null || value === undefined ? "" : String(value);
  }
};

const list = (value: Json | undefined): readonly Json[] => {
  if (Array.isArray(value)) return value as readonly Json[];
  const nodes = (value as { readonly nodes?: Json } | null | undefined)?.nodes;
  return Array.isArray(nodes) ? (nodes as readonly Json[]) : [];
};

export const isBlank = (value: FormValue | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

export const sameValue = (a: FormValue | undefined, b: FormValue | undefined): boolean =>
  JSON.stringify(essence(a)) === JSON.stringify(essence(b));
const essence = (value: FormValue | undefined): unknown =>
  Array.isArray(value)
    ? value.map((one: string | Chosen) => (typeof one === "object" ? one.id : one)).sort()
    : value && typeof value === "object"
      ? (value as Chosen).id
      : (value ?? "");

/** The API's value of what was typed; `undefined` when it cannot be one (letters where a number belongs). */
export const inputValue = (field: FieldSpec, value: FormValue | undefined, timeZone: string): Json | undefined => {
  if (field.control === "switch") return value === true;
  if (Array.isArray(value)) return value.map((one: string | Chosen) => (typeof one === "object" ? one.id : one));
  if (isBlank(value)) return null;
  if (value && typeof value === "object") return (value as Chosen).id;
  const text = String(value).trim();
  const plain = latinDigits(text);
  switch (field.control) {
    case "integer":
      return /^[+-]?\d{1,15}$/.test(plain) ? Number(plain) : undefined;
    case "decimal":
    case "money":
      return isDecimal(plain) ? plain : undefined;
    case "percent":
      return isDecimal(plain.replace(/[%٪]$/, "")) ? shifted(plain.replace(/[%٪]$/, ""), -2) : undefined;
    case "dateTime":
      return fromWall(text, timeZone) || undefined;
    case "time":
      return text.length === 5 ? `${text}:00` : text;
    case "tel":
      return plain === "" ? null : latinDigits(text.replace(/[^\d+٠-٩۰-۹() -]/g, "")) || text;
    default:
      return text;
  }
};

const isDecimal = (text: string): boolean => /^[+-]?(\d{1,28}(\.\d{0,12})?|\.\d{1,12})$/.test(text);

/** Moves the decimal point without arithmetic, so no digit changes: `shifted("0.125", 2)` is `12.5`. */
export const shifted = (decimal: string, places: number): string => {
  const found = /^([+-]?)(\d*)\.?(\d*)$/.exec(decimal);
  if (!found) return decimal;
  const [, sign = "", whole = "", part = ""] = found;
  const digits = places >= 0 ? whole + part.padEnd(places, "0") : `${"0".repeat(-places)}${whole}${part}`;
  const at = places >= 0 ? whole.length + places : whole.length;
  const front = digits.slice(0, at).replace(/^0+(?=\d)/, "") || "0";
  const back = digits.slice(at).replace(/0+$/, "");
  return `${sign === "-" ? "-" : ""}${front}${back && `.${back}`}`;
};

export interface Checked {
  readonly input: Readonly<Record<string, Json>>;
  readonly problems: Readonly<Record<string, "required" | "notNumber">>;
}

/** Collects what to send: everything that was filled in for a new record, only what changed for an old one. */
export const collect = (fields: readonly FieldSpec[], values: FormValues, base: FormValues | null, timeZone: string): Checked => {
  const input: Record<string, Json> = {};
  const problems: Record<string, "required" | "notNumber"> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (base && sameValue(value, base[field.key])) continue;
    if (field.required && field.control !== "switch" && isBlank(value)) {
      problems[field.key] = "required";
      continue;
    }
    const sent = inputValue(field, value, timeZone);
    if (sent === undefined) problems[field.key] = "notNumber";
    else if (base || !(isBlank(value) && field.control !== "switch")) input[field.key] = sent;
  }
  return { input, problems };
};
