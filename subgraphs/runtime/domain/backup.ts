/** Copies of environments and their way back, as data. */
import type {
  BackupId,
  EnvironmentId,
  OrganizationId,
  PlatformId,
  ReleaseId,
  RestoreId,
  Sentence,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";

/** What went wrong, as it is told. */
export interface Failure {
  readonly code: string;
  readonly sentence: Sentence;
}

type Life = {
  readonly status: "running" | "done" | "failed";
  readonly startedBy: UserId;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly error: Failure | null;
};

/** Everything one environment held at one moment, in a sealed file. */
export interface Backup extends Life {
  readonly organizationId: OrganizationId;
  readonly id: BackupId;
  readonly platformId: PlatformId;
  readonly environmentId: EnvironmentId;
  readonly versionId: VersionId;
  readonly versionNumber: number;
  /** Records and people so far, and in the end. */
  readonly rows: number;
  /** Size of the file, and its SHA-256; null until it is written. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** A backup on its way into an environment, or arrived. What the environment held before is kept in `setAside`. */
export interface Restore extends Life {
  readonly organizationId: OrganizationId;
  readonly id: RestoreId;
  readonly backupId: BackupId;
  readonly environmentId: EnvironmentId;
  readonly releaseId: ReleaseId | null;
  /** PostgreSQL schema of what was there before; null: the environment was empty. */
  readonly setAside: string | null;
}
