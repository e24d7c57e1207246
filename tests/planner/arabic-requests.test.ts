/** Arabic requests as people type them: where they are and what they pay in, the looks they name, and what their words are in English. */
import { describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { definiteLabel } from "../../subgraphs/blueprint/planner/offline/words/arabic-article.ts";
import { entitiesOf, keysOf, read, right, rolesOf } from "./read.ts";
import { runPlan } from "./run.ts";

describe("where a platform is", () => {
  it.each([
    ["أريد موقعًا لحجز الملاعب في جدة. لكل ملعب اسم وسعر الساعة.", "SAR", "Asia/Riyadh"],
    ["نبي نظام لمكتب عقار بدبي. كل عقار له مساحة وسعر.", "AED", "Asia/Dubai"],
    ["متجر عطور في الكويت. كل عطر له اسم وسعر.", "KWD", "Asia/Kuwait"],
    ["عيادة أسنان. لكل مريض اسم. الكشف بـ 300 جنيه.", "EGP", "UTC"],
    ["عايز سيستم لورشة. كل طلب ليه رقم وسعر.", "EGP", "UTC"],
    ["فرن بعمّان. كل صنف له اسم وسعر بالدينار.", "JOD", "Asia/Amman"],
    ["فرن في المنامة. كل صنف له اسم وسعر بالدينار.", "BHD", "Asia/Bahrain"],
    ["مدرسة في عُمان. كل قسط له مبلغ بالريال.", "OMR", "Asia/Muscat"],
    ["جمعية في بيروت. كل تبرع له مبلغ بالدولار.", "USD", "Asia/Beirut"],
    ["مكتبة. كل كتاب له عنوان وسعر بالدينار الكويتي.", "KWD", "UTC"],
    // Where people travel to says nothing of where they are.
    ["مكتب رحلات إلى إسطنبول. كل رحلة لها اسم وسعر.", "USD", "UTC"],
    ["مكتبة. كل كتاب له عنوان وسعر.", "USD", "UTC"],
    ["A bakery in Cairo. Products have a name and a price.", "EGP", "Africa/Cairo"],
    ["A bakery. Products have a name and a price in £.", "GBP", "UTC"],
    ["A lab. Tests have a name and an INR.", "USD", "UTC"],
  ])("%s", async (text, currency, timeZone) => {
    const { blueprint, report } = await runPlan(createPlanners().offline, text);
    expect(blueprint.currency).toBe(currency);
    expect(blueprint.timeZone).toBe(timeZone);
    // Whoever reads the report is told why, unless nothing was said and the blueprint's own default stays.
    const told = report.assumed.some((fact) => fact.text.en.includes(`(${currency})`) && fact.text.ar.includes(`(${currency})`));
    expect(told).toBe(currency !== "USD" || /دولار/.test(text));
  });
});

describe("what an ordinary request says", () => {
  it("[BP48] another than who acted before acts where what it is done to stands behind", async () => {
    const made = await read("أريد موقعًا لحجز الملاعب يتيح للمستخدمين حجز الملاعب، ويدير المشرف الملاعب والحجوزات. لكل ملعب اسم.");
    expect(rolesOf(made)).toEqual(["supervisor"]);
    expect(right(made, "supervisor", "delete", "court")).toBe("all");
    expect(right(made, "member", "delete", "court")).toBe("none");
  });
  it("[BP48] whom a site is for is no role because of what the site shows", async () => {
    expect(rolesOf(await read("أريد موقعًا لمكتب سفريات يعرض الرحلات. كل رحلة لها وجهة وسعر."))).toEqual([]);
  });
  it("[BP48] «وجهة» is no «جهة»", async () => {
    expect(keysOf(await read("مكتب سفر. كل رحلة لها اسم. المدير يضيف وجهات."))).not.toContain("company");
  });
  it("[BP48] a label whose sentence says what each has is its title only", async () => {
    const made = await read("مكتب سفر.\nالعملاء: الاسم، الجوال.\nالحجوزات: كل حجز يخص عميلًا واحدًا وفيه المبلغ والحالة (مبدئي، مؤكد).");
    expect(entitiesOf(made).booking).toEqual(["amount", "customer", "status"]);
  });
  it("[BP48] who takes part is no thing that is kept", async () => {
    const made = await read("نظام إدارة المستودعات.\nالأطراف: أمين المستودع، المحاسب.\nالأصناف: الاسم، الرصيد.");
    expect(keysOf(made)).not.toContain("atraf");
    expect(rolesOf(made)).toEqual(["accountant", "warehouseKeeper"]);
  });
  it("[BP48] a list ends where it says when something happens, and a limit is no unit", async () => {
    const { product } = entitiesOf(await read("مستودع. كل صنف له اسم وكمية وحد أدنى، ولما الكمية تقل يصل إشعار."));
    expect(product).toEqual(["minimum", "name", "quantity"]);
  });
  it("[BP48] choices stand openly behind a name, some of two words; a currency and a unit are no part of it", async () => {
    const { entities } = await read(
      "ورشة مكيفات.\nالمكيفات: النوع سبليت أو شباك أو مركزي، السعر بالجنيه المصري، مدة الضمان بالأشهر.\nطلبات الصيانة: الوصف، الحالة جديد/تحت التنفيذ/منجز.",
    );
    const fieldsOf = (key: string) => Object.values(Object.values(entities).find((one) => one.key === key)?.fields ?? {});
    const choices = (entity: string, field: string) =>
      Object.values(fieldsOf(entity).find(({ key }) => key === field)?.options ?? {}).map(({ label }) => label?.ar);
    expect(choices("airConditioner", "type").sort()).toEqual(["سبليت", "شباك", "مركزي"]);
    expect(choices("maintenanceRequest", "status").sort()).toEqual(["تحت التنفيذ", "جديد", "منجز"]);
    const [price, warranty] = ["السعر", "مدة الضمان بالأشهر"].map((label) =>
      fieldsOf("airConditioner").find((one) => one.label?.ar === label),
    );
    expect([price?.key, price?.type, warranty?.type]).toEqual(["price", "money", "integer"]);
  });
  it("[BP48] who works for what is called so in both languages", async () => {
    const { roles } = await read("مكتب سفر. لكل حجز تاريخ. موظف المبيعات يضيف الحجوزات.");
    expect(Object.values(roles).map(({ label }) => [label?.en, label?.ar])).toEqual([["Sales employee", "موظف المبيعات"]]);
  });
  it("requests are called as they are asked for, whether something is bought or not", async () => {
    const made = await read("مخبز. الزبون يطلب الأصناف. لكل صنف اسم وسعر. السائق يرى الطلبات المحولة له فقط ويحدث حالتها.");
    expect(made.entities.ent_order?.label?.ar).toBe("طلب");
    expect(made.entities.ent_order?.plural?.ar).toBe("الطلبات");
    // «المحولة له»: his own.
    expect(right(made, "driver", "read", "order")).toBe("own");
  });
});

describe("looks, in Arabic", () => {
  it.each([
    ["الخلفية بيج والأزرار زيتي", { background: "#f5f5dc", primary: "#808000" }],
    ["الخلفية بيضة والأزرار زرقة", { background: "#ffffff", primary: "#0000ff" }],
    ["الأزرار بلون رمادي فولاذي والخلفية رمادي فاتح", { background: "#d3d3d3", primary: "#71797e" }],
    ["الأزرار أزرق فولاذي والخلفية أبيض ناصع", { background: "#ffffff", primary: "#4682b4" }],
    ["اللون الأساسي أخضر زيتوني والخلفية كريمية", { background: "#fffdd0", primary: "#808000" }],
    ["واللون يكون أسود في دهبي يعني الخلفية سودا والزراير دهبي", { background: "#000000", primary: "#ffd700" }],
    ["الأزرار أحمر قاتم والخلفية بيضاء", { background: "#ffffff", primary: "#8b0000" }],
  ])("%s", async (looks, theme) => {
    expect((await read(`مكتبة. كل كتاب له عنوان. ${looks}.`)).theme).toMatchObject(theme);
  });
});

describe("the English of Arabic names", () => {
  const fieldsOf = async (text: string): Promise<readonly string[]> => {
    const { entities } = await read(text);
    return Object.values(entities).flatMap((entity) =>
      Object.values(entity.fields).map(({ key, label }) => `${entity.key}.${key} ${label?.en}/${label?.ar}`),
    );
  };
  it("things, fields and choices nobody knows are put into English word by word", async () => {
    const fields = await fieldsOf("ورشة. كل معاينة لها تاريخ العودة وحالة صحية وعدد الجلسات ونوع الأرضية (عشب طبيعي، سادة).");
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/ Return date\/تاريخ العودة$/),
        expect.stringMatching(/ Health status\/الحالة الصحية$/),
        expect.stringMatching(/ Number of sessions\/عدد الجلسات$/),
      ]),
    );
  });
  it("one of them and several are one thing, whatever vowels a plural changes", async () => {
    const { entities } = await read("مزرعة دواجن. لكل عنبر رقم وسعة. المدير يضيف العنابر.");
    expect(Object.values(entities).map(({ key, label }) => [key, label?.en, label?.ar])).toContainEqual(["ward", "Ward", "عنبر"]);
  });
  it.each([
    ["كفيل", "الكفيل"],
    ["عدد أفراد", "عدد الأفراد"],
    ["مبلغ شهري", "المبلغ الشهري"],
    ["مدة بالأشهر", "المدة بالأشهر"],
    ["سعر الساعة", "سعر الساعة"],
    ["أيام شغله", "أيام شغله"],
    ["هل دفعت", "هل دفعت"],
  ])("a field called «%s» is shown as «%s»", (said, shown) => {
    expect(definiteLabel(said)).toBe(shown);
  });
  it("a word that is in no list keeps its own letters", async () => {
    expect(Object.values((await read("كل زقزوق له اسم ووزن.")).entities).map(({ key }) => key)).toContain("zqzwq");
  });
});

