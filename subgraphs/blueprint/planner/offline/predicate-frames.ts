/** What a predicate says: that a thing has something, is linked, may be done, is required. */
import { clientele } from "./access-words.ts";
import { beFrames } from "./be-frames.ts";
import { aboutIn, detailsOf, favoriteIn, listIn, objectsOf, ownListIn, saying } from "./done-to.ts";
import { nounish } from "./english-verbs.ts";
import { keeps } from "./entities.ts";
import { features } from "./features.ts";
import { frame } from "./frame.ts";
import { givenTo, oneOf } from "./given-to.ts";
import { itemOf, itemsOf, trimOption } from "./items.ts";
import { asInstitution, isNothing, isPerson, isSeparator, phraseOf, phrasesOf, splitList } from "./phrases.ts";
import type { Predicate } from "./predicates.ts";
import { propertyAndOwner } from "./property-and-owner.ts";
import { keptReport, recordsMade } from "./records-made.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, FrameOf, Item, Phrase } from "./types.ts";
import { verbForms } from "./verbs.ts";
import { conceptAt, conceptOf, wholeConcept, wholeProperty } from "./words.ts";

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
  const acting = predicate.verb.cls === "do" && clause.index > 0;
  const subjects = acting ? phrasesOf(predicate.subject).map(asInstitution) : phrasesOf(predicate.subject);
  const named = subjects.filter((subject) => !isNothing(subject));
  const { object } = predicate;
  // "set the status": a property that is there is changed.
  const sets =
    /^sets?$/.test(predicate.word) &&
    ["the", "its", "their"].includes(object[0]?.word ?? "") &&
    propertyAndOwner(untilTo(object)).item?.property != null;
  const verb = sets ? verbForms.get("change")!.verb : predicate.verb;
  switch (verb.cls) {
    case "have": {
      if (/^says?$/.test(predicate.word) && named.every(isPerson)) return [];
      if (/^keeps?$/.test(predicate.word) && /ing$/.test(object[0]?.word ?? "")) return [];
      const kept = named.length === 0 ? subjects.flatMap((one) => keptRecord(one)) : [];
      if (kept.length > 0 && itemsOf(object).length > 1) return [{ ...frame(clause), is: "has", subjects: kept, items: itemsOf(object) }];
      const counted = object.findIndex((token) => !["about", "around", "roughly", "over", "nearly", "some"].includes(token.word));
      if (object[counted]?.kind === "number" && Number(object[counted]!.word) > 1 && named.every((one) => one.concept?.kind !== "person")) {
        const kept = phrasesOf(object.slice(counted)).filter((one) => one.plural && !isNothing(one));
        if (kept.length > 0) return [{ ...frame(clause), is: "things", phrases: kept }];
      }
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
      const people = subjects.map(whoGoes).filter((one) => isPerson(one) && !isCommand(one));
      // "Donors register with a full name and a phone": that is what they have.
      if (verb.key === "register" && people.length > 0 && object[0]?.word === "with" && itemsOf(object.slice(1)).length > 1)
        return [{ ...frame(clause), is: "has", subjects: people, items: itemsOf(object.slice(1)) }];
      // «تسجل باسمها ورقم جوالها»
      if (verb.key === "register" && people.length > 0 && /^ب/.test(object[0]?.word ?? "")) {
        const told = itemsOf(object);
        if (told.length > 1 && told.every((item) => item.property !== null))
          return [{ ...frame(clause), is: "has", subjects: people, items: told }];
      }
      // "Users register, search and filter pets": they sign up, and add no pets.
      if (verb.key === "register" && listGoesOn.test(behind(clause, predicate)) && people.every(isAnybody)) return [];
      // «ولا يشوف حجوزات غيره»: that was said with his own.
      if (predicate.not && before?.own && object.some(({ word }) => othersAre.test(word))) return [];
      const whoever = people.length > 0 ? people : named.filter((one) => one.concept === null && isWhoever(one));
      const refused = predicate.not ? hiddenIn(clause, predicate, whoever) : null;
      if (refused) return [refused];
      const except = object.findIndex(
        (token, i) =>
          (["not", "never"].includes(token.word) && ["but", ",", "and"].includes(object[i - 1]?.word ?? "")) ||
          (/^(?:ليس|مش|مو|لا)$/.test(token.word) && i > 1 && isSeparator(object[i - 1]!) && object[i + 1]?.arabic === true),
      );
      if (except > 0 && whoever.length > 0 && !predicate.not) {
        const kept = hiddenIn(
          clause,
          { ...predicate, verb: verbForms.get("see")!.verb, object: object.slice(except + 1) },
          whoever,
          /^(?:everything|all|anything)$/.test(object[0]?.word ?? ""),
        );
        const rest = framesOfOne(clause, { ...predicate, object: object.slice(0, except - 1) }, before);
        const refused = kept
          ? [kept]
          : framesOfOne(clause, { ...predicate, not: true, only: false, object: object.slice(except + 1) }, before);
        return [...rest, ...refused];
      }
      const details = detailsOf(clause, object);
      const into = object.findIndex((token, i) => i > 0 && token.word === "as" && /^mark/.test(predicate.word));
      const whole = into > 0 ? object.slice(0, into) : object;
      const said = objectsOf(
        clause,
        details.length > 0
          ? whole.slice(
              0,
              whole.findIndex((token) => saying.has(token.word)),
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
      // "everybody should get a text message": told, and nothing that is kept.
      if (/^(?:get|gets|receive|receives)$/.test(predicate.word) && objects.length > 0 && objects.every(isTold)) return [];
      const kept = verb.key === "create" && people.length + named.length > 0 ? ownListIn(whole) : null;
      const listed = kept
        ? phrasesOf(
            whole.slice(
              0,
              whole.findIndex((token, i) => i > 0 && ["to", "into", "in"].includes(token.word)),
            ),
          )
        : [];
      const filed = listed.length > 0 ? listed : (before?.objects ?? []);
      if (kept && filed.length > 0)
        return [
          { ...frame(clause), is: "links", subjects: [kept], targets: filed, many: false },
          {
            ...frame(clause),
            is: "grants",
            subjects: people,
            verb,
            objects: [kept],
            only: predicate.only,
            not: predicate.not,
            own: true,
            allows: verb.allows,
          },
        ];
      // "Parents get an invoice every month": theirs.
      const handed = /^(?:get|gets|receive|receives)$/.test(predicate.word) && people.length > 0 && people.every(isAnybody);
      // "book a class and cancel it": the booking is called off.
      const calledOff = verb.key === "cancel" && before?.verb.leaves && people.every(isAnybody) ? recordOf(before.verb.leaves) : undefined;
      if (calledOff && before)
        return [
          {
            ...before,
            ...frame(clause),
            verb,
            objects: [calledOff],
            own: true,
            allows: verb.allows,
            word: predicate.word,
            about: [],
            on: [],
          },
        ];
      const own = handed || said.own || objects.some((one) => one.own) || object.some((token) => token.word === "own");
      // "register for an event" leaves a registration; "register a patient" adds one.
      const signs =
        verb.key === "register" &&
        (["for", "in", "at", "في"].includes(object[0]?.word ?? "") ||
          /^(?:فيها|فيه|بها|به|عليها)$/.test(clause.tokens[predicate.from + 1]?.word ?? ""));
      const actors =
        people.length > 0
          ? people
          : named.filter(
              (one) =>
                !isOurs(clause, predicate.subject, one) &&
                ((one.concept === null && !isPropertyName(one) && isWhoever(one)) ||
                  collective.has(one.concept?.key ?? "") ||
                  isActingPlace(one)),
            );
      if (verb.key === "choose") return chosen(clause, object, before);
      if (predicate.speaker && actors.length === 0) {
        const kept = objects.filter((one) => !isNothing(one) && !isPerson(one) && keeps(one, verb));
        return kept.length > 0 ? [...details, ...said.frames, { ...frame(clause), is: "things", phrases: kept }] : details;
      }
      const given = actors.length === 0 && !predicate.not ? givenTo(clause, predicate.word, named, objects, details.length > 0) : [];
      if (given.length > 0) return [...given, ...details];
      // "nobody else may see them": nobody is given anything.
      if (predicate.subject.some((token) => nobody.has(token.word)) || (actors.length === 0 && named.length > 0)) return [];
      // "mark them as paid": what was spoken of before.
      // "Auditors may only read": everything there is.
      if (
        objects.length === 0 &&
        verb.key === "read" &&
        predicate.modal &&
        actors.length > 0 &&
        object.every((token) => token.kind === "mark" || token.word === "only")
      )
        return [
          {
            ...frame(clause),
            is: "grants",
            subjects: actors,
            verb,
            objects: phrasesOf([all]),
            only: false,
            not: predicate.not,
            own: false,
            allows: verb.allows,
          },
        ];
      // "Conductors hand in what they find": who does something uses it, whatever it is.
      if (objects.length === 0 && !verb.leaves && people.some((one) => one.plural && one.concept?.kind === "person") && !predicate.not)
        return [...details, { ...frame(clause), is: "roles", phrases: people }];
      if (objects.length === 0 && !verb.leaves && (into < 0 || actors.length === 0)) return [];
      return [
        ...details,
        ...said.frames,
        ...oneOf(clause, object, objects),
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
          ...(verb.allows.includes("create") && aboutIn(object).length > 0
            ? { on: aboutIn(object) }
            : before && objects.length > 0 && objects.every(({ concept }) => remarks.has(concept?.key ?? ""))
              ? { on: before.objects }
              : {}),
          ...(verb.leaves && before && before.objects.length > 0 ? { about: before.objects } : {}),
          ...(predicate.exclusive && !predicate.not ? { exclusive: true as const } : {}),
          ...(into > 0 ? { as: trimOption(object.slice(into + 1)) } : {}),
        },
      ];
    }
    case "may":
      return [];
  }
};

