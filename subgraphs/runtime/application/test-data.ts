/** Test rows of environments: filled in with progress, looked at, taken out again. */
import type pg from "pg";
import type { EnvironmentId, Locale } from "../../../schema/ids.ts";
import { authorize, personOf, type Viewer } from "../../viewer.ts";
import { sweepFiles } from "../data-plane/files/sweep.ts";
import { type Place, qualified, tableName } from "../data-plane/names.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import type { TestFill } from "../domain/test-fill.ts";
import { type Cleared, FilledBefore, fillTestData, resetTestData as reset, type TestBatch } from "../test-data/fill.ts";
import { type Asker, entry } from "./asker.ts";
import { failureOf, refusal } from "./copies.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";

export interface FillWish {
  readonly environmentId: EnvironmentId;
  /** Per entity; null: what the blueprint says. */
  readonly rows: number | null;
  readonly locale: Locale;
  /** The same seed gives the same rows; null: one that was not there before. */
  readonly seed: string | null;
}

/**
 * Fills an environment with believable, tagged rows, in one transaction, and tells how far it is. Production takes one batch in its life.
 * Throws RUNTIME_NOT_RUNNING, RUNTIME_TEST_DATA_RUNNING, RUNTIME_TEST_DATA_CLASH, RUNTIME_TEST_DATA_PRODUCTION.
 */
export const fillEnvironment = async (deps: RuntimeDeps, asker: Asker, wish: FillWish): Promise<TestBatch> =>
  (await begin(deps, asker, wish)).batch;

/** The same without waiting for its end: answers at once, running; a refusal that comes later is told there. */
export const startFilling = async (deps: RuntimeDeps, asker: Asker, wish: FillWish): Promise<TestFill> => {
  const { fill, batch } = await begin(deps, asker, wish);
  // How it ended is told by the filling itself.
  batch.catch(() => undefined);
  return fill;
};

/** Holds the environment for one filling at a time, for as long as its connection lives; then whoever looks sees that it was given up. */
const lockOf = "hashtextextended($1, 3)";

