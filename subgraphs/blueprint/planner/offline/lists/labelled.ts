/** What stands behind a label and a colon. */

import type { Context } from "../clauses/context.ts";
import { asInstitution, isCompound, isNothing, isPerson, phraseOf, phrasesOf, splitList, trim } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { modals } from "../clauses/verb-hits.ts";
import { optionsFrames } from "../frames/be-frames.ts";
import { features, things } from "../frames/features.ts";
import { frame } from "../frames/frame.ts";
import { grantsOf, startsWithVerb } from "../frames/granted.ts";
import { predicateFrames } from "../frames/predicate-frames.ts";
import { purpose } from "../frames/purpose.ts";
import { sentence } from "../frames/sentence.ts";
import { featureHeads, roleHeads, speaking, thingHeads } from "../text/headings.ts";
import { isOrganisation } from "../text/our-own.ts";
import { roleLine } from "../text/role-lines.ts";
import { withoutOpening } from "../text/there-is.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, conceptOf, wholeProperty } from "../words/words.ts";
import { groups } from "./bracketed.ts";
import { isDescription } from "./described-noun.ts";
import { itemOf, trimOption } from "./item.ts";
import { itemsOf } from "./items.ts";

/** «الأهداف: التطوير والشفافية»: what it is for, and nothing that is kept. */
const goals = /^(?:ال)?(?:اهداف|هدف|غايه|غايات|رويه|رساله|مقدمه|تمهيد|نبذه|مبررات)$/;
const attending = /^(?:ال)?(?:حضور|حاضرون|حاضرين|غائبون|غياب|مدعوون)$/;
/** «الشروط العامة: استضافة داخل المملكة، ضمان سنة»: on what terms it is made. */
const isTerms = (head: readonly Token[]): boolean =>
  head.length < 4 &&
  (/^(?:ال)?(?:شروط|اشتراطات|متطلبات|احكام|ملاحظات|مواصفات|ضمانات)$/.test(head[0]!.word)
    ? /^(?:ال)?(?:عامه|فنيه|تقنيه|اخري|اضافيه|تشغيليه|امنيه|تعاقديه|غير|تنفيذ|عقد|تسليم)$/.test(head[1]?.word ?? "")
    : /^(?:ال)?(?:استضافه|دعم|ضمان|نسخ|صيانه|تسليم)$/.test(head[0]!.word) &&
      /^(?:ال)?(?:فني|احتياطي|تقني|تشغيل|نظام|منصه)$/.test(head[1]?.word ?? ""));

