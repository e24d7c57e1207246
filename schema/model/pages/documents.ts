/**
 * The GraphQL documents of a page, with only the fields its viewer class may read, and the values of their variables from the
 * page's address. Both sides of the wire use the same functions: the server before it renders, the browser when it goes live.
 */
import type { Json } from "../../ids.ts";
import type { Table } from "../model.ts";
import { type ColumnSpec, type FilterSpec, selection } from "./columns.ts";

/** One question of a page. */
export type PageQuery = ListQuery | OneQuery | CountsQuery | InboxQuery;

interface Asked {
  readonly document: string;
  /** The field of the answer that holds it. */
  readonly root: string;
  /** The same as a subscription; null: not live. */
  readonly live: string | null;
}
export interface ListQuery extends Asked {
  readonly kind: "list";
  /** Asks for the exact number of rows, after the first paint. */
  readonly count: string;
  readonly size: number;
  readonly filters: readonly FilterSpec[];
  readonly searchable: boolean;
  readonly sortable: readonly string[];
  readonly sort: { readonly key: string; readonly desc: boolean } | null;
  /** A related list: rows whose `key` is the record of the page; `many`: the key is a list. */
  readonly of: { readonly key: string; readonly many: boolean } | null;
}
export interface OneQuery extends Asked {
  readonly kind: "one";
}
/** Several counts under aliases. */
export interface CountsQuery extends Asked {
  readonly kind: "counts";
}

/** Requests for somebody's yes; `ofRecord`: those about the record of the page. */
export interface InboxQuery extends Asked {
  readonly kind: "inbox";
  readonly ofRecord: boolean;
}

export const pageSize = 25;

/** The API's name of an entity's list; where plural and singular are one word, the list says so. */
export const listRoot = (table: Table): string => (table.pluralKey === table.key ? `${table.key}List` : table.pluralKey);

