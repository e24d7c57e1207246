/**
 * Messages some time before or after a date of a record: "remind the patient a day before the appointment", «تنبيه قبل انتهاء العقد بثلاثين يومًا».
 * A workflow that waits until then and looks at the record again before it sends. Each date starts a run of its own, when a record is made
 * and when its date is changed; a run whose date is the record's no more sends nothing, and neither does one whose record is gone, called
 * off or over. So the message follows the date.
 */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Receiver } from "../../emit/messages.ts";
import { type Reminder, remindersIn, type Shift } from "../../frames/reminders.ts";
import type { Clause } from "../../text/tokens.ts";
import { calledIn, childrenOf, fact, stateOf, type Work, wordsIn } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, listed, type Wish } from "./about.ts";
import { type Moment, momentOf } from "./moments.ts";
import { edgeOp, keepWorkflow, keyFor, type Message, receiversOf, runTogether, sending, stepOp } from "./receivers.ts";
import { by, inWords, isoOf, subjectOf } from "./shifts.ts";
import { calledOff, over } from "./states-said.ts";

export const reminder: Wish = (work, clause) => {
  const all = remindersIn(clause);
  return all.length === 0 ? null : all.every((said) => remind(work, clause, said));
};

/** Draws one, or asks. */
const remind = (work: Work, clause: Clause, said: Reminder): true => {
  const moment = momentOf(work, clause, { ...said, told: said.who.flatMap((part) => work.find.entity(part).map(({ id }) => id)) });
  if (moment === "asked") return true;
  const hourly = said.shifts.some(({ unit }) => unit === "hour" || unit === "minute");
  if (moment.is === "date" && hourly && moment.field.node.props.type === "date") return askHour(work, clause, moment);
  const to = receiversOf(work, clause, moment.entity, said);
  if (to === "asked") return true;
  for (const shift of said.shifts) draw(work, clause, said, shift, moment, to);
  return true;
};

const draw = (work: Work, clause: Clause, said: Reminder, shift: Shift, moment: Moment, to: readonly Receiver[]): true => {
  const free = keyFor(work, keyOf(work, said, shift, moment, to[0]!.said.en), to);
  if ("there" in free) return fact(work, clause, { en: "There is such a message already.", ar: "توجد رسالة كهذه من قبل." }, [free.there]);
  const { key } = free;
  const id = work.ids.other("w", key);
  const off = offIn(work, moment, said.way);
  const message = messageOf(work, said, shift, moment);
  const start = startOf(work, id, key, said, shift, moment);
  const allowed = off.map(({ field, option }) => `trigger.record.${field} != ${option}`);
  const looks = [start.same, [...start.holds, ...allowed].join(" && ")].filter((when) => when !== "");
  const names = start.same === "" ? ["still"] : ["sameDate", "still"];
  const ifs = looks.map((when, i) => stepOp(work, id, key, names[i]!, "if", { when }, [start.x + 240 * i, 0]));
  const end = start.x + 240 * ifs.length;
  const stop = stepOp(work, id, key, "notAnyMore", "stop", {}, [end, 160]);
  const send = sending(work, id, key, to, message, end);
  const nextOf = (i: number): Id => (ifs[i + 1]?.id as Id | undefined) ?? send.first;
  const ops: readonly Op[] = [
    { op: "add", kind: "workflow", id, props: { key, label: message.subject, enabled: true } },
    ...start.ops,
    ...ifs,
    stop,
    ...send.ops,
    edgeOp(work, id, key, "look", start.last, "next", nextOf(-1)),
    ...ifs.flatMap((step, i) => [
      edgeOp(work, id, key, `yes${i || ""}`, step.id as Id, "true", nextOf(i)),
      edgeOp(work, id, key, `no${i || ""}`, step.id as Id, "false", stop.id as Id),
    ]),
  ];
  return keepWorkflow(work, clause, id, ops, toldAs(work, said, shift, moment, to, off));
};

