/**
 * Who may do what, as a grid: for one role and one entity, each verb is everything, one's own records, a condition written
 * elsewhere, or nothing. Policies are the truth; the grid reads them (`cellsOf`) and writes them (`setScope`, `setFields`).
 *
 * Writing keeps the number of changes small: a policy that already says what is wanted stays, one of this role alone is changed
 * member by member, one shared with other roles only loses this role.
 */
import type { Draft, DraftNode } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { builtIn, type Crud, type Id } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import { type Outline, outline, setProp, textProp } from "./nodes.ts";

export const crudNames = ["read", "create", "update", "delete"] as const satisfies readonly Crud[];
const verbs = crudNames;
export type Scope = "all" | "own" | "custom" | "none";

/** What one policy grants, without who and which verbs. */
interface Grant {
  readonly where?: string;
  readonly check?: string;
  readonly fields: "*" | readonly Id[];
  readonly mask?: readonly Id[];
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface Cell {
  readonly scope: Scope;
  /** The condition, for "own" and "custom". */
  readonly condition: string | null;
  readonly fields: "*" | readonly Id[];
}
export type Cells = Readonly<Record<Crud, Cell>>;

/** How a record can belong to a person: a user field of its own, one reached over a reference, or who created it. */
export interface Ownership {
  readonly expr: string;
  /** The fields hopped over, for the sentence beside it; none: who created it. */
  readonly path: readonly Id[];
}

/** Ways a record of this entity can be somebody's own, the likeliest first. A doctor's own appointments go over the doctor, not the patient. */
export const ownershipsOf = (view: Outline, entity: Id, role: Id): readonly Ownership[] => {
  const roleView = view.roles.find((one) => one.id === role);
  const fields = view.byId.get(entity)?.fields ?? [];
  const direct = fields
    .filter((field) => field.type === "user")
    .map((field): Ownership => ({ expr: `${field.id} == me`, path: [field.id] }));
  const over = fields
    .filter((field) => field.type === "reference" && field.target !== null)
    .map((field) => ({ field, target: view.byId.get(field.target as Id) }))
    .sort((a, b) => Number(b.target?.key === roleView?.key) - Number(a.target?.key === roleView?.key))
    .flatMap(({ field, target }) =>
      (target?.fields ?? [])
        .filter((inner) => inner.type === "user")
        .map((inner): Ownership => ({ expr: `${field.id}.${inner.id} == me`, path: [field.id, inner.id] })),
    );
  const meantByName = over.filter(({ path }) => view.byId.get(view.fields.get(path[0] as Id)?.target ?? "")?.key === roleView?.key);
  const otherOver = over.filter((one) => !meantByName.includes(one));
  return [...direct, ...meantByName, ...otherOver, { expr: "createdBy == me", path: [] }];
};

const ownShape = /^(createdBy|f_[a-z0-9_]+(\.f_[a-z0-9_]+)*) == me(\.id)?$/;

const listOf = (node: DraftNode): readonly Id[] | "*" => (Array.isArray(node.props.fields) ? setProp(node, "fields") : "*");

const grantOf = (node: DraftNode): Grant => {
  const { roles: _r, entity: _e, allow: _a, where, check, fields: _f, mask, ...rest } = node.props;
  return {
    ...(typeof where === "string" ? { where } : {}),
    ...(typeof check === "string" ? { check } : {}),
    fields: listOf(node),
    ...(Array.isArray(mask) && mask.length > 0 ? { mask: setProp(node, "mask") } : {}),
    rest,
  };
};

const policiesFor = (view: Outline, role: Id, entity: Id) =>
  view.policies
    .filter(([, node]) => textProp(node, "entity") === entity && setProp(node, "roles").includes(role))
    .map(([id, node]) => ({ id, node, allow: setProp(node, "allow"), shared: setProp(node, "roles").length > 1 }));

const conditionOf = (verb: Crud, node: DraftNode): string => textProp(node, verb === "create" ? "check" : "where");

const scopeOf = (condition: string): Scope => (condition === "" ? "all" : ownShape.test(condition.trim()) ? "own" : "custom");
const wider: Record<Scope, number> = { all: 3, custom: 2, own: 1, none: 0 };

/** The row of one role and one entity. The administrator has everything unless a policy names that role. */
export const cellsOf = (view: Outline, role: Id, entity: Id): Cells => {
  const policies = policiesFor(view, role, entity);
  const implied = role === builtIn.admin && policies.length === 0;
  const cell = (verb: Crud): Cell => {
    if (implied) return { scope: "all", condition: null, fields: "*" };
    const granting = policies.filter(({ allow }) => allow.includes(verb)).map(({ node }) => node);
    const widest = granting
      .map((node) => ({ node, scope: scopeOf(conditionOf(verb, node)) }))
      .sort((a, b) => wider[b.scope] - wider[a.scope])[0];
    if (!widest) return { scope: "none", condition: null, fields: "*" };
    const lists = granting.map(listOf);
    return {
      scope: widest.scope,
      condition: conditionOf(verb, widest.node) || null,
      fields: lists.some((list) => list === "*") ? "*" : [...new Set(lists.flatMap((list) => (list === "*" ? [] : list)))].sort(),
    };
  };
  return { read: cell("read"), create: cell("create"), update: cell("update"), delete: cell("delete") };
};

/** Is this row the administrator's implied one, without a policy of its own? */
export const isImplied = (view: Outline, role: Id, entity: Id): boolean =>
  role === builtIn.admin && policiesFor(view, role, entity).length === 0;

type Wanted = Record<Crud, Grant[]>;

const wantedNow = (view: Outline, role: Id, entity: Id): Wanted => {
  const policies = policiesFor(view, role, entity);
  const every: Grant = { fields: "*", rest: {} };
  const of = (verb: Crud) =>
    isImplied(view, role, entity) ? [every] : policies.filter(({ allow }) => allow.includes(verb)).map(({ node }) => grantOf(node));
  return { read: of("read"), create: of("create"), update: of("update"), delete: of("delete") };
};

const sameKey = (grant: Grant): string =>
  JSON.stringify([
    grant.where ?? null,
    grant.check ?? null,
    grant.fields === "*" ? "*" : [...grant.fields].sort(),
    [...(grant.mask ?? [])].sort(),
    grant.rest,
  ]);

/** The batch that turns the policies of (role, entity) into what is wanted. */
const rewrite = (view: Outline, role: Id, entity: Id, wanted: Wanted, mint: () => Id): readonly Op[] => {
  const groups = new Map<string, { grant: Grant; allow: Crud[] }>();
  for (const verb of verbs)
    for (const grant of wanted[verb]) {
      const key = sameKey(grant);
      const group = groups.get(key) ?? { grant, allow: [] };
      if (!group.allow.includes(verb)) group.allow.push(verb);
      groups.set(key, group);
    }
  const ops: Op[] = [];
  const open = new Map(groups);
  const existing = policiesFor(view, role, entity).map((policy) => ({ ...policy, key: sameKey(grantOf(policy.node)) }));
  const sameAllow = (allow: readonly string[], group: { allow: readonly Crud[] }) =>
    allow.length === group.allow.length && group.allow.every((verb) => allow.includes(verb));
  for (const { id, key, allow, shared } of existing) {
    const group = open.get(key);
    if (group && (!shared || sameAllow(allow, group))) {
      open.delete(key);
      for (const verb of group.allow) if (!allow.includes(verb)) ops.push({ op: "link", id, prop: "allow", to: verb });
      for (const verb of allow) if (!group.allow.includes(verb as Crud)) ops.push({ op: "unlink", id, prop: "allow", to: verb });
    } else ops.push(shared ? { op: "unlink", id, prop: "roles", to: role } : { op: "remove", id });
  }
  for (const { grant, allow } of open.values()) {
    const { rest, fields, where, check, mask } = grant;
    ops.push({
      op: "add",
      kind: "policy",
      id: mint(),
      props: {
        ...rest,
        roles: [role],
        entity,
        allow: [...allow].sort(),
        fields: fields === "*" ? "*" : [...fields].sort(),
        ...(where ? { where } : {}),
        ...(check ? { check } : {}),
        ...(mask ? { mask: [...mask] } : {}),
      } as Readonly<Record<string, Json>>,
    });
  }
  return ops;
};

const grantFor = (scope: Exclude<Scope, "custom" | "none">, ownership: string, fields: "*" | readonly Id[]): Grant =>
  scope === "all" ? { fields, rest: {} } : { where: ownership, check: ownership, fields, rest: {} };

/** Sets one cell. "own" uses the given condition, else the likeliest one; a verb keeps the fields it had. */
export const setScope = (
  draft: Draft,
  input: { role: Id; entity: Id; verb: Crud; scope: Exclude<Scope, "custom">; ownership?: string | undefined },
  mint: () => Id,
): readonly Op[] => {
  const view = outline(draft);
  const { role, entity, verb, scope } = input;
  const now = cellsOf(view, role, entity)[verb];
  if (now.scope === scope && (input.ownership === undefined || now.condition === input.ownership)) return [];
  const wanted = wantedNow(view, role, entity);
  const { fields } = now;
  const like = verbs.flatMap((other) => wanted[other]).find((grant) => ownShape.test(grant.where ?? ""))?.where;
  const ownership = input.ownership ?? like ?? ownershipsOf(view, entity, role)[0]?.expr ?? "createdBy == me";
  wanted[verb] = scope === "none" ? [] : [grantFor(scope, ownership, fields)];
  return rewrite(view, role, entity, wanted, mint);
};

/** Sets which fields a verb covers: all of them, or exactly these. */
export const setFields = (
  draft: Draft,
  input: { role: Id; entity: Id; verb: Crud; fields: "*" | readonly Id[] },
  mint: () => Id,
): readonly Op[] => {
  const view = outline(draft);
  const wanted = wantedNow(view, input.role, input.entity);
  wanted[input.verb] = wanted[input.verb].map((grant) => ({ ...grant, fields: input.fields }));
  return rewrite(view, input.role, input.entity, wanted, mint);
};
