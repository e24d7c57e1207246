/** A field that links to one record links to several of another entity from one version on, and the other way round: in one release. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Model } from "../../schema/model/model.ts";
import { readHidden } from "../../subgraphs/runtime/migrate/hidden.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { until } from "../support/installation.ts";
import { migrating, phase } from "../support/migrating.ts";

const { now, connect, fresh, plan, run, giveUp, release, runUntil, rows } = migrating("tfm");

const linked = (type: "references" | "reference", target: string, more: object = {}, accounts: "none" | "many" = "none") =>
  clinicModel((document) => {
    document.accounts = accounts;
    document.entities.ent_patient!.fields.f_pat_help = field("helpers", type, {
      label: { en: "Helpers", ar: "المساعدون" },
      config: { target },
      ...more,
    });
  });
const [oneDoctor, doctors] = [linked("reference", "ent_doctor"), linked("references", "ent_doctor")];
const [onePatient, patients] = [linked("reference", "ent_patient"), linked("references", "ent_patient")];
const without = clinicModel();

/** Somebody, by default with nothing else said. */
const add = async (table: "ent_patient" | "ent_doctor", column: string | null = null, value: string | null = null) => {
  const id = randomUUID();
  const name = table === "ent_doctor" ? "f_doc_name" : "f_pat_name";
  if (column) await rows(`insert into %s.${table} (id, ${name}, ${column}) values ($1, 'Somebody', $2)`, [id, value]);
  else await rows(`insert into %s.${table} (id, ${name}) values ($1, 'Somebody')`, [id]);
  return id;
};
const link = (table: string, source: string, ...targets: readonly string[]) =>
  rows(`insert into %s.${table} (source, target) select $1, unnest($2::uuid[])`, [source, targets]);
const linksOf = async (table: string, source: string): Promise<readonly string[]> =>
  (await rows(`select target from %s.${table} where source = $1 order by target`, [source])).map(({ target }) => target);
const columnOf = async (column: string, id: string): Promise<string | null> =>
  (await rows(`select ${column} as v from %s.ent_patient where id = $1`, [id]))[0]?.v;
const said = ({ steps }: { readonly steps: Awaited<ReturnType<typeof plan>>["steps"] }) =>
  steps.map(({ id, class: stepClass, phase, rows }) => `${id} ${stepClass} ${phase} ${rows}`);
const hidden = async () => (await readHidden(now.client, now.place)).map(({ id, kind }) => `${kind} ${id}`);
const begin = async (model: Model) => {
  await release(null, model);
  return [await add("ent_doctor"), await add("ent_doctor")].sort() as [string, string];
};

describe("from one record of an entity to several of another", () => {
  it("[DP47] the links are counted before, hidden and kept, and the new ones begin anew", async () => {
    const [doctor] = await begin(oneDoctor);
    const [patient, bare] = [await add("ent_patient", "f_pat_help", doctor), await add("ent_patient")];
    const made = await release(oneDoctor, patients);
    expect(made.problems).toEqual([]);
    expect(said(made)).toEqual(["retarget:f_pat_help destructive expand 1", "finish:f_pat_help data contract 1"]);
    expect(made.steps[0]?.sentence).toEqual({
      en: "Helpers of Patients links to several records of Patients instead of one of Doctors; its links are hidden, kept and return with the version before",
      ar: expect.stringContaining("يرتبط المساعدون في المرضى بعدة سجلات من المرضى بدل سجل واحد من الأطباء"),
    });
    expect(made.steps[0]?.loses?.en).toBe(
      "1 links of Helpers in Patients to Doctors are no longer shown; they are kept hidden for 30 days",
    );
    expect(made.generations).toEqual({ f_pat_help: 2 });
    await link("l_f_pat_help__2", patient, bare, patient);
    await expect(link("l_f_pat_help__2", patient, doctor)).rejects.toMatchObject({ code: "23503" });
    expect([await columnOf("f_pat_help", patient), await linksOf("l_f_pat_help__2", bare)]).toEqual([doctor, []]);
    expect(await hidden()).toEqual(["generation f_pat_help"]);
    // What is hidden holds no record back.
    await rows("delete from %s.ent_doctor where id = $1", [doctor]);
  });

  it("[DP51] while both versions answer, each writes its own: a link the former one requires is not asked of the new one", async () => {
    const [before, after] = [
      linked("reference", "ent_doctor", { required: true, unique: true }, "many"),
      linked("references", "ent_patient", {}, "many"),
    ];
    await release(null, before);
    await rows(`grant "${now.place.role}" to current_user with set true`);
    await rows("select set_config('wn.account', $1, false)", [randomUUID()]);
    const acting = async <T>(work: () => Promise<T>): Promise<T> => {
      await rows(`set role "${now.place.role}"`);
      const done = await work();
      await rows("reset role");
      return done;
    };
    const [doctor, other] = await acting(async () => [await add("ent_doctor"), await add("ent_doctor")] as const);
    const old = await acting(() => add("ent_patient", "f_pat_help", doctor));
    const { steps } = await plan(before, after);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    await acting(async () => {
      const young = await add("ent_patient");
      await link("l_f_pat_help__2", young, old);
      await rows("update %s.ent_patient set f_pat_help = $2 where id = $1", [old, other]);
      expect([await linksOf("l_f_pat_help__2", young), await linksOf("l_f_pat_help__2", old)]).toEqual([[old], []]);
    });
    // Given up, the former version asks for its link again.
    await giveUp(steps, made);
    await acting(() => expect(add("ent_patient")).rejects.toMatchObject({ code: "23514" }));
    expect(await rows("select to_regclass('%s.l_f_pat_help__2') as left")).toEqual([{ left: null }]);
  });
});

