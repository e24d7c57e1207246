/** "Sees everything but not the prices": what is given, and what is refused of it. */

import { isSeparator } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import type { Clause } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { hiddenIn } from "./hidden-frames.ts";
import { framesOfOne } from "./predicate-frames.ts";

/** Both halves of a clause with an exception; null where there is none. */
export const exceptFrames = (
  clause: Clause,
  predicate: Predicate,
  whoever: readonly Phrase[],
  before: FrameOf<"grants"> | null,
): readonly Frame[] | null => {
  const { object } = predicate;
  const except = object.findIndex(
    (token, i) =>
      (["not", "never"].includes(token.word) && ["but", ",", "and"].includes(object[i - 1]?.word ?? "")) ||
      (/^(?:ليس|مش|مو|لا)$/.test(token.word) && i > 1 && isSeparator(object[i - 1]!) && object[i + 1]?.arabic === true),
  );
  if (except > 0 && whoever.length > 0 && !predicate.not) {
    const kept = hiddenIn(
      clause,
      { ...predicate, verb: verbForms.get("see")!.verb, object: object.slice(except + 1) },
      whoever,
      /^(?:everything|all|anything)$/.test(object[0]?.word ?? ""),
    );
    const rest = framesOfOne(clause, { ...predicate, object: object.slice(0, except - 1) }, before);
    const refused = kept ? [kept] : framesOfOne(clause, { ...predicate, not: true, only: false, object: object.slice(except + 1) }, before);
    return [...rest, ...refused];
  }
  return null;
};
