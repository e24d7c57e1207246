import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let reception: Person;
let admin: Person;
let sara: Person;
let omar: Person;
const ids = {
  sara: uuidv7(),
  omar: uuidv7(),
  patients: Array.from({ length: 6 }, () => uuidv7()),
  visits: Array.from({ length: 12 }, () => uuidv7()),
};

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  reception = await platform.person(["r_reception"]);
  admin = await platform.person(["r_admin"]);
  sara = await platform.person(["r_doctor"], { name: "Sara" });
  omar = await platform.person(["r_doctor"], { name: "Omar" });
  for (const [id, name, user] of [
    [ids.sara, "Sara", sara.id],
    [ids.omar, "Omar", omar.id],
  ])
    await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name, f_doc_user) VALUES ($1, $2, $3)", [id, name, user]);
  for (const [n, id] of ids.patients.entries())
    await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name, f_pat_phone) VALUES ($1, $2, '+96650000000' || $3::text)", [
      id,
      `Patient ${n}`,
      n,
    ]);
  for (const [n, id] of ids.visits.entries())
    await platform.sql(
      "INSERT INTO %s.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason, f_apt_status) VALUES ($1, $2, $3, $4, $5, 'o_requested')",
      [id, ids.patients[n % 6], n % 3 === 0 ? ids.omar : ids.sara, `2026-01-${String(n + 1).padStart(2, "0")}T10:00:00Z`, `Reason ${n}`],
    );
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const omars = () => ids.visits.filter((_, n) => n % 3 === 0);
const saras = () => ids.visits.filter((_, n) => n % 3 !== 0);

