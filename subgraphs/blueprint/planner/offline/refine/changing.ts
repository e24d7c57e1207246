/** One change request at work: what was found, done and asked so far. Every clause is done whole or not at all. */

import type { Draft, DraftNode } from "../../../../../schema/blueprint/document.ts";
import { bothOf, childrenInDraft, fullNameOf, nameOf, nodesOfDraft } from "../../../../../schema/blueprint/naming.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../../../schema/blueprint/operations.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../../../schema/ids.ts";
import type { PlanRequest, Question, Span } from "../../../../../schema/planner.ts";
import { isSeparator, splitList, trim } from "../clauses/phrases.ts";
import { createIds, type Ids } from "../emit/node-ids.ts";
import { behindAnother, foldPhrase } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { type Existing, type Lookup, lookupIn } from "./existing.ts";

export interface Said {
  readonly text: Sentence;
  readonly span: Span;
  readonly nodes: readonly Id[];
}

export interface Work {
  /** As it is after the clauses read so far: "add a role nurse; nurses can see patients". */
  draft: Draft;
  find: Lookup;
  readonly ids: Ids;
  readonly answers: PlanRequest["answers"];
  readonly ops: Op[];
  /** How many of the operations the draft has taken already. */
  taken: number;
  readonly facts: Said[];
  /** What nobody said and a thing of its kind has. */
  readonly assumed: Omit<Said, "span">[];
  readonly questions: Question[];
}

export const startWork = ({ base, answers }: Pick<PlanRequest, "base" | "answers">): Work => ({
  draft: base,
  find: lookupIn(base),
  ids: createIds(new Set(Object.keys(base.nodes))),
  answers,
  ops: [],
  taken: 0,
  facts: [],
  assumed: [],
  questions: [],
});

/** Does one clause: its operations are kept if it was understood and the draft takes them, else none of them. */
export const attempt = (work: Work, clause: Clause, change: (work: Work, clause: Clause) => boolean): void => {
  const [ops, facts, assumed, { draft, find }] = [work.ops.length, work.facts.length, work.assumed.length, work];
  const refused = change(work, clause) ? settle(work) : [];
  if (refused === null) return;
  work.ops.length = ops;
  work.taken = ops;
  work.draft = draft;
  work.find = find;
  work.facts.length = facts;
  work.assumed.length = assumed;
  unknown(work, clause, refused[0]?.text);
};

/** Lets the draft take what was done so far, where the next step of one clause has to see it; what it refuses, or null. */
export const settle = (work: Work): readonly { readonly text: Sentence }[] | null => {
  const applied = applyOps(work.draft, { ops: work.ops.slice(work.taken) });
  if ("refused" in applied) return applied.refused;
  work.taken = work.ops.length;
  work.draft = applied.draft;
  work.find = lookupIn(applied.draft);
  return null;
};

const unknown = (work: Work, clause: Clause, why?: Sentence): void => {
  work.questions.push({
    id: `clause-${clause.index}-${clause.span.from}`,
    text: why
      ? { en: `“${clause.span.text}” cannot be done: ${why.en}`, ar: `لا يمكن تنفيذ «${clause.span.text}»: ${why.ar}` }
      : {
          en: `“${clause.span.text}” was not understood, and nothing of it was done. Write for example: ${examples(work).en}.`,
          ar: `لم يُفهم «${clause.span.text}» ولم يُنفَّذ منه شيء. اكتب مثلًا: ${examples(work).ar}.`,
        },
    choices: [],
    default: null,
  });
};

/** What can be said of this very blueprint: of the thing most is kept of, a text of it, a role. */
const examples = (work: Work): Sentence => {
  const live = Object.entries(work.draft.nodes).filter(([, node]) => !node.removed);
  const fieldsOf = (id: Id) => live.filter(([, node]) => node.kind === "field" && node.owner === id);
  const [thing] = live
    .flatMap(([id, node]) =>
      node.kind === "entity" ? [{ id, many: bothOf(node.props.plural ?? node.props.label, String(node.props.key)) }] : [],
    )
    .sort((a, b) => fieldsOf(b.id).length - fieldsOf(a.id).length || (a.id < b.id ? -1 : 1));
  if (!thing) return { en: "“Add rooms with a name and a floor”", ar: "«أضف الغرف ولها اسم وطابق»" };
  const en = thing.many.en.toLowerCase();
  const ar = behindAnother(thing.many.ar);
  const types = ["text", "phone", "email", "date", "integer", "money"];
  const plain = fieldsOf(thing.id).find(([id, { props }]) => types.includes(String(props.type)) && !calledIn(work, id).en.includes(" "));
  const field = plain ? calledIn(work, plain[0]) : null;
  const role = live.find(([id, node]) => node.kind === "role" && !id.startsWith("r_public"));
  const said: Sentence[] = [{ en: `“Add a note to ${en}”`, ar: `«أضف ملاحظات إلى ${ar}»` }];
  if (field)
    said.push(
      { en: `“Make the ${field.en.toLowerCase()} of ${en} required”`, ar: `«اجعل ${field.ar} في ${ar} إلزاميًا»` },
      { en: `“Sort ${en} by ${field.en.toLowerCase()}”`, ar: `«رتب ${ar} حسب ${field.ar}»` },
    );
  if (role)
    said.push({
      en: `“The ${calledIn(work, role[0]).en.toLowerCase()} can see ${en}”`,
      ar: `«${calledIn(work, role[0]).ar} يقدر يشوف ${ar}»`,
    });
  return { en: said.map((one) => one.en).join(", "), ar: said.map((one) => one.ar).join("، ") };
};

