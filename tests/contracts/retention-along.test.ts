/** What goes for good with a record whose time is over, what is emptied by it, and what comes between. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Model } from "../../schema/model/model.ts";
import { applyRetention, countDue } from "../../subgraphs/runtime/retention/apply.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { until } from "../support/installation.ts";
import { migrating } from "../support/migrating.ts";

const { now, connect, release, rows } = migrating("rta");

const today = new Date("2026-06-01T00:00:00Z");
const old = "2020-01-01T00:00:00Z";
/** Patients are kept a year. Their appointments go with them, and the notes of these; a doctor's favourite is emptied. */
const model: Model = {
  ...clinicModel((document) => {
    const appointments = document.entities.ent_appt!.fields;
    for (const one of Object.values(appointments)) delete one.required;
    Object.assign(appointments.f_apt_patient!.config as object, { onDelete: "cascade" });
    document.entities.ent_doctor!.fields.f_doc_best = field("best", "reference", { config: { target: "ent_patient", onDelete: "clear" } });
    document.entities.ent_doctor!.fields.f_doc_last = field("last", "reference", { config: { target: "ent_appt", onDelete: "clear" } });
    const kept = (key: string, type: Parameters<typeof field>[1], compute: string) => field(key, type, { compute, computed: "stored" });
    // One follows the link, one that one, and another a field that nothing empties.
    document.entities.ent_doctor!.fields.f_doc_has = kept("has", "boolean", "f_doc_best != null");
    document.entities.ent_doctor!.fields.f_doc_says = kept(
      "says",
      "text",
      "f_doc_has ? f_doc_name + ' has one' : f_doc_name + ' has none'",
    );
    document.entities.ent_doctor!.fields.f_doc_size = kept("size", "integer", "size(f_doc_name)");
    document.entities.ent_doctor!.fields.f_doc_panel = field("panel", "references", {
      config: { target: "ent_patient", onDelete: "restrict" },
    });
    document.entities.ent_note = {
      ...structuredClone(document.entities.ent_doctor!),
      key: "note",
      label: { en: "Note", ar: "ملاحظة" },
      plural: { en: "Notes", ar: "ملاحظات" },
      title: "f_not_text",
      indexes: {},
      fields: {
        f_not_text: field("text", "text"),
        f_not_appt: field("appointment", "reference", { config: { target: "ent_appt", onDelete: "cascade" } }),
        f_not_about: field("about", "reference", { config: { target: "ent_patient", onDelete: "restrict" } }),
      },
    } as never;
  }),
  retention: [{ id: "cm_1", entity: "ent_patient", from: "createdAt", days: 365, outcome: "delete" }],
};

const add = async (table: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const all = { id: randomUUID(), ...values };
  await rows(
    `insert into %s.${table} (${Object.keys(all).join(", ")}) values (${Object.keys(all).map((_, n) => `$${n + 1}`)})`,
    Object.values(all),
  );
  return all.id;
};
const patient = () => add("ent_patient", { f_pat_name: "Old", created_at: old });
const told = async () =>
  (await rows("select type, data->>'entity' as entity, data->>'id' as id, version::int, data->'fields' as fields from %s._event")).map(
    ({ type, entity, id, version, fields }) => `${type} ${entity} ${id} ${version} ${fields.join()}`,
  );

