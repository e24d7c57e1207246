/** From clauses to frames: what each clause says. A clause that gives no frame is reported as not understood. */

import { approvalIn } from "./approvals.ts";
import { arabicIts, writtenIn } from "./arabic-its.ts";
import { arabicPossession } from "./arabic-possession.ts";
import { bare } from "./bare.ts";
import { optionsFrame } from "./be-frames.ts";
import { enumerated, groups } from "./bracketed.ts";
import { isDescription } from "./described-noun.ts";
import { details } from "./details.ts";
import { withoutLabel } from "./document-labels.ts";
import { eachWith } from "./each-with.ts";
import { features, things } from "./features.ts";
import { filtersIn } from "./filters.ts";
import { forEach } from "./for-each.ts";
import { frame } from "./frame.ts";
import { itemOf, itemsOf, trimOption } from "./items.ts";
import { itsChoices } from "./its-choices.ts";
import { isNoDescription } from "./no-description.ts";
import { noticeIn } from "./notices.ts";
import { isWhen, withoutGreeting, withTopic } from "./openings.ts";
import { isOrganisation, withoutOurselves } from "./our-own.ts";
import { passing } from "./passing.ts";
import { asInstitution, brackets, isCompound, isNothing, isPerson, phraseOf, phrasesOf, splitList, trim } from "./phrases.ts";
import { predicateFrames } from "./predicate-frames.ts";
import { predicatesOf } from "./predicates.ts";
import { purpose } from "./purpose.ts";
import { roleLine } from "./role-lines.ts";
import { secondSentence } from "./second-sentence.ts";
import { stagesIn } from "./stages.ts";
import { keptWith, needsList } from "./stated.ts";
import { cutBefore, subordinate } from "./subordinate.ts";
import { themeFrames } from "./theme.ts";
import { withoutOpening } from "./there-is.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, Phrase } from "./types.ts";
import { withoutWish } from "./unwanted.ts";
import { withoutStory } from "./user-story.ts";
import { verbForms } from "./verbs.ts";
import { viewIn } from "./views.ts";
import { withList } from "./with-list.ts";
import { conceptAt, wholeProperty } from "./words.ts";

interface Context {
  /** The heading or the line ending in a colon above, for bullets. */
  heading: readonly Token[];
  subject: readonly Token[];
  /** Who did something last: "they". */
  actor: readonly Token[];
  /** What was spoken of last: "it", "one". */
  topic: readonly Token[];
}

/** Reads all clauses in order. */
export const framesOf = (clauses: readonly Clause[]): readonly Frame[] => {
  const context: Context = { heading: [], subject: [], actor: [], topic: [] };
  const all = clauses.flatMap((given) => {
    const told = withoutLabel(withoutWish(withoutStory(withoutGreeting(given))));
    const clause = told && withTopic(told, context.topic);
    if (!clause || isNoDescription(clause) || isQuestionHead(clause)) return [];
    const read = readClause(clause, context);
    // "Leave request: employee, type: annual, sick; from date, reason": the list goes on behind the semicolon.
    const items =
      clause.joined && !isWhen(clause) && context.subject.length > 0 && read.every((one) => one.is === "things")
        ? itemsOf(clause.tokens)
        : [];
    const owner = isDescription(items) ? phraseOf(context.subject) : null;
    const found: readonly Frame[] = owner && !isNothing(owner) ? [{ ...frame(clause), is: "has", subjects: [owner], items }] : read;
    const frames = clause.heading ? found.map(asRoles) : found;
    remember(context, frames);
    if (clause.heading) context.heading = clause.tokens;
    else if (!clause.bullet) context.heading = [];
    return frames;
  });
  return withoutOurselves(all);
};

const readClause = (clause: Clause, context: Context): readonly Frame[] => {
  const themed = themeFrames(clause);
  if (themed.frames.length > 0 && themed.whole) return themed.frames;
  const rest = themed.frames.length > 0 ? { ...clause, tokens: themed.rest } : clause;
  return [...themed.frames, ...(stagesIn(rest) ?? labelled(rest, context) ?? bullet(rest, context) ?? sentence(rest, context))];
};

