/** Events of the runtime subgraph. Streams: `platform:<id>`, `environment:<id>`, `release:<id>`. */
import { z } from "zod";
import { code, count, defineEvents, event, id, sha256 } from "./define.ts";

const by = "wn_runtime";
const platform = "0190b6a0-1c00-7000-8000-000000000040";
const environment = "0190b6a0-1c00-7000-8000-000000000041";
const release = "0190b6a0-1c00-7000-8000-000000000042";
const version = "0190b6a0-1c00-7000-8000-000000000012";
const batch = "0190b6a0-1c00-7000-8000-000000000043";

const releaseFacts = {
  releaseId: id,
  platformId: id,
  environmentId: id,
  versionId: id.optional(),
  hash: sha256.optional(),
  decisionId: id.nullish(),
};
const releaseSample = { releaseId: release, platformId: platform, environmentId: environment, versionId: version };

export const runtimeEvents = defineEvents({
  PlatformCreated: event(
    by,
    { platformId: id, blueprintId: id, key: code.optional() },
    { platformId: platform, blueprintId: platform, key: "clinic" },
  ),
  PlatformRenamed: event(by, { platformId: id, key: code.optional() }, { platformId: platform }),
  PlatformArchived: event(by, { platformId: id }, { platformId: platform }),
  PlatformDeleted: event(by, { platformId: id }, { platformId: platform }),
  PlatformRestored: event(by, { platformId: id }, { platformId: platform }),
  EnvironmentCreated: event(
    by,
    { platformId: id, environmentId: id, name: code },
    { platformId: platform, environmentId: environment, name: "preview" },
  ),
  ReleasePlanned: event(by, { ...releaseFacts, steps: count.optional() }, { ...releaseSample, steps: 14 }),
  ReleaseStarted: event(by, releaseFacts, releaseSample),
  /** One per journalled step, so a watcher sees the migration advance. */
  ReleaseProgressed: event(
    by,
    { ...releaseFacts, status: code, step: id.optional(), done: count.optional(), total: count.optional() },
    { ...releaseSample, status: "expanding", done: 3, total: 14 },
  ),
  ReleaseActivated: event(by, { ...releaseFacts, supersededReleaseId: id.nullish() }, releaseSample),
  ReleaseFailed: event(by, { ...releaseFacts, code }, { ...releaseSample, code: "RUNTIME_STEP_FAILED" }),
  ReleaseCancelled: event(by, releaseFacts, releaseSample),
  ReleaseRolledBack: event(
    by,
    { ...releaseFacts, toReleaseId: id.optional(), toVersionId: id.optional() },
    { ...releaseSample, toReleaseId: release },
  ),
  EnvironmentBackedUp: event(
    by,
    { environmentId: id, backupId: id, rows: count, sha256 },
    { environmentId: environment, backupId: batch, rows: 60, sha256: "0".repeat(64) },
  ),
  EnvironmentRestored: event(
    by,
    { environmentId: id, backupId: id, restoreId: id, releaseId: id },
    { environmentId: environment, backupId: batch, restoreId: batch, releaseId: release },
  ),
  /** `along`: records that went with those; `emptied`: others whose links to them became empty. */
  RetentionApplied: event(
    by,
    { environmentId: id, entity: code, outcome: code, rows: count, along: count.optional(), emptied: count.optional() },
    { environmentId: environment, entity: "ent_patient", outcome: "delete", rows: 60 },
  ),
  /** Hidden data whose days are over: from now on somebody may ask for the decision to drop it. */
  DisposalProposed: event(
    by,
    { environmentId: id, disposalId: id, kind: code, item: id },
    { environmentId: environment, disposalId: batch, kind: "field", item: "f_fax" },
  ),
  HiddenDataDropped: event(
    by,
    { environmentId: id, disposalId: id, kind: code, item: id, decisionId: id.nullish() },
    { environmentId: environment, disposalId: batch, kind: "field", item: "f_fax" },
  ),
  /** No value: it may say something about people. The audit has it. */
  EnvironmentVariableSet: event(
    by,
    { environmentId: id, variable: id, set: z.boolean() },
    { environmentId: environment, variable: "var_max", set: true },
  ),
  TestDataFilled: event(by, { environmentId: id, batchId: id, rows: count }, { environmentId: environment, batchId: batch, rows: 60 }),
  TestDataReset: event(by, { environmentId: id, batchId: id, rows: count }, { environmentId: environment, batchId: batch, rows: 60 }),
});
