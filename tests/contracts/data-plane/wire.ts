/** A wire between the data plane and PostgreSQL that counts what the server is asked to execute, and can be cut. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type pg from "pg";

export interface Wire {
  readonly connection: pg.ClientConfig;
  /** Statements executed since the last call, settings of role and account aside, and what the connection that only listens is opened and tried with. */
  taken(): readonly string[];
  /** How often the client spoke and waited, since the beginning. */
  exchanges(): number;
  /** What stands or falls together, as the client ended it, since the beginning; a statement by itself is one. */
  transactions(): number;
  /** Ends all connections and refuses new ones, as when the server is gone. */
  cut(): void;
  /** Keeps connections open and says nothing more, as when the server is frozen. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

const setting =
  /^(set synchronous_commit = off; listen|select pg_notify\(\$1, \$2\)|SET (LOCAL )?ROLE|SELECT set_config\('(role|wn\.(account|person))'|DEALLOCATE)/;

export const openWire = async (to: pg.ClientConfig): Promise<Wire> => {
  const sockets = new Set<Socket>();
  let state: "open" | "cut" | "frozen" = "open";
  let executed: string[] = [];
  let exchanges = 0;
  let transactions = 0;

  const server = createServer((client) => {
    if (state === "cut") return client.destroy();
    const host = String(to.host ?? "127.0.0.1");
    const upstream = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${to.port ?? 5432}`) : connect(Number(to.port ?? 5432), host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let pending = Buffer.alloc(0);
    let started = false;
    let answered = true;
    let parsed = "";
    const named = new Map<string, string>();
    client.on("data", (data) => {
      if (state === "frozen") return;
      if (answered) exchanges += 1;
      answered = false;
      pending = Buffer.concat([pending, data]);
      for (;;) {
        const head = started ? 5 : 4;
        if (pending.length < head) break;
        const size = pending.readInt32BE(head - 4) + (started ? 1 : 0);
        if (pending.length < size) break;
        const message = pending.subarray(0, size);
        pending = pending.subarray(size);
        if (!started) {
          started = true;
          continue;
        }
        const type = String.fromCharCode(message[0]!);
        const texts = message.subarray(5).toString("utf8").split("\0");
        if (type === "S" || type === "Q") transactions += 1;
        if (type === "P") {
          parsed = texts[1] ?? "";
          named.set(texts[0] ?? "", parsed);
        }
        if (type === "B") parsed = named.get(texts[1] ?? "") ?? parsed;
        if (type === "E" && !setting.test(parsed)) executed.push(parsed);
        if (type === "Q" && !setting.test(texts[0] ?? "")) executed.push(texts[0] ?? "");
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (state === "frozen") return;
      answered = true;
      client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connection: { ...to, host: "127.0.0.1", port },
    taken: () => {
      const all = executed;
      executed = [];
      return all;
    },
    exchanges: () => exchanges,
    transactions: () => transactions,
    cut: () => {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    freeze: () => {
      state = "frozen";
    },
    mend: () => {
      state = "open";
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
