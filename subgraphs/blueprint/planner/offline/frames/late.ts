/**
 * What is not done in time, or stays as it is for too long, and what comes of it: "if a ticket is not answered within 4 hours, tell the
 * supervisor", "orders not picked up after 3 days are cancelled", «إذا لم يُرد على البلاغ خلال 24 ساعة نبّه المشرف». Read off the words alone;
 * which state is meant, and which records have it, is found where the records are known.
 */
import { numberOf } from "../text/numbers.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { asSoonAs, whens } from "./notices.ts";
import { measureAt, type Shift } from "./reminders.ts";
import { isTelling } from "./who-is-told.ts";

export interface Late {
  readonly shift: Shift;
  /** What has to be true after that time: with the thing, and without the time. */
  readonly event: readonly Token[];
  /** What comes of it. */
  readonly outcome: readonly Token[];
  /** "stays new for 8 hours": in a state, and not out of reach of one. */
  readonly stays: boolean;
  /** "7 days after it was answered": what stands behind the time. */
  readonly since: readonly Token[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const denies = /n't$|^(?:not|never|nobody|no|without|unless|لم|ما|لا|غير|مو|مش|ليس|بدون|دون|محد|ماحد|عدم)$/;
const un = /^un(?!der|til|less|it|ion|ique|iform|iversity|load|lock)[a-z]{4,}(?:ed|id|pt|en|ght|nt)$/;
/** What may not be done is no state somebody waits for. */
const forbidding = /^(?:cannot|can't|mustn't|shouldn't|won't|يمكن|يجوز|يحق|يسمح|ممنوع|may|must|can)$/;
const staying = set(
  "stays stay stayed remains remain remained still sits left يبقي تبقي بقي بقيت ظل ظلت يظل تظل ضل ضلت يضل تضل مازال مازالت يزال تزال لازال باقي قعد",
);
const automatic = set("automatically auto automatic themselves itself تلقائيا اوتوماتيكيا اوتوماتيك لحاله لحالها بنفسه");
/** It is brought to somebody. */
const carrying = /^(?:escalat(?:e|es|ed)|goes|raised|يصعد|تصعد|يرفع|ترفع|يحال|تحال|يحول|تحول)$/;
const preps = set("within in after for over beyond past خلال بعد لمده ظرف فوق مده طوال غضون");
const changes =
  /^(?:cancel|close|reject|archive|delete|expire|escalate|release|void|reopen|drop|ينلغي|تنلغي|يلغي|تلغي|يتلغي|تتلغي|الغ|الغه|الغها|الغوا|الغوه|يغلق|تغلق|اغلق|اغلقه|اغلقها|يقفل|تقفل|ينقفل|تنقفل|اقفل|اقفله|اقفلها|يتقفل|تتقفل|يرفض|ترفض|ينرفض|ارفضه|ارفضها|ارفض|يورشف|تورشف|تنتهي|ينتهي|يتحول|تتحول|تصبح|يصبح|تصير|يصير|حوله|حولها|اعتبره|اعتبرها|يعتبر|تعتبر|يعتمد|تعتمد)$/;
/** Telling somebody to bring a record to a state, or that it comes to one: "cancel", «يُلغى». */
export const isDeed = ({ word }: Token): boolean => changes.test(word);
const become = set("is are be gets get becomes become goes move moves turn turns");

interface Deadline {
  readonly from: number;
  readonly to: number;
  readonly shift: Shift;
  /** Said with "after" or «بعد». */
  readonly after: boolean;
}
/** "within 4 hours", "for more than two days", «خلال 24 ساعة», «لأكثر من يومين». */
const deadlineIn = (tokens: readonly Token[]): Deadline | null => {
  for (const [at, token] of tokens.entries()) {
    const than = ["than", "من"].includes(token.word) && /^(?:more|longer|ل?اكثر|ازيد)$/.test(tokens[at - 1]?.word ?? "");
    if (!preps.has(token.word) && !than) continue;
    let start = at + 1;
    while (/^(?:more|longer|than|over|the|first|about|a|an|اكثر|من|مده|اول)$/.test(tokens[start]?.word ?? "") && !measureAt(tokens, start))
      start++;
    const found = measureAt(tokens, start);
    if (!found) continue;
    const from = than ? at - 1 - (preps.has(tokens[at - 2]?.word ?? "") ? 1 : 0) : at;
    const { amount, unit } = found;
    return { from, to: start + found.length, shift: { amount, unit }, after: ["after", "بعد"].includes(token.word) };
  }
  return null;
};

/** Null: nothing of the kind. */
export const lateIn = (clause: Clause): Late | null => {
  const tokens = inCase(asSoonAs(clause.tokens));
  if (tokens.length > longest) return null;
  const time = deadlineIn(tokens);
  if (!time || numberOf(tokens[time.to]) !== null || tokens[time.to]?.word === "old" || tokens.some(({ word }) => saysMore.has(word)))
    return null;
  const stays = tokens.some(({ word }) => staying.has(word));
  // "a castle for a day and not …": it is denied before the time is said, or right behind it.
  const near = (at: number): boolean => at < time.from || at === time.to;
  const denied = tokens.some(
    ({ word }, i) =>
      near(i) && ((denies.test(word) && !forbidding.test(word) && !forbidding.test(tokens[i + 1]?.word ?? "")) || un.test(word)),
  );
  const refused = tokens.some(({ word }, i) => forbidding.test(word) && denies.test(tokens[i + 1]?.word ?? tokens[i - 1]?.word ?? ""));
  const auto = time.after && tokens.some(({ word }) => automatic.has(word));
  if (refused || !(stays || denied || auto)) return null;
  const parts = partsOf(tokens, time);
  return parts && { shift: time.shift, stays: stays && !denied, ...parts };
};
const longest = 32;
/** What somebody may do, a story of who wants what. */
const saysMore = set("can may but as يقدر يستطيع يمكنه لكن");

/** «في حال عدم الدفع», "in case it is not paid": if. */
const inCase = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [next, before] = [tokens[i + 1]?.word ?? "", tokens[i - 1]?.word ?? ""];
    if ((token.word === "في" && /^حاله?$/.test(next)) || (token.word === "in" && next === "case")) return [];
    if (/^حاله?$/.test(token.word) && before === "في") return [{ ...token, word: "اذا" }];
    return token.word === "case" && before === "in" ? [{ ...token, word: "if" }] : [token];
  });

