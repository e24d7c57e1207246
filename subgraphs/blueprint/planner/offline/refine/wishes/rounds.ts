/**
 * Messages that come round: "every Monday send the manager a list of open tickets", «أول كل شهر ذكّر العملاء بالطلبات غير المدفوعة». A
 * workflow on a schedule that looks for the records: whoever has a role gets one message with their list, read as that role may read; the
 * people the records are of get one for each. Where there are none, nothing is sent.
 */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Receiver } from "../../emit/messages.ts";
import { channels } from "../../frames/notices.ts";
import { roundIn } from "../../frames/rounds.ts";
import type { Round } from "../../frames/schedules.ts";
import { isSent, papers } from "../../frames/sent.ts";
import { isTelling, toldIn } from "../../frames/who-is-told.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { rulesOf } from "../access-rules.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, listed, mentions, upper, type Wish, wordSet } from "./about.ts";
import { camelCase, edgeOp, keepWorkflow, keyFor, type Message, receiversOf, sending, stepOp } from "./receivers.ts";
import { statesSaid } from "./states-said.ts";
import { askWhich, type Which, whichOf } from "./which.ts";

export const round: Wish = (work, clause) => {
  const said = roundIn(clause);
  if (!said || !isSent(said.rest)) return null;
  if ("odd" in said) return askRound(work, clause, said.odd);
  const about = aboutIn(work, said.rest);
  if (!about) return askWhat(work, clause);
  const which = whichOf(work, clause, about.thing, about.words, said.cron.endsWith("* * *"));
  if (which === "asked") return true;
  const me = said.rest.some(
    ({ word }) =>
      ["me", "us"].includes(word) || /^(?:ذكر|نبه|بلغ|ابلغ|خبر|راسل|ارسل|ابعث)(?:ني|نا)$/.test(word) || ["لي", "لنا"].includes(word),
  );
  const to = receiversOf(work, clause, about.thing, { who: about.who, me, asked: [] });
  if (to === "asked") return true;
  const blind = to.filter(({ path }) => typeof path === "object" && !maySee(work, roleOf(path), about.thing));
  if (blind[0]) return askSight(work, clause, blind[0], about.thing);
  // Each of them about every record there is, each time: nobody wants that.
  if (which.said === null && to.some(({ path }) => typeof path === "string")) return askWhich(work, clause, about.thing);
  return to.every((receiver) => draw(work, clause, said, about.thing, which, receiver));
};

interface About {
  readonly thing: Id;
  /** What is said of its records. */
  readonly words: readonly Token[];
  readonly who: readonly (readonly Token[])[];
}
/** What the message is of, and whom it goes to, among the words that are left. */
const aboutIn = (work: Work, rest: readonly Token[]): About | null => {
  const roles = mentions(rest, (part) => work.find.role(part).filter(({ node }) => node.kind === "role")).map((role) => whole(rest, role));
  const things = mentions(rest, work.find.entity).filter(
    (one) => !roles.some((role) => one.from < role.to && role.from < one.to && !(hasAddress(work, one.found.id) && one.to >= role.to)),
  );
  const people = things.filter(({ found }) => hasAddress(work, found.id));
  const told = roles.filter((role) => !people.some((one) => one.from < role.to && role.from < one.to));
  const content = things.find(({ found }) => !hasAddress(work, found.id)) ?? (told.length > 0 ? people.at(-1) : undefined);
  const persons = told.length > 0 ? [] : people.filter((one) => one !== content);
  const thing = content?.found.id ?? theirs(work, persons[0]?.found.id, rest);
  if (!thing) return null;
  const named = [...(content ? [content] : []), ...(told.length > 0 ? told : persons)];
  const words = rest.filter(
    (token, i) =>
      !named.some(({ from, to }) => i >= from && i < to) && !isTelling(token) && !channels.has(token.word) && !around.has(token.word),
  );
  const who = (told.length > 0 ? told : persons).map(({ from, to }) => rest.slice(from, to));
  if (who.length > 0) return { thing, words, who };
  // Somebody nobody knows: asked by name.
  const end = content ? content.from : rest.length;
  const stranger = (toldIn(rest.slice(0, end))?.who ?? [])
    .map((part) => part.filter(({ word }) => !papers.has(word)))
    .filter((part) => part.length > 0);
  return { thing, words: words.filter((token) => !stranger.some((part) => part.includes(token))), who: stranger };
};
/** "the shop manager" of a shop whose role is called manager. */
const whole = <Found extends { readonly from: number; readonly to: number }>(rest: readonly Token[], role: Found): Found => {
  const article = rest.slice(0, role.from).findLastIndex(({ word }) => ["the", "our", "each"].includes(word));
  return article >= 0 &&
    role.from - article < 3 &&
    rest.slice(article + 1, role.from).every((token) => token.kind === "word" && !isTelling(token))
    ? { ...role, from: article + 1 }
    : role;
};
const around = wordSet(
  "should receive receives get gets getting browse browses morning evening يستلم تستلم يتلقي تتلقي يوصله توصله ارسلوا ابعثوا تلقائيا automatically please system platform app النظام المنصه التطبيق اريد ابغي نريد weekly daily monthly",
);

