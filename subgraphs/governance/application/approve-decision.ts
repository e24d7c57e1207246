import { decisionKinds } from "../../../schema/decision-kinds.ts";
import type { DecisionId } from "../../../schema/ids.ts";
import { requireFresh } from "../../viewer.ts";
import { freshFor } from "../domain/approval-chain.ts";
import { decide, evolve } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import { type Asker, entry, idOf, noteOf, personWith } from "./asker.ts";
import { again } from "./claim-grant.ts";
import { liftApproved } from "./kill-switches.ts";
import type { GovernanceDeps } from "./ports.ts";
import { metaOf, must, rulingFrom, stepsOf } from "./record-ruling.ts";
import { electorateOf } from "./standing.ts";

/**
 * Gives one approval. Where too few other people exist, the requester may approve alone: with a fresh proof of who they are, after the
 * cooling-off, and the trace says so. Throws GOVERNANCE_OWN_REQUEST, NOT_ELIGIBLE, ALREADY_VOTED, COOLING_OFF, EXPIRED, NOT_OPEN,
 * PERSON_ONLY, HALTED, IDENTITY_STEP_UP.
 */
export const approveDecision = async (
  deps: GovernanceDeps,
  asker: Asker,
  input: { readonly decisionId: string; readonly note: string | null },
): Promise<DecisionId> => {
  const id = idOf(input.decisionId);
  const note = noteOf(input.note);
  const viewer = await personWith(deps, asker.viewer, "decision.approve");
  const { organizationId } = viewer;
  await again(async () => {
    const at = deps.clock.now();
    const { found, electorate, halted } = await deps.store.transact("request", organizationId, async (unit) => {
      const found = must(await unit.found(id));
      const halted = (await unit.switches()).some(({ active, scope }) => active && (scope === "installation" || scope === "organization"));
      return { found, electorate: await electorateOf(unit, found, at), halted };
    });
    const { record, decision } = found;
    const voter = electorate.eligible.find(({ userId }) => userId === viewer.subjectId);
    if (!voter) throw governanceErrors("NOT_ELIGIBLE");
    const spec = decisionKinds[record.kind];
    const { chain, alone, others, score } = electorate;
    const command = { type: "Approve", voter, chain, alone, others: others.length, requestedAt: record.requestedAt, at } as const;
    const events = decide(command, decision);
    requireFresh(viewer, freshFor(score, alone) < 3_600_000 ? spec.permission : "decision.approve", deps.clock);
    const verdict = deps.engine.ask({
      action: record.kind === "kill.lift" ? "lift" : "approve",
      actor: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf },
      kind: record.kind,
      spec,
      automatic: false,
      reversible: record.facts.reversible !== false,
      halted,
    });
    if (!verdict.allow) throw governanceErrors("FORBIDDEN_BY", { rule: verdict.forbiddenBy.join(", ") || "engine" });
    const next = events.reduce(evolve, decision);
    await deps.store.transact("decision", organizationId, async (unit) => {
      await unit.insertVote({
        decisionId: id,
        voter: viewer.subjectId,
        stage: decision.status === "awaiting-approval" ? decision.stage : 0,
        approves: true,
        note,
        roleId: voter.roleId,
        payloadHash: record.payloadHash,
        at,
      });
      await unit.updateRuling(id, rulingFrom(next, at));
      await unit.append(id, found.version, events, stepsOf(events, { at, note, alone, by: viewer.subjectId }), metaOf(asker));
      await unit.audit(
        entry(asker, "decision.approve", `decision:${id}`, { decisionId: id, after: { kind: record.kind, singleOperator: alone } }),
      );
    });
  });
  await liftApproved(deps, organizationId, id, asker);
  return id;
};
