/** A bare word stands for the one longer name it ends: "Employees submit purchase requests. Requests above 10,000 …". */
import type { Frame, Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { wholeConcept } from "../words/words.ts";

const heads = new Set(["request", "application", "order", "report", "plan", "ticket", "claim", "card", "survey", "class", "posting"]);
/** "Employees submit purchase requests. Requests above 10,000 …": a bare word stands for the one longer name it ends. */
export const longerNames = (all: readonly Phrase[], frames: readonly Frame[]): ReadonlyMap<Phrase, Phrase> => {
  const described = new Set(frames.flatMap((frame) => (frame.is === "has" ? frame.subjects : [])));
  const out = new Map<Phrase, Phrase>();
  // "a map of drinking fountains … users add fountains": the last word stands for the whole, also of names nobody knows.
  const unknown = all.flatMap(({ concept, tokens }) =>
    tokens.length > 1 && !tokens[0]!.arabic && (concept === null || (isKept(concept) && wholeConcept(tokens.slice(-1)) === null))
      ? [singular(tokens.at(-1)!.word)]
      : [],
  );
  for (const head of new Set([...heads, ...unknown])) {
    const ending = all.filter((phrase) => !phrase.tokens[0]?.arabic && singular(phrase.tokens.at(-1)?.word ?? "") === head);
    const isBare = (phrase: Phrase): boolean =>
      phrase.tokens.length - phrase.modifiers.filter((token) => anybody.has(token.word)).length === 1 ||
      (phrase.beside.length === phrase.tokens.length - 1 && phrase.beside.every((token) => anybody.has(token.word)));
    const bare = ending.filter(isBare);
    const whole = ending.filter((phrase) => !isBare(phrase));
    const names = new Set(whole.map((phrase) => phrase.name));
    if (names.size !== 1 || bare.some((phrase) => described.has(phrase)) || all.indexOf(whole[0]!) > all.indexOf(bare[0]!)) continue;
    for (const phrase of bare) out.set(phrase, whole[0]!);
  }
  return out;
};

const isKept = ({ kind }: Concept): boolean => ["thing", "event", "document", "place"].includes(kind);

export const anybody = new Set("user users personal customer member visitor guest public published".split(" "));
