/** Deleting and bringing back. Deleting is soft; what points at the record follows the relation's rule. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Json } from "../../../../schema/ids.ts";
import type { Relation, Table } from "../../../../schema/model/model.ts";
import { dataError } from "../errors.ts";
import { physical, qualified, tableName } from "../names.ts";
import { requireOtherAdministrator } from "../people/administrators.ts";
import { closePerson, reopenPerson } from "../people/users.ts";
import { newSource } from "../sql/source.ts";
import { type Acting, run, statementFor, tableOf } from "./context.ts";
import { journalIds, journalled } from "./journal.ts";
import { lockRecord, requireVersion, tellConflicts } from "./records.ts";

const depthLimit = 16;

/** Deletes a record and whatever must go with it. */
export const deleteRecord = async (
  acting: Acting,
  table: Table,
  input: { readonly id: unknown; readonly version?: unknown },
): Promise<string> => {
  const row = await lockRecord(acting, table, input.id, acting.seat.view.grants(table.id, "delete"));
  await requireVersion(acting, table, row, input.version);
  if (!row.admitted.some(Boolean)) throw dataError("FORBIDDEN");
  await removeRow(acting, table, row.id, 0);
  return row.id;
};

/** Deletes a row that may be deleted; also an effect of declared actions. */
export const removeRow = async (acting: Acting, table: Table, id: string, depth: number): Promise<void> => {
  if (depth > depthLimit) throw dataError("REFERENCED", { where: `> ${depthLimit}` });
  const pointing = acting.seat.view.model.relations.filter(({ to }) => to === table.id);
  if (table.id === builtIn.user) await requireOtherAdministrator(acting, id);
  await refuseReferenced(
    acting,
    pointing.filter(({ onDelete }) => onDelete === "restrict"),
    id,
  );
  await mark(acting, table, id, "DELETE");
  for (const relation of pointing) {
    if (relation.cardinality === "many") continue; // Links stay: the record is gone for whoever reads them, and back when it is restored.
    if (relation.onDelete === "cascade")
      for (const child of await rowsPointing(acting, relation, id))
        await removeRow(acting, tableOf(acting, relation.from), child, depth + 1);
    if (relation.onDelete === "clear") await clearReference(acting, relation, id);
  }
  if (table.id === builtIn.user) await closePerson(acting.writing, acting.seat.place, id);
};

/** Brings a deleted record back within 30 days. */
export const restoreRecord = async (acting: Acting, table: Table, input: { readonly id: unknown }): Promise<string> => {
  const row = await lockRecord(acting, table, input.id, acting.seat.view.grants(table.id, "delete"), true);
  if (!row.admitted.some(Boolean)) throw dataError("FORBIDDEN");
  await bringBack(acting, table, row.id);
  return row.id;
};

/** Brings a row back that may come back. */
export const bringBack = async (acting: Acting, table: Table, id: string): Promise<void> => {
  await tellConflicts(table, [], async () => {
    await mark(acting, table, id, "RESTORE");
    if (table.id === builtIn.user) await reopenPerson(acting.writing, acting.seat.place, id, acting.caller.account);
  });
};

const mark = async (acting: Acting, table: Table, id: string, op: "DELETE" | "RESTORE"): Promise<void> => {
  const statement = statementFor(acting);
  const now = statement.claim("now", ({ now: at }) => at.toISOString(), "timestamptz");
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const update = `i AS (UPDATE ${qualified(acting.seat.place, tableName(table.id))} t SET deleted_at = ${op === "DELETE" ? now : "NULL"}, version = t.version + 1, updated_at = ${now}, updated_by = ${me},
    change_key = greatest(pg_current_xact_id(), t.change_key) WHERE t.id = ${statement.bind(() => id, "uuid")} RETURNING t.id, t.version, t.change_key)`;
  await run(
    acting,
    statement,
    `WITH ${update}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, table.id, op, [])} SELECT version FROM w`,
  );
  acting.changes.push({ entity: table.id, id, op, fields: [], account: acting.caller.account });
};

const pointingFrom = (acting: Acting, relation: Relation, alias: string): { readonly from: string; readonly condition: string } => {
  const table = qualified(acting.seat.place, tableName(relation.from));
  if (relation.cardinality === "one") return { from: `${table} ${alias}`, condition: `${alias}.${physical(relation)} = $1` };
  return {
    from: `${qualified(acting.seat.place, relation.linkTable!)} k JOIN ${table} ${alias} ON ${alias}.id = k.source`,
    condition: "k.target = $1",
  };
};

const rowsPointing = async (acting: Acting, relation: Relation, id: string): Promise<readonly string[]> => {
  const { from, condition } = pointingFrom(acting, relation, "c");
  return (
    await acting.writing.query<{ id: string }>(
      `SELECT c.id FROM ${from} WHERE ${condition} AND c.deleted_at IS NULL ORDER BY c.id FOR UPDATE OF c`,
      [id],
    )
  ).map((row) => row.id);
};

const clearReference = async (acting: Acting, relation: Relation, id: string): Promise<void> => {
  for (const child of await rowsPointing(acting, relation, id)) {
    const statement = statementFor(acting);
    const update = `i AS (UPDATE ${qualified(acting.seat.place, tableName(relation.from))} t SET ${physical(relation)} = NULL, version = t.version + 1, updated_at = now(),
      change_key = greatest(pg_current_xact_id(), t.change_key) WHERE t.id = ${statement.bind(() => child, "uuid")} RETURNING t.id, t.version, t.change_key)`;
    await run(
      acting,
      statement,
      `WITH ${update}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, relation.from, "UPDATE", [relation.field])} SELECT version FROM w`,
    );
    acting.changes.push({ entity: relation.from, id: child, op: "UPDATE", fields: [relation.field], account: acting.caller.account });
  }
};

/** Names entity and count of what the caller can see, and only says "and others" of the rest. */
const refuseReferenced = async (acting: Acting, relations: readonly Relation[], id: string): Promise<void> => {
  const found: { readonly entity: string; readonly words: { readonly en: string; readonly ar: string }; readonly count: number }[] = [];
  let others = 0;
  for (const relation of relations) {
    const all = (await rowsPointing(acting, relation, id)).filter((child) => child !== id);
    if (all.length === 0) continue;
    const table = tableOf(acting, relation.from);
    const statement = statementFor(acting);
    const source = newSource(statement, table);
    const among = `${source.system("id")} = ANY(${statement.bind(() => all, "uuid[]")})`;
    const [seen] = acting.seat.view.readable(table.id)
      ? await run<{ n: number }>(acting, statement, `SELECT count(*)::int AS n FROM ${source.from()} WHERE ${among}`)
      : [];
    const count = seen?.n ?? 0;
    others += all.length - count;
    if (count > 0)
      found.push({ entity: table.key, words: { en: table.plural.en ?? table.pluralKey, ar: table.plural.ar ?? table.pluralKey }, count });
  }
  if (found.length === 0 && others === 0) return;
  const words = (locale: "en" | "ar", rest: string) =>
    [...found.map(({ words: of, count }) => `${of[locale]} (${count})`), ...(others > 0 ? [rest] : [])].join(", ");
  const where = acting.caller.locale === "ar" ? words("ar", "وسجلات أخرى") : words("en", "and others");
  const facts: Record<string, Json> = { references: found.map(({ entity, count }) => ({ entity, count })), others: others > 0 };
  throw dataError("REFERENCED", { where }, facts);
};
