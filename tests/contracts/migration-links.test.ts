/** A field that linked to one record links to several, and the other way round, while people write. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seeded } from "../../schema/fixtures/random.ts";
import type { ReleaseId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import type { Generations } from "../../subgraphs/runtime/domain/layout.ts";
import type { Fates, MigrationStep } from "../../subgraphs/runtime/domain/migration.ts";
import { readFacts } from "../../subgraphs/runtime/migrate/facts.ts";
import { readHidden } from "../../subgraphs/runtime/migrate/hidden.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps, type StepFailed } from "../../subgraphs/runtime/migrate/run.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { cutOffBefore } from "../support/cut-off.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let db: TestDatabase;
let number = 0;
let place = { schema: "", role: "" };
let client: pg.Client;
let generations: Generations = {};
/** Three doctors, the first made first. */
let doctors: readonly [string, string, string] = ["", "", ""];

const connect = async () => {
  const made = new pg.Client(db.database.connection("wn_runtime"));
  await made.connect();
  return made;
};
const plan = async (from: Model, to: Model, fates: Fates = {}) =>
  planMigration(place, from, to, await readFacts(client, place, from, to, generations), { fates });
const run = (steps: readonly MigrationStep[], release = randomUUID(), on = client) =>
  runSteps(on, { place, release: release as ReleaseId, steps });
const release = async (from: Model | null, to: Model, fates: Fates = {}) => {
  const made = from ? await plan(from, to, fates) : planMigration(place, null, to);
  await run(made.steps);
  generations = made.generations;
  return made;
};
const phase = (steps: readonly MigrationStep[], wanted: MigrationStep["phase"]) => steps.filter(({ phase }) => phase === wanted);

const withField = (type: "reference" | "references" | "text", more: object = {}, accounts: "none" | "many" = "none") =>
  clinicModel((document) => {
    document.accounts = accounts;
    document.entities.ent_patient!.fields.f_pat_help = field("helpers", type, {
      label: { en: "Helpers", ar: "المساعدون" },
      ...(type === "text" ? {} : { config: { target: "ent_doctor" } }),
      ...more,
    });
  });
const [one, several] = [withField("reference"), withField("references")];
const keepFirst: Fates = { "convert:f_pat_help": "nearest" };

