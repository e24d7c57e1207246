/** The second step at signing in: turned on, asked for, used once, recovered, turned off. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { stepOf, totpCode } from "../../../subgraphs/totp.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

const visited: Blueprint = {
  ...clinic,
  roles: { ...clinic.roles, r_visitor: { key: "visitor", label: { ar: "زائر", en: "Visitor" }, signUp: true } },
};
const good = "correct horse battery staple ٤٢";
let database: TestDatabase;
let platform: TestPlatform;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };

beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(compiled(visited), { database, clock });
});
beforeEach(() => platform.sql("DELETE FROM %s._attempt"));
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const tokenOf = (headers: Readonly<Record<string, unknown>>) =>
  /^wnp=([\w-]*)/.exec(String((headers["set-cookie"] as string[] | undefined)?.[0] ?? ""))?.[1] ?? "";
let made = 0;
const register = async () => {
  made += 1;
  const email = `second${made}@example.invalid`;
  const { headers, body } = await platform.send("POST", "/auth/sign-up", { body: { email, name: "L", password: good, role: "visitor" } });
  return { id: body.viewer.id as string, token: tokenOf(headers), email };
};
const post = (path: string, body: unknown, as: Person | null = null) => platform.send("POST", path, { body, as });
const code = (secret: string, steps = 0) => totpCode(secret, Math.floor(clock.now().getTime() / 30_000) + steps);
const signIn = (email: string, more: Record<string, string> = {}) => post("/auth/sign-in", { email, password: good, ...more });
const turnOn = async (person: Person) => {
  const { body } = await post("/auth/second-factor/begin", { password: good }, person);
  const { body: on } = await post("/auth/second-factor/confirm", { code: code(body.secret) }, person);
  later += 30_000;
  return { secret: body.secret as string, address: body.address as string, recovery: on.recovery as string[] };
};

describe("[DP26] a second step", () => {
  it("makes the codes of RFC 6238, and reads them a step early or late, in Arabic digits too", () => {
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    // Appendix B, the last six of the eight digits printed there.
    for (const [seconds, expected] of [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_234_567_890, "005924"],
      [20_000_000_000, "353130"],
    ] as const)
      expect(totpCode(secret, Math.floor(seconds / 30))).toBe(expected);
    const at = new Date(59_000);
    expect([
      stepOf(secret, "٢٨٧ ٠٨٢", at),
      stepOf(secret, "287082", new Date(89_000)),
      stepOf(secret, "287082", new Date(121_000)),
    ]).toEqual([1, 1, null]);
  });

  it("is on once a first code was given; then a password alone opens nothing, and a code works once", async () => {
    const person = await register();
    const elsewhere = { id: person.id, token: tokenOf((await signIn(person.email)).headers) };
    expect((await post("/auth/second-factor/begin", { password: "wrong" }, person)).body.error.problems[0].path).toEqual(["password"]);
    const begun = (await post("/auth/second-factor/begin", { password: good }, person)).body;
    expect(begun.address).toContain(`secret=${begun.secret}&issuer=Clinic`);
    expect((await signIn(person.email)).status).toBe(200);
    expect((await post("/auth/second-factor/confirm", { code: "000000" }, person)).body.error.problems[0].path).toEqual(["code"]);
    const { recovery } = (await post("/auth/second-factor/confirm", { code: code(begun.secret) }, person)).body;
    expect(new Set(recovery).size).toBe(10);
    expect((await platform.ask("{ me { id } }", {}, elsewhere)).body.data.me).toBeNull();

    expect((await signIn(person.email)).body.error.code).toBe("DATA_SECOND_FACTOR");
    expect((await post("/auth/sign-in", { email: person.email, password: "wrong", code: code(begun.secret, 1) })).body.error.code).toBe(
      "DATA_SIGN_IN_FAILED",
    );
    // The code that turned it on is used up.
    expect((await signIn(person.email, { code: code(begun.secret) })).body.error.problems[0].path).toEqual(["code"]);
    const next = code(begun.secret, 1);
    const both = await Promise.all([signIn(person.email, { code: next }), signIn(person.email, { code: next })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const account = (await platform.send("GET", "/auth/account", { as: person })).body;
    expect(account.secondFactor).toEqual({ on: true, recoveryLeft: 10 });
    expect(JSON.stringify(account)).not.toContain(begun.secret);
  });

  it("is recovered by a code that works once; wrong ones are counted with wrong passwords", async () => {
    const person = await register();
    const { recovery, secret } = await turnOn(person);
    expect((await signIn(person.email, { code: recovery[0]!.toUpperCase().replaceAll("-", " ") })).status).toBe(200);
    expect((await signIn(person.email, { code: recovery[0]! })).body.error.problems[0].path).toEqual(["code"]);
    await platform.sql("DELETE FROM %s._attempt");
    for (let n = 0; n < 20; n += 5) await Promise.all([0, 1, 2, 3, 4].map((m) => signIn(person.email, { code: String(100_000 + n + m) })));
    // Five were looked at; the right one is not any more.
    expect((await signIn(person.email, { code: code(secret) })).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    expect(await platform.sql("SELECT count FROM %s._attempt WHERE key = $1", [`sign-in:${person.email}`])).toEqual([{ count: 5 }]);
  });

  it("is turned off with password and code, never by guessing, and by an administrator for who lost it", async () => {
    const person = await register();
    const { secret, recovery } = await turnOn(person);
    const end = (password: string, with_: string) => post("/auth/second-factor/end", { password, code: with_ }, person);
    expect((await end("wrong", code(secret))).body.error.problems[0].path).toEqual(["password"]);
    for (let n = 0; n < 6; n += 1) await end(good, "123456");
    expect((await end(good, code(secret))).body.error.problems[0].path).toEqual(["password"]);
    await platform.sql("DELETE FROM %s._attempt");
    expect((await end(good, recovery[0]!)).status).toBe(200);
    expect((await signIn(person.email)).status).toBe(200);
    await turnOn(person);
    const admin = await platform.person(["r_admin"]);
    const { body } = await platform.ask(
      "mutation ($input: EndUserSecondFactorInput!) { endUserSecondFactor(input: $input) { status } }",
      { input: { id: person.id } },
      admin,
    );
    expect(body.data.endUserSecondFactor.status).toBe("DONE");
    expect((await signIn(person.email)).status).toBe(200);
  });

  it("is asked for after a reset too, and never told to who has only the link", async () => {
    const person = await register();
    await turnOn(person);
    const admin = await platform.person(["r_admin"]);
    const { body } = await platform.ask(
      "mutation ($input: ResetUserPasswordInput!) { resetUserPassword(input: $input) { link } }",
      { input: { id: person.id } },
      admin,
    );
    const token = String(body.data.resetUserPassword.link).split("#")[1];
    const done = await post("/auth/reset", { token, password: "nine violet tractors hum quietly" });
    expect([done.status, done.headers["set-cookie"]]).toEqual([200, undefined]);
    expect((await post("/auth/sign-in", { email: person.email, password: "nine violet tractors hum quietly" })).body.error.code).toBe(
      "DATA_SECOND_FACTOR",
    );
  });
});
