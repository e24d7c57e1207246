import type { Text } from "../../../schema/blueprint/shape.ts";
import type {
  BackupId,
  BlueprintId,
  DecisionId,
  EnvironmentId,
  OrganizationId,
  PlatformId,
  ReleaseId,
  RestoreId,
  Sentence,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";
import type { Backup, Restore } from "../domain/backup.ts";
import type { Disposal } from "../domain/disposal.ts";
import type { Generations } from "../domain/layout.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import type { ReadAccess } from "../domain/read-access.ts";
import type { Release } from "../domain/release.ts";
import type { TestFill } from "../domain/test-fill.ts";
import type { BackupRow, DisposalRow, EnvironmentRow, PlatformRow, ReadAccessRow, ReleaseRow, RestoreRow, TestFillRow } from "./tables.ts";

export const rowToPlatform = (row: PlatformRow): Platform => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as PlatformId,
  blueprintId: row.blueprint_id as BlueprintId,
  key: row.key,
  label: row.label as Text,
  status: row.status as Platform["status"],
  createdBy: row.created_by as UserId,
  createdAt: row.created_at,
});
export const platformToRow = (it: Platform): PlatformRow => ({
  organization_id: it.organizationId,
  id: it.id,
  blueprint_id: it.blueprintId,
  key: it.key,
  label: it.label,
  status: it.status,
  created_by: it.createdBy,
  created_at: it.createdAt,
});

export const rowToEnvironment = (row: EnvironmentRow): Environment => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as EnvironmentId,
  platformId: row.platform_id as PlatformId,
  name: row.name as Environment["name"],
  schemaName: row.schema_name,
  activeReleaseId: row.active_release_id as ReleaseId | null,
  equipment: row.equipment,
  generations: row.generations as Generations,
  createdAt: row.created_at,
});
export const environmentToRow = (it: Environment): EnvironmentRow => ({
  organization_id: it.organizationId,
  id: it.id,
  platform_id: it.platformId,
  name: it.name,
  schema_name: it.schemaName,
  active_release_id: it.activeReleaseId,
  equipment: it.equipment,
  generations: it.generations,
  created_at: it.createdAt,
});

const noGenerations: { readonly generations?: Generations } = { generations: {} };

export const rowToRelease = (row: ReleaseRow): Release => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as ReleaseId,
  platformId: row.platform_id as PlatformId,
  environmentId: row.environment_id as EnvironmentId,
  versionId: row.version_id as VersionId,
  versionNumber: row.version_number,
  hash: row.hash,
  status: row.status as Release["status"],
  rollsBack: row.rolls_back,
  // Plans of older programs knew one generation only.
  plan: { ...noGenerations, ...(row.plan as Release["plan"]) },
  decisionId: row.decision_id as DecisionId | null,
  startedBy: row.started_by as UserId,
  plannedAt: row.planned_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  done: row.done,
  error: row.error as Release["error"],
  ms: row.ms as Release["ms"],
});
export const releaseToRow = (it: Release): ReleaseRow => ({
  organization_id: it.organizationId,
  id: it.id,
  platform_id: it.platformId,
  environment_id: it.environmentId,
  version_id: it.versionId,
  version_number: it.versionNumber,
  hash: it.hash,
  status: it.status,
  rolls_back: it.rollsBack,
  plan: it.plan,
  decision_id: it.decisionId,
  started_by: it.startedBy,
  planned_at: it.plannedAt,
  started_at: it.startedAt,
  finished_at: it.finishedAt,
  done: it.done,
  error: it.error,
  ms: it.ms,
});

export const rowToBackup = (row: BackupRow): Backup => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as BackupId,
  platformId: row.platform_id as PlatformId,
  environmentId: row.environment_id as EnvironmentId,
  versionId: row.version_id as VersionId,
  versionNumber: row.version_number,
  rows: Number(row.rows),
  bytes: row.bytes === null ? null : Number(row.bytes),
  sha256: row.sha256,
  ...lifeOf(row),
});
export const backupToRow = (it: Backup): BackupRow => ({
  organization_id: it.organizationId,
  id: it.id,
  platform_id: it.platformId,
  environment_id: it.environmentId,
  version_id: it.versionId,
  version_number: it.versionNumber,
  rows: String(it.rows),
  bytes: it.bytes === null ? null : String(it.bytes),
  sha256: it.sha256,
  ...lifeToRow(it),
});

