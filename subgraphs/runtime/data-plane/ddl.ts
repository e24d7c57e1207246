/**
 * A model as DDL: pure functions from a table, a column or a relation to statements. A fresh environment is `createEnvironment`; the
 * migrator uses the same functions one by one. Every statement can be run again after a crash in the middle.
 *
 * `online: true` is the form for tables people are writing to: indexes are made CONCURRENTLY (outside a transaction), constraints are
 * added NOT VALID and validated by a second statement.
 *
 * The environment's role gets rights on its own schema only and owns nothing, so whoever runs as it cannot alter a table.
 */
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Relation, Table } from "../../../schema/model/model.ts";
import { addApprovers } from "./approvers.ts";
import { conditionOf, fieldsOf, type Index, isBuilt } from "./index-condition.ts";
import { ident, literal, type Place, physical, physicalName, qualified, sqlTypeOf, storedColumns, tableName } from "./names.ts";
import { standingTriggers } from "./people/standing-triggers.ts";
import { searchIndexes } from "./search.ts";
import { systemTables } from "./system-tables.ts";

export type { Place } from "./names.ts";
export { systemTables } from "./system-tables.ts";

export interface DdlOptions {
  readonly online?: boolean;
}

/** Everything a new environment needs, in order: role, schema, system tables, entity tables, link tables, foreign keys, indexes. */
export const createEnvironment = (place: Place, model: Model): readonly string[] => [
  ...createSchema(place),
  ...systemTables(place),
  ...addApprovers(place, model),
  ...model.tables.flatMap((table) => createTable(place, table, model)),
  ...model.relations.flatMap((relation) => createLinkTable(place, relation)),
  ...model.relations.flatMap((relation) => addForeignKey(place, relation)),
  ...standingTriggers(place),
];

/** The role, the schema, and the membership by which the login `wn_data` may become the role. Owner: whoever runs it. */
export const createSchema = (place: Place): readonly string[] => [
  `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(place.role)}) THEN CREATE ROLE ${ident(place.role)} NOLOGIN NOINHERIT; END IF; END $$`,
  `CREATE SCHEMA IF NOT EXISTS ${ident(place.schema)}`,
  `REVOKE ALL ON SCHEMA ${ident(place.schema)} FROM PUBLIC`,
  `GRANT USAGE ON SCHEMA ${ident(place.schema)} TO ${ident(place.role)}`,
  `GRANT ${ident(place.role)} TO wn_data WITH INHERIT FALSE, SET TRUE`,
];

/** Columns the engine keeps in every entity's table. `change_key` orders changes of a record like the log does. */
export const systemColumns = [
  ["id", "uuid NOT NULL PRIMARY KEY"],
  ["version", "int NOT NULL DEFAULT 1"],
  ["created_at", "timestamptz NOT NULL DEFAULT now()"],
  ["created_by", "uuid"],
  ["updated_at", "timestamptz NOT NULL DEFAULT now()"],
  ["updated_by", "uuid"],
  ["deleted_at", "timestamptz"],
  ["test_batch", "uuid"],
  ["change_key", "xid8 NOT NULL DEFAULT pg_current_xact_id()"],
] as const;

/** The table of one entity with its checks, indexes and rights; without foreign keys, which need the other tables. */
export const createTable = (place: Place, table: Table, model: Pick<Model, "header">): readonly string[] => {
  const name = qualified(place, tableName(table.id));
  const accounts = model.header.accounts === "many" && table.id !== "ent_account";
  const columns = [
    ...systemColumns.map(([column, type]) => `"${column}" ${type}`),
    ...(accounts ? [`"account_id" uuid NOT NULL DEFAULT nullif(current_setting('wn.account', true), '')::uuid`] : []),
    ...storedColumns(table).map(columnDefinition),
  ];
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (${columns.join(", ")})`,
    ...storedColumns(table).flatMap((column) => columnConstraints(place, table, column, {}, accounts)),
    ...(column(table, "f_user_email") && !column(table, "f_user_email")?.unique
      ? [uniqueIndex(place, table, "f_user_email", accounts, {})]
      : []),
    ...(accounts
      ? [`CREATE INDEX IF NOT EXISTS ${ident(`${tableName(table.id)}_ac`)} ON ${name} (account_id)`, ...accountWall(place, table)]
      : []),
    ...table.indexes.filter((index) => isBuilt(table, index)).map((index) => createIndex(place, table, index, model)),
    ...searchIndexes(place, table, model),
    `CREATE INDEX IF NOT EXISTS ${ident(`${tableName(table.id)}_tb`)} ON ${name} (test_batch) WHERE test_batch IS NOT NULL`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${ident(place.role)}`,
  ];
};

