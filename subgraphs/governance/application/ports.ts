import type { AuditEntry } from "../../../db/transaction.ts";
import type { DecisionKind } from "../../../schema/decision-kinds.ts";
import type { DecisionRequest, InFlight, KillScope, Query } from "../../../schema/decisions.ts";
import type { DecisionId, Json, OrganizationId, Sha256, UserId } from "../../../schema/ids.ts";
import type { Clock } from "../../clock.ts";
import type { Feed, Happened } from "../../feed.ts";
import type { Viewer } from "../../viewer.ts";
import type { Eligible } from "../domain/approval-chain.ts";
import type { ChainBreak, LoggedEntry } from "../domain/audit-chain.ts";
import type { ApprovedBy, Decision, DecisionEvent, DecisionStatus } from "../domain/decision.ts";
import type { KillSwitch, Reach } from "../domain/kill-switch.ts";
import type { PolicyEngine } from "../domain/policy-engine.ts";
import type { Risk } from "../domain/risk.ts";
import type { NewTraceStep, Phase, TraceStep } from "../domain/trace.ts";
import type { GrantKeys } from "./grants.ts";

/** What was asked, as stored; never changed. */
export interface DecisionRecord {
  readonly organizationId: OrganizationId;
  readonly id: DecisionId;
  readonly kind: DecisionKind;
  readonly subject: DecisionRequest["subject"];
  readonly payload: Json;
  readonly payloadHash: Sha256;
  readonly facts: DecisionRequest["facts"];
  readonly reason: string | null;
  readonly requestedBy: DecisionRequest["requestedBy"];
  readonly requestId: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** A decision as lists show it: the request and where it stands, read from the phases' rows. */
export interface DecisionRow extends DecisionRecord {
  readonly status: DecisionStatus;
  readonly risk: Risk | null;
}

/** A decision as commands need it: folded from its events, with the version to append at. */
export interface Found {
  readonly record: DecisionRecord;
  readonly decision: Decision;
  readonly version: number;
}

export interface Ruling {
  readonly status: "awaiting-approval" | "approved" | "denied" | "rejected" | "expired" | "withdrawn" | "halted";
  readonly by: ApprovedBy | null;
  readonly stage: number;
  readonly reasons: readonly string[];
  readonly at: Date;
}

export interface Execution {
  readonly id: string;
  readonly announced: boolean;
}

export interface Page {
  readonly limit: number;
  readonly after: readonly Json[] | null;
}

export interface Meta {
  readonly actor?: string;
  readonly requestId?: string;
}

/** One transaction of one organization, as the login of one phase: the database refuses what belongs to another. */
export interface GovernanceUnit {
  insertDecision(record: DecisionRecord): Promise<void>;
  /** An undecided decision about the same thing, or null. */
  waitingFor(request: Pick<DecisionRecord, "kind" | "subject" | "payloadHash">): Promise<DecisionId | null>;
  /** Whether one of the last five executions of this kind failed. */
  failedLately(kind: DecisionKind): Promise<boolean>;
  insertAnalysis(id: DecisionId, risk: Risk, at: Date): Promise<void>;
  insertRuling(id: DecisionId, ruling: Ruling): Promise<void>;
  updateRuling(id: DecisionId, ruling: Ruling): Promise<void>;
  insertVote(vote: {
    readonly decisionId: DecisionId;
    readonly voter: string;
    readonly stage: number;
    readonly approves: boolean;
    readonly note: string | null;
    readonly roleId: string;
    readonly payloadHash: Sha256;
    readonly at: Date;
  }): Promise<void>;
  /** The newest kill switch epoch that touches this organization. */
  epoch(): Promise<number>;
  insertGrant(grant: {
    readonly jti: string;
    readonly decisionId: DecisionId;
    readonly audience: string;
    readonly payloadHash: Sha256;
    readonly epoch: number;
    readonly issuedAt: Date;
    readonly expiresAt: Date;
  }): Promise<void>;
  execution(id: DecisionId): Promise<Execution | null>;
  announceExecution(id: DecisionId, at: Date): Promise<void>;
  finishExecution(
    id: DecisionId,
    end: { readonly outcome: "executed" | "failed"; readonly code: string | null; readonly resultHash: string | null; readonly at: Date },
  ): Promise<void>;

