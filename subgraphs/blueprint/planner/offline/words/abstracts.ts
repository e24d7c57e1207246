/**
 * «التطوير», «المتابعة», «الشفافية», «الاستدامة»: what is done or how something is, of which there are not several. It is no thing unless the
 * text says what it has.
 */
import type { Frame, Phrase } from "../clauses/types.ts";

const form =
  /^(?:و|ب|ل)?(?:ال|لل)(?:ت[^اوي].ي.ه?|ت[^اوي]{2}يه|ا[^اوي]?ت.ا.|است.{1,2}ا.ه?|ان..ا.|م[^اوي]ا..ه|.{2,}(?:اف|ان|ول|ار|ام|اق)يه|ت.ا[^اوي].)$/;
const isAbstract = ({ concept, tokens }: Phrase): boolean => concept === null && tokens[0]?.arabic === true && form.test(tokens[0].word);

/** The frames without such words as what somebody does something to, or as what there is. */
export const withoutAbstracts = (frames: readonly Frame[]): readonly Frame[] => {
  const told = new Set(frames.flatMap((one) => (one.is === "has" || one.is === "links" ? one.subjects.map(({ name }) => name) : [])));
  const kept = (phrases: readonly Phrase[]): readonly Phrase[] => phrases.filter((one) => !isAbstract(one) || told.has(one.name));
  return frames.flatMap((one): readonly Frame[] => {
    if (one.is === "things") return kept(one.phrases).length > 0 ? [{ ...one, phrases: kept(one.phrases) }] : [];
    if (one.is !== "grants") return [one];
    const objects = kept(one.objects);
    if (objects.length === one.objects.length) return [one];
    if (objects.length > 0 || one.verb.leaves) return [{ ...one, objects }];
    return one.not ? [] : [{ clause: one.clause, tokens: one.tokens, is: "roles", phrases: one.subjects }];
  });
};
