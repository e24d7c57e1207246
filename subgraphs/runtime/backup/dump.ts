/** An environment into an archive: every table that travels, as of one moment, while people go on working. */
import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { ident, literal, type Place, qualified } from "../data-plane/names.ts";
import { staysBehind } from "../data-plane/system-tables.ts";
import type { ArchiveWriter } from "./archive.ts";

export interface DumpedColumn {
  readonly name: string;
  /** As PostgreSQL writes it: `numeric(19,4)`. */
  readonly type: string;
}
export interface TableShape {
  readonly name: string;
  readonly columns: readonly DumpedColumn[];
}
export interface DumpedTable extends TableShape {
  readonly rows: number;
  readonly sha256: string;
}

/** Bytes of one member. */
const partBytes = 1024 * 1024;

/** Columns the database fills in by itself are made anew on the other side. */
const filledIn = new Set(["change_key"]);

/** The tables of an environment that go into its backup, with their columns; hidden ones, which the model no longer names, included. */
export const tablesOf = async (client: Pick<pg.Client, "query">, place: Place): Promise<readonly TableShape[]> => {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = ${literal(place.schema)} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
     order by c.relname, a.attnum`,
  );
  const tables = new Map<string, DumpedColumn[]>();
  for (const { table, column, type } of rows) {
    if (staysBehind(table) || filledIn.has(column)) continue;
    tables.set(table, [...(tables.get(table) ?? []), { name: column, type }]);
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
};

/** What `work` reads on this connection is one moment, however long it takes; where it throws, the connection is to be ended. */
export const atOneMoment = async <T>(client: Pick<pg.Client, "query">, work: () => Promise<T>): Promise<T> => {
  await client.query("begin isolation level repeatable read read only");
  const answer = await work();
  await client.query("commit");
  return answer;
};

/** Writes every table as members `tables/<name>/<part>`, in COPY's text format. To be called `atOneMoment`. */
export const dumpTables = async (
  client: pg.Client,
  place: Place,
  tables: readonly TableShape[],
  archive: ArchiveWriter,
  onRows: (rows: number) => Promise<void>,
): Promise<readonly DumpedTable[]> => {
  const dumped: DumpedTable[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => ident(name)).join(", ");
    const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${qualified(place, table.name)}) TO STDOUT`));
    const hash = createHash("sha256");
    let parts = 0;
    let waiting: Buffer[] = [];
    let size = 0;
    const flush = async () => {
      if (size === 0) return;
      parts += 1;
      const bytes = Buffer.concat(waiting);
      hash.update(bytes);
      [waiting, size] = [[], 0];
      await archive.add(`tables/${table.name}/${parts}`, bytes);
    };
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= partBytes) await flush();
    }
    await flush();
    dumped.push({ ...table, rows: rows.rowCount, sha256: hash.digest("hex") });
    await onRows(rows.rowCount);
  }
  return dumped;
};
