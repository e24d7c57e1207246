import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { fillTestData, resetTestData } from "../../../subgraphs/runtime/test-data/fill.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Answer, compiled, startPlatform, type TestPlatform } from "./platform.ts";

let database: TestDatabase;
let preview: TestPlatform;
let other: TestPlatform;
let staging: TestPlatform;
let production: TestPlatform;
let now = new Date();

const open = { ...clinic, signUp: "open" as const };
beforeAll(async () => {
  database = await testDatabase();
  const start = (name: "preview" | "staging" | "production") =>
    startPlatform(compiled(open), { database, name, clock: { now: () => now } });
  [preview, other, staging, production] = [
    await start("preview"),
    await start("preview"),
    await start("staging"),
    await start("production"),
  ];
});
afterAll(async () => {
  for (const platform of [preview, other, staging, production]) await platform?.close();
  await database?.drop();
});
beforeEach(() => {
  now = new Date();
});

const link = async (role = "doctor", hours = 24, on = preview) => {
  const made = await on.plane.previewLinks.make(on.environment, { role, hours, by: "builder" });
  return { ...made, token: made.path.split("#")[1]! };
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = (token: string, on = preview) =>
  on.send("POST", "/graphql", { body: { query: "{ me { id name roles } }" }, headers: bearer(token) });
const codeOf = ({ body }: Answer): string | undefined => body?.errors?.[0]?.extensions?.code ?? body?.error?.code ?? body?.code;
let people = 0;
const person = () => {
  people += 1;
  return { email: `p${people}-${now.getTime()}@clinic.example`, name: "Layla", password: "an unusual sentence of 2026" };
};

describe("[DP28] a preview link", () => {
  it("shows test rows as its person's own, and the person stays when they go", async () => {
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    try {
      const wish = { batch: randomUUID(), seed: "own", locale: "en", now: now.toISOString(), rows: 8, by: null, preview: true } as const;
      await fillTestData(client, other.environment, compiled(open), wish);
      const { token } = await link("doctor", 24, other);
      const mine = async () =>
        (await other.send("POST", "/graphql", { body: { query: "{ me { name } appointments { nodes { id } } }" }, headers: bearer(token) }))
          .body.data;
      const before = await mine();
      expect(before.me.name).toBe("Doctor (preview)");
      expect(before.appointments.nodes.length).toBeGreaterThan(0);
      expect(before.appointments.nodes.length).toBeLessThan(8);
      await resetTestData(client, other.environment, compiled(open));
      expect(await mine()).toEqual({ me: { name: "Doctor (preview)" }, appointments: { nodes: [] } });
    } finally {
      await client.end();
    }
  });

  it("opens its preview as one role, without an account, in a header, on a socket and in a browser", async () => {
    const { token, role, path } = await link();
    expect([role, path]).toEqual(["r_doctor", `/auth/open#${token}`]);
    const answer = await me(token);
    expect(answer.body.data.me).toMatchObject({ name: "Doctor (preview)", roles: ["r_doctor"] });
    // Another link of the role stands for the same person; as another role it is another.
    expect((await me((await link()).token)).body.data.me.id).toBe(answer.body.data.me.id);
    expect((await me((await link("r_reception")).token)).body.data.me).toMatchObject({ roles: ["r_reception"] });
    const socket = await preview.socket(null, { authorization: `Bearer ${token}` });
    expect(await socket.subscribe("subscription { patients { nodes { id } } }").nth(0)).toEqual({ data: { patients: { nodes: [] } } });
    socket.ws.close();
    const opened = await preview.send("POST", "/auth/preview", { body: { token } });
    expect(opened.status).toBe(200);
    const cookie = String(opened.headers["set-cookie"]).split(";")[0]!;
    expect(cookie).toBe(`wnp=${token}`);
    const seen = await preview.send("POST", "/graphql", { body: { query: "{ me { roles } }" }, headers: { cookie } });
    expect(seen.body.data.me.roles).toEqual(["r_doctor"]);
  });

  it("is worthless in another preview, in staging and in production, even where its row stands", async () => {
    const { token } = await link();
    const [row] = await preview.sql(
      "SELECT l.*, u.f_user_email FROM %s._preview_link l JOIN %s._user u ON u.id = l.user_id ORDER BY l.created_at DESC LIMIT 1",
    );
    for (const there of [staging, production]) {
      const someone = await there.person(["r_doctor"]);
      await there.sql(
        "INSERT INTO %s._preview_link (id, hash, role, user_id, created_at, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, 'builder', $6)",
        [row!.id, row!.hash, row!.role, someone.id, row!.created_at, row!.expires_at],
      );
    }
    for (const there of [other, staging, production]) {
      expect([(await me(token, there)).status, codeOf(await me(token, there))]).toEqual([401, "DATA_PREVIEW_INVALID"]);
      expect((await there.send("POST", "/auth/preview", { body: { token } })).status).toBe(401);
      const cookie = await there.send("POST", "/graphql", { body: { query: "{ me { id } }" }, headers: { cookie: `wnp=${token}` } });
      expect(cookie.body.data.me).toBeNull();
    }
    for (const there of [staging, production]) await expect(link("doctor", 24, there)).rejects.toMatchObject({ code: "DATA_FORBIDDEN" });
  });

  it("hands out no administrator's and no visitor's role, and lives 1 to 168 hours", async () => {
    for (const [role, hours] of [
      ["admin", 1],
      ["public", 1],
      ["nobody", 1],
      ["doctor", 0],
      ["doctor", 169],
      ["doctor", 1.5],
    ] as const)
      await expect(link(role, hours)).rejects.toMatchObject({ code: "DATA_FORBIDDEN" });
    const short = await link("doctor", 1);
    now = new Date(now.getTime() + 61 * 60_000);
    expect((await me(short.token)).status).toBe(401);
    expect((await preview.plane.previewLinks.list(preview.environment)).map(({ id }) => id)).not.toContain(short.id);
  });

  it("ends when it is taken back, with the sessions that began under it and their sockets", async () => {
    const made = await link();
    const signed = await preview.send("POST", "/auth/sign-up", { body: person(), headers: bearer(made.token) });
    const { session } = signed.body;
    expect((await me(session)).status).toBe(200);
    expect(await preview.plane.previewLinks.list(preview.environment)).toContainEqual(
      expect.objectContaining({ id: made.id, role: "r_doctor", createdBy: "builder" }),
    );
    expect(await preview.plane.previewLinks.revoke(preview.environment, made.id)).toHaveLength(2);
    expect([(await me(made.token)).status, (await me(session)).status]).toEqual([401, 401]);
    expect(await preview.plane.previewLinks.revoke(preview.environment, made.id)).toBeNull();
  });

  it("changes nothing of how its person signs in, and makes no keys", async () => {
    const { token } = await link();
    for (const [path, body] of [
      ["/auth/change-password", { current: "x", next: "an unusual sentence of 2027" }],
      ["/auth/change-email", { email: "x@example.com", password: "x" }],
      ["/auth/end-session", { others: true }],
      ["/auth/second-factor/begin", { password: "x" }],
    ] as const)
      expect([path, (await preview.send("POST", path, { body, headers: bearer(token) })).status]).toEqual([path, 403]);
    const key = await preview.send("POST", "/graphql", {
      body: {
        query: "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }",
        variables: { input: { label: "x" } },
      },
      headers: bearer(token),
    });
    expect(codeOf(key)).toBe("DATA_FORBIDDEN");
  });
});

describe("[DP27] a bearer session", () => {
  it("is what signing up and in answer under a preview link, and no cookie; it opens HTTP and sockets", async () => {
    const { token } = await link();
    const who = person();
    for (const [path, body] of [
      ["/auth/sign-up", who],
      ["/auth/sign-in", { email: who.email, password: who.password }],
    ] as const) {
      const answer = await preview.send("POST", path, { body, headers: bearer(token) });
      expect(answer.body).toMatchObject({ session: expect.stringMatching(/^[\w-]{43}$/), idleSeconds: 3_600, absoluteSeconds: 43_200 });
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect((await me(answer.body.session)).body.data.me.name).toBe("Layla");
      // It is found in a header alone, and a browser's session in a cookie alone.
      const cookie = await preview.send("POST", "/graphql", {
        body: { query: "{ me { id } }" },
        headers: { cookie: `wnp=${answer.body.session}` },
      });
      expect(cookie.body.data.me).toBeNull();
    }
    const plain = await preview.send("POST", "/auth/sign-in", { body: { email: who.email, password: who.password } });
    expect(plain.body.session).toBeUndefined();
    const held = /wnp=([\w-]{43})/.exec(String(plain.headers["set-cookie"]))![1]!;
    expect((await me(held)).status).toBe(401);
    // Under a bearer session itself nobody signs in: a link has to be shown.
    const { session } = (await preview.send("POST", "/auth/sign-in", { body: who, headers: bearer(token) })).body;
    expect((await preview.send("POST", "/auth/sign-in", { body: who, headers: bearer(session) })).status).toBe(403);
    expect((await preview.send("POST", "/auth/sign-out", { body: {}, headers: bearer(session) })).status).toBe(200);
    expect((await me(session)).status).toBe(401);
  });

  it("ends after an hour without use, and after twelve whatever is done", async () => {
    const signIn = async () =>
      (await preview.send("POST", "/auth/sign-up", { body: person(), headers: bearer((await link("doctor", 168)).token) })).body
        .session as string;
    const idle = await signIn();
    now = new Date(now.getTime() + 61 * 60_000);
    expect((await me(idle)).status).toBe(401);
    const used = await signIn();
    for (let step = 0; step < 14; step += 1) {
      now = new Date(now.getTime() + 50 * 60_000);
      expect((await me(used)).status).toBe(200);
    }
    now = new Date(now.getTime() + 50 * 60_000);
    expect((await me(used)).status).toBe(401);
  });

  it("is refused by staging and production, even where its row stands, and nobody begins one there", async () => {
    for (const there of [staging, production]) {
      const someone = await there.person(["r_doctor"]);
      await there.sql("UPDATE %s._session SET kind = 'bearer' WHERE user_id = $1", [someone.id]);
      expect([(await me(someone.token, there)).status, codeOf(await me(someone.token, there))]).toEqual([401, "DATA_PREVIEW_INVALID"]);
      const { token } = await link();
      expect((await there.send("POST", "/auth/sign-up", { body: person(), headers: bearer(token) })).status).toBe(401);
    }
    const [kept] = await preview.sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM %s._session WHERE kind = 'bearer' AND preview_link IS NULL",
    );
    expect(kept!.n).toBe(0);
  });
});
