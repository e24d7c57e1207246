/**
 * How people ask for sites and apps in Arabic: signing in among what may be done («تسجيل الدخول وحجز موعد»), a comment with a rating («يقيّم الملعب
 * ويكتب تعليق»), the owner of what was posted («يحق لصاحب الصورة حذفها»), what is there only if it is («اسم السائق إن وجد»).
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isPersonAt } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

/** Rewrites the words of one clause. */
export const plainRequests = (tokens: readonly Token[]): readonly Token[] =>
  favourites(ofEverybody(attending(postedBy(withoutRemark(withoutSigningIn(withoutIfAny(signing(tokens))))))));

/** «يُبرم العميل عقد تأجير»: whoever signs it enters it. */
const signing = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ kind, word }) => kind === "word" && word !== "و");
  return /^[يت]برم$/.test(tokens[at]?.word ?? "") && isPersonAt(tokens, at + 1)
    ? tokens.map((token, i) => (i === at ? { ...token, raw: "يضيف", word: "يضيف" } : token))
    : tokens;
};

/** «واسم السائق إن وجد», «الملاحظات إن وجدت»: the driver's name, which may be missing. */
const withoutIfAny = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => i > 0 && /^(?:ان|اذا|لو)$/.test(word) && /^(?:وجد|وجدت|وجدوا|امكن|توفر|توفرت|لزم)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const next = tokens[at + 2];
  return at > 0 && (next === undefined || isSeparator(next) || next.kind === "mark")
    ? withoutIfAny([...tokens.slice(0, at), ...tokens.slice(at + 2)])
    : tokens;
};

const doing = /^(?:ل|ب)?(?:تسجيل|انشاء|فتح|عمل)$/;
const does = /^ب?[يت](?:سجل|عمل|سوي|نشي|نشئ|فتح|دخل)(?:ون|وا|و|ن)?$/;
const door = /^(?:ال)?(?:دخول|خروج|دخوله|دخولهم|دخولها)$/;
const account = /^(?:حساب|حسابه|حسابها|حسابهم|حسابات|حسابا|بحسابه|بحسابها|بحسابهم|ايميله|بايميله)$/;
const which = /^(?:شخصي|شخصيه|جديد|جديده|خاص|خاصه|به|بهم|بها|مجاني|الخاصه|الخاص|لهم|له|لنفسه)$/;
const platform = /^(?:ب|ل|بال|لل|ال)?(?:نظام|منصه|موقع|تطبيق|برنامج|سيستم|ابلكيشن)$/;
/** «يمكن للمرضى تسجيل الدخول وحجز موعد»: everybody who is given something signs in; what they do then is said. */
const withoutSigningIn = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => {
    const next = tokens[i + 1]?.word ?? "";
    return (doing.test(word) || does.test(word)) && (door.test(next) || (account.test(next) && !/^ب?[يت]دخل/.test(word)));
  });
  if (at < 0) return tokens;
  let end = at + 2;
  while (tokens[end]?.word === "و" && /^(?:ال)?(?:خروج|دخول)$/.test(tokens[end + 1]?.word ?? "")) end += 2;
  while (
    which.test(tokens[end]?.word ?? "") ||
    platform.test(tokens[end]?.word ?? "") ||
    account.test(tokens[end]?.word ?? "") ||
    (/^(?:الي|علي|في|من)$/.test(tokens[end]?.word ?? "") && platform.test(tokens[end + 1]?.word ?? ""))
  )
    end++;
  const joint = tokens[end];
  let next = end;
  while (tokens[next] && isSeparator(tokens[next]!)) next++;
  const form = verbForms.get(tokens[next]?.word ?? "");
  // What only opens the door stays, and is told as what every platform has.
  return joint && isSeparator(joint) && (form?.form === "masdar" || form?.form === "arabic")
    ? [...tokens.slice(0, at), ...tokens.slice(next)]
    : tokens;
};

const rates = /^ب?[يت]ق(?:ي|يي)م(?:ون|وا|و)?(?:ه|ها|هم)?$/;
const leaves = /^ب?[يت](?:كتب|ترك|ضيف|سيب|خلي|حط|علق)(?:ون|وا|و)?$/;
const remark = /^(?:تعليق|تعليقا|تعليقه|تعليقها|تعليقهم|رايه|رايها|رايهم|ملاحظه|ملاحظته)$/;
/** «يقيّم الملعب ويكتب تعليق»: a rating has one. */
const withoutRemark = (tokens: readonly Token[]): readonly Token[] => {
  const rating = tokens.findIndex(({ word }) => rates.test(word));
  const at = tokens.findIndex(
    ({ word }, i) => rating >= 0 && i > rating && i < rating + 12 && leaves.test(word) && remark.test(tokens[i + 1]?.word ?? ""),
  );
  const next = tokens[at + 2];
  if (at < 0 || !isSeparator(tokens[at - 1]!) || (next !== undefined && !isSeparator(next) && next.kind !== "mark")) return tokens;
  let from = at;
  while (from > 0 && isSeparator(tokens[from - 1]!)) from--;
  return [...tokens.slice(0, from), ...tokens.slice(at + 2)];
};

