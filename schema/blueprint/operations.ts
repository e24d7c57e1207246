/**
 * `applyOps`: the one way a blueprint changes. Pure. A batch applies wholly or not at all; refusals list every op at fault
 * [BP15]; the answer carries the batch that undoes it [BP16]. What an op may do is read from the kind table [BP17].
 *
 * Ops run in order; what must hold of the whole is asked of the state after the last op (`whole-refusals.ts`).
 */
import type { Json } from "../ids.ts";
import { builtInKind, isBuiltIn, mayChangeBuiltIn } from "./built-in.ts";
import { type Draft, type DraftNode, isEmpty, nodeAt, withoutEmpty } from "./document.ts";
import { equal } from "./equal.ts";
import { issueWords, tooLong } from "./issue-words.ts";
import { isReserved } from "./keys.ts";
import { limits } from "./limits.ts";
import { derivedFrom } from "./lineage.ts";
import { idPattern, unsafeNameIn, unsafeNames } from "./names.ts";
import { isNodeKind, kindSpec, propAt } from "./node-kinds.ts";
import type { Batch, NodeKind, Op, Refusal } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import { between, rankPattern } from "./rank.ts";
import { kindWords, type RefusalCode, refuse } from "./refusals.ts";
import type { Id } from "./shape.ts";
import { wholeRefusals } from "./whole-refusals.ts";

export type Applied = { readonly draft: Draft; readonly inverse: Batch } | { readonly refused: readonly Refusal[] };

type Props = Record<string, unknown>;
interface Work {
  header: Props;
  nodes: Record<Id, DraftNode>;
  lastRanks?: Map<string, string>;
}
/** Thrown inside one op and caught by the loop; never leaves this file. */
class Refused {
  constructor(
    readonly code: RefusalCode,
    readonly params: Record<string, string> = {},
    readonly current?: Json,
  ) {}
}

/**
 * Applies a batch to a draft. Gives the new draft and the batch that takes it back, or every refusal. `most`: how many operations are let
 * in; what was worked out here from two stored drafts is as long as their difference.
 */
export const applyOps = (draft: Draft, batch: Batch, most: number = limits.opsPerBatch): Applied => {
  const ops = batch.ops;
  if (ops.length > most) {
    const en = `A batch has ${ops.length} operations, at most ${most} are allowed.`;
    const ar = `عدد العمليات ${ops.length}، والحد الأعلى ${most}.`;
    return { refused: [refuse(most, ops[most]!, "SIZE_LIMIT", { en, ar })] };
  }
  const work: Work = { header: draft.header, nodes: { ...draft.nodes } };
  const refused: Refusal[] = [];
  const undo: (readonly Op[])[] = [];
  const failed = new Set<Id>(); // adds that were refused: what leans on them is not itself at fault
  const touched = new Map<Id | "header", number>();
  ops.forEach((op, index) => {
    try {
      if (typeof op !== "object" || op === null || typeof op.id !== "string") throw new Refused("OP_SHAPE", { detail: "op, id" });
      if (op.op === "add" ? op.parent !== undefined && failed.has(op.parent) : failed.has(op.id)) {
        if (op.op === "add") failed.add(op.id);
        return;
      }
      const back = applyOne(work, op);
      touched.set(op.id, index);
      undo.push(back);
    } catch (reason) {
      if (!(reason instanceof Refused)) throw reason;
      if (op?.op === "add") failed.add(op.id);
      refused.push(refuse(index, op, reason.code, { ...kindWords(work.nodes, op), ...reason.params }, reason.current));
    }
  });
  const after: Draft = { header: work.header as Draft["header"], nodes: derivedFrom(draft.nodes, touched.keys(), work.nodes) };
  refused.push(...wholeRefusals(draft, after, ops, touched, failed));
  if (refused.length > 0) return { refused: refused.sort((a, b) => a.index - b.index) };
  return { draft: after, inverse: { ops: undo.reverse().flat() } };
};

const applyOne = (work: Work, op: Op): readonly Op[] => {
  if (unsafeNames.has(op.id)) throw new Refused("OP_UNSAFE_NAME", { detail: op.id });
  switch (op.op) {
    case "add":
      return add(work, op);
    case "set":
      return set(work, op);
    case "link":
    case "unlink":
      return link(work, op);
    case "move":
      return move(work, op);
    case "remove": {
      const node = live(work, op.id);
      if (isBuiltIn(op.id)) throw new Refused("OP_BUILT_IN", { detail: op.id });
      work.nodes[op.id] = { ...node, removed: true };
      return [{ op: "restore", id: op.id }];
    }
    case "restore": {
      const node = nodeAt(work.nodes, op.id);
      if (!node) throw new Refused("OP_UNKNOWN_NODE");
      if (!node.removed) throw new Refused("OP_NOT_REMOVED");
      const { removed: _, ...rest } = node;
      work.nodes[op.id] = rest;
      return [{ op: "remove", id: op.id }];
    }
    default:
      throw new Refused("OP_SHAPE", { detail: `op: ${String((op as { op?: unknown }).op)}` });
  }
};

