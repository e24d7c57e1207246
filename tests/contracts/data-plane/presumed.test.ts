/** Somebody who was here a moment ago: what they ask is asked while they are looked up again, and nothing leaves before. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { hashToken } from "../../../subgraphs/session-tokens.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let person: Person;
let now = Date.now();
beforeAll(async () => {
  // How long a statement took on a busy machine must not decide which connection it takes: no plan here is a slow one.
  vi.useFakeTimers({ toFake: ["performance"] });
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), {
    database,
    connection: wire.connection,
    clock: { now: () => new Date(now) },
    standing: false,
  });
  for (const n of [1, 2])
    await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name, f_pat_phone) VALUES (uuidv7(), $1, '+966500000000')", [`Patient ${n}`]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
  vi.useRealTimers();
});
beforeEach(async () => {
  person = await platform.person(["r_reception"]);
  for (let n = 0; n < 2; n += 1) expect((await list()).body.data.patients.nodes).toHaveLength(2);
});

const list = () => platform.ask("{ patients { nodes { name } } }", {}, person);
const create = (as: Person, name: string) =>
  platform.ask(
    "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { status } }",
    { input: { set: { name, dateOfBirth: "1990-01-01" } } },
    as,
  );
/** Two seconds and a little later nobody believes what they knew of a session. */
const later = () => {
  now += 2_100;
};

describe("[DP9] somebody who is looked up again", () => {
  it("waits once for both: the look at the session is one statement and leaves with the question, as one transaction", async () => {
    later();
    wire.taken();
    const before = [wire.exchanges(), wire.transactions()] as const;
    expect((await list()).body.data.patients.nodes).toHaveLength(2);
    expect(wire.taken()).toHaveLength(2);
    expect([wire.exchanges() - before[0], wire.transactions() - before[1]]).toEqual([1, 1]);
    wire.taken();
    await list();
    expect(wire.taken()).toHaveLength(1);
  });

  it("is told nothing when the session ended elsewhere, and writes nothing", async () => {
    await platform.sql("UPDATE %s._session SET revoked_at = now() WHERE hash = $1", [hashToken(person.token)]);
    later();
    const seen = await list();
    expect(seen.status).toBe(400);
    expect(seen.text).not.toContain("Patient");
    await platform.sql("UPDATE %s._session SET revoked_at = NULL WHERE hash = $1", [hashToken(person.token)]);
    await list();
    await platform.sql("UPDATE %s._session SET revoked_at = now() WHERE hash = $1", [hashToken(person.token)]);
    later();
    expect((await create(person, "Nobody's")).body.errors).toBeDefined();
    await platform.sql("UPDATE %s._session SET revoked_at = NULL WHERE hash = $1", [hashToken(person.token)]);
    later();
    expect((await create(person, "Somebody's")).body.data.createPatient.status).toBe("DONE");
    expect(await platform.sql("DELETE FROM %s.ent_patient WHERE f_pat_name LIKE '%body''s' RETURNING f_pat_name AS name")).toEqual([
      { name: "Somebody's" },
    ]);
  });

  it("sees with the rights of now, not with those remembered", async () => {
    await platform.sql("DELETE FROM %s._role_grant WHERE user_id = $1", [person.id]);
    later();
    const without = await list();
    expect(without.text).not.toContain("Patient 1");
    await platform.sql("INSERT INTO %s._role_grant (user_id, role) VALUES ($1, 'r_reception')", [person.id]);
    later();
    expect((await list()).body.data.patients.nodes).toHaveLength(2);
    await platform.sql("UPDATE %s._user SET f_user_status = 'suspended' WHERE id = $1", [person.id]);
    later();
    expect((await list()).text).not.toContain("Patient 1");
  });

  it("meets an absent database like everybody", async () => {
    wire.cut();
    later();
    const { status, body } = await list();
    wire.mend();
    expect([status, body.errors[0].extensions.code]).toEqual([503, "DATA_UNAVAILABLE"]);
    expect((await list()).body.data.patients.nodes).toHaveLength(2);
  });
});
