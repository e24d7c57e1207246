/**
 * Believable rows for a model: deterministic by seed, valid by every rule that can be checked on the row itself, references closed,
 * values of one row in agreement (`agreeing.ts`), e-mails under example.invalid. Pure: what it returns is inserted by `fill.ts`.
 */
import { evaluate, refuses } from "../../../schema/blueprint/expressions/evaluate.ts";
import { fieldTypes, type Random } from "../../../schema/blueprint/field-types.ts";
import { isFileField } from "../../../schema/blueprint/file-kinds.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { agree } from "./agreeing.ts";
import { limitsOf, tooMuch } from "./limits.ts";
import type { Owners } from "./people.ts";
import type { SampleFiles } from "./sample-files.ts";

export interface Wish {
  readonly seed: string;
  readonly locale: Locale;
  /** ISO instant the dates lie around. */
  readonly now: string;
  /** Rows per entity; absent: what the blueprint says. */
  readonly rows: number | null;
  /** Makes the id of a row. */
  readonly newId: (random: Random) => string;
  /** Files for the fields that hold some; absent: those stay empty. */
  readonly files?: SampleFiles | undefined;
  /** Values that are there already and may be there once, by the id of the unique field or index: others are made. */
  readonly taken?: ReadonlyMap<Id, ReadonlySet<string>>;
  /** Who the fields for people name; absent: those stay empty. */
  readonly owners?: Owners;
}