  found(id: DecisionId): Promise<Found | null>;
  row(id: DecisionId): Promise<DecisionRow | null>;
  rows(status: DecisionStatus | null, page: Page): Promise<readonly DecisionRow[]>;
  /** Decisions that a kill switch over the organization stops: approved or executing. */
  stoppable(): Promise<readonly DecisionId[]>;
  /** Who holds a permission in this organization now. */
  eligible(permission: string, at: Date): Promise<readonly Eligible[]>;
  steps(id: DecisionId): Promise<readonly TraceStep[]>;

  /** Switches of this organization and of the installation, the active ones first. */
  switches(): Promise<readonly KillSwitch[]>;
  switch(id: string): Promise<KillSwitch | null>;
  lockSwitch(organization: OrganizationId | null, scope: KillScope["scope"], scopeId: string | null): Promise<KillSwitch | null>;
  nextEpoch(): Promise<number>;
  insertSwitch(killSwitch: KillSwitch): Promise<void>;
  updateSwitch(killSwitch: KillSwitch): Promise<void>;

  readonly query: Query;
  /** Appends to the decision's stream at `version`, and links the trace steps behind the last. */
  append(id: DecisionId, version: number, events: readonly DecisionEvent[], steps: readonly NewTraceStep[], meta: Meta): Promise<void>;
  happened(stream: string, type: string, data: Json, meta: Meta): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

export interface GovernanceStore {
  /** `request` is the subgraph's own login; the other phases have theirs. Throws VersionTaken when a stream moved meanwhile. */
  transact<T>(phase: Phase, organization: OrganizationId, work: (unit: GovernanceUnit) => Promise<T>): Promise<T>;
  /** What waits to be done in the background, over all organizations. */
  unfinished(
    at: Date,
  ): Promise<readonly { readonly organizationId: OrganizationId; readonly decisionId: DecisionId; readonly what: string }[]>;
}

/** The stream moved since it was read: read again. */
export class VersionTaken extends Error {}

export interface AuditFilter {
  /** Only what this person did themselves; null: everything. */
  readonly onlyOf: UserId | null;
}

export interface AuditLog {
  /** Newest first. */
  entries(organization: OrganizationId, filter: AuditFilter, page: Page): Promise<readonly LoggedEntry[]>;
  /** Entries by their place in the organization's chain. */
  sealed(organization: OrganizationId, filter: AuditFilter, from: number, to: number): Promise<readonly LoggedEntry[]>;
  health(organization: OrganizationId): Promise<AuditHealth>;
  verify(organization: OrganizationId): Promise<AuditVerdict>;
}

export interface AuditHealth {
  readonly entries: number;
  readonly sealed: number;
  /** When the oldest entry that is not sealed yet was written. */
  readonly unsealedSince: Date | null;
}

export interface AuditVerdict {
  readonly checked: number;
  readonly unsealed: number;
  readonly broken: ChainBreak | null;
}

/** The abort registry of this process. */
export interface Halts extends InFlight {
  /** Looks at the switches now, without waiting to be told. */
  look(): Promise<void>;
  /** The switch that covers one of the scopes, as of at most a second ago, or null. Throws when the switches cannot be read. */
  stoppedBy(scopes: readonly KillScope[], reach: Reach): Promise<KillSwitch | null>;
}

export interface GovernanceDeps {
  readonly store: GovernanceStore;
  readonly auditLog: AuditLog;
  readonly halts: Halts;
  readonly engine: PolicyEngine;
  readonly keys: GrantKeys;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly sha256: (text: string) => Sha256;
  /** A viewer's rights, read again past every cache: for votes and switches. */
  readonly again: (viewer: Viewer) => Promise<Viewer>;
  /** Answers once nothing that happens from then on is missed. */
  readonly watch: (what: {
    readonly organization: OrganizationId;
    readonly types: readonly string[];
    readonly after?: string | null;
    matches(data: Readonly<Record<string, Json>>): boolean;
  }) => Promise<Feed<Happened>>;
}
