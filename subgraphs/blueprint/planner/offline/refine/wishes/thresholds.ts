/**
 * Messages when a number passes another: "when stock falls below 5 notify the buyer", «إذا قل المخزون عن 5 نبّه المشتريات». A workflow on the
 * record, started where the number is there now and was not before: once for each crossing, however often the record is saved.
 */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { type Sign, thresholdIn } from "../../frames/thresholds.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, fact, single, type Work, wordsIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { wholeAmount } from "../refine-logic.ts";
import { ask, fieldsOf, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { edgeOp, keepWorkflow, keyFor, receiversOf, runTogether, sending, someMany, stepOp } from "./receivers.ts";

const numbers = new Set(["integer", "decimal", "money", "percent", "rating"]);
/** What is worked out of other records changes when they do, and no change of its own record tells. */
const isNumber = ({ node: { props } }: Existing): boolean =>
  numbers.has(String(props.type)) && (props.compute === undefined || props.computed === "stored");

export const threshold: Wish = (work, clause) => {
  const said = thresholdIn(clause);
  // "when the number of orders is above 10": counted, and kept nowhere.
  if (!said || said.subject.some(({ word }, i, all) => (word === "number" && all[i + 1]?.word === "of") || word === "عدد")) return null;
  const field = numberIn(work, clause, said.subject);
  if (field === "asked") return true;
  const about = field?.node.owner;
  if (!field || !about) return said.number === null || said.subject.length === 0 ? null : askNumber(work, clause, said.subject);
  const limit =
    said.number === null
      ? otherOf(work, field, said.other)
      : { source: written(field, said.number, said.percent), said: plainly(field, said.number, said.percent) };
  if (!limit) {
    const name = calledIn(work, field.id);
    return ask(work, `number-${clause.index}`, {
      en: `With which number ${name.en.toLowerCase()} is compared was not understood, and nothing was changed. Write it as a number: “When ${name.en.toLowerCase()} falls below 5, …”.`,
      ar: `لم يُفهم بأي رقم يُقارن ${name.ar}، ولم يتغير شيء. اكتبه رقمًا: «إذا قل ${name.ar} عن 5 …».`,
    });
  }
  const to = receiversOf(work, clause, about, said);
  if (to === "asked") return true;
  const free = keyFor(work, keyOf(work, about, field, said.sign, said.number ?? limit.source, to[0]!.said.en), to);
  const [name, one, who] = [
    calledIn(work, field.id),
    calledIn(work, about),
    { en: to.map(({ said: { en } }) => en).join(", "), ar: to.map(({ said: { ar } }) => ar).join("، ") },
  ];
  const passes = words[said.sign];
  if ("there" in free) return fact(work, clause, { en: "There is such a message already.", ar: "توجد رسالة كهذه من قبل." }, [free.there]);
  const { key } = free;
  const id = work.ids.other("w", key);
  const now = `${field.id} ${said.sign} ${limit.source}`;
  const before = limit.field ? `old.${limit.field}` : limit.source;
  const empties = [`old.${field.id} == null`, ...(limit.field ? [`old.${limit.field} == null`] : [])];
  const crossed = `${now} && (${empties.join(" || ")} || old.${field.id} ${opposite[said.sign]} ${before})`;
  const on = (event: string, when: string) => ({ entity: about, event, when, runAs: builtIn.admin });
  const isNew = stepOp(work, id, key, "isNew", "on-record", on("created", now), [0, 0]);
  const passed = stepOp(work, id, key, "passed", "on-record", on("updated", crossed), [0, 160]);
  const subject: Sentence = {
    en: `${one.en}: ${name.en.toLowerCase()} ${passes.en} ${limit.said.en}`,
    ar: `${one.ar}: ${name.ar} ${passes.ar} ${limit.said.ar}`,
  };
  const body: Sentence = { en: `${name.en} is ${passes.en} ${limit.said.en}.`, ar: `${name.ar} ${passes.ar} ${limit.said.ar}.` };
  const send = sending(work, id, key, to, { subject, body }, 240);
  const ops: readonly Op[] = [
    { op: "add", kind: "workflow", id, props: { key, label: subject, enabled: true } },
    isNew,
    passed,
    ...send.ops,
    edgeOp(work, id, key, "isNew", isNew.id as Id, "next", send.first),
    edgeOp(work, id, key, "passed", passed.id as Id, "next", send.first),
  ];
  return keepWorkflow(work, clause, id, ops, {
    en: `When ${name.en.toLowerCase()} of ${one.en.toLowerCase()} comes to be ${passes.en} ${limit.said.en}, an e-mail goes to ${who.en.toLowerCase()}: once each time it does.`,
    ar: `عندما يصبح ${name.ar} في ${one.ar} ${passes.ar} ${limit.said.ar} تصل رسالة إلى ${who.ar}: مرة كلما حدث ذلك.`,
  });
};

/** "the stock level": how much there is. */
const measures = wordSet("level levels amount مستوي كميه قيمه");

/** "when an order is over 1000": what it comes to. */
const numberIn = (work: Work, clause: Clause, subject: readonly Token[]): Existing | "asked" | null => {
  const thing = single(work.find.entity(subject));
  if (thing) {
    const all = fieldsOf(work, thing.id).flatMap(({ id }) => {
      const field = { id, node: work.draft.nodes[id]! };
      return isNumber(field) ? [field] : [];
    });
    return all.find(({ node }) => wholeAmount.test(String(node.props.key))) ?? single(all);
  }
  const plain = without(subject, measures);
  return propertyIn(work, clause, subject, isNumber) ?? (plain.length < subject.length ? propertyIn(work, clause, plain, isNumber) : null);
};

const askNumber = (work: Work, clause: Clause, subject: readonly Token[]): true => {
  const other = propertyIn(work, clause, subject);
  if (other === "asked") work.questions.pop();
  else if (other?.node.owner && other.node.props.compute === undefined) {
    const [name, many] = [calledIn(work, other.id), manyOf(work, other.node.owner)];
    return ask(work, `number-${clause.index}`, {
      en: `${name.en} of ${many.en} is no number, so nothing can be below or above; nothing was changed. Write first: “Turn the ${name.en.toLowerCase()} of ${many.en} into a number”.`,
      ar: `${name.ar} في ${many.ar} ليس رقمًا، فلا شيء أقل منه أو أكثر؛ لم يتغير شيء. اكتب أولًا: «غير نوع ${name.ar} إلى رقم صحيح».`,
    });
  }
  const name = wordsIn(subject);
  const many = someMany(work, subject);
  return ask(work, `number-${clause.index}`, {
    en: `No number called “${name}” is kept, so nothing was changed. Write first which records have it: “Add a number ${name} to ${many.en}”.`,
    ar: `لا رقم محفوظ باسم «${name}»، فلم يتغير شيء. اكتب أولًا في أي سجل هو: «أضف رقم ${name} إلى ${many.ar}».`,
  });
};

const opposite: Readonly<Record<Sign, Sign>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };
const words: Readonly<Record<Sign, Sentence>> = {
  "<": { en: "below", ar: "أقل من" },
  "<=": { en: "at or below", ar: "لا يزيد عن" },
  ">": { en: "above", ar: "أكثر من" },
  ">=": { en: "at or above", ar: "لا يقل عن" },
};

