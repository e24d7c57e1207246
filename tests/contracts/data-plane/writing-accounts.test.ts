import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";

let platform: TestPlatform;
let one: Person;
let two: Person;
let keeper: Person;
const [accountOne, accountTwo] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  platform = await startPlatform(compiled({ ...shop, accounts: "many" }));
  one = await platform.person(["r_clerk"], { account: accountOne });
  two = await platform.person(["r_clerk"], { account: accountTwo });
  keeper = await platform.person(["r_keeper"], { account: accountTwo });
});
afterAll(() => platform.close());

const ask = (name: string, input: object, as: Person, selection = "status record { id version }") =>
  platform.ask(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`,
    { input },
    as,
  );

describe("writing on a platform of several accounts", () => {
  it("trees, upserts, batches and requests stay in the account of who writes", async () => {
    const made = await ask(
      "createInvoice",
      {
        set: {
          number: "S-1",
          amount: "150",
          customerLink: { create: { name: "One's", code: "A" } },
          tagsLink: { create: [{ name: "t" }] },
          lines: { create: [{ text: "l" }] },
        },
      },
      one,
      "record { id customer { id } lines { nodes { id } } tags { nodes { id } } }",
    );
    expect(made.body.errors).toBeUndefined();
    const { id, customer, lines, tags } = made.body.data.createInvoice.record;
    for (const table of ["ent_inv", "ent_cust", "ent_line", "ent_tag"])
      expect([table, await platform.sql(`SELECT DISTINCT account_id AS account FROM %s.${table}`)]).toEqual([
        table,
        [{ account: accountOne }],
      ]);
    // The same value is free in another account, and its record is another.
    const theirs = await ask("upsertCustomer", { by: { code: "A" }, set: { name: "Two's" } }, two, "created record { id }");
    expect(theirs.body.data.upsertCustomer.created).toBe(true);
    expect(theirs.body.data.upsertCustomer.record.id).not.toBe(customer.id);
    // Nothing of one account can be named by the other.
    const own = theirs.body.data.upsertCustomer.record.id;
    const named = await ask(
      "createInvoice",
      {
        set: {
          number: "S-2",
          customerLink: { connect: customer.id },
          tagsLink: { connect: [tags.nodes[0].id] },
          lines: { connect: [lines.nodes[0].id] },
        },
      },
      two,
    );
    expect(
      named.body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`),
    ).toEqual(["set.customerLink.connect REFERENCE", "set.tagsLink.connect REFERENCE"]);
    const pulled = await ask("createInvoice", { set: { number: "S-3", customer: own, lines: { connect: [lines.nodes[0].id] } } }, two);
    expect(pulled.body.errors[0].extensions.problems).toMatchObject([{ path: ["set", "lines", "connect", 0], code: "REFERENCE" }]);
    const several = await ask(
      "updateCustomers",
      {
        rows: [
          { id: own, version: 1, set: {} },
          { id: customer.id, version: 1, set: { name: "x" } },
        ],
      },
      two,
    );
    expect(several.body.errors[0].extensions).toMatchObject({ code: "DATA_NOT_FOUND", path: ["rows", 1, "id"] });
    expect((await ask("deleteCustomers", { ids: [customer.id] }, two)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    const asked = await ask("waiveInvoice", { id, params: { why: "x" } }, one, "decision { id }");
    expect((await platform.ask("{ approvalsForMe { id } }", {}, keeper)).body.data.approvalsForMe).toEqual([]);
    const decided = await ask("decideApproval", { id: asked.body.data.waiveInvoice.decision.id, approve: true }, keeper, "status");
    expect(decided.body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    expect((await ask("deleteInvoice", { id }, one)).body.errors).toBeUndefined();
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_line WHERE deleted_at IS NULL")).toEqual([{ n: 0 }]);
    expect((await ask("restoreInvoice", { id }, two)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    expect((await ask("restoreInvoice", { id }, one)).body.errors).toBeUndefined();
  });

  it("[DP5] [DP23] requests for a yes are nobody's elsewhere: another account, role, platform or organization sees none of them", async () => {
    await platform.sql("DELETE FROM %s._approval");
    const [asks, forMe, byMe] = ["r_clerk", "r_keeper", "r_owner"];
    const here = await platform.person([forMe!], { account: accountOne });
    const elsewhere = await startPlatform(platform.environment.model(), { database: platform.database });
    const sameAccount = await elsewhere.person([asks!, forMe!, byMe!], { account: accountOne });
    const made = await ask("createInvoice", { set: { number: "R-1", amount: "150", customerLink: { create: { name: "R" } } } }, one);
    const { id } = made.body.data.createInvoice.record;
    const stranger = await platform.person([forMe!], { account: accountTwo });
    const roles = "query ($id: ID) { approvalsByMe(recordId: $id) { id } approvalsForMe { id answers { note } } }";
    const lists = async (as: Person, at = platform) => {
      const { body } = await at.ask(roles, { id }, as);
      const rest = await at.ask("{ approvalsForMe { id params } }", {}, as);
      return [body.data ?? body.errors.map(({ message }: { message: string }) => message), rest.body.data?.approvalsForMe];
    };
    const watched = await Promise.all(
      [
        [platform, stranger],
        [elsewhere, sameAccount],
      ].map(async ([at, as]) => (await (at as TestPlatform).socket(as as Person)).subscribe("subscription { approvalsForMe { id } }")),
    );
    await Promise.all(watched.map((live) => live.nth(0)));
    const asked = await ask("waiveInvoice", { id, params: { why: "a secret of ours" } }, one, "decision { id }");
    const request = asked.body.data.waiveInvoice.decision.id;
    const seen = async (as: Person) =>
      (await platform.ask("{ approvalsForMe { id params } }", {}, as)).body.data.approvalsForMe.map((found: { id: string }) => found.id);
    expect(await seen(here)).toEqual([request]);
    const both = await platform.person([asks!, forMe!], { account: accountOne });
    expect(await lists(both)).toEqual([
      { approvalsByMe: [], approvalsForMe: [{ id: request, answers: [] }] },
      [{ id: request, params: { why: "a secret of ours" } }],
    ]);
    const others = await platform.person([asks!, forMe!], { account: accountTwo });
    for (const [at, as] of [
      [platform, others],
      [elsewhere, sameAccount],
    ] as const)
      expect(await lists(as, at)).toEqual([{ approvalsByMe: [], approvalsForMe: [] }, []]);
    // A role that decides nothing, and nobody at all, cannot even ask.
    for (const as of [await platform.person([byMe!], { account: accountOne }), one, null])
      expect((await platform.ask(roles, { id }, as)).body.errors[0].message).toMatch(/^Cannot query field "approvals(ByMe|ForMe)"/);
    // By id: not to be decided, whoever else it is told to.
    for (const [at, as] of [
      [platform, stranger],
      [elsewhere, sameAccount],
    ] as const) {
      const { body } = await at.ask(
        "mutation ($id: ID!) { decideApproval(input: { id: $id, approve: true }) { status } }",
        { id: request },
        as,
      );
      expect(body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    }
    expect(watched.map(({ got }) => got)).toEqual([[{ data: { approvalsForMe: [] } }], [{ data: { approvalsForMe: [] } }]]);
    expect(await seen(here)).toEqual([request]);
    await elsewhere.close();
  });
});
