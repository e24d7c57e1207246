/**
 * The life of a decision, as data.
 *
 *   received → analyzed → denied | approved | awaiting-approval → approved | rejected | expired | withdrawn
 *   approved → executing → executed | failed → compensated;  everything before `executed` may become halted
 *
 * Time, people and ids arrive in the command. The three phases append different events; who may append which is the database's affair.
 */
import type { EventData } from "../../../schema/events/index.ts";
import type { Sentence, Sha256 } from "../../../schema/ids.ts";
import { type Chain, coolingOff, type Eligible, type Stage } from "./approval-chain.ts";
import { governanceErrors } from "./errors.ts";
import { isRiskFactor, type Risk } from "./risk.ts";

export interface Vote {
  readonly by: string;
  readonly stage: number;
  readonly roleId: string;
  readonly single: boolean;
}

interface Core {
  readonly id: string;
  readonly kind: string;
  readonly payloadHash: Sha256;
  /** The person who asked, or for whom it was asked. */
  readonly requestedBy: string;
  readonly expiresAt: Date;
}

export type DecisionState =
  | { readonly status: "received" }
  | { readonly status: "analyzed"; readonly risk: Risk }
  | { readonly status: "awaiting-approval"; readonly risk: Risk; readonly stage: number; readonly votes: readonly Vote[] }
  | { readonly status: "approved"; readonly risk: Risk; readonly by: ApprovedBy }
  | { readonly status: "executing"; readonly executionId: string }
  | { readonly status: "executed"; readonly resultHash: Sha256 | null }
  | { readonly status: "failed"; readonly code: string }
  | { readonly status: "compensated" }
  | { readonly status: "denied"; readonly reasons: readonly string[] }
  | { readonly status: "rejected"; readonly by: string }
  | { readonly status: "expired" }
  | { readonly status: "withdrawn" }
  | { readonly status: "halted" };
export type DecisionStatus = DecisionState["status"];
export type Decision = Core & DecisionState;
export type ApprovedBy = "matrix" | "people" | "single-operator";

export type Verdict = { readonly is: "deny"; readonly reasons: readonly string[] } | { readonly is: "approve" } | { readonly is: "ask" };

export type DecisionCommand =
  | { readonly type: "Analyze"; readonly risk: Risk }
  | { readonly type: "Rule"; readonly verdict: Verdict }
  | {
      readonly type: "Approve";
      readonly voter: Eligible;
      readonly chain: Chain;
      /** Too few others exist: one person decides alone. */
      readonly alone: boolean;
      /** How many others could. */
      readonly others: number;
      readonly requestedAt: Date;
      readonly at: Date;
    }
  | { readonly type: "Reject"; readonly by: string; readonly at: Date }
  | { readonly type: "Withdraw"; readonly by: string; readonly at: Date }
  | { readonly type: "Expire"; readonly at: Date }
  | { readonly type: "Halt"; readonly by: string }
  | { readonly type: "Start"; readonly executionId: string }
  | { readonly type: "Finish"; readonly ok: boolean; readonly code: string | null; readonly resultHash: Sha256 | null };

export const decisionEventTypes = [
  "DecisionRequested",
  "DecisionAnalyzed",
  "DecisionDenied",
  "ApprovalRequested",
  "ApprovalGiven",
  "ApprovalRefused",
  "DecisionApproved",
  "DecisionRejected",
  "DecisionExpired",
  "DecisionWithdrawn",
  "DecisionHalted",
  "ExecutionStarted",
  "ExecutionFinished",
  "ExecutionFailed",
  "ExecutionCompensated",
] as const;
type DecisionEventType = (typeof decisionEventTypes)[number];
export type DecisionEvent = { [Type in DecisionEventType]: { readonly type: Type; readonly data: EventData<Type> } }[DecisionEventType];

