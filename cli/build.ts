/**
 * Builds what browsers load: the studio, the renderer's client and its server half. Done once per state of the sources; `webnova start`
 * and the tests call it too, so a fresh clone needs no extra command.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runsSources } from "./node-options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", "stamp");
const inputs = ["web", "schema", "vite.studio.config.ts", "vite.platform.config.ts", "package-lock.json"];

/** Builds if a source changed since the last build; in a process of its own, since a bundler's memory is not given back. Returns whether it built. */
export const buildWeb = async (say: (line: string) => void = () => undefined): Promise<boolean> => {
  if (isBuilt()) return false;
  const child = spawn(process.execPath, [...runsSources, fileURLToPath(import.meta.url)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.on("data", (part: Buffer) => part.toString("utf8").trimEnd().split("\n").forEach(say));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`the web could not be built (exit code ${code})`);
  return true;
};

const isBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, "utf8") === stateOf(inputs.map((name) => join(root, name)));

const buildNow = async (): Promise<void> => {
  const { build } = await import("vite");
  // Taken before: a source that changes while the bundler runs makes the next start build again.
  const state = stateOf(inputs.map((name) => join(root, name)));
  console.log("Building the studio (once) …");
  await build({ logLevel: "error", mode: "production", configFile: join(root, "vite.studio.config.ts") });
  console.log("Building the platform pages (once) …");
  const { buildPlatform } = await import("../web/platform/build/build.ts");
  await buildPlatform();
  const { indexTemplates } = await import("../subgraphs/blueprint/index.ts");
  await indexTemplates();
  writeFileSync(stamp, state);
};

/** Two builds at once would empty each other's folders: the second waits for the first and finds nothing left to do. */
const oneAtATime = async (work: () => Promise<void>): Promise<void> => {
  const lock = join(root, "dist", "building");
  mkdirSync(join(root, "dist"), { recursive: true });
  // Written beside and linked into place: whoever looks finds no lock, or one that says whose it is.
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  for (;;) {
    try {
      linkSync(own, lock);
      break;
    } catch {
      if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  rmSync(own, { force: true });
  try {
    if (!isBuilt()) await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
};

const stateOf = (paths: readonly string[]): string => {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = join(path, entry.name);
      if (entry.isDirectory()) visit(at);
      else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(entry.name).update(readFileSync(at));
    }
  };
  for (const path of paths) {
    if (!existsSync(path)) continue;
    if (/\.(ts|json)$/.test(path)) hash.update(path.slice(root.length)).update(readFileSync(path));
    else visit(path);
  }
  return hash.digest("hex");
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (isBuilt()) console.log("The web is up to date.");
  else await oneAtATime(buildNow);
}