/** Whether that is what the clause says: something comes of it. */
export const isLate = (clause: Clause): boolean => lateIn(clause) !== null;

const partsOf = (tokens: readonly Token[], time: Deadline): Pick<Late, "event" | "outcome" | "since"> | null => {
  const when = tokens.findIndex(({ word }, i) => whens.has(word) && !(i >= time.from && i < time.to) && !["after", "بعد"].includes(word));
  const tell = tokens.findIndex((token, i) => brings(token) && (i < time.from || i >= time.to) && i !== when);
  const free = (from: number, to: number): readonly Token[] =>
    tokens.slice(from, to).filter((_, i) => from + i < time.from || from + i >= time.to);
  const of = /^(?:of|from|after|since|without|من|بعد|دون|بدون)$/.test(tokens[time.to]?.word ?? "");
  const comma = tokens.findIndex(({ word }, i) => i > Math.max(when, 0) && [",", "،"].includes(word));
  if (when >= 0 && (tell > when || tell < 0)) {
    // "if … within 4 hours, the supervisor is told"; «إذا لم يُرد خلال 24 ساعة نبّه المشرف»; "if …, tell them after 2 hours".
    const done = Math.max(time.to, when + 1);
    const first = tokens.findIndex((token, i) => i > when + 1 && (brings(token) || changes.test(token.word)) && i > (of ? done + 1 : 0));
    const end = comma > when ? comma : first >= 0 && first < time.from ? first : of ? (first < 0 ? tokens.length : first) : done;
    const outcome = [...free(0, when), ...free(end, tokens.length)];
    return comesOf(outcome) ? { event: free(when + 1, end), outcome, since: of ? tokens.slice(time.to + 1, end) : [] } : null;
  }
  if (when >= 0 && tell < when) return { event: free(when + 1, tokens.length), outcome: tokens.slice(0, when), since: [] };
  if (tell >= 0 && tell < time.from) {
    const about = tokens.findIndex(({ word }, i) => i > tell && /^(?:about|of|for|on|عن|بخصوص|بشان)$/.test(word));
    const by = about < 0 ? tokens.findIndex(({ arabic, word }, i) => arabic && i > tell && i < time.from && /^ب.{4,}/.test(word)) : about;
    return by < 0 ? null : { event: free(by, tokens.length), outcome: tokens.slice(0, by), since: [] };
  }
  if (tell >= 0) {
    const end = of ? tell : time.to;
    return { event: free(0, end), outcome: free(end, tokens.length), since: of ? tokens.slice(time.to + 1, end) : [] };
  }
  const change = tokens.some(
    ({ word }, i) =>
      changes.test(word) || (become.has(word) && !denies.test(tokens[i + 1]?.word ?? "") && !denies.test(tokens[i - 1]?.word ?? "")),
  );
  return change || tokens.some(({ word }) => automatic.has(word))
    ? { event: free(0, of ? time.from : tokens.length), outcome: [], since: of ? tokens.slice(time.to + 1) : [] }
    : null;
};
/** Told, or brought to somebody. */
export const brings = (token: Token): boolean => isTelling(token) || carrying.test(token.word);
const comesOf = (outcome: readonly Token[]): boolean =>
  outcome.some((token) => brings(token) || changes.test(token.word) || become.has(token.word));
