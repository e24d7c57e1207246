/** A refinement proposes; people take all of it, some of it or nothing. Over a real database, real rooms and the offline planner. */
import { afterAll, describe, expect, it } from "vitest";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import type { Planner } from "../../schema/planner.ts";
import { offline } from "../../subgraphs/blueprint/planner/offline/plan.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { sha256 } from "../support/clinic.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, clinicOps, nothingFound, until } from "./blueprint-world.ts";

const { db, chosen, run, create, fill, draftOf, close } = await blueprintWorld();
afterAll(close);

interface Proposed {
  readonly id: string;
  readonly status: string;
  readonly opsApplied: number;
  readonly error: { readonly code: string } | null;
  readonly undoGroupId: string | null;
  readonly report: {
    readonly meant: string | null;
    readonly instead: string | null;
    readonly understood: readonly { readonly text: { readonly en: string; readonly ar: string } }[];
    readonly questions: readonly {
      readonly id: string;
      readonly text: { readonly en: string };
      readonly choices: readonly { readonly key: string; readonly label: { readonly en: string } }[];
    }[];
  };
  readonly decidedBy: { readonly id: string } | null;
  readonly ops: readonly Op[];
  readonly changes: readonly {
    readonly id: string;
    readonly sentence: { readonly en: string };
    readonly major: { readonly en: string } | null;
    readonly needs: readonly string[];
    readonly entityName: { readonly en: string } | null;
    readonly taken: boolean | null;
  }[];
}
const fields =
  "id status opsApplied undoGroupId error { code } report { meant instead alsoBack again understood { text { en ar } } questions { id text { en } choices { key label { en } } } } decidedBy { id } ops changes { id sentence { en } major { en } needs entityName { en } taken }";
const planOf = async (viewer: Viewer, id: string) =>
  (await run<{ plan: Proposed | null }>(viewer, `query($id: ID!) { plan(id: $id) { ${fields} } }`, { id })).data.plan;
const accept = (viewer: Viewer, planId: string, choice: { changes?: readonly string[]; major?: readonly string[] } = {}) =>
  run<{ acceptPlan: Proposed }>(viewer, `mutation($i: AcceptPlanInput!) { acceptPlan(input: $i) { ${fields} } }`, {
    i: { planId, ...choice },
  });
const reject = (viewer: Viewer, id: string) =>
  run<{ rejectPlan: Proposed }>(viewer, `mutation($id: ID!) { rejectPlan(input: { planId: $id }) { ${fields} } }`, { id });
const undo = (viewer: Viewer, id: string) => run(viewer, "mutation($id: ID!) { undoPlan(input: { planId: $id }) { status } }", { id });

