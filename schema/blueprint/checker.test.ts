/** The checker that follows a draft says at every moment what a fresh one would say [BP24]. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft, randomGrowth, randomOp, seeded, seeds } from "../fixtures/random.ts";
import { Checker } from "./checker.ts";
import { type Draft, flatten, withInner } from "./document.ts";
import { equal } from "./equal.ts";
import { NodeIndex } from "./node-index.ts";
import { nodeKindNames, type Op, type Problem } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemsOf } from "./problems.ts";
import { readDraft } from "./reading.ts";

const told = (problems: readonly Problem[]) => problems.map(({ code, at, text, fix }) => ({ code, at, text, fix }));

/** Ops people make, one after another; each is asked for its problems both ways. */
const follow = (start: Draft, count: number, next: (draft: Draft, random: () => number) => Op, seed: number) => {
  const random = seeded(seed);
  const checker = new Checker();
  let draft = start;
  let steps = 0;
  expect(told(checker.check(draft))).toEqual(told(problemsOf(draft).problems));
  for (let i = 0; i < count * 4 && steps < count; i++) {
    const op = next(draft, random);
    const result = applyOps(draft, { ops: [op] });
    if ("refused" in result || result.draft === draft) continue;
    draft = result.draft;
    steps += 1;
    const incremental = told(checker.check(draft));
    const full = told(problemsOf(draft).problems);
    if (!equal(incremental, full)) expect({ op, problems: incremental }).toEqual({ op, problems: full });
  }
  expect(steps).toBeGreaterThan(0);
};

/** An op that changes how things are named, joined or meant: what other places say depends on it. */
const meaningfulOp = (draft: Draft, random: () => number): Op => {
  const ids = Object.keys(draft.nodes);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const id = pick(ids);
  const { kind, props, removed } = draft.nodes[id]!;
  const set = (prop: string, value: unknown): Op => ({ op: "set", id, prop, value: value as never });
  if (removed) return { op: "restore", id };
  const of = (wanted: string) => ids.filter((one) => draft.nodes[one]!.kind === wanted && !draft.nodes[one]!.removed);
  const dice = random();
  if (dice < 0.15) return { op: "remove", id };
  if (dice < 0.3 && "label" in props) return set("label.en", pick(["Other words", "Name", null]));
  if (dice < 0.4 && "key" in props) return set("key", pick(["name", "other", "status", "amount", `k${Math.floor(random() * 9)}`]));
  switch (kind) {
    case "field":
      return pick([
        set("classification", pick(["personal", "sensitive", "internal", "public"])),
        set("required", pick([true, null])),
        set("immutable", pick([true, null])),
        set("unique", pick([true, null])),
        set("default", pick(["o_sub", "12", 5, "o_draft", null])),
        set("compute", pick([`${pick(of("field"))} / ${pick(of("field"))}`, pick(of("field")), null])),
        set("config.onDelete", pick(["cascade", "restrict"])),
        set("config.target", pick(of("entity")) ?? null),
      ]);
    case "policy":
      return pick([
        set("where", pick([`${pick(of("field"))} == me`, "f_st == o_draft", null])),
        set("check", pick([`${pick(of("field"))} == me`, "f_st == o_draft && f_appl.f_cuser == me", null])),
        set("fields", pick(["*", of("field").slice(0, 3)])),
        set(
          "mask",
          of("field").filter(() => random() < 0.2),
        ),
        set("roles", [pick(of("role")), pick(["r_public", "r_member", "r_admin"])]),
        set("allow", [pick(["read", "create", "update", "delete"])]),
        set("entity", pick(of("entity")) ?? null),
      ]);
    case "action":
      return pick([
        set("when", pick(["f_st == o_sub && f_st == o_draft", "createdBy != me", "f_st == o_app", null])),
        set("risk", pick(["low", "high", "critical"])),
        set("roles", [pick(of("role"))]),
      ]);
    case "effect":
      return pick([set("field", pick(of("field")) ?? null), set("to", pick(["o_draft", "o_app", "me", "1 + 1"]))]);
    case "role":
      return set("signUp", pick([true, null]));
    case "page":
      return pick([
        set("roles", [pick(of("role"))]),
        set("entity", pick(of("entity")) ?? null),
        set("view.columns", of("field").slice(0, 4)),
        set("path", pick(["/my", "/queue", "/x"])),
      ]);
    case "edge":
      return pick([
        set("to", pick(of("step")) ?? null),
        set("from", pick(of("step")) ?? null),
        set("port", pick(["next", "true", "error"])),
      ]);
    case "assistant":
      return pick([set("reads", [pick(of("entity"))]), set("actions", [pick(of("action")) ?? "ent_app.delete"]), set("autonomy", "auto")]);
    default:
      return set(pick(["label.ar", "message.en"]), pick(["كلمات", null]));
  }
};

