/**
 * What a proposed change rests on, beyond the values its operations name: what goes when a node goes, and what else holds of a rule that
 * is opened further. A yes given to a change is a yes to it as it rested then.
 */
import { type Draft, type DraftNode, nodeAt, withInner } from "./document.ts";
import { groundOf, majorOf } from "./major.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { removal } from "./removal.ts";
import type { Id } from "./shape.ts";

/** What the changes of one proposal rest on in a draft, as comparable words: one word more than before, and a change does more than was shown. */
export const standingIn = (all: readonly Op[], draft: Draft) => {
  const ground = groundOf(draft, all);
  const left = leftBehind(all, draft).map(wordOf);
  return (ops: readonly Op[]): readonly string[] => [
    ...new Set([
      ...(ops.some(({ op }) => op === "remove") ? left : []),
      ...ops.flatMap((op) => {
        if (op.id === "header" || ground.added.has(op.id)) return [];
        if (op.op === "remove") return [...withInner(draft.nodes, [op.id])].filter((id) => !nodeAt(draft.nodes, id)?.removed);
        if (op.op === "add") return op.kind === "effect" && op.parent ? rights(draft, op.parent, null) : [];
        return op.op === "link" || majorOf(ground, op) !== null ? rights(draft, op.id, "prop" in op ? op.prop.split(".")[0]! : null) : [];
      }),
    ]),
  ];
};

/** What would still name nodes that go, once all the rest is done: the operations that let go of them, or go with them. */
export const leftBehind = (ops: readonly Op[], draft: Draft): readonly Op[] => {
  const gone = ops.flatMap((op) => (op.op === "remove" && nodeAt(draft.nodes, op.id) ? [op.id] : []));
  if (gone.length === 0) return [];
  const rest = applyOps(draft, { ops: ops.filter(({ op }) => op !== "remove") }, ops.length);
  if ("refused" in rest) return [];
  const going = withInner(rest.draft.nodes, gone);
  return removal(rest.draft, gone).filter((op) => !going.has(op.id));
};

/** One operation of `leftBehind` as a word of a standing. */
export const wordOf = (op: Op): string => ["left", op.op, op.id, "prop" in op ? op.prop : "", "to" in op ? op.to : ""].join(" ");

/** Properties that say who may do what, member by member where each opens more by itself. */
const byMember: ReadonlySet<string> = new Set(["roles", "allow", "fields", "reads", "actions"]);
const asWhole = ["entity", "where", "check", "mask", "when", "approval", "risk", "do", "field", "to", "autonomy"] as const;

/** What a rule, an action or a role opens; `but`: the property that changes, whose value an operation names itself. */
const rights = (draft: Draft, id: Id, but: string | null): readonly string[] => {
  const node = nodeAt(draft.nodes, id);
  if (!node || node.removed) return [];
  switch (node.kind) {
    case "policy":
    case "action":
    case "assistant":
      return opened(id, node, but);
    case "effect":
      return [...opened(id, node, but), ...(node.owner === null ? [] : rights(draft, node.owner, null))];
    case "role":
      return Object.entries(draft.nodes).flatMap(([other, rule]) =>
        (rule.kind === "policy" || rule.kind === "action") && !rule.removed && [rule.props.roles].flat().includes(id)
          ? opened(other, rule, null)
          : [],
      );
    default:
      return [];
  }
};

const opened = (id: Id, { props }: DraftNode, but: string | null): readonly string[] => [
  ...[...byMember].flatMap((name) =>
    name === but || props[name] === undefined ? [] : [props[name]].flat().map((member) => `${id}.${name} ${String(member)}`),
  ),
  // Absent says something too: a condition that is gone opens.
  ...asWhole.flatMap((name) => (name === but ? [] : [`${id}.${name} = ${JSON.stringify(props[name] ?? null)}`])),
];
