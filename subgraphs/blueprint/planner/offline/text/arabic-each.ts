/**
 * What is written down of a thing, however it is said in Arabic: «لكل عائلة نحفظ اسم المعيل والعنوان», «المطلوب أن يُسجَّل لكل مريض اسمه ورقم
 * ملفه», «أما الجلسة فيُذكر فيها المريض والتاريخ», «وبنعمل جرد، فيه القطعة وحالتها». Each is put as «كل عائلة فيه …».
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

const before = /^(?:عن|في|من|علي|ب|ل|مع|الي|كمان|ايضا|كذلك|المطلوب|مطلوب|المراد)$/;
const wishing =
  /^(?:اريد|نريد|نرغب|ارغب|نحتاج|احتاج|لازم|يلزم|يلزمنا|يجب|ينبغي|المفروض|ان|انه|انو|نحب|يهمنا|بحاجه|الي|كمان|ايضا|يتم|دايما|دائما|نود|اود|يكون)$/;
const stems = "حفظ|سجل|دون|كتب|عرف|حتاج|قيد|خزن|وثق|رصد|حتفظ|دخل|حط|ذكر|حدد|ثبت|جمع|طلب|تابع|ضيف|درج|بين|وضح|عطي|ختار";
const recording = new RegExp(`^ف?[بك]?(?:[ناتي]|من|ين)(?:ت)?(?:${stems})(?:وا|ون|ه|ها|و)?$`);
const noun = /^(?:حفظ|تسجيل|معرفه|تدوين|كتابه|توثيق|تخزين|رصد)$/;
const upon = /^(?:له|لها|لهم|فيه|فيها|فيهم|عنه|عنها|عنهم|معه|معها|به|بها|بيه|بيها|عليه|عليها)$/;
const people = new Set(["person", "member", "admin", "public"]);
const isRecording = (token: Token | undefined): boolean => token?.arabic === true && recording.test(token.word);
const isOurs = ({ word }: Token): boolean => /^ف?[بك]?(?:[نا]|من)/.test(word);

/** Rewrites one clause. */
export const whatIsRecorded = (tokens: readonly Token[]): readonly Token[] => {
  const said = eachHas(tokens);
  if (said !== tokens) return said;
  return itHas(tokens) ?? happenedHas(tokens) ?? wishedHas(tokens) ?? madeHas(tokens) ?? tokens;
};

const happening = /^(?:حدث|حدثت|وقع|وقعت|صار|صارت|حصل|حصلت|كان|كانت|وجد|وجدت|ظهر|ظهرت|طرا|طرات)$/;
/** «وإذا حدثت مضاعفات أثناء الجلسة سُجِّلت: الجلسة ونوع المضاعفة»: what happened has it. */
const happenedHas = (tokens: readonly Token[]): readonly Token[] | null => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  const what = tokens[start + 2];
  if (!/^(?:اذا|لو|عند|لما|ان|كلما)$/.test(tokens[start]?.word ?? "") || !happening.test(tokens[start + 1]?.word ?? "") || !what?.arabic)
    return null;
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > start + 2 &&
      i < start + 8 &&
      /^(?:سجل|سجلت|يسجل|تسجل|نسجل|نسجله|نسجلها|يدون|تدون|ندون|نكتب|نكتبه|يكتب|تكتب|دون|دونت)$/.test(word),
  );
  if (verb < 0) return null;
  let list = verb + 1;
  while (upon.test(tokens[list]?.word ?? "") || tokens[list]?.word === ":") list++;
  return startsList(tokens, list) && list > verb + 1
    ? [what, { ...tokens[verb]!, raw: ":", word: ":", kind: "mark" }, ...tokens.slice(list)]
    : null;
};

const kept = /^(?:ت|ي)(?:ت|ن)?(?:سجل|حفظ|كتب|قيد|دون)$/;
/** «فعايز وجبة العلف تتسجل: الحوض والكمية»: the meal has it. */
const wishedHas = (tokens: readonly Token[]): readonly Token[] | null => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon < 2 || !kept.test(tokens[colon - 1]!.word)) return null;
  const wish = tokens.slice(0, colon).findLastIndex(({ word }) => /^(?:اريد|نريد|لازم|نحتاج|يجب|ان)$/.test(word));
  const last = tokens[colon - 2]?.word === "لازم" ? colon - 2 : colon - 1;
  const name = tokens.slice(wish + 1, last);
  return name.length > 0 && name.length < 4 && wish + 1 < last && !name.some(isSeparator) ? [...name, ...tokens.slice(colon)] : null;
};

