/** Carries retention out: batch by batch, each a transaction of its own with its entries in the environment's log. */
import type pg from "pg";
import { isFileField } from "../../../schema/blueprint/file-kinds.ts";
import type { Model } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import { along, locksAlong, type Told } from "./along.ts";
import { blanksOf, dueCondition, type Rule, rulesOf } from "./due.ts";

/** What one rule did, or would do. */
export interface Applied {
  readonly rule: Rule;
  readonly rows: number;
}

const batchRows = 500;

/** How many records each rule would take now. */
export const countDue = async (client: Pick<pg.Client, "query">, place: Place, model: Model, now: Date): Promise<readonly Applied[]> => {
  const applied: Applied[] = [];
  for (const rule of rulesOf(model)) {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from ${qualified(place, tableName(rule.entity))} t where ${dueCondition(place, model, rule)}`,
      [now],
    );
    applied.push({ rule, rows: Number(rows[0]?.n) });
  }
  return applied;
};

/** Applies every rule to its end, or until `stop` says so between two batches; answers what was done. Can be run again at any time. */
export const applyRetention = async (
  client: pg.Client,
  place: Place,
  model: Model,
  now: Date,
  stop: () => boolean = () => false,
): Promise<readonly Applied[]> => {
  const applied: Applied[] = [];
  for (const rule of rulesOf(model)) {
    let rows = 0;
    for (;;) {
      if (stop()) return [...applied, { rule, rows }];
      const { due, done } = await batch(client, place, model, rule, now);
      rows += done;
      if (due < batchRows) break;
    }
    applied.push({ rule, rows });
  }
  return applied;
};

/**
 * One batch: what is due is locked with all that would go with it, and then looked at again, since a record may have come to point at it or
 * a hold may have been placed before it was. No hold is placed while it runs. Answers how many were due, and how many still were.
 */
const batch = async (
  client: pg.Client,
  place: Place,
  model: Model,
  rule: Rule,
  now: Date,
): Promise<{ readonly due: number; readonly done: number }> => {
  const { table, outcome } = rule;
  const name = qualified(place, tableName(table.id));
  const blanks = outcome === "anonymise" ? blanksOf(table) : [];
  const changed = {
    delete: `DELETE FROM ${name} t USING due WHERE t.id = due.id RETURNING t.id, t.version + 1 AS version, pg_current_xact_id() AS key`,
    archive: `UPDATE ${name} t SET deleted_at = $1, version = t.version + 1, change_key = pg_current_xact_id() FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
    anonymise: `UPDATE ${name} t SET ${blanks.map(({ column, value }) => `${physical(column)} = ${value}`).join(", ")}, version = t.version + 1, change_key = pg_current_xact_id() FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
  }[outcome];
  const fields = `ARRAY[${blanks.map(({ column }) => literal(column.id)).join(", ")}]::text[]`;
  const { ctes, told } = outcome === "delete" ? along(place, model, table) : { ctes: [], told: [] };
  const own: Told = { name: "own", entity: table.id, type: outcome === "anonymise" ? "RecordUpdated" : "RecordDeleted" };
  const condition = dueCondition(place, model, rule);
  await client.query("begin");
  try {
    await client.query(`lock table ${qualified(place, "_legal_hold")} in share mode`);
    const { rows } = await client.query<{ id: string }>(
      `select t.id from ${name} t where ${condition} order by t.id limit ${batchRows} for update of t skip locked`,
      [now],
    );
    const ids = rows.map(({ id }) => id);
    if (outcome === "delete") for (const lock of locksAlong(place, model, table)) await client.query(lock, [ids]);
    const { rowCount } = await client.query(
      `WITH due AS MATERIALIZED (SELECT t.id FROM ${name} t WHERE t.id = ANY($2::uuid[]) AND ${condition}), w AS (${changed}),
        own AS (SELECT w.*, ${fields} AS fields FROM w)${ctes.map((cte) => `, ${cte}`).join("")},
        ${[own, ...told].map((one, at) => `e${at} AS (${tell(place, one, outcome)})`).join(", ")}
        ${forgetFiles(place, rule, blanks)}
       SELECT w.id FROM w`,
      [now, ids],
    );
    await client.query("commit");
    return { due: ids.length, done: rowCount ?? 0 };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};

/** Writes the log's entry of each row of a CTE. */
const tell = (place: Place, { name, entity, type }: Told, outcome: Rule["outcome"]): string => {
  const meta = JSON.stringify({ actor: "retention", actorKind: "system", action: `retention.${outcome}` });
  const data = JSON.stringify({ entity, op: type === "RecordUpdated" ? "UPDATE" : "DELETE" });
  return `INSERT INTO ${qualified(place, "_event")} (key, stream, version, id, type, data, meta)
    SELECT l.key, 'record:' || l.id, l.version, gen_random_uuid(), ${literal(type)}, ${literal(data)}::jsonb || jsonb_build_object('id', l.id, 'version', l.version, 'fields', to_jsonb(l.fields)), ${literal(meta)}::jsonb FROM ${name} l`;
};

/** A blank field shows no file any more: the sweep takes what nothing shows. */
const forgetFiles = (place: Place, { table }: Rule, blanks: ReturnType<typeof blanksOf>): string => {
  const fields = blanks.filter(({ column }) => isFileField(column)).map(({ column }) => literal(column.id));
  if (fields.length === 0) return "";
  return `, f AS (DELETE FROM ${qualified(place, "_file_use")} u USING w WHERE u.record_id = w.id AND u.entity = ${literal(table.id)} AND u.field IN (${fields.join(", ")}))`;
};

/** Logs that are kept for a time: changes seven days, answers to repeated calls one, ended sessions and used-up counters thirty. */
export const trimLogs = async (client: Pick<pg.Client, "query">, place: Place, now: Date): Promise<void> => {
  const older = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const trims = [
    ["_event", "at < $1", 7],
    ["_idempotency", "at < $1", 1],
    ["_session", "least(idle_expires_at, absolute_expires_at, coalesce(revoked_at, 'infinity')) < $1", 30],
    ["_attempt", "greatest(window_start, coalesce(locked_until, '-infinity')) < $1", 30],
  ] as const;
  for (const [table, condition, days] of trims) {
    const name = qualified(place, table);
    for (;;) {
      const { rowCount } = await client.query(
        `delete from ${name} where ctid = any(array(select ctid from ${name} where ${condition} limit 5000))`,
        [older(days)],
      );
      if ((rowCount ?? 0) < 5000) break;
    }
  }
};
