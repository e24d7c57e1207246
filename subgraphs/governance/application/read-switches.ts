import { authorize, type Viewer } from "../../viewer.ts";
import type { KillSwitch } from "../domain/kill-switch.ts";
import type { GovernanceDeps } from "./ports.ts";

/** The switches that concern the viewer's organization, the active ones first. */
export const readSwitches = (deps: GovernanceDeps, viewer: Viewer | null): Promise<readonly KillSwitch[]> => {
  const { organizationId } = authorize(viewer, "organization.read");
  return deps.store.transact("request", organizationId, (unit) => unit.switches());
};
