/** Which records of a thing are meant: "open tickets", "the unpaid rents", "today's orders", «البلاغات اللي ما انرد عليها»; as a condition on each. */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { papers } from "../../frames/sent.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, stateOf, type Work, wordsIn } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, listed, wordSet } from "./about.ts";
import { isIn, notYet, optionsOf, statesSaid, stillOpen } from "./states-said.ts";

export interface Which {
  /** "" where all of them are. */
  readonly when: string;
  /** null where all of them are. */
  readonly said: Sentence | null;
}

const nothing = wordSet(
  "still yet currently them their who which that have has been are is do does did was were being all any and or of with for about from during within the a an his its our new-ly ones things every each so far ابنه ابنها اللي التي الذي الذين هي هو كان كانت ما لم لا غير مو مش بعد لسه لحد الان عليها عليه لها له ب في من خلال عن الخاصه اسماء تفاصيل كامله كل جميع details حالتها حالته فيه فيها بهم بها",
);
const waiting = wordSet("open pending outstanding waiting unresolved مفتوح مفتوحه المفتوحه معلق معلقه المعلقه المتبقيه القائمه المنتظره");
const late = wordSet("overdue late متاخر متاخره المتاخره المتاخرين");

/** `words`: what is said of them, without their name; `daily`: where nothing is said of what has a day of its own, those of the day are meant. */
export const whichOf = (work: Work, clause: Clause, entity: Id, words: readonly Token[], daily: boolean): Which | "asked" => {
  const states = statesSaid(work, entity, words);
  const state = stateOf(work, { id: entity, node: work.draft.nodes[entity]! })?.id;
  const whens: string[] = [];
  const names: Sentence[] = [];
  const byField = new Map<Id, Id[]>();
  for (const said of states) {
    const options = said.denied ? notYet(work, said) : [said.option];
    byField.set(said.field, [...(byField.get(said.field) ?? []), ...options]);
  }
  const left = words.filter((_, i) => !states.some(({ from, to }) => i >= from && i < to));
  if (!byField.has(state ?? "") && state && left.some(({ word }) => waiting.has(word))) byField.set(state, [...stillOpen(work, state)]);
  for (const [field, options] of byField) {
    whens.push(isIn(field, [...new Set(options)]));
    names.push(listed([...new Set(options)].map((option) => calledIn(work, option))));
  }
  const due = left.some(({ word }) => late.has(word)) ? dueOf(work, entity) : null;
  if (due) {
    whens.push(`${due.id} < ${due.props.type === "date" ? "today" : "now"}`);
    names.push({ en: `${calledIn(work, due.id).en.toLowerCase()} passed`, ar: `فات ${calledIn(work, due.id).ar}` });
    if (state && !byField.has(state)) whens.push(isIn(state, stillOpen(work, state)));
  }
  const time = timeOf(work, entity, left, byField.size > 0);
  if (time) {
    whens.push(time.when);
    names.push(time.said);
  }
  const known = (token: Token): boolean =>
    token.kind === "mark" ||
    functionWords.has(token.word) ||
    nothing.has(token.word) ||
    papers.has(token.word) ||
    (time?.words.includes(token) ?? false) ||
    (due !== null && late.has(token.word)) ||
    (state !== undefined && byField.has(state) && (waiting.has(token.word) || denial.test(token.word)));
  const unknown = left.filter((token) => !known(token));
  if (unknown.length > 0 || [...byField.values()].some((options) => options.length === 0)) return unsaid(work, clause, entity, unknown);
  if (whens.length === 0 && dayOf(work, entity).said !== null) {
    if (!daily) return unsaid(work, clause, entity, []);
    const day = onDay(work, entity, times[0]!);
    return { when: day.when, said: day.said };
  }
  return { when: whens.join(" && "), said: names.length > 0 ? listed(names) : null };
};
const denial = /n't$|^(?:not|never|nobody|no|un|لم|ما|لا|غير|مو|مش|محد)$/;

const dueOf = (work: Work, entity: Id) => {
  const found = fieldsOf(work, entity).filter(
    ({ props }) => (props.type === "date" || props.type === "dateTime") && /due|deadline|payBy|return/i.test(String(props.key)),
  );
  return found.length === 1 ? found[0]! : null;
};

