import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { randomDraft, randomEdits, seeded } from "../fixtures/random.ts";
import type { Json } from "../ids.ts";
import { type CellWrite, draftToCells, writesBetween } from "./cells.ts";
import { type Draft, flatten, nest } from "./document.ts";
import { equal } from "./equal.ts";
import { type Choice, type Conflict, merge, mergeBatch, sameMeaning } from "./merge.ts";
import { liveNodes, liveSides } from "./merge-nodes.ts";
import { conflictWords } from "./merge-words.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import type { Blueprint } from "./shape.ts";

const edit = (draft: Draft, ops: readonly Op[]): Draft => {
  const result = applyOps(draft, { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused.map((r) => [r.code, r.text.en])));
  return result.draft;
};
const base = flatten(clinic);
const both = (ours: readonly Op[], theirs: readonly Op[], choices: readonly Choice[] = [], on: Draft | Blueprint = base) => {
  const draft = "nodes" in on ? on : flatten(on as Blueprint);
  return merge(draft, edit(draft, ours), edit(draft, theirs), choices);
};
const ids = (conflicts: readonly Conflict[]): readonly string[] => conflicts.map(({ id }) => id);
const pairs = 600;
const seeds = Array.from({ length: pairs }, (_, n) => 1_000 + n * 7_919);
const triple = (seed: number): readonly [Draft, Draft, Draft] => {
  const start = randomDraft(seed, 30 + (seed % 40));
  const [one, two] = [seeded(seed + 1), seeded(seed + 2)];
  return [start, randomEdits(start, one, 12).draft, randomEdits(start, two, 12).draft];
};
const swapped = ({ ours, theirs, ...rest }: Conflict): Conflict => ({ ...rest, ours: theirs, theirs: ours });
const cellsOf = (draft: Draft): ReadonlyMap<string, Json | undefined> =>
  new Map(draftToCells(liveNodes(draft)).map(({ key, value }) => [key, value]));
/** Whether a conflict speaks of a cell: its property, or its whole node. */
const asks = (conflicts: readonly Conflict[], { key }: CellWrite): boolean => {
  const [id, prop, member] = key.split("/");
  return conflicts.some(
    (c) =>
      (c.node === id && (c.prop === prop || c.prop === `${prop}.${member}` || c.prop === "owner")) ||
      (c.kind !== "VALUE" && c.kind !== "MEANING" && c.nodes.includes(id!)),
  );
};

const cases = seeds.map((seed) => {
  const [start, ours, theirs] = triple(seed);
  return { seed, start, ours, theirs, ...merge(start, ours, theirs) };
});

