/** Identity as a role of its own: what people may do in an organization now, for work that goes on in their name, over signed HTTP. */
import { z } from "zod";
import type { OrganizationId, UserId } from "../schema/ids.ts";
import { isPermission, type Permission } from "../schema/permissions.ts";
import type { ServiceClient } from "./ask-service.ts";
import type { SignedRoutes } from "./serve-http.ts";
import type { ResourceId, Viewer } from "./viewer.ts";

type Standing = Pick<Viewer, "permissions" | "resources" | "denied">;
/** What a person may do in an organization; null when person, membership or organization is not active. */
export type StandingOf = (organization: OrganizationId, userId: UserId) => Promise<Standing | null>;
/** Whether anyone active holds a permission on all of an organization, besides some people. */
type HeldBesides = (organization: OrganizationId, permission: Permission, besides: readonly UserId[]) => Promise<boolean>;

export interface Standings {
  readonly standingOf: StandingOf;
  readonly heldBesides: HeldBesides;
}

const paths = { of: "/standing/of", heldBesides: "/standing/held-besides" } as const;

/** The signed routes identity serves to the blueprint role. */
export const standingRoutes = ({ standingOf, heldBesides }: Standings): SignedRoutes => ({
  [paths.of]: async (body) => {
    const { organizationId, userId } = askedForm.parse(body);
    const found = await standingOf(organizationId, userId);
    return {
      standing: found && { permissions: [...found.permissions], resources: listed(found.resources), denied: listed(found.denied) },
    };
  },
  [paths.heldBesides]: async (body) => {
    const { organizationId, permission, besides } = besidesForm.parse(body);
    return { held: await heldBesides(organizationId, permission, besides) };
  },
});

/** Asks an identity role elsewhere; `UNAVAILABLE` when it does not answer. */
export const createRemoteStandings = (ask: ServiceClient): Standings => ({
  standingOf: async (organizationId, userId) => {
    const { standing } = standingForm.parse(await ask(paths.of, { organizationId, userId }));
    return (
      standing && { permissions: new Set(standing.permissions), resources: mapped(standing.resources), denied: mapped(standing.denied) }
    );
  },
  heldBesides: async (organizationId, permission, besides) =>
    heldForm.parse(await ask(paths.heldBesides, { organizationId, permission, besides })).held,
});

type OnResources = ReadonlyMap<ResourceId, ReadonlySet<Permission>>;
const listed = (on: OnResources | undefined) => [...(on ?? [])].map(([resource, permissions]) => [resource, [...permissions]] as const);
const mapped = (on: readonly (readonly [ResourceId, readonly Permission[]])[]): OnResources =>
  new Map(on.map(([resource, permissions]) => [resource, new Set(permissions)]));

const organization = z.uuid().transform((text) => text as OrganizationId);
const person = z.uuid().transform((text) => text as UserId);
const permission = z
  .string()
  .refine(isPermission)
  .transform((text) => text as Permission);
const askedForm = z.object({ organizationId: organization, userId: person });
const besidesForm = z.object({ organizationId: organization, permission, besides: z.array(person) });
const onResources = z.array(z.tuple([z.string(), z.array(permission)]));
const standingForm = z.object({
  standing: z.object({ permissions: z.array(permission), resources: onResources, denied: onResources }).nullable(),
});
const heldForm = z.object({ held: z.boolean() });
