/** What is kept as a record and what is not: each rule by a sentence of its own. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";

it.each([
  ["A repair shop. Tools have a name. Tools such as saws, drills and planes are lent to customers.", ["tool"]],
  ["A museum. Rooms have a number. Guards look after rooms, like vaults or cellars.", ["room"]],
  ["محل. الخدمة لها اسم وسعر. المدير يضيف الخدمات زي التلوين والكي.", ["service"]],
])("[BP48] takes examples for no things of their own: %s", async (text, keys) => {
  expect(keysOf(await read(text))).toEqual(keys);
});

it("[BP48] liking among other doings is done, and gives no example", async () => {
  const blueprint = await read("A recipe site. Users can upload recipes, like recipes and comment on recipes.");
  expect(keysOf(blueprint)).toEqual(["comment", "favorite", "recipe"]);
});

it("[BP48] what follows data such as these is what is meant", async () => {
  const blueprint = await read("A clinic. For every patient we keep details such as name, phone and address.");
  expect(entitiesOf(blueprint).patient).toEqual(expect.arrayContaining(["name", "phone", "address"]));
});

it.each([
  ["A clinic. Patients call us, and the receptionist enters the appointment. Nobody else is in it.", "patientsCall"],
  ["A gym. Trainers add courses and type lists into our spreadsheet and a notebook.", "notebook"],
  ["A gym. Features: courses, trainers, our e-mail and excel spreadsheets", "excelSpreadsheet"],
])("[BP48] a verb and the means something is done by name nothing that is kept: %s", async (text, key) => {
  expect(keysOf(await read(text))).not.toContain(key);
});

it("[BP48] holding and keeping are verbs between several of them and an article", async () => {
  const blueprint = await read("A yard. Containers hold one material each and have a fill level.");
  expect(keysOf(blueprint)).toEqual(["container"]);
});

it("[BP48] counting asks for a figure, and not for a record of it", async () => {
  const blueprint = await read("A harbour. Boats have a name. For growth we want to see how many rentals we had per month.");
  expect(keysOf(blueprint)).toEqual(["boat", "rental"]);
});

it("[BP48] a line in capitals is a title", async () => {
  const blueprint = await read(
    "SURGERY ORDERS\n\nSurgeons enter operations. A kit has a code and a name.\n\nACCESS RULES\n\nNurses see kits.",
  );
  expect(keysOf(blueprint)).not.toContain("surgeryOrder");
  expect(keysOf(blueprint)).toContain("kit");
});

it("[BP48] a sentence behind a label is no list of properties", async () => {
  const blueprint = await read("A car wash. Washes have a date and a price. Loyalty: after ten washes one is free.");
  expect(keysOf(blueprint)).toEqual(["wash"]);
});

it("[BP48] sorts of what is described elsewhere are no properties of it", async () => {
  const blueprint = await read("A spa. Treatments: basic, deluxe, royal; every treatment has a price and a duration.");
  expect(entitiesOf(blueprint).treatment).toEqual(["duration", "price"]);
});

it("[BP48] features name what is kept in the plural, and what is done with it", async () => {
  const blueprint = await read(
    "Build a garden website with features like team formation, gift vouchers, plant identification and online payment. A team has a name.",
  );
  expect(keysOf(blueprint)).not.toContain("teamFormation");
  expect(keysOf(blueprint)).not.toContain("plantIdentification");
  expect(keysOf(blueprint)).toContain("team");
});

it("[BP48] who only acts is no record besides", async () => {
  const blueprint = await read(
    "A laundry. Batches have a number. Machine operators record batches; they have read-only access to trolleys. Trolleys have a code.",
  );
  expect(keysOf(blueprint)).toEqual(["batch", "trolley"]);
  expect(rolesOf(blueprint)).toEqual(["machineOperator"]);
});

it.each([
  ["A cinema. A screening has a title and a date. Members reserve a seat for a screening.", "booking > screening"],
  ["شركة نقل. الرحلة لها تاريخ وسعر. الراكب يحجز مقعدًا في الرحلة.", "booking > tour"],
])("[BP48] of what seats are booked, that is booked: %s", async (text, link) => {
  const blueprint = await read(text);
  expect(keysOf(blueprint)).not.toContain("seat");
  expect(linksOf(blueprint)).toContain(link);
});

it("[BP48] what is told when booking is told of the booking", async () => {
  const blueprint = await read(
    "A dive centre. A trip has a price. Guests book a trip, telling us their shoe size, the number of divers and the date.",
  );
  expect(entitiesOf(blueprint).tour).toEqual(["price"]);
  expect(entitiesOf(blueprint).booking).toEqual(expect.arrayContaining(["shoeSize", "numberOfDivers", "date"]));
});

it("[BP48] visits of the vet are visits", async () => {
  expect(keysOf(await read("A stable. The vet's visits are recorded, with the date, the diagnosis and the cost."))).toEqual(["visit"]);
});

it.each([
  ["A flat has a number. A building has an address. A flat is in a building.", "apartment > building"],
  ["A case has a title. A lawyer is assigned to each case.", "case > lawyer"],
  ["A patient has a name. Notes have a text and a date. Nurses read the notes of the patients.", "note > patient"],
  ["A rally has a name. A flag has a colour. Marshals see the rally's flags.", "flag > rally"],
  ["للمريض اسم. للجلسة تاريخ ومدة. المعالج يسجل جلسات المريض.", "session > patient"],
  ["للطالب اسم. للمجموعة اسم. كل طالب في مجموعة واحدة.", "student > group"],
])("[BP48] named together, one belongs to the other: %s", async (text, link) => {
  expect(linksOf(await read(text))).toContain(link);
});

it("[BP48] a place on it is one on what was named before", async () => {
  const blueprint = await read("A ferry. Trips have a price. Guests pick a trip and book a place on it.");
  expect(keysOf(blueprint)).toEqual(["booking", "tour"]);
  expect(linksOf(blueprint)).toContain("booking > tour");
  expect(right(blueprint, "guest", "create", "booking")).toBe("own");
});

it("[BP48] a tool is called a tool, in the interface as on the screen, and has the fields of equipment", async () => {
  const blueprint = await read("A repair café. Members bring tools. Helpers add repairs, and see tools. Helpers manage tools.");
  expect(keysOf(blueprint)).toEqual(["repair", "tool"]);
  expect(entitiesOf(blueprint).tool).toContain("serialNumber");
  expect(keysOf(await read("A lab. Equipment has a name. Technicians manage the equipment and maintenance requests."))).toEqual([
    "equipment",
    "maintenanceRequest",
  ]);
});

it.each([
  ["A tea house. Guests book tables. The verdict manages tables and the hope deletes bookings.", ["verdict", "hope"]],
  ["A stable. Horses have a name. Patience manages the horses.", ["patience"]],
])("[BP48] what can neither act nor stand for those who work there is no role, and gives nobody a right: %s", async (text, keys) => {
  const blueprint = await read(text);
  for (const key of keys) expect(rolesOf(blueprint)).not.toContain(key);
  for (const verb of ["update", "delete"] as const) expect(right(blueprint, "member", verb, "table")).toBe("none");
});

it.each([
  ["ألو يا هندسة، معلش الصوت وحش عشان المنشار شغال. عندي ورشة موبيليا. عايز أسجل الطلبيات، كل طلبية ليها الزبون والتاريخ.", ["order"]],
  ["عندي حضانة للحيوانات. أبي أسجل قططي. كل موعد له تاريخ.", ["animal", "appointment"]],
])("[BP48] an Arabic word nobody knows is no thing where it is only named: %s", async (text, keys) => {
  expect(keysOf(await read(text))).toEqual(keys);
});

// One text that describes three things, and a fourth that is spoken of in another way each time.
const described = "A boatyard. Boats have a name and a length. Berths have a number and a depth. Jetties have a letter and a width.";
it.each([
  ["Oh, and boats want a note for directions.", false],
  ["Good news for everyone: the council gave us money for a proper site.", false],
  ["Wardens record repairs.", true],
  ["Wardens see invoices. Invoices belong to boats.", true],
  ["Repairs over 500 must be approved by the warden.", true],
])("[BP48] where a text describes its things, what it names by the way is none: %s", async (said, kept) => {
  expect(keysOf(await read(`${described} ${said}`)).length > 3).toBe(kept);
});

it("[BP48] a request that only names its things keeps them at one mention", async () => {
  expect(keysOf(await read("A boatyard keeps track of boats, notes and invoices."))).toEqual(["boat", "invoice", "note"]);
});

it.each([
  ["A harbour. Berths have a number. Mrs Latham enters the berths. Pilots see berths.", ["pilot"]],
  ["A harbour. Berths have a number. The satnav deletes berths. Pilots see berths.", ["pilot"]],
  ["A harbour. Berths have a number. Airlines see berths. Pilots see berths.", ["airline", "pilot"]],
])("[BP48] a role is somebody, or those who work there, and no name of one person: %s", async (text, roles) => {
  expect(rolesOf(await read(text))).toEqual(roles);
});

it.each([
  "A mill. Looms have a name. We are a club of eighty that meets on Thursdays, and choosing yarn has turned into a war.",
  "A mill. Looms have a name. Separately: name, phone, language.",
])("[BP48] what has happened is nothing that is had, and a word that is no noun names nothing: %s", async (text) => {
  expect(keysOf(await read(text))).toEqual(["loom"]);
});

it("[BP48] what we have is not had by what was spoken of before", async () => {
  expect(entitiesOf(await read("A kennel. Each pen has a letter and a capacity. We have the safaris.")).pen).toEqual([
    "capacity",
    "letter",
  ]);
});

describe("a list of things that each have something", () => {
  it.each([
    [
      "A clinic: patients with a name and a national number, doctors, and appointments with a time and a status (booked, confirmed, cancelled).",
      { appointment: ["status", "time"], doctor: ["name", "phone", "specialty"], patient: ["name", "nationalId"] },
    ],
    [
      "We have cars with a plate and a model, drivers with a name and a licence, and trips with a car, a driver, a start and an end.",
      { car: ["model", "plateNumber"], driver: ["licenseNumber", "name"], tour: ["car", "driver", "endTime", "startTime"] },
    ],
  ])("[BP48] %s", async (text, wanted) => {
    const { entities } = await read(text);
    const found = Object.values(entities).filter(({ key }) => key !== "user");
    expect(
      Object.fromEntries(
        found.map(({ key, fields }) => [
          key,
          Object.values(fields)
            .map((field) => field.key)
            .sort(),
        ]),
      ),
    ).toEqual(wanted);
  });

  it.each([
    ["A hotel keeps rooms and bookings. A booking has a room and an arrival date.", ["booking", "room"]],
    ["A restaurant has tables and bookings. A booking has a table, a date and a time.", ["booking", "table"]],
    ["مطعم عنده طاولات وحجوزات. الحجز له طاولة وتاريخ ووقت.", ["booking", "table"]],
    // One of several is a record.
    ["One system for our three physiotherapy clinics. Clinic: name, address. Therapist: name, clinic.", ["clinic", "therapist"]],
  ])("[BP48] the place that keeps them is none of them: %s", async (text, wanted) => {
    const { entities } = await read(text);
    expect(
      Object.values(entities)
        .flatMap(({ key }) => (key === "user" ? [] : [key]))
        .sort(),
    ).toEqual(wanted);
  });
});

describe("names are names, and no parts of sentences", () => {
  it.each([
    [
      "A platform for translators. Clients upload a document. The system should send an email at every change of status and keep invoices for both sides.",
      "keepInvoice",
    ],
    ["A shop for prints. Customers buy prints with a title. After payment they can download the print.", "afterPayment"],
    ["A board game cafe. Games have a title. Staff note when a game has missing pieces.", "gameHasMissingPiece"],
    ["Marketplace for footage. Clips have a title. Buyers post a brief describing footage they need with a budget.", "describingFootage"],
    [
      "Driving school. Cars have a plate number. instructors tick off what the pupil covered - roundabouts, parallel parking, motorways etc - and give it a score out of 5",
      "pupilCovered",
    ],
    ["A cafe. Regulars collect a stamp each visit and have a name and a phone number.", "stampEachVisit"],
  ])("[BP48] a sentence cut too wide names nothing: %s", async (text, key) => {
    const keys = keysOf(await read(text));
    expect(keys).not.toContain(key);
    expect(keys.filter((one) => /^(?:keep|after|describing)|Has|Each|Covered/.test(one))).toEqual([]);
  });

  it.each([
    ["Scaffolding hire. A job has a site, the weeks included the price and a start date.", "job", ["site", "weeksIncluded", "startDate"]],
    ["A shelter. Animals have a name, a blood group if known and somebody responsible.", "animal", ["name"]],
  ])("[BP48] what follows a property is no part of its name: %s", async (text, entity, fields) => {
    const found = entitiesOf(await read(text))[entity] ?? [];
    expect(found).toEqual(expect.arrayContaining(fields));
    expect(found.filter((key) => /ThePrice|IfKnown|Responsible|^nsjl/.test(key))).toEqual([]);
  });

  it("[BP48] a property the lexicon has no Arabic word for gets none, and no other's", async () => {
    const { entities } = await read("A dental clinic. Patients have a name, a tooth number and a first day.");
    const labels = Object.values(entities).flatMap(({ fields }) =>
      Object.values(fields).map(({ key, label }) => [key, label?.ar] as const),
    );
    expect(Object.fromEntries(labels)).toMatchObject({ name: "الاسم" });
    expect(labels.filter(([, ar]) => ar === "البيانات")).toEqual([]);
  });

  it.each([
    ["Driving school. Pupils have a name. Pupils book a lesson, 1 hr or 2 hrs, and pay up front.", ["hrManager"]],
    ["Job board. Employers post shifts with a date, pay per hour and ward. Employers shortlist, message and hire.", ["rental", "payment"]],
  ])("[BP48] short units, pay and hiring name nothing that is kept: %s", async (text, none) => {
    const keys = keysOf(await read(text));
    expect(keys.filter((key) => none.includes(key))).toEqual([]);
  });

  it("[BP48] what donors give is a donation, and only what has plates has a plate number", async () => {
    const charity = await read("Charity site. Campaigns have a goal and an end date. Donors can give with or without an account.");
    expect(keysOf(charity)).toEqual(["campaign", "donation"]);
    const { nurse, car } = entitiesOf(
      await read("Every nurse has a name and a registration number. Every car has a registration number and a colour."),
    );
    expect(nurse).toContain("registrationNumber");
    expect(car).toContain("plateNumber");
  });

  it.each([
    ["Clients upload a document with a title and receive an instant quote based on the word count.", ["customer"]],
    ["Garden club. It would be lovely if members could leave a note with a text.", []],
    ["Hospital store. Items have a name and a quantity. Permissions: storekeeper, auditor (read only).", ["auditor", "warehouseKeeper"]],
    [
      "نظام أوقاف. الوقف له اسم ورقم. الصلاحيات: مدير النظام، الناظر، المحصل، المراجع الداخلي.",
      ["auditor", "debtCollector", "superintendent"],
    ],
  ])("[BP48] who acts is somebody, and a list of people above no rights says who there is: %s", async (text, roles) => {
    expect(rolesOf(await read(text)).filter((key) => !["public", "member", "admin"].includes(key))).toEqual(roles);
  });
});
