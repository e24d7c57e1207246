/** Requests of few sentences: lists whose members are told of, what readers are told to do, states, names in two languages. */
import { describe, expect, it } from "vitest";
import { builtIn } from "../../schema/blueprint/shape.ts";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

describe("a thing in a list that is told what it has", () => {
  it("has it, whatever stands before and behind", async () => {
    const work = entitiesOf(await read("I need clients, projects with an hourly rate and a budget, and invoices."));
    expect(work.project).toEqual(expect.arrayContaining(["hourlyRate", "budget"]));
    expect(Object.keys(work).sort()).toEqual(["customer", "invoice", "project"]);
    const band = entitiesOf(await read("Build me a site for my band: concerts with a date and a venue, songs with lyrics and a length."));
    expect(band.event).toEqual(["date", "venue"]);
    expect(band.song).toContain("length");
  });

  it("is a thing of its own where another holds it", async () => {
    const machines = await read("Every vending machine has a code and holds slots with a product and a quantity.");
    expect(entitiesOf(machines).slot).toEqual(expect.arrayContaining(["product", "quantity"]));
    expect(linksOf(machines)).toContain("slot > vendingMachine");
    expect(linksOf(await read("Every course has modules with a title and a video."))).toContain("module > course");
  });

  it("is none where somebody comes along, or a verb is told how it is done", async () => {
    expect(keysOf(await read("I keep bees with my brother. Each hive has a number and a colour."))).toEqual(["hive"]);
    const trips = entitiesOf(await read("Plan your trips, share them with friends and split the costs. Every trip has a title."));
    expect(Object.keys(trips)).not.toContain("friend");
  });

  it("has what the line of a feature says", async () => {
    const plants = entitiesOf(
      await read("Plant care app\n\nFeatures:\n- Add my plants with a photo, a pot size and the room they stand in"),
    );
    expect(plants.plant).toEqual(expect.arrayContaining(["photo", "potSize", "room"]));
    const wedding = entitiesOf(await read("A wedding site: budgets with planned and actual cost, tasks with a due date."));
    expect(wedding.budget).toEqual(expect.arrayContaining(["plannedCost", "actualCost"]));
    expect(entitiesOf(await read("Each flight has a captain and a passenger list (name, passport number)."))).toHaveProperty("passenger");
  });

  it("keeps a word of its list a word, though it is a verb elsewhere", async () => {
    const bugs = entitiesOf(await read("Testers file bugs with a title, severity, build number and a screenshot."));
    expect(bugs).not.toHaveProperty("screenshot");
    expect(Object.values(bugs)[0]).toContain("buildNumber");
  });
});

describe("what a pitch tells its readers to do", () => {
  it("is what they can do there", async () => {
    const sitters = await read("SitterNow helps parents find a trusted babysitter. Browse offers, send a booking request and pay online.");
    expect(right(sitters, "parent", "create", "bookingRequest")).not.toBe("none");
    expect(keysOf(sitters)).toEqual(expect.arrayContaining(["babysitter", "bookingRequest"]));
    const mechanics = await read("Find a mechanic near you, compare quotes, book a slot and pay online.");
    expect(keysOf(mechanics)).toEqual(expect.arrayContaining(["booking", "quote", "slot"]));
  });

  it("is nothing where the builder is told to do it", async () => {
    expect(keysOf(await read("An app for cars and drivers. Show me which cars are free, and let drivers book a car."))).not.toContain(
      "screening",
    );
  });
});

describe("a short request", () => {
  it("tells the states a thing is marked as", async () => {
    const units = await read("The site manager adds rooms (number, floor, price) and marks them as free, rented or under repair.");
    const fields = Object.entries(units.entities).flatMap(([id, { fields: own }]) => (id === builtIn.user ? [] : Object.values(own)));
    expect(Object.values(fields.find(({ key }) => key === "status")?.options ?? {})).toHaveLength(3);
    expect(keysOf(units)).toHaveLength(1);
  });

  it("asks for a page where something is done", async () => {
    const wedding = await read("A wedding site for couples: tasks, tables, and a page where guests leave comments.");
    expect(right(wedding, "guest", "create", "comment")).not.toBe("none");
  });

  it("counts one thing by several others", async () => {
    const quotas = entitiesOf(await read("Rangers record harvests (number, date). The office sets quotas per zone and species."));
    expect(quotas.quota).toEqual(expect.arrayContaining(["zone", "species"]));
  });

  it("names what is not wanted, and who is only told", async () => {
    expect(keysOf(await read("Habit tracker. Habits have a name and a target. No listings, lavender background."))).toEqual(["habit"]);
    expect(keysOf(await read("A salon app. Features: appointments, customers and a reminder."))).not.toContain("notification");
  });

  it("keeps whoever tells a story, and what they take down", async () => {
    const club = await read(
      "As a coach I want to add lessons with a date.\nAs the treasurer I want to record who paid the fee.\nAs the caretaker I want it simple.",
    );
    expect(rolesOf(club)).toEqual(expect.arrayContaining(["treasurer", "caretaker"]));
    expect(keysOf(club)).toContain("payment");
    expect(rolesOf(await read("The head of department assigns shifts (day, start, end, doctor)."))).toContain("departmentHead");
  });

  it("goes on with whoever was spoken of behind their hours", async () => {
    const school = await read("Students can book lessons, log their flight hours and see their grades.");
    expect(right(school, "student", "read", "grade")).toBe("own");
  });

  it("counts a word that goes on doing things as done", async () => {
    const keys = keysOf(await read("Family members can upload documents and tell stories about a person."));
    expect(keys).not.toContain("tellStory");
  });

  it("calls one thing by the end of its longer name", async () => {
    expect(
      keysOf(await read("Owners list their parking spaces (address, price). Drivers search for spaces near an address.")),
    ).toHaveLength(1);
  });
});

