/** What waits for somebody's yes, as the people who may give it read it, and their answer. */
import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from "graphql";
import { type ApprovedAction, type ModelView, needsApproval } from "./access.ts";
import { scalars } from "./scalars.ts";
import { meaning } from "./schema-meta.ts";
import { listOf } from "./schema-values.ts";

type Field = GraphQLFieldConfig<unknown, unknown>;

const state = new GraphQLEnumType({
  name: "PendingApprovalState",
  description: "What became of a request.",
  values: {
    WAITING: { description: "More people have to agree." },
    DONE: { description: "Everybody agreed, and it happened." },
    REJECTED: { description: "Somebody said no." },
    EXPIRED: { description: "Nobody decided in time." },
  },
});

const named = (type: Field["type"], name: string, description: string): Field => ({ type, description, ...meaning({ is: "named", name }) });

/** The request an action made instead of happening. */
export const decisionRef = new GraphQLObjectType({
  name: "DecisionRef",
  description: "A request for somebody's yes.",
  fields: {
    id: named(new GraphQLNonNull(GraphQLID), "id", "Its id."),
    status: named(new GraphQLNonNull(state), "status", "Where it stands."),
  },
});

const answer = new GraphQLObjectType({
  name: "PendingApprovalAnswer",
  description: "One person's yes or no.",
  fields: {
    by: named(GraphQLString, "by", "Name of who said it; null when they are no longer here."),
    approve: named(new GraphQLNonNull(GraphQLBoolean), "approve", "True is yes."),
    note: named(GraphQLString, "note", "What they wrote."),
    stage: named(new GraphQLNonNull(GraphQLInt), "stage", "The step it was said in, from 1."),
    at: named(new GraphQLNonNull(scalars.DateTime), "at", "When."),
  },
});

const pending = new GraphQLObjectType({
  name: "PendingApproval",
  description: "An action that was asked for and needs somebody's yes.",
  fields: {
    id: named(new GraphQLNonNull(GraphQLID), "id", "Its id."),
    action: named(new GraphQLNonNull(GraphQLString), "action", "Key of the action."),
    label: named(new GraphQLNonNull(GraphQLString), "label", "What the action is called."),
    entity: named(new GraphQLNonNull(GraphQLString), "entity", "Key of the record's entity."),
    recordId: named(new GraphQLNonNull(GraphQLID), "recordId", "The record it is about."),
    params: named(new GraphQLNonNull(scalars.JSON), "params", "What was asked for, as given."),
    requestedById: named(new GraphQLNonNull(GraphQLID), "requestedById", "Who asked."),
    requestedBy: named(GraphQLString, "requestedBy", "Name of who asked; null when they are no longer here."),
    requestedAt: named(new GraphQLNonNull(scalars.DateTime), "requestedAt", "When."),
    expiresAt: named(new GraphQLNonNull(scalars.DateTime), "expiresAt", "Until when it can be decided."),
    stage: named(new GraphQLNonNull(GraphQLInt), "stage", "Which step of asking it is in, from 1."),
    stages: named(new GraphQLNonNull(GraphQLInt), "stages", "How many steps there are."),
    status: named(new GraphQLNonNull(state), "status", "Where it stands."),
    decidedAt: named(scalars.DateTime, "decidedAt", "When it was decided; null while it waits."),
    answers: named(listOf(answer), "answers", "What people have said, oldest first."),
  },
});

/** Actions on whose requests the class may ever decide, with the steps it decides in. */
export const decidable = (view: ModelView): readonly { readonly action: ApprovedAction; readonly stages: readonly number[] }[] =>
  view.model.actions.filter(needsApproval).flatMap((action) => {
    const stages = action.approval.stages.flatMap(({ roles }, stage) =>
      roles.some((role) => view.viewerClass.includes(role)) ? [stage] : [],
    );
    return stages.length > 0 && action.entity !== null && view.readable(action.entity) ? [{ action, stages }] : [];
  });

/** Actions the class may ask for that wait for somebody's yes. */
export const askable = (view: ModelView): readonly ApprovedAction[] =>
  view.model.actions
    .filter(needsApproval)
    .filter(({ entity, roles }) => entity !== null && view.readable(entity) && roles.some((role) => view.viewerClass.includes(role)));

/** What waits for the reader, and what they asked for themselves: as questions, and as live ones. */
export const approvalFields = (view: ModelView): Record<string, Field> => ({
  ...(decidable(view).length > 0 && {
    approvalsForMe: {
      type: listOf(pending),
      description: "What waits for a yes of the reader, oldest first; at most 100.",
      ...meaning({ is: "root", root: { kind: "approvals" } }),
    },
  }),
  ...(askable(view).length > 0 && {
    approvalsByMe: {
      type: listOf(pending),
      description: "What the reader asked for and what became of it, newest first; at most 100.",
      args: { recordId: { type: GraphQLID, description: "Only about this record." } },
      ...meaning({ is: "root", root: { kind: "ownApprovals" } }),
    },
  }),
});
