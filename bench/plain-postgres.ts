/** The same PostgreSQL binaries without us: initdb, postgres, wait until it answers. The reference for starts. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { serverAccount } from "../db/embedded/account.ts";
import { findBinaries } from "../db/embedded/binaries.ts";

export interface PlainPostgres {
  /** Milliseconds until the first answered query: with `initdb` the first time, without it afterwards. */
  start(): Promise<number>;
  stop(): Promise<void>;
  remove(): void;
}

/** Prepares a folder; finding the binaries is no part of any time. */
export const plainPostgres = (): PlainPostgres => {
  const home = mkdtempSync(join(tmpdir(), "webnova-plain-"));
  chmodSync(home, 0o711);
  const folder = join(home, "data");
  const account = serverAccount();
  const binaries = findBinaries(account, home);
  const run = (command: string, args: readonly string[]) =>
    spawn(command, args, { cwd: "/", env: { PATH: process.env.PATH ?? "", LC_ALL: "C" }, stdio: "ignore", ...(account ?? {}) });
  let server: ChildProcess | null = null;
  let initialised = false;
  return {
    start: async () => {
      const port = await freePort();
      const began = performance.now();
      if (!initialised) {
        mkdirSync(folder, { mode: 0o700 });
        if (account) chownSync(folder, account.uid, account.gid);
        const code = await ended(run(binaries.initdb, ["-D", folder, "-U", "plain", "--auth=trust", "--encoding=UTF8"]));
        if (code !== 0) throw new Error(`initdb ended with ${code}`);
        initialised = true;
      }
      server = run(binaries.postgres, ["-D", folder, "-p", String(port), "-k", "", "-c", "listen_addresses=127.0.0.1"]);
      await answers(port);
      return performance.now() - began;
    },
    stop: async () => {
      if (!server) return;
      const over = ended(server);
      server.kill("SIGINT");
      await over;
      server = null;
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
};

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

const answers = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 6_000; tries += 1) {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "plain", database: "postgres" });
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch {
      await sleep(10);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error("PostgreSQL did not answer within a minute");
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
