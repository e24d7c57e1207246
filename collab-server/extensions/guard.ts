/** Runs the guard over every edit [CO26–CO28], reads the log first when something seems to be missing [CO27], and hands on what passes. */

import type { Connection } from "../connection.ts";
import type { Outcome } from "../edit.ts";
import type { Extension } from "../extension.ts";
import type { RefusalCode } from "../refusals.ts";
import type { ClientBinding } from "../store/store.ts";

const mayBeBehind: ReadonlySet<RefusalCode> = new Set(["COLLAB_MISSING_BASE", "COLLAB_CLIENT_ID_TAKEN"]);

export type OnForged = (connection: Connection, what: "client-id" | "presence") => void;

export const guard = (onForged: OnForged, freshClient: () => number): Extension => {
  const attempts = new WeakMap<Connection, number>();
  return {
    name: "guard",
    edit: async (connection, { n, kind, update: sent }) => {
      const { room, viewer } = connection;
      let update = sent;
      // Stock clients with a store of their own send what they loaded as an edit: everybody's structs, all known.
      const ownOnly = kind === "update" && connection.form === "extended";
      let verdict = room.examine(update, viewer.userId, ownOnly);
      if (verdict.is === "malformed") return { is: "close", close: "MALFORMED" };
      // Another server may have stored what is missing, or what looks like someone's new struct.
      if (verdict.is === "refused" && mayBeBehind.has(verdict.code) && (await room.catchUp()))
        verdict = room.examine(update, viewer.userId, ownOnly);
      if (verdict.is === "edit" && kind === "step2") {
        // A whole state: only what is new goes into the log and to the others.
        const news = await room.shadow.novelty(update, room.head());
        if (!news) return { is: "known" };
        update = news;
        verdict = room.examine(update, viewer.userId);
      }
      switch (verdict.is) {
        case "malformed":
          return { is: "close", close: "MALFORMED" };
        case "nothing":
          return { is: "known" };
        case "refused": {
          if (verdict.code === "COLLAB_CLIENT_ID_TAKEN") {
            const tries = (attempts.get(connection) ?? 0) + 1;
            attempts.set(connection, tries);
            onForged(connection, "client-id");
            if (tries > 1) return { is: "close", close: "FORGED" };
          }
          return { is: "refused", code: verdict.code, params: { ...verdict.params } };
        }
        case "edit": {
          const clients = [...verdict.clocks.keys()];
          // Deletions carry no id; they are written down under the sender's.
          const client = clients[0] ?? connection.client ?? freshClient();
          connection.client ??= client;
          const bind = [...new Set([...clients, client])]
            .filter((id) => room.owner(id) === undefined)
            .map((id): ClientBinding => ({ client: id, user: viewer.userId, participant: "person", group: null }));
          room.accept({
            connection,
            bytes: update,
            client,
            user: viewer.userId,
            clocks: verdict.clocks,
            bind,
            settle: (outcome: Outcome) => {
              connection.settle(n, outcome);
              if (outcome.is !== "stored") connection.send(connection.due());
            },
          });
          return { is: "taken" };
        }
      }
    },
  };
};
