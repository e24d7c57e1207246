/**
 * A collab server in a process of its own, for tests that kill it. Identity stands still: a ticket is the person's JSON, everyone is an
 * editor. Prints its port. Arguments: database url, secret (base64).
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createCollab } from "../../collab-server/index.ts";
import { connectDatabase } from "../../db/connect.ts";
import type { Person } from "./support.ts";

const [url, secret] = process.argv.slice(2);
const database = connectDatabase({ url: url!, secret: Buffer.from(secret!, "base64") });
const collab = await createCollab({
  database,
  redeemTicket: async (ticket) => ({ viewer: JSON.parse(Buffer.from(ticket, "base64url").toString()) as Person }),
  roleOf: async () => "editor",
  stoppedBy: async () => null,
  clock: { now: () => new Date() },
  allowedOrigins: [],
  limits: { handshakesPerMinute: 1e6, editsPerSecond: 1e6, editBurst: 1e6, byteBurst: 1e9 },
});
const http = createServer();
http.on("upgrade", (request, socket, head) => collab.upgrade(request, socket, head));
http.listen(0, "127.0.0.1", () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`));
process.on("SIGTERM", () => {
  void collab
    .close()
    .then(() => database.close())
    .then(() => process.exit(0));
});
