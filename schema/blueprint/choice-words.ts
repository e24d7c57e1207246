/** What people call the choices of properties that have a closed list of them, by the last name of the property's path. */
import type { Sentence } from "../ids.ts";

const w = (en: string, ar: string): Sentence => ({ en, ar });

const languages = { ar: w("Arabic", "العربية"), en: w("English", "الإنجليزية") };

const choices: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  audit: { none: w("nothing", "لا شيء"), changes: w("changes only", "التغييرات فقط"), all: w("changes and views", "التغييرات والاطلاع") },
  classification: {
    public: w("public", "عام"),
    internal: w("internal", "داخلي"),
    personal: w("personal", "شخصي"),
    sensitive: w("sensitive", "حساس"),
  },
  computed: { stored: w("when the record is saved", "عند حفظ السجل"), read: w("whenever it is read", "عند كل قراءة") },
  level: { refuse: w("refuse", "رفض"), warn: w("warn only", "تحذير فقط") },
  expect: { allowed: w("allowed", "مسموح"), refused: w("refused", "مرفوض"), masked: w("masked", "محجوب") },
  risk: { low: w("low", "منخفضة"), medium: w("medium", "متوسطة"), high: w("high", "عالية"), critical: w("critical", "حرجة") },
  nav: {
    main: w("shown in the main menu", "في القائمة الرئيسية"),
    more: w("shown under “More”", "تحت «المزيد»"),
    hidden: w("hidden", "مخفية"),
  },
  autonomy: {
    suggest: w("suggests only", "يقترح فقط"),
    confirm: w("acts once somebody agrees", "يعمل بعد الموافقة"),
    auto: w("acts by itself", "يعمل وحده"),
  },
  // biome-ignore lint/suspicious/noThenProperty: the document's own word
  then: {
    delete: w("delete them", "حذفها"),
    anonymise: w("make them anonymous", "إخفاء هوية أصحابها"),
    archive: w("archive them", "أرشفتها"),
  },
  accounts: { none: w("none", "بلا حسابات"), many: w("one for each customer", "حساب لكل عميل") },
  signUp: { open: w("open to everybody", "مفتوح للجميع"), invited: w("by invitation", "بدعوة"), closed: w("closed", "مغلق") },
  mode: { light: w("light", "فاتح"), dark: w("dark", "داكن"), system: w("that of the device", "حسب الجهاز") },
  density: { comfortable: w("comfortable", "مريحة"), compact: w("compact", "مدمجة") },
  targets: {
    web: w("the website", "الموقع"),
    pwa: w("the web app", "تطبيق الويب"),
    mobile: w("the mobile app", "تطبيق الجوال"),
    desktop: w("the desktop app", "تطبيق سطح المكتب"),
    api: w("the API", "واجهة البرمجة"),
  },
  onDelete: {
    restrict: w("refuse it while something points here", "منع الحذف ما دام مرتبطًا"),
    clear: w("clear the link", "إفراغ الرابط"),
    cascade: w("delete what points here too", "حذف المرتبط معه"),
  },
  fn: {
    count: w("how many", "العدد"),
    sum: w("their sum", "المجموع"),
    avg: w("their average", "المتوسط"),
    min: w("the lowest", "الأدنى"),
    max: w("the highest", "الأعلى"),
  },
  locales: languages,
  defaultLocale: languages,
  kind: { framework: w("framework", "إطار امتثال"), retention: w("retention", "مدة حفظ") },
  do: {
    set: w("set a field", "ضبط حقل"),
    create: w("add a record", "إضافة سجل"),
    update: w("change another record", "تعديل سجل آخر"),
    delete: w("delete the record", "حذف السجل"),
    notify: w("send a message", "إرسال رسالة"),
    call: w("call a service", "استدعاء خدمة"),
    start: w("start a workflow", "بدء سير عمل"),
    emit: w("tell other systems", "إبلاغ أنظمة أخرى"),
  },
};

/** Says a choice: `classification`, `personal`; null where the property has no such list. */
export const choiceWords = (prop: string, value: string): Sentence | null => {
  const of = choices[prop.split(".").at(-1)!];
  return of && Object.hasOwn(of, value) ? of[value]! : null;
};
