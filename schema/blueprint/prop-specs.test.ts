import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isEmpty } from "./document.ts";
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
const shape = fc.constantFrom(
  ..."/ /a/:id /A #aabbcc USD Asia/Riyadh UTC createdAt f_x f_x.create ent_x.create update read next count plex compact system".split(" "),
);
const chosen = fc.constantFrom(...specs.flatMap(inner).flatMap(([, { zod }]) => (zod instanceof z.ZodEnum ? zod.options : [])));
const number = fc.oneof(fc.integer(), fc.integer({ min: -2, max: 40 }), fc.double(), fc.constantFrom(0.5, -0, Number.NaN, 36_500, 36_501));
const simple = fc.oneof(word, shape, chosen, number, fc.boolean(), fc.constant(null), fc.array(fc.oneof(word, shape), { maxLength: 4 }));
const memberNames = [...new Set(specs.flatMap(inner).flatMap(([, { members }]) => Object.keys(members ?? {})))];
/** Some members of one object of the table, each often of its own kind. */
const object = fc
  .constantFrom(...specs.flatMap(inner).flatMap(([, { members }]) => (members && Object.keys(members).length > 0 ? [members] : [])))
  .chain((members) =>
    fc.record(Object.fromEntries(Object.entries(members).map(([name, spec]) => [name, likely(spec)])), { requiredKeys: [] }),
  )
  .map((members) => Object.fromEntries(Object.entries(members).sort()));
const likely = (spec: PropSpec) => fc.oneof(simple, ...(spec.initial === undefined ? [] : [fc.constant(spec.initial)]));
const value = fc.oneof(
  simple,
  fc.tuple(number, number),
  fc.dictionary(fc.oneof(word, fc.constantFrom(...memberNames)), fc.oneof(simple, fc.dictionary(word, simple))),
  object,
);

describe("properties", () => {
  it("what is taken as plainly fine, the table's own zod takes too, and leaves as it is", () => {
    expect(all.length).toBeGreaterThan(60);
    let plain = 0;
    const plains = new Set<PropSpec>();
    fc.assert(
      fc.property(value, (given) => {
        for (const [name, spec] of all) {
          if (!spec.plain!(given)) continue;
          plain += 1;
          plains.add(spec);
          const result = spec.zod.safeParse(given);
          expect([name, given, result.success, isEmpty(given)]).toEqual([name, given, true, false]);
          // Members of an object stay in the order they have, which is their own.
          if (spec.is === "split")
            expect([name, result.data, Object.keys(given as object)]).toEqual([name, given, Object.keys(given as object).sort()]);
          else expect(JSON.stringify(result.data)).toBe(JSON.stringify(given));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
    console.log(
      all
        .filter(([, s]) => !plains.has(s))
        .map(([n]) => n)
        .join(" "),
    );
    expect(plains.size).toBeGreaterThan(all.length * 0.8);
  });
});
