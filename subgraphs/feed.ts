/**
 * What a subscription resolver returns: the events of one organization, narrowed to those the subscription is about. Hand-written, not a
 * generator: `return()` of a generator waits behind a pending `next()`, and the source would leak until its next event.
 */
import type { Json } from "../schema/ids.ts";

/** An event as a subscription sees it; `position` is what clients call the revision. */
export interface Happened {
  readonly position: string;
  readonly type: string;
  readonly data: Json;
}

export interface Feed<Event> extends AsyncIterableIterator<Event, undefined> {
  next(): Promise<IteratorResult<Event, undefined>>;
  return(): Promise<IteratorResult<Event, undefined>>;
}

/**
 * Says something at once, then goes on with the source: a screen that subscribes to the state of a thing needs no second question, and
 * nothing falls between the two. `first` is asked when the source is ready to miss nothing.
 */
export const beginningWith = <Event>(source: Feed<Event>, first: () => Promise<Event>): Feed<Event> => {
  let begun = false;
  return {
    next: async () => {
      if (begun) return source.next();
      begun = true;
      return { done: false, value: await first() };
    },
    return: () => source.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/**
 * The source once its place in the log is fixed: what is committed after this answers is delivered. Whoever is told that they are subscribed
 * is told it behind this.
 */
export const begun = async <Event extends AsyncIterator<unknown> & { readonly ready: Promise<void> }>(source: Event): Promise<Event> => {
  await source.ready;
  return source;
};

/** Passes on what `matches`; ending it ends the source at once. */
export const narrow = <Event extends Happened>(
  source: Feed<Event>,
  matches: (data: Readonly<Record<string, Json>>) => boolean,
): Feed<Event> => ({
  next: async () => {
    for (;;) {
      const step = await source.next();
      if (step.done || matches(step.value.data as Readonly<Record<string, Json>>)) return step;
    }
  },
  return: () => source.return(),
  [Symbol.asyncIterator]() {
    return this;
  },
});
