/** English notes and mails: departments that act, labels that are more than a name, what is told in passing, and who may do what in the last lines. */
import { expect, it } from "vitest";
import { entitiesOf, keysOf, read, right, rolesOf } from "./read.ts";

it("[BP48] takes a department for those who work there", async () => {
  const garage = await read(
    "A garage. Repairs have a plate and a date. The workshop repairs the cars and writes a quote with a price and a date. Accounts sends the invoices.",
  );
  expect(rolesOf(garage)).toEqual(["accountsStaff", "workshopStaff"]);
  expect(right(garage, "workshopStaff", "create", "quote")).toBe("all");
  const depot = await read(
    "A parcel depot. Parcels have a weight and an address. On delivery the loading desk checks the parcels. Dispatch must be able to see all parcels.",
  );
  expect(rolesOf(depot)).toEqual(["dispatchStaff", "loadingDesk"]);
  expect(keysOf(depot)).toEqual(["shipment"]);
});

it.each<[string, Readonly<Record<string, readonly string[]>>]>([
  [
    "A rowing club. Boats & oars – name, length, price, condition.\nTrips per season, planned/cancelled\nCourses (beginners, advanced): trainer, place, weekdays\nRehearsals -> who turned up",
    {
      boat: ["name", "length", "price", "condition"],
      oar: ["name", "length", "price", "condition"],
      tour: ["season", "status"],
      course: ["type", "trainer", "location"],
      attendance: ["rehearsal", "present"],
    },
  ],
  [
    "A clinic for horses. What we do on a call ends up in a diary: date, horse, finding, remedy.",
    { call: ["date", "horse", "finding", "remedy"] },
  ],
  [
    "We build roofs. On every roof there is a carpenter, and what we want from him is a weekly report: weather, hours, problems, photos.",
    { weeklyReport: ["weather", "hours", "photos"] },
  ],
  [
    "A night school. Excursions are another matter: place, date, how many seats, students register for them.",
    { tour: ["location", "date"], registration: ["tour"] },
  ],
  [
    "A lab. Probes have a code. A test belongs to a method – with a name, a unit and a limit – and ends in a value, a grade and a date.",
    { exam: ["method", "amount", "grade", "date"], method: ["name", "unit", "limit"] },
  ],
  ["A cinema. Films are put into a programme that has a title, a hall and a day.", { programme: ["title", "venue", "date"] }],
  [
    "A music school. Pupils register online, they give name, phone and instrument. A lesson has a room, and afterwards the teacher notes the topics plus a grade. After each concert the organiser records the number of guests and the mood.",
    { student: ["name", "phone", "instrument"], lesson: ["room", "grade"], event: ["mood"] },
  ],
  [
    "A dance school. The trainer proposes them for a contest, solo or group, with the contest date.",
    { competition: ["type", "contestDate"] },
  ],
  ["A workshop. Bikes have a brand. A repair passes through the stages booked, started and done.", { repair: ["status"] }],
])("[BP48] reads a thing and what it has out of how it is told: %s", async (text, expected) => {
  const told = entitiesOf(await read(text));
  for (const [key, fields] of Object.entries(expected)) expect(told[key]).toEqual(expect.arrayContaining([...fields]));
});

it("[BP48] reads the last lines of a note as what people may do with what it told before", async () => {
  const choir = await read(
    "Notes for the choir\nConcerts: place, date, entry fee\nScores: title, composer, copies\nDonations: amount, date\nTreasurer: donations\nLibrarian: scores, moves concerts",
  );
  expect(rolesOf(choir)).toEqual(["librarian", "treasurer"]);
  expect(keysOf(choir)).toEqual(["donation", "event", "score"]);
  expect(right(choir, "treasurer", "delete", "donation")).toBe("all");
  expect(right(choir, "librarian", "update", "event")).toBe("all");
  expect(right(choir, "librarian", "delete", "event")).toBe("none");
});

it("[BP48] knows by the last word of the name who was named in full before", async () => {
  const firm = await read(
    "A law firm. Cases have a title and a date. A case handler is assigned to each case. The handler closes the case.",
  );
  expect(keysOf(firm)).toEqual(["case"]);
  expect(right(firm, "caseHandler", "update", "case")).toBe("all");
});

it("[BP48] takes a question for a wish, and putting a name down for registering", async () => {
  const school = await read(
    "A dance school. Workshops have a title. Dancers put their names down for workshops. Could trainers cancel a workshop?",
  );
  expect(right(school, "dancer", "create", "registration")).toBe("own");
  expect(right(school, "trainer", "update", "workshop")).toBe("all");
});

