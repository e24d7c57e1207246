/**
 * What stands in a text and is no description by anybody who describes: what was pasted into it, and what others ask or offer in the mail
 * that is answered. Nothing is read out of it [BP43]; it is listed as not understood, and the way it can be brought in is told.
 */
import type { Sentence } from "../../../../../schema/ids.ts";
import { type Pasted, type PastedKind, pastedIn, tableIn, withoutPasted } from "../../../../../schema/pasted-text.ts";
import type { Question, Report, Span } from "../../../../../schema/planner.ts";

export interface Readable {
  /** The text with blanks where something was set aside; every place stays where it was. */
  readonly text: string;
  readonly aside: readonly Span[];
  readonly questions: readonly Question[];
}

/** A text as it is to be read, with what was set aside. */
export const readableOf = (given: string): Readable => {
  const pasted = pastedIn(given);
  const aside = [...pasted, ...quotedAsking(withoutPasted(given, pasted))].sort((a, b) => a.from - b.from);
  const kinds = [...new Set(pasted.map(({ kind }) => kind))];
  return {
    text: withoutPasted(given, aside),
    aside: aside.map(({ from, to }) => ({ from, to, text: given.slice(from, to) })),
    questions: kinds.map((kind) => ({ id: `pasted-${kind}`, text: ways[kind](given, pasted), choices: [], default: null })),
  };
};

/** A report together with what was set aside, in the order of the text; the way in for what was pasted is told first. */
export const withAside = (report: Report, { aside, questions }: Readable): Report =>
  aside.length === 0
    ? report
    : {
        ...report,
        ignored: [...report.ignored, ...aside].sort((a, b) => a.from - b.from),
        questions: [...questions, ...report.questions].slice(0, 5),
      };

const ways: Readonly<Record<PastedKind, (text: string, pasted: readonly Pasted[]) => Sentence>> = {
  sql: () => ({
    en: "There is SQL in this; nothing was read out of it. Bring it as a file on the home page, and its tables, keys and checks become a draft.",
    ar: "في النص SQL ولم يُقرأ منه شيء. أحضره ملفًا من الصفحة الرئيسية فتصير جداوله ومفاتيحه وقيوده مسودة.",
  }),
  blueprint: () => ({
    en: "This is the file of a blueprint; nothing was read out of it. Open it as a file on the home page.",
    ar: "هذا ملف مخطط ولم يُقرأ منه شيء. افتحه ملفًا من الصفحة الرئيسية.",
  }),
  api: () => ({
    en: "This describes an API for programs; it is not read here. Say what is kept and what each has, or bring the SQL of the database behind it as a file.",
    ar: "هذا وصف واجهة برمجية وهو لا يُقرأ هنا. اذكر ما يُحفظ وما لكل منه، أو أحضر SQL لقاعدة البيانات التي وراءها ملفًا.",
  }),
  json: () => ({
    en: "There is JSON in this; it is not read here. Say what is kept and what each has, for example: “Customers have a name and an email”.",
    ar: "في النص JSON وهو لا يُقرأ هنا. اذكر ما يُحفظ وما لكل منه، مثلًا: «لكل عميل اسم وبريد إلكتروني».",
  }),
  table: (text, pasted) => {
    const columns = pasted.flatMap(({ kind, from, to }) => (kind === "table" ? (tableIn(text.slice(from, to))?.columns ?? []) : []));
    const [en, ar] = [columns.slice(0, 12).join(", "), columns.slice(0, 12).join("، ")];
    return {
      en: `There are rows of a table in this (${en}). Say what one row is, for example: “Each customer has: ${en}”. Rows come in as a CSV file once the platform runs.`,
      ar: `في النص صفوف جدول (${ar}). اذكر ما الصف الواحد، مثلًا: «لكل عميل: ${ar}». وتُدخل الصفوف ملف CSV بعد تشغيل المنصة.`,
    };
  },
  code: () => ({
    en: "There is program code in this; nothing was read out of it. Say in words what is kept and what each has.",
    ar: "في النص شيفرة برمجية ولم يُقرأ منها شيء. اذكر بالكلمات ما يُحفظ وما لكل منه.",
  }),
  address: () => ({
    en: "Addresses are not opened. Paste the text that stands there, or bring the file.",
    ar: "لا تُفتح العناوين. الصق النص الموجود هناك، أو أحضر الملف.",
  }),
};

/** "> Do you want invoices too? We could also keep claims.": what the other side asks and offers, and "On Monday Omar wrote:" above it. */
const quotedAsking = (text: string): readonly { readonly from: number; readonly to: number }[] => {
  const lines = [...text.matchAll(/^.*$/gm)];
  const said = lines.filter(([line]) => /[\p{L}]/u.test(line));
  // A list or a whole text with such marks is nobody's quote.
  if (said.every(([line]) => quoted.test(line)) || !said.some(([line]) => quoted.test(line))) return [];
  return lines.flatMap((match) => {
    const [line] = match;
    if (attribution.test(line)) return [{ from: match.index, to: match.index + line.length }];
    if (!quoted.test(line)) return [];
    return [...line.matchAll(/[^\s>.!?؟][^>.!?؟]{0,2000}[.!?؟]*/g)].flatMap((part) =>
      asking.test(part[0]) ? [{ from: match.index + part.index, to: match.index + part.index + part[0].length }] : [],
    );
  });
};
const quoted = /^\s{0,3}>/;
const attribution = /^[\s>]*(?:on\b.{0,200}\bwrote|(?:في|بتاريخ|يوم)\s.{0,200}كتب.{0,80})\s*:\s*$/iu;
const asking = /[?؟]\s*$|^\s*(?:we|you|i|one|it)\s+(?:could|might)\b|^\s*(?:maybe|perhaps)\b|^\s*(?:ربما|يمكننا|نستطيع|قد)\s|^\s*هل\s/iu;
