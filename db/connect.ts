/**
 * One open database: a TypeORM source per login role, and the hooks by which commits wake those who wait for events.
 * Every plane gets its own role here and nothing else; the superuser's address stays in this file.
 */
import pg from "pg";
import type { EntitySchema } from "typeorm";
import { DataSource } from "typeorm";
import { DatabaseError } from "./errors.ts";
import { EventSignal } from "./event-store/signal.ts";
import { holdPreparing, migrate, refuseUnmigrated } from "./migrate.ts";
import type { DatabaseRole, Secret } from "./roles.ts";
import { ensureRoles, RotatingPool, rolePassword } from "./roles.ts";
import { registerSource } from "./transaction.ts";

export interface Database {
  /** A connected TypeORM source that logs in as this role; cached per role and set of entities. */
  source(role: DatabaseRole, entities?: readonly EntitySchema[]): Promise<DataSource>;
  /** What a `pg` client or pool of this role connects with. */
  connection(role: DatabaseRole): pg.ClientConfig;
  /** Tells this process and, by one NOTIFY, the others that events were committed. `transact` calls it by itself. */
  readonly events: EventSignal;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The migrating login: the embedded superuser, or DATABASE_URL. */
  readonly url: string;
  /** The installation's secret; the login passwords are derived from it. */
  readonly secret: Secret;
  /** Connections per role, default 5. */
  readonly poolSize?: number;
}

/**
 * Checks the server, makes roles, migrates, connects. Throws DatabaseError: DATABASE_UNREACHABLE, DATABASE_TOO_OLD,
 * DATABASE_RIGHTS_MISSING, DATABASE_ROLES_TAKEN, DATABASE_NEWER.
 */
export const openDatabase = async (options: OpenOptions): Promise<Database> => {
  await prepareDatabase(options);
  return connectDatabase(options);
};

/** The first half of `openDatabase`: afterwards the database is at the newest schema. Returns the migrations that ran. */
export const prepareDatabase = ({ url, secret }: OpenOptions): Promise<readonly string[]> =>
  asAdmin(url, async (admin) => {
    await checkServer(admin);
    await holdPreparing(admin);
    await ensureRoles(admin, addressOf(url), secret);
    const ran = await migrate(url, admin);
    await openEra(admin);
    return ran;
  });

/** Runs `work` on a connection of the login in `url`, and closes it. Throws DATABASE_UNREACHABLE. */
export const asAdmin = async <Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> => {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "webnova prepare" });
  // Without somebody listening, a server that goes away ends the process.
  admin.on("error", () => undefined);
  try {
    await admin.connect();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError("DATABASE_UNREACHABLE", { where: whereOf(url), detail }, { cause });
  }
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

/**
 * For a process of one role, which knows no migrating login: looks, as that role, whether the database is there and at the newest schema.
 * Throws DatabaseError: DATABASE_UNREACHABLE, DATABASE_ROLE_UNKNOWN, DATABASE_NOT_PREPARED, DATABASE_NEWER.
 */
