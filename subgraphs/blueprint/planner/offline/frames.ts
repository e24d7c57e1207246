/** From clauses to frames: what each clause says. A clause that gives no frame is reported as not understood. */
import { brackets, isSeparator, itemOf, itemsOf, phraseOf, phrasesOf, splitList, trim, trimOption } from "./phrases.ts";
import { predicatesOf } from "./predicates.ts";
import { themeFrames } from "./theme.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, Item, Phrase } from "./types.ts";
import { functionWords, verbForms } from "./verbs.ts";
import { conceptAt, propertyAt } from "./words.ts";

const people = new Set(["person", "member", "admin", "public"]);
const isPerson = (phrase: Phrase | null | undefined): boolean => phrase?.concept != null && people.has(phrase.concept.kind);
export const isNothing = (phrase: Phrase): boolean => phrase.concept?.kind === "none";

interface Context {
  /** The heading or the line ending in a colon above, for bullets. */
  heading: readonly Token[];
  subject: readonly Token[];
}

/** Reads all clauses in order. */
export const framesOf = (clauses: readonly Clause[]): readonly Frame[] => {
  const context: Context = { heading: [], subject: [] };
  return clauses.flatMap((clause) => {
    const frames = readClause(clause, context);
    if (clause.heading) context.heading = clause.tokens;
    else if (!clause.bullet) context.heading = [];
    return frames;
  });
};

const readClause = (clause: Clause, context: Context): readonly Frame[] => {
  const themed = themeFrames(clause);
  if (themed.frames.length > 0 && themed.whole) return themed.frames;
  const rest = themed.frames.length > 0 ? { ...clause, tokens: themed.rest } : clause;
  return [...themed.frames, ...(labelled(rest, context) ?? bullet(rest, context) ?? sentence(rest, context))];
};

const frame = (clause: Clause, tokens: readonly Token[] = clause.tokens) => ({ clause, tokens });
const headWords = (words: string) => new Set(words.split(" "));
const roleHeads = headWords("roles role users actors personas الادوار ادوار دور المستخدمون المستخدمين");
const thingHeads = headWords("entities tables objects models data entity resources records الكيانات الجداول البيانات");
const featureHeads = headWords(
  "features functionalities functionality modules requirements includes include capabilities المميزات الميزات الوظائف المتطلبات يشمل الخصائص",
);

/** "Patients: name, phone", "Roles: …", "Status: open, closed". */
const labelled = (clause: Clause, context: Context): readonly Frame[] | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex((token) => token.word === ":");
  const dash = colon < 0 && clause.bullet ? tokens.findIndex((token, i) => i > 0 && ["-", "–", "—"].includes(token.word)) : -1;
  const at = colon >= 0 ? colon : dash;
  if (at <= 0 || at === tokens.length - 1 || at > 6) return null;
  const head = tokens.slice(0, at);
  const body = tokens.slice(at + 1);
  const last = head.at(-1)!.word;
  if (roleHeads.has(last) && head.length <= 3) return [{ ...frame(clause), is: "roles", phrases: phrasesOf(body) }];
  if (thingHeads.has(last) && head.length <= 3) return [{ ...frame(clause), is: "things", phrases: things(phrasesOf(body)) }];
  if (featureHeads.has(last) || ["system", "website", "app", "platform"].includes(last)) return features(clause, body);
  const property = itemOf(head);
  const parts = splitList(body);
  const isStatus =
    property?.property?.type === "enum" ||
    head.some((token) => ["status", "الحاله", "حاله", "options", "values"].includes(token.word) || token.word.startsWith("حالت"));
  if (isStatus && parts.length > 1) return [optionsFrame(clause, head, parts.map(trimOption))];
  const subject = phraseOf(head);
  if (!subject) return null;
  if (isNothing(subject)) {
    const opened = purpose({ ...clause, tokens: head }) ?? [];
    return [...opened, ...sentence({ ...clause, tokens: body }, context)];
  }
  const predicates = predicatesOf({ ...clause, tokens: body }, head);
  if (isPerson(subject) && predicates.length > 0) return predicates.flatMap((p) => predicateFrames(clause, p));
  if (isPerson(subject) && startsWithVerb(body)) return grantsOf(clause, [subject], body);
  context.subject = head;
  return [{ ...frame(clause), is: "has", subjects: [subject], items: itemsOf(body) }];
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
  return predicatesOf({ ...clause, tokens: [...subjects[0]!.tokens, may, ...body] }, []).flatMap((p) => predicateFrames(clause, p));
};

