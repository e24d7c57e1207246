/**
 * Believable sample values in Arabic and English, chosen by the words of a field's key and label. Deterministic: everything comes
 * from the `random` handed in. Word lists stand here, and only here.
 */
import type { FieldFace, TextLocale } from "./field-text.ts";

export type Random = () => number;
export interface SampleContext {
  readonly field: FieldFace;
  /** Number of the row within its entity, from 0. */
  readonly index: number;
  /** ISO instant samples are dated around, so that a seed gives the same rows every day it is given the same instant. */
  readonly now: string;
  readonly entityKey?: string;
  /** The entity's own words, used to name records: "Doctor", «طبيب». */
  readonly entityLabel?: string;
  /** An existing id of the target entity; null when there is none (yet). */
  readonly pick?: (entity: string) => string | null;
}

export const pickOne = <T>(random: Random, from: readonly T[]): T => from[Math.min(from.length - 1, Math.floor(random() * from.length))]!;
export const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

type Words = Readonly<Record<TextLocale, readonly string[]>>;

const first: Words = {
  en: [
    "Sara",
    "James",
    "Layla",
    "Oliver",
    "Amira",
    "Noah",
    "Mariam",
    "Daniel",
    "Hana",
    "Lucas",
    "Emma",
    "Yusuf",
    "Grace",
    "Adam",
    "Nora",
    "Henry",
    "Lina",
    "Thomas",
    "Zoe",
    "Karim",
    "Alice",
    "Rami",
    "Chloe",
    "Samuel",
  ],
  ar: [
    "سارة",
    "محمد",
    "ليلى",
    "أحمد",
    "أميرة",
    "خالد",
    "مريم",
    "يوسف",
    "هناء",
    "عبدالله",
    "نورة",
    "علي",
    "ريم",
    "عمر",
    "فاطمة",
    "حسن",
    "لينا",
    "سلمان",
    "دانة",
    "إبراهيم",
    "هدى",
    "طارق",
    "منى",
    "فيصل",
  ],
};
const last: Words = {
  en: [
    "Haddad",
    "Miller",
    "Khan",
    "Bennett",
    "Nasser",
    "Cole",
    "Rahman",
    "Foster",
    "Saleh",
    "Walsh",
    "Mansour",
    "Reed",
    "Aziz",
    "Turner",
    "Darwish",
    "Hughes",
    "Farouk",
    "Brooks",
  ],
  ar: [
    "الحداد",
    "العتيبي",
    "الخطيب",
    "القحطاني",
    "ناصر",
    "الشمري",
    "عبدالرحمن",
    "الزهراني",
    "صالح",
    "الغامدي",
    "منصور",
    "الحربي",
    "عزيز",
    "المطيري",
    "درويش",
    "الدوسري",
    "فاروق",
    "السالم",
  ],
};

interface List {
  readonly words: readonly string[];
  readonly values: Words;
  readonly long?: true;
  /** Words that stand beside them: the reason of what. */
  readonly beside?: readonly string[];
  /** Words of the field or of the thing it is of. */
  readonly within?: readonly string[];
}
const reasons = ["reason", "cause of", "why", "سبب", "أسباب"];

/**
 * First matching row wins; `words` are looked for in the key and the labels, in lower case: English ones where a word begins. `long`: long
 * texts about this are such values, too.
 */
