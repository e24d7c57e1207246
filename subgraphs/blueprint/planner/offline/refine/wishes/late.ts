/**
 * What comes of a record nothing was done about in time: a workflow that starts when the record is made, or comes to the state it is said
 * of, waits, and looks at the record again. Somebody is told, or its state changes.
 */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { trim } from "../../clauses/phrases.ts";
import type { Receiver } from "../../emit/messages.ts";
import { brings, isDeed, type Late, lateIn } from "../../frames/late.ts";
import { isTelling, toldIn } from "../../frames/who-is-told.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, fact, stateOf, type Work, wordsIn } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, choicesOf, fieldsOf, listed, mentions, oneOf, upper, type Wish } from "./about.ts";
import { camelCase, edgeOp, keepWorkflow, keyFor, receiversOf, sending, stepOp } from "./receivers.ts";
import { inWords, isoOf } from "./shifts.ts";
import { isIn, notYet, type StateSaid, statesSaid } from "./states-said.ts";

export const late: Wish = (work, clause) => {
  const said = lateIn(clause);
  if (!said) return null;
  const about = aboutIn(work, said);
  if (!about) return isAbout(work, said) ? askState(work, clause, said) : null;
  const tells = said.outcome.some(brings);
  if (!tells && !about.to) return null;
  const to = tells ? receiversOf(work, clause, about.thing, whom(work, said, about.thing)) : [];
  if (to === "asked") return true;
  return draw(work, clause, said, about, to);
};

interface About {
  readonly thing: Id;
  /** Since when it is waited: a state it comes to; null: since it is there. */
  readonly since: { readonly field: Id; readonly option: Id } | null;
  /** What is true of a record nothing was done about. */
  readonly still: string;
  readonly stillSaid: Sentence;
  /** The state it gets. */
  readonly to: { readonly field: Id; readonly option: Id } | null;
}

/** The first thing the words name that has the state they speak of. */
const aboutIn = (work: Work, said: Late): About | null => {
  const named = mentions(said.event, work.find.entity).map(({ found }) => found.id);
  const others = named.length > 0 ? linkedTo(work, named) : everything(work);
  const found = named.map((thing) => readOf(work, thing, said)).find((one) => one !== null);
  if (found) return found;
  const all = others.flatMap((thing) => readOf(work, thing, said) ?? []);
  return all.length === 1 ? all[0]! : null;
};
const everything = (work: Work): readonly Id[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) => (node.kind === "entity" && !node.removed && id !== builtIn.user ? [id] : []));
const linkedTo = (work: Work, people: readonly Id[]): readonly Id[] =>
  everything(work).filter((id) =>
    fieldsOf(work, id).some(({ props }) => people.includes((props.config as { target?: Id } | undefined)?.target ?? "")),
  );

const readOf = (work: Work, thing: Id, said: Late): About | null => {
  const state = stateOf(work, { id: thing, node: work.draft.nodes[thing]! })?.id;
  const own = nameless(work, thing, said.event);
  const states = statesSaid(work, thing, own);
  const behind = statesSaid(work, thing, said.outcome);
  const after = statesSaid(work, thing, said.since).filter(({ denied }) => !denied)[0];
  const awaited = states.find(({ denied }) => denied);
  const positive = states.filter(
    ({ denied }) => !denied && !(after && after.option === states.find((one) => one.option === after.option)?.option),
  );
  const change = behind.find(({ denied }) => !denied) ?? (said.outcome.length === 0 ? changeIn(own, positive) : null);
  const kept = positive.find((one) => one !== change && one.option !== change?.option) ?? null;
  const to = change && change.field === state ? { field: change.field, option: change.option } : null;
  const since = after ?? (kept && (kept.field === state || said.stays) ? kept : null);
  const rest = { thing, since, to };
  if (awaited) {
    const open = since && since.field === awaited.field ? [since.option] : notYet(work, awaited);
    const before = open.filter((id) => id !== to?.option);
    if (before.length === 0) return null;
    const more = positive.filter((one) => one !== change && one !== kept && one.field !== awaited.field);
    const still = [
      isIn(awaited.field, before, "trigger.record."),
      ...more.map((one) => isIn(one.field, [one.option], "trigger.record.")),
    ].join(" && ");
    return { ...rest, still, stillSaid: either(before.map((option) => calledIn(work, option))) };
  }
  if (since && (said.stays || to || after))
    return {
      ...rest,
      since,
      still: isIn(since.field, [since.option], "trigger.record."),
      stillSaid: either([calledIn(work, since.option)]),
    };
  const field = said.stays ? null : emptyIn(work, thing, own);
  return field
    ? {
        ...rest,
        still: `!isEmpty(trigger.record.id) && isEmpty(trigger.record.${field})`,
        stillSaid: { en: `without ${calledIn(work, field).en.toLowerCase()}`, ar: `بلا ${calledIn(work, field).ar}` },
      }
    : null;
};

