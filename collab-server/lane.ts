/**
 * A lane commits for a share of the documents: one append in flight, and the commit is the tick. An idle lane commits at once; what
 * arrives meanwhile goes together in the next turn.
 *
 * When the answer of an append is lost, nobody knows whether it was written. The lane then asks again with the same (writer, turn)
 * until it hears: the store looks that pair up under the document's lock before it writes, so there is neither a hole nor a second row,
 * and until then nothing is acknowledged or relayed.
 */
import type { CollabStore, Share, ShareResult } from "./store/store.ts";

export type Settled = ShareResult | { readonly is: "fault"; readonly error: unknown };

export interface Pending {
  readonly share: Share;
  readonly settle: (result: Settled) => void;
}

/** A room, as a lane sees it: asked for what it has when a turn begins. */
export interface Feed {
  take(): Pending | null;
  /** The store does not answer (true), or answers again (false). */
  stalled(is: boolean): void;
}

export interface Lane {
  wake(feed: Feed): void;
  /** Resolves when nothing is waiting and nothing is in flight. */
  idle(): Promise<void>;
  stop(): void;
}

export interface LaneDeps {
  readonly store: Pick<CollabStore, "append">;
  readonly writer: string;
  readonly nextTurn: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** After this long without an answer rooms say that they are stalled. */
  readonly stallMs: number;
}

const maxSharesPerTurn = 64;

export const createLane = ({ store, writer, nextTurn, wait, stallMs }: LaneDeps): Lane => {
  const waiting = new Set<Feed>();
  let running: Promise<void> | null = null;
  let stopped = false;

  const run = async () => {
    // Everything that arrives in this moment shares the first turn.
    await Promise.resolve();
    while (waiting.size > 0 && !stopped) {
      const taken: (Pending & { feed: Feed })[] = [];
      for (const feed of waiting) {
        if (taken.length === maxSharesPerTurn) break;
        waiting.delete(feed);
        const pending = feed.take();
        if (pending) taken.push({ ...pending, feed });
      }
      if (taken.length > 0) await commit(taken);
    }
  };

  const commit = async (taken: readonly (Pending & { feed: Feed })[]): Promise<void> => {
    const turn = nextTurn();
    const shares = taken.map(({ share }) => share);
    let stalled = false;
    const slow = setTimeout(() => {
      stalled = true;
      for (const { feed } of taken) feed.stalled(true);
    }, stallMs);
    slow.unref();
    try {
      for (let attempt = 0; ; attempt++) {
        try {
          const results = await store.append(writer, turn, shares);
          for (const [i, { settle }] of taken.entries()) settle(results[i]!);
          break;
        } catch (error) {
          if (stopped) return;
          if (isAway(error)) await wait(Math.min(1_000, 25 * 2 ** attempt));
          else if (taken.length > 1) {
            // Rolled back for good; one of them is to blame and must not take the others with it.
            for (const one of taken) await commit([one]);
            break;
          } else {
            taken[0]!.settle({ is: "fault", error });
            break;
          }
        }
      }
    } finally {
      clearTimeout(slow);
      if (stalled) for (const { feed } of taken) feed.stalled(false);
    }
  };

  const start = () => {
    running ??= run().finally(() => {
      running = null;
      if (waiting.size > 0 && !stopped) start();
    });
  };

  return {
    wake: (feed) => {
      if (stopped) return;
      waiting.add(feed);
      start();
    },
    idle: async () => {
      while (running) await running;
    },
    stop: () => {
      stopped = true;
      waiting.clear();
    },
  };
};

/** Whether an error leaves the outcome open or only says "not now". Anything else was rolled back for certain. */
const isAway = (error: unknown): boolean => {
  // Our own mistake, before anything was sent.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  const code = (error as { code?: unknown } | null)?.code;
  // No SQLSTATE: the connection broke, or never was.
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return true;
  // Connection, operator intervention, resources, serialization, transaction timeout, read-only standby.
  return /^(08|57|53|40|58)/.test(code) || code === "25P04" || code === "25006" || code === "28P01" || code === "3D000";
};