const lists: readonly List[] = [
  {
    words: ["unit of", "uom", "وحدة القياس"],
    values: { en: ["Piece", "Box", "Kilogram", "Litre", "Metre", "Dozen"], ar: ["قطعة", "صندوق", "كيلوغرام", "لتر", "متر", "درزن"] },
  },
  {
    words: ["measure", "dimension", "مقاسات", "قياس", "أبعاد", "ابعاد"],
    values: {
      en: ["40 × 60 cm", "120 × 80 × 75 cm", "Length 140 cm, width 52 cm", "Chest 96 cm, waist 82 cm", "2.4 × 3 m", "Height 178 cm"],
      ar: ["٤٠ × ٦٠ سم", "١٢٠ × ٨٠ × ٧٥ سم", "الطول ١٤٠ سم، العرض ٥٢ سم", "الصدر ٩٦ سم، الخصر ٨٢ سم", "٢٫٤ × ٣ م", "الارتفاع ١٧٨ سم"],
    },
    long: true,
  },
  {
    words: ["size", "مقاس", "حجم"],
    values: { en: ["Small", "Medium", "Large", "Extra large"], ar: ["صغير", "متوسط", "كبير", "كبير جدًا"] },
  },
  {
    words: ["colour", "color", "لون"],
    values: { en: ["White", "Black", "Navy blue", "Olive green", "Silver", "Beige"], ar: ["أبيض", "أسود", "كحلي", "زيتي", "فضي", "بيج"] },
  },
  {
    words: ["material", "fabric", "خامة", "قماش"],
    values: { en: ["Cotton", "Oak", "Linen", "Stainless steel", "Leather", "Wool"], ar: ["قطن", "بلوط", "كتان", "فولاذ", "جلد", "صوف"] },
  },
  {
    words: ["vehicle", "car model", "سيارة", "مركبة"],
    values: {
      en: ["Toyota Hilux", "Hyundai Accent", "Ford Transit", "Kia Sportage", "Nissan Patrol"],
      ar: ["تويوتا هايلكس", "هيونداي أكسنت", "فورد ترانزيت", "كيا سبورتاج", "نيسان باترول"],
    },
  },
  {
    words: ["language", "لغة"],
    values: { en: ["Arabic", "English", "French", "Urdu", "Turkish"], ar: ["العربية", "الإنجليزية", "الفرنسية", "الأردية", "التركية"] },
  },
  {
    words: ["gender", "sex", "الجنس"],
    values: { en: ["Female", "Male"], ar: ["أنثى", "ذكر"] },
  },
  {
    words: ["bloodtype", "blood type", "blood group", "فصيلة"],
    values: { en: ["A+", "A-", "B+", "O+", "O-", "AB+"], ar: ["A+", "A-", "B+", "O+", "O-", "AB+"] },
  },
  {
    words: ["allerg", "حساسية"],
    values: {
      en: ["None known", "Penicillin", "Peanuts", "Dust", "Shellfish"],
      ar: ["لا يوجد", "البنسلين", "الفول السوداني", "الغبار", "المحار"],
    },
    long: true,
  },
  {
    words: ["dose", "dosage", "جرعة"],
    values: {
      en: ["One tablet daily", "5 ml twice a day", "500 mg every eight hours", "Two drops in the morning"],
      ar: ["قرص واحد يوميًا", "٥ مل مرتين يوميًا", "٥٠٠ ملغ كل ثماني ساعات", "قطرتان صباحًا"],
    },
    long: true,
  },
  {
    words: ["medicine", "medication", "drug", "دواء", "أدوية"],
    values: {
      en: ["Paracetamol 500 mg", "Amoxicillin 250 mg", "Ibuprofen 400 mg", "Vitamin D drops"],
      ar: ["باراسيتامول ٥٠٠ ملغ", "أموكسيسيلين ٢٥٠ ملغ", "إيبوبروفين ٤٠٠ ملغ", "قطرات فيتامين د"],
    },
  },
  {
    words: ["ingredient", "مكونات"],
    values: {
      en: ["Flour, water, salt", "Tomato, basil, olive oil", "Milk, sugar, cardamom"],
      ar: ["دقيق وماء وملح", "طماطم وريحان وزيت زيتون", "حليب وسكر وهيل"],
    },
    long: true,
  },
  {
    words: ["qualification", "degree", "certificate", "مؤهل", "شهادة"],
    values: {
      en: ["Bachelor of Science", "Diploma in accounting", "First aid certificate", "Master of Education"],
      ar: ["بكالوريوس علوم", "دبلوم محاسبة", "شهادة إسعافات أولية", "ماجستير تربية"],
    },
  },
  {
    words: ["skill", "مهارة", "مهارات"],
    values: {
      en: ["Carpentry", "Bookkeeping", "First aid", "Public speaking", "Welding"],
      ar: ["النجارة", "مسك الدفاتر", "الإسعافات الأولية", "الإلقاء", "اللحام"],
    },
  },
  {
    words: ["payment method", "paymentmethod", "طريقة الدفع", "وسيلة الدفع"],
    values: { en: ["Cash", "Card", "Bank transfer", "Cheque"], ar: ["نقدًا", "بطاقة", "تحويل بنكي", "شيك"] },
  },
  {
    words: ["working hours", "opening hours", "workinghours", "openinghours", "ساعات العمل", "أوقات العمل"],
    values: {
      en: ["Sunday to Thursday, 9:00 to 17:00", "Daily, 10:00 to 22:00", "Saturday to Wednesday, 8:00 to 14:00"],
      ar: ["من الأحد إلى الخميس، ٩ إلى ٥", "يوميًا، ١٠ صباحًا إلى ١٠ مساءً", "من السبت إلى الأربعاء، ٨ إلى ٢"],
    },
    long: true,
  },
  {
    words: ["speciali", "department", "تخصص", "قسم"],
    values: {
      en: ["Cardiology", "Dermatology", "Paediatrics", "Orthopaedics", "General medicine", "Neurology", "Dentistry", "Ophthalmology"],
      ar: ["أمراض القلب", "الجلدية", "طب الأطفال", "جراحة العظام", "الطب العام", "الأعصاب", "طب الأسنان", "طب العيون"],
    },
  },
  {
    words: reasons,
    beside: ["cancel", "withdr", "إلغاء", "الغاء", "انسحاب"],
    values: {
      en: ["Change of plans", "Booked by mistake", "Found another time", "Family circumstances", "Travel", "No longer needed"],
      ar: ["تغيّر الموعد المناسب", "حُجز بالخطأ", "ظروف عائلية", "سفر", "لم تعد هناك حاجة", "وُجد موعد آخر"],
    },
    long: true,
  },
  {
    words: reasons,
    beside: ["refus", "reject", "declin", "denial", "رفض"],
    values: {
      en: ["Documents are missing", "Conditions not met", "Submitted after the deadline", "Same request exists", "Beyond the budget"],
      ar: ["مستندات ناقصة", "عدم استيفاء الشروط", "قُدّم بعد الموعد", "طلب مكرر", "تجاوز الميزانية"],
    },
    long: true,
  },
  {
    words: reasons,
    beside: ["return", "refund", "إرجاع", "ارجاع", "استرجاع", "مرتجع", "استرداد"],
    values: {
      en: ["Wrong size", "Damaged on arrival", "Not as described", "Ordered by mistake", "Arrived too late"],
      ar: ["مقاس غير مناسب", "وصل تالفًا", "لا يطابق الوصف", "طُلب بالخطأ", "وصل متأخرًا"],
    },
    long: true,
  },
  {
    words: reasons,
    within: ["leave", "absen", "vacation", "permission", "إجازة", "اجازة", "غياب", "استئذان"],
    values: {
      en: ["Family circumstances", "Illness", "Travel", "A wedding in the family", "An appointment at an office"],
      ar: ["ظروف عائلية", "مرض", "سفر", "مناسبة عائلية", "مراجعة جهة حكومية"],
    },
    long: true,
  },
  {
    words: ["complaint", "symptom", "شكوى", "أعراض"],
    values: {
      en: ["Persistent headache", "Back pain", "Skin rash", "Fever since yesterday", "Shortness of breath"],
      ar: ["صداع مستمر", "ألم في الظهر", "طفح جلدي", "حرارة منذ أمس", "ضيق في التنفس"],
    },
  },
  {
    words: ["reason", "سبب"],
    within: ["visit", "appointment", "patient", "clinic", "consult", "admission", "زيارة", "موعد", "مريض", "عيادة", "استشارة", "كشف"],
    values: {
      en: [
        "Follow-up visit",
        "Annual check-up",
        "Persistent headache",
        "Back pain",
        "Blood test results",
        "Prescription renewal",
        "Skin rash",
        "First consultation",
      ],
      ar: ["زيارة متابعة", "فحص سنوي", "صداع مستمر", "ألم في الظهر", "نتائج تحليل الدم", "تجديد وصفة", "طفح جلدي", "استشارة أولى"],
    },
  },
  {
    words: reasons,
    values: {
      en: ["Asked for by the customer", "Change of plans", "Technical fault", "Price", "Agreed on the phone", "Regular review"],
      ar: ["بطلب من العميل", "تغيّر الخطة", "عطل فني", "السعر", "بالاتفاق هاتفيًا", "مراجعة دورية"],
    },
  },
  {
    words: ["city", "town", "مدينة"],
    values: {
      en: ["Riyadh", "Cairo", "Amman", "Dubai", "Jeddah", "Doha", "Manama", "Muscat"],
      ar: ["الرياض", "القاهرة", "عمّان", "دبي", "جدة", "الدوحة", "المنامة", "مسقط"],
    },
  },
  {
    words: ["country", "nationality", "دولة", "بلد", "جنسية"],
    values: {
      en: ["Saudi Arabia", "Egypt", "Jordan", "Morocco", "Oman", "Qatar"],
      ar: ["السعودية", "مصر", "الأردن", "المغرب", "عُمان", "قطر"],
    },
  },
  {
    words: ["street", "address", "location", "عنوان", "شارع", "موقع"],
    values: {
      en: ["12 King Fahd Road", "45 Nile Street", "8 Olaya Avenue", "103 Garden Lane", "27 Corniche Road", "6 Station Street"],
      ar: ["12 طريق الملك فهد", "45 شارع النيل", "8 شارع العليا", "103 شارع الحدائق", "27 طريق الكورنيش", "6 شارع المحطة"],
    },
  },
  {
    words: ["company", "supplier", "vendor", "organi", "employer", "شركة", "مورد", "جهة"],
    values: {
      en: ["Cedar Trading", "Blue Palm Logistics", "Horizon Foods", "Atlas Engineering", "Oasis Medical Supply", "Northgate Partners"],
      ar: ["أرز للتجارة", "النخلة الزرقاء للنقل", "أفق للأغذية", "أطلس للهندسة", "واحة للمستلزمات الطبية", "شركاء البوابة"],
    },
  },
  {
    words: ["branch", "room", "classroom", "hall", "warehouse", "فرع", "غرفة", "قاعة", "مستودع"],
    values: {
      en: ["North", "Main", "East wing", "Riverside", "Old town", "Airport road"],
      ar: ["الشمال", "الرئيسي", "الجناح الشرقي", "الواجهة", "البلدة القديمة", "طريق المطار"],
    },
  },
  {
    words: ["job", "position", "profession", "occupation", "وظيفة", "مهنة", "منصب"],
    values: {
      en: ["Accountant", "Teacher", "Software engineer", "Nurse", "Sales manager", "Architect"],
      ar: ["محاسب", "معلّم", "مهندس برمجيات", "ممرض", "مدير مبيعات", "معماري"],
    },
  },
  {
    words: ["product", "item", "dish", "goods", "منتج", "صنف", "طبق", "سلعة"],
    values: {
      en: ["Olive oil 1 l", "Desk lamp", "Arabic coffee 250 g", "Notebook A5", "Travel bag", "Water bottle", "Wool blanket", "Dates box"],
      ar: ["زيت زيتون ١ لتر", "مصباح مكتب", "قهوة عربية ٢٥٠ غ", "دفتر A5", "حقيبة سفر", "قارورة ماء", "بطانية صوف", "علبة تمر"],
    },
  },
  {
    words: ["course", "subject", "lesson", "class", "مادة", "درس", "دورة"],
    values: {
      en: ["Algebra I", "World history", "Arabic literature", "Physics basics", "Introduction to programming", "Art and design"],
      ar: ["الجبر ١", "تاريخ العالم", "الأدب العربي", "مبادئ الفيزياء", "مقدمة في البرمجة", "الفن والتصميم"],
    },
  },
  {
    words: ["category", "kind", "type", "tag", "genre", "فئة", "نوع", "تصنيف"],
    values: { en: ["Standard", "Premium", "Seasonal", "Internal", "Express"], ar: ["عادي", "مميز", "موسمي", "داخلي", "سريع"] },
  },
  {
    words: ["title", "subject", "task", "headline", "عنوان", "موضوع", "مهمة"],
    values: {
      en: [
        "Prepare the monthly report",
        "Call the new customer",
        "Review the contract",
        "Plan the spring event",
        "Update the price list",
        "Fix the front door",
      ],
      ar: [
        "إعداد التقرير الشهري",
        "الاتصال بالعميل الجديد",
        "مراجعة العقد",
        "تخطيط فعالية الربيع",
        "تحديث قائمة الأسعار",
        "إصلاح الباب الأمامي",
      ],
    },
  },
];

