import { parse, subscribe } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserId } from "../../schema/ids.ts";
import { builtInRoles, permissionKeys, permissions } from "../../schema/permissions.ts";
import { requireGivable, requireTouchable } from "../../subgraphs/identity/domain/roles.ts";
import { authorize, type Viewer } from "../../subgraphs/viewer.ts";
import { buildWorld, codeOf, strong, type World } from "./support.ts";

let world: World;
let owner: Awaited<ReturnType<World["claim"]>>;
let admin: Awaited<ReturnType<World["join"]>>;
let user: Awaited<ReturnType<World["join"]>>;
let other: Awaited<ReturnType<World["otherOrganization"]>>;
let roleId: (key: string) => string;
beforeAll(async () => {
  world = await buildWorld();
  owner = await world.claim();
  admin = await world.join(owner.accessToken, "admin@example.com", "admin");
  user = await world.join(owner.accessToken, "user@example.com", "user");
  other = await world.otherOrganization();
  const { roles } = await world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, owner.accessToken);
  roleId = (key) => roles.find((role) => role.key === key)?.id ?? "";
});
afterAll(() => world.close());

const assign = (membershipId: string, role: string, token: string) =>
  world.ask(
    "mutation ($input: AssignRoleInput!) { assignRole(input: $input) { role { key } } }",
    { input: { membershipId, roleId: role } },
    token,
  );
const membershipOf = async (userId: string) =>
  (await world.test.admin<{ id: string }>("select id from identity.membership where user_id = $1 and not root", [userId]))[0]?.id ?? "";

describe("the permission table", () => {
  it("has 56 permissions in 14 groups, with labels, and roles that only grow towards their purpose", () => {
    expect(permissionKeys).toHaveLength(56);
    expect(new Set(permissionKeys.map((key) => permissions[key].group)).size).toBe(14);
    for (const grade of ["low", "medium", "high", "danger"] as const)
      expect(permissionKeys.filter((key) => permissions[key].grade === grade)).toHaveLength(
        { low: 11, medium: 13, high: 18, danger: 14 }[grade],
      );
    expect(
      builtInRoles.auditor.permissions.filter((key) => permissions[key].grade === "medium" || permissions[key].grade === "danger"),
    ).toEqual([]);
    expect(builtInRoles.sovereign.permissions).not.toEqual(expect.arrayContaining(["organization.bill", "member.invite"]));
  });
});

