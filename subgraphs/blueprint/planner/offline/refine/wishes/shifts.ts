/** Amounts of time: as a workflow's duration, and as both languages say them. */
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Shift, Unit } from "../../frames/reminders.ts";

export const isoOf = ({ amount, unit }: Shift): string => {
  switch (unit) {
    case "minute":
      return `PT${amount}M`;
    case "hour":
      return `PT${amount}H`;
    case "day":
      return `P${amount}D`;
    case "week":
      return `P${amount * 7}D`;
    case "month":
      return `P${amount}M`;
    case "year":
      return `P${amount}Y`;
  }
};

const unitsInWords: Readonly<Record<Unit, { readonly en: string; readonly ar: readonly [string, string, string, string] }>> = {
  minute: { en: "minute", ar: ["دقيقة", "دقيقتين", "دقائق", "دقيقة"] },
  hour: { en: "hour", ar: ["ساعة", "ساعتين", "ساعات", "ساعة"] },
  day: { en: "day", ar: ["يوم", "يومين", "أيام", "يومًا"] },
  week: { en: "week", ar: ["أسبوع", "أسبوعين", "أسابيع", "أسبوعًا"] },
  month: { en: "month", ar: ["شهر", "شهرين", "أشهر", "شهرًا"] },
  year: { en: "year", ar: ["سنة", "سنتين", "سنوات", "سنة"] },
};
export const inWords = ({ amount, unit }: Shift): Sentence => {
  const { en, ar } = unitsInWords[unit];
  const [one, two, few, many] = ar;
  return {
    en: `${amount} ${en}${amount === 1 ? "" : "s"}`,
    ar: amount === 1 ? one : amount === 2 ? two : `${amount} ${amount < 11 ? few : many}`,
  };
};

/** «بيوم», «بـ30 يومًا». */
export const by = (time: string): string => (/^\d/.test(time) ? `بـ${time}` : `ب${time}`);

/** «بقي يومان», where it is «بيومين». */
export const subjectOf = (time: string): string => time.replace(/(?<=^\S+)ين$/, "ان");
