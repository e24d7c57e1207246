/** Draft commands of the data model: entities, fields, options, relations. */
import { z } from "zod";
import type { Draft } from "../../../schema/blueprint/document.ts";
import { keyFromWords, wordsFromKey } from "../../../schema/blueprint/keys.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { between } from "../../../schema/blueprint/rank.ts";
import { type Classification, type FieldTypeName, fieldTypeNames, type Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { readField } from "../model/field-words.ts";
import { type FieldView, nameOf, type Outline, setProp, textProp } from "../model/nodes.ts";
import { draftCommand, type Mint, type Where } from "./command.ts";

const id = z.string().min(1);
const words = z.string().trim().min(1).max(120);
const localeName = z.enum(["en", "ar"]);

/** The label of something new: in the language its words are written in. */
const labelFrom = (text: string) => (/[\u0600-\u06ff]/.test(text) ? { ar: text } : { en: text });
const named = (en: string, ar: string, view: { label: Outline["entities"][number]["label"]; key: string } | undefined): Sentence =>
  view ? { en: `${en} “${nameOf(view, "en")}”`, ar: `${ar} «${nameOf(view, "ar")}»` } : { en, ar };
const last = (fields: readonly { order: string }[]) => fields.at(-1)?.order ?? null;
const optionOps = (field: Id, options: readonly string[], mint: Mint): Op[] => {
  const keys: string[] = [];
  let order: string | null = null;
  return options.map((text) => {
    const key = keyFromWords(text, keys, "option");
    keys.push(key);
    order = between(order);
    return { op: "add", kind: "option", id: mint("option"), parent: field, props: { key, label: labelFrom(text), order } };
  });
};
const inAnyLocale = (view: { label: Outline["entities"][number]["label"]; key: string }, text: string) =>
  [...Object.values(view.label), view.key, wordsFromKey(view.key)].some((one) => one?.toLowerCase() === text.toLowerCase());

const addFieldOps = (outline: Outline, entity: Id, line: string, mint: Mint): { id: Id; ops: Op[] } | null => {
  const typed = readField(line);
  const owner = outline.byId.get(entity);
  if (!typed || !owner) return null;
  const target = typed.target === null ? null : (outline.entities.find((one) => inAnyLocale(one, typed.target ?? "")) ?? null);
  const type: FieldTypeName = typed.type === "reference" && !target ? "text" : typed.type;
  const field = mint("field");
  const options = typed.options.length > 0 || type !== "enum" ? typed.options : ["New", "Done"];
  return {
    id: field,
    ops: [
      {
        op: "add",
        kind: "field",
        id: field,
        parent: entity,
        props: {
          key: keyFromWords(
            typed.words,
            owner.fields.map((one) => one.key),
            "field",
          ),
          label: labelFrom(typed.words),
          order: between(last(owner.fields)),
          type,
          classification: ["email", "phone", "address"].includes(type) ? "personal" : "internal",
          ...(typed.required ? { required: true } : {}),
          ...(target && type === "reference" ? { config: { target: target.id, onDelete: "restrict" } } : {}),
        },
      },
      ...(type === "enum" || type === "enums" ? optionOps(field, options, mint) : []),
      ...(owner.title === null && (type === "text" || type === "email")
        ? [{ op: "set", id: entity, prop: "title", value: field } as const]
        : []),
    ],
  };
};

export const addEntity = draftCommand<{ words: string; pos?: readonly [number, number] | undefined }>({
  id: "data.addEntity",
  label: { en: "Add an entity", ar: "إضافة كيان" },
  keys: "KeyN",
  place: "canvas",
  input: z.object({ words, pos: z.tuple([z.number(), z.number()]).optional() }),
  from: (at) => ({ words: at.locale === "ar" ? "كيان جديد" : "New entity" }),
  ops: (at, input, mint) => {
    const entity = mint("entity");
    const field = mint("field");
    const key = keyFromWords(
      input.words,
      at.outline.entities.map((one) => one.key),
      "entity",
    );
    return [
      {
        op: "add",
        kind: "entity",
        id: entity,
        props: { key, label: labelFrom(input.words), audit: "changes", sampleRows: 20, ...(input.pos ? { pos: [...input.pos] } : {}) },
      },
      {
        op: "add",
        kind: "field",
        id: field,
        parent: entity,
        props: { key: "name", label: { en: "Name", ar: "الاسم" }, order: "a0", type: "text", required: true, classification: "internal" },
      },
      { op: "set", id: entity, prop: "title", value: field },
    ];
  },
});

export const rename = draftCommand({
  id: "data.rename",
  label: { en: "Rename", ar: "تغيير الاسم" },
  input: z.object({ id, locale: localeName, words: z.string().max(120) }),
  says: (at, input) => named("Rename", "تغيير اسم", viewOf(at.outline, input.id)),
  gesture: (input) => `rename ${input.id} ${input.locale}`,
  ops: (_at, input) => [{ op: "set", id: input.id, prop: `label.${input.locale}`, value: input.words.trim() === "" ? null : input.words }],
});

export const setKey = draftCommand({
  id: "data.setKey",
  label: { en: "Change the API name", ar: "تغيير الاسم البرمجي" },
  input: z.object({ id, key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/) }),
  gesture: (input) => `key ${input.id}`,
  ops: (_at, input) => [{ op: "set", id: input.id, prop: "key", value: input.key }],
});

