/**
 * The verbs of an English sentence. A word that is a noun as well ("orders", "books") is a verb only where a verb must stand.
 */
import { isPlural } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { namesRole } from "../words/role-names.ts";
import { senseOf } from "../words/senses.ts";
import { be, functionWords, may, type Verb, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt, wholeConcept, wholeProperty } from "../words/words.ts";
import { isPerson, isSeparator, phraseOf, splitList, trim } from "./phrases.ts";
import { afterAdverb, everyThing, type Hit, isChained, manage, modals, negatives } from "./verb-hits.ts";

const helpers = new Set([
  ...modals,
  ..."be is are to also only not then easily never only either both quickly directly ever even just simply still always themselves afterwards later again usually normally regularly first finally don't doesn't do does have".split(
    " ",
  ),
]);
const letters = new Set("allow allows allowing let lets letting enable enables enabling helps help".split(" "));
/** Verbs that are nouns as often. */
// biome-ignore format: a list of words
export const nounish = new Set("store hold keep carry order book review rate comment request rent report record file share log plan post list track view check search display filter access control mark issue process answer grade sort shop show start change update run input schedule save look set score cancel lease hire purchase bid call phone stop pledge block transfer play study stream link connect bookmark favorite favourite like import export approach download upload watch monitor open visit offer hand note place fill draft document pen vote rank judge fix supply message contact chat count label tag pack ship release return hide recall sign reset move merge split report flag query scan repair refund trade swap exchange quote pitch measure print export cross kick tick highlight claim grant".split(" "));

