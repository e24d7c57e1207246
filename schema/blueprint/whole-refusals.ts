/**
 * What must hold of a draft after a batch: links exist, keys are unique, required things are there, limits are kept. It is asked of
 * the state after the last op, so a batch may name a node it adds later. Only what the batch made worse is held against it, so a
 * draft that was already broken can still be edited.
 */
import { builtInKeys, builtInKind, isBuiltIn } from "./built-in.ts";
import { type Draft, type DraftNode, isEmpty, nodeAt, withInner } from "./document.ts";
import { equal } from "./equal.ts";
import { excesses, excessText } from "./excesses.ts";
import { linksOf } from "./links.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import { type NodeKind, nodeKindNames, type Op, type Refusal } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import { kindWords, type RefusalCode, refuse } from "./refusals.ts";
import type { Id } from "./shape.ts";

/** Each refusal is held against the last op that touched the node. */
export const wholeRefusals = (
  before: Draft,
  after: Draft,
  ops: readonly Op[],
  touched: ReadonlyMap<Id | "header", number>,
  failed: ReadonlySet<Id>,
): readonly Refusal[] => {
  const refused: Refusal[] = [];
  let keys: ReadonlyMap<string, number> | undefined;
  for (const [id, index] of touched) {
    const op = ops[index]!;
    const node = id === "header" ? null : nodeAt(after.nodes, id);
    if (node?.removed) continue;
    const kind: NodeKind | "header" = node?.kind ?? "header";
    if (id !== "header" && !node) continue; // a built-in node that is no longer extended
    const specs: Readonly<Record<string, PropSpec>> = node ? kindSpec(node.kind).props : headerProps;
    const props = node ? node.props : after.header;
    const old: Readonly<Record<string, unknown>> | undefined = node ? nodeAt(before.nodes, id)?.props : before.header;
    const say = (code: RefusalCode, params: Record<string, string>) =>
      refused.push(refuse(index, op, code, { ...kindWords(after.nodes, op), ...params }));

    const needed = isBuiltIn(id) ? [] : [...saidAlways.get(kind)!, ...(node ? (kindSpec(node.kind).requires?.(props) ?? []) : [])];
    for (const name of needed)
      if (isEmpty(props[name]) && !(old && isEmpty(old[name]) && equal(old.do, props.do) && equal(old.kind, props.kind)))
        say("OP_REQUIRED", { prop: name });
    for (const name of Object.keys(props)) {
      const spec = Object.hasOwn(specs, name) ? specs[name]! : null;
      if (!spec || equal(old?.[name], props[name])) continue;
      const whole = kind === "header" ? { ...(spec.initial as object | undefined), ...(props[name] as object) } : props[name];
      if (spec.is === "split" && spec.members && !spec.zod.safeParse(whole).success)
        say("OP_REQUIRED", { prop: `${name}.${missingMember(spec, whole)}` });
      for (const link of linksOf(name, spec, props[name])) {
        if (failed.has(link.id)) continue;
        const target = nodeAt(after.nodes, link.id)?.kind ?? builtInKind(link.id);
        if (!target) say("OP_LINK_UNKNOWN", { prop: link.prop });
        else if (!link.to.includes(target)) say("OP_LINK_KIND", { prop: link.prop });
      }
    }
    if (node && typeof props.key === "string" && !equal(old?.key, props.key)) {
      keys ??= siblingKeys(after);
      const users = keys.get(siblingKey(node, props.key)) ?? 0;
      if (users > 1 || builtInKeys(node).has(props.key)) say("KEY_DUPLICATE", { detail: props.key });
    }
    // A draft nobody wrote to yet has no shape number; stating it is no change.
    if (kind === "header" && old?.blueprint !== undefined && !equal(old.blueprint, props.blueprint))
      say("OP_UNKNOWN_PROP", { detail: "blueprint" });
  }
  for (const id of returned(before, after, ops)) {
    const node = after.nodes[id]!;
    const key = node.props.key;
    if (typeof key !== "string" || !equal(nodeAt(before.nodes, id)?.props.key, key)) continue;
    keys ??= siblingKeys(after);
    if ((keys.get(siblingKey(node, key)) ?? 0) < 2) continue;
    let holder: Id | null = id;
    while (holder !== null && !touched.has(holder)) holder = nodeAt(after.nodes, holder)?.parent ?? null;
    const index = (holder === null ? undefined : touched.get(holder)) ?? ops.length - 1;
    const { en: kindEn, ar: kindAr } = kindSpec(node.kind).label;
    refused.push(refuse(index, ops[index]!, "KEY_TAKEN", { detail: key, kindEn, kindAr }));
  }
  // Only a node more can be one too many.
  const grown = ops.some((one) => one?.op === "add" || one?.op === "restore") ? excesses(after) : [];
  if (grown.length > 0) {
    const was = new Map(excesses(before).map((e) => [`${e.kind} ${e.owner}`, e.value]));
    for (const excess of grown) {
      if (excess.value <= (was.get(`${excess.kind} ${excess.owner}`) ?? 0)) continue;
      const index = ops.findLastIndex(
        (op) => op.op === "add" && (excess.kind === "node" || (op.kind === excess.kind && after.nodes[op.id]?.owner === excess.owner)),
      );
      const at = index < 0 ? ops.length - 1 : index;
      refused.push(refuse(at, ops[at]!, "SIZE_LIMIT", excessText(excess)));
    }
  }
  return refused;
};

