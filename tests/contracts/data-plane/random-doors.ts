/** One process that serves random platforms, one at a time, to their people: files and sockets through the real doors. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebSocket } from "ws";
import { uuidv7 } from "../../../db/uuid.ts";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import type { Caller } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createDataPlane, type DataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { hashToken, opaqueToken } from "../../../subgraphs/session-tokens.ts";
import type { TestDatabase } from "../../support/database.ts";
import { openSocket, type Socket } from "./platform.ts";
import type { World } from "./random-platform.ts";

export interface Doors {
  readonly plane: DataPlane;
  /** From now on this platform answers, and its people have sessions. */
  serve(world: World): Promise<void>;
  get(caller: Caller, path: string): Promise<string>;
  socket(caller: Caller): Promise<Socket>;
  close(): Promise<void>;
}

export const openDoors = async (database: TestDatabase): Promise<Doors> => {
  let environment: World["environment"];
  const tokens = new Map<string, string>();
  const sockets: WebSocket[] = [];
  const plane = createDataPlane({
    connection: database.database.connection("wn_data"),
    passwords: createPasswords({ cost: "low" }),
    rates: { session: 100_000, address: 100_000 },
    addressOf: () => `http://${host}`,
    log: (error) => console.error(error),
  });
  const server = createServer((req, res) => void plane.handle(req, res, environment));
  server.on("upgrade", (req, socket, head) => void plane.upgrade(req, socket, head, environment));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host = `seed--preview.localhost:${port}`;
  const cookie = (caller: Caller) => `wnp=${tokens.get(caller.user!.id)}`;
  return {
    plane,
    serve: async (world) => {
      environment = world.environment;
      const rows = world.people.map(({ user }) => {
        const token = opaqueToken();
        tokens.set(user!.id, token);
        return [uuidv7(), hashToken(token), user!.id] as const;
      });
      await database.admin(
        `INSERT INTO ${environment.schema}._session (id, hash, user_id, idle_expires_at, absolute_expires_at) VALUES ${rows
          .map((_, at) => `($${at * 3 + 1}, $${at * 3 + 2}, $${at * 3 + 3}, now() + interval '1 day', now() + interval '1 day')`)
          .join(", ")}`,
        rows.flat(),
      );
    },
    get: (caller, path) =>
      new Promise((resolve, reject) => {
        const req = request({ host: "127.0.0.1", port, path, headers: { host, cookie: cookie(caller) } }, (res) => {
          let text = "";
          res.setEncoding("utf8");
          res.on("data", (part: string) => {
            text += part;
          });
          res.on("error", reject);
          res.on("end", () => (res.statusCode === 200 ? resolve(text) : reject(new Error(`${path}: ${res.statusCode} ${text}`))));
        });
        req.on("error", reject);
        req.end();
      }),
    socket: (caller) => openSocket(port, { host, origin: `http://${host}`, cookie: cookie(caller) }, sockets),
    close: async () => {
      for (const ws of sockets) ws.terminate();
      await plane.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
