/**
 * Who may what, where it is told without a verb of his: «الحذف كله عند المدير», «مسح الطلبيات ليا أنا صاحب الورشة», «إضافة المرضى من صلاحيات
 * رئيسة الوحدة», «الفروع متاحة للزوار», «وممنوع يشوف الأسعار», «مالوش يغير في التحاليل». They are put with the verb.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
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
  openTo(belongingTo(thingLast(withoutAll(withoutMust(forbidden(ownersToo(thirdPerson(allowedTo(tokens)))))))));

/** «…، والطلبيات ما يشوفهاش»: what it is done to stands first. */
const thingLast = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word, arabic }, i) =>
      i > 2 && arabic && /^[يت].+(?:ها|هم)$/.test(word) && isVerb(tokens[i]) && verbForms.has(word.replace(/(?:ها|هم)$/, "")),
  );
  const not = at > 0 && tokens[at - 1]!.word === "لا" ? at - 1 : at;
  const thing = tokens[not - 1];
  if (at < 0 || !thing || !/^ال.{2,}/.test(thing.word) || !isSeparator(tokens[not - 2]!) || isPersonAt(tokens, not - 1) > 0) return tokens;
  const verb = { ...tokens[at]!, word: tokens[at]!.word.replace(/(?:ها|هم)$/, "") };
  return [...tokens.slice(0, not - 1), ...tokens.slice(not, at), verb, thing, ...tokens.slice(at + 1)];
};

/** «التقييمات جميعها»: the ratings. */
const withoutAll = (tokens: readonly Token[]): readonly Token[] => {
  const kept = tokens.filter(
    ({ word }, i) => !(i > 0 && /^(?:جميعها|جميعهم|كلها|كلهم|كلهن|باكملها)$/.test(word) && /^ال/.test(tokens[i - 1]!.word)),
  );
  return kept.length === tokens.length ? tokens : kept;
};
/** «ويجوز لأمين الأرشيف وحده إضافة الوثائق»: nobody the lexicon knows, and only he. */
const onlyWhom = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      /^ل[^لاهي].{2,}/.test(word) &&
      /^(?:يجوز|يحق|يسمح)$/.test(tokens[i - 1]?.word ?? "") &&
      !/^(?:لا|ما|لم)$/.test(tokens[i - 2]?.word ?? ""),
  );
  const definite = /^لا.{3,}/.test(tokens[tokens.findIndex(({ word }) => /^(?:يجوز|يحق|يسمح)$/.test(word)) + 1]?.word ?? "");
  const whom = at >= 0 ? at : definite ? tokens.findIndex(({ word }) => /^(?:يجوز|يحق|يسمح)$/.test(word)) + 1 : -1;
  const first = tokens[whom];
  if (!first || isPersonAt(tokens, whom) > 0 || !/^ال/.test(tokens[whom + 1]?.word ?? "")) return tokens;
  const name = { ...first, raw: first.raw.slice(1), word: first.word.slice(1) };
  const alone_ = /^(?:وحده|وحدها|فقط)$/.test(tokens[whom + 2]?.word ?? "") ? 3 : 2;
  return [
    ...tokens.slice(0, whom - 1),
    name,
    tokens[whom + 1]!,
    { ...tokens[whom - 1]!, raw: "يستطيع", word: "يستطيع" },
    ...tokens.slice(whom + alone_),
  ];
};
/** «ولفريق الصيانة أن يطلع على البلاغات وأن يغلقها»: the team does. */
const mayThat = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  const that = tokens.findIndex(({ word }, i) => i > start && i < start + 4 && word === "ان");
  const first = tokens[start];
  if (!first?.arabic || that < 0 || !isVerb(tokens[that + 1]) || !/^ل(?:ل|[^ناك]).{2,}/.test(first.word) || verbForms.has(first.word))
    return tokens;
  const name = first.word.replace(/^لل/, "ال").replace(/^ل(?!ل)/, "");
  const rest = tokens
    .slice(that + 1)
    .flatMap((token, i, all): readonly Token[] =>
      token.word === "ان" && isVerb(all[i + 1]) ? [] : /^وان$/.test(token.word) ? [{ ...token, raw: "و", word: "و" }] : [token],
    );
  return [
    ...tokens.slice(0, start),
    { ...first, raw: first.raw.replace(/^لل/, "ال").replace(/^ل(?!ل)/, ""), word: name },
    ...tokens.slice(start + 1, that),
    ...rest,
  ];
};

/** «ولا يحق له الاطلاع»: whom it is allowed was said. */
const allowedTo = (given: readonly Token[]): readonly Token[] => {
  const tokens = onlyWhom(mayThat(given));
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
