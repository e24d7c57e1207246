/** What is described in English is called something in Arabic as well, or nothing: names by the dictionary and the grammar. */
import { expect, test } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { arabicOf, type Named } from "../../subgraphs/blueprint/planner/offline/words/english-arabic.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const said = (named: Named, names: Readonly<Record<string, string | null>>) =>
  expect(Object.fromEntries(Object.keys(names).map((name) => [name, arabicOf(name, named)]))).toEqual(names);

test("[BP48] turns compounds round, one without the article and several with it", () => {
  said("entity", {
    "Damage report": "تقرير ضرر",
    "Guest list": "قائمة ضيوف",
    "Waiting list": "قائمة انتظار",
    "Insurance policy": "وثيقة تأمين",
    "Home visit report": "تقرير زيارة منزلية",
    "Customer email": "بريد إلكتروني لعميل",
  });
  said("entities", {
    "Damage reports": "تقارير الأضرار",
    "Repair requests": "طلبات الإصلاح",
    "New patients": "المرضى الجدد",
    "Office managers": "مديرو المكاتب",
    "Employee files": "ملفات الموظفين",
    "Unpaid invoices": "الفواتير غير المدفوعة",
    "Musical instruments": "الآلات الموسيقية",
  });
});

test("[BP48] names fields with the article, adjectives by the gender of their noun", () => {
  said("field", {
    "Repair cost": "تكلفة الإصلاح",
    "Monthly fee": "الرسوم الشهرية",
    "Maximum weight": "الوزن الأقصى",
    "Number of crates": "عدد الصناديق",
    "Limited number of places": "عدد الأماكن المحدود",
    "Date of death": "تاريخ الوفاة",
    "Price per hour": "سعر الساعة",
    "Price per kilo": "السعر لكل كيلوغرام",
    "Length in metres": "الطول بالأمتار",
    "Owner's name": "اسم المالك",
    "Customer's phone number": "رقم هاتف العميل",
    "Next inspection date": "تاريخ الفحص القادم",
    "Last donation date": "تاريخ آخر تبرع",
    "Next statutory inspection": "الفحص القانوني القادم",
    "Received by": "المستلم",
    "Units needed": "الوحدات المطلوبة",
    "Insured value": "القيمة المؤمن عليها",
  });
  said("date", { "Date received": "تاريخ الاستلام", Repaired: "تاريخ الإصلاح", "Collected on": "تاريخ الاستلام" });
  said("yes or no", { Paid: "مدفوع", Urgent: "عاجل", "Has water tap": "يوجد صنبور مياه", "Deposit paid": "العربون مدفوع" });
});

test("[BP48] names roles and what becomes of a record", () => {
  said("role", {
    "Office manager": "مدير المكتب",
    "Transport officer": "مسؤول النقل",
    "Laboratory staff": "موظفو المختبر",
    "Maintenance team": "فريق الصيانة",
    "Dress designer": "مصمم فساتين",
    "Tree officer": "مسؤول الأشجار",
    "Head chef": "كبير الطهاة",
    // A thing is nobody.
    Monitor: null,
  });
  said("state", {
    Ready: "جاهز",
    Collected: "تم الاستلام",
    Washing: "قيد الغسيل",
    "Under repair": "قيد الإصلاح",
    "Not delivered": "لم يتم التسليم",
    "Ready for delivery": "جاهز للتسليم",
    "Being washed": "قيد الغسيل",
    Unpaid: "غير مدفوع",
  });
  said("choice", { Washing: "غسيل", Wool: "صوف", Approve: "اعتماد", Morning: "صباح" });
});

test("[BP48] gives no half of a name, and none of two meanings", () => {
  said("entity", {
    "Flibber report": null,
    "Damage flibber": null,
    Court: null,
    Urgent: null,
    "Salt and pepper": null,
    "Repairing pianos": null,
  });
  said("field", { "Heavy old goods train driver's new licence": null, Dadant: null, "Area 51": null });
});

const laundry =
  "A laundry for hotels. Each laundry bag has a bag number, a net weight, a washing temperature and a status (collected, washing, ready, delivered). A flibbertigibbet has a name. Drivers collect laundry bags. The shift leader sees everything.";

