import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { createVirtualClock } from "../../../subgraphs/clock.ts";
import type { Writing } from "../../../subgraphs/runtime/data-plane/pools.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
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

/** `phone INVALID`, of each problem of a refusal. */
const told = (body: Answer["body"]): readonly string[] =>
  body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => `${path.at(-1)} ${code}`).sort();

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

  it("[DP17] tells all problems of a change together as well: what cannot be stored beside every rule that is broken", async () => {
    const { id } = await newPatient();
    const { body } = await platform.ask(
      update,
      { input: { id, version: 1, set: { phone: "12", dateOfBirth: "soon", name: null } } },
      reception,
    );
    expect(told(body)).toEqual(["dateOfBirth INVALID", "name REQUIRED", "phone INVALID"]);
    const doctor = uuidv7();
    await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name) VALUES ($1, 'D')", [doctor]);
    const [appointment, nobody] = [uuidv7(), uuidv7()];
    await platform.sql("INSERT INTO %s.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time) VALUES ($1, $2, $3, now())", [
      appointment,
      id,
      doctor,
    ]);
    const several = await platform.ask(
      "mutation ($input: UpdateAppointmentInput!) { updateAppointment(input: $input) { status } }",
      { input: { id: appointment, version: 1, set: { patient: nobody, doctor: nobody, time: "soon" } } },
      reception,
    );
    expect(told(several.body)).toEqual(["doctor REFERENCE", "patient REFERENCE", "time INVALID"]);
  });

  it("[DP18] refuses an old version with the current one and what changed since", async () => {
    const { id } = await newPatient();
    await platform.ask(update, { input: { id, version: 1, set: { phone: "+966501234567" } } }, reception);
    await platform.ask(update, { input: { id, version: 2, set: { name: "Noura" } } }, reception);
    const { body } = await platform.ask(update, { input: { id, version: 1, set: { name: "Late" } } }, reception);
    expect(body.errors[0].extensions).toMatchObject({ code: "DATA_VERSION_CONFLICT", version: 3, changedFields: ["name", "phone"] });
    // Only what changed since the version that was looked at.
    const second = await platform.ask(update, { input: { id, version: 2, set: { name: "Late" } } }, reception);
    expect(second.body.errors[0].extensions).toMatchObject({ version: 3, changedFields: ["name"] });
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

  // A trigger of the test kills the action's own backend after record, event and audit were written.
  it.each([
    ["in one statement", create, "AFTER INSERT ON %s._audit"],
    ["between two", create.replace(/record \{[^}]*\}/, ""), "BEFORE UPDATE ON %s._idempotency"],
  ])("[DP25] a backend that dies %s leaves nothing behind", async (how, document, when) => {
    const name = `Doomed ${how}`;
    const ask = () => platform.ask(document, { input: { set: { name }, idempotencyKey: `k-3 ${how}` } }, reception);
    await platform.sql(
      `CREATE FUNCTION %s.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`,
    );
    await platform.sql(`CREATE TRIGGER die ${when} FOR EACH ROW EXECUTE FUNCTION %s.die()`);
    const { body } = await ask();
    expect(body.errors[0].extensions.code).toBe("DATA_UNAVAILABLE");
    await platform.sql("DROP FUNCTION %s.die() CASCADE");
    const count = (from: string) => platform.sql<{ n: number }>(`SELECT count(*)::int AS n FROM %s.${from}`).then(([row]) => row?.n);
    expect(await count(`ent_patient WHERE f_pat_name = '${name}'`)).toBe(0);
    expect(await count(`_idempotency WHERE key = 'k-3 ${how}'`)).toBe(0);
    const again = await ask();
    expect(again.body.data.createPatient.status).toBe("DONE");
    const events = `_event e JOIN %s.ent_patient p ON e.stream = 'record:' || p.id WHERE p.f_pat_name = '${name}'`;
    expect(await count(events)).toBe(1);
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

  it("a create is one exchange with the database, a change and a deletion are two, and a create two where the door has to be asked", async () => {
    const wire = await openWire(platform.database.database.connection("wn_data"));
    const clock = createVirtualClock(new Date());
    const doors = async (writing: Writing) => void (await writing.query("SELECT 1"));
    const here = await startPlatform(compiled(clinic), { database: platform.database, connection: wire.connection, clock, doors });
    const person = await here.person(["r_reception"]);
    const ask = async (key: string) => {
      const before = wire.exchanges();
      const { body } = await here.ask(create, { input: { set: { name: "Once" }, idempotencyKey: key } }, person);
      expect(body.data.createPatient.status).toBe("DONE");
      return wire.exchanges() - before;
    };
    await ask("warm");
    await ask("warm at once");
    expect(await ask("again")).toBe(1);
    clock.advance(501);
    expect(await ask("later")).toBe(2);
    const { id } = (await here.ask(create, { input: { set: { name: "Changed" } } }, person)).body.data.createPatient.record;
    const change = async (version: number, set: object, key: object = {}, code?: string) => {
      const before = wire.exchanges();
      const { body } = await here.ask(update, { input: { id, version, set, ...key } }, person);
      expect([body.data?.updatePatient.record.version, body.errors?.[0].extensions.code]).toEqual([code ? undefined : version + 1, code]);
      return wire.exchanges() - before;
    };
    for (const version of [1, 2]) await change(version, { name: `Changed ${version}` });
    expect(await change(3, { name: "Changed thrice" })).toBe(2);
    await change(4, { name: "With a key" }, { idempotencyKey: "warm change" });
    expect(await change(5, { name: "With another key" }, { idempotencyKey: "change" })).toBe(2);
    // What is refused is refused for its own reason, also when the record is wrong in the same breath.
    await change(5, { phone: "12" }, {}, "DATA_VERSION_CONFLICT");
    expect(
      (await here.ask(update, { input: { id, version: 5, set: { name: "With another key" }, idempotencyKey: "change" } }, person)).body
        .data,
    ).toMatchObject({ updatePatient: { record: { version: 6, name: "With another key" } } });
    const remove = `mutation ($input: DeletePatientInput!) { deletePatient(input: $input) { status } }`;
    const manager = await here.person(["r_doctor", "r_reception", "r_admin"]);
    const made = async () => (await here.ask(create, { input: { set: { name: "Going" } } }, person)).body.data.createPatient.record.id;
    const gone = async (more: object = {}, code?: string, of?: string) => {
      const id = of ?? (await made());
      const before = wire.exchanges();
      const { body } = await here.ask(remove, { input: { id, ...more } }, manager);
      expect([body.data?.deletePatient.status, body.errors?.[0].extensions.code]).toEqual([code ? undefined : "DONE", code]);
      return wire.exchanges() - before;
    };
    for (const _ of [1, 2]) await gone();
    expect(await gone()).toBe(2);
    await gone({ idempotencyKey: "warm deletion" });
    expect(await gone({ idempotencyKey: "deletion", version: 1 })).toBe(2);
    await gone({ version: 7 }, "DATA_VERSION_CONFLICT");
    const again = await made();
    await gone({ idempotencyKey: "once" }, undefined, again);
    await gone({ idempotencyKey: "once" }, undefined, again);
    await gone({}, "DATA_NOT_FOUND", again);
    await here.close();
    await wire.close();
  });

  it("[DP19] a create that is refused leaves neither its key nor a row behind, and the key may be used again", async () => {
    const make = `mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { status record { id reason patient { name } } } }`;
    const patient = await newPatient("Key");
    const [doctor] = await platform.sql<{ id: string }>(
      "INSERT INTO %s.ent_doctor (id, f_doc_name) VALUES (gen_random_uuid(), 'Key') RETURNING id",
    );
    const ask = (of: string, as: Person) =>
      platform.ask(
        make,
        { input: { set: { patient: of, doctor: doctor?.id, time: "2027-01-01T10:00:00Z", reason: "Key" }, idempotencyKey: "k-refused" } },
        as,
      );
    const nothing = async () => {
      const [row] = await platform.sql(
        "SELECT (SELECT count(*) FROM %s._idempotency WHERE key = 'k-refused')::int + (SELECT count(*) FROM %s.ent_appt WHERE f_apt_reason = 'Key')::int AS n",
      );
      expect(row).toEqual({ n: 0 });
    };
    const wrong = await ask(crypto.randomUUID(), reception);
    expect(wrong.body.errors[0].extensions.problems).toMatchObject([{ path: ["set", "patient"], code: "REFERENCE" }]);
    await nothing();
    // A doctor has no such field in their schema, and nobody outside has.
    for (const other of [await platform.person(["r_doctor"]), await platform.person([])]) {
      expect((await ask(patient.id, other)).body.data ?? null).toBeNull();
      await nothing();
    }
    const done = await ask(patient.id, reception);
    expect(done.body.data.createAppointment.record).toMatchObject({ reason: "Key", patient: { name: "Key" } });
    expect((await ask(patient.id, reception)).body).toEqual(done.body);
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_appt WHERE f_apt_reason = 'Key'")).toEqual([{ n: 1 }]);
  });

  it("[DP24] a kill switch bites within a second, also where an open door was not asked", async () => {
    const clock = createVirtualClock(new Date());
    let halted = false;
    let asked = 0;
    const here = await startPlatform(compiled(clinic), {
      database: platform.database,
      clock,
      doors: async () => {
        asked += 1;
        if (halted) throw Object.assign(new Error("halted"), { code: "GOVERNANCE_HALTED" });
      },
    });
    const person = await here.person(["r_reception"]);
    const write = async () => {
      const { body } = await here.ask(create, { input: { set: { name: "Door" } } }, person);
      return body.errors?.[0].extensions.code ?? body.data.createPatient.status;
    };
    expect([await write(), await write(), asked]).toEqual(["DONE", "DONE", 1]);
    halted = true;
    clock.advance(999);
    expect([await write(), await write()]).toEqual(["DATA_HALTED", "DATA_HALTED"]);
    halted = false;
    expect([await write(), asked]).toEqual(["DONE", 4]);
    // A clock that was put back does not hold the door open.
    halted = true;
    clock.advance(-3_600_000);
    expect(await write()).toBe("DATA_HALTED");
    await here.close();
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
