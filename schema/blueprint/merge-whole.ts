/** What can only be asked of the merged whole: places in trees, keys of siblings, and whether the result still means something. */
import type { Json } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import { Checker } from "./checker.ts";
import { type Draft, type DraftNode, nodeAt, withInner } from "./document.ts";
import { equal } from "./equal.ts";
import { derivedFrom } from "./lineage.ts";
import type { Asked, Choice, Conflict, Merged } from "./merge.ts";
import type { Three } from "./merge-props.ts";
import type { Problem } from "./operation.ts";
import type { Id } from "./shape.ts";

type Taken = ReadonlyMap<string, Choice["take"]>;
/** `touched`: ids whose node was changed here. */
type Settled = { readonly merged: Draft; readonly conflicts: readonly Conflict[]; readonly touched: readonly Id[] };

/** Moves of both sides together may put nodes into one another, or into something that is gone. */
export const settleTree = (merged: Draft, sides: Three<Draft>, taken: Taken): Settled => {
  const inTrees = Object.keys(merged.nodes).filter((id) => merged.nodes[id]!.parent !== merged.nodes[id]!.owner);
  if (inTrees.length === 0) return { merged, conflicts: [], touched: [] };
  const nodes = { ...merged.nodes };
  const conflicts: Conflict[] = [];
  const moved = new Set<Id>();
  const place = (id: Id, parent: Id | null): void => {
    nodes[id] = { ...nodes[id]!, parent };
    moved.add(id);
  };
  for (const id of inTrees) {
    const node = nodes[id]!;
    if (holds(nodes, node.parent)) continue;
    const places = sides.flatMap((side) => nodeAt(side.nodes, id) ?? []).map(({ parent }) => parent);
    place(id, places.find((parent) => holds(nodes, parent)) ?? node.owner);
  }
  const settled = new Set<Id>();
  for (let cycle = cycleIn(nodes, inTrees); cycle !== null; cycle = cycleIn(nodes, inTrees)) {
    const members = [...cycle].sort();
    const id = `TREE ${members.join(" ")}`;
    const take = taken.get(id);
    const again = members.some((member) => settled.has(member));
    const side = again ? null : take === "ours" ? sides[1] : take === "theirs" ? sides[2] : sides[0];
    if (!again && side === sides[0])
      conflicts.push({
        id,
        kind: "TREE",
        node: members[0]!,
        base: placesOf(sides[0], members),
        ours: placesOf(sides[1], members),
        theirs: placesOf(sides[2], members),
        nodes: members,
      });
    for (const member of members) {
      const before = side && nodeAt(side.nodes, member);
      place(member, before && holds(nodes, before.parent) ? before.parent : nodes[member]!.owner);
      settled.add(member);
    }
  }
  return { merged: moved.size === 0 ? merged : { header: merged.header, nodes }, conflicts, touched: [...moved] };
};

const holds = (nodes: Draft["nodes"], id: Id | null): boolean => id === null || isBuiltIn(id) || Object.hasOwn(nodes, id);

const placesOf = (side: Draft, ids: readonly Id[]): Json =>
  Object.fromEntries(ids.flatMap((id) => (nodeAt(side.nodes, id) ? [[id, nodeAt(side.nodes, id)!.parent]] : [])));

const cycleIn = (nodes: Draft["nodes"], inTrees: readonly Id[]): readonly Id[] | null => {
  const clear = new Set<Id>();
  for (const start of [...inTrees].sort()) {
    const path: Id[] = [];
    for (let at: Id | null = start; at !== null && !clear.has(at) && Object.hasOwn(nodes, at); at = nodes[at]!.parent) {
      const from = path.indexOf(at);
      if (from >= 0) return path.slice(from);
      path.push(at);
    }
    for (const id of path) clear.add(id);
  }
  return null;
};

/** Siblings that got one key, one on each side: both stay, and one of them needs another key. */
export const settleKeys = (merged: Draft, [, ours, theirs]: Three<Draft>, differing: readonly Id[], taken: Taken): Settled => {
  // Nodes that have the same key on both sides share it there with somebody or with nobody.
  const changed = new Set<unknown>();
  for (const id of differing)
    if (nodeAt(ours.nodes, id)?.props.key !== nodeAt(theirs.nodes, id)?.props.key) changed.add(nodeAt(merged.nodes, id)?.props.key);
  if (changed.size === 0) return { merged, conflicts: [], touched: [] };
  const users = new Map<string, Id[]>();
  for (const id of Object.keys(merged.nodes)) {
    const { kind, owner, props } = merged.nodes[id]!;
    if (typeof props.key !== "string" || !changed.has(props.key)) continue;
    const at = `${kind} ${owner} ${props.key}`;
    const known = users.get(at);
    if (known) known.push(id);
    else users.set(at, [id]);
  }
  let renamed: Record<Id, DraftNode> | null = null;
  const conflicts: Conflict[] = [];
  for (const ids of users.values()) {
    if (ids.length < 2) continue;
    const { key } = merged.nodes[ids[0]!]!.props as { key: string };
    const of = (side: Draft): Id | undefined => ids.find((id) => nodeAt(side.nodes, id)?.props.key === key);
    const [mine, other] = [of(ours), of(theirs)];
    // Two on one side: that draft was so before, and its own list of problems says it.
    if (mine === undefined || other === undefined || mine === other) continue;
    const pair = [mine, other].sort();
    const id = `KEY ${pair.join(" ")}`;
    const take = taken.get(id);
    const rename = (which: Id, to: string): void => {
      renamed ??= { ...merged.nodes };
      renamed[which] = { ...renamed[which]!, props: { ...renamed[which]!.props, key: to } };
    };
    if (take === "ours") rename(other, freeKey(renamed ?? merged.nodes, other));
    else if (take === "theirs") rename(mine, freeKey(renamed ?? merged.nodes, mine));
    else if (take && typeof take.value === "string") rename(other, take.value);
    else
      conflicts.push({
        id,
        kind: "KEY",
        node: pair[0]!,
        prop: "key",
        base: key,
        ours: mine,
        theirs: other,
        nodes: pair,
      });
  }
  if (!renamed) return { merged, conflicts, touched: [] };
  return { merged: { header: merged.header, nodes: renamed }, conflicts, touched: [...users.values()].flat() };
};

