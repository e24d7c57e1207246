import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../subgraphs/clock.ts";
import { makeLocalProof } from "../../subgraphs/identity/index.ts";
import { buildWorld, codeOf, mountAuth, serviceRoot, strong, stronger, type World } from "./support.ts";

const founder = { name: "Layla Hassan", password: strong, organizationName: "Al Noor", locale: "en" as const };

describe("the first owner", () => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld();
  });
  afterAll(() => world.close());

  it("[ID1] exactly one owner link is good: 256 bits, 24 h, replaced by a newer one, used once", async () => {
    expect(await world.identity.needsOwner()).toBe(true);
    const first = await world.identity.ownerLink();
    const second = await world.identity.ownerLink();
    expect(first.kind).toBe("claim");
    const tokens = [first, second].map((link) => link.url.split("/").at(-1) ?? "");
    expect(Buffer.from(tokens[0] ?? "", "base64url")).toHaveLength(32);
    const valid = async (token: string) =>
      (await world.ask<{ claimState: { valid: boolean } }>("query ($token: String!) { claimState(token: $token) { valid } }", { token }))
        .claimState.valid;
    expect(await Promise.all(tokens.map(valid))).toEqual([false, true]);

    world.clock.advance(24 * 3_600_000);
    expect(await valid(tokens[1] ?? "")).toBe(false);
    const [good = ""] = [(await world.identity.ownerLink()).url.split("/").at(-1)];
    const door = await mountAuth(world.identity);
    const body = { ...founder, email: "owner@example.com", token: good };
    expect((await door.post("/auth/claim", { ...body, token: tokens[1] })).body).toMatchObject({
      error: { code: "IDENTITY_LINK_INVALID" },
    });
    const claimed = await door.post("/auth/claim", body);
    expect(claimed.body).toMatchObject({
      accessToken: expect.any(String),
      viewer: {
        user: { displayName: "Layla Hassan", email: "owner@example.com" },
        organization: { name: { en: "Al Noor" }, tier: "owner" },
        role: { key: "owner" },
      },
    });
    expect((await door.post("/auth/claim", body)).body).toMatchObject({ error: { code: "IDENTITY_LINK_INVALID" } });
    expect(await world.identity.needsOwner()).toBe(false);
    await door.close();
  });

  it("[ID1] with an owner the same command makes a reset link, and nothing makes a second first owner", async () => {
    expect((await world.identity.ownerLink()).kind).toBe("reset");
    expect(await world.identity.claimUnattended({ ...founder, email: "other@example.com" })).toBe(false);
  });

  it("[ID22] the reset link works once, for 30 minutes, ends all sessions and opens none", async () => {
    const door = await mountAuth(world.identity);
    const session = await door.post("/auth/sign-in", { email: "owner@example.com", password: strong });
    const old = (await world.identity.ownerLink()).url.split("/").at(-1);
    const token = (await world.identity.ownerLink()).url.split("/").at(-1);
    const next = "nine quiet rivers keep walking home";
    expect((await door.post("/auth/reset-password", { token: old, password: next })).body).toMatchObject({
      error: { code: "IDENTITY_LINK_INVALID" },
    });
    expect((await door.post("/auth/reset-password", { token, password: "short" })).body).toMatchObject({
      error: { code: "IDENTITY_PASSWORD_LENGTH", problems: [{ field: "password" }] },
    });
    expect(await door.post("/auth/reset-password", { token, password: next })).toMatchObject({ status: 200, cookie: null });
    expect((await door.post("/auth/reset-password", { token, password: next })).status).toBe(400);
    world.clock.advance(2_000);
    expect(await codeOf(world.identity.viewers.of(String(session.body.accessToken)))).toBe("UNAUTHENTICATED");
    expect((await door.post("/auth/sign-in", { email: "owner@example.com", password: next })).status).toBe(200);

    const late = (await world.identity.ownerLink()).url.split("/").at(-1);
    world.clock.advance(30 * 60_000);
    expect((await door.post("/auth/reset-password", { token: late, password: strong })).body).toMatchObject({
      error: { code: "IDENTITY_LINK_INVALID" },
    });
    const ask = (email: string) =>
      world.ask("mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { sentence { en ar } } }", {
        input: { email },
      });
    expect(await ask("owner@example.com")).toEqual(await ask("nobody@example.com"));
    await door.close();
  });

  it("the command signs in with a proof of the service root, once per proof, in one session of its own", async () => {
    const proof = makeLocalProof(serviceRoot, world.clock);
    const caller = { requestId: "request-1" };
    const token = await world.identity.localToken(proof, caller);
    expect((await world.identity.viewers.of(token.accessToken)).rank).toBe(80);
    expect(await codeOf(world.identity.localToken(proof, caller))).toBe("UNAUTHENTICATED");
    expect(await codeOf(world.identity.localToken(makeLocalProof(Buffer.alloc(32, 1), world.clock), caller))).toBe("UNAUTHENTICATED");
    expect(await codeOf(world.identity.localToken(makeLocalProof(serviceRoot, systemClock), caller))).toBe("UNAUTHENTICATED");
    const again = await world.identity.localToken(makeLocalProof(serviceRoot, world.clock), caller);
    expect(again.viewer.sessionId).toBe(token.viewer.sessionId);
  });
});

