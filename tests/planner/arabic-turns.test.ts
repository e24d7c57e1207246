/** How Arabic puts a list, a state and who does what: names of two words, «بيانات …», «يطلع له», «بس», who stands right before the verb. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

describe("a record under a name of two words", () => {
  it("[BP48] is called by both, in lists and in rights as well", async () => {
    const blueprint = await read(
      "بلدية.\n١. طلب الرخصة: الاسم التجاري، مساحة المحل، الحالة (مقدم، مقبول).\n٢. زيارة التفتيش: طلب الرخصة، تاريخ الزيارة، التوصية.\nالمواطن يقدم طلبات الرخص. المفتش يسجل الزيارات.",
    );
    expect(keysOf(blueprint)).toEqual(["inspectionVisit", "licenceRequest"]);
    expect(linksOf(blueprint)).toContain("inspectionVisit > licenceRequest");
    expect([right(blueprint, "citizen", "create", "licenceRequest"), right(blueprint, "inspector", "create", "inspectionVisit")]).toEqual([
      "own",
      "all",
    ]);
  });
  it("[BP48] is the first of them where the second is kept itself: «حجوزات الملاعب»", async () => {
    const text = "الملاعب: الاسم، السعر. حجوزات الملاعب: الملعب، التاريخ، الساعة.";
    expect(keysOf(await read(text))).toEqual(["booking", "court"]);
  });
});

describe("what a list says it lists", () => {
  it.each([
    ["مدرسة. بيانات الطالب هي الاسم والعمر ورقم الهاتف.", "student"],
    ["مدرسة.\nبيانات الطالب: الاسم، العمر، رقم الهاتف.", "student"],
    ["مدرسة.\n- الطلاب: كل طالب باسم وعمر ورقم هاتف", "student"],
  ])("[BP48] %s", async (text, key) => {
    expect(entitiesOf(await read(text))[key]).toEqual(expect.arrayContaining(["name", "age", "phone"]));
  });
  it("[BP48] the place «موقع» is kept where it is described, and pointed to", async () => {
    const blueprint = await read("حراسات.\nبيانات الموقع: اسم الموقع، المدينة.\nبيانات الوردية: الموقع، التاريخ، وقت البداية.");
    expect(linksOf(blueprint)).toContain("shift > location");
  });
  it("[BP48] what a document names is not its own: «الفاتورة فيها النباتات»", async () => {
    const links = linksOf(await read("مشتل. كل نبتة لها اسم وسعر. الفاتورة فيها التاريخ والنباتات والمجموع."));
    expect([links.includes("invoice > plant"), links.includes("plant > invoice")]).toEqual([true, false]);
  });
  it("[BP48] a result is kept for each student and each exam", async () => {
    const blueprint = await read("مدرسة. لكل طالب اسم وعمر. لكل اختبار تاريخ ولجنة، وتسجل شهادة كل طالب فيه.");
    expect(linksOf(blueprint)).toEqual(expect.arrayContaining(["certificate > exam", "certificate > student"]));
  });
  it.each([
    ["روضة. لكل طفل اسم. المحاسبة تصدر القسط الشهري لكل طفل: الشهر والمبلغ ومدفوع أو لا.", "installment > child"],
    ["روضة. لكل طفل اسم. الحاضنة تكتب تقرير يومي لكل طفل فيه الوجبات والمزاج.", "report > child"],
  ])("[BP48] what is kept of each has the list, and not whose it is: %s", async (text, link) => {
    const blueprint = await read(text);
    expect(linksOf(blueprint)).toContain(link);
    expect(entitiesOf(blueprint).child).toEqual(["name"]);
  });
  it("[BP48] «تتكون الأسرة المستفيدة من …»: the whole name has what follows", async () => {
    const text = "جمعية. تتكون الأسرة المستفيدة من اسم المعيل وعدد الأفراد والعنوان.";
    expect(entitiesOf(await read(text)).family).toEqual(["address", "name", "quantity"]);
  });
  it("[BP48] «وتكون متاحة أو محجوزة»: its states", async () => {
    const { entities } = await read("معرض. السيارة لها الماركة واللون والسعر، وتكون متاحة أو محجوزة أو مباعة.");
    const status = Object.values(entities)
      .flatMap((one) => Object.values(one.fields))
      .find(({ key }) => key === "status");
    expect(Object.keys(status?.options ?? {})).toHaveLength(3);
  });
  it("[BP48] what is only listed behind what is asked for is kept, though no lexicon knows it", async () => {
    const text = "أريد تطبيق لمربي النحل: المناحل والخلايا وفحوصات الخلايا والعسل";
    expect(keysOf(await read(text))).toEqual(expect.arrayContaining(["apiary", "hive"]));
  });
  it.each(["مطعم. الطلب له رقم. الطلب بيعدي على: جديد، جاهز، ملغي.", "مطعم.\n- الطلبات: الرقم، الحالة\n- الحالات: جديد ← جاهز ← ملغي"])(
    "[BP48] states: %s",
    async (text) => {
      const fields = Object.values((await read(text)).entities).flatMap((one) => Object.values(one.fields));
      const status = fields.find(({ key }) => key === "status");
      expect(
        Object.values(status?.options ?? {})
          .map(({ key }) => key)
          .sort(),
      ).toEqual(["cancelled", "new", "ready"]);
    },
  );
});

const clinic = "عيادة. لكل مريض اسم ورقم هاتف. لكل موعد المريض والتاريخ والساعة. ";
describe("who does it", () => {
  it.each([
    ["وفي العيادة الممرضة بتضيف المواعيد.", "nurse"],
    ["لو ضاعت الممرضة تضيف المواعيد.", "nurse"],
    ["الممرضة بس تقدر تضيف المواعيد.", "nurse"],
    ["أما الممرضة فتضيف المواعيد.", "nurse"],
    ["كل ممرضة تضيف المواعيد.", "nurse"],
    ["الممرضة بتفحصله نظره وبتضيف المواعيد.", "nurse"],
    ["مول العيادة هو اللي كيضيف المواعيد.", "owner"],
  ])("[BP48] %s: %s", async (text, role) => {
    const blueprint = await read(clinic + text);
    expect([rolesOf(blueprint), right(blueprint, role, "create", "appointment")]).toEqual([[role], "all"]);
  });
  it("[BP48] whoever heads a place does, and no platform is asked for: «رئيس البلدية يطلع على كل شيء»", async () => {
    expect(right(await read(`${clinic}رئيس البلدية يطلع على كل شيء.`), "municipalityHead", "read", "appointment")).toBe("all");
  });
  it("[BP48] who does what nobody knows is there: «المحاسب يطابق الكاش»", async () => {
    expect(rolesOf(await read(`${clinic}المحاسب يطابق الكاش كل يوم.`))).toEqual(["accountant"]);
  });
  it.each([
    ["الممرضة بتطلع لها المواعيد.", "nurse", "own"],
    ["الممرضة ما تشوفش غير المواعيد اللي عندها.", "nurse", "own"],
    ["الممرضة تغير المواعيد المحالة إلى قسمها.", "nurse", "own"],
  ])("[BP48] what is hers: %s", async (text, role, rows) => {
    expect(right(await read(clinic + text), role, "read", "appointment")).toBe(rows);
  });
  it("[BP48] «لا يحق لأحد غير المدير حذف المواعيد»: only the manager", async () => {
    const blueprint = await read(`${clinic}ولا يحق لأحد غير المدير حذف المواعيد.`);
    expect([rolesOf(blueprint), right(blueprint, "manager", "delete", "appointment")]).toEqual([["manager"], "all"]);
  });
});

describe("what names nothing", () => {
  it.each(["وإذا عجبته وحدة يضيف موعد.", "هاد التقرير تشوفه الممرضة."])("[BP48] nobody is called so: %s", async (text) => {
    expect(rolesOf(await read(clinic + text)).filter((role) => role !== "nurse")).toEqual([]);
  });
  it.each(["العميل يطلب مرة وحدة ويحدد الكمية.", "العميل يطلب من الموقع، فبيكتب عنوانه."])("[BP48] %s", async (text) => {
    expect(keysOf(await read(`متجر. كل منتج له اسم وسعر. ${text}`))).toEqual(["order", "product"]);
  });
});
