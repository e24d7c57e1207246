/**
 * Deleting and bringing back. Deleting is soft; what points at a record follows the relation's rule. Everything that goes is locked
 * first, so that nothing comes to point at it meanwhile: whoever wants to waits, and then finds it gone.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Relation, Table } from "../../../../schema/model/model.ts";
import { quiet } from "../connections.ts";
import { dataError, InvalidInput, sqlState } from "../errors.ts";
import { ident, physical, qualified, tableName } from "../names.ts";
import { requireOtherAdministrator } from "../people/administrators.ts";
import { closePerson, reopenPerson } from "../people/users.ts";
import type { Statement } from "../sql/statement.ts";
import { tellConflicts } from "./conflicts.ts";
import { type Acting, run, statementFor, tableOf } from "./context.ts";
import { journalled } from "./journal.ts";
import { lockFor, lockRecord, requireAdmitted } from "./locked.ts";
import { recompute } from "./recompute.ts";
import { refuseReferenced } from "./referenced.ts";

/** Records one deletion may touch: those that go, and those whose reference is emptied. */
const removalLimit = 5_000;

/**
 * Deletes a record and whatever must go with it. Where nothing else goes or is emptied, it is looked who points at it in the breath that locks
 * it: behind the lock, so it sees what the lock holds.
 */
export const deleteRecord = async (
  acting: Acting,
  table: Table,
  input: { readonly id: string; readonly version?: unknown },
): Promise<{ readonly id: string; readonly written: Promise<void> }> => {
  const id = input.id.toLowerCase();
  const locking = quiet(lockFor("delete", acting, table, input));
  if (!goesAlone(acting, table)) {
    await acting.turn;
    await locking;
    await removeRows(acting, table, [id]);
    return { id, written: Promise.resolve() };
  }
  const going = new Map([[table.id, new Set([id])]]);
  const looking = quiet(refuseReferenced(acting, pointingAt(acting, going, "restrict"), going));
  await acting.turn;
  // What was refused in the same breath hides why the lock was.
  await locking.catch(async (error: unknown) => {
    if (sqlState(error) === "25P02") await looking;
    throw error;
  });
  await looking;
  return { id, written: quiet(mark(acting, table, [id], "DELETE", "deleted_at = {now}")) };
};

/** No record of this table takes another along or empties a reference, and none is a person. */
const goesAlone = ({ seat }: Acting, table: Table): boolean =>
  table.id !== builtIn.user &&
  seat.view.model.relations.every(({ to, onDelete, linkTable }) => to !== table.id || linkTable !== null || onDelete === "restrict");

/** Relations of this rule that point at records that go. */
const pointingAt = ({ seat }: Acting, going: Going, rule: Relation["onDelete"]): readonly Relation[] =>
  seat.view.model.relations.filter(
    ({ to, onDelete, linkTable }) => going.has(to) && onDelete === rule && (linkTable === null || rule === "restrict"),
  );

/** Deletes rows that may be deleted; also an effect of declared actions. Throws `DATA_REFERENCED`, `DATA_LIMIT_RECORDS`. */
export const removeRows = async (acting: Acting, table: Table, ids: readonly string[]): Promise<void> => {
  const going = await whatGoes(acting, table, ids);
  const people = [...(going.get(builtIn.user) ?? [])];
  if (people.length > 0) await requireOtherAdministrator(acting, people);
  await refuseReferenced(acting, pointingAt(acting, going, "restrict"), going);
  let touched = sizeOf(going);
  const cleared: (readonly [Relation, readonly string[]])[] = [];
  for (const relation of pointingAt(acting, going, "clear")) {
    const rows = await rowsPointing(acting, relation, going, touched);
    touched += rows.length;
    cleared.push([relation, rows]);
  }
  await Promise.all([...going].map(([entity, gone]) => mark(acting, tableOf(acting, entity), [...gone], "DELETE", "deleted_at = {now}")));
  for (const [relation, rows] of cleared) await clearReferences(acting, relation, rows);
  for (const person of people) await closePerson(acting.writing, acting.seat.place, person);
};

/** Brings a deleted record back within 30 days. */
export const restoreRecord = async (acting: Acting, table: Table, input: { readonly id: unknown }): Promise<string> => {
  const row = await lockRecord(acting, table, input.id, acting.seat.view.grants(table.id, "delete"), true);
  requireAdmitted(row);
  await bringBack(acting, table, row.id);
  return row.id;
};

/** Brings a row back that may come back. What it pointed to may be gone by now: that is emptied where it may be, else told. */
export const bringBack = async (acting: Acting, table: Table, id: string): Promise<void> => {
  const lost = await lostReferences(acting, table, id);
  const needed = lost.filter(({ relation, required }) => required || relation.onDelete !== "clear");
  if (needed.length > 0)
    throw new InvalidInput(
      needed.map(({ key }) => ({
        path: [key],
        code: "REFERENCE",
        message: { en: "The record this points to was deleted; bring it back first.", ar: "السجل المشار إليه محذوف؛ استرجعه أولًا." },
      })),
    );
  const emptied = lost.map(({ relation }) => `${physical(relation)} = NULL`);
  await tellConflicts(table, [], async () => {
    await mark(acting, table, [id], "RESTORE", ["deleted_at = NULL", ...emptied].join(", "));
    if (table.id === builtIn.user) await reopenPerson(acting.writing, acting.seat.place, id, acting.caller.account);
  });
  // Also a link that was emptied while it was deleted, by a record that went for good.
  await recompute(
    acting,
    table,
    [id],
    lost.map(({ relation }) => relation.field),
  );
};