const live = (work: Work, id: Id): DraftNode => {
  const node = nodeAt(work.nodes, id);
  if (!node) {
    const kind = builtInKind(id);
    if (kind) return { kind, parent: kind === "field" ? "ent_user" : null, owner: kind === "field" ? "ent_user" : null, props: {} };
    throw new Refused("OP_UNKNOWN_NODE");
  }
  if (node.removed) throw new Refused("OP_NODE_REMOVED");
  return node;
};

const add = (work: Work, op: Extract<Op, { op: "add" }>): readonly Op[] => {
  if (!isNodeKind(op.kind)) throw new Refused("OP_UNKNOWN_KIND", { detail: String(op.kind) });
  const spec = kindSpec(op.kind);
  if (!idPattern.test(op.id) || !op.id.startsWith(`${spec.prefix}_`)) throw new Refused("OP_ID_INVALID", { detail: `${spec.prefix}_…` });
  if (isBuiltIn(op.id)) throw new Refused("OP_BUILT_IN", { detail: op.id });
  const known = nodeAt(work.nodes, op.id);
  if (known) throw new Refused(known.removed ? "OP_ID_REMOVED" : "OP_ID_TAKEN");
  const { parent, owner } = placeOf(work, op.kind, op.parent ?? null);
  if (typeof op.props !== "object" || op.props === null) throw new Refused("OP_SHAPE", { detail: "props" });
  const props: Props = {};
  for (const name of Object.keys(op.props)) {
    if (!Object.hasOwn(spec.props, name)) throw new Refused("OP_UNKNOWN_PROP", { detail: name });
    const given = parse(op.kind, name, spec.props[name]!, op.props[name]);
    if (!isEmpty(given)) props[name] = given;
  }
  for (const [name, prop] of Object.entries(spec.props)) {
    if (props[name] !== undefined) continue;
    if (prop.is === "rank") props[name] = between(lastRank(work, op.kind, parent), null);
    else if (!isEmpty(prop.initial)) props[name] = prop.initial;
  }
  work.nodes[op.id] = { kind: op.kind, parent, owner, props };
  noteRank(work, work.nodes[op.id]!);
  return [{ op: "remove", id: op.id }];
};

/** The highest rank among siblings, removed ones counted; looked up once per batch, then kept. */
const lastRank = (work: Work, kind: NodeKind, parent: Id | null): string | null => {
  if (!work.lastRanks) {
    work.lastRanks = new Map();
    for (const id of Object.keys(work.nodes)) noteRank(work, work.nodes[id]!);
  }
  return work.lastRanks.get(`${kind} ${parent}`) ?? null;
};

const noteRank = (work: Work, { kind, parent, props }: DraftNode): void => {
  const at = `${kind} ${parent}`;
  const last = work.lastRanks?.get(at);
  if (typeof props.order === "string" && (last === undefined || props.order > last)) work.lastRanks?.set(at, props.order);
};

/** Where a node may live: parent and owner for a wanted parent. Moving back into something removed is allowed, so a move can be undone. */
const placeOf = (
  work: Work,
  kind: NodeKind,
  parent: Id | null,
  removedToo = false,
): { readonly parent: Id | null; readonly owner: Id | null } => {
  const spec = kindSpec(kind);
  if (parent === null) {
    if (spec.owners.length > 0) throw new Refused("OP_PARENT");
    return { parent: null, owner: null };
  }
  if (typeof parent !== "string") throw new Refused("OP_PARENT");
  const node = (removedToo ? nodeAt(work.nodes, parent) : undefined) ?? live(work, parent);
  if (isBuiltIn(parent) && node.kind === "field") throw new Refused("OP_PARENT");
  if (spec.owners.includes(node.kind)) return { parent, owner: parent };
  if (spec.tree && node.kind === kind) return { parent, owner: node.owner };
  throw new Refused("OP_PARENT");
};

const parse = (kind: NodeKind | "header", path: string, spec: PropSpec, given: unknown): unknown => {
  // A key may be reserved, however plain it is.
  if (typeof given !== "object" && spec.is !== "key" && spec.plain?.(given)) return given;
  const unsafe = unsafeNameIn(given);
  if (unsafe) throw new Refused("OP_UNSAFE_NAME", { detail: unsafe });
  const result = spec.zod.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const size = tooLong(issue, given);
    if (size) throw new Refused("SIZE_LIMIT", { ...size });
    const { en, ar } = issueWords(issue);
    throw new Refused("OP_VALUE", { prop: path, en, ar });
  }
  if (spec.is === "key" && isReserved(kind, result.data as string)) throw new Refused("KEY_RESERVED", { detail: String(result.data) });
  // Whole or member by member, what is set comes out the same.
  return spec.is === "split" ? withoutEmpty(result.data) : result.data;
};

