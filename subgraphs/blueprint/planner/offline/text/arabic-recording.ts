/**
 * What is written down of a thing is what it has: «ويُذكر في كل ترخيص القارب والتاريخ», «تُسجَّل كل زيارة باسم المريض والطبيب»,
 * «نحتفظ بقائمة المباني وفيها الاسم», «سجل المرافئ، ويشمل اسم المرفأ». They are put as «كل ترخيص فيه …», «المباني فيها …».
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

const noting = /^(?:[يتن]|بت|بي|من|بن|كن)(?:ذكر|دون|سجل|كتب|حدد|حفظ|وثق|بين|درج|وضح|ثبت|رصد|قيد|خزن|حتفظ|ورد)$/;
/** Whether a word says that something is written down: «يُذكر», «نسجّل». */
export const isNoting = (word: string): boolean => noting.test(word);
/** The same in spoken Arabic, with what is asked for and kept: «بنكتب», «فنحفظ», «بنعطيه». */
const stems = "حفظ|سجل|دون|كتب|عرف|حتاج|قيد|خزن|وثق|رصد|حتفظ|دخل|حط|ذكر|حدد|ثبت|جمع|طلب|تابع|ضيف|درج|بين|وضح|عطي|ختار";
const recording = new RegExp(`^ف?[بك]?(?:[ناتي]|من|ين)(?:ت)?(?:${stems})(?:وا|ون|ه|ها|و)?$`);
export const isRecorded = (token: Token | undefined): boolean => token?.arabic === true && recording.test(token.word);
const at = /^(?:في|ل|عن|علي|مع|لدي)$/;
const registers = /^(?:ب|ل)?(?:ال)?(?:قايمه|قائمه|سجل|بيانات|قوائم|قوايم|سجلات|جدول|كشف|دليل|معلومات|ارشيف|بطاقه|بطاقات|ملف|ملفات)$/;
/** Whether a word names what is kept of several: «سجل المرافئ», «بدليل للضيوف». */
export const isRegister = (word: string): boolean => registers.test(word);
const withWhat = /^(?:باسم|مع|متضمنه|متضمنا|شامله|شاملا|ومعها|ومعه|بتاريخ|متضمن)$/;

/** Rewrites the words of one clause. */
export const asHaving = (tokens: readonly Token[]): readonly Token[] => {
  const from = tokens.findIndex((token) => !isSeparator(token) && token.kind === "word");
  const first = tokens[from];
  if (!first?.arabic) return tokens;
  const next = tokens[from + 1]?.word ?? "";
  // «يوجد في كل مبنى مصعد»: it has several.
  if (/^(?:يوجد|توجد|هناك|كاين|كاينه|فيه)$/.test(first.word) && next === "في" && tokens[from + 2]?.word === "كل") {
    const end = nameEnd(tokens, from + 3);
    const several = tokens.slice(end).filter(({ word }) => !/^(?:او|اكثر|اكتر|،|,)$/.test(word));
    const things = several.at(-1)?.word === "و" ? several.slice(0, -1) : several;
    return things.length > 0 && things.length < 3
      ? [
          ...tokens.slice(0, from),
          ...tokens.slice(from + 2, end),
          { ...first, raw: "فيه", word: "فيه" },
          { ...first, raw: "عدة", word: "عده" },
          ...things,
        ]
      : tokens;
  }
  // «الحاج نسجل اسمه ورقم جوازه»
  const whose = tokens[from + 2];
  if (
    isNoting(next) &&
    /^[نا]/.test(next) &&
    /^ال/.test(first.word) &&
    whose &&
    /..(?:ه|ها|هم)$/.test(whose.raw) &&
    propertyAt(tokens, from + 2)?.possessive
  )
    return [...tokens.slice(0, from + 1), { ...tokens[from + 1]!, raw: "له", word: "له" }, ...tokens.slice(from + 2)];
  if (isNoting(first.word)) return each(tokens, from) ?? listed(tokens, from, registers.test(next) ? from + 2 : from + 1) ?? tokens;
  return registers.test(first.word) && /^ال/.test(tokens[from + 1]?.raw ?? "") ? (listed(tokens, from, from + 1) ?? tokens) : tokens;
};