const freeKey = (nodes: Draft["nodes"], id: Id): string => {
  const { kind, owner, props } = nodes[id]!;
  const used = new Set(Object.values(nodes).flatMap((node) => (node.kind === kind && node.owner === owner ? [node.props.key] : [])));
  for (let n = 2; ; n++) {
    const key = `${String(props.key).slice(0, 36)}${n}`;
    if (!used.has(key)) return key;
  }
};

/** Errors that neither side has come of both changes together, each node of them a question. `checker`: one that looked at the base. */
export const settleMeaning = (
  merged: Draft,
  { sides: [base, ours, theirs], differing, touched, taken, checker }: Asked & { readonly checker: Checker | null },
): Merged => {
  // Of the rest the result says what all three say.
  const same = (side: Draft): boolean =>
    equal(merged.header, side.header) && touched.every((id) => equal(nodeAt(merged.nodes, id), nodeAt(side.nodes, id)));
  // What one side has as it is brings nothing together.
  if (same(ours) || same(theirs)) return { merged, conflicts: [] };
  // What the result and the sides have in common is looked at once.
  const follower = checker ?? new Checker({ levels: "errors" });
  const look = (draft: Draft): readonly Problem[] => follower.check(draft);
  derivedFrom(base.nodes, touched, merged.nodes);
  let problems = look(merged);
  let current = merged;
  const known = new Set<string>();
  const isNew = (error: Problem): boolean => !known.has(ident(error));
  // The target first: it is a draft and may have errors, the source is a version more often than not and has none.
  const sides = [ours, theirs];
  const used = new Set<string>();
  for (;;) {
    const errors = errorsIn(problems);
    if (errors.length === 0) return { merged: current, conflicts: [], ...(checker && { problems }) };
    while (sides.length > 0 && errors.some(isNew)) {
      const side = sides.shift()!;
      for (const error of errorsIn(look(sharing(side, merged, base, differing)))) known.add(ident(error));
    }
    const byNode = new Map<Id | "header", Problem[]>();
    for (const error of errors) if (isNew(error)) byNode.set(error.at.id, [...(byNode.get(error.at.id) ?? []), error]);
    const asked = [...byNode].map(([node, problems]) => ({
      id: `MEANING ${node} ${[...new Set(problems.map(({ code }) => code))].sort().join(" ")}`,
      node,
      problems,
    }));
    const next = asked.find(({ id }) => !used.has(id) && (taken.get(id) === "ours" || taken.get(id) === "theirs"));
    if (!next) {
      const conflicts = asked
        .filter(({ id }) => taken.get(id) === undefined || used.has(id))
        .map(
          ({ id, node, problems }): Conflict => ({
            id,
            kind: "MEANING",
            node,
            base: null,
            ours: null,
            theirs: null,
            nodes: node === "header" ? [] : [node],
            problems,
          }),
        );
      return { merged: current, conflicts, ...(checker && { problems }) };
    }
    used.add(next.id);
    current = asIn(current, taken.get(next.id) === "ours" ? ours : theirs, next.node);
    problems = look(current);
  }
};

const errorsIn = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ level }) => level === "error");

/** A side whose nodes are the very ones of the result, or of the base, wherever they say the same. */
const sharing = (side: Draft, merged: Draft, base: Draft, differing: readonly Id[]): Draft => {
  const nodes: Record<Id, DraftNode> = { ...base.nodes };
  for (const id of differing) {
    const [node, known] = [nodeAt(side.nodes, id), nodeAt(merged.nodes, id)];
    if (!node) delete nodes[id];
    else nodes[id] = known && equal(known, node) ? known : node;
  }
  return { header: side.header, nodes: derivedFrom(base.nodes, differing, nodes) };
};

const ident = ({ code, at }: Problem): string => `${code} ${at.id} ${at.prop ?? ""}`;

/** The merged document with one node as a side has it, or without it where that side has none. */
const asIn = (merged: Draft, side: Draft, id: Id | "header"): Draft => {
  if (id === "header") return { header: side.header, nodes: merged.nodes };
  const node: DraftNode | undefined = nodeAt(side.nodes, id);
  if (node) {
    const parent = holds(merged.nodes, node.parent) ? node.parent : node.owner;
    return { header: merged.header, nodes: { ...merged.nodes, [id]: { ...node, parent } } };
  }
  const gone = withInner(merged.nodes, [id]);
  return { header: merged.header, nodes: Object.fromEntries(Object.entries(merged.nodes).filter(([at]) => !gone.has(at))) };
};
