import { expect, test } from "vitest";
import { flatten } from "../../../schema/blueprint/document.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { createLocalDraft } from "../../../tests/support/studio/local-draft.ts";
import { outline } from "../model/nodes.ts";
import type { Where } from "./command.ts";
import { addEntity, removeEntity } from "./entity-commands.ts";
import { addField, connect, setRequired, setType } from "./field-commands.ts";
import { rename } from "./node-commands.ts";
import { chordOf, commands } from "./registry.ts";
import { removeRole } from "./role-commands.ts";
import { runDraft } from "./run.ts";

const sources = import.meta.glob(["../**/*.ts", "../**/*.tsx", "!../doc/**", "!../**/*.test.*"], {
  eager: true,
  query: "?raw",
  import: "default",
}) as Record<string, string>;

const open = () => {
  const document = createLocalDraft(flatten(clinic));
  const at = (over: Partial<Where> = {}): Where => ({
    draft: document.draft(),
    outline: outline(document.draft()),
    selection: [],
    canEdit: true,
    locale: "en",
    can: () => true,
    ...over,
  });
  return { document, at, view: () => outline(document.draft()) };
};

test("[ST5] every command has words in English and Arabic", () => {
  expect(commands.length).toBeGreaterThan(40);
  for (const command of commands) {
    expect(/[A-Za-z]/.test(command.label.en), command.id).toBe(true);
    expect(/[\u0600-\u06ff]/.test(command.label.ar), command.id).toBe(true);
  }
});

test("[ST5] ids are unique, and no two commands have one chord in one place", () => {
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  const chords = commands.flatMap((command) => (command.keys ? [command.place === "canvas" ? [command.keys] : [command.keys]] : [])).flat();
  expect(new Set(chords).size).toBe(chords.length);
});

test("[ST5] the document is written from the command runner and nowhere else", () => {
  const writers = Object.entries(sources)
    .filter(([, text]) => /\b(document|draft)\.apply\(/.test(text))
    .map(([path]) => path);
  expect(writers).toEqual(["./run.ts"]);
  const yjs = Object.entries(sources)
    .filter(([, text]) => /from "yjs"/.test(text))
    .map(([path]) => path);
  expect(yjs).toEqual([]);
});

test("[ST30] chords go by the place of the key, whatever the layout writes", () => {
  expect(chordOf({ code: "KeyK", ctrlKey: true, metaKey: false, shiftKey: false, altKey: false })).toBe("Mod+KeyK");
  expect(chordOf({ code: "Slash", ctrlKey: false, metaKey: false, shiftKey: true, altKey: false })).toBe("Shift+Slash");
});

test("[ST3] every draft command is one undo step that says what it takes back", () => {
  const { document, at, view } = open();
  const before = JSON.stringify(document.draft());
  runDraft(document, at(), rename, { id: "ent_patient", locale: "en", words: "Client" });
  expect(document.undoLabel()).toEqual({ en: "Rename “Patient”", ar: "تغيير اسم «مريض»" });
  runDraft(document, at(), setType, { id: "f_pat_phone", type: "enum" });
  expect(view().fields.get("f_pat_phone")?.options).toHaveLength(2);
  runDraft(document, at(), connect, { from: "ent_patient", to: "ent_doctor" });
  runDraft(document, at(), setRequired, { id: "f_pat_phone", on: true });
  runDraft(document, at(), removeEntity, { id: "ent_doctor" });
  for (let steps = 0; steps < 5; steps += 1) document.undo();
  expect(document.undoLabel()).toBeNull();
  expect(JSON.parse(JSON.stringify(outline(document.draft()).entities))).toEqual(
    JSON.parse(JSON.stringify(outline(JSON.parse(before)).entities)),
  );
});

test("typing a name is one step", () => {
  const { document, at } = open();
  for (const words of ["C", "Cl", "Client"]) runDraft(document, at(), rename, { id: "ent_patient", locale: "en", words });
  document.undo();
  expect(document.undoLabel()).toBeNull();
});

test("a name given in one language leaves the other one and marks it, and one undo takes both back", () => {
  const { document, at, view } = open();
  const before = view().byId.get("ent_patient")?.label;
  for (const [locale, words] of [
    ["en", "Client"],
    ["ar", "عميل"],
  ] as const) {
    runDraft(document, at(), rename, { id: "ent_patient", locale, words });
    expect(view().byId.get("ent_patient")?.label).toEqual({ ...before, [locale]: words });
    const other = locale === "en" ? "ar" : "en";
    expect(document.draft().nodes.ent_patient?.props.labelBefore).toEqual({ [other]: before?.[other] });
    document.undo();
    expect(document.undoLabel()).toBeNull();
    expect(view().byId.get("ent_patient")?.label).toEqual(before);
    expect(document.draft().nodes.ent_patient?.props.labelBefore).toBeUndefined();
  }
});

test("removing an entity takes what would point at nothing with it, and undo brings all of it back", () => {
  const { document, at, view } = open();
  const before = { relations: view().relations.length, policies: view().policies.length };
  runDraft(document, at(), removeEntity, { id: "ent_doctor" });
  expect(view().byId.has("ent_doctor")).toBe(false);
  expect(view().fields.has("f_apt_doctor")).toBe(false);
  expect(view().policies.length).toBeLessThan(before.policies);
  document.undo();
  expect({ relations: view().relations.length, policies: view().policies.length }).toEqual(before);
});

test("removing a role leaves shared policies to the others", () => {
  const { document, at, view } = open();
  const role = view().roles.find((one) => one.key === "doctor")?.id ?? "";
  runDraft(document, at(), removeRole, { id: role });
  expect(view().roles.some((one) => one.id === role)).toBe(false);
  expect(view().policies.every(([, node]) => !(node.props.roles as string[]).includes(role))).toBe(true);
});

test("a field is typed in one line, in either language", () => {
  const { document, at, view } = open();
  const add = (line: string) => {
    const [id] = runDraft(document, at(), addField, { entity: "ent_patient", line }).added;
    return view().fields.get(id ?? "");
  };
  expect(add("Insurance number")).toMatchObject({ key: "insuranceNumber", type: "text", label: { en: "Insurance number" } });
  expect(add("status: enum(new, in care, done)")).toMatchObject({
    type: "enum",
    options: [{ key: "new" }, { key: "inCare" }, { key: "done" }],
  });
  expect(add("الحالة: خيارات(جديد، منجز)")).toMatchObject({ type: "enum", label: { ar: "الحالة" } });
  expect(add("Family doctor -> Doctor")).toMatchObject({ type: "reference", target: "ent_doctor" });
  expect(add("email")).toMatchObject({ type: "email", classification: "personal" });
  expect(add("   ")).toBeUndefined();
});

test("[ST6] a command that may not run changes nothing", () => {
  const { document, at } = open();
  const before = JSON.stringify(document.draft());
  runDraft(document, at({ canEdit: false }), addEntity, { words: "Invoice" });
  expect(JSON.stringify(document.draft())).toBe(before);
});
