/** Arabic sentences that go on, registers of official papers, and a word that stands for the one thing whose name it heads; in English too. */
import { describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const made = (text: string) => runPlan(offline, text);
const fieldsOf = ({ entities }: Blueprint): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.values(entities)
      .filter(({ key }) => key !== "user")
      .map(({ key, fields }) => [key, Object.values(fields).map((field) => field.key)]),
  );

describe("a sentence that goes on with an occasion", () => {
  it("[BP39] «الدفعات ولها … وإذا لم تُدفع خلال …»: what payments have, and what comes of one that is not paid", async () => {
    const { blueprint, report } = await made(
      "الدفعات ولها مبلغ وتاريخ استحقاق وحالة (مدفوعة، غير مدفوعة) وإذا لم تُدفع خلال ٧ أيام يُرسل تنبيه للمدير. المدير يدير الدفعات.",
    );
    expect(fieldsOf(blueprint).payment).toEqual(expect.arrayContaining(["amount", "dueDate", "status"]));
    expect(Object.keys(blueprint.workflows)).toHaveLength(1);
    expect(report.ignored).toEqual([]);
  });

  it("[BP39] «وعند الرفض يجب ذكر السبب»: what is refused was named before", async () => {
    const { blueprint } = await made(
      "الطلبات لها وصف وسبب الرفض وحالة (جديد، مقبول، مرفوض)، وعند الرفض يجب ذكر سبب الرفض. الموظف يدير الطلبات.",
    );
    const [request] = Object.values(blueprint.entities).filter(({ key }) => key === "request");
    expect(Object.values(request!.rules ?? {}).map(({ check }) => check)).toEqual([
      "f_request_status != o_request_status_rejected || !isEmpty(f_request_reason)",
    ]);
  });

  it("what each child is asked, with «وإذا عنده حساسية» in it, stays one list", async () => {
    const { blueprint } = await made("كل طفل بدنا اسمه وتاريخ ميلاده وإذا عنده حساسية. المعلمة تدير الأطفال.");
    expect(fieldsOf(blueprint).child).toEqual(expect.arrayContaining(["name", "dateOfBirth", "allergies"]));
  });
});

describe("several of them and each of them in one breath", () => {
  it("«القطط كل قطة لها اسم وعمر» are cats", async () => {
    const { blueprint } = await made("موقع لفندق. المراسي كل مرسى له رقم وطول. القطط كل قطة لها اسم وعمر. الموظف يضيف القطط والمراسي.");
    const keys = Object.keys(fieldsOf(blueprint));
    expect(keys.filter((key) => /Kl[A-Z]/.test(key))).toEqual([]);
    expect(Object.values(fieldsOf(blueprint)).some((fields) => fields.includes("age"))).toBe(true);
  });
});

describe("registers and particulars of official papers", () => {
  it.each([
    ["تطوير نظام: سجل الأوقاف، ويشمل اسم الواقف ورقم الصك والمساحة.", "endowment", ["name", "number", "area"]],
    [
      "إنشاء نظام: سجل المخالفات ويحتوي على رقم المخالفة وتاريخها، وكشف المركبات ويتضمن رقم اللوحة والطراز.",
      "vehicle",
      ["plateNumber", "model"],
    ],
    ["نظام أوقاف: سجل الأوقاف (اسم الواقف، رقم الصك)، وسجل المستأجرين (الاسم، الجوال).", "endowment", ["name", "number"]],
    ["بناء منصة. عقود الإيجار، مع بيان المستأجر والقيمة.", "lease", ["tenant", "amount"]],
    ["نظام تحكيم. يقدّم المحتكم طلب التحكيم إلكترونياً مع بيان الموضوع والمبلغ.", "request", ["subject", "amount"]],
  ])("%s", async (text, entity, fields) => {
    const { blueprint } = await made(text);
    expect(fieldsOf(blueprint)[entity]).toEqual(expect.arrayContaining(fields));
  });
});

