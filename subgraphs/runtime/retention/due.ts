/** Which records have been kept long enough, and what they become: statements made from the model, values bound. */
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, RetentionModel, Table } from "../../../schema/model/model.ts";
import { maskText } from "../data-plane/access.ts";
import { literal, type Place, physical, qualified, storedColumns, tableName } from "../data-plane/names.ts";
import { followersOf, freshValues, isStale } from "../data-plane/stored-values.ts";

/** One rule of a model with its table; rules about tables that are no longer there are none. */
export interface Rule extends RetentionModel {
  readonly table: Table;
}

export const rulesOf = (model: Model): readonly Rule[] =>
  model.retention.flatMap((rule) => {
    const table = model.tables.find(({ id }) => id === rule.entity);
    return table && momentOf(table, rule) !== null ? [{ ...rule, table }] : [];
  });

/** When a record's time begins, as a timestamptz; null: the field is no date. Days without a time end in the platform's time zone. */
const momentOf = (table: Table, { from }: RetentionModel): string | null => {
  if (from === "createdAt" || from === "updatedAt") return from === "createdAt" ? `t."created_at"` : `t."updated_at"`;
  const column = storedColumns(table).find(({ id }) => id === from);
  return column?.sqlType === "timestamptz" || column?.sqlType === "date" ? `t.${physical(column)}::timestamptz` : null;
};

/** The condition that a record `t` is due. $1: now. Test rows are the test data's own. */
export const dueCondition = (place: Place, model: Model, rule: Rule): string =>
  [
    `${momentOf(rule.table, rule)} < $1::timestamptz - make_interval(days => ${rule.days})`,
    "t.test_batch IS NULL",
    ...outcomeConditions(place, model, rule),
  ].join(" AND ");

const outcomeConditions = (place: Place, model: Model, { table, outcome }: Rule): readonly string[] => {
  switch (outcome) {
    case "archive":
      return ["t.deleted_at IS NULL", ...mayGo(place, model, table, "t", { live: true })];
    case "delete":
      return mayGo(place, model, table, "t", { live: false });
    case "anonymise": {
      const blanks = blanksOf(table).map(({ column, value }) => `t.${physical(column)} IS DISTINCT FROM ${value}`);
      // With every personal field blank it was done before, all but what older programs left computed of them.
      const computed = isStale(
        freshValues(place, model, table, "t").filter(({ column }) => followers(table).includes(column.id)),
        "t",
      );
      const open = [...blanks, ...(computed === "" ? [] : [computed])];
      return [blanks.length > 0 ? `(${open.join(" OR ")})` : "false", notHeld(place, table, "t")];
    }
  }
};

/** What is computed of the fields that say who somebody is. */
const followers = (table: Table): readonly Id[] =>
  followersOf(
    table,
    blanksOf(table).map(({ column }) => column.id),
  );

const notHeld = (place: Place, table: Table, alias: string): string =>
  `NOT EXISTS (SELECT FROM ${qualified(place, "_legal_hold")} h WHERE h.entity = ${literal(table.id)} AND (h.record_id IS NULL OR h.record_id = ${alias}.id))`;

/**
 * A record may go when no hold is on it or on what would go with it, and nothing that restricts its deletion points to either. `live`: only
 * records that are not deleted count, as where it goes to where it can be brought back from.
 */
const mayGo = (
  place: Place,
  model: Model,
  table: Table,
  alias: string,
  { live, above = [] }: { readonly live: boolean; readonly above?: readonly Table[] },
): readonly string[] => [
  notHeld(place, table, alias),
  // Those who run the platform are archived by people only: nobody is left outside by a rule.
  ...(live && table.id === builtIn.user
    ? [`NOT EXISTS (SELECT FROM ${qualified(place, "_role_grant")} r WHERE r.user_id = ${alias}.id AND r.role = ${literal(builtIn.admin)})`]
    : []),
  ...model.relations.flatMap((relation) => {
    if (relation.to !== table.id || relation.onDelete === "clear") return [];
    const from = model.tables.find(({ id }) => id === relation.from);
    if (!from) return [];
    const inner = `${alias}p`;
    const records = `${qualified(place, tableName(from.id))} ${inner}`;
    // Links to several go with either end; only those that restrict hold it back, and none of a record that was deleted.
    if (relation.cardinality === "many")
      return relation.onDelete === "restrict" && relation.linkTable !== null
        ? [
            `NOT EXISTS (SELECT FROM ${qualified(place, relation.linkTable)} k JOIN ${records} ON ${inner}.id = k.source WHERE k.target = ${alias}.id AND ${inner}.deleted_at IS NULL)`,
          ]
        : [];
    const pointing = `SELECT FROM ${records} WHERE ${inner}.${physical(relation)} = ${alias}.id${live ? ` AND ${inner}.deleted_at IS NULL` : ""}`;
    // A circle of cascades is not unrolled: what closes it keeps the record.
    if (relation.onDelete === "restrict" || from.id === table.id || above.includes(from)) return [`NOT EXISTS (${pointing})`];
    return [`NOT EXISTS (${pointing} AND NOT (${mayGo(place, model, from, inner, { live, above: [...above, table] }).join(" AND ")}))`];
  }),
];

/** Fields that say who somebody is, and what stands in their place: nothing where the field may be empty, else something that says nothing. */
export const blanksOf = (table: Table): readonly { readonly column: Column & { readonly sqlType: string }; readonly value: string }[] =>
  storedColumns(table)
    .filter(({ classification, compute }) => (classification === "personal" || classification === "sensitive") && !compute)
    .flatMap((column) => {
      const value = blankOf(table, column);
      return value === null ? [] : [{ column, value }];
    });

const blankOf = (table: Table, column: Column & { readonly sqlType: string }): string | null => {
  if (!column.required && !(table.builtIn && column.id === "f_user_email")) return `NULL::${column.sqlType}`;
  if (column.options.length > 0 || column.target) return null;
  // Unique values stay apart by the record's own id.
  const apart = column.unique ? ` || t.id::text` : "";
  switch (column.sqlType) {
    case "text":
      return column.type === "email" ? `'erased-' || t.id::text || '@example.invalid'` : `${literal(maskText)}${apart}`;
    case "jsonb":
      return `jsonb_build_object('en', ${literal(maskText)}, 'ar', ${literal(maskText)})`;
    case "date":
    case "timestamptz":
      return `'1970-01-01'::${column.sqlType}`;
    case "boolean":
      return "false";
    default:
      return /^(numeric|integer|int|bigint|smallint)/.test(column.sqlType) && !column.unique ? `0::${column.sqlType}` : null;
  }
};
