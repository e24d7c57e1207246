/** What a predicate says: that a thing has something, is linked, may be done, is required. */

import { clientele } from "./access-words.ts";
import { features } from "./features.ts";
import { itemOf, itemsOf, trimOption } from "./items.ts";
import { isNothing, isPerson, isSeparator, phraseOf, phrasesOf, splitList, trim } from "./phrases.ts";
import type { Predicate } from "./predicates.ts";
import { keptReport, recordsMade } from "./records-made.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, FrameOf, Item, Phrase } from "./types.ts";
import { type Verb, verbForms } from "./verbs.ts";
import { conceptAt, conceptOf, propertyAt, wholeChoice, wholeConcept, wholeProperty } from "./words.ts";

export const frame = (clause: Clause, tokens: readonly Token[] = clause.tokens) => ({ clause, tokens });

/** What all predicates of a clause say; "see rooms and change their status" speaks of the rooms twice. */
export const predicateFrames = (clause: Clause, predicates: readonly Predicate[]): readonly Frame[] => {
  let before: FrameOf<"grants"> | null = null;
  return predicates.flatMap((predicate) => {
    const frames = framesOfOne(clause, predicate, before);
    before = frames.findLast((one) => one.is === "grants") ?? before;
    return frames;
  });
};

const framesOfOne = (clause: Clause, predicate: Predicate, before: FrameOf<"grants"> | null): readonly Frame[] => {
  const subjects = phrasesOf(predicate.subject);
  const named = subjects.filter((subject) => !isNothing(subject));
  const { verb, object } = predicate;
  switch (verb.cls) {
    case "have": {
      const kept = named.length === 0 ? subjects.flatMap((one) => keptRecord(one)) : [];
      if (kept.length > 0 && itemsOf(object).length > 1) return [{ ...frame(clause), is: "has", subjects: kept, items: itemsOf(object) }];
      if (named.length === 0) return features(clause, object);
      const many =
        object[0]?.word === "many" || object[0]?.word === "multiple" || object[0]?.word === "several" || object[0]?.word === "عده";
      if (many) return [{ ...frame(clause), is: "links", subjects: named, targets: phrasesOf(object.slice(1)), many: true }];
      return [
        {
          ...frame(clause),
          is: "has",
          subjects: named,
          items: itemsOf(["which", "when", "whether"].includes(object[0]?.word ?? "") ? object : withoutTail(object)),
        },
      ];
    }
    case "link":
    case "belong": {
      // "users join challenges"
      if (/^join/.test(predicate.word) && named.length > 0 && named.every(isPerson))
        return [
          {
            ...frame(clause),
            is: "grants",
            subjects: named,
            verb: verbForms.get("see")!.verb,
            objects: phrasesOf(object),
            only: false,
            not: predicate.not,
            own: false,
            allows: ["read"],
          },
        ];
      // "connects an animal with an adopter", "links A to B": both are ends of the link.
      const ends = object
        .filter((token) => token.word !== "between")
        .flatMap((token) => withArabic(token))
        .map((token) => (token.word === "with" || token.word === "to" ? { ...token, word: "," } : token));
      // "each report belongs to a district"
      const linked = named.length > 0 ? named : subjects.flatMap(keptRecord);
      return linked.length === 0 ? [] : [{ ...frame(clause), is: "links", subjects: linked, targets: phrasesOf(ends), many: false }];
    }
    case "be":
      return beFrames(clause, predicate.subject, object);
    case "do": {
      if (verb.key === "happen") return [];
      const people = subjects.filter(isPerson);
      // "Donors register with a full name and a phone": that is what they have.
      if (verb.key === "register" && people.length > 0 && object[0]?.word === "with" && itemsOf(object.slice(1)).length > 1)
        return [{ ...frame(clause), is: "has", subjects: people, items: itemsOf(object.slice(1)) }];
      // "Users register, search and filter pets": they sign up, and add no pets.
      if (verb.key === "register" && listGoesOn.test(behind(clause, predicate)) && people.every(isAnybody)) return [];
      const refused = predicate.not ? hiddenIn(clause, predicate, people) : null;
      if (refused) return [refused];
      const details = detailsOf(clause, object);
      const into = object.findIndex((token, i) => i > 0 && token.word === "as" && /^mark/.test(predicate.word));
      const whole = into > 0 ? object.slice(0, into) : object;
      const said = objectsOf(
        clause,
        details.length > 0
          ? whole.slice(
              0,
              whole.findIndex((token) => token.word === "with" || token.word === "مع"),
            )
          : whole,
        verb,
        before,
      );
      // "save stocks to a watchlist": an entry of the watchlist is what is left.
      const list = verb.key === "create" ? (listIn(whole) ?? favoriteIn(whole)) : null;
      const objects = recordsMade(
        list ? phrasesOf(list.object) : into > 0 && said.objects.length === 0 && before ? before.objects : said.objects,
        verb,
      );
      const own = said.own || objects.some((one) => one.own) || object.some((token) => token.word === "own");
      // "register for an event" leaves a registration; "register a patient" adds one.
      const signs =
        verb.key === "register" &&
        (["for", "in", "at", "في"].includes(object[0]?.word ?? "") ||
          /^(?:فيها|فيه|بها|به|عليها)$/.test(clause.tokens[predicate.from + 1]?.word ?? ""));
      const actors =
        people.length > 0
          ? people
          : named.filter((one) => (one.concept === null && !isPropertyName(one)) || collective.has(one.concept?.key ?? ""));
      if (verb.key === "choose") return chosen(clause, object);
      // "nobody else may see them": nobody is given anything.
      if (predicate.subject.some((token) => nobody.has(token.word)) || (actors.length === 0 && named.length > 0)) return [];
      // "mark them as paid": what was spoken of before.
      if (objects.length === 0 && !verb.leaves && (into < 0 || actors.length === 0)) return [];
      return [
        ...details,
        ...said.frames,
        {
          ...frame(clause),
          is: "grants",
          subjects: actors,
          verb: signs ? { ...verb, leaves: "registration", own: true } : list ? { ...verb, leaves: list.key, own: true } : verb,
          objects,
          only: predicate.only,
          // "view everything but change nothing"
          not: predicate.not || object.some((token) => token.word === "nothing"),
          own,
          allows: verb.allows,
          word: predicate.word,
          ...(predicate.exclusive && !predicate.not ? { exclusive: true as const } : {}),
          ...(into > 0 ? { as: trimOption(object.slice(into + 1)) } : {}),
        },
      ];
    }
    case "may":
      return [];
  }
};

