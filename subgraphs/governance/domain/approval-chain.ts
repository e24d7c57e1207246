/**
 * Who has to approve, in which order. A chain follows from the risk; whether enough people exist to walk it is asked again at every vote,
 * because people come and go (GV16). When they do not, one person does it alone: with a fresh proof of who they are and, from risk 50 on,
 * after a cooling-off.
 */
import type { Sentence } from "../../../schema/ids.ts";
import { bandOf } from "./risk.ts";

export interface Stage {
  readonly needs: 1 | 2;
  readonly differentRoles: boolean;
  readonly minimumRank: number;
}
export type Chain = readonly Stage[];

export interface Eligible {
  readonly userId: string;
  readonly roleId: string;
  readonly rank: number;
}

const owners = 80;
const seniors = 60;

/** The stages a risk asks for; none below 25. `approvers` is a kind's own word about how many. */
export const chainFor = (score: number, approvers?: 1): Chain => {
  const one: Stage = { needs: 1, differentRoles: false, minimumRank: 0 };
  if (approvers !== undefined) return [one];
  switch (bandOf(score)) {
    case "low":
      return [];
    case "medium":
      return [one];
    case "high":
      return [{ needs: 2, differentRoles: true, minimumRank: 0 }];
    case "critical":
      return [
        { ...one, minimumRank: owners },
        { ...one, minimumRank: seniors },
      ];
  }
};

/** Whether the chain could be walked by these people (who must not include the requester). */
export const walkable = (chain: Chain, others: readonly Eligible[]): boolean => {
  const [stage, ...later] = chain;
  if (!stage) return true;
  const able = others.filter(({ rank }) => rank >= stage.minimumRank);
  const without = (...taken: readonly Eligible[]) => others.filter((person) => !taken.includes(person));
  if (stage.needs === 1) return able.some((person) => walkable(later, without(person)));
  return able.some((a) => able.some((b) => a !== b && (!stage.differentRoles || a.roleId !== b.roleId) && walkable(later, without(a, b))));
};

const minutes = 60_000;
/** How long one person alone has to wait before they may approve their own request. */
export const coolingOff = (score: number): number => (score < 50 ? 0 : score < 75 ? 10 * minutes : 24 * 60 * minutes);
/** How old a voter's proof of identity may be. */
export const freshFor = (score: number, alone: boolean): number => ((alone ? score < 50 : score < 75) ? 60 * minutes : 5 * minutes);

/** What is still missing, for the person who looks at it. */
export const needsOf = (stage: Stage, given: number, alone: boolean, score: number): Sentence => {
  if (alone) {
    const wait = coolingOff(score);
    if (wait === 0)
      return {
        en: "You are the only person who can approve it: confirm it yourself. It is recorded as a single operator's approval.",
        ar: "أنت الشخص الوحيد الذي يستطيع الموافقة: أكّده بنفسك. يُسجَّل على أنه موافقة مشغّل وحيد.",
      };
    const long = wait < 60 * minutes ? { en: "10 minutes", ar: "10 دقائق" } : { en: "24 hours", ar: "24 ساعة" };
    return {
      en: `Too few people can approve it: one person may, ${long.en} after it was asked for, with the password entered again.`,
      ar: `عدد من يستطيعون الموافقة غير كافٍ: يكفي شخص واحد بعد ${long.ar} من الطلب، مع إدخال كلمة المرور من جديد.`,
    };
  }
  if (stage.minimumRank >= owners) return { en: "An owner has to approve it.", ar: "يجب أن يوافق عليه مالك." };
  if (stage.minimumRank >= seniors)
    return { en: "A second senior person has to approve it.", ar: "يجب أن يوافق عليه شخص ثانٍ رفيع الرتبة." };
  if (stage.needs - given === 2)
    return { en: "Two other people with different roles have to approve it.", ar: "يجب أن يوافق عليه شخصان آخران بدورين مختلفين." };
  return { en: "One other person has to approve it.", ar: "يجب أن يوافق عليه شخص آخر." };
};
