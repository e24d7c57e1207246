/** What is written down of a thing, in written and in spoken Arabic, is what it has. */
import { describe, expect, it } from "vitest";
import { entitiesOf, read } from "./read.ts";

const fields = async (text: string, entity: string): Promise<readonly string[]> => [...(entitiesOf(await read(text))[entity] ?? [])].sort();

describe("what is written down in Arabic", () => {
  it("[BP48] what is written down of a thing is what it has", async () => {
    const things = "الحيوان له اسم ونوع. الطبيب له اسم وهاتف. ";
    expect(await fields(`${things}تُسجَّل كل زيارة باسم الحيوان والطبيب مع تاريخها وسببها.`, "visit")).toEqual([
      "animal",
      "date",
      "doctor",
      "reason",
    ]);
    expect(await fields("القارب له طول. ويُذكر في كل ترخيص القارب وتاريخ الإصدار والرسوم.", "permit")).toEqual([
      "boat",
      "fee",
      "publishedAt",
    ]);
    expect(await fields("نحتفظ بقائمة المباني وفيها اسم المبنى والعنوان.", "building")).toEqual(["address", "name"]);
    expect(await fields("أولًا: سجل القوارب، ويشمل رقم القارب والطول.", "boat")).toHaveLength(2);
  });
});

describe("Arabic as it is spoken", () => {
  it("[BP48] counts and names in dialect are fields", async () => {
    expect(await fields("الخيمة عندها سمية ونمرة وثمن.", "tent")).toEqual(["name", "number", "price"]);
    expect(await fields("الطفل بيه اسم وتاريخ ميلاد وصف وحساسية. كل صف بيه سعة.", "child")).toEqual([
      "allergies",
      "class",
      "dateOfBirth",
      "name",
    ]);
    expect(await fields("التمرين بيكون فيه التاريخ والساعة.", "workout")).toEqual(["date", "time"]);
  });

  it("[BP48] where another is described the sentence begins anew", async () => {
    const text = "يعمل الطبيب في فرع، والفرع له اسم ومدينة.";
    expect(await fields(text, "branch")).toEqual(["city", "name"]);
    expect(await fields("الأجور تندفع كل شهر عن كل طفل، وبيها المبلغ والشهر.", "ajwr")).toContain("amount");
  });
});