describe("[DP57] [DP20] a record whose time is over", () => {
  it("tells of every record that goes with it and of every link it empties, each once", async () => {
    await release(null, model);
    const [gone, other] = [await patient(), await add("ent_patient", { f_pat_name: "Young" })];
    const [first, hiddenBefore, kept] = [
      await add("ent_appt", { f_apt_patient: gone }),
      await add("ent_appt", { f_apt_patient: gone, deleted_at: old }),
      await add("ent_appt", { f_apt_patient: other }),
    ];
    const [note, keptNote] = [await add("ent_note", { f_not_appt: first }), await add("ent_note", { f_not_appt: kept })];
    const [both, one, none] = [
      await add("ent_doctor", { f_doc_name: "Both", f_doc_best: gone, f_doc_last: first }),
      await add("ent_doctor", { f_doc_name: "One", f_doc_best: other, f_doc_last: first }),
      await add("ent_doctor", { f_doc_name: "None", f_doc_best: other, f_doc_last: kept }),
    ];
    expect((await applyRetention(now.client, now.place, model, today)).map(({ rows }) => rows)).toEqual([1]);
    expect((await told()).sort()).toEqual(
      [
        `RecordDeleted ent_patient ${gone} 2 `,
        `RecordDeleted ent_appt ${first} 2 `,
        `RecordDeleted ent_note ${note} 2 `,
        `RecordUpdated ent_doctor ${both} 2 f_doc_best,f_doc_last,f_doc_has,f_doc_says`,
        `RecordUpdated ent_doctor ${one} 2 f_doc_last`,
      ].sort(),
    );
    expect(await rows("select id from %s.ent_appt")).toEqual([{ id: kept }]);
    expect(await rows("select id from %s.ent_note")).toEqual([{ id: keptNote }]);
    expect(await rows("select id, f_doc_best as best, f_doc_last as last, version from %s.ent_doctor order by f_doc_name")).toEqual([
      { id: both, best: null, last: null, version: 2 },
      { id: none, best: other, last: kept, version: 1 },
      { id: one, best: other, last: null, version: 2 },
    ]);
    expect(hiddenBefore).not.toBe(first);
    // What is computed of an empty link follows it; what nothing changed stays as it was saved.
    expect(await rows("select f_doc_has as has, f_doc_says as says from %s.ent_doctor order by f_doc_name")).toEqual([
      { has: false, says: "Both has none" },
      { has: null, says: null },
      { has: true, says: "One has one" },
    ]);
  });

  it("stays, with what hangs on it, when a hold on it or on what goes with it is placed in that moment", async () => {
    await release(null, model);
    const gone = await patient();
    const appointment = await add("ent_appt", { f_apt_patient: gone });
    const note = await add("ent_note", { f_not_appt: appointment });
    const [placing, watching] = [await connect(), await connect()];
    await placing.query(
      `begin; insert into ${now.place.schema}._legal_hold values ('${randomUUID()}', 'ent_note', '${note}', 'A court asked.', '${note}', now())`,
    );
    const { rows: who } = await placing.query("select pg_backend_pid() as pid");
    const running = applyRetention(now.client, now.place, model, today);
    const waits = async () =>
      (await watching.query("select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", [who[0].pid])).rows;
    let over = false;
    void running.finally(() => {
      over = true;
    });
    await until(async () => over || (await waits()).length > 0);
    await placing.query("commit");
    await running;
    await Promise.all([placing.end(), watching.end()]);
    expect(await rows("select id from %s.ent_note")).toEqual([{ id: note }]);
    expect(await told()).toEqual([]);
  });

  it("takes along what came to point at it while it was looked at, and tells of that too", async () => {
    await release(null, model);
    const gone = await patient();
    const appointment = await add("ent_appt", { f_apt_patient: gone });
    const [adding, watching] = [await connect(), await connect()];
    const note = randomUUID();
    await adding.query(`begin; insert into ${now.place.schema}.ent_note (id, f_not_appt) values ('${note}', '${appointment}')`);
    const { rows: who } = await adding.query("select pg_backend_pid() as pid");
    const running = applyRetention(now.client, now.place, model, today);
    await until(
      async () =>
        (await watching.query("select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", [who[0].pid])).rows.length > 0,
    );
    await adding.query("commit");
    await running;
    await Promise.all([adding.end(), watching.end()]);
    expect(await rows("select id from %s.ent_note")).toEqual([]);
    expect((await told()).map((line) => line.split(" ").slice(0, 2).join(" ")).sort()).toEqual([
      "RecordDeleted ent_appt",
      "RecordDeleted ent_note",
      "RecordDeleted ent_patient",
    ]);
  });
});

