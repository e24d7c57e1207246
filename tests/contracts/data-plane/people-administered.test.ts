/** What administrators do with people, what is seen of it at once on every node, and what attackers get: nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { accessOf } from "../../../schema/model/pages/access.ts";
import { createMailer, type Mailer } from "../../../subgraphs/mailer.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type SmtpServer, startSmtpServer } from "../../support/smtp-server.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

const visited: Blueprint = {
  ...clinic,
  policies: {
    ...clinic.policies,
    p_office: { roles: ["r_doctor"], entity: "ent_user", allow: ["read", "update"], fields: "*" },
    p_boss: { roles: ["r_admin"], entity: "ent_user", allow: ["read", "update"], fields: "*" },
    p_names: { roles: ["r_reception"], entity: "ent_user", allow: ["read"], fields: ["f_user_name"] },
  },
  roles: { ...clinic.roles, r_visitor: { key: "visitor", label: { ar: "زائر", en: "Visitor" }, signUp: true } },
};
const good = "correct horse battery staple ٤٢";
let database: TestDatabase;
let smtp: SmtpServer;
let mailer: Mailer;
let platform: TestPlatform;
let other: TestPlatform;
let admin: Person;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };
const day = 86_400_000;

beforeAll(async () => {
  database = await testDatabase();
  smtp = await startSmtpServer();
  mailer = createMailer({ url: smtp.url, from: "no-reply@webnova.example" });
  platform = await startPlatform(compiled(visited), { database, clock });
  other = await startPlatform(compiled(visited), { database });
  admin = await platform.person(["r_admin"]);
});
beforeEach(async () => {
  later = 0;
  for (const one of [platform, other]) await one.sql("DELETE FROM %s._attempt");
});
afterAll(async () => {
  for (const one of [platform, other]) await one.close();
  mailer.close();
  await smtp.close();
  await database.drop();
});

const post = (path: string, body: unknown, more: { as?: Person | null; headers?: Record<string, string>; at?: TestPlatform } = {}) =>
  (more.at ?? platform).send("POST", path, { body, as: more.as ?? null, ...(more.headers && { headers: more.headers }) });
const verb = async (name: string, input: Record<string, unknown>, as = admin, at = platform) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return (await at.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { status link record { id status roles } } }`, { input }, as))
    .body;
};
const tokenOf = (headers: Readonly<Record<string, unknown>>) =>
  /^wnp=([\w-]*)/.exec(String((headers["set-cookie"] as string[] | undefined)?.[0] ?? ""))?.[1] ?? "";
const signUp = (email: string, at = platform) => post("/auth/sign-up", { email, name: "N", password: good, role: "visitor" }, { at });
const signIn = (email: string, password = good, at = platform) => post("/auth/sign-in", { email, password }, { at });

describe("people and their administrators", () => {
  it("invitations are listed with their end, sent again, withdrawn; a withdrawn or replaced link opens nothing", async () => {
    const first = await verb("inviteUser", { email: "guest@example.invalid", name: "Guest", roles: ["r_reception"] });
    const { id } = first.inviteUser?.record ?? first.data.inviteUser.record;
    const again = await verb("inviteUser", { email: "guest@example.invalid" });
    expect(again.data.inviteUser.record).toMatchObject({ id, roles: ["r_reception"] });
    const token = (body: { data: { inviteUser: { link: string } } }) => body.data.inviteUser.link.split("#")[1]!;
    const claim = (text: string, at = platform) => post("/auth/claim", { token: text, name: "Guest", password: good }, { at });
    expect((await claim(token(first))).body.error.code).toBe("DATA_LINK_INVALID");
    expect((await claim(token(again), other)).body.error.code).toBe("DATA_LINK_INVALID");
    const list = async (as = admin, at = platform) => (await at.ask("{ invitations { userId email invitedAt expiresAt } }", {}, as)).body;
    const [listed] = (await list()).data.invitations;
    expect(listed).toMatchObject({ userId: id, email: "guest@example.invalid" });
    expect(Date.parse(listed.expiresAt) - Date.parse(listed.invitedAt)).toBe(7 * day);
    expect((await list(await platform.person(["r_reception"]))).errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect((await list(await other.person(["r_admin"]), other)).data.invitations).toEqual([]);
    later = 7 * day + 1;
    expect((await claim(token(again))).body.error.code).toBe("DATA_LINK_INVALID");
    later = 0;
    expect((await verb("withdrawInvitation", { id })).data.withdrawInvitation.status).toBe("DONE");
    expect((await claim(token(again))).body.error.code).toBe("DATA_LINK_INVALID");
    expect((await list()).data.invitations).toEqual([]);
    const member = await platform.person(["r_reception"]);
    expect((await verb("withdrawInvitation", { id: member.id })).errors[0].extensions.problems[0].code).toBe("RULE");
  });

  it("[DP6] which roles somebody has is told to administrators and to oneself, whatever else of people a role sees", async () => {
    const roles = '{ __type(name: "User") { fields { name } } }';
    const named = async (as: Person) =>
      ((await platform.ask(roles, {}, as)).body.data.__type?.fields ?? []).map((one: { name: string }) => one.name);
    const person = await platform.person(["r_reception"]);
    expect(await named(admin)).toContain("roles");
    expect(await named(person)).toContain("name");
    expect(await named(person)).not.toContain("roles");
    expect((await platform.ask("{ me { roles } }", {}, person)).body.data.me.roles).toEqual(["r_reception"]);
  });

  it("a deleted person is out at once, may come back for thirty days, and is erased then", async () => {
    const { body, headers } = await signUp("leaving@example.invalid");
    const person = { id: body.viewer.id as string, token: tokenOf(headers) };
    const socket = await platform.socket(person);
    expect((await verb("deleteUser", { id: person.id })).data.deleteUser.status).toBe("DONE");
    expect(await socket.closed).toBe(4401);
    expect((await platform.ask("{ me { id } }", {}, person)).body.data.me).toBeNull();
    expect((await signIn("leaving@example.invalid")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    const gone = async (as = admin, at = platform) =>
      (await at.ask("{ deletedPeople { id email name deletedAt erasedAt } }", {}, as)).body as {
        data: { deletedPeople: { id: string; erasedAt: string; deletedAt: string }[] };
      };
    const [listed] = (await gone()).data.deletedPeople.filter(({ id }) => id === person.id);
    expect(listed).toMatchObject({ email: "leaving@example.invalid" });
    expect(Date.parse(listed!.erasedAt) - Date.parse(listed!.deletedAt)).toBe(30 * day);
    expect((await gone(await other.person(["r_admin"]), other)).data.deletedPeople).toEqual([]);
    expect(JSON.stringify(await gone(await platform.person(["r_reception"])))).toContain("GRAPHQL_VALIDATION_FAILED");
    await platform.sql("UPDATE %s._user SET deleted_at = deleted_at - interval '31 days' WHERE id = $1", [person.id]);
    expect((await gone()).data.deletedPeople.map(({ id }) => id)).not.toContain(person.id);
    await platform.sql("UPDATE %s._user SET deleted_at = deleted_at + interval '31 days' WHERE id = $1", [person.id]);
    expect((await verb("restoreUser", { id: person.id })).data.restoreUser.status).toBe("DONE");
    expect((await signIn("leaving@example.invalid")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    const link = (await verb("resetUserPassword", { id: person.id })).data.resetUserPassword.link as string;
    expect((await post("/auth/reset", { token: link.split("#")[1], password: good })).status).toBe(200);
    expect((await signIn("leaving@example.invalid")).status).toBe(200);

    await verb("deleteUser", { id: person.id });
    // Their address is free; whoever has it now keeps it.
    expect((await signUp("leaving@example.invalid")).status).toBe(200);
    expect((await verb("restoreUser", { id: person.id })).errors[0].extensions.code).toBe("DATA_DUPLICATE");
    await platform.sql("UPDATE %s._user SET deleted_at = deleted_at - interval '29 days' WHERE id = $1", [person.id]);
    const name = async () =>
      (
        await platform.sql<{ row: string }>(
          "SELECT concat_ws('|', f_user_email, f_user_name, f_user_phone, f_user_status) AS row FROM %s._user WHERE id = $1",
          [person.id],
        )
      )[0]!.row;
    await signIn("leaving@example.invalid");
    later = 7 * 3_600_000;
    await signIn("leaving@example.invalid");
    expect(await name()).toBe("leaving@example.invalid|N|active");
    await platform.sql("UPDATE %s._user SET deleted_at = deleted_at - interval '2 days' WHERE id = $1", [person.id]);
    later = 14 * 3_600_000;
    await signIn("leaving@example.invalid");
    for (let n = 0; n < 100 && (await name()).startsWith("leaving"); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await name()).toBe(`erased-${person.id}@erased.invalid|erased`);
    expect((await signIn("leaving@example.invalid")).status).toBe(200);
    expect(await platform.sql("SELECT 1 FROM %s._role_grant WHERE user_id = $1", [person.id])).toEqual([]);
  });

  it("the last active administrator stays: not deleted, suspended or demoted, two at once included", async () => {
    const small = await startPlatform(compiled(visited), { database });
    const [one, two] = [await small.person(["r_admin"]), await small.person(["r_admin"])];
    const both = await Promise.all([verb("deleteUser", { id: two.id }, one, small), verb("suspendUser", { id: one.id }, two, small)]);
    expect(both.filter((body) => body.errors)).toHaveLength(1);
    const [left] = await small.sql<{ id: string }>("SELECT id FROM %s._user WHERE deleted_at IS NULL AND f_user_status = 'active'");
    const keeper = left?.id === one.id ? one : two;
    expect((await verb("deleteUser", { id: keeper.id }, keeper, small)).errors[0].extensions.problems[0].code).toBe("RULE");
    await small.close();
  });

  it("verbs are refused to others, and for people of other environments", async () => {
    const member = await platform.person(["r_reception"]);
    const stranger = await other.person(["r_admin"]);
    for (const name of [
      "deleteUser",
      "restoreUser",
      "suspendUser",
      "activateUser",
      "resetUserPassword",
      "endUserSecondFactor",
      "withdrawInvitation",
    ]) {
      expect((await verb(name, { id: admin.id }, member)).errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
      expect((await verb(name, { id: admin.id }, stranger, other)).errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    }
  });
});

describe("[DP9] what changed about a person is seen everywhere", () => {
  it("a second process hears of roles, suspension and ended sessions; its open sockets end", async () => {
    const second = await startPlatform(compiled(visited), {
      database,
      onCommit: () => undefined,
    });
    // The same environment behind two processes: what one commits, the other is told.
    const node = await startPlatform(compiled(visited), {
      database,
      onCommit: ({ environmentId: _, ...touched }) => second.plane.committedElsewhere(node.environment.id, touched),
    });
    const elsewhere = { ...second, environment: node.environment };
    const person = await node.person(["r_reception"]);
    const boss = await node.person(["r_admin"]);
    const caller = async () => {
      const { createServer } = await import("node:http");
      const server = createServer((req, res) => void second.plane.handle(req, res, elsewhere.environment));
      server.on("upgrade", (req, socket, head) => void second.plane.upgrade(req, socket, head, elsewhere.environment));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    };
    const server = await caller();
    const { port } = server.address() as { port: number };
    const ask = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: `wnp=${person.token}`, origin: `http://127.0.0.1:${port}` },
        body: JSON.stringify({ query: "{ me { roles } }" }),
      });
      return ((await response.json()) as { data: { me: { roles: string[] } | null } }).data.me;
    };
    expect(await ask()).toEqual({ roles: ["r_reception"] });
    await verb("setUserRoles", { id: person.id, roles: ["r_doctor"] }, boss, node);
    expect(await ask()).toEqual({ roles: ["r_doctor"] });
    const { WebSocket } = await import("ws");
    const ws = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", {
      headers: { cookie: `wnp=${person.token}`, origin: `http://127.0.0.1:${port}` },
    });
    const closed = new Promise<number>((resolve) => ws.on("close", (code) => resolve(code)));
    await new Promise((resolve) => ws.on("open", resolve));
    ws.send('{"type":"connection_init"}');
    await new Promise((resolve) => ws.once("message", resolve));
    await verb("suspendUser", { id: person.id }, boss, node);
    expect(await closed).toBe(4401);
    expect(await ask()).toBeNull();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await node.close();
    await second.close();
  });

  it("[DP27] a session rolls on while it is used, and ends after thirty days whatever happens", async () => {
    const { headers, body } = await signUp("rolling@example.invalid");
    const person = { id: body.viewer.id as string, token: tokenOf(headers) };
    const alive = async () => (await platform.ask("{ me { id } }", {}, person)).body.data.me !== null;
    for (later = 6 * day; later < 30 * day; later += 6 * day) expect(await alive()).toBe(true);
    later = 30 * day + 1_000;
    expect(await alive()).toBe(false);
    later = 0;
    const idle = { id: person.id, token: tokenOf((await signIn("rolling@example.invalid")).headers) };
    later = 7 * day + 1_000;
    expect((await platform.ask("{ me { id } }", {}, idle)).body.data.me).toBeNull();
  });
});

describe("[DP71] attacks on people", () => {
  it("a cookie that was put there before signing in is never taken over, and the old one ends", async () => {
    await signUp("fixed@example.invalid");
    const planted = { id: "", token: "A".repeat(43) };
    const first = await post("/auth/sign-in", { email: "fixed@example.invalid", password: good }, { as: planted });
    const mine = { id: "", token: tokenOf(first.headers) };
    expect(mine.token).not.toBe(planted.token);
    expect((await platform.ask("{ me { id } }", {}, planted)).body.data.me).toBeNull();
    await post("/auth/sign-in", { email: "fixed@example.invalid", password: good }, { as: mine });
    expect((await platform.ask("{ me { id } }", {}, mine)).body.data.me).toBeNull();
  });

  it("who may change people takes nobody's account over: an address is for administrators, and its owner with their password", async () => {
    const office = await platform.person(["r_doctor"]);
    const [boss] = await platform.sql<{ version: number }>("SELECT version FROM %s._user WHERE id = $1", [admin.id]);
    const change = async (set: object, as: Person, of = admin.id) => {
      const mutation = "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { record { version } } }";
      return (await platform.ask(mutation, { input: { id: of, version: of === admin.id ? boss!.version : 1, set } }, as)).body;
    };
    for (const set of [{ email: "taken@over.example" }, { status: "suspended" }])
      for (const of of [admin.id, office.id])
        expect((await change(set, office, of)).errors[0].extensions).toMatchObject({
          code: "DATA_INVALID",
          problems: [{ path: ["set"], code: "INVALID" }],
        });
    // Their forms do not ask for it either, and what else the policy opens is open.
    const model = platform.environment.model();
    const keys = (roles: readonly string[]) =>
      accessOf(model, roles)
        .writable("ent_user", "update")
        .map(({ key }) => key);
    expect(keys(["r_doctor", "r_member"])).toEqual(["name", "phone", "locale"]);
    expect((await change({ name: "Boss" }, office)).errors).toBeUndefined();
    boss!.version += 1;
    expect(keys(["r_admin", "r_member"])).toContain("email");
    expect((await change({ email: "boss@clinic.example" }, admin)).errors).toBeUndefined();
  });

  it("no door of people takes a request of a sibling platform's page, nor one that is not JSON", async () => {
    const person = await platform.person(["r_visitor"]);
    const doors = [
      "sign-in",
      "sign-up",
      "claim",
      "forgot",
      "reset",
      "confirm",
      "resend-verification",
      "change-password",
      "change-email",
      "end-session",
      "second-factor/begin",
      "second-factor/confirm",
      "second-factor/end",
      "send-mail",
      "sign-out",
    ];
    for (const door of doors) {
      for (const origin of [other.origin, "null", "http://localhost"])
        expect([door, (await post(`/auth/${door}`, {}, { as: person, headers: { origin } })).status]).toEqual([door, 403]);
      const plain = await platform.send("POST", `/auth/${door}`, { raw: "{}", as: person, headers: { "content-type": "text/plain" } });
      expect([door, plain.status]).toEqual([door, 415]);
    }
    expect((await post("/auth/__proto__", {}, { as: person })).status).toBe(404);
    expect((await post("/auth/constructor", {}, { as: person })).status).toBe(404);
  });

  it("twenty wrong passwords at once are counted as twenty: five are looked at", async () => {
    await signUp("guessed@example.invalid");
    await Promise.all(Array.from({ length: 20 }, (_, n) => signIn("guessed@example.invalid", `wrong ${n}`)));
    expect(await platform.sql("SELECT count FROM %s._attempt WHERE key = 'sign-in:guessed@example.invalid'")).toEqual([{ count: 5 }]);
    expect((await signIn("guessed@example.invalid")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
  });

  it("one address is one account, however it is written; look-alikes are told apart and reach nobody else's", async () => {
    expect((await signUp("name@example.invalid")).status).toBe(200);
    for (const same of ["NAME@EXAMPLE.INVALID", "  name@Example.invalid ", "ｎａｍｅ@example.invalid", "name@example.invalid\u00a0"])
      expect([same, (await signUp(same)).body.error?.problems[0].code]).toEqual([same, "DUPLICATE"]);
    // A Cyrillic а among Latin letters, and the same word wholly in Cyrillic, which is an address like any other.
    expect((await signUp("nаme@example.invalid")).body.error.problems[0].code).toBe("INVALID");
    expect((await signUp("мария@example.invalid")).body.viewer.email).toBe("мария@example.invalid");
    expect((await signUp("ليلى@example.invalid")).status).toBe(200);
    for (const bad of [
      "name@example.invalid\r\nBcc: all@example.invalid",
      "a@b.c, d@e.f",
      "<a@b.c>",
      "a@b.c\0",
      "name\u200b@example.invalid",
      "\u202ename@example.invalid",
    ])
      expect([bad, (await signUp(bad)).status]).toEqual([bad, 400]);
  });

  it("nothing a person writes becomes a header or a further recipient of a mail", async () => {
    const named = await startPlatform(compiled({ ...visited, label: { en: "Clinic\r\nBcc: victim@example.invalid", ar: "عيادة" } }), {
      database,
      mailer,
      name: "production",
    });
    await post(
      "/auth/sign-up",
      { email: "honest@example.invalid", name: "X\r\nBcc: victim@example.invalid", password: good, role: "visitor" },
      { at: named },
    );
    const { to, headers, text, raw } = await smtp.nth(0);
    expect(to).toEqual(["honest@example.invalid"]);
    expect(headers.bcc).toBeUndefined();
    expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
    expect(text).toContain(`${named.origin}/confirm#`);
    await post(
      "/auth/forgot",
      { email: "honest@example.invalid" },
      { at: named, headers: { host: named.host, "x-forwarded-host": "evil.example" } },
    );
    expect((await smtp.nth(1)).text).toContain(`${named.origin}/reset#`);
    await named.close();
  });

  it("[DP30] mail that a server refuses waits, says why, is sent again, and then its link is forgotten", async () => {
    const post_ = await startPlatform(compiled(visited), { database, mailer, clock, name: "production" });
    const boss = await post_.person(["r_admin"]);
    smtp.refuse("450 4.2.0 try later");
    const before = smtp.received.length;
    await post("/auth/sign-up", { email: "patient@example.invalid", name: "P", password: good, role: "visitor" }, { at: post_ });
    const waiting = async () => (await post_.send("GET", "/auth/mail", { as: boss })).body;
    for (let n = 0; n < 200 && (await waiting()).mail[0]?.error === null; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const { mail, configured } = await waiting();
    expect([configured, mail[0].error, mail[0].link]).toEqual([true, expect.stringContaining("450"), expect.stringContaining("/confirm#")]);
    expect((await post_.send("GET", "/auth/mail", { as: await post_.person(["r_reception"]) })).body.error.code).toBe("DATA_FORBIDDEN");
    expect((await post("/auth/send-mail", {}, { at: post_, as: await post_.person(["r_reception"]) })).body.error.code).toBe(
      "DATA_FORBIDDEN",
    );
    smtp.refuse(null);
    await post("/auth/send-mail", {}, { at: post_, as: boss });
    expect((await smtp.nth(before)).to).toEqual(["patient@example.invalid"]);
    for (let n = 0; n < 200 && (await waiting()).mail.length > 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await post_.sql("SELECT link, sent_at IS NOT NULL AS sent FROM %s._mail")).toEqual([{ link: null, sent: true }]);
    await post_.close();
  });
});
