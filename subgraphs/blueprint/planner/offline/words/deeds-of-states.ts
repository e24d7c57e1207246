/** What is done so that a record is in some state: "when cancelling", "on delivery", «عند الإلغاء». */
import type { Token } from "../text/tokens.ts";

const arabicDeeds: Readonly<Record<string, readonly string[]>> = {
  الغاء: ["cancelled"],
  رفض: ["rejected", "declined", "refused"],
  قبول: ["accepted", "approved"],
  موافقه: ["approved", "accepted"],
  اعتماد: ["approved"],
  تاكيد: ["confirmed"],
  تسليم: ["delivered", "handedOver"],
  توصيل: ["delivered"],
  شحن: ["shipped"],
  دفع: ["paid"],
  سداد: ["paid"],
  اغلاق: ["closed"],
  حل: ["solved", "resolved"],
  ارجاع: ["returned"],
  اعاده: ["returned"],
  اكتمال: ["completed", "done"],
  انجاز: ["done", "completed"],
  انتهاء: ["done", "completed", "finished", "ended"],
  تاجيل: ["postponed"],
  حجز: ["booked"],
  بيع: ["sold"],
};

const bare = (word: string): string => word.replace(/^(?:وال|بال|لل|ال)(?=..)/, "");

/** Whether words name the deed that leads to a state: "cancelling" and "cancellation" to `cancelled`, «الإلغاء» too. */
export const leadsTo = (tokens: readonly Token[], state: string): boolean => {
  const words = tokens.filter(({ kind }) => kind === "word");
  const [only] = words;
  if (!only || words.length > 1) return false;
  if (only.arabic) return arabicDeeds[bare(only.word)]?.includes(state) ?? false;
  return sameRoot(only.word, state.toLowerCase());
};

/** "cancelling", "cancellation" and "cancelled"; "delivery" and "delivered". */
export const sameRoot = (one: string, other: string): boolean => {
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one[shared] === other[shared]) shared += 1;
  return one === other || (shared >= 4 && shared >= other.length - 3 && shared >= one.length - 6);
};
