/** The rows and contents behind the files of test data. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type pg from "pg";
import { isFileField } from "../../../schema/blueprint/file-kinds.ts";
import type { Table } from "../../../schema/model/model.ts";
import { type FileStore, newContentKey } from "../data-plane/files/store.ts";
import { type Place, qualified, storedColumns, tableName } from "../data-plane/names.ts";
import type { SampleFile } from "./sample-files.ts";

/** Stores the contents, each behind a row that a sweep finds if nothing comes of it. To be done before the rows that show them. */
export const storeSamples = async (
  client: pg.Client,
  place: Place,
  files: readonly SampleFile[],
  at: { readonly store: FileStore; readonly environmentId: string; readonly batch: string },
): Promise<void> => {
  for (const { id, name, size, type, bytes } of files) {
    const key = newContentKey(at.environmentId);
    await client.query(
      `insert into ${qualified(place, "_file")} (id, key, name, type, size, sha256, state, test_batch) values ($1, $2, $3, $4, $5, $6, 'uploading', $7)`,
      [id, key, name, type, size, createHash("sha256").update(bytes).digest(), at.batch],
    );
    await at.store.put(key, Readable.from([bytes]));
  }
};

/** Says which rows show them. */
export const attachSamples = async (
  client: pg.Client,
  place: Place,
  batch: string,
  filled: readonly { readonly table: Table; readonly rows: readonly Readonly<Record<string, unknown>>[] }[],
): Promise<void> => {
  for (const { table, rows } of filled)
    for (const column of storedColumns(table).filter(isFileField)) {
      const uses = rows.flatMap((row) =>
        [row[column.id] ?? []].flat().map((file) => ({ file: (file as { readonly id: string }).id, row: row.id })),
      );
      if (uses.length === 0) continue;
      await client.query(
        `insert into ${qualified(place, "_file_use")} (file_id, entity, field, record_id) select f, $1, $2, r from unnest($3::uuid[], $4::uuid[]) u(f, r) on conflict do nothing`,
        [table.id, column.id, uses.map(({ file }) => file), uses.map(({ row }) => row)],
      );
    }
  await client.query(`update ${qualified(place, "_file")} set state = 'attached', state_since = now() where test_batch = $1`, [batch]);
};

/** Lets go of what the tagged rows show, before they are deleted; content that nothing else shows goes with the next sweep. */
export const detachTagged = async (client: pg.Client, place: Place, tables: readonly Table[]): Promise<void> => {
  const [file, use] = [qualified(place, "_file"), qualified(place, "_file_use")];
  const gone: string[] = [];
  for (const table of tables) {
    if (!storedColumns(table).some(isFileField)) continue;
    const { rows } = await client.query<{ file_id: string }>(
      `delete from ${use} where entity = $1 and record_id in (select id from ${qualified(place, tableName(table.id))} where test_batch is not null) returning file_id`,
      [table.id],
    );
    gone.push(...rows.map(({ file_id }) => file_id));
  }
  await client.query(
    `update ${file} f set state = 'orphaned', state_since = '-infinity' where (f.id = any($1::uuid[]) or f.test_batch is not null) and f.state in ('attached', 'orphaned')
      and not exists (select from ${use} u where u.file_id = f.id)`,
    [gone],
  );
};
