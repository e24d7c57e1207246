/**
 * Turns of Arabic sentences, put the way the grammar reads them: «بيانات الطالب هي الاسم والعمر» (the student has them), «القوائم: كل قائمة
 * باسم وسعر», «الحالات: جديد ← مؤكد», «المغسلة الموظف يكتب» (the employee does), «مرة وحدة» (how often, and nothing that is kept).
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { heldBehind } from "./arabic-held.ts";
import type { Token } from "./tokens.ts";

/** Rewrites the words of one clause. */
export const plainTurns = (tokens: readonly Token[]): readonly Token[] =>
  eachBehindItsName(withoutDataWord(withArrows(withoutAsking(inOneWord(withStates(withOwner(withoutHowOften(tokens))))))));

const register = /^(?:ال)?(?:بيانات|معلومات|حقول|عناصر|خانات|تفاصيل)$/;
const being = /^(?:هي|هو|تشمل|تتضمن|كالتالي|كالاتي|كما|التاليه|الاتيه)$/;
/** «بيانات الطالب هي الاسم والعمر», «بيانات الموقع: …»: the student, the site have them. */
const withoutDataWord = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  if (start < 0 || !register.test(tokens[start]!.word) || !/^ال.{2,}/.test(tokens[start + 1]?.word ?? tokens[start]!.word)) {
    const joined = start >= 0 && register.test(tokens[start]!.word) && tokens[start + 1]?.arabic && tokens[start + 1]!.kind === "word";
    if (!joined) return tokens;
  }
  const at = tokens.findIndex(({ word }, i) => i > start + 1 && i < start + 5 && (word === ":" || being.test(word)));
  const name = tokens.slice(start + 1, at);
  if (at < 0 || name.length === 0 || name.some((token) => token.kind !== "word" || isSeparator(token))) return tokens;
  let list = at;
  while (tokens[list] && (tokens[list]!.word === ":" || being.test(tokens[list]!.word))) list++;
  if (!tokens.slice(list).some(isSeparator)) return tokens;
  return [...tokens.slice(0, start), ...name, { ...tokens[at]!, raw: ":", word: ":", kind: "mark" }, ...tokens.slice(list)];
};

const arrow = /^[←→⟵⟶⇐⇒➜➔➡⬅]$/;
/** «جديد ← مؤكد ← منفذ»: one behind the other. */
const withArrows = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ word }) => arrow.test(word))
    ? tokens.map((token) => (arrow.test(token.word) ? { ...token, raw: "،", word: "،", kind: "mark" } : token))
    : tokens;

/** «القطط كل قطة لها اسم»: each cat, where nobody sets a colon. */
const ofEach = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && i < 3 && /^(?:كل|لكل)$/.test(word));
  const before = tokens.slice(0, Math.max(at, 0));
  const held = tokens.slice(at + 2, at + 4).some(({ word }) => holding.test(word));
  return held && before.every(({ arabic, word }) => arabic && /^ال.{2,}/.test(word)) ? tokens.slice(at) : tokens;
};
const holding = /^(?:له|لها|لهم|ليه|ليها|اله|الها|فيه|فيها|بيه|بيها|عنده|عندها)$/;

/** «القوائم: كل قائمة باسم وسعر»: each of them has these. */
const eachBehindItsName = (tokens: readonly Token[]): readonly Token[] => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  const each = colon > 0 && colon < 4 && /^(?:كل|لكل)$/.test(tokens[colon + 1]?.word ?? "") ? tokens.slice(colon + 1) : ofEach(tokens);
  if (!/^(?:كل|لكل)$/.test(each[0]?.word ?? "")) return tokens;
  const known = conceptAt(each, 1)?.length ?? 1;
  // «كل قائمة طعام باسم وعدد أصناف»: it has them.
  const by = [known + 1, known + 2].find((at) => {
    const token = each[at];
    return (
      token !== undefined && /^ب(?!ال).{2,}/.test(token.word) && propertyAt([bare(token)], 0) !== null && each.slice(at).some(isSeparator)
    );
  });
  if (by === undefined || each.slice(1, by).some((token) => token.kind !== "word" || verbForms.get(token.word)?.form === "arabic"))
    return each;
  return [...each.slice(0, by), { ...each[by]!, raw: "فيه", word: "فيه" }, bare(each[by]!), ...each.slice(by + 1)];
};
const bare = (token: Token): Token => ({ ...token, raw: token.raw.slice(1), word: token.word.slice(1) });

