/** Time as a dependency: domain rules get a `Date` in their command, verbs ask this port, tests hold the hands of the clock. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that only moves when told to. */
export interface VirtualClock extends Clock {
  /** Moves forward by a number of milliseconds. */
  advance(milliseconds: number): void;
  /** Jumps to a moment, backwards too. */
  set(moment: Date): void;
}

/** Makes a clock for tests that starts at `start` and stands still until `advance` or `set`. */
export const createVirtualClock = (start: Date = new Date("2026-01-15T08:00:00Z")): VirtualClock => {
  let moment = start.getTime();
  return {
    now: () => new Date(moment),
    advance: (milliseconds) => {
      moment += milliseconds;
    },
    set: (to) => {
      moment = to.getTime();
    },
  };
};
