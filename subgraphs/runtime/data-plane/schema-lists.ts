/** A page of records and the figures over all of them, as GraphQL types. */
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from "graphql";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Column, Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { scalars } from "./scalars.ts";
import { meaning } from "./schema-meta.ts";
import { countType, described, listOf, outputType, pageInfo } from "./schema-values.ts";

export const connectionType = (view: ModelView, record: GraphQLObjectType, table: Table): GraphQLObjectType => {
  const name = table.typeName;
  const named = (field: string) => meaning({ is: "named", name: field });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${described(table.plural, table.pluralKey)}.`,
    fields: () => {
      const aggregate = aggregateType(view, table);
      return {
        nodes: { type: listOf(record), description: "The records.", ...named("nodes") },
        edges: {
          type: listOf(
            new GraphQLObjectType({
              name: `${name}Edge`,
              description: "A record and its place in the order.",
              fields: () => ({
                node: { type: new GraphQLNonNull(record), description: "The record.", ...named("node") },
                cursor: { type: new GraphQLNonNull(GraphQLString), description: "Its place.", ...named("cursor") },
              }),
            }),
          ),
          description: "The records with their cursors.",
          ...named("edges"),
        },
        pageInfo: { type: new GraphQLNonNull(pageInfo), description: "Where this page lies.", ...named("pageInfo") },
        count: {
          type: new GraphQLNonNull(countType),
          description: "How many records the filter admits; worked out only when asked.",
          ...named("count"),
        },
        aggregate: {
          type: new GraphQLNonNull(aggregate),
          description: "Sums and extremes over all the filter admits.",
          ...named("aggregate"),
        },
      };
    },
  });
};

const aggregateType = (view: ModelView, table: Table): GraphQLObjectType => {
  const ordered = table.columns.filter(
    (column) =>
      view.shown(table.id, column.id) !== "no" &&
      view.shown(table.id, column.id) !== "masked" &&
      column.sqlType !== null &&
      fieldType(column.type).filters.includes("lt"),
  );
  const numeric = ordered.filter(({ type, sqlType }) => type !== "duration" && (sqlType === "bigint" || sqlType?.startsWith("numeric")));
  const over = (suffix: string, columns: readonly Column[], type: (column: Column) => GraphQLOutputType) =>
    new GraphQLObjectType({
      name: `${table.typeName}${suffix}`,
      description: `${suffix} of each field.`,
      fields: () =>
        Object.fromEntries(
          columns.map((column) => [
            column.key,
            { type: type(column), description: described(column.label, column.key), ...meaning({ is: "column", column, masked: false }) },
          ]),
        ),
    });
  return new GraphQLObjectType({
    name: `${table.typeName}Aggregate`,
    description: "Figures over all records the filter admits.",
    fields: () => ({
      count: { type: new GraphQLNonNull(GraphQLInt), description: "How many records.", ...meaning({ is: "named", name: "count" }) },
      ...(numeric.length > 0 && {
        sum: {
          type: new GraphQLNonNull(over("Sum", numeric, () => scalars.Decimal)),
          description: "Sum.",
          ...meaning({ is: "named", name: "sum" }),
        },
        avg: {
          type: new GraphQLNonNull(over("Avg", numeric, () => scalars.Decimal)),
          description: "Mean.",
          ...meaning({ is: "named", name: "avg" }),
        },
      }),
      ...(ordered.length > 0 && {
        min: {
          type: new GraphQLNonNull(over("Min", ordered, (column) => outputType(table, column))),
          description: "Smallest.",
          ...meaning({ is: "named", name: "min" }),
        },
        max: {
          type: new GraphQLNonNull(over("Max", ordered, (column) => outputType(table, column))),
          description: "Largest.",
          ...meaning({ is: "named", name: "max" }),
        },
      }),
    }),
  });
};
