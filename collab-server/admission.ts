/**
 * Who comes in: everything after the upgrade and before the first message is read. A ticket is redeemed, the room opened, the role and
 * the limits asked; whoever may not is told why by the code the socket closes with.
 */
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { uuidv7 } from "../db/uuid.ts";
import type { OrganizationId } from "../schema/ids.ts";
import type { Connection } from "./connection.ts";
import type { CollabViewer, HttpRefusal, RoleOf } from "./extension.ts";
import { crowded, type Limits } from "./extensions/limits.ts";
import type { StoppedBy } from "./extensions/stops.ts";
import { nameOf, parseName, ticketTarget } from "./names.ts";
import { type CloseName, closes } from "./refusals.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { denied } from "./wire.ts";

/** The answer of identity for a ticket: whose it is; or why not, where the second use of one is worth an audit entry. */
export type Redeemed =
  | { readonly viewer: CollabViewer }
  | { readonly refused: "used" | "expired" | "unknown"; readonly organizationId?: OrganizationId; readonly userId?: CollabViewer["userId"] }
  | null;

/** What goes into the audit log: somebody tried to be somebody else, or used a ticket twice. */
export interface SecurityEvent {
  readonly what: "collab.forged-client-id" | "collab.forged-presence" | "collab.ticket-reused";
  readonly organization: OrganizationId;
  readonly user: CollabViewer["userId"] | null;
  readonly session: CollabViewer["sessionId"];
  readonly document: string;
  readonly connection: string;
}

export type RedeemTicket = (ticket: string, purpose: "collab", target: string) => Promise<Redeemed>;
type Form = "plain" | "extended";

/** Somebody who may be here. */
export interface Joining {
  readonly id: string;
  readonly socket: WebSocket;
  readonly form: Form;
  readonly viewer: CollabViewer;
  readonly role: Connection["role"];
  readonly room: Room;
}

export interface AdmissionDeps {
  readonly rooms: Pick<Rooms, "open">;
  readonly redeemTicket: RedeemTicket;
  readonly roleOf: RoleOf;
  readonly stoppedBy: StoppedBy;
  readonly limit: Limits;
  /** Everybody who is in. */
  present(): readonly Connection[];
  closing(): boolean;
  audit(event: SecurityEvent): void;
  join(who: Joining): void;
}

/** Lets the holder of a ticket in, or closes the socket with the reason. */
export const createAdmission =
  ({ rooms, redeemTicket, roleOf, stoppedBy, limit, present, closing, audit, join }: AdmissionDeps) =>
  async (socket: WebSocket, name: string, ticket: string, form: Form): Promise<void> => {
    const id = uuidv7();
    const parts = parseName(name);
    if (!parts) return shut(socket, form, "BAD_NAME");
    const redeemed = await redeemTicket(ticket, "collab", ticketTarget(parts));
    if (!redeemed || "refused" in redeemed) {
      if (redeemed?.refused === "used" && redeemed.organizationId)
        audit({
          what: "collab.ticket-reused",
          organization: redeemed.organizationId,
          user: redeemed.userId ?? null,
          session: null,
          document: parts.branch,
          connection: id,
        });
      return shut(socket, form, "BAD_TICKET");
    }
    const { viewer } = redeemed;
    if (viewer.organizationId !== parts.organization) return shut(socket, form, "UNKNOWN");
    const room = await rooms.open(parts.organization, parts.branch);
    if (!room) return shut(socket, form, "UNKNOWN");
    if (room.document.status === "deleted") return shut(socket, form, "DELETED");
    const role = await roleOf(viewer, parts.branch);
    if (role === "ended") return shut(socket, form, "BAD_TICKET");
    if (role === null) return shut(socket, form, "NO_ACCESS");
    if (room.document.epoch !== parts.epoch) return shut(socket, form, "OLD_EPOCH", nameOf({ ...parts, epoch: room.document.epoch }));
    room.halt(await stoppedBy(parts.organization, "writes"));
    if (closing()) return shut(socket, form, "LEAVING");
    if (socket.readyState !== socket.OPEN) return;
    const full = crowded(limit, present(), viewer, room);
    if (full) return shut(socket, form, "TOO_FAST", full);
    join({ id, socket, form, viewer, role, room });
  };

/** Says why, in the form the other side reads, and closes. */
export const shut = (socket: WebSocket, form: Form, name: CloseName, reason?: string) => {
  const { code, text } = closes[name];
  if (form === "plain" && code >= 4400) socket.send(denied(reason ?? text.en), { binary: true }, () => {});
  socket.resume();
  socket.close(code, reason ?? text.en);
  setTimeout(() => socket.terminate(), 5_000).unref();
};

const reasons = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests" } as const;

/** Answers an upgrade that is none of ours, or not theirs. */
export const refuseHttp = (socket: Duplex, { status, text }: HttpRefusal): void => {
  socket.on("error", () => {});
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};
