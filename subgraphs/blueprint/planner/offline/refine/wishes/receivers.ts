/** Who a message of a wish goes to, and the steps that send it; what is missing for it is asked. */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { phraseOf } from "../../clauses/phrases.ts";
import { mailOp, notRunYet, type Receiver, receiverOf } from "../../emit/messages.ts";
import type { Told } from "../../frames/who-is-told.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, childrenOf, fact, only, type Work, wordsIn } from "../changing.ts";
import { existingWorld, roleKey } from "../existing-world.ts";
import { keptName, manyOf, roleIn } from "../permissions-named.ts";
import { ask, fieldsOf, listed, mentions, oneOf, upper } from "./about.ts";

const administrators: Receiver = { path: { role: builtIn.admin }, said: { en: "Administrators", ar: "المديرون" } };

/** Whom the words name; nobody named: the one person a record is of. Asked, where it is nobody or not known who. */
export const receiversOf = (work: Work, clause: Clause, about: Id, { who, me }: Told): readonly Receiver[] | "asked" => {
  const named: Receiver[] = me ? [administrators] : [];
  for (const part of who) {
    const found = namedBy(work, clause, about, part);
    if (found === "asked") return "asked";
    if (!named.some(({ path }) => canonical(path) === canonical(found.path))) named.push(found);
  }
  if (named.length > 0) return named;
  const people = peopleOf(work, about);
  if (people.length === 1) return people;
  const [many, one] = [manyOf(work, about), calledIn(work, about)];
  const there = people.length > 1 ? listed(people.map(({ said }) => said)) : null;
  const whom = people[0]?.said ?? { en: "administrator", ar: "مدير النظام" };
  const example: Sentence = {
    en: `“When ${oneOf(one.en)} is created, email the ${whom.en.toLowerCase()}”`,
    ar: `«عند إنشاء ${one.ar} أرسل بريدًا إلى ${whom.ar}»`,
  };
  return asked(work, clause, {
    en: there
      ? `Who is told: ${there.en}, or somebody else? Nothing was changed. Name them in the sentence, as in ${example.en}.`
      : `It was not said who is told, and ${many.en} are of nobody an e-mail could go to; nothing was changed. Name somebody in the sentence, as in ${example.en}.`,
    ar: there
      ? `من يُبلَّغ: ${there.ar}، أم غيرهم؟ لم يتغير شيء. اذكره في الجملة نفسها، مثل ${example.ar}.`
      : `لم يُذكر من يُبلَّغ، و${many.ar} لا تخص أحدًا يصله بريد؛ لم يتغير شيء. اذكره في الجملة نفسها، مثل ${example.ar}.`,
  });
};

/** Records a sentence may be about where it names none: those it mentions, else those most is kept of. */
export const someMany = (work: Work, words: readonly Token[]): Sentence => {
  const [named] = mentions(words, work.find.entity);
  const all = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed && id !== builtIn.user ? [id] : [],
  );
  const most = [...all].sort((a, b) => fieldsOf(work, b).length - fieldsOf(work, a).length || (a < b ? -1 : 1))[0];
  const id = named?.found.id ?? most;
  return id ? manyOf(work, id) : { en: "records", ar: "السجلات" };
};

const asked = (work: Work, clause: Clause, text: Sentence): "asked" => {
  ask(work, `whom-${clause.index}`, text);
  return "asked";
};

const namedBy = (work: Work, clause: Clause, about: Id, words: readonly Token[]): Receiver | "asked" => {
  const phrase = phraseOf(words);
  const said = wordsIn(words);
  const many = manyOf(work, about);
  const unknown = (): "asked" =>
    asked(work, clause, {
      en: `It is not known who “${said}” is, so nothing was changed: there is no such role, and ${many.en} are not linked to them. Write first: “Add a role ${said}”.`,
      ar: `لا يُعرف من «${said}»، فلم يتغير شيء: لا يوجد دور كهذا، و${many.ar} لا ترتبط بهم. اكتب أولًا: «أضف دور ${said}».`,
    });
  if (!phrase) return unknown();
  const person = only(work, clause, work.find.entity(phrase.tokens));
  if (person === "asked") return "asked";
  const role = roleIn(work, phrase) ?? roleWith(work, words);
  const { world, ids } = existingWorld(work);
  const entity = world.entities.get(String(work.draft.nodes[about]!.props.key))!;
  const key = person ? String(person.node.props.key) : role ? roleKey(role, work.draft.nodes[role]) : null;
  const found = receiverOf(world, entity, key ? keptName(phrase, key) : phrase, ids);
  if (found) return found;
  if (role) return { path: { role }, said: calledIn(work, role) };
  if (!person) return unknown();
  const people = manyOf(work, person.id);
  const reachable = hasAddress(work, person.id);
  return asked(
    work,
    clause,
    reachable
      ? {
          en: `It is not known which of the ${people.en} belongs to ${many.en}, so nothing was changed. Write first: “Link ${many.en} to ${people.en}”.`,
          ar: `لا يُعرف أي ${said} يخص ${many.ar}، فلم يتغير شيء. اكتب أولًا: «اربط ${many.ar} إلى ${people.ar}».`,
        }
      : {
          en: `${upper(people.en)} have no e-mail a message could go to, so nothing was changed. Write first: “Add an email to ${people.en}”.`,
          ar: `لا بريد إلكتروني في ${people.ar} تصل إليه رسالة، فلم يتغير شيء. اكتب أولًا: «أضف البريد الإلكتروني إلى ${people.ar}».`,
        },
  );
};

