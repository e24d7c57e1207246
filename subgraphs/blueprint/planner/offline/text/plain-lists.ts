/** Members of a list of properties that are told as questions ("how urgent it is", "whether it's open or closed"), by their usual names. */
import { isSeparator } from "../clauses/phrases.ts";
import type { Token } from "./tokens.ts";

/** Rewrites what is asked inside a list. */
export const plainLists = (given: readonly Token[]): readonly Token[] => {
  const tokens = fromTo(given);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found =
      choices(tokens, i) ?? measure(tokens, i) ?? expiry(tokens, i) ?? doneBy(tokens, i) ?? which(tokens, i) ?? whichIs(tokens, i);
    if (!found) {
      out.push(tokens[i]!);
      continue;
    }
    out.push(...found.tokens);
    i = found.end - 1;
  }
  return out;
};

interface Rewritten {
  readonly tokens: readonly Token[];
  readonly end: number;
}
const its = new Set("it they he she this".split(" "));
const being = new Set("is are was were has have been be".split(" "));

/** "whether it is requested, confirmed or cancelled": its status. */
const choices = (tokens: readonly Token[], at: number): Rewritten | null => {
  if (!["whether", "if"].includes(tokens[at]!.word) || !its.has(tokens[at + 1]?.word ?? "") || at < 2) return null;
  let from = at + 2;
  while (being.has(tokens[from]?.word ?? "") || tokens[from]?.word === "still") from++;
  let end = from;
  while (
    end < tokens.length &&
    (tokens[end]!.kind === "word" || tokens[end]!.word === ",") &&
    !["and", "but", "which", "so"].includes(tokens[end]!.word)
  )
    end++;
  const or = tokens.findIndex((token, i) => i > from && i < end && token.word === "or");
  if (or < 0 || or > from + 14 || ["not", "no"].includes(tokens[or + 1]?.word ?? "not")) return null;
  const said = tokens.slice(from, end);
  let long = 0;
  for (const token of said) {
    long = isSeparator(token) ? 0 : long + 1;
    if (long > 3 || ["the", "a", "an", "their"].includes(token.word)) return null;
  }
  const mark = (token: Token, word: string): Token => ({ ...token, raw: word, word, kind: "mark" });
  return { tokens: [{ ...tokens[at]!, raw: "status", word: "status" }, mark(said[0]!, "("), ...said, mark(said.at(-1)!, ")")], end };
};

const nouns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    urgent: "urgency",
    old: "age",
    long: "duration",
    high: "height",
    tall: "height",
    big: "size",
    large: "size",
    heavy: "weight",
    deep: "depth",
    wide: "width",
    severe: "severity",
    serious: "severity",
    important: "priority",
    often: "frequency",
    hot: "temperature",
  }),
);
/** "how urgent it is", "roughly how old they are", "how long it lasts". */
const measure = (tokens: readonly Token[], at: number): Rewritten | null => {
  const noun = tokens[at]!.word === "how" ? nouns.get(tokens[at + 1]?.word ?? "") : undefined;
  if (!noun || !its.has(tokens[at + 2]?.word ?? "") || !/^(?:is|are|was|were|lasts?|takes?|will)$/.test(tokens[at + 3]?.word ?? ""))
    return null;
  return { tokens: [{ ...tokens[at + 1]!, from: tokens[at]!.from, raw: noun, word: noun }], end: at + 4 };
};

/** "when the licence expires": its expiry date. */
const expiry = (tokens: readonly Token[], at: number): Rewritten | null => {
  if (tokens[at]!.word !== "when" || at < 2) return null;
  const end = tokens.findIndex((token, i) => i > at && i < at + 5 && /^expires?$/.test(token.word));
  if (end < 0) return null;
  const name = tokens.slice(at + 1, end).filter(({ word }) => !["the", "their", "its", "it"].includes(word));
  const made = (word: string): Token => ({ ...tokens[end]!, raw: word, word });
  return { tokens: [...name, made("expiry"), made("date")], end: end + 1 };
};

const doers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    made: "maker",
    built: "builder",
    wrote: "author",
    painted: "painter",
    found: "finder",
    sent: "sender",
    reported: "reporter",
    donated: "donor",
    designed: "designer",
    repaired: "repairer",
  }),
);
/** "who made it": its maker. */
const doneBy = (tokens: readonly Token[], at: number): Rewritten | null =>
  tokens[at]!.word === "who" && doers.get(tokens[at + 1]?.word ?? "") !== undefined && ["it", "them"].includes(tokens[at + 2]?.word ?? "")
    ? {
        tokens: [{ ...tokens[at + 1]!, raw: doers.get(tokens[at + 1]!.word) ?? "by", word: doers.get(tokens[at + 1]!.word) ?? "by" }],
        end: at + 3,
      }
    : null;

/** "what state it's in": its state. */
const which = (tokens: readonly Token[], at: number): Rewritten | null => {
  if (tokens[at]!.word !== "what" || tokens[at + 1]?.kind !== "word" || !its.has(tokens[at + 2]?.word ?? "")) return null;
  let end = at + 3;
  while (being.has(tokens[end]?.word ?? "") || ["in", "on", "at", "of"].includes(tokens[end]?.word ?? "")) end++;
  return tokens[end] === undefined || tokens[end]!.kind === "mark" || isSeparator(tokens[end]!) ? { tokens: [tokens[at + 1]!], end } : null;
};

/** "a status, which is growing, bleached or dead": its choices. */
const whichIs = (tokens: readonly Token[], at: number): Rewritten | null => {
  if (tokens[at]!.word !== "," || !["which", "that"].includes(tokens[at + 1]?.word ?? "")) return null;
  let from = at + 2;
  while (being.has(tokens[from]?.word ?? "") || ["can", "may", "either"].includes(tokens[from]?.word ?? "")) from++;
  if (from === at + 2) return null;
  const or = tokens.findIndex((token, i) => i > from && token.word === "or");
  if (or < 0 || or > from + 14 || tokens[or + 1]?.kind !== "word") return null;
  let end = or + 1;
  while (tokens[end]?.kind === "word" && !isSeparator(tokens[end]!)) end++;
  const said = tokens.slice(from, end);
  let long = 0;
  for (const token of said) {
    long = isSeparator(token) ? 0 : long + 1;
    if (long > 2 || (token.kind === "mark" && token.word !== ",") || ["the", "a", "an", "and"].includes(token.word)) return null;
  }
  const mark = (token: Token, word: string): Token => ({ ...token, raw: word, word, kind: "mark" });
  return { tokens: [mark(tokens[at]!, "("), ...said, mark(said.at(-1)!, ")")], end };
};

/** "which midwife, from, to": the start and the end. */
const fromTo = (tokens: readonly Token[]): readonly Token[] => {
  const alone = (at: number, word: string): boolean =>
    at > 1 && tokens[at]!.word === word && isEdge(tokens[at - 1]) && (tokens[at + 1] === undefined || isEdge(tokens[at + 1]));
  const from = tokens.findIndex((_, i) => alone(i, "from"));
  const to = from < 0 ? -1 : tokens.findIndex((_, i) => i > from && i < from + 4 && alone(i, "to"));
  const named = (token: Token, word: string): readonly Token[] => [
    { ...token, raw: word, word },
    { ...token, raw: "time", word: "time" },
  ];
  return to < 0 ? tokens : tokens.flatMap((token, i) => (i === from ? named(token, "start") : i === to ? named(token, "end") : [token]));
};
const isEdge = (token: Token | undefined): boolean =>
  token !== undefined && (isSeparator(token) || [":", ";", "(", ")", "–", "—", "."].includes(token.word));
