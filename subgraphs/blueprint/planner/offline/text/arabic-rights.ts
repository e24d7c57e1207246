/**
 * Who may what, where it is told without a verb of his: «الحذف كله عند المدير», «مسح الطلبيات ليا أنا صاحب الورشة», «إضافة المرضى من صلاحيات
 * رئيسة الوحدة», «الفروع متاحة للزوار», «وممنوع يشوف الأسعار», «مالوش يغير في التحاليل». They are put with the verb.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, propertyAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

const people = new Set(["person", "member", "admin", "public"]);
const isPersonAt = (tokens: readonly Token[], at: number): number => {
  const found = tokens[at]?.arabic ? conceptAt(tokens, at) : null;
  return found && people.has(found.entry.kind) ? found.length : 0;
};
const isVerb = (token: Token | undefined): boolean => {
  const form = token?.arabic ? verbForms.get(token.word) : undefined;
  return form?.form === "arabic" && ["do", "may"].includes(form.verb.cls);
};

/** Rewrites one clause. */
export const plainRights = (tokens: readonly Token[]): readonly Token[] =>
  openTo(belongingTo(withoutMust(forbidden(ownersToo(thirdPerson(allowedTo(tokens)))))));

/** «ولا يحق له الاطلاع»: whom it is allowed was said. */
const allowedTo = (tokens: readonly Token[]): readonly Token[] => {
  const kept = tokens.filter(
    ({ word }, i) => !(/^(?:له|لها|لهم)$/.test(word) && /^(?:يحق|يجوز|يسمح|يمكن)$/.test(tokens[i - 1]?.word ?? "")),
  );
  return kept.length === tokens.length ? tokens : kept;
};

const must = /^(?:لازم|يجب|المفروض|كمان|برضو|برضه|دايما|ممكن|اكيد|طبعا|ضروري|ايضا|كذلك)$/;
/** «الزبون لازم يقدر يشوف»: who acts stands right before. */
const withoutMust = (tokens: readonly Token[]): readonly Token[] => {
  const kept = tokens.filter(({ word }, i) => !(i > 0 && must.test(word) && isVerb(tokens[i + 1]) && !isSeparator(tokens[i - 1]!)));
  return kept.length === tokens.length ? tokens : kept;
};

/** «وممنوع يشوف الأسعار», «مالوش إنه يغير»: he does not. */
const forbidden = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:ممنوع|ممنوعه|ممنوعين|مالوش|مالهاش|مالهمش|ملوش|ملهاش|مالهش)$/.test(word) &&
      (isVerb(tokens[i + 1]) || (/^(?:ان|انه|انها|من|حق|عليه|عليها|عليهم)$/.test(tokens[i + 1]?.word ?? "") && isVerb(tokens[i + 2]))),
  );
  if (at < 0) return tokens;
  return [...tokens.slice(0, at), { ...tokens[at]!, raw: "لا", word: "لا" }, ...tokens.slice(isVerb(tokens[at + 1]) ? at + 1 : at + 2)];
};

/** «السواقين بشوفوا», «ما بعدّل»: spoken without its first letter; behind who acts it is what he does. */
const thirdPerson = (tokens: readonly Token[]): readonly Token[] => {
  const out = tokens.map((token, i) => {
    const verb = i > 0 && token.arabic && /^ب[^يتنا].{2,}/.test(token.word) ? thirdOf(token) : null;
    const last = tokens[i - 1]!;
    if (!verb || verbForms.has(token.word)) return token;
    const behind =
      /^(?:ما|لا)$/.test(last?.word ?? "") ||
      isVerb(last) ||
      (last?.kind === "word" && !isSeparator(last) && namesWho(tokens, i)) ||
      (isSeparator(last) && namesWho(tokens, i));
    return behind ? verb : token;
  });
  return out.some((token, i) => token !== tokens[i]) ? out : tokens;
};
const thirdOf = (token: Token): Token | null => {
  const word = [`ي${token.word.slice(1)}`, `ي${token.word.slice(1).replace(/وا?$/, "ون")}`].find(
    (one) => verbForms.get(one)?.form === "arabic",
  );
  const isNoun = conceptAt([token], 0) !== null && /[ه]$/.test(token.word);
  return word && !isNoun ? { ...token, word } : null;
};
/** Somebody is named at the beginning, and has not said "I". */
const namesWho = (tokens: readonly Token[], at: number): boolean => {
  const start = tokens.slice(0, at).findIndex(({ kind, word }) => kind === "word" && word !== "و" && word !== "اما");
  return (
    start >= 0 &&
    (isPersonAt(tokens, start) > 0 || /^(?:ال|مسؤول|مشغل|صاحب|معلم)/.test(tokens[start]!.word)) &&
    !tokens.slice(0, at).some(({ word }) => /^(?:انا|اني|احنا|نحنا)$/.test(word))
  );
};

