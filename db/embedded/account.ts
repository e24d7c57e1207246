/** PostgreSQL refuses to run as root. Started by root, it gets an account of its own; otherwise it runs as whoever started WebNova. */
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 65534;

/** The account the server runs under: null means "the one this process has". */
export const serverAccount = (): ServerAccount | null => {
  if (process.getuid?.() !== 0) return null;
  let passwd = "";
  try {
    passwd = readFileSync("/etc/passwd", "utf8");
  } catch {
    // No account list (a bare container): the number alone is enough.
  }
  const line = passwd.split("\n").find((entry) => entry.startsWith("webnova:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : { uid: NOBODY, gid: NOBODY };
};

/** True when the account may pass through every folder above `path` (and through `path` itself when it is a folder). */
export const canEnter = (path: string, account: ServerAccount | null): boolean => {
  if (!account) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
    if (stat.isDirectory() && (stat.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};
