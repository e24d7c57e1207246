/** Signing up for something: which record it leaves, and of what. */
import type { Phrase } from "../clauses/types.ts";
import { recordOf } from "../words/record-words.ts";
import { type Verb, verbForms } from "../words/verbs.ts";

interface SignedUp {
  readonly verb: Verb;
  readonly objects: readonly Phrase[];
}

/**
 * "register for an event" leaves a registration of it, "register for attendance" one of nothing more; who subscribes to a newsletter leaves
 * an address, and is a member of nothing. `signs`: people sign up for what stands behind the verb.
 */
export const signedUp = (verb: Verb, objects: readonly Phrase[], signs: boolean): SignedUp => {
  const news = signs || verb.key === "subscribe" ? objects.some(({ concept }) => concept?.key === "newsletter") : false;
  const address = news ? recordOf("newsletterSubscription") : undefined;
  if (address) return { verb: { ...verbForms.get("add")!.verb, own: true }, objects: [address] };
  if (!signs) return { verb, objects };
  return {
    verb: { ...verb, leaves: "registration", own: true },
    objects: objects.filter(({ concept }) => concept?.key !== "attendance"),
  };
};
