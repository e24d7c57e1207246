/**
 * Who is asking, and may they. A `Viewer` is the verified answer identity gives; verbs take it as their second argument and open with
 * `authorize(viewer, "blueprint.edit", blueprintId)`. Nothing here believes the client: a viewer is only made by `viewers.ts`.
 */
import type { OrganizationId, SessionId, UserId } from "../schema/ids.ts";
import { builtInRoles, freshness, type Permission, permissions } from "../schema/permissions.ts";
import type { Clock } from "./clock.ts";
import { defineErrors, doorErrors } from "./errors.ts";

/** The id of anything a permission can be given on (today a blueprint). */
export type ResourceId = string;

export interface Viewer {
  readonly kind: "user" | "api-key" | "service" | "ai";
  readonly organizationId: OrganizationId;
  /** The user, API key or service itself. */
  readonly subjectId: string;
  /** The person a key or an AI acts for; null for a person. */
  readonly onBehalfOf: UserId | null;
  readonly sessionId: SessionId | null;
  readonly aal: 1 | 2;
  readonly authenticatedAt: Date;
  readonly roleId: string;
  readonly rank: number;
  readonly permissions: ReadonlySet<Permission>;
  /** What they hold on single resources, beyond `permissions`. */
  readonly resources: ReadonlyMap<ResourceId, ReadonlySet<Permission>>;
  /** What was taken from them on single resources, though `permissions` has it. */
  readonly denied?: ReadonlyMap<ResourceId, ReadonlySet<Permission>>;
  readonly locale: "en" | "ar";
  /** When this answer was read from the database; never used for longer than 2 s. */
  readonly readAt: Date;
}

/** The person behind a viewer: themselves, or whom a key or an AI acts for. */
export const personOf = (viewer: Viewer): UserId => viewer.onBehalfOf ?? (viewer.subjectId as UserId);

/** Returns the context's viewer; `UNAUTHENTICATED` when nobody is signed in. */
export const requireViewer = (context: { readonly viewer: Viewer | null }): Viewer => {
  if (!context.viewer) throw doorErrors("UNAUTHENTICATED");
  return context.viewer;
};

/** Answers whether the viewer holds a permission, on the whole organization or on one resource. */
export const may = (
  viewer: Pick<Viewer, "permissions" | "resources" | "denied">,
  permission: Permission,
  resource?: ResourceId,
): boolean => {
  if (resource === undefined) return viewer.permissions.has(permission);
  if (viewer.denied?.get(resource)?.has(permission)) return false;
  return viewer.permissions.has(permission) || (viewer.resources.get(resource)?.has(permission) ?? false);
};

/** Lets the viewer pass, or throws `FORBIDDEN` saying which permission is missing and who can give it. */
export const authorize = (viewer: Viewer | null, permission: Permission, resource?: ResourceId): Viewer => {
  if (!viewer) throw doorErrors("UNAUTHENTICATED");
  if (may(viewer, permission, resource)) return viewer;
  const params = { permission, label: permissions[permission].label, who: whoCanGive(permission) };
  throw doorErrors("FORBIDDEN", params, { permission, ...(resource !== undefined && { resource }) });
};

const stepUpErrors = defineErrors("identity", {
  STEP_UP: { en: "Please confirm that it is you: enter your password again.", ar: "يرجى تأكيد هويتك: أدخل كلمة المرور مرة أخرى." },
});

/**
 * Refuses with `IDENTITY_STEP_UP` when the viewer proved who they are too long ago for this permission's grade. A verb calls it after
 * `authorize` where its rule asks for freshness; API keys were made under step-up and are not asked again.
 */
export const requireFresh = (viewer: Viewer, permission: Permission, clock: Clock): void => {
  const limit = freshness[permissions[permission].grade];
  if (limit === null || viewer.kind !== "user") return;
  if (clock.now().getTime() - viewer.authenticatedAt.getTime() > limit)
    throw stepUpErrors("STEP_UP", {}, { permission, factors: ["password"] });
};

const whoCanGive = (permission: Permission) => {
  const givers = Object.values(builtInRoles).filter(
    (role) => role.permissions.includes(permission) && role.permissions.includes("role.assign"),
  );
  const organizational = givers.filter((role) => role.scope === "organization");
  const names = organizational.length > 0 ? organizational : givers;
  return {
    en: `${names.map((role) => role.name.en).join(" or ")} can give it.`,
    ar: `يمكن أن يمنحها: ${names.map((role) => role.name.ar).join(" أو ")}.`,
  };
};
