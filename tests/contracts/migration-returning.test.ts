/** A table that was hidden comes back with a version whose fields are not what they were when it went. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Field } from "../../schema/blueprint/shape.ts";
import { readHidden } from "../../subgraphs/runtime/migrate/hidden.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { migrating, phase } from "../support/migrating.ts";

const { now, fresh, plan, run, release, runUntil, rows } = migrating("ret");

const name = field("name", "text", { required: true, label: { en: "Name", ar: "الاسم" } });
const help = (type: Field["type"], config: object = {}, more: Partial<Field> = {}) =>
  field("helpers", type, { label: { en: "Helpers", ar: "المساعدون" }, config: config as never, ...more });
/** The clinic with zones: `fields` beside their name. */
const zoned = (fields: Record<string, ReturnType<typeof field>> = {}, withName = true) =>
  clinicModel((document) => {
    document.entities.ent_zone = {
      ...structuredClone(document.entities.ent_doctor!),
      key: "zone",
      label: { en: "Zone", ar: "منطقة" },
      plural: { en: "Zones", ar: "مناطق" },
      title: "f_zon_name",
      indexes: {},
      fields: structuredClone({ ...(withName ? { f_zon_name: name } : {}), ...fields }),
    } as never;
  });
const without = clinicModel();
const to = (target: string) => ({ target });
const [doctors, patients] = [help("references", to("ent_doctor")), help("references", to("ent_patient"))];
const [oneDoctor, onePatient] = [help("reference", to("ent_doctor")), help("reference", to("ent_patient"))];

const add = async (table: "ent_zone" | "ent_doctor" | "ent_patient", more: Record<string, unknown> = {}): Promise<string> => {
  const id = randomUUID();
  const label = { ent_zone: "f_zon_name", ent_doctor: "f_doc_name", ent_patient: "f_pat_name" }[table];
  const values = { id, [label]: "Somebody", ...more };
  const columns = Object.keys(values);
  await rows(
    `insert into %s.${table} (${columns.join(", ")}) values (${columns.map((_, n) => `$${n + 1}`).join(", ")})`,
    Object.values(values),
  );
  return id;
};
const link = (table: string, source: string, ...targets: readonly string[]) =>
  rows(`insert into %s.${table} (source, target) select $1, unnest($2::uuid[])`, [source, targets]);
const linksOf = async (table: string, source: string): Promise<readonly string[]> =>
  (await rows(`select target from %s.${table} where source = $1 order by target`, [source])).map(({ target }) => target);
const columnOf = async (column: string, id: string): Promise<unknown> =>
  (await rows(`select ${column} as v from %s.ent_zone where id = $1`, [id]))[0]?.v;
const hidden = async () => (await readHidden(now.client, now.place)).map(({ id, kind }) => `${kind} ${id}`);

