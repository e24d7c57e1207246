/**
 * What wall 1 consists of, predicate by predicate. They stand by themselves so that a test can take one away and see that it is missed: there
 * is no switch for it in the program.
 */
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import { isEmptied } from "../../../../schema/model/closed.ts";
import type { Column, Grant, Table } from "../../../../schema/model/model.ts";
import { maskText, showsMask, showsPlain } from "../access.ts";
import { literal, physical } from "../names.ts";
import { condition, expression } from "./expression.ts";
import type { Statement } from "./statement.ts";

/** A deleted record does not exist. */
export const alive = (base: string): string => `${base}.deleted_at IS NULL`;

/** For each grant: does it admit the row as it is. */
export const admitsEach = (statement: Statement, table: Table, base: string, grants: readonly Grant[]): readonly string[] =>
  grants.map(({ where }) => (where ? `${condition(statement, table, base, where)} IS TRUE` : "true"));

/**
 * `(a OR b)`; nothing when a grant admits every row. For places where only true counts (WHERE, WHEN): there NULL admits as little as
 * false, and saying so with IS TRUE would keep indexes from answering.
 */
export const admitted = (statement: Statement, table: Table, base: string, grants: readonly Grant[]): readonly string[] => {
  if (grants.length === 0) return ["false"];
  if (grants.some(({ where }) => where === null)) return [];
  return [`(${grants.map(({ where }) => condition(statement, table, base, where!)).join(" OR ")})`];
};

/** The account predicate, with its own proof that the connection is set to the same account: it raises when it is not. */
export const ofAccount = (statement: Statement, table: Table, base: string): readonly string[] => {
  if (!statement.view.accounts || table.id === "ent_account") return [];
  const account = statement.claim("account", ({ caller }) => caller.account, "uuid");
  return [
    `${base}.account_id = ${account}`,
    `(SELECT CASE WHEN nullif(current_setting('wn.account', true), '') IS NOT DISTINCT FROM (${account})::text THEN true ELSE ('account mismatch: ' || current_setting('wn.account', true))::boolean END)`,
  ];
};

/** Proof that the connection is set to who asks, where rows are one person's: it raises when it is not. */
export const provesPerson = (me: string): string =>
  `(SELECT CASE WHEN nullif(current_setting('wn.person', true), '') IS NOT DISTINCT FROM (${me})::text THEN true ELSE ('person mismatch: ' || current_setting('wn.person', true))::boolean END)`;

/** Requests for a yes, `r`, that the asker made. */
export const askedBy = (me: string, account: string): string => `r.account_id IS NOT DISTINCT FROM ${account} AND r.requested_by = ${me}`;

/** Imports somebody began. */
export const begunBy = (person: string): string => `created_by = ${person}`;

/** A file somebody uploaded. */
export const uploadedBy = (file: string, me: string): string => `${file}.uploaded_by = ${me}`;

/** Mail that was written for people of an account. */
export const writtenFor = (account: string): string => `account_id IS NOT DISTINCT FROM ${account}`;

/** Requests for a yes, `r`, in a step the asker's roles decide; somebody else's, where that is asked for. */
export const decidedBy = (me: string, account: string, steps: readonly string[], notRequester: boolean): string =>
  `r.account_id IS NOT DISTINCT FROM ${account} AND (${steps.join(" OR ")})${notRequester ? ` AND r.requested_by <> ${me}` : ""}`;

/** Whether the caller sees a field of this row itself, not its mask. */
export const showsIn = (statement: Statement, table: Table, field: Id, base: string): string => {
  const grants = statement.view.grants(table.id, "read").filter((grant) => showsPlain(grant, field));
  if (grants.length === 0) return "false";
  const conditions = admitted(statement, table, base, grants);
  return conditions.length === 0 ? "true" : `${conditions.join(" AND ")} IS TRUE`;
};

/**
 * What the caller may see of a field in this row: the value, its mask, or null. Drops every CASE that is the same for all rows. Of links to
 * several, which lie in a table of their own, it says whether they show.
 */
export const visibleValue = (statement: Statement, table: Table, field: Id, base: string): string => {
  const column = table.columns.find(({ id }) => id === field);
  if (!column) throw new Error(`no field ${field} on ${table.id}`);
  if (column.type === "references") return showsIn(statement, table, field, base);
  const value = () =>
    isEmptied(column)
      ? `NULL::${fieldType(column.type).sqlType(column.config) ?? "text"}`
      : column.computed === "read" && column.compute
        ? expression(statement, table, base, column.compute)
        : `${base}.${physical(column)}`;
  const shown = statement.view.shown(table.id, field);
  if (shown === "plain") return value();
  if (shown === "no") return "NULL";
  const grants = statement.view.grants(table.id, "read");
  const when = (of: readonly Grant[], then: string) => {
    const conditions = admitted(statement, table, base, of);
    return of.length === 0 ? "" : conditions.length === 0 ? ` WHEN true THEN ${then}` : ` WHEN ${conditions.join(" AND ")} THEN ${then}`;
  };
  const plain = grants.filter((grant) => showsPlain(grant, field));
  const masked = grants.filter((grant) => showsMask(grant, field));
  const mask = () => `CASE WHEN (${value()}) IS NULL THEN NULL ELSE ${literal(maskText)} END`;
  if (shown === "masked")
    return masked.length === grants.length ? `(${mask()})::text` : `(CASE${when(masked, mask())} ELSE NULL END)::text`;
  return `(CASE${when(plain, value())}${isText(column) ? when(masked, mask()) : ""} ELSE NULL END)`;
};

const isText = (column: Column) => column.sqlType === "text" && column.options.length === 0;
