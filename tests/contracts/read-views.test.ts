import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import { ident, type Place } from "../../subgraphs/runtime/data-plane/names.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { createReadViews, readViews } from "../../subgraphs/runtime/read-views/views.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("[DP60] read views", () => {
  const place: Place = { schema: "p_views_preview", role: "p_views_preview" };
  const login = `p_views${process.pid}_bi`;
  const model: Model = clinicModel((document) => {
    // The other policy admits every patient.
    delete document.policies.p_pat_doc;
    document.entities.ent_patient!.fields.f_pat_blood = field("blood", "enum", {
      options: { o_blood_a: { key: "a", label: { en: "A" }, order: "a1" } },
    });
    document.policies.p_books = {
      roles: ["r_doctor"],
      entity: "ent_patient",
      allow: ["read"],
      where: 'f_pat_name != "$1::text ' + "' || @ \\\\" + '"',
      fields: ["f_pat_name", "f_pat_phone", "f_pat_blood"],
      mask: ["f_pat_phone", "f_pat_blood"],
    };
  });
  let db: TestDatabase;
  let owner: pg.Client;
  let reader: pg.Client;
  const open = async (role: string) => {
    for (const statement of createReadViews(login, login, readViews(place, model, role))) await owner.query(statement);
  };
  const code = (sql: string) =>
    reader.query(sql).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );

  beforeAll(async () => {
    db = await testDatabase();
    const connection = db.database.connection("wn_runtime");
    owner = new pg.Client(connection);
    await owner.connect();
    await runSteps(owner, { place, release: randomUUID() as ReleaseId, steps: planMigration(place, null, model).steps });
    const [patient, doctor] = [randomUUID(), randomUUID()];
    await owner.query(
      `insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_phone, f_pat_blood) values ($1, 'سارة', '+966500000000', 'o_blood_a'), ($2, $3, null, null)`,
      [patient, randomUUID(), "$1::text ' || @ \\"],
    );
    await owner.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, deleted_at) values ($1, 'gone', now())`, [randomUUID()]);
    await owner.query(`insert into ${place.schema}.ent_doctor (id, f_doc_name) values ($1, 'Dr. Omar')`, [doctor]);
    await owner.query(
      `insert into ${place.schema}.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason, f_apt_status) select $1, $2, $3, now(), 'x', $4`,
      [
        randomUUID(),
        patient,
        doctor,
        model.tables.find(({ id }) => id === "ent_appt")!.columns.find(({ id }) => id === "f_apt_status")!.options[0]!.id,
      ],
    );
    await owner.query(`create role ${ident(login)} login password 'views'`);
    await open("r_reception");
    reader = new pg.Client({ ...connection, user: login, password: "views" });
    await reader.connect();
  });
  afterAll(async () => {
    await reader.end();
    await owner.query(`drop schema ${ident(login)} cascade`);
    await owner.query(`drop role ${ident(login)}`);
    await owner.end();
    await db.drop();
  });

  it("speak in names people know, with the key of a choice and the id of what is referred to", async () => {
    const { rows } = await reader.query(
      `select p.name, d.name as doctor, a.status from ${login}.appointments a join ${login}.patients p on p.id = a.patient_id join ${login}.doctors d on d.id = a.doctor_id`,
    );
    expect(rows).toEqual([{ name: "سارة", doctor: "Dr. Omar", status: "requested" }]);
  });

  it("show what the role may see and no more: its rows, its masks, nothing deleted, nothing that is somebody's own", async () => {
    await open("r_doctor");
    const patients = await reader.query(`select * from ${login}.patients`);
    // The mask stands for a choice too, and is not looked up among its keys.
    expect(patients.rows).toMatchObject([{ name: "سارة", phone: "•••••", blood: "•••••" }]);
    expect(Object.keys(patients.rows[0]!)).not.toContain("date_of_birth");
    expect((await reader.query(`select * from ${login}.appointments`)).rows).toEqual([]);
    await open("r_reception");
    expect((await reader.query(`select * from ${login}.patients`)).rowCount).toBe(2);
  });

  it("are all their login can reach, and nothing can be written through them", async () => {
    expect(await code(`select * from ${place.schema}.ent_patient`)).toBe("42501");
    expect(await code(`select * from ${place.schema}._credential`)).toBe("42501");
    expect(await code(`select * from identity."user"`)).toBe("42501");
    expect(await code(`set role ${ident(place.role)}`)).toBe("42501");
    for (const sql of [
      `insert into ${login}.patients (id, name) values (gen_random_uuid(), 'x')`,
      `update ${login}.patients set name = 'x'`,
      `delete from ${login}.patients`,
      `create view ${login}.mine as select 1`,
    ])
      expect(["42501", "55000"]).toContain(await code(sql));
  });

  it("let no function of the reader look at rows before the conditions did", async () => {
    await open("r_doctor");
    const cheap = `select * from ${login}.patients where pg_notify('seen', name) is not null`;
    const seen: string[] = [];
    reader.on("notification", ({ payload }) => seen.push(payload ?? ""));
    await reader.query("listen seen");
    await reader.query(cheap);
    await reader.query("select 1");
    expect(seen).toEqual(["سارة"]);
  });
});
