/** The nouns of identity as they are kept: plain values without behaviour. Times and ids come from outside. */

export interface Organization {
  readonly id: string;
  readonly slug: string;
  readonly nameEn: string | null;
  readonly nameAr: string | null;
  readonly kind: "direct" | "reseller" | "customer" | "installation";
  readonly tier: string;
  readonly status: string;
  readonly createdAt: Date;
}
export interface User {
  readonly id: string;
  readonly emailKey: string;
  readonly emailVerifiedAt: Date | null;
  readonly displayName: string;
  readonly locale: "en" | "ar";
  readonly status: string;
  readonly lastSeenAt: string | null;
  readonly createdAt: Date;
}
export interface Role {
  readonly id: string;
  readonly organizationId: string | null;
  readonly key: string;
  readonly nameEn: string;
  readonly nameAr: string;
  readonly rank: number;
  readonly permissions: string[];
  readonly custom: boolean;
}
export interface Membership {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly roleId: string;
  readonly status: "active" | "suspended" | "left";
  readonly invitedBy: string | null;
  readonly expiresAt: Date | null;
  readonly joinedAt: Date;
}
export interface Invite {
  readonly id: string;
  readonly organizationId: string;
  readonly emailKey: string;
  readonly roleId: string;
  readonly resourceId: string | null;
  readonly tokenHash: Buffer;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly revokedAt: Date | null;
}
export interface Password {
  readonly userId: string;
  readonly phc: string;
  readonly changedAt: Date;
  readonly mustChange: boolean;
}
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly aal: 1 | 2;
  readonly amr: string[];
  readonly authenticatedAt: Date;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly idleSeconds: number;
  readonly idleExpiresAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
  readonly deviceHash: Buffer;
  readonly ip: string | null;
  readonly agent: string | null;
}
export interface ApiKey {
  readonly id: string;
  readonly organizationId: string;
  readonly ownerUserId: string;
  readonly name: string;
  readonly prefix: string;
  readonly mac: Buffer;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}