const bullet = (clause: Clause, context: Context): readonly Frame[] | null => {
  if (!clause.bullet || context.heading.length === 0) return null;
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
  const subject = phraseOf(head);
  if (isPerson(subject) && startsWithVerb(clause.tokens)) return grantsOf(clause, [subject!], clause.tokens);
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
  const possessive = arabicPossession(clause);
  if (possessive) return possessive;
  const each = forEach(clause) ?? bracketedSubject(clause, context);
  if (each) return each;
  const called = purpose(clause);
  if (called) return called;
  const enumeration = enumerated(clause);
  if (enumeration) return enumeration;
  const predicates = predicatesOf(clause, context.subject);
  if (predicates.length > 0) {
    context.subject = predicates.at(-1)!.subject;
    const frames = predicates.flatMap((predicate) => predicateFrames(clause, predicate));
    if (frames.length > 0) return frames;
  }
  return withList(clause) ?? bare(clause);
};

/** "For every animal we record its name and age". */
const forEach = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  if (tokens[0]?.word !== "for" || !["each", "every", "all"].includes(tokens[1]?.word ?? "")) return null;
  const at = tokens.findIndex(
    (token, i) => i > 2 && (["we", "i", "they", "there", ":", ","].includes(token.word) || verbForms.has(token.word)),
  );
  if (at < 0) return null;
  const subject = phraseOf(tokens.slice(2, at));
  const rest = tokens
    .slice(at)
    .filter(
      (token, i) =>
        i > 3 ||
        !(
          ["we", "i", "they", ":", ",", "its", "their", "the"].includes(token.word) ||
          verbForms.has(token.word) ||
          ["want", "need", "to"].includes(token.word)
        ),
    );
  const items = itemsOf(rest);
  return subject && !isNothing(subject) && items.length > 0 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};

/** "Adopters (name, phone) request adoptions": the subject says in brackets what it has. */
const bracketedSubject = (clause: Clause, context: Context): readonly Frame[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex((token) => token.word === "(");
  const close = tokens.findIndex((token) => token.word === ")");
  if (open < 1 || open > 4 || close < open || close > tokens.length - 3 || isSeparator(tokens[close + 1]!)) return null;
  const head = tokens.slice(0, open);
  if (head.some((token) => verbForms.has(token.word))) return null;
  const subject = phraseOf(head);
  const items = itemsOf(tokens.slice(open + 1, close));
  if (!subject || isNothing(subject) || !items.some((item) => item.property !== null)) return null;
  return [
    { ...frame(clause), is: "has", subjects: [subject], items },
    ...sentence({ ...clause, tokens: [...head, ...tokens.slice(close + 1)] }, context),
  ];
};

/** "products with SKU, name and price". */
const withList = (clause: Clause): readonly Frame[] | null => {
  const at = clause.tokens.findIndex((token) => token.word === "with" || token.word === "having");
  if (at < 1) return null;
  const subjects = phrasesOf(clause.tokens.slice(0, at)).filter((one) => one.concept !== null && !isNothing(one));
  const items = itemsOf(clause.tokens.slice(at + 1));
  return subjects.length === 1 && items.length > 0 ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};

