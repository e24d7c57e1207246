import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseRole } from "../../db/roles.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { DecisionId, Json } from "../../schema/ids.ts";
import { scoreOf } from "../../subgraphs/governance/domain/risk.ts";
import { brokenStep, type TraceStep } from "../../subgraphs/governance/domain/trace.ts";
import { codeOf } from "../identity/support.ts";
import { buildGovernedWorld, type GovernedWorld, planRequest, releaseRequest } from "./support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());

const use = async (
  grant: string,
  payload: Json,
  executor = "runtime",
  role: DatabaseRole = "wn_runtime",
  organization = here.owner.organizationId,
) =>
  transact(await here.world.test.database.source(role), organization, (tx) =>
    here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), grant, payload, executor),
  );
const approve = (id: string, token?: string) =>
  here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", { input: { decisionId: id } }, token);
/** A production release that its owner asked for and approved. */
const approvedRelease = async () => {
  const request = releaseRequest(here.owner.viewer, { payload: { releaseId: uuidv7(), environmentId: "e", hash: "h", steps: [] } });
  const { decisionId, payloadHash } = await here.governance.decisions.request(request);
  await approve(decisionId);
  return { decisionId, payloadHash, payload: request.payload };
};
const claim = async (id: DecisionId) => (await here.governance.decisions.claimGrant(here.owner.organizationId, id, "runtime"))!;
const appendAs = async (role: DatabaseRole, stream: string, type: string, data: Json) =>
  transact(await here.world.test.database.source(role), here.owner.organizationId, (tx) =>
    tx.append(stream, "any", [{ type, schema: 1, data }]),
  );
const sqlStateOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "ok";
  } catch (error) {
    const { driverError, cause, code } = error as {
      driverError?: { code?: string };
      cause?: { driverError?: { code?: string } };
      code?: string;
    };
    return driverError?.code ?? cause?.driverError?.code ?? code ?? String(error);
  }
};
const traceFields = "trace { n at phase key text { en ar } data previousHash hash }";
const readTrace = async (id: string) => {
  const { decision } = await here.ask<{ decision: { status: string; trace: (Omit<TraceStep, "at"> & { at: string })[] } }>(
    `query ($id: ID!) { decision(id: $id) { status ${traceFields} } }`,
    { id },
  );
  return { status: decision.status, steps: decision.trace.map((step) => ({ ...step, at: new Date(step.at) }) as TraceStep) };
};