/** When a record is of: its own day where it has one, else when it was added. */
export const dayOf = (work: Work, entity: Id): { readonly path: string; readonly said: Sentence | null } => {
  const dates = fieldsOf(work, entity).filter(({ props }) => props.type === "date" || props.type === "dateTime");
  const own = dates.find(({ props }) => /^(?:date|time|startsAt|scheduledAt|at|day)$/.test(String(props.key)));
  return own ? { path: own.id, said: calledIn(work, own.id) } : { path: "createdAt", said: null };
};

interface Time {
  readonly when: string;
  readonly said: Sentence;
  readonly words: readonly Token[];
}
const times: readonly (readonly [words: RegExp, when: (day: string) => string, said: Sentence])[] = [
  [/^(?:today|اليوم)$/, (day) => `daysBetween(${day}, today) == 0`, { en: "today", ar: "اليوم" }],
  [/^(?:yesterday|امس|البارح)$/, (day) => `daysBetween(${day}, today) == 1`, { en: "yesterday", ar: "أمس" }],
  [/^(?:tomorrow|غدا|بكره|الغد)$/, (day) => `daysBetween(today, ${day}) == 1`, { en: "tomorrow", ar: "غدًا" }],
  [
    /^(?:week|الاسبوع)$/,
    (day) => `daysBetween(${day}, today) >= 0 && daysBetween(${day}, today) < 7`,
    { en: "in the 7 days before", ar: "في الأيام السبعة السابقة" },
  ],
  [
    /^(?:month|الشهر)$/,
    (day) => `year(${day}) == year(today) && month(${day}) == month(today)`,
    { en: "in that month", ar: "في ذلك الشهر" },
  ],
];
const past = wordSet("last past previous الماضي السابق الفائت");
const coming = wordSet("next upcoming القادم المقبل الجاي");
/** `stated`: what is in a state "today" came to it then, as far as its last change tells. */
const timeOf = (work: Work, entity: Id, words: readonly Token[], stated: boolean): Time | null => {
  for (const [at, token] of words.entries()) {
    const found = times.find(([said]) => said.test(token.word));
    if (!found) continue;
    const beside = [words[at - 1], words[at + 1]].filter((one) => one !== undefined);
    const next = beside.find(({ word }) => coming.has(word));
    const before = beside.find(({ word }) => past.has(word));
    // Which days "last month" and "next week" are, is said another way.
    if (next || (before && token.word !== "week" && token.word !== "الاسبوع")) return null;
    return { ...onDay(work, entity, found, stated), words: before ? [token, before] : [token] };
  }
  return null;
};
const onDay = (work: Work, entity: Id, [, when, time]: (typeof times)[number], stated = false): Omit<Time, "words"> => {
  const day = dayOf(work, entity);
  const changed = stated && day.said === null;
  const path = changed ? "updatedAt" : day.path;
  const of = day.said ?? (changed ? { en: "last changed", ar: "آخر تغيير" } : { en: "added", ar: "أُضيف" });
  return { when: when(path), said: { en: `${of.en.toLowerCase()} ${time.en}`, ar: `${of.ar} ${time.ar}` } };
};

const unsaid = (work: Work, clause: Clause, entity: Id, unknown: readonly Token[]): "asked" => {
  askWhich(work, clause, entity, unknown);
  return "asked";
};
/** Asks which of them are meant, with nothing done. */
export const askWhich = (work: Work, clause: Clause, entity: Id, unknown: readonly Token[] = []): true => {
  const many = manyOf(work, entity);
  const state = stateOf(work, { id: entity, node: work.draft.nodes[entity]! });
  const [first] = state ? optionsOf(work, state.id) : [];
  const option = first ? calledIn(work, first.id) : null;
  const words = unknown.length > 0 ? wordsIn(unknown) : null;
  const example = option
    ? {
        en: `“Every Monday send me a list of ${option.en.toLowerCase()} ${many.en.toLowerCase()}”`,
        ar: `«كل يوم أحد أرسل لي قائمة ${many.ar} التي حالتها ${option.ar}»`,
      }
    : { en: `“Every day send me a list of today's ${many.en.toLowerCase()}”`, ar: `«كل يوم أرسل لي قائمة ${many.ar} اليوم»` };
  return ask(work, `which-${clause.index}`, {
    en: `Which ${many.en.toLowerCase()} are meant was not understood${words ? ` (${words})` : ""}, and nothing was drawn. Write for example: ${example.en}.`,
    ar: `لم يُفهم أي ${many.ar} هي المقصودة${words ? ` (${words})` : ""}، ولم يُرسم شيء. اكتب مثلًا: ${example.ar}.`,
  });
};
