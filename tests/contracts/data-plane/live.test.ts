import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let reception: Person;
let admin: Person;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  reception = await platform.person(["r_reception"]);
  admin = await platform.person(["r_admin"]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const create = "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id } } }";
const add = async (name: string) =>
  (await platform.ask(create, { input: { set: { name } } }, reception)).body.data.createPatient.record.id as string;
const list = "subscription ($f: PatientFilter) { patients(filter: $f, order: [{ name: ASC }]) { nodes { name } } }";
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Until nothing has been asked of the database for a while. */
const idle = async () => {
  do {
    wire.taken();
    await pause(500);
  } while (wire.taken().length > 0);
};

describe("live queries", () => {
  it("[DP35] answers at once, then only when the answer changed; an idle platform is asked nothing", async () => {
    const socket = await platform.socket(admin);
    const live = socket.subscribe(list, { f: { name: { startsWith: "L-" } } });
    expect(await live.nth(0)).toEqual({ data: { patients: { nodes: [] } } });
    const id = await add("L-1");
    expect(await live.nth(1)).toEqual({ data: { patients: { nodes: [{ name: "L-1" }] } } });
    await add("Another");
    await platform.ask(
      "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { status } }",
      { input: { id, version: 1, set: { phone: "+966501234567" } } },
      reception,
    );
    await idle();
    expect(live.got).toHaveLength(2);
    await pause(3_000);
    expect(wire.taken()).toEqual([]);
    socket.ws.close();
  });

  it("[DP35] many who ask the same are answered by one statement", async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => platform.person(["r_reception"])));
    const watched = await Promise.all(
      others.map(async (person) => (await platform.socket(person)).subscribe(list, { f: { name: { startsWith: "M-" } } })),
    );
    await Promise.all(watched.map((live) => live.nth(0)));
    await add("M-0");
    await Promise.all(watched.map((live) => live.nth(1)));
    wire.taken();
    await add("M-1");
    await Promise.all(watched.map((live) => live.nth(2)));
    expect(wire.taken().filter((sql) => sql.includes("string_agg")).length).toBe(1);
  });

  it("[DP38] losing the right ends the subscription at the next delivery, and nothing is delivered", async () => {
    const person = await platform.person(["r_reception"]);
    const socket = await platform.socket(person);
    const live = socket.subscribe(list, { f: { name: { startsWith: "R-" } } });
    await live.nth(0);
    await platform.ask(
      "mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { status } }",
      { input: { id: person.id, roles: [] } },
      admin,
    );
    expect((await live.nth(1))[0].extensions.code).toBe("DATA_FORBIDDEN");
    await add("R-1");
    await pause(100);
    expect(live.got).toHaveLength(2);
    expect((await socket.subscribe(list).nth(0))[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("[DP38] rows that are not the reader's do not arrive, whoever writes them", async () => {
    const doctor = await platform.person(["r_doctor"]);
    const [mine, other, patient] = [uuidv7(), uuidv7(), await add("V-1")];
    await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name, f_doc_user) VALUES ($1, 'Mine', $2), ($3, 'Other', NULL)", [
      mine,
      doctor.id,
      other,
    ]);
    const live = (await platform.socket(doctor)).subscribe("subscription { appointments { nodes { reason } } }");
    const socket = await platform.socket(doctor);
    const changes = socket.subscribe("subscription { appointmentChanges { op id changedFields record { reason } } }");
    await live.nth(0);
    const book = (to: string, reason: string) =>
      platform.ask(
        "mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { record { id } } }",
        { input: { set: { patient, doctor: to, time: "2026-01-01T10:00:00Z", reason } } },
        reception,
      );
    await socket.listening();
    await book(other, "not yours");
    const { body } = await book(mine, "yours");
    expect(await live.nth(1)).toEqual({ data: { appointments: { nodes: [{ reason: "yours" }] } } });
    expect(await changes.nth(0)).toEqual({
      data: {
        appointmentChanges: {
          op: "CREATE",
          id: body.data.createAppointment.record.id,
          changedFields: expect.arrayContaining(["reason", "time"]),
          record: { reason: "yours" },
        },
      },
    });
    expect(JSON.stringify([...live.got, ...changes.got])).not.toContain("not yours");
  });

  it("resumes a stream of changes after a cursor, without loss or repeat", async () => {
    const socket = await platform.socket(reception);
    const stream = socket.subscribe("subscription { patientChanges { cursor op record { name } } }");
    await socket.listening();
    for (const name of ["S-1", "S-2", "S-3"]) await add(name);
    // A writer of another database may hold back what was written before: then the stream begins with that.
    const ours = () => stream.got.filter(({ data }) => data.patientChanges.record.name.startsWith("S-"));
    await expect.poll(() => ours().length, { timeout: 60_000 }).toBe(3);
    expect(ours().map(({ data }) => data.patientChanges.record.name)).toEqual(["S-1", "S-2", "S-3"]);
    socket.ws.close();
    await add("S-4");
    const later = (await platform.socket(reception)).subscribe(
      "subscription ($after: String) { patientChanges(after: $after) { record { name } } }",
      { after: ours()[1].data.patientChanges.cursor },
    );
    await later.nth(1);
    expect(later.got.map(({ data }) => data.patientChanges.record.name)).toEqual(["S-3", "S-4"]);
  });

  it("[DP39] a stream with a filter tells of what it admits as it stands then, and what is wrong with the filter at once", async () => {
    const socket = await platform.socket(reception);
    const of = "subscription ($f: PatientFilter) { patientChanges(filter: $f) { op record { name } } }";
    const stream = socket.subscribe(of, { f: { name: { startsWith: "F-" }, not: { name: { eq: "F-2" } } } });
    const wrong = (f: object) => socket.subscribe(of, { f }).nth(0);
    expect((await wrong({ name: { in: Array.from({ length: 1_001 }, () => "x") } }))[0].extensions.code).toBe("DATA_LIMIT_FILTER");
    expect((await wrong({ nobody: { eq: "x" } }))[0].extensions.code).toBe("DATA_INVALID");
    await socket.listening();
    const ids = new Map<string, string>();
    for (const name of ["F-1", "F-2", "other", "F-3"]) ids.set(name, await add(name));
    const change = (name: string, to: string) =>
      platform.ask(
        "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { status } }",
        { input: { id: ids.get(name), version: 1, set: { name: to } } },
        reception,
      );
    await change("F-1", "gone");
    await change("other", "F-4");
    await platform.ask("mutation ($id: ID!) { deletePatient(input: { id: $id }) { status } }", { id: ids.get("F-3") }, admin);
    const told = () => stream.got.map(({ data }) => [data.patientChanges.op, data.patientChanges.record?.name ?? null]);
    await expect.poll(told, { timeout: 60_000 }).toContainEqual(["DELETE", null]);
    // What is told late is told as it stands by then: a name may be newer than its change, and one that is gone by then is not told.
    for (const [, name] of told()) expect(["F-1", "F-3", "F-4", null]).toContain(name);
    expect(told()).toContainEqual(["UPDATE", "F-4"]);
    expect(JSON.stringify(told())).not.toMatch(/F-2|other|gone/);
  });

  it("[DP12] a stream reads what it was asked for with its arguments, within the limits", async () => {
    const patient = await add("Arg-1");
    const doctor = uuidv7();
    await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name) VALUES ($1, 'Arg')", [doctor]);
    await platform.sql(
      "INSERT INTO %s.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time) SELECT gen_random_uuid(), $1, $2, now() FROM generate_series(1, 3)",
      [patient, doctor],
    );
    const streamed = (first: string, declared = "") =>
      `subscription ${declared} { patientChanges { record { name appointments(first: ${first}) { nodes { id } } } } }`;
    const socket = await platform.socket(reception);
    const [literal, variable] = [socket.subscribe(streamed("2")), socket.subscribe(streamed("$n", "($n: Int)"), { n: 1 })];
    for (const n of [101, 100_000])
      expect((await socket.subscribe(streamed("$n", "($n: Int)"), { n }).nth(0))[0].extensions.code).toBe("DATA_LIMIT_PAGE");
    await socket.listening();
    await platform.ask(
      "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { status } }",
      { input: { id: patient, version: 1, set: { name: "Arg-2" } } },
      reception,
    );
    for (const [stream, length] of [
      [literal!, 2],
      [variable!, 1],
    ] as const) {
      const record = () => stream.got.map(({ data }) => data.patientChanges.record).find(({ name }) => name === "Arg-2");
      await expect.poll(() => record()?.appointments.nodes.length, { timeout: 60_000 }).toBe(length);
    }
  });

  it("says when another model is active, and asks open questions of it", async () => {
    const socket = await platform.socket(admin);
    const told = socket.subscribe("subscription { modelChanged { hash } }");
    const live = socket.subscribe("subscription { doctors { nodes { specialty } } }");
    await live.nth(0);
    const before = platform.environment.model();
    const renamed = compiled({
      ...clinic,
      entities: {
        ...clinic.entities,
        ent_doctor: {
          ...clinic.entities.ent_doctor!,
          fields: {
            ...clinic.entities.ent_doctor!.fields,
            f_doc_spec: { ...clinic.entities.ent_doctor!.fields.f_doc_spec!, key: "field" },
          },
        },
      },
    });
    platform.use(renamed);
    platform.plane.modelChanged(platform.environment.id);
    expect(await told.nth(0)).toEqual({ data: { modelChanged: { hash: renamed.hash } } });
    expect((await live.nth(1))[0].extensions.code).toBe("DATA_FORBIDDEN");
    expect((await platform.ask("{ doctors { nodes { field } } }", {}, admin)).status).toBe(200);
    platform.use(before);
    platform.plane.modelChanged(platform.environment.id);
  });
});

