/** How decisions end without being done: rejected or withdrawn by people, expired, halted. */
import type { DecisionId } from "../../../schema/ids.ts";
import { personOf, requireFresh } from "../../viewer.ts";
import { decide, evolve } from "../domain/decision.ts";
import { type Asker, entry, idOf, personWith, reasonOf } from "./asker.ts";
import { again } from "./claim-grant.ts";
import type { GovernanceDeps } from "./ports.ts";
import { metaOf, must, rulingFrom, stepsOf } from "./record-ruling.ts";

/** Rejects a waiting decision, which ends it. Throws GOVERNANCE_REASON_MISSING, NOT_OPEN, EXPIRED, PERSON_ONLY, IDENTITY_STEP_UP. */
export const rejectDecision = async (
  deps: GovernanceDeps,
  asker: Asker,
  input: { readonly decisionId: string; readonly reason: string },
): Promise<DecisionId> => {
  const id = idOf(input.decisionId);
  const note = reasonOf(input.reason);
  const viewer = await personWith(deps, asker.viewer, "decision.approve");
  requireFresh(viewer, "decision.approve", deps.clock);
  await again(async () => {
    const at = deps.clock.now();
    const { found, roleId } = await deps.store.transact("request", viewer.organizationId, async (unit) => ({
      found: must(await unit.found(id)),
      roleId: (await unit.eligible("decision.approve", at)).find(({ userId }) => userId === viewer.subjectId)?.roleId ?? viewer.roleId,
    }));
    const { decision, record } = found;
    const events = decide({ type: "Reject", by: viewer.subjectId, at }, decision);
    await deps.store.transact("decision", viewer.organizationId, async (unit) => {
      // Who approved and now thinks better of it keeps the vote they gave; the rejection stands beside it.
      if (decision.status === "awaiting-approval" && !decision.votes.some(({ by }) => by === viewer.subjectId))
        await unit.insertVote({
          decisionId: id,
          voter: viewer.subjectId,
          stage: decision.stage,
          approves: false,
          note,
          roleId,
          payloadHash: record.payloadHash,
          at,
        });
      await unit.updateRuling(id, rulingFrom(events.reduce(evolve, decision), at));
      await unit.append(id, found.version, events, stepsOf(events, { at, note, alone: false, by: viewer.subjectId }), metaOf(asker));
      await unit.audit(entry(asker, "decision.reject", `decision:${id}`, { decisionId: id, after: { kind: record.kind } }));
    });
  });
  return id;
};

/** Takes a waiting decision back; only who asked for it can. */
export const withdrawDecision = async (deps: GovernanceDeps, asker: Asker, decisionId: string): Promise<DecisionId> => {
  const id = idOf(decisionId);
  const by = personOf(asker.viewer);
  await end(deps, asker.viewer.organizationId, id, (at) => ({ type: "Withdraw", by, at }), { by, asker, action: "decision.withdraw" });
  return id;
};

/** Ends a decision nobody decided in time; nothing happens when somebody did meanwhile. */
export const expireDecision = (deps: GovernanceDeps, organization: Asker["viewer"]["organizationId"], id: DecisionId): Promise<void> =>
  end(deps, organization, id, (at) => ({ type: "Expire", at }), { by: null });

/** Stops a decision that was approved or is being executed. */
export const haltDecision = (
  deps: GovernanceDeps,
  organization: Asker["viewer"]["organizationId"],
  id: DecisionId,
  by: string,
): Promise<void> => end(deps, organization, id, () => ({ type: "Halt", by }), { by });

type Ending = Extract<Parameters<typeof decide>[0], { type: "Withdraw" | "Expire" | "Halt" }>;

const end = (
  deps: GovernanceDeps,
  organization: Asker["viewer"]["organizationId"],
  id: DecisionId,
  command: (at: Date) => Ending,
  { by, asker, action }: { readonly by: string | null; readonly asker?: Asker; readonly action?: string },
): Promise<void> =>
  again(async () => {
    const at = deps.clock.now();
    const found = must(await deps.store.transact("request", organization, (unit) => unit.found(id)));
    const events = decide(command(at), found.decision);
    await deps.store.transact("decision", organization, async (unit) => {
      await unit.updateRuling(id, rulingFrom(events.reduce(evolve, found.decision), at));
      const steps = stepsOf(events, { at, note: null, alone: false, by });
      await unit.append(id, found.version, events, steps, asker ? metaOf(asker) : {});
      if (asker && action) await unit.audit(entry(asker, action, `decision:${id}`, { decisionId: id }));
    });
  });
