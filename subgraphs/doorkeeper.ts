/**
 * What the edge (gateway, collaboration server) needs of identity: whom to admit, which token to send on, the sign-in door. In one process
 * identity itself is the doorkeeper; as a role of its own it answers the same questions over signed HTTP (`remote-doorkeeper.ts`).
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { z } from "zod";
import type { Locale, OrganizationId, SessionId } from "../schema/ids.ts";
import { isPermission, type Permission } from "../schema/permissions.ts";

/** Somebody the edge may let in, and what it sends on for them. */
export interface Admitted {
  readonly kind: "user" | "api-key" | "service" | "ai";
  readonly organizationId: OrganizationId;
  readonly subjectId: string;
  readonly sessionId: SessionId | null;
  readonly permissions: readonly Permission[];
  readonly locale: Locale;
  /** The access token for subgraphs: the person's own, or a 60-second one in exchange for a key, a ticket or a subject. */
  readonly token: string;
  readonly expiresAt: Date;
}

interface Ticket {
  readonly ticket: string;
  readonly purpose: "graphql" | "collab";
  /** For `collab`: the document. */
  readonly target?: string | null;
}

export interface Doorkeeper {
  /** Checks an access token or API key; `UNAUTHENTICATED`, or `UNAVAILABLE` when it cannot be checked. */
  admit(token: string): Promise<Admitted>;
  /** Uses a socket ticket; `IDENTITY_TICKET_INVALID` the second time. */
  admitTicket(ticket: Ticket, requestId: string): Promise<Admitted>;
  /** Asks again for an open socket or subscription, with a fresh token; `UNAUTHENTICATED` once its session has ended. */
  admitAgain(who: Pick<Admitted, "subjectId" | "sessionId" | "organizationId">): Promise<Admitted>;
  /** Answers `/auth/*`. */
  auth(request: AuthRequest): Promise<AuthAnswer>;
}

/** A request to the cookie door as plain data. */
export interface AuthRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Partial<Record<AuthHeader, string>>>;
  /** Null when it was longer than 64 KiB. */
  readonly body: string | null;
  /** The person's own address. */
  readonly ip?: string;
  /** True when the person's own connection was encrypted. */
  readonly secure: boolean;
  readonly requestId: string;
}
export interface AuthAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

const authHeaders = [
  "host",
  "origin",
  "cookie",
  "authorization",
  "content-type",
  "user-agent",
  "accept-language",
  "sec-fetch-site",
] as const;
type AuthHeader = (typeof authHeaders)[number];

/** What the front door knows better than the socket, behind a proxy it trusts. */
export interface AuthEdge {
  readonly requestId?: string;
  readonly ip?: string;
  readonly secure?: boolean;
}

/** Mounts a doorkeeper's `/auth/*` on an HTTP server. */
export const mountAuth =
  (doorkeeper: Pick<Doorkeeper, "auth">) =>
  async (request: IncomingMessage, response: ServerResponse, edge: AuthEdge = {}): Promise<void> => {
    const ip = edge.ip ?? request.socket.remoteAddress;
    const headers = Object.fromEntries(
      authHeaders.flatMap((name) => (typeof request.headers[name] === "string" ? [[name, request.headers[name]]] : [])),
    );
    const answer = await doorkeeper.auth({
      method: request.method ?? "GET",
      path: request.url ?? "/",
      headers,
      body: await readBody(request),
      secure: edge.secure ?? (request.socket as TLSSocket).encrypted === true,
      requestId: edge.requestId ?? randomUUID(),
      ...(ip !== undefined && { ip }),
    });
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  };

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // Read on to the end: an answer before it would reach a client that still writes as a broken connection.
    if (size <= 64 * 1024) parts.push(part);
    else if (size > 1024 * 1024) break;
  }
  return size <= 64 * 1024 ? Buffer.concat(parts).toString("utf8") : null;
};

// The wire form, for the role shape: looked at on both ends.
export const admittedForm = z.object({
  kind: z.enum(["user", "api-key", "service", "ai"]),
  organizationId: z.string().transform((text) => text as OrganizationId),
  subjectId: z.string(),
  sessionId: z
    .string()
    .nullable()
    .transform((text) => text as SessionId | null),
  permissions: z.array(z.string()).transform((keys) => keys.filter(isPermission)),
  locale: z.enum(["en", "ar"]),
  token: z.string(),
  expiresAt: z.coerce.date(),
});
export const ticketForm = z.object({
  ticket: z.string().max(200),
  purpose: z.enum(["graphql", "collab"]),
  target: z.string().max(500).nullish(),
});
export const subjectForm = z.object({
  organizationId: z.string().transform((text) => text as OrganizationId),
  subjectId: z.string(),
  sessionId: z
    .string()
    .nullable()
    .transform((text) => text as SessionId | null),
});
export const authRequestForm = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.partialRecord(z.enum(authHeaders), z.string()),
  body: z.string().nullable(),
  ip: z.string().optional(),
  secure: z.boolean(),
  requestId: z.string().max(100),
});
export const authAnswerForm = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  body: z.record(z.string(), z.unknown()),
});

/** Paths of the doorkeeper when identity is a role of its own; every one needs a service signature. */
export const doorkeeperPaths = {
  admit: "/door/admit",
  admitTicket: "/door/ticket",
  admitAgain: "/door/again",
  auth: "/door/auth",
} as const;
