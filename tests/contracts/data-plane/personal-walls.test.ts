/**
 * The engine's own rows that are one person's: requests for a yes and imports. With the predicate that says whose they are taken out, the
 * database still shows them to nobody else. The predicates are replaced as modules of this test; the program has no switch for it.
 */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import { approversOf } from "../../../subgraphs/runtime/data-plane/approvers.ts";
import { createDataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";
import { type Asker, asker } from "./ten-ways.ts";

const missing = vi.hoisted(() => ({ now: false, used: 0 }));
vi.mock("../../../subgraphs/runtime/data-plane/sql/predicates.ts", async (original) => {
  const real = await original<typeof import("../../../subgraphs/runtime/data-plane/sql/predicates.ts")>();
  /** Names its parameters, and lets everything through. */
  const without = (kept: string, ...parameters: string[]) => {
    if (!missing.now) return kept;
    missing.used += 1;
    return parameters.map((parameter) => `(${parameter} IS NULL OR ${parameter} IS NOT NULL)`).join(" AND ");
  };
  return {
    ...real,
    askedBy: (me: string, account: string) => without(real.askedBy(me, account), me, account),
    decidedBy: (...of: Parameters<typeof real.decidedBy>) => without(real.decidedBy(...of), of[0], of[1]),
    begunBy: (person: string) => without(real.begunBy(person), `${person}::uuid`),
  };
});

const [accountOne, accountTwo] = [uuidv7(), uuidv7()];
const model = compiled({ ...shop, accounts: "many" });
let platform: TestPlatform;
let clerk: Person;
let keeper: Person;
/** Whom the rows of `clerk` are no business of. */
let others: readonly (readonly [string, Person, readonly string[], string])[];
let importId: string;

/** Every request there is, so that a row is looked for among all of them. */
const lists = "{ approvalsByMe { id params answers { note } } }";
const toDecide = "{ approvalsForMe { id params answers { note } } }";

beforeAll(async () => {
  platform = await startPlatform(model);
  clerk = await platform.person(["r_clerk"], { account: accountOne });
  keeper = await platform.person(["r_keeper"], { account: accountOne });
  const person = (roles: string[], account: string) => platform.person(roles, { account });
  others = [
    ["another clerk of the account", await person(["r_clerk"], accountOne), ["r_clerk"], accountOne],
    ["a clerk of another account", await person(["r_clerk"], accountTwo), ["r_clerk"], accountTwo],
    ["who decides in another account", await person(["r_keeper"], accountTwo), ["r_keeper"], accountTwo],
  ];
  const ask = (document: string, input: object, as: Person) => platform.ask(document, { input }, as);
  const made = await ask(
    "mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { record { id } } }",
    { set: { number: "W-1", amount: "150", customerLink: { create: { name: "W" } } } },
    clerk,
  );
  const { id } = made.body.data.createInvoice.record;
  const asked = await ask(
    "mutation ($input: WaiveInvoiceInput!) { waiveInvoice(input: $input) { decision { id } } }",
    { id, params: { why: "a secret of ours" } },
    clerk,
  );
  const decided = await ask(
    "mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { status } }",
    { id: asked.body.data.waiveInvoice.decision.id, approve: true, note: "a word of ours" },
    keeper,
  );
  expect(decided.body.errors).toBeUndefined();
  const sent = await upload("Name\nA name of ours\n", clerk);
  importId = sent.id;
});
afterAll(() => platform.close());

const upload = (body: string, as: Person) =>
  new Promise<{ id: string }>((resolve, reject) => {
    const headers = { host: platform.host, origin: platform.origin, "x-webnova-upload": "ours.csv", cookie: `wnp=${as.token}` };
    const req = request({ host: "127.0.0.1", port: platform.port, method: "POST", path: "/api/customers/import", headers }, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      res.on("end", () => resolve(JSON.parse(text)));
    });
    req.on("error", reject);
    req.end(body);
  });

