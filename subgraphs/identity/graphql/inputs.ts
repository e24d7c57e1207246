import { Field, ID, InputType, Int } from "type-graphql";
import type { Locale } from "../../../schema/ids.ts";
import { LocaleEnum } from "../../shared-types.ts";
import type { TicketPurpose } from "../application/tickets.ts";
import { TicketPurposeEnum } from "./types.ts";

@InputType({ description: "E-mail and password." })
export class SignInInput {
  @Field(() => String, { description: "E-mail." })
  email!: string;
  @Field(() => String, { description: "Password." })
  password!: string;
}

@InputType({ description: "A new account." })
export class SignUpInput {
  @Field(() => String, { description: "The person's name." })
  name!: string;
  @Field(() => String, { description: "E-mail." })
  email!: string;
  @Field(() => String, { description: "Password, 12 to 128 characters." })
  password!: string;
}

@InputType({ description: "A refresh token." })
export class RefreshSessionInput {
  @Field(() => String, { description: "The refresh token; it works once." })
  refreshToken!: string;
}

@InputType({ description: "Which session to leave." })
export class SignOutInput {
  @Field(() => String, { nullable: true, description: "The refresh token of the session; the session that asks when left out." })
  refreshToken?: string | null;
}

@InputType({ description: "The password, once more." })
export class StepUpInput {
  @Field(() => String, { description: "The current password." })
  password!: string;
}

@InputType({ description: "What a ticket is for." })
export class IssueTicketInput {
  @Field(() => TicketPurposeEnum, { description: "The socket it opens." })
  purpose!: TicketPurpose;
  @Field(() => String, { nullable: true, description: "For COLLAB: the document's name." })
  target?: string | null;
}

@InputType({ description: "Whom to invite." })
export class InviteMemberInput {
  @Field(() => String, { description: "Their e-mail." })
  email!: string;
  @Field(() => ID, { description: "The role they get." })
  roleId!: string;
  @Field(() => ID, { nullable: true, description: "A blueprint to share with them." })
  blueprintId?: string | null;
}

@InputType({ description: "Which invitation to withdraw." })
export class RevokeInviteInput {
  @Field(() => ID, { description: "Id of the invitation." })
  inviteId!: string;
}

@InputType({ description: "Accepting an invitation." })
export class AcceptInviteInput {
  @Field(() => String, { description: "The token of its link." })
  token!: string;
  @Field(() => String, { nullable: true, description: "The newcomer's name." })
  name?: string | null;
  @Field(() => String, { nullable: true, description: "The newcomer's first password, or that of the account the e-mail has." })
  password?: string | null;
  @Field(() => LocaleEnum, { nullable: true, description: "The newcomer's language." })
  locale?: Locale | null;
}

@InputType({ description: "Which member gets which role." })
export class AssignRoleInput {
  @Field(() => ID, { description: "Id of the membership." })
  membershipId!: string;
  @Field(() => ID, { description: "Id of the role." })
  roleId!: string;
}

@InputType({ description: "Which member to remove." })
export class RemoveMemberInput {
  @Field(() => ID, { description: "Id of the membership." })
  membershipId!: string;
}

@InputType({ description: "What to change of one's profile." })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: "A new name." })
  displayName?: string | null;
  @Field(() => LocaleEnum, { nullable: true, description: "A new language." })
  locale?: Locale | null;
}

@InputType({ description: "Which session to end." })
export class RevokeSessionInput {
  @Field(() => ID, { description: "Id of the session." })
  sessionId!: string;
}

@InputType({ description: "Changing one's password." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The current password." })
  current!: string;
  @Field(() => String, { description: "The next one, 12 to 128 characters." })
  next!: string;
}

@InputType({ description: "Whose password to reset." })
export class RequestPasswordResetInput {
  @Field(() => String, { description: "Their e-mail." })
  email!: string;
}

@InputType({ description: "Using a reset link." })
export class ResetPasswordInput {
  @Field(() => String, { description: "The token of the link." })
  token!: string;
  @Field(() => String, { description: "The new password, 12 to 128 characters." })
  password!: string;
}

@InputType({ description: "A new API key." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "What to call it." })
  name!: string;
  @Field(() => [String], { nullable: true, description: "Its permissions; everything the viewer holds below danger when left out." })
  scopes?: string[] | null;
  @Field(() => Int, { nullable: true, description: "How many days it lives, 1 to 365; 90 when left out." })
  days?: number | null;
}

@InputType({ description: "Which API key to withdraw." })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "Id of the key." })
  apiKeyId!: string;
}
