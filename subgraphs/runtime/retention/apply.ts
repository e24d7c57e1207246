/** Carries retention out: batch by batch, each a transaction of its own with its entries in the environment's log. */
import type pg from "pg";
import { isFileField } from "../../../schema/blueprint/file-kinds.ts";
import type { Model } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
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
      const taken = await batch(client, place, model, rule, now);
      rows += taken;
      if (taken < batchRows) break;
    }
    applied.push({ rule, rows });
  }
  return applied;
};

const events = { delete: "RecordDeleted", archive: "RecordDeleted", anonymise: "RecordUpdated" } as const;

const batch = async (client: pg.Client, place: Place, model: Model, rule: Rule, now: Date): Promise<number> => {
  const { table, outcome } = rule;
  const name = qualified(place, tableName(table.id));
  const blanks = outcome === "anonymise" ? blanksOf(table) : [];
  const due = `due AS MATERIALIZED (SELECT t.id FROM ${name} t WHERE ${dueCondition(place, model, rule)} ORDER BY t.id LIMIT ${batchRows} FOR UPDATE OF t SKIP LOCKED)`;
  const changed = {
    delete: `DELETE FROM ${name} t USING due WHERE t.id = due.id RETURNING t.id, t.version + 1 AS version, pg_current_xact_id() AS key`,
    archive: `UPDATE ${name} t SET deleted_at = $1, version = t.version + 1, change_key = pg_current_xact_id() FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
    anonymise: `UPDATE ${name} t SET ${blanks.map(({ column, value }) => `${physical(column)} = ${value}`).join(", ")}, version = t.version + 1, change_key = pg_current_xact_id() FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
  }[outcome];
  const data = JSON.stringify({
    entity: table.id,
    op: outcome === "anonymise" ? "UPDATE" : "DELETE",
    fields: blanks.map(({ column }) => column.id),
  });
  const meta = JSON.stringify({ actor: "retention", actorKind: "system", action: `retention.${outcome}` });
  await client.query("begin");
  try {
    const { rowCount } = await client.query(
      `WITH ${due}, w AS (${changed}),
        e AS (INSERT INTO ${qualified(place, "_event")} (key, stream, version, id, type, data, meta)
          SELECT w.key, 'record:' || w.id, w.version, gen_random_uuid(), ${literal(events[outcome])}, ${literal(data)}::jsonb || jsonb_build_object('id', w.id, 'version', w.version), ${literal(meta)}::jsonb FROM w)
        ${forgetFiles(place, rule, blanks)}
       SELECT w.id FROM w`,
      [now],
    );
    await client.query("commit");
    return rowCount ?? 0;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
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
