/** Access tests of a blueprint, run by the statements of the platform before it is released. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import type { AccessTest, Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { loan } from "../../schema/fixtures/loan.ts";
import type { Model } from "../../schema/model/model.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runAccessTests } from "../../subgraphs/runtime/access-tests/run.ts";
import { accessChecks, refuseFailingChecks } from "../../subgraphs/runtime/application/access-checks.ts";
import { arabic } from "../planner/corpus/arabic.ts";
import { english } from "../planner/corpus/english.ts";
import { everydayArabic } from "../planner/corpus/everyday-arabic.ts";
import { everydayEnglish } from "../planner/corpus/everyday-english.ts";
import { latecomers } from "../planner/corpus/latecomers.ts";
import { later } from "../planner/corpus/later.ts";
import { newcomers } from "../planner/corpus/newcomers.ts";
import { requests } from "../planner/corpus/requests.ts";
import { strangers } from "../planner/corpus/strangers.ts";
import { unseen } from "../planner/corpus/unseen.ts";
import { runPlan } from "../planner/run.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { compiled } from "./data-plane/platform.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.database.connection("wn_runtime"));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const run = (model: Model) => runAccessTests({ client, newId: uuidv7, now: () => new Date("2026-01-02T12:00:00Z") }, model);
const changed = (blueprint: Blueprint, change: (draft: Record<string, never> & Blueprint) => void): Model => {
  const draft = structuredClone(blueprint);
  change(draft as never);
  return compiled(draft);
};
/** The blueprint with these tests of one entity and no others. */
const withTests = (blueprint: Blueprint, entity: string, tests: Record<string, AccessTest>): Model =>
  changed(blueprint, (draft) => {
    for (const each of Object.values(draft.entities)) Object.assign(each, { tests: {} });
    Object.assign(draft.entities[entity]!, { tests });
  });

