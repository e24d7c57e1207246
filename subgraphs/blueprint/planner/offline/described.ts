/** Clauses that say what a thing has without a verb for it: brackets, "with", «لكل», a plain list of names. */

import { frame } from "./frame.ts";
import { itemOf, itemsOf, trimOption } from "./items.ts";
import { brackets, isCompound, isNothing, isSeparator, phraseOf, phrasesOf, splitList, trim } from "./phrases.ts";
import { predicateFrames } from "./predicate-frames.ts";
import { predicatesOf } from "./predicates.ts";
import { isReport, keptReport } from "./records-made.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, Item, Phrase } from "./types.ts";
import { functionWords, verbForms } from "./verbs.ts";
import { conceptAt, propertyAt, wholeChoice, wholeConcept, wholeProperty } from "./words.ts";

/** "For every animal we record its name and age". */
export const forEach = (clause: Clause): readonly Frame[] | null => {
  const start = clause.tokens.findIndex(
    (token, i) => token.word === "for" && ["each", "every", "all"].includes(clause.tokens[i + 1]?.word ?? ""),
  );
  // Before it stands at most who wants it: "I would like to record, for every cow, its tag number".
  if (
    start < 0 ||
    clause.tokens.slice(0, start).some((token) => token.kind === "word" && !functionWords.has(token.word) && !verbForms.has(token.word))
  )
    return null;
  const tokens = clause.tokens.slice(start);
  const at = tokens.findIndex(
    (token, i) => i > 2 && (["we", "i", "they", "there", ":", ","].includes(token.word) || verbForms.has(token.word)),
  );
  if (at < 0) return null;
  const subject = phraseOf(tokens.slice(2, at));
  let begin = at;
  while (
    begin < Math.min(tokens.length - 1, at + 8) &&
    ([
      "we",
      "i",
      "they",
      ":",
      ",",
      "its",
      "their",
      "the",
      "there",
      "'s",
      "is",
      "are",
      "want",
      "need",
      "to",
      "like",
      "would",
      "also",
      "know",
      "down",
    ].includes(tokens[begin]!.word) ||
      verbForms.has(tokens[begin]!.word))
  )
    begin++;
  const rest = tokens.slice(begin);
  // "For each sample we run tests": several of them, each of one sample.
  const items = itemsOf(rest).map((item) =>
    item.phrase?.plural && item.phrase.concept && item.phrase.concept.kind !== "none" && item.property === null && item.options.length === 0
      ? { ...item, many: true }
      : item,
  );
  return subject && !isNothing(subject) && items.length > 0 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};

/** What stands before brackets or a colon and is described by them: the last noun phrase, after any verb. */
const nounBefore = (tokens: readonly Token[]): Phrase | null => {
  const part = trim(lastPart(tokens));
  for (let i = 0; i < part.length; i++) {
    const found = conceptAt(part, i);
    const whole = found && i + found.length === part.length;
    if (whole && (i > 0 || found.length === part.length)) return nearest(part, i);
  }
  const cut = part.findLastIndex(
    (token) => functionWords.has(token.word) || (verbForms.has(token.word) && !(token.arabic && wholeConcept([token]) !== null)),
  );
  return cut === part.length - 1 ? null : phraseOf(part.slice(cut + 1));
};
/** Words directly before a known name belong to it ("delivery van"), unless they are a verb or hold the sentence together. */
const nearest = (part: readonly Token[], at: number): Phrase | null => {
  let from = at;
  while (
    from > 0 &&
    !part[at]!.arabic &&
    part[from - 1]!.kind === "word" &&
    !functionWords.has(part[from - 1]!.word) &&
    !verbForms.has(part[from - 1]!.word)
  )
    from--;
  return phraseOf(part.slice(from));
};
const lastPart = (tokens: readonly Token[]): readonly Token[] => tokens.slice(tokens.findLastIndex(isSeparator) + 1);

export const isDescription = (items: readonly Item[]): boolean =>
  items.length > 1 &&
  items.some(
    (item) =>
      (item.property ?? item.base) !== null ||
      (items.length > 2 && item.phrase?.concept && item.phrase.modifiers.length === 0 && !isNothing(item.phrase)),
  );
