/** Reading the audit log: one organization's entries, and its chain from the first leaf to the last. */
import type { DataSource } from "typeorm";
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { Json, OrganizationId } from "../../../schema/ids.ts";
import type { AuditLog } from "../application/ports.ts";
import {
  type AuditContent,
  type ChainRow,
  type LoggedEntry,
  type Verification,
  verdictOfChain,
  verificationStart,
  verifyRows,
} from "../domain/audit-chain.ts";

export interface EntryRow {
  id: string;
  organization_id: string | null;
  exact_at: string;
  actor: string;
  actor_kind: string;
  on_behalf_of: string | null;
  session_id: string | null;
  action: string;
  resource: string;
  outcome: string;
  reasons: string[];
  before: Json;
  after: Json;
  request_id: string;
  decision_id: string | null;
  personal: string | null;
  era: number;
  position_key: string;
  position_seq: string;
}

/** Columns of an entry `e` as they are hashed; the moment as text, because JavaScript drops microseconds. */
export const entryColumns = `e.id, e.organization_id, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_at, e.actor, e.actor_kind,
  e.on_behalf_of, e.session_id, e.action, e.resource, e.outcome, e.reasons, e.before, e.after, e.request_id, e.decision_id,
  encode(e.sealed_personal, 'base64') as personal, e.era, e.key::text as position_key, e.seq::text as position_seq`;

export const rowToContent = (row: EntryRow): AuditContent => ({
  id: row.id,
  organizationId: row.organization_id,
  at: row.exact_at,
  actor: row.actor,
  actorKind: row.actor_kind,
  onBehalfOf: row.on_behalf_of,
  sessionId: row.session_id,
  action: row.action,
  resource: row.resource,
  outcome: row.outcome,
  reasons: row.reasons,
  before: row.before,
  after: row.after,
  requestId: row.request_id,
  decisionId: row.decision_id,
  sealedPersonal: row.personal,
});

const rowToLogged = (row: EntryRow & { leaf_seq: string | null }): LoggedEntry => ({
  ...rowToContent(row),
  seq: row.leaf_seq === null ? null : Number(row.leaf_seq),
  position: [String(row.era), row.position_key, row.position_seq],
});

interface LeafRow {
  chain_seq: string;
  entry_id: string;
  leaf_hash: Buffer;
  previous_hash: Buffer;
  chain_hash: Buffer;
}

const batch = 1_000;

/** The log over PostgreSQL, as `wn_governance`. */
export const createAuditLog = (source: DataSource): AuditLog => ({
  entries: (organization, filter, { limit, after }) =>
    transact(source, organization, async (tx) => {
      const [era, key, seq] = after ?? [null, null, null];
      const rows = await tx.query<EntryRow & { leaf_seq: string | null }>(
        `select ${entryColumns}, l.seq::text as leaf_seq from audit.entry e
         left join audit.leaf l on l.entry_id = e.id and l.organization_id = e.organization_id
         where e.organization_id = $1 and ${own} and ($3::smallint is null or (e.era, e.key, e.seq) < ($3::smallint, $4::xid8, $5::bigint))
         order by e.era desc, e.key desc, e.seq desc limit $6`,
        [organization, filter.onlyOf, era, key, seq, limit + 1],
      );
      return rows.map(rowToLogged);
    }),
  sealed: (organization, filter, from, to) =>
    transact(source, organization, async (tx) => {
      const rows = await tx.query<EntryRow & { leaf_seq: string | null }>(
        `select ${entryColumns}, l.seq::text as leaf_seq from audit.leaf l
         join audit.entry e on e.id = l.entry_id and e.organization_id = l.organization_id
         where l.organization_id = $1 and ${own} and l.seq between $3 and $4 order by l.seq limit 500`,
        [organization, filter.onlyOf, from, to],
      );
      return rows.map(rowToLogged);
    }),
  health: (organization) =>
    transact(source, organization, async (tx) => {
      const [row] = await tx.query<{ entries: string; sealed: string; since: Date | null }>(
        `select (select count(*) from audit.entry where organization_id = $1) as entries,
                (select count(*) from audit.leaf where organization_id = $1) as sealed,
                (select min(e.at) from audit.entry e where e.organization_id = $1
                   and not exists (select 1 from audit.leaf l where l.entry_id = e.id)) as since`,
        [organization],
      );
      return { entries: Number(row!.entries), sealed: Number(row!.sealed), unsealedSince: row!.since };
    }),
  verify: async (organization) => {
    // Asked first: the chain grows while it is read, and it is at least as long as what was announced before.
    const announced = await transact(source, organization, (tx) => announcedLength(tx, organization));
    let verification = verificationStart;
    let from = 0;
    for (;;) {
      const rows = await transact(source, organization, (tx) => chainRows(tx, organization, from));
      verification = verifyRows(verification, rows);
      from = rows.at(-1)?.leaf.seq ?? from;
      if (rows.length < batch || verification.broken) break;
    }
    return transact(source, organization, (tx) => conclude(tx, organization, verification, announced));
  },
});

