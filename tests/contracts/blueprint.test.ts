import { randomUUID } from "node:crypto";
import { type ExecutionResult, execute, parse, subscribe } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCollab } from "../../collab-server/index.ts";
import { diff } from "../../schema/blueprint/diff.ts";
import { emptyDraft, flatten } from "../../schema/blueprint/document.ts";
import type { Decisions } from "../../schema/decisions.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import type { DecisionId, OrganizationId } from "../../schema/ids.ts";
import { PlanFailed, type Planner } from "../../schema/planner.ts";
import { type BlueprintPlane, createBlueprintPlane, draftRole } from "../../subgraphs/blueprint/index.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { sha256 } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { buildViewer } from "../support/viewer.ts";

/** Approves everything; governance itself has its own tests. */
const approving: Decisions = {
  request: async ({ payload }) => ({
    decisionId: randomUUID() as DecisionId,
    status: "approved",
    payloadHash: sha256(JSON.stringify(payload)),
    grant: "grant",
    risk: { score: 0, factors: [] },
    reasons: [],
  }),
  claimGrant: async () => "grant",
  consumeGrant: async () => randomUUID() as DecisionId,
  finish: async () => undefined,
  assertLive: async () => undefined,
};

const empty = { planner: "offline" as const, understood: [], assumed: [], ignored: [], questions: [], problems: [] };
/** A planner that writes the clinic: the header, then the rest. */
const clinicPlanner = (): Planner => ({
  name: "offline",
  plan: async ({ base }, emit) => {
    const ops = diff(base, flatten(clinic));
    const header = ops.filter((op) => op.id === "header");
    for (const batch of [header, ops.filter((op) => !header.includes(op))]) {
      const answer = await emit({ batch: { ops: batch }, says: { en: "One more.", ar: "واحد آخر." } });
      if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
    }
    return empty;
  },
});
/** A planner that takes its time: entity after entity, for ever. */
const slowPlanner: Planner = {
  name: "offline",
  plan: async ({ signal }, emit) => {
    for (let n = 0; n < 500; n += 1) {
      signal.throwIfAborted();
      await emit({
        batch: { ops: [{ op: "add", kind: "entity", id: `ent_slow_${n}`, props: { key: `slow${n}` } }] },
        says: { en: "One more.", ar: "واحد آخر." },
      });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return empty;
  },
};

let db: TestDatabase;
let plane: BlueprintPlane;
let planner: Planner = clinicPlanner();
const people = new Map<string, Viewer>();
const collabs: { close(): Promise<void> }[] = [];

const signIn = (viewer: Viewer): string => {
  people.set(viewer.subjectId, viewer);
  return viewer.subjectId;
};
const run = async <Data = Record<string, never>>(
  viewer: Viewer,
  source: string,
  variables: Record<string, unknown> = {},
): Promise<{ data: Data; errors: ExecutionResult["errors"]; code: string | undefined }> => {
  const result = (await execute({
    schema: plane.subgraph.schema,
    document: parse(source),
    variableValues: variables,
    contextValue: await plane.subgraph.createContext({ token: signIn(viewer), requestId: "request-1", locale: "en" }),
  })) as ExecutionResult;
  return {
    data: JSON.parse(JSON.stringify(result.data ?? null)),
    errors: result.errors,
    code: result.errors?.[0]?.extensions.code as string | undefined,
  };
};

interface Made {
  readonly id: string;
  readonly defaultBranch: { readonly id: string };
}
const create = async (viewer: Viewer, label = "Clinic"): Promise<Made> =>
  (
    await run<{ createBlueprint: Made }>(
      viewer,
      "mutation($l: String!) { createBlueprint(input: { label: { en: $l } }) { id defaultBranch { id } } }",
      { l: label },
    )
  ).data.createBlueprint;
const fill = (viewer: Viewer, branchId: string, ops: unknown) =>
  run<{ applyDraftOperations: { seq: number } }>(
    viewer,
    "mutation($b: ID!, $o: JSON!) { applyDraftOperations(input: { branchId: $b, ops: $o }) { seq problems { code level } } }",
    { b: branchId, o: ops },
  );
const clinicOps = () => diff(emptyDraft(), flatten(clinic)).filter((op) => !(op.op === "set" && op.id === "header"));
const draftOf = async (viewer: Viewer, branchId: string) =>
  (
    await run<{ draft: { seqs: unknown; content: { entities: Record<string, unknown> }; problems: { level: string }[] } }>(
      viewer,
      "query($b: ID!) { draft(branchId: $b) { seqs content problems { level code } } }",
      { b: branchId },
    )
  ).data.draft;
const commit = (viewer: Viewer, branchId: string, seqs: unknown = null, message = "First") =>
  run<{ commitVersion: { id: string; number: number; hash: string; parents: string[] } }>(
    viewer,
    "mutation($b: ID!, $s: JSON, $m: String!) { commitVersion(input: { branchId: $b, seqs: $s, message: $m }) { id number hash parents } }",
    { b: branchId, s: seqs, m: message },
  );
const until = async <T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> => {
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

beforeAll(async () => {
  db = await testDatabase();
  const collab = await createCollab({
    database: db.database,
    clock: systemClock,
    allowedOrigins: [],
    redeemTicket: async () => null,
    roleOf: async ({ userId }) => draftRole(people.get(userId)!),
  });
  collabs.push(collab);
  plane = await createBlueprintPlane({
    database: db.database,
    drafts: collab.drafts,
    createDocument: collab.createDocument,
    decisions: approving,
    planner: async () => planner,
    clock: systemClock,
    viewers: async (token) => people.get(token)!,
  });
});
afterAll(async () => {
  await plane.close();
  for (const collab of collabs) await collab.close();
  await db.drop();
});

describe("a blueprint's life", () => {
  it("starts empty, with a branch, its name in the draft, and an audit entry", async () => {
    const viewer = buildViewer(db.organization());
    const made = await create(viewer, "Loan desk");
    const { data } = await run<{ blueprint: unknown }>(
      viewer,
      "query($id: ID!) { blueprint(id: $id) { key label { en ar } status defaultBranch { name protected role head { id } } versions { items { id } } createdBy { id } } }",
      { id: made.id },
    );
    expect(data.blueprint).toEqual({
      key: "loanDesk",
      label: { en: "Loan desk", ar: null },
      status: "ACTIVE",
      defaultBranch: { name: "main", protected: false, role: "OWNER", head: null },
      versions: { items: [] },
      createdBy: { id: viewer.subjectId },
    });
    expect((await draftOf(viewer, made.defaultBranch.id)).content).toMatchObject({ key: "loanDesk", label: { en: "Loan desk" } });
    expect(
      await db.admin("select action from audit.entry where organization_id = $1 and action = 'blueprint.create'", [viewer.organizationId]),
    ).toHaveLength(1);
  });

  it("[BP31] commits exactly the state a person was shown, whatever came after", async () => {
    const viewer = buildViewer(db.organization());
    const { id, defaultBranch } = await create(viewer);
    await fill(viewer, defaultBranch.id, clinicOps());
    const shown = await draftOf(viewer, defaultBranch.id);
    // Somebody breaks the draft after it was shown: the commit neither sees it nor is stopped by it.
    await fill(viewer, defaultBranch.id, [{ op: "add", kind: "entity", id: "ent_empty", props: { key: "empty" } }]);
    expect((await draftOf(viewer, defaultBranch.id)).problems.some(({ level }) => level === "error")).toBe(true);
    const { data, errors } = await commit(viewer, defaultBranch.id, shown.seqs);
    expect(errors).toBeUndefined();
    expect(data.commitVersion).toMatchObject({ number: 1, parents: [] });
    const content = (
      await run<{ version: { content: { entities: object } } }>(viewer, "query($id: ID!) { version(id: $id) { content } }", {
        id: data.commitVersion.id,
      })
    ).data.version.content;
    expect(Object.keys(content.entities)).not.toContain("ent_empty");
    expect((await commit(viewer, defaultBranch.id)).code).toBe("BLUEPRINT_HAS_ERRORS");
    await fill(viewer, defaultBranch.id, [
      { op: "remove", id: "ent_empty" },
      { op: "set", id: "ent_patient", prop: "label.en", value: "Client" },
    ]);
    expect((await commit(viewer, defaultBranch.id)).data.commitVersion).toMatchObject({ number: 2, parents: [data.commitVersion.id] });
    expect((await commit(viewer, defaultBranch.id, shown.seqs)).code).toBe("BLUEPRINT_VERSION_CONFLICT");
    expect(
      (
        await run<{ blueprint: { versions: { items: { number: number }[] } } }>(
          viewer,
          "query($id: ID!) { blueprint(id: $id) { versions { items { number } } } }",
          { id },
        )
      ).data.blueprint.versions.items.map(({ number }) => number),
    ).toEqual([2, 1]);
  });

  it("[BP31] asks for a message, and an unchanged draft gives the same version again", async () => {
    const viewer = buildViewer(db.organization());
    const { defaultBranch } = await create(viewer);
    await fill(viewer, defaultBranch.id, clinicOps());
    expect((await commit(viewer, defaultBranch.id, null, "  ")).code).toBe("BLUEPRINT_MESSAGE_REQUIRED");
    expect((await commit(viewer, defaultBranch.id, null, "x".repeat(501))).code).toBe("BLUEPRINT_MESSAGE_REQUIRED");
    const [first, second] = [await commit(viewer, defaultBranch.id), await commit(viewer, defaultBranch.id)];
    expect(second.data.commitVersion).toEqual(first.data.commitVersion);
  });

  it("[BP32] finds a changed byte in a stored version when it is read, and refuses it", async () => {
    const viewer = buildViewer(db.organization());
    const { defaultBranch } = await create(viewer);
    await fill(viewer, defaultBranch.id, clinicOps());
    const { id } = (await commit(viewer, defaultBranch.id)).data.commitVersion;
    await db.admin("update blueprint.version set content = replace(content, 'Patients', 'Patienst') where id = $1", [id]);
    expect((await run(viewer, "query($id: ID!) { version(id: $id) { content } }", { id })).code).toBe("BLUEPRINT_VERSION_DAMAGED");
    await expect(plane.versionOf(viewer.organizationId, id as never)).rejects.toMatchObject({ code: "BLUEPRINT_VERSION_DAMAGED" });
  });

  it("[BP32] the application cannot change or delete a version", async () => {
    const source = await db.database.source("wn_blueprint");
    await expect(source.query("update blueprint.version set message = 'x'")).rejects.toMatchObject({ driverError: { code: "42501" } });
    await expect(source.query("delete from blueprint.version")).rejects.toMatchObject({ driverError: { code: "42501" } });
  });

  it("says what changed between two versions, in both languages and without ids", async () => {
    const viewer = buildViewer(db.organization());
    const { defaultBranch } = await create(viewer);
    await fill(viewer, defaultBranch.id, clinicOps());
    const first = (await commit(viewer, defaultBranch.id)).data.commitVersion.id;
    await fill(viewer, defaultBranch.id, [{ op: "set", id: "f_pat_phone", prop: "label.en", value: "Mobile" }]);
    const second = (await commit(viewer, defaultBranch.id, null, "Rename")).data.commitVersion.id;
    const { data } = await run<{ diff: { sentence: { en: string; ar: string } }[] }>(
      viewer,
      "query($a: ID!, $b: ID!) { diff(input: { from: $a, to: $b }) { sentence { en ar } } }",
      { a: first, b: second },
    );
    expect(data.diff).toHaveLength(1);
    expect(data.diff[0]?.sentence.en).toContain("Mobile");
    expect(data.diff[0]?.sentence.ar).toMatch(/[\u0600-\u06ff]/);
    expect(JSON.stringify(data.diff)).not.toMatch(/\bf_pat/);
  });

  it("refuses a name nobody could read, and keeps the one it has", async () => {
    const viewer = buildViewer(db.organization());
    const { id, defaultBranch } = await create(viewer);
    const rename = (words: string) =>
      run(viewer, "mutation($id: ID!, $w: String!) { renameBlueprint(input: { blueprintId: $id, label: { en: $w } }) { id } }", {
        id,
        w: words,
      });
    for (const words of [" ", "x".repeat(121), "a\u202eb", "a\u0000b", "a\ud83d"])
      expect((await rename(words)).code, JSON.stringify(words.slice(0, 9))).toBe("BLUEPRINT_LABEL_INVALID");
    expect((await rename("👩‍⚕️ العيادة")).code).toBeUndefined();
    expect((await draftOf(viewer, defaultBranch.id)).content).toMatchObject({ label: { en: "👩‍⚕️ العيادة" } });
  });

  it("is renamed, archived and restored; an archived one takes no change", async () => {
    const viewer = buildViewer(db.organization());
    const { id, defaultBranch } = await create(viewer);
    await run(viewer, 'mutation($id: ID!) { renameBlueprint(input: { blueprintId: $id, label: { ar: "عيادة" } }) { id } }', { id });
    expect((await draftOf(viewer, defaultBranch.id)).content).toMatchObject({ label: { en: "Clinic", ar: "عيادة" } });
    await run(viewer, "mutation($id: ID!) { archiveBlueprint(input: { blueprintId: $id }) { status } }", { id });
    expect((await fill(viewer, defaultBranch.id, clinicOps())).code).toBe("BLUEPRINT_NOT_ACTIVE");
    expect((await run<{ blueprints: { items: object[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
    await run(viewer, "mutation($id: ID!) { restoreBlueprint(input: { blueprintId: $id }) { status } }", { id });
    expect((await run<{ blueprints: { items: object[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([
      { id },
    ]);
  });

  it("refuses operations that do not fit, all of them named, and changes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const { defaultBranch } = await create(viewer);
    const { code } = await fill(viewer, defaultBranch.id, [...clinicOps(), { op: "set", id: "ent_nobody", prop: "key", value: "x" }]);
    expect(code).toBe("BLUEPRINT_OPS_INVALID");
    expect(Object.keys((await draftOf(viewer, defaultBranch.id)).content.entities).filter((entity) => entity !== "ent_user")).toEqual([]);
  });
});

describe("a plan", () => {
  const describePlatform = async (viewer: Viewer, text: string) =>
    await run<{ describePlatform: { id: string; branch: { id: string }; blueprint: { id: string } } }>(
      viewer,
      "mutation($t: String!) { describePlatform(input: { text: $t, locale: en }) { id branch { id } blueprint { id } } }",
      { t: text },
    );
  const planOf = async (viewer: Viewer, id: string) =>
    (
      await run<{ plan: { status: string; opsApplied: number; error: { code: string } | null; report: object | null } }>(
        viewer,
        "query($id: ID!) { plan(id: $id) { status opsApplied error { code } report { planner } } }",
        { id },
      )
    ).data.plan;

  it("writes its batches into the live draft and tells every step, resumably", async () => {
    planner = clinicPlanner();
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "A clinic.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "DONE", error: null, report: { planner: "offline" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toEqual(
      expect.arrayContaining(["ent_appt", "ent_doctor", "ent_patient"]),
    );
    expect(
      (
        await run<{ blueprint: { label: object } }>(viewer, "query($id: ID!) { blueprint(id: $id) { label { en ar } } }", {
          id: data.describePlatform.blueprint.id,
        })
      ).data.blueprint.label,
    ).toEqual({ en: "Clinic", ar: "عيادة" });
    const first = Buffer.from("0.0.0").toString("base64url");
    const stream = (await subscribe({
      schema: plane.subgraph.schema,
      document: parse(
        "subscription($id: ID!, $after: String) { planProgressed(planId: $id, after: $after) { revision opsApplied sentence { en } plan { status } } }",
      ),
      variableValues: { id: data.describePlatform.id, after: first },
      contextValue: await plane.subgraph.createContext({ token: signIn(viewer), requestId: "request-2", locale: "en" }),
    })) as AsyncIterableIterator<ExecutionResult>;
    const seen: number[] = [];
    let revision = "";
    while (seen.length < 2 || seen.at(-1) !== plan.opsApplied) {
      const { value } = await stream.next();
      const event = (value as ExecutionResult).data!.planProgressed as { opsApplied: number; revision: string };
      expect(event.revision).not.toBe(revision);
      revision = event.revision;
      if (event.opsApplied !== seen.at(-1)) seen.push(event.opsApplied);
    }
    await stream.return?.();
    expect(seen[0]).toBe(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("[BP46] stops at once when it is cancelled: no operation arrives later, and what arrived is undone in one step", async () => {
    planner = slowPlanner;
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "A clinic.");
    const { id, branch } = data.describePlatform;
    await until(
      () => planOf(viewer, id),
      ({ opsApplied }) => opsApplied >= 4,
    );
    await run(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id });
    const before = await draftOf(viewer, branch.id);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const after = await draftOf(viewer, branch.id);
    // At most the batch that was on its way at the very moment arrived.
    expect(Object.keys(after.content.entities).length - Object.keys(before.content.entities).length).toBeLessThanOrEqual(1);
    expect((await planOf(viewer, id)).status).toBe("CANCELLED");
    expect((await run(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id })).code).toBe(
      "BLUEPRINT_PLAN_ENDED",
    );
    await run(viewer, "mutation($id: ID!) { undoPlan(input: { planId: $id }) { status } }", { id });
    expect(Object.keys((await draftOf(viewer, branch.id)).content.entities).filter((entity) => entity !== "ent_user")).toEqual([]);
  });

  it("that fails says why and keeps what arrived", async () => {
    planner = {
      name: "offline",
      plan: async (_, emit) => {
        await emit({
          batch: { ops: [{ op: "add", kind: "entity", id: "ent_kept", props: { key: "kept" } }] },
          says: { en: "One.", ar: "واحد." },
        });
        throw new PlanFailed("PLAN_TIRED", { en: "No more.", ar: "كفى." });
      },
    };
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "Something.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "FAILED", error: { code: "PLAN_TIRED" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toContain("ent_kept");
  });

  it("[BP43] refuses a description over the limit with the limit, and makes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const { code, errors } = await describePlatform(viewer, "x".repeat(20_001));
    expect(code).toBe("BLUEPRINT_TEXT_TOO_LONG");
    expect(errors?.[0]?.extensions.limit).toBe(20_000);
    expect((await run<{ blueprints: { items: object[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
  });

  it("needs the permissions to edit and to ask the AI", async () => {
    const viewer = buildViewer(db.organization(), { may: ["blueprint.read", "blueprint.edit"] });
    expect((await describePlatform(viewer, "A clinic.")).code).toBe("FORBIDDEN");
  });
});

describe("another organization", () => {
  it("[BP36] [E2] sees nothing through any query, mutation, reference or subscription; its answers equal those for unknown ids", async () => {
    planner = clinicPlanner();
    const owner = buildViewer(db.organization());
    const { id, defaultBranch } = await create(owner);
    await fill(owner, defaultBranch.id, clinicOps());
    const version = (await commit(owner, defaultBranch.id)).data.commitVersion.id;
    const plan = (
      await run<{ describePlatform: { id: string } }>(
        owner,
        'mutation { describePlatform(input: { text: "A clinic.", locale: en }) { id } }',
      )
    ).data.describePlatform.id;
    const stranger = buildViewer(db.organization());
    const unknown = randomUUID();
    const ask = async (source: string, real: string) => {
      const [theirs, nobodys] = [await run(stranger, source, { id: real }), await run(stranger, source, { id: unknown })];
      expect(theirs).toEqual(nobodys);
      return theirs;
    };
    expect((await ask("query($id: ID!) { blueprint(id: $id) { id } }", id)).data).toEqual({ blueprint: null });
    expect((await ask("query($id: ID!) { branch(id: $id) { id } }", defaultBranch.id)).data).toEqual({ branch: null });
    expect((await ask("query($id: ID!) { version(id: $id) { id } }", version)).data).toEqual({ version: null });
    expect((await ask("query($id: ID!) { plan(id: $id) { id } }", plan)).data).toEqual({ plan: null });
    for (const source of [
      "query($id: ID!) { draft(branchId: $id) { content } }",
      "mutation($id: ID!) { applyDraftOperations(input: { branchId: $id, ops: [] }) { seq } }",
      'mutation($id: ID!) { commitVersion(input: { branchId: $id, message: "m" }) { id } }',
      'mutation($id: ID!) { refinePlatform(input: { branchId: $id, text: "t", locale: en }) { id } }',
    ]) {
      expect((await ask(source, defaultBranch.id)).code).toBe("BLUEPRINT_NOT_FOUND");
    }
    for (const source of [
      'mutation($id: ID!) { renameBlueprint(input: { blueprintId: $id, label: { en: "Mine" } }) { id } }',
      "mutation($id: ID!) { archiveBlueprint(input: { blueprintId: $id }) { id } }",
      "mutation($id: ID!) { restoreBlueprint(input: { blueprintId: $id }) { id } }",
    ]) {
      expect((await ask(source, id)).code).toBe("BLUEPRINT_NOT_FOUND");
    }
    for (const source of [
      "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { id } }",
      "mutation($id: ID!) { undoPlan(input: { planId: $id }) { id } }",
    ]) {
      expect((await ask(source, plan)).code).toBe("BLUEPRINT_NOT_FOUND");
    }
    expect((await ask("query($id: ID!) { diff(input: { from: $id, to: $id }) { sentence { en } } }", version)).code).toBe(
      "BLUEPRINT_NOT_FOUND",
    );
    expect((await run<{ blueprints: { items: object[] } }>(stranger, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
    const references = [
      ["Blueprint", id],
      ["Branch", defaultBranch.id],
      ["Version", version],
      ["Plan", plan],
    ].map(([__typename, key]) => ({ __typename, id: key }));
    const entities = await run<{ _entities: unknown[] }>(
      stranger,
      "query($r: [_Any!]!) { _entities(representations: $r) { __typename } }",
      { r: references } as never,
    );
    expect(entities.data._entities).toEqual([null, null, null, null]);
    for (const [field, key, value] of [
      ["planProgressed", "planId", plan],
      ["blueprintChanged", "blueprintId", id],
    ] as const) {
      const refused = (await subscribe({
        schema: plane.subgraph.schema,
        document: parse(`subscription($id: ID!) { ${field}(${key}: $id) { revision } }`),
        variableValues: { id: value },
        contextValue: await plane.subgraph.createContext({ token: signIn(stranger), requestId: "r", locale: "en" }),
      })) as ExecutionResult;
      expect(refused.errors?.[0]?.extensions.code).toBe("BLUEPRINT_NOT_FOUND");
    }
  });

  it("[E2] the database itself shows nothing without the organization of the transaction", async () => {
    const source = await db.database.source("wn_blueprint");
    for (const table of ["blueprint", "branch", "version", "plan"])
      expect(await source.query(`select * from blueprint.${table}`)).toEqual([]);
    expect(db.organization() as OrganizationId).toBeTruthy();
  });
});