const either = (names: readonly Sentence[]): Sentence => ({
  en: names.map(({ en }) => en.toLowerCase()).join(" or "),
  ar: names.map(({ ar }) => `«${ar}»`).join(" أو "),
});

/** Without the thing's own name: "orders" are not yet “ordered”. */
const nameless = (work: Work, thing: Id, tokens: readonly Token[]): readonly Token[] => {
  const named = mentions(tokens, (part) => work.find.entity(part).filter(({ id }) => id === thing));
  return tokens.filter((_, i) => !named.some(({ from, to }) => i >= from && i < to));
};

const become = /^(?:is|are|be|get|gets|becomes?|يصبح|تصبح|يصير|تصير)$/;
/** "… are cancelled", "cancel orders that …", «… تُلغى»: what it comes to, and not what it is. */
const changeIn = (tokens: readonly Token[], states: readonly StateSaid[]): StateSaid | null =>
  states.find(({ from }) => tokens.slice(Math.max(0, from - 2), from).some(({ word }) => become.test(word))) ??
  states.find(({ from }) => isDeed(tokens[from]!)) ??
  null;

/** "not assigned", «لم يُعيَّن»: what it would be filled in with. */
const emptyIn = (work: Work, thing: Id, tokens: readonly Token[]): Id | null => {
  const at = tokens.findIndex(({ word }) => denies.test(word));
  if (at < 0) return null;
  const words = tokens.slice(at + 1, at + 6).filter(({ word, kind }) => kind === "word" && !functionWords.has(word));
  const found = fieldsOf(work, thing).filter(({ props }) => {
    if (
      !["date", "dateTime", "user", "reference", "text", "longText", "file", "image"].includes(String(props.type)) ||
      props.required === true
    )
      return false;
    const key = String(props.key).toLowerCase();
    return words.some(({ word }) => /^[a-z]{5,}$/.test(word) && key.startsWith(word.slice(0, Math.max(5, word.length - 3))));
  });
  return found.length === 1 ? found[0]!.id : null;
};
const denies = /n't$|^(?:not|never|nobody|no|لم|ما|لا|غير|مو|مش)$/;

const them = /^(?:him|her|them|له|لها|لهم|اليه|اليها|اليهم|به|بها)$/;
const carried = /^(?:escalat\w*|raised?|goes|يحال|تحال|تحول|يصعد|تصعد|تصعيد\w*|يحول|يرفع|ترفع)$/;
/** Whom it tells: "them" is the person of whom it was spoken. */
const whom = (work: Work, said: Late, thing: Id) => {
  const plain = said.outcome.filter(({ word }) => !carried.test(word));
  const told = plain.some(isTelling)
    ? toldIn(plain)
    : { who: [trim(plain.filter(({ word }) => !/^ب(?:ال)?(?:ايميل|بريد)/.test(word)))], me: false, asked: [] };
  const person = mentions(said.event, work.find.entity).find(
    ({ found }) => found.id !== thing && fieldsOf(work, found.id).some(({ props }) => props.type === "email" || props.type === "user"),
  );
  const who = (told?.who ?? []).map((part) => part.filter(({ word }) => !them.test(word))).filter((part) => part.length > 0);
  const states = who.map((part) => nameless(work, thing, part)).filter((part) => part.length > 0);
  const pronoun = states.length === 0 && person && !told?.me;
  return { who: pronoun ? [said.event.slice(person.from, person.to)] : states, me: told?.me ?? false, asked: told?.asked ?? [] };
};

