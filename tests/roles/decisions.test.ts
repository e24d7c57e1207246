/** The gate held by an executor in another process: asked over signed HTTP, its grant used up inside the executor's own transaction. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { Decisions } from "../../schema/decisions.ts";
import type { Json } from "../../schema/ids.ts";
import { createServiceClient } from "../../subgraphs/ask-service.ts";
import { joinGovernance } from "../../subgraphs/governance/index.ts";
import { createRemoteDecisions, decisionsRoutes } from "../../subgraphs/remote-decisions.ts";
import { type ServedSubgraph, serveSubgraph } from "../../subgraphs/serve.ts";
import { buildGovernedWorld, type GovernedWorld, planRequest, releaseRequest } from "../governance/support.ts";
import { codeOf, serviceRoot } from "../identity/support.ts";

let here: GovernedWorld;
let served: ServedSubgraph;
const gates = {} as Record<"runtime" | "blueprint", Decisions>;
beforeAll(async () => {
  here = await buildGovernedWorld();
  const { clock } = here.world;
  const { request, claimGrant, finish } = here.governance.decisions;
  const routes = decisionsRoutes({ request, claimGrant, finish, recordRefusedGrant: here.governance.recordRefusedGrant });
  served = await serveSubgraph(here.governance.subgraph, {
    port: 0,
    serviceKey: serviceRoot,
    clock,
    services: { blueprint: routes, runtime: routes },
  });
  for (const from of ["runtime", "blueprint"] as const)
    gates[from] = joinGovernance(
      createRemoteDecisions(createServiceClient({ url: served.url, serviceKey: serviceRoot, from, to: "governance", clock })),
      { clock, serviceRoot },
    );
});
afterAll(async () => {
  await served.close();
  await here.close();
});

const use = async (grant: string, payload: Json) =>
  transact(await here.world.test.database.source("wn_runtime"), here.owner.organizationId, (tx) =>
    gates.runtime.consumeGrant((sql, params) => tx.query(sql, params), grant, payload, "runtime"),
  );

describe("governance in another process", () => {
  it("[GV1] requested, approved by a person, claimed, used up once inside the effect, told of; a second use is refused and audited", async () => {
    const { organizationId } = here.owner;
    const request = releaseRequest(here.owner.viewer, { payload: { releaseId: uuidv7(), environmentId: "e", hash: "h", steps: [] } });
    const answer = await gates.runtime.request(request);
    expect(answer).toMatchObject({ status: "awaiting-approval", grant: null });
    expect(await gates.runtime.claimGrant(organizationId, answer.decisionId, "runtime")).toBeNull();
    await here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", {
      input: { decisionId: answer.decisionId },
    });
    // Whoever signs is the executor, whatever it calls itself.
    expect(await gates.blueprint.claimGrant(organizationId, answer.decisionId, "runtime")).toBeNull();
    const grant = (await gates.runtime.claimGrant(organizationId, answer.decisionId, "runtime")) ?? "";
    expect(await codeOf(use(grant, { other: "payload" }))).toBe("GOVERNANCE_GRANT_INVALID");
    expect(await use(grant, request.payload)).toBe(answer.decisionId);
    expect(await codeOf(use(grant, request.payload))).toBe("GOVERNANCE_GRANT_INVALID");
    await gates.runtime.finish(organizationId, answer.decisionId, { ok: true, hash: "b".repeat(64) as never });
    const { decision } = await here.ask<{ decision: { status: string } }>("query ($id: ID!) { decision(id: $id) { status } }", {
      id: answer.decisionId,
    });
    expect(decision.status).toBe("EXECUTED");
    const refused = await here.world.test.admin<{ actor: string }>(
      "select actor from audit.entry where action = 'decision.consume-grant' and resource = $1",
      [`decision:${answer.decisionId}`],
    );
    expect(refused).toEqual([{ actor: "runtime" }, { actor: "runtime" }]);
  });

  it("refusals cross as they are, and so do grants that need nobody", async () => {
    const { viewer, organizationId } = here.owner;
    expect(await codeOf(gates.runtime.finish(organizationId, uuidv7() as never, { ok: true }))).toBe("GOVERNANCE_NOT_FOUND");
    const planned = await gates.blueprint.request(planRequest(viewer));
    expect(planned).toMatchObject({ status: "approved", grant: expect.stringMatching(/^ey/) });
  });
});
