import type { ExecutionResult } from "graphql";
import { afterAll, describe, expect, it } from "vitest";
import { PlanFailed } from "../../schema/planner.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, clinicPlanner, slowPlanner, until } from "./blueprint-world.ts";

const { db, chosen, run, follow, draftOf, close } = await blueprintWorld();
afterAll(close);

describe("a plan", () => {
  const describePlatform = async (viewer: Viewer, text: string) =>
    await run<{ describePlatform: { id: string; branch: { id: string }; blueprint: { id: string } } }>(
      viewer,
      "mutation($t: String!) { describePlatform(input: { text: $t, locale: en }) { id branch { id } blueprint { id } } }",
      { t: text },
    );
  const planOf = async (viewer: Viewer, id: string) =>
    (
      await run<{ plan: { status: string; opsApplied: number; error: { code: string } | null; report: object | null } }>(
        viewer,
        "query($id: ID!) { plan(id: $id) { status opsApplied error { code } report { planner } } }",
        { id },
      )
    ).data.plan;

  it("writes its batches into the live draft and tells every step, resumably", async () => {
    chosen.planner = clinicPlanner;
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "A clinic.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "DONE", error: null, report: { planner: "offline" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toEqual(
      expect.arrayContaining(["ent_appt", "ent_doctor", "ent_patient"]),
    );
    expect(
      (
        await run<{ blueprint: { label: object } }>(viewer, "query($id: ID!) { blueprint(id: $id) { label { en ar } } }", {
          id: data.describePlatform.blueprint.id,
        })
      ).data.blueprint.label,
    ).toEqual({ en: "Clinic", ar: "عيادة" });
    const first = Buffer.from("0.0.0").toString("base64url");
    const stream = (await follow(
      viewer,
      "subscription($id: ID!, $after: String) { planProgressed(planId: $id, after: $after) { revision opsApplied sentence { en } plan { status } } }",
      { id: data.describePlatform.id, after: first },
    )) as AsyncIterableIterator<ExecutionResult>;
    const seen: number[] = [];
    let revision = "";
    while (seen.length < 2 || seen.at(-1) !== plan.opsApplied) {
      const { value } = await stream.next();
      const event = (value as ExecutionResult).data!.planProgressed as { opsApplied: number; revision: string };
      expect(event.revision).not.toBe(revision);
      revision = event.revision;
      if (event.opsApplied !== seen.at(-1)) seen.push(event.opsApplied);
    }
    await stream.return?.();
    expect(seen[0]).toBe(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("[BP46] stops at once when it is cancelled: no operation arrives later, and what arrived is undone in one step", async () => {
    chosen.planner = slowPlanner;
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "A clinic.");
    const { id, branch } = data.describePlatform;
    await until(
      () => planOf(viewer, id),
      ({ opsApplied }) => opsApplied >= 4,
    );
    await run(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id });
    const before = await draftOf(viewer, branch.id);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const after = await draftOf(viewer, branch.id);
    // At most the batch that was on its way at the very moment arrived.
    expect(Object.keys(after.content.entities).length - Object.keys(before.content.entities).length).toBeLessThanOrEqual(1);
    expect((await planOf(viewer, id)).status).toBe("CANCELLED");
    expect((await run(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id })).code).toBe(
      "BLUEPRINT_PLAN_ENDED",
    );
    await run(viewer, "mutation($id: ID!) { undoPlan(input: { planId: $id }) { status } }", { id });
    expect(Object.keys((await draftOf(viewer, branch.id)).content.entities).filter((entity) => entity !== "ent_user")).toEqual([]);
  });

  it("that fails says why and keeps what arrived", async () => {
    chosen.planner = {
      name: "offline",
      plan: async (_, emit) => {
        await emit({
          batch: { ops: [{ op: "add", kind: "entity", id: "ent_kept", props: { key: "kept" } }] },
          says: { en: "One.", ar: "واحد." },
        });
        throw new PlanFailed("PLAN_TIRED", { en: "No more.", ar: "كفى." });
      },
    };
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "Something.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "FAILED", error: { code: "PLAN_TIRED" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toContain("ent_kept");
  });

  it("[BP43] refuses a description over the limit with the limit, and makes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const { code, errors } = await describePlatform(viewer, "x".repeat(20_001));
    expect(code).toBe("BLUEPRINT_TEXT_TOO_LONG");
    expect(errors?.[0]?.extensions.limit).toBe(20_000);
    expect((await run<{ blueprints: { items: object[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
  });

  it("needs the permissions to edit and to ask the AI", async () => {
    const viewer = buildViewer(db.organization(), { may: ["blueprint.read", "blueprint.edit"] });
    expect((await describePlatform(viewer, "A clinic.")).code).toBe("FORBIDDEN");
  });
});
