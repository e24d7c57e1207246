import type { Sentence } from "../../schema/ids.ts";
import type { Clock } from "../../subgraphs/clock.ts";
import type { ServiceRoot } from "../../subgraphs/service-root.ts";
import type { Settings } from "../env.ts";

/** What every part of one process is built from. */
export interface Process {
  readonly settings: Settings;
  readonly clock: Clock;
  /** The service root: login passwords, access tokens, service signatures. */
  readonly serviceRoot: ServiceRoot;
  /** How people reach the front door. */
  readonly publicUrl: string;
  readonly log: (error: unknown, correlationId: string) => void;
  /** Hears what takes long, one line each. */
  readonly tell: (sentence: Sentence) => void;
  /** Each part that was opened adds how it is closed; the last one opened is closed first. */
  readonly closers: (() => Promise<unknown>)[];
}

/** Runs `start`; answers what it started with how to close it. What was opened before something failed is closed again. */
export const closable = async <Started>(
  log: Process["log"],
  start: (closers: Process["closers"]) => Promise<Started>,
): Promise<Started & { close(): Promise<void> }> => {
  const closers: Process["closers"] = [];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step().catch((error: unknown) => log(error, "close"));
  };
  try {
    return { ...(await start(closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
