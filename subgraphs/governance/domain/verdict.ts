import type { Sentence } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import type { Chain } from "./approval-chain.ts";
import type { Verdict } from "./decision.ts";
import { governanceErrors } from "./errors.ts";
import type { Cell } from "./matrix.ts";

export interface Grounds {
  /** The requester holds the kind's permission now. */
  readonly permitted: boolean;
  readonly halted: boolean;
  /** What the policy engine answered: permitted, or which rules forbid it. */
  readonly policies: { readonly allow: boolean; readonly forbiddenBy: readonly string[] };
  readonly cell: Cell;
  readonly chain: Chain;
}

/** The order of a verdict: permission, kill switch, constitution and policies, then the stricter of matrix and risk band. */
export const verdictOf = ({ permitted, halted, policies, cell, chain }: Grounds): Verdict => {
  if (!permitted) return { is: "deny", reasons: ["permission"] };
  if (halted) return { is: "deny", reasons: ["kill-switch"] };
  if (!policies.allow) return { is: "deny", reasons: policies.forbiddenBy.length > 0 ? policies.forbiddenBy : ["policy-engine"] };
  if (cell === "human-only") return { is: "deny", reasons: ["human-only"] };
  if (cell === "approve-1" || chain.length > 0) return { is: "ask" };
  return { is: "approve" };
};

/** What a reason code says to people. Codes C1…C10 are the constitution's. */
export const reasonSentence = (code: string): Sentence => reasons[code] ?? constitutional(code);

const reasons: Readonly<Record<string, Sentence>> = {
  permission: {
    en: "The person who asks does not hold the permission this needs.",
    ar: "لا يملك الطالب الصلاحية اللازمة لهذا.",
  },
  "kill-switch": {
    en: "A kill switch is on. An owner or sovereign can lift it under Governance.",
    ar: "مفتاح الإيقاف مفعّل. يمكن لمالك أو لصاحب السيادة رفعه من صفحة الحوكمة.",
  },
  "human-only": { en: "Only a person may ask for this, not an AI.", ar: "لا يطلب هذا إلا إنسان، لا ذكاء اصطناعي." },
  "policy-engine": governanceErrors.catalogue.ENGINE,
  matrix: { en: "Nobody needs to approve this.", ar: "لا يحتاج هذا إلى موافقة أحد." },
  people: { en: "The people whose approval it needed have given it.", ar: "وافق عليه من كانت موافقتهم لازمة." },
  "single-operator": {
    en: "Approved by a single operator: nobody else could.",
    ar: "وافق عليه مشغّل وحيد: لم يكن هناك غيره.",
  },
  internal: doorErrors.catalogue.INTERNAL,
};

const constitutional = (code: string): Sentence => ({
  en: `Rule ${code} of the constitution forbids it.`,
  ar: `تمنعه القاعدة ${code} من الدستور.`,
});
