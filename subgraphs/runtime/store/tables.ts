import { EntitySchema } from "typeorm";

export interface PlatformRow {
  organization_id: string;
  id: string;
  blueprint_id: string;
  key: string;
  label: unknown;
  status: string;
  created_by: string;
  created_at: Date;
}
export interface EnvironmentRow {
  organization_id: string;
  id: string;
  platform_id: string;
  name: string;
  schema_name: string;
  active_release_id: string | null;
  equipment: number;
  generations: unknown;
  created_at: Date;
}
export interface ReleaseRow {
  organization_id: string;
  id: string;
  platform_id: string;
  environment_id: string;
  version_id: string;
  version_number: number;
  hash: string;
  status: string;
  rolls_back: boolean;
  plan: unknown;
  decision_id: string | null;
  started_by: string;
  planned_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  done: number;
  error: unknown;
  ms: unknown;
}
export interface BackupRow {
  organization_id: string;
  id: string;
  platform_id: string;
  environment_id: string;
  version_id: string;
  version_number: number;
  status: string;
  rows: string;
  bytes: string | null;
  sha256: string | null;
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  error: unknown;
}
export interface ReadAccessRow {
  organization_id: string;
  environment_id: string;
  role: string;
  login: string;
  valid_until: Date;
  opened_by: string;
  opened_at: Date;
}
export interface RestoreRow {
  organization_id: string;
  id: string;
  backup_id: string;
  environment_id: string;
  release_id: string | null;
  set_aside: string | null;
  aside: unknown;
  decision_id: string | null;
  status: string;
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  error: unknown;
}
export interface DisposalRow {
  organization_id: string;
  id: string;
  environment_id: string;
  kind: string;
  item: string;
  label: unknown;
  rows: string;
  bytes: string;
  hidden_at: Date;
  status: string;
  decision_id: string | null;
  asked_by: string | null;
  proposed_at: Date;
  finished_at: Date | null;
}
export interface TestFillRow {
  organization_id: string;
  environment_id: string;
  id: string;
  seed: string;
  status: string;
  rows: number;
  expected: number | null;
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  error: unknown;
}
export interface ModelRow {
  organization_id: string;
  hash: string;
  compiler: number;
  model: unknown;
}

const uuid = { type: "uuid" } as const;
const text = { type: "text" } as const;
const int = { type: "int" } as const;
const time = { type: "timestamptz" } as const;
const json = { type: "jsonb" } as const;
const id = { ...uuid, primary: true } as const;

export const PlatformTable = new EntitySchema<PlatformRow>({
  name: "platform",
  schema: "runtime",
  tableName: "platform",
  columns: { organization_id: uuid, id, blueprint_id: uuid, key: text, label: json, status: text, created_by: uuid, created_at: time },
});
export const EnvironmentTable = new EntitySchema<EnvironmentRow>({
  name: "environment",
  schema: "runtime",
  tableName: "environment",
  columns: {
    organization_id: uuid,
    id,
    platform_id: uuid,
    name: text,
    schema_name: text,
    active_release_id: { ...uuid, nullable: true },
    equipment: int,
    generations: json,
    created_at: time,
  },
});
export const ReleaseTable = new EntitySchema<ReleaseRow>({
  name: "release",
  schema: "runtime",
  tableName: "release",
  columns: {
    organization_id: uuid,
    id,
    platform_id: uuid,
    environment_id: uuid,
    version_id: uuid,
    version_number: int,
    hash: text,
    status: text,
    rolls_back: { type: "boolean" },
    plan: json,
    decision_id: { ...uuid, nullable: true },
    started_by: uuid,
    planned_at: time,
    started_at: { ...time, nullable: true },
    finished_at: { ...time, nullable: true },
    done: int,
    error: { ...json, nullable: true },
    ms: json,
  },
});
const life = {
  status: text,
  started_by: uuid,
  started_at: time,
  finished_at: { ...time, nullable: true },
  error: { ...json, nullable: true },
} as const;
export const BackupTable = new EntitySchema<BackupRow>({
  name: "backup",
  schema: "runtime",
  tableName: "backup",
  columns: {
    organization_id: uuid,
    id,
    platform_id: uuid,
    environment_id: uuid,
    version_id: uuid,
    version_number: int,
    rows: { type: "bigint" },
    bytes: { type: "bigint", nullable: true },
    sha256: { ...text, nullable: true },
    ...life,
  },
});
export const ReadAccessTable = new EntitySchema<ReadAccessRow>({
  name: "read_access",
  schema: "runtime",
  tableName: "read_access",
  columns: {
    organization_id: uuid,
    environment_id: id,
    role: text,
    login: text,
    valid_until: time,
    opened_by: uuid,
    opened_at: time,
  },
});
export const RestoreTable = new EntitySchema<RestoreRow>({
  name: "restore",
  schema: "runtime",
  tableName: "restore",
  columns: {
    organization_id: uuid,
    id,
    backup_id: uuid,
    environment_id: uuid,
    release_id: { ...uuid, nullable: true },
    set_aside: { ...text, nullable: true },
    aside: { ...json, nullable: true },
    decision_id: { ...uuid, nullable: true },
    ...life,
  },
});
export const DisposalTable = new EntitySchema<DisposalRow>({
  name: "disposal",
  schema: "runtime",
  tableName: "disposal",
  columns: {
    organization_id: uuid,
    id,
    environment_id: uuid,
    kind: text,
    item: text,
    label: json,
    rows: { type: "bigint" },
    bytes: { type: "bigint" },
    hidden_at: time,
    status: text,
    decision_id: { ...uuid, nullable: true },
    asked_by: { ...uuid, nullable: true },
    proposed_at: time,
    finished_at: { ...time, nullable: true },
  },
});
export const TestFillTable = new EntitySchema<TestFillRow>({
  name: "test_fill",
  schema: "runtime",
  tableName: "test_fill",
  columns: {
    organization_id: uuid,
    environment_id: id,
    id: uuid,
    seed: text,
    rows: int,
    expected: { ...int, nullable: true },
    ...life,
  },
});
export const ModelTable = new EntitySchema<ModelRow>({
  name: "model",
  schema: "runtime",
  tableName: "model",
  columns: {
    organization_id: { ...uuid, primary: true },
    hash: { ...text, primary: true },
    compiler: { ...int, primary: true },
    model: json,
  },
});
export const runtimeTables = [
  PlatformTable,
  EnvironmentTable,
  ReleaseTable,
  ModelTable,
  BackupTable,
  RestoreTable,
  ReadAccessTable,
  TestFillTable,
  DisposalTable,
];
