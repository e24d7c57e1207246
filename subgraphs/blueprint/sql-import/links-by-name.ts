/**
 * Links a database does not enforce: `customer_id` beside a table `customers` whose records are counted by a number of the same kind.
 * Many applications keep them by themselves; each is an assumption, and said.
 */
import { bareNames, entityKey } from "./names.ts";
import { type Note, note } from "./note.ts";
import type { Source, SourceColumn, SourceKey, SourceTable } from "./source.ts";

/** Types that may hold each other's values. */
const family = ({ name, list }: SourceColumn["type"]): string =>
  list
    ? "list"
    : /^(?:int[248]|(?:big|small)?serial\d?)$/.test(name)
      ? "number"
      : /^(?:text|varchar|bpchar|citext)$/.test(name)
        ? "text"
        : name;

/** The source with them. */
export const withLinksByName = (source: Source): { readonly source: Source; readonly report: readonly Note[] } => {
  const report: Note[] = [];
  const bare = bareNames(source.tables);
  const byName = Map.groupBy(source.tables, ({ name }) => entityKey(bare.get(name)!, new Set()));
  const schemaOf = (name: string) => (name.includes(".") ? name.split(".")[0] : "");
  const targetOf = (table: SourceTable, column: SourceColumn): SourceTable | null => {
    const stem = /^(.{2,}?)(?:_id|Id|ID)$/.exec(column.name)?.[1];
    if (stem === undefined || table.foreignKeys.some(({ columns }) => columns.includes(column.name))) return null;
    const found = byName.get(entityKey(stem, new Set())) ?? [];
    const target = found.length === 1 ? found[0]! : found.find(({ name }) => schemaOf(name) === schemaOf(table.name));
    const [key, more] = target?.primaryKey ?? [];
    const own = target?.columns.find(({ name }) => name === key);
    // Its own number is no link; `commentable_id` beside `commentable_type` leads to several tables.
    if (!target || !own || more !== undefined || target === table || table.primaryKey.join() === column.name) return null;
    if (table.columns.some(({ name }) => name === `${stem}_type` || name === `${stem}Type`)) return null;
    return family(own.type) === family(column.type) ? target : null;
  };
  const tables = source.tables.map((table) => {
    const added = table.columns.flatMap((column): readonly SourceKey[] => {
      const target = targetOf(table, column);
      if (!target) return [];
      report.push(
        note(
          "assumed",
          `${column.name} is taken for a link to ${target.name}, by its name; the database does not enforce it.`,
          `عُدّ ${column.name} رابطًا بـ ${target.name} لاسمه؛ وقاعدة البيانات لا تفرضه.`,
          table,
        ),
      );
      return [{ columns: [column.name], table: target.name, onDelete: "restrict" }];
    });
    for (const { name } of table.columns) {
      const stem = /^(.+)_type$/.exec(name)?.[1];
      if (
        stem !== undefined &&
        table.columns.some((column) => column.name === `${stem}_id`) &&
        !table.foreignKeys.some(({ columns }) => columns.includes(`${stem}_id`))
      )
        report.push(
          note(
            "left",
            `${stem}_type and ${stem}_id lead to records of several tables; a link leads to those of one, so they stay as they are.`,
            `${stem}_type و${stem}_id يقودان إلى سجلات عدة جداول؛ والرابط يقود إلى سجلات جدول واحد، فبقيا كما هما.`,
            table,
          ),
        );
    }
    return added.length > 0 ? { ...table, foreignKeys: [...table.foreignKeys, ...added] } : table;
  });
  return { source: { ...source, tables }, report };
};
