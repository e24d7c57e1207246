/** How quick plans are of late. */

const knownPlans = 2_000;
const slowMs = 20;

/**
 * Which plans may share a connection: a slow statement holds up those behind it, so a plan of which more than one in twenty takes longer
 * than 20 ms leaves, and comes back when it has been quick for a while.
 */
export const createPace = () => {
  const strikes = new Map<string, number>();
  return {
    quick: (plan: string): boolean => (strikes.get(plan) ?? 0) < 3,
    took: (plan: string, ms: number) => {
      const now = ms > slowMs ? Math.min((strikes.get(plan) ?? 0) + 1, 6) : (strikes.get(plan) ?? 0) - 1 / 20;
      strikes.delete(plan);
      if (now > 0) strikes.set(plan, now);
      if (strikes.size > knownPlans) strikes.delete(strikes.keys().next().value!);
    },
  };
};
