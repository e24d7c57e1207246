import type { AuditEntry } from "../../../db/transaction.ts";
import type { Json } from "../../../schema/ids.ts";
import type { Viewer } from "../../viewer.ts";

/** Who asks, and in which request. */
export interface Asker {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** The audit entry of a successful change. */
export const entry = ({ viewer, requestId }: Asker, action: string, resource: string, after?: Json): AuditEntry => ({
  actor: viewer.subjectId,
  actorKind: viewer.kind,
  onBehalfOf: viewer.onBehalfOf,
  sessionId: viewer.sessionId,
  action,
  resource,
  outcome: "ok",
  requestId,
  ...(after === undefined ? {} : { after }),
});
