import { expect, test } from "vitest";
import { gapFor, lanesOf, type Node, widthOf } from "./lanes.ts";

const v = (id: string, ...parents: string[]): Node => ({ id, parents });

test("one line stays in one lane", () => {
  const rows = lanesOf([v("c", "b"), v("b", "a"), v("a")]);
  expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 0]);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    [[], [0]],
    [[0], [0]],
    [[0], []],
  ]);
});

test("a branch has a lane beside it until it is merged, and the lane is used again", () => {
  const rows = lanesOf([v("m", "b", "x"), v("b", "a"), v("x", "a"), v("a", "z"), v("y", "z"), v("z")]);
  expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 1, 0, 1, 0]);
  expect(rows[0]?.to).toEqual([0, 1]);
  expect(rows[1]?.past).toEqual([1]);
  expect(rows[3]?.from).toEqual([0]);
  expect(widthOf(rows)).toBe(2);
});

test("every line that begins comes to its version, whatever the graph", () => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let run = 0; run < 200; run++) {
    const count = 1 + random(14);
    const versions = Array.from({ length: count }, (_, at) => {
      const older = count - at - 1;
      const parents = [...new Set(Array.from({ length: older === 0 ? 0 : random(3) }, () => at + 1 + random(older)))];
      return v(String(at), ...parents.map(String));
    });
    const open = new Map<number, string>();
    for (const { version, lane, from, to, past } of lanesOf(versions)) {
      expect([seed, [...open].filter(([, id]) => id === version.id).map(([one]) => one)]).toEqual([seed, [...from]]);
      for (const one of from) open.delete(one);
      expect(past.every((one) => open.has(one))).toBe(true);
      expect(past).not.toContain(lane);
      to.forEach((one, n) => {
        const parent = version.parents[n] as string;
        expect(open.get(one) ?? parent).toBe(parent);
        open.set(one, parent);
      });
    }
    expect([...open]).toEqual([]);
  }
});

test("many lanes move together rather than leave no room for the words", () => {
  expect([gapFor(2, 900), gapFor(13, 900), gapFor(13, 0)]).toEqual([18, 18, 18]);
  for (const [lanes, room] of [
    [13, 340],
    [40, 600],
    [100, 900],
  ] as const)
    expect(gapFor(lanes, room) * lanes + 8).toBeLessThanOrEqual(room / 3 + 1e-6);
});
