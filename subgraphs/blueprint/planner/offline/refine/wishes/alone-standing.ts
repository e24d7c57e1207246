/**
 * Sentences that speak of another one where there is none: "no, I meant the visits", "undo the last change", said first. The answer says
 * how to take something back, and that the whole wish has to be said.
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
      en: "Nothing you said of this branch before is there to be taken back; nothing was changed. What others did, and what was done by hand, goes with “Undo” in the builder, or by restoring a moment or a version under History.",
      ar: "لا شيء مما قلته عن هذا الفرع من قبل يمكن التراجع عنه؛ لم يتغير شيء. ما فعله غيرك أو فُعل يدويًا يزول بزر «تراجع» في المحرر، أو باستعادة لحظة أو إصدار من السجل.",
    });
  const corrects = ["no", "not", "لا", "مو", "مش"].includes(first) && tokens.slice(1, 9).some(({ word }) => meaning.has(word));
  if (!corrects && !(meaning.has(first) || (first === "i" && meaning.has(tokens[1]?.word ?? "")))) return null;
  const at = tokens.findIndex(({ word }) => meaning.has(word));
  const meant = mentions(tokens.slice(at + 1), work.find.entity)[0]?.found ?? mentions(tokens, work.find.entity).at(-1)?.found;
  const many = meant ? manyOf(work, meant.id) : { en: "…", ar: "…" };
  const name = meant ? calledIn(work, meant.id) : many;
  return ask(work, `meant-${clause.index}`, {
    en: `You said nothing of this branch before that this could put right, so nothing was changed. Say the whole wish about ${many.en}, for example: “Add a note to ${many.en}”.`,
    ar: `لم تقل عن هذا الفرع من قبل ما يصححه هذا، فلم يتغير شيء. قل الرغبة كاملة عن ${name.ar}، مثلًا: «أضف ملاحظات إلى ${many.ar}».`,
  });
};
