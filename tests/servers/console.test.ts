/** The commands of whoever runs the machine, against a real installation: what they say, what they change, and what they refuse. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../cli/commands/index.ts";
import { claude } from "../../cli/doctor/providers.ts";
import { readSettings } from "../../cli/env.ts";
import {
  administrator,
  ask,
  askPlatform,
  data,
  databaseRuns,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  postJson,
  send,
  signIn,
  withOwner,
} from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";

const folder = mkdtempSync(join(tmpdir(), "webnova-console-"));
const homes = [folder];
const behindProxy = { WEBNOVA_TRUSTED_PROXIES: "127.0.0.1" } as const;
let server: Server;
let token = "";
let platform: MadePlatform;
let cookie = "";

beforeAll(async () => {
  server = await startServer({ env: { ...withOwner, ...behindProxy, WEBNOVA_ALLOW_HTTP: "0" } });
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token, "A shop. Products have a name and a price.");
  cookie = await administrator(server, token, platform);
});
afterAll(async () => {
  await server.remove();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

interface Finding {
  readonly part: string;
  readonly state: string;
  readonly sentence: { readonly en: string; readonly ar: string };
}

const examine = async (env: Readonly<Record<string, string>> = {}, home: Pick<Server, "home"> = server) => {
  const { code, out, err } = await runCommand(["doctor", "--json"], home, "", env);
  expect(err).toBe("");
  const findings = JSON.parse(out) as Finding[];
  for (const { sentence } of findings) expect(sentence).toMatchObject({ en: expect.stringMatching(/\w/), ar: expect.stringMatching(/\S/) });
  return { code, state: (part: string) => findings.find((it) => it.part === part)?.state, findings };
};

/** A service that answers every question with one status. */
const answering = async (status: number) => {
  const asked: { path: string; key: unknown }[] = [];
  const service = createServer((request, response) => {
    asked.push({ path: request.url ?? "", key: request.headers["x-api-key"] });
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, asked, close: () => service.close() };
};

describe("[FD37] webnova doctor", () => {
  test("[FD37] looks at every part of a running installation and finds it in order", async () => {
    const { code, findings, state } = await examine();
    expect(code).toBe(0);
    expect(findings.map(({ part }) => part)).toEqual(
      "node memory folder disk clock database clocks migrations keys events running port web supergraph sandbox chromium files claude mail".split(
        " ",
      ),
    );
    for (const part of ["node", "folder", "database", "clocks", "migrations", "keys", "events", "running", "port", "web", "supergraph"])
      expect([part, state(part)]).toEqual([part, "ok"]);
    expect([state("claude"), state("mail")]).toEqual(["optional", "optional"]);
    const arabic = await runCommand(["doctor"], server, "", { LANG: "ar_EG.UTF-8" });
    expect(arabic.out).toMatch(/✓ database\s+.*[\u0600-\u06ff]/);
  });

  test("[FD37] says of an outside service whether it is configured and whether it works", async () => {
    const env = (url: string) => ({ ANTHROPIC_API_KEY: "sk-test-12345678", WEBNOVA_ANTHROPIC_URL: url });
    const lookedAt = async (url: string) => (await claude(readSettings({ WEBNOVA_HOME: server.home, ...env(url) }))).state;
    for (const [status, state] of [
      [200, "ok"],
      [401, "warning"],
      [529, "warning"],
    ] as const) {
      const service = await answering(status);
      expect([status, await lookedAt(service.url)]).toEqual([status, state]);
      expect(service.asked).toEqual([{ path: "/v1/models?limit=1", key: "sk-test-12345678" }]);
      service.close();
    }
    expect(await lookedAt("http://127.0.0.1:1")).toBe("warning");

    // The command tells it, and goes on to say that WebNova can run.
    const refusing = await answering(401);
    const looked = await examine(env(refusing.url));
    refusing.close();
    expect(refusing.asked).toHaveLength(1);
    expect([looked.code, looked.state("claude")]).toEqual([0, "warning"]);
  });

  test("[FD37] exits with 1 only for what WebNova cannot run with", async () => {
    const unreachable = await examine({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/x" });
    expect([unreachable.code, unreachable.state("database")]).toEqual([1, "broken"]);

    // A login without the rights: the server's own application role.
    const database = await openDatabase(server.home);
    const { port } = database;
    await database.query("create role guest login password 'guest'");
    await database.end();
    const poor = await examine({ DATABASE_URL: `postgres://guest:guest@127.0.0.1:${port}/webnova` });
    expect([poor.code, poor.state("database")]).toEqual([1, "broken"]);
    expect(poor.findings.find(({ part }) => part === "database")?.sentence.en).toContain("CREATEROLE");

    const taken = await examine({ PORT: String(server.port) }, { home: join(folder, "elsewhere") });
    expect([taken.code, taken.state("port"), taken.state("migrations"), taken.state("keys")]).toEqual([
      0,
      "warning",
      "optional",
      "optional",
    ]);

    renameSync(join(server.home, "root.key"), join(server.home, "root.key.away"));
    try {
      const sealed = await examine();
      expect([sealed.code, sealed.state("keys")]).toEqual([0, "warning"]);
      expect(existsSync(join(server.home, "root.key"))).toBe(false);
    } finally {
      renameSync(join(server.home, "root.key.away"), join(server.home, "root.key"));
    }
  });
});

describe("[FD38] the command line", () => {
  test("[FD38] every command explains itself in both languages", async () => {
    expect(commands.map(({ name }) => name)).toEqual(
      "start describe templates import export platforms token owner-link doctor migrate backup restore kill events audit openapi compose check version".split(
        " ",
      ),
    );
    const arabic = /[\u0600-\u06ff]{3}/;
    for (const { name, summary, usage } of commands) {
      for (const words of [summary.en, usage.en]) expect(words).not.toMatch(arabic);
      expect(summary.ar).toMatch(arabic);
      for (const words of [usage.en, usage.ar]) expect(words).toContain(`webnova ${name}`);
      if (name !== "version") expect(usage.ar).toMatch(arabic);
    }
    for (const [language, usage] of [
      ["en_US.UTF-8", "Stop WebNova first."],
      ["ar_EG.UTF-8", "أوقف WebNova أولًا"],
    ] as const) {
      const said = await runCommand(["restore", "--help"], server, "", { LANG: language });
      expect([said.code, said.out.includes(usage)]).toEqual([0, true]);
    }
  });

  test("[FD38] what destroys asks, and without anybody to ask it needs --yes", async () => {
    for (const args of [
      ["kill", "--scope", "organization", "--reason", "a test"],
      ["events", "replay", "--all"],
    ]) {
      const ended = await runCommand(args, server);
      expect([args[0], ended.code]).toEqual([args[0], 2]);
      expect(ended.err).toContain("--yes");
    }
    expect((await data(server, token, "{ killSwitches { id } }")).killSwitches).toEqual([]);
  });

  test("[FD38] version, migrate --plan and openapi say what is here", async () => {
    const version = JSON.parse((await runCommand(["version", "--json"], server)).out);
    expect(version).toMatchObject({ webnova: expect.stringMatching(/^\d+\.\d+\.\d+$/), node: process.versions.node });
    expect((await runCommand(["migrate", "--plan"], server)).out).toContain("Nothing to do");

    const doors = JSON.parse((await runCommand(["openapi"], server)).out) as { paths: Record<string, Record<string, object>> };
    for (const [path, methods] of Object.entries(doors.paths)) {
      const method = Object.keys(methods)[0]?.toUpperCase() ?? "";
      const answer = await send(server.port, {
        method,
        path,
        headers: { "content-type": "application/json", origin: `http://localhost:${server.port}` },
        ...(method === "POST" && { body: "{}" }),
      });
      expect([path, answer.status]).not.toEqual([path, 404]);
      expect([path, answer.status]).not.toEqual([path, 405]);
    }
  });

  test("[FD38] openapi --platform describes what an environment answers with, for the roles that are named", async () => {
    const asked = await runCommand(["openapi", "--platform", platform.key], server);
    expect(asked.err).toBe("");
    const whole = JSON.parse(asked.out) as { servers: { url: string }[]; paths: object };
    const running = await send(server.port, { method: "GET", path: "/api/openapi.json", headers: { host: platform.host, cookie } });
    expect(Object.keys(whole.paths)).toEqual(Object.keys((JSON.parse(running.text) as typeof whole).paths));
    expect(Object.keys(whole.paths)).toContain("/api/products");
    expect(whole.servers[0]?.url).toContain(platform.host.split(":")[0]);
    const visitors = await runCommand(["openapi", "--platform", platform.key, "--role", "public"], server);
    expect(Object.keys((JSON.parse(visitors.out) as typeof whole).paths).length).toBeLessThan(Object.keys(whole.paths).length);
    for (const wrong of [
      ["--platform", "nothing"],
      ["--platform", platform.key, "--role", "nobody"],
      ["--platform", platform.key, "--environment", "moon"],
    ]) {
      const refused = await runCommand(["openapi", ...wrong], server);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("There is no")]);
    }
  });

  test("[FD38] [EV12] events: the newest are shown; a dead one is listed, given back, and given up", async () => {
    const shown = await runCommand(["events", "tail", "--last", "5", "--json"], server);
    const events = shown.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength(5);
    // A position is opaque: era, key and number, which sort as numbers.
    const placeOf = ({ position }: { position: string }) => Buffer.from(position, "base64url").toString().split(".").map(Number);
    const before = (a: readonly number[], b: readonly number[]) =>
      a.map((part, n) => part - b[n]!).find((difference) => difference !== 0) ?? 0;
    expect(events.map(placeOf)).toEqual(events.map(placeOf).toSorted(before));
    expect((await runCommand(["events", "parked"], server)).out).toContain("Nothing is parked");

    const database = await openDatabase(server.home);
    try {
      const { rows } = await database.query("select name from events.consumer where mode = 'skip' or mode = 'ordered-by-stream' limit 1");
      const { id, organizationId, stream, version } = events.at(-1);
      await database.query(
        "insert into events.parked (consumer, event_id, organization_id, stream, version, attempts, error, state) values ($1, $2, $3, $4, $5, 6, 'boom', 'dead')",
        [rows[0].name, id, organizationId, stream, version],
      );
      const [dead] = JSON.parse((await runCommand(["events", "parked", "--json"], server)).out);
      expect(dead).toMatchObject({ eventId: id, state: "dead", error: "boom" });
      const replayed = await runCommand(["events", "replay", "--event", id, "--yes", "--json"], server);
      expect(JSON.parse(replayed.out)).toEqual({ replayed: 1 });
      const { rows: now } = await database.query(
        "select state, attempts, next_at <= clock_timestamp() as due from events.parked where event_id = $1",
        [id],
      );
      expect(now).toEqual([{ state: "waiting", attempts: 1, due: true }]);

      // [EV12] Given up for a reason only, which the organization's audit log keeps.
      await database.query("update events.parked set state = 'dead', next_at = null where event_id = $1", [id]);
      const doctor = JSON.parse((await runCommand(["doctor", "--json"], server)).out);
      expect(JSON.stringify(doctor)).toContain("webnova events parked");
      const whole = await runCommand(["events", "parked", "--event", id], server);
      expect(JSON.parse(whole.out)).toMatchObject({ eventId: id, stream, attempts: 1, error: "boom", data: expect.anything() });
      const discard = (...more: readonly string[]) => runCommand(["events", "discard", "--yes", "--json", ...more], server);
      for (const [args, words] of [
        [["--event", id], /--reason/],
        [["--reason", "x"], /--event/],
        [["--event", "x", "--reason", "x"], /id/],
      ] as const)
        expect(await discard(...args)).toMatchObject({ code: 2, err: expect.stringMatching(words) });
      const given = await discard("--stream", stream, "--reason", "Nobody misses it.");
      expect(JSON.parse(given.out)).toEqual({ discarded: 1 });
      const { rows: entries } = await database.query(
        "select organization_id, action, after from audit.entry where resource = $1 order by seq",
        [`event:${id}`],
      );
      expect(entries).toEqual([
        { organization_id: organizationId, action: "event.replay", after: { consumer: rows[0].name } },
        { organization_id: organizationId, action: "event.discard", after: { consumer: rows[0].name, reason: "Nobody misses it." } },
      ]);
    } finally {
      await database.end();
    }
  });
});

describe("a start", () => {
  test("[FD34] that is asked to end before it is ready ends in order and leaves no database running", async () => {
    const home = mkdtempSync(join(tmpdir(), "webnova-console-"));
    homes.push(home);
    const early = startServer({ home });
    early.catch(() => undefined);
    await expect.poll(() => databaseRuns(home), { timeout: 60_000, interval: 5 }).toBe(true);
    const [pid] = JSON.parse(`[${readFileSync(join(home, "postgres.owner"), "utf8")}]`).map((owner: { pid: number }) => owner.pid);
    process.kill(pid, "SIGTERM");
    await expect
      .poll(() => early.then((started) => started.process.exitCode).catch((error: Error) => error.message), { timeout: 60_000 })
      .toBe(0);
    expect(databaseRuns(home)).toBe(false);
    expect((await early).output()).toContain("Stopping as soon as the start has finished");
  });
});

test("[ID29] on plain HTTP from another machine sign-in is refused with the setting that allows it, and allowed by it", async () => {
  const body = { email: ownerEmail, password };
  const elsewhere = { "x-forwarded-for": "10.20.30.40" };
  const refused = await postJson(server.port, "/auth/sign-in", body, elsewhere);
  expect(refused.status, refused.text).toBe(403);
  expect(refused.text).toContain("WEBNOVA_ALLOW_HTTP=1");
  const behind = await startServer({ env: { ...withOwner, ...behindProxy, WEBNOVA_ALLOW_HTTP: "1" } });
  const allowed = await postJson(behind.port, "/auth/sign-in", body, elsewhere);
  await behind.remove();
  expect(allowed.status, allowed.text).toBe(200);
  expect(allowed.headers["set-cookie"]?.[0]).toMatch(/^wn=/);
});

describe("a backup", () => {
  const target = () => join(folder, "copy");
  /** Rows of the platform's own table, whoever may read them. */
  const count = async (home: string): Promise<number> => {
    const database = await openDatabase(home);
    try {
      const { rows } = await database.query(
        "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_name like 'ent\\_%' and table_type = 'BASE TABLE'",
      );
      expect(rows).toHaveLength(1);
      return (await database.query(`select count(*)::int as n from ${rows[0].name}`)).rows[0].n;
    } finally {
      await database.end();
    }
  };

  test("[FD38] is taken while people write, and a restore has every record acknowledged before it", async () => {
    let acknowledged = 0;
    let writing = true;
    const writer = (async () => {
      while (writing) {
        const made = await askPlatform(
          server,
          platform.host,
          cookie,
          "mutation ($set: CreateProductSet!) { createProduct(input: { set: $set }) { status } }",
          { set: { name: `Lamp ${acknowledged}`, price: 5 } },
        );
        expect(made.body?.data?.createProduct?.status, made.text).toBe("DONE");
        acknowledged += 1;
        // Slower than a platform's limit of requests.
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(5);
    const before = await count(server.home);
    const ended = await runCommand(["backup", target(), "--with-keys", "--json"], server);
    writing = false;
    await writer;
    expect(ended.code, ended.err).toBe(0);
    expect(ended.err).toBe("");

    // Not inside `folder`: the database's own account must be able to pass through to it.
    const home = mkdtempSync(join(tmpdir(), "webnova-console-"));
    homes.push(home);
    const restored = await runCommand(["restore", target(), "--json"], { home });
    expect(restored.code, restored.err).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ before: null, keyMissing: false });
    renameSync(join(home, "service.key"), join(folder, "service.key"));
    await expect(startServer({ home })).rejects.toThrow("service.key is missing beside its data");
    expect(existsSync(join(home, "service.key"))).toBe(false);
    renameSync(join(folder, "service.key"), join(home, "service.key"));
    const second = await startServer({ home });
    try {
      const again = await signIn(second, ownerEmail);
      expect(await count(home)).toBeGreaterThanOrEqual(before);
      expect(await count(home)).toBeLessThanOrEqual(await count(server.home));
      const database = await openDatabase(home);
      const { rows } = await database.query("select max(era)::int as era from events.era");
      await database.end();
      expect(rows).toEqual([{ era: 2 }]);
      // Life goes on in the copy: versions, releases, the audit chain.
      await makePlatform(second, again, "A library. Books have a title.");
      const verified = await runCommand(["audit", "verify", "--json"], second);
      expect(verified.code, `${verified.out}${verified.err}${second.output()}`).toBe(0);
    } finally {
      await second.stop();
    }
    const over = await runCommand(["restore", target()], { home });
    expect(over.code).toBe(2);
    expect(over.err).toContain("--yes");
    const replaced = await runCommand(["restore", target(), "--yes", "--json"], { home });
    expect(replaced.code, replaced.err).toBe(0);
    expect(existsSync(JSON.parse(replaced.out).before)).toBe(true);
  });

  test("[FD38] is refused over something, damaged, with another key, and while WebNova runs; nothing changes", async () => {
    expect((await runCommand(["backup", target()], server)).err).toContain("exists already");
    expect((await runCommand(["restore", target(), "--yes"], server)).err).toContain("running WebNova");
    const damaged = join(folder, "damaged");
    cpSync(target(), damaged, { recursive: true });
    const archive = readFileSync(join(damaged, "base.tar.zst"));
    archive[archive.length >> 1]! ^= 1;
    writeFileSync(join(damaged, "base.tar.zst"), archive);
    const fresh = { home: join(folder, "third") };
    expect((await runCommand(["restore", damaged], fresh)).err).toContain("SHA-256");
    expect((await runCommand(["restore", join(folder, "nothing")], fresh)).err).toContain("manifest.json");
    expect(existsSync(join(fresh.home, "postgres"))).toBe(false);
    mkdirSync(fresh.home, { recursive: true });
    writeFileSync(join(fresh.home, "service.key"), `${"0".repeat(64)}\n`);
    expect((await runCommand(["restore", target()], fresh)).err).toContain("another installation's key");
    const foreign = await runCommand(["backup", join(folder, "foreign")], server, "", { DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" });
    expect(foreign.err).toContain("pg_dump");
  });
});

describe("the audit log and the kill switch from the console", () => {
  test("[FD38] audit verify finds the log whole", async () => {
    const whole = await runCommand(["audit", "verify", "--json"], server);
    expect(whole.code, whole.err).toBe(0);
    expect(JSON.parse(whole.out)).toMatchObject({ intact: true });
  });

  test("[GV29] kill stops a platform's writes from the console, and the log names the console", async () => {
    const killed = await runCommand(
      ["kill", "--scope", "platform", "--id", platform.platformId, "--reach", "writes", "--reason", "a leak", "--yes", "--json"],
      server,
    );
    expect(killed.code, killed.err).toBe(0);
    const { id } = JSON.parse(killed.out);
    const write = () =>
      askPlatform(server, platform.host, cookie, "mutation ($set: CreateProductSet!) { createProduct(input: { set: $set }) { status } }", {
        set: { name: "Stopped", price: 1 },
      });
    await expect.poll(async () => (await write()).text).toContain("HALTED");
    const { killSwitches } = await data(server, token, "{ killSwitches { id active reason } }");
    expect(killSwitches).toEqual([{ id, active: true, reason: "a leak" }]);
    const database = await openDatabase(server.home);
    const { rows } = await database.query(
      "select request_id, actor_kind from audit.entry where action = 'kill.trigger' and outcome = 'ok'",
    );
    await database.end();
    expect(rows).toEqual([{ request_id: "console", actor_kind: "user" }]);
    const nonsense = await runCommand(["kill", "--scope", "platform", "--id", "x", "--reason", "why", "--yes"], server);
    expect(nonsense.code).toBe(1);
    expect(nonsense.err.trim().split("\n")).toHaveLength(1);
  });

  test("[GV29] kill works when no server runs and the vault is sealed; an entry changed behind our back is found", async () => {
    await server.stop();
    renameSync(join(server.home, "root.key"), join(server.home, "root.key.away"));
    const killed = await runCommand(["kill", "--scope", "organization", "--reason", "the gateway is down", "--yes"], server);
    expect(killed.code, killed.err).toBe(0);
    renameSync(join(server.home, "root.key.away"), join(server.home, "root.key"));
    server = await startServer({ home: server.home });
    token = await signIn(server, ownerEmail);
    const described = await ask(server, token, "mutation ($input: DescribePlatformInput!) { describePlatform(input: $input) { id } }", {
      input: { text: "A library. Books have a title.", locale: "en" },
    });
    expect(described.text).toContain("A kill switch is on");

    const database = await openDatabase(server.home);
    await database.query("set session_replication_role = replica");
    await database.query("update audit.entry set reasons = '{changed}' where id = (select entry_id from audit.leaf order by seq limit 1)");
    await database.end();
    const broken = await runCommand(["audit", "verify", "--json"], server);
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({ intact: false, firstBad: expect.any(Number) });
    expect((await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password: "wrong-password-here" })).status).toBe(401);
  });
});
