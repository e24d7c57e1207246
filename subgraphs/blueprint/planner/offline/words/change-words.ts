/** What is said of records that stay as they are: that nobody changes or deletes them any more, from when on, and but for whom. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const changing = set(
  "change changed changes edit edited edits modify modified alter altered update updated touch touched editable changeable تعديل تغيير يعدل تعدل يغير تغير يتغير تتغير للتعديل للتغيير يعدله يعدلها يغيره تعديله تعديلها تغييره تغييرها التعديل يتعدل تتعدل ينعدل يعدلون",
);
export const deleting = set(
  "delete deleted deletes remove removed erase erased حذف يحذف تحذف يمسح تمسح مسح حذفه حذفها يحذفه يحذفها للحذف الحذف ينحذف تنحذف يتحذف تتحذف",
);
export const denying = set("cannot can't not never لا ما لن غير مش مو يمنع ممنوع يحظر");
export const nobody = set("nobody noone احد");
export const fromThenOn = set("once after when whenever if as soon بعد اذا لما متي عند عندما حين");
export const excepting = set("only unless except until before while فقط الا حتي قبل");
