/** Hidden data on its way out: proposed when its days are over, dropped through a decision, and in no other way. Governance is the real one. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, UserId, VersionId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import { createVirtualClock, type VirtualClock } from "../../subgraphs/clock.ts";
import { continueDisposals, dropHidden } from "../../subgraphs/runtime/application/disposals.ts";
import { carryOutDisposal } from "../../subgraphs/runtime/application/drop-hidden.ts";
import { giveUpFailed } from "../../subgraphs/runtime/application/give-up.ts";
import { hiddenData } from "../../subgraphs/runtime/application/hidden-data.ts";
import type { RuntimeDeps } from "../../subgraphs/runtime/application/ports.ts";
import { applyNow } from "../../subgraphs/runtime/application/retention.ts";
import { cancelRelease, startRelease } from "../../subgraphs/runtime/application/start-release.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import { createFolderStore } from "../../subgraphs/runtime/data-plane/files/folder-store.ts";
import { newContentKey } from "../../subgraphs/runtime/data-plane/files/store.ts";
import type { EnvironmentName } from "../../subgraphs/runtime/domain/nouns.ts";
import type { Release } from "../../subgraphs/runtime/domain/release.ts";
import { readFacts } from "../../subgraphs/runtime/migrate/facts.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { buildGovernedWorld, type GovernedWorld } from "../governance/support.ts";
import { codeOf } from "../identity/support.ts";
import { clinicModel, field } from "../support/clinic.ts";

const day = 86_400_000;
const full = clinicModel((document) => {
  const { fields } = document.entities.ent_patient!;
  fields.f_pat_fax = field("fax", "text", { classification: "personal", label: { en: "Fax", ar: "الفاكس" } });
  fields.f_pat_help = field("helpers", "references", { config: { target: "ent_doctor" } });
  fields.f_pat_first = field("firstVisits", "references", { config: { target: "ent_appt" } });
});
const lean = clinicModel((document) => {
  delete document.entities.ent_appt;
  for (const [id, policy] of Object.entries(document.policies)) if (policy.entity === "ent_appt") delete document.policies[id];
});

let here: GovernedWorld;
let clock: VirtualClock;
let deps: RuntimeDeps;
let client: pg.Client;
let reader: pg.Pool;
let environmentId: EnvironmentId;
let place: { schema: string; role: string };
const folder = mkdtempSync(join(tmpdir(), "webnova-disposals-"));

/** Who asks, having proved just now who they are. */
const asker = () => ({ viewer: { ...here.owner.viewer, authenticatedAt: clock.now() }, requestId: "request-1" });
const list = () => hiddenData(deps, here.owner.viewer, environmentId);
const item = (id: string, kind: "field" | "table" | "generation" | "set-aside" = "field") => ({ environmentId, id, kind });
const drop = (id: string, kind?: "field" | "table" | "generation" | "set-aside") => dropHidden(deps, asker(), item(id, kind));
const approve = async (decisionId: string) => {
  // A day later: who is alone decides alone only after having slept over it.
  await here.world.test.admin("update governance.decision set requested_at = requested_at - interval '24 hours' where id = $1", [
    decisionId,
  ]);
  return here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { status } }", { input: { decisionId } });
};
const statusOf = async (id: string) => (await deps.store.transact(here.owner.organizationId, (unit) => unit.disposal(id)))?.status;
const there = async (name: string) =>
  (await client.query("select to_regclass($1) is not null as there", [`${place.schema}.${name}`])).rows[0].there as boolean;
const hasColumn = async (table: string, column: string) =>
  (
    await client.query("select from information_schema.columns where table_schema = $1 and table_name = $2 and column_name = $3", [
      place.schema,
      table,
      column,
    ])
  ).rows.length === 1;

const released = (model: Model, status: Release["status"], platformId: PlatformId, over: Partial<Release> = {}): Release => ({
  organizationId: here.owner.organizationId,
  id: uuidv7() as ReleaseId,
  platformId,
  environmentId,
  versionId: uuidv7() as VersionId,
  versionNumber: 1,
  hash: model.hash,
  status,
  rollsBack: false,
  plan: {
    generations: {},
    steps: [],
    problems: [],
    summary: { tables: 0, policies: 0, pages: 0, actions: 0, testRows: 0 },
    computedAt: "",
    fromReleaseId: null,
  },
  decisionId: null,
  startedBy: here.owner.userId as UserId,
  plannedAt: clock.now(),
  startedAt: null,
  finishedAt: null,
  done: 0,
  error: null,
  ms: {},
  ...over,
});

