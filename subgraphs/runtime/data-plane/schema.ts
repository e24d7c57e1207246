/**
 * Model + viewer class → the GraphQL schema of those people. It validates documents, answers introspection and names everything; it has
 * no resolvers. What the class may not read is not in it, so asking for it is a validation error that names nothing hidden.
 */
import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Column, Relation, Table } from "../../../schema/model/model.ts";
import { enumValue } from "../../../schema/model/pages/columns.ts";
import type { ModelView } from "./access.ts";
import { type ScalarName, scalars } from "./scalars.ts";
import { type Inputs, makeInputs } from "./schema-inputs.ts";
import { meaning, systemFields } from "./schema-meta.ts";
import { addMutations } from "./schema-mutations.ts";

type Fields = GraphQLFieldConfigMap<unknown, unknown>;
type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

/** Builds the schema of one viewer class. Types are filled on first use, so large models cost little until asked. */
export const buildSchema = (view: ModelView): GraphQLSchema => {
  const types = makeTypes(view);
  const readable = view.model.tables.filter(({ id }) => view.readable(id));
  const query = new GraphQLObjectType({
    name: "Query",
    description: "What this person may read.",
    fields: () => ({
      me: { type: me, description: "Who is asking; null when not signed in.", ...meaning({ is: "root", root: { kind: "me" } }) },
      ...Object.fromEntries(readable.flatMap((table) => rootFields(types, table, "query"))),
    }),
  });
  const mutationFields = addMutations(view, types);
  const subscription = new GraphQLObjectType({
    name: "Subscription",
    description: "The same questions, answered again whenever the answer changes.",
    fields: () => ({
      modelChanged: {
        type: new GraphQLNonNull(modelInfo),
        description: "Says when another version of the platform became active.",
        ...meaning({ is: "root", root: { kind: "modelChanged" } }),
      },
      ...Object.fromEntries(readable.flatMap((table) => rootFields(types, table, "subscription"))),
    }),
  });
  return new GraphQLSchema({
    query,
    mutation: Object.keys(mutationFields).length
      ? new GraphQLObjectType({
          name: "Mutation",
          description: "Every change is an action: it passes the same gate.",
          fields: mutationFields,
        })
      : null,
    subscription,
    assumeValid: true,
  });
};

export interface Types {
  /** Null: this class may not read the entity. */
  record(table: Table): GraphQLObjectType | null;
  connection(table: Table): GraphQLObjectType;
  change(table: Table): GraphQLObjectType;
  result(table: Table): GraphQLObjectType;
  readonly inputs: Inputs;
}

const described = (words: { readonly en?: string }, fallback: string) => words.en || fallback;

const reservedTypes = new Set([
  "Query",
  "Mutation",
  "Subscription",
  "Me",
  "PageInfo",
  "Count",
  "Locale",
  "ModelInfo",
  "ActionStatus",
  "SortDirection",
  "ChangeOperation",
  ...Object.keys(scalars),
  "String",
  "Boolean",
  "Int",
  "Float",
  "ID",
]);
export const typeNameOf = (table: Table): string => (reservedTypes.has(table.typeName) ? `${table.typeName}Record` : table.typeName);

const makeTypes = (view: ModelView): Types => {
  const records = remember(
    (table: Table) =>
      new GraphQLObjectType({
        name: typeNameOf(table),
        description: described(table.label, table.key),
        fields: () => recordFields(view, types, table),
      }),
  );
  const connections = remember((table: Table) => connectionType(view, types, table));
  const changes = remember(
    (table: Table) =>
      new GraphQLObjectType({
        name: `${table.typeName}Change`,
        description: `One change of ${described(table.label, table.key)}.`,
        fields: () => ({
          cursor: {
            type: new GraphQLNonNull(GraphQLString),
            description: "Where to resume: pass it as `after`.",
            ...meaning({ is: "named", name: "cursor" }),
          },
          op: { type: new GraphQLNonNull(changeOperation), description: "What happened.", ...meaning({ is: "named", name: "op" }) },
          id: { type: new GraphQLNonNull(GraphQLID), description: "The record.", ...meaning({ is: "named", name: "id" }) },
          changedFields: {
            type: listOf(GraphQLString),
            description: "Keys of the fields that changed.",
            ...meaning({ is: "named", name: "changedFields" }),
          },
          record: {
            type: types.record(table)!,
            description: "The record as visible now; null when it is gone.",
            ...meaning({ is: "named", name: "record" }),
          },
        }),
      }),
  );
  const results = remember(
    (table: Table) =>
      new GraphQLObjectType({
        name: `${table.typeName}Result`,
        description: "What became of an action.",
        fields: () => ({
          status: { type: new GraphQLNonNull(actionStatus), description: "How far it went.", ...meaning({ is: "named", name: "status" }) },
          ...(view.readable(table.id) && {
            record: {
              type: types.record(table)!,
              description: "The record as it stands now; null when it is gone or not visible.",
              ...meaning({ is: "named", name: "record" }),
            },
          }),
          ...(table.id === builtIn.user && {
            link: {
              type: GraphQLString,
              description: "A link to hand over to the person; shown once.",
              ...meaning({ is: "named", name: "link" }),
            },
          }),
        }),
      }),
  );
  const types: Types = {
    record: (table) => (view.readable(table.id) ? records(table) : null),
    connection: connections,
    change: changes,
    result: results,
    inputs: makeInputs(view),
  };
  return types;
};

