import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runsSources } from "../../cli/node-options.ts";
import { serverAccount } from "../../db/embedded/account.ts";
import { findBinaries } from "../../db/embedded/binaries.ts";
import { dataFolder, takeOwnership } from "../../db/embedded/folder.ts";
import { birthOf, goneWithin } from "../../db/embedded/processes.ts";
import { explain } from "../../db/embedded/server.ts";
import type { EmbeddedDatabase } from "../../db/embedded.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { until } from "./support.ts";

// These servers keep fsync on: what they prove is what a person's data depends on.
const homes: string[] = [];
const servers: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

const makeHome = () => {
  const home = mkdtempSync(join(tmpdir(), "webnova-embedded-"));
  homes.push(home);
  return home;
};

/** A home that was used before: copied from one made once, because making a data folder takes most of a second. */
let used = "";
beforeAll(async () => {
  used = mkdtempSync(join(tmpdir(), "webnova-used-"));
  await (await startEmbedded({ home: used })).stop();
});
afterAll(() => rmSync(used, { recursive: true, force: true }));
const usedHome = () => {
  const home = makeHome();
  spawnSync("cp", ["-a", `${used}/.`, home]);
  return home;
};

const start = async (home: string, notices: string[] = []) => {
  const server = await startEmbedded({ home, onNotice: (text) => notices.push(text) });
  servers.push(server);
  return server;
};

interface Held {
  url: string;
  pid: number;
  began: string;
  code?: string;
  sentence?: { en: string; ar: string };
}

