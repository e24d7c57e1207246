import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

/** Lets several come, in this order; answers who is inside, and lets them go again. */
const watch = (most: number, each: number) => {
  const turns = createTurns({ most, each });
  const inside: { readonly who: string; readonly leave: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    come: async (...all: string[]) => {
      for (const who of all) void turns.enter(who).then((leave) => inside.push({ who, leave }));
      await settle();
      return inside.map(({ who }) => who).join("");
    },
    go: async (who: string) => {
      const at = inside.findIndex((one) => one.who === who);
      inside.splice(at, 1)[0]!.leave();
      await settle();
      return inside.map((one) => one.who).join("");
    },
  };
};

describe("[BP50] turns", () => {
  it("nobody holds more than a share of them, however many wait, and all of them are used", async () => {
    const { come, go } = watch(4, 2);
    expect(await come("a", "a", "a", "a", "a")).toBe("aa");
    expect(await come("b", "c", "d")).toBe("aabc");
    expect(await go("b")).toBe("aacd");
    expect(await go("c")).toBe("aad");
    expect(await go("a")).toBe("ada");
    expect(await come("d", "d")).toBe("adad");
  });

  it("one that comes free goes to who holds fewest, of those to who was served longest ago", async () => {
    const { come, go } = watch(4, 2);
    expect(await come("a", "a", "b", "b")).toBe("aabb");
    expect(await come("a", "b", "c", "c", "d")).toBe("aabb");
    expect(await go("a")).toBe("abbc");
    expect(await go("b")).toBe("abcd");
    expect(await go("d")).toBe("abca");
    expect(await go("c")).toBe("abac");
    expect(await go("c")).toBe("abab");
  });

  it("everybody who waits comes in once", async () => {
    const turns = createTurns({ most: 3, each: 2 });
    const [seen, most] = [new Map<string, number>(), { now: 0, ever: 0 }];
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const who = "abcde"[n % 5]!;
        const leave = await turns.enter(who);
        most.now += 1;
        most.ever = Math.max(most.ever, most.now);
        await new Promise((resolve) => setImmediate(resolve));
        seen.set(who, (seen.get(who) ?? 0) + 1);
        most.now -= 1;
        leave();
      }),
    );
    expect([...seen.values()]).toEqual([12, 12, 12, 12, 12]);
    expect(most.ever).toBe(3);
  });
});
