import { decisionKinds } from "../../../schema/decision-kinds.ts";
import type { DecisionRow } from "../application/ports.ts";
import type { LoggedEntry } from "../domain/audit-chain.ts";
import type { KillSwitch } from "../domain/kill-switch.ts";
import { bandOf, riskFactors } from "../domain/risk.ts";
import type { AuditEntryType, DecisionType, KillSwitchType } from "./types.ts";

export const presentDecision = (row: DecisionRow): DecisionType => ({
  id: row.id,
  kind: row.kind,
  title: decisionKinds[row.kind].title,
  status: row.status,
  subject: row.subject,
  risk: row.risk && {
    score: row.risk.score,
    band: bandOf(row.risk.score),
    factors: row.risk.factors.map((key) => ({ key, text: riskFactors[key].text })),
  },
  requestedBy: person(row.requestedBy.onBehalfOf ?? (row.requestedBy.kind === "user" ? row.requestedBy.id : null)),
  reason: row.reason,
  requestedAt: row.requestedAt,
  expiresAt: row.expiresAt,
});

export const presentSwitch = (it: KillSwitch): KillSwitchType => ({
  id: it.id,
  scope: it.scope,
  scopeId: it.scopeId,
  reach: it.reach,
  active: it.active,
  epoch: it.epoch,
  by: { id: it.by },
  reason: it.reason,
  at: it.at,
  liftedBy: person(it.liftedBy),
  liftedAt: it.liftedAt,
});

export const presentEntry = (it: LoggedEntry): AuditEntryType => ({
  id: it.id,
  at: new Date(it.at),
  actor: it.actor,
  actorKind: it.actorKind,
  person: person(it.onBehalfOf ?? (it.actorKind === "user" ? it.actor : null)),
  action: it.action,
  resource: it.resource,
  outcome: it.outcome,
  reasons: [...it.reasons],
  before: it.before,
  after: it.after,
  requestId: it.requestId,
  decisionId: it.decisionId,
  seq: it.seq,
});

const person = (id: string | null) => (id === null ? null : { id });
