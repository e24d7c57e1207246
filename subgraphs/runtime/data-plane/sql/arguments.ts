/** Arguments of a field: the value they have in this run, and how to find it again in another run of the same plan. */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from "graphql";
import type { RunInput } from "./statement.ts";

export interface Argument {
  /** The value in the run the plan is made for. Only its shape may decide what SQL is made. */
  readonly value: unknown;
  readonly type: GraphQLInputType;
  get(input: RunInput): unknown;
  member(name: string): Argument;
  items(): readonly Argument[];
}

type Variables = Readonly<Record<string, unknown>>;

export const argumentOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, name: string, variables: Variables): Argument => {
  const definition = field.args.find((argument) => argument.name === name);
  if (!definition) throw new Error(`no argument ${name} on ${field.name}`);
  const given = node.arguments?.find((argument) => argument.name.value === name);
  return argument(definition.type, given?.value, [], variables);
};

const nullable = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? nullable(type.ofType) : type);

const argument = (
  type: GraphQLInputType,
  node: ValueNode | undefined,
  path: readonly (string | number)[],
  variables: Variables,
): Argument => {
  const read = reader(type, node, path);
  return {
    value: read(variables),
    type,
    get: ({ variables: now }) => read(now),
    member: (name) => {
      const inner = nullable(type);
      if (!isInputObjectType(inner)) throw new Error("not an input object");
      const memberType = inner.getFields()[name]!.type;
      if (node?.kind === Kind.OBJECT)
        return argument(memberType, (node as ObjectValueNode).fields.find((field) => field.name.value === name)?.value, [], variables);
      return argument(memberType, node, [...path, name], variables);
    },
    items: () => {
      const inner = nullable(type);
      if (!isListType(inner)) throw new Error("not a list");
      if (node?.kind === Kind.LIST) return node.values.map((item) => argument(inner.ofType, item, [], variables));
      const value = read(variables);
      if (node !== undefined && node.kind !== Kind.VARIABLE) return [argument(inner.ofType, node, [], variables)];
      return Array.isArray(value) ? value.map((_, at) => argument(inner.ofType, node, [...path, at], variables)) : [];
    },
  };
};

const reader = (
  type: GraphQLInputType,
  node: ValueNode | undefined,
  path: readonly (string | number)[],
): ((variables: Variables) => unknown) => {
  if (node === undefined) return () => undefined;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return (variables) => {
      let value: unknown = Object.hasOwn(variables, name) ? variables[name] : undefined;
      for (const step of path) {
        if (typeof value !== "object" || value === null) return undefined;
        value = (value as Record<string | number, unknown>)[step];
      }
      return value;
    };
  }
  return written(type, node);
};

/** What stands written in the document, as `valueFromAST` reads it; what of it is the same in every run is read once. */
const written = (type: GraphQLInputType, node: ValueNode): ((variables: Variables) => unknown) => {
  const inner = nullable(type);
  if (node.kind === Kind.OBJECT && isInputObjectType(inner) && !inner.isOneOf) return writtenObject(inner, node);
  if (node.kind === Kind.VARIABLE || node.kind === Kind.OBJECT || node.kind === Kind.LIST)
    return (variables) => valueFromAST(node, type, variables);
  const value = valueFromAST(node, type);
  return () => value;
};

const writtenObject = (type: GraphQLInputObjectType, node: ObjectValueNode): ((variables: Variables) => unknown) => {
  const nodes = new Map(node.fields.map(({ name, value }) => [name.value, value]));
  const fields = Object.values(type.getFields()).flatMap(({ name, type: of, defaultValue }) => {
    const value = nodes.get(name);
    const required = defaultValue === undefined && isNonNullType(of);
    if (value === undefined && defaultValue === undefined && !required) return [];
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : null;
    return [{ name, read: value && written(of, value), variable, defaultValue, required }];
  });
  return (variables) => {
    const made = Object.create(null) as Record<string, unknown>;
    for (const { name, read, variable, defaultValue, required } of fields) {
      const missing =
        read === undefined || (variable !== null && (!Object.hasOwn(variables, variable) || variables[variable] === undefined));
      if (missing && required) return undefined;
      if (missing && defaultValue === undefined) continue;
      const value = missing ? defaultValue : read(variables);
      if (value === undefined) return undefined;
      made[name] = value;
    }
    return made;
  };
};
