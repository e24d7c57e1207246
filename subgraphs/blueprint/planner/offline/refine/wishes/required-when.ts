/** What must be filled in once a record is in some state: "the solution is required when a ticket is solved"; a rule across its fields. */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { trim } from "../../clauses/phrases.ts";
import { type FilledIn, filledIn, isFilledIn } from "../../frames/filled-in.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { choiceLedTo, leadsTo, sameRoot } from "../../words/deeds-of-states.ts";
import { knownOption } from "../../words/naming.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, childrenOf, fact, fieldsIn, single, stateOf, type Work, wordsIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { isFlag } from "../required.ts";
import { ask, choicesOf, has, mentions, oneOf, sharesWord, upper, type Wish, without, wordSet } from "./about.ts";
import { entitiesWithStates, statesSaid } from "./states-said.ts";

const whens = wordSet("عند when if once اذا لما عندما حين متي");
const filled = wordSet("filled entered given موجود معبا");
const denying = wordSet("not no optional isn't لا غير ليس مو مش اختياري");
const around = wordSet(
  "the a an is are was be becomes become gets get has been must should filled in entered given required mandatory needed its their status state stage يكون تكون كانت كان صارت صار يصبح تصبح حاله حالته حالتها الحاله الزامي اجباري مطلوب ضروري الزاميه اجباريه مطلوبه ضروريه لازم يجب ان يعبا تعبئه",
);

export const requiredWhen: Wish = (work, clause) => {
  const { tokens } = clause;
  const at = tokens.findIndex(({ word }, i) => i > 1 && whens.has(word));
  const before = tokens.slice(0, Math.max(at, 0));
  const asUsual = at >= 0 && tokens.length <= 20 && !has(before, denying) && (before.some(isFlag) || has(before, filled));
  const named = without(before, around).filter((token) => !isFlag(token));
  const [usual, ...more] = asUsual ? (fieldsIn(work, named) ?? otherwiseCalled(work, named)) : [];
  const choice = usual?.node.owner && more.length === 0 ? choiceIn(work, usual.node.owner, without(tokens.slice(at + 1), around)) : null;
  if (usual && choice) return demand(work, clause, usual, choice);
  const said = filledIn(clause);
  const found = said && readOf(work, said);
  if (found) return demand(work, clause, found.field, found.choice);
  if (said && isFilledIn(clause) && !usual) return askField(work, clause, said);
  return usual?.node.owner && more.length === 0 ? askState(work, clause, usual, usual.node.owner) : null;
};

/** Whether the thing that is spoken of has both: the state, and what is filled in. */
export const hasFilledIn = (work: Work, said: FilledIn): boolean => readOf(work, said) !== null;

interface Choice {
  readonly field: Id;
  readonly id: Id;
}
/** The property and the choice, both of one thing. */
const readOf = (work: Work, { what, state }: FilledIn): { readonly field: Existing; readonly choice: Choice } | null => {
  const things = mentions(state, work.find.entity).map(({ found }) => found.id);
  const all = things.length > 0 ? things : entitiesWithStates(work, state);
  const found = all.flatMap((entity) => {
    const named = mentions(state, (part) => work.find.entity(part).filter(({ id }) => id === entity));
    const own = state.filter((_, i) => !named.some(({ from, to }) => i >= from && i < to));
    const states = statesSaid(work, entity, own).filter(
      (one) => stateOf(work, { id: entity, node: work.draft.nodes[entity]! })?.id === one.field,
    );
    const [one] = states;
    if (!one || new Set(states.map(({ option }) => option)).size > 1) return [];
    const choice = { field: one.field, id: one.option };
    const field = propertyOf(work, entity, what, choice);
    return field ? [{ field, choice }] : [];
  });
  return found.length === 1 ? found[0]! : null;
};
/** "a reason" is the cancellation reason where it is for cancelling. */
const propertyOf = (work: Work, entity: Id, what: readonly Token[], choice: Choice): Existing | null => {
  const named = trim(
    what.filter((token) => mentions([token], (part) => work.find.entity(part).filter(({ id }) => id === entity)).length === 0),
  );
  const whole = single(work.find.field(named, entity)) ?? single(work.find.field(trim(what), entity));
  if (whole) return whole;
  const fields = childrenOf(work, "field", entity)
    .filter(({ props }) => !["enum", "reference", "references", "boolean"].includes(String(props.type)))
    .map(({ id }): Existing => ({ id, node: work.draft.nodes[id]! }));
  const alike = fields.filter((field) => sharesWord(field, named));
  const state = String(work.draft.nodes[choice.id]?.props.key ?? "");
  return (
    single(alike) ??
    single(
      alike.filter(({ node }) =>
        String(node.props.key)
          .replace(/([A-Z])/g, " $1")
          .toLowerCase()
          .split(" ")
          .some((word) => sameRoot(word, state.toLowerCase())),
      ),
    )
  );
};

