import { describe, expect, it } from "vitest";
import { decisionKinds } from "../../../schema/decision-kinds.ts";
import { basePolicies, decisionSchema } from "./constitution.ts";
import { createPolicyEngine, type PolicyQuestion } from "./policy-engine.ts";

const person = { kind: "user", id: "u-1", onBehalfOf: null } as const;
const ai = { kind: "ai", id: "planner", onBehalfOf: "u-1" } as const;
const question = (over: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  action: "request",
  actor: person,
  kind: "release.production",
  spec: decisionKinds["release.production"],
  automatic: false,
  reversible: true,
  halted: false,
  ...over,
});

const loaded = (policies?: Readonly<Record<string, string>>, schema?: string, stopwatch = () => 0) => {
  const alarms: string[] = [];
  const engine = createPolicyEngine((what) => alarms.push(what), {
    stopwatch,
    ...(policies && { policies }),
    ...(schema !== undefined && { schema }),
  });
  return { engine, alarms };
};

describe("the policy engine", () => {
  it("[GV19] permits what nothing forbids, and names the rule that forbids", () => {
    const { engine, alarms } = loaded();
    expect(engine.ask(question())).toEqual({ allow: true, forbiddenBy: [] });
    const sovereign = { kind: "kill.lift", spec: decisionKinds["kill.lift"] } as const;
    expect(engine.ask(question({ action: "approve", actor: ai }))).toEqual({ allow: false, forbiddenBy: ["C1"] });
    expect(engine.ask(question({ action: "approve", actor: { kind: "api-key", id: "k", onBehalfOf: "u-1" } })).forbiddenBy).toEqual(["C1"]);
    expect(engine.ask(question({ actor: { ...ai, onBehalfOf: null } })).forbiddenBy).toEqual(["C2"]);
    expect(engine.ask(question({ automatic: true, reversible: false })).forbiddenBy).toEqual(["C3"]);
    expect(
      engine.ask(question({ actor: ai, spec: { ...decisionKinds["release.production"], permission: "secret.reveal" } })).forbiddenBy,
    ).toEqual(["C4"]);
    expect(engine.ask(question({ ...sovereign, actor: ai })).forbiddenBy).toEqual(["C5"]);
    expect(engine.ask(question({ halted: true })).forbiddenBy).toEqual(["C9"]);
    expect(engine.ask(question({ ...sovereign, halted: true })).allow).toBe(true);
    expect(alarms).toEqual([]);
  });

  // Cedar itself skips a policy that raises an error and answers Allow here.
  const overflow = "9223372036854775807 + (if context.automatic then 1 else 1) > 0";

  it("[GV19] an erroring forbid is a deny and an alarm, never a skip", () => {
    const { engine, alarms } = loaded({ ...basePolicies, broken: `forbid (principal, action, resource) when { ${overflow} };` });
    expect(engine.ask(question())).toEqual({ allow: false, forbiddenBy: [] });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toContain("broken");
  });

  it("[GV19] an erroring permit is a deny and an alarm, also beside one that permits", () => {
    const { engine, alarms } = loaded({ ...basePolicies, broken: `permit (principal, action, resource) when { ${overflow} };` });
    expect(engine.ask(question()).allow).toBe(false);
    expect(alarms).toHaveLength(1);
  });

  it("[GV19] a question that took longer than 50 ms is answered, with an alarm", () => {
    let time = 0;
    const { engine, alarms } = loaded(undefined, undefined, () => {
      time += 51;
      return time;
    });
    expect(engine.ask(question()).allow).toBe(true);
    expect(alarms).toEqual([expect.stringContaining("51 ms")]);
  });

  it("[GV19] nothing that permits is a deny", () => {
    const { engine } = loaded({});
    expect(engine.ask(question())).toEqual({ allow: false, forbiddenBy: [] });
  });

  it("[GV19] a missing schema, or policies that do not parse or fit it, leave an engine that denies everything and says so", () => {
    const broken: readonly [Readonly<Record<string, string>>, string][] = [
      [basePolicies, ""],
      [basePolicies, "entity Actor {"],
      [{ bad: "permit (principal, action" }, decisionSchema],
      [{ bad: "permit (principal, action, resource) when { principal.rank > 3 };" }, decisionSchema],
      [{ bad: "permit (principal, action, resource) when { context.automatic == 3 };" }, decisionSchema],
    ];
    for (const [policies, schema] of broken) {
      const { engine, alarms } = loaded(policies, schema);
      expect(alarms, JSON.stringify(policies)).toHaveLength(1);
      expect(engine.ask(question())).toEqual({ allow: false, forbiddenBy: [] });
      expect(alarms).toHaveLength(2);
    }
  });

  it("[GV19] a request that does not fit the schema is a deny and an alarm", () => {
    const { engine, alarms } = loaded();
    expect(engine.ask(question({ reversible: 3 as unknown as boolean })).allow).toBe(false);
    expect(engine.ask(question({ action: "destroy" as "request" })).allow).toBe(false);
    expect(engine.ask(question({ halted: undefined as unknown as boolean })).allow).toBe(false);
    expect(alarms).toHaveLength(3);
  });

  it("[GV19] answers as an independent reading of the rules, for every combination", () => {
    const { engine, alarms } = loaded();
    const bools = [true, false];
    let asked = 0;
    for (const action of ["request", "approve", "lift"] as const)
      for (const kind of ["user", "api-key", "service", "ai"] as const)
        for (const onBehalfOf of [null, "u-1"])
          for (const key of ["ai.plan", "release.production", "kill.lift"] as const)
            for (const automatic of bools)
              for (const reversible of bools)
                for (const halted of bools) {
                  const isAi = kind === "ai";
                  const forbidden =
                    (action !== "request" && kind !== "user") ||
                    (isAi && onBehalfOf === null) ||
                    (action === "request" && automatic && !reversible) ||
                    (isAi && key === "kill.lift") ||
                    (action !== "lift" && halted && key !== "kill.lift");
                  const answer = engine.ask({
                    action,
                    actor: { kind, id: "x", onBehalfOf },
                    kind: key,
                    spec: decisionKinds[key],
                    automatic,
                    reversible,
                    halted,
                  });
                  expect(answer.allow, JSON.stringify({ action, kind, onBehalfOf, key, automatic, reversible, halted })).toBe(!forbidden);
                  asked++;
                }
    expect(asked).toBe(576);
    expect(alarms).toEqual([]);
  });
});
