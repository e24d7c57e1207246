/** Variables of a blueprint in its environments: one value each, read by every process, kept by none of the versions. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import type { Variable } from "../../schema/blueprint/shape.ts";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, UserId, VersionId } from "../../schema/ids.ts";
import { permissions } from "../../schema/permissions.ts";
import type { RuntimeDeps } from "../../subgraphs/runtime/application/ports.ts";
import { createRegistry, type Registry } from "../../subgraphs/runtime/application/registry.ts";
import { environmentVariables, setVariable } from "../../subgraphs/runtime/application/variables.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import type { EnvironmentName } from "../../subgraphs/runtime/domain/nouns.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { buildGovernedWorld, type GovernedWorld } from "../governance/support.ts";
import { codeOf } from "../identity/support.ts";
import { clinicModel, clinicWith } from "../support/clinic.ts";

const declared: Readonly<Record<string, Variable>> = {
  var_fee: { key: "fee", type: "money", label: { en: "Fee", ar: "الرسوم" }, default: "25", perEnvironment: true },
  var_open: { key: "open", type: "boolean", perEnvironment: true },
  var_day: { key: "firstDay", type: "date", perEnvironment: true },
  var_name: { key: "hospital", type: "text", config: { max: 10 }, perEnvironment: true },
  var_same: { key: "same", type: "integer", default: 1 },
};
const document = (variables: typeof declared) => (copy: Parameters<NonNullable<Parameters<typeof clinicModel>[0]>>[0]) => {
  copy.variables = structuredClone(variables) as never;
};
const versions = new Map<string, typeof declared>();
const versionOf = async (_organization: OrganizationId, id: VersionId) => {
  const change = document(versions.get(id)!);
  return { id, hash: clinicModel(change).hash, number: 1, blueprintId: randomUUID() as BlueprintId, blueprint: clinicWith(change) };
};

let here: GovernedWorld;
let deps: RuntimeDeps;
let others: Registry;
let platformId: PlatformId;
let host: string;
const ids = {} as Record<EnvironmentName, EnvironmentId>;

const asker = () => ({ viewer: { ...here.owner.viewer, authenticatedAt: here.world.clock.now() }, requestId: "request-1" });
const set = (variable: string, value: string | null, name: EnvironmentName = "preview") =>
  setVariable(deps, asker(), { environmentId: ids[name], variable, value });
const read = async (name: EnvironmentName = "preview") =>
  Object.fromEntries((await environmentVariables(deps, here.owner.viewer, ids[name])).map(({ variable, value }) => [variable.key, value]));

/** From now on the environment runs a version with these variables. */
const run = async (name: EnvironmentName, variables: typeof declared) => {
  const model = clinicModel(document(variables));
  const [id, versionId] = [uuidv7() as ReleaseId, uuidv7() as VersionId];
  versions.set(versionId, variables);
  const at = here.world.clock.now();
  await deps.store.transact(here.owner.organizationId, async (unit) => {
    const before = (await unit.environment(ids[name]))?.activeReleaseId;
    const last = before && (await unit.release(before));
    if (last) await unit.updateRelease({ ...last, status: "superseded" });
    await unit.insertModel(model);
    await unit.insertRelease({
      organizationId: here.owner.organizationId,
      id,
      platformId,
      environmentId: ids[name],
      versionId,
      versionNumber: 1,
      hash: model.hash,
      status: "active",
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
      plannedAt: at,
      startedAt: at,
      finishedAt: at,
      done: 0,
      error: null,
      ms: {},
    });
    await unit.setActive(ids[name], id, {});
  });
};

beforeAll(async () => {
  here = await buildGovernedWorld();
  const store = createPostgresStore(await here.world.test.database.source("wn_runtime", runtimeTables));
  deps = {
    store,
    decisions: here.governance.decisions,
    clock: here.world.clock,
    newId: uuidv7,
    versionOf,
    dataChanged: () => undefined,
    registry: createRegistry(store, async () => undefined, { everyMs: 60_000 }),
  } as unknown as RuntimeDeps;
  // Another process: it hears of nothing, and looks.
  others = createRegistry(store, async () => undefined, { everyMs: 50 });
});
afterAll(async () => {
  deps.registry.close();
  others.close();
  await here.close();
});
beforeEach(async () => {
  platformId = uuidv7() as PlatformId;
  host = `vars-${platformId.slice(-8)}`;
  const common = { organizationId: here.owner.organizationId, createdAt: here.world.clock.now() };
  await deps.store.transact(here.owner.organizationId, async (unit) => {
    await unit.insertPlatform({
      ...common,
      id: platformId,
      blueprintId: uuidv7() as BlueprintId,
      key: host,
      label: {},
      status: "active",
      createdBy: here.owner.userId as UserId,
    });
    for (const name of ["preview", "production"] as const) {
      ids[name] = uuidv7() as EnvironmentId;
      await unit.insertEnvironment({
        ...common,
        id: ids[name],
        platformId,
        name,
        schemaName: `p_var${platformId.slice(-8)}_${name}`,
        activeReleaseId: null,
        equipment: equipmentNumber,
        generations: {},
      });
    }
  });
  for (const name of ["preview", "production"] as const) await run(name, declared);
});

