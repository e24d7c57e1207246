/**
 * A payment, a review, an inspection is always of something. Where no sentence says of what, it is of what it is named with: the thing
 * before it in the same sentence, or what such a record is usually of, where the text keeps one such thing. An assumption, and told as one.
 */
import { type Mention, mentionAt } from "../clauses/mentions.ts";
import type { Clause } from "../text/tokens.ts";
import { addLink } from "./fields.ts";
import type { PlannedEntity, World } from "./world.ts";

/** Links each record that is tied to nothing and is always of something. */
export const linkOrphans = (world: World, clauses: readonly Clause[]): void => {
  for (const entity of world.entities.values()) {
    if ((!entity.described && usually.has(entity.key)) || !isAlwaysOf(entity) || isTied(world, entity)) continue;
    const target = besideIn(world, entity, clauses) ?? usualOf(world, entity);
    if (target) addLink(entity, target, null, false, "link");
  }
};

const dependent = new Set(
  "payment invoice review comment refund fine certificate inspection qualityCheck attendance rating feedback receipt favorite follow vote reaction warning installment".split(
    " ",
  ),
);
/** What these are of is filled in later where nothing is said of them. */
const usually = new Set("payment review comment refund favorite follow vote".split(" "));
const isAlwaysOf = ({ key, concept }: PlannedEntity): boolean =>
  dependent.has(key) ||
  (concept?.kind !== "person" && /[a-z](?:Log|Report|Note|Payment|Inspection|Review|Invoice|Receipt|Check|Form|Reading)$/.test(key));

const isTied = (world: World, { key, fields }: PlannedEntity): boolean =>
  [...fields.values()].some(({ target }) => target !== undefined) ||
  [...world.entities.values()].some((other) => [...other.fields.values()].some(({ target }) => target === key));

/** What the same sentence names before it, or else right behind it, and not as another member of the same list. */
const besideIn = (world: World, entity: PlannedEntity, clauses: readonly Clause[]): PlannedEntity | null => {
  for (const { tokens } of clauses) {
    const found: Mention[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const mention = tokens[i]!.kind === "word" ? mentionAt(world, tokens, i) : null;
      if (!mention) continue;
      found.push(mention);
      i = mention.end - 1;
    }
    const at = found.findIndex((one) => one.entity === entity);
    const here = found[at];
    const others = found.filter((one) => one.entity !== entity && isWhat(entity, one.entity));
    const kinds = new Set(others.map((one) => one.entity)).size;
    if (!here || kinds === 0 || kinds > 2) continue;
    const before = others.findLast((one) => one.end <= here.at);
    const [first, second] = before ? [before, here] : [here, others[0]!];
    if (!tokens.slice(first.end, second.at).every(({ word }) => listing.has(word))) return (before ?? second).entity;
  }
  return null;
};
const listing = new Set("and or , ، و او the their all its".split(" "));
/** Opinions are of what is there, and not of how it was come by; who attends, attends what takes place. */
const isWhat = (entity: PlannedEntity, { key, concept }: PlannedEntity): boolean => {
  if (concept?.kind === "person" || concept?.kind === "tag" || dependent.has(key)) return false;
  if (["review", "comment", "rating", "favorite", "follow", "vote", "reaction"].includes(entity.key))
    return concept === null || ["thing", "place"].includes(concept.kind) || performed.has(key);
  return entity.key !== "attendance" || concept?.kind === "event";
};
const performed = new Set("session class course event lesson job article post recipe message application project".split(" "));

/** An invoice is usually of an order or a booking. */
const usualOf = (world: World, { key }: PlannedEntity): PlannedEntity | null => {
  const usual =
    key === "payment" ? [...paid, "customer", "member"] : ["invoice", "refund", "receipt", "installment"].includes(key) ? paid : [];
  return usual.flatMap((one) => (one === key ? [] : (world.entities.get(one) ?? [])))[0] ?? null;
};
const paid =
  "invoice order booking appointment registration enrollment workOrder repair rental lease contract membership session visit job ticket".split(
    " ",
  );
