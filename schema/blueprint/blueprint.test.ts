/** Properties of the whole: operations, normalise, diff and files over random blueprints made from the table of kinds. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft, randomEdits, randomGrowth, seeded, seeds, shuffled } from "../fixtures/random.ts";
import { canonical, hashOf, jcs, readCanonical } from "./canonical.ts";
import { diff } from "./diff.ts";
import { type Draft, emptyDraft, flatten, hiddenNodes, nest } from "./document.ts";
import { equal } from "./equal.ts";
import { exactForm, friendlyForm, readFile } from "./files.ts";
import { nodeLinks } from "./links.ts";
import { kindSpec } from "./node-kinds.ts";
import { normalise } from "./normalise.ts";
import { nodeKindNames, type Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemsOf } from "./problems.ts";
import { describe as say } from "./sentences.ts";
import type { Blueprint } from "./shape.ts";
import { validate } from "./validate.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const runs = { numRuns: 120 };
/** Equal but for tombstones. */
const live = (draft: Draft): string => canonical(nest(draft));
const clean = (seed: number): Blueprint => normalise(randomDraft(seed)).blueprint;

describe("the random blueprints", () => {
  it("hold every kind of node", () => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 150; seed++) for (const node of Object.values(randomDraft(seed).nodes)) kinds.add(node.kind);
    expect([...kinds].sort()).toEqual([...nodeKindNames].sort());
  });
});

