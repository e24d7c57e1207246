/** Clauses that were read in part: who does what in them, and what a thing has. Each rule by a sentence of its own. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf, rulesOf } from "./read.ts";

describe("who does what", () => {
  it("[BP48] reads what stands behind a name as doing, in any form of the verb, and goes on behind a semicolon", async () => {
    const blueprint = await read(
      "Archive\n\n* maps: title, year\n* scans: map, date\n\nwho\n* lab technician: adds scans and may correct them; looks at maps\n* curator: everything",
    );
    expect(rolesOf(blueprint)).toEqual(["curator", "labTechnician"]);
    expect(right(blueprint, "labTechnician", "create", "scan")).toBe("all");
    expect(right(blueprint, "labTechnician", "update", "scan")).toBe("all");
    expect(right(blueprint, "labTechnician", "read", "map")).toBe("all");
    expect(right(blueprint, "labTechnician", "delete", "scan")).toBe("none");
  });

  it("[BP48] who may not see those of others sees their own", async () => {
    const blueprint = await read("A law firm. A case has a title. The director sees all cases. Lawyers can't see cases of other lawyers.");
    expect(right(blueprint, "lawyer", "read", "case")).toBe("own");
  });

  it("[BP48] what we want to see is given to nobody who was named before", async () => {
    const blueprint = await read("A spa. Visits have a date. Guests see their own visits. For growth we want to see visits.");
    expect(rolesOf(blueprint)).toEqual(["guest"]);
    expect(right(blueprint, "guest", "read", "visit")).toBe("own");
  });

  it("[BP48] a wish with an if is about who may", async () => {
    const blueprint = await read("A dentist. Visits have a date. I would love if patients could see their own visits.");
    expect(rolesOf(blueprint)).toEqual(["patient"]);
  });

  it("[BP48] what they made themselves is their own", async () => {
    const blueprint = await read("A dive club. Bookings have a date. Guests get to see just the bookings they made themselves.");
    expect(right(blueprint, "guest", "read", "booking")).toBe("own");
  });

  it("[BP48] who sees what is theirs does not see whom the office employs, with telephone and all", async () => {
    const blueprint = await read(
      "شركة توصيل. المندوب له اسم وجوال. الشحنة لها رقم والمندوب. العميل يسوي شحنة ويتابع شحناته بس. المندوب يشوف الشحنات المسندة له.",
    );
    expect(right(blueprint, "customer", "read", "shipment")).toBe("own");
    expect(rulesOf(blueprint).filter((rule) => rule.startsWith("customer") && !rule.endsWith("shipment"))).toEqual([]);
  });

  it("[BP48] the state of the request behind what is one's own only is of one's own", async () => {
    const blueprint = await read(
      "منصة. الوظيفة لها عنوان. الطلب له تاريخ وحالة. الشركة تنشر وظائف. الشركة ترى المتقدمين على وظائفها فقط وتغير حالة الطلب.",
    );
    expect(right(blueprint, "company", "update", "request")).toBe("own");
    expect(right(blueprint, "company", "read", "request")).toBe("own");
  });

  it("[BP48] access that is read-only is seeing", async () => {
    const blueprint = await read("A laundry. Trolleys have a code. Porters have read-only access to trolleys.");
    expect(right(blueprint, "porter", "read", "trolley")).toBe("all");
    expect(right(blueprint, "porter", "update", "trolley")).toBe("none");
  });

  it("[BP48] one thing may be done by one and then by another", async () => {
    const blueprint = await read("A paper. Articles are written by journalists, edited by an editor.");
    expect(right(blueprint, "journalist", "create", "article")).toBe("all");
    expect(right(blueprint, "editor", "update", "article")).toBe("all");
  });

  it("[BP48] what somebody does with it stands behind the comma", async () => {
    const blueprint = await read("A college. Students get payments, which the accountant records with the amount and the date.");
    expect(right(blueprint, "accountant", "create", "payment")).toBe("all");
    expect(entitiesOf(blueprint).payment).toEqual(expect.arrayContaining(["amount", "date"]));
  });

  it("[BP48] who is asked is not what is asked", async () => {
    expect(keysOf(await read("A garden site. Users can ask experts questions."))).toEqual(["question"]);
  });

  it("[BP48] verbs in two words are verbs", async () => {
    const blueprint = await read("A car wash. Washes have a date. Washers tick off washes.");
    expect(right(blueprint, "washer", "update", "wash")).toBe("all");
  });
});

describe("what a thing has", () => {
  it("[BP48] what is logged with a list has it, whatever stands in brackets", async () => {
    const blueprint = await read("A vineyard. Treatments (spraying, pruning) are logged with the date, the dose and the worker.");
    expect(entitiesOf(blueprint).treatment).toEqual(expect.arrayContaining(["date", "dosage"]));
  });

  it("[BP48] what is logged with one thing is linked to it", async () => {
    const blueprint = await read("A hotel. Rooms have a number. Lost items are logged with the room where they were found.");
    expect(linksOf(blueprint)).toContain("lostItem > room");
  });

  it("[BP48] what we want to record for each of them is what they have", async () => {
    const blueprint = await read("A vineyard. For my vineyard I want to record for each slope the grape variety, the area and the year.");
    expect(entitiesOf(blueprint).slope).toEqual(expect.arrayContaining(["area", "grapeVariety", "year"]));
  });

  it("[BP48] what somebody has in mind is nothing that is kept", async () => {
    expect(keysOf(await read("Following our phone call, here is what we have in mind. Boats have a name."))).toEqual(["boat"]);
  });
});

describe("what a thing has in Arabic", () => {
  it.each([
    ["وتشمل كل جلسة السورة وعدد الأخطاء والتاريخ", "session", 3],
    ["ويتضمن الطلب اسم المنشأة والعنوان والمساحة", "request", 3],
    ["يقدّم الموظف شكوى يذكر فيها الموضوع والتاريخ", "complaint", 2],
  ])("[BP48] the verb stands before what has it: %s", async (said, key, count) => {
    const blueprint = await read(`نظام. للموظف اسم. المدير يدير الشكاوى والطلبات والجلسات. ${said}.`);
    expect(entitiesOf(blueprint)[key]?.filter((field) => !["employee", "owner", "user"].includes(field))).toHaveLength(count);
  });

  it("[BP48] «بتنتمي» is belonging, too", async () => {
    expect(linksOf(await read("موقع وصفات. للقصيدة عنوان. للتصنيف اسم. القصيدة بتنتمي لتصنيف."))).toHaveLength(1);
  });

  it.each([
    ["تُعقد الجلسة: القاعة والتاريخ. للقاعة رقم", ["venue"]],
    ["للأسرة عنوان وعدد أفراد. الباحث يضيف الأسر", ["family"]],
    ["للتبرع تاريخ. المحاسب يضيف التبرعات. المتبرع يضيف بمواد عينية", ["donation"]],
    ["للطفل اسم. المعلمة تكتب تقريرًا عن الأكل والنوم والمزاج", ["child", "report"]],
  ])("[BP48] neither verbs, nor means, nor what is written about are records: %s", async (said, keys) => {
    expect(keysOf(await read(`نظام. ${said}.`))).toEqual(keys);
  });

  it("[BP48] a committee acts by what it is called", async () => {
    const blueprint = await read("مكتب تحكيم. للقضية رقم. تصدر هيئة التحكيم القرارات.");
    expect(Object.values(blueprint.roles).map(({ label }) => label?.ar)).toEqual(["هيئة التحكيم"]);
  });

  it("[BP48] «أي حدا» is whoever signs in", async () => {
    const blueprint = await read("موقع وصفات. للوصفة اسم. أي حدا فيه يتصفح الوصفات.");
    expect(rolesOf(blueprint)).toEqual([]);
  });
});
