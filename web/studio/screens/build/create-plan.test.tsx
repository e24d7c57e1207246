import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetClient } from "../../api/client.ts";
import { createPlan } from "./create-plan.ts";

let asked: { operationName: string; variables: Record<string, unknown> }[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const { operationName, variables } = JSON.parse(init.body as string);
    if (operationName !== undefined) asked.push({ operationName, variables });
    const body =
      operationName === "refinePlatform"
        ? { data: { refinePlatform: { __typename: "Plan", id: "p2" } } }
        : { errors: [{ message: "It was answered already.", extensions: { code: "BLUEPRINT_PLAN_OVER" } }] };
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  forgetClient();
  vi.unstubAllGlobals();
});

const refine = (more: object) =>
  createRoot(async (dispose) => {
    const made = await createPlan(
      () => null,
      () => "br",
    ).refine({ branchId: "br", text: "Nurses see patients", ...more });
    dispose();
    return made;
  });

test("[BP40] a sentence whose question was answered proposes in the place of what it proposed before, whoever answered that meanwhile", async () => {
  expect(await refine({ answers: { who: "r_nurse" }, insteadOf: "p1" })).toBe("p2");
  expect(asked.map(({ operationName }) => operationName)).toEqual(["refinePlatform", "rejectPlan"]);
  expect(asked[1]?.variables).toEqual({ input: { planId: "p1" } });
  expect(asked[0]?.variables).toEqual({
    input: { branchId: "br", text: "Nurses see patients", answers: { who: "r_nurse" }, locale: "en" },
  });
});

test("[BP40] another sentence leaves what was proposed before waiting for its answer", async () => {
  expect(await refine({})).toBe("p2");
  expect(asked.map(({ operationName }) => operationName)).toEqual(["refinePlatform"]);
});
