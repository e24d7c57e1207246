import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Field } from "../../schema/blueprint/shape.ts";
import type { ReleaseId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import { physical } from "../../subgraphs/runtime/data-plane/names.ts";
import type { Generations } from "../../subgraphs/runtime/domain/layout.ts";
import type { Fates } from "../../subgraphs/runtime/domain/migration.ts";
import { countRows } from "../../subgraphs/runtime/migrate/counts.ts";
import { readFacts } from "../../subgraphs/runtime/migrate/facts.ts";
import { readHidden } from "../../subgraphs/runtime/migrate/hidden.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps, StepFailed } from "../../subgraphs/runtime/migrate/run.ts";
import { FilledBefore, fillTestData, resetTestData } from "../../subgraphs/runtime/test-data/fill.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { cutOffBefore } from "../support/cut-off.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let db: TestDatabase;
let number = 0;
let place = { schema: "", role: "" };
let client: pg.Client;

const connect = async () => {
  const made = new pg.Client(db.database.connection("wn_runtime"));
  await made.connect();
  return made;
};
let generations: Generations = {};
const release = async (from: Model | null, to: Model, fates: Fates = {}) => {
  const facts = from ? await readFacts(client, place, from, to, generations) : {};
  const plan = planMigration(place, from, to, facts, { fates });
  await runSteps(client, { place, release: randomUUID() as ReleaseId, steps: plan.steps });
  generations = plan.generations;
  return plan;
};
const wish = { seed: "seven", locale: "en" as const, now: "2026-03-01T09:00:00.000Z", rows: null, by: null };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  number += 1;
  generations = {};
  place = { schema: `p_mig${process.pid}x${number}_preview`, role: `p_mig${process.pid}x${number}_preview` };
  client = await connect();
});
afterEach(() => client.end());

