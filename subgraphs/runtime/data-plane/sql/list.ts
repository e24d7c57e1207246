/** A connection as SQL: the page, its cursors, its count and its figures, each worked out only when asked for. */
import type { Table } from "../../../../schema/model/model.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { pageStep } from "../limits.ts";
import { ident, literal } from "../names.ts";
import { type SystemField, systemFields } from "../schema-meta.ts";
import { type Argument, argumentOf } from "./arguments.ts";
import { figurePiece } from "./figures.ts";
import { filterSql, newCount } from "./filter.ts";
import type { Piece } from "./json-text.ts";
import { beyondCursor, cursorSql, orderBy, orderHash, orderTerms } from "./order.ts";
import { isSearch, rankTerm, searchHash, searchSql } from "./search.ts";
import { type Built, type Compiling, collect, objectTypeOf, recordPiece, type Selected, selectionOf } from "./select.ts";
import { newSource, type Row, type Source } from "./source.ts";
import type { RunInput, Statement } from "./statement.ts";

export const pageLimits = {
  root: 500,
  rootDefault: 50,
  nested: 100,
  nestedDefault: 20,
  live: 100,
  offset: 10_000,
  counted: 10_000,
} as const;

export interface ListOptions {
  readonly nested: boolean;
  readonly live?: boolean;
  /** The row the list lies in, and what ties the list to it. */
  readonly of?: { readonly row: Row; readonly where: (source: Source) => string };
}

/** The piece of one connection, as a scalar subselect; always one value, never null. */
export const listPiece = (compiling: Compiling, table: Table, selected: Selected, options: ListOptions): Built => {
  const { statement } = compiling;
  const { json } = statement;
  const type = objectTypeOf(selected.field);
  const fields = collect(compiling, type, selectionOf(selected));
  const ask = (name: string) => argumentOf(selected.field, selected.nodes[0]!, name, compiling.variables);
  const conditions = (source: Source): readonly string[] => {
    const filter = filterSql(statement, source, ask("filter"), newCount());
    const search = searchSql(statement, source, table, ask("search"));
    return [...(options.of ? [options.of.where(source)] : []), ...(filter ? [filter] : []), ...(search ? [search] : [])];
  };
  const page = pageOf(statement, ask, options);
  const rowFields = fields.filter((field): field is Selected => field.field !== null && pageFields.has(field.field.name));
  const rows = rowFields.length > 0 ? rowsOf(compiling, table, rowFields, ask, page, conditions) : null;
  const parts = fields.map((field): readonly [string, Piece] => {
    if (field.field === null) return [field.key, json.constant(type.name)];
    if (field.field.name === "count") return [field.key, countPiece(compiling, table, field, conditions, options.of?.row)];
    if (field.field.name === "aggregate") return [field.key, aggregatePiece(compiling, table, field, conditions)];
    return [field.key, rows!.pieces.get(field.key)!];
  });
  const body = json.object(parts);
  const figures = fields.filter(({ field }) => field?.name === "count" || field?.name === "aggregate").length;
  return {
    // HAVING makes it one row even when nothing in the body aggregates.
    piece: rows ? json.ofRow(body, `${rows.from} HAVING true`) : body,
    cost: (input) => (rows ? page.size(input) * rows.cost(input) : 0) + figures * 50,
  };
};

const pageFields = new Set(["nodes", "edges", "pageInfo"]);
type Ask = (name: string) => Argument;
const given = (argument: Argument) => argument.value !== null && argument.value !== undefined;

interface Page {
  readonly backwards: boolean;
  readonly size: (input: RunInput) => number;
  /** Most rows the statement reads. */
  readonly step: number;
  /** As many as are asked for. */
  readonly exact: boolean;
  readonly offset: Argument | null;
}

const pageOf = (statement: Statement, ask: Ask, { nested, live }: ListOptions): Page => {
  const [first, last, offset] = [ask("first"), ask("last"), ask("offset")];
  const limit = nested ? pageLimits.nested : live ? pageLimits.live : pageLimits.root;
  const backwards = given(last) && !given(first);
  const asked = backwards ? last : first;
  const problem = (en: string, ar: string, path: string) => new InvalidInput([{ path: [path], code: "INVALID", message: { en, ar } }]);
  if (given(first) && given(last)) throw problem("Ask for the first or the last, not both.", "اطلب الأوائل أو الأواخر، لا كليهما.", "last");
  const size = (input: RunInput): number => {
    const value = asked.get(input);
    return typeof value === "number" ? value : Math.min(limit, nested ? pageLimits.nestedDefault : pageLimits.rootDefault);
  };
  statement.checks.push((input) => {
    const value = size(input);
    if (value < 0)
      throw problem("A page cannot have fewer than no records.", "لا يمكن أن تكون الصفحة أقل من صفر.", backwards ? "last" : "first");
    if (value > limit) throw dataError("LIMIT_PAGE", { limit, asked: value });
    const skip = offset.get(input);
    if (typeof skip === "number" && (skip < 0 || skip > pageLimits.offset))
      throw dataError("LIMIT_PAGE", { limit: pageLimits.offset, asked: skip });
  });
  const usual = nested ? pageLimits.nestedDefault : pageLimits.rootDefault;
  const most = typeof asked.value === "number" ? asked.value : usual;
  const step = pageStep(most);
  return { backwards, size, step, exact: step === most, offset: given(offset) ? offset : null };
};

