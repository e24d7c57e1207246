/**
 * A database's schema as a blueprint in friendly form, and a report: what was understood, what was assumed, what was not taken. Link
 * tables become lists of links, row numbers give way to the platform's own ids, and access is one role that may do everything: the
 * schema does not say who may see what, and nobody is let in without being said.
 */
import { keyFromWords, plural } from "../../../schema/blueprint/keys.ts";
import { openCircles } from "./circles.ts";
import { addFields, type Fields, isKeptAnyway } from "./fields.ts";
import { withoutTools } from "./kept-by-tools.ts";
import { withLinksByName } from "./links-by-name.ts";
import { bareNames, entityKey, fieldKey, labelOf, pluralLabel, speaksArabic } from "./names.ts";
import { type Note, note } from "./note.ts";
import type { Source, SourceKey, SourceTable } from "./source.ts";

export type Bag = Record<string, unknown>;
export interface Imported {
  /** In friendly form, for `readFile`. */
  readonly document: Bag;
  readonly report: readonly Note[];
}

export const toBlueprint = (all: Source, label: string): Imported => {
  const { source: own, people, report: left } = withoutTools(all);
  const { source, report: guessed } = withLinksByName(own);
  const report: Note[] = [...guessed];
  const links = source.tables.filter(isLink);
  const tables = recordTables(source);
  const keys = keysOf(tables);
  const fields: Fields = { source, keys, report, inverses: new Map(), people };
  const entities: Record<string, Bag> = {};
  for (const table of tables) {
    const key = keys.get(table.name)!;
    const entity: Bag = {
      label: labelOf(key, table.name),
      plural: pluralLabel(key, table.name),
      ...(table.comment ? { description: { en: table.comment } } : {}),
      fields: {},
    };
    addFields(fields, table, entity);
    entities[key] = entity;
    const count = Object.keys(entity.fields as Bag).length;
    report.push(
      note(
        "understood",
        `The table ${table.name} became ${labelOf(key, table.name).en} (fields: ${count}).`,
        `صار الجدول ${table.name} «${labelOf(key, table.name).en}» وحقوله ${count}.`,
        table,
      ),
    );
  }
  for (const table of links) addLink(fields, table, links, entities);
  openCircles(entities, report);
  report.push(...left);
  tellOthers(source, report);
  const key = keyFromWords(label, [], "header");
  const inArabic = speaksArabic(tables);
  report.push(
    note(
      "assumed",
      "A role “Staff” may see, add, change and delete every record; the schema does not say who may do what. Change it under Roles.",
      "دور «الموظفون» يطّلع على كل السجلات ويضيفها ويعدّلها ويحذفها؛ فالمخطط لا يذكر من يحق له ماذا. غيّره في الأدوار.",
    ),
    inArabic
      ? note("assumed", "The words are Arabic, as the names of tables are.", "الكلمات عربية كما هي أسماء الجداول.")
      : note(
          "assumed",
          "The words are English, made of the names of tables and columns.",
          "الكلمات إنجليزية، مأخوذة من أسماء الجداول والأعمدة.",
        ),
  );
  const locale = inArabic ? "ar" : "en";
  return {
    document: {
      blueprint: 1,
      key,
      label: { [locale]: label },
      locales: [locale],
      defaultLocale: locale,
      entities: inArabic ? said(entities) : entities,
      roles: { staff: { label: inArabic ? { ar: "الموظفون" } : { en: "Staff" } } },
      policies: Object.fromEntries(
        Object.entries(entities).map(([name, entity]) => [`staff${name[0]!.toUpperCase()}${name.slice(1)}`, policyOf(name, entity)]),
      ),
    },
    report,
  };
};

/** What a platform has of its own. */
const builtIn: ReadonlySet<string> = new Set(["user", "account"]);

/**
 * Table → entity key. A table called like something a platform has anyway holds records of it: `userRecord`; of two tables of one name the
 * one in a schema of its own is called after it too: `salesOrder`.
 */
const keysOf = (tables: readonly SourceTable[]): Map<string, string> => {
  const bare = bareNames(tables);
  const plain = tables.map(({ name }) => entityKey(bare.get(name)!, new Set()));
  const keys = new Map<string, string>();
  const taken = new Set(builtIn);
  for (const [at, { name }] of tables.entries()) {
    const key = plain[at]!;
    const shared = name.includes(".") && plain.indexOf(key) !== plain.lastIndexOf(key);
    const wanted = shared ? name.replaceAll(".", "_") : builtIn.has(key) ? `${key}_record` : bare.get(name)!;
    keys.set(name, entityKey(wanted, taken));
    taken.add(keys.get(name)!);
  }
  return keys;
};

/** Texts were written under "en"; in an Arabic document they stand under "ar". */
const said = <Value>(value: Value): Value => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) =>
      name === "en" && typeof member === "string" && members.length === 1 ? ["ar", member] : [name, said(member)],
    ),
  ) as Value;
};

const policyOf = (entity: string, { fields }: Bag): Bag => {
  const mask = Object.entries(fields as Record<string, Bag>).flatMap(([key, field]) => (field.classification === "sensitive" ? [key] : []));
  return { roles: ["staff"], entity, allow: ["create", "delete", "read", "update"], fields: "*", ...(mask.length > 0 ? { mask } : {}) };
};

/** The tables that become entities. */
export const recordTables = ({ tables }: Source): readonly SourceTable[] => tables.filter((table) => !isLink(table));

