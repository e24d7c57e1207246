/** How things hang together, in the ways people say it: by any verb, across sentences, in a list. */
import { describe, expect, it } from "vitest";
import { entitiesOf, linksOf, read } from "./read.ts";

const links = async (text: string): Promise<readonly string[]> => linksOf(await read(text));
const fields = async (text: string, entity: string): Promise<readonly string[]> => [...(entitiesOf(await read(text))[entity] ?? [])].sort();

describe("links in English", () => {
  it("[BP48] a thing does not act: whatever it does with another is a link", async () => {
    const boats = "Boats have a name and a length. Berths have a number and a depth. ";
    expect(await links(`${boats}Every boat lies in a berth.`)).toEqual(["boat > berth"]);
    expect(await links(`${boats}A repair has a date and a cost. Repairs are carried out on a boat.`)).toContain("repair > boat");
    expect(await links(`${boats}A transfer has a date. It is for a boat, and made from a berth.`)).toEqual([
      "transfer > berth",
      "transfer > boat",
    ]);
  });

  it("[BP48] only what each of them has is required", async () => {
    const texts = "Boats have a name. Berths have a number. ";
    const required = async (text: string): Promise<readonly boolean[]> =>
      Object.values((await read(text)).entities).flatMap((entity) =>
        Object.values(entity.fields).flatMap((field) =>
          field.type === "reference" && field.key === "berth" ? [field.required === true] : [],
        ),
      );
    expect(await required(`${texts}Every boat lies in a berth.`)).toEqual([true]);
    expect(await required(`${texts}Boats lie in a berth.`)).toEqual([false]);
  });

  it("[BP48] what is divided into others is what they belong to", async () => {
    expect(await links("A harbour has a name. Piers have a number. A harbour is divided into piers.")).toEqual(["pier > harbour"]);
  });

  it("[BP48] of several things that are had, each is of one; what happens is made up of things that are there without it", async () => {
    const order = "An order has a date. An order consists of order lines, each with a flour type and a number of sacks.";
    expect(await links(order)).toEqual(["orderLine > order"]);
    expect(await links("Churches have a name. An organ has a builder and a year. A church has organs.")).toEqual(["organ > mosque"]);
    expect(await links("Services have a name and a price. Appointments have a date and services.")).toEqual(["appointment > service"]);
  });

  it("[BP48] a list that names its own thing again, or counts others, links to none", async () => {
    expect(await links("Rig: name, capacity. Bore: for each bore we enter the rig, the date and the depth.")).toEqual(["bore > rig"]);
    expect(await links("A class has a name and a room. A plan has a name, a price and how many classes are included.")).toEqual([]);
    expect(await links("Categories have a name and a parent category. Items have a name and a category.")).toContain("category > category");
  });

  it("[BP48] whoever each is assigned to is theirs; what a compound is named after is not meant", async () => {
    const bus =
      "Buses have a plate number. A route has a name and a length. Each route is served by one bus. Students have a name and a grade. ";
    expect(await links(`${bus}Every student is assigned to one bus route.`)).toEqual(["route > vehicle", "student > route"]);
  });

  it("[BP48] who acts is tied to nothing by it", async () => {
    expect(await links("Boats have a name. Sailors: name, phone. Sailors look at a boat in a hurry.")).toEqual([]);
  });

  it("[BP48] two links to the same thing keep the names that tell them apart", async () => {
    const text =
      "Port: name, town. Crossing: port of departure, port of arrival, fare. Player: name. Game: white player, black player, result.";
    expect(await fields(text, "crossing")).toEqual(["fare", "portOfArrival", "portOfDeparture"]);
    expect(await links(text)).toEqual(["crossing > port", "crossing > port", "game > player", "game > player"]);
  });

  it("[BP48] what a list says of a verb or of “one per” is a link, and no field", async () => {
    const text =
      "- Lots: lot number, starting price\n- Buyers: company, phone\n- Offers: placed by buyers on a lot, with an amount\n- Sales: one per lot, with a date";
    expect(await links(text)).toEqual(expect.arrayContaining(["offer > customer", "offer > lot", "sale > lot"]));
    expect(await fields(text, "sale")).toEqual(["date", "lot"]);
  });
});

