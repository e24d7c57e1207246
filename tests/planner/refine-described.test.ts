/** A second sentence that describes or wishes, where the person does not know any commands. */
import { beforeAll, describe, expect, it } from "vitest";
import { changesOf } from "../../schema/blueprint/changes.ts";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { mergeBatch } from "../../schema/blueprint/merge.ts";
import { liveNodes } from "../../schema/blueprint/merge-nodes.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
let library: Draft;
let clinic: Draft;
beforeAll(async () => {
  library = (
    await runPlan(
      offline,
      "A library for a town. Members borrow books. Books have a title, an author, an ISBN and a number of copies. Librarians manage books and loans; members see only their own loans. A loan has a due date and a status: out, returned, late. Fines have an amount and belong to a loan.",
    )
  ).draft;
  clinic = (
    await runPlan(
      offline,
      "عيادة أسنان. المرضى لهم اسم وهاتف وتاريخ ميلاد. الأطباء لهم اسم وتخصص. المواعيد لها وقت وتخص مريضًا وطبيبًا. موظفو الاستقبال يديرون المواعيد والأطباء يرون مواعيدهم فقط.",
    )
  ).draft;
});
const change = async (base: Draft, text: string) => {
  const run = await runPlan(offline, text, { base });
  return { ...run, ops: diff(base, run.draft) };
};
const added = (ops: readonly Op[], kind: string): readonly string[] =>
  ops.flatMap((op) => (op.op === "add" && op.kind === kind ? [op.id] : [])).sort();
/** What is done to nodes that were there before. */
const touched = (base: Draft, ops: readonly Op[]): readonly string[] => [
  ...new Set(ops.filter((op) => op.id === "header" || base.nodes[op.id]).map((op) => op.id)),
];

describe("a second sentence that describes", () => {
  it("[BP40] members reserve books: a reservation of their own, linked to the book, and no right to change books", async () => {
    const { ops, draft, report } = await change(library, "Members can reserve a book that is out");
    expect(added(ops, "entity")).toEqual(["ent_booking"]);
    expect(draft.nodes.f_booking_book?.props.config).toMatchObject({ target: "ent_book" });
    expect(draft.nodes.p_member_booking_own?.props).toMatchObject({
      roles: ["r_member"],
      allow: ["create", "read"],
      where: "f_booking_owner == me",
    });
    expect(touched(library, ops)).toEqual([]);
    expect(report.questions).toEqual([]);
    // What a reservation usually has was not said.
    expect(report.understood.map(({ text }) => text.en).join()).not.toContain("as is usual");
    expect(report.assumed.map(({ text }) => text.en)).toContain("Booking has “Date”, as is usual.");
  });

  it("[BP40] “add reviews: members write …”: what stands behind the colon is read, and is no field", async () => {
    const { ops, draft } = await change(library, "Add reviews: members write a review of a book with a rating from 1 to 5 and a comment");
    expect(added(ops, "field")).toEqual(["f_review_book", "f_review_comment", "f_review_owner", "f_review_rating"]);
    expect(draft.nodes.f_review_rating?.props.type).toBe("rating");
    expect(touched(library, ops)).toEqual([]);
  });

  it.each([
    ["Every copy has a barcode and belongs to a book", ["f_copy_barcode", "f_copy_book"]],
    ["Every copy has a barcode and a shelf and belongs to a book.", ["f_copy_barcode", "f_copy_book", "f_copy_shelf"]],
  ])("[BP40] %s: a new thing with its link; who sees it is asked", async (text, fields) => {
    const { ops, report } = await change(library, text);
    expect([added(ops, "entity"), added(ops, "field"), added(ops, "policy")]).toEqual([["ent_copy"], fields, []]);
    expect(touched(library, ops)).toEqual([]);
    expect(report.questions.map(({ id }) => id)).toEqual(["who-ent_copy"]);
  });

  it("[BP40] «أضف الفواتير: لكل فاتورة …»: what is added is described behind the colon", async () => {
    const { ops, draft } = await change(clinic, "أضف الفواتير: لكل فاتورة مبلغ وتاريخ وتخص مريضًا");
    expect(added(ops, "field")).toEqual(["f_invoice_amount", "f_invoice_date", "f_invoice_patient"]);
    expect(draft.nodes.f_invoice_patient?.props.config).toMatchObject({ target: "ent_patient" });
  });

  it("[BP41] who is kept as a record and acts gets a role, sees their own and nobody else's", async () => {
    const { ops, draft, report } = await change(clinic, "المريض يقدر يلغي موعده");
    expect([added(ops, "role"), added(ops, "field")]).toEqual([["r_patient"], ["f_patient_user"]]);
    expect(draft.nodes.p_patient_appointment_own?.props).toMatchObject({
      allow: ["read", "update"],
      where: "f_appointment_patient.f_patient_user == me",
    });
    expect(draft.nodes.p_patient_patient_own?.props).toMatchObject({ allow: ["read"], where: "f_patient_user == me" });
    expect(report.questions).toEqual([]);
  });

  it.each(["Astronauts can see the books", "Astronauts can reserve books", "I want the librarian to get a message each morning"])(
    "[BP43] %s: nobody is made up, it is asked",
    async (text) => {
      const { ops, report } = await change(library, text);
      expect([ops, report.questions.length]).toEqual([[], 1]);
    },
  );

  it("[BP40] a sentence that adds nothing changes nothing, and says so", async () => {
    const { ops, report } = await change(library, "Librarians can see the loans");
    expect(ops).toEqual([]);
    expect(report.understood.map(({ text }) => text.en)).toEqual(["Librarian may see loans already."]);
  });
});

