import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseRole } from "../../db/roles.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { KillScope } from "../../schema/decisions.ts";
import { createVault, type Vault } from "../../subgraphs/vault/index.ts";
import { codeOf } from "../identity/support.ts";
import { buildGovernedWorld, type GovernedWorld, planRequest, releaseRequest } from "./support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());
// Each test starts with nothing stopped; how a switch is lifted properly is a test of its own.
afterEach(() => here.world.test.admin("update governance.kill_switch set active = false"));

const trigger = (input: Record<string, unknown>, token?: string) =>
  here.ask<{ triggerKillSwitch: { id: string; epoch: number; active: boolean; reach: string } }>(
    "mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id epoch active reach reason by { id } } }",
    { input: { reason: "drill", ...input } },
    token,
  );
const lift = (id: string) =>
  here.ask<{ liftKillSwitch: { active: boolean; lift: { id: string } } }>(
    "mutation ($input: LiftKillSwitchInput!) { liftKillSwitch(input: $input) { active lift { id canApprove notBefore needs { en } } } }",
    { input: { id, reason: "over" } },
  );
const approve = (decisionId: string, token?: string) =>
  here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { status } }", { input: { decisionId } }, token);
const alive = async (scopes: readonly KillScope[], reach: "automation" | "writes", role: DatabaseRole = "wn_data") =>
  codeOf(
    transact(await here.world.test.database.source(role), null, (tx) =>
      here.governance.decisions.assertLive((sql, params) => tx.query(sql, params), scopes, reach),
    ),
  );
const organization = (): KillScope => ({ scope: "organization", id: here.owner.organizationId });

