/**
 * The scalars of a platform's API. They accept any text or number here and are checked by `checkScalar` later, so that one wrong date
 * in a form comes back together with everything else that is wrong, with its path and code.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from "graphql";
import * as text from "../../../schema/blueprint/field-text.ts";
import type { Sentence } from "../../../schema/ids.ts";

const loose = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    parseValue: (value) => {
      if (typeof value === "string") return value;
      if (typeof value === "number" && Number.isFinite(value)) return String(value);
      throw new GraphQLError(`${name} must be a text or a number`);
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) return node.value;
      throw new GraphQLError(`${name} must be a text or a number`, { nodes: node });
    },
  });

const plainJson = (value: unknown, depth = 0): unknown => {
  if (depth > 32) throw new GraphQLError("JSON is nested too deeply");
  return value;
};

export const scalars = {
  BigInt: loose("BigInt", 'A whole number beyond 32 bits, as text: "9007199254740993".'),
  Decimal: loose("Decimal", 'An exact decimal number, as text: "12.50". Never rounded.'),
  Date: loose("Date", 'A day, ISO 8601: "2026-03-31".'),
  DateTime: loose("DateTime", 'A moment in UTC, ISO 8601: "2026-03-31T14:30:00.000Z".'),
  Time: loose("Time", 'A time of day: "14:30:00".'),
  Email: loose("Email", "An e-mail address, lower-case."),
  Url: loose("Url", "A web address that starts with http:// or https://."),
  Phone: loose("Phone", 'A phone number with its country code, E.164: "+966501234567".'),
  JSON: new GraphQLScalarType({
    name: "JSON",
    description: "Any JSON value.",
    parseValue: (value) => plainJson(value),
    parseLiteral: (node: ValueNode, variables) => plainJson(valueFromASTUntyped(node, variables)),
  }),
} as const;

export type ScalarName = keyof typeof scalars | "String" | "Boolean" | "Int" | "ID";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

const bad = (en: string, ar: string): { readonly problem: Sentence } => ({ problem: { en, ar } });
type Checked = { readonly value: unknown } | { readonly problem: Sentence };
const viaText =
  (parse: (value: string) => text.Parsed) =>
  (value: unknown): Checked => {
    const parsed = parse(String(value));
    return "problem" in parsed ? parsed : parsed.value === null ? bad("Write a value.", "اكتب قيمة.") : { value: parsed.value };
  };
const number = bad("Write a number such as 12.50.", "اكتب رقمًا مثل 12.50.");

const checks: Partial<Record<ScalarName, (value: unknown) => Checked>> = {
  ID: (value) => (isUuid(value) ? { value: value.toLowerCase() } : bad("This is not the id of a record.", "هذا ليس معرّف سجل.")),
  Decimal: (value) => (/^-?\d{1,38}(\.\d{1,20})?$/.test(String(value)) ? { value: String(value) } : number),
  BigInt: (value) =>
    /^-?\d{1,19}$/.test(String(value)) && BigInt.asIntN(64, BigInt(String(value))) === BigInt(String(value))
      ? { value: String(value) }
      : bad("Write a whole number.", "اكتب عددًا صحيحًا."),
  Date: viaText(text.parseDate),
  DateTime: viaText(text.parseDateTime),
  Time: viaText(text.parseTime),
  // PostgreSQL's text cannot hold NUL; lone surrogates are not text.
  String: (value) =>
    typeof value === "string" && (value.includes("\0") || !value.isWellFormed())
      ? bad("This text holds a character that cannot be stored.", "يحتوي هذا النص على حرف لا يمكن حفظه.")
      : { value },
};
checks.Email = checks.Url = checks.Phone = checks.String as (value: unknown) => Checked;

/** Looks at one value of a scalar: its canonical form, or what is wrong with it in both languages. */
export const checkScalar = (name: ScalarName, value: unknown): Checked => checks[name]?.(value) ?? { value };
