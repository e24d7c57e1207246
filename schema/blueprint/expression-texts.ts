/** Where expressions may stand in a node, and their texts, unread: for whoever asks what they name and not what they mean. */
import type { DraftNode } from "./document.ts";
import { kindSpec } from "./node-kinds.ts";
import { nodeKindNames } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";

/** The properties of each kind that may hold an expression. */
export const exprProps = new Map(
  nodeKindNames.map((kind) => [
    kind,
    Object.entries(kindSpec(kind).props).filter(
      ([, spec]) =>
        spec.is === "expr" || (spec.is === "split" && [...Object.values(spec.members ?? {}), spec.rest].some((one) => one?.is === "expr")),
    ),
  ]),
);

/** Whether a node has a property that may hold an expression. */
export const mayHaveExpressions = ({ kind, props }: DraftNode): boolean => {
  const places = exprProps.get(kind);
  if (places === undefined) return false;
  if (props.default !== undefined) return true;
  for (let at = 0; at < places.length; at += 1) if (props[places[at]![0]] !== undefined) return true;
  return false;
};

const untold: readonly (readonly [string, string])[] = [];

/** The texts of a node's expressions, wherever they stand, unread. */
export const expressionTexts = (node: DraftNode): readonly (readonly [prop: string, source: string])[] => {
  if (!mayHaveExpressions(node)) return untold;
  const found: [string, string][] = [];
  for (const [name, spec] of exprProps.get(node.kind) ?? []) collect(name, spec, node.props[name], found);
  const initial = node.props.default;
  if (typeof initial === "object" && initial !== null && "expr" in initial) found.push(["default", String(initial.expr)]);
  return found;
};

const collect = (prop: string, spec: PropSpec | undefined, value: unknown, found: [string, string][]): void => {
  if (spec?.is === "expr" && typeof value === "string") found.push([prop, value]);
  else if (spec?.is === "split" && typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) collect(`${prop}.${name}`, spec.members?.[name] ?? spec.rest, inner, found);
};