describe("access tests", () => {
  it("[BP49] those of the sample platforms pass, and leave nothing behind", async () => {
    const schemas = () => database.admin<{ n: string }>("SELECT count(*) AS n FROM pg_namespace");
    const before = await schemas();
    for (const blueprint of [clinic, loan]) {
      const checks = await run(compiled(blueprint));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      expect(checks.length).toBeGreaterThan(3);
    }
    expect(await schemas()).toEqual(before);
  });

  it("a policy that lets somebody see too much fails the test of the stranger, and is named", async () => {
    const model = changed(clinic, (draft) => Object.assign(draft.policies.p_appt_own!, { where: "f_apt_status == o_requested" }));
    const checks = await run(model);
    const failed = checks.filter(({ ok }) => !ok);
    expect(failed.map(({ id, got }) => [id, got])).toEqual([["t_other", "allowed"]]);
    expect(failed[0]!.sentence.en).toBe("Doctor: see Appointment where User of Doctor is somebody else — must be refused");
    expect(failed[0]!.because?.en).toBe("It was allowed, by: Doctor may see: Appointments, where Status is Requested.");
    expect(failed[0]!.because?.ar).toContain("الحالة");
  });

  it("asks reading, masks, the four actions and guards", async () => {
    const test = (as: string, does: string, expected: AccessTest["expect"], more: Partial<AccessTest> = {}): AccessTest => ({
      as,
      does: does as AccessTest["does"],
      expect: expected,
      ...more,
    });
    const own = { "f_appl.f_cuser": "me" };
    const model = withTests(loan, "ent_app", {
      t_a: test("r_cust", "read", "allowed", { given: own }),
      t_b: test("r_cust", "read", "refused", { given: { "f_appl.f_cuser": "other" } }),
      t_c: test("r_aud", "read", "masked", { fields: ["f_inc"] }),
      t_d: test("r_mgr", "read", "allowed", { fields: ["f_inc"] }),
      t_e: test("r_cust", "ent_app.create", "allowed", { given: own }),
      t_f: test("r_cust", "ent_app.create", "refused", { given: { "f_appl.f_cuser": "other" } }),
      t_g: test("r_cust", "ent_app.update", "allowed", { given: { ...own, f_st: "draft" } }),
      t_h: test("r_cust", "ent_app.update", "refused", { given: { ...own, f_st: "o_sub" } }),
      t_i: test("r_cust", "ent_app.update", "refused", { given: own, fields: ["f_note"] }),
      t_j: test("r_cust", "ent_app.delete", "refused", { given: own }),
      t_k: test("r_mgr", "a_app", "allowed", { given: { f_st: "o_sub", createdBy: "other" } }),
      t_l: test("r_mgr", "a_app", "refused", { given: { f_st: "o_sub", createdBy: "me" } }),
      t_m: test("r_cust", "a_app", "refused", { given: { ...own, f_st: "o_sub" } }),
      t_n: test("r_off", "read", "allowed", { given: { f_br: "north", "me.f_user_branch": "north" } }),
      t_o: test("r_off", "read", "refused", { given: { f_br: "north", "me.f_user_branch": "south" } }),
      t_p: test("r_public", "read", "refused"),
      t_q: test("r_admin", "ent_app.restore", "allowed"),
    });
    const checks = await run(model);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    // Each of them turned round fails: none passes whatever the rights are.
    const turned = { allowed: "refused", refused: "allowed", masked: "allowed" } as const;
    const reversed = await run({ ...model, tests: model.tests.map((one) => ({ ...one, expect: turned[one.expect] })) });
    expect(reversed.filter(({ ok }) => ok)).toEqual([]);
    for (const { because, sentence } of reversed)
      for (const words of [because!, sentence]) expect(`${words.en} ${words.ar}`).not.toMatch(/\b(f|ent|r|o|a)_[a-z]/);
  });

  it("[BP49] those of everything the planner makes pass", async () => {
    const { offline } = createPlanners();
    let tests = 0;
    for (const { text } of [
      ...english,
      ...arabic,
      ...later,
      ...strangers,
      ...newcomers,
      ...requests,
      ...latecomers,
      ...unseen,
      ...everydayEnglish,
      ...everydayArabic,
    ]) {
      const { blueprint } = await runPlan(offline, text);
      const checks = await run(compiled(blueprint));
      expect({ text, failed: checks.filter(({ ok }) => !ok) }).toEqual({ text, failed: [] });
      tests += checks.length;
    }
    expect(tests).toBeGreaterThan(100);
  }, 120_000);

  it("a test that cannot be run counts as failed", async () => {
    const model = compiled(clinic);
    const checks = await run({ ...model, tests: [{ ...model.tests[0]!, given: { "f_apt_reason.f_nothing": "x" } }] });
    expect(checks).toMatchObject([{ got: "error", ok: false }]);
  });

  it("[BP49] run once for a model, a compiler and an hour, however many ask; what could not be run is asked again", async () => {
    let [connected, now] = [0, "2026-01-02T12:00:00Z"];
    const deps = {
      connect: async () => {
        connected += 1;
        const own = new pg.Client(database.database.connection("wn_runtime"));
        await own.connect();
        return own;
      },
      newId: uuidv7,
      clock: { now: () => new Date(now) },
      accessChecks: new Map(),
    };
    const model = compiled(clinic);
    const [first, second] = await Promise.all([accessChecks(deps, model), accessChecks(deps, model)]);
    expect(first.checks.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(connected).toBe(1);

    // A plan that was made here, or by another process, is not tested again while it holds.
    const elsewhere = () => ({ ...deps, accessChecks: new Map() });
    const plan = (more: object) => ({ plan: { ...first, ...more } }) as unknown as Parameters<typeof refuseFailingChecks>[1];
    await refuseFailingChecks(elsewhere(), plan({}), model);
    expect(connected).toBe(1);
    const failed = first.checks.map((check) => ({ ...check, ok: false }));
    await expect(refuseFailingChecks(elsewhere(), plan({ checks: failed }), model)).rejects.toMatchObject({
      code: "RUNTIME_ACCESS_TEST_FAILED",
    });
    expect(connected).toBe(1);
    // Another compiler's plan, one of an older program and one of another model are.
    const parts = first.checkedFor.split(" ");
    for (const checkedFor of [`${parts[0]} 1 ${parts[2]}`, undefined, `other ${parts[1]} ${parts[2]}`])
      await refuseFailingChecks(elsewhere(), plan({ checks: failed, checkedFor }), model);
    expect(connected).toBe(4);
    // Rules may speak of today: another hour is another answer.
    now = "2026-01-02T13:00:00Z";
    await accessChecks(deps, model);
    await refuseFailingChecks(elsewhere(), plan({ checks: failed }), model);
    expect(connected).toBe(6);

    const broken = { ...model, hash: "broken", tests: [{ ...model.tests[0]!, given: { "f_apt_reason.f_nothing": "x" } }] };
    for (const _ of [1, 2]) expect((await accessChecks(deps, broken)).checks).toMatchObject([{ got: "error" }]);
    expect(connected).toBe(8);
    const cut = { ...deps, connect: () => Promise.reject(new Error("gone")) };
    for (const _ of [1, 2]) await expect(accessChecks(cut, { ...model, hash: "cut" })).rejects.toThrow("gone");
    expect((await accessChecks(deps, { ...model, hash: "cut" })).checks).toEqual(first.checks);
  });
});
