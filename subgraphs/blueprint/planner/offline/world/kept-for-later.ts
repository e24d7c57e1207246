/** "Users browse listings and save them": what somebody else puts up and one only saves is a favourite of it, and nothing one adds. */

import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { isAnybody } from "../clauses/who-acts.ts";
import { entityKey } from "../words/naming.ts";

const kinds = new Set(["thing", "event", "document", "place"]);

/** "Users can follow creators": an entry for each; who follows an order or a case looks how it goes on. */
const isFollowed = ({ word, own, objects }: FrameOf<"grants">): boolean =>
  /^follow(?:s|ing)?$/.test(word ?? "") &&
  !own &&
  objects.length > 0 &&
  objects.every((phrase) => phrase.plural && followed.has(phrase.concept?.kind ?? "") && !carriedOut.test(phrase.tokens.at(-1)!.word));
/** "follow meal plans": they do as these say. */
const carriedOut = /^(?:plans|program(?:me)?s|courses|routines|instructions|recipes|guides|rules|links|steps)$/;
const followed = new Set(["person", "place", "thing", "event"]);

/** The frames, where saving such a thing leaves a favourite. */
export const withFavorites = (frames: readonly Frame[]): readonly Frame[] => {
  const grants = frames.filter((one): one is FrameOf<"grants"> => one.is === "grants" && !one.not);
  const putUp = (key: string, saved: FrameOf<"grants">): boolean =>
    grants.some(
      (one) =>
        one !== saved &&
        one.objects.some((phrase) => entityKey(phrase) === key) &&
        (one.allows.every((verb) => verb === "read") ||
          (one.allows.includes("create") &&
            one.subjects.length > 0 &&
            one.subjects.every((who) => !saved.subjects.some((other) => other.name === who.name)))),
    );
  const isSaved = (phrase: Phrase, frame: FrameOf<"grants">): boolean =>
    kinds.has(phrase.concept?.kind ?? "") && phrase.concept?.key !== "favorite" && putUp(entityKey(phrase), frame);
  return frames.map((one) => {
    if (one.is !== "grants" || one.not || one.verb.leaves) return one;
    if (isFollowed(one)) return { ...one, verb: { ...one.verb, leaves: "follow", own: true }, allows: ["create", "read"] };
    const saved =
      /^sav(?:e|es|ing)$/.test(one.word ?? "") &&
      one.subjects.every(isAnybody) &&
      one.objects.length > 0 &&
      one.objects.every((phrase) => isSaved(phrase, one));
    return saved ? { ...one, verb: { ...one.verb, leaves: "favorite", own: true } } : one;
  });
};
