/**
 * Messages once there are so many records: asked, with what can be had instead. A count of records that is right whoever adds them, in whatever
 * order and however late a run comes, is more than the workflows say that are drawn here.
 */
import type { Sentence } from "../../../../../../schema/ids.ts";
import { countedIn } from "../../frames/counts.ts";
import { calledIn } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, mentions, oneOf, upper, type Wish } from "./about.ts";

export const counted: Wish = (work, clause) => {
  const said = countedIn(clause);
  if (!said) return null;
  const named = mentions(said.what, work.find.entity)[0] ?? mentions(clause.tokens, work.find.entity).at(-1);
  if (!named) return null;
  const { id } = named.found;
  const [one, many] = [calledIn(work, id), manyOf(work, id)];
  const of = fieldsOf(work, id).flatMap(({ props }) => {
    const target = props.type === "reference" ? (props.config as { target?: string } | undefined)?.target : undefined;
    return target && work.draft.nodes[target] ? [calledIn(work, target)] : [];
  })[0];
  const each: Sentence = {
    en: `“When ${oneOf(one.en)} is created, email the administrator”`,
    ar: `«عند إنشاء ${one.ar} أرسل بريدًا إلى مدير النظام»`,
  };
  const shown: Sentence = of
    ? {
        en: `, or the number beside each: “Show the number of ${many.en.toLowerCase()} of each ${of.en.toLowerCase()}”`,
        ar: `، أو العدد بجانب كل سجل: «أظهر عدد ${many.ar} لكل ${of.ar}»`,
      }
    : { en: "", ar: "" };
  return ask(work, `count-${clause.index}`, {
    en: `${upper(many.en)} are not counted for a message yet, so nothing was drawn. What can be had: a message for each, ${each.en}${shown.en}.`,
    ar: `لا تُعدّ ${many.ar} بعد لإرسال رسالة، فلم يُرسم شيء. الممكن: رسالة عن كل سجل، ${each.ar}${shown.ar}.`,
  });
};
