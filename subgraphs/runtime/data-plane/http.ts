/** Small things of the HTTP door: bodies with limits, cookies, exact origins, files, rates. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { dataError } from "./errors.ts";
import type { ByteText } from "./row-bytes.ts";

/** Thrown for a refusal that has an HTTP status of its own. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly refusal: ReturnType<typeof dataError>;
  constructor(status: number, refusal: ReturnType<typeof dataError>) {
    super(refusal.message);
    this.status = status;
    this.refusal = refusal;
  }
}

/** The sender went away in the middle: nobody is there to be told, and it is no fault of ours. */
export const endedEarly = () => new HttpRefusal(400, dataError("BAD_REQUEST", { detail: "the request ended early" }));

/** What reading a body failed with; where its sender broke it off, that. */
export const readingFailed = (req: IncomingMessage, error: unknown): unknown => (req.destroyed && !req.complete ? endedEarly() : error);

/** Reads a JSON body; 415 for another type, 413 beyond the limit, 400 for what is not JSON. */
export const readJson = async (req: IncomingMessage, limit: number): Promise<unknown> => {
  const sent = req.headers["content-type"] ?? "";
  if (sent !== "application/json" && sent.split(";")[0]?.trim().toLowerCase() !== "application/json")
    throw new HttpRefusal(415, dataError("BAD_REQUEST", { detail: "Content-Type: application/json" }));
  const body = await readBody(req, limit);
  try {
    // Own keys only: `__proto__` in a body is data, never a prototype.
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new HttpRefusal(400, dataError("BAD_REQUEST", { detail: "JSON" }));
  }
};

// Not `for await`: leaving it early destroys the socket, and the refusal could not be told.
const readBody = (req: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    req.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= limit) {
        parts.push(part);
        return;
      }
      parts = [];
      req.removeAllListeners("data");
      req.resume();
      reject(new HttpRefusal(413, dataError("LIMIT_DOCUMENT", { what: `> ${limit} bytes` })));
    });
    req.on("end", () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
    req.on("error", (error) => reject(readingFailed(req, error)));
    // Every request closes; only one that closed early is refused. Making an error, with its stack, costs a read a twentieth of its time.
    req.on("close", () => {
      if (!req.complete) reject(endedEarly());
    });
  });

const patienceMs = 2_000;
/** Ends a request whose body is not wanted. Most browsers read an answer only once all is sent: the rest is let in for a moment, then the line is cut. */
export const hangUp = (req: IncomingMessage, res: ServerResponse): void => {
  if (!res.headersSent) res.setHeader("connection", "close");
  req.resume();
  const timer = setTimeout(() => req.destroy(), patienceMs);
  timer.unref();
  req.once("close", () => clearTimeout(timer));
};

export const cookiesOf = (req: IncomingMessage): Readonly<Record<string, string>> => {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of (req.headers.cookie ?? "").slice(0, 8_192).split(";")) {
    const at = part.indexOf("=");
    if (at > 0) cookies[part.slice(0, at).trim()] ??= part.slice(at + 1).trim();
  }
  return cookies;
};

/** True when the connection is encrypted, or a trusted front says so. */
export const isSecure = (req: IncomingMessage, trustFront: boolean): boolean =>
  (req.socket as { encrypted?: boolean } | null)?.encrypted === true || (trustFront && req.headers["x-forwarded-proto"] === "https");

/** The one origin this request may come from: scheme and host it was sent to. */
export const originOf = (req: IncomingMessage, secure: boolean): string =>
  `${secure ? "https" : "http"}://${(req.headers.host ?? "").toLowerCase()}`;

/** A request that changes something: with a cookie the origin must be there and be ours; without one it must not be another's. */
export const requireOwnOrigin = (req: IncomingMessage, secure: boolean, hasCookie: boolean): void => {
  const { origin } = req.headers;
  if (origin === undefined ? !hasCookie : origin === originOf(req, secure)) return;
  throw new HttpRefusal(403, dataError("ORIGIN"));
};

export const sendJson = (
  res: ServerResponse,
  status: number,
  text: string | ByteText,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
): void => {
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    // With its length known, head and body leave in one write; chunked they take four.
    "content-length": String(typeof text === "string" ? Buffer.byteLength(text) : text.length),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(headers as Record<string, string>),
  });
  if (typeof text === "string") res.end(text);
  else res.end(text.latin1, "latin1");
};

/** What is done with a request: HEAD is answered as GET is, and the server leaves the body out. */
export const methodOf = ({ method }: IncomingMessage): string => (method === "HEAD" ? "GET" : (method ?? "GET"));

/** The path of a request, and what follows the "?"; the host is never taken from it. */
export const addressOf = (req: IncomingMessage): { readonly pathname: string; readonly search: string } => {
  const url = req.url ?? "/";
  const at = url.indexOf("?");
  return { pathname: at < 0 ? url : url.slice(0, at), search: at < 0 ? "" : url.slice(at) };
};

export interface Rates {
  /** Seconds to wait, or 0: go on. */
  take(key: string, limit: number): number;
}
/** Counts per key and minute. */
export const createRates = (now: () => number): Rates => {
  const counts = new Map<string, { minute: number; n: number }>();
  return {
    take: (key, limit) => {
      const minute = Math.floor(now() / 60_000);
      const known = counts.get(key);
      if (!known || known.minute !== minute) {
        if (counts.size > 50_000) for (const [old, { minute: of }] of counts) if (of !== minute) counts.delete(old);
        counts.set(key, { minute, n: 1 });
        return 0;
      }
      known.n += 1;
      return known.n <= limit ? 0 : 60 - Math.floor((now() % 60_000) / 1_000);
    },
  };
};
