/**
 * Carries a started release out: expand, switch, fill test data, contract. It runs in the background and can be run again after a crash
 * at any point: done steps are journalled, the switch is one row, test rows are one transaction. Over all processes of an installation
 * one carries out a release; another that is asked to waits, and goes on with what the first left.
 */
import type pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { equipment, equipmentNumber } from "../data-plane/equipment.ts";
import { qualified } from "../data-plane/names.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { placed } from "../domain/layout.ts";
import type { Environment } from "../domain/nouns.ts";
import { decide, type Release } from "../domain/release.ts";
import { runStatements, runSteps, StepFailed } from "../migrate/run.ts";
import { fillTestData } from "../test-data/fill.ts";
import { giveUpFailed } from "./give-up.ts";
import { modelOf, modelOfReleased } from "./models.ts";
import { whenAllSwitched } from "./nodes.ts";
import type { RuntimeDeps, RuntimeUnit } from "./ports.ts";
import { renewReadViews } from "./read-views.ts";
import { applyCommand } from "./record.ts";
import { takeTurn } from "./release-turn.ts";
import { asideOf } from "./restore-backup.ts";
import { whenSettled } from "./waits-for.ts";

export const carryOut = async (deps: RuntimeDeps, release: Release): Promise<void> => {
  if (deps.running.has(release.id)) return;
  deps.running.add(release.id);
  try {
    const client = await deps.connect();
    try {
      const current = await whenAlone(deps, client, release);
      if (carriable.has(current.status)) await expandAndSwitch(deps, client, current);
    } finally {
      await client.end();
    }
  } catch (error) {
    if (isAway(error) || isTaken(error)) later(deps, release, 1_000);
    else if (await isActive(deps, release)) {
      // The new version answers already; what it demands of every row waits for a better moment.
      console.error(error);
      later(deps, release, 30_000);
    } else await fail(deps, release, error);
  } finally {
    deps.running.delete(release.id);
  }
};

/** The database or a part of WebNova in another process does not answer, as while they start: that is no fault of the release. */
const isAway = (error: unknown): boolean => (error as { code?: unknown }).code === "UNAVAILABLE" || isUnavailable(error);
/** The last steps of the release before are still at work in the environment. */
const isTaken = (error: unknown): boolean => error instanceof StepFailed && error.code === "RUNTIME_MIGRATION_RUNNING";
const later = (deps: RuntimeDeps, release: Release, ms: number): void => {
  setTimeout(() => void carryOut(deps, release), ms).unref();
};
const isActive = (deps: RuntimeDeps, { organizationId, id }: Release): Promise<boolean> =>
  deps.store.transact(organizationId, async (unit) => (await unit.release(id))?.status === "active").catch(() => false);

/** `active` too: what the new model demands of every row may still be missing. */
const carriable: ReadonlySet<Release["status"]> = new Set(["expanding", "switching", "active"]);

/** Returns the release as it stands once no other process works on it. */
const whenAlone = async (deps: RuntimeDeps, client: pg.Client, { organizationId, id }: Release): Promise<Release> => {
  await takeTurn(client, id);
  const current = await deps.store.transact(organizationId, (unit) => unit.release(id));
  if (!current) throw runtimeErrors("NOT_FOUND");
  return current;
};

const expandAndSwitch = async (deps: RuntimeDeps, client: pg.Client, started: Release): Promise<void> => {
  const version = await deps.versionOf(started.organizationId, started.versionId);
  // Before the switch a version with errors is still a new one; it may have waited for its decision since before they were errors.
  const model = await (started.status === "expanding" ? modelOf : modelOfReleased)(deps, started.organizationId, version);
  const environment = (await deps.store.transact(started.organizationId, (unit) => unit.environment(started.environmentId)))!;
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const { steps } = started.plan;
  const expand = steps.filter(({ phase }) => phase === "expand");
  const contract = steps.filter(({ phase }) => phase === "contract");
  let release = started;
  const began = performance.now();
  const progress = async (done: number) => {
    release = await applyCommand(deps, release, { type: "Progress", done });
  };
  if (release.status === "expanding") {
    await whenSettled(deps, environment);
    await giveUpFailed(deps, client, release);
    await runSteps(client, {
      place,
      release: release.id,
      steps: expand,
      onStep: expand.length > 12 ? throttled(progress, expand.length) : progress,
    });
    if (release.plan.putBack) await prepare(client, model, release.plan);
    const migrate = Math.round(performance.now() - began);
    const filling = performance.now();
    const filled = await fillFirstTime(deps, client, place, model, release, environment.name);
    release = await applyCommand(deps, release, {
      type: "Switch",
      ms: { migrate, ...(filled ? { testData: Math.round(performance.now() - filling) } : {}) },
    });
  }
  release = await activate(deps, release);
  await deps.registry.changed(release.environmentId);
  await renewReadViews(deps, release.environmentId, release.organizationId);
  // From here on the new model answers; what it demands of every row is stated only now.
  if (contract.length > 0) {
    await whenAllSwitched(deps, client, place, release);
    await runSteps(client, { place, release: release.id, steps: contract });
  }
  if (release.decisionId && started.status !== "active")
    await deps.decisions.finish(release.organizationId, release.decisionId, { ok: true, hash: release.hash });
};

