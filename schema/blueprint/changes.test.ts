import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft, randomEdits, seeded } from "../fixtures/random.ts";
import { type Change, changesOf, choose, opsOf } from "./changes.ts";
import { flatten } from "./document.ts";
import type { majorReasons } from "./major.ts";
import { mergeBatch } from "./merge.ts";
import { liveNodes } from "./merge-nodes.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { removal } from "./removal.ts";

const base = flatten(clinic);
const cut = (...ops: readonly Op[]): readonly Change[] => changesOf(ops, base);
const reasons = (...ops: readonly Op[]) => cut(...ops).map(({ major }) => major);
const field: Op = {
  op: "add",
  kind: "field",
  id: "f_ins",
  parent: "ent_patient",
  props: { key: "insuranceNumber", type: "text", label: { en: "Insurance number", ar: "رقم التأمين" } },
};

describe("changes of a proposal", () => {
  it("say in a sentence what they do and to which entity, and come without what they do not need", () => {
    const changes = cut(field, { op: "set", id: "ent_doctor", prop: "label.en", value: "Physician" });
    expect(changes.map(({ id, sentence, about, needs, major }) => [id, sentence.en, about?.name.en, needs, major])).toEqual([
      ["c1", "Add the field *Insurance number* of Patient", "Patient", [], null],
      ["c2", expect.stringContaining("Physician"), "Doctor", [], null],
    ]);
  });

  it("stay together with what they cannot be without: a page with its entity, never the entity with its page", () => {
    const [entity, page] = [
      { op: "add", kind: "entity", id: "ent_inv", props: { key: "invoice", label: { en: "Invoice" } } },
      { op: "add", kind: "page", id: "pg_inv", props: { key: "invoices", path: "/invoices", kind: "list", entity: "ent_inv" } },
    ] as const satisfies readonly Op[];
    const changes = cut(entity, page);
    const of = (id: string) => changes.find(({ nodes }) => nodes.includes(id))!;
    expect([of("ent_inv").needs, of("pg_inv").needs]).toEqual([[], [of("ent_inv").id]]);
    expect(choose(changes, [of("pg_inv").id], [])).toMatchObject({ why: "needs", missing: { id: of("ent_inv").id } });
  });

  it("[BP41] what removes, loses data, widens rights, weakens compliance or touches a connection needs a yes of its own", () => {
    const cases: readonly (readonly [keyof typeof majorReasons | null, Op])[] = [
      ["removes", { op: "remove", id: "f_pat_phone" }],
      ["removes", { op: "remove", id: "p_pat_doc" }],
      ["losesData", { op: "set", id: "f_pat_phone", prop: "type", value: "integer" }],
      ["losesData", { op: "set", id: "f_pat_name", prop: "config.max", value: 3 }],
      [null, { op: "set", id: "f_pat_name", prop: "required", value: null }],
      ["widensAccess", { op: "link", id: "p_pat_doc", prop: "roles", to: "r_member" }],
      ["widensAccess", { op: "set", id: "p_appt_own", prop: "where", value: null }],
      ["widensAccess", { op: "add", kind: "policy", id: "p_new", props: { roles: ["r_member"], entity: "ent_patient", allow: ["read"] } }],
      ["widensAccess", { op: "set", id: "r_member", prop: "signUp", value: true }],
      ["widensAccess", { op: "set", id: "header", prop: "signUp", value: "open" }],
      ["weakensCompliance", { op: "set", id: "ent_patient", prop: "audit", value: "none" }],
      ["weakensCompliance", { op: "set", id: "f_pat_name", prop: "classification", value: "public" }],
      [null, { op: "set", id: "f_pat_name", prop: "classification", value: "sensitive" }],
      ["touchesConnections", { op: "add", kind: "connection", id: "cn_mail", props: { key: "mail", provider: "smtp" } }],
      [null, field],
    ];
    expect(cases.map(([, op]) => reasons(op)[0])).toEqual(cases.map(([reason]) => reason));
    const desk = flatten(loan);
    const also = (op: Op) => changesOf([op], desk)[0]!.major;
    expect(also({ op: "link", id: "a_app", prop: "roles", to: "r_off" })).toBe("widensAccess");
    expect(also({ op: "set", id: "a_app", prop: "when", value: null })).toBe("widensAccess");
    expect(also({ op: "set", id: "a_app", prop: "confirm", value: { en: "Sure?" } })).toBeNull();
    expect(also({ op: "unlink", id: "p_c2", prop: "mask", to: "f_nid" })).toBe("widensAccess");
    // Masking more shows nobody more.
    const masked = desk.nodes.p_c2!.props.mask as readonly string[];
    expect(also({ op: "set", id: "p_c2", prop: "mask", value: [...masked, "f_income"] })).toBeNull();
    expect(also({ op: "set", id: "p_c2", prop: "mask", value: ["f_income"] })).toBe("widensAccess");
    expect(also({ op: "set", id: "p_c2", prop: "mask", value: null })).toBe("widensAccess");
    expect(reasons({ op: "set", id: "p_appt_own", prop: "mask", value: ["f_appt_time"] })).toEqual([null]);
  });

  it("[BP41] a rule about what comes with it opens nothing that was there", () => {
    const entity: Op = { op: "add", kind: "entity", id: "ent_inv", props: { key: "invoice" } };
    const rule: Op = { op: "add", kind: "policy", id: "p_inv", props: { roles: ["r_member"], entity: "ent_inv", allow: ["read"] } };
    const shown: Op = { op: "link", id: "p_pat_doc", prop: "fields", to: "f_ins" };
    expect(reasons(entity, rule)).toEqual([null, null]);
    expect(reasons(field, shown)).toEqual([null, null]);
    expect(reasons({ ...shown, to: "f_pat_phone" } as Op)).toEqual(["widensAccess"]);
  });

  it("[BP41] a rule that gives no more than another gives already opens nothing, nor does a further condition", () => {
    const desk = flatten(loan);
    const [id, there] = Object.entries(desk.nodes).find(
      ([, node]) => node.kind === "policy" && typeof node.props.where === "string" && Array.isArray(node.props.allow),
    )!;
    const { where } = there.props as { where: string };
    const also = (op: Op) => changesOf([op], desk)[0]!.major;
    const like = (props: Readonly<Record<string, unknown>>): Op => ({
      op: "add",
      kind: "policy",
      id: "p_like",
      props: { ...there.props, ...props } as never,
    });
    expect(also(like({}))).toBeNull();
    expect(also(like({ where: `${where} && me != null` }))).toBeNull();
    expect(also(like({ where: `${where} && me != null || me == null` }))).toBe("widensAccess");
    expect(also(like({ where: `${where} || me == null` }))).toBe("widensAccess");
    expect(also(like({ where: undefined }))).toBe("widensAccess");
    expect(also(like({ where: "no (" }))).toBe("widensAccess");
    expect(also(like({ roles: ["r_public"] }))).toBe("widensAccess");
    expect(also(like({ allow: ["create", "delete", "read", "update"] }))).toBe("widensAccess");
    expect(also(like({ fields: "*" }))).toBe(there.props.fields === "*" ? null : "widensAccess");
    expect(also(like({ mask: undefined }))).toBe(there.props.mask === undefined ? null : "widensAccess");
    expect(also({ op: "set", id, prop: "where", value: `me != null && ${where}` })).toBeNull();
    expect(also({ op: "set", id, prop: "where", value: "me != null" })).toBe("widensAccess");
    expect(also({ op: "set", id, prop: "where", value: null })).toBe("widensAccess");
  });

  it("[BP41] taking all leaves out what needs its own yes, and what cannot be without it", () => {
    const gone = removal(base, ["ent_doctor"]);
    const changes = cut(field, ...gone);
    const all = choose(changes, null, []);
    expect("chosen" in all && all.chosen.map(({ nodes }) => nodes)).toEqual([["f_ins"]]);
    const everything = changes.map(({ id }) => id);
    expect(choose(changes, everything, [])).toMatchObject({ why: "own-yes" });
    // One yes to the removal is a yes to what goes with it.
    const major = changes.filter((change) => change.major).map(({ id }) => id);
    const yes = choose(changes, null, major);
    expect("chosen" in yes && yes.chosen.length).toBe(changes.length);
    const half = choose(changes, null, [changes.find(({ nodes }) => nodes.includes("ent_doctor"))!.id]);
    expect(half).toMatchObject({ why: "needs" });
    expect(choose(changes, ["c999"], [])).toEqual({ why: "unknown", id: "c999" });
  });

  it("[BP49] a rule and the access test that speaks of it are taken together: neither alone stops the next release", () => {
    const rule = { op: "link", id: "p_appt_own", prop: "allow", to: "update" } as const satisfies Op;
    const check = { op: "set", id: "p_appt_own", prop: "check", value: "f_apt_doctor.f_doc_user == me" } as const satisfies Op;
    const gone = { op: "remove", id: "t_edit" } as const;
    const other = { op: "set", id: "t_edit", prop: "expect", value: "allowed", was: "refused" } as const satisfies Op;
    for (const test of [gone, other]) {
      const sent: readonly Op[] = [rule, check, test, field];
      const changes = cut(...sent);
      const of = (op: Op) => changes.find(({ nodes, ops }) => nodes.includes(op.id) && ops.includes(sent.indexOf(op)))!;
      const together = [rule, check, test].map((op) => of(op).id);
      for (const op of [rule, check, test]) expect([...of(op).needs, of(op).id].sort()).toEqual([...together].sort());
      expect(of(field).needs).toEqual([]);
      expect(choose(changes, [], [of(rule).id])).toMatchObject({ why: "needs" });
      expect(choose(changes, [], [of(test).id])).toMatchObject({ why: "needs" });
    }
  });

  it("[BP49] a new access test comes with the rule it needs; the rule may come without it, and rules it does not speak of stay apart", () => {
    const rule: Op = {
      op: "add",
      kind: "policy",
      id: "p_new",
      props: { roles: ["r_reception"], entity: "ent_patient", allow: ["delete"], fields: "*" },
    };
    const test: Op = {
      op: "add",
      kind: "test",
      id: "t_new",
      parent: "ent_patient",
      props: { as: "r_reception", does: "ent_patient.delete", expect: "allowed" },
    };
    const changes = cut(rule, test);
    const of = (id: string) => changes.find(({ nodes }) => nodes.includes(id))!;
    expect([of("p_new").needs, of("t_new").needs]).toEqual([[], [of("p_new").id]]);
    const unlike: readonly Op[] = [
      // Another role, another deed, another entity, a word, a field the test does not look at.
      { op: "link", id: "p_appt_own", prop: "roles", to: "r_admin" },
      { op: "link", id: "p_appt_own", prop: "allow", to: "delete" },
      { op: "link", id: "p_pat_doc", prop: "allow", to: "update" },
      { op: "set", id: "p_appt_own", prop: "label", value: { en: "Own" } },
    ];
    for (const op of unlike) expect(cut(op, { op: "remove", id: "t_edit" }).map(({ needs }) => needs)).toEqual([[], []]);
  });

  it("[BP49] an action and the access test that calls it are taken together", () => {
    const desk = flatten(loan);
    const test: Op = { op: "add", kind: "test", id: "t_new", parent: "ent_app", props: { as: "r_off", does: "a_app", expect: "refused" } };
    const applied = applyOps(desk, { ops: [test] });
    if ("refused" in applied) throw new Error(JSON.stringify(applied.refused));
    const needs = (op: Op) => changesOf([op, { op: "remove", id: "t_new" }], applied.draft).map(({ needs }) => needs.length);
    expect(needs({ op: "link", id: "a_app", prop: "roles", to: "r_off" })).toEqual([1, 1]);
    expect(needs({ op: "link", id: "a_app", prop: "roles", to: "r_cust" })).toEqual([0, 0]);
  });

  it("any choice that has what it needs can be applied, and all of it is all of the proposal, for 120 seeds", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const start = liveNodes(randomDraft(seed, 30 + (seed % 30)));
      const edited = randomEdits(start, seeded(seed), 10).draft;
      const { ops } = mergeBatch(start, liveNodes(edited));
      const changes = changesOf(ops, start);
      expect(opsOf(ops, changes), `seed ${seed}`).toEqual(ops);
      const random = seeded(seed + 5);
      const wanted = changes.filter(() => random() < 0.5);
      const ids = new Set(wanted.flatMap((change) => [change.id, ...change.needs]));
      const chosen = choose(changes, [...ids], [...ids]);
      if (!("chosen" in chosen)) throw new Error(`seed ${seed}: ${JSON.stringify(chosen)}`);
      const applied = applyOps(start, { ops: opsOf(ops, chosen.chosen) });
      if ("refused" in applied) throw new Error(`seed ${seed}: ${JSON.stringify(applied.refused)}`);
    }
  });
});
