/**
 * `why` as GraphQL: who may ask about whom, and the answer. An entity or an action that the class may not read or run is not among the
 * values it can name; `endUser` exists only for those who may explain other people's rights.
 */
import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from "graphql";
import type { Crud } from "../../../../schema/blueprint/shape.ts";
import { formerMutationNames, mutationNames } from "../../../../schema/model/api-names.ts";
import type { ActionModel } from "../../../../schema/model/model.ts";
import { mayExplain } from "../../../../schema/model/pages/access.ts";
import type { ModelView } from "../access.ts";
import { meaning } from "../schema-meta.ts";
import { described, listOf } from "../schema-values.ts";

/** What is asked about: one of the four operations, or a declared action. */
export type WhyOperation = { readonly crud: Crud } | { readonly action: ActionModel };

type Field = GraphQLFieldConfig<unknown, unknown>;

/** The root field `why`, or nothing for a class that may read nothing. */
export const whyField = (view: ModelView): Record<string, Field> => {
  const entities = view.model.tables.filter(({ id }) => view.readable(id));
  if (entities.length === 0) return {};
  const others = mayExplain(view.model, view.viewerClass);
  // The value decides the statement, as a plan's shape must know.
  const decides = { extensions: { decidesStatement: true } };
  const entity = new GraphQLEnumType({
    name: "WhyEntity",
    description: "Which records.",
    values: Object.fromEntries(entities.map((table) => [table.key, { value: table.id, description: described(table.label, table.key) }])),
    ...decides,
  });
  const [names, former] = [mutationNames(view.model), formerMutationNames(view.model)];
  const operation = new GraphQLEnumType({
    name: "WhyOperation",
    description: "What somebody would do: read, change, or an action of the records by the name of its mutation.",
    values: {
      ...Object.fromEntries(cruds.map(([name, crud, description]) => [name, { value: { crud }, description }])),
      ...Object.fromEntries(
        view.model.actions.flatMap((action) => {
          const table = action.implied === null && action.entity ? view.tables.get(action.entity) : undefined;
          const name = names.get(action.ref);
          if (!table || !name || !view.readable(table.id) || !(others || action.roles.some((role) => view.viewerClass.includes(role))))
            return [];
          const value = { value: { action }, description: described(action.label, action.key) };
          const before = former.get(action.ref);
          return [[name, value] as const, ...(before ? [[before, { ...value, deprecationReason: `Called ${name} now.` }] as const] : [])];
        }),
      ),
    },
    ...decides,
  });
  const input = new GraphQLInputObjectType({
    name: "WhyInput",
    description: "Whose right to do what is to be explained.",
    fields: {
      entity: { type: new GraphQLNonNull(entity), description: "Which records." },
      id: { type: GraphQLID, description: "Which of them; needed for everything but CREATE." },
      operation: { type: operation, description: "What somebody would do; READ when absent." },
      ...(others && { endUser: { type: GraphQLID, description: "Whose right; one's own when absent." } }),
    },
  });
  return {
    why: {
      type: new GraphQLNonNull(explanation),
      description: "Why somebody may or may not do something. A record the asker may not see is answered like one that does not exist.",
      args: { input: { type: new GraphQLNonNull(input), description: "Whose right to do what." } },
      ...meaning({ is: "root", root: { kind: "why" } }),
    },
  };
};

const cruds: readonly (readonly [name: string, crud: Crud, description: string])[] = [
  ["READ", "read", "See the record."],
  ["CREATE", "create", "Add a record."],
  ["UPDATE", "update", "Change the record."],
  ["DELETE", "delete", "Delete the record."],
];

const named = (type: GraphQLOutputType, name: string, description: string): Field => ({
  type,
  description,
  ...meaning({ is: "named", name }),
});
const text = new GraphQLNonNull(GraphQLString);

const valueShown = new GraphQLEnumType({
  name: "ValueShown",
  description: "How much of a value the asker may see.",
  values: {
    VISIBLE: { description: "All of it." },
    EMPTY: { description: "There is no value." },
    MASKED: { description: "Only its mask." },
    HIDDEN: { description: "Nothing; or it is empty, where that depends on the record." },
  },
});
const explainedValue = new GraphQLObjectType({
  name: "ExplainedValue",
  description: "A value a condition looks at, as the asker may see it.",
  fields: {
    name: named(text, "name", "What it is called."),
    value: named(GraphQLString, "value", "The value, its mask, or null."),
    shown: named(new GraphQLNonNull(valueShown), "shown", "How much of it is shown."),
  },
});
const conditionExplanation = new GraphQLObjectType({
  name: "ConditionExplanation",
  description: "One condition of a policy or an action; all of them must hold.",
  fields: {
    sentence: named(text, "sentence", "The condition in words."),
    holds: named(
      GraphQLBoolean,
      "holds",
      "Null: it cannot be decided (something is empty, entered only when the action runs, or looked at after a change), or is not told.",
    ),
    values: named(listOf(explainedValue), "values", "What it looks at."),
  },
});
const policyExplanation = new GraphQLObjectType({
  name: "PolicyExplanation",
  description: "One policy of the person, or the permission to run an action.",
  fields: {
    sentence: named(text, "sentence", "Who may do what, in words."),
    admits: named(GraphQLBoolean, "admits", "Whether it admits this record; null when that is not told."),
    conditions: named(listOf(conditionExplanation), "conditions", "What must hold; none: it admits every record."),
  },
});
const fieldAccess = new GraphQLEnumType({
  name: "FieldAccess",
  description: "What the person may do with a field.",
  values: {
    OPEN: { description: "See it, or set it." },
    MASKED: { description: "See its mask." },
    CLOSED: { description: "Nothing." },
  },
});
const explainedField = new GraphQLObjectType({
  name: "ExplainedField",
  description: "A field of the record and what the person may do with it.",
  fields: {
    key: named(text, "key", "Its name in the API."),
    name: named(text, "name", "What it is called."),
    access: named(new GraphQLNonNull(fieldAccess), "access", "What the person may do with it, in this record."),
  },
});
const explanation = new GraphQLObjectType({
  name: "Explanation",
  description: "Whether somebody may do something, and because of what.",
  fields: {
    allowed: named(new GraphQLNonNull(GraphQLBoolean), "allowed", "Whether they may."),
    reason: named(text, "reason", "The same as a sentence."),
    policies: named(listOf(policyExplanation), "policies", "Every policy of the person for this; one that admits is enough."),
    fields: named(listOf(explainedField), "fields", "For READ, CREATE and UPDATE: the fields, one by one."),
  },
});
