/** What an action leaves behind in its own transaction: the log, the audit outbox, and the answer to a repeated call. */
import { hash } from "node:crypto";
import { uuidv7 } from "../../../../db/uuid.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json } from "../../../../schema/ids.ts";
import type { Caller } from "../caller.ts";
import { dataError } from "../errors.ts";
import { qualified } from "../names.ts";
import type { Writing } from "../pools.ts";
import type { RunInput, Statement } from "../sql/statement.ts";
import type { Acting, ChangeOperation, Placed } from "./context.ts";

const eventTypes = {
  CREATE: "RecordCreated",
  UPDATE: "RecordUpdated",
  DELETE: "RecordDeleted",
  RESTORE: "RecordRestored",
} as const satisfies Record<ChangeOperation, string>;

/**
 * CTEs that write `_event` and `_audit` for the rows of the CTE `w` (columns id, version, change_key). They stand in the statement that
 * writes the record, so that all of it is there or none.
 */
export const journalled = (
  acting: Placed,
  statement: Statement,
  entity: Id,
  op: ChangeOperation,
  fields: readonly Id[],
  reasons: readonly string[] = [],
): string => {
  const { constant } = statement;
  const { action } = acting;
  const actor = ({ caller }: RunInput) => actorOf(caller);
  const kind = ({ caller }: RunInput) => (caller.user ? "user" : "system");
  const data = constant(JSON.stringify({ entity, op, fields }), "jsonb");
  const meta = statement.bind(
    (input) => JSON.stringify({ actor: actor(input), actorKind: kind(input), requestId: input.requestId, action }),
    "jsonb",
  );
  return `e AS (INSERT INTO ${qualified(acting.seat.place, "_event")} (key, stream, version, id, type, data, meta)
      SELECT w.change_key, 'record:' || w.id, w.version, w.event_id, ${constant(eventTypes[op], "text")}, ${data} || jsonb_build_object('id', w.id, 'version', w.version), ${meta} FROM w),
    a AS (INSERT INTO ${qualified(acting.seat.place, "_audit")} (id, actor, actor_kind, session_id, action, resource, outcome, reasons, after, request_id)
      SELECT w.audit_id, ${statement.claim("journal.actor", actor, "text")}, ${statement.bind(kind, "text")}, ${statement.bind(({ caller }) => caller.sessionId, "uuid")}, ${constant(action, "text")}, ${constant(`${entity}:`, "text")} || w.id, 'ok', ${constant(reasons, "text[]")},
        ${constant(JSON.stringify({ fields }), "jsonb")}, ${statement.bind(({ requestId }) => requestId, "text")} FROM w)`;
};

/** Ids for the two rows `journalled` writes, as columns of `w`. */
export const journalIds = (statement: Statement): string =>
  `${statement.bind(() => uuidv7(), "uuid")} AS event_id, ${statement.bind(() => uuidv7(), "uuid")} AS audit_id`;

/** Writes a refusal to the audit, in a transaction of its own: the action's was rolled back. */
export const auditRefusal = async (
  writing: Writing,
  acting: Pick<Acting, "seat" | "caller" | "requestId" | "action">,
  resource: string,
  reason: string,
): Promise<void> => {
  await writing.query(
    `INSERT INTO ${qualified(acting.seat.place, "_audit")} (id, actor, actor_kind, session_id, action, resource, outcome, reasons, request_id) VALUES ($1, $2, $3, $4, $5, $6, 'refused', $7, $8)`,
    [
      uuidv7(),
      actorOf(acting.caller),
      acting.caller.user ? "user" : "system",
      acting.caller.sessionId,
      acting.action,
      resource,
      [reason],
      acting.requestId,
    ],
  );
};

/** What is kept of an answer. `text` only where nobody else could present the same key. */
export interface KeptAnswer {
  readonly selection: string;
  readonly text: string | null;
  readonly ids: readonly string[];
  /** Values of the result that no record holds. */
  readonly said?: Readonly<Record<string, Json>>;
}

/** The JSON of a kept answer around its text, for a statement that has the text only in SQL. */
export const keptAround = (selection: string): { readonly head: string; readonly tail: (ids: readonly string[]) => string } => ({
  head: `{"selection":${JSON.stringify(selection)},"text":`,
  tail: (ids) => `,"ids":${JSON.stringify(ids)}}`,
});

/** Who it was, for the log. */
export const actorOf = ({ user }: Caller): string => user?.id ?? "public";

/** Whose idempotency keys they are. A program's are its own: with fewer roles than its owner it is told nothing the owner was answered. */
export const keeperOf = (caller: Caller): string => (caller.apiKeyId ? `${actorOf(caller)}/${caller.apiKeyId}` : actorOf(caller));

export const hashOf = (value: unknown): string => hash("sha256", JSON.stringify(inOrder(value)));
/** The same with its keys in their order. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const of = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(of)
      .sort()
      .map((key) => [key, inOrder(of[key])]),
  );
};

/**
 * Takes the key for this transaction. Null: the caller is the first and goes on; otherwise the answer of the first. A second call waits
 * here until the first has committed or given up. Keys are forgotten after 24 hours.
 */
export const takeKey = async (
  writing: Writing,
  acting: Pick<Acting, "seat" | "caller">,
  key: string,
  inputHash: string,
): Promise<KeptAnswer | null> => {
  const old = "i.at < now() - interval '24 hours'";
  // One statement either way: what it answers is the row as it stands after it, and a row that was committed has an answer.
  const [row] = await writing.query<{ input_hash: string; answer: string | null }>(
    `INSERT INTO ${qualified(acting.seat.place, "_idempotency")} AS i (actor, key, input_hash) VALUES ($1, $2, $3)
     ON CONFLICT (actor, key) DO UPDATE SET input_hash = CASE WHEN ${old} THEN excluded.input_hash ELSE i.input_hash END,
       answer = CASE WHEN ${old} THEN NULL ELSE i.answer END, at = CASE WHEN ${old} THEN now() ELSE i.at END RETURNING input_hash, answer`,
    [keeperOf(acting.caller), key, inputHash],
  );
  if (row?.input_hash !== inputHash) throw dataError("IDEMPOTENCY_MISMATCH");
  return row.answer === null ? null : (JSON.parse(row.answer) as KeptAnswer);
};

export const keepAnswer = async (
  writing: Writing,
  acting: Pick<Acting, "seat" | "caller">,
  key: string,
  answer: KeptAnswer,
): Promise<void> => {
  await writing.query(`UPDATE ${qualified(acting.seat.place, "_idempotency")} SET answer = $3 WHERE actor = $1 AND key = $2`, [
    keeperOf(acting.caller),
    key,
    JSON.stringify(answer),
  ]);
};
