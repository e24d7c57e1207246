/**
 * Who acts in an Arabic sentence that begins with its verb («يضيف مسؤول المشتريات المناقصات», «ويطّلع الخبراء على الطلبات»): a person the
 * lexicon knows, or a word that is made as words for people are, with what its name needs behind it.
 */
import type { Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";

const acting = new Set(["person", "member", "admin", "public"]);
const isDefinite = (token: Token | undefined): boolean => /^[وف]?(?:ال|لل)./.test(token?.word ?? "") && token!.arabic;

/** Words that name somebody only together with what stands behind them. */
const heads =
  /^[وف]?(?:ال|لل|ل)?(?:مسو?ول|مسءول|مسؤول|رئيس|امين|مقدم|ممثل|منسق|صاحب|مدير|موظف|عامل|مشرف|مندوب|وكيل|نائب|مساعد|معاون|قائد|حارس|مراقب|باحث|مستشار|اخصائي|مهندس|فني|مامور|معلم|مدرب|كاتب|محرر|متعهد|مزود|مقيم|مشغل|هيئه|لجنه|مجلس|اداره|وحده|جهه|شؤون|شئون|سكرتاريه)(?:ه|ين|ون|و|ات)?$|^[وف]?(?:ال|لل)?(?:موظفو|موظفي|مسؤولو|مسؤولي|مديرو|عمال|اصحاب|رؤساء|مدراء|امناء)$/;
/** «رئيس البلدية …», «العميل …»: who stands at the beginning is somebody. */
export const namesSomebodyAt = (tokens: readonly Token[], at: number): boolean => {
  const first = tokens[at];
  if (!first?.arabic || /^(?:لل|ل)/.test(first.raw)) return false;
  return heads.test(first.word) || acting.has(conceptAt(tokens, at)?.entry.kind ?? "");
};
/** Adjectives that tell one kind of people from others. */
const kinds = /^ال.{2,}(?:ي|يه|يون|يين|يات)$|^ال(?:عام|عامه|مختص|مختصه|مسؤول|مسؤوله|مباشر|اول|اعلي|معتمد|معتمده|مناوب|مناوبه)$/;

/** Made as words for people are: «الخبراء», «المنظمون», «المتدرب», «الحارس»; and no thing the lexicon knows. */
export const looksLikePerson = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (!token || !isDefinite(token) || verbForms.get(token.word)?.form === "arabic") return false;
  if (conceptAt(tokens, at) !== null || propertyAt(tokens, at) !== null) return false;
  const word = token.word.replace(/^[وف]?(?:ال|لل)/, "");
  return (
    /^(?:اهالي|سكان|جمهور|قراء|هواه|رواد|طهاه|قضاه|رعاه)$/.test(word) ||
    /^.{3,}(?:ون|يون|يين)$/.test(word) ||
    /^[^او].[يلدفرطمن]اء$|^.{3}اء$/.test(word) ||
    /^م[^اوي]{3}ه?$|^مت.{3}ه?$|^م[^اويت].ا.$/.test(word) ||
    /^[^اوي]ا[^اوي][^اويه]ه?$/.test(word)
  );
};

/** «يحق لكل عضو»: whom it is allowed. */
const toWhom = /^(?:ل|لل|كل|لكل|من|علي|ان)$/;
/** «توافق عليه المشرفة»: what stands between the verb and who acts. */
const upon = /^(?:كل|ان|علي(?:ه|ها|هم)|ب(?:ه|ها|هم)|في(?:ه|ها|هم)|ل(?:ه|ها|هم)|عن(?:ه|ها|هم)|من(?:ه|ها|هم)|الي(?:ه|ها|هم))$/;

