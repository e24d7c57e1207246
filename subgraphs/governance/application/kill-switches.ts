/** Stopping, and going on. Triggering needs one person; lifting is a decision of two. */
import type { KillScope } from "../../../schema/decisions.ts";
import type { DecisionId, OrganizationId } from "../../../schema/ids.ts";
import { authorize, requireFresh, type Viewer } from "../../viewer.ts";
import { governanceErrors } from "../domain/errors.ts";
import { type KillSwitch, type Reach, scopeWords } from "../domain/kill-switch.ts";
import { type Asker, entry, idOf, personWith, reasonOf } from "./asker.ts";
import { claimGrant, consumeGrant, finishExecution, recordRefusedGrant } from "./claim-grant.ts";
import { haltDecision } from "./end-decision.ts";
import type { GovernanceDeps, GovernanceUnit } from "./ports.ts";
import { requestDecision } from "./request-decision.ts";

/** Whose installation it is. */
const rootRank = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Trigger {
  readonly scope: KillScope["scope"];
  readonly scopeId: string | null;
  readonly reach: Reach;
  readonly reason: string;
}

/**
 * Stops a scope: the epoch counts up and is committed, processes are told, work in flight is aborted, approved decisions are halted.
 * Triggering what is stopped already changes nothing, except to widen its reach. Throws GOVERNANCE_SCOPE_FORBIDDEN, REASON_MISSING, IDENTITY_STEP_UP.
 */
export const triggerKillSwitch = async (deps: GovernanceDeps, asker: Asker, input: Trigger): Promise<KillSwitch> => {
  const reason = reasonOf(input.reason);
  const viewer = await personWith(deps, asker.viewer, "kill.trigger");
  requireFresh(viewer, "kill.trigger", deps.clock);
  const { organizationId, scopeId } = placeOf(viewer, input);
  const { killSwitch, changed } = await deps.store.transact("request", viewer.organizationId, async (unit) => {
    const known = await unit.lockSwitch(organizationId, input.scope, scopeId);
    const same = known?.active && (known.reach === input.reach || known.reach === "writes");
    const killSwitch: KillSwitch = same
      ? known
      : {
          id: known?.id ?? deps.newId(),
          organizationId,
          scope: input.scope,
          scopeId,
          reach: input.reach,
          epoch: await unit.nextEpoch(),
          active: true,
          by: viewer.subjectId,
          reason,
          at: deps.clock.now(),
          liftedBy: null,
          liftedAt: null,
          liftReason: null,
        };
    if (!same) {
      await (known ? unit.updateSwitch(killSwitch) : unit.insertSwitch(killSwitch));
      await tell(unit, "KillSwitchTriggered", killSwitch, asker);
    }
    await unit.audit(
      entry(asker, "kill.trigger", `kill-switch:${killSwitch.id}`, {
        after: { scope: killSwitch.scope, scopeId, reach: killSwitch.reach, epoch: killSwitch.epoch },
      }),
    );
    return { killSwitch, changed: !same };
  });
  if (changed) {
    await deps.halts.look();
    if (input.scope === "organization" || input.scope === "installation") await haltApproved(deps, viewer);
    if (input.scope === "decision")
      await haltDecision(deps, viewer.organizationId, idOf(scopeId ?? ""), viewer.subjectId).catch(overAlready);
  }
  return killSwitch;
};

/**
 * Asks to lift a switch. It is a decision: another person approves it, or, where nobody else can, the same person after ten minutes with
 * the password entered again. The switch answers with the decision; it is lifted in the moment that is approved.
 */
export const liftKillSwitch = async (
  deps: GovernanceDeps,
  asker: Asker,
  input: { readonly id: string; readonly reason: string },
): Promise<{ readonly killSwitch: KillSwitch; readonly decisionId: DecisionId }> => {
  const reason = reasonOf(input.reason);
  const viewer = await personWith(deps, asker.viewer, "kill.lift");
  requireFresh(viewer, "kill.lift", deps.clock);
  const killSwitch = await deps.store.transact("request", viewer.organizationId, (unit) => unit.switch(idOf(input.id)));
  if (!killSwitch) throw governanceErrors("NOT_FOUND");
  if (!killSwitch.active) throw governanceErrors("NOT_ACTIVE");
  if (killSwitch.organizationId === null && viewer.rank < rootRank)
    throw governanceErrors("SCOPE_FORBIDDEN", { scope: scopeWords[killSwitch.scope] });
  const answer = await requestDecision(
    deps,
    {
      organizationId: viewer.organizationId,
      kind: "kill.lift",
      requestedBy: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf, sessionId: viewer.sessionId },
      subject: { type: "kill-switch", id: killSwitch.id },
      payload: { killSwitchId: killSwitch.id, epoch: killSwitch.epoch },
      facts: { reversible: true },
      requestId: asker.requestId,
    },
    reason,
  );
  return { killSwitch, decisionId: answer.decisionId };
};

