/** Keep-alive connections that ask as fast as they are answered, for a bounded time. */
import { Pool } from "undici";
import { percentile } from "../report.ts";

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Load {
  readonly requests: number;
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface Client {
  /** One request; throws when the answer is not 200. */
  ask(asked: Asked): Promise<{ readonly text: string; readonly cookie: string }>;
  /** Asks `next(n)` on every connection until the time is over. Throws at the first answer that is not 200 or carries errors. */
  load(next: (n: number) => Asked, ms: number): Promise<Load>;
  close(): Promise<void>;
}

/** Opens a client of the server on this port of the loopback. */
export const openClient = (port: number, connections: number): Client => {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });
  const once = ({ path, headers, body }: Asked): Promise<void> =>
    new Promise((resolve, reject) => {
      let status = 0;
      let first = "";
      pool.dispatch(
        { path, method: "POST", headers: { ...headers }, body },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, code) => {
            status = code;
          },
          onResponseData: (_controller, chunk) => {
            first ||= chunk.toString("latin1", 0, 20);
          },
          onResponseEnd: () => {
            if (status === 200 && first.startsWith('{"data":{')) resolve();
            else reject(new Error(`${path} answered ${status} ${first}`));
          },
          onResponseError: (_controller, error) => reject(error),
        },
      );
    });
  return {
    ask: async ({ path, headers, body }) => {
      const answer = await pool.request({ path, method: "POST", headers: { ...headers }, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode} ${text}`);
      const cookie = answer.headers["set-cookie"];
      return { text, cookie: String(Array.isArray(cookie) ? cookie[0] : (cookie ?? "")).split(";")[0]! };
    },
    load: async (next, ms) => {
      const times: number[] = [];
      let n = 0;
      const began = performance.now();
      const worker = async () => {
        for (let from = performance.now(); from - began < ms; ) {
          await once(next(n++));
          const now = performance.now();
          times.push(now - from);
          from = now;
        }
      };
      await Promise.all(Array.from({ length: connections }, worker));
      const took = performance.now() - began;
      const sorted = Float64Array.from(times).sort();
      return { requests: times.length, rate: (times.length / took) * 1_000, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
    },
    close: () => pool.close(),
  };
};