const lists = new Set(["favorite", "cart", "collection", "playlist"]);
/** "save favorite locations": each of them is a favorite of whoever saves it. */
const favoriteIn = (object: readonly Token[]): { readonly key: string; readonly object: readonly Token[] } | null => {
  const at = object.findIndex((token) => /^favou?rite$/.test(token.word));
  return at >= 0 && at < object.length - 1 && at < 3 ? { key: "favorite", object: object.slice(at + 1) } : null;
};
const listIn = (object: readonly Token[]): { readonly key: string; readonly object: readonly Token[] } | null => {
  const to = object.findIndex((token, i) => i > 0 && ["to", "into", "in", "الي", "في"].includes(token.word));
  const key = to > 0 ? phraseOf(object.slice(to + 1))?.concept?.key : undefined;
  return key && lists.has(key) ? { key, object: object.slice(0, to) } : null;
};
/** "Doctors may not see the price of an appointment": a property is refused, the record stays. */
const hiddenIn = (clause: Clause, predicate: Predicate, subjects: readonly Phrase[]): Frame | null => {
  const { verb, object } = predicate;
  const verbs =
    verb.allows.includes("create") || verb.allows.includes("delete")
      ? []
      : verb.allows.includes("update")
        ? (["update"] as const)
        : (["read"] as const);
  if (verbs.length === 0 || subjects.length === 0) return null;
  const found = splitList(object.filter((token) => token.word !== "any")).map(propertyAndOwner);
  const items = found.flatMap(({ item }) => (item && (item.property ?? item.base) && !names(item) ? [item] : []));
  return items.length === found.length && items.length > 0
    ? { ...frame(clause), is: "hidden", subjects, owner: found.findLast(({ owner }) => owner !== null)?.owner ?? null, items, verbs }
    : null;
};
/** A word that is a thing as well ("comments", "grades") is the thing. */
const names = ({ phrase, tokens }: Item): boolean =>
  phrase?.concept != null && phrase.concept.kind !== "none" && tokens.length === 1 && phrase.plural;

/** "their details", «بياناتهم»: what was spoken of, as a whole. */
const saysData = (phrase: Phrase): boolean =>
  phrase.tokens.some((token) => /^(?:data|details?|info|information|records?)$|بيانات|معلومات|تفاصيل/.test(token.word));

/** «تربط قارئًا بكتاب»: what ب is joined to is the other end. */
const withArabic = (token: Token): readonly Token[] => {
  const bare = { ...token, word: token.word.replace(/^ب(?:ال)?/, "") };
  return token.arabic &&
    token.word.startsWith("ب") &&
    token.word.length > 3 &&
    !wholeConcept([{ ...token, word: `ال${token.word}` }]) &&
    wholeConcept([bare])
    ? [{ ...token, word: "," }, bare]
    : [token];
};

