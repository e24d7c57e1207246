/**
 * The limit: what plain Node.js and PostgreSQL can do for the same answers. node:http, hand-written SQL as named prepared statements on
 * a few shared connections, the text of the row passed through. No session, no rights, no checks.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { cases } from "./cases.ts";
import { serveParent } from "./process.ts";

export interface LimitSettings {
  readonly connection: pg.ClientConfig;
  readonly connections: number;
}

serveParent<LimitSettings>(async ({ connection, connections }) => {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ ...connection, application_name: "bench limit", pipeline: true } as pg.ClientConfig);
      await client.connect();
      return client;
    }),
  );
  const statements = new Map(cases.map((one) => [`/${one.name}`, one]));
  let turn = 0;
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const { variables } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { readonly variables: Readonly<Record<string, string>> };
      const { name, sql, parameters } = statements.get(req.url ?? "")!;
      turn = (turn + 1) % connections;
      clients[turn]!.query<{ answer: string }>({ name, text: sql, values: parameters.map((key) => variables[key]) }).then(
        ({ rows }) => {
          const text = `{"data":${rows[0]!.answer}}`;
          res.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) });
          res.end(text);
        },
        (error: unknown) => {
          console.error(error);
          res.writeHead(500).end();
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port };
});
