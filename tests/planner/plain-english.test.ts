import { describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { senseOf, sortsOf } from "../../subgraphs/blueprint/planner/offline/words/senses.ts";
import { entitiesOf, keysOf, linksOf, read, right, rolesOf } from "./read.ts";
import { runPlan } from "./run.ts";

describe("what WordNet says of words nobody told the planner", () => {
  it("knows what sort of thing a word names, and how often it is a verb", () => {
    expect(sortsOf("sextons")[0]).toBe("person");
    expect(sortsOf("crate")[0]).toBe("artifact");
    expect(sortsOf("vitality")[0]).toBe("attribute");
    expect(senseOf("approve")).toMatchObject({ sorts: [], verb: 3 });
    expect(senseOf("قارب")).toBeNull();
  });
  it("takes somebody the lexicon does not hold for who acts", async () => {
    const blueprint = await read(
      "A chapel register.\nA grave has a section and a number.\nSextons record graves. Grooms can look at the graves.",
    );
    expect(rolesOf(blueprint)).toEqual(["groom", "sexton"]);
    expect(right(blueprint, "sexton", "create", "grave")).toBe("all");
    expect(right(blueprint, "groom", "read", "grave")).toBe("all");
  });
  it("keeps no record of what is a property or a measure, unless it is told what it holds", async () => {
    const text = (more: string) => `A greenhouse log.\nA tray has a code and a shelf.\nTraction: 31 makers, no software.\n${more}`;
    expect(keysOf(await read(text("Gardeners see the vitality.")))).toEqual(["tray"]);
    expect(keysOf(await read(text("Each vitality has a name, a date and a grade.")))).toEqual(["tray", "vitality"]);
  });
  it("takes the longer name it was first called by for the same thing", async () => {
    expect(keysOf(await read("We collect lake cores from cruises. A core has a label, a date and a depth."))).not.toContain("lakeCore");
  });
});

const fieldsOf = async (text: string, entity: string): Promise<readonly string[]> => entitiesOf(await read(text))[entity] ?? [];

describe("English in other words than the grammar's", () => {
  it.each([
    ["Intro. For a reef we note its name, the latitude and the depth.", "reef", ["name", "latitude", "depth"]],
    ["Intro. On the loading sheet we note the name, the phone number and the date.", "loadingSheet", ["name", "phone", "date"]],
    ["Intro. From the harvests we make cuvées: a batch has a batch number, a date and a price.", "batch", ["batchNumber", "date", "price"]],
    ["Intro. A barge's got a name, a price and a length.", "barge", ["name", "price", "length"]],
    ["Intro. A sighting comes from rangers: the date, the place, the weather.", "sighting", ["date", "weather"]],
    ["Intro. Anglers file a catch report comprising the date, a photo and the weight.", "catchReport", ["date", "photo", "weight"]],
    ["Intro. We'd like a suggestion slip with a date and a comment.", "suggestionSlip", ["date", "comment"]],
    ["Intro. Lamps we keep in sheds – name, price, colour.", "lamp", ["name", "price", "color"]],
    ["Intro. A jar has a code, a label and how old it is.", "jar", ["code", "age"]],
    ["Intro. An anchor has a name, when the permit expires and who made it.", "anchor", ["name", "permitExpiryDate", "maker"]],
    ["Intro. Stalls run from a date to a date and have a code.", "stall", ["startDate", "endDate"]],
    ["Intro. What we'd like: a page per oyster with its code, price and colour.", "oyster", ["code", "price", "color"]],
    ["Intro. Skippers sign up with name and phone number.", "skipper", ["name", "phone"]],
    ["Intro. A contract runs from a date to a date and carries an annual fee.", "contract", ["startDate", "endDate", "fee"]],
    ["Intro. A plot lies in a section and states the price and whether it is free, reserved or occupied.", "plot", ["price", "status"]],
    ["Intro. Moorings: which lamp, from, to, price.", "mooring", ["startTime", "endTime", "price"]],
    ["Intro. Students who are late receive a penalty, which has an amount and a reason.", "fine", ["amount", "reason"]],
    ["Intro. Sightings can be sent by anyone, with a text and a photo.", "sighting", ["body", "photo"]],
    ["Intro. We have fourteen parcels; each one has a code and an area.", "shipment", ["code"]],
    [
      "Intro. Visitors book tours. When booking, the visitor gives the e-mail, the age and the phone number.",
      "booking",
      ["email", "age", "phone"],
    ],
    [
      "Intro. Choirs register for the festival with the address, the phone number and a category.",
      "choir",
      ["address", "phone", "category"],
    ],
  ])("%s", async (text, entity, wanted) => {
    expect(await fieldsOf(text, entity)).toEqual(expect.arrayContaining([...wanted]));
  });
  it("reads choices that are told as a question or behind “which”", async () => {
    const options = async (text: string, entity: string) => {
      const { entities } = await read(text);
      const held = Object.values(entities).find(({ key }) => key === entity)?.fields ?? {};
      return Object.values(held).flatMap(({ key, options }) => (key === "status" ? Object.keys(options ?? {}) : []));
    };
    expect(await options("Intro. A crate has a code and whether it is sealed, shipped or lost.", "crate")).toHaveLength(3);
    expect(
      await options("Intro. Crates are listed with their name, price and whether they are in use, in repair or lost.", "crate"),
    ).toHaveLength(3);
    expect(await options("Intro. A crate has a code, a size and a status, which is sealed, shipped or lost.", "crate")).toHaveLength(3);
    expect(
      await options("Intro. A crate names the code, the owner and the date and can be pending, granted or refused.", "crate"),
    ).toHaveLength(3);
  });
  it("reads a table as sentences: what a thing has, who may and who may not", async () => {
    const blueprint = await read(
      "Costume store\n\nSheet | Columns\nRails | code, room, height\nCostumes | title, colour, rail, price\n\nPerson | Can | Cannot\nSeamstress | view and edit costumes | delete costumes",
    );
    expect(keysOf(blueprint)).toEqual(["costume", "rail"]);
    expect(linksOf(blueprint)).toContain("costume > rail");
    expect(right(blueprint, "tailor", "update", "costume")).toBe("all");
    expect(right(blueprint, "tailor", "delete", "costume")).toBe("none");
  });
  it("links by verbs it does not know, and two of the same sort each by its own name", async () => {
    const blueprint = await read(
      "A ferry office.\nA pier has a name and a town.\nA lamp hangs on a pier and has a code, a date and a price.\nA crossing has a date, the pier of departure and the pier of arrival.",
    );
    expect(linksOf(blueprint)).toEqual(expect.arrayContaining(["lamp > pier", "crossing > pier"]));
    expect(entitiesOf(blueprint).crossing).toEqual(expect.arrayContaining(["pierOfDeparture", "pierOfArrival"]));
  });
});

const barges = "A canal office.\nA barge has a name, a yearly rent and a status.\nA skipper has a name and a phone number.\n";
describe("who may, in other words", () => {
  it.each<[string, string, "create" | "read" | "update" | "delete", "all" | "own" | "none"]>([
    ["Adding and removing barges is for the harbour keeper only.", "harbourKeeper", "delete", "all"],
    ["A miller sees barges. The parish clerk alone may delete barges.", "parishClerk", "delete", "all"],
    ["Deletion of a barge is reserved to the governor.", "governor", "delete", "all"],
    ["Barges are visible to the governor and the miller, no one else.", "miller", "read", "all"],
    ["Nothing may be deleted except by the curator.", "curator", "delete", "all"],
    ["The treasurer sees barges. Only the treasurer may change the rent.", "treasurer", "update", "all"],
    ["Gwen, she's the curator, she adds the barges.", "curator", "create", "all"],
    ["Volunteers on the quay create barges.", "volunteer", "create", "all"],
    ["Everybody, signed in or not: looks at barges.", "public", "read", "all"],
    ["Anyone can look at the barges without an account.", "public", "read", "all"],
    ["Our accountant needs the list of barges.", "accountant", "read", "all"],
    ["Millers can see the barges, nothing beyond that.", "miller", "read", "all"],
    ["Guides can view the barges they lead.", "guide", "read", "own"],
    ["The miller sees skippers and is the only person allowed to delete barges.", "miller", "delete", "all"],
    ["The public can see skippers but no barges.", "public", "read", "none"],
    ["Inspectors drop by on Mondays. They edit barges.", "inspector", "update", "all"],
  ])("%s %s %s: %s", async (said, role, verb, wanted) => {
    expect(right(await read(barges + said), role, verb, "barge")).toBe(wanted);
  });
  it("refuses nothing but what was named", async () => {
    const blueprint = await read(`${barges}Reviewers see skippers. Reviewers must not see who the owner is.`);
    expect(right(blueprint, "reviewer", "read", "skipper")).toBe("all");
  });
  it("[BP39] tells the part of a sentence it did not read as not understood", async () => {
    const { report } = await runPlan(createPlanners().offline, `${barges}Nothing fancy otherwise: a lock has a code, a date and a price.`);
    expect(report.ignored.map(({ text }) => text)).toContain("Nothing fancy otherwise");
  });
});

it.each([
  "A choir. Of each organ I should like to know its builder, the width and the weight.",
  "A choir. Of the organs, the builder, the width and the weight.",
])("[BP48] of what properties are wanted, that has them: %s", async (text) => {
  expect(entitiesOf(await read(text)).organ).toEqual(expect.arrayContaining(["builder", "width", "weight"]));
});