describe("operations, at random", () => {
  it("[BP16] apply(apply(d, b), inverse) is d", () => {
    let applied = 0;
    fc.assert(
      fc.property(seeds(), (seed) => {
        const before = randomDraft(seed, 40);
        const { ops } = randomEdits(before, seeded(seed + 1), 25);
        const there = applyOps(before, { ops });
        // Edits that were fine one by one may not be fine as one batch (a key freed later); then nothing happened.
        if ("refused" in there) return;
        applied += 1;
        const back = applyOps(there.draft, there.inverse);
        expect("refused" in back ? back.refused.map((r) => r.text.en) : []).toEqual([]);
        if ("draft" in back) expect(live(back.draft)).toBe(live(before));
      }),
      runs,
    );
    expect(applied).toBeGreaterThan(runs.numRuns / 3);
  });

  it("[BP15] a refused batch leaves no trace and every op at fault is listed once", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const before = randomDraft(seed, 30);
        const copy = structuredClone(before);
        const { ops } = randomEdits(before, seeded(seed + 1), 10);
        const bad: readonly [Op, Op] = [
          { op: "set", id: "ent_none", prop: "key", value: "x" },
          { op: "remove", id: "r_admin" },
        ];
        const result = applyOps(before, { ops: [bad[0], ...ops, bad[1]] });
        expect("refused" in result).toBe(true);
        if ("refused" in result) {
          const at = result.refused.map((r) => r.index);
          expect(at).toContain(0);
          expect(at).toContain(ops.length + 1);
          for (const refusal of result.refused)
            expect(
              refusal.text.ar && refusal.text.en && !/\b(f|ent|r|p)_[a-z0-9]/.test(refusal.text.en.replace(/“.*?”|: .* cannot be/g, "")),
            ).toBeTruthy();
        }
        expect(before).toEqual(copy);
      }),
      { numRuns: 60 },
    );
  });

  it("[BP2] an id is used once and never again", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const draft = randomDraft(seed, 30);
        for (const id of Object.keys(draft.nodes)) {
          const { kind, parent, props, removed } = draft.nodes[id]!;
          if (id.startsWith("f_user") || id === "ent_user") continue;
          const again = applyOps(draft, { ops: [{ op: "add", kind, id, ...(parent ? { parent } : {}), props }] });
          expect("refused" in again && again.refused[0]?.code).toMatch(removed ? /OP_ID_REMOVED/ : /OP_ID_TAKEN|OP_BUILT_IN/);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("normalise", () => {
  it("[BP21] takes any JSON, never throws, and what it made is valid but for what it marked", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (raw) => {
        const { blueprint, problems } = normalise(raw);
        const marked = new Set(problems.map((p) => p.at.id));
        expect(validate(blueprint).filter((p) => !marked.has(p.at.id))).toEqual([]);
      }),
      runs,
    );
    for (const raw of [
      undefined,
      null,
      1,
      "x",
      [],
      { nodes: 3 },
      { nodes: { ent_a: null, ent_b: { kind: "entity", props: 4 } } },
      JSON.parse('{"nodes":{"__proto__":{"kind":"entity"}}}'),
    ])
      expect(() => problemsOf(raw)).not.toThrow();
  });

  it("[BP21] a damaged draft is repaired: whatever stays is valid", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const broken = damaged(randomDraft(seed, 50), seeded(seed + 7));
        const { blueprint, problems } = normalise(broken);
        const marked = new Set(problems.map((p) => p.at.id));
        expect(
          validate(blueprint)
            .filter((p) => !marked.has(p.at.id))
            .map((p) => [p.code, p.at]),
        ).toEqual([]);
        expect(() => problemsOf(broken)).not.toThrow();
      }),
      runs,
    );
  });

  it("[BP22] gives the same bytes for every order of insertion", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const raw = damaged(randomDraft(seed, 40), seeded(seed + 3));
        const other = shuffled(raw, seeded(seed + 5));
        expect(JSON.stringify(normalise(other).problems)).toBe(JSON.stringify(normalise(raw).problems));
        const once = problemsOf(raw);
        const again = problemsOf(other);
        expect(canonical(again.blueprint)).toBe(canonical(once.blueprint));
        expect(again.problems.map((p) => [p.code, p.at, p.text])).toEqual(once.problems.map((p) => [p.code, p.at, p.text]));
      }),
      { numRuns: 60 },
    );
  });

  it("[BP7] names that reach into a prototype are left out, everywhere", () => {
    const raw = JSON.parse(
      '{"header":{"key":"x","__proto__":{"polluted":1},"theme":{"constructor":{"polluted":1}}},"nodes":{"__proto__":{"kind":"entity","props":{"key":"a"}},"constructor":{"kind":"entity","props":{}},' +
        '"ent_a":{"kind":"entity","parent":null,"owner":null,"props":{"key":"a","prototype":1,"label":{"__proto__":"x","en":"A"}}}}}',
    );
    const { blueprint } = normalise(raw);
    expect(Object.keys(blueprint.entities)).toEqual(["ent_a"]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(blueprint)).not.toContain("polluted");
  });

  it("hides orphans, cuts cycles at the lowest id, tells equal keys apart by id order", () => {
    const node = (kind: string, owner: string | null, props: object, parent = owner) => ({ kind, owner, parent, props });
    const { blueprint, problems } = normalise({
      header: {},
      nodes: {
        ent_b: node("entity", null, { key: "thing" }),
        ent_a: node("entity", null, { key: "thing" }),
        f_lost: node("field", "ent_gone", { key: "x", type: "text", order: "a0" }),
        pg_a: node("page", null, { key: "start", path: "/start", kind: "custom", order: "a0" }),
        c_a: node("component", "pg_a", { type: "box", order: "a0" }, "c_b"),
        c_b: node("component", "pg_a", { type: "box", order: "a0" }, "c_a"),
      },
    });
    expect(blueprint.entities.ent_a?.key).toBe("thing");
    expect(blueprint.entities.ent_b?.key).toBe("thing_2");
    expect(blueprint.pages.pg_a?.components?.c_a?.parent).toBeUndefined();
    expect(blueprint.pages.pg_a?.components?.c_b?.parent).toBe("c_a");
    expect(problems.map((p) => `${p.code} ${p.at.id}`).sort()).toEqual(["KEY_DUPLICATE ent_b", "ORPHAN f_lost", "TREE_CYCLE c_a"]);
  });

  it("[BP22] nesting of any depth is read the same from every end", () => {
    const chain = (ids: readonly number[], removed: boolean) => ({
      header: {},
      nodes: Object.fromEntries([
        ["pg_a", { kind: "page", owner: null, parent: null, props: { key: "start", path: "/start", kind: "custom", order: "a0" } }],
        ...ids.map((i) => [
          `c_${String(i)}`,
          {
            kind: "component",
            owner: "pg_a",
            parent: i === 0 ? "pg_a" : `c_${i - 1}`,
            props: { type: "box", order: "a0" },
            ...(i === 0 && removed ? { removed: true } : {}),
          },
        ]),
      ]),
    });
    const down = Array.from({ length: 1_000 }, (_, i) => i);
    for (const removed of [false, true]) {
      const [one, two] = [normalise(chain(down, removed)), normalise(chain([...down].reverse(), removed))];
      expect(one.problems).toEqual([]);
      expect(canonical(one.blueprint)).toBe(canonical(two.blueprint));
      expect(Object.keys(one.blueprint.pages.pg_a?.components ?? {})).toHaveLength(removed ? 0 : 1_000);
      const ops = diff(emptyDraft(), one.blueprint);
      expect(applyOps(emptyDraft(), { ops })).toHaveProperty("draft");
    }
  });

  it("[BP5] a document at a limit is fine, and past it says which and how far", () => {
    const node = (kind: string, owner: string | null, props: object) => ({ kind, owner, parent: owner, props });
    const entity = (i: number) => [`ent_${i}`, node("entity", null, { key: `thing${i}` })] as const;
    const fieldOf = (owner: string, i: number) =>
      [`f_${owner.slice(4)}_${i}`, node("field", owner, { key: `x${i}`, type: "text" })] as const;
    const choice = ["f_c", node("field", "ent_1", { key: "choice", type: "enum" })] as const;
    const page = ["pg_a", node("page", null, { key: "start", path: "/start", kind: "custom" })] as const;
    const flow = ["w_a", node("workflow", null, { key: "flow" })] as const;
    const owners = Array.from({ length: 200 }, (_, i) => entity(i));
    const cases: readonly (readonly [string, number, readonly (readonly [string, object])[], (i: number) => readonly [string, object]])[] =
      [
        ["entities", 500, [], entity],
        ["fields", 300, [entity(1)], (i) => fieldOf("ent_1", i)],
        ["options", 500, [entity(1), choice], (i) => [`o_${i}`, node("option", "f_c", { key: `x${i}` })]],
        ["components", 2_000, [page], (i) => [`c_${i}`, node("component", "pg_a", { type: "box" })]],
        ["steps", 1_000, [flow], (i) => [`s_${i}`, node("step", "w_a", { key: `x${i}`, kind: "stop" })]],
        ["nodes", 50_000, owners, (i) => fieldOf(`ent_${i % 200}`, Math.floor(i / 200))],
      ];
    for (const [what, limit, around, one] of cases) {
      const count = what === "nodes" ? limit - around.length : limit;
      const nodes = Object.fromEntries([...around, ...Array.from({ length: count }, (_, i) => one(i))]);
      const full = { header: emptyDraft().header, nodes };
      const over = { ...full, nodes: { ...nodes, ...Object.fromEntries([one(count)]) } };
      const said = (raw: unknown) => normalise(raw).problems.filter(({ code }) => code === "SIZE_LIMIT");
      expect([what, said(full)]).toEqual([what, []]);
      const en = `Too many ${what}: ${limit + 1}, at most ${limit} are allowed.`;
      expect([what, said(over)]).toMatchObject([what, [{ level: "error", text: { en, ar: expect.stringContaining(String(limit)) } }]]);
      // The same limit at the other door: one more is refused as an operation.
      const [id, added] = one(count) as readonly [string, { kind: "field"; parent: string | null; props: object }];
      const parent = added.parent === null ? {} : { parent: added.parent };
      const result = applyOps(normalise(full).draft, { ops: [{ op: "add", kind: added.kind, id, ...parent, props: { ...added.props } }] });
      expect([what, "refused" in result && result.refused]).toMatchObject([what, [{ code: "SIZE_LIMIT", text: { en } }]]);
    }
  });

  it("[BP5] a file far past the limits is answered, however its names are written", () => {
    const fields = { name: { type: "text" } };
    const many = Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`thing${i}`, { fields }]));
    // Names that make the same id, which have to be counted.
    const alike = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`a${"!".repeat(1 + (i % 300))}${"?".repeat(1 + i / 300)}`, {}]),
    );
    for (const entities of [many, alike])
      expect(readFile({ blueprint: 1, key: "big", entities }).problems[0]).toMatchObject({ code: "SIZE_LIMIT" });
  });

  it("[BP5] a text past its limit and a document past 8 MiB say the limit and the value", () => {
    const described = (length: number, count = 1) => ({
      header: emptyDraft().header,
      nodes: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `ent_${i}`,
          { kind: "entity", owner: null, parent: null, props: { key: `thing${i}`, description: { en: "x".repeat(length) } } },
        ]),
      ),
    });
    expect(normalise(described(20_000)).problems).toEqual([]);
    expect(normalise(described(20_001)).problems).toMatchObject([
      {
        code: "SIZE_LIMIT",
        level: "error",
        at: { id: "ent_0", prop: "description.en" },
        text: { en: expect.stringMatching(/20001.*20000/) },
      },
    ]);
    const sizes = (count: number) => problemsOf(described(20_000, count)).problems.filter(({ code }) => code === "SIZE_LIMIT");
    expect(sizes(400)).toEqual([]);
    const bytes = new TextEncoder().encode(canonical(normalise(described(20_000, 430)).blueprint)).length;
    expect(sizes(430)).toMatchObject([
      {
        level: "error",
        text: { en: `The document has ${bytes} bytes, at most 8388608 are allowed.`, ar: expect.stringContaining("8388608") },
      },
    ]);
  });

  it("[BP21] JSON nested ten thousand deep is refused, not followed", () => {
    let deep: unknown = "x";
    for (let i = 0; i < 10_000; i++) deep = i % 2 ? [deep] : { a: deep };
    const at = (props: object) => ({
      header: {},
      nodes: {
        c_a: { kind: "component", owner: "pg_a", parent: "pg_a", props },
        pg_a: { kind: "page", owner: null, parent: null, props: { key: "a", path: "/a", kind: "custom" } },
      },
    });
    expect(problemsOf(at({ type: "box", props: { deep } })).problems.map((p) => p.code)).toContain("SHAPE_PROP");
    expect(() => problemsOf(deep)).not.toThrow();
  });

  it("[BP6] a newer document is refused with both numbers, at every door", () => {
    const newer = { ...clinic, blueprint: 7 } as unknown as Blueprint;
    for (const problems of [
      normalise(flatten(newer)).problems,
      readFile(JSON.parse(JSON.stringify(newer))).problems,
      readFile({ ...(friendlyForm(clinic) as object), blueprint: 7 }).problems,
    ])
      expect(problems).toMatchObject([
        { code: "SHAPE_NEWER", level: "error", text: { en: expect.stringMatching(/7.*1/), ar: expect.stringMatching(/7.*1/) } },
      ]);
    expect(applyOps(flatten(clinic), { ops: [{ op: "set", id: "header", prop: "blueprint", value: 7 }] })).toHaveProperty("refused");
  });
});

