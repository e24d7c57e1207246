/**
 * The life of a release, as data.
 *
 *   planned → (awaiting-decision →) expanding → switching → active → superseded
 *
 * `failed` can be resumed: every step it did is journalled. `cancelled` is possible until the switch, and what failed becomes it when
 * another release of the environment begins.
 */
import type {
  DecisionId,
  EnvironmentId,
  OrganizationId,
  PlatformId,
  ReleaseId,
  Sentence,
  Sha256,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";
import { runtimeErrors } from "./errors.ts";
import type { Facts, MigrationPlan } from "./migration.ts";

export interface Release {
  readonly organizationId: OrganizationId;
  readonly id: ReleaseId;
  readonly platformId: PlatformId;
  readonly environmentId: EnvironmentId;
  readonly versionId: VersionId;
  readonly versionNumber: number;
  readonly hash: Sha256;
  readonly status: ReleaseStatus;
  /** Whether it goes back to an earlier version. */
  readonly rollsBack: boolean;
  readonly plan: MigrationPlan & {
    readonly computedAt: string;
    readonly fromReleaseId: ReleaseId | null;
    /** What was known of the data; a plan with decisions is made of it again. */
    readonly facts?: Facts;
    /** Model, compiler and time for which the results of its access tests hold. */
    readonly checkedFor?: string;
  };
  readonly decisionId: DecisionId | null;
  readonly startedBy: UserId;
  readonly plannedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Steps carried out. */
  readonly done: number;
  readonly error: { readonly code: string; readonly sentence: Sentence } | null;
  readonly ms: { readonly compile?: number; readonly migrate?: number; readonly testData?: number };
}

export const releaseStatuses = [
  "planned",
  "awaiting-decision",
  "expanding",
  "switching",
  "active",
  "superseded",
  "failed",
  "cancelled",
] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

export type ReleaseCommand =
  | { readonly type: "Await"; readonly decisionId: DecisionId }
  | { readonly type: "Start"; readonly at: Date; readonly decisionId: DecisionId | null }
  | { readonly type: "Progress"; readonly done: number }
  | { readonly type: "Switch"; readonly ms: Release["ms"] }
  | { readonly type: "Activate"; readonly at: Date; readonly ms: Release["ms"] }
  | { readonly type: "Supersede" }
  | { readonly type: "Fail"; readonly at: Date; readonly error: { readonly code: string; readonly sentence: Sentence } }
  | { readonly type: "Cancel"; readonly at: Date; readonly error?: NonNullable<Release["error"]> };

/** From which states a command is accepted. */
const accepts: Record<ReleaseCommand["type"], readonly ReleaseStatus[]> = {
  Await: ["planned"],
  Start: ["planned", "awaiting-decision", "failed"],
  Progress: ["expanding", "switching"],
  Switch: ["expanding"],
  Activate: ["switching"],
  Supersede: ["active"],
  Fail: ["planned", "awaiting-decision", "expanding", "switching"],
  Cancel: ["planned", "awaiting-decision", "failed"],
};

/** The event a command becomes, for the stream of the release. */
export const eventOf: Record<ReleaseCommand["type"], string> = {
  Await: "ReleaseProgressed",
  Start: "ReleaseStarted",
  Progress: "ReleaseProgressed",
  Switch: "ReleaseProgressed",
  Activate: "ReleaseActivated",
  Supersede: "ReleaseProgressed",
  Fail: "ReleaseFailed",
  Cancel: "ReleaseCancelled",
};

/** The release after a command. Throws RUNTIME_RELEASE_STATE when the state does not allow it. */
export const decide = (release: Release, command: ReleaseCommand): Release => {
  if (!accepts[command.type].includes(release.status))
    throw runtimeErrors("RELEASE_STATE", {}, { status: release.status, command: command.type });
  switch (command.type) {
    case "Await":
      return { ...release, status: "awaiting-decision", decisionId: command.decisionId };
    case "Start":
      return {
        ...release,
        status: "expanding",
        decisionId: command.decisionId ?? release.decisionId,
        startedAt: release.startedAt ?? command.at,
        finishedAt: null,
        error: null,
      };
    case "Progress":
      return { ...release, done: command.done };
    case "Switch":
      return { ...release, status: "switching", ms: { ...release.ms, ...command.ms } };
    case "Activate":
      return { ...release, status: "active", finishedAt: command.at, ms: { ...release.ms, ...command.ms } };
    case "Supersede":
      return { ...release, status: "superseded" };
    case "Fail":
      return { ...release, status: "failed", finishedAt: command.at, error: command.error };
    case "Cancel":
      return { ...release, status: "cancelled", finishedAt: command.at, error: command.error ?? release.error };
  }
};
