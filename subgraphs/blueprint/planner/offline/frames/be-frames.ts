/** What "is" and "are" say: a rule, choices, a link, what everybody may see. */

import { isNothing, isPerson, phraseOf, phrasesOf, splitList, trim } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { itemOf, trimOption } from "../lists/item.ts";
import { itemsOf } from "../lists/items.ts";
import { propertyAndOwner } from "../lists/property-and-owner.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeChoice, wholeConcept } from "../words/words.ts";
import { features } from "./features.ts";
import { frame } from "./frame.ts";

const flagWords: ReadonlyMap<string, "required" | "unique" | "optional"> = new Map(
  Object.entries({
    required: "required",
    mandatory: "required",
    compulsory: "required",
    unique: "unique",
    optional: "optional",
    إلزامي: "required",
  }),
);

/** "The phone is required", "status can be open or closed". */
export const beFrames = (clause: Clause, subject: readonly Token[], object: readonly Token[]): readonly Frame[] => {
  const words = trim(object.filter((token) => !["either", "one"].includes(token.word)));
  const flag = flagWords.get(words[0]?.word ?? "") ?? flagWords.get(words.at(-1)?.word ?? "");
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
    return optionsFrames(clause, subject, parts);
  // "a quote can be draft, sent or accepted": its status.
  const thing = splitList(subject).length === 1 ? phraseOf(subject) : null;
  const known = parts.filter((part) => wholeChoice(part) !== null || (parts.length > 2 && isState(part))).length;
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
/** "being sewn", "picked up", "out of order": what a thing can be, and no thing. */
const isState = (part: readonly Token[]): boolean =>
  /^(?:being|in|out|on|under|not|ready|waiting)$/.test(part[0]!.word) || part.some(({ word }) => /(?:ed|wn|ught)$/.test(word));
const offers = new Set("features functionalities functionality modules".split(" "));

/** "A reservation is for one guest and one room, with a date", "each shipment is carried by one driver". */
const linkedBy = (clause: Clause, subject: readonly Token[], object: readonly Token[]): readonly Frame[] | null => {
  const subjects = phrasesOf(subject).filter((one) => !isNothing(one));
  if (subjects.length !== 1) return null;
  if (object[1]?.word === "by" && /(?:ed|en|ught|ne|ld|un|ade)$/.test(object[0]!.word))
    return [{ ...frame(clause), is: "links", subjects, targets: phrasesOf(object.slice(2)), many: false }];
  // "A cemetery is divided into sections": they belong to it.
  if (/^(?:divided|split|subdivided|organi[sz]ed|broken)$/.test(object[0]?.word ?? "") && ["into", "in"].includes(object[1]?.word ?? ""))
    return [{ ...frame(clause), is: "links", subjects, targets: phrasesOf(object.slice(2)).filter((one) => one.plural), many: true }];
  const part = partOfIn(object);
  if (part && !isPerson(subjects[0]!)) {
    const list = part.rest.findIndex(({ word }) => word === "with" || word === ":");
    const items = list < 0 ? [] : itemsOf(part.rest.slice(list + 1));
    return [
      { ...frame(clause), is: "links", subjects, targets: [part.of], many: false },
      ...(items.length > 0 ? [{ ...frame(clause), is: "has" as const, subjects, items }] : []),
    ];
  }
  const start = ["for", "of", "about", "between", "by", "from"].includes(object[0]?.word ?? "") ? 1 : 0;
  if (!["one", "a", "an"].includes(object[start]?.word ?? "") || object[start + 1]?.word === "of") return null;
  const items = itemsOf(
    object.slice(start).map((token) => (token.word === "with" || token.word === "for" ? { ...token, word: "," } : token)),
  );
  const first = items[0]?.phrase?.concept;
  return first && first.kind !== "none" && first.kind !== "tag" ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};

/** "Every class is an edition of a course", "a lesson is one meeting of a class, with a date": of which one it is, and no thing of its own. */
const partOfIn = (object: readonly Token[]): { readonly of: Phrase; readonly rest: readonly Token[] } | null => {
  const at = object.findIndex(({ word }) => word === "of");
  if (!["a", "an", "one"].includes(object[0]?.word ?? "") || at < 2 || at > 3 || sorts.has(object[at - 1]!.word)) return null;
  if (!["a", "an", "one", "exactly"].includes(object[at + 1]?.word ?? "") || wholeConcept(object.slice(1, at))?.kind === "person")
    return null;
  const end = object.findIndex(({ word, kind }, i) => i > at && (kind === "mark" || ["with", "and", "or"].includes(word)));
  const of = phraseOf(object.slice(at + 1, end < 0 ? object.length : end));
  return of && !isNothing(of) && !of.plural ? { of, rest: end < 0 ? [] : object.slice(end) } : null;
};
/** Words for how much or which sort of something it is. */
const sorts = new Set("kind type sort form way list set number group collection pair lot couple piece".split(" "));

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

/** The choices of a property, of the thing it is named with; of what names nothing («بالأشهر وحالة: …») those of its last word. */
export const optionsFrames = (clause: Clause, head: readonly Token[], options: readonly (readonly Token[])[]): readonly Frame[] => {
  const { item, owner } = propertyAndOwner(head);
  const named = item ?? itemOf(head) ?? itemOf(head.slice(-1));
  return named ? [{ ...frame(clause), is: "options", owner, item: named, options }] : [];
};
