/** What an Arabic sentence speaks of, where a list stands behind more than a name. */
import { describe, expect, it } from "vitest";
import { builtIn } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

/** "بئر: رقم, عمق" of every thing but the people who sign in. */
const madeOf = async (text: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { blueprint } = await runPlan(createPlanners().offline, text);
  return new Map(
    Object.entries(blueprint.entities).flatMap(([id, { key, fields }]) =>
      id === builtIn.user ? [] : [[key, Object.values(fields).map((field) => field.key)] as const],
    ),
  );
};

describe("what a list behind an Arabic sentence is of", () => {
  it.each<[string, string, readonly string[]]>([
    ["عرض السعر بيعملو موظف المبيعات قبل الطلبية: الزبون والتفاصيل والسعر.", "quote", ["customer", "price"]],
    ["الباكجات نحنا منحطا: اسم الباكج وعدد الساعات والسعر.", "bakj", ["name", "hours", "price"]],
    ["سعر الدهب كل يوم الصبح بحطو أنا: التاريخ وسعر الغرام.", "sarDhb", ["date"]],
    ["العميل يقدم شكوى عن طريق الموقع: الموضوع والوصف والصورة.", "complaint", ["subject", "description", "photo"]],
    ["الأقمشة نشتريها من موردين: اسم المورد وجواله، وكل قماش له لون وكمية.", "supplier", ["name", "phone"]],
    ["الأقمشة نشتريها من موردين: اسم المورد وجواله، وكل قماش له لون وكمية.", "fabric", ["color", "quantity"]],
    ["المطلوب شي يمشي معنا: الزبون بيبعت طلبية، فيها الكمية والمقاس.", "order", ["quantity", "size"]],
    ["المذكرة بيكتبها متدرب ويراجعها محامي، وفيها عنوان ومرفق وتاريخ.", "note", ["file", "date"]],
    ["تبدأ الحكاية من القارب: له اسم وطول ورقم تسجيل.", "boat", ["name", "height"]],
    ["وكمان التصليح، بتيجي الست بتترك سوارة، فبنسجل اسم الزبونة وتلفونها والمشكلة.", "repair", ["customerName", "phone"]],
    ["وفي ناس بتبيعنا أجهزة مستعملة، هيدا بدي سجلو لحالو: رقم الهوية والوزن والسعر.", "usedEquipment", ["nationalId", "weight", "price"]],
    ["الأقساط كل طالب بيدفعها على مراحل، منكتب المبلغ والتاريخ.", "installment", ["amount", "date"]],
    ["المقاول له اسم وهاتف، وبنعمل له مستخلص: القيمة والخصم والتاريخ.", "paymentClaim", ["date"]],
    ["بآخر الشهر منطلع لكل مترجم فاتورة، فيها التاريخ والمجموع.", "invoice", ["translator", "date", "total"]],
    ["وللأسر المنتجة أركان تُؤجَّر بالموسم: رقم الركن، والمساحة، والإيجار.", "arkan", ["number", "area"]],
    ["نسوي بطولات كل شهر، البطولة لها اسم وتاريخ ورسوم.", "competition", ["name", "date"]],
  ])("[BP48] %s", async (text, key, fields) => {
    const made = await madeOf(`السيارة لها رقم لوحة. ${text}`);
    expect([...made.keys()]).toContain(key);
    expect(made.get(key)).toEqual(expect.arrayContaining([...fields]));
  });
});

