/** Dropping what governance released: looked at once more, taken out of the tables, and told. Can be run again after a crash at any point. */
import type pg from "pg";
import type { Column } from "../../../schema/model/model.ts";
import { contentKey } from "../data-plane/files/store.ts";
import { ident, literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import { type Disposal, decide } from "../domain/disposal.ts";
import type { Hidden } from "../domain/migration.ts";
import type { Environment } from "../domain/nouns.ts";
import { isMany, linkTableName } from "../migrate/link-changes.ts";
import { runStatements } from "../migrate/run.ts";
import { isHeld, type Kept, keptIn } from "./hidden-data.ts";
import type { RuntimeDeps } from "./ports.ts";

/** The disposal as it stands then: dropped, or withdrawn when something shows or holds it again; the same while a release is under way. */
export const carryOutDisposal = async (deps: RuntimeDeps, disposal: Disposal): Promise<Disposal> => {
  const { organizationId } = disposal;
  const { environment, busy } = await deps.store.transact(organizationId, async (unit) => ({
    environment: (await unit.environment(disposal.environmentId))!,
    busy: await unit.isReleasing(disposal.environmentId),
  }));
  if (busy) return disposal;
  const kept = (await keptIn(deps, environment)).find(
    ({ kind, id, hiddenAt }) => kind === disposal.kind && id === disposal.item && hiddenAt.getTime() === disposal.hiddenAt.getTime(),
  );
  // What is not there any more may have gone by a process that died before it could say so.
  const gone = !kept && (await wasDropped(deps, environment, disposal));
  const goes = kept !== undefined && !(await isHeld(deps, environment, kept));
  if (kept && goes) await drop(deps, environment, kept);
  return finish(deps, disposal, gone || goes);
};

const finish = async (deps: RuntimeDeps, disposal: Disposal, dropped: boolean): Promise<Disposal> => {
  const at = deps.clock.now();
  const { organizationId, environmentId } = disposal;
  const next = await deps.store.transact(organizationId, async (unit) => {
    const current = (await unit.lockDisposal(disposal.id)) ?? disposal;
    if (current.status !== "dropping") return current;
    const next = decide(current, { type: dropped ? "Finish" : "Withdraw", at });
    await unit.updateDisposal(next);
    if (!dropped) return next;
    const { id: disposalId, kind, item, rows, bytes, decisionId } = next;
    await unit.append(`environment:${environmentId}`, [
      { type: "HiddenDataDropped", schema: 1, data: { environmentId, disposalId, kind, item, decisionId }, meta: {} },
    ]);
    await unit.audit({
      actor: next.askedBy ?? "retention",
      actorKind: next.askedBy ? "user" : "service",
      onBehalfOf: null,
      sessionId: null,
      action: "hidden-data.drop",
      resource: `environment:${environmentId}`,
      outcome: "ok",
      requestId: "decision",
      after: { kind, item, rows, bytes },
      decisionId,
    });
    return next;
  });
  if (next.decisionId)
    await deps.decisions.finish(organizationId, next.decisionId, dropped ? { ok: true } : { ok: false, code: "RUNTIME_HIDDEN_SHOWN" });
  return next;
};

const drop = async (deps: RuntimeDeps, environment: Environment, kept: Kept): Promise<void> => {
  const client = await deps.connect();
  try {
    if (kept.kind === "set-aside") await dropSetAside(deps, client, environment, kept);
    else {
      const place = { schema: environment.schemaName, role: environment.schemaName };
      // In one transaction, under the lock that a release takes: neither sees the other half done.
      await runStatements(client, place, [statementsFor(place, kept.hidden!).join("; ")]);
      // Files nothing shows any more are found and go.
      await deps.store.noteFiles(environment.id);
    }
  } finally {
    await client.end();
  }
};

/** Statements for one transaction. */
export const statementsFor = (place: Place, { id, kind, entity, field, was }: Hidden): readonly string[] => {
  const table = qualified(place, tableName(entity));
  const uses = `DELETE FROM ${qualified(place, "_file_use")} WHERE entity = ${literal(entity)}`;
  const noted = `UPDATE ${qualified(place, "_hidden")} SET dropped_at = now() WHERE dropped_at IS NULL`;
  if (kind === "table")
    return [
      // Its links in both directions go with it.
      `DO $$ DECLARE l text; BEGIN
         FOR l IN SELECT DISTINCT c.conrelid::regclass::text FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
           WHERE c.contype = 'f' AND c.confrelid = to_regclass(${literal(table)}) AND r.relname LIKE 'l\\_%'
         LOOP EXECUTE 'DROP TABLE IF EXISTS ' || l; END LOOP;
       END $$`,
      `DROP TABLE IF EXISTS ${table} CASCADE`,
      uses,
      `${noted} AND (entity = ${literal(entity)} OR (was ->> 'type' = 'references' AND was ->> 'target' = ${literal(entity)}))`,
    ];
  const column = was as Column;
  return [
    isMany(column)
      ? `DROP TABLE IF EXISTS ${qualified(place, linkTableName(column))}`
      : `ALTER TABLE IF EXISTS ${table} DROP COLUMN IF EXISTS ${physical(column)}`,
    // A former generation's files are the field's, which may show them still.
    ...(kind === "field" && field ? [`${uses} AND field = ${literal(field)}`] : []),
    `${noted} AND id = ${literal(id)} AND kind = ${literal(kind)}`,
  ];
};

const dropSetAside = async (deps: RuntimeDeps, client: pg.Client, environment: Environment, { schema, id }: Kept): Promise<void> => {
  if (schema === null || schema === environment.schemaName) return;
  const place = { schema, role: schema };
  const { rows } = await client.query<{ there: boolean }>("select to_regnamespace($1) is not null as there", [schema]);
  if (rows[0]?.there) {
    const files = await client.query<{ key: string }>(`select key from ${qualified(place, "_file")}`);
    for (const { key } of files.rows) await deps.files.remove(contentKey(key));
    await client.query(`drop schema if exists ${ident(schema)} cascade`);
  }
  await client.query(`drop role if exists ${ident(schema)}`);
  await deps.store.transact(environment.organizationId, async (unit) => {
    const restore = await unit.restore(id as never);
    if (restore) await unit.updateRestore({ ...restore, setAside: null });
  });
};

const wasDropped = async (deps: RuntimeDeps, environment: Environment, { kind, item }: Disposal): Promise<boolean> => {
  if (kind === "set-aside")
    return deps.store.transact(environment.organizationId, async (unit) => (await unit.restore(item as never))?.setAside === null);
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const { rows } = await deps.reader.query(
    `select from ${qualified(place, "_hidden")} where id = $1 and kind = $2 and dropped_at is not null`,
    [item, kind],
  );
  return rows.length > 0;
};