/** «لكل X نسجل …», «نسجل لكل X …»: «كل X فيه …». */
const eachHas = (tokens: readonly Token[]): readonly Token[] => {
  const each = tokens.findIndex(({ word }, i) => i < 7 && /^(?:كل|لكل|وكل|بكل)$/.test(word));
  const lead = tokens.slice(0, Math.max(each, 0));
  if (
    each < 0 ||
    !lead.every(
      (token) => isSeparator(token) || before.test(token.word) || wishing.test(token.word) || isRecording(token) || noun.test(token.word),
    )
  )
    return tokens;
  const told = lead.some((token) => isRecording(token) || noun.test(token.word));
  const start = each + 1;
  if (!tokens[start]?.arabic || tokens[start].kind !== "word") return tokens;
  const known = conceptAt(tokens, start)?.length ?? 1;
  for (let end = start + known; end <= Math.min(start + Math.max(3, known), tokens.length - 2); end++) {
    let at = end;
    while (/^[،,]$/.test(tokens[at]?.word ?? "") || wishing.test(tokens[at]?.word ?? "")) at++;
    const verb = tokens[at];
    const says = isRecording(verb) || noun.test(verb?.word ?? "");
    if (!verb || !says) {
      if (told && at === end && lead.length > 0 && startsList(tokens, end)) return having(tokens, each, start, end, end);
      if (isSeparator(tokens[end]!) || verbForms.get(tokens[end]!.word)?.form === "arabic") return tokens;
      continue;
    }
    // «كل موظف يسجل حضوره»: he does.
    if (!isOurs(verb) && at === end && people.has(conceptAt(tokens, start)?.entry.kind ?? "")) return tokens;
    let list = at + 1;
    while (upon.test(tokens[list]?.word ?? "")) list++;
    // «لكل طالب يسجل المعلم الدرجة»: the teacher does.
    if (!isOurs(verb) && people.has(conceptAt(tokens, list)?.entry.kind ?? "")) return tokens;
    return startsList(tokens, list) ? having(tokens, each, start, end, list) : tokens;
  }
  return tokens;
};

const startsList = (tokens: readonly Token[], at: number): boolean => {
  const first = tokens[at];
  return first?.kind === "word" && first.arabic && (propertyAt(tokens, at) !== null || tokens.slice(at).some(isSeparator));
};

const having = (tokens: readonly Token[], each: number, start: number, end: number, list: number): readonly Token[] => {
  const first = tokens[list]!;
  // «ويُحفظ لكل مريض تحليل شهري فيه التاريخ»: the analysis has it, and whose it is.
  const holder = tokens.findIndex(({ word }, i) => i > list && i < list + 4 && /^(?:فيه|فيها)$/.test(word));
  if (holder > 0 && !tokens.slice(list, holder).some(isSeparator) && propertyAt(tokens, list) === null && end - start === 1) {
    const owner = tokens[start]!;
    const name = /^ال/.test(owner.word) ? owner : { ...owner, raw: `ال${owner.raw}`, word: `ال${owner.word}` };
    return [...tokens.slice(list, holder + 1), name, { ...owner, raw: "و", word: "و" }, ...tokens.slice(holder + 1)];
  }
  const joined = /^ب(?=ال)/.test(first.word) ? { ...first, raw: first.raw.slice(1), word: first.word.slice(1) } : first;
  return [
    { ...tokens[each]!, raw: "كل", word: "كل" },
    ...tokens.slice(start, end),
    { ...tokens[end]!, raw: "فيه", word: "فيه" },
    joined,
    ...tokens.slice(list + 1),
  ];
};

const isTheir = ({ raw }: Token): boolean => /..(?:ه|ها|هم)$/.test(raw);
/** «أما الجلسة فيُذكر فيها المريض», «الزبون بنسجل اسمه وشركته», «تُسجَّل الجهات باسمها ونوعها»: the first of them has the rest. */
const itHas = (tokens: readonly Token[]): readonly Token[] | null => {
  let start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و" && word !== "اما");
  if (start < 0 || !tokens[start]!.arabic) return null;
  if (isRecording(tokens[start]) && tokens[start + 1]) {
    // «تُسجَّل الجهات المتبرعة باسمها ونوعها»
    const by = tokens.findIndex((token, i) => i > start + 1 && i < start + 5 && /^ب.{3,}/.test(token.word) && isTheir(token));
    const name = tokens.slice(start + 1, by);
    if (by < 0 || !/^ال/.test(name[0]?.word ?? "") || name.some((token) => isSeparator(token) || token.kind !== "word")) return null;
    const first = { ...tokens[by]!, raw: tokens[by]!.raw.slice(1), word: tokens[by]!.word.slice(1) };
    return propertyAt([first], 0) && tokens.slice(by).some(isSeparator)
      ? [...tokens.slice(0, start), ...name, { ...first, raw: "فيه", word: "فيه" }, first, ...tokens.slice(by + 1)]
      : null;
  }
  if (/^(?:اريد|نريد)$/.test(tokens[start]!.word)) start++;
  // «والمقلع اسمه وموقعه وصاحبه»
  const its = propertyAt(tokens, start + 1);
  const next = its ? tokens[start + 1 + its.length] : undefined;
  if (
    /^ال/.test(tokens[start]!.word) &&
    its?.possessive &&
    isTheir(tokens[start + its.length]!) &&
    next &&
    isSeparator(next) &&
    conceptAt(tokens, start) === null
  )
    return [...tokens.slice(start, start + 1), { ...tokens[start]!, raw: "فيه", word: "فيه" }, ...tokens.slice(start + 1)];
  const known = conceptAt(tokens, start)?.length ?? 1;
  for (let at = start + known; at <= Math.min(start + known + 1, tokens.length - 2); at++) {
    const verb = tokens[at]!;
    if (isSeparator(verb) || verb.kind !== "word") return null;
    if (!isRecording(verb)) continue;
    let list = at + 1;
    while (upon.test(tokens[list]?.word ?? "")) list++;
    const first = tokens[list];
    const attached = isOurs(verb) && /عطي(?:ه|ها|و)$/.test(verb.word);
    if (!first || !/^(?:ال|[بك]ال)/.test(tokens[start]!.word)) return null;
    const pointed = list > at + 1 || attached;
    const theirs = isTheir(first) && propertyAt(tokens, list)?.possessive === true;
    if (!pointed && !(theirs && isOurs(verb))) return null;
    // «المدرب يسجل فيها الحضور»: he does.
    if (!isOurs(verb) && people.has(conceptAt(tokens, start)?.entry.kind ?? "")) return null;
    return startsList(tokens, list) ? [...tokens.slice(start, at), { ...verb, raw: "فيه", word: "فيه" }, ...tokens.slice(list)] : null;
  }
  return null;
};

