import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, Sha256, UserId, VersionId } from "../../schema/ids.ts";
import { compilerNumber } from "../../schema/model/compile.ts";
import { equip } from "../../subgraphs/runtime/application/equip.ts";
import { activeProblems, modelOf } from "../../subgraphs/runtime/application/models.ts";
import type { RuntimeStore } from "../../subgraphs/runtime/application/ports.ts";
import { createRegistry } from "../../subgraphs/runtime/application/registry.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { clinicModel, clinicWith, field, sha256 } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { startPlatform } from "./data-plane/platform.ts";

describe("an environment an older program made", () => {
  const organization = randomUUID() as OrganizationId;
  const environmentId = randomUUID() as EnvironmentId;
  const place = { schema: "p_old_preview", role: "p_old_preview" };
  const model = clinicModel();
  /** As the lints of its day let it be released: formulas only code can run, a kept one over other records, a check of the wrong type. */
  const lenient = clinicWith(({ entities, policies, actions }) => {
    const { ent_patient: patient, ent_appt: appointment } = entities;
    Object.assign(patient!.fields, {
      f_pat_match: field("match", "boolean", { compute: 'f_pat_name.matches("x")' }),
      f_pat_also: field("also", "integer", { compute: "f_pat_match ? 1 : 2" }),
      f_pat_visits: field("visits", "integer", { compute: "count(f_apt_patient)", computed: "stored" }),
      f_pat_code: field("code", "text", { default: { expr: "string(1)" } }),
      f_pat_note: field("note", "text", { check: "1 + 1" }),
      f_pat_doctors: field("doctors", "references", { config: { target: "ent_doctor" } }),
    });
    policies.p_pat_doc!.where = "f_pat_also == null";
    appointment!.rules = { ru_reason: { check: 'f_apt_reason.matches("x")', message: { en: "Not so." }, level: "refuse" } };
    const run = { entity: "ent_patient", roles: ["r_reception"], risk: "low" as const };
    actions.a_greet = { ...run, key: "greet", effects: { fx_1: { order: "a0", do: "set", field: "f_pat_note", to: "string(1)" } } };
    actions.a_wish = { ...run, key: "wish", effects: { fx_2: { order: "a0", do: "set", field: "f_pat_doctors", to: "f_pat_doctors" } } };
  });
  const lenientId = randomUUID() as VersionId;
  let database: TestDatabase;
  let store: RuntimeStore;
  const connect = async () => {
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    return client;
  };
  const deps = () => ({
    store,
    sha256,
    connect,
    versionOf: async (_: OrganizationId, id: VersionId) => ({
      id,
      hash: (id === lenientId ? hashOf(lenient, sha256) : model.hash) as Sha256,
      number: 1,
      blueprintId: randomUUID() as BlueprintId,
      blueprint: id === lenientId ? lenient : clinicWith(),
    }),
  });

  beforeAll(async () => {
    database = await testDatabase();
    store = createPostgresStore(await database.database.source("wn_runtime", runtimeTables));
    const releaseId = randomUUID() as ReleaseId;
    const platformId = randomUUID() as PlatformId;
    const [person, at] = [randomUUID() as UserId, new Date()];
    await store.transact(organization, async (unit) => {
      const common = { organizationId: organization, createdAt: at };
      await unit.insertPlatform({
        ...common,
        id: platformId,
        blueprintId: randomUUID() as BlueprintId,
        key: "old",
        label: {},
        status: "active",
        createdBy: person,
      });
      await unit.insertEnvironment({
        ...common,
        id: environmentId,
        platformId,
        name: "preview",
        schemaName: place.schema,
        activeReleaseId: null,
        equipment: 0,
        generations: {},
      });
      await unit.insertRelease({
        organizationId: organization,
        id: releaseId,
        platformId,
        environmentId,
        versionId: randomUUID() as VersionId,
        versionNumber: 1,
        hash: model.hash as Sha256,
        status: "active",
        rollsBack: false,
        plan: { ...planMigration(place, null, model), computedAt: "", fromReleaseId: null },
        decisionId: null,
        startedBy: person,
        plannedAt: at,
        startedAt: at,
        finishedAt: at,
        done: 0,
        error: null,
        ms: {},
      });
      await unit.setActive(environmentId, releaseId, {});
    });
    const client = await connect();
    await runSteps(client, { place, release: releaseId, steps: planMigration(place, null, model).steps });
    // As it was before the engine kept mail, before rows of one person had a wall, and before this compiler.
    await client.query(`drop table ${place.schema}._mail`);
    for (const name of ["_approval", "_approval_vote", "_file", "_import", "_import_part", "_import_refused"]) {
      const { rows } = await client.query("select polname as name from pg_policy where polrelid = $1::regclass", [
        `${place.schema}.${name}`,
      ]);
      for (const policy of rows) await client.query(`drop policy ${policy.name} on ${place.schema}.${name}`);
      await client.query(`alter table ${place.schema}.${name} no force row level security, disable row level security`);
    }
    await client.query(`drop table ${place.schema}._approver`);
    await client.query(
      `insert into ${place.schema}._import (id, entity, created_by, roles, locale, name, state) values (gen_random_uuid(), 'ent_patient', $1, '{}', 'en', 'old', 'done')`,
      [randomUUID()],
    );
    await client.end();
  });
  afterAll(() => database.drop());

  it("gets the tables and the model of this one before it answers, whoever asks first, and once", async () => {
    const registries = [1, 2, 3].map(() => createRegistry(store, (environment) => equip(deps(), environment)));
    const found = await Promise.all(registries.map((registry) => registry.find("old--preview")));
    for (const registry of registries) registry.close();
    expect(found.map((environment) => environment?.model().hash)).toEqual([model.hash, model.hash, model.hash]);
    const client = await connect();
    const { rows } = await client.query(`select has_table_privilege($1, '${place.schema}._mail', 'insert') as may`, [place.role]);
    // Rows of one person are walled in now, those that were there already too.
    const walls = await client.query(
      "select relname as name from pg_class where relnamespace = $1::regnamespace and relrowsecurity and relforcerowsecurity and relname like '\\_%' order by 1",
      [place.schema],
    );
    expect(walls.rows.map(({ name }) => name)).toEqual([
      "_approval",
      "_approval_vote",
      "_file",
      "_import",
      "_import_part",
      "_import_refused",
      "_mail",
    ]);
    await client.query(`grant "${place.role}" to current_user with set true`);
    expect((await client.query(`select name from ${place.schema}._import`)).rows).toEqual([{ name: "old" }]);
    await client.query(`set role "${place.role}"`);
    expect((await client.query(`select name from ${place.schema}._import`)).rows).toEqual([]);
    await client.end();
    expect(rows).toEqual([{ may: true }]);
    expect((await store.transact(organization, (unit) => unit.environment(environmentId)))?.equipment).toBe(equipmentNumber);
  });

  it("that a newer one looks after already is not put back by this one, which waited for its turn", async () => {
    const older = (await store.transact(organization, (unit) => unit.environment(environmentId)))!;
    await store.transact(organization, (unit) => unit.setEquipment(environmentId, equipmentNumber + 1));
    const client = await connect();
    await client.query(`drop policy person1 on ${place.schema}._mail`);
    await equip(deps(), { ...older, equipment: equipmentNumber - 1 });
    const { rows } = await client.query("select from pg_policy where polrelid = $1::regclass and polname = 'person1'", [
      `${place.schema}._mail`,
    ]);
    await client.end();
    expect(rows).toEqual([]);
    expect((await store.transact(organization, (unit) => unit.environment(environmentId)))?.equipment).toBe(equipmentNumber + 1);
  });

  describe("with a version that lints refuse today", () => {
    /** It was released, and its model kept, by a program with another compiler. */
    const releaseLenient = async (): Promise<void> => {
      const hash = hashOf(lenient, sha256) as Sha256;
      const releaseId = randomUUID() as ReleaseId;
      await store.transact(organization, async (unit) => {
        const { activeReleaseId } = (await unit.environment(environmentId))!;
        const before = (await unit.release(activeReleaseId!))!;
        await unit.insertModel({ ...model, hash, compiler: compilerNumber - 1 });
        await unit.updateRelease({ ...before, status: "superseded" });
        await unit.insertRelease({ ...before, id: releaseId, versionId: lenientId, hash });
        await unit.setActive(environmentId, releaseId, {});
      });
    };

    it("goes on answering with it; what cannot be worked out is closed, and releasing it again is refused with its problems", async () => {
      await releaseLenient();
      const registry = createRegistry(store, (environment) => equip(deps(), environment));
      const found = await registry.find("old--preview");
      registry.close();
      const served = found!.model();
      const places = served.refused?.map(({ at, code }) => `${at.id}.${at.prop} ${code}`);
      expect(places?.sort()).toEqual([
        "f_pat_code.default EXPR_NOT_SQL",
        "f_pat_match.compute EXPR_NOT_SQL",
        "f_pat_note.check EXPR_TYPE",
        "f_pat_visits.compute EXPR_SCOPE",
        "fx_1.to EXPR_NOT_SQL",
        "fx_2.field EFFECT_LINKS",
        "ru_reason.check EXPR_NOT_SQL",
      ]);
      const environment = (await store.transact(organization, (unit) => unit.environment(environmentId)))!;
      const told = await activeProblems(deps(), environment);
      expect(told).toMatchObject(served.refused ?? []);
      expect(told.map(({ at, place, closes }) => [at.id, place?.en, closes.en]).sort()).toEqual([
        ["f_pat_code", "Patient › code", "It has no default and has to be entered."],
        ["f_pat_match", "Patient › match", "It is empty."],
        ["f_pat_note", "Patient › note", "It takes no value."],
        ["f_pat_visits", "Patient › visits", "It goes on as before."],
        ["fx_1", "Patient › Greet", "Nobody can do it."],
        ["fx_2", "Patient › Wish", "Nobody can do it."],
        ["ru_reason", "Appointment", "Nothing can be saved there."],
      ]);
      const refused = modelOf(deps(), organization, await deps().versionOf(organization, lenientId));
      await expect(refused).rejects.toMatchObject({ code: "RUNTIME_RELEASE_PROBLEMS", extensions: { problems: served.refused } });

      const platform = await startPlatform(served, { database });
      try {
        const desk = await platform.person(["r_reception"]);
        const doctor = await platform.person(["r_doctor"]);
        // What was refused: its code, or where each problem stands and its code.
        const said = async (query: string, input: object = {}, as = desk) => {
          const { data, errors } = (await platform.ask(query, { input }, as)).body;
          if (!errors) return data;
          const { code, problems } = errors[0].extensions;
          return problems?.map((one: { path: string[]; code: string }) => `${one.path.join(".")} ${one.code}`) ?? code;
        };
        const make = (set: object) =>
          said("mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id } } }", { set });
        // A field without its default has to be given, and one whose check is none stays empty.
        expect(await make({ name: "Ada" })).toEqual(["set RULE"]);
        expect(await make({ name: "Ada", code: "7", note: "hm" })).toEqual(["set.note CHECK"]);
        const { id } = (await make({ name: "Ada", code: "7" })).createPatient.record;
        // What is kept beside the record is kept as it was; what only code can work out is empty, in every way to it.
        const ada = { name: "Ada", match: null, also: null, visits: 0, code: "7" };
        expect(await said("{ patients { nodes { name match also visits code } } }")).toEqual({ patients: { nodes: [ada] } });
        const sorted =
          "{ patients(order: [{ also: ASC }], filter: { match: { isNull: true }, also: { eq: null } }) { nodes { name } count { value } } }";
        expect(await said(sorted)).toEqual({ patients: { nodes: [{ name: "Ada" }], count: { value: 1 } } });
        // The doctor's rule admits who has no such value: now that nobody has one, it admits nobody.
        const doctorId = randomUUID();
        await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name) VALUES ($1, 'Sami')", [doctorId]);
        const both = "{ patients { nodes { name } } doctors { nodes { name } } }";
        expect(await said(both, {}, doctor)).toEqual({ patients: { nodes: [] }, doctors: { nodes: [{ name: "Sami" }] } });
        const run = (name: string) =>
          said(`mutation ($input: ${name}PatientInput!) { ${name.toLowerCase()}Patient(input: $input) { record { id } } }`, { id });
        expect([await run("Greet"), await run("Wish")]).toEqual(["DATA_GUARD_REFUSED", "DATA_GUARD_REFUSED"]);
        const book = "mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) { record { id } } }";
        const time = "2030-01-01T10:00:00Z";
        expect(await said(book, { set: { patient: id, doctor: doctorId, time } })).toEqual(["set RULE"]);
      } finally {
        await platform.close();
      }
    });
  });
});