const hasAddress = (work: Work, entity: Id): boolean =>
  fieldsOf(work, entity).some(({ props }) => props.type === "email" || props.type === "user");
/** "remind tenants who have not paid": of theirs that has such a state. */
const theirs = (work: Work, person: Id | undefined, rest: readonly Token[]): Id | null => {
  if (!person) return null;
  const found = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" &&
    !node.removed &&
    id !== person &&
    fieldsOf(work, id).some(({ props }) => (props.config as { target?: Id } | undefined)?.target === person) &&
    statesSaid(work, id, rest).length > 0
      ? [id]
      : [],
  );
  return found.length === 1 ? found[0]! : null;
};

const roleOf = (path: Receiver["path"]): Id => (path as { readonly role: Id }).role;
/** Whether a role sees all records of the thing. */
const maySee = (work: Work, role: Id, entity: Id): boolean =>
  role === builtIn.admin ||
  rulesOf(work, entity).some((rule) => rule.allow.includes("read") && rule.roles.includes(role) && !rule.props.where);

const draw = (work: Work, clause: Clause, said: Round, thing: Id, which: Which, to: Receiver): true => {
  const isList = typeof to.path === "object";
  const [one, many] = [String(work.draft.nodes[thing]!.props.key), manyOf(work, thing)];
  const own = isList ? to : { ...to, path: String(to.path).replace(/^trigger\.record\./, "item.") };
  const free = keyFor(work, camelCase(`${one} ${said.said.en} ${which.said?.en ?? ""} ${to.said.en}`), [own]);
  if ("there" in free) return fact(work, clause, { en: "There is such a message already.", ar: "توجد رسالة كهذه من قبل." }, [free.there]);
  const { key } = free;
  const id = work.ids.other("w", key);
  const named: Sentence = which.said ? { en: `${many.en} (${which.said.en.toLowerCase()})`, ar: `${many.ar} (${which.said.ar})` } : many;
  const begin = stepOp(
    work,
    id,
    key,
    "onTime",
    "on-schedule",
    { cron: said.cron, runAs: isList ? roleOf(to.path) : builtIn.admin },
    [0, 0],
  );
  const last = said.lastDay ? stepOp(work, id, key, "isLastDay", "if", { when: "day(addDays(today, 1)) == 1" }, [240, 0]) : null;
  const other = said.lastDay ? stepOp(work, id, key, "anotherDay", "stop", {}, [480, 160]) : null;
  const x = last ? 480 : 240;
  const find = stepOp(work, id, key, "found", "find", { entity: thing, ...(which.when ? { filter: which.when } : {}), limit: 500 }, [x, 0]);
  const each = isList ? null : stepOp(work, id, key, "forEach", "for-each", { list: "steps.found", onItemError: "collect" }, [x + 240, 0]);
  const message = messageOf(work, thing, named, which, isList);
  const send = sending(work, each ? (each.id as Id) : id, key, [own], message, x + 240, isList ? "steps.found" : undefined);
  const edge = (name: string, from: Op, port: string, target: Id): Op => edgeOp(work, id, key, name, from.id as Id, port, target);
  const ops: readonly Op[] = [
    {
      op: "add",
      kind: "workflow",
      id,
      props: { key, label: { en: `${named.en}: ${said.said.en.toLowerCase()}`, ar: `${named.ar}: ${said.said.ar}` }, enabled: true },
    },
    begin,
    ...(last && other ? [last, other] : []),
    find,
    ...(each ? [each] : []),
    ...send.ops,
    ...(last && other
      ? [
          edge("begin", begin, "next", last.id as Id),
          edge("last", last, "true", find.id as Id),
          edge("other", last, "false", other.id as Id),
        ]
      : [edge("begin", begin, "next", find.id as Id)]),
    edge("found", find, "next", each ? (each.id as Id) : send.first),
  ];
  return keepWorkflow(work, clause, id, ops, toldAs(said, named, to, isList));
};

