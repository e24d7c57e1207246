/** A token bucket over a clock that is passed in. */
export interface Bucket {
  /** Takes tokens, also into debt; answers for how many milliseconds the taker must now be held back (0: not at all). */
  take(amount: number, now: number): number;
}

export const createBucket = (perSecond: number, burst: number): Bucket => {
  let tokens = burst;
  let at: number | null = null;
  return {
    take: (amount, now) => {
      if (at !== null) tokens = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
      at = now;
      tokens -= amount;
      return tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1000);
    },
  };
};
