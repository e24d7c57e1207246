/**
 * Cutting a clause at its verbs: who, does, what. One subject may carry several verbs ("links A and B and has C"), several verbs one
 * object ("create, edit and delete invoices"). A word that is a noun as well is a verb only where a verb must stand.
 */
import { isPlural } from "./fold.ts";
import { isSeparator, phraseOf, splitList, trim } from "./phrases.ts";
import type { Clause, Token } from "./tokens.ts";
import { be, may, type Verb, verbForms } from "./verbs.ts";
import { conceptAt, propertyAt, wholeConcept } from "./words.ts";

export interface Predicate {
  readonly subject: readonly Token[];
  readonly verb: Verb;
  readonly object: readonly Token[];
  readonly only: boolean;
  readonly not: boolean;
  /** "… is managed by …": the one who does stands in `subject` already. */
  readonly modal: boolean;
  readonly from: number;
  /** «يعدلها»: what it is done to hangs on the verb, and was named before. */
  readonly pronoun: boolean;
  /** The verb as it stood. */
  readonly word: string;
  /** "Only managers can", «المدير فقط»: nobody else. */
  readonly exclusive: boolean;
}

interface Hit {
  readonly at: number;
  readonly end: number;
  readonly verb: Verb;
  readonly modal: boolean;
  readonly not: boolean;
  readonly only: boolean;
  readonly chained: boolean;
  readonly passive?: true;
}

const modals = new Set(
  "can may could should must will shall able allowed permitted cannot can't need needs want wants wish let lets".split(" "),
);
const helpers = new Set([
  ...modals,
  ..."be is are to also only not then easily never only either both quickly directly don't doesn't do does have".split(" "),
]);
const negatives = new Set(["not", "cannot", "can't", "never", "don't", "doesn't", "لا", "ليس", "دون", "بدون"]);
const onlyWords = new Set(["only", "فقط"]);
const create = verbForms.get("add")!.verb;
const manage = verbForms.get("manage")!.verb;
/** "can do everything", «يعمل كل شيء»: doing says nothing, what is done says all. */
const everyThing = new Set(["everything", "anything", "all", "شيء"]);
const arabicDoing = new Set(["يعمل", "تعمل", "يسوي", "تسوي", "يفعل", "تفعل", "يعملون", "يسوون", "يفعلون"]);
const letters = new Set("allow allows allowing let lets letting enable enables enabling helps help".split(" "));
/** Verbs that are nouns as often. */
// biome-ignore format: a list of words
const nounish = new Set("store hold keep carry order book review rate comment request rent report record file share log plan post list track view check search display filter access control mark issue process answer grade sort shop show start change update run input schedule save look set score cancel lease hire purchase bid call phone stop pledge block transfer play study stream link connect bookmark favorite favourite like pay import export approach download upload watch monitor open visit".split(" "));

