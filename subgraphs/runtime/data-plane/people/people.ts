/** The people of one platform: signing up and in and out, links that were handed over, and what an administrator does with people. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Clock } from "../../../clock.ts";
import type { Passwords } from "../../../passwords.ts";
import type { Change } from "../actions/context.ts";
import type { RunningEnvironment } from "../caller.ts";
import type { Pools } from "../pools.ts";
import { type AddressVerbs, addressVerbs } from "./address.ts";
import { type Administer, administer } from "./administer.ts";
import { type ManageKeys, manageKeys } from "./api-keys.ts";
import { type LinkVerbs, linkVerbs } from "./links.ts";
import { type MailVerbs, mailVerbs, type Post } from "./mail.ts";
import { type OwnSessionVerbs, ownSessionVerbs } from "./own-sessions.ts";
import { type PasswordVerbs, passwordVerbs } from "./passwords.ts";
import { type PreviewVerbs, previewVerbs } from "./preview-links.ts";
import { type SecondFactorVerbs, secondFactorVerbs } from "./second-factor.ts";
import type { Sessions } from "./sessions.ts";
import { type SignInVerbs, signInVerbs } from "./sign-in.ts";

/** Who is at the door, as far as the request says. */
export interface Knock {
  readonly locale: Locale;
  readonly agent: string | null;
  readonly ip: string | null;
  readonly requestId: string;
  /** The preview link that was shown in the header: who signs in under it gets a bearer session. */
  readonly previewLinkId?: string | null;
}
export interface Welcome {
  /** The new session; null: the address has to be verified first. */
  readonly token: string | null;
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Id[] } | null;
}

export interface People extends SignInVerbs, LinkVerbs, PasswordVerbs, AddressVerbs, OwnSessionVerbs, SecondFactorVerbs, MailVerbs {
  readonly administer: Administer;
  readonly manageKeys: ManageKeys;
  readonly previewLinks: PreviewVerbs;
  /** Mail can leave this installation. */
  readonly mailConfigured: boolean;
}

export interface PeopleDeps {
  readonly pools: Pools;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly post: Post;
  readonly publish: (environment: RunningEnvironment, changes: readonly Change[]) => void;
}

export const createPeople = (deps: PeopleDeps): People => {
  const links = linkVerbs(deps);
  return {
    ...signInVerbs(deps),
    ...links,
    ...passwordVerbs(deps),
    ...addressVerbs(deps, links),
    ...ownSessionVerbs(deps),
    ...secondFactorVerbs(deps),
    ...mailVerbs(deps),
    administer: administer(deps),
    manageKeys: manageKeys(deps),
    previewLinks: previewVerbs(deps, links.testAccount),
    mailConfigured: deps.post.configured,
  };
};
