/**
 * What is told by the way in Arabic and asks for nothing: what happened («ضاعت الفواتير العام الماضي», «انعقد الاجتماع»), why («لأن الدفتر
 * يضيع»), what it replaces («بدل الدفتر والواتساب»). What is asked for behind it stays.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isOurPlace } from "./our-own.ts";
import type { Token } from "./tokens.ts";

/** The words of a clause without what is only told; nothing where all of it is. */
export const withoutAsides = (tokens: readonly Token[]): readonly Token[] => {
  const rest = withoutReasons(tokens);
  return isOutOfScope(rest) ? [] : isPast(rest) || isLetterTalk(rest) ? asked(rest) : rest;
};

const talk =
  /^(?:تعلمون|تعلم|تعرفون|نفيدكم|نحيطكم|يسرنا|اكتب|كلمتك|كلمتكم|ارسل|ارفق|معاك|معاكم|معك|معكم|السالفه|القصه|الحكايه|مشكلتنا|مشكلتي|معاناتنا|الفكره|فكرتي|فكرتنا|تشرفنا|سلملي|سلم)$/;
/** «تعلمون أن الوحدة …», «أكتب إليك …»: how people write to each other. */
const isLetterTalk = (tokens: readonly Token[]): boolean => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و" && word !== "كما");
  return talk.test(tokens[start]?.word ?? "") && tokens[start + 1]?.word !== ":";
};

const outside = /^(?:مهم|عايزهم|عايزها|عايزه|عايزينهم|عاوزهم|عاوزه|هنغيره|هنغيرها|نبيهم|نبيها|نبيه|نريدهم|نريدها|بدنا|بدي)$/;
/** «ولا يدخل في هذا المشروع», «مش عايزهم دلوقتي», «خليها عند المحاسب», «بدون رواتب»: what the platform is not to do. */
const isOutOfScope = (tokens: readonly Token[]): boolean => {
  const words = tokens.map(({ word }) => word);
  const start = words.findIndex((word) => word !== "و");
  if (/^(?:بدون|بلا|دون)$/.test(words[start] ?? "") && tokens.length - start < 9) return true;
  return words.some((word, i) => {
    const next = words[i + 1] ?? "";
    return (
      (/^(?:لا|لن|ما)$/.test(word) &&
        /^(?:يدخل|تدخل)$/.test(next) &&
        /^(?:في|ضمن)$/.test(words[i + 2] ?? "") &&
        /^(?:هذا|هذه|نطاق|المشروع|النظام)$/.test(words[i + 3] ?? "")) ||
      // «الزبون ما يدخل للبرنامج»: he has nothing to do with it.
      (/^(?:لا|ما)$/.test(word) &&
        /^[يت]دخل(?:ون)?$/.test(next) &&
        /^(?:لل|ال|علي|الي)?(?:برنامج|نظام|موقع|تطبيق|سيستم|منصه)$/.test(words[i + 2] ?? "")) ||
      (/^(?:لا|ما|بلا|او)$/.test(word) && /^(?:حاجه|داعي|لزوم)$/.test(next)) ||
      (/^(?:مش|مو|مب|ماهو)$/.test(word) && outside.test(next)) ||
      (word === "خارج" && /^(?:نطاق|هذا|النظام)$/.test(next)) ||
      /^(?:خليها|خلوها|خلوه|سيبها|سيبه|سيبوها)$/.test(word) ||
      (word === "خليه" && /^(?:علي|عند|برا|بره)$/.test(next)) ||
      (/^(?:يبقي|تبقي|فيبقي|فتبقي|ماشي|ماشيه|فمكانها|فمكانه|مكانها|مكانه|موجوده|موجود)$/.test(word) &&
        words.slice(i + 1, i + 4).some((one) => /^(?:نظام|برنامج|النظام|البرنامج)$/.test(one)))
    );
  });
};

const lately = /^(?:امس|امبارح|مبارح|البارح|البارحه|زمان|سابقا|مؤخرا|موخرا)$/;
const gone = /^(?:الماضي|الماضيه|الماضيين|الفائت|الفائته|الفايت|الفايته|المنصرم|فات|فاتت|اللي فات)$/;
const period = /^(?:ال)?(?:عام|سنه|اسبوع|شهر|موسم|يوم|مره|مرات|رمضان|عيد|صيف|شتاء|فصل|ليله|جمعه|اجتماع)$/;
const was = /^(?:كان|كانت|كانوا|كانو|كنا|كنت)$/;
/** Folded: verbs of the past that begin a story, and of how somebody feels. */
// biome-ignore format: a list of words
const stories = new Set("انعقد انعقدت ذكر ذكرت ذكرنا قال قالت قالوا قلت حصل حصلت صار صارت صاروا ضاع ضاعت ضاعوا اختتم افتتح اعتذر اعتذرت صدق وقعت وقع اتفق اتفقنا قررنا قرر جربنا جربت اشترينا بدينا بدانا كبرنا تعبنا تعبت زهقت زهقنا مليت ملينا سمعت شفت شفنا لقيت لقينا ورثت ورثنا فتحنا فتحت اسسنا تاسست تاسس نسينا نسيت خسرنا خسرت طارت راحت راح نوقش نوقشت عرض طرح اشتكي اشتكت اشتكوا شكي بلغنا وصلنا وصلتنا حدث حدثت تكرر تكررت اجل اجلت".split(" "));

