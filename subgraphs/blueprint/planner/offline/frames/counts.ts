/**
 * What is told to whom once there are so many records of something: "more than 3 absences in a month, warn the parent", "after the third
 * warning", «بعد ثلاث غيابات أرسل إنذارًا». Read off the words alone.
 */
import { numberOf } from "../text/numbers.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { asSoonAs, whens } from "./notices.ts";
import { measureAt } from "./reminders.ts";
import { isTelling } from "./who-is-told.ts";

export interface Counted {
  /** The words behind the number: what is counted, with what else was said. */
  readonly what: readonly Token[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const occasions = set("who with الذي التي اللي لو");
const ordinals = /^(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?:ال)?(?:ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ه?)$/;
const times = set("times مرات مره");
const twice = set("twice مرتين");
const thanking = set("thank thanks warn warns warned warning انذار انذارا اشكر اشكره");
/** What a number is an amount of, and no records. */
const amounts = set(
  "percent degrees degree units pieces kilos kg litres riyals dinars dollars euros pounds hours days weeks months years minutes noon am pm hour day week month year ريال دينار جنيه درهم دولار درجه درجات قطع قطعه كيلو لتر يوم ايام ساعه ساعات دقيقه اسبوع اسابيع شهر اشهر سنه سنوات",
);

/** Null: nothing of the kind. */
export const countedIn = (clause: Clause): Counted | null => {
  const tokens = asSoonAs(clause.tokens);
  if (tokens.length > longest || !tokens.some((token) => isTelling(token) || thanking.has(token.word))) return null;
  const said = tokens.findIndex((token, i) => isCount(tokens, token, i));
  if (said < 0 || !isOccasion(tokens, said)) return null;
  const end = tokens.findIndex((token, i) => i > said && (token.kind === "mark" || isTelling(token)));
  return { what: tokens.slice(said + 1, end < 0 ? tokens.length : end) };
};
const longest = 26;

/** "when … 3 absences", "after the third", "a member who cancels more than twice": it happens that there are so many. */
const isOccasion = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(0, at);
  const close = before.slice(-3).some(({ word }) => /^(?:after|on|once|بعد|عند)$/.test(word));
  const when = before.slice(-12).some(({ word }) => whens.has(word) && !/^(?:after|once|بعد|عند)$/.test(word));
  const passing = before.some(({ word }) => /^(?:more|over|than|exceeds?|reach(?:es)?|least|with|اكثر|ازيد|تجاوز|يصل|وصل)$/.test(word));
  return close || when || (/^عند|^لو/.test(tokens[0]!.word) && passing) || (passing && tokens.some(({ word }) => occasions.has(word)));
};

const isCount = (tokens: readonly Token[], token: Token, at: number): boolean => {
  if (ordinals.test(token.word) || twice.has(token.word)) return true;
  const number = numberOf(token);
  if (number === null || !Number.isInteger(number) || number < 2 || measureAt(tokens, at)) return false;
  const start = /^(?:st|nd|rd|th|or|more)$/.test(tokens[at + 1]?.word ?? "") ? (tokens[at + 2]?.word === "more" ? at + 3 : at + 2) : at + 1;
  const next = tokens[start];
  const behindNumber = next?.kind === "word" && !amounts.has(next.word) && (!isTelling(next) || times.has(next.word));
  // «عدد البلاغات 100», "the number of tickets exceeds 100".
  const number_of = tokens.slice(0, at).some(({ word }, i) => word === "عدد" || (word === "number" && tokens[i + 1]?.word === "of"));
  return (
    number_of ||
    (behindNumber === true &&
      /^(?:\p{L}{2,})$/u.test(next.word) &&
      !/^(?:in|at|of|to|per|and|then|for|in|في|عن|من|علي|ثم|و)$/.test(next.word))
  );
};
