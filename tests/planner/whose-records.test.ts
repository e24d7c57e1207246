/** Whose a record is, by what the text ties together: along links that were told, and by way of the thing of theirs that was named. */
import { describe, expect, it } from "vitest";
import type { Blueprint, Crud } from "../../schema/blueprint/shape.ts";
import { linksOf, read } from "./read.ts";

/** The way from a record to the person who may do something with their own, by the keys of its fields; null: with all of them, or none. */
const way = (blueprint: Blueprint, role: string, verb: Crud, entity: string): string | null => {
  const fields = new Map(
    Object.values(blueprint.entities).flatMap((one) => Object.entries(one.fields).map(([id, { key }]) => [id, key] as const)),
  );
  const rule = Object.values(blueprint.policies).find(
    (policy) =>
      policy.roles.some((id) => blueprint.roles[id]?.key === role) &&
      blueprint.entities[policy.entity]?.key === entity &&
      policy.allow.includes(verb),
  );
  const said = rule?.where ?? rule?.check;
  return said ? said.replace(/f_\w+/g, (id) => fields.get(id) ?? id) : null;
};
const care = "Patients: name, phone. A plan has a goal and is for a patient. Every session follows a plan and has a date. ";

describe("[BP48] whose a record is", () => {
  it("follows the links that were told, before a link is made up", async () => {
    const made = await read(`${care}Patients see only their own sessions.`);
    expect(way(made, "patient", "read", "session")).toBe("plan.patient.user == me");
    expect(linksOf(made)).toEqual(["plan > patient", "session > plan"]);
  });

  it("is of nobody else who is named with it", async () => {
    const made = await read(`${care}Therapists see only the patients they treat. Patients see only their own plans.`);
    expect(way(made, "therapist", "read", "patient")).toBe("therapist == me");
    expect(way(made, "patient", "read", "plan")).toBe("patient.user == me");
    const school = await read(
      "Pupils: name, birthday. A grade has a mark and is for a pupil. Pupils see their own grades. Teachers see only their own pupils.",
    );
    expect(way(school, "teacher", "read", "student")).toBe("teacher == me");
  });

  it("is of whoever adds it, and not of what it is added to", async () => {
    const made = await read(
      "A story has a title and an author. Authors write stories. Authors write comments on a story with a text. Authors see only their own comments.",
    );
    expect(way(made, "author", "read", "comment")).toBe("author == me");
  });

  it("goes by way of the thing of theirs that was named", async () => {
    const club =
      "A team has a name and a league. Every member plays in a team and has a name and a birthday. A fine is for a member and has an amount. ";
    const made = await read(`${club}Coaches see only the members of their own team.`);
    expect(way(made, "trainer", "read", "member")).toBe("team.trainer == me");
    const both = await read(`${club}Coaches see the members and fines of their team.`);
    expect(way(both, "trainer", "read", "fine")).toBe("member.team.trainer == me");
    const runs =
      "Drivers: name, phone. A run has a date and is driven by a driver. Every shipment has a weight and travels on a run. Drivers see only the runs assigned to them and the shipments on those runs.";
    expect(way(await read(runs), "driver", "read", "shipment")).toBe("run.driver.user == me");
  });

  it("goes by way of it in Arabic", async () => {
    const made = await read(
      "الفروع: الاسم، المدينة. الشاحنات: رقم اللوحة، الحمولة، وكل شاحنة تابعة لفرع. مدير الفرع يرى شاحنات فرعه فقط ويدير العملاء.",
    );
    expect(way(made, "manager", "read", "vehicle")).toMatch(/^branch\.\w+ == me$/);
  });
});
