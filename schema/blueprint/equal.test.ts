/** Two JSON values are the same whatever the order of their members. */
import { describe, expect, it } from "vitest";
import { equal } from "./equal.ts";

describe("equal", () => {
  const reaching = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}') as object;

  it.each([
    [
      { a: 1, b: [1, { c: null }] },
      { b: [1, { c: null }], a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: 1 }, { b: undefined, a: 1 }],
    [
      { a: undefined, b: 1 },
      { b: 1, c: undefined },
    ],
    [reaching, JSON.parse(JSON.stringify(reaching))],
    [[], []],
  ])("%j is %j", (a, b) => {
    expect([equal(a, b), equal(b, a)]).toEqual([true, true]);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      { a: 1, b: undefined },
      { a: 1, c: 2 },
    ],
    [{ a: null }, {}],
    [{ a: {} }, { a: [] }],
    [[1, 2], [1]],
    [reaching, {}],
    [JSON.parse('{"__proto__": {}}'), {}],
    [{ constructor: {} }, {}],
    [{ a: "1" }, { a: 1 }],
    [null, {}],
  ])("%j is not %j", (a, b) => {
    expect([equal(a, b), equal(b, a)]).toEqual([false, false]);
  });
});
