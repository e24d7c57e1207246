/**
 * Arabic sentences that go on: «الدفعات ولها مبلغ وتاريخ استحقاق وإذا لم تُدفع خلال أسبوع يُرسل تنبيه» says what payments have and what comes of
 * one that is not paid. Each part is a clause of its own, and what the second part only means («تُدفع») is named in it.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { isDeedOfState } from "../words/deeds-of-states.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { registerBegins } from "./arabic-papers.ts";
import { asHaving } from "./arabic-recording.ts";
import { isDefinite, isPersonAt } from "./arabic-words.ts";
import { part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clause, or its parts. */
export const goneOn = (clause: Clause): readonly Clause[] => {
  if (!clause.arabic || clause.heading) return [clause];
  const all = cut(clause);
  return all.length > 1 ? all.map((one) => ({ ...one, tokens: asHaving(one.tokens) })) : [clause];
};

const cut = (clause: Clause): readonly Clause[] => {
  const { tokens } = clause;
  const register = registerBegins(tokens);
  if (register > 0) {
    const rest = tokens.slice(register);
    return [...cut(part(clause, withoutEnd(tokens.slice(0, register)))), ...cut(part(clause, rest))];
  }
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || at < 3 || !isSeparator(tokens[at - 1]!) || isSeparator(token)) continue;
    const first = withoutEnd(tokens.slice(0, at));
    if (!opens(tokens, at) || !isWhole(first)) continue;
    const rest = tokens.slice(at);
    return [part(clause, first), ...cut(part(clause, named(rest, first), rest))];
  }
  return [clause];
};

const ifs = /^(?:اذا|لو|عندما|لما|كلما|حينما|وقتما)$/;
const onDeed = /^(?:عند|بعد|لدي|فور|حين)$/;
/** «إذا لم تُدفع», «عند رفض الطلب»: an occasion, and something that comes of it. */
const opens = (tokens: readonly Token[], at: number): boolean => {
  const { word } = tokens[at]!;
  const rest = tokens.slice(at + 1);
  const inCase = word === "في" && /^حال(?:ه)?$/.test(rest[0]?.word ?? "");
  if (rest.length < 3) return false;
  // «وإذا عنده حساسية»: whether he has one.
  if (ifs.test(word) || inCase) return !holding.test(rest[0]!.word) && rest.slice(1).some(isSaid);
  // «بعد الموعد» in a list is a time.
  return onDeed.test(word) && rest[0] !== undefined && (isDeed(rest[0]) || rest[0].word === "ما") && rest.slice(1).some(isSaid);
};
const isDeed = (token: Token): boolean => isDeedOfState(token) || verbForms.get(token.word)?.form === "masdar";

/** A verb by which something comes of it: «يُرسل», «وجب», «تحتاج», «لازم». */
const isSaid = ({ word, kind }: Token): boolean =>
  kind === "word" && (/^(?:[بح]?[يتن].{2,}|يجب|وجب|لازم|تم|ارسل|نبه|ابعت|ابعث)$/.test(word) || verbForms.get(word)?.form === "arabic");

const holding =
  /^(?:له|لها|لهم|ليه|ليها|ليهم|اله|الها|الو|فيه|فيها|بيه|بيها|عنده|عندها|عندو|عندهم|يشمل|تشمل|يتضمن|تتضمن|يحتوي|تحتوي|يضم|تضم|:)$/;
/** Says by itself what something has. Who does something goes on doing it behind «وبعد انتهائها». */
const isWhole = (tokens: readonly Token[]): boolean => {
  if (tokens.length < 3 || ifs.test(tokens[0]!.word) || onDeed.test(tokens[0]!.word)) return false;
  const has = tokens.findIndex(({ word }, i) => i > 0 && i < tokens.length - 1 && holding.test(word));
  const each = /^(?:كل|لكل)$/.test(tokens[0]!.word);
  // «عقد الإيجار يربط القارب بالمرسى وفيه تاريخ»: what has it was named first.
  const late = has > 5 && isSeparator(tokens[has - 1]!) && /^في(?:ه|ها)$/.test(tokens[has]!.word);
  return (has > 0 && has < 6) || late || (each && !tokens.slice(1, 4).some((token) => verbForms.get(token.word)?.form === "arabic"));
};

/** «لم تُدفع خلال أسبوع», «عند الرفض يُرسل …»: what is not paid, what is refused, is what was spoken of. */
const named = (tokens: readonly Token[], first: readonly Token[]): readonly Token[] => {
  let verb = 1;
  while (/^(?:لم|ما|لا|تم|قد|كان|كانت|حال|حاله)$/.test(tokens[verb]?.word ?? "")) verb++;
  const [deed, next] = [tokens[verb], tokens[verb + 1]];
  const topic = topicOf(first);
  if (!deed || !next || topic.length === 0) return tokens;
  // «إذا ألغاه العميل», «عند الإلغاء من العميل»: whoever does it is named, what it is done to is not.
  const names = next.kind === "word" && !between.test(next.word) && !isSaid(next) && !isPersonAt(tokens, verb + 1);
  if (names || isPersonAt(tokens, verb) || next.arabic === false) return tokens;
  const there = topic.map((token) => ({ ...token, from: deed.from, to: deed.to }));
  return [...tokens.slice(0, verb), bare(deed), ...there, ...tokens.slice(verb + 1)];
};
const between = /^(?:خلال|في|قبل|بعد|عن|من|علي|الي|لمده|اكثر|ولم|دون|بدون|ضمن|ب.+)$/;
/** «عند الرفض» is «عند رفض» of something. */
const bare = (token: Token): Token =>
  isDeedOfState(token) && isDefinite(token) ? { ...token, raw: token.raw.replace(/^ال/, ""), word: token.word.replace(/^ال/, "") } : token;

/** What the first part speaks of, with its article: «الدفعات» of «الدفعات ولها …», «كل دفعة لها …», «لكل دفعة …». */
const topicOf = (first: readonly Token[]): readonly Token[] => {
  const each = /^(?:كل|لكل)$/.test(first[0]?.word ?? "") ? 1 : 0;
  const known = conceptAt(first, each);
  const end = each + (known?.length ?? 1);
  const said = first.slice(each, end);
  const [head] = said;
  const holds = first.slice(end, end + 3).find(({ word }) => !/^[و،,]$/.test(word));
  if (!head?.arabic || head.kind !== "word" || (!known && propertyAt(first, each) !== null) || isPersonAt(first, each)) return [];
  if (each === 0 && !(holds && holding.test(holds.word))) return [];
  // «عقد إيجار» becomes «العقد», which is the one there is.
  return isDefinite(head) ? said : [withArticle(head)];
};
const withArticle = (token: Token): Token => ({ ...token, raw: `ال${token.raw}`, word: `ال${token.word}` });

const withoutEnd = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(0, tokens.findLastIndex((token) => !isSeparator(token)) + 1);
