/**
 * What is written down of a thing, however it is said in Arabic: «لكل عائلة نحفظ اسم المعيل والعنوان», «المطلوب أن يُسجَّل لكل مريض اسمه ورقم
 * ملفه», «أما الجلسة فيُذكر فيها المريض والتاريخ», «وبنعمل جرد، فيه القطعة وحالتها». Each is put as «كل عائلة فيه …».
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { holds, withoutMeaning, withoutPraise, withoutRelatives } from "./arabic-lists.ts";
import { isRecorded } from "./arabic-recording.ts";
import type { Token } from "./tokens.ts";

const before = /^(?:عن|في|من|علي|ب|ل|مع|الي|كمان|ايضا|كذلك|المطلوب|مطلوب|المراد)$/;
const wishing =
  /^(?:اريد|نريد|نرغب|ارغب|نحتاج|احتاج|لازم|يلزم|يلزمنا|يجب|ينبغي|المفروض|ان|انه|انو|نحب|يهمنا|بحاجه|الي|كمان|ايضا|يتم|دايما|دائما|نود|اود|يكون)$/;
const noun = /^(?:حفظ|تسجيل|معرفه|تدوين|كتابه|توثيق|تخزين|رصد)$/;
const upon = /^(?:له|لها|لهم|فيه|فيها|فيهم|عنه|عنها|عنهم|معه|معها|به|بها|بيه|بيها|عليه|عليها)$/;
const people = new Set(["person", "member", "admin", "public"]);
const isOurs = ({ word }: Token): boolean => /^ف?[بك]?(?:[نا]|من)/.test(word);

const being = /^(?:[بح]?[يت]كون|[بح]?[يت]بقي|هو|هي)$/;
/** «وكل نقلة بتكون لطلب معين وعليها سيارة»: it has one. */
const isOf = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && being.test(word));
  const whose = tokens[at + 1];
  const named = whose?.word === "باسم" ? tokens[at + 2] : undefined;
  if (at > 0 && named && /^ال/.test(named.word) && tokens.slice(at + 3).some(isSeparator))
    return [
      ...tokens.slice(0, at),
      { ...tokens[at]!, raw: "فيه", word: "فيه" },
      named,
      ...tokens.slice(at + 3).filter(({ word }, i) => !(i < 3 && holds.test(word))),
    ];
  if (at < 1 || !whose?.arabic || !/^ل(?!ا|ه|ي|ك|ن|لا).{3,}/.test(whose.word) || conceptAt(tokens, at + 1)?.joined === "") return tokens;
  const name = whose.word.replace(/^لل/, "ال").replace(/^ل(?!ل)/, "");
  const rest = tokens.slice(at + 2).filter(({ word }, i) => !(i === 0 && /^(?:معين|معينه|واحد|واحده|محدد|محدده)$/.test(word)));
  const plain = rest.flatMap((token, i): readonly Token[] =>
    i < 4 && holds.test(token.word) && isSeparator(rest[i - 1] ?? token) ? [] : [token],
  );
  return rest.some(isSeparator)
    ? [...tokens.slice(0, at), { ...tokens[at]!, raw: "فيه", word: "فيه" }, { ...whose, raw: name, word: name }, ...plain]
    : tokens;
};

/** Rewrites one clause. */
export const whatIsRecorded = (given: readonly Token[]): readonly Token[] => {
  const tokens = isOf(withoutRelatives(withoutMeaning(withoutPraise(given))));
  const said = eachHas(tokens);
  if (said !== tokens) return said;
  return heldWith(tokens) ?? itHas(tokens) ?? happenedHas(tokens) ?? wishedHas(tokens) ?? madeHas(tokens) ?? tokens;
};

