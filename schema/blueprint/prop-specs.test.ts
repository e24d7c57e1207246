import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerProps, kindSpec } from "./node-kinds.ts";
import { nodeKindNames } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";

const specs = [...Object.entries(headerProps), ...nodeKindNames.flatMap((kind) => Object.entries(kindSpec(kind).props))];
const inner = ([name, spec]: readonly [string, PropSpec]): readonly (readonly [string, PropSpec])[] => [
  [name, spec],
  ...Object.entries(spec.members ?? {}).flatMap(inner),
  ...(spec.rest ? inner([`${name}.*`, spec.rest]) : []),
];
const all = specs.flatMap(inner).filter(([, spec]) => spec.plain);

const letters = fc.constantFrom(
  "a",
  "Z",
  "9",
  "_",
  " ",
  "é",
  "e\u0301",
  "ا",
  "آ",
  "ا\u0653",
  "ـ",
  "\ud800",
  "\u0000",
  "\n",
  "𝒳",
  "f_a",
  "a0",
  "#",
);
const text = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(""));
const word = fc.oneof(
  text,
  fc.constantFrom("en", "ar", "ar-SA", "__proto__", "text", "list", "read", "ent_a", "f_b", "f_a", "x".repeat(20_001)),
);
const value = fc.oneof(
  word,
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
  fc.array(word, { maxLength: 4 }),
  fc.dictionary(word, fc.oneof(word, fc.integer())),
);

describe("properties", () => {
  it("what is taken as plainly fine, the table's own zod takes too, and leaves as it is", () => {
    expect(all.length).toBeGreaterThan(60);
    let plain = 0;
    fc.assert(
      fc.property(value, (given) => {
        for (const [name, spec] of all) {
          if (!spec.plain!(given)) continue;
          plain += 1;
          const result = spec.zod.safeParse(given);
          expect([name, given, result.success]).toEqual([name, given, true]);
          expect(JSON.stringify(result.data)).toBe(JSON.stringify(given));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
  });
});
