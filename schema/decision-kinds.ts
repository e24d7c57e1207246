/**
 * Everything that passes the gate, one entry per kind. A new risky thing is one entry here: who may ask, who executes it, how the matrix
 * classes it, the least risk it is ever given, and what exactly is decided on (its payload).
 */
import { z } from "zod";
import type { Sentence } from "./ids.ts";
import type { Permission } from "./permissions.ts";

/** Rows of the human-in-the-loop matrix (chapter GV). */
export type ActionClass =
  | "read"
  | "edit-draft"
  | "propose"
  | "release-preview"
  | "release-staging"
  | "release-production"
  | "heal"
  | "control";

export interface DecisionKindSpec {
  /** What the requester must hold at the moment of asking. */
  readonly permission: Permission;
  /** The plane that does it: the audience of the grant, and the login `wn_<executor>`. */
  readonly executor: "blueprint" | "runtime" | "vault" | "governance";
  readonly class: ActionClass;
  /** Whose hands do it once it is approved: an AI's power level counts where an AI does. */
  readonly doneBy: "requester" | "ai";
  /** Risk is never below it. */
  readonly floor: number;
  /** People besides the requester it needs, where the kind says something other than its risk band. */
  readonly approvers?: 1;
  readonly payload: z.ZodType;
  /** Facts the requesting service states; others are kept in the trace and weigh nothing. */
  readonly facts: readonly string[];
  /** Undecided decisions end after this many hours. */
  readonly hours: number;
  readonly title: Sentence;
}

const id = z.string().min(1).max(128);

const table = {
  "ai.plan": {
    permission: "ai.generate",
    executor: "blueprint",
    class: "edit-draft",
    doneBy: "ai",
    floor: 0,
    payload: z.strictObject({ planId: id, branchId: id, textHash: z.string().regex(/^[0-9a-f]{64}$/), planner: id }),
    facts: ["production", "reversible", "asksOutside"],
    hours: 1,
    title: { en: "Let the planner change a draft", ar: "السماح للمخطِّط بتغيير مسودة" },
  },
  "release.production": {
    permission: "release.production",
    executor: "runtime",
    class: "release-production",
    doneBy: "requester",
    floor: 25,
    payload: z.strictObject({
      releaseId: id,
      environmentId: id,
      hash: z.string().min(1).max(128),
      steps: z.array(z.string().max(1_000)).max(10_000),
      /** What becomes of values the new version has no equal for, by step. */
      fates: z.record(z.string().max(1_000), z.enum(["null", "default", "nearest", "stop"])).optional(),
    }),
    facts: ["production", "reversible", "firstTime", "rows", "destructive", "rollsBack"],
    hours: 7 * 24,
    title: { en: "Release to production", ar: "الإطلاق في بيئة الإنتاج" },
  },
  "data.purge": {
    permission: "data.purge",
    executor: "runtime",
    class: "control",
    doneBy: "requester",
    floor: 75,
    payload: z.strictObject({
      disposalId: id,
      environmentId: id,
      kind: z.enum(["field", "table", "generation", "set-aside"]),
      item: id,
      /** Hidden since another moment it is another thing. */
      hiddenAt: z.iso.datetime(),
    }),
    facts: ["production", "reversible", "rows", "personalData", "sensitiveData"],
    hours: 7 * 24,
    title: { en: "Drop hidden data for good", ar: "حذف بيانات مخفية نهائيًا" },
  },
  "backup.restore": {
    permission: "backup.restore",
    executor: "runtime",
    class: "control",
    doneBy: "requester",
    floor: 75,
    payload: z.strictObject({ restoreId: id, backupId: id, environmentId: id }),
    facts: ["production", "reversible", "rows", "destructive"],
    hours: 7 * 24,
    title: { en: "Restore a backup into production", ar: "استعادة نسخة احتياطية في بيئة الإنتاج" },
  },
  "kill.lift": {
    permission: "kill.lift",
    executor: "governance",
    class: "control",
    doneBy: "requester",
    floor: 50,
    // The requester and one other: two people.
    approvers: 1,
    payload: z.strictObject({ killSwitchId: id, epoch: z.number().int().nonnegative() }),
    facts: ["reversible"],
    hours: 24,
    title: { en: "Lift a kill switch", ar: "رفع مفتاح إيقاف" },
  },
} as const satisfies Record<string, DecisionKindSpec>;

export type DecisionKind = keyof typeof table;
export const decisionKinds: Readonly<Record<DecisionKind, DecisionKindSpec>> = table;
export const isDecisionKind = (text: string): text is DecisionKind => Object.hasOwn(table, text);
