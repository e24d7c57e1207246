import { describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { doubtfulThings, likelyNouns } from "../../subgraphs/blueprint/planner/offline/likely/likely.ts";
import { headsIn, nounsIn } from "../../subgraphs/blueprint/planner/offline/likely/nouns.ts";
import { oddsOf, weights } from "../../subgraphs/blueprint/planner/offline/likely/weights.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import { emptyWorld, type PlannedField, type World } from "../../subgraphs/blueprint/planner/offline/world/world.ts";
import { keysOf, read } from "./read.ts";
import { runPlan } from "./run.ts";

const keysIn = (text: string): readonly string[] => nounsIn(clausesOf(text)).map(({ key }) => key);
const namesIn = (text: string): readonly string[] => nounsIn(clausesOf(text)).flatMap(({ names }) => [...names]);

describe("the nouns of a text", () => {
  it("keeps compound nouns whole, and what they do apart from them", () => {
    expect(keysIn("Teachers see the damage report and forty lamp posts.")).toEqual(
      expect.arrayContaining(["teacher", "damageReport", "lampPost"]),
    );
    expect(keysIn("The workshop makes a repair.")).toEqual(expect.arrayContaining(["workshop", "repair"]));
    expect(keysIn("Guests book and rate.")).not.toContain("guestsBook");
  });

  it("takes what is done for no part of a name, and where a text comes from for none of its nouns", () => {
    const keys = keysIn(
      "Notes from Ann, 3 May. The curator reviews the request. Members can book tables and rate games. A site with functions for browsing stalls. A bank sends a form naming the owner.",
    );
    expect(keys).toEqual(expect.arrayContaining(["curator", "request", "table", "game", "stall", "form", "owner"]));
    for (const none of ["curatorReview", "rateGame", "browsingStall", "formNaming", "note"]) expect(keys).not.toContain(none);
    expect(keysIn("Members can see the test results and order items.")).toEqual(expect.arrayContaining(["labResult"]));
  });

  it("takes who looks over a paper for nobody who leaves a review", () => {
    expect(keysIn("The curator reviews the request, and the clerk reviews permits.")).not.toContain("review");
    expect(keysIn("Guests review the hotel.")).toContain("review");
  });

  it("names what verbs leave behind, in both languages", () => {
    expect(keysIn("Drivers deliver parcels.")).toContain("delivery");
    expect(keysIn("Guests book rooms.")).toContain("booking");
    expect(keysIn("النزيل يحجز غرفة")).toContain("booking");
  });

  it("takes an Arabic noun alone and with the one behind it, without its article and the ending of several", () => {
    expect(namesIn("عنا برادات بالقرى وكل براد إلو رقم")).toContain("براد");
    expect(keysIn("عنا برادات كبيرة بالقرى")).toEqual(expect.arrayContaining(["براد", "براد كبيره"]));
  });

  it("counts a sign once however often it is seen, and says where the head of a name stands alone", () => {
    const [report] = nounsIn(clausesOf("A damage report has a date. A damage report has a place. The report is sent.")).filter(
      ({ key }) => key === "damageReport",
    );
    expect(report!.places).toBe(2);
    expect([...report!.signs].filter((sign) => sign === "prev=a")).toHaveLength(1);
    expect(headsIn("annualDamageReport")).toEqual(["damageReport", "report"]);
    expect(headsIn("طلب اجازة مرضية")).toEqual(["طلب", "طلب اجازة"]);
  });
});

describe("what signs weigh", () => {
  it("adds the weights of the signs that are known to the bias, and nothing for others", () => {
    const learned = { bias: -1, of: new Map([["prev=each", 1.5]]) };
    expect(oddsOf(["prev=each", "prev=nobody has said this"], learned)).toBe(0.5);
    expect(weights().of.size).toBeGreaterThan(1000);
  });

  it("gives the same odds for the same text", () => {
    const text = "We lend skis to schools. A school sends us an enquiry, and we answer with an offer.";
    const once = likelyNouns(clausesOf(text));
    expect(likelyNouns(clausesOf(text))).toEqual(once);
    expect(once.map(({ odds }) => odds)).toEqual(once.map(({ odds }) => odds).toSorted((a, b) => b - a));
  });
});

describe("what is said only of looks", () => {
  it("is no record by its odds, and stands in their order", () => {
    const nouns = likelyNouns(
      clausesOf("A rowing club keeps boats. Every boat has a length. Use teal for every card and each tile. The race is on Sunday."),
    );
    const odds = nouns.map((noun) => noun.odds);
    expect(nouns.find(({ key }) => key === "tile")!.odds).toBe(-1.5);
    expect(odds).toEqual(odds.toSorted((a, b) => b - a));
  });
});

describe("two readings of one text", () => {
  const skis =
    "We lend skis to schools. Every autumn a school sends us an enquiry, we answer with an offer, and in January the busses come. Each pair has a length and a binding. When a pair comes back broken the workshop makes a repair. Teachers see the offers of their own school, the workshop sees repairs.";

  it("[BP37] adds what no rule makes where the text speaks of it as of records", async () =>
    expect(keysOf(await read(skis))).toEqual(expect.arrayContaining(["school", "offer", "pair", "repair"])));

  it("[BP39] says of what it adds that it is assumed, and not that the sentence was not read", async () => {
    const { report } = await runPlan(createPlanners().offline, skis);
    expect(report.assumed.map(({ text }) => text.en)).toContain("There is “School”.");
    expect(report.ignored.map(({ text }) => text).join()).not.toContain("We lend skis to schools");
  });

  it("[BP37] makes no booking of what is booked where appointments are, and no request of the orders of a shop", async () => {
    const optician = await read(
      "Optician's, one shop, three optometrists\n• Patients: name, address, GP\n• Appointments: eye test, contact lens check, with whom, what room, the date\n• Frames in stock: brand, model, colour, size, cost price, how many left\n• Patients can book online and see when their glasses are ready",
    );
    expect(keysOf(optician)).toContain("appointment");
    expect(keysOf(optician)).not.toContain("booking");
  });

  it("[BP37] keeps what heads an item of a list beside items that are things", async () => {
    const harbour =
      "Small harbour, 140 moorings, two of us\n* berths: pontoon, number, max length\n* boats: name, type, length\n* incidents: date, place\n";
    expect(keysOf(await read(`${harbour}* electricity meter readings each month\n`))).toContain("electricityMeterReading");
  });

  it("[BP37] adds nothing to a text the rules make nothing of, and nothing to one that says too little", async () => {
    expect(keysOf(await read("We lend skis to schools, and a school sends us an enquiry."))).not.toContain("pair");
    expect(keysOf(await read("A restaurant has tables and bookings. A booking has a table, a date and a time."))).toEqual([
      "booking",
      "table",
    ]);
  });

  const world = (told: number): World => {
    const made = emptyWorld();
    const field = (key: string): [string, PlannedField] => [
      key,
      {
        key,
        label: { en: key },
        type: "text",
        classification: "internal",
        required: false,
        unique: false,
        options: [],
        span: { from: 0, to: 1, text: "x" },
      },
    ];
    made.entities.set("court", {
      key: "court",
      concept: null,
      label: { en: "Court" },
      plural: { en: "Courts" },
      fields: new Map(["one", "two", "three"].slice(0, told).map(field)),
      span: null,
      why: null,
      described: false,
    });
    return made;
  };
  const noun = (odds: number) =>
    nounsIn(clausesOf("The court is far."))
      .slice(0, 1)
      .map((court) => ({ ...court, odds }));
  const long = clausesOf(`The court is far. ${"We like it there. ".repeat(12)}`);

  it("[BP37] takes again what is spoken of as no record, the more surely the less is told of it", () => {
    const doubts = (told: number, odds: number, clauses = long): readonly string[] =>
      doubtfulThings(world(told), noun(odds), clauses).map(({ entity }) => entity.key);
    expect(doubts(0, -2.1)).toEqual(["court"]);
    expect(doubts(0, -1.9)).toEqual([]);
    expect(doubts(1, -2.4)).toEqual([]);
    expect(doubts(1, -2.6)).toEqual(["court"]);
    expect(doubts(3, -2.9)).toEqual([]);
    expect(doubts(3, -3.1)).toEqual(["court"]);
    // A short text says too little for that.
    expect(doubts(1, -9, long.slice(0, 3))).toEqual([]);
    expect(doubts(0, -9, long.slice(0, 3))).toEqual(["court"]);
  });
});

it("[BP37] makes what a wish for a platform is sure of where no rule reads it, and nothing of what asks for none", async () => {
  const wish = "Kitchen staff see how many of each meal to prepare, and of which meal nothing is left.";
  expect(keysOf(await read(`I want an app for our canteen. ${wish}`))).toContain("menuItem");
  expect(keysOf(await read(`Our canteen is old. ${wish}`))).toEqual([]);
});

it("[BP48] reads topping up as paying", async () => {
  expect(keysOf(await read("Parents top up their child's account and order lunches before 9."))).toEqual(
    expect.arrayContaining(["payment", "order"]),
  );
});
