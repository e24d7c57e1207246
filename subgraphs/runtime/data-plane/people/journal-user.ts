/** The log and the audit of what happens to people outside the record actions. Ids and field ids only. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { RunningEnvironment } from "../caller.ts";
import { qualified } from "../names.ts";
import type { Writing } from "../pools.ts";
import { followersOf, refresh } from "../stored-values.ts";

export interface UserChange {
  readonly id: string;
  readonly op: "CREATE" | "UPDATE";
  readonly fields: readonly Id[];
  readonly actor: string;
  readonly action: string;
  readonly requestId: string;
}

/** Writes both down, works out what is computed of the fields that changed, and answers those with what follows from them. */
export const journalUser = async (writing: Writing, environment: RunningEnvironment, change: UserChange): Promise<readonly Id[]> => {
  const { id, op, actor, action, requestId } = change;
  const model = environment.model();
  const users = model.tables.find((table) => table.id === builtIn.user);
  const fields = [...change.fields, ...(users ? followersOf(users, change.fields) : [])];
  await refresh((sql, values) => writing.query(sql, values), environment, model, builtIn.user, [id]);
  await writing.query(
    `WITH u AS (SELECT id, version, change_key FROM ${qualified(environment, "_user")} WHERE id = $1),
      e AS (INSERT INTO ${qualified(environment, "_event")} (key, stream, version, id, type, data, meta)
        SELECT u.change_key, 'record:' || u.id, u.version, $2::uuid, $3::text, $4::jsonb || jsonb_build_object('id', u.id, 'version', u.version), $5::jsonb FROM u)
      INSERT INTO ${qualified(environment, "_audit")} (id, actor, actor_kind, action, resource, outcome, after, request_id) VALUES ($6, $7, 'user', $8, $9, 'ok', $10, $11)`,
    [
      id,
      uuidv7(),
      op === "CREATE" ? "RecordCreated" : "RecordUpdated",
      JSON.stringify({ entity: "ent_user", op, fields }),
      JSON.stringify({ actor, actorKind: "user", requestId, action }),
      uuidv7(),
      actor,
      action,
      `ent_user:${id}`,
      JSON.stringify({ fields }),
      requestId,
    ],
  );
  return fields;
};

/** One line of the audit about a person whose record does not change. */
export const auditPerson = async (
  writing: Writing,
  environment: RunningEnvironment,
  entry: {
    readonly actor: string;
    readonly action: string;
    readonly resource: string;
    readonly outcome: "ok" | "refused";
    readonly requestId: string;
  },
): Promise<void> => {
  await writing.query(
    `INSERT INTO ${qualified(environment, "_audit")} (id, actor, actor_kind, action, resource, outcome, request_id) VALUES ($1, $2, 'user', $3, $4, $5, $6)`,
    [uuidv7(), entry.actor, entry.action, entry.resource, entry.outcome, entry.requestId],
  );
};