/** "Patients: name, phone", "Roles: …", "Status: open, closed". */
export const labelled = (clause: Clause, context: Context): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex(
    (token, i) => token.word === ":" || (i > 0 && (clause.bullet || i < 5) && ["-", "–", "—"].includes(token.word)),
  );
  if (at > 0 && tokens[at]!.word !== ":" && !clause.bullet && !isDescription(itemsOf(tokens.slice(at + 1)))) return null;
  if (at <= 0 || at === tokens.length - 1 || at > 6) return null;
  const before = tokens.slice(0, at);
  const opened = clause.arabic ? withoutOpening({ ...clause, tokens: before[0]?.word === "و" ? before.slice(1) : before }) : null;
  const head = opened?.tokens ?? before;
  if (head.some((token) => featureHeads.has(token.word)) && head.some((token) => token.word === "are" || token.word === "include"))
    return features(clause, tokens.slice(at + 1));
  const sheet = sheetIn(head, tokens.slice(at + 1));
  if (sheet) {
    context.subject = head;
    return [{ ...frame(clause), is: "has", subjects: [sheet], items: itemsOf(tokens.slice(at + 1)) }];
  }
  if (speaking.has(head[0]!.word) || ["لكل", "كل"].includes(head[0]!.word) || predicatesOf({ ...clause, tokens: head }, []).length > 0)
    return null;
  const body = tokens.slice(at + 1);
  // «الحضور: رئيس اللجنة، المنسق» above the minutes: who was there.
  if (clause.index < 5 && head.length === 1 && attending.test(head[0]!.word) && itemsOf(body).every(({ property }) => property === null))
    return [];
  if (
    ((head.length <= 2 && goals.test(head[0]!.word)) || isTerms(head)) &&
    !itemsOf(body).some(({ property, tokens }) => property !== null && tokens.length === 1)
  )
    return [];
  const last = head.at(-1)!.word;
  if (roleHeads.has(last) && head.length <= 3) {
    const told = clause.arabic ? predicatesOf({ ...clause, tokens: body }, []) : [];
    return told.length > 0 ? sentence({ ...clause, tokens: body }, context) : [{ ...frame(clause), is: "roles", phrases: phrasesOf(body) }];
  }
  if (thingHeads.has(last) && head.length <= 3) return [{ ...frame(clause), is: "things", phrases: things(phrasesOf(body)) }];
  if (featureHeads.has(last)) return features(clause, body);
  if (["system", "website", "app", "platform"].includes(last)) {
    const rest = { ...clause, tokens: body };
    const described = groups(rest) || predicatesOf(rest, []).length > 0;
    return [...(purpose({ ...clause, tokens: head }) ?? []), ...(described ? sentence(rest, context) : features(clause, body))];
  }
  const property = itemOf(head);
  const parts = splitList(body);
  const isStatus =
    property?.property?.type === "enum" ||
    head.some((token) => ["status", "الحاله", "حاله", "options", "values"].includes(token.word) || token.word.startsWith("حالت"));
  if (isStatus && parts.length > 1) return optionsFrames(clause, head, parts.map(trimOption));
  // "plan screenings: film, hall, start time": what is planned, and what it has.
  if (
    clause.bullet &&
    head.length > 1 &&
    startsWithVerb(head) &&
    !isArabicRecord(head) &&
    (phraseOf(head)?.concept == null || phraseOf(head)!.modifiers.length > 0)
  ) {
    const made = phraseOf(trim(head).slice(1));
    const heading = phraseOf(context.heading.filter((token) => token.word !== ":"));
    const who = heading && (isPerson(heading) || (heading.concept === null && heading.plural)) ? [heading] : [];
    if (made && !isNothing(made))
      return [...grantsOf(clause, who, head), { ...frame(clause), is: "has", subjects: [made], items: itemsOf(body) }];
  }
  const known = conceptAt(head, 0);
  const said = phraseOf(
    known && !head[0]!.arabic && verbForms.get(head[known.length]?.word ?? "")?.form === "base" ? head.slice(0, known.length) : head,
  );
  const described_ = said !== null && clause.index > 0 && isDescription(itemsOf(body));
  const record = described_ && isNothing(said) && said.plural ? keptRecord(said)[0] : undefined;
  // "Clinic: name, address": one of those that are kept, as "clinics: …" is.
  const site = described_ && clause.arabic && said.tokens.length === 1 && /^[ول]?(?:ال|لل)?(?:موقع|مواقع)$/.test(said.tokens[0]!.word);
  const subject = site
    ? { ...said, concept: conceptOf("location")! }
    : (record ?? (described_ ? { ...asInstitution({ ...said, plural: true }), plural: said.plural } : said));
  if (!subject) return null;
  const allowed = roleLine(subject, body);
  if (allowed) return grantsOf(clause, [isNothing(subject) ? { ...subject, concept: null } : subject], allowed);
  const ours = clause.index === 0 && isOrganisation(subject) && thingsIn(body) === null;
  if (ours || (isNothing(subject) && !(isCompound(subject) && isDescription(itemsOf(body))))) {
    const told = purpose({ ...clause, tokens: head }) ?? [];
    const said = sentence({ ...clause, tokens: body }, context);
    return [...told, ...(said.length === 0 && isNameList(body) ? features(clause, body) : said)];
  }
  // "Loyalty: after ten washes one is free": what is said behind the label is no list.
  if (!isPerson(subject) && isSaid(body)) return sentence({ ...clause, tokens: body }, context);
  // "Film club: we show two movies a month"
  if (speaking.has(body[0]!.word) && !isPerson(subject)) return sentence({ ...clause, tokens: body }, context);
  // "Students: name, phone, class": what they have, though a word of it could be a verb elsewhere.
  const described =
    isDescription(itemsOf(body)) &&
    (wholeProperty(trim(splitList(body)[0] ?? [])) !== null ||
      // "Members: company or freelancer, contact person, e-mail"
      (!clause.arabic &&
        !startsWithVerb(body) &&
        itemsOf(body).some(({ property }) => property !== null) &&
        splitList(body).length > 2 &&
        splitList(body).every((one) => one.length < 5 && !one.some((token) => token.arabic || modals.has(token.word)))));
  const predicates = predicatesOf({ ...clause, tokens: body }, head);
  if (isPerson(subject) && predicates.length > 0 && !described) return predicateFrames(clause, predicates);
  if (isPerson(subject) && startsWithVerb(body) && !described) return grantsOf(clause, [subject], body);
  if (
    clause.index === 0 &&
    !isPerson(subject) &&
    predicatesOf({ ...clause, tokens: body }, []).some((one) => one.subject.length > 0 && one.verb.cls === "do")
  )
    return sentence({ ...clause, tokens: body }, context);
  const listed = isNothing(subject) || subject.concept?.kind === "place" || subject.concept === null ? thingsIn(body) : null;
  if (listed) return [{ ...frame(clause), is: "things", phrases: listed }];
  context.subject = head;
  return [{ ...frame(clause), is: "has", subjects: [subject], items: itemsOf(body) }];
};

