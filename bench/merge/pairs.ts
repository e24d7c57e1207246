/** Two people's edits of one platform, from a seed: it is known what has to be asked, and what has to be in the result. */
import { type Draft, flatten, nest } from "../../schema/blueprint/document.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { seeded } from "../../schema/fixtures/random.ts";

export const editsPerSide = 20;

export interface Pair {
  readonly ours: Draft;
  readonly theirs: Draft;
  /** Everything both did, the clash left out. */
  readonly wanted: Blueprint;
  /** How many questions there are: 0 or 1. */
  readonly clashes: number;
}

/** Labels, switches, new and removed fields, spread over the entities: each property on one side only, and one on both in every second pair. */
export const pairOf = (base: Draft, seed: number): Pair => {
  const random = seeded(seed);
  const fields = Object.keys(base.nodes).filter((id) => base.nodes[id]!.kind === "field" && /_value\d+$/.test(id));
  const pick = (): string => fields.splice(Math.floor(random() * fields.length), 1)[0]!;
  const edit = (n: number, side: string): Op => {
    const id = pick();
    const dice = random();
    if (dice < 0.5) return { op: "set", id, prop: `label.${random() < 0.5 ? "en" : "ar"}`, value: `${side} ${seed} ${n}` };
    if (dice < 0.7) return { op: "set", id, prop: "searchable", value: true };
    if (dice < 0.85) {
      const parent = base.nodes[id]!.owner!;
      return {
        op: "add",
        kind: "field",
        id: `f_${side}_${seed}_${n}`,
        parent,
        props: { key: `${side}${n}`, type: "text", order: `b${side === "a" ? 0 : 1}${n + 10}` },
      };
    }
    return { op: "remove", id };
  };
  const mine = Array.from({ length: editsPerSide }, (_, n) => edit(n, "a"));
  const other = Array.from({ length: editsPerSide }, (_, n) => edit(n, "b"));
  const clashes = seed % 2;
  const shared = pick();
  const clash = (side: string): Op[] => (clashes ? [{ op: "set", id: shared, prop: "label.en", value: `${side} says` }] : []);
  const done = (ops: readonly Op[]): Draft => {
    const result = applyOps(base, { ops });
    if ("refused" in result) throw new Error(`seed ${seed}: ${JSON.stringify(result.refused[0]?.text)}`);
    return stored(result.draft);
  };
  return {
    ours: done([...mine, ...clash("a")]),
    theirs: done([...other, ...clash("b")]),
    wanted: nest(done([...mine, ...other])),
    clashes,
  };
};

/** As it comes out of a store: no value is shared with any other document. */
export const stored = (draft: Draft): Draft => flatten(JSON.parse(JSON.stringify(nest(draft))) as Blueprint);
