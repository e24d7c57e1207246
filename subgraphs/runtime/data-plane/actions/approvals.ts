/**
 * Actions that need somebody's yes. Asking changes nothing: what was asked is kept with a hash over action, record, its version, input
 * and requester, and is only ever carried out as it was hashed. The people of the stage decide; with the last yes the action runs in the
 * same transaction, as the requester, who must still be allowed to. A stage nobody decided in time ends it, or passes it on.
 *
 *   waiting → done | rejected | expired
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { type ApprovedAction, needsApproval } from "../access.ts";
import { type Caller, viewerClassIn } from "../caller.ts";
import { quiet } from "../connections.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { approvalsTouched } from "../live/hint.ts";
import { qualified } from "../names.ts";
import { readPerson } from "../people/look.ts";
import type { Plans } from "../plans.ts";
import type { Pools } from "../pools.ts";
import { checkScalar, isUuid } from "../scalars.ts";
import { asPerson } from "../walls.ts";
import type { Acting } from "./context.ts";
import { type ActionInput, prepareAction, runAction } from "./declared.ts";
import { actorOf, hashOf } from "./journal.ts";
import { lockRecord } from "./locked.ts";

export type ApprovalState = "WAITING" | "DONE" | "REJECTED" | "EXPIRED";

const at = (acting: Acting) => qualified(acting.seat.place, "_approval");
const hour = 3_600_000;

/** Asks for the yes an action needs; asking the same again while it waits answers the same. */
export const requestApproval = async (
  acting: Acting,
  table: Table,
  action: ApprovedAction,
  input: ActionInput,
): Promise<{ readonly record: string; readonly decision: { readonly id: string; readonly status: ApprovalState } }> => {
  const { user, account } = acting.caller;
  if (!user) throw dataError("FORBIDDEN");
  void quiet(asPerson(acting.writing, user.id));
  const { row } = await prepareAction(acting, table, action, input);
  const asked = {
    action: action.ref,
    entity: table.id,
    record: row.id,
    version: row.version,
    params: input.params ?? {},
    requester: user.id,
  };
  const now = acting.input.now;
  const hash = hashOf(asked);
  // The record is locked: nobody asks for the same at this moment.
  const [waiting] = await acting.writing.query<{ id: string }>(
    `SELECT id FROM ${at(acting)} WHERE action = $1 AND input_hash = $2 AND state = 'WAITING' AND expires_at > $3`,
    [asked.action, hash, now],
  );
  const id = waiting?.id ?? uuidv7();
  if (!waiting) {
    const until = new Date(now.getTime() + action.approval.stages[0]!.hours * hour);
    await acting.writing.query(
      `INSERT INTO ${at(acting)} (id, action, entity, record_id, record_version, params, input_hash, requested_by, account_id, requested_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, asked.action, asked.entity, asked.record, asked.version, JSON.stringify(asked.params), hash, user.id, account, now, until],
    );
    await told(acting, `${table.id}:${row.id}`, id, ["APPROVAL_ASKED"]);
    touch(acting, id, "CREATE");
  }
  return { record: row.id, decision: { id, status: "WAITING" } };
};

interface Row {
  readonly action: string;
  readonly entity: string;
  readonly record_id: string;
  readonly record_version: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly input_hash: string;
  readonly requested_by: string;
  readonly account_id: string | null;
  readonly expires_at: Date;
  readonly stage: number;
  readonly state: ApprovalState;
}

export interface DecideDeps {
  readonly plans: Plans;
  readonly pools: Pools;
}

/** One person's yes or no to what waits. `DATA_NOT_FOUND` for who has no say in it, or cannot see the record. */
export const decideApproval = async (
  deps: DecideDeps,
  acting: Acting,
  input: { readonly id: unknown; readonly approve: unknown; readonly note: unknown },
): Promise<{ readonly id: string; readonly status: ApprovalState }> => {
  const { caller, seat, writing } = acting;
  if (!isUuid(input.id) || !caller.user) throw dataError("NOT_FOUND");
  const id = input.id.toLowerCase();
  const note = noteOf(input.note);
  void quiet(asPerson(writing, caller.user.id));
  const [row] = await writing.query<Row>(`SELECT * FROM ${at(acting)} WHERE id = $1 AND account_id IS NOT DISTINCT FROM $2 FOR UPDATE`, [
    id,
    caller.account,
  ]);
  const action = seat.view.model.actions.find(({ ref }) => ref === row?.action);
  const table = row && seat.view.tables.get(row.entity);
  if (!row || !action || !needsApproval(action) || !table) throw dataError("NOT_FOUND");
  const { stage, expired } = stageNow(row, action, acting.input.now);
  const asked = action.approval.stages[stage];
  if (!asked?.roles.some((role) => caller.viewerClass.includes(role))) throw dataError("NOT_FOUND");
  await lockRecord(acting, table, row.record_id, []);
  if (row.state !== "WAITING") throw refused("id", "This has been decided already.", "تم البت في هذا من قبل.");
  if (action.approval.notRequester && caller.user.id === row.requested_by) throw dataError("FORBIDDEN");
  const resource = `${row.entity}:${row.record_id}`;
  const become = async (state: ApprovalState) => {
    await writing.query(`UPDATE ${at(acting)} SET state = $2, decided_at = $3 WHERE id = $1`, [id, state, acting.input.now]);
    await told(acting, resource, id, [`APPROVAL_${state}`]);
    touch(acting, id, "UPDATE");
    return { id, status: state };
  };
  if (expired) return await become("EXPIRED");
  const voted = await writing.query(
    `INSERT INTO ${qualified(seat.place, "_approval_vote")} (approval_id, stage, voter, approves, note, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING voter`,
    [id, stage, caller.user.id, input.approve === true, note, acting.input.now],
  );
  if (voted.length === 0) throw refused("id", "You have decided on this already.", "لقد بتّ في هذا من قبل.");
  if (input.approve !== true) return await become("REJECTED");
  // Who lost the role or left since does not count.
  const [votes] = await writing.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${qualified(seat.place, "_approval_vote")} v JOIN ${qualified(seat.place, "_user")} u ON u.id = v.voter AND u.deleted_at IS NULL AND u.f_user_status = 'active'
     WHERE v.approval_id = $1 AND v.stage = $2 AND (v.voter = $4 OR EXISTS (SELECT 1 FROM ${qualified(seat.place, "_role_grant")} g WHERE g.user_id = v.voter AND g.role = ANY($3::text[])))`,
    [id, stage, asked.roles, caller.user.id],
  );
  const enough = (votes?.n ?? 0) >= asked.quorum;
  const next = enough ? stage + 1 : stage;
  const following = action.approval.stages[next];
  if (following) {
    const until = enough ? new Date(acting.input.now.getTime() + following.hours * hour) : row.expires_at;
    await writing.query(`UPDATE ${at(acting)} SET stage = $2, expires_at = $3 WHERE id = $1`, [id, next, until]);
    await told(acting, resource, id, ["APPROVAL_GIVEN"]);
    touch(acting, id, "UPDATE");
    return { id, status: "WAITING" };
  }
  await carryOut(deps, acting, table, action, row);
  return await become("DONE");
};

/** Runs what was asked, exactly that, as who asked for it. */
const carryOut = async ({ plans, pools }: DecideDeps, acting: Acting, table: Table, action: ApprovedAction, row: Row): Promise<void> => {
  const { environment } = acting;
  const { action: ref, entity, record_id: record, record_version: version, params, requested_by: requester } = row;
  if (hashOf({ action: ref, entity, record, version, params, requester }) !== row.input_hash)
    throw refused("id", "What waits is not what was asked for.", "ما ينتظر ليس ما طُلب.");
  const found = await readPerson(pools, environment, requester, row.account_id);
  if (found?.person.status !== "active") throw refused("id", "Who asked for this is no longer here.", "من طلب هذا لم يعد هنا.");
  const viewerClass = viewerClassIn(environment.model(), found.person.roles);
  const caller: Caller = { user: found.person, account: row.account_id, sessionId: null, viewerClass, locale: acting.caller.locale };
  const seat = plans.seat(environment, acting.seat.view.model, viewerClass, caller.locale);
  await runAction({ ...acting, seat, caller, input: { ...acting.input, caller }, action: action.ref }, table, action, {
    id: record,
    version,
    params,
  });
  // What was asked about files was asked as who wanted it.
  void quiet(asPerson(acting.writing, acting.caller.user!.id));
};

/** The stage that decides now: time that ran out ends it, or hands it to the next. */
const stageNow = (
  { stage, expires_at }: Row,
  { approval }: ApprovedAction,
  now: Date,
): { readonly stage: number; readonly expired: boolean } => {
  if (now < expires_at) return { stage, expired: false };
  const passes = approval.stages[stage]?.onExpiry === "escalate" && stage + 1 < approval.stages.length;
  return passes ? { stage: stage + 1, expired: false } : { stage, expired: true };
};

const noteOf = (note: unknown): string | null => {
  if (typeof note !== "string" || note.trim() === "") return null;
  const looked = checkScalar("String", note);
  if ("problem" in looked || note.length > 2_000)
    throw refused("note", "A note has at most 2 000 characters that can be stored.", "الملاحظة 2000 حرف على الأكثر يمكن حفظها.");
  return note;
};

/** Whoever watches requests live is asked for them again. */
const touch = (acting: Acting, id: string, op: "CREATE" | "UPDATE"): void => {
  acting.changes.push({ entity: approvalsTouched, id, op, fields: [], account: acting.caller.account });
};

const told = async (acting: Acting, resource: string, id: string, reasons: readonly string[]): Promise<void> => {
  await acting.writing.query(
    `INSERT INTO ${qualified(acting.seat.place, "_audit")} (id, actor, actor_kind, session_id, action, resource, outcome, reasons, request_id, decision_id) VALUES ($1, $2, 'user', $3, $4, $5, 'ok', $6, $7, $8)`,
    [uuidv7(), actorOf(acting.caller), acting.caller.sessionId, acting.action, resource, reasons, acting.requestId, id],
  );
};

const refused = (path: string, en: string, ar: string) => new InvalidInput([{ path: [path], code: "RULE", message: { en, ar } }]);
