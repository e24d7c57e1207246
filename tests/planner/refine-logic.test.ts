/** A sentence about approvals, messages, pages or several of each changes what it speaks of and nothing else, in both languages. */
import { beforeAll, describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { ownYes, runPlan } from "./run.ts";

const { offline } = createPlanners();
const shop =
  "A shop. Customers have a name, an email and a phone. Orders have a number, a date, a total and a status (new, paid, shipped). An order belongs to a customer. Customers see their own orders. Salespeople manage orders and customers. The manager sees orders.";
let base: Draft;
beforeAll(async () => {
  base = (await runPlan(offline, shop)).draft;
});
const change = async (text: string, answers: Readonly<Record<string, string>> = {}, from: Draft = base) => {
  const run = await runPlan(offline, text, { base: from, answers });
  const errors = problemsOf(run.draft).problems.filter(({ level }) => level === "error");
  expect(errors.map((problem) => problem.text.en)).toEqual([]);
  return { ...run, ops: diff(from, run.draft) };
};
const kindsOf = (ops: ReturnType<typeof diff>): readonly string[] => [
  ...new Set(ops.map((op) => (op.op === "add" ? `add ${op.kind}` : op.op))),
];

describe("changing what happens by a sentence", () => {
  it.each([
    "Orders above 1000 need the approval of the manager",
    "Add an approval by the manager for orders above 1000",
    "أضف موافقة المدير على الطلبات فوق ١٠٠٠",
    "الطلبات فوق 1000 تحتاج موافقة المدير",
  ])("[BP40] %s: adds the approval of orders, and closes their state to every hand", async (text) => {
    const { blueprint, ops, report } = await change(text);
    expect(report.questions).toEqual([]);
    const actions = Object.fromEntries(Object.values(blueprint.actions).map((action) => [action.key, action]));
    expect(actions.approveOrder).toMatchObject({ entity: "ent_order", roles: ["r_manager"] });
    expect(actions.approveOrder?.when).toContain("f_order_total > 1000");
    expect(actions.rejectOrder?.roles).toEqual(["r_manager"]);
    for (const { allow, fields, entity } of Object.values(blueprint.policies))
      if (entity === "ent_order" && allow.some((verb) => verb === "create" || verb === "update"))
        expect(fields).not.toContain("f_order_status");
    // Nothing of customers, nothing renamed, nothing removed.
    expect(ops.some((op) => op.op === "remove" || JSON.stringify(op).includes("ent_customer"))).toBe(false);
    expect(report.ignored).toEqual([]);
  });

  it("[BP41] shows who approves what they do not see, by the yes of the proposal", async () => {
    const run = await change("Add a role auditor. Orders need the approval of the auditor.");
    expect(run.report.questions).toEqual([]);
    expect(run.report.understood.map(({ text }) => text.en)).toContain("Auditor may see orders, to approve them.");
    expect(Object.values(run.blueprint.actions).map(({ roles }) => roles.join())).toEqual(["r_auditor", "r_auditor"]);
    const rules = Object.entries(run.blueprint.policies).flatMap(([id, { roles }]) => (roles.includes("r_auditor") ? [id] : []));
    expect(rules).toHaveLength(1);
    expect(ownYes(base, run)).toContain(rules[0]);
  });

  it.each([
    ["Orders above 1000 need the approval of the accountant", "no role"],
    ["Customers above 50 need the approval of the manager", "hold no number"],
    ["Orders need an approval", "Who approves"],
  ])("[BP43] %s: asks what is missing, and changes nothing", async (text, asked) => {
    const { ops, report } = await change(text);
    expect(ops).toEqual([]);
    expect(report.questions[0]?.text.en).toContain(asked);
  });

  it.each([
    "When an order is shipped, email the customer",
    "email the customer when an order is shipped",
    "عند شحن الطلب أرسل بريدًا إلى العميل",
  ])("[BP40] %s: adds one workflow and its connection", async (text) => {
    const { blueprint, ops, report } = await change(text);
    expect(report.questions).toEqual([]);
    expect(kindsOf(ops)).toEqual(expect.arrayContaining(["add workflow", "add connection"]));
    expect(ops.every((op) => op.op === "add" && ["workflow", "step", "edge", "connection"].includes(op.kind))).toBe(true);
    const steps = Object.values(Object.values(blueprint.workflows)[0]?.steps ?? {});
    expect(steps.find(({ kind }) => kind === "send-message")?.options).toMatchObject({
      to: "trigger.record.f_order_customer.f_customer_email",
    });
    expect(steps.find(({ kind }) => kind === "on-record")?.options).toMatchObject({ when: "f_order_status == o_order_status_shipped" });
  });

  it("keeps one connection for all messages", async () => {
    const first = await change("When an order is shipped, email the customer");
    const { blueprint, ops } = await change("When an order is paid, email the customer", {}, first.draft);
    expect(kindsOf(ops)).not.toContain("add connection");
    expect(Object.values(blueprint.workflows)).toHaveLength(2);
  });

  it.each([
    ["Add a calendar of orders", "calendar"],
    ["أضف تقويم الطلبات", "calendar"],
    ["Add a dashboard showing total sales by month", "dashboard"],
  ])("[BP40] %s: adds that page", async (text, kind) => {
    const { blueprint, ops, report } = await change(text);
    expect(report.questions).toEqual([]);
    expect(Object.values(blueprint.pages).map((page) => page.kind)).toEqual([kind]);
    expect(ops.every((op) => op.op === "add" && ["page", "query"].includes(op.kind))).toBe(true);
    const again = await change(text, {}, (await change(text)).draft);
    expect(again.ops).toEqual([]);
  });

  it("a book can have several authors: one field of links, and a link to one becomes several after a yes [BP41]", async () => {
    const library = (
      await runPlan(
        offline,
        "A library. Books have a title. Authors have a name. Tags have a name. A book belongs to an author. Librarians manage books, authors and tags.",
      )
    ).draft;
    const { ops } = await change("A book can have several tags", {}, library);
    expect(ops).toEqual([
      expect.objectContaining({
        op: "add",
        kind: "field",
        parent: "ent_book",
        props: expect.objectContaining({ key: "tags", type: "references" }),
      }),
    ]);
    const { draft, report } = await change("A book can have several authors", {}, library);
    expect(report.questions).toEqual([]);
    expect(ownYes(library, { draft })).toContain("f_book_author");
    expect(draft.nodes.f_book_author?.props).toMatchObject({ type: "references", key: "authors" });
  });
});