const making = /^[بح]?(?:ن|من|ا)(?:عمل|سوي|فتح|جري|حرر|صدر|دير|نشئ|نشا|نشيء)$/;
const holds = /^(?:فيه|فيها|له|لها|فيهم|بها|به|عليه|عليها|يكون|تكون)$/;
/** «ولما نصطاد بنعمل صيدة، فيها الحوض والوزن», «بنفتح ملف ضرر فيه القطعة», «من اللبن بنعمل تشغيلات: رقم التشغيلة …»: what is made has it. */
const madeHas = (tokens: readonly Token[]): readonly Token[] | null => {
  const verb = tokens.findIndex(({ word, arabic }) => arabic && making.test(word));
  if (verb < 0 || verb > 8) return null;
  const has = tokens.findIndex(({ word }, i) => i > verb + 1 && i < verb + 6 && (holds.test(word) || word === ":"));
  if (has < 0) return null;
  const name = tokens.slice(verb + 1, has).filter((token) => !isSeparator(token));
  // «بنعمل جرد: كل قطعة بالجرد إلها اسم»: another is described behind the colon.
  if (name.length === 0 || name.length > 3 || name.some(({ kind, arabic }) => kind !== "word" || !arabic)) return null;
  if (/^(?:كل|لكل)$/.test(tokens[has + 1]?.word ?? "")) return tokens.slice(has + 1);
  return [...name, ...tokens.slice(has)];
};

const chosen = /^و?(?:ال)?(?:نوع|حاله|طريقه|درجه|فئه|صنف|مقاس|حجم|لون|وضع|مستوي|تصنيف|جنس|شكل|نوعيه|نوعها|نوعه|حالته|حالتها|فتره|دوام)/;
/** «ونوع الشغل، نجارة أو دهان أو تنجيد، وتاريخ البداية», «الصنف، يعني نوم ولا سفرة»: the choices of what stands before. */
export const choicesAside = (tokens: readonly Token[]): readonly Token[] => {
  for (let i = 1; i < tokens.length - 2; i++) {
    if (!/^[،,]$/.test(tokens[i]!.word)) continue;
    const told = /^(?:يعني|مثل|اما|سواء)$/.test(tokens[i + 1]!.word) ? 1 : 0;
    const from = i + 1 + told;
    const stop = tokens.findIndex(({ word }, k) => k >= from && (/^[،,)(:]$/.test(word) || word === "و"));
    const end = stop < 0 ? tokens.length : stop;
    const part = tokens.slice(from, end);
    const cuts = part.filter(({ word }) => word === "او" || word === "لو").length;
    if (cuts === 0 || part.length > cuts * 3 + 2 || part.some(({ word }) => verbForms.get(word)?.verb.cls === "have")) continue;
    const begins = tokens
      .slice(0, i)
      .findLastIndex((token) => isSeparator(token) || token.word === ":" || verbForms.get(token.word)?.verb.cls === "have");
    const head = tokens[begins + 1];
    if (!head || begins < 0 || begins + 1 >= i || (told === 0 && !chosen.test(head.word))) continue;
    const mark = tokens[i]!;
    return [
      ...tokens.slice(0, i),
      { ...mark, raw: "(", word: "(" },
      ...part.map((token) => (/^(?:او|لو)$/.test(token.word) ? { ...token, raw: "،", word: "،", kind: "mark" as const } : token)),
      { ...mark, raw: ")", word: ")" },
      ...choicesAside(tokens.slice(end)),
    ];
  }
  return tokens;
};

const dash = /^[-–—]$/;
/** «المواقع: الاسم – المدينة – العميل»: a list whose members stand between dashes. */
export const withoutDashes = (tokens: readonly Token[]): readonly Token[] => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  const isDash = (token: Token, i: number): boolean => i > colon && dash.test(token.word) && token.from > (tokens[i - 1]?.to ?? 0);
  if (colon < 1 || colon > 4 || tokens.filter(isDash).length < 2) return tokens;
  return tokens.map((token, i) => (isDash(token, i) ? { ...token, raw: "،", word: "،" } : token));
};
