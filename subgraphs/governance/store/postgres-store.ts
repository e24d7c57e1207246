import type { DataSource } from "typeorm";
import { EventError } from "../../../db/event-store/errors.ts";
import { readStream } from "../../../db/event-store/read.ts";
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { DecisionId, Json, OrganizationId } from "../../../schema/ids.ts";
import { type DecisionRecord, type Found, type GovernanceStore, type GovernanceUnit, VersionTaken } from "../application/ports.ts";
import { type DecisionEvent, evolve, requested } from "../domain/decision.ts";
import { linkStep, type Phase } from "../domain/trace.ts";
import {
  type RequestRow,
  recordValues,
  rowToDecisionRow,
  rowToRecord,
  rowToStep,
  rowToSwitch,
  type StandingRow,
  type StepRow,
  type SwitchRow,
  switchValues,
} from "./rows.ts";

/** One login per phase: `request` is wn_governance, the others may write their own phase only (GV2). */
export type PhaseSources = Readonly<Record<Phase, DataSource>>;

/** The store over PostgreSQL. Row level security is the second wall behind the organization in every statement. */
export const createPostgresStore = (sources: PhaseSources): GovernanceStore => ({
  transact: async (phase, organization, work) => {
    try {
      return await transact(sources[phase], organization, (tx) => work(unitFor(organization, tx)));
    } catch (error) {
      if (error instanceof EventError && error.code === "EVENT_VERSION_CONFLICT") throw new VersionTaken("decision", { cause: error });
      if ((error as { driverError?: { constraint?: string } }).driverError?.constraint === "trace_step_pkey")
        throw new VersionTaken("trace", { cause: error });
      throw error;
    }
  },
  unfinished: async (at) => {
    const rows = (await sources.request.query("select * from governance.unfinished_business($1)", [at])) as {
      organization_id: string;
      decision_id: string;
      what: string;
    }[];
    return rows.map((row) => ({
      organizationId: row.organization_id as OrganizationId,
      decisionId: row.decision_id as DecisionId,
      what: row.what,
    }));
  },
});

const status = `case when r.decision_id is null then case when a.decision_id is null then 'received' else 'analyzed' end
  when r.status = 'approved' and e.id is not null then coalesce(e.outcome, 'executing') else r.status end`;
const standing = `select d.*, a.score, a.factors, ${status} as status from governance.decision d
  left join governance.analysis a on a.decision_id = d.id and a.organization_id = d.organization_id
  left join governance.ruling r on r.decision_id = d.id and r.organization_id = d.organization_id
  left join governance.execution e on e.decision_id = d.id and e.organization_id = d.organization_id
  where d.organization_id = $1`;