describe("the kill switch", () => {
  it("stops its scope and nothing beside it, for every login that asks", async () => {
    for (const role of ["wn_blueprint", "wn_vault", "wn_runtime", "wn_data", "wn_collab"] as const)
      expect(await alive([organization()], "writes", role), role).toBe("ok");
    const platform: KillScope = { scope: "platform", id: uuidv7() };
    await trigger({ scope: "PLATFORM", scopeId: platform.id });
    expect(await alive([organization(), platform], "automation")).toBe("GOVERNANCE_HALTED");
    // Reach automation: people go on.
    expect(await alive([organization(), platform], "writes")).toBe("ok");
    expect(await alive([organization(), { scope: "platform", id: uuidv7() }], "automation")).toBe("ok");
    expect(await alive([organization()], "automation")).toBe("ok");
    // The same platform id under another organization is another platform.
    expect(await alive([{ scope: "organization", id: here.world.test.organization() }, platform], "automation")).toBe("ok");
    await trigger({ scope: "PLATFORM", scopeId: platform.id, reach: "WRITES" });
    expect(await alive([organization(), platform], "writes")).toBe("GOVERNANCE_HALTED");
    await trigger({ scope: "ORGANIZATION" });
    for (const role of ["wn_blueprint", "wn_vault", "wn_runtime", "wn_data", "wn_collab"] as const)
      expect(await alive([organization()], "automation", role), role).toBe("GOVERNANCE_HALTED");
    expect(await alive([{ scope: "organization", id: here.world.test.organization() }], "automation")).toBe("ok");
  });

  it("[CO7] tells a door that is passed often what stops an organization, and why, within a second", async () => {
    const stop = (reach: "automation" | "writes", id = here.owner.organizationId as string) =>
      here.governance.stoppedBy([{ scope: "organization", id }], reach);
    expect(await stop("writes")).toBeNull();
    const { triggerKillSwitch } = await trigger({ scope: "ORGANIZATION" });
    await expect.poll(() => stop("automation"), { timeout: 30_000 }).toMatchObject({ killSwitchId: triggerKillSwitch.id, reason: "drill" });
    // People go on while only automation is stopped.
    expect(await stop("writes")).toBeNull();
    await trigger({ scope: "ORGANIZATION", reach: "WRITES" });
    await expect
      .poll(() => stop("writes"), { timeout: 30_000 })
      .toMatchObject({ sentence: { en: expect.stringContaining("organization"), ar: expect.stringContaining("مفتاح") } });
    expect(await stop("writes", uuidv7())).toBeNull();
    await here.world.test.admin("update governance.kill_switch set active = false");
    await expect.poll(() => stop("writes"), { timeout: 30_000 }).toBeNull();
  });

  it("counts its epoch up, changes nothing when triggered twice, and is only for who may", async () => {
    const first = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    const again = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    expect(again).toEqual(first);
    const wider = (await trigger({ scope: "ORGANIZATION", reach: "WRITES" })).triggerKillSwitch;
    expect(wider).toMatchObject({ id: first.id, reach: "WRITES", epoch: first.epoch + 1 });
    expect((await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch.reach).toBe("WRITES");
    const member = await here.world.join(here.owner.accessToken, `m-${uuidv7()}@example.com`, "user");
    expect(await codeOf(trigger({ scope: "ORGANIZATION" }, member.accessToken))).toBe("FORBIDDEN");
    const admin = await here.world.join(here.owner.accessToken, `a-${uuidv7()}@example.com`, "admin");
    expect(await codeOf(trigger({ scope: "INSTALLATION" }, admin.accessToken))).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
    expect(await codeOf(trigger({ scope: "ASSISTANT" }))).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
    expect(await codeOf(trigger({ scope: "PROVIDER", scopeId: "x".repeat(129) }))).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
    expect(await codeOf(trigger({ scope: "PLATFORM", scopeId: "not-an-id'" }))).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
    // Another organization's id is not quietly taken for one's own.
    expect(await codeOf(trigger({ scope: "ORGANIZATION", scopeId: uuidv7() }))).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
    expect(await codeOf(trigger({ scope: "ORGANIZATION", reason: "  " }))).toBe("GOVERNANCE_REASON_MISSING");
  });

  it("beats every approval: what was approved is halted, a grant in hand is worthless, also after it was lifted", async () => {
    const request = releaseRequest(here.owner.viewer, { subject: { type: "environment", id: uuidv7() } });
    const { decisionId } = await here.governance.decisions.request(request);
    await approve(decisionId);
    const plan = planRequest(here.owner.viewer);
    const planned = await here.governance.decisions.request(plan);
    const waiting = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: uuidv7() } }),
    );
    await trigger({ scope: "ORGANIZATION" });
    const statusOf = async (id: string) =>
      (await here.ask<{ decision: { status: string } }>("query ($id: ID!) { decision(id: $id) { status } }", { id })).decision.status;
    expect(await statusOf(decisionId)).toBe("HALTED");
    expect(await here.governance.decisions.claimGrant(here.owner.organizationId, decisionId, "runtime")).toBeNull();
    expect(await codeOf(approve(waiting.decisionId))).toBe("GOVERNANCE_FORBIDDEN_BY");
    expect(await here.governance.decisions.request(request)).toMatchObject({ status: "denied", grant: null });
    await here.world.test.admin("update governance.kill_switch set active = false");
    const blueprint = await here.world.test.database.source("wn_blueprint");
    const used = transact(blueprint, here.owner.organizationId, (tx) =>
      here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), planned.grant!, plan.payload, "blueprint"),
    );
    expect(await codeOf(used)).toBe("GOVERNANCE_GRANT_INVALID");
  });

  it("makes every grant of before its epoch worthless, also one for something beside its scope; a new one can be claimed", async () => {
    const request = releaseRequest(here.owner.viewer, { subject: { type: "environment", id: uuidv7() } });
    const { decisionId } = await here.governance.decisions.request(request);
    await approve(decisionId);
    const runtime = await here.world.test.database.source("wn_runtime");
    const claim = () => here.governance.decisions.claimGrant(here.owner.organizationId, decisionId, "runtime");
    const use = (grant: string) =>
      transact(runtime, here.owner.organizationId, (tx) =>
        here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), grant, request.payload, "runtime"),
      );
    const before = (await claim())!;
    await trigger({ scope: "PLATFORM", scopeId: uuidv7() });
    expect(await use(before).catch((error: { extensions: unknown }) => error.extensions)).toMatchObject({
      code: "GOVERNANCE_GRANT_INVALID",
      reason: "halted",
    });
    expect(await use((await claim())!)).toBe(decisionId);
  });

  it("is lifted by a single operator after ten minutes, and by two people at once", async () => {
    const { id } = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    const asked = (await lift(id)).liftKillSwitch;
    expect(asked).toMatchObject({ active: true, lift: { canApprove: false, notBefore: expect.any(String) } });
    expect(await codeOf(approve(asked.lift.id))).toBe("GOVERNANCE_COOLING_OFF");
    const now = here.world.clock.now();
    await here.world.test.admin("update governance.decision set requested_at = $2 where id = $1", [
      asked.lift.id,
      new Date(now.getTime() - 10 * 60_000),
    ]);
    expect(await approve(asked.lift.id)).toEqual({ approveDecision: { status: "EXECUTED" } });
    expect(await alive([organization()], "automation")).toBe("ok");
    const { killSwitches } = await here.ask<{ killSwitches: { id: string; active: boolean; epoch: number; liftedBy: { id: string } }[] }>(
      "{ killSwitches { id active epoch liftedBy { id } liftedAt } }",
    );
    expect(killSwitches.find((one) => one.id === id)).toMatchObject({ active: false, liftedBy: { id: here.owner.userId } });

    const second = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    const partner = await here.world.join(here.owner.accessToken, `p-${uuidv7()}@example.com`, "sovereign");
    const again = (await lift(second.id)).liftKillSwitch;
    expect(await codeOf(approve(again.lift.id))).toBe("GOVERNANCE_OWN_REQUEST");
    expect(await approve(again.lift.id, partner.accessToken)).toEqual({ approveDecision: { status: "EXECUTED" } });
    expect(await alive([organization()], "automation")).toBe("ok");
    expect(await codeOf(lift(second.id))).toBe("GOVERNANCE_NOT_ACTIVE");
    await here.world.test.admin("update identity.membership set status = 'left' where id = $1", [partner.membershipId]);
  });

  it("a decision to lift says nothing about a switch that was thrown again since", async () => {
    const { id } = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    const asked = (await lift(id)).liftKillSwitch;
    await trigger({ scope: "ORGANIZATION", reach: "WRITES" });
    const ago = new Date(here.world.clock.now().getTime() - 10 * 60_000);
    await here.world.test.admin("update governance.decision set requested_at = $2 where id = $1", [asked.lift.id, ago]);
    expect(await approve(asked.lift.id)).toEqual({ approveDecision: { status: "FAILED" } });
    expect(await alive([organization()], "automation")).toBe("GOVERNANCE_HALTED");
  });

  it("stops what it cannot ask about: an unreadable switch is a refusal", async () => {
    await here.world.test.admin("revoke execute on function governance.assert_live(jsonb, text) from wn_data");
    try {
      expect(await alive([organization()], "writes")).not.toBe("ok");
    } finally {
      await here.world.test.admin("grant execute on function governance.assert_live(jsonb, text) to wn_data");
    }
  });
});

