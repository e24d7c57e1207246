import { parse, subscribe } from "graphql";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OrganizationId, SessionId } from "../../schema/ids.ts";
import { createVirtualClock } from "../../subgraphs/clock.ts";
import { createTokenKeys } from "../../subgraphs/session-tokens.ts";
import { createViewers, effectivePermissions } from "../../subgraphs/viewers.ts";
import { buildWorld, codeOf, mountAuth, serviceRoot, strong, stronger, type World } from "./support.ts";

type Tokens = { accessToken: string; refreshToken: string };
let world: World;
let owner: Awaited<ReturnType<World["claim"]>>;
beforeAll(async () => {
  world = await buildWorld();
  owner = await world.claim();
});
afterAll(() => world.close());

const signIn = async (email = "owner@example.com", password = strong, agent = "A/1"): Promise<Tokens> => {
  const result = await world.run(
    "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }",
    { input: { email, password } },
    null,
    { agent },
  );
  if (!result.data) throw result.errors?.[0]?.originalError ?? new Error("no data");
  return JSON.parse(JSON.stringify(result.data.signIn)) as Tokens;
};
const refresh = async (refreshToken: string, agent = "A/1"): Promise<Tokens> => {
  const result = await world.run(
    "mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }",
    { input: { refreshToken } },
    null,
    { agent },
  );
  if (!result.data) throw result.errors?.[0]?.originalError ?? new Error("no data");
  return JSON.parse(JSON.stringify(result.data.refreshSession)) as Tokens;
};
const viewerOf = (token: string) => world.identity.viewers.of(token);

describe("refreshing", () => {
  it.each(Array.from({ length: 5 }, (_, n) => n))("[ID25] twenty at once: one rotation, the same successor for all (%i)", async () => {
    const { refreshToken } = await signIn();
    const results = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(new Set(results.map((result) => result.refreshToken)).size).toBe(1);
    const [session] = await world.test.admin<{ n: number }>(
      "select count(*)::int as n from identity.refresh_token where session_id = (select session_id from identity.refresh_token where hash = sha256($1::bytea))",
      [Buffer.from(refreshToken)],
    );
    expect(session?.n).toBe(2);
    expect(await codeOf(refresh(results[0]?.refreshToken ?? ""))).toBe("ok");
  });

  it("[ID25] nothing stored can be used: only hashes are in the table", async () => {
    const { refreshToken } = await signIn();
    const next = await refresh(refreshToken);
    const dump = JSON.stringify(
      await world.test.admin(
        "select encode(hash, 'escape') as a, encode(hash, 'base64') as b, encode(hash, 'hex') as c from identity.refresh_token",
      ),
    );
    for (const secret of [refreshToken, next.refreshToken]) expect(dump).not.toContain(secret);
  });

  it("[ID25] after ten seconds, a grandparent, or another device: the whole session ends, audited and told", async () => {
    const cases = {
      late: async ({ refreshToken }: Tokens) => {
        await refresh(refreshToken);
        world.clock.advance(10_001);
        return refresh(refreshToken);
      },
      grandparent: async ({ refreshToken }: Tokens) => {
        const next = await refresh(refreshToken);
        await refresh(next.refreshToken);
        return refresh(refreshToken);
      },
      "another device": async ({ refreshToken }: Tokens) => refresh(refreshToken, "Thief/1"),
    };
    for (const [name, steal] of Object.entries(cases)) {
      const tokens = await signIn();
      const { sessionId } = await viewerOf(tokens.accessToken);
      expect(await codeOf(steal(tokens)), name).toBe("UNAUTHENTICATED");
      world.clock.advance(2_000);
      expect(await codeOf(viewerOf(tokens.accessToken)), name).toBe("UNAUTHENTICATED");
      const [row] = await world.test.admin<{ revoke_reason: string }>("select revoke_reason from identity.session where id = $1", [
        sessionId,
      ]);
      expect(row?.revoke_reason, name).toBe(name === "another device" ? "other-device" : "refresh-reused");
      expect(
        await world.test.admin("select 1 from audit.entry where action = 'session.end' and resource = $1", [`session:${sessionId}`]),
        name,
      ).toHaveLength(1);
      expect(
        await world.test.admin("select 1 from events.event where type = 'SessionEnded' and stream = $1", [`session:${sessionId}`]),
        name,
      ).toHaveLength(1);
    }
  });

  it("[ID25] within ten seconds the same token answers the same successor", async () => {
    const { refreshToken } = await signIn();
    const first = await refresh(refreshToken);
    world.clock.advance(10_000);
    expect((await refresh(refreshToken)).refreshToken).toBe(first.refreshToken);
    for (const odd of ["", "x", "x".repeat(43), `${refreshToken}\n`]) expect(await codeOf(refresh(odd)), odd).toBe("UNAUTHENTICATED");
  });
});