it("[BP48] reads the steps behind an arrow: who decides about their own people, and who turned up", async () => {
  const office = await read(
    "Office of forty\n> employees: name, phone\n> holiday requests -> first day, last day, comment -> line manager approves\n> trips -> city, cost -> accounts approves",
  );
  expect(right(office, "lineManager", "read", "leaveRequest")).not.toBe("all");
  expect(entitiesOf(office).leaveRequest).toEqual(expect.arrayContaining(["comment"]));
});

it.each<[string, Readonly<Record<string, readonly string[]>>]>([
  [
    "A roofer. Each site has a name, a client and a budget. Roofers log their hours per site and day.",
    { site: ["name", "budget"], timesheet: ["hours", "site", "date"] },
  ],
  ["A flea market. Stall bookings by traders (start, end, size).", { stallBooking: ["startTime", "endTime", "size"] }],
  ["A festival. Bands play on stages. Then we bill everything: invoice with a total and a date.", { invoice: ["total", "date"] }],
  [
    "A stable. On a card there is the name, breed and weight of the horse, and of course the owner with address and mobile.",
    { owner: ["address", "phone"] },
  ],
  ["A fair. Every stand is reviewed by two judges, and a review gives a score, comments and a photo.", { review: ["score", "photo"] }],
  [
    "A forest office. Rangers may request a survey. Rangers submit a survey report containing the date, the cost and a recommendation.",
    { surveyReport: ["date", "recommendation"] },
  ],
  ["A bakery. The baker also orders flour, he says what flour, how much, needed by when.", { order: ["quantity"] }],
  ["An office house. Visitors: members announce a visitor (name, arrival).", { visitor: ["name"] }],
])("[BP48] reads what is kept out of how people speak of it: %s", async (text, expected) => {
  const told = entitiesOf(await read(text));
  for (const [key, fields] of Object.entries(expected)) expect(told[key]).toEqual(expect.arrayContaining([...fields]));
});

it("[BP48] makes no second record of what is told by name", async () => {
  expect(
    keysOf(
      await read(
        "A forest office. Rangers may request a survey. Rangers submit a survey report containing the date, the cost and a recommendation.",
      ),
    ),
  ).toEqual(["surveyReport"]);
  // A lesson with one's own teacher is what booking leaves; a class is booked by many.
  expect(keysOf(await read("A riding school. Riders book lessons with their trainer. A lesson has a date and a topic."))).not.toContain(
    "booking",
  );
  expect(keysOf(await read("A riding school. Riders book classes. A class has a title and a capacity."))).toContain("booking");
});

it("[BP48] knows who acts behind when, and whose the hours are", async () => {
  const school = await read(
    "A ski school. Guests have a name. Guests book courses. When the instructor thinks somebody is ready he creates an exam with a date and a grade.",
  );
  expect(right(school, "instructor", "create", "exam") === "none" && right(school, "teacher", "create", "exam") === "none").toBe(false);
  expect(right(school, "guest", "create", "exam")).toBe("none");
  const roofer = await read(
    "A roofer. Each site has a name and a budget. Roofers log their hours per site and day. Payroll takes it from there and sees all the hours.",
  );
  expect(right(roofer, "payrollStaff", "read", "timesheet")).toBe("all");
  expect(right(roofer, "roofer", "read", "timesheet")).toBe("own");
});

it("[BP48] gives who needs a list what is on it, with its states, and who decides the record to change", async () => {
  const inn = await read(
    "An inn. Rooms have a number and a floor. Housekeeping needs a simple list of rooms which are dirty, clean or blocked. The desk does the billing.",
  );
  expect(entitiesOf(inn).room).toContain("status");
  expect(right(inn, "cleaner", "read", "room")).toBe("all");
  expect(right(inn, "desk", "create", "invoice")).toBe("all");
  const prize = await read("A prize. A film has a title and a length. The jury decides: accepted, shortlisted, refused.");
  expect(entitiesOf(prize).movie ?? entitiesOf(prize).film).toContain("status");
  expect(keysOf(prize)).not.toContain("juryDecide");
});

it("[BP48] builds no site where a web site is spoken of", async () => {
  expect(
    keysOf(await read("We need a web site for our club. Each site visitor sees events. Events have a title and a date.")),
  ).not.toContain("site");
});
