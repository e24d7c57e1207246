/** Messages said of a blueprint that is there: "when an order comes in, email the customer"; who or what is not there is asked. */
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { FrameOf } from "../clauses/types.ts";
import { workflowOps } from "../emit/emit-logic.ts";
import { asState, noticed } from "../frames/notices.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { calledIn, childrenOf, only, stateOf, type Work, wordsIn } from "./changing.ts";
import type { Existing } from "./existing.ts";
import { existingWorld, roleKey } from "./existing-world.ts";
import { keptName, manyOf, roleIn } from "./permissions-named.ts";
import { addState, ask, notesOf } from "./states-added.ts";
import { choicesOf as choicesNamed, oneOf, upper } from "./wishes/about.ts";
import { receiversOf } from "./wishes/receivers.ts";

/** Adds the workflow that tells, and the choice it waits for. */
export const tell = (work: Work, clause: Clause, frame: FrameOf<"notice">): boolean => {
  const found = frame.owner ? only(work, clause, work.find.entity(frame.owner.tokens)) : null;
  if (found === "asked") return true;
  if (!found) return false;
  const made = existingWorld(work);
  const role = roleIn(work, frame.to);
  const person = work.find.entity(frame.to.tokens)[0];
  const key = person ? String(person.node.props.key) : role ? roleKey(role, work.draft.nodes[role]) : null;
  const entity = String(found.node.props.key);
  const state = stateTold(work, found.id, noticed(frame));
  if (state && choicesOf(work, found.id, state).length === 0) return askState(work, clause, found, frame, state);
  made.world.notices.push({ entity, state, to: key ? keptName(frame.to, key) : frame.to, span: clause.span });
  const ops = workflowOps(made.world, made.ids, notesOf(work, clause)).filter((op) => op.op !== "add" || !work.draft.nodes[op.id]);
  if (ops.length === 0)
    return (
      receiversOf(work, clause, found.id, { who: [frame.to.tokens], me: false, asked: [] }) === "asked" ||
      askReceiver(work, clause, found, frame)
    );
  for (const [name, field] of made.world.entities.get(entity)?.fields ?? [])
    if (field.options.length > 0) addState(work, made, entity, name);
  work.ops.push(...ops);
  return true;
};

const arriving = new Set(["arrived", "وصول", "ورود", "قدوم"]);
/** "when an order comes in": that it is new, unless its status says otherwise. */
const stateTold = (work: Work, entity: Id, state: readonly Token[] | null): readonly Token[] | null => {
  if (state?.length !== 1 || choicesOf(work, entity, state).length > 0) return state;
  const [said] = asState(state);
  if (arriving.has(state[0]!.word)) return null;
  const alike = sameStates.find((words) => words.includes(said!.word))?.map((word) => [{ ...said!, word, raw: word }]);
  return alike?.find((other) => choicesOf(work, entity, other).length > 0) ?? state;
};
/** What is accepted in one office is approved in another. */
const sameStates = [
  "accepted approved confirmed",
  "rejected refused declined",
  "مقبول معتمد معتمده مقبوله مؤكد",
  "مرفوض مرفوضه",
  "completed done finished",
  "مكتمل منتهي تم",
].map((words) => words.split(" "));

const choicesOf = (work: Work, entity: Id, state: readonly Token[]): readonly Id[] =>
  childrenOf(work, "field", entity).flatMap(({ id }) => work.find.option(asState(state), id).map((option) => option.id));

/** "when a student is absent", where attendance is what is absent. */
const askState = (work: Work, clause: Clause, found: Existing, frame: FrameOf<"notice">, state: readonly Token[]): true => {
  const many = manyOf(work, found.id);
  const said: Sentence = { en: wordsIn(state), ar: wordsIn(asState(state)) };
  const instead = insteadOf(work, found, toldAs(work, frame), state, said);
  return ask(
    work,
    `state-${clause.index}`,
    `${upper(many.en)} have no status “${said.en}”, and nothing was changed. ${instead.en}`,
    `لا توجد حالة «${said.ar}» في ${many.ar}، ولم يتغير شيء. ${instead.ar}`,
  );
};

/** What can be waited for: another thing that has the state, something new, or the state once it is a choice. */
const insteadOf = (work: Work, found: Existing, whom: Sentence, state: readonly Token[], said: Sentence): Sentence => {
  const [many, one] = [manyOf(work, found.id), calledIn(work, found.id)];
  const told = whom.en.toLowerCase();
  const isFlag = childrenOf(work, "field", found.id).some(
    ({ id, props }) => props.type === "boolean" && work.find.field(asState(state), found.id).some((field) => field.id === id),
  );
  if (isFlag)
    return {
      en: `“${said.en}” is a yes or no there, and messages wait for a status or for something new. Write for example: “When ${oneOf(one.en)} is created, email the ${told}”.`,
      ar: `«${said.ar}» فيها نعم أو لا، والرسائل تنتظر حالة أو شيئًا جديدًا. اكتب مثلًا: «عند إنشاء ${one.ar} أرسل بريدًا إلى ${whom.ar}».`,
    };
  const [other] = Object.entries(work.draft.nodes).flatMap(([id, node]) => {
    const [choice] = node.kind === "entity" && !node.removed && id !== found.id ? choicesOf(work, id, state) : [];
    return choice ? [{ name: calledIn(work, id), choice: calledIn(work, choice) }] : [];
  });
  const status = stateOf(work, found);
  if (status) {
    const [there, all] = [calledIn(work, status.id), choicesNamed(work, status.id)];
    return {
      en: `There are: ${all.en}. Write first: “Add ${said.en} to the ${there.en.toLowerCase()} of ${many.en}”.`,
      ar: `الموجود: ${all.ar}. اكتب أولًا: «أضف ${said.ar} إلى ${there.ar} ${many.ar}».`,
    };
  }
  if (other)
    return {
      en: `Write for example: “When ${oneOf(other.name.en)} is ${other.choice.en.toLowerCase()}, email the ${told}”.`,
      ar: `اكتب مثلًا: «عندما يصبح ${other.name.ar} ${other.choice.ar} أرسل بريدًا إلى ${whom.ar}».`,
    };
  return {
    en: `Write first: “Add a status to ${many.en}: new, ${said.en}”.`,
    ar: `اكتب أولًا: «أضف حالة إلى ${many.ar}: جديد، ${said.ar}».`,
  };
};

/** Who is told, as the blueprint calls them. */
const toldAs = (work: Work, { to }: FrameOf<"notice">): Sentence => {
  const id = roleIn(work, to) ?? work.find.entity(to.tokens)[0]?.id;
  const said = wordsIn(to.tokens);
  return id ? calledIn(work, id) : { en: said, ar: said };
};

const askReceiver = (work: Work, clause: Clause, found: Existing, frame: FrameOf<"notice">): true => {
  const [many, whom] = [manyOf(work, found.id), wordsIn(frame.to.tokens)];
  const person = work.find.entity(frame.to.tokens)[0];
  const people = person ? manyOf(work, person.id) : { en: whom, ar: whom };
  return ask(
    work,
    `whom-${clause.index}`,
    `It is not known which ${whom} belongs to ${many.en}, so nothing was changed. Write first: “Link ${many.en} to ${people.en}”.`,
    `لا يُعرف أي ${whom} يخص ${many.ar}، فلم يتغير شيء. اكتب أولًا: «اربط ${many.ar} إلى ${people.ar}».`,
  );
};
