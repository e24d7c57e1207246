/** What a property may not be: changed afterwards ("nobody can change the invoice number"), or the same twice ("no two patients with the same national id"). */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, fact, set, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, type Property, phraseAt, propertyIn, type Wish, without, wordSet } from "./about.ts";

const nobody = wordSet("nobody noone احد");
const denying = wordSet("cannot can't not never isn't لا ما لن غير عدم ليس");
const changing = wordSet(
  "change changed edit edited modify modified alter altered update updated editable changeable immutable تعديل تغيير يعدل تعدل يغير تغير يتغير تتغير للتعديل للتغيير يعدله يغيره تعديله تغييره",
);
const only = wordSet("only للقراءه");
const fixing = wordSet("immutable fixed frozen locked lock freeze read-only ثابت ثابتا ثابته");
const around = wordSet(
  "nobody noone no one can could may must should be is are the of cannot can't not never isn't change changed edit edited modify modified alter altered update updated editable changeable immutable fixed frozen locked lock freeze after once it entered set created saved afterwards later make mark read only will ever احد لا ما لن غير عدم ليس يستطيع يمكن يمكنه يقدر يجوز تعديل تغيير يعدل تعدل يغير تغير يتغير تتغير للتعديل للتغيير قابل قابله ان بعد ادخاله الادخال الحفظ انشائه الانشاء اجعل خلي للقراءه فقط ثابت ثابتا ثابته ابدا حقل قيمه",
);

/** "nobody can change the file number", "make the total read only", «لا يمكن تعديل رقم الصنف». */
export const fixed: Wish = (work, clause) => {
  const { tokens } = clause;
  const none = has(tokens, nobody) || phraseAt(tokens, "no", "one") >= 0;
  const readOnly = (has(tokens, wordSet("read")) && has(tokens, only)) || tokens.some(({ word }) => word === "للقراءه");
  const passive = has(tokens, denying) && has(tokens, changing);
  if (
    !(none && has(tokens, changing)) &&
    !passive &&
    !readOnly &&
    !(has(tokens, fixing) && has(tokens, wordSet("make is are be lock freeze اجعل خلي يكون")))
  )
    return null;
  if (tokens.length > 18) return null;
  if (conditions.has(tokens[0]!.word)) return askCondition(work, clause);
  const field = propertyIn(work, clause, without(tokens, around));
  if (field === "asked") return true;
  if (!field) return null;
  const name = calledIn(work, field.id);
  const { props } = field.node;
  if (props.type === "autoNumber" || props.compute !== undefined)
    return fact(
      work,
      clause,
      {
        en: `${name.en} is made by the platform; nobody can change it as it is.`,
        ar: `${name.ar} تصنعه المنصة، ولا يستطيع أحد تغييره من الأصل.`,
      },
      [],
    );
  if (props.immutable === true)
    return fact(
      work,
      clause,
      { en: `${name.en} cannot be changed once it is entered, as it is.`, ar: `${name.ar} لا يتغير بعد إدخاله من الأصل.` },
      [],
    );
  const setting = actionsThatSet(work, field.id);
  if (setting.length > 0) {
    const by = listed(setting.map((id) => calledIn(work, id)));
    return ask(work, `fixed-${clause.index}`, {
      en: `${name.en} is changed by actions: ${by.en}; fixed, none of them could, so nothing was changed. To keep somebody from changing it by hand, write who: “… cannot change the ${name.en.toLowerCase()}”.`,
      ar: `${name.ar} تغيّره إجراءات: ${by.ar}؛ ولو ثُبّت لما استطاعت، فلم يتغير شيء. لمنع أحد من تغييره بيده اكتب من هو: «… لا يعدل ${name.ar}».`,
    });
  }
  set(work, clause, field.id, "immutable", true, {
    en: `${name.en} is entered once and cannot be changed afterwards.`,
    ar: `${name.ar} يُدخل مرة واحدة ولا يتغير بعدها.`,
  });
  return true;
};