const unitFor = (organization: OrganizationId, tx: Transaction): GovernanceUnit => {
  const one = async <Row, T>(sql: string, params: readonly unknown[], from: (row: Row) => T): Promise<T | null> => {
    const [row] = await tx.query<Row>(sql, [organization, ...params]);
    return row === undefined ? null : from(row);
  };
  const many = async <Row, T>(sql: string, params: readonly unknown[], from: (row: Row) => T): Promise<readonly T[]> =>
    (await tx.query<Row>(sql, [organization, ...params])).map(from);
  const run = async (sql: string, params: readonly unknown[]): Promise<void> => void (await tx.query(sql, [organization, ...params]));
  const record = (id: DecisionId) =>
    one("select * from governance.decision where organization_id = $1 and id = $2", [id], (row: RequestRow) => rowToRecord(row));

  return {
    insertDecision: async (it) =>
      void (await tx.query(
        `insert into governance.decision (organization_id, id, kind, subject_type, subject_id, payload, payload_hash, facts, reason,
           requester_kind, requester_id, on_behalf_of, session_id, request_id, requested_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        recordValues(it),
      )),
    waitingFor: ({ kind, subject, payloadHash }) =>
      one(
        `select d.id from governance.decision d join governance.ruling r on r.decision_id = d.id and r.organization_id = d.organization_id
         where d.organization_id = $1 and d.kind = $2 and d.subject_type = $3 and d.subject_id = $4 and d.payload_hash = $5
           and r.status = 'awaiting-approval' limit 1`,
        [kind, subject.type, subject.id, payloadHash],
        ({ id }: { id: DecisionId }) => id,
      ),
    failedLately: async (kind) =>
      (await one(
        `select bool_or(outcome = 'failed') as failed from (
           select e.outcome from governance.execution e join governance.decision d on d.id = e.decision_id
           where e.organization_id = $1 and d.organization_id = $1 and d.kind = $2 and e.finished_at is not null
           order by e.finished_at desc limit 5) last`,
        [kind],
        ({ failed }: { failed: boolean | null }) => failed === true,
      )) === true,
    insertAnalysis: (id, risk, at) =>
      run("insert into governance.analysis (organization_id, decision_id, score, factors, at) values ($1, $2, $3, $4, $5)", [
        id,
        risk.score,
        [...risk.factors],
        at,
      ]),
    insertRuling: (id, it) =>
      run(
        "insert into governance.ruling (organization_id, decision_id, status, by, stage, reasons, at) values ($1, $2, $3, $4, $5, $6, $7)",
        [id, it.status, it.by, it.stage, JSON.stringify(it.reasons), it.at],
      ),
    updateRuling: (id, it) =>
      run(
        "update governance.ruling set status = $3, by = $4, stage = $5, reasons = $6, at = $7 where organization_id = $1 and decision_id = $2",
        [id, it.status, it.by, it.stage, JSON.stringify(it.reasons), it.at],
      ),
    insertVote: (it) =>
      run(
        `insert into governance.vote (organization_id, decision_id, voter, stage, approves, note, role_id, payload_hash, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [it.decisionId, it.voter, it.stage, it.approves, it.note, it.roleId, it.payloadHash, it.at],
      ),
    epoch: async () => Number((await tx.query<{ epoch: string }>("select governance.epoch() as epoch"))[0]!.epoch),
    insertGrant: (it) =>
      run(
        `insert into governance.decision_grant (organization_id, jti, decision_id, audience, payload_hash, epoch, issued_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [it.jti, it.decisionId, it.audience, it.payloadHash, it.epoch, it.issuedAt, it.expiresAt],
      ),
    execution: (id) =>
      one(
        "select id, announced_at is not null as announced from governance.execution where organization_id = $1 and decision_id = $2",
        [id],
        (row: { id: string; announced: boolean }) => row,
      ),
    announceExecution: (id, at) =>
      run("update governance.execution set announced_at = $3 where organization_id = $1 and decision_id = $2", [id, at]),
    finishExecution: (id, end) =>
      run(
        `update governance.execution set outcome = $3, code = $4, result_hash = $5, finished_at = $6
         where organization_id = $1 and decision_id = $2 and finished_at is null`,
        [id, end.outcome, end.code, end.resultHash, end.at],
      ),

    found: async (id) => {
      const asked = await record(id);
      return asked && fold(asked, await readStream(tx, `decision:${id}`));
    },
    row: (id) => one(`${standing} and d.id = $2`, [id], rowToDecisionRow as (row: StandingRow) => ReturnType<typeof rowToDecisionRow>),
    rows: (only, { limit, after }) =>
      many(
        `${standing} and ($2::text is null or ${status} = $2) and ($3::timestamptz is null or (d.requested_at, d.id) < ($3, $4::uuid))
         order by d.requested_at desc, d.id desc limit $5`,
        [only, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
        rowToDecisionRow as (row: StandingRow) => ReturnType<typeof rowToDecisionRow>,
      ),
    stoppable: () =>
      many(
        `select r.decision_id as id from governance.ruling r
         join governance.decision d on d.id = r.decision_id and d.organization_id = r.organization_id and d.kind <> 'kill.lift'
         left join governance.execution e on e.decision_id = r.decision_id and e.organization_id = r.organization_id
         where r.organization_id = $1 and r.status = 'approved' and e.finished_at is null limit 1000`,
        [],
        ({ id }: { id: DecisionId }) => id,
      ),
    eligible: async (permission, at) =>
      (
        await tx.query<{ user_id: string; role_id: string; rank: number }>("select * from governance.eligible($1, $2) order by user_id", [
          permission,
          at,
        ])
      ).map((row) => ({ userId: row.user_id, roleId: row.role_id, rank: row.rank })),
    steps: (id) =>
      many(
        "select n, at, phase, key, text, data, previous_hash, hash from governance.trace_step where organization_id = $1 and decision_id = $2 order by n",
        [id],
        rowToStep as (row: StepRow) => ReturnType<typeof rowToStep>,
      ),

    switches: () =>
      many(
        "select * from governance.kill_switch where organization_id is null or organization_id = $1 order by active desc, at desc limit 200",
        [],
        (row: SwitchRow) => rowToSwitch(row),
      ),
    switch: (id) =>
      one(
        "select * from governance.kill_switch where (organization_id is null or organization_id = $1) and id = $2",
        [id],
        (row: SwitchRow) => rowToSwitch(row),
      ),
    lockSwitch: async (of, scope, scopeId) => {
      // One trigger at a time per place, also of one that does not exist yet.
      await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`kill ${of ?? ""} ${scope} ${scopeId ?? ""}`]);
      const [row] = await tx.query<SwitchRow>(
        `select * from governance.kill_switch where organization_id is not distinct from $1 and scope = $2 and scope_id is not distinct from $3
         for update`,
        [of, scope, scopeId],
      );
      return row ? rowToSwitch(row) : null;
    },
    nextEpoch: async () => {
      await tx.query("select pg_advisory_xact_lock(hashtextextended('kill epoch', 0))");
      return Number((await tx.query<{ next: string }>("select governance.newest_epoch() + 1 as next"))[0]!.next);
    },
    insertSwitch: async (it) =>
      void (await tx.query(
        `insert into governance.kill_switch (id, organization_id, scope, scope_id, reach, epoch, active, by, reason, at, lifted_by, lifted_at,
           lift_reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        switchValues(it),
      )),
    updateSwitch: async (it) =>
      void (await tx.query(
        `update governance.kill_switch set organization_id = $2, scope = $3, scope_id = $4, reach = $5, epoch = $6, active = $7, by = $8,
           reason = $9, at = $10, lifted_by = $11, lifted_at = $12, lift_reason = $13 where id = $1`,
        switchValues(it),
      )),

    query: (sql, params) => tx.query(sql, params),
    append: async (id, version, events, steps, meta) => {
      if (events.length > 0)
        await tx.append(
          `decision:${id}`,
          version,
          events.map(({ type, data }) => ({ type, schema: 1, data: data as Json, meta })),
        );
      if (steps.length === 0) return;
      let last = await one(
        "select n, hash from governance.trace_step where organization_id = $1 and decision_id = $2 order by n desc limit 1",
        [id],
        (row: { n: number; hash: string }) => row,
      );
      for (const step of steps) {
        const linked = linkStep(id, last, step);
        await run(
          `insert into governance.trace_step (organization_id, decision_id, n, at, phase, key, text, data, previous_hash, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            id,
            linked.n,
            step.at,
            step.phase,
            step.key,
            JSON.stringify(step.text),
            JSON.stringify(step.data),
            linked.previousHash,
            linked.hash,
          ],
        );
        last = linked;
      }
    },
    happened: async (stream, type, data, meta) => void (await tx.append(stream, "any", [{ type, schema: 1, data, meta }])),
    audit: async (entry) => void (await tx.audit(entry)),
  };
};

const fold = (record: DecisionRecord, stored: Awaited<ReturnType<typeof readStream>>): Found => {
  const { id, kind, payloadHash, expiresAt, requestedBy } = record;
  const core = { id, kind, payloadHash, expiresAt, requestedBy: requestedBy.onBehalfOf ?? requestedBy.id };
  return {
    record,
    decision: stored.map(({ type, data }) => ({ type, data }) as unknown as DecisionEvent).reduce(evolve, requested(core)),
    version: stored.at(-1)?.version ?? 0,
  };
};
