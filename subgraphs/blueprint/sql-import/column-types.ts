/** Column types → field types. What only a name tells (that a text is an e-mail address) is an assumption, and said. */
import type { Classification, FieldTypeName } from "../../../schema/blueprint/shape.ts";
import { inEnglish } from "./names.ts";
import type { SourceColumn, SourceTable } from "./source.ts";

export interface FieldKind {
  readonly type: FieldTypeName;
  readonly config?: Readonly<Record<string, unknown>>;
  /** It was read from the name. */
  readonly byName?: true;
}

const numbers = new Set(["int2", "int4", "int8", "serial", "bigserial", "smallserial", "serial4", "serial8", "serial2", "oid"]);
const has = (name: string, words: RegExp): boolean =>
  words.test(
    inEnglish(name)
      .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replace(/\s+/g, "_")
      .toLowerCase(),
  );
const moneyWords = /(^|_)(price|amount|total|cost|fee|salary|balance|budget|deposit|refund|revenue|payment|tax|rent)(_|$)/;
const shortWords =
  /(^|_)(name|title|code|number|no|label|subject|status|state|type|kind|city|country|slug|sku|isbn|iban|vat|reference|ref|currency|language|gender|first|last|middle|postal|zip|username|login|brand|model|colou?r|unit|size|phone|mobile|fax|email|mail|url|website|link)(_|$)/;

/** The field type of a column; null for what a blueprint has no place for. `line`: a text of it is one line, whatever its name says. */
export const fieldKind = ({ name, type: { name: type, args, list } }: SourceColumn, line = false): FieldKind | null => {
  if (list) return type === "bytea" ? null : { type: "json" };
  if (numbers.has(type)) return { type: "integer" };
  switch (type) {
    case "varchar":
    case "bpchar":
    case "text":
    case "citext":
    case "name":
      return textKind(name, type === "text" || type === "citext" ? null : (args[0] ?? null), line);
    case "numeric":
    case "decimal":
      // 65 digits are what Prisma writes where nobody chose any.
      if (has(name, moneyWords) && ((args[1] ?? 0) <= 4 || args[0] === 65)) return { type: "money", byName: true };
      return { type: "decimal", config: exact(args) };
    case "float4":
    case "float8":
      return { type: "decimal", config: { scale: 6 } };
    case "money":
      return { type: "money" };
    case "bool":
      return { type: "boolean" };
    case "date":
      return { type: "date" };
    case "timestamp":
    case "timestamptz":
      return { type: "dateTime" };
    case "time":
    case "timetz":
      return { type: "time" };
    case "interval":
      return { type: "duration" };
    case "json":
    case "jsonb":
    case "hstore":
      return { type: "json" };
    case "bytea":
      return { type: "file" };
    case "point":
      return { type: "geoPoint" };
    case "uuid":
    case "inet":
    case "cidr":
    case "macaddr":
    case "xml":
    case "bit":
    case "varbit":
      return { type: type === "xml" ? "longText" : "text" };
    default:
      return null;
  }
};

const textKind = (name: string, max: number | null, line: boolean): FieldKind => {
  if (has(name, /(^|_)e?_?mail(_address|_الإلكتروني|_الالكتروني)?$/)) return { type: "email", byName: true };
  if (has(name, /(^|_)(phone|mobile|telephone|tel)(_number)?$/)) return { type: "phone", byName: true };
  if (has(name, /(^|_)(url|website|homepage|web_address)$/)) return { type: "url", byName: true };
  if (max !== null && max <= 500) return { type: "text", config: { max } };
  if (max === null && (line || has(name, shortWords))) return { type: "text" };
  return { type: "longText", ...(max !== null && max <= 100_000 ? { config: { max } } : {}) };
};

const longWords =
  /(^|_)(description|body|notes?|comments?|content|bio|biography|summary|remarks?|message|details?|text|html|markdown|reason|instructions?|abstract|logs?|payload|metadata|data|story|terms|answer|feedback|log|error|exception|address)(_|$)/;

/** Whether a text without a limit is one line: it is looked up by, or nothing says that it is long where nothing tells long ones apart. */
export const isLine = ({ name, type }: SourceColumn, { columns, primaryKey, uniques, indexes }: SourceTable): boolean =>
  [primaryKey, ...uniques, ...indexes.map((index) => index.columns)].some((key) => key.includes(name)) ||
  (!has(name, longWords) && (type.name === "varchar" || columns.every((column) => column.type.name !== "varchar")));

const exact = ([precision, scale]: readonly number[]): Readonly<Record<string, unknown>> => ({
  ...(precision === undefined ? {} : { precision: Math.min(38, precision) }),
  scale: Math.min(12, scale ?? (precision === undefined ? 6 : 0)),
});

/** How careful to be with a field, by its name. */
export const classificationOf = (name: string): Classification | null =>
  has(name, /(^|_)(token|api_key|secret)$/) ||
  has(name, /(^|_)(ssn|national_id|passport|iban|salary|income|health|diagnosis|allerg(y|ies)|blood|religion|tax_number|card_number)(_|$)/)
    ? "sensitive"
    : has(
          name,
          /(^|_)(first_name|last_name|full_name|birth|birth_date|date_of_birth|dob|email|mail|phone|mobile|fax|address|street|gender|nationality|postal_code|zip)(_|$)/,
        )
      ? "personal"
      : null;

/** Secrets of people's old sign-in; they sign in here with accounts of the platform. */
export const isPassword = (name: string): boolean =>
  has(name, /(^|_)(password|passwd|pwd|password_hash|salt|otp_secret|remember_token|reset_token)(_|$)/);
