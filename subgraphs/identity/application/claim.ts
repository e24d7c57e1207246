/**
 * The first owner (ID1, ID2). While nobody has an account, exactly one owner link is good: 256 bits, single use, 24 hours; a new one kills
 * the old. Claiming makes the person, their organization, and their two memberships, in one transaction. There is no default account.
 */
import { randomBytes } from "node:crypto";
import { type Transaction, transact } from "../../../db/transaction.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Locale, OrganizationId } from "../../../schema/ids.ts";
import { foundingRoles } from "../../../schema/permissions.ts";
import { requireStrongPassword } from "../../password-strength.ts";
import { hashToken, opaqueToken } from "../../session-tokens.ts";
import { identityErrors } from "../domain/errors.ts";
import { asText, emailKey, personName, slugOf } from "../domain/people.ts";
import { ownerLinkSeconds, resetLinkSeconds } from "../domain/sessions.ts";
import { inOrganization, installationId } from "../store/scope.ts";
import { memberships, organizations, passwords as passwordTable, users } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import { linkTo } from "./links.ts";
import type { Caller, Granted, IdentityDeps } from "./ports.ts";
import { after, grant, returned, type Started, startSession } from "./sessions.ts";

export interface OwnerLink {
  /** `claim` makes the first owner; `reset` lets the root owner set a new password. */
  readonly kind: "claim" | "reset";
  readonly url: string;
  readonly expiresAt: Date;
}

export interface Founder {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organizationName: string;
  readonly locale: Locale;
}

const system: Caller = { requestId: "owner-link" };

/**
 * Makes the one owner link, or, when there is an owner, a reset link for them. The caller has proved to hold the service root: it runs in
 * the process that has it. Old links of the same kind stop working.
 */
export const ownerLink = async ({ source, clock, publicUrl }: IdentityDeps): Promise<OwnerLink> =>
  transact(source, null, async (tx) => {
    await foundingLock(tx);
    const now = clock.now();
    const token = opaqueToken();
    const owner = (await anybody(tx)) ? await rootOwner(tx) : null;
    if (owner === null && (await anybody(tx))) throw identityErrors("ALREADY_CLAIMED");
    const kind = owner === null ? "owner-claim" : "password-reset";
    const expiresAt = after(now, owner === null ? ownerLinkSeconds : resetLinkSeconds);
    await tx.query(
      "update identity.one_time_link set revoked_at = $1 where kind = $2 and user_id is not distinct from $3::uuid and used_at is null and revoked_at is null",
      [now, kind, owner],
    );
    await tx.query("insert into identity.one_time_link (hash, kind, user_id, created_at, expires_at) values ($1, $2, $3, $4, $5)", [
      hashToken(token),
      kind,
      owner,
      now,
      expiresAt,
    ]);
    await tx.audit({
      ...auditOf(null, system),
      actor: "service-root",
      action: "owner-link.make",
      resource: owner === null ? "installation" : `user:${owner}`,
      outcome: "ok",
      after: { kind },
    });
    return owner === null
      ? { kind: "claim", url: linkTo(publicUrl, "claim", token), expiresAt }
      : { kind: "reset", url: linkTo(publicUrl, "reset", token), expiresAt };
  });

/** Says whether an owner link can still be used. */
export const isClaimable = async ({ source, clock }: IdentityDeps, token: string): Promise<boolean> => {
  const rows = (await source.query(
    "select 1 from identity.one_time_link where hash = $1 and kind = 'owner-claim' and used_at is null and revoked_at is null and expires_at > $2",
    [hashToken(token), clock.now()],
  )) as unknown[];
  return rows.length > 0;
};

/** Uses the owner link: makes the first owner and signs them in. `IDENTITY_LINK_INVALID`, `IDENTITY_ALREADY_CLAIMED` or what is wrong with an input. */
export const claim = async (deps: IdentityDeps, token: string, founder: Founder, caller: Caller): Promise<Granted> => {
  // A stranger must not make us hash passwords.
  if (!(await isClaimable(deps, token))) throw identityErrors("LINK_INVALID", {}, { field: "token" });
  const { started } = await found(deps, founder, caller, async (tx) => {
    const used = await tx.query(
      "update identity.one_time_link set used_at = $2 where hash = $1 and kind = 'owner-claim' and used_at is null and revoked_at is null and expires_at > $2 returning 1 as used",
      [hashToken(token), deps.clock.now()],
    );
    if (returned(used).length === 0) throw identityErrors("LINK_INVALID", {}, { field: "token" });
  });
  return grant(deps, started);
};

