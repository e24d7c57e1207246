/** What a verb is done to: things, a property that stands for what has it, an entry of somebody's list, with what they hold. */

import { isCompound, isNothing, isPerson, isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame, FrameOf, Item, Phrase } from "../clauses/types.ts";
import { itemOf, trimOption } from "../lists/item.ts";
import { itemsOf } from "../lists/items.ts";
import { partNamed, partOf } from "../lists/parts.ts";
import { propertyAndOwner } from "../lists/property-and-owner.ts";
import type { Clause, Token } from "../text/tokens.ts";
import type { Verb } from "../words/verbs.ts";
import { isReport, keptReport } from "../world/records-made.ts";
import { frame } from "./frame.ts";

const lists = new Set(["favorite", "cart", "collection", "playlist"]);
/** "save favorite locations": each of them is a favorite of whoever saves it. */
export const favoriteIn = (object: readonly Token[]): { readonly key: string; readonly object: readonly Token[] } | null => {
  const at = object.findIndex((token) => /^favou?rite$/.test(token.word));
  return at >= 0 && at < object.length - 1 && at < 3 ? { key: "favorite", object: object.slice(at + 1) } : null;
};
export const listIn = (object: readonly Token[]): { readonly key: string; readonly object: readonly Token[] } | null => {
  const to = object.findIndex((token, i) => i > 0 && ["to", "into", "in", "الي", "في"].includes(token.word));
  const key = to > 0 ? phraseOf(object.slice(to + 1))?.concept?.key : undefined;
  return key && lists.has(key) ? { key, object: object.slice(0, to) } : null;
};

/** "their details", «بياناتهم»: what was spoken of, as a whole. */
const saysData = (phrase: Phrase): boolean =>
  phrase.tokens.some((token) => /^(?:data|details?|info|information|records?)$|بيانات|معلومات|تفاصيل/.test(token.word));

interface Objects {
  readonly objects: readonly Phrase[];
  readonly frames: readonly Frame[];
  readonly own: boolean;
  /** The properties that are meant, where it is nothing else of the record: "change their status". */
  readonly parts: readonly Item[];
}

/** What a verb is done to. A property ("the status", «حالة شحناته») stands for the record that has it. */
export const objectsOf = (clause: Clause, object: readonly Token[], verb: Verb, before: FrameOf<"grants"> | null): Objects => {
  const objects: Phrase[] = [];
  const frames: Frame[] = [];
  const parts: Item[] = [];
  let whole = false;
  let own = false;
  const holds = object.findIndex((token, i) => i > 0 && (token.word === "with" || token.word === "مع"));
  const held =
    holds > 0 && itemsOf(object.slice(holds + 1)).length > 1 && splitList(object.slice(0, holds)).length === 1
      ? object.slice(0, holds)
      : object;
  const aside = held.findIndex(
    (token, i) => i > 0 && (token.word === ":" || (["which", "where"].includes(token.word) && isSeparator(held[i - 1]!))),
  );
  let between = false;
  for (const given of splitList(
    (aside > 0 ? held.slice(0, aside) : held).filter((token) => token.word !== "only" && token.word !== "فقط"),
  )) {
    // "cancel before the event" says when, not what.
    // "disputes between owners and drivers": neither of them is done anything to.
    if (between) continue;
    // «نوزّع الخبز على الدكاكين والمطاعم»: neither are those it goes to.
    between = given.some((token, i) => i > 0 && (token.word === "between" || (token.arabic && apart.has(token.word))));
    const when = given.findIndex((token, i) => temporal.has(token.word) || (i > 0 && conditions.has(token.word)));
    const part = when >= 0 ? given.slice(0, when) : given;
    if (part.length === 0) continue;
    const said = phraseOf(part);
    const phrase = verb.key === "read" || (said && isNothing(said)) ? wholeOf(said) : said;
    const seen = verb.key === "read" && phrase?.concept === null ? propertyAndOwner(part) : null;
    if (seen?.item?.property && seen.owner?.concept && !isNothing(seen.owner)) {
      // "view artist bios": the artists, who have one.
      objects.push(seen.owner);
      frames.push({ ...frame(clause), is: "filters", owner: seen.owner, items: [seen.item] });
      continue;
    }
    // "manages packages and prices": a price is what a package has.
    const held = objects.at(-1);
    const property = phrase?.concept == null && held && !isPerson(held) ? plainProperty(part) : null;
    if (held && property && (verb.allows.includes("update") || verb.key === "read")) {
      if (parts.length > 0 && !whole) parts.push(property);
      else frames.push({ ...frame(clause), is: "filters", owner: held, items: [property] });
      continue;
    }
    const { item, owner } =
      verb.allows.includes("update") && !verb.allows.includes("create") ? propertyAndOwner(part) : { item: null, owner: null };
    const changed = item?.property ?? item?.base;
    const owned = owner && !isNothing(owner) && changed ? owner : null;
    const plain = phrase !== null && isNothing(phrase);
    // "change their status and the note": a note is what an order has, where it is spoken of as one.
    const another = parts.length > 0 && !whole && item?.property != null && phrase !== null && !phrase.plural;
    const alone =
      before && ((changed && (!phrase?.concept || plain || another)) || (plain && phrase.own && saysData(phrase))) ? before : null;
    // «ويغير حالتها: جديد، تم»: the choices of what is changed.
    const choices =
      aside > 0 && object[aside]!.word === ":" && item?.property?.type === "enum" ? splitList(object.slice(aside + 1)).map(trimOption) : [];
    if (!owned && !alone) {
      if (phrase) objects.push(phrase);
      whole = true;
      continue;
    }
    if (item && changed) parts.push(item);
    else whole = true;
    objects.push(...(owned ? [owned] : alone!.objects));
    own ||= owned ? owned.own : alone!.own;
    const named = owned ?? alone?.objects[0];
    const options = item && item.options.length > 1 ? item.options : choices;
    if (named && item && options.length > 1) frames.push({ ...frame(clause), is: "options", owner: named, item, options });
  }
  return { objects, frames, own, parts: whole ? [] : parts };
};

