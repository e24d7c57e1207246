/** GraphQL types of values: what a field is answered as, the choices, and the objects that are the same on every platform. */
import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from "graphql";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Column, Table } from "../../../schema/model/model.ts";
import { enumValue } from "../../../schema/model/pages/columns.ts";
import { type ScalarName, scalars } from "./scalars.ts";
import { meaning } from "./schema-meta.ts";
import { choiceName } from "./type-names.ts";

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

/** What something is called in English, or its key. */
export const described = (words: { readonly en?: string }, fallback: string): string => words.en || fallback;

/** The type a field's value is answered as. */
export const outputType = (table: Table, column: Column): GraphQLOutputType => {
  const shape = fieldType(column.type).graphql(column.config);
  const type =
    shape.kind === "scalar"
      ? scalarType(shape.name)
      : shape.kind === "enum"
        ? (enumType(table, column) ?? GraphQLString)
        : shape.kind === "file"
          ? storedFile
          : GraphQLID;
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
export const enumType = (table: Pick<Table, "typeName">, column: Column): GraphQLEnumType | null => {
  const known = enums.get(column);
  if (known || column.options.length === 0) return known ?? null;
  const type = new GraphQLEnumType({
    name: choiceName(column, table),
    description: described(column.label, column.key),
    values: Object.fromEntries(
      column.options.map((option) => [enumValue(option.key), { value: option.id, description: described(option.label, option.key) }]),
    ),
  });
  enums.set(column, type);
  return type;
};

export const listOf = (type: GraphQLOutputType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type as GraphQLObjectType)));

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
export const timeSpan = new GraphQLInputObjectType({
  name: "TimeSpan",
  description: "Some time up to now; of dates, up to today.",
  fields: {
    n: { type: new GraphQLNonNull(GraphQLInt), description: "How many, 1 to 10 000." },
    unit: {
      type: new GraphQLNonNull(
        new GraphQLEnumType({
          name: "TimeUnit",
          description: "A length of time.",
          values: { HOUR: {}, DAY: {}, WEEK: {}, MONTH: {}, QUARTER: {}, YEAR: {} },
        }),
      ),
      description: "Of what.",
    },
  },
});
export const groupPart = new GraphQLEnumType({
  name: "GroupPart",
  description: "How a field divides records.",
  values: { EACH: { description: "Each of its values is a group." } },
});
export const groupPeriod = new GraphQLEnumType({
  name: "GroupPeriod",
  description: "How dates divide records; a week begins on Monday.",
  values: { DAY: {}, WEEK: {}, MONTH: {}, QUARTER: {}, YEAR: {} },
});
export const actionStatus = new GraphQLEnumType({
  name: "ActionStatus",
  description: "How far an action went.",
  values: {
    DONE: { description: "It happened." },
    AWAITING_APPROVAL: { description: "It waits for somebody's yes." },
    STARTED: { description: "A workflow is running." },
  },
});
export const changeOperation = new GraphQLEnumType({
  name: "ChangeOperation",
  description: "What happened to a record.",
  values: { CREATE: {}, UPDATE: {}, DELETE: {}, RESTORE: {} },
});
export const pageInfo = new GraphQLObjectType({
  name: "PageInfo",
  description: "Where a page lies in its list.",
  fields: {
    hasNextPage: namedField(new GraphQLNonNull(GraphQLBoolean), "hasNextPage", "Is there more after this page?"),
    hasPreviousPage: namedField(new GraphQLNonNull(GraphQLBoolean), "hasPreviousPage", "Is there more before this page?"),
    startCursor: namedField(GraphQLString, "startCursor", "Place of the first record."),
    endCursor: namedField(GraphQLString, "endCursor", "Place of the last record."),
  },
});
export const countType = new GraphQLObjectType({
  name: "Count",
  description: "A number of records.",
  fields: {
    value: namedField(new GraphQLNonNull(GraphQLInt), "value", "The number; beyond 10 000 an estimate."),
    exact: namedField(new GraphQLNonNull(GraphQLBoolean), "exact", "Whether it was counted or, beyond 10 000, estimated."),
  },
});
export const storedFile = new GraphQLObjectType({
  name: "StoredFile",
  description: "A file in a field. To set one, upload it (`PUT /files`) and give its id.",
  fields: {
    id: namedField(new GraphQLNonNull(GraphQLID), "id", "Its id."),
    name: namedField(new GraphQLNonNull(GraphQLString), "name", "Its name, as it was uploaded."),
    size: namedField(new GraphQLNonNull(GraphQLInt), "size", "Its size in bytes."),
    type: namedField(new GraphQLNonNull(GraphQLString), "type", "Its media type, as its bytes say."),
    url: namedField(new GraphQLNonNull(GraphQLString), "url", "Where whoever may see this value finds it."),
  },
});
export const modelInfo = new GraphQLObjectType({
  name: "ModelInfo",
  description: "The version that is active.",
  fields: { hash: namedField(new GraphQLNonNull(GraphQLString), "hash", "Its hash.") },
});
export const apiKey = new GraphQLObjectType({
  name: "ApiKey",
  description: "A key with which a program acts for a person. Its secret was shown once and is not known here.",
  fields: {
    id: namedField(new GraphQLNonNull(GraphQLID), "id", "Its id."),
    label: namedField(new GraphQLNonNull(GraphQLString), "label", "What its owner calls it."),
    prefix: namedField(new GraphQLNonNull(GraphQLString), "prefix", "How it begins: not secret, to find it by."),
    roles: namedField(listOf(GraphQLID), "roles", "Ids of the roles it may hold; it holds those of them its owner holds now."),
    ownerId: namedField(new GraphQLNonNull(GraphQLID), "ownerId", "Whose key it is."),
    createdAt: namedField(new GraphQLNonNull(scalars.DateTime), "createdAt", "When it was made."),
    expiresAt: namedField(new GraphQLNonNull(scalars.DateTime), "expiresAt", "When it ends by itself."),
    lastUsedAt: namedField(scalars.DateTime, "lastUsedAt", "When it was last used, to the minute; null: never."),
  },
});
export const deletedPerson = new GraphQLObjectType({
  name: "DeletedPerson",
  description: "Somebody who was deleted and can still be brought back.",
  fields: {
    id: namedField(new GraphQLNonNull(GraphQLID), "id", "Their id, for restoreUser."),
    name: namedField(GraphQLString, "name", "What they were called."),
    email: namedField(GraphQLString, "email", "Their address."),
    deletedAt: namedField(new GraphQLNonNull(scalars.DateTime), "deletedAt", "When they were deleted."),
    erasedAt: namedField(new GraphQLNonNull(scalars.DateTime), "erasedAt", "From then on they are erased and cannot come back."),
  },
});
export const invitation = new GraphQLObjectType({
  name: "Invitation",
  description: "An invitation that was not opened yet.",
  fields: {
    userId: namedField(new GraphQLNonNull(GraphQLID), "userId", "Who is invited."),
    email: namedField(new GraphQLNonNull(GraphQLString), "email", "Their address."),
    invitedAt: namedField(new GraphQLNonNull(scalars.DateTime), "invitedAt", "When the link was made."),
    expiresAt: namedField(
      new GraphQLNonNull(scalars.DateTime),
      "expiresAt",
      "When the link stops working; invite once more for a new one.",
    ),
  },
});
export const apiKeyResult = new GraphQLObjectType({
  name: "ApiKeyResult",
  description: "What became of an action about an API key.",
  fields: {
    status: namedField(new GraphQLNonNull(actionStatus), "status", "How far it went."),
    key: namedField(GraphQLString, "key", "The key itself, when it was made: shown once."),
    record: namedField(apiKey, "record", "What is known about it."),
  },
});
export const me = new GraphQLObjectType({
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
