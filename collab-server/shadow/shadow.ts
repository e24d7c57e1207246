/**
 * The shadow: the document as a Y.Doc, beside the edit path and never on it. It answers what bytes alone cannot: the difference to a
 * client's state vector, what of a whole state is new, the draft as a value, the bytes of a participant's write, a snapshot. It loads
 * when first asked and follows committed updates from then on. Everything is asked through this interface, so it can move to a worker.
 */

import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import * as Y from "yjs";
import { type CellWrite, cellRoots, createMirror, type Mirror } from "../../schema/blueprint/cells.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import type { Seq } from "../../schema/drafts.ts";
import type { Json } from "../../schema/ids.ts";
import type { Loaded, Snapshot } from "../store/store.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

export interface Shadow {
  /** What was committed; remembered only while a document is loaded. */
  committed(seq: Seq, parts: readonly Uint8Array[]): void;
  /** V1 update with what a client with this state vector lacks, and the seq it is good for. */
  answer(vector: Uint8Array, upTo: Seq): Promise<{ readonly update: Uint8Array; readonly seq: Seq }>;
  vector(upTo: Seq): Promise<Uint8Array>;
  /** What of a client's whole state is new here; null: nothing. The update must have passed the guard's reading. */
  novelty(update: Uint8Array, upTo: Seq): Promise<Uint8Array | null>;
  /** Draft and cells at a seq ≥ `upTo`. */
  read(upTo: Seq): Promise<{ readonly draft: Draft; readonly mirror: Mirror; readonly seq: Seq }>;
  /**
   * Writes cells under a client id, in the same breath as a `read`. Until `done` nobody is answered, so nothing uncommitted shows; `done(false)`
   * throws the document away.
   */
  write(writes: readonly CellWrite[], client: number): { readonly bytes: Uint8Array; readonly done: (committed: boolean) => void };
  snapshot(upTo: Seq): Promise<(Snapshot & { readonly stateBytes: number }) | "pending">;
  /** Forgets the document; the next question loads it again. */
  drop(): void;
  loaded(): boolean;
}

export const createShadow = (load: () => Promise<Loaded>): Shadow => {
  let held: { doc: Y.Doc; mirror: Mirror; changed: CellWrite[]; seq: Seq } | null = null;
  let loading: Promise<void> | null = null;
  let waiting: { seq: Seq; parts: readonly Uint8Array[] }[] = [];

  const catchUp = () => {
    if (!held) return;
    for (const { seq, parts } of waiting) {
      if (seq <= held.seq) continue;
      for (const part of parts) Y.applyUpdate(held.doc, part, "committed");
      held.seq = seq;
    }
    waiting = [];
  };
  const open = async (upTo: Seq) => {
    catchUp();
    // Two rounds at most: the store is never behind what was committed.
    for (let round = 0; (!held || held.seq < upTo) && round < 3; round++) {
      loading ??= (async () => {
        const loaded = await load();
        const doc = await docOf(loaded);
        held = { doc, changed: [], seq: loaded.document.head, mirror: mirrorOf(doc, () => held?.changed) };
      })().finally(() => {
        loading = null;
      });
      await loading;
      catchUp();
    }
    if (!held || held.seq < upTo) throw new Error("The shadow is behind its document.");
    return held;
  };
  let writing: Promise<void> | null = null;
  const ready = async (upTo: Seq) => {
    for (;;) {
      const of = await open(upTo);
      if (!writing) return of;
      await writing;
    }
  };
  const drop = () => {
    held?.doc.destroy();
    held = null;
    waiting = [];
  };
  const mirrored = (of: NonNullable<typeof held>) => {
    if (of.changed.length > 0) of.mirror.set(of.changed.splice(0));
    return of.mirror;
  };

  return {
    committed: (seq, parts) => {
      if (held || loading) waiting.push({ seq, parts });
      if (waiting.length > 256) setImmediate(catchUp);
    },
    answer: async (vector, upTo) => {
      const { doc, seq } = await ready(upTo);
      return { update: Y.encodeStateAsUpdate(doc, vector), seq };
    },
    vector: async (upTo) => Y.encodeStateVector((await ready(upTo)).doc),
    novelty: async (update, upTo) => {
      const { doc } = await ready(upTo);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      let news: Uint8Array | null = null;
      copy.on("update", (bytes: Uint8Array) => {
        news = bytes;
      });
      Y.applyUpdate(copy, update);
      copy.destroy();
      return news;
    },
    read: async (upTo) => {
      const of = await ready(upTo);
      const mirror = mirrored(of);
      return { draft: mirror.draft(), mirror, seq: of.seq };
    },
    write: (writes, client) => {
      if (!held || writing) throw new Error("The shadow is not ready to be written.");
      const { doc } = held;
      let bytes: Uint8Array = new Uint8Array([0, 0]);
      const catchBytes = (update: Uint8Array) => {
        bytes = update;
      };
      const own = doc.clientID;
      doc.on("update", catchBytes);
      doc.clientID = client;
      try {
        writeCells(doc, writes, "participant");
      } finally {
        doc.clientID = own;
        doc.off("update", catchBytes);
      }
      let free = () => {};
      writing = new Promise<void>((resolve) => {
        free = resolve;
      });
      return {
        bytes,
        done: (committed) => {
          writing = null;
          if (!committed) drop();
          free();
        },
      };
    },
    snapshot: async (upTo) => {
      const { doc, seq } = await ready(upTo);
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return "pending";
      const state = Y.encodeStateAsUpdateV2(doc);
      const vector = Y.encodeStateVector(doc);
      return { seq, state: await deflate(state), vector, stateBytes: state.length };
    },
    drop,
    loaded: () => held !== null,
  };
};