/** Asks for what would have to be filled in, where a deed and its thing are known. */
const askField = (work: Work, clause: Clause, { what, state }: FilledIn): true | null => {
  const things = mentions(state, work.find.entity).map(({ found }) => found.id);
  const having = (things.length > 0 ? things : entitiesWithStates(work, state)).filter(
    (entity) => statesSaid(work, entity, state).length > 0,
  );
  const [entity, ...others] = having;
  if (!entity && things.length === 1) return askBoth(work, clause, things[0]!, what, state);
  if (!entity || others.length > 0) return null;
  const [many, word] = [manyOf(work, entity), wordsIn(trim(what))];
  return ask(work, `when-${clause.index}`, {
    en: `${upper(many.en)} keep nothing called “${word}”, so nothing can be required; nothing was changed. Write first: “Add a ${word.toLowerCase()} to ${many.en.toLowerCase()}”.`,
    ar: `لا شيء في ${many.ar} باسم «${word}»، فلا يمكن أن يكون مطلوبًا؛ لم يتغير شيء. اكتب أولًا: «أضف ${word} إلى ${many.ar}».`,
  });
};

/** The thing that is named has no such state, and may keep nothing to be filled in: both are named. */
const askBoth = (work: Work, clause: Clause, entity: Id, what: readonly Token[], state: readonly Token[]): true | null => {
  const key = choiceLedTo(nameless(work, entity, state), calledOffs);
  if (!key) return null;
  const [many, word, label] = [manyOf(work, entity), wordsIn(trim(what)), knownOption(key).label];
  const to = { en: (label.en ?? key).toLowerCase(), ar: label.ar ?? key };
  const there = stateOf(work, { id: entity, node: work.draft.nodes[entity]! });
  const states = there
    ? { en: `Add ${to.en} to the status of ${many.en}`, ar: `أضف خيار ${to.ar} إلى حالة ${many.ar}` }
    : { en: `Add a status to ${many.en}: active, ${to.en}`, ar: `أضف حالة إلى ${many.ar}: نشط، ${to.ar}` };
  const kept = work.find.field(trim(what), entity).length > 0;
  const also = kept
    ? { en: "", ar: "" }
    : { en: `, then “Add a ${word.toLowerCase()} to ${many.en}”`, ar: `، ثم «أضف ${word} إلى ${many.ar}»` };
  return ask(work, `when-${clause.index}`, {
    en: `${upper(many.en)} have no status “${to.en}”, and nothing was changed. Write first: “${states.en}”${also.en}.`,
    ar: `لا توجد حالة «${to.ar}» في ${many.ar}، ولم يتغير شيء. اكتب أولًا: «${states.ar}»${also.ar}.`,
  });
};
const calledOffs = ["cancelled", "rejected"];
const nameless = (work: Work, entity: Id, tokens: readonly Token[]): readonly Token[] => {
  const named = mentions(tokens, (part) => work.find.entity(part).filter(({ id }) => id === entity));
  return tokens.filter((_, i) => !named.some(({ from, to }) => i >= from && i < to));
};

