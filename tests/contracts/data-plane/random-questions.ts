/**
 * Random questions about a random platform, each with what a plain evaluator answers: lists with filters, searches, orders and pages,
 * records and lists inside them both ways, figures and groups.
 */
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { enumValue } from "../../../schema/model/pages/columns.ts";
import type { ModelView } from "../../../subgraphs/runtime/data-plane/access.ts";
import { buildFilter, type Filter } from "./random-filters.ts";
import { mask, pick, type Random, type Reference, type Seen, some } from "./random-platform.ts";
import { buildSearch } from "./random-searches.ts";

export interface Question {
  /** `(…) { … }` behind the name of a root. */
  readonly root: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `$f0: ThingFilter`, in front of the document. */
  readonly declared: readonly string[];
  readonly expected: (reference: Reference) => unknown;
  readonly filter: Filter | null;
}

export const documentOf = (operation: "query" | "subscription", { root, text, declared }: Question): string =>
  `${operation}${declared.length ? ` (${declared.join(", ")})` : ""} { ${root}${text} }`;

export type Shown = "no" | "plain" | "masked";
export interface Asking {
  readonly random: Random;
  readonly model: Model;
  readonly view: ModelView;
}
/** How a field shows; one that shows on some rows only is a plain one that is now and then empty. */
export const shownOf = ({ view }: Pick<Asking, "view">, table: Table, column: Column): Shown => {
  const shown = view.shown(table.id, column.id);
  return shown === "depends" ? "plain" : shown;
};
export const readableTables = ({ model, view }: Asking): readonly Table[] =>
  model.tables.filter((table) => !table.builtIn && view.readable(table.id));

const shownAs = (column: Column, value: unknown): unknown => {
  if (value === null || value === undefined || value === mask) return value ?? null;
  if (column.type === "enum") return enumValue(column.options.find(({ id }) => id === value)?.key ?? "");
  return value;
};

interface Bound {
  readonly variables: Record<string, unknown>;
  readonly declared: string[];
}
const bind = (bound: Bound, type: string, value: unknown): string => {
  const name = `v${bound.declared.length}`;
  bound.declared.push(`$${name}: ${type}`);
  bound.variables[name] = value;
  return `$${name}`;
};

/** What is asked of rows, and the rows' answer. */
interface Part<Of> {
  readonly text: string;
  readonly expected: (of: Of, reference: Reference) => unknown;
}

// ── a list ──

export const listQuestion = (asking: Asking, live = false): Question | null => {
  const tables = readableTables(asking);
  if (tables.length === 0) return null;
  const table = pick(asking.random, tables);
  const bound: Bound = { variables: {}, declared: [] };
  const { text, expected, filter } = listPart(asking, bound, table, live ? 1 : 0);
  return {
    root: table.pluralKey,
    text,
    filter,
    ...bound,
    expected: (reference) => ({ [table.pluralKey]: expected(reference.visible(table), reference) }),
  };
};

const listPart = (
  asking: Asking,
  bound: Bound,
  table: Table,
  depth: number,
): Part<readonly Seen[]> & { readonly filter: Filter | null } => {
  const { random } = asking;
  const { filter, search, args, admitted } = narrowing(asking, bound, table, depth);
  const [order, compare] = ordering(asking, table, search !== null);
  const size = 1 + Math.floor(random() * 9);
  const backwards = random() < 0.2;
  const node = recordPart(asking, bound, table, depth);
  const figures = figuresPart(asking, table);
  return {
    filter,
    text: `(${[...args, ...(order ? [order] : []), `${backwards ? "last" : "first"}: ${size}`].join(", ")}) { nodes ${node.text} pageInfo { hasNextPage hasPreviousPage } count { value exact } aggregate ${figures.text} }`,
    expected: (rows, reference) => {
      const all = rows.filter(admitted).sort((a, b) => compare(a, b, reference));
      const page = backwards ? all.slice(-size) : all.slice(0, size);
      const more = all.length > size;
      return {
        nodes: page.map((seen) => node.expected(seen, reference)),
        pageInfo: { hasNextPage: !backwards && more, hasPreviousPage: backwards && more },
        count: { value: all.length, exact: true },
        aggregate: figures.expected(all, reference),
      };
    },
  };
};

