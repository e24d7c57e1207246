/**
 * Sentences that speak of another one: "no, I meant the visits", "undo the last change". A wish is read by itself, so what they speak of is
 * not known here; the answer says how to take something back, and that the whole wish has to be said.
 */
import { calledIn } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, mentions, phraseAt, type Wish, wordSet } from "./about.ts";

const undoing = wordSet("undo revert rollback تراجع ارجع رجع");
const undone = wordSet("last previous change changes it that back everything step اخر تعديل التعديل تغيير التغيير خطوه السابق عن كل شيء");
const meaning = wordSet("meant mean قصدي اقصد قصدت اعني");

export const standingAlone: Wish = (work, clause) => {
  const { tokens } = clause;
  const first = tokens[0]!.word;
  const back = phraseAt(tokens, "take", "it", "back") >= 0 || phraseAt(tokens, "take", "that", "back") >= 0;
  if (
    back ||
    (tokens.slice(0, 3).some(({ word }) => undoing.has(word)) && tokens.length < 8 && tokens.some(({ word }) => undone.has(word)))
  )
    return ask(work, `undo-${clause.index}`, {
      en: "A sentence takes nothing back; nothing was changed. What is only proposed goes with “Reject”; what was taken goes with “Undo” in the builder, or by restoring a version under History.",
      ar: "الجملة لا تتراجع عن شيء؛ لم يتغير شيء. ما اقتُرح فقط يزول بزر «رفض»، وما قُبل يزول بزر «تراجع» في المحرر أو باستعادة إصدار من السجل.",
    });
  const corrects = ["no", "not", "لا", "مو", "مش"].includes(first) && tokens.slice(1, 9).some(({ word }) => meaning.has(word));
  if (!corrects && !(meaning.has(first) || (first === "i" && meaning.has(tokens[1]?.word ?? "")))) return null;
  const at = tokens.findIndex(({ word }) => meaning.has(word));
  const meant = mentions(tokens.slice(at + 1), work.find.entity)[0]?.found ?? mentions(tokens, work.find.entity).at(-1)?.found;
  const many = meant ? manyOf(work, meant.id) : { en: "…", ar: "…" };
  const name = meant ? calledIn(work, meant.id) : many;
  return ask(work, `meant-${clause.index}`, {
    en: `What was said before is not known here, so nothing was changed. Reject what was proposed, or undo it, and say the whole wish about ${many.en}, for example: “Add a note to ${many.en}”.`,
    ar: `ما قيل قبل هذه الجملة غير معروف هنا، فلم يتغير شيء. ارفض ما اقتُرح أو تراجع عنه، ثم قل الرغبة كاملة عن ${name.ar}، مثلًا: «أضف ملاحظات إلى ${many.ar}».`,
  });
};
