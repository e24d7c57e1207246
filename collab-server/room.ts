/**
 * A room: one document open on this server. It holds bytes, sockets and a state vector, no Y.Doc (its shadow has one, beside the edit
 * path). It promises that edits are committed in the order they were accepted, that `committed` is announced in seq order without a
 * gap, also when another server writes, and that nothing is announced before it is committed.
 *
 * Two vectors: `vector` is what the guard measures against, queued edits included; `stored` is what is committed. When a share is refused
 * the first falls back to the second and what is left is examined again.
 *
 * absent → opening → open ⇄ stalled, open ⇄ frozen, open → draining → absent.
 */
import type { Reason, Seq } from "../schema/drafts.ts";
import type { UserId } from "../schema/ids.ts";
import { createClientOwners } from "./client-owners.ts";
import { clocksOf, vectorOf } from "./clocks.ts";
import type { Connection } from "./connection.ts";
import { type Edit, outcomeOf, shareOf } from "./edit.ts";
import { createEditQueue } from "./edit-queue.ts";
import type { Turn } from "./extension.ts";
import { examine, type StateVector, type Verdict } from "./guard.ts";
import type { Feed, Lane, Pending, Settled } from "./lane.ts";
import { createShadow, type Shadow } from "./shadow/shadow.ts";
import type { ClientBinding, CollabStore, DocumentRow, Loaded, LogRow, Share } from "./store/store.ts";

export interface Room {
  readonly document: DocumentRow;
  readonly connections: Set<Connection>;
  readonly shadow: Shadow;
  head(): Seq;
  /** What the guard measures against: committed and queued. */
  vector(): StateVector;
  state(): { readonly state: "open" | "stalled" | "frozen"; readonly because: Reason | null };
  queuedBytes(): number;
  /** Whether a person may write under a client id; an id nobody has is free. */
  mayUse(client: number, user: UserId): boolean;
  owner(client: number): ClientBinding | undefined;
  /** Keeps an id that was shown to others for the person who shows it; it could be taken before they write. */
  announce(client: number, user: UserId): void;
  /** `ownOnly`: an edit, which holds nobody else's structs. */
  examine(update: Uint8Array, user: UserId, ownOnly?: boolean): Verdict;
  accept(edit: Edit): void;
  /** Reads what other servers committed; true when there was something. */
  catchUp(): Promise<boolean>;
  /**
   * Runs `work` while no edit of this room is in flight and none is taken; edits wait meanwhile. `commit` sends one share of its own.
   */
  alone<T>(work: (commit: (share: Share) => Promise<Settled>) => Promise<T>): Promise<T>;
  /** Governance stops this draft's organization, or no longer does (null): frozen meanwhile, whatever the document's own status. */
  halt(because: Reason | null): void;
  /** Takes over a changed status (frozen, deleted, a new epoch). */
  setStatus(status: DocumentRow["status"], because: Reason | null, epoch: number): void;
  /** Bytes and rows committed since the current snapshot. */
  tail(): { readonly rows: number; readonly bytes: number };
  snapshotted(seq: Seq): void;
  idle(): Promise<void>;
}

export interface RoomDeps {
  readonly store: CollabStore;
  readonly lane: Lane;
  readonly wait: (ms: number) => Promise<void>;
  readonly committed: (room: Room, turn: Turn) => void;
  readonly changed: (room: Room) => void;
  readonly failed: (error: unknown) => void;
}