const title = /^(?:ال)?(?:صاحب|صاحبه|مالك|مالكه|راعي|مدير|مديره|رئيس|رئيسه)$/;
/** «صاحب المحجر، اللي هو أنا وأخوي، بنشوف كل إشي وإحنا بس اللي بنمحي»: he does. */
const ownersToo = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  if (start < 0 || !title.test(tokens[start]!.word)) return tokens;
  const me = tokens.findIndex(({ word }, i) => i > start && /^(?:انا|اني|احنا|نحنا)$/.test(word));
  if (me < 0) return tokens;
  const other = (token: Token): Token => {
    const word = token.word.replace(/^ب?[نا](?=.{2})/, "ي");
    return token.arabic &&
      /^ب?[نا]/.test(token.word) &&
      verbForms.get(word)?.form === "arabic" &&
      !verbForms.get(token.word)?.form?.startsWith("m")
      ? { ...token, word }
      : token;
  };
  const open = tokens.findIndex(({ word }, i) => i > start && /^[،,]$/.test(word));
  const close = tokens.findIndex(({ word }, i) => i > open && i > me && /^[،,]$/.test(word));
  // «، اللي هو أنا وأخوي،» says who he is.
  const aside = open > 0 && open < me && close > me && !tokens.slice(open, close).some((token) => isVerb(token) || isVerb(other(token)));
  const rest = aside ? [...tokens.slice(0, open), ...tokens.slice(close + 1)] : tokens;
  return rest
    .filter(({ word }, i) => !(i > start && /^(?:انا|اني|احنا|نحنا|اللي|يلي|وحدي|لوحدي|بنفسي)$/.test(word)))
    .map((token, i) => (i > start ? other(token) : token));
};

const belongs =
  /^(?:بتاعي|بتاعنا|ليا|لي|الي|الي|بايدي|بيدي|بايدنا|عندي|عند|عندنا|بيد|بايد|علي|الي|لدي|شغل|شغله|وظيفه|مهمه|مسؤوليه|مسووليه|اختصاص|حق|تبعي)$/;
const partOf = /^(?:صلاحيات|صلاحيه|اختصاص|اختصاصات|مهام|مهمات|حق|مسؤوليات|مسؤوليه|شغل|وظايف|وظائف)$/;
const alone = /^(?:فقط|وحده|وحدها|وحدي|لوحدي|لوحده|لوحدها|دون|غيره|غيرها|غيرهم|بنفسه|كله|كلها|بس|لا|غير|سواه|سواها)$/;
const verbOf = (word: string): string | null => {
  const bare = word.replace(/^ال/, "");
  return /^(?:حذف|مسح|محي|شيل|ازاله)$/.test(bare)
    ? "يحذف"
    : /^(?:تعديل|تغيير|تبديل)$/.test(bare)
      ? "يعدل"
      : /^(?:اضافه|تسجيل|ادخال)$/.test(bare)
        ? "يضيف"
        : /^(?:اعتماد|قبول|موافقه)$/.test(bare)
          ? "يعتمد"
          : null;
};
/** «الحذف كله عند المدير», «مسح الطلبيات ليا أنا صاحب الورشة»: only he does. */
const belongingTo = (tokens: readonly Token[]): readonly Token[] => {
  const from = tokens.findIndex(
    ({ word }, i) => verbOf(word) !== null && (i === 0 || isSeparator(tokens[i - 1]!) || tokens[i - 1]!.word === "لكن"),
  );
  if (from < 0 || tokens.slice(0, from).some((token) => /^(?:يستطيع|يمكن|يحق|يقدر|تستطيع|يقدرون|يستطيعون)$/.test(token.word)))
    return tokens;
  for (let at = from + 1; at < Math.min(from + 9, tokens.length - 1); at++) {
    const joined = tokens[at]!.word === "من" && partOf.test(tokens[at + 1]!.word) ? 2 : belongs.test(tokens[at]!.word) ? 1 : 0;
    if (joined === 0) {
      if (isVerb(tokens[at])) return tokens;
      continue;
    }
    let who = at + joined;
    while (/^(?:انا|اني|احنا|نحن|فقط)$/.test(tokens[who]?.word ?? "")) who++;
    const length = isPersonAt(tokens, who) || (title.test(tokens[who]?.word ?? "") ? 1 : 0);
    if (length === 0) return tokens;
    let end = who + length;
    while (tokens[end]?.kind === "word" && /^ال/.test(tokens[end]!.word) && end < who + 3 && !alone.test(tokens[end]!.word)) end++;
    if (tokens.slice(end).some((token) => !alone.test(token.word) && !isSeparator(token))) return tokens;
    const said = tokens.slice(from, at).filter(({ word }) => !alone.test(word));
    const doing = said.flatMap((token, i): readonly Token[] => {
      const verb = i === 0 || isSeparator(said[i - 1]!) ? (verbOf(token.word) ?? theirsOf(token.word)) : null;
      return [verb ? { ...token, word: verb } : token];
    });
    const nothing =
      said.length === 1 || !said.some((token) => verbOf(token.word) === null && theirsOf(token.word) === null && !isSeparator(token));
    const all: readonly Token[] = nothing
      ? [
          { ...said[0]!, raw: "كل", word: "كل" },
          { ...said[0]!, raw: "شيء", word: "شيء" },
        ]
      : [];
    return [...tokens.slice(0, from), { ...tokens[who]!, raw: "فقط", word: "only" }, ...tokens.slice(who, end), ...doing, ...all];
  }
  return tokens;
};
/** «وحذفهم», «وتعديلها». */
const theirsOf = (word: string): string | null => {
  const verb = /(?:ها|هم|ه)$/.test(word) ? verbOf(word.replace(/(?:ها|هم|ه)$/, "")) : null;
  return verb && `${verb}${/هم$/.test(word) ? "هم" : "ها"}`;
};

