/**
 * The login roles of the installation, one per subgraph (or per phase), and their passwords.
 *
 * Roles belong to the whole server, not to one database: a second installation on the same server would silently share them, so their
 * passwords come from the installation's secret and a foreign one is recognised at once (DATABASE_ROLES_TAKEN).
 */
import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from "node:crypto";
import pg from "pg";
import { DatabaseError } from "./errors.ts";

export const databaseRoles = [
  "wn_identity",
  "wn_blueprint",
  "wn_governance",
  "wn_gov_analysis",
  "wn_gov_decision",
  "wn_gov_execution",
  "wn_vault",
  "wn_runtime",
  "wn_data",
  "wn_collab",
  /** Runs consumers, projections and the sealer: reads events and audit entries of all organizations through policies of its own. */
  "wn_consumer",
  /** Reads events of one organization for subscriptions; no other right anywhere. */
  "wn_reader",
] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** Roles that make schemas and roles of platform environments (migrate/ of the runtime subgraph). */
const makers: ReadonlySet<DatabaseRole> = new Set(["wn_runtime"]);

/** The installation's secret. While it is rotated a process knows several: the newest first, then what may still be in force. */
export type Secret = Buffer | readonly [Buffer, ...Buffer[]];

const secretsOf = (secret: Secret): readonly [Buffer, ...Buffer[]] => (Buffer.isBuffer(secret) ? [secret] : secret);

const passwordFrom = (secret: Buffer, role: DatabaseRole): string =>
  Buffer.from(hkdfSync("sha256", secret, "webnova.database", role, 32)).toString("base64url");

/**
 * What a login role connects with: the same for every process that knows the installation's secret. Of several it is looked up at each
 * connection which one the server takes now, because a login has one password and another process may be changing it.
 */
export const rolePassword = (secret: Secret, role: DatabaseRole, address: pg.ClientConfig): string | (() => Promise<string>) => {
  const [newest, ...others] = secretsOf(secret);
  if (others.length === 0) return passwordFrom(newest, role);
  let last = newest;
  return async () => {
    last = (await whichOpens(address, [last, newest, ...others], role)) ?? newest;
    return passwordFrom(last, role);
  };
};

/** A SCRAM-SHA-256 verifier: what the server stores, so the password itself is in no statement and no server log. */
const verifier = (password: string): string => {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const key = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${key("Server Key").toString("base64")}`;
};

interface RoleRow {
  rolname: string;
  rolcanlogin: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
}

/**
 * Makes the roles that are missing, gives all of them the newest secret's passwords, and lets `wn_runtime` make schemas in this database.
 * `admin` needs CREATEROLE. Throws DATABASE_ROLES_TAKEN when the roles answer to none of the secrets.
 */
export const ensureRoles = async (admin: pg.Client, config: pg.ClientConfig, secret: Secret): Promise<void> => {
  const secrets = secretsOf(secret);
  const { rows } = await admin.query<RoleRow>(
    "select rolname, rolcanlogin, rolbypassrls, rolcreaterole from pg_roles where rolname = any($1)",
    [databaseRoles],
  );
  const known = new Map(rows.map((row) => [row.rolname, row]));
  // Asked before anything is made: half of one installation beside half of another would be the worst answer.
  const first = databaseRoles.find((role) => known.has(role));
  if (first) {
    const opens = await whichOpens(config, secrets, first);
    if (!opens) throw new DatabaseError("DATABASE_ROLES_TAKEN", { role: first });
    if (opens !== secrets[0]) await rotate(admin, secrets[0], [...known.keys()] as DatabaseRole[]);
  }
  const { rows: server } = await admin.query<{ timed: boolean }>("select current_setting('server_version_num')::int >= 170000 as timed");
  for (const role of databaseRoles) {
    const has = known.get(role);
    if (has?.rolcanlogin && !has.rolbypassrls && has.rolcreaterole === makers.has(role)) continue;
    await makeRole(admin, role, has ? null : verifier(passwordFrom(secrets[0], role)), server[0]?.timed === true);
  }
  const { rows: database } = await admin.query<{ name: string }>("select quote_ident(current_database()) as name");
  for (const maker of makers) await admin.query(`grant create on database ${database[0]!.name} to ${maker}`);
};

const makeRole = async (admin: pg.Client, role: DatabaseRole, stored: string | null, timed: boolean): Promise<void> => {
  const rights = `login nobypassrls nocreatedb ${makers.has(role) ? "createrole" : "nocreaterole"}`;
  try {
    await admin.query(stored ? `create role ${role} ${rights} password '${stored}'` : `alter role ${role} ${rights}`);
  } catch (error) {
    // Another database of the same server is being opened at this moment: the role is there now, which is all we wanted.
    if (!["42710", "23505", "XX000"].includes((error as { code?: string }).code ?? "")) throw error;
  }
  // A transaction left open would hold back every reader of events (EV5). Migrations of the runtime set their own limit.
  if (timed && !makers.has(role)) await admin.query(`alter role ${role} set transaction_timeout = '30s'`).catch(() => {});
};

// Statements sent together are one transaction: a crash in between must not leave logins of two secrets.
const rotate = async (admin: pg.Client, secret: Buffer, roles: readonly DatabaseRole[]): Promise<void> => {
  const statements = roles.map((role) => `alter role ${role} password '${verifier(passwordFrom(secret, role))}'`);
  await admin.query(statements.join("; "));
};

/** The first of the secrets this login answers to; null when it answers to none. */
const whichOpens = async (config: pg.ClientConfig, secrets: readonly Buffer[], role: DatabaseRole): Promise<Buffer | null> => {
  for (const secret of new Set(secrets)) {
    const client = new pg.Client({ ...config, user: role, password: passwordFrom(secret, role) });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return secret;
    } catch (error) {
      if ((error as { code?: string }).code !== "28P01") throw error;
    } finally {
      await client.end().catch(() => {});
    }
  }
  return null;
};

/** A pool for logins whose password may change between being looked up and being used: it looks once more. */
export class RotatingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const client = super.connect().catch((error: unknown) => {
      if ((error as { code?: string }).code !== "28P01") throw error;
      return super.connect();
    });
    if (!callback) return client;
    client.then(
      (it) => callback(undefined, it, (release) => it.release(release)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }
}
type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: Error | boolean) => void) => void;
