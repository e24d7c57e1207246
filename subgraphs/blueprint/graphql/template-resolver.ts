import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { isBuiltIn } from "../../../schema/blueprint/built-in.ts";
import { sentences } from "../../../schema/blueprint/sentences.ts";
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { BranchId, VersionId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { readChoices } from "../application/choices.ts";
import { exportBlueprint } from "../application/export-blueprint.ts";
import { importBlueprint } from "../application/import-blueprint.ts";
import { importSchema } from "../application/import-schema.ts";
import type { BlueprintDeps, Template } from "../application/ports.ts";
import { publishTemplate, templatesFor, withdrawTemplate } from "../application/templates.ts";
import { templateUpdate, updateFromTemplate } from "../application/update-from-template.ts";
import { useTemplate } from "../application/use-template.ts";
import type { Written } from "../application/write-document.ts";
import { presentBlueprint, presentBranch } from "./present.ts";
import { presentConflict, presentLine } from "./present-life.ts";
import {
  BlueprintFileType,
  ExportBlueprintInput,
  ImportBlueprintInput,
  ImportedSchemaType,
  ImportSchemaInput,
  MadeBlueprintType,
  TemplateType,
  TemplateUpdateType,
  TemplateVersionInput,
  UpdateFromTemplateInput,
  UseTemplateInput,
} from "./template-types.ts";
import { BranchType } from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
const textOf = (label: { en?: string | null; ar?: string | null } | null | undefined): Text => ({
  ...(label?.en ? { en: label.en } : {}),
  ...(label?.ar ? { ar: label.ar } : {}),
});

/** Templates, and blueprints as files. */
@Resolver()
export class TemplateResolver {
  @Query(() => [TemplateType], {
    description: "Whole blueprints to begin with: those of the organization first, then those that come with WebNova.",
  })
  async templates(@Ctx() context: Context): Promise<TemplateType[]> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    return (await templatesFor(context.deps, organizationId).all()).map(presentTemplate);
  }

  @Mutation(() => TemplateType, {
    description: "Lets the organization begin with a version. An earlier version of its blueprint gives way; copies hear of the newer one.",
  })
  async publishTemplate(
    @Arg("input", () => TemplateVersionInput, { description: "Which version." }) input: TemplateVersionInput,
    @Ctx() context: Context,
  ): Promise<TemplateType> {
    return presentTemplate(await publishTemplate(context.deps, askerOf(context), input.versionId as VersionId));
  }

  @Mutation(() => Boolean, { description: "Takes a published version off the templates; copies of it stay as they are." })
  async withdrawTemplate(
    @Arg("input", () => TemplateVersionInput, { description: "Which version." }) input: TemplateVersionInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await withdrawTemplate(context.deps, askerOf(context), input.versionId as VersionId);
    return true;
  }

  @Mutation(() => MadeBlueprintType, { description: "Makes a blueprint of a template, ready to be released or changed." })
  async useTemplate(
    @Arg("input", () => UseTemplateInput, { description: "Which." }) input: UseTemplateInput,
    @Ctx() context: Context,
  ): Promise<MadeBlueprintType> {
    return presentMade(await useTemplate(context.deps, askerOf(context), { key: input.template, label: textOf(input.label) }));
  }

  @Query(() => TemplateUpdateType, { description: "What a newer version of its template would change in a copy." })
  async templateUpdate(
    @Arg("input", () => UpdateFromTemplateInput, { description: "Which draft." }) input: UpdateFromTemplateInput,
    @Ctx() context: Context,
  ): Promise<TemplateUpdateType> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const found = await templateUpdate(context.deps, organizationId, input.branchId as BranchId, readChoices(input.choices));
    if (!found) return { template: null, label: null, from: null, to: null, upToDate: true, conflicts: [], changes: [] };
    const { base, template, outcome } = found;
    return {
      template: template.key,
      label: template.document.label,
      from: base.version,
      to: template.version,
      upToDate: base.version === template.version,
      conflicts: outcome.conflicts.map(presentConflict),
      changes: sentences(outcome.batch.ops, outcome.ours, "proposed").map(presentLine),
    };
  }

  @Mutation(() => BranchType, {
    description: "Merges the newest version of its template into a copy, without touching what people changed.",
  })
  async updateFromTemplate(
    @Arg("input", () => UpdateFromTemplateInput, { description: "Which draft, with choices." }) input: UpdateFromTemplateInput,
    @Ctx() context: Context,
  ): Promise<BranchType> {
    const branch = await updateFromTemplate(context.deps, askerOf(context), input.branchId as BranchId, readChoices(input.choices));
    return presentBranch(branch);
  }

  @Query(() => BlueprintFileType, { description: "A version, or a draft, as a file." })
  async exportBlueprint(
    @Arg("input", () => ExportBlueprintInput, { description: "What, and how." }) input: ExportBlueprintInput,
    @Ctx() context: Context,
  ): Promise<BlueprintFileType> {
    return exportBlueprint(context.deps, askerOf(context), {
      versionId: (input.versionId ?? null) as VersionId | null,
      branchId: (input.branchId ?? null) as BranchId | null,
      form: input.form ?? "exact",
      format: input.format ?? "yaml",
    });
  }

  @Mutation(() => MadeBlueprintType, { description: "Opens a blueprint from a file of exportBlueprint, or one written by hand." })
  async importBlueprint(
    @Arg("input", () => ImportBlueprintInput, { description: "The file." }) input: ImportBlueprintInput,
    @Ctx() context: Context,
  ): Promise<MadeBlueprintType> {
    return presentMade(await importBlueprint(context.deps, askerOf(context), { text: input.text, label: textOf(input.label) }));
  }

  @Mutation(() => ImportedSchemaType, { description: "Opens a blueprint from the structure of a PostgreSQL database, with a report." })
  async importSchema(
    @Arg("input", () => ImportSchemaInput, { description: "The structure." }) input: ImportSchemaInput,
    @Ctx() context: Context,
  ): Promise<ImportedSchemaType> {
    const made = await importSchema(context.deps, askerOf(context), input);
    return { ...presentMade(made), report: made.report.map((note) => ({ ...note })) };
  }
}

const presentMade = ({ blueprint, branch, problems }: Written): MadeBlueprintType => ({
  blueprint: presentBlueprint(blueprint),
  branch: presentBranch(branch),
  problems,
});

const named = (nodes: Readonly<Record<string, { readonly key?: string; readonly label?: Text }>>): Text[] =>
  Object.entries(nodes).flatMap(([id, { key, label }]) => (isBuiltIn(id) ? [] : [label ?? { en: key ?? id }]));

const presentTemplate = ({ key, version, document }: Template): TemplateType => ({
  key,
  version,
  label: document.label,
  description: document.description ?? document.label,
  sector: document.sector,
  entities: named(document.entities),
  roles: named(document.roles),
  actionCount: Object.keys(document.actions).length,
  theme: document.theme,
  own: key.startsWith("own/"),
});
