/** [DP44] [DP45] `why` for builders, who are nobody on the platform: the administrator's eyes, and no values. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { loan } from "../../../schema/fixtures/loan.ts";
import { askable } from "../../../subgraphs/runtime/data-plane/explain/for-builders.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

const uneasy = {
  ...loan,
  defaultLocale: "en",
  policies: {
    ...loan.policies,
    // Administrators do not see drafts here, and no names of customers.
    p_adm1: { roles: ["r_admin"], entity: "ent_app", allow: ["read"], where: "f_st != o_draft", fields: "*" },
    p_adm2: { roles: ["r_admin"], entity: "ent_cust", allow: ["read"], fields: "*", mask: ["f_cname", "f_nid"] },
  },
} as typeof loan;

describe("why, for builders", () => {
  let platform: TestPlatform;
  let customer: Person;
  let officer: Person;
  const file = uuidv7();
  const applications = { draft: uuidv7(), submitted: uuidv7() };
  const application = (entity = "application") => askable(platform.environment.model()).entities.find(({ key }) => key === entity)!;
  const explain = (recordId: string, endUserId: string, operation = "READ", locale: "en" | "ar" = "en") =>
    platform.plane.rights.explain(platform.environment, locale, { entity: application(), recordId, endUserId, operation });

  beforeAll(async () => {
    // Production of a platform that answers only its own pages.
    platform = await startPlatform(compiled(uneasy), { name: "production" });
    customer = await platform.person(["r_cust"], { name: "Huda Nightingale" });
    officer = await platform.person(["r_off"], { name: "Omar" });
    await platform.sql("UPDATE %s._user SET f_user_branch = 'north' WHERE id = $1", [officer.id]);
    await platform.sql("INSERT INTO %s.ent_cust (id, f_cname, f_nid, f_cuser) VALUES ($1, 'Huda Nightingale', '1234567890', $2)", [
      file,
      customer.id,
    ]);
    for (const [state, id] of Object.entries(applications))
      await platform.sql(
        "INSERT INTO %s.ent_app (id, f_no, f_appl, f_amt, f_inc, f_br, f_st, created_by) VALUES ($1, $2, $3, 100, 5000, 'south', $4, $5)",
        [id, `LN-${state}`, file, state === "draft" ? "o_draft" : "o_sub", customer.id],
      );
  });
  afterAll(() => platform.close());

  it("[DP44] tells each policy with its sentence and the conjunct that failed, in either language, and no value", async () => {
    const told = await explain(applications.submitted, customer.id, "UPDATE");
    expect(told).toMatchObject({
      allowed: false,
      reason: "The person sees the record, but no policy allows this on it.",
      policies: [
        {
          sentence: "Customer may change: Applications",
          admits: false,
          conditions: [
            { sentence: "User of Applicant is the person", holds: true },
            { sentence: "Status is Draft", holds: false },
            { holds: null },
            { holds: null },
          ],
        },
      ],
    });
    const branch = await explain(applications.submitted, officer.id);
    expect(branch.policies[0]?.conditions).toEqual([{ sentence: "Branch is Branch of the person", holds: false }]);
    const arabic = await explain(applications.submitted, officer.id, "READ", "ar");
    expect(arabic.policies[0]?.sentence).toMatch(/^يحق لـ موظف عرض/);
    for (const value of ["Nightingale", "north", "south", "1234567890", "5000", "Submitted"])
      expect(JSON.stringify([told, branch, arabic])).not.toContain(value);
  });

  it("[DP45] a record the administrator does not see is answered like one that does not exist, and so is a person", async () => {
    for (const operation of ["READ", "UPDATE", "DELETE", "submitApplication"]) {
      const unseen = await explain(applications.draft, customer.id, operation);
      expect(unseen).toEqual(await explain(uuidv7(), customer.id, operation));
      expect(unseen).toMatchObject({ allowed: false, reason: "There is no such record, or it is not yours to see." });
    }
    expect(await explain(applications.submitted, uuidv7())).toMatchObject({
      allowed: false,
      policies: [],
      reason: "There is no such person, or they are not yours to see.",
    });
  });

  it("[DP45] finds by words what the administrator could find, under the title they see", async () => {
    const find = (entity: string, words: string) => platform.plane.rights.find(platform.environment, "en", application(entity), words);
    expect(await find("user", "nightin")).toEqual([{ id: customer.id, title: "Huda Nightingale", roles: "Customer" }]);
    expect(await find("application", "LN-sub")).toEqual([{ id: applications.submitted, title: "LN-submitted", roles: null }]);
    expect(await find("application", "LN-draft")).toEqual([]);
    // The name is masked for them: nobody is found by it.
    expect(await find("customer", "nightin")).toEqual([]);
    expect(application("customer").searchable).toBe(false);
    expect(application("application").actions.map(({ name }) => name)).toContain("approveApplication");
  });
});

describe("why, for builders of a platform with accounts", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform(compiled({ ...clinic, accounts: "many" }));
  });
  afterAll(() => platform.close());

  it("[DP45] [DP27] only what lies in the account of the test rows is there to be asked about", async () => {
    const { environment, plane } = platform;
    const { entities, testAccountOnly } = askable(environment.model());
    expect(testAccountOnly).toBe(true);
    const entity = entities.find(({ key }) => key === "patient")!;
    const users = entities.find(({ key }) => key === "user")!;
    const [test, theirs] = [uuidv7(), uuidv7()];
    const [mine, other] = [
      { account: test, name: "Rana Here" },
      { account: theirs, name: "Rana There" },
    ];
    const people = [await platform.person(["r_reception"], mine), await platform.person(["r_reception"], other)];
    const records = [uuidv7(), uuidv7()];
    for (const [n, account] of [test, theirs].entries())
      await platform.sql("INSERT INTO %s.ent_patient (id, account_id, f_pat_name) VALUES ($1, $2, 'Sara Nightingale')", [
        records[n],
        account,
      ]);
    const found = async () => (await plane.rights.find(environment, "en", entity, "nightingale")).map(({ id }) => id);
    const ask = (n: number, who = n) =>
      plane.rights.explain(environment, "en", { entity, recordId: records[n]!, endUserId: people[who]!.id, operation: "READ" });
    // Without test rows there is no account to be let into.
    expect([await found(), (await ask(0)).reason]).toEqual([[], "There is no such person, or they are not yours to see."]);
    await platform.sql("INSERT INTO %s._test_batch (id, seed, locale, rows) VALUES ($1, 's', 'en', 1)", [test]);
    expect(await found()).toEqual([records[0]]);
    expect((await ask(0)).allowed).toBe(true);
    expect((await ask(1)).reason).toBe("There is no such person, or they are not yours to see.");
    expect((await ask(1, 0)).reason).toBe("There is no such record, or it is not yours to see.");
    expect((await plane.rights.find(environment, "en", users, "rana")).map(({ title }) => title)).toEqual(["Rana Here"]);
  });
});