/** The switch: the release becomes active, the one before superseded, the environment points to it, in one transaction. */
const activate = (deps: RuntimeDeps, release: Release): Promise<Release> =>
  deps.store.transact(release.organizationId, async (unit) => {
    const current = (await unit.lockRelease(release.id)) ?? release;
    if (current.status === "active") return current;
    const environment = await unit.environment(release.environmentId);
    const before = environment?.activeReleaseId ? await unit.lockRelease(environment.activeReleaseId) : null;
    if (before?.status === "active") await unit.updateRelease(decide(before, { type: "Supersede" }));
    const next = decide(current, { type: "Activate", at: deps.clock.now(), ms: {} });
    await unit.updateRelease({ ...next, done: next.plan.steps.filter(({ phase }) => phase === "expand").length });
    if (environment && release.plan.putBack) await changePlaces(unit, environment, release, deps.clock.now());
    else await unit.setActive(release.environmentId as EnvironmentId, release.id, release.plan.generations);
    const facts = {
      releaseId: next.id,
      platformId: next.platformId,
      environmentId: next.environmentId,
      versionId: next.versionId,
      hash: next.hash,
    };
    await unit.append(`release:${next.id}`, [
      { type: "ReleaseActivated", schema: 1, data: { ...facts, supersededReleaseId: before?.id ?? null }, meta: {} },
      ...(next.rollsBack ? [{ type: "ReleaseRolledBack", schema: 1, data: { ...facts, toVersionId: next.versionId }, meta: {} }] : []),
    ]);
    return next;
  });

/** What lay aside may have been made by an older program: it gets what this one needs before anybody asks it. */
const prepare = async (client: pg.Client, model: Model, { putBack, generations }: Release["plan"]): Promise<void> => {
  const place = { schema: putBack!.schemaName, role: putBack!.schemaName };
  await runStatements(client, place, equipment(place, placed(model, generations)));
};

/** What a restore put aside answers again; what answered until now is put aside. */
const changePlaces = async (unit: RuntimeUnit, environment: Environment, { id, plan }: Release, at: Date): Promise<void> => {
  const restore = plan.putBack && (await unit.restore(plan.putBack.restoreId));
  const back = restore?.setAside;
  // Dropped or put back since it was planned.
  if (!restore || !back || back.schemaName !== plan.putBack?.schemaName) throw runtimeErrors("RELEASE_STALE");
  await unit.updateRestore({ ...restore, setAside: asideOf(environment, at) });
  await unit.moveTo(environment.id, {
    schemaName: back.schemaName,
    releaseId: id,
    generations: back.generations,
    equipment: equipmentNumber,
  });
};

/** A fresh preview gets test rows, once: the switch follows in the same breath, so the first page is never empty. */
const fillFirstTime = async (
  deps: RuntimeDeps,
  client: Awaited<ReturnType<RuntimeDeps["connect"]>>,
  place: { schema: string; role: string },
  model: Model,
  release: Release,
  name: string,
): Promise<boolean> => {
  if (name !== "preview" || release.plan.fromReleaseId !== null) return false;
  const { rows } = await client.query(`select from ${qualified(place, "_test_batch")} limit 1`);
  if (rows.length > 0) return false;
  await deps.store.noteFiles(release.environmentId);
  await fillTestData(client, place, model, {
    batch: deps.newId(),
    seed: model.hash,
    locale: model.header.defaultLocale === "ar" ? "ar" : "en",
    now: deps.clock.now().toISOString(),
    rows: null,
    by: release.startedBy,
    preview: true,
    files: { store: deps.files, environmentId: release.environmentId },
  });
  return true;
};

const fail = async (deps: RuntimeDeps, release: Release, error: unknown): Promise<void> => {
  const refusal = error as { code?: unknown; sentence?: unknown };
  const told = error instanceof StepFailed || (typeof refusal.code === "string" && refusal.sentence);
  if (!told) console.error(error);
  const interrupted = runtimeErrors("RELEASE_INTERRUPTED");
  const reason = told
    ? { code: String(refusal.code), sentence: refusal.sentence as { en: string; ar: string } }
    : { code: interrupted.code, sentence: interrupted.sentence };
  // When even this cannot be written the database is away: the release stays as it is and the next start continues it.
  await applyCommand(deps, release, { type: "Fail", at: deps.clock.now(), error: reason }).catch(() => undefined);
  if (release.decisionId)
    await deps.decisions.finish(release.organizationId, release.decisionId, { ok: false, code: reason.code }).catch(() => undefined);
};

/** Long plans tell about every eighth of the way, and the end. */
const throttled = (tell: (done: number) => Promise<void>, total: number) => {
  const every = Math.ceil(total / 8);
  return async (done: number): Promise<void> => {
    if (done % every === 0 || done === total) await tell(done);
  };
};

/** Continues what a stopped process left between start and the last step. Called once at start. */
export const resumeReleases = async (deps: RuntimeDeps): Promise<void> => {
  for (const { organizationId, releaseId } of await deps.store.unfinishedReleases()) {
    const release = await deps.store.transact(organizationId, (unit) => unit.release(releaseId));
    if (release) void carryOut(deps, release);
  }
};
