/** Who is alive: process ids come back, so a process is known by its id *and* the moment it was born. */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Returns something that differs for every process that ever had this id, or null when nobody has it now (a zombie counts as nobody). */
export const birthOf = (pid: number): string | null => {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : `${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  if (process.platform === "win32") return "alive";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
};

/** True when this process is a PostgreSQL server of exactly this data folder, and not somebody who merely got its old process id. */
export const isPostmasterOf = (pid: number, folder: string): boolean => {
  if (birthOf(pid) === null) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(folder);
  } catch {
    return false;
  }
};

/** Waits until the process is gone; false when it is still there after `ms`. */
export const goneWithin = async (pid: number, ms: number): Promise<boolean> => {
  const end = performance.now() + ms;
  while (birthOf(pid) !== null) {
    if (performance.now() > end) return false;
    await sleep(15);
  }
  return true;
};

export const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It went away in between, which is what a signal to a server is for.
  }
};