/** Opens a room on what the store holds at this moment. */
export const createRoom = (loaded: Loaded, deps: RoomDeps): Room => {
  const { store, lane, wait } = deps;
  let { document } = loaded;
  let head = document.head;
  let stalled = false;
  let halted: Reason | null = null;
  const stored = vectorOf(loaded);
  let vector = new Map(stored);
  const owners = createClientOwners(loaded.clients);
  const queue = createEditQueue();
  let inFlight: readonly Edit[] = [];
  let holds = 0;
  const released: (() => void)[] = [];
  let tailRows = loaded.tail.length;
  let tailBytes = loaded.tail.reduce((sum, row) => sum + row.parts.reduce((part, { bytes }) => part + bytes.length, 0), 0);
  // Settled turns wait here while rows of another server are read.
  let order: Promise<void> | null = null;
  let direct: Pending | null = null;
  let exclusive: Promise<unknown> = Promise.resolve();

  const announce = (turn: Turn, clocks: Iterable<readonly [number, number]>, settled = () => {}) => {
    for (const [client, clock] of clocks) {
      if (clock > (stored.get(client) ?? 0)) stored.set(client, clock);
      if (clock > (vector.get(client) ?? 0)) vector.set(client, clock);
    }
    head = turn.seq;
    tailRows += 1;
    tailBytes += turn.parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    shadow.committed(
      turn.seq,
      turn.parts.map(({ bytes }) => bytes),
    );
    settled();
    deps.committed(room, turn);
  };
  const takeForeign = (row: LogRow) => {
    if (row.seq <= head) return;
    const parts = row.parts.slice(-(row.seq - head));
    announce(
      { seq: row.seq, parts: parts.map(({ bytes }) => ({ bytes, edit: null })) },
      parts.flatMap(({ bytes }) => clocksOf(bytes)),
    );
  };
  /** Everything between what was announced and `upTo` comes from other servers. */
  const readUpTo = async (upTo: Seq) => {
    for (let attempt = 0; head < upTo; attempt++) {
      try {
        for (const row of await store.rows(document.organization, document.id, head, upTo)) takeForeign(row);
      } catch {
        await wait(Math.min(1_000, 25 * 2 ** attempt));
      }
    }
  };
  /** Runs in the order of calls, at once when nothing is being read. */
  const inOrder = (before: Seq, then: () => void): void => {
    if (!order && before <= head) {
      then();
      return;
    }
    const mine: Promise<void> = (order ?? Promise.resolve())
      .then(async () => {
        await readUpTo(before);
        then();
      })
      .catch(deps.failed)
      .finally(() => {
        if (order === mine) order = null;
      });
    order = mine;
  };

  const freed = () => {
    inFlight = [];
    if (queue.length > 0 && holds === 0) lane.wake(feed);
    for (const release of released.splice(0)) release();
  };
  const settle = (edits: readonly Edit[], result: Settled) => {
    if (result.is === "stored") {
      return inOrder(result.seq - edits.length, () => {
        for (const { bind } of edits) owners.bind(bind);
        announce(
          { seq: result.seq, parts: edits.map((edit) => ({ bytes: edit.bytes, edit })) },
          edits.flatMap(({ clocks }) => [...clocks]),
          () => {
            for (const edit of edits) edit.settle({ is: "stored", seq: result.seq });
          },
        );
        freed();
      });
    }
    inOrder(head, () => void refuse(edits, result).catch(deps.failed));
  };
  /** Nothing of this share was written: say why, and look again at what was built on it. */
  const refuse = async (edits: readonly Edit[], result: Settled) => {
    const taken = result.is === "taken" ? new Set(result.clients) : null;
    if (taken) owners.know(await retry(() => store.clients(document.organization, document.id)));
    const again: Edit[] = [];
    for (const edit of edits) {
      if (taken && !edit.bind.some(({ client }) => taken.has(client))) again.push(edit);
      else {
        if (!taken) owners.forget(edit.bind);
        edit.settle(outcomeOf(result));
      }
    }
    if (result.is === "frozen" || result.is === "deleted")
      room.setStatus(result.is, result.is === "frozen" ? result.because : null, document.epoch);
    vector = new Map(stored);
    for (const edit of [...again, ...queue.drain()]) {
      const verdict = room.examine(edit.bytes, edit.user);
      if (verdict.is === "edit" || verdict.is === "nothing") enqueue(edit);
      else
        edit.settle(
          verdict.is === "refused" ? { is: "refused", code: verdict.code, params: verdict.params } : { is: "close", close: "MALFORMED" },
        );
    }
    freed();
  };
  const retry = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        if (attempt === 20) throw error;
        await wait(Math.min(1_000, 25 * 2 ** attempt));
      }
    }
  };
  const enqueue = (edit: Edit) => {
    for (const [client, clock] of edit.clocks) vector.set(client, Math.max(clock, vector.get(client) ?? 0));
    owners.bind(edit.bind);
    queue.add(edit);
  };

  const feed: Feed = {
    take: () => {
      if (direct) {
        const pending = direct;
        direct = null;
        return pending;
      }
      if (holds > 0 || inFlight.length > 0 || queue.length === 0) return null;
      const edits = queue.nextTurn();
      inFlight = edits;
      return { share: shareOf(document, edits), settle: (result) => settle(edits, result) };
    },
    stalled: (is) => {
      stalled = is;
      deps.changed(room);
    },
  };
  const shadow = createShadow(async () => {
    const now = await store.load(document.organization, document.id);
    if (!now) throw new Error("The document is gone.");
    return now;
  });

  const room: Room = {
    get document() {
      return document;
    },
    connections: new Set(),
    shadow,
    head: () => head,
    vector: () => vector,
    state: () => {
      if (halted) return { state: "frozen", because: halted };
      return { state: document.status === "frozen" ? "frozen" : stalled ? "stalled" : "open", because: document.because };
    },
    queuedBytes: () => queue.bytes + inFlight.reduce((sum, { bytes }) => sum + bytes.length, 0),
    mayUse: owners.mayUse,
    announce: owners.announce,
    owner: owners.of,
    examine: (update, user, ownOnly = false) => examine(update, { vector, mayUse: (client) => room.mayUse(client, user), ownOnly }),
    accept: (edit) => {
      enqueue(edit);
      if (holds === 0) lane.wake(feed);
    },
    catchUp: async () => {
      const [now] = await store.heads([{ organization: document.organization, document: document.id }]);
      if (!now) return false;
      if (now.status !== document.status || now.epoch !== document.epoch) room.setStatus(now.status, now.because, now.epoch);
      if (now.head <= head) return false;
      await new Promise<void>((resolve) => inOrder(now.head, resolve));
      return true;
    },
    alone: (work) => {
      const mine = exclusive.then(async () => {
        holds += 1;
        try {
          if (inFlight.length > 0) await new Promise<void>((resolve) => released.push(resolve));
          return await work(
            (share) =>
              new Promise<Settled>((resolve) => {
                direct = {
                  share,
                  settle: (result) => {
                    if (result.is !== "stored") return inOrder(head, () => resolve(result));
                    inOrder(result.seq - share.parts.length, () => {
                      owners.know(share.bind);
                      announce(
                        { seq: result.seq, parts: share.parts.map(({ bytes }) => ({ bytes, edit: null })) },
                        share.parts.flatMap(({ bytes }) => clocksOf(bytes)),
                      );
                      resolve(result);
                    });
                  },
                };
                lane.wake(feed);
              }),
          );
        } finally {
          holds -= 1;
          if (queue.length > 0) lane.wake(feed);
        }
      });
      exclusive = mine.catch(() => {});
      return mine;
    },
    halt: (because) => {
      if (because?.en === halted?.en) return;
      halted = because;
      deps.changed(room);
    },
    setStatus: (status, because, epoch) => {
      document = { ...document, status, because, epoch };
      deps.changed(room);
    },
    tail: () => ({ rows: tailRows, bytes: tailBytes }),
    snapshotted: (seq) => {
      if (seq >= document.snapshotSeq) document = { ...document, snapshotSeq: seq };
      tailRows = 0;
      tailBytes = 0;
    },
    idle: async () => {
      await exclusive;
      while (queue.length > 0 || inFlight.length > 0 || order) await (order ?? lane.idle().then(() => wait(1)));
    },
  };
  return room;
};
