/** What a predicate says: that a thing has something, is linked, may be done, is required. */
import { isNothing, isPerson, itemOf, itemsOf, phraseOf, phrasesOf, splitList, trim, trimOption } from "./phrases.ts";
import type { predicatesOf } from "./predicates.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, Item, Phrase } from "./types.ts";
import { functionWords, verbForms } from "./verbs.ts";
import { conceptAt, propertyAt } from "./words.ts";

export const frame = (clause: Clause, tokens: readonly Token[] = clause.tokens) => ({ clause, tokens });

export const predicateFrames = (clause: Clause, predicate: ReturnType<typeof predicatesOf>[number]): readonly Frame[] => {
  const subjects = phrasesOf(predicate.subject);
  const named = subjects.filter((subject) => !isNothing(subject));
  const { verb, object } = predicate;
  switch (verb.cls) {
    case "have": {
      if (named.length === 0) return features(clause, object);
      const many =
        object[0]?.word === "many" || object[0]?.word === "multiple" || object[0]?.word === "several" || object[0]?.word === "عده";
      if (many) return [{ ...frame(clause), is: "links", subjects: named, targets: phrasesOf(object.slice(1)), many: true }];
      return [{ ...frame(clause), is: "has", subjects: named, items: itemsOf(withoutTail(object)) }];
    }
    case "link":
    case "belong": {
      // "connects an animal with an adopter", "links A to B": both are ends of the link.
      const ends = object
        .filter((token) => token.word !== "between")
        .map((token) => (token.word === "with" || token.word === "to" ? { ...token, word: "," } : token));
      return named.length === 0 ? [] : [{ ...frame(clause), is: "links", subjects: named, targets: phrasesOf(ends), many: false }];
    }
    case "be":
      return beFrames(clause, predicate.subject, object);
    case "do": {
      const people = subjects.filter(isPerson);
      const details = detailsOf(clause, object);
      const objects = objectsOf(
        details.length > 0
          ? object.slice(
              0,
              object.findIndex((token) => token.word === "with"),
            )
          : object,
      );
      const own = predicate.only
        ? objects.some((one) => one.own) || object.some((token) => token.word === "own")
        : objects.some((one) => one.own && (one.tokens.some((token) => token.word === "own") || clause.arabic)) ||
          object.some((token) => token.word === "own");
      const actors =
        people.length > 0
          ? people
          : named.filter((one) => one.concept === null || one.concept.key === "company" || one.concept.key === "team");
      if (actors.length === 0 && named.length > 0) return [];
      if (objects.length === 0 && !verb.leaves) return [];
      return [
        ...details,
        {
          ...frame(clause),
          is: "grants",
          subjects: actors,
          verb,
          objects,
          only: predicate.only,
          not: predicate.not,
          own,
          allows: verb.allows,
        },
      ];
    }
    case "may":
      return [];
  }
};

const objectsOf = (object: readonly Token[]): readonly Phrase[] =>
  splitList(object.filter((token) => token.word !== "only" && token.word !== "فقط")).flatMap((part) => phraseOf(part) ?? []);

/** What follows "which", "so that", "to …" no longer belongs to the list. */
/** "record inspections with a date and a result": what is recorded has these. */
const detailsOf = (clause: Clause, object: readonly Token[]): readonly Frame[] => {
  const at = object.findIndex((token) => token.word === "with");
  if (at < 1) return [];
  const subject = phraseOf(object.slice(0, at));
  const items = itemsOf(object.slice(at + 1));
  return subject?.concept && !isNothing(subject) && items.length > 1 && items.some((item) => item.property !== null)
    ? [{ ...frame(clause), is: "has", subjects: [subject], items }]
    : [];
};

const withoutTail = (tokens: readonly Token[]): readonly Token[] => {
  let depth = 0;
  const cut = tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > 0 && ["which", "so", "because", "where", "when"].includes(token.word);
  });
  return cut > 0 ? tokens.slice(0, cut) : tokens;
};

const flagWords: Readonly<Record<string, "required" | "unique" | "optional">> = {
  required: "required",
  mandatory: "required",
  compulsory: "required",
  unique: "unique",
  optional: "optional",
  إلزامي: "required",
};

