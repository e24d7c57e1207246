/** A field that links to several records links to those of another entity from one version on. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readHidden } from "../../subgraphs/runtime/migrate/hidden.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { until } from "../support/installation.ts";
import { migrating, phase } from "../support/migrating.ts";

const { now, connect, fresh, plan, run, giveUp, release, runUntil, rows } = migrating("tgt");

const linkedTo = (target: string, accounts: "none" | "many" = "none", type: "references" | "reference" = "references") =>
  clinicModel((document) => {
    document.accounts = accounts;
    document.entities.ent_patient!.fields.f_pat_help = field("helpers", type, {
      label: { en: "Helpers", ar: "المساعدون" },
      config: { target },
    });
  });
/** The same with an entity that is new and comes last. */
const linkedToNew = (type: "references" | "reference" = "references") =>
  clinicModel((document) => {
    document.entities.ent_zone = {
      ...structuredClone(document.entities.ent_doctor!),
      key: "zone",
      label: { en: "Zone", ar: "منطقة" },
      plural: { en: "Zones", ar: "مناطق" },
      title: "f_zon_name",
      fields: { f_zon_name: field("name", "text", { required: true }) },
    } as never;
    document.entities.ent_patient!.fields.f_pat_help = field("helpers", type, { config: { target: "ent_zone" } });
  });
const [doctors, patients, without] = [linkedTo("ent_doctor"), linkedTo("ent_patient"), clinicModel()];

const add = async (table: "ent_patient" | "ent_doctor") => {
  const id = randomUUID();
  await rows(`insert into %s.${table} (id, ${table === "ent_doctor" ? "f_doc_name" : "f_pat_name"}) values ($1, 'Somebody')`, [id]);
  return id;
};
const link = (table: string, source: string, ...targets: readonly string[]) =>
  rows(`insert into %s.${table} (source, target) select $1, unnest($2::uuid[])`, [source, targets]);
const linksOf = async (table: string, source: string): Promise<readonly string[]> =>
  (await rows(`select target from %s.${table} where source = $1 order by target`, [source])).map(({ target }) => target);
const hidden = async () => (await readHidden(now.client, now.place)).map(({ id, kind }) => `${kind} ${id}`);
/** A patient with two doctors, in the version where patients link to doctors. */
const begin = async () => {
  await release(null, doctors);
  const [patient, other, first, second] = [
    await add("ent_patient"),
    await add("ent_patient"),
    await add("ent_doctor"),
    await add("ent_doctor"),
  ];
  await link("l_f_pat_help", patient!, first!, second!);
  return { patient: patient!, other: other!, doctors: [first!, second!].sort() };
};