/** What the header does not say is as it is at first. */
const mustBeSaid = (kind: NodeKind | "header", { required, initial }: PropSpec): boolean =>
  required === true && (initial === undefined || (kind !== "header" && !isEmpty(initial)));

/** Per kind, the properties that must be there. */
const saidAlways: ReadonlyMap<NodeKind | "header", readonly string[]> = new Map(
  (["header", ...nodeKindNames] as const).map((kind) => {
    const specs: Readonly<Record<string, PropSpec>> = kind === "header" ? headerProps : kindSpec(kind).props;
    return [kind, Object.keys(specs).filter((name) => mustBeSaid(kind, specs[name]!))] as const;
  }),
);

const missingMember = (spec: PropSpec, value: unknown): string =>
  Object.keys(spec.members ?? {}).find(
    (name) => spec.members![name]!.required && (value as Readonly<Record<string, unknown>>)[name] === undefined,
  ) ?? "";

const siblingKey = (node: DraftNode, key: string): string => `${node.kind} ${node.owner} ${key}`;

const siblingKeys = (draft: Draft): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const gone = goneAmongSiblings(draft);
  for (const id of Object.keys(draft.nodes)) {
    const node = draft.nodes[id]!;
    if (typeof node.props.key !== "string" || gone.has(id)) continue;
    const at = siblingKey(node, node.props.key);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
};

/** What was gone and is back among its siblings: restored, or moved out of something removed. Its key may be another's by now. */
const returned = (before: Draft, after: Draft, ops: readonly Op[]): readonly Id[] => {
  if (!ops.some((op) => op?.op === "restore" || (op?.op === "move" && op.parent !== undefined))) return [];
  const gone = goneAmongSiblings(after);
  return [...goneAmongSiblings(before)].filter((id) => nodeAt(after.nodes, id) && !gone.has(id));
};

/** Removed, or inside something removed of the same owner. What was removed with its owner is still there for its siblings. */
const goneAmongSiblings = ({ nodes }: Draft): ReadonlySet<Id> => {
  const ids = Object.keys(nodes);
  const removed = ids.filter((id) => nodes[id]!.removed === true);
  if (removed.length === 0) return new Set();
  const inTrees = ids.flatMap((id) => {
    const { owner, parent } = nodes[id]!;
    return parent === owner ? [] : [[id, { owner: null, parent }] as const];
  });
  return withInner(Object.fromEntries(inTrees), removed);
};
