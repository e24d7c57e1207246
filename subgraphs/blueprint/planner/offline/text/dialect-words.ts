/** Single words people say another way, and the one the grammar knows them by; Arabic ones as they are folded. */

const same = (words: string, meaning: string): readonly (readonly [string, string])[] =>
  words.split(" ").map((word) => [word, meaning] as const);

/** Folded word → the word the grammar knows it by. */
export const meanings: ReadonlyMap<string, string> = new Map([
  ...same("[ {", "("),
  ...same("] }", ")"),
  ...same("cant", "can't"),
  ...same("dont doesnt", "don't"),
  ...same("mustn't shouldn't won't", "cannot"),
  ...same("im i'm i'd i've i'll", "i"),
  ...same("she'd she'll he'd he'll", "she"),
  ...same("they're they'd they've they'll", "they"),
  ...same("we're we'd we've we'll", "we"),
  // له، لها، لهم
  ...same("ليه اله الو", "له"),
  ...same("ليها الها", "لها"),
  ...same("ليهم الهم", "لهم"),
  ...same("عندو", "عنده"),
  // لكن, of somebody: «لكنها لا ترى»
  ...same("لكنها لكنه لكنهم لكنهن لكننا لكني لكنهما لاكن", "لكن"),
  // مثل
  ...same("زي متل كمثل", "مثل"),
  // فقط
  ...same("بس وبس", "فقط"),
  // الخاصة به، بهم
  ...same(
    "بتاعته بتاعتها بتاعتهم بتاعه بتاعها بتاعهم حقه حقها حقهم حقته حقتها حقتهم حقاته تبعه تبعها تبعهم تبعو تبعون تبعته تبعتها تبعتهم تبعتو تبعتن تبعن تبعهن بتاعتهن حقهن حقتهن مالته مالهم ديالو ديالها ديالهم ديالي ديالنا تاعه تاعته تاعتها تاعها تاعهم تبعي",
    "الخاصه",
  ),
  // أريد
  ...same(
    "عايز عايزه عايزين عاوز عاوزه عاوزين بدي بدنا بدو ابغي نبغي ابي نبي يبي تبي يبغي تبغي يبغون يبون حاب حابين ودي محتاج محتاجه محتاجين اريد نريد",
    "اريد",
  ),
  ...same("وراه معاه", "له"),
  ...same("وراها معاها", "لها"),
  // فيه، فيها
  ...same("بيه", "فيه"),
  ...same("بيها", "فيها"),
  ...same("بيهم", "فيهم"),
  // منه، عنه
  ...same("فعايز فعاوز فعايزين فابغي فابي فنبي فنريد فاريد فبدي فبدنا فنحتاج", "اريد"),
  ...same("فكل", "كل"),
  ...same("يبت تبت", "يعدل"),
  ...same("منو", "منه"),
  ...same("عنو", "عنه"),
  ...same("معو", "معه"),
  // اسم
  ...same("سميه سميته سميتو", "اسم"),
  ...same("السميه", "الاسم"),
  ...same("سميتها", "اسمها"),
  ...same("سميتهم سميتهن", "اسمهم"),
  // رقم، ثمن
  ...same("نمره نومره", "رقم"),
  ...same("النمره", "الرقم"),
  // اليوم
  ...same("نهار", "يوم"),
  ...same("النهار", "اليوم"),
]);