const draw = (work: Work, clause: Clause, said: Late, about: About, to: readonly Receiver[]): true => {
  const { thing, since } = about;
  const [one, time] = [calledIn(work, thing), inWords(said.shift)];
  const keyOf = (id: Id): string => String(work.draft.nodes[id]!.props.key);
  const wanted = [
    keyOf(thing),
    about.stillSaid.en,
    isoOf(said.shift),
    since ? keyOf(since.option) : "",
    about.to ? `to ${keyOf(about.to.option)}` : "",
    to[0]?.said.en ?? "",
  ];
  const free = keyFor(work, camelCase(wanted.join(" ")), to);
  if ("there" in free)
    return fact(work, clause, { en: "There is such a workflow already.", ar: "يوجد سير عمل كهذا من قبل." }, [free.there]);
  const { key } = free;
  const id = work.ids.other("w", key);
  const on = (name: string, event: string, when: string | null, y: number): Op =>
    stepOp(work, id, key, name, "on-record", { entity: thing, event, ...(when === null ? {} : { when }), runAs: builtIn.admin }, [0, y]);
  const isNow = since ? `${since.field} == ${since.option}` : null;
  const starts = [
    on("isNew", "created", isNow, 0),
    ...(since ? [on("reached", "updated", `${isNow} && (old.${since.field} == null || old.${since.field} != ${since.option})`, 160)] : []),
  ];
  const wait = stepOp(work, id, key, "pause", "wait", { duration: isoOf(said.shift) }, [240, 0]);
  const still = stepOp(work, id, key, "still", "if", { when: about.still }, [480, 0]);
  const stop = stepOp(work, id, key, "notAnyMore", "stop", {}, [720, 160]);
  const change = about.to
    ? stepOp(
        work,
        id,
        key,
        "change",
        "run-action",
        { action: `${thing}.update`, record: "trigger.record", params: { [about.to.field]: about.to.option } },
        [720, 0],
      )
    : null;
  const label: Sentence = {
    en: `${one.en}: ${about.stillSaid.en} after ${time.en}`,
    ar: `${one.ar}: ${about.stillSaid.ar} بعد ${time.ar}`,
  };
  const send = to.length > 0 ? sending(work, id, key, to, messageOf(label, said), change ? 960 : 720) : null;
  const edge = (name: string, from: Op, port: string, target: Id): Op => edgeOp(work, id, key, name, from.id as Id, port, target);
  const first = (change?.id as Id | undefined) ?? send!.first;
  const ops: readonly Op[] = [
    { op: "add", kind: "workflow", id, props: { key, label, enabled: true } },
    ...starts,
    wait,
    still,
    stop,
    ...(change ? [change] : []),
    ...(send?.ops ?? []),
    ...starts.map((start, i) => edge(`begin${i || ""}`, start, "next", wait.id as Id)),
    edge("look", wait, "next", still.id as Id),
    edge("yes", still, "true", first),
    edge("no", still, "false", stop.id as Id),
    ...(change && send ? [edge("told", change, "next", send.first)] : []),
  ];
  return keepWorkflow(work, clause, id, ops, toldAs(work, about, one, time, to));
};

