/** One subscriber's queue: 64 places, and what happens when its reader is slower than the events. */
export type QueuePolicy =
  /** Events: overflow ends the subscription, so that nobody believes they saw everything. */
  | "strict"
  /** State: only the newest matters, the oldest waiting one is let go. */
  | "coalesce";

const queuePlaces = 64;

export interface Queue<Item> {
  /** False when the queue ended by this item. */
  push(item: Item): boolean;
  /** Ends after what waits was read, with one last item if given. */
  end(last?: Item): void;
  readonly iterator: AsyncIterableIterator<Item, undefined>;
}

/** Hand-written: `return` answers at once, whether or not a `next` is pending. `onLeave` is called exactly once, by whichever end ends it. */
export const createQueue = <Item>(
  policy: QueuePolicy,
  overflow: (lastQueued: Item | undefined) => Item,
  onLeave: () => void,
): Queue<Item> => {
  const items: Item[] = [];
  let ended = false;
  let left = false;
  let waiting: ((step: IteratorResult<Item, undefined>) => void) | null = null;
  const done = { done: true, value: undefined } as const;
  const leave = () => {
    if (left) return;
    left = true;
    onLeave();
  };
  const put = (item: Item) => {
    if (!waiting) return void items.push(item);
    waiting({ done: false, value: item });
    waiting = null;
  };
  const end = (last?: Item) => {
    if (ended) return;
    if (last !== undefined) put(last);
    ended = true;
    waiting?.(done);
    waiting = null;
    leave();
  };
  return {
    push: (item) => {
      if (ended) return false;
      if (items.length >= queuePlaces) {
        if (policy === "strict") {
          end(overflow(items.at(-1)));
          return false;
        }
        items.shift();
      }
      put(item);
      return true;
    },
    end,
    iterator: {
      next: () =>
        new Promise((resolve) => {
          const item = items.shift();
          if (item !== undefined) resolve({ done: false, value: item });
          else if (ended) resolve(done);
          else waiting = resolve;
        }),
      return: async () => {
        items.length = 0;
        ended = true;
        waiting?.(done);
        waiting = null;
        leave();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
};
