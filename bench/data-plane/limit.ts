/**
 * The limit: what Node and PostgreSQL can do for the same answers. node:http, hand-written SQL as named prepared statements on a few
 * shared connections, the text of the row passed through. No session, no rights, no checks. Plain: one question at a time on each
 * connection, as a pool gives them out; pipelined: the next one leaves before the answer.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { cases } from "./cases.ts";
import { serveParent } from "./process.ts";

export interface LimitSettings {
  readonly connection: pg.ClientConfig;
  readonly connections: number;
  readonly application: string;
  readonly pipelined: boolean;
}

serveParent<LimitSettings>(async ({ connection, connections, application, pipelined }) => {
  const config = { ...connection, application_name: application };
  const ask = pipelined ? await pipeline(config, connections) : pool(config, connections);
  const statements = new Map(cases.map((one) => [`/${one.name}`, one]));
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const { variables } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { readonly variables: Readonly<Record<string, string>> };
      const { name, sql, parameters } = statements.get(req.url ?? "")!;
      ask({ name, text: sql, values: parameters.map((key) => variables[key]) }).then(
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

type Ask = (question: pg.QueryConfig) => Promise<pg.QueryResult<{ answer: string }>>;

const pool = (config: pg.ClientConfig, max: number): Ask => {
  const connections = new pg.Pool({ ...config, max });
  return (question) => connections.query(question);
};

const pipeline = async (config: pg.ClientConfig, count: number): Promise<Ask> => {
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig);
      await client.connect();
      return client;
    }),
  );
  let turn = 0;
  return (question) => {
    turn = (turn + 1) % count;
    return clients[turn]!.query(question);
  };
};
