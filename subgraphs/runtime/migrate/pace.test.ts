import { expect, it } from "vitest";
import { createPace } from "./pace.ts";

const run = (batches: number, msOf: (n: number, size: number) => number, crowded = false) => {
  const pace = createPace();
  let [worked, paused, pauses] = [0, 0, 0];
  for (let n = 0; n < batches; n += 1) {
    const ms = msOf(n, pace.size());
    worked += ms;
    const wait = pace.after({ seen: pace.size(), ms, crowded });
    paused += wait;
    if (wait > 0) pauses += 1;
  }
  return { worked, paused, pauses, size: pace.size() };
};

it("[DP54] a batch aims at 50 ms, and a quiet machine is never waited for", () => {
  expect(run(50, (_, size) => size / 100)).toMatchObject({ paused: 0, size: 5_000 });
});

it("[DP54] single slow batches are noise; rows that take twice as long for a while are not", () => {
  expect(run(300, (n, size) => (size / 100) * (n % 3 === 0 ? 8 : 1)).pauses).toBe(0);
  expect(run(300, (n, size) => (size / 100) * (n > 100 ? 3 : 1)).pauses).toBeGreaterThan(10);
});

it("[DP54] pauses make the whole at most half as long again, whatever others wait for", () => {
  const busy = run(500, (_, size) => size / 20, true);
  expect(busy.pauses).toBeGreaterThan(100);
  expect(busy.paused).toBeLessThanOrEqual(busy.worked * 0.5);
});
