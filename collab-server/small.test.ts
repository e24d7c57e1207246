import { describe, expect, it } from "vitest";
import { createBucket } from "./bucket.ts";
import { nameOf, parseName, ticketTarget } from "./names.ts";
import { closes, refusals } from "./refusals.ts";

const organization = "0198c0de-0000-7000-8000-000000000001";
const branch = "0198c0de-0000-7000-8000-000000000002";

describe("names", () => {
  it("parse and print are inverse; the ticket's target has no epoch", () => {
    const parts = parseName(`${organization}.${branch}.draft.12`)!;
    expect(parts).toEqual({ organization, branch, part: "draft", epoch: 12 });
    expect(nameOf(parts)).toBe(`${organization}.${branch}.draft.12`);
    expect(ticketTarget(parts)).toBe(`${organization}.${branch}.draft`);
  });
  it("anything else is no name", () => {
    for (const name of [
      "",
      "a.b.draft.1",
      `${organization}.${branch}.draft.0`,
      `${organization}.${branch}.draft.01`,
      `${organization}.${branch}.draft`,
      `${organization}.${branch}.s_code.1`,
      `${organization}.${branch}.draft.1.2`,
      `${organization.toUpperCase()}.${branch}.draft.1`,
    ])
      expect(parseName(name), name).toBeNull();
  });
});

describe("limits", () => {
  it("[CO23] a bucket holds back to the rate after its burst", () => {
    const bucket = createBucket(60, 240);
    for (let i = 0; i < 240; i++) expect(bucket.take(1, 1_000)).toBe(0);
    expect(bucket.take(1, 1_000)).toBe(17);
    expect(bucket.take(1, 1_034)).toBe(0);
    expect(bucket.take(1, 60_000)).toBe(0);
  });
});

describe("words", () => {
  it("every refusal and close code has both sentences", () => {
    for (const text of [...Object.values(refusals), ...Object.values(closes).map(({ text }) => text)]) {
      expect(text.en).toMatch(/^[A-Z].*\.$/);
      expect(text.ar).toMatch(/^[\u0600-\u06ff].*\.$/);
      expect(Buffer.byteLength(text.en)).toBeLessThanOrEqual(123);
    }
  });
});