test("[BP48] names in Arabic what was described in English, and leaves the keys and unknown words alone", async () => {
  const { blueprint } = await runPlan(offline, laundry);
  const bag = Object.values(blueprint.entities).find(({ key }) => key === "laundryBag");
  expect(bag?.label).toEqual({ en: "Laundry bag", ar: "كيس غسيل" });
  expect(bag?.plural).toEqual({ en: "Laundry bags", ar: "أكياس الغسيل" });
  const fields = Object.fromEntries(Object.values(bag!.fields).map(({ key, label }) => [key, label?.ar]));
  expect(fields).toMatchObject({ netWeight: "الوزن الصافي", washingTemperature: "درجة حرارة الغسيل" });
  const status = Object.values(bag!.fields).find(({ key }) => key === "status");
  expect(
    Object.values(status?.options ?? {})
      .map(({ label }) => label?.ar)
      .sort(),
  ).toEqual(["تم الاستلام", "تم التوصيل", "جاهز", "قيد الغسيل"]);
  expect(Object.values(blueprint.roles).map(({ label }) => label?.ar)).toContain("رئيس وردية");
  expect(Object.values(blueprint.entities).find(({ key }) => key === "flibbertigibbet")?.label).toEqual({ en: "Flibbertigibbet" });
});

test("[BP48] calls no two things the same", async () => {
  const { blueprint } = await runPlan(
    offline,
    "Each landfill has a capacity, a garbage type and a rubbish type. Each lorry has a name. Each truck has a name.",
  );
  const all = Object.values(blueprint.entities);
  const labels = all.flatMap(({ label }) => label?.ar ?? []);
  expect(new Set(labels).size).toBe(labels.length);
  for (const { fields } of all) {
    const names = Object.values(fields).flatMap(({ label }) => label?.ar ?? []);
    expect(new Set(names).size).toBe(names.length);
  }
  const landfill = all.find(({ key }) => key === "landfill");
  const types = Object.values(landfill!.fields).filter(({ key }) => key.endsWith("Type"));
  expect(types.map(({ label }) => label?.ar)).toEqual(["نوع النفايات", undefined]);
});

const arabicOfAll = (nodes: Readonly<Record<string, { readonly key: string; readonly label?: { readonly ar?: string } }>>) =>
  Object.fromEntries(Object.values(nodes).map(({ key, label }) => [key, label?.ar]));

test("[BP48] the Arabic name somebody gave wins", async () => {
  const { blueprint } = await runPlan(
    offline,
    "Each depot (المخزن الكبير) has a name and a gross weight (الوزن القائم). Each quote request (طلبات التسعير) has a date.",
  );
  expect(arabicOfAll(blueprint.entities)).toMatchObject({ warehouse: "المخزن الكبير", quoteRequest: "طلب تسعير" });
  const depot = Object.values(blueprint.entities).find(({ key }) => key === "warehouse");
  expect(arabicOfAll(depot!.fields)).toMatchObject({ grossWeight: "الوزن القائم" });
});

test("[BP41] names in Arabic what a later sentence adds, and takes the Arabic name given there", async () => {
  const { draft: base } = await runPlan(offline, laundry);
  const added = async (text: string) =>
    (await runPlan(offline, text, { base })).batches
      .flatMap(({ ops }) => ops)
      .flatMap((op) => (op.op === "add" && op.props.label ? [(op.props.label as { readonly ar?: string }).ar] : []));
  expect(await added("Add a gross weight and a drying method to laundry bags")).toEqual(["الوزن الإجمالي", "طريقة التجفيف"]);
  expect(await added("Add a field gross weight (الوزن القائم) to laundry bags")).toEqual(["الوزن القائم"]);
  expect(await added("Add the option under repair to the status of laundry bags")).toEqual(["قيد الإصلاح"]);
  expect(await added("Add a role quality inspector")).toEqual(["مفتش جودة"]);
  expect(await added("Add a role quality inspector (مراقب الجودة)")).toEqual(["مراقب الجودة"]);
});
