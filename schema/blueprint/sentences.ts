/**
 * `describe`: operations as sentences in one language, the weighty ones first: access, then what loses data, data, logic, pages,
 * words. Every operation has a sentence in both languages and none contains an id [BP28]. What arrives together is said together:
 * an added entity names its fields, an added field its options.
 */
import type { Sentence } from "../ids.ts";
import { withBuiltIns } from "./built-in.ts";
import type { DraftNode } from "./document.ts";
import { type Draft, nest } from "./document.ts";
import { show } from "./expressions/show.ts";
import { type Nodes, nameOf, nodesOf, nodesOfDraft } from "./naming.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import { pageSentence } from "./page-sentences.ts";
import { takesField } from "./policy-fields.ts";
import { policySentence } from "./policy-sentences.ts";
import { propWords } from "./prop-words.ts";
import { deed, eachTense, join, memberWords, type Speech, s, type Tense, type Told, told } from "./sentence-parts.ts";
import { setSentence } from "./set-sentences.ts";
import type { Blueprint, Id } from "./shape.ts";

/** Says what operations do, for people; `document` is the state before or after them (added nodes are known from the operations). */
export const describe = (ops: readonly Op[], document: Blueprint | Draft, locale: "en" | "ar", tense: Tense = "done"): readonly string[] =>
  sentences(ops, document, tense).map((line) => line.text[locale]);

export interface Line {
  readonly ops: readonly Op[];
  readonly weight: Weight;
  readonly text: Sentence;
}
type Weight = "access" | "loss" | "data" | "logic" | "pages" | "words";
const weights: readonly Weight[] = ["access", "loss", "data", "logic", "pages", "words"];

/** The sentences with their operations and weight, in both languages: as what was done, or as what is proposed. */
export const sentences = (ops: readonly Op[], document: Blueprint | Draft, tense: Tense): readonly Line[] => {
  const speech = speechOf(ops, document);
  const { added } = speech;
  const heads = ops.filter((op) => !(op.op === "add" && op.parent !== undefined && added.has(op.parent)) && !takesMask(speech, ops, op));
  const folded = (id: Id): readonly Op[] => ops.flatMap((op) => (op.op === "add" && op.parent === id ? [op, ...folded(op.id)] : []));
  return heads
    .map((op): Line => {
      const all = op.op === "add" ? [op, ...folded(op.id)] : [op, ...ops.filter((one) => takesMask(speech, [op], one))];
      return { ops: all, weight: weightOf(speech, op), text: tidy(speech, say(speech, op, all)[tense]) };
    })
    .sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
};

const speechOf = (ops: readonly Op[], document: Blueprint | Draft): Speech => {
  const draft = "nodes" in document && "header" in document ? document : null;
  const nodes: Record<Id, DraftNode> = { ...(draft ? nodesOfDraft(draft) : nodesOf(document as Blueprint)) };
  for (const op of ops)
    if (op.op === "add" && isNodeKind(op.kind))
      nodes[op.id] ??= { kind: op.kind, parent: op.parent ?? null, owner: ownerOf(nodes, op.kind, op.parent), props: op.props };
  const live = Object.fromEntries(Object.entries(nodes).map(([id, { removed: _, ...node }]) => [id, node]));
  const header = draft ? draft.header : {};
  const added = new Set(ops.flatMap((op) => (op.op === "add" ? [op.id] : [])));
  return { nodes, full: withBuiltIns(nest({ header, nodes: live })), added };
};

const ownerOf = (nodes: Nodes, kind: NodeKind, parent: Id | undefined): Id | null =>
  parent === undefined ? null : kindSpec(kind).tree && nodes[parent]?.kind === kind ? (nodes[parent]?.owner ?? null) : parent;

const wordProps: ReadonlySet<string> = new Set([
  "label",
  "labelBefore",
  "plural",
  "description",
  "help",
  "message",
  "confirm",
  "done",
  "icon",
  "pos",
  "purpose",
  "order",
]);
const groups: Record<NodeKind, Weight> = {
  role: "access",
  policy: "access",
  test: "access",
  assistant: "access",
  compliance: "access",
  entity: "data",
  field: "data",
  option: "data",
  index: "data",
  rule: "data",
  variable: "data",
  action: "logic",
  param: "logic",
  effect: "logic",
  workflow: "logic",
  step: "logic",
  edge: "logic",
  connection: "logic",
  page: "pages",
  query: "pages",
  component: "pages",
};

const weightOf = ({ nodes }: Speech, op: Op): Weight => {
  if (op.id === "header") {
    const prop = op.op === "set" || op.op === "link" || op.op === "unlink" ? op.prop : "";
    return prop === "signUp" || prop === "accounts" ? "access" : prop.startsWith("theme") ? "pages" : "words";
  }
  const kind = op.op === "add" ? op.kind : nodes[op.id]?.kind;
  const group = kind ? groups[kind] : "data";
  if (op.op === "remove" && (kind === "entity" || kind === "field" || kind === "option")) return "loss";
  if (op.op !== "set") return op.op === "move" ? "words" : group;
  const prop = op.prop.split(".")[0]!;
  if (kind === "field" && prop === "type") return "loss";
  if (kind === "action" && prop === "roles") return "access";
  return wordProps.has(prop) ? "words" : group;
};