const clinicBranch = async (viewer: Viewer) => {
  const branch = (await create(viewer)).defaultBranch.id;
  const filled = await fill(viewer, branch, clinicOps());
  if (filled.errors) throw new Error(JSON.stringify(filled.errors));
  return branch;
};
const hash = async (viewer: Viewer, branch: string) => hashOf((await draftOf(viewer, branch)).content as never, sha256);
/** Asks, and waits until the planner is through. */
const refine = async (
  viewer: Viewer,
  branchId: string,
  text: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Proposed> => {
  const asked = await run<{ refinePlatform: { id: string } }>(
    viewer,
    "mutation($b: ID!, $t: String!, $a: JSON) { refinePlatform(input: { branchId: $b, text: $t, locale: en, answers: $a }) { id } }",
    { b: branchId, t: text, a: answers },
  );
  if (asked.errors) throw new Error(JSON.stringify(asked.errors));
  return (await until(
    () => planOf(viewer, asked.data.refinePlatform.id),
    (plan) => plan?.status !== "WORKING",
  ))!;
};
/** A planner that makes these operations, one batch each. */
const making = (...batches: readonly (readonly Op[])[]): Planner => ({
  name: "claude",
  plan: async (_, emit) => {
    for (const ops of batches) {
      const answer = await emit({ batch: { ops }, says: { en: "One more.", ar: "واحد آخر." } });
      if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
    }
    return { ...nothingFound, planner: "claude" };
  },
});
const insurance: Op = {
  op: "add",
  kind: "field",
  id: "f_ins",
  parent: "ent_patient",
  props: { key: "insuranceNumber", type: "text", label: { en: "Insurance number", ar: "رقم التأمين" } },
};
const birth: Op = { op: "set", id: "f_pat_birth", prop: "label.en", value: "Born on" };
const noPhone: Op = { op: "remove", id: "f_pat_phone" };
const idOf = (plan: Proposed, words: string): string => plan.changes.find(({ sentence }) => sentence.en.includes(words))!.id;

describe("what a refinement proposes", () => {
  it("[BP40] is shown before it counts; rejecting it leaves the hash equal, and it is answered once", async () => {
    chosen.planner = offline;
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const before = await hash(viewer, branch);
    const plan = await refine(viewer, branch, "Add an insurance number to patients");
    expect(plan).toMatchObject({ status: "PROPOSED", opsApplied: 0, decidedBy: null });
    expect(plan.changes.map(({ entityName }) => entityName?.en)).toEqual(plan.changes.map(() => "Patient"));
    expect(plan.changes[0]).toMatchObject({ sentence: { en: expect.stringContaining("*Insurance number*") }, major: null, taken: null });
    expect(await hash(viewer, branch)).toBe(before);
    const { data } = await reject(viewer, plan.id);
    expect(data.rejectPlan).toMatchObject({ status: "REJECTED", opsApplied: 0, decidedBy: { id: viewer.subjectId } });
    expect(data.rejectPlan.changes.every(({ taken }) => taken === false)).toBe(true);
    expect(await hash(viewer, branch)).toBe(before);
    for (const answer of [await accept(viewer, plan.id), await reject(viewer, plan.id)])
      expect(answer.code).toBe("BLUEPRINT_PLAN_NOT_PROPOSED");
    expect(await hash(viewer, branch)).toBe(before);
  });

  it("[BP41] taking all never takes what needs a yes of its own; what was taken is one step to undo, whichever planner made it", async () => {
    chosen.planner = making([insurance], [noPhone, birth]);
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const before = await hash(viewer, branch);
    const plan = await refine(viewer, branch, "An insurance number instead of the phone.");
    expect(plan.changes.filter(({ major }) => major).map(({ sentence }) => sentence.en)).toEqual([expect.stringContaining("Phone")]);
    const all = plan.changes.map(({ id }) => id);
    expect((await accept(viewer, plan.id, { changes: all })).code).toBe("BLUEPRINT_PLAN_CHANGE_MAJOR");
    expect((await accept(viewer, plan.id, { changes: [] })).code).toBe("BLUEPRINT_PLAN_NOTHING_TAKEN");
    expect((await accept(viewer, plan.id, { changes: ["c99"] })).code).toBe("BLUEPRINT_PLAN_CHANGE_UNKNOWN");
    expect(await hash(viewer, branch)).toBe(before);
    const { data } = await accept(viewer, plan.id);
    expect(data.acceptPlan).toMatchObject({ status: "ACCEPTED", opsApplied: 2, decidedBy: { id: viewer.subjectId } });
    expect(data.acceptPlan.changes.filter(({ taken }) => !taken).map(({ id }) => id)).toEqual([idOf(plan, "Phone")]);
    const draft = await draftOf(viewer, branch);
    expect(draft.content.entities.ent_patient).toMatchObject({
      fields: { f_ins: {}, f_pat_phone: {}, f_pat_birth: { label: { en: "Born on" } } },
    });
    const taken = await hash(viewer, branch);
    await undo(viewer, plan.id);
    expect(await hash(viewer, branch)).toBe(before);
    // The same by the name of its step, there and back, as often as one likes; nobody else finds it.
    const group = data.acceptPlan.undoGroupId;
    const turn = (way: "undo" | "redo", who = viewer) =>
      run(who, `mutation($g: ID!) { step: ${way}DraftStep(input: { undoGroupId: $g }) { left } }`, { g: group });
    for (const [way, then] of [
      ["redo", taken],
      ["undo", before],
      ["redo", taken],
    ] as const) {
      expect((await turn(way)).data).toEqual({ step: { left: 0 } });
      expect(await hash(viewer, branch)).toBe(then);
    }
    expect((await turn("undo", buildViewer(db.organization()))).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await turn("undo", buildViewer(viewer.organizationId, { may: ["blueprint.read"] }))).code).toBe("FORBIDDEN");
  });

  it("[BP41] is taken in part, a major change by its own yes, and never without what it needs", async () => {
    const shown: Op = { op: "link", id: "p_pat_doc", prop: "fields", to: "f_ins" };
    chosen.planner = making([insurance, birth, noPhone, shown]);
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const plan = await refine(viewer, branch, "Several things.");
    const rule = plan.changes.find(({ needs }) => needs.length > 0)!;
    expect(rule.needs).toEqual([idOf(plan, "Add the field *Insurance number*")]);
    expect((await accept(viewer, plan.id, { changes: [rule.id] })).code).toBe("BLUEPRINT_PLAN_CHANGE_NEEDS");
    const phone = idOf(plan, "Phone");
    const { data } = await accept(viewer, plan.id, { changes: [], major: [phone] });
    expect(data.acceptPlan.changes.filter(({ taken }) => taken).map(({ id }) => id)).toEqual([phone]);
    const { fields: left } = (await draftOf(viewer, branch)).content.entities.ent_patient as { fields: object };
    expect(Object.keys(left).sort()).toEqual(["f_pat_birth", "f_pat_name"]);
  });

  it("that no longer fits the draft is refused whole, says which change, and still waits", async () => {
    chosen.planner = making([insurance, birth]);
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const plan = await refine(viewer, branch, "Two things.");
    await fill(viewer, branch, [{ op: "set", id: "f_pat_birth", prop: "label.en", value: "Birthday" }]);
    const before = await hash(viewer, branch);
    const moved = await accept(viewer, plan.id);
    expect(moved.code).toBe("BLUEPRINT_PLAN_MOVED");
    expect(moved.errors?.[0]?.extensions.changes).toEqual([idOf(plan, "Born on")]);
    expect(await hash(viewer, branch)).toBe(before);
    expect(await planOf(viewer, plan.id)).toMatchObject({ status: "PROPOSED", opsApplied: 0, decidedBy: null });
    expect((await accept(viewer, plan.id, { changes: [idOf(plan, "Insurance")] })).data.acceptPlan.status).toBe("ACCEPTED");
  });

  it("[BP41] does more than it did when it was shown: refused whole with a sentence, shown anew, and only a yes to that takes it", async () => {
    const opens: Op = { op: "link", id: "p_pat_doc", prop: "fields", to: "f_ins" };
    chosen.planner = making([insurance, opens, noPhone]);
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const plan = await refine(viewer, branch, "Two things.");
    const phone = idOf(plan, "Phone");
    const ordinary = plan.changes.filter(({ major }) => major === null).map(({ id }) => id);
    expect(ordinary).toHaveLength(2);
    await fill(viewer, branch, [
      { op: "link", id: "p_pat_doc", prop: "roles", to: "r_public" },
      {
        op: "add",
        kind: "policy",
        id: "p_phones",
        props: { roles: ["r_member"], entity: "ent_patient", allow: ["read"], fields: ["f_pat_name", "f_pat_phone"] },
      },
    ]);
    const before = await hash(viewer, branch);
    // What needed no yes does now, and what had one takes more with it.
    for (const choice of [{}, { changes: [], major: [phone] }]) {
      const refused = await accept(viewer, plan.id, choice);
      expect(refused.code).toBe(choice.major ? "BLUEPRINT_PLAN_CHANGE_UNKNOWN" : "BLUEPRINT_PLAN_CHANGE_ANEW");
    }
    expect(await hash(viewer, branch)).toBe(before);
    const shown = (await planOf(viewer, plan.id))!;
    expect(shown).toMatchObject({ status: "PROPOSED", opsApplied: 0, decidedBy: null });
    expect(shown.changes.map(({ major }) => major?.en ?? null).sort()).toEqual(
      ["What it opens was changed after it was proposed", "Removes more than when it was proposed", "Removes something", null].sort(),
    );
    // All that may go together leaves them out.
    const yes = shown.changes.filter(({ major }) => major).map(({ id }) => id);
    const { data } = await accept(viewer, plan.id, { major: yes });
    expect(data.acceptPlan.changes.every(({ taken }) => taken)).toBe(true);
    expect((await draftOf(viewer, branch)).content).toMatchObject({ policies: { p_phones: { fields: ["f_pat_name"] } } });
    await undo(viewer, plan.id);
    expect(await hash(viewer, branch)).toBe(before);
  });

  it("is answered by one of two people who answer at once", async () => {
    chosen.planner = making([insurance]);
    const mona = buildViewer(db.organization());
    const omar = buildViewer(mona.organizationId);
    const branch = await clinicBranch(mona);
    const plan = await refine(mona, branch, "One thing.");
    const answers = await Promise.all([accept(mona, plan.id), accept(omar, plan.id), reject(omar, plan.id)]);
    // Who comes between the draft that moved and the answer that is written down is told of the former.
    const codes = answers.map(({ code }) => code ?? "done");
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => !["done", "BLUEPRINT_PLAN_NOT_PROPOSED", "BLUEPRINT_PLAN_MOVED"].includes(code))).toEqual([]);
  });

  it("a plan that fails or is stopped has changed nothing, and one with nothing to change proposes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const before = await hash(viewer, branch);
    chosen.planner = making([insurance], [{ op: "remove", id: "f_nowhere" }]);
    expect(await refine(viewer, branch, "It fails.")).toMatchObject({ status: "FAILED", opsApplied: 0, changes: [] });
    chosen.planner = making([insurance, { op: "remove", id: "f_ins" }]);
    expect(await refine(viewer, branch, "There and back.")).toMatchObject({ status: "DONE", changes: [] });
    expect(await hash(viewer, branch)).toBe(before);
  });

  it("[BP36] another organization finds no such plan, and who may not edit answers nothing", async () => {
    chosen.planner = making([insurance]);
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const plan = await refine(viewer, branch, "One thing.");
    const other = buildViewer(db.organization());
    expect(await planOf(other, plan.id)).toBeNull();
    for (const answer of [await accept(other, plan.id), await reject(other, plan.id)]) expect(answer.code).toBe("BLUEPRINT_NOT_FOUND");
    const reader = buildViewer(viewer.organizationId, { may: ["blueprint.read"] });
    for (const answer of [await accept(reader, plan.id), await reject(reader, plan.id)]) expect(answer.code).toBe("FORBIDDEN");
    expect((await planOf(viewer, plan.id))?.status).toBe("PROPOSED");
  });
});

