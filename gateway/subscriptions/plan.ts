/** Shapes the planner's plan of a subscription for running: what is sent to the owner once, and what runs again for each event. */
import type { FetchNode, PlanNode, SubscriptionNode } from "@apollo/query-planner";
import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from "graphql";
import { eventService } from "../supergraph.ts";

export interface SubscriptionPlan {
  /** Name of the root field. */
  readonly root: string;
  /** What the event calls it. */
  readonly key: string;
  /** The subgraph that owns it. */
  readonly service: string;
  /** What opens it there. */
  readonly operation: string;
  /** The same, beginning after the revision in `$wnAfter`; null when the root cannot be resumed. */
  readonly resume: string | null;
  readonly operationName: string | undefined;
  /** The client's variables the owner needs. */
  readonly variables: readonly string[];
  /** Runs for each event: the event itself first, then what other subgraphs add. */
  readonly node: PlanNode;
}

/** The name under which an event's revision travels from the owner to the hub; clients never see it. */
export const revisionKey = "__revision";
export const afterVariable = "wnAfter";

export const shapePlan = ({ primary, rest }: SubscriptionNode, schema: GraphQLSchema): SubscriptionPlan => {
  const document = parse(primary.operation, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const root = rootOf(operation.selectionSet);
  if (!root) throw new Error("A subscription plan without a root field.");
  const definition = schema.getSubscriptionType()?.getFields()[root.name.value];
  const payload = definition && getNamedType(definition.type);
  const isRevised = isObjectType(payload) && payload.getFields().revision !== undefined;
  const revised: FieldNode =
    isRevised && root.selectionSet
      ? { ...root, selectionSet: { ...root.selectionSet, selections: [...root.selectionSet.selections, revisionField] } }
      : root;
  const withRoot = (field: FieldNode, variables = operation.variableDefinitions ?? []) =>
    print({
      ...document,
      definitions: document.definitions.map((one) =>
        one === operation
          ? { ...operation, variableDefinitions: variables, selectionSet: replaceRoot(operation.selectionSet, root, field) }
          : one,
      ),
    });
  const isResumable = isRevised && (definition?.args.some(({ name }) => name === "after") ?? false);
  // The owner's answer is given as an event, so its fetch runs against that; it keeps its output rewrites.
  const { requires: _, ...fetch } = primary;
  const event: FetchNode = { ...fetch, serviceName: eventService };
  return {
    root: root.name.value,
    key: root.alias?.value ?? root.name.value,
    service: primary.serviceName,
    operation: withRoot(revised),
    resume: isResumable ? withRoot(resumed(revised), withoutUnused(operation, root)) : null,
    operationName: primary.operationName,
    variables: primary.variableUsages ?? [],
    node: rest ? { kind: "Sequence", nodes: [event, rest] } : event,
  };
};

const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;
const revisionField: FieldNode = { kind: Kind.FIELD, alias: nameNode(revisionKey), name: nameNode("revision") };
const afterNode = { kind: Kind.VARIABLE, name: nameNode(afterVariable) } as const;

const rootOf = (set: SelectionSetNode): FieldNode | null => {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? rootOf(selection.selectionSet) : null;
    if (inner) return inner;
  }
  return null;
};

const replaceRoot = (set: SelectionSetNode, from: FieldNode, to: FieldNode): SelectionSetNode => ({
  ...set,
  selections: set.selections.map((selection) =>
    selection === from
      ? to
      : selection.kind === Kind.INLINE_FRAGMENT
        ? { ...selection, selectionSet: replaceRoot(selection.selectionSet, from, to) }
        : selection,
  ),
});

const resumed = (root: FieldNode): FieldNode => ({
  ...root,
  arguments: [
    ...(root.arguments ?? []).filter(({ name }) => name.value !== "after"),
    { kind: Kind.ARGUMENT, name: nameNode("after"), value: afterNode },
  ],
});

/** The operation's variables without the one that only said where to begin, and with ours. */
const withoutUnused = (operation: OperationDefinitionNode, root: FieldNode): readonly VariableDefinitionNode[] => {
  const replaced = root.arguments?.find(({ name }) => name.value === "after")?.value;
  const dropped = replaced?.kind === Kind.VARIABLE ? replaced.name.value : null;
  return [
    ...(operation.variableDefinitions ?? []).filter(({ variable }) => variable.name.value !== dropped),
    { kind: Kind.VARIABLE_DEFINITION, variable: afterNode, type: { kind: Kind.NAMED_TYPE, name: nameNode("String") } },
  ];
};
