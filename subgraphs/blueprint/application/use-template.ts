import { canonical } from "../../../schema/blueprint/canonical.ts";
import type { Blueprint as Document, Text } from "../../../schema/blueprint/shape.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { type Asker, entry } from "./asker.ts";
import { nameOf } from "./create-blueprint.ts";
import type { BlueprintDeps, BlueprintId, Template, TemplateBase } from "./ports.ts";
import { templatesFor } from "./templates.ts";
import { type Written, writeDocument } from "./write-document.ts";

/**
 * Makes a blueprint of a template: every node keeps its id and the header says where it came from, so that a newer version of the
 * template can be merged into what people made of it. Throws BLUEPRINT_TEMPLATE_NOT_FOUND.
 */
export const useTemplate = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly key: string; readonly label?: Text | null },
): Promise<Written> => {
  authorize(asker.viewer, "blueprint.edit");
  const template = await templatesFor(deps, asker.viewer.organizationId).find(input.key);
  if (!template) throw blueprintErrors("TEMPLATE_NOT_FOUND");
  const label = input.label && Object.keys(input.label).length > 0 ? { ...template.document.label, ...nameOf(input.label) } : null;
  const written = await writeDocument(deps, asker, copyOf(template, label), {
    kind: "import",
    label: { en: "Template", ar: "قالب" },
  });
  await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    await unit.putTemplateBase(baseOf(written.blueprint.id, template));
    await unit.audit(
      entry(asker, "template.use", `blueprint:${written.blueprint.id}`, { template: template.key, version: template.version }),
    );
  });
  return written;
};

/** What a later merge starts from. */
export const baseOf = (blueprintId: BlueprintId, { key, version, document }: Template): TemplateBase => ({
  blueprintId,
  template: key,
  version,
  content: canonical(document),
});

/** The template's document under a name of one's own, with its origin. */
export const copyOf = ({ key, version, document }: Template, label: Text | null): Document => ({
  ...document,
  label: label ?? document.label,
  origin: { template: key, version },
});
