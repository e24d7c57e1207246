import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from "vitest/node";

/** Where the list goes: a JSON array of paths. */
export const failedFilesVariable = "WEBNOVA_FAILED_FILES";

/** Writes down which files failed. Writes nothing where a run was broken off or an error belongs to no file: such a run is not repeated. */
export default class FailedFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const to = process.env[failedFilesVariable];
    if (!to || errors.length > 0 || reason === "interrupted") return;
    writeFileSync(to, JSON.stringify(modules.filter((module) => !module.ok()).map(({ moduleId }) => moduleId)));
  }
}