/** «المناحل والخلايا والعسل»: names of things, each with its article. */
const isNameList = (body: readonly Token[]): boolean => {
  const parts = splitList(body);
  return (
    parts.length > 1 &&
    parts.every(
      (part) =>
        part.length < 4 && part.every(({ kind, arabic, word }) => kind === "word" && arabic && verbForms.get(word)?.form !== "arabic"),
    ) &&
    parts.filter((part) => /^(?:وال|ال)/.test(part.at(-1)!.raw)).length * 2 > parts.length
  );
};

/** «طلب الرخصة: …», «زيارة التفتيش: …»: in Arabic the noun of what is done is the name of its record. */
const isArabicRecord = (head: readonly Token[]): boolean =>
  head[0]?.arabic === true && ["thing", "event", "document"].includes(conceptAt(head, 0)?.entry.kind ?? "none");

/** "Service records: vehicle, date, cost", "repair logs": named by what is kept in it, and no verb. */
const sheetIn = (head: readonly Token[], body: readonly Token[]): Phrase | null => {
  const whole = head.length > 1 && head.length < 4 && !head[0]!.arabic && sheets.test(head.at(-1)!.word) && isDescription(itemsOf(body));
  const phrase = whole && head.every(({ kind, word }) => kind === "word" && !functionWords.has(word)) ? phraseOf(head) : null;
  return phrase && isNothing(phrase) && phrase.tokens.length === head.length
    ? { ...phrase, concept: null, modifiers: head.slice(0, -1) }
    : null;
};
const sheets = /^(?:records|logs|entries|cards|sheets|files|forms|slips)$/;

const isSaid = (body: readonly Token[]): boolean =>
  !body[0]!.arabic &&
  body.some(({ word }) => ["is", "are", "was", "were"].includes(word) || modals.has(word)) &&
  itemsOf(body).every((item) => item.property === null && item.options.length === 0);

/** "desks, meeting rooms and phone booths": several of each are things, and no properties of anything. */
const thingsIn = (tokens: readonly Token[]): readonly Phrase[] | null => {
  const parts = splitList(tokens);
  const items = itemsOf(tokens);
  const phrases = parts.flatMap((part) => (part.length < 5 ? (phraseOf(part) ?? []) : []));
  return parts.length > 1 &&
    phrases.length === parts.length &&
    phrases.every((phrase) => phrase.plural && !isNothing(phrase)) &&
    items.every((item) => item.property === null && item.options.length === 0)
    ? phrases
    : null;
};