const conditions = wordSet("once when if after عندما اذا لما متي");
/** "once an invoice is paid it cannot be changed": a property is fixed from the beginning or not at all. */
const askCondition = (work: Work, clause: Clause): boolean | null => {
  const entity = mentions(clause.tokens, work.find.entity)[0]?.found;
  const field =
    entity &&
    fieldsOf(work, entity.id).find(
      ({ props }) => ["money", "text", "integer", "date"].includes(String(props.type)) && props.compute === undefined,
    );
  if (!entity || !field) return null;
  const [many, name] = [manyOf(work, entity.id), calledIn(work, field.id)];
  return ask(work, `condition-${clause.index}`, {
    en: `From which state on ${many.en} may not be changed is a condition of their access rules, which no sentence changes yet; nothing was changed. What can be said is that a property is entered once: “Nobody can change the ${name.en.toLowerCase()} of ${many.en}”.`,
    ar: `متى لا تُعدَّل ${many.ar} شرط في قواعد صلاحياتها، ولا تغيّره جملة بعد؛ لم يتغير شيء. الممكن أن تُدخل خاصية مرة واحدة: «لا أحد يستطيع تعديل ${name.ar} في ${many.ar}».`,
  });
};

/** The actions that give the field a value. */
const actionsThatSet = (work: Work, field: Id): readonly Id[] => [
  ...new Set(
    Object.values(work.draft.nodes).flatMap((node) =>
      node.kind === "effect" && !node.removed && node.owner && node.props.do === "set" && node.props.field === field ? [node.owner] : [],
    ),
  ),
];

const same = wordSet("same نفس بنفس لنفس");
const two = wordSet(
  "two 2 twice both duplicate duplicates duplicated repeat repeated repeats share اثنان اثنين مريضان تكرار يتكرر تتكرر يكرر مكرر مكرره",
);
const repeating = wordSet("repeat repeated repeats duplicate duplicates duplicated twice تكرار يتكرر تتكرر يكرر تكرر مكرر مكررا مكرره");
const refusing = wordSet("no not cannot can't never without must may without لا ما لن عدم بدون دون منع امنع ليس");
const aroundSame = wordSet(
  "no not cannot can't never must may can should be have has share two 2 with at on in of for the a an same and or both once twice any duplicate duplicates duplicated repeat repeated repeats appear there are is without allow each لا ما لن عدم بدون دون منع امنع ليس يوجد يمكن يجوز ان يكون تكون يتكرر تتكرر تكرار يكرر تكرر مكرر مكررا مكرره لهما لهم له نفس بنفس لنفس اثنان اثنين لاكثر من واحد في علي و او لاي different every needs مختلف مختلفه كل لكل",
);

/** "no two patients with the same national id", "the phone must not repeat", «لا يتكرر رقم الهوية»; several properties together are an index. */
export const unrepeated: Wish = (work, clause) => {
  const { tokens } = clause;
  const inside = uniqueWithin(work, clause) ?? onlyOnce(work, clause);
  if (inside !== null) return inside;
  const at = tokens.findIndex(({ word }) => same.has(word));
  const repeats =
    (has(tokens, repeating) && has(tokens, refusing)) ||
    (has(tokens, wordSet("different مختلف مختلفه")) && has(tokens, wordSet("each every كل لكل")));
  const twins = at > 0 && (has(tokens, two) || has(tokens, wordSet("share have has"))) && has(tokens, refusing);
  const arabicTwins = at > 0 && clause.arabic && has(tokens, refusing);
  if ((!repeats && !twins && !arabicTwins) || tokens.length > 20) return null;
  const things = mentions(at > 0 ? tokens.slice(0, at) : tokens, dual(work));
  const entity = things[0]?.found;
  const plain = without(tokens, aroundSame);
  if (at > 0 && entity) {
    const said = tokens.slice(at + 1);
    const named = mentions(said, (part) => work.find.field(part, entity.id));
    const left = said.filter((token, i) => !named.some(({ from, to }) => from <= i && i < to) && !isAside(token));
    if (named.length === 0 || left.length > 0) return named.length === 0 ? null : false;
    return together(
      work,
      clause,
      entity,
      named.map(({ found }) => found),
    );
  }
  const field = propertyIn(work, clause, plain);
  if (field === "asked") return true;
  return field ? together(work, clause, null, [field]) : null;
};
const within = wordSet("within per inside ضمن داخل");
/** "the code of a unit must be unique within a property": both together. */
const uniqueWithin = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token, i) => i > 1 && within.has(token.word));
  if (at < 0 || !has(tokens, wordSet("unique فريد فريدا فريده"))) return null;
  const said = without(tokens.slice(0, at), new Set([...aroundSame, "unique", "فريد", "فريدا", "فريده", "make", "اجعل"]));
  const field = propertyIn(work, clause, said);
  if (field === "asked") return true;
  const owner = field?.node.owner;
  const [place] = owner ? mentions(tokens.slice(at + 1), (part) => work.find.field(part, owner)) : [];
  if (!field || !owner || !place) return null;
  return together(work, clause, { id: owner, node: work.draft.nodes[owner]! }, [place.found, field]);
};

