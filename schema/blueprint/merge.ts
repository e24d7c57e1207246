/**
 * `merge(base, ours, theirs)`: three-way, by id and property. What only one side changed is taken; what both changed differently is a
 * conflict, and the base stands there until someone chooses [BP30]. Nothing is dropped in silence: every change of either side is in
 * the result or in a conflict, and swapping the sides swaps only their names [BP29]. Choices are data; the result becomes one batch
 * on the target by `mergeBatch`.
 *
 * | conflict  | both sides                                                                    | take "ours" · "theirs" · `{ value }`               |
 * |-----------|-------------------------------------------------------------------------------|----------------------------------------------------|
 * | `VALUE`   | set one property to different values                                           | that side's value · the given one (`null` clears)  |
 * | `REMOVED` | one removes a node, the other changes it, adds to it or refers to it           | that side's word: gone, or kept as the other has it |
 * | `KEY`     | give siblings one key                                                          | that side's node keeps it · theirs gets the given   |
 * | `TREE`    | move nodes into one another                                                    | that side's places                                  |
 * | `MEANING` | nothing clashes, and yet the result has errors neither side has                | the node as that side has it · `"keep"` as merged   |
 */
import type { Json } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import type { Checker } from "./checker.ts";
import { diff } from "./diff.ts";
import { type Draft, type DraftNode, flatten, isEmpty, nodeAt } from "./document.ts";
import { equal } from "./equal.ts";
import { completed, liveNodes, liveSides, removals } from "./merge-nodes.ts";
import { agreed, type Clash, mergeProps, type Settle, type Three, undecided } from "./merge-props.ts";
import { settleKeys, settleMeaning, settleTree } from "./merge-whole.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import type { Batch, Op, Problem } from "./operation.ts";
import type { Blueprint, Id } from "./shape.ts";
import { withStillNamed } from "./still-named.ts";

export type Side = "ours" | "theirs";
export interface Conflict {
  /** The same for the same question, whoever asks and when. */
  readonly id: string;
  readonly kind: "VALUE" | "REMOVED" | "KEY" | "TREE" | "MEANING";
  readonly node: Id | "header";
  /** `VALUE`: which property; `parent` is the place in a tree. */
  readonly prop?: string;
  /** `VALUE`: the values, absent as null. `KEY`: the nodes. `REMOVED`: null on the side that removed, "kept" on the other. */
  readonly base: Json;
  readonly ours: Json;
  readonly theirs: Json;
  /** Every node the question is about. */
  readonly nodes: readonly Id[];
  /** `REMOVED`: what the other side did. */
  readonly ops?: readonly Op[];
  /** `MEANING`: the errors that come only of both together. */
  readonly problems?: readonly Problem[];
}
export interface Choice {
  readonly conflict: string;
  readonly take: Side | { readonly value: Json };
}
export interface Merged {
  /** Live nodes; and as removed, what one of them names though it is gone, where the target never had it. */
  readonly merged: Draft;
  readonly conflicts: readonly Conflict[];
  /** Of the result, where a given checker looked at it as a whole. */
  readonly problems?: readonly Problem[];
}

/** What a merge was asked, as it is looked at. */
export interface Asked {
  readonly sides: Three<Draft>;
  /** Ids whose node is not the same on all three sides. */
  readonly differing: readonly Id[];
  /** Ids whose node may be another in the result than in the base. */
  readonly touched: readonly Id[];
  readonly taken: ReadonlyMap<string, Choice["take"]>;
}

export const asDraft = (document: Draft | Blueprint): Draft =>
  "nodes" in document && "header" in document ? document : flatten(document as Blueprint);

/**
 * Merges what two sides made of one base. Choices of earlier rounds are applied; those nobody asks for any more are passed over. A checker
 * that looked at the base looks for errors only where the result is another.
 */
export const merge = (
  base: Draft | Blueprint,
  ours: Draft | Blueprint,
  theirs: Draft | Blueprint,
  choices: readonly Choice[] = [],
  checker: Checker | null = null,
): Merged => {
  const { merged, conflicts, ...asked } = mergeStructure(base, ours, theirs, choices);
  const settled: Merged = conflicts.length > 0 ? { merged, conflicts } : settleMeaning(merged, { ...asked, checker });
  const whole = withStillNamed(settled.merged, asked.touched, asDraft(ours), asDraft(theirs));
  if (whole === settled.merged) return settled;
  return { ...settled, merged: whole, ...(checker && settled.problems && { problems: checker.check(whole) }) };
};

