/** Declared actions, then the implied ones of every entity. */

import type { Checked } from "../blueprint/expressions/checked.ts";
import { fieldTypes } from "../blueprint/field-types.ts";
import { ranked } from "../blueprint/rank.ts";
import type { Effect, Id, Param, Text } from "../blueprint/shape.ts";
import type { Json } from "../ids.ts";
import { compileOptions } from "./compile-tables.ts";
import { filled } from "./compile-text.ts";
import type { ModelContext } from "./context.ts";
import type { ActionModel, EffectModel, ParamModel, Table } from "./model.ts";

/** Declared actions by id, then `create update delete restore` of every entity in table order. */
export const compileActions = (context: ModelContext, tables: readonly Table[]): readonly ActionModel[] => {
  const { full, checked } = context;
  const declared = Object.entries(full.actions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([ref, action]): ActionModel => ({
        ref,
        key: action.key,
        label: filled(full, action.label, action.key),
        entity: action.entity ?? null,
        roles: action.roles,
        implied: null,
        when: checked(ref, "when") ?? null,
        params: ranked(action.params).map(([id, param]) => paramModel(context, id, param)),
        effects: ranked(action.effects).map(([id, effect]) => effectModel(context, id, effect)),
        risk: action.risk,
        confirm: action.confirm ?? {},
        done: action.done ?? {},
        ...(action.approval && { approval: action.approval }),
      }),
    );
  return [...declared, ...tables.flatMap((table) => verbs.map((verb) => impliedAction(table, verb)))];
};

const verbs = ["create", "update", "delete", "restore"] as const;
const verbWords = {
  create: { en: "Create", ar: "إنشاء" },
  update: { en: "Edit", ar: "تعديل" },
  delete: { en: "Delete", ar: "حذف" },
  restore: { en: "Restore", ar: "استعادة" },
} as const;

const impliedAction = (table: Table, verb: (typeof verbs)[number]): ActionModel => ({
  ref: `${table.id}.${verb}`,
  key: verb,
  label: Object.fromEntries(
    Object.entries(table.label).map(([locale, label]) => [
      locale,
      `${locale.startsWith("ar") ? verbWords[verb].ar : verbWords[verb].en} ${locale.startsWith("en") ? lowerFirst(label ?? "") : label}`,
    ]),
  ) as Text,
  entity: table.id,
  roles: [],
  implied: verb,
  when: null,
  params: [],
  effects: [],
  risk: verb === "delete" ? "medium" : "low",
  confirm: {},
  done: {},
});

/** "Patient" in the middle of a sentence; "SMS" stays. */
const lowerFirst = (label: string): string => (/^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

const paramModel = ({ full, checked }: ModelContext, id: Id, param: Param): ParamModel => ({
  id,
  key: param.key,
  label: filled(full, param.label, param.key),
  help: param.help ?? {},
  type: param.type,
  config: param.config ?? {},
  required: param.required ?? false,
  options: compileOptions(full, param.options),
  check: checked(id, "check") ?? null,
  message: param.message ?? {},
  control: fieldTypes[param.type].control,
});

const effectModel = ({ checked }: ModelContext, id: Id, effect: Effect): EffectModel => {
  const base = { id, when: checked(id, "when") ?? null };
  const values = (map: Readonly<Record<Id, string>>): Readonly<Record<Id, Checked>> =>
    Object.fromEntries(
      Object.keys(map)
        .sort()
        .map((field) => [field, checked(id, `values.${field}`)!]),
    );
  switch (effect.do) {
    case "set":
      return { ...base, do: "set", field: effect.field, to: checked(id, "to")! };
    case "create":
      return { ...base, do: "create", entity: effect.entity, values: values(effect.values) };
    case "update":
      return { ...base, do: "update", through: effect.through, values: values(effect.values) };
    case "delete":
      return { ...base, do: "delete" };
    default: {
      const { order: _order, when: _when, ...spec } = effect;
      return { ...base, do: effect.do, spec: spec as unknown as Json };
    }
  }
};
