import { describe, expect, it } from "vitest";
import { contrast } from "../../schema/blueprint/colour.ts";
import { emptyDraft } from "../../schema/blueprint/document.ts";
import { isReserved } from "../../schema/blueprint/keys.ts";
import type { Batch } from "../../schema/blueprint/operation.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { PlanFailed } from "../../schema/planner.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import { cssColours } from "../../subgraphs/blueprint/planner/offline/words/lexicon/colours.ts";
import { allConcepts } from "../../subgraphs/blueprint/planner/offline/words/lexicon/index.ts";
import { knownProperties } from "../../subgraphs/blueprint/planner/offline/words/lexicon/properties.ts";
import { arabic } from "./corpus/arabic.ts";
import { english } from "./corpus/english.ts";
import { latecomers } from "./corpus/latecomers.ts";
import { later } from "./corpus/later.ts";
import { newcomers } from "./corpus/newcomers.ts";
import { requests } from "./corpus/requests.ts";
import { strangers } from "./corpus/strangers.ts";
import { unseen } from "./corpus/unseen.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const plan = (text: string, asked?: Parameters<typeof runPlan>[2]) => runPlan(offline, text, asked);
/** The plan of a text that several tests look at; that it would be the same again is [BP37]. */
const once = (text: string): ReturnType<typeof plan> => {
  const known = plans.get(text) ?? plan(text);
  plans.set(text, known);
  return known;
};
const plans = new Map<string, ReturnType<typeof plan>>();
const all = [...english, ...arabic, ...later, ...strangers, ...newcomers, ...requests, ...latecomers, ...unseen];
const fieldsOf = (blueprint: Blueprint, entity: string) =>
  Object.values(Object.values(blueprint.entities).find((one) => one.key === entity)?.fields ?? {});
const byKey = (blueprint: Blueprint, entity: string, key: string) => fieldsOf(blueprint, entity).find((field) => field.key === key);

