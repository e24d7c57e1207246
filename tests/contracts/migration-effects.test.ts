/** What each kind of step changes for the next record: a step that is told, journalled and done, and changes nothing, is found here. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Model } from "../../schema/model/model.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { migrating, phase } from "../support/migrating.ts";

const { now, plan, run, giveUp, release, rows } = migrating("eff");

type Fields = Record<string, ReturnType<typeof field>>;
/** Patients with these fields beside their own. */
const patients = (fields: Fields = {}, more: Parameters<typeof clinicModel>[0] = () => undefined): Model =>
  clinicModel((document) => {
    Object.assign(document.entities.ent_patient!.fields, structuredClone(fields));
    for (const one of Object.values(document.entities.ent_appt!.fields)) delete one.required;
    more(document);
  });
const extra = (type: Parameters<typeof field>[1], more: Parameters<typeof field>[2] = {}): Fields => ({
  f_pat_x: field("extra", type, more),
});

const add = async (table: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const name = { ent_patient: { f_pat_name: "Somebody" }, ent_doctor: { f_doc_name: "Somebody" } }[table] ?? {};
  const all: Record<string, unknown> = { id: randomUUID(), ...name, ...values };
  await rows(
    `insert into %s.${table} (${Object.keys(all).join(", ")}) values (${Object.keys(all).map((_, n) => `$${n + 1}`)})`,
    Object.values(all),
  );
  return all.id as string;
};
const patient = (values: Readonly<Record<string, unknown>> = {}) => add("ent_patient", values);
const fieldOf = async (id: string, column = "f_pat_x"): Promise<unknown> =>
  (await rows(`select ${column} as v from %s.ent_patient where id = $1`, [id]))[0]?.v;
const remove = (table: string, id: string) => rows(`delete from %s.${table} where id = $1`, [id]);
const kinds = ({ steps }: Awaited<ReturnType<typeof plan>>) => steps.map(({ kind }) => kind);
const indexes = async (pattern: string): Promise<readonly string[]> =>
  (await rows("select indexname as name from pg_indexes where schemaname = '%s' and indexname ~ $1 order by 1", [pattern])).map(
    ({ name }) => name,
  );

