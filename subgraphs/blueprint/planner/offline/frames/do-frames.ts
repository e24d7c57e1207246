/** Who does what with which things: what a verb of doing grants, refuses and leaves behind. */

import { isNothing, isPerson, isSeparator, phraseOf, phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import { registeredWith } from "../clauses/registering.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { collective, isActingPlace, isAnybody, isCommand, isOurs, isProperty, isWhoever, nobody, whoGoes } from "../clauses/who-acts.ts";
import { trimOption } from "../lists/item.ts";
import { ownListFrames } from "../lists/own-list.ts";
import { givenRound } from "../text/give.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { writtenInto } from "../text/written-into.ts";
import { all, recordOf } from "../words/record-words.ts";
import { namesRole } from "../words/role-names.ts";
import { verbForms } from "../words/verbs.ts";
import { propertyAt } from "../words/words.ts";
import { keeps } from "../world/entities.ts";
import { recordsMade } from "../world/records-made.ts";
import { chosen } from "./chosen-frames.ts";
import { aboutIn, detailsOf, favoriteIn, listIn, objectsOf, saying } from "./done-to.ts";
import { exceptFrames } from "./except-frames.ts";
import { frame } from "./frame.ts";
import { givenTo, oneOf } from "./given-to.ts";
import { hiddenIn } from "./hidden-frames.ts";
import { ofOthers } from "./of-others.ts";
import { profileFrames } from "./profile-frames.ts";
import { seatedIn } from "./seats.ts";
import { signedUp } from "./signing-up.ts";

/** What a verb of doing says; `before`: what was done last in the clause. */
export const doFrames = (
  clause: Clause,
  spoken: Predicate,
  subjects: readonly Phrase[],
  before: FrameOf<"grants"> | null,
): readonly Frame[] => {
  const predicate = withSomebody(givenRound(spoken));
  const { object, verb } = predicate;
  const named = subjects.filter((subject) => !isNothing(subject));
  if (verb.key === "happen") return [];
  const people = subjects.map(whoGoes).filter((one) => isPerson(one) && !isCommand(one));
  const told = verb.key === "register" ? registeredWith(clause, predicate, people) : null;
  if (told) return told;
  // «ولا يشوف حجوزات غيره»: that was said with his own.
  const others = predicate.not ? object.findIndex(({ word }) => othersAre.test(word)) : -1;
  if (others >= 0 && before?.own) return [];
  // «لا يرى المورد عروض غيره»: his own.
  const theirs = object[others - 1]?.word === "of" ? others - 1 : others;
  if (others > 0 && !verb.allows.includes("create") && (object[others]!.arabic || (theirs < others && verb.key === "read"))) {
    const his = { ...object[others]!, word: object[others]!.arabic ? "الخاصه" : "own" };
    const own = object[others]!.arabic ? [...object.slice(0, others), his, ...object.slice(others + 1)] : [his, ...object.slice(0, theirs)];
    return doFrames(clause, { ...predicate, not: false, only: true, object: own }, subjects, before);
  }
  const whoever = people.length > 0 ? people : named.filter((one) => one.concept === null && isWhoever(one));
  const refused = predicate.not || predicate.exclusive ? hiddenIn(clause, predicate, whoever) : null;
  if (refused) return [predicate.not ? refused : { ...refused, reserved: true }];
  const split = exceptFrames(clause, predicate, whoever, before);
  if (split) return split;
  const profile = profileFrames(clause, predicate, people);
  if (profile) return profile;
  const mine = ofOthers(clause, predicate);
  if (mine) return mine;
  const written = writtenInto(clause, predicate, before);
  if (written) return written;
  const record = verb.leaves && !predicate.not ? recordOf(verb.leaves) : undefined;
  const details = detailsOf(clause, object, record && verb.key === "apply" ? record : null, verb.allows.includes("create")).map((one) =>
    one.is === "has" && record ? { ...one, subjects: [record] } : one,
  );
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
  const made = recordsMade(
    list ? phrasesOf(list.object) : into > 0 && said.objects.length === 0 && before ? before.objects : said.objects,
    verb,
    predicate.word,
  );
  // "message the coordinator": a message, whoever gets it.
  const objects = verb.key === "message" ? made.filter((one) => !isPerson(one)) : made;
  // "everybody should get a text message": told, and nothing that is kept.
  if (/^(?:get|gets|receive|receives)$/.test(predicate.word) && objects.length > 0 && objects.every(isTold)) return [];
  const filed = ownListFrames(clause, predicate, whole, people, named, before);
  if (filed) return filed;
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
  const own =
    handed ||
    said.own ||
    objects.some((one) => one.own) ||
    // "log the hours they worked": theirs.
    (objects.some(({ concept }) => concept?.key === "hourLog") && !object.some(({ word }) => word === "of" || word === "for")) ||
    // «ترى المتقدمين على وظائفها فقط وتغير حالة الطلب»: of those.
    (before?.own === true && before.only && object[0]?.arabic === true && /^حال(?:ه|ت)/.test(object[0].word)) ||
    object.some((token) => token.word === "own") ||
    (predicate.only && theirsIn(object));
  // "register for an event" leaves a registration; "register a patient" adds one.
  const signs =
    verb.key === "register" &&
    (["for", "in", "at", "في"].includes(object[0]?.word ?? "") ||
      /^(?:فيها|فيه|بها|به|عليها)$/.test(clause.tokens[predicate.from + 1]?.word ?? ""));
  const actors =
    people.length > 0
      ? [...people, ...named.filter((one) => one.concept === null && namesRole(one) && isWhoever(one))]
      : named.filter(
          (one) =>
            !isOurs(clause, predicate.subject, one) &&
            ((one.concept === null && !isProperty(one) && isWhoever(one)) || collective.has(one.concept?.key ?? "") || isActingPlace(one)),
        );
  if (verb.key === "choose") return chosen(clause, object, before);
  if (predicate.speaker && actors.length === 0) {
    const kept = objects.filter((one) => !isNothing(one) && (!isPerson(one) || isManaged(one, verb)) && keeps(one, verb));
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
    (predicate.modal || predicate.only) &&
    actors.length > 0 &&
    object.every((token) => token.kind === "mark" || token.word === "only") &&
    !asking.has(behindVerb(clause, predicate))
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
  const signing = signedUp(verb, objects, signs);
  const seated = verb.leaves ? seatedIn(object, clause.tokens.slice(0, predicate.from)) : [];
  return [
    ...details,
    ...said.frames,
    ...oneOf(clause, object, objects),
    {
      ...frame(clause),
      is: "grants",
      subjects: actors,
      verb: list ? { ...verb, leaves: list.key, own: true } : signing.verb,
      objects: signing.objects,
      only: predicate.only,
      // "view everything but change nothing"
      not: predicate.not || object.find(({ word }) => word !== "only")?.word === "nothing",
      own,
      allows: signing.verb.allows,
      word: predicate.word,
      ...(said.parts.length > 0 ? { parts: said.parts } : {}),
      ...(seated.length > 0
        ? { on: seated }
        : verb.allows.includes("create") && aboutIn(object).length > 0
          ? { on: aboutIn(object) }
          : before && objects.length > 0 && objects.every(({ concept }) => remarks.has(concept?.key ?? ""))
            ? { on: before.objects }
            : {}),
      ...(signing.verb.leaves && before && before.objects.length > 0 ? { about: before.objects } : {}),
      ...(predicate.exclusive && !predicate.not ? { exclusive: true as const } : {}),
      ...(into > 0 ? { as: trimOption(object.slice(into + 1)) } : {}),
    },
  ];
};

/** "We keep track of our customers and boats": of each customer there is a record. */
const isManaged = (one: Phrase, { key }: Predicate["verb"]): boolean =>
  key === "manage" && one.plural && !one.tokens[0]!.arabic && one.concept?.kind === "person";

/** "Pupils book lessons with their instructor": the lesson is theirs alone, and what booking leaves is the lesson itself. */
const withSomebody = (predicate: Predicate): Predicate => {
  const { object, verb } = predicate;
  const at = verb.key === "book" ? object.findIndex(({ word }, i) => i > 0 && word === "with") : -1;
  const who = at < 0 ? null : phraseOf(object.slice(at + 1));
  const what = who && isPerson(who) && !who.plural ? phraseOf(object.slice(0, at)) : null;
  return what && !isNothing(what) && what.concept?.kind === "event" && object.slice(at).every((token) => !isSeparator(token))
    ? {
        ...predicate,
        verb: { ...verbForms.get("add")!.verb, own: true },
        object: [{ ...object[0]!, raw: "own", word: "own" }, ...object.slice(0, at)],
      }
    : predicate;
};

/** «يرى الطلبات على عقاراته فقط», «طلبيات خطّه»: what hangs on something of his is his. */
const theirsIn = (object: readonly Token[]): boolean =>
  object.some(
    ({ raw, arabic }, i) =>
      i > 0 &&
      arabic &&
      /^(?!ال|لل|وال).{2,}(?:ه|ها|هم|هن|و)$/.test(raw) &&
      !isSeparator(object[i - 1]!) &&
      (["علي", "في", "من", "ل"].includes(object[i - 1]!.word) || !/^(?:ال|لل)/.test(object[i - 1]!.word)) &&
      propertyAt(object, i) === null,
  );

/** "must not see who the student is": nothing that was named. */
const asking = new Set("who what which how where why when whether".split(" "));
const behindVerb = ({ tokens }: Clause, { from, verb }: Predicate): string =>
  tokens[tokens.findIndex(({ word }, at) => at >= from && verbForms.get(word)?.verb === verb) + 1]?.word ?? "";
const isTold = ({ tokens }: Phrase): boolean =>
  /^(?:messages?|emails?|sms|notifications?|reminders?|alerts?|call|mail|text)$/.test(tokens.at(-1)!.word);
const othersAre = /^(?:ل?غير(?:ه|ها|هم|نا|و)|زملا[ئء]?(?:ه|ها|هم)|زميل(?:ه|ها|هم)|(?:ال)?اخرين|others?|others')$/;
const remarks = new Set(["comment", "note", "feedback", "message"]);