describe("[DP57] [DP20] archiving by a rule", () => {
  const archiving: Model = {
    ...model,
    retention: [{ id: "cm_1", entity: "ent_patient", from: "createdAt", days: 365, outcome: "archive" }],
  };
  const hidden = async (table: string) =>
    (await rows(`select id from %s.${table} where deleted_at = $1`, [today])).map(({ id }) => id).sort();

  it("takes along what cascades, empties what is cleared, tells of each and counts them, and nothing is lost", async () => {
    await release(null, archiving);
    const [gone, other] = [await patient(), await add("ent_patient", { f_pat_name: "Young" })];
    const [first, before, kept] = [
      await add("ent_appt", { f_apt_patient: gone }),
      await add("ent_appt", { f_apt_patient: gone, deleted_at: old }),
      await add("ent_appt", { f_apt_patient: other }),
    ];
    const note = await add("ent_note", { f_not_appt: first });
    // What hangs on something that was deleted before stays as it is.
    const under = await add("ent_note", { f_not_appt: before });
    const doctor = await add("ent_doctor", { f_doc_name: "Best", f_doc_best: gone, f_doc_last: kept });
    const expected = { rows: 1, along: 2, emptied: 1 };
    expect(await countDue(now.client, now.place, archiving, today)).toMatchObject([expected]);
    expect(await applyRetention(now.client, now.place, archiving, today)).toMatchObject([expected]);
    expect([await hidden("ent_patient"), await hidden("ent_appt"), await hidden("ent_note")]).toEqual([[gone], [first], [note]]);
    expect(await rows("select id, f_apt_patient as patient from %s.ent_appt where f_apt_patient = $1 order by deleted_at", [gone])).toEqual(
      [
        { id: before, patient: gone },
        { id: first, patient: gone },
      ],
    );
    expect(await rows("select f_not_appt as on, deleted_at from %s.ent_note where id = $1", [under])).toEqual([
      { on: before, deleted_at: null },
    ]);
    expect(await rows("select f_doc_best as best, f_doc_last as last from %s.ent_doctor where id = $1", [doctor])).toEqual([
      { best: null, last: kept },
    ]);
    expect(await rows("select f_doc_has as has, f_doc_says as says from %s.ent_doctor where id = $1", [doctor])).toEqual([
      { has: false, says: "Best has none" },
    ]);
    expect((await told()).sort()).toEqual(
      [
        `RecordDeleted ent_patient ${gone} 2 `,
        `RecordDeleted ent_appt ${first} 2 `,
        `RecordDeleted ent_note ${note} 2 `,
        `RecordUpdated ent_doctor ${doctor} 2 f_doc_best,f_doc_has,f_doc_says`,
      ].sort(),
    );
    expect(await applyRetention(now.client, now.place, archiving, today)).toMatchObject([{ rows: 0, along: 0, emptied: 0 }]);
  });

  it("leaves what something that is not deleted restricts, by one link or by several, and what a hold is on along the way", async () => {
    await release(null, archiving);
    const [told, listed, held, free] = [await patient(), await patient(), await patient(), await patient()];
    await add("ent_note", { f_not_about: told });
    await add("ent_note", { f_not_about: free, deleted_at: old });
    const links = archiving.relations.find(({ field: id }) => id === "f_doc_panel")!.linkTable;
    const link = async (patient: string, doctor: Readonly<Record<string, unknown>>) =>
      rows(`insert into %s.${links} values ($1, $2)`, [await add("ent_doctor", { f_doc_name: "Listing", ...doctor }), patient]);
    await link(listed, {});
    await link(free, { deleted_at: old });
    const appointment = await add("ent_appt", { f_apt_patient: held });
    await rows("insert into %s._legal_hold values ($1, 'ent_appt', $2, 'A court asked.', $1, now())", [randomUUID(), appointment]);
    expect(await countDue(now.client, now.place, archiving, today)).toMatchObject([{ rows: 1, along: 0, emptied: 0 }]);
    await applyRetention(now.client, now.place, archiving, today);
    expect(await hidden("ent_patient")).toEqual([free]);
    // For good, a deleted record that points at it keeps it too: the link is a foreign key.
    const deleting = { ...archiving, retention: [{ ...archiving.retention[0]!, outcome: "delete" as const }] };
    expect(await applyRetention(now.client, now.place, deleting, today)).toMatchObject([{ rows: 0 }]);
    expect(await rows("select count(*)::int as n from %s.ent_patient")).toEqual([{ n: 4 }]);
  });

  it("signs out who goes along, and leaves those who run the platform", async () => {
    const people: Model = {
      ...archiving,
      relations: [
        ...archiving.relations,
        { ...archiving.relations.find(({ field: id }) => id === "f_apt_patient")!, field: "f_user_patient", from: "ent_user" },
      ],
    };
    await release(null, archiving);
    await rows("alter table %s._user add f_user_patient uuid");
    const person = async (patient: string, role: string) => {
      const id = await add("_user", { f_user_email: `${patient}@a.example`, f_user_status: "active", f_user_patient: patient });
      await rows("insert into %s._role_grant (user_id, role) values ($1, $2)", [id, role]);
      await rows("insert into %s._credential (user_id, email) values ($1, $2)", [id, `${patient}@a.example`]);
      return id;
    };
    const [one, two] = [await patient(), await patient()];
    const [goes, runs] = [await person(one, "r_doctor"), await person(two, "r_admin")];
    expect(await applyRetention(now.client, now.place, people, today)).toMatchObject([{ rows: 1, along: 1 }]);
    expect([await hidden("ent_patient"), await hidden("_user")]).toEqual([[one], [goes]]);
    expect(await rows("select user_id from %s._credential")).toEqual([{ user_id: runs }]);
  });
});

describe("[DP57] making anonymous", () => {
  const { retention: _, ...kept } = clinicModel((document) => {
    const fields = document.entities.ent_patient!.fields;
    fields.f_pat_name!.classification = "personal";
    fields.f_pat_card = field("card", "text", { compute: "f_pat_name + ' of the clinic'", computed: "stored" });
  });
  const anonymous: Model = {
    ...kept,
    retention: [{ id: "cm_1", entity: "ent_patient", from: "createdAt", days: 365, outcome: "anonymise" }],
  };

  it("leaves nothing of it in what is computed, also of records that were made so before that was looked at", async () => {
    await release(null, anonymous);
    const id = await add("ent_patient", { f_pat_name: "Noura", f_pat_card: "Noura of the clinic", created_at: old });
    expect(await applyRetention(now.client, now.place, anonymous, today)).toMatchObject([{ rows: 1 }]);
    const card = async () => (await rows("select f_pat_card as card from %s.ent_patient"))[0].card;
    const blank = await card();
    expect(blank).not.toContain("Noura");
    expect(blank).toMatch(/ of the clinic$/);
    expect((await told()).at(-1)).toMatch(new RegExp(`^RecordUpdated ent_patient ${id} 2 .*f_pat_card`));
    expect(await countDue(now.client, now.place, anonymous, today)).toMatchObject([{ rows: 0 }]);
    await rows("update %s.ent_patient set f_pat_card = 'Noura of the clinic'");
    expect(await applyRetention(now.client, now.place, anonymous, today)).toMatchObject([{ rows: 1 }]);
    expect(await card()).toBe(blank);
  });
});