/** «نوعها إيه (قميص، بدلة)», «محتاجة إيه: غسيل أو كي»: the question names its answers. */
const withoutAsking = (tokens: readonly Token[]): readonly Token[] => {
  const kept = tokens.filter(
    ({ word }, i) =>
      !(i > 0 && /^(?:ايه|شو|وش|شنو|اشنو)$/.test(word) && /^[(:،,]$/.test(tokens[i + 1]?.word ?? "") && tokens[i - 1]!.kind === "word"),
  );
  return kept.length === tokens.length ? tokens : kept;
};

/** How many words say how often or when, and name nothing: «مرة وحدة», «متى ما بغى», «آخر اليوم». */
const timesAt = (tokens: readonly Token[], at: number): number => {
  const [a, b, c] = [0, 1, 2].map((i) => tokens[at + i]?.word ?? "") as [string, string, string];
  if (a === "مره" && /^(?:وحده|واحده|ثانيه|تانيه|اخري)$/.test(b)) return 2;
  if (/^(?:اول|كل|اخر)$/.test(a) && b === "مره") return 2;
  if (/^(?:متي|وقت)$/.test(a) && b === "ما" && /^(?:بغي|شاء|حب|اراد|يبغي|يحب|يريد|بدو|بده)$/.test(c)) return 3;
  if (/^(?:اخر|نهايه)$/.test(a) && /^(?:ال)?(?:يوم|نهار|دوام|شهر|اسبوع)$/.test(b)) return 2;
  return 0;
};
const withoutHowOften = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    // «اشتراك أسبوعي أو شهري»: a subscription; «النوع: أسبوعي أو شهري» are choices.
    const sorts =
      out.at(-1)?.kind === "word" && often.test(tokens[i]!.word) && tokens[i + 1]?.word === "او" && often.test(tokens[i + 2]?.word ?? "")
        ? conceptAt([out.at(-1)!], 0)
        : null;
    if (sorts && sorts.entry.kind !== "none") {
      i += 2;
      continue;
    }
    const length = tokens[i]!.arabic ? timesAt(tokens, i) : 0;
    if (length > 0) i += length - 1;
    else out.push(tokens[i]!);
  }
  return out.length === tokens.length ? tokens : out;
};

/** «يطلع له طلبات اليوم», «يأشر على الطلب إنه توصل»: he sees them, he changes it. */
const inOneWord = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      (/^ب?[يت](?:طلع|ظهر|بان|وصل)$/.test(word) && /^(?:له|لها|لهم)$/.test(tokens[i + 1]?.word ?? "")) ||
      (/^ب?[يت](?:اشر|علم)$/.test(word) && /^(?:علي|ان|انها|انه)$/.test(tokens[i + 1]?.word ?? "")),
  );
  if (at < 0) return tokens;
  const sees = /^(?:له|لها|لهم)$/.test(tokens[at + 1]!.word);
  const marked = tokens.findIndex(({ word }, i) => i > at + 1 && /^(?:انه|انها|انهم|بانه|بانها)$/.test(word));
  const end = sees || marked < 0 ? -1 : tokens.findIndex(({ kind, word }, i) => i > marked && (kind === "mark" || word === "و"));
  const rest = tokens.slice(at + 2);
  const kept = sees || marked < 0 ? rest : [...tokens.slice(at + 2, marked), ...(end < 0 ? [] : tokens.slice(end))];
  // «يطلع له خط اليوم ويأشر على كل طلبية»: on each of his.
  const hers = !sees && kept[0]?.word === "كل" && tokens.slice(0, at).some(({ word }) => word === "own");
  const word = sees ? "يشوف" : "يحدث";
  const his: readonly Token[] = sees || hers ? [{ ...tokens[at + 1]!, raw: "own", word: "own", arabic: false }] : [];
  return inOneWord([...tokens.slice(0, at), { ...tokens[at]!, raw: word, word }, ...his, ...kept]);
};