/** Finds them in their order. */
export const englishHits = (tokens: readonly Token[]): readonly Hit[] => {
  const hits: Hit[] = [];
  let depth = 0;
  let chain = false; // inside "can A, B and C"
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    if (letters.has(token.word) && (i === 0 || !isSeparator(tokens[i - 1]!) || chain || hits.length === 0)) {
      hits.push({ at: i, end: i + 1, verb: may, modal: true, not: false, only: false, chained: false });
      chain = true;
      continue;
    }
    const run = helperRun(tokens, i);
    const start = i + run.length;
    const target = tokens[start];
    const hit = target && target.kind === "word" ? verbForms.get(target.word) : undefined;
    if (run.does && everyThing.has(target?.word ?? "")) {
      hits.push({ at: i, end: start, verb: manage, modal: run.modal, not: run.not, only: run.only, chained: isChained(tokens, i) });
      i = start - 1;
      continue;
    }
    // "written by a journalist, edited by an editor": it still is.
    const goesOn = hits.at(-1)?.passive === true && start > 0 && isSeparator(tokens[start - 1]!);
    const multi = multiword(tokens, start, run.be || goesOn);
    if (multi) {
      hits.push({
        at: i,
        end: multi.end,
        verb: multi.verb,
        modal: run.modal,
        not: run.not,
        only: run.only,
        chained: isChained(tokens, i),
        ...(multi.passive ? { passive: true as const } : {}),
      });
      i = multi.end - 1;
      continue;
    }
    if (
      run.length > 0 &&
      hit &&
      hit.verb.cls !== "be" &&
      (run.modal || run.to) &&
      (hit.form === "base" || hit.verb.cls === "have") &&
      (run.modal || chain)
    ) {
      hits.push({ at: i, end: start + 1, verb: hit.verb, modal: true, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = hit.verb.cls === "do" || target!.word === "join";
      i = start;
      continue;
    }
    if (hits.length > 0 && isAsked(tokens, i)) continue;
    // "orders that are ready" is still what is spoken of.
    if (run.be && hits.length > 0 && ["that", "which"].includes(tokens[i - 1]?.word ?? "")) continue;
    if (run.be && run.length > 0 && (!hit || hit.form === "ed" || (hit.form === "base" && !run.to && !run.modal))) {
      hits.push({ at: i, end: start, verb: be, modal: run.modal, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = false;
      i = start - 1;
      continue;
    }
    if (run.modal && !hit && target && canUnknown(tokens, i, start)) {
      hits.push({ at: i, end: start + 1, verb: unknownVerb, modal: true, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = true;
      i = start;
      continue;
    }
    if (run.length > 0 && !hit) {
      i = Math.max(i, start - 1);
      continue;
    }
    if (!hit && target && chain && hits.at(-1)?.modal && i === start && goesOnDoing(tokens, i)) {
      hits.push({ at: i, end: i + 1, verb: unknownVerb, modal: true, not: false, only: false, chained: true });
      continue;
    }
    if (!hit && target && actsOn(tokens, i, start, hits)) {
      hits.push({ at: i, end: start + 1, verb: unknownVerb, modal: false, not: run.not, only: run.only, chained: false });
      chain = true;
      i = start;
      continue;
    }
    if (!hit || !target) continue;
    // "has a plate number, make and year": one of what it has.
    if (hit.form === "base" && !chain && hits.at(-1)?.verb.cls === "have" && standsAlone(tokens, i)) continue;
    if (acceptsPlain(tokens, i, start, hit.form, hit.verb, chain, hits)) {
      hits.push({ at: i, end: start + 1, verb: hit.verb, modal: chain, not: run.not, only: run.only, chained: isChained(tokens, i) });
      // "can rent a plot, join events and offer seeds": whoever joins goes on doing things.
      chain = hit.verb.cls === "do" || (chain && target!.word === "join");
      i = start;
    }
  }
  return hits;
};

/** Whether a word is all that stands between two separators. */
const standsAlone = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return at > 0 && isSeparator(tokens[at - 1]!) && (next === undefined || isSeparator(next));
};

/** Whatever is done, it is seen. */
const unknownVerb: Verb = { key: "read", cls: "do", allows: ["read"] };
/** "Volunteers walk the dogs": a word nobody knows between who acts and an article is what they do. */
const actsOn = (tokens: readonly Token[], at: number, verbAt: number, hits: readonly Hit[]): boolean => {
  const word = tokens[verbAt]!;
  if (
    hits.length > 0 ||
    at === 0 ||
    at !== verbAt ||
    at > 3 ||
    !(determiners.has(tokens[verbAt + 1]?.word ?? "") || /^(?:them|it)$/.test(tokens[verbAt + 1]?.word ?? "")) ||
    word.arabic
  )
    return false;
  if (functionWords.has(word.word) || !/^[a-z]{3,}$/.test(word.word)) return false;
  // "A coordinator estimates the word count": an estimate is a thing as well.
  if (
    (conceptAt(tokens, verbAt) || propertyAt(tokens, verbAt)) &&
    (senseOf(singularVerb(word.word)) ?? senseOf(word.word.replace(/s$/, "")))?.verb === undefined
  )
    return false;
  const subject = phraseOf(tokens.slice(0, at));
  return (
    subject !== null &&
    isPerson(subject) &&
    subject.tokens.at(-1) === tokens[at - 1] &&
    (subject.plural ? !/[^s]s$/.test(word.word) : /s$/.test(word.word)) &&
    !/(?:ed|ing|ly)$/.test(word.word)
  );
};

/** "… upload documents and tell stories": a word that is hardly anything but a verb, behind another that was one. */
const goesOnDoing = (tokens: readonly Token[], at: number): boolean => {
  const { word, arabic } = tokens[at]!;
  const next = tokens[at + 1];
  return (
    at > 2 &&
    !arabic &&
    isSeparator(tokens[at - 1]!) &&
    !isOpenList(tokens, tokens[at - 1]!.word === "and" ? at - 1 : at) &&
    senseOf(word)?.verb === 3 &&
    !functionWords.has(word) &&
    !/(?:s|ed|ing)$|^except$/.test(word) &&
    !conceptAt(tokens, at) &&
    !propertyAt(tokens, at) &&
    next?.kind === "word" &&
    (determiners.has(next.word) || (isPlural(next.word) && !verbForms.has(next.word)))
  );
};

/** "Moderators can mute a channel": what stands between "can" and a name is done to it. */
const canUnknown = (tokens: readonly Token[], at: number, verbAt: number): boolean => {
  const word = tokens[verbAt]!;
  const next = tokens[verbAt + 1];
  const subject = phraseOf(splitList(tokens.slice(0, at)).at(-1) ?? []);
  return (
    !word.arabic &&
    /^[a-z]{3,}$/.test(word.word) &&
    !/(?:ed|ing|ly)$/.test(word.word) &&
    !functionWords.has(word.word) &&
    !conceptAt(tokens, verbAt) &&
    !propertyAt(tokens, verbAt) &&
    next !== undefined &&
    (determiners.has(next.word) || /^(?:us|me|them|him)$/.test(next.word) || conceptAt(tokens, verbAt + 1) !== null) &&
    subject !== null &&
    (isPerson(subject) || namesRole(subject))
  );
};

/** Inside "when it is due", "whether it is paid" nothing is said of the subject. */
const isAsked = (tokens: readonly Token[], at: number): boolean => {
  const part = tokens.slice(tokens.slice(0, at).findLastIndex(isSeparator) + 1, at);
  // "the year it was set up"
  const inside = part.findIndex((token) => ["it", "they", "he", "she"].includes(token.word)) > 0;
  // "the date, who was at home and what happened"
  return (
    inside ||
    part.some((token) => ["when", "whether", "which", "how"].includes(token.word)) ||
    (part.length < 4 && ["who", "what"].includes(part[0]?.word ?? ""))
  );
};

const helperRun = (tokens: readonly Token[], from: number) => {
  let length = 0;
  let modal = false;
  let not = false;
  let only = false;
  let to = false;
  let isBe = false;
  let does = false;
  while (from + length < tokens.length && helpers.has(tokens[from + length]!.word)) {
    const { word } = tokens[from + length]!;
    if (word === "have" && !(modal || to || not)) break;
    if (word === "have") break;
    if (modals.has(word)) modal = true;
    if (negatives.has(word)) not = true;
    if (word === "only") only = true;
    if (word === "do" || word === "does") does = true;
    if (word === "to") to = true;
    if (word === "is" || word === "are" || word === "be") isBe = true;
    length++;
  }
  return { length, modal, not, only, to, does, be: isBe };
};

/** "Papers are put into a session". */
const put = /^(?:put|grouped|sorted|filed|arranged|collected|bundled|divided|organised|organized|split)$/;
const linking = new Set(["for", "in", "at", "with", "under", "on", "from"]);
/** "belongs to", "is assigned to", "consists of", "is approved by". */
const multiword = (
  tokens: readonly Token[],
  at: number,
  afterBe: boolean,
): { readonly end: number; readonly verb: Verb; readonly passive?: true } | null => {
  const word = tokens[at]?.word;
  const next = tokens[at + 1]?.word;
  if (!word) return null;
  const belongs = verbForms.get("belongs")!.verb;
  if ((word === "belongs" || word === "belong") && next === "to") return { end: at + 2, verb: belongs };
  if (
    (word === "refers" ||
      word === "points" ||
      word === "relates" ||
      (/^(?:refer|relate)$/.test(word) && at > 0 && modals.has(tokens[at - 1]!.word))) &&
    next === "to"
  )
    return { end: at + 2, verb: belongs };
  if (
    [
      "assigned",
      "related",
      "linked",
      "connected",
      "attached",
      "tied",
      "associated",
      ...(["one", "a", "an"].includes(tokens[at + 2]?.word ?? "") ? ["given", "handed", "issued", "sold", "lent", "allocated"] : []),
    ].includes(word) &&
    (next === "to" || next === "with") &&
    (afterBe || at > 0)
  )
    return { end: at + 2, verb: belongs };
  if (
    afterBe &&
    (["located", "situated", "housed", "placed", "stationed"].includes(word) || (next === "into" && put.test(word))) &&
    (linking.has(next ?? "") || next === "into") &&
    ["one", "a", "an"].includes(tokens[at + 2]?.word ?? "")
  )
    return { end: at + 2, verb: belongs };
  if ((word === "consists" || word === "consist" || word === "comprised" || word === "made") && (next === "of" || next === "up"))
    return { end: at + 2, verb: verbForms.get("has")!.verb };
  if (["described", "identified", "characterised", "characterized", "defined"].includes(word) && next === "by" && afterBe)
    return { end: at + 2, verb: verbForms.get("has")!.verb };
  if (word === "comes" && next === "with") return { end: at + 2, verb: verbForms.get("has")!.verb };
  const form = verbForms.get(word);
  // "plays for one team": whatever the verb is, one belongs to the other.
  if (
    !form &&
    at > 0 &&
    /[a-z]s$/.test(word) &&
    !conceptAt(tokens, at) &&
    !propertyAt(tokens, at) &&
    linking.has(next ?? "") &&
    ["one", "a", "an"].includes(tokens[at + 2]?.word ?? "") &&
    conceptAt(tokens, at - 1)?.length === 1
  )
    return { end: at + 2, verb: belongs };
  if (afterBe && form?.form === "ed" && form.verb.cls === "do" && tokens.slice(at + 1, at + 4).some((token) => token.word === "by"))
    return { end: at + 1, verb: form.verb, passive: true };
  return null;
};

const startsNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === "word" &&
  !isSeparator(token) &&
  !["is", "are", "has", "have", "of", "can", "should", "must", "may", "will"].includes(token.word);

const acceptsPlain = (
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
    if (form === "base")
      return chain || !nounish.has(token.word) ? !isListMember(tokens, verbAt) || followsVerbs(tokens, verbAt, hits) : false;
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
const isOpenList = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).findLast(({ word }) => word === "with" || word === "and")?.word === "with";
const determiners = new Set("the a an their his her its our every each all new any".split(" "));
const numbers = new Set("one two three four five six several many some up at".split(" "));
const singularVerb = (word: string): string => word.replace(/e?s$/, "");
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
