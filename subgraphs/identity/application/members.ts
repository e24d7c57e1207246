/** Members and their roles (ID8, ID9). Every check runs in the transaction of its write, on rights read there. */
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { Locale, OrganizationId } from "../../../schema/ids.ts";
import { foundingRoles, type Permission } from "../../../schema/permissions.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import type { Membership, Organization, Role, User } from "../domain/nouns.ts";
import { personName } from "../domain/people.ts";
import { type Giver, isOrganizational, requireGivable, requireTouchable } from "../domain/roles.ts";
import { asPerson } from "../store/scope.ts";
import { memberships, organizations, roles, users } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import type { Caller, IdentityDeps } from "./ports.ts";
import { endSession, isUuid, viewerInside } from "./sessions.ts";

export interface Member {
  readonly membership: Membership;
  readonly user: User;
  readonly role: Role;
}

/** The viewer's rights as they are inside this transaction; throws `FORBIDDEN` when the permission is gone by now, `IDENTITY_STEP_UP`. */
export const giverNow = async (
  tx: Transaction,
  { clock }: Pick<IdentityDeps, "clock">,
  viewer: Viewer,
  permission: Permission,
): Promise<Giver> => {
  const now = await viewerInside(tx, viewer.sessionId ?? viewer.subjectId, viewer.organizationId, clock.now());
  authorize(now, permission);
  requireFresh(now, permission, clock);
  return { userId: personOf(now), rank: now.rank, permissions: now.permissions };
};

/** Members of the viewer's organization in the order they joined; one more than `limit` when there is a next page. */
export const listMembers = async (
  deps: IdentityDeps,
  viewer: Viewer,
  page: { readonly limit: number; readonly after: readonly unknown[] | null },
): Promise<readonly Member[]> => {
  authorize(viewer, "organization.read");
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const query = tx.manager
      .createQueryBuilder(memberships, "m")
      .where(`"m"."organization_id" = :organization and "m"."status" <> 'left'`, { organization: viewer.organizationId });
    if (page.after) query.andWhere(`("m"."joined_at", "m"."id") > (:at, :id)`, { at: page.after[0], id: page.after[1] });
    const rows = await query
      .orderBy("m.joinedAt", "ASC")
      .addOrderBy("m.id", "ASC")
      .take(page.limit + 1)
      .getMany();
    return withPeople(tx, rows);
  });
};

/** One membership of the viewer's organization; null for any other id. */
export const findMember = async (deps: IdentityDeps, viewer: Viewer, id: string): Promise<Member | null> => {
  if (!isUuid(id)) return null;
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const row = await tx.manager.findOneBy(memberships, { id, organizationId: viewer.organizationId });
    return row ? ((await withPeople(tx, [row]))[0] ?? null) : null;
  });
};

/** Gives a member another role. Nobody gives a rank at or above their own, a permission they lack, or touches themselves or the last owner. */
export const assignRole = async (
  deps: IdentityDeps,
  viewer: Viewer,
  input: { readonly membershipId: string; readonly roleId: string },
  caller: Caller,
): Promise<Member> => {
  authorize(viewer, "role.assign");
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const giver = await giverNow(tx, deps, viewer, "role.assign");
    const member = await lockMember(tx, viewer.organizationId, input.membershipId);
    requireTouchable(giver, { userId: member.user.id, rank: member.role.rank });
    const role = await roleById(tx, viewer.organizationId, input.roleId);
    requireGivable(giver, role);
    await keepAnOwner(tx, viewer.organizationId, member);
    await tx.manager.update(memberships, { id: member.membership.id }, { roleId: role.id });
    await changed(tx, viewer, member, { roleId: role.id, status: member.membership.status }, "role", caller);
    return { ...member, membership: { ...member.membership, roleId: role.id }, role };
  });
};