describe("a word that heads the name of the only such thing", () => {
  it("«العقود», «العقد الخاص به» and «والعقد» in a list are the rental contracts that are described", async () => {
    const { blueprint } = await made(
      "نظام عقاري: عقد الإيجار له مستأجر وتاريخ بداية وتاريخ نهاية. الدفعات لها مبلغ والعقد. المدير يدير قائمة العقود. المستأجر يطلع على العقد الخاص به فقط.",
    );
    const fields = fieldsOf(blueprint);
    expect(Object.keys(fields)).not.toContain("contract");
    expect(fields.payment).toContain("lease");
    expect(blueprint.policies.p_tenant_lease_own?.entity).toBe("ent_lease");
  });

  it("«جلسات محكمة … الجلسات لها»: the sessions that are described are those", async () => {
    const { blueprint } = await made("نظام جلسات محكمة. الجلسات لها تاريخ ومكان. القاضي يدير الجلسات.");
    expect(Object.keys(fieldsOf(blueprint))).toEqual(["hearing"]);
  });

  const arabic = "منصة. عقود الإيجار لها رقم وتاريخ بداية وقيمة. المدير يدير عقود الإيجار. الموظف يرى عقود الإيجار.";
  const english =
    "A platform. Rental contracts have a number, a start date and a value. Managers manage rental contracts. Employees see rental contracts.";
  it.each([
    [arabic, "أظهر قائمة العقود مرتبة حسب القيمة", "pg_lease_list"],
    [arabic, "الموظف يعدل العقود", "p_employee_lease"],
    [arabic, "أضف تاريخ نهاية إلى العقد", "f_lease_end_date"],
    [arabic, "احذف القيمة من العقود", "f_lease_amount"],
    [english, "Sort the contracts by value", "pg_lease_list"],
    [english, "Employees can change the contracts", "p_employee_lease"],
    [english, "Remove the value from contracts", "f_lease_amount"],
  ])("[BP40] a second sentence speaks of it so: %2$s", async (text, wish, touched) => {
    const base = (await made(text)).draft;
    const ops = diff(base, (await runPlan(offline, wish, { base })).draft);
    expect([...new Set(ops.map(({ id }) => id))]).toEqual([touched]);
  });

  it("[BP40] of two kinds neither is meant, and “add contracts with a title” adds another kind", async () => {
    const two = (await made(`${english} Employment contracts have a salary. Managers manage employment contracts.`)).draft;
    expect(diff(two, (await runPlan(offline, "Sort the contracts by number", { base: two })).draft)).toEqual([]);
    const base = (await made(english)).draft;
    const { draft } = await runPlan(offline, "Add contracts with a title", { base });
    expect(draft.nodes.f_contract_title).toBeDefined();
  });
});

describe("what a rule speaks of and nobody described", () => {
  it("[BP39] of something new it is assumed, with the sentence it is for", async () => {
    const { blueprint, report } = await made(
      "منصة عقارات فيها عقد إيجار له رقم وتاريخ بداية. المدير يدير العقود. سبب الإلغاء مطلوب عند إلغاء العقد.",
    );
    const lease = Object.values(blueprint.entities).find(({ key }) => key === "lease")!;
    expect(Object.values(lease.rules ?? {}).map(({ check }) => check)).toEqual([
      "f_lease_status != o_lease_status_cancelled || !isEmpty(f_lease_reason)",
    ]);
    const told = report.assumed.find(({ text }) => text.en.includes("Cancellation reason"));
    expect(told?.span?.text).toBe("سبب الإلغاء مطلوب عند إلغاء العقد");
    expect(report.ignored).toEqual([]);
  });

  it("[BP41] of what is there it is asked, and what is written as it says leads to the rule", async () => {
    const base = (await made("منصة فيها عقد إيجار له رقم وتاريخ بداية. المدير يدير العقود.")).draft;
    const wish = "سبب الإلغاء مطلوب عند إلغاء العقد";
    const asked = await runPlan(offline, wish, { base });
    expect(diff(base, asked.draft)).toEqual([]);
    const said = [...asked.report.questions[0]!.text.ar.matchAll(/«(أضف[^»]+)»/g)].map(([, sentence]) => sentence!);
    expect(said).toHaveLength(2);
    const { draft } = await runPlan(offline, `${said.join(". ")}. ${wish}`, { base });
    expect(draft.nodes.ru_lease_reason_cancelled).toBeDefined();
  });
});
