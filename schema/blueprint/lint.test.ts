/** One failing and one passing case per finding, by table; the fix, where there is one, removes it and adds no error. */
import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft, randomGrowth } from "../fixtures/random.ts";
import { type Draft, flatten } from "./document.ts";
import { lints } from "./lint/index.ts";
import type { NodeKind, Op, Problem } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemTexts } from "./problem-texts.ts";
import { problemsOf } from "./problems.ts";
import { renaming } from "./renaming.ts";
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

const add = (kind: NodeKind, id: string, parent: string, props: object): Op => ({ op: "add", kind, id, parent, props: { ...props } });
const loanField = (props: object, id: string): Op => add("field", id, "ent_app", { label: { en: "Cost", ar: "التكلفة" }, ...props });
const flow = (): Op => ({
  op: "add",
  kind: "workflow",
  id: "w_new",
  props: { key: "extra", label: { en: "Extra", ar: "آخر" }, enabled: true },
});
const page = (props: object): Op => ({
  op: "add",
  kind: "page",
  id: "pg_new",
  props: { key: "extra", label: { en: "Extra", ar: "آخر" }, path: "/extra", kind: "list", ...props },
});
const connection = (props: object): Op => ({
  op: "add",
  kind: "connection",
  id: "cn_new",
  props: { key: "extra", label: { en: "Extra", ar: "آخر" }, provider: "smtp", category: "communication", ...props },
});

const component = (id: string, parent: string, type: string, props: object = {}): Op => add("component", id, parent, { type, ...props });
const acting: readonly Op[] = [set("as_desk", "actions", ["a_rej"]), set("as_desk", "autonomy", "auto")];
/** A group in a group, `deep` times. */
const nested = (deep: number): readonly Op[] =>
  Array.from({ length: deep + 1 }, (_, i) =>
    add("step", `s_in${i}`, i === 0 ? "w_new" : `s_in${i - 1}`, {
      key: `in${i}`,
      kind: i === 0 ? "on-call" : "parallel",
      label: { en: "In", ar: "في" },
    }),
  );
/** A workflow that, when an application or something else changes, changes an application or something else. */
const circling = (on: object, does: object, name = ""): readonly Op[] => [
  { op: "add", kind: "workflow", id: `w_new${name}`, props: { key: `extra${name}`, label: { en: "Extra", ar: "آخر" }, enabled: true } },
  add("step", `s_on${name}1`, `w_new${name}`, {
    key: "on",
    kind: "on-record",
    options: { entity: "ent_app", event: "updated", runAs: "r_admin", ...on },
  }),
  add("step", `s_do${name}1`, `w_new${name}`, {
    key: "do",
    kind: "run-action",
    options: { action: "ent_app.update", record: "trigger.record", ...does },
  }),
  add("edge", `e_on${name}1`, `w_new${name}`, { from: `s_on${name}1`, port: "next", to: `s_do${name}1` }),
];
/** A workflow that looks for applications. */
const looking = (filter: string | number): readonly Op[] => [
  flow(),
  add("step", "s_on1", "w_new", { key: "on", kind: "on-schedule", options: { cron: "0 8 * * 1", runAs: "r_mgr" } }),
  add("step", "s_find1", "w_new", { key: "found", kind: "find", options: { entity: "ent_app", filter } }),
  add("edge", "e_on1", "w_new", { from: "s_on1", port: "next", to: "s_find1" }),
];
/** Applicants, who register by themselves, submit and the manager's approval follows. */
const escalating = (options: object): readonly Op[] => [
  set("r_cust", "signUp", true),
  flow(),
  add("step", "s_on1", "w_new", { key: "on", kind: "on-action", options: { action: "a_sub", runAs: "r_mgr", ...options } }),
  add("step", "s_do1", "w_new", { key: "do", kind: "run-action", options: { action: "a_app", record: "trigger.record" } }),
  add("edge", "e_on1", "w_new", { from: "s_on1", port: "next", to: "s_do1" }),
];

const extra = { label: { ar: "آخر", en: "Extra" } };
const over = "count(f_apt_patient)";