describe("diff", () => {
  it("[BP27] apply(a, diff(a, b)) is b, and equal inputs give none", () => {
    fc.assert(
      fc.property(seeds(), seeds(), fc.boolean(), (one, two, related) => {
        const a = randomDraft(one, 50);
        // Never the seed of `a`: one seed mints the same ids, and no two documents use an id for different things.
        const b = related ? randomEdits(a, seeded(two), 40).draft : randomGrowth(two + 2 ** 31, 50);
        fc.pre(sayable(a, b));
        const ops = diff(a, b);
        const result = applyOps(a, { ops });
        expect("refused" in result ? result.refused.map((r) => [r.text.en, r.op]) : []).toEqual([]);
        if ("draft" in result) expect(live(result.draft)).toBe(live(b));
        expect(diff(a, a)).toEqual([]);
        expect(diff(nest(a), nest(a))).toEqual([]);
      }),
      // A role was removed, another took its key, and it came back.
      { ...runs, examples: [[1103663205, 109830413, true]] },
    );
  });

  const past =
    /^(Added|Removed|Restored|Moved|Took|Cleared|Renamed|Changed|Sorted|Narrowed|Switched) |(?<!^) (can now|can no longer|is now|is no longer|from now on)\b|^(تم|تمت|صار|صارت|أصبحت|لم يعد|يمكن) /;
  const proposal =
    /^(Add|Remove|Restore|Move|Take|Clear|Rename|Change|Sort|Narrow|Switch|Let|Stop|Keep|Require|Give|Mask|Show|Leave|Settle) |^(إضافة|حذف|استعادة|نقل|إزالة|إفراغ|تسمية|إعادة|تغيير|جعل|ترتيب|قصر|إخراج|منع|السماح|تفعيل|إيقاف|حجب|سيمكن|لن) /;
  const tenses = (["en", "ar"] as const).flatMap((locale) => (["done", "proposed"] as const).map((tense) => [locale, tense] as const));
  it("[BP28] every op has a sentence in both languages and both tenses, and none contains an id", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const a = randomDraft(seed, 40);
        const { draft: b, ops } = randomEdits(a, seeded(seed + 1), 30);
        for (const [locale, tense] of tenses) {
          const lines = [...say(ops, b, locale, tense), ...say(diff(a, b), a, locale, tense)];
          for (const line of lines) {
            expect(line.trim()).not.toBe("");
            // What is proposed was not done yet, and what was done is no longer proposed.
            expect(line).not.toMatch(tense === "proposed" ? past : proposal);
            for (const id of Object.keys(b.nodes)) expect(line).not.toContain(id);
            expect(line).not.toMatch(/undefined|\[object|\{\w+\}/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("canonical form", () => {
  it("[BP1] renaming a key or label changes no other byte than that property", () => {
    const set = (on: Blueprint, id: string, prop: string, value: string) => {
      const result = applyOps(flatten(on), { ops: [{ op: "set", id, prop, value }] });
      if ("refused" in result) throw new Error("refused");
      return canonical(nest(result.draft));
    };
    for (const blueprint of [loan, clinic, clean(1), clean(2)]) {
      const text = canonical(blueprint);
      const named = { header: { props: flatten(blueprint).header }, ...flatten(blueprint).nodes };
      for (const [id, { props }] of Object.entries(named) as [string, { props: { key?: string; label?: Record<string, string> } }][]) {
        const names = [["key", props.key], ...Object.entries(props.label ?? {}).map(([locale, words]) => [`label.${locale}`, words])];
        for (const [prop, old] of names as [string, string | undefined][]) {
          if (old === undefined) continue;
          const from = `"${prop.split(".").at(-1)}":${JSON.stringify(old)}`;
          const to = from.replace(JSON.stringify(old), '"renamedThing"');
          const renamed = set(blueprint, id, prop, "renamedThing");
          // One place changed, and putting the old word back there gives every byte.
          expect([id, prop, renamed.split(to).length]).toEqual([id, prop, 2]);
          expect([id, prop, renamed.replace(to, () => from) === text]).toEqual([id, prop, true]);
        }
      }
    }
  });

  it("[BP32] the hash is stable over key order, and a changed byte is found on read", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const blueprint = clean(seed);
        const text = canonical(blueprint);
        expect(canonical(shuffled(blueprint, seeded(seed)))).toBe(text);
        expect(jcs(JSON.parse(text))).toBe(text);
        const read = readCanonical(text, sha256(text), sha256)!;
        expect(canonical(read)).toBe(text);
        expect(read).toEqual(nest(flatten(JSON.parse(text) as Blueprint)));
        const random = seeded(seed);
        const at = Math.floor(random() * text.length);
        const other = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 + Math.floor(random() * 15))) + text.slice(at + 1);
        expect(readCanonical(other, sha256(text), sha256)).toBeNull();
      }),
      { numRuns: 60 },
    );
    const text = canonical(loan);
    expect(hashOf(loan, sha256)).toBe("3812634357d19f6ac6bbe6abefe4d5d1deca440fb153a011ec84f12c1b041a5d");
    expect(readCanonical(text.replace("Submitted", "Submittex"), sha256(text), sha256)).toBeNull();
    expect(readCanonical(` ${text}`, sha256(` ${text}`), sha256)).toBeNull();
  });

  it("[BP32] members named by numbers stand as text does, wherever an object would put them", () => {
    const numbered = { ...clinic, sector: { "9": 1, "10": 2, "-": [{ "2": "b", "1é": "a" }] } } as unknown as Blueprint;
    const text = canonical(numbered);
    expect(text).toContain('{"-":[{"1é":"a","2":"b"}],"10":2,"9":1}');
    expect(readCanonical(text, sha256(text), sha256)).not.toBeNull();
  });

  it("[BP32] absent, empty and differently composed are one", () => {
    const composed = { ...clinic, description: { en: "é" } } as Blueprint;
    const decomposed = { ...clinic, description: { en: "e\u0301", ar: "" }, locales: ["en", "ar"] } as Blueprint;
    const entity = clinic.entities.ent_doctor!;
    const padded = { ...decomposed, entities: { ...clinic.entities, ent_doctor: { ...entity, indexes: {}, rules: {} } } };
    expect(canonical(padded).replace('"ar":"",', "")).toBe(canonical(composed));
  });
});

describe("files", () => {
  it("[BP4] nest(flatten(b)) is b, and reading the exact form is b", () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const blueprint = clean(seed);
        expect(equal(nest(flatten(blueprint)), blueprint)).toBe(true);
        expect(canonical(readFile(exactForm(blueprint)).blueprint)).toBe(canonical(normalise(flatten(blueprint)).blueprint));
      }),
      runs,
    );
  });

  it("[BP4] reading the friendly form is b up to ids, without problems", () => {
    const grown = Array.from(
      { length: 320 },
      (_, seed) => normalise(randomEdits(flatten(seed % 2 ? clinic : loan), seeded(seed), 12).draft).blueprint,
    );
    const sound = grown.filter((blueprint) => problemsOf(flatten(blueprint)).problems.every(({ level }) => level !== "error"));
    expect(sound.length).toBeGreaterThan(20);
    for (const blueprint of [clinic, loan, ...sound]) {
      const form = friendlyForm(blueprint);
      if (blueprint === clinic || blueprint === loan)
        expect(JSON.stringify(form)).not.toMatch(/\b(ent|f|o|r|p|a|pr|fx|pg|var|cn|cm|w|s|e)_[a-z0-9]/);
      const { blueprint: back, problems } = readFile(JSON.parse(JSON.stringify(form)));
      expect(problems).toEqual([]);
      expect(equal(friendlyForm(back), form)).toBe(true);
      const found = (of: Blueprint) =>
        problemsOf(flatten(of))
          .problems.map(({ code }) => code)
          .sort();
      expect(found(back)).toEqual(found(blueprint));
      // Up to ids: the same operations would make both.
      const shape = (b: Blueprint) =>
        Object.values(flatten(b).nodes)
          .map((node) => `${node.kind} ${node.props.key ?? ""} ${node.props.order ?? ""}`)
          .sort();
      expect(shape(back)).toEqual(shape(blueprint));
    }
  });

  it("[BP2] a file in which two nodes share an id is refused by the name of the one that would be lost", () => {
    const twice = structuredClone(clinic) as unknown as { entities: Record<string, { fields: Record<string, object> }> };
    twice.entities.ent_doctor!.fields.f_pat_phone = { key: "mobile", type: "text", order: "b00", classification: "internal" };
    expect(readFile(JSON.parse(JSON.stringify(clinic))).problems).toEqual([]);
    expect(readFile(twice).problems).toMatchObject([
      { code: "SHAPE_NODE", level: "error", at: { id: "f_pat_phone" }, text: { en: expect.stringContaining("its id is used twice") } },
    ]);
  });

  it("[BP7] a file with names that reach into a prototype changes nothing global and keeps none of them", () => {
    for (const name of ["__proto__", "constructor", "prototype"])
      for (const text of [
        `{"blueprint":1,"key":"x","${name}":{"polluted":1},"theme":{"${name}":{"polluted":1}}}`,
        `{"blueprint":1,"key":"x","entities":{"${name}":{"key":"a","fields":{}},"ent_a":{"key":"a","${name}":1,"fields":{"${name}":{"type":"text"}}}}}`,
        `{"blueprint":1,"key":"x","entities":{"${name}":{"fields":{"a":{"type":"text","config":{"${name}":{"polluted":1}}}}}}}`,
      ]) {
        const { blueprint } = readFile(JSON.parse(text));
        expect(Object.getPrototypeOf(flatten(JSON.parse(text)).nodes)).toBe(Object.prototype);
        expect(({} as { polluted?: number }).polluted).toBeUndefined();
        expect(JSON.stringify(blueprint)).not.toMatch(new RegExp(`polluted|"${name}"`));
      }
  });

  it("reads the chapter's friendly clinic", () => {
    const { blueprint, problems } = readFile({
      blueprint: 1,
      key: "clinic",
      label: { ar: "عيادة" },
      sector: "healthcare",
      locales: ["ar"],
      entities: {
        patient: {
          label: { ar: "مريض" },
          title: "name",
          fields: { name: { type: "text", required: true, classification: "personal", label: { ar: "الاسم" } } },
        },
        appointment: {
          label: { ar: "موعد" },
          fields: {
            patient: { type: "reference", config: { target: "patient" }, required: true, label: { ar: "المريض" } },
            status: {
              type: "enum",
              default: "booked",
              label: { ar: "الحالة" },
              options: { booked: { label: { ar: "محجوز" } }, done: { label: { ar: "تم" } } },
            },
          },
        },
      },
      roles: { reception: { label: { ar: "الاستقبال" } } },
      policies: {
        desk: { roles: ["reception"], entity: "appointment", allow: ["create", "read"], check: 'status == "booked"', fields: "*" },
      },
      actions: {
        attend: {
          label: { ar: "تسجيل الحضور" },
          entity: "appointment",
          roles: ["reception"],
          when: 'status == "booked"',
          effects: { finish: { do: "set", field: "status", to: '"done"' } },
        },
      },
      compliance: { health: { kind: "framework", framework: "hipaa", entities: ["patient"] } },
    });
    expect(problems).toEqual([]);
    expect(blueprint.policies.p_desk?.check).toBe("f_appointment_status == o_appointment_status_booked");
    expect(blueprint.actions.a_attend?.effects?.fx_attend_finish).toMatchObject({
      field: "f_appointment_status",
      to: "o_appointment_status_done",
    });
    expect(blueprint.entities.ent_appointment?.fields.f_appointment_status?.default).toBe("o_appointment_status_booked");
    expect(blueprint.defaultLocale).toBe("ar");
    expect(problemsOf(flatten(blueprint)).problems.filter((p) => p.level === "error")).toEqual([]);
  });
});

