/** English prose that tells of what is done, and in passing which records are made of it: mails, interviews, minutes. */
import { expect, it } from "vitest";
import { entitiesOf, keysOf, read, right, rolesOf } from "./read.ts";

it.each<[string, Readonly<Record<string, readonly string[]>>]>([
  [
    "A home for cats. Wardens write a night report, in which they note the time, the temperature and who was awake.",
    { nightReport: ["time", "temperature"] },
  ],
  [
    "A plumber's diary. We write down the address, what kind of leak and how bad, and that's a callout.",
    { callOut: ["address", "leak", "priority"] },
  ],
  ["A boat yard. Complaints go into the green book (date, boat, what happened).", { complaint: ["date", "whatHappened"] }],
  [
    "A bakery. Cafés send us an order, and in one order there can be several trays, each with a bread type and a quantity.",
    { tray: ["order", "breadType", "quantity"] },
  ],
  [
    "A frame maker. Painters commission a frame: they tell us the width, the height and which wood.",
    { frame: ["width", "height", "wood"] },
  ],
  ["We run camps. Every school gives us a phone number and a contact person.", { school: ["contact", "phone"] }],
  [
    "A water board. In the hills there are gauges, each one with a number and a depth, and the warden reads them.",
    { gauge: ["number", "depth"] },
  ],
  [
    "A trade school. We'd like the courses of the department with the name, the hours and the level.",
    { course: ["name", "hours", "department"] },
  ],
  ["A county fund. For each grant the system shall hold the purpose, the amount and the last day.", { grant: ["amount", "lastDay"] }],
  ["A court. When a suit is filed, a docket is opened with the judge, the hall and the first day.", { docket: ["judge", "firstDay"] }],
  ["A ferry line. The mates have to log each crossing with the time, the wind and the number of cars.", { crossing: ["time", "wind"] }],
  ["A choir. Dancers keep a profile listing their voice and their height.", { dancer: ["voice", "height"] }],
  [
    "A mill. Machinists keep a service log per machine, with the date, the oil used and a remark.",
    { serviceLog: ["machine", "date", "oil"], machine: [] },
  ],
  [
    "A quay. Every boat has a name and lies at a jetty. Spills are to be reported within an hour, stating the place, the time and the substance.",
    { boat: ["name", "jetty"], spill: ["location", "time", "substance"] },
  ],
  ["A depot. Goods go by rail, so a consignment with the wagon number and the weight.", { shipment: ["wagonNumber", "weight"] }],
  ["A rowing course. Rowers come on Fridays. I take their name, phone and the date of birth.", { rower: ["name", "phone", "dateOfBirth"] }],
  [
    "A ward. When a seizure is seen, the nurse sends in a record of it: the day, the length, the trigger.",
    { seizure: ["date", "length", "nurse"] },
  ],
  [
    "A kennel. A delivery comes in with the breeder, the date and the weight, and from then on each pup is watched.",
    { delivery: ["date", "weight"] },
  ],
  ["A hire shop. I draw up a contract with a number, the deposit and the last day.", { contract: ["number", "deposit", "lastDay"] }],
])("[BP48] gives a record that is told of in passing what goes into it: %s", async (text, expected) => {
  const told = entitiesOf(await read(text));
  for (const [key, fields] of Object.entries(expected)) expect(told[key]).toEqual(expect.arrayContaining([...fields]));
});

it.each<[string, readonly string[]]>([
  [
    "A raffle. Tickets have a number and a price. Winners have a name and a phone. Winners are sent a hamper.",
    ["ticket", "winner", "hamper"],
  ],
  ["A lens maker. Lenses have a strength and a price. Lenses come back to us for repair now and then.", ["lens", "repair"]],
  ["A seed bank. Seeds have a name and a year. Seeds get returned: mouldy, wrong name.", ["return", "seed"]],
  ["A print shop. A customer requests a poster by uploading several drawings and stating the size, the paper and the day.", ["drawing"]],
  ["An open house. Rooms have a number and a floor. Once a week there is also a meet-up with tea.", ["room", "meet-up"]],
])("[BP48] keeps what is given, brought or held as a record: %s", async (text, expected) => {
  const keys = keysOf(await read(text));
  expect(keys).toEqual(expect.arrayContaining(expected.map((key) => key.replace(/-(.)/, (_, letter: string) => letter.toUpperCase()))));
});

it("[BP48] reads an interview's list as what was asked of has", async () => {
  const told = entitiesOf(
    await read(
      "Interview with Mrs Lund, sail loft, 3 May\n\nWhat is on a job sheet?\n— The boat, the sail number, and the promised day.\n\nWhat do you note down at a fitting?\n— The date, the height and the weight.\n\nQ: What goes on a label?\nA: The batch, the day and the colour.",
    ),
  );
  expect(told.jobSheet).toEqual(expect.arrayContaining(["boat", "sailNumber", "promisedDay"]));
  expect(told.fitting).toEqual(expect.arrayContaining(["date", "height", "weight"]));
  expect(told.label).toEqual(expect.arrayContaining(["color"]));
  expect(Object.keys(told)).not.toContain("interview");
});

it("[BP48] takes nobody for a role who is no noun, and who sits somewhere for those who sit there", async () => {
  const parlour = await read(
    "A nail bar. Bookings have a date and a nail shape. It's free, but we want to see it as a booking. Whatever we find we note. Dorte at the front desk sees the bookings.",
  );
  expect(rolesOf(parlour)).toEqual(["receptionist"]);
  expect(right(parlour, "receptionist", "read", "booking")).toBe("all");
});
