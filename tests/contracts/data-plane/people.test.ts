import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { fullAccess } from "./build-model.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

/** The clinic where patients may register themselves. */
const visited: Blueprint = {
  ...clinic,
  roles: { ...clinic.roles, r_visitor: { key: "visitor", label: { ar: "زائر", en: "Visitor" }, signUp: true } },
};

let database: TestDatabase;
let platform: TestPlatform;
let other: TestPlatform;
let production: TestPlatform;
let admin: Person;

beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(compiled(visited), { database });
  other = await startPlatform(compiled(visited), { database });
  production = await startPlatform(compiled(visited), { database, name: "production" });
  admin = await platform.person(["r_admin"]);
});
afterAll(async () => {
  for (const one of [platform, other, production]) await one.close();
  await database.drop();
});

const good = "correct horse battery staple ٤٢";
const cookieOf = (headers: Readonly<Record<string, unknown>>) => String((headers["set-cookie"] as string[] | undefined)?.[0] ?? "");
const tokenOf = (headers: Readonly<Record<string, unknown>>) => /^wnp=([\w-]*)/.exec(cookieOf(headers))?.[1] ?? "";
const signUp = (email: string, more: Record<string, unknown> = {}, at = platform) =>
  at.send("POST", "/auth/sign-up", { body: { email, name: "Layla", password: good, role: "visitor", ...more } });
const signIn = (email: string, password = good, at = platform, headers: Record<string, string> = {}) =>
  at.send("POST", "/auth/sign-in", { body: { email, password }, headers });

