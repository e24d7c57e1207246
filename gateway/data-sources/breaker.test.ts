import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBreaker } from "./breaker.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("[FD10] opens after 10 failures in 10 s, and closes when a look each second finds the subgraph alive", async () => {
  let at = 0;
  let lives = false;
  let looks = 0;
  const breaker = createBreaker(
    async () => {
      looks += 1;
      return lives;
    },
    () => at,
  );
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) breaker.failed();
  };
  fail(9);
  at = 10_000;
  // The nine are too long ago.
  fail(9);
  expect(breaker.isOpen()).toBe(false);
  fail(1);
  expect(breaker.isOpen()).toBe(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(looks).toBe(3);
  expect(breaker.isOpen()).toBe(true);
  lives = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(breaker.isOpen()).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks).toBe(4);
  // What was before does not count any more.
  fail(9);
  expect(breaker.isOpen()).toBe(false);
  breaker.close();
});

it("who looks at the same time shares one look", async () => {
  let looks = 0;
  const breaker = createBreaker(async () => {
    looks += 1;
    return true;
  });
  expect(await Promise.all([breaker.alive(), breaker.alive(), breaker.alive()])).toEqual([true, true, true]);
  expect(looks).toBe(1);
});