describe("[DP47] after the step", () => {
  let base: Model;
  beforeEach(() => {
    base = patients();
  });

  it("a field that is hidden holds its records back no longer", async () => {
    const before = patients(extra("reference", { config: { target: "ent_doctor", onDelete: "restrict" } }));
    await release(null, before);
    const doctor = await add("ent_doctor");
    await patient({ f_pat_x: doctor });
    await expect(remove("ent_doctor", doctor)).rejects.toMatchObject({ code: "23503" });
    expect(kinds(await release(before, base))).toContain("loosen-field");
    await remove("ent_doctor", doctor);
  });

  it("a table that is hidden holds the records of others back no longer", async () => {
    const without = clinicModel((document) => {
      delete document.entities.ent_appt;
      for (const [id, policy] of Object.entries(document.policies)) if (policy.entity === "ent_appt") delete document.policies[id];
    });
    await release(null, base);
    const someone = await patient();
    await add("ent_appt", { f_apt_patient: someone });
    await expect(remove("ent_patient", someone)).rejects.toMatchObject({ code: "23503" });
    await release(base, without);
    await remove("ent_patient", someone);
  });

  it("a stored field that is computed is there for the records that were, and follows its formula and what that reads", async () => {
    const computed = (compute: string, more: Fields = {}) =>
      patients({ ...more, f_pat_x: field("extra", "integer", { compute, computed: "stored" }) });
    const made = (plan: Awaited<ReturnType<typeof release>>) =>
      plan.steps.filter(({ kind }) => kind === "fill-computed").map(({ phase }) => phase);
    await release(null, base);
    const who = await patient({ f_pat_name: "Four" });
    const size = computed("size(f_pat_name)");
    expect(made(await release(base, size))).toEqual(["expand", "contract"]);
    expect(await fieldOf(who)).toBe("4");
    // What the version that answers shows is not changed under it.
    const twice = computed("size(f_pat_name) * 2");
    expect(made(await release(size, twice))).toEqual(["contract"]);
    expect(await fieldOf(who)).toBe("8");
    expect(made(await release(twice, twice))).toEqual([]);
    // By way of a field that is computed when it is read, whose formula reads a field that begins with something now.
    const more = computed("f_pat_y * 3", {
      f_pat_y: field("sum", "integer", { compute: "f_pat_z + 1" }),
      f_pat_z: field("start", "integer", { default: 6 }),
    });
    await release(twice, more);
    expect(await fieldOf(who)).toBe("21");
    // Gone and back, with what was changed meanwhile.
    await release(more, base);
    await rows("update %s.ent_patient set f_pat_name = 'Seven77'");
    await release(base, size);
    expect(await fieldOf(who)).toBe("7");
  });

  it("a field that is hidden is asked of nobody", async () => {
    const before = patients(extra("text", { required: true }));
    await release(null, before);
    await expect(patient()).rejects.toMatchObject({ code: "23514" });
    await release(before, base);
    await patient();
  });

  it("new records start with the other default, and with none where there is none", async () => {
    const [one, two, none] = [
      patients(extra("text", { default: "one" })),
      patients(extra("text", { default: "two" })),
      patients(extra("text")),
    ];
    await release(null, one);
    const first = await patient();
    expect(kinds(await release(one, two))).toEqual(["change-default"]);
    const second = await patient();
    await release(two, none);
    expect([await fieldOf(first), await fieldOf(second), await fieldOf(await patient())]).toEqual(["one", "two", null]);
  });

  it("a value may repeat, may be left out, and may not again", async () => {
    const [strict, loose] = [patients(extra("text", { unique: true, required: true })), patients(extra("text"))];
    await release(null, strict);
    const first = await patient({ f_pat_x: "a" });
    await expect(patient({ f_pat_x: "a" })).rejects.toMatchObject({ code: "23505" });
    expect(kinds(await release(strict, loose))).toEqual(["relax-field", "drop-unique"]);
    await remove("ent_patient", await patient({ f_pat_x: "a" }));
    await remove("ent_patient", await patient());
    expect(kinds(await release(loose, strict))).toEqual(["add-unique", "require-field"]);
    await expect(patient({ f_pat_x: "a" })).rejects.toMatchObject({ code: "23505" });
    await expect(patient()).rejects.toMatchObject({ code: "23514" });
    expect(await fieldOf(first)).toBe("a");
  });

  it("records without a value have the default of a field that becomes required", async () => {
    const [loose, strict] = [patients(extra("text")), patients(extra("text", { required: true, default: "none said" }))];
    await release(null, loose);
    const [empty, said] = [await patient(), await patient({ f_pat_x: "said" })];
    expect(kinds(await release(loose, strict))).toContain("fill-empty");
    expect([await fieldOf(empty), await fieldOf(said)]).toEqual(["none said", "said"]);
    await expect(patient({ f_pat_x: null })).rejects.toMatchObject({ code: "23514" });
  });

  it("a choice that is new is taken, one that is gone still, and one that never was is not", async () => {
    const choice = (...keys: readonly string[]) =>
      extra("enum", {
        options: Object.fromEntries(keys.map((key) => [`o_pat_${key}`, { key, order: "a0", label: { en: key, ar: key } }])),
      });
    const [before, after] = [patients(choice("red", "green")), patients(choice("green", "blue"))];
    await release(null, before);
    await expect(patient({ f_pat_x: "o_pat_blue" })).rejects.toMatchObject({ code: "23514" });
    expect(kinds(await release(before, after))).toContain("change-options");
    await patient({ f_pat_x: "o_pat_blue" });
    await patient({ f_pat_x: "o_pat_red" });
    await expect(patient({ f_pat_x: "o_pat_grey" })).rejects.toMatchObject({ code: "23514" });
  });

  it("a number that was too large fits, in the same column", async () => {
    const [small, large] = [
      patients(extra("decimal", { config: { precision: 6, scale: 2 } })),
      patients(extra("decimal", { config: { precision: 12, scale: 2 } })),
    ];
    await release(null, small);
    await expect(patient({ f_pat_x: "1234567.00" })).rejects.toMatchObject({ code: "22003" });
    expect(kinds(await release(small, large))).toEqual(["widen-field"]);
    expect(now.generations).toEqual({});
    await patient({ f_pat_x: "1234567.00" });
  });

  it("a column that a release left larger grows no further than it must, and is not written anew to grow less", async () => {
    const of = (precision: number | null) => patients(extra("decimal", precision === null ? {} : { config: { precision, scale: 2 } }));
    const lies = async () =>
      (
        await rows(
          "select format_type(a.atttypid, a.atttypmod) as type, c.relfilenode as file from pg_attribute a join pg_class c on c.oid = a.attrelid where c.oid = '%s.ent_patient'::regclass and a.attname = 'f_pat_x'",
        )
      )[0];
    await release(null, of(6));
    const one = await patient({ f_pat_x: "1234.50" });
    const { file } = await lies();
    const { steps } = await plan(of(6), of(20));
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    await giveUp(steps, made);
    expect(await lies()).toEqual({ type: "numeric(20,2)", file });
    await release(of(6), of(12));
    expect(await lies()).toEqual({ type: "numeric(20,2)", file });
    await release(of(12), of(25));
    expect(await lies()).toEqual({ type: "numeric(25,2)", file });
    // Rolled back: every value keeps the smaller limit, so the column stays.
    await release(of(25), of(null));
    await release(of(null), of(6));
    await release(of(6), of(9));
    expect(await lies()).toEqual({ type: "numeric", file });
    expect(await fieldOf(one)).toBe("1234.50");
  });

  it("what is searched has its index before the switch, and the former one goes after it", async () => {
    const after = patients(extra("text", { searchable: true }));
    const before = patients(extra("text"));
    await release(null, before);
    const former = await indexes("^ent_patient_[wp][0-9a-f]{8}$");
    const { steps } = await plan(before, after);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    const both = await indexes("^ent_patient_[wp][0-9a-f]{8}$");
    expect(both).toEqual(expect.arrayContaining([...former]));
    expect(both).toHaveLength(former.length + 2);
    await run(steps, made);
    expect(await indexes("^ent_patient_[wp][0-9a-f]{8}$")).toEqual(both.filter((name) => !former.includes(name)));
  });

  it("a link that comes back leads only to records that are there, and to no others from then on", async () => {
    const linked = patients(extra("reference", { config: { target: "ent_doctor", onDelete: "restrict" } }));
    await release(null, linked);
    const [kept, gone] = [await add("ent_doctor"), await add("ent_doctor")];
    const [one, two] = [await patient({ f_pat_x: kept }), await patient({ f_pat_x: gone })];
    await release(linked, base);
    await remove("ent_doctor", gone);
    await release(base, linked);
    expect([await fieldOf(one), await fieldOf(two)]).toEqual([kept, null]);
    await expect(patient({ f_pat_x: gone })).rejects.toMatchObject({ code: "23503" });
    await expect(remove("ent_doctor", kept)).rejects.toMatchObject({ code: "23503" });
  });

  it("what follows a deletion is what the new version says", async () => {
    const linked = (onDelete: string) => patients(extra("reference", { config: { target: "ent_doctor", onDelete } }));
    await release(null, linked("restrict"));
    const doctor = await add("ent_doctor");
    const someone = await patient({ f_pat_x: doctor });
    await release(linked("restrict"), linked("clear"));
    await remove("ent_doctor", doctor);
    expect(await fieldOf(someone)).toBeNull();
  });
});

