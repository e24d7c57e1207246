import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { StoredEvent } from "../../../db/event-store/read.ts";
import { begun } from "../../feed.ts";
import { PageArgs, pageOf, readPage } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { isClaimable } from "../application/claim.ts";
import { acceptInvite, inviteMember, listInvites, previewInvite, revokeInvite } from "../application/invites.ts";
import {
  assignRole,
  describeViewer,
  findMember,
  findRole,
  findUsers,
  listMembers,
  listRoles,
  ownOrganization,
  removeMember,
  updateProfile,
} from "../application/members.ts";
import type { Invite } from "../domain/nouns.ts";
import { type Context, callerOf, presentGranted } from "./context.ts";
import {
  AcceptInviteInput,
  AssignRoleInput,
  InviteMemberInput,
  RemoveMemberInput,
  RevokeInviteInput,
  UpdateProfileInput,
} from "./inputs.ts";
import { presentInvite, presentMember, presentOrganization, presentRole, presentUser, presentViewer } from "./present.ts";
import {
  ClaimStateType,
  InvitePageType,
  InvitePreviewType,
  InviteResultType,
  InviteType,
  MemberChangeType,
  MemberPageType,
  MembershipType,
  OrganizationType,
  RoleType,
  SignInResultType,
  UserType,
  ViewerType,
} from "./types.ts";

const handOver = {
  en: "No mail transport is set up: hand this link over yourself. It works once, for seven days.",
  ar: "لا توجد خدمة بريد معدّة: سلّم هذا الرابط بنفسك. يعمل مرة واحدة خلال سبعة أيام.",
};

@Resolver()
export class PeopleResolver {
  @Query(() => ViewerType, { nullable: true, description: "Who is asking; null when nobody is signed in." })
  async viewer(@Ctx() { viewer, deps }: Context) {
    return viewer ? presentViewer(viewer, await describeViewer(deps, viewer)) : null;
  }

  @Query(() => OrganizationType, { description: "The organization of the session." })
  async organization(@Ctx() context: Context) {
    return presentOrganization(await ownOrganization(context.deps, requireViewer(context)));
  }

  @Query(() => MemberPageType, { description: "Members of the organization, in the order they joined." })
  async members(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    const page = readPage(args);
    const members = await listMembers(context.deps, viewer, page);
    return pageOf(
      members,
      page.limit,
      ({ membership }) => [membership.joinedAt.toISOString(), membership.id],
      (member) => presentMember(member, viewer),
    );
  }

  @Query(() => [RoleType], { description: "Roles that can be held in the organization, highest first." })
  async roles(@Ctx() context: Context) {
    return (await listRoles(context.deps, requireViewer(context))).map(presentRole);
  }

  @Query(() => InvitePageType, { description: "Invitations of the organization, newest first." })
  async invites(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    const page = readPage(args);
    const rows = await listInvites(context.deps, viewer, page);
    const { items, nextCursor } = pageOf(
      rows,
      page.limit,
      (row) => [row.createdAt.toISOString(), row.id],
      (row) => row,
    );
    return { items: await presentInvites(context, items), nextCursor };
  }

  @Query(() => InvitePreviewType, { nullable: true, description: "What an invitation's link leads to; null when it is not good. Public." })
  async inviteByToken(@Arg("token", () => String, { description: "The token of the link." }) token: string, @Ctx() { deps }: Context) {
    const preview = await previewInvite(deps, token);
    return preview && { ...preview, role: presentRole(preview.role) };
  }

  @Query(() => ClaimStateType, { description: "Whether an owner link still works. Public." })
  async claimState(@Arg("token", () => String, { description: "The token of the link." }) token: string, @Ctx() { deps }: Context) {
    return { valid: await isClaimable(deps, token) };
  }

