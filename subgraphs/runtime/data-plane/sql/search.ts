/**
 * A search as SQL: every word must be in one of the fields, as a word in whatever form or as a part of one. What is stored is only used
 * to find candidates by index; where a class does not see all of it plainly, what it sees decides.
 */
import { createHash } from "node:crypto";
import type { Column, Table } from "../../../../schema/model/model.ts";
import { physical } from "../names.ts";
import { searchedColumns, searchedText } from "../search.ts";
import type { Argument } from "./arguments.ts";
import { text } from "./filter.ts";
import type { OrderTerm } from "./order.ts";
import type { Row, Source } from "./source.ts";
import type { RunInput, Statement } from "./statement.ts";

/** Whether something is asked; spaces ask nothing. */
export const isSearch = (search: Argument): boolean => typeof search.value === "string" && search.value.trim() !== "";

const asked = (search: Argument) => (input: RunInput) => text(search.get(input)).slice(0, 500);

/** Narrows the source to what is searched for; answers the condition that decides, null when the source alone does. */
export const searchSql = (statement: Statement, source: Source, table: Table, search: Argument): string | null => {
  if (!isSearch(search)) return null;
  const { view } = statement;
  const stored = searchedColumns(table);
  const seen = stored.filter(({ id }) => ["plain", "depends"].includes(view.shown(table.id, id)));
  if (seen.length === 0) return "false";
  const words = statement.bind(asked(search), "text");
  /** By index: what holds the words, or all pieces of them. */
  const proposed = (value: string) =>
    `(search.vector(${value}) @@ (SELECT search.query(${words})) OR (search.pieces(${value}) @> (SELECT search.wanted(${words})) AND search.plain(${value}) LIKE ALL ((SELECT search.patterns(${words}))::text[])))`;
  const decided = (value: string) =>
    `search.answers(${value}, (SELECT search.query(${words})), (SELECT search.wanted(${words})), ((SELECT search.patterns(${words}))::text[]))`;
  // Behind an account's wall no index is used, so the words of a row are read once there.
  const matches = view.accounts ? decided : proposed;
  source.narrow((base) => matches(searchedText(stored, view.model.header, (column) => `${base}.${physical(column)}`)));
  if (seen.length === stored.length && seen.every(({ id }) => view.shown(table.id, id) === "plain")) return null;
  return decided(searchedText(seen, view.model.header, (column) => source.column(column.id)));
};

/** Best first: how well the title answers. Null where no title shows. */
export const rankTerm = (statement: Statement, row: Row, table: Table, search: Argument): OrderTerm | null => {
  const title = rankedColumn(statement, table);
  if (!title) return null;
  const words = statement.bind(asked(search), "text");
  const value = searchedText([title], statement.view.model.header, (column) => row.column(column.id));
  return {
    expr: `search.rank(${value}, ${words}, (SELECT search.query(${words})))`,
    desc: true,
    sqlType: "numeric",
    nullable: false,
    name: "rank",
  };
};

const rankedColumn = ({ view }: Statement, table: Table): Column | undefined => {
  const seen = searchedColumns(table).filter(({ id }) => ["plain", "depends"].includes(view.shown(table.id, id)));
  return seen.find(({ id }) => id === table.title) ?? seen[0];
};

/** Ties a cursor to the words it was made for. */
export const searchHash =
  (search: Argument) =>
  (input: RunInput): string =>
    createHash("sha256").update(asked(search)(input)).digest("base64url").slice(0, 8);
