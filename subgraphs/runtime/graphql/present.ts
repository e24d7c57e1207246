import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { RecordEvent } from "../application/events.ts";
import type { MigrationPlan } from "../domain/migration.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { MigrationPlanType, ReleaseType } from "./release-types.ts";
import type { EntityCount, EnvironmentType, PlatformEventType, PlatformType } from "./types.ts";

export const presentText = (text: Text) => ({ en: text.en ?? null, ar: text.ar ?? null });

export const presentPlatform = (platform: Platform): PlatformType => ({
  id: platform.id,
  key: platform.key,
  label: presentText(platform.label),
  blueprint: { id: platform.blueprintId },
  status: platform.status,
  createdAt: platform.createdAt,
});

export const presentEnvironment = (environment: Environment): EnvironmentType => ({
  id: environment.id,
  name: environment.name,
  status: environment.activeReleaseId ? "running" : "empty",
  platformId: environment.platformId,
  activeReleaseId: environment.activeReleaseId,
});

export const presentPlan = (
  plan: MigrationPlan,
  facts: { readonly versionId: string; readonly environment: string; readonly computedAt: Date; readonly done: number },
): MigrationPlanType => ({
  versionId: facts.versionId,
  environment: facts.environment,
  summary: plan.summary,
  steps: plan.steps.map((step, index) => ({
    id: step.id,
    kind: step.kind,
    class: step.class,
    sentence: step.sentence,
    rows: step.rows,
    state: index < facts.done ? "done" : "todo",
    loses: step.loses ?? null,
    misfits: step.misfits ?? null,
    choices: step.choices ?? [],
    fate: step.fate ?? null,
    estimatedMs: step.estimatedMs ?? null,
  })),
  problems: plan.problems,
  checks: plan.checks ?? [],
  computedAt: facts.computedAt,
});

export const presentRelease = (release: Release, environment: string): ReleaseType => ({
  id: release.id,
  version: { id: release.versionId },
  status: release.status,
  rollsBack: release.rollsBack,
  plan: presentPlan(release.plan, {
    versionId: release.versionId,
    environment,
    computedAt: new Date(release.plan.computedAt),
    done: release.status === "active" || release.status === "superseded" ? release.plan.steps.length : release.done,
  }),
  decision: release.decisionId ? { id: release.decisionId } : null,
  startedBy: { id: release.startedBy },
  plannedAt: release.plannedAt,
  startedAt: release.startedAt,
  finishedAt: release.finishedAt,
  done: release.done,
  error: release.error,
  ms: release.ms,
  platformId: release.platformId,
  environmentId: release.environmentId,
});

export const presentCounts = (counts: Readonly<Record<string, number>>, model: Model): EntityCount[] =>
  model.tables
    .filter((table) => !table.builtIn && counts[table.id] !== undefined)
    .map((table) => ({ entity: table.id, label: presentText(table.plural), count: counts[table.id] ?? 0 }));

export const presentEvent = (event: RecordEvent, environmentId: string, model: Model | null): PlatformEventType => {
  const table = model?.tables.find(({ id }) => id === event.entity);
  return { ...event, entityLabel: table ? presentText(table.label) : null, environmentId };
};
