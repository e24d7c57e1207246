/**
 * Wishes that are said the other way round, put as the commands they mean: "let payroll see the candidates", "nobody fills in the outcome,
 * take it out", "we say absences, not leaves", «نريد إرفاق ملف مع كل نشاط». What none of these knows stays as it is.
 */
import { type Clause, clausesOf, type Token } from "../text/tokens.ts";

type Turning = readonly [RegExp, string];

const removing: readonly Turning[] = [
  // A reason with the thing in it, and "it" in the command behind.
  [
    /^(?:nobody|no one|noone|we (?:never|no longer|don't|do not)|people (?:never|don't)|they (?:never|don't)) (?:(?:ever|really|actually) )?(?:fills? in|fills? out|uses?|needs?|enters?|reads?|looks? at|wants?) (.+?)(?: any ?more| at all)?\s*(?:[,;–—-]|, so|so|and)+ (?:please )?(?:take (?:it|them|that) (?:out|away)|(?:remove|delete|drop) (?:it|them|that)|get rid of (?:it|them)|(?:it|they) can go)(?: please)?$/iu,
    "remove $1",
  ],
  [
    /^(?:ما عاد (?:عندنا|نستخدم|نحتاج)|لم نعد (?:نستخدم|نحتاج)|(?:ما|لا) (?:نستخدم|نحتاج|عندنا)|(?:ما حد|محد|لا أحد|ما أحد) (?:يستخدم|يعبي|يملأ)|(?:مو|مش|لسنا|ما عدنا|لم نعد) (?:محتاجين|بحاجة إلى)) (.+?)\s*[،,؛]\s*(?:ف|و)?(?:شيلها|شيله|احذفها|احذفه|أزلها|أزله|ازلها|امسحها|امسحه)(?: كلها| كله)?( من .+)?$/u,
    "احذف $1$2",
  ],
  [/^get rid of (.+)$/iu, "remove $1"],
];

const renaming: readonly Turning[] = [
  [
    /^we (?:say|call (?:them|it)) (.+?),? (?:and )?not (.+?)(?:\s*[,;–—-]\s*(?:so )?(?:please )?(?:rename|change)(?: (?:it|them|that))?(?: please)?)?$/iu,
    "rename $2 to $1",
  ],
  [
    /^(?:نقول|نسميها|نسميه|نسميهم|عندنا اسمها|عندنا اسمه) (.+?)[،,]? (?:وليس|ليس|لا|مو|مش) (.+?)(?:[،,] ?(?:غيرها|غيره|غيّرها|غيّره|عدلها|بدلها))?$/u,
    "سم $2 $1",
  ],
  [/^(?:نحن |احنا |إحنا )?(?:نسمي|بنسمي) (ال\S+) (?:عندنا |هنا )?(\S+)$/u, "سم $1 $2"],
  // Names begin with a capital letter here, so the old one ends where the new one begins.
  [/^[Cc]all (the .+?) ([A-Z]\S*) ([A-Z].*?) instead$/u, "rename $1 $2 to $3"],
];

const rights: readonly Turning[] = [
  [
    /^(?:please )?let (?!me |us )(.+?) (?=(?:also )?(?:see|view|read|add|create|edit|change|update|delete|manage|approve|cancel|confirm)\b)/iu,
    "$1 can ",
  ],
  [/^(?:خلّي|خلي|خلّ|خل|اسمح ل|دع)\s*(.+?) (يقدر|تقدر|يستطيع|تستطيع|يمكنه|يمكنها) (.+?)(?: بعد| كمان| أيضًا| أيضا)?$/u, "$1 $2 $3"],
  [/^(?:اسمح|اسمحوا|أسمح) (?:لل|ل(?=ال))(\S+(?: ال\S+)?) (?:ب|من )?إضافة (.+?)(?: جديدة| جديد)?$/u, "ال$1 يقدر يضيف $2"],
  [/^(?:اسمح|اسمحوا|أسمح) (?:لل|ل(?=ال))(\S+(?: ال\S+)?) ب(?:رؤية|عرض|مشاهدة|الاطلاع على|الإطلاع على) (.+?)$/u, "ال$1 يقدر يشوف $2"],
  [/^(?:اسمح|اسمحوا|أسمح) (?:لل|ل(?=ال))(\S+(?: ال\S+)?) ب(?:تعديل|تغيير) (.+?)$/u, "ال$1 يقدر يعدل $2"],
  [/^(?:اسمح|اسمحوا|أسمح) (?:لل|ل(?=ال))(\S+(?: ال\S+)?) ب(?:حذف|إلغاء) (.+?)$/u, "ال$1 يقدر يحذف $2"],
  [/^(.+? (?:ما|لا) (?:يشوف|يرى|يعدل|يحذف|يضيف|يقدر|تشوف|ترى|تعدل|تحذف) .+?) (?:أبدًا|أبدا|ابدا|نهائيًا|نهائيا|إطلاقًا|بالمرة|بتاتًا)$/u, "$1"],
];

const refusing: readonly Turning[] = [
  [
    /^(.+?) (?:(?:should|must|may|can|shall|are|is|do|does) )?no longer (?:be (?:able|allowed) to |able to |allowed to )?(see|view|read|add|create|edit|change|update|delete|manage|approve|cancel)s? (.+)$/iu,
    "$1 cannot $2 $3",
  ],
  [/^(?:لا|ما) (?:يجوز|يصح|ينبغي|يحق|يمكن) (?:أن |ان )?(ي\S{2,}|ت\S{2,}) (ال\S+) (.+)$/u, "$2 لا $1 $3"],
];

const adding: readonly Turning[] = [
  [
    /^it would (?:help|be (?:nice|good|great|useful|handy)) to (?:note|record|keep|write down|store|know|have) the (.+?) (?:of|for) (?:every|each|an?|the) (\S+(?: \S+)?)$/iu,
    "add $1 to $2",
  ],
  // The reason stands before the comma.
  [
    /^(?:we|i|they|there)(?:'ve| have|'s| has| is| are| had| got) [^,]{3,60}, (?:so )?(?:please )?(add|remove|rename|delete) (.+)$/iu,
    "$1 $2",
  ],
  [/^(?:سجل|سجّل|اكتب|احفظ) لكل (\S+) (.+)$/u, "أضف $2 إلى $1"],
  [
    /^(?:we need|we want|we'd like|i need|i want) (?:to have )?(?:with|on|in|for) (?:each|every) (\S+(?: \S+)?),? (an?|the) (.+)$/iu,
    "add $2 $3 to $1",
  ],
  [/^(?:نحتاج|نريد|نبغى|نبي|بدنا|نود|يلزمنا) (?:مع|في|على|عند) كل (\S+) (.+)$/u, "أضف $2 إلى $1"],
  [/^(?:نحتاج|نريد|نبغى|نبي|بدنا|نود) (?:إلى )?(?:إرفاق|ارفاق|إضافة|وضع|حفظ) (.+) (?:مع|في|على|ل) ?كل (\S+)$/u, "أضف $1 إلى $2"],
  [/^(?:we need|we want|we'd like|i want) to (?:attach|put) (.+) (?:to|on|with) (?:each|every) (\S+)$/iu, "add $1 to $2"],
];

const shaping: readonly Turning[] = [
  [/^no (?!\S+ing\b)(\S+(?: \S+)?) without (?:an? |its |their |the )?(\S+(?: \S+)?)$/iu, "the $2 of $1 is required"],
  [/^(?:لا|ما) (?:يقبل|يقبل النظام|نقبل|نسجل|يسجل) (?:النظام )?([^\s]+) (?:بدون|بلا|من دون|دون) (\S+)$/u, "$2 ال$1 إلزامي"],
  [
    /^((?:the )?\S+(?: \S+)? of (?:an? |the |every |each )?\S+) (?:is|are|should be|must be|has to be) always (an? (?:number|date|text)|text)(?:,? (?:and )?not .+)?$/iu,
    "$1 is $2",
  ],
  [
    /^(?:an? |every |each )?new (\S+(?: \S+)?) (?:should|must|shall|will|always) (?:starts?|begins?|opens?)(?: out| off)? (?:with|as|in) (?:an? )?(\S+) (\S+)$/iu,
    "the default $3 of $1 is $2",
  ],
  [
    /^(.+?) (?:should|must|needs to|has to|can) (?:allow|have|take|hold|accept) (?:several|many|multiple|more than one) lines?$/iu,
    "change the type of $1 to long text",
  ],
  [/^(?:اجعل|خلي|خلّي) (.+?) (?:عدة أسطر|أكثر من سطر|متعدد الأسطر)$/u, "غيّر نوع $1 إلى نص طويل"],
  [/^(.+?) (لازم|يجب|ضروري) (?:أن )?(?:يكون|تكون) (إجباري|إلزامي|مطلوب|إجبارية|إلزامية|إجباريًا|إلزاميًا)$/u, "اجعل $1 إلزاميًا"],
  [
    /^(?:ما|لا) (?:نبغى|نبي|نريد|يصير|يجوز|يصح|يمكن|بدنا) (?:تكون |يكون |وجود )?(\S{2,})(?:تين|ين) (?:بنفس|لهما نفس|لهم نفس|عندهم نفس|ب?ذات) (.+)$/u,
    "$2 لا يتكرر بين $1ات",
  ],
];

const repeating: readonly Turning[] = [
  [/^(.+?) (?:لازم|يجب|ضروري) (?:أن |ان )?(?:يكون|تكون) (?:فريد|فريدة|فريدًا|فريدا|غير مكرر|غير متكرر)$/u, "$1 لا يتكرر"],
];

const telling: readonly Turning[] = [
  [/^((?:email|notify|text|message|tell|inform|alert)\b.+?) (?:as soon as|the moment|right after|once) (.+)$/iu, "when $2, $1"],
  [/^(.+) عند (?:فتح|تسجيل|إضافة|وصول|ورود|إنشاء) (\S+)(?: جديدة| جديد)?$/u, "$1 عند إنشاء $2"],
];

const showing: readonly Turning[] = [
  [
    /^(?:please )?(?:give|make|build) (?:the )?\S+(?: \S+)? an? page (?:with|of|for|showing) (?:all )?(?:the )?(\S+(?: \S+)?)$/iu,
    "add a page of $1",
  ],
  [/^(?:نبغى|نبي|نريد|أريد|بدنا|نحتاج|أضف) صفحة ل(?:ل)?\S+ (?:فيها|تعرض|بها) (?:كل |جميع )?(\S+)$/u, "أضف صفحة $1"],
  [
    /^(?:i'd like|i want|we need|we want|give us|give me|we'd like|make|add|create) (?:to have )?an? page (?:where|on which|so that) (?:the )?(.+?) (?:can )?(?:see|sees|find|have) (?:all |the |all the )?(.+)$/iu,
    "add a page of $2",
  ],
  [
    /^(?:we don't|we do not|i don't|nobody) needs? (.+? page|the page .+?) in the (?:menu|navigation)(?: any ?more)?$/iu,
    "remove $1 from the menu",
  ],
  [
    /^(?:أبغى|ابغى|أبي|نبغى|نريد|أريد|أضف|بدي|عايز) (?:لوحة|شاشة)(?: مؤشرات)? (?:فيها|تعرض|تبين|توضح|بها) عدد (\S+) (?:لكل|بحسب|حسب) (\S+)$/u,
    "أضف لوحة مؤشرات تعرض عدد $1 حسب $2",
  ],
];

const turnings = [...removing, ...renaming, ...rights, ...refusing, ...adding, ...shaping, ...repeating, ...telling, ...showing];

/** The clause as a command where it is one of these, else the very same. What is in quotation marks is a name, and no wording. */
export const turnedRound = (clause: Clause): Clause => {
  const { text } = clause.span;
  if (text.length > 300 || /["“”«»]/u.test(text)) return clause;
  const said = text
    .trim()
    .replace(/’/gu, "'")
    .replace(/[.!؟?]+$/u, "");
  for (const [pattern, command] of turnings) {
    if (!pattern.test(said)) continue;
    const tokens = clausesOf(said.replace(pattern, command)).flatMap((one) => one.tokens);
    // Its words stand nowhere in the text: all of it is what they were read from.
    const { from, to } = clause.span;
    return { ...clause, tokens: tokens.map((token): Token => ({ ...token, from, to })) };
  }
  return clause;
};
