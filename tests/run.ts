/**
 * `npm test`: finds or installs a Chromium, builds the web, then runs every test. Says what it used. A few files that failed beside all the
 * others are asked once more alone, and named if they pass then (docs/decisions/0236).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallShell } from "./support/chromium.ts";
import { failedFilesVariable } from "./support/failed-files.ts";

/** More of them is no chance. */
const mostAskedAgain = 3;

const asked = process.argv.slice(2);
const chromium = findOrInstallShell();
console.log(`Browser for the tests: ${chromium}`);
const notes = mkdtempSync(join(tmpdir(), "webnova-tests-"));
process.on("exit", () => rmSync(notes, { recursive: true, force: true }));
const list = join(notes, "failed.json");

const run = (...args: readonly string[]): number => {
  const env = { ...process.env, WEBNOVA_CHROMIUM: chromium, [failedFilesVariable]: list };
  return spawnSync(process.execPath, args, { stdio: "inherit", env }).status ?? 1;
};
const vitest = (...args: readonly string[]): number =>
  run("node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=./tests/support/failed-files.ts", ...args);

const testsPass = (): boolean => {
  if (vitest(...asked) === 0) return true;
  const failed: readonly string[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (asked.length > 0 || failed.length === 0 || failed.length > mostAskedAgain) return false;
  console.log(`\nAsked once more, alone:\n${failed.join("\n")}`);
  if (vitest(...failed, "--no-file-parallelism") !== 0) return false;
  console.log(`\nUNSTEADY, each wants a cause: failed beside the others and passed alone:\n${failed.join("\n")}`);
  return true;
};

process.exit(run("--import", "./cli/typescript.js", "cli/build.ts") || (testsPass() ? 0 : 1));