/** Which rows: a filter, words, both or neither. */
const narrowing = (asking: Asking, bound: Bound, table: Table, depth: number) => {
  const { random } = asking;
  const scalars = table.columns.filter((column) => column.target === null && shownOf(asking, table, column) !== "no");
  const filter = depth > 0 && random() < 0.4 ? null : buildFilter(random, scalars, (column) => shownOf(asking, table, column));
  const search = random() < 0.15 ? buildSearch(random, table, (column) => shownOf(asking, table, column)) : null;
  return {
    filter,
    search,
    args: [
      ...(filter ? [`filter: ${bind(bound, `${table.typeName}Filter`, filter.input)}`] : []),
      ...(search ? [`search: ${bind(bound, "String", search.words)}`] : []),
    ],
    admitted: (seen: Seen) => (filter === null || filter.test(seen) === true) && (search === null || search.test(seen)),
  };
};

const orderable = (asking: Asking, table: Table): readonly Column[] =>
  table.columns.filter((column) => shownOf(asking, table, column) === "plain" && rankedTypes.has(column.type));
const rankedTypes = new Set<Column["type"]>(["integer", "decimal", "date", "boolean", "enum"]);

type Rank = number | string | boolean | null;
const rankOf = (column: Column, value: unknown): Rank => {
  if (value === null || value === undefined) return null;
  if (column.type === "enum") return column.options.findIndex(({ id }) => id === value);
  return column.type === "decimal" ? Number(value) : (value as Rank);
};
/** Empty values come last, whichever way. */
const byRank = (a: Rank, b: Rank, desc: boolean): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return (a < b ? -1 : 1) * (desc ? -1 : 1);
};
const byId = (a: Seen, b: Seen): number => (String(a.row.id) < String(b.row.id) ? -1 : 1);

type Compare = (a: Seen, b: Seen, reference: Reference) => number;
const ordering = (asking: Asking, table: Table, must: boolean): readonly [string | null, Compare] => {
  const { random, model } = asking;
  const desc = random() < 0.5;
  const way = desc ? "DESC" : "ASC";
  const own = orderable(asking, table);
  const through = referencesOf(asking, table).flatMap((reference) => {
    const target = model.tables.find(({ id }) => id === reference.target)!;
    return orderable(asking, target).map((column) => ({ reference, target, column }));
  });
  const chance = random();
  if (own.length > 0 && chance < 0.5) {
    const column = pick(random, own);
    return [
      `order: [{ ${column.key}: ${way} }]`,
      (a, b) => byRank(rankOf(column, a.value(column)), rankOf(column, b.value(column)), desc) || byId(a, b),
    ];
  }
  if (through.length > 0 && chance < 0.7) {
    const { reference, target, column } = pick(random, through);
    const rank = (seen: Seen, evaluated: Reference) => {
      const id = seen.value(reference);
      const found = evaluated.visible(target).find(({ row }) => row.id === id);
      return found ? rankOf(column, found.value(column)) : null;
    };
    return [
      `order: [{ ${reference.key}: { ${column.key}: ${way} } }]`,
      (a, b, evaluated) => byRank(rank(a, evaluated), rank(b, evaluated), desc) || byId(a, b),
    ];
  }
  // Newest first when nothing is asked.
  return chance < 0.85 && !must ? [null, (a, b) => -byId(a, b)] : ["order: [{ id: ASC }]", byId];
};

/** References this class may follow. */
const referencesOf = (asking: Asking, table: Table): readonly Column[] =>
  table.columns.filter(
    ({ type, target, ...column }) =>
      type === "reference" && asking.view.readable(target!) && shownOf(asking, table, { type, target, ...column }) === "plain",
  );

