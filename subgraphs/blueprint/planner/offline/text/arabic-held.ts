/**
 * Records that an Arabic sentence names behind what is done with another, with what they have: «المقترح المقر يتحول إلى مشروع له ميزانية» (the
 * project has it, and is of the proposal), «كل أسرة تُزار من باحث ويكتب تقريرًا فيه التاريخ» (the report), «تُصرف المساعدات للأسر: النوع والقيمة» (the
 * aid), «نحتاج قاعدة بيانات للأسر: الاسم والدخل» (the families), «يحجز لوحة من تاريخ إلى تاريخ» (the booking).
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isDefinite, isDone, isPersonAt, withoutJoint } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

/** The sentences that one clause holds; null: none of these. */
export const heldBehind = (tokens: readonly Token[]): readonly (readonly Token[])[] | null =>
  becoming(tokens) ?? eachContains(tokens) ?? writtenOfEach(tokens) ?? givenOut(tokens) ?? registerFor(tokens) ?? fromDateToDate(tokens);

const has = /^(?:له|لها|فيه|فيها|يتضمن|تتضمن|يشمل|تشمل)$/;
const said = (at: Token, text: string): Token => ({ ...at, raw: text, word: text });
const isList = (tokens: readonly Token[]): boolean =>
  tokens[0]?.kind === "word" && tokens.some(isSeparator) && (propertyAt(tokens, 0) !== null || tokens.filter(isSeparator).length > 1);
const withArticle = (name: readonly Token[]): readonly Token[] =>
  name[0] && !/^ال/.test(name[0].word) ? [{ ...name[0], raw: `ال${name[0].raw}`, word: `ال${name[0].word}` }, ...name.slice(1)] : name;
const isName = (name: readonly Token[]): boolean =>
  name.length > 0 &&
  name.length < 4 &&
  name.every((token) => token.kind === "word" && token.arabic && !isSeparator(token) && !isDone(token));

/** «والمقترح المقر يتحول إلى مشروع له ميزانية ومقاول» */
const becoming = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const verb = tokens.findIndex(
    ({ word }, i) => i > 0 && /^[بح]?[يت](?:تحول|صبح|نقلب)$/.test(word) && /^(?:الي|ل)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const held = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb + 2 && i < verb + 5 && has.test(word));
  const start = tokens.findIndex((token) => !isSeparator(token));
  const name = tokens.slice(verb + 2, Math.max(held, 0));
  if (held < 0 || !tokens[start] || !isDefinite(tokens[start]) || verb > start + 3 || !isName(name) || !isList(tokens.slice(held + 1)))
    return null;
  const from = tokens.slice(start, start + (conceptAt(tokens, start)?.length ?? 1));
  return [[...name, said(tokens[held]!, "فيه"), ...from, said(tokens[held]!, "و"), ...tokens.slice(held + 1)]];
};

const writes = /^[بح]?[يت](?:كتب|سجل|عمل|سوي|عبي|ملا|رفع|حرر|دون|نجز|عد)$/;
/** «كل أسرة تُزار من باحث اجتماعي ويكتب تقرير زيارة فيه التاريخ» */
const writtenOfEach = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const each = tokens.findIndex(({ word }, i) => i < 2 && word === "كل");
  const verb = tokens.findIndex(({ word }, i) => i > each + 2 && writes.test(word) && isSeparator(tokens[i - 1]!));
  const held = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb + 1 && i < verb + 5 && /^(?:فيه|فيها)$/.test(word));
  const name = tokens.slice(verb + 1, Math.max(held, 0));
  if (each < 0 || held < 0 || !isName(name) || isDefinite(name[0]!) || isPersonAt(tokens, verb + 1)) return null;
  if (tokens.slice(each, verb).some(({ word }) => has.test(word) || word === ":")) return null;
  const owner = tokens.slice(each + 1, each + 1 + (conceptAt(tokens, each + 1)?.length ?? 1));
  if (!owner[0]?.arabic || isPersonAt(tokens, each + 1)) return null;
  const doer = tokens.findIndex((_, i) => i > each + owner.length && i < verb && isPersonAt(tokens, i));
  const who = doer < 0 ? [] : tokens.slice(doer, doer + conceptAt(tokens, doer)!.length).flatMap((token) => withArticle([token]));
  return [
    withoutJoint(tokens.slice(0, verb)),
    [...who, tokens[verb]!, ...name, tokens[held]!, ...withArticle(owner), said(tokens[held]!, "و"), ...tokens.slice(held + 1)],
  ];
};

