/** A refinement touches what it names and nothing else, over blueprints made from descriptions. */
import { describe, expect, it } from "vitest";
import type { Draft } from "../../schema/blueprint/document.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { builtIn, type Id, type Text } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { arabic } from "./corpus/arabic.ts";
import { english } from "./corpus/english.ts";
import { requests } from "./corpus/requests.ts";
import { ownYes, runPlan } from "./run.ts";

const { offline } = createPlanners();

/** What an operation may touch when a sentence names one entity: it, what lives in it, rules and tests about it. */
const belongsTo = (draft: Draft, entity: Id, op: Op, added: ReadonlyMap<Id, Op>): boolean => {
  if (op.op === "add")
    return (
      op.parent === entity ||
      (op.kind === "option" && (added.has(op.parent!) || draft.nodes[op.parent!]?.owner === entity)) ||
      (op.kind === "policy" && op.props.entity === entity)
    );
  const node = draft.nodes[op.id];
  if (!node) return added.has(op.id);
  return op.id === entity || node.owner === entity || node.props.entity === entity || draft.nodes[node.owner ?? ""]?.owner === entity;
};

interface Asked {
  readonly text: string;
  readonly entity: Id | "header";
}
const sentences = (draft: Draft): readonly Asked[] => {
  const out: Asked[] = [
    { text: "Change the buttons to green", entity: "header" },
    { text: "اجعل الخلفية عاجية", entity: "header" },
  ];
  for (const [id, node] of Object.entries(draft.nodes)) {
    if (node.kind !== "entity" || node.removed || id === builtIn.user) continue;
    const plural = (node.props.plural as Text | undefined)?.en;
    const ar = (node.props.label as Text | undefined)?.ar;
    const fields = Object.entries(draft.nodes).filter(([, one]) => one.kind === "field" && one.owner === id && !one.removed);
    const named = fields.map(([, field]) => (field.props.label as Text | undefined)?.en).find((label) => label !== undefined);
    if (plural) {
      out.push({ text: `Add a licence colour to ${plural.toLowerCase()}`, entity: id });
      out.push({ text: `Rename ${plural.toLowerCase()} to gadgets`, entity: id });
      if (named) out.push({ text: `Make the ${named.toLowerCase()} of ${plural.toLowerCase()} required`, entity: id });
      if (fields.some(([, field]) => field.props.key === "status" && field.props.type === "enum"))
        out.push({ text: `Add paused to the status of ${plural.toLowerCase()}`, entity: id });
    }
    if (ar && !ar.includes(" ")) out.push({ text: `أضف لون الرخصة إلى ${ar}`, entity: id });
  }
  return out;
};

describe("refining", () => {
  it("[BP40] changes only what a sentence names, a handful of operations at a time, and leaves no error", async () => {
    let [done, all] = [0, 0];
    for (const { text } of [...english, ...arabic, ...requests].filter((_, i) => i % 3 === 0)) {
      const { draft } = await runPlan(offline, text);
      for (const asked of sentences(draft)) {
        const { batches, draft: after } = await runPlan(offline, asked.text, { base: draft });
        const ops = batches.flatMap((batch) => batch.ops);
        all++;
        if (ops.length > 0) done++;
        expect(ops.length, asked.text).toBeLessThan(15);
        const added = new Map(ops.flatMap((op) => (op.op === "add" ? [[op.id, op] as const] : [])));
        for (const op of ops)
          expect(
            asked.entity === "header" ? op.id === "header" : belongsTo(draft, asked.entity, op, added),
            `${asked.text}: ${JSON.stringify(op)} <- ${text}`,
          ).toBe(true);
        const touched = new Set(ops.map(({ id }) => id));
        for (const [id, node] of Object.entries(draft.nodes)) if (!touched.has(id)) expect(after.nodes[id]).toEqual(node);
        expect(problemsOf(after).problems.filter(({ level }) => level === "error").length).toBeLessThanOrEqual(
          problemsOf(draft).problems.filter(({ level }) => level === "error").length,
        );
      }
    }
    // Most are understood; the rest are asked about, with nothing done.
    expect(done / all).toBeGreaterThan(0.9);
  }, 120_000);

  it("[BP41] asks before it guesses, and changes nothing", async () => {
    const { draft } = await runPlan(offline, `${english[0]!.text} Managers manage doctors.`);
    const { report, batches } = await runPlan(offline, "only managers can delete", { base: draft });
    expect(batches).toEqual([]);
    expect(report.questions[0]?.id).toContain("object-");
  });

  it.each(["doctors may also cancel", "remove the reason", "change the phone to text"])(
    "[BP41] widens and loses by the yes of the proposal alone: %s",
    async (text) => {
      const { draft } = await runPlan(offline, `${english[0]!.text} Managers manage doctors.`);
      const run = await runPlan(offline, text, { base: draft });
      expect(run.report.questions).toEqual([]);
      expect(ownYes(draft, run).length).toBeGreaterThan(0);
    },
  );

  it("[BP41] “only managers can delete” takes deleting from the others, and not seeing", async () => {
    const { draft } = await runPlan(offline, `${english[0]!.text} Managers manage doctors.`);
    const { blueprint, report } = await runPlan(offline, "Only managers can delete appointments", { base: draft });
    expect(report.understood[0]?.text.en).toContain("Receptionist lose it.");
    const may = (role: string) =>
      Object.values(blueprint.policies).flatMap(({ roles, entity, allow }) =>
        roles.includes(role) && entity === "ent_appointment" ? allow : [],
      );
    expect(may("r_manager")).toContain("delete");
    expect(may("r_receptionist")).toEqual(["create", "read", "update"]);
    expect(may("r_doctor")).toEqual(["read"]);
  });

  it("[BP40] a refused property leaves the rules of that role alone", async () => {
    const { draft } = await runPlan(offline, english[0]!.text);
    const { batches } = await runPlan(offline, "Doctors may not see the reason of appointments", { base: draft });
    expect(batches.flatMap(({ ops }) => ops).map(({ op, id }) => [op, id])).toEqual([["set", "p_doctor_appointment_own"]]);
  });

  it("[BP40] a status is added where one thing alone has one", async () => {
    const { draft } = await runPlan(offline, english[0]!.text);
    const { batches } = await runPlan(offline, "add status archived", { base: draft });
    expect(batches.flatMap(({ ops }) => ops)).toMatchObject([
      { op: "add", kind: "option", parent: "f_appointment_status", props: { key: "archived" } },
    ]);
  });
});
