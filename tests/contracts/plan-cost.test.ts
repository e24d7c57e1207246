/** What plans cost is kept with them and stays within an organization's month; the conversation of a branch is its plans. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { type MessagesServer, messagesServer } from "../planner/messages-server.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, nothingFound, until } from "./blueprint-world.ts";

// One answer of the server costs 100 × 3 + 50 × 15 millionths of a dollar.
const { db, chosen, run, close } = await blueprintWorld({ monthlyBudgetUsd: 0.002 });
let server: MessagesServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
afterAll(close);

const claudeOver = async (): Promise<void> => {
  server = await messagesServer(() => ({ blocks: [{ tool: "check", input: {} }] }));
  const { claude } = createPlanners({
    claude: { fetch: globalThis.fetch, apiKey: async () => "sk-test", baseUrl: server.url, retryPauseMs: 1 },
  });
  chosen.planner = claude!;
};
const describePlatform = async (viewer: Viewer, text: string) => {
  const { data } = await run<{ describePlatform: { id: string; branch: { id: string } } }>(
    viewer,
    "mutation($t: String!) { describePlatform(input: { text: $t, locale: en }) { id branch { id } } }",
    { t: text },
  );
  return data.describePlatform;
};
interface Ended {
  readonly status: string;
  readonly error: { readonly code: string } | null;
  readonly usage: { readonly model: string; readonly inputTokens: number; readonly outputTokens: number; readonly costUsd: number } | null;
}
const ended = (viewer: Viewer, id: string): Promise<Ended> =>
  until(
    async () =>
      (
        await run<{ plan: Ended }>(
          viewer,
          "query($id: ID!) { plan(id: $id) { status error { code } usage { model inputTokens outputTokens costUsd } } }",
          { id },
        )
      ).data.plan,
    ({ status }) => status !== "WORKING",
  );

describe("what plans cost", () => {
  it("[BP47] is kept with the plan, also with one that failed, and ends it before the call that would go over the month", async () => {
    await claudeOver();
    const viewer = buildViewer(db.organization());
    const first = await ended(viewer, (await describePlatform(viewer, "A library. Books have a title.")).id);
    expect(first).toMatchObject({ status: "FAILED", error: { code: "PLAN_OVER_BUDGET" } });
    expect(first.usage).toMatchObject({ inputTokens: 200, outputTokens: 100, costUsd: 0.0021 });
    expect(server!.requests).toHaveLength(2);
    const second = await ended(viewer, (await describePlatform(viewer, "Another library. Books have a title.")).id);
    expect(second).toMatchObject({ status: "FAILED", error: { code: "PLAN_OVER_BUDGET" }, usage: null });
    expect(server!.requests).toHaveLength(2);
  });

  it("[BP47] is counted for each organization by itself", async () => {
    await claudeOver();
    const other = buildViewer(db.organization());
    const plan = await ended(other, (await describePlatform(other, "A library. Books have a title.")).id);
    expect(plan.usage?.inputTokens).toBe(200);
    expect(server!.requests).toHaveLength(2);
  });

  it("[BP40] the plans of a branch are its conversation, newest first, and nobody else's", async () => {
    chosen.planner = { name: "offline", plan: async () => nothingFound };
    const viewer = buildViewer(db.organization());
    const { id, branch } = await describePlatform(viewer, "A library.");
    expect((await ended(viewer, id)).usage).toBeNull();
    const { data: refined } = await run<{ refinePlatform: { id: string } }>(
      viewer,
      'mutation($b: ID!) { refinePlatform(input: { branchId: $b, text: "Books have a title.", locale: en }) { id } }',
      { b: branch.id },
    );
    await ended(viewer, refined.refinePlatform.id);
    const conversation = (who: Viewer) =>
      run<{ branch: { plans: { id: string; text: string }[] } | null }>(who, "query($b: ID!) { branch(id: $b) { plans { id text } } }", {
        b: branch.id,
      });
    expect((await conversation(viewer)).data.branch?.plans).toEqual([
      { id: refined.refinePlatform.id, text: "Books have a title." },
      { id, text: "A library." },
    ]);
    expect((await conversation(buildViewer(db.organization()))).data.branch).toBeNull();
  });
});