export const rowToRestore = (row: RestoreRow): Restore => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as RestoreId,
  backupId: row.backup_id as BackupId,
  environmentId: row.environment_id as EnvironmentId,
  releaseId: row.release_id as ReleaseId | null,
  setAside: asideOf(row),
  decisionId: row.decision_id as DecisionId | null,
  ...lifeOf(row),
  status: row.status as Restore["status"],
});
export const restoreToRow = (it: Restore): RestoreRow => ({
  organization_id: it.organizationId,
  id: it.id,
  backup_id: it.backupId,
  environment_id: it.environmentId,
  release_id: it.releaseId,
  set_aside: it.setAside?.schemaName ?? null,
  aside: it.setAside && { releaseId: it.setAside.releaseId, generations: it.setAside.generations, at: it.setAside.at.toISOString() },
  decision_id: it.decisionId,
  ...lifeToRow(it),
});

const asideOf = ({ set_aside, aside }: RestoreRow): Restore["setAside"] => {
  if (set_aside === null || aside === null) return null;
  const { releaseId, generations, at } = aside as { releaseId: ReleaseId; generations: Generations; at: string };
  return { schemaName: set_aside, releaseId, generations, at: new Date(at) };
};

export const rowToReadAccess = (row: ReadAccessRow): ReadAccess => ({
  organizationId: row.organization_id as OrganizationId,
  environmentId: row.environment_id as EnvironmentId,
  role: row.role,
  login: row.login,
  validUntil: row.valid_until,
  openedBy: row.opened_by as UserId,
  openedAt: row.opened_at,
});
export const readAccessToRow = (it: ReadAccess): ReadAccessRow => ({
  organization_id: it.organizationId,
  environment_id: it.environmentId,
  role: it.role,
  login: it.login,
  valid_until: it.validUntil,
  opened_by: it.openedBy,
  opened_at: it.openedAt,
});

export const rowToDisposal = (row: DisposalRow): Disposal => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id,
  environmentId: row.environment_id as EnvironmentId,
  kind: row.kind as Disposal["kind"],
  item: row.item,
  label: row.label as Sentence,
  rows: Number(row.rows),
  bytes: Number(row.bytes),
  hiddenAt: row.hidden_at,
  status: row.status as Disposal["status"],
  decisionId: row.decision_id as DecisionId | null,
  askedBy: row.asked_by as UserId | null,
  proposedAt: row.proposed_at,
  finishedAt: row.finished_at,
});
export const disposalToRow = (it: Disposal): DisposalRow => ({
  organization_id: it.organizationId,
  id: it.id,
  environment_id: it.environmentId,
  kind: it.kind,
  item: it.item,
  label: it.label,
  rows: String(it.rows),
  bytes: String(it.bytes),
  hidden_at: it.hiddenAt,
  status: it.status,
  decision_id: it.decisionId,
  asked_by: it.askedBy,
  proposed_at: it.proposedAt,
  finished_at: it.finishedAt,
});

export const rowToTestFill = (row: TestFillRow): TestFill => ({
  organizationId: row.organization_id as OrganizationId,
  environmentId: row.environment_id as EnvironmentId,
  id: row.id,
  seed: row.seed,
  rows: row.rows,
  expected: row.expected,
  ...lifeOf(row),
});
export const testFillToRow = (it: TestFill): TestFillRow => ({
  organization_id: it.organizationId,
  environment_id: it.environmentId,
  id: it.id,
  seed: it.seed,
  rows: it.rows,
  expected: it.expected,
  ...lifeToRow(it),
});

type LifeRow = Pick<BackupRow, "status" | "started_by" | "started_at" | "finished_at" | "error">;
type Life = Pick<Backup, "status" | "startedBy" | "startedAt" | "finishedAt" | "error">;
type AnyLife = Omit<Life, "status"> & { readonly status: string };
const lifeOf = (row: LifeRow): Life => ({
  status: row.status as Life["status"],
  startedBy: row.started_by as UserId,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  error: row.error as Life["error"],
});
const lifeToRow = (it: AnyLife): LifeRow => ({
  status: it.status,
  started_by: it.startedBy,
  started_at: it.startedAt,
  finished_at: it.finishedAt,
  error: it.error,
});
