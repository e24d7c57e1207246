/** How quick plans are of late. */

const knownPlans = 20_000;
const slowMs = 20;
const muchTooSlowMs = 200;
/** With so many strikes a plan shares no connection. */
const out = 3;

/**
 * Which plans may share a connection: a slow statement holds up those behind it, so a plan of which more than one in twenty takes longer
 * than 20 ms leaves, one that takes ten times that at once, and comes back when it has been quick for a while. What nobody has asked before
 * shows first that it is quick: whoever asks something new each time stands in front of nobody.
 */
export const createPace = () => {
  const strikes = new Map<string, number>();
  return {
    quick: (plan: string): boolean => (strikes.get(plan) ?? out) < out,
    took: (plan: string, ms: number) => {
      const before = strikes.get(plan);
      const slow = Math.min((before ?? out - 1) + 1, 2 * out);
      const now = ms > muchTooSlowMs ? Math.max(slow, out) : ms > slowMs ? slow : Math.max((before ?? 0) - 1 / 20, 0);
      // Those that were asked last are known longest.
      strikes.delete(plan);
      strikes.set(plan, now);
      if (strikes.size > knownPlans) strikes.delete(strikes.keys().next().value!);
    },
  };
};