describe("time that passes", () => {
  it("[DP35] [DP36] changes what hangs on it: what waits until a moment, what a rule allows for an hour, what is due today", async () => {
    let now = new Date("2026-03-10T12:00:00Z");
    const { f_i_number, ...more } = shop.entities.ent_inv!.fields;
    const model = compiled({
      ...shop,
      entities: {
        ...shop.entities,
        ent_inv: {
          ...shop.entities.ent_inv!,
          fields: {
            f_i_number: f_i_number!,
            ...more,
            f_i_due: { key: "due", order: "a7", type: "date", classification: "internal" },
            f_i_until: { key: "until", order: "a8", type: "dateTime", classification: "internal" },
          },
        },
      },
      policies: { ...shop.policies, p_keep_inv: { ...shop.policies.p_keep_inv!, where: "f_i_until > now" } },
    });
    const timed = await startPlatform(model, { database, connection: wire.connection, clock: { now: () => now }, passingMs: 40 });
    const [keeper, clerk] = [await timed.person(["r_keeper"]), await timed.person(["r_clerk"])];
    const customer = uuidv7();
    await timed.sql("INSERT INTO %s.ent_cust (id, f_c_name) VALUES ($1, 'C')", [customer]);
    await timed.sql(
      "INSERT INTO %s.ent_inv (id, f_i_number, f_i_cust, f_i_status, f_i_due, f_i_until) VALUES ($1, 'T-1', $2, 'o_open', '2026-03-10', '2026-03-10T13:00:00Z')",
      [uuidv7(), customer],
    );
    const [keeping, clerks] = [await timed.socket(keeper), await timed.socket(clerk)];
    const allowed = keeping.subscribe("subscription { invoices { nodes { number } } }");
    const due = clerks.subscribe("subscription { invoices(filter: { due: { last: { n: 1, unit: DAY } } }) { nodes { number } } }");
    const never = clerks.subscribe(
      'subscription { invoices(filter: { number: { eq: "T-2" }, due: { last: { n: 1, unit: DAY } } }) { nodes { number } } }',
    );
    const always = clerks.subscribe("subscription { invoices { nodes { number } } }");
    const there = { data: { invoices: { nodes: [{ number: "T-1" }] } } };
    for (const live of [allowed, due, always]) expect(await live.nth(0)).toEqual(there);
    await never.nth(0);
    now = new Date("2026-03-10T13:00:01Z");
    expect(await allowed.nth(1)).toEqual({ data: { invoices: { nodes: [] } } });
    // The day begins in the platform's own time zone.
    now = new Date("2026-03-10T20:59:59Z");
    allowed.stop();
    await idle();
    await pause(200);
    expect(wire.taken()).toEqual([]);
    now = new Date("2026-03-10T21:00:00Z");
    expect(await due.nth(1)).toEqual({ data: { invoices: { nodes: [] } } });
    // Looked at once for the new day, and not again until the next.
    await idle();
    await pause(200);
    expect(wire.taken()).toEqual([]);
    expect([allowed, due, never, always].map(({ got }) => got.length)).toEqual([2, 2, 1, 1]);
    await timed.close();
  });
});

