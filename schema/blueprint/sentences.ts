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
import { crudWords, type Nodes, nameOf, nodesOf, nodesOfDraft, pluralOf } from "./naming.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import { pageSentence } from "./page-sentences.ts";
import { takesField } from "./policy-fields.ts";
import { propWords } from "./prop-words.ts";
import { join, memberWords, type Speech, s } from "./sentence-parts.ts";
import { setSentence } from "./set-sentences.ts";
import type { Blueprint, Id } from "./shape.ts";

/** Says what operations do, for people; `document` is the state before or after them (added nodes are known from the operations). */
export const describe = (ops: readonly Op[], document: Blueprint | Draft, locale: "en" | "ar"): readonly string[] =>
  sentences(ops, document).map((line) => line.text[locale]);

export interface Line {
  readonly ops: readonly Op[];
  readonly weight: Weight;
  readonly text: Sentence;
}
type Weight = "access" | "loss" | "data" | "logic" | "pages" | "words";
const weights: readonly Weight[] = ["access", "loss", "data", "logic", "pages", "words"];

/** The sentences with their operations and weight, in both languages. */
export const sentences = (ops: readonly Op[], document: Blueprint | Draft): readonly Line[] => {
  const speech = speechOf(ops, document);
  const { added } = speech;
  const heads = ops.filter((op) => !(op.op === "add" && op.parent !== undefined && added.has(op.parent)) && !takesMask(speech, ops, op));
  const folded = (id: Id): readonly Op[] => ops.flatMap((op) => (op.op === "add" && op.parent === id ? [op, ...folded(op.id)] : []));
  return heads
    .map((op): Line => {
      const all = op.op === "add" ? [op, ...folded(op.id)] : [op, ...ops.filter((one) => takesMask(speech, [op], one))];
      return { ops: all, weight: weightOf(speech, op), text: tidy(speech, say(speech, op, all)) };
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

const say = (speech: Speech, op: Op, all: readonly Op[]): Sentence => {
  const { nodes } = speech;
  const kind = op.op === "add" ? op.kind : nodes[op.id]?.kind;
  const own = kind === "policy" ? policySentence(speech, op) : kind === "page" ? ofPage(speech, op) : null;
  if (own) return own;
  const noun = kind ? kindSpec(kind).label : s("blueprint", "المخطط");
  const name = star(nodes, op.id);
  const params = { name, kind: noun };
  const template = kind ? kindSpec(kind).sentences?.[op.op] : undefined;
  switch (op.op) {
    case "add": {
      const parts = all
        .slice(1)
        .flatMap((one) =>
          one.op === "add" && one.parent === op.id && (one.kind === "field" || one.kind === "option" || one.kind === "param")
            ? [nameOf(nodes, one.id)]
            : [],
        );
      const list = join(parts);
      const base = template ? fill(template, params) : s(`Added the ${noun.en} ${name.en}`, `إضافة ${noun.ar} ${name.ar}`);
      return parts.length === 0 ? base : s(`${base.en} with ${list.en}`, `${base.ar} مع ${list.ar}`);
    }
    case "remove":
      return template ? fill(template, params) : s(`Removed the ${noun.en} ${name.en}`, `حذف ${noun.ar} ${name.ar}`);
    case "restore":
      return template ? fill(template, params) : s(`Restored the ${noun.en} ${name.en}`, `استعادة ${noun.ar} ${name.ar}`);
    case "move":
      return template ? fill(template, params) : s(`Moved the ${noun.en} ${name.en}`, `نقل ${noun.ar} ${name.ar}`);
    case "link":
    case "unlink": {
      const prop = propWords(op.prop, kind);
      const member = memberWords(nodes, op.prop, op.to);
      return op.op === "link"
        ? s(`Added ${member.en} to the ${prop.en} of ${name.en}`, `إضافة ${member.ar} إلى ${prop.ar} في ${name.ar}`)
        : s(`Took ${member.en} out of the ${prop.en} of ${name.en}`, `إزالة ${member.ar} من ${prop.ar} في ${name.ar}`);
    }
    case "set":
      return setSentence(speech, op, name);
  }
};

const ofPage = ({ nodes, full, added }: Speech, op: Op): Sentence | null => {
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

/** `f_visit_patient.f_patient_user == me`: whoever it is about, and nothing besides. */
const isTheirOwn = /^[\w.]+ == me$/;

/** `exists(f_visit_patient, f_visit_doctor.f_doctor_user == me)`: whom a record of theirs is about. */
const ofTheirOwn = /^exists\((f_\w+), [\w.]+ == me\)$/;

/** Policies have no names of their own: what they say is who may do what. */
const policySentence = (speech: Speech, op: Op): Sentence | null => {
  const { nodes, full } = speech;
  const props = (op.op === "add" ? op.props : nodes[op.id]?.props) ?? {};
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
  const who = join(list(props.roles).map((role) => nameOf(nodes, role)));
  const verbs = join(["read", "create", "update", "delete"].filter((verb) => list(props.allow).includes(verb)).map(crudWords));
  const what = pluralOf(nodes, String(props.entity));
  const can = (yes: boolean, roles: Sentence, does: Sentence, to: Sentence): Sentence =>
    yes
      ? s(`${roles.en} can now ${does.en} ${to.en}`, `يمكن لـ ${roles.ar} الآن ${does.ar} ${to.ar}`)
      : s(`${roles.en} can no longer ${does.en} ${to.en}`, `لم يعد يمكن لـ ${roles.ar} ${does.ar} ${to.ar}`);
  switch (op.op) {
    case "add": {
      const base = can(true, who, verbs, what);
      if (typeof props.where !== "string") return base;
      if (isTheirOwn.test(props.where)) return s(`${base.en}, only their own`, `${base.ar}، الخاصة بهم فقط`);
      const through = nodes[ofTheirOwn.exec(props.where)?.[1] ?? ""]?.owner;
      if (through) {
        const own = pluralOf(nodes, through);
        return s(`${base.en}, only those of their own ${own.en}`, `${base.ar}، ما يخص ${own.ar} الخاصة بهم فقط`);
      }
      const shown = show(props.where, full, { kind: "record", entity: String(props.entity) }, { is: "bool" });
      return s(`${base.en}, only where \`${shown}\``, `${base.ar}، فقط عندما \`${shown}\``);
    }
    case "remove":
      return can(false, who, verbs, what);
    case "restore":
      return can(true, who, verbs, what);
    case "link":
    case "unlink": {
      const yes = op.op === "link";
      if (op.prop === "roles") return can(yes, nameOf(nodes, op.to), verbs, what);
      if (op.prop === "allow") return can(yes, who, crudWords(op.to), what);
      const field = nameOf(nodes, op.to);
      const of = s(`*${field.en}* of ${what.en}`, `*${field.ar}* في ${what.ar}`);
      if (op.prop === "fields") return can(yes, who, verbs, of);
      return yes
        ? s(`${of.en} is now masked for ${who.en}`, `حجب ${of.ar} عن ${who.ar}`)
        : s(`${of.en} is no longer masked for ${who.en}`, `إظهار ${of.ar} لـ ${who.ar} دون حجب`);
    }
    case "set": {
      if (op.prop !== "fields") return null;
      const every = Object.keys(nodes).filter((id) => nodes[id]!.kind === "field" && nodes[id]!.owner === props.entity);
      const [before, after] = [props.fields, op.value].map((fields) => (fields === "*" ? every : list(fields)));
      const [gone, come] = [before!.filter((id) => !after!.includes(id)), after!.filter((id) => !before!.includes(id))];
      const changed = gone.length > 0 ? gone : come;
      if ((gone.length > 0 && come.length > 0) || changed.length === 0) return null;
      const names = join(changed.map((id) => nameOf(nodes, id)));
      return can(gone.length === 0, who, verbs, s(`*${names.en}* of ${what.en}`, `*${names.ar}* في ${what.ar}`));
    }
    default:
      return null;
  }
};

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
