import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";

let platform: TestPlatform;
let clerk: Person;
let keepers: readonly Person[];
let owner: Person;
let stranger: Person;
let elsewhere: TestPlatform;
let now = new Date();
let invoice: string;
let numbers = 0;

beforeAll(async () => {
  platform = await startPlatform(shopModel(), { clock: { now: () => now }, passingMs: 40 });
  elsewhere = await startPlatform(shopModel(), { database: platform.database });
  clerk = await platform.person(["r_clerk"]);
  keepers = [await platform.person(["r_keeper"]), await platform.person(["r_keeper"]), await platform.person(["r_keeper", "r_clerk"])];
  owner = await platform.person(["r_owner"]);
  stranger = await platform.person(["r_owner"]);
});
afterAll(async () => {
  await elsewhere.close();
  await platform.close();
});
beforeEach(async () => {
  now = new Date();
  numbers += 1;
  const customer = await platform.sql<{ id: string }>(
    "INSERT INTO %s.ent_cust (id, f_c_name, f_c_owner) VALUES (gen_random_uuid(), 'C', $1) RETURNING id",
    [owner.id],
  );
  const [row] = await platform.sql<{ id: string }>(
    "INSERT INTO %s.ent_inv (id, f_i_number, f_i_cust, f_i_amount, f_i_status) VALUES (gen_random_uuid(), $1, $2, 150, 'o_open') RETURNING id",
    [`A-${numbers}`, customer[0]?.id],
  );
  invoice = row!.id;
});

const codeOf = ({ body }: Answer): string | undefined => body.errors?.[0].extensions.code;
const waive = (why = "lost", as = clerk, more = {}) =>
  platform.ask(
    "mutation ($input: WaiveInvoiceInput!) { waiveInvoice(input: $input) { status decision { id status } record { status version } } }",
    { input: { id: invoice, params: { why }, ...more } },
    as,
  );
const decide = (id: string, approve: boolean, as: Person, on = platform) =>
  on.ask(
    "mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { id status } }",
    { input: { id, approve, note: "seen" } },
    as,
  );
const waiting = async (as: Person) =>
  (await platform.ask("{ approvalsForMe { id action label entity recordId params requestedById stage expiresAt } }", {}, as)).body.data
    .approvalsForMe as {
    id: string;
  }[];
const asked = async (): Promise<string> => (await waive()).body.data.waiveInvoice.decision.id;
const state = async () =>
  (
    await platform.sql(
      "SELECT f_i_status AS status, version, (SELECT count(*) FROM %s._event WHERE stream = 'record:' || i.id)::int AS events FROM %s.ent_inv i WHERE id = $1",
      [invoice],
    )
  )[0];
const untouched = { status: "o_open", version: 1, events: 0 };