/** "A registration has a course and a date": a word for what is kept, when it is said what it holds. */
const keptRecord = (phrase: Phrase): readonly Phrase[] => {
  const word = phrase.tokens[0]?.word ?? "";
  if (phrase.modifiers.length > 0) return [];
  if (/^(?:registrations?|(?:ال)?تسجيل(?:ات)?)$/.test(word)) return [{ ...phrase, concept: conceptOf("registration") ?? null }];
  return /^(?:reports?|(?:ال)?تقرير|(?:ال)?تقارير)$/.test(word) ? [{ ...phrase, concept: keptReport }] : [];
};

const nobody = new Set(["nobody", "noone", "none", "لااحد"]);
/** Words for several people at once. */
const collective = new Set(["company", "team", "attendance"]);

/** "cost and status" never act. */
const isPropertyName = (phrase: Phrase): boolean =>
  wholeProperty(phrase.tokens) !== null || wholeProperty(phrase.tokens.slice(-1)) !== null;

/** "choose a ticket type (standard, student)" says what there is to choose from. */
const chosen = (clause: Clause, object: readonly Token[]): readonly Frame[] =>
  itemsOf(object).flatMap((item) =>
    item.options.length > 1 ? [{ ...frame(clause), is: "options" as const, owner: null, item, options: item.options }] : [],
  );

interface Objects {
  readonly objects: readonly Phrase[];
  readonly frames: readonly Frame[];
  readonly own: boolean;
}

/** What a verb is done to. A property ("the status", «حالة شحناته») stands for the record that has it. */
const objectsOf = (clause: Clause, object: readonly Token[], verb: Verb, before: FrameOf<"grants"> | null): Objects => {
  const objects: Phrase[] = [];
  const frames: Frame[] = [];
  let own = false;
  const aside = object.findIndex(
    (token, i) => i > 0 && (token.word === ":" || (["which", "where"].includes(token.word) && isSeparator(object[i - 1]!))),
  );
  for (const given of splitList(
    (aside > 0 ? object.slice(0, aside) : object).filter((token) => token.word !== "only" && token.word !== "فقط"),
  )) {
    // "cancel before the event" says when, not what.
    const when = given.findIndex((token) => temporal.has(token.word));
    const part = when >= 0 ? given.slice(0, when) : given;
    if (part.length === 0) continue;
    const phrase = wholeOf(phraseOf(part));
    const seen = verb.key === "read" && phrase?.concept === null ? propertyAndOwner(part) : null;
    if (seen?.item?.property && seen.owner?.concept && !isNothing(seen.owner)) {
      // "view artist bios": the artists, who have one.
      objects.push(seen.owner);
      frames.push({ ...frame(clause), is: "filters", owner: seen.owner, items: [seen.item] });
      continue;
    }
    const { item, owner } =
      verb.allows.includes("update") && !verb.allows.includes("create") ? propertyAndOwner(part) : { item: null, owner: null };
    const property = item?.property ?? item?.base;
    const owned = owner && !isNothing(owner) && property ? owner : null;
    const plain = phrase !== null && isNothing(phrase);
    const alone = before && ((property && (!phrase?.concept || plain)) || (plain && phrase.own && saysData(phrase))) ? before : null;
    if (!owned && !alone) {
      if (phrase) objects.push(phrase);
      continue;
    }
    objects.push(...(owned ? [owned] : alone!.objects));
    own ||= owned ? owned.own : alone!.own;
    const named = owned ?? alone?.objects[0];
    if (named && item && item.options.length > 1)
      frames.push({ ...frame(clause), is: "options", owner: named, item, options: item.options });
  }
  return { objects, frames, own };
};

/** The word behind the verb itself, not behind its "can". */
const behind = ({ tokens }: Clause, { from, verb }: Predicate): string =>
  tokens[tokens.findIndex(({ word }, at) => at >= from && verbForms.get(word)?.verb === verb) + 1]?.word ?? "";
const listGoesOn = /^(?:,|،|and|or|&|then|و|او|ثم)$/;
/** People at large, whom nobody employs to enter anything. */
const isAnybody = ({ concept }: Phrase): boolean => concept?.key === "member" || clientele.has(concept?.key ?? "");

const temporal = new Set(["before", "after", "during", "until", "while", "whenever", "قبل", "بعد", "خلال", "اثناء"]);
const aboutIt = new Set("details detail profile profiles page pages list lists info information data".split(" "));
/** "stock details", "pet profiles": the thing itself. */
const wholeOf = (phrase: Phrase | null): Phrase | null => {
  if (
    !phrase ||
    !isNothing(phrase) ||
    !aboutIt.has(phrase.tokens.at(-1)?.word ?? "") ||
    phrase.modifiers.length === 0 ||
    phrase.tokens[0]?.arabic
  )
    return phrase;
  const inner = phraseOf(phrase.modifiers);
  return inner?.concept && !isNothing(inner) && !isPerson(inner) ? { ...inner, own: phrase.own, plural: true } : phrase;
};

