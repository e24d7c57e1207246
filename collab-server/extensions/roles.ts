/**
 * What a connection may do, asked of identity at least every 2 s for every open socket [CO3]. Events are not needed for that to hold.
 * Viewers and commenters send presence and nothing else [CO5].
 */
import type { Connection } from "../connection.ts";
import { type DraftRole, type Extension, mayEdit, type RoleOf } from "../extension.ts";
import { role as roleMessage } from "../wire.ts";

/** Half of the promise: a question that is under way may take the other half. */
const askEveryMs = 900;

export const roles = (roleOf: RoleOf, now: () => number): Extension => {
  const asked = new Map<Connection, number>();
  let asking = false;

  const take = (connection: Connection, role: DraftRole | "ended" | null) => {
    if (role === null) return connection.close("NO_ACCESS");
    if (role === "ended") return connection.close("BAD_TICKET");
    if (role === connection.role) return;
    connection.role = role;
    if (connection.form === "extended") connection.send([roleMessage({ role, because: "changed" })]);
  };

  return {
    name: "roles",
    joined: (connection) => void asked.set(connection, now()),
    left: (connection) => void asked.delete(connection),
    edit: async (connection, { kind, update }) => {
      const { state, because } = connection.room.state();
      if (mayEdit(connection.role) && state !== "frozen") return null;
      switch (await newsIn(connection, kind, update)) {
        case "malformed":
          return { is: "close", close: "MALFORMED" };
        case "nothing":
          return { is: "known" };
        case "news":
          if (!mayEdit(connection.role)) return { is: "refused", code: "COLLAB_READ_ONLY", params: { role: connection.role } };
          return { is: "refused", code: "COLLAB_FROZEN", params: because ? { because: { ...because } } : {} };
      }
    },
    tick: async (at) => {
      if (asking) return;
      asking = true;
      try {
        const due = new Map<string, Connection[]>();
        for (const [connection, last] of asked) {
          if (at - last < askEveryMs) continue;
          const key = `${connection.viewer.userId} ${connection.viewer.sessionId} ${connection.room.document.branch}`;
          due.set(key, [...(due.get(key) ?? []), connection]);
        }
        await Promise.all(
          [...due.values()].map(async (connections) => {
            const [first] = connections;
            try {
              const role = await roleOf(first!.viewer, first!.room.document.branch);
              for (const connection of connections) {
                if (asked.has(connection)) asked.set(connection, now());
                if (connection.state !== "closed") take(connection, role);
              }
            } catch {
              // Identity does not answer: with the database away no edit passes anyway; asked again at the next tick.
            }
          }),
        );
      } finally {
        asking = false;
      }
    },
  };
};

/** Whether an update of someone who may not edit holds anything the server lacks. A step 2 still carries every deletion its sender knows. */
const newsIn = async (connection: Connection, kind: "step2" | "update", update: Uint8Array): Promise<"malformed" | "nothing" | "news"> => {
  const { room, viewer } = connection;
  const verdict = room.examine(update, viewer.userId);
  if (verdict.is === "malformed" || verdict.is === "nothing") return verdict.is;
  if (verdict.is === "refused" || verdict.clocks.size > 0 || kind === "update") return "news";
  return (await room.shadow.novelty(update, room.head())) === null ? "nothing" : "news";
};
