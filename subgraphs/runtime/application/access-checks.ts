import { compilerNumber } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import { runAccessTests } from "../access-tests/run.ts";
import { lru } from "../data-plane/lru.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { AccessCheck } from "../domain/migration.ts";
import type { Release } from "../domain/release.ts";
import type { RuntimeDeps } from "./ports.ts";

export type CheckDeps = Pick<RuntimeDeps, "connect" | "newId" | "clock" | "accessChecks">;

/** Results this process keeps. */
const keptModels = 200;

/**
 * What a result holds for: this model, this compiler, and this hour, because rules may speak of today wherever the platform is.
 */
const madeOf = ({ clock }: Pick<CheckDeps, "clock">, { hash }: Pick<Model, "hash">): string =>
  `${hash} ${compilerNumber} ${clock.now().toISOString().slice(0, 13)}`;

/** What the access tests of a model say, and what that holds for. They run once, on a connection of their own, however many ask. */
export const accessChecks = async (
  deps: CheckDeps,
  model: Model,
): Promise<{ readonly checks: readonly AccessCheck[]; readonly checkedFor: string }> => {
  const checkedFor = madeOf(deps, model);
  const checks = await lru(deps.accessChecks, checkedFor, keptModels, () => run(deps, model, () => deps.accessChecks.delete(checkedFor)));
  return { checks, checkedFor };
};

/** Tests that could not be run are asked again next time: that may have been a matter of the moment. */
const run = async (deps: CheckDeps, model: Model, forget: () => void): Promise<readonly AccessCheck[]> => {
  if (model.tests.length === 0) return [];
  try {
    const client = await deps.connect();
    try {
      const checks = await runAccessTests({ client, newId: deps.newId, now: () => deps.clock.now() }, model);
      if (checks.some(({ got }) => got === "error" || got === "notRun")) forget();
      return checks;
    } finally {
      await client.end();
    }
  } catch (error) {
    forget();
    throw error;
  }
};

/** Refuses a release of which an access test fails, naming the test and what happened. What its plan says counts while it holds. */
export const refuseFailingChecks = async (deps: CheckDeps, { plan }: Pick<Release, "plan">, model: Model): Promise<void> => {
  const kept = plan.checkedFor === madeOf(deps, model) ? plan.checks : undefined;
  const failed = (kept ?? (await accessChecks(deps, model)).checks).filter(({ ok }) => !ok);
  const first = failed[0];
  if (!first) return;
  const said = (locale: "en" | "ar") => `${first.sentence[locale]}. ${first.because?.[locale] ?? ""}`.trim();
  throw runtimeErrors("ACCESS_TEST_FAILED", { first: { en: said("en"), ar: said("ar") } }, { tests: failed.map(({ id }) => id) });
};