/** "record inspections with a date and a result": what is recorded has these. */
const detailsOf = (clause: Clause, object: readonly Token[]): readonly Frame[] => {
  const at = object.findIndex((token) => token.word === "with" || token.word === "مع");
  if (at < 1) return [];
  // "a customer with a phone, and then an order with a price"
  const other = object.findIndex((token, i) => i > at + 1 && token.word === "with");
  if (other > 0) {
    const cut = object.slice(0, other).findLastIndex((token, i) => i > at && isSeparator(token));
    if (cut > at + 1) return [...detailsOf(clause, object.slice(0, cut)), ...detailsOf(clause, object.slice(cut + 1))];
  }
  const subject = phraseOf(object.slice(0, at));
  const items = itemsOf(object.slice(at + 1));
  return subject && !isNothing(subject) && items.length > 1 && items.some((item) => item.property !== null)
    ? [{ ...frame(clause), is: "has", subjects: [subject], items }]
    : [];
};

/** What follows "which", "so that" no longer belongs to the list. */
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
  // "a quote can be draft, sent or accepted": its status.
  const thing = splitList(subject).length === 1 ? phraseOf(subject) : null;
  const known = parts.filter((part) => wholeChoice(part) !== null).length;
  if (
    thing &&
    !isNothing(thing) &&
    !isPerson(thing) &&
    parts.length > 1 &&
    known * 2 >= parts.length &&
    (thing.concept !== null || known === parts.length)
  )
    return [{ ...frame(clause), is: "options", owner: thing, item: itemOf([statusWord])!, options: parts }];
  if (subject.some((token) => offers.has(token.word))) return features(clause, object);
  return linkedBy(clause, subject, object) ?? shown(clause, subject, object) ?? [];
};

const statusWord: Token = { from: 0, to: 0, raw: "status", word: "status", kind: "word", arabic: false };
const offers = new Set("features functionalities functionality modules".split(" "));

/** "A reservation is for one guest and one room, with a date", "each shipment is carried by one driver". */
const linkedBy = (clause: Clause, subject: readonly Token[], object: readonly Token[]): readonly Frame[] | null => {
  const subjects = phrasesOf(subject).filter((one) => !isNothing(one));
  if (subjects.length !== 1) return null;
  if (object[1]?.word === "by" && /(?:ed|en|ught|ne|ld|un|ade)$/.test(object[0]!.word))
    return [{ ...frame(clause), is: "links", subjects, targets: phrasesOf(object.slice(2)), many: false }];
  const start = ["for", "of", "about", "between", "by", "from"].includes(object[0]?.word ?? "") ? 1 : 0;
  if (!["one", "a", "an"].includes(object[start]?.word ?? "") || object[start + 1]?.word === "of") return null;
  const items = itemsOf(
    object.slice(start).map((token) => (token.word === "with" || token.word === "for" ? { ...token, word: "," } : token)),
  );
  const first = items[0]?.phrase?.concept;
  return first && first.kind !== "none" && first.kind !== "tag" ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};

const visitors: Token = { from: 0, to: 0, raw: "visitors", word: "visitors", kind: "word", arabic: false };
/** "Sponsors are shown publicly", "events are visible to everyone". */
const shown = (clause: Clause, subject: readonly Token[], object: readonly Token[]): readonly Frame[] | null => {
  const open =
    object.some((token) => token.word === "publicly" || token.word === "public") ||
    (object[0]?.word === "visible" && object.some((token) => ["everyone", "everybody", "all", "anyone"].includes(token.word)));
  const objects = phrasesOf(subject).filter((one) => !isNothing(one));
  const read = verbForms.get("see")?.verb;
  // "Nothing should be public" opens nothing.
  if (subject.some((token) => ["nothing", "none", "no", "nobody"].includes(token.word)) || object.some((token) => token.word === "not"))
    return null;
  if (!open || !read || objects.length === 0 || object.length > 5) return null;
  return [
    {
      ...frame(clause),
      is: "grants",
      subjects: phrasesOf([visitors]),
      verb: read,
      objects,
      only: false,
      not: false,
      own: false,
      allows: read.allows,
    },
  ];
};

/** "the status of an appointment", "appointment status", «حالة الموعد». */
const propertyAndOwner = (tokens: readonly Token[]): { readonly item: Item | null; readonly owner: Phrase | null } => {
  const open = tokens.findIndex((token) => token.word === "(");
  if (open > 0 && tokens.at(-1)?.word === ")") {
    // "the application status (new, rejected)": the choices go with the property.
    const said = propertyAndOwner(tokens.slice(0, open));
    const options = itemOf(tokens)?.options ?? [];
    return said.item ? { item: { ...said.item, options }, owner: said.owner } : said;
  }
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