describe("sockets", () => {
  it("[DP29] an upgrade with a cookie needs the exact origin", async () => {
    for (const origin of ["http://evil.localhost", `http://other--preview.localhost:${platform.port}`, "null"])
      await expect(platform.socket(admin, { origin })).rejects.toThrow("403");
    await expect(platform.socket(admin, { cookie: `wnp=${admin.token}`, origin: `https://${platform.host}` })).rejects.toThrow("403");
  });

  it("refuses what is not the protocol, with its close codes", async () => {
    const first = await platform.socket(null);
    first.ws.send("nonsense");
    expect(await first.closed).toBe(4400);
    const second = await platform.socket(null);
    second.ws.send('{"type":"connection_init"}');
    expect(await second.closed).toBe(4429);
    const third = await platform.socket(admin);
    third.ws.send('{"type":"subscribe","id":"a","payload":{"query":"subscription { patients { nodes { id } } }"}}');
    third.ws.send('{"type":"subscribe","id":"a","payload":{"query":"subscription { patients { nodes { id } } }"}}');
    expect(await third.closed).toBe(4409);
  });

  it("[DP12] fifty live questions per socket, not fifty-one", async () => {
    const socket = await platform.socket(admin);
    const watched = Array.from({ length: 51 }, (_, n) =>
      socket.subscribe("subscription ($id: ID!) { patient(id: $id) { id } }", { id: uuidv7(n) }),
    );
    expect((await watched[50]!.nth(0))[0].extensions.code).toBe("DATA_LIMIT_SUBSCRIPTIONS");
    expect(await watched[49]!.nth(0)).toEqual({ data: { patient: null } });
  });

  it("an id that is asked anew at once is another question; the first is not left running", async () => {
    const { ws } = await platform.socket(reception);
    const live = () => platform.plane.figures().live;
    // Sockets that earlier tests closed are still being cleared away.
    await expect
      .poll(async () => {
        const was = live();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return live() - was;
      })
      .toBe(0);
    const before = live();
    const said: { readonly id?: string; readonly type: string }[] = [];
    ws.on("message", (raw) => said.push(JSON.parse(String(raw))));
    const speak = (type: string, payload?: unknown) => ws.send(JSON.stringify({ id: "again", type, payload }));
    const query = "subscription { patients { nodes { name } } }";
    speak("subscribe", { query });
    speak("complete");
    speak("subscribe", { query });
    await expect.poll(() => said.filter(({ type }) => type === "next").length, { timeout: 60_000 }).toBe(1);
    await expect.poll(live).toBe(before + 1);
    speak("complete");
    await expect.poll(live).toBe(before);
    ws.close();
  });

  it("speaks with the stock graphql-ws client", async () => {
    const { createClient } = await import("graphql-ws");
    const { WebSocket } = await import("ws");
    class Ours extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { host: platform.host, origin: platform.origin, cookie: `wnp=${admin.token}` } });
      }
    }
    const client = createClient({ url: `ws://127.0.0.1:${platform.port}/graphql`, webSocketImpl: Ours, retryAttempts: 0 });
    const got: unknown[] = [];
    const first = await new Promise((resolve, reject) => {
      client.subscribe(
        { query: list, variables: { f: { name: { startsWith: "W-" } } } },
        {
          next: (answer) => {
            got.push(answer);
            resolve(answer);
          },
          error: reject,
          complete: () => {},
        },
      );
    });
    expect(first).toEqual({ data: { patients: { nodes: [] } } });
    await add("W-1");
    await expect.poll(() => got.length).toBe(2);
    const refusal = await new Promise((resolve) => {
      client.subscribe({ query: "subscription { nothing }" }, { next: () => {}, error: resolve, complete: () => {} });
    });
    expect(refusal).toMatchObject([{ message: 'Cannot query field "nothing" on type "Subscription".' }]);
    await client.dispose();
  });

  it("runs queries and mutations too", async () => {
    const socket = await platform.socket(reception);
    const made = socket.subscribe(create, { input: { set: { name: "By socket" } } });
    expect((await made.nth(0)).data.createPatient.record.id).toBeTruthy();
    expect(await made.nth(1)).toBe("complete");
  });
});
