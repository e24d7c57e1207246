/** After the commit: acks to the senders, and the original bytes, in one frame, to everyone else [CO8, CO9, CO12]. */
import type { Connection } from "../connection.ts";
import type { Extension } from "../extension.ts";
import { updateMessage } from "../wire.ts";

export const relay = (): Extension => ({
  name: "relay",
  committed: (room, { seq, parts }) => {
    const messages = parts.map(({ bytes, edit }) => ({ from: edit?.connection ?? null, message: updateMessage(bytes) }));
    const everything = messages.map(({ message }) => message);
    const senders = new Set<Connection>();
    for (const { from } of messages) if (from) senders.add(from);
    for (const connection of room.connections)
      connection.relay(
        seq,
        senders.has(connection) ? messages.filter(({ from }) => from !== connection).map(({ message }) => message) : everything,
      );
  },
});