describe("merge of random drafts", () => {
  it(`[BP29] merge(b,a,a) and merge(b,b,a) are a, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs } of cases) {
      for (const [one, two, wanted] of [
        [ours, ours, ours],
        [start, theirs, theirs],
        [ours, start, ours],
      ] as const) {
        const { merged, conflicts } = merge(start, one, two);
        expect(ids(conflicts), `seed ${seed}`).toEqual([]);
        expect(sameMeaning(merged, wanted), `seed ${seed}`).toBe(true);
      }
    }
  });

  it(`[BP29] three drafts looked at together are live as each by itself, and differ where they do, for ${pairs} seeds`, () => {
    for (const { seed, start, ours: whole, theirs } of cases) {
      // Now and then what holds others is not there at all, as cells of any quality may have it.
      const torn = Object.entries(whole.nodes).filter(([, { kind }], n) => seed % 2 === 0 || kind !== "entity" || n % 3 > 0);
      const ours = { header: whole.header, nodes: Object.fromEntries(torn) };
      const single = [start, ours, theirs].map(liveNodes);
      const { sides, differing } = liveSides([start, ours, theirs]);
      expect(sides, `seed ${seed}`).toEqual(single);
      const ids = new Set(single.flatMap(({ nodes }) => Object.keys(nodes)));
      const unlike = [...ids].filter((id) => single.some(({ nodes }) => !equal(nodes[id], single[0]!.nodes[id])));
      expect(differing.toSorted(), `seed ${seed}`).toEqual(unlike.toSorted());
    }
  });

  it(`[BP29] swapping the sides swaps only the labels of conflicts, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs, merged, conflicts } of cases) {
      const back = merge(start, theirs, ours);
      expect(back.conflicts.map(swapped), `seed ${seed}`).toEqual(conflicts);
      expect(nest(back.merged), `seed ${seed}`).toEqual(nest(merged));
    }
  });

  it("asks every kind of question", () => {
    const kinds = new Set(cases.flatMap(({ conflicts }) => conflicts.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(["KEY", "MEANING", "REMOVED", "VALUE"]));
  });

  it(`[BP29] no change of either side is missing from result and conflicts together, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs, merged, conflicts } of cases) {
      const is = cellsOf(merged);
      for (const side of [ours, theirs])
        for (const write of writesBetween(liveNodes(start), liveNodes(side)))
          if (!equal(is.get(write.key), write.value) && !asks(conflicts, write))
            throw new Error(`seed ${seed}: ${JSON.stringify(write)} is lost; it is ${JSON.stringify(is.get(write.key))}`);
    }
  });

  it(`[BP29] the result holds nothing that neither side has, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs, merged, conflicts } of cases) {
      const [o, t] = [cellsOf(ours), cellsOf(theirs)];
      for (const write of writesBetween(liveNodes(start), liveNodes(merged)))
        if (!equal(o.get(write.key), write.value) && !equal(t.get(write.key), write.value) && !asks(conflicts, write))
          throw new Error(`seed ${seed}: ${JSON.stringify(write)} comes of nobody`);
    }
  });

  it(`[BP15] the result is one batch on the target, and takes it to the merged state, for ${pairs} seeds`, () => {
    for (const { seed, ours, merged, conflicts } of cases) {
      const applied = applyOps(ours, mergeBatch(ours, merged));
      if ("refused" in applied) {
        const codes = applied.refused.map(({ code }) => code);
        if (conflicts.some(({ kind }) => kind === "KEY") && codes.some((code) => ["KEY_DUPLICATE", "KEY_TAKEN"].includes(code))) continue;
        throw new Error(`seed ${seed}: ${JSON.stringify(applied.refused.map(({ code, op }) => [code, op]))}`);
      }
      expect(sameMeaning(applied.draft, merged), `seed ${seed}`).toBe(true);
    }
  });

  it(`[BP29] every conflict can be decided for one side or the other, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs, conflicts: first } of cases) {
      for (const take of ["ours", "theirs"] as const) {
        const choices: Choice[] = [];
        let { merged, conflicts } = { merged: ours, conflicts: first };
        for (let round = 0; conflicts.length > 0; round++) {
          if (round > 12) throw new Error(`seed ${seed}: ${ids(conflicts)} cannot be decided for ${take}`);
          // What comes of both sides together may need to be kept and repaired.
          for (const { id, kind } of conflicts) choices.push({ conflict: id, take: kind === "MEANING" ? { value: "keep" } : take });
          ({ merged, conflicts } = merge(start, ours, theirs, choices));
        }
        if (choices.length > 0) expect("draft" in applyOps(ours, mergeBatch(ours, merged)), `seed ${seed} ${take}`).toBe(true);
      }
    }
  });

  it(`[BP53] who answers every question with "ours" keeps every edit of their own, whatever the newer version brings, for ${pairs} seeds`, () => {
    for (const { seed, start, ours, theirs, conflicts } of cases) {
      const choices = conflicts.map(({ id, kind }): Choice => ({ conflict: id, take: kind === "MEANING" ? { value: "keep" } : "ours" }));
      const { merged } = merge(start, ours, theirs, choices);
      const is = cellsOf(merged);
      for (const write of writesBetween(liveNodes(start), liveNodes(ours)))
        if (!equal(is.get(write.key), write.value)) throw new Error(`seed ${seed}: ${JSON.stringify(write)} did not stay`);
    }
  });

  it("[BP28] every conflict has a sentence in both languages and none holds an id", () => {
    for (const { seed, start, ours, theirs, conflicts } of cases)
      for (const conflict of conflicts) {
        const words = conflictWords(conflict, start, ours, theirs);
        for (const { en, ar } of Object.values(words)) {
          expect(en.length * ar.length, `seed ${seed}`).toBeGreaterThan(0);
          for (const id of Object.keys({ ...ours.nodes, ...theirs.nodes }))
            expect(`${en} ${ar}`.includes(id), `seed ${seed}: ${en}`).toBe(false);
        }
      }
  });
});

describe("merge of two people's work", () => {
  const set = (id: string, prop: string, value: Json): Op => ({ op: "set", id, prop, value });

  it("[BP28] a name both sides changed is called what it was before, on either side", () => {
    const [one, two] = [[set("ent_patient", "label.en", "Visitor")], [set("ent_patient", "label.en", "Guest")]];
    const { conflicts } = both(one, two);
    const said = conflicts.map((conflict) => conflictWords(conflict, base, edit(base, one), edit(base, two)));
    expect(said.map(({ text, ours, theirs }) => [text.en, ours.en, theirs.en])).toEqual([
      ["Both sides changed the English name of *Patient*.", "Renamed *Patient* to “Visitor”", "Renamed *Patient* to “Guest”"],
    ]);
  });

  it("different properties, set members, locales and nodes are all kept", () => {
    const { merged, conflicts } = both(
      [
        set("f_pat_phone", "required", true),
        set("ent_patient", "label.en", "Person"),
        { op: "link", id: "p_pat_doc", prop: "allow", to: "update" },
      ],
      [
        set("f_pat_phone", "unique", true),
        set("ent_patient", "label.ar", "شخص"),
        { op: "link", id: "p_pat_doc", prop: "fields", to: "f_pat_phone" },
        { op: "add", kind: "field", id: "f_new", parent: "ent_patient", props: { key: "note", type: "text" } },
      ],
    );
    expect(conflicts).toEqual([]);
    expect(merged.nodes.f_pat_phone!.props).toMatchObject({ required: true, unique: true });
    expect(merged.nodes.ent_patient!.props.label).toEqual({ en: "Person", ar: "شخص" });
    expect(merged.nodes.p_pat_doc!.props).toMatchObject({
      allow: ["read", "update"],
      fields: ["f_pat_birth", "f_pat_name", "f_pat_phone"],
    });
    expect(merged.nodes.f_new).toBeDefined();
  });

  it("[BP30] the same field changed on two branches gives exactly one conflict with both values", () => {
    const ours = [set("f_pat_phone", "label.en", "Mobile")];
    const theirs = [set("f_pat_phone", "label.en", "Telephone"), set("f_pat_phone", "searchable", true)];
    const { merged, conflicts } = both(ours, theirs);
    expect(conflicts).toEqual([
      {
        id: "VALUE f_pat_phone label.en",
        kind: "VALUE",
        node: "f_pat_phone",
        prop: "label.en",
        base: "Phone",
        ours: "Mobile",
        theirs: "Telephone",
        nodes: ["f_pat_phone"],
      },
    ]);
    expect(merged.nodes.f_pat_phone!.props).toMatchObject({ label: { en: "Phone" }, searchable: true });
    const chosen = (take: Choice["take"]) =>
      (both(ours, theirs, [{ conflict: conflicts[0]!.id, take }]).merged.nodes.f_pat_phone!.props.label as { en?: string }).en;
    expect([chosen("ours"), chosen("theirs"), chosen({ value: "Handset" }), chosen({ value: null })]).toEqual([
      "Mobile",
      "Telephone",
      "Handset",
      undefined,
    ]);
  });

  it("the same change on both sides is no conflict", () => {
    const same = [set("f_pat_phone", "label.en", "Mobile"), { op: "remove", id: "f_doc_spec" } as const];
    expect(both(same, same).conflicts).toEqual([]);
  });

  it("one side removes what the other changes, fills or refers to: REMOVED, and it stays until chosen", () => {
    const remove: Op = { op: "remove", id: "f_pat_phone" };
    for (const work of [
      set("f_pat_phone", "required", true),
      { op: "link", id: "p_pat_doc", prop: "fields", to: "f_pat_phone" } as const,
      set("p_pat_doc", "where", 'f_pat_phone == "1"'),
    ]) {
      const { merged, conflicts } = both([remove], [work]);
      expect(conflicts.map(({ id, ours, theirs }) => [id, ours, theirs])).toEqual([["REMOVED f_pat_phone", null, "kept"]]);
      expect(merged.nodes.f_pat_phone).toBeDefined();
      expect(both([remove], [work], [{ conflict: "REMOVED f_pat_phone", take: "theirs" }]).conflicts).toEqual([]);
      expect(both([remove], [work], [{ conflict: "REMOVED f_pat_phone", take: "ours" }]).merged.nodes.f_pat_phone).toBeUndefined();
    }
    const whole = both(
      [{ op: "remove", id: "ent_doctor" }],
      [{ op: "add", kind: "field", id: "f_room", parent: "ent_doctor", props: { key: "room", type: "text" } }],
    );
    expect(ids(whole.conflicts)).toEqual(["REMOVED ent_doctor"]);
    expect(whole.merged.nodes.f_room).toBeDefined();
    expect(whole.merged.nodes.f_doc_name).toBeDefined();
  });

  it("one side adds an entity with a policy and removes the entity again: the policy comes, and what it names comes as removed", () => {
    const theirs: Op[] = [
      { op: "add", kind: "entity", id: "ent_room", props: { key: "room" } },
      { op: "add", kind: "field", id: "f_room_no", parent: "ent_room", props: { key: "number", type: "text" } },
      {
        op: "add",
        kind: "policy",
        id: "p_room",
        props: { entity: "ent_room", fields: ["f_room_no"], allow: ["read"], roles: ["r_doctor"] },
      },
      { op: "remove", id: "ent_room" },
    ];
    const ours = edit(base, [set("ent_patient", "icon", "user")]);
    const { merged, conflicts } = merge(base, ours, edit(base, theirs));
    expect(conflicts).toEqual([]);
    const draft = edit(ours, mergeBatch(ours, merged).ops);
    expect(sameMeaning(draft, merged)).toBe(true);
    expect(draft.nodes.p_room!.props).toMatchObject({ entity: "ent_room", fields: ["f_room_no"] });
    expect(draft.nodes.ent_room!.removed).toBe(true);
    // What is there is not brought again.
    expect(mergeBatch(draft, merge(base, draft, edit(base, theirs)).merged).ops).toEqual([]);
    const back = edit(draft, [{ op: "restore", id: "ent_room" }]);
    expect(Object.keys(nest(back).entities.ent_room!.fields)).toEqual(["f_room_no"]);
  });

  it("what is added to something removed and named elsewhere goes with it when the removal is chosen, and the draft takes the rest", () => {
    const ours = edit(base, [{ op: "remove", id: "ent_doctor" }]);
    const theirs = edit(base, [
      { op: "add", kind: "field", id: "f_room", parent: "ent_doctor", props: { key: "room", type: "text" } },
      { op: "link", id: "p_pat_doc", prop: "fields", to: "f_room" },
    ]);
    const choices: Choice[] = [{ conflict: "REMOVED ent_doctor", take: "ours" }];
    const asked = merge(base, ours, theirs, choices).conflicts;
    expect(asked.every(({ kind }) => kind === "MEANING")).toBe(true);
    choices.push(...asked.map(({ id }): Choice => ({ conflict: id, take: { value: "keep" } })));
    const { merged, conflicts } = merge(base, ours, theirs, choices);
    expect(conflicts).toEqual([]);
    const draft = edit(ours, mergeBatch(ours, merged).ops);
    expect(draft.nodes.p_pat_doc!.props.fields).toContain("f_room");
    expect(draft.nodes.ent_doctor!.removed).toBe(true);
    expect(nest(draft).entities.ent_doctor).toBeUndefined();
    expect(sameMeaning(draft, merged)).toBe(true);
  });

  it("one side removes what the other left alone: it is gone", () => {
    const { merged, conflicts } = both([{ op: "remove", id: "f_pat_phone" }], [set("ent_patient", "icon", "user")]);
    expect(conflicts).toEqual([]);
    expect(merged.nodes.f_pat_phone).toBeUndefined();
  });

  it("siblings that got one key: both stay, and the chosen one keeps it", () => {
    const add = (id: string): Op => ({ op: "add", kind: "field", id, parent: "ent_patient", props: { key: "note", type: "text" } });
    const [ours, theirs] = [[add("f_mine")], [add("f_theirs")]];
    const { merged, conflicts } = both(ours, theirs);
    expect(conflicts.map(({ id, ours: o, theirs: t }) => [id, o, t])).toEqual([["KEY f_mine f_theirs", "f_mine", "f_theirs"]]);
    expect([merged.nodes.f_mine, merged.nodes.f_theirs].every(Boolean)).toBe(true);
    const keys = (take: Choice["take"]) => {
      const decided = both(ours, theirs, [{ conflict: "KEY f_mine f_theirs", take }]);
      expect(decided.conflicts).toEqual([]);
      return [decided.merged.nodes.f_mine!.props.key, decided.merged.nodes.f_theirs!.props.key];
    };
    expect([keys("ours"), keys("theirs"), keys({ value: "remark" })]).toEqual([
      ["note", "note2"],
      ["note2", "note"],
      ["note", "remark"],
    ]);
  });

  it("moves of two sides that put things into one another: TREE, and nothing moves until chosen", () => {
    const page = edit(base, [
      { op: "add", kind: "page", id: "pg_x", props: { key: "x", path: "/x", kind: "custom", roles: ["r_doctor"] } },
      { op: "add", kind: "component", id: "c_a", parent: "pg_x", props: { type: "stack" } },
      { op: "add", kind: "component", id: "c_b", parent: "pg_x", props: { type: "stack" } },
    ]);
    const [ours, theirs] = [[{ op: "move", id: "c_a", parent: "c_b" } as const], [{ op: "move", id: "c_b", parent: "c_a" } as const]];
    const { merged, conflicts } = both(ours, theirs, [], page);
    expect(ids(conflicts)).toEqual(["TREE c_a c_b"]);
    expect([merged.nodes.c_a!.parent, merged.nodes.c_b!.parent]).toEqual(["pg_x", "pg_x"]);
    const decided = both(ours, theirs, [{ conflict: "TREE c_a c_b", take: "theirs" }], page).merged;
    expect([decided.nodes.c_a!.parent, decided.nodes.c_b!.parent]).toEqual(["pg_x", "c_a"]);
  });

  it("changes that clash in nothing and yet make an error together: MEANING with the problems", () => {
    const ours = [{ op: "remove", id: "o_done" } as const, set("f_apt_status", "default", "o_confirmed")];
    const theirs: Op[] = [
      { op: "add", kind: "rule", id: "ru_x", parent: "ent_appt", props: { check: 'f_apt_reason != ""', message: { en: "Say why" } } },
    ];
    expect(both(ours, theirs).conflicts).toEqual([]);
    const typed = both([set("f_apt_reason", "type", "integer")], theirs);
    expect(typed.conflicts.map(({ kind, node, problems }) => [kind, node, problems?.map(({ code }) => code)])).toEqual([
      ["MEANING", "ru_x", ["EXPR_TYPE"]],
    ]);
    const decide = (take: Choice["take"]) =>
      both([set("f_apt_reason", "type", "integer")], theirs, [{ conflict: typed.conflicts[0]!.id, take }]);
    expect(decide("ours").conflicts).toEqual([]);
    expect(decide("ours").merged.nodes.ru_x).toBeUndefined();
    expect(decide({ value: "keep" }).conflicts).toEqual([]);
    expect(decide({ value: "keep" }).merged.nodes.ru_x).toBeDefined();
    expect(ids(decide("theirs").conflicts)).toEqual(ids(typed.conflicts));
  });

  it("access: “all fields” on one side and a shorter list on the other is asked, not added up", () => {
    const { conflicts } = both([set("p_pat_doc", "fields", "*")], [{ op: "unlink", id: "p_pat_doc", prop: "fields", to: "f_pat_birth" }]);
    expect(ids(conflicts)).toEqual(["VALUE p_pat_doc fields"]);
  });
});