describe("execution", () => {
  it("[GV1] runs through: approved, grant used inside the effect, begun, done", async () => {
    const { decisionId, payload } = await approvedRelease();
    expect(await use(await claim(decisionId), payload)).toBe(decisionId);
    await here.governance.decisions.finish(here.owner.organizationId, decisionId, { ok: true, hash: "b".repeat(64) });
    await here.governance.decisions.finish(here.owner.organizationId, decisionId, { ok: true });
    const events = await here.world.test.admin<{ type: string }>("select type from events.event where stream = $1 order by version", [
      `decision:${decisionId}`,
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      "DecisionRequested",
      "DecisionAnalyzed",
      "ApprovalRequested",
      "ApprovalGiven",
      "DecisionApproved",
      "ExecutionStarted",
      "ExecutionFinished",
    ]);
    expect(await here.governance.decisions.claimGrant(here.owner.organizationId, decisionId, "runtime")).toBeNull();
  });

  it("[GV1] the execution login itself cannot append an execution event: not without approval, not without a used grant, not for another payload, not twice", async () => {
    const waiting = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "other" } }),
    );
    const start = (id: string, executionId: string, payloadHash: string) =>
      sqlStateOf(appendAs("wn_gov_execution", `decision:${id}`, "ExecutionStarted", { decisionId: id, executionId, payloadHash }));
    expect(await start(waiting.decisionId, uuidv7(), waiting.payloadHash)).toBe("42501");

    const approved = await approvedRelease();
    await claim(approved.decisionId);
    expect(await start(approved.decisionId, uuidv7(), approved.payloadHash)).toBe("42501");

    await use(await claim(approved.decisionId), approved.payload);
    const [execution] = await here.world.test.admin<{ id: string }>("select id from governance.execution where decision_id = $1", [
      approved.decisionId,
    ]);
    expect(await start(approved.decisionId, execution!.id, "f".repeat(64))).toBe("42501");
    expect(await start(approved.decisionId, uuidv7(), approved.payloadHash)).toBe("42501");
    expect(await start(waiting.decisionId, execution!.id, waiting.payloadHash)).toBe("42501");
    expect(
      await sqlStateOf(
        appendAs("wn_gov_execution", `decision:${waiting.decisionId}`, "ExecutionStarted", {
          decisionId: approved.decisionId,
          executionId: execution!.id,
          payloadHash: approved.payloadHash,
        }),
      ),
    ).toBe("42501");
    const finished = { decisionId: approved.decisionId, executionId: execution!.id };
    await here.governance.decisions.finish(here.owner.organizationId, approved.decisionId, { ok: true });
    expect(await start(approved.decisionId, execution!.id, approved.payloadHash)).toBe("42501");
    expect(await sqlStateOf(appendAs("wn_gov_execution", `decision:${waiting.decisionId}`, "ExecutionFinished", finished))).toBe("42501");
  });

  it("[GV1] no login can write the rows that stand for approval and use of a grant, but the phase they belong to", async () => {
    const { decisionId, payloadHash } = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "rows" } }),
    );
    const organization = here.owner.organizationId;
    const tries: readonly [DatabaseRole, string, readonly unknown[]][] = [
      ["wn_gov_execution", "update governance.ruling set status = 'approved', by = 'people' where decision_id = $1", [decisionId]],
      ["wn_gov_analysis", "update governance.ruling set status = 'approved', by = 'people' where decision_id = $1", [decisionId]],
      ["wn_governance", "update governance.ruling set status = 'approved', by = 'people' where decision_id = $1", [decisionId]],
      ["wn_gov_execution", "update governance.decision_grant set consumed_at = now() where decision_id = $1", [decisionId]],
      ["wn_gov_decision", "update governance.decision set payload_hash = 'x' where id = $1", [decisionId]],
      ["wn_governance", "delete from governance.trace_step where decision_id = $1", [decisionId]],
      ["wn_gov_decision", "update governance.trace_step set key = '' where decision_id = $1", [decisionId]],
      ["wn_gov_execution", "select * from governance.analysis where decision_id = $1", [decisionId]],
    ];
    for (const role of ["wn_governance", "wn_gov_analysis", "wn_gov_decision", "wn_gov_execution", "wn_runtime", "wn_data"] as const) {
      const insert = `insert into governance.execution (organization_id, id, decision_id, jti, executor, payload_hash, started_at) values ($1, $2, $3, $4, 'runtime', $5, now())`;
      const params = [organization, uuidv7(), decisionId, uuidv7(), payloadHash];
      expect(
        await sqlStateOf(transact(await here.world.test.database.source(role), organization, (tx) => tx.query(insert, params))),
        role,
      ).toBe("42501");
    }
    for (const [role, sql, params] of tries)
      expect(
        await sqlStateOf(transact(await here.world.test.database.source(role), organization, (tx) => tx.query(sql, params))),
        `${role}: ${sql}`,
      ).toBe("42501");
  });

  it("[GV1] a grant the execution login makes up for an undecided decision opens nothing", async () => {
    const { decisionId, payloadHash } = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "made-up" } }),
    );
    const organization = here.owner.organizationId;
    const jti = uuidv7();
    await transact(await here.world.test.database.source("wn_gov_execution"), organization, (tx) =>
      tx.query(
        `insert into governance.decision_grant (organization_id, jti, decision_id, audience, payload_hash, epoch, issued_at, expires_at)
         values ($1, $2, $3, 'runtime', $4, 0, $5, $5::timestamptz + interval '1 hour')`,
        [organization, jti, decisionId, payloadHash, here.world.clock.now()],
      ),
    );
    const [answer] = await transact(await here.world.test.database.source("wn_runtime"), organization, (tx) =>
      tx.query<{ answer: string }>("select governance.consume_grant($1, $2, $3, $4, $5) as answer", [
        jti,
        decisionId,
        payloadHash,
        uuidv7(),
        here.world.clock.now(),
      ]),
    );
    expect(answer).toEqual({ answer: "not-approved" });
  });

  it("[GV1] a vote by somebody who may no longer approve does not carry the execution", async () => {
    const newcomer = await here.world.join(here.owner.accessToken, "approver@example.com", "sovereign");
    const request = releaseRequest(here.owner.viewer, { payload: { releaseId: uuidv7(), environmentId: "e", hash: "h", steps: [] } });
    const { decisionId } = await here.governance.decisions.request(request);
    expect(await codeOf(approve(decisionId))).toBe("GOVERNANCE_OWN_REQUEST");
    await approve(decisionId, newcomer.accessToken);
    await here.world.test.admin("update identity.membership set status = 'suspended' where id = $1", [newcomer.membershipId]);
    const grant = await claim(decisionId);
    expect(await use(grant, request.payload).catch((error: unknown) => (error as { extensions: unknown }).extensions)).toMatchObject({
      code: "GOVERNANCE_GRANT_INVALID",
      reason: "approver",
    });
    await here.world.test.admin("update identity.membership set status = 'active' where id = $1", [newcomer.membershipId]);
    expect(await use(grant, request.payload)).toBe(decisionId);
    await here.world.test.admin("update identity.membership set status = 'left' where id = $1", [newcomer.membershipId]);
  });

  it("[GV2] each phase's login is refused when it appends another phase's event", async () => {
    const phases = {
      wn_governance: ["DecisionRequested"],
      wn_gov_analysis: ["DecisionAnalyzed"],
      wn_gov_decision: [
        "DecisionDenied",
        "ApprovalRequested",
        "ApprovalGiven",
        "ApprovalRefused",
        "DecisionApproved",
        "DecisionRejected",
        "DecisionExpired",
        "DecisionWithdrawn",
        "DecisionHalted",
      ],
      wn_gov_execution: ["ExecutionStarted", "ExecutionFinished", "ExecutionFailed", "ExecutionCompensated"],
    } as const satisfies Partial<Record<DatabaseRole, readonly string[]>>;
    const id = uuidv7();
    const data: Json = { decisionId: id, kind: "ai.plan", payloadHash: "a".repeat(64), score: 1, by: id };
    for (const role of Object.keys(phases) as (keyof typeof phases)[]) {
      const source = await here.world.test.database.source(role);
      for (const [owner, types] of Object.entries(phases))
        for (const type of types) {
          if (owner === role) continue;
          // Past our own contracts, straight to the database.
          const state = await sqlStateOf(
            transact(source, here.owner.organizationId, (tx) =>
              tx.query("select events.append($1, $2, 'any', $3::jsonb)", [
                here.owner.organizationId,
                `decision:${id}`,
                JSON.stringify([{ id: uuidv7(), type, schema: 1, data, meta: {} }]),
              ]),
            ),
          );
          expect(state, `${role} ${type}`).toBe("42501");
        }
    }
  });

  it("[GV3] a grant works once, within 60 s, for one executor, one payload and one organization, and every refusal is in the audit log", async () => {
    const reasonOf = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => null,
        (refused: unknown) => refused as { code: string; extensions: { reason: string } },
      );
      return error && [error.code, error.extensions.reason];
    };
    const { decisionId, payload } = await approvedRelease();
    const grant = await claim(decisionId);
    const invalid = (reason: string) => ["GOVERNANCE_GRANT_INVALID", reason];
    expect(await reasonOf(use(grant, { ...(payload as object), hash: "other" }))).toEqual(invalid("payload"));
    expect(await reasonOf(use(grant, payload, "runtime", "wn_blueprint"))).toEqual(invalid("executor"));
    expect(await reasonOf(use(grant, payload, "blueprint", "wn_blueprint"))).toEqual(invalid("signature"));
    expect(await reasonOf(use(grant, payload, "runtime", "wn_runtime", here.world.test.organization()))).toEqual(invalid("unknown"));
    expect(await reasonOf(use(`${grant.slice(0, -4)}AAAA`, payload))).toEqual(invalid("signature"));
    expect(await reasonOf(use("nonsense", payload))).toEqual(invalid("signature"));
    here.world.clock.advance(61_000);
    expect((await reasonOf(use(grant, payload)))?.[0]).toBe("GOVERNANCE_GRANT_INVALID");
    // Past the signature's own age, in the database.
    const { jti } = JSON.parse(Buffer.from(grant.split(".")[1]!, "base64url").toString("utf8")) as { jti: string };
    const [late] = await transact(await here.world.test.database.source("wn_runtime"), here.owner.organizationId, (tx) =>
      tx.query("select governance.consume_grant($1, $2, $3, $4, $5) as answer", [
        jti,
        decisionId,
        "a".repeat(64),
        uuidv7(),
        here.world.clock.now(),
      ]),
    );
    expect(late).toEqual({ answer: "late" });

    const next = await claim(decisionId);
    const both = await Promise.allSettled([use(next, payload), use(next, payload)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await reasonOf(use(next, payload))).toEqual(invalid("used"));
    const refused = await here.world.test.admin<{ reason: string }>(
      "select distinct reasons[2] as reason from audit.entry where action = 'decision.consume-grant' and decision_id = $1 and outcome = 'refused' order by 1",
      [decisionId],
    );
    expect(refused.map(({ reason }) => reason)).toEqual(["executor", "payload", "unknown", "used"]);
  });

  it("[GV3] the use of a grant stands or falls with the effect", async () => {
    const { decisionId, payload } = await approvedRelease();
    const grant = await claim(decisionId);
    const source = await here.world.test.database.source("wn_runtime");
    await expect(
      transact(source, here.owner.organizationId, async (tx) => {
        await here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), grant, payload, "runtime");
        throw new Error("the effect failed");
      }),
    ).rejects.toThrow("the effect failed");
    expect(await use(grant, payload)).toBe(decisionId);
  });

  it("an executor that never came back is told of all the same", async () => {
    const { decisionId, payload } = await approvedRelease();
    await use(await claim(decisionId), payload);
    await expect.poll(async () => (await readTrace(decisionId)).steps.at(-1)?.key, { timeout: 30_000 }).toBe("started");
    await here.governance.decisions.finish(here.owner.organizationId, decisionId, { ok: false, code: "RUNTIME_RELEASE_FAILED" });
    expect((await readTrace(decisionId)).status).toBe("FAILED");
  });
});