/** Finds every predicate of a clause. `inherited` is the subject of the clause before, for bullets and "they". */
export const predicatesOf = (clause: Clause, inherited: readonly Token[]): readonly Predicate[] => {
  const { tokens } = clause;
  const arabic = isMostlyArabic(clause);
  const hits = arabic ? arabicHits(tokens) : englishHits(tokens);
  const found: Predicate[] = [];
  let subject: readonly Token[] = inherited;
  let subjectFirst = false;
  let exclusive = false;
  hits.forEach((hit, i) => {
    const before = tokens.slice(i === 0 ? 0 : hits[i - 1]!.end, hit.at);
    const next = hits[i + 1];
    let own: readonly Token[] = [];
    if (i === 0) own = afterAdverb(afterRelative(trim(before)));
    else if (!hit.chained) own = trim(splitList(before).at(-1) ?? []);
    let object: readonly Token[] = tokens.slice(hit.end, next?.at ?? tokens.length);
    if (next && !next.chained && !arabic) object = withoutLastPart(object);
    if (arabic && next && !next.chained && startsSubject(object)) object = withoutLastPart(object);
    // Who acts stood before the first verb: what follows a later one is what it is done to («يضيف الدروس ويعدل الطلاب»).
    const spoken = subjectFirst && subject.length > 0 && (hit.chained || hits[i - 1]?.verb === may);
    if (own.length === 0 && !spoken && arabic && (hit.verb.cls === "do" || hit.verb.cls === "may")) {
      const leading = leadingPerson(object);
      if (leading > 0) {
        own = object.slice(0, leading);
        object = object.slice(leading);
      }
    }
    if (i === 0) subjectFirst = own.length > 0 && trim(before).length > 0;
    if (own.length > 0 && !isPronoun(own)) {
      subject = own;
      const lead = before.slice(0, Math.max(0, before.indexOf(own[0]!)));
      const spot = lead.length > 0 ? lead : before;
      exclusive = spot.filter((token) => !isSeparator(token)).at(0)?.word === "only" || (arabic && before.at(-1)?.word === "فقط");
    }
    if (hit.passive) {
      const by = object.findIndex((token) => token.word === "by");
      found.push({
        subject: object.slice(by + 1),
        verb: hit.verb,
        object: subject,
        only: hit.only || object.some((t) => onlyWords.has(t.word)),
        not: hit.not,
        modal: true,
        from: hit.at,
        pronoun: false,
        word: tokens[hit.end - 1]?.word ?? "",
        exclusive: object.slice(by + 1).some((token) => onlyWords.has(token.word)),
      });
      return;
    }
    const only =
      hit.only ||
      object.some((token) => onlyWords.has(token.word)) ||
      before.some((token) => onlyWords.has(token.word)) ||
      tokens.slice(0, hit.at).some((t, k) => onlyWords.has(t.word) && k === 0);
    found.push({
      subject,
      verb: hit.verb,
      object,
      only,
      not: hit.not,
      modal: hit.modal,
      from: hit.at,
      pronoun: arabic && /(?:ها|هم|هن)$/.test(tokens[hit.end - 1]?.word ?? ""),
      word: tokens[hit.end - 1]?.word ?? "",
      exclusive,
    });
  });
  return shareObjects(found.filter((predicate) => predicate.verb !== may));
};

/** Of a sentence in two languages, the one of what stands outside its brackets. */
const isMostlyArabic = ({ tokens, arabic }: Clause): boolean => {
  let depth = 0;
  let [here, all] = [0, 0];
  for (const token of tokens) {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    all++;
    if (token.arabic) here++;
  }
  if (here === 0 || here === all) return arabic;
  // Where only one of them has a verb, the sentence is in that one.
  const inArabic = tokens.some((token) => token.arabic && verbForms.get(token.word)?.form === "arabic");
  const inEnglish = tokens.some(
    (token) =>
      !token.arabic &&
      (modals.has(token.word) || ["is", "are", "has", "have"].includes(token.word) || verbForms.get(token.word)?.form === "s"),
  );
  return inArabic !== inEnglish ? inArabic : here * 2 > all;
};

/** "them", «عليهم»: nothing of its own. */
const isEmpty = (tokens: readonly Token[]): boolean => trim(tokens.filter((token) => !isSeparator(token))).length === 0;

/** "create, edit and delete invoices": a verb without an object takes the next one's. */
const shareObjects = (predicates: readonly Predicate[]): readonly Predicate[] => {
  const out = [...predicates];
  for (let i = 1; i < out.length; i++)
    if (out[i]!.pronoun && out[i]!.verb.cls === "do" && isEmpty(out[i]!.object) && !isEmpty(out[i - 1]!.object))
      out[i] = { ...out[i]!, object: out[i - 1]!.object };
  for (let i = out.length - 2; i >= 0; i--)
    if (out[i]!.verb.cls === "do" && isEmpty(out[i]!.object) && out[i + 1]!.verb.cls === "do")
      out[i] = { ...out[i]!, object: out[i + 1]!.object };
  // "… and edit them", «ويعدلونها»
  for (let i = 1; i < out.length; i++)
    if (out[i]!.verb.cls === "do" && isEmpty(out[i]!.object) && out[i - 1]!.verb.cls === "do")
      out[i] = { ...out[i]!, object: out[i - 1]!.object };
  return out;
};

/** "a platform where tenants …": who acts stands after the last "where". */
const afterRelative = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findLastIndex((token) => ["where", "which", "that", "so", "حيث", ":"].includes(token.word));
  return at >= 0 && at < tokens.length - 1 ? trim(tokens.slice(at + 1)) : tokens;
};

