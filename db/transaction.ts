/**
 * The one way to write: a transaction that belongs to one organization, in which state, events and the audit entry stand or fall
 * together (E1). Row level security reads `wn.organization`, which is set here and nowhere else.
 */
import type pg from "pg";
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { checkEvents } from "../schema/events/index.ts";
import type { Json, OrganizationId } from "../schema/ids.ts";
import { eventErrorOf } from "./event-store/errors.ts";
import { uuidv7 } from "./uuid.ts";

export interface NewEvent {
  /** Given by callers that may repeat themselves: the same id and content again is a success that does nothing (EV2). */
  readonly id?: string;
  readonly type: string;
  readonly schema: number;
  readonly data: Json;
  readonly meta?: { readonly actor?: string; readonly requestId?: string; readonly causation?: string };
}

export interface AuditEntry {
  readonly actor: string;
  readonly actorKind: "user" | "api-key" | "service" | "ai" | "system";
  readonly onBehalfOf?: string | null;
  readonly sessionId?: string | null;
  readonly action: string;
  readonly resource: string;
  readonly outcome: "ok" | "refused" | "failed";
  readonly reasons?: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  readonly requestId: string;
  readonly decisionId?: string | null;
}

export interface Transaction {
  readonly manager: EntityManager;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Appends to a stream of the transaction's organization and returns the stream's new version. Throws EventError. */
  append(stream: string, expected: "none" | "any" | number, events: readonly NewEvent[]): Promise<number>;
  /** Writes one audit entry of the transaction's organization (of the installation when it has none). Returns the entry's id. */
  audit(entry: AuditEntry): Promise<string>;
}

/** Who is told after a commit that events were appended. */
export interface AppendListener {
  appended(): void;
}

const listeners = new WeakMap<DataSource, AppendListener>();
export const registerSource = (source: DataSource, listener: AppendListener): void => void listeners.set(source, listener);

/**
 * Runs `work` between BEGIN and COMMIT with `wn.organization` set, and returns its answer. Anything thrown rolls everything back.
 * `organization: null` is for what belongs to the installation or to a person: such a transaction sees no organization's rows.
 */
export const transact = async <T>(
  source: DataSource,
  organization: OrganizationId | null,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => {
  const runner = source.createQueryRunner();
  let appended = false;
  let open = false;
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    await begin(runner, client, organization);
    open = true;
    const answer = await work({
      ...transactionOf(runner.manager, organization),
      append: (stream, expected, events) => {
        appended = true;
        return appendIn(runner.manager, organization, stream, expected, events);
      },
    });
    // Asked of pg itself, because PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK, which TypeORM does not look at:
    // work that swallowed an error would be told it was saved.
    const { command } = await client.query("commit");
    open = false;
    if (command !== "COMMIT") throw new Error("A statement of this transaction failed and the error was ignored; nothing was saved.");
    if (appended) listeners.get(source)?.appended();
    return answer;
  } catch (error) {
    if (open) await runner.rollbackTransaction().catch(() => {});
    throw error;
  } finally {
    await runner.release();
  }
};

/**
 * Appends to one stream, with nothing beside it, and returns the stream's new version: one statement, which is its own transaction and
 * sets the organization for itself. Throws EventError.
 */
export const append = async (
  source: DataSource,
  organization: OrganizationId,
  stream: string,
  expected: "none" | "any" | number,
  events: readonly NewEvent[],
): Promise<number> => {
  const version = await appendBy((source.driver as PostgresDriver).master as pg.Pool, appendAlone, organization, stream, expected, events);
  listeners.get(source)?.appended();
  return version;
};

const appendBeside = { name: "append", text: "select events.append($1, $2, $3, $4::jsonb) as version" };
/** The organization is set by what answers the function's argument: neither comes without the other. */
const appendAlone = {
  name: "append alone",
  text: "select events.append(nullif(set_config('wn.organization', coalesce($1::text, ''), true), '')::uuid, $2, $3, $4::jsonb) as version",
};

/** Begins, and says whose transaction it is, in one exchange; for TypeORM it looks as if it had begun it itself. */
const begin = async (runner: QueryRunner, client: pg.PoolClient, organization: OrganizationId | null): Promise<void> => {
  await client.query(`begin; ${settingOf(organization)}`);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
};

/** A statement that makes the open transaction one organization's; null: nobody's. */
export const settingOf = (organization: OrganizationId | null): string => {
  // It stands in the statement itself, so that it can leave together with others.
  if (organization !== null && !/^[0-9a-f-]{36}$/i.test(organization)) throw new Error("An organization is known by its id.");
  return `select set_config('wn.organization', '${organization ?? ""}', true)`;
};

/** Wraps a manager that is already inside a transaction of this organization (consumers use it); it announces nothing after commit. */
export const transactionOf = (manager: EntityManager, organization: OrganizationId | null): Transaction => ({
  manager,
  // Structured: the plain form answers rows for a SELECT and [rows, count] for an UPDATE … RETURNING.
  query: async <Row>(sql: string, params: readonly unknown[] = []) =>
    (await manager.queryRunner!.query(sql, [...params], true)).records as Row[],
  append: (stream, expected, events) => appendIn(manager, organization, stream, expected, events),
  audit: async (entry) => {
    const id = uuidv7();
    await manager.query("select audit.append($1::jsonb)", [JSON.stringify({ ...entry, id })]);
    return id;
  },
});

/**
 * Events and audit entries of an organization inside a transaction that somebody opened on a connection of their own, with a login that may
 * append them; they stand or fall with it. It announces nothing after commit: `announce` does.
 */
export const recordingOn = async (client: pg.Client, organization: OrganizationId): Promise<Pick<Transaction, "append" | "audit">> => {
  await client.query(settingOf(organization));
  return {
    append: (stream, expected, events) => appendBy(client, appendBeside, organization, stream, expected, events),
    audit: async (entry) => {
      const id = uuidv7();
      await client.query("select audit.append($1::jsonb)", [JSON.stringify({ ...entry, id })]);
      return id;
    },
  };
};

/** Tells who waits for events that some were committed past `transact`. */
export const announce = (source: DataSource): void => listeners.get(source)?.appended();

const appendIn = async (manager: EntityManager, ...what: [OrganizationId | null, string, "none" | "any" | number, readonly NewEvent[]]) =>
  appendBy((await manager.queryRunner!.connect()) as pg.PoolClient, appendBeside, ...what);

/** Asked of pg itself: with a name the statement is planned once on each connection, which is half of its work. */
const appendBy = async (
  client: Pick<pg.PoolClient, "query">,
  statement: { readonly name: string; readonly text: string },
  organization: OrganizationId | null,
  stream: string,
  expected: "none" | "any" | number,
  events: readonly NewEvent[],
): Promise<number> => {
  checkEvents(events);
  const rows = events.map(({ id = uuidv7(), type, schema, data, meta = {} }) => ({ id, type, schema, data, meta }));
  const values = [organization, stream, String(expected), JSON.stringify(rows)];
  try {
    return Number((await client.query<{ version: string }>({ ...statement, values })).rows[0]!.version);
  } catch (error) {
    throw eventErrorOf(error, { stream, expected }) ?? new QueryFailedError(statement.text, values, error as Error);
  }
};