describe("a sentence that speaks of the one before it", () => {
  /** A conversation on a clinic of its own; what is said is accepted where it may be. */
  const talk = async () => {
    chosen.planner = offline;
    const viewer = buildViewer(db.organization());
    const branch = await clinicBranch(viewer);
    const asked = (text: string, answers?: Readonly<Record<string, string>>) => refine(viewer, branch, text, answers);
    const done = async (text: string) => {
      const plan = await asked(text);
      expect(plan.status).toBe("PROPOSED");
      return (await accept(viewer, plan.id, { major: plan.changes.filter(({ major }) => major).map(({ id }) => id) })).data.acceptPlan;
    };
    const labels = async (entity: string) => {
      const { content } = await draftOf(viewer, branch);
      return Object.values(
        (content.entities as unknown as Record<string, { fields: Record<string, { label?: { en?: string } }> }>)[entity]!.fields,
      ).map(({ label }) => label?.en);
    };
    return { viewer, branch, asked, done, labels, hash: () => hash(viewer, branch) };
  };

  it.each(["Undo that", "No, take that back", "تراجع عن ذلك"])(
    "%s: what was accepted last leaves the draft as one forward step, which can be taken back itself",
    async (words) => {
      const { viewer, asked, done, hash: now } = await talk();
      const before = await now();
      await done("Add a shoe size to patients");
      const first = await now();
      const last = await done("Make the shoe size of patients required");
      const back = await asked(words);
      expect(back).toMatchObject({ status: "DONE", changes: [], report: { instead: last.id, questions: [] } });
      expect(back.report.understood[0]?.text.en).toBe("Taken back: “Make the shoe size of patients required”.");
      expect(await now()).toBe(first);
      // Said again it goes one further, and then there is nothing left.
      const again = await asked(words);
      expect(again.report.understood[0]?.text.en).toContain("Add a shoe size to patients");
      expect(await now()).toBe(before);
      expect(await asked(words)).toMatchObject({ status: "DONE", report: { instead: null, questions: [expect.anything()] } });
      await undo(viewer, again.id);
      expect(await now()).toBe(first);
    },
  );

  it("[ST3] “undo that” speaks of what stands, however it came to stand", async () => {
    const { viewer, done, asked, hash: now } = await talk();
    const before = await now();
    const { undoGroupId: group } = await done("Add a shoe size to patients");
    const taken = await now();
    const turn = (way: "undo" | "redo", of = group) =>
      run(viewer, `mutation($g: ID!) { ${way}DraftStep(input: { undoGroupId: $g }) { left } }`, { g: of });
    await turn("undo");
    await turn("redo");
    const back = await asked("Undo that");
    expect([back.status, await now()]).toEqual(["DONE", before]);
    // Taking the taking back back, it stands again, and the sentence finds it again.
    await turn("undo", back.undoGroupId);
    expect(await now()).toBe(taken);
    await asked("Undo that");
    expect(await now()).toBe(before);
  });

  it("several are taken back at once and brought back at once, each as a step of its own; the press takes all of it back", async () => {
    const { viewer, asked, done, hash: now } = await talk();
    const states = [await now()];
    const sentences = ["Add a shoe size to patients", "Make the shoe size of patients required", "Add a hat size to patients"];
    const plans: string[] = [];
    for (const text of sentences) {
      plans.push((await done(text)).id);
      states.push(await now());
    }
    expect(await asked("Redo")).toMatchObject({ status: "DONE", report: { instead: null, questions: [expect.anything()] } });
    const back = await asked("Undo the last two");
    expect(back).toMatchObject({ status: "DONE", changes: [], report: { instead: plans[2], alsoBack: [plans[1]], questions: [] } });
    expect(back.report.understood.map(({ text }) => text.en)).toEqual([
      "Taken back: “Add a hat size to patients”.",
      "Taken back: “Make the shoe size of patients required”.",
    ]);
    expect(await now()).toBe(states[1]);
    const again = await asked("Redo that");
    expect(again).toMatchObject({ status: "DONE", report: { instead: null, again: [plans[1], plans[2]] } });
    expect(again.report.understood.map(({ text }) => text.en)).toEqual([
      "Done again: “Make the shoe size of patients required”.",
      "Done again: “Add a hat size to patients”.",
    ]);
    expect(await now()).toBe(states[3]);
    // What came back stands, and there is nothing more to bring back.
    expect((await asked("أعد ما تراجعت عنه")).report.questions).toHaveLength(1);
    await asked("Undo that");
    expect(await now()).toBe(states[2]);
    await asked("أعد ما تراجعت عنه");
    expect(await now()).toBe(states[3]);
    const all = await asked("تراجع عن آخر خمسة تغييرات");
    expect(all.report.understood.map(({ text }) => text.en)).toEqual([
      ...sentences.toReversed().map((text) => `Taken back: “${text}”.`),
      "There was no more of yours to be taken back.",
    ]);
    expect(await now()).toBe(states[0]);
    await undo(viewer, all.id);
    expect(await now()).toBe(states[3]);
  });

  it("what somebody changed since stays, and a sentence of somebody else is none of mine", async () => {
    const { viewer, branch, asked, done, labels } = await talk();
    await done("Add a shoe size and a hat size to patients");
    await fill(viewer, branch, [{ op: "set", id: "f_patient_hat_size", prop: "label.en", value: "Size of the hat" }]);
    const other = buildViewer(viewer.organizationId);
    expect((await refine(other, branch, "Undo that")).report.questions).toHaveLength(1);
    expect((await asked("No, I meant to doctors")).report.questions[0]?.text.en).toContain("was changed by someone since");
    await asked("Undo that");
    expect(await labels("ent_patient")).toContain("Size of the hat");
    expect(await labels("ent_patient")).not.toContain("Shoe size");
  });

  it("“No, I meant …” takes the place of a proposal that waits", async () => {
    const { viewer, asked, hash: now } = await talk();
    const before = await now();
    const first = await asked("Add a shoe size to patients");
    const meant = await asked("No, I meant a hat size");
    expect(meant).toMatchObject({ status: "PROPOSED", report: { meant: "Add a hat size to patients", instead: first.id } });
    expect((await planOf(viewer, first.id))?.status).toBe("REJECTED");
    expect(meant.changes.map(({ sentence }) => sentence.en)).toEqual([expect.stringContaining("*Hat size*")]);
    expect(await now()).toBe(before);
    // Taken back before anybody took it.
    await asked("Never mind");
    expect((await planOf(viewer, meant.id))?.status).toBe("REJECTED");
    expect(await now()).toBe(before);
  });

  it.each([
    ["Add a shoe size to patients", "no, I meant to doctors"],
    ["Add a shoe size to patients", "to doctors, not to patients"],
    ["أضف مقاس الحذاء إلى المرضى", "لا، قصدت إلى الأطباء"],
    ["أضف مقاس الحذاء إلى المرضى", "لا أقصد المرضى بل الأطباء"],
  ])("%s; %s: what was accepted is taken back, and the sentence as it was meant proposed in its place", async (text, correction) => {
    const { viewer, asked, done, labels, hash: now } = await talk();
    const before = await now();
    const had = await labels("ent_patient");
    const last = await done(text);
    const meant = await asked(correction);
    expect(meant).toMatchObject({ status: "PROPOSED", report: { instead: last.id } });
    expect(await labels("ent_patient")).toEqual(had);
    expect(await now()).toBe(before);
    // Nothing of it needs a yes of its own: what goes is gone already.
    expect(meant.changes.map(({ major }) => major)).toEqual(meant.changes.map(() => null));
    await accept(viewer, meant.id);
    expect(await labels("ent_doctor")).toContain("Shoe size");
  });

  it("a correction nobody understands takes nothing back, and one that may mean two things asks which", async () => {
    const { asked, done, hash: now } = await talk();
    await done("Doctors can delete patients");
    const after = await now();
    expect(await asked("No, I meant the spaceships of Saturn")).toMatchObject({
      status: "DONE",
      report: { instead: null, questions: [{ id: "before-0" }] },
    });
    const which = await asked("No, I meant the appointments");
    expect(which.report).toMatchObject({ meant: "Doctors can delete appointments" });
    expect(await now()).not.toBe(after);
  });

  it("“it” and “also for” are what was spoken of; with a proposal that waits they are answered as one", async () => {
    const { viewer, asked, done, labels } = await talk();
    await done("Add a shoe size to patients");
    const both = await asked("make it required");
    expect(both.report.meant).toBe("make the shoe size of patients required");
    expect(both.ops).toEqual([expect.objectContaining({ op: "set", id: "f_patient_shoe_size", prop: "required" })]);
    await reject(viewer, both.id);
    const first = await asked("Add a hat size to patients");
    const also = await asked("also to doctors");
    expect(also.report).toMatchObject({ meant: "Add a hat size to doctors", instead: first.id });
    expect(
      also.ops
        .filter(({ op }) => op === "add")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["f_doctor_hat_size", "f_patient_hat_size"]);
    await accept(viewer, also.id);
    expect([(await labels("ent_doctor")).includes("Hat size"), (await labels("ent_patient")).includes("Hat size")]).toEqual([true, true]);
  });
});
