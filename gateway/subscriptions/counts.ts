/** How many of something each key has open; keys with none are forgotten. */
export interface Counts {
  of(key: string): number;
  /** Adds or takes one; answers how many there are then. */
  add(key: string, by: 1 | -1): number;
}

export const createCounts = (): Counts => {
  const counts = new Map<string, number>();
  const of = (key: string) => counts.get(key) ?? 0;
  return {
    of,
    add: (key, by) => {
      const next = of(key) + by;
      if (next > 0) counts.set(key, next);
      else counts.delete(key);
      return next;
    },
  };
};
