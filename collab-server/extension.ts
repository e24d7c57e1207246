/**
 * A room is a document and a list of extensions, and the list (`server.ts`) is the server. Each extension is one concern; it sees the
 * moments below and leaves the others alone. Hooks run in the order of the list.
 */
import type { IncomingMessage } from "node:http";
import type { BranchId, Json, OrganizationId, ProposalId, SessionId, UserId } from "../schema/ids.ts";
import type { Connection } from "./connection.ts";
import type { Edit } from "./edit.ts";
import type { CloseName, RefusalCode } from "./refusals.ts";
import type { Room } from "./room.ts";
import type { Incoming } from "./wire.ts";

export type DraftRole = "viewer" | "commenter" | "editor" | "owner";
export const mayEdit = (role: DraftRole): boolean => role === "editor" || role === "owner";

/** Who identity says the ticket belongs to. */
export interface CollabViewer {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly sessionId: SessionId | null;
  readonly name: string;
}

/**
 * The current derived role of a person on a branch; null: may not read it; "ended": the session is over. `proposal`: the approved one a
 * merge carries out, which is what may write to a protected branch [CO37].
 */
export type RoleOf = (
  viewer: { readonly userId: UserId; readonly organizationId: OrganizationId; readonly sessionId: SessionId | null },
  branch: BranchId,
  proposal?: ProposalId,
) => Promise<DraftRole | "ended" | null>;

export interface HttpRefusal {
  readonly status: 401 | 403 | 404 | 429;
  readonly text: string;
}

/** An edit a client sent, before it is accepted. */
export interface Sent {
  readonly n: number;
  readonly kind: "step2" | "update";
  readonly update: Uint8Array;
}

type EditAnswer =
  /** Not my concern, or fine with me. */
  | null
  /** Taken: it is answered when it is settled. */
  | { readonly is: "taken" }
  /** Nothing in it is new. */
  | { readonly is: "known" }
  | { readonly is: "refused"; readonly code: RefusalCode; readonly params?: Readonly<Record<string, Json>> }
  | { readonly is: "close"; readonly close: CloseName };

export interface Turn {
  readonly seq: number;
  /** In commit order; `edit` is null for what another server, or nobody here, sent. */
  readonly parts: readonly { readonly bytes: Uint8Array; readonly edit: Edit | null }[];
}

type Now<T> = T | Promise<T>;

export interface Extension {
  readonly name: string;
  /** Before the upgrade. */
  handshake?(request: IncomingMessage): HttpRefusal | null;
  /** The connection is admitted; nothing of it was read yet. */
  joined?(connection: Connection): void;
  /** Returns true when the message was its own. */
  message?(connection: Connection, message: Incoming): Now<boolean>;
  /** The first answer that is not null counts. */
  edit?(connection: Connection, sent: Sent): Now<EditAnswer>;
  /** The connection has everything that is committed and gets what follows. */
  synced?(connection: Connection): void;
  /** A turn is committed; the room's state is already past it. */
  committed?(room: Room, turn: Turn): void;
  left?(connection: Connection): void;
  /** The room's state (open, stalled, frozen) changed. */
  roomChanged?(room: Room): void;
  /** Roughly once a second. */
  tick?(now: number): Now<void>;
  stop?(): void;
}