const opensProperty = (tokens: readonly Token[]): boolean => {
  const all = trim(lastPart(tokens));
  const part = all.slice(all.findLastIndex((token) => functionWords.has(token.word) || verbForms.has(token.word)) + 1);
  const names = (words: readonly Token[]): boolean => (wholeConcept(words)?.kind ?? "none") !== "none";
  if (part[0]?.arabic) return propertyAt(part, 0) !== null && !names(part) && (conceptAt(part, 0)?.entry.kind ?? "none") === "none";
  return (
    part.some((_, i) => wholeProperty(part.slice(i)) !== null && !names(part.slice(i))) || wholeProperty(part.slice(-1))?.type === "enum"
  );
};

/** "…register beneficiaries (full name, phone) and donations (amount, date)": every noun says in brackets what it has. */
export const groups = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const frames: Frame[] = [];
  const tokens: Token[] = [];
  for (let i = 0; i < clause.tokens.length; i++) {
    const token = clause.tokens[i]!;
    if (token.word !== "(") {
      tokens.push(token);
      continue;
    }
    const close = closing(clause.tokens, i);
    const inside = clause.tokens.slice(i + 1, close);
    const items = itemsOf(inside);
    const choices = splitList(inside)
      .map(trimOption)
      .filter((part) => part.length > 0 && part.length < 4);
    const sorts =
      choices.length > 1 &&
      items.every((item) => item.property === null && (item.base === null || item.tokens[0]?.arabic)) &&
      choices.filter((part) => wholeChoice(part) !== null).length * 2 >= choices.length &&
      !opensProperty(tokens)
        ? describedBefore(tokens)
        : null;
    if (sorts && sorts.subject.concept !== null) {
      frames.push({ ...frame(clause), is: "options", owner: sorts.subject, item: itemOf([typeWord])!, options: choices });
      i = close;
      continue;
    }
    const owner = isDescription(items) && !opensProperty(tokens) ? describedBefore(tokens) : null;
    if (owner) frames.push({ ...frame(clause), is: "has", subjects: [owner.subject], items: [...items, ...owner.linked] });
    else tokens.push(...clause.tokens.slice(i, close + 1));
    i = close;
  }
  return frames.length > 0 ? { frames, rest: { ...clause, tokens } } : null;
};

/** "packages (monthly, yearly)": sorts of them. */
const typeWord: Token = { from: 0, to: 0, raw: "type", word: "type", kind: "word", arabic: false };
const closing = (tokens: readonly Token[], open: number): number => {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.word === "(") depth++;
    if (tokens[i]!.word === ")" && --depth === 0) return i;
  }
  return tokens.length - 1;
};

/** "treatments for a cow": what is described, and what it is linked to. */
const describedBefore = (tokens: readonly Token[]): { readonly subject: Phrase; readonly linked: readonly Item[] } | null => {
  const whole = lastPart(tokens);
  const condition = whole.findIndex((token, i) => i > 1 && ["if", "when", "once", "whenever"].includes(token.word));
  const part = condition > 0 ? whole.slice(0, condition) : whole;
  const of = part.findLastIndex((token) => ["for", "of", "about", "after", "per", "during", "on", "in"].includes(token.word));
  if (of > 0 && /^(?:a|an|each|every|one|the|their|his|her)$/.test(part[of + 1]?.word ?? "")) {
    const subject = nounBefore(part.slice(0, of));
    const item = itemOf(part.slice(of + 2));
    if (subject && (!isNothing(subject) || isCompound(subject))) return { subject, linked: item ? [item] : [] };
  }
  // «تقارير عن كل يتيم: التاريخ، …»
  const each = part.findIndex((token, i) => i > 0 && ["عن", "حول", "علي"].includes(token.word) && part[i + 1]?.word === "كل");
  const told = each > 0 ? nounBefore(part.slice(0, each)) : null;
  const one = each > 0 ? itemOf(part.slice(each + 2)) : null;
  if (told) return { subject: isReport(told) ? { ...told, concept: keptReport, modifiers: [] } : told, linked: one ? [one] : [] };
  const subject = nounBefore(condition > 0 ? part : tokens);
  return subject && (!isNothing(subject) || isCompound(subject)) ? { subject, linked: [] } : null;
};