/** «كل مشروع فيه زيارات دورية: التاريخ والفني»: the visits have them, and whose they are. */
const eachContains = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const each = tokens.findIndex(({ word }, i) => i < 3 && /^(?:كل|لكل)$/.test(word));
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (each < 0 || colon < each + 3) return null;
  const end = each + 1 + (conceptAt(tokens, each + 1)?.length ?? 1);
  const from = /^(?:فيه|فيها|له|لها|عنده|عندها)$/.test(tokens[end]?.word ?? "") ? end + 1 : tokens[each]!.word === "لكل" ? end : -1;
  const name = tokens.slice(from, colon);
  const list = tokens.slice(colon + 1);
  if (from < 0 || name.length > 2 || !isName(name) || !/ات$/.test(name[0]!.word) || isDefinite(name[0]!)) return null;
  if (propertyAt(name, 0) !== null || !isList(list) || propertyAt(list, 0) === null) return null;
  return [[...name, tokens[colon]!, ...withArticle(tokens.slice(each + 1, end)), said(tokens[colon]!, "و"), ...list]];
};

const passive = /^[يت]ُ?.{2,}$/;
/** «تُصرف المساعدات للأسر: نوع المساعدة والقيمة», «تُعطى الجرعات للمريض: …»: what is given out has them, and to whom. */
const givenOut = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const colon = tokens.findIndex(({ word }) => word === ":");
  const verb = tokens[start];
  if (!verb?.arabic || colon < 0 || colon > start + 5 || !passive.test(verb.word) || isDefinite(verb) || conceptAt(tokens, start))
    return null;
  const what = tokens.slice(start + 1, colon);
  const to = what.findIndex(({ word }, i) => i > 0 && /^لل.{2,}/.test(word));
  if (to < 1 || !what[0] || !isDefinite(what[0]) || isPersonAt(tokens, start + 1) || !isName(what.slice(0, to))) return null;
  const whom = what
    .slice(to)
    .map((token, i) => (i === 0 ? { ...token, raw: token.raw.replace(/^لل/, "ال"), word: token.word.replace(/^لل/, "ال") } : token));
  const list = tokens.slice(colon + 1);
  return isList(list) ? [[...what.slice(0, to), tokens[colon]!, ...whom, said(verb, "و"), ...list]] : null;
};

/** «نحتاج قاعدة بيانات للأسر المستفيدة: اسم رب الأسرة والدخل», «جدول للموظفين: …» */
const registerFor = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  const at = tokens.findIndex(({ word }, i) => i < 4 && /^(?:قاعده|جدول|كشف|دفتر|سجل|قايمه|قائمه|ملف)$/.test(word));
  if (at < 0 || colon < at + 2 || colon > at + 6) return null;
  const from = tokens[at]!.word === "قاعده" && tokens[at + 1]?.word === "بيانات" ? at + 2 : at + 1;
  const first = tokens[from];
  const name = tokens.slice(from, colon);
  if (!first || !/^(?:لل|بال).{2,}/.test(first.word) || !isName(name) || !isList(tokens.slice(colon + 1))) return null;
  const bare = { ...first, raw: first.raw.replace(/^لل/, "ال").replace(/^بال/, "ال"), word: first.word.replace(/^(?:لل|بال)/, "ال") };
  return [[bare, ...name.slice(1), ...tokens.slice(colon)]];
};

/** What a verb leaves, as it is called. */
const leftBy: Readonly<Record<string, string>> = { booking: "الحجز", rental: "التاجير", loan: "الاعاره" };
/** «يحجز لوحة من تاريخ إلى تاريخ»: the booking has both. */
const fromDateToDate = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const from = tokens.findIndex(
    ({ word }, i) =>
      word === "من" &&
      /^(?:تاريخ|يوم)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?:الي|ل|لتاريخ|ليوم|تاريخ|لين|حتي)$/.test(tokens[i + 2]?.word ?? ""),
  );
  const record = leftBy[verbForms.get(tokens.slice(0, Math.max(from, 0)).findLast(isDone)?.word ?? "")?.verb.leaves ?? ""];
  if (from < 2 || !record) return null;
  let end = from + 2;
  while (/^(?:الي|ل|لتاريخ|ليوم|تاريخ|يوم|الانتهاء|حتي|لين)$/.test(tokens[end]?.word ?? "")) end++;
  const at = tokens[from]!;
  const words = [record, "فيه", "تاريخ", "البدايه", "و", "تاريخ", "الانتهاء"].map((word) => said(at, word));
  return [[...tokens.slice(0, from), ...tokens.slice(end)], words];
};