describe("calls in flight", () => {
  let server: Server;
  let vault: Vault;
  let home: string;
  let begun = 0;
  let open = 0;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(async () => {
    // A provider that streams one word at once and then every 250 ms and never ends by itself.
    server = createServer((_, response) => {
      begun++;
      open++;
      response.writeHead(200, { "content-type": "text/plain" });
      response.write("word ");
      const timer = setInterval(() => response.write("word "), 250);
      response.on("close", () => {
        open--;
        clearInterval(timer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    home = mkdtempSync(join(tmpdir(), "webnova-vault-"));
    vault = await createVault({
      database: here.world.test.database,
      home,
      rootKey: null,
      environment: { claude: "sk-ant-test" },
      extraHosts: { claude: [new URL(origin()).host] },
      clock: here.world.clock,
      viewers: (token) => here.world.identity.viewers.of(token),
    });
    vault.useKillSwitch(here.governance.decisions);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    rmSync(home, { recursive: true, force: true });
  });

  const call = () => vault.fetchFor("claude", here.owner.organizationId, "planner");
  /** Fifty streams that all have said something already; `ended` settles when every one was cut. */
  const fifty = async () => {
    const streams = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const response = await call()(`${origin()}/v1/messages`, { method: "POST", body: "{}" });
        const reader = response.body!.getReader();
        await reader.read();
        return reader;
      }),
    );
    const toEnd = async (reader: (typeof streams)[number]) => {
      for (;;) if ((await reader.read()).done) return;
    };
    return { ended: Promise.allSettled(streams.map(toEnd)) };
  };

  it("[GV25] after the commit no new call starts, and fifty streams in flight end", async () => {
    const { ended } = await fifty();
    expect(open).toBe(50);
    const { id } = (await trigger({ scope: "ORGANIZATION" })).triggerKillSwitch;
    const atCommit = begun;
    const tries = await Promise.all(Array.from({ length: 50 }, () => codeOf(call()(`${origin()}/v1/messages`))));
    expect(new Set(tries)).toEqual(new Set(["GOVERNANCE_HALTED"]));
    expect((await ended).every(({ status }) => status === "rejected")).toBe(true);
    await expect.poll(() => open, { timeout: 30_000 }).toBe(0);
    expect(begun).toBe(atCommit);
    await expect
      .poll(
        async () =>
          (await here.world.test.admin<{ n: string }>("select count(*) as n from vault.provider_call where outcome = 'halted'"))[0]!.n,
        {
          timeout: 60_000,
        },
      )
      .toBe("50");
    expect(id).toBeTruthy();
  });

  it("[GV25] also when the notification is lost and the switch was thrown by another process", async () => {
    const { ended } = await fifty();
    // The listening connection is ended, and the switch is written past this process: only its own looking can find it.
    await here.world.test.admin("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'webnova kill switch'");
    await here.world.test.admin(
      `insert into governance.kill_switch (id, organization_id, scope, scope_id, reach, epoch, active, by, reason, at)
       values ($1, $2, 'provider', 'claude', 'automation', (select coalesce(max(epoch), 0) + 1 from governance.kill_switch), true, $3, 'drill', now())`,
      [uuidv7(), here.owner.organizationId, here.owner.userId],
    );
    const atCommit = begun;
    expect(await codeOf(call()(`${origin()}/v1/messages`))).toBe("GOVERNANCE_HALTED");
    expect((await ended).every(({ status }) => status === "rejected")).toBe(true);
    await expect.poll(() => open, { timeout: 30_000 }).toBe(0);
    await sleep(50);
    expect(begun).toBe(atCommit);
  });

  it("calls of another organization go on", async () => {
    await trigger({ scope: "ORGANIZATION" });
    const stop = new AbortController();
    const response = await vault.fetchFor(
      "claude",
      here.world.test.organization(),
      "planner",
    )(`${origin()}/v1/messages`, { signal: stop.signal });
    const reader = response.body!.getReader();
    for (let words = 0; words < 5; words++) expect((await reader.read()).done).toBe(false);
    stop.abort();
    await reader.read().catch(() => undefined);
  });
});
