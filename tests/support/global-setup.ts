/**
 * One PostgreSQL per worker, started when its first test asks for a database and not before: tests that need none pay nothing. Workers do
 * not share one, because a transaction anywhere on a server delays when events of all its databases count as told.
 * Workers reach this process over a loopback door (`clusterDoor`) and are answered with the address of a migrated template; at its path
 * `home` they hear of the home that whole servers start on copies of.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "../../db/connect.ts";
import { birthOf, goneWithin, signal } from "../../db/embedded/processes.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrationFiles, migrationsFolder } from "../../db/migrate.ts";
import { type PreparedHome, prepareHome } from "./prepared-home.ts";

/** What a worker gets: the superuser's address, and the name of the template that holds today's migrations. */
export interface ClusterAnswer {
  readonly url: string;
  readonly template: string;
}

/** The secret of every test installation. */
export const testSecret = Buffer.from("webnova test secret, worth nothing");

declare module "vitest" {
  interface ProvidedContext {
    clusterDoor: string;
  }
}

const PREFIX = "webnova-test-";

const createCluster = () => {
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  let started: ReturnType<typeof startEmbedded> | null = null;
  let template: Promise<string> | null = null;
  let templateOf = "";

  const buildTemplate = async (url: string, name: string): Promise<string> => {
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    await prepareDatabase({ url: withDatabase(url, name), secret: testSecret });
    return name;
  };

  return {
    answer: async (): Promise<ClusterAnswer> => {
      started ??= startEmbedded({ home, durable: false });
      const { url } = await started;
      const hash = hashOfMigrations();
      if (hash !== templateOf) {
        templateOf = hash;
        template = buildTemplate(url, `template_${hash}`);
        template.catch(() => {
          templateOf = "";
        });
      }
      return { url, template: await template! };
    },
    stop: async () => {
      const server = await started?.catch(() => null);
      await server?.stop();
      rmSync(home, { recursive: true, force: true });
    },
    stopNow: async () => {
      const server = await started?.catch(() => null);
      if (server) signal(server.pid(), "SIGQUIT");
      if (server) await goneWithin(server.pid(), 2000);
      rmSync(home, { recursive: true, force: true });
    },
  };
};

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** Read as text: a test run that edits migrations while watching gets a new template. */
const hashOfMigrations = (): string => {
  const hash = createHash("sha256");
  for (const file of migrationFiles()) hash.update(file).update(readFileSync(new URL(file, migrationsFolder)));
  return hash.digest("hex").slice(0, 16);
};

/** Ends servers of earlier runs that were killed with -9. Theirs is the folder whose owner is dead. */
const sweep = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const home = join(tmpdir(), name);
    try {
      // A run that was killed before it claimed its folder; a young one may still be about to.
      if (!existsSync(join(home, "postgres.owner"))) {
        if (Date.now() - statSync(home).mtimeMs > 600_000) rmSync(home, { recursive: true, force: true });
        continue;
      }
      // A test that pulls the plug starts the same folder again in a moment; what is old nobody comes back for.
      if (Date.now() - statSync(join(home, "postgres.owner")).mtimeMs < 600_000) continue;
      const owner = JSON.parse(readFileSync(join(home, "postgres.owner"), "utf8")) as { pid: number; birth: string };
      if (birthOf(owner.pid) === owner.birth) continue;
      const pidFile = join(home, "postgres", "postmaster.pid");
      if (existsSync(pidFile)) {
        const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
        signal(pid, "SIGQUIT");
        await goneWithin(pid, 5000);
      }
      rmSync(home, { recursive: true, force: true });
    } catch {
      // Another run's folder that is being made or removed at this moment.
    }
  }
};

interface Shared {
  users: number;
  door: Promise<string>;
  close: () => Promise<void>;
}

/** Each vitest project calls this; all share the first one's door. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const place = globalThis as { webnovaTestCluster?: Shared };
  place.webnovaTestCluster ??= openDoor();
  const shared = place.webnovaTestCluster;
  shared.users += 1;
  project.provide("clusterDoor", await shared.door);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete place.webnovaTestCluster;
    await shared.close();
  };
};
export default setup;

const openDoor = (): Shared => {
  void sweep();
  const clusters = new Map<string, ReturnType<typeof createCluster>>();
  const clusterOf = (worker: string) => {
    const known = clusters.get(worker) ?? createCluster();
    clusters.set(worker, known);
    return known;
  };
  let home: Promise<PreparedHome> | null = null;
  const all = async (end: "stop" | "stopNow") => {
    await Promise.all([...clusters.values()].map((cluster) => cluster[end]()));
    (await home?.catch(() => null))?.remove();
  };
  const answerTo = async (path: string): Promise<string> => {
    if (path !== "/home") return JSON.stringify(await clusterOf(path).answer());
    home ??= prepareHome(PREFIX);
    return (await home).path ?? "";
  };
  const server = createServer((request, response) => {
    answerTo(request.url ?? "").then(
      (answer) => response.end(answer),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    );
  });
  server.unref();
  const interrupted = (name: NodeJS.Signals) => {
    void all("stopNow").finally(() => process.kill(process.pid, name));
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.once(name, interrupted);
  return {
    users: 0,
    door: new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        process.env.WEBNOVA_TEST_DOOR = address;
        resolve(address);
      });
    }),
    close: async () => {
      for (const name of signals) process.off(name, interrupted);
      server.closeAllConnections();
      server.close();
      await all("stop");
    },
  };
};
