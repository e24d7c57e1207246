/**
 * How official papers tell what is kept: behind their opening («تطوير نظام: سجل الأوقاف، ويشمل …»), one register behind the other in one
 * sentence, with particulars («طلبات الرخص، مع بيان صاحب الطلب والموقع»), with the thing named again («المقترحات، ويشمل المقترح العنوان …»).
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { consonants } from "../world/arabic-twins.ts";
import { isRegister } from "./arabic-recording.ts";
import { isDefinite, isDone, isPersonAt, withoutJoint } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

/** The sentences in the words of one clause; null where there is one. */
export const asPapersSay = (tokens: readonly Token[]): readonly (readonly Token[])[] | null =>
  withParticulars(tokens) ?? namedAgain(tokens);

/** Where another register begins, behind an opening or another one; -1: nowhere. */
export const registerBegins = (tokens: readonly Token[]): number => Math.max(behindOpening(tokens), registersApart(tokens));

const platform = /^(?:ال)?(?:نظام|منصه|تطبيق|برنامج|بوابه|سيستم|موقع|قاعده)$/;
const having = /^(?:يشمل|تشمل|يتضمن|تتضمن|يحتوي|تحتوي|يضم|تضم|له|لها|لهم|فيه|فيها|فيهم)$/;
/** Where the thing named from a place on is said to have something. */
const holderFrom = (tokens: readonly Token[], from: number): number => {
  const at = tokens.findIndex(({ word }, i) => i > from && i < from + 7 && (having.test(word) || word === "(" || isParticulars(tokens, i)));
  const name = at < 0 ? [] : withoutJoint(tokens.slice(from, at));
  return name.length > 0 && name.every((token) => token.kind === "word" && !isSeparator(token) && !isDone(token)) ? at : -1;
};
const isRegisterAt = (tokens: readonly Token[], at: number): boolean =>
  isRegister(tokens[at]?.word ?? "") && tokens[at + 1] !== undefined && isDefinite(tokens[at + 1]!);

/** «تطوير نظام: سجل الأوقاف، ويشمل …»: what is kept begins behind the colon. */
const behindOpening = (tokens: readonly Token[]): number => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  const head = tokens.slice(0, Math.max(colon, 0));
  if (colon < 1 || colon > 9 || !head.some(({ word }) => platform.test(word)) || head.some(({ word }) => having.test(word))) return -1;
  return isRegisterAt(tokens, colon + 1) && holderFrom(tokens, colon + 1) > 0 ? colon + 1 : -1;
};

/** «سجل المخالفات ويحتوي على …، وكشف المركبات ويتضمن …»: two. */
const registersApart = (tokens: readonly Token[]): number => {
  let depth = 0;
  if (!isRegister(withoutJoint(tokens)[0]?.word ?? "")) return -1;
  return tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > 3 && isSeparator(tokens[i - 1]!) && isRegisterAt(tokens, i) && holderFrom(tokens, i) > 0;
  });
};

const particulars = /^(?:بيان|ذكر|تحديد|توضيح|ايضاح|تدوين)$/;
const isParticulars = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.word === "مع" && particulars.test(tokens[at + 1]?.word ?? "");

/** «طلبات الرخص، مع بيان صاحب الطلب والموقع»: they have these; who hands them in is said as well. */
const withParticulars = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const at = tokens.findIndex((_, i) => i > 0 && isParticulars(tokens, i));
  if (at < 0) return null;
  const before = withoutJoint(tokens.slice(0, at));
  const rest = tokens.slice(at + 2);
  const end = rest.findIndex((token, i) => i > 1 && isSeparator(rest[i - 1]!) && goesOn(token));
  const list = withoutJoint(end < 0 ? rest : rest.slice(0, end));
  const name = thingAtEnd(before);
  if (!list.some(isSeparator) || list.some(isDone) || name.length === 0) return null;
  const more = end < 0 ? [] : withoutJoint(rest.slice(end));
  return [
    ...(name.length < before.length ? [before] : []),
    [...name, { ...tokens[at]!, raw: "فيه", word: "فيه" }, ...list],
    ...(more.length > 1 ? [[...name, ...more]] : []),
  ];
};
/** «وتمر بالحالات», «ثم تُعتمد»: no member of the list any more. */
const goesOn = (token: Token): boolean => token.word === "ثم" || isDone(token) || /^[يت](?:مر|كون|تم)$/.test(token.word);

/** What is named last: «طلب التحكيم» of «يقدم المحتكم طلب التحكيم إلكترونيًا», all of what says nothing else. */
const thingAtEnd = (given: readonly Token[]): readonly Token[] => {
  const tokens = given.at(-1) && isAdverb(given.at(-1)!) ? given.slice(0, -1) : given;
  if (tokens.some(({ kind, word }) => kind === "mark" || having.test(word))) return [];
  if (!tokens.some((token) => verbForms.get(token.word)?.form === "arabic")) return tokens.length < 5 ? tokens : [];
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (!last || !before || isDone(last) || isSeparator(last)) return [];
  // «المستندات المبرزة»; «العميل الطلب» is who hands it in, and what.
  const described = isDefinite(last) && isDefinite(before) && !isPersonAt(tokens, tokens.length - 2);
  const joined = described || (isDefinite(last) && !isDefinite(before) && before.kind === "word" && !isDone(before) && tokens.length > 2);
  return tokens.slice(joined ? -2 : -1);
};
const isAdverb = ({ raw }: Token): boolean => /(?:\u064bا|ا\u064b|يا)$/.test(raw);

/** «المقترحات البحثية، ويشمل المقترح العنوان والملخص»: the same thing, named once. */
const namedAgain = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && i < 6 && /^[يت](?:شمل|تضمن|حتوي|ضم)$/.test(word) && isSeparator(tokens[i - 1]!));
  const [again, next] = [tokens[at + 1], tokens[at + 2]];
  const name = at < 0 ? [] : withoutJoint(tokens.slice(0, at));
  if (!again || !next || name.length === 0 || !isDefinite(again) || isSeparator(next) || next.kind !== "word") return null;
  const same = consonants(again).length > 1 && consonants(again) === consonants(name[0]!);
  return same ? [[...name, ...tokens.slice(at, at + 1), ...tokens.slice(at + 2)]] : null;
};