/** «كل طالبة لها ورد يومي، فيه السورة والتقدير»: what each of them has is a record of its own, and whose it is. */
const heldWith = (tokens: readonly Token[]): readonly Token[] | null => {
  const each = tokens.findIndex(({ word }, i) => i < 2 && /^(?:كل|لكل)$/.test(word));
  if (each < 0 || !tokens[each + 1]?.arabic) return null;
  const end = each + 1 + (conceptAt(tokens, each + 1)?.length ?? 1);
  const from = tokens[each]!.word === "لكل" ? end : /^(?:له|لها|لهم|عنده|عندها)$/.test(tokens[end]?.word ?? "") ? end + 1 : -1;
  const holder = from < 0 ? -1 : tokens.findIndex(({ word }, i) => i > from && i < from + 4 && /^(?:فيه|فيها)$/.test(word));
  const name = tokens.slice(from, Math.max(holder, 0)).filter(({ word }, i, all) => !(i === all.length - 1 && /^[،,]$/.test(word)));
  if (holder < 0 || name.length === 0 || name.length > 2 || name.some((token) => isSeparator(token) || token.kind !== "word")) return null;
  if (propertyAt(name, 0)?.length === name.length || isDefiniteWord(name[0]!) || !startsList(tokens, holder + 1)) return null;
  const owner = tokens.slice(each + 1, end);
  const first = owner[0]!;
  const whose = isDefiniteWord(first) ? owner : [{ ...first, raw: `ال${first.raw}`, word: `ال${first.word}` }, ...owner.slice(1)];
  return [
    { ...first, raw: "كل", word: "كل" },
    ...name,
    tokens[holder]!,
    ...whose,
    { ...first, raw: "و", word: "و" },
    ...tokens.slice(holder + 1),
  ];
};
const isDefiniteWord = ({ word }: Token): boolean => /^ال/.test(word);

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
      (token) => isSeparator(token) || before.test(token.word) || wishing.test(token.word) || isRecorded(token) || noun.test(token.word),
    )
  )
    return tokens;
  const told = lead.some((token) => isRecorded(token) || noun.test(token.word));
  const start = each + 1;
  if (!tokens[start]?.arabic || tokens[start].kind !== "word") return tokens;
  const known = conceptAt(tokens, start)?.length ?? 1;
  for (let end = start + known; end <= Math.min(start + Math.max(3, known), tokens.length - 2); end++) {
    let at = end;
    while (/^[،,]$/.test(tokens[at]?.word ?? "") || wishing.test(tokens[at]?.word ?? "")) at++;
    const verb = tokens[at];
    const says = isRecorded(verb) || noun.test(verb?.word ?? "");
    if (!verb || !says) {
      // «يُسجَّل في كل طلب اطلاع: الوثيقة والباحث»
      const colon = told ? tokens.findIndex(({ word }, i) => i >= end && i < end + 3 && word === ":") : -1;
      if (colon > 0 && !tokens.slice(end, colon).some(isSeparator) && startsList(tokens, colon + 1))
        return colon === end ? tokens : [...tokens.slice(start, colon), ...tokens.slice(colon)];
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
  // «تسجل لكل مشروع زيارات دورية: التاريخ والفني»: the visits have them, and whose they are.
  const colon = tokens.findIndex(({ word }, i) => i > list && i < list + 3 && word === ":");
  const listed = tokens.slice(list, Math.max(colon, 0));
  if (
    colon > 0 &&
    !listed.some(isSeparator) &&
    /ات$/.test(first.word) &&
    propertyAt(tokens, list) === null &&
    startsList(tokens, colon + 1)
  ) {
    const owner = tokens.slice(start, end);
    const name = /^ال/.test(owner[0]!.word)
      ? owner
      : [{ ...owner[0]!, raw: `ال${owner[0]!.raw}`, word: `ال${owner[0]!.word}` }, ...owner.slice(1)];
    return [first, tokens[colon]!, ...name, { ...first, raw: "و", word: "و" }, ...tokens.slice(colon + 1)];
  }
  const bare = { ...first, word: first.word.slice(1) };
  const joined =
    /^ب(?=ال)/.test(first.word) || (/^ب.{3,}/.test(first.word) && isTheir(first) && propertyAt([bare], 0))
      ? { ...first, raw: first.raw.slice(1), word: first.word.slice(1) }
      : first;
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
  if (isRecorded(tokens[start]) && tokens[start + 1]) {
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
  if (start === tokens.length) return null;
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
    if (!isRecorded(verb)) continue;
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
/** «ولما نصطاد بنعمل صيدة، فيها الحوض والوزن», «بنفتح ملف ضرر فيه القطعة», «من اللبن بنعمل تشغيلات: رقم التشغيلة …»: what is made has it. */
const madeHas = (tokens: readonly Token[]): readonly Token[] | null => {
  const verb = tokens.findIndex(({ word, arabic }) => arabic && making.test(word));
  if (verb < 0 || verb > 8) return null;
  const has = tokens.findIndex(({ word }, i) => i > verb + 1 && i < verb + 6 && (holds.test(word) || word === ":"));
  if (has < 0) return null;
  const said = tokens.slice(verb + 1, has);
  // «نسوي بطولات، البطولة لها اسم»: another sentence begins there.
  const begins = said.findLastIndex((token, i) => isSeparator(token) && i > 0 && /^ال/.test(said[i + 1]?.word ?? "")) + 1;
  const name = said.slice(begins).filter((token) => !isSeparator(token));
  // «بنعمل جرد: كل قطعة بالجرد إلها اسم»: another is described behind the colon.
  if (name.length === 0 || name.length > 3 || name.some(({ kind, arabic }) => kind !== "word" || !arabic)) return null;
  if (/^(?:كل|لكل)$/.test(tokens[has + 1]?.word ?? "")) return tokens.slice(has + 1);
  return [...name, ...tokens.slice(has)];
};
