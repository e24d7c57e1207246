/**
 * A live draft in the studio: a Yjs document behind a read-only SolidJS store. Components read `store` and call `apply` with typed
 * operations, the same the API takes; nothing here shows them Yjs [CO49]. One change touches exactly the paths it changes.
 *
 * Own changes are on screen at once, kept until the server says they are stored, and sent again after a lost connection. A refused change
 * is taken back: the document is built anew from what the server has, what may stay is applied again, the rest is told in `refused`.
 */
import { batch, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import * as Y from "yjs";
import {
  type CellRoot,
  type CellWrite,
  cellRoots,
  createMirror,
  isCellKey,
  isCellRoot,
  writesBetween,
} from "../../../schema/blueprint/cells.ts";
import type { Draft, DraftNode } from "../../../schema/blueprint/document.ts";
import { equal } from "../../../schema/blueprint/equal.ts";
import type { Op, Refusal } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { CellChange } from "../../../schema/drafts.ts";
import type { Json, Sentence } from "../../../schema/ids.ts";
import type { ApplyOptions, DraftDocument, Refused } from "../draft.ts";
import { type BranchUndo, createBranchUndo } from "./branch-undo.ts";
import { applyWords, refusedWords } from "./close-words.ts";
import { cellsOf, inflate, mergeChanges } from "./document-cells.ts";
import { createLink, type Link, type LinkOptions, type LinkState } from "./link.ts";
import { createPresence } from "./presence.ts";
import { saveStateOf } from "./save-state.ts";
import { changesOf } from "./undo.ts";
import type { Hello, RoomState } from "./wire.ts";

export interface OpenOptions extends Omit<LinkOptions, "name"> {
  /** What GraphQL said; the server's own word replaces it as soon as it is heard. */
  readonly canEdit?: boolean;
  /** My undo of its branch, where it outlives the document. */
  readonly undo?: BranchUndo;
}

const unnamed: Sentence = { en: "Change", ar: "تغيير" };
const keptMine: Sentence = { en: "Keep mine", ar: "الإبقاء على تغييري" };

/** Opens a draft by its address; it connects by itself, for as long as it is not disposed. */
export const openDocument = (name: string, options: OpenOptions): DraftDocument => {
  const [store, setStore] = createStore<{ header: Record<string, Json>; nodes: Record<Id, DraftNode> }>({ header: {}, nodes: {} });
  const [changes, setChanges] = createSignal(0);
  const [ready, setReady] = createSignal(false);
  const [linkState, setLinkState] = createSignal<LinkState>({ is: "connecting" });
  const [role, setRole] = createSignal<Hello["role"]>(options.canEdit === false ? "viewer" : "editor");
  const [room, setRoom] = createSignal<RoomState>({ state: "open" });
  const [pending, setPending] = createSignal(0);
  const [everSaved, setEverSaved] = createSignal(false);
  const [refused, setRefused] = createSignal<Refused | null>(null);
  const undo = options.undo ?? createBranchUndo();
  const presence = createPresence((shade) => link.show(shade));
  let doc: Y.Doc;
  let mirror = createMirror();
  let changed: CellWrite[] = [];
  let link: Link;
  let documentId = "";
  let seq = 0;
  /** What is put back once the document was built anew. */
  let again: readonly CellChange[] = [];
  const settled: (() => void)[] = [];
  const waiting = new Set<{ readonly seq: number; readonly resolve: () => void }>();
  let disposed = false;
  let leave!: () => void;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  /** Built anew and not filled yet: the store still shows the picture from before. */
  let fresh = false;

  /** Brings the store to what the cells say now. */
  const flush = () => {
    if (changed.length === 0) return;
    const touched = mirror.set(changed.splice(0));
    const draft = mirror.draft();
    batch(() => {
      setChanges((n) => n + 1);
      for (const id of touched) {
        if (id === "header") setStore("header", reconcile(structuredClone(draft.header) as Record<string, Json>));
        else if (Object.hasOwn(draft.nodes, id)) setStore("nodes", id, reconcile(structuredClone(draft.nodes[id]!)));
        else setStore("nodes", id, undefined as unknown as DraftNode);
      }
    });
  };
  const watch = (made: Y.Doc) => {
    for (const root of cellRoots) {
      const map = made.getMap<Json>(root);
      map.observe(({ keysChanged }) => {
        for (const key of keysChanged as Set<string>) changed.push({ root, key, value: map.get(key) });
      });
    }
    made.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin instanceof Own) link.push(bytes, origin.changes);
    });
  };
  const write = (writes: readonly CellWrite[], changes: readonly CellChange[]) => {
    doc.transact(() => {
      for (const { root, key, value } of writes) {
        const map = doc.getMap<Json>(root);
        if (value === undefined) map.delete(key);
        else map.set(key, value);
      }
    }, new Own(changes));
    flush();
  };

  /** A document with nothing in it, and a link that fills it. */
  const start = (address: string) => {
    doc = new Y.Doc();
    watch(doc);
    seq = 0;
    link = createLink(
      { ...options, name: address },
      {
        vector: () => Y.encodeStateVector(doc),
        hello: (hello) => {
          documentId = hello.document;
          batch(() => {
            setRole(hello.role);
            setRoom(hello.room);
          });
          presence.iAm(hello.user.id, doc.clientID);
        },
        received: async ({ snapshots, updates, synced }) => {
          const mine = doc;
          const inflated = await Promise.all(snapshots.map(inflate));
          if (mine !== doc || disposed) return;
          doc.transact(() => {
            for (const bytes of inflated) Y.applyUpdateV2(doc, bytes, "server");
            for (const bytes of updates) Y.applyUpdate(doc, bytes, "server");
          }, "server");
          if (synced && again.length > 0) putBack();
          // A document built anew replaces the old picture in one go.
          if (synced && fresh) showAll();
          flush();
          if (synced) setReady(true);
        },
        shades: presence.heard,
        role: (next) => void setRole(next),
        room: (next) => void setRoom(next),
        progress: (count, upTo) => {
          seq = Math.max(seq, upTo);
          for (const one of waiting)
            if (one.seq <= seq) {
              waiting.delete(one);
              one.resolve();
            }
          batch(() => {
            if (count === 0 && pending() > 0) setEverSaved(true);
            setPending(count);
          });
          if (count === 0) for (const resolve of settled.splice(0)) resolve();
        },
        state: (state) => {
          setLinkState(state);
          if (state.is !== "live") presence.alone();
        },
        refused: (code, params, lost) => rebuild(address, code, params, lost as readonly (readonly CellChange[])[]),
        moved: (next, lost) => rebuild(next, "COLLAB_MISSING_BASE", {}, lost as readonly (readonly CellChange[])[]),
      },
    );
  };
  const rebuild = (address: string, code: string, _params: unknown, lost: readonly (readonly CellChange[])[]) => {
    link.close();
    doc.destroy();
    changed = [];
    fresh = true;
    undo.forgetGestures();
    const changes = lost.flat();
    const mayStay = code === "COLLAB_CLIENT_ID_TAKEN" || code === "COLLAB_MISSING_BASE";
    again = mayStay ? changes : [];
    batch(() => {
      setPending(0);
      if (!mayStay) tell(code, changes, false);
    });
    start(address);
  };
  const showAll = () => {
    fresh = false;
    changed = [];
    mirror = createMirror();
    mirror.set(cellsOf(doc));
    const draft = mirror.draft();
    batch(() => {
      setChanges((n) => n + 1);
      setStore("header", reconcile(structuredClone(draft.header) as Record<string, Json>));
      setStore("nodes", reconcile(structuredClone(draft.nodes) as Record<Id, DraftNode>));
    });
  };
  /** Writes each change whose cell still is what it was when I changed it; the others are told. */
  const putBack = () => {
    const mine = mergeChanges(again);
    again = [];
    const now = (root: CellRoot, key: string) => doc.getMap<Json>(root).get(key);
    const kept = mine.filter(({ cell, before }) => isCellRoot(cell.root) && equal(now(cell.root, cell.key), before));
    const open = mine.filter(
      (change) => !kept.includes(change) && isCellRoot(change.cell.root) && !equal(now(change.cell.root, change.cell.key), change.after),
    );
    if (kept.length > 0) {
      doc.transact(() => {
        for (const { cell, after } of kept) {
          const map = doc.getMap<Json>(cell.root);
          if (after === undefined) map.delete(cell.key);
          else map.set(cell.key, after);
        }
      }, new Own(kept));
    }
    if (open.length > 0) tell("COLLAB_MISSING_BASE", open, true);
  };
  /** What was told before and not settled yet stays in the list. */
  const tell = (code: string, changes: readonly CellChange[], choice: boolean) =>
    setRefused((before) => ({ code, text: refusedWords(code), changes: mergeChanges([...(before?.changes ?? []), ...changes]), choice }));

  const mayEdit = () => (role() === "editor" || role() === "owner") && room().state !== "frozen" && linkState().is !== "stopped";
  const refuse = (ops: readonly Op[], code: string, text: Sentence) => ({
    ok: false as const,
    refused: ops.slice(0, 1).map((op, index): Refusal => ({ index, op, code, text })),
  });

  const apply = (ops: readonly Op[], how: ApplyOptions = {}) => {
    if (!ready() || fresh) return refuse(ops, "COLLAB_NOT_READY", applyWords.notReady);
    if (!mayEdit()) return refuse(ops, "COLLAB_READ_ONLY", applyWords.readOnly);
    const draft: Draft = mirror.draft();
    const applied = applyOps(draft, { ops });
    if ("refused" in applied) return { ok: false as const, refused: applied.refused };
    const writes = writesBetween(draft, applied.draft);
    if (!writes.every(({ root, key }) => isCellKey(root, key))) return refuse(ops, "COLLAB_NOT_A_CELL", refusedWords("COLLAB_NOT_A_CELL"));
    if (writes.length === 0) return { ok: true as const };
    const changes = changesOf(mirror, writes);
    undo.did({ label: how.label ?? unnamed, gesture: how.gesture ?? null, selection: how.selection ?? [], changes, at: Date.now() });
    write(writes, changes);
    return { ok: true as const };
  };
  const allStored = () => (pending() === 0 && ready() ? Promise.resolve() : new Promise<void>((resolve) => settled.push(resolve)));
  const detach = undo.attach({
    mirror: () => mirror,
    open: () => ready() && !fresh && mayEdit(),
    write,
    stored: async () => {
      // As a request that finds no connection does.
      if (pending() > 0 && linkState().is !== "live") throw new TypeError("Not connected.");
      await Promise.race([allStored(), left]);
      if (disposed) throw new TypeError("Not connected.");
    },
    reached: (at) =>
      Promise.race([left, at <= seq ? Promise.resolve() : new Promise<void>((resolve) => waiting.add({ seq: at, resolve }))]),
  });

  const settle: DraftDocument["settle"] = (keep, change) => {
    const now = refused();
    if (!now) return;
    const chosen = change ? [change] : now.changes;
    if (keep === "mine") {
      if (!ready() || fresh || !mayEdit()) return;
      const writes = chosen.flatMap(({ cell, after }) => (isCellRoot(cell.root) ? [{ root: cell.root, key: cell.key, value: after }] : []));
      const changes = changesOf(mirror, writes);
      undo.did({ label: keptMine, gesture: null, selection: [], changes, at: Date.now() });
      write(writes, changes);
    }
    const rest = now.changes.filter((one) => !chosen.includes(one));
    setRefused(rest.length > 0 ? { ...now, changes: rest } : null);
  };

  const saveState = () =>
    saveStateOf({ link: linkState(), ready: ready(), pending: pending(), role: role(), room: room(), everSaved: everSaved() });

  start(name);
  return {
    store,
    changes,
    value: () => mirror.draft(),
    ready,
    apply,
    undo: (id) => undo.turn("undo", id),
    redo: () => undo.turn("redo"),
    undoLabel: () => undo.label("undo"),
    redoLabel: () => undo.label("redo"),
    presence: { others: presence.others, show: presence.show },
    saveState,
    refused,
    settle,
    seqs: async () => {
      await allStored();
      return { [documentId]: seq };
    },
    unsent: () => {
      const waiting = (link.pending() as readonly (readonly CellChange[])[]).flat();
      return JSON.stringify({ document: name, changes: mergeChanges([...(refused()?.changes ?? []), ...waiting]) }, null, 2);
    },
    dispose: () => {
      disposed = true;
      detach();
      leave();
      link.close();
      presence.dispose();
      doc.destroy();
    },
  };
};

/** Marks a transaction as mine and carries what it changed. */
class Own {
  constructor(readonly changes: readonly CellChange[]) {}
}