describe("a hidden table comes back", () => {
  it("[DP53] with links to several records of another entity: the former ones are kept and listed, and return with the version before", async () => {
    const [before, after] = [zoned({ f_zon_help: doctors }), zoned({ f_zon_help: patients })];
    await release(null, before);
    const [zone, doctor, patient] = [await add("ent_zone"), await add("ent_doctor"), await add("ent_patient")];
    await link("l_f_zon_help", zone, doctor);
    await release(before, without);
    const made = await release(without, after);
    expect(made.steps.map(({ id, class: stepClass }) => `${id} ${stepClass}`)).toContain("retarget:f_zon_help safe");
    await link("l_f_zon_help__2", zone, patient);
    await expect(link("l_f_zon_help__2", zone, doctor)).rejects.toMatchObject({ code: "23503" });
    expect(await linksOf("l_f_zon_help", zone)).toEqual([doctor]);
    expect(await hidden()).toEqual(["table ent_zone", "generation f_zon_help"]);
    await release(after, before);
    expect(await linksOf("l_f_zon_help__3", zone)).toEqual([doctor]);
  });

  it("[DP53] with one link to another entity: no former link is thrown away, and somebody decides what becomes of them", async () => {
    const [before, after] = [zoned({ f_zon_help: oneDoctor }), zoned({ f_zon_help: onePatient })];
    await release(null, before);
    const doctor = await add("ent_doctor");
    const zone = await add("ent_zone", { f_zon_help: doctor });
    await release(before, without);
    const { steps } = await plan(without, after);
    expect(steps.find(({ id }) => id === "convert:f_zon_help")).toMatchObject({ misfits: { count: 1, ids: [zone] } });
    await release(without, after, { "convert:f_zon_help": "null" });
    expect([await columnOf("f_zon_help", zone), await columnOf("f_zon_help__2", zone)]).toEqual([doctor, null]);
  });

  it.each([
    ["several links in place of one", oneDoctor, doctors, 3],
    ["one link in place of several", doctors, oneDoctor, 3],
    ["several links to another entity in place of one", oneDoctor, patients, 3],
    ["one link to another entity in place of several", doctors, onePatient, 1],
  ] as const)("[DP53] with %s: interrupted after some statement it ends the same way", async (_, was, is, stride) => {
    const [before, after] = [zoned({ f_zon_help: was }), zoned({ f_zon_help: is })];
    for (let cut = 0, died = true; died; cut += stride) {
      fresh();
      await release(null, before);
      const doctor = await add("ent_doctor");
      const zone = await add("ent_zone", was === oneDoctor ? { f_zon_help: doctor } : {});
      if (was === doctors) await link("l_f_zon_help", zone, doctor);
      await release(before, without);
      const made = await plan(without, after);
      const id = randomUUID();
      died = await runUntil(cut, made.steps, id);
      await run(made.steps, id);
      now.generations = made.generations;
      const kept = is === doctors || is === oneDoctor ? [doctor] : [];
      const found = is === doctors || is === patients ? await linksOf("l_f_zon_help__2", zone) : [await columnOf("f_zon_help__2", zone)];
      expect(found.filter(Boolean), `cut ${cut}`).toEqual(kept);
      expect(was === doctors ? await linksOf("l_f_zon_help", zone) : [await columnOf("f_zon_help", zone)], `cut ${cut}`).toEqual([doctor]);
      expect(await hidden(), `cut ${cut}`).toEqual(["table ent_zone", "generation f_zon_help"]);
    }
  });

  it("[DP53] with a field of another type: its values are converted, and what cannot be is asked about", async () => {
    const [before, after] = [zoned({ f_zon_help: help("text") }), zoned({ f_zon_help: help("integer") })];
    await release(null, before);
    const [number, word] = [await add("ent_zone", { f_zon_help: "12" }), await add("ent_zone", { f_zon_help: "a dozen" })];
    await release(before, without);
    const { steps } = await plan(without, after);
    expect(steps.find(({ id }) => id === "convert:f_zon_help")).toMatchObject({ misfits: { count: 1, ids: [word] } });
    await release(without, after, { "convert:f_zon_help": "null" });
    expect([await columnOf("f_zon_help__2", number), await columnOf("f_zon_help__2", word)]).toEqual(["12", null]);
    expect(await columnOf("f_zon_help", word)).toBe("a dozen");
  });

  it("[DP53] without a field that was required: records are made again, and the field is listed and returns with its values", async () => {
    const before = zoned({ f_zon_help: help("text", {}, { required: true }) });
    await release(null, before);
    const zone = await add("ent_zone", { f_zon_help: "kept" });
    await release(before, without);
    await release(without, zoned());
    await add("ent_zone");
    expect(await hidden()).toEqual(["table ent_zone", "field f_zon_help"]);
    await release(zoned(), before);
    expect(await columnOf("f_zon_help", zone)).toBe("kept");
  });

  it("[DP53] with other choices: they are taken, and those that are no more are asked about", async () => {
    const choice = (...keys: readonly string[]) =>
      help(
        "enum",
        {},
        { options: Object.fromEntries(keys.map((key) => [`o_zon_${key}`, { key, order: "a0", label: { en: key, ar: key } }])) },
      );
    const [before, after] = [zoned({ f_zon_help: choice("red", "green") }), zoned({ f_zon_help: choice("green", "blue") })];
    await release(null, before);
    const zone = await add("ent_zone", { f_zon_help: "o_zon_green" });
    await release(before, without);
    await release(without, after);
    await add("ent_zone", { f_zon_help: "o_zon_blue" });
    expect(await columnOf("f_zon_help", zone)).toBe("o_zon_green");
    // A choice that records hold and nobody may make any more is asked about.
    await release(after, without);
    const { steps } = await plan(without, before);
    expect(steps.find(({ id }) => id === "convert:f_zon_help")).toMatchObject({ misfits: { count: 1 } });
  });

  it("[DP48] says of how many records it asks for a value", async () => {
    const [before, after] = [zoned({ f_zon_help: help("text") }), zoned({ f_zon_help: help("text", {}, { required: true }) })];
    await release(null, before);
    for (const more of [{ f_zon_help: "said" }, {}, {}]) await add("ent_zone", more);
    await release(before, without);
    const { steps } = await plan(without, after);
    expect(steps.find(({ id }) => id === "table:ent_zone")?.rows).toBe(3);
    expect(steps.find(({ id }) => id === "require:f_zon_help")?.sentence.en).toContain("; 2 records without one are asked");
    await run(phase(steps, "expand"));
  });
});

