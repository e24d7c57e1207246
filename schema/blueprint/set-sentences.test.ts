/** Sentences about properties that were set, as a person would write them: of every property of every kind. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loan } from "../fixtures/loan.ts";
import { choiceWords } from "./choice-words.ts";
import { flatten } from "./document.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import { nodeKindNames, type Op } from "./operation.ts";
import { propWords } from "./prop-words.ts";
import type { Tense } from "./sentence-parts.ts";
import { sentences } from "./sentences.ts";

const draft = flatten(loan);
const said = (id: string, prop: string, value: unknown, tense: Tense = "done"): readonly [string, string] => {
  const [line] = sentences([{ op: "set", id, prop, value } as Op], draft, tense);
  return [line!.text.en, line!.text.ar];
};
const props = [
  ...Object.entries(headerProps).map(([name, spec]) => ({ kind: "header" as const, name, spec })),
  ...nodeKindNames.flatMap((kind) => Object.entries(kindSpec(kind).props).map(([name, spec]) => ({ kind, name, spec }))),
];

describe("what a property that was set says", () => {
  it("is called by a noun in both languages, whatever it is", () => {
    for (const { kind, name } of props) {
      const { en, ar } = propWords(name, kind);
      // "the … of Patient": no question, no verb, and never the document's own word.
      expect(en, `${kind}.${name}`).toMatch(/^(?!what |where |when |how |why |explaining |switched |fixed |required$)/);
      expect(ar, `${kind}.${name}`).toMatch(/^[\u0600-\u06ff\s]+$/);
    }
  });

  it("names a choice in both languages, where the choices are few", () => {
    // A field's type has a label of its own; the rest are the names of things.
    const named = new Set(["sector", "page.kind", "type", "font", "category", "framework"]);
    for (const { kind, name, spec } of props) {
      const members = spec.is === "split" ? Object.entries(spec.members ?? {}) : [];
      for (const [prop, { zod }] of [[name, spec] as const, ...members])
        if (zod instanceof z.ZodEnum && !named.has(prop) && !named.has(`${kind}.${prop}`))
          for (const choice of zod.options)
            expect([prop, choice, choiceWords(prop, String(choice))?.ar]).toEqual([prop, choice, expect.any(String)]);
    }
  });

  it.each([
    [
      "f_inc",
      "required",
      true,
      "*Monthly income* of Application must be filled in from now on",
      "أصبحت تعبئة *Monthly income* في طلب إلزامية",
    ],
    [
      "f_inc",
      "required",
      null,
      "*Monthly income* of Application may be left empty from now on",
      "أصبحت تعبئة *Monthly income* في طلب اختيارية",
    ],
    [
      "f_inc",
      "unique",
      true,
      "No two records may have the same *Monthly income* of Application",
      "تم منع تكرار قيمة *Monthly income* في طلب",
    ],
    [
      "f_inc",
      "immutable",
      true,
      "*Monthly income* of Application can no longer be changed once the record is there",
      "تم منع تغيير *Monthly income* في طلب بعد إنشاء السجل",
    ],
    [
      "f_inc",
      "searchable",
      null,
      "Search no longer looks into *Monthly income* of Application",
      "لم يعد البحث يشمل *Monthly income* في طلب",
    ],
    [
      "f_inc",
      "default",
      true,
      "Set the default value of *Monthly income* of Application to yes",
      "تم جعل القيمة الافتراضية في *Monthly income* في طلب: نعم",
    ],
    [
      "f_inc",
      "classification",
      "sensitive",
      "Set the sensitivity of *Monthly income* of Application to sensitive",
      "تم جعل درجة الحساسية في *Monthly income* في طلب: حساس",
    ],
    [
      "f_inc",
      "computed",
      "read",
      "Set the time of calculation of *Monthly income* of Application to whenever it is read",
      "تم جعل وقت الحساب في *Monthly income* في طلب: عند كل قراءة",
    ],
    ["ent_cust", "sampleRows", 5, "Set the number of test rows of *Customer* to 5", "تم جعل عدد صفوف الاختبار في *عميل*: 5"],
    [
      "ent_cust",
      "labelBefore",
      { ar: "عميل" },
      "The Arabic name of *Customer*, “عميل”, may no longer fit",
      "الاسم بالعربية في *عميل*، «عميل»، قد لا يناسب الآن",
    ],
    [
      "ent_cust",
      "labelBefore.en",
      "Customer",
      "The English name of *Customer*, “Customer”, may no longer fit",
      "الاسم بالإنجليزية في *عميل*، «Customer»، قد لا يناسب الآن",
    ],
    ["ent_cust", "labelBefore.ar", null, "The Arabic name of *Customer* is settled", "تم حسم الاسم بالعربية في *عميل*"],
    ["r_cust", "signUp", true, "Visitors can sign up as *Customer*", "تم السماح للزوار بالتسجيل بدور *عميل*"],
    [
      "r_cust",
      "explain",
      null,
      "*Customer* can no longer ask why others may, or may not, do something",
      "تم منع *عميل* من السؤال عن سبب صلاحيات الآخرين",
    ],
    ["header", "signUp", "invited", "Set the sign-up of the platform to by invitation", "تم جعل التسجيل في المنصة: بدعوة"],
    ["header", "theme.mode", "dark", "Set the colour mode of the platform to dark", "تم جعل نمط الألوان في المنصة: داكن"],
    ["w_loan", "enabled", false, "Switched *Decide* off", "تم إيقاف *البت*"],
    [
      "var_max",
      "perEnvironment",
      null,
      "*Highest amount* has the same value in every environment",
      "صارت لـ *أعلى مبلغ* قيمة واحدة في كل البيئات",
    ],
    [
      "as_desk",
      "reads",
      ["ent_cust", "ent_app"],
      "Set the readable entities of *Desk assistant* to Customer, Application",
      "تم جعل الكيانات المقروءة في *مساعد المكتب*: عميل، طلب",
    ],
    [
      "as_desk",
      "autonomy",
      "confirm",
      "Set the autonomy of *Desk assistant* to acts once somebody agrees",
      "تم جعل درجة الاستقلال في *مساعد المكتب*: يعمل بعد الموافقة",
    ],
    [
      "e_1",
      "to",
      "s_ap",
      "Set the end of *connection between steps of Decide* to Approval",
      "تم جعل النهاية في *الوصلة بين خطوتين في البت*: Approval",
    ],
    [
      "cm_keep",
      "then",
      "archive",
      "Set the final step of *keeping Application* to archive them",
      "تم جعل الخطوة الأخيرة في *مدة حفظ طلب*: أرشفتها",
    ],
    ["fx_1", "do", "notify", "Set the task of *effect of Submit* to send a message", "تم جعل المهمة في *الأثر في تقديم*: إرسال رسالة"],
  ])("%s.%s = %j", (id, prop, value, en, ar) => {
    expect(said(id, prop, value)).toEqual([en, ar]);
  });

  it.each([
    ["f_inc", "required", true, "Require *Monthly income* of Application to be filled in", "جعل تعبئة *Monthly income* في طلب إلزامية"],
    [
      "f_inc",
      "unique",
      null,
      "Let several records have the same *Monthly income* of Application",
      "السماح بتكرار قيمة *Monthly income* في طلب",
    ],
    [
      "f_inc",
      "label.en",
      "Income",
      "Rename *Monthly income* of Application to “Income”",
      "تسمية *Monthly income* في طلب بالإنجليزية: «Income»",
    ],
    ["r_cust", "signUp", null, "Keep visitors from signing up as *Customer*", "منع الزوار من التسجيل بدور *عميل*"],
    ["w_loan", "enabled", false, "Switch *Decide* off", "إيقاف *البت*"],
    ["ent_cust", "labelBefore.ar", null, "Settle the Arabic name of *Customer*", "حسم الاسم بالعربية في *عميل*"],
    ["ent_cust", "sampleRows", null, "Clear the number of test rows of *Customer*", "إفراغ عدد صفوف الاختبار في *عميل*"],
  ])("%s.%s = %j, while it is only proposed", (id, prop, value, en, ar) => {
    expect(said(id, prop, value, "proposed")).toEqual([en, ar]);
  });

  it("the same of what comes, goes and is let in, both as it is proposed and as it was done", () => {
    const both = (op: Op) => (["done", "proposed"] as const).map((tense) => sentences([op], draft, tense)[0]!.text);
    expect(both({ op: "remove", id: "ent_cust" })).toEqual([
      { en: "Removed the entity *Customer*, with its records hidden", ar: "تم حذف الكيان *عميل* وإخفاء سجلاته" },
      { en: "Remove the entity *Customer* and hide its records", ar: "حذف الكيان *عميل* وإخفاء سجلاته" },
    ]);
    expect(both({ op: "link", id: "p_a3", prop: "allow", to: "delete" })).toEqual([
      { en: "Officer can now delete Application", ar: "يمكن لـ موظف الآن حذف طلب" },
      { en: "Let Officer delete Application", ar: "سيمكن لـ موظف حذف طلب" },
    ]);
    expect(both({ op: "unlink", id: "p_a6", prop: "mask", to: "f_inc" })).toEqual([
      { en: "*Monthly income* of Application is no longer masked for Auditor", ar: "تم إظهار *Monthly income* في طلب لـ مدقق دون حجب" },
      { en: "Show *Monthly income* of Application to Auditor unmasked", ar: "إظهار *Monthly income* في طلب لـ مدقق دون حجب" },
    ]);
  });

  it.each([
    ["targets", "mobile", "Added the mobile app to the apps of the platform", "تمت إضافة تطبيق الجوال إلى التطبيقات في المنصة"],
    ["locales", "en", "Added English to the languages of the platform", "تمت إضافة الإنجليزية إلى اللغات في المنصة"],
  ])("a member of %s is named", (prop, to, en, ar) => {
    const [line] = sentences([{ op: "link", id: "header", prop, to }], draft, "done");
    expect(line!.text).toEqual({ en, ar });
  });
});