const patient = async (column: string | null = null, doctor: string | null = null) => {
  const id = randomUUID();
  if (column === null) await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name) values ($1, 'Somebody')`, [id]);
  else await client.query(`insert into ${place.schema}.ent_patient (id, f_pat_name, ${column}) values ($1, 'Somebody', $2)`, [id, doctor]);
  return id;
};
const link = (table: string, id: string, ...targets: readonly string[]) =>
  client.query(`insert into ${place.schema}.${table} (source, target) select $1, unnest($2::uuid[])`, [id, targets]);
const linksOf = async (table: string, id: string): Promise<readonly string[]> =>
  (await client.query(`select target from ${place.schema}.${table} where source = $1 order by target`, [id])).rows.map(
    ({ target }) => target,
  );
const columnOf = async (column: string, id: string): Promise<string | null> =>
  (await client.query(`select ${column} as v from ${place.schema}.ent_patient where id = $1`, [id])).rows[0].v;
const leftBehind = async () =>
  (
    await client.query("select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1", [place.schema])
  ).rows.map(({ proname }) => proname);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  number += 1;
  generations = {};
  place = { schema: `p_lnk${process.pid}x${number}_preview`, role: `p_lnk${process.pid}x${number}_preview` };
  client = await connect();
});
afterEach(() => client.end());
const withDoctors = async () => {
  doctors = [randomUUID(), randomUUID(), randomUUID()].sort() as unknown as typeof doctors;
  await client.query(`insert into ${place.schema}.ent_doctor (id, f_doc_name) select d, 'Dr.' from unnest($1::uuid[]) d`, [doctors]);
};
const begin = async (model: Model) => {
  await release(null, model);
  await withDoctors();
};

describe("from one link to several", () => {
  it("[DP47] every link becomes the one of several, in a table of their own; the former column is kept", async () => {
    await begin(one);
    const [linked, bare] = [await patient("f_pat_help", doctors[1]), await patient()];
    const { steps, generations: now } = await release(one, several);
    expect(steps.map(({ id, class: stepClass, phase }) => `${id} ${stepClass} ${phase}`)).toEqual([
      "convert:f_pat_help data expand",
      "fill:f_pat_help data expand",
      "finish:f_pat_help data contract",
    ]);
    expect(steps[0]).toMatchObject({ rows: 2, sentence: { en: expect.stringContaining("Helpers of Patients changes from") } });
    expect(now).toEqual({ f_pat_help: 2 });
    expect([await linksOf("l_f_pat_help__2", linked), await linksOf("l_f_pat_help__2", bare)]).toEqual([[doctors[1]], []]);
    expect(await leftBehind()).toEqual([]);
    expect((await readHidden(client, place)).map(({ id, kind }) => ({ id, kind }))).toEqual([{ id: "f_pat_help", kind: "generation" }]);
    // A hidden link holds no record back.
    await client.query(`delete from ${place.schema}.ent_doctor where id = $1`, [doctors[1]]);
  });

  it("[DP51] while both versions answer, what either writes is there for the other, also for whoever sees one account only", async () => {
    const [before, after] = [withField("reference", { required: true }, "many"), withField("references", {}, "many")];
    await release(null, before);
    const account = randomUUID();
    await client.query(`grant "${place.role}" to current_user with set true`);
    await client.query("select set_config('wn.account', $1, false)", [account]);
    await client.query(`set role "${place.role}"`);
    await withDoctors();
    await client.query("reset role");
    await run(phase((await plan(before, after)).steps, "expand"));
    await client.query(`set role "${place.role}"`);
    const [links, column] = ["l_f_pat_help__2", "f_pat_help"];
    const old = await patient(column, doctors[0]);
    const fresh = await patient();
    await link(links, fresh, doctors[1], doctors[2]);
    expect([await linksOf(links, old), await columnOf(column, fresh)]).toEqual([[doctors[0]], doctors[1]]);
    // Another link leaves the old version's view where it is; that one going moves it.
    await link(links, old, doctors[2]);
    expect(await columnOf(column, old)).toBe(doctors[0]);
    await client.query(`delete from ${place.schema}.${links} where source = $1 and target = $2`, [old, doctors[0]]);
    expect(await columnOf(column, old)).toBe(doctors[2]);
    // The old version says which the one link is.
    await client.query(`update ${place.schema}.ent_patient set ${column} = $2 where id = $1`, [fresh, doctors[0]]);
    await client.query(`update ${place.schema}.ent_patient set ${column} = null where id = $1`, [old]);
    expect([await linksOf(links, fresh), await linksOf(links, old)]).toEqual([[doctors[0]], []]);
    await client.query("reset role");
  });

  it("[DP53] going back finds the column as it was where nothing was changed, and the first of several where it was decided", async () => {
    await begin(one);
    const [kept, more, changed] = [
      await patient("f_pat_help", doctors[2]),
      await patient("f_pat_help", doctors[2]),
      await patient("f_pat_help", doctors[2]),
    ];
    await release(one, several);
    const links = "l_f_pat_help__2";
    await link(links, more, doctors[0]);
    await client.query(`delete from ${place.schema}.${links} where source = $1`, [changed]);
    await link(links, changed, doctors[0], doctors[1]);
    const since = await patient();
    const facts = await readFacts(client, place, several, one, generations);
    expect(facts.misfits.f_pat_help?.count).toBe(2);
    await release(several, one, keepFirst);
    expect(generations).toEqual({ f_pat_help: 3 });
    const column = "f_pat_help__3";
    // What it was at before is taken before what was made first.
    expect([await columnOf(column, kept), await columnOf(column, more)]).toEqual([doctors[2], doctors[2]]);
    expect([await columnOf(column, changed), await columnOf(column, since)]).toEqual([doctors[0], null]);
  });
});

describe("from several links to one", () => {
  it("[DP48] records with more than one link are counted and named before, and somebody decides", async () => {
    await begin(several);
    const [many, single] = [await patient(), await patient()];
    await link("l_f_pat_help", many, doctors[2], doctors[1]);
    await link("l_f_pat_help", single, doctors[2]);
    const { steps } = await plan(several, one);
    expect(steps[0]).toMatchObject({ id: "convert:f_pat_help", misfits: { count: 1, ids: [many] }, choices: ["nearest", "null", "stop"] });
    expect(steps[0]?.loses?.ar).toContain("1");
    // Nobody decided: it does not go on, and nothing was changed.
    const failed = await run(steps).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "RUNTIME_VALUES_UNFIT", step: "fill:f_pat_help" });
    expect(await linksOf("l_f_pat_help", many)).toEqual([doctors[1], doctors[2]]);
    await release(several, one, keepFirst);
    expect([await columnOf("f_pat_help__2", many), await columnOf("f_pat_help__2", single)]).toEqual([doctors[1], doctors[2]]);
    expect(await leftBehind()).toEqual([]);
  });

  it("[DP53] going back gives every link back where nothing was changed, also those nobody could keep", async () => {
    await begin(several);
    const [emptied, changed, single] = [await patient(), await patient(), await patient()];
    for (const id of [emptied, changed]) await link("l_f_pat_help", id, doctors[0], doctors[1]);
    await link("l_f_pat_help", single, doctors[0]);
    await release(several, one, { "convert:f_pat_help": "null" });
    expect([await columnOf("f_pat_help__2", emptied), await columnOf("f_pat_help__2", single)]).toEqual([null, doctors[0]]);
    await client.query(`update ${place.schema}.ent_patient set f_pat_help__2 = $2 where id = $1`, [changed, doctors[2]]);
    await client.query(`update ${place.schema}.ent_patient set f_pat_help__2 = null where id = $1`, [single]);
    const since = await patient("f_pat_help__2", doctors[1]);
    await release(one, several);
    const links = "l_f_pat_help__3";
    expect(await Promise.all([emptied, changed, single, since].map((id) => linksOf(links, id)))).toEqual([
      [doctors[0], doctors[1]],
      [doctors[2]],
      [],
      [doctors[1]],
    ]);
  });

  it("[DP48] a second link between the filling and the switch stops the release, also from a transaction that is still open", async () => {
    await begin(several);
    const id = await patient();
    await link("l_f_pat_help", id, doctors[0]);
    const steps = phase((await plan(several, one)).steps, "expand");
    expect(steps.at(-1)?.id).toBe("guard");
    const made = randomUUID();
    await run(steps.slice(0, -1), made);
    const writer = await connect();
    await writer.query(`begin; insert into ${place.schema}.l_f_pat_help values ('${id}', '${doctors[1]}')`);
    const ending = new Promise((resolve) => setTimeout(resolve, 300)).then(() => writer.query("commit"));
    const failed = await run(steps, made).catch((error: unknown) => error);
    await ending;
    expect(failed).toMatchObject({ code: "RUNTIME_VALUES_UNFIT", step: "guard" });
    expect((failed as StepFailed).sentence.en).toContain(id);
    // A release that stands still refuses nobody.
    await link("l_f_pat_help", id, doctors[2]);
    await client.query(`delete from ${place.schema}.l_f_pat_help where source = $1 and target <> $2`, [id, doctors[1]]);
    await writer.end();
    await run(steps, made);
    expect(await columnOf("f_pat_help__2", id)).toBe(doctors[1]);
    await expect(link("l_f_pat_help", id, doctors[2])).rejects.toMatchObject({ code: "23514", constraint: "f_pat_help__2_ms" });
  });

  it("[DP47] a link that becomes required is asked of the records that have none", async () => {
    await begin(several);
    await patient();
    const id = await patient();
    await link("l_f_pat_help", id, doctors[0]);
    const { steps } = await release(several, withField("reference", { required: true }));
    expect(steps.find(({ kind }) => kind === "require-field")?.sentence.en).toContain("1 records");
    await expect(patient()).rejects.toMatchObject({ code: "23514" });
  });
});

describe("either way", () => {
  it("[DP52] writers of both versions lose no write and no link, and both versions end up saying the same", async () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
    const random = seeded(seed);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    await begin(one);
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) ids.push(await patient("f_pat_help", n % 3 === 0 ? null : pick(doctors)));
    let [from, to, fates] = [one, several, {} as Fates];
    for (const round of [1, 2, 3]) {
      const planned = await plan(from, to, fates);
      const now = planned.generations.f_pat_help!;
      const [column, links] =
        to === several
          ? [now === 2 ? "f_pat_help" : `f_pat_help__${now - 1}`, `l_f_pat_help__${now}`]
          : [`f_pat_help__${now}`, `l_f_pat_help__${now - 1}`];
      const failures: unknown[] = [];
      let stop = false;
      let written = 0;
      /** Changes several records in one transaction, as an action does; in the order of their ids. */
      const write = async (writer: pg.Client, form: "column" | "links") => {
        const chosen = [...new Set([pick(ids), pick(ids)])].sort();
        await writer.query("begin");
        for (const id of chosen) {
          const wanted = doctors.filter(() => random() < 0.5);
          if (form === "column")
            await writer.query(`update ${place.schema}.ent_patient set ${column} = $2 where id = $1`, [id, wanted[0] ?? null]);
          else {
            await writer.query(`update ${place.schema}.ent_patient set version = version + 1 where id = $1`, [id]);
            await writer.query(`delete from ${place.schema}.${links} where source = $1 and not target = any($2::uuid[])`, [id, wanted]);
            await writer.query(
              `insert into ${place.schema}.${links} (source, target) select $1, unnest($2::uuid[]) on conflict do nothing`,
              [id, wanted],
            );
          }
        }
        await writer.query("commit");
        written += 1;
      };
      // Nobody writes with the new version before it is there.
      const writers = await Promise.all(
        [from, from, to].map(async (model) => ({
          writer: await connect(),
          form: model === one ? ("column" as const) : ("links" as const),
          waits: model === to,
        })),
      );
      let switched = false;
      const loops = writers.map(async ({ writer, form, waits }) => {
        while (!stop)
          if (waits && !switched) await new Promise((resolve) => setTimeout(resolve, 2));
          else
            await write(writer, form).catch(async (error: unknown) => {
              failures.push(error);
              await writer.query("rollback");
            });
      });
      const id = randomUUID();
      await run(phase(planned.steps, "expand"), id);
      switched = true;
      await new Promise((resolve) => setTimeout(resolve, 250));
      while (written <= 10 && failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      stop = true;
      await Promise.all(loops);
      for (const { writer } of writers) await writer.end();
      expect(failures, `seed ${seed}, round ${round}`).toEqual([]);
      expect(written).toBeGreaterThan(10);
      // Each record's one link is among its several, and there is one exactly where there are any.
      const { rows } = await client.query(
        `select t.id, t.${column} as one, array(select k.target::text from ${place.schema}.${links} k where k.source = t.id) as links from ${place.schema}.ent_patient t`,
      );
      for (const row of rows)
        expect(
          row.one === null ? row.links.length === 0 : row.links.includes(row.one),
          `seed ${seed}, round ${round}, ${JSON.stringify(row)}`,
        ).toBe(true);
      await run(phase(planned.steps, "contract"), id);
      generations = planned.generations;
      [from, to, fates] = [to, from, from === one ? keepFirst : {}];
    }
  });

  it("[DP50] interrupted after any statement, the same call finishes with the same result", async () => {
    for (const [before, after] of [
      [one, several],
      [several, one],
    ] as const) {
      await begin(before);
      const statements = (await plan(before, after)).steps.reduce((sum, { ddl }) => sum + ddl.length, 0) + 2;
      for (let cut = 0; cut < statements; cut += 1) {
        place = { schema: `p_lcut${process.pid}x${number}x${cut}_preview`, role: `p_lcut${process.pid}x${number}x${cut}_preview` };
        number += 1;
        generations = {};
        await begin(before);
        const id = await patient(before === one ? "f_pat_help" : null, doctors[0]);
        if (before === several) await link("l_f_pat_help", id, doctors[0]);
        const { steps } = await plan(before, after);
        const ddl = new Set(steps.flatMap((step) => step.ddl));
        const fills = new Set(steps.flatMap(({ fillLinks }) => (fillLinks ? [fillLinks.statement] : [])));
        const made = randomUUID();
        const dying = await connect();
        const ran = cutOffBefore(dying, new Set([...ddl, ...fills]), cut, (...asked) => db.admin(...asked));
        const ended = await run(steps, made, dying).then(
          () => "done",
          () => "died",
        );
        await run(steps, made);
        expect(ended === "done").toBe(ran() <= cut);
        if (after === several) expect(await linksOf("l_f_pat_help__2", id)).toEqual([doctors[0]]);
        else expect(await columnOf("f_pat_help__2", id)).toBe(doctors[0]);
        expect(await leftBehind()).toEqual([]);
        await dying.end().catch(() => undefined);
      }
    }
  });

  it("[DP54] filling touches only records that need it, and waits for nobody in a circle", async () => {
    await begin(one);
    const ids: string[] = [];
    for (let n = 0; n < 120; n += 1) ids.push(await patient("f_pat_help", n % 2 ? doctors[0] : null));
    const { steps } = await plan(one, several);
    // Somebody holds one record and wants another: the filling lets go before the database has to choose between them.
    const sorted = [...ids].sort();
    const rename = (id: string) => holder.query(`update ${place.schema}.ent_patient set f_pat_name = 'Held' where id = $1`, [id]);
    const [holder, made] = [await connect(), randomUUID()];
    const fill = steps.findIndex(({ kind }) => kind === "fill-field");
    await run(steps.slice(0, fill), made);
    await holder.query("begin");
    await rename(sorted.at(-1)!);
    const filling = run(steps, made);
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const id of sorted) await rename(id);
    await holder.query("commit");
    await filling;
    await holder.end();
    const { rows } = await client.query(
      `select touched::int from ${place.schema}._migration where release_id = $1 and step = 'fill:f_pat_help'`,
      [made],
    );
    expect(rows).toEqual([{ touched: 60 }]);
  });

  it("[DP51] who changes links at the same moment is seen by the other, and by the filling", async () => {
    await begin(one);
    const [both, filled] = [await patient("f_pat_help", doctors[0]), await patient("f_pat_help", doctors[0])];
    const { steps } = await plan(one, several);
    const made = randomUUID();
    await run(
      steps.filter(({ kind }) => kind === "convert-field"),
      made,
    );
    const [first, second] = [await connect(), await connect()];
    // What is written while a record is brought along is not joined by what it was before.
    await first.query(`begin; update ${place.schema}.ent_patient set f_pat_help = '${doctors[1]}' where id = '${filled}'`);
    const filling = run(phase(steps, "expand"), made);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await first.query("commit");
    await filling;
    expect(await linksOf("l_f_pat_help__2", filled)).toEqual([doctors[1]]);
    // One takes the only link away, another adds one: the column follows what is there in the end.
    await first.query(`begin; delete from ${place.schema}.l_f_pat_help__2 where source = '${both}'`);
    const adding = second.query(`insert into ${place.schema}.l_f_pat_help__2 values ('${both}', '${doctors[1]}')`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await first.query("commit");
    await adding;
    expect(await columnOf("f_pat_help", both)).toBe(doctors[1]);
    await first.end();
    await second.end();
  });

  it("[DP53] links that were hidden come back as they were, listed meanwhile with their number", async () => {
    const without = clinicModel();
    await begin(several);
    const id = await patient();
    await link("l_f_pat_help", id, doctors[0], doctors[1]);
    await release(several, without);
    expect((await readHidden(client, place)).map(({ id, kind }) => ({ id, kind }))).toEqual([{ id: "f_pat_help", kind: "field" }]);
    await client.query(`delete from ${place.schema}.ent_doctor where id = $1`, [doctors[1]]);
    await release(without, several);
    expect(await linksOf("l_f_pat_help", id)).toEqual([doctors[0]]);
    // Hidden in one form and back in the other.
    await release(several, without);
    await release(without, one);
    expect(await columnOf("f_pat_help__2", id)).toBe(doctors[0]);
  });

  it("[DP47] anything but links is refused with its place", async () => {
    for (const [from, to] of [
      [several, withField("text")],
      [withField("text"), several],
    ] as const)
      expect(planMigration(place, from, to).problems).toMatchObject([{ code: "RELEASE_TYPE_CHANGE", at: { id: "f_pat_help" } }]);
    for (const [from, to] of [
      [one, several],
      [several, one],
    ] as const)
      expect(planMigration(place, from, to).problems).toEqual([]);
  });
});
