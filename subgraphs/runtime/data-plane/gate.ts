/** How much of an environment runs at once, so that one at its limit leaves room for the others [DP13]. */
import { dataError } from "./errors.ts";

interface GateOptions {
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
}
/** At most so many statements of one environment at once; a bounded queue behind them, and a bounded wait in it; then `DATA_BUSY`. */
export const createGate = ({ running, waiting, waitMs }: GateOptions) => {
  const states = new Map<string, { running: number; readonly queue: (() => void)[] }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    let state = states.get(key);
    if (!state) {
      state = { running: 0, queue: [] };
      states.set(key, state);
    }
    if (state.running >= running) {
      if (state.queue.length >= waiting) throw dataError("BUSY", {}, { retryAfter: 1 });
      await turn(state.queue, waitMs);
    } else state.running += 1;
    try {
      return await work();
    } finally {
      const next = state.queue.shift();
      if (next) next();
      else {
        state.running -= 1;
        if (state.running === 0) states.delete(key);
      }
    }
  };
};

/** Waits in line; behind a server that hangs nobody waits for all those in front. */
const turn = (queue: (() => void)[], waitMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      resolve();
    };
    // Behind the sockets: where this process was held up, those in front may be done.
    const timer = setTimeout(
      () =>
        setImmediate(() => {
          const at = queue.indexOf(begin);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(dataError("BUSY", {}, { retryAfter: 1 }));
        }),
      waitMs,
    );
    queue.push(begin);
  });
