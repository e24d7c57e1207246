/** What the platform is for, and what it is called: "A clinic.", «أريد نظامًا لإدارة عيادة». */

import { namesSomebodyAt } from "../clauses/arabic-actors.ts";
import { isNothing, isPerson, isSeparator, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { isPlural } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { features } from "./features.ts";
import { frame } from "./frame.ts";
import { predicateFrames } from "./predicate-frames.ts";

const buildWords = new Set(
  "build create make develop implement design need want generate produce set write give اريد انشئ نريد اصنع ابن ابني صمم انشاء بناء ابغي احتاج نحتاج طور بدي عاوز".split(
    " ",
  ),
);

/** "A clinic.", "Build a website for booking rooms", «أريد نظامًا لإدارة عيادة». */
export const purpose = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const words = trim(tokens);
  if (words.length === 0) return null;
  // "Teachers make question banks": they act, and no platform is asked for.
  const actor = clause.index > 0 && !clause.arabic ? conceptAt(tokens, 0) : null;
  if (actor?.entry.kind === "person" && verbForms.get(tokens[actor.length]?.word ?? "")?.verb.cls === "do") return null;
  const ours = ["we", "i", "my", "our", "عندي", "لدي", "لدينا", "عندنا"].includes(tokens[0]!.word) && tokens.length < 12;
  const builds = ours || tokens.slice(0, 8).some((token) => buildWords.has(token.word));
  for (let i = 0; i < Math.min(tokens.length, builds ? 14 : 6); i++) {
    const found = tokens[i]!.kind === "word" ? conceptAt(tokens, i) : null;
    if (
      clause.index === 0 &&
      found &&
      (found.entry.kind === "place" || found.entry.key === "company") &&
      (isWhole(words, tokens, i, found.length) || opensWithPlace(tokens, i, found.length))
    )
      return purposeFrames(clause, [], tokens.slice(i, i + found.length), []);
    if (
      clause.index === 0 &&
      builds &&
      found?.entry.key === "application" &&
      found.length === 1 &&
      ["a", "an", "web", "mobile"].includes(tokens[i - 1]?.word ?? "")
    )
      return purposeFrames(clause, tokens.slice(0, i), [{ ...tokens[i]!, word: "app" }], tokens.slice(i + 1), [tokens[i]!]);
    // "Boutique hotel": the last of them is what it is.
    const next = found && tokens[i + found.length]?.kind === "word" ? conceptAt(tokens, i + found.length) : null;
    if (clause.index === 0 && found?.entry.kind === "none" && next?.entry.kind === "place") continue;
    // "Hospitals create requests": they act, and are not what the platform is for.
    if (clause.index > 0 && i === 0 && found && isActor(tokens, found)) return null;
    if (found && found.entry.kind !== "none" && found.length > 1) {
      i += found.length - 1;
      continue;
    }
    if (found?.entry.kind !== "none" || found.entry.key === "abstractWord" || found.entry.key === "page") continue;
    // «مدير النادي يطلع على كل شيء», «العميل يطلب من الموقع»: somebody does, and no platform is asked for.
    if (!builds && i > 0 && namesSomebodyAt(tokens, tokens[0]!.word === "و" ? 1 : 0)) return null;
    let length = found.length;
    // "A school management system": all of it is the name.
    while (i + length < tokens.length && extends_(tokens, i + length)) length += Math.max(1, noneAt(tokens, i + length));
    const after = tokens.slice(i + length);
    const lead = tokens.slice(0, i);
    const acted = ours && !tokens.slice(0, 8).some((token) => buildWords.has(token.word));
    if (acted && lead.some((token) => verbForms.get(token.word)?.verb.cls === "do" && !owning.has(token.word))) return null;
    if (!builds && lead.some((token) => verbForms.has(token.word) && verbForms.get(token.word)!.verb.cls !== "be")) return null;
    // "The owner can create the trips and the dive sites": somebody does, and no platform is asked for.
    const can = lead.findIndex(({ word }) => word === "can" || word === "may");
    if (can > 0 && isPerson(phraseOf(lead.slice(0, can)))) return null;
    const rest = trim(after);
    if (
      !builds &&
      rest.length > 0 &&
      !["for", "to", "that", "where", "which", "with", "لاداره", "ل", "ال", "في", "التي", "الذي", "of", "called", "named"].includes(
        after[0]?.word ?? "",
      ) &&
      !after[0]?.arabic
    )
      return null;
    const verbs = predicatesOf({ ...clause, tokens: after }, []);
    if (!builds && verbs.some(({ verb }) => verb.cls === "have") && after[0] && verbForms.get(after[0].word)?.verb.cls === "have")
      return null;
    return purposeFrames(clause, lead, tokens.slice(i, i + found.length), after, tokens.slice(i, i + length));
  }
  return null;
};

