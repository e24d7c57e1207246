/**
 * JSON as SQL. `textForm` concatenates text, which costs about half the CPU of `json_build_object` on nested answers; the price is that
 * one forgotten `coalesce` empties a whole row. So all of it is here, and `buildForm`, which asks PostgreSQL to build the JSON, exists
 * to be compared with it: both must give the same answer for every plan.
 */
import { literal } from "../names.ts";

/** An SQL expression that is never null and gives JSON (as text or json, by form). */
export type Piece = string;

export interface JsonForm {
  readonly name: "text" | "build";
  /** int, boolean: printed as they are. */
  raw(expr: string): Piece;
  /** Values whose text needs no escaping: uuid, numeric, dates. */
  quoted(expr: string): Piece;
  /** Anything `to_json` knows. */
  value(expr: string): Piece;
  /** A json or jsonb value. */
  json(expr: string): Piece;
  constant(value: unknown): Piece;
  object(parts: readonly (readonly [name: string, piece: Piece])[]): Piece;
  /** Aggregates pieces, in the order of the rows where none is given; the empty list is `[]`. */
  array(piece: string, order: string | null, filter: string | null): Piece;
  /** A nullable expression that holds a piece, from an outer join or a subselect. */
  orNull(expr: string): Piece;
  /** The last step: one text. */
  text(piece: Piece): string;
}

// GraphQL names only; checked again because they end up inside a literal.
const name = (value: string): string => {
  if (!/^[_A-Za-z][_0-9A-Za-z]{0,200}$/.test(value)) throw new Error("not a response name");
  return value;
};
const ordered = (order: string | null) => (order === null ? "" : ` ORDER BY ${order}`);
const filtered = (filter: string | null) => (filter === null ? "" : ` FILTER (WHERE ${filter})`);

export const textForm: JsonForm = {
  name: "text",
  raw: (expr) => `coalesce((${expr})::text, 'null')`,
  quoted: (expr) => `coalesce('"' || (${expr})::text || '"', 'null')`,
  value: (expr) => `coalesce(to_json(${expr})::text, 'null')`,
  json: (expr) => `coalesce((${expr})::text, 'null')`,
  constant: (value) => literal(JSON.stringify(value ?? null)),
  object: (parts) =>
    parts.length === 0
      ? "'{}'"
      : `(${parts.map(([key, piece], at) => `'${at === 0 ? "{" : ","}"${name(key)}":' || ${piece}`).join(" || ")} || '}')`,
  array: (piece, order, filter) => `coalesce('[' || string_agg(${piece}, ','${ordered(order)})${filtered(filter)} || ']', '[]')`,
  orNull: (expr) => `coalesce(${expr}, 'null')`,
  text: (piece) => piece,
};

export const buildForm: JsonForm = {
  name: "build",
  raw: (expr) => `coalesce(to_json(${expr}), 'null'::json)`,
  quoted: (expr) => `coalesce(to_json((${expr})::text), 'null'::json)`,
  value: (expr) => `coalesce(to_json(${expr}), 'null'::json)`,
  json: (expr) => `coalesce((${expr})::json, 'null'::json)`,
  constant: (value) => `${literal(JSON.stringify(value ?? null))}::json`,
  object: (parts) =>
    parts.length === 0 ? "'{}'::json" : `json_build_object(${parts.map(([key, piece]) => `'${name(key)}', ${piece}`).join(", ")})`,
  array: (piece, order, filter) => `coalesce(json_agg(${piece}${ordered(order)})${filtered(filter)}, '[]'::json)`,
  orNull: (expr) => `coalesce(${expr}, 'null'::json)`,
  text: (piece) => `(${piece})::text`,
};