  @Query(() => UserType, { nullable: true, description: "One person of the organization; null for anybody else." })
  async user(@Arg("id", () => ID, { description: "Id of the person." }) id: string, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    authorize(viewer, "organization.read");
    const row = (await findUsers(context.deps, viewer, [id])).get(id);
    return row ? presentUser(row, viewer) : null;
  }

  @Mutation(() => InviteResultType, { description: "Invites somebody; the link is shown this once." })
  async inviteMember(
    @Arg("input", () => InviteMemberInput, { description: "Whom, as what." }) input: InviteMemberInput,
    @Ctx() context: Context,
  ) {
    const { invite, link } = await inviteMember(context.deps, requireViewer(context), input, callerOf(context));
    const [presented] = await presentInvites(context, [invite]);
    return { invite: presented, link, note: handOver };
  }

  @Mutation(() => InviteType, { description: "Withdraws an invitation." })
  async revokeInvite(
    @Arg("input", () => RevokeInviteInput, { description: "Which one." }) input: RevokeInviteInput,
    @Ctx() context: Context,
  ) {
    const invite = await revokeInvite(context.deps, requireViewer(context), input.inviteId, callerOf(context));
    return (await presentInvites(context, [invite]))[0];
  }

  @Mutation(() => SignInResultType, { description: "Accepts an invitation and signs the person in. Public." })
  async acceptInvite(
    @Arg("input", () => AcceptInviteInput, { description: "The link's token and who accepts." }) input: AcceptInviteInput,
    @Ctx() context: Context,
  ) {
    return presentGranted(context.deps, await acceptInvite(context.deps, context.viewer, input, callerOf(context)));
  }

  @Mutation(() => MembershipType, { description: "Gives a member another role." })
  async assignRole(@Arg("input", () => AssignRoleInput, { description: "Who and what." }) input: AssignRoleInput, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    return presentMember(await assignRole(context.deps, viewer, input, callerOf(context)), viewer);
  }

  @Mutation(() => MembershipType, { description: "Removes a member; their sessions in this organization end." })
  async removeMember(@Arg("input", () => RemoveMemberInput, { description: "Who." }) input: RemoveMemberInput, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    return presentMember(await removeMember(context.deps, viewer, input.membershipId, callerOf(context)), viewer);
  }

  @Mutation(() => UserType, { description: "Changes one's own name or language." })
  async updateProfile(
    @Arg("input", () => UpdateProfileInput, { description: "What to change." }) input: UpdateProfileInput,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    return presentUser(await updateProfile(context.deps, viewer, input, callerOf(context)), viewer);
  }

  @Subscription(() => MemberChangeType, {
    description: "Members as they join, change and leave.",
    subscribe: ({ args, context }) => memberChanges(context as Context, (args as { after?: string | null }).after),
  })
  async memberChanged(
    @Root() event: StoredEvent,
    @Arg("after", () => String, { nullable: true, description: "Resume behind this revision." }) _after: string | null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const member = await findMember(context.deps, viewer, String((event.data as { membershipId?: unknown }).membershipId));
    return { revision: event.position, membership: member ? presentMember(member, viewer) : null };
  }
}

/** Who is answered misses nothing from then on. */
const memberChanges = async (context: Context, after: string | null | undefined) => {
  const viewer = requireViewer(context);
  authorize(viewer, "organization.read");
  return begun(context.deps.subscribe({ organization: viewer.organizationId, types: ["MembershipChanged"], after: after ?? null }));
};

const presentInvites = async (context: Context, rows: readonly Invite[]): Promise<InviteType[]> => {
  const viewer = requireViewer(context);
  const people = await findUsers(
    context.deps,
    viewer,
    rows.map((row) => row.invitedBy),
  );
  const roles = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.roleId))].map(async (id) => [id, await findRole(context.deps, viewer, id)] as const),
    ),
  );
  return rows.map((row) =>
    presentInvite(row, roles.get(row.roleId) ?? null, people.get(row.invitedBy) ?? null, viewer, context.deps.clock.now()),
  );
};