describe("one operation, one statement", () => {
  it("[DP1] a query issues exactly one SQL statement, however deep", async () => {
    const deep = `{ me { name } appointments(first: 5) { nodes { id patient { name } doctor { name user { name } } } count { value } aggregate { count } } patients { nodes { name } } doctors { nodes { name } } }`;
    await platform.ask(deep, {}, admin); // warms session, role and plan
    wire.taken();
    const { body } = await platform.ask(deep, {}, admin);
    expect(body.data.appointments.nodes).toHaveLength(5);
    expect(wire.taken()).toHaveLength(1);
  });

  it("[DP71] a variable keeps its value, whatever it is called and whatever stands beside it as a literal", async () => {
    const [first] = (await platform.ask("{ patients(first: 1) { nodes { id name } } }", {}, admin)).body.data.patients.nodes;
    for (const name of ["__l0", "__l1", "l0", "__proto__", "constructor", "a0"]) {
      const { body } = await platform.send("POST", "/graphql", {
        raw: `{"query":${JSON.stringify(
          `query ($${name}: ID!) { one: patient(id: $${name}) { id } none: patients(filter: { name: { eq: "No such name" } }, first: 3) { nodes { id } } }`,
        )},"variables":{${JSON.stringify(name)}:${JSON.stringify(first.id)}}}`,
        as: admin,
      });
      expect([name, body]).toEqual([name, { data: { one: { id: first.id }, none: { nodes: [] } } }]);
    }
  });

  it("[DP14] a list counts nothing until the count is asked for", async () => {
    const seat = platform.plane.plans.seat(platform.environment, platform.environment.model(), ["r_admin", "r_member"], "en");
    const sqlOf = (query: string) => {
      const prepared = platform.plane.plans.prepare(seat, query);
      return platform.plane.plans.plan(prepared, platform.plane.plans.variables(prepared, {})).sql;
    };
    expect(sqlOf("{ patients { nodes { name } pageInfo { hasNextPage } } }")).not.toMatch(/count\s*\(/i);
    expect(sqlOf("{ patients { nodes { name } count { value exact } } }")).toMatch(/LIMIT 10001/);
  });
});

describe("rights", () => {
  it("[DP4] what a role may not read is not in its schema, and asking names nothing hidden", async () => {
    const stranger = await platform.ask("{ patients { nodes { name } } }");
    expect(stranger.status).toBe(400);
    expect(stranger.body.errors[0].message).toBe('Cannot query field "patients" on type "Query".');
    const doctor = await platform.ask("{ patients { nodes { phone } } }", {}, sara);
    expect(doctor.body.errors[0].message).toBe('Cannot query field "phone" on type "Patient".');
    const types = await platform.ask("{ __schema { types { name fields { name } } } }");
    expect(JSON.stringify(types.body)).not.toMatch(/patient|appointment|doctor/i);
    expect(
      (await platform.ask('{ __type(name: "Patient") { name fields { name } } }', {}, sara)).body.data.__type.fields.map(
        ({ name }: { name: string }) => name,
      ),
    ).not.toContain("phone");
  });

  it("[DP5] a row another person owns is absent by id", async () => {
    const get = "query ($id: ID!) { appointment(id: $id) { id } }";
    for (const id of omars()) {
      expect((await platform.ask(get, { id }, sara)).body.data.appointment).toBeNull();
      expect((await platform.ask(get, { id }, omar)).body.data.appointment).toEqual({ id });
    }
  });

  it("[DP5] … from lists, whatever the filter, order, search or page", async () => {
    const all = async (args: string, as: Person) =>
      ((await platform.ask(`{ appointments(${args}) { nodes { id } } }`, {}, as)).body.data.appointments.nodes as { id: string }[])
        .map(({ id }) => id)
        .sort();
    expect(await all("first: 100", sara)).toEqual(saras().sort());
    expect(await all("first: 100, order: [{ time: DESC }]", omar)).toEqual(omars().sort());
    expect(await all(`filter: { or: [{ id: { eq: "${omars()[0]}" } }, { reason: { contains: "Reason 0" } }] }`, sara)).toEqual([]);
    expect(await all(`filter: { not: { id: { eq: "${saras()[0]}" } } }, first: 100`, sara)).toEqual(saras().slice(1).sort());
    expect(await all(`filter: { doctor: { name: { eq: "Omar" } } }`, sara)).toEqual([]);
    expect(await all(`search: "Reason"`, sara).then((found) => found.filter((id) => omars().includes(id)))).toEqual([]);
    expect(await all(`last: 100, offset: 0`, sara)).toEqual(saras().sort());
  });

  it("[DP5] … from counts, aggregates and nested lists", async () => {
    const { body } = await platform.ask(
      `{ appointments { count { value exact } aggregate { count min { time } max { time } } } doctors { nodes { name } } }`,
      {},
      omar,
    );
    expect(body.data.appointments.count).toEqual({ value: 4, exact: true });
    expect(body.data.appointments.aggregate).toEqual({
      count: 4,
      min: { time: "2026-01-01T10:00:00.000Z" },
      max: { time: "2026-01-10T10:00:00.000Z" },
    });
    const filtered = await platform.ask(`{ patients(filter: { name: { eq: "Patient 1" } }) { nodes { name } } }`, {}, omar);
    expect(filtered.body.data.patients.nodes).toEqual([{ name: "Patient 1" }]);
  });

  it("[DP5] … and cannot be changed, deleted or referred to", async () => {
    const no = await platform.ask(
      "mutation ($input: UpdateAppointmentInput!) { updateAppointment(input: $input) { status } }",
      { input: { id: omars()[0], version: 1, set: { reason: "x" } } },
      sara,
    );
    expect(no.body.errors[0].message).toMatch(/Unknown type "UpdateAppointmentInput"|Cannot query field/);
    const missing = await platform.ask(
      "mutation ($input: UpdateAppointmentInput!) { updateAppointment(input: $input) { status } }",
      { input: { id: uuidv7(), version: 1, set: { reason: "x" } } },
      reception,
    );
    expect(missing.body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
  });

  it("[DP11] no SECURITY DEFINER in a platform's schema, and its role owns nothing", async () => {
    // The one function runs as whoever writes and belongs to who owns the tables.
    expect(
      await platform.sql(
        "SELECT proname, prosecdef, rolname AS owner FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE pronamespace = '%s'::regnamespace",
      ),
    ).toEqual([{ proname: "_tell_standing", prosecdef: false, owner: "wn_runtime" }]);
    expect(
      await platform.sql(
        "SELECT count(*)::int AS n FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relnamespace = '%s'::regnamespace AND r.rolname IN ('%s', 'wn_data')",
      ),
    ).toEqual([{ n: 0 }]);
    const { environment, plane } = platform;
    await expect(
      plane.pools.read(environment, null, { sql: `ALTER TABLE ${environment.schema}.ent_patient ADD COLUMN x int`, values: [], lane: "S" }),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(
      plane.pools.read(environment, null, { sql: `DELETE FROM ${environment.schema}._event`, values: [], lane: "S" }),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(
      plane.pools.read(environment, null, { sql: `UPDATE ${environment.schema}._audit SET outcome = 'ok'`, values: [], lane: "S" }),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("lists", () => {
  it("pages forwards and backwards without loss or repeat, nulls last, with cursors that fit one order only", async () => {
    const page = async (args: string) =>
      (
        await platform.ask(
          `{ appointments(${args}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          {},
          reception,
        )
      ).body;
    const seen: string[] = [];
    let after = "";
    for (let n = 0; n < 10; n += 1) {
      const { data } = await page(`first: 5, order: [{ doctor: { name: ASC } }, { time: DESC }]${after && `, after: "${after}"`}`);
      seen.push(...data.appointments.nodes.map(({ id }: { id: string }) => id));
      if (!data.appointments.pageInfo.hasNextPage) break;
      after = data.appointments.pageInfo.endCursor;
    }
    expect(seen).toEqual([...omars().reverse(), ...saras().reverse()]);
    const back = await page(`last: 5, order: [{ doctor: { name: ASC } }, { time: DESC }]`);
    expect(back.data.appointments.nodes.map(({ id }: { id: string }) => id)).toEqual(seen.slice(-5));
    const before = await page(
      `last: 5, before: "${back.data.appointments.pageInfo.startCursor}", order: [{ doctor: { name: ASC } }, { time: DESC }]`,
    );
    expect(before.data.appointments.nodes.map(({ id }: { id: string }) => id)).toEqual(seen.slice(2, 7));
    expect((await page(`first: 5, order: [{ time: ASC }], after: "${after}"`)).errors[0].extensions.code).toBe("DATA_CURSOR_INVALID");
    const ascending = (await page("first: 2, order: [{ time: ASC }]")).data.appointments.pageInfo.endCursor;
    expect((await page(`first: 2, order: [{ time: DESC }], after: "${ascending}"`)).errors[0].extensions.code).toBe("DATA_CURSOR_INVALID");
    for (const forged of ["x", "WzFd", Buffer.from('["a",{"b":1}]').toString("base64url"), "'; drop table"])
      expect((await page(`first: 5, after: "${forged}"`)).errors[0].extensions.code).toBe("DATA_CURSOR_INVALID");
  });

  it("puts empty values last in both directions", async () => {
    const names = async (direction: string) =>
      (
        (await platform.ask(`{ patients(order: [{ dateOfBirth: ${direction} }], first: 2) { nodes { dateOfBirth } } }`, {}, reception)).body
          .data.patients.nodes as { dateOfBirth: string | null }[]
      ).map(({ dateOfBirth }) => dateOfBirth);
    await platform.sql("UPDATE %s.ent_patient SET f_pat_birth = '2000-01-01' WHERE id = $1", [ids.patients[3]]);
    expect(await names("ASC")).toEqual(["2000-01-01", null]);
    expect(await names("DESC")).toEqual(["2000-01-01", null]);
  });
});

describe("[DP3] no text of a person becomes SQL", () => {
  const attacks = [
    "'; DROP TABLE ent_patient; --",
    "\\'; SELECT pg_sleep(10); --",
    "$1",
    "%",
    "_",
    "\\",
    '"',
    "$$",
    "{}",
    "\u202e",
    "NULL",
    "') OR true --",
  ];
  it("as a filter, a search, a value or an id", async () => {
    for (const text of attacks) {
      for (const filter of [{ name: { eq: text } }, { name: { contains: text } }, { name: { in: [text] } }]) {
        const { body } = await platform.ask(
          "query ($f: PatientFilter) { patients(filter: $f) { nodes { name } } }",
          { f: filter },
          reception,
        );
        expect(body.data.patients.nodes).toEqual([]);
      }
      expect(
        (await platform.ask("query ($s: String) { patients(search: $s) { nodes { name } } }", { s: text }, reception)).body.errors,
      ).toBeUndefined();
      expect((await platform.ask("query ($id: ID!) { patient(id: $id) { id } }", { id: text }, reception)).body.data.patient).toBeNull();
      const { body } = await platform.ask(
        "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { name } } }",
        { input: { set: { name: text } } },
        reception,
      );
      expect(body.data.createPatient.record.name).toBe(text);
      await platform.sql("DELETE FROM %s.ent_patient WHERE f_pat_name = $1", [text]);
    }
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient")).toEqual([{ n: 6 }]);
  });
});