/** An environment that ran the full model and now runs the lean one: a field, links and a table are hidden. */
const build = async (name: EnvironmentName = "preview") => {
  const platformId = uuidv7() as PlatformId;
  environmentId = uuidv7() as EnvironmentId;
  const schema = `p_dis${platformId.slice(-8)}_${name}`;
  place = { schema, role: schema };
  await runSteps(client, { place, release: randomUUID() as ReleaseId, steps: planMigration(place, null, full).steps });
  await client.query(`insert into ${schema}.ent_patient (id, f_pat_name, f_pat_fax) values ($1, 'Mona', '112')`, [randomUUID()]);
  await client.query(`insert into ${schema}.ent_doctor (id, f_doc_name) values ($1, 'Dr. Noor')`, [randomUUID()]);
  await client.query(`insert into ${schema}.l_f_pat_help select p.id, d.id from ${schema}.ent_patient p, ${schema}.ent_doctor d`);
  const { steps } = planMigration(place, full, lean, await readFacts(client, place, full, lean, {}));
  await runSteps(client, { place, release: randomUUID() as ReleaseId, steps });
  await client.query(`update ${schema}._hidden set hidden_at = $1`, [clock.now()]);
  const active = released(lean, "active", platformId);
  await deps.store.transact(here.owner.organizationId, async (unit) => {
    const created = { createdBy: here.owner.userId as UserId, createdAt: clock.now() };
    const organizationId = here.owner.organizationId;
    const key = `dis-${platformId.slice(-8)}`;
    await unit.insertPlatform({
      organizationId,
      id: platformId,
      blueprintId: uuidv7() as BlueprintId,
      key,
      label: {},
      status: "active",
      ...created,
    });
    await unit.insertEnvironment({
      organizationId,
      id: environmentId,
      platformId,
      name,
      schemaName: schema,
      activeReleaseId: null,
      equipment: equipmentNumber,
      generations: {},
      createdAt: clock.now(),
    });
    for (const model of [full, lean]) await unit.insertModel(model);
    await unit.insertRelease(active);
    await unit.setActive(environmentId, active.id, {});
  });
  return { platformId, active };
};

