/**
 * Whom people mean who speak of others by name, by kin or by where they stand: «البنات اللي عالكاشير», «الحارس أبو محمد», «المدير، وده ابني
 * محمد، يعدل», «ابن عمي محاسب», «أبو سعود هو المدير». They are put as the role that is meant; a name said once stands for it from then on.
 */
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import type { Clause, Token } from "./tokens.ts";

const people = new Set(["person", "member", "admin"]);
const isPersonAt = (tokens: readonly Token[], at: number): number => {
  const found = tokens[at]?.arabic ? conceptAt(tokens, at) : null;
  return found && people.has(found.entry.kind) ? found.length : 0;
};
const isVerb = (token: Token | undefined): boolean => {
  const form = token?.arabic ? verbForms.get(token.word) : undefined;
  return form?.form === "arabic" && ["do", "may"].includes(form.verb.cls);
};

/** Rewrites the clauses of one text, in their order. */
export const plainPeople = (clauses: readonly Clause[]): readonly Clause[] => {
  const called = new Map<string, readonly Token[]>();
  return clauses.map((clause) => {
    if (!clause.arabic) return clause;
    const known = asCalled(clause.tokens, called);
    const tokens = whoIs(byPost(byPlace(withoutNames(withoutAside(known)))), called);
    return tokens === clause.tokens ? clause : { ...clause, tokens };
  });
};

const groups =
  /^(?:ال)?(?:بنات|بنت|شباب|شب|صبيه|صبايا|صبي|ولد|اولاد|جماعه|جماعات|رجال|زلمه|زلم|عيال|ناس|حريم|حرمه|ستات|واحد|موظف|موظفه|موظفين|موظفات|مسؤول|مسؤوله|مسوول|مسووله|عامل|عاملين|عمال)$/;
const relative = /^(?:اللي|يلي|الي|الذي|التي|الذين|اللواتي)$/;
const standing =
  /^(?:علي|في|ب|عند|تبع|بتوع|بتاع|بتاعين|حق|حقين|من|ديال|واقف|واقفين|قاعد|قاعده|قاعدين|ماسك|ماسكه|ماسكين|شغال|شغاله|شغالين|يشتغل|يشتغلون|مسؤول|مسؤوله|مسؤولين|عن)$/;
/** Where somebody works, and what whoever works there is called. */
const workers: readonly (readonly [RegExp, string])[] = [
  [/^(?:كاشير|كاشيير|صندوق|كاش)$/, "الكاشير"],
  [/^(?:استقبال|ريسبشن|ريسيبشن|رسبشن|تليفون|تلفون)$/, "موظف الاستقبال"],
  [/^(?:صيانه|تصليح|تصليحات|اعطال)$/, "فني"],
  [/^(?:مستودع|مخزن|مخازن|مستودعات)$/, "امين المستودع"],
  [/^(?:حسابات|محاسبه|ماليه)$/, "المحاسب"],
  [/^(?:توصيل|دليفري|ديلفري)$/, "مندوب توصيل"],
  [/^(?:مطبخ)$/, "الطباخ"],
  [/^(?:باب|بوابه|حراسه|امن)$/, "الحارس"],
  [/^(?:نظافه|تنظيف)$/, "عامل نظافه"],
];

/** «البنات اللي عالكاشير», «الشباب تبع الصيانة»: the cashier, the technician; of another place, whoever works there. */
const byPlace = (tokens: readonly Token[]): readonly Token[] => {
  for (let i = 0; i < tokens.length - 1; i++) {
    const head = tokens[i]!;
    if (!head.arabic || !groups.test(head.word)) continue;
    let at = i + 1;
    const told = relative.test(tokens[at]?.word ?? "");
    while (relative.test(tokens[at]?.word ?? "") || (standing.test(tokens[at]?.word ?? "") && !isVerb(tokens[at]))) at++;
    const place = tokens[at];
    const bound = at === i + 1 && /^ال/.test(head.word);
    if (!place?.arabic || bound || place.kind !== "word") continue;
    const where = place.word.replace(/^(?:بال|لل|ال|ب(?=ال))/, "");
    const title = workers.find(([pattern]) => pattern.test(where))?.[1];
    if (title && (at > i + 1 || !/عامل|عمال|موظف/.test(head.word))) {
      const words = title.split(" ").map((word) => ({ ...head, to: place.to, raw: word, word }));
      return [...tokens.slice(0, i), ...words, ...byPlace(tokens.slice(at + 1))];
    }
    // «الصبي اللي على الشط يسجل», «المسؤولة عن الورشة تضيف»: whoever works there.
    if (
      at > i + 1 &&
      /^(?:ال|بال)/.test(place.word) &&
      (told ? isVerb(tokens[at + 1]) : /^(?:ال)?(?:مسؤول|مسوول|عامل|موظف)/.test(head.word) && isVerb(tokens[at + 1]))
    ) {
      const name = place.word.replace(/^ب(?=ال)/, "");
      const job = /مسؤول|مسوول/.test(head.word) ? "مسؤول" : "عامل";
      return [...tokens.slice(0, i), { ...head, raw: job, word: job }, { ...place, raw: name, word: name }, ...tokens.slice(at + 1)];
    }
  }
  return tokens;
};