interface Start {
  readonly ops: readonly Op[];
  readonly last: Id;
  /** Whether the date is the one that was waited for; "": there is none. */
  readonly same: string;
  /** What else has to be true of the record when the time has come. */
  readonly holds: readonly string[];
  readonly x: number;
}
const startOf = (work: Work, id: Id, key: string, said: Reminder, shift: Shift, moment: Moment): Start => {
  const on = (name: string, event: string, when: string | null, y: number): Op =>
    stepOp(work, id, key, name, "on-record", { entity: moment.entity, event, ...(when === null ? {} : { when }), runAs: builtIn.admin }, [
      0,
      y,
    ]);
  const edge = (name: string, from: Op, to: Op): Op => edgeOp(work, id, key, name, from.id as Id, "next", to.id as Id);
  if (moment.is !== "date") {
    const to = moment.is === "state" ? `${moment.field} == ${moment.option}` : null;
    const begin =
      moment.is === "state"
        ? on("happened", "updated", `${to} && old.${moment.field} != ${moment.option}`, 0)
        : on("happened", "created", null, 0);
    const wait = stepOp(work, id, key, "pause", "wait", { duration: isoOf(shift) }, [240, 0]);
    // A record that is gone has no id.
    return {
      ops: [begin, wait, edge("pause", begin, wait)],
      last: wait.id as Id,
      same: "",
      holds: ["!isEmpty(trigger.record.id)"],
      x: 480,
    };
  }
  const field = moment.field.id;
  const now = moment.field.node.props.type === "date" ? "today" : "now";
  // Before: as long as the date lies ahead. After: as long as the time to send does, so that old records that are entered tell nobody.
  const ahead = said.way === "before" ? `${field} > ${now}` : `${shifted(field, shift, said.way)} > ${now}`;
  const begin = on("isNew", "created", ahead, 0);
  const moved = on("moved", "updated", `changed(${field}) && ${ahead}`, 160);
  const keep = stepOp(work, id, key, "keepDate", "set", { moment: `trigger.record.${field}` }, [240, 0]);
  const wait = stepOp(work, id, key, "pause", "wait", { until: shifted(`trigger.record.${field}`, shift, said.way) }, [480, 0]);
  return {
    ops: [begin, moved, keep, wait, edge("begin", begin, keep), edge("moved", moved, keep), edge("pause", keep, wait)],
    last: wait.id as Id,
    same: `trigger.record.${field} == vars.moment`,
    holds: said.way === "before" ? [`trigger.record.${field} > ${now}`] : [],
    x: 720,
  };
};

/** The date moved by the time that was said. */
const shifted = (source: string, { amount, unit }: Shift, way: Reminder["way"]): string => {
  const by = way === "before" ? -amount : amount;
  switch (unit) {
    case "day":
      return `addDays(${source}, ${by})`;
    case "week":
      return `addDays(${source}, ${by * 7})`;
    case "month":
      return `addMonths(${source}, ${by})`;
    case "year":
      return `addMonths(${source}, ${by * 12})`;
    case "hour":
    case "minute":
      return `addTime(${source}, "${by < 0 ? "-" : ""}${isoOf({ amount, unit })}")`;
  }
};
interface Off {
  readonly field: Id;
  readonly option: Id;
}
/** By which choice what a date asks for is done already, before it and, where a third stands, after it: nobody who paid is reminded to. */
const settled: readonly (readonly [RegExp, RegExp, RegExp?])[] = [
  [/^(?:paid|settled)$/i, /due|deadline|pay/i, /due|deadline|pay/i],
  [/^returned$/i, /return|due|^end|^until/i, /due/i],
  [/^(?:delivered|shipped)$/i, /deliver|ship|due/i],
  [/^renewed$/i, /end|expir|renew|until/i, /end|expir|renew|until/i],
];
/** The choices of its status by which a record is called off; before its date also those by which it is over. */
const offIn = (work: Work, moment: Moment, way: Reminder["way"]): readonly Off[] => {
  const { entity } = moment;
  const field = stateOf(work, { id: entity, node: work.draft.nodes[entity]! });
  if (!field) return [];
  const date = moment.is === "date" ? String(moment.field.node.props.key) : "";
  const isSettled = (key: string): boolean =>
    date !== "" && settled.some(([state, before, after]) => state.test(key) && (way === "before" ? before : after)?.test(date));
  return childrenOf(work, "option", field.id).flatMap(({ id, props }) => {
    const key = String(props.key);
    return calledOff.test(key) || (way === "before" && over.test(key)) || isSettled(key) ? [{ field: field.id, option: id }] : [];
  });
};

