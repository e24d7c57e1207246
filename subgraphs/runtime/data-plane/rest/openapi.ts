/** The REST view of one viewer class, described: OpenAPI 3.1, made from the same routes that answer. What the class has no route for is not in it. */
import type { GraphQLField } from "graphql";
import type { Json, Locale } from "../../../../schema/ids.ts";
import type { Model } from "../../../../schema/model/model.ts";
import { viewerClassOf } from "../../../../schema/model/pages/access.ts";
import { viewModel } from "../access.ts";
import type { Seat } from "../plans.ts";
import { buildSchema } from "../schema.ts";
import { createJsonSchemas, type JsonSchema, type JsonSchemas } from "./json-schemas.ts";
import { importPaths } from "./openapi-imports.ts";
import { inputFieldsOf, type Resource, resourcesOf } from "./resources.ts";

type Field = GraphQLField<unknown, unknown>;

const known = new WeakMap<object, Map<Locale, string>>();

/** The document as JSON text; made once per class and language. */
export const openApiText = (seat: Seat, cookie: string): string => {
  const made = known.get(seat.schema) ?? new Map<Locale, string>();
  known.set(seat.schema, made);
  const text = made.get(seat.locale) ?? JSON.stringify(openApi(seat, cookie));
  made.set(seat.locale, text);
  return text;
};

/** The same for people with these roles, without a running platform: what its next door would say of itself. */
export const describeRest = (model: Model, roles: readonly string[], locale: Locale, server: string): Json => {
  const view = viewModel(model, viewerClassOf({ roles }));
  return openApi({ view, schema: buildSchema(view), locale }, server.startsWith("https:") ? "__Host-wnp" : "wnp", server);
};

const openApi = ({ view, schema, locale }: Pick<Seat, "view" | "schema" | "locale">, cookie: string, server = "/"): Json => {
  const schemas = createJsonSchemas(locale);
  const { header } = view.model;
  const paths: Record<string, Json> = {};
  for (const [name, resource] of resourcesOf(schema)) Object.assign(paths, pathsOf(name, resource, schemas, locale));
  Object.assign(paths, importPaths(view, [...resourcesOf(schema)], schemas, locale));
  return {
    openapi: "3.1.0",
    info: {
      title: header.label[locale] || header.key,
      version: view.model.hash.slice(0, 12),
      description: words.about[locale],
    },
    servers: [{ url: server }],
    security: [{ session: [] }, { key: [] }, {}],
    tags: [...resourcesOf(schema).values()].map(({ table }) => ({ name: table.plural[locale] || table.pluralKey })),
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookie, description: words.session[locale] },
        key: { type: "http", scheme: "bearer", description: words.programs[locale] },
      },
      responses: {
        Problem: {
          description: words.problem[locale],
          content: { "application/problem+json": { schema: schemas.ref("Problem", problem) } },
        },
      },
      schemas: schemas.all(),
    },
  };
};

const pathsOf = (name: string, resource: Resource, schemas: JsonSchemas, locale: Locale): Readonly<Record<string, Json>> => {
  const { table, record, list, one, create, update, remove, actions, includable } = resource;
  const tags = [table.plural[locale] || table.pluralKey];
  const thing = table.label[locale] || table.key;
  const shown = record ? schemas.record(record, includable) : {};
  const answers = (status: number, description: string, body: JsonSchema | null, headers: Readonly<Record<string, Json>> = {}): Json => ({
    [status]: {
      description,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(body && { content: { "application/json": { schema: body } } }),
    },
    default: { $ref: "#/components/responses/Problem" },
  });
  const operation = (field: Field, more: Readonly<Record<string, Json>>): Json => ({
    operationId: field.name,
    tags,
    summary: field.description ?? field.name,
    ...more,
  });
  const include = parameter(
    "include",
    "query",
    {
      type: "array",
      items: { type: "string", enum: [...includable.keys()] },
    },
    { description: words.include[locale], style: "form", explode: false },
  );
  const includes = includable.size > 0 ? [include] : [];
  const id = parameter("id", "path", { type: "string", format: "uuid" }, { required: true });
  const key = parameter("Idempotency-Key", "header", { type: "string", minLength: 1, maxLength: 200 }, { description: words.key[locale] });
  const match = (required: boolean) =>
    parameter(
      "If-Match",
      "header",
      { type: "string", pattern: '^"[0-9]+"$' },
      { description: words.match[locale], ...(required && { required }) },
    );
  const etag = { ETag: { description: words.etag[locale], schema: { type: "string" } } };
  const outcome = (field: Field) => (record ? { anyOf: [shown, schemas.result(field)] } : schemas.result(field));
  const body = (field: Field): Json => {
    const { set, params } = inputFieldsOf(field);
    const { schema, required } = schemas.body(set ?? params ?? null, field);
    return { required, content: { "application/json": { schema } } };
  };
  const filterType = list?.args.find((argument) => argument.name === "filter")?.type;
  const listing = [
    ...(filterType
      ? [
          {
            name: "filter",
            in: "query",
            description: words.filter[locale],
            content: { "application/json": { schema: schemas.input(filterType) } },
          },
        ]
      : []),
    parameter("order", "query", { type: "string", examples: ["-createdAt"] }, { description: words.order[locale] }),
    parameter("search", "query", { type: "string" }, { description: words.search[locale] }),
  ];
  const paging = [
    parameter("first", "query", { type: "integer", minimum: 0, maximum: 500, default: 50 }),
    parameter("after", "query", { type: "string" }),
    parameter("last", "query", { type: "integer", minimum: 0, maximum: 500 }),
    parameter("before", "query", { type: "string" }),
    parameter("offset", "query", { type: "integer", minimum: 0, maximum: 10_000 }),
    parameter("count", "query", { type: "boolean", default: false }, { description: words.count[locale] }),
  ];
  return {
    ...((list || create) && {
      [`/api/${name}`]: {
        ...(list && {
          get: operation(list, {
            parameters: [...listing, ...paging, ...includes],
            responses: answers(200, table.plural[locale] || name, schemas.ref(`${table.typeName}Page`, pageOf(shown))),
          }),
        }),
        ...(create && {
          post: operation(create, {
            parameters: [key],
            requestBody: body(create),
            responses: answers(201, thing, outcome(create), { ...etag, Location: { schema: { type: "string" } } }),
          }),
        }),
      },
    }),
    ...(list && {
      [`/api/${name}.csv`]: {
        get: {
          operationId: `${list.name}Csv`,
          tags,
          summary: words.table[locale],
          parameters: [
            ...listing,
            parameter(
              "columns",
              "query",
              { type: "array", items: { type: "string" } },
              { description: words.tableColumns[locale], style: "form", explode: false },
            ),
          ],
          responses: {
            200: { description: words.table[locale], content: { "text/csv": { schema: { type: "string" } } } },
            default: { $ref: "#/components/responses/Problem" },
          },
        },
      },
    }),
    ...((one || update || remove) && {
      [`/api/${name}/{id}`]: {
        parameters: [id],
        ...(one && { get: operation(one, { parameters: includes, responses: answers(200, thing, shown, etag) }) }),
        ...(update && {
          patch: operation(update, {
            parameters: [match(true), key],
            requestBody: body(update),
            responses: answers(200, thing, outcome(update), etag),
          }),
        }),
        ...(remove && {
          delete: operation(remove, { parameters: [match(false), key], responses: answers(204, words.gone[locale], null) }),
        }),
      },
    }),
    ...Object.fromEntries(
      [...actions].map(([action, field]) => [
        `/api/${name}/{id}/${action}`,
        {
          parameters: [id],
          post: operation(field, {
            parameters: [match(false), key],
            requestBody: body(field),
            responses: answers(200, thing, outcome(field), etag),
          }),
        },
      ]),
    ),
  };
};

