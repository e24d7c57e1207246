/** A page of records and the figures over all of them, as GraphQL types. */
import { GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { Table } from "../../../schema/model/model.ts";
import type { Figures } from "./schema-figures.ts";
import { meaning } from "./schema-meta.ts";
import { countType, described, listOf, pageInfo } from "./schema-values.ts";

export const connectionType = (record: GraphQLObjectType, figures: Figures, table: Table): GraphQLObjectType => {
  const name = table.typeName;
  const named = (field: string) => meaning({ is: "named", name: field });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${described(table.plural, table.pluralKey)}.`,
    fields: () => ({
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
        type: new GraphQLNonNull(figures.aggregate),
        description: "Sums and extremes over all the filter admits.",
        ...named("aggregate"),
      },
    }),
  });
};
