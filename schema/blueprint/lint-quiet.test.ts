/** What no lint may tell: by table, what comes close to a finding and is fine. */
import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { flatten } from "./document.ts";
import type { NodeKind, Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemsOf } from "./problems.ts";
import type { Blueprint } from "./shape.ts";

const set = (id: string, prop: string, value: unknown): Op => ({ op: "set", id, prop, value: value as never });
const words = { label: { en: "Extra", ar: "آخر" } };
const add = (kind: NodeKind, id: string, parent: string | null, props: object): Op => ({
  op: "add",
  kind,
  id,
  ...(parent === null ? {} : { parent }),
  props: { ...props },
});
const field = (props: object, parent = "ent_patient", id = "f_new"): Op =>
  add("field", id, parent, { key: id.replace("_", ""), type: "text", ...words, ...props });
const page = (props: object): Op => add("page", "pg_new", null, { key: "extra", path: "/extra", kind: "list", ...words, ...props });
const component = (type: string, props: object = {}, id = "c_new", parent = "pg_new"): Op =>
  add("component", id, parent, { type, ...props });
const policy = (props: object): Op =>
  add("policy", "p_new", null, { roles: ["r_reception"], entity: "ent_patient", allow: ["read"], fields: "*", ...props });
const connection = (props: object): Op =>
  add("connection", "cn_new", null, { key: "extra", provider: "smtp", category: "communication", ...words, ...props });
const link = (id: string, owner: string, target: string): Op =>
  field({ type: "reference", config: { target, onDelete: "cascade", inverse: { key: `back${id.slice(2)}` } } }, owner, id);
const entity = (id: string): readonly Op[] => [
  add("entity", id, null, { key: id.replace("_", ""), ...words }),
  field({}, id, `f_${id.slice(4)}name`),
];
/** A workflow that changes an application when one changes. */
const circling = (enabled: boolean, name = "", on = "ent_app", does = "ent_app"): readonly Op[] => [
  add("workflow", `w_new${name}`, null, { key: `extra${name}`, enabled, ...words }),
  add("step", `s_on${name}1`, `w_new${name}`, {
    key: "on",
    kind: "on-record",
    options: { entity: on, event: "updated", runAs: "r_admin" },
  }),
  add("step", `s_do${name}1`, `w_new${name}`, {
    key: "do",
    kind: "run-action",
    options: { action: `${does}.update`, record: "trigger.record" },
  }),
  add("edge", `e_on${name}1`, `w_new${name}`, { from: `s_on${name}1`, port: "next", to: `s_do${name}1` }),
];
const born = set("p_pat_doc", "where", "f_pat_birth < today");

