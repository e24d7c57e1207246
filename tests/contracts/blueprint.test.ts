import { randomUUID } from "node:crypto";
import type { ExecutionResult } from "graphql";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import type { OrganizationId } from "../../schema/ids.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, clinicOps, until } from "./blueprint-world.ts";

const { db, plane, run, follow, create, fill, draftOf, commit, close } = await blueprintWorld();
afterAll(close);

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
    const late = await commit(viewer, defaultBranch.id, shown.seqs);
    expect(late.code).toBe("BLUEPRINT_VERSION_CONFLICT");
    const head = (
      await run<{ branch: { head: { id: string } } }>(viewer, "query($id: ID!) { branch(id: $id) { head { id } } }", {
        id: defaultBranch.id,
      })
    ).data.branch.head.id;
    expect(late.errors?.[0]).toMatchObject({
      message: "Version 2 already holds a later state of this branch.",
      extensions: { versionId: head },
    });
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
    expect((await commit(viewer, defaultBranch.id, { nowhere: 1 })).code).toBe("COLLAB_HISTORY_GONE");
    expect((await commit(viewer, defaultBranch.id, null, "x".repeat(500))).code).toBeUndefined();
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
    await fill(viewer, defaultBranch.id, [
      { op: "set", id: "f_pat_phone", prop: "label.en", value: "Mobile" },
      { op: "remove", id: "p_pat_doc" },
    ]);
    const second = (await commit(viewer, defaultBranch.id, null, "Rename")).data.commitVersion.id;
    const { data } = await run<{ diff: { sentence: { en: string; ar: string } }[] }>(
      viewer,
      "query($a: ID!, $b: ID!) { diff(input: { from: $a, to: $b }) { sentence { en ar } } }",
      { a: first, b: second },
    );
    // The weightiest first, and what is gone by the name it had.
    expect(data.diff.map(({ sentence }) => sentence.en)).toEqual([
      "Doctor can no longer see Patients",
      "Renamed *Phone* of Patient to “Mobile”",
      expect.stringMatching(/^The Arabic name of \*Phone\* of Patient, “.+”, may no longer fit$/),
    ]);
    for (const { sentence } of data.diff) expect(sentence.ar).toMatch(/[\u0600-\u06ff]/);
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

  it("is archived for whoever asks at that very moment: a change that saw it active does not bring it back", async () => {
    const viewer = buildViewer(db.organization());
    const { id, defaultBranch } = await create(viewer);
    await fill(viewer, defaultBranch.id, clinicOps());
    const other = new pg.Client({ connectionString: db.url });
    await other.connect();
    const waiting = async () =>
      (await db.admin("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length > 0;
    for (const change of [
      () => run(viewer, 'mutation($id: ID!) { renameBlueprint(input: { blueprintId: $id, label: { en: "New" } }) { id } }', { id }),
      () => commit(viewer, defaultBranch.id),
    ]) {
      await other.query("begin");
      await other.query("update blueprint.blueprint set status = 'archived' where id = $1", [id]);
      const changed = change();
      await until(waiting, Boolean);
      await other.query("commit");
      expect((await changed).code).toBe("BLUEPRINT_NOT_ACTIVE");
      expect(await db.admin("select status from blueprint.blueprint where id = $1", [id])).toEqual([{ status: "archived" }]);
      await run(viewer, "mutation($id: ID!) { restoreBlueprint(input: { blueprintId: $id }) { status } }", { id });
    }
    await other.end();
  });

  it("refuses operations that do not fit, all of them named, and changes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const { defaultBranch } = await create(viewer);
    const { code } = await fill(viewer, defaultBranch.id, [...clinicOps(), { op: "set", id: "ent_nobody", prop: "key", value: "x" }]);
    expect(code).toBe("BLUEPRINT_OPS_INVALID");
    expect(Object.keys((await draftOf(viewer, defaultBranch.id)).content.entities).filter((entity) => entity !== "ent_user")).toEqual([]);
  });
});

describe("another organization", () => {
  it("[BP36] [E2] sees nothing through any query, mutation, reference or subscription; its answers equal those for unknown ids", async () => {
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
      "mutation($id: ID!) { acceptPlan(input: { planId: $id }) { id } }",
      "mutation($id: ID!) { rejectPlan(input: { planId: $id }) { id } }",
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
      const refused = (await follow(stranger, `subscription($id: ID!) { ${field}(${key}: $id) { revision } }`, {
        id: value,
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
