/** Entities → tables, columns and the relations between them. */

import { type FieldTypeSpec, fieldTypes } from "../blueprint/field-types.ts";
import { ranked } from "../blueprint/rank.ts";
import { type Blueprint, builtIn, type Entity, type Field, type Id, type Option } from "../blueprint/shape.ts";
import { tableNames } from "./api-names.ts";
import { filled, filledPlural } from "./compile-text.ts";
import type { ModelContext } from "./context.ts";
import type { Column, OptionModel, Relation, Table } from "./model.ts";

/** Every entity as a table: `ent_user` first, the rest by id. */
export const compileTables = (context: ModelContext): readonly Table[] => {
  const { full } = context;
  const ids = Object.keys(full.entities).sort((a, b) => (a === builtIn.user ? -1 : b === builtIn.user ? 1 : a < b ? -1 : 1));
  const names = tableNames(ids.map((id) => [id, full.entities[id]!.key] as const));
  return ids.map((id) => {
    const entity = full.entities[id]!;
    const label = filled(full, entity.label, entity.key);
    return {
      id,
      key: entity.key,
      ...names.get(id)!,
      label,
      plural: filledPlural(entity.plural, label),
      icon: entity.icon ?? null,
      title: entity.title ?? null,
      audit: entity.audit,
      sampleRows: entity.sampleRows,
      builtIn: id === builtIn.user,
      columns: ranked(entity.fields).map(([fieldId, field]) => column(context, fieldId, field)),
      indexes: sorted(entity.indexes).map(([indexId, index]) => ({
        id: indexId,
        fields: index.fields,
        unique: index.unique ?? false,
        where: context.checked(indexId, "where") ?? null,
      })),
      rules: sorted(entity.rules).map(([ruleId, rule]) => ({
        id: ruleId,
        check: context.checked(ruleId, "check")!,
        message: filled(full, rule.message, "rule"),
        level: rule.level,
      })),
    };
  });
};

const sorted = <T>(map: Readonly<Record<Id, T>> | undefined): readonly (readonly [Id, T])[] =>
  Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

const specOf = (field: Pick<Field, "type">): FieldTypeSpec => fieldTypes[field.type];

const column = ({ full, checked }: ModelContext, id: Id, field: Field): Column => {
  const compute = (field.compute !== undefined && checked(id, "compute")) || null;
  const computed = compute === null ? null : (field.computed ?? "read");
  const spec = specOf(field);
  return {
    id,
    key: field.key,
    label: filled(full, field.label, field.key),
    help: field.help ?? {},
    type: field.type,
    config: field.config ?? {},
    sqlType: computed === "read" ? null : spec.sqlType(field.config),
    required: field.required ?? false,
    unique: field.unique ?? false,
    immutable: field.immutable ?? false,
    searchable: field.searchable ?? false,
    classification: field.classification,
    default: field.default === undefined ? null : typeof field.default === "object" ? { expr: checked(id, "default")! } : field.default,
    compute,
    computed,
    check: (field.check !== undefined && checked(id, "check")) || null,
    message: field.message ?? {},
    options: compileOptions(full, field.options),
    target: targetOf(field),
    control: compute === null ? spec.control : "readonly",
  };
};

/** Options in their order. */
export const compileOptions = (full: Blueprint, options: Readonly<Record<Id, Option>> | undefined): readonly OptionModel[] =>
  ranked(options).map(([id, option]) => ({
    id,
    key: option.key,
    label: filled(full, option.label, option.key),
    colour: option.colour ?? null,
  }));

/** The entity a field points to; null when it points nowhere. */
export const targetOf = (field: Pick<Field, "type" | "config">): Id | null =>
  field.type === "user"
    ? builtIn.user
    : (field.type === "reference" || field.type === "references") && typeof field.config?.target === "string"
      ? field.config.target
      : null;

/** Both ends of every reference, by the field's id. */
export const compileRelations = (full: Blueprint, tables: readonly Table[]): readonly Relation[] =>
  tables
    .flatMap((table) =>
      table.columns.flatMap((from): readonly Relation[] => {
        if (from.target === null) return [];
        const entity: Entity = full.entities[table.id]!;
        const many = from.type === "references";
        const inverse = from.config.inverse as { readonly key: string; readonly label?: Record<string, string> } | undefined;
        const onDelete = from.config.onDelete as Relation["onDelete"] | undefined;
        return [
          {
            field: from.id,
            from: table.id,
            to: from.target,
            cardinality: many ? "many" : "one",
            linkTable: many ? `l_${from.id}` : null,
            inverse: inverse ? { key: inverse.key, label: filledPlural(inverse.label, filled(full, entity.label, entity.key)) } : null,
            onDelete: onDelete ?? (many ? "cascade" : from.required ? "restrict" : "clear"),
          },
        ];
      }),
    )
    .sort((a, b) => (a.field < b.field ? -1 : 1));