describe("ending", () => {
  it("[ID26] two seconds after a session was revoked nothing of it succeeds, and its sockets are told", async () => {
    const { accessToken, refreshToken } = await signIn();
    const viewer = await viewerOf(accessToken);
    const other = await signIn("owner@example.com", strong, "B/1");
    await world.ask(
      "mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { id } }",
      { input: { sessionId: viewer.sessionId } },
      other.accessToken,
    );
    // The cache may still answer now, never past two seconds.
    world.clock.advance(2_000);
    expect(await codeOf(viewerOf(accessToken))).toBe("UNAUTHENTICATED");
    expect(await codeOf(refresh(refreshToken))).toBe("UNAUTHENTICATED");
    expect(await codeOf(world.identity.viewers.again(viewer))).toBe("UNAUTHENTICATED");
    expect(await codeOf(viewerOf(other.accessToken))).toBe("ok");
  });

  it("[ID26] a watched socket hears of the end without any notification", async () => {
    const { accessToken } = await signIn();
    const viewer = await viewerOf(accessToken);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const ended = vi.fn();
      const stop = world.identity.watchSession(
        { sessionId: viewer.sessionId as SessionId, organizationId: viewer.organizationId as OrganizationId },
        ended,
      );
      vi.advanceTimersByTime(900);
      await settle();
      expect(ended).not.toHaveBeenCalled();
      await world.test.admin("update identity.session set revoked_at = now(), revoke_reason = 'revoked' where id = $1", [viewer.sessionId]);
      for (let tick = 0; tick < 2; tick += 1) {
        world.clock.advance(900);
        vi.advanceTimersByTime(900);
        await settle();
      }
      // On a slow machine a tick may find the one before it still asking.
      await expect
        .poll(() => {
          vi.advanceTimersByTime(900);
          return ended.mock.calls.length;
        })
        .toBe(1);
      stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it("[ID26] sessionEnded tells the session that listens, and only that one", async () => {
    const mine = await signIn();
    const other = await signIn("owner@example.com", strong, "B/1");
    const contextValue = await world.identity.subgraph.createContext({ token: mine.accessToken, requestId: "request-1", locale: "en" });
    const stream = await subscribe({
      schema: world.identity.subgraph.schema,
      document: parse("subscription { sessionEnded { sessionId reason revision } }"),
      contextValue,
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    const next = stream.next();
    const viewer = await viewerOf(mine.accessToken);
    const another = await viewerOf(other.accessToken);
    for (const sessionId of [another.sessionId, viewer.sessionId])
      await world.ask(
        "mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { id } }",
        { input: { sessionId } },
        mine.accessToken,
      );
    const { value } = await next;
    expect(JSON.parse(JSON.stringify(value))).toEqual({
      data: { sessionEnded: { sessionId: viewer.sessionId, reason: "revoked", revision: expect.any(String) } },
    });
    await stream.return(undefined);
  });

  it("[ID27] idle and absolute ends: 30 min and 12 h for holders of danger permissions, 12 h and 30 d for others", async () => {
    const danger = await signIn();
    world.clock.advance(30 * 60_000 - 1);
    expect(await codeOf(refresh(danger.refreshToken))).toBe("ok");
    const idle = await signIn();
    world.clock.advance(30 * 60_000);
    expect(await codeOf(refresh(idle.refreshToken))).toBe("UNAUTHENTICATED");
    let kept = await signIn();
    const started = world.clock.now().getTime();
    while (world.clock.now().getTime() - started < 12 * 3_600_000 - 20 * 60_000) {
      world.clock.advance(20 * 60_000);
      kept = await refresh(kept.refreshToken);
    }
    world.clock.advance(20 * 60_000);
    expect(await codeOf(refresh(kept.refreshToken))).toBe("UNAUTHENTICATED");

    const fresh = await signIn();
    await world.join(fresh.accessToken, "calm@example.com", "user");
    let calm = await signIn("calm@example.com", stronger);
    world.clock.advance(11 * 3_600_000);
    calm = await refresh(calm.refreshToken);
    world.clock.advance(12 * 3_600_000);
    expect(await codeOf(refresh(calm.refreshToken))).toBe("UNAUTHENTICATED");
  });

  it("[ID27] step-up gives a new session id and ends the old one; at most ten sessions, the oldest ends visibly", async () => {
    const before = await signIn();
    const { sessionId } = await viewerOf(before.accessToken);
    const { stepUp } = await world.ask<{ stepUp: Tokens }>(
      "mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken refreshToken } }",
      { input: { password: strong } },
      before.accessToken,
    );
    expect((await viewerOf(stepUp.accessToken)).sessionId).not.toBe(sessionId);
    world.clock.advance(2_000);
    expect(await codeOf(viewerOf(before.accessToken))).toBe("UNAUTHENTICATED");

    await world.join(stepUp.accessToken, "many@example.com", "user");
    const all: Tokens[] = [];
    for (let n = 0; n < 11; n += 1) {
      world.clock.advance(1_000);
      all.push(await signIn("many@example.com", stronger));
    }
    world.clock.advance(2_000);
    expect(await codeOf(viewerOf(all[0]?.accessToken ?? ""))).toBe("UNAUTHENTICATED");
    expect(await codeOf(viewerOf(all[1]?.accessToken ?? ""))).toBe("ok");
    // However many have ended since, an open one is in the list.
    await world.test.admin(
      `insert into identity.session (id, user_id, organization_id, aal, amr, authenticated_at, created_at, last_used_at, idle_seconds,
         idle_expires_at, absolute_expires_at, revoked_at, revoke_reason, device_hash)
       select gen_random_uuid(), s.user_id, s.organization_id, 1, '{pwd}', $1, $1::timestamptz + interval '1 minute', $1, 60, $1, $1, $1, 'signed-out', s.device_hash
       from (select s.* from identity.session s join identity."user" u on u.id = s.user_id where u.email_key = 'many@example.com' limit 1) s,
         generate_series(1, 205)`,
      [world.clock.now()],
    );
    const { sessions } = await world.ask<{ sessions: { current: boolean; agent: string }[] }>(
      "{ sessions { current agent } }",
      {},
      all[10]?.accessToken ?? "",
    );
    expect(sessions).toHaveLength(10);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(
      await world.test.admin(
        `select 1 from identity.session s join identity."user" u on u.id = s.user_id where u.email_key = 'many@example.com' and revoke_reason = 'too-many'`,
      ),
    ).toHaveLength(2);
  });
});

describe("tickets", () => {
  it("[ID28] work once, within 30 s, for one purpose and target; the second use is refused and audited", async () => {
    const { accessToken } = await signIn();
    const caller = { requestId: "request-1" };
    const issue = async (purpose: string, target?: string) =>
      (
        await world.ask<{ issueTicket: { ticket: string } }>(
          "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket expiresAt } }",
          { input: { purpose, target } },
          accessToken,
        )
      ).issueTicket.ticket;
    const ticket = await issue("COLLAB", "doc-1");
    expect(await codeOf(world.identity.redeemTicket({ ticket, purpose: "graphql" }, caller))).toBe("IDENTITY_TICKET_INVALID");
    expect(await codeOf(world.identity.redeemTicket({ ticket, purpose: "collab", target: "doc-2" }, caller))).toBe(
      "IDENTITY_TICKET_INVALID",
    );
    const redeemed = await world.identity.redeemTicket({ ticket, purpose: "collab", target: "doc-1" }, caller);
    expect(redeemed.viewer.subjectId).toBe(owner.userId);
    expect((await world.identity.viewers.of(redeemed.accessToken)).sessionId).toBe(redeemed.viewer.sessionId);
    const refusals = async () =>
      (await world.test.admin("select 1 from audit.entry where action = 'ticket.redeem' and outcome = 'refused'")).length;
    const before = await refusals();
    expect(await codeOf(world.identity.redeemTicket({ ticket, purpose: "collab", target: "doc-1" }, caller))).toBe(
      "IDENTITY_TICKET_INVALID",
    );
    expect(await refusals()).toBe(before + 1);

    const racing = await issue("GRAPHQL");
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(world.identity.redeemTicket({ ticket: racing, purpose: "graphql" }, caller))),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    const late = await issue("GRAPHQL");
    world.clock.advance(30_000);
    expect(await codeOf(world.identity.redeemTicket({ ticket: late, purpose: "graphql" }, caller))).toBe("IDENTITY_TICKET_INVALID");
  });
});

describe("the cookie door", () => {
  it("[ID29] plain HTTP outside loopback is refused with what to do; WEBNOVA_ALLOW_HTTP=1 loses the __Host- name", async () => {
    const door = await mountAuth(world.identity);
    const body = { email: "owner@example.com", password: strong };
    const local = await door.post("/auth/sign-in", body);
    expect(local.cookie).toMatch(/^wn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const outside = await door.post("/auth/sign-in", body, { host: "webnova.example" });
    expect(outside).toMatchObject({
      status: 403,
      cookie: null,
      body: { error: { code: "IDENTITY_INSECURE", message: expect.stringContaining("WEBNOVA_ALLOW_HTTP=1") } },
    });
    await door.close();

    const { createIdentity } = await import("../../subgraphs/identity/index.ts");
    const shared = { database: world.test.database, serviceRoot, clock: world.clock, passwords: world.passwords };
    const allowing = await mountAuth(await createIdentity({ ...shared, publicUrl: "http://webnova.example", allowHttp: true }));
    expect((await allowing.post("/auth/sign-in", body, { host: "webnova.example" })).cookie).toMatch(/^wn=/);
    await allowing.close();
    const behindTls = await mountAuth(await createIdentity({ ...shared, publicUrl: "https://webnova.example" }));
    expect((await behindTls.post("/auth/sign-in", body, { host: "webnova.example" })).cookie).toMatch(
      /^__Host-wn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure;/,
    );
    await behindTls.close();
  });

  it("[GV31] what the door refuses is one entry each, with the request's id", async () => {
    const door = await mountAuth(world.identity);
    const token = "x".repeat(43);
    const { accessToken } = (await door.post("/auth/sign-in", { email: "owner@example.com", password: strong })).body;
    const signedIn = { authorization: `Bearer ${String(accessToken)}` };
    const tried = [
      ["sign-in", { email: "owner@example.com", password: "wrong" }, {}, "session.start", "credentials"],
      ["step-up", { password: "wrong" }, signedIn, "password.prove", "credentials"],
      ["accept-invite", { token, name: "Omar", password: strong }, {}, "member.join", "IDENTITY_INVITE_UNKNOWN"],
      ["accept-invite", { token }, signedIn, "member.join", "IDENTITY_INVITE_UNKNOWN"],
      ["reset-password", { token, password: strong }, {}, "password.reset", "IDENTITY_LINK_INVALID"],
      ["reset-password", { token }, {}, "password.reset", "IDENTITY_INPUT_INVALID"],
      ["sign-in", { email: "x", password: "x" }, { origin: "http://evil.example" }, "session.start", "IDENTITY_ORIGIN"],
    ] as const;
    for (const [route, body, headers, action, reason] of tried) {
      const { headers: answered } = await door.post(`/auth/${route}`, body, headers);
      const rows = await world.test.admin(
        "select action, outcome, reasons, actor <> 'anonymous' as known from audit.entry where request_id = $1",
        [answered["x-request-id"]],
      );
      const known = headers === signedIn || reason === "credentials";
      expect(rows, `${route} ${reason}`).toEqual([{ action, outcome: "refused", reasons: [reason], known }]);
    }
    // A browser that comes back without a session is nothing to write down.
    const { headers } = await door.post("/auth/refresh", {});
    expect(await world.test.admin("select 1 from audit.entry where request_id = $1", [headers["x-request-id"]])).toEqual([]);
    await door.close();
  });

  it("refreshes with the cookie, refuses other origins, clears it on sign-out, and speaks Arabic", async () => {
    const door = await mountAuth(world.identity);
    const { cookie } = await door.post("/auth/sign-in", { email: "owner@example.com", password: strong });
    const jar = { cookie: cookie?.split(";")[0] ?? "" };
    const own = { origin: `http://localhost:${door.port}` };
    expect((await door.post("/auth/refresh", {}, { ...jar, origin: "http://evil.example" })).body).toMatchObject({
      error: { code: "IDENTITY_ORIGIN" },
    });
    expect((await door.post("/auth/refresh", {}, { ...jar, "sec-fetch-site": "cross-site" })).body).toMatchObject({
      error: { code: "IDENTITY_ORIGIN" },
    });
    const refreshed = await door.post("/auth/refresh", {}, { ...jar, ...own });
    expect(refreshed).toMatchObject({ status: 200, body: { viewer: { role: { key: "owner" } } } });
    const next = { cookie: refreshed.cookie?.split(";")[0] ?? "" };
    expect(next.cookie).not.toBe(jar.cookie);
    const out = await door.post("/auth/sign-out", {}, { ...next, ...own });
    expect(out).toMatchObject({ status: 200, cookie: expect.stringContaining("Max-Age=0") });
    const gone = await door.post("/auth/refresh", {}, { ...next, ...own, "accept-language": "ar" });
    expect(gone).toMatchObject({ status: 401, body: { error: { code: "UNAUTHENTICATED", message: "يرجى تسجيل الدخول." } } });
    for (const [path, body, status] of [
      ["/auth/none", {}, 404],
      ["/auth/sign-in", "{", 400],
      ["/auth/sign-in", "x".repeat(70_000), 400],
    ] as const)
      expect((await door.post(path, body)).status, path).toBe(status);
    await door.close();
  });
});

describe("the viewer cache", () => {
  const clock = createVirtualClock();
  const keys = createTokenKeys(serviceRoot, clock);
  const answer = {
    kind: "user",
    subjectId: "u",
    sessionId: "s",
    aal: 1,
    authenticatedAt: clock.now().toISOString(),
    until: null,
    roleId: "r",
    rank: 80,
    permissions: ["blueprint.read"],
    locale: "en",
    personal: [] as object[],
  };

  it("[ID32] asks again after at most two seconds, and at once when told to", async () => {
    const query = vi.fn(async () => [{ answer }]);
    const viewers = createViewers({ keys, clock, query });
    const org = "o" as OrganizationId;
    const viewer = await viewers.bySubject("s", org);
    await viewers.bySubject("s", org);
    expect(query).toHaveBeenCalledTimes(1);
    await viewers.again(viewer);
    expect(query).toHaveBeenCalledTimes(2);
    clock.advance(2_000);
    query.mockResolvedValueOnce([{ answer: { ...answer, permissions: [] } }]);
    expect((await viewers.bySubject("s", org)).permissions.size).toBe(0);
    clock.set(new Date(clock.now().getTime() - 3_600_000));
    await viewers.bySubject("s", org);
    expect(query).toHaveBeenCalledTimes(4);
  });

  it("[ID31] an expired entry does not count from the second it expires, cached or not", async () => {
    const expiresAt = new Date(clock.now().getTime() + 500).toISOString();
    const query = vi.fn(async (_sql: string, params: readonly unknown[]) => {
      const live = (params[2] as Date) < new Date(expiresAt);
      return [
        { answer: { ...answer, personal: live ? [{ permission: "secret.reveal", effect: "allow", resourceId: null, expiresAt }] : [] } },
      ];
    });
    const viewers = createViewers({ keys, clock, query });
    expect((await viewers.bySubject("s", "o" as OrganizationId)).permissions.has("secret.reveal")).toBe(true);
    clock.advance(500);
    expect((await viewers.bySubject("s", "o" as OrganizationId)).permissions.has("secret.reveal")).toBe(false);
  });

  it("[ID48] a database that does not answer fails closed, also for somebody known a moment ago", async () => {
    const failures: unknown[] = [];
    let away = false;
    const viewers = createViewers({
      keys,
      clock,
      patience: 20,
      onFailure: (cause) => failures.push(cause),
      query: () => (away ? new Promise<never>(() => {}) : Promise.resolve([{ answer }])),
    });
    await viewers.bySubject("s", "o" as OrganizationId);
    away = true;
    clock.advance(2_000);
    expect(await codeOf(viewers.bySubject("s", "o" as OrganizationId))).toBe("UNAVAILABLE");
    expect(failures).toHaveLength(1);
    away = false;
    expect(await codeOf(viewers.bySubject("s", "o" as OrganizationId))).toBe("ok");
  });

  it("[ID31] role ∪ allows − denies, deny wins, on everything and on one resource", () => {
    const now = clock.now();
    const entry = (permission: string, effect: "allow" | "deny", resourceId: string | null = null) => ({
      permission,
      effect,
      resourceId,
      expiresAt: null,
    });
    const held = effectivePermissions(
      ["blueprint.read", "blueprint.edit", "of.another.version"],
      [
        entry("secret.write", "allow"),
        entry("blueprint.edit", "deny"),
        entry("blueprint.edit", "allow"),
        entry("blueprint.merge", "allow", "b1"),
        entry("blueprint.commit", "allow", "b2"),
        entry("blueprint.commit", "deny", "b2"),
      ],
      now,
    );
    expect([...held.permissions].sort()).toEqual(["blueprint.read", "secret.write"]);
    expect(held.resources.get("b1")).toEqual(new Set(["blueprint.merge"]));
    expect(held.resources.get("b2")).toBeUndefined();
  });
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 150));
