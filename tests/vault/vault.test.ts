import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExecutionResult, execute, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId, SecretId } from "../../schema/ids.ts";
import { tellError } from "../../subgraphs/errors.ts";
import type { VaultDeps } from "../../subgraphs/vault/application/ports.ts";
import { openVault } from "../../subgraphs/vault/application/root-key.ts";
import { openVersion } from "../../subgraphs/vault/application/sealing.ts";
import { createVault, type Vault } from "../../subgraphs/vault/index.ts";
import { createCanaryStore, createPostgresStore } from "../../subgraphs/vault/store/postgres-store.ts";
import { buildWorld, codeOf, type World } from "../identity/support.ts";

const canary = "sk-ant-Kanarienvogel+/=0123456789";
let world: World;
let vault: Vault;
let home: string;
let server: Server;
let owner: { accessToken: string; organizationId: string; userId: string };
let stranger: Awaited<ReturnType<World["otherOrganization"]>>;
/** The keys the provider was shown, and everything people were answered. */
const shown: (string | null)[] = [];
const answers: string[] = [];
const heard: unknown[] = [];

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const openAt = (folder: string, rootKey: Buffer | null = null) =>
  createVault({
    database: world.test.database,
    home: folder,
    rootKey,
    environment: { claude: null },
    extraHosts: { claude: [new URL(origin()).host] },
    clock: world.clock,
    viewers: (token) => world.identity.viewers.of(token),
    onUnexpected: (error) => heard.push(error),
  });
