/** Blueprint as a role of its own: a committed version for whoever releases it, over signed HTTP. */
import { z } from "zod";
import type { Blueprint } from "../schema/blueprint/shape.ts";
import type { BlueprintId, OrganizationId, VersionId } from "../schema/ids.ts";
import type { ServiceClient } from "./ask-service.ts";
import type { SignedRoutes } from "./serve-http.ts";

/** Hands over a version. Throws BLUEPRINT_NOT_FOUND, BLUEPRINT_VERSION_DAMAGED. */
export type VersionOf = (
  organization: OrganizationId,
  id: VersionId,
) => Promise<{
  readonly id: VersionId;
  readonly hash: string;
  readonly number: number;
  readonly blueprintId: BlueprintId;
  readonly blueprint: Blueprint;
}>;

const path = "/versions/read";

/** The signed route blueprint serves to the runtime. */
export const versionsRoutes = (versionOf: VersionOf): SignedRoutes => ({
  [path]: async (body) => {
    const { organizationId, id } = askedForm.parse(body);
    return versionOf(organizationId, id);
  },
});

/** Reads versions of a blueprint role elsewhere; also throws `UNAVAILABLE` when it does not answer. */
export const createRemoteVersions =
  (ask: ServiceClient): VersionOf =>
  async (organizationId, id) =>
    versionForm.parse(await ask(path, { organizationId, id }));

const versionId = z.uuid().transform((text) => text as VersionId);
const askedForm = z.object({ organizationId: z.uuid().transform((text) => text as OrganizationId), id: versionId });
const versionForm = z.object({
  id: versionId,
  hash: z.string(),
  number: z.number().int(),
  blueprintId: z.uuid().transform((text) => text as BlueprintId),
  // Validated when it was committed, and read back against its hash by the one who answers.
  blueprint: z.looseObject({ entities: z.looseObject({}) }).transform((document) => document as unknown as Blueprint),
});
