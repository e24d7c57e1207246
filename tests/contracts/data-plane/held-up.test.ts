/** A question whose answer is there is answered, also where this process came to read it late; a server that fell silent holds nobody. */

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket, connect as toServer } from "node:net";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Held, send } from "../../../subgraphs/runtime/data-plane/connections.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

let database: TestDatabase;
/** A way to the server that can be made slow, or stopped. */
let way: Server;
let pass: (from: Socket, to: Socket) => void;
const sockets = new Set<Socket>();

const straight = (from: Socket, to: Socket) => void from.on("data", (bytes) => to.write(bytes));

beforeAll(async () => {
  database = await testDatabase();
  const { host, port } = database.database.connection("wn_data");
  pass = straight;
  way = createServer((near) => {
    const far = host!.startsWith("/") ? toServer(`${host}/.s.PGSQL.${port}`) : toServer(port!, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on("error", () => undefined)
        .on("close", () => {
          near.destroy();
          far.destroy();
        });
    }
    near.on("data", (bytes) => far.write(bytes));
    pass(far, near);
  });
  await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  way.close();
  await database.drop();
});

const open = async (through: typeof pass | null): Promise<Held> => {
  pass = through ?? straight;
  const straightOn = database.database.connection("wn_data") as pg.ClientConfig;
  const { port } = way.address() as AddressInfo;
  return connect({
    connection: through === null ? straightOn : { ...straightOn, host: "127.0.0.1", port },
    size: 1,
    timeout: 2_000,
    figures: { connections: 0 },
  });
};
const late = { code: "DATA_UNAVAILABLE" };
const blockFor = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe("[DP67] the longest wait for an answer", () => {
  it("does not run out over an answer that came while this process was held up", async () => {
    const held = await open(null);
    const asked = send(held, "select 1 as n", 300);
    await new Promise((resolve) => setImmediate(resolve));
    blockFor(600);
    await expect(asked).resolves.toMatchObject({ rowCount: 1 });
    await held.client.end();
  });

  it("does not run out while a long answer is on its way", async () => {
    let parts = 0;
    const held = await open((from, to) =>
      from.on("data", (bytes) => {
        parts += 1;
        from.pause();
        to.write(bytes);
        setTimeout(() => from.resume(), 40);
      }),
    );
    const began = performance.now();
    const { rows } = await send(held, "select repeat('x', 4000000) as text", 300);
    expect(rows).toHaveLength(1);
    expect(parts).toBeGreaterThan(10);
    expect(performance.now() - began).toBeGreaterThan(600);
    await held.client.end();
  });

  it("runs out over a server that has fallen silent, in the middle of an answer too, and the connection is not used again", async () => {
    let through = true;
    const held = await open((from, to) =>
      from.on("data", (bytes) => {
        if (through) to.write(bytes);
      }),
    );
    await send(held, "select 1", 300);
    through = false;
    const began = performance.now();
    await expect(send(held, "select 1", 600)).rejects.toMatchObject(late);
    expect(performance.now() - began).toBeLessThan(1_200);
    expect(held.broken).toBe(true);
  });
});