describe("a wish, as the command it means", () => {
  it.each([
    ["We also need to know the publisher of each book", "f_book_publisher"],
    ["Also record the language for books", "f_book_language"],
    ["Please add a language to books", "f_book_language"],
  ])("[BP40] %s", async (text, field) => {
    const { ops } = await change(library, text);
    expect([added(ops, "field"), ops.length]).toEqual([[field], 1]);
  });
  it.each([
    ["نريد معرفة فصيلة دم كل مريض", "f_patient_blood_type"],
    ["نحتاج نسجل عنوان المريض", "f_patient_address"],
    ["عايز أضيف ملاحظات على الموعد", "f_appointment_notes"],
  ])("[BP40] %s", async (text, field) => {
    const { ops } = await change(clinic, text);
    expect([added(ops, "field"), touched(clinic, ops)]).toEqual([[field], []]);
  });

  it.each([
    ["The amount of fines cannot be empty", "f_fine_amount", { required: true }],
    ["Fine amounts must be filled in", "f_fine_amount", { required: true }],
    ["The due date should be a date and time", "f_loan_due_date", { type: "dateTime" }],
    ["Make the ISBN a number", "f_book_isbn", { type: "integer" }],
  ])("%s", async (text, id, props) => {
    const { ops, draft } = await change(library, text);
    expect(draft.nodes[id]?.props).toMatchObject(props);
    expect(ops.map((op) => op.id)).toEqual([id]);
  });

  it("«لا يترك الهاتف فارغًا»: required", async () => {
    const { ops } = await change(clinic, "لا يترك الهاتف فارغًا");
    expect(ops).toEqual([{ op: "set", id: "f_patient_phone", prop: "required", value: true }]);
  });

  it("“can be empty” is no demand", async () => {
    const demanded = (await change(library, "The author cannot be empty")).draft;
    expect((await change(demanded, "The author may be left empty")).draft.nodes.f_book_author?.props.required).toBeUndefined();
  });

  it.each(["The ISBN is not needed any more", "The ISBN isn't needed", "We no longer need the ISBN", "We don't need the ISBN anymore"])(
    "[BP41] %s: removed, by a yes of its own",
    async (text) => {
      const { draft, ops } = await change(library, text);
      expect([draft.nodes.f_book_isbn?.removed, ops.map((op) => op.id)]).toEqual([true, ["f_book_isbn"]]);
    },
  );

  it.each(["Hide the phone of patients from doctors", "أخف الهاتف عن الأطباء"])("[BP41] %s", async (text) => {
    const { draft } = await change(clinic, text);
    const rules = Object.values(draft.nodes).filter(
      (node) => node.kind === "policy" && (node.props.roles as string[]).includes("r_doctor"),
    );
    const aboutPatients = rules.filter((node) => node.props.entity === "ent_patient");
    expect(aboutPatients.length).toBeGreaterThan(0);
    for (const { props } of aboutPatients) expect(props.fields).toEqual(["f_patient_date_of_birth", "f_patient_name"]);
  });

  it("a choice is renamed by its name alone, where one thing has it", async () => {
    const { draft, ops } = await change(library, "Change the status late to overdue");
    expect(ops.map((op) => op.id)).toEqual([expect.stringMatching(/^o_loan_status_/)]);
    expect(draft.nodes[ops[0]!.id]?.props.label).toMatchObject({ en: "Overdue" });
  });

  it("a type and what it is besides, in brackets", async () => {
    const { draft } = await change(library, "Add a field 'shelf mark' (text, unique) to books");
    expect(draft.nodes.f_book_shelf_mark?.props).toMatchObject({ type: "text", unique: true });
  });

  it.each([
    [() => library, "Rename the platform to Riverside Library", { en: "Riverside Library" }],
    [() => clinic, "سمّ المنصة عيادة النور", { ar: "عيادة النور" }],
  ] as const)("the platform itself gets a name %#", async (base, text, label) => {
    const { draft, ops } = await change(base(), text);
    expect(draft.header.label).toMatchObject(label);
    expect([...new Set(ops.map((op) => op.id))]).toEqual(["header"]);
  });

  it("“e-mail” is one word", async () => {
    const { draft, ops } = await change(library, "When a loan is late, e-mail the librarian");
    expect([added(ops, "workflow").length, added(ops, "option")]).toEqual([1, []]);
    expect(Object.values(draft.nodes).some((node) => node.kind === "option" && node.props.key === "lateE")).toBe(false);
  });

  it.each([
    ["Put a shelf number on books", ["f_book_shelf_number"]],
    ["Readers ask for it, so books need a language", ["f_book_language"]],
  ])("%s", async (text, fields) => {
    const { ops } = await change(library, text);
    expect([added(ops, "field"), touched(library, ops)]).toEqual([fields, []]);
  });

  it.each([
    [() => library, "Add a condition to books: good, worn, damaged", ["good", "worn", "damaged"]],
    [() => clinic, "أضف حالة للمريض (جديد، قديم، متوفى)", ["جديد", "قديم", "متوفى"]],
  ] as const)("choices that stand behind the place are of what is added %#", async (base, text, choices) => {
    const { ops } = await change(base(), text);
    const labels = ops.flatMap((op) =>
      op.op === "add" && op.kind === "option" ? Object.values(op.props.label as object).map((word) => String(word).toLowerCase()) : [],
    );
    expect(added(ops, "field")).toHaveLength(1);
    expect(added(ops, "option")).toHaveLength(choices.length);
    expect(labels).toEqual(expect.arrayContaining([...choices]));
  });

  it("a choice more, and one fewer, by the names of the field and the choice", async () => {
    const more = await change(library, "The status can also be missing");
    expect([added(more.ops, "option").length, more.ops.length]).toEqual([1, 1]);
    const fewer = await change(library, "Remove the late status");
    expect(fewer.ops.map((op) => [op.op, op.id])).toEqual([["remove", expect.stringMatching(/^o_loan_status_/)]]);
  });

  it.each([
    [() => clinic, "نبغى نسجل الغياب: لكل غياب تاريخ وسبب ويخص مريضًا", "ent_attendance"],
    [() => clinic, "أضف المصروفات ولكل مصروف مبلغ وتاريخ", "ent_expense_claim"],
  ] as const)("[BP40] what is wanted is described in the next breath %#", async (base, text, entity) => {
    const { ops, report } = await change(base(), text);
    expect(added(ops, "entity")).toEqual([entity]);
    expect(report.questions.map(({ id }) => id)).toEqual([`who-${entity}`]);
  });

  it("[BP40] “and default it to …” goes on about the choice that was added", async () => {
    const { ops, report } = await change(library, "add status lost to loans and default it to lost");
    expect([ops.map((op) => op.id), report.questions]).toEqual([["o_loan_status_lost", "f_loan_status"], []]);
  });
});

