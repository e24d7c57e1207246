/** Asking: request → analysis → decision, each written by its own login, and a grant when nobody needs to be asked. */
import { jcs } from "../../../schema/blueprint/canonical.ts";
import { type DecisionKindSpec, decisionKinds, isDecisionKind } from "../../../schema/decision-kinds.ts";
import type { DecisionAnswer, DecisionRequest } from "../../../schema/decisions.ts";
import type { DecisionId, Sentence } from "../../../schema/ids.ts";
import { chainFor, needsOf, walkable } from "../domain/approval-chain.ts";
import { type DecisionEvent, decide, evolve, requested, type Verdict } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import { haltedBy } from "../domain/kill-switch.ts";
import { cellOf, defaultPowerLevel } from "../domain/matrix.ts";
import { type Facts, type Risk, riskFactors, riskOf } from "../domain/risk.ts";
import { reasonSentence, verdictOf } from "../domain/verdict.ts";
import { issueGrant } from "./claim-grant.ts";
import type { DecisionRecord, GovernanceDeps, Ruling } from "./ports.ts";

const hour = 3_600_000;

/**
 * Decides whether something may happen now. Asking again while people are still being asked answers the same decision. Throws
 * GOVERNANCE_KIND_UNKNOWN for a kind that is not in the table or a payload that is not the kind's.
 */
export const requestDecision = async (
  deps: GovernanceDeps,
  request: DecisionRequest,
  reason: string | null = null,
): Promise<DecisionAnswer> => {
  const spec: DecisionKindSpec | undefined = isDecisionKind(request.kind) ? decisionKinds[request.kind] : undefined;
  if (!spec || !isDecisionKind(request.kind) || !spec.payload.safeParse(request.payload).success)
    throw governanceErrors("KIND_UNKNOWN", { kind: request.kind });
  const { organizationId, requestId } = request;
  const meta = { actor: request.requestedBy.id, requestId };
  const at = deps.clock.now();
  const person = request.requestedBy.onBehalfOf ?? request.requestedBy.id;

  const asked = await deps.store.transact("request", organizationId, async (unit) => {
    const record: DecisionRecord = {
      organizationId,
      id: deps.newId() as DecisionId,
      kind: request.kind as DecisionRecord["kind"],
      subject: request.subject,
      payload: request.payload,
      payloadHash: deps.sha256(jcs(request.payload)),
      facts: request.facts,
      reason,
      requestedBy: request.requestedBy,
      requestId,
      requestedAt: at,
      expiresAt: new Date(at.getTime() + spec.hours * hour),
    };
    const waiting = await unit.waitingFor(record);
    if (waiting) return { waiting };
    const facts: Facts = {
      ...request.facts,
      askedByAi: request.requestedBy.kind === "ai",
      failedLately: await unit.failedLately(record.kind),
    };
    const holders = await unit.eligible(spec.permission, at);
    const scopes = [{ scope: "organization", id: organizationId } as const];
    const halted = request.kind === "kill.lift" ? null : haltedBy(await unit.switches(), scopes, "automation");
    const others = (await unit.eligible("decision.approve", at)).filter(({ userId }) => userId !== person);
    await unit.insertDecision(record);
    await unit.append(record.id, 0, [requestedEvent(record, person)], [requestStep(record, spec)], meta);
    return { record, facts, permitted: holders.some(({ userId }) => userId === person), halted: halted !== null, others };
  });
  if ("waiting" in asked) return standingAnswer(deps, request, asked.waiting);

  const { record, facts } = asked;
  const { id, payloadHash } = record;
  const risk = riskOf(facts, spec.floor);
  const received = requested({ id, kind: record.kind, payloadHash, requestedBy: person, expiresAt: record.expiresAt });
  const analyzed = await deps.store.transact("analysis", organizationId, async (unit) => {
    const events = decide({ type: "Analyze", risk }, received);
    await unit.insertAnalysis(id, risk, at);
    await unit.append(id, 1, events, [analysisStep(risk, spec, facts, at)], meta);
    return events.reduce(evolve, received);
  });

  const cell = cellOf(spec.class, spec.doneBy === "ai" || request.requestedBy.kind === "ai" ? defaultPowerLevel : null);
  const chain = chainFor(risk.score, spec.approvers);
  const automatic = chain.length === 0 && cell !== "approve-1";
  const policies = deps.engine.ask({
    action: "request",
    actor: request.requestedBy,
    kind: record.kind,
    spec,
    automatic,
    reversible: request.facts.reversible !== false,
    halted: asked.halted,
  });
  const verdict = verdictOf({ permitted: asked.permitted, halted: asked.halted, policies, cell, chain });
  const ruled = await deps.store.transact("decision", organizationId, async (unit) => {
    const events = decide({ type: "Rule", verdict }, analyzed);
    await unit.insertRuling(id, rulingOf(verdict, at));
    await unit.append(id, 2, events, [rulingStep(verdict, { cell, policySet: deps.engine.hash, risk, at })], meta);
    // Decided at once: the caller's own command writes the entry, in its own transaction. Otherwise this is all that happened.
    if (verdict.is !== "approve") await unit.audit(entryOf(record, verdict));
    return events.reduce(evolve, analyzed);
  });
  const alone = !walkable(chain, asked.others);
  const answer: Omit<DecisionAnswer, "status" | "grant" | "reasons"> = { decisionId: id, payloadHash, risk };
  switch (verdict.is) {
    case "deny":
      return { ...answer, status: "denied", grant: null, reasons: verdict.reasons.map(reasonSentence) };
    case "ask":
      return { ...answer, status: "awaiting-approval", grant: null, reasons: [needs(chain, alone, risk)] };
    case "approve":
      return { ...answer, status: "approved", grant: await issueGrant(deps, { record, decision: ruled, version: 3 }), reasons: [] };
  }
};