describe("[DP53] a field that was hidden", () => {
  it("makes no two records collide by what they would start with", async () => {
    const [before, after] = [patients(extra("text", { unique: true, default: "one" })), patients()];
    await release(null, before);
    const first = await patient({ f_pat_x: "said" });
    await release(before, after);
    await patient();
    await patient();
    await release(after, before);
    expect(await fieldOf(first)).toBe("said");
    expect(await fieldOf(await patient())).toBe("one");
    await expect(patient()).rejects.toMatchObject({ code: "23505" });
  });

  it("comes back with the default, the room and the freedom it has by then", async () => {
    const before = patients(extra("decimal", { config: { precision: 6, scale: 2 }, default: 1, unique: true }));
    const after = patients(extra("decimal", { config: { precision: 12, scale: 2 }, default: 2 }));
    await release(null, before);
    const kept = await patient({ f_pat_x: "12.50" });
    await release(before, patients());
    await release(patients(), after);
    expect([await fieldOf(kept), await fieldOf(await patient())]).toEqual(["12.50", "2.00"]);
    await patient({ f_pat_x: "1234567.00" });
    await patient({ f_pat_x: "1234567.00" });
  });
});

describe("[DP47] after accounts came", () => {
  it("nobody's sign-in is given an account that was not said, and until then each has its person's", async () => {
    const [none, many] = [patients(), patients({}, (document) => Object.assign(document, { accounts: "many" }))];
    await release(null, none);
    const { steps } = await plan(none, many);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    const session = async () => {
      const id = randomUUID();
      await rows("insert into %s._session (id, hash, user_id, idle_expires_at, absolute_expires_at) values ($1, $2, $1, now(), now())", [
        id,
        Buffer.from(id),
      ]);
      return (await rows("select account_id as account from %s._session where id = $1", [id]))[0]?.account;
    };
    expect(await session()).toEqual(expect.any(String));
    await run(steps, made);
    expect(await session()).toBeNull();
  });
});

