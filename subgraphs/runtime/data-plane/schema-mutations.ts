/** The actions a viewer class may ever run, as mutations. Whether this record admits it now is decided when it runs. */
import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from "graphql";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import { formerMutationNames, mutationNames } from "../../../schema/model/api-names.ts";
import type { Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { scalars } from "./scalars.ts";
import { isSomebody, type Types } from "./schema.ts";
import { decidable, decisionRef } from "./schema-approvals.ts";
import { formerMutations, type KeyVerb, keepFormerNames, meaning, type PeopleVerb, type RootMeaning } from "./schema-meta.ts";
import { byInput } from "./schema-upsert.ts";
import { apiKeyResult, listOf } from "./schema-values.ts";

type Field = GraphQLFieldConfig<unknown, unknown>;
type InputShape = Record<string, { readonly type: GraphQLInputType; readonly description: string }>;

const idempotency: InputShape = {
  idempotencyKey: { type: GraphQLString, description: "Repeating a call with the same key and input within 24 h does nothing again." },
};
const recordId: InputShape = { id: { type: new GraphQLNonNull(GraphQLID), description: "Id of the record." } };
const seenVersion: InputShape = {
  version: { type: GraphQLInt, description: "The version that was looked at; refused when it is no longer the current one." },
};
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export const addMutations = (view: ModelView, types: Types): Record<string, Field> => {
  const fields: Record<string, Field> = {};
  const add = (name: string, table: Table, root: RootMeaning, description: string, input: InputShape, list = false) => {
    const type = types.result(table);
    fields[name] = {
      type: list ? listOf(type) : new GraphQLNonNull(type),
      description,
      args: {
        input: {
          type: new GraphQLNonNull(new GraphQLInputObjectType({ name: `${capital(name)}Input`, description, fields: input })),
          description: "What to do.",
        },
      },
      ...meaning({ is: "root", root }),
    };
  };
  const addMany = (verb: string, table: Table, root: RootMeaning, description: string, input: InputShape) => {
    const plural = capital(table.pluralKey);
    const name = plural === table.typeName ? `${verb}${plural}List` : `${verb}${plural}`;
    add(name, table, root, description, { ...input, ...idempotency }, true);
  };
  for (const table of view.model.tables) {
    const words = table.label.en || table.key;
    const may = (operation: "create" | "update" | "delete") => view.grants(table.id, operation).length > 0;
    const name = table.typeName;
    const creates = types.inputs.set(table, "create");
    const updates = types.inputs.set(table, "update");
    if (table.id === builtIn.user) addPeople(view, table, add);
    else if (may("create") && creates) {
      add(`create${name}`, table, { kind: "create", table }, `Create: ${words}.`, {
        set: { type: new GraphQLNonNull(creates), description: "The values." },
        ...idempotency,
      });
      addMany("create", table, { kind: "createMany", table }, `Create several: ${words}; at most 500, all or nothing.`, {
        rows: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(creates))), description: "The values of each." },
      });
    }
    const by = table.id === builtIn.user || !may("create") || !view.readable(table.id) ? null : byInput(view, types.inputs, table);
    const both = types.inputs.both(table);
    if (by && creates && updates)
      add(`upsert${name}`, table, { kind: "upsert", table }, `Create, or change the one that is there: ${words}.`, {
        by: { type: new GraphQLNonNull(by), description: "Which record; a new one gets this value." },
        ...(both && { set: { type: both, description: "The values, whether the record is new or not." } }),
        create: { type: creates, description: "Values of a new record only." },
        update: { type: updates, description: "Values to change only when the record is there." },
        ...idempotency,
      });
    if (may("update") && updates && view.readable(table.id)) {
      const changed = {
        ...recordId,
        version: {
          type: new GraphQLNonNull(GraphQLInt),
          description: "The version that was looked at; refused when it is no longer the current one.",
        },
        set: { type: new GraphQLNonNull(updates), description: "The values to change." },
      };
      const row = new GraphQLInputObjectType({
        name: `Update${name}Row`,
        description: `One change of several: ${words}.`,
        fields: changed,
      });
      addMany("update", table, { kind: "updateMany", table }, `Change several: ${words}; at most 500, all or nothing.`, {
        rows: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(row))), description: "Each change." },
      });
      add(`update${name}`, table, { kind: "update", table }, `Change: ${words}.`, { ...changed, ...idempotency });
    }
    const administered = table.id === builtIn.user && view.viewerClass.includes(builtIn.admin);
    if (may("delete") && view.readable(table.id) && !administered) {
      add(`delete${name}`, table, { kind: "delete", table }, `Delete: ${words}. Can be restored for 30 days.`, {
        ...recordId,
        ...seenVersion,
        ...idempotency,
      });
      addMany("delete", table, { kind: "deleteMany", table }, `Delete several: ${words}; at most 500, all or nothing.`, {
        ids: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))), description: "Ids of the records." },
      });
      add(`restore${name}`, table, { kind: "restore", table }, `Bring back: ${words}.`, { ...recordId, ...idempotency });
    }
  }
  if (isSomebody(view)) addKeys(fields);
  if (decidable(view).length > 0)
    fields.decideApproval = {
      type: new GraphQLNonNull(decisionRef),
      description: "Says yes or no to an action that waits; with the last yes it happens.",
      args: {
        input: {
          type: new GraphQLNonNull(
            new GraphQLInputObjectType({
              name: "DecideApprovalInput",
              description: "Yes or no.",
              fields: {
                id: { type: new GraphQLNonNull(GraphQLID), description: "Id of the request." },
                approve: { type: new GraphQLNonNull(GraphQLBoolean), description: "True is yes; false ends it." },
                note: { type: GraphQLString, description: "Why; kept with the answer." },
                ...idempotency,
              },
            }),
          ),
          description: "What to do.",
        },
      },
      ...meaning({ is: "root", root: { kind: "decideApproval" } }),
    };
  const [names, former] = [mutationNames(view.model), formerMutationNames(view.model)];
  for (const action of view.model.actions) {
    if (action.implied !== null || !action.roles.some((role) => view.viewerClass.includes(role))) continue;
    const table = action.entity ? view.tables.get(action.entity) : undefined;
    const name = names.get(action.ref);
    if (!table || !name || !view.readable(table.id)) continue;
    const required = action.params.some((param) => param.required);
    const addCalled = (called: string) => {
      const params = types.inputs.params(`${capital(called)}Params`, action.params);
      add(called, table, { kind: "action", table, action }, action.label.en || action.key, {
        ...recordId,
        ...seenVersion,
        ...(params && { params: { type: required ? new GraphQLNonNull(params) : params, description: "What the action asks for." } }),
        ...idempotency,
      });
    };
    addCalled(name);
    const before = former.get(action.ref);
    if (before === undefined) continue;
    // With types of its own: documents of integrators name them.
    addCalled(before);
    fields[before] = { ...fields[before]!, deprecationReason: `Called ${name} now.` };
  }
  return keepFormerNames(fields, formerMutations(view.model.tables));
};

