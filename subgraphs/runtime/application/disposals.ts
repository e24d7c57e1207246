/**
 * Hidden data on its way out: the nightly round proposes what nothing has shown for thirty days, a person asks for the decision, and what
 * governance releases is dropped. Nothing goes any other way, and nothing under a legal hold.
 */
import type { DecisionId, EnvironmentId } from "../../../schema/ids.ts";
import { authorize, personOf, requireFresh } from "../../viewer.ts";
import { type Disposal, decide, type KeptKind, payloadOf } from "../domain/disposal.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { carryOutDisposal } from "./drop-hidden.ts";
import { environmentOf } from "./find.ts";
import { isHeld, type Kept, keptIn } from "./hidden-data.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Proposes what may go by now, once each, and lets go of proposals about what is shown again. Part of the nightly round. */
export const proposeDisposals = async (deps: RuntimeDeps, environment: Environment): Promise<void> => {
  const now = deps.clock.now();
  const kept = await keptIn(deps, environment);
  await deps.store.transact(environment.organizationId, async (unit) => {
    const open = await unit.openDisposals(environment.id);
    const same = (disposal: Disposal, one: Kept) =>
      disposal.kind === one.kind && disposal.item === one.id && disposal.hiddenAt.getTime() === one.hiddenAt.getTime();
    for (const disposal of open)
      if (disposal.status !== "dropping" && !kept.some((one) => same(disposal, one)))
        await unit.updateDisposal(decide(disposal, { type: "Withdraw", at: now }));
    for (const one of kept) {
      if (one.keptUntil > now || open.some((disposal) => same(disposal, one))) continue;
      const disposal = proposalOf(deps, environment, one);
      await unit.insertDisposal(disposal);
      await unit.append(`environment:${environment.id}`, [
        {
          type: "DisposalProposed",
          schema: 1,
          data: { environmentId: environment.id, disposalId: disposal.id, kind: one.kind, item: one.id },
          meta: {},
        },
      ]);
    }
  });
};

const proposalOf = (deps: RuntimeDeps, environment: Environment, one: Kept): Disposal => ({
  organizationId: environment.organizationId,
  id: deps.newId(),
  environmentId: environment.id,
  kind: one.kind,
  item: one.id,
  label: one.label,
  rows: one.rows,
  bytes: one.bytes,
  hiddenAt: one.hiddenAt,
  status: "proposed",
  decisionId: null,
  askedBy: null,
  proposedAt: deps.clock.now(),
  finishedAt: null,
});

/**
 * Asks governance to drop something for good; what is approved at once goes now, the rest when people have approved it. Throws
 * RUNTIME_NOT_FOUND for what is not hidden there, RUNTIME_HIDDEN_KEPT before its day, RUNTIME_HIDDEN_HELD, RUNTIME_DISPOSAL_DENIED.
 */
export const dropHidden = async (
  deps: RuntimeDeps,
  asker: Asker,
  item: { readonly environmentId: EnvironmentId; readonly id: string; readonly kind: KeptKind },
): Promise<Disposal> => {
  authorize(asker.viewer, "data.purge");
  requireFresh(asker.viewer, "data.purge", deps.clock);
  const environment = await deps.store.transact(asker.viewer.organizationId, (unit) => environmentOf(unit, item.environmentId));
  const kept = (await keptIn(deps, environment)).find(({ id, kind }) => id === item.id && kind === item.kind);
  if (!kept) throw runtimeErrors("NOT_FOUND");
  if (kept.keptUntil > deps.clock.now()) throw runtimeErrors("HIDDEN_KEPT", { until: kept.keptUntil.toISOString().slice(0, 10) });
  if (await isHeld(deps, environment, kept)) throw runtimeErrors("HIDDEN_HELD");
  const disposal = await deps.store.transact(environment.organizationId, async (unit) => {
    const open = (await unit.openDisposals(environment.id)).find((one) => one.kind === kept.kind && one.item === kept.id);
    if (open?.hiddenAt.getTime() === kept.hiddenAt.getTime()) return open;
    if (open) await unit.updateDisposal(decide(open, { type: "Withdraw", at: deps.clock.now() }));
    const made = proposalOf(deps, environment, kept);
    await unit.insertDisposal(made);
    return made;
  });
  if (disposal.status === "dropping") return disposal;
  return request(deps, asker, environment, kept, disposal);
};

const request = async (deps: RuntimeDeps, asker: Asker, environment: Environment, kept: Kept, disposal: Disposal): Promise<Disposal> => {
  const { viewer } = asker;
  const answer = await deps.decisions.request({
    organizationId: environment.organizationId,
    kind: "data.purge",
    requestedBy: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf, sessionId: viewer.sessionId },
    subject: { type: "environment", id: environment.id },
    payload: payloadOf(disposal),
    facts: {
      production: environment.name === "production",
      reversible: false,
      rows: kept.rows,
      personalData: kept.classified !== "none",
      sensitiveData: kept.classified === "sensitive",
    },
    requestId: asker.requestId,
  });
  if (answer.status === "denied")
    throw runtimeErrors("DISPOSAL_DENIED", { reason: answer.reasons[0]?.[viewer.locale] ?? "" }, { decisionId: answer.decisionId });
  if (answer.status === "approved" && answer.grant) return begin(deps, disposal, { decisionId: answer.decisionId, grant: answer.grant });
  return deps.store.transact(environment.organizationId, async (unit) => {
    const current = (await unit.lockDisposal(disposal.id)) ?? disposal;
    const next = decide(current, { type: "Await", decisionId: answer.decisionId, by: personOf(viewer) });
    await unit.updateDisposal(next);
    await unit.audit({
      ...entry(asker, "hidden-data.drop-ask", `environment:${environment.id}`, { kind: next.kind, item: next.item }),
      decisionId: answer.decisionId,
    });
    return next;
  });
};

/** Drops what people have approved meanwhile, and goes on with what a stopped process had begun. One that fails keeps no other waiting. */
export const continueDisposals = async (deps: RuntimeDeps): Promise<void> => {
  const failures: unknown[] = [];
  for (const { organizationId, id } of await deps.store.waitingDisposals()) {
    const disposal = await deps.store.transact(organizationId, (unit) => unit.disposal(id));
    if (disposal) await goOn(deps, disposal).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};

const goOn = async (deps: RuntimeDeps, disposal: Disposal): Promise<void> => {
  if (disposal.status === "dropping") await carryOutDisposal(deps, disposal);
  if (disposal.status !== "awaiting-decision" || !disposal.decisionId) return;
  const grant = await deps.decisions.claimGrant(disposal.organizationId, disposal.decisionId, "runtime");
  if (grant) await begin(deps, disposal, { decisionId: disposal.decisionId, grant });
};

/** The grant is used up in the transaction from which on it is being dropped: once per grant, or not at all. */
const begin = async (deps: RuntimeDeps, disposal: Disposal, permit: { decisionId: DecisionId; grant: string }): Promise<Disposal> => {
  const started = await deps.store.transact(disposal.organizationId, async (unit) => {
    const current = (await unit.lockDisposal(disposal.id)) ?? disposal;
    const environment = await environmentOf(unit, current.environmentId);
    await deps.decisions.assertLive(
      unit.query,
      [
        { scope: "organization", id: environment.organizationId },
        { scope: "platform", id: environment.platformId },
      ],
      "automation",
    );
    await deps.decisions.consumeGrant(unit.query, permit.grant, payloadOf(current), "runtime");
    const next = decide(current, { type: "Drop", decisionId: permit.decisionId });
    await unit.updateDisposal(next);
    return next;
  });
  return carryOutDisposal(deps, started);
};
