/**
 * A data folder whose first start lies behind it: the database made and migrated, the owner of `withOwner` in it, the server ended in
 * order. A run makes one; a server on a copy of it saves its own initdb, migrations and first owner. What a first start does is proved
 * where a server starts on a folder of its own.
 */
import { appendFileSync, chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { birthOf } from "../../db/embedded/processes.ts";
import { withOwner } from "./installation.ts";
import { startServer } from "./server.ts";

export interface PreparedHome {
  /** Null where the data does not lie below the home (another account may not enter it) and so cannot be copied with it. */
  readonly path: string | null;
  remove(): void;
}

export const prepareHome = async (prefix: string): Promise<PreparedHome> => {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  // Says to the sweep of another run whose folder this is.
  writeFileSync(join(folder, "postgres.owner"), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  const path = join(folder, "home");
  mkdirSync(path);
  const server = await startServer({ home: path, env: withOwner });
  await server.stop();
  const data = join(path, "postgres");
  // No test cuts the power of the machine, and a process that is killed loses nothing by this.
  appendFileSync(join(data, "postgresql.auto.conf"), "fsync = off\nfull_page_writes = off\n");
  const copyable = process.platform !== "win32" && !lstatSync(data).isSymbolicLink();
  return { path: copyable ? path : null, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
