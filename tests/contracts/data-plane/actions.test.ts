import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loan } from "../../../schema/fixtures/loan.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

let platform: TestPlatform;
let customer: Person;
let stranger: Person;
let officer: Person;
let manager: Person;
let auditor: Person;
let file: string;

beforeAll(async () => {
  platform = await startPlatform(compiled(loan));
  customer = await platform.person(["r_cust"]);
  stranger = await platform.person(["r_cust"]);
  officer = await platform.person(["r_off"]);
  manager = await platform.person(["r_mgr"]);
  auditor = await platform.person(["r_aud"]);
  await platform.sql("UPDATE %s._user SET f_user_branch = 'Riyadh' WHERE id = $1", [officer.id]);
  const { body } = await platform.ask(
    "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { record { id } } }",
    { input: { set: { name: "Layla", nationalId: "1234567890", user: customer.id } } },
    customer,
  );
  file = body.data.createCustomer.record.id;
});
afterAll(() => platform.close());

const apply = (set: Record<string, unknown>, as = customer) =>
  platform.ask(
    "mutation ($input: CreateApplicationInput!) { createApplication(input: $input) { record { id version number status debtToIncome amount } } }",
    { input: { set: { applicant: file, amount: "12000", monthlyIncome: "1000", branch: "Riyadh", ...set } } },
    as,
  );