/** Two links, of one column each or of several, and nothing else but, perhaps, a number of its own and the moments of its changes. */
const isLink = (table: SourceTable): boolean => {
  if (table.foreignKeys.length !== 2) return false;
  const linked = [...new Set(table.foreignKeys.flatMap(({ columns }) => columns))];
  const pair = (list: readonly string[]) => list.length === linked.length && linked.every((column) => list.includes(column));
  // When two were linked is what every record says of itself, and nothing else.
  const own = table.columns.filter((column) => !linked.includes(column.name) && !isKeptAnyway(column));
  const onlyNumber = own.every(({ name }) => table.primaryKey.length === 1 && table.primaryKey[0] === name);
  return onlyNumber && (pair(table.primaryKey) || table.uniques.some(pair) || pair(table.columns.map(({ name }) => name)));
};

const addLink = (
  { keys, report, inverses }: Fields,
  table: SourceTable,
  others: readonly SourceTable[],
  entities: Record<string, Bag>,
): void => {
  const place = ({ columns: [name] }: SourceKey) => table.columns.findIndex((column) => column.name === name);
  const [near, far] = [...table.foreignKeys].sort((a, b) => place(a) - place(b)) as [SourceKey, SourceKey];
  const [from, to] = [keys.get(near.table), keys.get(far.table)];
  const entity = from === undefined ? undefined : entities[from];
  if (!entity || to === undefined) {
    report.push(note("left", `${table.name} links to a table that is not there.`, `يربط ${table.name} بجدول غير موجود.`, table));
    return;
  }
  const fields = entity.fields as Record<string, Bag>;
  // One table linked to itself, or two linked twice: what each link is, its columns or its own name say.
  const pair = [near.table, far.table].sort().join();
  const again = others.some(
    (one) =>
      one !== table &&
      one.foreignKeys
        .map((key) => key.table)
        .sort()
        .join() === pair,
  );
  const wished = (key: SourceKey, entityKey: string, named: string): string =>
    from === to ? plural(fieldKey(key.columns[0]!, true, new Set())) : again ? named : plural(entityKey);
  const key = freeKey(wished(far, to, linkName(table, near)), new Set([...Object.keys(fields), ...(inverses.get(from!) ?? [])]));
  const taken = new Set([...Object.keys((entities[to]!.fields as Bag) ?? {}), ...(inverses.get(to) ?? []), ...(from === to ? [key] : [])]);
  const plainly = wished(near, from!, plural(from!));
  const inverse = freeKey(taken.has(plainly) ? `${plainly}By${key[0]!.toUpperCase()}${key.slice(1)}`.slice(0, 38) : plainly, taken);
  inverses.set(to, new Set([...(inverses.get(to) ?? []), inverse]));
  fields[key] = {
    label: labelOf(key, from === to || again ? "" : far.table),
    type: "references",
    config: { target: to, inverse: { key: inverse, label: labelOf(inverse, from === to || again ? "" : near.table) } },
  };
  report.push(
    note(
      "understood",
      `The link table ${table.name} became the list “${labelOf(key).en}” of ${labelOf(from!).en}.`,
      `صار جدول الربط ${table.name} قائمة «${labelOf(key).en}» في «${labelOf(from!).en}».`,
      table,
    ),
  );
};

/** `book_editors` of books → `editors`. */
const linkName = (table: SourceTable, near: SourceKey): string => {
  const [own, from] = [table.name, near.table].map((name) => name.split(".").at(-1)!) as [string, string];
  const stems = [from, from.replace(/s$/, "")];
  const stem = stems.find((one) => own.startsWith(`${one}_`) && own.length > one.length + 1);
  return fieldKey(stem === undefined ? own : own.slice(stem.length + 1), false, new Set());
};

/** The key itself, or the first of `key2`, `key3`, … that is free. */
export const freeKey = (key: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? key : `${key}${n}`;
    if (!taken.has(wanted)) return wanted;
  }
};

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  view: ["views", "طرق العرض"],
  function: ["functions", "الدوال"],
  trigger: ["triggers", "المشغّلات"],
  policy: ["row policies", "سياسات الصفوف"],
  rule: ["rules", "القواعد"],
  type: ["composite types", "الأنواع المركبة"],
  "foreign table": ["foreign tables", "الجداول الخارجية"],
  sequence: ["sequences", "المتسلسلات"],
  grant: ["rights given on tables", "الصلاحيات الممنوحة على الجداول"],
};

const tellOthers = ({ others, parts, rows, faults }: Source, report: Note[]): void => {
  for (const [parent, names] of Map.groupBy(parts.keys(), (part) => parts.get(part)!))
    report.push(
      note(
        "assumed",
        `Records of ${names.join(", ")} belong to ${parent}: such a table only inherits and has no column of its own.`,
        `سجلات ${names.join("، ")} من ${parent}: فالجدول منها يرث ولا عمود له وحده.`,
      ),
    );
  for (const [kind, names] of others) {
    const [en, ar] = kinds[kind] ?? [kind, kind];
    const listed = names.slice(0, 12).join(", ") + (names.length > 12 ? ", …" : "");
    report.push(note("left", `Not taken: ${en} (${names.length}): ${listed}.`, `لم تؤخذ ${ar} (${names.length}): ${listed}.`));
  }
  if (rows > 0)
    report.push(
      note(
        "left",
        `Rows were not taken (${rows}); bring them in as tables of values once the platform runs.`,
        `لم تؤخذ الصفوف (${rows})؛ أدخلها ملفات جداول بعد تشغيل المنصة.`,
      ),
    );
  for (const { line, column, message } of faults.slice(0, 20))
    report.push({
      ...note(
        "left",
        `Line ${line}, column ${column} cannot be read: ${message}.`,
        `تعذّرت قراءة السطر ${line}، العمود ${column}: ${message}.`,
      ),
      line,
    });
};