/** "The phone is required", "status can be open or closed". */
const beFrames = (clause: Clause, subject: readonly Token[], object: readonly Token[]): readonly Frame[] => {
  const words = trim(object.filter((token) => !["either", "one"].includes(token.word)));
  const flag = flagWords[words[0]?.word ?? ""] ?? flagWords[words.at(-1)?.word ?? ""];
  const { item, owner } = propertyAndOwner(subject);
  if (flag && words.length <= 2 && item)
    return [
      {
        ...frame(clause),
        is: "rule",
        owner,
        items: splitList(subject).flatMap((part) => propertyAndOwner(part).item ?? []),
        required: flag === "required",
        unique: flag === "unique",
      },
    ];
  const parts = splitList(object)
    .map(trimOption)
    .filter((part) => part.length > 0 && part.length <= 3);
  if (
    item &&
    (item.property !== null || parts.length > 1) &&
    parts.length > 1 &&
    (item.property?.type === "enum" || item.property?.key === "type" || item.property?.key === "category" || owner !== null)
  )
    return [optionsFrame(clause, subject, parts)];
  return [];
};

/** "the status of an appointment", "appointment status", «حالة الموعد». */
const propertyAndOwner = (tokens: readonly Token[]): { readonly item: Item | null; readonly owner: Phrase | null } => {
  const words = trim(tokens);
  const of = words.findIndex((token) => token.word === "of" || token.word === "for");
  if (of > 0) {
    const whole = propertyAt(words, 0);
    if (!whole || whole.length <= of) return { item: itemOf(words.slice(0, of)), owner: phraseOf(words.slice(of + 1)) };
  }
  if (words[0]?.arabic) {
    const property = propertyAt(words, 0);
    if (property && property.length < words.length && !property.possessive) {
      const owner = conceptAt(words, property.length);
      if (owner) return { item: itemOf(words.slice(0, property.length)), owner: phraseOf(words.slice(property.length)) };
    }
    return { item: itemOf(words), owner: null };
  }
  for (let i = 1; i < words.length; i++) {
    const property = propertyAt(words, i);
    if (property && i + property.length === words.length && conceptAt(words, 0))
      return { item: itemOf(words.slice(i)), owner: phraseOf(words.slice(0, i)) };
  }
  return { item: itemOf(words), owner: null };
};

export const optionsFrame = (clause: Clause, head: readonly Token[], options: readonly (readonly Token[])[]): Frame => {
  const { item, owner } = propertyAndOwner(head);
  return { ...frame(clause), is: "options", owner, item: item ?? itemOf(head)!, options };
};

/** What a platform offers: "functionalities for browsing routes, booking hotels and reviews". */
export const features = (clause: Clause, object: readonly Token[]): readonly Frame[] => {
  const frames: Frame[] = [];
  const phrases: Phrase[] = [];
  for (const part of splitList(object)) {
    const start = part.findIndex(
      (token) =>
        !functionWords.has(token.word) &&
        !["functionalities", "functionality", "features", "feature", "ability", "options", "وظائف", "ميزات", "خصائص"].includes(
          token.word,
        ) &&
        token.kind === "word",
    );
    const words = start < 0 ? [] : part.slice(start);
    const form = words[0] ? verbForms.get(words[0].word) : undefined;
    if (words.length > 1 && form?.verb.cls === "do" && (form.form === "ing" || form.form === "base" || form.form === "masdar")) {
      const objects = phrasesOf(words.slice(1));
      frames.push({
        ...frame(clause),
        is: "grants",
        subjects: [],
        verb: form.verb,
        objects,
        only: false,
        not: false,
        own: false,
        allows: form.verb.allows,
      });
    } else {
      const phrase = phraseOf(words);
      if (phrase) phrases.push(phrase);
    }
  }
  const named = things(phrases);
  return named.length > 0 ? [...frames, { ...frame(clause), is: "things", phrases: named }] : frames;
};

export const things = (phrases: readonly Phrase[]): readonly Phrase[] => phrases.filter((phrase) => !isNothing(phrase));