/** Builds the document a store handed out: snapshot, then the tail. */
export const docOf = async ({ snapshot, tail }: Pick<Loaded, "snapshot" | "tail">): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdateV2(doc, await inflate(snapshot.state), "loaded");
  doc.transact(() => {
    for (const { parts } of tail) for (const { bytes } of parts) Y.applyUpdate(doc, bytes, "loaded");
  }, "loaded");
  return doc;
};

/** Whether a stored snapshot can be read and holds exactly this state vector. */
export const snapshotHolds = async (stored: Snapshot, vector: Uint8Array): Promise<boolean> => {
  const doc = await docOf({ snapshot: stored, tail: [] });
  const same = doc.store.pendingStructs === null && sameVector(Y.encodeStateVector(doc), vector);
  doc.destroy();
  return same;
};

/** State vectors as bytes may list their clients in any order. */
export const sameVector = (a: Uint8Array, b: Uint8Array): boolean => {
  const [one, two] = [Y.decodeStateVector(a), Y.decodeStateVector(b)];
  return one.size === two.size && [...one].every(([client, clock]) => two.get(client) === clock);
};

export const cellsOf = (doc: Y.Doc): CellWrite[] =>
  cellRoots.flatMap((root) => [...doc.getMap<Json>(root)].map(([key, value]) => ({ root, key, value })));

/** A mirror that stands where the document does; what changes from then on is told to `changed`, for whoever keeps it up to date. */
export const mirrorOf = (doc: Y.Doc, changed: () => CellWrite[] | undefined): Mirror => {
  const mirror = createMirror();
  mirror.set(cellsOf(doc));
  for (const root of cellRoots) {
    const map = doc.getMap<Json>(root);
    map.observe(({ keysChanged }) => {
      for (const key of keysChanged as Set<string>) changed()?.push({ root, key, value: map.get(key) });
    });
  }
  return mirror;
};

/** Writes cells in one transaction. */
const writeCells = (doc: Y.Doc, writes: readonly CellWrite[], origin: unknown): void =>
  doc.transact(() => {
    for (const { root, key, value } of writes) {
      const map = doc.getMap<Json>(root);
      if (value === undefined) map.delete(key);
      else map.set(key, value);
    }
  }, origin);