const has = /^(?:فيه|فيها|له|لها|لهم|يشمل|تشمل|يتضمن|تتضمن|:)$/;
/** «وتكون متاحة أو محجوزة أو مباعة»: its states, at the end of what it has. */
const withStates = (tokens: readonly Token[]): readonly Token[] => {
  const be = tokens.findLastIndex(({ word }) => /^(?:[بح]?[يت]كون|اما)$/.test(word));
  const rest = tokens.slice(be + 1);
  const words = rest.filter(({ word }) => word !== "او" && word !== "و" && word !== "،" && word !== "اما");
  if (
    be < 3 ||
    !isSeparator(tokens[be - 1]!) ||
    !tokens.slice(0, be).some(({ word }) => has.test(word)) ||
    !rest.some(({ word }) => word === "او") ||
    words.length < 2 ||
    words.length > rest.length - words.length + 1 ||
    words.some(({ kind, word }) => kind !== "word" || /^(?:ال|ل|ب).*(?<!ه)$/.test(word))
  )
    return tokens;
  const at = tokens[be]!;
  const mark = (word: string): Token => ({ ...at, raw: word, word, kind: "mark" });
  return [
    ...tokens.slice(0, be),
    { ...at, raw: "الحالة", word: "الحاله" },
    mark("("),
    ...rest.filter(({ word }) => word !== "اما").map((token) => (token.word === "او" || token.word === "و" ? mark("،") : token)),
    mark(")"),
  ];
};

/** «مول النزل كيشوف»: its owner, where somebody does something; a «مول» is a mall as well. */
const withOwner = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و" && word !== "only");
  const next = tokens[start + 2]?.word ?? "";
  // «المساعدة تسجل التصليحات»: she does, and no aid is given.
  if (
    tokens[start]?.word === "المساعده" &&
    /^ت/.test(tokens[start + 1]?.word ?? "") &&
    verbForms.get(tokens[start + 1]!.word)?.form === "arabic"
  )
    return tokens.map((token, i) => (i === start ? { ...token, raw: "المساعد", word: "المساعد" } : token));
  return /^(?:مول|مولات)$/.test(tokens[start]?.word ?? "") &&
    /^ال/.test(tokens[start + 1]?.word ?? "") &&
    (/^(?:هو|هي|لي|اللي|لا|فقط)$/.test(next) || verbForms.get(next)?.form === "arabic")
    ? tokens.map((token, i) => (i === start ? { ...token, raw: "صاحب", word: "صاحب" } : token))
    : tokens;
};

const often = /^(?:يومي|اسبوعي|شهري|سنوي|فصلي|موسمي|دوري)(?:ه)?$/;
const noted = /^(?:ت|ن|ي)(?:سجل|رصد|دون|كتب|قيد|وثق|حفظ)$/;
/** «لكل اختبار تاريخ ولجنة، وتسجل نتيجة كل طالب فيه»: a result of each student is kept for each exam. */
export const toldForEach = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const apart = stagesBehind(tokens) ?? heldBehind(tokens);
  if (apart) return apart.flatMap(toldForEach);
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      noted.test(word) &&
      tokens[i + 2]?.word === "كل" &&
      /^في(?:ه|ها)$/.test(tokens[i + 3 + (conceptAt(tokens, i + 3)?.length ?? 1)]?.word ?? ""),
  );
  const kept = verb < 0 ? keptOfEach(tokens) : null;
  if (kept) return kept;
  const what = tokens[verb + 1];
  const first = tokens.findIndex(({ word }) => word === "لكل" || word === "كل");
  if (verb < 0 || !what?.arabic || first < 0 || first > 2) return [tokens];
  const length = conceptAt(tokens, verb + 3)?.length ?? 1;
  const whole = conceptAt(tokens, first + 1)?.length ?? 1;
  let end = verb;
  while (end > 0 && isSeparator(tokens[end - 1]!)) end--;
  const each = tokens[verb + 2]!;
  return [
    tokens.slice(0, end),
    [
      each,
      what,
      { ...each, raw: "فيه", word: "فيه" },
      ...tokens.slice(verb + 3, verb + 3 + length),
      { ...each, raw: "و", word: "و" },
      ...tokens.slice(first + 1, first + 1 + whole),
    ],
  ];
};