const apart = new Set(["علي", "الي", "بين", "عن"]);
const plainProperty = (part: readonly Token[]): Item | null => {
  const item = itemOf(part);
  return item?.property ? item : null;
};

const temporal = new Set(["before", "after", "during", "until", "while", "whenever", "قبل", "بعد", "خلال", "اثناء", "عند"]);
const conditions = new Set("if when once unless because whether so".split(" "));
const aboutIt = new Set(
  "details detail profile profiles page pages list lists info information data schedule schedules timetable catalog catalogue overview archive directory".split(
    " ",
  ),
);
const schedules = new Set(["schedule", "timetable"]);
/** "stock details", "pet profiles": the thing itself. */
const wholeOf = (phrase: Phrase | null): Phrase | null => {
  if (
    !phrase ||
    !(isNothing(phrase) || schedules.has(phrase.tokens.at(-1)?.word ?? "")) ||
    !aboutIt.has(phrase.tokens.at(-1)?.word ?? "") ||
    phrase.modifiers.length === 0 ||
    phrase.tokens[0]?.arabic
  )
    return phrase;
  const inner = phraseOf(phrase.modifiers);
  return inner?.concept && !isNothing(inner) && !isPerson(inner) ? { ...inner, own: phrase.own, plural: true } : phrase;
};

/** "save it to their cookbook": a list of one's own, whatever it is called. */
export const ownListIn = (object: readonly Token[]): Phrase | null => {
  const to = object.findIndex(
    (token, i) =>
      i > 0 && ["to", "into", "in"].includes(token.word) && ["their", "his", "her", "my", "your"].includes(object[i + 1]?.word ?? ""),
  );
  const phrase = to > 0 ? phraseOf(object.slice(to + 1)) : null;
  return phrase && phrase.concept === null && phrase.tokens.length < 3 ? phrase : null;
};

const onWords = new Set("about for of on after per regarding concerning عن حول".split(" "));
const onOne = new Set("a an the each every their his her its this that our any your my own كل".split(" "));
/** "a note about each child", "comments on tasks": what each of them is about. */
export const aboutIn = (object: readonly Token[]): readonly Phrase[] =>
  splitList(object).flatMap((part) => {
    const at = part.findIndex((token, i) => i > 0 && onWords.has(token.word));
    if (at < 0) return [];
    const rest = part.slice(at + 1);
    const phrase = phraseOf(rest);
    return phrase && !isNothing(phrase) && (phrase.plural || rest[0]!.arabic || onOne.has(rest[0]!.word)) ? [phrase] : [];
  });

/** What follows is what the thing before has. */
export const saying = new Set(
  "with stating specifying giving including indicating containing mentioning showing telling providing entering noting choosing selecting مع".split(
    " ",
  ),
);

/** Whatever is stated is a property, whether anybody knows it or not. */
const told = /^(?:stating|specifying|naming|mentioning|indicating)$/;
/** "record inspections with a date and a result": what is recorded has these; `makes`: by the verb there will be more of it. */
export const detailsOf = (clause: Clause, object: readonly Token[], left: Phrase | null = null, makes = false): readonly Frame[] => {
  const at = object.findIndex((token) => saying.has(token.word));
  // "Job seekers apply with a resume and a cover letter": the application has these.
  if (at === 0 && left) {
    const items = itemsOf(object.slice(1));
    return items.length > 1 && ["a", "an", "their"].includes(object[1]?.word ?? "")
      ? [{ ...frame(clause), is: "has", subjects: [left], items }]
      : [];
  }
  if (at < 1) return [];
  // "a customer with a phone, and then an order with a price"
  const other = object.findIndex((token, i) => i > at + 1 && token.word === "with");
  if (other > 0) {
    const cut = object.slice(0, other).findLastIndex((token, i) => i > at && isSeparator(token));
    if (cut > at + 1)
      return [...detailsOf(clause, object.slice(0, cut), null, makes), ...detailsOf(clause, object.slice(cut + 1), null, makes)];
  }
  const named = splitList(object.slice(0, at)).flatMap((part) => phraseOf(part) ?? []);
  const subject = named.at(-1);
  // "record expenses and incomes with the amount": both have it.
  const both = named.length === 2 && named.every((one) => one.plural && one.concept !== null && !isNothing(one) && !isPerson(one));
  // "telling us their level"
  const items = itemsOf(object.slice(["us", "me", "them"].includes(object[at + 1]?.word ?? "") ? at + 2 : at + 1));
  const made = subject && isReport(subject) ? { ...subject, concept: subject.modifiers.length > 0 ? null : keptReport } : subject;
  // "create courses with lessons and quizzes"; "share trips with friends" says with whom.
  const parts =
    makes && object[at]!.word === "with" && made?.concept != null && made.plural ? items.map((item) => partOf(partNamed(made, item))) : [];
  if (made && parts.length > 0 && parts.every((part) => part !== null && !isPerson(part)))
    return [{ ...frame(clause), is: "has", subjects: [made], items }];
  return made &&
    (!isNothing(made) || isCompound(made)) &&
    (items.length > 1 || (items.length === 1 && told.test(object[at]!.word))) &&
    (told.test(object[at]!.word) ||
      (items.length > 2 && isReport(subject!)) ||
      items.some((item) => (item.property ?? (items.length > 2 ? item.base : null)) !== null))
    ? [{ ...frame(clause), is: "has", subjects: both ? named : [made], items }]
    : [];
};
