/** Rights on a part of a record: what some alone may see or change, what alone may be changed, and states that stand beside an approval. */
import { describe, expect, it } from "vitest";
import type { Blueprint, Crud } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { entitiesOf, read, right } from "./read.ts";
import { runPlan } from "./run.ts";

/** The properties a role may see or change, by key; "*": all there are, now and later. */
const parts = (blueprint: Blueprint, role: string, verb: Crud): readonly string[] => [
  ...new Set(
    Object.values(blueprint.policies)
      .filter(({ roles, allow }) => roles.some((id) => blueprint.roles[id]?.key === role) && allow.includes(verb))
      .flatMap(({ entity, fields }) => (fields === "*" ? ["*"] : fields.map((id) => blueprint.entities[entity]!.fields[id]!.key)))
      .sort(),
  ),
];
const things =
  "Each repair has a description, a price, a discount and a status (open, done, paid). Mechanics see all repairs. Managers can do everything.";

describe("[BP48] what some alone may see or change", () => {
  it.each([
    "Only managers may see the discount.",
    "Nobody but managers may see the discount.",
    "No one except managers can see the discount of a repair.",
    "No user other than managers can view the discount.",
  ])("%s", async (said) => {
    const blueprint = await read(`${things} ${said}`);
    expect(parts(blueprint, "technician", "read")).toEqual(["description", "price", "status"]);
    expect(parts(blueprint, "manager", "read")).toEqual(["*"]);
    expect(right(blueprint, "technician", "read", "repair")).toBe("all");
  });

  it.each(["المدير فقط يرى الخصم.", "لا أحد سوى المدير يرى الخصم.", "لا يرى الخصم إلا المدير."])("%s", async (said) => {
    const blueprint = await read(`كل إصلاح له وصف وسعر وخصم. الميكانيكيون يرون كل الإصلاحات. ${said}`);
    expect(Object.keys(entitiesOf(blueprint))).toEqual(["repair"]);
    expect(parts(blueprint, "technician", "read")).toEqual(["description", "price"]);
    expect(parts(blueprint, "manager", "read")).toEqual(["*"]);
  });

  it("is said of the others, and lets in everybody such a sentence names", async () => {
    const { blueprint, report } = await runPlan(
      createPlanners().offline,
      `${things} Cashiers add repairs and change them. Only managers may change the price. Only accountants may change the price.`,
    );
    expect(parts(blueprint, "cashier", "update")).toEqual(["description", "discount", "status"]);
    expect(parts(blueprint, "accountant", "update")).toEqual(["price"]);
    expect(parts(blueprint, "manager", "update")).toEqual(["*"]);
    expect(report.understood.map(({ text }) => text.en)).toContain("Nobody but Manager may change Price of repairs.");
  });

  it("«لا يرى السائق إلا الرحلات» is of what he sees, and keeps nothing from the others", async () => {
    const blueprint = await read("كل رحلة لها سعر وتاريخ. المدير يضيف الرحلات ويعدلها. لا يرى السائق إلا الرحلات.");
    expect(right(blueprint, "driver", "read", "tour")).not.toBe("none");
    expect(parts(blueprint, "manager", "update")).toEqual(["*"]);
  });
});

describe("[BP48] what alone may be changed", () => {
  it.each([
    ["Mechanics may change the status of repairs.", ["status"]],
    ["Mechanics see repairs and change their status.", ["status"]],
    ["Mechanics may update the repair status.", ["status"]],
    ["Mechanics see repairs and update their status and the discount.", ["discount", "status"]],
    ["Mechanics see repairs and mark them as paid.", ["status"]],
    ["Mechanics may change repairs.", ["*"]],
    ["Mechanics may change the status of repairs. Mechanics may change repairs.", ["*"]],
  ])("%s", async (said, changed) => {
    const blueprint = await read(`${things} ${said}`);
    expect(parts(blueprint, "technician", "update")).toEqual(changed);
  });

  it("«يغير حالتها»: the state, of their own where they see their own", async () => {
    const blueprint = await read(
      "كل طلب له عنوان وسعر وحالة (جديد، قيد التنفيذ، تم). الموظف يضيف الطلبات. المندوب يرى الطلبات ويغير حالتها.",
    );
    expect(parts(blueprint, "salesperson", "update")).toEqual(["status"]);
  });

  it("takes the property to be there where nobody told of it, and says why", async () => {
    const { blueprint, report } = await runPlan(
      createPlanners().offline,
      "Parcels have a weight and a city. Drivers see parcels and change their status.",
    );
    expect(parts(blueprint, "driver", "update")).toEqual(["status"]);
    expect(report.assumed.map(({ text }) => text.en)).toContain("Parcel has “Status”, because it was said who changes it.");
  });
});

describe("[BP48] states beside an approval", () => {
  it("stay what they were where none of them says yes or no", async () => {
    const blueprint = await read(
      `${things} Mechanics may change the status of repairs. Above 5000 a repair needs the approval of a manager.`,
    );
    const options = Object.fromEntries(
      Object.values(blueprint.entities.ent_repair!.fields).map(({ key, options }) => [
        key,
        Object.values(options ?? {})
          .map((one) => one.key)
          .sort(),
      ]),
    );
    expect(options.status).toEqual(["done", "open", "paid"]);
    expect(options.approvalStatus).toEqual(["approved", "pending", "rejected"]);
    expect(parts(blueprint, "technician", "update")).toEqual(["status"]);
    expect(
      Object.values(blueprint.actions)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(["approveRepair", "passRepair", "rejectRepair"]);
  });

  it("are those of the approval where one of them does", async () => {
    const blueprint = await read(
      "Requests have a title, an amount and a status (new, approved, rejected). Requests above 100 need the approval of a manager.",
    );
    expect(Object.values(blueprint.entities.ent_request!.fields).map(({ key }) => key)).not.toContain("approvalStatus");
  });
});

it("[BP48] reads a word that is a verb as well as one of what a thing has", async () => {
  const blueprint = await read("Each car has a plate number (unique), make and year. A book has a title, a cover and print.");
  expect(Object.values(blueprint.entities.ent_car!.fields).map(({ label }) => label?.en)).toEqual(expect.arrayContaining(["Make", "Year"]));
});

describe("[BP48] people to choose from", () => {
  const names = (blueprint: Blueprint): readonly string[] =>
    Object.values(blueprint.policies).flatMap(({ roles, entity, allow, fields }) =>
      entity === "ent_user"
        ? [`${roles.map((id) => blueprint.roles[id]?.key).join()} ${allow.join()} ${fields === "*" ? "*" : fields.join()}`]
        : [],
    );

  it("are known by name to whoever enters who does something, and to nobody else", async () => {
    const { blueprint, report } = await runPlan(
      createPlanners().offline,
      "Each repair has a mechanic, a description and a status (open, done). Receptionists add repairs and change them. Mechanics see only the repairs assigned to them and may change their status. Customers can request repairs and see their own. Auditors see repairs.",
    );
    expect(names(blueprint)).toEqual(["receptionist read f_user_name"]);
    expect(report.assumed.map(({ text }) => text.en)).toContain(
      "Receptionist may see the names of the people who sign in, to choose “Mechanic”.",
    );
  });

  it("are not, where nobody is to be chosen", async () => {
    expect(names(await read("Books have a title. Librarians add books. Members rate books."))).toEqual([]);
  });
});
