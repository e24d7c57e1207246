import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "../../db/transaction.ts";
import type { Json } from "../../schema/ids.ts";
import { brokenStep, type TraceStep } from "../../subgraphs/governance/domain/trace.ts";
import { codeOf } from "../identity/support.ts";
import { buildGovernedWorld, type GovernedWorld, planRequest, releaseRequest } from "./support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());

const use = async (grant: string, payload: Json, executor = "runtime", role: "wn_runtime" | "wn_blueprint" = "wn_runtime") => {
  const source = await here.world.test.database.source(role);
  return transact(source, here.owner.organizationId, (tx) =>
    here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), grant, payload, executor),
  );
};

describe("decisions", () => {
  it("lets a plan a person asked for pass at once, with a grant that works once", async () => {
    const { governance, owner } = here;
    const asked = planRequest(owner.viewer);
    const answer = await governance.decisions.request(asked);
    expect(answer).toMatchObject({ status: "approved", grant: expect.any(String) });
    expect(await use(answer.grant!, asked.payload, "blueprint", "wn_blueprint")).toBe(answer.decisionId);
    await governance.decisions.finish(owner.organizationId, answer.decisionId, { ok: true });
    await expect(use(answer.grant!, asked.payload, "blueprint", "wn_blueprint")).rejects.toMatchObject({ code: "GOVERNANCE_GRANT_INVALID" });
  });

  it("a single operator approves their own production release, and the trace says so", async () => {
    const { governance, owner } = here;
    const asked = releaseRequest(owner.viewer);
    const answer = await governance.decisions.request(asked);
    expect(answer).toMatchObject({ status: "awaiting-approval", grant: null });
    const { decision } = await here.ask<{ decision: { status: string; canApprove: boolean; needs: { en: string } } }>(
      `query ($id: ID!) { decision(id: $id) { status canApprove needs { en ar } notBefore risk { score band factors { key } } } }`,
      { id: answer.decisionId },
    );
    expect(decision).toMatchObject({ status: "AWAITING_APPROVAL", canApprove: true, notBefore: null, risk: { score: 25, band: "MEDIUM" } });
    expect(decision.needs.en).toContain("only person");
    const { approveDecision } = await here.ask<{ approveDecision: { status: string; trace: (TraceStep & { at: string })[] } }>(
      `mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { status trace { n at phase key text { en ar } data previousHash hash } } }`,
      { input: { decisionId: answer.decisionId, note: "tried in preview" } },
    );
    expect(approveDecision.status).toBe("APPROVED");
    const steps = approveDecision.trace.map((step) => ({ ...step, at: new Date(step.at) }));
    expect(brokenStep(answer.decisionId, steps)).toBeNull();
    expect(steps.find(({ key }) => key === "approval-given")?.data).toMatchObject({ singleOperator: true, note: "tried in preview" });
    const grant = await governance.decisions.claimGrant(owner.organizationId, answer.decisionId, "runtime");
    expect(await use(grant!, asked.payload)).toBe(answer.decisionId);
    await governance.decisions.finish(owner.organizationId, answer.decisionId, { ok: true });
    const after = await here.ask<{ decision: { status: string } }>("query ($id: ID!) { decision(id: $id) { status } }", { id: answer.decisionId });
    expect(after.decision.status).toBe("EXECUTED");
    expect(await codeOf(here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", { input: { decisionId: answer.decisionId } }))).toBe("GOVERNANCE_NOT_OPEN");
  });
});
