/** Arabic as it is written and spoken: each rule by a sentence of its own. */
import { describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { keysOf, linksOf as linksIn, read, rulesOf as rulesIn } from "./read.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const plan = (text: string) => runPlan(offline, text);
const entitiesOf = async (text: string) => keysOf(await read(text));
const rulesOf = async (text: string) => rulesIn(await read(text));
const linksOf = async (text: string) => linksIn(await read(text));

describe("who is given what in Arabic", () => {
  it("[BP48] whoever comes in adds nothing of what is then seen", async () => {
    const rules = await rulesOf("حي. المصروف فيه مبلغ وتاريخ. المحاسب يدير المصاريف. أهل البيوت يدخلون ويشوفون المصاريف.");
    expect(rules.filter((rule) => /create (?:own )?expense/.test(rule) && !rule.startsWith("accountant"))).toEqual([]);
  });

  it("[BP48] what stands before a verb that points back to it is done by who stands behind", async () => {
    const { blueprint } = await plan("سكن. للطالبة اسم. الزيارات تسجلها الحارسة: اسم الزائرة ووقت الدخول.");
    expect(Object.values(blueprint.roles).map(({ key }) => key)).toEqual(["guard"]);
    const visit = Object.values(blueprint.entities).find(({ key }) => key === "visit");
    expect(Object.keys(visit?.fields ?? {})).toHaveLength(2);
  });

  it("[BP48] two kinds of staff are two roles, called as the text calls them", async () => {
    const { blueprint } = await plan("متجر. للمنتج اسم وسعر. الفاتورة فيها مبلغ. موظف المخزن يضيف المنتجات. موظف المبيعات يضيف الفواتير.");
    expect(
      Object.values(blueprint.roles)
        .map(({ label }) => label?.ar)
        .sort(),
    ).toEqual(["موظف المبيعات", "موظف المخزن"].sort());
    const rules = Object.values(blueprint.policies).filter(({ allow }) => allow.includes("create"));
    expect(rules.every(({ roles }) => roles.length === 1)).toBe(true);
    expect(new Set(rules.flatMap(({ roles }) => roles)).size).toBe(2);
  });

  it("[BP48] what is allowed goes on behind what a request holds, and is one's own", async () => {
    const rules = await rulesOf(
      "موقع. ينبغي أن يتمكن المزارعون من تصفح المقالات، وإرسال طلب يحتوي على وصف وصورة، ومتابعة طلباتهم. والمدير يدير المقالات.",
    );
    expect(rules).toContain("farmer read own request");
    expect(rules).not.toContain("farmer read request");
  });
});

describe("what belongs to what in Arabic", () => {
  it.each([
    ["الميعاد بيبقى لمريض واحد مع دكتور معين وفيه التاريخ", "appointment > patient"],
    ["ينتمي كل مريض إلى قسم", "patient > department"],
    ["المرضى مسجلون في أقسام", "patient > department"],
    ["كل مبنى فيه غرف", "room > building"],
    ["المبنى له اسم، وفي كل مبنى غرف", "room > building"],
  ])("[BP48] %s", async (said, link) => {
    expect(await linksOf(`نظام. للمريض اسم وعمر. الغرفة لها رقم. القسم له اسم. العيادة لها اسم. ${said}.`)).toContain(link);
  });

  it("[BP48] the first word of two names is described: «أعطال الأجهزة: …»", async () => {
    const { blueprint } = await plan("مختبر. للجهاز اسم. وتسجل الفنيات أعطال الأجهزة: الجهاز والوصف والتاريخ.");
    const fields = (key: string) => Object.keys(Object.values(blueprint.entities).find((one) => one.key === key)?.fields ?? {}).length;
    expect([fields("issue"), fields("equipment")]).toEqual([3, 1]);
  });
});

describe("what is not understood in Arabic", () => {
  it("[BP39] lists what one verb of several says when nobody could read it, with its place", async () => {
    const text = "نادٍ. الفعالية لها عنوان وموعد. الطالب يسجل في الفعالية، وبعد انتهائها يقيّمها بنجوم وتعليق.";
    const { report } = await plan(text);
    const [span] = report.ignored.filter((one) => one.text.startsWith("يقيّمها"));
    expect(span?.text).toBe("يقيّمها بنجوم وتعليق");
    expect(text.slice(span?.from, span?.to)).toBe(span?.text);
    expect(report.understood.some((fact) => fact.span?.text.includes("الطالب"))).toBe(true);
  });

  it("[BP48] «يسجل من هناك» adds nothing of what was named before", async () => {
    const rules = await rulesOf("مكتبة. للكتاب عنوان. القارئ يستعير الكتب ويسجل من هناك.");
    expect(rules).not.toContain("reader create book");
  });

  it("[BP38] a thing of which only several others were said still stores something", async () => {
    const { blueprint, report } = await plan("نظام. الغرفة لها رقم. كل مبنى فيه غرف.");
    expect(report.problems.filter(({ level }) => level === "error")).toEqual([]);
    expect(Object.values(blueprint.entities).map(({ key }) => key)).toContain("building");
  });

  it("[BP48] a text without commas is cut where each of them has something, and «daily rate» is a name", async () => {
    const { blueprint } = await plan("عندي صيدلية وابغى نظام مخزون كل دواء له اسم وباركود و daily rate وصورة والصيدلي يضيف الادوية");
    const medicine = Object.values(blueprint.entities).find(({ key }) => key === "medication");
    expect(Object.keys(medicine?.fields ?? {})).toHaveLength(4);
    expect(Object.values(blueprint.roles).map(({ key }) => key)).toEqual(["pharmacist"]);
  });
});

describe("names of one thing in Arabic", () => {
  it.each([
    ["البص له رقم ومقاعد. المدير يضيف البصات", 1],
    ["للخبير اسم وتخصص. المدير يضيف الخبراء", 1],
    ["عرض السعر فيه السعر والمدة. المدير يرى العروض", 1],
  ])("[BP48] a plural with other vowels and the short of a longer name are the same: %s", async (said, count) => {
    expect(await entitiesOf(`نظام. ${said}.`)).toHaveLength(count);
  });
});

describe("who acts in Arabic", () => {
  it.each([
    ["لا العميل ولا السائق يقدرون يحذفون شحنة", "delete shipment"],
    ["ولا يجوز للسائق حذف الشحنات", "driver delete shipment"],
  ])("[BP48] neither of those a «لا» stands before is given it: %s", async (said, verb) => {
    const rules = await rulesOf(`شركة توصيل. الشحنة لها رقم ومبلغ. المشرف يدير الشحنات. السائق يشوف الشحنات. العميل يضيف شحنة. ${said}.`);
    expect(rules.filter((rule) => rule.includes(verb) && !rule.startsWith("supervisor"))).toEqual([]);
    expect(rules).toContain("driver read shipment");
  });

  it("[BP48] what is denied behind another subject is denied to that one", async () => {
    const rules = await rulesOf("مخبز. الفاتورة فيها رقم ومبلغ. المحاسب يضيف الفواتير، والسائق لا يرى الفواتير.");
    expect(rules).toContain("accountant create invoice");
    expect(rules).toContain("accountant read invoice");
    expect(rules.filter((rule) => rule.startsWith("driver"))).toEqual([]);
  });

  it("[BP48] behind a verb with «عليه» stands who does it, and not what it is done to", async () => {
    const { blueprint } = await plan("سكن. تقدم الطالبة طلب إجازة، وتوافق عليه المشرفة أو ترفضه.");
    const roles = Object.values(blueprint.actions).flatMap((action) => action.roles.map((role) => blueprint.roles[role]?.key));
    expect([...new Set(roles)]).toEqual(["supervisor"]);
  });

  it("[BP48] for whom something is written down is not who writes it", async () => {
    const rules = await rulesOf("مدرسة. للطالب اسم وعمر. المعلم يضيف الحضور ويسجل لكل طالب الدرجات.");
    expect(rules).toContain("teacher create grade");
    expect(rules.filter((rule) => /^student (?:create|update|delete)/.test(rule))).toEqual([]);
  });

  it.each([
    ["المورد يقدم عرض سعر. لا يرى المورد عروض أسعار غيره", "supplier read own quote", "supplier read quote"],
    ["المورد يشوف عروض الأسعار على مناقصاته فقط", "supplier read own quote", "supplier read quote"],
  ])("[BP48] only one's own is seen: %s", async (said, own, all) => {
    const rules = await rulesOf(`مناقصات. للمناقصة رقم وعنوان. عرض السعر فيه المناقصة والسعر. المدير يدير المناقصات. ${said}.`);
    expect(rules).toContain(own);
    expect(rules).not.toContain(all);
  });

  it("[BP48] «ما حدا بيحذف غير المدير» gives it to the manager and to nobody else", async () => {
    const rules = await rulesOf("نادي. الدفعة فيها مبلغ وتاريخ. المحاسب يدير الدفعات. ما حدا بيحذف الدفعات غير المدير.");
    expect(rules.filter((rule) => rule.includes("delete payment"))).toEqual(["manager delete payment"]);
  });

  it.each(["بس مالهاش دعوة بالروشتات", "ولا شأن لها بالروشتات", "وما لها علاقة بالروشتات"])("[BP48] «%s»: not even seen", async (said) => {
    const rules = await rulesOf(`عيادة. المريض له اسم وعمر. الدكتور يكتب روشتة. السكرتيرة تشوف كل شي ${said}.`);
    expect(rules.some((rule) => /^(?:secretary|assistant) read patient/.test(rule))).toBe(true);
    expect(rules.filter((rule) => /^(?:secretary|assistant) .*prescription/.test(rule))).toEqual([]);
  });

  it("[BP48] choosing a time changes nothing of what is chosen", async () => {
    const rules = await rulesOf("مخبز. لكل منتج اسم وسعر. الزبون يطلب المنتجات ويحدد وقت الاستلام.");
    expect(rules).not.toContain("customer update product");
  });

  it.each([
    ["يضيف مسؤول المشتريات المناقصات", "مسؤول المشتريات"],
    ["ويطّلع الخبراء على المناقصات", "خبراء"],
  ])("[BP48] a sentence that begins with its verb tells who acts behind it: %s", async (said, role) => {
    const { blueprint } = await plan(`مناقصات. للمناقصة رقم وعنوان. المورد يشوف المناقصات. ${said}.`);
    expect(Object.values(blueprint.roles).map(({ label }) => label?.ar)).toContain(role);
  });
});

describe("«لكنها لا …», «ليرى»", () => {
  it("[BP48] «لكنها لا ترى» denies it, and is no record", async () => {
    const text = "عيادة. المريض له اسم. الجلسة لها تاريخ. الأخصائي يسجّل الجلسات. الموظفة تضيف المرضى، لكنها لا ترى الجلسات إطلاقًا.";
    expect(await entitiesOf(text)).toEqual(["patient", "session"]);
    const rules = await rulesOf(text);
    expect(rules.filter((rule) => /session/.test(rule) && !/^(?:specialist|therapist|akhsayy)/.test(rule))).toEqual([]);
  });

  it("[BP48] «يدخل ليرى مواعيده» is seeing one's own", async () => {
    const text = "عيادة. المريض له اسم. الموعد له تاريخ. الموظفة تدير المواعيد. المريض يدخل ليرى مواعيده فقط.";
    expect(await entitiesOf(text)).toEqual(["appointment", "patient"]);
    expect(await rulesOf(text)).toContain("patient read own appointment");
  });
});

describe("what is a record in Arabic", () => {
  it.each([
    ["بعد العصر منسجّل كمية الزيت وعدد التنكات ورقم ولي الأمر", []],
    ["نحنا فرن منوزّع الخبز عالدكاكين والمطاعم", []],
  ])("[BP48] makes no record of endings, measures and those something goes to: %s", async (said, wanted) => {
    const entities = await entitiesOf(`نادي. الكتاب له عنوان ومؤلف. ${said}.`);
    expect(entities.filter((key) => key !== "book")).toEqual(wanted);
  });
});

it("[BP38] gives the choices behind words that name nothing to the last of them", async () => {
  const blueprint = await read("الكفالة لها مبلغ شهري. بالأشهر وحالة: نشطة أو موقوفة أو منتهية.");
  const [sponsorship] = Object.values(blueprint.entities).filter(({ key }) => key === "sponsorship");
  expect(Object.values(sponsorship!.fields).map(({ key }) => key)).toEqual(["amount", "status"]);
});
