/** Who acts and what is meant in Arabic as people write it: the owner of himself, nobody but her, several and one of them. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

describe("who acts", () => {
  it("[BP48] whoever writes says what he does himself", async () => {
    const shop = await read(
      "الجهاز له رقم ونوع. المشروب له اسم وسعر. الفني يشوف الأجهزة. وأنا صاحب المحل اللي بضيف الأجهزة وأشوف كل المشروبات.",
    );
    expect(rolesOf(shop)).toContain("owner");
    expect(right(shop, "owner", "create", "equipment")).toBe("all");
    expect(right(shop, "technician", "create", "equipment")).toBe("none");
  });

  it("[BP48] what he is and what he wants makes nobody of him", async () => {
    expect(rolesOf(await read("أنا صاحب محل ورد وأريد نظام للطلبات. الطلب فيه التاريخ والمبلغ. الموظف يسجل الطلبات."))).not.toContain(
      "owner",
    );
  });

  it("[BP48] nobody but her, for nobody but him", async () => {
    const fees = await read("الفاتورة لها مبلغ وتاريخ. المحاسبة تسجل الفواتير ومحدش غيرها يمسح فاتورة. المعلم يشوف الفواتير.");
    expect(rolesOf(fees)).toEqual(["accountant", "teacher"]);
    expect(right(fees, "accountant", "delete", "invoice")).toBe("all");
    const fines = await read("المخالفة لها تاريخ ومبلغ. المفتش يسجل المخالفات. ولا يجوز لغير المدير حذف مخالفة.");
    expect(right(fines, "manager", "delete", "fine")).toBe("all");
    expect(right(fines, "inspector", "delete", "fine")).toBe("none");
  });

  it("[BP48] who takes something on may do it", async () => {
    const boats = await read("القارب له رقم وطول. يتولى المدير إضافة القوارب وتعديلها.");
    expect([right(boats, "manager", "create", "boat"), right(boats, "manager", "update", "boat")]).toEqual(["all", "all"]);
  });

  it("[BP48] a thing that has something does not act behind it", async () => {
    const dresses = await read("الفستان له اسم ومقاس. المساعدة تسجّل التصليحات، كل تصليح فيه الفستان والعطل، بس ما فيها تمحي فستان.");
    expect(rolesOf(dresses)).toEqual(["assistant"]);
    expect(linksOf(dresses).some((one) => one.endsWith("> dress"))).toBe(true);
  });
});

describe("what is meant", () => {
  it("[BP48] several and one of them are one thing, called by the one", async () => {
    const reserve = await read(
      "السجلات:\n- المناطق: الاسم، المساحة\n- الأنواع: الاسم، الصورة\n- المشاهدات: النوع، المنطقة، التاريخ، الملاحظات",
    );
    const labels = Object.values(reserve.entities).map(({ label }) => label?.ar);
    expect(labels).toEqual(expect.arrayContaining(["منطقة", "نوع", "مشاهدة"]));
    expect(linksOf(reserve)).toHaveLength(2);
  });

  it("[BP48] what is written into an order is what the order has", async () => {
    const shop = await read("الباقة لها اسم وسعر. الزبون يطلب باقة ويكتب وقت التوصيل والعنوان وعبارة على الكرت.");
    expect(keysOf(shop)).toEqual(["order", "package"]);
    expect(entitiesOf(shop).order).toEqual(expect.arrayContaining(["address"]));
  });

  it("[BP39] where a point stands in a letter says nothing", async () => {
    expect(keysOf(await read("أولًا: القوارب: الاسم، الطول\nثالثًا: الأرصفة: الرقم، العمق"))).toHaveLength(2);
  });
});

describe("what a thing has", () => {
  it("[BP48] what is said of a record behind what is done with it, the record has", async () => {
    const nursery = await read("الطفل له اسم وتاريخ ميلاد. المعلمة تسجل الحضور للأطفال ويكون بيه وقت الدخول ووقت الخروج.");
    expect(keysOf(nursery)).toEqual(["attendance", "child"]);
    expect(entitiesOf(nursery).attendance).toHaveLength(2);
  });

  it("[BP48] choices joined by «ولا» or «أو» are those of what stands before them", async () => {
    const shop = await read("كل جهاز ليه رقم ونوع وحالة، يعني فاضي ولا شغال ولا عطلان. الدفعة فيها المبلغ وطريقة الدفع كاش ولا تحويل.");
    expect(entitiesOf(shop)).toEqual({ equipment: ["number", "status", "type"], payment: ["amount", "paymentMethod"] });
    const options = Object.values(shop.entities).flatMap(({ fields }) =>
      Object.values(fields).map((field) => Object.keys(field.options ?? {}).length),
    );
    expect(options.sort()).toEqual([0, 0, 0, 2, 3]);
  });

  it("[BP48] what there is in each of them belongs to it", async () => {
    const lifts = await read("المبنى له اسم وعنوان. ويوجد في كل مبنى مصعد أو أكثر، ولكل مصعد رقم وحمولة.");
    expect(linksOf(lifts)).toEqual(["elevator > building"]);
  });
});

describe("what is no thing", () => {
  it("[BP39] goals, courtesies and what is done are none", async () => {
    const text =
      "سعادة مدير التقنية المحترم\nالأهداف: التطوير المستمر، والمتابعة الدقيقة، والشفافية.\nالأقسام:\n- المشاريع: الاسم، الوصف\nالمدير يضيف المشاريع ويدير التطوير والمتابعة.\nوتفضلوا بقبول فائق الاحترام والتقدير.";
    expect(keysOf(await read(text))).toEqual(["project"]);
  });

  it("[BP48] but a thing that is called so is, where it is said what it has", async () => {
    expect(keysOf(await read("التطوير له اسم وتاريخ. المدير يضيف التطوير."))).toHaveLength(1);
  });
});
