/** How a node is called in front of people: by its label, else its key, else by what it is for. Never by its id. */
import type { Sentence } from "../ids.ts";
import { withBuiltIns } from "./built-in.ts";
import { type Draft, type DraftNode, flatten } from "./document.ts";
import { wordsFromKey } from "./keys.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { Blueprint, Id, Text } from "./shape.ts";

export type Nodes = Readonly<Record<Id, DraftNode>>;

const gone: Sentence = { en: "something that no longer exists", ar: "عنصر لم يعد موجودًا" };
const crud: Readonly<Record<string, Sentence>> = {
  read: { en: "see", ar: "عرض" },
  create: { en: "add", ar: "إضافة" },
  update: { en: "change", ar: "تعديل" },
  delete: { en: "delete", ar: "حذف" },
  restore: { en: "restore", ar: "استعادة" },
};
/** The verb of an operation on records. */
export const crudWords = (verb: string): Sentence => crud[verb] ?? { en: verb, ar: verb };

/** Reads a text in both languages; a missing one takes the other. */
export const bothOf = (text: unknown, fallback: string): Sentence => {
  const words = (typeof text === "object" && text !== null ? text : {}) as Text;
  const pick = (...names: string[]) => names.map((name) => words[name]).find((word) => typeof word === "string" && word !== "") ?? fallback;
  return { en: pick("en", "ar", ...Object.keys(words)), ar: pick("ar", "en", ...Object.keys(words)) };
};

const join = (names: readonly Sentence[]): Sentence => ({ en: names.map((s) => s.en).join(", "), ar: names.map((s) => s.ar).join("، ") });

/** Every node a document has, built-in ones written out. */
export const nodesOf = (blueprint: Blueprint): Nodes => flatten(withBuiltIns(blueprint)).nodes;

/** The nodes every document has. */
export const builtInNodes: Nodes = nodesOf({ entities: {}, roles: {} } as unknown as Blueprint);

/** Nodes of a draft with the built-in ones that are not stored. */
export const nodesOfDraft = (draft: Draft): Nodes => {
  const merged: Record<Id, DraftNode> = { ...builtInNodes };
  for (const id of Object.keys(draft.nodes)) merged[id] = overBuiltIn(id, draft.nodes[id]!);
  return merged;
};
const overBuiltIn = (id: Id, node: DraftNode): DraftNode => {
  const base = builtInNodes[id];
  return base ? { ...base, props: { ...base.props, ...node.props } } : node;
};

/** The live nodes of a kind inside another, as `nodesOfDraft` has them, in its order, without a copy of all. */
export const childrenInDraft = (draft: Draft, kind: DraftNode["kind"], owner: Id): readonly (readonly [Id, DraftNode])[] => {
  const found: (readonly [Id, DraftNode])[] = [];
  for (const id of Object.keys(builtInNodes)) {
    const own = draft.nodes[id];
    const node = own ? overBuiltIn(id, own) : builtInNodes[id]!;
    if (node.kind === kind && node.owner === owner && !node.removed) found.push([id, node]);
  }
  for (const id of Object.keys(draft.nodes)) {
    const node = draft.nodes[id]!;
    if (node.kind === kind && node.owner === owner && !node.removed && !builtInNodes[id]) found.push([id, node]);
  }
  return found;
};

/** The name of one node. */
export const nameOf = (nodes: Nodes, id: Id): Sentence => named(nodes, id, 0);

const named = (nodes: Nodes, id: Id, depth: number): Sentence => {
  const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
  // A broken draft may own itself in a circle.
  if (!node || !isNodeKind(node.kind) || depth > 8) return gone;
  const { props, kind } = node;
  const noun = kindSpec(kind).label;
  const key = typeof props.key === "string" ? wordsFromKey(props.key) : null;
  const label = bothOf(props.label, key ?? "");
  if (label.en) return label;
  const owner = node.owner ? named(nodes, node.owner, depth + 1) : null;
  const entity = typeof props.entity === "string" && nodes[props.entity]?.kind === "entity" ? pluralOf(nodes, props.entity) : gone;
  switch (kind) {
    case "policy": {
      const verbs = join(
        ["read", "create", "update", "delete"].filter((verb) => Array.isArray(props.allow) && props.allow.includes(verb)).map(crudWords),
      );
      const roles = join((Array.isArray(props.roles) ? props.roles : []).map((role) => named(nodes, String(role), depth + 1)));
      return { en: `${roles.en}: ${verbs.en} ${entity.en}`, ar: `${roles.ar}: ${verbs.ar} ${entity.ar}` };
    }
    case "rule": {
      const message = bothOf(props.message, "");
      if (message.en) return message;
      break;
    }
    case "component":
    case "step":
      return { en: `${noun.en} “${String(props.type ?? props.kind)}”`, ar: `${noun.ar} «${String(props.type ?? props.kind)}»` };
    case "compliance":
      if (props.kind === "framework") return { en: String(props.framework).toUpperCase(), ar: String(props.framework).toUpperCase() };
      return { en: `keeping ${entity.en}`, ar: `مدة حفظ ${entity.ar}` };
  }
  return owner ? { en: `${noun.en} of ${owner.en}`, ar: `${noun.ar} في ${owner.ar}` } : { en: noun.en, ar: noun.ar };
};

/** The name with the place it is in: “Name” of “Patient”. */
export const fullNameOf = (nodes: Nodes, id: Id): Sentence => {
  if (id === "header") return { en: "the platform", ar: "المنصة" };
  const node = nodes[id];
  const name = nameOf(nodes, id);
  const own = node?.owner && typeof (node.props.key ?? node.props.label) !== "undefined" ? nameOf(nodes, node.owner) : null;
  return own ? { en: `“${name.en}” of “${own.en}”`, ar: `«${name.ar}» في «${own.ar}»` } : { en: `“${name.en}”`, ar: `«${name.ar}»` };
};

/** What many of an entity are called. */
export const pluralOf = (nodes: Nodes, entity: Id): Sentence => {
  const props = nodes[entity]?.props ?? {};
  const one = nameOf(nodes, entity);
  const given = bothOf(props.plural, "");
  return { en: given.en || one.en, ar: given.ar || one.ar };
};
