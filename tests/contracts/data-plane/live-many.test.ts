/** Many live queries at once: who is asked again after a commit, and with how many statements. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { visitor } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { answerAll, type Wanted } from "../../../subgraphs/runtime/data-plane/live/answers.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform, type Watched } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let reception: Person;
let patient: string;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  reception = await platform.person(["r_reception"]);
  const [row] = await platform.sql<{ id: string }>(
    "INSERT INTO %s.ent_patient (id, f_pat_name) VALUES (gen_random_uuid(), 'P') RETURNING id",
  );
  patient = row!.id;
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const questions = () => wire.taken().filter((sql) => sql.includes("string_agg")).length;
const ofDoctor = "subscription ($d: ID!) { appointments(filter: { doctorId: { eq: $d } }) { nodes { reason } } }";
const create = "mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { record { id version } } }";
const book = async (doctor: string, reason: string) =>
  (await platform.ask(create, { input: { set: { patient, doctor, time: "2027-01-01T10:00:00Z", reason } } }, reception)).body.data
    .createAppointment.record as { readonly id: string; readonly version: number };
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("many live queries", () => {
  it("[DP36] a commit asks again only for those it can touch, and for many of them in batches of a hundred", async () => {
    const doctors = await platform.sql<{ id: string }>(
      "INSERT INTO %s.ent_doctor (id, f_doc_name) SELECT gen_random_uuid(), 'D' || n FROM generate_series(1, 120) n RETURNING id",
    );
    const live: Watched[] = [];
    for (let at = 0; at < doctors.length; at += 40) {
      const socket = await platform.socket(reception);
      // Ids are the same however they are written.
      const more = doctors.slice(at, at + 40).map(({ id }) => socket.subscribe(ofDoctor, { d: at === 0 ? id.toUpperCase() : id }));
      for (const one of more) expect(await one.nth(0)).toEqual({ data: { appointments: { nodes: [] } } });
      live.push(...more);
    }
    wire.taken();

    const made = await book(doctors[3]!.id, "First");
    expect(await live[3]!.nth(1)).toEqual({ data: { appointments: { nodes: [{ reason: "First" }] } } });
    await book(doctors[50]!.id, "Other");
    expect(await live[50]!.nth(1)).toEqual({ data: { appointments: { nodes: [{ reason: "Other" }] } } });
    await settled();
    expect(questions()).toBe(2);
    expect(live.map(({ got }) => got.length).reduce((sum, n) => sum + n)).toBe(122);

    // Where it was before is not known of a change: all are asked, in two statements, and two of them hear of it.
    const update = "mutation ($input: UpdateAppointmentInput!) { updateAppointment(input: $input) { status } }";
    const moved = await platform.ask(update, { input: { ...made, set: { doctor: doctors[70]!.id } } }, reception);
    expect(moved.body.errors).toBeUndefined();
    expect(await live[3]!.nth(2)).toEqual({ data: { appointments: { nodes: [] } } });
    expect(await live[70]!.nth(1)).toEqual({ data: { appointments: { nodes: [{ reason: "First" }] } } });
    await settled();
    expect(questions()).toBe(2);
    expect(live.map(({ got }) => got.length).reduce((sum, n) => sum + n)).toBe(124);
  });

  it("[DP36] a record that is watched by its id is asked for when that one changes", async () => {
    const socket = await platform.socket(reception);
    const patients = await platform.sql<{ id: string }>(
      "INSERT INTO %s.ent_patient (id, f_pat_name) SELECT gen_random_uuid(), 'W' || n FROM generate_series(1, 5) n RETURNING id",
    );
    const live = patients.map(({ id }) => socket.subscribe("subscription ($id: ID!) { patient(id: $id) { name } }", { id }));
    await Promise.all(live.map((one) => one.nth(0)));
    wire.taken();
    const update = "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { status } }";
    await platform.ask(update, { input: { id: patients[2]!.id, version: 1, set: { name: "Now" } } }, reception);
    expect(await live[2]!.nth(1)).toEqual({ data: { patient: { name: "Now" } } });
    await settled();
    expect(live.map(({ got }) => got.length)).toEqual([1, 1, 2, 1, 1]);
    expect(wire.taken().filter((sql) => sql.includes("AS answer") && sql.includes("f_pat_name")).length).toBeLessThanOrEqual(2);
  });

  it("[DP36] what is asked in a batch is asked by the same values as alone, whatever is in them", async () => {
    const socket = await platform.socket(reception);
    const names = ['a"b', "c\\d", "{x,y}", "علي", "NULL", "null", "it's", "new\nline", ","];
    const query =
      "subscription ($in: [String!]!, $not: String) { patients(filter: { name: { in: $in, ne: $not } }, order: [{ name: ASC }]) { nodes { name } } }";
    const live = names.map((name) => socket.subscribe(query, { in: [name, "nobody"], not: "somebody" }));
    await Promise.all(live.map((one) => one.nth(0)));
    wire.taken();
    const make = `mutation ($rows: [CreatePatientSet!]!) { createPatients(input: { rows: $rows }) { status } }`;
    const made = await platform.ask(make, { rows: names.map((name) => ({ name })) }, reception);
    expect(made.body.errors).toBeUndefined();
    for (const [at, name] of names.entries()) expect(await live[at]!.nth(1)).toEqual({ data: { patients: { nodes: [{ name }] } } });
    expect(wire.taken().filter((sql) => sql.includes("unnest") && sql.includes("args")).length).toBe(1);
  });

  it("[DP37] one whose plan raises gets its own error; all others of the batch go on", async () => {
    const told: string[] = [];
    const plan = {
      name: "raises",
      sql: "SELECT (10 / $1::int)::text AS answer",
      batched: () => "SELECT args.n, (10 / (args.a1)::int)::text AS answer FROM unnest($1::int[], $2::text[]) args(n, a1)",
      binds: [({ variables }: Wanted["input"]) => variables.x],
      check: () => 1,
      reads: new Set(),
    } as unknown as Wanted["plan"];
    const wanted = [5, 0, 2].map(
      (x, at): Wanted => ({
        environment: platform.environment,
        plan,
        input: { variables: { x }, caller: visitor("en"), environment: platform.environment, now: new Date(), today: "2027-01-01" },
        answered: (text) => {
          told[at] = text;
        },
        failed: (error) => {
          told[at] = (error as { code: string }).code;
        },
      }),
    );
    let statements = 0;
    const asked = () => {
      statements += 1;
    };
    await answerAll(platform.plane.pools, wanted, asked);
    expect([told, statements]).toEqual([["2", "22012", "5"], 4]);
    await answerAll(platform.plane.pools, [wanted[0]!, wanted[2]!], asked);
    expect(statements).toBe(5);
  });
});
