import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../errors.ts";
import { type Chain, chainFor, type Eligible, walkable } from "./approval-chain.ts";
import { type Decision, type DecisionCommand, decide, evolve, isOver, requested } from "./decision.ts";
import { governanceErrors } from "./errors.ts";
import { scopeWords } from "./kill-switch.ts";

const at = new Date("2026-01-15T08:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const hash = "a".repeat(64);
const requester = "u-1";
const fresh = requested({
  id: "d-1",
  kind: "release.production",
  payloadHash: hash,
  requestedBy: requester,
  expiresAt: later(60 * 24 * 7),
});

const given = (...commands: readonly DecisionCommand[]): Decision =>
  commands.reduce((decision, command) => decide(command, decision).reduce(evolve, decision), fresh);
const refusal = (command: DecisionCommand, decision: Decision): string => {
  try {
    decide(command, decision);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "ok";
};

const analyze = (score: number): DecisionCommand => ({ type: "Analyze", risk: { score, factors: [] } });
const ask: DecisionCommand = { type: "Rule", verdict: { is: "ask" } };
const person = (userId: string, rank = 80, roleId = `role-${userId}`): Eligible => ({ userId, rank, roleId });
const approve = (voter: Eligible, chain: Chain, over: Partial<DecisionCommand & { type: "Approve" }> = {}): DecisionCommand => ({
  type: "Approve",
  voter,
  chain,
  alone: false,
  others: 3,
  requestedAt: at,
  at: later(1),
  ...over,
});

describe("a decision", () => {
  it("is approved by one other person at medium risk", () => {
    const waiting = given(analyze(25), ask);
    expect(refusal(approve(person(requester), chainFor(25)), waiting)).toBe("GOVERNANCE_OWN_REQUEST");
    expect(decide(approve(person("u-2"), chainFor(25)), waiting).map(({ type }) => type)).toEqual(["ApprovalGiven", "DecisionApproved"]);
  });

  it("needs two people with different roles at high risk, and one vote of each", () => {
    const chain = chainFor(50);
    const once = given(analyze(50), ask, approve(person("u-2", 80, "owner"), chain));
    expect(once.status).toBe("awaiting-approval");
    expect(refusal(approve(person("u-2", 80, "owner"), chain), once)).toBe("GOVERNANCE_ALREADY_VOTED");
    expect(refusal(approve(person("u-3", 80, "owner"), chain), once)).toBe("GOVERNANCE_NOT_ELIGIBLE");
    expect(given(analyze(50), ask, approve(person("u-2", 80, "owner"), chain), approve(person("u-4", 70, "other"), chain)).status).toBe(
      "approved",
    );
  });

  it("needs an owner and then somebody senior at critical risk, in this order", () => {
    const chain = chainFor(75);
    const waiting = given(analyze(75), ask);
    expect(refusal(approve(person("u-3", 70), chain), waiting)).toBe("GOVERNANCE_NOT_ELIGIBLE");
    const once = given(analyze(75), ask, approve(person("u-2", 80), chain));
    expect(once).toMatchObject({ status: "awaiting-approval", stage: 1 });
    expect(given(analyze(75), ask, approve(person("u-2", 80), chain), approve(person("u-3", 60), chain)).status).toBe("approved");
  });

  it("lets one person decide alone, after the cooling-off its risk asks for", () => {
    const alone = (score: number, minutes: number) =>
      refusal(approve(person(requester), chainFor(score), { alone: true, others: 0, at: later(minutes) }), given(analyze(score), ask));
    expect(alone(25, 0)).toBe("ok");
    expect([alone(50, 9), alone(50, 10)]).toEqual(["GOVERNANCE_COOLING_OFF", "ok"]);
    expect([alone(75, 24 * 60 - 1), alone(75, 24 * 60)]).toEqual(["GOVERNANCE_COOLING_OFF", "ok"]);
    const approved = given(analyze(25), ask, approve(person(requester), chainFor(25), { alone: true, others: 0 }));
    expect(approved).toMatchObject({ status: "approved", by: "single-operator" });
  });

  it("knows whether a chain can be walked by the people there are", () => {
    expect(walkable(chainFor(25), [])).toBe(false);
    expect(walkable(chainFor(25), [person("a", 70)])).toBe(true);
    expect(walkable(chainFor(50), [person("a", 80, "owner"), person("b", 80, "owner")])).toBe(false);
    expect(walkable(chainFor(50), [person("a", 80, "owner"), person("b", 70, "sovereign")])).toBe(true);
    expect(walkable(chainFor(75), [person("a", 70), person("b", 70)])).toBe(false);
    expect(walkable(chainFor(75), [person("a", 70), person("b", 80)])).toBe(true);
    expect(walkable(chainFor(75), [person("b", 80)])).toBe(false);
  });

  it("expires only when its time is up, and takes no vote after it", () => {
    const waiting = given(analyze(25), ask);
    expect(refusal({ type: "Expire", at: later(1) }, waiting)).toBe("GOVERNANCE_NOT_OPEN");
    expect(refusal({ type: "Expire", at: waiting.expiresAt }, waiting)).toBe("ok");
    expect(refusal(approve(person("u-2"), chainFor(25), { at: waiting.expiresAt }), waiting)).toBe("GOVERNANCE_EXPIRED");
  });

  it("is withdrawn by who asked for it, and by nobody else", () => {
    const waiting = given(analyze(25), ask);
    expect(refusal({ type: "Withdraw", by: "u-2", at }, waiting)).toBe("GOVERNANCE_NOT_YOURS");
    expect(refusal({ type: "Withdraw", by: requester, at }, waiting)).toBe("ok");
  });

  const commands: readonly DecisionCommand[] = [
    analyze(10),
    analyze(50),
    { type: "Rule", verdict: { is: "approve" } },
    { type: "Rule", verdict: { is: "deny", reasons: ["C9"] } },
    ask,
    approve(person(requester), chainFor(50)),
    approve(person("u-2", 80, "a"), chainFor(50)),
    approve(person("u-3", 70, "b"), chainFor(50)),
    approve(person(requester), chainFor(50), { alone: true, others: 0, at: later(30) }),
    { type: "Reject", by: "u-2", at },
    { type: "Withdraw", by: requester, at },
    { type: "Expire", at: later(60 * 24 * 8) },
    { type: "Halt", by: "u-2" },
    { type: "Start", executionId: "e-1" },
    { type: "Finish", ok: true, code: null, resultHash: hash },
    { type: "Finish", ok: false, code: "BROKE", resultHash: null },
  ];

  it("[GV1] is executed only after it was approved, and accepts nothing once it is over, in any order of commands", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 14 }), (tried) => {
        let decision = fresh;
        let approved = false;
        for (const command of tried) {
          const before = decision;
          let happened: ReturnType<typeof decide> = [];
          try {
            happened = decide(command, before);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          if (isOver(before)) expect(happened).toEqual([]);
          decision = happened.reduce(evolve, before);
          approved ||= happened.some(({ type }) => type === "DecisionApproved");
          for (const event of happened) {
            if (event.type === "ExecutionStarted") expect(approved).toBe(true);
            if (event.type === "ApprovalGiven" && !event.data.single) expect(event.data.by).not.toBe(requester);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

it("[GV57] refusals name states and scopes in the reader's language", () => {
  const told = (decision: Decision) => {
    try {
      decide({ type: "Withdraw", by: requester, at }, decision);
    } catch (error) {
      return (error as Refusal).sentence;
    }
    throw new Error("not refused");
  };
  const sentences = [
    told(fresh),
    told(given(analyze(30))),
    told(given(analyze(30), { type: "Rule", verdict: { is: "deny", reasons: ["permission"] } })),
    told(given(analyze(30), ask, { type: "Withdraw", by: requester, at })),
    told(given(analyze(30), ask, { type: "Halt", by: requester })),
    ...Object.values(scopeWords).map((scope) => governanceErrors("HALTED", { scope, since: "2026" }).sentence),
  ];
  expect(new Set(sentences.map(({ en }) => en)).size).toBe(sentences.length);
  for (const { ar } of sentences) expect(ar).not.toMatch(/[a-z]/i);
});
