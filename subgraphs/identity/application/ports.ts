/** What the verbs of identity need from the world. */
import type { DataSource } from "typeorm";
import type { OrganizationId } from "../../../schema/ids.ts";
import type { Attempts } from "../../attempts.ts";
import type { Clock } from "../../clock.ts";
import type { Passwords } from "../../passwords.ts";
import type { TokenKeys } from "../../session-tokens.ts";
import type { Viewer } from "../../viewer.ts";
import type { Viewers } from "../../viewers.ts";

export interface IdentityDeps {
  readonly source: DataSource;
  readonly clock: Clock;
  readonly keys: TokenKeys;
  readonly passwords: Passwords;
  readonly attempts: Attempts;
  readonly viewers: Viewers;
  /** Where people reach the studio, without a trailing slash. */
  readonly publicUrl: string;
  readonly signUp: "closed" | "invited" | "open";
  /** Whether something an invitation shares still exists; without it invitations share nothing. */
  readonly resourceExists: ((organization: OrganizationId, resource: string) => Promise<boolean>) | null;
}

/** Where a request comes from: for audit entries, the list of devices, and to tell a stolen refresh token. */
export interface Caller {
  readonly requestId: string;
  readonly ip?: string;
  readonly agent?: string;
}

/** What a person gets when they are let in. */
export interface Granted {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
  readonly viewer: Viewer;
}