/** «الفروع ومواعيد الجلسات متاحة للزوار»: they see them. */
const openTo = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      /^(?:متاح|متاحه|مفتوح|مفتوحه|ظاهر|ظاهره|معروضه|مكشوفه|متاحين)$/.test(word) &&
      /^(?:لل|ل).{2,}/.test(tokens[i + 1]?.word ?? ""),
  );
  if (at < 0 || tokens.slice(0, at).some(isVerb)) return tokens;
  const who = tokens[at + 1]!;
  const length = isPersonAt(tokens, at + 1);
  if (length === 0) return tokens;
  const name = { ...who, raw: who.raw.replace(/^لل/, "ال").replace(/^ل(?!ل|ا)/, ""), word: who.word.replace(/^لل/, "ال") };
  const things = tokens.slice(0, at).filter(({ word }, i) => !(i === 0 && word === "و"));
  return [name, ...tokens.slice(at + 2, at + 1 + length), { ...tokens[at]!, raw: "يرى", word: "يري" }, ...things];
};

/**
 * Words that are somebody's though no lexicon knows them, by the things the text has: «استلاماته» beside «كل استلام فيه …». They are put as
 * «الاستلامات الخاصة».
 */
export const theirOwn = (clauses: readonly (readonly Token[])[]): readonly (readonly Token[])[] => {
  const things = new Set(
    clauses.flatMap((tokens) =>
      tokens.flatMap(({ word, arabic }, i) =>
        arabic && (isHeld(tokens, i) || /^(?:كل|لكل)$/.test(tokens[i - 1]?.word ?? "")) ? [word.replace(/^(?:ال|لل)/, "")] : [],
      ),
    ),
  );
  if (things.size === 0) return clauses;
  return clauses.map((tokens) => {
    const out = tokens.flatMap((token, i): readonly Token[] => {
      const stem = token.arabic && i > 0 && !/^(?:ال|لل)/.test(token.word) ? /^(.{3,}?)(?:ه|ها|هم|هن|و)$/.exec(token.word)?.[1] : undefined;
      if (!stem || isKnownWord(token.word) || conceptAt([token], 0) || propertyAt([token], 0) || verbForms.has(token.word)) return [token];
      const one = [stem, stem.replace(/ات$/, "ه"), stem.replace(/ات$/, ""), stem.replace(/ت$/, "ه")].some((form) => things.has(form));
      if (!one || things.has(token.word)) return [token];
      const name = `ال${stem.replace(/(?<!ا)ت$/, "ه")}`;
      return [
        { ...token, raw: name, word: name },
        { ...token, raw: "الخاصة", word: "الخاصه" },
      ];
    });
    return out.length === tokens.length ? tokens : out;
  });
};
const isHeld = (tokens: readonly Token[], at: number): boolean => at < 2 && /^(?:فيه|فيها|له|لها|:)$/.test(tokens[at + 1]?.word ?? "");