describe("the offline planner", () => {
  const clinic = english[0]!.text;

  it("[ST13] loses no name to the word behind it: «اسم وصف» is two", async () => {
    const { blueprint } = await plan("مدرسة. الطلاب لهم اسم وصف. الوظائف لها اسم ووصف وراتب.");
    expect(byKey(blueprint, "student", "name")).toBeDefined();
    expect(fieldsOf(blueprint, "student")).toHaveLength(2);
  });

  it("calls a property by all of its words, and by the known one where the words are its name", async () => {
    const { blueprint } = await plan("A shop. Orders have a customer name and a phone number. Bookings have a guest name.");
    expect(fieldsOf(blueprint, "order").map(({ key }) => key)).toEqual(["customerName", "phone"]);
    expect(fieldsOf(blueprint, "booking").map(({ key }) => key)).toEqual(["guestName"]);
  });

  it("goes on reading what people can do behind what they join", async () => {
    const { blueprint } = await plan(
      "A community garden. Users should be able to rent a plot, join events, offer seeds and leave comments on events.",
    );
    expect(Object.values(blueprint.entities).map(({ key }) => key)).toEqual(expect.arrayContaining(["plot", "event", "seed", "comment"]));
  });

  it("shows whoever books or rates somebody their name, and nothing of their private life", async () => {
    const people = "A salon. Stylists have a name, a phone and a salary. Managers manage stylists.";
    const seen = async (text: string) => {
      const { blueprint } = await plan(`${people} ${text}`);
      const { fields } = Object.values(blueprint.policies).find(
        ({ roles, entity, allow }) => roles.includes("r_customer") && entity === "ent_hairdresser" && allow.includes("read"),
      )!;
      return fields;
    };
    expect(await seen("Customers book appointments with stylists and rate the stylist.")).toEqual(["f_hairdresser_name"]);
    expect(await seen("Customers see stylists and rate them.")).toBe("*");
  });

  it("[BP48] gives some people a role of their own, and not everybody who signs up", async () => {
    for (const [who, role] of [
      ["Sales people", "r_salesperson"],
      ["Field people", "r_field_person"],
      ["Registered people", "r_member"],
    ] as const) {
      const { blueprint } = await plan(`A shop. Orders have a number and a date. ${who} manage orders.`);
      expect(Object.values(blueprint.policies).map(({ roles, entity }) => [roles, entity])).toEqual([[[role], "ent_order"]]);
    }
  });

  it("[BP48] shows nobody who signs up what tells of others, only because nobody was named", async () => {
    const { blueprint } = await plan(
      "عيادة. للمرضى اسم وهاتف ومستندات. للفاتورة رقم ومبلغ ومريض. للغرفة رقم. موظفو الاستقبال يديرون المرضى.",
    );
    const may = Object.values(blueprint.policies).map(({ roles, entity }) => `${roles.join()} ${entity}`);
    expect(may).toEqual(expect.arrayContaining(["r_receptionist ent_invoice", "r_receptionist ent_patient", "r_member ent_room"]));
    expect(may).toHaveLength(3);
    expect(byKey(blueprint, "patient", "attachments")?.type).toBe("files");
  });

  it("[BP48] keeps a public list for those who sign in, with the pictures of what is no person", async () => {
    const { blueprint } = await plan("A shop. Products have a name, a price and a photo. Visitors can see products.");
    const [policy] = Object.values(blueprint.policies);
    expect(policy).toMatchObject({ roles: ["r_member", "r_public"], allow: ["read"] });
    expect(policy!.fields).toContain(Object.entries(blueprint.entities.ent_product!.fields).find(([, { key }]) => key === "photo")![0]);
    const agency = await plan(
      "Real estate agency. Owners have a name and a phone. Properties have an address, a price and an owner. Visitors can see properties. Owners can see only their own properties.",
    );
    const open = Object.values(agency.blueprint.policies).filter(({ roles }) => roles.includes("r_public"));
    expect(open.map(({ roles, entity }) => [roles, entity])).toEqual([[["r_public"], "ent_property"]]);
  });

  it("[BP48] makes of the clinic's sentence, in English and Arabic, the same entities, fields, roles and access", async () => {
    const [en, ar] = [await plan(clinic), await plan(arabic[0]!.text)];
    const { defaultLocale: _en, ...inEnglish } = en.blueprint;
    const { defaultLocale: _ar, ...inArabic } = ar.blueprint;
    expect(inArabic).toEqual(inEnglish);
    expect([en.blueprint.defaultLocale, ar.blueprint.defaultLocale]).toEqual(["en", "ar"]);
    expect(byKey(en.blueprint, "patient", "dateOfBirth")).toMatchObject({ type: "date", classification: "personal" });
    expect(byKey(en.blueprint, "appointment", "time")?.type).toBe("dateTime");
    expect(Object.values(byKey(en.blueprint, "appointment", "status")?.options ?? {}).map((option) => option.label)).toEqual(
      expect.arrayContaining([
        { en: "Requested", ar: "مطلوب" },
        { en: "Confirmed", ar: "مؤكد" },
        { en: "Done", ar: "تم" },
        { en: "Cancelled", ar: "ملغى" },
      ]),
    );
    expect(byKey(en.blueprint, "doctor", "user")?.type).toBe("user");
    const own = Object.values(en.blueprint.policies).find((policy) => policy.where);
    expect(own).toMatchObject({ roles: ["r_doctor"], allow: ["read"], where: "f_appointment_doctor.f_doctor_user == me" });
    expect(en.report.problems).toEqual([]);
    expect(en.report.ignored).toEqual([]);
  });

  it("[BP48] gives the same entities for the same content in a mixed text", async () => {
    const mixed =
      "A clinic. للمريض اسم وتاريخ ميلاد ورقم هاتف. Doctors have a name and specialty. الموعد يربط مريضًا وطبيبًا وله وقت وسبب وحالة (مطلوب، مؤكد، تم، ملغى). Receptionists manage appointments؛ والأطباء يرون مواعيدهم فقط.";
    const [one, other] = [await plan(mixed), await plan(clinic)];
    expect(one.blueprint.entities).toEqual(other.blueprint.entities);
    expect(one.blueprint.policies).toEqual(other.blueprint.policies);
  });

  it("[BP37] gives the same bytes for the same text, base and answers", async () => {
    for (const { text } of all) expect(JSON.stringify((await plan(text)).batches)).toBe(JSON.stringify((await once(text)).batches));
  });

  it("[BP38] has no word whose key is reserved", () => {
    const entities = allConcepts.filter(({ kind }) => kind !== "none").map(({ key }) => key);
    expect(entities.filter((key) => isReserved("entity", key) || isReserved("role", key) || isReserved("field", key))).toEqual([]);
    expect(knownProperties.map(({ key }) => key).filter((key) => isReserved("field", key))).toEqual([]);
  });

  it.each(["Subscriptions have a name and a price. Users can subscribe to plans.", "الاشتراكات لها اسم وسعر."])(
    "[BP38] plans subscriptions: %s",
    async (text) => {
      const { blueprint } = await plan(text);
      expect(Object.values(blueprint.entities).map(({ key }) => key)).toContain("membership");
    },
  );

  it.each([
    [
      "Volunteers have a name. Requests have a date. Volunteers can see only their own requests.",
      "لا يرى المتطوع إلا طلباته. الطلبات لها تاريخ وسبب. المتطوع له اسم.",
    ],
  ])("[BP48] reads «لا … إلا» as only, not as a refusal", async (_, text) => {
    const { blueprint } = await plan(text);
    const policies = Object.values(blueprint.policies).filter(
      (policy) => policy.roles.includes("r_volunteer") && blueprint.entities[policy.entity]?.key === "request",
    );
    expect(policies.map(({ allow }) => allow)).toEqual([["read"]]);
    expect(policies[0]?.where).toContain("== me");
  });

  it("[BP38] never leaves an error, whatever the description", async () => {
    for (const { text, name } of all) {
      const { draft } = await once(text);
      expect(
        problemsOf(draft)
          .problems.filter((problem) => problem.level === "error")
          .map((problem) => `${name}: ${problem.text.en}`),
      ).toEqual([]);
    }
  });

  it("[BP38] survives any cut and any mixture of descriptions", async () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let i = 0; i < 60; i++) {
      const [a, b] = [all[random(all.length)]!.text, all[random(all.length)]!.text];
      const text = a.slice(random(40), 40 + random(a.length)) + ["\n", ". ", " and ", " و", ""][random(5)]! + b.slice(random(b.length));
      const { draft } = await plan(text);
      expect(
        problemsOf(draft)
          .problems.filter((problem) => problem.level === "error")
          .map((problem) => `${problem.text.en} <- ${text}`),
      ).toEqual([]);
    }
  });

  it("[BP39] lists every clause as understood, assumed or ignored, with its place in the text", async () => {
    for (const { text } of all) {
      const { report } = await once(text);
      const spans = [...[...report.understood, ...report.assumed].flatMap((fact) => fact.span ?? []), ...report.ignored];
      for (const span of spans) expect(text.slice(span.from, span.to)).toBe(span.text);
      for (const clause of clausesOf(text))
        expect(
          spans.some((span) => span.from < clause.span.to && clause.span.from < span.to),
          clause.span.text,
        ).toBe(true);
    }
    const { report } = await plan(`${clinic} The weather is nice today.`);
    expect(report.ignored.map((span) => span.text)).toEqual(["The weather is nice today"]);
  });

  it("[BP39] names in every fact only nodes that were made", async () => {
    for (const { text } of all) {
      const { report, draft } = await once(text);
      for (const fact of [...report.understood, ...report.assumed])
        for (const id of fact.nodes) expect(Object.keys(draft.nodes), fact.text.en).toContain(id);
    }
  });

  it("[BP39] says what a role may do in the order people say it: see, add, change, delete", async () => {
    const { report } = await plan(clinic);
    const said = (locale: "en" | "ar") => report.understood.map((fact) => fact.text[locale]);
    expect(said("en")).toContain("Receptionist may see, add, change, delete appointments.");
    expect(said("ar")).toContain("موظف الاستقبال: عرض، إضافة، تعديل، حذف المواعيد.");
  });

  it("[BP39] says of what is refused only what is refused", async () => {
    const { report } = await plan("Books have a title. Volunteers can add and edit books but must not delete books.");
    expect(report.understood.map((fact) => fact.text.en)).toEqual(
      expect.arrayContaining(["Volunteer may see, add, change books.", "Volunteer may not delete books."]),
    );
  });

  it.each([
    ["Customers have a name. Orders have a number. Customers can track their orders.", "r_customer", "order"],
    [
      "Beneficiaries have a name. Case workers register beneficiaries. Case workers can see only the beneficiaries they registered.",
      "r_social_worker",
      "beneficiary",
    ],
    ["الطلبات لها رقم وتاريخ. المنتجات لها اسم وسعر. العميل بيشوف طلباته بس.", "r_customer", "order"],
    ["المهام لها عنوان وحالة (جديد، تم). الموظف يشوف المهام المسندة له ويغير حالتها.", "r_employee", "task"],
    ["Tasks have a title. Workers see the tasks assigned to them.", "r_employee", "task"],
  ])("[BP48] gives away nobody else's records: %s", async (text, role, entity) => {
    const { blueprint } = await plan(text);
    const policies = Object.values(blueprint.policies).filter(
      (policy) => policy.roles.includes(role) && blueprint.entities[policy.entity]?.key === entity && policy.allow.includes("read"),
    );
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) expect(policy.where).toContain("== me");
  });

  it.each([
    "Rooms have a number and a status (available, booked). Visitors can see available rooms.",
    "Rooms have a number and a status (available, booked). Visitors can see rooms that are available.",
    "الغرف لها رقم وحالة (متاح، محجوز). الزوار يشوفون الغرف المتاحة بدون تسجيل دخول.",
  ])("[BP48] shows only what is in the state that was named: %s", async (text) => {
    const { blueprint } = await plan(text);
    const open = Object.values(blueprint.policies).filter((policy) => policy.roles.includes("r_public"));
    expect(open.map(({ where }) => where)).toEqual(["f_room_status == o_room_status_available"]);
  });

  it.each([
    "Clerks can add products but they can't delete them. Products have a name.",
    "المنتجات لها اسم. الموظف يقدر يضيف المنتجات لكن ما يقدر يحذفها.",
  ])("[BP48] keeps what is refused refused: %s", async (text) => {
    const { blueprint } = await plan(text);
    const given = Object.values(blueprint.policies).filter((policy) => !policy.roles.includes("r_member"));
    expect(given.length).toBeGreaterThan(0);
    expect(given.flatMap(({ allow }) => allow)).not.toContain("delete");
  });

  it.each([
    ["Salmon have a weight. Patents have a number. Planets have a name.", ["patent", "planet", "salmon"]],
    ["Adresses and invioces. An invioce has a number and an adress.", ["invoice"]],
  ])("[BP48] mends a slip of the finger and takes no word for another: %s", async (text, keys) => {
    const { blueprint } = await plan(text);
    expect(
      Object.values(blueprint.entities)
        .map((entity) => entity.key)
        .sort(),
    ).toEqual(keys);
  });

  it.each([
    ["Zorblax the quuxification of frumious wibbles.", "en"],
    ["زقلبوط الفرفشة تتخنفس بين السحاسيح.", "ar"],
  ] as const)("[ST13] makes nothing of nonsense: it names itself, lists it and asks (%s)", async (text, locale) => {
    const { report, batches, draft, blueprint } = await plan(text, { locale });
    expect(report.planner).toBe("offline");
    expect(report.ignored.map((span) => span.text)).toEqual([text.slice(0, -1)]);
    expect(report.understood).toEqual([]);
    expect(report.assumed).toEqual([]);
    expect(report.questions.map(({ id }) => id)).toEqual(["what", "who"]);
    for (const { text: words } of report.questions) expect(words[locale]).not.toBe("");
    expect(batches).toEqual([]);
    expect(draft.nodes).toEqual({});
    expect(blueprint.entities).toEqual({});
  });

  it.each([
    ["Patients have a name. Secretaries can add patients but must not see balances.", "balances"],
    ["للمريض اسم. السكرتيرة تضيف المرضى ولا ترى الأرصدة.", "الأرصدة"],
  ])("[ST13] lists what it did not understand inside a sentence it otherwise read: %s", async (text, missed) => {
    const { report } = await plan(text);
    expect(report.ignored.map((span) => span.text)).toEqual([missed]);
    for (const span of report.ignored) expect(text.slice(span.from, span.to)).toBe(span.text);
  });

  it.each([
    "Books have a title. Auditors can view everything but change nothing.",
    "الكتب لها عنوان. المدقق يطلع على كل شيء ولا يعدل شيئًا.",
    "الكتب لها عنوان. المدقق يشوف كل شي وما يعدل حاجة.",
  ])("[BP48] takes nothing for a refusal of everything: %s", async (text) => {
    const { blueprint, report } = await plan(text);
    const given = Object.values(blueprint.policies).filter((policy) => policy.roles.includes("r_auditor"));
    expect(given.map(({ allow }) => allow)).toEqual([["read"]]);
    expect(report.ignored).toEqual([]);
  });

  it("[ST13] fills no gap: beside what it understood it lists what it did not, and every other node says that it is assumed", async () => {
    const { report, draft } = await plan(
      "Patients have a name and phone. Zorblax the quuxification of frumious wibbles. Doctors have a name.",
    );
    expect(report.planner).toBe("offline");
    expect(report.ignored.map((span) => span.text)).toEqual(["Zorblax the quuxification of frumious wibbles"]);
    const told = new Set([...report.understood, ...report.assumed].flatMap((fact) => fact.nodes));
    const made = Object.entries(draft.nodes).filter(([, node]) => ["entity", "field", "role", "policy"].includes(node.kind));
    expect(made.map(([id]) => id).filter((id) => !told.has(id))).toEqual([]);
    expect(
      made
        .filter(([, node]) => node.kind === "entity")
        .map(([, node]) => node.props.key)
        .sort(),
    ).toEqual(["doctor", "patient"]);
  });

  it("[BP42] says in the report that it is offline, and stands alone without a key", async () => {
    const planners = createPlanners();
    expect(planners.claude).toBeNull();
    const { report } = await plan(clinic);
    expect(report.planner).toBe("offline");
    expect(report.assumed[0]?.text.en).toContain("no language model");
  });

  it.each([
    "",
    "   \n ",
    "hello",
    "Hi there, how are you?",
    "asdf qwer zxcv",
    "مرحبا",
    "السلام عليكم",
    "console.log(1 + 2);",
    "!!! ??? ...",
    "42",
    "🙂🙂🙂",
    "SELECT * FROM x",
  ])("[BP43] answers %j with what to write, and adds nothing", async (text) => {
    const { report, batches } = await plan(text);
    expect(batches).toEqual([]);
    expect(report.questions.length).toBeGreaterThan(0);
    expect(report.questions[0]?.text.ar).toContain("اكتب");
  });

  it("[BP43] refuses a text over 20,000 characters, naming the limit and the length", async () => {
    const error = await plan("a ".repeat(10_001)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PlanFailed);
    expect(error).toMatchObject({ code: "PLAN_TEXT_TOO_LONG" });
    expect((error as PlanFailed).sentence.en).toMatch(/20002.*20000/);
    await expect(plan(`${clinic} ${"x".repeat(20_000 - clinic.length - 1)}`)).resolves.toBeDefined();
  });

  it.each([...cssColours])("[BP45] takes the colour %s exactly", async (name, hex) => {
    const { blueprint } = await plan(`Books have a title. Make the background ${name} and the buttons #0a0b0c.`);
    expect(blueprint.theme).toMatchObject({ background: hex, primary: "#0a0b0c" });
  });

  it.each([
    [
      "Books have a title. Use plum as the background color and steel grey for the components.",
      { background: "#dda0dd", primary: "#71797e" },
    ],
    [
      "Books have a title. White background with forest green buttons and dark blue text.",
      { background: "#ffffff", primary: "#228b22", text: "#00008b" },
    ],
    ["Books have a title. The primary color is rgb(10, 20, 30) and cards are #abc.", { primary: "#0a141e", surface: "#aabbcc" }],
    ["Books have a title. Background hsl(0, 100%, 50%).", { background: "#ff0000" }],
    ["الكتب لها عنوان. اجعل الخلفية كحلية والأزرار ذهبية.", { background: "#000080", primary: "#ffd700" }],
    ["الكتب لها عنوان. اللون الأساسي أخضر غامق.", { primary: "#006400" }],
    ["الكتب لها عنوان. الأزرار باللون الأزرق الفاتح والخلفية بيضاء.", { primary: "#add8e6", background: "#ffffff" }],
    ["Books have a title. Dark mode please.", { mode: "dark" }],
    ["الكتب لها عنوان. أريد الوضع الداكن.", { mode: "dark" }],
  ])("[BP45] reads the looks of: %s", async (text, theme) => {
    expect((await plan(text)).blueprint.theme).toMatchObject(theme);
  });

  it("[BP45] does not take an orange that is sold for a colour", async () => {
    const { blueprint } = await plan("A fruit shop. Products have a name and a price. Customers order oranges and plums.");
    expect(blueprint.theme.primary).toBe("#0f766e");
    expect(blueprint.theme.background).toBeUndefined();
  });

  it("[BP45] keeps named colours exact and reports the shade shown where text would be hard to read", async () => {
    const { blueprint, report } = await plan("Books have a title. Yellow text on a white background.");
    expect(blueprint.theme).toMatchObject({ text: "#ffff00", background: "#ffffff" });
    const said = report.assumed.find((fact) => fact.text.en.includes("hard to read"))?.text.en ?? "";
    expect(contrast(/shown? .*(#[0-9a-f]{6})/.exec(said)?.[1] ?? /(#[0-9a-f]{6})\.$/.exec(said)![1]!, "#ffffff")).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it("[BP46] ends as soon as it is cancelled; nothing is emitted later", async () => {
    const abort = new AbortController();
    const batches: Batch[] = [];
    const run = offline.plan(
      { text: clinic, base: (await plan("hello")).draft, locale: "en", answers: {}, signal: abort.signal },
      async ({ batch }) => {
        batches.push(batch);
        abort.abort();
        return { problems: [] };
      },
    );
    await expect(run).rejects.toMatchObject({ code: "PLAN_CANCELLED" });
    expect(batches).toHaveLength(1);
  });

  it("[BP49] gives every platform access tests: own allowed, another's refused, visitors refused", async () => {
    const { blueprint } = await plan(clinic);
    const tests = Object.values(Object.values(blueprint.entities).find((entity) => entity.key === "appointment")?.tests ?? {});
    expect(tests).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ as: "r_doctor", does: "read", given: { "f_appointment_doctor.f_doctor_user": "me" }, expect: "allowed" }),
        expect.objectContaining({
          as: "r_doctor",
          does: "read",
          given: { "f_appointment_doctor.f_doctor_user": "other" },
          expect: "refused",
        }),
        expect.objectContaining({ as: "r_public", does: "read", expect: "refused" }),
      ]),
    );
  });

  it.each([
    ["A clinic", ["appointment", "doctor", "patient"]],
    ["أريد مكتبة", ["book", "loan"]],
    ["Build me a website for an online store", ["customer", "order", "product"]],
  ])("assumes for “%s” what such a place usually keeps, and says that it is assumed", async (text, keys) => {
    const { blueprint, report } = await plan(text);
    expect(
      Object.values(blueprint.entities)
        .map((entity) => entity.key)
        .sort(),
    ).toEqual(keys);
    expect(report.understood.flatMap((fact) => fact.nodes)).toEqual([]);
    expect(report.problems.filter((problem) => problem.level !== "hint")).toEqual([]);
  });

  it.each([
    [
      "fields",
      `Books have ${Array.from({ length: 900 }, (_, i) => `quux${"abcdefghij"[i % 10]}${"abcdefghij"[Math.floor(i / 10) % 10]}${"abcdefghij"[Math.floor(i / 100)]}`).join(", ")}.`,
      "fields of Book",
    ],
    [
      "entities",
      Array.from(
        { length: 700 },
        (_, i) => `Quux${"abcdefghij"[i % 10]}${"abcdefghij"[Math.floor(i / 10) % 10]}${"abcdefghij"[Math.floor(i / 100)]} has a name.`,
      ).join(" "),
      "entities",
    ],
    [
      "choices",
      `Books have a title and a genre (${Array.from({ length: 800 }, (_, i) => `quux${"abcdefghij"[i % 10]}${"abcdefghij"[Math.floor(i / 10) % 10]}${"abcdefghij"[Math.floor(i / 100)]}`).join(", ")}).`,
      "choices of Book",
    ],
  ])("[BP5] keeps within the limits and says what was left out: %s", async (_, text, named) => {
    const batches: Batch[] = [];
    const report = await offline.plan(
      { text: text.slice(0, 20_000), base: emptyDraft(), locale: "en", answers: {}, signal: new AbortController().signal },
      async ({ batch }) => {
        batches.push(batch);
        return { problems: [] };
      },
    );
    expect(batches.length).toBeGreaterThan(0);
    for (const { ops } of batches) expect(ops.length).toBeLessThanOrEqual(2_000);
    expect(report.assumed.map((fact) => fact.text.en).filter((words) => words.includes("left out"))).toEqual([
      expect.stringContaining(named),
    ]);
  });

  it("reads the longest text that is allowed in a moment", async () => {
    const text = all
      .map((one) => one.text)
      .join("\n")
      .repeat(4)
      .slice(0, 20_000);
    const before = process.threadCpuUsage().user;
    await plan(text);
    expect((process.threadCpuUsage().user - before) / 1_000).toBeLessThan(10_000);
  });

  it.each(["book's ", "books: ", "and ", "there are ", "عندنا ", "x (name, phone) ", "light "])(
    "[BP43] is not held up by the same words over and over: %j",
    async (words) => {
      const before = process.threadCpuUsage().user;
      await offline.plan(
        { text: words.repeat(4_000).slice(0, 12_000), base: emptyDraft(), locale: "en", answers: {}, signal: new AbortController().signal },
        async () => ({ problems: [] }),
      );
      expect((process.threadCpuUsage().user - before) / 1_000).toBeLessThan(8_000);
    },
  );

  it("keeps a name a person gave the platform", async () => {
    const base = (await plan("hello")).draft;
    const { blueprint } = await plan(clinic, { base: { ...base, header: { ...base.header, label: { en: "Dr Mona's practice" } } } });
    expect(blueprint.label).toEqual({ en: "Dr Mona's practice" });
  });
});
