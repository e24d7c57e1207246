/** A platform of any size, always the same one: entities of 25 fields with options, links, checks and formulas, and what stands around them. */
import { type Draft, emptyDraft } from "../../schema/blueprint/document.ts";
import { normalise } from "../../schema/blueprint/normalise.ts";
import type { NodeKind } from "../../schema/blueprint/operation.ts";
import type { FieldTypeName, Id } from "../../schema/blueprint/shape.ts";

const plain: readonly FieldTypeName[] = [
  "text",
  "text",
  "longText",
  "email",
  "phone",
  "integer",
  "integer",
  "decimal",
  "money",
  "money",
  "percent",
  "date",
  "date",
  "dateTime",
  "boolean",
  "url",
  "rating",
];
const roles = ["clerk", "manager", "auditor", "driver", "partner", "support"];
const rank = (n: number): string => `a${n.toString(36).padStart(2, "0")}`;

/** The draft of a platform with so many entities; it has no error. */
export const samplePlatform = (entities: number): Draft => {
  const nodes: Record<Id, { kind: NodeKind; parent: Id | null; owner: Id | null; props: Record<string, unknown> }> = {};
  const add = (kind: NodeKind, id: Id, owner: Id | null, props: Record<string, unknown>): void => {
    nodes[id] = { kind, parent: owner, owner, props };
  };
  const words = (en: string, n: number | string) => ({ en: `${en} ${n}`, ar: `${arabic[en] ?? "شيء"} ${n}` });
  for (const [i, key] of roles.entries()) add("role", `r_${key}`, null, { key, label: words("Role", i) });
  for (let e = 0; e < entities; e++) {
    const ent = `ent_${e}`;
    const f = (name: string): Id => `f_${e}_${name}`;
    let order = 0;
    const field = (name: string, type: FieldTypeName, props: Record<string, unknown> = {}) =>
      add("field", f(name), ent, {
        key: name,
        label: words("Field", `${e} ${name}`),
        order: rank(order++),
        type,
        classification: "internal",
        ...props,
      });
    add("entity", ent, null, {
      key: `thing${e}`,
      label: words("Thing", e),
      plural: words("Things", e),
      title: f("name"),
      audit: "changes",
      sampleRows: 20,
    });
    field("name", "text", { required: true, searchable: true });
    field("owner", "user", { required: true });
    field("parent", "reference", {
      config: { target: `ent_${Math.floor(e / 2)}`, inverse: { key: `children${e}` }, onDelete: "restrict" },
    });
    for (const [s, states] of [
      ["status", ["draft", "open", "approved", "closed"]],
      ["priority", ["low", "middle", "high"]],
    ] as const) {
      field(s, "enum", { default: `o_${e}_${s}_${states[0]}` });
      for (const [o, key] of states.entries())
        add("option", `o_${e}_${s}_${key}`, f(s), { key, label: words("Option", `${key} ${e}`), order: rank(o) });
    }
    field("total", "money", { required: true, check: `${f("total")} >= 0`, message: words("Message", e) });
    field("count", "integer", { required: true });
    field("average", "decimal", { compute: `${f("total")} / ${f("count")}`, computed: "stored" });
    for (const [i, type] of plain.entries()) field(`value${i}`, type, i === 0 ? { classification: "personal" } : {});
    add("rule", `ru_${e}`, ent, {
      check: `${f("count")} > 0 || ${f("status")} == o_${e}_status_draft`,
      message: words("Message", e),
      level: "refuse",
    });
    add("test", `t_${e}`, ent, { as: "r_partner", does: "read", given: { [f("owner")]: "other" }, expect: "refused" });
    const policy = (name: string, props: Record<string, unknown>) => add("policy", `p_${e}_${name}`, null, { entity: ent, ...props });
    const draft = `${f("status")} == o_${e}_status_draft`;
    policy("own", { roles: ["r_partner"], allow: ["read"], where: `${f("owner")} == me`, fields: "*" });
    policy("file", {
      roles: ["r_partner"],
      allow: ["create", "update"],
      where: `${f("owner")} == me && ${draft}`,
      check: `${f("owner")} == me && ${draft}`,
      fields: ["count", "name", "owner", "total", "value0", "value3"].map(f),
    });
    policy("work", {
      roles: ["r_clerk", "r_manager"],
      allow: ["read"],
      where: `${f("priority")} != o_${e}_priority_low || hasRole("r_manager")`,
      fields: "*",
    });
    policy("look", { roles: ["r_auditor"], allow: ["read"], fields: "*", mask: [f("value0")] });
    for (const [name, from, to, role] of [
      ["submit", "draft", "open", "r_partner"],
      ["approve", "open", "approved", "r_manager"],
      ["close", "approved", "closed", "r_clerk"],
    ] as const) {
      const action = `a_${e}_${name}`;
      add("action", action, null, {
        key: `${name}${e}`,
        label: words("Action", `${name} ${e}`),
        entity: ent,
        roles: [role],
        when: `${f("status")} == o_${e}_status_${from}${name === "approve" ? " && createdBy != me" : ""}`,
        risk: name === "approve" ? "high" : "low",
      });
      add("effect", `fx_${e}_${name}`, action, { order: "a0", do: "set", field: f("status"), to: `o_${e}_status_${to}` });
    }
    add("page", `pg_${e}`, null, {
      key: `page${e}`,
      label: words("Page", e),
      path: `/t${e}`,
      kind: "list",
      roles: ["r_clerk", "r_manager"],
      entity: ent,
      order: rank(e % 36),
      view: { columns: ["name", "status", "total", "value11"].map(f), groupBy: f("status"), filter: `${f("count")} > 0` },
    });
    if (e % 5 > 0) continue;
    const flow = `w_${e}`;
    const step = (name: string, kind: string, options: Record<string, unknown> = {}) =>
      add("step", `s_${e}_${name}`, flow, { key: name, label: words("Step", name), kind, options, pos: [0, 0] });
    add("workflow", flow, null, { key: `flow${e}`, label: words("Flow", e), enabled: true });
    step("on", "on-action", { action: `a_${e}_submit`, runAs: "r_manager" });
    step("if", "if", { when: `trigger.record.${f("total")} > 100` });
    step("ask", "approval", { who: { role: "r_manager" }, due: "PT48H" });
    step("do", "run-action", { action: `a_${e}_approve`, record: "trigger.record" });
    step("end", "stop");
    for (const [n, [from, port, to]] of [
      ["on", "next", "if"],
      ["if", "true", "ask"],
      ["if", "false", "do"],
      ["ask", "approved", "do"],
      ["ask", "rejected", "end"],
      ["ask", "timeout", "end"],
    ].entries())
      add("edge", `e_${e}_${n}`, flow, { from: `s_${e}_${from}`, port, to: `s_${e}_${to}` });
  }
  const { header } = emptyDraft({ key: "sample", label: words("Sample", entities) });
  return normalise({ header, nodes }).draft;
};

const arabic: Readonly<Record<string, string>> = {
  Role: "دور",
  Thing: "كيان",
  Things: "كيانات",
  Field: "حقل",
  Option: "خيار",
  Message: "رسالة",
  Action: "إجراء",
  Page: "صفحة",
  Step: "خطوة",
  Flow: "سير عمل",
  Sample: "مثال",
};
