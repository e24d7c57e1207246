/** Several words that say one thing: how many tokens each such turn takes from a place on; 0 where none stands there. */
import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

/** "one or more", "more than one", "at least one": many. */
export const severalAt = (tokens: readonly Token[], at: number): number => {
  const words = tokens.slice(at, at + 3).map((token) => token.word);
  return ["one or more", "one or several", "more than one", "at least one"].includes(words.join(" ")) ? 3 : 0;
};
const selves = new Set(["them", "him", "her", "me", "us", "themselves"]);
const actors = new Set(["they", "he", "she", "i"]);

/** "assigned to them", "that belong to him", "they registered": what is one's own, as many tokens as it takes. */
export const ownAt = (tokens: readonly Token[], at: number): number => {
  const word = (offset: number): string => tokens[at + offset]?.word ?? "";
  if (at === 0) return 0;
  const lead = ["that", "which"].includes(word(0)) ? 1 : 0;
  const be = lead > 0 && ["are", "is"].includes(word(lead)) ? 1 : 0;
  const start = lead + be;
  if (
    /^(?:assigned|belonging|belong|belongs|given|allocated|addressed)$/.test(word(start)) &&
    word(start + 1) === "to" &&
    selves.has(word(start + 2))
  )
    return start + 3;
  if (be > 0 || !actors.has(word(lead))) return 0;
  const helper = ["have", "has", "had"].includes(word(lead + 1)) ? 1 : 0;
  const form = verbForms.get(word(lead + 1 + helper));
  // "the bookings they made themselves"
  const alone = tokens[at + lead + 2 + helper]?.word === "themselves" ? 1 : 0;
  const after = tokens[at + lead + 2 + helper + alone];
  return form?.form === "ed" &&
    form.verb.cls === "do" &&
    (after === undefined || after.kind === "mark" || ["and", "but", "or"].includes(after.word))
    ? lead + 2 + helper + alone
    : 0;
};

export const nobodyAt = (tokens: readonly Token[], at: number): number => {
  let next = at;
  if (tokens[next]?.word === "nobody") next++;
  else if (tokens[next]?.word === "no" && tokens[next + 1]?.word === "one") next += 2;
  else return 0;
  if (tokens[next]?.word === "else") next++;
  if (tokens[next]?.word === "other" && tokens[next + 1]?.word === "than") return next + 2 - at;
  return ["except", "but"].includes(tokens[next]?.word ?? "") ? next + 1 - at : 0;
};

const whoever = new Set(
  "people person user users member members visitor visitors customers everyone anyone anybody everybody those".split(" "),
);
/** "signed-in people", "people who are logged in", "anyone who signs in": the users, as many tokens as it takes. */
export const signedInAt = (tokens: readonly Token[], at: number): number => {
  let next = at;
  const word = (): string => tokens[next]?.word ?? "";
  const eat = (...words: readonly string[]): boolean => words.includes(word()) && next++ >= 0;
  const before = whoever.has(word()) && word() !== "customers";
  if (before) {
    next++;
    if (eat("who", "that")) eat("is", "are", "has", "have");
  }
  if (!eat("signed", "logged", ...(before && next > at + 1 ? ["signs", "logs", "sign", "log"] : []))) return 0;
  eat("-");
  if (!eat("in")) return 0;
  if (!before && !whoever.has(word())) return 0;
  return before ? next - at : next + 1 - at;
};

/** "without logging in", «بدون تسجيل دخول»: visitors need no account, so it says nothing more. */
export const withoutAccountAt = (tokens: readonly Token[], at: number): number => {
  const words = tokens.slice(at, at + 4).map((token) => token.word);
  if (words[0] === "without")
    return (words[1] === "logging" || words[1] === "signing") && (words[2] === "in" || words[2] === "up")
      ? 3
      : words[1] === "login" || words[1] === "registration"
        ? 2
        : /^(?:a|an)$/.test(words[1] ?? "") && /^(?:login|account)$/.test(words[2] ?? "")
          ? 3
          : 0;
  if (words[0] === "بلا" && words[1] === "ما" && /^[يت]سجل/.test(words[2] ?? "")) return /^(?:ال)?دخول$/.test(words[3] ?? "") ? 4 : 3;
  if (words[0] === "بدون" || words[0] === "دون")
    return words[1] === "تسجيل" ? (/^(?:ال)?دخول$/.test(words[2] ?? "") ? 3 : 2) : words[1] === "حساب" ? 2 : 0;
  return 0;
};
