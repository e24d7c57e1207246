/**
 * Turns for what only so many may do at once, shared between those it is done for: none of them ever holds more than a share, so there is room
 * for the others however long one takes; and a turn that comes free goes to who holds fewest, of those to who was served longest ago.
 */
export interface Turns {
  /** Waits for a turn of theirs; answers how to give it back. */
  enter(who: string): Promise<() => void>;
}

export const createTurns = ({ most, each }: { readonly most: number; readonly each: number }): Turns => {
  const held = new Map<string, number>();
  /** Who waits, in the order in which they were served last. */
  const lines = new Map<string, (() => void)[]>();
  let inside = 0;

  const holds = (who: string): number => held.get(who) ?? 0;
  const next = (): string | null => {
    let chosen: string | null = null;
    for (const who of lines.keys()) if (holds(who) < each && (chosen === null || holds(who) < holds(chosen))) chosen = who;
    return chosen;
  };
  const admit = (): void => {
    for (let who = next(); who !== null && inside < most; who = next()) {
      const line = lines.get(who)!;
      const go = line.shift()!;
      lines.delete(who);
      if (line.length > 0) lines.set(who, line);
      inside += 1;
      held.set(who, holds(who) + 1);
      go();
    }
  };
  const leave = (who: string): void => {
    inside -= 1;
    if (holds(who) > 1) held.set(who, holds(who) - 1);
    else held.delete(who);
    admit();
  };

  return {
    enter: async (who) => {
      await new Promise<void>((go) => {
        lines.set(who, [...(lines.get(who) ?? []), go]);
        admit();
      });
      return () => leave(who);
    },
  };
};