const adverbs = new Set("during in at after before on within since until throughout".split(" "));
/** "During an audit the auditors": who acts stands after the second article. */
const afterAdverb = (tokens: readonly Token[]): readonly Token[] => {
  if (!adverbs.has(tokens[0]?.word ?? "")) return tokens;
  const at = tokens.findLastIndex((token, i) => i > 1 && ["the", "a", "an", "our", "all", "each", "every", ","].includes(token.word));
  return at > 0 && at < tokens.length - 1 ? trim(tokens.slice(at + 1)) : tokens;
};

const pronouns = new Set(["they", "he", "she", "it", "we", "i", "you", "who", "which", "that"]);
const isPronoun = (tokens: readonly Token[]): boolean => tokens.every((token) => pronouns.has(token.word));

const withoutLastPart = (tokens: readonly Token[]): readonly Token[] => {
  const parts = splitList(tokens);
  const last = parts.at(-1);
  if (!last || parts.length === 0) return tokens;
  const at = tokens.indexOf(last[0]!);
  return tokens.slice(0, at);
};
const startsSubject = (object: readonly Token[]): boolean =>
  splitList(object).length > 1 || (object[0] !== undefined && isSeparator(object[0]));

const leadingPerson = (tokens: readonly Token[]): number => {
  const skip = tokens.findIndex((token) => !["ل", "لل", "كل", "لكل", "من", "علي", "ان"].includes(token.word));
  if (skip < 0) return 0;
  const found = conceptAt(tokens, skip);
  return found && ["person", "member", "admin", "public"].includes(found.entry.kind) ? skip + found.length : 0;
};

const englishHits = (tokens: readonly Token[]): readonly Hit[] => {
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
    const multi = multiword(tokens, start, run.be);
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
      chain = hit.verb.cls === "do";
      i = start;
      continue;
    }
    if (hits.length > 0 && isAsked(tokens, i)) continue;
    // "orders that are ready" is still what is spoken of.
    if (run.be && hits.length > 0 && ["that", "which"].includes(tokens[i - 1]?.word ?? "")) continue;
    if (run.be && run.length > 0 && (!hit || hit.form === "ed")) {
      hits.push({ at: i, end: start, verb: be, modal: run.modal, not: run.not, only: run.only, chained: isChained(tokens, i) });
      chain = false;
      i = start - 1;
      continue;
    }
    if (run.length > 0 && !hit) {
      i = Math.max(i, start - 1);
      continue;
    }
    if (!hit || !target) continue;
    if (acceptsPlain(tokens, i, start, hit.form, hit.verb, chain, hits)) {
      hits.push({ at: i, end: start + 1, verb: hit.verb, modal: chain, not: run.not, only: run.only, chained: isChained(tokens, i) });
      if (hit.verb.cls === "do") chain = true;
      else chain = false;
      i = start;
    }
  }
  return hits;
};