/** Several known properties: no list of choices. */
const isLong = (items: readonly Item[]): boolean =>
  items.length > 2 && items.filter((item) => item.property !== null && item.property.type !== "boolean").length > 1;
/** "something for our church: families, events": the list says what it keeps, not what a church has. */
const isOurs = (head: readonly Token[]): boolean => {
  const at = head.findLastIndex((token) => ["our", "my"].includes(token.word));
  return at > 0 && head.slice(0, at).some((token) => token.word === "for") && head.length - at < 4;
};

/** "The workers write down the milk: which cow, the date", "Donors give donations — amount, date". */
export const details = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  let depth = 0;
  const at = clause.tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > 1 && [":", "—", "–"].includes(token.word);
  });
  if (at < 0) return null;
  const head = clause.tokens.slice(0, at);
  const dash =
    clause.tokens[at]!.word === ":" ? -1 : clause.tokens.findIndex((token, i) => i > at && token.word === clause.tokens[at]!.word);
  const end = dash < 0 ? clause.tokens.length : dash;
  const items = itemsOf(clause.tokens.slice(at + 1, end));
  const rest = { ...clause, tokens: [...head, ...clause.tokens.slice(end + 1)] };
  if (dash > 0 && opensProperty(head)) {
    const words = trim(lastPart(head));
    const item = itemOf(words.slice(words.findLastIndex((token) => functionWords.has(token.word) || verbForms.has(token.word)) + 1));
    const options = splitList(clause.tokens.slice(at + 1, end)).map(trimOption);
    return item && options.length > 1 ? { frames: [{ ...frame(clause), is: "options", owner: null, item, options }], rest } : null;
  }
  const owner = isDescription(items) && (isLong(items) || !opensProperty(head)) && !isOurs(head) ? describedBefore(head) : null;
  return owner
    ? {
        frames: [{ ...frame(clause), is: "has", subjects: [owner.subject], items: [...items, ...owner.linked] }],
        rest,
      }
    : null;
};

/** "Our menu has dishes, each with a name and a price": what each of them has. */
export const eachWith = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  const named = namedEach(clause);
  if (named) return named;
  const at = tokens.findIndex(
    (token, i) => i > 1 && ["each", "every"].includes(token.word) && ["with", "having", "has"].includes(tokens[i + 1]?.word ?? ""),
  );
  if (at < 0) return null;
  const head = tokens.slice(0, tokens.slice(0, at).findLastIndex((token) => !isSeparator(token)) + 1);
  const subject = nounBefore(head);
  const items = itemsOf(tokens.slice(at + 2));
  return subject && !isNothing(subject) && isDescription(items)
    ? { frames: [{ ...frame(clause), is: "has", subjects: [subject], items }], rest: { ...clause, tokens: head } }
    : null;
};

/** "A catalogue: each location with a name and some photos". */
const namedEach = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  const at = tokens.findIndex(
    (token, i) => ["each", "every"].includes(token.word) && (i === 0 || isSeparator(tokens[i - 1]!) || tokens[i - 1]!.word === ":"),
  );
  const joint = at < 0 ? -1 : tokens.findIndex((token, i) => i > at + 1 && i < at + 5 && ["with", "having"].includes(token.word));
  if (joint < 0 || tokens.slice(at, joint).some((token) => token.kind !== "word" || verbForms.get(token.word)?.form === "s")) return null;
  const subject = phraseOf(tokens.slice(at + 1, joint));
  const items = itemsOf(tokens.slice(joint + 1));
  const head = tokens.slice(0, Math.max(0, tokens.slice(0, at).findLastIndex((token) => token.kind === "word") + 1));
  return subject && !isNothing(subject) && isDescription(items)
    ? { frames: [{ ...frame(clause), is: "has", subjects: [subject], items }], rest: { ...clause, tokens: head } }
    : null;
};

