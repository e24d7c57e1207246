/** Branches over a real database and real rooms: opened, merged, carried, restored, undone, protected. */
import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { canonical } from "../../schema/blueprint/canonical.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, clinicOps } from "./blueprint-world.ts";

const world = await blueprintWorld();
const { db, run, follow, create, fill, draftOf, commit, close } = world;
afterAll(close);

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at, not typed
type Data = Record<string, any>;
const ask = <T = Data>(viewer: Viewer, source: string, variables: Record<string, unknown> = {}) => run<T>(viewer, source, variables);
const good = async <T = Data>(viewer: Viewer, source: string, variables: Record<string, unknown> = {}): Promise<T> => {
  const { data, errors } = await ask<T>(viewer, source, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const set = (id: string, prop: string, value: unknown) => ({ op: "set", id, prop, value });
const write = async (viewer: Viewer, branchId: string, ...ops: unknown[]) => {
  const { errors } = await fill(viewer, branchId, ops);
  if (errors) throw new Error(JSON.stringify(errors));
};
const save = async (viewer: Viewer, branchId: string, message: string) => {
  const { data, errors } = await commit(viewer, branchId, null, message);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.commitVersion;
};
const open = async (viewer: Viewer, branchId: string, name: string, versionId: string | null = null): Promise<string> =>
  (await good(viewer, "mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId, name, versionId } })).openBranch
    .id;
const merge = (viewer: Viewer, sourceBranchId: string, targetBranchId: string, more: object = {}) =>
  ask(viewer, "mutation($i: MergeBranchInput!) { mergeBranch(input: $i) { undoGroupId seq kind branch { id } } }", {
    i: { sourceBranchId, targetBranchId, ...more },
  });
const previewOf = async (viewer: Viewer, sourceBranchId: string, targetBranchId: string, choices: unknown = []) =>
  (
    await good(
      viewer,
      `query($i: MergePreviewInput!) { mergePreview(input: $i) { upToDate head { number } ancestor { number } seqs content
         conflicts { id kind node prop ours theirs base sentence { en ar } oursSentence { en } theirsSentence { en } problems { code } }
         changes { sentence { en ar } weight nodes } problems { code level } } }`,
      { i: { sourceBranchId, targetBranchId, choices } },
    )
  ).mergePreview;
const labelIn = async (viewer: Viewer, branchId: string, entity = "ent_patient") =>
  ((await draftOf(viewer, branchId)).content.entities[entity] as { label?: { en?: string } } | undefined)?.label?.en;
const carry = (verb: "restoreVersion" | "cherryPick" | "revertVersion", viewer: Viewer, versionId: string, branchId: string) =>
  ask(viewer, `mutation($i: VersionOnBranchInput!) { ${verb}(input: $i) { undoGroupId kind } }`, { i: { versionId, branchId } });

/** A clinic with one version on main. */
const clinicOf = async (viewer: Viewer = buildViewer(db.organization())) => {
  const { id, defaultBranch } = await create(viewer);
  await fill(viewer, defaultBranch.id, clinicOps());
  const first = await save(viewer, defaultBranch.id, "First");
  return { viewer, id, main: defaultBranch.id, first };
};

describe("branches", () => {
  it("opens from the live draft with a draft of its own, which goes its own way", async () => {
    const { viewer, id, main } = await clinicOf();
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    const side = await open(viewer, main, "side");
    expect(await labelIn(viewer, side)).toBe("Client");
    await write(viewer, side, set("ent_patient", "label.en", "Guest"));
    await write(viewer, main, set("ent_doctor", "label.en", "Physician"));
    expect([await labelIn(viewer, main), await labelIn(viewer, side)]).toEqual(["Client", "Guest"]);
    expect(await labelIn(viewer, side, "ent_doctor")).toBe("Doctor");
    const { branches } = await good(viewer, "query($b: ID!) { branches(blueprintId: $b) { name status parentId openedBy { id } role } }", {
      b: id,
    });
    expect(branches).toEqual([
      { name: "main", status: "OPEN", parentId: null, openedBy: { id: viewer.subjectId }, role: "OWNER" },
      { name: "side", status: "OPEN", parentId: main, openedBy: { id: viewer.subjectId }, role: "OWNER" },
    ]);
  });

  it("opens from a version, whatever the draft became since", async () => {
    const { viewer, main, first } = await clinicOf();
    await write(
      viewer,
      main,
      set("ent_patient", "label.en", "Client"),
      { op: "remove", id: "p_appt_own" },
      { op: "remove", id: "f_doc_spec" },
    );
    const old = await open(viewer, main, "old", first.id);
    const content = (await draftOf(viewer, old)).content;
    const version = await good(viewer, "query($id: ID!) { version(id: $id) { content } }", { id: first.id });
    expect(content).toEqual(version.version.content);
    // Nothing changed: the head is this version already.
    expect((await commit(viewer, old)).data.commitVersion.id).toBe(first.id);
  });

  it("refuses names that are none or taken, and other blueprints' versions", async () => {
    const { viewer, main } = await clinicOf();
    const other = await clinicOf(viewer);
    const code = async (name: string, versionId: string | null = null) =>
      (await ask(viewer, "mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId: main, name, versionId } }))
        .code;
    expect(await code("Main branch")).toBe("BLUEPRINT_BRANCH_NAME_INVALID");
    expect(await code("main")).toBe("BLUEPRINT_BRANCH_NAME_TAKEN");
    expect(await code("fine", other.first.id)).toBe("BLUEPRINT_NOT_FOUND");
  });

  it("merges a branch's head into the draft of another; the next version has both as parents", async () => {
    const { viewer, main, first } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"));
    const second = await save(viewer, side, "Clients");
    await write(viewer, main, set("ent_doctor", "label.en", "Physician"));
    const third = await save(viewer, main, "Physicians");
    const preview = await previewOf(viewer, side, main);
    expect(preview).toMatchObject({ upToDate: false, head: { number: 2 }, ancestor: { number: 1 }, conflicts: [] });
    expect(preview.changes.map((line: Data) => line.sentence.en)).toEqual([
      "Rename *Patient* to “Client”",
      expect.stringMatching(/^The Arabic name of \*Patient\*, “.+”, may no longer fit then$/),
    ]);
    expect((await merge(viewer, side, main)).errors).toBeUndefined();
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Client", "Physician"]);
    const merged = await save(viewer, main, "Both");
    expect(merged.parents).toEqual([third.id, second.id]);
    expect(second.parents).toEqual([first.id]);
    expect((await merge(viewer, side, main)).code).toBe("BLUEPRINT_BRANCH_OVER");
    expect((await fill(viewer, side, [set("ent_patient", "label.en", "Late")])).code).toBe("BLUEPRINT_BRANCH_OVER");
  });

  it("[BP30] the same field changed on two branches is one question, and the merge waits for the choice", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("f_pat_phone", "label.en", "Telephone"), set("f_pat_phone", "searchable", true));
    await save(viewer, side, "Telephones");
    await write(viewer, main, set("f_pat_phone", "label.en", "Mobile"));
    const { conflicts } = await previewOf(viewer, side, main);
    expect(conflicts).toEqual([
      {
        id: "VALUE f_pat_phone label.en",
        kind: "VALUE",
        node: "f_pat_phone",
        prop: "label.en",
        base: "Phone",
        ours: "Mobile",
        theirs: "Telephone",
        sentence: { en: "Both sides changed the English name of *Phone*.", ar: "غيّر الطرفان الاسم بالإنجليزية في *الهاتف*." },
        oursSentence: { en: expect.stringContaining("“Mobile”") },
        theirsSentence: { en: expect.stringContaining("“Telephone”") },
        problems: [],
      },
    ]);
    const refused = await merge(viewer, side, main);
    expect(refused.code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    expect(refused.errors![0]!.extensions.conflicts).toMatchObject([{ id: "VALUE f_pat_phone label.en" }]);
    expect((await merge(viewer, side, main, { choices: [{ conflict: 1 }] })).code).toBe("BLUEPRINT_CHOICES_INVALID");
    const choices = [{ conflict: "VALUE f_pat_phone label.en", take: "theirs" }];
    expect((await previewOf(viewer, side, main, choices)).conflicts).toEqual([]);
    expect((await merge(viewer, side, main, { choices })).errors).toBeUndefined();
    const field = ((await draftOf(viewer, main)).content.entities.ent_patient as Data).fields.f_pat_phone;
    expect(field).toMatchObject({ label: { en: "Telephone" }, searchable: true });
  });

  it("a second merge of a branch brings only what came since, and what is merged back and forth meets where it met last", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"));
    await save(viewer, side, "One");
    await merge(viewer, side, main, { keepOpen: true });
    // Renamed on main after the merge: the old name of the branch must not come back as a conflict.
    await write(viewer, main, set("ent_patient", "label.en", "Guest"));
    await write(viewer, side, set("ent_doctor", "label.en", "Physician"));
    await save(viewer, side, "Two");
    expect((await merge(viewer, side, main, { keepOpen: true })).errors).toBeUndefined();
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Guest", "Physician"]);
    expect((await merge(viewer, side, main, { keepOpen: true })).code).toBe("BLUEPRINT_NOTHING_TO_MERGE");
    await save(viewer, main, "Main");
    expect((await merge(viewer, main, side)).errors).toBeUndefined();
    expect(await labelIn(viewer, side)).toBe("Guest");
  });

  it("a branch of an uncommitted draft merges from there: what both began with is nobody's change", async () => {
    const { viewer, main } = await clinicOf();
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_doctor", "label.en", "Physician"));
    await save(viewer, side, "Physicians");
    await write(viewer, main, set("ent_patient", "label.en", "Guest"));
    expect((await previewOf(viewer, side, main)).conflicts).toEqual([]);
    await merge(viewer, side, main);
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Guest", "Physician"]);
  });

  it("[CO42] a merge is one step: taking it back keeps what people wrote since, and it may be merged again", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"), set("ent_doctor", "label.en", "Physician"), {
      op: "add",
      kind: "field",
      id: "f_note",
      parent: "ent_patient",
      props: { key: "note", type: "text" },
    });
    const head = await save(viewer, side, "Names");
    const step = (await merge(viewer, side, main, { keepOpen: true })).data.mergeBranch as Data;
    await write(viewer, main, set("ent_doctor", "label.en", "Doc"));
    const { undoDraftStep } = await good(
      viewer,
      "mutation($g: ID!) { undoDraftStep(input: { undoGroupId: $g }) { restored left leftNodes seq branch { id } } }",
      { g: step.undoGroupId },
    );
    expect(undoDraftStep).toMatchObject({ left: 1, leftNodes: ["ent_doctor"], branch: { id: main } });
    expect(undoDraftStep.seq).toBeGreaterThan(Number(step.seq));
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Patient", "Doc"]);
    expect((await save(viewer, main, "Without")).parents).not.toContain(head.id);
    expect((await previewOf(viewer, side, main)).upToDate).toBe(false);
  });

  it("[ST3] a merge that was taken back is done again: the draft has it, the next version descends from it, and it is taken back again", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"), set("ent_doctor", "label.en", "Physician"));
    const head = await save(viewer, side, "Names");
    const step = (await merge(viewer, side, main, { keepOpen: true })).data.mergeBranch as Data;
    const turn = async (way: "undo" | "redo", who = viewer) =>
      run<Data>(who, `mutation($g: ID!) { step: ${way}DraftStep(input: { undoGroupId: $g }) { restored left } }`, { g: step.undoGroupId });
    // What was not taken back is not done twice.
    expect((await turn("redo")).data.step).toEqual({ restored: 0, left: 0 });
    await turn("undo");
    await write(viewer, main, set("ent_doctor", "label.en", "Doc"));
    expect((await turn("redo", buildViewer(db.organization()))).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await turn("redo")).data.step).toMatchObject({ left: 1 });
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Client", "Doc"]);
    expect((await previewOf(viewer, side, main)).upToDate).toBe(true);
    expect((await save(viewer, main, "With it")).parents).toContain(head.id);
    expect((await turn("undo")).data.step).toMatchObject({ left: 1 });
    expect([await labelIn(viewer, main), await labelIn(viewer, main, "ent_doctor")]).toEqual(["Patient", "Doc"]);
  });

  it("[CO42] a merge of more operations than anyone may send at once is one step all the same, there and back", async () => {
    const { viewer, main, first } = await clinicOf();
    const side = await open(viewer, main, "wide");
    const entities = Array.from({ length: 8 }, (_, e) => ({ op: "add", kind: "entity", id: `ent_wide${e}`, props: { key: `wide${e}` } }));
    const fields = entities.flatMap(({ id }, e) =>
      Array.from({ length: 280 }, (_, f) => ({
        op: "add",
        kind: "field",
        id: `f_wide${e}_${f}`,
        parent: id,
        props: { key: `wide${f}`, type: "text" },
      })),
    );
    const sent = await fill(viewer, side, [...entities, ...fields]);
    expect([sent.code, sent.errors![0]!.message]).toEqual(["BLUEPRINT_OPS_INVALID", expect.stringContaining("2,000")]);
    await write(viewer, side, ...entities, ...fields.slice(0, 1_900));
    await write(viewer, side, ...fields.slice(1_900));
    const head = await save(viewer, side, "Wide");
    const step = (await merge(viewer, side, main, { keepOpen: true })).data.mergeBranch as Data;
    expect((await draftOf(viewer, main)).content).toEqual((await draftOf(viewer, side)).content);
    const { undoDraftStep } = await good(viewer, "mutation($g: ID!) { undoDraftStep(input: { undoGroupId: $g }) { left } }", {
      g: step.undoGroupId,
    });
    expect(undoDraftStep).toEqual({ left: 0 });
    // All of it is gone again: the head is what the draft says.
    expect((await save(viewer, main, "Without")).id).toBe(first.id);
    expect((await carry("restoreVersion", viewer, head.id, main)).errors).toBeUndefined();
    expect((await save(viewer, main, "Wide after all")).hash).toBe(head.hash);
  });

  it("[CO42] an edit made while a merge is on its way is part of what it was worked out from, or stays", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"), set("ent_patient", "label.ar", "عميل"));
    await save(viewer, side, "Clients");
    const edits = Array.from({ length: 20 }, (_, n) => write(viewer, main, set("ent_doctor", "label.en", `Doctor ${n}`)));
    const [merged] = await Promise.all([merge(viewer, side, main), ...edits]);
    expect(merged.errors).toBeUndefined();
    expect(await labelIn(viewer, main)).toBe("Client");
    expect(await labelIn(viewer, main, "ent_doctor")).toMatch(/^Doctor \d+$/);
  });

  it("closes a branch: it is read, not written; the default one cannot be closed", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    const shut = (id: string) => ask(viewer, "mutation($b: ID!) { closeBranch(input: { branchId: $b }) { status role } }", { b: id });
    expect((await shut(side)).data.closeBranch).toEqual({ status: "CLOSED", role: "VIEWER" });
    expect((await fill(viewer, side, [set("ent_patient", "label.en", "Late")])).code).toBe("BLUEPRINT_BRANCH_OVER");
    expect(await labelIn(viewer, side)).toBe("Patient");
    expect((await shut(main)).code).toBe("BLUEPRINT_BRANCH_DEFAULT");
    // Its name is free again.
    expect(await open(viewer, main, "side")).not.toBe(side);
  });
});