/** "Jury" above what a jury does: who acts is no thing. */
const asRoles = (one: Frame): Frame => (one.is === "things" && one.phrases.every(isPerson) ? { ...one, is: "roles" } : one);

/** "What we store", "Who does what" above a list. */
const isQuestionHead = ({ heading, tokens }: Clause): boolean =>
  heading && tokens.length < 7 && ["what", "who", "how", "why", "when", "where"].includes(tokens[0]!.word);

const remember = (context: Context, frames: readonly Frame[]): void => {
  for (const one of frames) {
    const things =
      one.is === "grants"
        ? one.objects
        : one.is === "has"
          ? one.subjects
          : one.is === "things"
            ? one.phrases
            : one.is === "options" && one.owner
              ? [one.owner]
              : [];
    const thing = things.findLast((phrase) => !isPerson(phrase) && !isNothing(phrase));
    if (thing) context.topic = thing.tokens;
    const who = one.is === "grants" ? one.subjects[0] : one.is === "has" ? one.subjects.find(isPerson) : undefined;
    if (who) context.actor = who.tokens;
  }
};
const them = new Set(["they", "he", "she"]);
/** Of whom the clause speaks when it names nobody: "They can also …" those who acted before. */
const inheritedBy = (clause: Clause, context: Context): readonly Token[] => {
  const first = clause.tokens.find((token) => token.kind === "word" && !opening.has(token.word));
  return first && them.has(first.word) && context.actor.length > 0 ? context.actor : context.subject;
};
const opening = new Set("then also and but afterwards after later so of course finally".split(" "));

const headWords = (words: string) => new Set(words.split(" "));

const roleHeads = headWords("roles role users actors personas الادوار ادوار دور المستخدمون المستخدمين");

const thingHeads = headWords("entities tables objects models data entity resources records الكيانات الجداول البيانات");

const featureHeads = headWords(
  "features functionalities functionality modules requirements includes include capabilities المميزات الميزات الوظائف المتطلبات يشمل الخصائص",
);

const speaking = headWords("we i they you");