describe("links to several records of another entity", () => {
  it("[DP47] are a link table of their own; the former links are counted before, hidden and kept", async () => {
    const { patient, other, doctors: both } = await begin();
    await link("l_f_pat_help", other, both[0]!);
    const { steps, problems, generations } = await release(doctors, patients);
    expect(problems).toEqual([]);
    expect(steps.map(({ id, class: stepClass, phase, rows }) => `${id} ${stepClass} ${phase} ${rows}`)).toEqual([
      "retarget:f_pat_help destructive expand 3",
      "finish:f_pat_help data contract 3",
    ]);
    expect(steps[0]?.sentence).toEqual({
      en: "Helpers of Patients links to Patients instead of Doctors; its links are hidden, kept and return with the version before",
      ar: expect.stringContaining("يرتبط المساعدون في المرضى مع المرضى بدل الأطباء"),
    });
    expect(steps[0]?.loses?.en).toBe("3 links of Helpers in Patients to Doctors are no longer shown; they are kept hidden for 30 days");
    expect(steps[0]?.loses?.ar).toContain("3");
    expect(generations).toEqual({ f_pat_help: 2 });
    await link("l_f_pat_help__2", patient, other);
    await expect(link("l_f_pat_help__2", patient, both[0]!)).rejects.toMatchObject({ code: "23503" });
    expect([await linksOf("l_f_pat_help", patient), await linksOf("l_f_pat_help__2", patient)]).toEqual([both, [other]]);
    expect(await hidden()).toEqual(["generation f_pat_help"]);
    // A hidden link holds no record back, on either side.
    await rows("delete from %s.ent_doctor where id = $1", [both[0]]);
    await rows("delete from %s.ent_patient where id = $1", [other]);
    expect([await linksOf("l_f_pat_help", patient), await linksOf("l_f_pat_help__2", patient)]).toEqual([[both[1]], []]);
  });

  it("[DP47] say nothing of a loss where there is none, and are nobody's loss in a field that was hidden", async () => {
    await release(null, doctors);
    const [bare] = (await plan(doctors, patients)).steps;
    expect(bare).toMatchObject({ class: "destructive", rows: 0 });
    expect(bare?.loses).toBeUndefined();
    const [patient, doctor] = [await add("ent_patient"), await add("ent_doctor")];
    await link("l_f_pat_help", patient, doctor);
    await release(doctors, without);
    const { steps } = await release(without, patients);
    expect(steps.map(({ id, class: stepClass, rows }) => `${id} ${stepClass} ${rows}`)).toEqual([
      "retarget:f_pat_help safe 0",
      "finish:f_pat_help data 0",
    ]);
    await link("l_f_pat_help__2", patient, patient);
    expect(await linksOf("l_f_pat_help", patient)).toEqual([doctor]);
    expect(await hidden()).toEqual(["field f_pat_help", "generation f_pat_help"]);
  });

  it.each(["references", "reference"] as const)(
    "[DP47] may lead to an entity that is new in the same release, by a field of type %s",
    async (type) => {
      const before = linkedTo("ent_doctor", "none", type);
      await release(null, before);
      const { steps } = await release(before, linkedToNew(type));
      expect(steps[0]?.id).toBe("table:ent_zone");
      const [patient, zone] = [await add("ent_patient"), randomUUID()];
      await rows("insert into %s.ent_zone (id, f_zon_name) values ($1, 'North')", [zone]);
      if (type === "references") await link("l_f_pat_help__2", patient, zone);
      else await rows("update %s.ent_patient set f_pat_help__2 = $2 where id = $1", [patient, zone]);
    },
  );

  it("[DP51] while both versions answer, each reads and writes its own links, also as one account, and neither is refused", async () => {
    const [before, after] = [linkedTo("ent_doctor", "many"), linkedTo("ent_patient", "many")];
    await release(null, before);
    const { steps } = await plan(before, after);
    await rows(`grant "${now.place.role}" to current_user with set true`);
    await rows("select set_config('wn.account', $1, false)", [randomUUID()]);
    const acting = async <T>(work: () => Promise<T>): Promise<T> => {
      await rows(`set role "${now.place.role}"`);
      const done = await work();
      await rows("reset role");
      return done;
    };
    const [patient, doctor, other] = await acting(
      async () => [await add("ent_patient"), await add("ent_doctor"), await add("ent_doctor")] as const,
    );
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    await acting(async () => {
      await link("l_f_pat_help", patient, doctor);
      await link("l_f_pat_help__2", patient, patient);
      await rows("delete from %s.l_f_pat_help where source = $1", [patient]);
      await link("l_f_pat_help", patient, other);
      expect([await linksOf("l_f_pat_help", patient), await linksOf("l_f_pat_help__2", patient)]).toEqual([[other], [patient]]);
    });
    expect(await hidden()).toEqual([]);
    await run(phase(steps, "contract"), made);
    expect(await hidden()).toEqual(["generation f_pat_help"]);
  });

  it("[DP53] going back brings the former links back as they were and keeps those made since; going on again finds these", async () => {
    const { patient, other, doctors: both } = await begin();
    await release(doctors, patients);
    await link("l_f_pat_help__2", patient, other, patient);
    const back = await release(patients, doctors);
    expect(back.steps.map(({ id, class: stepClass, phase, rows }) => `${id} ${stepClass} ${phase} ${rows}`)).toEqual([
      "retarget:f_pat_help destructive expand 2",
      "fill:f_pat_help data expand 2",
      "finish:f_pat_help data contract 2",
    ]);
    expect([await linksOf("l_f_pat_help__3", patient), await linksOf("l_f_pat_help__3", other)]).toEqual([both, []]);
    expect(await linksOf("l_f_pat_help__2", patient)).toEqual([other, patient].sort());
    // What is changed after the way back is what comes back the next time.
    await rows("delete from %s.l_f_pat_help__3 where target = $1", [both[0]]);
    await release(doctors, patients);
    expect(await linksOf("l_f_pat_help__4", patient)).toEqual([other, patient].sort());
    await release(patients, doctors);
    expect(await linksOf("l_f_pat_help__5", patient)).toEqual([both[1]]);
    // Of several former targets it is the wanted one that counts, not the last one.
    await release(doctors, linkedTo("ent_appt"));
    await release(linkedTo("ent_appt"), patients);
    expect(await linksOf("l_f_pat_help__7", patient)).toEqual([other, patient].sort());
  });

  it("[DP54] bringing links back touches only records that have some, and leaves out one whose record goes at that moment", async () => {
    const { patient, other, doctors: both } = await begin();
    await link("l_f_pat_help", other, both[0]!);
    await add("ent_patient");
    await release(doctors, patients);
    const { steps } = await plan(patients, doctors);
    const made = randomUUID();
    await run(steps.slice(0, 1), made);
    const [leaving, watching] = [await connect(), await connect()];
    await leaving.query(`begin; delete from ${now.place.schema}.ent_doctor where id = '${both[0]}'`);
    const running = run(steps, made);
    const { rows: who } = await leaving.query("select pg_backend_pid() as pid");
    // It goes in the very moment in which the filling waits for it.
    const waited = () => watching.query("select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", [who[0].pid]);
    await until(async () => (await waited()).rows.length > 0);
    await leaving.query("commit");
    await running;
    await Promise.all([leaving.end(), watching.end()]);
    expect([await linksOf("l_f_pat_help__3", patient), await linksOf("l_f_pat_help__3", other)]).toEqual([[both[1]], []]);
    const [journal] = await rows("select touched::int from %s._migration where release_id = $1 and step = 'fill:f_pat_help'", [made]);
    expect([1, 2]).toContain(journal?.touched);
  });

  it("[DP50] interrupted after any statement, the same call finishes with the same result", async () => {
    for (let cut = 0, died = true; died; cut += 1) {
      fresh();
      const { patient, other, doctors: both } = await begin();
      await release(doctors, patients);
      await link("l_f_pat_help__2", patient, other);
      const { steps } = await plan(patients, doctors);
      const made = randomUUID();
      died = await runUntil(cut, steps, made);
      await run(steps, made);
      expect(await linksOf("l_f_pat_help__3", patient), `cut ${cut}`).toEqual(both);
      expect(await linksOf("l_f_pat_help__2", patient), `cut ${cut}`).toEqual([other]);
      expect(await hidden(), `cut ${cut}`).toEqual(["generation f_pat_help", "generation f_pat_help__2"]);
      expect(await rows("select distinct state from %s._migration where release_id = $1", [made])).toEqual([{ state: "done" }]);
      if (!died) expect(cut).toBe(steps.reduce((sum, { ddl, fillLinks }) => sum + ddl.length + (fillLinks ? 1 : 0), 0));
    }
  });

  it("[DP50] given up before the switch, nothing is left of the way there and the former links answer", async () => {
    const { patient, doctors: both } = await begin();
    const { steps } = await plan(doctors, patients);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    expect(await giveUp(steps, made)).toEqual([]);
    expect(await rows("select to_regclass('%s.l_f_pat_help__2') as left")).toEqual([{ left: null }]);
    expect(await linksOf("l_f_pat_help", patient)).toEqual(both);
    await release(doctors, patients);
    expect(await linksOf("l_f_pat_help__2", patient)).toEqual([]);
    // A try that died before it was taken back left links to another entity in the place of the next one.
    await run(phase((await plan(patients, doctors)).steps, "expand"));
    expect(await linksOf("l_f_pat_help__3", patient)).toEqual(both);
    await release(patients, linkedTo("ent_appt"));
    expect(await linksOf("l_f_pat_help__3", patient)).toEqual([]);
  });

  it("[DP47] values that are no links are refused still, with the place", async () => {
    await release(null, doctors);
    const words = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_help = field("helpers", "text");
    });
    expect((await plan(doctors, words)).problems).toMatchObject([{ code: "RELEASE_TYPE_CHANGE", at: { id: "f_pat_help" } }]);
  });
});
