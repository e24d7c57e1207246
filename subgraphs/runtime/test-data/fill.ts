/** Puts test rows into an environment, tagged by batch, and takes exactly them out again. */
import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Model, Table } from "../../../schema/model/model.ts";
import { type FileStore, StoreUnavailable } from "../data-plane/files/store.ts";
import { ident, type Place, physical, physicalName, qualified, storedColumns, tableName } from "../data-plane/names.ts";
import { refresh } from "../data-plane/stored-values.ts";
import { keepNeeded, lockTagged } from "./entered.ts";
import { attachSamples, detachTagged, storeSamples } from "./file-rows.ts";
import { closeTagged, insertPeople, ownersAmong, peopleFor, peopleThere, type TestPerson } from "./people.ts";
import { randomOf, type TableRows, testRows, together, type Wish } from "./rows.ts";
import { createSampleFiles } from "./sample-files.ts";

export interface TestBatch {
  readonly id: string;
  readonly rows: number;
  /** Per entity id. */
  readonly counts: Readonly<Record<Id, number>>;
}

export interface Fill {
  readonly batch: string;
  readonly seed: string;
  readonly locale: Locale;
  readonly now: string;
  readonly rows: number | null;
  readonly by: string | null;
  /** Where sample files are stored; absent: fields for files stay empty. */
  readonly files?: { readonly store: FileStore; readonly environmentId: string };
  /** People who are there get their share, and links of this preview stand for those who are made. */
  readonly preview?: boolean;
  /** Refuses a second batch, ever; also one that is being filled in at this moment. */
  readonly once?: boolean;
  /** Is told how many rows are in, out of how many. */
  readonly told?: (rows: number, expected: number) => Promise<void>;
  /** Writes down what was done, in the transaction that does it. */
  readonly recorded?: (batch: TestBatch) => Promise<void>;
}

/** An environment that takes one batch in its life has had it. */
export class FilledBefore extends Error {}

