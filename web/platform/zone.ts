/** Wall-clock times of the platform's zone, for inputs and day borders. `Temporal` will replace this once every browser has it. */

const parts = (at: Date, timeZone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** A moment as `2026-11-20T14:30` on the zone's clock; "" when it is no moment. */
export const toWall = (moment: string, timeZone: string): string => {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  const { year = "", month, day, hour, minute } = parts(at, timeZone);
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}`;
};

/** The zone's wall clock as a moment; a time that a clock change skips moves forward, one that it repeats is the first. */
export const fromWall = (wall: string, timeZone: string): string => {
  const asUtc = Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}Z`);
  if (Number.isNaN(asUtc)) return "";
  // The offset at the guess may differ from the offset at the answer: look twice.
  const first = asUtc - offset(asUtc, timeZone);
  return new Date(asUtc - offset(first, timeZone)).toISOString();
};

const offset = (at: number, timeZone: string): number => {
  const { year, month, day, hour, minute, second } = parts(new Date(at), timeZone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000;
};

/** The moment a calendar day begins in the zone, `plus` days later. */
export const dayStart =
  (timeZone: string) =>
  (day: string, plus: number): string => {
    const shifted = new Date(Date.parse(`${day}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);
    return fromWall(`${shifted}T00:00`, timeZone);
  };