const begin = async (
  deps: RuntimeDeps,
  asker: Asker,
  wish: FillWish,
): Promise<{ readonly fill: TestFill; readonly batch: Promise<TestBatch> }> => {
  const found = await running(deps, asker, wish.environmentId);
  const client = await deps.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lockOf}) as free`, [wish.environmentId]);
    if (!rows[0]?.free) throw runtimeErrors("TEST_DATA_RUNNING");
    const id = deps.newId();
    const fill: TestFill = {
      organizationId: asker.viewer.organizationId,
      environmentId: wish.environmentId,
      id,
      seed: wish.seed ?? id,
      status: "running",
      rows: 0,
      expected: null,
      startedBy: personOf(asker.viewer),
      startedAt: deps.clock.now(),
      finishedAt: null,
      error: null,
    };
    await save(deps, fill);
    return { fill, batch: carryOut(deps, asker, client, found, fill, wish) };
  } catch (error) {
    await client.end();
    throw error;
  }
};

const carryOut = async (
  deps: RuntimeDeps,
  asker: Asker,
  client: pg.Client,
  { place, model, environment }: Awaited<ReturnType<typeof running>>,
  fill: TestFill,
  { rows, locale, environmentId }: FillWish,
): Promise<TestBatch> => {
  let told = Number.NEGATIVE_INFINITY;
  try {
    await deps.store.noteFiles(environmentId);
    const batch = await fillTestData(client, place, model, {
      batch: fill.id,
      seed: fill.seed,
      locale,
      now: deps.clock.now().toISOString(),
      rows,
      by: fill.startedBy,
      preview: environment.name === "preview",
      files: { store: deps.files, environmentId },
      once: environment.name === "production",
      told: async (so, expected) => {
        if (performance.now() - told < 250) return;
        told = performance.now();
        await save(deps, { ...fill, rows: so, expected });
      },
      recorded: (batch) => record(deps, client, asker, environmentId, "TestDataFilled", batch),
    });
    deps.store.announce();
    await save(deps, { ...fill, status: "done", rows: batch.rows, expected: batch.rows, finishedAt: deps.clock.now() });
    deps.dataChanged(environmentId);
    return batch;
  } catch (error) {
    const refusal = refusalOf(error);
    // With the database away whoever looks sees that nobody holds it any more.
    await save(deps, { ...fill, status: "failed", finishedAt: deps.clock.now(), error: failureOf(refusal) }).catch(() => undefined);
    throw refusal;
  } finally {
    await client.end();
  }
};

const save = (deps: RuntimeDeps, fill: TestFill): Promise<void> =>
  deps.store.transact(fill.organizationId, (unit) => unit.setTestFill(fill));

const refusalOf = (error: unknown): unknown => {
  if (error instanceof FilledBefore) return runtimeErrors("TEST_DATA_PRODUCTION");
  return (error as { code?: unknown }).code === "23505" ? runtimeErrors("TEST_DATA_CLASH") : error;
};

export interface TestData {
  /** Test rows there are now. */
  readonly rows: number;
  /** Records people entered themselves: a reset leaves them. */
  readonly entered: number;
  /** The newest filling; null: there was none but that of a release. */
  readonly filling: TestFill | null;
  /** Whether it may be filled now: production takes one batch in its life. */
  readonly fillable: boolean;
}

/** The test rows of an environment. A filling whose process is gone is told as what became of it: everything, or nothing. */
export const testData = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<TestData> => {
  authorize(viewer, "platform.read");
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  const model = await activeModel(deps, environment);
  if (!model) throw runtimeErrors("NOT_RUNNING");
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const counts = model.tables
    .filter(({ builtIn }) => !builtIn)
    .map(
      (table) => `select count(*) filter (where test_batch is not null) as t, count(*) as n from ${qualified(place, tableName(table.id))}`,
    );
  const [row] = (
    await deps.reader.query<{ rows: string; entered: string; batches: string }>(
      `select coalesce(sum(t), 0) as rows, coalesce(sum(n - t), 0) as entered, (select count(*) from ${qualified(place, "_test_batch")}) as batches
       from (${[...counts, "select 0, 0"].join(" union all ")}) as c(t, n)`,
    )
  ).rows;
  return {
    rows: Number(row?.rows ?? 0),
    entered: Number(row?.entered ?? 0),
    filling: await fillingOf(deps, environment, place),
    fillable: environment.name !== "production" || Number(row?.batches ?? 0) === 0,
  };
};

const fillingOf = async (deps: RuntimeDeps, { organizationId, id }: Environment, place: Place): Promise<TestFill | null> => {
  const read = () => deps.store.transact(organizationId, (unit) => unit.testFill(id));
  const held = async () => {
    const { rows } = await deps.reader.query<{ held: boolean }>(
      `select exists (select from pg_locks where locktype = 'advisory' and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and ((classid::bigint << 32) | objid::bigint) = ${lockOf}) as held`,
      [id],
    );
    return rows[0]?.held === true;
  };
  const first = await read();
  if (first?.status !== "running" || (await held())) return first;
  // It may have ended between the two questions.
  const fill = await read();
  if (fill?.status !== "running" || fill.id !== first.id) return fill;
  const { rows } = await deps.reader.query<{ rows: number }>(`select rows from ${qualified(place, "_test_batch")} where id = $1`, [
    fill.id,
  ]);
  return rows[0]
    ? { ...fill, status: "done", rows: rows[0].rows, expected: rows[0].rows }
    : { ...fill, status: "failed", error: refusal("COPY_INTERRUPTED") };
};

/** Removes exactly the tagged rows, once, and says how many went. */
export const resetEnvironment = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<Cleared> => {
  const { place, model } = await running(deps, asker, id);
  const client = await deps.connect();
  try {
    const cleared = await reset(client, place, model, (done) => record(deps, client, asker, id, "TestDataReset", done));
    if (!cleared) throw runtimeErrors("NO_TEST_DATA");
    if (cleared.alreadyAt) throw runtimeErrors("TEST_DATA_CLEARED", { date: cleared.alreadyAt.toISOString().slice(0, 10) });
    deps.store.announce();
    deps.dataChanged(id);
    // The rows are gone; what is left of their files now would go with the next sweep.
    await sweepFiles(
      async <Row>(sql: string, values?: readonly unknown[]) => (await client.query(sql, values && [...values])).rows as readonly Row[],
      place,
      deps.files,
      deps.clock.now(),
      false,
    ).catch(() => undefined);
    return cleared;
  } finally {
    await client.end();
  }
};

const running = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId) => {
  authorize(asker.viewer, "platform.data.write");
  const environment = await deps.store.transact(asker.viewer.organizationId, (unit) => environmentOf(unit, id));
  const model = await activeModel(deps, environment);
  if (!model) throw runtimeErrors("NOT_RUNNING");
  return { environment, model, place: { schema: environment.schemaName, role: environment.schemaName } };
};

/** In the transaction that fills or empties: event and audit entry are there with the rows, or none of it is. */
const record = async (
  deps: RuntimeDeps,
  client: pg.Client,
  asker: Asker,
  environmentId: EnvironmentId,
  type: "TestDataFilled" | "TestDataReset",
  { id, rows }: { readonly id: string; readonly rows: number },
): Promise<void> => {
  const unit = await deps.store.recording(client, asker.viewer.organizationId);
  await unit.append(`environment:${environmentId}`, [
    { type, schema: 1, data: { environmentId, batchId: id, rows }, meta: { actor: asker.viewer.subjectId, requestId: asker.requestId } },
  ]);
  await unit.audit(
    entry(asker, type === "TestDataFilled" ? "test-data.fill" : "test-data.reset", `environment:${environmentId}`, { rows }),
  );
};
