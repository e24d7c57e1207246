/** The clinic as an environment of its own in a fresh embedded PostgreSQL, with believable rows multiplied to a size that matters. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { compile } from "../../schema/model/compile.ts";
import { createEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { fillTestData } from "../../subgraphs/runtime/test-data/fill.ts";
import { schema } from "./cases.ts";
import type { LimitSettings } from "./limit.ts";
import type { OurSettings } from "./ours.ts";

export interface BenchPlatform {
  readonly ours: OurSettings;
  readonly limit: LimitSettings;
  readonly patients: readonly string[];
  readonly doctors: readonly string[];
  readonly appointments: readonly string[];
  /** Milliseconds of CPU by process id, of the server's processes for connections with this application name. */
  cpu(application: string): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

const connections = 4;

/** Starts the database, makes the environment and its rows; `close` removes everything. */
export const createPlatform = async (): Promise<BenchPlatform> => {
  const home = mkdtempSync(join(tmpdir(), "webnova-bench-"));
  const embedded = await startEmbedded({ home });
  const database = await openDatabase({ url: embedded.url, secret: randomBytes(32) });
  const admin = new pg.Client({ connectionString: embedded.url });
  await admin.connect();
  const environment = {
    id: uuidv7(),
    schema,
    role: schema,
    organizationId: uuidv7(),
    platformId: uuidv7(),
    key: "bench",
    name: "preview" as const,
    label: { en: "Bench" },
  };
  const model = compile(clinic, (text) => createHash("sha256").update(text).digest("hex"));
  const builder = new pg.Client(database.connection("wn_runtime"));
  await builder.connect();
  for (const statement of createEnvironment(environment, model)) await builder.query(statement);
  await fillTestData(builder, environment, model, {
    batch: uuidv7(),
    seed: "bench",
    locale: "en",
    now: new Date().toISOString(),
    rows: 20,
    by: null,
  });
  await builder.end();
  for (const statement of multiplied) await admin.query(statement);
  await admin.query("vacuum (analyze)");
  await admin.query("checkpoint");
  const ids = async (table: string): Promise<readonly string[]> =>
    (await admin.query<{ id: string }>(`select id from ${schema}.${table} order by random() limit 5000`)).rows.map(({ id }) => id);

  return {
    ours: { connection: database.connection("wn_data"), environment },
    limit: { connection: { connectionString: embedded.url }, connections },
    patients: await ids("ent_patient"),
    doctors: await ids("ent_doctor"),
    appointments: await ids("ent_appt"),
    cpu: async (application) => {
      const { rows } = await admin.query<{ pid: number }>("select pid from pg_stat_activity where application_name = $1", [application]);
      return new Map(rows.map(({ pid }) => [pid, cpuOf(pid)]));
    },
    close: async () => {
      await admin.end();
      await database.close();
      await embedded.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** 2 000 patients, 200 doctors, 20 000 appointments of about 100 for each doctor. */
const multiplied = [
  `insert into ${schema}.ent_patient (id, f_pat_name, f_pat_birth, f_pat_phone)
    select uuidv7(), f_pat_name || ' ' || n, f_pat_birth, f_pat_phone from ${schema}.ent_patient, generate_series(1, 99) n`,
  `insert into ${schema}.ent_doctor (id, f_doc_name, f_doc_spec)
    select uuidv7(), f_doc_name || ' ' || n, f_doc_spec from ${schema}.ent_doctor, generate_series(1, 9) n`,
  `with patient as (select array_agg(id) as ids from ${schema}.ent_patient), doctor as (select array_agg(id) as ids from ${schema}.ent_doctor)
    insert into ${schema}.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason, f_apt_status)
    select uuidv7(), patient.ids[1 + (n * 7919 + 31 * r) % cardinality(patient.ids)], doctor.ids[1 + (n * 104729 + 17 * r) % cardinality(doctor.ids)],
      a.f_apt_time + n * interval '7 minutes', a.f_apt_reason, a.f_apt_status
    from (select *, row_number() over () as r from ${schema}.ent_appt) a, generate_series(1, 999) n, patient, doctor`,
];

/** Linux tells it in nanoseconds; `utime` would tell it in hundredths of a second. */
const cpuOf = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1_000_000;
  } catch {
    return Number.NaN;
  }
};