/** Lifts what an approved decision lets lift, once; nothing when the decision is another kind, not approved, or lifted by somebody faster. */
export const liftApproved = async (
  deps: GovernanceDeps,
  organization: OrganizationId,
  id: DecisionId,
  asker: Asker | null,
): Promise<void> => {
  const found = await deps.store.transact("request", organization, (unit) => unit.found(id));
  if (found?.record.kind !== "kill.lift" || found.decision.status !== "approved") return;
  const grant = await claimGrant(deps, organization, id, "governance");
  if (!grant) return;
  const payload = found.record.payload as { readonly killSwitchId: string; readonly epoch: number };
  const lifted = await deps.store.transact("request", organization, async (unit) => {
    await consumeGrant(
      { ...deps, recordRefused: (refused) => recordRefusedGrant(deps, refused) },
      unit.query,
      grant,
      found.record.payload,
      "governance",
    );
    const known = await unit.switch(payload.killSwitchId);
    const locked = known && (await unit.lockSwitch(known.organizationId, known.scope, known.scopeId));
    // Triggered again since: that is another stop, which nobody decided to lift.
    if (!locked?.active || locked.epoch !== payload.epoch) return false;
    const next: KillSwitch = {
      ...locked,
      active: false,
      epoch: await unit.nextEpoch(),
      liftedBy: found.decision.requestedBy,
      liftedAt: deps.clock.now(),
      liftReason: found.record.reason,
    };
    await unit.updateSwitch(next);
    await tell(unit, "KillSwitchLifted", next, asker);
    return true;
  });
  if (lifted === null) return;
  await deps.halts.look();
  await finishExecution(deps, organization, id, lifted ? { ok: true } : { ok: false, code: "GOVERNANCE_NOT_ACTIVE" });
};

/** The switches that concern the viewer's organization, the active ones first. */
export const readSwitches = (deps: GovernanceDeps, viewer: Viewer | null): Promise<readonly KillSwitch[]> => {
  const { organizationId } = authorize(viewer, "organization.read");
  return deps.store.transact("request", organizationId, (unit) => unit.switches());
};

const placeOf = (viewer: Viewer, { scope, scopeId }: Trigger): Pick<KillSwitch, "organizationId" | "scopeId"> => {
  switch (scope) {
    case "installation":
      if (viewer.rank < rootRank) break;
      return { organizationId: null, scopeId: null };
    case "organization":
      if (scopeId !== null && scopeId !== viewer.organizationId) break;
      return { organizationId: viewer.organizationId, scopeId: viewer.organizationId };
    case "provider":
      if (scopeId !== null && !isName(scopeId)) break;
      return { organizationId: viewer.organizationId, scopeId };
    case "platform":
    case "decision":
      if (scopeId === null || !uuid.test(scopeId)) break;
      return { organizationId: viewer.organizationId, scopeId };
    case "assistant":
    case "ai-model":
      if (scopeId === null || !isName(scopeId)) break;
      return { organizationId: viewer.organizationId, scopeId };
  }
  throw governanceErrors("SCOPE_FORBIDDEN", { scope: scopeWords[scope] });
};

const isName = (id: string): boolean => id.length > 0 && id.length <= 128;

const tell = async (unit: GovernanceUnit, type: string, it: KillSwitch, asker: Asker | null): Promise<void> => {
  const data = { killSwitchId: it.id, scope: it.scope, scopeId: it.scopeId, epoch: it.epoch, ...(it.active && { reach: it.reach }) };
  await unit.happened(`kill-switch:${it.id}`, type, data, asker ? { actor: asker.viewer.subjectId, requestId: asker.requestId } : {});
  // Sent with the commit: every process looks at once.
  await unit.query("select pg_notify('wn_kill', $1)", [String(it.epoch)]);
};

const haltApproved = async (deps: GovernanceDeps, viewer: Viewer): Promise<void> => {
  const ids = await deps.store.transact("request", viewer.organizationId, (unit) => unit.stoppable());
  for (const id of ids) await haltDecision(deps, viewer.organizationId, id, viewer.subjectId).catch(overAlready);
};

/** A decision that ended by itself meanwhile needs no stopping. */
const overAlready = (error: { readonly code?: string }): void => {
  if (error.code !== "GOVERNANCE_NOT_OPEN" && error.code !== "GOVERNANCE_NOT_FOUND") throw error;
};