export const moveEntity = draftCommand({
  id: "data.moveEntity",
  label: { en: "Move on the canvas", ar: "تحريك على اللوحة" },
  input: z.object({ moves: z.array(z.object({ id, pos: z.tuple([z.number(), z.number()]) })).min(1) }),
  ai: "never",
  says: (at, input) => named("Move", "تحريك", viewOf(at.outline, input.moves[0]?.id ?? "")),
  gesture: (input) => `move ${input.moves.map((move) => move.id).join(" ")}`,
  ops: (_at, input) =>
    input.moves.map((move) => ({ op: "set", id: move.id, prop: "pos", value: [Math.round(move.pos[0]), Math.round(move.pos[1])] })),
});

export const tidyUp = draftCommand({
  id: "data.tidyUp",
  label: { en: "Tidy up the canvas", ar: "ترتيب اللوحة" },
  input: z.object({}),
  from: () => ({}),
  ai: "never",
  ops: (at) => at.outline.entities.filter((one) => one.pos !== null).map((one) => ({ op: "set", id: one.id, prop: "pos", value: null })),
});

/** Everything that would be left pointing at nothing goes in the same step, and comes back with it. */
const removeEntityOps = (at: { readonly draft: Draft; readonly outline: Outline }, entity: Id): Op[] => {
  const pointing = at.outline.relations
    .filter((relation) => relation.to === entity && relation.from !== entity)
    .map((relation) => relation.field);
  const around = Object.entries(at.draft.nodes).filter(
    ([, node]) =>
      node.removed !== true &&
      (node.kind === "policy" || node.kind === "page" || node.kind === "action") &&
      textProp(node, "entity") === entity,
  );
  return [...pointing, ...around.map(([other]) => other), entity].map((other) => ({ op: "remove", id: other }));
};

export const removeEntity = draftCommand<{ id: Id }>({
  id: "data.removeEntity",
  label: { en: "Remove the entity", ar: "حذف الكيان" },
  input: z.object({ id }),
  ai: "confirm",
  says: (at, input) => named("Remove", "حذف", at.outline?.byId.get(input.id)),
  ops: (at, input) => removeEntityOps(at, input.id),
});

/** How many fields and rules go along with an entity; said before it is removed. */
export const goesWithEntity = (outline: Outline, entity: Id): { fields: number; relations: number; policies: number } => ({
  fields: outline.byId.get(entity)?.fields.length ?? 0,
  relations: outline.relations.filter((relation) => relation.to === entity && relation.from !== entity).length,
  policies: outline.policies.filter(([, node]) => textProp(node, "entity") === entity).length,
});

export const addField = draftCommand({
  id: "data.addField",
  label: { en: "Add a field", ar: "إضافة حقل" },
  input: z.object({ entity: id, line: words }),
  from: (at) => {
    const entity = at.selection.find((one) => at.outline?.byId.has(one));
    return entity ? { entity, line: at.locale === "ar" ? "حقل جديد" : "New field" } : null;
  },
  says: (_at, input) => ({ en: `Add field “${input.line}”`, ar: `إضافة الحقل «${input.line}»` }),
  ops: (at, input, mint) => addFieldOps(at.outline, input.entity, input.line, mint)?.ops ?? [],
});

export const removeField = draftCommand({
  id: "data.removeField",
  label: { en: "Remove the field", ar: "حذف الحقل" },
  input: z.object({ id }),
  ai: "confirm",
  says: (at, input) => named("Remove", "حذف", at.outline?.fields.get(input.id)),
  ops: (at, input) => [
    ...at.outline.policies.flatMap(([policy, node]): Op[] =>
      (["fields", "mask"] as const).flatMap((prop): Op[] =>
        setProp(node, prop).includes(input.id) ? [{ op: "unlink", id: policy, prop, to: input.id }] : [],
      ),
    ),
    ...at.outline.entities
      .filter((one) => one.title === input.id)
      .map(
        (one): Op => ({
          op: "set",
          id: one.id,
          prop: "title",
          value: one.fields.find((field) => field.id !== input.id && field.type === "text")?.id ?? null,
        }),
      ),
    { op: "remove", id: input.id },
  ],
});

