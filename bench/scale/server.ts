/** The door to all platforms of an installation, as a server starts it: registry, data plane and everything that keeps them. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connectDatabase } from "../../db/connect.ts";
import type { Decisions } from "../../schema/decisions.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import { createPasswords } from "../../subgraphs/passwords.ts";
import { createFolderStore, createRuntime } from "../../subgraphs/runtime/index.ts";
import { serveParent } from "../data-plane/process.ts";

export interface ScaleSettings {
  readonly url: string;
  readonly secret: string;
  readonly home: string;
  readonly publicUrl: string;
}

const notHere = () => Promise.reject(new Error("not in this bench"));

serveParent<ScaleSettings>(async ({ url, secret, home, publicUrl }) => {
  const began = performance.now();
  const database = await connectDatabase({ url, secret: Buffer.from(secret, "hex") });
  const connected = performance.now();
  const { platforms } = await createRuntime({
    database,
    clock: systemClock,
    viewers: notHere,
    versionOf: notHere,
    decisions: { assertLive: async () => undefined } as unknown as Decisions,
    passwords: createPasswords(),
    mailer: null,
    personOf: notHere,
    publicUrl,
    render: notHere,
    files: { store: createFolderStore(join(home, "files")), quota: 1e9 },
    backups: { folder: join(home, "backups"), sealing: null },
    assets: home,
    onUnexpected: (error) => console.error(error),
  });
  const server = createServer((req, res) => void platforms.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ended = performance.now();
  return {
    port: (server.address() as AddressInfo).port,
    told: { connect: String(connected - began), runtime: String(ended - connected) },
  };
});