export const set = (work: Work, clause: Clause, id: Id, prop: string, value: Json | null, said: Sentence): void => {
  work.ops.push({ op: "set", id, prop, value });
  fact(work, clause, said, id === "header" ? [] : [id]);
};

export const fact = (work: Work, clause: Clause, text: Sentence, nodes: readonly Id[]): true => {
  work.facts.push({ text, span: clause.span, nodes });
  return true;
};

export const calledIn = (work: Work, id: Id): Sentence => nameOf(nodesOfDraft(work.draft), id);

/** The one node that is meant; several become a question. */
export const only = (work: Work, clause: Clause, found: readonly Existing[]): Existing | "asked" | null => {
  if (found.length <= 1) return found[0] ?? null;
  const nodes = nodesOfDraft(work.draft);
  const id = `which-${clause.index}`;
  const chosen = found.find((one) => one.id === work.answers[id]);
  if (chosen) return chosen;
  work.questions.push({
    id,
    text: { en: `Which one is meant by “${clause.span.text}”?`, ar: `أيّها المقصود في «${clause.span.text}»؟` },
    // Two fields of one name are told apart by what they are of.
    choices: found.map((one) => ({ key: one.id, label: one.node.owner ? fullNameOf(nodes, one.id) : nameOf(nodes, one.id) })),
    default: null,
  });
  return "asked";
};

export const toWords = new Set(["among", "ضمن", "to", "الي", "علي", "into", "on", "in", "for", "ل", "as", "في", "مع", "with", "and", "و"]);
const joints = new Set(["among", "ضمن", "from", "of", "in", "من", "في", "to", "الي", "into", "on", "for", "ل"]);
export const single = (found: readonly Existing[]): Existing | null => (found.length === 1 ? found[0]! : null);

/** A field with or without its entity: "the phone of patients", "patient phone", «هاتف المريض». */
export const fieldIn = (work: Work, tokens: readonly Token[]): Existing | null => {
  const words = trim(tokens);
  for (let i = 1; i < words.length && words.length < 30; i++) {
    const split = joints.has(words[i]!.word);
    const [before, after] = [words.slice(0, i), words.slice(split ? i + 1 : i)];
    for (const [fieldPart, entityPart] of [
      [before, after],
      [after, before],
    ] as const) {
      const owner = single(work.find.entity(entityPart));
      const field = owner && single(work.find.field(fieldPart, owner.id));
      if (field) return field;
    }
  }
  return single(work.find.field(words, null)) ?? withoutKind(work, words);
};

const kindsSaid: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:date|day|تاريخ)$/, /^date/],
  [/^(?:time|وقت)$/, /^(?:time|dateTime)$/],
  [/^(?:number|رقم)$/, /^(?:phone|text|integer|autoNumber)$/],
  [/^(?:amount|مبلغ)$/, /^(?:money|decimal)$/],
];
/** "the follow-up date of visits", «رقم هاتف العمل للموظف», where they are called “Follow-up on” and «هاتف العمل»: the kind of value is none of the name. */
const withoutKind = (work: Work, words: readonly Token[]): Existing | null => {
  if (words.length < 3 || words.length > 8) return null;
  for (const [at, token] of words.entries()) {
    const kind = kindsSaid.find(([said]) => said.test(token.word));
    if (!kind) continue;
    const rest = words.filter((_, i) => i !== at);
    for (let i = 1; i < rest.length; i++) {
      const after = rest.slice(joints.has(rest[i]!.word) ? i + 1 : i);
      const owner = after.length > 0 ? single(work.find.entity(after)) : null;
      const named = foldPhrase(wordsIn(rest.slice(0, i)).toLowerCase());
      const fields = owner ? childrenOf(work, "field", owner.id) : [];
      const found = fields.filter(({ props }) => kind[1].test(String(props.type)) && isNamedLike(props.label, named));
      if (found.length === 1) return { id: found[0]!.id, node: work.draft.nodes[found[0]!.id]! };
    }
  }
  return null;
};
const isNamedLike = (label: unknown, named: string): boolean =>
  Object.values((label ?? {}) as Readonly<Record<string, string>>)
    .map((name) => foldPhrase(name).replace(/ (?:on|at|by|date|number|time|amount)$|^(?:تاريخ|موعد|وقت|رقم|مبلغ) (?:ال)?/, ""))
    .includes(named);