/**
 * Wall 2 inside one environment: rows of another account do not exist, whatever the statement says. Only who owns the table, and never
 * runs a statement of an end user, sees all of them: to count, to migrate, to fill in test rows.
 */
export const accountWall = (place: Place, table: Table): readonly string[] => {
  const name = qualified(place, tableName(table.id));
  return [
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS account ON ${name}`,
    `CREATE POLICY account ON ${name} USING (account_id = (SELECT nullif(current_setting('wn.account', true), '')::uuid))`,
    `DROP POLICY IF EXISTS upkeep ON ${name}`,
    `CREATE POLICY upkeep ON ${name} TO CURRENT_USER USING (true)`,
  ];
};

/** Adds one field to a table that exists. Nullable, or with its constant default; see `requireColumn` for the rest. */
export const addColumn = (
  place: Place,
  table: Table,
  column: Column,
  model: Pick<Model, "header">,
  options: DdlOptions = {},
): readonly string[] => {
  if (column.sqlType === null || column.computed === "read") return [];
  const stored = { ...column, sqlType: column.sqlType };
  return [
    `ALTER TABLE ${qualified(place, tableName(table.id))} ADD COLUMN IF NOT EXISTS ${columnDefinition(stored)}`,
    ...columnConstraints(place, table, { ...stored, required: false }, options, model.header.accounts === "many"),
  ];
};

/**
 * States that a field may not be empty. Named by the field, so that dropping it again is metadata: `relaxColumn`. People are the
 * exception: whoever signs up or is invited has an address and nothing else yet, so the rest is only asked for by the forms.
 */
export const requireColumn = (place: Place, table: Table, column: Column, options: DdlOptions = {}): readonly string[] =>
  table.id === builtIn.user && column.id !== "f_user_email"
    ? []
    : addCheck(place, table, `${physicalName(column)}_rq`, `${physical(column)} IS NOT NULL`, options);

/** The same for records made from now on, where older ones have no value and nobody said which: those are asked for when they are edited. */
export const requireOfNew = (place: Place, table: Table, column: Column): readonly string[] => {
  if (requireColumn(place, table, column).length === 0) return [];
  const [name, constraint] = [qualified(place, tableName(table.id)), ident(`${physicalName(column)}_rq`)];
  return [
    `ALTER TABLE ${name} DROP CONSTRAINT IF EXISTS ${constraint}`,
    `DO $$ BEGIN EXECUTE format('ALTER TABLE ${name} ADD CONSTRAINT ${constraint} CHECK (${physical(column)} IS NOT NULL OR created_at < %L) NOT VALID', now()); END $$`,
    `ALTER TABLE ${name} VALIDATE CONSTRAINT ${constraint}`,
  ];
};

export const relaxColumn = (place: Place, table: Table, column: Pick<Column, "id" | "physical">): readonly string[] => [
  `ALTER TABLE ${qualified(place, tableName(table.id))} DROP CONSTRAINT IF EXISTS ${ident(`${physicalName(column)}_rq`)}`,
];

/** States which options a choice may hold; run again when options were added. */
export const optionCheck = (place: Place, table: Table, column: Column, options: DdlOptions = {}): readonly string[] => {
  if (column.options.length === 0) return [];
  const ids = column.options.map(({ id }) => literal(id)).join(", ");
  return addCheck(
    place,
    table,
    `${physicalName(column)}_op`,
    column.sqlType === "text[]" ? `${physical(column)} <@ ARRAY[${ids}]::text[]` : `${physical(column)} IN (${ids})`,
    options,
  );
};

/** Gives the field the default new rows get, or takes it away. */
export const columnDefault = (place: Place, table: Table, column: Column): readonly string[] => {
  const value = defaultOf(column);
  return [
    `ALTER TABLE ${qualified(place, tableName(table.id))} ALTER COLUMN ${physical(column)} ${value === null ? "DROP DEFAULT" : `SET DEFAULT ${value}`}`,
  ];
};

/**
 * A number that may grow: PostgreSQL changes the type without touching a row. A column that is as large already, because a release that was
 * given up or rolled back had made it so, stays: making it smaller would write every row anew while nobody can read one.
 */
export const widenColumn = (place: Place, table: Table, column: Column & { readonly sqlType: string }): readonly string[] => {
  const name = qualified(place, tableName(table.id));
  const change = `ALTER TABLE ${name} ALTER COLUMN ${physical(column)} TYPE ${sqlTypeOf(column)}`;
  // As PostgreSQL keeps it: -1 without limits, else digits and places in one number.
  const size = "(a.atttypmod - 4)";
  const [, digits, places] = /\((\d+),\s?(\d+)\)/.exec(column.sqlType) ?? [];
  const fits = digits === undefined ? "" : ` OR ((${size} >> 16) & 65535 >= ${digits} AND ${size} & 2047 = ${places})`;
  const large = `SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = ${literal(name)}::regclass AND a.attname = ${literal(physicalName(column))} AND (a.atttypmod = -1${fits})`;
  return [`DO ${literal(`BEGIN IF NOT EXISTS (${large}) THEN ${change}; END IF; END`)}`];
};

export const dropForeignKey = (place: Place, table: Table, column: Pick<Column, "id" | "physical">): readonly string[] => [
  `ALTER TABLE ${qualified(place, tableName(table.id))} DROP CONSTRAINT IF EXISTS ${ident(`${physicalName(column)}_fk`)}`,
];

/** Two live records may not hold the same value; deleted ones do not count. */
export const addUnique = (
  place: Place,
  table: Table,
  column: Column,
  model: Pick<Model, "header">,
  options: DdlOptions = {},
): readonly string[] => [uniqueIndex(place, table, physicalName(column), model.header.accounts === "many", options)];

export const dropUnique = (place: Place, column: Pick<Column, "id" | "physical">, options: DdlOptions = {}): readonly string[] => [
  `DROP INDEX ${options.online ? "CONCURRENTLY " : ""}IF EXISTS ${qualified(place, `${physicalName(column)}_uq`)}`,
];

/** Values are unique within an account: what another account holds is nobody's business. */
const perAccount = (table: Table, { unique }: Pick<Index, "unique">, { header }: Pick<Model, "header">): boolean =>
  unique && header.accounts === "many" && table.id !== "ent_account";

/** Unlike a column's own constraints an index has several fields: its name counts how often any of them was converted. */
const indexName = (table: Table, index: Index, suffix: "ix" | "ax"): string => {
  const moves = fieldsOf(index).reduce((sum, field) => sum + Number(column(table, field)?.physical?.split("__").at(-1) ?? 1) - 1, 0);
  return moves === 0 ? `${index.id}_${suffix}` : `${index.id}__${moves + 1}_${suffix}`;
};

/** Every order of records ends with their id: an index that does as well answers a page as it stands, without reading on to sort. */
const lastInOrder = '"id"';

/** An index the blueprint declares, over the rows its condition names. */
export const createIndex = (place: Place, table: Table, index: Index, model: Pick<Model, "header">, options: DdlOptions = {}): string => {
  const accounts = perAccount(table, index, model);
  const condition = conditionOf(table, index);
  if (condition === null) throw new Error(`the index ${index.id} has a condition PostgreSQL cannot hold`);
  const columns = [
    ...(accounts ? ['"account_id"'] : []),
    ...index.fields.map((field) => physical(column(table, field) ?? { id: field })),
    ...(index.unique ? [] : [lastInOrder]),
  ];
  return `CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${options.online ? "CONCURRENTLY " : ""}IF NOT EXISTS ${ident(indexName(table, index, accounts ? "ax" : "ix"))} ON ${qualified(place, tableName(table.id))} (${columns.join(", ")}) WHERE "deleted_at" IS NULL${condition === "" ? "" : ` AND ${condition}`}`;
};

export const dropIndex = (place: Place, table: Table, index: Index, model: Pick<Model, "header">, options: DdlOptions = {}): string =>
  `DROP INDEX ${options.online ? "CONCURRENTLY " : ""}IF EXISTS ${qualified(place, indexName(table, index, perAccount(table, index, model) ? "ax" : "ix"))}`;

/** Older programs held values of such an index unique over all accounts. */
export const uniqueWithinAccounts = (place: Place, table: Table, model: Pick<Model, "header">): readonly string[] =>
  table.indexes
    .filter((index) => index.where === null && perAccount(table, index, model))
    .flatMap((index) => [
      createIndex(place, table, index, model, { online: true }),
      `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(place, indexName(table, index, "ix"))}`,
    ]);

/** The table behind a many-to-many field; nothing for a to-one relation. */
export const createLinkTable = (place: Place, relation: Relation): readonly string[] => {
  if (relation.cardinality !== "many" || relation.linkTable === null) return [];
  const name = qualified(place, relation.linkTable);
  return [
    `CREATE TABLE IF NOT EXISTS ${name} ("source" uuid NOT NULL, "target" uuid NOT NULL, PRIMARY KEY ("source", "target"))`,
    `CREATE INDEX IF NOT EXISTS ${ident(`${relation.linkTable}_tg`)} ON ${name} ("target")`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${ident(place.role)}`,
  ];
};

