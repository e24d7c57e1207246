import fc from "fast-check";
import { createEffect, createRoot, For } from "solid-js";
import { render } from "solid-js/web";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../schema/ids.ts";
import { makeLive, put, settle } from "./live-data.ts";

/** Runs `read` again whenever what it read changed; the list holds what it gave. */
const readings = <T,>(read: () => T): readonly T[] => {
  const seen: T[] = [];
  createRoot(() => createEffect(() => void seen.push(read())));
  return seen;
};

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, 0, 1, "", "a"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.record({ id: fc.constantFrom("1", "2", "3"), name: fc.constantFrom("a", "b") }), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("data that changes in place", () => {
  it("whoever reads is told of every change, and of nothing else", () => {
    const data = makeLive({ search: "", answers: { rows: { nodes: [{ id: "1", name: "Salma", age: 3 }] } } });
    const names = readings(() => data.answers.rows.nodes.map(({ name }) => name));
    const ages = readings(() => data.answers.rows.nodes[0]?.age);
    settle(data, "answers", { rows: { nodes: [{ id: "1", name: "Sami", age: 3 }] } });
    put(data, "search", "?q=a");
    expect(names).toEqual([["Salma"], ["Sami"]]);
    expect(ages).toEqual([3]);
  });

  it("a row stays the same object when others come before it, and another record is another object", () => {
    const data = makeLive({ nodes: [{ id: "1", name: "a" }] });
    const [row] = data.nodes;
    settle(data, "nodes", [
      { id: "2", name: "b" },
      { id: "1", name: "c" },
    ]);
    expect(data.nodes[1]).toBe(row);
    expect(row?.name).toBe("c");
    settle(data, "nodes", [{ id: "3", name: "c" }]);
    expect(data.nodes[0]).not.toBe(row);
    expect(data.nodes).toHaveLength(1);
  });

  it("[ST31] a list on screen keeps the nodes of the rows that stay", () => {
    const data = makeLive({ nodes: ["1", "2", "3"].map((id) => ({ id, name: `n${id}` })) });
    const place = document.createElement("ul");
    const dispose = render(() => <For each={data.nodes}>{(row) => <li>{row.name}</li>}</For>, place);
    const [, second] = place.children;
    settle(data, "nodes", [
      { id: "2", name: "new" },
      { id: "4", name: "n4" },
    ]);
    expect([...place.children].map(({ textContent }) => textContent)).toEqual(["new", "n4"]);
    expect(place.children[0]).toBe(second);
    dispose();
  });

  it("can be written by nobody who only reads", () => {
    const data = makeLive({ name: "a" });
    expect(() => Object.assign(data, { name: "b" })).toThrow(TypeError);
    expect(data.name).toBe("a");
  });

  it("ends up as what was asked, whatever stood there, and readers have seen it", () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 2, maxLength: 5 }), (values) => {
        const [first, ...others] = structuredClone(values) as [Json, ...Json[]];
        const data = makeLive({ value: first });
        const seen = readings(() => JSON.stringify(data.value));
        others.forEach((value, at) => {
          settle(data, "value", value);
          expect(seen.at(-1)).toBe(JSON.stringify(data.value));
          expect(data.value).toEqual(values[at + 1]);
        });
      }),
      { numRuns: 500 },
    );
  });
});