const bagOf = (
  work: Work,
  id: Id | "header",
): { readonly kind: NodeKind | "header"; readonly props: Props; readonly put: (props: Props) => void } => {
  if (id === "header") {
    const put = (props: Props): void => {
      work.header = props;
    };
    return { kind: "header", props: work.header, put };
  }
  const node = live(work, id);
  const put = (props: Props): void => {
    // A built-in node is stored only where it is extended.
    if (isBuiltIn(id) && isEmpty(props)) delete work.nodes[id];
    else work.nodes[id] = { ...node, props };
  };
  return { kind: node.kind, props: node.props as Props, put };
};

const without = (bag: Props, name: string): Props => {
  const { [name]: _, ...rest } = bag;
  return rest;
};

const place = (kind: NodeKind | "header", id: Id | "header", prop: unknown) => {
  if (typeof prop !== "string") throw new Refused("OP_SHAPE", { detail: "prop" });
  const at = propAt(kind, prop);
  if (at?.member !== null && at?.member !== undefined && unsafeNames.has(at.member))
    throw new Refused("OP_UNSAFE_NAME", { detail: at.member });
  if (!at) throw new Refused("OP_UNKNOWN_PROP", { detail: prop });
  if (id !== "header" && isBuiltIn(id) && !mayChangeBuiltIn(kind, at.name)) throw new Refused("OP_BUILT_IN", { detail: prop });
  return at;
};

const set = (work: Work, op: Extract<Op, { op: "set" }>): readonly Op[] => {
  const { kind, props, put } = bagOf(work, op.id);
  const { name, member, spec } = place(kind, op.id, op.prop);
  if (spec.is === "rank") throw new Refused("OP_USE_MOVE");
  const outer = props[name];
  const before = member === null ? outer : (outer as Props | undefined)?.[member];
  const current = (before ?? null) as Json;
  if (op.was !== undefined && !equal(op.was, current)) throw new Refused("OP_WAS", { prop: op.prop }, current);
  if (op.value === undefined) throw new Refused("OP_SHAPE", { detail: "value" });
  const next = op.value === null ? undefined : parse(kind, op.prop, spec, op.value);
  const empty = isEmpty(next);
  if (member === null) put(empty ? without(props, name) : { ...props, [name]: next });
  else {
    const bag = empty ? without((outer as Props) ?? {}, member) : { ...((outer as Props) ?? {}), [member]: next };
    put(isEmpty(bag) ? without(props, name) : { ...props, [name]: bag });
  }
  return equal(current, (next ?? null) as Json) ? [] : [{ op: "set", id: op.id, prop: op.prop, value: current }];
};

const link = (work: Work, op: Extract<Op, { op: "link" | "unlink" }>): readonly Op[] => {
  const { kind, props, put } = bagOf(work, op.id);
  const { name, member, spec } = place(kind, op.id, op.prop);
  if (spec.is !== "set" || member !== null) throw new Refused("OP_NOT_A_SET", { prop: op.prop });
  const held = props[name];
  if (held === spec.all && held !== undefined) throw new Refused("OP_ALL", { prop: op.prop });
  const members = Array.isArray(held) ? (held as string[]) : [];
  const has = members.includes(op.to);
  if (op.op === "link") {
    if (has) return [];
    put({ ...props, [name]: parse(kind, op.prop, spec, [...members, op.to]) });
    return [{ op: "unlink", id: op.id, prop: op.prop, to: op.to }];
  }
  if (!has) return [];
  const left = members.filter((m) => m !== op.to);
  put(left.length === 0 ? without(props, name) : { ...props, [name]: left });
  return [{ op: "link", id: op.id, prop: op.prop, to: op.to }];
};

const move = (work: Work, op: Extract<Op, { op: "move" }>): readonly Op[] => {
  const node = live(work, op.id);
  const spec = kindSpec(node.kind);
  let { parent } = node;
  if (op.parent !== undefined && op.parent !== node.parent) {
    const wanted = placeOf(work, node.kind, op.parent, true);
    if (!spec.tree || wanted.owner !== node.owner) throw new Refused("OP_PARENT");
    for (let at: Id | null = op.parent; at !== null && at !== node.owner; at = nodeAt(work.nodes, at)?.parent ?? null)
      if (at === op.id) throw new Refused("TREE_CYCLE");
    parent = wanted.parent;
  }
  if (op.order !== undefined && (!spec.props.order || typeof op.order !== "string" || !rankPattern.test(op.order)))
    throw new Refused("OP_VALUE", { prop: "order", en: "a rank is expected", ar: "المطلوب رتبة" });
  if (isBuiltIn(op.id)) throw new Refused("OP_BUILT_IN", { detail: "order" });
  work.nodes[op.id] = { ...node, parent, props: op.order === undefined ? node.props : { ...node.props, order: op.order } };
  noteRank(work, work.nodes[op.id]!);
  const before = node.props.order;
  return [
    {
      op: "move",
      id: op.id,
      ...(parent !== node.parent && node.parent !== null ? { parent: node.parent } : {}),
      ...(op.order !== undefined && typeof before === "string" ? { order: before } : {}),
    },
  ];
};
