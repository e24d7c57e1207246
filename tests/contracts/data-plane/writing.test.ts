import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire } from "./wire.ts";

let platform: TestPlatform;
let reception: Person;
let admin: Person;

beforeAll(async () => {
  platform = await startPlatform(compiled(clinic));
  reception = await platform.person(["r_reception"]);
  admin = await platform.person(["r_admin"]);
});
afterAll(() => platform.close());

const create = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { status record { id version name phone dateOfBirth } } }`;
const update = `mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { status record { id version name phone } } }`;
const newPatient = async (name = "Sara") =>
  (await platform.ask(create, { input: { set: { name } } }, reception)).body.data.createPatient.record as { id: string; version: number };

describe("writing records", () => {
  it("creates, updates, deletes and restores through actions", async () => {
    const { body } = await platform.ask(
      create,
      { input: { set: { name: "سارة", phone: "+966501234567", dateOfBirth: "1990-02-03" } } },
      reception,
    );
    expect(body).toMatchObject({
      data: { createPatient: { status: "DONE", record: { version: 1, name: "سارة", phone: "+966501234567", dateOfBirth: "1990-02-03" } } },
    });
    const { id } = body.data.createPatient.record;
    const changed = await platform.ask(update, { input: { id, version: 1, set: { phone: null } } }, reception);
    expect(changed.body.data.updatePatient.record).toEqual({ id, version: 2, name: "سارة", phone: null });
    const gone = await platform.ask(
      `mutation ($input: DeletePatientInput!) { deletePatient(input: $input) { status record { id } } }`,
      { input: { id } },
      admin,
    );
    expect(gone.body.data.deletePatient).toEqual({ status: "DONE", record: null });
    expect((await platform.ask("query ($id: ID!) { patient(id: $id) { id } }", { id }, admin)).body.data.patient).toBeNull();
    const back = await platform.ask(
      `mutation ($input: RestorePatientInput!) { restorePatient(input: $input) { record { id version } } }`,
      { input: { id } },
      admin,
    );
    expect(back.body.data.restorePatient.record).toEqual({ id, version: 4 });
  });

  it("[DP17] tells all problems of an input together, each with path and code", async () => {
    const { body } = await platform.ask(create, { input: { set: { phone: "12", dateOfBirth: "1990-13-40" } } }, reception);
    expect(body.errors[0].extensions.code).toBe("DATA_INVALID");
    expect(body.errors[0].extensions.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: ["set", "name"], code: "REQUIRED" }),
        expect.objectContaining({ path: ["set", "phone"], code: "INVALID" }),
        expect.objectContaining({ path: ["set", "dateOfBirth"], code: "INVALID" }),
      ]),
    );
    expect(body.errors[0].extensions.problems).toHaveLength(3);
    const { body: arabic } = await platform.send("POST", "/graphql", {
      body: { query: create, variables: { input: { set: {} } } },
      as: reception,
      headers: { "accept-language": "ar" },
    });
    expect(arabic.errors[0].message).toBe("بعض القيم تحتاج إلى تصحيح.");
    const references = await platform.ask(
      `mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { record { id } } }`,
      { input: { set: { patient: "01930000-0000-7000-8000-000000000009", doctor: "no", time: "soon", reason: "x".repeat(600) } } },
      reception,
    );
    expect(
      references.body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => [path[1], code]),
    ).toEqual(
      expect.arrayContaining([
        ["patient", "REFERENCE"],
        ["doctor", "INVALID"],
        ["time", "INVALID"],
        ["reason", "INVALID"],
      ]),
    );
  });

  it("[DP18] refuses an old version with the current one and what changed since", async () => {
    const { id } = await newPatient();
    await platform.ask(update, { input: { id, version: 1, set: { phone: "+966501234567" } } }, reception);
    await platform.ask(update, { input: { id, version: 2, set: { name: "Noura" } } }, reception);
    const { body } = await platform.ask(update, { input: { id, version: 1, set: { name: "Late" } } }, reception);
    expect(body.errors[0].extensions).toMatchObject({ code: "DATA_VERSION_CONFLICT", version: 3, changedFields: ["name", "phone"] });
    expect((await platform.ask("query ($id: ID!) { patient(id: $id) { name version } }", { id }, reception)).body.data.patient).toEqual({
      name: "Noura",
      version: 3,
    });
  });

  it("[DP19] the same key and input twenty times at once has one effect and one answer; another input is refused", async () => {
    const idempotencyKey = "k-1";
    const input = { set: { name: "Once only" }, idempotencyKey };
    const answers = await Promise.all(Array.from({ length: 20 }, () => platform.ask(create, { input }, reception)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.data.createPatient.record.name).toBe("Once only");
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient WHERE f_pat_name = 'Once only'")).toEqual([{ n: 1 }]);
    const other = await platform.ask(create, { input: { set: { name: "Other" }, idempotencyKey } }, reception);
    expect(other.body.errors[0].extensions.code).toBe("DATA_IDEMPOTENCY_MISMATCH");
    // Somebody else's key is another key.
    expect(
      (await platform.ask(create, { input: { set: { name: "Once only" }, idempotencyKey } }, admin)).body.data.createPatient.status,
    ).toBe("DONE");
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient WHERE f_pat_name = 'Once only'")).toEqual([{ n: 2 }]);
  });

  it("[DP19] a repeated call gets the first answer, letter by letter, whatever became of the record", async () => {
    const name = 'a "quoted" \\ back\nline\u0001 سارة 👩‍⚕️ \\u0041 {"x":1}';
    const texts: string[] = [];
    for (const [n, selection] of [
      "status record { name id version }",
      "record { version id name } status __typename",
      "a: record { name } b: record { id }",
      "status",
    ].entries()) {
      const query = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { ${selection} } }`;
      const input = { set: { name }, idempotencyKey: `letter-${n}` };
      const first = await platform.ask(query, { input }, reception);
      expect(first.body.errors).toBeUndefined();
      await platform.sql("UPDATE %s.ent_patient SET f_pat_name = 'Changed', version = version + 1 WHERE f_pat_name = $1", [name]);
      const again = await platform.ask(query, { input }, reception);
      expect(again.text).toBe(first.text);
      texts.push(again.text);
      // Another selection of the same call is read anew.
      const other = await platform.ask(query.replace(selection, "record { n: name }"), { input }, reception);
      expect(other.body.data.createPatient).toEqual({ record: { n: "Changed" } });
    }
    expect(JSON.parse(texts[0]!).data.createPatient.record.name).toBe(name);
  });

  it("[DP25] writes record, event, audit and idempotency row together", async () => {
    const { body } = await platform.ask(create, { input: { set: { name: "Together" }, idempotencyKey: "k-2" } }, reception);
    const { id } = body.data.createPatient.record;
    expect(
      await platform.sql("SELECT type, version::int, data->'fields' AS fields FROM %s._event WHERE stream = $1", [`record:${id}`]),
    ).toEqual([{ type: "RecordCreated", version: 1, fields: ["f_pat_name"] }]);
    expect(await platform.sql("SELECT action, outcome, actor FROM %s._audit WHERE resource = $1", [`ent_patient:${id}`])).toEqual([
      { action: "ent_patient.create", outcome: "ok", actor: reception.id },
    ]);
    expect(await platform.sql("SELECT answer IS NOT NULL AS kept FROM %s._idempotency WHERE key = 'k-2'")).toEqual([{ kept: true }]);
  });

  it("[EV15] events of an environment carry ids and field ids, never a value", async () => {
    await platform.ask(create, { input: { set: { name: "Secret name", phone: "+966509999999" } } }, reception);
    const rows = await platform.sql<{ all: string }>("SELECT string_agg(data::text || meta::text, ' ') AS all FROM %s._event");
    expect(rows[0]?.all).not.toContain("Secret name");
    expect(rows[0]?.all).not.toContain("966509999999");
  });

  it("[DP25] a backend that dies between two statements leaves nothing behind", async () => {
    // A trigger of the test kills the action's own backend after the record, the event and the audit were written.
    await platform.sql(
      `CREATE FUNCTION %s.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF NEW.answer LIKE '%Doomed%' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$`,
    );
    await platform.sql("CREATE TRIGGER die BEFORE UPDATE ON %s._idempotency FOR EACH ROW EXECUTE FUNCTION %s.die()");
    const { body } = await platform.ask(create, { input: { set: { name: "Doomed" }, idempotencyKey: "k-3" } }, reception);
    expect(body.errors[0].extensions.code).toBe("DATA_UNAVAILABLE");
    await platform.sql("DROP TRIGGER die ON %s._idempotency");
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient WHERE f_pat_name = 'Doomed'")).toEqual([{ n: 0 }]);
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s._idempotency WHERE key = 'k-3'")).toEqual([{ n: 0 }]);
    const again = await platform.ask(create, { input: { set: { name: "Doomed" }, idempotencyKey: "k-3" } }, reception);
    expect(again.body.data.createPatient.status).toBe("DONE");
    const [events] = await platform.sql(
      "SELECT count(*)::int AS n FROM %s._event e JOIN %s.ent_patient p ON e.stream = 'record:' || p.id WHERE p.f_pat_name = 'Doomed'",
    );
    expect(events).toEqual({ n: 1 });
  });

  it("[DP25] a statement whose failure nobody looked at keeps the transaction from being committed", async () => {
    const { environment, plane } = platform;
    const insert = `INSERT INTO ${environment.schema}.ent_patient (id, f_pat_name) VALUES (gen_random_uuid(), 'Swallowed')`;
    const swallowed = plane.pools.write(environment, null, async (writing) => {
      await writing.query(insert);
      await writing.query("SELECT 1 / 0").catch(() => undefined);
      return "done";
    });
    await expect(swallowed).rejects.toMatchObject({ code: "22012" });
    let late: Promise<unknown> = Promise.resolve();
    await plane.pools.write(environment, null, async (writing) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => writing.query(insert));
      late.catch(() => undefined);
    });
    await expect(late).rejects.toThrow("the transaction is over");
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_patient WHERE f_pat_name = 'Swallowed'")).toEqual([{ n: 0 }]);
  });

  it("an action asks all it can at once: two exchanges with the database, however many statements", async () => {
    const wire = await openWire(platform.database.database.connection("wn_data"));
    const here = await startPlatform(compiled(clinic), { database: platform.database, connection: wire.connection });
    const person = await here.person(["r_reception"]);
    const ask = (key: string) => here.ask(create, { input: { set: { name: "Once" }, idempotencyKey: key } }, person);
    await ask("warm");
    const before = wire.exchanges();
    expect((await ask("again")).body.data.createPatient.status).toBe("DONE");
    expect(wire.exchanges() - before).toBe(2);
    await here.close();
    await wire.close();
  });

  it("a closed door refuses every action before anything is written", async () => {
    const halted = await startPlatform(compiled(clinic), {
      database: platform.database,
      doors: async (writing) => {
        // Called as the login itself, before the environment's role is taken.
        const [who] = await writing.query<{ role: string }>("SELECT current_user::text AS role");
        throw Object.assign(new Error(String(who?.role)), { code: "GOVERNANCE_HALTED" });
      },
    });
    const person = await halted.person(["r_reception"]);
    const { body } = await halted.ask(create, { input: { set: { name: "No" }, idempotencyKey: "h" } }, person);
    expect(body.errors[0].extensions.code).toBe("DATA_HALTED");
    expect((await halted.ask("{ patients { nodes { name } } }", {}, person)).body.data.patients.nodes).toEqual([]);
    expect(await halted.sql("SELECT (SELECT count(*) FROM %s._event)::int + (SELECT count(*) FROM %s._idempotency)::int AS n")).toEqual([
      { n: 0 },
    ]);
    await halted.close();
  });
});
