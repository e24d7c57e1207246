/** The people of one platform: signing up and in and out, links that were handed over, and what an administrator does with people. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { Clock } from "../../../clock.ts";
import type { Passwords } from "../../../passwords.ts";
import type { Acting, Change } from "../actions/context.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import type { Pools } from "../pools.ts";
import { administer } from "./administer.ts";
import { linkVerbs } from "./links.ts";
import { mail } from "./mail.ts";
import type { Sessions } from "./sessions.ts";
import { signInVerbs } from "./sign-in.ts";

export interface Knock {
  readonly locale: Locale;
  readonly agent: string | null;
  readonly ip: string | null;
  readonly requestId: string;
}
export interface Welcome {
  /** The new session; null: the address has to be verified first. */
  readonly token: string | null;
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Id[] } | null;
}

export interface People {
  signUp(
    environment: RunningEnvironment,
    input: {
      readonly email: string;
      readonly name: string;
      readonly password: string;
      readonly role?: string | undefined;
      readonly locale?: Locale | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  signIn(environment: RunningEnvironment, input: { readonly email: string; readonly password: string }, knock: Knock): Promise<Welcome>;
  /** Uses a link: a builder's ticket, an invitation or a verification. */
  claim(
    environment: RunningEnvironment,
    input: {
      readonly token: string;
      readonly name?: string | undefined;
      readonly password?: string | undefined;
      readonly locale?: Locale | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  changePassword(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly current: string; readonly next: string },
    keep: string,
  ): Promise<void>;
  /** A ticket that signs its holder in as the administrator with this address: once, within two minutes; it ends earlier links. */
  createClaim(
    environment: RunningEnvironment,
    person: { readonly email: string; readonly name: string },
  ): Promise<{ readonly path: string; readonly userId: string }>;
  /** inviteUser, setUserRoles, suspendUser, activateUser. */
  administer(
    acting: Acting,
    table: Table,
    verb: "inviteUser" | "setUserRoles" | "suspendUser" | "activateUser",
    input: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly ids: readonly string[]; readonly link?: string }>;
  /** Mail that could not leave, newest first; for administrators. */
  mail(environment: RunningEnvironment, caller: Caller): Promise<readonly Record<string, unknown>[]>;
}

export interface PeopleDeps {
  readonly pools: Pools;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly publish: (environment: RunningEnvironment, changes: readonly Change[]) => void;
}

export const createPeople = (deps: PeopleDeps): People => ({
  ...signInVerbs(deps),
  ...linkVerbs(deps),
  administer: administer(deps),
  mail: mail(deps),
});