/** «والحجز حالته (مؤكد، ملغي)»: the choices of what stands before. */
export const itsChoices = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const parts = splitList(clause.tokens);
  for (const part of parts) {
    const owner = part[0]?.arabic ? conceptAt(part, 0) : null;
    const named = owner ? part.slice(owner.length) : [];
    const property = named[0]?.kind === "word" ? propertyAt(named, 0) : null;
    if (
      !owner ||
      owner.entry.kind === "none" ||
      !property ||
      !(property.possessive || /ت(?:ه|ها|هم)$/.test(named[property.length - 1]!.word))
    )
      continue;
    const item = itemOf(named);
    const subject = phraseOf(part.slice(0, owner.length));
    if (!item || !subject || item.options.length < 2) continue;
    const [from, to] = [clause.tokens.indexOf(part[0]!), clause.tokens.indexOf(part.at(-1)!) + 1];
    const tokens = [...clause.tokens.slice(0, from), ...clause.tokens.slice(to)];
    return {
      frames: [{ ...frame(clause), is: "options", owner: subject, item, options: item.options }],
      rest: { ...clause, tokens: tokens.slice(0, tokens.findLastIndex((token) => !isSeparator(token)) + 1) },
    };
  }
  return null;
};

const openings: readonly (readonly string[])[] = [
  "what i need is",
  "what we need is",
  "there is",
  "there are",
  "there",
  "there will be",
  "there should be",
  "there must be",
  "there needs to be",
  "there need to be",
  "we have",
  "i have",
  "we also have",
  "we keep",
  "i keep",
  "we need",
  "i need",
  "i want",
  "we want",
  "and",
  "also",
]
  .map((words) => words.split(" "))
  .sort((a, b) => b.length - a.length);
const arabicOpenings = new Set([
  "عندنا",
  "عندي",
  "لدينا",
  "لدي",
  "هناك",
  "يوجد",
  "في",
  "فيه",
  "اريد",
  "كمان",
  "ايضا",
  "بعدها",
  "بعدين",
  "كذلك",
]);

/** What is left when a sentence opens with "there are", "we have", «عندنا», once or more; null when it does not. */
export const withoutOpening = ({ tokens, ...clause }: Clause): Clause | null => {
  let from = 0;
  for (let length = openingAt(tokens, 0); length > 0; length = openingAt(tokens, from)) from += length;
  return from > 0 && tokens.length - from > 1 ? { ...clause, tokens: tokens.slice(from) } : null;
};
const openingAt = (tokens: readonly Token[], at: number): number => {
  if (tokens[at]?.word === "," || tokens[at]?.word === "also" || arabicOpenings.has(tokens[at]?.word ?? "")) return 1;
  return openings.find((words) => words.every((word, i) => tokens[at + i]?.word === word))?.length ?? 0;
};

/** "products with SKU, name and price". */
export const withList = (clause: Clause): readonly Frame[] | null => {
  const at = clause.tokens.findIndex((token) => token.word === "with" || token.word === "having");
  if (at < 1) return null;
  const subjects = phrasesOf(clause.tokens.slice(0, at)).filter((one) => !isNothing(one));
  const items = itemsOf(clause.tokens.slice(at + 1));
  const known = subjects[0]?.concept != null || (isDescription(items) && at < 4);
  return subjects.length === 1 && known && items.length > 0 ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};

/** "status (a, b, c)" standing alone, "statuses are …". */
export const enumerated = (clause: Clause): readonly Frame[] | null => {
  const { outside, inside } = brackets(clause.tokens);
  const parts = splitList(clause.tokens);
  const groups = parts.filter((part) => part.some((token) => token.word === "("));
  if (groups.length > 1 && !outside.slice(0, 3).some((token) => verbForms.get(token.word)?.verb.cls === "have")) {
    const found = groups.flatMap((part) => enumerated({ ...clause, tokens: part }) ?? []);
    const plain = phrasesOf(
      parts.filter((part) => !groups.includes(part)).flatMap((part, i) => (i === 0 ? part : [{ ...part[0]!, word: "," }, ...part])),
    ).filter((one) => one.concept !== null && !isNothing(one));
    if (found.length === groups.length && found.every((one) => one.is === "has"))
      return plain.length > 0 ? [...found, { ...frame(clause), is: "things", phrases: plain }] : found;
  }
  if (inside.length === 0 || outside.some((token) => verbForms.has(token.word) && verbForms.get(token.word)!.verb.cls !== "do"))
    return null;
  const subject = phraseOf(outside);
  if (!subject || outside.length > 4 || outside.some(isSeparator)) return null;
  const item = itemOf(clause.tokens);
  if (item?.property?.type === "enum" && item.options.length > 1)
    return [{ ...frame(clause), is: "options", owner: null, item, options: item.options }];
  const items = itemsOf(inside);
  // Brackets after an unknown word are a list of properties only if one of them is known: code has brackets, too.
  if (isNothing(subject) || (subject.concept === null && !items.some((one) => one.property ?? one.base))) return null;
  return [{ ...frame(clause), is: "has", subjects: [subject], items }];
};