describe("[DP26] people of a platform", () => {
  it("sign up, are known, sign out and in again", async () => {
    const { status, headers, body } = await signUp("Layla@Example.invalid ");
    expect(status).toBe(200);
    expect(body.viewer).toMatchObject({ name: "Layla", email: "layla@example.invalid", roles: ["r_visitor"] });
    expect(body.verification).toBe("skipped");
    const layla = { id: body.viewer.id, token: tokenOf(headers) };
    expect((await platform.ask("{ me { name email roles } }", {}, layla)).body.data.me).toEqual({
      name: "Layla",
      email: "layla@example.invalid",
      roles: ["r_visitor"],
    });
    expect((await platform.send("GET", "/auth/me", { as: layla })).body.viewer.id).toBe(layla.id);
    expect((await platform.send("POST", "/auth/sign-out", { body: {}, as: layla })).status).toBe(200);
    expect((await platform.ask("{ me { name } }", {}, layla)).body.data.me).toBeNull();
    const again = await signIn("layla@example.invalid");
    expect(again.status).toBe(200);
    expect(tokenOf(again.headers)).not.toBe(layla.token);
  });

  it("only with a role that may, where the platform is open, and with a password that holds", async () => {
    for (const role of ["r_admin", "r_reception", "receptionist", "nobody"])
      expect((await signUp(`x-${role}@example.invalid`, { role })).body.error.code).toBe("DATA_SIGN_UP_CLOSED");
    const { body } = await signUp("not an address", { name: " ", password: "password1234" });
    expect(body.error.problems.map(({ path }: { path: string[] }) => path[0]).sort()).toEqual(["email", "name", "password"]);
    const closed = await startPlatform(compiled({ ...visited, signUp: "invited" }), { database });
    expect((await signUp("y@example.invalid", {}, closed)).body.error.code).toBe("DATA_SIGN_UP_INVITED");
    closed.use(compiled({ ...visited, signUp: "closed" }));
    expect((await signUp("y@example.invalid", {}, closed)).body.error.code).toBe("DATA_SIGN_UP_CLOSED");
    await closed.close();
    await signUp("twice@example.invalid");
    expect((await signUp("twice@example.invalid")).body.error.problems[0]).toMatchObject({ path: ["email"], code: "DUPLICATE" });
  });

  it("five failures lock an account for everybody; known and unknown addresses answer alike", async () => {
    await signUp("locked@example.invalid");
    const wrong = [];
    for (let n = 0; n < 5; n += 1) wrong.push(await signIn("locked@example.invalid", `wrong ${n}`));
    const locked = await signIn("locked@example.invalid");
    const unknown = await signIn("nobody-here@example.invalid");
    const strip = ({ status, body }: { status: number; body: { error: { code: string; message: string } } }) => [
      status,
      body.error.code,
      body.error.message,
    ];
    expect(new Set([...wrong, locked, unknown].map((one) => JSON.stringify(strip(one)))).size).toBe(1);
    const parallel = await platform.person(["r_visitor"], { email: "parallel@example.invalid" });
    await platform.sql("UPDATE %s._attempt SET locked_until = NULL, count = 0");
    await Promise.all(Array.from({ length: 40 }, (_, n) => signIn("parallel@example.invalid", `guess ${n}`)));
    const [row] = await platform.sql<{ count: number }>("SELECT count FROM %s._attempt WHERE key = 'sign-in:parallel@example.invalid'");
    expect(row?.count).toBe(5);
    expect(parallel.id).toBeTruthy();
    await platform.sql("DELETE FROM %s._attempt");
  });

  it("whoever signs in with an account of their own gets no more guesses at others'", async () => {
    for (const name of ["own", "victim"]) await signUp(`${name}@example.invalid`);
    await platform.sql("DELETE FROM %s._attempt");
    // One guess each, so that no account is locked: only the address they come from is counted.
    for (let n = 0; n < 30; n += 1) {
      if (n % 7 === 6) expect((await signIn("own@example.invalid")).status).toBe(200);
      expect((await signIn(`spray-${n}@example.invalid`, "Spring2026!")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    }
    for (const name of ["own", "victim"]) expect((await signIn(`${name}@example.invalid`)).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    // Many who sign in from one place are not counted for it.
    await platform.sql("DELETE FROM %s._attempt");
    for (let n = 0; n < 32; n += 1) expect((await signIn("own@example.invalid")).status).toBe(200);
    await platform.sql("DELETE FROM %s._attempt");
  });

  it("[DP30] in production an address has to be confirmed; the mail that cannot leave is kept for administrators", async () => {
    const { status, body, headers } = await signUp("new@example.invalid", {}, production);
    expect([status, body.verify, cookieOf(headers)]).toEqual([202, true, ""]);
    expect((await signUp("new@example.invalid", {}, production)).status).toBe(202);
    expect((await signIn("new@example.invalid", good, production)).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    const boss = await production.person(["r_admin"]);
    expect((await production.send("GET", "/auth/mail", {})).status).toBe(401);
    const { mail, configured } = (await production.send("GET", "/auth/mail", { as: boss })).body;
    expect([configured, mail.length, mail[0].kind, mail[0].recipient]).toEqual([false, 1, "verify", "new@example.invalid"]);
    expect(mail[0].link).toMatch(new RegExp(`^${production.origin}/confirm#[\\w-]{43}$`));
    const token = mail[0].link.split("#")[1];
    expect((await production.send("POST", "/auth/confirm", { body: { token } })).body).toMatchObject({ verification: "done" });
    expect((await signIn("new@example.invalid", good, production)).status).toBe(200);
    expect((await production.send("POST", "/auth/confirm", { body: { token } })).body.error.code).toBe("DATA_LINK_INVALID");
  });
});

describe("[DP28] an environment's secrets are worthless in any other", () => {
  it("sessions and links, also for the same address", async () => {
    const { headers } = await signUp("same@example.invalid");
    await signUp("same@example.invalid", {}, other);
    const person = { id: "", token: tokenOf(headers) };
    expect((await platform.ask("{ me { email } }", {}, person)).body.data.me).toEqual({ email: "same@example.invalid" });
    expect((await other.ask("{ me { email } }", {}, person)).body.data.me).toBeNull();
    const { path } = await platform.plane.createClaim(platform.environment, { email: "builder@example.invalid", name: "Builder" });
    const token = path.split("#")[1];
    expect((await other.send("POST", "/auth/claim", { body: { token, password: good } })).body.error.code).toBe("DATA_LINK_INVALID");
  });

  it("the first administrator comes by a link that works once; a newer link ends the older", async () => {
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s._user WHERE f_user_email = 'first@example.invalid'")).toEqual([{ n: 0 }]);
    const old = await platform.plane.createClaim(platform.environment, { email: "First@Example.invalid", name: "First" });
    const link = await platform.plane.createClaim(platform.environment, { email: "first@example.invalid", name: "First" });
    expect(link.userId).toBe(old.userId);
    expect((await signIn("first@example.invalid")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    const claim = (path: string) =>
      platform.send("POST", "/auth/claim", { body: { token: path.split("#")[1], name: "Owner", password: good } });
    expect((await claim(old.path)).body.error.code).toBe("DATA_LINK_INVALID");
    const both = await Promise.all([claim(link.path), claim(link.path)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const used = both.find(({ status }) => status === 200)!;
    const { body } = await platform.ask(
      "{ me { name roles permissions } users { nodes { name roles } } }",
      {},
      { id: "", token: tokenOf(used.headers) },
    );
    expect(body.data.me).toMatchObject({ name: "Owner", roles: ["r_admin"] });
  });

  describe("a builder's ticket", () => {
    const open = async (person: { readonly email: string; readonly name: string }, at = platform) =>
      (await at.plane.createClaim(at.environment, person)).path.split("#")[1]!;
    const exchange = (token: string, at = platform) => at.send("POST", "/auth/claim", { body: { token } });
    const me = async (token: string, at = platform) =>
      (await at.ask("{ me { name email roles } }", {}, { id: "", token })).body.data.me as unknown;

    it("signs in with the name and address of the studio, without a form, once", async () => {
      const token = await open({ email: "Mona@Studio.example", name: "Mona Owner" });
      const { status, headers } = await exchange(token);
      expect(status).toBe(200);
      expect(cookieOf(headers)).toMatch(/^wnp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
      expect(await me(tokenOf(headers))).toEqual({ name: "Mona Owner", email: "mona@studio.example", roles: ["r_admin"] });
      const again = await exchange(token);
      expect([again.status, again.body.error.code]).toEqual([400, "DATA_LINK_INVALID"]);
      expect(again.body.error.message).toBe("This link has been used or has expired. Ask for a new one.");
      const race = await open({ email: "mona@studio.example", name: "Mona Owner" });
      expect((await Promise.all([exchange(race), exchange(race), exchange(race)])).map((one) => one.status).sort()).toEqual([
        200, 400, 400,
      ]);
    });

    it("is worthless in another environment and after two minutes", async () => {
      let later = 0;
      const aging = await startPlatform(compiled(visited), { database, clock: { now: () => new Date(Date.now() + later) } });
      const token = await open({ email: "mona@studio.example", name: "Mona" }, aging);
      for (const elsewhere of [other, production]) expect((await exchange(token, elsewhere)).body.error.code).toBe("DATA_LINK_INVALID");
      later = 2 * 60_000 + 1;
      expect((await exchange(token, aging)).body.error.code).toBe("DATA_LINK_INVALID");
      later = 2 * 60_000 - 5_000;
      expect((await exchange(token, aging)).status).toBe(200);
      await aging.close();
    });

    it("stands among the test rows where a platform serves accounts", async () => {
      const many = await startPlatform(compiled({ ...visited, accounts: "many" }), { database });
      const batch = "01930000-0000-7000-8000-00000000000b";
      await many.sql("INSERT INTO %s._test_batch (id, seed, locale, rows) VALUES ($1, 's', 'en', 0)", [batch]);
      const { headers } = await exchange(await open({ email: "mona@studio.example", name: "Mona" }, many), many);
      const asked = await many.ask("{ me { account } }", {}, { id: "", token: tokenOf(headers) });
      expect(asked.body).toEqual({ data: { me: { account: batch } } });
      await many.close();
    });

    it("leads to a page that takes the ticket out of the address and keeps it from every server", async () => {
      const { path } = await platform.plane.createClaim(platform.environment, { email: "mona@studio.example", name: "Mona" });
      const [page, token] = path.split("#");
      expect(page).toBe("/auth/open");
      const { status, headers, text } = await platform.send("GET", page!, { headers: { "accept-language": "ar" } });
      expect(status).toBe(200);
      expect(text).toContain('<html lang="ar" dir="rtl">');
      expect(text).not.toContain(token);
      const nonce = /script-src 'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
      expect(text).toContain(`<script nonce="${nonce}">`);
    });

    it("gives nothing to whoever signed up with the builder's address before, or took it", async () => {
      const squatter = tokenOf((await signUp("owner@studio.example")).headers);
      const token = await open({ email: "owner@studio.example", name: "Owner" });
      expect(await me(squatter)).toMatchObject({ roles: ["r_visitor"] });
      const owner = tokenOf((await exchange(token)).headers);
      expect(await me(owner)).toMatchObject({ email: "owner@studio.example", roles: ["r_admin", "r_visitor"] });
      expect(await me(squatter)).toBeNull();
      expect((await signIn("owner@studio.example")).body.error.code).toBe("DATA_SIGN_IN_FAILED");

      const change = { body: { current: "", next: `${good} of mine` }, as: { id: "", token: owner } };
      expect((await platform.send("POST", "/auth/change-password", change)).status).toBe(200);
      expect((await platform.send("POST", "/auth/change-password", change)).body.error.problems[0].path).toEqual(["current"]);
      await exchange(await open({ email: "owner@studio.example", name: "Owner" }));
      expect((await signIn("owner@studio.example", `${good} of mine`)).status).toBe(200);
      expect(await me(owner)).not.toBeNull();

      // Somebody who was known before takes the builder's address: it is not proven to be theirs, and a ticket on the way is not theirs.
      const boss = await platform.person(["r_admin"]);
      const model = platform.environment.model();
      const users = model.tables.find(({ id }) => id === "ent_user")!;
      const roles = model.roles.map((role) =>
        role.id === "r_admin" ? { ...role, access: { ...role.access, ent_user: fullAccess(users) } } : role,
      );
      platform.use({ ...model, hash: "addresses can be changed", roles });
      const thief = tokenOf((await exchange(await open({ email: "thief@studio.example", name: "Thief" }))).headers);
      const [row] = await platform.sql<{ id: string; version: number }>(
        "SELECT id, version FROM %s._user WHERE f_user_email = 'thief@studio.example'",
      );
      await platform.send("POST", "/auth/change-password", { body: { current: "", next: good }, as: { id: "", token: thief } });
      const onTheWay = await open({ email: "thief@studio.example", name: "Thief" });
      const taken = await platform.ask(
        "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { status } }",
        { input: { id: row!.id, version: row!.version, set: { email: "late@studio.example" } } },
        boss,
      );
      expect(taken.body.errors).toBeUndefined();
      platform.use(model);
      expect((await exchange(onTheWay)).body.error.code).toBe("DATA_LINK_INVALID");
      await exchange(await open({ email: "late@studio.example", name: "Late" }));
      expect(await me(thief)).toBeNull();
      expect((await signIn("late@studio.example")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    });
  });

  it("stores no secret: neither session nor link nor password is in any table", async () => {
    const { headers } = await signUp("dump@example.invalid");
    const { path } = await platform.plane.createClaim(platform.environment, { email: "dump2@example.invalid", name: "D" });
    const tables = ["_session", "_credential", "_event", "_audit", "_idempotency", "_mail", "_user"];
    const dump = (await Promise.all(tables.map((table) => platform.sql(`SELECT to_jsonb(t)::text AS row FROM %s.${table} t`))))
      .flat()
      .map(({ row }) => String(row))
      .join("\n");
    for (const secret of [tokenOf(headers), path.split("#")[1]!, good]) expect(dump).not.toContain(secret);
  });
});

describe("administering people", () => {
  it("invites by a link to hand over, gives roles, suspends and lets in again; each is seen at once", async () => {
    const invite = "mutation ($input: InviteUserInput!) { inviteUser(input: $input) { status link record { id roles status } } }";
    const { body } = await platform.ask(
      invite,
      { input: { email: "dr@example.invalid", name: "Dr Sara", roles: ["doctor"], idempotencyKey: "i1" } },
      admin,
    );
    expect(body.data.inviteUser).toMatchObject({ status: "DONE", record: { roles: ["r_doctor"], status: "invited" } });
    const { id } = body.data.inviteUser.record;
    const claimed = await platform.send("POST", "/auth/claim", {
      body: { token: body.data.inviteUser.link.split("#")[1], name: "Dr Sara", password: good },
    });
    const doctor = { id, token: tokenOf(claimed.headers) };
    expect((await platform.ask("{ doctors { nodes { name } } }", {}, doctor)).body.data.doctors.nodes).toEqual([]);
    const verb = (name: string, input: Record<string, unknown>, as = admin) =>
      platform.ask(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { status record { roles status } } }`,
        { input },
        as,
      );
    expect((await verb("setUserRoles", { id, roles: ["r_reception"] })).body.data.setUserRoles.record.roles).toEqual(["r_reception"]);
    expect(
      (await platform.ask('mutation { __typename createPatient(input: { set: { name: "P" } }) { status } }', {}, doctor)).body.data
        .createPatient.status,
    ).toBe("DONE");
    expect((await verb("suspendUser", { id })).body.data.suspendUser.record.status).toBe("suspended");
    expect((await platform.ask("{ me { id } }", {}, doctor)).body.data.me).toBeNull();
    expect((await signIn("dr@example.invalid")).body.error.code).toBe("DATA_SIGN_IN_FAILED");
    await platform.sql("DELETE FROM %s._attempt");
    expect((await verb("activateUser", { id })).body.data.activateUser.record.status).toBe("active");
    expect((await signIn("dr@example.invalid")).status).toBe(200);
    expect((await verb("setUserRoles", { id, roles: ["no such role"] })).body.errors[0].extensions.problems[0]).toMatchObject({
      path: ["roles"],
      code: "REFERENCE",
    });
  });

  it("only administrators may, and the last of them stays", async () => {
    const reception = await platform.person(["r_reception"]);
    const { body } = await platform.ask(
      "mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { status } }",
      { input: { id: reception.id, roles: ["r_admin"] } },
      reception,
    );
    expect(body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    const lonely = await startPlatform(compiled(visited), { database });
    const only = await lonely.person(["r_admin"]);
    const demote = await lonely.ask(
      "mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { status } }",
      { input: { id: only.id, roles: [] } },
      only,
    );
    expect(demote.body.errors[0].extensions.problems[0].code).toBe("RULE");
    const suspend = await lonely.ask(
      "mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { status } }",
      { input: { id: only.id } },
      only,
    );
    expect(suspend.body.errors[0].extensions.code).toBe("DATA_INVALID");
    await lonely.close();
  });

  it("links a person to a record by an ordinary update, and their rows appear", async () => {
    const doctor = await platform.person(["r_doctor"]);
    const { body } = await platform.ask(
      "mutation ($input: CreateDoctorInput!) { createDoctor(input: $input) { record { id version } } }",
      { input: { set: { name: "Dr Omar" } } },
      admin,
    );
    const record = body.data.createDoctor.record;
    await platform.ask(
      "mutation ($input: UpdateDoctorInput!) { updateDoctor(input: $input) { status } }",
      { input: { id: record.id, version: 1, set: { user: doctor.id } } },
      admin,
    );
    const { body: patient } = await platform.ask('mutation { createPatient(input: { set: { name: "P" } }) { record { id } } }', {}, admin);
    await platform.ask(
      "mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { status } }",
      {
        input: { set: { patient: patient.data.createPatient.record.id, doctor: record.id, time: "2026-05-01T08:00:00Z", reason: "Check" } },
      },
      admin,
    );
    expect((await platform.ask("{ appointments { nodes { reason doctor { name } } } }", {}, doctor)).body.data.appointments.nodes).toEqual([
      { reason: "Check", doctor: { name: "Dr Omar" } },
    ]);
  });
});

describe("[DP27] [DP29] cookies and origins", () => {
  it("the cookie is HttpOnly, SameSite=Lax, without Domain; __Host- and Secure behind TLS", async () => {
    const { headers } = await signUp("cookie@example.invalid");
    expect(cookieOf(headers)).toMatch(/^wnp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    const fronted = await startPlatform(compiled(visited), { database, trustFront: true });
    const secure = await fronted.send("POST", "/auth/sign-up", {
      body: { email: "tls@example.invalid", name: "T", password: good, role: "visitor" },
      headers: { "x-forwarded-proto": "https", origin: `https://${fronted.host}` },
    });
    expect(cookieOf(secure.headers)).toMatch(/^__Host-wnp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure$/);
    await fronted.close();
  });

  it("a session ends by itself: idle after 7 days, anyway after 30", async () => {
    const person = await platform.person(["r_visitor"]);
    const ends = (column: string) =>
      platform.sql(`UPDATE %s._session SET ${column} = now() - interval '1 second' WHERE user_id = $1`, [person.id]);
    await ends("idle_expires_at");
    expect((await platform.ask("{ me { id } }", {}, person)).body.data.me).toBeNull();
    const second = await platform.person(["r_visitor"]);
    await platform.sql("UPDATE %s._session SET absolute_expires_at = now() - interval '1 second' WHERE user_id = $1", [second.id]);
    expect((await platform.ask("{ me { id } }", {}, second)).body.data.me).toBeNull();
  });

  it("a browser's session is worth nothing in a header", async () => {
    const person = await platform.person(["r_admin"]);
    const shown = { body: { query: "{ me { id } }" }, headers: { authorization: `Bearer ${person.token}` } };
    expect((await platform.send("POST", "/graphql", shown)).status).toBe(401);
  });

  it("[DP29] what changes state needs the exact origin and JSON", async () => {
    const person = await platform.person(["r_reception"]);
    const mutation = { query: 'mutation { createPatient(input: { set: { name: "CSRF" } }) { status } }' };
    for (const origin of [
      other.origin,
      "http://localhost",
      `https://${platform.host}`,
      `${platform.origin}.evil.com`,
      "null",
      `${platform.origin}/`,
    ]) {
      expect((await platform.send("POST", "/graphql", { body: mutation, as: person, headers: { origin } })).status).toBe(403);
      expect((await platform.send("POST", "/auth/sign-in", { body: { email: "a@b.c", password: "x" }, headers: { origin } })).status).toBe(
        403,
      );
    }
    const { status } = await platform.send("POST", "/graphql", {
      raw: JSON.stringify(mutation),
      as: person,
      headers: { "content-type": "text/plain" },
    });
    expect(status).toBe(415);
    expect(
      (await platform.send("POST", "/auth/sign-out", { raw: "{}", as: person, headers: { "content-type": "text/plain" } })).status,
    ).toBe(415);
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient WHERE f_pat_name = 'CSRF'")).toEqual([{ n: 0 }]);
    expect((await platform.send("POST", "/graphql", { body: mutation, as: person })).body.data.createPatient.status).toBe("DONE");
  });
});
