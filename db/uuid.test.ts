import { describe, expect, it } from "vitest";
import { uuidv7 } from "./uuid.ts";

describe("uuidv7", () => {
  it("makes valid version 7 ids that sort in the order they were made, also within a millisecond and with the clock set back", () => {
    const made = Array.from({ length: 20_000 }, (_, index) => uuidv7(index < 10_000 ? 1_800_000_000_000 : 1_700_000_000_000));
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});
