/**
 * Whether a subgraph in another process is worth asking [FD10]. Two answers: `isOpen`, after 10 failures in 10 s, until a look a second
 * finds it alive again; and `alive`, for whoever waits: a slow subgraph is waited for, one that does not even answer `/health` is not.
 */
export interface Breaker {
  /** True while nobody should ask: it failed too often and was not seen alive since. */
  isOpen(): boolean;
  failed(): void;
  /** Looks whether it lives; who asks meanwhile shares the look. */
  alive(): Promise<boolean>;
  close(): void;
}

const failures = 10;
const withinMs = 10_000;
const lookEveryMs = 1_000;

export const createBreaker = (look: () => Promise<boolean>, now: () => number = () => performance.now()): Breaker => {
  let failedAt: number[] = [];
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<boolean> | null = null;

  const alive = (): Promise<boolean> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  const close = () => {
    if (timer) clearInterval(timer);
    timer = null;
    failedAt = [];
  };
  return {
    isOpen: () => timer !== null,
    failed: () => {
      if (timer) return;
      const at = now();
      failedAt = [...failedAt.filter((one) => at - one < withinMs), at];
      if (failedAt.length < failures) return;
      timer = setInterval(() => void alive().then((lives) => lives && close()), lookEveryMs);
      timer.unref();
    },
    alive,
    close,
  };
};
