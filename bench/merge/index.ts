/**
 * `npm run bench -- merge`: what two people made of a platform of sixty entities, brought together by id and property, against
 * `git merge-file` on the pretty canonical JSON of the same three documents. Every pair is seeded; half of them hold one property that
 * both set to different values, and nothing else that clashes. So it is known what has to be asked, and what has to be in the result.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonical } from "../../schema/blueprint/canonical.ts";
import { Checker } from "../../schema/blueprint/checker.ts";
import { type Draft, flatten, nest } from "../../schema/blueprint/document.ts";
import { equal } from "../../schema/blueprint/equal.ts";
import { merge, mergeStructure } from "../../schema/blueprint/merge.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { samplePlatform } from "../blueprint/sample.ts";
import { type Bench, compare, median } from "../report.ts";
import { editsPerSide, pairOf, stored } from "./pairs.ts";

const pairs = Number(process.env.BENCH_PAIRS ?? 500);
/** So many of the pairs are looked at for errors too. */
const looked = 100;

export const bench: Bench = {
  about: "two people's edits of a platform of sixty entities, brought together",
  run: async ({ tell }) => {
    const folder = mkdtempSync(join(tmpdir(), "webnova-merge-"));
    const base = stored(samplePlatform(60));
    const checker = new Checker();
    checker.check(base);
    const took: Record<"structure" | "whole" | "known" | "git", number[]> = { structure: [], whole: [], known: [], git: [] };
    const wrong = { ours: { missed: 0, asked: 0 }, git: { missed: 0, asked: 0, broken: 0 } };
    const before = childrensCpu();
    try {
      for (let seed = 1; seed <= pairs; seed++) {
        const { ours, theirs, wanted, clashes } = pairOf(base, seed);
        const structure = clock(() => mergeStructure(base, ours, theirs));
        // A pair with a question ends there; looking for errors comes after the answer.
        if (clashes === 0 && seed <= looked) {
          const whole = clock(() => merge(base, ours, theirs));
          const known = clock(() => merge(base, ours, theirs, [], checker));
          took.whole.push(whole.ms);
          took.known.push(known.ms);
          if (whole.result.conflicts.length + known.result.conflicts.length > 0) wrong.ours.asked += 1;
        }
        const git = gitMerge(folder, [ours, base, theirs]);
        took.structure.push(structure.ms);
        took.git.push(git.ms);
        const { merged, conflicts } = structure.result;
        if (conflicts.length > clashes) wrong.ours.asked += 1;
        if (conflicts.length < clashes || (clashes === 0 && !equal(nest(merged), wanted))) wrong.ours.missed += 1;
        if (git.conflicts > clashes) wrong.git.asked += 1;
        if (git.conflicts < clashes) wrong.git.missed += 1;
        else if (git.conflicts === 0 && !equal(git.document, wanted)) wrong.git.broken += 1;
        if (seed % 100 === 0) tell(`${seed} pairs`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    const after = childrensCpu();
    const git = before === null || after === null ? median(took.git) : (after - before) / pairs;
    const row = (name: string, side: "structure" | "whole" | "known", bar?: number) =>
      compare({
        case: name,
        metric: "ms of CPU",
        ours: "WebNova",
        reference: "git merge-file",
        value: median(took[side]),
        referenceValue: git,
        better: "less",
        ...(bar === undefined ? {} : { bar }),
      });
    return {
      cases: [
        row("by id and property", "structure", 0.2),
        row("and looking for errors in the result", "whole"),
        row("the same by who knows the base's problems", "known"),
      ],
      notes: [
        `Median of ${pairs} seeded pairs, ${editsPerSide} edits on each side, interleaved; the three documents share no value. 60 entities, ${Object.keys(base.nodes).length} nodes. git's is the mean of its processes${before === null ? " (wall time)" : ""}, no writing of files; the wall saw ${median(took.git).toFixed(1)} ms.`,
        `Half of the pairs hold exactly one clash. Pairs in which too much was asked: WebNova ${wrong.ours.asked}, git ${wrong.git.asked}. Pairs in which a clash or a change was missed: WebNova ${wrong.ours.missed}, git ${wrong.git.missed}; merged without a question into another document: git ${wrong.git.broken}.`,
      ],
    };
  },
};

/** Milliseconds of CPU of this thread. */
const clock = <T>(act: () => T): { readonly ms: number; readonly result: T } => {
  const began = process.threadCpuUsage();
  const result = act();
  const { user, system } = process.threadCpuUsage(began);
  return { ms: (user + system) / 1_000, result };
};

/** Milliseconds of CPU of the processes this one has waited for (Linux counts them in hundredths of a second); null: nobody says. */
const childrensCpu = (): number | null => {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return null;
  }
};

const gitMerge = (folder: string, drafts: readonly Draft[]): { ms: number; conflicts: number; document: Blueprint | null } => {
  const files = drafts.map((draft, n) => {
    const file = join(folder, `${n}.json`);
    writeFileSync(file, `${JSON.stringify(JSON.parse(canonical(nest(draft))), null, 2)}\n`);
    return file;
  });
  const began = performance.now();
  const { status, stdout } = spawnSync("git", ["merge-file", "-p", ...files], { maxBuffer: 64 * 1024 * 1024, encoding: "utf8" });
  const conflicts = status ?? 255;
  return { ms: performance.now() - began, conflicts, document: conflicts === 0 ? parsed(stdout) : null };
};

/** A text merge may end in something that is no document; then it is not the wanted one. */
const parsed = (text: string): Blueprint | null => {
  try {
    return nest(flatten(JSON.parse(text) as Blueprint));
  } catch {
    return null;
  }
};