const often = /\b(?:only once|more than once|once only|just once|twice)\b|مرة واحدة|أكثر من مرة|مرتين/;
/** "each customer can review a product only once": what must not be the same twice is asked, by what it is linked to. */
const onlyOnce = (work: Work, clause: Clause): boolean | null => {
  if (!often.test(clause.span.text) || !has(clause.tokens, wordSet("can may must should cannot can't not only لا يمكن يحق يستطيع يقدر ما")))
    return null;
  const links = (id: Id): readonly Property[] => fieldsOf(work, id).filter(({ props }) => props.type === "reference");
  const things = mentions(clause.tokens, work.find.entity).map(({ found }) => found);
  const [entity] = [...things].sort((a, b) => links(b.id).length - links(a.id).length);
  if (!entity) return null;
  const [many, names] = [manyOf(work, entity.id), links(entity.id).map(({ id }) => calledIn(work, id))];
  if (names.length === 0) return null;
  return ask(work, `once-${clause.index}`, {
    en: `How often is said by what may not be the same twice; nothing was changed. Write for example: “No two ${many.en} with the same ${names.map(({ en }) => en.toLowerCase()).join(" and ")}”.`,
    ar: `يُقال ذلك بما لا يجوز أن يتكرر؛ لم يتغير شيء. اكتب مثلًا: «لا تتكرر ${many.ar} بنفس ${names.map(({ ar }) => ar).join(" و")}».`,
  });
};

const isAside = (token: Token): boolean =>
  token.kind === "mark" || aroundSame.has(token.word) || functionWords.has(token.word) || ["ال", "الوقت"].includes(token.word);

/** «مريضان»: two of them. */
const dual =
  (work: Work) =>
  (part: readonly Token[]): readonly Existing[] => {
    const found = work.find.entity(part);
    const [one] = part;
    const stem = one && part.length === 1 ? /^(.{3,})(?:ان|ين|تان|تين)$/.exec(one.word)?.[1] : undefined;
    if (found.length > 0 || !one || stem === undefined) return found;
    return work.find.entity([{ ...one, word: stem, raw: stem }]);
  };

const together = (work: Work, clause: Clause, entity: Existing | null, fields: readonly Existing[]): boolean => {
  const names = fields.map(({ id }) => calledIn(work, id));
  const [field] = fields;
  if (fields.length === 1 && field) {
    const [name] = names;
    if (field.node.props.unique === true || field.node.props.type === "autoNumber")
      return fact(work, clause, { en: `${name!.en} is unique already.`, ar: `${name!.ar} فريد من قبل.` }, []);
    set(work, clause, field.id, "unique", true, { en: `${name!.en} is unique.`, ar: `${name!.ar} فريد.` });
    return true;
  }
  if (!entity) return false;
  const ids: readonly Id[] = fields.map(({ id }) => id);
  const there = Object.values(work.draft.nodes).some(
    ({ kind, owner, removed, props }) =>
      kind === "index" &&
      owner === entity.id &&
      !removed &&
      props.unique === true &&
      [...(props.fields as Id[])].sort().join() === [...ids].sort().join(),
  );
  const [all, many] = [listed(names), manyOf(work, entity.id)];
  if (there) return fact(work, clause, { en: `No two ${many.en} share it already.`, ar: `لا يتكرر ذلك في ${many.ar} من قبل.` }, []);
  const id = work.ids.other("ix", String(entity.node.props.key), ...fields.map(({ node }) => String(node.props.key)));
  work.ops.push({ op: "add", kind: "index", id, parent: entity.id, props: { fields: ids, unique: true } });
  return fact(work, clause, { en: `No two ${many.en} with the same: ${all.en}.`, ar: `لا يتكرر في ${many.ar} معًا: ${all.ar}.` }, [id]);
};