/** «مصطفى بتاع الاستقبال يدخل الحجوزات», «ولد أختي سلمان ماسك المستودع وهو اللي يضيف»: whoever it is works there. */
const byPost = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  const post = tokens.findIndex(({ word }, i) => i > start && i < start + 5 && standing.test(word));
  if (start < 0 || post < 0) return tokens;
  const who = tokens.slice(start, post);
  let at = post;
  while (standing.test(tokens[at]?.word ?? "")) at++;
  const place = tokens[at];
  const title = workers.find(([pattern]) => pattern.test(place?.word.replace(/^(?:بال|لل|ال)/, "") ?? ""))?.[1];
  let verb = at + 1;
  while (/^(?:و|،|,|هو|هي|اللي|يلي)$/.test(tokens[verb]?.word ?? "")) verb++;
  const known = who.every((token, i) => isName(token) || isKin(who, i) > 0 || (i > 0 && isKin(who, i - 1) === 2));
  if (!title || !known || !isVerb(tokens[verb])) return tokens;
  const words = title.split(" ").map((word) => ({ ...tokens[start]!, to: place!.to, raw: word, word }));
  return [...tokens.slice(0, start), ...words, ...tokens.slice(verb)];
};

const callsBy = /^(?:ابو|ابا|ام|بو)$/;
const titles = /^(?:ال)?(?:استاذ|استاذه|اخ|اخت|حاج|حاجه|شيخ|سيد|سيده|انسه|مهندس|مهندسه|دكتور|دكتوره)$/;
/** «الحارس أبو محمد», «المهندس سامي يسجل»: the name says nothing that is kept. */
const withoutNames = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token, i) => i > 0 && callsBy.test(token.word) && tokens[i + 1]?.kind === "word" && endsPerson(tokens, i));
  if (at > 0) return [...tokens.slice(0, at), ...tokens.slice(at + 2)];
  // «المحاسب ابن أختي يسجل»
  const relation = tokens.findIndex((_, i) => i > 0 && isKin(tokens, i) > 0 && endsPerson(tokens, i));
  if (relation < 0) return tokens;
  let end = relation + isKin(tokens, relation);
  if (isName(tokens[end]) && isVerb(tokens[end + 1])) end++;
  return [...tokens.slice(0, relation), ...tokens.slice(end)];
};
const endsPerson = (tokens: readonly Token[], at: number): boolean =>
  [1, 2].some((back) => at - back >= 0 && isPersonAt(tokens, at - back) === back) || titles.test(tokens[at - 1]?.word ?? "");

const says = /^(?:ده|دي|دا|دول|هو|هي|هذا|هذي|هاي|هاد|هيدا|هيدي|اسمه|اسمها|وهو|وهي|يعني)$/;
/** «المدير، وده ابني محمد، يعدل الطلبيات»: the manager does; who he is stands between commas. */
const withoutAside = (tokens: readonly Token[]): readonly Token[] => {
  const first = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  const length = first < 0 ? 0 : isPersonAt(tokens, first);
  const kind = length > 0 && /^ال.{2,}(?:ي|يه)$/.test(tokens[first + length]?.word ?? "") ? 1 : 0;
  const open = first + length + kind;
  if (length === 0 || !/^[،,(]$/.test(tokens[open]?.word ?? "")) return tokens;
  const joint = tokens[open + 1]?.word === "و" ? open + 2 : open + 1;
  if (
    !says.test(tokens[joint]?.word ?? "") &&
    !kin.test(tokens[joint]?.word ?? "") &&
    !titles.test(tokens[joint]?.word ?? "") &&
    !callsBy.test(tokens[joint]?.word ?? "")
  )
    return tokens;
  const close = tokens.findIndex(({ word }, i) => i > joint && /^[،,)]$/.test(word));
  if (close < 0 || close > joint + 6 || tokens.slice(joint, close).some(isVerb) || !isVerb(tokens[close + 1])) return tokens;
  return [...tokens.slice(0, open), ...tokens.slice(close + 1)];
};

