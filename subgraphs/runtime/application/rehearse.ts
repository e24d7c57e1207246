import { compile } from "../../../schema/model/compile.ts";
import type { Rehearsal, Rehearse } from "../../../schema/rehearsals.ts";
import { accessChecks } from "./access-checks.ts";
import { migrationPlan } from "./plan-release.ts";
import type { RuntimeDeps } from "./ports.ts";

/** What releasing a document would do to every environment that runs something now. Nothing is stored and nothing is changed. */
export const rehearse = async (
  deps: RuntimeDeps,
  ...[organization, blueprintId, document]: Parameters<Rehearse>
): Promise<readonly Rehearsal[]> => {
  const { platform, environments } = await deps.store.transact(organization, async (unit) => {
    const platform = await unit.platformOfBlueprint(blueprintId);
    const all = platform ? await unit.environmentsOf(platform.id) : [];
    return { platform, environments: all.filter(({ activeReleaseId }) => activeReleaseId !== null) };
  });
  if (!platform || environments.length === 0) return [];
  const model = compile(document, deps.sha256);
  const { checks } = await accessChecks(deps, model);
  const tests = checks.map(({ sentence, ok, because }) => ({ sentence, ok, because }));
  const rehearsals: Rehearsal[] = [];
  for (const environment of environments) {
    const { steps, problems } = await migrationPlan(deps, environment, model);
    rehearsals.push({
      environmentId: environment.id,
      platform: platform.label,
      environment: environment.name,
      steps: steps.map((step) => ({ sentence: step.sentence, class: step.class, rows: step.rows, loses: step.loses ?? null })),
      problems: problems.map(({ text }) => text),
      tests,
    });
  }
  return rehearsals;
};
