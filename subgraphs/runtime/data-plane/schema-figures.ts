/** Figures over many records, as GraphQL types: over all a filter admits, and over each group of them. */
import { type GraphQLFieldConfigMap, GraphQLInt, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType } from "graphql";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Column, Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { scalars } from "./scalars.ts";
import { type FigureName, figureNames, meaning } from "./schema-meta.ts";
import { described, outputType } from "./schema-values.ts";

export interface Figures {
  readonly aggregate: GraphQLObjectType;
  /** `count`, and each figure some field has. */
  readonly fields: GraphQLFieldConfigMap<unknown, unknown>;
  /** The fields each figure is asked of; a figure without any is absent. */
  readonly columns: ReadonlyMap<FigureName, readonly Column[]>;
}

/** Whether a field's values can be told apart and put in order; fields that only ever show a mask cannot. */
export const comparable = (view: ModelView, table: Table, column: Column): boolean => {
  const shown = view.shown(table.id, column.id);
  return (shown === "plain" || shown === "depends") && column.sqlType !== null && fieldType(column.type).sortable;
};

export const figureTypes = (view: ModelView, table: Table): Figures => {
  const distinct = table.columns.filter((column) => comparable(view, table, column));
  const ordered = distinct.filter(({ type }) => fieldType(type).filters.includes("lt"));
  const numeric = ordered.filter(({ type, sqlType }) => type !== "duration" && (sqlType === "bigint" || sqlType?.startsWith("numeric")));
  const of = { countDistinct: distinct, sum: numeric, avg: numeric, min: ordered, max: ordered } as const;
  const columns = new Map(figureNames.flatMap((name) => (of[name].length > 0 ? [[name, of[name]] as const] : [])));
  const typeOf = (name: FigureName, column: Column): GraphQLOutputType =>
    name === "countDistinct" ? GraphQLInt : name === "sum" || name === "avg" ? scalars.Decimal : outputType(table, column);
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {
    count: { type: new GraphQLNonNull(GraphQLInt), description: "How many records.", ...meaning({ is: "named", name: "count" }) },
    ...Object.fromEntries(
      [...columns].map(([name, over]) => [
        name,
        {
          type: new GraphQLNonNull(
            new GraphQLObjectType({
              name: `${table.typeName}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
              description: `${figureWords[name]} By field.`,
              fields: () =>
                Object.fromEntries(
                  over.map((column) => [
                    column.key,
                    {
                      type: typeOf(name, column),
                      description: described(column.label, column.key),
                      ...meaning({ is: "column", column, masked: false }),
                    },
                  ]),
                ),
            }),
          ),
          description: figureWords[name],
          ...meaning({ is: "named", name }),
        },
      ]),
    ),
  };
  const aggregate = new GraphQLObjectType({
    name: `${table.typeName}Aggregate`,
    description: "Figures over all records the filter admits.",
    fields,
  });
  return { aggregate, fields, columns };
};

export const figureWords = {
  countDistinct: "How many different values; empty ones do not count.",
  sum: "Sum.",
  avg: "Mean.",
  min: "Smallest.",
  max: "Largest.",
} as const satisfies Record<FigureName, string>;
