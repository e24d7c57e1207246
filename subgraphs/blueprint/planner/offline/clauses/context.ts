/** What earlier clauses leave for later ones: the heading above, who acted last, what was spoken of. */

import type { Clause, Token } from "../text/tokens.ts";
import { isNothing, isPerson } from "./phrases.ts";
import type { Frame } from "./types.ts";

export interface Context {
  /** The heading or the line ending in a colon above, for bullets. */
  heading: readonly Token[];
  subject: readonly Token[];
  /** Who did something last: "they". */
  actor: readonly Token[];
  /** What was spoken of last: "it", "one". */
  topic: readonly Token[];
}

export const remember = (context: Context, frames: readonly Frame[]): void => {
  for (const one of frames) {
    const things =
      one.is === "grants"
        ? one.objects
        : one.is === "has"
          ? one.subjects
          : one.is === "things"
            ? one.phrases
            : one.is === "options" && one.owner
              ? [one.owner]
              : [];
    const thing = things.findLast((phrase) => !isPerson(phrase) && !isNothing(phrase));
    if (thing) context.topic = thing.tokens;
    const who = one.is === "grants" ? one.subjects[0] : one.is === "has" ? one.subjects.find(isPerson) : undefined;
    if (who) context.actor = who.tokens;
  }
};
const them = new Set(["they", "he", "she"]);
/** Of whom the clause speaks when it names nobody: "They can also …" those who acted before. */
export const inheritedBy = (clause: Clause, context: Context): readonly Token[] => {
  const first = clause.tokens.find((token) => token.kind === "word" && !opening.has(token.word));
  // "adds tests, may correct them; can browse species": what stands behind a semicolon is done by the same.
  return first && (them.has(first.word) || clause.joined) && context.actor.length > 0 ? context.actor : context.subject;
};
const opening = new Set("then also and but afterwards after later so of course finally".split(" "));
