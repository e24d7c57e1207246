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

/** Runs what is missing and returns the names of what ran. `lock` is a connection of its own that holds the lock meanwhile. */
export const migrate = async (url: string, lock: pg.Client): Promise<readonly string[]> => {
  const migrations = await loadMigrations();
  await lock.query("select pg_advisory_lock($1)", [LOCK]);
  try {
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
    await source.initialize();
    try {
      await refuseNewer(source, migrations);
      const ran = (await source.runMigrations()).map(({ name }) => name);
      // Roles in processes of their own do not migrate; they look whether somebody did.
      const readers = databaseRoles.join(", ");
      await source.query(`grant usage on schema webnova to ${readers}`);
      await source.query(`grant select on webnova.migration to ${readers}`);
      return ran;
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.query("select pg_advisory_unlock($1)", [LOCK]);
  }
};

/** Compares the database of this login with the files here. Throws DATABASE_NOT_PREPARED, DATABASE_NEWER. */
export const refuseUnmigrated = async (client: pg.Client, where: string): Promise<void> => {
  const known = (await loadMigrations()).map((migration) => new migration().name);
  const { rows } = await client.query<{ name: string }>("select name from webnova.migration order by timestamp").catch((cause: unknown) => {
    throw new DatabaseError("DATABASE_NOT_PREPARED", { where }, { cause });
  });
  const done = new Set(rows.map(({ name }) => name));
  const newer = rows.find(({ name }) => !known.includes(name));
  if (newer) throw new DatabaseError("DATABASE_NEWER", { migration: newer.name });
  if (known.some((name) => !done.has(name))) throw new DatabaseError("DATABASE_NOT_PREPARED", { where });
};

/** An older program must not write into a schema it does not know. */
const refuseNewer = async (source: DataSource, migrations: readonly MigrationClass[]): Promise<void> => {
  const [table] = (await source.query("select to_regclass('webnova.migration') as name")) as { name: string | null }[];
  if (!table?.name) return;
  const known = new Set(migrations.map((migration) => new migration().name));
  const done = (await source.query("select name from webnova.migration order by timestamp")) as { name: string }[];
  const unknown = done.find(({ name }) => !known.has(name));
  if (unknown) throw new DatabaseError("DATABASE_NEWER", { migration: unknown.name });
};
