/**
 * Model + viewer class → the GraphQL schema of those people. It validates documents, answers introspection and names everything; it has
 * no resolvers. What the class may not read is not in it, so asking for it is a validation error that names nothing hidden.
 */
import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Table } from "../../../schema/model/model.ts";
import { type ModelView, needsApproval } from "./access.ts";
import { whyField } from "./explain/types.ts";
import { approvalFields, decisionRef } from "./schema-approvals.ts";
import { type Figures, figureTypes } from "./schema-figures.ts";
import { type Groups, makeGroups } from "./schema-groups.ts";
import { type Inputs, makeInputs } from "./schema-inputs.ts";
import { connectionType } from "./schema-lists.ts";
import { formerRoots, keepFormerNames, meaning, remember } from "./schema-meta.ts";
import { addMutations } from "./schema-mutations.ts";
import { connectionField, recordFields } from "./schema-records.ts";
import { actionStatus, apiKey, changeOperation, deletedPerson, described, invitation, listOf, me, modelInfo } from "./schema-values.ts";
import { typeNamesOf } from "./type-names.ts";

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

/** Builds the schema of one viewer class. Types are filled on first use, so large models cost little until asked. */
export const buildSchema = (view: ModelView): GraphQLSchema => {
  typeNamesOf(view.model);
  const types = makeTypes(view);
  const groups = makeGroups(view, types);
  const readable = view.model.tables.filter(({ id }) => view.readable(id));
  const query = new GraphQLObjectType({
    name: "Query",
    description: "What this person may read.",
    fields: () => ({
      me: { type: me, description: "Who is asking; null when not signed in.", ...meaning({ is: "root", root: { kind: "me" } }) },
      ...whyField(view),
      ...(isSomebody(view) && { apiKeys: apiKeysField(view) }),
      ...approvalFields(view),
      ...(view.viewerClass.includes(builtIn.admin) && { invitations: invitationsField, deletedPeople: deletedPeopleField }),
      ...keepFormerNames(Object.fromEntries(readable.flatMap((table) => rootFields(types, table, "query", groups))), formerRoots(readable)),
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
      ...approvalFields(view),
      ...keepFormerNames(Object.fromEntries(readable.flatMap((table) => rootFields(types, table, "subscription"))), formerRoots(readable)),
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

/** Not a visitor: people have keys, and an administrator sees those of everybody. */
export const isSomebody = (view: ModelView): boolean => !view.viewerClass.includes(builtIn.public);

const apiKeysField = (view: ModelView): FieldConfig => ({
  type: listOf(apiKey),
  description: "The keys programs act with for oneself, newest first.",
  ...(view.viewerClass.includes(builtIn.admin) && {
    args: { all: { type: GraphQLBoolean, description: "Those of everybody.", defaultValue: false } },
  }),
  ...meaning({ is: "root", root: { kind: "apiKeys" } }),
});

const invitationsField: FieldConfig = {
  type: listOf(invitation),
  description: "Invitations nobody has opened yet, newest first.",
  ...meaning({ is: "root", root: { kind: "invitations" } }),
};

const deletedPeopleField: FieldConfig = {
  type: listOf(deletedPerson),
  description: "People who were deleted and can still be brought back, latest first.",
  ...meaning({ is: "root", root: { kind: "deletedPeople" } }),
};

export interface Types {
  /** Null: this class may not read the entity. */
  record(table: Table): GraphQLObjectType | null;
  connection(table: Table): GraphQLObjectType;
  change(table: Table): GraphQLObjectType;
  result(table: Table): GraphQLObjectType;
  figures(table: Table): Figures;
  readonly inputs: Inputs;
}

const makeTypes = (view: ModelView): Types => {
  const records = remember(
    (table: Table) =>
      new GraphQLObjectType({
        name: table.typeName,
        description: described(table.label, table.key),
        fields: () => recordFields(view, types, table),
      }),
  );
  const connections = remember((table: Table) => connectionType(types.record(table)!, types.figures(table), table));
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
          created: {
            type: new GraphQLNonNull(GraphQLBoolean),
            description: "Whether the record is new.",
            ...meaning({ is: "named", name: "created" }),
          },
          ...(view.model.actions.some((action) => action.entity === table.id && needsApproval(action)) && {
            decision: {
              type: decisionRef,
              description: "The request that was made instead; null when it happened.",
              ...meaning({ is: "named", name: "decision" }),
            },
          }),
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
    figures: remember((table) => figureTypes(view, table)),
    inputs: makeInputs(view),
  };
  return types;
};

const rootFields = (
  types: Types,
  table: Table,
  operation: "query" | "subscription",
  groups?: Groups,
): readonly (readonly [string, FieldConfig])[] => {
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
    args: {
      after: { type: GraphQLString, description: "Cursor of the last change seen." },
      filter: { type: types.inputs.filter(table), description: "Only of records it admits as they stand when they are told." },
    },
    ...meaning({ is: "root", root: { kind: "changes", table } }),
  };
  return [
    [table.key, one],
    ...(table.pluralKey === table.key ? [[`${table.key}List`, list] as const] : [[table.pluralKey, list] as const]),
    ...(groups ? [[`${table.pluralKey}Group`, groups.root(table)] as const] : []),
    ...(operation === "subscription" ? [[`${table.key}Changes`, changes] as const] : []),
  ];
};
