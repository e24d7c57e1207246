import { type Accessor, createMemo } from "solid-js";

/**
 * What was last known of something that is there when this is made: while the address already asks for another, its screens stand a moment
 * longer and go on with what they know.
 */
export const createKept = <T>(read: Accessor<T | null | undefined>): Accessor<T> => {
  const kept = createMemo<T | undefined>((before) => read() ?? before);
  return () => kept() as T;
};
