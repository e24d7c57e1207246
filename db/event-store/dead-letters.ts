/** Parked events in an operator's hands: seen whole, given back to their consumer, or discarded for a reason; both are audited (EV12). */
import type { DataSource } from "typeorm";
import type { Json, OrganizationId } from "../../schema/ids.ts";
import type { AuditEntry, Transaction } from "../transaction.ts";
import { transact } from "../transaction.ts";

/** A parked event as an operator sees it. */
export interface Parked {
  readonly consumer: string;
  readonly eventId: string;
  readonly organizationId: OrganizationId;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly data: Json;
  readonly at: Date;
  /** waiting: tried again by itself · dead: never again, unless somebody replays it. */
  readonly state: "waiting" | "dead";
  /** 0: it waits behind another event of its stream. */
  readonly attempts: number;
  readonly error: string | null;
  readonly nextAt: Date | null;
}

/** Which parked events: those that fit everything that is named. */
export interface Which {
  readonly eventId?: string | null;
  readonly consumer?: string | null;
  readonly stream?: string | null;
}

/** Who acts on them, as the audit log has it. */
export type Operator = Pick<AuditEntry, "actor" | "actorKind" | "requestId">;

const fits = "($1::uuid is null or p.event_id = $1) and ($2::text is null or p.consumer = $2) and ($3::text is null or p.stream = $3)";
const params = ({ eventId, consumer, stream }: Which) => [eventId ?? null, consumer ?? null, stream ?? null];

/** Returns what consumers could not handle yet, the dead ones first, at most `limit`. Needs `wn_consumer`. */
export const listParked = async (tx: Pick<Transaction, "query">, limit: number, which: Which = {}): Promise<readonly Parked[]> =>
  tx.query<Parked>(
    `select p.consumer, p.event_id as "eventId", p.organization_id as "organizationId", p.stream, p.version::int as version, e.type, e.data, e.at,
            p.state, p.attempts, p.error, p.next_at as "nextAt"
     from events.parked p join events.event e on e.id = p.event_id
     where p.state in ('waiting', 'dead') and ${fits} order by p.state, p.next_at nulls last, p.stream, p.version limit $4`,
    [...params(which), limit],
  );

/**
 * Gives parked events that failed their attempts back, due now; those behind them follow by themselves. Returns how many. Needs
 * `wn_consumer`.
 */
export const replayParked = (source: DataSource, which: Which, by: Operator): Promise<number> =>
  inEachOrganization(source, which, by, "event.replay", null, (tx, organization) =>
    tx.query<Taken>(
      `update events.parked p set state = 'waiting', attempts = 1, next_at = clock_timestamp()
       where p.state in ('waiting', 'dead') and p.attempts > 0 and ${fits} and p.organization_id = $4 returning consumer, event_id as event`,
      [...params(which), organization],
    ),
  );

/**
 * Gives dead events up: their consumers never see them, and what waited behind goes on. Events that are still tried by themselves, or wait
 * behind another one, stay. Returns how many. Throws without a reason. Needs `wn_consumer`.
 */
export const discardParked = (source: DataSource, which: Which, reason: string, by: Operator): Promise<number> => {
  if (reason.trim() === "") throw new Error("A discarded event needs a reason.");
  return inEachOrganization(source, which, by, "event.discard", reason.trim(), (tx, organization) =>
    tx.query<Taken>(
      `update events.parked p set state = 'discarded', reason = $5
       where p.state = 'dead' and ${fits} and p.organization_id = $4 returning consumer, event_id as event`,
      [...params(which), organization, reason.trim()],
    ),
  );
};

interface Taken {
  readonly consumer: string;
  readonly event: string;
}

/** One transaction for each organization concerned: its audit log says what was done to its events, or nothing was done. */
const inEachOrganization = async (
  source: DataSource,
  which: Which,
  by: Operator,
  action: string,
  reason: string | null,
  act: (tx: Transaction, organization: OrganizationId) => Promise<readonly Taken[]>,
): Promise<number> => {
  const concerned = await transact(source, null, (tx) =>
    tx.query<{ organization: OrganizationId }>(
      `select distinct p.organization_id as organization from events.parked p where p.state in ('waiting', 'dead') and ${fits}`,
      params(which),
    ),
  );
  let count = 0;
  for (const { organization } of concerned) {
    count += await transact(source, organization, async (tx) => {
      const taken = await act(tx, organization);
      for (const { consumer, event } of taken) {
        const after = reason === null ? { consumer } : { consumer, reason };
        await tx.audit({ ...by, action, resource: `event:${event}`, outcome: "ok", after });
      }
      return taken.length;
    });
  }
  return count;
};
