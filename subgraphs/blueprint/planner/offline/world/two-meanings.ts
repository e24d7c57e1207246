/**
 * Words with two meanings take the one of the sector, told by what else is spoken of: «طلب» in a shop is an order, «أسرة» without a
 * hospital a family, a visitor who sees bookings of their own somebody who signs in.
 */
import type { Frame, Phrase } from "../clauses/types.ts";
import { arabicCandidates, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { conceptOf, wholeConcept } from "../words/words.ts";
import { isReport, keptReport } from "./records-made.ts";

/** "A guide", where nobody is shown around. */
const readGuide: Concept = {
  key: "guide",
  kind: "document",
  sector: "general",
  en: ["guide"],
  ar: ["دليل", "الأدلة"],
  arPlural: "الأدلة",
  fields: ["title!", "body", "image"],
  icon: "book-open",
};
/** Whether somebody does something under this name. */
const isWho = (phrase: Phrase, frames: readonly Frame[]): boolean =>
  frames.some(
    (frame) => (frame.is === "grants" && frame.subjects.includes(phrase)) || (frame.is === "roles" && frame.phrases.includes(phrase)),
  );

/** What a concept that a phrase was read as means in this text; `all` is every phrase of the frames. */
export const meaningIn = (
  frames: readonly Frame[],
  all: readonly Phrase[],
): ((concept: Concept | null, phrase: Phrase) => Concept | null) => {
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
  const leads =
    any("tour", "destination", "museum", "traveler", "group", "hotel", "visitor") ||
    all.some(
      (one) =>
        (one.concept?.key === "guide" && isWho(one, frames)) ||
        one.tokens.some(({ word }) => /^(?:guided|walks?|hikes?|trails?|safaris?)$/.test(word)),
    );
  const asked = new Set(frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.map((one) => one.concept?.key) : [])));
  const lies = any("hospital", "hotel", "room", "patient", "nurse", "ward", "clinic", "hostel", "dormitory");
  const teaches = any("student", "teacher", "enrollment", "mosque", "quranSchool");
  const sites = keepsSites(frames);
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
  const lines = any("order", "request") && all.some(isProductByName) && all.some(isLineByName);
  // "Visitors view their own bookings": who sees what is theirs is known again, and signs in.
  // "Members announce a visitor with a name and an arrival": so are those who are told of.
  const known = frames.some(
    (frame) =>
      (frame.is === "grants" && frame.own && !frame.not && frame.subjects.some(isVisitor) && frame.allows.includes("read")) ||
      (frame.is === "has" && frame.items.length > 1 && frame.subjects.some((one) => isVisitor(one) && !one.tokens[0]!.arabic)),
  );
  const cures = any(
    "patient",
    "doctor",
    "clinic",
    "hospital",
    "pharmacy",
    "pharmacist",
    "medication",
    "nurse",
    "dentist",
    "visit",
    "specialist",
  );
  const cooks =
    any("recipe", "chef", "ingredient", "restaurant") ||
    frames.some((frame) => frame.is === "has" && frame.items.some(({ property }) => property?.key === "ingredients"));
  return (concept, phrase) => {
    if (known && isVisitor(phrase)) return signedInVisitor;
    const to = (key: string): Concept | null => conceptOf(key) ?? concept;
    // "Plant care guides", "admin manages stock": what is read, and what there is of the things that are sold.
    if (concept?.key === "guide" && !leads && !acting.has(phrase)) return readGuide;
    if (concept?.key === "stock" && sells && !phrase.plural) return null;
    if (concept?.key === "package" && ships && phrase.modifiers.length === 0) return to("shipment");
    if (
      signs &&
      concept?.key === "abstractWord" &&
      phrase.tokens.some((token) => token.word === "registrations" || token.word === "registration" || /تسجيلات?$/.test(token.word))
    )
      return to("registration");
    if (concept?.key === "attendance" && acting.has(phrase)) return to("attendee");
    // «كل وصفة لها مكونات»: where nobody is ill it is cooked.
    if (concept?.key === "prescription" && cooks && !cures && phrase.tokens[0]?.arabic) return to("recipe");
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
};

/** «بيانات الموقع: اسم الموقع، الإحداثيات»: a site that is kept, and no website. */
export const keepsSites = (frames: readonly Frame[]): boolean =>
  frames.some((frame) => frame.is === "has" && frame.subjects.some(({ concept }) => concept?.key === "location"));
export const isSite = ([first, second]: readonly Token[]): boolean =>
  second === undefined && /^[ولب]?(?:ال|لل)?(?:موقع|مواقع)(?:ه|ها|هم)?$/.test(first?.word ?? "");

const isVisitor = ({ concept, tokens }: Phrase): boolean =>
  concept?.kind === "public" && tokens.some(({ word }) => /^visitors?$/.test(word));
const signedInVisitor: Concept = { ...conceptOf("public")!, key: "visitor", kind: "person", fields: ["name!", "email"] };

/** "item", «صنف»: of an order that holds several products it is a line. */
const isLineByName = ({ concept, tokens }: Phrase): boolean => concept?.key === "product" && named(tokens, "item", "صنف", "اصناف");
const isProductByName = ({ concept, tokens }: Phrase): boolean => concept?.key === "product" && named(tokens, "product", "منتج", "منتجات");
const named = (tokens: readonly Token[], ...names: readonly string[]): boolean =>
  tokens.some(
    (token) =>
      names.includes(singular(token.word)) || (token.arabic && arabicCandidates(token.word, true).some((word) => names.includes(word))),
  );
