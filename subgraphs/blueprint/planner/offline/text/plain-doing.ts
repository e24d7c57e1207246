/** What people do, in the verbs the grammar knows: "works on her own cases", "check tickets in", "one of the agents", "are given a repair". */

import { isSeparator } from "../clauses/phrases.ts";
import { conceptAt } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { as, is, type Rule } from "./plain-verbs.ts";
import type { Token } from "./tokens.ts";

const isSomebody = (tokens: readonly Token[], at: number): boolean =>
  ["person", "member", "admin"].includes(conceptAt(tokens, at)?.entry.kind ?? "");

/** "One of the agents confirms it": the agent. */
const oneOfThem: Rule = (tokens, at) => {
  if (!is(tokens[at], /^(?:one|any|each|either)$/) || tokens[at + 1]?.word !== "of" || !is(tokens[at + 2], /^(?:the|our|my)$/)) return null;
  const found = isSomebody(tokens, at + 3) ? conceptAt(tokens, at + 3)! : null;
  const last = found && tokens[at + 2 + found.length]!;
  return found && last && isPlural(last.word) && (at === 0 || isSeparator(tokens[at - 1]!))
    ? {
        tokens: [as(tokens[at + 2]!, "the"), ...tokens.slice(at + 3, at + 2 + found.length), as(last, singular(last.word))],
        length: 3 + found.length,
      }
    : null;
};

/** "Lawyers work on their own cases only": they change them. */
const workOn: Rule = (tokens, at) =>
  at > 0 &&
  is(tokens[at], /^works?$/) &&
  is(tokens[at + 1], /^(?:on|through)$/) &&
  is(tokens[at + 2], /^(?:their|his|her|own|only|assigned)$/)
    ? { tokens: [as(tokens[at]!, /s$/.test(tokens[at]!.word) ? "updates" : "update")], length: 2 }
    : null;

const parted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  check: { in: "process", out: "process", off: "mark" },
  pick: { up: "process" },
  tick: { off: "mark" },
  cross: { off: "mark" },
  hand: { out: "distribute", in: "submit", over: "distribute", back: "return" },
  give: { out: "distribute", back: "return" },
  write: { down: "add", up: "add" },
  note: { down: "add" },
  send: { in: "submit", back: "return" },
  bring: { back: "return" },
  look: { up: "view" },
  sign: { off: "approve" },
  call: { off: "cancel" },
  take: { down: "delete", back: "return" },
  turn: { down: "reject", in: "submit" },
};
const particles = /^(?:in|out|off|up|down|back|over)$/;
/** "Door staff check tickets in", "volunteers hand the parcels out": the particle belongs to the verb. */
const partsOff: Rule = (tokens, at) => {
  const token = tokens[at]!;
  const base = token.word.replace(/(?<=k|n|f|d|e|l|p)s$/, "").replace(/(?<=ss)es$/, "");
  const meanings = Object.hasOwn(parted, base) ? parted[base]! : undefined;
  if (!meanings || at === 0) return null;
  const direct = particles.test(tokens[at + 1]?.word ?? "");
  const end = direct ? at + 1 : tokens.findIndex((one, i) => i > at + 1 && i < at + 5 && particles.test(one.word) && ends(tokens[i + 1]));
  if (
    end < 0 ||
    (direct && (base !== "pick" || tokens[end + 1]?.kind !== "word")) ||
    tokens.slice(at + 1, end).some((one) => one.kind === "mark" || isSeparator(one))
  )
    return null;
  const meaning = meanings[tokens[end]!.word];
  return meaning
    ? { tokens: [as(token, inForm(token.word === base ? meaning : `${meaning}s`)), ...tokens.slice(at + 1, end)], length: end + 1 - at }
    : null;
};
const inForm = (verb: string): string => verb.replace(/sss$/, "sses");
const ends = (token: Token | undefined): boolean =>
  token === undefined || token.kind === "mark" || isSeparator(token) || is(token, /^(?:at|when|on|after|before|by|with|for|again)$/);

/** "Contractors are given a repair": they see theirs. */
const given: Rule = (tokens, at) =>
  at > 0 &&
  is(tokens[at], /^(?:is|are)$/) &&
  is(tokens[at + 1], /^(?:given|assigned|handed|allocated)$/) &&
  is(tokens[at + 2], /^(?:an?|one|some|their)$/) &&
  (isSomebody(tokens, 0) || isSomebody(tokens, 1)) &&
  !tokens.slice(at + 3, at + 7).some((token) => is(token, /^(?:by|number|code|card|login|account|password|id|name)$/))
    ? { tokens: [as(tokens[at]!, "can"), as(tokens[at + 1]!, "see"), as(tokens[at + 2]!, "own")], length: 3 }
    : null;

export const doing: readonly Rule[] = [oneOfThem, workOn, partsOff, given];
