import type pg from "pg";
import type { DecisionId, OrganizationId, ReleaseId } from "../../../schema/ids.ts";
import { authorize, requireFresh } from "../../viewer.ts";
import { equipmentNumber } from "../data-plane/equipment.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Fates } from "../domain/migration.ts";
import type { Environment, EnvironmentName } from "../domain/nouns.ts";
import { decide, type Release } from "../domain/release.ts";
import { readHidden } from "../migrate/hidden.ts";
import { refuseFailingChecks } from "./access-checks.ts";
import { type Asker, entry } from "./asker.ts";
import { carryOut } from "./carry-out.ts";
import { environmentOf, releaseOf } from "./find.ts";
import { giveUp } from "./give-up.ts";
import { modelOfRelease, refuseErrors } from "./models.ts";
import { planWith, refuseProblems, refuseUndecided, releasePermission } from "./plan-release.ts";
import type { RuntimeDeps } from "./ports.ts";
import { applyCommand } from "./record.ts";

/** Lets through who may release there and has proved lately who they are: within an hour for staging, five minutes for production. Throws FORBIDDEN, IDENTITY_STEP_UP. */
export const authorizeRelease = ({ clock }: Pick<RuntimeDeps, "clock">, { viewer }: Asker, environment: EnvironmentName): void => {
  authorize(viewer, releasePermission[environment]);
  requireFresh(viewer, releasePermission[environment], clock);
};

/**
 * Starts a planned (or failed) release. Production asks governance first: approved at once, it runs; otherwise it waits for its people
 * and runs when they have approved. Refused: problems in the plan, an environment that changed since the plan, an active kill switch.
 */
export const startRelease = async (deps: RuntimeDeps, asker: Asker, id: ReleaseId, fates: Fates = {}): Promise<Release> => {
  const organization = asker.viewer.organizationId;
  const { release: planned, environment } = await deps.store.transact(organization, async (unit) => {
    const release = await releaseOf(unit, id);
    return { release, environment: await environmentOf(unit, release.environmentId) };
  });
  let release = planned;
  authorizeRelease(deps, asker, environment.name);
  if (release.status === "expanding" || release.status === "switching" || release.status === "active") return release;
  // What an older program makes would lack what the newer one takes to be there.
  if (environment.equipment > equipmentNumber) throw runtimeErrors("PROGRAM_OLDER");
  refuseProblems(release);
  if (release.plan.fromReleaseId !== environment.activeReleaseId) throw runtimeErrors("RELEASE_STALE");
  await refuseDropped(deps, release, environment);
  await refuseFailingChecks(deps, release, refuseErrors(await modelOfRelease(deps, release), release.versionId));
  if (release.status !== "awaiting-decision") release = await decided(deps, release, environment, fates);
  if (environment.name !== "preview") await refuseUntried(deps, organization, release, environment);
  if (environment.name === "production") {
    return release.status === "awaiting-decision" ? claim(deps, release) : request(deps, asker, release, environment);
  }
  return begin(deps, release, null, asker);
};

/** The release with what the person decided; what was decided before a failure still counts. */
const decided = async (deps: RuntimeDeps, release: Release, environment: Environment, fates: Fates): Promise<Release> => {
  const all = { ...fatesOf(release), ...fates };
  refuseUndecided(release, all);
  if (Object.keys(fates).length === 0) return release;
  const plan = await planWith(deps, environment, release, all);
  return deps.store.transact(release.organizationId, async (unit) => {
    const current = (await unit.lockRelease(release.id)) ?? release;
    if (current.status !== release.status) throw runtimeErrors("RELEASE_STATE");
    const next = { ...current, plan };
    await unit.updateRelease(next);
    return next;
  });
};

/**
 * Gives up a release that has not begun, or has failed. What its done steps added stays and disturbs nobody; half-made columns go, and what
 * it loosened is demanded again.
 */
export const cancelRelease = async (deps: RuntimeDeps, asker: Asker, id: ReleaseId): Promise<Release> => {
  const { release, environment } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const release = await releaseOf(unit, id);
    return { release, environment: await environmentOf(unit, release.environmentId) };
  });
  authorize(asker.viewer, releasePermission[environment.name]);
  const cancelled = await (release.status === "failed" && release.startedAt
    ? withClient(deps, (client) => giveUp(deps, client, release))
    : applyCommand(deps, release, { type: "Cancel", at: deps.clock.now() }));
  await deps.store.transact(asker.viewer.organizationId, (unit) => unit.audit(entry(asker, "release.cancel", `release:${id}`)));
  return cancelled;
};

