/** A line between two processes that a test can cut or silence, as networks do. */
import { connect, createServer, type Socket } from "node:net";

export interface Line {
  readonly port: number;
  /** How many connections were taken so far. */
  taken(): number;
  /** `cut`: connections break and new ones are refused. `silent`: nothing comes through any more, as over a dead network. */
  set(state: "open" | "cut" | "silent"): Promise<void>;
  close(): void;
}

export const openLine = async (target: URL): Promise<Line> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  let silent = false;
  let taken = 0;
  const server = createServer((near) => {
    taken += 1;
    const far = connect(Number(target.port), target.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on("data", (part: Buffer) => to.write(part));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (silent) from.pause();
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  const cut = () => {
    server.close();
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port,
    taken: () => taken,
    set: async (state) => {
      silent = state === "silent";
      for (const socket of [...pairs].flat()) silent ? socket.pause() : socket.resume();
      if (state === "cut") cut();
      else if (!server.listening) await listen(port);
    },
    close: cut,
  };
};
