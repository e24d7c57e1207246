/** Where a waiting decision stands for one viewer: what it still needs, from when, and whether they could approve it now. */
import { decisionKinds } from "../../../schema/decision-kinds.ts";
import type { DecisionId, Sentence } from "../../../schema/ids.ts";
import { Refusal } from "../../errors.ts";
import { may, type Viewer } from "../../viewer.ts";
import { type Chain, chainFor, coolingOff, type Eligible, needsOf, walkable } from "../domain/approval-chain.ts";
import { decide } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import type { Found, GovernanceDeps, GovernanceUnit } from "./ports.ts";

export interface Standing {
  readonly needs: Sentence | null;
  /** The end of a single operator's cooling-off. */
  readonly notBefore: Date | null;
  readonly canApprove: boolean;
}

/** Who could approve a waiting decision, and how. Counted anew at every look and every vote. */
export interface Electorate {
  readonly chain: Chain;
  readonly score: number;
  readonly eligible: readonly Eligible[];
  readonly others: readonly Eligible[];
  /** Too few others exist: one person decides alone. */
  readonly alone: boolean;
}

export const electorateOf = async (unit: GovernanceUnit, { record, decision }: Found, at: Date): Promise<Electorate> => {
  const score = "risk" in decision ? decision.risk.score : 0;
  // A matrix cell may ask for a person where the risk alone would not.
  const byRisk = chainFor(score, decisionKinds[record.kind].approvers);
  const chain = byRisk.length > 0 ? byRisk : chainFor(25);
  const eligible = await unit.eligible("decision.approve", at);
  const others = eligible.filter(({ userId }) => userId !== decision.requestedBy);
  return { chain, score, eligible, others, alone: !walkable(chain, others) };
};

export const standingOf = (deps: GovernanceDeps, viewer: Viewer, id: DecisionId): Promise<Standing> =>
  deps.store.transact("request", viewer.organizationId, async (unit) => {
    const at = deps.clock.now();
    const found = await unit.found(id);
    if (!found) throw governanceErrors("NOT_FOUND");
    const { decision, record } = found;
    if (decision.status !== "awaiting-approval") return { needs: null, notBefore: null, canApprove: false };
    const electorate = await electorateOf(unit, found, at);
    const { chain, score, alone } = electorate;
    const stage = chain[Math.min(decision.stage, chain.length - 1)]!;
    const given = decision.votes.filter((vote) => vote.stage === decision.stage).length;
    const wait = alone ? coolingOff(score) : 0;
    return {
      needs: needsOf(stage, given, alone, score),
      notBefore: wait > 0 ? new Date(record.requestedAt.getTime() + wait) : null,
      canApprove: couldApprove(viewer, found, electorate, at),
    };
  });

/** A vote tried without being given; being asked for the password again does not count against it, the studio does that. */
const couldApprove = (viewer: Viewer, { decision, record }: Found, electorate: Electorate, at: Date): boolean => {
  const voter = electorate.eligible.find(({ userId }) => userId === viewer.subjectId);
  if (!voter || viewer.kind !== "user" || !may(viewer, "decision.approve")) return false;
  try {
    decide(
      {
        type: "Approve",
        voter,
        chain: electorate.chain,
        alone: electorate.alone,
        others: electorate.others.length,
        requestedAt: record.requestedAt,
        at,
      },
      decision,
    );
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