const withClient = async <T>(deps: Pick<RuntimeDeps, "connect">, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = await deps.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What governance decides on, and what is executed: the same value, so the grant fits nothing else. */
export const payloadOf = (release: Pick<Release, "id" | "environmentId" | "hash" | "plan">) => ({
  releaseId: release.id,
  environmentId: release.environmentId,
  hash: release.hash,
  steps: release.plan.steps.map(({ id }) => id),
  fates: fatesOf(release),
});
const fatesOf = ({ plan }: Pick<Release, "plan">): Fates =>
  Object.fromEntries(plan.steps.flatMap(({ id, fate }) => (fate ? [[id, fate] as const] : [])));

const request = async (deps: RuntimeDeps, asker: Asker, release: Release, environment: Environment): Promise<Release> => {
  const { steps } = release.plan;
  const answer = await deps.decisions.request({
    organizationId: asker.viewer.organizationId,
    kind: "release.production",
    requestedBy: {
      kind: asker.viewer.kind,
      id: asker.viewer.subjectId,
      onBehalfOf: asker.viewer.onBehalfOf,
      sessionId: asker.viewer.sessionId,
    },
    subject: { type: "environment", id: environment.id },
    payload: payloadOf(release),
    facts: {
      production: true,
      reversible: true,
      firstTime: environment.activeReleaseId === null,
      rows: steps.reduce((most, step) => Math.max(most, step.class === "safe" ? 0 : step.rows), 0),
      destructive: steps.some((step) => step.class === "destructive"),
      rollsBack: release.rollsBack,
    },
    requestId: asker.requestId,
  });
  if (answer.status === "denied")
    throw runtimeErrors("RELEASE_DENIED", { reason: answer.reasons[0]?.[asker.viewer.locale] ?? "" }, { decisionId: answer.decisionId });
  if (answer.status === "approved" && answer.grant)
    return begin(deps, release, { decisionId: answer.decisionId, grant: answer.grant }, asker);
  // Pressed twice, the second press finds the first one's decision waiting.
  return applyCommand(deps, release, { type: "Await", decisionId: answer.decisionId }).catch(async (error: unknown) => {
    const now = await deps.store.transact(release.organizationId, (unit) => unit.release(release.id));
    if (now?.decisionId === answer.decisionId) return now;
    throw error;
  });
};

/** Tries to take the grant of a decision people may have approved meanwhile; the release as it was when they have not. */
export const claim = async (deps: RuntimeDeps, release: Release): Promise<Release> => {
  if (release.status !== "awaiting-decision" || !release.decisionId) return release;
  const grant = await deps.decisions.claimGrant(release.organizationId, release.decisionId, "runtime");
  return grant ? begin(deps, release, { decisionId: release.decisionId, grant }, null) : release;
};

const begin = async (
  deps: RuntimeDeps,
  release: Release,
  permit: { decisionId: DecisionId; grant: string } | null,
  asker: Asker | null,
): Promise<Release> => {
  const started = await deps.store.transact(release.organizationId, async (unit) => {
    const current = (await unit.lockRelease(release.id)) ?? release;
    await deps.decisions.assertLive(
      unit.query,
      [
        { scope: "organization", id: release.organizationId },
        { scope: "platform", id: release.platformId },
      ],
      "automation",
    );
    // The grant is used up in the transaction that starts the effect: one start per grant, or none.
    if (permit) await deps.decisions.consumeGrant(unit.query, permit.grant, payloadOf(release), "runtime");
    if (await unit.anotherRuns(current)) throw runtimeErrors("RELEASE_RUNNING");
    const next = decide(current, { type: "Start", at: deps.clock.now(), decisionId: permit?.decisionId ?? null });
    await unit.updateRelease(next);
    await unit.append(`release:${next.id}`, [
      {
        type: "ReleaseStarted",
        schema: 1,
        data: { releaseId: next.id, platformId: next.platformId, environmentId: next.environmentId, decisionId: next.decisionId },
        meta: asker ? { actor: asker.viewer.subjectId, requestId: asker.requestId } : {},
      },
    ]);
    if (asker)
      await unit.audit({
        ...entry(asker, "release.start", `release:${next.id}`, { version: next.versionNumber, fates: fatesOf(next) }),
        decisionId: next.decisionId,
      });
    return next;
  });
  void carryOut(deps, started);
  return started;
};

/** What the plan counts on finding hidden may have been dropped since. Throws RUNTIME_RELEASE_STALE. */
const refuseDropped = async (deps: RuntimeDeps, { plan }: Release, { schemaName }: Environment): Promise<void> => {
  const wanted = plan.facts?.hidden ?? [];
  if (wanted.length === 0) return;
  const there = await readHidden(deps.reader, { schema: schemaName, role: schemaName });
  if (wanted.some((one) => !there.some(({ id, kind }) => id === one.id && kind === one.kind))) throw runtimeErrors("RELEASE_STALE");
};

const refuseUntried = (deps: RuntimeDeps, organization: OrganizationId, release: Release, production: Environment): Promise<void> =>
  deps.store.transact(organization, async (unit) => {
    const preview = (await unit.environmentsOf(production.platformId)).find(({ name }) => name === "preview");
    if (!preview || !(await unit.hasRun(preview.id, release.hash))) throw runtimeErrors("PREVIEW_FIRST");
  });
