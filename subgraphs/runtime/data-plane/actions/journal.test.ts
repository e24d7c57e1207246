import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashOf } from "./journal.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("what an idempotency key stands for", () => {
  it("is the same in whatever order the input names its parts, and another for another value", () => {
    const one = { set: { total: "9.90", city: "جدة", lines: [{ quantity: 1, track: "t" }], note: null }, version: 3 };
    const other = { version: 3, set: { note: null, lines: [{ track: "t", quantity: 1 }], city: "جدة", total: "9.90" } };
    expect(hashOf(["create", one])).toBe(hashOf(["create", other]));
    expect(hashOf(["create", one])).not.toBe(hashOf(["create", { ...one, version: 4 }]));
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });

  it("is what earlier programs kept: JSON with its keys in their order, whatever they are called", () => {
    const at = new Date("2026-01-15T08:00:00Z");
    expect(hashOf({ b: undefined, c: at, a: JSON.parse('{"__proto__":1,"10":2,"9":3,"toJSON":"x"}') })).toBe(
      sha256(`{"a":{"9":3,"10":2,"__proto__":1,"toJSON":"x"},"c":"2026-01-15T08:00:00.000Z"}`),
    );
  });
});