/** Ends a membership and the sessions the person had in this organization. */
export const removeMember = async (deps: IdentityDeps, viewer: Viewer, membershipId: string, caller: Caller): Promise<Member> => {
  authorize(viewer, "member.update");
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const giver = await giverNow(tx, deps, viewer, "member.update");
    const member = await lockMember(tx, viewer.organizationId, membershipId);
    requireTouchable(giver, { userId: member.user.id, rank: member.role.rank });
    await keepAnOwner(tx, viewer.organizationId, member);
    await tx.manager.update(memberships, { id: member.membership.id }, { status: "left" });
    const open = await tx.query<{ id: string }>(
      "select id from identity.session where organization_id = $1 and user_id = $2 and revoked_at is null",
      [viewer.organizationId, member.user.id],
    );
    for (const { id } of open)
      await endSession(
        tx,
        viewer.organizationId,
        { id, userId: member.user.id, organizationId: viewer.organizationId },
        "member-removed",
        deps.clock.now(),
        caller,
      );
    await tx.query("update identity.api_key set revoked_at = $3 where organization_id = $1 and owner_user_id = $2 and revoked_at is null", [
      viewer.organizationId,
      member.user.id,
      deps.clock.now(),
    ]);
    await changed(tx, viewer, member, { roleId: member.role.id, status: "left" }, "removed", caller);
    return { ...member, membership: { ...member.membership, status: "left" } };
  });
};

/** Roles that can be held in the viewer's organization, highest first. */
export const listRoles = async (deps: IdentityDeps, viewer: Viewer): Promise<readonly Role[]> => {
  authorize(viewer, "organization.read");
  return transact(deps.source, viewer.organizationId, async (tx) =>
    (await tx.manager.find(roles, { order: { rank: "DESC", key: "ASC" } })).filter(isOrganizational),
  );
};

/** A role that exists in this organization; another organization's role is as unknown as a made-up id. */
export const roleById = async (tx: Transaction, organization: OrganizationId, id: string): Promise<Role> => {
  const role = isUuid(id) ? await tx.manager.findOneBy(roles, { id }) : null;
  if (!role || (role.organizationId !== null && role.organizationId !== organization))
    throw identityErrors("NOT_FOUND", {}, { field: "roleId" });
  return role;
};

/** One role the viewer may know of; null otherwise. */
export const findRole = async (deps: IdentityDeps, viewer: Viewer, id: string): Promise<Role | null> =>
  isUuid(id) ? transact(deps.source, viewer.organizationId, (tx) => tx.manager.findOneBy(roles, { id })) : null;

/** The viewer's own organization. */
export const ownOrganization = async (deps: IdentityDeps, viewer: Viewer): Promise<Organization> =>
  transact(deps.source, viewer.organizationId, (tx) => tx.manager.findOneByOrFail(organizations, { id: viewer.organizationId }));

/** People the viewer may know of: themselves, and whoever is or was a member of their organization. Unknown ids are left out. */
export const findUsers = async (deps: IdentityDeps, viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, User>> => {
  const wanted = [...new Set(ids)].filter(isUuid);
  if (wanted.length === 0) return new Map();
  const rows = await transact(deps.source, viewer.organizationId, (tx) =>
    tx.manager
      .createQueryBuilder(users, "u")
      .where(
        `"u"."id" = any(:ids) and ("u"."id" = :self or exists (select 1 from identity.membership m where m.user_id = "u"."id" and m.organization_id = :organization))`,
        {
          ids: wanted,
          self: personOf(viewer),
          organization: viewer.organizationId,
        },
      )
      .getMany(),
  );
  return new Map(rows.map((row) => [row.id, row]));
};

const batches = new WeakMap<object, { readonly ids: string[]; readonly people: Promise<ReadonlyMap<string, User>> }>();

/** One person, asked together with everybody else the same request asks for in this turn: a list of authors is one query. */
export const findUser = async (request: object, deps: IdentityDeps, viewer: Viewer, id: string): Promise<User | null> => {
  let batch = batches.get(request);
  if (!batch) {
    const ids: string[] = [];
    const people = new Promise<void>((resolve) => queueMicrotask(resolve)).then(() => {
      batches.delete(request);
      return findUsers(deps, viewer, ids);
    });
    batch = { ids, people };
    batches.set(request, batch);
  }
  batch.ids.push(id);
  return (await batch.people).get(id) ?? null;
};

/** Changes the viewer's own name or language. */
export const updateProfile = async (
  deps: IdentityDeps,
  viewer: Viewer,
  input: { readonly displayName?: string | null; readonly locale?: Locale | null },
  caller: Caller,
): Promise<User> => {
  const id = personOf(viewer);
  const change = {
    ...(input.displayName != null && { displayName: personName(input.displayName, "displayName") }),
    ...(input.locale != null && { locale: input.locale }),
  };
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const before = await tx.manager.findOneByOrFail(users, { id });
    if (Object.keys(change).length === 0) return before;
    await tx.manager.update(users, { id }, change);
    await tx.append(`user:${id}`, "any", [
      {
        type: "UserUpdated",
        schema: 1,
        data: { userId: id, changed: Object.keys(change) },
        meta: { actor: viewer.subjectId, requestId: caller.requestId },
      },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "user.update",
      resource: `user:${id}`,
      outcome: "ok",
      after: place(caller, { changed: Object.keys(change) }),
    });
    return { ...before, ...change };
  });
};

