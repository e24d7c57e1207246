/**
 * What an organization may begin with: versions its own people published, then those that come with WebNova. A newer version of either
 * reaches the copies as a merge [BP53].
 */
import type { BlueprintId, OrganizationId, VersionId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { PublishedTemplate } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { activeBlueprint, versionOf } from "./find.ts";
import type { BlueprintDeps, Template, Templates } from "./ports.ts";
import { readVersion } from "./read-version.ts";

/** Published templates of one organization. */
const most = 100;

/** The template a blueprint is published as. */
export const ownKey = (id: BlueprintId): string => `own/${id}`;

/** Everything one organization may begin with, its own first. */
export const templatesFor = (deps: BlueprintDeps, organization: OrganizationId): Templates => ({
  all: async () => {
    const published = await deps.store.transact(organization, (unit) => unit.publishedTemplates());
    const own = await Promise.all(published.map((one) => intact(ownTemplate(deps, organization, one))));
    return [...own.filter((one) => one !== null), ...(await deps.templates.all())];
  },
  find: async (key) => {
    const id = ownId(key);
    if (!id) return deps.templates.find(key);
    const one = await deps.store.transact(organization, async (unit) => {
      const published = await unit.publishedTemplate(id);
      // That of a blueprint put aside is put aside with it, and comes back with it.
      return published?.status === "published" && (await unit.blueprint(published.blueprintId))?.status === "active" ? published : null;
    });
    return one && ownTemplate(deps, organization, one);
  },
});

/** The template copies hear of: also that of a blueprint put aside, as long as it was not withdrawn. */
export const templateBehind = async (deps: BlueprintDeps, organization: OrganizationId, key: string): Promise<Template | null> => {
  const id = ownId(key);
  if (!id) return deps.templates.find(key);
  const one = await deps.store.transact(organization, (unit) => unit.publishedTemplate(id));
  return one?.status === "published" ? ownTemplate(deps, organization, one) : null;
};

const ownId = (key: string): BlueprintId | null => (/^own\/([0-9a-f-]{36})$/.exec(key)?.[1] ?? null) as BlueprintId | null;

const ownTemplate = async (deps: BlueprintDeps, organization: OrganizationId, one: PublishedTemplate): Promise<Template> => {
  const { version, document } = await readVersion(deps, organization, one.versionId);
  return { key: ownKey(one.blueprintId), version: version.hash, document };
};

/** A damaged version is left out of the list; who asks for it by name is told. */
const intact = (template: Promise<Template>): Promise<Template | null> =>
  template.catch((error: { code?: string }) => {
    if (error.code === "BLUEPRINT_VERSION_DAMAGED") return null;
    throw error;
  });

/** Lets the organization begin with a version. An earlier one of the same blueprint gives way, and its copies hear of the newer one. */
export const publishTemplate = async (deps: BlueprintDeps, asker: Asker, versionId: VersionId): Promise<Template> => {
  authorize(asker.viewer, "blueprint.commit");
  const organization = asker.viewer.organizationId;
  const { version, document } = await readVersion(deps, organization, versionId);
  await deps.store.transact(organization, async (unit) => {
    await activeBlueprint(unit, version.blueprintId);
    const published = await unit.publishedTemplates();
    if (published.length >= most && !published.some(({ blueprintId }) => blueprintId === version.blueprintId))
      throw blueprintErrors("TOO_MANY", { limit: most }, { limit: most });
    await write(unit, deps, asker, { blueprintId: version.blueprintId, versionId, status: "published" });
  });
  return { key: ownKey(version.blueprintId), version: version.hash, document };
};

/** Nobody begins with it any more; copies stay as they are. Throws BLUEPRINT_TEMPLATE_NOT_FOUND. */
export const withdrawTemplate = async (deps: BlueprintDeps, asker: Asker, versionId: VersionId): Promise<void> => {
  authorize(asker.viewer, "blueprint.commit");
  await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const { blueprintId } = await versionOf(unit, versionId);
    const one = await unit.publishedTemplate(blueprintId);
    if (one?.status !== "published" || one.versionId !== versionId) throw blueprintErrors("TEMPLATE_NOT_FOUND");
    await write(unit, deps, asker, { blueprintId, versionId, status: "withdrawn" });
  });
};

type Unit = Parameters<Parameters<BlueprintDeps["store"]["transact"]>[1]>[0];
const write = async (
  unit: Unit,
  deps: BlueprintDeps,
  asker: Asker,
  { blueprintId, versionId, status }: Pick<PublishedTemplate, "blueprintId" | "versionId" | "status">,
): Promise<void> => {
  await unit.putPublishedTemplate({
    organizationId: asker.viewer.organizationId,
    blueprintId,
    versionId,
    status,
    publishedBy: personOf(asker.viewer),
    at: deps.clock.now(),
  });
  await unit.append(`blueprint:${blueprintId}`, [
    {
      type: status === "published" ? "TemplatePublished" : "TemplateWithdrawn",
      schema: 1,
      data: { blueprintId, versionId },
      meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
    },
  ]);
  await unit.audit(entry(asker, status === "published" ? "template.publish" : "template.withdraw", `version:${versionId}`));
};
