/** What people enter while test data is there stays when it goes. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { resetTestData } from "../../subgraphs/runtime/test-data/fill.ts";
import { clinicModel } from "../support/clinic.ts";
import { until } from "../support/installation.ts";
import { migrating } from "../support/migrating.ts";

const { now, connect, release, rows } = migrating("trs");

const model = clinicModel((document) => {
  const appointments = document.entities.ent_appt!.fields;
  for (const one of Object.values(appointments)) delete one.required;
  Object.assign(appointments.f_apt_patient!.config as object, { onDelete: "cascade" });
});
const required = clinicModel((document) => {
  const appointments = document.entities.ent_appt!.fields;
  for (const [id, one] of Object.entries(appointments)) if (id !== "f_apt_patient") delete one.required;
  appointments.f_apt_patient!.required = true;
});
const begin = async (needed = false) => {
  await release(null, needed ? required : model);
  const [batch, patient] = [randomUUID(), randomUUID()];
  await rows("insert into %s._test_batch (id, seed, locale, rows) values ($1, 'seed', 'en', 1)", [batch]);
  await rows("insert into %s.ent_patient (id, f_pat_name, test_batch) values ($1, 'Test', $2)", [patient, batch]);
  return patient;
};

describe("[DP43] a reset", () => {
  it("waits for what is being entered about a test record, and leaves it there with its link empty", async () => {
    const patient = await begin();
    const [entering, watching] = [await connect(), await connect()];
    const entered = randomUUID();
    await entering.query(`begin; insert into ${now.place.schema}.ent_appt (id, f_apt_patient) values ('${entered}', '${patient}')`);
    const { rows: who } = await entering.query("select pg_backend_pid() as pid");
    const running = resetTestData(now.client, now.place, model);
    await until(
      async () =>
        (await watching.query("select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", [who[0].pid])).rows.length > 0,
    );
    await entering.query("commit");
    expect(await running).toMatchObject({ rows: 1, emptied: 1, kept: 0 });
    await Promise.all([entering.end(), watching.end()]);
    expect(await rows("select id, f_apt_patient as patient from %s.ent_appt")).toEqual([{ id: entered, patient: null }]);
  });

  it("leaves a record that must have its link as it was entered, and what it is about with it, as entered ones", async () => {
    const patient = await begin(true);
    const [entered, tested] = [randomUUID(), randomUUID()];
    const spare = randomUUID();
    await rows("insert into %s.ent_patient (id, f_pat_name, test_batch) values ($1, 'Spare', $1)", [spare]);
    await rows("insert into %s.ent_appt (id, f_apt_patient, test_batch) values ($1, $2, $1), ($3, $4, null)", [
      tested,
      spare,
      entered,
      patient,
    ]);
    expect(await resetTestData(now.client, now.place, required)).toMatchObject({ rows: 2, emptied: 0, kept: 1 });
    expect(await rows("select id, f_apt_patient as patient from %s.ent_appt")).toEqual([{ id: entered, patient }]);
    expect(await rows("select id, test_batch from %s.ent_patient")).toEqual([{ id: patient, test_batch: null }]);
    expect(await resetTestData(now.client, now.place, required)).toMatchObject({ rows: 0, kept: 0, alreadyAt: expect.any(Date) });
  });
});
