/** What every platform has anyway: asking for it is understood, and makes nothing. */
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Span } from "../../../../../schema/planner.ts";

const rows: readonly (readonly [RegExp, Sentence])[] = [
  [
    /^(?:nothing|none of (?:it|this|that))\b.*\bpublic|\bnot (?:be )?public|\b(?:stay|be|keep it|everything is) private\b|ليس(?:ت)? عام|لا شيء عام|خاص(?:ة)? وغير متاح/iu,
    { en: "Nothing is public unless a rule says so.", ar: "لا شيء متاح للعامة ما لم تسمح به قاعدة." },
  ],
  [
    /\b(?:accounts?|profiles?|sign(?:ing)?[ -]?(?:up|in)|log(?:ging)?[ -]?(?:in|out)|logins?|authentication|registration|passwords?|register)\b|تسجيل الدخول|تسجيل دخول|إنشاء حساب|حساب(?:ات|هم|ه)?|كلمات? المرور/iu,
    {
      en: "Accounts are built in: people sign up, sign in and keep their name, address and password.",
      ar: "الحسابات مدمجة: التسجيل والدخول والاسم والعنوان وكلمة المرور.",
    },
  ],
  [
    /^(?:the |all |other )?(?:users?|user roles?|roles|permissions)$|^(?:ال)?(?:مستخدمين|مستخدمون|صلاحيات|أدوار)$/iu,
    { en: "Administrators manage users and their roles; that is built in.", ar: "المديرون يديرون المستخدمين وأدوارهم؛ هذا مدمج." },
  ],
  [
    /\b(?:search(?:ing)?|filters?|filtering|sort(?:ing)?|pagination|export)\b|البحث|بحث|تصفية|تصفيتها|فلترة|ترتيب/iu,
    { en: "Lists are built in with search, filters and sorting.", ar: "القوائم مدمجة مع البحث والتصفية والترتيب." },
  ],
  [
    /\b(?:responsive|mobile[ -]friendly|dark mode|multi ?lingual|both languages|arabic and english|easy to use|user[ -]friendly|real[ -]time|live updates?)\b|متجاوب|سهل الاستخدام|باللغتين/iu,
    {
      en: "Pages fit every screen, are in both languages and update by themselves; that is built in.",
      ar: "الصفحات تناسب كل شاشة وباللغتين وتتحدث من تلقاء نفسها؛ هذا مدمج.",
    },
  ],
];

/** Which of the spans speak of something built in, with the sentence, and which do not. */
export const builtInOf = (
  spans: readonly Span[],
): { readonly known: readonly { readonly text: Sentence; readonly span: Span }[]; readonly left: readonly Span[] } => {
  const known: { text: Sentence; span: Span }[] = [];
  const left = spans.filter((span) => {
    const found = span.text.length <= 120 ? rows.find(([pattern]) => pattern.test(span.text.trim())) : undefined;
    if (found) known.push({ text: found[1], span });
    return !found;
  });
  return { known, left };
};