/** Inside "when it is due", "whether it is paid" nothing is said of the subject. */
const isAsked = (tokens: readonly Token[], at: number): boolean => {
  const part = tokens.slice(tokens.slice(0, at).findLastIndex(isSeparator) + 1, at);
  // "the year it was set up"
  const inside = part.findIndex((token) => ["it", "they", "he", "she"].includes(token.word)) > 0;
  return inside || part.some((token) => ["when", "whether", "which", "how"].includes(token.word));
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
  if ((word === "refers" || word === "points" || word === "relates") && next === "to") return { end: at + 2, verb: belongs };
  if (
    ["assigned", "related", "linked", "connected", "attached", "tied", "associated"].includes(word) &&
    (next === "to" || next === "with") &&
    (afterBe || at > 0)
  )
    return { end: at + 2, verb: belongs };
  if ((word === "consists" || word === "consist" || word === "comprised" || word === "made") && (next === "of" || next === "up"))
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

const isChained = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || isSeparator(tokens[at - 1]!) || ["to", "also", "only", "not", "that", "who", "which", "then"].includes(tokens[at - 1]!.word);

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
    if (token.word === "has" || token.word === "have") return at > 0 || hits.length > 0;
    if (form === "ing") return false;
    if (nounish.has(token.word)) return false;
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
  if (afterSeparator && (chain || hits.length > 0)) {
    if (form === "base")
      return chain || !nounish.has(token.word) ? !isListMember(tokens, verbAt) || followsVerbs(tokens, verbAt, hits) : false;
    return form === "s" && startsNoun(next) && !wholeConcept([token]) && !["and", "or"].includes(next!.word);
  }
  if (at === 0) return false;
  // Right after its subject: the words before must be one noun phrase.
  const last = hits.at(-1);
  const part = splitList(tokens.slice(last ? last.end : 0, at)).at(-1) ?? [];
  const subject = phraseOf(part);
  if (!subject || part.some((one) => ["for", "of", "in", "with", "to"].includes(one.word))) return false;
  const person = subject.concept !== null && ["person", "member", "admin", "public"].includes(subject.concept.kind);
  const endsWithSubject = subject.tokens.at(-1) === trim(part).at(-1);
  if (!endsWithSubject || (last && !person)) return false;
  if (form === "base")
    return (
      (person &&
        (startsNoun(next) ||
          !nounish.has(token.word) ||
          (next && isSeparator(next) && verbForms.get(tokens[verbAt + 2]?.word ?? "")?.form === "base"))) ||
      (isPlural(part.at(-1)!.word) && !nounish.has(token.word) && startsNoun(next))
    );
  // "approves or rejects requests"
  const more = next !== undefined && isSeparator(next) && verbForms.get(tokens[verbAt + 2]?.word ?? "")?.form === "s";
  return (
    (startsNoun(next) || (person && more)) &&
    (person ? !isPlural(part.at(-1)!.word) : !nounish.has(singularVerb(token.word)) && !wholeConcept([token]))
  );
};
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

const arabicHits = (tokens: readonly Token[]): readonly Hit[] => {
  const hits: Hit[] = [];
  let depth = 0;
  let chain = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    const previous = tokens[i - 1];
    const all = arabicDoing.has(token.word) && tokens[i + 1]?.word === "كل" && everyThing.has(tokens[i + 2]?.word ?? "");
    const makes =
      arabicDoing.has(token.word) &&
      !tokens.slice(i + 1, i + 3).some((one) => one.word === "في" || one.word === "مع") &&
      i + 1 < tokens.length;
    // English names in an Arabic sentence ("books لها عنوان"), and «التسجيل فيها».
    if (!token.arabic && wholeConcept([token]) !== null) continue;
    if (/^(?:فيها|فيه|بها|به)$/.test(token.word) && hits.at(-1)?.end === i && hits.at(-1)?.verb.cls === "do") continue;
    const form = all ? { verb: manage, form: "arabic" } : makes ? { verb: create, form: "arabic" } : verbForms.get(token.word);
    if (!form || form.verb === be || (previous && ["رقم", "رمز", "كود"].includes(previous.word))) continue;
    const afterJoin = previous === undefined || isSeparator(previous) || ["ان", "لا", "لم", "لن", "الي"].includes(previous.word);
    if (form.form === "masdar") {
      // A verbal noun is a verb only where something was allowed; elsewhere it is a noun ("حجز").
      if (!chain || !(afterJoin || hits.at(-1)?.verb === may || trim(tokens.slice(hits.at(-1)?.end ?? 0, i)).length > 0)) continue;
      if (hits.at(-1)?.verb !== may && !afterJoin) continue;
      const allowing = hits.at(-1);
      const not = allowing?.verb === may && allowing.not;
      hits.push({ at: i, end: i + 1, verb: form.verb, modal: true, not, only: false, chained: afterJoin });
      continue;
    }
    const last = hits.at(-1);
    // «لا يستطيع حذفها»: what may not be done carries over to what is allowed.
    const denied = last?.verb === may && last.not && (last.end === i || afterJoin);
    const not = denied || (previous !== undefined && negatives.has(previous.word));
    if (form.verb === may) chain = true;
    else if (form.verb.cls !== "do") chain = false;
    hits.push({ at: i, end: i + 1, verb: form.verb, modal: chain, not, only: false, chained: afterJoin });
  }
  return hits;
};
