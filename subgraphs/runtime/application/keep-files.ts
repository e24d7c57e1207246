/** Looks after the files of all environments that have any: what is of no use any more goes, from the table and from the store. */
import type pg from "pg";
import type { Clock } from "../../clock.ts";
import { fileLimits } from "../data-plane/files/limits.ts";
import type { FileStore } from "../data-plane/files/store.ts";
import { sweepFiles } from "../data-plane/files/sweep.ts";
import type { RuntimeStore } from "./ports.ts";

export interface KeepFilesDeps {
  readonly store: RuntimeStore;
  readonly files: FileStore;
  /** A connection of its own, logged in as `wn_runtime`; ended here. */
  readonly connect: () => Promise<pg.Client>;
  readonly clock: Clock;
  readonly log: (error: unknown, correlationId: string) => void;
}

/** Goes through all environments once, thoroughly or quickly; one that fails does not keep the others waiting. */
export const keepFiles = async ({ store, files, connect, clock, log }: KeepFilesDeps, thorough: boolean): Promise<void> => {
  const now = clock.now();
  await files.tidy(new Date(now.getTime() - 3 * fileLimits.idleMs));
  const environments = await store.environmentsWithFiles();
  if (environments.length === 0) return;
  const client = await connect();
  const ask = async <Row>(sql: string, values?: readonly unknown[]) =>
    (await client.query(sql, values && [...values])).rows as readonly Row[];
  try {
    for (const { environmentId, schemaName } of environments)
      try {
        const { empty } = await sweepFiles(ask, { schema: schemaName, role: schemaName }, files, now, thorough);
        if (empty) await store.forgetFiles(environmentId);
      } catch (error) {
        log(error, `files of ${schemaName}`);
      }
  } finally {
    await client.end();
  }
};

const everyMs = 5 * 60_000;
/** The first time and then every hour, it is done thoroughly. */
const thoroughEvery = 12;
/** Does so now and from time to time; answers how to stop. */
export const startKeepingFiles = (deps: KeepFilesDeps): (() => void) => {
  let going = false;
  let round = 0;
  const go = async () => {
    if (going) return;
    going = true;
    // What cannot be done now is done in five minutes.
    await keepFiles(deps, round % thoroughEvery === 0).catch((error: unknown) => deps.log(error, "files"));
    round += 1;
    going = false;
  };
  const timer = setInterval(() => void go(), everyMs);
  timer.unref();
  void go();
  return () => clearInterval(timer);
};