/** What makes the finding appear where there was none. */
const cases: readonly (readonly [code: string, on: Blueprint, ops: readonly Op[]])[] = [
  ["SHAPE_PROP", clinic, [set("f_pat_name", "config.digits", 3)]],
  ["SHAPE_PROP", clinic, [field({ type: "reference" })]],
  ["KEY_DUPLICATE", clinic, [set("f_apt_patient", "config.inverse", { key: "phone" })]],
  ["KEY_DUPLICATE", clinic, [set("f_doc_user", "config.inverse", { key: "email" })]],
  ["LINK_REMOVED", clinic, [{ op: "remove", id: "f_pat_name" }]],
  ["LINK_REMOVED", clinic, [{ op: "remove", id: "r_doctor" }]],
  ["LINK_OTHER_OWNER", clinic, [set("ent_patient", "title", "f_doc_name")]],
  ["EXPR_SYNTAX", clinic, [set("p_appt_own", "where", "f_apt_doctor.f_doc_user ==")]],
  ["EXPR_NAME", clinic, [set("p_appt_own", "where", "f_nothing == me")]],
  ["EXPR_TYPE", clinic, [set("p_appt_own", "where", "f_apt_reason")]],
  ["EXPR_NOT_SQL", clinic, [set("p_appt_own", "where", 'f_apt_reason.matches("x")')]],
  ["EXPR_NOT_SQL", clinic, [field({ type: "boolean", compute: 'f_pat_name.matches("x")' })]],
  ["EXPR_NOT_SQL", clinic, [field({ type: "text", default: { expr: "string(1)" } })]],
  ["EXPR_NOT_SQL", clinic, [add("rule", "ru_new", "ent_patient", { check: 'f_pat_name.matches("x")', message: extra.label })]],
  ["EXPR_NOT_SQL", loan, [set("a_sub", "when", 'f_br.matches("x")')]],
  ["EXPR_NOT_SQL", loan, [add("effect", "fx_new", "a_app", { order: "a9", do: "set", field: "f_br", to: "string(1)" })]],
  [
    "EXPR_NOT_SQL",
    loan,
    [add("effect", "fx_new", "a_app", { order: "a9", do: "set", field: "f_br", to: "'x'", when: 'f_br.matches("x")' })],
  ],
  ["EXPR_CONSTANT", clinic, [set("p_appt_own", "where", "1 == 1")]],
  ["EXPR_CYCLE", clinic, [field({ type: "integer", compute: "f_new + 1" })]],
  ["EXPR_SCOPE", clinic, [field({ compute: "f_apt_patient.f_pat_name", computed: "stored" }, "ent_appt")]],
  // What is beside the record would not follow: other records that come and go, the day, who saves it, what another field counts.
  ["EXPR_SCOPE", clinic, [field({ type: "integer", compute: over, computed: "stored" }, "ent_patient")]],
  ["EXPR_SCOPE", clinic, [field({ type: "integer", compute: "daysBetween(f_pat_birth, today)", computed: "stored" }, "ent_patient")]],
  ["EXPR_SCOPE", clinic, [field({ type: "boolean", compute: "createdBy == me", computed: "stored" }, "ent_patient")]],
  ["EXPR_SCOPE", clinic, [field({ type: "integer", compute: "version + 1", computed: "stored" }, "ent_patient")]],
  [
    "EXPR_SCOPE",
    clinic,
    [
      add("field", "f_visits", "ent_patient", { ...extra, key: "visits", type: "integer", compute: over }),
      field({ type: "integer", compute: "f_visits + 1", computed: "stored" }, "ent_patient"),
    ],
  ],
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
  ["TEXT_UNMATCHED", clinic, renaming("f_pat_name", flatten(clinic).nodes.f_pat_name!, { en: "Known as" })],
  ["PATH_DUPLICATE", loan, [set("pg_q", "path", "/my")]],
  ["PAGE_ROLE_NO_ACCESS", loan, [set("pg_q", "entity", "ent_cust"), set("p_c2", "allow", ["update"]), set("pg_q", "view", null)]],
  ["UNUSED_NODE", clinic, [{ op: "add", kind: "variable", id: "var_new", props: { key: "extra", type: "integer" } }]],
  ["UNUSED_NODE", loan, [add("param", "pr_new", "a_app", { key: "extra", type: "text" })]],
  ["EXPR_MAY_BE_EMPTY", loan, [set("f_dti", "compute", "f_amt / f_cost"), loanField({ key: "cost", type: "money" }, "f_cost")]],
  [
    "CASCADE_LOOP",
    clinic,
    [set("f_apt_patient", "config.onDelete", "cascade"), field({ type: "reference", config: { target: "ent_appt", onDelete: "cascade" } })],
  ],
  ["UNIQUE_ON_LONG_TEXT", clinic, [field({ type: "longText", unique: true })]],
  ["INDEX_ADVISED", clinic, [set("p_pat_doc", "where", "f_pat_birth < today")]],
  [
    "INDEX_CONDITION",
    clinic,
    [add("index", "ix_new", "ent_patient", { fields: ["f_pat_name"], unique: true, where: "f_pat_birth < today" })],
  ],
  ["INDEX_CONDITION", clinic, [add("index", "ix_new", "ent_appt", { fields: ["f_apt_reason"], unique: true, where: "createdBy == me" })]],
  ["INDEX_ADVISED", loan, [set("pg_my", "view.sort", [{ field: "f_amt" }])]],
  ["ACCESS_INFER", loan, [set("p_a6", "mask", ["f_inc"])]],
  ["ACCESS_INFER", loan, [set("pg_q", "roles", ["r_aud"]), set("pg_q", "view.sort", [{ field: "f_inc" }])]],
  // Through a formula of a formula too, or of a record that is linked to.
  [
    "ACCESS_INFER",
    loan,
    [
      set("p_a6", "mask", ["f_inc"]),
      set("f_dti", "compute", "f_amt / f_term"),
      loanField({ key: "half", type: "money", compute: "f_inc / 2.0" }, "f_half"),
      loanField({ key: "quarter", type: "money", compute: "f_half / 2.0" }, "f_quarter"),
      { op: "link", id: "p_a6", prop: "mask", to: "f_half" },
    ],
  ],
  ["ACCESS_GIVES_AWAY", loan, [set("p_a6", "mask", null), set("p_a6", "fields", ["f_amt", "f_dti"])]],
  ["ACCESS_GIVES_AWAY", loan, [set("p_a6", "mask", null), set("p_a6", "fields", ["f_dti"])]],
  [
    "ACCESS_GIVES_AWAY",
    loan,
    [
      loanField({ key: "half", type: "money", compute: "f_inc / 2.0" }, "f_half"),
      loanField({ key: "quarter", type: "money", compute: "f_half / 2.0" }, "f_quarter"),
      set("p_a6", "mask", null),
      set("p_a6", "fields", ["f_amt", "f_quarter"]),
    ],
  ],
  [
    "ACCESS_GIVES_AWAY",
    loan,
    [
      set("p_a6", "mask", null),
      set("p_a6", "fields", ["f_amt", "f_dti"]),
      set("p_a5", "roles", ["r_aud", "r_mgr"]),
      set("p_a5", "where", "f_br == me.f_user_branch"),
    ],
  ],
  ["ACCESS_GIVES_AWAY", loan, [loanField({ key: "nid", type: "lookup", config: { path: ["f_appl", "f_nid"] } }, "f_told")]],
  ["ACCESS_GIVES_AWAY", loan, [loanField({ key: "told", type: "text", compute: "f_appl.f_nid" }, "f_told")]],
  ["ROLE_SIGNUP_POWERFUL", loan, [set("r_mgr", "signUp", true)]],
  ["ROLE_SIGNUP_POWERFUL", clinic, [set("r_reception", "signUp", true)]],
  ["ROLE_SIGNUP_POWERFUL", loan, [set("r_aud", "signUp", true), set("p_c2", "mask", null)]],
  ["TEST_MISSING", clinic, [{ op: "remove", id: "t_other" }]],
  ["ACTION_NO_EFFECT", loan, [{ op: "add", kind: "action", id: "a_new", props: { key: "extra", entity: "ent_app", roles: ["r_off"] } }]],
  ["ACTION_UNREACHABLE", loan, [set("a_app", "when", "f_st == o_sub && f_st == o_rej && createdBy != me")]],
  ["ACTION_SELF_APPROVAL", loan, [set("a_app", "when", "f_st == o_sub")]],
  ["ACTION_SELF_APPROVAL", loan, [set("a_app", "when", null)]],
  [
    "EFFECT_LINKS",
    loan,
    [
      add("field", "f_seen", "ent_app", { ...extra, key: "seenBy", type: "references", config: { target: "ent_cust" } }),
      add("effect", "fx_new", "a_app", { order: "a9", do: "set", field: "f_seen", to: "f_seen" }),
    ],
  ],
  ["EFFECT_IMMUTABLE", loan, [set("f_st", "immutable", true)]],
  ["STATE_DEAD_END", loan, [set("a_sub", "when", "f_st == o_rej")]],
  ["STATE_UNREACHABLE", loan, [add("option", "o_new", "f_st", { key: "closed", label: { en: "Closed", ar: "مغلق" } })]],
  ["FLOW_NO_TRIGGER", clinic, [flow()]],
  ["FLOW_UNREACHABLE", loan, [add("step", "s_new", "w_loan", { key: "extra", kind: "stop", label: { en: "Extra", ar: "آخر" } })]],
  ["FLOW_PORT_OPEN", loan, [{ op: "remove", id: "e_5" }]],
  ["FLOW_NO_TIMEOUT", loan, [set("e_6", "port", "approved")]],
  ["FLOW_REGION", loan, [{ op: "move", id: "s_msg", parent: "s_if" }]],
  ["FLOW_CYCLE", loan, [add("edge", "e_new", "w_loan", { from: "s_msg", port: "next", to: "s_if" })]],
  ["FLOW_KIND", loan, [set("s_msg", "kind", "send-pigeon")]],
  ["FLOW_TOO_BIG", loan, [flow(), ...nested(9)]],
  ["FLOW_TYPE", loan, [set("s_if", "options.when", "trigger.record.f_dti")]],
  ["FLOW_TYPE", loan, [set("s_if", "options.when", "trigger.record.f_gone > 1")]],
  ["FLOW_TYPE", loan, [set("s_if", "options.when", "steps.s_ap.note ==")]],
  ["FLOW_TYPE", loan, looking("f_gone == trigger.record.f_br")],
  ["FLOW_TYPE", loan, looking("f_br")],
  ["FLOW_TYPE", loan, looking(7)],
  ["FLOW_TYPE", loan, [...looking("f_dti > 0.5"), set("s_find1", "options.entity", "r_mgr")]],
  ["FLOW_UNREACHABLE", loan, [...looking("f_dti > 0.5"), { op: "remove", id: "e_on1" }]],
  ["FLOW_TYPE", loan, [set("s_ok", "options.action", "a_gone")]],
  ["FLOW_TYPE", loan, [set("s_ok", "options.action", "ent_app.burn")]],
  ["FLOW_TYPE", loan, [set("s_ap", "options.due", "two days")]],
  ["FLOW_TYPE", loan, [set("s_on", "options.runAs", "ent_app")]],
  ["FLOW_TYPE", loan, [set("s_msg", "options.connection", "r_mgr")]],
  ["FLOW_ROLE", loan, [set("s_on", "options.runAs", "r_off")]],
  ["FLOW_ROLE", loan, [set("s_ok", "options.action", "ent_cust.delete")]],
  ["FLOW_TRIGGER_LOOP", loan, circling({}, {})],
  ["FLOW_TRIGGER_LOOP", loan, [...circling({ entity: "ent_cust" }, {}), ...circling({}, { action: "ent_cust.update" }, "2")]],
  ["FLOW_ESCALATES", loan, escalating({})],
  ["PAGE_FIELD_HIDDEN", clinic, [page({ roles: ["r_doctor"], entity: "ent_patient", view: { columns: ["f_pat_name", "f_pat_phone"] } })]],
  ["URL_SCHEME", clinic, [page({}), add("component", "c_new", "pg_new", { type: "link", props: { href: " java\nscript:alert(1)" } })]],
  [
    "PAGE_REPEAT_NESTED",
    clinic,
    [
      page({}),
      add("query", "q_new", "pg_new", { key: "all", entity: "ent_patient" }),
      add("component", "c_out", "pg_new", { type: "box", repeat: "q_new" }),
      add("component", "c_new", "c_out", { type: "box", repeat: "q_new" }),
    ],
  ],
  ["COMPONENT_SLOT", clinic, [page({}), component("c_out", "pg_new", "split"), component("c_new", "c_out", "stack", { slot: "middle" })]],
  ["COMPONENT_SLOT", clinic, [page({}), component("c_out", "pg_new", "heading"), component("c_new", "c_out", "stack")]],
  ["PAGE_NO_NAME", clinic, [page({}), component("c_new", "pg_new", "button", { props: { text: { en: " " } } })]],
  ["PAGE_NO_NAME", clinic, [page({}), component("c_new", "pg_new", "image", { props: { src: "/a.png" } })]],
  ["TEXT_SAME_AS_KEY", clinic, [set("f_pat_birth", "label.en", "dateOfBirth")]],
  ["SECRET_IN_TEXT", clinic, [set("ent_patient", "description", { en: `call with ${"sk_live_"}${"a1".repeat(12)} please`, ar: "نص" })]],
  ["SECRET_IN_TEXT", clinic, [set("header", "description.en", `AKIA${"A1B2".repeat(4)}`)]],
  ["RETENTION_MISSING", loan, [{ op: "remove", id: "cm_cust" }]],
  ["COMPLY_HIPAA_1", loan, [set("cm_gdpr", "framework", "hipaa"), set("ent_cust", "audit", "changes")]],
  ["COMPLY_HIPAA_2", loan, [set("cm_gdpr", "framework", "hipaa"), set("cm_cust", "days", 365)]],
  ["COMPLY_GDPR_1", loan, [set("ent_cust", "audit", "none")]],
  ["COMPLY_GDPR_2", loan, acting],
  ["COMPLY_PCIDSS_1", loan, [set("cm_gdpr", "framework", "pciDss"), loanField({ key: "cvv", type: "text" }, "f_cvv")]],
  ["COMPLY_PCIDSS_2", loan, [set("cm_gdpr", "framework", "pciDss"), set("ent_cust", "audit", "changes")]],
  ["COMPLY_ISO27001_1", loan, [set("cm_gdpr", "framework", "iso27001"), set("ent_cust", "audit", "none")]],
  ["COMPLY_SOC2_1", loan, [set("cm_gdpr", "framework", "soc2"), set("ent_cust", "audit", "none")]],
  ["COMPLY_NISTCSF_1", loan, [set("cm_gdpr", "framework", "nistCsf"), set("ent_cust", "audit", "none")]],
  ["COMPLY_EUAIACT_1", loan, [set("cm_gdpr", "framework", "euAiAct"), ...acting]],
  ["ASSISTANT_OVERREACH", loan, [set("as_desk", "reads", ["ent_user"])]],
  ["ASSISTANT_OVERREACH", loan, [set("as_desk", "actions", ["a_sub"])]],
  ["ASSISTANT_OVERREACH", loan, [set("as_desk", "actions", ["ent_cust.delete"])]],
  ["ASSISTANT_AUTO_RISK", loan, [set("as_desk", "actions", ["a_app"]), set("as_desk", "autonomy", "auto")]],
  ["FALLBACK_LOOP", loan, [set("cn_mail", "fallback", "cn_mail")]],
  ["FALLBACK_CATEGORY", loan, [connection({ category: "payment" }), set("cn_mail", "fallback", "cn_new")]],
  ["PROVIDER_UNKNOWN", loan, [set("cn_mail", "provider", "sendgird")]],
  ["PROVIDER_UNKNOWN", clinic, [connection({ provider: "the post office" })]],
  ["PROVIDER_CATEGORY", loan, [set("cn_mail", "category", "payment")]],
  ["COMPONENT_UNKNOWN", clinic, [page({}), component("c_new", "pg_new", "tabel")]],
  ["CONTRAST", clinic, [set("header", "theme.text", "#888888"), set("header", "theme.background", "#aaaaaa")]],
];

