/** People and their sessions as an environment's tables tell of them. What was read here is known for a while in `sessions.ts`. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Column, Model } from "../../../../schema/model/model.ts";
import { hashToken } from "../../../session-tokens.ts";
import { type Caller, type RunningEnvironment, viewerClassIn } from "../caller.ts";
import { physical, qualified, storedColumns } from "../names.ts";
import type { Pools } from "../pools.ts";
import type { Way } from "./sessions.ts";

export type Person = NonNullable<Caller["user"]>;

export interface FoundSession {
  readonly id: string;
  readonly person: Person;
  readonly account: string | null;
  readonly previewLink: string | null;
  readonly lastUsedAt: Date;
  /** When it ends by itself, unless it is used before. */
  readonly until: Date;
  /** What the database said of it all: the same again is the same somebody. */
  readonly said: string;
}

/** Finds a session that is good now, and whose it is; null: there is none, or not any more. */
export const readSession = async (
  pools: Pools,
  environment: RunningEnvironment,
  token: string,
  way: Way,
  now: Date,
): Promise<FoundSession | null> => {
  const { name, sql, together, columns } = lookIn(environment);
  const values = [hashToken(token), now, way === "header" ? "bearer" : "cookie"];
  const text = await pools.readText(environment, null, { name, sql, values, lane: "S", brief: true });
  if (text === null) return null;
  const { id, user, account, used, until, link, roles, fields } = JSON.parse(text) as Looked;
  const found = together ? { person: personOf(columns, user, roles, fields) } : await readPerson(pools, environment, user, account);
  if (!found) return null;
  const said = together ? text : JSON.stringify([text, found.person]);
  return { id, ...found, account, previewLink: link, lastUsedAt: new Date(used), until: new Date(until), said };
};

/** Somebody as they are now, for work that goes on without their session; null: they may not come in any more. */
export const callerById = async (
  pools: Pools,
  environment: RunningEnvironment,
  id: string,
  account: string | null,
  locale: Locale,
): Promise<Caller | null> => {
  const found = await readPerson(pools, environment, id, account);
  if (found?.person.status !== "active") return null;
  return { user: found.person, account, sessionId: null, viewerClass: viewerClassIn(environment.model(), found.person.roles), locale };
};

interface Looked {
  readonly id: string;
  readonly user: string;
  readonly account: string | null;
  readonly used: string;
  readonly until: string;
  readonly link: string | null;
  readonly roles: readonly Id[];
  readonly fields: readonly (string | null)[];
}

interface Look {
  readonly name: string;
  readonly sql: string;
  /** The person comes with the session; where platforms serve accounts they stand behind the wall of theirs. */
  readonly together: boolean;
  readonly columns: readonly Column[];
}
const looks = new WeakMap<Model, Map<string, Look>>();
let looksMade = 0;

/** The statement that finds a session of an environment by its hash. */
const lookIn = (environment: RunningEnvironment): Look => {
  const model = environment.model();
  const byPlace = looks.get(model) ?? new Map<string, Look>();
  looks.set(model, byPlace);
  const known = byPlace.get(environment.schema);
  if (known) return known;
  looksMade += 1;
  const columns = userColumns(environment);
  const together = model.header.accounts !== "many";
  const person = `'roles', ${rolesOf(environment, "s.user_id")}, 'fields', ${textsOf(columns)}`;
  const made = {
    name: `session${looksMade}`,
    sql: `SELECT json_build_object('id', s.id, 'user', s.user_id, 'account', s.account_id, 'used', s.last_used_at, 'until', least(s.idle_expires_at, s.absolute_expires_at), 'link', s.preview_link${together ? `, ${person}` : ""})::text
      FROM ${qualified(environment, "_session")} s ${together ? `JOIN ${qualified(environment, "_user")} u ON u.id = s.user_id AND u.deleted_at IS NULL` : ""}
      WHERE s.hash = $1 AND s.kind = $3 AND s.revoked_at IS NULL AND s.idle_expires_at > $2 AND s.absolute_expires_at > $2`,
    together,
    columns,
  };
  byPlace.set(environment.schema, made);
  return made;
};

const userColumns = (environment: RunningEnvironment): readonly Column[] => {
  const table = environment.model().tables.find((candidate) => candidate.builtIn);
  return table ? storedColumns(table) : [];
};
const textsOf = (columns: readonly Column[]): string =>
  `ARRAY[${columns.map((column) => `u.${physical(column)}::text`).join(", ")}]::text[]`;
const rolesOf = (environment: RunningEnvironment, user: string): string =>
  `ARRAY(SELECT g.role FROM ${qualified(environment, "_role_grant")} g WHERE g.user_id = ${user} ORDER BY g.role)`;

/** A person's record and roles; fields as text, which PostgreSQL reads back as it wrote it. */
export const readPerson = async (
  pools: Pools,
  environment: RunningEnvironment,
  id: string,
  account: string | null,
): Promise<{ readonly person: Person } | null> => {
  const columns = userColumns(environment);
  const [row] = await pools.read<{ roles: readonly Id[]; fields: readonly (string | null)[] }>(environment, account, {
    sql: `SELECT ${textsOf(columns)} AS fields, ${rolesOf(environment, "u.id")} AS roles
      FROM ${qualified(environment, "_user")} u WHERE u.id = $1 AND u.deleted_at IS NULL`,
    values: [id],
    lane: "S",
  });
  return row ? { person: personOf(columns, id, row.roles, row.fields) } : null;
};

const personOf = (columns: readonly Column[], id: string, roles: readonly Id[], values: readonly (string | null)[]): Person => {
  const fields = Object.fromEntries(columns.map((column, at) => [column.id, values[at] ?? null]));
  const text = (field: string) => fields[field] ?? "";
  return {
    id,
    email: text("f_user_email"),
    name: text("f_user_name") || text("f_user_email"),
    status: text("f_user_status") || "active",
    roles,
    fields,
  };
};
