/** Tables while a schema is read: what later statements add, rename and take away. */
import type { SourceColumn, SourceExpr, SourceIndex, SourceKey } from "./source.ts";

export interface Building {
  name: string;
  line: number;
  comment?: string;
  columns: Map<string, SourceColumn>;
  primaryKey: readonly string[];
  uniques: (readonly string[])[];
  foreignKeys: SourceKey[];
  checks: { condition: SourceExpr; text: string }[];
  indexes: SourceIndex[];
  otherIndexes: string[];
  exclusions: string[];
  /** By its name, what a constraint put into one of the lists. */
  named: Map<string, unknown>;
  /** Tables it inherits from. */
  parents: readonly string[];
  /** It says nothing besides them. */
  onlyInherits: boolean;
}
export type Tables = Map<string, Building>;

export const emptyTable = (name: string, line: number): Building => ({
  name,
  line,
  columns: new Map(),
  primaryKey: [],
  uniques: [],
  foreignKeys: [],
  checks: [],
  indexes: [],
  otherIndexes: [],
  exclusions: [],
  named: new Map(),
  parents: [],
  onlyInherits: false,
});

/** Drops a column, and with it what stands on it. */
export const dropColumn = (table: Building, column: string): void => {
  table.columns.delete(column);
  const without = <One>(list: readonly One[], columns: (one: One) => readonly string[]) =>
    list.filter((one) => !columns(one).includes(column));
  if (table.primaryKey.includes(column)) table.primaryKey = [];
  table.uniques = without(table.uniques, (columns) => columns);
  table.foreignKeys = without(table.foreignKeys, ({ columns }) => columns);
  table.indexes = without(table.indexes, ({ columns, where }) => [...columns, ...(where ? columnsIn(where.condition) : [])]);
  table.checks = without(table.checks, ({ condition }) => columnsIn(condition));
};

/** Takes a constraint away again. */
export const dropConstraint = (table: Building, name: string): void => {
  const one = table.named.get(name);
  if (one === table.primaryKey) table.primaryKey = [];
  table.uniques = table.uniques.filter((unique) => unique !== one);
  table.foreignKeys = table.foreignKeys.filter((key) => key !== one);
  table.checks = table.checks.filter((check) => check !== one);
  table.exclusions = table.exclusions.filter((exclusion) => exclusion !== name);
};

export const renameColumn = (table: Building, from: string, to: string): void => {
  const name = (one: string): string => (one === from ? to : one);
  const names = (list: readonly string[]): readonly string[] => list.map(name);
  const said = (expr: SourceExpr): SourceExpr => mapColumns(expr, (column) => ({ is: "column", name: name(column) }));
  table.columns = new Map(
    [...table.columns.values()].map((column) => [
      name(column.name),
      { ...column, name: name(column.name), ...(column.generated ? { generated: said(column.generated) } : {}) },
    ]),
  );
  const moved = new Map<unknown, unknown>();
  const anew = <One>(before: One, after: One): One => {
    moved.set(before, after);
    return after;
  };
  table.primaryKey = anew(table.primaryKey, names(table.primaryKey));
  table.uniques = table.uniques.map((columns) => anew(columns, names(columns)));
  table.foreignKeys = table.foreignKeys.map((key) => anew(key, { ...key, columns: names(key.columns) }));
  table.checks = table.checks.map((check) => anew(check, { ...check, condition: said(check.condition) }));
  table.indexes = table.indexes.map((index) => ({
    ...index,
    columns: names(index.columns),
    ...(index.where ? { where: { ...index.where, condition: said(index.where.condition) } } : {}),
  }));
  table.named = new Map([...table.named].map(([key, one]) => [key, moved.get(one) ?? one]));
};

/**
 * What is inherited and said only when all is read: the key rows are counted by, and checks. A table without a column of its own is a part of
 * its parent, as tables were parted before PostgreSQL could; gives part → parent.
 */
export const inherit = (tables: Tables): ReadonlyMap<string, string> => {
  const parts = new Map<string, string>();
  for (const table of tables.values())
    for (const parent of table.parents.flatMap((name) => tables.get(name) ?? [])) {
      if (table.onlyInherits) parts.set(table.name, parts.get(parent.name) ?? parent.name);
      if (table.primaryKey.length === 0) table.primaryKey = parent.primaryKey;
      table.checks = [...parent.checks.filter(({ text }) => table.checks.every((check) => check.text !== text)), ...table.checks];
    }
  for (const name of parts.keys()) tables.delete(name);
  for (const table of tables.values())
    table.foreignKeys = table.foreignKeys.map((key) => ({ ...key, table: parts.get(key.table) ?? key.table }));
  return parts;
};

/** A table under another name, at its place among the others. */
export const renameTable = (tables: Tables, from: string, to: string): void => {
  const all = [...tables.values()];
  tables.clear();
  for (const table of all) {
    const foreignKeys = table.foreignKeys.map((key) => (key.table === from ? { ...key, table: to } : key));
    const name = table.name === from ? to : table.name;
    tables.set(name, Object.assign(table, { name, foreignKeys }));
  }
};

/** An expression with something else in place of each column. */
export const mapColumns = (expr: SourceExpr, of: (name: string) => SourceExpr): SourceExpr => {
  const inside = (one: SourceExpr) => mapColumns(one, of);
  switch (expr.is) {
    case "column":
      return of(expr.name);
    case "op":
    case "call":
      return { ...expr, args: expr.args.map(inside) };
    case "in":
      return { ...expr, of: inside(expr.of), among: expr.among.map(inside) };
    case "value":
    case "other":
      return expr;
  }
};

const columnsIn = (expr: SourceExpr): readonly string[] => {
  const found: string[] = [];
  mapColumns(expr, (name) => {
    found.push(name);
    return { is: "column", name };
  });
  return found;
};
