/** An archive into a fresh environment: checked to its last byte first, then written in one transaction. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { z } from "zod";
import { ident, type Place, qualified, sqlTypeOf } from "../data-plane/names.ts";
import { readArchive } from "./archive.ts";
import { tablesOf } from "./dump.ts";
import { DamagedStream } from "./sealed-stream.ts";

const column = z.object({ name: z.string(), type: z.string() });
const table = z.object({ name: z.string(), columns: z.array(column).readonly() });
/** Member `environment.json`, the first: where this comes from and what its tables look like. */
const originForm = z.object({
  at: z.string(),
  platformId: z.string(),
  platformKey: z.string(),
  environment: z.string(),
  versionId: z.string(),
  versionNumber: z.number(),
  hash: z.string(),
  /** Which generation of its column each field is at. */
  generations: z.record(z.string(), z.number()),
  tables: z.array(table).readonly(),
});
/** Member `manifest.json`, the last: what must have come before it. */
const manifestForm = z.object({
  tables: z.array(table.extend({ rows: z.number(), sha256: z.string() })).readonly(),
  /** Contents of files, by the last part of their key. */
  files: z.array(z.object({ name: z.string().regex(/^[0-9a-f]{32}$/), sha256: z.string() })).readonly(),
});

export type ArchiveOrigin = z.infer<typeof originForm>;
export type ArchiveManifest = z.infer<typeof manifestForm>;

/** What a member is a part of: `tables/ent_x`, `files/3f…`. */
const wholeOf = (member: string): string => /^((?:tables|files)\/[a-z0-9_]+)\/\d+$/.exec(member)?.[1] ?? member;

const whole = async (content: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
};

/** Reads an archive to its end and compares it with its manifest. Throws DamagedStream; writes nothing. */
export const checkArchive = async (
  path: string,
  key: Buffer,
): Promise<{ readonly origin: ArchiveOrigin; readonly manifest: ArchiveManifest }> => {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  let origin: ArchiveOrigin | null = null;
  let manifest: ArchiveManifest | null = null;
  await readArchive(path, key, async (name, content) => {
    if (name === "environment.json") origin = originForm.parse(JSON.parse((await whole(content)).toString("utf8")));
    else if (name === "manifest.json") manifest = manifestForm.parse(JSON.parse((await whole(content)).toString("utf8")));
    else {
      const of = wholeOf(name);
      const hash = hashes.get(of) ?? createHash("sha256");
      hashes.set(of, hash);
      for await (const part of content) hash.update(part);
    }
  });
  const [from, told] = [origin as ArchiveOrigin | null, manifest as ArchiveManifest | null];
  if (!from || !told) throw new DamagedStream("incomplete");
  const expected = [
    ...told.tables.map(({ name, sha256 }) => [`tables/${name}`, sha256] as const),
    ...told.files.map(({ name, sha256 }) => [`files/${name}`, sha256] as const),
  ];
  for (const [name, sha256] of expected)
    if ((hashes.get(name) ?? createHash("sha256")).digest("hex") !== sha256) throw new DamagedStream(`${name} is not as it was`);
  return { origin: from, manifest: told };
};

/**
 * Puts the rows of an archive into an environment whose tables are there and empty, in one transaction, which `finish` ends; what the model no
 * longer names comes back as it was hidden. Throws DamagedStream when the counts differ in the end.
 */
export const loadArchive = async (
  client: pg.Client,
  place: Place,
  path: string,
  key: Buffer,
  { origin, manifest }: { readonly origin: ArchiveOrigin; readonly manifest: ArchiveManifest },
  finish: () => Promise<void> = async () => undefined,
): Promise<void> => {
  await client.query("begin");
  try {
    await client.query("set constraints all deferred");
    const walled = await dropForce(client, place);
    await addHidden(client, place, origin);
    await copyAll(client, place, path, key, origin);
    for (const { name, rows } of manifest.tables) {
      const found = await client.query<{ n: string }>(`select count(*) as n from ${qualified(place, name)}`);
      if (Number(found.rows[0]?.n) !== rows) throw new DamagedStream(`table ${name} has ${found.rows[0]?.n} rows instead of ${rows}`);
    }
    await client.query("set constraints all immediate");
    for (const name of walled) await client.query(`alter table ${qualified(place, name)} force row level security`);
    await finish();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
};

/** COPY cannot write through row level security; the owner may do without it until the transaction ends. */
const dropForce = async (client: pg.Client, place: Place): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relforcerowsecurity",
    [place.schema],
  );
  for (const { name } of rows) await client.query(`alter table ${qualified(place, name)} no force row level security`);
  return rows.map(({ name }) => name);
};

const addHidden = async (client: pg.Client, place: Place, { tables }: ArchiveOrigin): Promise<void> => {
  const here = new Map((await tablesOf(client, place)).map((shape) => [shape.name, new Set(shape.columns.map(({ name }) => name))]));
  for (const { name, columns } of tables) {
    const known = here.get(name);
    const definition = ({ name: field, type }: { name: string; type: string }) =>
      `${ident(field)} ${sqlTypeOf({ id: field, sqlType: shortType(type) })}`;
    if (!known) await client.query(`create table ${qualified(place, name)} (${columns.map(definition).join(", ")})`);
    else
      for (const missing of columns.filter((candidate) => !known.has(candidate.name)))
        await client.query(`alter table ${qualified(place, name)} add column ${definition(missing)}`);
  }
};

/** PostgreSQL's own names of the types fields have. */
const shortType = (type: string): string => ({ "timestamp with time zone": "timestamptz", "time without time zone": "time" })[type] ?? type;

const copyAll = async (client: pg.Client, place: Place, path: string, key: Buffer, origin: ArchiveOrigin): Promise<void> => {
  const shapes = new Map(origin.tables.map((shape) => [`tables/${shape.name}`, shape]));
  await readWholes(path, key, (name) => {
    const shape = shapes.get(name);
    if (!shape) return null;
    const columns = shape.columns.map((column) => ident(column.name)).join(", ");
    return copying(client, `COPY ${qualified(place, shape.name)} (${columns}) FROM STDIN`);
  });
};

/** Somewhere the parts of one whole go, in order. */
export interface Taking {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

/** Reads an archive, handing the parts of each whole `take` wants to what it answers. */
export const readWholes = async (path: string, key: Buffer, take: (name: string) => Taking | null): Promise<void> => {
  let open: { readonly name: string; readonly to: Taking | null } | null = null;
  await readArchive(path, key, async (member, content) => {
    const name = wholeOf(member);
    if (open?.name !== name) {
      await open?.to?.end();
      open = { name, to: take(name) };
    }
    for await (const part of content) await open.to?.write(part);
  });
  await (open as { readonly to: Taking | null } | null)?.to?.end();
};

/** A COPY that takes bytes as fast as the database does; what it refuses is told at the next word to it. */
const copying = (client: pg.Client, sql: string): Taking => {
  const rows = client.query(copyFrom(sql));
  const done = new Promise<void>((resolve, reject) => rows.once("finish", resolve).once("error", reject));
  done.catch(() => undefined);
  return {
    write: async (bytes) => {
      if (!rows.write(bytes)) await Promise.race([once(rows, "drain"), done]);
    },
    end: () => {
      rows.end();
      return done;
    },
  };
};
