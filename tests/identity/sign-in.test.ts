import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityErrors } from "../../subgraphs/identity/domain/errors.ts";
import { weakPasswordErrors } from "../../subgraphs/password-strength.ts";
import { passwordErrors } from "../../subgraphs/passwords.ts";
import { buildWorld, codeOf, mountAuth, strong, stronger, type World } from "./support.ts";

let world: World;
let owner: Awaited<ReturnType<World["claim"]>>;
beforeAll(async () => {
  world = await buildWorld();
  owner = await world.claim();
});
afterAll(() => world.close());

const signIn = (email: string, password: string) =>
  world.ask("mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }", { input: { email, password } });
const counted = async (work: () => Promise<unknown>) => {
  const before = { ...world.passwords.counts };
  await work().catch(() => {});
  const { verify, pretend } = world.passwords.counts;
  return { verify: verify - before.verify, pretend: pretend - before.pretend };
};

describe("guessing", () => {
  it("[ID16] a hundred parallel guesses verify at most five; then even the right password waits 15 minutes", async () => {
    const member = await world.join(owner.accessToken, "guessed@example.com", "user");
    expect(member.userId).toBeTruthy();
    const before = world.passwords.counts.verify;
    const codes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        codeOf(signIn(n % 2 ? "guessed@example.com" : " GUESSED@Example.com ", `wrong password number ${n}`)),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(["IDENTITY_CREDENTIALS"]));
    expect(world.passwords.counts.verify - before).toBe(5);
    expect(await codeOf(signIn("guessed@example.com", stronger))).toBe("IDENTITY_CREDENTIALS");
    world.clock.advance(15 * 60_000 - 1);
    expect(await codeOf(signIn("guessed@example.com", stronger))).toBe("IDENTITY_CREDENTIALS");
    world.clock.advance(1);
    expect(await codeOf(signIn("guessed@example.com", stronger))).toBe("ok");
  });

  it("[ID16] four failures and the right password begin a new count; changing the password counts too", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect(await codeOf(signIn("guessed@example.com", "wrong password"))).toBe("IDENTITY_CREDENTIALS");
      expect(await codeOf(signIn("guessed@example.com", stronger))).toBe("ok");
    }
    const { signIn: session } = (await signIn("guessed@example.com", stronger)) as { signIn: { accessToken: string } };
    const change = (current: string) =>
      world.ask(
        "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { id } }",
        { input: { current, next: strong } },
        session.accessToken,
      );
    for (let n = 0; n < 5; n += 1) expect(await codeOf(change("wrong password"))).toBe("IDENTITY_PASSWORD_WRONG");
    expect(await codeOf(change(stronger))).toBe("IDENTITY_PASSWORD_WRONG");
    expect(await codeOf(signIn("guessed@example.com", stronger))).toBe("IDENTITY_CREDENTIALS");
    world.clock.advance(15 * 60_000);
  });

  it("[ID18] unknown, wrong, locked and suspended answer the same and do the same work", async () => {
    await world.join((await ownerAgain()).accessToken, "locked@example.com", "user");
    const suspended = await world.join((await ownerAgain()).accessToken, "suspended@example.com", "user");
    await world.test.admin(`update identity."user" set status = 'suspended' where id = $1`, [suspended.userId]);
    for (let n = 0; n < 5; n += 1) await codeOf(signIn("locked@example.com", "wrong password"));
    const answers = [];
    for (const email of ["nobody@example.com", "owner@example.com", "locked@example.com", "suspended@example.com"]) {
      const work = await counted(() => signIn(email, "wrong password"));
      const statements = await statementsOf(() => codeOf(signIn(email, "wrong password")));
      const error = await signIn(email, "wrong password").catch((caught: { extensions: unknown; message: string }) => ({
        extensions: caught.extensions,
        message: caught.message,
      }));
      answers.push({ error, hashes: work.verify + work.pretend, statements });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.hashes).toBe(1);
    expect(answers[0]?.statements.some((text) => text.includes("attempt_bucket"))).toBe(true);
    expect(answers[0]?.statements.some((text) => text.includes("audit.append"))).toBe(true);
    // The true reason only after correct credentials.
    expect(await codeOf(signIn("suspended@example.com", stronger))).toBe("IDENTITY_SUSPENDED");
  });

  it("[ID44] each sign-in and each refusal writes one audit entry, with place and without a secret", async () => {
    const entries = async () =>
      world.test.admin<{ action: string; outcome: string; actor: string; after: { ip: string; agent: string } }>(
        "select * from audit.entry order by era, key, seq",
      );
    world.clock.advance(15 * 60_000);
    const before = (await entries()).length;
    const door = await mountAuth(world.identity);
    await door.post("/auth/sign-in", { email: "owner@example.com", password: strong }, { "user-agent": "Test/1" });
    await door.post("/auth/sign-in", { email: "owner@example.com", password: "the wrong password" }, { "user-agent": "Test/1" });
    await door.post("/auth/sign-in", { email: "nobody@example.com", password: "the wrong password" });
    await door.close();
    const added = (await entries()).slice(before).filter(({ action }) => action === "session.start");
    expect(added.map(({ outcome, actor }) => [outcome, actor])).toEqual([
      ["ok", owner.userId],
      ["refused", owner.userId],
      ["refused", "anonymous"],
    ]);
    expect(added[0]?.after).toMatchObject({ agent: "Test/1", ip: expect.stringContaining("127.0.0.1") });
    const text = JSON.stringify(await entries());
    for (const secret of [strong, stronger, "wrong password", "argon2", "accessToken"]) expect(text).not.toContain(secret);
  });
});

const ownerAgain = async () => ((await signIn("owner@example.com", strong)) as { signIn: { accessToken: string } }).signIn;

// What the database was asked, as text: equal lists mean that a stranger cannot tell the cases apart by work done.
const statementsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const statements: string[] = [];
  const { default: pg } = await import("pg");
  const original = pg.Client.prototype.query;
  (pg.Client.prototype as { query: unknown }).query = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === "string" ? first : String((first as { text?: string }).text);
    // Whose transaction it is stands in its first statement.
    statements.push(text.replace(/set_config\('wn\.organization', '[^']*'/, "set_config('wn.organization', …"));
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
};

describe("words", () => {
  it("[ID46] every refusal of identity has both sentences, with the same places to fill, and isolates what it fills in", () => {
    for (const { catalogue } of [identityErrors, passwordErrors, weakPasswordErrors]) {
      for (const [code, { en, ar }] of Object.entries(catalogue)) {
        expect(en.length, code).toBeGreaterThan(5);
        expect(ar, code).toMatch(/\p{Script=Arabic}/u);
        const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
        expect(places(ar), code).toEqual(places(en));
      }
    }
    const told = identityErrors("ALREADY_MEMBER", { email: "a@b.c" });
    expect(told.code).toBe("IDENTITY_ALREADY_MEMBER");
    expect(told.sentence.ar).toBe("\u2068a@b.c\u2069 عضو بالفعل.");
  });
});
