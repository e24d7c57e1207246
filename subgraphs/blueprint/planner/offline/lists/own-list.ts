/** "Save recipes to my favourites": an entry of one's own list. */

import { phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { ownListIn } from "../frames/done-to.ts";
import { frame } from "../frames/frame.ts";
import type { Clause, Token } from "../text/tokens.ts";

/** The entry and the right to it; null where nothing is put into a list of one's own. */
export const ownListFrames = (
  clause: Clause,
  { verb, only, not }: Predicate,
  whole: readonly Token[],
  people: readonly Phrase[],
  named: readonly Phrase[],
  before: FrameOf<"grants"> | null,
): readonly Frame[] | null => {
  const kept = verb.key === "create" && people.length + named.length > 0 ? ownListIn(whole) : null;
  const listed = kept
    ? phrasesOf(
        whole.slice(
          0,
          whole.findIndex((token, i) => i > 0 && ["to", "into", "in"].includes(token.word)),
        ),
      )
    : [];
  const filed = listed.length > 0 ? listed : (before?.objects ?? []);
  if (kept && filed.length > 0)
    return [
      { ...frame(clause), is: "links", subjects: [kept], targets: filed, many: false },
      {
        ...frame(clause),
        is: "grants",
        subjects: people,
        verb,
        objects: [kept],
        only,
        not,
        own: true,
        allows: verb.allows,
      },
    ];
  return null;
};
