/**
 * A second grammar, over a blueprint that is there: add, rename, remove, make required or unique, add a choice, colours. It
 * touches what is named and nothing else [BP40]; what it cannot find or may not do by itself becomes a question.
 */
import type { Draft } from "../../../../schema/blueprint/document.ts";
import { keyFromWords } from "../../../../schema/blueprint/keys.ts";
import { nameOf, nodesOfDraft } from "../../../../schema/blueprint/naming.ts";
import type { Op } from "../../../../schema/blueprint/operation.ts";
import { between } from "../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../../schema/ids.ts";
import type { PlanRequest, Question, Span } from "../../../../schema/planner.ts";
import { type Existing, type Lookup, lookupIn } from "./existing.ts";
import { plannedFields } from "./fields.ts";
import { conceptWords, entityWords, itemWords, optionOf } from "./naming.ts";
import { createIds, type Ids } from "./node-ids.ts";
import { itemsOf, phraseOf, splitList, trim } from "./phrases.ts";
import { themeFrames } from "./theme.ts";
import type { Clause, Token } from "./tokens.ts";
import { wholeConcept, wholeProperty } from "./words.ts";
import type { Words } from "./world.ts";

export interface Refined {
  readonly ops: readonly Op[];
  readonly facts: readonly { readonly text: Sentence; readonly span: Span; readonly nodes: readonly Id[] }[];
  readonly questions: readonly Question[];
}

interface Work {
  readonly draft: Draft;
  readonly find: Lookup;
  readonly ids: Ids;
  readonly answers: PlanRequest["answers"];
  readonly ops: Op[];
  readonly facts: { text: Sentence; span: Span; nodes: readonly Id[] }[];
  readonly questions: Question[];
}

const verbs: Readonly<Record<string, "add" | "rename" | "remove" | "make">> = Object.fromEntries([
  ..."add include insert create اضف اضافه زد ضع".split(" ").map((word) => [word, "add"] as const),
  ..."rename call غير سم بدل".split(" ").map((word) => [word, "rename"] as const),
  ..."remove delete drop احذف ازل الغ حذف".split(" ").map((word) => [word, "remove"] as const),
  ..."make set mark اجعل صير".split(" ").map((word) => [word, "make"] as const),
]);
const toWords = new Set(["to", "الي", "into", "on", "in", "for", "ل", "as", "في"]);
const fromWords = new Set(["from", "of", "in", "من", "في"]);

/** Reads every clause as a change of the base. */
export const refine = (request: PlanRequest, clauses: readonly Clause[]): Refined => {
  const { base, answers } = request;
  const work: Work = {
    draft: base,
    find: lookupIn(base),
    ids: createIds(new Set(Object.keys(base.nodes))),
    answers,
    ops: [],
    facts: [],
    questions: [],
  };
  for (const clause of clauses) change(work, clause);
  return work;
};

const change = (work: Work, clause: Clause): void => {
  const themed = themeFrames(clause);
  for (const frame of themed.frames) {
    if (frame.is === "theme")
      set(work, clause, "header", `theme.${frame.part}`, frame.colour, {
        en: `${frame.part}: ${frame.colour}`,
        ar: `${frame.part}: ${frame.colour}`,
      });
    if (frame.is === "mode")
      set(work, clause, "header", "theme.mode", frame.mode, { en: `Mode: ${frame.mode}`, ar: `الوضع: ${frame.mode}` });
  }
  if (themed.frames.length > 0) return;
  const at = clause.tokens.findIndex((token) => verbs[token.word] !== undefined);
  const verb = at >= 0 && at < 6 ? verbs[clause.tokens[at]!.word] : undefined;
  const rest = clause.tokens.slice(at + 1);
  const done =
    verb === "add"
      ? add(work, clause, rest)
      : verb === "rename"
        ? rename(work, clause, rest)
        : verb === "remove"
          ? remove(work, clause, rest)
          : verb === "make"
            ? make(work, clause, rest)
            : says(work, clause);
  if (!done) unknown(work, clause);
};

