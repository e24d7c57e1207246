/** When something is done in an Arabic sentence, and what comes of it: the occasion names nothing, the report that is written then is kept. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
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

const joining = /^[بح]?[يت](?:سجل|شترك|نضم|تقدم|شارك|دخل)(?:ون|وا|و)?$/;
const taking = /^ف?(?:ب?ن|من|بن)(?:اخذ|اخد|سجل|كتب|دون|حفظ|طلب)$/;
/** «المتسابقون يسجلون بالاسم والعمر», «الطالب لما يسجل نأخذ اسمه ورقم هويته»: they have these; what they do behind it stays. */
export const registersBy = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const somebody = tokens[start];
  if (!somebody || !isDefinite(somebody)) return null;
  const unknown = conceptAt(tokens, start) === null && /(?:ين|ون)$/.test(somebody.word);
  const length = isPersonAt(tokens, start) ? conceptAt(tokens, start)!.length : unknown ? 1 : 0;
  const at = start + length;
  if (length === 0) return null;
  const by = joining.test(tokens[at]?.word ?? "") && /^ب.{2,}/.test(tokens[at + 1]?.word ?? "") ? at + 1 : -1;
  const first = tokens[by];
  const bare = first ? { ...first, raw: first.raw.slice(1), word: first.word.slice(1) } : null;
  const took = /^(?:لما|لمن|عندما|وقت|اذا)$/.test(tokens[at]?.word ?? "")
    ? tokens.findIndex(({ word }, i) => i > at && i < at + 4 && taking.test(word))
    : -1;
  const list =
    bare && propertyAt([bare, ...tokens.slice(by + 1)], 0)
      ? [bare, ...tokens.slice(by + 1)]
      : took > 0 && propertyAt(tokens, took + 1)?.possessive
        ? tokens.slice(took + 1)
        : [];
  const end = list.findIndex((token, i) => i > 0 && isSeparator(token) && isDone(list[i + 1]) && isSeparator(list[i - 1] ?? token));
  const own = end < 0 ? list : list.slice(0, end);
  if (!own.some(isSeparator)) return null;
  const name = tokens.slice(start, at);
  const has = [...name, { ...tokens[at]!, raw: "فيه", word: "فيه" }, ...withoutJoint(own)];
  return end < 0 ? [has] : [has, [...name, ...withoutJoint(list.slice(end))]];
};

const making = /^[بح]?(?:ن|من)(?:طلع|عمل|سوي|صدر|حرر|فتح|كتب|جهز)$/;
/** «نطلع لكل مترجم فاتورة، فيها المهمات والمجموع»: the invoice has them, and whose it is. */
export const madeForEach = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const at = tokens.findIndex(({ word }, i) => making.test(word) && tokens[i + 1]?.word === "لكل");
  const whose = at < 0 ? null : conceptAt(tokens, at + 2);
  const from = at + 2 + (whose?.length ?? 0);
  const has = whose ? tokens.findIndex(({ word }, i) => i > from && i < from + 5 && (/^(?:فيها|فيه)$/.test(word) || word === ":")) : -1;
  const name = withoutJoint(tokens.slice(from, has));
  if (has < 0 || name.length === 0 || name.some((token) => isSeparator(token) || token.kind !== "word")) return null;
  const verb = tokens[at]!;
  return [
    [
      ...name,
      { ...verb, raw: "فيه", word: "فيه" },
      ...tokens.slice(at + 2, from),
      { ...verb, raw: "و", word: "و" },
      ...tokens.slice(has + 1),
    ],
  ];
};