/** The foreign key of a relation (both, for a link table) and the index that makes the other side quick. */
export const addForeignKey = (place: Place, relation: Relation, options: DdlOptions = {}): readonly string[] => {
  const to = qualified(place, tableName(relation.to));
  if (relation.cardinality === "many") {
    if (relation.linkTable === null) return [];
    const link = qualified(place, relation.linkTable);
    return [
      ...constraint(
        link,
        `${relation.linkTable}_sf`,
        `FOREIGN KEY ("source") REFERENCES ${qualified(place, tableName(relation.from))} ("id") ON DELETE CASCADE`,
        options,
      ),
      ...constraint(link, `${relation.linkTable}_tf`, `FOREIGN KEY ("target") REFERENCES ${to} ("id") ON DELETE CASCADE`, options),
    ];
  }
  const from = qualified(place, tableName(relation.from));
  const onDelete = { restrict: "NO ACTION", clear: "SET NULL", cascade: "CASCADE" }[relation.onDelete];
  return [
    `CREATE INDEX ${options.online ? "CONCURRENTLY " : ""}IF NOT EXISTS ${ident(`${physicalName(relation)}_ix`)} ON ${from} (${physical(relation)}, ${lastInOrder})`,
    ...constraint(
      from,
      `${physicalName(relation)}_fk`,
      `FOREIGN KEY (${physical(relation)}) REFERENCES ${to} ("id") ON DELETE ${onDelete} DEFERRABLE`,
      options,
    ),
  ];
};

