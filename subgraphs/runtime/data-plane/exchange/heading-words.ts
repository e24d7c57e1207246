/**
 * What a heading of a table file may mean: words as the search reads them (see `search.plain`), without articles, and the other words
 * people use for the same thing, in both languages. Nothing is learned and nothing is weighed: the same heading means the same, always.
 */
import { asWritten } from "./csv.ts";

/** Words as a search compares them, one space between. The function `search.plain` of the database, for texts of any script. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "")
    .replace(/[ٱىةیک٠-٩۰-۹]/g, (letter) => same.get(letter) ?? letter)
    .replace(/[^\p{Alphabetic}\p{Nd}]+/gu, " ")
    .trim()
    .replace(/(^| )[وفبك](?=ال[^ ]{2})/g, "$1");

const same = new Map([
  ["ٱ", "ا"],
  ["ى", "ي"],
  ["ة", "ه"],
  ["ی", "ي"],
  ["ک", "ك"],
  ...[..."٠١٢٣٤٥٦٧٨٩"].map((digit, n) => [digit, String(n)] as const),
  ...[..."۰۱۲۳۴۵۶۷۸۹"].map((digit, n) => [digit, String(n)] as const),
]);

/** A heading as it is compared: `dateOfBirth`, `Date of birth` and `the DATE-of-birth` are one. */
export const headingOf = (text: string): string =>
  plainWords(asWritten(text).replace(/([a-z0-9])([A-Z])/g, "$1 $2"))
    .split(" ")
    .filter((word) => !articles.has(word))
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, ""))
    .join(" ");
const articles: ReadonlySet<string> = new Set(["the", "a", "an"]);

/** Words for one thing; a field belongs to it when its key or a label is among them, or its type says so. */
export const meanings = {
  name: "name, full name, fullname, display name, complete name, الاسم, الاسم الكامل, اسم كامل, الاسم الثلاثي, الاسم الرباعي",
  firstName: "first name, firstname, given name, forename, fname, الاسم الأول",
  lastName: "last name, lastname, surname, family name, lname, اسم العائلة, العائلة, اللقب, الاسم الأخير",
  email:
    "email, e-mail, mail, email address, e-mail address, mail address, البريد الإلكتروني, البريد, بريد, الإيميل, إيميل, عنوان البريد الإلكتروني",
  phone:
    "phone, phone number, phone no, telephone, telephone number, tel, tel no, mobile, mobile number, mobile no, mobile phone, cell, cell phone, cellphone, gsm, whatsapp, contact number, الهاتف, رقم الهاتف, هاتف, الجوال, رقم الجوال, الجوّال, جوال, الموبايل, رقم الموبايل, المحمول, رقم المحمول, الخلوي, التلفون, رقم التلفون, واتساب",
  address: "address, street address, postal address, mailing address, location, العنوان, عنوان السكن, العنوان البريدي, الموقع",
  city: "city, town, المدينة, البلدة",
  country: "country, nation, الدولة, البلد",
  nationality: "nationality, citizenship, الجنسية",
  postalCode: "postal code, postcode, zip, zip code, الرمز البريدي",
  birthDate: "date of birth, birth date, birthdate, birthday, dob, born, تاريخ الميلاد, الميلاد, تاريخ الولادة, يوم الميلاد",
  gender: "gender, sex, الجنس, النوع الاجتماعي",
  age: "age, العمر, السن",
  nationalId:
    "national id, national id number, id number, identity number, civil id, identity, رقم الهوية, الهوية, الرقم الوطني, الرقم القومي, رقم الهوية الوطنية, السجل المدني",
  company: "company, company name, organization, organisation, employer, الشركة, اسم الشركة, المؤسسة, جهة العمل, المنشأة",
  department: "department, dept, division, القسم, الإدارة",
  jobTitle: "job title, position, occupation, profession, المسمى الوظيفي, الوظيفة, المهنة, المنصب",
  note: "note, notes, remark, remarks, comment, comments, memo, ملاحظة, ملاحظات, الملاحظات, تعليق, تعليقات",
  description: "description, details, desc, الوصف, التفاصيل, البيان",
  title: "title, subject, heading, العنوان الرئيسي, الموضوع",
  status: "status, state, stage, الحالة, المرحلة, الوضع",
  category: "category, type, kind, class, الفئة, النوع, التصنيف, الصنف",
  quantity: "quantity, qty, pieces, units, amount of units, الكمية, العدد",
  price: "price, unit price, cost, rate, السعر, سعر الوحدة, التكلفة, الثمن",
  amount: "amount, total, total amount, sum, value, المبلغ, الإجمالي, المجموع, القيمة, المبلغ الإجمالي",
  code: "code, sku, reference, ref, reference number, item code, الرمز, الكود, المرجع, رقم المرجع",
  number: "number, no, num, nr, serial, serial number, الرقم, رقم, الرقم التسلسلي, رقم مسلسل",
  date: "date, day, التاريخ, اليوم",
  time: "time, hour, الوقت, الساعة",
  startDate: "start date, start, begin, begin date, from, from date, starts on, تاريخ البدء, تاريخ البداية, البداية, من تاريخ",
  endDate: "end date, end, finish, to date, until, ends on, تاريخ الانتهاء, تاريخ النهاية, النهاية, إلى تاريخ",
  dueDate: "due date, due, deadline, تاريخ الاستحقاق, الموعد النهائي, الاستحقاق",
  website: "website, web site, url, web, homepage, link, الموقع الإلكتروني, رابط, الرابط",
} as const;
export type Meaning = keyof typeof meanings;

const byWords = new Map<string, Meaning>(
  (Object.entries(meanings) as [Meaning, string][]).flatMap(([meaning, words]) =>
    words.split(", ").map((word) => [headingOf(word), meaning] as const),
  ),
);

/** What a heading or a name of a field means, if it is one of the things every table has. */
export const meaningOfWords = (words: string): Meaning | null => byWords.get(headingOf(words)) ?? null;

/** Words that say that a heading names a record: «اسم العميل», `customer name`, `customer id`. */
const naming: ReadonlySet<string> = new Set(["name", "id", "اسم", "معرف"].map(headingOf));

/** The rest of a heading that names a record of something else; null when it does not say so. */
export const namedThing = (heading: string): string | null => {
  const words = headingOf(heading).split(" ");
  if (words.length < 2) return null;
  if (naming.has(words[0]!)) return words.slice(1).join(" ");
  return naming.has(words.at(-1)!) ? words.slice(0, -1).join(" ") : null;
};
