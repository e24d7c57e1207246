/**
 * `npm run bench -- blueprint`: what people wait for at every key — problems, differences, merges, canonical form, the compiled model —
 * over a platform of sixty entities, each against a named reference on the same document in the same run, rounds interleaved; against
 * copying that document and writing it as JSON; and how each grows to six hundred entities.
 */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { buildSchema, printSchema } from "graphql";
import { canonical } from "../../schema/blueprint/canonical.ts";
import { Checker } from "../../schema/blueprint/checker.ts";
import { diff } from "../../schema/blueprint/diff.ts";
import { type Draft, nest } from "../../schema/blueprint/document.ts";
import { limits } from "../../schema/blueprint/limits.ts";
import { merge } from "../../schema/blueprint/merge.ts";
import { headerProps, kindSpec } from "../../schema/blueprint/node-kinds.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import type { PropSpec } from "../../schema/blueprint/prop-specs.ts";
import { compile } from "../../schema/model/compile.ts";
import { viewModel } from "../../subgraphs/runtime/data-plane/access.ts";
import { buildSchema as platformSchema } from "../../subgraphs/runtime/data-plane/schema.ts";
import { installPeers } from "../install-peers.ts";
import { pairOf, stored } from "../merge/pairs.ts";
import { type Bench, type Case, compare, type Measured, median } from "../report.ts";
import { type Cel, predicates } from "./predicates.ts";
import { samplePlatform } from "./sample.ts";

const rounds = Number(process.env.BENCH_ROUNDS ?? 15);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** For the growth of each figure. */
const most = 600;
/** A platform has no more [BP5], and what has an error is neither compiled nor merged in one look. */
const allowed = limits.entities;
/** Milliseconds each may take for sixty entities. */
const goals: Readonly<Record<string, number>> = { problems: 50, "after: a label": 5, diff: 5, compile: 50, merge: 50 };

