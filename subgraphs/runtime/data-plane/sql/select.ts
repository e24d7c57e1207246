/** Selections as SQL: a record, a relation of a record, the whole of one operation. One statement, however deep. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Column } from "../../../../schema/model/model.ts";
import { enumValue } from "../../../../schema/model/pages/columns.ts";
import { literal, qualified } from "../names.ts";
import { meaningOf, systemFields } from "../schema-meta.ts";
import { argumentOf } from "./arguments.ts";
import { linked, translated } from "./filter.ts";
import type { Piece } from "./json-text.ts";
import { listPiece } from "./list.ts";
import { newSource, type Row } from "./source.ts";
import type { RunInput, Statement } from "./statement.ts";

/** One operation being compiled. */
export interface Compiling {
  readonly statement: Statement;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the run the plan is made for; only their shape may be used. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Selected {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly field: GraphQLField<unknown, unknown>;
}

/** Fields asked of a type, in order, fragments opened and equal keys joined; `__typename` has no field. */
export const collect = (
  compiling: Compiling,
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
): readonly (Selected | { readonly key: string; readonly field: null })[] => {
  const found = new Map<string, FieldNode[]>();
  const walk = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (!included(node, compiling.variables)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const known = found.get(key);
        if (known) known.push(node);
        else found.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) walk(node.selectionSet);
      else {
        const fragment = compiling.fragments.get(node.name.value);
        if (fragment) walk(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) if (set) walk(set);
  return [...found].map(([key, nodes]) => {
    const name = nodes[0]!.name.value;
    if (name === "__typename") return { key, field: null };
    const field = type.getFields()[name];
    if (!field) throw new Error(`no field ${name} on ${type.name}`);
    return { key, nodes, field };
  });
};

const included = (node: { readonly directives?: readonly unknown[] | undefined }, variables: Compiling["variables"]): boolean => {
  if (!node.directives?.length) return true;
  const of = node as Parameters<typeof getDirectiveValues>[1];
  if (getDirectiveValues(GraphQLSkipDirective, of, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, of, variables)?.if !== false;
};

export const selectionOf = ({ nodes }: { readonly nodes: readonly FieldNode[] }) => nodes.map(({ selectionSet }) => selectionSet);
export const objectTypeOf = (field: GraphQLField<unknown, unknown>): GraphQLObjectType => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} has no fields`);
  return type;
};

/** What a piece of the answer costs, per row of what it lies in. */
export type Cost = (input: RunInput) => number;

export interface Built {
  readonly piece: Piece;
  readonly cost: Cost;
}

/** A record as JSON over a row that has its visible values. */
export const recordPiece = (
  compiling: Compiling,
  row: Row,
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
): Built => {
  const { statement } = compiling;
  const { json } = statement;
  const costs: Cost[] = [];
  const parts = collect(compiling, type, sets).map((selected): readonly [string, Piece] => {
    if (selected.field === null) return [selected.key, json.constant(type.name)];
    const built = fieldPiece(compiling, row, selected);
    costs.push(built.cost);
    return [selected.key, built.piece];
  });
  return { piece: json.object(parts), cost: (input) => costs.reduce((sum, cost) => sum + cost(input), 0) };
};

const one: Cost = () => 1;
const leaf = (piece: Piece): Built => ({ piece, cost: one });

const fieldPiece = (compiling: Compiling, row: Row, selected: Selected): Built => {
  const { statement } = compiling;
  const { json } = statement;
  const means = meaningOf(selected.field);
  switch (means.is) {
    case "system": {
      const expr = row.system(means.field);
      const { scalar, standing } = systemFields[means.field];
      if (scalar === "DateTime") return leaf(json.quoted(utc(expr)));
      return leaf(scalar === "Int" ? json.raw(expr, standing) : json.quoted(expr, standing));
    }
    case "referenceId":
      return leaf(json.quoted(row.column(means.column.id)));
    case "column":
      return leaf(means.masked ? json.value(row.column(means.column.id)) : columnPiece(compiling, row, means.column, selected));
    case "userRoles":
      return leaf(
        json.json(
          `(SELECT coalesce(json_agg(g.role ORDER BY g.role), '[]') FROM ${qualified(statement.place, "_role_grant")} g WHERE g.user_id = ${row.system("id")})`,
        ),
      );
    case "reference": {
      const target = newSource(statement, means.target);
      const built = recordPiece(compiling, target, objectTypeOf(selected.field), selectionOf(selected));
      const on = `${target.system("id")} = ${row.column(means.column.id)}`;
      // Not a join: rows stay in their order, and no plan reads a whole table for the few that are wanted.
      return { piece: json.ofRowOrNull(built.piece, `${target.from()} WHERE ${on}`), cost: built.cost };
    }
    case "many": {
      const { relation, from, target } = means;
      return listPiece(compiling, target, selected, {
        nested: true,
        of: { row, where: (source) => linked(statement, row, source, relation, from) },
      });
    }
    default:
      throw new Error(`${selected.field.name} is not a field of a record`);
  }
};

/** ISO 8601 in UTC with milliseconds, as JavaScript writes it. */
const utc = (expr: string) => `to_char((${expr}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columnPiece = (compiling: Compiling, row: Row, column: Column, selected: Selected): Piece => {
  const { statement } = compiling;
  const expr = row.column(column.id);
  const shape = fieldType(column.type).graphql(column.config);
  if (shape.kind === "file") return filePiece(compiling, expr, shape.list, selected);
  if (column.config.translated === true) {
    const locale = argumentOf(selected.field, selected.nodes[0]!, "locale", compiling.variables);
    const asked = locale.value === null || locale.value === undefined ? undefined : statement.bind((input) => locale.get(input), "text");
    return statement.json.value(translated(statement, expr, asked));
  }
  return valuePiece(statement, column, expr);
};

/** Files as they were described when they were attached: none is looked up. */
const filePiece = (compiling: Compiling, expr: string, list: boolean, selected: Selected): Piece => {
  const { json } = compiling.statement;
  const type = objectTypeOf(selected.field);
  const one = (file: string) =>
    json.object(
      collect(compiling, type, selectionOf(selected)).map(({ key, field }): readonly [string, Piece] => {
        if (field === null) return [key, json.constant(type.name)];
        if (field.name === "url") return [key, json.quoted(`('/files/' || (${file} ->> 'id'))`)];
        if (field.name === "size") return [key, json.raw(`(${file} ->> 'size')::bigint`)];
        return [key, json.value(`(${file} ->> ${literal(field.name)})`)];
      }),
    );
  if (!list) return json.orNull(`(CASE WHEN ${expr} IS NOT NULL THEN ${one(expr)} END)`);
  const alias = compiling.statement.alias("f");
  const all = `(SELECT ${json.array(one(`${alias}.v`), `${alias}.n`, null)} FROM jsonb_array_elements(${expr}) WITH ORDINALITY ${alias}(v, n))`;
  return json.orNull(`(CASE WHEN ${expr} IS NOT NULL THEN ${all} END)`);
};

/** A field's value as its GraphQL type writes it. */
export const valuePiece = ({ json }: Statement, column: Column, expr: string): Piece => {
  const shape = fieldType(column.type).graphql(column.config);
  if (shape.kind === "enum" && column.options.length > 0) {
    if (!shape.list) return json.quoted(optionName(column, expr));
    return json.value(
      `CASE WHEN ${expr} IS NULL THEN NULL ELSE ARRAY(SELECT ${optionName(column, "u.e")} FROM unnest(${expr}) WITH ORDINALITY u(e, n) WHERE ${optionName(column, "u.e")} IS NOT NULL ORDER BY u.n) END`,
    );
  }
  if (shape.kind === "record") return json.quoted(expr);
  if (shape.kind === "enum") return json.value(expr);
  if (shape.kind === "file") return json.json(expr);
  if (shape.list) return json.value(expr);
  switch (shape.name) {
    case "Int":
    case "Boolean":
      return json.raw(expr);
    case "BigInt":
    case "Decimal":
    case "Date":
      return json.quoted(expr);
    case "DateTime":
      return json.quoted(utc(expr));
    case "Time":
      return json.quoted(`to_char(${expr}, 'HH24:MI:SS')`);
    case "JSON":
      return column.sqlType === "point"
        ? json.json(`CASE WHEN ${expr} IS NULL THEN NULL ELSE json_build_object('lat', (${expr})[1], 'lng', (${expr})[0]) END`)
        : json.json(expr);
    default:
      return json.value(expr);
  }
};

// Options come from the model: ids are identifiers, names are GraphQL enum values.
const optionName = (column: Column, expr: string): string =>
  `CASE ${expr} ${column.options.map(({ id, key }) => `WHEN ${literal(id)} THEN ${literal(enumValue(key))}`).join(" ")} END`;
