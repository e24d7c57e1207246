/** Columns of a table → fields of its entity, with keys, checks, defaults and links. */
import { systemFields } from "../../../schema/blueprint/names.ts";
import { addChecks, sayCondition } from "./checks.ts";
import { classificationOf, fieldKind, isLine, isPassword } from "./column-types.ts";
import { addIndexes } from "./indexes.ts";
import { addWideLink, linkField, wideLinks } from "./links.ts";
import { fieldKey, fieldLabel } from "./names.ts";
import { type Note, note } from "./note.ts";
import { nameRecords } from "./record-names.ts";
import type { Source, SourceColumn, SourceExpr, SourceKey, SourceTable } from "./source.ts";
import type { Bag } from "./to-blueprint.ts";

export interface Fields {
  readonly source: Source;
  /** Table → entity key. */
  readonly keys: ReadonlyMap<string, string>;
  readonly report: Note[];
  /** Names relations have from the other side, by entity key. */
  readonly inverses: Map<string, Set<string>>;
  /** The table of people who sign in, where another system keeps it. */
  readonly people: string | null;
}

export const addFields = (all: Fields, table: SourceTable, entity: Bag): void => {
  const { report } = all;
  const say = (kind: Note["kind"], en: string, ar: string) => report.push(note(kind, en, ar, table));
  const fields = entity.fields as Record<string, Bag>;
  const byColumn = new Map<string, string>();
  const used = new Set<SourceTable["checks"][number]>();
  const wide = wideLinks(all, table);
  for (const column of table.columns) {
    for (const one of wide.filter(({ link, key }) => key === null && link.columns.includes(column.name)))
      addWideLink(all, table, fields, one);
    if (wide.some(({ drops }) => drops.has(column.name))) continue;
    const link = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column.name);
    const why = leftOut(table, column, link);
    if (why) {
      say(why.kind, why.en, why.ar);
      continue;
    }
    // A link that is the key of its row is called after what it leads to.
    const name = link && /^id$/i.test(column.name) ? (all.keys.get(link.table) ?? "user") : column.name;
    const key = fieldKey(name, link !== undefined, new Set(Object.keys(fields)), all.keys.get(table.name));
    const field = link ? linkField(all, table, key, column, link) : plainField(all, table, column, used);
    if (!field) {
      say(
        "left",
        `${column.name} has the type ${column.type.name}, which a blueprint does not know.`,
        `نوع ${column.name} هو ${column.type.name} ولا يعرفه المخطط.`,
      );
      continue;
    }
    byColumn.set(column.name, key);
    const classification = classificationOf(column.name);
    fields[key] = {
      label: fieldLabel(key, name, link !== undefined, new Set(Object.values(fields).map(({ label }) => (label as { en: string }).en))),
      ...field,
      ...(column.comment ? { help: { en: column.comment.slice(0, 500) } } : {}),
      ...(column.notNull && !field.optional ? { required: true } : {}),
      ...(isUnique(table, column.name) && !["longText", "autoNumber"].includes(String(field.type)) ? { unique: true } : {}),
      ...(classification && field.type !== "reference" ? { classification } : {}),
    };
    delete fields[key].optional;
  }
  addFormulas(all, table, fields, byColumn);
  nameRecords(all, table, entity);
  addChecks(all, table, entity, byColumn, used);
  addIndexes(all, table, entity, byColumn, wide);
};

/** A generated column is worked out here too; where a blueprint cannot say how, it is a plain field and that is told. */
const addFormulas = ({ report }: Fields, table: SourceTable, fields: Record<string, Bag>, byColumn: ReadonlyMap<string, string>): void => {
  for (const { name, generated } of table.columns) {
    const field = fields[byColumn.get(name) ?? ""];
    if (!field || !generated) continue;
    const shown = sayCondition(generated, fields, byColumn);
    if (shown === null) {
      report.push(
        note(
          "left",
          `How ${name} is worked out was not taken; it is a field to fill in.`,
          `لم تؤخذ طريقة حساب ${name}؛ صار حقلًا يُملأ.`,
          table,
        ),
      );
      continue;
    }
    for (const prop of ["required", "default", "unique"]) delete field[prop];
    field.compute = shown;
    report.push(note("understood", `${name} is worked out as ${shown}.`, `يُحسب ${name} هكذا: ${shown}.`, table));
  }
};

interface Why {
  readonly kind: Note["kind"];
  readonly en: string;
  readonly ar: string;
}

const leftOut = (table: SourceTable, column: SourceColumn, link: SourceKey | undefined): Why | null => {
  const { name } = column;
  if (isPassword(name))
    return {
      kind: "left",
      en: `${name} was not taken: people sign in with accounts of the platform.`,
      ar: `لم يؤخذ ${name}: يدخل الناس بحسابات المنصة.`,
    };
  if (isKeptAnyway(column))
    return { kind: "understood", en: `${name}: every record keeps that by itself.`, ar: `${name}: يحفظه كل سجل من تلقاء نفسه.` };
  const isNumber = column.serial || ["int2", "int4", "int8", "uuid"].includes(column.type.name);
  // Ids an application makes up itself, as `cuid()`; a code people know is shorter.
  const isMadeUp = /^id$/i.test(name) && ["text", "varchar"].includes(column.type.name) && (column.type.args[0] ?? 36) > 20;
  const only = table.primaryKey.length === 1 && table.primaryKey[0] === name;
  if (!link && ((only && (isNumber || isMadeUp)) || (table.primaryKey.includes(name) && column.serial && /(^|_)id$/i.test(name))))
    return {
      kind: "assumed",
      en: `${name} is only the number of the row; records have ids of their own.`,
      ar: `${name} ليس إلا رقم الصف؛ للسجلات معرّفات خاصة بها.`,
    };
  if (["tsvector", "tsquery"].includes(column.type.name))
    return {
      kind: "left",
      en: `${name} was not taken: text is searched by index here anyway.`,
      ar: `لم يؤخذ ${name}: النص يُبحث هنا بالفهرس أصلًا.`,
    };
  return null;
};

