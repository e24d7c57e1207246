/** The verbs of an English sentence, from left to right, with the words that help them along ("can", "may not", "is"). */
import type { Token } from "../text/tokens.ts";
import { be, may, verbForms } from "../words/verbs.ts";
import { isSeparator } from "./phrases.ts";
import { actsOn, canUnknown, goesOnDoing, unknownVerb } from "./unknown-verbs.ts";
import { everyThing, type Hit, isChained, manage, modals, negatives } from "./verb-hits.ts";
import { acceptsPlain } from "./verb-or-noun.ts";
import { multiword } from "./verbs-of-two-words.ts";

const helpers = new Set([
  ...modals,
  ..."be is are to also only not then easily never only either both quickly directly ever even just simply still always themselves afterwards later again usually normally regularly first finally don't doesn't do does have".split(
    " ",
  ),
]);
const letters = new Set("allow allows allowing let lets letting enable enables enabling helps help".split(" "));
/** Finds them in their order. */
export const englishHits = (tokens: readonly Token[]): readonly Hit[] => {
  const hits: Hit[] = [];
  let depth = 0;
  let chain = false; // inside "can A, B and C"
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    if (letters.has(token.word) && (i === 0 || !isSeparator(tokens[i - 1]!) || chain || hits.length === 0)) {
      hits.push({ at: i, end: i + 1, verb: may, modal: true, not: false, only: false, chained: false });
      chain = true;
      continue;
    }
    const run = helperRun(tokens, i);
    const start = i + run.length;
    const target = tokens[start];
    const hit = target && target.kind === "word" ? verbForms.get(target.word) : undefined;
    if (run.does && everyThing.has(target?.word ?? "")) {
      hits.push({ at: i, end: start, verb: manage, modal: run.modal, not: run.not, only: run.only, chained: isChained(tokens, i) });
      i = start - 1;
      continue;
    }
    // "written by a journalist, edited by an editor": it still is.
    const goesOn = hits.at(-1)?.passive === true && start > 0 && isSeparator(tokens[start - 1]!);
    const multi = multiword(tokens, start, run.be || goesOn);
    if (multi) {
      hits.push({
        at: i,
        end: multi.end,
        verb: multi.verb,
        modal: run.modal,
        not: run.not,
        only: run.only,
        chained: isChained(tokens, i),
        ...(multi.passive ? { passive: true as const } : {}),
      });
      i = multi.end - 1;
      continue;
    }
    if (
      run.length > 0 &&
      hit &&
      hit.verb.cls !== "be" &&
      (run.modal || run.to) &&
      (hit.form === "base" || hit.verb.cls === "have") &&
      (run.modal || chain)
    ) {
      hits.push({ at: i, end: start + 1, verb: hit.verb, modal: true, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = hit.verb.cls === "do" || hit.verb.cls === "link";
      i = start;
      continue;
    }
    if (hits.length > 0 && isAsked(tokens, i)) continue;
    // "orders that are ready" is still what is spoken of.
    if (run.be && hits.length > 0 && ["that", "which"].includes(tokens[i - 1]?.word ?? "")) continue;
    if (run.be && run.length > 0 && (!hit || hit.form === "ed" || (hit.form === "base" && !run.to && !run.modal))) {
      hits.push({ at: i, end: start, verb: be, modal: run.modal, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = false;
      i = start - 1;
      continue;
    }
    if (run.modal && !hit && target && canUnknown(tokens, i, start)) {
      hits.push({ at: i, end: start + 1, verb: unknownVerb, modal: true, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = true;
      i = start;
      continue;
    }
    if (run.length > 0 && !hit) {
      i = Math.max(i, start - 1);
      continue;
    }
    if (!hit && target && chain && hits.at(-1)?.modal && i === start && goesOnDoing(tokens, i)) {
      hits.push({ at: i, end: i + 1, verb: unknownVerb, modal: true, not: false, only: false, chained: true });
      continue;
    }
    if (!hit && target && actsOn(tokens, i, start, hits)) {
      hits.push({ at: i, end: start + 1, verb: unknownVerb, modal: false, not: run.not, only: run.only, chained: false });
      chain = true;
      i = start;
      continue;
    }
    if (!hit || !target) continue;
    // "has a plate number, make and year": one of what it has.
    if (hit.form === "base" && !chain && hits.at(-1)?.verb.cls === "have" && standsAlone(tokens, i)) continue;
    if (acceptsPlain(tokens, i, start, hit.form, hit.verb, chain, hits)) {
      hits.push({ at: i, end: start + 1, verb: hit.verb, modal: chain, not: run.not, only: run.only, chained: isChained(tokens, i) });
      // "can rent a plot, join events and offer seeds": whoever joins goes on doing things.
      chain = hit.verb.cls === "do" || (chain && target!.word === "join");
      i = start;
    }
  }
  return hits;
};

/** Whether a word is all that stands between two separators. */
const standsAlone = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return at > 0 && isSeparator(tokens[at - 1]!) && (next === undefined || isSeparator(next));
};

/** Inside "when it is due", "whether it is paid" nothing is said of the subject. */
const isAsked = (tokens: readonly Token[], at: number): boolean => {
  const part = tokens.slice(tokens.slice(0, at).findLastIndex(isSeparator) + 1, at);
  // "the year it was set up"
  const inside = part.findIndex((token) => ["it", "they", "he", "she"].includes(token.word)) > 0;
  // "the date, who was at home and what happened"
  return (
    inside ||
    part.some((token) => ["when", "whether", "which", "how"].includes(token.word)) ||
    (part.length < 4 && ["who", "what"].includes(part[0]?.word ?? ""))
  );
};

const helperRun = (tokens: readonly Token[], from: number) => {
  let length = 0;
  let modal = false;
  let not = false;
  let only = false;
  let to = false;
  let isBe = false;
  let does = false;
  while (from + length < tokens.length && helpers.has(tokens[from + length]!.word)) {
    const { word } = tokens[from + length]!;
    if (word === "have" && !(modal || to || not)) break;
    if (word === "have") break;
    if (modals.has(word)) modal = true;
    if (negatives.has(word)) not = true;
    if (word === "only") only = true;
    if (word === "do" || word === "does") does = true;
    if (word === "to") to = true;
    if (word === "is" || word === "are" || word === "be") isBe = true;
    length++;
  }
  return { length, modal, not, only, to, does, be: isBe };
};
