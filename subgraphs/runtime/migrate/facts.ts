/** Looks at an environment's data for the plan of a release: how many rows, what cannot be converted, what is hidden. */
import type pg from "pg";
import { equal } from "../../../schema/blueprint/equal.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import type { Generations } from "../domain/layout.ts";
import { type Facts, type Misfits, noFacts } from "../domain/migration.ts";
import { countMisfits } from "./backfill.ts";
import { bothPlaced, changesOf, constantDefault, isStored, misfit } from "./changes.ts";
import { formerColumn, formerTable } from "./former.ts";
import { readHidden } from "./hidden.ts";
import { linkChangesOf, linkMisfit, linkMissing } from "./link-changes.ts";
import { linksIn, targetChangesOf, targetMissing } from "./link-targets.ts";
import { sharedValue } from "./plan-accounts.ts";

/** Tables with at least this many rows are told by the planner's estimate: counting them would take longer than all the rest. */
const countedUpTo = 200_000;

export const readFacts = async (
  client: Pick<pg.Client, "query">,
  place: Place,
  from: Model,
  to: Model,
  generations: Generations,
): Promise<Facts> => {
  const hidden = await readHidden(client, place);
  const bare = { ...noFacts, generations, hidden };
  const [before, after] = bothPlaced(from, to, bare);
  const touched = before.tables.filter(
    (table) =>
      !same(
        table,
        after.tables.find(({ id }) => id === table.id),
      ),
  );
  const returning = after.tables.filter(({ id }) => !before.tables.some((table) => table.id === id) && formerTable(hidden, id) !== null);
  const rows = await countTables(
    client,
    place,
    [...touched, ...returning].map(({ id }) => id),
  );
  const misfits: Record<Id, Misfits> = {};
  const readMs: Record<Id, number> = {};
  const at = (column: Column) => `t.${physical(column)}`;
  for (const change of changesOf(place, before, after, hidden)) {
    if (change.conversion.kind === "widen") continue;
    const began = performance.now();
    misfits[change.column.id] = await countMisfits(client, place, change.table.id, misfit(change, at));
    readMs[change.column.id] = Math.ceil(performance.now() - began);
  }
  const empty: Record<Id, number> = {};
  for (const change of linkChangesOf(before, after, hidden)) {
    const began = performance.now();
    misfits[change.column.id] = await countMisfits(client, place, change.table.id, linkMisfit(place, change));
    readMs[change.column.id] = Math.ceil(performance.now() - began);
    if (change.column.required)
      empty[change.column.id] = (await countMisfits(client, place, change.table.id, linkMissing(place, change))).count;
  }
  const links: Record<Id, number> = {};
  for (const change of targetChangesOf(before, after, hidden)) {
    const { table, was, column, dormant } = change;
    if (column.required && isStored(column))
      empty[column.id] = (await countMisfits(client, place, table.id, targetMissing(place, change))).count;
    if (dormant) continue;
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from (${linksIn(place, table, was)}) l`);
    links[column.id] = rows[0]?.n ?? 0;
  }
  for (const table of after.tables) {
    const was = before.tables.find(({ id }) => id === table.id);
    for (const column of was ? table.columns : []) {
      const old = was?.columns.find(({ id }) => id === column.id);
      if (!column.required || !old || old.required || !isStored(old) || constantDefault(column) !== null) continue;
      empty[column.id] = (await countMisfits(client, place, table.id, `${at(old)} is null`)).count;
    }
  }
  for (const table of returning)
    for (const column of table.columns) {
      if (!column.required || !isStored(column) || column.id in empty || constantDefault(column) !== null) continue;
      const { was } = formerColumn(before, hidden, table.id, column.id) ?? {};
      const missing = was && isStored(was) ? `${at(was)} is null` : "true";
      empty[column.id] = (await countMisfits(client, place, table.id, missing)).count;
    }
  const owned = await ownedTables(
    client,
    place,
    returning.map(({ id }) => id),
  );
  const shared: Record<Id, Misfits> = {};
  for (const table of after.header.accounts === "many" ? [] : after.tables) {
    const there = before.tables.find(({ id }) => id === table.id);
    const was = there ?? formerTable(hidden, table.id);
    if (!was || table.id === "ent_account" || !(there ? before.header.accounts === "many" : owned.includes(table.id))) continue;
    const twice = sharedValue(place, was, table);
    if (twice) shared[table.id] = await countMisfits(client, place, table.id, twice);
  }
  return { ...bare, rows, misfits, links, empty, shared, owned, readMs };
};

/** Those of the tables whose wall stands. */
const ownedTables = async (client: Pick<pg.Client, "query">, place: Place, entities: readonly Id[]): Promise<readonly Id[]> => {
  if (entities.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = any($2) and c.relrowsecurity",
    [place.schema, entities.map(tableName)],
  );
  return entities.filter((id) => rows.some(({ name }) => name === tableName(id)));
};

/** Whichever of them comes out of the store, which keeps no order of members. */
const same = (a: Table, b: Table | undefined): boolean => equal(a, b);

const countTables = async (client: Pick<pg.Client, "query">, place: Place, entities: readonly Id[]): Promise<Facts["rows"]> => {
  if (entities.length === 0) return {};
  const known = await client.query<{ name: string; rows: number }>(
    "select c.relname as name, c.reltuples::float8 as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = any($2)",
    [place.schema, entities.map(tableName)],
  );
  const estimated = new Map(known.rows.map(({ name, rows }) => [name, rows]));
  const rows: Record<Id, number> = {};
  const exact = entities.filter((id) => (estimated.get(tableName(id)) ?? 0) < countedUpTo);
  for (const id of entities) if (!exact.includes(id)) rows[id] = Math.round(estimated.get(tableName(id)) ?? 0);
  if (exact.length === 0) return rows;
  const parts = exact.map(
    (id) => `select ${literal(id)} as id, count(*)::int as n from ${qualified(place, tableName(id))} where deleted_at is null`,
  );
  const counted = await client.query<{ id: Id; n: number }>(parts.join(" union all "));
  for (const { id, n } of counted.rows) rows[id] = n;
  return rows;
};