describe("a name given in both languages", () => {
  it("is one name, and heads what stands below it", async () => {
    const shop = await read(`Workshop system
1. Quote requests (طلبات التسعير)
العميل يرسل طلب تسعير فيه الوصف والكمية.
2. Work orders (أوامر العمل)
لكل أمر عمل: المشرف، تاريخ البدء
3. Delivery notes (سندات التسليم)
driver, truck number, date, signature`);
    const made = entitiesOf(shop);
    expect(Object.keys(made).sort()).toEqual(["deliveryNote", "quoteRequest", "workOrder"]);
    expect(made.quoteRequest).toEqual(expect.arrayContaining(["description", "quantity"]));
    expect(made.workOrder).toContain("startDate");
    expect(made.deliveryNote).toEqual(expect.arrayContaining(["driver", "truckNumber", "date", "signature"]));
  });

  it("heads the lines of a list, with the choices of a property", async () => {
    const print = await read(`Portal for our company / بوابة الشركة

## Products (المنتجات)
- base price
- category

## Installation appointments (مواعيد التركيب)
- order, site address, date
- status: planned, done, cancelled`);
    const [, visit] = Object.entries(print.entities).find(([, { key }]) => key === "installationAppointment")!;
    expect(Object.values(visit.fields).map(({ key }) => key)).toEqual(expect.arrayContaining(["siteAddress", "date", "status"]));
    expect(keysOf(print)).not.toContain("gate");
  });

  it("leaves what only looks like one", async () => {
    const clinic = entitiesOf(await read("Each appointment has a date and a status (مؤكد / ملغي)."));
    expect(clinic.appointment).toContain("status");
    const modules = keysOf(await read("Modules:\n- Leave requests (طلبات الإجازة)\n- Payslips (قسائم الراتب)"));
    expect(modules).toEqual(["leaveRequest", "payslip"]);
    // Behind an Arabic name the Arabic text goes on as it began.
    const tailor = keysOf(await read("طلب تفصيل (tailoring order): الزبون، نوع القطعة، السعر\nالخياط يشوف الطلبات المحولة له فقط"));
    expect(tailor).toHaveLength(1);
  });
});

describe("what is done, in sentences that go on", () => {
  it("goes on behind a semicolon with whoever acted before it", async () => {
    const shelter = await read("Staff manage animals; approve or reject applications.");
    expect(keysOf(shelter)).toEqual(["animal", "application"]);
    const cars = await read("Users can browse cars; save favourites. Admins manage users; approve listings.");
    expect(keysOf(cars)).toEqual(["car", "favorite", "listing"]);
  });

  it("is no part of a name behind other verbs", async () => {
    const reports = await read("Users should be able to generate stock reports, customize report formats, and export reports.");
    expect(keysOf(reports)).toEqual(["reportFormat", "stockReport"]);
    expect(keysOf(await read("Users should be able to connect several accounts, tag transactions, and export to CSV."))).toEqual([
      "transaction",
    ]);
  });

  it("sends a message by a channel without leaving one", async () => {
    const tools =
      "We lend out tools to neighbours. Anyone with a membership can borrow up to three tools for a week. If a tool comes back broken we note what's wrong and who had it. Late ones get a reminder by text message. I want to know which tools are never borrowed.";
    expect(keysOf(await read(tools))).toEqual(["loan", "tool"]);
  });
});

describe("people of whom there are records", () => {
  it("are kept where whoever speaks keeps track of them, beside things and alone", async () => {
    expect(keysOf(await read("We need to keep track of our customers and boats."))).toEqual(["boat", "customer"]);
    expect(keysOf(await read("We keep track of our tenants and of their flats."))).toEqual(["apartment", "tenant"]);
    expect(keysOf(await read("I'd like something where I keep my customers and pianos."))).toEqual(["customer", "piano"]);
  });
});

describe("the Arabic name of what is named in English", () => {
  it("says no more than the English one, though the word alone means more", async () => {
    const { entities } = await read("Tickets have a subject. Every machine has a serial number.");
    const labels = Object.values(entities).map(({ label, plural }) => [label?.ar, plural?.ar]);
    expect(labels).toEqual(
      expect.arrayContaining([
        ["تذكرة", "التذاكر"],
        ["آلة", "الآلات"],
      ]),
    );
  });
});
