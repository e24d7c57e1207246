/** Who may come in: origin and ticket before the upgrade [CO1], then ticket, name, document and role with codes a browser can read [CO2]. */
import type { IncomingMessage } from "node:http";
import type { Extension } from "../extension.ts";

export const ticketPrefix = "webnova.ticket.";
export const extendedProtocol = "webnova.collab.1";
export const plainProtocol = "y-websocket";

/** What a client offers: the form it speaks and its ticket. Null: neither of ours, or no ticket. */
export const offerOf = (
  request: IncomingMessage,
): { readonly protocol: typeof extendedProtocol | typeof plainProtocol; readonly ticket: string } | null => {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
  const ticket = offered.find((part) => part.startsWith(ticketPrefix))?.slice(ticketPrefix.length);
  const protocol = offered.find((part) => part === extendedProtocol || part === plainProtocol);
  if (!ticket || !protocol) return null;
  return { protocol: protocol as typeof extendedProtocol | typeof plainProtocol, ticket };
};

export const admit = (allowed: (origin: string) => boolean): Extension => ({
  name: "admit",
  handshake: (request) => {
    const { origin } = request.headers;
    if (origin !== undefined && !allowed(origin)) return { status: 403, text: "This origin may not connect." };
    if (!offerOf(request)) return { status: 401, text: "A ticket is needed." };
    return null;
  },
});
