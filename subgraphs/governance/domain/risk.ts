/**
 * Risk as a pure function of facts services stated [GV5]. Impact and likelihood start at 1 and every factor adds 1 (at most 5 each); the
 * score is impact × likelihood × 4, never below a floor. Every factor that counted is listed, so a score can be computed again from the trace.
 */
import type { Sentence } from "../../../schema/ids.ts";

export type Facts = Readonly<Record<string, boolean | number | string>>;

interface Factor {
  readonly on: "impact" | "likelihood";
  readonly holds: (facts: Facts) => boolean;
  readonly text: Sentence;
}

const yes = (fact: string) => (facts: Facts) => facts[fact] === true;
const above = (fact: string, limit: number) => (facts: Facts) => typeof facts[fact] === "number" && (facts[fact] as number) > limit;

export const riskFactors = {
  production: { on: "impact", holds: yes("production"), text: { en: "It touches production.", ar: "يمس بيئة الإنتاج." } },
  "personal-data": { on: "impact", holds: yes("personalData"), text: { en: "It touches personal data.", ar: "يمس بيانات شخصية." } },
  "sensitive-data": { on: "impact", holds: yes("sensitiveData"), text: { en: "It touches sensitive data.", ar: "يمس بيانات حساسة." } },
  irreversible: {
    on: "impact",
    holds: (facts) => facts.reversible === false,
    text: { en: "It cannot be undone.", ar: "لا يمكن التراجع عنه." },
  },
  "takes-away": {
    on: "impact",
    holds: yes("destructive"),
    text: { en: "It takes something away that people see now.", ar: "يزيل شيئًا يراه الناس الآن." },
  },
  "many-rows": {
    on: "impact",
    holds: (facts) => above("rows", 1_000)(facts) || above("share", 0.1)(facts),
    text: { en: "It touches more than 1,000 rows or a tenth of a table.", ar: "يمس أكثر من 1000 سجل أو عُشر جدول." },
  },
  outside: {
    on: "impact",
    holds: (facts) => facts.asksOutside === true || facts.money === true,
    text: { en: "Money or text leaves the house.", ar: "يخرج مال أو نص إلى خارج المنظمة." },
  },
  "asked-by-ai": { on: "likelihood", holds: yes("askedByAi"), text: { en: "An AI asked for it.", ar: "طلبه ذكاء اصطناعي." } },
  "first-time": {
    on: "likelihood",
    holds: yes("firstTime"),
    text: { en: "It is the first time on this target.", ar: "هذه أول مرة على هذا الهدف." },
  },
  "failed-lately": {
    on: "likelihood",
    holds: yes("failedLately"),
    text: { en: "One of the last five of this kind failed.", ar: "فشلت واحدة من آخر خمس عمليات من هذا النوع." },
  },
  alarm: { on: "likelihood", holds: yes("alarm"), text: { en: "An alarm is open.", ar: "هناك إنذار مفتوح." } },
  unusual: {
    on: "likelihood",
    holds: yes("unusual"),
    text: { en: "The hour or the device is unusual.", ar: "الوقت أو الجهاز غير معتاد." },
  },
  untested: { on: "likelihood", holds: yes("untested"), text: { en: "Tests or validation are missing.", ar: "ينقصه اختبار أو تحقق." } },
} as const satisfies Record<string, Factor>;
export type RiskFactor = keyof typeof riskFactors;

export const bands = ["low", "medium", "high", "critical"] as const;
export type Band = (typeof bands)[number];

export interface Risk {
  readonly score: number;
  readonly factors: readonly RiskFactor[];
}

/** The risk of doing something of a kind whose score is never below `floor`, given these facts. */
export const riskOf = (facts: Facts, floor: number): Risk => {
  const factors = (Object.keys(riskFactors) as RiskFactor[]).filter((key) => (riskFactors[key] as Factor).holds(facts));
  return { score: scoreOf(factors, floor), factors };
};

/** The score of a list of factors: what the trace lets anybody compute again. */
export const scoreOf = (factors: readonly RiskFactor[], floor: number): number => {
  const side = (on: Factor["on"]) => Math.min(5, 1 + factors.filter((key) => riskFactors[key].on === on).length);
  const forever = factors.includes("irreversible") && factors.includes("production") ? 75 : 0;
  return Math.min(100, Math.max(side("impact") * side("likelihood") * 4, floor, forever));
};

export const bandOf = (score: number): Band => (score < 25 ? "low" : score < 50 ? "medium" : score < 75 ? "high" : "critical");

export const isRiskFactor = (text: string): text is RiskFactor => Object.hasOwn(riskFactors, text);
