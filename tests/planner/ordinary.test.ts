/** Requests and specifications as ordinary people type them: what stands in them is there, typed and allowed as a reader would expect. */
import { describe, expect, it } from "vitest";
import { offline } from "../../subgraphs/blueprint/planner/offline/plan.ts";
import { entitiesOf, keysOf, read, right, rolesOf } from "./read.ts";
import { runPlan } from "./run.ts";

const statesIn = async (text: string, entity: string): Promise<readonly string[]> => {
  const made = Object.values((await read(text)).entities).find(({ key }) => key === entity);
  const status = Object.values(made?.fields ?? {}).find(({ key }) => key === "status");
  return Object.values(status?.options ?? {}).map(({ key }) => key);
};
const typeOf = async (text: string, entity: string, field: string): Promise<string | undefined> =>
  Object.values(Object.values((await read(text)).entities).find(({ key }) => key === entity)?.fields ?? {}).find(({ key }) => key === field)
    ?.type;

describe("what is kept", () => {
  it.each([
    ["a car is available or rented", "A car rental. Customers browse cars and book them.", "car", "available"],
    ["a ticket for an event is sold", "Events have a title. Visitors buy tickets.", "ticket", "sold"],
    ["an application is accepted", "Employers post jobs. Candidates apply for jobs.", "application", "accepted"],
  ])("[BP37] %s, and not new or done", async (_, text, entity, state) => expect(await statesIn(text, entity)).toContain(state));

  it("[BP37] a property that names who signs in points to one of them", async () => {
    const text = "Each appointment has a date, the vet and the reason. Vets see appointments.";
    expect(await typeOf(text, "appointment", "veterinarian")).toBe("user");
  });

  it("[BP37] who comments or pays names nothing by it: the next verb's object is not theirs", async () => {
    const blueprint = await read("A recipe has a title. Users publish recipes, comment and save favourites.");
    expect(entitiesOf(blueprint).comment).not.toContain("favorite");
  });

  it("[BP37] a comment that is somehow is a comment, where people comment", async () =>
    expect(keysOf(await read("A recipe has a title. Users comment on recipes. Moderators remove inappropriate comments."))).toEqual([
      "comment",
      "recipe",
    ]));

  it("[BP37] what people apply with is what an application has", async () =>
    expect(
      entitiesOf(await read("Employers post jobs with a title. Job seekers apply with a resume and a cover letter.")).application,
    ).toEqual(expect.arrayContaining(["resume", "coverLetter"])));

  it.each([
    ["a system stores", "The system shall store books with a code, a name and a price.", "book"],
    ["records record", "Books have an author. Stock movements record the code, the name and the price.", "stockMovement"],
  ])("[BP37] what %s is what it has", async (_, text, entity) =>
    expect(entitiesOf(await read(text))[entity]).toEqual(expect.arrayContaining(["code", "name", "price"])),
  );

  it.each([
    [
      "a label with a full stop has a list as one with a colon",
      "Here is what the district needs.\n• Schools. Name, principal and address.\n• Teachers. Name, email and phone.",
      { school: ["name", "address"], teacher: ["name", "email", "phone"] },
    ],
    [
      "records of something are kept by that name",
      "Fleet:\n- Vehicles (plate, model)\n- Service records: vehicle, workshop, date, cost",
      { serviceRecord: ["vehicle", "workshop", "date", "cost"] },
    ],
    [
      "two choices joined by or are one property",
      "Payments (amount, method cash or card, date). Clerks enter payments.",
      { payment: ["amount", "method", "date"] },
    ],
    [
      "the day something was done is a date",
      "A loan has the tool, the day it was taken and the day it is due. Tools have a name.",
      { loan: ["takenOn", "dueDate"] },
    ],
    [
      "what one saves of what others put up is a favourite",
      "Agents list properties with a price. Users browse properties. Users can save properties.",
      { favorite: ["property"] },
    ],
  ] as const)("[BP37] %s", async (_, text, wanted) => {
    const made = entitiesOf(await read(text));
    for (const [entity, fields] of Object.entries(wanted)) expect(made[entity]).toEqual(expect.arrayContaining([...fields]));
  });

  it("[BP37] what is not in scope is not there", async () =>
    expect(keysOf(await read("Books have a title. Members have a name.\nNot in scope: payroll, parking, vendors."))).not.toContain(
      "scope",
    ));

  it("[BP37] a thing spoken of once, and never as one of several, is told by the way where things are described", async () => {
    const things = "Books have a title and a year. Loans have a date and a fee. Readers have a name and an email.";
    const seen = (what: string): string => `${things} Librarians see ${what}. Readers wait for ${what}.`;
    expect(keysOf(await read(seen("the invoice")))).not.toContain("invoice");
    expect(keysOf(await read(seen("invoices")))).toContain("invoice");
    expect(keysOf(await read(`${things} Librarians enter the invoice.`))).toContain("invoice");
  });

  it("[BP37] a sentence in brackets tells what it speaks of has", async () =>
    expect(
      entitiesOf(await read("Volunteers sign up for shifts (a shift has a day, a start time and an end time). Volunteers have a name."))
        .shift,
    ).toEqual(expect.arrayContaining(["date", "startTime", "endTime"])));
});

