/** Templates and files over the real plane: a copy with its origin, a file out and in again in another organization, and what is refused. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import { flatten, nest } from "../../schema/blueprint/document.ts";
import { exactForm, friendlyForm } from "../../schema/blueprint/files.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { loan } from "../../schema/fixtures/loan.ts";
import type { Permission } from "../../schema/permissions.ts";
import { withoutRows } from "../../schema/sql-text.ts";
import { writeFile } from "../../subgraphs/blueprint/application/file-text.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { sha256 } from "../support/clinic.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld } from "./blueprint-world.ts";

const { db, run, draftOf, commit, close, chosen, fill } = await blueprintWorld();
afterAll(close);

interface Made {
  readonly blueprint: {
    readonly id: string;
    readonly key: string;
    readonly label: { readonly en: string | null; readonly ar: string | null };
  };
  readonly branch: { readonly id: string };
  readonly problems: readonly { readonly level: string; readonly code: string }[];
}
const made = "blueprint { id key label { en ar } } branch { id } problems { level code }";
const use = (viewer: Viewer, template: string, label?: object) =>
  run<{ useTemplate: Made }>(viewer, `mutation($input: UseTemplateInput!) { useTemplate(input: $input) { ${made} } }`, {
    input: { template, label },
  });
const importFile = (viewer: Viewer, text: string, label?: object) =>
  run<{ importBlueprint: Made }>(viewer, `mutation($input: ImportBlueprintInput!) { importBlueprint(input: $input) { ${made} } }`, {
    input: { text, label },
  });
const exportFile = (viewer: Viewer, input: object) =>
  run<{ exportBlueprint: { name: string; mediaType: string; text: string; hash: string } }>(
    viewer,
    "query($input: ExportBlueprintInput!) { exportBlueprint(input: $input) { name mediaType text hash } }",
    { input },
  );

describe("templates", () => {
  it("[BP52] lists what comes with WebNova: words in both languages, what is in it, its colours", async () => {
    const { data } = await run<{ templates: { key: string }[] }>(
      buildViewer(db.organization()),
      "{ templates { key version label { en ar } description { en ar } sector entities { en ar } roles { en ar } actionCount theme } }",
    );
    expect(data.templates.length).toBeGreaterThanOrEqual(15);
    expect(data.templates.find(({ key }) => key === "clinic")).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
      label: { en: "Clinic", ar: "عيادة" },
      sector: "healthcare",
      entities: expect.arrayContaining([{ en: "Patient", ar: "مريض" }]),
      roles: expect.arrayContaining([{ en: "Doctor", ar: "طبيب" }]),
      actionCount: 7,
      theme: { primary: "#0f766e" },
    });
    expect(new Set(data.templates.map((one) => (one as unknown as { sector: string }).sector)).size).toBeGreaterThanOrEqual(12);
  });

  it("[BP53] a copy keeps every id and says where it came from; the name is the copy's own", async () => {
    const viewer = buildViewer(db.organization());
    const first = await use(viewer, "school");
    expect(first.errors).toBeUndefined();
    const second = (await use(viewer, "school", { en: "North school" })).data.useTemplate;
    expect(second.blueprint.label).toEqual({ en: "North school", ar: "مدرسة" });
    const draft = (await draftOf(viewer, second.branch.id)).content as unknown as Blueprint;
    const other = (await draftOf(viewer, first.data.useTemplate.branch.id)).content as unknown as Blueprint;
    expect(Object.keys(flatten(draft).nodes).sort()).toEqual(Object.keys(flatten(other).nodes).sort());
    expect(draft.entities.ent_student?.fields.f_student_guardian?.config).toMatchObject({ target: "ent_guardian" });
    expect(draft.origin).toMatchObject({ template: "school", version: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second.problems.filter(({ level }) => level !== "hint")).toEqual([]);
    expect((await commit(viewer, second.branch.id)).errors).toBeUndefined();
    expect(
      await db.admin("select after from audit.entry where organization_id = $1 and action = 'template.use' order by id", [
        viewer.organizationId,
      ]),
    ).toMatchObject([{ after: { template: "school" } }, { after: { template: "school" } }]);
  });

  it("an unknown template, or nobody's right, makes nothing", async () => {
    const viewer = buildViewer(db.organization());
    expect((await use(viewer, "nothing")).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    expect((await use(viewer, "../school")).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    const reader = { ...viewer, permissions: new Set<Permission>(["blueprint.read"]) };
    expect((await use(reader, "school")).code).toBe("FORBIDDEN");
    expect((await importFile(reader, writeFile(exactForm(clinic), "yaml"))).code).toBe("FORBIDDEN");
    expect((await run<{ blueprints: { items: unknown[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
  });
});

describe("a newer version of a template", () => {
  /** A template whose document the test changes. */
  const templateOf = (document: Blueprint) => {
    const template = { key: "clinic", version: hashOf(document, sha256), document };
    return { all: async () => [template], find: async (key: string) => (key === "clinic" ? template : null) };
  };
  const edited = (ops: readonly Op[]): Blueprint => {
    const applied = applyOps(flatten(clinic), { ops });
    if ("refused" in applied) throw new Error(JSON.stringify(applied.refused));
    return nest(applied.draft);
  };
  const look = (viewer: Viewer, branchId: string, choices: unknown = []) =>
    run<{
      templateUpdate: {
        upToDate: boolean;
        from: string;
        to: string;
        conflicts: { id: string; prop: string }[];
        changes: { sentence: { en: string } }[];
      } | null;
    }>(
      viewer,
      "query($input: UpdateFromTemplateInput!) { templateUpdate(input: $input) { upToDate from to conflicts { id prop } changes { sentence { en ar } } } }",
      { input: { branchId, choices } },
    );
  const update = (viewer: Viewer, branchId: string, choices: unknown = []) =>
    run(viewer, "mutation($input: UpdateFromTemplateInput!) { updateFromTemplate(input: $input) { id } }", {
      input: { branchId, choices },
    });
  const set = (id: string, prop: string, value: string): Op => ({ op: "set", id, prop, value });

  it("[BP53] merges into an edited copy without touching the edits; the same change on both sides is asked; then it is up to date", async () => {
    const [viewer, rival] = [buildViewer(db.organization()), buildViewer(db.organization())];
    chosen.templates = templateOf(clinic);
    const { branch } = (await use(viewer, "clinic", { en: "North clinic" })).data.useTemplate;
    expect((await look(viewer, branch.id)).data.templateUpdate).toMatchObject({ upToDate: true, changes: [] });
    await fill(viewer, branch.id, [
      set("f_pat_phone", "label.en", "Mobile"),
      { op: "remove", id: "f_doc_spec" },
      { op: "add", kind: "field", id: "f_pat_note", parent: "ent_patient", props: { key: "note", type: "text", order: "a9" } },
    ]);
    const edits = (await draftOf(viewer, branch.id)).content;
    chosen.templates = templateOf(
      edited([
        set("f_pat_phone", "label.en", "Telephone"),
        set("f_pat_name", "label.en", "Full name"),
        {
          op: "add",
          kind: "field",
          id: "f_pat_blood",
          parent: "ent_patient",
          props: { key: "bloodGroup", type: "text", order: "a5", label: { en: "Blood group", ar: "فصيلة الدم" } },
        },
      ]),
    );
    const preview = (await look(viewer, branch.id)).data.templateUpdate;
    expect(preview).toMatchObject({ upToDate: false, conflicts: [{ prop: "label.en" }] });
    expect((await update(viewer, branch.id)).code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    expect((await update(rival, branch.id)).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await look(rival, branch.id)).code).toBe("BLUEPRINT_NOT_FOUND");
    const choices = [{ conflict: preview!.conflicts[0]!.id, take: "ours" }];
    expect((await update(viewer, branch.id, choices)).errors).toBeUndefined();
    const after = (await draftOf(viewer, branch.id)).content as unknown as Blueprint;
    const { f_pat_phone, f_pat_name, f_pat_note, f_pat_blood } = after.entities.ent_patient!.fields;
    expect([f_pat_phone?.label?.en, f_pat_name?.label?.en, f_pat_note?.key, f_pat_blood?.key]).toEqual([
      "Mobile",
      "Full name",
      "note",
      "bloodGroup",
    ]);
    expect(after.entities.ent_doctor!.fields).not.toHaveProperty("f_doc_spec");
    expect(after.label.en).toBe("North clinic");
    expect(after.origin?.version).toBe(preview!.to);
    expect((await look(viewer, branch.id)).data.templateUpdate).toMatchObject({ upToDate: true, conflicts: [] });
    // One step to undo: the draft and what it stands on are as before, and the update is offered again.
    const step = async (who: Viewer) =>
      (
        await run<{ branch: { templateStep: string | null } | null }>(who, "query($id: ID!) { branch(id: $id) { templateStep } }", {
          id: branch.id,
        })
      ).data.branch;
    const group = (await step(viewer))!.templateStep!;
    expect([group, await step(rival)]).toEqual([expect.any(String), null]);
    const undo = (who: Viewer) => run(who, "mutation($g: ID!) { undoDraftStep(input: { undoGroupId: $g }) { left } }", { g: group });
    expect((await undo(rival)).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await undo(viewer)).data).toEqual({ undoDraftStep: { left: 0 } });
    expect((await draftOf(viewer, branch.id)).content).toEqual(edits);
    expect(await step(viewer)).toEqual({ templateStep: null });
    expect((await look(viewer, branch.id)).data.templateUpdate).toMatchObject({ upToDate: false, from: preview!.from, to: preview!.to });
    // Done again, it stands on the new version again.
    const redo = "mutation($g: ID!) { redoDraftStep(input: { undoGroupId: $g }) { left } }";
    expect((await run(viewer, redo, { g: group })).data).toEqual({ redoDraftStep: { left: 0 } });
    expect((await draftOf(viewer, branch.id)).content).toEqual(after);
    expect([await step(viewer), (await look(viewer, branch.id)).data.templateUpdate]).toMatchObject([
      { templateStep: group },
      { upToDate: true },
    ]);
    await undo(viewer);
    expect((await update(viewer, branch.id, choices)).errors).toBeUndefined();
    expect((await draftOf(viewer, branch.id)).content).toEqual(after);
    // A second version merges from the first: what was decided is not asked again.
    chosen.templates = templateOf(
      edited([set("f_pat_phone", "label.en", "Telephone"), set("f_pat_name", "label.en", "Name of the patient")]),
    );
    expect((await look(viewer, branch.id)).data.templateUpdate).toMatchObject({ upToDate: false, conflicts: [] });
    chosen.templates = null;
  });

  it("[BP36] [BP53] a version an organization published is begun with there and nowhere else; a newer one reaches the copies; withdrawn, they stay", async () => {
    const viewer = buildViewer(db.organization());
    const rival = buildViewer(db.organization());
    const original = (await use(viewer, "school", { en: "Our school" })).data.useTemplate;
    const versionOf = async () => (await commit(viewer, original.branch.id)).data.commitVersion.id;
    const deed = (who: Viewer, name: "publishTemplate" | "withdrawTemplate", versionId: string) =>
      run(who, `mutation($v: ID!) { ${name}(input: { versionId: $v }) ${name === "publishTemplate" ? "{ key own }" : ""} }`, {
        v: versionId,
      });
    const listed = async (who: Viewer) =>
      (await run<{ templates: { key: string; own: boolean }[] }>(who, "{ templates { key own } }")).data.templates.filter(({ own }) => own);
    const first = await versionOf();
    const reader = buildViewer(viewer.organizationId, { may: ["blueprint.read"] });
    for (const name of ["publishTemplate", "withdrawTemplate"] as const) {
      expect((await deed(rival, name, first)).code).toBe("BLUEPRINT_NOT_FOUND");
      expect((await deed(reader, name, first)).code).toBe("FORBIDDEN");
    }
    expect((await deed(viewer, "withdrawTemplate", first)).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    const key = `own/${original.blueprint.id}`;
    expect((await deed(viewer, "publishTemplate", first)).data).toEqual({ publishTemplate: { key, own: true } });
    expect([await listed(viewer), await listed(rival)]).toEqual([[{ key, own: true }], []]);
    expect((await use(rival, key)).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    const copy = (await use(viewer, key, { en: "North school" })).data.useTemplate;
    expect((await look(viewer, copy.branch.id)).data.templateUpdate).toMatchObject({ upToDate: true });

    await fill(viewer, original.branch.id, [set("ent_student", "label.en", "Pupil")]);
    const second = await versionOf();
    expect((await look(viewer, copy.branch.id)).data.templateUpdate).toMatchObject({ upToDate: true });
    await deed(viewer, "publishTemplate", second);
    expect(await listed(viewer)).toHaveLength(1);
    expect((await look(viewer, copy.branch.id)).data.templateUpdate).toMatchObject({ upToDate: false, conflicts: [] });
    expect((await update(viewer, copy.branch.id)).errors).toBeUndefined();
    const { label, entities } = (await draftOf(viewer, copy.branch.id)).content as unknown as Blueprint;
    expect([label.en, entities.ent_student?.label?.en]).toEqual(["North school", "Pupil"]);

    expect((await deed(viewer, "withdrawTemplate", first)).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    expect((await deed(viewer, "withdrawTemplate", second)).data).toEqual({ withdrawTemplate: true });
    expect(await listed(viewer)).toEqual([]);
    expect((await use(viewer, key)).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
    expect((await look(viewer, copy.branch.id)).data.templateUpdate).toMatchObject({ upToDate: true });
  });

  it("[BP53] the template of a blueprint put aside is put aside with it; its copies go on, and it comes back with the blueprint", async () => {
    const viewer = buildViewer(db.organization());
    const original = (await use(viewer, "school", { en: "Our school" })).data.useTemplate;
    const key = `own/${original.blueprint.id}`;
    const publish = async () =>
      run(viewer, "mutation($v: ID!) { publishTemplate(input: { versionId: $v }) { key } }", {
        v: (await commit(viewer, original.branch.id)).data.commitVersion.id,
      });
    const begun = async () => ({
      listed: (await run<{ templates: { key: string }[] }>(viewer, "{ templates { key } }")).data.templates.some((one) => one.key === key),
      refused: (await use(viewer, key)).code ?? null,
    });
    const life = (name: "archiveBlueprint" | "restoreBlueprint") =>
      run(viewer, `mutation($b: ID!) { ${name}(input: { blueprintId: $b }) { status } }`, { b: original.blueprint.id });
    await publish();
    const copy = (await use(viewer, key, { en: "North school" })).data.useTemplate;
    await fill(viewer, original.branch.id, [set("ent_student", "label.en", "Pupil")]);
    await publish();
    expect(await begun()).toEqual({ listed: true, refused: null });
    await life("archiveBlueprint");
    expect(await begun()).toEqual({ listed: false, refused: "BLUEPRINT_TEMPLATE_NOT_FOUND" });
    // What was published before reaches the copy all the same.
    expect((await look(viewer, copy.branch.id)).data.templateUpdate).toMatchObject({ upToDate: false, conflicts: [] });
    expect((await update(viewer, copy.branch.id)).errors).toBeUndefined();
    expect((await draftOf(viewer, copy.branch.id)).content.entities.ent_student).toMatchObject({ label: { en: "Pupil" } });
    await life("restoreBlueprint");
    expect(await begun()).toEqual({ listed: true, refused: null });
  });

  it("what is no copy has no newer version", async () => {
    const viewer = buildViewer(db.organization());
    const there = (await importFile(viewer, writeFile(exactForm(clinic), "yaml"))).data.importBlueprint;
    expect((await look(viewer, there.branch.id)).data.templateUpdate).toEqual({
      upToDate: true,
      from: null,
      to: null,
      conflicts: [],
      changes: [],
    });
    expect((await update(viewer, there.branch.id)).code).toBe("BLUEPRINT_TEMPLATE_NOT_FOUND");
  });
});

describe("files", () => {
  const forms = [
    ["yaml", clinic],
    ["json", clinic],
    ["yaml", loan],
    ["json", loan],
  ] as const;
  it.each(forms)("[BP4] the exact form as %s goes out of one organization and into another to the same hash", async (format, document) => {
    const [from, to] = [buildViewer(db.organization()), buildViewer(db.organization())];
    const there = (await importFile(from, writeFile(exactForm(document), format))).data.importBlueprint;
    const version = (await commit(from, there.branch.id)).data.commitVersion;
    expect(version.hash).toBe(hashOf(document, sha256));
    const file = (await exportFile(from, { versionId: version.id, format: format.toUpperCase() })).data.exportBlueprint;
    expect(file).toMatchObject({ name: `${document.key}-v1.${format}`, hash: version.hash });
    const here = (await importFile(to, file.text)).data.importBlueprint;
    expect((await commit(to, here.branch.id)).data.commitVersion.hash).toBe(version.hash);
    expect(here.blueprint.id).not.toBe(there.blueprint.id);
  });

  it("[BP4] the friendly form goes out and in again and means the same", async () => {
    const viewer = buildViewer(db.organization());
    const there = (await importFile(viewer, writeFile(exactForm(clinic), "yaml"))).data.importBlueprint;
    const file = (await exportFile(viewer, { branchId: there.branch.id, form: "FRIENDLY" })).data.exportBlueprint;
    expect(file.text).toContain("doctor.user == me");
    expect(file.text).not.toContain("f_apt_");
    const here = (await importFile(viewer, file.text, { en: "A second clinic" })).data.importBlueprint;
    expect(here.blueprint.label).toEqual({ en: "A second clinic", ar: null });
    const again = (await exportFile(viewer, { branchId: here.branch.id, form: "FRIENDLY" })).data.exportBlueprint.text;
    expect(again.replace(/^label:[\s\S]*?description:/m, "description:")).toBe(
      file.text.replace(/^label:[\s\S]*?description:/m, "description:"),
    );
  });

  it("[BP36] a version or draft of another organization is not found, to the letter like one nobody has", async () => {
    const [mine, rival] = [buildViewer(db.organization()), buildViewer(db.organization())];
    const there = (await importFile(mine, writeFile(exactForm(clinic), "yaml"))).data.importBlueprint;
    const version = (await commit(mine, there.branch.id)).data.commitVersion;
    for (const input of [{ versionId: version.id }, { branchId: there.branch.id }]) {
      const answer = await exportFile(rival, input);
      expect(answer.code).toBe("BLUEPRINT_NOT_FOUND");
      expect(JSON.stringify(answer)).not.toMatch(/clinic/i);
    }
    expect((await exportFile(mine, {})).code).toBe("BAD_REQUEST");
  });

  const refused: readonly (readonly [string, string, number, number])[] = [
    ["a name twice", "blueprint: 1\nkey: a\nkey: b\n", 3, 1],
    ["an alias", "blueprint: 1\nlabel: &x {en: A}\ndescription: *x\n", 2, 11],
    ["a tag", "blueprint: 1\nkey: !secret a\n", 2, 6],
    ["a built-in tag", "blueprint: 1\nkey: !!binary aGVsbG8=\n", 2, 15],
    ["a second document", "blueprint: 1\n---\nblueprint: 1\n", 2, 1],
    ["an unclosed list", "blueprint: 1\nlocales: [en\nkey: a\n", 3, 1],
    ["a name in JSON twice", '{"blueprint": 1,\n "key": "a", "key": "b"}', 2, 14],
    ["a name that reaches into a prototype", "blueprint: 1\nentities:\n  __proto__: {key: a}\n", 3, 3],
    ["something else altogether", "- a\n- b\n", 1, 1],
    ["nothing", "", 1, 1],
    ["depth without end", `blueprint: 1\nkey: ${"[".repeat(5_000)}`, 2, 0],
  ];
  it.each(refused)("[BP50] %s is refused with line and column", async (_, text, line, column) => {
    const viewer = buildViewer(db.organization());
    const answer = await importFile(viewer, text);
    expect(answer.code).toBe("BLUEPRINT_FILE_INVALID");
    expect(answer.errors?.[0]?.extensions.line).toBe(line);
    if (column > 0) expect(answer.errors?.[0]?.extensions.column).toBe(column);
    expect(answer.errors?.[0]?.message).toMatch(/Line .+, column /);
  });

  it("[BP50] a file that was not copied whole is told so, at its end", async () => {
    const answer = await importFile(buildViewer(db.organization()), '{\n  "blueprint": 1,\n  "label": {\n    "en": "Clinic"\n');
    expect(answer.errors?.[0]?.message).toContain("Line 4, column 19: the file ends before it is complete.");
  });

  it("[BP50] more than 8 MiB is refused before it is read", async () => {
    const answer = await importFile(buildViewer(db.organization()), `blueprint: 1\nkey: ${"a".repeat(8 * 1_048_576)}`);
    expect(answer.code).toBe("BLUEPRINT_FILE_TOO_LARGE");
  });

  it("[BP50] a file of very many names is read in its own measure, and a name twice is found among them", async () => {
    const names = Array.from({ length: 150_000 }, (_, at) => `n${at}: 1\n`).join("");
    const answer = await importFile(buildViewer(db.organization()), `blueprint: 1\n${names}n7: 1\n`);
    expect(answer.code).toBe("BLUEPRINT_FILE_INVALID");
    expect(answer.errors?.[0]?.extensions).toMatchObject({ line: 150_002, column: 1 });
  });

  it("[BP6] a newer shape is refused; nothing of a file is left out in silence", async () => {
    const viewer = buildViewer(db.organization());
    const newer = await importFile(viewer, "blueprint: 2\nkey: a\nlabel: {en: A}\n");
    expect(newer.code).toBe("BLUEPRINT_FILE_NOT_READABLE");
    expect(newer.errors?.[0]?.extensions.problems).toMatchObject([{ code: "SHAPE_NEWER" }]);
    const unknown = await importFile(viewer, "blueprint: 1\nkey: a\nlabel: {en: A}\nentities: {book: {fields: {title: {type: words}}}}\n");
    expect(unknown.code).toBe("BLUEPRINT_FILE_NOT_READABLE");
    const dangling = await importFile(
      viewer,
      "blueprint: 1\nkey: a\nlabel: {en: A}\npolicies: {p: {roles: [member], entity: nowhere, fields: '*'}}\n",
    );
    expect(dangling.code).toBe("BLUEPRINT_FILE_NOT_READABLE");
    expect((await run<{ blueprints: { items: unknown[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
  });

  it("what is only unwise is a problem of the draft, not a refusal", async () => {
    const viewer = buildViewer(db.organization());
    const { data } = await importFile(
      viewer,
      "blueprint: 1\nkey: library\nlabel: {en: Library}\nentities: {book: {fields: {title: {type: text}}}}\n",
    );
    expect(data.importBlueprint.problems.map(({ code }) => code)).toContain("ENTITY_NO_POLICY");
    expect(data.importBlueprint.blueprint.key).toBe("library");
  });

  it("a document larger than one batch arrives whole", async () => {
    const viewer = buildViewer(db.organization());
    const entities = Object.fromEntries(
      Array.from({ length: 60 }, (_, e) => [
        `thing${e}`,
        {
          label: { en: `Thing ${e}` },
          title: "field0",
          fields: {
            ...Object.fromEntries(Array.from({ length: 38 }, (_, f) => [`field${f}`, { type: "text", label: { en: `F${f}` } }])),
            next: { type: "reference", label: { en: "Next" }, config: { target: `thing${(e + 1) % 60}` } },
          },
        },
      ]),
    );
    const text = JSON.stringify({ blueprint: 1, key: "large", label: { en: "Large" }, locales: ["en"], entities });
    const { data, errors } = await importFile(viewer, text);
    expect(errors).toBeUndefined();
    const { content } = await draftOf(viewer, data.importBlueprint.branch.id);
    const nodes = Object.values((content as unknown as Blueprint).entities);
    expect(nodes).toHaveLength(60);
    expect(nodes.every(({ fields, title }) => Object.keys(fields).length === 39 && title)).toBe(true);
    expect(friendlyForm(content as unknown as Blueprint)).toMatchObject({
      entities: { thing59: { fields: { next: { config: { target: "thing0" } } } } },
    });
  });

  const key = (...parts: string[]) => parts.join("");
  const secrets = [
    key("sk_", "live_", "4eC39HqLyjWDarjtT1zdp7dc"),
    key("AKI", "AIOSFODNN7EXAMPLE"),
    key("gh", "p_", "x".repeat(36)),
    "postgres://admin:correct-horse@db.example/app",
    "-----BEGIN PRIVATE KEY-----",
  ];
  it.each(secrets)("[BP51] what looks like a key neither comes in nor goes out, and is not repeated (%#)", async (secret) => {
    const viewer = buildViewer(db.organization());
    const text = writeFile(exactForm({ ...clinic, description: { en: `Use ${secret} here` } }), "yaml");
    const refusal = await importFile(viewer, text);
    expect(refusal.code).toBe("BLUEPRINT_SECRET_IN_TEXT");
    expect(JSON.stringify(refusal)).not.toContain(secret);
    const there = (await importFile(viewer, writeFile(exactForm(clinic), "yaml"))).data.importBlueprint;
    await run(viewer, "mutation($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
      input: { branchId: there.branch.id, ops: [{ op: "set", id: "ent_patient", prop: "description.en", value: secret }] },
    });
    const out = await exportFile(viewer, { branchId: there.branch.id });
    expect(out.code).toBe("BLUEPRINT_SECRET_IN_TEXT");
    expect(JSON.stringify(out)).not.toContain(secret);
  });
});

describe("a database", () => {
  const importSql = (viewer: Viewer, sql: string, name = "Music shop") =>
    run<{
      importSchema: Made & {
        readonly report: readonly { readonly kind: string; readonly text: { readonly en: string }; readonly table: string | null }[];
      };
    }>(
      viewer,
      `mutation($input: ImportSchemaInput!) { importSchema(input: $input) { ${made} report { kind text { en ar } table line } } }`,
      { input: { sql, name } },
    );

  it("[BP52] becomes a draft that can be committed, with a report; another organization sees nothing of it", async () => {
    const [viewer, rival] = [buildViewer(db.organization()), buildViewer(db.organization())];
    const dump = readFileSync(new URL("../../bench/data/chinook/Chinook_PostgreSql.sql", import.meta.url), "utf8");
    const { data, errors } = await importSql(viewer, withoutRows(dump));
    expect(errors).toBeUndefined();
    const { blueprint, branch, problems, report } = data.importSchema;
    expect(blueprint.label).toEqual({ en: "Music shop", ar: null });
    expect(problems.filter(({ level }) => level !== "hint")).toEqual([]);
    expect(Object.keys((await draftOf(viewer, branch.id)).content.entities)).toHaveLength(10);
    expect(report.filter(({ kind }) => kind === "UNDERSTOOD").length).toBeGreaterThanOrEqual(11);
    expect(report.map(({ table }) => table)).toContain("playlist_track");
    expect((await commit(viewer, branch.id)).errors).toBeUndefined();
    expect(
      (await run<{ blueprint: unknown }>(rival, "query($id: ID!) { blueprint(id: $id) { id } }", { id: blueprint.id })).data.blueprint,
    ).toBeNull();
    const kept = await db.admin("select after::text from audit.entry where organization_id = $1 and action = 'schema.import'", [
      viewer.organizationId,
    ]);
    expect(JSON.stringify(kept)).not.toContain("CREATE");
  });

  it("[BP50] SQL without a table is refused with the first place that cannot be read", async () => {
    const viewer = buildViewer(db.organization());
    const mysql = await importSql(viewer, "-- MySQL\nCREATE TABLE `users` (`id` int);");
    expect(mysql.code).toBe("BLUEPRINT_SQL_OTHER_DIALECT");
    expect(mysql.errors?.[0]?.extensions).toMatchObject({ line: 2, column: 14 });
    expect((await importSql(viewer, "SELECT 1")).code).toBe("BLUEPRINT_SQL_NO_TABLE");
    expect((await importSql(viewer, "CREATE TABLE a (name text)", " ")).code).toBe("BLUEPRINT_LABEL_INVALID");
    // More than a blueprint holds is told before anything is made of it.
    const many = await importSql(viewer, Array.from({ length: 600 }, (_, i) => `CREATE TABLE t${i} (name text);`).join(" "));
    expect(many.code).toBe("BLUEPRINT_SQL_TOO_MANY_TABLES");
    expect(many.errors?.[0]?.extensions).toMatchObject({ count: 600, limit: 500 });
    const reader = { ...viewer, permissions: new Set<Permission>(["blueprint.read"]) };
    expect((await importSql(reader, "CREATE TABLE a (name text)")).code).toBe("FORBIDDEN");
    const secret = await importSql(
      viewer,
      `CREATE TABLE a (name text); COMMENT ON TABLE a IS 'see postgres://admin:correct-horse@db.example/app';`,
    );
    expect(secret.code).toBe("BLUEPRINT_SECRET_IN_TEXT");
    expect((await run<{ blueprints: { items: unknown[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items).toEqual([]);
  });
});