/** The rows of the page: filter, order and limit inside, relations and JSON outside, so that skipped rows cost nothing. */
const rowsOf = (
  compiling: Compiling,
  table: Table,
  fields: readonly Selected[],
  ask: Ask,
  page: Page,
  conditions: (source: Source) => readonly string[],
) => {
  const { statement } = compiling;
  const { json } = statement;
  const source = newSource(statement, table);
  const search = ask("search");
  const rank = isSearch(search) && !given(ask("order")) ? rankTerm(statement, source, table, search) : null;
  const terms = orderTerms(statement, source, ask("order"), rank);
  const order = orderHash(table, terms);
  const hash = (input: RunInput) => (rank ? `${order}.${searchHash(search)(input)}` : order);
  const [after, before] = [ask("after"), ask("before")];
  const where = [
    ...conditions(source),
    ...(given(after) ? [beyondCursor(statement, terms, hash, after, false)] : []),
    ...(given(before) ? [beyondCursor(statement, terms, hash, before, true)] : []),
  ];
  const inner = derivedRow(statement, source);
  const size = () => statement.claim(`size.${inner.alias}`, (input) => page.size(input), "int");
  const outer = statement.alias("j");
  const outputs: string[] = [];
  const costs: ((input: RunInput) => number)[] = [];
  const pieces = new Map<string, Piece>();
  // Rows come in their order and exactly as many as asked for, unless they are read backwards or one more says whether there are more.
  const plain = !page.backwards && fields.every(({ field }) => field.name !== "pageInfo");
  const place = plain ? null : `${outer}.rn${page.backwards ? " DESC" : ""}`;
  const inPage = plain ? null : `${outer}.rn <= ${size()}`;
  let cursor: string | null = null;
  const cursorColumn = () => {
    if (cursor === null) {
      cursor = `${outer}.c`;
      outputs.push(
        `${cursorSql(
          statement,
          hash,
          terms.map((_, at) => `${inner.alias}.o${at}`),
        )} AS c`,
      );
    }
    return cursor;
  };
  const record = (selected: Selected): Piece => {
    const built = recordPiece(compiling, inner, objectTypeOf(selected.field), selectionOf(selected));
    costs.push(built.cost);
    const name = statement.alias("r");
    const { inside, outside } = json.carried(built.piece, `${outer}.${name}`);
    outputs.push(`${inside} AS ${name}`);
    return outside;
  };
  for (const field of fields) {
    const name = field.field.name;
    if (name === "nodes") pieces.set(field.key, json.array(record(field), place, inPage));
    else if (name === "edges") {
      const type = objectTypeOf(field.field);
      const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] =>
        part.field === null
          ? [part.key, json.constant(type.name)]
          : [part.key, part.field.name === "cursor" ? json.quoted(cursorColumn()) : record(part)],
      );
      pieces.set(field.key, json.array(json.object(parts), place, inPage));
    } else {
      const type = objectTypeOf(field.field);
      const more = `coalesce(bool_or(${outer}.rn > ${size()}), false)`;
      const [head, tail] = page.backwards ? ["DESC", "ASC"] : ["ASC", "DESC"];
      const end = (direction: string) => `(array_agg(${cursorColumn()} ORDER BY ${outer}.rn ${direction}) FILTER (WHERE ${inPage}))[1]`;
      const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
        if (part.field === null) return [part.key, json.constant(type.name)];
        switch (part.field.name) {
          case "hasNextPage":
            return [part.key, json.raw(page.backwards ? String(given(before)) : more)];
          case "hasPreviousPage":
            return [part.key, json.raw(page.backwards ? more : String(given(after) || page.offset !== null))];
          case "startCursor":
            return [part.key, json.quoted(end(head!))];
          default:
            return [part.key, json.quoted(end(tail!))];
        }
      });
      pieces.set(field.key, json.object(parts));
    }
  }
  // What the rows are ordered by goes on only where a cursor is made of it.
  const columns = [...inner.columns(), ...(cursor === null ? [] : terms.map(({ expr }, at) => `${expr} AS o${at}`))];
  const offset = page.offset ? ` OFFSET ${statement.bind((input) => page.offset?.get(input) ?? 0, "int")}` : "";
  const limited = `SELECT ${columns.join(", ")} FROM ${source.from()}${where.length ? ` WHERE ${where.join(" AND ")}` : ""} ORDER BY ${orderBy(terms, page.backwards)} LIMIT ${plain ? page.step : page.step + 1}${offset}`;
  // Not by a second LIMIT: of one it does not know PostgreSQL expects a tenth, and walks whole indexes for rows that come in order.
  const numbered = (most: string) => `SELECT * FROM (SELECT q.*, row_number() OVER () AS rn FROM (${limited}) q) z WHERE z.rn <= ${most}`;
  const rows = !plain ? numbered(`${size()} + 1`) : page.exact ? limited : numbered(size());
  return {
    pieces,
    from: `(SELECT ${[...(plain ? [] : [`${inner.alias}.rn AS rn`]), ...outputs].join(", ")} FROM (${rows}) ${inner.alias}) ${outer}`,
    cost: (input: RunInput) =>
      Math.max(
        1,
        costs.reduce((sum, cost) => sum + cost(input), 0),
      ),
  };
};

