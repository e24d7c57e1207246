/** Records that are held until the transaction ends: found as the caller sees them, at the version they were looked at, admitted by a grant. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Grant, Table } from "../../../../schema/model/model.ts";
import { dataError } from "../errors.ts";
import { qualified, tableName } from "../names.ts";
import { isUuid } from "../scalars.ts";
import { admitsEach, showsIn } from "../sql/predicates.ts";
import { rowConditions } from "../sql/source.ts";
import { type Acting, run, statementFor } from "./context.ts";

export interface Locked {
  readonly id: string;
  readonly version: number;
  /** For each grant: does it admit the row as it is. */
  readonly admitted: readonly boolean[];
}

/** Locks a record the caller can see; `DATA_NOT_FOUND` when there is none, or none of theirs. */
export const lockRecord = async (acting: Acting, table: Table, id: unknown, grants: readonly Grant[], deleted = false): Promise<Locked> => {
  const row = isUuid(id) ? (await lockRecords(acting, table, [id.toLowerCase()], grants, deleted)).get(id.toLowerCase()) : undefined;
  if (!row) throw dataError("NOT_FOUND");
  return row;
};

/** Locks those of the records the caller can see, by id. */
export const lockRecords = async (
  acting: Acting,
  table: Table,
  ids: readonly string[],
  grants: readonly Grant[],
  deleted = false,
): Promise<ReadonlyMap<string, Locked>> => {
  const statement = statementFor(acting);
  const where = [
    `b.id = ANY(${statement.bind(() => ids, "uuid[]")})`,
    ...rowConditions(statement, table, "b", { deleted }),
    ...(deleted ? ["b.deleted_at > now() - interval '30 days'"] : []),
  ];
  const admits = admitsEach(statement, table, "b", grants).map((admits, index) => `(${admits}) AS g${index}`);
  const rows = await run<{ id: string; version: number } & Record<string, unknown>>(
    acting,
    statement,
    `SELECT ${["b.id", "b.version", ...admits].join(", ")} FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE ${where.join(" AND ")} ORDER BY b.id FOR UPDATE OF b`,
  );
  return new Map(
    rows.map((row) => [row.id, { id: row.id, version: row.version, admitted: grants.map((_, index) => row[`g${index}`] === true) }]),
  );
};

/** Refuses a version that is no longer the current one, naming what changed since of what the caller sees of the record. */
export const requireVersion = async (acting: Acting, table: Table, row: Locked, seen: unknown): Promise<void> => {
  if (seen === null || seen === undefined || seen === row.version) return;
  const events = await acting.writing.query<{ fields: readonly Id[] }>(
    `SELECT data->'fields' AS fields FROM ${qualified(acting.seat.place, "_event")} WHERE stream = $1 AND version > $2 ORDER BY version`,
    [`record:${row.id}`, seen],
  );
  const changed = new Set(events.flatMap(({ fields }) => fields));
  const columns = table.columns.filter(({ id }) => changed.has(id));
  const statement = statementFor(acting);
  const shows = columns.map(({ id }, at) => `${showsIn(statement, table, id, "b")} AS s${at}`);
  const [shown] = await run<Record<string, boolean>>(
    acting,
    statement,
    `SELECT ${["b.id", ...shows].join(", ")} FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE b.id = ${statement.bind(() => row.id, "uuid")}`,
  );
  const keys = columns.filter((_, at) => shown?.[`s${at}`] === true).map(({ key }) => key);
  throw dataError("VERSION_CONFLICT", { version: row.version }, { version: row.version, changedFields: keys });
};

/** Locks a record the caller may change, or delete, as the version it was seen in. */
export const lockFor = async (
  verb: "update" | "delete",
  acting: Acting,
  table: Table,
  input: { readonly id: unknown; readonly version?: unknown },
): Promise<Locked> => {
  const row = await lockRecord(acting, table, input.id, acting.seat.view.grants(table.id, verb));
  await requireVersion(acting, table, row, input.version);
  requireAdmitted(row);
  return row;
};

/** Refuses a record that no grant of the caller admits as it is. */
export const requireAdmitted = ({ admitted }: Locked): void => {
  if (!admitted.some(Boolean)) throw dataError("FORBIDDEN");
};