const addKeys = (fields: Record<string, Field>) => {
  const add = (kind: KeyVerb, description: string, input: InputShape) => {
    // An entity of the blueprint may have this name; then it keeps it.
    fields[kind] ??= {
      type: new GraphQLNonNull(apiKeyResult),
      description,
      args: {
        input: {
          type: new GraphQLNonNull(new GraphQLInputObjectType({ name: `${capital(kind)}Input`, description, fields: input })),
          description: "What to do.",
        },
      },
      ...meaning({ is: "root", root: { kind } }),
    };
  };
  add("createApiKey", "Make a key for a program that acts for oneself. The answer shows it once.", {
    label: { type: new GraphQLNonNull(GraphQLString), description: "What to call it." },
    roles: {
      type: new GraphQLList(new GraphQLNonNull(GraphQLID)),
      description: "Ids or keys of one's own roles it may hold; all when absent.",
    },
    days: { type: GraphQLInt, description: "How long it lives: 1 to 365 days, 90 when absent." },
  });
  add("revokeApiKey", "End a key at once.", recordId);
};

// People are run by the administrator's role; a policy that lets somebody edit a profile does not let them hand out roles.
const addPeople = (
  view: ModelView,
  table: Table,
  add: (name: string, table: Table, root: RootMeaning, description: string, input: InputShape) => void,
) => {
  if (!view.viewerClass.includes(builtIn.admin)) return;
  const roles: InputShape = {
    roles: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))), description: "Ids or keys of roles." },
  };
  add("inviteUser", table, { kind: "inviteUser", table }, "Invite a person. Answers a link to hand over.", {
    email: { type: new GraphQLNonNull(scalars.Email), description: "Their address." },
    name: { type: GraphQLString, description: "Their name." },
    roles: { type: new GraphQLList(new GraphQLNonNull(GraphQLID)), description: "Ids or keys of roles." },
    ...idempotency,
  });
  add("setUserRoles", table, { kind: "setUserRoles", table }, "Give a person exactly these roles.", {
    ...recordId,
    ...roles,
    ...idempotency,
  });
  add("suspendUser", table, { kind: "suspendUser", table }, "Keep a person out; their sessions end at once.", {
    ...recordId,
    ...idempotency,
  });
  const onPerson = { ...recordId, ...idempotency };
  const verb = (kind: PeopleVerb, description: string) => add(kind, table, { kind, table }, description, onPerson);
  verb("activateUser", "Let a person in again.");
  verb("withdrawInvitation", "Take an invitation back: its link stops working and the address is free.");
  verb("resetUserPassword", "Answers a link with which a person chooses a new password, to hand over. It works once, for 24 hours.");
  verb("endUserSecondFactor", "Take the second step off for a person who lost it; they can set it up anew.");
  verb("deleteUser", "Delete a person: sessions and keys end at once, the record can be restored for 30 days and is erased then.");
  verb("restoreUser", "Bring a deleted person back. They need a link for a new password.");
};