describe("links that are said in passing", () => {
  it("[BP48] what is given to a thing, and what somebody looks after, is linked", async () => {
    const club = await read("A project has a title and a budget. Backers make a gift to a project with an amount and a date.");
    expect(linksOf(club)).toEqual(["donation > project"]);
    expect(await links("Members record expenses with a category, an amount and a date. Administrators manage the categories.")).toEqual([
      "expense > category",
    ]);
  });

  it("[BP48] a dash begins what a thing is, and what two of them are recorded with both have", async () => {
    const tours = "Tours: title, language. Departures run daily - a departure is for a tour, on a date, with a maximum number of guests.";
    expect(await links(tours)).toContain("departure > tour");
    const books = await read("Members record expenses and incomes with an amount, a date and a note.");
    expect(entitiesOf(books).expense).toEqual(expect.arrayContaining(["amount", "date"]));
    expect(entitiesOf(books).income).toEqual(expect.arrayContaining(["amount", "date"]));
  });
});

describe("links of what somebody enters", () => {
  const school = "Students: name, grade. Routes: code, area. Buses: plate, capacity. ";
  it("[BP48] what is made belongs to what is named with it: behind a word that ties, at the beginning, or as what it is left behind by", async () => {
    expect(await links(`${school}Parents can submit an absence notice for their child with a date and a reason.`)).toEqual([
      "absenceNotice > student",
    ]);
    const audits = "Audits: scope, date. Rooms: name, floor. ";
    expect(await links(`${audits}During an audit the auditors record findings: description, severity and a photo.`)).toContain(
      "finding > audit",
    );
    const loans = "Loans have a date and a due date. Books have a title and an author. ";
    expect(await links(`${loans}Overdue loans produce a fine with an amount. Members see their own loans and fines.`)).toEqual([
      "fine > loan",
    ]);
  });

  it("[BP48] what stands behind a colon is the record's, also in a sentence of its own", async () => {
    const cases = "Cases: case number, title, court. Clients: name, phone. ";
    expect(await links(`${cases}Time entries: lawyers record the hours they worked on a case, the date and what they did.`)).toEqual([
      "timesheet > case",
    ]);
    const sale = "السيارة لها ماركة وسنة. البائع يسوي عقد البيع: السيارة والمشتري والمبلغ والعربون.";
    expect(await links(sale)).toEqual(["contract > car"]);
  });

  it("[BP48] a payment, a review is always of something; two of a list are not of each other", async () => {
    const hotel = "Rooms: name, floor. Bookings: date, number of guests, room. ";
    expect(await links(`${hotel}The front desk takes payments (amount, method, date).`)).toEqual(["booking > room", "payment > booking"]);
    const hives = "Hives: number, type. Harvests: date, weight. Inspections: date, remarks. Beekeepers enter inspections and harvests.";
    expect(await links(hives)).toEqual([]);
  });
});

describe("links in Arabic", () => {
  it("[BP48] «فاتورة لكل طلب» names two things, and «الأسرة» is the family that is kept", async () => {
    const repairs = "- العملاء (الاسم، الجوال)\n- طلبات الصيانة: العميل، وصف العطل\n- فاتورة لكل طلب: أجرة اليد، الإجمالي";
    expect(await links(repairs)).toEqual(["invoice > maintenanceRequest", "maintenanceRequest > customer"]);
    const visits = "الأسرة لها اسم وعنوان وهاتف. يكتب الباحث الاجتماعي تقريرًا عن زيارته للأسرة فيه تاريخ الزيارة والملاحظات.";
    expect(await links(visits)).toEqual(["report > family"]);
  });

  it("[BP48] a verb or a particle ties a thing to another", async () => {
    expect(await links("المصعد له رقم وحمولة. العقد له تاريخ وقيمة. العقد يُبرم لمدة سنة ويغطي مصعدًا.")).toContain("contract > elevator");
    expect(await links("الفرع له اسم ومدينة. الطبيب له اسم وهاتف. يعمل الطبيب في فرع.")).toEqual(["doctor > branch"]);
    expect(await links("الشاحنة لها رقم وموديل. السائق يسجل بلاغًا على الشاحنة.")).toContain("ticket > vehicle");
  });

  it("[BP48] a list that says of its own thing what it belongs to links to that, and not to itself", async () => {
    const text =
      "الحجوزات: كل حجز يخص رحلة واحدة، وفيه عدد الأفراد والمبلغ.\nالرحلات: الاسم، السعر.\nالدفعات: كل دفعة تتبع حجزًا ولها مبلغ وتاريخ.";
    expect(await links(text)).toEqual(["booking > tour", "payment > booking"]);
  });

  it("[BP48] a member of a list that begins with a verb is a link, and no field", async () => {
    const text = "التمرين فيه التاريخ والساعة. الملعب فيه اسم وعنوان. اللاعب ليه اسم وصورة، وبيلعب في فريق. الفريق فيه اسم وسنة.";
    expect(await links(text)).toEqual(["player > team"]);
    expect(await fields(text, "player")).toEqual(["name", "photo", "team"]);
  });
});