const lockMember = async (tx: Transaction, organization: OrganizationId, membershipId: string): Promise<Member> => {
  if (!isUuid(membershipId)) throw identityErrors("NOT_FOUND");
  await tx.query("select 1 from identity.membership where id = $1 and organization_id = $2 for update", [membershipId, organization]);
  const row = await tx.manager.findOneBy(memberships, { id: membershipId, organizationId: organization });
  const [member] = row && row.status !== "left" ? await withPeople(tx, [row]) : [];
  if (!member) throw identityErrors("NOT_FOUND");
  return member;
};

// Locks every owner's row, so that two owners who go at once go one after the other and the second is refused.
const keepAnOwner = async (tx: Transaction, organization: OrganizationId, member: Member) => {
  if (member.role.id !== foundingRoles.organization) return;
  const owners = await tx.query<{ id: string }>(
    "select id from identity.membership where organization_id = $1 and role_id = $2 and status = 'active' order by id for update",
    [organization, foundingRoles.organization],
  );
  if (owners.every(({ id }) => id === member.membership.id)) throw identityErrors("LAST_OWNER");
};

const changed = async (
  tx: Transaction,
  viewer: Viewer,
  member: Member,
  now: { readonly roleId: string; readonly status: string },
  change: string,
  caller: Caller,
) => {
  const { id, userId, roleId, status } = member.membership;
  await tx.append(`membership:${id}`, "any", [
    {
      type: "MembershipChanged",
      schema: 1,
      data: { membershipId: id, userId, roleId: now.roleId, status: now.status, change },
      meta: { actor: viewer.subjectId, requestId: caller.requestId },
    },
  ]);
  await tx.audit({
    ...auditOf(viewer, caller),
    action: `member.${change}`,
    resource: `membership:${id}`,
    outcome: "ok",
    before: { roleId, status },
    after: place(caller, now),
  });
};

const withPeople = async (tx: Transaction, rows: readonly Membership[]): Promise<readonly Member[]> => {
  if (rows.length === 0) return [];
  const people = await tx.manager
    .createQueryBuilder(users, "u")
    .where(`"u"."id" = any(:ids)`, { ids: rows.map((row) => row.userId) })
    .getMany();
  const given = await tx.manager
    .createQueryBuilder(roles, "r")
    .where(`"r"."id" = any(:ids)`, { ids: rows.map((row) => row.roleId) })
    .getMany();
  const userById = new Map(people.map((person) => [person.id, person]));
  const roleById = new Map(given.map((role) => [role.id, role]));
  return rows.flatMap((membership) => {
    const user = userById.get(membership.userId);
    const role = roleById.get(membership.roleId);
    return user && role ? [{ membership, user, role }] : [];
  });
};

/** Who was let in, as the doors tell it: person, organization, role and permissions of a viewer. */
export const describeViewer = async (
  deps: IdentityDeps,
  viewer: Viewer,
): Promise<{ readonly user: User; readonly organization: Organization; readonly role: Role }> =>
  transact(deps.source, viewer.organizationId, async (tx) => {
    await asPerson(tx, personOf(viewer));
    const user = await tx.manager.findOneByOrFail(users, { id: personOf(viewer) });
    const organization = await tx.manager.findOneByOrFail(organizations, { id: viewer.organizationId });
    const role = await tx.manager.findOneByOrFail(roles, { id: viewer.roleId });
    return { user, organization, role };
  });