/** "add an insurance number to patients", "add the option late to the status of appointments". */
const add = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const at = lastIndex(tokens, toWords);
  const joined =
    at < 0 ? tokens.findIndex((token, i) => i > 0 && token.arabic && /^لل/.test(token.word) && work.find.entity([token]).length > 0) : -1;
  const cut = at >= 0 ? at : joined;
  if (cut <= 0) return false;
  const what = tokens.slice(0, cut);
  const where = tokens.slice(at >= 0 ? cut + 1 : cut);
  if (what.some((token) => ["option", "choice", "value", "خيار", "قيمه", "حاله"].includes(token.word) && trim(what)[0] === token)) {
    const field = fieldIn(work, where);
    return field ? addOptions(work, clause, field, trim(what).slice(1)) : false;
  }
  const entity = only(work, clause, work.find.entity(trim(where)));
  if (entity === "asked") return true;
  return entity ? addFields(work, clause, entity, what) : false;
};

/** "Patients also have an insurance number", "the phone is required". */
const says = (work: Work, clause: Clause): boolean => {
  const have = clause.tokens.findIndex((token) => ["have", "has", "له", "لها", "لهم"].includes(token.word));
  if (have > 0) {
    const entity = only(
      work,
      clause,
      work.find.entity(trim(clause.tokens.slice(0, have).filter((token) => !["also", "should", "must"].includes(token.word)))),
    );
    if (entity === "asked") return true;
    return entity ? addFields(work, clause, entity, clause.tokens.slice(have + 1)) : false;
  }
  const be = clause.tokens.findIndex((token) => ["is", "are", "must", "should"].includes(token.word));
  return be > 0 ? make(work, clause, clause.tokens) : false;
};

const addFields = (work: Work, clause: Clause, entity: Existing, tokens: readonly Token[]): boolean => {
  const items = itemsOf(tokens.filter((token) => !["field", "fields", "column", "حقل", "حقول", "الحقل"].includes(token.word)));
  const siblings = Object.values(nodesOfDraft(work.draft)).filter(
    (node) => node.kind === "field" && node.owner === entity.id && !node.removed,
  );
  const taken = new Set(siblings.map((node) => String(node.props.key)));
  let order =
    siblings
      .map((node) => String(node.props.order))
      .sort()
      .at(-1) ?? null;
  const others = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed ? [{ id, key: String(node.props.key) }] : [],
  );
  const made: Id[] = [];
  for (const field of plannedFields(
    String(entity.node.props.key),
    others.map(({ key }) => key),
    items,
    clause.span,
  )) {
    if (taken.has(field.key)) continue;
    order = between(order, null);
    const id = work.ids.field(String(entity.node.props.key), field.key);
    const target = others.find(({ key }) => key === field.target)?.id;
    work.ops.push({
      op: "add",
      kind: "field",
      id,
      parent: entity.id,
      props: {
        key: field.key,
        label: field.label,
        order,
        type: field.type,
        ...(target ? { config: { target, onDelete: "clear" } } : {}),
        // Records that are there have no value for it yet, so it is not required unless that was said.
        ...(items.some((item) => item.required) && field.required ? { required: true } : {}),
        ...(field.unique ? { unique: true } : {}),
        classification: field.classification,
      },
    });
    made.push(id);
    let rank: string | null = null;
    for (const option of field.options) {
      rank = between(rank, null);
      work.ops.push({
        op: "add",
        kind: "option",
        id: work.ids.option(String(entity.node.props.key), field.key, option.key),
        parent: id,
        props: { key: option.key, label: option.label, order: rank },
      });
    }
  }
  if (made.length === 0) return false;
  const name = nameOf(nodesOfDraft(work.draft), entity.id);
  fact(
    work,
    clause,
    {
      en: `Added to ${name.en}: ${items.map((item) => item.name).join(", ")}.`,
      ar: `أُضيف إلى ${name.ar}: ${items.map((item) => item.name).join("، ")}.`,
    },
    made,
  );
  return true;
};

const addOptions = (work: Work, clause: Clause, field: Existing, tokens: readonly Token[]): boolean => {
  const nodes = Object.values(work.draft.nodes).filter((node) => node.kind === "option" && node.owner === field.id);
  const taken = new Set(nodes.map((node) => String(node.props.key)));
  let order =
    nodes
      .map((node) => String(node.props.order))
      .sort()
      .at(-1) ?? null;
  const owner = work.draft.nodes[field.node.owner ?? ""];
  const made: Id[] = [];
  for (const part of splitList(tokens)) {
    const option = optionOf(part, taken);
    taken.add(option.key);
    order = between(order, null);
    const id = work.ids.option(String(owner?.props.key ?? ""), String(field.node.props.key), option.key);
    work.ops.push({ op: "add", kind: "option", id, parent: field.id, props: { key: option.key, label: option.label, order } });
    made.push(id);
  }
  if (made.length > 0) fact(work, clause, { en: `Added choices: ${text(tokens)}.`, ar: `أُضيفت خيارات: ${text(tokens)}.` }, made);
  return made.length > 0;
};

