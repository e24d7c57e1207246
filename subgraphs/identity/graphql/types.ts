import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Locale, Sentence } from "../../../schema/ids.ts";
import { DateTime, LocaleEnum, SentenceType, TextType } from "../../shared-types.ts";

export const TicketPurposeEnum = { GRAPHQL: "graphql", COLLAB: "collab" } as const;
registerEnumType(TicketPurposeEnum, {
  name: "TicketPurpose",
  description: "What a ticket opens.",
  valuesConfig: {
    GRAPHQL: { description: "The subscription socket of the gateway." },
    COLLAB: { description: "One document of the collaboration server." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("Organization", { description: "Who owns blueprints, platforms and members." })
export class OrganizationType {
  @Field(() => ID, { description: "Id of the organization." })
  id!: string;
  @Field(() => String, { description: "Its short name in addresses." })
  slug!: string;
  @Field(() => TextType, { description: "Its name, in the languages it was given." })
  name!: TextType;
  @Field(() => String, { description: "Its plan." })
  tier!: string;
  @Field(() => String, { description: "active, suspended, delete-requested or deleted." })
  status!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("User", { description: "One person." })
export class UserType {
  @Field(() => ID, { description: "Id of the person." })
  id!: string;
  @Field(() => String, { description: "The name they chose." })
  displayName!: string;
  @Field(() => String, { nullable: true, description: "Their e-mail; only for themselves and for those who manage members." })
  email!: string | null;
  @Field(() => LocaleEnum, { description: "The language they read WebNova in." })
  locale!: Locale;
  @Field(() => String, { description: "active, suspended, banned or deleted." })
  status!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Role", { description: "A named, ranked set of permissions." })
export class RoleType {
  @Field(() => ID, { description: "Id of the role." })
  id!: string;
  @Field(() => String, { description: "Its key; for display and scripts, never for deciding." })
  key!: string;
  @Field(() => TextType, { description: "Its name." })
  name!: TextType;
  @Field(() => Int, { description: "Who may touch whom: only lower ranks." })
  rank!: number;
  @Field(() => [String], { description: "The permissions it gives." })
  permissions!: string[];
  @Field(() => Boolean, { description: "True when the organization defined it." })
  custom!: boolean;
}

@Directive('@key(fields: "id")')
@ObjectType("Membership", { description: "A person in an organization, with a role." })
export class MembershipType {
  @Field(() => ID, { description: "Id of the membership." })
  id!: string;
  @Field(() => UserType, { description: "The person." })
  user!: UserType;
  @Field(() => RoleType, { description: "Their role." })
  role!: RoleType;
  @Field(() => String, { description: "active, suspended or left." })
  status!: string;
  @Field(() => DateTime, { description: "When they joined." })
  joinedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "The day they were last here." })
  lastSeenAt!: Date | null;
}

@ObjectType("MemberPage", { description: "One page of members." })
export class MemberPageType {
  @Field(() => [MembershipType], { description: "The members." })
  items!: MembershipType[];
  @Field(() => String, { nullable: true, description: "Give it as `after` for the next page; null on the last one." })
  nextCursor!: string | null;
}

@ObjectType("Viewer", { description: "Who is asking, for which organization, with which permissions." })
export class ViewerType {
  @Field(() => UserType, { description: "The person." })
  user!: UserType;
  @Field(() => OrganizationType, { description: "The organization of the session." })
  organization!: OrganizationType;
  @Field(() => RoleType, { description: "Their role in it." })
  role!: RoleType;
  @Field(() => [String], { description: "What they may do now: the role's permissions with personal ones added and taken." })
  permissions!: string[];
  @Field(() => LocaleEnum, { description: "Their language." })
  locale!: Locale;
  @Field(() => Int, { description: "How sure we are: 1 one factor, 2 two factors." })
  aal!: number;
}

@ObjectType("Invite", { description: "An invitation to the organization." })
export class InviteType {
  @Field(() => ID, { description: "Id of the invitation." })
  id!: string;
  @Field(() => String, { description: "The invited e-mail." })
  email!: string;
  @Field(() => RoleType, { description: "The role it gives." })
  role!: RoleType;
  @Field(() => ID, { nullable: true, description: "The blueprint it shares, if it does." })
  blueprintId!: string | null;
  @Field(() => String, { description: "pending, accepted, declined, revoked or expired." })
  status!: string;
  @Field(() => DateTime, { description: "When it ends." })
  expiresAt!: Date;
  @Field(() => UserType, { nullable: true, description: "Who made it." })
  invitedBy!: UserType | null;
}

@ObjectType("InvitePage", { description: "One page of invitations." })
export class InvitePageType {
  @Field(() => [InviteType], { description: "The invitations." })
  items!: InviteType[];
  @Field(() => String, { nullable: true, description: "Give it as `after` for the next page; null on the last one." })
  nextCursor!: string | null;
}

@ObjectType("InviteResult", { description: "A new invitation and its link." })
export class InviteResultType {
  @Field(() => InviteType, { description: "The invitation." })
  invite!: InviteType;
  @Field(() => String, { nullable: true, description: "Its link, shown this once: no mail transport is set up, hand it over yourself." })
  link!: string | null;
  @Field(() => SentenceType, { description: "What to do with the link." })
  note!: Sentence;
}

@ObjectType("InvitePreview", { description: "What an invitation's link leads to." })
export class InvitePreviewType {
  @Field(() => TextType, { description: "The organization that invites." })
  organizationName!: TextType;
  @Field(() => RoleType, { description: "The role it gives." })
  role!: RoleType;
  @Field(() => String, { description: "The invited e-mail." })
  email!: string;
  @Field(() => Boolean, { description: "True when there is an account with this e-mail: sign in instead of setting a password." })
  hasAccount!: boolean;
}

@ObjectType("ClaimState", { description: "Whether an owner link still works." })
export class ClaimStateType {
  @Field(() => Boolean, { description: "True while it can be used." })
  valid!: boolean;
}

@ObjectType("Session", { description: "One place where the person is signed in." })
export class SessionType {
  @Field(() => ID, { description: "Id of the session." })
  id!: string;
  @Field(() => Boolean, { description: "True for the one that asks." })
  current!: boolean;
  @Field(() => String, { nullable: true, description: "What the browser or program calls itself." })
  agent!: string | null;
  @Field(() => String, { nullable: true, description: "The address it was opened from." })
  ip!: string | null;
  @Field(() => DateTime, { description: "When it was opened." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it was last renewed." })
  lastUsedAt!: Date;
}

@ObjectType("Ticket", { description: "A single-use pass for a socket." })
export class TicketType {
  @Field(() => String, { description: "The pass; good once, for thirty seconds." })
  ticket!: string;
  @Field(() => DateTime, { description: "When it ends." })
  expiresAt!: Date;
}

@ObjectType("SignInResult", {
  description: "Tokens of a new session, for programs; browsers use /auth, which keeps the refresh token in a cookie.",
})
export class SignInResultType {
  @Field(() => String, { description: "Access token, good for ten minutes: `Authorization: Bearer …`." })
  accessToken!: string;
  @Field(() => DateTime, { description: "When the access token ends." })
  expiresAt!: Date;
  @Field(() => String, { description: "Refresh token, single use." })
  refreshToken!: string;
  @Field(() => ViewerType, { description: "Who was let in." })
  viewer!: ViewerType;
}

@ObjectType("ApiKey", { description: "A key for programs." })
export class ApiKeyType {
  @Field(() => ID, { description: "Id of the key." })
  id!: string;
  @Field(() => String, { description: "What its owner calls it." })
  name!: string;
  @Field(() => String, { description: "How it begins; not secret." })
  prefix!: string;
  @Field(() => [String], { description: "The permissions it may use, as far as its owner still holds them." })
  scopes!: string[];
  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it ends." })
  expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was withdrawn." })
  revokedAt!: Date | null;
}

@ObjectType("CreatedApiKey", { description: "A new key and its text." })
export class CreatedApiKeyType {
  @Field(() => ApiKeyType, { description: "The key." })
  apiKey!: ApiKeyType;
  @Field(() => String, { description: "The whole key, shown this once." })
  text!: string;
}

@ObjectType("PasswordResetRequest", { description: "What happens after asking for a new password; the same for every address." })
export class PasswordResetRequestType {
  @Field(() => SentenceType, { description: "What to do next." })
  sentence!: Sentence;
}

@ObjectType("MemberChange", { description: "A member joined, changed or left." })
export class MemberChangeType {
  @Field(() => String, { description: "Position of the event; give it as `after` to resume." })
  revision!: string;
  @Field(() => MembershipType, { nullable: true, description: "The membership as it is now." })
  membership!: MembershipType | null;
}

@ObjectType("SessionEnded", { description: "The session that listens has ended." })
export class SessionEndedType {
  @Field(() => String, { description: "Position of the event." })
  revision!: string;
  @Field(() => ID, { description: "Id of the session." })
  sessionId!: string;
  @Field(() => String, {
    description: "Why: signed-out, revoked, too-many, refresh-reused, other-device, password-changed, step-up or member-removed.",
  })
  reason!: string;
}
