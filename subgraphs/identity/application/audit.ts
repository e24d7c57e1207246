/** The common part of identity's audit entries: who, from where, never a secret (ID44). */
import type { Json } from "../../../schema/ids.ts";
import { personOf, type Viewer } from "../../viewer.ts";
import type { Caller } from "./ports.ts";

type Actor = { readonly userId: string; readonly sessionId?: string | null } | Viewer | null;

/** The actor of an entry: a viewer, a person who is being let in, or nobody known. */
export const auditOf = (actor: Actor, caller: Caller) => {
  if (actor === null) return { actor: "anonymous", actorKind: "system" as const, requestId: caller.requestId };
  if ("kind" in actor)
    return {
      actor: actor.subjectId,
      actorKind: actor.kind,
      onBehalfOf: actor.kind === "user" ? null : personOf(actor),
      sessionId: actor.sessionId,
      requestId: caller.requestId,
    };
  return { actor: actor.userId, actorKind: "user" as const, sessionId: actor.sessionId ?? null, requestId: caller.requestId };
};

/** Where a request came from, for the `after` of an entry. */
export const place = (caller: Caller, more: Readonly<Record<string, Json>> = {}): Json => ({
  ...more,
  ip: caller.ip ?? null,
  agent: caller.agent?.slice(0, 200) ?? null,
});