describe("what is one of several in Arabic", () => {
  it.each<[string, string, readonly string[]]>([
    ["عنا أربع مكنات كل وحدة عندها اسم وسرعة.", "machine", ["name", "speed"]],
    ["في المزرعة خمس آبار، وكل واحد منها له رقم وعمق.", "well", ["number", "depth"]],
    ["كل عميل ممكن يكون له أكثر من موقع، والموقع له عنوان ومساحة.", "location", ["address", "area", "customer"]],
    ["لكل برنامج اسم ومدة. نريد منصة لإذاعة محلية.", "program", ["name", "duration"]],
    ["نحتفظ بدليل للضيوف فيه الاسم والتخصص ورقم الهاتف.", "guest", ["name", "specialty", "phone"]],
    ["الأتعاب: المبلغ الكلي، وبتتدفع على دفعات، وكل دفعة ليها مبلغ وتاريخ وإيصال.", "payment", ["amount", "date", "receipt"]],
    ["كل زبون إلو اسم وعنوان، وكل خط توزيع إلو اسم وسوّاق.", "distributionRoute", ["name"]],
    ["لكل تدريب موضوع ومكان وتاريخ، ويُسجل حضور المتطوعين.", "attendance", ["training"]],
    ["المترجمين عنا ٤٠، كل واحد إلو اسم وإيميل وسعر الكلمة.", "translator", ["name", "email"]],
    ["إحنا بنبعت لها عاملة، والعاملات كل واحدة ليها اسم وصورة ومنطقة.", "employee", ["name", "photo"]],
    ["عندي ستة مواقع شغالة وكل موقع له مهندس ومالك وتاريخ بداية.", "location", ["startDate"]],
    ["الطالب لما يسجل بناخد اسمه ورقم هويته وتلفونه.", "student", ["name", "nationalId", "phone"]],
    ["المتسابقين يسجلون بالاسم والعمر والجنس.", "contestant", ["name", "age", "gender"]],
    ["ولكل موظف أبناء (الاسم، تاريخ الميلاد).", "boy", ["name", "dateOfBirth"]],
    ["الخزانات: رقم الخزان، السعة.", "storageTank", ["capacity"]],
    ["تتألف الخريطة من فترات، والفترة يوم وساعة بداية وساعة نهاية.", "period", []],
  ])("[BP48] %s", async (text, key, fields) => {
    const made = await madeOf(`السيارة لها رقم لوحة. ${text}`);
    expect([...made.keys()]).toContain(key);
    expect(made.get(key)).toEqual(expect.arrayContaining([...fields]));
  });

  it("[BP48] units that are kept stay units", async () => {
    expect([...(await madeOf("العمارة لها اسم وعنوان. فيها وحدات. كل وحدة لها رقم ومساحة.")).keys()]).toContain("unit");
  });
});

describe("what names no thing in Arabic", () => {
  it.each<[string, readonly string[]]>([
    ["عند ورود نداء استغاثة يُنشئ المناوب بلاغًا يتضمن رقم الجوال والموقع ووصف الحالة.", ["car", "ticket"]],
    ["وإذا تعطل جهاز في محطة رفع الراصد بلاغ عطل يذكر فيه وصف العطل وصورة.", ["car", "faultTicket"]],
    ["مكتبنا فيه ثمانية محامين. القضايا: رقم القضية والسنة والمحكمة.", ["car", "case"]],
    ["الشروط العامة: الاستضافة داخل المملكة، نسخ احتياطي يومي، ضمان سنة.", ["car"]],
    ["تدير الهيئة شبكة من المحطات. لكل محطة رمز واسم وارتفاع.", ["car", "station"]],
    ["المهمة لها مدينة وساعة وحالة وقيمة وفئة. يضيف السائق الرحلة ودوره فيها.", ["car", "task"]],
  ])("[BP48] %s", async (text, keys) => {
    const made = await madeOf(`السيارة لها رقم لوحة وموديل. ${text}`);
    expect([...made.keys()].filter((key) => !["driver", "tour"].includes(key)).sort()).toEqual([...keys].sort());
  });

  it("[BP48] «المشرف» supervises, and moderates where there is a forum", async () => {
    const rolesOf = async (text: string): Promise<readonly string[]> =>
      Object.values((await runPlan(createPlanners().offline, text)).blueprint.roles).map(({ key }) => key);
    expect(await rolesOf("العنبر له رقم ومساحة. المشرف يضيف العنابر.")).toContain("supervisor");
    expect(await rolesOf("الموضوع له عنوان ونص. مشرف المنتدى يحذف المواضيع.")).toContain("moderator");
  });
});
