/** What belongs to what: "A book belongs to a library", "connects an animal with an adopter". */

import { isNothing, isPerson, phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { namesRole } from "../words/role-names.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeConcept } from "../words/words.ts";
import { frame } from "./frame.ts";

/** What a verb of belonging or linking says of its subjects. */
export const linkFrames = (clause: Clause, predicate: Predicate, subjects: readonly Phrase[]): readonly Frame[] => {
  const { object } = predicate;
  const named = subjects.filter((subject) => !isNothing(subject));
  // "users join challenges"; who joins an event is put down for it.
  if (/^join/.test(predicate.word) && named.length > 0 && named.every((one) => isPerson(one) || namesRole(one))) {
    const objects = phrasesOf(object);
    const verb = objects.some(({ concept }) => concept?.kind === "event") ? verbForms.get("rsvp")!.verb : verbForms.get("see")!.verb;
    return [
      { ...frame(clause), is: "grants", subjects: named, verb, objects, only: false, not: predicate.not, own: false, allows: verb.allows },
    ];
  }
  // "connects an animal with an adopter", "links A to B": both are ends of the link.
  const ends = object
    .filter((token) => token.word !== "between")
    .flatMap((token) => withArabic(token))
    .map((token) => (token.word === "with" || token.word === "to" ? { ...token, word: "," } : token));
  // "each report belongs to a district"
  const linked = named.length > 0 ? named : subjects.flatMap(keptRecord);
  if (linked.length === 0) return [];
  const targets = phrasesOf(ends);
  const given = { ...frame(clause), is: "links", many: false } as const;
  // "A lawyer is assigned to each case": the case has a lawyer.
  const placed =
    clause.tokens.slice(predicate.from, predicate.from + 4).some(({ word }) => placing.has(word)) &&
    // "Every student is assigned to one route": each of them has one.
    !["each", "every"].includes(clause.tokens[Math.max(0, predicate.from - predicate.subject.length - 1)]?.word ?? "");
  return placed && linked.every(isPerson) && targets.length > 0 && !targets.some(isPerson)
    ? [{ ...given, subjects: targets, targets: linked }]
    : [{ ...given, subjects: linked, targets }];
};

const placing = new Set("assigned allocated attached".split(" "));

/** «تربط قارئًا بكتاب»: what ب is joined to is the other end. */
const withArabic = (token: Token): readonly Token[] => {
  const bare = { ...token, word: token.word.replace(/^ب(?:ال)?/, "") };
  return token.arabic &&
    token.word.startsWith("ب") &&
    token.word.length > 3 &&
    !wholeConcept([{ ...token, word: `ال${token.word}` }]) &&
    wholeConcept([bare])
    ? [{ ...token, word: "," }, bare]
    : [token];
};
