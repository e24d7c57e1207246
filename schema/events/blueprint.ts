/** Events of the blueprint subgraph. Streams: `blueprint:<id>`, `plan:<id>`. Texts people wrote stay in the tables. */
import { z } from "zod";
import { code, count, defineEvents, event, id, sha256 } from "./define.ts";

const by = "wn_blueprint";
const blueprint = "0190b6a0-1c00-7000-8000-000000000010";
const branch = "0190b6a0-1c00-7000-8000-000000000011";
const version = "0190b6a0-1c00-7000-8000-000000000012";
const plan = "0190b6a0-1c00-7000-8000-000000000013";
const hash = "0".repeat(64);

export const blueprintEvents = defineEvents({
  BlueprintCreated: event(
    by,
    { blueprintId: id, branchId: id, key: code.optional() },
    { blueprintId: blueprint, branchId: branch, key: "clinic" },
  ),
  BlueprintRenamed: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  BlueprintArchived: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  BlueprintRestored: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  VersionCommitted: event(
    by,
    { blueprintId: id, branchId: id, versionId: id, number: count, hash: sha256, parents: z.array(id).optional() },
    { blueprintId: blueprint, branchId: branch, versionId: version, number: 1, hash, parents: [] },
  ),
  BranchOpened: event(by, { blueprintId: id, branchId: id, fromVersionId: id.nullish() }, { blueprintId: blueprint, branchId: branch }),
  BranchClosed: event(by, { blueprintId: id, branchId: id }, { blueprintId: blueprint, branchId: branch }),
  PlanStarted: event(
    by,
    { planId: id, blueprintId: id, branchId: id, planner: code },
    { planId: plan, blueprintId: blueprint, branchId: branch, planner: "offline" },
  ),
  /** What a watcher needs to fetch again; the sentence of the step is in the plan's row. */
  PlanProgressed: event(by, { planId: id, opsApplied: count, undoGroupId: id.nullish() }, { planId: plan, opsApplied: 12 }),
  PlanFinished: event(
    by,
    { planId: id, blueprintId: id, branchId: id, status: code, opsApplied: count.optional() },
    { planId: plan, blueprintId: blueprint, branchId: branch, status: "finished", opsApplied: 40 },
  ),
});