/** Starts the server in another process. */
const hold = async (home: string): Promise<{ child: ChildProcess; said: Held }> => {
  const child = spawn(process.execPath, [...runsSources, new URL("./hold.ts", import.meta.url).pathname, home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const line = await new Promise<string>((resolve) => child.stdout!.once("data", (data: Buffer) => resolve(String(data))));
  return { child, said: JSON.parse(line) as Held };
};

const kill = async (child: ChildProcess, name: NodeJS.Signals) => {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(name);
  await ended;
};

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows[0];
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill(child, "SIGTERM");
  for (const server of servers.splice(0)) await server.stop();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

describe("the embedded database", () => {
  it("[DP62] starts in an empty folder without network, is stopped, and finds its data again", async () => {
    const home = makeHome();
    const first = await start(home);
    expect(first.began).toBe("created");
    expect(await query(first.url, "select current_database() as name")).toEqual({ name: "webnova" });
    await query(first.url, "create table kept (id int)");
    await servers.pop()!.stop();
    expect(birthOf(first.pid())).toBeNull();
    const second = await start(home);
    expect(second.began).toBe("started");
    expect(await query(second.url, "select count(*) from kept")).toEqual({ count: "0" });
  });

  it("[DP62] makes missing library links, and copies binaries that the server's account cannot reach", async () => {
    const home = makeHome();
    // A copy of the package with its links removed, as after `npm ci --ignore-scripts`, in a folder only its owner may enter.
    const original = dirname(dirname(findBinaries(serverAccount(), home).postgres));
    const closed = join(home, "closed");
    mkdirSync(closed, { mode: 0o700 });
    cpSync(dirname(original), join(closed, "package"), { recursive: true, verbatimSymlinks: true });
    const native = join(realpathSync(closed), "package", "native");
    for (const { target } of JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[])
      unlinkSync(join(native, "..", target));
    expect(spawnSync(join(native, "bin", "postgres"), ["--version"]).status).not.toBe(0);
    const found = findBinaries(serverAccount(), home, native);
    expect(found.version).toMatch(/^18\./);
    const asServer = spawnSync(found.postgres, ["--version"], { cwd: "/", ...(serverAccount() ?? {}) });
    expect(asServer.status).toBe(0);
    if (process.getuid?.() === 0) expect(found.postgres.startsWith(native)).toBe(false);
  });

  it("[DP62] puts data elsewhere when the home folder is below one that only root may enter, and leaves a link to it", async () => {
    const closed = mkdtempSync(join(tmpdir(), "webnova-closed-"));
    const outside = mkdtempSync(join(tmpdir(), "webnova-outside-"));
    homes.push(closed, outside);
    spawnSync("chmod", ["755", outside]);
    const home = join(closed, "home");
    mkdirSync(home);
    const folder = dataFolder(home, { uid: 65534, gid: 65534 }, outside);
    expect(folder.startsWith(realpathSync(outside))).toBe(true);
    expect(lstatSync(closed).mode & 0o777).toBe(0o700);
  });

  it("[DP63] runs the server under an account that is not root; its data folder is 0700 and its own", async () => {
    const server = await start(usedHome());
    const status = readFileSync(`/proc/${server.pid()}/status`, "utf8");
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    expect(uid).not.toBe(0);
    expect(uid).toBe(serverAccount()?.uid ?? process.getuid?.());
    const stat = statSync(server.folder);
    expect(stat.mode & 0o777).toBe(0o700);
    expect(stat.uid).toBe(uid);
  });

  it("[DP64] listens on loopback only, asks for a password, and keeps that password in a file of mode 0600", async () => {
    const home = usedHome();
    const server = await start(home);
    expect(statSync(join(home, "postgres.password")).mode & 0o777).toBe(0o600);
    const settings = await query(
      server.url,
      "select current_setting('listen_addresses') as at, current_setting('password_encryption') as how, (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as methods",
    );
    expect(settings).toEqual({ at: "127.0.0.1", how: "scram-sha-256", methods: "scram-sha-256" });
    const wrong = new URL(server.url);
    wrong.password = "guess";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const socket = join(dirname(server.folder), "postgres.sockets", `.s.PGSQL.${server.port}`);
    expect(existsSync(socket)).toBe(true);
    expect(statSync(dirname(socket)).mode & 0o077).toBe(0);
    expect(await query(server.localUrl, "select inet_server_addr() as over, current_database() as name")).toEqual({
      over: null,
      name: "webnova",
    });
    const guessed = new URL(server.localUrl);
    guessed.password = "guess";
    await expect(query(guessed.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    for (const file of readdirSync(home))
      if (lstatSync(join(home, file)).isFile()) expect(statSync(join(home, file)).mode & 0o077, file).toBe(0);
  });

  it.runIf(process.platform === "linux")("keeps the memory of a statement for the next, and asks the system for it only once", async () => {
    const { url } = await start(usedHome());
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const pages = () => Number(readFileSync(`/proc/${rows[0]!.pid}/stat`, "utf8").split(") ")[1]!.split(" ")[7]);
    // Many small pieces, together more than is kept without being told to.
    const one = "(select count(*) from (select n, repeat('x', 50) from generate_series(1, 300) n order by n desc) q)";
    const run = async (times: number) => {
      for (let n = 0; n < times; n += 1) await client.query(`select ${Array.from({ length: 12 }, () => one).join(" + ")}`);
    };
    await run(10);
    const before = pages();
    await run(20);
    const taken = pages() - before;
    await client.end();
    expect(taken).toBeLessThan(100);
  });

  it("[DP65] a second start on the same folder says who holds it, in both languages", async () => {
    const home = usedHome();
    await start(home);
    const { said } = await hold(home);
    expect(said.code).toBe("DATABASE_HELD");
    expect(said.sentence?.en).toContain(String(process.pid));
    expect(said.sentence?.ar).toContain(String(process.pid));
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: "DATABASE_HELD" });
  });

  it("[DP65] of many claims at once exactly one wins, also over a dead one", async () => {
    const home = makeHome();
    writeFileSync(join(home, "postgres.owner"), JSON.stringify({ pid: 999_999_9, birth: "1", claim: "dead" }));
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, async () => takeOwnership(home)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "fulfilled") outcome.value();
    expect(readdirSync(home)).toEqual([]);
  });

  it("[DP65] starts over a postmaster.pid that names a process which is somebody else by now", async () => {
    const home = usedHome();
    const first = await start(home);
    await query(first.url, "create table kept (id int)");
    await servers.pop()!.stop();
    const stranger = spawn("sleep", ["60"], { ...(serverAccount() ?? {}), cwd: "/" });
    children.push(stranger);
    const file = join(first.folder, "postmaster.pid");
    writeFileSync(file, `${stranger.pid}\n${first.folder}\n1700000000\n${first.port}\n\n127.0.0.1\n  1 1\nready   \n`);
    const second = await start(home);
    expect(await query(second.url, "select count(*) from kept")).toEqual({ count: "0" });
    expect(birthOf(stranger.pid!)).not.toBeNull();
    await kill(stranger, "SIGKILL");
  });

  it("[DP65] a data folder of another major version is refused and left as it is", async () => {
    const home = usedHome();
    const first = await start(home);
    await servers.pop()!.stop();
    writeFileSync(join(first.folder, "PG_VERSION"), "17\n");
    const before = readdirSync(first.folder).sort();
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: "DATABASE_OTHER_MAJOR", params: { found: "17", ours: "18" } });
    expect(readdirSync(first.folder).sort()).toEqual(before);
    writeFileSync(join(first.folder, "PG_VERSION"), "18\n");
    expect((await start(home)).began).toBe("started");
  });

  it("[DP65] never initialises over something: foreign files, a lost password, a link whose goal is gone", async () => {
    const foreign = makeHome();
    mkdirSync(join(foreign, "postgres"));
    writeFileSync(join(foreign, "postgres", "thesis.txt"), "years of work");
    await expect(startEmbedded({ home: foreign })).rejects.toMatchObject({ code: "DATABASE_FOLDER_FOREIGN" });
    expect(readFileSync(join(foreign, "postgres", "thesis.txt"), "utf8")).toBe("years of work");

    const lost = usedHome();
    rmSync(join(lost, "postgres.password"));
    await expect(startEmbedded({ home: lost })).rejects.toMatchObject({ code: "DATABASE_PASSWORD_LOST" });

    const gone = makeHome();
    spawnSync("ln", ["-s", "/nowhere/at/all", join(gone, "postgres")]);
    await expect(startEmbedded({ home: gone })).rejects.toMatchObject({ code: "DATABASE_FOLDER_GONE" });
  });

  it("[DP65] an interrupted first start is begun again, and a full disk is called that", async () => {
    const home = makeHome();
    mkdirSync(join(home, "postgres.new"));
    writeFileSync(join(home, "postgres.new", "PG_VERSION"), "18\n");
    expect((await start(home)).began).toBe("created");
    const full = explain({ folder: "/data" }, 'FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device');
    expect(full).toMatchObject({ code: "DATABASE_DISK_FULL", sentence: { ar: expect.stringContaining("/data") } });
    expect(explain({ folder: "/data" }, "FATAL:  something else").code).toBe("DATABASE_START_FAILED");
  });

  it("[DP65] a server that crashes is started again on the same port, and nothing committed is lost", async () => {
    const notices: string[] = [];
    const server = await start(usedHome(), notices);
    await query(server.url, "create table kept as select generate_series(1, 1000) as n");
    const before = server.pid();
    process.kill(before, "SIGKILL");
    await goneWithin(before, 5000);
    await until(() => server.pid() !== before);
    await until(() =>
      query(server.url, "select 1").then(
        () => true,
        () => false,
      ),
    );
    expect(await query(server.url, "select count(*) from kept")).toEqual({ count: "1000" });
    expect(notices.join()).toContain("unexpectedly");
  });

  it("[DP66] stopping the process stops the server; kill -9 leaves one that the next start adopts with its data", async () => {
    const home = makeHome();
    const { child, said } = await hold(home);
    expect(said.began).toBe("created");
    await query(said.url, "create table kept as select 7 as n");
    await kill(child, "SIGKILL");
    expect(birthOf(said.pid)).not.toBeNull();

    const notices: string[] = [];
    const adopted = await start(home, notices);
    expect(adopted.began).toBe("adopted");
    expect(adopted.pid()).toBe(said.pid);
    expect(await query(adopted.url, "select n::text from kept")).toEqual({ n: "7" });
    await servers.pop()!.stop();
    expect(birthOf(said.pid)).toBeNull();

    const again = await hold(home);
    expect(again.said.began).toBe("started");
    await kill(again.child, "SIGTERM");
    expect(birthOf(again.said.pid)).toBeNull();
  });

  it("[DP66] a left-over server that is not ours to use any more is stopped cleanly and started anew", async () => {
    const home = usedHome();
    const { child, said } = await hold(home);
    await query(said.url, "create table kept as select 7 as n");
    // Its password was changed behind our back: it does not answer to ours.
    await query(said.url, "alter role webnova password 'other'");
    await kill(child, "SIGKILL");
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: "DATABASE_PASSWORD_LOST" });
    expect(birthOf(said.pid)).toBeNull();
    expect(existsSync(join(home, "postgres", "postmaster.pid"))).toBe(false);
  });
});
