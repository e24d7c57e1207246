/** How another plane asks governance whether a risky thing may happen, and proves that it may when it does it. */
import type { DecisionId, Json, OrganizationId, Sentence, Sha256, UserId } from "./ids.ts";

export interface DecisionRequest {
  readonly organizationId: OrganizationId;
  /** A key of `decision-kinds.ts`, e.g. "release.production". */
  readonly kind: string;
  readonly requestedBy: {
    readonly kind: "user" | "api-key" | "service" | "ai";
    readonly id: string;
    readonly onBehalfOf: UserId | null;
    readonly sessionId: string | null;
  };
  readonly subject: { readonly type: string; readonly id: string };
  /** What will be executed, exactly; its hash binds approval, grant and execution. */
  readonly payload: Json;
  /** Computed by services, never taken from a client [GV5]. */
  readonly facts: Readonly<Record<string, boolean | number | string>>;
  readonly requestId: string;
}

export interface DecisionAnswer {
  readonly decisionId: DecisionId;
  readonly status: "approved" | "awaiting-approval" | "denied";
  readonly payloadHash: Sha256;
  /** Present when approved: single use, 60 s. */
  readonly grant: string | null;
  readonly risk: { readonly score: number; readonly factors: readonly string[] };
  /** Why it was denied, or who has to approve it. */
  readonly reasons: readonly Sentence[];
}

export interface Decisions {
  request(request: DecisionRequest): Promise<DecisionAnswer>;
  /** For a decision that people have approved meanwhile; null while it is not (or no longer) approved. */
  claimGrant(organizationId: OrganizationId, decisionId: DecisionId, executor: string): Promise<string | null>;
  /** Throws GOVERNANCE_GRANT_INVALID for a used, late, foreign or altered grant. `query` runs inside the transaction of the effect. */
  consumeGrant(query: Query, grant: string, payload: Json, executor: string): Promise<DecisionId>;
  finish(
    organizationId: OrganizationId,
    decisionId: DecisionId,
    result: { readonly ok: boolean; readonly code?: string; readonly hash?: Sha256 },
  ): Promise<void>;
  /** Throws GOVERNANCE_HALTED naming the switch when a kill switch covers one of the scopes. */
  assertLive(query: Query, scopes: readonly KillScope[], reach: "automation" | "writes"): Promise<void>;
}

/** Work that has begun and that a kill switch ends. */
export interface InFlight {
  /** Registers work under scopes; the signal is aborted when a switch of that reach covers one of them. `end` when the work is over. */
  during(scopes: readonly KillScope[], reach: "automation" | "writes"): { readonly signal: AbortSignal; end(): void };
}

export interface KillScope {
  readonly scope: "installation" | "organization" | "platform" | "assistant" | "ai-model" | "provider" | "decision";
  readonly id: string | null;
}

/** A query function of a running transaction, so that a door can be passed inside it. */
export type Query = <Row>(sql: string, params?: unknown[]) => Promise<Row[]>;