const momentsOfChange =
  /^(?:inserted_?at|created_?on|date_?created|create_?time|updated_?on|modified_?(?:at|on)|date_?(?:updated|modified)|last_?(?:update|updated|updated_?at|modified|modified_?at)|update_?time)$/i;

/** What every record says of itself: when it was made and changed, by whom, which version it is. */
export const isKeptAnyway = ({ name, type }: SourceColumn): boolean => {
  const own = fieldKey(name, false, new Set()).replace(/2$/, "");
  if ((systemFields as readonly string[]).includes(own) && own !== "id") return true;
  return ["timestamp", "timestamptz"].includes(type.name) && momentsOfChange.test(name);
};

const isUnique = (table: SourceTable, column: string): boolean =>
  table.uniques.some((columns) => columns.length === 1 && columns[0] === column) ||
  (table.primaryKey.length === 1 && table.primaryKey[0] === column);

const plainField = (all: Fields, table: SourceTable, column: SourceColumn, used: Set<SourceTable["checks"][number]>): Bag | null => {
  const choices = choicesOf(all.source, table, column);
  if (choices) {
    if (choices.check) used.add(choices.check);
    const options = Object.fromEntries(optionKeys(choices.values).map(({ key, value }) => [key, { label: { en: wordsOf(value) } }]));
    const initial = optionKeys(choices.values).find(({ value }) => column.default?.is === "value" && column.default.value === value);
    return { type: column.type.list ? "enums" : "enum", options, ...(initial && !column.type.list ? { default: initial.key } : {}) };
  }
  if (column.serial) return { type: "autoNumber", optional: true };
  const kind = fieldKind(column, isLine(column, table));
  if (!kind) return null;
  if (kind.byName)
    all.report.push(
      note("assumed", `${column.name} is taken for ${kind.type}, by its name.`, `عُدّ ${column.name} من النوع ${kind.type} لاسمه.`, table),
    );
  if (column.type.list)
    all.report.push(note("assumed", `${column.name} is a list; it is kept as JSON.`, `${column.name} قائمة؛ تُحفظ بصيغة JSON.`, table));
  const { byName: _, ...field } = kind;
  const initial = initialOf(kind.type, column.default);
  return { ...field, ...initial, ...(filledOtherwise(all, table, column, initial) ? { optional: true } : {}) };
};

/** Whether the database fills a column by itself with what a field cannot begin with: nobody has to. What it would be is lost, and told. */
const filledOtherwise = ({ report }: Fields, table: SourceTable, { name, default: value }: SourceColumn, initial: Bag): boolean => {
  if (value === undefined || (value.is === "value" && value.value === null) || Object.keys(initial).length > 0) return false;
  if (value.is !== "value" || !["", "{}", "[]"].includes(String(value.value)))
    report.push(
      note(
        "left",
        `What the database puts into ${name} by itself was not taken; it may stay empty.`,
        `لم يؤخذ ما تضعه قاعدة البيانات في ${name} من تلقاء نفسها؛ وقد يبقى فارغًا.`,
        table,
      ),
    );
  return true;
};

const initialOf = (type: string, value: SourceExpr | undefined): Bag => {
  if (value?.is === "call" && value.fn === "now" && type === "dateTime") return { default: { expr: "now" } };
  if (value?.is === "call" && ["now", "today"].includes(value.fn) && type === "date") return { default: { expr: "today" } };
  if (value?.is !== "value" || value.value === null) return {};
  switch (type) {
    case "integer":
      return typeof value.value === "number" ? { default: value.value } : {};
    case "decimal":
    case "money":
      return typeof value.value === "number" || value.decimal ? { default: String(value.value) } : {};
    case "boolean":
      return { default: value.value === true || value.value === "t" || value.value === "true" };
    case "text":
    case "longText":
      return typeof value.value === "string" && value.value !== "" ? { default: value.value } : {};
    default:
      return {};
  }
};

interface Choices {
  readonly values: readonly string[];
  readonly check?: SourceTable["checks"][number];
}

/** An enum type, or a check that lists the texts a column may have. */
const choicesOf = ({ enums }: Source, table: SourceTable, { name, type }: SourceColumn): Choices | null => {
  const values = enums.get(type.name);
  if (values) return { values };
  if (!["varchar", "bpchar", "text", "citext"].includes(type.name)) return null;
  for (const check of table.checks) {
    const { condition } = check;
    if (condition.is !== "in" || condition.not || condition.of.is !== "column" || condition.of.name !== name) continue;
    const texts = condition.among.flatMap((one) =>
      one.is === "value" && typeof one.value === "string" && !one.decimal ? [one.value] : [],
    );
    if (texts.length === condition.among.length && texts.length > 0) return { values: texts, check };
  }
  return null;
};

export const optionKeys = (values: readonly string[]): readonly { readonly key: string; readonly value: string }[] => {
  const taken = new Set<string>();
  return values.map((value) => {
    const key = fieldKey(value || "empty", false, taken);
    taken.add(key);
    return { key, value };
  });
};
const wordsOf = (value: string): string => {
  const words = value.replace(/[_-]+/g, " ").trim() || "Empty";
  return words === words.toUpperCase() && words.length > 3
    ? words[0] + words.slice(1).toLowerCase()
    : words[0]!.toUpperCase() + words.slice(1);
};
