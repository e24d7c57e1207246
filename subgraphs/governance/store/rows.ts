import type { DecisionKind } from "../../../schema/decision-kinds.ts";
import type { KillScope } from "../../../schema/decisions.ts";
import type { DecisionId, Json, OrganizationId, Sentence, UserId } from "../../../schema/ids.ts";
import type { DecisionRecord, DecisionRow } from "../application/ports.ts";
import type { DecisionStatus } from "../domain/decision.ts";
import type { KillSwitch, Reach } from "../domain/kill-switch.ts";
import { isRiskFactor } from "../domain/risk.ts";
import type { Phase, TraceStep } from "../domain/trace.ts";

export interface RequestRow {
  organization_id: string;
  id: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  payload: Json;
  payload_hash: string;
  facts: DecisionRecord["facts"];
  reason: string | null;
  requester_kind: DecisionRecord["requestedBy"]["kind"];
  requester_id: string;
  on_behalf_of: string | null;
  session_id: string | null;
  request_id: string;
  requested_at: Date;
  expires_at: Date;
}

export const rowToRecord = (row: RequestRow): DecisionRecord => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as DecisionId,
  kind: row.kind as DecisionKind,
  subject: { type: row.subject_type, id: row.subject_id },
  payload: row.payload,
  payloadHash: row.payload_hash,
  facts: row.facts,
  reason: row.reason,
  requestedBy: { kind: row.requester_kind, id: row.requester_id, onBehalfOf: row.on_behalf_of as UserId | null, sessionId: row.session_id },
  requestId: row.request_id,
  requestedAt: row.requested_at,
  expiresAt: row.expires_at,
});

export const recordValues = (it: DecisionRecord): unknown[] => [
  it.organizationId,
  it.id,
  it.kind,
  it.subject.type,
  it.subject.id,
  JSON.stringify(it.payload),
  it.payloadHash,
  JSON.stringify(it.facts),
  it.reason,
  it.requestedBy.kind,
  it.requestedBy.id,
  it.requestedBy.onBehalfOf,
  it.requestedBy.sessionId,
  it.requestId,
  it.requestedAt,
  it.expiresAt,
];

export interface StandingRow extends RequestRow {
  status: DecisionStatus;
  score: number | null;
  factors: string[] | null;
}

export const rowToDecisionRow = (row: StandingRow): DecisionRow => ({
  ...rowToRecord(row),
  status: row.status,
  risk: row.score === null ? null : { score: row.score, factors: (row.factors ?? []).filter(isRiskFactor) },
});

export interface StepRow {
  n: number;
  at: Date;
  phase: Phase;
  key: string;
  text: Sentence;
  data: Readonly<Record<string, Json>>;
  previous_hash: string;
  hash: string;
}

export const rowToStep = ({ previous_hash, ...row }: StepRow): TraceStep => ({ ...row, previousHash: previous_hash });

export interface SwitchRow {
  id: string;
  organization_id: string | null;
  scope: KillScope["scope"];
  scope_id: string | null;
  reach: Reach;
  epoch: string;
  active: boolean;
  by: string;
  reason: string;
  at: Date;
  lifted_by: string | null;
  lifted_at: Date | null;
  lift_reason: string | null;
}

export const rowToSwitch = (row: SwitchRow): KillSwitch => ({
  id: row.id,
  organizationId: row.organization_id as OrganizationId | null,
  scope: row.scope,
  scopeId: row.scope_id,
  reach: row.reach,
  epoch: Number(row.epoch),
  active: row.active,
  by: row.by,
  reason: row.reason,
  at: row.at,
  liftedBy: row.lifted_by,
  liftedAt: row.lifted_at,
  liftReason: row.lift_reason,
});

export const switchValues = (it: KillSwitch): unknown[] => [
  it.id,
  it.organizationId,
  it.scope,
  it.scopeId,
  it.reach,
  it.epoch,
  it.active,
  it.by,
  it.reason,
  it.at,
  it.liftedBy,
  it.liftedAt,
  it.liftReason,
];