/** Folded: أخي، أخوي، ابني، مرتي، ابن عمي … */
const kin =
  /^(?:اخي|اخوي|اخويا|خيي|اختي|ابني|بنتي|ولدي|ابوي|والدي|امي|والدتي|زوجي|زوجتي|مرتي|مراتي|جوزي|حرمتي|خالي|خالتي|عمي|عمتي|جدي|جدتي|صاحبي|صديقي|رفيقي|شريكي|نسيبي|حماتي)$/;
const kinOf = /^(?:ابن|بنت|ولد|مرت|زوج|زوجه)$/;
const isKin = (tokens: readonly Token[], at: number): number =>
  kin.test(tokens[at]?.word ?? "") ? 1 : kinOf.test(tokens[at]?.word ?? "") && kin.test(tokens[at + 1]?.word ?? "") ? 2 : 0;

const keyOf = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(" ");

/**
 * «ابن عمي محاسب ويشوف الفواتير», «أبو سعود هو المدير وهو الوحيد اللي يحذف», «الوالد هو المالك، يضيف المطايا»: the accountant, the manager, the
 * owner do; by the name they were given they are meant later as well.
 */
const whoIs = (tokens: readonly Token[], called: Map<string, readonly Token[]>): readonly Token[] => {
  const start = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  if (start < 0 || !tokens[start]!.arabic) return tokens;
  const kinship = isKin(tokens, start);
  const named = callsBy.test(tokens[start]!.word) ? 2 : 1;
  let at = start + (kinship || named);
  // «أخوي فهد محاسب»
  if (kinship > 0 && isPersonAt(tokens, at) === 0 && isName(tokens[at]) && isPersonAt(tokens, at + 1) > 0) at++;
  const is = /^(?:هو|هي|هم|بيكون|يكون|كان|يعتبر)$/.test(tokens[at]?.word ?? "") ? 1 : 0;
  const length = isPersonAt(tokens, at + is);
  if (length === 0 || (kinship === 0 && is === 0)) return tokens;
  const role = withArticle(tokens.slice(at + is, at + is + length));
  for (let from = start; from < at; from++)
    if (isName(tokens[from]) || callsBy.test(tokens[from]!.word)) called.set(keyOf(tokens.slice(from, at)), role);
  if (kinship > 0) called.set(keyOf(tokens.slice(start, start + kinship)), role);
  let rest = at + is + length;
  while (/^(?:و|،|,|عندي|عندنا|هو|هي|هم|اللي|يلي|الذي|التي|كمان|ايضا|عنا|حقنا|تبعنا|بتاعنا)$/.test(tokens[rest]?.word ?? "")) rest++;
  const only = /^(?:الوحيد|الوحيده|الوحيدين)$/.test(tokens[rest]?.word ?? "");
  if (only) while (/^(?:الوحيد|الوحيده|الوحيدين|و|اللي|يلي|الذي|التي|الذين)$/.test(tokens[rest]?.word ?? "")) rest++;
  if (/^(?:اريد|يريد)$/.test(tokens[rest]?.word ?? "") && isVerb(tokens[rest + 1])) rest++;
  if (!isVerb(tokens[rest])) return tokens;
  const lead: readonly Token[] = only ? [{ ...tokens[start]!, raw: "فقط", word: "only" }] : [];
  return [...tokens.slice(0, start), ...lead, ...role, ...tokens.slice(rest)];
};

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" &&
  token.arabic &&
  token.word.length > 2 &&
  !/^(?:ال|لل)/.test(token.word) &&
  !verbForms.has(token.word) &&
  conceptAt([token], 0) === null &&
  propertyAt([token], 0) === null;

const withArticle = (role: readonly Token[]): readonly Token[] =>
  role.length === 1 && !/^ال/.test(role[0]!.word) ? [{ ...role[0]!, raw: `ال${role[0]!.raw}`, word: `ال${role[0]!.word}` }] : role;

/** «فهد يعدل», «وأبو سعود بس يحذف»: who was said to be somebody. */
const asCalled = (tokens: readonly Token[], called: ReadonlyMap<string, readonly Token[]>): readonly Token[] => {
  if (called.size === 0) return tokens;
  for (let i = 0; i < tokens.length - 1; i++)
    for (const length of [3, 2, 1]) {
      const role = called.get(keyOf(tokens.slice(i, i + length)));
      if (
        role &&
        (i === 0 || /^[،,و:]$/.test(tokens[i - 1]!.word)) &&
        (isVerb(tokens[i + length]) || /^(?:فقط|لا|ما|only)$/.test(tokens[i + length]?.word ?? ""))
      )
        return [
          ...tokens.slice(0, i),
          ...role.map((token) => ({ ...token, from: tokens[i]!.from, to: tokens[i]!.to })),
          ...asCalled(tokens.slice(i + length), called),
        ];
    }
  return tokens;
};