describe("from several records of an entity to one of another", () => {
  it("[DP47] the links are counted before, hidden and kept; the new link has its key, its index and nothing in it", async () => {
    const [first, second] = await begin(doctors);
    const patient = await add("ent_patient");
    await link("l_f_pat_help", patient, first, second);
    const made = await release(doctors, linked("reference", "ent_patient", { config: { target: "ent_patient", onDelete: "restrict" } }));
    expect(made.problems).toEqual([]);
    expect(said(made)).toEqual(["retarget:f_pat_help destructive expand 2", "finish:f_pat_help data contract 2"]);
    expect(made.steps[0]?.sentence).toEqual({
      en: "Helpers of Patients links to one record of Patients instead of several of Doctors; its links are hidden, kept and return with the version before",
      ar: expect.stringContaining("يرتبط المساعدون في المرضى بسجل واحد من المرضى بدل عدة سجلات من الأطباء"),
    });
    expect(await columnOf("f_pat_help__2", patient)).toBeNull();
    expect(await linksOf("l_f_pat_help", patient)).toEqual([first, second]);
    const other = await add("ent_patient", "f_pat_help__2", patient);
    await expect(add("ent_patient", "f_pat_help__2", first)).rejects.toMatchObject({ code: "23503" });
    await expect(rows("delete from %s.ent_patient where id = $1", [patient])).rejects.toMatchObject({ code: "23503" });
    await rows("delete from %s.ent_patient where id = $1", [other]);
    expect(await rows("select to_regclass('%s.f_pat_help__2_ix') is not null as there")).toEqual([{ there: true }]);
    expect(await hidden()).toEqual(["generation f_pat_help"]);
  });

  it("[DP47] a link that becomes required and unique is so after the switch, and records that are there are asked for it", async () => {
    await begin(doctors);
    await add("ent_patient");
    const after = linked("reference", "ent_patient", { required: true, unique: true });
    const { steps } = await plan(doctors, after);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    // The former version does not know it.
    const patient = await add("ent_patient");
    await run(steps, made);
    expect(steps.find(({ kind }) => kind === "require-field")).toMatchObject({
      phase: "contract",
      sentence: { en: expect.stringContaining("1 records") },
    });
    await expect(add("ent_patient")).rejects.toMatchObject({ code: "23514" });
    await add("ent_patient", "f_pat_help__2", patient);
    await expect(add("ent_patient", "f_pat_help__2", patient)).rejects.toMatchObject({ code: "23505" });
  });
});

