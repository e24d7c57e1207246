/** Carries retention out: batch by batch, each a transaction of its own with its entries in the environment's log. */
import type pg from "pg";
import { isFileField } from "../../../schema/blueprint/file-kinds.ts";
import type { Model } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import { followersOf, refresh } from "../data-plane/stored-values.ts";
import { along, archived, countsAlong, type Going, locksAlong, type Told } from "./along.ts";
import { blanksOf, dueCondition, type Rule, rulesOf } from "./due.ts";

/** What one rule did, or would do. */
export interface Applied {
  readonly rule: Rule;
  readonly rows: number;
  /** Records that went, or would go, with those, and others whose links became, or would become, empty. */
  readonly along: number;
  readonly emptied: number;
}

const batchRows = 500;

/** How a rule's records go, if they do. */
const goingBy = ({ outcome }: Rule): Going | null => (outcome === "anonymise" ? null : outcome);

/** How many records each rule would take now, and how many others that would touch. */
export const countDue = async (client: Pick<pg.Client, "query">, place: Place, model: Model, now: Date): Promise<readonly Applied[]> => {
  const applied: Applied[] = [];
  for (const rule of rulesOf(model)) {
    const going = goingBy(rule);
    const counts = going ? countsAlong(place, model, rule.table, going) : untouched;
    const { rows } = await client.query<Record<"n" | "along" | "emptied", string>>(
      `with due as materialized (select t.id from ${qualified(place, tableName(rule.entity))} t where ${dueCondition(place, model, rule)})${counts.ctes.map((cte) => `, ${cte}`).join("")}
       select (select count(*) from due) as n, ${counts.along} as along, ${counts.emptied} as emptied`,
      [now],
    );
    applied.push({ rule, rows: Number(rows[0]?.n), along: Number(rows[0]?.along), emptied: Number(rows[0]?.emptied) });
  }
  return applied;
};

const untouched = { ctes: [], told: [], along: "0", emptied: "0" };

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
    const all = { rule, rows: 0, along: 0, emptied: 0 };
    for (;;) {
      if (stop()) return [...applied, all];
      const { due, done, along, emptied } = await batch(client, place, model, rule, now);
      all.rows += done;
      all.along += along;
      all.emptied += emptied;
      if (due < batchRows) break;
    }
    applied.push(all);
  }
  return applied;
};

/**
 * One batch: what is due is locked with all that would go with it, and then looked at again, since a record may have come to point at it or
 * a hold may have been placed before it was. No hold is placed while it runs. Answers how many were due, how many still were, and how many
 * others that touched.
 */
const batch = async (
  client: pg.Client,
  place: Place,
  model: Model,
  rule: Rule,
  now: Date,
): Promise<Readonly<Record<"due" | "done" | "along" | "emptied", number>>> => {
  const { table, outcome } = rule;
  const name = qualified(place, tableName(table.id));
  const blanks = outcome === "anonymise" ? blanksOf(table) : [];
  const changed = {
    delete: `DELETE FROM ${name} t USING due WHERE t.id = due.id RETURNING t.id, t.version + 1 AS version, pg_current_xact_id() AS key`,
    archive: `UPDATE ${name} t SET ${archived} FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
    anonymise: `UPDATE ${name} t SET ${blanks.map(({ column, value }) => `${physical(column)} = ${value}`).join(", ")}, version = t.version + 1, change_key = pg_current_xact_id() FROM due WHERE t.id = due.id RETURNING t.id, t.version, t.change_key AS key`,
  }[outcome];
  const written = blanks.map(({ column }) => column.id);
  const fields = `ARRAY[${[...written, ...followersOf(table, written)].map(literal).join(", ")}]::text[]`;
  const going = goingBy(rule);
  const others = going ? along(place, model, table, going) : untouched;
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
    if (going) for (const lock of locksAlong(place, model, table, going)) await client.query(lock, [ids]);
    const changing = [own, ...others.told].filter(({ type }) => type === "RecordUpdated");
    const { rows: answers } = await client.query<
      Record<"done" | "along" | "emptied", string> & { readonly changed: readonly (readonly string[] | null)[] }
    >(
      `WITH due AS MATERIALIZED (SELECT t.id FROM ${name} t WHERE t.id = ANY($2::uuid[]) AND ${condition}), w AS (${changed}),
        own AS (SELECT w.*, ${fields} AS fields FROM w)${others.ctes.map((cte) => `, ${cte}`).join("")},
        ${[own, ...others.told].map((one, at) => `e${at} AS (${tell(place, one, outcome)})`).join(", ")}
        ${forgetFiles(place, rule, blanks)}
       SELECT (SELECT count(*) FROM w) AS done, ${others.along} AS along, ${others.emptied} AS emptied, json_build_array(${changing.map(({ name: rows }) => `(SELECT json_agg(id) FROM ${rows})`).join(", ")}) AS changed`,
      [now, ids],
    );
    // What is computed follows what became blank or empty.
    for (const [at, { entity }] of changing.entries())
      await refresh((sql, values) => client.query(sql, [...values]), place, model, entity, answers[0]?.changed[at] ?? []);
    await client.query("commit");
    const [counted] = answers;
    return { due: ids.length, done: Number(counted?.done), along: Number(counted?.along), emptied: Number(counted?.emptied) };
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