describe("[DP55] an environment holds its own values of variables", () => {
  it("[DP55] a value that is set is read here at once, by every other process when it looks, and in no other environment", async () => {
    const [mine, theirs] = [await deps.registry.find(`${host}--preview`), await others.find(`${host}--preview`)];
    const production = await others.find(host);
    expect([mine?.variables, theirs?.variables]).toEqual([{}, {}]);
    const answer = await set("fee", "٤٠٫٥");
    expect(answer).toMatchObject({ id: "var_fee", value: "40.5", default: "25", settable: true });
    expect(mine?.variables).toEqual({ var_fee: "40.5" });
    await expect.poll(() => theirs?.variables).toEqual({ var_fee: "40.5" });
    expect(production?.variables).toEqual({});
    expect(await read("production")).toMatchObject({ fee: null });
    await set("var_fee", null);
    await expect.poll(() => theirs?.variables).toEqual({});
  });

  it("[DP55] every value is read as its variable's type; what does not fit is refused in both languages and changes nothing", async () => {
    await set("open", "true");
    await set("firstDay", "2026-02-28");
    await set("hospital", "النور");
    expect(await read()).toEqual({ fee: null, open: true, firstDay: "2026-02-28", hospital: "النور", same: null });
    for (const [variable, value] of [
      ["fee", "a lot"],
      ["firstDay", "2026-02-30"],
      ["hospital", "x".repeat(11)],
      ["open", "perhaps"],
    ] as const) {
      const error = await set(variable, value).catch((error: unknown) => error);
      expect(error).toMatchObject({ code: "RUNTIME_VARIABLE_INVALID" });
      expect((error as { sentence: { ar: string } }).sentence.ar).toMatch(/[\u0600-\u06ff]/);
    }
    expect(await codeOf(set("nothing", "1"))).toBe("RUNTIME_VARIABLE_UNKNOWN");
    // Declared with one value for all.
    expect(await codeOf(set("same", "2"))).toBe("RUNTIME_VARIABLE_FIXED");
    expect(await read()).toEqual({ fee: null, open: true, firstDay: "2026-02-28", hospital: "النور", same: null });
  });

  it("[DP55] two that are set at once both stay; each is in the audit with what it was, and its event says no value", async () => {
    await Promise.all([set("fee", "31"), set("hospital", "Noor"), set("open", "false")]);
    expect(await read()).toMatchObject({ fee: "31", hospital: "Noor", open: false });
    await set("fee", "32");
    const entries = await here.world.test.admin<{ before: unknown; after: unknown }>(
      "select before, after from audit.entry where action = 'variable.set' and resource = $1 order by at desc, id desc",
      [`environment:${ids.preview}`],
    );
    expect(entries).toContainEqual({ before: { variable: "var_fee", value: "31" }, after: { variable: "var_fee", value: "32" } });
    const events = await here.world.test.admin<{ data: object }>(
      "select data from events.event where type = 'EnvironmentVariableSet' and data ->> 'environmentId' = $1",
      [ids.preview],
    );
    expect(events).toHaveLength(4);
    for (const { data } of events) expect(Object.keys(data).sort()).toEqual(["environmentId", "set", "variable"]);
  });

  it("[DP55] a value set for a type the variable no longer has is not read, and is there again with the version that had it", async () => {
    await set("fee", "31");
    await run("preview", { ...declared, var_fee: { key: "fee", type: "text", default: "none", perEnvironment: true } });
    await deps.registry.changed(ids.preview);
    const environment = await deps.registry.find(`${host}--preview`);
    expect(environment?.variables).toEqual({});
    expect(await read()).toMatchObject({ fee: null });
    await run("preview", declared);
    await deps.registry.changed(ids.preview);
    expect(environment?.variables).toEqual({ var_fee: "31" });
  });

  it("[DP55] whoever may not release there may not set it, nobody does while writes are stopped, and another organization finds nothing", async () => {
    const viewer = { ...asker().viewer, permissions: new Set(["platform.read", "release.preview"] as const) };
    const input = { variable: "fee", value: "1" };
    const as = (of: typeof viewer | typeof here.owner.viewer, name: EnvironmentName) =>
      setVariable(deps, { viewer: of, requestId: "r" }, { ...input, environmentId: ids[name] });
    expect(await codeOf(as(viewer, "production"))).toBe("FORBIDDEN");
    const stale = { ...here.owner.viewer, authenticatedAt: new Date(0) };
    expect(await codeOf(as(stale, "production"))).toBe("IDENTITY_STEP_UP");
    const all = new Set(Object.keys(permissions) as (keyof typeof permissions)[]);
    const stranger = { ...asker().viewer, permissions: all, organizationId: randomUUID() as OrganizationId };
    expect(await codeOf(as(stranger, "preview"))).toBe("RUNTIME_NOT_FOUND");
    expect(await codeOf(environmentVariables(deps, stranger, ids.preview))).toBe("RUNTIME_NOT_FOUND");
    const stop = (reach: string) =>
      here.ask("mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }", {
        input: { scope: "PLATFORM", scopeId: platformId, reason: "test", reach },
      });
    // What programs do by themselves is stopped; people go on.
    await stop("AUTOMATION");
    await set("fee", "1");
    await stop("WRITES");
    expect(await codeOf(set("fee", "2"))).toBe("GOVERNANCE_HALTED");
    expect(await read()).toMatchObject({ fee: "1" });
  });
});