// The parts.

const column = (table: Table, id: string) => table.columns.find((candidate) => candidate.id === id);

const columnDefinition = (column: Column & { readonly sqlType: string }): string => {
  const value = defaultOf(column);
  return `${physical(column)} ${sqlTypeOf(column)}${value === null ? "" : ` DEFAULT ${value}`}`;
};

/** Only constants; a default that is an expression is worked out by the action that creates the record. */
export const defaultOf = (column: Column): string | null => {
  if (column.default === null || typeof column.default === "object" || column.sqlType === null) return null;
  if (column.sqlType === "jsonb" || column.sqlType.endsWith("[]") || column.sqlType === "point") return null;
  const value = String(column.default);
  const option = column.options.find(({ id, key }) => id === value || key === value);
  return `${literal(option?.id ?? value)}::${sqlTypeOf({ id: column.id, sqlType: column.sqlType })}`;
};

const columnConstraints = (
  place: Place,
  table: Table,
  column: Column & { readonly sqlType: string },
  options: DdlOptions,
  accounts: boolean,
): readonly string[] => [
  ...(column.required ? requireColumn(place, table, column, options) : []),
  ...optionCheck(place, table, column, options),
  ...(column.sqlType.startsWith("numeric")
    ? addCheck(
        place,
        table,
        `${physicalName(column)}_nm`,
        `${physical(column)} NOT IN ('NaN'::numeric, 'Infinity'::numeric, '-Infinity'::numeric)`,
        options,
      )
    : []),
  ...(column.unique ? [uniqueIndex(place, table, physicalName(column), accounts, options)] : []),
];

const uniqueIndex = (place: Place, table: Table, field: string, accounts: boolean, options: DdlOptions): string =>
  `CREATE UNIQUE INDEX ${options.online ? "CONCURRENTLY " : ""}IF NOT EXISTS ${ident(`${field}_uq`)} ON ${qualified(place, tableName(table.id))} (${accounts ? '"account_id", ' : ""}${ident(field)}) WHERE "deleted_at" IS NULL`;

const addCheck = (place: Place, table: Table, name: string, condition: string, options: DdlOptions): readonly string[] =>
  constraint(qualified(place, tableName(table.id)), name, `CHECK (${condition})`, options);

const constraint = (table: string, name: string, definition: string, options: DdlOptions): readonly string[] => [
  `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${ident(name)}`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${ident(name)} ${definition}${options.online ? " NOT VALID" : ""}`,
  ...(options.online ? [`ALTER TABLE ${table} VALIDATE CONSTRAINT ${ident(name)}`] : []),
];
