/** What people tell in Arabic around what they ask for: whom they mean, what is only told, what each thing has, who alone may do what. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

const clinic = "عيادة. لكل مريض اسم ورقم هاتف. لكل موعد المريض والتاريخ والساعة. ";

describe("whom they mean", () => {
  it.each([
    ["البنات اللي عالكاشير بيضيفوا المواعيد.", "cashier"],
    ["الشباب تبع الصيانة يضيفون المواعيد.", "technician"],
    ["الصبايا اللي على الاستقبال بيضيفوا المواعيد.", "receptionist"],
    ["أبو سعود هو المدير وهو الوحيد اللي يضيف المواعيد.", "manager"],
    ["ابن عمي محاسب ويضيف المواعيد.", "accountant"],
    ["مصطفى بتاع الاستقبال هو اللي بيضيف المواعيد.", "receptionist"],
    ["ولد أختي سلمان ماسك الكاشير وهو اللي يضيف المواعيد.", "cashier"],
  ])("[BP48] %s: %s", async (text, role) => {
    const blueprint = await read(clinic + text);
    expect([rolesOf(blueprint), right(blueprint, role, "create", "appointment")]).toEqual([[role], "all"]);
  });
  it("[BP48] a name that was said to be somebody's is his from then on", async () => {
    const blueprint = await read(`${clinic}أخوي فهد محاسب. وفهد يحذف المواعيد.`);
    expect([rolesOf(blueprint), right(blueprint, "accountant", "delete", "appointment")]).toEqual([["accountant"], "all"]);
  });
});

describe("what a thing is called", () => {
  it.each([["لكل طلب إصلاح نسجّل الوصف والتكلفة."], ["لكل طلب تصليح الوصف والتكلفة."], ["لكل طلب صيانة الوصف والتكلفة."]])(
    "[BP48] a request and what is asked for are one thing: %s",
    async (text) => {
      const { entities } = await read(text);
      expect(Object.values(entities).map(({ key, fields }) => [key, Object.keys(fields).length])).toEqual([["maintenanceRequest", 2]]);
    },
  );
});

describe("what is only told", () => {
  it.each([
    "قبل كذا كنا نستخدم قروب واتساب وضاعت الفواتير والرسائل والصور.",
    "تعلمون أن الوحدة تضم عشرين ماكينة وتعمل ثلاث ورديات.",
    "أما الأدوية فمكانها نظام الصيدلية ولا حاجة إلى تكرارها.",
    "حفل الختام له لجنة مستقلة ولا يدخل في هذا المشروع.",
  ])("[BP39] %s", async (text) => {
    expect(keysOf(await read(clinic + text))).toEqual(["appointment", "patient"]);
  });
  it("[BP48] what is asked for behind a story is read", async () => {
    expect(keysOf(await read("مدرسة. كانت الفواتير والرسائل في دفتر ضاع الشهر الماضي، فنريد أن نسجل لكل طالب اسمه ورقم هاتفه."))).toEqual([
      "student",
    ]);
  });
});

describe("what arranges a text", () => {
  it("[BP48] who wrote a line of a chat is no part of what it says", async () => {
    const kitchen = await read(
      "[9:42 م] أبو فهد: كل صنف له اسم وسعر وصورة\n[9:43 م] أبو فهد: العميل يسوي طلب فيه الصنف والكمية\n[9:44 م] أبو فهد: متى يجهز",
    );
    expect([linksOf(kitchen).some((one) => one.endsWith("> product")), rolesOf(kitchen)]).toEqual([true, ["customer"]]);
  });
  it("[BP48] the items of an agenda are no things", async () => {
    expect(keysOf(await read(`${clinic}\nالبند الثاني: المنصة الإلكترونية\nالبند الثالث: شراء ثلاجة ثانية.`))).not.toContain("bndThany");
  });
});

describe("what each has", () => {
  it.each([
    "لكل طفل نحفظ الاسم وفصيلة الدم ورقم الهاتف.",
    "عن كل طفل بدنا نعرف اسمه وفصيلة دمه ورقم هاتفه.",
    "المطلوب أن يُسجَّل لكل طفل اسمه وفصيلة دمه ورقم هاتفه.",
    "أما الطفل فبنسجل اسمه وفصيلة دمه ورقم هاتفه.",
    "الطفل: الاسم – فصيلة الدم – رقم الهاتف",
  ])("[BP48] %s", async (text) => {
    expect(entitiesOf(await read(`حضانة.\n${text}`)).child).toEqual(expect.arrayContaining(["name", "bloodType", "phone"]));
  });
  it("[BP48] what is made has what is said behind it, and what happened what is written of it", async () => {
    const made = await read(
      "مزرعة. الحوض له رقم ومساحة. ولما نصطاد بنعمل صيدة، فيها الحوض والوزن وتاريخ الصيد. وإذا حدثت إصابة سُجِّلت: الحوض والسبب.",
    );
    expect(linksOf(made)).toEqual(["asab > pool", "fishing > pool"]);
  });
  it("[BP48] choices told by the way are those of what stands before", async () => {
    const { order } = entitiesOf(await read("ورشة. كل طلبية فيها الاسم ونوع الخشب، زان أو سنديان أو أرز، وتاريخ التسليم."));
    expect(order).toHaveLength(3);
  });
});

describe("what is one thing and what are two", () => {
  it("[BP48] two words with a list each are two things, and their plurals go with them", async () => {
    const falcons = await read(
      "عيادة صقور. الصقار نسجل اسمه ورقم جواله ورقم هويته. والصقر نسجل له رقم الحجل والعمر والوزن. الاستقبال يضيفون الصقارين والصقور.",
    );
    expect(keysOf(falcons)).toHaveLength(2);
  });
  it("[BP48] somebody's data are those of whom they tell", async () => {
    expect(right(await read(`${clinic}الممرض يعدل بيانات المرضى.`), "nurse", "update", "patient")).toBe("all");
  });
  it("[BP48] what stands between a name and its list says nothing of either", async () => {
    const site = await read("معمل. والوصل هو أهم شي: العدد والسعر والمدينة اللي بياخد لها.");
    expect(entitiesOf(site)).toEqual({ receipt: expect.arrayContaining(["price", "city"]) });
  });
});

describe("who alone may", () => {
  it.each([
    "الحذف كله عند المدير.",
    "مسح المواعيد ليا أنا المدير.",
    "وحذف المواعيد من صلاحيات المدير دون غيره.",
    "المدير يضيف المواعيد، ولا يحذف أحد سواه موعدًا.",
  ])("[BP48] %s", async (text) => {
    expect(right(await read(clinic + text), "manager", "delete", "appointment")).toBe("all");
  });
  it("[BP48] a team that may does, whoever it is", async () => {
    const blueprint = await read(`${clinic}ولفريق الصيانة أن يطلع على المواعيد وأن يعدلها.`);
    expect(right(blueprint, "team", "update", "appointment")).toBe("all");
  });
  it("[BP48] what stands before its verb is what it is done to", async () => {
    const blueprint = await read(`${clinic}الممرض يشوف المرضى، والمواعيد ما يشوفهاش.`);
    expect([right(blueprint, "nurse", "read", "patient"), right(blueprint, "nurse", "read", "appointment")]).toEqual(["all", "none"]);
  });
  it("[BP48] what may not be is not", async () => {
    const blueprint = await read(`${clinic}مسؤول الساحة يضيف المواعيد وممنوع يشوف المرضى ولا الأسعار.`);
    expect(rolesOf(blueprint)).toHaveLength(1);
  });
  it("[BP48] what is somebody's is his, though no lexicon knows the word", async () => {
    const blueprint = await read("معصرة. كل تنكة فيها المزارع والوزن. المزارع بيشوف تنكاتو.");
    expect(right(blueprint, "farmer", "read", "tin")).toBe("own");
  });
});
