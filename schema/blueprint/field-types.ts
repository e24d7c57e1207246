/**
 * The kinds of fields, one entry each. Everything that must know what a field type *is* (compiler, SQL, GraphQL, forms, filters,
 * test data, expressions) asks this table; nothing else switches on `field.type`.
 */
import { z } from "zod";
import type { Sentence } from "../ids.ts";
import type { ExprType } from "./expressions/checked.ts";
import type { FieldFace, Parsed, TextLocale } from "./field-text.ts";
import * as text from "./field-text.ts";
import { readable } from "./readable.ts";
import type { Random, SampleContext } from "./samples.ts";
import * as samples from "./samples.ts";
import { builtIn, type FieldTypeName, type Id } from "./shape.ts";

export type { FieldFace, Parsed, TextLocale } from "./field-text.ts";
export type { Random, SampleContext } from "./samples.ts";

export const filterOperators = [
  "eq",
  "ne",
  "in",
  "notIn",
  "isNull",
  "lt",
  "lte",
  "gt",
  "gte",
  "between",
  "contains",
  "startsWith",
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** `scalar`: `name` is a GraphQL scalar. `enum` and `record`: the data plane makes the name from entity and field. `file`: given by id, answered as an object. */
export type GraphqlShape =
  | {
      readonly kind: "scalar";
      readonly name:
        | "String"
        | "Boolean"
        | "Int"
        | "BigInt"
        | "Decimal"
        | "Date"
        | "DateTime"
        | "Time"
        | "JSON"
        | "Email"
        | "Url"
        | "Phone";
      readonly list: boolean;
    }
  | { readonly kind: "enum"; readonly list: boolean }
  | { readonly kind: "record"; readonly list: boolean }
  | { readonly kind: "file"; readonly list: boolean };

export type Config = Readonly<Record<string, unknown>> | undefined;

export interface FieldTypeSpec {
  readonly label: Sentence;
  /** Zod of `field.config`; strict, every property optional unless the type makes no sense without it. */
  readonly config: z.ZodType;
  /** What expressions see. `id` is the field's own id. */
  readonly exprType: (field: FieldFace, id: Id) => ExprType;
  readonly graphql: (config?: Config) => GraphqlShape;
  /** As in DDL; null when the record's table has no column for it. */
  readonly sqlType: (config?: Config) => string | null;
  /** Name of the form control that edits it. */
  readonly control: string;
  readonly sortable: boolean;
  readonly filters: readonly FilterOperator[];
  /** Reads what a person typed; an empty text is the empty value. */
  readonly parse: (text: string, locale: TextLocale, field?: FieldFace) => Parsed;
  readonly show: (value: unknown, locale: TextLocale, field?: FieldFace, timeZone?: string) => string;
  /** A believable value, or null when the engine makes it (autoNumber, computed) or nothing fits (no record to point at). */
  readonly sample: (random: Random, locale: TextLocale, ctx: SampleContext) => unknown;
}

const whole = z.int();
const digits = z.union([z.number(), z.string().regex(/^-?\d{1,38}(\.\d{1,12})?$/)]);
const words = z.record(z.string(), z.string().overwrite(readable));
const isoDate = z.string().refine(text.isDate, "date");
const none = z.strictObject({});
const id = z.string().regex(/^[a-z]{1,3}_[a-z0-9_]{1,36}$/);
const textConfig = (longest: number) =>
  z.strictObject({
    min: whole.min(0).max(longest).optional(),
    max: whole.min(1).max(longest).optional(),
    pattern: z.string().max(500).optional(),
    translated: z.literal(true).optional(),
  });
const numberConfig = z.strictObject({
  min: digits.optional(),
  max: digits.optional(),
  precision: whole.min(1).max(38).optional(),
  scale: whole.min(0).max(12).optional(),
});
const fileConfig = z.strictObject({
  maxMb: z.number().positive().max(1024).optional(),
  kinds: z.array(z.string()).optional(),
  count: whole.min(1).max(100).optional(),
});
const referenceConfig = z.strictObject({
  target: id,
  inverse: z.strictObject({ key: z.string(), label: words.optional() }).optional(),
  onDelete: z.enum(["restrict", "clear", "cascade"]).optional(),
});
const userConfig = referenceConfig.omit({ target: true });

const always = (type: ExprType) => () => type;
const scalar =
  (name: Extract<GraphqlShape, { kind: "scalar" }>["name"], list = false) =>
  () =>
    ({ kind: "scalar", name, list }) as const;
const sql = (type: string | null) => () => type;
const equality: readonly FilterOperator[] = ["eq", "ne", "in", "notIn", "isNull"];
const ordered: readonly FilterOperator[] = [...equality, "lt", "lte", "gt", "gte", "between"];
const textual: readonly FilterOperator[] = [...equality, "contains", "startsWith"];
const nothing = () => null;
const targetOf = (field: FieldFace): Id => (typeof field.config?.target === "string" ? field.config.target : "");
const optionIds = (field: FieldFace): readonly string[] => Object.keys(field.options ?? {}).sort();

/** Words cut to the field's own limit. */
const fitting =
  (make: (random: Random, locale: TextLocale, ctx: SampleContext) => string) =>
  (random: Random, locale: TextLocale, ctx: SampleContext): string =>
    [...make(random, locale, ctx)]
      .slice(0, Number(ctx.field.config?.max ?? 100_000))
      .join("")
      .trim();

const line = {
  exprType: always({ is: "string" }),
  graphql: scalar("String"),
  sqlType: (config: Config) => (config?.translated ? "jsonb" : "text"),
  control: "text",
  sortable: true,
  filters: textual,
  parse: text.parseText(500),
  show: text.showPlain,
  sample: fitting(samples.sampleLine),
};
const paragraph = {
  ...line,
  control: "textarea",
  sortable: false,
  parse: text.parseText(100_000),
  sample: fitting(samples.sampleParagraph),
};
const number = { control: "number", sortable: true, filters: ordered, show: text.showNumber };
const exact = {
  ...number,
  config: numberConfig,
  exprType: always({ is: "decimal" }),
  graphql: scalar("Decimal"),
  sqlType: (config: Config) => {
    const scale = Number(config?.scale ?? 6);
    return config?.precision === undefined && config?.scale === undefined
      ? "numeric"
      : `numeric(${Number(config?.precision ?? 38)},${scale})`;
  },
  parse: text.parseDecimal,
  sample: samples.sampleDecimal,
};
const descriptors = {
  exprType: always({ is: "file" }),
  graphql: (): GraphqlShape => ({ kind: "file", list: false }),
  config: fileConfig,
  sqlType: sql("jsonb"),
  sortable: false,
  filters: ["isNull"] as const,
  parse: text.parseNever,
  show: text.showFile,
  sample: nothing,
};
const listOfDescriptors = {
  ...descriptors,
  exprType: always({ is: "list", of: { is: "file" } }),
  graphql: (): GraphqlShape => ({ kind: "file", list: true }),
};
const structure = {
  exprType: always({ is: "map" }),
  graphql: scalar("JSON"),
  sqlType: sql("jsonb"),
  sortable: false,
  filters: ["isNull"] as const,
};
const derived = {
  ...structure,
  exprType: always({ is: "unknown" }),
  sqlType: sql(null),
  control: "readonly",
  filters: [] as const,
  parse: text.parseNever,
  show: text.showPlain,
  sample: nothing,
};

/** Numbers a GraphQL Int cannot hold need the declared limits to say so. */
const integerShape = (config?: Config): GraphqlShape => {
  const wide = [config?.min, config?.max].some((limit) => limit !== undefined && Math.abs(Number(limit)) > 2_147_483_647);
  return { kind: "scalar", name: wide ? "BigInt" : "Int", list: false };
};

export const fieldTypes = {
  text: { ...line, label: { en: "Text", ar: "نص" }, config: textConfig(500) },
  longText: { ...paragraph, label: { en: "Long text", ar: "نص طويل" }, config: textConfig(100_000) },
  richText: {
    ...paragraph,
    label: { en: "Formatted text", ar: "نص منسّق" },
    config: textConfig(1_000_000),
    control: "richText",
    filters: ["isNull", "contains"],
  },
  slug: {
    ...line,
    label: { en: "Address name", ar: "اسم العنوان" },
    config: z.strictObject({ from: id.optional() }),
    control: "slug",
    parse: text.parseSlug,
    sample: (random, _locale, ctx) =>
      `${samples
        .sampleLine(random, "en", ctx)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")}-${ctx.index + 1}`,
  },
  email: {
    ...line,
    label: { en: "E-mail", ar: "بريد إلكتروني" },
    config: none,
    graphql: scalar("Email"),
    sqlType: sql("text"),
    control: "email",
    parse: text.parseEmail,
    sample: samples.sampleEmail,
  },
  phone: {
    ...line,
    label: { en: "Phone", ar: "هاتف" },
    config: none,
    graphql: scalar("Phone"),
    sqlType: sql("text"),
    control: "tel",
    parse: text.parsePhone,
    sample: samples.samplePhone,
  },
  url: {
    ...line,
    label: { en: "Web address", ar: "رابط" },
    config: none,
    graphql: scalar("Url"),
    sqlType: sql("text"),
    control: "url",
    parse: text.parseUrl,
    sample: (random, _locale, ctx) =>
      `https://example.invalid/${samples.pickOne(random, ["about", "catalogue", "news", "team"])}/${ctx.index + 1}`,
  },
  colour: {
    ...line,
    label: { en: "Colour", ar: "لون" },
    config: none,
    sqlType: sql("text"),
    control: "colour",
    filters: equality,
    parse: text.parseColour,
    sample: (random) => `#${samples.between(random, 0, 0xffffff).toString(16).padStart(6, "0")}`,
  },
  integer: {
    ...number,
    label: { en: "Whole number", ar: "عدد صحيح" },
    config: z.strictObject({ min: whole.optional(), max: whole.optional() }),
    exprType: always({ is: "int" }),
    graphql: integerShape,
    sqlType: sql("bigint"),
    parse: text.parseInteger,
    sample: samples.sampleInteger,
  },
  rating: {
    ...number,
    label: { en: "Rating", ar: "تقييم" },
    config: z.strictObject({ max: whole.min(2).max(10).optional() }),
    exprType: always({ is: "int" }),
    graphql: scalar("Int"),
    sqlType: sql("bigint"),
    control: "rating",
    parse: (typed, locale, field) =>
      text.parseInteger(typed, locale, { key: "", type: "rating", ...field, config: { min: 1, max: 5, ...field?.config } }),
    sample: (random, _locale, ctx) => samples.between(random, 1, Number(ctx.field.config?.max ?? 5)),
  },
  autoNumber: {
    ...line,
    label: { en: "Running number", ar: "رقم تسلسلي" },
    config: z.strictObject({
      prefix: z.string().max(20).optional(),
      pad: whole.min(1).max(12).optional(),
      yearly: z.literal(true).optional(),
    }),
    sqlType: sql("text"),
    control: "readonly",
    parse: text.parseNever,
    sample: nothing,
  },
  decimal: { ...exact, label: { en: "Decimal number", ar: "عدد عشري" }, control: "decimal" },
  percent: {
    ...exact,
    label: { en: "Percentage", ar: "نسبة مئوية" },
    control: "percent",
    parse: text.parsePercent,
    show: text.showPercent,
    sample: samples.samplePercent,
  },
  money: {
    ...exact,
    label: { en: "Money", ar: "مبلغ" },
    config: z.strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      min: digits.optional(),
      max: digits.optional(),
    }),
    sqlType: sql("numeric(19,4)"),
    control: "money",
    show: text.showMoney,
  },
  boolean: {
    label: { en: "Yes or no", ar: "نعم أو لا" },
    config: z.strictObject({ yes: words.optional(), no: words.optional() }),
    exprType: always({ is: "bool" }),
    graphql: scalar("Boolean"),
    sqlType: sql("boolean"),
    control: "checkbox",
    sortable: true,
    filters: ["eq", "ne", "isNull"],
    parse: text.parseBoolean,
    show: text.showBoolean,
    sample: (random) => random() < 0.6,
  },
  date: {
    ...number,
    label: { en: "Date", ar: "تاريخ" },
    config: z.strictObject({ min: isoDate.optional(), max: isoDate.optional() }),
    exprType: always({ is: "date" }),
    graphql: scalar("Date"),
    sqlType: sql("date"),
    control: "date",
    parse: text.parseDate,
    show: text.showDate,
    sample: (random, _locale, ctx) => samples.sampleDay(random, ctx).toISOString().slice(0, 10),
  },
  dateTime: {
    ...number,
    label: { en: "Date and time", ar: "تاريخ ووقت" },
    config: z.strictObject({ min: z.iso.datetime({ offset: true }).optional(), max: z.iso.datetime({ offset: true }).optional() }),
    exprType: always({ is: "timestamp" }),
    graphql: scalar("DateTime"),
    sqlType: sql("timestamptz"),
    control: "dateTime",
    parse: text.parseDateTime,
    show: text.showDateTime,
    sample: (random, _locale, ctx) => `${samples.sampleDay(random, ctx).toISOString().slice(0, 10)}T${samples.sampleClock(random)}.000Z`,
  },
  time: {
    ...number,
    label: { en: "Time of day", ar: "وقت" },
    config: z.strictObject({ min: z.string().optional(), max: z.string().optional() }),
    exprType: always({ is: "time" }),
    graphql: scalar("Time"),
    sqlType: sql("time"),
    control: "time",
    parse: text.parseTime,
    show: text.showTime,
    sample: (random) => samples.sampleClock(random),
  },
  duration: {
    ...number,
    label: { en: "Duration", ar: "مدة" },
    config: z.strictObject({ min: whole.optional(), max: whole.optional() }),
    exprType: always({ is: "duration" }),
    graphql: scalar("BigInt"),
    sqlType: sql("bigint"),
    control: "duration",
    parse: text.parseDuration,
    show: text.showDuration,
    sample: (random) => samples.between(random, 1, 16) * 900_000,
  },
  enum: {
    label: { en: "Choice", ar: "اختيار" },
    config: none,
    exprType: (_field, fieldId) => ({ is: "option", field: fieldId }),
    graphql: () => ({ kind: "enum", list: false }),
    sqlType: sql("text"),
    control: "select",
    sortable: true,
    filters: equality,
    parse: text.parseOption,
    show: text.showOption,
    sample: (random, _locale, { field }) => (optionIds(field).length === 0 ? null : samples.pickOne(random, optionIds(field))),
  },
  enums: {
    label: { en: "Several choices", ar: "عدة اختيارات" },
    config: none,
    exprType: (_field, fieldId) => ({ is: "list", of: { is: "option", field: fieldId } }),
    graphql: () => ({ kind: "enum", list: true }),
    sqlType: sql("text[]"),
    control: "multiSelect",
    sortable: false,
    filters: ["isNull", "contains"],
    parse: text.parseOptions,
    show: text.showOptions,
    sample: (random, _locale, { field }) => optionIds(field).filter(() => random() < 0.4),
  },
  reference: {
    label: { en: "Link to a record", ar: "ربط بسجل" },
    config: referenceConfig,
    exprType: (field) => ({ is: "record", entity: targetOf(field) }),
    graphql: () => ({ kind: "record", list: false }),
    sqlType: sql("uuid"),
    control: "reference",
    sortable: true,
    filters: equality,
    parse: text.parseId,
    show: text.showPlain,
    sample: (_random, _locale, ctx) => ctx.pick?.(targetOf(ctx.field)) ?? null,
  },
  references: {
    label: { en: "Links to records", ar: "ربط بعدة سجلات" },
    config: referenceConfig,
    exprType: (field) => ({ is: "list", of: { is: "record", entity: targetOf(field) } }),
    graphql: () => ({ kind: "record", list: true }),
    sqlType: sql(null),
    control: "references",
    sortable: false,
    filters: [],
    parse: text.parseIds,
    show: text.showPlain,
    sample: (random, _locale, ctx) => {
      const ids = Array.from({ length: samples.between(random, 0, 3) }, () => ctx.pick?.(targetOf(ctx.field)) ?? null);
      return [...new Set(ids.filter((one) => one !== null))];
    },
  },
  user: {
    label: { en: "User", ar: "مستخدم" },
    config: userConfig,
    exprType: always({ is: "record", entity: builtIn.user }),
    graphql: () => ({ kind: "record", list: false }),
    sqlType: sql("uuid"),
    control: "user",
    sortable: true,
    filters: equality,
    parse: text.parseId,
    show: text.showPlain,
    sample: (_random, _locale, ctx) => ctx.pick?.(builtIn.user) ?? null,
  },
  file: { ...descriptors, label: { en: "File", ar: "ملف" }, control: "file" },
  files: { ...listOfDescriptors, label: { en: "Files", ar: "ملفات" }, control: "files" },
  image: { ...descriptors, label: { en: "Image", ar: "صورة" }, control: "image" },
  images: { ...listOfDescriptors, label: { en: "Images", ar: "صور" }, control: "images" },
  signature: { ...descriptors, label: { en: "Signature", ar: "توقيع" }, control: "signature" },
  json: {
    ...structure,
    label: { en: "Structured data", ar: "بيانات مهيكلة" },
    config: z.strictObject({ schema: z.record(z.string(), z.unknown()).optional() }),
    control: "json",
    parse: text.parseJson,
    show: text.showPlain,
    sample: samples.sampleJson,
  },
  address: {
    ...structure,
    label: { en: "Address", ar: "عنوان" },
    config: z.strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
    control: "address",
    parse: (typed) => ({ value: typed.trim() === "" ? null : { street: typed.trim() } }),
    show: text.showAddress,
    sample: samples.sampleAddress,
  },
  geoPoint: {
    ...structure,
    label: { en: "Place on the map", ar: "موقع على الخريطة" },
    config: none,
    exprType: always({ is: "geo" }),
    sqlType: sql("point"),
    control: "map",
    parse: text.parseGeo,
    show: text.showGeo,
    sample: (random) => ({ lat: Number((24 + random()).toFixed(5)), lng: Number((46 + random()).toFixed(5)) }),
  },
  rollup: {
    ...derived,
    label: { en: "Summary of linked records", ar: "ملخص سجلات مرتبطة" },
    config: z.strictObject({
      through: id,
      fn: z.enum(["count", "sum", "avg", "min", "max"]),
      field: id.optional(),
      where: z.string().max(4096).optional(),
    }),
    exprType: (field) => (field.config?.fn === "count" ? { is: "int" } : { is: "decimal" }),
    graphql: (config) => ({ kind: "scalar", name: config?.fn === "count" ? "Int" : "Decimal", list: false }),
  },
  lookup: {
    ...derived,
    label: { en: "Value of a linked record", ar: "قيمة من سجل مرتبط" },
    config: z.strictObject({ path: z.array(id).min(2).max(4) }),
  },
} as const satisfies Record<FieldTypeName, FieldTypeSpec>;

/** The entry of a type as the general shape, for code that handles every type alike. */
export const fieldType = (name: FieldTypeName): FieldTypeSpec => fieldTypes[name];
