import { defineStrings } from "../../../ui/strings.ts";

/** What was pasted into the box, what it is good for, and the way there. */
export const pastedStrings = defineStrings({
  sql: {
    en: "This holds the SQL of a database. Its tables, keys and checks can become the draft, with a report of what was taken and what not.",
    ar: "في النص SQL لقاعدة بيانات. يمكن أن تصير جداولها ومفاتيحها وقيودها مسودة، مع تقرير بما أُخذ وما لم يؤخذ.",
  },
  blueprint: { en: "This is the file of a blueprint.", ar: "هذا ملف مخطط." },
  api: {
    en: "This describes an API for programs, which is not read here. Say in words what is kept, or open the SQL of the database behind it.",
    ar: "هذا وصف واجهة برمجية، وهو لا يُقرأ هنا. اذكر بالكلمات ما يُحفظ، أو افتح SQL لقاعدة البيانات التي وراءها.",
  },
  json: {
    en: "This holds JSON, which is not read here. Say in words what is kept and what each thing has.",
    ar: "في النص JSON، وهو لا يُقرأ هنا. اذكر بالكلمات ما يُحفظ وما لكل شيء.",
  },
  code: {
    en: "This holds program code, which is not read here. Say in words what is kept and what each thing has.",
    ar: "في النص شيفرة برمجية، وهي لا تُقرأ هنا. اذكر بالكلمات ما يُحفظ وما لكل شيء.",
  },
  address: {
    en: "Addresses are not opened. Paste the text that stands there, or open the file below.",
    ar: "لا تُفتح العناوين. الصق النص الموجود هناك، أو افتح الملف من الأسفل.",
  },
  table: {
    en: "These are rows of a table. Its columns can become what each record has; the rows come in as a CSV file once the platform runs.",
    ar: "هذه صفوف جدول. يمكن أن تصير أعمدته ما لكل سجل؛ وتُدخل الصفوف ملف CSV بعد تشغيل المنصة.",
  },
  readTables: { en: "Read the tables", ar: "اقرأ الجداول" },
  openBlueprint: { en: "Open the blueprint", ar: "افتح المخطط" },
  oneRow: { en: "What is one row?", ar: "ما الصف الواحد؟" },
  oneRowExample: { en: "customer", ar: "عميل" },
  intoWords: { en: "Put it into words", ar: "ضعه في كلمات" },
  eachHas: { en: "Each {one} has: {columns}.", ar: "لكل {one}: {columns}." },
  onlyWords: { en: "Build from the other words", ar: "ابنِ من بقية الكلمات" },
});
