/**
 * The files of an embedded server below WEBNOVA_HOME:
 *   postgres/            the data folder (0700, owned by the server's account), or a link to it when that account cannot enter HOME
 *   postgres.password    the superuser's password (0600)
 *   postgres.owner       which process holds the folder: JSON, see `takeOwnership`
 *   postgres.log         what the server says
 */
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "../errors.ts";
import type { ServerAccount } from "./account.ts";
import { canEnter } from "./account.ts";
import { birthOf } from "./processes.ts";

/** Where data goes when root's server cannot enter the home folder. */
const OUTSIDE = "/var/lib/webnova";

/** Returns the real path of the (possibly still empty) data folder and makes sure the server can reach it. */
export const dataFolder = (home: string, account: ServerAccount | null, outside: string = OUTSIDE): string => {
  const wanted = join(home, "postgres");
  const found = lstatSync(wanted, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) {
    const folder = readlinkSync(wanted);
    if (!existsSync(join(folder, "PG_VERSION"))) throw new DatabaseError("DATABASE_FOLDER_GONE", { link: wanted, folder });
    return realpathSync(folder);
  }
  if (found) return makeFolder(wanted, account);
  letThrough(home, account);
  if (canEnter(home, account)) return makeFolder(wanted, account);
  const name = createHash("sha256").update(realpathSync(home)).digest("hex").slice(0, 16);
  const folder = join(outside, name, "postgres");
  try {
    mkdirSync(join(outside, name), { recursive: true, mode: 0o755 });
    if (!canEnter(realpathSync(join(outside, name)), account)) throw new Error("not reachable");
  } catch (cause) {
    throw new DatabaseError("DATABASE_FOLDER_UNREACHABLE", { folder: home, fallback: outside }, { cause });
  }
  return makeFolder(folder, account);
};

/** After the first initdb outside the home folder: leaves the link by which the next start (and a person) finds the data. */
export const rememberFolder = (home: string, folder: string): void => {
  const link = join(home, "postgres");
  if (realpathSync(home) !== join(folder, "..") && !existsSync(link)) symlinkSync(folder, link);
};

const makeFolder = (folder: string, account: ServerAccount | null): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return realpathSync(folder);
};

/** The home folder is ours and its files are 0600: letting other accounts pass through (not list) costs nothing and keeps the data inside. */
const letThrough = (home: string, account: ServerAccount | null): void => {
  if (!account || canEnter(home, account)) return;
  const { mode, uid } = statSync(home);
  if (uid === process.getuid?.() && canEnter(join(realpathSync(home), ".."), account)) chmodSync(home, (mode & 0o777) | 0o111);
};

/** True when the folder holds a finished database of our major version, false when it is empty. Never guesses beyond that. */
export const isInitialised = (folder: string, major: string): boolean => {
  const file = join(folder, "PG_VERSION");
  if (existsSync(file)) {
    const found = readFileSync(file, "utf8").trim();
    if (found !== major) throw new DatabaseError("DATABASE_OTHER_MAJOR", { folder, found, ours: major });
    return true;
  }
  if (readdirSync(folder).length > 0) throw new DatabaseError("DATABASE_FOLDER_FOREIGN", { folder });
  return false;
};

/** Reads the superuser's password, or makes one when there is no data yet. */
export const passwordOf = (home: string, folder: string, initialised: boolean): string => {
  const file = join(home, "postgres.password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (initialised) throw new DatabaseError("DATABASE_PASSWORD_LOST", { folder, file });
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
};

interface Owner {
  readonly pid: number;
  readonly birth: string;
  /** Differs between two servers started by one process one after the other. */
  readonly claim: string;
}

/**
 * Claims the home folder for this process; the answer releases it. Throws DATABASE_HELD naming the process that holds it. A claim
 * whose process is dead (kill -9, power cut) is taken over. Creation is by link(2), so of two that start at once exactly one wins.
 */
export const takeOwnership = (home: string): (() => void) => {
  const file = join(home, "postgres.owner");
  const me: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? "", claim: randomBytes(6).toString("hex") };
  const mine = `${file}.${me.claim}`;
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(mine, file);
        return () => {
          if (readOwner(file)?.claim === me.claim) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = readOwner(file);
      if (holder && holder.birth === birthOf(holder.pid)) throw new DatabaseError("DATABASE_HELD", { folder: home, pid: holder.pid });
      setAside(file, holder);
    }
    throw new DatabaseError("DATABASE_HELD", { folder: home, pid: "?" });
  } finally {
    rmSync(mine, { force: true });
  }
};

const readOwner = (file: string): Owner | null => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Owner;
  } catch {
    return null;
  }
};

/** Removes a dead claim. If a third process replaced it in between, what was moved away is theirs and is put back. */
const setAside = (file: string, dead: Owner | null): void => {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readOwner(aside)?.claim !== dead?.claim) {
    try {
      linkSync(aside, file);
    } catch {
      // A newer claim stands already.
    }
  }
  unlinkSync(aside);
};