describe("giving roles", () => {
  it("[ID8] nobody gives a rank at or above their own, what they lack, an installation role, or touches themselves", async () => {
    expect(await codeOf(assign(user.membershipId, roleId("power_user"), admin.accessToken))).toBe("ok");
    expect(await codeOf(assign(user.membershipId, roleId("admin"), admin.accessToken))).toBe("IDENTITY_ROLE_TOO_HIGH");
    expect(await codeOf(assign(user.membershipId, roleId("owner"), owner.accessToken))).toBe("IDENTITY_ROLE_TOO_HIGH");
    expect(await codeOf(assign(user.membershipId, builtInRoles.installation_admin.id, owner.accessToken))).toBe("IDENTITY_NOT_FOUND");
    expect(await codeOf(assign(user.membershipId, roleId("auditor"), admin.accessToken))).toBe("IDENTITY_ROLE_BEYOND_YOU");
    expect(await codeOf(assign(admin.membershipId, roleId("user"), admin.accessToken))).toBe("IDENTITY_OWN_MEMBERSHIP");
    expect(await codeOf(assign(await membershipOf(owner.userId), roleId("user"), admin.accessToken))).toBe("IDENTITY_ROLE_TOO_HIGH");
    expect(await codeOf(assign(user.membershipId, roleId("viewer"), user.accessToken))).toBe("FORBIDDEN");
    const invite = (role: string) =>
      world.ask(
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
        { input: { email: "x@example.com", roleId: role } },
        admin.accessToken,
      );
    expect(await codeOf(invite(roleId("admin")))).toBe("IDENTITY_ROLE_TOO_HIGH");
    expect(await codeOf(invite("nonsense"))).toBe("IDENTITY_NOT_FOUND");
  });

  it("[ID8] decided by rank and permissions alone", () => {
    const giver = { userId: "a", rank: 50, permissions: new Set(["blueprint.read"] as const) };
    expect(() => requireGivable(giver, { id: "r", rank: 49, permissions: ["blueprint.read"] })).not.toThrow();
    expect(() => requireGivable(giver, { id: "r", rank: 50, permissions: [] })).toThrow();
    expect(() => requireGivable(giver, { id: "r", rank: 1, permissions: ["blueprint.edit"] })).toThrow();
    expect(() => requireTouchable(giver, { userId: "b", rank: 50 })).toThrow();
    expect(() => requireTouchable(giver, { userId: "a", rank: 1 })).toThrow();
  });

  it("an owner cannot remove themselves", async () => {
    const membershipId = await membershipOf(owner.userId);
    const remove = world.ask(
      "mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { id } }",
      { input: { membershipId } },
      owner.accessToken,
    );
    expect(await codeOf(remove)).toBe("IDENTITY_OWN_MEMBERSHIP");
  });

  it("[ID32] a changed role is seen within two seconds everywhere, and at once by whoever asks again", async () => {
    const viewer = await world.identity.viewers.of(user.accessToken);
    await assign(user.membershipId, roleId("viewer"), owner.accessToken);
    expect((await world.identity.viewers.again(viewer)).permissions.has("blueprint.edit")).toBe(false);
    world.clock.advance(2_000);
    expect((await world.identity.viewers.of(user.accessToken)).permissions.has("blueprint.edit")).toBe(false);
    await assign(user.membershipId, roleId("power_user"), owner.accessToken);
    world.clock.advance(2_000);
    expect((await world.identity.viewers.of(user.accessToken)).permissions.has("blueprint.edit")).toBe(true);
  });

  it("[ID31] [ID32] suspended membership, user or organization: nothing is left", async () => {
    for (const [table, column, id] of [
      ["membership", "id", user.membershipId],
      ['"user"', "id", user.userId],
      ["organization", "id", owner.organizationId],
    ] as const) {
      await world.test.admin(`update identity.${table} set status = 'suspended' where ${column} = $1`, [id]);
      world.clock.advance(2_000);
      expect(await codeOf(world.identity.viewers.of(user.accessToken)), table).toBe("UNAUTHENTICATED");
      await world.test.admin(`update identity.${table} set status = 'active' where ${column} = $1`, [id]);
      expect(await codeOf(world.identity.viewers.of(user.accessToken)), table).toBe("ok");
    }
  });

  it("[ID31] personal permissions of the live rows: allow, deny, until", async () => {
    const put = (permission: string, effect: string, until: Date | null, resource: string | null = null) =>
      world.test.admin(
        "insert into identity.personal_permission (id, organization_id, membership_id, permission, effect, resource_id, expires_at, given_by) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)",
        [owner.organizationId, user.membershipId, permission, effect, resource, until, owner.userId],
      );
    const resource = "22222222-2222-7222-8222-222222222222";
    await put("secret.write", "allow", new Date(world.clock.now().getTime() + 60_000));
    await put("blueprint.edit", "deny", null);
    await put("blueprint.merge", "deny", null, resource);
    world.clock.advance(2_000);
    const viewer = await world.identity.viewers.of(user.accessToken);
    expect([viewer.permissions.has("secret.write"), viewer.permissions.has("blueprint.edit")]).toEqual([true, false]);
    expect(() => authorize(viewer, "blueprint.merge")).not.toThrow();
    expect(() => authorize(viewer, "blueprint.merge", resource)).toThrow();
    // Work that goes on in their name without a session stands on the same rights.
    const standing = await world.identity.standingOf(viewer.organizationId, viewer.subjectId as UserId);
    expect(standing).toEqual({ permissions: viewer.permissions, resources: viewer.resources, denied: viewer.denied });
    world.clock.advance(58_000);
    expect((await world.identity.viewers.of(user.accessToken)).permissions.has("secret.write")).toBe(false);
    await world.test.admin("delete from identity.personal_permission");
    world.clock.advance(2_000);
  });

  it("a refusal says which permission is missing and who can give it, in both languages", () => {
    const nobody = { permissions: new Set(), resources: new Map() } as unknown as Viewer;
    try {
      authorize(nobody, "release.production");
      expect.unreachable();
    } catch (error) {
      const { sentence, code } = error as { sentence: { en: string; ar: string }; code: string };
      expect(code).toBe("FORBIDDEN");
      expect(sentence.en).toContain("Release to production");
      expect(sentence.en).toContain("Owner can give it");
      expect(sentence.ar).toContain("المالك");
    }
  });
});