/** "Doctors may not see the price of an appointment": a property is refused, the record stays. */
const hiddenIn = (clause: Clause, predicate: Predicate, subjects: readonly Phrase[], excepted = false): Frame | null => {
  const { verb, object } = predicate;
  const verbs =
    verb.allows.includes("create") || verb.allows.includes("delete")
      ? []
      : verb.allows.includes("update")
        ? (["update"] as const)
        : (["read"] as const);
  if (verbs.length === 0 || subjects.length === 0) return null;
  const parts = splitList(object.filter((token) => token.word !== "any"));
  // "everything except the insurance value": what it is the value of was not said.
  const found = excepted ? parts.map((part) => ({ item: itemOf(part), owner: null })) : parts.map(propertyAndOwner);
  const items = found.flatMap(({ item }) =>
    item && ((item.property ?? item.base) || (excepted && item.phrase?.concept == null)) && !names(item) ? [item] : [],
  );
  return items.length === found.length && items.length > 0
    ? { ...frame(clause), is: "hidden", subjects, owner: found.findLast(({ owner }) => owner !== null)?.owner ?? null, items, verbs }
    : null;
};
/** A word that is a thing as well ("comments", "grades") is the thing. */
const names = ({ phrase, tokens }: Item): boolean =>
  phrase?.concept != null &&
  phrase.concept.kind !== "none" &&
  tokens.length === 1 &&
  (phrase.plural || /(?:ات|ين|ون)$/.test(tokens[0]!.word));

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