/** The answer for a decision that waits already. */
const standingAnswer = (deps: GovernanceDeps, request: DecisionRequest, id: DecisionId): Promise<DecisionAnswer> =>
  deps.store.transact("request", request.organizationId, async (unit) => {
    const found = await unit.found(id);
    if (!found) throw governanceErrors("NOT_FOUND");
    const { record, decision } = found;
    const risk: Risk = "risk" in decision ? decision.risk : { score: 0, factors: [] };
    const chain = chainFor(risk.score, decisionKinds[record.kind].approvers);
    const others = (await unit.eligible("decision.approve", deps.clock.now())).filter(({ userId }) => userId !== decision.requestedBy);
    await unit.audit(entryOf({ ...record, requestedBy: request.requestedBy, requestId: request.requestId }, { is: "ask" }));
    return {
      decisionId: id,
      payloadHash: record.payloadHash,
      risk,
      status: "awaiting-approval",
      grant: null,
      reasons: [needs(chain, !walkable(chain, others), risk)],
    };
  });

const needs = (chain: ReturnType<typeof chainFor>, alone: boolean, risk: Risk): Sentence =>
  needsOf(chain[0] ?? { needs: 1, differentRoles: false, minimumRank: 0 }, 0, alone, risk.score);

const requestedEvent = (record: DecisionRecord, person: string): DecisionEvent => ({
  type: "DecisionRequested",
  data: {
    decisionId: record.id,
    kind: record.kind,
    payloadHash: record.payloadHash,
    requestedBy: person,
    expiresAt: record.expiresAt.toISOString(),
  },
});

const rulingOf = (verdict: Verdict, at: Date): Ruling => {
  switch (verdict.is) {
    case "deny":
      return { status: "denied", by: null, stage: 0, reasons: verdict.reasons, at };
    case "ask":
      return { status: "awaiting-approval", by: null, stage: 0, reasons: [], at };
    case "approve":
      return { status: "approved", by: "matrix", stage: 0, reasons: ["matrix"], at };
  }
};

const requestStep = (record: DecisionRecord, spec: DecisionKindSpec) => ({
  phase: "request" as const,
  key: "requested",
  at: record.requestedAt,
  text: { en: `Asked for: ${spec.title.en}.`, ar: `طُلب: ${spec.title.ar}.` },
  data: {
    who: { ...record.requestedBy },
    what: { kind: record.kind, subject: { ...record.subject }, payload: record.payload, payloadHash: record.payloadHash },
    why: record.reason,
    facts: { ...record.facts },
    requestId: record.requestId,
    expiresAt: record.expiresAt.toISOString(),
  },
});

const analysisStep = (risk: Risk, spec: DecisionKindSpec, facts: Facts, at: Date) => ({
  phase: "analysis" as const,
  key: "analyzed",
  at,
  text: { en: `Risk ${risk.score} of 100.`, ar: `الخطر ${risk.score} من 100.` },
  data: {
    score: risk.score,
    floor: spec.floor,
    facts: { ...facts },
    factors: risk.factors.map((key) => ({ key, text: { ...riskFactors[key].text } })),
  },
});

const rulingStep = (
  verdict: Verdict,
  { cell, policySet, risk, at }: { readonly cell: string; readonly policySet: string; readonly risk: Risk; readonly at: Date },
) => {
  const said = {
    deny: { en: "Denied.", ar: "رُفض." },
    ask: { en: "People are asked.", ar: "سُئل الأشخاص." },
    approve: { en: "Approved without asking anybody.", ar: "تمت الموافقة دون سؤال أحد." },
  } satisfies Record<Verdict["is"], Sentence>;
  const reasons = verdict.is === "deny" ? verdict.reasons : [];
  return {
    phase: "decision" as const,
    key: { deny: "denied", ask: "approval-requested", approve: "approved" }[verdict.is],
    at,
    text: said[verdict.is],
    data: { matrix: cell, policySet, score: risk.score, reasons: reasons.map((code) => ({ code, text: { ...reasonSentence(code) } })) },
  };
};

const entryOf = (record: DecisionRecord, verdict: Verdict) => ({
  actor: record.requestedBy.id,
  actorKind: record.requestedBy.kind,
  onBehalfOf: record.requestedBy.onBehalfOf,
  sessionId: record.requestedBy.sessionId,
  action: "decision.request",
  resource: `${record.subject.type}:${record.subject.id}`,
  outcome: verdict.is === "deny" ? ("refused" as const) : ("ok" as const),
  reasons: verdict.is === "deny" ? verdict.reasons : [],
  after: { kind: record.kind, decision: record.id },
  requestId: record.requestId,
  decisionId: record.id,
});