const sentences: Words = {
  en: [
    "Everything went as planned.",
    "Please confirm before Thursday.",
    "The customer asked for a call back.",
    "Documents are complete and filed.",
    "Needs a second look next week.",
    "No further action is required.",
    "Arrived ten minutes early.",
    "Prefers to be contacted in the evening.",
  ],
  ar: [
    "سار كل شيء كما هو مخطط.",
    "يرجى التأكيد قبل الخميس.",
    "طلب العميل معاودة الاتصال.",
    "المستندات مكتملة ومحفوظة.",
    "يحتاج إلى مراجعة الأسبوع القادم.",
    "لا يلزم أي إجراء آخر.",
    "وصل قبل الموعد بعشر دقائق.",
    "يفضّل التواصل مساءً.",
  ],
};

const general: Words = {
  en: ["Blue cedar", "Morning star", "Silver lake", "Golden gate", "Green valley", "Quiet harbour", "Red dune", "White pearl"],
  ar: [
    "الأرز الأزرق",
    "نجمة الصباح",
    "البحيرة الفضية",
    "البوابة الذهبية",
    "الوادي الأخضر",
    "المرفأ الهادئ",
    "الكثبان الحمراء",
    "اللؤلؤة البيضاء",
  ],
};

const people = [
  "person",
  "patient",
  "doctor",
  "customer",
  "client",
  "salesperson",
  "user",
  "student",
  "teacher",
  "employee",
  "member",
  "guest",
  "author",
  "owner",
  "contact",
  "applicant",
  "driver",
  "nurse",
  "parent",
  "tenant",
  "agent",
  "donor",
  "مريض",
  "طبيب",
  "عميل",
  "زبون",
  "مستخدم",
  "طالب",
  "معلم",
  "موظف",
  "عضو",
  "ضيف",
  "مؤلف",
  "مالك",
  "متقدم",
  "سائق",
];