describe("isolation", () => {
  const queries: Record<string, string> = {
    viewer: "{ viewer { organization { id } user { id } } }",
    organization: "{ organization { id } }",
    members: "{ members(first: 200) { items { id user { id email } } nextCursor } }",
    roles: "{ roles { id } }",
    invites: "{ invites(first: 200) { items { id email } } }",
    sessions: "{ sessions { id } }",
    apiKeys: "{ apiKeys { id prefix } }",
  };

  it("[ID30] every list and noun of the other organization is absent for us, and ours for them", async () => {
    await world.test.admin(
      "insert into identity.role (id, organization_id, key, name_en, name_ar, rank, permissions, custom) values (gen_random_uuid(), $1, 'secret-role', 'S', 'س', 2, '{}', true)",
      [owner.organizationId],
    );
    const idsOf = async (ids: string) => (await world.test.admin<{ id: string }>(ids, [owner.organizationId])).map((row) => row.id);
    const ours = [
      owner.organizationId,
      ...(await idsOf("select id from identity.membership where organization_id = $1")),
      ...(await idsOf("select user_id as id from identity.membership where organization_id = $1")),
      ...(await idsOf("select id from identity.invite where organization_id = $1")),
      ...(await idsOf("select id from identity.session where organization_id = $1")),
      ...(await idsOf("select id from identity.role where organization_id = $1")),
      "example.com",
    ];
    expect(ours.length).toBeGreaterThan(10);
    for (const [name, query] of Object.entries(queries)) {
      const text = JSON.stringify(await world.ask(query, {}, other.accessToken));
      for (const id of ours) expect(text, name).not.toContain(id);
      const back = JSON.stringify(await world.ask(query, {}, owner.accessToken));
      for (const id of [other.organizationId, other.membershipId, other.userId]) expect(back, name).not.toContain(id);
    }
  });

  it("[ID30] every argument that takes an id answers another organization's exactly like an unknown one", async () => {
    const unknown = "33333333-3333-7333-8333-333333333333";
    const [invite] = await world.test.admin<{ id: string }>("select id from identity.invite where organization_id = $1 limit 1", [
      owner.organizationId,
    ]);
    const [session] = await world.test.admin<{ id: string }>(
      "select id from identity.session where organization_id = $1 and revoked_at is null limit 1",
      [owner.organizationId],
    );
    const [role] = await world.test.admin<{ id: string }>("select id from identity.role where organization_id = $1 limit 1", [
      owner.organizationId,
    ]);
    const key = await world.ask<{ createApiKey: { apiKey: { id: string } } }>(
      `mutation { createApiKey(input: { name: "k" }) { apiKey { id } } }`,
      {},
      owner.accessToken,
    );
    const cases: readonly (readonly [string, (id: string) => Record<string, unknown>, string])[] = [
      [
        "mutation ($input: RevokeInviteInput!) { revokeInvite(input: $input) { id } }",
        (inviteId) => ({ input: { inviteId } }),
        invite?.id ?? "",
      ],
      [
        "mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { id } }",
        (sessionId) => ({ input: { sessionId } }),
        session?.id ?? "",
      ],
      [
        "mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { id } }",
        (membershipId) => ({ input: { membershipId } }),
        user.membershipId,
      ],
      [
        "mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { id } }",
        (apiKeyId) => ({ input: { apiKeyId } }),
        key.createApiKey.apiKey.id,
      ],
      [
        "mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }",
        (membershipId) => ({ input: { membershipId, roleId: roleId("user") } }),
        user.membershipId,
      ],
      [
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
        (id) => ({ input: { email: "n@example.org", roleId: id } }),
        role?.id ?? "",
      ],
      [
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
        (id) => ({ input: { email: "n@example.org", roleId: roleId("user"), blueprintId: id } }),
        unknown,
      ],
      ["query ($id: ID!) { user(id: $id) { id displayName } }", (id) => ({ id }), user.userId],
    ];
    for (const [source, variables, id] of cases) {
      expect(id, source).not.toBe("");
      const tell = async (one: string) => {
        const result = await world.run(source, variables(one), other.accessToken);
        return JSON.stringify({ data: result.data, errors: result.errors?.map(({ message, extensions }) => ({ message, extensions })) });
      };
      expect(await tell(id), source).toBe(await tell(unknown));
    }
    // Nothing of it happened.
    expect(
      await world.test.admin("select 1 from identity.membership where id = $1 and status = 'active'", [user.membershipId]),
    ).toHaveLength(1);
  });

  it("[FD9] forged references answer null, like an unknown id, also for nobody", async () => {
    const representations = [
      { __typename: "User", id: user.userId },
      { __typename: "Membership", id: user.membershipId },
      { __typename: "Organization", id: owner.organizationId },
      { __typename: "User", id: "not an id" },
      { __typename: "Role", id: "' or 1=1" },
    ];
    const query =
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id displayName } ... on Membership { id } ... on Organization { id } ... on Role { id } } }";
    for (const token of [other.accessToken, null]) {
      const { _entities } = await world.ask<{ _entities: unknown[] }>(query, { r: representations }, token);
      expect(_entities).toEqual([null, null, null, null, null]);
    }
    const own = await world.ask<{ _entities: unknown[] }>(query, { r: representations.slice(0, 3) }, owner.accessToken);
    expect(own._entities).toEqual([expect.objectContaining({ id: user.userId }), { id: user.membershipId }, { id: owner.organizationId }]);
  });

  it("a list of people is one query, however long, and tells e-mails only to who manages members", async () => {
    const representations = [owner.userId, admin.userId, user.userId, owner.userId].map((id) => ({ __typename: "User", id }));
    const query = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id email } } }";
    const { source } = (await world.identity.subgraph.createContext({ token: null, requestId: "request-1", locale: "en" })).deps;
    let transactions = 0;
    const original = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      transactions += 1;
      return original(mode);
    };
    const seen = await world.ask<{ _entities: { id: string; email: string | null }[] }>(query, { r: representations }, owner.accessToken);
    source.createQueryRunner = original;
    expect(seen._entities.map(({ id }) => id)).toEqual(representations.map(({ id }) => id));
    expect(seen._entities.every(({ email }) => email !== null)).toBe(true);
    expect(transactions).toBe(1);
    const own = await world.ask<{ _entities: { id: string; email: string | null }[] }>(query, { r: representations }, user.accessToken);
    expect(own._entities.map(({ email }) => email)).toEqual([null, null, "user@example.com", null]);
    const { members } = await world.ask<{ members: { items: { lastSeenAt: string }[] } }>(
      "{ members { items { lastSeenAt } } }",
      {},
      owner.accessToken,
    );
    expect(members.items[0]?.lastSeenAt).toBe("2026-01-15T00:00:00.000Z");
  });

  it("[ID30] row level security stands behind the code: a transaction of one organization sees no row of another", async () => {
    const source = await world.test.database.source("wn_identity");
    for (const table of ["organization", "membership", "invite", "session", "api_key", "personal_permission"]) {
      const column = table === "organization" ? "id" : "organization_id";
      const rows = await source.transaction(async (manager) => {
        await manager.query("select set_config('wn.organization', $1, true)", [other.organizationId]);
        return (await manager.query(`select ${column} as id from identity.${table}`)) as { id: string }[];
      });
      expect(
        rows.filter(({ id }) => id !== other.organizationId),
        table,
      ).toEqual([]);
      expect(await source.query(`select 1 from identity.${table}`), table).toEqual([]);
    }
    const [{ forced }] = (await world.test.admin<{ forced: number }>(
      "select count(*)::int as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' where n.nspname = 'identity' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)",
    )) as [{ forced: number }];
    expect(forced).toBe(0);
  });

  it("[ID30] other planes may ask the door and nothing else", async () => {
    const blueprint = await world.test.database.source("wn_blueprint");
    expect(await blueprint.query("select identity.viewer($1, $2, now()) as answer", [owner.userId, owner.organizationId])).toEqual([
      { answer: null },
    ]);
    for (const table of ['"user"', "session", "credential_password", "refresh_token"])
      await expect(blueprint.query(`select 1 from identity.${table}`), table).rejects.toThrow("permission denied");
  });

  it("memberChanged tells the own organization only, and resumes behind a revision", async () => {
    const listen = async (token: string, after: string | null = null) => {
      const contextValue = await world.identity.subgraph.createContext({ token, requestId: "request-1", locale: "en" });
      const stream = await subscribe({
        schema: world.identity.subgraph.schema,
        document: parse("subscription ($after: String) { memberChanged(after: $after) { revision membership { id role { key } } } }"),
        variableValues: { after },
        contextValue,
      });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      return stream;
    };
    type Change = { data: { memberChanged: { revision: string; membership: { id: string; role: { key: string } } } } };
    const [mine, theirs] = [await listen(owner.accessToken), await listen(other.accessToken)];
    const silent = theirs.next();
    const first = mine.next();
    await assign(user.membershipId, roleId("user"), owner.accessToken);
    await assign(user.membershipId, roleId("viewer"), owner.accessToken);
    const event = JSON.parse(JSON.stringify((await first).value)) as Change;
    expect(event.data.memberChanged.membership.id).toBe(user.membershipId);
    const resumed = await listen(owner.accessToken, event.data.memberChanged.revision);
    const next = JSON.parse(JSON.stringify((await resumed.next()).value)) as Change;
    expect(next.data.memberChanged.revision).not.toBe(event.data.memberChanged.revision);
    expect(await Promise.race([silent.then(() => "heard"), new Promise((resolve) => setTimeout(() => resolve("silent"), 300))])).toBe(
      "silent",
    );
    for (const stream of [mine, theirs, resumed]) await stream.return(undefined);
  });
});

