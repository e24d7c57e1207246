/** Keys and indexes of a table → indexes of its entity, over some rows only where a blueprint can say which. */
import { sayCondition } from "./checks.ts";
import type { Fields } from "./fields.ts";
import type { WideLink } from "./links.ts";
import { note } from "./note.ts";
import type { SourceTable } from "./source.ts";
import { type Bag, freeKey } from "./to-blueprint.ts";

export const addIndexes = (
  all: Fields,
  table: SourceTable,
  entity: Bag,
  byColumn: ReadonlyMap<string, string>,
  wide: readonly WideLink[],
): void => {
  const { report } = all;
  const fields = entity.fields as Record<string, Bag>;
  const indexes: Bag = {};
  const seen = new Set<string>();
  const fieldsOver = (columns: readonly string[]): readonly string[] | null => {
    const links = wide.filter(({ link, key }) => key !== null && link.columns.every((name) => columns.includes(name)));
    const keys = columns.map((column) => byColumn.get(column) ?? links.find(({ drops }) => drops.has(column))?.key);
    return keys.every((key) => typeof key === "string") ? [...new Set(keys)] : null;
  };
  const put = (columns: readonly string[], unique: boolean, where?: string): void => {
    const keys = fieldsOver(columns);
    if (!keys) return;
    const single = keys.length === 1 && where === undefined ? fields[keys[0]!] : undefined;
    // A link that stands for a whole key: one record for each.
    if (single?.type === "reference" && unique && columns.length > 1) single.unique = true;
    // One column alone is unique as a field, and a link is found by its own index.
    if (single && (unique || single.type === "reference" || single.unique)) return;
    const same = `${keys.join()} ${where ?? ""}`;
    if (seen.has(same)) return;
    seen.add(same);
    const name = `by${keys.map((key) => key[0]!.toUpperCase() + key.slice(1)).join("")}`.slice(0, 36);
    indexes[freeKey(name, new Set(Object.keys(indexes)))] = {
      fields: keys,
      ...(unique ? { unique: true } : {}),
      ...(where === undefined ? {} : { where }),
    };
  };
  if (table.primaryKey.length > 1) put(table.primaryKey, true);
  for (const columns of table.uniques) put(columns, true);
  for (const { name, columns, unique, where } of table.indexes) {
    const shown = where && sayCondition(where.condition, fields, byColumn);
    if (shown !== null) put(columns, unique, shown);
    else
      report.push(
        note(
          "left",
          `The index ${name} over some rows only (${where!.text}) was not taken.`,
          `لم يؤخذ الفهرس ${name} على بعض الصفوف فقط (${where!.text}).`,
          table,
        ),
      );
  }
  for (const name of table.otherIndexes)
    report.push(
      note(
        "left",
        `The index ${name} was not taken: it is not over columns, or not for finding and sorting.`,
        `لم يؤخذ الفهرس ${name}: ليس على أعمدة، أو ليس للبحث والترتيب.`,
        table,
      ),
    );
  for (const name of table.exclusions)
    report.push(
      note(
        "left",
        `The constraint ${name}, by which rows may not overlap, was not taken.`,
        `لم يؤخذ القيد ${name} الذي يمنع تداخل الصفوف.`,
        table,
      ),
    );
  if (Object.keys(indexes).length > 0) entity.indexes = indexes;
  for (const { columns, table: to } of table.foreignKeys)
    if (columns.length > 1 && !all.keys.has(to))
      report.push(
        note(
          "left",
          `The link to ${to} by several columns (${columns.join(", ")}) was not taken; the columns are.`,
          `لم يؤخذ الربط بـ ${to} عبر عدة أعمدة (${columns.join("، ")})؛ أما الأعمدة فأُخذت.`,
          table,
        ),
      );
};
