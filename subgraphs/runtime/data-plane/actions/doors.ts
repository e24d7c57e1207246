/**
 * The doors of other schemas that an action passes before it writes: today the kill switch. A door that let somebody through stays open
 * for half a second in its environment, so that a busy platform does not ask before each write; a switch that is thrown bites within a
 * second all the same [DP24]. A door that refused is asked again each time.
 */
import type { RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import type { Writing } from "../pools.ts";

export type AskDoors = (writing: Writing, environment: RunningEnvironment) => Promise<void>;

export interface Doors {
  /** True while nothing has to be asked. */
  open(environment: RunningEnvironment): boolean;
  /** Asks in an open transaction, before it takes the environment's role; throws to refuse. */
  pass: AskDoors;
}

const openMs = 500;

export const createDoors = (ask: AskDoors | undefined, now: () => number): Doors => {
  const until = new Map<string, number>();
  const remaining = (id: string): number => (until.get(id) ?? 0) - now();
  return {
    // A clock that was put back must not hold a door open.
    open: ({ id }) => ask === undefined || (remaining(id) > 0 && remaining(id) <= openMs),
    pass: async (writing, environment) => {
      if (!ask) return;
      const asked = now();
      try {
        await ask(writing, environment);
        until.set(environment.id, asked + openMs);
      } catch (error) {
        until.delete(environment.id);
        // Whatever door halted it, the end user is told the platform's own word for it.
        const code = error instanceof Error ? (error as { code?: unknown }).code : null;
        throw typeof code === "string" && code.endsWith("HALTED") ? dataError("HALTED") : error;
      }
    },
  };
};
