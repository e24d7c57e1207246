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
  if (deps.sha256(version.content) !== version.hash) throw blueprintErrors("VERSION_DAMAGED", { number: version.number });
  return { version, document: withEveryCollection(JSON.parse(version.content)) };
};

/** The canonical form leaves empty collections out; code reads them as empty. */
const withEveryCollection = (document: Partial<Document>): Document =>
  ({
    entities: {},
    roles: {},
    policies: {},
    actions: {},
    workflows: {},
    pages: {},
    assistants: {},
    connections: {},
    variables: {},
    compliance: {},
    ...document,
  }) as Document;