describe("[DP47] after a conversion", () => {
  it("the new column has the default, the limits and the index of its field, and the former holds no record back", async () => {
    const index = (document: Parameters<NonNullable<Parameters<typeof clinicModel>[0]>>[0]) => {
      document.entities.ent_patient!.indexes = { ix_pat_x: { fields: ["f_pat_x"] } } as never;
    };
    const before = patients(extra("text", { unique: true, default: "7" }), index);
    const after = patients(extra("integer", { unique: true, default: 8 }), index);
    await release(null, before);
    const first = await patient({ f_pat_x: "5" });
    await release(before, after);
    expect(await fieldOf(first, "f_pat_x__2")).toBe("5");
    expect(await fieldOf(await patient(), "f_pat_x__2")).toBe("8");
    await expect(patient({ f_pat_x__2: 5 })).rejects.toMatchObject({ code: "23505" });
    expect(await indexes("^ix_pat_x__2_ix$")).toHaveLength(1);
    // The former column is kept and says nothing any more: not what it started with, and not that it must differ.
    await patient({ f_pat_x__2: 9 });
  });

  it("from one link to several: values may repeat and be left out while both answer, and the former link holds nobody back", async () => {
    const one = patients(extra("reference", { required: true, unique: true, config: { target: "ent_doctor", onDelete: "restrict" } }));
    const several = patients(extra("references", { config: { target: "ent_doctor" } }));
    await release(null, one);
    const doctor = await add("ent_doctor");
    await patient({ f_pat_x: doctor });
    const { steps } = await plan(one, several);
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    const bare = await patient();
    await rows("insert into %s.l_f_pat_x__2 (source, target) values ($1, $2)", [bare, doctor]);
    expect(await fieldOf(bare)).toBe(doctor);
    await run(steps, made);
    await remove("ent_doctor", doctor);
    expect(await rows("select * from %s.l_f_pat_x__2")).toEqual([]);
  });

  it("from one link to several of another entity: the former link holds nobody back", async () => {
    const one = patients(extra("reference", { config: { target: "ent_doctor", onDelete: "restrict" } }));
    const several = patients(extra("references", { config: { target: "ent_patient" } }));
    await release(null, one);
    const doctor = await add("ent_doctor");
    await patient({ f_pat_x: doctor });
    await release(one, several);
    await remove("ent_doctor", doctor);
  });
});