const all: Token = { from: 0, to: 0, raw: "everything", word: "everything", kind: "word", arabic: false };
const nobody = new Set(["nobody", "noone", "none", "لااحد"]);
/** Places act by those who work there: hospitals, branches, shops. */
const isActingPlace = ({ concept, plural, tokens }: Phrase): boolean =>
  concept?.kind === "place" && (conceptOf(concept.key)?.kind === "none" || (plural && !tokens[0]!.arabic));
/** Words for several people at once. */
const collective = new Set(["company", "team", "attendance", "group", "family", "department"]);

/** "Our makerspace lends out tools": whoever speaks. */
const isOurs = ({ tokens }: Clause, subject: readonly Token[], { plural, concept }: Phrase): boolean =>
  !plural &&
  concept?.kind !== "person" &&
  [subject[0], tokens[tokens.indexOf(subject[0]!) - 1]].some((token) => ["our", "my"].includes(token?.word ?? ""));
/** "the technician goes there, writes …": the technician. */
const whoGoes = (phrase: Phrase): Phrase => {
  const before = phrase.tokens.slice(0, -1);
  if (phrase.concept === null && before.length > 0 && /[^s]s$/.test(phrase.tokens.at(-1)!.word)) {
    const who = phraseOf(before);
    if (who && isPerson(who) && !who.plural) return who;
  }
  const found = phrase.concept === null ? conceptAt(phrase.tokens, 0) : null;
  const next = found ? phrase.tokens[found.length] : undefined;
  return found && next && verbForms.has(next.word) ? (phraseOf(phrase.tokens.slice(0, found.length)) ?? phrase) : phrase;
};

