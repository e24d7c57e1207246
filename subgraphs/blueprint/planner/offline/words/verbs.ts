/**
 * The verbs the planner understands, with all their forms in both languages: what they say of data (has, links, belongs), what they
 * allow (see, add, change, delete, manage) and which record they leave behind (booking leaves a booking).
 */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import { fold } from "../text/fold.ts";

export type VerbClass = "have" | "link" | "belong" | "may" | "do" | "be";

export interface Verb {
  readonly key: string;
  readonly cls: VerbClass;
  /** What it allows with its object. */
  readonly allows: readonly Crud[];
  /** The concept of the record it leaves, which points to its object: `booking`, `order`. */
  readonly leaves?: string;
  /** It is one's own record that is meant. */
  readonly own?: true;
}

export type Form = "base" | "s" | "ing" | "ed" | "arabic" | "masdar";
export interface VerbForm {
  readonly verb: Verb;
  readonly form: Form;
}

const all = ["create", "delete", "read", "update"] as const;

interface Row {
  readonly verb: Verb;
  readonly en: string;
  /** Arabic imperfect stems without their prefix, then after "|" verbal nouns. */
  readonly ar: string;
}
const row = (key: string, allows: readonly Crud[], en: string, ar: string, more: { leaves?: string; own?: true } = {}): Row => ({
  verb: { key, cls: "do", allows, ...more },
  en,
  ar,
});

// biome-ignore format: a table reads better in rows
const doing: readonly Row[] = [
  row("manage", all, "manage configure administer maintain handle control oversee organize organise run moderate curate supervise", "دير شرف نظم تحكم تولي شرفون|إدارة تنظيم الإشراف إشراف التحكم"),
  row("read", ["read"], "see view browse read search find explore check access look list follow-up filter display show track monitor discover compare download preview consult inspect watch visualize visualise sort learn get receive attend stream play analyze analyse study visit follow scan query observe preview export print hear discover", "ري شاهد تصفح طلع قرا بحث عرض تابع ستعرض شوف راقب قارن حمل فلتر ستلم ستكشف تفرج|معرفة تصفح عرض مشاهدة الاطلاع اطلاع البحث قراءة متابعة تتبع استعراض رؤية مراقبة تصفية مقارنة تحميل"),
  row("sell", ["read"], "sell use serve", "بيع ستخدم|بيع"),
  row("register", ["create", "read"], "register", "سجل|تسجيل"),
  row("create", ["create", "read"], "add create take collect generate produce print record enter post submit publish upload write insert open log share send make issue file log schedule report raise input save define set set-up plan start request upvote launch host attach compose propose nominate prescribe invite build conduct perform put fill announce draft offer hand note place contribute document pen jot supply give submit lodge report arrange flag advertise commission enquire inquire ask suggest recommend pitch photograph weigh measure diagnose quote recruit compile trade swap exchange", "ضيف نشي نشء نشئ دخل نشر رفع كتب قدم صدر شارك رسل فتح جدول رصد حفظ وثق دون زيد زود حط بعت بعث عبي ملا|إضافة إنشاء إدخال نشر رفع كتابة تقديم إصدار مشاركة إرسال جدولة حفظ رصد فتح إعداد"),
  row("update", ["read", "update"], "edit update change modify correct adjust amend revise mark close assign confirm approve reject complete process fulfil fulfill resolve verify grade score answer respond reply deliver review-request accept decline escalate archive prepare distribute decide dispatch allocate transfer dispense lock unlock pin ban block suspend deactivate activate evaluate assess solve moderate-state check-in check-out fix judge rank shortlist correct hide unhide release validate reassign restock renew extend return reopen reset restore rename label tag sign pause resume settle reconcile merge split move pack unpack ship authorise authorize certify endorse waive count finalise finalize recall promote demote describe repair clean treat mend mute unmute kick redeem tick cross refund reimburse translate proofread highlight grant refuse deny alter endorse", "عدل حدث غير صحح كد عتمد وافق رفض غلق سند كمل عالج جيب رد قبل حل سلم جهز حضر وزع حل ؤكد اكد راجع فحص نفذ صلح بدل قفل سكر مدد جدد زبط ظبط ضبط نهي|تعديل تحديث تغيير تأكيد اعتماد الموافقة إغلاق إسناد معالجة الرد تصحيح تسليم تجهيز توصيل"),
  row("happen", [], "go come arrive wait sleep eat live forget remember happen stop call phone", ""),
  row("choose", [], "choose select pick", "ختار نتقي حدد عين|اختيار تحديد"),
  row("delete", ["delete", "read"], "delete remove erase discard", "حذف زيل مسح محي شيل|حذف إزالة مسح"),
  row("cancel", ["read", "update"], "cancel reschedule withdraw", "لغي لغو|إلغاء"),
  row("book", ["create", "read"], "book reserve", "حجز|حجز", { leaves: "booking", own: true }),
  row("buy", ["create", "read"], "buy purchase order checkout shop", "شتري طلب تسوق|شراء طلب تسوق", { leaves: "order", own: true }),
  row("rate", ["create", "read"], "rate review", "قيم|تقييم", { leaves: "review", own: true }),
  row("comment", ["create", "read"], "comment", "علق|التعليق", { leaves: "comment", own: true }),
  row("enrol", ["create", "read"], "enrol enroll", "لتحق نتسب|الالتحاق التحاق", { leaves: "enrollment", own: true }),
  row("borrow", ["create", "read"], "borrow", "ستعير عير|استعارة إعارة", { leaves: "loan", own: true }),
  row("lend", ["create", "read", "update"], "lend", "", { leaves: "loan" }),
  row("adopt", ["create", "read"], "adopt", "", { leaves: "adoption", own: true }),
  row("vote", ["create", "read"], "vote", "صوت|التصويت تصويت", { leaves: "vote", own: true }),
  row("rent", ["create", "read"], "rent hire lease", "ستاجر|استئجار تأجير", { leaves: "rental", own: true }),
  row("apply", ["create", "read"], "apply", "تقدم|التقديم التقدم", { leaves: "application", own: true }),
  row("pledge", ["create", "read"], "pledge", "تعهد|تعهد", { leaves: "pledge", own: true }),
  row("bid", ["create", "read"], "bid", "زايد|مزايدة", { leaves: "bidOffer", own: true }),
  row("pay", ["create", "read"], "pay", "دفع سدد|دفع سداد", { leaves: "payment", own: true }),
  row("donate", ["create", "read"], "donate", "تبرع|التبرع تبرع", { leaves: "donation", own: true }),
  row("subscribe", ["create", "read"], "subscribe", "شترك|الاشتراك", { leaves: "membership", own: true }),
  row("message", ["create", "read"], "message contact chat", "", { leaves: "message", own: true }),
  row("join", ["create", "read"], "rsvp", "", { leaves: "registration", own: true }),
  row("favorite", ["create", "read"], "bookmark favorite favourite like", "عجب فضل|", { leaves: "favorite", own: true }),
];