describe("versions over time", () => {
  it("[BP35] restoring adds a forward step and a version; no version changes or goes", async () => {
    const { viewer, id, main, first } = await clinicOf();
    await write(viewer, main, { op: "remove", id: "f_pat_phone" }, set("ent_patient", "label.en", "Client"));
    const second = await save(viewer, main, "Less");
    expect((await carry("restoreVersion", viewer, first.id, main)).errors).toBeUndefined();
    const third = await save(viewer, main, "As before");
    expect([third.number, third.parents, third.hash]).toEqual([3, [second.id], first.hash]);
    const { versionGraph } = await good(
      viewer,
      "query($b: ID!) { versionGraph(blueprintId: $b) { branches { name } versions { number hash parents branch { name } } } }",
      { b: id },
    );
    expect(versionGraph.versions.map((version: Data) => [version.number, version.hash])).toEqual([
      [1, first.hash],
      [2, second.hash],
      [3, third.hash],
    ]);
  });

  it("[BP31] [BP35] a version that lints refuse today is restored into the draft with its problems, and committed when they are mended", async () => {
    const { viewer, main, first } = await clinicOf();
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    const second = await save(viewer, main, "Clients");
    // As a program before these lints kept it.
    const [{ content }] = (await db.admin("select content from blueprint.version where id = $1", [first.id])) as [{ content: string }];
    const document = JSON.parse(content) as Data;
    const odd = { key: "odd", type: "boolean", classification: "internal", order: "z9", label: { en: "Odd", ar: "غريب" } };
    document.entities.ent_patient.fields.f_odd = { ...odd, compute: '"a".matches("a")' };
    document.policies.p_appt_own.where = "f_nothing == me";
    const keep = (text: string) =>
      db.admin("update blueprint.version set content = $2, hash = $3 where id = $1", [
        first.id,
        text,
        createHash("sha256").update(text).digest("hex"),
      ]);
    // What no operation can write is not written in part: it is told, and the draft stays.
    await keep(canonical({ ...document, roles: { ...document.roles, r_odd: { key: "no key" } } } as never));
    expect((await carry("restoreVersion", viewer, first.id, main)).code).toBe("BLUEPRINT_OPS_INVALID");
    expect(await labelIn(viewer, main)).toBe("Client");

    await keep(canonical(document as never));
    const restored = await carry("restoreVersion", viewer, first.id, main);
    expect(restored.errors).toBeUndefined();
    expect(await labelIn(viewer, main)).toBe("Patient");
    const errors = async () =>
      (await draftOf(viewer, main)).problems.filter(({ level }: Data) => level === "error").map(({ code }: Data) => code);
    expect((await errors()).sort()).toEqual(["EXPR_NAME", "EXPR_NOT_SQL"]);
    expect((await commit(viewer, main, null, "As before")).code).toBe("BLUEPRINT_HAS_ERRORS");
    await write(viewer, main, set("f_odd", "compute", null), set("p_appt_own", "where", null));
    const third = await save(viewer, main, "As before, mended");
    expect(third.parents).toEqual([second.id]);
  });

  it("picks the change of one version onto another branch, and refuses where that draft went another way", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_doctor", "label.en", "Physician"));
    await save(viewer, side, "Physicians");
    await write(viewer, side, { op: "add", kind: "field", id: "f_room", parent: "ent_doctor", props: { key: "room", type: "text" } });
    const rooms = await save(viewer, side, "Rooms");
    expect((await carry("cherryPick", viewer, rooms.id, main)).errors).toBeUndefined();
    const doctor = (await draftOf(viewer, main)).content.entities.ent_doctor as Data;
    expect([doctor.label.en, doctor.fields.f_room.key]).toEqual(["Doctor", "room"]);
    await write(viewer, side, set("f_room", "label.en", "Room number"));
    const named = await save(viewer, side, "Named");
    await write(viewer, main, { op: "remove", id: "f_room" });
    const before = await draftOf(viewer, main);
    const refused = await carry("cherryPick", viewer, named.id, main);
    expect(refused.code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    expect(refused.errors![0]!.extensions.conflicts).toMatchObject([{ id: "REMOVED f_room" }]);
    expect(await draftOf(viewer, main)).toEqual(before);
  });

  it("takes back what one version changed and nothing that came after; what later work builds on is refused", async () => {
    const { viewer, main, first } = await clinicOf();
    await write(
      viewer,
      main,
      set("ent_patient", "label.en", "Client"),
      { op: "remove", id: "f_pat_phone" },
      { op: "add", kind: "field", id: "f_room", parent: "ent_doctor", props: { key: "room", type: "text" } },
    );
    const second = await save(viewer, main, "Mixed");
    await write(viewer, main, set("ent_doctor", "label.en", "Physician"));
    await save(viewer, main, "Later");
    expect((await carry("revertVersion", viewer, second.id, main)).errors).toBeUndefined();
    const { entities } = (await draftOf(viewer, main)).content as { entities: Data };
    expect([entities.ent_patient.label.en, entities.ent_doctor.label.en]).toEqual(["Patient", "Physician"]);
    expect([entities.ent_patient.fields.f_pat_phone.key, entities.ent_doctor.fields.f_room]).toEqual(["phone", undefined]);
    await write(viewer, main, set("ent_patient", "label.en", "Guest"));
    const fourth = await save(viewer, main, "Guests");
    await write(viewer, main, set("ent_patient", "label.en", "Visitor"));
    expect((await carry("revertVersion", viewer, fourth.id, main)).code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    expect((await carry("revertVersion", viewer, first.id, main)).code).toBe("BLUEPRINT_VERSION_FIRST");
  });

  it("names versions; a name moves with whoever is given it", async () => {
    const { viewer, main, first } = await clinicOf();
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    const second = await save(viewer, main, "Two");
    const tag = (versionId: string, name: string, remove = false) =>
      ask(viewer, "mutation($i: TagVersionInput!) { tagVersion(input: $i) { number tags } }", { i: { versionId, name, remove } });
    expect((await tag(first.id, "live")).data.tagVersion).toEqual({ number: 1, tags: ["live"] });
    expect((await tag(second.id, "live")).data.tagVersion).toEqual({ number: 2, tags: ["live"] });
    expect((await tag(first.id, "1.0")).data.tagVersion.tags).toEqual(["1.0"]);
    // A name is taken only from the version that has it.
    expect((await tag(second.id, "1.0", true)).data.tagVersion.tags).toEqual(["live"]);
    expect((await tag(first.id, "2.0")).data.tagVersion.tags).toEqual(["1.0", "2.0"]);
    expect((await tag(second.id, "live", true)).data.tagVersion.tags).toEqual([]);
    expect((await tag(second.id, "not a tag")).code).toBe("BLUEPRINT_TAG_INVALID");
  });

  it("compares any two states: versions, drafts, branches", async () => {
    const { viewer, main, first } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"));
    const lines = async (from: object, to: object) =>
      (
        await good(viewer, "query($i: CompareInput!) { compare(input: $i) { ops changes { sentence { en } weight nodes } } }", {
          i: { from, to },
        })
      ).compare;
    expect((await lines({ versionId: first.id }, { branchId: side })).changes).toEqual([
      { sentence: { en: "Renamed *Patient* to “Client”" }, weight: "WORDS", nodes: ["ent_patient"] },
      {
        sentence: { en: expect.stringMatching(/^The Arabic name of \*Patient\*, “.+”, may no longer fit$/) },
        weight: "WORDS",
        nodes: ["ent_patient"],
      },
    ]);
    expect((await lines({ branchId: side }, { branchId: main })).ops).toEqual([
      set("ent_patient", "label.en", "Patient"),
      set("ent_patient", "labelBefore", null),
    ]);
    expect((await lines({ branchId: main }, { versionId: first.id })).changes).toEqual([]);
    // A draft with itself as it was.
    expect((await lines({ branchId: side, seq: 2 }, { branchId: side })).ops).toEqual([
      set("ent_patient", "label.en", "Client"),
      set("ent_patient", "labelBefore", { ar: "مريض" }),
    ]);
  });

  it("tells watchers of a branch what happens to it", async () => {
    const { viewer, main } = await clinicOf();
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Client"));
    await save(viewer, side, "Clients");
    const feed = (await follow(viewer, "subscription($b: ID!) { branchChanged(branchId: $b) { type branch { status } } }", {
      b: side,
    })) as AsyncIterableIterator<{ data: Data }>;
    const next = async () => (await feed.next()).value.data.branchChanged;
    await next(); // the state of now
    await merge(viewer, side, main);
    expect(await next()).toEqual({ type: "BranchMerged", branch: { status: "MERGED" } });
    await feed.return?.();
  });
});

it("[BP26] impact of a node of a live draft: what goes with it first, in pages, in both languages", async () => {
  const mona = buildViewer(db.organization());
  const { main } = await clinicOf(mona);
  const page = `impact(branchId: $b, id: $id, first: 2, after: $after) {
    name { en } kind builtIn inside total nextCursor items { id kind place props names via outcome sentence { en ar } } }`;
  const impactOf = async (id: string, after: string | null = null) =>
    (await good(mona, `query($b: ID!, $id: ID!, $after: String) { ${page} }`, { b: main, id, after })).impact;
  const first = await impactOf("f_apt_doctor");
  expect(first).toMatchObject({ name: { en: "Doctor" }, kind: "FIELD", builtIn: false, inside: 0 });
  const all = [...first.items];
  for (let { nextCursor } = first; nextCursor; ) {
    const next = await impactOf("f_apt_doctor", nextCursor);
    all.push(...next.items);
    nextCursor = next.nextCursor;
  }
  expect(all).toHaveLength(first.total);
  expect(all.find(({ id }) => id === "p_appt_own")).toEqual({
    id: "p_appt_own",
    kind: "POLICY",
    place: "p_appt_own",
    props: ["where"],
    names: ["f_apt_doctor"],
    via: null,
    outcome: "GOES",
    sentence: {
      en: "The access rule “Doctor: see Appointments” uses *Doctor* (condition on records), and goes with it.",
      ar: "يجري استخدام *الطبيب* لدى قاعدة الوصول «طبيب: عرض المواعيد» (شرط السجلات)، والحذف يشمل ذلك أيضًا.",
    },
  });
  expect(await impactOf("f_nothing")).toBeNull();
  await write(mona, main, { op: "remove", id: "p_appt_own" });
  expect((await impactOf("f_apt_doctor")).items.map(({ id }: { id: string }) => id)).not.toContain("p_appt_own");
});

describe("the draft's own past", () => {
  it("[CO56] tells who follows a draft its head, and each time it moved", async () => {
    const { viewer, main } = await clinicOf();
    const feed = (await follow(viewer, "subscription($b: ID!) { draftMoved(branchId: $b) { seq branch { id } } }", {
      b: main,
    })) as AsyncIterableIterator<{ data: Data }>;
    const next = async () => (await feed.next()).value.data.draftMoved;
    expect(await next()).toEqual({ seq: 2, branch: { id: main } });
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    expect(await next()).toMatchObject({ seq: 3 });
    await feed.return?.();
  });

  const sessions = `items { id participant person { id } label { en ar } undone from to startedAt endedAt updates changeCount nodes
    changes { sentence { en ar } weight nodes } } nextCursor`;
  const historyOf = async (viewer: Viewer, branchId: string, page: object = {}) =>
    (
      await good(
        viewer,
        `query($b: ID!, $first: Int, $after: String) { draftHistory(branchId: $b, first: $first, after: $after) { ${sessions} } }`,
        { b: branchId, ...page },
      )
    ).draftHistory;
  const momentOf = (viewer: Viewer, branchId: string, when: object) =>
    ask(
      viewer,
      "query($b: ID!, $seq: Int, $at: DateTime) { draftAt(branchId: $b, seq: $seq, at: $at) { seq seqs at content problems { code } branch { id } } }",
      { b: branchId, ...when },
    );
  const restore = (viewer: Viewer, branchId: string, seq: number, reason: string | null = null) =>
    ask(viewer, "mutation($i: RestoreDraftInput!) { restoreDraft(input: $i) { undoGroupId kind seq branch { id } } }", {
      i: { branchId, seq, reason },
    });
  /** As if everything so far had been written this long ago. */
  const age = (branchId: string, minutes: number) =>
    db.admin(
      `update collab.log set at = at - make_interval(mins => $2)
       where document_id in (select id from collab.document where branch_id = $1)`,
      [branchId, minutes],
    );

  it("[CO57] history is grouped by person and pauses over two minutes, and says in both languages what each did", async () => {
    const organization = db.organization();
    const [mona, omar] = [buildViewer(organization), buildViewer(organization)];
    const { main } = await clinicOf(mona);
    await age(main, 3);
    await write(mona, main, set("ent_patient", "label.en", "Client"));
    await write(mona, main, set("ent_patient", "label.en", "Guest"));
    await write(omar, main, set("ent_doctor", "label.en", "Physician"));
    await write(mona, main, { op: "add", kind: "field", id: "f_note", parent: "ent_patient", props: { key: "note", type: "text" } });
    const { items, nextCursor } = await historyOf(mona, main);
    expect(nextCursor).toBeNull();
    expect(
      items.map(({ person, from, to, updates, participant, changes }: Data) => ({
        who: person.id === mona.subjectId ? "Mona" : "Omar",
        at: [from, to, updates],
        participant,
        says: changes.map(({ sentence }: Data) => sentence.en),
      })),
    ).toMatchObject([
      {
        who: "Mona",
        at: [3, 6, 3],
        participant: "API",
        says: [
          "Added the field *Note* of Patient",
          "Renamed *Patient* to “Guest”",
          expect.stringMatching(/^The Arabic name of \*Patient\*, “.+”, may no longer fit$/),
        ],
      },
      {
        who: "Omar",
        at: [5, 5, 1],
        participant: "API",
        says: ["Renamed *Doctor* to “Physician”", expect.stringMatching(/^The Arabic name of \*Doctor\*, “.+”, may no longer fit$/)],
      },
      { who: "Mona", at: [1, 2, 2], participant: "API", says: expect.arrayContaining([expect.stringContaining("Patient")]) },
    ]);
    expect(items[0]).toMatchObject({ nodes: ["f_note", "ent_patient"], changeCount: 3, undone: false, label: null });
    expect(items[1].changes[0].sentence.ar).toMatch(/[\u0600-\u06ff]/);
    expect(Date.parse(items[0].startedAt)).toBeLessThanOrEqual(Date.parse(items[0].endedAt));
    // Page by page it is the same, cut where a page ends.
    const first = await historyOf(mona, main, { first: 2 });
    const second = await historyOf(mona, main, { first: 2, after: first.nextCursor });
    expect([...first.items, ...second.items].map(({ from, to }: Data) => [from, to])).toEqual([
      [3, 6],
      [5, 5],
      [1, 2],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("[CO57] any moment opens read-only, by update or by time; what history does not reach says so", async () => {
    const { viewer, main } = await clinicOf();
    const clinicThen = (await draftOf(viewer, main)).content;
    await age(main, 60);
    await write(viewer, main, set("ent_patient", "label.en", "Client"));
    const draft = await draftOf(viewer, main);
    const { data } = await momentOf(viewer, main, { at: new Date(Date.now() - 30 * 60_000).toISOString() });
    const moment = data.draftAt as Data;
    expect(moment).toMatchObject({ seq: 2, branch: { id: main }, content: clinicThen });
    expect(Date.parse(moment.at)).toBeLessThan(Date.now() - 59 * 60_000);
    expect(((await momentOf(viewer, main, { seq: 3 })).data.draftAt as Data).seqs).toEqual(draft.seqs);
    expect((await momentOf(viewer, main, { seq: 3 })).data.draftAt).toMatchObject({ content: draft.content });
    expect(((await momentOf(viewer, main, { seq: 0 })).data.draftAt as Data).content).toMatchObject({ entities: {} });
    for (const seq of [4, -1]) expect((await momentOf(viewer, main, { seq })).code).toBe("COLLAB_HISTORY_GONE");
    expect((await momentOf(viewer, main, {})).data.draftAt).toMatchObject({ seq: 3, content: draft.content });
    // A branch begins where it was opened: what was before is its source's past.
    const side = await open(viewer, main, "side");
    await write(viewer, side, set("ent_patient", "label.en", "Guest"));
    expect((await momentOf(viewer, side, { seq: 2 })).code).toBe("COLLAB_HISTORY_GONE");
    expect((await momentOf(viewer, side, { seq: 3 })).data.draftAt).toMatchObject({ content: draft.content });
    const { items } = await historyOf(viewer, side);
    expect(items.map(({ from, to }: Data) => [from, to])).toEqual([[4, 4]]);
  });

  it("[CO57] going back is one forward step with its reason, which can be undone; the past stays", async () => {
    const { viewer, main } = await clinicOf();
    const then = (await draftOf(viewer, main)).content;
    await write(viewer, main, set("ent_patient", "label.en", "Client"), { op: "remove", id: "f_doc_spec" });
    await write(viewer, main, { op: "add", kind: "entity", id: "ent_ward", props: { key: "ward", label: { en: "Ward" } } });
    const before = (await draftOf(viewer, main)).content;
    const reason = "The wards come later";
    const step = (await restore(viewer, main, 2, reason)).data.restoreDraft as Data;
    expect(step).toMatchObject({ kind: "moment", seq: 5, branch: { id: main } });
    expect((await draftOf(viewer, main)).content).toEqual(then);
    const [newest, ...older] = (await historyOf(viewer, main)).items;
    expect(newest).toMatchObject({
      participant: "RESTORE",
      person: { id: viewer.subjectId },
      label: { en: `Restored: ${reason}`, ar: `استعادة: ${reason}` },
      undone: false,
    });
    expect(older[0]).toMatchObject({ from: 1, to: 4, updates: 4 });
    const entries = await db.admin("select after from audit.entry where action = 'draft.restore' and resource = $1", [`branch:${main}`]);
    expect(entries).toMatchObject([{ after: { moment: 2, seq: 5, reason } }]);
    const { undoDraftStep } = await good(viewer, "mutation($g: ID!) { undoDraftStep(input: { undoGroupId: $g }) { left } }", {
      g: step.undoGroupId,
    });
    expect(undoDraftStep).toEqual({ left: 0 });
    expect((await draftOf(viewer, main)).content).toEqual(before);
    expect((await historyOf(viewer, main)).items.slice(0, 2)).toMatchObject([{ participant: "RESTORE" }, { undone: true }]);
    // Nothing of it was rewritten.
    expect((await momentOf(viewer, main, { seq: 5 })).data.draftAt).toMatchObject({ content: then });
    expect((await restore(viewer, main, 9)).code).toBe("COLLAB_HISTORY_GONE");
    expect((await restore(viewer, main, 1, "x".repeat(501))).code).toBe("BLUEPRINT_REASON_LONG");
  });

  it("[CO37] [CO57] who may only look, looks; nobody goes back on a protected branch", async () => {
    const organization = db.organization();
    const { viewer, main } = await clinicOf(buildViewer(organization));
    const reader = buildViewer(organization, { may: ["blueprint.read"] });
    expect((await historyOf(reader, main)).items).toHaveLength(1);
    expect((await momentOf(reader, main, { seq: 1 })).data.draftAt).toMatchObject({ seq: 1 });
    expect((await restore(reader, main, 0)).code).toBe("FORBIDDEN");
    await good(viewer, "mutation($b: ID!) { protectBranch(input: { branchId: $b, protected: true }) { id } }", { b: main });
    expect((await restore(viewer, main, 0)).code).toBe("BLUEPRINT_BRANCH_PROTECTED");
  });
});

it("[BP36] another organization can do nothing with any of it, and learns nothing", async () => {
  const { main, id, first } = await clinicOf();
  const stranger = buildViewer(db.organization() as OrganizationId);
  for (const [source, variables] of [
    ["mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId: main, name: "theirs" } }],
    ["mutation($i: MergeBranchInput!) { mergeBranch(input: $i) { seq } }", { i: { sourceBranchId: main, targetBranchId: main } }],
    ["mutation($i: VersionOnBranchInput!) { restoreVersion(input: $i) { seq } }", { i: { versionId: first.id, branchId: main } }],
    ["mutation($i: TagVersionInput!) { tagVersion(input: $i) { id } }", { i: { versionId: first.id, name: "x" } }],
    ["mutation($i: ProtectBranchInput!) { protectBranch(input: $i) { id } }", { i: { branchId: main, protected: true } }],
    ["query($i: CompareInput!) { compare(input: $i) { ops } }", { i: { from: { versionId: first.id }, to: { branchId: main } } }],
    ["query($b: ID!) { versionGraph(blueprintId: $b) { versions { id } } }", { b: id }],
    ["query($b: ID!) { branches(blueprintId: $b) { id } }", { b: id }],
    ["query($b: ID!) { draftHistory(branchId: $b) { nextCursor } }", { b: main }],
    ["query($b: ID!) { draftAt(branchId: $b, seq: 1) { content } }", { b: main }],
    ['query($b: ID!) { impact(branchId: $b, id: "ent_patient") { total } }', { b: main }],
    ["mutation($i: RestoreDraftInput!) { restoreDraft(input: $i) { seq } }", { i: { branchId: main, seq: 1 } }],
  ] as const)
    expect((await ask(stranger, source, variables)).code, source).toBe("BLUEPRINT_NOT_FOUND");
});