/** The rows of a subselect over a source; asking it for a column makes the subselect carry it. */
const derivedRow = (statement: Statement, source: Source): Row & { columns(): readonly string[] } => {
  const alias = statement.alias("p");
  const carried = new Map<string, string>();
  const carry = (name: string, expr: string) => {
    carried.set(name, expr);
    return `${alias}.${ident(name)}`;
  };
  return {
    table: source.table,
    alias,
    column: (field) => carry(field, source.column(field)),
    system: (field: SystemField) => carry(systemFields[field].column, source.system(field)),
    columns: () => [...carried].map(([name, expr]) => `${expr} AS ${ident(name)}`),
  };
};

/** Exact up to a limit; beyond it the planner's estimate, which costs no more however many there are. */
const countPiece = (
  compiling: Compiling,
  table: Table,
  selected: Selected,
  conditions: (source: Source) => readonly string[],
  outer: Row | undefined,
): Piece => {
  const { statement } = compiling;
  const { json } = statement;
  const source = newSource(statement, table);
  const where = conditions(source);
  const type = objectTypeOf(selected.field);
  const counted = statement.alias("c");
  const rows = `SELECT 1 FROM ${source.from()}${where.length ? ` WHERE ${where.join(" AND ")}` : ""}`;
  const value = `CASE WHEN ${counted}.n <= ${pageLimits.counted} THEN ${counted}.n ELSE least(greatest(${estimateSql(rows, outer)}, ${counted}.n), 2147483647) END`;
  const parts = collect(compiling, type, selectionOf(selected)).map((part): readonly [string, Piece] => {
    if (part.field === null) return [part.key, json.constant(type.name)];
    return [part.key, json.raw(part.field.name === "value" ? value : `${counted}.n <= ${pageLimits.counted}`)];
  });
  return json.ofRow(json.object(parts), `(SELECT count(*)::int AS n FROM (${rows} LIMIT ${pageLimits.counted + 1}) q) ${counted}`);
};

/** The planner's estimate of a statement. Its parameters, and the id of the row it lies in, become elements of one array. */
const estimateSql = (rows: string, outer: Row | undefined): string => {
  const args: string[] = [];
  const arg = (value: string, type: string) => {
    const known = args.indexOf(`(${value})::text`);
    if (known < 0) args.push(`(${value})::text`);
    return `($1[${known < 0 ? args.length : known + 1}])::${type}`;
  };
  const alone = rows.replace(/\$\d+::(\w+(?:\[\])?)/g, (place, type: string) => arg(place, type));
  const free = outer ? alone.replaceAll(outer.system("id"), arg(outer.system("id"), "uuid")) : alone;
  return `search.estimate(${literal(free)}, ARRAY[${args.join(", ")}]::text[])`;
};

const aggregatePiece = (
  compiling: Compiling,
  table: Table,
  selected: Selected,
  conditions: (source: Source) => readonly string[],
): Piece => {
  const source = newSource(compiling.statement, table);
  const where = conditions(source);
  const { json } = compiling.statement;
  const body = json.object(
    collect(compiling, objectTypeOf(selected.field), selectionOf(selected)).map((part): readonly [string, Piece] => [
      part.key,
      part.field === null ? json.constant(`${table.typeName}Aggregate`) : figurePiece(compiling, part, (field) => source.column(field)),
    ]),
  );
  return json.ofRow(body, `${source.from()}${where.length ? ` WHERE ${where.join(" AND ")}` : ""} HAVING true`);
};