describe("API keys", () => {
  const create = (input: object, token: string) =>
    world.ask<{ createApiKey: { text: string; apiKey: { id: string; scopes: string[] } } }>(
      "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { text apiKey { id scopes } } }",
      { input },
      token,
    );

  it("[ID37] hold what they were made for and their owner still holds, never danger, until their day or their end", async () => {
    expect(await codeOf(create({ name: "k", scopes: ["release.production"] }, owner.accessToken))).toBe("IDENTITY_API_KEY_SCOPE");
    expect(await codeOf(create({ name: "k", scopes: ["organization.bill"] }, admin.accessToken))).toBe("IDENTITY_API_KEY_SCOPE");
    expect(await codeOf(create({ name: "k", days: 366 }, admin.accessToken))).toBe("IDENTITY_API_KEY_DAYS");
    const { createApiKey } = await create(
      { name: "build", scopes: ["blueprint.read", "blueprint.edit", "member.invite"], days: 10 },
      admin.accessToken,
    );
    const viewer = await world.identity.viewers.of(createApiKey.text);
    expect(viewer).toMatchObject({ kind: "api-key", onBehalfOf: admin.userId, organizationId: owner.organizationId, sessionId: null });
    expect([...viewer.permissions].sort()).toEqual(["blueprint.edit", "blueprint.read", "member.invite"]);
    const exchanged = await world.identity.exchange(viewer);
    expect((await world.identity.viewers.of(exchanged.token)).subjectId).toBe(viewer.subjectId);

    await assign(admin.membershipId, roleId("user"), owner.accessToken);
    world.clock.advance(2_000);
    expect([...(await world.identity.viewers.of(createApiKey.text)).permissions]).toEqual(["blueprint.read"]);
    await assign(admin.membershipId, roleId("admin"), owner.accessToken);
    world.clock.advance(2_000);

    const stored = JSON.stringify(await world.test.admin("select * from identity.api_key"));
    expect(stored).not.toContain(createApiKey.text.split("_").slice(3).join("_").slice(0, 43));
    const damaged = `${createApiKey.text.slice(0, -1)}${createApiKey.text.endsWith("a") ? "b" : "a"}`;
    expect(await codeOf(world.identity.viewers.of(damaged))).toBe("UNAUTHENTICATED");
    await world.ask(
      "mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { revokedAt } }",
      { input: { apiKeyId: createApiKey.apiKey.id } },
      admin.accessToken,
    );
    world.clock.advance(2_000);
    expect(await codeOf(world.identity.viewers.of(createApiKey.text))).toBe("UNAUTHENTICATED");
  });

  it("[ID8] who administers members ends the keys of those below them, not of those above", async () => {
    const revoke = (apiKeyId: string, token: string) =>
      world.ask("mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { revokedAt } }", { input: { apiKeyId } }, token);
    const above = (await create({ name: "of the owner" }, owner.accessToken)).createApiKey.apiKey.id;
    const below = (await create({ name: "of the admin" }, admin.accessToken)).createApiKey.apiKey.id;
    expect(await codeOf(revoke(above, admin.accessToken))).toBe("IDENTITY_ROLE_TOO_HIGH");
    expect(await codeOf(revoke(above, user.accessToken))).toBe("IDENTITY_NOT_FOUND");
    expect(await codeOf(revoke(below, owner.accessToken))).toBe("ok");
    expect(await codeOf(revoke(above, owner.accessToken))).toBe("ok");
  });

  it("[ID37] a key cannot do what needs a person", async () => {
    const { createApiKey } = await create({ name: "k" }, owner.accessToken);
    expect(await codeOf(world.ask("mutation { issueTicket(input: { purpose: GRAPHQL }) { ticket } }", {}, createApiKey.text))).toBe(
      "IDENTITY_SESSION_NEEDED",
    );
    expect(await codeOf(create({ name: "child" }, createApiKey.text))).toBe("IDENTITY_SESSION_NEEDED");
  });
});

