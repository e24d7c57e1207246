/**
 * Arabic lists as people write them: members between dashes, choices told by the way («ونوع الشغل، نجارة أو دهان»), what a member is for («المدينة
 * اللي بياخد لها»), praise and meaning before the list («والوصل هو أهم شي: …», «البلوك، يعني الحجر الخام، …»).
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { isRecorded } from "./arabic-recording.ts";
import type { Token } from "./tokens.ts";

/** What is one's after the list begins. */
export const holds = /^(?:فيه|فيها|له|لها|فيهم|بها|به|عليه|عليها|يكون|تكون)$/;

const relative = /^(?:اللي|يلي|التي|الذي|الذين)$/;
const back = /^(?:له|لها|لهم|فيه|فيها|فيهم|منه|منها|عليه|عليها|اليه|اليها|به|بها|عنه|عنها|عنده|عندها)$/;
const told = /^(?:مكتوب|مكتوبه|مسجل|مسجله|مدون|مدونه|مذكور|مذكوره|موجود|موجوده)$/;
/** «والمدينة اللي بياخد لها», «الفرع الذي يشارك فيه»: in a list it is the city, the branch; «مكتوب فيه»: in it. */
export const withoutRelatives = (given: readonly Token[]): readonly Token[] => {
  const tokens = given.filter(({ word }, i) => !(told.test(word) && i > 0 && /^(?:فيه|فيها|عليه|عليها)$/.test(given[i + 1]?.word ?? "")));
  const has = tokens.findIndex(({ word }) => word === ":" || holds.test(word));
  if (has < 1) return tokens.length === given.length ? given : tokens;
  for (let i = has + 2; i < tokens.length - 1; i++) {
    if (!relative.test(tokens[i]!.word) || tokens[i - 1]!.kind !== "word") continue;
    const end = tokens.findIndex(({ word, kind }, k) => k > i && (kind === "mark" || word === "و"));
    const stop = end < 0 ? tokens.length : end;
    if (stop - i > 5 || !(back.test(tokens[stop - 1]!.word) || /^[يت].{2,}(?:ه|ها)$/.test(tokens[stop - 1]!.word))) continue;
    return withoutRelatives([...tokens.slice(0, i), ...tokens.slice(stop)]);
  }
  return tokens.length === given.length ? given : tokens;
};

/** «والوصل هو أهم شي: الزبون …», «الإقامة حق الطيور اللي تنام عندنا: الصقر …», «وهاي الأشياء اللي بدنا إياها: البلوك …»: what stands right before the list. */
export const withoutPraise = (tokens: readonly Token[]): readonly Token[] => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon < 2 || colon > 9) return tokens;
  const head = tokens.slice(0, colon);
  if (head.some(({ word }) => /^(?:الاشياء|اشياء|الاتي|التالي|كالاتي|كالتالي)$/.test(word)) && tokens.length - colon > 3)
    return tokens.slice(colon + 1);
  // «وجوّا الطلبية أصناف: الصنف والكمية»: the items.
  const inside = head.findIndex(({ word }) => /^(?:جوا|جوه|داخل|ضمن|تحت)$/.test(word));
  if (inside >= 0 && inside < 2 && head.length - inside === 3) return tokens.slice(inside + 2);
  const cut = head.findIndex(
    ({ word }, i) =>
      i > 0 &&
      head[i - 1]!.kind === "word" &&
      head[i - 1]!.word !== "و" &&
      (relative.test(word) || /^(?:حق|هو|هي|تبع)$/.test(word)) &&
      !head.slice(i).some(isRecorded),
  );
  return cut < 0 ? tokens : [...head.slice(0, cut), ...tokens.slice(colon)];
};

/** «البلوك، يعني الحجر الخام، بنعطيه رقم»: the block. */
export const withoutMeaning = (tokens: readonly Token[]): readonly Token[] => {
  const open = tokens.findIndex(
    ({ word }, i) => i > 0 && i < 4 && /^[،,]$/.test(word) && /^(?:يعني|اي|اللي)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const close = open < 0 ? -1 : tokens.findIndex(({ word }, i) => i > open + 1 && i < open + 6 && /^[،,]$/.test(word));
  const next = tokens[close + 1];
  return close > 0 && (holds.test(next?.word ?? "") || isRecorded(next)) ? [...tokens.slice(0, open), ...tokens.slice(close + 1)] : tokens;
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

/** «يحتاج وصفة (نعم/لا)»: whether it does. */
export const whether = (tokens: readonly Token[]): readonly Token[] => {
  const open = tokens.findIndex(
    ({ word }, i) => word === "(" && tokens[i + 1]?.word === "نعم" && tokens[i + 3]?.word === "لا" && tokens[i + 4]?.word === ")",
  );
  if (open < 1) return tokens;
  const from = tokens.slice(0, open).findLastIndex((token) => isSeparator(token) || token.word === ":") + 1;
  const first = tokens[from]!;
  const asks = /^[يت].{2,}/.test(first.word) && open - from > 1 && open - from < 4;
  const rest = [
    ...(asks ? [{ ...first, raw: "هل", word: "هل" }, ...tokens.slice(from, open)] : tokens.slice(from, open + 5)),
    ...whether(tokens.slice(open + 5)),
  ];
  return asks ? [...tokens.slice(0, from), ...rest] : tokens;
};