beforeAll(async () => {
  here = await buildGovernedWorld();
  const { database } = here.world.test;
  reader = new pg.Pool({ ...database.connection("wn_runtime"), max: 2 });
  reader.on("error", () => undefined);
  const connect = async () => {
    const made = new pg.Client(database.connection("wn_runtime"));
    await made.connect();
    return made;
  };
  client = await connect();
  clock = createVirtualClock(here.world.clock.now());
  deps = {
    store: createPostgresStore(await database.source("wn_runtime", runtimeTables)),
    decisions: here.governance.decisions,
    connect,
    reader,
    clock,
    files: createFolderStore(folder),
    newId: uuidv7,
    running: new Set(),
    accessChecks: new Map(),
    dataChanged: () => undefined,
    registry: { changed: async () => undefined },
    sha256: () => "",
    versionOf: () => Promise.reject(new Error("nobody asks for a version")),
  } as unknown as RuntimeDeps;
});
afterAll(async () => {
  await client.end();
  await reader.end();
  await here.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("[DP56] hidden data leaves through a decision", () => {
  beforeEach(() => build());

  it("[DP56] is proposed by the nightly round when its days are over, not before, and once", async () => {
    expect((await list()).map(({ id, kind, rows, disposal }) => [id, kind, rows, disposal])).toEqual(
      expect.arrayContaining([
        ["f_pat_fax", "field", 1, null],
        ["f_pat_help", "field", 1, null],
        ["f_pat_first", "field", 0, null],
        ["ent_appt", "table", 0, null],
      ]),
    );
    clock.advance(30 * day - 1);
    await applyNow(deps, asker(), environmentId);
    expect((await list()).every(({ disposal }) => disposal === null)).toBe(true);
    clock.advance(1);
    await applyNow(deps, asker(), environmentId);
    await applyNow(deps, asker(), environmentId);
    const proposed = await list();
    expect(proposed.every(({ disposal }) => disposal?.status === "proposed")).toBe(true);
    const events = await here.world.test.admin(
      "select data from events.event where type = 'DisposalProposed' and data ->> 'environmentId' = $1",
      [environmentId],
    );
    expect(events).toHaveLength(proposed.length);
    // Proposing takes nothing away.
    expect(await hasColumn("ent_patient", "f_pat_fax")).toBe(true);
  });

  it("[DP56] is not asked for before its day, nor of what is shown, nor by who may not, nor while a legal hold keeps it", async () => {
    expect(await codeOf(drop("f_pat_fax"))).toBe("RUNTIME_HIDDEN_KEPT");
    clock.advance(30 * day);
    expect(await codeOf(drop("f_pat_name"))).toBe("RUNTIME_NOT_FOUND");
    const stranger = { ...here.owner.viewer, organizationId: randomUUID() as OrganizationId, authenticatedAt: clock.now() };
    expect(await codeOf(dropHidden(deps, { viewer: stranger, requestId: "r" }, item("f_pat_fax")))).toBe("RUNTIME_NOT_FOUND");
    const viewer = { ...asker().viewer, permissions: new Set(["platform.read"] as const) };
    expect(await codeOf(dropHidden(deps, { viewer, requestId: "r" }, item("f_pat_fax")))).toBe("FORBIDDEN");
    expect(await codeOf(dropHidden(deps, { viewer: here.owner.viewer, requestId: "r" }, item("f_pat_fax")))).toBe("IDENTITY_STEP_UP");
    await client.query(`insert into ${place.schema}._legal_hold values ($1, 'ent_patient', null, 'A court asked.', $1, now())`, [
      randomUUID(),
    ]);
    expect(await codeOf(drop("f_pat_fax"))).toBe("RUNTIME_HIDDEN_HELD");
    expect(await hasColumn("ent_patient", "f_pat_fax")).toBe(true);
  });

  it("[DP56] waits for people, is traced, and goes when they have approved: the field, its links, the table with its links, also those of others to it", async () => {
    clock.advance(30 * day);
    for (const [id, kind] of [
      ["f_pat_fax", "field"],
      ["f_pat_help", "field"],
      ["ent_appt", "table"],
    ] as const) {
      const asked = await drop(id, kind);
      expect(asked).toMatchObject({ status: "awaiting-decision" });
      // Asking again is asking the same.
      expect((await drop(id, kind)).decisionId).toBe(asked.decisionId);
      await continueDisposals(deps);
      expect(await statusOf(asked.id)).toBe("awaiting-decision");
      await approve(asked.decisionId!);
      await continueDisposals(deps);
      expect(await statusOf(asked.id)).toBe("dropped");
      const { decision } = await here.ask<{ decision: { status: string; risk: { score: number } } }>(
        "query ($id: ID!) { decision(id: $id) { status risk { score } } }",
        { id: asked.decisionId },
      );
      expect(decision.status).toBe("EXECUTED");
      expect(decision.risk.score).toBeGreaterThanOrEqual(75);
    }
    expect(await hasColumn("ent_patient", "f_pat_fax")).toBe(false);
    expect([await there("l_f_pat_help"), await there("l_f_pat_first")]).toEqual([false, false]);
    expect([await there("ent_appt"), await there("ent_patient")]).toEqual([false, true]);
    expect(await list()).toEqual([]);
    const dropped = await here.world.test.admin<{ data: object }>(
      "select data from events.event where type = 'HiddenDataDropped' and data ->> 'environmentId' = $1",
      [environmentId],
    );
    expect(dropped).toHaveLength(3);
    // A later version that has the field again gets it anew.
    const { steps, problems } = planMigration(place, lean, full, await readFacts(client, place, lean, full, {}));
    expect(problems).toEqual([]);
    await runSteps(client, { place, release: randomUUID() as ReleaseId, steps });
    expect((await client.query(`select f_pat_fax from ${place.schema}.ent_patient`)).rows).toEqual([{ f_pat_fax: null }]);
  });

  it("[DP56] what is held or shown again while people were asked stays", async () => {
    clock.advance(30 * day);
    const [fax, table] = [await drop("f_pat_fax"), await drop("ent_appt", "table")];
    await client.query(`insert into ${place.schema}._legal_hold values ($1, 'ent_patient', null, 'A court asked.', $1, now())`, [
      randomUUID(),
    ]);
    // Hidden anew since: another thing, with days of its own.
    await client.query(`update ${place.schema}._hidden set hidden_at = $1 where id = 'ent_appt'`, [clock.now()]);
    for (const { decisionId } of [fax, table]) await approve(decisionId!);
    await continueDisposals(deps);
    expect([await statusOf(fax.id), await statusOf(table.id)]).toEqual(["withdrawn", "withdrawn"]);
    expect([await hasColumn("ent_patient", "f_pat_fax"), await there("ent_appt")]).toEqual([true, true]);
  });

  it("[DP56] a process that dies in between leaves it to the next, which drops it once", async () => {
    clock.advance(30 * day);
    const asked = await drop("f_pat_fax");
    await approve(asked.decisionId!);
    const dying = { ...deps, connect: () => Promise.reject(new Error("gone")) };
    await expect(continueDisposals(dying)).rejects.toThrow("gone");
    expect(await statusOf(asked.id)).toBe("dropping");
    const disposal = (await deps.store.transact(here.owner.organizationId, (unit) => unit.disposal(asked.id)))!;
    await continueDisposals(deps);
    expect(await statusOf(asked.id)).toBe("dropped");
    // One that had dropped it and died before it could say so finds it gone, and says so.
    await here.world.test.admin("update runtime.disposal set status = 'dropping' where id = $1", [asked.id]);
    expect((await carryOutDisposal(deps, disposal)).status).toBe("dropped");
  });

  it("[DP56] a planned release that counts on what was dropped is planned again", async () => {
    clock.advance(30 * day);
    const environment = (await deps.store.transact(here.owner.organizationId, (unit) => unit.environment(environmentId)))!;
    const facts = await readFacts(client, place, lean, full, {});
    const planned = released(full, "planned", environment.platformId, {
      plan: {
        ...planMigration(place, lean, full, facts),
        facts,
        computedAt: "",
        fromReleaseId: environment.activeReleaseId,
      },
    });
    await deps.store.transact(here.owner.organizationId, (unit) => unit.insertRelease(planned));
    const asked = await drop("f_pat_fax");
    await approve(asked.decisionId!);
    await continueDisposals(deps);
    expect(await codeOf(startRelease(deps, asker(), planned.id))).toBe("RUNTIME_RELEASE_STALE");
  });
});

describe("[DP61] what a restore put aside", () => {
  it("[DP56] is listed with size and date, and dropped through a decision, with its role and its files", async () => {
    const { platformId, active } = await build("production");
    const aside = { schema: `${place.schema}_old`, role: `${place.schema}_old` };
    await runSteps(client, { place: aside, release: randomUUID() as ReleaseId, steps: planMigration(aside, null, full).steps });
    const key = newContentKey(environmentId);
    await deps.files.put(
      key,
      (async function* () {
        yield Buffer.from("old");
      })(),
    );
    await client.query(
      `insert into ${aside.schema}._file (id, key, name, type, size, state) values ($1, $2, 'a.txt', 'text/plain', 3, 'stored')`,
      [randomUUID(), key],
    );
    const restoreId = uuidv7();
    const backupId = uuidv7();
    await here.world.test.admin(
      `insert into runtime.backup (organization_id, id, platform_id, environment_id, version_id, version_number, status, started_by, started_at)
       values ($1, $2, $3, $4, $2, 1, 'done', $5, now())`,
      [here.owner.organizationId, backupId, platformId, environmentId, here.owner.userId],
    );
    await deps.store.transact(here.owner.organizationId, (unit) =>
      unit.insertRestore({
        organizationId: here.owner.organizationId,
        id: restoreId as never,
        backupId: backupId as never,
        environmentId,
        releaseId: active.id,
        setAside: { schemaName: aside.schema, releaseId: active.id, generations: {}, at: clock.now() },
        decisionId: null,
        status: "done",
        startedBy: here.owner.userId as UserId,
        startedAt: clock.now(),
        finishedAt: clock.now(),
        error: null,
      }),
    );
    const listed = (await list()).find(({ kind }) => kind === "set-aside");
    expect(listed).toMatchObject({ id: restoreId, hiddenAt: clock.now() });
    expect(listed?.bytes).toBeGreaterThan(100_000);
    expect(await codeOf(drop(restoreId, "set-aside"))).toBe("RUNTIME_HIDDEN_KEPT");
    clock.advance(30 * day);
    const asked = await drop(restoreId, "set-aside");
    await approve(asked.decisionId!);
    await continueDisposals(deps);
    expect(await statusOf(asked.id)).toBe("dropped");
    const left = await client.query("select from pg_namespace where nspname = $1 union all select from pg_roles where rolname = $1", [
      aside.schema,
    ]);
    expect(left.rows).toEqual([]);
    expect(await deps.files.get(key, null)).toBeNull();
    expect(await there("ent_patient")).toBe(true);
    expect((await list()).some(({ kind }) => kind === "set-aside")).toBe(false);
  });
});

it("[DP51] a release is not begun by a program that is older than what looks after its environment", async () => {
  const { platformId, active } = await build();
  const planned = released(full, "planned", platformId, { plan: { ...active.plan, fromReleaseId: active.id } });
  await deps.store.transact(here.owner.organizationId, async (unit) => {
    await unit.insertRelease(planned);
    await unit.setEquipment(environmentId, equipmentNumber + 1);
  });
  expect(await codeOf(startRelease(deps, asker(), planned.id))).toBe("RUNTIME_PROGRAM_OLDER");
});

describe("[DP50] a release that failed", () => {
  const easy = clinicModel((document) => {
    delete document.entities.ent_doctor!.fields.f_doc_name!.required;
  });
  const hard = clinicModel();
  /** A doctor needs a name; a release that asks for none any more has failed on the way. */
  const fail = async () => {
    const { platformId, active } = await build();
    const environment = await deps.store.transact(here.owner.organizationId, async (unit) => (await unit.environment(environmentId))!);
    const { steps, ...plan } = planMigration(place, hard, easy, {});
    const release = released(easy, "failed", platformId, {
      startedAt: clock.now(),
      error: { code: "RUNTIME_STEP_FAILED", sentence: { en: "It failed.", ar: "أخفق." } },
      plan: {
        ...plan,
        steps: steps.filter(({ id }) => id === "relax:f_doc_name"),
        computedAt: "",
        fromReleaseId: environment.activeReleaseId,
      },
    });
    await deps.store.transact(here.owner.organizationId, (unit) => unit.insertRelease(release));
    await runSteps(client, { place, release: release.id, steps: release.plan.steps });
    return { platformId, active, release };
  };
  const nameless = () => client.query(`insert into ${place.schema}.ent_doctor (id) values ($1)`, [randomUUID()]);
  const found = (id: ReleaseId) => deps.store.transact(here.owner.organizationId, (unit) => unit.release(id));

  it("given up, says what is not as it was, and what it loosened is demanded again", async () => {
    const { release } = await fail();
    await nameless();
    const cancelled = await cancelRelease(deps, asker(), release.id);
    expect([cancelled.status, cancelled.error?.code]).toEqual(["cancelled", "RUNTIME_RELEASE_LEFT"]);
    expect(cancelled.error?.sentence.en).toContain("1 of Doctors are without Name");
    await expect(nameless()).rejects.toMatchObject({ code: "23514" });
    expect(await codeOf(cancelRelease(deps, asker(), release.id))).toBe("RUNTIME_RELEASE_STATE");
  });

  it("left lying, is given up when another release of its environment begins, and by none of another", async () => {
    const { release, platformId } = await fail();
    await giveUpFailed(deps, client, released(easy, "expanding", platformId, { environmentId: uuidv7() as EnvironmentId }));
    expect((await found(release.id))?.status).toBe("failed");
    await giveUpFailed(deps, client, released(easy, "expanding", platformId));
    expect((await found(release.id))?.status).toBe("cancelled");
    await expect(nameless()).rejects.toMatchObject({ code: "23514" });
  });

  it("given up when another version answers already, touches nothing of that one", async () => {
    const { release, platformId } = await fail();
    const next = released(easy, "superseded", platformId);
    await deps.store.transact(here.owner.organizationId, async (unit) => {
      await unit.insertModel(easy);
      await unit.insertRelease(next);
      await unit.setActive(environmentId, next.id, {});
    });
    expect((await cancelRelease(deps, asker(), release.id)).status).toBe("cancelled");
    await nameless();
  });
});
