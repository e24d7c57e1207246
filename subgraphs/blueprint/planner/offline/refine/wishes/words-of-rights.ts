/** The words by which a wish about rights is known: that somebody may, may not, alone, and does what. */
import { wordSet } from "./about.ts";

export const denying = wordSet("cannot can't cant not never don't doesn't mustn't shouldn't لا ما مو مش لن بدون");
export const alone = wordSet("only just alone nobody فقط بس وحده وحدها لوحده only");
export const allowing = wordSet(
  "can may could able allowed should must let يقدر تقدر يستطيع تستطيع يمكن يمكنه يحق يسمح يقدرون يستطيعون خلي",
);
export const seeing = wordSet("see sees view views read reads look know يري تري يشوف تشوف يرون يشوفون يطلع يشاهد تشاهد عرض رؤيه");
export const changing = wordSet(
  "change changes edit edits update updates modify set correct adjust يعدل تعدل يغير تغير يحدث تحدث يصحح تعديل تغيير تحديث يعدلون يغيرون",
);
export const aroundRights = wordSet(
  "the a an of to be able allowed can may could should must let also only just alone nobody but except is are it's its in for from and on any all every please by their own يقدر تقدر يستطيع تستطيع يمكن يمكنه يحق له يسمح ان فقط بس وحده لا احد غير الا سوي ايضا كمان في من علي",
);