describe("the surface", () => {
  it("[FD2] every type, field, argument and enum value has a description", async () => {
    const { schema } = world.identity.subgraph;
    const missing: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith("_") || type.name.includes("__") || ["ID", "String", "Int", "Float", "Boolean"].includes(type.name))
        continue;
      if (!type.description && !["Query", "Mutation", "Subscription"].includes(type.name)) missing.push(type.name);
      if ("getFields" in type)
        for (const field of Object.values(type.getFields())) {
          if (field.name.startsWith("_")) continue;
          if (!field.description) missing.push(`${type.name}.${field.name}`);
          if ("args" in field)
            for (const argument of field.args) if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
        }
      if ("getValues" in type) for (const value of type.getValues()) if (!value.description) missing.push(`${type.name}.${value.name}`);
    }
    expect(missing).toEqual([]);
  });

  it("[ID44] role changes, invites and keys write who, before and after", async () => {
    const rows = await world.test.admin<{
      action: string;
      before: { roleId?: string } | null;
      after: { roleId?: string } | null;
      actor: string;
    }>(
      "select action, before, after, actor from audit.entry where action in ('member.role', 'member.invite', 'member.join', 'apikey.create', 'apikey.revoke', 'organization.create')",
    );
    const actions = new Set(rows.map((row) => row.action));
    expect(actions).toEqual(
      new Set(["member.role", "member.invite", "member.join", "apikey.create", "apikey.revoke", "organization.create"]),
    );
    const change = rows.find((row) => row.action === "member.role");
    expect(change?.before?.roleId).toBeTruthy();
    expect(change?.after?.roleId).not.toBe(change?.before?.roleId);
  });

  it("lists are paged with an opaque cursor", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { members: { items: { id: string }[]; nextCursor: string | null } } = await world.ask(
        "query ($after: String) { members(first: 1, after: $after) { items { id } nextCursor } }",
        { after },
        owner.accessToken,
      );
      seen.push(...page.members.items.map((item) => item.id));
      after = page.members.nextCursor;
    } while (after !== null);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
    for (const bad of [
      "{ members(first: 0) { nextCursor } }",
      "{ members(first: 201) { nextCursor } }",
      `{ members(after: "x") { nextCursor } }`,
    ])
      expect(await codeOf(world.ask(bad, {}, owner.accessToken)), bad).toBe("BAD_REQUEST");
  });
});

