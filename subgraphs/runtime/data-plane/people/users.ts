/** The user behind a person: added with credential and roles, told of, welcomed with a session. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { hashToken } from "../../../session-tokens.ts";
import type { RunningEnvironment } from "../caller.ts";
import { ident, type Place, qualified, storedColumns } from "../names.ts";
import type { Writing } from "../pools.ts";
import { journalUser } from "./journal-user.ts";
import type { Knock, Welcome } from "./people.ts";
import type { Sessions } from "./sessions.ts";

/** A system table of people, as SQL names it. */
export const at = (environment: RunningEnvironment, name: string): string => qualified(environment, name);

export const addUser = async (
  writing: Writing,
  environment: RunningEnvironment,
  person: {
    readonly email: string;
    readonly name: string;
    readonly status: string;
    readonly locale: Locale | null;
    readonly account: string | null;
    readonly roles: readonly Id[];
    readonly by: string | null;
  },
  requestId: string,
): Promise<string> => {
  const id = uuidv7();
  const known = new Set(storedColumns(userTable(environment)).map((column) => column.id));
  const columns = (
    [
      ["f_user_email", person.email],
      ["f_user_name", person.name || person.email.split("@")[0]!],
      ["f_user_status", person.status],
      ["f_user_locale", person.locale],
    ] as const
  ).filter(([name]) => known.has(name));
  const accounts = environment.model().header.accounts === "many" ? [["account_id", person.account] as const] : [];
  const names = ["id", "created_by", "updated_by", ...columns.map(([name]) => name), ...accounts.map(([name]) => name)];
  const values = [id, person.by ?? id, person.by ?? id, ...columns.map(([, value]) => value), ...accounts.map(([, value]) => value)];
  await writing.query(
    `INSERT INTO ${at(environment, "_user")} (${names.map(ident).join(", ")}) VALUES (${values.map((_, n) => `$${n + 1}`).join(", ")})`,
    values,
  );
  await writing.query(`INSERT INTO ${at(environment, "_credential")} (user_id, email, account_id) VALUES ($1, $2, $3)`, [
    id,
    person.email,
    person.account,
  ]);
  await giveRoles(writing, environment, id, person.roles, person.by);
  await journalUser(writing, environment, {
    id,
    op: "CREATE",
    fields: columns.map(([name]) => name),
    actor: person.by ?? id,
    action: "ent_user.create",
    requestId,
  });
  return id;
};

export const giveRoles = async (
  writing: Writing,
  environment: RunningEnvironment,
  id: string,
  roles: readonly Id[],
  by: string | null,
): Promise<void> => {
  await writing.query(`DELETE FROM ${at(environment, "_role_grant")} WHERE user_id = $1 AND NOT role = ANY($2::text[])`, [id, roles]);
  await writing.query(
    `INSERT INTO ${at(environment, "_role_grant")} (user_id, role, granted_by) SELECT $1, r, $3 FROM unnest($2::text[]) r ON CONFLICT DO NOTHING`,
    [id, roles, by],
  );
};

/** Ends the sessions of a person, all but the one of this token. */
export const endSessions = async (
  writing: Writing,
  environment: RunningEnvironment,
  userId: string,
  now: Date,
  keep?: string,
): Promise<void> => {
  await writing.query(
    `UPDATE ${at(environment, "_session")} SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL AND hash IS DISTINCT FROM $3`,
    [userId, now, keep === undefined ? null : hashToken(keep)],
  );
};

/** What a person signs in with and is signed in by. */
export const opensTo = ["_session", "_link", "_api_key", "_credential"] as const;

/** Takes every key away from a person who was deleted; their address is free at once. Roles stay for the case that they come back. */
export const closePerson = async (writing: Pick<Writing, "query">, environment: Place, id: string): Promise<void> => {
  for (const name of opensTo) await writing.query(`DELETE FROM ${qualified(environment, name)} WHERE user_id = $1`, [id]);
};

/** Lets a person back in who was deleted: with their address, if nobody has it now, and a password of their choice by a link. */
export const reopenPerson = async (writing: Writing, environment: Place, id: string, account: string | null): Promise<void> => {
  await writing.query(
    `INSERT INTO ${qualified(environment, "_credential")} (user_id, email, account_id) SELECT id, f_user_email, $2 FROM ${qualified(environment, "_user")} WHERE id = $1`,
    [id, account],
  );
};

/** Opens a session for somebody who has shown who they are. */
export const welcome = async (
  sessions: Sessions,
  writing: Writing,
  environment: RunningEnvironment,
  id: string,
  account: string | null,
  knock: Knock,
): Promise<Welcome> => {
  const [row] = await writing.query<{ name: string | null; email: string; roles: readonly Id[] }>(
    `SELECT f_user_name AS name, f_user_email AS email, ARRAY(SELECT role FROM ${at(environment, "_role_grant")} WHERE user_id = u.id ORDER BY role) AS roles FROM ${at(environment, "_user")} u WHERE id = $1`,
    [id],
  );
  const token = await sessions.open(writing, environment, { id, account }, knock);
  return { token, user: row ? { id, name: row.name ?? row.email, email: row.email, roles: row.roles } : null };
};

const userTable = (environment: RunningEnvironment): Table => {
  const table = environment.model().tables.find(({ id }) => id === builtIn.user);
  if (!table) throw new Error("the model has no ent_user");
  return table;
};
