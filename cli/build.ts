/**
 * Builds what browsers load: the studio, the renderer's client and its server half. Done once per state of the sources; `webnova start`
 * and the tests call it too, so a fresh clone needs no extra command.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", "stamp");
const inputs = ["web", "schema", "vite.studio.config.ts", "vite.platform.config.ts", "package-lock.json"];

/** Builds if a source changed since the last build. Returns whether it built. */
export const buildWeb = async (say: (text: string) => void = () => undefined): Promise<boolean> => {
  const state = stateOf(inputs.map((name) => join(root, name)));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return false;
  for (const [what, config] of [
    ["studio", { configFile: join(root, "vite.studio.config.ts") }],
    ["platform pages", { configFile: join(root, "vite.platform.config.ts") }],
    ["platform server rendering", { configFile: join(root, "vite.platform.config.ts"), build: { ssr: true } }],
  ] satisfies [string, InlineConfig][]) {
    say(what);
    await build({ ...config, logLevel: "error", mode: "production" });
  }
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, state);
  return true;
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
  const built = await buildWeb((what) => console.log(`Building ${what} …`));
  console.log(built ? "The web is built." : "The web is up to date.");
}