/** «كل طلب له سعر وموعد، وبيمر بمراحل: قص وخياطة»: what it goes through is a sentence of its own. */
const stagesBehind = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > 3 &&
      /^ب?[يت](?:مر|عدي|نتقل)$/.test(word) &&
      isSeparator(tokens[i - 1]!) &&
      /مراحل|حالات|خطوات/.test(
        tokens
          .slice(i + 1, i + 3)
          .map((one) => one.word)
          .join(" "),
      ),
  );
  const has = tokens.findIndex(({ word }) => holding.test(word));
  if (verb < 0 || has < 1 || has > verb) return null;
  let end = verb;
  while (end > 0 && isSeparator(tokens[end - 1]!)) end--;
  return [tokens.slice(0, end), [...tokens.slice(0, has).filter((token) => !isSeparator(token)), ...tokens.slice(verb)]];
};

/** «لكل تدريب موضوع ومكان، ويُسجل حضور المتطوعين»: their attendance is kept for each training. */
const keptOfEach = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const first = tokens.findIndex(({ word }) => word === "لكل" || word === "كل");
  const verb = tokens.findIndex(({ word }, i) => i > 3 && noted.test(word) && isSeparator(tokens[i - 1]!));
  const what = verb < 0 ? null : conceptAt(tokens, verb + 1);
  const whose = what ? conceptAt(tokens, verb + 1 + what.length) : null;
  if (first < 0 || first > 2 || !what || !whose || !["event", "document"].includes(what.entry.kind) || !people.has(whose.entry.kind))
    return null;
  if (verb + 1 + what.length + whose.length !== tokens.length) return null;
  let end = verb;
  while (end > 0 && isSeparator(tokens[end - 1]!)) end--;
  const whole = conceptAt(tokens, first + 1)?.length ?? 1;
  const at = tokens[verb]!;
  return [
    tokens.slice(0, end),
    [
      { ...at, raw: "كل", word: "كل" },
      ...tokens.slice(verb + 1, verb + 1 + what.length),
      { ...at, raw: "فيه", word: "فيه" },
      ...tokens.slice(verb + 1 + what.length),
      { ...at, raw: "و", word: "و" },
      ...tokens.slice(first + 1, first + 1 + whole),
    ],
  ];
};

const people = new Set(["person", "member", "admin"]);
/** «في المغسلة الموظف يكتب», «لو ضاعت العميل يقدم»: who stands right before the verb does it, and no name begins before him. */
export const lastPerson = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.length < 2 || !tokens[0]!.arabic || people.has(conceptAt(tokens, 0)?.entry.kind ?? "")) return tokens;
  for (let at = 1; at < tokens.length; at++) {
    if (!/^(?:ال).{2,}/.test(tokens[at]!.raw)) continue;
    const found = conceptAt(tokens, at);
    const before = tokens[at - 1]!;
    if (found && people.has(found.entry.kind) && found.joined !== "لل" && (/^(?:ال|لل)/.test(before.raw) || /.{2}ت$/.test(before.word)))
      return tokens.slice(at);
  }
  return tokens;
};
