/**
 * Brings a database to the newest schema: the files of db/migrations in the order of their numbers, each in a transaction of its own,
 * under one advisory lock, because two TypeORM runners that start together collide.
 */
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type pg from "pg";
import type { MigrationInterface } from "typeorm";
import { DataSource } from "typeorm";
import { DatabaseError } from "./errors.ts";
import { databaseRoles } from "./roles.ts";

export const migrationsFolder = new URL("./migrations/", import.meta.url);

type MigrationClass = new () => MigrationInterface & { readonly name: string };

/** Any fixed number does; it is the same for every process of every version. */
const LOCK = 7_162_023;

/** Lists migration files in order: `0001-schemas-and-roles.ts`, … */
export const migrationFiles = (): readonly string[] =>
  readdirSync(migrationsFolder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.(ts|js)$/.test(file) && !file.includes(".test."))
    .sort();

/** Loads the classes and checks that TypeORM's own order (the 13 digits) is the order of the files. */
export const loadMigrations = async (): Promise<readonly MigrationClass[]> => {
  const classes: MigrationClass[] = [];
  let last = 0;
  for (const file of migrationFiles()) {
    const module = (await import(/* @vite-ignore */ pathToFileURL(new URL(file, migrationsFolder).pathname).href)) as Record<
      string,
      unknown
    >;
    const found = Object.values(module).filter(isMigration);
    if (found.length !== 1) throw new Error(`db/migrations/${file} must export exactly one migration class, it exports ${found.length}.`);
    const { name } = new found[0]!();
    const stamp = Number(/\d{13}$/.exec(name)?.[0]);
    if (!(stamp > last))
      throw new Error(`db/migrations/${file}: the 13 digits at the end of "${name}" must be larger than those of the file before it.`);
    last = stamp;
    classes.push(found[0]!);
  }
  return classes;
};

const isMigration = (value: unknown): value is MigrationClass =>
  typeof value === "function" && typeof (value as { prototype?: { up?: unknown } }).prototype?.up === "function";

/** Until the connection ends, nobody else prepares this database. */
export const holdPreparing = async (lock: pg.Client): Promise<void> => void (await lock.query("select pg_advisory_lock($1)", [LOCK]));

/** Runs what is missing and returns the names of what ran. `lock` is a connection of its own that holds the preparing meanwhile. */
export const migrate = async (url: string, lock: pg.Client): Promise<readonly string[]> => {
  const migrations = await loadMigrations();
  await lock.query("create schema if not exists webnova");
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "webnova",
    migrations: [...migrations],
    migrationsTableName: "migration",
    migrationsTransactionMode: "each",
    installExtensions: false,
    applicationName: "webnova migrate",
    poolSize: 2,
  });
  await refuseNewer(lock);
  await source.initialize();
  try {
    const ran = (await source.runMigrations()).map(({ name }) => name);
    // Roles in processes of their own do not migrate; they look whether somebody did.
    const readers = databaseRoles.join(", ");
    await source.query(`grant usage on schema webnova to ${readers}`);
    await source.query(`grant select on webnova.migration to ${readers}`);
    return ran;
  } finally {
    await source.destroy();
  }
};

/** What the database has of the files here, without changing anything. */
export interface SchemaState {
  /** Names that ran, oldest first; empty in a database that WebNova never saw. */
  readonly done: readonly string[];
  /** Names that would run, in order. */
  readonly missing: readonly string[];
  /** A name of a newer program, which this one must not write beside. */
  readonly newer: string | null;
}

/** Compares the database of this login with the files here. Null when this login finds no WebNova there. */
export const schemaState = async (client: Pick<pg.Client, "query">): Promise<SchemaState | null> => {
  const known = (await loadMigrations()).map((migration) => new migration().name);
  const table = await client.query<{ name: string | null }>("select to_regclass('webnova.migration')::text as name").catch(() => null);
  if (!table?.rows[0]?.name) return null;
  const { rows } = await client.query<{ name: string }>("select name from webnova.migration order by timestamp");
  const done = rows.map(({ name }) => name);
  return {
    done,
    missing: known.filter((name) => !done.includes(name)),
    newer: done.find((name) => !known.includes(name)) ?? null,
  };
};

/** Throws DATABASE_NOT_PREPARED or DATABASE_NEWER unless the database is at exactly this schema. */
export const refuseUnmigrated = async (client: pg.Client, where: string): Promise<void> => {
  const state = await schemaState(client);
  if (state?.newer) throw new DatabaseError("DATABASE_NEWER", { migration: state.newer });
  if (!state || state.missing.length > 0) throw new DatabaseError("DATABASE_NOT_PREPARED", { where });
};

/** An older program must not write into a schema it does not know. */
const refuseNewer = async (client: pg.Client): Promise<void> => {
  const state = await schemaState(client);
  if (state?.newer) throw new DatabaseError("DATABASE_NEWER", { migration: state.newer });
};