/** What a command brings about; throws a GOVERNANCE_ refusal when the decision does not accept it. */
export const decide = (command: DecisionCommand, decision: Decision): readonly DecisionEvent[] => {
  const decisionId = decision.id;
  switch (command.type) {
    case "Analyze":
      if (decision.status !== "received") throw notOpen(decision);
      return [{ type: "DecisionAnalyzed", data: { decisionId, score: command.risk.score, factors: [...command.risk.factors] } }];
    case "Rule": {
      if (decision.status !== "analyzed") throw notOpen(decision);
      const { verdict } = command;
      if (verdict.is === "deny") return [{ type: "DecisionDenied", data: { decisionId, reasons: [...verdict.reasons] } }];
      if (verdict.is === "approve") return [{ type: "DecisionApproved", data: { decisionId, reasons: ["matrix"] } }];
      return [{ type: "ApprovalRequested", data: { decisionId, stage: 0 } }];
    }
    case "Approve":
      return approve(command, decision);
    case "Reject":
      if (decision.status !== "awaiting-approval") throw notOpen(decision);
      refuseLate(decision, command.at);
      return [
        { type: "ApprovalRefused", data: { decisionId, by: command.by, stage: decision.stage } },
        { type: "DecisionRejected", data: { decisionId, by: command.by } },
      ];
    case "Withdraw":
      if (decision.status !== "awaiting-approval") throw notOpen(decision);
      if (command.by !== decision.requestedBy) throw governanceErrors("NOT_YOURS");
      return [{ type: "DecisionWithdrawn", data: { decisionId, by: command.by } }];
    case "Expire":
      if (decision.status !== "awaiting-approval" || command.at < decision.expiresAt) throw notOpen(decision);
      return [{ type: "DecisionExpired", data: { decisionId } }];
    case "Halt":
      if (isOver(decision)) throw notOpen(decision);
      return [{ type: "DecisionHalted", data: { decisionId, by: command.by } }];
    case "Start":
      if (decision.status !== "approved") throw notOpen(decision);
      return [{ type: "ExecutionStarted", data: { decisionId, executionId: command.executionId, payloadHash: decision.payloadHash } }];
    case "Finish": {
      if (decision.status !== "executing") throw notOpen(decision);
      const { executionId } = decision;
      if (!command.ok) return [{ type: "ExecutionFailed", data: { decisionId, executionId, code: command.code ?? "FAILED" } }];
      return [
        { type: "ExecutionFinished", data: { decisionId, executionId, ...(command.resultHash && { resultHash: command.resultHash }) } },
      ];
    }
  }
};

const approve = (command: DecisionCommand & { type: "Approve" }, decision: Decision): readonly DecisionEvent[] => {
  if (decision.status !== "awaiting-approval") throw notOpen(decision);
  refuseLate(decision, command.at);
  const { voter, chain, alone } = command;
  if (decision.votes.some(({ by }) => by === voter.userId)) throw governanceErrors("ALREADY_VOTED");
  const { stage } = decision;
  const given: DecisionEvent = {
    type: "ApprovalGiven",
    data: {
      decisionId: decision.id,
      by: voter.userId,
      stage,
      payloadHash: decision.payloadHash,
      roleId: voter.roleId,
      single: alone,
    },
  };
  const approved = (by: ApprovedBy): readonly DecisionEvent[] => [
    given,
    { type: "DecisionApproved", data: { decisionId: decision.id, by: voter.userId, reasons: [by] } },
  ];
  if (alone) {
    const from = new Date(command.requestedAt.getTime() + coolingOff(decision.risk.score));
    if (command.at < from) throw governanceErrors("COOLING_OFF", { from: from.toISOString() }, { from: from.toISOString() });
    return approved("single-operator");
  }
  // The requester never counts as approver while enough others exist (GV11).
  if (voter.userId === decision.requestedBy) throw governanceErrors("OWN_REQUEST", { count: command.others });
  const now = chain[stage];
  if (!now) return approved("people");
  const here = decision.votes.filter((vote) => vote.stage === stage);
  if (!mayVote(now, here, voter)) throw governanceErrors("NOT_ELIGIBLE");
  if (here.length + 1 < now.needs) return [given];
  if (stage + 1 < chain.length) return [given, { type: "ApprovalRequested", data: { decisionId: decision.id, stage: stage + 1 } }];
  return approved("people");
};

/** Whether this person could add to a stage that has these votes. */
export const mayVote = (stage: Stage, votes: readonly Vote[], voter: Eligible): boolean =>
  voter.rank >= stage.minimumRank && !(stage.differentRoles && votes.some(({ roleId }) => roleId === voter.roleId));

