/** English words that say nothing: what a clause begins with, and what is put between its words. */

import type { Token } from "./tokens.ts";

const leads = [
  "in it",
  "in there",
  "at the moment",
  "at present",
  "of course",
  "at the end of the day",
  "at the end of the week",
  "at the end of the month",
  "at the end of the year",
  "that is one",
  "that is a",
  "okay so",
  "ok so",
  "oh and",
  "and then",
  "so",
  "then",
  "afterwards",
  "meanwhile",
].map((words) => words.split(" "));
const pleasing = new Set("lovely nice great good handy useful helpful brilliant perfect fantastic ideal cool wonderful".split(" "));
/** "In it each glider is kept with …": what is said begins behind it. */
export const withoutLead = (tokens: readonly Token[]): readonly Token[] => {
  // "The clerk alone may delete": only the clerk.
  const alone = tokens.findIndex(
    ({ word }, i) => i > 0 && i < 6 && word === "alone" && /^(?:can|may|should|must)$/.test(tokens[i + 1]?.word ?? ""),
  );
  if (alone > 0) return [{ ...tokens[alone]!, word: "only" }, ...tokens.slice(0, alone), ...tokens.slice(alone + 1)];
  // "> Hello Ruth": a line of an answered letter.
  if (tokens[0]?.word === ">") return withoutLead(tokens.slice(1));
  if (
    /^(?:first|firstly|second|secondly|third|thirdly|fourth|lastly|finally|next)$/.test(tokens[0]?.word ?? "") &&
    tokens[1]?.word === "," &&
    tokens.length > 2
  )
    return withoutLead(tokens.slice(2));
  // "After landing, the pilot …"; "With support from the town we will …"
  if (/^(?:after|before|upon|when|while)$/.test(tokens[0]?.word ?? "") && tokens[2]?.word === "," && tokens.length > 6)
    return withoutLead(tokens.slice(3));
  const we = /^(?:with|thanks|besides)$/.test(tokens[0]?.word ?? "")
    ? tokens.findIndex(({ word }, i) => i > 1 && i < 11 && ["we", "i"].includes(word))
    : -1;
  if (we > 0 && !["that", "which", "whom", "what", "as", "and"].includes(tokens[we - 1]!.word)) return tokens.slice(we);
  const colon = tokens[0]?.word === "what" ? tokens.findIndex(({ word }, i) => i > 2 && i < 9 && (word === ":" || word === ",")) : -1;
  if (
    colon > 0 &&
    tokens.slice(1, colon).some(({ word }) => /^(?:should|need|needs|want|wants|possible|like|have|wish|is)$/.test(word)) &&
    tokens.length > colon + 3
  )
    return withoutLead(tokens.slice(colon + 1));
  const asked = tokens.findIndex(({ word }, i) => i < 10 && /^(?:asked|wondered|wondering|asks)$/.test(word));
  const whether = asked >= 0 ? tokens.findIndex(({ word }, i) => i > asked && i < asked + 4 && ["whether", "if"].includes(word)) : -1;
  if (whether > 0) return tokens.slice(whether + 1);
  // "It would be lovely if growers could leave a note": they can.
  const wished = tokens.findIndex(({ word }, i) => i > 1 && i < 7 && word === "if");
  if (
    wished > 0 &&
    tokens[0]!.word === "it" &&
    tokens.slice(1, wished).some(({ word }) => pleasing.has(word)) &&
    tokens.length > wished + 3
  )
    return tokens.slice(wished + 1);
  const lead = leads.find((words) => words.every((word, i) => tokens[i]?.word === word));
  if (!lead || tokens.length - lead.length < 3) return tokens;
  const rest = tokens.slice(tokens[lead.length]?.word === "," ? lead.length + 1 : lead.length);
  return lead.length > 1 ? withoutLead(rest) : rest;
};

const fillers = [
  "i mean",
  "you know",
  "i guess",
  "i suppose",
  "i think",
  "sort of",
  "kind of",
  "more or less",
  "to be honest",
  "if you like",
  "as it were",
  "let us say",
  "if you will",
].map((words) => words.split(" "));
/** Without what is said in the middle of things: "I mean", "you know". */
export const withoutFillers = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((_, i) => fillers.some((words) => words.every((word, k) => tokens[i + k]?.word === word)));
  if (at < 0) return tokens;
  const length = fillers.find((words) => words.every((word, k) => tokens[at + k]?.word === word))!.length;
  // "a kind of fabric", "the sort of wood" are no fillers.
  const kind =
    ["sort", "kind"].includes(tokens[at]!.word) &&
    /^(?:an?|the|what|which|this|that|each|every|of|some|any)$/.test(tokens[at - 1]?.word ?? "the");
  const after = at + length;
  const dropped = tokens[after]?.word === "," || tokens[after]?.word === "that" ? after + 1 : after;
  const said =
    ["i think", "i guess", "i suppose"].includes(
      tokens
        .slice(at, after)
        .map(({ word }) => word)
        .join(" "),
    ) &&
    at > 0 &&
    tokens[after] !== undefined;
  return kind || said || tokens.length - length < 3 ? tokens : withoutFillers([...tokens.slice(0, at), ...tokens.slice(dropped)]);
};