/** "rename patients to clients", "rename phone of patients to mobile", «غيّر اسم المرضى إلى العملاء». */
const rename = (work: Work, clause: Clause, given: readonly Token[]): boolean => {
  const tokens = given[0] && ["اسم", "name"].includes(given[0].word) ? given.slice(1) : given;
  const at = tokens.findIndex((token, i) => i > 0 && ["to", "الي", "as", "ب"].includes(token.word));
  if (at <= 0) return false;
  const wanted = trim(tokens.slice(at + 1));
  const target = targetIn(work, clause, tokens.slice(0, at));
  if (target === "asked") return true;
  if (!target || wanted.length === 0) return false;
  const { kind, owner } = target.node;
  const concept = kind === "entity" || kind === "role" ? wholeConcept(wanted) : null;
  const property = kind === "field" ? wholeProperty(wanted) : null;
  const words: Words = concept
    ? conceptWords(concept).label
    : property
      ? { en: capital(property.en[0]!), ar: property.ar[0]! }
      : wordsOf(wanted);
  const taken = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    id !== target.id && node.kind === kind && node.owner === owner && !node.removed ? [String(node.props.key)] : [],
  );
  const key = keyFromWords(concept?.key ?? property?.key ?? text(wanted), taken, kind);
  const before = nameOf(nodesOfDraft(work.draft), target.id);
  work.ops.push({ op: "set", id: target.id, prop: "key", value: key }, { op: "set", id: target.id, prop: "label", value: words as Json });
  if (kind === "entity") {
    const phrase = phraseOf(wanted);
    const plural = concept ? conceptWords(concept).plural : phrase ? entityWords(phrase).plural : words;
    work.ops.push({ op: "set", id: target.id, prop: "plural", value: plural as Json });
  }
  fact(work, clause, { en: `Renamed ${before.en} to ${words.en ?? words.ar}.`, ar: `تغيّر اسم ${before.ar} إلى ${words.ar ?? words.en}.` }, [
    target.id,
  ]);
  return true;
};

/** Removing loses what people see: it waits for a yes of its own. */
const remove = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const target = targetIn(work, clause, tokens);
  if (target === "asked") return true;
  if (!target) return false;
  const name = nameOf(nodesOfDraft(work.draft), target.id);
  const id = `remove-${target.id}`;
  if (work.answers[id] === "yes") {
    work.ops.push({ op: "remove", id: target.id }, ...released(work, target.id));
    fact(work, clause, { en: `Removed ${name.en}.`, ar: `حُذف ${name.ar}.` }, [target.id]);
    return true;
  }
  if (work.answers[id] === "no") return fact(work, clause, { en: `${name.en} stays.`, ar: `يبقى ${name.ar}.` }, []);
  work.questions.push({
    id,
    text: { en: `Remove “${name.en}”? What people entered there is no longer shown.`, ar: `هل يُحذف «${name.ar}»؟ لن يظهر ما أُدخل فيه.` },
    choices: yesNo,
    default: "no",
  });
  return true;
};

/** What named the removed thing lets go of it: titles, lists of fields, tests about it. */
const released = (work: Work, gone: Id): readonly Op[] =>
  Object.entries(work.draft.nodes).flatMap(([id, { kind, props, removed, owner }]): readonly Op[] => {
    if (removed || id === gone || owner === gone) return [];
    if (props.title === gone) return [{ op: "set", id, prop: "title", value: null }];
    if (kind === "test" && Object.keys((props.given ?? {}) as object).some((path) => path.split(".").includes(gone)))
      return [{ op: "remove", id }];
    return (["fields", "mask"] as const).flatMap((prop) =>
      Array.isArray(props[prop]) && props[prop].includes(gone) ? [{ op: "unlink" as const, id, prop, to: gone }] : [],
    );
  });