const predicateFrames = (clause: Clause, predicate: ReturnType<typeof predicatesOf>[number]): readonly Frame[] => {
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

const optionsFrame = (clause: Clause, head: readonly Token[], options: readonly (readonly Token[])[]): Frame => {
  const { item, owner } = propertyAndOwner(head);
  return { ...frame(clause), is: "options", owner, item: item ?? itemOf(head)!, options };
};

/** "status (a, b, c)" standing alone, "statuses are …". */
const enumerated = (clause: Clause): readonly Frame[] | null => {
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
const arabicPossession = (clause: Clause): readonly Frame[] | null => {
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
  const further =
    verb < 0
      ? []
      : predicatesOf({ ...clause, tokens: rest.slice(verb) }, subject.tokens).flatMap((predicate) => predicateFrames(clause, predicate));
  return [{ ...frame(clause), is: "has", subjects: [subject], items }, ...further];
};

/** «رقم تتبع» is a tracking number; elsewhere «تتبع» says what a thing belongs to. */
const isNumberName = (token: Token | undefined): boolean => token !== undefined && ["رقم", "رمز", "كود"].includes(token.word);

const buildWords = new Set(
  "build create make develop implement design need want generate produce set write give اريد انشئ نريد اصنع ابن ابني صمم انشاء بناء ابغي احتاج نحتاج طور بدي عاوز".split(
    " ",
  ),
);

/** "A clinic.", "Build a website for booking rooms", «أريد نظامًا لإدارة عيادة». */
const purpose = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const words = trim(tokens);
  if (words.length === 0) return null;
  const ours = ["we", "i", "my", "our", "عندي", "لدي", "لدينا", "عندنا"].includes(tokens[0]!.word) && tokens.length < 12;
  const builds = ours || tokens.slice(0, 8).some((token) => buildWords.has(token.word));
  for (let i = 0; i < Math.min(tokens.length, builds ? 14 : 6); i++) {
    const found = tokens[i]!.kind === "word" ? conceptAt(tokens, i) : null;
    if (
      clause.index === 0 &&
      found &&
      isWhole(words, tokens, i, found.length) &&
      (found.entry.kind === "place" || found.entry.key === "company")
    )
      return purposeFrames(clause, [], tokens.slice(i, i + found.length), []);
    if (found && found.entry.kind !== "none" && found.length > 1) {
      i += found.length - 1;
      continue;
    }
    if (found?.entry.kind !== "none" || found.entry.key === "abstractWord" || found.entry.key === "page") continue;
    let length = found.length;
    // "A school management system": all of it is the name.
    while (i + length < tokens.length && extends_(tokens, i + length)) length += Math.max(1, noneAt(tokens, i + length));
    const after = tokens.slice(i + length);
    const lead = tokens.slice(0, i);
    if (!builds && lead.some((token) => verbForms.has(token.word) && verbForms.get(token.word)!.verb.cls !== "be")) return null;
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

/** "A hotel.", «شركة توصيل»: a place that is all the first sentence says is what the platform is for. */
const noneAt = (tokens: readonly Token[], at: number): number => {
  const found = tokens[at]!.arabic ? null : conceptAt(tokens, at);
  return found?.entry.kind === "none" && found.entry.key !== "abstractWord" && found.entry.key !== "page" ? found.length : 0;
};
const extends_ = (tokens: readonly Token[], at: number): boolean => tokens[at]!.word === "management" || noneAt(tokens, at) > 0;

const isWhole = (words: readonly Token[], tokens: readonly Token[], at: number, length: number): boolean =>
  words[0] === tokens[at] &&
  words.length <= length + 1 &&
  !words.some((token) => isSeparator(token) || verbForms.get(token.word)?.verb.cls === "have");

const purposeFrames = (
  clause: Clause,
  lead: readonly Token[],
  head: readonly Token[],
  after: readonly Token[],
  named: readonly Token[] = head,
): readonly Frame[] => {
  const title = [...trim(lead.filter((token) => !buildWords.has(token.word) && !verbForms.has(token.word))), ...named];
  const words = trim(after);
  let managing = false;
  const about = splitList(words).flatMap((part) => {
    const object = afterVerb(part);
    managing ||= object.length < trim(part).length;
    const found = phraseOf(object);
    // "for doctors" says who uses it; "for managing doctors" what it keeps.
    return found && (managing || !(isPerson(found) || ["team", "company", "branch", "department"].includes(found.concept?.key ?? "")))
      ? [found]
      : [];
  });
  // "a website for an online store": the place it is for says more than "website".
  const place = splitList(words)
    .flatMap((part) => phraseOf(part) ?? [])
    .find((one) => isNothing(one) && !["system", "page", "abstractWord"].includes(one.concept?.key ?? ""));
  const said = phraseOf(head);
  const inner = predicatesOf({ ...clause, tokens: after }, []).filter(({ subject, verb }) => subject.length > 0 || verb.cls === "have");
  const frames: Frame[] = [
    {
      ...frame(clause),
      is: "purpose",
      head: said?.concept?.key === "system" && place ? place : said,
      about: inner.length > 0 ? [] : about,
      title,
    },
  ];
  const body = inner.flatMap((predicate) => predicateFrames(clause, predicate));
  return [...frames, ...body];
};

/** "managing patients" → "patients". */
const afterVerb = (tokens: readonly Token[]): readonly Token[] => {
  const words = trim(tokens);
  const first = words[0];
  return first && words.length > 1 && verbForms.get(first.word)?.verb.cls === "do" ? words.slice(1) : words;
};

/** What a platform offers: "functionalities for browsing routes, booking hotels and reviews". */
const features = (clause: Clause, object: readonly Token[]): readonly Frame[] => {
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

const things = (phrases: readonly Phrase[]): readonly Phrase[] => phrases.filter((phrase) => !isNothing(phrase));

const keeping = new Set(
  "keep track manage store record sell rent organize organise handle follow log list offer run need want لاداره اداره متابعه تتبع تسجيل بيع حفظ تنظيم".split(
    " ",
  ),
);

/** A line that only names known things ("Patients, doctors and appointments"), or says they are to be kept. */
const bare = (clause: Clause): readonly Frame[] => {
  const parts = phrasesOf(clause.tokens);
  const known = (phrase: Phrase): boolean => phrase.concept !== null && !isNothing(phrase) && phrase.modifiers.length <= 2;
  if (parts.length > 0 && parts.every(known)) return [{ ...frame(clause), is: "things", phrases: parts }];
  let after = -1;
  clause.tokens.forEach((token, i) => {
    if (keeping.has(token.word)) after = i;
  });
  if (after < 0) return [];
  const kept = phrasesOf(clause.tokens.slice(after + 1)).filter(known);
  return kept.length > 0 ? [{ ...frame(clause), is: "things", phrases: kept }] : [];
};
