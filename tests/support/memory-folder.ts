/** Where the tests keep what they throw away. */
import { readFileSync, statfsSync } from "node:fs";

const folder = "/dev/shm";
/** Several times what a run was seen to hold at once. */
const needed = 8 * 1024 ** 3;

/**
 * The machine's folder in memory, where it has one with plenty of room whose programs may run; undefined elsewhere. A run makes and drops some
 * hundred databases of 650 files each, and on a disk every new file looks for its place among those that just went (docs/decisions/0256).
 */
export const memoryFolder = (): string | undefined => {
  try {
    const [, , , options = ""] = mounts().find(([, place]) => place === folder) ?? [];
    const { bavail, bsize } = statfsSync(folder);
    const roomy = Math.min(bavail * bsize, process.availableMemory()) >= needed;
    return roomy && /\brw\b/.test(options) && !/\bnoexec\b/.test(options) ? folder : undefined;
  } catch {
    return undefined;
  }
};

const mounts = () =>
  readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" "));
