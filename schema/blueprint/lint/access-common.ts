/** What several access lints ask of policies and their conditions. */
import type { Sentence } from "../../ids.ts";
import type { ExprNode } from "../expressions/checked.ts";
import { builtIn, type Crud, type Field, type Id, type Policy } from "../shape.ts";
import { type Look, policiesOf, shaped } from "./look.ts";

/** The fields a policy covers, "*" written out. */
export const coveredFields = (look: Look, { entity, fields }: Policy): readonly Id[] => {
  const all = look.inner(entity, "field");
  return fields === "*" ? all : all.filter((id) => fields.includes(id));
};

/** The policies by which somebody sees records; `all`: the administrator, whom no stored policy about the entity names. */
export type Readers = readonly (readonly [Id, Policy])[] | "all";

/** By what people with a role see records: whoever is signed in is a member too. */
export const readersOf = (look: Look, entity: Id, role: Id): Readers => {
  const policies = policiesOf(look, entity);
  const names = ({ roles }: Policy): boolean => roles.includes(role) || (role !== builtIn.public && roles.includes(builtIn.member));
  const found = policies.filter(([, policy]) => policy.allow.includes("read") && names(policy));
  if (found.length === 0 && role === builtIn.admin && !policies.some(([, { roles }]) => roles.includes(role))) return "all";
  return found;
};

/** Whether a role may run an action, or add, change or delete records by an implied one. */
export const mayDo = (look: Look, role: Id, ref: string): boolean => {
  const [id, verb] = ref.split(".") as [Id, string | undefined];
  const as = role === builtIn.public ? [role] : [role, builtIn.member];
  if (verb === undefined) {
    const action = shaped(look, "action", id);
    return !action || action.roles.some((one) => as.includes(one));
  }
  const stored = policiesOf(look, id);
  const what = (verb === "restore" ? "delete" : verb) as Crud;
  if (stored.some(([, { allow, roles }]) => allow.includes(what) && roles.some((one) => as.includes(one)))) return true;
  return role === builtIn.admin && !stored.some(([, { roles }]) => roles.includes(role));
};

/** The fields whose values a computed field tells of, through other computed ones too; `own`: of the same record. */
export const toldBy = (look: Look, field: Id): readonly Told[] =>
  sourcesOf(look, field).length === 0 ? nothing : toldThrough(look, field);

const toldThrough = (look: Look, field: Id): readonly Told[] => {
  const told: Told[] = [];
  const seen = new Set([field]);
  const follow = (from: Id, own: boolean): void => {
    for (const path of sourcesOf(look, from)) {
      const source = path.at(-1)!;
      if (look.node(source)?.kind !== "field" || seen.has(source)) continue;
      seen.add(source);
      const here = own && path.length === 1;
      told.push({ field: source, own: here });
      follow(source, here);
    }
  };
  follow(field, true);
  return told;
};
export interface Told {
  readonly field: Id;
  readonly own: boolean;
}

const sourcesOf = (look: Look, field: Id): readonly (readonly Id[])[] => {
  const props = look.node(field)?.props as Partial<Field> | undefined;
  if (props?.compute !== undefined) return look.checked(field, "compute")?.reads ?? nothing;
  const type = props?.type;
  if (type !== "lookup" && type !== "rollup") return nothing;
  const { path, through, field: of, fn } = (props?.config ?? {}) as { path?: readonly Id[]; through?: Id; field?: Id; fn?: string };
  if (type === "lookup") return path ? [path] : nothing;
  // How many there are says nothing of what they hold.
  return through && of && fn !== "count" ? [[through, of]] : nothing;
};
const nothing: readonly never[] = [];

/** "a, b" in both languages. */
export const listed = (names: readonly Sentence[]): Sentence => ({
  en: names.map((name) => name.en).join(", "),
  ar: names.map((name) => name.ar).join("، "),
});

/** The parts of a condition that all have to hold. */
export const conjuncts = (tree: ExprNode | undefined): readonly ExprNode[] =>
  tree === undefined ? [] : tree.k === "call" && tree.fn === "&&" ? tree.args.flatMap(conjuncts) : [tree];

/**
 * The path of a field compared with the person asking: `f_owner == me`, `f_branch == me.f_user_branch`; null when it is no such part.
 * What the record was before an update (`old.f_owner == me`) says nothing of what is written.
 */
export const boundToMe = (part: ExprNode): readonly Id[] | null => {
  if (part.k !== "call" || part.fn !== "==") return null;
  const [left, right] = part.args;
  const [field, person] = left?.k === "field" ? [left, right] : [right, left];
  return field?.k === "field" && field.from === "record" && person?.k === "me" ? field.path : null;
};

/** The path of a field that is the person asking themselves, not a property of theirs: `f_owner == me`. */
export const ownedBy = (tree: ExprNode | undefined): readonly Id[] | null => {
  for (const part of conjuncts(tree)) {
    const path = boundToMe(part);
    if (path && part.k === "call" && part.args.some((arg) => arg.k === "me" && arg.prop === "id")) return path;
  }
  return null;
};

/** Fields of the record itself that a condition pins to one value, with that value. */
export const pinned = (tree: ExprNode | undefined): ReadonlyMap<Id, string> => {
  const pins = new Map<Id, string>();
  for (const part of conjuncts(tree)) {
    if (part.k !== "call" || part.fn !== "==") continue;
    const [left, right] = part.args;
    const [field, value] = left?.k === "field" ? [left, right] : right?.k === "field" ? [right, left] : [undefined, undefined];
    if (field?.path.length === 1 && field.from === "record" && value?.k === "literal" && value.value !== null)
      pins.set(field.path[0]!, String(value.value));
  }
  return pins;
};
