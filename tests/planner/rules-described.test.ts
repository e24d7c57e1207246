/** Rules that stand in a first description beside what they are rules of: order, limits, what may not repeat, from when on nothing changes. */
import { describe, expect, it } from "vitest";
import type { Draft } from "../../schema/blueprint/document.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import type { Policy } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { wishedOf } from "../../subgraphs/blueprint/planner/offline/refine/left-wishes.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();

const bases = {
  clinic:
    "A clinic keeps patients (name, national number, phone), doctors (name, specialty) and appointments. An appointment has a patient, a doctor, a time and a status: booked, confirmed, cancelled, done. Receptionists manage appointments and patients. Doctors see only their own appointments.",
  shop: "We run a shop with products (name, price, stock) and orders. An order has a customer, a discount, a total and a status: new, paid, shipped, returned. Sales staff enter and change orders. The manager sees everything.",
  hotel:
    "A hotel keeps rooms (number, floor, price), guests (name, phone, email) and bookings. A booking has a guest, a room, an arrival date, a departure date, a total and a status: requested, confirmed, cancelled. The front desk manages bookings and guests. The owner sees everything. Housekeepers see rooms.",
  مطعم: "مطعم عنده أصناف (الاسم، السعر، التصنيف) وطاولات وحجوزات. الحجز له طاولة وتاريخ ووقت وعدد الأشخاص وسبب الإلغاء وحالة: جديد، مؤكد، ملغي، منتهي. موظف الاستقبال يدير الحجوزات. المدير يشوف كل شي. النادل يشوف الأصناف.",
  عقارات:
    "مكتب عقاري لديه عقارات (العنوان، المساحة، السعر) ومستأجرون وعقود. لكل عقد عقار ومستأجر وتاريخ بداية وتاريخ نهاية وقيمة وحالة: مسودة، نشط، منتهي. الوسيط يضيف العقود. المحاسب يرى العقود.",
} as const;

/** What the sentence comes to behind its description, in words; what was not understood of it. */
const behind = async (base: keyof typeof bases, sentence: string) => {
  const from = bases[base].length;
  const run = await runPlan(offline, `${bases[base]} ${sentence}`);
  return {
    ...run,
    told: run.report.understood.filter(({ span }) => span && span.to > from).map(({ text }) => text.en),
    left: run.report.ignored.filter(({ to }) => to > from).map(({ text }) => text),
  };
};

/** As a later sentence each of them changes something, with a yes of its own. */
const openings = [
  "Doctors can see the appointments of other doctors.",
  "Doctors can see all appointments, not only their own.",
  "Turn the specialty of doctors into a number.",
];

describe("what a first description says of colours and of amounts of a property", () => {
  const described = async (text: string) => (await runPlan(offline, text)).blueprint;

  it("[BP45] colours that are choices, or of choices, are no theme", async () => {
    const none = (await described("Cars have a plate.")).theme;
    const cars = await described(
      "Cars. Each car has a plate, a color (red, blue) and a status (new, sold). Colour the status: sold is orange.",
    );
    expect(cars.theme).toEqual(none);
    const car = cars.entities.ent_car!;
    expect(
      Object.values(car.fields).map(({ key, options }) => [key, Object.values(options ?? {}).map((one) => [one.key, one.colour])]),
    ).toEqual([
      [
        "color",
        [
          ["blue", undefined],
          ["red", undefined],
        ],
      ],
      ["plateNumber", []],
      [
        "status",
        [
          ["new", undefined],
          ["sold", "#ffa500"],
        ],
      ],
    ]);
    const store = await described("A fashion store with a pink theme. Each dress has a size and a colour: red, blue or black.");
    expect([store.theme.primary, Object.keys(store.entities.ent_dress!.fields)]).toEqual([
      "#ffc0cb",
      expect.arrayContaining(["f_dress_color"]),
    ]);
  });

  it.each([
    [
      "A shop. Orders have a total, a discount and a status (draft, paid). Discounts above 15% need the manager's approval.",
      "f_order_discount > 0.15",
    ],
    [
      "A shop. Orders have a total and a discount. Orders with a discount above 12.5% need approval by the owner.",
      "f_order_discount > 0.125",
    ],
    ["محل. لكل طلب عميل ومبلغ وخصم. الخصم فوق 15% يحتاج موافقة المدير.", "f_request_discount > 0.15"],
  ])("what has the amount is decided about, by how much of it there is: %s", async (text, limit) => {
    const { entities, actions } = await described(text);
    expect(Object.keys(entities).filter((id) => /discount|plaintiff/.test(id))).toEqual([]);
    expect(Object.values(actions).map(({ when }) => when)).toContainEqual(expect.stringContaining(limit));
  });

  it("and the same of a blueprint that is there; what is told of by itself stays a thing of its own", async () => {
    const { draft } = await runPlan(offline, "A shop. Orders have a total and a discount. Cashiers add orders. The manager sees orders.");
    const { blueprint, report } = await runPlan(offline, "Discounts above 20% need the manager's approval", { base: draft });
    expect(report.questions).toEqual([]);
    expect(report.understood.map(({ text }) => text.en)).toContain("Orders with discount above 20% need the approval of Manager.");
    expect(Object.values(blueprint.actions).map(({ when }) => when)).toContainEqual(expect.stringContaining("f_order_discount > 0.2"));
    const own = await described(
      "A shop. Orders have a total and a discount. A discount has a code and a rate. Discounts need approval by the owner.",
    );
    expect(Object.values(own.actions).map(({ entity }) => entity)).toContain("ent_discount");
  });
});