const apart = (key: string): string => key.replace(/([a-z0-9])([A-Z])/g, "$1 $2");
const spaced = (...texts: readonly string[]): string =>
  ` ${texts
    .join(" ")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")}`;
const wordsOf = ({ field }: SampleContext): string => spaced(apart(field.key), field.key, Object.values(field.label ?? {}).join(" "));
/** "Percentage" is nobody's age: an English word is found where one begins. */
const has = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word.charAt(0) < "\u0600" ? ` ${word}` : word));

const entityWordsOf = (ctx: SampleContext): string => spaced(apart(ctx.entityKey ?? ""), ctx.entityKey ?? "", ctx.entityLabel ?? "");
const fits = ({ words, beside, within }: List, field: string, entity: string): boolean =>
  has(field, words) && (!beside || has(field, beside)) && (!within || has(field + entity, within));

/** A full name: first and last. */
export const personName = (random: Random, locale: TextLocale): string =>
  `${pickOne(random, first[locale])} ${pickOne(random, last[locale])}`;

/** A short line of text that fits the field's name; unique fields get the row's number. */
export const sampleLine = (random: Random, locale: TextLocale, ctx: SampleContext): string => {
  const words = wordsOf(ctx);
  const entity = entityWordsOf(ctx);
  const numbered = (text: string) => (ctx.field.unique ? `${text} ${ctx.index + 1}` : text);
  if (has(words, ["nationalid", "passport", "insurance", "licen", "هوية", "جواز", "تأمين", "رخصة"]))
    return String(1_000_000_000 + between(random, 0, 99_999) * 10_000 + (ctx.index % 10_000));
  if (has(words, ["number", "code", "sku", "barcode", "postcode", "zip", "plate", "رقم", "رمز", "لوحة"]))
    return `${String.fromCharCode(65 + between(random, 0, 25))}${between(random, 10, 99)}-${String(ctx.index + 1).padStart(4, "0")}`;
  const firstName = has(words, ["firstname", "الاسم الأول"]);
  if (firstName) return numbered(pickOne(random, first[locale]));
  if (has(words, ["lastname", "surname", "familyname", "اسم العائلة"])) return numbered(pickOne(random, last[locale]));
  const isName = has(words, ["name", "اسم"]);
  if (isName && has(words, ["fullname", ...people])) return numbered(personName(random, locale));
  if (isName && has(entity, people)) return numbered(personName(random, locale));
  for (const list of lists) if (fits(list, words, entity)) return numbered(pickOne(random, list.values[locale]));
  if (isName) for (const list of lists) if (has(entity, list.words)) return numbered(pickOne(random, list.values[locale]));
  if (has(words, people)) return numbered(personName(random, locale));
  if (has(words, ["note", "comment", "remark", "description", "ملاحظ", "تعليق", "وصف"]))
    return numbered(pickOne(random, sentences[locale]));
  return isName ? numbered(pickOne(random, general[locale])) : `${calledIn(locale, ctx)} ${ctx.index + 1}`;
};