/** "Patients: name, phone", "Roles: …", "Status: open, closed". */
const labelled = (clause: Clause, context: Context): readonly Frame[] | null => {
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
  if (speaking.has(head[0]!.word) || ["لكل", "كل"].includes(head[0]!.word) || predicatesOf({ ...clause, tokens: head }, []).length > 0)
    return null;
  const body = tokens.slice(at + 1);
  const last = head.at(-1)!.word;
  if (roleHeads.has(last) && head.length <= 3) return [{ ...frame(clause), is: "roles", phrases: phrasesOf(body) }];
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
  if (isStatus && parts.length > 1) return [optionsFrame(clause, head, parts.map(trimOption))];
  // "plan screenings: film, hall, start time": what is planned, and what it has.
  if (
    clause.bullet &&
    head.length > 1 &&
    startsWithVerb(head) &&
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
  const subject = said && clause.index > 0 && isDescription(itemsOf(body)) ? asInstitution(said) : said;
  if (!subject) return null;
  const allowed = roleLine(subject, body);
  if (allowed) return grantsOf(clause, [isNothing(subject) ? { ...subject, concept: null } : subject], allowed);
  const ours = clause.index === 0 && isOrganisation(subject) && thingsIn(body) === null;
  if (ours || (isNothing(subject) && !(isCompound(subject) && isDescription(itemsOf(body))))) {
    const told = purpose({ ...clause, tokens: head }) ?? [];
    return [...told, ...sentence({ ...clause, tokens: body }, context)];
  }
  // "Film club: we show two movies a month"
  if (speaking.has(body[0]!.word) && !isPerson(subject)) return sentence({ ...clause, tokens: body }, context);
  // "Students: name, phone, class": what they have, though a word of it could be a verb elsewhere.
  const described = wholeProperty(trim(splitList(body)[0] ?? [])) !== null && isDescription(itemsOf(body));
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

const startsWithVerb = (tokens: readonly Token[]): boolean => {
  const form = verbForms.get(trim(tokens)[0]?.word ?? "");
  return form !== undefined && form.verb.cls === "do";
};

/** "manage users, view reports" said of someone without "can". */
const grantsOf = (clause: Clause, subjects: readonly Phrase[], body: readonly Token[]): readonly Frame[] => {
  const may: Token = {
    from: body[0]!.from,
    to: body[0]!.from,
    raw: "can",
    word: clause.arabic ? "يستطيع" : "can",
    kind: "word",
    arabic: clause.arabic,
  };
  return predicateFrames(clause, predicatesOf({ ...clause, tokens: [...(subjects[0]?.tokens ?? []), may, ...asBase(body)] }, []));
};

/** "posts announcements" → "post announcements", as it stands after "can". */
const asBase = (body: readonly Token[]): readonly Token[] => {
  const first = body[0]!;
  if (verbForms.get(first.word)?.form !== "s") return body;
  const base = [first.word.slice(0, -1), first.word.slice(0, -2), first.word.replace(/ies$/, "y")].find(
    (word) => verbForms.get(word)?.form === "base",
  );
  return base ? [{ ...first, word: base }, ...body.slice(1)] : body;
};

const bullet = (clause: Clause, context: Context): readonly Frame[] | null => {
  // "* Cars (brand, model)" under "Car rental:" is a thing of its own.
  if (!clause.bullet || context.heading.length === 0 || groups(clause)) return null;
  const head = context.heading.filter((token) => token.word !== ":");
  const last = head.at(-1)?.word ?? "";
  if (roleHeads.has(last) && head.length <= 3 && predicatesOf(clause, []).length === 0)
    return [{ ...frame(clause), is: "roles", phrases: phrasesOf(clause.tokens) }];
  if (thingHeads.has(last) && head.length <= 3) {
    const { outside, inside } = brackets(clause.tokens);
    const subject = phraseOf(outside);
    if (subject)
      return [
        inside.length > 0
          ? { ...frame(clause), is: "has", subjects: [subject], items: itemsOf(inside) }
          : { ...frame(clause), is: "things", phrases: [subject] },
      ];
  }
  if (head.some((token) => featureHeads.has(token.word)) && predicatesOf(clause, []).length === 0) {
    const offered = features(clause, clause.tokens);
    if (offered.length > 0) return offered;
  }
  const subject = phraseOf(head);
  const acts = isPerson(subject) || (subject?.concept === null && head.length < 4);
  if (acts && startsWithVerb(clause.tokens)) return grantsOf(clause, [subject!], clause.tokens);
  if (
    subject?.concept &&
    !isNothing(subject) &&
    !startsWithVerb(clause.tokens) &&
    predicatesOf(clause, []).length === 0 &&
    head.length <= 4
  )
    return [{ ...frame(clause), is: "has", subjects: [subject], items: itemsOf(clause.tokens) }];
  if (startsWithVerb(clause.tokens)) return grantsOf(clause, [], clause.tokens);
  return null;
};

const sentence = (clause: Clause, context: Context): readonly Frame[] => {
  const inner = withoutOpening(clause);
  const opened = inner ? statement(inner, { ...context }) : [];
  const there = clause.tokens[0]?.word === "there";
  return opened.some((one) => one.is === "has" || one.is === "grants" || (there && one.is === "things"))
    ? opened
    : statement(clause, context);
};

const offering = headWords(
  "needs need requires require supports support offers offer provides provide include includes contain contains have has",
);
const helping = headWords(
  "it should must will shall also to would be able this that the our platform system site website app application tool portal we i want the web mobile",
);
/** "It needs inventory tracking and reporting", "the site must support online payment": what is offered, where every part is something done. */
const offeredIn = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => offering.has(token.word));
  if (at < 1 || at > 5 || tokens.slice(0, at).some((token) => !helping.has(token.word)) || ["we", "i"].includes(tokens[0]!.word))
    return null;
  const rest = tokens.slice(at + 1);
  if (predicatesOf({ ...clause, tokens: rest }, []).length > 0 || rest.some((token) => token.word === "(" || token.word === "to"))
    return null;
  const frames = features(clause, rest);
  return frames.length > 0 ? frames : null;
};

