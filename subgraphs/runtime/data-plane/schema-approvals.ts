/** What waits for somebody's yes, as the people who may give it read it, and their answer. */
import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import { type ApprovedAction, type ModelView, needsApproval } from "./access.ts";
import { scalars } from "./scalars.ts";
import { meaning } from "./schema-meta.ts";
import { listOf } from "./schema-values.ts";

type Field = GraphQLFieldConfig<unknown, unknown>;

export const approvalTypeNames = ["PendingApproval", "PendingApprovalState", "DecisionRef"] as const;

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

const pending = new GraphQLObjectType({
  name: "PendingApproval",
  description: "An action that waits for a yes of the reader.",
  fields: {
    id: named(new GraphQLNonNull(GraphQLID), "id", "Its id."),
    action: named(new GraphQLNonNull(GraphQLString), "action", "Key of the action."),
    label: named(new GraphQLNonNull(GraphQLString), "label", "What the action is called."),
    entity: named(new GraphQLNonNull(GraphQLString), "entity", "Key of the record's entity."),
    recordId: named(new GraphQLNonNull(GraphQLID), "recordId", "The record it is about."),
    params: named(new GraphQLNonNull(scalars.JSON), "params", "What was asked for, as given."),
    requestedById: named(new GraphQLNonNull(GraphQLID), "requestedById", "Who asked."),
    requestedAt: named(new GraphQLNonNull(scalars.DateTime), "requestedAt", "When."),
    expiresAt: named(new GraphQLNonNull(scalars.DateTime), "expiresAt", "Until when it can be decided."),
    stage: named(new GraphQLNonNull(GraphQLInt), "stage", "Which step of asking it is in, from 1."),
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

export const approvalQuery = (view: ModelView): Record<string, Field> =>
  decidable(view).length === 0
    ? {}
    : {
        approvalsForMe: {
          type: listOf(pending),
          description: "What waits for a yes of the reader, oldest first; at most 100.",
          ...meaning({ is: "root", root: { kind: "approvals" } }),
        },
      };