describe("words people read", () => {
  it("blood groups are written as everywhere, and in both languages", async () => {
    const { ops } = await change(clinic, "نريد معرفة فصيلة دم كل مريض");
    const labels = ops.flatMap((op) => (op.op === "add" && op.kind === "option" ? [op.props.label] : []));
    expect(labels).toContainEqual({ en: "AB+", ar: "AB+" });
  });

  it.each([
    ["المريض يقدر يلغي موعده", { en: "only their own", ar: "الخاصة بهم فقط" }],
    ["Patients can cancel their appointments", { en: "only their own", ar: "الخاصة بهم فقط" }],
  ])("[BP40] %s: the proposal says “their own”, and shows nobody a formula", async (text, words) => {
    const { draft } = await change(clinic, text);
    const told = changesOf(mergeBatch(clinic, liveNodes(draft)).ops, clinic).map(({ sentence }) => sentence);
    expect(told.some(({ en, ar }) => en.includes(words.en) && ar.includes(words.ar))).toBe(true);
    expect(told.map(({ en, ar }) => en + ar).join()).not.toContain("== me");
  });
});

describe("whose record it is", () => {
  it("[BP48] whoever sees only their own visits sees of their kind themselves, and no other", async () => {
    const { draft } = await runPlan(
      offline,
      "A clinic. Patients have a name and a birth date. Doctors have a name. Visits have a time and belong to a patient and a doctor. Patients see only their own visits. Receptionists manage visits.",
    );
    const rules = Object.values(draft.nodes).filter(
      (node) => node.kind === "policy" && node.props.entity === "ent_patient" && (node.props.roles as string[]).includes("r_patient"),
    );
    expect(rules.map(({ props }) => props.where)).toEqual(["f_patient_user == me"]);
  });
});
