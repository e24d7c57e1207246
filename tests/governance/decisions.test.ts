import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "../../db/transaction.ts";
import { buildGovernedWorld, type GovernedWorld, planRequest, releaseRequest } from "./support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());

describe("decisions", () => {
  it("lets a plan a person asked for pass at once, with a grant that works once", async () => {
    const { governance, owner, world } = here;
    const asked = planRequest(owner.viewer);
    const answer = await governance.decisions.request(asked);
    expect(answer).toMatchObject({ status: "approved", grant: expect.any(String) });
    const source = await world.test.database.source("wn_blueprint");
    const use = () =>
      transact(source, owner.organizationId, (tx) =>
        governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), answer.grant!, asked.payload, "blueprint"),
      );
    expect(await use()).toBe(answer.decisionId);
    await governance.decisions.finish(owner.organizationId, answer.decisionId, { ok: true });
    await expect(use()).rejects.toMatchObject({ code: "GOVERNANCE_GRANT_INVALID" });
  });

  it("asks for an approval before production", async () => {
    const answer = await here.governance.decisions.request(releaseRequest(here.owner.viewer));
    expect(answer).toMatchObject({ status: "awaiting-approval", grant: null });
  });
});
