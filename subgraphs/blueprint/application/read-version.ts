import { readCanonical } from "../../../schema/blueprint/canonical.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { OrganizationId, VersionId } from "../../../schema/ids.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Version } from "../domain/nouns.ts";
import { versionOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";

/** A version and its document; a byte that changed in the store is found here and refused [BP32]. */
export const readVersion = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  id: VersionId,
): Promise<{ version: Version; document: Document }> => {
  const version = await deps.store.transact(organization, (unit) => versionOf(unit, id));
  const document = readCanonical(version.content, version.hash, deps.sha256);
  if (!document) throw blueprintErrors("VERSION_DAMAGED", { number: version.number });
  return { version, document };
};
