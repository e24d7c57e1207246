/** The names of expressions, looked up node by node, so that an expression is checked again only when something it names changes. */
import type { Face, Names, Relation } from "../expressions/names.ts";
import type { Param, Text, Variable } from "../shape.ts";
import { builtIn, type Id, type Option } from "../shape.ts";
import type { Look } from "./look.ts";

/** Names for stored expressions: what is written there is an id, so nothing is spelled for people here. */
export const lookNames = (look: Look): Names => {
  const kindAt = (id: Id, kind: string) => {
    const node = look.node(id);
    return node?.kind === kind ? node : undefined;
  };
  const faceOf = (id: Id): Face | undefined => kindAt(id, "field")?.props as Face | undefined;
  const held = <T>(owner: Id, kind: "option" | "param"): Readonly<Record<Id, T>> =>
    Object.fromEntries(look.inner(owner, kind).map((id) => [id, look.node(id)!.props as T]));
  const relationOf = (entity: Id, field: Id): Relation | undefined => {
    const node = kindAt(field, "field");
    if (!node?.owner) return undefined;
    const { type, config } = node.props as unknown as Face;
    if (type === "references" && node.owner === entity && typeof config?.target === "string")
      return { field, inverse: false, entity: config.target, shown: field };
    const target = type === "user" ? builtIn.user : type === "reference" ? config?.target : undefined;
    return target === entity ? { field, inverse: true, entity: node.owner, shown: field } : undefined;
  };
  return {
    fields: (entity) => new Map(look.inner(entity, "field").map((id) => [id, faceOf(id)!])),
    field: (entity, id) => (kindAt(id, "field")?.owner === entity ? faceOf(id) : undefined),
    fieldNamed: (entity, name) => (kindAt(name, "field")?.owner === entity ? name : undefined),
    shownField: (_, field) => field,
    optionOwner: (option) => kindAt(option, "option")?.owner ?? undefined,
    options: (field) => held<Option>(field, "option"),
    optionNamed: () => undefined,
    shownOption: () => undefined,
    variables: () => look.all("variable"),
    variable: (id) => kindAt(id, "variable")?.props as Variable | undefined,
    variableNamed: (id) => (kindAt(id, "variable") ? id : undefined),
    shownVariable: (id) => id,
    roleNamed: (name) => (kindAt(name, "role") ? name : undefined),
    shownRole: (id) => id,
    roleNames: () => look.all("role"),
    params: (action) => held<Param>(action, "param"),
    paramNamed: (action, name) => (kindAt(name, "param")?.owner === action ? name : undefined),
    shownParam: (_, param) => param,
    relationNamed: (entity, name) => relationOf(entity, name),
    relations: (entity) =>
      [...look.inner(entity, "field"), ...look.uses(entity).map(({ id }) => id)].flatMap((field) => relationOf(entity, field) ?? []),
    label: (id) => {
      const { label, key } = (look.node(id)?.props ?? {}) as { label?: Text; key?: string };
      return { ...label, ...(key ? { key } : {}) };
    },
  };
};
