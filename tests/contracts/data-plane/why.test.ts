/** [DP44] [DP45] Why somebody may or may not see or do something, through the door. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { loan as arabic } from "../../../schema/fixtures/loan.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

const loan = { ...arabic, defaultLocale: "en" };
const document = `query Why($input: WhyInput!) { why(input: $input) {
  allowed reason policies { sentence admits conditions { sentence holds values { name value shown } } } fields { key name access } } }`;

describe("why", () => {
  let platform: TestPlatform;
  let customer: Person;
  let stranger: Person;
  let officer: Person;
  let manager: Person;
  let auditor: Person;
  let admin: Person;
  const mine = uuidv7();
  const applications = { draft: uuidv7(), submitted: uuidv7() };

  beforeAll(async () => {
    platform = await startPlatform(compiled(loan));
    customer = await platform.person(["r_cust"], { name: "Huda" });
    stranger = await platform.person(["r_cust"], { name: "Sami" });
    officer = await platform.person(["r_off"], { name: "Omar" });
    manager = await platform.person(["r_mgr"], { name: "Mona" });
    auditor = await platform.person(["r_aud"], { name: "Aziz" });
    admin = await platform.person(["r_admin"], { name: "Root" });
    await platform.sql("UPDATE %s._user SET f_user_branch = 'north' WHERE id = $1", [officer.id]);
    await platform.sql("INSERT INTO %s.ent_cust (id, f_cname, f_nid, f_cuser) VALUES ($1, 'Huda', '1234567890', $2)", [mine, customer.id]);
    for (const [state, id] of Object.entries(applications))
      await platform.sql(
        "INSERT INTO %s.ent_app (id, f_no, f_appl, f_amt, f_inc, f_br, f_st, created_by) VALUES ($1, $2, $3, 100, 5000, 'south', $4, $5)",
        [id, `LN-${state}`, mine, state === "draft" ? "o_draft" : "o_sub", customer.id],
      );
  });
  afterAll(() => platform.close());

  const why = async (as: Person | null, input: Record<string, unknown>, headers: Record<string, string> = {}) => {
    const { body } = await platform.send("POST", "/graphql", { body: { query: document, variables: { input } }, as, headers });
    if (!body.data) throw new Error(JSON.stringify(body));
    return body.data.why;
  };

  it("[DP44] names the policy, the conjunct that failed and the values, in the asker's language", async () => {
    const input = { entity: "application", id: applications.submitted, endUser: officer.id };
    expect(await why(admin, input)).toMatchObject({
      allowed: false,
      reason: "No policy of the person's roles admits this record.",
      policies: [
        {
          sentence: "Officer may see: Applications",
          admits: false,
          conditions: [
            {
              sentence: "Branch is Branch of the person",
              holds: false,
              values: [
                { name: "Branch", value: "south", shown: "VISIBLE" },
                { name: "Branch of the person", value: "north", shown: "VISIBLE" },
              ],
            },
          ],
        },
      ],
    });
    const told = await why(admin, input, { "accept-language": "ar" });
    expect(told.reason).toBe("لا توجد سياسة لأدوار الشخص تسمح بهذا السجل.");
    expect(told.policies[0].sentence).toMatch(/^يحق لـ موظف عرض/);
  });

  it("[DP44] a change: only the conjunct that fails is false", async () => {
    const asked = { entity: "application", operation: "UPDATE" };
    const draft = await why(customer, { ...asked, id: applications.draft });
    expect(draft).toMatchObject({ allowed: true, policies: [{ admits: true }] });
    expect(draft.fields.filter(({ access }: { access: string }) => access === "OPEN").map(({ key }: { key: string }) => key)).toEqual([
      "amount",
      "monthlyIncome",
      "termMonths",
      "branch",
    ]);
    const submitted = await why(admin, { ...asked, id: applications.submitted, endUser: customer.id });
    expect(submitted.reason).toBe("The person sees the record, but no policy allows this on it.");
    expect(submitted.policies[0].conditions.map(({ sentence, holds }: { sentence: string; holds: boolean }) => [sentence, holds])).toEqual([
      ["User of Applicant is the person", true],
      ["Status is Draft", false],
      ["User of Applicant is the person", null],
      ["Status is Draft", null],
    ]);
    expect(submitted.policies[0].conditions[1].values).toEqual([{ name: "Status", value: "Submitted", shown: "VISIBLE" }]);
    expect(submitted.policies[0].conditions[0].values).toEqual([
      { name: "User of Applicant", value: "Huda", shown: "VISIBLE" },
      { name: "the person", value: "Huda", shown: "VISIBLE" },
    ]);
  });

  it("[DP44] the guard of an action, as the action itself decides", async () => {
    const asked = { entity: "application", operation: "approveApplication" };
    expect(await why(manager, { ...asked, id: applications.submitted })).toMatchObject({
      allowed: true,
      policies: [{ sentence: "Manager may run “Approve” on Applications" }],
    });
    const refused = await why(manager, { ...asked, id: applications.draft });
    expect(refused).toMatchObject({ allowed: false, reason: "A condition of the action does not hold.", fields: [] });
    expect(refused.policies[0].conditions[0]).toMatchObject({ sentence: "Status is Submitted", holds: false });
    const { body } = await platform.ask(
      'mutation ($id: ID!) { approveApplication(input: { id: $id, params: { note: "x" } }) { status } }',
      { id: applications.draft },
      manager,
    );
    expect(body.errors[0].extensions.code).toBe("DATA_GUARD_REFUSED");
    // One who may not run it does not find it among the names; the administrator sees that no role allows it.
    const { body: hidden } = await platform.ask(document, { input: { ...asked, id: applications.draft } }, customer);
    expect(hidden.errors).toBeDefined();
    expect(await why(admin, { ...asked, id: applications.draft, endUser: customer.id })).toMatchObject({
      allowed: false,
      reason: "None of the person's roles allows this.",
      policies: [],
    });
  });

  it("[DP44] shows values only as the asker may see them", async () => {
    const asked = { entity: "application", id: applications.draft };
    const told = await why(auditor, asked);
    expect(told.allowed).toBe(true);
    expect(told.fields.find(({ key }: { key: string }) => key === "monthlyIncome").access).toBe("MASKED");
    // A person of another branch asks why they may not change what they see: what they may not see is not named.
    await platform.sql("UPDATE %s.ent_app SET f_br = 'north' WHERE id = $1", [applications.draft]);
    const update = await why(officer, { ...asked, operation: "UPDATE" });
    await platform.sql("UPDATE %s.ent_app SET f_br = 'south' WHERE id = $1", [applications.draft]);
    expect(update.allowed).toBe(false);
    expect(update.policies[0].conditions.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, false, null]);
    expect(update.policies[0].conditions[0].values[1]).toEqual({ name: "Branch of the person", value: null, shown: "HIDDEN" });
    // Who may not see the customer is not told of a condition about them, and cannot work it out.
    const closed = await why(stranger, asked);
    expect(closed.policies[0]).toMatchObject({ admits: false });
  });

  it("[DP45] asking for others needs the right to explain", async () => {
    for (const who of [customer, officer, manager, auditor]) {
      const { body } = await platform.ask(document, { input: { entity: "application", id: applications.draft, endUser: admin.id } }, who);
      expect(body.data ?? null).toBeNull();
      expect(body.errors[0].extensions).toMatchObject({
        code: "DATA_INVALID",
        problems: [{ message: expect.stringContaining('"endUser" is not defined') }],
      });
    }
    const { body } = await platform.ask(document, { input: { entity: "application", id: applications.draft } }, null);
    expect(body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    const model = compiled({ ...loan, roles: { ...loan.roles, r_aud: { ...loan.roles.r_aud!, explain: true } } } as typeof loan);
    platform.use({ ...model, hash: "e".repeat(64) as typeof model.hash });
    expect(model.roles.find(({ id }) => id === "r_aud")?.explain).toBe(true);
    const { body: allowed } = await platform.ask(document, { input: { entity: "application", id: applications.draft } }, auditor);
    expect(allowed.data.why.allowed).toBe(true);
    platform.use(compiled(loan));
  });

  it("[DP45] a record the asker may not see is answered like one that does not exist", async () => {
    const none = uuidv7();
    for (const operation of ["READ", "UPDATE", "submitApplication"]) {
      const asked = (id: string) => ({ entity: "application", id, operation });
      const unseen = await why(stranger, asked(applications.draft));
      expect(unseen).toEqual(await why(stranger, asked(none)));
      expect(unseen).toMatchObject({ allowed: false, reason: "There is no such record, or it is not yours to see." });
    }
    await platform.sql("UPDATE %s.ent_app SET deleted_at = now() WHERE id = $1", [applications.draft]);
    const gone = await why(admin, { entity: "application", id: applications.draft, endUser: customer.id });
    await platform.sql("UPDATE %s.ent_app SET deleted_at = NULL WHERE id = $1", [applications.draft]);
    expect(gone).toEqual(await why(admin, { entity: "application", id: none, endUser: customer.id }));
    expect(await why(admin, { entity: "application", id: applications.draft, endUser: none })).toMatchObject({
      allowed: false,
      policies: [],
      reason: "There is no such person, or they are not yours to see.",
    });
  });

  it("says of a suspended person that they cannot sign in, and asks for what is missing", async () => {
    const other = await platform.person(["r_mgr"]);
    await platform.sql("UPDATE %s._user SET f_user_status = 'suspended' WHERE id = $1", [other.id]);
    expect(await why(admin, { entity: "application", id: applications.draft, endUser: other.id })).toMatchObject({
      allowed: false,
      reason: "The person is not active and cannot sign in.",
    });
    const { body } = await platform.ask(document, { input: { entity: "application" } }, admin);
    expect(body.errors[0].extensions).toMatchObject({ code: "DATA_INVALID", problems: [{ path: ["id"] }] });
    expect(await why(admin, { entity: "application", operation: "CREATE", endUser: customer.id })).toMatchObject({
      allowed: true,
      policies: [{ admits: true, conditions: [{ holds: null }, { holds: null }] }],
    });
  });

  it("is one statement", async () => {
    const input = { entity: "application", id: applications.submitted, endUser: officer.id };
    await why(admin, input);
    const before = platform.plane.figures().statements;
    await why(admin, input);
    expect(platform.plane.figures().statements - before).toBe(1);
  });
});
