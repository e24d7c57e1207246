/** Draft commands of fields, their choices, and the references that connect entities. */
import { z } from "zod";
import { keyFromWords, wordsFromKey } from "../../../schema/blueprint/keys.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { between } from "../../../schema/blueprint/rank.ts";
import { removal } from "../../../schema/blueprint/removal.ts";
import { type Classification, type FieldTypeName, fieldTypeNames, type Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { readField } from "../model/field-words.ts";
import type { FieldView, Outline } from "../model/nodes.ts";
import { draftCommand, type Mint, type Where } from "./command.ts";
import { id, labelFrom, named, nameIn, viewOf, words } from "./command-words.ts";

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
  ops: (at, input) => removal(at.draft, [input.id]),
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
  says: (at, input) => named("Remove", "حذف", viewOf(at.outline, input.id)),
  ops: (at, input) => removal(at.draft, [input.id]),
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

export const fieldCommands = [
  addField, removeField, setType, setTarget, setRequired, setUnique, setClassification, moveField, addOption, removeOption, connect,
]; // biome-ignore format: a list of names