describe("[DP23] an action with approval", () => {
  it("answers AWAITING_APPROVAL, changes nothing until the last yes, and then happens as who asked", async () => {
    const first = await waive();
    expect(first.body.data.waiveInvoice).toMatchObject({
      status: "AWAITING_APPROVAL",
      decision: { status: "WAITING" },
      record: { status: "OPEN", version: 1 },
    });
    const { id } = first.body.data.waiveInvoice.decision;
    expect(await state()).toEqual(untouched);
    // Asked again, it is the same request; asked otherwise, another.
    expect((await waive()).body.data.waiveInvoice.decision.id).toBe(id);
    expect((await waive("other")).body.data.waiveInvoice.decision.id).not.toBe(id);
    expect(await waiting(keepers[0]!)).toContainEqual(
      expect.objectContaining({
        id,
        action: "waive",
        label: "Waive",
        entity: "invoice",
        recordId: invoice,
        params: { why: "lost" },
        requestedById: clerk.id,
        stage: 1,
      }),
    );
    expect((await decide(id, true, keepers[0]!)).body.data.decideApproval).toEqual({ id, status: "WAITING" });
    expect(codeOf(await decide(id, true, keepers[0]!))).toBe("DATA_INVALID");
    expect((await waiting(keepers[0]!)).map((one) => one.id)).not.toContain(id);
    expect(await state()).toEqual(untouched);
    expect((await decide(id, true, keepers[1]!)).body.data.decideApproval.status).toBe("WAITING");
    expect(await state()).toEqual(untouched);
    expect((await waiting(owner)).map((one) => one.id)).toContain(id);
    expect((await decide(id, true, owner)).body.data.decideApproval).toEqual({ id, status: "DONE" });
    expect(await state()).toEqual({ status: "o_paid", version: 2, events: 1 });
    const audit = await platform.sql(
      "SELECT actor, action, reasons FROM %s._audit WHERE resource = $1 AND (decision_id = $2 OR decision_id IS NULL) ORDER BY seq",
      [`ent_inv:${invoice}`, id],
    );
    expect(audit).toEqual([
      { actor: clerk.id, action: "a_waive", reasons: ["APPROVAL_ASKED"] },
      { actor: keepers[0]!.id, action: "decideApproval", reasons: ["APPROVAL_GIVEN"] },
      { actor: keepers[1]!.id, action: "decideApproval", reasons: ["APPROVAL_GIVEN"] },
      { actor: clerk.id, action: "a_waive", reasons: [] },
      { actor: owner.id, action: "decideApproval", reasons: ["APPROVAL_DONE"] },
    ]);
    // Used up: neither again, nor what was asked beside it, whose record is another by now.
    expect(codeOf(await decide(id, true, owner))).toBe("DATA_INVALID");
  });

  it("the guard, the role and the parameters are looked at when it is asked", async () => {
    expect(codeOf(await waive(""))).toBe("DATA_INVALID");
    expect(codeOf(await waive("x", clerk, { version: 7 }))).toBe("DATA_VERSION_CONFLICT");
    expect(codeOf(await waive("x", owner))).toBe("GRAPHQL_VALIDATION_FAILED");
    await platform.sql("UPDATE %s.ent_inv SET f_i_status = 'o_paid' WHERE id = $1", [invoice]);
    expect(codeOf(await waive())).toBe("DATA_GUARD_REFUSED");
  });

  it("is refused to who asked, to other roles, to who cannot see the record, and to other environments", async () => {
    const mine = (await waive("mine", keepers[2]!)).body.data.waiveInvoice.decision.id;
    expect(codeOf(await decide(mine, true, keepers[2]!))).toBe("DATA_FORBIDDEN");
    expect((await waiting(keepers[2]!)).map((one) => one.id)).not.toContain(mine);
    const id = await asked();
    expect(codeOf(await decide(id, true, owner))).toBe("DATA_NOT_FOUND");
    expect(codeOf(await decide(id, true, clerk))).toBe("GRAPHQL_VALIDATION_FAILED");
    await platform.sql("UPDATE %s.ent_inv SET f_i_amount = 50 WHERE id = $1", [invoice]);
    expect(codeOf(await decide(id, true, keepers[0]!))).toBe("DATA_NOT_FOUND");
    expect((await waiting(keepers[0]!)).map((one) => one.id)).not.toContain(id);
    await platform.sql("UPDATE %s.ent_inv SET f_i_amount = 150 WHERE id = $1", [invoice]);
    const foreign = await elsewhere.person(["r_keeper"]);
    expect(codeOf(await decide(id, true, foreign, elsewhere))).toBe("DATA_NOT_FOUND");
    for (const keeper of keepers.slice(0, 2)) await decide(id, true, keeper);
    expect(codeOf(await decide(id, true, stranger))).toBe("DATA_NOT_FOUND");
    expect(await waiting(stranger)).toEqual([]);
    expect(await state()).toEqual(untouched);
  });

  it("happens only as it was asked: not with other input, not on a record that changed, not for who may no longer", async () => {
    const yes = async (id: string) => {
      for (const keeper of keepers.slice(0, 2)) await decide(id, true, keeper);
      return await decide(id, true, owner);
    };
    const swapped = await asked();
    await platform.sql(`UPDATE %s._approval SET params = '{"why":"other"}' WHERE id = $1`, [swapped]);
    expect(codeOf(await yes(swapped))).toBe("DATA_INVALID");
    const stale = (await waive("stale")).body.data.waiveInvoice.decision.id;
    await platform.sql("UPDATE %s.ent_inv SET version = 2 WHERE id = $1", [invoice]);
    expect(codeOf(await yes(stale))).toBe("DATA_VERSION_CONFLICT");
    await platform.sql("UPDATE %s.ent_inv SET version = 1 WHERE id = $1", [invoice]);
    const leaver = await platform.person(["r_clerk"]);
    const left = (await waive("left", leaver)).body.data.waiveInvoice.decision.id;
    await platform.sql("DELETE FROM %s._role_grant WHERE user_id = $1", [leaver.id]);
    expect(codeOf(await yes(left))).toBe("DATA_FORBIDDEN");
    expect(await state()).toEqual(untouched);
  });

  it("a no ends it; a voter who lost the role does not count; five at once make it happen once", async () => {
    const no = await asked();
    expect((await decide(no, false, keepers[0]!)).body.data.decideApproval.status).toBe("REJECTED");
    expect(codeOf(await decide(no, true, keepers[1]!))).toBe("DATA_INVALID");
    const id = await asked();
    const former = await platform.person(["r_keeper"]);
    await decide(id, true, former);
    await platform.sql("DELETE FROM %s._role_grant WHERE user_id = $1", [former.id]);
    expect((await decide(id, true, keepers[0]!)).body.data.decideApproval.status).toBe("WAITING");
    expect((await waiting(owner)).map((one) => one.id)).not.toContain(id);
    await decide(id, true, keepers[1]!);
    const answers = await Promise.all(Array.from({ length: 5 }, () => decide(id, true, owner)));
    expect(answers.filter(({ body }) => body.data?.decideApproval?.status === "DONE")).toHaveLength(1);
    expect(await state()).toEqual({ status: "o_paid", version: 2, events: 1 });
  });

  it("time that runs out hands it to the next step, and in the last one ends it", async () => {
    const id = await asked();
    await platform.sql("UPDATE %s._approval SET expires_at = now() - interval '1 minute' WHERE id = $1", [id]);
    expect((await waiting(keepers[0]!)).map((one) => one.id)).not.toContain(id);
    expect(codeOf(await decide(id, true, keepers[0]!))).toBe("DATA_NOT_FOUND");
    expect((await waiting(owner)).map((one) => one.id)).toContain(id);
    expect((await decide(id, true, owner)).body.data.decideApproval.status).toBe("DONE");
    const late = (await waive("late", clerk)).body;
    expect(late.errors[0].extensions.code).toBe("DATA_GUARD_REFUSED");
    await platform.sql("UPDATE %s.ent_inv SET f_i_status = 'o_open' WHERE id = $1", [invoice]);
    const last = await asked();
    await platform.sql("UPDATE %s._approval SET stage = 1, expires_at = now() - interval '1 minute' WHERE id = $1", [last]);
    expect((await decide(last, true, owner)).body.data.decideApproval.status).toBe("EXPIRED");
    expect(await platform.sql("SELECT f_i_status AS status FROM %s.ent_inv WHERE id = $1", [invoice])).toEqual([{ status: "o_open" }]);
  });

  it("[DP19] a repeated key answers the same request, whatever is asked of it", async () => {
    const first = await waive("keyed", clerk, { idempotencyKey: `approval-${numbers}` });
    expect((await waive("keyed", clerk, { idempotencyKey: `approval-${numbers}` })).text).toBe(first.text);
    const short = await platform.ask(
      "mutation ($input: WaiveInvoiceInput!) { waiveInvoice(input: $input) { decision { d: id __typename } s: status } }",
      { input: { id: invoice, params: { why: "keyed" }, idempotencyKey: `approval-${numbers}` } },
      clerk,
    );
    expect(short.body.data.waiveInvoice).toEqual({
      decision: { d: first.body.data.waiveInvoice.decision.id, __typename: "DecisionRef" },
      s: "AWAITING_APPROVAL",
    });
  });
});

