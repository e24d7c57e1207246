/** Copies of environments and their way back, as data. */
import type {
  BackupId,
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
import type { Generations } from "./layout.ts";

/** What went wrong, as it is told. */
export interface Failure {
  readonly code: string;
  readonly sentence: Sentence;
}

type Life<Waiting = never> = {
  readonly status: "running" | "done" | "failed" | Waiting;
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

/** A whole environment nobody is answered from: its PostgreSQL schema, what ran in it, out of which columns, and since when it lies aside. */
export interface SetAside {
  readonly schemaName: string;
  readonly releaseId: ReleaseId;
  readonly generations: Generations;
  readonly at: Date;
}

/** A backup on its way into an environment, or arrived. What the environment held before is kept in `setAside`. */
export interface Restore extends Life<"awaiting-decision"> {
  readonly organizationId: OrganizationId;
  readonly id: RestoreId;
  readonly backupId: BackupId;
  readonly environmentId: EnvironmentId;
  readonly releaseId: ReleaseId | null;
  /** What was there before; null: the environment was empty, or it was dropped. */
  readonly setAside: SetAside | null;
  /** What had to be decided before it, as for production. */
  readonly decisionId: DecisionId | null;
}
