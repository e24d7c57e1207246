/** Properties that are told to be worked out from others. */
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { read } from "./read.ts";
import { runPlan } from "./run.ts";

/** "total: money = quantity * price", for each property that is worked out, ids written as keys. */
const formulas = (blueprint: Blueprint): readonly string[] =>
  Object.values(blueprint.entities).flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ key, type, compute }) =>
      typeof compute === "string" ? [`${key}: ${type} = ${compute.replaceAll(/f_\w+/g, (id) => fields[id]!.key)}`] : [],
    ),
  );

describe("[BP48] a property that is worked out", () => {
  it.each([
    [
      "Each repair has a description, a price and a discount. The net price is the price minus the discount.",
      "netPrice: money = price - discount",
    ],
    ["Order lines have a product, a quantity and a unit price. Total = quantity x unit price.", "total: money = quantity * price"],
    [
      "Every loan has an amount and a term. The monthly payment of a loan is the amount divided by the term.",
      "payment: money = round(amount / duration, 2)",
    ],
    [
      "Invoices have an amount, tax, shipping and a total. The total is the amount plus tax plus shipping.",
      "total: money = amount + tax + shipping",
    ],
    [
      "A trip has a distance and a price per km. The fare is calculated as distance times price per km plus 5.",
      "fare: money = distance * price + 5",
    ],
    ["كل إصلاح له وصف وسعر وخصم. الإجمالي هو السعر ناقص الخصم.", "total: money = price - discount"],
    ["كل طلب له منتج وكمية وسعر الوحدة. الإجمالي = الكمية × سعر الوحدة.", "total: money = quantity * price"],
    ["كل قرض له مبلغ ومدة بالأشهر. إجمالي القرض يساوي المبلغ زائد 50.", "total: money = amount + 50"],
  ])("%s", async (text, wanted) => {
    const blueprint = await read(text);
    expect(formulas(blueprint)).toEqual([wanted]);
  });

  it("is of the thing that has what it is made of, the last one spoken of", async () => {
    const blueprint = await read(
      "Products have a name and a price. Order lines have a product, a quantity and a price. The total is the quantity times the price. Rooms have a width and a length. The area of a room is the width times the length.",
    );
    expect(formulas(blueprint)).toEqual(expect.arrayContaining(["total: money = quantity * price", "area: decimal = width * length"]));
    expect(formulas(blueprint)).toHaveLength(2);
  });

  it.each(["The total is the price minus the rebate.", "The manager is the owner of the shop.", "The total is the total minus the price."])(
    "is not made up where its parts are not there: %s",
    async (said) => {
      const { blueprint, report } = await runPlan(createPlanners().offline, `Products have a name, a total and a price. ${said}`);
      expect(formulas(blueprint)).toEqual([]);
      expect(report.ignored.map(({ text }) => `${text}.`)).toContain(said);
    },
  );

  it.each(["Only managers may see the discount.", "Clerks may not see the discount."])(
    "is hidden with what it would give away: %s",
    async (said) => {
      const blueprint = await read(
        `Each repair has a price and a discount. The net price is the price minus the discount. Clerks see repairs. Managers manage repairs. ${said}`,
      );
      const seen = (role: string): readonly string[] =>
        Object.values(blueprint.policies).flatMap(({ roles, entity, allow, fields }) =>
          roles.some((id) => blueprint.roles[id]?.key === role) && allow.includes("read") && entity === "ent_repair"
            ? fields === "*"
              ? ["*"]
              : fields.map((id) => blueprint.entities[entity]!.fields[id]!.key)
            : [],
        );
      expect(seen("staff")).toEqual(["price"]);
      expect(seen("manager")).toEqual(["*"]);
    },
  );
});
