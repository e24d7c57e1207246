/** Events of governance, each appendable by the database role of its phase only (GV2). Streams: `decision:<id>`, `kill-switch:<id>`. */
import { z } from "zod";
import { code, count, defineEvents, event, id, sha256, time } from "./define.ts";

const analysis = "wn_gov_analysis";
const deciding = "wn_gov_decision";
const execution = "wn_gov_execution";
const decision = "0190b6a0-1c00-7000-8000-000000000020";
const user = "0190b6a0-1c00-7000-8000-000000000002";
const killSwitch = "0190b6a0-1c00-7000-8000-000000000021";
const run = "0190b6a0-1c00-7000-8000-000000000022";
const hash = "0".repeat(64);

const decided = { decisionId: id, by: id.optional(), reasons: z.array(code).optional() };
const executed = {
  decisionId: id,
  executionId: id.optional(),
  payloadHash: sha256.optional(),
  resultHash: sha256.optional(),
  code: code.optional(),
};

export const governanceEvents = defineEvents({
  DecisionRequested: event(
    "wn_governance",
    { decisionId: id, kind: code, payloadHash: sha256, requestedBy: id.optional(), expiresAt: time.optional() },
    { decisionId: decision, kind: "release.production", payloadHash: hash, requestedBy: user },
  ),
  DecisionAnalyzed: event(
    analysis,
    { decisionId: id, score: z.number().min(0).max(100), factors: z.array(code).optional() },
    { decisionId: decision, score: 25, factors: ["production"] },
  ),
  DecisionDenied: event(deciding, decided, { decisionId: decision, reasons: ["kill-switch"] }),
  ApprovalRequested: event(deciding, { decisionId: id, stage: count.optional() }, { decisionId: decision, stage: 0 }),
  ApprovalGiven: event(
    deciding,
    {
      decisionId: id,
      by: id,
      stage: count.optional(),
      payloadHash: sha256.optional(),
      roleId: id.optional(),
      single: z.boolean().optional(),
    },
    { decisionId: decision, by: user, stage: 0 },
  ),
  ApprovalRefused: event(deciding, { decisionId: id, by: id, stage: count.optional() }, { decisionId: decision, by: user, stage: 0 }),
  DecisionApproved: event(deciding, decided, { decisionId: decision, reasons: ["matrix"] }),
  DecisionRejected: event(deciding, decided, { decisionId: decision, by: user }),
  DecisionExpired: event(deciding, decided, { decisionId: decision }),
  DecisionWithdrawn: event(deciding, decided, { decisionId: decision, by: user }),
  DecisionHalted: event(deciding, decided, { decisionId: decision, by: user }),
  ExecutionStarted: event(execution, executed, { decisionId: decision, executionId: run, payloadHash: hash }),
  ExecutionFinished: event(execution, executed, { decisionId: decision, executionId: run, resultHash: hash }),
  ExecutionFailed: event(execution, executed, { decisionId: decision, executionId: run, code: "RUNTIME_RELEASE_FAILED" }),
  ExecutionCompensated: event(execution, executed, { decisionId: decision, executionId: run }),
  KillSwitchTriggered: event(
    "wn_governance",
    { killSwitchId: id, scope: code, scopeId: id.nullish(), epoch: count, reach: code.optional() },
    { killSwitchId: killSwitch, scope: "organization", scopeId: null, epoch: 1 },
  ),
  KillSwitchLifted: event(
    "wn_governance",
    { killSwitchId: id, scope: code.optional(), scopeId: id.nullish(), epoch: count },
    { killSwitchId: killSwitch, scope: "organization", scopeId: null, epoch: 2 },
  ),
  AuditSealed: event(
    "wn_consumer",
    // The organization's own chain now ends at `to`: a chain found shorter later was cut.
    { entries: count, treeSize: count, to: count.optional() },
    { entries: 3, treeSize: 120, to: 41 },
  ),
  CheckpointSigned: event("wn_consumer", { treeSize: count, rootHash: sha256 }, { treeSize: 120, rootHash: hash }),
});