/** «يُذكر في كل ترخيص …», «يُسجَّل لكل مستفيد …», «تُسجَّل كل زيارة باسم …». */
const each = (tokens: readonly Token[], from: number): readonly Token[] | null => {
  const joint = at.test(tokens[from + 1]?.word ?? "") ? 1 : 0;
  const every = tokens[from + 1 + joint];
  if (every?.word !== "كل" && every?.word !== "لكل") return null;
  const begin = from + 2 + joint;
  const end = nameEnd(tokens, begin);
  const rest = tokens.slice(end);
  if (end === begin || rest.length === 0) return null;
  const with_ = rest.findIndex((token) => withWhat.test(token.word));
  const stated = joint > 0 || every.word === "لكل";
  if (!stated && with_ !== 0) return null;
  const list = (stated ? rest : rest.slice(1)).map((token) => (token.word === "مع" ? { ...token, word: "و" } : token));
  return [
    ...tokens.slice(0, from),
    { ...every, word: "كل" },
    ...tokens.slice(begin, end),
    { ...tokens[from]!, raw: "فيه", word: "فيه" },
    ...list,
  ];
};

/** «نحتفظ بقائمة المباني وفيها …», «سجل المرافئ، ويشمل …»: the things themselves have it. */
const listed = (tokens: readonly Token[], from: number, begin: number): readonly Token[] | null => {
  const joined = begin > from + 1 ? tokens[begin] : joinedOff(tokens[begin]);
  const end = nameEnd(tokens, begin);
  let have = end;
  while (tokens[have] && isSeparator(tokens[have]!)) have++;
  const verb = tokens[have];
  // «سجل الأوقاف (اسم الواقف، رقم الصك)»
  if (joined && end > begin && verb?.word === "(" && have === end && /^(?:ال)?سجل(?:ات)?$/.test(tokens[from]!.word))
    return [...tokens.slice(0, from), joined, ...tokens.slice(begin + 1)];
  if (
    !joined ||
    end === begin ||
    (have === end && !/^في(?:ه|ها|هم)$/.test(verb?.word ?? "")) ||
    verbForms.get(verb?.word ?? "")?.verb.cls !== "have"
  )
    return null;
  return [...tokens.slice(0, from), joined, ...tokens.slice(begin + 1, end), ...tokens.slice(have)];
};
/** «نحتفظ بالمباني». */
const joinedOff = (token: Token | undefined): Token | undefined =>
  token && /^بال/.test(token.word)
    ? { ...token, raw: token.raw.slice(1), word: token.word.slice(1) }
    : token && /^لل.{2,}/.test(token.word)
      ? { ...token, raw: `ا${token.raw}`.replace(/^الل/, "ال"), word: token.word.replace(/^لل/, "ال") }
      : token;

/** Where the name that begins here ends: as the lexicon has it, or the first word with what tells it from others. */
const nameEnd = (tokens: readonly Token[], begin: number): number => {
  const first = tokens[begin];
  if (!first?.arabic || first.kind !== "word") return begin;
  const known = conceptAt(tokens, begin);
  if (known && ["person", "member"].includes(known.entry.kind) && isNoting(tokens[begin - 1]?.word ?? "")) return begin;
  const end = begin + (known?.length ?? 1);
  const next = tokens[end];
  const more =
    next?.kind === "word" &&
    next.arabic &&
    !isSeparator(next) &&
    !withWhat.test(next.word) &&
    !verbForms.has(next.word) &&
    propertyAt(tokens, end) === null &&
    /^ال/.test(next.word) === /^ال/.test(first.word) &&
    (/^ال/.test(next.word) ? /^ال.{3,}(?:يه|ي)$/.test(next.word) : known === null);
  return more ? end + 1 : end;
};
