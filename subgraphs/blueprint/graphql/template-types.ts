import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Sentence } from "../../../schema/ids.ts";
import { JSONScalar, ProblemType, SentenceType, TextInput, TextType } from "../../shared-types.ts";
import { ChangeLineType, ConflictType } from "./life-types.ts";
import { BlueprintType, BranchType } from "./types.ts";

@ObjectType("Template", {
  description: "A whole blueprint to begin with: entities, roles, access, actions, pages and access tests, in English and Arabic.",
})
export class TemplateType {
  @Field(() => String, { description: "Its name for useTemplate." })
  key!: string;
  @Field(() => String, { description: "Hash of its document: another document is another version." })
  version!: string;
  @Field(() => TextType, { description: "What people call it." })
  label!: TextType;
  @Field(() => TextType, { description: "What it is for, in a sentence." })
  description!: TextType;
  @Field(() => String, { description: "The sector it belongs to." })
  sector!: string;
  @Field(() => [TextType], { description: "Names of its entities." })
  entities!: TextType[];
  @Field(() => [TextType], { description: "Names of its roles." })
  roles!: TextType[];
  @Field(() => Int, { description: "How many actions it has." })
  actionCount!: number;
  @Field(() => JSONScalar, { description: "Its theme: colours, mode, font, radius." })
  theme!: unknown;
  @Field(() => Boolean, { description: "Whether people of your organization published it." })
  own!: boolean;
}

@InputType({ description: "Names a version." })
export class TemplateVersionInput {
  @Field(() => ID, { description: "The version." })
  versionId!: string;
}

@InputType({ description: "Which template, and what to call the copy." })
export class UseTemplateInput {
  @Field(() => String, { description: "`key` of the template." })
  template!: string;
  @Field(() => TextInput, { nullable: true, description: "What people call the copy; the template's own name when left out." })
  label?: TextInput | null;
}

@ObjectType({ description: "What a newer version of its template would change in a copy. Nothing is written." })
export class TemplateUpdateType {
  @Field(() => String, { nullable: true, description: "`key` of the template; null for what is no copy." })
  template!: string | null;
  @Field(() => TextType, { nullable: true, description: "What the template is called." })
  label!: TextType | null;
  @Field(() => String, { nullable: true, description: "The version the copy stands on." })
  from!: string | null;
  @Field(() => String, { nullable: true, description: "The version there is now." })
  to!: string | null;
  @Field(() => Boolean, { description: "Whether the copy already stands on it; true for what is no copy." })
  upToDate!: boolean;
  @Field(() => [ConflictType], { description: "Questions that are still open: ours is the copy, theirs the template." })
  conflicts!: ConflictType[];
  @Field(() => [ChangeLineType], { description: "What would change in the copy, the weightiest first." })
  changes!: ChangeLineType[];
}

@InputType({ description: "Which draft to bring up to its template, and what was chosen where both changed the same." })
export class UpdateFromTemplateInput {
  @Field(() => ID, { description: "The branch whose draft changes." })
  branchId!: string;
  @Field(() => JSONScalar, { nullable: true, description: 'A list of { conflict, take }, take being "ours", "theirs" or { value }.' })
  choices?: unknown;
}

@ObjectType({ description: "A blueprint that was just made from a template, a file or a database." })
export class MadeBlueprintType {
  @Field(() => BlueprintType, { description: "The blueprint." })
  blueprint!: BlueprintType;
  @Field(() => BranchType, { description: "Its branch, whose draft holds everything." })
  branch!: BranchType;
  @Field(() => [ProblemType], { description: "What to look at before it can be committed." })
  problems!: readonly object[];
}

export const FileForm = { EXACT: "exact", FRIENDLY: "friendly" } as const;
registerEnumType(FileForm, {
  name: "BlueprintFileForm",
  description: "How a blueprint's file names things.",
  valuesConfig: {
    EXACT: { description: "By id: importing it gives the same hash." },
    FRIENDLY: { description: "By key, defaults left out: for people and for other tools." },
  },
});
export const FileFormat = { YAML: "yaml", JSON: "json" } as const;
registerEnumType(FileFormat, {
  name: "BlueprintFileFormat",
  description: "How a blueprint's file is written.",
  valuesConfig: { YAML: { description: "YAML 1.2 core, without aliases." }, JSON: { description: "JSON." } },
});

@InputType({ description: "What to export: a version, or the draft of a branch as it is now." })
export class ExportBlueprintInput {
  @Field(() => ID, { nullable: true, description: "The version." })
  versionId?: string | null;
  @Field(() => ID, { nullable: true, description: "The branch, when no version is given." })
  branchId?: string | null;
  @Field(() => FileForm, { nullable: true, description: "EXACT when left out." })
  form?: "exact" | "friendly" | null;
  @Field(() => FileFormat, { nullable: true, description: "YAML when left out." })
  format?: "yaml" | "json" | null;
}

@ObjectType({ description: "A blueprint as a file." })
export class BlueprintFileType {
  @Field(() => String, { description: "A name for it." })
  name!: string;
  @Field(() => String, { description: "Media type." })
  mediaType!: string;
  @Field(() => String, { description: "The whole file." })
  text!: string;
  @Field(() => String, { description: "SHA-256 of the canonical document, hexadecimal." })
  hash!: string;
}

@InputType({ description: "A blueprint's file." })
export class ImportBlueprintInput {
  @Field(() => String, { description: "The whole file, exact or friendly form, YAML or JSON." })
  text!: string;
  @Field(() => TextInput, { nullable: true, description: "What people call it; the file's own name when left out." })
  label?: TextInput | null;
}

@InputType({ description: "The structure of a PostgreSQL database." })
export class ImportSchemaInput {
  @Field(() => String, { description: "Statements that make tables, as pg_dump --schema-only writes them. Rows in it are passed over." })
  sql!: string;
  @Field(() => String, { description: "What to call the platform." })
  name!: string;
}

export const ImportNoteKind = { UNDERSTOOD: "understood", ASSUMED: "assumed", LEFT: "left" } as const;
registerEnumType(ImportNoteKind, {
  name: "ImportNoteKind",
  description: "What became of a part of a database.",
  valuesConfig: {
    UNDERSTOOD: { description: "It says so itself." },
    ASSUMED: { description: "Read from names and habits; change what does not fit." },
    LEFT: { description: "Not taken." },
  },
});

@ObjectType({ description: "One line of the report of an import." })
export class ImportNoteType {
  @Field(() => ImportNoteKind, { description: "Understood, assumed or left." })
  kind!: string;
  @Field(() => SentenceType, { description: "What it is." })
  text!: Sentence;
  @Field(() => String, { nullable: true, description: "The table it is about." })
  table!: string | null;
  @Field(() => Int, { nullable: true, description: "The line of the file." })
  line!: number | null;
}

@ObjectType({ description: "A blueprint made of a database's structure, and what became of each part." })
export class ImportedSchemaType extends MadeBlueprintType {
  @Field(() => [ImportNoteType], { description: "What was understood, assumed and not taken." })
  report!: ImportNoteType[];
}