const isActor = (tokens: readonly Token[], { entry, length }: { readonly entry: Concept; readonly length: number }): boolean =>
  entry.kind === "none" &&
  !["system", "page", "abstractWord"].includes(entry.key) &&
  (isPlural(tokens[length - 1]!.word) || tokens[0]!.arabic) &&
  ["do", "may"].includes(verbForms.get(tokens[length]?.word ?? "")?.verb.cls ?? "");

/** "A hotel.", «شركة توصيل»: a place that is all the first sentence says is what the platform is for. */
const noneAt = (tokens: readonly Token[], at: number): number => {
  const found = tokens[at]!.arabic ? null : conceptAt(tokens, at);
  return found?.entry.kind === "none" && found.entry.key !== "abstractWord" && found.entry.key !== "page" ? found.length : 0;
};

const extends_ = (tokens: readonly Token[], at: number): boolean => tokens[at]!.word === "management" || noneAt(tokens, at) > 0;

const owning = new Set(
  "we i my our a an the small big family have own run owns runs manage am are is opening in new عندي لدي لدينا عندنا نملك املك نحن انا اريد".split(
    " ",
  ),
);
/** "Boutique hotel, 24 rooms", "I have a dairy farm with about 120 cows", «فندق صغير فيه ٣٠ غرفة». */
const opensWithPlace = (tokens: readonly Token[], at: number, length: number): boolean => {
  const lead = tokens.slice(0, at);
  const kinds = lead.filter((token) => !owning.has(token.word));
  if (kinds.length > 2 || kinds.some((token) => token.kind !== "word" || verbForms.has(token.word) || functionWords.has(token.word)))
    return false;
  const rest = tokens.slice(at + length);
  const after = rest[0]?.arabic && !verbForms.has(rest[0].word) && !isSeparator(rest[0]) ? rest.slice(1) : rest;
  if (after[0] === undefined || after[0].word === "," || after[0].word === "،") return true;
  if (after[0].word === "with" || after[0].word === "in" || after[0].word === "near")
    return lead.some((token) => owning.has(token.word)) || after[1]?.kind === "number";
  if (after[0].word === "و" && (buildWords.has(after[1]?.word ?? "") || owning.has(after[1]?.word ?? ""))) return true;
  return ["فيه", "فيها", "به", "بها", "عنده", "عندها"].includes(after[0].word) && after[1]?.kind === "number";
};

const isWhole = (words: readonly Token[], tokens: readonly Token[], at: number, length: number): boolean =>
  words[0] === tokens[at] &&
  words.length <= length + 1 &&
  !words.some((token) => isSeparator(token) || verbForms.get(token.word)?.verb.cls === "have");

const offering = new Set([":", "with", "featuring", "including", "offering", "مع"]);
const isFor = (token: Token | undefined): boolean => token !== undefined && (token.word.startsWith("ل") || token.word === "for");