const messageOf = (work: Work, thing: Id, named: Sentence, which: Which, isList: boolean): Message => {
  if (isList) return { subject: named, body: { en: `${upper(named.en)}: the list is below.`, ar: `${named.ar}: القائمة أدناه.` } };
  const one = calledIn(work, thing);
  const state = which.said ?? { en: "open", ar: "مفتوح" };
  return {
    subject: { en: `Reminder: ${one.en.toLowerCase()}`, ar: `تذكير: ${one.ar}` },
    body: { en: `${one.en}: ${state.en.toLowerCase()}.`, ar: `${one.ar}: ${state.ar}.` },
  };
};

const toldAs = (said: Round, named: Sentence, to: Receiver, isList: boolean): Sentence => {
  const hour = said.taken.includes("hour")
    ? { en: " No hour was said, so 08:00 was taken.", ar: " لم تُذكر ساعة فأُخذت 08:00." }
    : { en: "", ar: "" };
  const day = said.taken.includes("day")
    ? { en: " No day was said, so the first was taken.", ar: " لم يُذكر يوم فأُخذ الأول." }
    : { en: "", ar: "" };
  return isList
    ? {
        en: `${said.said.en}, an e-mail with a list goes to ${to.said.en.toLowerCase()}: ${named.en.toLowerCase()}, as far as they may see them. None there: none is sent.${hour.en}${day.en}`,
        ar: `${said.said.ar} تصل إلى ${to.said.ar} رسالة فيها قائمة: ${named.ar}، بقدر ما يحق لهم رؤيته. وإن لم يوجد شيء فلا رسالة.${hour.ar}${day.ar}`,
      }
    : {
        en: `${said.said.en}, an e-mail goes to ${to.said.en.toLowerCase()} for each of: ${named.en.toLowerCase()}.${hour.en}${day.en}`,
        ar: `${said.said.ar} تصل رسالة إلى ${to.said.ar} عن كل واحد من: ${named.ar}.${hour.ar}${day.ar}`,
      };
};

const askRound = (work: Work, clause: Clause, odd: string): true =>
  ask(work, `round-${clause.index}`, {
    en: `A schedule is of hours, of days of the week or of days of the month, and “${odd}” is none of these; nothing was drawn. Say on which days, or each week.`,
    ar: `يُكتب الجدول بساعات أو أيام من الأسبوع أو من الشهر، و«${odd}» ليس منها؛ لم يُرسم شيء. اذكر الأيام، أو كل أسبوع.`,
  });
const askWhat = (work: Work, clause: Clause): true => {
  const things = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed && id !== builtIn.user ? [manyOf(work, id)] : [],
  );
  const all = listed(things.slice(0, 6));
  const [first] = things;
  return ask(work, `round-${clause.index}`, {
    en: `What is sent was not understood, and nothing was drawn: a message that comes round is of records. There are: ${all.en}. Write for example: “Every day send me a list of today's ${first?.en.toLowerCase() ?? "records"}”.`,
    ar: `لم يُفهم ما الذي يُرسل، ولم يُرسم شيء: الرسالة المتكررة تكون عن سجلات. الموجود: ${all.ar}. اكتب مثلًا: «كل يوم أرسل لي قائمة ${first?.ar ?? "السجلات"} اليوم».`,
  });
};
const askSight = (work: Work, clause: Clause, { said }: Receiver, thing: Id): true => {
  const many = manyOf(work, thing);
  return ask(work, `whom-${clause.index}`, {
    en: `No list of ${many.en.toLowerCase()} goes to people who may not see them, and nothing was drawn. Write first: “The ${said.en.toLowerCase()} can see ${many.en.toLowerCase()}”.`,
    ar: `لا تُرسل قائمة ${many.ar} إلى من لا يحق له عرضها، ولم يُرسم شيء. اكتب أولًا: «${said.ar} يقدر يشوف ${many.ar}».`,
  });
};
