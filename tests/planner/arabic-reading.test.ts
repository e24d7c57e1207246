/** Arabic as it is written and spoken: each rule by a sentence of its own. */
import { describe, expect, it } from "vitest";
import { builtIn } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const plan = (text: string) => runPlan(offline, text);
const entitiesOf = async (text: string): Promise<readonly string[]> => {
  const { blueprint } = await plan(text);
  return Object.entries(blueprint.entities)
    .flatMap(([id, entity]) => (id === builtIn.user ? [] : [entity.key]))
    .sort();
};
/** Who may do what: "driver read order", with "own" where a condition stands before it. */
const rulesOf = async (text: string): Promise<readonly string[]> => {
  const { blueprint } = await plan(text);
  return Object.values(blueprint.policies)
    .flatMap(({ roles, allow, entity, where, check }) =>
      roles.flatMap((role) =>
        allow.map(
          (verb) => `${blueprint.roles[role]?.key ?? role} ${verb} ${where || check ? "own " : ""}${blueprint.entities[entity]?.key}`,
        ),
      ),
    )
    .sort();
};

describe("who is given what in Arabic", () => {
  it.each([
    ["لا العميل ولا السائق يقدرون يحذفون شحنة", "delete shipment"],
    ["ولا يجوز للسائق حذف الشحنات", "driver delete shipment"],
  ])("[BP48] neither of those a «لا» stands before is given it: %s", async (said, verb) => {
    const rules = await rulesOf(`شركة توصيل. الشحنة لها رقم ومبلغ. المشرف يدير الشحنات. السائق يشوف الشحنات. العميل يضيف شحنة. ${said}.`);
    expect(rules.filter((rule) => rule.includes(verb) && !rule.startsWith("moderator"))).toEqual([]);
    expect(rules).toContain("driver read shipment");
  });

  it("[BP48] what is denied behind another subject is denied to that one", async () => {
    const rules = await rulesOf("مخبز. الفاتورة فيها رقم ومبلغ. المحاسب يضيف الفواتير، والسائق لا يرى الفواتير.");
    expect(rules).toContain("accountant create invoice");
    expect(rules.filter((rule) => rule.startsWith("driver"))).toEqual([]);
  });

  it("[BP48] behind a verb with «عليه» stands who does it, and not what it is done to", async () => {
    const { blueprint } = await plan("سكن. تقدم الطالبة طلب إجازة، وتوافق عليه المشرفة أو ترفضه.");
    const roles = Object.values(blueprint.actions).flatMap((action) => action.roles.map((role) => blueprint.roles[role]?.key));
    expect([...new Set(roles)]).toEqual(["moderator"]);
  });

  it("[BP48] for whom something is written down is not who writes it", async () => {
    const rules = await rulesOf("مدرسة. للطالب اسم وعمر. المعلم يضيف الحضور ويسجل لكل طالب الدرجات.");
    expect(rules).toContain("teacher create grade");
    expect(rules.filter((rule) => /^student (?:create|update|delete)/.test(rule))).toEqual([]);
  });

  it.each([
    ["المورد يقدم عرض سعر. لا يرى المورد عروض أسعار غيره", "supplier read own quote", "supplier read quote"],
    ["المورد يشوف عروض الأسعار على مناقصاته فقط", "supplier read own quote", "supplier read quote"],
    ["المورد بيشوف عروض الأسعار تبعو بس", "supplier read own quote", "supplier read quote"],
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
    const rules = await rulesOf(`عيادة. المريض له اسم وعمر. الدكتور يكتب روشتة. السكرتيرة تضيف المرضى ${said}.`);
    expect(rules.some((rule) => /^(?:secretary|assistant) create patient/.test(rule))).toBe(true);
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

describe("what is a record in Arabic", () => {
  it.each([
    ["المشترك بيحجز حصتو وبيلغي حجزو", ["booking", "session"]],
    ["منسجّل كمية الزيت ونسبة الحموضة", []],
    ["نحنا فرن منوزّع الخبز عالدكاكين والمطاعم", []],
  ])("[BP48] makes no record of endings, measures and those something goes to: %s", async (said, wanted) => {
    const entities = await entitiesOf(`نادي. الكتاب له عنوان ومؤلف. ${said}.`);
    expect(entities.filter((key) => key !== "book")).toEqual(wanted);
  });
});
