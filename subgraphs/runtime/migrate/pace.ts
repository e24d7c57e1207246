/**
 * How large the next batch is and how long to wait before it. A batch aims at 50 ms. A pause comes when others wait for locks or when
 * rows take twice as long as they usually do, judged by the median of the last batches: one slow batch says nothing. Pausing makes the
 * whole at most half as long again, however busy the machine is. Pure: times go in, decisions come out.
 */
const aimMs = 50;
const sizes = { first: 500, least: 50, most: 20_000 };
const longestPauseMs = 100;
/** All pauses together, of the time worked. */
const share = 0.5;
/** Batches that are judged together, and how many of such judgements say what is usual. */
const recently = 9;
const remembered = 100;

export interface Batch {
  readonly seen: number;
  readonly ms: number;
  /** Others wait for locks more than before. */
  readonly crowded: boolean;
}

export const createPace = () => {
  const perRow: number[] = [];
  const medians: number[] = [];
  let [size, worked, paused] = [sizes.first, 0, 0];
  return {
    /** Rows of the next batch. */
    size: (): number => size,
    /** Tells of a batch; returns how many milliseconds to wait before the next one. */
    after: ({ seen, ms, crowded }: Batch): number => {
      worked += ms;
      keep(perRow, ms / seen, recently);
      const now = median(perRow);
      if (perRow.length === recently) keep(medians, now, remembered);
      const slow = medians.length > 0 && now > 2 * Math.min(...medians);
      size = Math.round(Math.min(sizes.most, Math.max(sizes.least, (size * aimMs) / ms)));
      const wait = slow || crowded ? Math.max(0, Math.min(longestPauseMs, worked * share - paused)) : 0;
      paused += wait;
      return wait;
    },
  };
};

const keep = (list: number[], one: number, most: number): void => {
  list.push(one);
  if (list.length > most) list.shift();
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!;
