/** One HTTP request of a command: to whom, and by which way. */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6 } from "node:net";
import type { Settings } from "./env.ts";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Way {
  /** Where to connect, e.g. `http://127.0.0.1:4000`. */
  readonly via: string;
  /** The server on this machine: its certificate names the address people use, and is the owner's own. */
  readonly isLocal: boolean;
}

/** Sends one request to `address` over `way`; names below localhost are not in every resolver, and a proxy's name may not lead here. */
export const send = (
  address: string,
  { via, isLocal }: Way,
  options: { readonly method: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const target = new URL(address);
    const { protocol, hostname, port } = new URL(via);
    const make = protocol === "https:" ? httpsRequest : httpRequest;
    const outgoing = make(
      {
        host: hostname === "localhost" ? "127.0.0.1" : hostname.replace(/^\[|\]$/g, ""),
        port,
        servername: target.hostname,
        rejectUnauthorized: !isLocal,
        path: `${target.pathname}${target.search}`,
        method: options.method,
        headers: { ...options.headers, host: target.host },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }));
      },
    );
    outgoing.on("error", reject);
    outgoing.end(options.body);
  });

/** Where this machine reaches a server with these settings: one that listens on every address is found on the loopback. */
export const localAddress = ({ host, port, tls }: Pick<Settings, "host" | "port" | "tls">): string => {
  const bare = host.replace(/^\[|\]$/g, "");
  const here = bare === "0.0.0.0" ? "127.0.0.1" : bare === "::" ? "::1" : bare;
  return `${tls ? "https" : "http"}://${isIPv6(here) ? `[${here}]` : here}:${port}`;
};
