/** A record as a viewer class sees it: one field for each value it may read, one for each way to another record. */
import { type GraphQLFieldConfig, type GraphQLFieldConfigMap, GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLString } from "graphql";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Relation, Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { scalars } from "./scalars.ts";
import type { Types } from "./schema.ts";
import { formerKeys, keepFormerNames, meaning, systemFields } from "./schema-meta.ts";
import { described, listOf, localeType, outputType } from "./schema-values.ts";

type Fields = GraphQLFieldConfigMap<unknown, unknown>;
type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

/** The fields of a record's type: the engine's own, the entity's as the class sees them, and lists of what points here. */
export const recordFields = (view: ModelView, types: Types, table: Table): Fields => {
  const fields: Record<string, FieldConfig> = {};
  for (const [name, { scalar }] of Object.entries(systemFields)) {
    const type = scalar === "ID" ? GraphQLID : scalar === "Int" ? GraphQLInt : scalars.DateTime;
    fields[name] = {
      type: name === "createdById" ? type : new GraphQLNonNull(type),
      description: systemWords[name as keyof typeof systemFields],
      ...meaning({ is: "system", field: name as keyof typeof systemFields }),
    };
  }
  for (const column of table.columns) {
    const shown = view.shown(table.id, column.id);
    if (shown === "no" || (column.computed === "read" && !column.compute)) continue;
    const description = described(column.help, described(column.label, column.key));
    const target = column.target ? view.tables.get(column.target) : undefined;
    if (target && shown !== "masked") {
      const record = types.record(target);
      if (column.type === "references") {
        const relation = view.relations.get(column.id);
        if (record && relation)
          fields[column.key] = connectionField(types, target, description, { is: "many", relation, from: "here", target });
        continue;
      }
      if (record) fields[column.key] = { type: record, description, ...meaning({ is: "reference", column, target }) };
      const idName = `${column.key}Id`;
      if (!table.columns.some(({ key }) => key === idName))
        fields[idName] = { type: GraphQLID, description: `Id of: ${description}`, ...meaning({ is: "referenceId", column }) };
      continue;
    }
    if (target) continue;
    const translated = column.config.translated === true && shown !== "masked";
    fields[column.key] = {
      type: shown === "masked" ? GraphQLString : outputType(table, column),
      description,
      ...(translated && { args: { locale: { type: localeType, description: "Which language; the reader's when absent." } } }),
      ...meaning({ is: "column", column, masked: shown === "masked" }),
    };
  }
  for (const [name, relation, target] of inverseRelations(view, table))
    if (!fields[name])
      fields[name] = connectionField(types, target, described(relation.inverse?.label ?? {}, name), {
        is: "many",
        relation,
        from: "there",
        target,
      });
  // What somebody may do here is no field a policy names: it is told to those who hand it out, and to oneself by `me`.
  if (table.id === builtIn.user && view.viewerClass.includes(builtIn.admin))
    fields.roles = { type: listOf(GraphQLID), description: "Ids of the roles the person was given.", ...meaning({ is: "userRoles" }) };
  return keepFormerNames(fields, formerKeys(table));
};

/** Lists of records that point here, where the class may read both them and the field they point with. */
export const inverseRelations = (view: ModelView, table: Table): readonly (readonly [name: string, relation: Relation, target: Table])[] =>
  view.model.relations.flatMap((relation) => {
    const target = view.tables.get(relation.from);
    if (relation.to !== table.id || !relation.inverse || !target || !view.readable(target.id)) return [];
    const shown = view.shown(target.id, relation.field);
    return shown === "plain" || shown === "depends" ? [[relation.inverse.key, relation, target] as const] : [];
  });

/** A list of records, with the arguments every list takes. */
export const connectionField = (types: Types, target: Table, description: string, value: Parameters<typeof meaning>[0]): FieldConfig => ({
  type: new GraphQLNonNull(types.connection(target)),
  description,
  args: types.inputs.listArguments(target),
  ...meaning(value),
});

const systemWords = {
  id: "Stable id.",
  version: "Grows by one with every change; send it back when you update.",
  createdAt: "When it was made.",
  updatedAt: "When it was last changed.",
  createdById: "Id of the user who made it.",
} as const satisfies Record<keyof typeof systemFields, string>;
