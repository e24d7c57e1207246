/**
 * `npm run bench -- merge`: what two people made of a platform of sixty entities, brought together by id and property, against
 * `git merge-file` on the pretty canonical JSON of the same three documents. Every pair is seeded; half of them hold one property that
 * both set to different values, and nothing else that clashes. So it is known what has to be asked, and what has to be in the result.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonical } from "../../schema/blueprint/canonical.ts";
import { type Draft, flatten, nest } from "../../schema/blueprint/document.ts";
import { equal } from "../../schema/blueprint/equal.ts";
import { merge, mergeStructure } from "../../schema/blueprint/merge.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { seeded } from "../../schema/fixtures/random.ts";
import { samplePlatform } from "../blueprint/sample.ts";
import { type Bench, compare, median } from "../report.ts";

const pairs = Number(process.env.BENCH_PAIRS ?? 500);
const editsPerSide = 20;

export const bench: Bench = {
  about: "two people's edits of a platform of sixty entities, brought together",
  run: async ({ tell }) => {
    const folder = mkdtempSync(join(tmpdir(), "webnova-merge-"));
    const base = samplePlatform(60);
    const took: Record<"structure" | "whole" | "git", number[]> = { structure: [], whole: [], git: [] };
    const wrong = { ours: { missed: 0, asked: 0 }, git: { missed: 0, asked: 0, broken: 0 } };
    try {
      for (let seed = 1; seed <= pairs; seed++) {
        const { ours, theirs, wanted, clashes } = pairOf(base, seed);
        const structure = clock(() => mergeStructure(base, ours, theirs));
        const whole = clock(() => merge(base, ours, theirs));
        const git = gitMerge(folder, [ours, base, theirs]);
        took.structure.push(structure.ms);
        took.whole.push(whole.ms);
        took.git.push(git.ms);
        const { merged, conflicts } = structure.result;
        if (conflicts.length > clashes) wrong.ours.asked += 1;
        if (conflicts.length < clashes || (clashes === 0 && !same(nest(merged), wanted))) wrong.ours.missed += 1;
        if (git.conflicts > clashes) wrong.git.asked += 1;
        if (git.conflicts < clashes) wrong.git.missed += 1;
        else if (git.conflicts === 0 && !same(git.document, wanted)) wrong.git.broken += 1;
        if (seed % 100 === 0) tell(`${seed} pairs`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    const row = (name: string, side: "structure" | "whole", bar?: number) =>
      compare({
        case: name,
        metric: "ms",
        ours: "WebNova",
        reference: "git merge-file",
        value: median(took[side]),
        referenceValue: median(took.git),
        better: "less",
        ...(bar === undefined ? {} : { bar }),
      });
    return {
      cases: [row("by id and property", "structure", 0.2), row("and looking for errors in the result", "whole")],
      notes: [
        `Median of ${pairs} seeded pairs, ${editsPerSide} edits on each side, interleaved; 60 entities, ${Object.keys(base.nodes).length} nodes. git's time has the start of its process and no writing of files.`,
        `Half of the pairs hold exactly one clash. Pairs in which too much was asked: WebNova ${wrong.ours.asked}, git ${wrong.git.asked}. Pairs in which a clash or a change was missed: WebNova ${wrong.ours.missed}, git ${wrong.git.missed}; merged without a question into another document: git ${wrong.git.broken}.`,
      ],
    };
  },
};

const clock = <T>(act: () => T): { readonly ms: number; readonly result: T } => {
  const began = performance.now();
  const result = act();
  return { ms: performance.now() - began, result };
};
const same = (a: unknown, b: unknown): boolean => equal(a, b);

/** Labels, switches, new and removed fields, spread over the entities: each property on one side only, and one on both in every second pair. */
const pairOf = (base: Draft, seed: number) => {
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
    return flatten(nest(result.draft));
  };
  return {
    ours: done([...mine, ...clash("a")]),
    theirs: done([...other, ...clash("b")]),
    wanted: nest(done([...mine, ...other])),
    clashes,
  };
};

const gitMerge = (folder: string, drafts: readonly Draft[]): { ms: number; conflicts: number; document: Blueprint | null } => {
  const files = drafts.map((draft, n) => {
    const file = join(folder, `${n}.json`);
    writeFileSync(file, `${JSON.stringify(JSON.parse(canonical(nest(draft))), null, 2)}\n`);
    return file;
  });
  const { ms, result } = clock(() => spawnSync("git", ["merge-file", "-p", ...files], { maxBuffer: 64 * 1024 * 1024, encoding: "utf8" }));
  const conflicts = result.status ?? 255;
  return { ms, conflicts, document: conflicts === 0 ? parsed(result.stdout) : null };
};

/** A text merge may end in something that is no document; then it is not the wanted one. */
const parsed = (text: string): Blueprint | null => {
  try {
    return nest(flatten(JSON.parse(text) as Blueprint));
  } catch {
    return null;
  }
};