const act = (name: string, input: Record<string, unknown>, as: Person) =>
  platform.ask(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}ApplicationInput!) { ${name}Application(input: $input) { status record { id status note decidedById version } } }`,
    { input },
    as,
  );

describe("policies on writing", () => {
  it("binds ownership before and after: nobody files for somebody else", async () => {
    const { body } = await platform.ask(
      "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
      { input: { set: { name: "Thief", nationalId: "9999999999", user: customer.id } } },
      stranger,
    );
    // The user is not visible to the stranger, and the policy's check would refuse too.
    expect(body.errors[0].extensions.code).toMatch(/DATA_INVALID|DATA_FORBIDDEN/);
    expect((await apply({}, stranger)).body.errors[0].extensions.problems[0]).toMatchObject({
      path: ["set", "applicant"],
      code: "REFERENCE",
    });
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_app")).toEqual([{ n: 0 }]);
  });

  it("[DP17] checks, patterns and uniqueness come back together with the form's own problems", async () => {
    const { body } = await platform.ask(
      "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
      { input: { set: { nationalId: "12a", user: stranger.id } } },
      stranger,
    );
    expect(body.errors[0].extensions.problems).toEqual([
      { path: ["set", "name"], code: "REQUIRED", message: "هذا الحقل مطلوب." },
      { path: ["set", "nationalId"], code: "CHECK", message: "عشرة أرقام" },
    ]);
    const taken = await platform.ask(
      "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
      { input: { set: { name: "S", nationalId: "1234567890", user: stranger.id } } },
      stranger,
    );
    expect(taken.body.errors[0].extensions).toMatchObject({
      code: "DATA_DUPLICATE",
      problems: [{ path: ["set", "nationalId"], code: "DUPLICATE" }],
    });
    const both = await platform.ask(
      "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
      { input: { set: { nationalId: "1234567890", user: stranger.id } } },
      stranger,
    );
    expect(both.body.errors[0].extensions).toMatchObject({
      code: "DATA_INVALID",
      problems: [
        { path: ["set", "name"], code: "REQUIRED" },
        { path: ["set", "nationalId"], code: "DUPLICATE" },
      ],
    });
    expect((await apply({ amount: "500001" })).body.errors[0].extensions.problems[0]).toMatchObject({
      path: ["set", "amount"],
      code: "CHECK",
    });
    expect((await apply({ amount: "0" })).body.errors[0].extensions.problems[0]).toMatchObject({ path: ["set", "amount"], code: "CHECK" });
    expect((await apply({ amount: "1.00001" })).body.errors[0].extensions.problems[0]).toMatchObject({
      path: ["set", "amount"],
      code: "INVALID",
    });
    expect((await apply({ termMonths: 361 })).body.errors[0].extensions.problems[0]).toMatchObject({
      path: ["set", "termMonths"],
      code: "INVALID",
    });
  });

  it("stores computed fields, running numbers and defaults in the statement that writes", async () => {
    const { body } = await apply({});
    expect(body.data.createApplication.record).toMatchObject({ number: "LN-000001", status: "DRAFT", amount: "12000.0000" });
    expect(Number(body.data.createApplication.record.debtToIncome)).toBe(1);
    const many = await Promise.all(Array.from({ length: 10 }, () => apply({ amount: "24000" })));
    expect(many.map(({ body: one }) => one.data.createApplication.record.number).sort()).toEqual(
      Array.from({ length: 10 }, (_, n) => `LN-${String(n + 2).padStart(6, "0")}`),
    );
    const { id } = body.data.createApplication.record;
    const changed = await platform.ask(
      "mutation ($input: UpdateApplicationInput!) { updateApplication(input: $input) { record { debtToIncome version } } }",
      { input: { id, version: 1, set: { termMonths: 24 } } },
      customer,
    );
    expect(Number(changed.body.data.updateApplication.record.debtToIncome)).toBe(0.5);
  });

  it("[DP16] a field a guarded action sets is in nobody's update", async () => {
    const { body } = await platform.ask('{ __type(name: "UpdateApplicationSet") { inputFields { name } } }', {}, customer);
    expect(body.data.__type.inputFields.map(({ name }: { name: string }) => name).sort()).toEqual([
      "amount",
      "branch",
      "monthlyIncome",
      "termMonths",
    ]);
    // Whose rights come with their role, not from a policy, may not either.
    const admin = await platform.person(["r_admin"]);
    for (const type of ["UpdateApplicationSet", "CreateApplicationSet"]) {
      const seen = await platform.ask(`{ __type(name: "${type}") { inputFields { name } } }`, {}, admin);
      const names = seen.body.data.__type.inputFields.map(({ name }: { name: string }) => name);
      expect([type, names.includes("amount"), names.includes("status")]).toEqual([type, true, false]);
    }
  });
});

describe("declared actions", () => {
  it("[BP59] need a role, a record the caller sees, and a guard that holds; effects then need no update policy", async () => {
    const { id } = (await apply({})).body.data.createApplication.record;
    expect((await act("approve", { id, params: { note: "ok" } }, customer)).body.errors[0].extensions.code).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
    expect((await act("submit", { id }, stranger)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    const early = await act("approve", { id, params: { note: "ok" } }, manager);
    expect(early.body.errors[0]).toMatchObject({
      message: "لا يمكن تنفيذ \u2068اعتماد\u2069 الآن: شرطه غير متحقق. راجع السجل.",
      extensions: { code: "DATA_GUARD_REFUSED", action: "approve" },
    });
    expect((await act("submit", { id }, customer)).body.data.submitApplication.record).toMatchObject({ status: "SUBMITTED", version: 2 });
    expect((await act("submit", { id }, customer)).body.errors[0].extensions.code).toBe("DATA_GUARD_REFUSED");
    expect((await act("approve", { id, version: 1, params: { note: "ok" } }, manager)).body.errors[0].extensions.code).toBe(
      "DATA_VERSION_CONFLICT",
    );
    const missing = await platform.ask(
      "mutation ($input: ApproveApplicationInput!) { approveApplication(input: $input) { status } }",
      { input: { id, params: { note: "" } } },
      manager,
    );
    expect(missing.body.errors[0].extensions.problems[0]).toMatchObject({ path: ["params", "note"], code: "REQUIRED" });
    const done = await act("approve", { id, version: 2, params: { note: "Fine'; drop table" } }, manager);
    expect(done.body.data.approveApplication).toEqual({
      status: "DONE",
      record: { id, status: "APPROVED", note: "Fine'; drop table", decidedById: manager.id, version: 3 },
    });
    const [refusals] = await platform.sql<{ reasons: string[] }>(
      "SELECT array_agg(DISTINCT reasons[1] ORDER BY reasons[1]) AS reasons FROM %s._audit WHERE resource = $1 AND outcome = 'refused'",
      [`ent_app:${id}`],
    );
    expect(refusals?.reasons).toEqual(["DATA_GUARD_REFUSED", "DATA_NOT_FOUND"]);
  });

  it("two at once on one record: the guard holds for one of them", async () => {
    const { id } = (await apply({})).body.data.createApplication.record;
    await act("submit", { id }, customer);
    const answers = await Promise.all([
      act("approve", { id, params: { note: "a" } }, manager),
      act("reject", { id }, manager),
      act("approve", { id, params: { note: "b" } }, manager),
    ]);
    expect(answers.filter(({ body }) => body.errors === undefined)).toHaveLength(1);
  });
});

describe("[DP5] ownership over two hops, branches, masks", () => {
  it("each role sees its rows and its fields, everywhere", async () => {
    const mine = await platform.ask(
      "{ applications(first: 100) { nodes { id applicant { name } } count { value } } customers { nodes { name nationalId } } }",
      {},
      customer,
    );
    const all = await platform.sql<{ n: number }>("SELECT count(*)::int AS n FROM %s.ent_app");
    expect(mine.body.data.applications.count.value).toBe(all[0]?.n);
    expect(mine.body.data.customers.nodes).toEqual([{ name: "Layla", nationalId: "1234567890" }]);
    const theirs = await platform.ask(
      "{ applications { nodes { id } count { value exact } aggregate { count sum { amount } } } customers { nodes { id } } }",
      {},
      stranger,
    );
    expect(theirs.body.data).toEqual({
      applications: { nodes: [], count: { value: 0, exact: true }, aggregate: { count: 0, sum: { amount: null } } },
      customers: { nodes: [] },
    });
    const branch = await platform.ask(
      "{ applications { count { value } } customers { nodes { nationalId applications { count { value } } } } }",
      {},
      officer,
    );
    expect(branch.body.data.applications.count.value).toBe(all[0]?.n);
    expect(branch.body.data.customers.nodes[0].nationalId).toBe("•••••");
    const masked = await platform.ask("{ applications(first: 3) { nodes { monthlyIncome debtToIncome amount } } }", {}, auditor);
    expect(masked.body.data.applications.nodes[0]).toEqual({
      monthlyIncome: "•••••",
      debtToIncome: "•••••",
      amount: expect.stringMatching(/^\d+\.\d{4}$/),
    });
    await platform.sql("UPDATE %s._user SET f_user_branch = NULL WHERE id = $1", [officer.id]);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // what is known of a session is two seconds old at most
    expect((await platform.ask("{ applications { count { value } } }", {}, officer)).body.data.applications.count.value).toBe(0);
  });

  it("[DP20] a referenced record stays, and the refusal counts only what the reader may see", async () => {
    const admin = await platform.person(["r_admin"]);
    const remove = (as: Person) =>
      platform.ask("mutation ($input: DeleteCustomerInput!) { deleteCustomer(input: $input) { status } }", { input: { id: file } }, as);
    const { body } = await remove(admin);
    expect(body.errors[0].extensions).toMatchObject({
      code: "DATA_REFERENCED",
      references: [{ entity: "application", count: expect.any(Number) }],
      others: false,
    });
    expect(await platform.sql("SELECT deleted_at FROM %s.ent_cust WHERE id = $1", [file])).toEqual([{ deleted_at: null }]);
  });
});