const helping = new Set(["helps", "help", "serves", "supports", "تساعد", "تخدم", "تدعم"]);
const purposeFrames = (
  clause: Clause,
  lead: readonly Token[],
  head: readonly Token[],
  after: readonly Token[],
  named: readonly Token[] = head,
): readonly Frame[] => {
  const title = arabicTitle(head, after) ?? [
    ...trim(lead.filter((token) => !buildWords.has(token.word) && !verbForms.has(token.word))),
    ...named,
  ];
  const offers = after.findIndex((token, i) => i < 3 && offering.has(token.word));
  const words = offers === 0 ? [] : trim(after);
  let managing = false;
  // "Our NGO helps refugee families" says what it does, not what it keeps.
  const does =
    after[0] !== undefined &&
    !after[0].arabic &&
    !functionWords.has(after[0].word) &&
    after[0].kind === "word" &&
    after[0].word !== "management" &&
    !verbForms.has(after[0].word);
  const ours = after.slice(0, 3).some((token) => ["our", "my"].includes(token.word));
  const about = (does || helping.has(after[0]?.word ?? "") ? [] : splitList(words)).flatMap((part) => {
    const object = afterVerb(part);
    managing ||= object.length < trim(part).length;
    const found =
      !managing && ["our", "my"].includes(part.find((token) => !["for", "to"].includes(token.word))?.word ?? "") ? null : phraseOf(object);
    // "for doctors" says who uses it; "for managing doctors" what it keeps.
    return found &&
      !(ours && !managing) &&
      (managing || !(isPerson(found) || ["team", "company", "branch", "department"].includes(found.concept?.key ?? "")))
      ? [found]
      : [];
  });
  // "a website for an online store": the place it is for says more than "website".
  const place = splitList(words)
    .flatMap((part) => phraseOf(part) ?? [])
    .find((one) => isNothing(one) && !["system", "page", "abstractWord"].includes(one.concept?.key ?? ""));
  const said = phraseOf(head);
  const inner = predicatesOf({ ...clause, tokens: after }, []).filter(({ subject, verb }) => subject.length > 0 || verb.cls === "have");
  const offered =
    offers === 0 && inner.length === 0 && !/^(?:each|every)$/.test(after[1]?.word ?? "") ? features(clause, after.slice(1)) : [];
  const frames: Frame[] = [
    {
      ...frame(clause),
      is: "purpose",
      head: said?.concept?.key === "system" && place ? place : said,
      about: inner.length > 0 ? [] : about,
      title,
    },
  ];
  // «موقع لتأجير السيارات فيه الحجز والدفع»: what it offers, not what a rental has.
  // «موقعًا لمكتب سفريات يعرض البرامج»: the platform shows them, and the office is no role.
  const body = inner.flatMap((predicate) =>
    (predicate.verb.cls === "have" || (predicate.verb.key === "read" && !isPerson(phraseOf(predicate.subject)))) &&
    after[0]?.arabic &&
    isFor(predicate.subject[0]) &&
    phraseOf(head)?.concept?.kind === "none"
      ? features(clause, predicate.object)
      : predicateFrames(clause, [predicate]),
  );
  return [...frames, ...offered, ...body];
};

/** «موقعًا لتأجير السيارات فيه …»: «تأجير السيارات». */
const arabicTitle = (head: readonly Token[], after: readonly Token[]): readonly Token[] | null => {
  const [first] = after;
  if (!head[0]?.arabic || phraseOf(head)?.concept?.key !== "system" || !first?.arabic || !/^ل.{3,}/.test(first.word)) return null;
  const end = after.findIndex((token, i) => i > 0 && (token.kind !== "word" || functionWords.has(token.word) || isSaid(token)));
  const words = after.slice(0, end < 0 ? after.length : end);
  if (words.length > 4) return null;
  const bare = first.word.startsWith("لل") ? `ال${first.raw.slice(2)}` : first.raw.slice(1);
  return [{ ...first, from: first.from + (first.raw.length - bare.length), raw: bare, word: bare }, ...words.slice(1)];
};
const isSaid = (token: Token): boolean => ["have", "may"].includes(verbForms.get(token.word)?.verb.cls ?? "");

/** "managing patients" → "patients". */
const afterVerb = (tokens: readonly Token[]): readonly Token[] => {
  const words = trim(tokens);
  const first = words[0];
  return first && words.length > 1 && verbForms.get(first.word)?.verb.cls === "do" ? words.slice(1) : words;
};