describe("[DP50] given up before the switch", () => {
  type Lying = { readonly of?: string; readonly name: string };
  const standing = async () => ({
    demands: await rows(
      `select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as says from pg_constraint
       where connamespace = '%s'::regnamespace and contype in ('c', 'f') and conrelid <> '%s._migration'::regclass order by 1, 2`,
    ),
    indexes: await rows(`select indexname as name, indexdef as says from pg_indexes where schemaname = '%s' order by 1`),
    columns: await rows(
      `select table_name as of, column_name as name, column_default as start, is_nullable as nullable from information_schema.columns where table_schema = '%s' order by 1, 2`,
    ),
  });
  const kind = (start: string, ...keys: readonly string[]) =>
    field("kind", "enum", {
      default: `o_${start}`,
      options: Object.fromEntries(keys.map((key) => [`o_${key}`, { key, order: "a0", label: { en: key, ar: key } }])),
    } as never);
  const demanding: Fields = {
    f_pat_x: field("extra", "text", { required: true }),
    f_pat_code: field("code", "text", { unique: true }),
    f_pat_kind: kind("a", "a", "b"),
    f_pat_plain: field("plain", "text"),
    f_pat_best: field("best", "reference", { config: { target: "ent_doctor", onDelete: "restrict" } }),
    f_pat_gone: field("gone", "text", { required: true, unique: true }),
    f_pat_size: field("size", "integer", { required: true, unique: true }),
  };
  /** Every demand of a field is another one. */
  const easier: Fields = {
    f_pat_x: field("extra", "text"),
    f_pat_code: field("code", "text"),
    f_pat_kind: kind("c", "a", "b", "c"),
    f_pat_plain: field("plain", "text", { unique: true }),
    f_pat_best: field("best", "reference", { config: { target: "ent_doctor", onDelete: "cascade" } }),
    f_pat_size: field("size", "text"),
  };
  const full = { f_pat_x: "x", f_pat_gone: "gone", f_pat_size: 1 };

  it("the version that stays has every check, key, index and default it had, word for word", async () => {
    const before = patients(demanding, (document) => {
      document.entities.ent_doctor!.fields.f_doc_late = field("late", "text");
    });
    await release(null, before);
    // One of them became required when a record had no value: that record keeps its leave.
    await add("ent_doctor");
    const late = patients(demanding, (document) => {
      document.entities.ent_doctor!.fields.f_doc_late = field("late", "text", { required: true });
    });
    await release(before, late);
    await patient(full);
    const stood = await standing();
    const { steps } = await plan(late, patients(easier));
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    expect(await standing()).not.toEqual(stood);
    expect(await giveUp(steps, made)).toEqual([]);
    expect(await standing()).toEqual(stood);
    // Started after all, and given up again: the same.
    await run(phase(steps, "expand"), made);
    expect(await fieldOf((await rows("select id from %s.ent_patient"))[0].id, "f_pat_size__2")).toBe("1");
    await giveUp(steps, made);
    expect(await standing()).toEqual(stood);
  });

  it.each(["many", "none"] as const)("the accounts of a version that has %s are as they were", async (had) => {
    const of = (accounts: string) =>
      patients({ f_pat_code: field("code", "text", { unique: true }) }, (document) => Object.assign(document, { accounts }));
    const walls = () =>
      rows(
        `select relname as of, relrowsecurity as on, relforcerowsecurity as forced, (select count(*) from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal)::int as triggers
         from pg_class c where relnamespace = '%s'::regnamespace and relkind = 'r' order by 1`,
      );
    await release(null, of(had));
    const [stood, walled] = [await standing(), await walls()];
    const { steps } = await plan(of(had), of(had === "many" ? "none" : "many"));
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    expect(await walls()).not.toEqual(walled);
    await giveUp(steps, made);
    expect(await walls()).toEqual(walled);
    const all = await standing();
    // What was added and disturbs nobody: the column of accounts and what finds by it.
    const known = (list: readonly Lying[], stands: readonly Lying[]) =>
      list.filter(({ of, name }) => stands.some((one) => one.name === name && one.of === of));
    expect({
      demands: all.demands,
      indexes: known(all.indexes, stood.indexes),
      columns: had === "many" ? all.columns : known(all.columns, stood.columns),
    }).toEqual(stood);
  });

  it("what came in meanwhile and does not fit is counted, and every record made from then on fits again", async () => {
    const before = patients(demanding);
    await release(null, before);
    const { steps } = await plan(before, patients(easier));
    const made = randomUUID();
    await run(phase(steps, "expand"), made);
    const twice = { ...full, f_pat_code: "same" };
    await patient({ ...twice, f_pat_x: null, f_pat_gone: "one", f_pat_size: 1, f_pat_kind: "o_c" });
    await patient({ ...twice, f_pat_x: null, f_pat_gone: null, f_pat_size: 2, f_pat_kind: "o_c" });
    expect((await giveUp(steps, made)).map(({ column, how, rows }) => `${column} ${how} ${rows}`).sort()).toEqual([
      "f_pat_code shared 2",
      "f_pat_gone empty 1",
      "f_pat_kind unfit 2",
      "f_pat_x empty 2",
    ]);
    const third = { ...full, f_pat_code: "other", f_pat_gone: "three", f_pat_size: 3 };
    for (const bad of [{ f_pat_x: null }, { f_pat_gone: null }, { f_pat_kind: "o_c" }])
      await expect(patient({ ...third, ...bad })).rejects.toMatchObject({ code: "23514" });
    await expect(patient({ ...third, f_pat_size: 1 })).rejects.toMatchObject({ code: "23505" });
    await patient(third);
    // Told again while it is so, and no half-made index is left.
    expect(await rows("select from pg_index i where not i.indisvalid and i.indrelid = '%s.ent_patient'::regclass")).toEqual([]);
    expect((await giveUp(steps, made)).map(({ how }) => how)).toContain("shared");
  });
});
