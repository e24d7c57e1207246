/** Links of a table: keys of one column, and keys of several, which become one link in their place. */
import { plural, wordsFromKey } from "../../../schema/blueprint/keys.ts";
import type { Fields } from "./fields.ts";
import { fieldKey, labelOf, pluralLabel } from "./names.ts";
import { note } from "./note.ts";
import type { SourceColumn, SourceKey, SourceTable } from "./source.ts";
import { type Bag, freeKey } from "./to-blueprint.ts";

export const linkField = (
  { keys, inverses, report, people }: Fields,
  table: SourceTable,
  key: string,
  column: SourceColumn,
  link: SourceKey,
): Bag | null => {
  const target = keys.get(link.table);
  if (link.table === people) return { type: "user" };
  if (target === undefined) {
    report.push(
      note(
        "left",
        `${column.name} points to ${link.table}, which is not in the file.`,
        `${column.name} يشير إلى ${link.table} وهو ليس في الملف.`,
        table,
      ),
    );
    return { type: "text", optional: !column.notNull };
  }
  const own = keys.get(table.name)!;
  const several = table.foreignKeys.filter(({ table: to }) => to === link.table).length > 1 || link.table === table.name;
  const wished = several ? `${plural(own)}By${key[0]!.toUpperCase()}${key.slice(1)}` : plural(own);
  const taken = inverses.get(target) ?? new Set<string>();
  const inverse = freeKey(wished.slice(0, 38), new Set([...taken, ...columnsNamed(table, link)]));
  inverses.set(target, new Set([...taken, inverse]));
  const onDelete = link.onDelete === "clear" && column.notNull ? "restrict" : link.onDelete;
  return {
    type: "reference",
    config: {
      target,
      inverse: { key: inverse, label: inverse === plural(own) ? pluralLabel(own) : { en: wordsFromKey(inverse) } },
      onDelete,
    },
  };
};

/** A self-link shares the names of its own table. */
const columnsNamed = (table: SourceTable, link: SourceKey): readonly string[] =>
  link.table === table.name ? table.columns.map(({ name }) => fieldKey(name, false, new Set())) : [];

/** A link by several columns: one reference in their place. */
export interface WideLink {
  readonly link: SourceKey;
  /** Columns that say nothing besides it. */
  readonly drops: ReadonlySet<string>;
  /** The field it became. */
  key: string | null;
}

export const wideLinks = ({ keys }: Fields, table: SourceTable): readonly WideLink[] =>
  table.foreignKeys.flatMap((link) => {
    if (link.columns.length < 2 || !keys.has(link.table)) return [];
    const whole = link.columns.every(
      (name) => table.columns.find((column) => column.name === name)?.notNull || table.primaryKey.includes(name),
    );
    const stays = (name: string): boolean =>
      // A link of its own, a value that is there when the link is not, a part of a key that the link is not a part of.
      table.foreignKeys.some(({ columns }) => columns.length === 1 && columns[0] === name) ||
      (!whole && table.columns.some((column) => column.name === name && column.notNull)) ||
      [table.primaryKey, ...table.uniques, ...table.indexes.map(({ columns }) => columns)].some(
        (columns) => columns.includes(name) && !link.columns.every((one) => columns.includes(one)),
      );
    return [{ link, drops: new Set(link.columns.filter((name) => !stays(name))), key: null }];
  });

export const addWideLink = (all: Fields, table: SourceTable, fields: Record<string, Bag>, wide: WideLink): void => {
  const { link } = wide;
  const target = all.keys.get(link.table)!;
  // `billing_address_id` says which address; `tenant_id` beside it says nothing of the link.
  const named = link.columns.find((name) => fieldKey(name, true, new Set()).toLowerCase().endsWith(target.toLowerCase()));
  const key = fieldKey(named ?? target, named !== undefined, new Set(Object.keys(fields)), all.keys.get(table.name));
  const required = link.columns.every(
    (name) => table.primaryKey.includes(name) || table.columns.some((column) => column.name === name && column.notNull),
  );
  const column = { name: link.columns.join(", "), type: { name: "", args: [], list: false }, notNull: required, serial: false };
  fields[key] = {
    label: labelOf(key, named ?? link.table),
    ...linkField(all, table, key, column, link),
    ...(required ? { required: true } : {}),
  };
  wide.key = key;
  all.report.push(
    note(
      "understood",
      `The link to ${link.table} by ${link.columns.join(", ")} became one link, ${labelOf(key, named ?? link.table).en}.`,
      `صار الربط بـ ${link.table} عبر ${link.columns.join("، ")} رابطًا واحدًا «${labelOf(key, named ?? link.table).en}».`,
      table,
    ),
  );
};