const parameter = (
  name: string,
  place: "query" | "path" | "header",
  schema: JsonSchema,
  more: Readonly<Record<string, Json>> = {},
): Json => ({
  name,
  in: place,
  schema,
  ...more,
});

const text: JsonSchema = { type: "string" };
const textOrNull: JsonSchema = { type: ["string", "null"] };
const pageOf = (item: JsonSchema): JsonSchema => ({
  type: "object",
  required: ["items", "pageInfo"],
  properties: {
    items: { type: "array", items: item },
    pageInfo: {
      type: "object",
      required: ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"],
      properties: {
        hasNextPage: { type: "boolean" },
        hasPreviousPage: { type: "boolean" },
        startCursor: textOrNull,
        endCursor: textOrNull,
      },
    },
    count: { type: "object", properties: { value: { type: "integer" }, exact: { type: "boolean" } } },
  },
});
const problem: JsonSchema = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail", "code"],
  properties: {
    type: text,
    title: text,
    status: { type: "integer" },
    detail: text,
    code: text,
    correlationId: text,
    problems: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "array", items: { type: ["string", "integer"] } }, code: text, message: text },
      },
    },
  },
};

const words = {
  about: {
    en: "Made from the model of this platform for what you may see and do. A refusal is a problem document with a stable code and a sentence in your language (Accept-Language). HEAD answers as GET does, without the body.",
    ar: "مولّدة من نموذج هذه المنصة بحسب ما لك أن تراه وتفعله. كل رفض وثيقة مشكلة برمز ثابت وجملة بلغتك (Accept-Language). ويجاب HEAD كما يجاب GET دون المحتوى.",
  },
  session: { en: "The session of somebody who signed in.", ar: "جلسة من سجّل الدخول." },
  programs: { en: "A key of a program, `wnp_…`.", ar: "مفتاح برنامج، `wnp_…`." },
  table: { en: "The same rows as a CSV file.", ar: "الصفوف نفسها في ملف CSV." },
  tableColumns: { en: "Keys of the columns, in order.", ar: "مفاتيح الأعمدة بالترتيب." },
  problem: { en: "Why it was refused.", ar: "سبب الرفض." },
  include: { en: "To-one records to put inside, one level.", ar: "السجلات المرتبطة المراد تضمينها، مستوى واحد." },
  key: { en: "The same key and input within 24 hours do nothing twice.", ar: "المفتاح والمدخلات نفسها خلال 24 ساعة لا تُنفَّذ مرتين." },
  match: { en: 'The version that was looked at: "3".', ar: 'الإصدار الذي جرى الاطلاع عليه: ‎"3"‎.' },
  etag: { en: "The version, for If-Match.", ar: "الإصدار، لاستعماله في If-Match." },
  filter: { en: "Conditions as JSON.", ar: "الشروط بصيغة JSON." },
  order: {
    en: "Fields to sort by, `-` for the largest first: `-amount,customer.name`.",
    ar: "حقول الترتيب، و`-` للأكبر أولًا: `‎-amount,customer.name`.",
  },
  search: { en: "Words to look for.", ar: "كلمات البحث." },
  count: { en: "Also say how many there are.", ar: "اذكر العدد أيضًا." },
  gone: { en: "Deleted; can be restored for 30 days.", ar: "حُذف؛ ويمكن استعادته خلال 30 يومًا." },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;
