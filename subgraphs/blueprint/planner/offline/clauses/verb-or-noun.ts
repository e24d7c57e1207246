/** A word that is a noun as well ("orders", "books") is a verb only where a verb must stand. */
import { isPlural } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { namesRole } from "../words/role-names.ts";
import { functionWords, type Verb, verbForms } from "../words/verbs.ts";
import { propertyAt, wholeConcept, wholeProperty } from "../words/words.ts";
import { isPerson, isSeparator, phraseOf, splitList, trim } from "./phrases.ts";
import { afterAdverb, type Hit } from "./verb-hits.ts";

/** Verbs that are nouns as often. */
// biome-ignore format: a list of words
export const nounish = new Set("store hold keep carry order book review rate comment request rent report record file share log plan post list track view check search display filter access control mark issue process answer grade sort shop show start change update run input schedule save look set score cancel lease hire purchase bid call phone stop pledge block transfer play study stream link connect bookmark favorite favourite like import export approach download upload watch monitor open visit offer hand note place fill draft document pen vote rank judge fix supply message contact chat count label tag pack ship release return hide recall sign reset move merge split report flag query scan repair refund trade swap exchange quote pitch measure print export cross kick tick highlight claim grant".split(" "));

const startsNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === "word" &&
  !isSeparator(token) &&
  !["is", "are", "has", "have", "of", "can", "should", "must", "may", "will"].includes(token.word);