export interface TableRows {
  readonly table: Table;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Rows table by table, in an order in which every required reference is already there. Values by field id, plus `id`. */
export function* testRows(model: Model, wish: Wish): Generator<TableRows> {
  const made = new Map<Id, readonly Readonly<Record<string, unknown>>[]>();
  for (const table of inOrder(model)) {
    const rows = rowsOf(model, table, wish, made);
    made.set(table.id, rows);
    yield { table, rows };
  }
}

/**
 * Tables after the tables they point to, and always after those they must point to: where a circle is met again, a link that may be empty
 * gives way. A circle of required references is cut where it is met again.
 */
const inOrder = (model: Model): readonly Table[] => {
  const order: Table[] = [];
  const [seen, open] = [new Set<Id>(), new Set<Id>()];
  const targetsOf = (table: Table, required: boolean): readonly Table[] =>
    table.columns.flatMap((column) => {
      if (column.target === null || column.target === builtIn.user || column.required !== required) return [];
      return model.tables.filter(({ id }) => id === column.target);
    });
  /** Whether a table has to stand behind one that is not done. */
  const waits = (table: Table, met = new Set<Id>()): boolean =>
    open.has(table.id) ||
    (!met.has(table.id) && !seen.has(table.id) && targetsOf(table, true).some((target) => waits(target, met.add(table.id))));
  const visit = (table: Table): void => {
    if (seen.has(table.id)) return;
    seen.add(table.id);
    open.add(table.id);
    for (const target of targetsOf(table, true)) visit(target);
    for (const target of targetsOf(table, false)) if (!waits(target)) visit(target);
    open.delete(table.id);
    if (table.id !== builtIn.user) order.push(table);
  };
  for (const table of model.tables) visit(table);
  return order;
};

const rowsOf = (model: Model, table: Table, wish: Wish, made: ReadonlyMap<Id, readonly Readonly<Record<string, unknown>>[]>) => {
  const random = randomOf(`${wish.seed}:${table.id}`);
  const wanted = Math.min(wish.rows ?? (table.sampleRows || 20), 1_000);
  const taken = new Map([...(wish.taken ?? [])].map(([id, values]) => [id, new Set(values)]));
  const rows: Readonly<Record<string, unknown>>[] = [];
  // A rule that hardly any sample meets must not hang the release: a few tries per row, then fewer rows.
  let passed = 0;
  for (let tries = 0; rows.length < wanted && tries < wanted * 20; tries += 1) {
    const row = rowOf(model, table, wish, random, rows.length + passed, made);
    if (!row) continue;
    const env = envOf(model, table, row, wish, made);
    const uniques = uniquesOf(table, row, env);
    // A number that is taken is passed over, as people's are.
    if (uniques.some(([id, value]) => taken.get(id)?.has(value))) passed += 1;
    else if (isValid(table, row, env)) {
      for (const [id, value] of uniques) taken.set(id, (taken.get(id) ?? new Set()).add(value));
      rows.push(row);
    }
  }
  return rows;
};

const rowOf = (
  model: Model,
  table: Table,
  wish: Wish,
  random: Random,
  index: number,
  made: ReadonlyMap<Id, readonly Readonly<Record<string, unknown>>[]>,
): Readonly<Record<string, unknown>> | null => {
  const row: Record<string, unknown> = { id: wish.newId(random) };
  for (const column of table.columns) {
    if (column.sqlType === null || column.compute !== null) continue;
    const value = sampleOf(model, table, column, wish, random, index, made);
    if (value === null && column.required && column.default === null && column.type !== "autoNumber") return null;
    if (value !== null) row[column.id] = value;
  }
  const makers = wish.owners?.(table, "createdBy") ?? [];
  if (makers.length > 0) row.createdBy = makers[index % makers.length];
  agree(table.columns, row, random);
  workOut(model, table, wish, row);
  // What was worked out is a whole, too, and its parts may be what it is worked out from.
  if (agree(table.columns, row, random)) workOut(model, table, wish, row);
  return row;
};

const workOut = (model: Model, table: Table, wish: Wish, row: Record<string, unknown>): void => {
  for (const column of table.columns) {
    if (column.compute === null || column.computed !== "stored") continue;
    const value = evaluate(column.compute, { record: row, now: wish.now, today: wish.now.slice(0, 10), timeZone: model.header.timeZone });
    if (value !== null) row[column.id] = value;
  }
};

const sampleOf = (
  model: Model,
  table: Table,
  column: Column,
  wish: Wish,
  random: Random,
  index: number,
  made: ReadonlyMap<Id, readonly Readonly<Record<string, unknown>>[]>,
): unknown => {
  if (column.type === "autoNumber") return autoNumber(column, index);
  if (column.target === builtIn.user) return ownerOf(table, column, wish, index);
  if (isFileField(column)) return wish.files?.of(column, random) ?? null;
  const options = Object.fromEntries(column.options.map((option) => [option.id, { key: option.key, label: option.label, order: "a0" }]));
  return fieldTypes[column.type].sample(random, wish.locale, {
    field: {
      ...column,
      options,
      config: isNumber.has(column.type) ? { ...column.config, ...limitsOf(table, column) } : column.config,
    } as never,
    index,
    now: wish.now,
    entityKey: table.key,
    entityLabel: table.label[wish.locale] ?? table.key,
    pick: (entity) => {
      const rows = made.get(entity) ?? [];
      // Every other record belongs to one that is somebody's: few may be, where each person is named once.
      const owned = index % 2 === 0 ? ownedOf(model, entity, rows) : [];
      const row = owned.length > 0 ? owned[(index / 2) % owned.length] : rows[Math.floor(random() * rows.length)];
      return row === undefined ? null : String(row.id);
    },
  });
};

const isNumber: ReadonlySet<string> = new Set(["integer", "rating", "decimal", "money", "percent"]);

const ownedOf = (model: Model, entity: Id, rows: readonly Readonly<Record<string, unknown>>[]) => {
  const people = model.tables.find(({ id }) => id === entity)?.columns.filter(({ target }) => target === builtIn.user) ?? [];
  return people.length === 0 ? [] : rows.filter((row) => people.some(({ id }) => row[id] !== undefined));
};

/** People take turns; where each may be named once, those who were are passed over and the rest of the rows have nobody. */
const ownerOf = (table: Table, column: Column, wish: Wish, index: number): string | null => {
  const owners = wish.owners?.(table, column.id) ?? [];
  const owner = column.unique ? owners[index] : owners[index % Math.max(1, owners.length)];
  return owner ?? null;
};

const autoNumber = (column: Column, index: number): string =>
  `${String(column.config.prefix ?? "")}${String(index + 1).padStart(Number(column.config.pad ?? 0), "0")}`;

type Row = Readonly<Record<string, unknown>>;

/** What a row has that no other may have: values of unique fields by the field's id, of several together by the index's; an empty one is unlike all. */
const uniquesOf = ({ columns, indexes }: Table, row: Row, env: Parameters<typeof evaluate>[1]): readonly (readonly [Id, string])[] => [
  ...columns.flatMap(({ id, unique }) => (unique && row[id] !== undefined ? [[id, String(row[id])] as const] : [])),
  ...indexes.flatMap(({ id, fields, unique, where }) => {
    const held = unique && fields.every((field) => row[field] !== undefined) && (where === null || evaluate(where, env) === true);
    return held ? [[id, together(fields, row)] as const] : [];
  }),
];

/** The values of several fields as one. */
export const together = (fields: readonly Id[], row: Row): string => JSON.stringify(fields.map((field) => String(row[field])));

const envOf = (model: Model, table: Table, row: Row, wish: Wish, made: ReadonlyMap<Id, readonly Row[]>) => ({
  record: row,
  now: wish.now,
  today: wish.now.slice(0, 10),
  timeZone: model.header.timeZone,
  follow: (field: Id, id: string) => {
    const target = table.columns.find((column) => column.id === field)?.target;
    return target ? (made.get(target)?.find((candidate) => candidate.id === id) ?? null) : null;
  },
});

const isValid = (table: Table, row: Row, env: ReturnType<typeof envOf>): boolean => {
  const fits = (column: Column): boolean => {
    const bound = tooMuch(column);
    return bound === null || row[column.id] === undefined || Math.abs(Number(row[column.id])) < bound;
  };
  return (
    table.columns.every(fits) &&
    table.columns.every(({ check }) => check === null || !refuses(check, env)) &&
    table.rules.every(({ check, level }) => level === "warn" || !refuses(check, env))
  );
};

/** A small deterministic generator (mulberry32) seeded by text (FNV-1a). */
export const randomOf = (seed: string): Random => {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
