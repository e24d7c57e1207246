/**
 * A platform for tools that speak SQL: a schema of its own with one view per entity, readable names, and exactly the rows and fields one
 * role may see, masks included. The views stand on the same source as every read of the API.
 */
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Relation, Table } from "../../../schema/model/model.ts";
import { type ModelView, viewModel } from "../data-plane/access.ts";
import { ident, literal, type Place, qualified } from "../data-plane/names.ts";
import { newSource, type Source } from "../data-plane/sql/source.ts";
import { statementWithoutParameters } from "../data-plane/sql/without-parameters.ts";

export interface ReadView {
  /** Name in its schema: `appointments`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly sql: string;
}

/** The views of a role. `variables`: the environment's values of the blueprint's variables. */
export const readViews = (place: Place, model: Model, role: Id, variables: Readonly<Record<Id, unknown>> = {}): readonly ReadView[] => {
  // Accounts have no walls here: who opens this is the platform's owner, not an account's.
  const view: ModelView = { ...viewModel(model, [role]), accounts: false };
  const taken = new Set<string>();
  const readable = model.tables.filter(({ id }) => view.readable(id));
  return [
    ...readable.map((table) => entityView(place, view, table, unique(taken, snake(table.pluralKey)), variables)),
    ...model.relations.flatMap((relation) => linkView(place, view, relation, taken, variables)),
  ];
};

/** Statements that make a schema of these views readable for `login`, and for nobody else. Run by the owner of the tables. */
export const createReadViews = (schema: string, login: string, views: readonly ReadView[]): readonly string[] => [
  `DROP SCHEMA IF EXISTS ${ident(schema)} CASCADE`,
  `CREATE SCHEMA ${ident(schema)}`,
  `REVOKE ALL ON SCHEMA ${ident(schema)} FROM PUBLIC`,
  `GRANT USAGE ON SCHEMA ${ident(schema)} TO ${ident(login)}`,
  // A barrier: no function of the reader's own sees a row before the view's conditions did.
  ...views.map(({ name, sql }) => `CREATE VIEW ${ident(schema)}.${quoted(name)} WITH (security_barrier) AS ${sql}`),
  ...(views.length > 0 ? [`GRANT SELECT ON ALL TABLES IN SCHEMA ${ident(schema)} TO ${ident(login)}`] : []),
];

/** `invoiceLines` → `invoice_lines` */
const snake = (key: string): string => key.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
const unique = (taken: Set<string>, wanted: string): string => {
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}_${n}`;
  taken.add(name);
  return name;
};
const quoted = (name: string): string => {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name.slice(0, 60)}" is no name for a view`);
  return `"${name}"`;
};

const entityView = (place: Place, view: ModelView, table: Table, name: string, variables: Readonly<Record<Id, unknown>>): ReadView => {
  const { statement, finish } = statementWithoutParameters(place, view, variables);
  const source = newSource(statement, table);
  const taken = new Set<string>();
  const columns = [
    [unique(taken, "id"), source.system("id")],
    ...table.columns.flatMap((column) => columnsOf(view, table, column, source).map(([key, expr]) => [unique(taken, key), expr])),
    [unique(taken, "created_at"), source.system("createdAt")],
    [unique(taken, "updated_at"), source.system("updatedAt")],
  ] as const;
  const selected = columns.map(([key, expr]) => `${expr} AS ${quoted(key!)}`).join(", ");
  return { name, columns: columns.map(([key]) => key!), sql: finish(`SELECT ${selected} FROM ${source.from()}`) };
};

const columnsOf = (view: ModelView, table: Table, column: Column, source: Source): readonly (readonly [string, string])[] => {
  const shown = view.shown(table.id, column.id);
  if (shown === "no" || column.type === "references" || (column.computed === "read" && !column.compute)) return [];
  const name = snake(column.key);
  const value = source.column(column.id);
  if (shown === "masked") return [[name, value]];
  if (column.target) return [[`${name}_id`, value]];
  if (column.config.translated === true) return [`en`, `ar`].map((locale) => [`${name}_${locale}`, `${value} ->> '${locale}'`] as const);
  if (column.options.length > 0) {
    const key = (of: string) =>
      `CASE ${of} ${column.options.map((option) => `WHEN ${literal(option.id)} THEN ${literal(option.key)}`).join(" ")} END`;
    return [[name, column.sqlType === "text[]" ? `ARRAY(SELECT ${key("o")} FROM unnest(${value}) o)` : key(value)]];
  }
  return [[name, value]];
};

/** Pairs of a many-to-many, where both ends and the field itself show. */
const linkView = (
  place: Place,
  view: ModelView,
  relation: Relation,
  taken: Set<string>,
  variables: Readonly<Record<Id, unknown>>,
): readonly ReadView[] => {
  const [from, to] = [view.tables.get(relation.from), view.tables.get(relation.to)];
  const field = from?.columns.find(({ id }) => id === relation.field);
  if (!relation.linkTable || !from || !to || !field || !view.readable(from.id) || !view.readable(to.id)) return [];
  if (view.shown(from.id, field.id) !== "plain") return [];
  const { statement, finish } = statementWithoutParameters(place, view, variables);
  const [a, b] = [newSource(statement, from), newSource(statement, to)];
  const [one, other] = [a.system("id"), b.system("id")];
  const columns = [`${snake(from.key)}_id`, from.id === to.id ? `other_${snake(to.key)}_id` : `${snake(to.key)}_id`] as const;
  return [
    {
      name: unique(taken, `${snake(from.pluralKey)}_${snake(field.key)}`),
      columns,
      sql: finish(
        `SELECT ${one} AS ${quoted(columns[0])}, ${other} AS ${quoted(columns[1])} FROM ${qualified(place, relation.linkTable)} l JOIN ${a.from()} ON ${one} = l.source JOIN ${b.from()} ON ${other} = l.target`,
      ),
    },
  ];
};

/** Roles of a model somebody outside may read as: all but visitors. */
export const readableAs = (model: Model): Model["roles"] => model.roles.filter(({ id }) => id !== builtIn.public);
