/** "Reserve a seat for a screening", «يحجز مقعد في رحلة»: a part of what is booked, and no thing of its own where nothing else is said of it. */

import { phraseOf } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { lastThing } from "../clauses/unsaid-objects.ts";
import type { Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";

const seats = /^(?:seats?|places?|spots?|spaces?|chairs?|(?:ال)?(?:(?:مقعد|مكان|كرسي)ا?|مقاعد|كراسي|اماكن))$/;
const joints = new Set("for on in at of aboard within في علي ب داخل".split(" "));
const isSeat = ({ tokens }: Phrase): boolean => tokens.length === 1 && seats.test(tokens[0]!.word);

/** Of what a seat is booked: "for a screening", «في رحلة», "on it" of what was named `before`. */
export const seatedIn = (object: readonly Token[], before: readonly Token[]): readonly Phrase[] => {
  const seat = object.findIndex(({ word }) => seats.test(word));
  const at = seat < 0 ? -1 : object.findIndex((token, i) => i > seat && i < seat + 3 && joints.has(token.word));
  const it = ["it", "them", "one"].includes(object[at + 1]?.word ?? "");
  const found = at > 0 ? phraseOf(it ? (lastThing(before) ?? []) : object.slice(at + 1)) : null;
  return found ? [found] : [];
};

/** The frames with what is booked in place of its seats. */
export const withoutSeats = (frames: readonly Frame[]): readonly Frame[] => {
  const described = new Set(
    frames
      .flatMap((one) => (one.is === "has" || one.is === "links" ? one.subjects : one.is === "things" ? one.phrases : []))
      .map(entityKey),
  );
  return frames.map((one) =>
    one.is === "grants" && one.verb.leaves && one.objects.some((phrase) => isSeat(phrase) && !described.has(entityKey(phrase)))
      ? { ...one, objects: one.objects.flatMap((phrase) => (isSeat(phrase) ? (one.on ?? []) : [phrase])) }
      : one,
  );
};