/** «للمريض اسم وتاريخ ميلاد», «لكل مريض اسم». */
export const arabicPossession = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  let at = 0;
  while (at < tokens.length && (isSeparator(tokens[at]!) || tokens[at]!.kind === "mark")) at++;
  const first = tokens[at];
  if (!first?.arabic) return null;
  const each = first.word === "لكل" || (first.word === "كل" && tokens.length > at + 2);
  const found = conceptAt(tokens, each ? at + 1 : at);
  const joined = each || /^(?:لل|ل)(?!ا)/.test(first.word);
  if (!joined) return null;
  let end: number;
  if (found && (each || found.joined.includes("ل") || first.word.startsWith("لل"))) end = (each ? at + 1 : at) + found.length;
  else if (each) end = at + 2;
  else if (first.word.startsWith("لل") && !verbForms.has(first.word) && tokens.length > at + 1) end = at + 1;
  else return null;
  const subject = phraseOf(tokens.slice(each ? at + 1 : at, end));
  if (!subject) return null;
  const rest = tokens.slice(end);
  if (rest.some((token) => verbForms.get(token.word)?.verb.cls === "may")) return null;
  const verb = rest.findIndex(
    (token, i) => !isNumberName(rest[i - 1]) && ["have", "belong", "link"].includes(verbForms.get(token.word)?.verb.cls ?? ""),
  );
  const body = verb < 0 ? rest : rest.slice(0, verb);
  const items = itemsOf(body);
  if (items.length === 0) return null;
  const further = verb < 0 ? [] : predicateFrames(clause, predicatesOf({ ...clause, tokens: rest.slice(verb) }, subject.tokens));
  return [{ ...frame(clause), is: "has", subjects: [subject], items }, ...further];
};

/** «رقم تتبع» is a tracking number; elsewhere «تتبع» says what a thing belongs to. */
const isNumberName = (token: Token | undefined): boolean => token !== undefined && ["رقم", "رمز", "كود"].includes(token.word);

const keeping = new Set(
  "keep track manage store record sell rent organize organise handle follow log list offer run need want لاداره اداره متابعه تتبع تسجيل بيع حفظ تنظيم".split(
    " ",
  ),
);

/** A line that only names known things ("Patients, doctors and appointments"), or says they are to be kept. */
export const bare = (clause: Clause): readonly Frame[] => {
  // "Reminder by SMS one day before the lesson": a message, and no record.
  if (/^(?:reminders?|alerts?|notifications?|تنبيه|تذكير|اشعار|تنبيهات)$/.test(clause.tokens[0]!.word)) return [];
  const parts = phrasesOf(clause.tokens);
  const known = (phrase: Phrase): boolean => phrase.concept !== null && !isNothing(phrase) && phrase.modifiers.length <= 2;
  // "categories, tags and a search"
  const short = splitList(clause.tokens).every((part) => part.length < 4);
  const several = (phrase: Phrase): boolean =>
    phrase.concept === null && phrase.plural && short && parts.filter(known).length * 2 >= parts.length;
  if (parts.some(known) && parts.every((part) => known(part) || several(part) || (short && isNothing(part))))
    return [{ ...frame(clause), is: "things", phrases: parts.filter((part) => known(part) || several(part)) }];
  let after = -1;
  clause.tokens.forEach((token, i) => {
    if (keeping.has(token.word)) after = i;
  });
  if (after < 0) return [];
  const kept = phrasesOf(clause.tokens.slice(after + 1)).filter(known);
  return kept.length > 0 ? [{ ...frame(clause), is: "things", phrases: kept }] : [];
};
