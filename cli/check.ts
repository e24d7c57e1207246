/** `npm run check`: types, lint, the printed API against the code, dead code. One line per part; everything that failed is shown. */
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
  { name: "dead code", run: () => tool("node_modules/knip/bin/knip.js", "--no-progress") },
];

/** Compares the committed SDL with what the code prints now [FD1]. */
const drift = async (): Promise<string | null> => {
  const { printed } = await import("../gateway/composition.ts");
  const files = printed();
  const stale = Object.entries(files).filter(([name, text]) => read(join(root, "schema", name)) !== text);
  return stale.length === 0
    ? null
    : `${stale.map(([name]) => `schema/${name} differs from the code`).join("\n")}\nRun npm run compose and commit the result.`;
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
