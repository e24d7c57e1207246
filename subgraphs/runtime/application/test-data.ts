import type { EnvironmentId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { sweepFiles } from "../data-plane/files/sweep.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { type Cleared, FilledBefore, fillTestData, resetTestData as reset, type TestBatch } from "../test-data/fill.ts";
import { type Asker, entry } from "./asker.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Fills an environment with believable, tagged rows. Production takes one batch in its life. */
export const fillEnvironment = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly rows: number | null; readonly locale: "en" | "ar" },
): Promise<TestBatch> => {
  const { place, model, environment } = await running(deps, asker, input.environmentId);
  const client = await deps.connect();
  try {
    const id = deps.newId();
    await deps.store.noteFiles(input.environmentId);
    const batch = await fillTestData(client, place, model, {
      batch: id,
      seed: id,
      locale: input.locale,
      now: deps.clock.now().toISOString(),
      rows: input.rows,
      by: personOf(asker.viewer),
      files: { store: deps.files, environmentId: input.environmentId },
      once: environment.name === "production",
    }).catch((error: unknown) => {
      throw error instanceof FilledBefore ? runtimeErrors("TEST_DATA_PRODUCTION") : error;
    });
    deps.dataChanged(input.environmentId);
    await record(deps, asker, input.environmentId, "TestDataFilled", batch);
    return batch;
  } finally {
    await client.end();
  }
};

/** Removes exactly the tagged rows, once, and says how many went. */
export const resetEnvironment = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<Cleared> => {
  const { place, model } = await running(deps, asker, id);
  const client = await deps.connect();
  try {
    const cleared = await reset(client, place, model);
    if (!cleared) throw runtimeErrors("NO_TEST_DATA");
    if (cleared.alreadyAt) throw runtimeErrors("TEST_DATA_CLEARED", { date: cleared.alreadyAt.toISOString().slice(0, 10) });
    deps.dataChanged(id);
    await record(deps, asker, id, "TestDataReset", cleared);
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

const record = (
  deps: RuntimeDeps,
  asker: Asker,
  environmentId: EnvironmentId,
  type: string,
  { id, rows }: { readonly id: string; readonly rows: number },
): Promise<void> =>
  deps.store.transact(asker.viewer.organizationId, async (unit) => {
    await unit.append(`environment:${environmentId}`, [
      { type, schema: 1, data: { environmentId, batchId: id, rows }, meta: { actor: asker.viewer.subjectId, requestId: asker.requestId } },
    ]);
    await unit.audit(
      entry(asker, type === "TestDataFilled" ? "test-data.fill" : "test-data.reset", `environment:${environmentId}`, { rows }),
    );
  });
