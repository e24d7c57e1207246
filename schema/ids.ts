/**
 * Branded ids. A brand costs nothing at run time and makes handing a user's id where an organization's is wanted a type error.
 * Use `as…Id` functions only at doors (a parsed row, a parsed input); inside, ids are passed along.
 */
type Brand<Name extends string> = string & { readonly __brand: Name };

/** Who owns blueprints, platforms and members. Comes from the session, never from an argument. */
export type OrganizationId = Brand<"organization">;
/** One person, global to the installation. */
export type UserId = Brand<"user">;
export type SessionId = Brand<"session">;
/** A blueprint as the blueprint subgraph stores it (uuid), not the `key` inside the document. */
export type BlueprintId = Brand<"blueprint">;
export type BranchId = Brand<"branch">;
export type VersionId = Brand<"version">;
export type PlanId = Brand<"plan">;
/** A blueprint put to run. */
export type PlatformId = Brand<"platform">;
export type EnvironmentId = Brand<"environment">;
export type ReleaseId = Brand<"release">;
export type BackupId = Brand<"backup">;
export type RestoreId = Brand<"restore">;
export type DecisionId = Brand<"decision">;
export type SecretId = Brand<"secret">;
/** A collab document: a branch's draft, or one file. */
export type DocumentId = Brand<"document">;
export type UndoGroupId = Brand<"undo-group">;
export type ProposalId = Brand<"proposal">;
export type BatchId = Brand<"batch">;

/** Any JSON value; what crosses a wire or sits in a `jsonb` column. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = string;

export type Locale = "en" | "ar";
/** A sentence of the product itself: both languages, always. */
export interface Sentence {
  readonly en: string;
  readonly ar: string;
}