const hasAddress = (work: Work, entity: Id): boolean =>
  fieldsOf(work, entity).some(({ props }) => props.type === "email" || props.type === "user");

/** «المشتريات» where «مسؤول المشتريات» is a role, "purchasing" where there is a purchasing manager: the one whose name holds the words. */
const roleWith = (work: Work, words: readonly Token[]): Id | null => {
  const said = words.map(({ word }) => word.replace(/^ال(?=.{3})/, "")).filter((word) => word.length > 3);
  if (said.length === 0) return null;
  const found = Object.entries(work.draft.nodes).filter(
    ([, node]) =>
      node.kind === "role" &&
      !node.removed &&
      Object.values((node.props.label ?? {}) as Readonly<Record<string, string>>).some((label) => {
        const parts = label
          .toLowerCase()
          .replace(/[أإآ]/g, "ا")
          .replace(/ة/g, "ه")
          .split(/\s+/)
          .map((part) => part.replace(/^ال(?=.{3})/, ""));
        return said.every((word) => parts.includes(word));
      }),
  );
  return found.length === 1 ? found[0]![0] : null;
};

/** Everybody with an address a record of this kind is linked to: by an e-mail or an account of their own. */
const peopleOf = (work: Work, about: Id): readonly Receiver[] => {
  const fields = fieldsOf(work, about);
  const own = fields.find(({ props }) => props.type === "email");
  if (own) return [{ path: `trigger.record.${own.id}`, said: calledIn(work, about) }];
  return fields.flatMap(({ id, props }): readonly Receiver[] => {
    if (props.type === "user") return [{ path: `trigger.record.${id}`, said: calledIn(work, id) }];
    const target = props.type === "reference" ? ((props.config as { target?: Id } | undefined)?.target ?? null) : null;
    const mail = target && fieldsOf(work, target).find((field) => field.props.type === "email");
    return mail ? [{ path: `trigger.record.${id}.${mail.id}`, said: calledIn(work, id) }] : [];
  });
};

export interface Message {
  readonly subject: Sentence;
  readonly body: Sentence;
}
/**
 * One step for each who is told, one behind the other, in the workflow or in one of its regions; and the connection, where there is none. The
 * ids are of the steps, in order. `list`: the records the message lists under its words.
 */
export const sending = (
  work: Work,
  workflow: Id,
  key: string,
  to: readonly Receiver[],
  { subject, body }: Message,
  x: number,
  list?: string,
): { readonly ops: readonly Op[]; readonly first: Id } => {
  const { ids } = existingWorld(work);
  const mail = mailOp(ids);
  const steps = to.map((_, i) => work.ids.other("s", key, `send${i || ""}`));
  return {
    first: steps[0]!,
    ops: [
      ...(work.draft.nodes[mail.id as Id] || work.ops.some((op) => op.id === mail.id) ? [] : [mail]),
      ...to.map(
        ({ path }, i): Op => ({
          op: "add",
          kind: "step",
          id: steps[i]!,
          parent: workflow,
          props: {
            key: `tell${i ? i + 1 : ""}`,
            kind: "send-message",
            options: { connection: mail.id as Id, to: path, subject, body, ...(list ? { list } : {}), whenUnsure: "ask" },
            pos: [x + 240 * i, 0],
          },
        }),
      ),
      ...steps.slice(1).map((step, i) => edgeOp(work, workflow, key, `send${i + 1}`, steps[i]!, "next", step)),
    ] as readonly Op[],
  };
};

export const edgeOp = (work: Work, workflow: Id, key: string, name: string, from: Id, port: string, to: Id): Op => ({
  op: "add",
  kind: "edge",
  id: work.ids.other("e", key, name),
  parent: workflow,
  props: { from, port, to },
});
export const stepOp = (
  work: Work,
  workflow: Id,
  key: string,
  name: string,
  kind: string,
  options: object,
  pos: readonly [number, number],
): Op =>
  ({ op: "add", kind: "step", id: work.ids.other("s", key, name), parent: workflow, props: { key: name, kind, options, pos } }) as Op;

/** "Daily at 8" as "DailyAt8": a part of a key. */
export const runTogether = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
/** The same, with the first word as it is. */
export const camelCase = (text: string): string => {
  const [first = "", ...rest] = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `${first}${runTogether(rest.join(" "))}`;
};

/** The key of a new workflow, or the workflow that tells the same people the same already. */
export const keyFor = (work: Work, wanted: string, to: readonly Receiver[]): { readonly key: string } | { readonly there: Id } => {
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted.slice(0, 40) : `${wanted.slice(0, 38)}${n}`;
    const [there] = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
      node.kind === "workflow" && !node.removed && node.props.key === key ? [id] : [],
    );
    if (!there) return { key };
    const told = childrenOf(work, "step", there).flatMap(({ props }) =>
      props.kind === "send-message" ? [(props.options as { to?: unknown }).to] : [],
    );
    if (to.every(({ path }) => told.some((one) => canonical(one) === canonical(path)))) return { there };
  }
};
const canonical = (value: unknown): string => JSON.stringify(value);

/** Keeps the workflow with what is told of it. */
export const keepWorkflow = (work: Work, clause: Clause, id: Id, ops: readonly Op[], text: Sentence): true => {
  work.ops.push(...ops);
  fact(work, clause, text, [id]);
  return fact(work, clause, notRunYet, []);
};
