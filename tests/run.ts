/** `npm test`: finds or installs a Chromium, builds the web, then runs every test. Says what it used. */
import { spawnSync } from "node:child_process";
import { findOrInstallShell } from "./support/chromium.ts";

const chromium = findOrInstallShell();
console.log(`Browser for the tests: ${chromium}`);
const run = (args: readonly string[]) => {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, WEBNOVA_CHROMIUM: chromium } });
  if (status !== 0) process.exit(status ?? 1);
};
run(["--import", "tsx", "cli/build.ts"]);
run(["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)]);