describe("rules in a first description", () => {
  it.each([
    ["clinic", "The file number of a patient must not repeat.", ["Added to Patient: file number.", "No two have the same."]],
    ["clinic", "Newest patients first.", ["Ordered by when they were added, newest first: the list of patients."]],
    ["مطعم", "اعرض الأصناف من الأقدم للأحدث.", ["Ordered by when they were added, oldest first: the list of products."]],
    ["clinic", "The patient code must be unique.", ["Added to Patient: patient code.", "No two have the same."]],
    ["عقارات", "لا يتكرر رقم العقد.", ["Added to Contract: Contract number.", "No two have the same."]],
    ["clinic", "Show the status in colour: confirmed is green, cancelled is red.", ["Confirmed is #008000.", "Cancelled is #ff0000."]],
    ["hotel", "Mark the status with green for confirmed and red for cancelled.", ["Confirmed is #008000.", "Cancelled is #ff0000."]],
    ["مطعم", "اعرض الحالة بالألوان: المؤكد أخضر والملغي أحمر.", ["Confirmed is #008000.", "Cancelled is #ff0000."]],
  ] as const)("%s: “%s” adds what was not told of yet, or does several things", async (base, sentence, expected) => {
    const { told, left } = await behind(base, sentence);
    expect([told, left]).toEqual([expected, []]);
  });

  it.each([
    ["clinic", "No two patients may have the same national number.", "National number is unique."],
    ["clinic", "A doctor cannot have two appointments at the same time.", "No two appointments with the same: Doctor, Time."],
    ["clinic", "The newest appointments come first.", "Ordered by Time, newest first: the list of appointments."],
    ["clinic", "Appointments are sorted by time.", "Ordered by Time: the list of appointments."],
    ["clinic", "A phone number is required for every patient.", "Phone is required."],
    ["clinic", "An appointment can't be in the past.", "Time: not in the past."],
    ["shop", "Stock can never go below zero.", "Stock: at least 0."],
    ["shop", "The discount may not be more than 20%.", "Discount: at most 20."],
    ["shop", "Every product needs a unique name.", "Name is unique."],
    ["hotel", "The departure must be after the arrival.", "Departure date: after: arrival date."],
    ["hotel", "Cheapest rooms first.", "Ordered by Price: the list of rooms."],
    ["hotel", "A room can't be booked twice for the same arrival date.", "No two bookings with the same: Room, Arrival date."],
    ["مطعم", "لا يتكرر اسم الصنف.", "Name is unique."],
    ["مطعم", "سبب الإلغاء مطلوب عند الإلغاء.", "Cancellation reason must be filled in once a booking is: cancelled."],
    ["مطعم", "السعر ما يقل عن 5.", "Price: at least 5."],
    ["مطعم", "تاريخ الحجز ما يكون في الماضي.", "Date: not in the past."],
    ["مطعم", "ما يصير نحجز نفس الطاولة في نفس التاريخ والوقت.", "No two bookings with the same: Table, Date, Time."],
    ["مطعم", "سبب الإلغاء مطلوب إذا كان الحجز ملغيا.", "Cancellation reason must be filled in once a booking is: cancelled."],
    ["عقارات", "أحدث العقود تظهر أولا.", "Ordered by Start date, newest first: the list of contracts."],
  ] as const)("[BP39] %s: “%s” is understood as it would be said later", async (base, sentence, expected) => {
    const { told, left, report } = await behind(base, sentence);
    expect(told).toEqual([expected]);
    expect(left).toEqual([]);
    expect(report.problems.filter(({ level }) => level === "error")).toEqual([]);
  });

  it.each([
    ["clinic", "Appointments cannot be changed once they are done.", ["update"]],
    ["clinic", "Nobody may change an appointment after it is done.", ["update"]],
    ["clinic", "Done appointments are locked.", ["delete", "update"]],
    ["shop", "Once an order is shipped it can't be changed any more.", ["update"]],
    ["مطعم", "بعد تأكيد الحجز ما حد يقدر يعدله.", ["update"]],
    ["مطعم", "الحجز الملغي ما يتعدل.", ["update"]],
    ["مطعم", "لا تحذف الحجوزات المنتهية.", ["delete"]],
    ["مطعم", "ممنوع تعديل الحجز بعد انتهائه.", ["update"]],
  ] as const)("%s: “%s” keeps who may change them, and from that state on nobody does", async (base, sentence, verbs) => {
    const plain = await runPlan(offline, bases[base]);
    const { blueprint, left } = await behind(base, sentence);
    expect(left).toEqual([]);
    const rules = (all: Readonly<Record<string, Policy>>, verb: (typeof verbs)[number]) =>
      Object.values(all).filter(({ allow, entity }) => allow.includes(verb) && /_(?:appointment|order|booking)$/.test(entity));
    for (const verb of verbs) {
      const before = rules(plain.blueprint.policies, verb);
      const after = rules(blueprint.policies, verb);
      expect(before.length).toBeGreaterThan(0);
      expect(after.map(({ roles }) => roles)).toEqual(before.map(({ roles }) => roles));
      for (const { where } of after) expect(where).toMatch(/f_\w+_status != o_\w+_status_\w+$/);
    }
    // Who sees them sees them all as before.
    const seeing = (all: Readonly<Record<string, Policy>>) =>
      Object.values(all)
        .filter(({ allow }) => allow.includes("read"))
        .map(({ roles, entity, where }) => [roles, entity, where]);
    expect(seeing(blueprint.policies)).toEqual(seeing(plain.blueprint.policies));
  });

  it("[BP44] what opens or removes waits until it is said by itself", async () => {
    const { draft } = await runPlan(offline, bases.clinic);
    const kept = (base: Draft, ops: readonly Op[]) => ({ ops, draft: base, problems: [] });
    const wished = (text: string) => wishedOf({ answers: {} }, draft, clausesOf(text), kept).ops.length;
    expect(wished("The newest appointments come first.")).toBeGreaterThan(0);
    for (const text of openings) expect([text, wished(text)]).toEqual([text, 0]);
  });

  it.each([
    ["shop", "Orders over 10k need the manager's approval.", "Orders above 10,000 need the approval of Manager."],
    ["shop", "Orders above 2 thousand need the manager's approval.", "Orders above 2,000 need the approval of Manager."],
    ["عقارات", "العقود التي تتجاوز قيمتها 50 ألف تحتاج موافقة المدير.", "Contracts above 50,000 need the approval of Manager."],
    [
      "عقارات",
      "العقود فوق مليون تحتاج موافقة اثنين من الشركاء.",
      "Contracts above 1,000,000 need the approval of 2 people with the role Partner.",
    ],
  ] as const)("%s: the number in “%s” is read whole", async (base, sentence, expected) => {
    expect((await behind(base, sentence)).told).toContain(expected);
  });

  it.each([
    ["hotel", "The owner gets an email when a booking is confirmed.", "When booking is confirmed, owner gets an e-mail."],
    ["مطعم", "أول ما يتأكد الحجز أرسل إيميل للمدير.", "When booking is confirmed, manager gets an e-mail."],
    ["عقارات", "عند توقيع العقد يصل إيميل للمستأجر.", "When contract is signed, tenant gets an e-mail."],
  ] as const)("%s: “%s” is a message", async (base, sentence, expected) => {
    expect((await behind(base, sentence)).told).toContain(expected);
  });

  it("[BP39] what a message waits for is a state, though nobody told of one", async () => {
    const { blueprint, report } = await runPlan(
      offline,
      "A vet practice keeps pets (name, species) and visits. A visit has a pet and a time. Receptionists manage visits. When a visit is cancelled, email the receptionist.",
    );
    const visit = Object.values(blueprint.entities).find(({ key }) => key === "visit")!;
    const status = Object.values(visit.fields).find(({ key }) => key === "status");
    expect(Object.values(status?.options ?? {}).map(({ key }) => key)).toContain("cancelled");
    expect(report.understood.map(({ text }) => text.en)).toContain("When visit is cancelled, receptionist gets an e-mail.");
  });
});