/** What a field is called: a text about something no list knows is the field's own words, and which record it is. */
const calledIn = (locale: TextLocale, { field }: SampleContext): string => {
  const words = field.label?.[locale] ?? (locale === "ar" ? field.label?.en : undefined) ?? apart(field.key).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One to three sentences, or a value the field is about. */
export const sampleParagraph = (random: Random, locale: TextLocale, ctx: SampleContext): string => {
  const about = lists.find((list) => list.long && fits(list, wordsOf(ctx), entityWordsOf(ctx)));
  if (about) return pickOne(random, about.values[locale]);
  return Array.from({ length: between(random, 1, 3) }, () => pickOne(random, sentences[locale])).join(" ");
};

/** An address that can never receive mail. */
export const sampleEmail = (random: Random, _locale: TextLocale, ctx: SampleContext): string =>
  `${pickOne(random, first.en)}.${pickOne(random, last.en)}${ctx.index + 1}@example.invalid`.toLowerCase();

/** Saudi mobile numbers of a pattern that is easy to recognise as made up. */
export const samplePhone = (random: Random, _locale: TextLocale, ctx: SampleContext): string =>
  `+96650${String(between(random, 100, 999))}${String(ctx.index % 10_000).padStart(4, "0")}`;

export const sampleInteger = (random: Random, _locale: TextLocale, ctx: SampleContext): number => {
  const words = wordsOf(ctx);
  const [low, high] = has(words, ["age", "عمر"])
    ? [18, 80]
    : has(words, ["year", "سنة"])
      ? [2015, 2026]
      : has(words, ["stock", "مخزون"])
        ? [0, 400]
        : has(words, ["term", "month", "شهر"])
          ? [6, 60]
          : [1, 50];
  const [from, to] = within(low, high, ctx);
  return ctx.field.unique ? Number(ctx.field.config?.min ?? low) + ctx.index : between(random, Math.ceil(from), Math.floor(to));
};

/** Exact digits with at most two places, inside min and max. */
export const sampleDecimal = (random: Random, _locale: TextLocale, ctx: SampleContext): string => {
  const words = wordsOf(ctx);
  const [low, high] = has(words, ["salary", "income", "راتب", "دخل"])
    ? [3_000, 20_000]
    : has(words, ["loan", "budget", "قرض", "ميزانية"])
      ? [10_000, 90_000]
      : has(words, ["weight", "وزن"])
        ? [2, 90]
        : [10, 950];
  const places = Math.min(2, Number(ctx.field.config?.scale ?? 2));
  const [from, to] = within(low, high, ctx);
  return (from + random() * (to - from)).toFixed(places);
};

/** A percentage, held as a fraction. */
export const samplePercent = (random: Random, _locale: TextLocale, ctx: SampleContext): string => {
  const [from, to] = within(0, 1, ctx);
  return (between(random, Math.ceil(from * 100), Math.floor(to * 100)) / 100).toFixed(2);
};

/** What is usual, as far as a field's least and most allow it; elsewhere what they allow. */
const within = (low: number, high: number, { field: { config } }: SampleContext): readonly [number, number] => {
  const [min, max] = [config?.min, config?.max].map((limit) => (limit === undefined ? undefined : Number(limit)));
  const usual = high - low;
  const least = min ?? (max === undefined || max >= low ? low : max > 0 ? 0 : max - usual);
  const most = max ?? (least <= high ? high : least + usual);
  const from = low > most ? least : Math.max(least, low);
  return [from, Math.max(from, high < from ? most : Math.min(most, high))];
};

/** Something to be there where there has to be; what a schema asks for is not guessed. */
export const sampleJson = (random: Random, locale: TextLocale, { field }: SampleContext): unknown =>
  field.required && field.config?.schema === undefined ? { note: pickOne(random, sentences[locale]) } : null;

const day = 86_400_000;

/** A day that fits the field's name: births long ago, due dates ahead, everything else around now. */
export const sampleDay = (random: Random, ctx: SampleContext): Date => {
  const words = wordsOf(ctx);
  const now = Date.parse(ctx.now);
  if (has(words, ["birth", "dob", "ميلاد"])) return new Date(now - between(random, 4 * 365, 80 * 365) * day);
  if (has(words, ["due", "expir", "deadline", "end", "استحقاق", "انتهاء", "نهاية"])) return new Date(now + between(random, 3, 180) * day);
  if (has(words, ["hire", "join", "start", "open", "تعيين", "انضمام", "بداية"])) return new Date(now - between(random, 10, 1500) * day);
  return new Date(now + between(random, -45, 30) * day);
};

/** Office hours, on the quarter. */
export const sampleClock = (random: Random): string =>
  `${String(between(random, 8, 17)).padStart(2, "0")}:${pickOne(random, ["00", "15", "30", "45"])}:00`;

export const sampleAddress = (random: Random, locale: TextLocale, ctx: SampleContext) => ({
  street: pickOne(random, lists.find((list) => list.words.includes("street"))!.values[locale]),
  city: pickOne(random, lists.find((list) => list.words.includes("city"))!.values[locale]),
  country: typeof ctx.field.config?.country === "string" ? ctx.field.config.country : "SA",
});
