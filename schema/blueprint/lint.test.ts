/** One failing and one passing case per finding, by table; the fix, where there is one, removes it and adds no error. */
import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft, randomGrowth } from "../fixtures/random.ts";
import { type Draft, flatten } from "./document.ts";
import { lints } from "./lint/index.ts";
import type { Op, Problem } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemTexts } from "./problem-texts.ts";
import { problemsOf } from "./problems.ts";
import type { Blueprint } from "./shape.ts";

const edited = (on: Blueprint, ops: readonly Op[]): Draft => {
  const result = applyOps(flatten(on), { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.draft;
};
const set = (id: string, prop: string, value: unknown): Op => ({ op: "set", id, prop, value: value as never });
const policy = (props: object): Op => ({
  op: "add",
  kind: "policy",
  id: "p_new",
  props: { roles: ["r_reception"], entity: "ent_patient", allow: ["read"], fields: "*", ...props },
});
const field = (props: object, parent = "ent_patient"): Op => ({
  op: "add",
  kind: "field",
  id: "f_new",
  parent,
  props: { key: "extra", type: "text", label: { ar: "آخر", en: "Extra" }, ...props },
});
const entity: Op = { op: "add", kind: "entity", id: "ent_new", props: { key: "extra", label: { ar: "آخر", en: "Extra" } } };

/** What makes the finding appear where there was none. */
const cases: readonly (readonly [code: string, on: Blueprint, ops: readonly Op[]])[] = [
  ["SHAPE_PROP", clinic, [set("f_pat_name", "config.digits", 3)]],
  ["SHAPE_PROP", clinic, [field({ type: "reference" })]],
  ["KEY_DUPLICATE", clinic, [set("f_apt_patient", "config.inverse", { key: "phone" })]],
  ["LINK_REMOVED", clinic, [{ op: "remove", id: "f_pat_name" }]],
  ["LINK_REMOVED", clinic, [{ op: "remove", id: "r_doctor" }]],
  ["LINK_OTHER_OWNER", clinic, [set("ent_patient", "title", "f_doc_name")]],
  ["EXPR_SYNTAX", clinic, [set("p_appt_own", "where", "f_apt_doctor.f_doc_user ==")]],
  ["EXPR_NAME", clinic, [set("p_appt_own", "where", "f_nothing == me")]],
  ["EXPR_TYPE", clinic, [set("p_appt_own", "where", "f_apt_reason")]],
  ["EXPR_NOT_SQL", clinic, [set("p_appt_own", "where", 'f_apt_reason.matches("x")')]],
  ["EXPR_CONSTANT", clinic, [set("p_appt_own", "where", "1 == 1")]],
  ["EXPR_CYCLE", clinic, [field({ type: "integer", compute: "f_new + 1" })]],
  ["EXPR_SCOPE", clinic, [field({ compute: "f_apt_patient.f_pat_name", computed: "stored" }, "ent_appt")]],
  ["ENTITY_NO_FIELDS", clinic, [entity]],
  ["ENTITY_NO_TITLE", clinic, [set("ent_patient", "title", null)]],
  ["ENTITY_NO_POLICY", clinic, [entity, field({}, "ent_new")]],
  ["ENUM_NO_OPTIONS", clinic, [field({ type: "enum" })]],
  ["DEFAULT_INVALID", clinic, [set("f_apt_status", "default", "requested")]],
  ["DEFAULT_INVALID", clinic, [field({ type: "integer", default: 1.5 })]],
  ["DEFAULT_INVALID", clinic, [field({ type: "date", default: "tomorrow" })]],
  ["REQUIRED_COMPUTED", clinic, [field({ compute: '"x"', required: true })]],
  ["ACCESS_PUBLIC_WRITE", clinic, [policy({ roles: ["r_public"], allow: ["create"] })]],
  ["ACCESS_PUBLIC_PERSONAL", clinic, [policy({ roles: ["r_public"] })]],
  ["ACCESS_BYPASSES_ACTION", loan, [{ op: "link", id: "p_a4", prop: "fields", to: "f_st" }]],
  ["ACCESS_CREATE_UNBOUND", loan, [set("p_a2", "check", null)]],
  ["ACCESS_CREATE_UNBOUND", loan, [set("p_a2", "check", "f_st == o_draft")]],
  ["ACCESS_SENSITIVE_UNMASKED", loan, [set("p_c2", "mask", null)]],
  ["ROLE_UNUSED", clinic, [{ op: "add", kind: "role", id: "r_new", props: { key: "guard", label: { ar: "حارس", en: "Guard" } } }]],
  ["TEXT_MISSING", clinic, [set("f_pat_name", "label.ar", null)]],
  ["PATH_DUPLICATE", loan, [set("pg_q", "path", "/my")]],
  ["PAGE_ROLE_NO_ACCESS", loan, [set("pg_q", "entity", "ent_cust"), set("p_c2", "allow", ["update"]), set("pg_q", "view", null)]],
  ["CONTRAST", clinic, [set("header", "theme.text", "#888888"), set("header", "theme.background", "#aaaaaa")]],
];

describe("findings", () => {
  it.each(cases)("%s appears with its sentence in both languages, and its fix removes it", (code, on, ops) => {
    const before = problemsOf(flatten(on)).problems;
    const draft = edited(on, ops);
    const { problems } = problemsOf(draft);
    const found = problems.filter((p) => p.code === code && !before.some((b) => same(b, p)));
    expect(problems.map((p) => p.code)).toContain(code);
    expect(found.length).toBeGreaterThan(0);
    for (const p of found) {
      expect(p.text.en).toMatch(/^[A-Z“"].*\.$/);
      expect(p.text.ar).toMatch(/[\u0600-\u06ff].*\.$/);
      if (!p.fix) continue;
      expect(p.fix.label.en && p.fix.label.ar).toBeTruthy();
      const fixed = applyOps(draft, { ops: p.fix.ops });
      expect("refused" in fixed ? fixed.refused : []).toEqual([]);
      if (!("draft" in fixed)) continue;
      const after = problemsOf(fixed.draft).problems;
      expect(after.some((q) => same(p, q))).toBe(false);
      const errors = (list: readonly Problem[]) => list.filter((q) => q.level === "error").length;
      expect(errors(after)).toBeLessThanOrEqual(errors(problems));
    }
  });

  it("[BP25] each of these edits of the loan desk yields exactly one error", () => {
    const errors = (ops: readonly Op[]) =>
      problemsOf(edited(loan, ops))
        .problems.filter((p) => p.level === "error")
        .map((p) => p.code);
    expect(errors([])).toEqual([]);
    expect(errors([{ op: "link", id: "p_a4", prop: "fields", to: "f_st" }])).toEqual(["ACCESS_BYPASSES_ACTION"]);
    expect(errors([set("p_a2", "check", null)])).toEqual(["ACCESS_CREATE_UNBOUND"]);
    expect(errors([set("p_c2", "mask", null)])).toEqual(["ACCESS_SENSITIVE_UNMASKED"]);
  });

  it("what the record was before binds nobody: the check must speak of what is written", () => {
    const codes = (check: string) => problemsOf(edited(loan, [set("p_a2", "check", check)])).problems.map((p) => p.code);
    expect(codes("f_appl.f_cuser == me && f_st == o_draft")).not.toContain("ACCESS_CREATE_UNBOUND");
    expect(codes("old.f_appl.f_cuser == me && f_st == o_draft")).toContain("ACCESS_CREATE_UNBOUND");
  });

  it("the clinic has no finding at all, and the loan desk only words left out", () => {
    expect(problemsOf(flatten(clinic)).problems).toEqual([]);
    expect(new Set(problemsOf(flatten(loan)).problems.map((p) => p.code))).toEqual(new Set(["TEXT_MISSING"]));
  });

  it("a policy that pins the value on create, or before and after, passes no action by", () => {
    const ops = [{ op: "link", id: "p_a2", prop: "fields", to: "f_st" } as const];
    expect(problemsOf(edited(loan, ops)).problems.map((p) => p.code)).not.toContain("ACCESS_BYPASSES_ACTION");
  });

  it("sentences name things by their words, never by an id", () => {
    for (let seed = 0; seed < 60; seed++) {
      const draft = seed % 2 ? randomDraft(seed, 50) : randomGrowth(seed, 50);
      for (const p of problemsOf(draft).problems)
        for (const id of Object.keys(draft.nodes)) {
          expect(p.text.en).not.toContain(id);
          expect(p.text.ar).not.toContain(id);
        }
    }
  });

  it("every code of a lint has its sentence", () => {
    const own = new Set(Object.keys(problemTexts));
    for (const lint of lints) for (const code of lint.codes) expect(code.startsWith("EXPR_") || own.has(code)).toBe(true);
  });
});

const same = (a: Problem, b: Problem): boolean =>
  a.code === b.code && a.at.id === b.at.id && a.at.prop === b.at.prop && a.text.en === b.text.en;