type Going = ReadonlyMap<Id, ReadonlySet<string>>;
const sizeOf = (going: Going): number => [...going.values()].reduce((sum, { size }) => sum + size, 0);

const requireRoom = (count: number): void => {
  if (count > removalLimit) throw dataError("LIMIT_RECORDS", { limit: removalLimit, asked: `> ${removalLimit}` }, { limit: removalLimit });
};

/** The rows and all that must go with them, locked. */
const whatGoes = async (acting: Acting, table: Table, ids: readonly string[]): Promise<Going> => {
  const going = new Map<Id, Set<string>>();
  let wave: readonly (readonly [Id, readonly string[]])[] = [[table.id, ids]];
  while (wave.length > 0) {
    const next: (readonly [Id, readonly string[]])[] = [];
    for (const [entity, found] of wave) {
      const known = going.get(entity) ?? new Set<string>();
      going.set(entity, known);
      const fresh = found.filter((id) => !known.has(id));
      for (const id of fresh) known.add(id);
      requireRoom(sizeOf(going));
      if (fresh.length === 0) continue;
      for (const relation of acting.seat.view.model.relations) {
        // Links stay: the record is gone for whoever reads them, and back when it is restored.
        if (relation.to !== entity || relation.onDelete !== "cascade" || relation.linkTable !== null) continue;
        next.push([relation.from, await rowsPointing(acting, relation, new Map([[entity, new Set(fresh)]]), sizeOf(going))]);
      }
    }
    wave = next;
  }
  return going;
};

/** Live rows whose reference points at one that goes, without those that go themselves, locked; throws when they are too many. */
const rowsPointing = async (acting: Acting, relation: Relation, going: Going, before: number): Promise<readonly string[]> => {
  const rows = await acting.writing.query<{ id: string }>(
    `SELECT c.id FROM ${qualified(acting.seat.place, tableName(relation.from))} c
     WHERE c.${physical(relation)} = ANY($1::uuid[]) AND c.deleted_at IS NULL AND NOT c.id = ANY($2::uuid[]) ORDER BY c.id LIMIT $3::int FOR UPDATE OF c`,
    [[...(going.get(relation.to) ?? [])], [...(going.get(relation.from) ?? [])], removalLimit - before + 1],
  );
  requireRoom(before + rows.length);
  return rows.map(({ id }) => id);
};

/** Changes rows by the list of `set`, where `{now}` is the moment of the call, with version, log and audit of each. */
const mark = async (
  acting: Acting,
  table: Table,
  ids: readonly string[],
  op: "DELETE" | "RESTORE" | "UPDATE",
  set: string,
  fields: readonly Id[] = [],
): Promise<void> => {
  if (ids.length === 0) return;
  const statement = statementFor(acting);
  const now = statement.claim("now", ({ now: at }) => at.toISOString(), "timestamptz");
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const update = `i AS (UPDATE ${qualified(acting.seat.place, tableName(table.id))} t SET ${set.replace("{now}", now)}, version = t.version + 1, updated_at = ${now}, updated_by = ${me},
    change_key = greatest(pg_current_xact_id(), t.change_key) WHERE t.id = ANY(${statement.bind(() => ids, "uuid[]")}) RETURNING t.id, t.version, t.change_key)`;
  await run(
    acting,
    statement,
    `WITH ${update}, w AS (SELECT i.*, g.event_id, g.audit_id FROM i JOIN ${idsFor(statement, ids)} ON g.id = i.id), ${journalled(acting, statement, table.id, op, fields)} SELECT count(*) FROM w`,
  );
  for (const id of ids) acting.changes.push({ entity: table.id, id, op, fields, account: acting.caller.account });
};

/** Ids of the two rows `journalled` writes for each row. */
const idsFor = (statement: Statement, ids: readonly string[]): string => {
  const made = () => statement.bind(() => ids.map(() => uuidv7()), "uuid[]");
  return `unnest(${statement.bind(() => ids, "uuid[]")}, ${made()}, ${made()}) AS g(id, event_id, audit_id)`;
};

const clearReferences = async (acting: Acting, relation: Relation, rows: readonly string[]): Promise<void> => {
  if (rows.length === 0) return;
  const table = tableOf(acting, relation.from);
  const place = qualified(acting.seat.place, tableName(table.id));
  await acting.writing.query(`UPDATE ${place} SET ${physical(relation)} = NULL WHERE id = ANY($1::uuid[])`, [rows]);
  const followed = await recompute(acting, table, rows, [relation.field]);
  await mark(acting, table, rows, "UPDATE", `${physical(relation)} = NULL`, [relation.field, ...followed]);
};

/** References of a row to records that are gone; those that are there stay until the end of the transaction. */
const lostReferences = async (acting: Acting, table: Table, id: string) => {
  const relations = acting.seat.view.model.relations.filter(({ from, linkTable }) => from === table.id && linkTable === null);
  if (relations.length === 0) return [];
  const lost = relations.map(
    (relation, at) =>
      `(b.${physical(relation)} IS NOT NULL AND NOT EXISTS (SELECT FROM ${qualified(acting.seat.place, tableName(relation.to))} r WHERE r.id = b.${physical(relation)} AND r.deleted_at IS NULL FOR KEY SHARE)) AS ${ident(`q${at}x`)}`,
  );
  const [row] = await acting.writing.query<Record<string, boolean>>(
    `SELECT ${lost.join(", ")} FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE b.id = $1`,
    [id],
  );
  return relations.flatMap((relation, at) => {
    const column = table.columns.find((candidate) => candidate.id === relation.field);
    return column && row?.[`q${at}x`] === true ? [{ relation, key: column.key, required: column.required }] : [];
  });
};