const cases: readonly (readonly [code: string, fine: string, on: Blueprint, ops: readonly Op[]])[] = [
  ["UNUSED_NODE", "what an expression, a step or an effect names", loan, []],
  ["INDEX_ADVISED", "a choice, which has too few values", loan, [add("index", "ix_new", "ent_app", { fields: ["f_br"] })]],
  ["INDEX_ADVISED", "a field that is unique has one", clinic, [born, set("f_pat_birth", "unique", true)]],
  ["INDEX_ADVISED", "an index begins with it", clinic, [born, add("index", "ix_new", "ent_patient", { fields: ["f_pat_birth"] })]],
  ["ACCESS_INFER", "who masks without showing", loan, [set("p_a6", "allow", ["update"]), set("p_a6", "mask", ["f_inc"])]],
  ["ACCESS_INFER", "what is computed of it is masked too", loan, [set("p_a6", "mask", ["f_dti", "f_inc"])]],
  [
    "ACCESS_INFER",
    "a computed field that reads nothing masked",
    loan,
    [set("f_dti", "compute", "f_amt / f_term"), set("p_a6", "mask", ["f_inc"])],
  ],
  ["ACCESS_GIVES_AWAY", "what shows a formula shows what it is made of", loan, []],
  ["ACCESS_GIVES_AWAY", "the formula is masked", loan, [set("p_a6", "fields", ["f_amt", "f_dti"]), set("p_a6", "mask", ["f_dti"])]],
  [
    "ACCESS_GIVES_AWAY",
    "another rule shows it of the same records",
    loan,
    [set("p_a6", "mask", null), set("p_a6", "fields", ["f_amt", "f_dti"]), set("p_a5", "roles", ["r_aud", "r_mgr"])],
  ],
  [
    "ACCESS_GIVES_AWAY",
    "how many there are",
    loan,
    [
      field({ type: "rollup", config: { through: "f_appl", fn: "count", field: "f_inc" } }, "ent_cust", "f_many"),
      set("p_c2", "fields", ["f_many"]),
      set("p_c2", "mask", null),
    ],
  ],
  [
    "ACCESS_GIVES_AWAY",
    "a figure of records nobody of them sees",
    loan,
    [
      field({ type: "rollup", config: { through: "f_appl", fn: "sum", field: "f_amt" } }, "ent_cust", "f_sum"),
      set("p_c2", "roles", ["r_aud"]),
      set("p_a6", "allow", ["update"]),
    ],
  ],
  [
    "EXPR_SCOPE",
    "a stored field over one that is computed of the same record",
    loan,
    [
      add("field", "f_twice", "ent_app", { key: "twice", type: "money", label: { en: "Twice", ar: "ضعف" }, compute: "f_amt * 2" }),
      set("f_dti", "compute", "f_twice / f_term"),
    ],
  ],
  ["TEXT_MISSING", "words of what every platform has", clinic, [set("ent_user", "plural", { en: "People" })]],
  [
    "ACCESS_BYPASSES_ACTION",
    "a computed field, which nobody writes",
    loan,
    [
      add("effect", "fx_new", "a_app", { order: "a9", do: "set", field: "f_dti", to: "1.0" }),
      { op: "link", id: "p_a4", prop: "fields", to: "f_dti" },
    ],
  ],
  ["PAGE_ROLE_NO_ACCESS", "a page about nothing in particular", clinic, [page({ roles: ["r_doctor"], kind: "custom" })]],
  [
    "PAGE_FIELD_HIDDEN",
    "a field they see",
    clinic,
    [page({ roles: ["r_doctor"], entity: "ent_patient", view: { columns: ["f_pat_name"] } })],
  ],
  ["FLOW_TRIGGER_LOOP", "a workflow that is off", loan, circling(false)],
  [
    "FLOW_TRIGGER_LOOP",
    "a way through one that is off",
    loan,
    [...circling(true, "", "ent_cust", "ent_app"), ...circling(false, "2", "ent_app", "ent_cust")],
  ],
  ["FLOW_TRIGGER_LOOP", "an action under a condition", loan, [...circling(true), set("s_do1", "options.action", "a_app")]],
  [
    "FLOW_TRIGGER_LOOP",
    "effects under a condition",
    loan,
    [
      ...circling(true),
      set("s_do1", "options.action", "a_app"),
      set("a_app", "when", null),
      ...["fx_2", "fx_3", "fx_4"].map((id) => set(id, "when", "f_amt > 10")),
    ],
  ],
  [
    "FLOW_ESCALATES",
    "a workflow that is off",
    loan,
    [
      set("r_cust", "signUp", true),
      add("workflow", "w_new", null, { key: "extra", enabled: false, ...words }),
      add("step", "s_on1", "w_new", { key: "on", kind: "on-action", options: { action: "a_sub", runAs: "r_mgr" } }),
      add("step", "s_do1", "w_new", { key: "do", kind: "run-action", options: { action: "a_app", record: "trigger.record" } }),
      add("edge", "e_on1", "w_new", { from: "s_on1", port: "next", to: "s_do1" }),
    ],
  ],
  ["ASSISTANT_OVERREACH", "an assistant that serves nobody", loan, [set("as_desk", "roles", []), set("as_desk", "reads", ["ent_user"])]],
  [
    "ASSISTANT_AUTO_RISK",
    "what is risky is asked first",
    loan,
    [set("as_desk", "actions", ["a_app"]), set("as_desk", "autonomy", "confirm")],
  ],
  ["ASSISTANT_AUTO_RISK", "what is not risky", loan, [set("as_desk", "actions", ["a_rej"]), set("as_desk", "autonomy", "auto")]],
  ["CASCADE_LOOP", "a tree of one kind", clinic, [link("f_up", "ent_patient", "ent_patient")]],
  ["PAGE_NO_NAME", "a button with words", clinic, [page({}), component("button", { props: { text: { en: "Go" } } })]],
  ["PAGE_NO_NAME", "a picture that only decorates", clinic, [page({}), component("image", { props: { src: "/a.png", alt: "" } })]],
  [
    "URL_SCHEME",
    "a link that only speaks of scripts",
    clinic,
    [page({}), component("link", { props: { href: "https://a.b/?q=javascript:x" } })],
  ],
  [
    "PAGE_REPEAT_NESTED",
    "what stands once in each row",
    clinic,
    [
      page({}),
      add("query", "q_new", "pg_new", { key: "all", entity: "ent_patient" }),
      component("box", { repeat: "q_new" }, "c_out"),
      component("box", {}, "c_new", "c_out"),
    ],
  ],
  [
    "PAGE_REPEAT_NESTED",
    "rows beside rows",
    clinic,
    [
      page({}),
      add("query", "q_new", "pg_new", { key: "all", entity: "ent_patient" }),
      component("box", { repeat: "q_new" }, "c_out"),
      component("box", { repeat: "q_new" }),
    ],
  ],
  ["UNIQUE_ON_LONG_TEXT", "a long text that may repeat", clinic, [field({ type: "longText" })]],
  ["UNIQUE_ON_LONG_TEXT", "a short one that may not", clinic, [field({ unique: true })]],
  ["DEFAULT_INVALID", "a whole number", clinic, [field({ type: "integer", default: 12 })]],
  ["DEFAULT_INVALID", "a day", clinic, [field({ type: "date", default: "2026-02-28" })]],
  ["DEFAULT_INVALID", "yes", clinic, [field({ type: "boolean", default: true })]],
  ["DEFAULT_INVALID", "what is worked out", clinic, [field({ type: "date", default: { expr: "today" } })]],
  ["REQUIRED_COMPUTED", "computed, and nothing asked", clinic, [field({ compute: '"x"' })]],
  ["REQUIRED_COMPUTED", "required, and typed in", clinic, [field({ required: true })]],
  ["ENUM_NO_OPTIONS", "a text", clinic, [field({})]],
  ["FALLBACK_CATEGORY", "one of the same sort", loan, [connection({}), set("cn_mail", "fallback", "cn_new")]],
  ["FALLBACK_LOOP", "a way that ends", loan, [connection({}), set("cn_mail", "fallback", "cn_new")]],
  ["ACTION_SELF_APPROVAL", "what risks little", loan, [set("a_app", "when", "f_st == o_sub"), set("a_app", "risk", "low")]],
  ["EFFECT_IMMUTABLE", "a field that stays, and no action sets", loan, [set("f_amt", "immutable", true)]],
  ["EXPR_MAY_BE_EMPTY", "what one divides by is required", loan, [set("f_inc", "required", true), set("f_term", "required", true)]],
  ["ROLE_SIGNUP_POWERFUL", "who registers sees their own", loan, [set("r_cust", "signUp", true)]],
  [
    "ACCESS_PUBLIC_PERSONAL",
    "what is shown is not about people",
    clinic,
    [policy({ roles: ["r_public"], entity: "ent_doctor", fields: ["f_doc_spec"] })],
  ],
  ["ACCESS_PUBLIC_WRITE", "visitors only read", clinic, [policy({ roles: ["r_public"] })]],
  ["ACCESS_SENSITIVE_UNMASKED", "it says why", loan, [set("p_c2", "mask", null), set("p_c2", "purpose", { en: "Audit", ar: "تدقيق" })]],
  [
    "SECRET_IN_TEXT",
    "a long word",
    clinic,
    [set("ent_patient", "description", { en: "Donaudampfschifffahrtsgesellschaft".repeat(2), ar: "نص" })],
  ],
  ["TEXT_SAME_AS_KEY", "words that are not the key", clinic, [set("f_pat_birth", "label.en", "Date Of Birth")]],
  ["KEY_DUPLICATE", "a name nobody has there", clinic, [set("f_apt_patient", "config.inverse", { key: "visits" })]],
  ["SHAPE_PROP", "settings the type knows", clinic, [set("f_pat_name", "config.max", 30)]],
];

describe("what is fine", () => {
  it.each(cases)("[BP23] %s is not told of: %s", (code, _, on, ops) => {
    const result = applyOps(flatten(on), { ops });
    expect("refused" in result ? result.refused : []).toEqual([]);
    if (!("draft" in result)) return;
    expect(problemsOf(result.draft).problems.filter((problem) => problem.code === code)).toEqual([]);
  });

  it("[BP23] CASCADE_LOOP is told of the links that go round, and not of one that leads there", () => {
    const result = applyOps(flatten(clinic), {
      ops: [
        ...["ent_a1", "ent_b1", "ent_c1"].flatMap(entity),
        link("f_at", "ent_a1", "ent_patient"),
        link("f_ba", "ent_b1", "ent_a1"),
        link("f_bc", "ent_b1", "ent_c1"),
        link("f_cb", "ent_c1", "ent_b1"),
      ],
    });
    expect("refused" in result ? result.refused : []).toEqual([]);
    if (!("draft" in result)) return;
    const told = problemsOf(result.draft).problems.filter(({ code }) => code === "CASCADE_LOOP");
    expect(told.map(({ at }) => at.id).sort()).toEqual(["f_bc", "f_cb"]);
  });
});
