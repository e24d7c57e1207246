/**
 * First sync. What a client gets is everything committed, never part of it [CO16]: the connection is marked `syncing` first, so turns
 * committed meanwhile are kept for it, then the state is read, and the kept turns follow. An extended client that has nothing yet gets
 * stored bytes as they are, with no Y.Doc anywhere; anyone else the difference, made by the shadow.
 */
import * as Y from "yjs";
import type { Connection } from "../connection.ts";
import type { Extension } from "../extension.ts";
import type { CollabStore } from "../store/store.ts";
import { ack, hello, roomState, snapshotMessage, step1, step2 } from "../wire.ts";
import type { Limits } from "./limits.ts";

export const open = (store: CollabStore, limits: Limits, onSynced: (connection: Connection) => void): Extension => ({
  name: "open",
  joined: (connection) => {
    if (connection.form !== "extended") return;
    const { room, viewer, role } = connection;
    const { document } = room;
    const { state, because } = room.state();
    connection.send([
      hello({
        role,
        epoch: document.epoch,
        schemaVersion: document.schemaVersion,
        head: room.head(),
        limits: { updateBytes: limits.updateBytes, editsPerSecond: limits.editsPerSecond },
        room: { state, ...(because ? { because: { ...because } } : {}) },
        user: { id: viewer.userId, name: viewer.name },
        document: document.id,
      }),
    ]);
  },
  message: async (connection, message) => {
    if (message.is !== "step1") return false;
    const { room } = connection;
    let vector: Map<number, number>;
    try {
      vector = Y.decodeStateVector(message.vector);
    } catch {
      connection.close("MALFORMED");
      return true;
    }
    const first = connection.state === "admitted";
    connection.refused = false;
    connection.state = "syncing";
    try {
      if (vector.size === 0 && connection.form === "extended") {
        const loaded = await store.load(room.document.organization, room.document.id);
        if (!loaded) throw new Error("The document is gone.");
        const parts = loaded.tail.flatMap((row) => row.parts.map(({ bytes }) => bytes));
        const seq = loaded.document.head;
        connection.send([
          ...(loaded.snapshot ? [snapshotMessage(loaded.snapshot.seq, loaded.snapshot.state)] : []),
          step2(parts.length === 0 ? new Uint8Array([0, 0]) : parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts)),
          ack(0, seq),
        ]);
        connection.live(seq);
      } else {
        // Whoever comes back may have been on another server and know more than this room does.
        await room.catchUp();
        const { update, seq } = await room.shadow.answer(message.vector, room.head());
        connection.send([step2(update), ...(connection.form === "extended" ? [ack(0, seq)] : [])]);
        connection.live(seq);
        if (first && connection.form === "plain") connection.send([step1(await room.shadow.vector(room.head()))]);
      }
    } catch {
      // The store does not answer: better no sync than a part of one.
      connection.close("TOO_SLOW");
      return true;
    }
    if (first) onSynced(connection);
    return true;
  },
  roomChanged: (room) => {
    const { state, because } = room.state();
    const message = roomState({ state, ...(because ? { because: { ...because } } : {}) });
    for (const connection of room.connections) if (connection.form === "extended") connection.send([message]);
  },
});