export const refuseUnprepared = async ({ url, secret }: Pick<OpenOptions, "url" | "secret">, role: DatabaseRole): Promise<void> => {
  const client = new pg.Client({
    ...addressOf(url),
    user: role,
    password: rolePassword(secret, role, addressOf(url)),
    connectionTimeoutMillis: 10_000,
    application_name: `webnova ${role}`,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { code } = cause as { code?: string };
    // A login that is not there fails like one with another password: the server does not tell them apart.
    if (code === "28P01" || code === "28000") throw new DatabaseError("DATABASE_ROLE_UNKNOWN", { where: whereOf(url), role }, { cause });
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError("DATABASE_UNREACHABLE", { where: whereOf(url), detail }, { cause });
  }
  try {
    await refuseUnmigrated(client, whereOf(url));
  } finally {
    await client.end();
  }
};

/** The second half of `openDatabase`, for a database that is known to be at the newest schema (a copy of a migrated template). */
export const connectDatabase = ({ url, secret, poolSize = 5 }: OpenOptions): Database => {
  const address = addressOf(url);
  const sources = new Map<string, Promise<DataSource>>();
  const connection = (role: DatabaseRole): pg.ClientConfig => ({
    ...address,
    user: role,
    password: rolePassword(secret, role, address),
    application_name: `webnova ${role}`,
  });
  const events = new EventSignal(() => connection("wn_consumer"));
  const connect = async (role: DatabaseRole, entities: readonly EntitySchema[]): Promise<DataSource> => {
    const { host, port, database, user, password, application_name, ssl } = connection(role);
    const source = new DataSource({
      type: "postgres",
      host: host as string,
      port: port as number,
      database: database as string,
      username: user as string,
      password: password as string | (() => Promise<string>),
      driver: { ...pg, Pool: RotatingPool },
      ...(ssl === undefined ? {} : { ssl: ssl as boolean }),
      applicationName: application_name as string,
      entities: [...entities],
      installExtensions: false,
      poolSize,
    });
    try {
      await source.initialize();
    } catch (error) {
      if ((error as { code?: string }).code === "28P01") throw new DatabaseError("DATABASE_ROLES_TAKEN", { role }, { cause: error });
      throw error;
    }
    registerSource(source, events);
    return source;
  };
  return {
    connection,
    events,
    source: (role, entities = []) => {
      const key = [role, ...entities.map((entity) => entity.options.name).sort()].join(" ");
      const cached = sources.get(key);
      if (cached) return cached;
      const fresh = connect(role, entities);
      sources.set(key, fresh);
      // A failed attempt must not be remembered: the database may be back a second later.
      fresh.catch(() => sources.delete(key));
      return fresh;
    },
    close: async () => {
      await events.close();
      const open = await Promise.allSettled(sources.values());
      for (const result of open) if (result.status === "fulfilled" && result.value.isInitialized) await result.value.destroy();
      sources.clear();
    },
  };
};

const addressOf = (text: string): pg.ClientConfig => {
  const url = new URL(text);
  const mode = url.searchParams.get("sslmode");
  return {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || "postgres",
    ...(mode === null || mode === "disable" ? {} : { ssl: mode === "verify-full" ? true : { rejectUnauthorized: false } }),
  };
};

/** Where, without user and password. */
const whereOf = (text: string): string => {
  try {
    const { host, port, database } = addressOf(text);
    return `${host}:${port}/${database}`;
  } catch {
    return "DATABASE_URL";
  }
};

/** What a server is and what this login may do on it. */
export interface ServerFacts {
  readonly version: string;
  readonly number: number;
  readonly login: string;
  /** Rights WebNova needs and this login has not, in words of PostgreSQL. */
  readonly missing: readonly string[];
  /** How far the server's clock is ahead of ours. */
  readonly aheadMs: number;
}

/** Asks the server a login is connected to. */
export const serverFacts = async (client: Pick<pg.Client, "query">): Promise<ServerFacts> => {
  const { rows } = await client.query<{
    version: string;
    number: number;
    login: string;
    super: boolean;
    roles: boolean;
    create: boolean;
    now: Date;
  }>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number, rolname as login,
           rolsuper as super, rolcreaterole as roles, clock_timestamp() as now,
           has_database_privilege(current_database(), 'create with grant option') as create
    from pg_roles where rolname = current_user`);
  const { version, number, login, now, ...may } = rows[0]!;
  const missing = [
    may.super || may.roles ? [] : ["CREATEROLE"],
    may.super || may.create ? [] : ["CREATE on the database with grant option (own the database)"],
  ].flat();
  return { version, number, login, missing, aheadMs: now.getTime() - Date.now() };
};

export const oldestServer = 160_000;

const checkServer = async (admin: pg.Client): Promise<void> => {
  const { version, number, login, missing } = await serverFacts(admin);
  if (number < oldestServer) throw new DatabaseError("DATABASE_TOO_OLD", { found: version });
  if (missing.length > 0) throw new DatabaseError("DATABASE_RIGHTS_MISSING", { user: login, missing: missing.join(", ") });
};

/** A database restored into another server starts counting transactions again: old events keep their era and stay first (EV4). */
const openEra = async (admin: pg.Client): Promise<void> => {
  await admin.query("select events.open_era()");
};
