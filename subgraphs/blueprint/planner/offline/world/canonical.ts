/**
 * Before names are resolved: words of the platform's own title add nothing to a thing's name ("self-driving tour routes" of a
 * self-driving tour website are routes), a longer name joins a shorter one that stands alone elsewhere, and words with two
 * meanings take the one of the sector («طلب» in a shop is an order).
 */

import { isCompound, isPerson, phraseOf } from "../clauses/phrases.ts";
import type { Frame, Item, Phrase } from "../clauses/types.ts";
import { arabicCandidates, isPlural, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { namesRole } from "../words/role-names.ts";
import { conceptOf, wholeConcept } from "../words/words.ts";
import { arabicCompounds } from "./arabic-compounds.ts";
import { arabicTwins, namedApart } from "./arabic-twins.ts";
import { isReport, keptByTheirName, keptReport } from "./records-made.ts";

export const canonicalFrames = (said: readonly Frame[]): readonly Frame[] => {
  const frames = keptByTheirName(said);
  const title = new Set(
    frames.flatMap((frame) => (frame.is === "purpose" ? frame.title.flatMap((token) => [token.word, singular(token.word)]) : [])),
  );
  const all = frames.flatMap(phrasesIn);
  // "Users comment … moderators remove inappropriate comments": what a verb leaves behind is named by it.
  const left = frames.flatMap((frame) => (frame.is === "grants" && !frame.not && frame.verb.leaves ? [frame.verb.leaves] : []));
  const alone = new Set([...all.filter((phrase) => phrase.modifiers.length === 0).flatMap((phrase) => phrase.concept?.key ?? []), ...left]);
  const keys = new Set(all.flatMap((phrase) => phrase.concept?.key ?? []));
  const any = (...wanted: readonly string[]): boolean => wanted.some((key) => keys.has(key));
  const sells = any("product", "menuItem", "cart", "shop", "bakery", "restaurant", "florist");
  const lets = any("property", "apartment", "realEstateOffice");
  const keepsRequests = any(
    "employee",
    "student",
    "citizen",
    "beneficiary",
    "tenant",
    "family",
    "hospital",
    "patient",
    "ticket",
    "maintenanceRequest",
  );
  const ships = any("driver", "carrier", "dispatcher", "delivery", "warehouse", "janitor", "concierge", "trip");
  const asked = new Set(frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.map((one) => one.concept?.key) : [])));
  const lies = any("hospital", "hotel", "room", "patient", "nurse", "ward", "clinic", "hostel", "dormitory");
  const teaches = any("student", "teacher", "enrollment", "mosque", "quranSchool");
  // «بيانات الموقع: اسم الموقع، الإحداثيات»: a site that is kept, and no website.
  const sites = asked.has("location");
  const signs = frames.some((frame) => frame.is === "grants" && frame.verb.leaves === "registration");
  const acting = new Set(frames.flatMap((frame) => (frame.is === "grants" ? frame.subjects : [])));
  // "requests" where the text describes leave requests are these.
  const requests = [
    ...new Set(frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.flatMap((one) => one.concept?.key ?? []) : []))),
  ].filter((key) => key.endsWith("Request"));
  const kindOfRequest = requests.length === 1 ? requests[0]! : null;
  const orders = asked.has("order") && !asked.has("request");
  const bought = frames.some(
    (frame) =>
      frame.is === "has" &&
      frame.subjects.some((one) => one.concept?.key === "request") &&
      frame.items.some(({ property }) => property?.key === "quantity") &&
      frame.items.some(({ phrase }) => phrase?.concept?.key === "customer"),
  );
  // «يطلب غسلة … الطلبات»
  const ordered = frames.some((frame) => frame.is === "grants" && frame.verb.leaves === "order");
  const toured = all.some((phrase) => phrase.concept?.key === "tour" && /برامج|برنامج/.test(phrase.tokens[0]!.word));
  const reports = keys.has("report");
  const made = new Set(all.flatMap((phrase) => (phrase.concept === keptReport && phrase.modifiers.length > 0 ? [phrase.name] : [])));
  const names = new Set(all.map((phrase) => phrase.name));
  const longer = longerNames(all, frames);
  // «والمرفأ الذي يتبعه»: the singular of what is kept may stand in a list only.
  const listed = frames.flatMap((frame) =>
    frame.is === "has" ? frame.items.flatMap(({ phrase, base }) => (phrase && !base ? [phrase] : [])) : [],
  );
  const twins = arabicTwins(all, frames, listed);
  const apart = namedApart(frames.flatMap((frame) => (frame.is === "grants" ? frame.subjects : [])));
  const lines = any("order", "request") && all.some(isProductByName) && all.some(isLineByName);
  // "Visitors view their own bookings": who sees what is theirs is known again, and signs in.
  // "Members announce a visitor with a name and an arrival": so are those who are told of.
  const known = frames.some(
    (frame) =>
      (frame.is === "grants" && frame.own && !frame.not && frame.subjects.some(isVisitor) && frame.allows.includes("read")) ||
      (frame.is === "has" && frame.items.length > 1 && frame.subjects.some((one) => isVisitor(one) && !one.tokens[0]!.arabic)),
  );
  const swap = (concept: Concept | null, phrase: Phrase): Concept | null => {
    if (known && isVisitor(phrase)) return signedInVisitor;
    const to = (key: string): Concept | null => conceptOf(key) ?? concept;
    if (
      signs &&
      concept?.key === "abstractWord" &&
      phrase.tokens.some((token) => token.word === "registrations" || token.word === "registration" || /تسجيلات?$/.test(token.word))
    )
      return to("registration");
    if (concept?.key === "attendance" && acting.has(phrase)) return to("attendee");
    // A quote request is another kind.
    if (concept?.key === "request" && kindOfRequest && (phrase.tokens[0]?.arabic || wholeConcept(phrase.modifiers) === null))
      return to(kindOfRequest);
    // «طلب الشراء … الطلبات»
    if (concept?.key === "request" && orders && phrase.tokens[0]?.arabic && phrase.modifiers.length === 0) return to("order");
    if (concept?.key === "request" && keys.has("customer") && !keepsRequests && phrase.tokens[0]?.arabic && phrase.modifiers.length === 0)
      return to("order");
    // «الطلب: الزبون، الكمية»: who asks for a quantity orders.
    if (concept?.key === "request" && bought && phrase.tokens[0]?.arabic && phrase.modifiers.length === 0) return to("order");
    if (
      concept?.key === "request" &&
      ordered &&
      !asked.has("request") &&
      phrase.tokens[0]?.arabic &&
      (phrase.modifiers.length === 0 || /طلبات/.test(phrase.tokens[0].word))
    )
      return to("order");
    if (concept?.key === "request" && sells && phrase.tokens[0]?.arabic) return to("order");
    // «أسرة» is a family, and beds where people lie.
    if (concept?.key === "bed" && !lies && phrase.tokens[0]?.arabic && /^(?:و|ل)?(?:ال|لل)?اسره$/.test(phrase.tokens[0].word))
      return to("family");
    if (sites && concept?.key === "system" && isSite(phrase.tokens)) return to("location");
    if (concept?.key === "video" && teaches && phrase.tokens[0]?.arabic && /حلق(?:ه|ات|ته|تها|اته)$/.test(phrase.tokens[0].word))
      return to("studyCircle");
    if (concept?.key === "visit" && lets && phrase.tokens[0]?.arabic) return to("viewing");
    // «البرامج السياحية … البرنامج له وجهة ومدة»
    if (concept === null && toured && /^(?:ال|لل)?برنامج$/.test(phrase.tokens[0]?.word ?? "") && phrase.tokens.length === 1)
      return to("tour");
    if (reports && isReport(phrase) && (phrase.modifiers.length === 0 || made.has(phrase.name))) return keptReport;
    // What is bought in packages is not shipped in them.
    if (concept?.key === "shipment" && !ships && phrase.tokens.some((token) => /^packages?$/.test(token.word))) return to("package");
    if (concept?.key === "listing" && lets) return to("property");
    if (concept?.key === "product" && lines && isLineByName(phrase)) return to("orderLine");
    return concept;
  };
  const wholes = arabicCompounds(all, frames, listed, left, (one) => swap(one.concept, one));
  // "Job card: car, mechanic, …": a card or a sheet that is described by a list is a thing, not a part of a screen.
  const compounds = new Set(
    frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.filter(isCompound).map((one) => one.name) : [])),
  );
  // "A result has a value": results are kept, and no part of a screen.
  const recorded = new Set(
    frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.filter(({ concept }) => concept === null).map(({ name }) => name) : [])),
  );
  // "A daily report … they see the report": the one kind that is described.
  const described = frames.flatMap((frame) =>
    frame.is === "has" ? frame.subjects.filter((one) => isReport(one) && one.tokens.length > 1 && !one.tokens[0]!.arabic) : [],
  );
  const kindOfReport = new Set(described.map(({ name }) => name)).size === 1 ? described[0]! : null;
  // "May request a survey … submit a survey report with a date and a cost": the report is all that is kept of it.
  const holding = frames.flatMap((frame) => (frame.is === "has" || frame.is === "links" ? frame.subjects : []));
  const sheets = new Map(
    holding
      .filter(
        ({ tokens, plural }) =>
          tokens.length === 2 && !tokens[0]!.arabic && !plural && /^(?:report|form|sheet|slip)$/.test(tokens[1]!.word),
      )
      .map((one) => [one.tokens[0]!.word, one] as const)
      .filter(([word]) => !holding.some(({ name }) => name === word)),
  );
  const phrase = (whose: Phrase): Phrase => {
    const given = withoutOwner(whose);
    if (kindOfReport && isReport(given) && given.tokens.length === 1)
      return { ...kindOfReport, own: given.own, beside: given.beside, plural: given.plural };
    const sheet = given.modifiers.length === 0 ? sheets.get(given.name) : undefined;
    if (sheet) return { ...sheet, own: given.own, beside: given.beside, plural: given.plural };
    if (apart.has(given)) return { ...given, concept: null, modifiers: [] };
    if (given.concept?.kind === "none" && given.modifiers.length === 0 && recorded.has(given.name)) return { ...given, concept: null };
    const compound = wholes.get(given);
    if (compound) return compound;
    const whole = longer.get(given) ?? twins.get(given);
    if (whole) return { ...whole, own: given.own, beside: given.beside };
    if (isCompound(given) && compounds.has(given.name) && !given.tokens[0]!.arabic)
      return { ...given, concept: null, modifiers: given.tokens.slice(0, -1) };
    // "Only the head librarian": not all of them.
    if (given.concept?.kind === "person" && ranks.has(given.modifiers[0]?.word ?? "")) return given;
    const concept = swap(given.concept, given);
    if (!concept || given.modifiers.length === 0) return concept === given.concept ? given : { ...given, concept };
    // "user reviews" are reviews.
    if (!given.tokens[0]?.arabic && concept.kind !== "none" && given.modifiers.every((token) => anybody.has(token.word)))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    // "party room bookings" are bookings, where party rooms are booked.
    if (!given.tokens[0]?.arabic && ofThings.has(concept.key) && names.has(given.modifiers.map((token) => singular(token.word)).join(" ")))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    // "news articles" are articles.
    if (!given.tokens[0]?.arabic && given.modifiers.every((token) => wholeConcept([token])?.key === concept.key))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    const said = given.modifiers.every((token) => title.has(token.word) || title.has(singular(token.word)));
    if (!said && !alone.has(concept.key) && concept.kind !== "none") return { ...given, concept };
    const tokens = given.tokens.filter((token) => !given.modifiers.includes(token));
    return { ...given, concept, modifiers: [], tokens };
  };
  const item = (given: Item): Item =>
    sites && given.property?.key === "website" && given.phrase && isSite(given.tokens)
      ? { ...given, property: null, phrase: { ...given.phrase, concept: conceptOf("location") ?? null } }
      : given.phrase
        ? { ...given, phrase: withoutOwner(given.phrase) === given.phrase ? phrase(given.phrase) : given.phrase }
        : given;
  const many = (given: readonly Phrase[]): readonly Phrase[] => given.map(phrase);
  const one = (frame: Frame): Frame => {
    switch (frame.is) {
      case "has":
        return { ...frame, subjects: many(frame.subjects), items: frame.items.map(item) };
      case "links":
        return { ...frame, subjects: many(frame.subjects), targets: many(frame.targets) };
      case "grants":
        return {
          ...frame,
          subjects: many(frame.subjects),
          objects: many(frame.objects.map(withoutReceiver)),
          ...(frame.about ? { about: many(frame.about) } : {}),
          ...(frame.on ? { on: many(frame.on) } : {}),
          // "book online" of a place with appointments makes an appointment.
          ...(frame.verb.leaves === "booking" && keys.has("appointment") ? { verb: { ...frame.verb, leaves: "appointment" } } : {}),
        };
      case "things":
      case "roles":
        return { ...frame, phrases: many(frame.phrases) };
      case "purpose":
        return { ...frame, about: many(frame.about) };
      case "options":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "rule":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "approval":
      case "notice":
      case "view":
      case "filters":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "hidden":
        return { ...frame, subjects: many(frame.subjects), owner: frame.owner && phrase(frame.owner) };
      case "formula":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "theme":
      case "mode":
      case "unread":
        return frame;
    }
  };
  return frames.map(one);
};