/** What each of the others is shown, by a data plane that has compiled nothing yet. */
const observe = async (without: boolean): Promise<string> => {
  missing.now = without;
  missing.used = 0;
  const plane = createDataPlane({
    connection: platform.database.database.connection("wn_data"),
    passwords: createPasswords({ cost: "low" }),
    log: () => undefined,
  });
  try {
    const seen: unknown[] = [];
    for (const [name, person, roles, account] of others) {
      const who: Asker = await asker(platform, model, person, roles);
      const caller = { ...who.caller, account };
      const { data, errors } = await plane.call(platform.environment, caller, roles[0] === "r_keeper" ? toDecide : lists, {});
      seen.push([name, data ?? errors]);
    }
    return JSON.stringify(seen);
  } finally {
    await plane.close();
  }
};

/** Statements of the environment's role without any predicate, as `person` in `account`. */
const bare = async (person: string | null, account: string | null) => {
  const { default: pg } = await import("pg");
  const client = new pg.Client(platform.database.database.connection("wn_data"));
  await client.connect();
  const { role, schema } = platform.environment;
  await client.query(`SET ROLE "${role}"`);
  await client.query("SELECT set_config('wn.person', $1, false), set_config('wn.account', $2, false)", [person ?? "", account ?? ""]);
  const counts: Record<string, number | string> = {};
  for (const table of ["_approval", "_approval_vote", "_import", "_import_part"])
    counts[table] = (await client.query(`SELECT * FROM "${schema}"."${table}"`)).rows.length;
  for (const table of ["_approval", "_import"])
    counts[`${table} changed`] = (await client.query(`UPDATE "${schema}"."${table}" SET state = state`)).rowCount ?? 0;
  counts.taken = await client.query(`INSERT INTO "${schema}"."_approver" (action, role) VALUES ('a_waive', 'r_clerk')`).then(
    () => "yes",
    ({ code }: { code: string }) => code,
  );
  counts.forged = await client
    .query(
      `INSERT INTO "${schema}"."_approval_vote" (approval_id, stage, voter, approves, at) SELECT id, 1, '${clerk.id}'::uuid, true, now() FROM "${schema}"."_approval" UNION ALL SELECT gen_random_uuid(), 1, '${clerk.id}'::uuid, true, now()`,
    )
    .then(
      () => "yes",
      ({ code }: { code: string }) => code,
    );
  await client.end();
  return counts;
};