const flags: Readonly<Record<string, { readonly prop: "required" | "unique"; readonly value: true | null; readonly text: Sentence }>> = {
  required: { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } },
  mandatory: { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } },
  الزامي: { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } },
  مطلوب: { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } },
  اجباري: { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } },
  optional: { prop: "required", value: null, text: { en: "is optional", ar: "اختياري" } },
  اختياري: { prop: "required", value: null, text: { en: "is optional", ar: "اختياري" } },
  unique: { prop: "unique", value: true, text: { en: "is unique", ar: "فريد" } },
  فريد: { prop: "unique", value: true, text: { en: "is unique", ar: "فريد" } },
};

/** "make the phone of patients required", «اجعل هاتف المريض إلزاميًا». */
const make = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const flagOf = (token: Token) => flags[token.word] ?? flags[token.word.replace(/(?:ا|ه)$/, "")];
  const at = tokens.findIndex((token) => flagOf(token) !== undefined);
  if (at < 0) return false;
  const flag = flagOf(tokens[at]!)!;
  const target = fieldIn(
    work,
    tokens.filter((token, i) => i !== at && !["is", "are", "be", "must", "should"].includes(token.word)),
  );
  if (!target) return false;
  const name = nameOf(nodesOfDraft(work.draft), target.id);
  set(work, clause, target.id, flag.prop, flag.value, { en: `${name.en} ${flag.text.en}.`, ar: `${name.ar} ${flag.text.ar}.` });
  return true;
};

/** An entity, or a field with or without its entity ("the phone of patients", "patient phone", «هاتف المريض»). */
const targetIn = (work: Work, clause: Clause, tokens: readonly Token[]): Existing | "asked" | null => {
  const words = trim(
    tokens.filter((token) => !["field", "entity", "table", "column", "الحقل", "حقل", "الكيان", "كيان"].includes(token.word)),
  );
  const whole = work.find.entity(words);
  if (whole.length > 0) return only(work, clause, whole);
  const field = fieldIn(work, words);
  if (field) return field;
  return only(work, clause, work.find.role(words));
};

const fieldIn = (work: Work, tokens: readonly Token[]): Existing | null => {
  const words = trim(tokens);
  const single = (found: readonly Existing[]): Existing | null => (found.length === 1 ? found[0]! : null);
  for (let i = 1; i < words.length; i++) {
    const split = fromWords.has(words[i]!.word) || toWords.has(words[i]!.word);
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
  return single(work.find.field(words, null));
};

const only = (work: Work, clause: Clause, found: readonly Existing[]): Existing | "asked" | null => {
  if (found.length <= 1) return found[0] ?? null;
  const nodes = nodesOfDraft(work.draft);
  const id = `which-${clause.index}`;
  const chosen = found.find((one) => one.id === work.answers[id]);
  if (chosen) return chosen;
  work.questions.push({
    id,
    text: { en: `Which one is meant by “${clause.span.text}”?`, ar: `أيّها المقصود في «${clause.span.text}»؟` },
    choices: found.map((one) => ({ key: one.id, label: nameOf(nodes, one.id) })),
    default: null,
  });
  return "asked";
};

const unknown = (work: Work, clause: Clause): void => {
  work.questions.push({
    id: `clause-${clause.index}`,
    text: {
      en: `“${clause.span.text}” was not understood. Write for example: “Add an insurance number to patients”, “Rename phone of patients to mobile”, “Make the phone of patients required”.`,
      ar: `لم يُفهم «${clause.span.text}». اكتب مثلًا: «أضف رقم التأمين إلى المرضى»، «غيّر اسم هاتف المريض إلى جوال»، «اجعل هاتف المريض إلزاميًا».`,
    },
    choices: [],
    default: null,
  });
};

const yesNo = [
  { key: "yes", label: { en: "Yes", ar: "نعم" } },
  { key: "no", label: { en: "No", ar: "لا" } },
];
const set = (work: Work, clause: Clause, id: Id, prop: string, value: Json | null, said: Sentence): void => {
  work.ops.push({ op: "set", id, prop, value });
  fact(work, clause, said, id === "header" ? [] : [id]);
};
const fact = (work: Work, clause: Clause, said: Sentence, nodes: readonly Id[]): true => {
  work.facts.push({ text: said, span: clause.span, nodes });
  return true;
};
const lastIndex = (tokens: readonly Token[], words: ReadonlySet<string>): number => tokens.findLastIndex((token) => words.has(token.word));
const text = (tokens: readonly Token[]): string => tokens.map((token) => token.raw).join(" ");
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const wordsOf = (tokens: readonly Token[]): Words => {
  const item = itemsOf(tokens)[0];
  return item ? itemWords(item) : { en: text(tokens) };
};