const messageOf = (label: Sentence, { outcome }: Late) => {
  const asked = toldIn(outcome)?.asked ?? [];
  const words = asked.length > 0 ? wordsIn(asked) : null;
  return {
    subject: label,
    body: words
      ? { en: `${label.en}. Please: ${words}.`, ar: `${label.ar}. المطلوب: ${words}.` }
      : { en: `${label.en}.`, ar: `${label.ar}.` },
  };
};

const toldAs = (work: Work, { since, stillSaid, to: change }: About, one: Sentence, time: Sentence, to: readonly Receiver[]): Sentence => {
  const from: Sentence = since
    ? {
        en: `after it came to be ${calledIn(work, since.option).en.toLowerCase()}`,
        ar: `من وصوله إلى «${calledIn(work, since.option).ar}»`,
      }
    : { en: "after it was added", ar: "من إضافته" };
  const does: Sentence[] = [];
  if (change) {
    const name = calledIn(work, change.option);
    does.push({ en: `it becomes ${name.en.toLowerCase()}`, ar: `تصبح حالته «${name.ar}»` });
  }
  if (to.length > 0) {
    const who = listed(to.map(({ said }) => said));
    does.push({ en: `an e-mail goes to ${who.en.toLowerCase()}`, ar: `تصل رسالة إلى ${who.ar}` });
  }
  return {
    en: `If ${oneOf(one.en)} is still ${stillSaid.en} ${time.en} ${from.en}, ${does.map(({ en }) => en).join(" and ")}.`,
    ar: `إن بقي ${one.ar} ${stillSaid.ar} بعد ${time.ar} ${from.ar}: ${does.map(({ ar }) => ar).join("، و")}.`,
  };
};

/** Whether something that is there is spoken of at all, and somebody told. */
const isAbout = (work: Work, said: Late): boolean => said.outcome.some(isTelling) && mentions(said.event, work.find.entity).length > 0;

/** No status says it. */
const askState = (work: Work, clause: Clause, said: Late): true | null => {
  const [thing] = mentions(said.event, work.find.entity).filter(({ found }) => !hasOnlyAddress(work, found.id));
  if (!thing) return null;
  const id = thing.found.id;
  const many = manyOf(work, id);
  const state = stateOf(work, { id, node: work.draft.nodes[id]! });
  const at = said.event.findIndex(({ word }) => denies.test(word));
  const word = said.event.slice(at + 1).find(({ word, kind }) => kind === "word" && !functionWords.has(word) && word.length > 2);
  const done = word ? { en: word.raw.toLowerCase(), ar: word.raw } : { en: "done", ar: "تم" };
  const called = state ? calledIn(work, state.id) : null;
  return ask(work, `state-${clause.index}`, {
    en: called
      ? `No status of ${many.en.toLowerCase()} says what they have to come to in time, so nothing was drawn. There are: ${choicesOf(work, state!.id).en}. Say it by one of these, or write first: “Add ${done.en} to the ${called.en.toLowerCase()} of ${many.en.toLowerCase()}”.`
      : `${upper(many.en)} keep no status that says whether it was done, so nothing was drawn. Write first: “Add a status to ${many.en.toLowerCase()}: new, ${done.en}”.`,
    ar: called
      ? `لا حالة في ${many.ar} تقول ما الذي يجب أن تصل إليه في الوقت، فلم يُرسم شيء. الموجود: ${choicesOf(work, state!.id).ar}. قلها بإحداها، أو اكتب أولًا: «أضف ${done.ar} إلى ${called.ar} ${many.ar}».`
      : `لا حالة في ${many.ar} تقول إن كان قد تم، فلم يُرسم شيء. اكتب أولًا: «أضف حالة إلى ${many.ar}: جديد، ${done.ar}».`,
  });
};
const hasOnlyAddress = (work: Work, entity: Id): boolean =>
  fieldsOf(work, entity).some(({ props }) => props.type === "email") && !stateOf(work, { id: entity, node: work.draft.nodes[entity]! });
