/** What comes round as a schedule: its five fields, and how both languages say it. */
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Token } from "../text/tokens.ts";

export interface Round {
  /** Five fields; the days 28 to 31 where it is the last of a month. */
  readonly cron: string;
  /** Of the days the schedule names only the last of its month is meant. */
  readonly lastDay: boolean;
  readonly said: Sentence;
  /** What nobody said of it and had to be taken: the hour, the day. */
  readonly taken: readonly ("hour" | "day")[];
  /** What the clause says besides. */
  readonly rest: readonly Token[];
}
export type Every = "minute" | "hour" | "day" | "workday" | "week" | "month" | "quarter" | "year";
/** What was read of it, word by word. */
export interface Found {
  every: Every | null;
  step: number;
  days: number[];
  date: number | "last" | "middle" | null;
  hour: number | null;
  minute: number;
  part: "am" | "pm" | null;
  odd: string | null;
}

const names: readonly (readonly [en: string, ar: string])[] = [
  ["Sunday", "أحد"],
  ["Monday", "اثنين"],
  ["Tuesday", "ثلاثاء"],
  ["Wednesday", "أربعاء"],
  ["Thursday", "خميس"],
  ["Friday", "جمعة"],
  ["Saturday", "سبت"],
];

/** As a schedule. Where only a week is said it begins on its first working day, a month on its first. */
export const scheduled = (found: Found, rest: readonly Token[], arabic: boolean): Round => {
  const { every, step, part } = found;
  if (every === "minute" || every === "hour") {
    const many = step > 1;
    const said =
      every === "minute"
        ? { en: many ? `Every ${step} minutes` : "Every minute", ar: many ? `كل ${step} دقيقة` : "كل دقيقة" }
        : { en: many ? `Every ${step} hours` : "Every hour", ar: many ? `كل ${step} ساعات` : "كل ساعة" };
    const by = step > 1 ? `*/${step}` : "*";
    return { cron: every === "minute" ? `${by} * * * *` : `0 ${by} * * *`, lastDay: false, said, taken: [], rest };
  }
  const hour =
    found.hour === null ? 8 : part === "pm" && found.hour < 12 ? found.hour + 12 : part === "am" && found.hour === 12 ? 0 : found.hour;
  const clock = `${String(hour).padStart(2, "0")}:${String(found.minute).padStart(2, "0")}`;
  const at: Sentence = { en: ` at ${clock}`, ar: ` الساعة ${clock}` };
  const taken: ("hour" | "day")[] = found.hour === null ? ["hour"] : [];
  const made = (days: string, said: Sentence, day = true, lastDay = false): Round => ({
    cron: `${found.minute} ${hour} ${days}`,
    lastDay,
    said: { en: said.en + at.en, ar: said.ar + at.ar },
    taken: day ? taken : [...taken, "day"],
    rest,
  });
  switch (every) {
    case "workday":
      return made(arabic ? "* * 0-4" : "* * 1-5", { en: "Every working day", ar: "كل يوم عمل" });
    case "week": {
      const ended = found.date === "last" ? [arabic ? 4 : 5] : [arabic ? 0 : 1];
      const days = [...new Set(found.days.length > 0 ? found.days : ended)].sort();
      const said = { en: days.map((day) => names[day]![0]).join(", "), ar: days.map((day) => names[day]![1]).join(" و") };
      return made(`* * ${days.join(",")}`, { en: `Every ${said.en}`, ar: `كل يوم ${said.ar}` }, found.days.length > 0);
    }
    case "month":
    case "quarter":
    case "year": {
      const { date } = found;
      const last = date === "last";
      const months =
        every === "year" ? (last ? "12" : "1") : every === "quarter" ? (last ? "3,6,9,12" : "1,4,7,10") : step > 1 ? `*/${step}` : "*";
      const of: Sentence =
        every === "year"
          ? { en: "the year", ar: "السنة" }
          : every === "quarter"
            ? { en: "the quarter", ar: "كل ربع سنة" }
            : step > 1
              ? { en: `every ${step} months`, ar: `كل ${step} أشهر` }
              : { en: "the month", ar: "كل شهر" };
      if (last) return made(`28-31 ${months} *`, { en: `On the last day of ${of.en}`, ar: `في آخر يوم من ${of.ar}` }, true, true);
      const day = date === "middle" ? 15 : (date ?? 1);
      return made(`${day} ${months} *`, { en: `On day ${day} of ${of.en}`, ar: `في اليوم ${day} من ${of.ar}` }, date !== null);
    }
    default:
      return made("* * *", { en: "Every day", ar: "كل يوم" });
  }
};
