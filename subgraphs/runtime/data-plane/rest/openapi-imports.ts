/** Bringing table files in, described: a file goes to an entity's list, and what it became has an address of its own. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Json, Locale } from "../../../../schema/ids.ts";
import type { ModelView } from "../access.ts";
import { encodings } from "../exchange/import-file.ts";
import type { JsonSchema, JsonSchemas } from "./json-schemas.ts";
import type { Resource } from "./resources.ts";

/** The routes of imports, for a class that may create something; none for visitors, whose imports would be nobody's. */
export const importPaths = (
  view: ModelView,
  resources: readonly (readonly [name: string, resource: Resource])[],
  schemas: JsonSchemas,
  locale: Locale,
): Readonly<Record<string, Json>> => {
  const into = resources.filter(([, { table }]) => table.id !== builtIn.user && view.grants(table.id, "create").length > 0);
  if (into.length === 0 || view.viewerClass.includes(builtIn.public)) return {};
  const shown = schemas.ref("Import", importSchema);
  const answer = (status: number): Json => ({
    [status]: { description: words.standing[locale], content: { "application/json": { schema: shown } } },
    default: { $ref: "#/components/responses/Problem" },
  });
  const tags = [words.tag[locale]];
  const one = (summary: keyof typeof words, operationId: string, more: Readonly<Record<string, Json>> = {}): Json => ({
    operationId,
    tags,
    summary: words[summary][locale],
    responses: answer(200),
    ...more,
  });
  const id = { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }] };
  const lists = into.map(([name, { table }]): readonly [string, Json] => [
    `/api/${name}/import`,
    {
      get: one("newest", `${table.key}Import`),
      post: {
        operationId: `import${table.typeName}`,
        tags,
        summary: `${words.take[locale]}: ${table.plural[locale] || table.pluralKey}`,
        parameters: [
          { name: "x-webnova-upload", in: "header", required: true, description: words.name[locale], schema: { type: "string" } },
          { name: "encoding", in: "query", schema: { type: "string", enum: [...encodings] } },
        ],
        requestBody: { required: true, content: { "text/csv": { schema: { type: "string" } } } },
        responses: answer(201),
      },
    },
  ]);
  const mapping: JsonSchema = {
    type: "object",
    required: ["mapping"],
    properties: {
      mapping: { type: "array", items: { type: ["string", "null"] }, description: words.mapping[locale] },
      key: { type: ["string", "null"], description: words.key[locale] },
    },
  };
  return {
    ...Object.fromEntries(lists),
    "/api/_imports/{id}": {
      ...id,
      get: one("standing", "readImport"),
      patch: one("change", "changeImport", { requestBody: { required: true, content: { "application/json": { schema: mapping } } } }),
    },
    "/api/_imports/{id}/run": { ...id, post: one("run", "runImport") },
    "/api/_imports/{id}/stop": { ...id, post: one("stop", "stopImport") },
    "/api/_imports/{id}/refused.csv": {
      ...id,
      get: one("refused", "refusedOfImport", {
        responses: {
          200: { description: words.refused[locale], content: { "text/csv": { schema: { type: "string" } } } },
          default: { $ref: "#/components/responses/Problem" },
        },
      }),
    },
  };
};

const text: JsonSchema = { type: "string" };
const count: JsonSchema = { type: "integer" };
const problems: JsonSchema = {
  type: "array",
  items: { type: "object", properties: { column: { type: ["string", "null"] }, code: text, message: text } },
};
const importSchema: JsonSchema = {
  type: "object",
  required: ["id", "entity", "state", "rows", "processed", "created", "updated", "refused", "headings", "mapping", "key", "problems"],
  properties: {
    id: { type: "string", format: "uuid" },
    entity: text,
    name: text,
    state: { type: "string", enum: ["checking", "checked", "running", "done", "stopped"] },
    rows: count,
    processed: count,
    created: count,
    updated: count,
    refused: count,
    reason: { type: ["object", "null"], properties: { code: text, message: text } },
    headings: { type: "array", items: text },
    mapping: { type: "array", items: { type: ["string", "null"] } },
    key: { type: ["string", "null"] },
    fields: {
      type: "array",
      items: { type: "object", properties: { key: text, label: text, required: { type: "boolean" }, keyed: { type: "boolean" } } },
    },
    problems: { type: "array", items: { type: "object", properties: { row: count, line: { type: ["integer", "null"] }, problems } } },
  },
};

const words = {
  tag: { en: "Table files", ar: "ملفات الجداول" },
  take: { en: "Take a CSV file in; nothing is written before it is run", ar: "استقبال ملف CSV؛ لا يُكتب شيء قبل تشغيله" },
  newest: { en: "The newest file one brought", ar: "أحدث ملف أُحضر" },
  name: { en: "The file's name, percent-encoded.", ar: "اسم الملف بترميز النسبة المئوية." },
  standing: { en: "How it stands.", ar: "حاله الآن." },
  change: { en: "Change where its columns go, and check it anew", ar: "تغيير وجهة أعمدته وفحصه من جديد" },
  mapping: { en: "For each column the key of a field, `id`, or null.", ar: "لكل عمود مفتاح حقل أو `id` أو null." },
  key: { en: "The field records are found again by.", ar: "الحقل الذي تُعرف به السجلات الموجودة." },
  run: { en: "Write its rows", ar: "كتابة صفوفه" },
  stop: { en: "Stop it; what is written stays", ar: "إيقافه؛ ويبقى ما كُتب" },
  refused: { en: "The refused rows with their reasons, as a file.", ar: "الصفوف المرفوضة بأسبابها في ملف." },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;
