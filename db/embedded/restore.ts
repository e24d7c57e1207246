/**
 * Puts a base backup in the place of an installation's data. The copy is unpacked and recovered beside the old data and takes its place
 * in one rename; what was there stays in a folder of its own. An interrupted restore has changed nothing.
 */
import { spawnSync } from "node:child_process";
import { chownSync, lchownSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar";
import { serverAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { dataFolder, isInitialised, passwordOf, rememberFolder, takeOwnership } from "./folder.ts";
import type { Place } from "./server.ts";
import { explain, runningOn, SUPERUSER, stop } from "./server.ts";

export interface Restored {
  readonly folder: string;
  /** Where the data that was there before is now; null when there was none. */
  readonly before: string | null;
}

/** Restores the tar of `baseBackup`. Throws DATABASE_HELD while a WebNova uses this home, DATABASE_START_FAILED when the copy is no whole database. */
export const restoreEmbedded = async (wanted: string, archive: Readable, now: Date): Promise<Restored> => {
  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  const home = realpathSync(wanted);
  const release = takeOwnership(home);
  try {
    const account = serverAccount();
    const binaries = findBinaries(account, home);
    const folder = dataFolder(home, account);
    const left = runningOn(folder);
    if (left) await stop(left);
    const half = `${folder}.restoring`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    try {
      await pipeline(archive, extract({ cwd: half, preserveOwner: false, strict: true }));
      if (account) giveTo(half, account);
      const place: Place = { folder: half, log: join(home, "postgres.log"), account, binaries, password: "", durable: true };
      if (!isInitialised(half, binaries.version.split(".")[0]!)) throw explain(place, "FATAL: the archive holds no database");
      const password = passwordOf(home, folder, false);
      inSingleUser(place, "postgres", `alter role ${SUPERUSER} password '${password}'`);
      // Transactions are counted on from the backup: what happens now gets an era of its own, after everything anybody has seen (EV4).
      inSingleUser(
        place,
        "webnova",
        "insert into events.era (era, system_identifier) select max(era) + 1, (select system_identifier from pg_control_system()) from events.era",
      );
      const before = readdirSync(folder).length > 0 ? `${folder}.before-${now.toISOString().replaceAll(/[:.]/g, "-")}` : null;
      if (before) renameSync(folder, before);
      renameSync(half, folder);
      rememberFolder(home, folder);
      return { folder, before };
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      throw error;
    }
  } finally {
    release();
  }
};

/** Runs one statement without a server: the copy is recovered by it, and nobody else can look in meanwhile. */
const inSingleUser = (place: Place, database: string, statement: string): void => {
  const { status, stderr } = spawnSync(place.binaries.postgres, ["--single", "-D", place.folder, "-c", "exit_on_error=on", database], {
    input: `${statement}\n`,
    encoding: "utf8",
    cwd: "/",
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
    ...(place.account ?? {}),
  });
  if (status !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(stderr)) throw explain(place, stderr);
};

const giveTo = (path: string, account: { readonly uid: number; readonly gid: number }): void => {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTo(inner, account);
    else lchownSync(inner, account.uid, account.gid);
  }
  chownSync(path, account.uid, account.gid);
};