/** It is required, and from when on was not understood. */
const askState = (work: Work, clause: Clause, field: Existing, entity: Id): true => {
  const name = calledIn(work, field.id);
  const state = childrenOf(work, "field", entity).find(({ props }) => props.type === "enum");
  const all = state ? choicesOf(work, state.id) : null;
  const there = all ? { en: ` There are: ${all.en}.`, ar: ` الموجود: ${all.ar}.` } : { en: "", ar: "" };
  return ask(work, `when-${clause.index}`, {
    en: `From when on ${name.en} is required was not understood, and nothing was changed; it is said by a choice of the same record.${there.en}`,
    ar: `لم يُفهم متى يصير ${name.ar} إلزاميًا، ولم يتغير شيء؛ يُقال ذلك بخيار من السجل نفسه.${there.ar}`,
  });
};

/** A rule across the fields of the record. */
const demand = (work: Work, clause: Clause, field: Existing, choice: Choice): true => {
  const entity = field.node.owner!;
  const name = calledIn(work, field.id);
  const check = `${choice.field} != ${choice.id} || !isEmpty(${field.id})`;
  const rules = childrenOf(work, "rule", entity);
  const said = calledIn(work, choice.id);
  if (field.node.props.required === true || rules.some(({ props }) => props.check === check))
    return fact(work, clause, { en: `${name.en} is required already.`, ar: `${name.ar} إلزامي من قبل.` }, []);
  const thing = work.draft.nodes[entity]!;
  const id = work.ids.other(
    "ru",
    String(thing.props.key),
    `${String(field.node.props.key)}_${String(work.draft.nodes[choice.id]?.props.key)}`,
  );
  const one = calledIn(work, entity);
  const message = {
    en: `${name.en} must be filled in once ${oneOf(one.en)} is: ${said.en.toLowerCase()}.`,
    ar: `يجب تعبئة ${name.ar} متى كانت حالة ${one.ar}: ${said.ar}.`,
  };
  work.ops.push({ op: "add", kind: "rule", id, parent: entity, props: { check, message, level: "refuse" } });
  return fact(work, clause, message, [id]);
};

/** "the reason for cancelling" of what is called “Cancellation reason”: the one text all whose words are said. */
const otherwiseCalled = (work: Work, said: readonly Token[]): readonly Existing[] => {
  const words = said.filter(({ kind, word, arabic }) => kind === "word" && !arabic && !functionWords.has(word)).map(({ word }) => word);
  const found = Object.entries(work.draft.nodes).flatMap(([id, node]): readonly Existing[] => {
    const label = String((node.props.label as { en?: string } | undefined)?.en ?? "").toLowerCase();
    const own = label.split(/[^a-z]+/).filter((word) => word !== "" && !functionWords.has(word));
    const same =
      own.length > 1 && own.length === words.length && own.every((word) => words.some((one) => sameRoot(one, word) || sameRoot(word, one)));
    return node.kind === "field" && !node.removed && same ? [{ id, node }] : [];
  });
  return found.length === 1 ? found : [];
};

/** The choice of one of the thing's own fields. */
const choiceIn = (work: Work, entity: Id, tokens: readonly Token[]): Choice | null => {
  const [thing] = mentions(tokens, (part) => work.find.entity(part).filter(({ id }) => id === entity));
  const said = thing ? [...tokens.slice(0, thing.from), ...tokens.slice(thing.to)] : tokens;
  const found = childrenOf(work, "field", entity).flatMap(({ id: field, props }) => {
    if (props.type !== "enum" || said.length === 0) return [];
    const named = single(work.find.option(said, field))?.id;
    const led = childrenOf(work, "option", field).filter((option) => leadsTo(said, String(option.props.key)));
    const id = named ?? (led.length === 1 ? led[0]!.id : undefined);
    return id ? [{ field, id }] : [];
  });
  return found.length === 1 ? found[0]! : null;
};
