/**
 * Turns of phrase that stand for one word the grammar knows ("take care of" is managing, "fill in" is submitting), and words between who
 * acts and what they do that say only who is meant ("people who are interested should …"). Places in the text stay what they were.
 */

import { verbForms } from "../words/verbs.ts";
import { isPlural } from "./fold.ts";
import type { Token } from "./tokens.ts";

const rows: readonly (readonly [string, string])[] = [
  [
    "manage",
    "take care of, takes care of, look after, looks after, deal with, deals with, is responsible for, are responsible for, is in charge of, are in charge of, keeps an eye on, has full control over, have full control over, has full control of, have full control of",
  ],
  [
    "browse",
    "look through, looks through, look at, looks at, look up, looks up, have a look at, has a look at, take a look at, read through, flip through, leaf through, find out about, get an overview of, gets an overview of, get a list of, gets a list of",
  ],
  ["view", "go through, goes through"],
  ["search", "search for, searches for, look for, looks for, hunt for"],
  ["submit", "fill in, fills in, fill out, fills out, hand in, hands in, send in, sends in, turn in, turns in"],
  ["add", "put in, puts in, put up, puts up, write down, writes down, note down, notes down, type in, types in, enter in"],
  [
    "approve",
    "sign off on, signs off on, sign off, signs off, say yes or no to, says yes or no to, say yes or no, says yes or no, give the green light to, gives the green light to",
  ],
  ["reject", "turn down, turns down"],
  ["pay", "top up, tops up, pay off, pays off, pay into, pays into"],
  ["write", "write up, writes up, jot down, jots down"],
  ["delete", "take down, takes down, get rid of, gets rid of"],
  ["mark", "check off, checks off, tick off, ticks off, cross off, crosses off"],
  ["return", "take back, takes back, bring back, brings back, hand back, hands back, give back, gives back, send back, sends back"],
  ["cancel", "call off, calls off, back out of"],
  ["request", "ask for, asks for"],
  ["distribute", "hand out, hands out, give out, gives out, pass out"],
  ["decide", "decide about, decides about, decide on, decides on, decide over"],
  ["join", "take part in, takes part in, participate in, participates in"],
  ["manage", "keep track of, keeps track of, has full access to, have full access to, gets full access to, get full access to"],
  [
    "view",
    "has access to, have access to, gets access to, get access to, has read access to, have read access to, has read - only access to, have read - only access to, gets read - only access to, get read - only access to, has an overview of, have an overview of",
  ],
];
const idioms = rows
  .flatMap(([meaning, phrases]) => phrases.split(", ").map((phrase) => ({ meaning, words: phrase.split(" ") })))
  .sort((a, b) => b.words.length - a.words.length);
const firsts = new Set(idioms.map(({ words }) => words[0]!));

const sVerb = (first: string, meaning: string): string =>
  /[^s]s$/.test(first) && first !== "is" && first !== "has"
    ? /[^aeiou]y$/.test(meaning)
      ? `${meaning.slice(0, -1)}ies`
      : /(?:ch|sh|s)$/.test(meaning)
        ? `${meaning}es`
        : `${meaning}s`
    : meaning;

/** Rewrites the turns of phrase of one clause. */
export const plainIdioms = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const found = firsts.has(token.word) ? idioms.find(({ words }) => words.every((word, k) => tokens[i + k]?.word === word)) : undefined;
    const end = found ? i + found.words.length : i;
    // "put in": only what is put, and never "the things we put in".
    if (found && tokens[end]?.kind === "word" && !(i > 0 && ["a", "an", "the"].includes(tokens[i - 1]!.word))) {
      out.push({ ...token, to: tokens[end - 1]!.to, word: sVerb(found.words[0]!, found.meaning) });
      i = end - 1;
      continue;
    }
    const kept = upToDateAt(tokens, i);
    if (kept > 0) {
      out.push({ ...token, word: /s$/.test(token.word) ? "updates" : "update" }, ...tokens.slice(i + 1, kept));
      i = kept + 2;
      continue;
    }
    if (/^lists?$/.test(token.word) && i > 0 && listed.has(tokens[i + 1]?.word ?? "")) {
      out.push({ ...token, word: token.word === "list" ? "post" : "posts" });
      continue;
    }
    out.push(token);
  }
  return withoutRelatives(withoutExamples(whatIsDescribed(out)));
};
/** "you put in what you have (title, photo)", "what they found (place, date)": an item, since it is told what it has. */
const whatIsDescribed = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => token.word === "what");
  const open = at < 0 ? -1 : tokens.findIndex((token, i) => i > at && i < at + 6 && token.word === "(");
  return open > at + 1 && ["you", "they", "we", "he", "she", "i"].includes(tokens[at + 1]!.word)
    ? [...tokens.slice(0, at), { ...tokens[at]!, to: tokens[open - 1]!.to, word: "item" }, ...tokens.slice(open)]
    : tokens;
};

/** "Owners list their parking spaces" puts them up. */
const listed = new Set("their his her its a an own new items things".split(" "));

/** "keep the pets up to date": where the words for it begin. */
const upToDateAt = (tokens: readonly Token[], at: number): number => {
  if (!/^keeps?$/.test(tokens[at]!.word)) return 0;
  const up = tokens.findIndex(
    (token, i) => i > at + 1 && i < at + 8 && token.word === "up" && tokens[i + 1]?.word === "to" && tokens[i + 2]?.word === "date",
  );
  return Math.max(up, 0);
};

/** "Vendors like florists or DJs send quotes": the vendors send them. */
const withoutExamples = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) => i > 0 && i < 6 && token.word === "like" && tokens[i - 1]!.kind === "word" && isPlural(tokens[i - 1]!.word),
  );
  if (at < 0) return tokens;
  let end = at + 2;
  while (["or", "and", ","].includes(tokens[end]?.word ?? "") && tokens[end + 1]?.kind === "word")
    end += ["or", "and"].includes(tokens[end + 1]!.word) ? 3 : 2;
  const next = tokens[end]?.word ?? "";
  return ["base"].includes(verbForms.get(next)?.form ?? "") || modals.has(next) ? [...tokens.slice(0, at), ...tokens.slice(end)] : tokens;
};

const whos = new Set(["who", "that"]);
const states = new Set("is are was were have has had already".split(" "));
const modals = new Set("can may could should must will shall might cannot can't gets get needs need".split(" "));
/** "people who are interested should be able to …", "researchers who have completed it may …": they may. */
const withoutRelatives = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) => i > 0 && whos.has(token.word) && states.has(tokens[i + 1]?.word ?? "") && tokens[i - 1]!.kind === "word",
  );
  if (at < 0) return tokens;
  const end = tokens.findIndex((token, i) => i > at + 2 && modals.has(token.word));
  if (end < 0 || end > at + 10 || tokens.slice(at, end).some((token) => [",", ";", ":", "and", "("].includes(token.word))) return tokens;
  return [...tokens.slice(0, at), ...tokens.slice(end)];
};