/** "A language school, we have courses and teachers": what stands behind the comma is said as well. */
const afterPlace = (clause: Clause, called: readonly Frame[], context: Context): readonly Frame[] => {
  const comma = clause.tokens.findIndex(
    (token, i) =>
      i > 0 && ([",", "،"].includes(token.word) || (["و", "and"].includes(token.word) && wanting.has(clause.tokens[i + 1]?.word ?? ""))),
  );
  const [only] = called;
  if (clause.index > 0 || called.length !== 1 || only?.is !== "purpose" || only.about.length > 0 || comma < 0 || comma > 6) return [];
  const head = clause.tokens.slice(0, comma);
  if (predicatesOf({ ...clause, tokens: head }, []).length > 0) return [];
  return sentence({ ...clause, tokens: clause.tokens.slice(comma + 1) }, context).flatMap((one): readonly Frame[] =>
    one.is !== "purpose" ? [one] : one.about.length > 0 ? [{ ...frame(clause), is: "things", phrases: things(one.about) }] : [],
  );
};
const wanting = headWords("اريد احتاج نحتاج ابغي نبغي عاوز بدي ودي need want");

const statement = (clause: Clause, context: Context): readonly Frame[] => {
  const offered = offeredIn(clause);
  if (offered) return offered;
  const said = noticeIn(clause) ?? approvalIn(clause) ?? viewIn(clause);
  if (said) return said;
  const two = cutBefore(clause);
  if (two) {
    const first = statement(two[0], context);
    remember(context, first);
    return [...first, ...statement(two[1], context)];
  }
  const cut = subordinate(clause);
  if (cut) {
    const done = predicateFrames(cut.when, predicatesOf(cut.when, inheritedBy(cut.when, context), context.topic));
    const aside = done.filter((one) => one.is === "grants" && one.subjects.length > 0 && one.subjects.every(isPerson) && !one.not);
    remember(context, done);
    return [...aside, ...sentence(cut.main, context)];
  }
  const both = secondSentence(clause);
  if (both) {
    const before = statement(both.first, context);
    remember(context, before);
    return [...before, ...statement(both.second, context)];
  }
  const looked = filtersIn(clause);
  if (looked) return [...statement(looked.rest, context), ...looked.frames];
  const written = clause.arabic ? writtenIn(clause) : null;
  if (written) return written;
  const its = clause.arabic ? arabicIts(clause) : null;
  if (its) return [...its.frames, ...(its.rest.tokens.length > 2 ? statement(its.rest, context) : [])];
  const possessive = arabicPossession(clause);
  if (possessive) return possessive;
  const each = forEach(clause);
  if (each) return each;
  const inBrackets = eachWith(clause) ?? groups(clause) ?? details(clause);
  if (inBrackets) {
    const told = new Set(inBrackets.frames.flatMap((one) => (one.is === "has" ? one.subjects.map(({ name }) => name) : [])));
    // "menu items (name, price), orders have a number": the number is of the orders.
    const rest = sentence(inBrackets.rest, context).map((one) =>
      one.is === "has" && one.subjects.some(({ name }) => !told.has(name))
        ? { ...one, subjects: one.subjects.filter(({ name }) => !told.has(name)) }
        : one,
    );
    return [...inBrackets.frames, ...rest];
  }
  const states = passing(clause) ?? itsChoices(clause);
  if (states) return [...states.frames, ...(states.rest && states.rest.tokens.length > 0 ? sentence(states.rest, context) : [])];
  const called = purpose(clause);
  if (called) return [...called, ...afterPlace(clause, called, context)];
  const enumeration = enumerated(clause);
  if (enumeration) return enumeration;
  const kept = keptWith(clause) ?? needsList(clause);
  if (kept) return kept;
  const predicates = predicatesOf(clause, inheritedBy(clause, context), context.topic);
  if (predicates.length > 0) {
    context.subject = predicates.at(-1)!.subject;
    const frames = predicateFrames(clause, predicates);
    if (frames.length > 0) return frames;
  }
  return withList(clause) ?? bare(clause);
};