// biome-ignore format: a list of words
const noActors = new Set("whenever someone somebody anybody everybody already also then afterwards afterward later finally there here both either each all some many most few none nothing something who what which whom while when once if after before because so can may must should only just even still again maybe perhaps sometimes often usually first second two three yes no please thanks interested able allowed not never tell tells ability possibility option way hourly لما ما نحب بعد قبل حتي كل اي عشان علشان بعدها كمان برضو برضه اللي يعني مكتب كان لو اذا عند عندما ثم حيث ممكن لازم".split(" "));
const isTold = ({ tokens }: Phrase): boolean =>
  /^(?:messages?|emails?|sms|notifications?|reminders?|alerts?|call|mail|text)$/.test(tokens.at(-1)!.word);
/** "the status to open or fixed": the status. */
const untilTo = (tokens: readonly Token[]): readonly Token[] => {
  const to = tokens.findIndex((token, i) => i > 0 && token.word === "to");
  return to > 0 ? tokens.slice(0, to) : tokens;
};
/** Who acts has a name: no verb, no adverb, nothing longer than a few words. */
const isCommand = ({ tokens, modifiers }: Phrase): boolean =>
  modifiers.length > 0 && modifiers[0] === tokens[0] && verbForms.get(tokens[0]!.word)?.form === "base" && !nounish.has(tokens[0]!.word);
const isWhoever = ({ tokens }: Phrase): boolean =>
  tokens.length < 5 &&
  tokens.every(({ word, kind }) => kind === "word" && !noActors.has(word) && !/^(?!family|assembly|ally).*[^aeiou]ly$/.test(word)) &&
  !(
    tokens[0]!.arabic &&
    (tokens[0]!.word.length < 3 ||
      verbForms.has(tokens[0]!.word) ||
      /^(?:ب?ي.{3,}|بعدين|وبعدين|انتهاء|بدايه|نهايه|التاخر|تاخر)$/.test(tokens[0]!.word))
  ) &&
  !["base", "ed"].includes(verbForms.get(tokens[0]!.word)?.form ?? "") &&
  !["ed", "ing"].includes(verbForms.get(tokens.at(-1)!.word)?.form ?? "");

/** "cost and status" never act. */
const isPropertyName = (phrase: Phrase): boolean =>
  wholeProperty(phrase.tokens) !== null || wholeProperty(phrase.tokens.slice(-1)) !== null;

/** "choose a ticket type (standard, student)" says what there is to choose from. */
const chosen = (clause: Clause, object: readonly Token[], before: FrameOf<"grants"> | null): readonly Frame[] => {
  const items = itemsOf(object);
  // "books a wash and chooses the time and the address": what the booking has.
  const left = before?.verb.leaves ? recordOf(before.verb.leaves) : before?.verb.allows.includes("create") ? before.objects[0] : undefined;
  const plain = items.filter((item) => item.options.length < 2 && (item.property ?? item.base) !== null);
  return [
    ...(left && plain.length > 0 ? [{ ...frame(clause), is: "filters" as const, owner: left, items: plain }] : []),
    ...items.flatMap((item) =>
      item.options.length > 1 ? [{ ...frame(clause), is: "options" as const, owner: null, item, options: item.options }] : [],
    ),
  ];
};
const othersAre = /^(?:غير(?:ه|ها|هم|نا)|الاخرين|others?|others')$/;
const remarks = new Set(["comment", "note", "feedback", "message"]);
const recordOf = (key: string): Phrase | undefined => {
  const concept = conceptOf(key);
  return concept && phraseOf([{ ...all, raw: concept.en[0]!, word: concept.en[0]! }])
    ? { ...phraseOf([all])!, concept, name: key }
    : undefined;
};

/** The word behind the verb itself, not behind its "can". */
const behind = ({ tokens }: Clause, { from, verb }: Predicate): string =>
  tokens[tokens.findIndex(({ word }, at) => at >= from && verbForms.get(word)?.verb === verb) + 1]?.word ?? "";
const listGoesOn = /^(?:,|،|and|or|&|then|و|او|ثم)$/;
/** People at large, whom nobody employs to enter anything. */
const isAnybody = ({ concept }: Phrase): boolean => concept?.key === "member" || clientele.has(concept?.key ?? "");

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
