/**
 * Every expression of a blueprint with its place: which property of which node, which names it may use there, and what it must
 * give. Lint reports on them, compile takes the checked trees. Expressions inside workflow steps are read by the graph compiler.
 */

import type { DraftNode } from "./document.ts";
import { exprProps, mayHaveExpressions } from "./expression-texts.ts";
import type { Checked, ExprType } from "./expressions/checked.ts";
import { type ExprProblem, elaborateWith, type Scope } from "./expressions/elaborate.ts";
import type { Names } from "./expressions/names.ts";
import { is } from "./expressions/types.ts";
import { fieldTypes } from "./field-types.ts";
import type { Nodes } from "./naming.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Field, Id } from "./shape.ts";

export interface ExpressionAt {
  readonly id: Id;
  /** `where`, `values.f_st`, `default`. */
  readonly prop: string;
  readonly source: string;
  readonly scope: Scope;
  readonly expect: ExprType | undefined;
  /** Must be in the SQL subset: the database works it out. */
  readonly sql: boolean;
}

export interface CheckedExpressions {
  /** By property. */
  readonly checked: ReadonlyMap<string, Checked>;
  readonly problems: readonly { readonly at: ExpressionAt; readonly problem: ExprProblem }[];
}

type Find = (id: Id) => DraftNode | undefined;

/** Elaborates the expressions of one node, with names and nodes looked up by the caller. */
export const checkNode = (names: Names, find: Find, id: Id, node: DraftNode): CheckedExpressions => {
  const places = expressionsIn(find, id, node);
  if (places.length === 0) return nothing;
  const checked = new Map<string, Checked>();
  const problems: { at: ExpressionAt; problem: ExprProblem }[] = [];
  for (const at of places) {
    const result = elaborateWith(names, at.source, at.scope, at.expect, { sql: at.sql });
    if ("checked" in result) {
      checked.set(at.prop, result.checked);
      for (const problem of result.notes) problems.push({ at, problem });
    } else for (const problem of result.problems) problems.push({ at, problem });
  }
  return { checked, problems };
};

const nothing: CheckedExpressions = { checked: new Map(), problems: [] };

/** Lists every expression, by id and property. */
export const expressionsOf = (nodes: Nodes): readonly ExpressionAt[] =>
  Object.keys(nodes)
    .sort()
    .flatMap((id) => expressionsIn((one) => nodes[one], id, nodes[id]!));

const expressionsIn = (find: Find, id: Id, node: DraftNode): readonly ExpressionAt[] => {
  if (!mayHaveExpressions(node)) return none;
  const found: ExpressionAt[] = [];
  for (const [name, spec] of exprProps.get(node.kind)!) collect(find, id, node, name, spec, node.props[name], found);
  const initial = node.props.default;
  if (typeof initial === "object" && initial !== null && "expr" in initial)
    found.push({
      id,
      prop: "default",
      source: String(initial.expr),
      scope: { kind: "always" },
      expect: expected(find, id),
      sql: node.kind === "field",
    });
  return found;
};

const none: readonly ExpressionAt[] = [];

const collect = (find: Find, id: Id, node: DraftNode, prop: string, spec: PropSpec, value: unknown, found: ExpressionAt[]): void => {
  if (value === undefined || value === null) return;
  if (spec.is === "expr") {
    if (typeof value !== "string") return;
    const scope = scopeOf(find, id, node, spec, prop);
    if (scope) found.push({ id, prop, source: value, scope, expect: wanted(find, id, node, prop, spec), sql: inSql(node, prop, spec) });
    return;
  }
  if (spec.is !== "split" || typeof value !== "object") return;
  for (const name of Object.keys(value)) {
    const member = spec.members && Object.hasOwn(spec.members, name) ? spec.members[name] : spec.rest;
    if (member) collect(find, id, node, `${prop}.${name}`, member, (value as Record<string, unknown>)[name], found);
  }
};

const text = (value: unknown): Id | null => (typeof value === "string" ? value : null);

/**
 * Whether the database works it out, and nothing else does. Checks of a field or a parameter are looked at in code where SQL cannot, rules that
 * only warn in the form, and what is sent to others is put together in code.
 */
const inSql = (node: DraftNode, prop: string, { place }: PropSpec): boolean => {
  switch (place) {
    case "condition":
    case "field":
    case "guard":
      return true;
    case "check":
      return node.kind === "rule" && node.props.level !== "warn";
    case "effect":
      return prop === "when" || prop === "to" || prop.startsWith("values.");
    default:
      return false;
  }
};

const scopeOf = (find: Find, id: Id, node: DraftNode, spec: PropSpec, prop: string): Scope | null => {
  const { place } = spec;
  if (place === undefined) return null;
  switch (place) {
    case "field":
      return node.owner ? { kind: "record", entity: node.owner } : null;
    case "check":
      return node.owner ? { kind: "record", entity: node.owner, old: true } : null;
    case "condition": {
      if (node.kind === "field" || node.kind === "param" || node.kind === "variable") return rollupScope(find, node);
      const entity = node.kind === "policy" ? text(node.props.entity) : node.owner;
      return entity ? { kind: "record", entity, ...(prop === "check" ? { old: true } : {}) } : null;
    }
    case "guard":
      return { kind: "action", entity: text(node.props.entity), action: id };
    case "effect":
    case "param":
      return node.owner ? { kind: "action", entity: text(find(node.owner)?.props.entity), action: node.owner } : null;
    case "filter": {
      const entity = text(node.props.entity);
      return entity ? { kind: "record", entity } : { kind: "always" };
    }
    case "page":
      return { kind: "page", entity: text(find(node.owner ?? "")?.props.entity), ...(node.owner ? { page: node.owner } : {}) };
  }
};

/** A rollup's condition reads the records it rolls up. */
const rollupScope = (find: Find, node: DraftNode): Scope | null => {
  const config = (node.props.config ?? {}) as { through?: unknown };
  const through = find(text(config.through) ?? "");
  return through?.owner ? { kind: "record", entity: through.owner } : null;
};

/** The type of a field's values. */
const expected = (find: Find, field: Id | null): ExprType | undefined => {
  const node = find(field ?? "");
  if (!node || !Object.hasOwn(fieldTypes, String(node.props.type))) return undefined;
  const props = node.props as unknown as Field;
  const type = fieldTypes[props.type].exprType(props, field!);
  return type.is === "unknown" ? undefined : type;
};

const wanted = (find: Find, id: Id, node: DraftNode, prop: string, spec: PropSpec): ExprType | undefined => {
  if (spec.bool) return is.bool;
  if (node.kind === "field" && prop === "compute") return expected(find, id);
  if (node.kind === "effect" && prop === "to" && node.props.do === "set") return expected(find, text(node.props.field));
  if (node.kind === "effect" && prop.startsWith("values.")) return expected(find, prop.slice("values.".length));
  return undefined;
};
