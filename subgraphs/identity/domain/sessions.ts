/** How long sessions, links and tickets live (ID27, ID28). */
import { type Permission, permissions } from "../../../schema/permissions.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export interface Lifetime {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

/** Idle and absolute end of a session: shorter for holders of a danger permission. */
export const lifetimeOf = (held: ReadonlySet<Permission>): Lifetime =>
  [...held].some((permission) => permissions[permission].grade === "danger")
    ? { idleSeconds: 30 * minute, absoluteSeconds: 12 * hour }
    : { idleSeconds: 12 * hour, absoluteSeconds: 30 * day };

export const sessionsPerPerson = 10;
/** A repeated refresh within this time, from the same device, gets the same successor (ID25). */
export const refreshGraceSeconds = 10;
export const ticketSeconds = 30;
export const ownerLinkSeconds = day;
export const resetLinkSeconds = 30 * minute;
export const inviteSeconds = 7 * day;
/** Life of tokens the gateway gets in exchange for tickets, keys and long subscriptions. */
export const exchangedSeconds = 60;

/** Why a session ended; sockets and screens explain it by this word. */
export type EndReason =
  | "signed-out"
  | "revoked"
  | "too-many"
  | "refresh-reused"
  | "other-device"
  | "password-changed"
  | "step-up"
  | "member-removed";