/** How many words at the beginning name who acts; 0 where the first of them is what it is done to. `hung`: that hangs on the verb already. */
export const leadingPerson = (tokens: readonly Token[], allowed: boolean, hung = false): number => {
  const skip = tokens.findIndex(({ word }) => !(allowed ? toWhom : upon).test(word));
  if (skip < 0) return 0;
  const found = conceptAt(tokens, skip);
  // «يرسل للمدير»: who gets it does nothing.
  if (found && !allowed && /^(?:لل|ل|ب|بال|كال|ك)$/.test(found.joined)) return 0;
  if (found && acting.has(found.entry.kind)) return skip + wholeName(tokens.slice(skip), found.length);
  const first = tokens[skip]!;
  if (!first.arabic || skip > 0) return 0;
  const whole = heads.test(first.word) ? wholeName(tokens, 1) : 0;
  // «يراجعها أمين الأرشيف ثم ينشرها»
  if (hung && heads.test(first.word)) return tokens[1] && isDefinite(tokens[1]) && !isDefinite(first) ? 2 : 1;
  if (hung && looksLikePerson(tokens, 0)) return 1;
  if (whole > 0 && (whole > 1 || isDefinite(first)) && followed(tokens, whole)) return whole;
  return (looksLikePerson(tokens, 0) && followed(tokens, 1)) || isBeforeObject(tokens) ? 1 : 0;
};

/** «يحجز المربي موعدًا»: a name nobody knows between the verb and what it is done to. */
const isBeforeObject = (tokens: readonly Token[]): boolean => {
  const [who, what] = tokens;
  return (
    isDefinite(who) &&
    conceptAt(tokens, 0) === null &&
    propertyAt(tokens, 0) === null &&
    what?.kind === "word" &&
    what.arabic &&
    !isDefinite(what) &&
    /(?:\u064bا?|ا\u064b)$/.test(what.raw)
  );
};

/** What it is done to stands behind who acts: another name, or the word that joins it. */
const followed = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at];
  if (next?.kind !== "word") return false;
  return (
    ["علي", "في", "عن", "كل", "جميع", "من", "الي"].includes(next.word) ||
    (next.arabic && (conceptAt(tokens, at) !== null || propertyAt(tokens, at) !== null || isDefinite(next)))
  );
};

/** «مدير النظام», «الموظف المختص»: the person with the word that says which; what follows that is what it is done to. */
const wholeName = (tokens: readonly Token[], length: number): number => {
  const last = tokens[length - 1];
  const next = tokens[length];
  if (!last?.arabic || !next?.arabic || next.kind !== "word") return length;
  if (isDefinite(tokens[0]) && kinds.test(next.word) && (conceptAt(tokens, length)?.entry.kind ?? "none") === "none") return length + 1;
  // «الجهة المتعاقدة»
  if (isDefinite(tokens[0]) && agrees(last, next) && conceptAt(tokens, length) === null && propertyAt(tokens, length) === null)
    return length + 1;
  if (isDefinite(tokens[0]) || !heads.test(tokens[0]!.word) || !isDefinite(next)) return length;
  // «مدير المشاريع العقارات»: only where something is left that it is done to.
  return tokens.slice(length + 1).some((token) => token.kind === "word" && token.arabic) ? length + 1 : length;
};

const agrees = (noun: Token, next: Token): boolean => /ه$/.test(noun.word) && /^الم(?:ت|ن|ست)?.{3,}ه$/.test(next.word);

/** «الأجور تندفع عن كل طفل، وفيها المبلغ»: the fees have it, whatever else is said of them. `within`: it is said to be in it («فيه»). */
export const beforeItsVerb = (tokens: readonly Token[], within: boolean): readonly Token[] => {
  const known = conceptAt(tokens, 0)?.length ?? 1;
  const verb = tokens.findIndex(
    ({ word, arabic }, i) =>
      i >= known &&
      arabic &&
      /^[بحك]?[يت].{3,}$/.test(word) &&
      !/^ت.{1,2}ي.ه?$/.test(word) &&
      conceptAt(tokens, i) === null &&
      propertyAt(tokens, i) === null,
  );
  // «الفني ياخذ أمر تركيب فيه اللوحة»: the order has it.
  const taken = tokens.slice(verb + 1);
  const isTaken =
    verb > 0 &&
    within &&
    taken.length > 0 &&
    taken.length < 4 &&
    !isDefinite(taken[0]) &&
    taken.every(({ kind, arabic }) => kind === "word" && arabic);
  if (
    isTaken &&
    !taken.some(({ word }) => /^(?:في|من|علي|عن|مع|الي|و|كل|ل)$/.test(word)) &&
    !acting.has(conceptAt(taken, 0)?.entry.kind ?? "")
  )
    return taken;
  return verb > 0 && verb < 4 ? tokens.slice(0, verb) : tokens;
};
