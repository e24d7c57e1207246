/** "Accepted films get screenings with a venue and a time", "films are sent to one of our sections": what is made for a thing, and what it is put into, are linked to it. */

import { isNothing, isPerson, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { frame } from "./frame.ts";

const giving = new Set("get gets receive receives".split(" "));

/** The links of what a thing gets; nothing where somebody gets it, or a verb says something else. */
export const givenTo = (
  clause: Clause,
  word: string,
  owners: readonly Phrase[],
  objects: readonly Phrase[],
  described: boolean,
): readonly Frame[] => {
  const things = objects.filter(
    (one) => !isNothing(one) && !isPerson(one) && (one.concept !== null || one.plural || (described && one.counted)),
  );
  return giving.has(word) && owners.length > 0 && things.length > 0 && owners.every((one) => !isPerson(one) && !isNothing(one))
    ? [{ ...frame(clause), is: "links", subjects: things, targets: owners, many: false }]
    : [];
};

const ours = new Set("our the their its these those his her".split(" "));
/** "submit films to one of our sections": there are sections, and a film belongs to one. */
export const oneOf = (clause: Clause, object: readonly Token[], objects: readonly Phrase[]): readonly Frame[] => {
  const at = object.findIndex(
    (token, i) => i > 0 && token.word === "one" && object[i + 1]?.word === "of" && ours.has(object[i + 2]?.word ?? ""),
  );
  if (at < 0 || !["to", "in", "into", "for", "under", "from"].includes(object[at - 1]!.word)) return [];
  const said = phraseOf(splitList(object.slice(at + 2))[0] ?? []);
  // One of several of ours is a thing, also where the word elsewhere speaks of a part of a screen.
  const target = said && isNothing(said) && said.plural ? { ...said, concept: null } : said;
  const subjects = objects.filter((one) => !isNothing(one) && !isPerson(one));
  return target?.plural && !isNothing(target) && !isPerson(target) && subjects.length > 0
    ? [{ ...frame(clause), is: "links", subjects, targets: [target], many: false }]
    : [];
};