/** Fills an environment in one transaction. No action, trigger or mail happens: the rows are simply there. */
export const fillTestData = async (client: pg.Client, place: Place, model: Model, wish: Fill): Promise<TestBatch> => {
  const counts: Record<Id, number> = {};
  const people = await peopleOf(client, place, model, wish);
  const filled = await rowsFor(client, place, model, { ...wish, owners: ownersAmong(model, people) });
  const total = filled.reduce((sum, { rows }) => sum + rows.length, 0);
  await client.query("begin");
  try {
    if (wish.once) {
      const batches = qualified(place, "_test_batch");
      await client.query(`lock table ${batches} in share row exclusive mode`);
      if ((await client.query(`select from ${batches} limit 1`)).rows.length > 0) throw new FilledBefore();
    }
    // Where a platform serves accounts, the rows of a batch are an account of their own.
    if (model.header.accounts === "many") await client.query("select set_config('wn.account', $1, true)", [wish.batch]);
    await insertPeople(client, place, model, people, wish.batch);
    let done = 0;
    for (const { table, rows } of filled) {
      for (let at = 0; at < rows.length; at += 200) {
        await wish.told?.(done, total);
        const some = rows.slice(at, at + 200);
        await insert(client, place, table, some, wish.batch);
        done += some.length;
      }
      counts[table.id] = rows.length;
    }
    await attachSamples(client, place, wish.batch, filled);
    await client.query(
      `insert into ${qualified(place, "_test_batch")} (id, seed, locale, rows, counts, filled_by) values ($1, $2, $3, $4, $5, $6)`,
      [wish.batch, wish.seed, wish.locale, total, JSON.stringify(counts), wish.by],
    );
    const batch: TestBatch = { id: wish.batch, rows: total, counts };
    await wish.recorded?.(batch);
    await client.query("commit");
    return batch;
  } catch (error) {
    // With the database away its own word is the one to be told.
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
};

/** Those who are there in a platform with accounts stand in accounts of their own, where none of a batch's rows is. */
const peopleOf = async (client: pg.Client, place: Place, model: Model, wish: Fill): Promise<readonly TestPerson[]> => {
  const there = wish.preview && model.header.accounts !== "many" ? await peopleThere(client, place) : [];
  const random = randomOf(`${wish.seed}:${wish.batch}:people`);
  return peopleFor(model, { ...wish, preview: wish.preview ?? false, newId: () => idFrom(random) }, there);
};

/** The rows, and the files they show where these can be stored; where they cannot, the platform begins without. */
const rowsFor = async (client: pg.Client, place: Place, model: Model, wish: Fill & Pick<Wish, "owners">): Promise<readonly TableRows[]> => {
  const plain = { ...wish, newId: idFrom, files: undefined };
  if (!wish.files) return freeOf(client, place, model, () => plain);
  const begin = () => {
    const random = randomOf(`${wish.seed}:${wish.batch}`);
    return createSampleFiles(() => idFrom(random), wish.locale);
  };
  let files: ReturnType<typeof begin> | null = null;
  const filled = await freeOf(client, place, model, () => {
    files = begin();
    return { ...plain, files };
  });
  try {
    await storeSamples(client, place, files!.used(), { ...wish.files, batch: wish.batch });
    return filled;
  } catch (error) {
    if (error instanceof StoreUnavailable) return freeOf(client, place, model, () => plain);
    throw error;
  }
};

/** Rows whose unique values nobody has yet: where some are taken, by people or an earlier batch, others are made instead. */
const freeOf = async (client: pg.Client, place: Place, model: Model, wish: () => Wish): Promise<readonly TableRows[]> => {
  const taken = new Map<Id, Set<string>>();
  for (let tries = 0; ; tries += 1) {
    const filled = await madeOf(model, { ...wish(), taken });
    const found = await takenIn(client, place, model, filled);
    // What is taken again and again is refused by the table.
    if (found.length === 0 || tries === 5) return filled;
    for (const [id, value] of found) taken.set(id, (taken.get(id) ?? new Set()).add(value));
  }
};

const takenIn = async (client: pg.Client, place: Place, model: Model, filled: readonly TableRows[]) => {
  const found: (readonly [Id, string])[] = [];
  // A batch of a platform that serves accounts is an account of its own, and shares no value with another.
  if (model.header.accounts === "many") return found;
  for (const { table, rows } of filled) {
    for (const { id, fields } of table.indexes.filter(({ unique, where }) => unique && where === null)) {
      const columns = fields.map((field) => physical(table.columns.find((column) => column.id === field)!));
      const whole = rows.filter((row) => fields.every((field) => row[field] !== undefined));
      const { rows: those } = await client.query<Record<Id, string>>(
        `select ${columns.map((name, at) => `${name}::text as ${ident(fields[at]!)}`).join(", ")} from ${qualified(place, tableName(table.id))}
          where (${columns.map((name) => `${name}::text`).join(", ")}) in (select * from unnest(${fields.map((_, at) => `$${at + 1}::text[]`).join(", ")}))`,
        fields.map((field) => whole.map((row) => String(row[field]))),
      );
      found.push(...those.map((row) => [id, together(fields, row)] as const));
    }
    for (const column of table.columns.filter(({ unique, id }) => unique && rows.some((row) => row[id] !== undefined))) {
      const name = physical(column);
      const { rows: those } = await client.query<{ value: string }>(
        `select ${name}::text as value from ${qualified(place, tableName(table.id))} where ${name}::text = any($1)`,
        [rows.map((row) => String(row[column.id]))],
      );
      found.push(...those.map(({ value }) => [column.id, value] as const));
    }
  }
  return found;
};

/** Others are answered between two tables. */
const madeOf = async (model: Model, wish: Wish): Promise<readonly TableRows[]> => {
  const filled: TableRows[] = [];
  for (const one of testRows(model, wish)) {
    filled.push(one);
    await setImmediate();
  }
  return filled;
};

const insert = async (
  client: pg.Client,
  place: Place,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
  batch: string,
): Promise<void> => {
  const columns = storedColumns(table);
  const names = ["id", "test_batch", "created_by", ...columns.map(physicalName)];
  const params: unknown[] = [];
  const bind = (value: unknown): string => {
    params.push(value);
    return `$${params.length}`;
  };
  const tuples = rows.map(
    (row) =>
      `(${[bind(row.id), bind(batch), bind(row.createdBy ?? null), ...columns.map((column) => (row[column.id] === undefined ? "default" : bind(toColumn(row[column.id], column.sqlType))))].join(", ")})`,
  );
  await client.query(
    `insert into ${qualified(place, tableName(table.id))} (${names.map((name) => ident(name)).join(", ")}) values ${tuples.join(", ")}`,
    params,
  );
};

const toColumn = (value: unknown, sqlType: string): unknown => {
  if (sqlType === "jsonb") return JSON.stringify(value);
  if (sqlType === "point" && value && typeof value === "object" && "lat" in value && "lng" in value) return `(${value.lng},${value.lat})`;
  return value;
};

/** A version 4 shape from the seeded generator: the same seed gives the same ids. */
const idFrom = (random: () => number): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = "4";
  hex[16] = "89ab"[Math.floor(random() * 4)]!;
  const text = hex.join("");
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
};