interface Limit {
  readonly source: string;
  readonly said: Sentence;
  /** The property it is, where it is one. */
  readonly field?: Id;
}
/** "below the reorder level": another number of the same record. */
const otherOf = (work: Work, field: Existing, tokens: Parameters<Work["find"]["field"]>[0]): Limit | null => {
  const other = work.find.field(tokens, field.node.owner!).find((one) => isNumber(one) && one.id !== field.id);
  if (!other) return null;
  const name = calledIn(work, other.id);
  return { source: other.id, said: { en: name.en.toLowerCase(), ar: name.ar }, field: other.id };
};

/** A share is kept as a fraction: 10 % is 0.1. */
const written = ({ node }: Existing, number: string, percent: boolean): string => {
  if (node.props.type !== "percent" || (!percent && Math.abs(Number(number)) <= 1)) return number;
  return String(Number((Number(number) / 100).toFixed(12)));
};
const plainly = ({ node }: Existing, number: string, percent: boolean): Sentence => {
  const text = percent || (node.props.type === "percent" && Math.abs(Number(number)) > 1) ? `${number}%` : number;
  return { en: text, ar: text };
};

const signs: Readonly<Record<Sign, string>> = { "<": "Below", "<=": "UpTo", ">": "Above", ">=": "From" };
const keyOf = (work: Work, about: Id, field: Existing, sign: Sign, limit: string, who: string): string =>
  `${String(work.draft.nodes[about]!.props.key)}${runTogether(String(field.node.props.key))}${signs[sign]}${runTogether(limit.replace("-", "Minus").replace(".", "Point"))}${runTogether(who)}`.slice(
    0,
    40,
  );
