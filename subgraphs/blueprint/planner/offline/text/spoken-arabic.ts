/**
 * Endings, beginnings and turns of spoken Arabic, put as the written language has them: «طلبياتو», «منوزّع», «عنا», «هي اللي بتسجل»,
 * «مالهاش دعوة بالفواتير», «ما حدا بيحذف الدفعات غير المدير». Places in the text stay what they were.
 */

import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, propertyAt } from "../words/words.ts";
import { ownerActs } from "./owner-speaks.ts";
import type { Token } from "./tokens.ts";

const isVerb = (token: Token | undefined): boolean => {
  const word = token?.word ?? "";
  return [word, word.replace(/^[بحك](?=[يتن])/, ""), word.replace(/وا?$/, ""), word.replace(/^ب(?=[يتن])|وا?$/g, "")].some(
    (form) => verbForms.get(form)?.form === "arabic",
  );
};

/** Rewrites the words of one clause. */
export const writtenArabic = (given: readonly Token[]): readonly Token[] =>
  given.some((token) => token.arabic) ? nobodyBut(notOthers(withoutWho(noBusiness(ownerActs(counted(given)))))).map(written) : given;

const being = /^(?:[بحك])?[يت](?:كون|بقي)(?:و|وا|ون)?$/;
const held = /^(?:فيه|فيها|بيه|بيها|ليه|ليها|له|لها|عنده|عندها|عندو)$/;
const howMany = /^(?:شحال|قديش|اديش|قدايش|كم|چم|جم|كام|شكد|شكثر)$/;
/** Between two names, and where nothing is denied. */
const isChoice = (tokens: readonly Token[], at: number, said: readonly Token[]): boolean => {
  const before = said.at(-1);
  const after = tokens[at + 2];
  return (
    before?.kind === "word" &&
    before.arabic &&
    after?.kind === "word" &&
    after.arabic &&
    !isVerb(before) &&
    !isVerb(after) &&
    !functionWords.has(after.word) &&
    !/^(?:لا|ما|احد|يحق|يجوز|حذف|تعديل|شان|دعوه|دخل|علاقه|صله)$/.test(after.word) &&
    verbForms.get(after.word)?.form !== "masdar" &&
    !said.some(({ word }) => /^(?:لا|ما|مش|مو|ليس|بدون)$/.test(word))
  );
};
const of = /^(?:ديال|دال|بتاع|بتاعت|تاع|تبع|مال)$/;
const left = /^(?:كاين|كاينه|ضايل|ضل|بقي|بقا|باقي|متبقي|موجود|جايب)$/;
/** «التمرين بيكون فيه», «كم قطعة», «شحال من بلاصة», «مصعدًا أو أكثر»: it has, the number of them, several. */
const counted = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (being.test(token.word) && next && held.test(next.word)) continue;
    // «معي مساعدة بتأكد الحجوزات»
    if (/^(?:معي|معنا|معاي|معانا)$/.test(token.word) && out.every(({ word }) => word === "و") && next?.kind === "word") continue;
    // «ما فيها تمحي فستان»: she may not.
    if (/^في(?:ه|ها|هم|و|ني|نا)$/.test(token.word) && /^(?:ما|لا)$/.test(tokens[i - 1]?.word ?? "") && isVerb(next)) {
      out.push({ ...token, word: "يستطيع" });
      continue;
    }
    // «يتولى المدير إدارة القوارب»: he may.
    if (
      /^[يت](?:تولي|تكفل|ختص|عني|باشر|نفرد|ستاثر)$/.test(token.word) &&
      tokens.slice(i + 1, i + 6).some(({ word }) => isMasdar(word.replace(/^ب/, "")))
    ) {
      out.push({ ...token, word: "يستطيع" });
      continue;
    }
    if (token.word === "او" && /^(?:اكثر|اكتر)$/.test(next?.word ?? "")) {
      i++;
      continue;
    }
    // «السمية ديال الكليان»: اسم الكليان
    const owned = out.at(-1);
    if (of.test(token.word) && owned && /^ال.{3,}/.test(owned.word) && next?.arabic && next.kind === "word") {
      out[out.length - 1] = { ...owned, raw: owned.raw.replace(/^ال/, ""), word: owned.word.slice(2) };
      continue;
    }
    // «كاش ولا كي نت ولا تحويل»: one of them.
    if (token.word === "و" && next?.word === "لا" && isChoice(tokens, i, out)) {
      out.push({ ...token, to: next.to, raw: "أو", word: "او" });
      i++;
      continue;
    }
    const many = howMany.test(token.word) ? (next?.word === "من" ? tokens[i + 2] : next) : undefined;
    if (many?.kind === "word" && many.arabic && !functionWords.has(many.word) && !isVerb(many)) {
      out.push({ ...token, to: many.from, raw: "عدد", word: "عدد" }, many);
      i = tokens.indexOf(many);
      if (left.test(tokens[i + 1]?.word ?? "")) i++;
      continue;
    }
    out.push(token);
  }
  return out;
};

