/** Forgotten, reset and changed passwords, changed addresses, own sessions: through the doors, with a real mail server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { createMailer, type Mailer } from "../../../subgraphs/mailer.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type SmtpServer, startSmtpServer } from "../../support/smtp-server.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire } from "./wire.ts";

const visited: Blueprint = {
  ...clinic,
  roles: { ...clinic.roles, r_visitor: { key: "visitor", label: { ar: "زائر", en: "Visitor" }, signUp: true } },
};
const good = "correct horse battery staple ٤٢";
const better = "nine violet tractors hum quietly";

let database: TestDatabase;
let smtp: SmtpServer;
let mailer: Mailer;
let platform: TestPlatform;
let other: TestPlatform;
let production: TestPlatform;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };

beforeAll(async () => {
  database = await testDatabase();
  smtp = await startSmtpServer();
  mailer = createMailer({ url: smtp.url, from: "no-reply@webnova.example" });
  platform = await startPlatform(compiled(visited), { database, mailer, clock });
  other = await startPlatform(compiled(visited), { database, mailer });
  production = await startPlatform(compiled(visited), { database, mailer, name: "production" });
});
beforeEach(async () => {
  later = 0;
  for (const one of [platform, other, production]) await one.sql("DELETE FROM %s._attempt");
});
afterAll(async () => {
  for (const one of [platform, other, production]) await one.close();
  mailer.close();
  await smtp.close();
  await database.drop();
});

let made = 0;
const register = async (at = platform): Promise<Person & { email: string }> => {
  made += 1;
  const email = `person${made}@example.invalid`;
  const { status, headers, body } = await at.send("POST", "/auth/sign-up", {
    body: { email, name: "Layla", password: good, role: "visitor" },
  });
  expect(status).toBe(200);
  return { id: body.viewer.id, token: tokenOf(headers), email };
};
const tokenOf = (headers: Readonly<Record<string, unknown>>) =>
  /^wnp=([\w-]*)/.exec(String((headers["set-cookie"] as string[] | undefined)?.[0] ?? ""))?.[1] ?? "";
const signIn = (email: string, password = good, at = platform) => at.send("POST", "/auth/sign-in", { body: { email, password } });
const post = (path: string, body: unknown, as: Person | null = null, at = platform) => at.send("POST", path, { body, as });
const mailTo = async (email: string, subject: RegExp) => {
  for (let n = 0; ; n += 1) {
    const found = await smtp.nth(n);
    if (found.to.includes(email) && subject.test(found.text)) return found;
  }
};
const linkIn = (text: string) => /https?:\/\/\S+/.exec(text)?.[0] ?? "";
const signedIn = async (person: Person, at = platform) => (await at.ask("{ me { id } }", {}, person)).body.data.me !== null;
const forgotten = async (email: string, at = platform) => {
  expect((await post("/auth/forgot", { email }, null, at)).status).toBe(202);
  const { text } = await mailTo(email, /new password/);
  const link = linkIn(text);
  expect(link.startsWith(`${at.origin}/reset#`)).toBe(true);
  return link.split("#")[1]!;
};

describe("[DP26] a forgotten password", () => {
  it("is chosen anew by a link that was mailed: once, every session ends, and the old one opens nothing", async () => {
    const person = await register();
    const elsewhere = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    const token = await forgotten(person.email);
    expect((await post("/auth/reset", { token, password: "short" })).body.error.problems[0].path).toEqual(["password"]);
    expect((await post("/auth/reset", { token, password: better })).status).toBe(200);
    for (const one of [person, elsewhere]) expect(await signedIn(one)).toBe(false);
    expect((await signIn(person.email)).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    expect((await signIn(person.email, better)).status).toBe(200);
    expect((await post("/auth/reset", { token, password: good })).body.error.code).toBe("DATA_LINK_INVALID");
    await mailTo(person.email, /password of your account .* was changed/);
  });

  it("of two who use the link at once one is refused; a newer link ends the older; after an hour it is over", async () => {
    const person = await register();
    const old = await forgotten(person.email);
    await post("/auth/forgot", { email: person.email });
    expect((await post("/auth/reset", { token: old, password: better })).body.error.code).toBe("DATA_LINK_INVALID");
    const { link } = (
      await platform.sql<{ link: string }>("SELECT encode(hash, 'hex') AS link FROM %s._link WHERE user_id = $1", [person.id])
    )[0]!;
    expect(link).toHaveLength(64);
    const boss = await platform.person(["r_admin"]);
    const handed = async () => {
      const { body } = await platform.ask(
        "mutation ($input: ResetUserPasswordInput!) { resetUserPassword(input: $input) { status link } }",
        { input: { id: person.id } },
        boss,
      );
      return String(body.data.resetUserPassword.link).split("#")[1]!;
    };
    const race = await handed();
    const both = await Promise.all([1, 2, 3].map(() => post("/auth/reset", { token: race, password: better })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const late = await handed();
    later = 24 * 3_600_000 + 1;
    expect((await post("/auth/reset", { token: late, password: good })).body.error.code).toBe("DATA_LINK_INVALID");
    later = 24 * 3_600_000 - 5_000;
    expect((await post("/auth/reset", { token: late, password: good })).status).toBe(200);
  });

  it("an administrator's link is theirs alone to make, and is told to nobody else", async () => {
    const person = await register();
    const document = "mutation ($input: ResetUserPasswordInput!) { resetUserPassword(input: $input) { link } }";
    const member = await platform.person(["r_reception"]);
    expect((await platform.ask(document, { input: { id: person.id } }, member)).body.errors[0].extensions.code).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
    const stranger = await other.person(["r_admin"]);
    expect((await other.ask(document, { input: { id: person.id } }, stranger)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
  });

  it("known, unknown, suspended and invited addresses: the same answer and the same statements", async () => {
    const wire = await openWire(database.database.connection("wn_data"));
    const watched = await startPlatform(compiled(visited), { database, connection: wire.connection });
    const known = await watched.person(["r_visitor"], { email: "known@example.invalid" });
    const away = await watched.person(["r_visitor"], { email: "away@example.invalid" });
    await watched.sql("UPDATE %s._user SET f_user_status = 'suspended' WHERE id = $1", [away.id]);
    expect(known.id).toBeTruthy();
    const classes = [];
    await watched.send("POST", "/auth/forgot", { body: { email: "first@example.invalid" } });
    for (const path of ["/auth/forgot", "/auth/resend-verification"])
      for (const email of ["known@example.invalid", "nobody@example.invalid", "away@example.invalid"]) {
        wire.taken();
        const { status, text } = await watched.send("POST", path, { body: { email } });
        classes.push(JSON.stringify({ path, status, text, asked: wire.taken() }));
      }
    expect(new Set(classes.slice(0, 3)).size).toBe(1);
    expect(new Set(classes.slice(3)).size).toBe(1);
    expect(classes[0]).toContain("INSERT INTO");
    await watched.close();
    await wire.close();
  });

  it("asked for again and again sends three mails an hour, and takes no earlier link away beyond them", async () => {
    const person = await register();
    for (let n = 0; n < 6; n += 1) expect((await post("/auth/forgot", { email: person.email })).status).toBe(202);
    const rows = await platform.sql("SELECT id FROM %s._mail WHERE recipient = $1 AND kind = 'reset'", [person.email]);
    expect(rows).toHaveLength(3);
    expect(await platform.sql("SELECT hash FROM %s._link WHERE user_id = $1 AND purpose = 'reset'", [person.id])).toHaveLength(1);
    let refused = 0;
    for (let n = 0; n < 40; n += 1) refused += (await post("/auth/forgot", { email: `n${n}@example.invalid` })).status === 429 ? 1 : 0;
    expect(refused).toBeGreaterThan(0);
  });

  it("[DP28] a link of one environment is worthless in another, also for the same address", async () => {
    const person = await register();
    await other.send("POST", "/auth/sign-up", { body: { email: person.email, name: "L", password: good, role: "visitor" } });
    const token = await forgotten(person.email);
    expect((await post("/auth/reset", { token, password: better }, null, other)).body.error.code).toBe("DATA_LINK_INVALID");
    expect((await signIn(person.email, good, other)).status).toBe(200);
    expect((await post("/auth/reset", { token, password: better })).status).toBe(200);
  });
});

describe("[DP26] one's own password, address and sessions", () => {
  it("a change ends all other sessions and links on their way, and asks for the current password, counted", async () => {
    const person = await register();
    const elsewhere = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    const token = await forgotten(person.email);
    const change = (current: string, next: string) => post("/auth/change-password", { current, next }, person);
    expect((await change("wrong", better)).body.error.problems[0]).toMatchObject({ path: ["current"] });
    expect((await change(good, better)).status).toBe(200);
    expect([await signedIn(person), await signedIn(elsewhere)]).toEqual([true, false]);
    expect((await post("/auth/reset", { token, password: good })).body.error.code).toBe("DATA_LINK_INVALID");
    for (let n = 0; n < 5; n += 1) await change("wrong", good);
    const locked = await change(better, good);
    expect(locked.body.error.problems[0].message).toContain("15 minutes");
    expect((await signIn(person.email, better)).body.error.message).toContain("15 minutes");
  });

  it("an address is changed once the link sent there is opened; the old one is told, and other sessions end", async () => {
    const person = await register();
    const elsewhere = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    const ask = (email: string, password = good) => post("/auth/change-email", { email, password }, person);
    expect((await ask("New.Layla@Example.invalid", "wrong")).body.error.problems[0].path).toEqual(["password"]);
    expect((await ask("New.Layla@Example.invalid")).status).toBe(202);
    expect((await platform.send("GET", "/auth/account", { as: person })).body.nextEmail).toBe("new.layla@example.invalid");
    expect((await signIn("new.layla@example.invalid")).status).toBe(400);
    const link = linkIn((await mailTo("new.layla@example.invalid", /use this address/)).text);
    const token = link.split("#")[1]!;
    expect((await post("/auth/confirm", { token }, null, other)).body.error.code).toBe("DATA_LINK_INVALID");
    expect((await post("/auth/confirm", { token }, person)).body).toEqual({ done: "email" });
    expect((await post("/auth/confirm", { token }, person)).body.error.code).toBe("DATA_LINK_INVALID");
    expect([await signedIn(person), await signedIn(elsewhere)]).toEqual([true, false]);
    expect((await platform.ask("{ me { email } }", {}, person)).body.data.me.email).toBe("new.layla@example.invalid");
    expect((await signIn(person.email)).status).toBe(400);
    expect((await signIn("new.layla@example.invalid")).status).toBe(200);
    await mailTo(person.email, /now uses another address/);
  });

  it("an address that is somebody's answers as any other, and only its owner is told", async () => {
    const [person, owner] = [await register(), await register()];
    const taken = await post("/auth/change-email", { email: owner.email, password: good }, person);
    const free = await post("/auth/change-email", { email: "free@example.invalid", password: good }, person);
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    await mailTo(owner.email, /belongs to yours already/);
    expect(await platform.sql("SELECT 1 FROM %s._link WHERE address = $1", [owner.email])).toEqual([]);
    // Taken in between: the link that was free is refused, nothing changes.
    const token = linkIn((await mailTo("free@example.invalid", /use this address/)).text).split("#")[1]!;
    await platform.send("POST", "/auth/sign-up", { body: { email: "free@example.invalid", name: "F", password: good, role: "visitor" } });
    expect((await post("/auth/confirm", { token }, person)).body.error.code).toBe("DATA_LINK_INVALID");
    expect((await platform.ask("{ me { email } }", {}, person)).body.data.me.email).toBe(person.email);
  });

  it("sessions are listed for oneself alone, ended one by one or all others; open sockets end with them", async () => {
    const person = await register();
    const second = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    const third = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    const stranger = await register();
    const { sessions, hasPassword } = (await platform.send("GET", "/auth/account", { as: person })).body;
    expect([sessions.length, hasPassword, sessions[0].current]).toEqual([3, true, true]);
    expect(JSON.stringify(sessions)).not.toMatch(/hash|token/);
    expect((await platform.send("GET", "/auth/account", { as: stranger })).body.sessions).toHaveLength(1);
    expect((await platform.send("GET", "/auth/account")).status).toBe(401);
    expect((await post("/auth/end-session", { id: sessions[0].id }, stranger)).body.error.code).toBe("DATA_NOT_FOUND");
    const [one, two] = [await platform.socket(second), await platform.socket(third)];
    const others = sessions.filter(({ current }: { current: boolean }) => !current);
    expect((await post("/auth/end-session", { id: others[0].id }, person)).status).toBe(200);
    expect((await post("/auth/end-session", { others: true }, person)).status).toBe(200);
    expect([await one.closed, await two.closed]).toEqual([4401, 4401]);
    expect([await signedIn(person), await signedIn(second), await signedIn(third)]).toEqual([true, false, false]);
  });
});

describe("[DP26] confirming an address", () => {
  it("is sent again on request, a few times; the newest link counts; a known address hears of a second sign-up, the visitor does not", async () => {
    const sign = (email: string) =>
      production.send("POST", "/auth/sign-up", { body: { email, name: "N", password: good, role: "visitor" } });
    const first = await sign("twice@example.invalid");
    expect(first.status).toBe(202);
    expect((await post("/auth/resend-verification", { email: "twice@example.invalid" }, null, production)).status).toBe(202);
    await post("/auth/resend-verification", { email: "twice@example.invalid" }, null, production);
    const letters = async () => {
      await smtp.nth(0);
      return smtp.received.filter(({ to, text }) => to.includes("twice@example.invalid") && /opened an account/.test(text));
    };
    while ((await letters()).length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const tokens = (await letters()).map(({ text }) => linkIn(text).split("#")[1]!);
    const used = await Promise.all(tokens.map((token) => post("/auth/confirm", { token }, null, production)));
    expect(used.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const second = await sign("twice@example.invalid");
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    await mailTo("twice@example.invalid", /which has one already/);
    for (let n = 0; n < 5; n += 1) await post("/auth/resend-verification", { email: "twice@example.invalid" }, null, production);
    expect(await letters()).toHaveLength(3);
  });

  it("a forgotten password of an unconfirmed account confirms it; of an invited or suspended one nothing is sent", async () => {
    await production.send("POST", "/auth/sign-up", { body: { email: "lost@example.invalid", name: "N", password: good, role: "visitor" } });
    const token = await forgotten("lost@example.invalid", production);
    expect((await post("/auth/reset", { token, password: better }, null, production)).status).toBe(200);
    expect((await signIn("lost@example.invalid", better, production)).status).toBe(200);
    const boss = await production.person(["r_admin"]);
    await production.ask(
      "mutation ($input: InviteUserInput!) { inviteUser(input: $input) { status } }",
      { input: { email: "guest@example.invalid", name: "G", roles: [] } },
      boss,
    );
    await mailTo("guest@example.invalid", /You are invited/);
    await post("/auth/forgot", { email: "guest@example.invalid" }, null, production);
    expect(await production.sql("SELECT 1 FROM %s._mail WHERE recipient = 'guest@example.invalid' AND kind = 'reset'")).toEqual([]);
  });
});