describe("who owns an installation", () => {
  it("[ID2] twenty claims at once make one root owner", async () => {
    const world = await buildWorld();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => world.identity.claimUnattended({ ...founder, email: `owner${n}@example.com` })),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const roots = await world.test.admin("select 1 from identity.membership where root and status = 'active'");
    expect(roots).toHaveLength(1);
    // Also behind the code's back: the index refuses a second one.
    await expect(
      world.test.admin(
        `with u as (insert into identity."user" (id, email_key, display_name, locale, created_at) values (gen_random_uuid(), 'x@y.z', 'x', 'en', now()) returning id)
         insert into identity.membership (id, organization_id, user_id, role_id, joined_at)
         select gen_random_uuid(), (select id from identity.organization where kind = 'installation'), id, (select id from identity.role where key = 'root_owner'), now() from u`,
      ),
    ).rejects.toThrow("one_root_owner");
    await world.close();
  });

  it("[ID4] strangers cannot sign up: closed, by invitation, and open says what it needs", async () => {
    for (const [signUp, code] of [
      ["closed", "IDENTITY_SIGN_UP_CLOSED"],
      ["invited", "IDENTITY_SIGN_UP_INVITED"],
      ["open", "IDENTITY_SIGN_UP_NEEDS_MAIL"],
    ] as const) {
      const world = await buildWorld({ signUp });
      expect(
        await codeOf(
          world.ask("mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken } }", {
            input: { name: "X", email: "x@example.com", password: strong },
          }),
        ),
      ).toBe(code);
      await world.close();
    }
  });
});