/** «بنعملو فاتورة»: for him; what is made stands behind. */
const forWhom = (token: Token, next: Token | undefined): Token => {
  const stem = /^(?:ب|م)?ن(?<stem>.{3,}?)(?:لو|له|لها|لهم|لهن|لن|و)$/.exec(token.word)?.groups?.stem;
  const made =
    next?.kind === "word" &&
    next.arabic &&
    !/^(?:ال|لل|[بلو]$)/.test(next.word) &&
    !functionWords.has(next.word) &&
    conceptAt([next], 0) !== null;
  return token.arabic && stem && made && /^(?:عمل|سوي|كتب|فتح|سجل|طلع|عطي|حجز|جهز)$/.test(stem) ? { ...token, word: `ن${stem}` } : token;
};

const putFor = /^ب?[يت](?:ن|ت)?(?:حط|كتب|سجل|عمل|ضاف|عين)ل(?:ا|ها|و|ه|هم|ن|هن)$/;
const written = (given: Token, at: number, all: readonly Token[]): Token => {
  const token = forWhom(given, all[at + 1]);
  const { word } = token;
  if (!token.arabic || word.length < 3) return token;
  // «والجلسة بينحطلا مصور ومساعد»: it has them.
  if (putFor.test(word) && at > 0 && /^ال/.test(all[at - 1]!.word)) return { ...token, raw: "لها", word: "لها" };
  if (word === "عنا") return { ...token, word: "عندنا" };
  // «منوزع», «منحتاج»: we do.
  const we = /^منن?(?<rest>.{3,})$/.exec(word)?.groups?.rest;
  if (we && (verbForms.get(`ن${we}`)?.form === "arabic" || functionWords.has(`ن${we}`)) && !isKnownWord(word))
    return { ...token, word: `ن${we}` };
  // «حجزو», «فواتيرو»: his.
  if (/...و$/.test(word) && !isVerb(token) && !isKnownWord(word) && !functionWords.has(word)) {
    const his = { ...token, raw: `${token.raw.slice(0, -1)}ه`, word: `${word.slice(0, -1)}ه` };
    if ((conceptAt([his], 0) ?? propertyAt([his], 0))?.possessive) return his;
  }
  return token;
};

/** «السكرتيرة هي اللي بتسجل الطلبة»: she does. */
const withoutWho = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      /^(?:هو|هي|هم|هن|هوي|هيي|هما|همن|اهو|اهي)$/.test(token.word) &&
      /^(?:اللي|يلي|الذي|التي|الذين|من)$/.test(tokens[i + 1]?.word ?? "") &&
      isVerb(tokens[i + 2]),
  );
  if (at >= 0) return [...tokens.slice(0, at), ...tokens.slice(at + 2)];
  // «الكيميائي هو الوحيد اللي يضيف»
  const alone = tokens.findIndex(({ word }) => /^(?:الوحيد|الوحيده|الوحيدين)$/.test(word));
  const who = alone > 0 && /^(?:هو|هي|هم)$/.test(tokens[alone - 1]!.word) ? alone - 1 : alone;
  return who > 0 && who < 4 && /^(?:اللي|يلي|الذي|التي|الذين)$/.test(tokens[alone + 1]?.word ?? "") && isVerb(tokens[alone + 2])
    ? [{ ...tokens[0]!, to: tokens[0]!.from, word: "only" }, ...tokens.slice(0, who), ...tokens.slice(alone + 2)]
    : tokens;
};

const mine = /^(?:ما|م|لا|ليس|مش|مو)?ا?ل(?:و|ه|ها|هم|هوش|هاش|همش|وش|يش)?$/;
const business = /^(?:دعوه|دخل|علاقه|شغل|شان|شغله|صله)$/;
/** «مالهاش دعوة بالفواتير», «ولا شأن له بالدرجات», «ليس له علاقة بـ»: does not even see them. */
const noBusiness = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }) => business.test(word));
  if (at < 1) return tokens;
  let from = at;
  while (from > 0 && (mine.test(tokens[from - 1]!.word) || /^(?:لا|ليس|ما|مش)$/.test(tokens[from - 1]!.word))) from--;
  let to = at + 1;
  while (tokens[to] && mine.test(tokens[to]!.word)) to++;
  const negative = tokens.slice(from, at).some(({ word }) => /^(?:ما|م|لا|ليس|مش|مو)/.test(word));
  const object = tokens[to];
  if (!negative || !object?.arabic) return tokens;
  const in_ = /^(?:في|مع)$/.test(object.word) ? tokens[to + 1] : undefined;
  if (!in_ && !/^ب.{2,}/.test(object.word)) return tokens;
  const no = tokens[from]!;
  return [
    ...tokens.slice(0, from),
    { ...no, raw: "لا", word: "لا" },
    { ...tokens[at]!, raw: "يرى", word: "يري" },
    in_ ?? { ...object, raw: object.raw.replace(/^ب/, ""), word: object.word.replace(/^ب/, "") },
    ...tokens.slice(in_ ? to + 2 : to + 1),
  ];
};

