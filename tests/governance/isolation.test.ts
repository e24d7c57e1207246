import { type ExecutionResult, parse, subscribe } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import { codeOf } from "../identity/support.ts";
import { buildGovernedWorld, type GovernedWorld, releaseRequest } from "./support.ts";

let here: GovernedWorld;
let stranger: Awaited<ReturnType<GovernedWorld["world"]["otherOrganization"]>>;
let decisionId: string;
let switchId: string;
beforeAll(async () => {
  here = await buildGovernedWorld();
  stranger = await here.world.otherOrganization();
  decisionId = (await here.governance.decisions.request(releaseRequest(here.owner.viewer))).decisionId;
  const { triggerKillSwitch } = await here.ask<{ triggerKillSwitch: { id: string } }>(
    'mutation { triggerKillSwitch(input: { scope: PLATFORM, scopeId: "01900000-0000-7000-8000-000000000001", reason: "ours" }) { id } }',
  );
  switchId = triggerKillSwitch.id;
});
afterAll(() => here.close());

const asStranger = <T = Record<string, unknown>>(source: string, variables: Record<string, unknown> = {}) =>
  here.ask<T>(source, variables, stranger.accessToken);

describe("another organization", () => {
  const queries: Readonly<Record<string, () => Promise<unknown>>> = {
    decisions: async () =>
      expect((await asStranger<{ decisions: { items: unknown[] } }>("{ decisions { items { id } } }")).decisions.items).toEqual([]),
    decision: async () =>
      expect(await asStranger("query ($id: ID!) { decision(id: $id) { id } }", { id: decisionId })).toEqual({ decision: null }),
    killSwitches: async () => expect(await asStranger("{ killSwitches { id } }")).toEqual({ killSwitches: [] }),
    auditEntries: async () => {
      const { auditEntries } = await asStranger<{ auditEntries: { items: { actor: string; resource: string }[] } }>(
        "{ auditEntries(first: 200) { items { actor resource } } }",
      );
      expect(auditEntries.items.filter(({ actor }) => actor === here.owner.userId)).toEqual([]);
    },
    auditHealth: async () => {
      const [own] = await here.world.test.admin<{ n: string }>("select count(*) as n from audit.entry where organization_id = $1", [
        stranger.organizationId,
      ]);
      const { auditHealth } = await asStranger<{ auditHealth: { entries: number } }>("{ auditHealth { entries } }");
      expect(auditHealth.entries).toBe(Number(own!.n));
    },
    verifyAudit: async () => {
      const { verifyAudit } = await asStranger<{ verifyAudit: { intact: boolean; checked: number; unsealed: number } }>(
        "{ verifyAudit { intact checked unsealed } }",
      );
      const [own] = await here.world.test.admin<{ n: string }>("select count(*) as n from audit.entry where organization_id = $1", [
        stranger.organizationId,
      ]);
      expect(verifyAudit.checked + verifyAudit.unsealed).toBe(Number(own!.n));
      expect(verifyAudit.intact).toBe(true);
    },
  };

  it("[GV58] every query there is has a test that tries", () => {
    const fields = Object.keys(here.governance.subgraph.schema.getQueryType()!.getFields()).filter((name) => !name.startsWith("_"));
    expect(fields.sort()).toEqual(Object.keys(queries).sort());
  });
  it.each(Object.keys(queries))("[GV58] sees nothing of ours through %s", async (name) => {
    await queries[name]!();
  });

  it("[GV58] cannot resolve our decision as an entity", async () => {
    const { _entities } = await asStranger<{ _entities: unknown[] }>(
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Decision { id status } } }",
      { r: [{ __typename: "Decision", id: decisionId }] },
    );
    expect(_entities).toEqual([null]);
    expect(
      (
        await here.ask<{ _entities: unknown[] }>("query ($r: [_Any!]!) { _entities(representations: $r) { ... on Decision { id } } }", {
          r: [{ __typename: "Decision", id: decisionId }],
        })
      )._entities,
    ).toEqual([{ id: decisionId }]);
  });

  it("[GV58] gets the same answer for our ids as for ids that exist nowhere, in every mutation", async () => {
    const on = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { id } }`;
    const attempts: readonly [string, (id: string) => Record<string, unknown>, string][] = [
      [on("approveDecision", "ApproveDecisionInput"), (id) => ({ decisionId: id }), decisionId],
      [on("rejectDecision", "RejectDecisionInput"), (id) => ({ decisionId: id, reason: "x" }), decisionId],
      [on("withdrawDecision", "DecisionInput"), (id) => ({ decisionId: id }), decisionId],
      [on("liftKillSwitch", "LiftKillSwitchInput"), (id) => ({ id, reason: "x" }), switchId],
    ];
    for (const [source, input, ours] of attempts) {
      const answers = [
        await codeOf(asStranger(source, { input: input(ours) })),
        await codeOf(asStranger(source, { input: input(uuidv7()) })),
      ];
      expect(answers, source).toEqual(["GOVERNANCE_NOT_FOUND", "GOVERNANCE_NOT_FOUND"]);
    }
  });

  it("[GV58] stopping the same platform id stops theirs, not ours, and the other way round", async () => {
    const { triggerKillSwitch } = await asStranger<{ triggerKillSwitch: { id: string } }>(
      'mutation { triggerKillSwitch(input: { scope: PLATFORM, scopeId: "01900000-0000-7000-8000-000000000001", reason: "theirs" }) { id } }',
    );
    expect(triggerKillSwitch.id).not.toBe(switchId);
    expect((await here.ask<{ killSwitches: { id: string }[] }>("{ killSwitches { id } }")).killSwitches).toEqual([{ id: switchId }]);
    expect(await codeOf(asStranger('mutation { triggerKillSwitch(input: { scope: INSTALLATION, reason: "all" }) { id } }'))).toBe(
      "GOVERNANCE_SCOPE_FORBIDDEN",
    );
  });

  const listen = async (source: string, token: string) => {
    const contextValue = await here.governance.subgraph.createContext({ token, requestId: "s-1", locale: "en" });
    return subscribe({ schema: here.governance.subgraph.schema, document: parse(source), contextValue });
  };

  it("[GV58] hears nothing of ours through any subscription; we hear our own", async () => {
    const sources = [
      "subscription { decisionChanged { revision type decision { id status } } }",
      "subscription { killSwitchChanged { revision killSwitch { id reach } } }",
      "subscription { auditEntryAppended { revision entries { id actor } } }",
    ];
    expect(Object.keys(here.governance.subgraph.schema.getSubscriptionType()!.getFields())).toHaveLength(sources.length);
    // What the tests before did is told before anybody listens.
    const untold = "select count(*)::int as n from events.event where key >= pg_snapshot_xmin(pg_current_snapshot())";
    await expect.poll(async () => (await here.world.test.admin<{ n: number }>(untold))[0]?.n).toBe(0);
    const ours = await Promise.all(sources.map((source) => listen(source, here.owner.accessToken)));
    const theirs = await Promise.all(sources.map((source) => listen(source, stranger.accessToken)));
    const heard: unknown[] = [];
    const streams = theirs.map((stream) => stream as AsyncGenerator<ExecutionResult>);
    const listening = streams.map(async (stream) => {
      for await (const { data } of stream) heard.push(data);
    });
    const first = ours.map((stream) => (stream as AsyncGenerator<ExecutionResult>).next());
    const answer = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: uuidv7() } }),
    );
    await here.ask(
      'mutation { triggerKillSwitch(input: { scope: PLATFORM, scopeId: "01900000-0000-7000-8000-000000000001", reach: WRITES, reason: "wider" }) { id } }',
    );
    const [decision, killSwitch, audit] = await Promise.all(first);
    expect(decision!.value).toMatchObject({
      data: { decisionChanged: { type: "DecisionRequested", decision: { id: answer.decisionId } } },
    });
    expect(killSwitch!.value).toMatchObject({ data: { killSwitchChanged: { killSwitch: { id: switchId, reach: "WRITES" } } } });
    expect(
      (audit!.value as { data: { auditEntryAppended: { entries: unknown[] } } }).data.auditEntryAppended.entries.length,
    ).toBeGreaterThan(0);
    for (const stream of [...ours.map((one) => one as AsyncGenerator), ...streams]) await stream.return(undefined);
    await Promise.all(listening);
    expect(JSON.stringify(heard)).not.toContain(here.owner.userId);
    expect(JSON.stringify(heard)).not.toContain(answer.decisionId);
    const foreign = (await listen(
      `subscription { decisionChanged(id: "${decisionId}") { revision } }`,
      stranger.accessToken,
    )) as ExecutionResult;
    expect(await codeOf(Promise.reject(foreign.errors?.[0]?.originalError))).toBe("GOVERNANCE_NOT_FOUND");
  });
});
