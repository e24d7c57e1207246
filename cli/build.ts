/**
 * Builds what browsers load: the studio, the renderer's client and its server half. Done once per state of the sources; `webnova start`
 * and the tests call it too, so a fresh clone needs no extra command.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", "stamp");
const inputs = ["web", "schema", "vite.studio.config.ts", "vite.platform.config.ts", "package-lock.json"];

/** Builds if a source changed since the last build; in a process of its own, since a bundler's memory is not given back. Returns whether it built. */
export const buildWeb = async (say: (line: string) => void = () => undefined): Promise<boolean> => {
  if (isBuilt()) return false;
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url)], {
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
  const platform = join(root, "vite.platform.config.ts");
  const quiet = { root, logLevel: "error", mode: "production" } as const;
  console.log("Building the studio (once) …");
  await build({ logLevel: "error", mode: "production", configFile: join(root, "vite.studio.config.ts") });
  console.log("Building the platform pages (once) …");
  await build({ ...quiet, configFile: platform });
  await build({ ...quiet, configFile: platform, build: { ssr: true } });
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, stateOf(inputs.map((name) => join(root, name))));
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
  else await buildNow();
}
