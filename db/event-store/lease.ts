import type { DataSource } from "typeorm";
import type { Transaction } from "../transaction.ts";
import { parsePosition, positionParams, printPosition } from "./position.ts";
import { rowToPosition } from "./read.ts";

/** Somebody else owns the consumer now; what was done in this transaction is rolled back. */
export class LeaseLost extends Error {}

/** No consumer asks for more. */
const LONGEST_MS = 60_000;

/** The right to move one consumer's checkpoint. Held by this process's own clock for less long than the database grants it. */
export class Lease {
  #until = 0;

  constructor(
    private readonly source: DataSource,
    private readonly name: string,
    private readonly owner: string,
    readonly ms: number,
  ) {}

  /** Takes or renews the lease; false while another owner has it. */
  async take(): Promise<boolean> {
    // Counted from before the question: the answer may have been under way for long.
    const asked = performance.now();
    const [, taken] = (await this.source.query(
      `update events.consumer set owner = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       where name = $1 and (owner is null or owner = $2 or lease_until not between clock_timestamp() and clock_timestamp() + $4 * interval '1 millisecond')`,
      // A lease that ends later than any is given for was given before the server's clock went back.
      [this.name, this.owner, this.ms, Math.max(this.ms, LONGEST_MS)],
    )) as [unknown, number];
    this.#until = taken === 1 ? asked + this.ms * 0.8 : 0;
    return taken === 1;
  }

  held(): boolean {
    return performance.now() < this.#until;
  }

  /** Renews in the background, on another connection than the handler's, until stopped. */
  keep(): { stop(): void } {
    const timer = setInterval(() => void this.take().catch(() => {}), this.ms / 4);
    timer.unref();
    return { stop: () => clearInterval(timer) };
  }

  async giveBack(): Promise<void> {
    this.#until = 0;
    await this.source
      .query("update events.consumer set owner = null, lease_until = null where name = $1 and owner = $2", [this.name, this.owner])
      .catch(() => {});
  }

  /** The checkpoint, read by its owner. */
  async position(tx: Transaction): Promise<string> {
    const [row] = await tx.query<{ era: number; key: string; seq: string }>(
      `select era, key::text as key, seq::text as seq from events.consumer where name = $1 and owner = $2 and lease_until > clock_timestamp()`,
      [this.name, this.owner],
    );
    if (!row) throw new LeaseLost();
    return printPosition(rowToPosition(row));
  }

  /** Moves the checkpoint at the end of a transaction: the moment that decides whether the whole transaction counts. */
  async advance(tx: Transaction, from: string, to: string): Promise<void> {
    const [, moved] = (await tx.manager.query(
      `update events.consumer set era = $3, key = $4, seq = $5
       where name = $1 and owner = $2 and lease_until > clock_timestamp() and (era, key, seq) = ($6::smallint, $7::xid8, $8::bigint)`,
      [this.name, this.owner, ...positionParams(parsePosition(to)), ...positionParams(parsePosition(from))],
    )) as [unknown, number];
    if (moved !== 1) throw new LeaseLost();
  }

  /** The same proof at the end of a transaction that does not move the checkpoint (a retry); nobody takes over before it commits. */
  async prove(tx: Transaction): Promise<void> {
    const rows = await tx.query(
      "select 1 from events.consumer where name = $1 and owner = $2 and lease_until > clock_timestamp() for share",
      [this.name, this.owner],
    );
    if (rows.length !== 1) throw new LeaseLost();
  }
}