const isMasdar = (word: string): boolean => verbForms.get(word)?.form === "masdar" && !/^(?:ال|لل)/.test(word);
const nobody = /^(?:محد|محدش|ماحد|ماحدش)$/;
const anybody = /^(?:احد|احدا|حدا|حد|شخص)$/;
/**
 * «ومحدش غيرها يمسح اشتراك»: she goes on; «محد غير المدير يمسح», «لا يجوز لغير المدير حذف مخالفة»: only the manager does.
 */
const notOthers = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => nobody.test(word) || (/^(?:لا|ما)$/.test(word) && anybody.test(tokens[i + 1]?.word ?? "")));
  const others = at < 0 ? -1 : nobody.test(tokens[at]!.word) ? at + 1 : at + 2;
  if (at >= 0 && /^(?:غيره|غيرها|غيرهم|غيرهن|غيرو|سواه|سواها)$/.test(tokens[others]?.word ?? "") && isVerb(tokens[others + 1]))
    return at > 1 ? [...tokens.slice(0, at), ...tokens.slice(others + 1)] : tokens;
  const his = tokens.findIndex(({ word }) => /^(?:غيره|غيرها|غيرهم|سواه|سواها|سواهم)$/.test(word));
  if (at > 1 && his > others + 1 && his < others + 6 && isVerb(tokens[others]))
    return [...tokens.slice(0, at), ...tokens.slice(others, his), ...tokens.slice(his + 1)];
  if (his > 3 && anybody.test(tokens[his - 1]!.word) && isVerb(tokens[his - 2]) && /^(?:لا|ما)$/.test(tokens[his - 3]!.word))
    return [...tokens.slice(0, his - 3), tokens[his - 2]!, ...tokens.slice(his + 1)];
  if (at >= 0 && /^(?:غير|الا|سوي)$/.test(tokens[others]?.word ?? "")) {
    const verb = tokens.findIndex((token, i) => i > others + 1 && isVerb(token));
    return verb < 0 || verb > others + 5
      ? tokens
      : [...tokens.slice(0, at), { ...tokens[at]!, word: "only" }, ...tokens.slice(others + 1, verb), ...tokens.slice(verb)];
  }
  const may = tokens.findIndex(({ word }, i) => /^(?:يجوز|يحق|يمكن|يسمح)$/.test(word) && /^(?:لا|ما|لم)$/.test(tokens[i - 1]?.word ?? ""));
  const save = tokens[may + 1];
  // «لا يحق لأحد غير المدير»
  const none = /^(?:لاحد|لشخص|لاي)$/.test(save?.word ?? "")
    ? tokens.findIndex(({ word }, i) => i > may + 1 && i < may + 4 && but.test(word))
    : -1;
  if (may < 1 || !save || (none < 0 && !/^لغير$/.test(save.word))) return tokens;
  const who = none < 0 ? may + 2 : none + 1;
  const done = tokens.findIndex(({ word }, i) => i > who && (word === "ان" || isMasdar(word)));
  return done < 0
    ? tokens
    : [
        ...tokens.slice(0, may - 1),
        { ...save, word: "only" },
        ...tokens.slice(who, done),
        { ...tokens[may]!, word: "يستطيع" },
        ...tokens.slice(done),
      ];
};

const but = /^(?:غير|الا|سوي|عدا|سوا)$/;
/** «ما حدا بيحذف الدفعات غير المدير»: only the manager does. */
const nobodyBut = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      /^(?:لا|ما|محد|محدش|ماحد|مافي)$/.test(word) && (/^مح/.test(word) || /^(?:احد|احدا|حدا|حد|شخص)$/.test(tokens[i + 1]?.word ?? "")),
  );
  if (at < 0) return tokens;
  const verb = /^مح/.test(tokens[at]!.word) ? at + 1 : at + 2;
  const except = tokens.findIndex(({ word }, i) => i > verb && but.test(word));
  if (!isVerb(tokens[verb]) || except < 0 || !tokens[except + 1]) return tokens;
  const end = tokens.findIndex(({ kind }, i) => i > except + 1 && kind === "mark");
  const who = tokens.slice(except + 1, end < 0 ? tokens.length : end);
  return [
    ...tokens.slice(0, at),
    { ...who[0]!, word: "only" },
    ...who,
    ...tokens.slice(verb, except),
    ...(end < 0 ? [] : tokens.slice(end)),
  ];
};