describe("migration of a living environment", () => {
  it("[DP41] fills believable rows, the same for the same seed, all tagged and with closed relations", async () => {
    const model = clinicModel();
    await release(null, model);
    const first = await fillTestData(client, place, model, { ...wish, batch: randomUUID() });
    expect(Object.keys(first.counts).sort()).toEqual(["ent_appt", "ent_doctor", "ent_patient"]);
    expect(first.rows).toBe(60);
    const names = (await client.query(`select f_pat_name from ${place.schema}.ent_patient order by id`)).rows;
    expect(new Set(names.map(({ f_pat_name }) => f_pat_name)).size).toBeGreaterThan(10);
    expect(
      (
        await client.query(
          `select count(*)::int as n from ${place.schema}.ent_appt a join ${place.schema}.ent_patient p on p.id = a.f_apt_patient`,
        )
      ).rows[0].n,
    ).toBe(20);
    await resetTestData(client, place, model);
    await fillTestData(client, place, model, { ...wish, batch: randomUUID() });
    expect((await client.query(`select f_pat_name from ${place.schema}.ent_patient order by id`)).rows).toEqual(names);
  });

  it("[DP41] a second batch stands beside the first and beside what people entered, unique fields and numbers too", async () => {
    const model = clinicModel((document) => {
      document.entities.ent_doctor!.fields.f_doc_code = field("code", "text", { unique: true });
      document.entities.ent_doctor!.fields.f_doc_no = field("number", "autoNumber", { unique: true, config: { prefix: "D-" } });
      for (const one of ["floor", "room"])
        document.entities.ent_doctor!.fields[`f_doc_${one}`] = field(one, "integer", { config: { min: 1000, max: 1400 } });
      document.entities.ent_doctor!.indexes = { ix_place: { fields: ["f_doc_floor", "f_doc_room"], unique: true } };
    });
    await release(null, model);
    await client.query(
      `insert into ${place.schema}.ent_doctor (id, f_doc_name, f_doc_code, f_doc_no) select gen_random_uuid(), 'Own', 'x' || n, 'D-' || n from generate_series(1, 30) n where n in (2, 30)`,
    );
    for (const seed of ["first", "second", "third", "fourth"])
      expect((await fillTestData(client, place, model, { ...wish, seed, rows: 300, batch: randomUUID() })).counts.ent_doctor).toBe(300);
    await expect(fillTestData(client, place, model, { ...wish, seed: "third", rows: 300, batch: randomUUID() })).rejects.toMatchObject({
      code: "23505",
    });
    const { rows } = await client.query(
      `select count(*)::int as n, count(distinct f_doc_no)::int as numbers from ${place.schema}.ent_doctor where test_batch is not null`,
    );
    expect(rows).toEqual([{ n: 1200, numbers: 1200 }]);
    expect((await resetTestData(client, place, model))?.counts.ent_doctor).toBe(1200);
  });

  it("[DP41] records are somebody's: people made for it, of a preview's links and who is there; a reset takes along exactly those it made", async () => {
    const model = clinicModel();
    await release(null, model);
    const at = (name: string) => `${place.schema}.${name}`;
    const known = randomUUID();
    await client.query(
      `insert into ${at("_user")} (id, f_user_email, f_user_name, f_user_status) values ($1, 'mona@clinic.example', 'Mona', 'active')`,
      [known],
    );
    await client.query(`insert into ${at("_credential")} (user_id, email) values ($1, 'mona@clinic.example')`, [known]);
    await client.query(`insert into ${at("_role_grant")} (user_id, role) values ($1, 'r_doctor')`, [known]);
    const people = async () =>
      (
        await client.query<{ email: string; tagged: boolean; phc: string | null; roles: string[]; appointments: number }>(
          `select c.email, u.test_batch is not null as tagged, c.phc, array(select role from ${at("_role_grant")} g where g.user_id = u.id) as roles,
             (select count(*)::int from ${at("ent_appt")} a join ${at("ent_doctor")} d on d.id = a.f_apt_doctor where d.f_doc_user = u.id) as appointments
           from ${at("_user")} u join ${at("_credential")} c on c.user_id = u.id order by c.email`,
        )
      ).rows;
    await fillTestData(client, place, model, { ...wish, preview: true, batch: randomUUID() });
    const [mona, ...made] = (await people()).sort((a, b) => Number(a.tagged) - Number(b.tagged));
    expect(mona).toMatchObject({ email: "mona@clinic.example", tagged: false, roles: ["r_doctor"] });
    expect(made.map(({ email, phc, roles }) => [email.replace(/\.[0-9a-f-]{12}@/, "@"), phc, roles])).toEqual([
      ["doctor.2@example.invalid", null, ["r_doctor"]],
      ["doctor.3@example.invalid", null, ["r_doctor"]],
      ["preview.r_doctor@preview.invalid", null, ["r_doctor"]],
    ]);
    for (const one of [mona, ...made]) expect(one?.appointments, one?.email).toBeGreaterThan(0);
    // The field is unique: each of them is one doctor, and the other doctors are nobody.
    expect((await client.query(`select 1 from ${at("ent_doctor")} where f_doc_user is null`)).rowCount).toBe(16);
    // A record somebody entered keeps its place, without the person who was only made.
    const { rows: owned } = await client.query(
      `update ${at("ent_doctor")} set test_batch = null where f_doc_user = (select user_id from ${at("_credential")} where email like 'preview.%') returning id`,
    );
    expect(await resetTestData(client, place, model)).toMatchObject({ rows: 59, emptied: 1, counts: { ent_user: 3 } });
    expect((await people()).map(({ email }) => email)).toEqual(["mona@clinic.example"]);
    expect((await client.query(`select id, f_doc_user from ${at("ent_doctor")}`)).rows).toEqual([{ id: owned[0]?.id, f_doc_user: null }]);
    expect((await client.query(`select user_id from ${at("_role_grant")}`)).rows).toEqual([{ user_id: known }]);
    // Elsewhere nobody who is there is given anything, and no address of a preview is made.
    await fillTestData(client, place, model, { ...wish, seed: "again", batch: randomUUID() });
    expect(
      (await people()).map(({ email, appointments }) => [email.startsWith("preview."), email.startsWith("mona") && appointments > 0]),
    ).toEqual(Array(4).fill([false, false]));
  });

  it("[DP47] an index over some rows holds those, changes with its condition, and is not built where PostgreSQL could not hold it", async () => {
    const over = (where: string) =>
      clinicModel((document) => {
        const { fields } = document.entities.ent_patient!;
        fields.f_pat_vip = field("vip", "boolean");
        fields.f_pat_level = field("level", "integer");
        document.entities.ent_patient!.indexes = { ix_one: { fields: ["f_pat_name"], unique: true, where } };
      });
    const [first, second, third] = [
      over("f_pat_vip && f_pat_level in [1, 2]"),
      over('f_pat_phone != "o\'clock"'),
      over("f_pat_birth < today"),
    ];
    const put = (vip: boolean, level: number, phone: string) =>
      client.query(
        `insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_vip, f_pat_level, f_pat_phone) values (gen_random_uuid(), 'Mona', $1, $2, $3)`,
        [vip, level, phone],
      );
    const refused = { code: "23505", constraint: "ix_one_ix" };
    await release(null, first);
    for (const level of [1, 3, 3]) await put(true, level, "o'clock");
    await put(false, 1, "o'clock");
    await expect(put(true, 2, "o'clock")).rejects.toMatchObject(refused);
    expect((await release(first, second)).steps.map(({ id }) => id)).toEqual(["unindex:ix_one", "index:ix_one"]);
    await put(true, 1, "o'clock");
    await put(true, 1, "1");
    await expect(put(false, 9, "2")).rejects.toMatchObject(refused);
    expect((await release(second, third)).steps.map(({ id }) => id)).toEqual(["unindex:ix_one"]);
    await put(true, 1, "1");
    await expect(release(third, second)).rejects.toMatchObject({ code: "RUNTIME_VALUES_REPEAT" });
    await client.query(`delete from ${place.schema}.ent_patient where f_pat_phone = '1'`);
    expect((await release(third, second)).steps.map(({ id }) => id)).toEqual(["index:ix_one"]);
    await put(true, 1, "1");
    await expect(put(true, 1, "1")).rejects.toMatchObject(refused);
  });

  it("[DP41] tells how many rows are in out of how many, and nobody sees one before all are there", async () => {
    const model = clinicModel();
    await release(null, model);
    const second = await connect();
    const heard: (readonly [number, number, number])[] = [];
    const told = async (rows: number, expected: number) => {
      const seen = (await second.query(`select count(*)::int as n from ${place.schema}.ent_patient`)).rows[0].n;
      heard.push([rows, expected, seen]);
    };
    const batch = await fillTestData(client, place, model, { ...wish, rows: 250, batch: randomUUID(), told });
    await second.end();
    expect(batch.rows).toBe(750);
    expect(heard).toEqual([0, 200, 250, 450, 500, 700].map((rows) => [rows, 750, 0]));
  });

  it("[DP42] a reset counts the links of entered records it has to empty", async () => {
    const model = clinicModel((document) => {
      for (const field of Object.values(document.entities.ent_appt!.fields)) delete field.required;
    });
    await release(null, model);
    await fillTestData(client, place, model, { ...wish, batch: randomUUID() });
    const links = model.relations.filter(({ from, cardinality }) => from === "ent_appt" && cardinality === "one");
    await client.query(
      `update ${place.schema}.ent_appt set test_batch = null where id in (select id from ${place.schema}.ent_appt limit 3)`,
    );
    const held = await client.query(
      `select sum(num_nonnulls(${links.map(physical).join(", ")}))::int as n from ${place.schema}.ent_appt where test_batch is null`,
    );
    expect(held.rows[0].n).toBeGreaterThan(0);
    expect((await resetTestData(client, place, model))?.emptied).toBe(held.rows[0].n);
  });

  it("[DP43] a reset removes exactly the tagged rows, once, and says how many", async () => {
    const model = clinicModel();
    await release(null, model);
    await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, 'Mona Real')`, [randomUUID()]);
    await fillTestData(client, place, model, { ...wish, batch: randomUUID() });
    const cleared = await resetTestData(client, place, model);
    expect(cleared).toMatchObject({ rows: 60, alreadyAt: null });
    expect((await client.query(`select f_pat_name from ${place.schema}.ent_patient`)).rows).toEqual([{ f_pat_name: "Mona Real" }]);
    expect((await resetTestData(client, place, model))?.alreadyAt).toBeInstanceOf(Date);
  });

  it("[DP43] an environment that takes one batch in its life takes one, also when two are filled in at once", async () => {
    const model = clinicModel();
    await release(null, model);
    const second = await connect();
    const fills = [client, second].map((one) => fillTestData(one, place, model, { ...wish, batch: randomUUID(), once: true }));
    const ends = await Promise.all(
      fills.map((fill) =>
        fill.then(
          ({ rows }) => rows,
          (error: unknown) => error,
        ),
      ),
    );
    expect(ends.filter((end) => end === 60)).toHaveLength(1);
    expect(ends.filter((end) => end instanceof FilledBefore)).toHaveLength(1);
    expect((await client.query(`select count(*)::int as n from ${place.schema}._test_batch`)).rows).toEqual([{ n: 1 }]);
    await second.end();
  });

  it("[DP42] rows of a platform that serves accounts lie in one account of their own, are counted, and go again", async () => {
    const model = clinicModel((document) => {
      document.accounts = "many";
    });
    await release(null, model);
    const batch = randomUUID();
    expect((await fillTestData(client, place, model, { ...wish, batch })).rows).toBe(60);
    expect((await client.query(`select distinct account_id from ${place.schema}.ent_appt`)).rows).toEqual([{ account_id: batch }]);
    expect(await countRows(client, place, model)).toMatchObject({ ent_patient: 20, ent_appt: 20 });
    // What runs as the environment sees an account's rows only as that account.
    await client.query(`grant "${place.role}" to current_user with set true`);
    for (const [account, n] of [
      [randomUUID(), 0],
      [batch, 20],
    ] as const) {
      await client.query(`begin; set local role "${place.role}"`);
      await client.query("select set_config('wn.account', $1, true)", [account]);
      expect((await client.query(`select count(*)::int as n from ${place.schema}.ent_patient`)).rows).toEqual([{ n }]);
      await client.query("rollback");
    }
    expect((await resetTestData(client, place, model))?.rows).toBe(60);
    expect((await client.query(`select count(*)::int as n from ${place.schema}.ent_patient`)).rows).toEqual([{ n: 0 }]);
  });

  it("[DP49] waits its turn in short tries and says who blocks; later it finishes", async () => {
    const before = clinicModel();
    await release(null, before);
    const blocker = await connect();
    await blocker.query(`begin; lock table ${place.schema}.ent_patient in access share mode`);
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text");
    });
    const failed = await release(before, after).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StepFailed);
    expect((failed as StepFailed).code).toBe("RUNTIME_MIGRATION_BLOCKED");
    // While it waited it let every reader pass: a reader now answers at once.
    expect((await blocker.query(`select count(*) from ${place.schema}.ent_patient`)).rows).toHaveLength(1);
    await blocker.query("rollback");
    await blocker.end();
    await release(before, after);
    expect(
      (await client.query("select from information_schema.columns where table_schema = $1 and column_name = 'f_pat_ins'", [place.schema]))
        .rows,
    ).toHaveLength(1);
  });

  it("[DP50] two migrations of one environment: the second is told, nothing happens twice", async () => {
    const model = clinicModel();
    await release(null, model);
    const other = await connect();
    await other.query("select pg_advisory_lock(hashtextextended($1, 0))", [place.schema]);
    await expect(release(null, model)).rejects.toMatchObject({ code: "RUNTIME_MIGRATION_RUNNING" });
    // Ending the connection alone would free it a moment later.
    await other.query("select pg_advisory_unlock_all()");
    await other.end();
    await release(null, model);
  });

  it("[DP50] interrupted after any statement, the same call finishes with the same result", async () => {
    const before = clinicModel();
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { required: true, default: "none", unique: true });
      document.entities.ent_appt!.fields.f_apt_status!.options!.o_late = { key: "late", order: "a8", label: { en: "Late", ar: "متأخر" } };
    });
    const steps = planMigration(place, before, after).steps;
    const statements = steps.reduce((sum, step) => sum + step.ddl.length, 0);
    for (let cut = 0; cut < statements; cut += 1) {
      place = { schema: `p_cut${process.pid}x${number}x${cut}_preview`, role: `p_cut${process.pid}x${number}x${cut}_preview` };
      await release(null, before);
      const planned = planMigration(place, before, after).steps;
      const id = randomUUID() as ReleaseId;
      const dying = await connect();
      cutOffBefore(dying, new Set(planned.flatMap((step) => step.ddl)), cut, (...asked) => db.admin(...asked));
      await expect(runSteps(dying, { place, release: id, steps: planned })).rejects.toThrow();
      await runSteps(client, { place, release: id, steps: planned });
      const shape = await client.query(
        "select column_name from information_schema.columns where table_schema = $1 and table_name = 'ent_patient' and column_name = 'f_pat_ins'",
        [place.schema],
      );
      expect(shape.rows).toHaveLength(1);
      const invalid = await client.query(
        "select from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not i.indisvalid",
        [place.schema],
      );
      expect(invalid.rows).toHaveLength(0);
      const states = await client.query(`select distinct state from ${place.schema}._migration where release_id = $1`, [id]);
      expect(states.rows).toEqual([{ state: "done" }]);
    }
  });

  it("[DP52] a writer of the old model loses no write through a rename and a required field with a default", async () => {
    const before = clinicModel();
    await release(null, before);
    const writer = await connect();
    let writing = true;
    let written = 0;
    const loop = (async () => {
      while (writing) {
        await writer.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, $2)`, [
          randomUUID(),
          `Patient ${written}`,
        ]);
        written += 1;
      }
    })();
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_name!.key = "fullName";
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { required: true, default: "none" });
    });
    await release(before, after);
    await new Promise((resolve) => setTimeout(resolve, 50));
    writing = false;
    await loop;
    await writer.end();
    const { rows } = await client.query(`select count(*)::int as n, count(f_pat_ins)::int as filled from ${place.schema}.ent_patient`);
    expect(written).toBeGreaterThan(0);
    expect(rows[0]).toEqual({ n: written, filled: written });
  });

  it("[DP53] going back brings hidden values back and keeps rows entered since", async () => {
    const before = clinicModel();
    const without = clinicModel((document) => {
      delete document.entities.ent_patient!.fields.f_pat_phone;
    });
    await release(null, before);
    await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_phone) values ($1, 'Old', '+966500000001')`, [
      randomUUID(),
    ]);
    await release(before, without);
    await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, 'New')`, [randomUUID()]);
    await release(without, before);
    expect((await client.query(`select f_pat_name, f_pat_phone from ${place.schema}.ent_patient order by f_pat_name`)).rows).toEqual([
      { f_pat_name: "New", f_pat_phone: null },
      { f_pat_name: "Old", f_pat_phone: "+966500000001" },
    ]);
  });

  it("[DP53] a required field that was hidden asks for its value only where one is missing", async () => {
    const without = clinicModel();
    const before = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { required: true });
    });
    await release(null, before);
    await release(before, without);
    await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, 'In between')`, [randomUUID()]);
    await release(without, before);
    expect((await client.query(`select f_pat_name from ${place.schema}.ent_patient`)).rows).toEqual([{ f_pat_name: "In between" }]);
    await expect(
      client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, 'After')`, [randomUUID()]),
    ).rejects.toMatchObject({ code: "23514" });
  });

  const score = (type: "text" | "integer" | "decimal" | "rating", more: Partial<Field> = {}) =>
    clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_score = field("score", type, { label: { en: "Score", ar: "النتيجة" }, ...more });
    });
  const patient = async (value: string | null, column = "f_pat_score") => {
    const id = randomUUID();
    await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, ${column}) values ($1, 'Somebody', $2)`, [id, value]);
    return id;
  };
  const values = async (...columns: string[]) =>
    (await client.query(`select ${columns.join(", ")} from ${place.schema}.ent_patient order by id`)).rows.map((row) =>
      columns.map((name) => row[name]),
    );

  it("[DP48] values that cannot be converted are found before, counted and named, and somebody has to decide", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    for (let n = 0; n < 25; n += 1) await patient(n < 3 ? `about ${n}` : String(n));
    const facts = await readFacts(client, place, before, after, {});
    expect(facts.misfits.f_pat_score).toMatchObject({ count: 3 });
    expect(facts.misfits.f_pat_score?.ids).toHaveLength(3);
    const convert = planMigration(place, before, after, facts).steps.find(({ id }) => id === "convert:f_pat_score");
    expect(convert).toMatchObject({ class: "data", misfits: { count: 3 }, choices: ["null", "stop"] });
    expect(convert?.sentence.en).toBe("Score of Patients changes from Text to Whole number");
    expect(convert?.loses?.ar).toContain("3");
  });

  it("[DP47] text becomes a whole number in a column of its own; what does not fit goes where it was decided", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    await patient("12");
    await patient("many");
    await patient(null);
    const { generations: now } = await release(before, after, { "convert:f_pat_score": "null" });
    expect(now).toEqual({ f_pat_score: 2 });
    expect((await values("f_pat_score", "f_pat_score__2")).sort()).toEqual(
      [
        ["12", "12"],
        ["many", null],
        [null, null],
      ].sort(),
    );
    // Nothing of the way there is left behind.
    const left = await client.query("select tgname from pg_trigger where tgrelid = $1::regclass and tgname like '%sync'", [
      `${place.schema}.ent_patient`,
    ]);
    expect(left.rows).toEqual([]);
    expect((await readHidden(client, place)).map(({ id, kind, fate }) => ({ id, kind, fate }))).toEqual([
      { id: "f_pat_score", kind: "generation", fate: "null" },
    ]);
  });

  it("[DP53] going back gives every value nobody changed back letter by letter, and converts the others", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    const [padded, word, changed] = [await patient("007"), await patient("many"), await patient("5")];
    await release(before, after, { "convert:f_pat_score": "null" });
    await client.query(`update ${place.schema}.ent_patient set f_pat_score__2 = 6 where id = $1`, [changed]);
    const since = await patient("41", "f_pat_score__2");
    const { generations: now } = await release(after, before);
    expect(now).toEqual({ f_pat_score: 3 });
    const rows = (await client.query(`select id, f_pat_score__3 as v from ${place.schema}.ent_patient`)).rows;
    expect(Object.fromEntries(rows.map(({ id, v }) => [id, v]))).toEqual({
      [padded]: "007",
      [word]: "many",
      [changed]: "6",
      [since]: "41",
    });
  });

  it("[DP51] while both versions answer, what either writes is there for the other", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    const plan = planMigration(place, before, after, await readFacts(client, place, before, after, {}));
    await runSteps(client, { place, release: randomUUID() as ReleaseId, steps: plan.steps.filter(({ phase }) => phase === "expand") });
    const old = await patient("7");
    const fresh = await patient("8", "f_pat_score__2");
    const both = async (id: string) =>
      (await client.query(`select f_pat_score, f_pat_score__2 from ${place.schema}.ent_patient where id = $1`, [id])).rows[0];
    expect([await both(old), await both(fresh)]).toEqual([
      { f_pat_score: "7", f_pat_score__2: "7" },
      { f_pat_score: "8", f_pat_score__2: "8" },
    ]);
    await client.query(`update ${place.schema}.ent_patient set f_pat_score = '70' where id = $1`, [fresh]);
    await client.query(`update ${place.schema}.ent_patient set f_pat_score__2 = 80 where id = $1`, [old]);
    expect([await both(old), await both(fresh)]).toEqual([
      { f_pat_score: "80", f_pat_score__2: "80" },
      { f_pat_score: "70", f_pat_score__2: "70" },
    ]);
    // From the last look on, a value the new type has no word for would become empty without a word: it is refused.
    await expect(
      client.query(`update ${place.schema}.ent_patient set f_pat_score = 'none yet' where id = $1`, [old]),
    ).rejects.toMatchObject({
      code: "23514",
      constraint: "f_pat_score__2_ms",
    });
    expect(await both(old)).toEqual({ f_pat_score: "80", f_pat_score__2: "80" });
  });

  it("[DP48] a value that turns bad between the plan and the filling stops the release, which goes on once it is mended", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    for (let n = 0; n < 1_200; n += 1)
      await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_score) values ($1, 'x', $2)`, [
        randomUUID(),
        String(n),
      ]);
    const plan = planMigration(place, before, after, await readFacts(client, place, before, after, {}));
    expect(plan.steps.every(({ choices }) => choices === undefined)).toBe(true);
    const bad = await patient("twelve");
    const id = randomUUID() as ReleaseId;
    const failed = await runSteps(client, { place, release: id, steps: plan.steps }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "RUNTIME_VALUES_UNFIT", step: "fill:f_pat_score" });
    expect((failed as StepFailed).sentence.en).toContain(bad);
    await client.query(`update ${place.schema}.ent_patient set f_pat_score = '12' where id = $1`, [bad]);
    await runSteps(client, { place, release: id, steps: plan.steps });
    expect(
      (await client.query(`select count(*)::int as n, sum(f_pat_score__2)::int as sum from ${place.schema}.ent_patient`)).rows,
    ).toEqual([{ n: 1_201, sum: (1_199 * 1_200) / 2 + 12 }]);
  });

  it("[DP48] a value that turns bad between the filling and the switch stops the release, also from a transaction that is still open", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    const one = await patient("1");
    const plan = planMigration(place, before, after, await readFacts(client, place, before, after, {}));
    const steps = plan.steps.filter(({ phase }) => phase === "expand");
    expect(steps.at(-1)?.id).toBe("guard");
    const id = randomUUID() as ReleaseId;
    // While it is filled, nobody is refused.
    await runSteps(client, { place, release: id, steps: steps.slice(0, -1) });
    const writer = await connect();
    await writer.query(`begin; update ${place.schema}.ent_patient set f_pat_score = 'one' where id = '${one}'`);
    const ending = new Promise((resolve) => setTimeout(resolve, 300)).then(() => writer.query("commit"));
    const failed = await runSteps(client, { place, release: id, steps }).catch((error: unknown) => error);
    await ending;
    expect(failed).toMatchObject({ code: "RUNTIME_VALUES_UNFIT", step: "guard" });
    expect((failed as StepFailed).sentence.en).toContain(one);
    // A release that stands still refuses nobody.
    await writer.query(`update ${place.schema}.ent_patient set f_pat_score = 'uno' where id = $1`, [one]);
    await writer.query(`update ${place.schema}.ent_patient set f_pat_score = '11' where id = $1`, [one]);
    await writer.end();
    await runSteps(client, { place, release: id, steps });
    expect(await values("f_pat_score", "f_pat_score__2")).toEqual([["11", "11"]]);
  });

  it("[DP54] filling touches only rows that need it, notes how far it came and goes on from there", async () => {
    const [before, after] = [score("text"), score("integer")];
    await release(null, before);
    for (let n = 0; n < 700; n += 1)
      await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_score) values ($1, 'x', $2)`, [
        randomUUID(),
        n % 2 ? String(n) : null,
      ]);
    const plan = planMigration(place, before, after, await readFacts(client, place, before, after, {}));
    const id = randomUUID() as ReleaseId;
    const dying = await connect();
    dying.on("error", () => undefined);
    const query = dying.query.bind(dying);
    let batches = 0;
    Object.assign(dying, {
      query: async (...args: Parameters<typeof query>) => {
        if (typeof args[0] === "string" && args[0].startsWith("with batch") && ++batches === 2)
          await db.admin("select pg_terminate_backend($1, 5000)", [(dying as unknown as { processID: number }).processID]);
        return query(...args);
      },
    });
    await expect(runSteps(dying, { place, release: id, steps: plan.steps })).rejects.toThrow();
    const journal = async () =>
      (
        await client.query(
          `select touched::int, position_id from ${place.schema}._migration where release_id = $1 and step = 'fill:f_pat_score'`,
          [id],
        )
      ).rows[0];
    const half = await journal();
    expect(half.position_id).not.toBeNull();
    expect(half.touched).toBeGreaterThan(0);
    expect(half.touched).toBeLessThan(350);
    await runSteps(client, { place, release: id, steps: plan.steps });
    // 350 rows hold a value; none of them was written twice, and no empty one at all.
    expect((await journal()).touched).toBe(350);
  });

  it("[DP53] a table that was hidden comes back with its records and with the fields it got since", async () => {
    const full = clinicModel();
    const without = clinicModel((document) => {
      delete document.entities.ent_appt;
      for (const [id, policy] of Object.entries(document.policies)) if (policy.entity === "ent_appt") delete document.policies[id];
    });
    const more = clinicModel((document) => {
      document.entities.ent_appt!.fields.f_apt_room = field("room", "enum", {
        required: true,
        options: { o_room_one: { key: "one", order: "a1", label: { en: "One", ar: "واحد" } } },
      });
    });
    await release(null, full);
    await fillTestData(client, place, full, { ...wish, batch: randomUUID() });
    await release(full, without);
    await release(without, more);
    const { rows } = await client.query(`select count(*)::int as n, count(f_apt_room)::int as rooms from ${place.schema}.ent_appt`);
    expect(rows).toEqual([{ n: 20, rooms: 0 }]);
    await expect(
      client.query(`insert into ${place.schema}.ent_appt (id, f_apt_room) values ($1, null)`, [randomUUID()]),
    ).rejects.toMatchObject({
      code: "23514",
    });
  });

  /** Actions that ask for a yes, each with the roles that decide in its steps. */
  const asking = (actions: Readonly<Record<string, readonly (readonly string[])[]>>) =>
    clinicModel((document) => {
      for (const [key, stages] of Object.entries(actions))
        document.actions[`a_${key}`] = {
          key,
          label: { en: key, ar: key },
          entity: "ent_patient",
          roles: ["r_reception"],
          risk: "high",
          effects: { [`fx_${key}`]: { order: "a0", do: "delete" } },
          approval: { notRequester: true, stages: stages.map((roles) => ({ roles: [...roles], quorum: 1, hours: 1, onExpiry: "reject" })) },
        };
    });

  it("[DP10] [DP51] whom the new version lets decide counts before the switch, whom it no longer does until nobody asks by the old one", async () => {
    const decidedBy = (...roles: string[]) => asking({ call: [roles] });
    const [before, after] = [decidedBy("r_reception"), decidedBy("r_doctor")];
    await release(null, before);
    const roles = async () => (await client.query(`select role from ${place.schema}._approver order by 1`)).rows.map(({ role }) => role);
    expect(await roles()).toEqual(["r_reception"]);
    expect(planMigration(place, before, decidedBy("r_reception")).steps).toEqual([]);
    const { steps } = planMigration(place, before, after);
    expect(steps.map(({ kind, class: stepClass, phase }) => `${kind} ${stepClass} ${phase}`)).toEqual([
      "add-approvers safe expand",
      "drop-approvers safe contract",
    ]);
    const id = randomUUID() as ReleaseId;
    await runSteps(client, { place, release: id, steps: steps.filter(({ phase }) => phase === "expand") });
    expect(await roles()).toEqual(["r_doctor", "r_reception"]);
    await runSteps(client, { place, release: id, steps: steps.filter(({ phase }) => phase === "contract") });
    expect(await roles()).toEqual(["r_doctor"]);
    // Without any action that asks, nobody decides.
    await release(after, clinicModel());
    expect(await roles()).toEqual([]);
  });

  it("[DP10] [DP51] a role that decides is known by action and in every step: deciding about one action neither adds it to another nor keeps it there", async () => {
    const decide = async () =>
      (await client.query(`select action, role from ${place.schema}._approver order by 1, 2`)).rows.map(
        ({ action, role }) => `${action} ${role}`,
      );
    const kinds = async (from: Model, to: Model) => (await release(from, to)).steps.map(({ kind }) => kind);
    const [one, both, later] = [
      asking({ call: [["r_doctor"]] }),
      asking({ call: [["r_doctor"]], wave: [["r_reception"], ["r_doctor"]] }),
      asking({ call: [["r_reception"]], wave: [["r_reception"], ["r_doctor"]] }),
    ];
    await release(null, one);
    expect(await kinds(one, both)).toEqual(["add-approvers"]);
    expect(await decide()).toEqual(["a_call r_doctor", "a_wave r_doctor", "a_wave r_reception"]);
    expect(await kinds(both, later)).toEqual(["add-approvers", "drop-approvers"]);
    expect(await decide()).toEqual(["a_call r_reception", "a_wave r_doctor", "a_wave r_reception"]);
    expect(await kinds(later, asking({ wave: [["r_reception"], ["r_doctor"]] }))).toEqual(["drop-approvers"]);
    expect(await decide()).toEqual(["a_wave r_doctor", "a_wave r_reception"]);
  });

  describe("customer accounts turned on and off later", () => {
    const served = (accounts: "none" | "many") =>
      clinicModel((document) => {
        document.accounts = accounts;
        document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { unique: true });
        document.entities.ent_patient!.indexes = { ix_pat: { fields: ["f_pat_ins", "f_pat_birth"], unique: true } };
      });
    const [none, many] = [served("none"), served("many")];
    const phase = (steps: readonly { phase: string }[], wanted: string) => steps.filter((step) => step.phase === wanted) as never;
    const add = (who: pg.Client, number: string) =>
      who.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_ins) values ($1, 'Mona', $2)`, [randomUUID(), number]);
    /** A connection that acts as the environment does, for an account or for none. */
    const acting = async (account: string | null) => {
      const made = await connect();
      await client.query(`grant "${place.role}" to current_user with set true`);
      if (account) await made.query("select set_config('wn.account', $1, false)", [account]);
      await made.query(`set role "${place.role}"`);
      return made;
    };
    const seen = async (who: pg.Client) =>
      (await who.query(`select f_pat_ins as v from ${place.schema}.ent_patient order by 1`)).rows.map(({ v }) => v);
    const indexes = async () =>
      (
        await client.query(
          "select indexname as name, indexdef ~ 'account_id' as per from pg_indexes where schemaname = $1 and tablename in ('ent_patient', '_user') and indexdef ~ 'UNIQUE' and indexname !~ 'pkey' order by 1",
          [place.schema],
        )
      ).rows.map(({ name, per }) => `${name} ${per}`);

    it("[DP47] turned on, what is there belongs to one account, the old version writes on, and values are unique within an account", async () => {
      await release(null, none);
      await add(client, "1");
      const before = await indexes();
      const plan = planMigration(place, none, many, await readFacts(client, place, none, many, {}));
      const id = randomUUID() as ReleaseId;
      const old = await acting(null);
      await runSteps(client, { place, release: id, steps: phase(plan.steps, "expand") });
      // The old version knows no account: it goes on, and what it writes is the first account's.
      await add(old, "2");
      expect(await seen(old)).toEqual(["1", "2"]);
      await runSteps(client, { place, release: id, steps: phase(plan.steps, "contract") });
      const accounts = (await client.query(`select distinct account_id as a from ${place.schema}.ent_patient`)).rows;
      expect(accounts).toEqual([{ a: expect.any(String) }]);
      const [first, other] = [await acting(accounts[0].a), await acting(randomUUID())];
      expect([await seen(first), await seen(other), await seen(old)]).toEqual([["1", "2"], [], []]);
      await add(other, "1");
      await expect(add(other, "1")).rejects.toMatchObject({ code: "23505" });
      await expect(add(first, "1")).rejects.toMatchObject({ code: "23505" });
      await expect(add(old, "9")).rejects.toThrow();
      expect(before.every((name) => name.endsWith("false"))).toBe(true);
      const now = await indexes();
      expect(now.every((name) => name.endsWith("true"))).toBe(true);
      expect(now).toContain("f_pat_ins_uq true");
      for (const one of [old, first, other]) await one.end();
    });

    it("[DP47] turned off, every record is everybody's; values two accounts share stop it before anything was opened", async () => {
      await release(null, many);
      const [first, other] = [await acting(randomUUID()), await acting(randomUUID())];
      await add(first, "1");
      await add(other, "1");
      await add(other, "5");
      await other.query(`update ${place.schema}.ent_patient set deleted_at = now() where f_pat_ins = '5'`);
      await add(first, "5");
      // The plan says it beforehand, with the records; a deleted one gives its value free.
      const planned = planMigration(place, many, none, await readFacts(client, place, many, none, {}));
      const both = (await client.query(`select id from ${place.schema}.ent_patient where f_pat_ins = '1' order by id`)).rows;
      expect(planned.steps.find(({ id }) => id === "accounts:ent_patient")).toMatchObject({
        kind: "merge-accounts",
        misfits: { count: 2, ids: both.map(({ id }) => id) },
        loses: { en: expect.stringMatching(/^2 of .* another account has too/), ar: expect.stringMatching(/^عدد 2 من /) },
      });
      expect(planned.steps.find(({ id }) => id === "accounts:ent_user")?.misfits).toBeUndefined();
      await client.query(`delete from ${place.schema}.ent_patient where f_pat_ins = '5'`);
      const failed = await release(many, none).catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: "RUNTIME_VALUES_REPEAT" });
      expect(await seen(first)).toEqual(["1"]);
      await other.query(`update ${place.schema}.ent_patient set f_pat_ins = '2'`);
      const { steps } = await release(many, none);
      expect(steps.find(({ kind }) => kind === "merge-accounts")).toMatchObject({
        class: "destructive",
        loses: { ar: expect.any(String) },
      });
      const anybody = await acting(null);
      expect(await seen(anybody)).toEqual(["1", "2"]);
      await add(anybody, "3");
      await expect(add(anybody, "1")).rejects.toMatchObject({ code: "23505" });
      expect((await indexes()).every((name) => name.endsWith("false"))).toBe(true);
      // And on again: everybody finds what was theirs.
      await release(none, many);
      expect([await seen(first), await seen(other)]).toEqual([["1"], ["2"]]);
      for (const one of [anybody, first, other]) await one.end();
    });

    it("[DP50] interrupted after any statement, accounts are on or off in the end with every index there", async () => {
      for (const [from, to] of [
        [none, many],
        [many, none],
      ] as const) {
        const statements = planMigration(place, from, to).steps.reduce((sum, { ddl }) => sum + ddl.length, 0);
        // Every seventh statement, so that each kind of one is met in one of the tables.
        for (let cut = 0; cut < statements; cut += 7) {
          place = { schema: `p_acut${process.pid}x${number}x${cut}_preview`, role: `p_acut${process.pid}x${number}x${cut}_preview` };
          number += 1;
          await release(null, from);
          const { steps } = planMigration(place, from, to);
          const ddl = new Set(steps.flatMap((step) => step.ddl));
          const id = randomUUID() as ReleaseId;
          const dying = await connect();
          dying.on("error", () => undefined);
          const query = dying.query.bind(dying);
          let ran = 0;
          Object.assign(dying, {
            query: (...args: Parameters<typeof query>) => {
              const text =
                typeof args[0] === "string"
                  ? args[0].replace(/^begin; set local lock_timeout = '40ms'; /, "").replace(/; commit$/, "")
                  : "";
              if (ddl.has(text) && ran++ === cut)
                return db
                  .admin("select pg_terminate_backend($1, 5000)", [(dying as unknown as { processID: number }).processID])
                  .then(() => query(...args));
              return query(...args);
            },
          });
          await expect(runSteps(dying, { place, release: id, steps })).rejects.toThrow();
          await runSteps(client, { place, release: id, steps });
          const all = await indexes();
          expect(all.map((name) => name.split(" ")[1])).toEqual(all.map(() => String(to === many)));
          expect(all.map((name) => name.split(" ")[0])).toEqual(
            expect.arrayContaining(["f_pat_ins_uq", "f_user_email_uq", to === many ? "ix_pat_ax" : "ix_pat_ix"]),
          );
        }
      }
    });
  });
});