/** Whether it tells what was. */
const isPast = (tokens: readonly Token[]): boolean => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  const first = tokens[start];
  if (!first?.arabic) return false;
  if (was.test(first.word) || was.test(tokens[start + 1]?.word ?? "") || was.test(tokens[start + 2]?.word ?? "")) return true;
  // «عرض السعر يكتبه الموظف»: a name.
  const named = conceptAt(tokens, start);
  if (stories.has(first.word) && (named?.length ?? 0) < 2 && !tokens.slice(start + 1, start + 4).some(({ word }) => word === ":"))
    return true;
  // «مكتبنا فيه ثمانية محامين»: who writes.
  if (isOurPlace(first.word)) return true;
  if (first.word === "قبل" && /^(?:كذا|هيك|كده|كدا|ذلك)$/.test(tokens[start + 1]?.word ?? "")) return true;
  if (/^.{3,}نا$/.test(first.word) && isUnknown(tokens, start) && !/^(?:ال|عند|لد|احتياج|زبائن|عملا)/.test(first.word)) return true;
  return tokens.some(
    ({ word }, i) =>
      (word === "منذ" && i > 0) ||
      (was.test(word) && isSeparator(tokens[i - 1]!)) ||
      (word === "قد" && i > 0 && i < 5 && isSeparator(tokens[i - 1]!) && !/^[ينتا]/.test(tokens[i + 1]?.word ?? "ي")) ||
      lately.test(word) ||
      (gone.test(word) && (period.test(tokens[i - 1]?.word ?? "") || period.test(tokens[i - 2]?.word ?? ""))),
  );
};
const isUnknown = (tokens: readonly Token[], at: number): boolean =>
  !verbForms.has(tokens[at]!.word) && conceptAt(tokens, at) === null && propertyAt(tokens, at) === null;

const wishes =
  /^ف?(?:اريد|نريد|نرغب|ارغب|نحتاج|احتاج|المطلوب|مطلوب|نطلب|لازم|يلزم|يلزمنا|يجب|ينبغي|نسجل|اسجل|نحفظ|ندون|نكتب|لكل|نود|اود|نطمح|نسعي)$/;
const having = /^(?:له|لها|لهم|فيه|فيها|يشمل|تشمل|يتضمن|تتضمن)$/;
/** What is asked for behind the story: from the wish on, from what something has. */
const asked = (tokens: readonly Token[]): readonly Token[] => {
  const wish = tokens.findIndex(({ word }) => wishes.test(word));
  const platform = tokens.findIndex(({ word }, i) => /^(?:منصه|نظام|تطبيق|برنامج|موقع)$/.test(word) && tokens[i - 1]?.word === ":");
  if (wish < 0 && platform > 0) return tokens.slice(platform);
  if (wish >= 0) {
    const from =
      wish > 0 && !isSeparator(tokens[wish - 1]!) && /^(?:لازم|لكل|يجب|ينبغي)$/.test(tokens[wish]!.word)
        ? tokens.slice(0, wish).findLastIndex(isSeparator) + 1
        : wish;
    return tokens.slice(from);
  }
  const each = tokens.findIndex(
    ({ word }, i) =>
      (word === "كل" || (i > 0 && isSeparator(tokens[i - 1]!) && !isOurPlace(word))) &&
      tokens.slice(i + 1, i + 4).some((one) => having.test(one.word)),
  );
  return each >= 0 ? tokens.slice(each) : [];
};

const because = /^(?:لان|لانه|لانها|لانهم|لاني|لاننا|لانو|لانا|اصل|بسبب|نظرا|حيث ان|بدل|بدلا|عوض|عوضا)$/;
const soThat = /^(?:عشان|علشان|مشان|منشان|كي|لكي|بهدف|بغرض|بغيه)$/;
/** «، لأن الدفتر يضيع», «عشان فيها فلوس», «بدل الواتساب»: up to the next comma. */
const withoutReasons = (tokens: readonly Token[]): readonly Token[] => {
  let depth = 0;
  const at = tokens.findIndex(({ word, arabic }, i) => {
    if (word === "(") depth++;
    if (word === ")") depth--;
    return (
      depth === 0 &&
      arabic &&
      i > 0 &&
      (because.test(word) || (soThat.test(word) && verbForms.get(tokens[i + 1]?.word ?? "")?.verb.cls !== "do")) &&
      tokens[i + 1]?.kind === "word"
    );
  });
  const told = at < 0 ? tokens.findIndex(({ word }, i) => isTold(tokens, i) && word === "قد") : -1;
  if (told > 0) return withoutJoint(tokens.slice(0, told));
  if (at < 0) return tokens;
  const end = tokens.findIndex(({ word }, i) => i > at && /^[،,:(]$/.test(word));
  const kept = [...tokens.slice(0, at), ...(end < 0 ? [] : tokens.slice(end))];
  return kept;
};

/** «، وقد ابتلينا بها مرتين»: told at the end. */
const isTold = (tokens: readonly Token[], at: number): boolean =>
  at > 4 &&
  isSeparator(tokens[at - 1]!) &&
  !/^[ينتا]/.test(tokens[at + 1]?.word ?? "ي") &&
  !tokens.slice(at).some(({ word }) => /^[،,:]$/.test(word));
const withoutJoint = (tokens: readonly Token[]): readonly Token[] => {
  let end = tokens.length;
  while (end > 0 && (isSeparator(tokens[end - 1]!) || tokens[end - 1]!.kind === "mark")) end--;
  return tokens.slice(0, end);
};