/** A record: its fields, records it points to and lists of those that point to it. */
const recordPart = (asking: Asking, bound: Bound, table: Table, depth: number): Part<Seen> => {
  const { random, model, view } = asking;
  const columns = table.columns.filter((column) => shownOf(asking, table, column) !== "no");
  const parts: [key: string, text: string, (seen: Seen, reference: Reference) => unknown][] = [["id", "", ({ row }) => row.id]];
  for (const column of columns.filter(({ target }) => target === null))
    parts.push([column.key, "", (seen) => shownAs(column, seen.value(column))]);
  for (const column of columns.filter((one) => one.target !== null && shownOf(asking, table, one) === "plain"))
    parts.push([`${column.key}Id`, "", (seen) => seen.value(column)]);
  if (depth < 2) {
    for (const column of some(random, referencesOf(asking, table), 0.5)) {
      const target = model.tables.find(({ id }) => id === column.target)!;
      const inner = recordPart(asking, bound, target, depth + 1);
      parts.push([
        column.key,
        ` ${inner.text}`,
        (seen, reference) => {
          const found = reference.visible(target).find(({ row }) => row.id === seen.value(column));
          return found ? inner.expected(found, reference) : null;
        },
      ]);
    }
    for (const relation of model.relations.filter(({ to, inverse }) => to === table.id && inverse !== null)) {
      const from = model.tables.find(({ id }) => id === relation.from)!;
      const column = from.columns.find(({ id }) => id === relation.field)!;
      if (!view.readable(from.id) || shownOf(asking, from, column) !== "plain" || random() < 0.5) continue;
      const inner = listPart(asking, bound, from, depth + 1);
      parts.push([
        relation.inverse!.key,
        inner.text,
        (seen, reference) =>
          inner.expected(
            reference.visible(from).filter((one) => one.value(column) === seen.row.id),
            reference,
          ),
      ]);
    }
  }
  return {
    text: `{ ${parts.map(([key, text]) => key + text).join(" ")} }`,
    expected: (seen, reference) => Object.fromEntries(parts.map(([key, , value]) => [key, value(seen, reference)])),
  };
};

// ── figures and groups ──

const figuresPart = (asking: Asking, table: Table): Part<readonly Seen[]> => {
  const { random } = asking;
  const plain = table.columns.filter((column) => shownOf(asking, table, column) === "plain");
  const numbers = plain.filter(({ type }) => type === "integer" || type === "decimal");
  const ordered = plain.filter(({ type }) => ["integer", "decimal", "date"].includes(type));
  const of = (column: Column, rows: readonly Seen[]) => rows.map((seen) => seen.value(column)).filter((value) => value !== null);
  const sum = (values: readonly unknown[]) => values.reduce((total: number, value) => total + Number(value), 0);
  const extreme = (column: Column, values: readonly unknown[], desc: boolean) =>
    [...values].sort((a, b) => byRank(rankOf(column, a), rankOf(column, b), desc))[0] ?? null;
  const figures: readonly [string, readonly Column[], (column: Column, values: readonly unknown[]) => unknown][] = [
    ["countDistinct", plain, (_, values) => new Set(values.map(String)).size],
    ["sum", numbers, (_, values) => (values.length ? sum(values) : null)],
    ["avg", numbers, (_, values) => (values.length ? sum(values) / values.length : null)],
    ["min", ordered, (column, values) => extreme(column, values, false)],
    ["max", ordered, (column, values) => extreme(column, values, true)],
  ];
  const asked = figures.flatMap(([name, columns, figure]) => {
    const over = some(random, columns, 0.3);
    return over.length > 0 ? [{ name, over, figure }] : [];
  });
  return {
    text: `{ count ${asked.map(({ name, over }) => `${name} { ${over.map(({ key }) => key).join(" ")} }`).join(" ")} }`,
    expected: (rows) => ({
      count: rows.length,
      ...Object.fromEntries(
        asked.map(({ name, over, figure }) => [
          name,
          Object.fromEntries(over.map((column) => [column.key, figure(column, of(column, rows))])),
        ]),
      ),
    }),
  };
};

const periods = {
  DAY: (day: string) => day,
  MONTH: (day: string) => `${day.slice(0, 7)}-01`,
  YEAR: (day: string) => `${day.slice(0, 4)}-01-01`,
} as const;