export const bench: Bench = {
  about: "problems, differences, canonical form and model of a platform of sixty entities",
  run: async ({ tell, only }) => {
    const refused = process.env.BENCH_PEERS === "no" ? "BENCH_PEERS=no" : installPeers(tell);
    const peers = refused === null ? await loadPeers() : null;
    const taken = new Map<string, number>();
    const small = work(samplePlatform(60));
    const sides = sidesOf("", small);
    if (peers) {
      sides.jsondiffpatch = () => clock(() => repeat(() => peers.diff(small.document, small.edited))) / times;
      sides.canonicalize = () => clock(() => sha256(peers.canonicalize(small.document) ?? ""));
      const { ours, reference } = predicates(small.draft, peers.cel);
      sides.evaluate = () => clock(ours);
      sides.cel = () => clock(reference);
    }
    const sdl = sdlOf(small.draft);
    sides.buildSchema = () => clock(() => buildSchema(sdl));
    await measure(sides, taken);
    tell("60 entities measured");
    // Afterwards, so that a heap ten times as full slows nobody else.
    const large = work(samplePlatform(most));
    await measure(pick(sidesOf(`, ${most} entities`, large, ["a label"]), ["copy", "problems", "after", "diff", "canonical"]), taken);
    const fullest = work(samplePlatform(allowed));
    await measure(pick(sidesOf(`, ${allowed} entities`, fullest, []), ["compile", "merge"]), taken);
    const ms = (name: string): number => taken.get(name)!;
    const row = (name: string, ours: string, reference: string, words: string, more: Partial<Measured> = {}): Case =>
      compare({
        case: name,
        metric: "ms of CPU",
        ours: "WebNova",
        reference: words,
        value: ms(ours),
        referenceValue: ms(reference),
        better: "less",
        ...more,
      });
    const copy = "structuredClone and JSON.stringify of the document";
    const against = (name: string, ours: string): readonly Case[] => [
      row(name, ours, "copy", copy),
      ...(goals[ours] === undefined
        ? []
        : [
            compare({
              case: name,
              metric: "ms of CPU",
              ours: "WebNova",
              reference: "goal",
              value: ms(ours),
              referenceValue: goals[ours],
              better: "less",
              bar: 1,
            }),
          ]),
    ];
    const growth = (name: string, count: number): Case =>
      row(`${name}, ${count} entities`, `${name}, ${count} entities`, name, "the same of 60 entities", { bar: (12 * count) / 600 });
    const cases: Case[] = [
      row("problems, full pass", "problems", "zod", "zod parse of every property", { bar: 3 }),
      ...against("problems, full pass", "problems"),
      ...Object.keys(edits).map((name) => row(`problems after: ${name}`, `after: ${name}`, "problems", "own full pass", { bar: 1 / 20 })),
      ...against("problems after: a label", "after: a label"),
      ...(peers ? [row("diff of 20 edits", "diff", "jsondiffpatch", "jsondiffpatch", { bar: 1 / 3 })] : []),
      ...against("diff of 20 edits", "diff"),
      ...against("three-way merge, looked at for errors", "merge"),
      ...(peers ? [row("canonical form and hash", "canonical", "canonicalize", "npm canonicalize and sha-256", { bar: 1 / 0.9 })] : []),
      ...against("canonical form and hash", "canonical"),
      row("compile to the model", "compile", "buildSchema", "graphql-js buildSchema of the platform's SDL", { bar: 1 }),
      ...against("compile to the model", "compile"),
      ...(peers ? [row("a predicate over 20,000 records", "evaluate", "cel", "@bufbuild/cel", { bar: 1 / 5 })] : []),
      ...["problems", "diff", "canonical"].map((name) =>
        row(`${name}, ${most} entities`, `${name}, ${most} entities`, `copy, ${most} entities`, "copying and writing the same document"),
      ),
      ...["problems", "after: a label", "diff", "canonical", "copy"].map((name) => growth(name, most)),
      ...["merge", "compile"].map((name) => growth(name, allowed)),
    ].filter((one) => one.case.includes(only));
    const size = JSON.stringify(small.document).length;
    return {
      cases,
      notes: [
        `Median of ${rounds} interleaved rounds. 60 entities of 25 fields: ${Object.keys(small.draft.nodes).length} nodes, ${Math.round(size / 1024)} KiB; ${most} entities: ${Object.keys(large.draft.nodes).length} nodes.`,
        ...(refused ? [`Peers left out: ${refused}`] : []),
      ],
    };
  },
};

/** A difference takes less than a step of the clock, which is 4 ms on some machines. */
const times = 20;
const repeat = (act: () => unknown): void => {
  for (let n = 0; n < times; n += 1) act();
};

type Sides = Record<string, () => number>;

const sidesOf = (size: string, one: ReturnType<typeof work>, names = Object.keys(edits)): Sides => ({
  [`copy${size}`]: () => clock(() => JSON.stringify(structuredClone(one.document))),
  [`zod${size}`]: () => clock(() => zodParse(one.draft)),
  [`problems${size}`]: () => clock(() => problemsOf(one.draft)),
  [`diff${size}`]: () => clock(() => repeat(() => diff(one.document, one.edited))) / times,
  [`canonical${size}`]: () => clock(() => sha256(canonical(one.document))),
  [`merge${size}`]: () => clock(() => merge(one.pair.base, one.pair.ours, one.pair.theirs)),
  [`compile${size}`]: () => clock(() => compile(one.document, sha256)),
  ...Object.fromEntries(names.map((name) => [`after: ${name}${size}`, one.after(name)])),
});

const pick = (sides: Sides, begins: readonly string[]): Sides =>
  Object.fromEntries(Object.entries(sides).filter(([name]) => begins.some((begin) => name.startsWith(begin))));

/** Takes the sides in turn, three rounds to warm up, and keeps the middle of each. */
const measure = async (sides: Sides, into: Map<string, number>): Promise<void> => {
  const taken = new Map<string, number[]>();
  for (let round = -3; round < rounds; round += 1)
    for (const [name, act] of Object.entries(sides)) {
      const ms = act();
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), ms]);
      await new Promise((resolve) => setImmediate(resolve));
    }
  for (const [name, all] of taken) into.set(name, median(all));
};

