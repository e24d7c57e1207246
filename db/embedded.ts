/**
 * The database that comes with WebNova: a real PostgreSQL started on a folder, so that `npm start` needs nothing else (DP62–DP66).
 *
 * It promises: data is never initialised twice; one process holds a folder and a second is told who; the server listens on loopback and a
 * private socket only and asks for a password; it ends when its Node ends, and when Node was killed the next start adopts it. A server
 * that dies while we run is started again on the same port.
 *
 *   claim the folder → find binaries → data folder → live server? adopt or stop it → first time? initdb → start → watch
 */
import { existsSync, mkdirSync, realpathSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { serverAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { dataFolder, isInitialised, passwordOf, rememberFolder, takeOwnership } from "./embedded/folder.ts";
import { birthOf, signal } from "./embedded/processes.ts";
import type { Place, Running } from "./embedded/server.ts";
import { adoptable, initialise, localUrlOf, runningOn, start, stop, urlOf } from "./embedded/server.ts";
import { DatabaseError } from "./errors.ts";

export interface EmbeddedOptions {
  /** WEBNOVA_HOME: data, password, log and claim live below it. */
  readonly home: string;
  /** Hears one line about what takes long or went wrong and was repaired. */
  readonly onNotice?: (text: string) => void;
  /** False only for throw-away databases of tests: no fsync. */
  readonly durable?: boolean;
}

export interface EmbeddedDatabase {
  /** The superuser's address of the database `webnova`, on loopback. */
  readonly url: string;
  /** The same through a socket of its own where the home's path is short enough: a quarter less CPU per short question than loopback. */
  readonly localUrl: string;
  readonly port: number;
  /** The process id of the server now; it changes when a crashed server was started again. */
  readonly pid: () => number;
  readonly folder: string;
  readonly version: string;
  /** Whether this start made the data folder, found it, or adopted a server that a killed process had left. */
  readonly began: "created" | "started" | "adopted";
  readonly stop: () => Promise<void>;
}

/** Starts (or adopts) the server of `home` and returns its address. Throws DatabaseError with a sentence for everything that can go wrong. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  try {
    return await claimAndStart(options);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOSPC" || code === "EDQUOT") throw new DatabaseError("DATABASE_DISK_FULL", { folder: options.home }, { cause: error });
    throw error;
  }
};

/** The address of the server that runs on this home's data folder, whoever started it; null when none does. */
export const runningEmbedded = (home: string): string | null => {
  if (!existsSync(join(home, "postgres"))) return null;
  const account = serverAccount();
  const folder = dataFolder(realpathSync(home), account);
  const running = runningOn(folder);
  return running && urlOf({ password: passwordOf(home, folder, true) }, running.port);
};

const claimAndStart = async ({ home: wanted, onNotice = () => {}, durable = true }: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  const home = realpathSync(wanted);
  const release = takeOwnership(home);
  try {
    const { place, running, began } = await bringUp(home, durable, onNotice);
    await createDatabase(home, place, running);
    const watch = keepAlive(place, running, onNotice);
    return {
      url: urlOf(place, running.port),
      localUrl: localUrlOf(place, running.port),
      port: running.port,
      pid: watch.pid,
      folder: place.folder,
      version: place.binaries.version,
      began,
      stop: async () => {
        await watch.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
};

const bringUp = async (home: string, durable: boolean, onNotice: (text: string) => void) => {
  const account = serverAccount();
  const binaries = findBinaries(account, home);
  const folder = dataFolder(home, account);
  const initialised = isInitialised(folder, binaries.version.split(".")[0]!);
  const password = passwordOf(home, folder, initialised);
  const log = join(home, "postgres.log");
  if (existsSync(log) && statSync(log).size > 8 * 1024 * 1024) renameSync(log, `${log}.1`);
  const place: Place = { folder, log, account, binaries, password, durable };

  const left = runningOn(folder);
  if (left) {
    if (await adoptable(place, left)) {
      onNotice("Took over the database that an earlier WebNova had left running.");
      return { place, running: left, began: "adopted" as const };
    }
    onNotice("An earlier WebNova had left a database running with other settings; stopping it first.");
    await stop(left);
  }
  if (!initialised) {
    initialise(place);
    rememberFolder(home, folder);
  }
  return { place, running: await start(place, onNotice), began: initialised ? ("started" as const) : ("created" as const) };
};

const createDatabase = async (home: string, place: Place, running: Running): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(place, running.port, "postgres") });
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'webnova'");
    if (!rowCount) await client.query("create database webnova");
  } catch (error) {
    await stop(running);
    const wrong = (error as { code?: string }).code === "28P01";
    throw wrong
      ? new DatabaseError("DATABASE_PASSWORD_LOST", { folder: place.folder, file: join(home, "postgres.password") }, { cause: error })
      : error;
  } finally {
    await client.end().catch(() => {});
  }
};

/** Starts the server again when it dies by itself, and takes it along when this process ends. */
const keepAlive = (place: Place, first: Running, onNotice: (text: string) => void) => {
  let running = first;
  let stopping = false;
  let reviving: Promise<void> | null = null;
  const revive = async () => {
    onNotice("The database server ended unexpectedly; starting it again.");
    for (let wait = 0; !stopping; wait = Math.min(wait + 1000, 5000)) {
      await sleep(wait);
      try {
        if (!stopping) running = await start(place, onNotice, first.port);
        return;
      } catch (error) {
        onNotice(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const timer = setInterval(() => {
    if (!stopping && !reviving && birthOf(running.pid) === null) {
      reviving = revive().finally(() => {
        reviving = null;
      });
    }
  }, 200);
  timer.unref();
  const takeAlong = () => signal(running.pid, "SIGINT");
  process.once("exit", takeAlong);
  return {
    pid: () => running.pid,
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      process.off("exit", takeAlong);
      await reviving;
      await stop(running);
    },
  };
};
