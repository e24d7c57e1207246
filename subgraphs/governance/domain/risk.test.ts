import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, type Facts, type RiskFactor, riskFactors, riskOf, scoreOf } from "./risk.ts";

const keys = Object.keys(riskFactors) as RiskFactor[];
/** Facts under which exactly this factor holds. */
const fact: Readonly<Record<RiskFactor, Facts>> = {
  production: { production: true },
  "personal-data": { personalData: true },
  "sensitive-data": { sensitiveData: true },
  irreversible: { reversible: false },
  "takes-away": { destructive: true },
  "many-rows": { rows: 1_001 },
  outside: { asksOutside: true },
  "asked-by-ai": { askedByAi: true },
  "first-time": { firstTime: true },
  "failed-lately": { failedLately: true },
  alarm: { alarm: true },
  unusual: { unusual: true },
  untested: { untested: true },
};

describe("risk", () => {
  it("[GV5] each factor follows from the facts that state it, and from nothing else", () => {
    for (const key of keys) expect(riskOf(fact[key], 0).factors).toEqual([key]);
    expect(riskOf({}, 0)).toEqual({ score: 4, factors: [] });
    expect(riskOf({ rows: 1_000, share: 0.1, reversible: true, production: "yes", note: "hello" }, 0).factors).toEqual([]);
  });

  it("[GV5] adding a factor never lowers the score, whatever else holds", () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.constantFrom(...keys), fc.integer({ min: 0, max: 100 }), (some, more, floor) => {
        const facts = (factors: readonly RiskFactor[]) => Object.assign({}, ...factors.map((key) => fact[key])) as Facts;
        const before = riskOf(facts(some), floor);
        const after = riskOf(facts([...some, more]), floor);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(before.score).toBeGreaterThanOrEqual(floor);
        expect(after.score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("[GV5] a score can be computed again from the factors in a trace", () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.integer({ min: 0, max: 100 }), (some, floor) => {
        const { score, factors } = riskOf(Object.assign({}, ...some.map((key) => fact[key])) as Facts, floor);
        expect(scoreOf(factors, floor)).toBe(score);
      }),
    );
  });

  it("is critical where production is changed for good", () => {
    expect(riskOf({ production: true, reversible: false }, 25).score).toBe(75);
    expect([24, 25, 49, 50, 74, 75].map(bandOf)).toEqual(["low", "medium", "medium", "high", "high", "critical"]);
  });
});
