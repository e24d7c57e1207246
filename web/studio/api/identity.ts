/** Documents of identity: members, roles, invites. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import { document } from "./read.ts";

export interface RoleRow {
  readonly id: string;
  readonly key: string;
  readonly name: Text;
  readonly rank: number;
}
export interface MemberRow {
  readonly id: string;
  readonly user: { readonly id: string; readonly displayName: string; readonly email?: string | null };
  readonly role: { readonly id: string; readonly key: string; readonly name: Text };
  readonly status: string;
  readonly joinedAt: string;
  readonly lastSeenAt: string | null;
}
export interface InviteRow {
  readonly id: string;
  readonly email: string;
  readonly role: { readonly id: string; readonly name: Text };
  readonly status: string;
  readonly expiresAt: string;
}

export const membersQuery = document<{
  members: { items: readonly MemberRow[] };
  invites: { items: readonly InviteRow[] };
  roles: readonly RoleRow[];
}>(`
  query members {
    members(first: 50) { items { id status joinedAt lastSeenAt user { id displayName email } role { id key name { en ar } } } }
    invites(first: 50) { items { id email status expiresAt role { id name { en ar } } } }
    roles { id key rank name { en ar } }
  }
`);

export const inviteMember = document<
  { inviteMember: { invite: { id: string }; link: string | null } },
  { input: { email: string; roleId: string; blueprintId?: string } }
>(`
  mutation inviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { invite { id } link } }
`);
export const revokeInvite = document<{ revokeInvite: { id: string } }, { input: { inviteId: string } }>(`
  mutation revokeInvite($input: RevokeInviteInput!) { revokeInvite(input: $input) { id status } }
`);
export const assignRole = document<{ assignRole: { id: string } }, { input: { membershipId: string; roleId: string } }>(`
  mutation assignRole($input: AssignRoleInput!) { assignRole(input: $input) { id role { id name { en ar } } } }
`);
export const removeMember = document<{ removeMember: { id: string } }, { input: { membershipId: string } }>(`
  mutation removeMember($input: RemoveMemberInput!) { removeMember(input: $input) { id status } }
`);

export interface InvitePreview {
  readonly organizationName: Text;
  readonly role: { readonly name: Text };
  readonly email: string;
  readonly hasAccount: boolean;
}
export const inviteByToken = document<{ inviteByToken: InvitePreview | null }, { token: string }>(`
  query inviteByToken($token: String!) { inviteByToken(token: $token) { organizationName { en ar } role { name { en ar } } email hasAccount } }
`);
export const claimState = document<{ claimState: { valid: boolean } }, { token: string }>(`
  query claimState($token: String!) { claimState(token: $token) { valid } }
`);