const mays = /^(?:يحق|يمكن|يجوز|يستطيع|يقدر|يسمح|بامكان)$/;
const posted = new Set(["document", "event"]);
/** «يحق لصاحب الصورة حذفها», «صاحب الإعلان يعدله»: whoever posted it does so with their own. */
const postedBy = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }) => /^(?:ل|و|ف)?(?:صاحب|ناشر|كاتب)$/.test(word));
  const thing = tokens[at + 1];
  if (at < 0 || !thing || !/^ال.{2,}/.test(thing.word)) return tokens;
  const concept = conceptAt(tokens, at + 1);
  const property = propertyAt(tokens, at + 1);
  const isPosted = posted.has(concept?.entry.kind ?? "") || ["image", "images", "file"].includes(property?.entry.type ?? "");
  const end = at + 1 + (concept?.length ?? property?.length ?? 1);
  const verb = tokens[end];
  const form = verbForms.get(verb?.word.replace(/(?:ها|هم|ه)$/, "") ?? "") ?? verbForms.get(verb?.word.replace(/ته?ا?$/, "ه") ?? "");
  if (!isPosted || !verb || !/(?:ها|هم|ه)$/.test(verb.word) || form?.verb.cls !== "do") return tokens;
  const allowed = mays.test(tokens[at - 1]?.word ?? "") ? at - 1 : at;
  const bare = verb.word.replace(/(?:ها|هم|ه)$/, "");
  const can: Token = { ...tokens[at]!, raw: "يستطيع", word: "يستطيع" };
  return [
    ...tokens.slice(0, allowed),
    { ...tokens[at]!, raw: "المستخدم", word: "المستخدم" },
    ...(form.form === "masdar" ? [can] : []),
    { ...verb, raw: bare, word: bare },
    ...tokens.slice(at + 1, end),
    { ...thing, raw: "الخاصة", word: "الخاصه" },
    ...tokens.slice(end + 1),
  ];
};

/** «المدرب يحضّر الأولاد»: he enters who is there. */
const attending = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 && /^[بك]?[يت]حضر(?:ون|وا)?$/.test(word) && (isPersonAt(tokens, i + 1) || children.test(tokens[i + 1]?.word ?? "")),
  );
  const whom = tokens[at + 1];
  if (at < 0 || !whom || !/^ال|(?:ه|ها|هم)$/.test(whom.word)) return tokens;
  const verb = tokens[at]!;
  return [...tokens.slice(0, at), { ...verb, raw: "يسجل", word: "يسجل" }, { ...verb, raw: "حضور", word: "حضور" }, ...tokens.slice(at + 1)];
};

const children = /^ال(?:اولاد|عيال|بنات|صغار|شباب|لاعبين|لاعبات|مشتركين|مشتركات|متدربين|متدربات|منتسبين)$/;

/** «كل واحد بيقدر ينزل إعلان»: whoever signs in posts one. */
const ofEverybody = (given: readonly Token[]): readonly Token[] => {
  const tokens = given.flatMap((token, i): readonly Token[] => {
    const posts = /^ب?[يت]نزل(?:ون|وا)?$/.test(token.word) && given[i + 1]?.arabic && conceptAt(given, i + 1) !== null;
    return [posts ? { ...token, raw: "ينشر", word: "ينشر" } : token];
  });
  const at = tokens.findIndex(({ word }, i) => i < 3 && word === "كل" && /^(?:واحد|واحده|حدا|حد|شخص)$/.test(tokens[i + 1]?.word ?? ""));
  const form = verbForms.get(tokens[at + 2]?.word ?? "");
  return at >= 0 && form?.form === "arabic" && ["do", "may"].includes(form.verb.cls)
    ? [...tokens.slice(0, at), { ...tokens[at]!, to: tokens[at + 1]!.to, raw: "المستخدم", word: "المستخدم" }, ...tokens.slice(at + 2)]
    : tokens.some((token, i) => token !== given[i])
      ? tokens
      : given;
};

/** «حفظ الوصفات المفضلة»: they are added to what one likes best. */
const favourites = (tokens: readonly Token[]): readonly Token[] => {
  const liked = tokens.findIndex(({ word }, i) => i > 1 && /^المفضله?$/.test(word) && /^ال/.test(tokens[i - 1]!.word));
  const verb = tokens[liked - 2];
  const saves = /^(?:[بك]?[يت])?حفظ(?:ون|وا)?$/.test(verb?.word ?? "");
  if (liked < 0 || !verb || !saves) return tokens;
  const word = /^ح/.test(verb.word) ? "اضافه" : "يضيف";
  return [
    ...tokens.slice(0, liked - 2),
    { ...verb, raw: word, word },
    tokens[liked - 1]!,
    { ...tokens[liked]!, raw: "إلى", word: "الي" },
    { ...tokens[liked]!, raw: "المفضلة", word: "المفضله" },
    ...tokens.slice(liked + 1).flatMap((token): readonly Token[] => {
      // «وتقييمها»: of the same.
      const deed = token.word.replace(/(?:ها|هم|ه)$/, "");
      return deed !== token.word && verbForms.get(deed)?.form === "masdar"
        ? [{ ...token, raw: deed, word: deed }, tokens[liked - 1]!]
        : [token];
    }),
  ];
};