/** A name in its place: *Name* of Patient. */
const star = (nodes: Nodes, id: Id): Sentence => {
  if (id === "header") return s("the platform", "المنصة");
  const name = nameOf(nodes, id);
  const owner = nodes[id]?.owner;
  const outer = owner && (nodes[id]?.props.key !== undefined || nodes[id]?.props.label !== undefined) ? nameOf(nodes, owner) : null;
  return outer ? s(`*${name.en}* of ${outer.en}`, `*${name.ar}* في ${outer.ar}`) : s(`*${name.en}*`, `*${name.ar}*`);
};

const say = (speech: Speech, op: Op, all: readonly Op[]): Told => {
  const { nodes } = speech;
  const kind = op.op === "add" ? op.kind : nodes[op.id]?.kind;
  const own = kind === "policy" ? policySentence(speech, op) : kind === "page" ? ofPage(speech, op) : null;
  if (own) return own;
  const name = star(nodes, op.id);
  const template = kind ? kindSpec(kind).sentences?.[op.op] : undefined;
  if (template) return eachTense(template, (sentence) => fill(sentence, { name }));
  const noun = kind ? kindSpec(kind).label : s("blueprint", "المخطط");
  const of = s(`the ${noun.en} ${name.en}`, `${noun.ar} ${name.ar}`);
  // One more verb does not compile without its sentence, nor a sentence without both its tenses.
  switch (op.op) {
    case "add":
      return withParts(nodes, op.id, all, told([`Added ${of.en}`, `Add ${of.en}`], deed(`إضافة ${of.ar}`)));
    case "remove":
      return told([`Removed ${of.en}`, `Remove ${of.en}`], deed(`حذف ${of.ar}`));
    case "restore":
      return told([`Restored ${of.en}`, `Restore ${of.en}`], deed(`استعادة ${of.ar}`));
    case "move":
      return told([`Moved ${of.en}`, `Move ${of.en}`], deed(`نقل ${of.ar}`));
    case "link":
    case "unlink": {
      const prop = propWords(op.prop, kind);
      const member = memberWords(nodes, op.prop, op.to);
      const [to, out] = [`${member.en} to the ${prop.en} of ${name.en}`, `${member.en} out of the ${prop.en} of ${name.en}`];
      return op.op === "link"
        ? told([`Added ${to}`, `Add ${to}`], deed(`إضافة ${member.ar} إلى ${prop.ar} في ${name.ar}`))
        : told([`Took ${out}`, `Take ${out}`], deed(`إزالة ${member.ar} من ${prop.ar} في ${name.ar}`));
    }
    case "set":
      return setSentence(speech, op, name);
  }
};

/** What an added node brings along is named with it. */
const withParts = (nodes: Nodes, id: Id, all: readonly Op[], base: Told): Told => {
  const parts = all
    .slice(1)
    .flatMap((one) =>
      one.op === "add" && one.parent === id && (one.kind === "field" || one.kind === "option" || one.kind === "param")
        ? [nameOf(nodes, one.id)]
        : [],
    );
  const list = join(parts);
  return parts.length === 0 ? base : eachTense(base, ({ en, ar }) => s(`${en} with ${list.en}`, `${ar} مع ${list.ar}`));
};

const ofPage = ({ nodes, full, added }: Speech, op: Op): Told | null => {
  const entity = op.op === "add" ? op.props.entity : nodes[op.id]?.props.entity;
  const scope = { kind: "record", entity: String(entity) } as const;
  return pageSentence(
    nodes,
    op,
    (id) => added.has(id),
    (filter) => show(filter, full, scope, { is: "bool" }),
  );
};

/** A mask that goes with its field: nothing is shown by it. */
const takesMask = ({ nodes }: Speech, ops: readonly Op[], op: Op): boolean =>
  op.op === "unlink" && op.prop === "mask" && nodes[op.id]?.kind === "policy" && ops.some((one) => takesField(one, op.id, op.to));

const fill = (template: Sentence, params: Readonly<Record<string, Sentence>>): Sentence => {
  const one = (text: string, locale: "en" | "ar"): string =>
    text.replace(/\*?\{(\w+)\}\*?/g, (_, name: string) => params[name]?.[locale] ?? "");
  return s(one(template.en, "en"), one(template.ar, "ar"));
};

/** The last guard: whatever id is left in a text is said by name. */
const tidy = ({ nodes }: Speech, text: Sentence): Sentence => {
  const one = (words: string, locale: "en" | "ar"): string =>
    words.replace(/\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g, (id) => nameOf(nodes, id)[locale]);
  return s(one(text.en, "en"), one(text.ar, "ar"));
};