describe("who may do what", () => {
  it("[BP37] a page that is seen takes nothing from what is done in the same sentence", async () => {
    const text = "Tickets have a subject. The team lead can reassign tickets and sees a dashboard of tickets per agent.";
    const { blueprint } = await runPlan(offline, text);
    expect(right(blueprint, "teamLead", "update", "ticket")).toBe("all");
    expect(Object.values(blueprint.pages)).toHaveLength(1);
  });

  it.each([
    ["what the writer does is nobody else's", "Teachers take attendance. I add the courses.", "teacher", "create", "course", "none"],
    [
      "a borrower extends what they borrowed",
      "Tools have a name. Members borrow tools and they may extend a loan.",
      "member",
      "update",
      "loan",
      "own",
    ],
    [
      "an editor reviews posts and leaves no review",
      "Authors write posts; editors review and publish them.",
      "editor",
      "update",
      "article",
      "all",
    ],
    [
      "one of several acts as they do",
      "Viewings have a date. One of the agents then confirms the viewing.",
      "agent",
      "update",
      "viewing",
      "all",
    ],
    ["who is given something sees theirs", "Repairs have a date. Contractors are given a repair.", "freelancer", "read", "repair", "own"],
    ["who works on their own changes it", "Cases have a title. Lawyers work on their own cases only.", "lawyer", "update", "case", "own"],
    [
      "a verb in two parts is one",
      "Events have a name. Tickets have a number. Door staff check tickets in.",
      "doorStaff",
      "update",
      "ticket",
      "all",
    ],
    [
      "who enters something is named behind it",
      "Families are registered by a social worker with the address and the number of adults.",
      "socialWorker",
      "create",
      "family",
      "all",
    ],
    [
      "what some may not the others can",
      "Families have an address. Volunteers must not see families, only the coordinator can.",
      "coordinator",
      "read",
      "family",
      "all",
    ],
    [
      "a posting is a job posting",
      "A job board with job postings. Employers post a job with title and location. Moderators review every posting.",
      "moderator",
      "update",
      "job",
      "all",
    ],
  ] as const)("[BP37] %s", async (_, text, role, verb, entity, expected) =>
    expect(right(await read(text), role, verb, entity)).toBe(expected),
  );

  it("[BP37] the head of some is a role apart from them", async () => {
    const blueprint = await read("Books have a title. Librarians manage books. Only the head librarian can delete books.");
    expect(rolesOf(blueprint)).toEqual(expect.arrayContaining(["headLibrarian", "librarian"]));
    expect([right(blueprint, "librarian", "delete", "book"), right(blueprint, "headLibrarian", "delete", "book")]).toEqual(["none", "all"]);
  });
});
