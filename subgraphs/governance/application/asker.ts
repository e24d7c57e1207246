import type { AuditEntry } from "../../../db/transaction.ts";
import type { DecisionId } from "../../../schema/ids.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import { governanceErrors } from "../domain/errors.ts";
import type { GovernanceDeps } from "./ports.ts";

/** Who asks, and in which request. */
export interface Asker {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** The audit entry of a command. */
export const entry = (
  { viewer, requestId }: Asker,
  action: string,
  resource: string,
  more: Pick<AuditEntry, "after" | "decisionId"> = {},
): AuditEntry => ({
  actor: viewer.subjectId,
  actorKind: viewer.kind,
  onBehalfOf: viewer.onBehalfOf,
  sessionId: viewer.sessionId,
  action,
  resource,
  outcome: "ok",
  requestId,
  ...more,
});

/** The viewer with their rights of this moment, if it is a person signed in as themselves who holds the permission. */
export const personWith = async (deps: GovernanceDeps, viewer: Viewer, permission: Parameters<typeof authorize>[1]): Promise<Viewer> => {
  authorize(viewer, permission);
  if (viewer.kind !== "user") throw governanceErrors("PERSON_ONLY");
  return authorize(await deps.again(viewer), permission);
};

const words = 2_000;

/** A reason people wrote; throws GOVERNANCE_REASON_MISSING when there is none or it is too long. */
export const reasonOf = (text: string): string => {
  const reason = text.trim();
  if (reason.length === 0 || [...reason].length > words) throw governanceErrors("REASON_MISSING", { limit: words });
  return reason;
};

/** A note people may write. */
export const noteOf = (text: string | null): string | null => (text === null || text.trim() === "" ? null : reasonOf(text));

/** An id as the tables have it; anything else is not found, like another organization's. */
export const idOf = (text: string): DecisionId => {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)) throw governanceErrors("NOT_FOUND");
  return text as DecisionId;
};