const verb = (key: string, cls: VerbClass): Verb => ({ key, cls, allows: [] });
const have = verb("have", "have");
const link = verb("link", "link");
const belong = verb("belong", "belong");
export const may = verb("may", "may");
export const be = verb("be", "be");

/** Folded word → what it is a form of. A word may be a noun as well ("orders", "books"): the parser decides by its place. */
export const verbForms = new Map<string, VerbForm>();
const put = (word: string, form: VerbForm): void => {
  const key = fold(word);
  if (!verbForms.has(key)) verbForms.set(key, form);
};

const doubled = new Set(["run", "log", "plan", "get", "shop", "set", "submit", "cancel", "sort-of"]);
const past: Readonly<Record<string, string>> = {
  see: "seen",
  run: "run",
  write: "written",
  make: "made",
  buy: "bought",
  pay: "paid",
  send: "sent",
  find: "found",
};
const englishForms = (base: string): readonly (readonly [string, Form])[] => {
  const s = /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
  const stem = doubled.has(base) ? base + base[base.length - 1] : /[^eoy]e$/.test(base) ? base.slice(0, -1) : base;
  const ed = past[base] ?? (base.endsWith("e") ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`);
  return [
    [base, "base"],
    [s, "s"],
    [`${stem}ing`, "ing"],
    [ed, "ed"],
  ];
};
const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

for (const [forms, v] of [
  [
    "have has having contain contains containing include includes including store stores stored record-holds hold holds say says comprise comprises carry carries keep keeps consist consists",
    have,
  ],
  ["link links linking connect connects connecting join joins joining tie ties associate associates combine combines", link],
  ["belong belongs belonging", belong],
  ["can may could", may],
  ["is are be being was", be],
] as const)
  for (const word of words(forms)) put(word, { verb: v, form: word.endsWith("ing") ? "ing" : word.endsWith("s") ? "s" : "base" });
for (const { verb: v, en } of doing)
  for (const base of words(en)) if (!base.includes("-")) for (const [word, form] of englishForms(base)) put(word, { verb: v, form });

// Arabic: له، لها، فيه, and the imperfect of each stem with its persons.
for (const word of words(
  "يوفر توفر له لها لهم لهن لديه لديها لديهم فيه فيها يحتوي تحتوي تحوي يحوي يتضمن تتضمن يشمل تشمل يضم تضم يملك تملك يمتلك به بها عنده عندها عندهم عندهن لدى يتكون تتكون يتألف تتألف",
))
  put(word, { verb: have, form: "arabic" });
for (const word of words("يربط تربط يصل بين يجمع تجمع")) if (word !== "بين" && word !== "يصل") put(word, { verb: link, form: "arabic" });
for (const word of words("يتبع تتبع يتبعون ينتمي تنتمي تابع تابعة مرتبط مرتبطة يرتبط ترتبط يخص تخص يعود تعود مسند مسندة"))
  put(word, { verb: belong, form: "arabic" });
for (const word of words(
  "يستطيع تستطيع يستطيعون يمكن يمكنه يمكنها يمكنهم يقدر تقدر يقدرون يحق يجوز بإمكان بامكانهم يسمح يتمكن يتمكنون تمكن تتيح يتيح تسمح يمكنني استطيع يقوم تقوم يقومون",
))
  put(word, { verb: may, form: "arabic" });
for (const { verb: v, ar } of doing) {
  const [stems, nouns] = ar.split("|");
  for (const stem of words(stems ?? ""))
    for (const head of ["ي", "ت", "ن", "ا"])
      for (const tail of ["", "ون", "وا", "ين", "ان", "ن", "ها", "ه", "هم", "ونها", "ونه", "انها", "انه", "نها", "نه"]) {
        // يرى، يلغي، يشتري lose their last letter before ون and وا.
        const base = tail.startsWith("و") && stem.endsWith("ي") ? stem.slice(0, -1) : stem;
        put(head + base + tail, { verb: v, form: "arabic" });
      }
  for (const noun of words(nouns ?? ""))
    for (const head of ["", "ال", "ب", "لل", "ل"])
      put(head + (head && noun.startsWith("ال") ? noun.slice(2) : noun), { verb: v, form: "masdar" });
  // «إضافة العقود وتعديلها»
  if (["update", "delete", "cancel"].includes(v.key))
    for (const noun of words(nouns ?? ""))
      if (!/[ةاي]$|^ال/.test(noun)) for (const tail of ["ها", "هم"]) put(noun + tail, { verb: v, form: "masdar" });
}

/** Words that hold a sentence together and never name anything. */
// biome-ignore format: a list of words
export const functionWords: ReadonlySet<string> = new Set([
  ..."a an the this that these those each every any all some no none both either its their his her our my your own only just also then so it they we i you he she him them us me there here which who whose whom what when where while as if of in on at by for from to into onto with without within about over under between through per via up down out and or but not nor than too very more most less many much few several various different other another such same new able should must will would shall might do does did done themselves himself herself itself whether please thanks thank hi hello dear kindly want wants need needs would like let lets make sure allow allows allowing enable enables enabling provide provides providing support supports supporting etc eg ie be is are was were been being using use uses used based well etc".split(" "),
  ..."كل عده بعض كلا هذا هذه ذلك تلك التي الذي الذين اي من الي على علي في عن مع بين او ام ثم و ف فقط ايضا كذلك كما هو هي هم هن نحن انا انت ان انه انها بان اذا عند عندما بعد قبل حتي لكي كي لا ليس غير لكل لجميع جميع اريد نريد ابغي احتاج نحتاج عاوز بدي ارجو من فضلك شكرا مرحبا السلام عليكم لو سمحت يجب ينبغي سوف قد هناك حيث مثل الخ ذات صمم صممي صمموا طور طوروا اصنع اعمل اعملي اعملوا سوي سولي جهز جهزوا ابنوا مختلف مختلفه جديد جديده الخاص الخاصه الخاصة بهم به بها الان منها منه عليها عليه عليهم منهم كمان برضه برضو يعني طبعا اياها اياهم لي لنا يكون تكون كان اليه اليها اليهم معين معينه معينين طيب والله بقي خلاص اصلا تقريبا نحنا احنا حنا هني هنن هما انتو هلا عندنا عندي لدينا لدي".split(" ").map(fold),
]);