describe("decisions", () => {
  it("[GV5] the risk can be computed again from the trace, and facts come from the service that asked", async () => {
    const facts = { production: true, reversible: true, firstTime: true, rows: 5_000, destructive: true, rollsBack: false };
    const answer = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "risky" }, facts }),
    );
    const { steps } = await readTrace(answer.decisionId);
    const analysis = steps.find(({ phase }) => phase === "analysis")!.data as { score: number; floor: number; factors: { key: string }[] };
    expect(scoreOf(analysis.factors.map(({ key }) => key) as never, analysis.floor)).toBe(answer.risk.score);
    expect(analysis).toMatchObject({ score: answer.risk.score, facts });
    const inputs = Object.values(here.governance.subgraph.schema.getTypeMap()).filter(({ name }) => name.endsWith("Input"));
    expect(inputs.length).toBeGreaterThan(3);
    for (const input of inputs)
      expect(
        Object.keys((input as unknown as { getFields(): object }).getFields()).filter((field) => /fact|risk|score/i.test(field)),
      ).toEqual([]);
  });

  it("asks the same people once: the same request while it waits is the same decision", async () => {
    const request = releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "twice" } });
    const [first, second] = [await here.governance.decisions.request(request), await here.governance.decisions.request(request)];
    expect(second.decisionId).toBe(first.decisionId);
    const other = await here.governance.decisions.request({ ...request, payload: { ...(request.payload as object), hash: "other" } });
    expect(other.decisionId).not.toBe(first.decisionId);
  });

  it("[GV9] the trace answers who, what, why, how and when, in order, hash-linked, in both languages", async () => {
    const request = releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "traced" } });
    const { decisionId, payloadHash } = await here.governance.decisions.request(request);
    await here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", {
      input: { decisionId, note: "جُرّب في المعاينة" },
    });
    await use(await claim(decisionId), request.payload);
    await here.governance.decisions.finish(here.owner.organizationId, decisionId, { ok: true });
    const { status, steps } = await readTrace(decisionId);
    expect(status).toBe("EXECUTED");
    expect(steps.map(({ key }) => key)).toEqual([
      "requested",
      "analyzed",
      "approval-requested",
      "approval-given",
      "approved",
      "granted",
      "started",
      "finished",
    ]);
    expect(brokenStep(decisionId, steps)).toBeNull();
    const data = (key: string) => steps.find((step) => step.key === key)?.data;
    expect(data("requested")).toMatchObject({
      who: { kind: "user", id: here.owner.userId, sessionId: here.owner.viewer.sessionId },
      what: { kind: "release.production", subject: { id: "traced" }, payload: request.payload, payloadHash },
      facts: request.facts,
    });
    expect(data("approval-requested")).toMatchObject({ matrix: "by-risk", policySet: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(data("approval-given")).toMatchObject({ by: here.owner.userId, note: "جُرّب في المعاينة", singleOperator: true, payloadHash });
    expect(data("granted")).toMatchObject({ audience: "runtime" });
    for (const step of steps) {
      expect(step.text.en.length).toBeGreaterThan(3);
      expect(step.text.ar).toMatch(/[\u0600-\u06ff]/);
      expect(step.at).toBeInstanceOf(Date);
    }
    const [row] = await here.world.test.admin<{ n: number }>(
      "update governance.trace_step set data = data || '{\"x\":1}' where decision_id = $1 and n = 3 returning n",
      [decisionId],
    );
    expect(brokenStep(decisionId, (await readTrace(decisionId)).steps)).toBe(row!.n);
  });

  it("lets a plan a person asked for pass at once, traced, and denies a person without the permission and an AI in production", async () => {
    const plan = await here.governance.decisions.request(planRequest(here.owner.viewer));
    expect(plan).toMatchObject({ status: "approved", grant: expect.any(String), risk: { score: 4 } });
    expect((await readTrace(plan.decisionId)).steps.map(({ key }) => key)).toEqual(["requested", "analyzed", "approved", "granted"]);
    const stranger = { kind: "user", id: uuidv7(), onBehalfOf: null, sessionId: null } as const;
    expect(await here.governance.decisions.request(planRequest(here.owner.viewer, { requestedBy: stranger }))).toMatchObject({
      status: "denied",
      grant: null,
    });
    const ai = { kind: "ai", id: "planner", onBehalfOf: here.owner.viewer.subjectId as never, sessionId: null } as const;
    const denied = await here.governance.decisions.request(releaseRequest(here.owner.viewer, { requestedBy: ai }));
    expect(denied).toMatchObject({ status: "denied", reasons: [{ en: expect.stringContaining("person") }] });
    for (const wrong of [{ kind: "world.domination" }, { payload: { planId: "p" } }])
      expect(await codeOf(here.governance.decisions.request(planRequest(here.owner.viewer, wrong)))).toBe("GOVERNANCE_KIND_UNKNOWN");
  });

  it("[ID35] asks a single operator for a fresh proof of who they are, and takes no vote from an API key", async () => {
    const { decisionId } = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: "stale" } }),
    );
    const { accessToken, viewer } = here.owner;
    const caller = { requestId: "request-1", ip: "127.0.0.1", agent: "test" };
    const key = await here.world.identity.createApiKey(viewer, { name: "script" }, caller);
    expect(["FORBIDDEN", "GOVERNANCE_PERSON_ONLY"]).toContain(await codeOf(approve(decisionId, key.text)));
    const provedAt = (at: Date) =>
      here.world.test.admin("update identity.session set authenticated_at = $2 where id = $1", [viewer.sessionId, at]);
    await provedAt(new Date(here.world.clock.now().getTime() - 3_601_000));
    expect(await codeOf(approve(decisionId, accessToken))).toBe("IDENTITY_STEP_UP");
    const rejected = here.ask("mutation ($input: RejectDecisionInput!) { rejectDecision(input: $input) { status } }", {
      input: { decisionId, reason: "late" },
    });
    expect(await codeOf(rejected)).toBe("IDENTITY_STEP_UP");
    await provedAt(new Date(here.world.clock.now().getTime() - 3_599_000));
    expect(await codeOf(approve(decisionId, accessToken))).toBe("ok");
    await provedAt(here.world.clock.now());
  });

  it("rejects with a reason, withdraws by who asked, and expires once", async () => {
    const open = async (id: string) =>
      (await here.governance.decisions.request(releaseRequest(here.owner.viewer, { subject: { type: "environment", id } }))).decisionId;
    const reject = (decisionId: string, reason: string) =>
      here.ask("mutation ($input: RejectDecisionInput!) { rejectDecision(input: $input) { status } }", { input: { decisionId, reason } });
    const rejected = await open("rejected");
    expect(await codeOf(reject(rejected, " "))).toBe("GOVERNANCE_REASON_MISSING");
    expect(await reject(rejected, "not today")).toEqual({ rejectDecision: { status: "REJECTED" } });
    expect(await codeOf(approve(rejected))).toBe("GOVERNANCE_NOT_OPEN");
    const withdrawn = await open("withdrawn");
    expect(
      await here.ask("mutation ($input: DecisionInput!) { withdrawDecision(input: $input) { status } }", {
        input: { decisionId: withdrawn },
      }),
    ).toEqual({ withdrawDecision: { status: "WITHDRAWN" } });
    const expiring = await open("expiring");
    await here.world.test.admin("alter table governance.decision disable row level security");
    await here.world.test.admin("update governance.decision set expires_at = $2 where id = $1", [expiring, here.world.clock.now()]);
    await here.world.test.admin("alter table governance.decision enable row level security");
    await expect.poll(async () => (await readTrace(expiring)).status, { timeout: 30_000 }).toBe("EXPIRED");
    expect(here.alarms).toEqual([]);
  });
});