describe("following a draft", () => {
  it("[BP24] problems after one op equal a full run, over random drafts and random ops", () => {
    fc.assert(
      fc.property(seeds(), (seed) => follow(seed % 2 ? randomDraft(seed, 45) : randomGrowth(seed, 45), 12, randomOp, seed + 1)),
      { numRuns: 60 },
    );
  });

  it("[BP24] so they do over platforms whose parts mean something to each other", () => {
    fc.assert(
      fc.property(seeds(), fc.boolean(), (seed, small) => follow(flatten(small ? clinic : loan), 25, meaningfulOp, seed)),
      // The example removes an entity that actions are about: what their effects may set is read another way.
      { numRuns: 40, examples: [[1_365_008_664, false]] },
    );
  });

  it("[BP24] nodes may go without a trace, be named meanwhile, and come back", () => {
    const forth = (from: Draft, seed: number) => {
      const random = seeded(seed);
      const checker = new Checker();
      checker.check(from);
      for (let step = 0; step < 12; step += 1) {
        // As merges of drafts go: what is left out is left out with what lives in it, and later is there again.
        const left = Object.keys(from.nodes).filter(() => random() < 0.06);
        const gone = withInner(from.nodes, random() < 0.7 ? left : []);
        const nodes = Object.fromEntries(Object.entries(from.nodes).filter(([id]) => !gone.has(id)));
        const draft: Draft = { header: from.header, nodes };
        const incremental = told(checker.check(draft));
        expect({ seed, step, problems: incremental }).toEqual({ seed, step, problems: told(problemsOf(draft).problems) });
      }
    };
    fc.assert(
      fc.property(seeds(), (seed) =>
        forth(seed % 3 === 0 ? flatten(loan) : seed % 3 === 1 ? flatten(clinic) : randomDraft(seed, 40), seed),
      ),
      { numRuns: 30, examples: [[3], [4], [5]] },
    );
  });

  it("who looks for errors only finds all of them and nothing else", () => {
    const errorsOf = (raw: unknown) => told(problemsOf(raw).problems.filter(({ level }) => level === "error"));
    fc.assert(
      fc.property(seeds(), fc.constantFrom(clinic, loan), (seed, from) => {
        const random = seeded(seed);
        let draft = flatten(from);
        for (let step = 0; step < 8; step += 1) {
          const result = applyOps(draft, { ops: [meaningfulOp(draft, random)] });
          if (!("refused" in result)) draft = result.draft;
        }
        const left = Object.keys(draft.nodes).filter(() => random() < 0.05);
        for (const raw of [
          draft,
          randomDraft(seed, 40),
          { ...draft, nodes: Object.fromEntries(Object.entries(draft.nodes).filter(([id]) => !left.includes(id))) },
        ])
          expect(told(new Checker({ once: true, levels: "errors" }).check(raw))).toEqual(errorsOf(raw));
      }),
      { numRuns: 40 },
    );
  });

  it("[BP24] drafts of any quality may follow one another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(flatten(loan), flatten(clinic))), { maxLength: 6 }),
        (raws) => {
          const checker = new Checker();
          for (const raw of raws) expect(told(checker.check(raw))).toEqual(told(problemsOf(raw).problems));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("[BP24] an index kept node by node answers as one that was built at once", () => {
    for (const [at, draft] of [flatten(clinic), flatten(loan), ...[1, 2, 3, 4, 5, 6].map((seed) => randomDraft(seed, 60))].entries()) {
      const { ids: all, live } = readDraft(draft);
      const [kept, built] = [new NodeIndex(), new NodeIndex()];
      built.replace(all, live);
      const random = seeded(at);
      const some = (share: number) => Object.fromEntries(Object.entries(live).filter(() => random() < share));
      for (const step of [some(0.6), some(0.3), some(0.9)]) kept.replace(Object.keys(step), step);
      kept.bytes(0, false);
      for (const id of all.toSorted(() => random() - 0.5)) kept.put(id, live[id]);
      const ids = [...built.ids()].sort();
      expect([...kept.ids()].sort()).toEqual(ids);
      for (const kind of nodeKindNames) expect([kind, kept.all(kind)]).toEqual([kind, built.all(kind)]);
      for (const id of ids) {
        expect(kept.node(id)).toEqual(built.node(id));
        expect([id, kept.uses(id)]).toEqual([id, built.uses(id)]);
        for (const kind of nodeKindNames) expect([id, kind, kept.inner(id, kind)]).toEqual([id, kind, built.inner(id, kind)]);
      }
      expect(kept.bytes(0, false)).toBe(built.bytes(0, false));
    }
  });
});
