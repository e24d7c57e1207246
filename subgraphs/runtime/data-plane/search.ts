/**
 * What a search looks into, and the indexes that answer it. Both stand on the functions of the schema `search`, which read words the
 * same way on every platform.
 */
import { createHash } from "node:crypto";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { ident, literal, type Place, physical, physicalName, qualified, storedColumns, tableName } from "./names.ts";

/** The fields a search looks into, by id: those marked searchable, else the title; none where nobody could search. */
export const searchedColumns = (table: Table): readonly Column[] => {
  const words = storedColumns(table).filter(
    (column) => (column.sqlType === "text" || column.config.translated === true) && column.options.length === 0,
  );
  const marked = words.filter(({ searchable }) => searchable);
  const looked = marked.length > 0 ? marked : words.filter(({ id }) => id === table.title);
  return [...looked].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The words of fields as one SQL text, never null; a translated field's in all languages. `at` says where a field's value stands. */
export const searchedText = (
  columns: readonly Column[],
  { locales }: Pick<Model["header"], "locales">,
  at: (column: Column) => string,
): string =>
  columns
    .flatMap((column) =>
      column.config.translated === true ? locales.map((locale) => `(${at(column)} ->> ${literal(locale)})`) : [at(column)],
    )
    .map((value) => `COALESCE(${value}, '')`)
    .join(" || ' ' || ");

/** Statements that make the indexes of a search; none where there is nothing to look into. */
export const searchIndexes = (
  place: Place,
  table: Table,
  model: Pick<Model, "header">,
  { online = false }: { readonly online?: boolean } = {},
): readonly string[] => {
  const columns = searchedColumns(table);
  if (columns.length === 0) return [];
  const words = searchedText(columns, model.header, physical);
  return searchIndexNames(table, model).map(
    (name, n) =>
      `CREATE INDEX ${online ? "CONCURRENTLY " : ""}IF NOT EXISTS ${ident(name)} ON ${qualified(place, tableName(table.id))} USING gin (search.${n === 0 ? "vector" : "pieces"}(${words})) WHERE "deleted_at" IS NULL`,
  );
};

export const dropSearchIndexes = (place: Place, table: Table, model: Pick<Model, "header">): readonly string[] =>
  searchIndexNames(table, model).map((name) => `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(place, name)}`);

/** Names that change with what is looked into, so that the old and the new index stand side by side during a release. */
export const searchIndexNames = (table: Table, { header }: Pick<Model, "header">): readonly string[] => {
  const columns = searchedColumns(table);
  if (columns.length === 0) return [];
  const made = [...columns.map(physicalName), ...(columns.some(({ config }) => config.translated === true) ? header.locales : [])];
  const hash = createHash("sha256").update(made.join(" ")).digest("hex").slice(0, 8);
  return [`${table.id}_w${hash}`, `${table.id}_p${hash}`];
};