const mine = async (as: Person, recordId?: string) =>
  (
    await platform.ask(
      "query ($recordId: ID) { approvalsByMe(recordId: $recordId) { id status stage stages requestedBy decidedAt answers { by approve note stage } } }",
      recordId === undefined ? {} : { recordId },
      as,
    )
  ).body.data.approvalsByMe as { id: string; status: string }[];

describe("[DP23] one's own requests", () => {
  it("tell what became of them and who said what, to who asked and to nobody else", async () => {
    const id = await asked();
    const clerks = await platform.person(["r_clerk"]);
    expect(await mine(clerk, invoice)).toEqual([
      { id, status: "WAITING", stage: 1, stages: 2, requestedBy: "Somebody", decidedAt: null, answers: [] },
    ]);
    expect((await mine(clerk)).map((one) => one.id)).toContain(id);
    expect(await mine(clerks, invoice)).toEqual([]);
    expect(codeOf(await platform.ask("{ approvalsByMe { id } }", {}, owner))).toBe("GRAPHQL_VALIDATION_FAILED");
    await decide(id, false, keepers[0]!);
    expect(await mine(clerk, invoice)).toMatchObject([
      { id, status: "REJECTED", decidedAt: expect.any(String), answers: [{ by: "Somebody", approve: false, note: "seen", stage: 1 }] },
    ]);
  });

  it("pass to the next step, and end, when time runs out", async () => {
    const id = await asked();
    await platform.sql("UPDATE %s._approval SET expires_at = now() - interval '1 minute' WHERE id = $1", [id]);
    expect(await mine(clerk, invoice)).toMatchObject([{ id, status: "WAITING", stage: 2 }]);
    await platform.sql("UPDATE %s._approval SET stage = 1 WHERE id = $1", [id]);
    expect(await mine(clerk, invoice)).toMatchObject([{ id, status: "EXPIRED", stage: 2 }]);
  });

  it("are live: for who decides when it is asked, for who asked when it is decided", async () => {
    const [inbox, own] = [await platform.socket(keepers[0]!), await platform.socket(clerk)];
    const forMe = inbox.subscribe("subscription { approvalsForMe { id recordId } }");
    const byMe = own.subscribe("subscription ($id: ID) { approvalsByMe(recordId: $id) { id status } }", { id: invoice });
    const about = (message: { data: { approvalsForMe: { recordId: string }[] } }) =>
      message.data.approvalsForMe.filter(({ recordId }) => recordId === invoice).length;
    expect(about(await forMe.nth(0))).toBe(0);
    expect((await byMe.nth(0)).data.approvalsByMe).toEqual([]);
    const id = await asked();
    expect(about(await forMe.nth(1))).toBe(1);
    expect((await byMe.nth(1)).data.approvalsByMe).toEqual([{ id, status: "WAITING" }]);
    await decide(id, false, keepers[1]!);
    expect(about(await forMe.nth(2))).toBe(0);
    expect((await byMe.nth(2)).data.approvalsByMe).toEqual([{ id, status: "REJECTED" }]);
    for (const { ws } of [inbox, own]) ws.close();
  });

  it("[DP35] are live when time alone changes them: handed to the next step, and ended", async () => {
    const id = await asked();
    const [first, last, own] = await Promise.all([keepers[0]!, owner, clerk].map((person) => platform.socket(person)));
    const inbox = "subscription { approvalsForMe { id } }";
    const [forFirst, forLast] = [first!.subscribe(inbox), last!.subscribe(inbox)];
    const byMe = own!.subscribe("subscription ($id: ID) { approvalsByMe(recordId: $id) { id status stage } }", { id: invoice });
    const listed = (live: typeof forFirst) => live.got.at(-1)?.data?.approvalsForMe.some((one: { id: string }) => one.id === id);
    await Promise.all([forFirst, forLast, byMe].map((live) => live.nth(0)));
    expect([listed(forFirst), listed(forLast), byMe.got.at(-1).data.approvalsByMe]).toEqual([
      true,
      false,
      [{ id, status: "WAITING", stage: 1 }],
    ]);
    const soon = (minutes: number) =>
      platform.sql("UPDATE %s._approval SET expires_at = $2::timestamptz + make_interval(mins => $3) WHERE id = $1", [id, now, minutes]);
    await soon(1);
    now = new Date(now.getTime() + 61_000);
    await expect.poll(() => [listed(forFirst), listed(forLast)]).toEqual([false, true]);
    expect((await byMe.nth(1)).data.approvalsByMe).toEqual([{ id, status: "WAITING", stage: 2 }]);
    await platform.sql("UPDATE %s._approval SET stage = 1 WHERE id = $1", [id]);
    await soon(1);
    now = new Date(now.getTime() + 61_000);
    await expect.poll(() => listed(forLast)).toBe(false);
    await expect.poll(() => byMe.got.at(-1).data.approvalsByMe).toEqual([{ id, status: "EXPIRED", stage: 2 }]);
    for (const { ws } of [first!, last!, own!]) ws.close();
  });
});