const configKeys = (at: Where, field: Id): string[] => Object.keys((at.draft?.nodes[field]?.props.config as object | undefined) ?? {});

export const setType = draftCommand({
  id: "data.setType",
  label: { en: "Change the type", ar: "تغيير النوع" },
  input: z.object({ id, type: z.enum(fieldTypeNames), target: z.string().optional() }),
  ai: "confirm",
  says: (at, input) => named("Change type of", "تغيير نوع", at.outline?.fields.get(input.id)),
  ops: (at, input, mint) => {
    const field = at.outline.fields.get(input.id);
    if (!field) return [];
    const points = input.type === "reference" || input.type === "references";
    const target = input.target ?? field.target ?? at.outline.entities.find((one) => one.id !== field.entity)?.id ?? field.entity;
    const chooses = input.type === "enum" || input.type === "enums";
    return [
      { op: "set", id: input.id, prop: "type", value: input.type },
      ...configKeys(at, input.id)
        .filter((key) => !(points && ["target", "onDelete", "inverse"].includes(key)))
        .map((key): Op => ({ op: "set", id: input.id, prop: `config.${key}`, value: null })),
      ...(points && field.target !== target ? [{ op: "set", id: input.id, prop: "config.target", value: target } as const] : []),
      ...(input.type === "reference" && !configKeys(at, input.id).includes("onDelete")
        ? [{ op: "set", id: input.id, prop: "config.onDelete", value: "restrict" } as const]
        : []),
      ...(at.draft.nodes[input.id]?.props.default === undefined
        ? []
        : [{ op: "set", id: input.id, prop: "default", value: null } as const]),
      ...(chooses && field.options.length === 0 ? optionOps(input.id, at.locale === "ar" ? ["جديد", "منجز"] : ["New", "Done"], mint) : []),
      ...(chooses ? [] : field.options.map((option): Op => ({ op: "remove", id: option.id }))),
    ];
  },
});

export const setTarget = draftCommand({
  id: "data.setTarget",
  label: { en: "Point at another entity", ar: "تغيير الكيان المرتبط" },
  input: z.object({ id, target: id }),
  says: (at, input) => named("Change target of", "تغيير ارتباط", at.outline?.fields.get(input.id)),
  ops: (_at, input) => [{ op: "set", id: input.id, prop: "config.target", value: input.target }],
});

const flag = (prop: "required" | "unique", label: Sentence) =>
  draftCommand({
    id: `data.${prop}`,
    label,
    input: z.object({ id, on: z.boolean() }),
    says: (at, input) => named(label.en, label.ar, at.outline?.fields.get(input.id)),
    ops: (_at, input) => [{ op: "set", id: input.id, prop, value: input.on ? true : null }],
  });
export const setRequired = flag("required", { en: "Required", ar: "إلزامي" });
export const setUnique = flag("unique", { en: "No two alike", ar: "بلا تكرار" });

export const setClassification = draftCommand({
  id: "data.setClassification",
  label: { en: "How private it is", ar: "درجة الخصوصية" },
  input: z.object({ id, classification: z.enum(["public", "internal", "personal", "sensitive"] satisfies Classification[]) }),
  ops: (_at, input) => [{ op: "set", id: input.id, prop: "classification", value: input.classification }],
});

export const setTitle = draftCommand({
  id: "data.setTitle",
  label: { en: "Show records by this field", ar: "عرض السجلات بهذا الحقل" },
  input: z.object({ entity: id, field: id.nullable() }),
  ops: (_at, input) => [{ op: "set", id: input.entity, prop: "title", value: input.field }],
});

/** Moves something one place among its siblings. */
const reorder = (siblings: readonly { id: Id; order: string }[], moved: Id, by: -1 | 1): readonly Op[] => {
  const index = siblings.findIndex((one) => one.id === moved);
  const to = index + by;
  if (index < 0 || to < 0 || to >= siblings.length) return [];
  const others = siblings.filter((one) => one.id !== moved);
  return [{ op: "move", id: moved, order: between(others[to - 1]?.order ?? null, others[to]?.order ?? null) }];
};

