/**
 * The REST view of one viewer class: each route is a fixed GraphQL document, made once from the schema of the class. So plans, rights,
 * limits and the gate are those of GraphQL, and what the class may not do has no route.
 */
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import type { Table } from "../../../../schema/model/model.ts";
import { lru } from "../lru.ts";
import { meaningOf, type RootMeaning } from "../schema-meta.ts";

type Field = GraphQLField<unknown, unknown>;

/** One entity behind its path, `/api/invoices`. */
export interface Resource {
  readonly table: Table;
  /** Null: this class may not read it. */
  readonly record: GraphQLObjectType | null;
  /** To-one relations that `?include=` may name. */
  readonly includable: ReadonlyMap<string, Field>;
  readonly list: Field | null;
  readonly one: Field | null;
  readonly create: Field | null;
  readonly update: Field | null;
  readonly remove: Field | null;
  /** What is done to one record, by the name in its path: `approve`, `restore`. */
  readonly actions: ReadonlyMap<string, Field>;
}

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, Resource>>();

/** Everything the class has a route for, by path name. */
export const resourcesOf = (schema: GraphQLSchema): ReadonlyMap<string, Resource> => {
  const made = known.get(schema) ?? readResources(schema);
  known.set(schema, made);
  return made;
};

interface Draft extends Omit<Resource, "includable" | "actions"> {
  readonly actions: Map<string, Field>;
}

const readResources = (schema: GraphQLSchema): ReadonlyMap<string, Resource> => {
  const drafts = new Map<string, { -readonly [K in keyof Draft]: Draft[K] }>();
  const of = (table: Table) => {
    const draft = drafts.get(table.pluralKey) ?? {
      table,
      record: null,
      list: null,
      one: null,
      create: null,
      update: null,
      remove: null,
      actions: new Map<string, Field>(),
    };
    drafts.set(table.pluralKey, draft);
    return draft;
  };
  for (const field of fieldsOf(schema.getQueryType())) {
    const root = rootOf(field);
    if (root?.kind === "one") {
      const type = getNamedType(field.type);
      Object.assign(of(root.table), { one: field, record: isObjectType(type) ? type : null });
    } else if (root?.kind === "list") of(root.table).list = field;
  }
  for (const field of fieldsOf(schema.getMutationType())) {
    const root = rootOf(field);
    // A former name is called by documents that say it; a path has one.
    if (!root || !("table" in root) || !root.table || field.deprecationReason) continue;
    const draft = of(root.table);
    const name = actionName(root, field.name);
    if (root.kind === "create" || root.kind === "inviteUser") draft.create = field;
    else if (root.kind === "update") draft.update = field;
    else if (root.kind === "delete") draft.remove = field;
    else if (name !== null && inputFieldsOf(field).id) draft.actions.set(name, field);
  }
  return new Map([...drafts].map(([name, draft]) => [name, { ...draft, includable: includableOf(draft.record) }]));
};

const fieldsOf = (type: GraphQLObjectType | null | undefined): readonly Field[] => Object.values(type?.getFields() ?? {});

const rootOf = (field: Field): RootMeaning | null => {
  const means = meaningOf(field);
  return means.is === "root" ? means.root : null;
};

/** An action whose mutation had to make way for another one is called as its mutation is. */
const actionName = (root: RootMeaning, mutation: string): string | null => {
  switch (root.kind) {
    case "action":
      return mutation === `${root.action.key}${root.table?.typeName}` ? root.action.key : mutation;
    case "restore":
      return "restore";
    case "setUserRoles":
      return "setRoles";
    case "suspendUser":
      return "suspend";
    case "activateUser":
      return "activate";
    default:
      return null;
  }
};

const includableOf = (record: GraphQLObjectType | null): ReadonlyMap<string, Field> =>
  new Map(fieldsOf(record).flatMap((field) => (meaningOf(field).is === "reference" ? [[field.name, field] as const] : [])));

/** Fields of the action's input: `id`, `version`, `set` or `params` or its own, `idempotencyKey`. */
export const inputFieldsOf = (field: Field): ReturnType<GraphQLInputObjectType["getFields"]> => {
  const type = field.args[0] && getNamedType(field.args[0].type);
  return isInputObjectType(type) ? type.getFields() : {};
};

/** A field that a route answers by itself: a value, a list of values, or an object of values such as a file. */
export const isPlain = (field: Field): boolean => {
  if (field.args.some(isRequiredArgument)) return false;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return true;
  const { is } = meaningOf(field);
  return is !== "reference" && is !== "many" && isObjectType(type) && fieldsOf(type).every(isLeaf);
};
const isLeaf = (field: Field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument);

/** `id version name file { id name }` */
export const plainSelection = (record: GraphQLObjectType): string =>
  fieldsOf(record)
    .filter(isPlain)
    .map((field) => {
      const type = getNamedType(field.type);
      return isObjectType(type)
        ? `${field.name} { ${fieldsOf(type)
            .map(({ name }) => name)
            .join(" ")} }`
        : field.name;
    })
    .join(" ");

const selectionOf = ({ record, includable }: Resource, include: readonly string[]): string =>
  [
    plainSelection(record!),
    ...include.map((name) => `${name} { ${plainSelection(getNamedType(includable.get(name)!.type) as GraphQLObjectType)} }`),
  ].join(" ");

/** Documents answer under this alias, so that what is around the answer has a known length and nothing needs to be parsed. */
export const answerKey = "answer";

const documents = new WeakMap<Field, Map<string, string>>();
const variantsPerRoute = 100;
const documentOf = (field: Field, variant: string, make: () => string): string => {
  const made = documents.get(field) ?? new Map<string, string>();
  documents.set(field, made);
  return lru(made, variant, variantsPerRoute, make);
};

const called = (operation: "query" | "mutation", field: Field, selection: string): string => {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
  return `${operation} Rest(${declared}) { ${answerKey}: ${field.name}(${passed}) { ${selection} } }`;
};

/** A page: `{"items":[…],"pageInfo":{…}}`, with `"count"` when asked for. */
export const listDocument = (resource: Resource, include: readonly string[], counted: boolean): string =>
  documentOf(resource.list!, `${include.join()}|${counted}`, () =>
    called(
      "query",
      resource.list!,
      `items: nodes { ${selectionOf(resource, include)} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }${counted ? " count { value exact }" : ""}`,
    ),
  );

/** One record, or null. */
export const oneDocument = (resource: Resource, include: readonly string[]): string =>
  documentOf(resource.one!, include.join(), () => called("query", resource.one!, selectionOf(resource, include)));

/** An action: `{"status":…,"record":{…}}`, the record only for those who may read it; what else the result holds in plain values goes first. */
export const actionDocument = (resource: Resource, field: Field): string =>
  documentOf(field, "", () => {
    const result = getNamedType(field.type) as GraphQLObjectType;
    const others = fieldsOf(result).filter((part) => part.name !== "status" && part.name !== "created" && isLeaf(part));
    const record = resource.record && result.getFields().record ? ` record { ${plainSelection(resource.record)} }` : "";
    return called("mutation", field, `status${others.map(({ name }) => ` ${name}`).join("")}${record}`);
  });
