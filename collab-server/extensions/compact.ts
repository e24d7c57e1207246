/**
 * Snapshots: state at a seq, so that opening does not replay all of the log. One becomes current only after it was read back, opens,
 * and holds exactly the state vector it was made with; snapshot and pointer are one transaction. One at a time.
 *
 * Then what is older than any moment one may go back to is let go [CO57]: of the last 90 days every update is kept, and a snapshot a day,
 * so that a moment opens from the snapshot before it and the updates of a day.
 */
import type { Extension } from "../extension.ts";
import type { Room } from "../room.ts";
import { sameVector, snapshotHolds } from "../shadow/shadow.ts";
import type { CollabStore } from "../store/store.ts";

export interface CompactAt {
  readonly rows: number;
  readonly bytes: number;
  /** When a room closes. */
  readonly rowsAtRest: number;
}
export const defaultCompactAt: CompactAt = { rows: 500, bytes: 1024 * 1024, rowsAtRest: 50 };

/** How far back one can go. */
const keepMs = 90 * 86_400_000;

export interface Compact {
  readonly extension: Extension;
  /** Makes a snapshot if one is worth it; true when it is current now. */
  compact(room: Room, atLeastRows: number): Promise<boolean>;
}

export const compact = (store: CollabStore, at: CompactAt, now: () => number, alarm: (what: string, error?: unknown) => void): Compact => {
  let last: Promise<unknown> = Promise.resolve();
  const due = new Set<Room>();

  const once = async (room: Room, atLeastRows: number): Promise<boolean> => {
    const { rows, bytes } = room.tail();
    if (rows < atLeastRows && bytes < at.bytes) return false;
    const { document } = room;
    const made = await room.shadow.snapshot(room.head());
    if (made === "pending") {
      alarm("pending structs");
      return false;
    }
    // Opened apart from the shadow: what a stranger would get.
    if (!(await snapshotHolds(made, made.vector))) {
      alarm("unreadable snapshot");
      return false;
    }
    const { stateBytes, ...snapshot } = made;
    const current = await store.putSnapshot(
      {
        organization: document.organization,
        document: document.id,
        epoch: document.epoch,
        stateBytes,
        freshBytes: stateBytes,
        ...snapshot,
      },
      (stored) => Buffer.compare(stored.state, made.state) === 0 && sameVector(stored.vector, made.vector),
    );
    if (!current) return false;
    room.snapshotted(made.seq);
    // The snapshot stands, whatever becomes of this; the next one tries again.
    await store
      .prune(document.organization, document.id, new Date(now() - keepMs))
      .catch((error: unknown) => alarm("pruning failed", error));
    return true;
  };
  const run = (room: Room, atLeastRows: number): Promise<boolean> => {
    const mine = last.then(() => once(room, atLeastRows));
    last = mine.catch((error: unknown) => alarm("compaction failed", error));
    return mine;
  };

  return {
    compact: run,
    extension: {
      name: "compact",
      committed: (room) => {
        const { rows, bytes } = room.tail();
        if ((rows < at.rows && bytes < at.bytes) || due.has(room)) return;
        due.add(room);
        void run(room, at.rows)
          .catch(() => {})
          .finally(() => due.delete(room));
      },
    },
  };
};