export const groupQuestion = (asking: Asking): Question | null => {
  const { random, model } = asking;
  const tables = readableTables(asking);
  if (tables.length === 0) return null;
  const table = pick(random, tables);
  const plain = table.columns.filter((column) => shownOf(asking, table, column) === "plain");
  const chosen = some(random, plain, 0.3).slice(0, 3);
  if (chosen.length === 0) return null;
  const bound: Bound = { variables: {}, declared: [] };
  const { filter, args, admitted } = narrowing(asking, bound, table, 0);
  const figures = figuresPart(asking, table);
  const keys = chosen.map((column) => {
    const period = pick(random, ["DAY", "MONTH", "YEAR"] as const);
    const target = model.tables.find(({ id }) => id === column.target);
    const record = target && !target.builtIn && asking.view.readable(target.id) ? target : null;
    const value = (seen: Seen) => {
      const given = seen.value(column);
      return column.type === "date" && typeof given === "string" ? periods[period](given) : given;
    };
    return {
      column,
      value,
      by: `{ ${column.key}: ${column.type === "date" ? period : "EACH"} }`,
      text: column.target === null ? column.key : `${column.key}Id${record ? ` ${column.key} { id }` : ""}`,
      shown: (given: unknown, reference: Reference): Record<string, unknown> => {
        if (column.target === null) return { [column.key]: shownAs(column, given) };
        const seen = record && reference.visible(record).some(({ row }) => row.id === given);
        return { [`${column.key}Id`]: given, ...(record && { [column.key]: seen ? { id: given } : null }) };
      },
    };
  });
  // Words are sorted by the language and records by their titles; those groups are compared as a set.
  const ranked = keys.every(({ column }) => rankedTypes.has(column.type));
  const first = ranked ? 1 + Math.floor(random() * 8) : 500;
  const byCount = ranked && random() < 0.4;
  const desc = random() < 0.5;
  const root = `${table.pluralKey}Group`;
  const order = byCount ? "order: [{ count: DESC }]" : ranked && desc ? `order: [{ keys: { ${keys[0]!.column.key}: DESC } }]` : null;
  return {
    root,
    filter,
    ...bound,
    text: `(${[`by: [${keys.map(({ by }) => by).join(", ")}]`, ...args, ...(order ? [order] : []), `first: ${first}`].join(", ")}) { keys { ${keys.map(({ text }) => text).join(" ")} } ${figures.text.slice(1, -1)} }`,
    expected: (reference) => {
      const groups = new Map<string, Seen[]>();
      for (const seen of reference.visible(table).filter(admitted)) {
        const name = JSON.stringify(
          keys.map(({ column, value }) => (column.type === "decimal" ? rankOf(column, value(seen)) : value(seen))),
        );
        groups.set(name, [...(groups.get(name) ?? []), seen]);
      }
      const ranks = ([one]: readonly Seen[]) => keys.map(({ column, value }) => rankOf(column, value(one!)));
      const all = [...groups.values()].sort((a, b) => {
        if (byCount && a.length !== b.length) return b.length - a.length;
        const [x, y] = [ranks(a), ranks(b)];
        return x.reduce<number>((decided, rank, at) => decided || byRank(rank, y[at]!, at === 0 && desc && !byCount), 0);
      });
      const said = all.slice(0, first).map((rows) => ({
        keys: Object.assign({}, ...keys.map(({ shown, value }) => shown(value(rows[0]!), reference))),
        ...(figures.expected(rows, reference) as object),
      }));
      return { [root]: ranked ? said : asSet(said) };
    },
  };
};

/** A list in an order of its own, for answers whose order is not looked at. */
const asSet = (list: readonly unknown[]): unknown => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** An answer made comparable: figures that are exact in the database become numbers of nine places. */
export const settled = (value: unknown, within = ""): unknown => {
  if (Array.isArray(value)) return value.map((item) => settled(item));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, settled(inner, within === "sum" || within === "avg" ? "figure" : key)]),
    );
  return within === "figure" && value !== null ? Number(Number(value).toFixed(9)) : value;
};
/** The same for groups that come as a set. */
export const settledAnswer = (answer: Readonly<Record<string, unknown>>, asked: Question): unknown =>
  settled(
    asked.root.endsWith("Group") && asked.text.includes("first: 500")
      ? { [asked.root]: asSet(answer[asked.root] as readonly unknown[]) }
      : answer,
  );
