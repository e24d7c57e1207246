/** What the decision phase writes down: the row of the ruling, and the steps of the trace. */
import type { Decision, DecisionEvent } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import type { NewTraceStep } from "../domain/trace.ts";
import { reasonSentence } from "../domain/verdict.ts";
import type { Asker } from "./asker.ts";
import type { Found, Ruling } from "./ports.ts";

/** What was found; GOVERNANCE_NOT_FOUND when nothing was. */
export const must = (found: Found | null): Found => {
  if (!found) throw governanceErrors("NOT_FOUND");
  return found;
};

export const metaOf = ({ viewer, requestId }: Asker) => ({ actor: viewer.subjectId, requestId });

/** The ruling's row after what happened. */
export const rulingFrom = (decision: Decision, at: Date): Ruling => {
  const none = { by: null, stage: 0, reasons: [], at };
  switch (decision.status) {
    case "awaiting-approval":
      return { ...none, status: decision.status, stage: decision.stage };
    case "approved":
      return { ...none, status: decision.status, by: decision.by, reasons: [decision.by] };
    case "rejected":
    case "expired":
    case "withdrawn":
    case "halted":
      return { ...none, status: decision.status };
    default:
      throw new Error(`No ruling makes a decision ${decision.status}.`);
  }
};

interface Told {
  readonly at: Date;
  readonly note: string | null;
  readonly alone: boolean;
  readonly by: string | null;
}

/** What the trace says of events of the decision phase. */
export const stepsOf = (events: readonly DecisionEvent[], { at, note, alone, by }: Told): readonly NewTraceStep[] =>
  events.flatMap((event): readonly NewTraceStep[] => {
    const step = (key: string, text: NewTraceStep["text"], data: NewTraceStep["data"] = {}): readonly NewTraceStep[] => [
      { phase: "decision", key, at, text, data },
    ];
    switch (event.type) {
      case "ApprovalGiven":
        return step(
          "approval-given",
          alone
            ? { en: "A single operator approved it: too few other people could.", ar: "وافق عليه مشغّل وحيد: لم يكن هناك عدد كافٍ من غيره." }
            : { en: "A person approved it.", ar: "وافق عليه شخص." },
          { by, note, singleOperator: alone, stage: event.data.stage ?? 0, payloadHash: event.data.payloadHash ?? null },
        );
      case "ApprovalRequested":
        return step(
          "approval-requested",
          { en: "The next people are asked.", ar: "سُئل الأشخاص التالون." },
          { stage: event.data.stage ?? 0 },
        );
      case "DecisionApproved":
        return step(
          "approved",
          { en: "It may be done now, once.", ar: "يجوز تنفيذه الآن مرة واحدة." },
          {
            reasons: (event.data.reasons ?? []).map((code) => ({ code, text: { ...reasonSentence(code) } })),
          },
        );
      case "DecisionRejected":
        return step("rejected", { en: "A person rejected it.", ar: "رفضه شخص." }, { by, why: note });
      case "DecisionWithdrawn":
        return step("withdrawn", { en: "Who asked took it back.", ar: "سحبه من طلبه." }, { by });
      case "DecisionExpired":
        return step("expired", { en: "Nobody decided in time.", ar: "لم يقرر أحد في الوقت المحدد." });
      case "DecisionHalted":
        return step("halted", { en: "A kill switch stopped it.", ar: "أوقفه مفتاح إيقاف." }, { by });
      default:
        return [];
    }
  });