describe("either way", () => {
  it("[DP53] going back brings the former links back as they were and keeps those made since; going on again finds these", async () => {
    const [first, second] = await begin(oneDoctor);
    const [patient, bare, lost] = [
      await add("ent_patient", "f_pat_help", first),
      await add("ent_patient"),
      await add("ent_patient", "f_pat_help", second),
    ];
    await release(oneDoctor, patients);
    await link("l_f_pat_help__2", patient, bare, patient);
    await link("l_f_pat_help__2", bare, patient);
    await add("ent_patient");
    await rows("delete from %s.ent_doctor where id = $1", [second]);
    const back = await release(patients, oneDoctor);
    expect(said(back)).toEqual([
      "retarget:f_pat_help destructive expand 3",
      "fill:f_pat_help data expand 4",
      "finish:f_pat_help data contract 3",
    ]);
    const brought = await rows("select id, f_pat_help__3 as v from %s.ent_patient where f_pat_help__3 is not null");
    expect(brought).toEqual([{ id: patient, v: first }]);
    expect(await columnOf("f_pat_help", lost)).toBe(second);
    const again = await release(oneDoctor, patients);
    expect(said(again)[0]).toBe("retarget:f_pat_help destructive expand 1");
    expect([await linksOf("l_f_pat_help__4", patient), await linksOf("l_f_pat_help__4", bare)]).toEqual([
      [bare, patient].sort(),
      [patient],
    ]);
    expect(await hidden()).toEqual(["generation f_pat_help", "generation f_pat_help__2", "generation f_pat_help__3"]);
  });

  it("[DP53] a required link that comes back is asked only of records that have none", async () => {
    const required = linked("reference", "ent_doctor", { required: true });
    const [doctor] = await begin(required);
    await add("ent_patient", "f_pat_help", doctor);
    await release(required, patients);
    await add("ent_patient");
    const { steps } = await release(patients, required);
    expect(steps.find(({ kind }) => kind === "require-field")?.sentence.en).toContain(" 1 records");
    await expect(add("ent_patient")).rejects.toMatchObject({ code: "23514" });
  });

  it("[DP53] links that led there in the other form come back too, where one is all there was", async () => {
    const [first, second] = await begin(doctors);
    const [single, both] = [await add("ent_patient"), await add("ent_patient")];
    await link("l_f_pat_help", single, first);
    await link("l_f_pat_help", both, first, second);
    await release(doctors, patients);
    const { steps } = await release(patients, oneDoctor);
    expect(steps[1]?.sentence.en).toBe(
      "Bring back the links of Helpers in Patients that led to Doctors before, a few at a time; of records that had several they stay hidden",
    );
    expect([await columnOf("f_pat_help__3", single), await columnOf("f_pat_help__3", both)]).toEqual([first, null]);
    // What lay in the wanted form before is taken before what lay in the other.
    await release(oneDoctor, patients);
    await release(patients, doctors);
    expect([await linksOf("l_f_pat_help__5", single), await linksOf("l_f_pat_help__5", both)]).toEqual([[first], [first, second]]);
    await release(doctors, onePatient);
    await rows("update %s.ent_patient set f_pat_help__6 = $1 where id = $1", [single]);
    await release(onePatient, doctors);
    // The links to patients that lay in a table are what comes first; a record that had none there has none now.
    await release(doctors, patients);
    expect(await linksOf("l_f_pat_help__8", single)).toEqual([]);
  });

  it("[DP47] is nobody's loss in a field that was hidden, and its links are listed still", async () => {
    const [doctor] = await begin(oneDoctor);
    const patient = await add("ent_patient", "f_pat_help", doctor);
    await release(oneDoctor, without);
    const made = await release(without, patients);
    expect(said(made)).toEqual(["retarget:f_pat_help safe expand 0", "finish:f_pat_help data contract 0"]);
    await link("l_f_pat_help__2", patient, patient);
    expect(await columnOf("f_pat_help", patient)).toBe(doctor);
    expect(await hidden()).toEqual(["field f_pat_help", "generation f_pat_help"]);
  });

  it("[DP54] a link whose record goes in that moment is waited for and left out", async () => {
    const [first, second] = await begin(oneDoctor);
    const [patient, other] = [await add("ent_patient", "f_pat_help", first), await add("ent_patient", "f_pat_help", second)];
    await release(oneDoctor, patients);
    const { steps } = await plan(patients, oneDoctor);
    const made = randomUUID();
    await run(steps.slice(0, 1), made);
    const [leaving, watching] = [await connect(), await connect()];
    await leaving.query(`begin; delete from ${now.place.schema}.ent_doctor where id = '${first}'`);
    const running = run(steps, made);
    const { rows: who } = await leaving.query("select pg_backend_pid() as pid");
    const waited = () => watching.query("select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", [who[0].pid]);
    await until(async () => (await waited()).rows.length > 0);
    await leaving.query("commit");
    await running;
    await Promise.all([leaving.end(), watching.end()]);
    expect([await columnOf("f_pat_help__3", patient), await columnOf("f_pat_help__3", other)]).toEqual([null, second]);
  });

  it.each([
    ["several of another and back to one", oneDoctor, patients],
    ["one of another and back to several", doctors, onePatient],
  ] as const)("[DP50] to %s: interrupted after any statement, the same call finishes with the same result", async (_, before, after) => {
    const to = before === oneDoctor;
    for (let cut = 0, died = true; died; cut += 1) {
      fresh();
      const [first, second] = await begin(before);
      const [patient, other] = [await add("ent_patient"), await add("ent_patient")];
      if (to) await rows("update %s.ent_patient set f_pat_help = $2 where id = $1", [patient, first]);
      else await link("l_f_pat_help", patient, first, second);
      await release(before, after);
      if (to) await link("l_f_pat_help__2", patient, other);
      else await rows("update %s.ent_patient set f_pat_help__2 = $2 where id = $1", [patient, other]);
      const { steps } = await plan(after, before);
      const made = randomUUID();
      died = await runUntil(cut, steps, made);
      await run(steps, made);
      const [back, since] = to
        ? [[await columnOf("f_pat_help__3", patient)], await linksOf("l_f_pat_help__2", patient)]
        : [await linksOf("l_f_pat_help__3", patient), [await columnOf("f_pat_help__2", patient)]];
      expect([back, since], `cut ${cut}`).toEqual([to ? [first] : [first, second], [other]]);
      expect(await hidden(), `cut ${cut}`).toEqual(["generation f_pat_help", "generation f_pat_help__2"]);
      expect(await rows("select distinct state from %s._migration where release_id = $1", [made])).toEqual([{ state: "done" }]);
      if (!died) expect(cut).toBe(steps.reduce((sum, { ddl, fillLinks }) => sum + ddl.length + (fillLinks ? 1 : 0), 0));
    }
  });
});