/** No live node of `b` links to something removed there that `a` never had: no batch can say that. */
const sayable = (a: Draft, b: Draft): boolean => {
  const hidden = hiddenNodes(b);
  return Object.entries(b.nodes).every(
    ([id, node]) => hidden.has(id) || nodeLinks(node.kind, node.props).every((link) => !hidden.has(link.id) || link.id in a.nodes),
  );
};

/** Breaks a draft the way cells of people editing at once, or a hostile client, could. */
const damaged = (draft: Draft, random: () => number): Draft => {
  const nodes: Record<string, unknown> = {};
  const ids = Object.keys(draft.nodes);
  const some = () => ids[Math.floor(random() * ids.length)] ?? "ent_x";
  for (const id of ids) {
    const node = draft.nodes[id]!;
    const dice = random();
    if (dice < 0.05) continue;
    if (dice < 0.1) nodes[id] = { ...node, owner: some() };
    else if (dice < 0.15) nodes[id] = { ...node, parent: some() };
    else if (dice < 0.2) nodes[id] = { ...node, kind: random() < 0.5 ? "nothing" : draft.nodes[some()]!.kind };
    else if (dice < 0.3)
      nodes[id] = {
        ...node,
        props: { ...node.props, [pickName(node.kind, random)]: [null, 3, "x", [some()], { en: some() }, some()][Math.floor(random() * 6)] },
      };
    else if (dice < 0.35) nodes[id] = { ...node, props: { ...node.props, key: "same" } };
    else nodes[id] = node;
  }
  return { header: random() < 0.1 ? { theme: { primary: "red" }, locales: "x" } : draft.header, nodes } as Draft;
};
const pickName = (kind: keyof typeof kindSpecNames, random: () => number): string => {
  const names = kindSpecNames[kind];
  return names[Math.floor(random() * names.length)]!;
};
const kindSpecNames = Object.fromEntries(nodeKindNames.map((kind) => [kind, [...Object.keys(kindSpec(kind).props), "nonsense"]])) as Record<
  (typeof nodeKindNames)[number],
  string[]
>;