/** The same without asking whether the result still means something; a text merge asks no more. */
export const mergeStructure = (
  base: Draft | Blueprint,
  ours: Draft | Blueprint,
  theirs: Draft | Blueprint,
  choices: readonly Choice[] = [],
): Merged & Asked => {
  const { sides, differing } = liveSides([asDraft(base), asDraft(ours), asDraft(theirs)]);
  const taken = new Map(choices.map(({ conflict, take }) => [conflict, take]));
  const conflicts: Conflict[] = [];
  const settleFor =
    (id: Id | "header"): Settle =>
    (clash) =>
      chosenValue(taken.get(valueId(id, clash.prop)), clash.values);
  const note = (id: Id | "header", clashes: readonly Clash[]): void => {
    for (const { prop, values } of clashes) {
      const [b, o, t] = values.map((value) => (value ?? null) as Json) as unknown as Three<Json>;
      conflicts.push({
        id: valueId(id, prop),
        kind: "VALUE",
        node: id,
        prop,
        base: b,
        ours: o,
        theirs: t,
        nodes: id === "header" ? [] : [id],
      });
    }
  };

  const header = mergeProps(headerProps, [sides[0].header, sides[1].header, sides[2].header], settleFor("header"));
  note("header", header.clashes);

  const { gone, conflicts: asked } = removals(sides, differing, taken);
  conflicts.push(...asked);
  const settled = (id: Id): DraftNode | null => {
    const [b, o, t] = [nodeAt(sides[0].nodes, id), nodeAt(sides[1].nodes, id), nodeAt(sides[2].nodes, id)];
    if (gone.has(id) || (!o && !t)) return null;
    // On one side only: added there, or kept although the other removed it; a built-in node one side does not extend is empty there.
    if ((!o || !t) && !isBuiltIn(id)) return (o ?? t)!;
    if (o && t && (equal(o, t) || equal(t, b))) return o;
    if (o && t && equal(o, b)) return t;
    const { node, clashes } = mergeNode(id, [b, o, t], settleFor(id));
    note(id, clashes);
    return node;
  };
  // What nobody touched is taken over from the base as it is: the same values, for whoever follows drafts.
  const nodes: Record<Id, DraftNode> = { ...sides[0].nodes };
  const touched = new Set([...differing, ...gone]);
  for (const id of touched) {
    const node = settled(id);
    if (node) nodes[id] = node;
    else delete nodes[id];
  }
  const tree = settleTree({ header: header.props as Draft["header"], nodes }, sides, taken);
  const keys = settleKeys(tree.merged, sides, differing, taken);
  conflicts.push(...tree.conflicts, ...keys.conflicts);
  const { merged } = keys;
  return { merged, conflicts: conflicts.sort(byId), sides, differing, touched: [...touched, ...tree.touched, ...keys.touched], taken };
};

/** The batch that makes a target the merged state: every `set` names the value it expects to find [CO37]. */
export const mergeBatch = (target: Draft | Blueprint, merged: Draft, message?: string): Batch => {
  const raw = asDraft(target);
  const ops: Op[] = [];
  const whole = new Set<string>();
  for (const op of diff(completed(raw), completed(merged))) {
    if (op.op !== "set") {
      ops.push(op);
      continue;
    }
    const [name, member] = op.prop.split(".", 2) as [string, string | undefined];
    // Where the target leaves a whole object to its defaults, one member of it alone would be half of one.
    const prop = member !== undefined && valueAt(raw, op.id, name) === null ? name : op.prop;
    if (whole.has(`${op.id} ${prop}`)) continue;
    whole.add(`${op.id} ${prop}`);
    ops.push(
      prop === op.prop ? { ...op, was: valueAt(raw, op.id, prop) } : { ...op, prop, value: valueAt(merged, op.id, prop), was: null },
    );
  }
  return { ops, ...(message ? { message } : {}) };
};

const valueAt = (draft: Draft, id: Id | "header", path: string): Json => {
  const props: Readonly<Record<string, unknown>> = id === "header" ? draft.header : (nodeAt(draft.nodes, id)?.props ?? {});
  const dot = path.indexOf(".");
  const outer = props[dot < 0 ? path : path.slice(0, dot)];
  const value = dot < 0 ? outer : (outer as Readonly<Record<string, unknown>> | undefined)?.[path.slice(dot + 1)];
  return (value ?? null) as Json;
};

const mergeNode = (
  id: Id,
  three: Three<DraftNode | undefined>,
  settle: Settle,
): { readonly node: DraftNode | null; readonly clashes: readonly Clash[] } => {
  const { kind, owner } = (three[1] ?? three[2])!;
  const [b, o, t] = three.map((node) => node ?? { kind, owner, parent: owner, props: {} }) as unknown as Three<DraftNode>;
  // One id given to two nodes that live in different places: one of them whole.
  if (o.owner !== t.owner) {
    const clash: Clash = { prop: "owner", values: [undefined, o.owner, t.owner] };
    const settled = settle(clash);
    const where = settled ? settled.value : undecided(clash.values);
    return { node: where === t.owner ? t : o, clashes: settled ? [] : [clash] };
  }
  const merged = mergeProps(kindSpec(kind).props, [b.props, o.props, t.props], settle);
  if (isBuiltIn(id) && isEmpty(merged.props)) return { node: null, clashes: merged.clashes };
  const parents: Three<unknown> = [three[0]?.parent, o.parent, t.parent];
  const sure = agreed(parents);
  const clash: Clash = { prop: "parent", values: parents };
  const settled = sure ?? settle(clash);
  const parent = (settled ? settled.value : undecided(parents)) as Id | null;
  return { node: { kind, owner, parent, props: merged.props }, clashes: settled ? merged.clashes : [...merged.clashes, clash] };
};

const valueId = (id: Id | "header", prop: string): string => `VALUE ${id} ${prop}`;

const chosenValue = (take: Choice["take"] | undefined, [, ours, theirs]: Three<unknown>): { readonly value: unknown } | null =>
  take === undefined
    ? null
    : take === "ours"
      ? { value: ours }
      : take === "theirs"
        ? { value: theirs }
        : { value: take.value ?? undefined };

const byId = (a: Conflict, b: Conflict): number => (a.id < b.id ? -1 : 1);

/** Whether two drafts say the same, whatever they remember of what is gone. */
export const sameMeaning = (a: Draft | Blueprint, b: Draft | Blueprint): boolean => {
  const [one, two] = [liveNodes(asDraft(a)), liveNodes(asDraft(b))];
  return equal(one.header, two.header) && equal(one.nodes, two.nodes);
};
