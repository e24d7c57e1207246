/** Turns of phrase of long, chatty requests: each rule by a sentence of its own. */
import { describe, expect, it } from "vitest";
import { builtIn } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { phraseOf } from "../../subgraphs/blueprint/planner/offline/clauses/phrases.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import { isName } from "../../subgraphs/blueprint/planner/offline/words/names.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const plan = (text: string) => runPlan(offline, text);
const entitiesOf = async (text: string): Promise<readonly string[]> => {
  const { blueprint } = await plan(text);
  return Object.entries(blueprint.entities)
    .flatMap(([id, entity]) => (id === builtIn.user ? [] : [entity.key]))
    .sort();
};
const rulesOf = async (text: string): Promise<readonly string[]> => {
  const { blueprint } = await plan(text);
  return Object.values(blueprint.policies)
    .flatMap(({ roles, allow, entity, where, check }) =>
      roles.map(
        (role) =>
          `${blueprint.roles[role]?.key ?? role} ${allow.join("+")} ${where || check ? "own " : ""}${blueprint.entities[entity]?.key}`,
      ),
    )
    .sort();
};

describe("reading a request", () => {
  it("what members add is theirs, and seen by the others; a visitor owns nothing", async () => {
    expect(await rulesOf("A recipe site. Members post recipes. Visitors can see recipes and order recipes.")).toEqual([
      "r_member create order",
      "r_member create own recipe",
      "r_member read recipe",
      "r_public create order",
      "r_public read recipe",
    ]);
  });

  it.each([
    "Borrowers apply for a loan card. Loan cards above 3 pets need an approval from the manager.",
    "Adoptions have a date. Adoptions above 3 pets must be approved by the manager.",
  ])("%s: a count is no amount of money", async (text) => {
    const { blueprint } = await plan(text);
    const fields = Object.values(blueprint.entities).flatMap(({ fields: all }) => Object.values(all));
    expect(fields.find(({ key }) => key === "numberOfPets")?.type).toBe("integer");
    expect(fields.some(({ key }) => key === "amount")).toBe(false);
  });

  it.each([
    ["A clinic. When a patient arrives, the receptionist records a visit.", "receptionist create+read visit"],
    ["A clinic. If a room is broken nurses open a ticket.", "nurse create+read ticket"],
    ["A lab. Researchers who have completed a training can add samples.", "researcher create+read sample"],
    ["A shop. Vendors like florists or bakers send quotes.", "seller create+read quote"],
    ["A shelter. Staff take care of the animals.", "staff create+delete+read+update animal"],
    ["A shelter. Volunteers walk the dogs and write reports.", "volunteer create+read report"],
    ["A blood bank. Hospitals create requests and see only their own.", "hospital create+read own request"],
    ["A library.\n- As a librarian, I want to add books so that readers find them.", "librarian create+read book"],
    ["مدرسة. يقوم المعلم بتسجيل الحضور.", "teacher create+read attendance"],
    ["ورشة. لما يجي الزبون نسجل الجهاز. الفني يشوف الأجهزة.", "technician read equipment"],
  ])("%s", async (text, rule) => {
    expect(await rulesOf(text)).toContain(rule);
  });

  it.each([
    ["An app. Members book a court and can cancel it later.", ["booking", "court"]],
    ["A site. People can look through our pets and apply for adoption.", ["adoption", "animal"]],
    ["A space downtown: desks, meeting rooms and phone booths.", ["desk", "meetingRoom", "phoneBooth"]],
    ["A club. Members should get a text message. Members see events.", ["event"]],
    ["A museum. Everybody can view the show schedule.", ["screening"]],
  ])("%s: keeps these things and no others", async (text, keys) => {
    expect(await entitiesOf(text)).toEqual(keys);
  });

  it.each([
    ["swap offers", true],
    ["beam time", true],
    ["كيس الدم", true],
    ["technician goes", false],
    ["title photo category", false],
    ["several weeks ahead", false],
    ["musicians gather", false],
    ["بيجدد العضويات", false],
  ])("%s: may be the name of a thing: %s", (words, named) => {
    const phrase = phraseOf(clausesOf(words)[0]!.tokens);
    expect(phrase !== null && isName({ ...phrase, concept: null })).toBe(named);
  });

  it("[BP44] the same word over and over holds nothing up, and nothing is made of it", async () => {
    for (const words of [
      "when a member who is there ",
      "keep the pets up to ",
      "vendors like florists or ",
      "لما يجي بعد ",
      "take care of look after ",
    ]) {
      const before = process.threadCpuUsage().user;
      await plan(words.repeat(1_500).slice(0, 12_000));
      expect((process.threadCpuUsage().user - before) / 1_000).toBeLessThan(8_000);
    }
  });
});