/** Nothing more can happen to it. */
export const isOver = ({ status }: { readonly status: DecisionStatus }): boolean => {
  switch (status) {
    case "received":
    case "analyzed":
    case "awaiting-approval":
    case "approved":
    case "executing":
      return false;
    case "executed":
    case "failed":
    case "compensated":
    case "denied":
    case "rejected":
    case "expired":
    case "withdrawn":
    case "halted":
      return true;
  }
};

const refuseLate = (decision: Decision, at: Date): void => {
  if (at >= decision.expiresAt) throw governanceErrors("EXPIRED");
};
const notOpen = ({ status }: Decision) => governanceErrors("NOT_OPEN", { status: statusWords[status] }, { status });

const statusWords: Readonly<Record<DecisionStatus, Sentence>> = {
  received: { en: "just received", ar: "مستلم للتو" },
  analyzed: { en: "analysed", ar: "محلَّل" },
  "awaiting-approval": { en: "waiting for approval", ar: "بانتظار الموافقة" },
  approved: { en: "approved", ar: "موافق عليه" },
  executing: { en: "being carried out", ar: "قيد التنفيذ" },
  executed: { en: "carried out", ar: "منفَّذ" },
  failed: { en: "failed", ar: "فاشل" },
  compensated: { en: "undone", ar: "متراجَع عنه" },
  denied: { en: "denied", ar: "ممنوع" },
  rejected: { en: "rejected", ar: "مرفوض" },
  expired: { en: "expired", ar: "منتهي المهلة" },
  withdrawn: { en: "withdrawn", ar: "مسحوب" },
  halted: { en: "stopped by a kill switch", ar: "موقوف بمفتاح إيقاف" },
};

/** Folds one event in. An event that does not fit the state leaves it as it is: the stream was written by `decide`. */
export const evolve = (decision: Decision, event: DecisionEvent): Decision => {
  const { id, kind, payloadHash, requestedBy, expiresAt } = decision;
  const core: Core = { id, kind, payloadHash, requestedBy, expiresAt };
  switch (event.type) {
    case "DecisionRequested":
      return { ...core, status: "received" };
    case "DecisionAnalyzed":
      return { ...core, status: "analyzed", risk: riskFrom(event.data) };
    case "DecisionDenied":
      return { ...core, status: "denied", reasons: event.data.reasons ?? [] };
    case "ApprovalRequested":
      if (decision.status === "analyzed") return { ...core, status: "awaiting-approval", risk: decision.risk, stage: 0, votes: [] };
      if (decision.status !== "awaiting-approval") return decision;
      return { ...decision, stage: event.data.stage ?? decision.stage };
    case "ApprovalGiven": {
      if (decision.status !== "awaiting-approval") return decision;
      const { by, stage = 0, roleId = "", single = false } = event.data;
      return { ...decision, votes: [...decision.votes, { by, stage, roleId, single }] };
    }
    case "ApprovalRefused":
      return decision;
    case "DecisionApproved":
      if (decision.status !== "analyzed" && decision.status !== "awaiting-approval") return decision;
      return { ...core, status: "approved", risk: decision.risk, by: (event.data.reasons?.[0] ?? "people") as ApprovedBy };
    case "DecisionRejected":
      return { ...core, status: "rejected", by: event.data.by ?? "" };
    case "DecisionExpired":
      return { ...core, status: "expired" };
    case "DecisionWithdrawn":
      return { ...core, status: "withdrawn" };
    case "DecisionHalted":
      return { ...core, status: "halted" };
    case "ExecutionStarted":
      return { ...core, status: "executing", executionId: event.data.executionId ?? "" };
    case "ExecutionFinished":
      return { ...core, status: "executed", resultHash: event.data.resultHash ?? null };
    case "ExecutionFailed":
      return { ...core, status: "failed", code: event.data.code ?? "" };
    case "ExecutionCompensated":
      return { ...core, status: "compensated" };
  }
};

const riskFrom = ({ score, factors = [] }: EventData<"DecisionAnalyzed">): Risk => ({ score, factors: factors.filter(isRiskFactor) });

/** A decision before its first event was folded in. */
export const requested = (core: Core): Decision => ({ ...core, status: "received" });
