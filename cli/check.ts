/** `npm run check`: types, lint, the printed API against the code and against the main branch, dead code. One line per part; everything that failed is shown. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Part {
  readonly name: string;
  run(): Promise<string | null> | string | null;
}

/** Runs one of our tools; its output when it fails. */
const tool = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: root, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  return status === 0 ? null : `${stdout}${stderr}`.trim();
};

const parts: readonly Part[] = [
  { name: "types", run: () => tool("node_modules/typescript/bin/tsc", "-p", ".") },
  { name: "lint and format", run: () => tool("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  { name: "printed API", run: () => drift() },
  { name: "API breaks", run: () => breaks() },
  { name: "dead code", run: () => tool("node_modules/knip/bin/knip.js", "--no-progress") },
];

/** Compares the committed SDL with what the code prints now [FD1]. */
const drift = async (): Promise<string | null> => {
  const { printed } = await import("../gateway/printed.ts");
  const files = printed();
  const stale = Object.entries(files).filter(([name, text]) => read(join(root, "schema", name)) !== text);
  return stale.length === 0
    ? null
    : `${stale.map(([name]) => `schema/${name} differs from the code`).join("\n")}\nRun npm run compose and commit the result.`;
};

/** Compares the API with the one on the main branch [FD1]; a copy without that branch has nothing to break. */
const breaks = async (): Promise<string | null> => {
  const before = ["origin/main", "main"].map((branch) => git("show", `${branch}:schema/api.graphql`)).find((text) => text !== null);
  if (before === undefined) return null;
  const { apiBreaks } = await import("../gateway/api-breaks.ts");
  const accepted: unknown = JSON.parse(read(join(root, "schema/accepted-breaks.json")));
  const found = await apiBreaks(before, read(join(root, "schema/api.graphql")), accepted);
  return found.length === 0
    ? null
    : `${found.join("\n")}\nClients of the main branch would break. Keep it, or say in schema/accepted-breaks.json which change, why and when.`;
};

const git = (...args: readonly string[]): string | null => {
  const { status, stdout } = spawnSync("git", [...args], { cwd: root, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  return status === 0 ? stdout : null;
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

let failed = 0;
for (const part of parts) {
  const began = performance.now();
  const trouble = await part.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${trouble === null ? "✓" : "✗"} ${part.name} (${seconds} s)`);
  if (trouble !== null) {
    failed += 1;
    console.error(trouble);
  }
}
process.exit(failed === 0 ? 0 : 1);
