/**
 * Every expression of a blueprint with its place: which property of which node, which names it may use there, and what it must
 * give. Lint reports on them, compile takes the checked trees. Expressions inside workflow steps are read by the graph compiler.
 */

import type { DraftNode } from "./document.ts";
import type { Checked, ExprType } from "./expressions/checked.ts";
import { type ExprProblem, elaborate, type Scope } from "./expressions/elaborate.ts";
import { fieldTypes } from "./field-types.ts";
import type { Nodes } from "./naming.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Blueprint, Field, Id } from "./shape.ts";

export interface ExpressionAt {
  readonly id: Id;
  /** `where`, `values.f_st`, `default`. */
  readonly prop: string;
  readonly source: string;
  readonly scope: Scope;
  readonly expect?: ExprType;
  /** Must be in the SQL subset. */
  readonly sql: boolean;
}

export interface CheckedExpressions {
  /** By `<id>/<prop>`. */
  readonly checked: ReadonlyMap<string, Checked>;
  readonly problems: readonly { readonly at: ExpressionAt; readonly problem: ExprProblem }[];
}

/** Elaborates every expression of a document that has its built-in nodes written out (`withBuiltIns`). */
export const checkExpressions = (full: Blueprint, nodes: Nodes): CheckedExpressions => {
  const checked = new Map<string, Checked>();
  const problems: { at: ExpressionAt; problem: ExprProblem }[] = [];
  for (const at of expressionsOf(nodes)) {
    const result = elaborate(at.source, at.scope, full, at.expect, { sql: at.sql });
    if ("checked" in result) {
      checked.set(`${at.id}/${at.prop}`, result.checked);
      for (const problem of result.notes) problems.push({ at, problem });
    } else for (const problem of result.problems) problems.push({ at, problem });
  }
  return { checked, problems };
};

/** Lists every expression, by id and property. */
export const expressionsOf = (nodes: Nodes): readonly ExpressionAt[] => {
  const found: ExpressionAt[] = [];
  for (const id of Object.keys(nodes).sort()) {
    const node = nodes[id]!;
    if (!isNodeKind(node.kind)) continue;
    for (const [name, spec] of Object.entries(kindSpec(node.kind).props)) collect(nodes, id, node, name, spec, node.props[name], found);
    const initial = node.props.default;
    if (typeof initial === "object" && initial !== null && "expr" in initial)
      found.push({ id, prop: "default", source: String(initial.expr), scope: { kind: "always" }, ...expected(nodes, id), sql: false });
  }
  return found;
};

const collect = (nodes: Nodes, id: Id, node: DraftNode, prop: string, spec: PropSpec, value: unknown, found: ExpressionAt[]): void => {
  if (value === undefined || value === null) return;
  if (spec.is === "expr") {
    if (typeof value !== "string") return;
    const scope = scopeOf(nodes, id, node, spec, prop);
    if (scope) found.push({ id, prop, source: value, scope, ...wanted(nodes, id, node, prop, spec), sql: spec.place === "condition" });
    return;
  }
  if (spec.is !== "split" || typeof value !== "object") return;
  for (const name of Object.keys(value)) {
    const member = spec.members && Object.hasOwn(spec.members, name) ? spec.members[name] : spec.rest;
    if (member) collect(nodes, id, node, `${prop}.${name}`, member, (value as Record<string, unknown>)[name], found);
  }
};

const text = (value: unknown): Id | null => (typeof value === "string" ? value : null);

const scopeOf = (nodes: Nodes, id: Id, node: DraftNode, spec: PropSpec, prop: string): Scope | null => {
  const { place } = spec;
  if (place === undefined) return null;
  switch (place) {
    case "field":
      return node.owner ? { kind: "record", entity: node.owner } : null;
    case "check":
      return node.owner ? { kind: "record", entity: node.owner, old: true } : null;
    case "condition": {
      if (node.kind === "field" || node.kind === "param" || node.kind === "variable") return rollupScope(nodes, node);
      const entity = node.kind === "policy" ? text(node.props.entity) : node.owner;
      return entity ? { kind: "record", entity, ...(prop === "check" ? { old: true } : {}) } : null;
    }
    case "guard":
      return { kind: "action", entity: text(node.props.entity), action: id };
    case "effect":
    case "param":
      return node.owner ? { kind: "action", entity: text(nodes[node.owner]?.props.entity), action: node.owner } : null;
    case "filter": {
      const entity = text(node.props.entity);
      return entity ? { kind: "record", entity } : { kind: "always" };
    }
    case "page":
      return { kind: "page", entity: text(nodes[node.owner ?? ""]?.props.entity), ...(node.owner ? { page: node.owner } : {}) };
  }
};

/** A rollup's condition reads the records it rolls up. */
const rollupScope = (nodes: Nodes, node: DraftNode): Scope | null => {
  const config = (node.props.config ?? {}) as { through?: unknown };
  const through = nodes[text(config.through) ?? ""];
  return through?.owner ? { kind: "record", entity: through.owner } : null;
};

/** The type of a field's values. */
const expected = (nodes: Nodes, field: Id | null): { readonly expect?: ExprType } => {
  const node = nodes[field ?? ""];
  if (!node || !Object.hasOwn(fieldTypes, String(node.props.type))) return {};
  const props = node.props as unknown as Field;
  const type = fieldTypes[props.type].exprType(props, field!);
  return type.is === "unknown" ? {} : { expect: type };
};

const wanted = (nodes: Nodes, id: Id, node: DraftNode, prop: string, spec: PropSpec): { readonly expect?: ExprType } => {
  if (spec.bool) return { expect: { is: "bool" } };
  if (node.kind === "field" && prop === "compute") return expected(nodes, id);
  if (node.kind === "effect" && prop === "to" && node.props.do === "set") return expected(nodes, text(node.props.field));
  if (node.kind === "effect" && prop.startsWith("values.")) return expected(nodes, prop.slice("values.".length));
  return {};
};
