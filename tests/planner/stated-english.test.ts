/** English sentences whose verbs and subjects no lexicon holds: who acts is known by the form of the word, what is kept by what is told of it. */
import { expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { entitiesOf, read, right, rolesOf } from "./read.ts";
import { runPlan } from "./run.ts";

/** "line > article" */
const linksOf = (blueprint: Blueprint): readonly string[] =>
  Object.values(blueprint.entities).flatMap((entity) =>
    Object.values(entity.fields).flatMap((field) => {
      const target = blueprint.entities[String((field.config as { target?: string } | undefined)?.target)];
      return target ? [`${entity.key} > ${target.key}`] : [];
    }),
  );

it("[BP48] knows who acts by the form of the word: leads, clerks, offices, -ists", async () => {
  const blueprint = await read(
    "A help desk. Tickets have a subject. Team leads see tickets and delete tickets. The front office plans exams. Pathologists validate samples. Inventory clerks count shelves and correct stock.",
  );
  expect(rolesOf(blueprint)).toEqual(["frontOffice", "inventoryClerk", "pathologist", "teamLead"]);
  expect(right(blueprint, "teamLead", "delete", "ticket")).toBe("all");
  expect(right(blueprint, "frontOffice", "create", "exam")).not.toBe("none");
  expect(right(blueprint, "pathologist", "update", "sample")).toBe("all");
  expect(right(blueprint, "pathologist", "delete", "sample")).toBe("none");
});

it("[BP48] keeps what somebody hands in for those who handed it in", async () => {
  const blueprint = await read(
    "Poets submit poems with a title and a text. Sponsors post campaigns with a budget. Staff post announcements. Judges read all poems.",
  );
  expect(right(blueprint, "poet", "create", "poem")).toBe("own");
  expect(right(blueprint, "poet", "read", "poem")).toBe("own");
  expect(right(blueprint, "sponsor", "read", "campaign")).toBe("own");
  expect(right(blueprint, "staff", "create", "announcement")).toBe("all");
  expect(right(blueprint, "judge", "read", "poem")).toBe("all");
});

it("[BP48] leaves a record of joining, messaging and giving a score", async () => {
  const blueprint = await read(
    "Guests can join events and message the coordinator. The coordinator manages events. Judges give each poem a score from 1 to 10. Poems have a title.",
  );
  expect(linksOf(blueprint)).toEqual(expect.arrayContaining(["registration > event", "review > poem"]));
  expect(right(blueprint, "guest", "create", "registration")).toBe("own");
  expect(right(blueprint, "guest", "create", "message")).toBe("own");
  expect(right(blueprint, "judge", "create", "review")).not.toBe("none");
  expect(right(blueprint, "judge", "update", "poem")).toBe("none");
});

it("[BP48] reads who else may do what with a thing out of the sentence that names it", async () => {
  const blueprint = await read("As a director I want to publish announcements that every parent can read.");
  expect(right(blueprint, "manager", "create", "announcement")).not.toBe("none");
  expect(right(blueprint, "parent", "read", "announcement")).toBe("all");
  expect(right(blueprint, "parent", "create", "announcement")).toBe("none");
});

it.each<[string, Readonly<Record<string, readonly string[]>>]>([
  ["A result records the sample, the value and the unit. Samples have a barcode.", { result: ["sample", "amount", "unit"] }],
  ["For each pool the following shall be stored: name, address, depth.", { pool: ["name", "address", "depth"] }],
  ["For each closure the first day, the last day and the reason are recorded.", { closure: ["firstDay", "lastDay", "reason"] }],
  [
    "For each owner we keep the name and phone, and for each pet its name, species and breed.",
    { owner: ["name", "phone"], animal: ["name", "species", "breed"] },
  ],
  ["Neighbours put in what they have (title, photo, condition).", { product: ["title", "photo", "condition"] }],
  ["Tutors create a profile with languages, an hourly rate and a bio.", { teacher: ["language", "hourlyRate", "bio"] }],
])("[BP48] reads what is kept of a thing: %s", async (text, expected) => {
  const entities = entitiesOf(await read(text));
  for (const [key, fields] of Object.entries(expected)) expect(entities[key], key).toEqual(expect.arrayContaining([...fields]));
});

it.each([
  ["Deliveries have a date and lines, each line with an article and a quantity. Articles have a name.", "line > article"],
  ["Tests have a name. Samples have a barcode. Several tests may be ordered for a sample.", "exam > sample"],
  ["Articles have a name. Bins have a number. Articles are stored in bins.", "article > bin"],
  ["A wedding has a date and a venue. A wedding has lots of guests. A guest has a name.", "guest > wedding"],
])("[BP48] links what is said to belong together: %s", async (text, link) => {
  expect(linksOf(await read(text))).toContain(link);
});

it("[BP48] shows everybody their own where nobody sees those of others", async () => {
  const blueprint = await read("Users record transactions (date, amount). Nobody sees the transactions of other users.");
  expect(right(blueprint, "member", "read", "transaction")).toBe("own");
});

it("[BP48] knows visitors again who see what is their own, and nobody where they only look and buy", async () => {
  const own = await read("A museum. Tours have a title. Visitors book a tour and view their own bookings. Guides see all bookings.");
  expect(rolesOf(own)).toContain("visitor");
  expect(right(own, "visitor", "read", "booking")).toBe("own");
  expect(right(own, "public", "read", "booking")).toBe("none");
  const anybody = await read("A museum. Tours have a title. Visitors see tours. Guides manage tours.");
  expect(rolesOf(anybody)).toEqual(["guide"]);
  expect(right(anybody, "public", "read", "tour")).toBe("all");
});

it("[BP48] whoever may not do something may not do it as one of all who sign in: the others may, by name", async () => {
  const unsaid = await read(
    "A clinic. Doctors manage patients. Patients have a name. A session has a date. Receptionists must not see sessions.",
  );
  expect(right(unsaid, "doctor", "read", "session")).toBe("all");
  for (const role of ["receptionist", "member"]) expect(right(unsaid, role, "read", "session"), role).toBe("none");
  const said = await read(
    "A club. Tasks have a name. Trainers plan meetings. Guests see tasks. Users can update tasks. Guests cannot update tasks.",
  );
  expect(right(said, "trainer", "update", "task")).toBe("all");
  for (const role of ["guest", "member"]) expect(right(said, role, "update", "task"), role).toBe("none");
  expect(right(said, "guest", "read", "task")).toBe("all");
});

it("[BP48] says that nobody was left who may, where all who sign in may and the only role there is may not", async () => {
  const text = "A club. Tasks have a name. Guests see tasks. Users can update tasks. Guests cannot update tasks.";
  const { blueprint, report } = await runPlan(createPlanners().offline, text);
  for (const role of ["guest", "member"]) expect(right(blueprint, role, "update", "task"), role).toBe("none");
  expect(report.ignored.map(({ from, to }) => text.slice(from, to)).join()).toContain("Users can update tasks");
});

it("[BP48] makes no record of what somebody does not want", async () => {
  const blueprint = await read(
    "Lost property office. As a passenger I want to file a loss report with a colour. As a passenger I want to follow my own loss reports, and I don't want other passengers reading them.",
  );
  expect(Object.keys(entitiesOf(blueprint))).toEqual(["lossReport"]);
  expect(right(blueprint, "passenger", "read", "lossReport")).toBe("own");
});

it("[BP48] reads numbered stories, and those that tell what somebody does without a wish", async () => {
  const blueprint = await read(
    "AL-1 As a committee member I can create and remove plots (number, size).\nAL-2 As a treasurer I record fines: amount, reason. I can't delete them.\nAL-3 As a tenant I see my own fines.",
  );
  expect(rolesOf(blueprint)).toEqual(["committeeMember", "tenant", "treasurer"]);
  expect(right(blueprint, "committeeMember", "delete", "plot")).toBe("all");
  expect(right(blueprint, "treasurer", "create", "fine")).toBe("all");
  expect(right(blueprint, "treasurer", "delete", "fine")).toBe("none");
  expect(right(blueprint, "tenant", "read", "fine")).toBe("own");
});

it("[BP48] reads a list of properties below the name of what has them, and no list of records below a title", async () => {
  const school = entitiesOf(
    await read(
      "Driving school with lessons.\n\nCars\nRegistration, model, gearbox, insurance expiry, next service. A warning appears in time.\n\nMain records\nRoom: name, floor, size.",
    ),
  );
  expect(school.car).toEqual(expect.arrayContaining(["model", "insuranceExpiry"]));
  expect(school.room).toEqual(expect.arrayContaining(["floor"]));
  expect(Object.keys(school)).not.toContain("mainRecord");
});

it("[BP48] takes what each one gets for what it has where these are properties, and what is sent for a notice", async () => {
  expect(entitiesOf(await read("Each order gets a number, a date and a total. Orders belong to a customer.")).order).toEqual([
    "customer",
    "date",
    "number",
    "total",
  ]);
  expect(
    entitiesOf(await read("A shop has customers with a name. Each customer gets an email and a text message when the order is ready."))
      .customer,
  ).not.toContain("textMessage");
});

it("[BP48] keeps what is named beside what it knows where both are kept", async () => {
  expect(Object.keys(entitiesOf(await read("I keep my suppliers and pianos.")))).toEqual(expect.arrayContaining(["supplier", "piano"]));
});
