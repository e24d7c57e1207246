import type { VersionId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Version } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { activeBlueprint, versionOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";

/** Gives a version a name, or takes the name away; a name that another version has moves here. Throws BLUEPRINT_TAG_INVALID. */
export const tagVersion = (
  deps: BlueprintDeps,
  asker: Asker,
  { versionId, name, remove }: { readonly versionId: VersionId; readonly name: string; readonly remove: boolean },
): Promise<Version> => {
  authorize(asker.viewer, "blueprint.commit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const version = await versionOf(unit, versionId);
    await activeBlueprint(unit, version.blueprintId);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(name)) throw blueprintErrors("TAG_INVALID");
    const before = (await unit.tags(version.blueprintId)).find((tag) => tag.name === name);
    if (remove) {
      if (before?.versionId === versionId) await unit.removeTag(version.blueprintId, name);
    } else
      await unit.putTag({
        organizationId: asker.viewer.organizationId,
        blueprintId: version.blueprintId,
        name,
        versionId,
        setBy: personOf(asker.viewer),
        at: deps.clock.now(),
      });
    await unit.append(`blueprint:${version.blueprintId}`, [
      {
        type: "VersionTagged",
        schema: 1,
        data: { blueprintId: version.blueprintId, versionId },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(
      entry(
        asker,
        remove ? "version.untag" : "version.tag",
        `version:${versionId}`,
        { name },
        before ? { version: before.versionId } : undefined,
      ),
    );
    return version;
  });
};
