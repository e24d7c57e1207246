/**
 * [DP69] Every compiled predicate is taken away in turn, and what people see and may do is asked again: each time something must change that
 * a test looks at. The predicate of the account is the exception: wall 2 stands behind it, and nothing changes. The predicates are replaced
 * as modules of this test; the program has no switch for it.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { loan } from "../../../schema/fixtures/loan.ts";
import type { Model } from "../../../schema/model/model.ts";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import { physical } from "../../../subgraphs/runtime/data-plane/names.ts";
import { createDataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { buildColumn, buildModel, buildRole, buildTable, fullAccess } from "./build-model.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { type Asker, asker } from "./ten-ways.ts";

const missing = vi.hoisted(() => ({ predicate: null as string | null, used: 0 }));

vi.mock("../../../subgraphs/runtime/data-plane/sql/predicates.ts", async (original) => {
  const real = await original<typeof import("../../../subgraphs/runtime/data-plane/sql/predicates.ts")>();
  const without = <T>(predicate: string, gone: T, kept: () => T): T => {
    if (missing.predicate !== predicate) return kept();
    missing.used += 1;
    return gone;
  };
  return {
    ...real,
    alive: (base: string) => without("deleted", "true", () => real.alive(base)),
    ofAccount: (...of: Parameters<typeof real.ofAccount>) => without<readonly string[]>("account", [], () => real.ofAccount(...of)),
    admitted: (...of: Parameters<typeof real.admitted>) => without<readonly string[]>("row policy", [], () => real.admitted(...of)),
    admitsEach: (...of: Parameters<typeof real.admitsEach>) =>
      without<readonly string[]>(
        "write policy",
        of[3].map(() => "true"),
        () => real.admitsEach(...of),
      ),
    visibleValue: (...of: Parameters<typeof real.visibleValue>) => {
      const [statement, table, field, base] = of;
      const column = statement.view.tables.get(table.id)!.columns.find(({ id }) => id === field)!;
      return without("field mask", `(${base}.${physical(column)})::text`, () => real.visibleValue(...of));
    },
  };
});
vi.mock("../../../subgraphs/runtime/data-plane/actions/candidate.ts", async (original) => {
  const real = await original<typeof import("../../../subgraphs/runtime/data-plane/actions/candidate.ts")>();
  return {
    ...real,
    lookAt: async (...of: Parameters<typeof real.lookAt>) => {
      const looked = await real.lookAt(...of);
      if (missing.predicate !== "check") return looked;
      missing.used += 1;
      return { ...looked, admitted: looked.admitted.map(() => true) };
    },
  };
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Asks everything anew, by a data plane that has compiled nothing yet. */
const observe = async (
  platform: TestPlatform,
  predicate: string | null,
  probes: readonly (readonly [Asker, string, Record<string, unknown>])[],
) => {
  missing.predicate = predicate;
  missing.used = 0;
  const plane = createDataPlane({
    connection: database.database.connection("wn_data"),
    passwords: createPasswords({ cost: "low" }),
    log: () => undefined,
  });
  try {
    const seen: string[] = [];
    for (const [who, document, variables] of probes) {
      const { data, errors } = await plane.call(platform.environment, who.caller, document, variables as never);
      seen.push(
        `${who.name}: ${document} ${JSON.stringify(data ?? null)} ${errors?.map(({ extensions }) => extensions?.code).join() ?? ""}`,
      );
    }
    return { seen, used: missing.used };
  } finally {
    await plane.close();
    missing.predicate = null;
  }
};