const recordFields = (view: ModelView, types: Types, table: Table): Fields => {
  const fields: Record<string, FieldConfig> = {};
  for (const [name, { scalar }] of Object.entries(systemFields)) {
    const type = scalar === "ID" ? GraphQLID : scalar === "Int" ? GraphQLInt : scalars.DateTime;
    fields[name] = {
      type: name === "createdById" ? type : new GraphQLNonNull(type),
      description: systemWords[name as keyof typeof systemFields],
      ...meaning({ is: "system", field: name as keyof typeof systemFields }),
    };
  }
  for (const column of table.columns) {
    const shown = view.shown(table.id, column.id);
    if (shown === "no" || (column.computed === "read" && !column.compute)) continue;
    const description = described(column.help, described(column.label, column.key));
    const target = column.target ? view.tables.get(column.target) : undefined;
    if (target && shown !== "masked") {
      const record = types.record(target);
      if (column.type === "references") {
        const relation = view.relations.get(column.id);
        if (record && relation)
          fields[column.key] = connectionField(types, target, description, { is: "many", relation, from: "here", target });
        continue;
      }
      if (record) fields[column.key] = { type: record, description, ...meaning({ is: "reference", column, target }) };
      const idName = `${column.key}Id`;
      if (!table.columns.some(({ key }) => key === idName))
        fields[idName] = { type: GraphQLID, description: `Id of: ${description}`, ...meaning({ is: "referenceId", column }) };
      continue;
    }
    if (target) continue;
    const translated = column.config.translated === true && shown !== "masked";
    fields[column.key] = {
      type: shown === "masked" ? GraphQLString : outputType(view, table, column),
      description,
      ...(translated && { args: { locale: { type: localeType, description: "Which language; the reader's when absent." } } }),
      ...meaning({ is: "column", column, masked: shown === "masked" }),
    };
  }
  for (const [name, relation, target] of inverseRelations(view, table))
    if (!fields[name])
      fields[name] = connectionField(types, target, described(relation.inverse?.label ?? {}, name), {
        is: "many",
        relation,
        from: "there",
        target,
      });
  if (table.id === builtIn.user)
    fields.roles = { type: listOf(GraphQLID), description: "Ids of the roles the person was given.", ...meaning({ is: "userRoles" }) };
  return fields;
};

/** Lists of records that point here, where the class may read both them and the field they point with. */
export const inverseRelations = (view: ModelView, table: Table): readonly (readonly [name: string, relation: Relation, target: Table])[] =>
  view.model.relations.flatMap((relation) => {
    const target = view.tables.get(relation.from);
    if (relation.to !== table.id || !relation.inverse || !target || !view.readable(target.id)) return [];
    const shown = view.shown(target.id, relation.field);
    return shown === "plain" || shown === "depends" ? [[relation.inverse.key, relation, target] as const] : [];
  });

const connectionField = (types: Types, target: Table, description: string, value: Parameters<typeof meaning>[0]): FieldConfig => ({
  type: new GraphQLNonNull(types.connection(target)),
  description,
  args: types.inputs.listArguments(target),
  ...meaning(value),
});

