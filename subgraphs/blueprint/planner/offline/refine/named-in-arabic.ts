/** What a later sentence adds in English is called something in Arabic as well, as in a first description (`world/arabic-names.ts`). */
import type { Draft, DraftNode } from "../../../../../schema/blueprint/document.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { FieldTypeName, Id } from "../../../../../schema/blueprint/shape.ts";
import { givenFor, type NameGiven, namesGiven } from "../text/names-given.ts";
import type { Named } from "../words/english-arabic.ts";
import { inArabic, isState, namedBy, nameOf, wordsGiven } from "../world/arabic-names.ts";
import type { Words } from "../world/world.ts";

type Node = Pick<DraftNode, "kind" | "owner" | "props">;

/** The operations with Arabic labels for what has an English one only; nothing is called as another of its kind beside it is. */
export const namedInArabic = (base: Draft, ops: readonly Op[], text: string): readonly Op[] => {
  if (!ops.some(({ op }) => op === "add")) return ops;
  const given = namesGiven(text);
  const nodes = new Map<Id, Node>(Object.entries(base.nodes).filter(([, node]) => !node.removed));
  return ops.map((op) => {
    if (op.op !== "add") return op;
    const node: Node = { kind: op.kind, owner: op.parent ?? null, props: op.props };
    const props = propsInArabic(nodes, given.length > 0 ? asGiven(node, given) : node);
    nodes.set(op.id, { ...node, props });
    return props === op.props ? op : { ...op, props };
  });
};

/** «Add a role nurse (حكيمة)»: as it was named there. */
const asGiven = (node: Node, given: readonly NameGiven[]): Node => {
  const label = node.props.label as Words | undefined;
  if (!label?.en || (node.kind !== "entity" && node.kind !== "role")) return node;
  const name = nameOf(label);
  const words = wordsGiven(givenFor(given, new Set([name])).get(name));
  if (!words) return node;
  const plural = node.kind === "entity" ? { plural: { ...(node.props.plural as Words | undefined), ...words.plural } } : {};
  return { ...node, props: { ...node.props, label: { ...label, ...words.label }, ...plural } };
};

const propsInArabic = (nodes: ReadonlyMap<Id, Node>, { kind, owner, props }: Node): Node["props"] => {
  const label = props.label as Words | undefined;
  const named = kindOf(nodes, { kind, owner, props });
  if (!named || !label?.en || label.ar) return props;
  const taken = new Set(
    [...nodes.values()]
      .filter((node) => node.kind === kind && node.owner === owner)
      .flatMap((node) => [node.props.label as Words | undefined, node.props.plural as Words | undefined])
      .flatMap((words) => (words?.ar ? [words.ar] : [])),
  );
  const one = inArabic(label, named, taken);
  if (kind !== "entity") return one.ar ? { ...props, label: one } : props;
  const plural = inArabic((props.plural as Words | undefined) ?? {}, "entities", taken);
  return one.ar && plural.ar ? { ...props, label: one, plural } : props;
};

const kindOf = (nodes: ReadonlyMap<Id, Node>, { kind, owner, props }: Node): Named | null => {
  if (kind === "entity" || kind === "role") return kind;
  if (kind === "field") return namedBy(props.type as FieldTypeName);
  if (kind !== "option") return null;
  return isState(String(nodes.get(owner ?? "")?.props.key ?? "")) ? "state" : "choice";
};
