/** Figures over many rows: count, different values, sum, mean, extremes. Of visible values only. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Column } from "../../../../schema/model/model.ts";
import { type FigureName, meaningOf } from "../schema-meta.ts";
import { translated } from "./filter.ts";
import type { Piece } from "./json-text.ts";
import { type Compiling, collect, objectTypeOf, type Selected, selectionOf, valuePiece } from "./select.ts";
import type { Statement } from "./statement.ts";

export const countSql = "least(count(*), 2147483647)::int";

/** A figure of one field as an aggregate over rows; `column` says where the field's value stands. */
export const figureSql = (statement: Statement, name: FigureName, column: Column, at: (field: Id) => string): string => {
  const value = at(column.id);
  switch (name) {
    case "countDistinct":
      return `count(DISTINCT ${column.config.translated === true ? translated(statement, value) : value})::int`;
    case "sum":
      return `sum(${value})`;
    case "avg":
      return `trim_scale(round(avg(${value}), 12))`;
    case "min":
    case "max":
      return `${name}(${value})`;
  }
};

/**
 * `count` or one of the figures with its fields as a piece. `at` says where a field's value stands among the rows; `carry` puts an
 * aggregate where it is worked out and answers what it is called there.
 */
export const figurePiece = (
  compiling: Compiling,
  selected: Selected,
  at: (field: Id) => string,
  carry: (sql: string) => string = (sql) => sql,
): Piece => {
  const { statement } = compiling;
  const { json } = statement;
  if (selected.field.name === "count") return json.raw(carry(countSql));
  const name = selected.field.name as FigureName;
  const type = objectTypeOf(selected.field);
  return json.object(
    collect(compiling, type, selectionOf(selected)).map((leaf): readonly [string, Piece] => {
      if (leaf.field === null) return [leaf.key, json.constant(type.name)];
      const means = meaningOf(leaf.field);
      if (means.is !== "column") throw new Error("a figure has columns only");
      const figure = carry(figureSql(statement, name, means.column, at));
      if (name === "countDistinct") return [leaf.key, json.raw(figure)];
      return [leaf.key, name === "sum" || name === "avg" ? json.quoted(figure) : valuePiece(statement, means.column, figure)];
    }),
  );
};
