/** What backups and restores share: they run behind the request that asked, one process each, and end by themselves when it dies. */
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { DamagedStream } from "../backup/sealed-stream.ts";
import type { Failure } from "../domain/backup.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { StepFailed } from "../migrate/run.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Runs work on a connection that holds the copy's lock for as long as it lives. */
export const holding = async <T>(deps: Pick<RuntimeDeps, "connect">, id: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = await deps.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 2))", [id]);
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * Tries until the database takes it, every second: it may be away for a while, and nobody else tells how a copy ended while this process
 * lives. What it refuses for another reason is given up after ten minutes; the next start tells it.
 */
export const persisting = async (write: () => Promise<unknown>, { everyMs = 1_000, tries = 600 } = {}): Promise<void> => {
  for (let left = tries; left > 0; left -= 1) {
    try {
      await write();
      return;
    } catch {
      await sleep(everyMs, undefined, { ref: false });
    }
  }
};

/** What is told of a failure; unexpected ones are logged here. */
export const failureOf = (error: unknown): Failure => {
  const told = error as { code?: unknown; sentence?: Failure["sentence"] };
  if (error instanceof DamagedStream) return refusal("BACKUP_DAMAGED");
  // The disk of this process, or PostgreSQL's.
  if (["ENOSPC", "EDQUOT", "53100"].includes(String(told.code))) return refusal("COPY_FULL");
  if (error instanceof StepFailed || (typeof told.code === "string" && told.sentence))
    return { code: String(told.code), sentence: told.sentence as Failure["sentence"] };
  console.error(error);
  return refusal("COPY_INTERRUPTED");
};
export const refusal = (code: "BACKUP_DAMAGED" | "COPY_FULL" | "COPY_INTERRUPTED"): Failure => {
  const { code: full, sentence } = runtimeErrors(code);
  return { code: full, sentence };
};
