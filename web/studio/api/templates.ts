/** Templates, and blueprints as files. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";
import { type ChangeLine, type Choice, type ConflictRow, changeFields, conflictFields } from "./versions.ts";

export interface TemplateRow {
  readonly key: string;
  readonly version: string;
  /** Published by people of this organization. */
  readonly own: boolean;
  readonly label: Text;
  readonly description: Text;
  readonly sector: string;
  readonly entities: readonly Text[];
  readonly roles: readonly Text[];
  readonly theme: { readonly primary?: string; readonly accent?: string; readonly radius?: number };
}

export const templatesQuery = document<{ templates: readonly TemplateRow[] }>(
  "query templates { templates { key version own label { en ar } description { en ar } sector entities { en ar } roles { en ar } theme } }",
);

export const publishTemplate = document<{ publishTemplate: { key: string } }, { input: { versionId: string } }>(
  "mutation publishTemplate($input: TemplateVersionInput!) { publishTemplate(input: $input) { key } }",
);
export const withdrawTemplate = document<{ withdrawTemplate: boolean }, { input: { versionId: string } }>(
  "mutation withdrawTemplate($input: TemplateVersionInput!) { withdrawTemplate(input: $input) }",
);

export interface Made {
  readonly blueprint: { readonly id: string };
  readonly problems: readonly { readonly level: string }[];
}
const made = "blueprint { id } problems { level }";
export const useTemplate = document<{ useTemplate: Made }, { input: { template: string } }>(
  `mutation useTemplate($input: UseTemplateInput!) { useTemplate(input: $input) { ${made} } }`,
);
interface TemplateUpdate {
  /** Null: the draft is no copy of one. */
  readonly template: string | null;
  readonly label: Text | null;
  readonly upToDate: boolean;
  readonly conflicts: readonly ConflictRow[];
  readonly changes: readonly ChangeLine[];
}
/** Whether there is one to look at, and the last one that can be taken back. */
export interface TemplateNews {
  readonly templateUpdate: Pick<TemplateUpdate, "template" | "label" | "upToDate">;
  readonly branch: { readonly id: string; readonly templateStep: string | null } | null;
}
interface OnDraft {
  readonly branchId: string;
  readonly choices?: readonly Choice[];
}
export const templateNewsQuery = document<TemplateNews, { input: OnDraft; branchId: string }>(
  "query templateNews($input: UpdateFromTemplateInput!, $branchId: ID!) { templateUpdate(input: $input) { template label { en ar } upToDate } branch(id: $branchId) { id templateStep } }",
);
export const templateUpdateQuery = document<{ templateUpdate: TemplateUpdate }, { input: OnDraft }>(`
  query templateUpdate($input: UpdateFromTemplateInput!) {
    templateUpdate(input: $input) { template label { en ar } upToDate conflicts { ${conflictFields} } changes { ${changeFields} } }
  }
`);
export const updateFromTemplate = document<{ updateFromTemplate: { templateStep: string | null } }, { input: OnDraft }>(
  "mutation updateFromTemplate($input: UpdateFromTemplateInput!) { updateFromTemplate(input: $input) { id templateStep } }",
);
export const importBlueprint = document<{ importBlueprint: Made }, { input: { text: string } }>(
  `mutation importBlueprint($input: ImportBlueprintInput!) { importBlueprint(input: $input) { ${made} } }`,
);
export interface ImportNote {
  readonly kind: "UNDERSTOOD" | "ASSUMED" | "LEFT";
  readonly text: Sentence;
  readonly table: string | null;
}
export const importSchema = document<
  { importSchema: Made & { readonly report: readonly ImportNote[] } },
  { input: { sql: string; name: string } }
>(`mutation importSchema($input: ImportSchemaInput!) { importSchema(input: $input) { ${made} report { kind text { en ar } table } } }`);
export const exportBlueprint = document<
  { exportBlueprint: { name: string; mediaType: string; text: string } },
  { input: { versionId?: string; branchId?: string; form: "EXACT" | "FRIENDLY"; format: "YAML" | "JSON" } }
>(`query exportBlueprint($input: ExportBlueprintInput!) { exportBlueprint(input: $input) { name mediaType text } }`);