describe("[DP10] [DP69] rows of one person", () => {
  it("requests for a yes: without the compiled predicate they are still shown to nobody they are no business of", async () => {
    const before = await observe(false);
    expect(before).not.toMatch(/of ours/);
    const without = await observe(true);
    expect(missing.used).toBeGreaterThan(0);
    expect(without).toBe(before);
    // With both walls down the same questions leak: it was really gone.
    for (const table of ["_approval", "_approval_vote"]) await platform.sql(`ALTER TABLE %s.${table} DISABLE ROW LEVEL SECURITY`);
    const leaked = await observe(true);
    for (const table of ["_approval", "_approval_vote"]) await platform.sql(`ALTER TABLE %s.${table} ENABLE ROW LEVEL SECURITY`);
    missing.now = false;
    // Who decides in another account is held by the record's own wall as well.
    expect(leaked.match(/a secret of ours/g)).toHaveLength(2);
    expect(leaked).toContain("a word of ours");
  });

  it("imports: without the creator's predicate they are still nobody else's", async () => {
    const look = async () => {
      const seen: number[] = [];
      for (const [, person] of others.slice(0, 2))
        for (const path of [`/api/_imports/${importId}`, "/api/customers/import"])
          seen.push((await platform.send("GET", path, { as: person })).status);
      return seen;
    };
    expect((await platform.send("GET", `/api/_imports/${importId}`, { as: clerk })).body).toMatchObject({ id: importId, name: "ours.csv" });
    missing.now = true;
    missing.used = 0;
    expect(await look()).toEqual([404, 404, 404, 404]);
    expect(missing.used).toBeGreaterThan(0);
    await platform.sql("ALTER TABLE %s._import DISABLE ROW LEVEL SECURITY");
    expect(await look()).toEqual([200, 200, 200, 200]);
    await platform.sql("ALTER TABLE %s._import ENABLE ROW LEVEL SECURITY");
    missing.now = false;
  });

  it("a statement without any predicate finds what is the person's, changes nothing else, and nothing where nobody is said", async () => {
    const none = { _approval: 0, _approval_vote: 0, _import: 0, _import_part: 0, "_approval changed": 0, "_import changed": 0 };
    const refused = { taken: "42501", forged: "42501" };
    expect(await bare(clerk.id, accountOne)).toMatchObject({
      _approval: 1,
      _approval_vote: 1,
      _import: 1,
      _import_part: 1,
      taken: "42501",
    });
    expect(await bare(keeper.id, accountOne)).toEqual({ ...none, _approval: 1, _approval_vote: 1, "_approval changed": 1, ...refused });
    for (const [, { id }, , account] of others) expect(await bare(id, account)).toEqual({ ...none, ...refused });
    // Who belongs to which account is not what the connection says: the keeper of another is no keeper here.
    for (const [, { id }, , account] of others)
      if (account !== accountOne) expect(await bare(id, accountOne)).toEqual({ ...none, ...refused });
    // Who decides, with the account of another, or none; and nobody.
    for (const [person, account] of [
      [keeper.id, accountTwo],
      [keeper.id, null],
      [null, accountOne],
    ] as const)
      expect(await bare(person, account)).toEqual({ ...none, ...refused });
  });

  it("a person that was lost on the way is set again, and people who share connections never mix", async () => {
    const shared = await startPlatform(model, { database: platform.database, pools: { sizes: { S: 1, M: 1, L: 1, writers: 1 } } });
    const { pools } = shared.plane;
    const { schema } = shared.environment;
    const [a, b] = [uuidv7(), uuidv7()];
    for (const person of [a, b])
      await shared.sql(
        `INSERT INTO %s._import (id, entity, created_by, roles, locale, name, state) VALUES (gen_random_uuid(), 'ent_cust', $1::uuid, '{}', 'en', $1::uuid::text, 'done')`,
        [person],
      );
    const seen = (person: string | null) =>
      pools
        .read<{ name: string }>(shared.environment, null, {
          name: "own",
          sql: `SELECT name FROM ${schema}._import`,
          values: [],
          lane: "S",
          person,
        })
        .then((rows) => rows.map(({ name }) => name));
    for (let n = 0; n < 12; n += 1) {
      const [of, next] = n % 2 === 0 ? [a, b] : [b, a];
      expect(await Promise.all([seen(of), seen(null), seen(next)])).toEqual([[of], [], [next]]);
    }
    // Lost behind the pool's back: whose rows a plan asks for it proves itself, and asks again.
    const proven = (person: string) =>
      pools
        .read<{ name: string }>(shared.environment, null, {
          name: "proven",
          sql: `SELECT name FROM ${schema}._import WHERE (SELECT CASE WHEN nullif(current_setting('wn.person', true), '') IS NOT DISTINCT FROM $1 THEN true ELSE ('person mismatch: ' || current_setting('wn.person', true))::boolean END)`,
          values: [person],
          lane: "S",
          person,
        })
        .then((rows) => rows.map(({ name }) => name));
    expect(await proven(a)).toEqual([a]);
    await pools.read(shared.environment, null, {
      name: "lose",
      sql: "SELECT set_config('wn.person', $1, false)",
      values: [b],
      lane: "S",
      person: a,
    });
    expect(await proven(a)).toEqual([a]);
    await shared.close();
  });

  it("who decides is what the model says", async () => {
    expect(await platform.sql("SELECT action, role FROM %s._approver ORDER BY 1, 2")).toEqual(
      approversOf(model)
        .map(([action, role]) => ({ action, role }))
        .sort((x, y) => (x.action + x.role < y.action + y.role ? -1 : 1)),
    );
    expect(approversOf(model).length).toBeGreaterThan(1);
  });
});