export interface Cleared {
  readonly id: string;
  readonly counts: Readonly<Record<Id, number>>;
  readonly rows: number;
  /** Links of records people entered that pointed to a removed row and are empty now. */
  readonly emptied: number;
  /** Test rows that entered records cannot be without: they stay, and are test rows no more. */
  readonly kept: number;
  /** Set when the batch had been cleared before: nothing was done now. */
  readonly alreadyAt: Date | null;
}

/** Removes exactly the rows of the newest batch, once, and has it `recorded` in the same transaction. null: the environment never had one. */
export const resetTestData = async (
  client: pg.Client,
  place: Place,
  model: Model,
  recorded: (cleared: Cleared) => Promise<void> = async () => undefined,
): Promise<Cleared | null> => {
  await client.query("begin");
  try {
    const { rows: batches } = await client.query<{ id: string; cleared_at: Date | null; counts: Record<Id, number> }>(
      `select id, cleared_at, counts from ${qualified(place, "_test_batch")} order by filled_at desc limit 1 for update`,
    );
    const batch = batches[0];
    if (!batch || batch.cleared_at) {
      await client.query("rollback");
      return batch ? { id: batch.id, counts: batch.counts, rows: 0, emptied: 0, kept: 0, alreadyAt: batch.cleared_at } : null;
    }
    const counts: Record<Id, number> = {};
    let emptied = 0;
    await client.query("set constraints all deferred");
    await lockTagged(client, place, model);
    const kept = await keepNeeded(client, place, model);
    for (const relation of model.relations) {
      if (relation.cardinality !== "one") continue;
      const [from, to, field] = [qualified(place, tableName(relation.from)), qualified(place, tableName(relation.to)), physical(relation)];
      const { rows: cleared } = await client.query<{ id: string }>(
        `update ${from} set ${field} = null where test_batch is null and ${field} in (select id from ${to} where test_batch is not null) returning id`,
      );
      emptied += cleared.length;
      const ids = cleared.map(({ id }) => id);
      await refresh((sql, values) => client.query(sql, [...values]), place, model, relation.from, ids);
    }
    await detachTagged(client, place, model.tables);
    await closeTagged(client, place);
    for (const table of model.tables) {
      const { rowCount } = await client.query(`delete from ${qualified(place, tableName(table.id))} where test_batch is not null`);
      counts[table.id] = rowCount ?? 0;
    }
    await client.query(`update ${qualified(place, "_test_batch")} set cleared_at = now() where cleared_at is null`);
    // People are counted, and are no records.
    const removed = Object.entries(counts).reduce((sum, [id, count]) => (id === builtIn.user ? sum : sum + count), 0);
    const cleared: Cleared = { id: batch.id, counts, rows: removed, emptied, kept, alreadyAt: null };
    await recorded(cleared);
    await client.query("commit");
    return cleared;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
};