describe("people", () => {
  let world: World;
  let owner: Awaited<ReturnType<World["claim"]>>;
  beforeAll(async () => {
    world = await buildWorld();
    owner = await world.claim("Owner@Example.com");
  });
  afterAll(() => world.close());

  it("[ID3] e-mail is compared after trim, NFKC and lower case; a malformed one is refused naming the field", async () => {
    const signIn = (email: string) =>
      world.ask("mutation ($input: SignInInput!) { signIn(input: $input) { viewer { user { email } } } }", {
        input: { email, password: strong },
      });
    expect(await signIn("  OWNER@ｅｘａｍｐｌｅ.com ")).toEqual({ signIn: { viewer: { user: { email: "owner@example.com" } } } });
    for (const bad of [
      "owner",
      "@example.com",
      "owner@",
      "a b@example.com",
      "o@-x.com",
      `${"a".repeat(250)}@x.com`,
      "o@x..com",
      "o\u202e@x.com",
    ]) {
      await expect(signIn(bad), bad).rejects.toMatchObject({ extensions: { code: "IDENTITY_EMAIL_INVALID", field: "email" } });
    }
  });

  it("[ID13] unknown and server-owned fields are refused, not ignored", async () => {
    const door = await mountAuth(world.identity);
    for (const field of ["status", "rank", "organizationId", "tier", "x"]) {
      expect((await door.post("/auth/sign-in", { email: "owner@example.com", password: strong, [field]: "1" })).body, field).toMatchObject({
        error: { code: "IDENTITY_INPUT_INVALID", problems: [{ field }] },
      });
    }
    const result = await world.run(
      `mutation { updateProfile(input: { displayName: "X", status: "active" }) { id } }`,
      {},
      owner.accessToken,
    );
    expect(result.errors?.[0]?.message).toContain('Field "status" is not defined');
    expect(result.data).toBeUndefined();
    const sneaked = await world.run(
      "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }",
      { input: { displayName: "X", rank: 100 } },
      owner.accessToken,
    );
    expect(sneaked.errors?.[0]?.message).toContain('Field "rank" is not defined');
    await door.close();
  });

  it("[ID47] names are kept as typed, without control or bidi-override characters", async () => {
    const rename = (displayName: string) =>
      world.ask<{ updateProfile: { displayName: string } }>(
        "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { displayName } }",
        { input: { displayName } },
        owner.accessToken,
      );
    expect((await rename("Dr. ليلى حسن 🌙")).updateProfile.displayName).toBe("Dr. ليلى حسن 🌙");
    for (const bad of ["", "a\u202eb", "a\nb", "x".repeat(121)])
      expect(await codeOf(rename(bad)), JSON.stringify(bad)).toBe("IDENTITY_NAME_INVALID");
  });

  it("[ID5] an invite link is shown once to who made it, with what to do; nothing pretends to be sent", async () => {
    const { roles } = await world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, owner.accessToken);
    const roleId = roles.find((role) => role.key === "admin")?.id;
    const { inviteMember } = await world.ask<{
      inviteMember: { link: string; note: { en: string; ar: string }; invite: { status: string } };
    }>(
      "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link note { en ar } invite { status } } }",
      { input: { email: "handed@example.com", roleId } },
      owner.accessToken,
    );
    expect(inviteMember).toMatchObject({
      link: expect.stringMatching(/^http:\/\/localhost:4000\/invite\/[\w-]{43}$/),
      invite: { status: "pending" },
    });
    expect(inviteMember.note.en).toContain("hand this link over yourself");
    const stored = await world.test.admin("select * from identity.invite");
    expect(JSON.stringify(stored)).not.toContain(inviteMember.link.split("/").at(-1));
  });

  it("[ID6] an invite: another e-mail, second use, expired, revoked, role gone, unknown: refused, each with its own code", async () => {
    const { roles } = await world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, owner.accessToken);
    const roleId = roles.find((role) => role.key === "user")?.id;
    const invite = async (email: string, role = roleId) => {
      const { inviteMember } = await world.ask<{ inviteMember: { link: string; invite: { id: string } } }>(
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link invite { id } } }",
        { input: { email, roleId: role } },
        owner.accessToken,
      );
      return { token: inviteMember.link.split("/").at(-1) ?? "", id: inviteMember.invite.id };
    };
    const accept = (token: string, as: string | null = null, more: object = { name: "Omar", password: strong }) =>
      world.ask("mutation ($input: AcceptInviteInput!) { acceptInvite(input: $input) { accessToken } }", { input: { token, ...more } }, as);

    const a = await invite("a@example.com");
    expect(
      await world.ask(
        "query ($token: String!) { inviteByToken(token: $token) { email hasAccount organizationName { ar } role { key } } }",
        { token: a.token },
      ),
    ).toEqual({
      inviteByToken: { email: "a@example.com", hasAccount: false, organizationName: { ar: "مستشفى النور" }, role: { key: "user" } },
    });
    expect(await codeOf(accept(a.token))).toBe("ok");
    expect(await codeOf(accept(a.token))).toBe("IDENTITY_INVITE_USED");
    expect(await codeOf(accept("x".repeat(43)))).toBe("IDENTITY_INVITE_UNKNOWN");

    const b = await invite("b@example.com");
    expect(await codeOf(accept(b.token, owner.accessToken))).toBe("IDENTITY_INVITE_OTHER_EMAIL");
    await world.ask(
      "mutation ($input: RevokeInviteInput!) { revokeInvite(input: $input) { status } }",
      { input: { inviteId: b.id } },
      owner.accessToken,
    );
    expect(await codeOf(accept(b.token))).toBe("IDENTITY_INVITE_REVOKED");

    await world.test.admin(
      `insert into identity.role (id, organization_id, key, name_en, name_ar, rank, permissions, custom) values ('11111111-1111-7111-8111-111111111111', $1, 'nurse', 'Nurse', 'ممرض', 20, '{blueprint.read}', true)`,
      [owner.organizationId],
    );
    const c = await invite("c@example.com", "11111111-1111-7111-8111-111111111111");
    await world.test.admin("delete from identity.role where key = 'nurse'");
    expect(await codeOf(accept(c.token))).toBe("IDENTITY_INVITE_TARGET_GONE");

    // Somebody of another organization, with an account: signed in to it, the link alone is enough.
    const other = await world.otherOrganization();
    const d = await invite(other.email);
    expect(await codeOf(accept(d.token, null, { name: "Omar" }))).toBe("IDENTITY_INVITE_SIGN_IN");
    expect(await codeOf(accept(d.token, owner.accessToken, {}))).toBe("IDENTITY_INVITE_OTHER_EMAIL");
    expect(await codeOf(accept(d.token, other.accessToken, {}))).toBe("ok");

    const e = await invite("e@example.com");
    world.clock.advance(7 * 86_400_000);
    expect(await codeOf(accept(e.token))).toBe("IDENTITY_INVITE_EXPIRED");
    expect(await world.ask("query ($token: String!) { inviteByToken(token: $token) { email } }", { token: e.token })).toEqual({
      inviteByToken: null,
    });
  });

  it("[ID6] whoever has an account accepts with the link and its password, also when they belong to no organization any more", async () => {
    const { signIn } = await world.ask<{ signIn: { accessToken: string } }>(
      "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }",
      { input: { email: "owner@example.com", password: strong } },
    );
    const member = await world.join(signIn.accessToken, "back@example.com", "user");
    await world.ask(
      "mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { id } }",
      { input: { membershipId: member.membershipId } },
      signIn.accessToken,
    );
    const { roles } = await world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, signIn.accessToken);
    const { inviteMember } = await world.ask<{ inviteMember: { link: string } }>(
      "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
      { input: { email: "back@example.com", roleId: roles.find((role) => role.key === "viewer")?.id } },
      signIn.accessToken,
    );
    const token = inviteMember.link.split("/").at(-1) ?? "";
    const door = await mountAuth(world.identity);
    const accept = (password: string) => door.post("/auth/accept-invite", { token, password });
    expect((await accept(strong)).body).toMatchObject({ error: { code: "IDENTITY_CREDENTIALS" } });
    expect((await accept(stronger)).body).toMatchObject({ viewer: { user: { id: member.userId }, role: { key: "viewer" } } });
    await door.close();
  });

  it("[ID6] two people using one link at once: exactly one gets in", async () => {
    const { signIn } = await world.ask<{ signIn: { accessToken: string } }>(
      "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }",
      { input: { email: "owner@example.com", password: strong } },
    );
    const { roles } = await world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, signIn.accessToken);
    const { inviteMember } = await world.ask<{ inviteMember: { link: string } }>(
      "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
      { input: { email: "race@example.com", roleId: roles.find((role) => role.key === "user")?.id } },
      signIn.accessToken,
    );
    const token = inviteMember.link.split("/").at(-1);
    const codes = await Promise.all(
      [1, 2, 3].map(() =>
        codeOf(
          world.ask("mutation ($input: AcceptInviteInput!) { acceptInvite(input: $input) { accessToken } }", {
            input: { token, name: "Omar", password: strong },
          }),
        ),
      ),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
  });
});