/** "phone and email of patients": each of them, or null when one is not there. */
export const fieldsIn = (work: Work, tokens: readonly Token[]): readonly Existing[] | null => {
  const whole = fieldIn(work, tokens);
  if (whole) return [whole];
  if (!tokens.some(isSeparator)) return null;
  const parts = splitList(tokens);
  const last = fieldIn(work, parts.at(-1) ?? []);
  const first = fieldIn(work, parts[0] ?? []);
  const owner = last?.node.owner ?? first?.node.owner ?? null;
  const found = parts.map((part) => (owner ? single(work.find.field(trim(part), owner)) : null) ?? fieldIn(work, part));
  return found.every((one) => one !== null) && found.length > 0 ? found : null;
};

const kindWords = new Set(
  "field fields entity table column role option choice value الحقل حقل حقول الكيان كيان الجدول جدول دور الدور خيار الخيار قيمه".split(" "),
);
/** An entity, a field, a choice or a role. */
export const targetIn = (work: Work, clause: Clause, tokens: readonly Token[]): Existing | "asked" | null => {
  const words = trim(tokens.filter((token) => !kindWords.has(token.word)));
  const asRole = tokens.some((token) => ["role", "دور", "الدور"].includes(token.word));
  if (asRole) return only(work, clause, work.find.role(words));
  // "the value of contracts" is one of their properties, and no kind of anything.
  const all = trim(tokens);
  const asNamed = all.length > words.length ? fieldIn(work, all) : null;
  if (asNamed) return asNamed;
  const whole = work.find.entity(words);
  if (whole.length > 0) return only(work, clause, whole);
  const one = fieldIn(work, words) ?? optionIn(work, words);
  if (one) return one;
  const same = work.find.field(words, null);
  return only(work, clause, same.length > 1 ? same : work.find.role(words));
};

/** "the gift set category": a choice and the field it is of. */
const choiceOfField = (work: Work, words: readonly Token[]): Existing | null => {
  for (let at = words.length - 1; at > 0; at--)
    // "the gift set category", "the priority high".
    for (const [named, choice] of [
      [words.slice(at), words.slice(0, at)],
      [words.slice(0, at), words.slice(at)],
    ] as const) {
      const field = fieldIn(work, named);
      const option = field?.node.props.type === "enum" ? single(work.find.option(choice, field.id)) : null;
      if (option) return option;
    }
  return null;
};

/** "the kind shop" of units: a choice of that one of its fields. */
const choiceOf = (work: Work, owner: Existing | null, words: readonly Token[]): Existing | null => {
  if (!owner) return null;
  for (let at = 1; at < words.length; at++) {
    const field = single(work.find.field(words.slice(0, at), owner.id));
    const option = field?.node.props.type === "enum" ? single(work.find.option(words.slice(at), field.id)) : null;
    if (option) return option;
  }
  return null;
};

const stateWords = new Set(["status", "state", "stage", "الحاله", "حاله"]);
/** "cancelled of the status of appointments", "the option cancelled from appointments", "the status late" where one thing alone has it. */
const optionIn = (work: Work, words: readonly Token[]): Existing | null => {
  const at = words.findIndex((token, i) => i > 0 && joints.has(token.word));
  if (at < 0) {
    const plain = words.filter((token) => !stateWords.has(token.word));
    const found = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
      node.kind === "field" && node.props.type === "enum" && !node.removed ? work.find.option(plain, id) : [],
    );
    return (plain.length > 0 ? single(found) : null) ?? choiceOfField(work, words);
  }
  const where = words.slice(at + 1);
  const said = fieldIn(work, where);
  // «في الموعد»: of the thing of that name, and not of a link to it.
  const field = said?.node.props.type === "enum" ? said : stateOf(work, single(work.find.entity(trim(where))));
  const named = words.slice(0, at);
  // «حالة ملغى من الطلب»: the status is named by its choice.
  const plain = named.filter((token) => !stateWords.has(token.word));
  const inKind = choiceOf(work, single(work.find.entity(trim(where))), named);
  if (inKind) return inKind;
  return field ? single([named, plain].map((part) => work.find.option(part, field.id)).find((found) => found.length > 0) ?? []) : null;
};

/** The status of an entity. */
export const stateOf = (work: Work, entity: Existing | null): Existing | null => {
  if (!entity) return null;
  const enums = childrenInDraft(work.draft, "field", entity.id).filter(
    ([id, node]) => node.props.type === "enum" && !work.draft.nodes[id]?.removed,
  );
  const found = enums.find(([, node]) => node.props.key === "status") ?? (enums.length === 1 ? enums[0] : undefined);
  return found ? { id: found[0], node: found[1] } : null;
};

export const wordsIn = (tokens: readonly Token[]): string => tokens.map((token) => token.raw).join(" ");

/** The live nodes of a kind inside another. */
export const childrenOf = (work: Work, kind: DraftNode["kind"], owner: Id) =>
  childrenInDraft(work.draft, kind, owner).map(([id, { props }]) => ({ id, props }));
/** Where the last of them stands. */
export const lastOrder = (siblings: readonly { readonly props: Readonly<Record<string, unknown>> }[]): string | null =>
  siblings
    .map(({ props }) => String(props.order))
    .sort()
    .at(-1) ?? null;