export const acceptsPlain = (
  tokens: readonly Token[],
  at: number,
  verbAt: number,
  form: string,
  verb: Verb,
  chain: boolean,
  hits: readonly Hit[],
): boolean => {
  const token = tokens[verbAt]!;
  const next = tokens[verbAt + 1];
  const previous = at > 0 ? tokens[at - 1]! : undefined;
  const afterSeparator = previous !== undefined && isSeparator(previous);
  if (verb.cls === "may") return false;
  if (verb.cls === "be") return at > 0 && !afterSeparator;
  if (verb.cls === "have") {
    if (previous?.word === "who" && hits.length > 0) return false;
    // "The council has given us money" has nothing.
    if (
      (token.word === "has" || token.word === "have") &&
      /^(?:given|been|made|taken|asked|told|decided|agreed|promised|offered|written|had|become)$/.test(next?.word ?? "")
    )
      return false;
    // "what their students have borrowed"
    if ((token.word === "has" || token.word === "have") && next && verbForms.get(next.word)?.form === "ed" && /ed$/.test(next.word)) {
      const after = tokens[verbAt + 2];
      if (!after || after.kind === "mark" || functionWords.has(after.word)) return false;
    }
    if (token.word === "has" || token.word === "have") return at > 0 || hits.length > 0;
    if (form === "ing") return false;
    // "Containers hold one material each", "a shelf holds the boxes": a verb between a noun and an article or a number.
    const counts =
      next !== undefined &&
      (determiners.has(next.word) ||
        next.kind === "number" ||
        numbers.has(next.word) ||
        (form === "s" && isPlural(next.word) && ["a", "an", "each", "every"].includes(tokens[0]!.word)));
    if (nounish.has(singularVerb(token.word)) && (previous?.kind !== "word" || isPlural(previous.word) === (form === "s") || !counts))
      return false;
    return (
      at > 0 &&
      (previous!.kind === "word" || afterSeparator) &&
      startsNoun(next) &&
      !["a", "an", "the", "of", "for", "in", "to"].includes(previous!.word)
    );
  }
  if (verb.cls === "link" && token.word === "join" && afterSeparator && chain) return startsNoun(next);
  if (verb.cls === "link")
    return at > 0 && form !== "ing" && startsNoun(next) && !["a", "an", "the", "of", "and", "or", ","].includes(previous!.word);
  if (form === "ed" || form === "ing") return false;
  // "register with name and phone number", "members: company or freelancer, contact person"
  if (afterSeparator && ((propertyAt(tokens, verbAt)?.length ?? 0) > 1 || isWithin(tokens, verbAt))) return false;
  if (afterSeparator && (chain || hits.length > 0)) {
    // "choose a size and message on the cake": whoever sends one sends it to somebody.
    if (/^(?:message|note|label)$/.test(token.word) && /^(?:on|of|for|in|at)$/.test(next?.word ?? "")) return false;
    if (form === "base")
      return chain || !nounish.has(token.word) ? !isListMember(tokens, verbAt) || followsVerbs(tokens, verbAt, hits) : false;
    // "the bank approves and ships"
    const goesOn = form === "s" && hits.at(-1)?.end === at - 1 && verbForms.get(tokens[at - 2]!.word)?.form === "s";
    if (goesOn && (next === undefined || next.kind === "mark")) return true;
    return (
      form === "s" && startsNoun(next) && (!wholeConcept([token]) || determiners.has(next!.word)) && !["and", "or"].includes(next!.word)
    );
  }
  if (at === 0) return false;
  if (previous?.word === "who" && at > 1 && tokens[at - 2]!.kind === "word" && hits.length === 0) return form === "s" && startsNoun(next);
  // Right after its subject: the words before must be one noun phrase.
  const last = hits.at(-1);
  const colon = tokens.slice(0, at).findLastIndex((one) => one.word === ":");
  const said = splitList(tokens.slice(Math.max(last ? last.end : 0, colon + 1), at)).at(-1) ?? [];
  const adverbs = said.findIndex((one) => one.kind === "word" && !/^(?:then|later|also|sometimes|afterwards|so|.*ly)$/.test(one.word));
  const part = last ? said.slice(Math.max(adverbs, 0)) : afterAdverb(said);
  const spoken = part.filter((one) => one.kind === "word");
  if (spoken.length === 1 && ["i", "we", "they", "you"].includes(spoken[0]!.word)) return form === "base" && startsNoun(next);
  if (spoken.length === 1 && ["he", "she"].includes(spoken[0]!.word) && !tokens.some((one) => one.arabic))
    return form === "s" && startsNoun(next);
  const joint = part.findIndex(
    (one, i) => (i > 0 && ["for", "of", "in", "at"].includes(one.word)) || (i > 0 && ["on", "from"].includes(one.word) && form === "base"),
  );
  const subject = phraseOf(joint > 0 ? part.slice(0, joint) : part);
  if (joint > 0)
    // "the head of the school manages teachers"
    return (
      hits.length === 0 &&
      subject !== null &&
      (subject.concept?.kind === "person" || subject.concept?.kind === "member") &&
      startsNoun(next) &&
      (form === "s"
        ? !subject.plural && determiners.has(part[0]!.word)
        : // "Volunteers on the desk create loans"
          form === "base" && subject.plural && !nounish.has(token.word))
    );
  if (!subject || part.some((one) => ["with", "to"].includes(one.word))) return false;
  const person = isPerson(subject) || namesRole(subject);
  const endsWithSubject = subject.tokens.at(-1) === trim(part).at(-1);
  if (!endsWithSubject || (last && !person)) return false;
  if (form === "base")
    return (
      (person &&
        (startsNoun(next) ||
          !nounish.has(token.word) ||
          (next && isSeparator(next) && verbForms.get(tokens[verbAt + 2]?.word ?? "")?.form === "base"))) ||
      // "Garden centres order from us as well"
      (isPlural(part.at(-1)!.word) &&
        verb.leaves !== undefined &&
        next?.word === "from" &&
        /^(?:us|me)$/.test(tokens[verbAt + 2]?.word ?? "")) ||
      // "Businesses post projects": several of a kind, and several of another.
      (hits.length === 0 &&
        at === part.length &&
        part.length === 1 &&
        isPlural(part[0]!.word) &&
        subject.concept !== null &&
        next?.kind === "word" &&
        isPlural(next.word) &&
        !verbForms.has(next.word) &&
        !tokens.some(({ word }, i) => word === "from" && /^(?:us|me)$/.test(tokens[i + 1]?.word ?? ""))) ||
      (isPlural(part.at(-1)!.word) &&
        !nounish.has(token.word) &&
        (startsNoun(next) || (next !== undefined && isSeparator(next) && verbForms.get(tokens[verbAt + 2]?.word ?? "")?.form === "base")))
    );
  // "approves or rejects requests"
  const more = next !== undefined && isSeparator(next) && verbForms.get(tokens[verbAt + 2]?.word ?? "")?.form === "s";
  // "the office registers and assigns breakdowns": an article shows where the name begins, two verbs in a row where it ends.
  const office = !person && more && hits.length === 0 && ["the", "our"].includes(part[0]!.word) && !nounish.has(singularVerb(token.word));
  return (
    (startsNoun(next) || ((person || office) && more)) &&
    (person ? !isPlural(part.at(-1)!.word) : !nounish.has(singularVerb(token.word)) && !wholeConcept([token]))
  );
};
/** "file bugs with a title, severity, build number and a screenshot": one of what they have, as the list is not yet closed. */
const isWithin = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 2];
  return (
    isOpenList(tokens, at) &&
    tokens[at - 1]!.word === "," &&
    tokens[at + 1]?.kind === "word" &&
    wholeProperty([tokens[at + 1]!]) !== null &&
    after !== undefined &&
    isSeparator(after)
  );
};
/** Whether what stands here belongs to a list of what something has, which "and" has not ended. */
export const isOpenList = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).findLast(({ word }) => word === "with" || word === "and")?.word === "with";
export const determiners = new Set("the a an their his her its our every each all new any".split(" "));
const numbers = new Set("one two three four five six several many some up at".split(" "));
export const singularVerb = (word: string): string => word.replace(/e?s$/, "");
/** "to search, filter and book": nothing but verbs stood before, so this is one, too. */
const followsVerbs = (tokens: readonly Token[], at: number, hits: readonly Hit[]): boolean =>
  hits.length > 1 && tokens[at + 1] === undefined && tokens.slice(hits.at(-1)!.end, at).every(isSeparator);
/** "books, orders and reviews": a word followed by a separator that is also a noun is a member of a list. */
const isListMember = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const noun = wholeConcept([token]) !== null;
  if (!noun && !nounish.has(token.word)) return false;
  return next === undefined || (isSeparator(next) && !verbForms.has(tokens[at + 2]?.word ?? ""));
};