export const listQuery = (
  table: Table,
  columns: readonly ColumnSpec[],
  rest: Pick<ListQuery, "filters" | "searchable" | "sort" | "of"> & { readonly size?: number; readonly extra?: string },
): ListQuery => {
  const { typeName: type } = table;
  const root = listRoot(table);
  const search = rest.searchable ? [", $search: String", ", search: $search"] : ["", ""];
  const pick = `(filter: $filter${search[1]}`;
  const head = `($filter: ${type}Filter${search[0]}`;
  const page = ["$order", "$first", "$after", "$last", "$before"].map((name) => `, ${name.slice(1)}: ${name}`).join("");
  const fields = ["id version", rest.extra ?? "", ...columns.map(selection)].filter(Boolean).join(" ");
  const body = `{ ${root}${pick}${page}) { nodes { ${fields} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const variables = `${head}, $order: [${type}Order!], $first: Int, $after: String, $last: Int, $before: String)`;
  return {
    kind: "list",
    document: `query List${variables} ${body}`,
    live: `subscription Live${variables} ${body}`,
    count: `query Count${head}) { ${root}${pick}, first: 1) { count { value exact } } }`,
    root,
    size: rest.size ?? pageSize,
    filters: rest.filters,
    searchable: rest.searchable,
    sortable: columns.filter(({ sortable }) => sortable).map(({ key }) => key),
    sort: rest.sort,
    of: rest.of,
  };
};

export const oneQuery = (table: Table, fields: readonly string[], live: boolean): OneQuery => {
  const body = `($id: ID!) { ${table.key}(id: $id) { ${["id version", ...fields].join(" ")} } }`;
  return { kind: "one", document: `query One${body}`, live: live ? `subscription Live${body}` : null, root: table.key };
};

/** Tells an open page that another version became active. */
export const versionDocument = "subscription Version { modelChanged { hash } }";

/** Explains a right, see the data plane's `why`. */
export const whyDocument =
  "query Why($input: WhyInput!) { why(input: $input) { allowed reason policies { sentence admits conditions { sentence holds values { name value shown } } } fields { name access } } }";

/** At most this many roots go into one document (the API's limits are 20 roots and 30 aliases). */
export const countsPerDocument = 12;

export interface CountSpec {
  readonly alias: string;
  readonly table: Table;
  readonly filter: { readonly key: string; readonly value: string } | null;
}

export const countsQuery = (counts: readonly CountSpec[]): CountsQuery => ({
  kind: "counts",
  document: `query Counts { ${counts
    .map(({ alias, table, filter }) => {
      const where = filter ? `filter: { ${filter.key}: { eq: ${filter.value} } }, ` : "";
      return `${alias}: ${listRoot(table)}(${where}first: 1) { count { value exact } }`;
    })
    .join(" ")} }`,
  live: null,
  root: "",
});

/** What the address says about a list; wrong or foreign values are left out, never sent. */
export interface ListAsk {
  readonly search: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: { readonly key: string; readonly desc: boolean } | null;
  readonly after: string | null;
  readonly before: string | null;
}

export const askOf = (query: ListQuery, search: string): ListAsk => {
  const given = new URLSearchParams(search);
  const filters = query.filters.flatMap((filter): [string, string][] => {
    const names = filter.kind === "date" || filter.kind === "dateTime" ? [`${filter.key}.from`, `${filter.key}.to`] : [filter.key];
    return names.flatMap((name): [string, string][] => {
      const value = given.get(`f.${name}`)?.trim() ?? "";
      return value && fits(filter, value) ? [[name, value]] : [];
    });
  });
  const sort = given.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  return {
    search: query.searchable ? (given.get("q") ?? "").trim().slice(0, 200) : "",
    filters: Object.fromEntries(filters),
    sort: query.sortable.includes(key) ? { key, desc: sort.startsWith("-") } : query.sort,
    after: given.get("after"),
    before: given.get("before"),
  };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d\d-\d\d$/;
const fits = ({ kind, options }: FilterSpec, value: string): boolean => {
  switch (kind) {
    case "option":
      return options.some((option) => option.value === value);
    case "boolean":
      return value === "true" || value === "false";
    case "date":
    case "dateTime":
      return day.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
    case "record":
      return uuid.test(value);
  }
};

type Values = Readonly<Record<string, Json>>;

/** Variables of a list; `id` is the record of the page for a related list, `zone` the platform's time zone for day borders. */
export const listVariables = (
  query: ListQuery,
  ask: ListAsk,
  id: string | null,
  dayStart: (day: string, plus: number) => string,
): Values => {
  const filter: Record<string, Json> = {};
  for (const spec of query.filters) {
    const value = ask.filters[spec.key];
    const from = ask.filters[`${spec.key}.from`];
    const to = ask.filters[`${spec.key}.to`];
    if (spec.kind === "record" && value) filter[spec.key] = { id: { eq: value } };
    else if (spec.kind === "boolean" && value) filter[spec.key] = { eq: value === "true" };
    else if (spec.kind === "option" && value) filter[spec.key] = { eq: value };
    else if (spec.kind === "date" && (from || to)) filter[spec.key] = { ...(from && { gte: from }), ...(to && { lte: to }) };
    else if (spec.kind === "dateTime" && (from || to))
      filter[spec.key] = { ...(from && { gte: dayStart(from, 0) }), ...(to && { lt: dayStart(to, 1) }) };
  }
  if (query.of && id) filter[query.of.key] = query.of.many ? { some: { id: { eq: id } } } : { id: { eq: id } };
  const order = ask.sort ? { order: [{ [ask.sort.key]: ask.sort.desc ? "DESC" : "ASC" }] } : {};
  const page = ask.before ? { last: query.size, before: ask.before } : { first: query.size, ...(ask.after && { after: ask.after }) };
  return { ...countVariables(query, ask, filter), ...order, ...page };
};

const countVariables = (query: ListQuery, ask: ListAsk, filter: Record<string, Json>): Values => ({
  ...(Object.keys(filter).length > 0 && { filter }),
  ...(query.searchable && ask.search && { search: ask.search }),
});

/** The part of a list's variables its count takes. */
export const countOf = ({ filter, search }: Values): Values => ({
  ...(filter !== undefined && { filter }),
  ...(search !== undefined && { search }),
});