/** The date, or what happened, as both languages name it. */
const momentInWords = (work: Work, moment: Moment): Sentence => {
  if (moment.is === "created") return { en: "added", ar: "الإضافة" };
  return calledIn(work, moment.is === "date" ? moment.field.id : moment.option);
};

const messageOf = (work: Work, said: Reminder, shift: Shift, moment: Moment): Message => {
  const [one, when, time] = [calledIn(work, moment.entity), momentInWords(work, moment), inWords(shift)];
  const asked = said.asked.length > 0 ? wordsIn(said.asked) : null;
  const body =
    said.way === "before"
      ? { en: `${one.en}: ${time.en} left (${when.en.toLowerCase()}).`, ar: `${one.ar}: بقي ${subjectOf(time.ar)} (${when.ar}).` }
      : { en: `${one.en}: ${time.en} ago (${when.en.toLowerCase()}).`, ar: `${one.ar}: مضى ${subjectOf(time.ar)} (${when.ar}).` };
  return {
    subject: {
      en: `${one.en}: ${time.en} ${said.way} ${when.en.toLowerCase()}`,
      ar: `${one.ar}: ${said.way === "before" ? "قبل" : "بعد"} ${when.ar} ${by(time.ar)}`,
    },
    body: asked === null ? body : { en: `${body.en} Please: ${asked}.`, ar: `${body.ar} المطلوب: ${asked}.` },
  };
};

const toldAs = (work: Work, { way }: Reminder, shift: Shift, moment: Moment, to: readonly Receiver[], off: readonly Off[]): Sentence => {
  const [one, when, time] = [calledIn(work, moment.entity), momentInWords(work, moment), inWords(shift)];
  const who = listed(to.map(({ said }) => said));
  const not = listed(off.map(({ option }) => calledIn(work, option)));
  const unless =
    off.length > 0
      ? { en: ` Not if it is by then: ${not.en.toLowerCase()}.`, ar: ` ولا تُرسل إن كان عندها: ${not.ar}.` }
      : { en: "", ar: "" };
  const follows = moment.is === "date" ? { en: " Changing the date moves it.", ar: " وإذا تغيّر التاريخ تبعته." } : { en: "", ar: "" };
  return {
    en: `${time.en} ${way} “${when.en}” of ${one.en.toLowerCase()}, an e-mail goes to ${who.en.toLowerCase()}.${unless.en}${follows.en}`,
    ar: `تصل رسالة إلى ${who.ar} ${way === "before" ? "قبل" : "بعد"} «${when.ar}» في ${one.ar} ${by(time.ar)}.${unless.ar}${follows.ar}`,
  };
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const keyOf = (work: Work, { way }: Reminder, { amount, unit }: Shift, moment: Moment, who: string): string => {
  const at =
    moment.is === "created"
      ? "Created"
      : upperFirst(String(work.draft.nodes[moment.is === "date" ? moment.field.id : moment.option]!.props.key));
  return `${String(work.draft.nodes[moment.entity]!.props.key)}${amount}${upperFirst(unit)}${upperFirst(way)}${at}${runTogether(who)}`.slice(
    0,
    40,
  );
};

const askHour = (work: Work, clause: Clause, moment: Extract<Moment, { is: "date" }>): true => {
  const [many, name] = [manyOf(work, moment.entity), calledIn(work, moment.field.id)];
  return ask(work, `time-${clause.index}`, {
    en: `${name.en} of ${many.en} is a day without an hour, so nothing can be sent some hours before or after; nothing was changed. Say it in days, or write first: “Add a start time to ${many.en}”.`,
    ar: `${name.ar} في ${many.ar} يوم بلا ساعة، فلا يُرسل شيء قبله أو بعده بساعات؛ لم يتغير شيء. اذكره بالأيام، أو اكتب أولًا: «أضف وقت البداية إلى ${many.ar}».`,
  });
};
