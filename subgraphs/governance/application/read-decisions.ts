import { jcs } from "../../../schema/blueprint/canonical.ts";
import type { DecisionId } from "../../../schema/ids.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import type { DecisionStatus } from "../domain/decision.ts";
import type { KillSwitch } from "../domain/kill-switch.ts";
import type { TraceStep } from "../domain/trace.ts";
import type { DecisionRow, GovernanceDeps, Page } from "./ports.ts";

/** A page of the organization's decisions and one row more, newest first. */
export const readDecisions = (
  deps: GovernanceDeps,
  viewer: Viewer | null,
  status: DecisionStatus | null,
  page: Page,
): Promise<readonly DecisionRow[]> => {
  const { organizationId } = authorize(viewer, "decision.read");
  return deps.store.transact("request", organizationId, (unit) => unit.rows(status, page));
};

/** One decision of this organization, or null; another organization's is not there. */
export const readDecision = async (deps: GovernanceDeps, viewer: Viewer | null, id: string): Promise<DecisionRow | null> => {
  const { organizationId } = authorize(viewer, "decision.read");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  return deps.store.transact("request", organizationId, (unit) => unit.row(id as DecisionId));
};

/** The steps of a decision's trace, in order. */
export const readTrace = (deps: GovernanceDeps, viewer: Viewer | null, id: DecisionId): Promise<readonly TraceStep[]> => {
  const { organizationId } = authorize(viewer, "decision.read");
  return deps.store.transact("request", organizationId, (unit) => unit.steps(id));
};

/** The decision that would lift this switch, while people are being asked; null otherwise. */
export const readLift = (
  deps: GovernanceDeps,
  viewer: Viewer | null,
  { id, epoch }: Pick<KillSwitch, "id" | "epoch">,
): Promise<DecisionRow | null> => {
  const { organizationId } = authorize(viewer, "decision.read");
  return deps.store.transact("request", organizationId, async (unit) => {
    const waiting = await unit.waitingFor({
      kind: "kill.lift",
      subject: { type: "kill-switch", id },
      payloadHash: deps.sha256(jcs({ killSwitchId: id, epoch })),
    });
    return waiting && unit.row(waiting);
  });
};