beforeAll(async () => {
  world = await buildWorld();
  server = createServer((request, response) => {
    shown.push((request.headers["x-api-key"] as string | undefined) ?? null);
    response.writeHead(request.url === "/denied" ? 401 : 200).end("hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  home = mkdtempSync(join(tmpdir(), "webnova-vault-"));
  vault = await openAt(home);
  owner = await world.claim();
  stranger = await world.otherOrganization();
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(home, { recursive: true, force: true });
  await world.close();
});

const ask = async <T>(source: string, variableValues: Record<string, unknown> = {}, token = owner.accessToken, of = vault): Promise<T> => {
  const contextValue = await of.subgraph.createContext({ token, requestId: "request-1", locale: "en" });
  const result = (await execute({ schema: of.subgraph.schema, document: parse(source), variableValues, contextValue })) as ExecutionResult;
  answers.push(JSON.stringify(result), String(result.errors?.[0]?.originalError?.stack));
  if (result.errors?.[0]) throw result.errors[0].originalError ?? result.errors[0];
  return JSON.parse(JSON.stringify(result.data)) as T;
};
const fields = "id path kind currentVersion hint versions { n } bindings { id targetKind targetId }";
interface Told {
  readonly id: string;
  readonly currentVersion: number;
  readonly hint: string | null;
}
const create = async (path: string, value: string, token?: string, of?: Vault): Promise<Told> =>
  (
    await ask<{ createSecret: Told }>(
      `mutation ($input: CreateSecretInput!) { createSecret(input: $input) { ${fields} } }`,
      { input: { path, kind: "API_KEY", value } },
      token,
      of,
    )
  ).createSecret;
const add = async (secretId: string, expectedVersion: number, value: string, token?: string): Promise<Told> =>
  (
    await ask<{ addSecretVersion: Told }>(
      `mutation ($input: AddSecretVersionInput!) { addSecretVersion(input: $input) { ${fields} } }`,
      { input: { secretId, expectedVersion, value } },
      token,
    )
  ).addSecretVersion;
const bind = (secretId: string, token?: string) =>
  ask<{ bindSecret: { id: string } }>(
    `mutation ($input: BindSecretInput!) { bindSecret(input: $input) { id } }`,
    { input: { secretId, targetKind: "PROVIDER", targetId: "claude" } },
    token,
  );
const call = (organization: string, path = "/") => vault.fetchFor("claude", organization as OrganizationId, "test")(`${origin()}${path}`);

describe("use", () => {
  it("[VA8] nobody uses a secret without a binding, not even its owner; binding it is audited", async () => {
    const secret = await create("organization/anthropic-api-key", canary);
    expect(await vault.hasKey("claude", owner.organizationId as OrganizationId)).toBe(false);
    expect(await codeOf(call(owner.organizationId))).toBe("HUB_UNCONFIGURED");
    expect(shown).toEqual([]);
    await bind(secret.id);
    expect((await call(owner.organizationId)).status).toBe(200);
    expect((await call(owner.organizationId, "/denied")).status).toBe(401);
    expect(shown).toEqual([canary, canary]);
    expect(
      await world.test.admin("select action, outcome, after ->> 'target' as target from audit.entry where action = 'secret.bind'"),
    ).toEqual([{ action: "secret.bind", outcome: "ok", target: "provider:claude" }]);
    expect(await codeOf(call(stranger.organizationId))).toBe("HUB_UNCONFIGURED");
    expect(await codeOf(vault.fetchFor("claude", owner.organizationId as OrganizationId, "test")("http://169.254.169.254/"))).toBe(
      "HUB_EGRESS",
    );
    expect(shown).toHaveLength(2);
  });
});

describe("writing", () => {
  it("[VA43] a binding to a target nobody could have is refused with the rule", async () => {
    const secret = await create("organization/unbound", "value");
    const bindTo = (targetId: string) =>
      ask("mutation ($input: BindSecretInput!) { bindSecret(input: $input) { id } }", {
        input: { secretId: secret.id, targetKind: "SERVICE", targetId },
      });
    for (const targetId of ["", "x".repeat(81)]) expect(await codeOf(bindTo(targetId))).toBe("VAULT_TARGET");
    expect(await codeOf(bindTo("x".repeat(80)))).toBe("ok");
  });

  it("[VA6] twenty writers at once make versions 1 to n without gap or loss; a stale one is told both versions", async () => {
    const { id } = await create("organization/contended", "value-0");
    const stored = new Set<number>([1]);
    const write = async (writer: number): Promise<void> => {
      for (let expected = 1; ; ) {
        try {
          stored.add((await add(id, expected, `value-${writer}`)).currentVersion);
          return;
        } catch (error) {
          const { code, extensions, message } = error as { code: string; extensions: { version: number }; message: string };
          expect(code).toBe("VAULT_VERSION_CONFLICT");
          expect(message).toContain(String(expected));
          expect(message).toContain(String(extensions.version));
          expected = extensions.version;
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
    const wanted = Array.from({ length: 21 }, (_, index) => index + 1);
    expect([...stored].sort((a, b) => a - b)).toEqual(wanted);
    const rows = await world.test.admin<{ n: number }>("select n from vault.secret_version where secret_id = $1 order by n", [id]);
    expect(rows.map(({ n }) => n)).toEqual(wanted);
  });

  it("[VA10] refuses paths that are none, with the rule", async () => {
    const bad = [
      "organization",
      "organization/",
      "/organization/a",
      "organization//a",
      "organization/../a",
      "organization/a\u0000",
      "organization/A",
      "organization/\u0430",
      "other/a",
      "organization/a_b",
      "organization/-a",
      `organization/${"a".repeat(64)}`,
      "organization/a/b/c/d/e/f",
      "organization/a b",
      "organization/a\n",
      "",
    ];
    for (const path of bad) {
      const error = await create(path, "value").then(
        () => null,
        (refused: { code: string; message: string }) => refused,
      );
      expect(error?.code, JSON.stringify(path)).toBe("VAULT_PATH");
      expect(error?.message).toContain("6 parts");
    }
    for (const path of ["organization/a", "platform/p-1/preview/key", "organization/a/b/c/d/e", `system/${"a".repeat(63)}`])
      await create(path, "value");
  });

  it("[VA1] takes 64 KiB and refuses a byte more", async () => {
    await create("organization/large", "x".repeat(64 * 1024));
    expect(await codeOf(create("organization/larger", "x".repeat(64 * 1024 + 1)))).toBe("VAULT_TOO_LARGE");
    expect(await codeOf(create("organization/larger", "ع".repeat(32 * 1024 + 1)))).toBe("VAULT_TOO_LARGE");
  });

  it("[VA12] another organization's secret behaves as absent, with the same answer, and its path is free", async () => {
    const { id } = await create("organization/ours", canary);
    const nowhere = uuidv7();
    for (const of of [id, nowhere]) {
      expect(await ask("query ($id: ID!) { secret(id: $id) { id } }", { id: of }, stranger.accessToken)).toEqual({ secret: null });
      expect(await codeOf(add(of, 1, "theirs", stranger.accessToken))).toBe("VAULT_NOT_FOUND");
      expect(await codeOf(bind(of, stranger.accessToken))).toBe("VAULT_NOT_FOUND");
      for (const verb of ["deleteSecret", "restoreSecret"])
        expect(
          await codeOf(
            ask(`mutation ($input: SecretInput!) { ${verb}(input: $input) { id } }`, { input: { secretId: of } }, stranger.accessToken),
          ),
        ).toBe("VAULT_NOT_FOUND");
      expect(
        await codeOf(
          ask(
            "mutation ($input: UnbindSecretInput!) { unbindSecret(input: $input) { id } }",
            { input: { bindingId: of } },
            stranger.accessToken,
          ),
        ),
      ).toBe("VAULT_NOT_FOUND");
    }
    expect(await ask("{ secrets { items { id } } }", {}, stranger.accessToken)).toEqual({ secrets: { items: [] } });
    const theirs = await create("organization/ours", "theirs", stranger.accessToken);
    expect(theirs.id).not.toBe(id);
    expect(theirs.currentVersion).toBe(1);
    expect((await add(id, 1, canary)).currentVersion).toBe(2);
  });
});

describe("what lies in the database", () => {
  it("[VA2] a key that was changed in the database is not used: an alarm, and an entry in the audit log", async () => {
    const change = () =>
      world.test.admin(
        `update vault.secret_version v set ciphertext = set_byte(ciphertext, 20, 255 - get_byte(ciphertext, 20)) from vault.secret s
         where s.id = v.secret_id and s.path = 'organization/anthropic-api-key' and s.organization_id = $1`,
        [owner.organizationId],
      );
    const calls = shown.length;
    await change();
    expect(await codeOf(call(owner.organizationId))).toBe("VAULT_INTEGRITY");
    expect(shown).toHaveLength(calls);
    expect(heard.map(String)).toEqual([
      expect.stringMatching(/Version 1 of the secret organization\/anthropic-api-key .* was changed or moved/),
    ]);
    expect(
      await world.test.admin("select actor, outcome, reasons from audit.entry where action = 'secret.use' and organization_id = $1", [
        owner.organizationId,
      ]),
    ).toEqual([{ actor: "test", outcome: "refused", reasons: ["VAULT_INTEGRITY"] }]);
    await change();
    expect((await call(owner.organizationId)).status).toBe(200);
  });

  it("[VA2] refuses every ciphertext and data key at any other place, each with an alarm: other secret, other version, other organization", async () => {
    const state = await openVault(createCanaryStore(await world.test.database.source("wn_vault")), null, home);
    const alarms: Error[] = [];
    const deps: VaultDeps = {
      store: createPostgresStore(await world.test.database.source("wn_vault")),
      state,
      clock: world.clock,
      newId: uuidv7,
      killSwitch: () => null,
      alarm: (what) => alarms.push(what),
      environment: {},
    };
    const made: { organization: OrganizationId; id: SecretId; path: string; n: number }[] = [];
    for (const [organization, token] of [
      [owner.organizationId, owner.accessToken],
      [stranger.organizationId, stranger.accessToken],
    ] as const)
      for (const path of ["organization/swap-a", "organization/swap-b"]) {
        const { id } = await create(path, `${path} 1`, token);
        await add(id, 1, `${path} 2`, token);
        for (const n of [1, 2]) made.push({ organization: organization as OrganizationId, id: id as SecretId, path, n });
      }
    const opened = (at: (typeof made)[number]) => deps.store.transact(at.organization, (unit) => openVersion(deps, unit, at.id, at));
    const bytes = async ({ id, n }: (typeof made)[number]) =>
      (
        await world.test.admin<{ ciphertext: Buffer; wrapped_data_key: Buffer }>(
          "select ciphertext, wrapped_data_key from vault.secret_version where secret_id = $1 and n = $2",
          [id, n],
        )
      )[0]!;
    const put = ({ id, n }: (typeof made)[number], columns: { ciphertext: Buffer; wrapped_data_key: Buffer }) =>
      world.test.admin("update vault.secret_version set ciphertext = $3, wrapped_data_key = $4 where secret_id = $1 and n = $2", [
        id,
        n,
        columns.ciphertext,
        columns.wrapped_data_key,
      ]);
    for (const here of made) {
      const own = await bytes(here);
      expect(await opened(here)).toBe(`${here.path} ${here.n}`);
      for (const other of made) {
        if (other === here) continue;
        const foreign = await bytes(other);
        for (const swapped of [
          { ...own, ciphertext: foreign.ciphertext },
          { ...own, wrapped_data_key: foreign.wrapped_data_key },
          foreign,
        ]) {
          await put(here, swapped);
          expect(await codeOf(opened(here)), `${here.organization} ${here.path}@${here.n} with ${other.path}@${other.n}`).toBe(
            "VAULT_INTEGRITY",
          );
          expect(alarms.splice(0)).toHaveLength(1);
        }
      }
      await put(here, own);
    }
    // Organization keys exchanged between organizations open nothing either.
    await world.test.admin(
      `update vault.organization_key a set wrapped = b.wrapped from vault.organization_key b where a.organization_id <> b.organization_id and a.version = b.version`,
    );
    for (const here of made) expect(await codeOf(opened(here))).toBe("VAULT_INTEGRITY");
    await world.test.admin(
      `update vault.organization_key a set wrapped = b.wrapped from vault.organization_key b where a.organization_id <> b.organization_id and a.version = b.version`,
    );
    for (const here of made) expect(await opened(here)).toBe(`${here.path} ${here.n}`);
  });

  it("[VA1] no canary is in any table, answer, error or stack, in any common spelling", async () => {
    await codeOf(create("organization/anthropic-api-key", canary));
    await codeOf(create("Bad Path", canary));
    await ask(`{ secrets(first: 200) { items { ${fields} } } }`);
    const raw = Buffer.from(canary);
    const spellings = [
      canary,
      raw.toString("base64"),
      raw.toString("base64url"),
      raw.toString("hex"),
      encodeURIComponent(canary),
      JSON.stringify(canary).slice(1, -1),
    ];
    // Inside longer base64 the bytes may begin at any of three places.
    for (const shift of [1, 2])
      spellings.push(
        Buffer.concat([Buffer.alloc(shift), raw])
          .toString("base64")
          .slice(4, -4),
      );
    const tables = await world.test.admin<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["vault.secret_version", "audit.entry", "events.event", "vault.provider_call"]),
    );
    const hay = [...answers];
    for (const { name } of tables)
      hay.push(...(await world.test.admin<{ text: string }>(`select t::text as text from ${name} t`)).map(({ text }) => text));
    expect(hay.length).toBeGreaterThan(100);
    const sealed = readFileSync(join(home, "root.key"), "utf8").trim();
    for (const needle of [...spellings, sealed, Buffer.from(sealed, "hex").toString("base64")])
      expect(
        hay.filter((text) => text.includes(needle)).map((text) => text.slice(0, 200)),
        needle,
      ).toEqual([]);
    // The hunt finds what is there: the last four characters are shown on purpose.
    expect(hay.some((text) => text.includes(`…${canary.slice(-4)}`))).toBe(true);
  });
});

describe("the root key", () => {
  it("[VA5] is made once, for its owner's eyes only, and opens again", async () => {
    expect(vault.sealed).toBe(false);
    expect(statSync(join(home, "root.key")).mode & 0o777).toBe(0o600);
    expect((await openAt(home)).sealed).toBe(false);
    const given = Buffer.from(readFileSync(join(home, "root.key"), "utf8").trim(), "hex");
    expect((await openAt(join(home, "elsewhere"), given)).sealed).toBe(false);
  });

  it("[VA5] a wrong key stays sealed, and a missing one never becomes a new one", async () => {
    expect((await openAt(home, Buffer.alloc(32, 3))).sealed).toBe(true);
    expect((await openAt(home, Buffer.alloc(31, 3))).sealed).toBe(true);
    const empty = mkdtempSync(join(tmpdir(), "webnova-empty-"));
    expect((await openAt(empty)).sealed).toBe(true);
    expect(existsSync(join(empty, "root.key"))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  it("[VA4] sealed means: its state answers and says what to do, everything else is VAULT_SEALED, and nothing is written", async () => {
    const empty = mkdtempSync(join(tmpdir(), "webnova-sealed-"));
    const sealed = await openAt(empty);
    const before = await world.test.admin(
      "select (select count(*) from vault.secret) as secrets, (select count(*) from vault.secret_version) as versions, (select count(*) from vault.binding) as bindings, (select count(*) from vault.provider_call) as calls",
    );
    const { vaultStatus } = await ask<{ vaultStatus: { sealed: boolean; sentence: { en: string; ar: string } } }>(
      "{ vaultStatus { sealed sentence { en ar } } }",
      {},
      owner.accessToken,
      sealed,
    );
    expect(vaultStatus.sealed).toBe(true);
    expect(vaultStatus.sentence.en).toContain("WEBNOVA_ROOT_KEY");
    expect(vaultStatus.sentence.ar).toContain("WEBNOVA_ROOT_KEY");
    const [secret] = await world.test.admin<{ id: string; binding: string }>(
      "select s.id, b.id as binding from vault.secret s join vault.binding b on b.secret_id = s.id limit 1",
    );
    const refused = (source: string, input: unknown) => codeOf(ask(source, { input }, owner.accessToken, sealed));
    const on = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    expect(await codeOf(create("organization/while-sealed", "x", owner.accessToken, sealed))).toBe("VAULT_SEALED");
    const told = await create("organization/while-sealed", "x", owner.accessToken, sealed).catch((error: unknown) =>
      tellError(error, { locale: "ar", requestId: "request-1" }),
    );
    expect(told).toMatchObject({ formatted: { message: expect.stringMatching(/^الخزنة مختومة: مفتاحها الجذري/) } });
    expect(await refused(on("addSecretVersion", "AddSecretVersionInput"), { secretId: secret!.id, expectedVersion: 1, value: "x" })).toBe(
      "VAULT_SEALED",
    );
    for (const name of ["deleteSecret", "restoreSecret"])
      expect(await refused(on(name, "SecretInput"), { secretId: secret!.id })).toBe("VAULT_SEALED");
    expect(await refused(on("bindSecret", "BindSecretInput"), { secretId: secret!.id, targetKind: "PROVIDER", targetId: "claude" })).toBe(
      "VAULT_SEALED",
    );
    expect(await refused(on("unbindSecret", "UnbindSecretInput"), { bindingId: secret!.binding })).toBe("VAULT_SEALED");
    for (const source of ["{ secrets { items { id } } }", `{ secret(id: "${secret!.id}") { id } }`])
      expect(await codeOf(ask(source, {}, owner.accessToken, sealed))).toBe("VAULT_SEALED");
    expect(await codeOf(sealed.fetchFor("claude", owner.organizationId as OrganizationId, "test")(origin()))).toBe("VAULT_SEALED");
    expect(
      await world.test.admin(
        "select (select count(*) from vault.secret) as secrets, (select count(*) from vault.secret_version) as versions, (select count(*) from vault.binding) as bindings, (select count(*) from vault.provider_call) as calls",
      ),
    ).toEqual(before);
    expect(existsSync(join(empty, "root.key"))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  it("[VA5] a file that is gone after the start leaves the next start sealed", async () => {
    const kept = readFileSync(join(home, "root.key"));
    unlinkSync(join(home, "root.key"));
    expect((await openAt(home)).sealed).toBe(true);
    expect(existsSync(join(home, "root.key"))).toBe(false);
    writeFileSync(join(home, "root.key"), kept, { mode: 0o600 });
    expect((await openAt(home)).sealed).toBe(false);
  });
});

it("[ID35] whoever changes secrets or who may use them proves who they are, an hour after they last did", async () => {
  const secret = await create("organization/fresh", "a value nobody guesses");
  const { bindSecret } = await bind(secret.id);
  const provedAt = (seconds: number) =>
    world.test.admin("update identity.session set authenticated_at = $2 where user_id = $1", [
      owner.userId,
      new Date(world.clock.now().getTime() - seconds * 1000),
    ]);
  const input = { input: { secretId: secret.id } };
  const guarded = () =>
    Promise.all(
      [
        create("organization/late", "value"),
        add(secret.id, 1, "another value"),
        bind(secret.id),
        ask("mutation ($input: UnbindSecretInput!) { unbindSecret(input: $input) { id } }", { input: { bindingId: bindSecret.id } }),
        ask("mutation ($input: SecretInput!) { deleteSecret(input: $input) { id } }", input),
        ask("mutation ($input: SecretInput!) { restoreSecret(input: $input) { id } }", input),
      ].map(codeOf),
    );
  await provedAt(3_601);
  world.clock.advance(2_000);
  expect(new Set(await guarded())).toEqual(new Set(["IDENTITY_STEP_UP"]));
  await provedAt(0);
  world.clock.advance(2_000);
  expect(new Set(await guarded())).toEqual(new Set(["ok"]));
});

describe("[VA1] sealing for other subgraphs", () => {
  const organization = () => owner.organizationId as OrganizationId;

  it("opens for the same organization and subject, and for nothing else", async () => {
    const plain = Buffer.from("a data key");
    const sealed = await vault.sealing.seal("runtime.backup", organization(), "one", plain);
    expect(sealed.includes(plain)).toBe(false);
    expect((await vault.sealing.open("runtime.backup", organization(), "one", sealed)).equals(plain)).toBe(true);
    const changed = Buffer.from(sealed);
    changed[20] = changed[20]! ^ 1;
    for (const [whose, subject, bytes] of [
      [organization(), "two", sealed],
      [stranger.organizationId as OrganizationId, "one", sealed],
      [organization(), "one", changed],
      [organization(), "one", Buffer.alloc(3)],
    ] as const)
      expect(await codeOf(vault.sealing.open("runtime.backup", whose, subject, bytes))).toBe("VAULT_INTEGRITY");
  });

  it("takes no more than its purpose allows", async () => {
    expect(await codeOf(vault.sealing.seal("runtime.backup", organization(), "one", Buffer.alloc(1025)))).toBe("VAULT_TOO_LARGE");
  });
});
