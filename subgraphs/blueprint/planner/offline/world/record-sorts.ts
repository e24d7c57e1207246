/** What sort of record a thing is: filed with somebody, kept for oneself, left behind by what is done; and whether it is linked. */
import type { PlannedEntity } from "./world.ts";

/** Nouns for what is done, that say what is filed: "apply for adoption" leaves an adoption. */
export const deverbal = new Set(
  "adoption sponsorship registration refund maintenanceRequest membership ticket eventTicket enrollment viewing loanApplication grantApplication permit serviceApplication aidRequest".split(
    " ",
  ),
);
export const isThing = ({ concept }: PlannedEntity): boolean => concept === null || ["thing", "place", "event"].includes(concept.kind);
export const linksTo = ({ fields }: PlannedEntity, { key }: PlannedEntity): boolean =>
  [...fields.values()].some(({ target }) => target === key);
export const hasLink = ({ fields }: PlannedEntity): boolean => [...fields.values()].some(({ target }) => target !== undefined);

/** What the lexicon knows of it, whatever it is called. */
export const sortOf = ({ key, concept }: PlannedEntity): string => (concept?.wide ? concept.key : key);

/** What is filed with those who run the platform, and is nobody else's business. */
export const filed = new Set(
  "appointment booking order loan rental application payment donation enrollment ticket leaveRequest request purchaseOrder purchaseRequest complaint membership newsletterSubscription adoption registration maintenanceRequest message contactMessage permit serviceApplication aidRequest problem issue expenseClaim dispute refund prescription medicalRecord viewing".split(
    " ",
  ),
);

/** What people keep for themselves. */
export const personal = new Set(["favorite", "follow", "cart", "collection", "journalEntry"]);

/** Something that happens or is filed is itself what booking or ordering leaves behind: "book appointments", "place orders". */
export const isRecord = (entity: PlannedEntity): boolean =>
  [
    "appointment",
    "booking",
    "order",
    "loan",
    "rental",
    "application",
    "payment",
    "donation",
    "review",
    "comment",
    "enrollment",
    "visit",
    "ticket",
    "leaveRequest",
    "request",
    "purchaseOrder",
  ].includes(entity.key);