/** Milliseconds of CPU the work took on this thread: what others do on the machine meanwhile counts little. */
const clock = (act: () => unknown): number => {
  const began = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
};

const set = (id: string, prop: string, value: unknown): Op => ({ op: "set", id, prop, value: value as never });

/** What a person does; `n` makes each time another change. */
const edits: Readonly<Record<string, (n: number) => Op>> = {
  "a label": (n) => set("f_3_total", "label.en", `Total ${n}`),
  "a formula": (n) => set("f_3_average", "compute", `f_3_total / ${n + 2}`),
  "a condition": (n) => set("p_3_own", "where", `f_3_owner == me && f_3_count > ${n}`),
  "the name of an entity": (n) => set("ent_3", "label.en", `Thing ${n}`),
  "an API name": (n) => set("f_3_total", "key", `total${n}`),
  "a new field": (n) => ({
    op: "add",
    kind: "field",
    id: `f_new_${n}`,
    // An entity has room for so many.
    parent: `ent_${n % 60}`,
    props: { key: `new${n}`, type: "text", label: { en: "New", ar: "جديد" } },
  }),
  "the platform's name": (n) => set("header", "label.en", `Platform ${n}`),
};

const applied = (draft: Draft, ops: readonly Op[]): Draft => {
  const result = applyOps(draft, { ops });
  if ("refused" in result) throw new Error(result.refused[0]!.text.en);
  return result.draft;
};

/** Edits per measurement: one alone is shorter than the clock's step. */
const atOnce = 20;

const work = (draft: Draft) => {
  const base = stored(draft);
  const twenty = Array.from(
    { length: 20 },
    (_, n): Op => (n % 2 ? set(`f_${n}_total`, "label.en", `Sum ${n}`) : set(`p_${n}_look`, "mask", null)),
  );
  return {
    draft,
    document: nest(base),
    edited: nest(stored(applied(draft, twenty))),
    // An even seed: nothing clashes, so the result is looked at for errors too.
    pair: { base, ...pairOf(base, 2) },
    /** Milliseconds of the checker for one edit after another, without the edit itself. */
    after: (name: string) => {
      const checker = new Checker();
      let at = draft;
      let n = 0;
      checker.check(at);
      return (): number => {
        const drafts = Array.from({ length: atOnce }, () => {
          at = applied(at, [edits[name]!(n++)]);
          return at;
        });
        return (
          clock(() => {
            for (const one of drafts) checker.check(one);
          }) / atOnce
        );
      };
    },
  };
};

/** Every property of every node through its own zod, and nothing else. */
const zodParse = (draft: Draft): void => {
  const parse = (specs: Readonly<Record<string, PropSpec>>, props: Readonly<Record<string, unknown>>): void => {
    for (const name of Object.keys(props)) if (!specs[name]?.zod.safeParse(props[name]).success) throw new Error(name);
  };
  parse(headerProps, draft.header);
  for (const id of Object.keys(draft.nodes)) parse(kindSpec(draft.nodes[id]!.kind).props, draft.nodes[id]!.props);
};

/** The API of the platform's managers and clerks together, as text. */
const sdlOf = (draft: Draft): string =>
  printSchema(platformSchema(viewModel(compile(nest(draft), sha256), ["r_member", "r_manager", "r_clerk", "r_partner"])));

interface Peers {
  readonly diff: (a: unknown, b: unknown) => unknown;
  readonly canonicalize: (value: unknown) => string | undefined;
  readonly cel: Cel;
}

const loadPeers = async (): Promise<Peers> => {
  const resolve = createRequire(fileURLToPath(new URL("../peers/", import.meta.url))).resolve;
  const { create } = (await import(resolve("jsondiffpatch"))) as {
    create: (options: { objectHash: (one: object) => string | undefined }) => { diff: Peers["diff"] };
  };
  const { default: canonicalize } = (await import(resolve("canonicalize"))) as { default: Peers["canonicalize"] };
  const patch = create({ objectHash: (one) => (one as { id?: string }).id });
  const cel = (await import(resolve("@bufbuild/cel"))) as Cel;
  return { diff: (a, b) => patch.diff(a, b), canonicalize, cel };
};
