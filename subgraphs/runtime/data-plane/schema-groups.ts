/** Groups of records as GraphQL types: what to group by, in which order the groups come, and what is said of each. */
import {
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLID,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from "graphql";
import type { Column, Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { scalars } from "./scalars.ts";
import type { Types } from "./schema.ts";
import { comparable, figureWords } from "./schema-figures.ts";
import { inputMeaning, meaning } from "./schema-meta.ts";
import { described, groupPart, groupPeriod, listOf, outputType, sortDirection } from "./schema-values.ts";

export interface Groups {
  /** The root `invoicesGroup`. */
  root(table: Table): GraphQLFieldConfig<unknown, unknown>;
}

type InputFields = Record<string, GraphQLInputFieldConfig>;
const times = ["createdAt", "updatedAt"] as const;
const isTime = ({ type }: Column) => type === "date" || type === "dateTime";

export const makeGroups = (view: ModelView, types: Types): Groups => {
  const keysOf = (table: Table) => table.columns.filter((column) => comparable(view, table, column));

  const by = (table: Table): GraphQLInputObjectType =>
    new GraphQLInputObjectType({
      name: `${table.typeName}GroupBy`,
      description: "One thing to group by.",
      isOneOf: true,
      fields: () => ({
        ...Object.fromEntries(
          keysOf(table).map((column) => [
            column.key,
            {
              type: isTime(column) ? groupPeriod : groupPart,
              description: `By ${described(column.label, column.key)}.`,
              ...inputMeaning({ is: "column", column, masked: false }),
            },
          ]),
        ),
        ...Object.fromEntries(
          times.map((field) => [field, { type: groupPeriod, description: `By ${field}.`, ...inputMeaning({ is: "system", field }) }]),
        ),
      }),
    });

  const order = (table: Table): GraphQLInputObjectType => {
    const { typeName: name } = table;
    const directions = (columns: readonly Column[]): InputFields =>
      Object.fromEntries(
        columns.map((column) => [
          column.key,
          {
            type: sortDirection,
            description: `By ${described(column.label, column.key)}.`,
            ...inputMeaning({ is: "column", column, masked: false }),
          },
        ]),
      );
    const one = (suffix: string, description: string, fields: () => InputFields) =>
      new GraphQLInputObjectType({ name: `${name}Group${suffix}`, description, isOneOf: true, fields });
    return one("Order", "One thing to sort groups by.", () => ({
      keys: {
        type: one("KeysOrder", "One of the keys that was grouped by.", () => ({
          ...directions(keysOf(table)),
          ...Object.fromEntries(
            times.map((field) => [field, { type: sortDirection, description: `By ${field}.`, ...inputMeaning({ is: "system", field }) }]),
          ),
        })),
        description: "By a key; it must be one of those grouped by.",
        ...inputMeaning({ is: "keys" }),
      },
      count: { type: sortDirection, description: "By the number of records.", ...inputMeaning({ is: "count" }) },
      ...Object.fromEntries(
        [...types.figures(table).columns].map(([figure, columns]) => [
          figure,
          {
            type: one(`${figure.charAt(0).toUpperCase()}${figure.slice(1)}Order`, "One field.", () => directions(columns)),
            description: figureWords[figure],
            ...inputMeaning({ is: "figure", figure }),
          },
        ]),
      ),
    }));
  };

  const keys = (table: Table): GraphQLObjectType =>
    new GraphQLObjectType({
      name: `${table.typeName}GroupKeys`,
      description: "What the records of a group have in common; empty where it was not grouped by.",
      fields: () => {
        const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
        for (const column of keysOf(table)) {
          const description = described(column.label, column.key);
          const target = column.target ? view.tables.get(column.target) : undefined;
          if (!target) {
            fields[column.key] = {
              type: isTime(column) ? scalars.Date : outputType(table, column),
              description: isTime(column) ? `${description}: the first day of the period.` : description,
              ...meaning({ is: "column", column, masked: false }),
            };
            continue;
          }
          const record = types.record(target);
          if (record) fields[column.key] = { type: record, description, ...meaning({ is: "reference", column, target }) };
          const idName = `${column.key}Id`;
          if (!table.columns.some(({ key }) => key === idName))
            fields[idName] = { type: GraphQLID, description: `Id of: ${description}`, ...meaning({ is: "referenceId", column }) };
        }
        for (const field of times)
          fields[field] = { type: scalars.Date, description: "The first day of the period.", ...meaning({ is: "system", field }) };
        return fields;
      },
    });

  return {
    root: (table) => ({
      type: listOf(
        new GraphQLObjectType({
          name: `${table.typeName}Group`,
          description: `Records of ${described(table.plural, table.pluralKey)} that have the same keys.`,
          fields: () => ({
            keys: {
              type: new GraphQLNonNull(keys(table)),
              description: "What they have in common.",
              ...meaning({ is: "named", name: "keys" }),
            },
            ...types.figures(table).fields,
          }),
        }),
      ),
      description: `${described(table.plural, table.pluralKey)} in groups, with figures over each.`,
      args: {
        by: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(by(table)))),
          description: "What to group by, at most six things.",
        },
        filter: { type: types.inputs.filter(table), description: "Which records." },
        search: { type: GraphQLString, description: "Words to look for in the searchable fields." },
        order: {
          type: new GraphQLList(new GraphQLNonNull(order(table))),
          description: "In which order; the keys decide ties, and order the groups when nothing is asked.",
        },
        first: { type: GraphQLInt, description: "How many groups; 50 when absent, at most 500." },
        timeZone: { type: GraphQLString, description: 'Where days begin: "Asia/Riyadh". The platform\'s when absent.' },
      },
      ...meaning({ is: "root", root: { kind: "group", table } }),
    }),
  };
};
