/** Records an Arabic text names behind what is done with another, or above the line that says what they have. */
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

/** What is shown of an entity by its name: "الشكوى, المدة". */
const shownOf = ({ entities }: Blueprint, name: string): readonly string[] => {
  const found = Object.values(entities).find(({ label }) => label?.ar === name);
  return Object.values(found?.fields ?? {}).flatMap(({ label }) => label?.ar ?? []);
};

describe("what has something, named behind what is done", () => {
  it("[BP48] what something turns into has what is said of it, and where it came from", async () => {
    const made = await read(
      "يقدم الساكن مقترحاً يتضمن العنوان والوصف. والمقترح المقر يتحول إلى مشروع له ميزانية ونسبة إنجاز وتاريخ انتهاء.",
    );
    expect(entitiesOf(made).project).toEqual(expect.arrayContaining(["budget", "endDate", "progress"]));
    expect(linksOf(made)).toContain("project > feedback");
    expect(entitiesOf(made).feedback).not.toContain("budget");
  });
  it("[BP48] visits written down of each project have what is listed, and the project", async () => {
    const made = await read("لكل مشروع اسم. تسجل لكل مشروع زيارات دورية: التاريخ، الفني، الملاحظات.");
    expect(linksOf(made)).toEqual(["visit > project"]);
    expect(entitiesOf(made).visit).toEqual(expect.arrayContaining(["date", "notes", "project"]));
  });
  it("[BP48] what is given out has what is listed, and to whom; a database of somebody is of them", async () => {
    const made = await read(
      "نحتاج قاعدة بيانات للأسر المستفيدة: اسم رب الأسرة ورقم الهوية والدخل. تُصرف المساعدات للأسر: القيمة وتاريخ الصرف.",
    );
    expect(entitiesOf(made).family).toEqual(["headName", "nationalId", "salary"]);
    expect(linksOf(made)).toEqual(["aid > family"]);
  });
  it("[BP48] a booking from a date to a date has both", async () => {
    expect(entitiesOf(await read("كل لوحة لها رقم. الزبون يحجز لوحة من تاريخ إلى تاريخ.")).booking).toEqual(
      expect.arrayContaining(["endDate", "startDate"]),
    );
  });
  it("[BP48] what somebody is given with something in it is a record, and is not theirs", async () => {
    const made = await read("كل لوحة لها رقم. الفني ياخذ أمر تركيب فيه اللوحة والتصميم والتاريخ.");
    expect([...shownOf(made, "أمر تركيب")].sort()).toEqual(["التاريخ", "التصميم", "اللوحة"]);
    expect(keysOf(made)).not.toContain("technician");
  });
  it("[BP48] a word that could be a verb belongs to the name between «لكل» and what it has", async () => {
    const made = await read("لكل نقطة توقف اسم وموقع ووقت وصول. كل خط له اسم. الطالب مشترك في خط واحد.");
    expect([...shownOf(made, "نقطة توقف")].sort()).toEqual(["الاسم", "الموقع", "وقت الوصول"]);
    expect(linksOf(made)).toContain("student > route");
  });
});

describe("a list under a name", () => {
  it("[BP48] is what those it names have, with a number before the name, a colon behind it, or neither", async () => {
    const made = await read("منصة\n\n1. العملاء\nالاسم، الجوال، العنوان.\n\nالنباتات:\nالاسم العلمي، السعر، الكمية في المشتل.");
    expect(entitiesOf(made).customer).toEqual(["address", "name", "phone"]);
    expect([...shownOf(made, "نبات")].sort()).toEqual(["الاسم العلمي", "السعر", "الكمية"]);
  });
});

describe("what people say in their own words", () => {
  it("[BP48] a recipe is none of a doctor's where it is cooked, and is saved among what one likes", async () => {
    const made = await read("موقع وصفات. كل وصفة لها عنوان ومكونات. يمكن للمستخدمين حفظ الوصفات المفضلة وتقييمها.");
    expect(keysOf(made)).toEqual(["favorite", "recipe", "review"]);
    expect(linksOf(made)).toEqual(["favorite > recipe", "review > recipe"]);
    expect(keysOf(await read("عيادة. كل وصفة لها دواء وجرعة. الطبيب يكتب الوصفة للمريض."))).toContain("prescription");
  });
  it("[BP48] who enters whether pupils are there keeps attendance; everybody may post", async () => {
    const made = await read("ولي الأمر يسجل ولده: الاسم والعمر. المدرب يحضّر الأولاد.");
    expect(right(made, "trainer", "create", "attendance")).toBe("all");
    const market = await read("كل واحد بيقدر ينزل إعلان فيه عنوان وصور وسعر.");
    expect(entitiesOf(market).announcement).toEqual(expect.arrayContaining(["photos", "price", "title"]));
    expect(right(market, "member", "create", "announcement")).not.toBe("none");
  });
  it("[BP48] things are no pilgrims, a municipality is no country, and whether is a yes or no", async () => {
    expect(rolesOf(await read("مسئول الحجز هو اللي بيسجل الحجوزات. كل باقة ليها سعر والحاجات اللي فيها."))).toEqual(["bookingOfficer"]);
    expect(entitiesOf(await read("كل فلاح عندو الاسم والبلدية.")).farmer).toContain("municipality");
    const { entities } = await read("الأدوية: الاسم، السعر، يحتاج وصفة (نعم/لا)");
    expect(Object.values(Object.values(entities).find(({ key }) => key === "medication")!.fields).map(({ type }) => type)).toContain(
      "boolean",
    );
  });
  it("[BP48] a name is shown without the ending of an object and without whose it is", async () => {
    const named = async (text: string) => Object.values((await read(text)).entities).map(({ label }) => label?.ar);
    expect(await named("المراجع يعبئ استبياناً أولياً فيه الشكوى ومدتها.")).toContain("استبيان أولي");
    expect(await named("ولي الأمر يسجل ولده: الاسم والعمر.")).toContain("ولد");
  });
});
