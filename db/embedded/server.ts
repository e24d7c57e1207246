/** Starting, adopting and stopping one PostgreSQL server process on one data folder. */
import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "../errors.ts";
import type { ServerAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { birthOf, goneWithin, isPostmasterOf, signal } from "./processes.ts";

export interface Place {
  readonly folder: string;
  readonly log: string;
  readonly account: ServerAccount | null;
  readonly binaries: Binaries;
  readonly password: string;
  readonly durable: boolean;
}

export interface Running {
  readonly pid: number;
  readonly port: number;
}

export const SUPERUSER = "webnova";

/** Settings that every embedded server has; their hash is its cluster_name, so an adopted server with older settings is noticed. */
const settings = (durable: boolean): readonly string[] => [
  "listen_addresses=127.0.0.1",
  "password_encryption=scram-sha-256",
  "max_connections=250",
  "shared_buffers=128MB",
  "timezone=UTC",
  "log_timezone=UTC",
  "lc_messages=C",
  "jit=off",
  "log_line_prefix=%m [%p] ",
  ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=1h"]),
];

/**
 * What its processes keep of memory that a statement is done with. By itself glibc gives back all but 128 KiB behind every statement and
 * asks for it again, page by page, in the next: a third of the time of a nested read.
 */
const memory = {
  MALLOC_TRIM_THRESHOLD_: String(2 * 1024 * 1024),
  MALLOC_TOP_PAD_: String(256 * 1024),
  // Naming one of them ends that glibc finds them out by itself; so high, large pieces come from the same heap.
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
} as const;

const clusterName = (place: Place): string => {
  let hash = 0;
  const all = [...settings(place.durable), ...Object.entries(memory).map(([name, value]) => `${name}=${value}`)];
  for (const char of all.join("\n")) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0;
  return `webnova-${(hash >>> 0).toString(16)}`;
};

const environment = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC", ...memory };

/** Makes the data folder: in a folder beside it first, renamed when complete, so an interrupted first start leaves no half database. */
export const initialise = (place: Place): void => {
  const half = `${place.folder}.new`;
  const secret = `${place.folder}.pw`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, place.password, { mode: 0o600 });
  if (place.account) for (const path of [half, secret]) chownSync(path, place.account.uid, place.account.gid);
  const args = ["-D", half, "-U", SUPERUSER, `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...(place.durable ? [] : ["--no-sync"]));
  const made = spawnSync(place.binaries.initdb, args, { encoding: "utf8", cwd: "/", env: environment, ...(place.account ?? {}) });
  rmSync(secret, { force: true });
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw explain(place, `${made.stdout ?? ""}${made.stderr ?? ""}${made.error?.message ?? ""}`);
  }
  renameSync(half, place.folder);
};

/** Starts the server on a free loopback port (or `port`) and returns when it accepts connections. */
export const start = async (place: Place, onNotice: (text: string) => void, port?: number): Promise<Running> => {
  forgetStalePid(place.folder);
  for (let attempt = 0; ; attempt++) {
    const chosen = port ?? (await freePort());
    const outcome = await startOn(place, chosen, onNotice);
    if ("pid" in outcome) return outcome;
    const taken = /could not bind|Address already in use/.test(outcome.said);
    // A server that was killed leaves children holding its shared memory for a moment.
    const leaving = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(outcome.said);
    if (attempt >= 20 || !(taken || leaving)) throw explain(place, outcome.said);
    await sleep(taken && !port ? 0 : 300);
  }
};

const startOn = async (place: Place, port: number, onNotice: (text: string) => void): Promise<Running | { said: string }> => {
  const from = existsSync(place.log) ? statSync(place.log).size : 0;
  const out = openSync(place.log, "a", 0o600);
  const args = [
    "-D",
    place.folder,
    "-p",
    String(port),
    "-c",
    `cluster_name=${clusterName(place)}`,
    "-c",
    `unix_socket_directories=${socketFolder(place)}`,
  ];
  for (const setting of settings(place.durable)) args.push("-c", setting);
  // Detached: Ctrl-C in a terminal reaches the whole process group, and the server must outlive the work that is still to be finished.
  const child = spawn(place.binaries.postgres, args, {
    cwd: "/",
    env: environment,
    detached: true,
    stdio: ["ignore", out, out],
    ...(place.account ?? {}),
  });
  closeSync(out);
  let ended: string | null = null;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code) => {
    ended ??= `exit code ${code}`;
  });
  child.unref();
  const began = performance.now();
  for (let told = false; ; ) {
    await sleep(10);
    if (ended !== null) return { said: `${said(place.log, from)}\n${ended}` };
    const file = readPidFile(place.folder);
    if (file && file.pid === child.pid && file.ready) return { pid: file.pid, port };
    if (!told && performance.now() - began > 10_000) {
      told = true;
      onNotice("The database was not shut down cleanly and is recovering; this can take a while.");
    }
  }
};

const socketFolder = (place: Place): string => {
  const folder = dirname(place.folder);
  // 107 bytes is all a socket's path may have; without one everybody uses the loopback port.
  if (process.platform === "win32" || Buffer.byteLength(folder) > 80) return "";
  const sockets = join(folder, "postgres.sockets");
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  if (place.account) chownSync(sockets, place.account.uid, place.account.gid);
  return sockets;
};

const said = (log: string, from: number): string => {
  const text = existsSync(log) ? readFileSync(log) : Buffer.alloc(0);
  return text.subarray(from).toString("utf8");
};

/** Turns a server's last words into a sentence with a way out. */
export const explain = (place: Pick<Place, "folder">, words: string): DatabaseError => {
  if (/No space left on device|Disk quota exceeded/i.test(words)) return new DatabaseError("DATABASE_DISK_FULL", { folder: place.folder });
  const lines = words.split("\n").filter((line) => /FATAL|PANIC|ERROR|error|cannot|exit code/.test(line));
  return new DatabaseError("DATABASE_START_FAILED", {
    folder: place.folder,
    detail: lines.slice(-4).join(" | ").slice(0, 600) || "(nothing)",
  });
};

interface PidFile extends Running {
  readonly ready: boolean;
}

const readPidFile = (folder: string): PidFile | null => {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
};

/** Returns the live server of this folder, if there is one. */
export const runningOn = (folder: string): Running | null => {
  const file = readPidFile(folder);
  return file && isPostmasterOf(file.pid, folder) ? file : null;
};

/** PostgreSQL refuses to start when the process id in its file is alive, even when that is somebody else by now. We know better. */
const forgetStalePid = (folder: string): void => {
  const file = readPidFile(folder);
  if (file && !isPostmasterOf(file.pid, folder) && birthOf(file.pid) !== null) rmSync(join(folder, "postmaster.pid"), { force: true });
};

/** Takes over a server whose Node was killed: true when it answers to our password, has our version and our settings. */
export const adoptable = async (place: Place, running: Running): Promise<boolean> => {
  const client = new pg.Client({ connectionString: urlOf(place, running.port), connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; version: string; folder: string }>(
      "select current_setting('cluster_name') as name, current_setting('server_version') as version, current_setting('data_directory') as folder",
    );
    const answer = rows[0];
    return answer?.name === clusterName(place) && answer.folder === place.folder && answer.version.split(" ")[0] === place.binaries.version;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

/** Fast shutdown: sessions are ended, everything is written. A server that does not end is told to drop everything (it recovers next time). */
export const stop = async (running: Running): Promise<void> => {
  signal(running.pid, "SIGINT");
  if (await goneWithin(running.pid, 30_000)) return;
  signal(running.pid, "SIGQUIT");
  if (!(await goneWithin(running.pid, 10_000))) signal(running.pid, "SIGKILL");
};

/** The same through the server's own socket, where there is one. */
export const localUrlOf = (place: Place, port: number): string => {
  const sockets = socketFolder(place);
  return `${urlOf(place, port)}${sockets && `?host=${encodeURIComponent(sockets)}`}`;
};

export const urlOf = (place: Pick<Place, "password">, port: number, database = "webnova"): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(place.password)}@127.0.0.1:${port}/${database}`;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