describe("[DP69] a predicate that is missing is missed", () => {
  let platform: TestPlatform;
  let probes: (readonly [Asker, string, Record<string, unknown>])[];
  // What the lint would refuse is let through here, so that nothing but the check holds it.
  const made = compiled(loan);
  const model: Model = {
    ...made,
    roles: made.roles.map((role) => {
      const of = role.access.ent_app;
      if (!of) return role;
      const open = of.create.map((grant) => ({ ...grant, fields: [...grant.fields, "f_st"] }));
      return { ...role, access: { ...role.access, ent_app: { ...of, create: open } } };
    }),
  };
  const ids = { file: uuidv7(), other: uuidv7(), draft: uuidv7(), submitted: uuidv7(), gone: uuidv7() };
  beforeAll(async () => {
    platform = await startPlatform(model, { database });
    const [owner, stranger, auditor, manager, officer] = await Promise.all([
      platform.person(["r_cust"]),
      platform.person(["r_cust"]),
      platform.person(["r_aud"]),
      platform.person(["r_mgr"]),
      platform.person(["r_off"]),
    ]);
    await platform.sql("UPDATE %s._user SET f_user_branch = 'north' WHERE id = $1", [officer.id]);
    await platform.sql(
      "INSERT INTO %s.ent_cust (id, f_cname, f_nid, f_cuser) VALUES ($1, 'Huda', '1234567890', $2), ($3, 'Sami', '0987654321', $4)",
      [ids.file, owner.id, ids.other, stranger.id],
    );
    for (const [id, state, deleted] of [
      [ids.draft, "o_draft", null],
      [ids.submitted, "o_sub", null],
      [ids.gone, "o_draft", new Date()],
    ] as const)
      await platform.sql(
        "INSERT INTO %s.ent_app (id, f_no, f_appl, f_amt, f_inc, f_term, f_br, f_st, deleted_at) VALUES ($1, $2, $3, 100, 5000, 12, 'north', $4, $5)",
        [id, `LN-${id}`, ids.file, state, deleted],
      );
    const who = (person: Person, role: string) => asker(platform, model, person, [role]);
    const [isOwner, isStranger, isAuditor, isManager, isOfficer] = [
      await who(owner, "r_cust"),
      await who(stranger, "r_cust"),
      await who(auditor, "r_aud"),
      await who(manager, "r_mgr"),
      await who(officer, "r_off"),
    ];
    const list = "{ applications { nodes { id amount } count { value } aggregate { count } } customers { nodes { id name } } }";
    const change = 'mutation ($id: ID!) { updateApplication(input: { id: $id, version: 1, set: { amount: "100" } }) { status } }';
    const create =
      'mutation ($id: ID!) { createApplication(input: { set: { applicant: $id, amount: "5", status: SUBMITTED } }) { status } }';
    probes = [
      [isOwner, list, {}],
      [isStranger, list, {}],
      [
        isAuditor,
        "{ applications(order: [{ id: ASC }]) { nodes { id monthlyIncome } } customers(order: [{ id: ASC }]) { nodes { nationalId } } }",
        {},
      ],
      [isManager, "query ($id: ID!) { application(id: $id) { id } }", { id: ids.gone }],
      // Unchanged values are not written, so nothing that is asked changes what is asked after it.
      [isOwner, change, { id: ids.submitted }],
      [isStranger, change, { id: ids.draft }],
      // A draft of their branch: only what was submitted may be changed, and the check after it asks for the branch alone.
      [
        isOfficer,
        "mutation ($id: ID!) { updateApplication(input: { id: $id, version: 1, set: { termMonths: 12 } }) { status } }",
        { id: ids.draft },
      ],
      [isOwner, create, { id: ids.file }],
    ];
  });
  afterAll(() => platform.close());

  it("row policy, write policy, field mask, deleted rows, check: none survives", async () => {
    const before = await observe(platform, null, probes);
    expect((await observe(platform, null, probes)).seen).toEqual(before.seen);
    const survivors: string[] = [];
    for (const predicate of ["row policy", "write policy", "field mask", "deleted", "check"]) {
      const { seen, used } = await observe(platform, predicate, probes);
      expect(used, `${predicate} was never compiled`).toBeGreaterThan(0);
      if (seen.every((line, at) => line === before.seen[at])) survivors.push(predicate);
    }
    expect(survivors).toEqual([]);
  });
});

describe("[DP10] [DP69] the account's predicate", () => {
  const notes = buildTable("ent_note", "note", [buildColumn("f_text", "text", "text", { required: true })]);
  const made = buildModel([notes], [], [buildRole("r_staff", "staff", { ent_note: fullAccess(notes) })]);
  const model: Model = { ...made, header: { ...made.header, accounts: "many" } };
  it("is held by wall 2 when it is missing: every answer stays the same", async () => {
    const platform = await startPlatform(model, { database });
    const [a, b] = [uuidv7(), uuidv7()];
    const alice = await platform.person(["r_staff"], { account: a });
    const foreign = uuidv7();
    for (const [account, id] of [
      [a, uuidv7()],
      [b, foreign],
    ])
      await platform.sql("INSERT INTO %s.ent_note (id, f_text, account_id) VALUES ($1, $2, $3)", [
        id,
        account === a ? "of a" : "of b",
        account,
      ]);
    const who = await asker(platform, model, alice, ["r_staff"]);
    const inA = { ...who, caller: { ...who.caller, account: a } };
    const probes = [
      [inA, "{ notes { nodes { text } count { value } aggregate { count } } notesGroup(by: [{ createdAt: YEAR }]) { count } }", {}],
      [inA, "query ($id: ID!) { note(id: $id) { text } }", { id: foreign }],
      [inA, 'mutation ($id: ID!) { updateNote(input: { id: $id, version: 1, set: { text: "taken" } }) { status } }', { id: foreign }],
      [inA, "mutation ($id: ID!) { deleteNote(input: { id: $id }) { status } }", { id: foreign }],
    ] as const;
    const before = await observe(platform, null, probes);
    expect(before.seen.join()).not.toContain("of b");
    const without = await observe(platform, "account", probes);
    expect(without.used).toBeGreaterThan(0);
    expect(without.seen).toEqual(before.seen);
    // With both walls down the same questions leak: it was really gone.
    await platform.sql("ALTER TABLE %s.ent_note DISABLE ROW LEVEL SECURITY");
    expect((await observe(platform, "account", probes)).seen.join()).toContain("of b");
    await platform.close();
  });
});
