/**
 * The state of one stream, folded from its events. Every hundred events (or mebibyte of them) the state is kept, so that the next one folds
 * what came after it only. What is kept is a cache: without it, or with one of an older `schema`, the answer is the same (EV9).
 */
import type { Transaction } from "../transaction.ts";
import type { StoredEvent } from "./read.ts";
import { PAGE_LIMIT, readStream } from "./read.ts";

/** `State` is plain JSON: it is kept as such. */
export interface Folding<State> {
  /** `governance.decision`: the name of what is folded, for ever. */
  readonly name: string;
  /** Raised when `evolve` or the state's form changes: what was kept before counts no more. */
  readonly schema: number;
  readonly initial: State;
  /** Pure: the same events give the same state. */
  evolve(state: State, event: StoredEvent): State;
}

export interface Folded<State> {
  readonly state: State;
  /** The stream's version; 0 when it has no events. */
  readonly version: number;
  /** How many events were folded for this answer. */
  readonly folded: number;
}

const KEEP_EVENTS = 100;
const KEEP_BYTES = 1024 * 1024;

/** Folds one stream of the transaction's organization to its end. Needs a login that may keep snapshots. */
export const readState = async <State>(
  tx: Pick<Transaction, "query">,
  stream: string,
  { name, schema, initial, evolve }: Folding<State>,
): Promise<Folded<State>> => {
  const [kept] = await tx.query<{ version: string; state: State }>(
    "select version::text as version, state from events.snapshot where stream = $1 and name = $2 and schema = $3",
    [stream, name, schema],
  );
  const from = kept ? Number(kept.version) : 0;
  let [state, version, bytes] = [kept ? kept.state : initial, from, 0];
  for (;;) {
    const events = await readStream(tx, stream, { after: version });
    for (const event of events) {
      state = evolve(state, event);
      bytes += JSON.stringify(event.data).length;
    }
    version = events.at(-1)?.version ?? version;
    if (events.length < PAGE_LIMIT) break;
  }
  const folded = version - from;
  if (folded >= KEEP_EVENTS || bytes >= KEEP_BYTES) await keep(tx, stream, name, schema, version, state);
  return { state, version, folded };
};

/** Who cannot keep it at once, because another transaction does, leaves it: reading waits for nobody. */
const keep = (tx: Pick<Transaction, "query">, stream: string, name: string, schema: number, version: number, state: unknown) =>
  tx.query(
    `insert into events.snapshot as s (organization_id, stream, name, schema, version, state)
     select current_setting('wn.organization')::uuid, $1, $2, $3, $4, $5
     where pg_try_advisory_xact_lock(hashtextextended('events.snapshot ' || current_setting('wn.organization') || $1 || ' ' || $2, 0))
     on conflict (organization_id, stream, name, login) do update set schema = excluded.schema, version = excluded.version, state = excluded.state
     where s.schema < excluded.schema or s.schema = excluded.schema and s.version < excluded.version`,
    [stream, name, schema, version, JSON.stringify(state)],
  );
