/**
 * JSON as SQL. `textForm` concatenates text, which costs about half the CPU of `json_build_object` on nested answers; the price is that
 * one forgotten `coalesce` empties a whole row. So all of it is here, and `buildForm`, which asks PostgreSQL to build the JSON, exists
 * to be compared with it: both must give the same answer for every plan.
 */
import { literal } from "../names.ts";
import { type Joined, joined, split, written } from "./joined-text.ts";

/** An SQL expression that is never null and gives JSON (as text or json, by form). Written into a statement it is its SQL. */
export type Piece = string | Joined;

export interface JsonForm {
  readonly name: "text" | "build";
  /** int, boolean: printed as they are. */
  raw(expr: string, standing?: Standing): Piece;
  /** Values whose text needs no escaping: uuid, numeric, dates. */
  quoted(expr: string, standing?: Standing): Piece;
  /** Anything `to_json` knows. */
  value(expr: string): Piece;
  /** A json or jsonb value. */
  json(expr: string): Piece;
  constant(value: unknown): Piece;
  object(parts: readonly (readonly [name: string, piece: Piece])[]): Piece;
  /** Aggregates pieces, in the order of the rows where none is given; the empty list is `[]`. */
  array(piece: Piece, order: string | null, filter: string | null): Piece;
  /** The piece of the one row there is. */
  ofRow(piece: Piece, from: string): Piece;
  /** The piece of the row, where there is one. */
  ofRowOrNull(piece: Piece, from: string): Piece;
  /** A piece that is worked out in a subselect, under a name, and stands outside of it. */
  carried(piece: Piece, name: string): { readonly inside: Piece; readonly outside: Piece };
  /** A nullable expression that holds a piece. */
  orNull(expr: string): Piece;
  /** The last step: one text. */
  text(piece: Piece): string;
}

/** `filled`: the value is never null. */
export type Standing = "filled" | "nullable";

// GraphQL names only; checked again because they end up inside a literal.
const name = (value: string): string => {
  if (!/^[_A-Za-z][_0-9A-Za-z]{0,200}$/.test(value)) throw new Error("not a response name");
  return value;
};
const ordered = (order: string | null) => (order === null ? "" : ` ORDER BY ${order}`);
const filtered = (filter: string | null) => (filter === null ? "" : ` FILTER (WHERE ${filter})`);

export const textForm: JsonForm = {
  name: "text",
  raw: (expr, standing) => (standing === "filled" ? `(${expr})::text` : `coalesce((${expr})::text, 'null')`),
  quoted: (expr, standing) =>
    standing === "filled"
      ? joined({ text: '"' }, `(${expr})::text`, { text: '"' })
      : joined({ before: '"', nullable: `(${expr})::text`, after: '"' }),
  value: (expr) => `coalesce(to_json(${expr})::text, 'null')`,
  json: (expr) => `coalesce((${expr})::text, 'null')`,
  constant: (value) => joined({ text: JSON.stringify(value ?? null) }),
  object: (parts) =>
    joined({ text: "{" }, ...parts.flatMap(([key, piece], at) => [{ text: `${at === 0 ? "" : ","}"${name(key)}":` }, piece] as const), {
      text: "}",
    }),
  // What stands around every item is said once, between them.
  array: (piece, order, filter) => {
    const { before, middle, after } = split(piece);
    const items = `string_agg(${written(middle)}, ${literal(`${after},${before}`)}${ordered(order)})${filtered(filter)}`;
    const list = written(joined({ text: before }, items, { text: after }));
    return joined({ text: "[" }, `coalesce(${list}, '')`, { text: "]" });
  },
  ofRow: (piece, from) => {
    const { before, middle, after } = split(piece);
    return joined({ text: before }, `(SELECT ${written(middle)} FROM ${from})`, { text: after });
  },
  ofRowOrNull: (piece, from) => {
    const { before, middle, after } = split(piece);
    return joined({ before, nullable: `(SELECT ${written(middle)} FROM ${from})`, after });
  },
  carried: (piece, as) => {
    const { before, middle, after } = split(piece);
    return { inside: middle, outside: joined({ text: before }, as, { text: after }) };
  },
  orNull: (expr) => `coalesce(${expr}, 'null')`,
  text: (piece) => String(piece),
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
  ofRow: (piece, from) => `(SELECT ${piece} FROM ${from})`,
  ofRowOrNull: (piece, from) => `coalesce((SELECT ${piece} FROM ${from}), 'null'::json)`,
  carried: (piece, as) => ({ inside: piece, outside: as }),
  orNull: (expr) => `coalesce(${expr}, 'null'::json)`,
  text: (piece) => `(${piece})::text`,
};
