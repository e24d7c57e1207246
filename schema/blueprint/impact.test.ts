/** What depends on a node, and what goes with it: `impactOf` and `removal` over the fixtures, against the plain text of the nodes. */
import { expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { seeded } from "../fixtures/random.ts";
import { isBuiltIn } from "./built-in.ts";
import { Checker } from "./checker.ts";
import { type Draft, flatten } from "./document.ts";
import { impactOf, type Outcome } from "./impact.ts";
import type { NodeKind, Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { removal } from "./removal.ts";
import type { Blueprint, Id } from "./shape.ts";

const edited = (on: Blueprint | Draft, ops: readonly Op[]): Draft => {
  const result = applyOps("nodes" in on ? on : flatten(on), { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.draft;
};
const add = (kind: NodeKind, id: Id, parent: Id | null, props: object): Op =>
  ({ op: "add", kind, id, ...(parent === null ? {} : { parent }), props: { label: { en: "Extra", ar: "آخر" }, ...props } }) as Op;
const bare = (kind: NodeKind, id: Id, parent: Id, props: object): Op => ({ op: "add", kind, id, parent, props: { ...props } });

/** The loan desk with one of everything that may name something: totals, look-ups, queries, components, an index, a page of its own. */
const full = edited(loan, [
  add("field", "f_total", "ent_cust", { key: "total", type: "rollup", config: { through: "f_appl", fn: "sum", field: "f_amt", where: "f_st == o_app" } }), // biome-ignore format: one node a line
  add("field", "f_who", "ent_app", { key: "who", type: "lookup", config: { path: ["f_appl", "f_cname"] } }),
  bare("index", "ix_amt", "ent_app", { fields: ["f_amt", "f_br"] }),
  add("page", "pg_extra", null, { key: "extra", path: "/extra", kind: "dashboard", roles: ["r_mgr"], view: { filter: "f_inc > 0" }, entity: "ent_app" }), // biome-ignore format: one node a line
  bare("query", "q_big", "pg_extra", { key: "big", entity: "ent_app", where: "f_amt > var_max", aggregate: { fn: "sum", field: "f_inc" } }),
  bare("component", "c_list", "pg_extra", { type: "table", repeat: "q_big", bind: { rows: "query.q_big" } }),
  bare("component", "c_go", "pg_extra", { type: "button", props: { text: { en: "Go", ar: "اذهب" } }, on: { press: { action: "a_sub" } } }),
]);
const drafts: readonly (readonly [string, Draft])[] = [
  ["clinic", flatten(clinic)],
  ["loan desk", full],
];

const told = (draft: Draft, id: Id): Readonly<Record<Id, Outcome>> =>
  Object.fromEntries(impactOf(draft, id)!.dependents.map((one) => [one.id, one.outcome]));

it("[BP26] impact lists who names a node, who goes with it, and whom a formula or a query carries it on to", () => {
  expect(told(full, "f_inc")).toEqual({
    f_dti: "released",
    p_a2: "released",
    p_a6: "released",
    t_mask: "released",
    pg_extra: "released",
    q_big: "goes",
    c_list: "goes",
    // The debt to income is computed of it, and a workflow asks for that.
    s_if: "reached",
  });
  expect(told(full, "cn_mail")).toEqual({ s_msg: "goes", w_loan: "goes" });
  expect(told(full, "var_max")).toEqual({ f_amt: "released", q_big: "released", c_list: "reached" });
  // A total over applications that are approved means nothing without the choice; neither does what sets it.
  expect(told(full, "o_app")).toMatchObject({ f_total: "goes", fx_2: "goes" });
  expect(told(full, "ent_cust")).toMatchObject({ f_appl: "goes", f_who: "goes", p_c1: "goes", p_a1: "goes", cm_cust: "goes" });
  const { inside, name, kind } = impactOf(full, "ent_cust")!;
  expect({ inside, name, kind }).toEqual({
    inside: ["f_cname", "f_cuser", "f_nid", "f_total", "t_file"],
    name: { en: "Customer", ar: "عميل" },
    kind: "entity",
  });
  expect(impactOf(full, "ent_nothing")).toBeNull();
  expect(impactOf(edited(full, removal(full, ["f_inc"])), "f_inc")).toBeNull();
});

it("[BP26] every use has a place to go to and a sentence in both languages without an id", () => {
  const { dependents } = impactOf(full, "f_st")!;
  expect(dependents.find(({ id }) => id === "fx_1")).toMatchObject({ place: "a_sub", props: ["field", "to"], names: ["f_st", "o_sub"] });
  expect(dependents.find(({ id }) => id === "p_a4")!.text).toEqual({
    en: "The access rule “Officer: change Application” uses *Status* (condition on records), and goes with it.",
    ar: "يجري استخدام *Status* لدى قاعدة الوصول «موظف: تعديل طلب» (شرط السجلات)، والحذف يشمل ذلك أيضًا.",
  });
  for (const [, draft] of drafts)
    for (const id of Object.keys(draft.nodes))
      for (const { text, place } of impactOf(draft, id)!.dependents) {
        expect(text.en).toMatch(/^[A-Z].*\.$/);
        expect(text.ar).toMatch(/^[\u0600-\u06ff].*\.$/);
        expect(`${text.en} ${text.ar}`).not.toMatch(/\b[a-z]{1,3}_[a-z0-9_]+/);
        expect(draft.nodes[place]?.owner).toBeNull();
      }
});

it("[BP26] what every platform has is told with its users and never as gone", () => {
  const { builtIn, dependents } = impactOf(full, "ent_user")!;
  expect(builtIn).toBe(true);
  expect(dependents.map(({ id }) => id)).toContain("f_cuser");
  expect(new Set(dependents.map(({ outcome }) => outcome))).toEqual(new Set(["reached"]));
});

it.each(drafts)("[BP26] on the %s nobody who names a node is left out, and what is said of a removal is what it does", (_name, draft) => {
  const texts = new Map(Object.entries(draft.nodes).map(([id, { props }]) => [id, JSON.stringify(props)]));
  const checker = new Checker({ levels: "errors" });
  const errors = new Set(checker.check(draft).map(({ code, at }) => `${code} ${at.id}`));
  for (const id of Object.keys(draft.nodes)) {
    const { inside, dependents, builtIn } = impactOf(draft, id)!;
    const subject = [id, ...inside];
    // Who names something, by the plain text of what is stored.
    const naming = [...texts].flatMap(([one, text]) =>
      !subject.includes(one) && subject.some((name) => new RegExp(`\\b${name}\\b`).test(text)) ? [one] : [],
    );
    const listed = dependents.filter(({ names }) => names.length > 0).map((one) => one.id);
    expect(listed.filter((one) => draft.nodes[one]!.props.type !== "user").sort(), id).toEqual(expect.arrayContaining(naming.sort()));
    if (builtIn || isBuiltIn(id)) continue;
    const after = edited(draft, removal(draft, [id]));
    const gone = Object.keys(draft.nodes).filter((one) => after.nodes[one]!.removed && !subject.includes(one));
    const goes = dependents.filter(({ outcome }) => outcome === "goes").map((one) => one.id);
    expect(goes, id).toEqual(expect.arrayContaining(gone));
    for (const one of goes) {
      const { removed, owner, parent } = after.nodes[one]!;
      expect(removed || after.nodes[owner ?? ""]?.removed || after.nodes[parent ?? ""]?.removed, `${one} with ${id}`).toBe(true);
    }
    for (const { id: one, outcome } of dependents)
      if (outcome !== "goes")
        expect(JSON.stringify(after.nodes[one]!.props), `${one} without ${id}`).not.toMatch(new RegExp(`\\b${id}\\b`));
    // A step that is taken out of a workflow leaves a gap only its author can close.
    const broken = checker.check(after).filter(({ code, at }) => !code.startsWith("FLOW_") && !errors.has(`${code} ${at.id}`));
    expect(broken.map(({ code, at }) => `${id}: ${code} ${at.id}`)).toEqual([]);
  }
});

it("records go on being shown by another text when the field they were shown by goes", () => {
  const draft = edited(clinic, [
    bare("field", "f_pat_file", "ent_patient", { key: "file", type: "text", order: "a9", label: { en: "File", ar: "ملف" } }),
  ]);
  expect(edited(draft, removal(draft, ["f_pat_name"])).nodes.ent_patient!.props.title).toBe("f_pat_file");
});

it("a draft may hold anything: what depends on a node is told or nothing is, and nothing throws", () => {
  const junk: readonly unknown[] = [
    7,
    "x",
    "f_inc",
    null,
    [],
    {},
    [7],
    [{ roles: "r_mgr" }],
    { go: 7 },
    { press: { action: 7 } },
    { f_inc: "o_sub" },
  ];
  const random = seeded(26);
  for (let round = 0; round < 12; round += 1) {
    const nodes = Object.fromEntries(
      Object.entries(full.nodes).map(([id, node]) => {
        const props = Object.entries(node.props).map(([name, value]) => [
          name,
          random() < 0.15 ? junk[Math.floor(random() * junk.length)] : value,
        ]);
        return [id, { ...node, props: Object.fromEntries(props), owner: random() < 0.03 ? id : node.owner }];
      }),
    );
    for (const id of Object.keys(nodes)) expect(() => impactOf({ ...full, nodes }, id), `${round} ${id}`).not.toThrow();
  }
});
