/** What must be filled in once a record is in some state: "the solution is required when a ticket is solved"; a rule across its fields. */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Token } from "../../text/tokens.ts";
import { leadsTo, sameRoot } from "../../words/deeds-of-states.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, childrenOf, fact, fieldsIn, single, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { isFlag } from "../required.ts";
import { ask, choicesOf, has, mentions, oneOf, type Wish, without, wordSet } from "./about.ts";

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
  if (at < 0 || tokens.length > 20 || has(before, denying) || !(before.some(isFlag) || has(before, filled))) return null;
  const named = without(before, around).filter((token) => !isFlag(token));
  const [field, ...more] = fieldsIn(work, named) ?? otherwiseCalled(work, named);
  const entity = field?.node.owner;
  if (!field || !entity || more.length > 0) return null;
  const choice = choiceIn(work, entity, without(tokens.slice(at + 1), around));
  const name = calledIn(work, field.id);
  if (!choice) {
    const state = childrenOf(work, "field", entity).find(({ props }) => props.type === "enum");
    const all = state ? choicesOf(work, state.id) : null;
    const there = all ? { en: ` There are: ${all.en}.`, ar: ` الموجود: ${all.ar}.` } : { en: "", ar: "" };
    return ask(work, `when-${clause.index}`, {
      en: `From when on ${name.en} is required was not understood, and nothing was changed; it is said by a choice of the same record.${there.en}`,
      ar: `لم يُفهم متى يصير ${name.ar} إلزاميًا، ولم يتغير شيء؛ يُقال ذلك بخيار من السجل نفسه.${there.ar}`,
    });
  }
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
const choiceIn = (work: Work, entity: Id, tokens: readonly Token[]): { readonly field: Id; readonly id: Id } | null => {
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
