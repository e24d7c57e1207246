import type { NewEvent } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";

/** A valid event that carries one number, for tests of the log itself. */
export const activated = (over: Partial<NewEvent> = {}): NewEvent => ({
  type: "UserActivated",
  schema: 1,
  data: { userId: uuidv7() },
  ...over,
});

/** Waits until `check` answers true; the test's own time limit is the bound. */
export const until = async (check: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 15));
};

/** A small seeded generator (mulberry32), so that a failing run can be run again. */
export const seeded = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};
