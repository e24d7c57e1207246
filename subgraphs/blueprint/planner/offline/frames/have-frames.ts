import { isNothing, isPerson, phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import { several } from "../clauses/several.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { functionWords } from "../words/verbs.ts";
import { wholeProperty } from "../words/words.ts";
import { isReport, keptReport } from "../world/records-made.ts";
import { detailsOf } from "./done-to.ts";
import { features } from "./features.ts";
import { frame } from "./frame.ts";

/** What a verb of having says of its subjects. */
export const haveFrames = (clause: Clause, predicate: Predicate, subjects: readonly Phrase[]): readonly Frame[] => {
  const { object } = predicate;
  const named = subjects.filter((subject) => !isNothing(subject));
  // "here is what we have in mind"
  if (object[0]?.word === "in") return [];
  if (isPerfect(predicate.word, object)) return [];
  if (/^says?$/.test(predicate.word) && named.every(isPerson)) return [];
  if (/^keeps?$/.test(predicate.word) && /ing$/.test(object[0]?.word ?? "")) return [];
  const kept =
    named.length === 0
      ? subjects.flatMap((one) =>
          isReport(one) && clause.arabic
            ? [{ ...one, concept: keptReport, modifiers: [] }]
            : // "Each night report has the time and the temperature": one that is written.
              isReport(one) && /^(?:an?|each|every)$/.test(clause.tokens[0]!.word)
              ? [{ ...one, concept: keptReport }]
              : keptRecord(one),
        )
      : [];
  // «البرنامج فيه شاشات وتقارير»: the platform; «البرنامج له اسم ومدة»: one of those that are broadcast.
  const each = /^(?:كل|لكل)$/.test(clause.tokens[0]!.word) || /^(?:كل|لكل)$/.test(clause.tokens[1]?.word ?? "");
  const told = clause.arabic && !each ? itemsOf(object).filter(({ property }) => property !== null).length : itemsOf(object).length;
  if (kept.length > 0 && told > 1) return [{ ...frame(clause), is: "has", subjects: kept, items: itemsOf(object) }];
  const counted = object.findIndex(
    (token) => !["about", "around", "roughly", "over", "nearly", "some", "exactly", "up", "to", "at", "least", "most"].includes(token.word),
  );
  if (object[counted]?.kind === "number" && Number(object[counted]!.word) > 1 && named.every((one) => one.concept?.kind !== "person")) {
    const kept = phrasesOf(object.slice(counted)).filter((one) => one.plural && !isNothing(one));
    // "Every team has three speakers": each of them is of one team.
    if (kept.length > 0 && named.length > 0 && named.every((one) => one.counted && !one.plural) && kept.length === 1)
      return [{ ...frame(clause), is: "links", subjects: named, targets: kept, many: true }];
    if (kept.length > 0) return [{ ...frame(clause), is: "things", phrases: kept }];
  }
  // "The system shall store products with a code and a price": they have these.
  const details = named.length === 0 && !clause.arabic ? detailsOf(clause, object) : [];
  if (details.length > 0) return details;
  if (named.length === 0) return features(clause, object);
  const parts = predicate.word === "of" && !clause.arabic ? phrasesOf(object) : [];
  // "Glossaries consist of terms": several of them.
  if (parts.length === 1 && parts[0]!.plural && !isNothing(parts[0]!) && wholeProperty(object) !== null && clause.tokens.length < 12)
    return [{ ...frame(clause), is: "links", subjects: named, targets: parts, many: true }];
  const many = quantity(object);
  if (many > 0) return [{ ...frame(clause), is: "links", subjects: named, targets: phrasesOf(object.slice(many)), many: true }];
  return [
    {
      ...frame(clause),
      is: "has",
      subjects: named,
      items: several(itemsOf(["which", "when", "whether"].includes(object[0]?.word ?? "") ? object : withoutTail(object)), named),
    },
  ];
};

/** "The diesel has turned to jelly", "she has done them by hand": what happened, and nothing that is had. */
const isPerfect = (verb: string, [done, next]: readonly Token[]): boolean =>
  /^(?:has|have|had)$/.test(verb) &&
  done !== undefined &&
  (/[a-z]{2}ed$/.test(done.word) || participles.has(done.word)) &&
  (next === undefined || next.kind !== "word" || functionWords.has(next.word) || behind.has(next.word));
const participles = new Set(
  "done been gone given taken made written left kept eaten become come seen had got lost sold grown broken run found".split(" "),
);
const behind = new Set("to by in on at for from with us them me him her it up out off away down all since".split(" "));

const quantities =
  "many,multiple,several,lots of,a lot of,plenty of,a number of,any number of,one or more,one or several,at least one,dozens of,more than one,a couple of,a few,a handful of,loads of,tons of,heaps of,عده"
    .split(",")
    .map((words) => words.split(" "));
/** How many words say that there are several: "lots of". */
const quantity = (object: readonly Token[]): number =>
  quantities.find((words) => words.every((word, i) => object[i]?.word === word))?.length ?? 0;

/** What follows "which", "so that" no longer belongs to the list. */
const withoutTail = (tokens: readonly Token[]): readonly Token[] => {
  let depth = 0;
  const cut = tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > 0 && ["which", "so", "because", "where", "when"].includes(token.word);
  });
  return cut > 0 ? tokens.slice(0, cut) : tokens;
};