describe("what is asked of a site or an app", () => {
  it("[BP48] signing in among what may be done is nothing that is kept, and what is done then is", async () => {
    const made = await read("يمكن للمرضى تسجيل الدخول وحجز موعد مع طبيب. الطبيب يرى مواعيده فقط.");
    expect(keysOf(made)).not.toContain("entry");
    expect(right(made, "patient", "create", "appointment")).toBe("own");
  });
  it("[BP48] a comment left with a rating is part of it", async () => {
    expect(keysOf(await read("العميل يقيّم الملعب من خمس نجوم ويكتب تعليق."))).toEqual(["court", "review"]);
  });
  it("[BP48] «و» is a letter of a word nothing can be joined to, and of one the text has with its article", async () => {
    const made = await read("دار تحفيظ. كل طالب له اسم وعمر. كل طالب له ورد يومي، فيه السورة والتقدير.");
    const daily = Object.values(made.entities).find(({ label }) => label?.ar === "ورد يومي");
    expect(
      Object.values(daily?.fields ?? {})
        .map(({ label }) => label?.ar)
        .sort(),
    ).toEqual(["التقدير", "السورة", "الطالب"]);
    expect(entitiesOf(made).student).toEqual(["age", "name"]);
    const cited = await read("محمية. كل زيارة فيها التاريخ ووشق. الوشق له اسم ووزن.");
    expect(Object.values(cited.entities).map(({ label }) => label?.ar)).toContain("وشق");
    // «اللي عنده وبيغير»: he changes it.
    const shop = await read("محل. الطلب له رقم وحالة. السائق يشوف الطلبات اللي عنده وبيغير حالتها.");
    expect(right(shop, "driver", "update", "order") === "own" || right(shop, "driver", "update", "request") === "own").toBe(true);
  });
  it("[BP48] choices begin with where something stands, and stages stand behind what it has", async () => {
    const choices = async (text: string) =>
      Object.values((await read(text)).entities).flatMap(({ fields }) =>
        Object.values(fields).flatMap(({ key, options }) =>
          key === "status" ? Object.values(options ?? {}).map(({ label }) => label?.ar) : [],
        ),
      );
    expect((await choices("الطلب له حالة: جديد، مع السائق، تم التسليم.")).sort()).toEqual(["تم التسليم", "جديد", "مع السائق"]);
    expect((await choices("كل طلب له سعر وموعد تسليم، وبيمر بمراحل: قص وخياطة وكوي.")).sort()).toEqual(["خياطة", "قص", "كوي"]);
  });
  it("[BP48] what is assigned to somebody is theirs, and their reviews are no patients", async () => {
    const made = await read("مشغل. كل طلب له سعر. كل خياطة تشوف الطلبات اللي عليها بس.");
    expect(right(made, "tailor", "read", "request")).toBe("own");
    expect(keysOf(await read("نادي كتاب. لكل كتاب عنوان. الأعضاء يكتبون مراجعاتهم."))).toEqual(["book", "review"]);
  });
  it("[BP48] who is named by an office acts, whatever hangs on the verb", async () => {
    const made = await read("أرشيف. كل وثيقة لها عنوان. يرفع الأهالي الوثائق، ويراجعها أمين الأرشيف. شئون الطلبة هما اللي بيضيفوا الطلبة.");
    expect(Object.values(made.roles).map(({ label }) => label?.ar)).toEqual(
      expect.arrayContaining(["أهالي", "أمين الأرشيف", "شئون الطلبة"]),
    );
  });
  it("[BP48] what is told to be a part of a record is written into it; minutes are no lecturers", async () => {
    expect(keysOf(await read("الجلسات لها تاريخ ومكان ومحضر. المحكم يضيف محاضر الجلسات."))).toEqual(["session"]);
    expect(keysOf(await read("مجلس. أمين السر يكتب محاضر الاجتماعات."))).toEqual(["meetingMinutes"]);
  });
  it("[BP48] what each is known by is what it has, also behind another sentence", async () => {
    const made = await read("تملك الشركة معدات من أنواع مختلفة، تُعرّف كل معدة برقمها التسلسلي ونوعها وحالتها: متاحة أو في الصيانة.");
    expect(entitiesOf(made).equipment).toEqual(["serialNumber", "status", "type"]);
  });
});