/** Makes the first owner from values (`WEBNOVA_OWNER_EMAIL`, `WEBNOVA_OWNER_PASSWORD`); returns false when there is somebody already. */
export const claimUnattended = async (deps: IdentityDeps, founder: Founder): Promise<boolean> => {
  const taken = await transact(deps.source, null, anybody);
  if (taken) return false;
  try {
    await found(deps, founder, { requestId: "unattended" }, async (tx) => {
      await tx.query(
        "update identity.one_time_link set revoked_at = $1 where kind = 'owner-claim' and used_at is null and revoked_at is null",
        [deps.clock.now()],
      );
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "IDENTITY_ALREADY_CLAIMED") return false;
    throw error;
  }
};

const found = async (
  deps: IdentityDeps,
  founder: Founder,
  caller: Caller,
  permit: (tx: Transaction) => Promise<void>,
): Promise<{ readonly started: Started }> => {
  const email = emailKey(founder.email);
  const name = personName(founder.name);
  const organizationName = personName(founder.organizationName, "organizationName");
  requireStrongPassword(founder.password, [email, name, organizationName]);
  const phc = await deps.passwords.hash(founder.password);
  const now = deps.clock.now();
  const organizationId = uuidv7() as OrganizationId;
  const userId = uuidv7();
  return transact(deps.source, organizationId, async (tx) => {
    await foundingLock(tx);
    await permit(tx);
    if (await anybody(tx)) throw identityErrors("ALREADY_CLAIMED");
    const { en, ar } = asText(organizationName);
    await tx.manager.insert(users, {
      id: userId,
      emailKey: email,
      displayName: name,
      locale: founder.locale,
      status: "active",
      createdAt: now,
    });
    await tx.manager.insert(passwordTable, { userId, phc, changedAt: now, mustChange: false });
    await tx.manager.insert(organizations, {
      id: organizationId,
      slug: slugOf(organizationName, randomBytes(3).toString("hex")),
      nameEn: en,
      nameAr: ar,
      kind: "direct",
      tier: "owner",
      status: "active",
      createdAt: now,
    });
    const member = { userId, status: "active" as const, joinedAt: now };
    await tx.manager.insert(memberships, { ...member, id: uuidv7(), organizationId, roleId: foundingRoles.organization });
    await inOrganization(tx, installationId, organizationId, (there) =>
      there.manager.insert(memberships, { ...member, id: uuidv7(), organizationId: installationId, roleId: foundingRoles.installation }),
    );
    const meta = { actor: userId, requestId: caller.requestId };
    await tx.append(`organization:${organizationId}`, "none", [
      { type: "OrganizationCreated", schema: 1, data: { organizationId, ownerId: userId, kind: "direct" }, meta },
    ]);
    await tx.append(`user:${userId}`, "none", [{ type: "UserActivated", schema: 1, data: { userId, inviteId: null }, meta }]);
    await tx.audit({
      ...auditOf({ userId }, caller),
      action: "organization.create",
      resource: `organization:${organizationId}`,
      outcome: "ok",
      after: place(caller, { tier: "owner" }),
    });
    return { started: await startSession(tx, deps, { userId, organizationId, amr: ["pwd"] }, caller) };
  });
};

/** The first person to hold the installation; null before anybody claimed it. */
export const rootOwner = async (tx: Transaction): Promise<string | null> =>
  inOrganization(tx, installationId, null, async (there) => {
    const [row] = await there.query<{ user_id: string }>(
      "select user_id from identity.membership where organization_id = $1 and role_id = $2 and status = 'active'",
      [installationId, foundingRoles.installation],
    );
    return row?.user_id ?? null;
  });

const anybody = async (tx: Transaction): Promise<boolean> => (await tx.query(`select 1 from identity."user" limit 1`)).length > 0;

// Claims and links of one installation go one after the other; the partial unique index would refuse the second root owner in any case.
const foundingLock = (tx: Transaction) => tx.query("select pg_advisory_xact_lock(hashtext('identity.founding'))");
