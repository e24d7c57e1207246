import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { compile } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { RunningEnvironment } from "./caller.ts";
import { createPlans } from "./plans.ts";

const model = compile(clinic, (text) => createHash("sha256").update(text).digest("hex"));
const environment = (n: number): RunningEnvironment => ({
  id: `e${n}`,
  schema: `p_e${n}_preview`,
  role: `p_e${n}_preview`,
  organizationId: "o",
  platformId: "p",
  key: `e${n}`,
  name: "preview",
  label: {},
  model: () => model,
});
/** As a process of its own would have it: the same text, another object. */
const copies: readonly Model[] = Array.from({ length: 12 }, () => structuredClone(model));
const megabyte = 1024 * 1024;
const question = "{ patients { nodes { name } } }";

describe("memory for plans", () => {
  const ask = (plans: ReturnType<typeof createPlans>, n: number, text = question) => {
    // A new list of roles each time, as after two seconds.
    const seat = plans.seat(environment(n), copies[n]!, ["r_admin", "r_member"], "en");
    return plans.plan(plans.prepare(seat, text), {}).sql;
  };

  it("holds as many environments as fit, the ones asked for of late, and answers the others the same when they come again", () => {
    const plans = createPlans({ bytes: 2 * megabyte });
    const first = ask(plans, 0);
    for (let n = 1; n < 12; n += 1) {
      ask(plans, n);
      // Asked for between all others, it stays.
      const before = plans.figures.compiled;
      ask(plans, 1);
      expect(plans.figures.compiled).toBe(before);
      expect(plans.figures.bytes).toBeLessThanOrEqual(2 * megabyte);
    }
    expect(plans.figures.seats).toBeLessThan(12);
    const before = plans.figures.compiled;
    expect(ask(plans, 0)).toBe(first);
    expect(plans.figures.compiled).toBe(before + 1);
  });

  it("gives no environment more than its part, however many documents it is asked", () => {
    const plans = createPlans({ environmentBytes: megabyte });
    ask(plans, 0);
    for (let n = 0; n < 100; n += 1) {
      ask(plans, 1, `query Q${n} { patients { nodes { name } } }`);
      expect(plans.figures.bytes).toBeLessThanOrEqual(2 * megabyte);
    }
    const before = plans.figures.compiled;
    ask(plans, 0);
    expect(plans.figures.compiled).toBe(before);
  });
});