describe("[DP53] a hidden table comes back to a platform whose accounts came or went meanwhile", () => {
  const of = (accounts: "many" | "none", model: ReturnType<typeof zoned>) => ({ ...model, header: { ...model.header, accounts } });
  const fields = { f_zon_code: field("code", "text", { unique: true }) };
  const owners = () => rows("select account_id as owner, f_zon_code as code from %s.ent_zone order by f_zon_code");
  /** What a statement of end users writes and finds for an account. */
  const as = async (account: string, work: () => Promise<unknown>): Promise<unknown> => {
    await rows(`grant "${now.place.role}" to current_user with set true`);
    await rows("select set_config('role', $1, false), set_config('wn.account', $2, false)", [now.place.role, account]);
    try {
      return await work();
    } finally {
      await now.client.query("reset role; select set_config('wn.account', '', false)");
    }
  };
  const codes = () => rows("select f_zon_code as code from %s.ent_zone order by 1").then((all) => all.map(({ code }) => code));
  const [first, second] = [randomUUID(), randomUUID()];

  it("with its records in the first account, behind the wall, and unique within an account", async () => {
    await release(null, of("none", zoned(fields)));
    await add("ent_zone", { f_zon_code: "a" });
    await add("ent_doctor");
    await release(of("none", zoned(fields)), of("none", without));
    await release(of("none", without), of("many", without));
    const made = await release(of("many", without), of("many", zoned(fields)));
    expect(made.problems).toEqual([]);
    expect(made.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(["accounts:ent_zone", "table:ent_zone", "wall:ent_zone"]));
    const [{ account }] = await rows("select account_id as account from %s.ent_doctor");
    expect(account).toEqual(expect.any(String));
    expect(await owners()).toEqual([{ owner: account, code: "a" }]);
    expect(await as(account, codes)).toEqual(["a"]);
    expect(await as(second, codes)).toEqual([]);
    await as(second, () => add("ent_zone", { f_zon_code: "a" }));
    await expect(as(second, () => add("ent_zone", { f_zon_code: "a" }))).rejects.toMatchObject({ code: "23505" });
    await expect(add("ent_zone", { f_zon_code: "b" })).rejects.toMatchObject({ code: "23502" });
  });

  it("and so does a unique field of a table that stayed", async () => {
    const bare = (accounts: "many" | "none") => of(accounts, zoned());
    await release(null, of("none", zoned(fields)));
    await add("ent_zone", { f_zon_code: "a" });
    await release(of("none", zoned(fields)), bare("none"));
    await release(bare("none"), bare("many"));
    await release(bare("many"), of("many", zoned(fields)));
    await as(second, () => add("ent_zone", { f_zon_code: "a" }));
    await expect(as(second, () => add("ent_zone", { f_zon_code: "a" }))).rejects.toMatchObject({ code: "23505" });
  });

  it("in the release in which accounts come, too", async () => {
    await release(null, of("none", zoned(fields)));
    await add("ent_zone", { f_zon_code: "a" });
    await release(of("none", zoned(fields)), of("none", without));
    await release(of("none", without), of("many", zoned(fields)));
    expect(await owners()).toEqual([{ owner: expect.any(String), code: "a" }]);
    expect(await as(second, codes)).toEqual([]);
  });

  it("as one list where accounts went, once nothing unique is there twice", async () => {
    await release(null, of("many", zoned(fields)));
    for (const account of [first, second]) await as(account, () => add("ent_zone", { f_zon_code: "a" }));
    await release(of("many", zoned(fields)), of("many", without));
    await release(of("many", without), of("none", without));
    const { steps } = await plan(of("none", without), of("none", zoned(fields)));
    expect(steps.find(({ id }) => id === "accounts:ent_zone")?.misfits?.count).toBe(2);
    await rows("update %s.ent_zone set f_zon_code = 'b' where account_id = $1", [second]);
    await release(of("none", without), of("none", zoned(fields)));
    // Nobody says an account any more.
    expect(await as("", codes)).toEqual(["a", "b"]);
    await as("", () => add("ent_zone", { f_zon_code: "c" }));
    await expect(as("", () => add("ent_zone", { f_zon_code: "a" }))).rejects.toMatchObject({ code: "23505" });
  });
});
