/** Contents of files into an archive and out of it. Their keys begin with the environment, so a restored one has keys of its own. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type pg from "pg";
import { type ContentKey, contentKey, type FileStore } from "../data-plane/files/store.ts";
import { type Place, qualified } from "../data-plane/names.ts";
import type { Restore } from "../domain/backup.ts";
import type { ArchiveWriter } from "./archive.ts";
import { type ArchiveManifest, readWholes, type Taking } from "./load.ts";

const nameOf = (key: string): string => key.slice(key.indexOf("/") + 1);

/** Writes the content of every file that is there as members `files/<name>/<part>`. The client is in the transaction of the dump. */
export const dumpFiles = async (
  client: pg.Client,
  place: Place,
  store: FileStore,
  archive: ArchiveWriter,
): Promise<ArchiveManifest["files"]> => {
  const { rows } = await client.query<{ key: string }>(
    `select key from ${qualified(place, "_file")} where state in ('stored', 'attached') order by key`,
  );
  const dumped: { readonly name: string; readonly sha256: string }[] = [];
  for (const { key } of rows) {
    const content = await store.get(contentKey(key), null);
    // A row whose content is gone: the record of it is all there is to keep.
    if (!content) continue;
    const name = nameOf(key);
    const hash = createHash("sha256");
    let parts = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      parts += 1;
      hash.update(chunk);
      await archive.add(`files/${name}/${parts}`, chunk);
    }
    dumped.push({ name, sha256: hash.digest("hex") });
  }
  return dumped;
};

/** The key of a file in an environment a restore filled: its own, so that what one of them lets go of is not the other's. */
const keyAfter = ({ id, environmentId }: Restored, name: string) =>
  contentKey(`${environmentId}/${createHash("md5").update(`${id}/${name}`).digest("hex")}`);
type Restored = Pick<Restore, "id" | "environmentId">;

/** Puts the contents of an archive's files under keys of a restore. */
export const loadFiles = async (
  restore: Restored,
  store: FileStore,
  path: string,
  key: Buffer,
  { files }: Pick<ArchiveManifest, "files">,
): Promise<void> => {
  const wanted = new Set(files.map(({ name }) => `files/${name}`));
  if (wanted.size === 0) return;
  await readWholes(path, key, (whole) => (wanted.has(whole) ? putting(store, keyAfter(restore, nameOf(whole))) : null));
};

/** Takes back what a restore put into the store: of an environment that nobody answers from, whose rows have the restore's keys. */
export const removeFiles = async (client: pg.Client, place: Place, store: FileStore): Promise<void> => {
  const [table] = (await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [qualified(place, "_file")])).rows;
  if (!table?.there) return;
  const { rows } = await client.query<{ key: string }>(`select key from ${qualified(place, "_file")}`);
  for (const { key } of rows) await store.remove(contentKey(key));
};

const putting = (store: FileStore, key: ContentKey): Taking => {
  const content = new PassThrough();
  const done = store.put(key, content);
  done.catch((error: unknown) => content.destroy(error as Error));
  return {
    write: async (bytes) => {
      if (!content.write(bytes)) await Promise.race([once(content, "drain"), done]);
    },
    end: () => {
      content.end();
      return done;
    },
  };
};

/** Gives the files of a restored environment their keys: in the transaction that brings their rows, so that none ever has another's. */
export const rekeyFiles = async (client: pg.Client, place: Place, { id, environmentId }: Restored): Promise<void> => {
  await client.query(
    `update ${qualified(place, "_file")} set key = $1::text || '/' || md5($2::text || '/' || substr(key, strpos(key, '/') + 1))`,
    [environmentId, id],
  );
};
