import { EntitySchema } from "typeorm";

export interface BlueprintRow {
  organization_id: string;
  id: string;
  key: string;
  label: unknown;
  status: string;
  default_branch_id: string;
  created_by: string;
  created_at: Date;
  updated_at: Date;
}
export interface BranchRow {
  organization_id: string;
  id: string;
  blueprint_id: string;
  name: string;
  protected: boolean;
  document_name: string;
  head_version_id: string | null;
  created_at: Date;
  status: string;
  parent_id: string | null;
  forked_from: string | null;
  approvals: number;
  opened_by: string | null;
  closed_at: Date | null;
}
export interface VersionRow {
  organization_id: string;
  id: string;
  blueprint_id: string;
  branch_id: string;
  number: number;
  hash: string;
  parents: string[];
  author_id: string;
  message: string;
  seqs: unknown;
  content: string;
  at: Date;
}
export interface PlanRow {
  organization_id: string;
  id: string;
  blueprint_id: string;
  branch_id: string;
  status: string;
  mode: string;
  planner: string;
  text: string;
  locale: string;
  asked_by: string;
  decision_id: string | null;
  undo_group_id: string | null;
  report: unknown;
  error: unknown;
  ops_applied: number;
  steps: unknown;
  started_at: Date;
  finished_at: Date | null;
  usage: unknown;
  cost_micros: string | number;
  proposal: unknown;
  decided: unknown;
}

const uuid = { type: "uuid" } as const;
const text = { type: "text" } as const;
const time = { type: "timestamptz" } as const;
const json = { type: "jsonb" } as const;

export const BlueprintTable = new EntitySchema<BlueprintRow>({
  name: "blueprint",
  schema: "blueprint",
  tableName: "blueprint",
  columns: {
    organization_id: uuid,
    id: { ...uuid, primary: true },
    key: text,
    label: json,
    status: text,
    default_branch_id: uuid,
    created_by: uuid,
    created_at: time,
    updated_at: time,
  },
});
export const BranchTable = new EntitySchema<BranchRow>({
  name: "branch",
  schema: "blueprint",
  tableName: "branch",
  columns: {
    organization_id: uuid,
    id: { ...uuid, primary: true },
    blueprint_id: uuid,
    name: text,
    protected: { type: "boolean" },
    document_name: text,
    head_version_id: { ...uuid, nullable: true },
    created_at: time,
    status: text,
    parent_id: { ...uuid, nullable: true },
    forked_from: { ...uuid, nullable: true },
    approvals: { type: "int" },
    opened_by: { ...uuid, nullable: true },
    closed_at: { ...time, nullable: true },
  },
});
export const VersionTable = new EntitySchema<VersionRow>({
  name: "version",
  schema: "blueprint",
  tableName: "version",
  columns: {
    organization_id: uuid,
    id: { ...uuid, primary: true },
    blueprint_id: uuid,
    branch_id: uuid,
    number: { type: "int" },
    hash: text,
    parents: { type: "uuid", array: true },
    author_id: uuid,
    message: text,
    seqs: json,
    content: text,
    at: time,
  },
});
export const PlanTable = new EntitySchema<PlanRow>({
  name: "plan",
  schema: "blueprint",
  tableName: "plan",
  columns: {
    organization_id: uuid,
    id: { ...uuid, primary: true },
    blueprint_id: uuid,
    branch_id: uuid,
    status: text,
    mode: text,
    planner: text,
    text,
    locale: text,
    asked_by: uuid,
    decision_id: { ...uuid, nullable: true },
    undo_group_id: { ...uuid, nullable: true },
    report: { ...json, nullable: true },
    error: { ...json, nullable: true },
    ops_applied: { type: "int" },
    steps: json,
    started_at: time,
    finished_at: { ...time, nullable: true },
    usage: { ...json, nullable: true },
    cost_micros: { type: "bigint" },
    proposal: { ...json, nullable: true },
    decided: { ...json, nullable: true },
  },
});
export const blueprintTables = [BlueprintTable, BranchTable, VersionTable, PlanTable];