describe("findings", () => {
  it.each(cases)("[BP23] %s appears with its sentence in both languages, and its fix removes it", (code, on, ops) => {
    const before = problemsOf(flatten(on)).problems;
    const draft = edited(on, ops);
    const { problems } = problemsOf(draft);
    const found = problems.filter((p) => p.code === code && !before.some((b) => same(b, p)));
    // Without the edit it is not there: the passing case.
    expect(before.filter((b) => b.code === code && found.some((p) => same(b, p)))).toEqual([]);
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
    expect(errors([{ op: "remove", id: "e_5" }])).toEqual(["FLOW_PORT_OPEN"]);
  });

  it("[BP57] an unknown component, step kind or provider is a problem where it stands, with the nearest name, and nothing else breaks", () => {
    const ops = [
      set("cn_mail", "provider", "SMTP "),
      set("s_msg", "kind", "send-pigeon"),
      page({}),
      component("c_new", "pg_new", "heading2"),
    ];
    const draft = edited(loan, ops);
    const { problems } = problemsOf(draft);
    const found = (code: string) => problems.filter((p) => p.code === code).map(({ level, at, fix }) => ({ level, ...at, fix: fix?.ops }));
    expect(found("PROVIDER_UNKNOWN")).toEqual([
      {
        level: "error",
        id: "cn_mail",
        prop: "provider",
        fix: [set("cn_mail", "provider", "smtp"), set("cn_mail", "category", "communication")],
      },
    ]);
    expect(found("FLOW_KIND")).toEqual([{ level: "error", id: "s_msg", prop: "kind", fix: undefined }]);
    expect(found("COMPONENT_UNKNOWN")).toEqual([{ level: "warning", id: "c_new", prop: "type", fix: [set("c_new", "type", "heading")] }]);
    const errors = problems.filter(({ level }) => level === "error").map(({ code }) => code);
    expect(errors.sort()).toEqual(["FLOW_KIND", "PROVIDER_UNKNOWN"]);
  });

  it("what the record was before binds nobody: the check must speak of what is written", () => {
    const codes = (check: string) => problemsOf(edited(loan, [set("p_a2", "check", check)])).problems.map((p) => p.code);
    expect(codes("f_appl.f_cuser == me && f_st == o_draft")).not.toContain("ACCESS_CREATE_UNBOUND");
    expect(codes("old.f_appl.f_cuser == me && f_st == o_draft")).toContain("ACCESS_CREATE_UNBOUND");
  });

  it("the clinic has no finding at all, and the loan desk only words left out", () => {
    expect(problemsOf(flatten(clinic)).problems).toEqual([]);
    const found = problemsOf(flatten(loan)).problems;
    expect(new Set(found.filter((p) => p.level !== "hint").map((p) => p.code))).toEqual(new Set(["TEXT_MISSING"]));
  });

  it("a policy that pins the value on create, or before and after, passes no action by", () => {
    const ops = [{ op: "link", id: "p_a2", prop: "fields", to: "f_st" } as const];
    expect(problemsOf(edited(loan, ops)).problems.map((p) => p.code)).not.toContain("ACCESS_BYPASSES_ACTION");
  });

  it("workflows with a condition, a guard or an answer on the way neither go in circles nor escalate", () => {
    const codes = (ops: readonly Op[]) => problemsOf(edited(loan, ops)).problems.map((p) => p.code);
    expect(codes(circling({ when: "f_amt > 10" }, {}))).not.toContain("FLOW_TRIGGER_LOOP");
    expect(codes(circling({ event: "created" }, {}))).not.toContain("FLOW_TRIGGER_LOOP");
    expect(codes(escalating({ when: "f_amt < 10" }))).not.toContain("FLOW_ESCALATES");
    expect(codes(escalating({ runAs: "caller" }))).not.toContain("FLOW_ESCALATES");
    expect(codes([set("r_cust", "signUp", true)])).not.toContain("FLOW_ESCALATES");
    expect(codes(looking("f_dti > 0.5 && f_appl == trigger.record.f_appl"))).not.toContain("FLOW_TYPE");
    // Without an entity there is nothing a filter could be wrong about: one thing is told, not two.
    const nowhere = problemsOf(edited(loan, [...looking("f_gone > 1"), set("s_find1", "options.entity", "r_mgr")]));
    expect(nowhere.problems.filter(({ code }) => code === "FLOW_TYPE").map(({ at }) => at)).toEqual([
      { id: "s_find1", prop: "options.entity" },
    ]);
    // A step that looks may lead on from each of its outcomes, and from none; one that is off is asked nothing.
    expect(codes(looking("f_dti > 0.5"))).not.toContain("FLOW_PORT_OPEN");
    expect(codes([...looking("f_br"), set("w_new", "enabled", false)])).not.toContain("FLOW_TYPE");
    expect(codes([set("s_ok", "options.params", { pr_n: 1 }), set("s_if", "options.when", "steps.s_ap.late")])).not.toContain("FLOW_TYPE");
  });

  it("an index with a condition over constants, or one that keeps nothing unique, is fine", () => {
    const codes = (props: object) =>
      problemsOf(edited(clinic, [add("index", "ix_new", "ent_patient", { fields: ["f_pat_name"], ...props })])).problems.map((p) => p.code);
    expect(codes({ unique: true, where: 'f_pat_phone != null && f_pat_name in ["a", "b"]' })).not.toContain("INDEX_CONDITION");
    expect(codes({ where: "f_pat_birth < today" })).not.toContain("INDEX_CONDITION");
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