const connectionType = (view: ModelView, types: Types, table: Table): GraphQLObjectType => {
  const record = types.record(table)!;
  const name = table.typeName;
  const named = (field: string) => meaning({ is: "named", name: field });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${described(table.plural, table.pluralKey)}.`,
    fields: () => {
      const aggregate = aggregateType(view, table);
      return {
        nodes: { type: listOf(record), description: "The records.", ...named("nodes") },
        edges: {
          type: listOf(
            new GraphQLObjectType({
              name: `${name}Edge`,
              description: "A record and its place in the order.",
              fields: () => ({
                node: { type: new GraphQLNonNull(record), description: "The record.", ...named("node") },
                cursor: { type: new GraphQLNonNull(GraphQLString), description: "Its place.", ...named("cursor") },
              }),
            }),
          ),
          description: "The records with their cursors.",
          ...named("edges"),
        },
        pageInfo: { type: new GraphQLNonNull(pageInfo), description: "Where this page lies.", ...named("pageInfo") },
        count: {
          type: new GraphQLNonNull(countType),
          description: "How many records the filter admits; worked out only when asked.",
          ...named("count"),
        },
        aggregate: {
          type: new GraphQLNonNull(aggregate),
          description: "Sums and extremes over all the filter admits.",
          ...named("aggregate"),
        },
      };
    },
  });
};

const aggregateType = (view: ModelView, table: Table): GraphQLObjectType => {
  const ordered = table.columns.filter(
    (column) =>
      view.shown(table.id, column.id) !== "no" &&
      view.shown(table.id, column.id) !== "masked" &&
      column.sqlType !== null &&
      fieldType(column.type).filters.includes("lt"),
  );
  const numeric = ordered.filter(({ type, sqlType }) => type !== "duration" && (sqlType === "bigint" || sqlType?.startsWith("numeric")));
  const over = (suffix: string, columns: readonly Column[], type: (column: Column) => GraphQLOutputType) =>
    new GraphQLObjectType({
      name: `${table.typeName}${suffix}`,
      description: `${suffix} of each field.`,
      fields: () =>
        Object.fromEntries(
          columns.map((column) => [
            column.key,
            { type: type(column), description: described(column.label, column.key), ...meaning({ is: "column", column, masked: false }) },
          ]),
        ),
    });
  return new GraphQLObjectType({
    name: `${table.typeName}Aggregate`,
    description: "Figures over all records the filter admits.",
    fields: () => ({
      count: { type: new GraphQLNonNull(GraphQLInt), description: "How many records.", ...meaning({ is: "named", name: "count" }) },
      ...(numeric.length > 0 && {
        sum: {
          type: new GraphQLNonNull(over("Sum", numeric, () => scalars.Decimal)),
          description: "Sum.",
          ...meaning({ is: "named", name: "sum" }),
        },
        avg: {
          type: new GraphQLNonNull(over("Avg", numeric, () => scalars.Decimal)),
          description: "Mean.",
          ...meaning({ is: "named", name: "avg" }),
        },
      }),
      ...(ordered.length > 0 && {
        min: {
          type: new GraphQLNonNull(over("Min", ordered, (column) => outputType(view, table, column))),
          description: "Smallest.",
          ...meaning({ is: "named", name: "min" }),
        },
        max: {
          type: new GraphQLNonNull(over("Max", ordered, (column) => outputType(view, table, column))),
          description: "Largest.",
          ...meaning({ is: "named", name: "max" }),
        },
      }),
    }),
  });
};

const rootFields = (types: Types, table: Table, operation: "query" | "subscription"): readonly (readonly [string, FieldConfig])[] => {
  const one: FieldConfig = {
    type: types.record(table)!,
    description: `${described(table.label, table.key)} by id; null when there is none to see.`,
    args: { id: { type: new GraphQLNonNull(GraphQLID), description: "Id of the record." } },
    ...meaning({ is: "root", root: { kind: "one", table } }),
  };
  const list = connectionField(types, table, described(table.plural, table.pluralKey), { is: "root", root: { kind: "list", table } });
  const changes: FieldConfig = {
    type: new GraphQLNonNull(types.change(table)),
    description: "Every change once, in order; resumes after a cursor.",
    args: { after: { type: GraphQLString, description: "Cursor of the last change seen." } },
    ...meaning({ is: "root", root: { kind: "changes", table } }),
  };
  return [
    [table.key, one],
    ...(table.pluralKey === table.key ? [[`${table.key}List`, list] as const] : [[table.pluralKey, list] as const]),
    ...(operation === "subscription" ? [[`${table.key}Changes`, changes] as const] : []),
  ];
};

/** The type a field's value is answered as. */
export const outputType = (view: ModelView, table: Table, column: Column): GraphQLOutputType => {
  const shape = fieldType(column.type).graphql(column.config);
  const type =
    shape.kind === "scalar" ? scalarType(shape.name) : shape.kind === "enum" ? (enumType(view, table, column) ?? GraphQLString) : GraphQLID;
  return shape.list ? new GraphQLList(new GraphQLNonNull(type)) : type;
};

export const scalarType = (name: ScalarName) =>
  name === "String"
    ? GraphQLString
    : name === "Boolean"
      ? GraphQLBoolean
      : name === "Int"
        ? GraphQLInt
        : name === "ID"
          ? GraphQLID
          : scalars[name];

const enums = new WeakMap<Column, GraphQLEnumType>();
/** The enum of a choice; its internal values are option ids. Null: it has no options yet. */
export const enumType = (_view: ModelView, table: Pick<Table, "typeName">, column: Column): GraphQLEnumType | null => {
  const known = enums.get(column);
  if (known || column.options.length === 0) return known ?? null;
  const type = new GraphQLEnumType({
    name: `${table.typeName}${column.key.charAt(0).toUpperCase()}${column.key.slice(1)}`,
    description: described(column.label, column.key),
    values: Object.fromEntries(
      column.options.map((option) => [enumValue(option.key), { value: option.id, description: described(option.label, option.key) }]),
    ),
  });
  enums.set(column, type);
  return type;
};

export const listOf = (type: GraphQLOutputType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type as GraphQLObjectType)));

const remember = <T>(make: (table: Table) => T) => {
  const made = new Map<string, T>();
  return (table: Table): T => {
    const known = made.get(table.id);
    if (known) return known;
    const value = make(table);
    made.set(table.id, value);
    return value;
  };
};

const systemWords = {
  id: "Stable id.",
  version: "Grows by one with every change; send it back when you update.",
  createdAt: "When it was made.",
  updatedAt: "When it was last changed.",
  createdById: "Id of the user who made it.",
} as const satisfies Record<keyof typeof systemFields, string>;

const namedField = (type: GraphQLOutputType, name: string, description: string): FieldConfig => ({
  type,
  description,
  ...meaning({ is: "named", name }),
});

export const localeType = new GraphQLEnumType({
  name: "Locale",
  description: "A language.",
  values: { ar: { description: "Arabic" }, en: { description: "English" } },
});
export const sortDirection = new GraphQLEnumType({
  name: "SortDirection",
  description: "Which end comes first; empty values always come last.",
  values: { ASC: {}, DESC: {} },
});
const actionStatus = new GraphQLEnumType({
  name: "ActionStatus",
  description: "How far an action went.",
  values: {
    DONE: { description: "It happened." },
    AWAITING_APPROVAL: { description: "It waits for somebody's yes." },
    STARTED: { description: "A workflow is running." },
  },
});
const changeOperation = new GraphQLEnumType({
  name: "ChangeOperation",
  description: "What happened to a record.",
  values: { CREATE: {}, UPDATE: {}, DELETE: {}, RESTORE: {} },
});
const pageInfo = new GraphQLObjectType({
  name: "PageInfo",
  description: "Where a page lies in its list.",
  fields: {
    hasNextPage: namedField(new GraphQLNonNull(GraphQLBoolean), "hasNextPage", "Is there more after this page?"),
    hasPreviousPage: namedField(new GraphQLNonNull(GraphQLBoolean), "hasPreviousPage", "Is there more before this page?"),
    startCursor: namedField(GraphQLString, "startCursor", "Place of the first record."),
    endCursor: namedField(GraphQLString, "endCursor", "Place of the last record."),
  },
});
const countType = new GraphQLObjectType({
  name: "Count",
  description: "A number of records.",
  fields: {
    value: namedField(new GraphQLNonNull(GraphQLInt), "value", "The number; counting stops at 10 000."),
    exact: namedField(new GraphQLNonNull(GraphQLBoolean), "exact", "False: there are more than `value`."),
  },
});
const modelInfo = new GraphQLObjectType({
  name: "ModelInfo",
  description: "The version that is active.",
  fields: { hash: namedField(new GraphQLNonNull(GraphQLString), "hash", "Its hash.") },
});
const me = new GraphQLObjectType({
  name: "Me",
  description: "The person asking.",
  fields: {
    id: namedField(new GraphQLNonNull(GraphQLID), "id", "Id of their user record."),
    name: namedField(GraphQLString, "name", "Their name."),
    email: namedField(new GraphQLNonNull(GraphQLString), "email", "Their address."),
    roles: namedField(listOf(GraphQLID), "roles", "Ids of their roles."),
    locale: namedField(new GraphQLNonNull(localeType), "locale", "The language they are answered in."),
    account: namedField(GraphQLID, "account", "Their account, where the platform serves several."),
    permissions: namedField(listOf(GraphQLString), "permissions", "What they may do, as sentences."),
  },
});