const isSite = ([first, second]: readonly Token[]): boolean =>
  second === undefined && /^[ولب]?(?:ال|لل)?(?:موقع|مواقع)(?:ه|ها|هم)?$/.test(first?.word ?? "");

/** "The vet's visits" are visits. */
const withoutOwner = (phrase: Phrase): Phrase => {
  const at = phrase.tokens.findLastIndex(({ raw }, i) => i < phrase.tokens.length - 1 && /['’]s$/i.test(raw));
  if (at < 0 || phrase.tokens[0]!.arabic || namesRole(phrase)) return phrase;
  const rest = phraseOf(phrase.tokens.slice(at + 1));
  return rest ? { ...rest, own: phrase.own, beside: phrase.beside } : phrase;
};

/** "Ask experts questions": what is asked are questions, whoever gets them. */
const withoutReceiver = (phrase: Phrase): Phrase => {
  const [first, ...rest] = phrase.tokens;
  if (!first || first.arabic || rest.length === 0 || !isPlural(first.word)) return phrase;
  const who = phraseOf([first]);
  return who && (isPerson(who) || namesRole(who)) ? (phraseOf(rest) ?? phrase) : phrase;
};

const isVisitor = ({ concept, tokens }: Phrase): boolean =>
  concept?.kind === "public" && tokens.some(({ word }) => /^visitors?$/.test(word));
const signedInVisitor: Concept = { ...conceptOf("public")!, key: "visitor", kind: "person", fields: ["name!", "email"] };

const ofThings = new Set(["booking", "review", "rental", "order", "comment"]);
const heads = new Set(["request", "application", "order", "report", "plan", "ticket", "claim", "card", "survey", "class", "posting"]);
/** "Employees submit purchase requests. Requests above 10,000 …": a bare word stands for the one longer name it ends. */
const longerNames = (all: readonly Phrase[], frames: readonly Frame[]): ReadonlyMap<Phrase, Phrase> => {
  const described = new Set(frames.flatMap((frame) => (frame.is === "has" ? frame.subjects : [])));
  const out = new Map<Phrase, Phrase>();
  // "a map of drinking fountains … users add fountains": the last word stands for the whole, also of names nobody knows.
  const unknown = all.flatMap(({ concept, tokens }) =>
    tokens.length > 1 && !tokens[0]!.arabic && (concept === null || (isKept(concept) && wholeConcept(tokens.slice(-1)) === null))
      ? [singular(tokens.at(-1)!.word)]
      : [],
  );
  for (const head of new Set([...heads, ...unknown])) {
    const ending = all.filter((phrase) => !phrase.tokens[0]?.arabic && singular(phrase.tokens.at(-1)?.word ?? "") === head);
    const isBare = (phrase: Phrase): boolean =>
      phrase.tokens.length - phrase.modifiers.filter((token) => anybody.has(token.word)).length === 1 ||
      (phrase.beside.length === phrase.tokens.length - 1 && phrase.beside.every((token) => anybody.has(token.word)));
    const bare = ending.filter(isBare);
    const whole = ending.filter((phrase) => !isBare(phrase));
    const names = new Set(whole.map((phrase) => phrase.name));
    if (names.size !== 1 || bare.some((phrase) => described.has(phrase)) || all.indexOf(whole[0]!) > all.indexOf(bare[0]!)) continue;
    for (const phrase of bare) out.set(phrase, whole[0]!);
  }
  return out;
};

const isKept = ({ kind }: Concept): boolean => ["thing", "event", "document", "place"].includes(kind);

const ranks = new Set("head senior junior chief deputy vice assistant principal lead leading duty trainee".split(" "));
const anybody = new Set("user users personal customer member visitor guest public published".split(" "));

/** "item", «صنف»: of an order that holds several products it is a line. */
const isLineByName = ({ concept, tokens }: Phrase): boolean => concept?.key === "product" && named(tokens, "item", "صنف", "اصناف");
const isProductByName = ({ concept, tokens }: Phrase): boolean => concept?.key === "product" && named(tokens, "product", "منتج", "منتجات");
const named = (tokens: readonly Token[], ...names: readonly string[]): boolean =>
  tokens.some(
    (token) =>
      names.includes(singular(token.word)) || (token.arabic && arabicCandidates(token.word, true).some((word) => names.includes(word))),
  );

/** What a frame speaks of. */
export const phrasesIn = (frame: Frame): readonly Phrase[] => {
  switch (frame.is) {
    case "has":
      return frame.subjects;
    case "links":
      return [...frame.subjects, ...frame.targets];
    case "grants":
      return [...frame.subjects, ...frame.objects];
    case "things":
    case "roles":
      return frame.phrases;
    case "purpose":
      return [...frame.about, ...(frame.head ? [frame.head] : [])];
    case "options":
    case "rule":
      return frame.owner ? [frame.owner] : [];
    case "approval":
    case "notice":
    case "view":
    case "filters":
    case "formula":
      return frame.owner ? [frame.owner] : [];
    case "hidden":
      return [...frame.subjects, ...(frame.owner ? [frame.owner] : [])];
    case "theme":
    case "mode":
    case "unread":
      return [];
  }
};
