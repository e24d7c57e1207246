import type { AuditEntry } from "../../../db/transaction.ts";
import type { Json } from "../../../schema/ids.ts";
import type { Viewer } from "../../viewer.ts";

/** Who asks, and in which request: what every verb needs to authorise, to write the audit entry and to name the author. */
export interface Asker {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** What stays of an asker where a change is finished after they are gone: who it was, for the audit entry. */
export interface Author {
  readonly viewer: Pick<Viewer, "kind" | "subjectId" | "onBehalfOf" | "sessionId">;
  readonly requestId: string;
}
export const authorOf = ({ viewer: { kind, subjectId, onBehalfOf, sessionId }, requestId }: Asker): Author => ({
  viewer: { kind, subjectId, onBehalfOf, sessionId },
  requestId,
});

/** The audit entry of a successful change. */
export const entry = ({ viewer, requestId }: Author, action: string, resource: string, after?: Json, before?: Json): AuditEntry => ({
  actor: viewer.subjectId,
  actorKind: viewer.kind,
  onBehalfOf: viewer.onBehalfOf,
  sessionId: viewer.sessionId,
  action,
  resource,
  outcome: "ok",
  requestId,
  ...(after === undefined ? {} : { after }),
  ...(before === undefined ? {} : { before }),
});
