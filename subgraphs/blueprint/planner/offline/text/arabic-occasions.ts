/** When something is done in an Arabic sentence, and what comes of it: the occasion names nothing, the report that is written then is kept. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { holds } from "./arabic-lists.ts";
import { isDefinite, isDone, isPersonAt, people, withoutJoint } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

/** «الزبون لما يشتري بنعمل له فاتورة»: when it is done names nothing; what we do then is said. */
export const whoDoes = (tokens: readonly Token[]): readonly Token[] => {
  const when = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && /^(?:لما|لمن|وقت|يوم|اذا|لو)$/.test(word));
  const making = tokens.findIndex(
    ({ word }, i) => i > when + 1 && i < when + 6 && /^[بح]?(?:ن|من)(?:عمل|سوي|كتب|فتح|سجل|طلع|عطي)/.test(word),
  );
  return when > 0 &&
    making > 0 &&
    isPersonAt(tokens, withoutJoint(tokens.slice(0, when)).length === when ? 0 : 1) &&
    isDone(tokens[when + 1])
    ? tokens.slice(making)
    : tokens;
};

const giving = /^(?:توزيع|تعيين|اسناد|تكليف|تخصيص|انتداب|تسكين|تنسيب)$/;

/** «توزيع الطاقم على المناسبات»: who is given to what is kept. */
export const assigned = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const [verb, what] = [tokens[start], tokens[start + 1]];
  if (!verb || !giving.test(verb.word) || !what || !isDefinite(what)) return null;
  const known = conceptAt(tokens, start + 1);
  const to = tokens.findIndex(({ word }, i) => i > start + 1 && i < start + 5 && /^(?:علي|الي|في)$/.test(word));
  const whom = tokens[to + 1];
  if (
    to < 0 ||
    !whom ||
    !isDefinite(whom) ||
    (known && !people.has(known.entry.kind) && !/^(?:equipment|vehicle|car|truck)$/.test(known.entry.key))
  )
    return null;
  const length = conceptAt(tokens, to + 1)?.length ?? 1;
  const has: Token = { ...verb, raw: "فيه", word: "فيه" };
  const and: Token = { ...verb, raw: "و", word: "و" };
  const list = [verb, ...tokens.slice(start + 1, to), has, ...tokens.slice(start + 1, to), and, ...tokens.slice(to + 1, to + 1 + length)];
  const rest = tokens.slice(to + 1 + length);
  const things = [{ ...verb, raw: "نسجل", word: "نسجل" }, ...tokens.slice(to + 1, to + 1 + length)];
  return [list, things, ...(rest.some(isDone) && rest.length > 2 ? [rest] : [])];
};

/** «يغلق القائد البلاغ بعد كتابة تقرير يوضح النتيجة وعدد الساعات»: the report has them. */
export const writtenAfter = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 && /^(?:بعد|قبل|مع|عند|ب)$/.test(tokens[i - 1]!.word) && /^(?:كتابه|اعداد|تقديم|رفع|تعبئه|تسجيل|ادخال|تحرير|ارفاق)$/.test(word),
  );
  const what = tokens[at + 1];
  if (at < 0 || !what?.arabic || isDefinite(what)) return null;
  const has = tokens.findIndex(
    ({ word }, i) => i > at + 1 && i < at + 5 && /^(?:يوضح|توضح|يبين|تبين|يتضمن|تتضمن|يشمل|تشمل|فيه|فيها|يحتوي|تحتوي)$/.test(word),
  );
  const list = tokens.slice(has + 1).filter(({ word }, i) => !(i === 0 && word === "علي"));
  if (has < 0 || !list.some(isSeparator) || list[0]?.kind !== "word") return null;
  const end = list.findIndex(({ word }, i) => i > 0 && word === "ان" && /^وجد/.test(list[i + 1]?.word ?? ""));
  return [
    withoutJoint(tokens.slice(0, at - 1)),
    [...tokens.slice(at + 1, has), { ...tokens[has]!, raw: "فيه", word: "فيه" }, ...(end < 0 ? list : list.slice(0, end))],
  ];
};

const condition = /^(?:عند|عندما|اذا|لو|لما|حين|حال|كلما|متي)$/;

const past = /^(?:رفع|سجل|قدم|كتب|ارسل|انشا|فتح|ادخل|دون|اصدر|حرر)(?:ت)?$/;

/** «عند ورود نداء يُنشئ المناوب بلاغًا فيه …», «إذا تعطل جهاز رفع الراصد بلاغًا»: when it is done names nothing; who does what stands behind. */
export const whenHappens = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const from = tokens[start]?.word === "في" && tokens[start + 1]?.word === "حال" ? start + 1 : start;
  if (from < 0 || !condition.test(tokens[from]?.word ?? "")) return tokens;
  const at = tokens.findIndex(
    (token, i) =>
      i > from + 1 &&
      i < from + 9 &&
      (past.test(token.word) || (isDone(token) && /^[يت]/.test(token.word) && verbForms.get(token.word)!.verb.allows.includes("create"))) &&
      tokens[i + 1] !== undefined &&
      isDefinite(tokens[i + 1]!) &&
      tokens[i + 2]?.kind === "word" &&
      !isDefinite(tokens[i + 2]!) &&
      !isSeparator(tokens[i + 2]!),
  );
  const holder =
    at < 0 ? -1 : tokens.findIndex(({ word }, i) => i > at + 1 && (holds.test(word) || verbForms.get(word)?.verb.cls === "have"));
  if (at < 0 || holder < 0 || tokens.slice(from, at).some((token) => isSeparator(token) || token.word === ":")) return tokens;
  const verb = tokens[at]!;
  const word = past.test(verb.word) ? `ي${verb.word.replace(/^ا(?=رسل|نشا|دخل|صدر)/, "").replace(/ت$/, "")}` : verb.word;
  return [{ ...verb, raw: word, word }, ...tokens.slice(at + 1)];
};
