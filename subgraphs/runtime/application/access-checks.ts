import type { Model } from "../../../schema/model/model.ts";
import { runAccessTests } from "../access-tests/run.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { AccessCheck } from "../domain/migration.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Runs the access tests of a model on a connection of its own; what they say depends on nothing but the model. */
export const accessChecks = async (
  deps: Pick<RuntimeDeps, "connect" | "newId" | "clock">,
  model: Model,
): Promise<readonly AccessCheck[]> => {
  if (model.tests.length === 0) return [];
  const client = await deps.connect();
  try {
    return await runAccessTests({ client, newId: deps.newId, now: () => deps.clock.now() }, model);
  } finally {
    await client.end();
  }
};

/** Refuses a model of which an access test fails, naming the test and what happened. */
export const refuseFailingChecks = async (deps: Pick<RuntimeDeps, "connect" | "newId" | "clock">, model: Model): Promise<void> => {
  const failed = (await accessChecks(deps, model)).filter(({ ok }) => !ok);
  const first = failed[0];
  if (!first) return;
  const said = (locale: "en" | "ar") => `${first.sentence[locale]}. ${first.because?.[locale] ?? ""}`.trim();
  throw runtimeErrors("ACCESS_TEST_FAILED", { first: { en: said("en"), ar: said("ar") } }, { tests: failed.map(({ id }) => id) });
};
