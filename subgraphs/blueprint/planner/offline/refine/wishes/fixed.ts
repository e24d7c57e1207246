/** What a property may not be once it is entered: changed. "nobody can change the invoice number", «لا يمكن تعديل رقم الصنف». */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, childrenOf, fact, set, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, choicesOf, fieldsOf, has, listed, mentions, phraseAt, propertyIn, upper, type Wish, without, wordSet } from "./about.ts";

const nobody = wordSet("nobody noone احد");
const denying = wordSet("cannot can't not never isn't لا ما لن غير عدم ليس");
const changing = wordSet(
  "change changed edit edited modify modified alter altered update updated editable changeable immutable تعديل تغيير يعدل تعدل يغير تغير يتغير تتغير للتعديل للتغيير يعدله يغيره تعديله تغييره",
);
const only = wordSet("read-only");
const fixing = wordSet("immutable fixed frozen locked lock freeze read-only ثابت ثابتا ثابته");
const around = wordSet(
  "nobody noone no one can could may must should be is are the of cannot can't not never isn't change changed edit edited modify modified alter altered update updated editable changeable immutable fixed frozen locked lock freeze after once it entered set created saved afterwards later make mark read only will ever احد لا ما لن غير عدم ليس يستطيع يمكن يمكنه يقدر يجوز تعديل تغيير يعدل تعدل يغير تغير يتغير تتغير للتعديل للتغيير قابل قابله ان بعد ادخاله الادخال الحفظ انشائه الانشاء اجعل خلي للقراءه فقط ثابت ثابتا ثابته ابدا حقل قيمه",
);

/** "nobody can change the file number", "make the total read only", «لا يمكن تعديل رقم الصنف». */
export const fixed: Wish = (work, clause) => {
  const { tokens } = clause;
  const none = has(tokens, nobody) || phraseAt(tokens, "no", "one") >= 0;
  const readOnly = phraseAt(tokens, "read", "only") >= 0 || has(tokens, only) || tokens.some(({ word }) => word === "للقراءه");
  const passive = has(tokens, denying) && has(tokens, changing);
  if (
    !(none && has(tokens, changing)) &&
    !passive &&
    !readOnly &&
    !(has(tokens, fixing) && has(tokens, wordSet("make is are be lock freeze اجعل خلي يكون")))
  )
    return null;
  if (tokens.length > 18) return null;
  if (isConditional(tokens)) return askCondition(work, clause);
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

const conditions = wordSet("once when whenever if after عندما اذا لما متي بعد حين");
/** "once it is paid"; and not "after it is entered", which is always. */
const isConditional = (tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(({ word }) => conditions.has(word));
  return at === 0 || (at > 0 && without(tokens.slice(at + 1), around).length > 0);
};
/** From which state on a whole record stays as it is (`frozen`) is said by one of its choices. */
const askCondition = (work: Work, clause: Clause): boolean | null => {
  const entity = mentions(clause.tokens, work.find.entity)[0]?.found;
  if (!entity) return null;
  const many = manyOf(work, entity.id);
  const state = fieldsOf(work, entity.id).find(({ props }) => props.type === "enum");
  const [first] = state ? childrenOf(work, "option", state.id) : [];
  if (!state || !first)
    return ask(work, `condition-${clause.index}`, {
      en: `${upper(many.en)} have no status, so from when on they may not be changed cannot be said; nothing was changed. Write first: “Add a status to ${many.en}: open, closed”.`,
      ar: `لا حالة لـ${many.ar}، فلا يُعرف متى لا تُعدَّل؛ لم يتغير شيء. اكتب أولًا: «أضف حالة إلى ${many.ar}: مفتوح، مغلق».`,
    });
  const [all, one] = [choicesOf(work, state.id), calledIn(work, first.id)];
  return ask(work, `condition-${clause.index}`, {
    en: `From when on ${many.en} may not be changed is said by a choice of the record: ${all.en}; nothing was changed. Write for example: “${upper(many.en)} cannot be changed once they are ${one.en.toLowerCase()}”.`,
    ar: `متى لا تُعدَّل ${many.ar} يُقال بخيار من السجل: ${all.ar}؛ لم يتغير شيء. اكتب مثلًا: «لا يمكن تعديل ${many.ar} إذا كانت حالتها ${one.ar}».`,
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