export const moveField = draftCommand({
  id: "data.moveField",
  label: { en: "Move the field", ar: "نقل الحقل" },
  input: z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) }),
  says: (at, input) => named("Move", "نقل", at.outline?.fields.get(input.id)),
  ops: (at, input) => reorder(siblingsOf(at.outline, input.id), input.id, input.by),
});
const siblingsOf = (outline: Outline, field: Id): readonly FieldView[] =>
  outline.byId.get(outline.fields.get(field)?.entity ?? "")?.fields ?? [];

export const addOption = draftCommand({
  id: "data.addOption",
  label: { en: "Add a choice", ar: "إضافة خيار" },
  input: z.object({ field: id, words }),
  ops: (at, input, mint) => {
    const field = at.outline.fields.get(input.field);
    const key = keyFromWords(input.words, field?.options.map((one) => one.key) ?? [], "option");
    return [
      {
        op: "add",
        kind: "option",
        id: mint("option"),
        parent: input.field,
        props: { key, label: labelFrom(input.words), order: between(last(field?.options ?? [])) },
      },
    ];
  },
});

export const removeOption = draftCommand({
  id: "data.removeOption",
  label: { en: "Remove the choice", ar: "حذف الخيار" },
  input: z.object({ id }),
  ops: (at, input) => {
    const field = [...at.outline.fields.values()].find((one) => one.options.some((option) => option.id === input.id));
    const isDefault = field && at.draft.nodes[field.id]?.props.default === input.id;
    return [...(isDefault ? [{ op: "set", id: field.id, prop: "default", value: null } as const] : []), { op: "remove", id: input.id }];
  },
});

export const connect = draftCommand({
  id: "data.connect",
  label: { en: "Connect to another entity", ar: "ربط بكيان آخر" },
  input: z.object({ from: id, to: id }),
  says: (at, input) => ({
    en: `Connect “${nameIn(at.outline, input.from, "en")}” to “${nameIn(at.outline, input.to, "en")}”`,
    ar: `ربط «${nameIn(at.outline, input.from, "ar")}» بـ«${nameIn(at.outline, input.to, "ar")}»`,
  }),
  ops: (at, input, mint) => {
    const from = at.outline.byId.get(input.from);
    const to = at.outline.byId.get(input.to);
    if (!from || !to) return [];
    const key = keyFromWords(
      to.key,
      from.fields.map((one) => one.key),
      "field",
    );
    return [
      {
        op: "add",
        kind: "field",
        id: mint("field"),
        parent: from.id,
        props: {
          key,
          label: { ...to.label },
          order: between(last(from.fields)),
          type: "reference",
          classification: "internal",
          config: { target: to.id, onDelete: "restrict" },
        },
      },
    ];
  },
});

export const applyFix = draftCommand<{ ops: readonly Op[]; label: Sentence }>({
  id: "problem.fix",
  label: { en: "Apply the fix", ar: "تطبيق الإصلاح" },
  input: z.custom<{ ops: readonly Op[]; label: Sentence }>((value) => typeof value === "object" && value !== null && "ops" in value),
  says: (_at, input) => ({ en: `Fix: ${input.label.en}`, ar: `إصلاح: ${input.label.ar}` }),
  ops: (_at, input) => input.ops,
});

export const restoreNode = draftCommand({
  id: "data.restore",
  label: { en: "Bring back", ar: "استعادة" },
  input: z.object({ id }),
  ops: (_at, input) => [{ op: "restore", id: input.id }],
});

export const renamePlatformDraft = draftCommand({
  id: "header.rename",
  label: { en: "Rename the platform in the draft", ar: "تغيير اسم المنصة في المسودة" },
  input: z.object({ locale: localeName, words }),
  gesture: (input) => `header ${input.locale}`,
  ops: (_at, input) => [{ op: "set", id: "header", prop: `label.${input.locale}`, value: input.words }],
});

const viewOf = (outline: Outline | null, node: Id) =>
  outline?.byId.get(node) ??
  outline?.fields.get(node) ??
  outline?.roles.find((role) => role.id === node) ??
  [...(outline?.fields.values() ?? [])].flatMap((field) => field.options).find((option) => option.id === node);
const nameIn = (outline: Outline | null, node: Id, locale: string): string => {
  const view = viewOf(outline, node);
  return view ? nameOf(view, locale) : "";
};

export const dataCommands = [
  addEntity, rename, setKey, moveEntity, tidyUp, removeEntity, addField, removeField, setType, setTarget, setRequired, setUnique, setClassification, setTitle, moveField, addOption, removeOption,
  connect, applyFix, restoreNode, renamePlatformDraft,
]; // biome-ignore format: a list of names