describe("a fresh proof of who one is", () => {
  it("[ID35] is asked for an hour later by whatever touches members, roles, invitations and keys; then the same request succeeds", async () => {
    const fields = "accessToken refreshToken";
    const signedIn = async <Name extends string>(name: Name, input: string, values: object, token: string | null = null) =>
      (
        await world.ask<Record<Name, { accessToken: string; refreshToken: string }>>(
          `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`,
          { input: values },
          token,
        )
      )[name];
    let session = await signedIn("signIn", "SignInInput", { email: "owner@example.com", password: strong });
    const member = await world.join(session.accessToken, "passing@example.com", "user");
    const invite = async (token: string) =>
      world.ask<{ inviteMember: { invite: { id: string } } }>(
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { invite { id } } }",
        { input: { email: "later@example.com", roleId: roleId("user") } },
        token,
      );
    const inviteId = (await invite(session.accessToken)).inviteMember.invite.id;
    const guarded = [
      ["inviteMember", "InviteMemberInput", { email: "tomorrow@example.com", roleId: roleId("user") }, "link"],
      ["revokeInvite", "RevokeInviteInput", { inviteId }, "id"],
      ["assignRole", "AssignRoleInput", { membershipId: member.membershipId, roleId: roleId("viewer") }, "id"],
      ["createApiKey", "CreateApiKeyInput", { name: "nightly" }, "text"],
      ["removeMember", "RemoveMemberInput", { membershipId: member.membershipId }, "id"],
    ] as const;
    const answers = async () => {
      const codes: Record<string, string> = {};
      for (const [name, input, values, selection] of guarded)
        codes[name] = await codeOf(
          world.ask(`mutation ($input: ${input}!) { ${name}(input: $input) { ${selection} } }`, { input: values }, session.accessToken),
        );
      return codes;
    };

    for (let minutes = 0; minutes < 61; minutes += 20.5) {
      world.clock.advance(20.5 * 60_000);
      session = await signedIn("refreshSession", "RefreshSessionInput", { refreshToken: session.refreshToken });
    }
    expect(new Set(Object.values(await answers()))).toEqual(new Set(["IDENTITY_STEP_UP"]));
    session = await signedIn("stepUp", "StepUpInput", { password: strong }, session.accessToken);
    expect(new Set(Object.values(await answers()))).toEqual(new Set(["ok"]));
  });
});
