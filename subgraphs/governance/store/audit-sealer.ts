/**
 * The sealer: takes committed audit entries in the order of their positions and links each behind the last of its organization's chain.
 *
 * Leaves and checkpoint are one transaction under a lease, so after kill -9 anywhere it goes on without a gap or a double. It reads below
 * the oldest running transaction, as consumers of events do: nothing can appear later below what it has taken.
 */
import type { DataSource } from "typeorm";
import type { Database } from "../../../db/connect.ts";
import { Attention } from "../../../db/event-store/attention.ts";
import { Lease, LeaseLost } from "../../../db/event-store/lease.ts";
import { parsePosition, positionParams, printPosition } from "../../../db/event-store/position.ts";
import { type Transaction, transact, transactionOf } from "../../../db/transaction.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { type Leaf, nextLeaf } from "../domain/audit-chain.ts";
import { type EntryRow, entryColumns, rowToContent } from "./audit-log.ts";

const name = "audit.sealer";
const batch = 500;
const restMs = 250;
const leaseMs = 10_000;

export interface Sealer {
  /** Ends after the transaction at hand. */
  stop(): Promise<void>;
}

/** Starts sealing in this process; it waits while another process does. `onError` hears what went wrong, and it goes on. */
export const startSealer = (database: Database, onError: (error: unknown) => void): Sealer => {
  const attention = new Attention(database.events, restMs);
  let stopped = false;
  const seal = async (source: DataSource, lease: Lease): Promise<void> => {
    const renewing = lease.keep();
    try {
      while (!stopped && lease.held()) {
        if ((await sealNext(database, source, lease)) < batch && !stopped) await attention.pause();
      }
    } finally {
      renewing.stop();
    }
  };
  const run = async (): Promise<void> => {
    let lease: Lease | null = null;
    while (!stopped) {
      try {
        const source = await database.source("wn_consumer");
        lease ??= await enter(source);
        if (await lease.take()) await seal(source, lease);
      } catch (error) {
        if (!(error instanceof LeaseLost)) onError(error);
      }
      if (!stopped) await attention.pause();
    }
    attention.end();
    await lease?.giveBack();
  };
  const ended = run();
  return {
    stop: async () => {
      stopped = true;
      attention.wake();
      await ended;
    },
  };
};

const enter = async (source: DataSource): Promise<Lease> => {
  await transact(source, null, (tx) =>
    tx.query("insert into events.consumer (name, mode) values ($1, 'skip') on conflict do nothing", [name]),
  );
  return new Lease(source, name, uuidv7(), leaseMs);
};

/** Seals the next entries; returns how many. */
const sealNext = async (database: Database, source: DataSource, lease: Lease): Promise<number> => {
  const told = await transact(source, null, async (tx) => {
    const from = await lease.position(tx);
    const rows = await tx.query<EntryRow>(
      `select ${entryColumns} from audit.entry e
       where (e.era, e.key, e.seq) > ($1::smallint, $2::xid8, $3::bigint)
         and (e.era < (select max(era) from events.era) or e.key < pg_snapshot_xmin(pg_current_snapshot()))
       order by e.era, e.key, e.seq limit ${batch}`,
      positionParams(parsePosition(from)),
    );
    const last = rows.at(-1);
    if (!last) return null;
    const sealed = await link(tx, rows);
    await lease.advance(tx, from, printPosition({ era: last.era, key: BigInt(last.position_key), seq: BigInt(last.position_seq) }));
    for (const [organization, chain] of sealed.chains) {
      if (organization === "") continue;
      // events.append writes for the transaction's organization; this transaction belongs to none until here.
      await tx.query("select set_config('wn.organization', $1, true)", [organization]);
      await transactionOf(tx.manager, organization as OrganizationId).append("audit:log", "any", [
        { type: "AuditSealed", schema: 1, data: { entries: chain.entries, treeSize: sealed.treeSize, to: chain.to } },
      ]);
    }
    return rows.length;
  });
  if (told !== null) database.events.appended();
  return told ?? 0;
};

interface Chain {
  readonly entries: number;
  readonly to: number;
}

/** Writes a leaf per entry. Keys of the answer are organizations; "" is the installation's own chain. */
const link = async (
  tx: Transaction,
  rows: readonly EntryRow[],
): Promise<{ readonly treeSize: number; readonly chains: ReadonlyMap<string, Chain> }> => {
  const organizations = [...new Set(rows.map((row) => row.organization_id))];
  const ends = await tx.query<{ organization_id: string | null; seq: string; chain_hash: Buffer }>(
    `select distinct on (organization_id) organization_id, seq::text as seq, chain_hash from audit.leaf
     where organization_id = any($1) or ($2 and organization_id is null) order by organization_id, leaf.seq desc`,
    [organizations.filter((one) => one !== null), organizations.includes(null)],
  );
  const last = new Map<string, Pick<Leaf, "seq" | "chainHash">>(
    ends.map((row) => [row.organization_id ?? "", { seq: Number(row.seq), chainHash: row.chain_hash }]),
  );
  const [tree] = await tx.query<{ size: string }>("select coalesce(max(tree_index) + 1, 0)::text as size from audit.leaf");
  let treeSize = Number(tree!.size);
  const chains = new Map<string, Chain>();
  const leaves: unknown[][] = [];
  for (const row of rows) {
    const of = row.organization_id ?? "";
    const leaf = nextLeaf(last.get(of) ?? null, rowToContent(row));
    last.set(of, leaf);
    chains.set(of, { entries: (chains.get(of)?.entries ?? 0) + 1, to: leaf.seq });
    leaves.push([row.organization_id, leaf.seq, row.id, leaf.leafHash, leaf.previousHash, leaf.chainHash, treeSize++]);
  }
  const column = (index: number) => leaves.map((leaf) => leaf[index]);
  await tx.query(
    `insert into audit.leaf (organization_id, seq, entry_id, leaf_hash, previous_hash, chain_hash, tree_index)
     select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bigint[])`,
    [0, 1, 2, 3, 4, 5, 6].map(column),
  );
  return { treeSize, chains };
};