// Only what a person did themselves, or what was done for them.
const own = "($2::text is null or e.actor = $2 or e.on_behalf_of = $2)";

/** The next stretch of a chain, each leaf with its entry if that is still there. */
export const chainRows = async (
  tx: Pick<Transaction, "query">,
  organization: OrganizationId,
  after: number,
): Promise<readonly ChainRow[]> => {
  const rows = await tx.query<LeafRow & { [Key in keyof EntryRow]: EntryRow[Key] | null }>(
    `select l.seq::text as chain_seq, l.entry_id, l.leaf_hash, l.previous_hash, l.chain_hash, ${entryColumns}
     from audit.leaf l left join audit.entry e on e.id = l.entry_id
     where l.organization_id = $1 and l.seq > $2 order by l.seq limit ${batch}`,
    [organization, after],
  );
  return rows.map((row) => ({
    leaf: { seq: Number(row.chain_seq), leafHash: row.leaf_hash, previousHash: row.previous_hash, chainHash: row.chain_hash },
    entryId: row.entry_id,
    entry: row.id === null ? null : rowToContent(row as unknown as EntryRow),
  }));
};

/** How long the chain was when the sealer last told of it; null when it never did. */
const announcedLength = async (tx: Transaction, organization: OrganizationId): Promise<number | null> => {
  const [row] = await tx.query<{ length: string | null }>(
    `select max((data ->> 'to')::bigint)::text as length from events.event
     where organization_id = $1 and stream = 'audit:log' and type = 'AuditSealed'`,
    [organization],
  );
  return row?.length == null ? null : Number(row.length);
};

const conclude = async (tx: Transaction, organization: OrganizationId, verification: Verification, announced: number | null) => {
  // The sealer takes entries in the order of their positions: one without a leaf below the last sealed one was put there later.
  const [inserted] = await tx.query<{ id: string; before: string }>(
    `select e.id, (select min(l.seq) from audit.leaf l join audit.entry s on s.id = l.entry_id
                   where l.organization_id = $1 and (s.era, s.key, s.seq) > (e.era, e.key, e.seq))::text as before
     from audit.entry e where e.organization_id = $1 and not exists (select 1 from audit.leaf l where l.entry_id = e.id)
       and (e.era, e.key, e.seq) < (select s.era, s.key, s.seq from audit.leaf l join audit.entry s on s.id = l.entry_id
                                    where l.organization_id = $1 order by l.seq desc limit 1)
     order by e.era, e.key, e.seq limit 1`,
    [organization],
  );
  const [counts] = await tx.query<{ unsealed: string }>(
    `select count(*) as unsealed from audit.entry e where e.organization_id = $1
       and not exists (select 1 from audit.leaf l where l.entry_id = e.id)`,
    [organization],
  );
  return {
    checked: verification.last?.seq ?? 0,
    unsealed: Number(counts!.unsealed),
    broken: verdictOfChain(verification, {
      inserted: inserted ? { id: inserted.id, before: Number(inserted.before) } : null,
      announced,
    }),
  };
};
