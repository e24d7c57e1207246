/**
 * What a rule of a first description speaks of and nobody described: «سبب الإلغاء مطلوب عند إلغاء العقد» needs contracts that may be cancelled
 * and keep why. A description is of something new, so both are added and told as assumed; of what is there already it is asked instead
 * (decision 0275).
 */
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { filledIn, isFilledIn } from "../frames/filled-in.ts";
import { lateIn } from "../frames/late.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { choiceLedTo } from "../words/deeds-of-states.ts";
import { knownOption } from "../words/naming.ts";
import { knownField } from "../world/usual.ts";
import { usualStates } from "../world/usual-states.ts";
import { addFields } from "./additions.ts";
import { calledIn, settle, stateOf, type Work } from "./changing.ts";
import { existingWorld } from "./existing-world.ts";
import { addState } from "./states-added.ts";
import { mentions } from "./wishes/about.ts";
import { hasFilledIn } from "./wishes/required-when.ts";
import { statesSaid } from "./wishes/states-said.ts";

/** What was added for the clause to speak of, as a sentence; null: nothing, or what it speaks of is not clear. The operations are the work's. */
export const implied = (work: Work, clause: Clause): { readonly text: Sentence; readonly nodes: readonly Id[] } | null => {
  const demanded = isFilledIn(clause) ? filledIn(clause) : null;
  const event = demanded?.state ?? lateIn(clause)?.event;
  const things = event ? mentions(event, work.find.entity) : [];
  const [thing, ...others] = things;
  if (!event || !thing || others.some(({ found }) => found.id !== thing.found.id)) return null;
  const entity = thing.found.id;
  const own = event.filter((_, i) => !things.some(({ from, to }) => i >= from && i < to));
  const before = work.ops.length;
  if (statesSaid(work, entity, own).length === 0 && !withState(work, entity, own)) return null;
  if (settle(work) !== null) return null;
  if (demanded && !hasFilledIn(work, demanded) && !withProperty(work, clause, entity, demanded.what)) return null;
  const made = work.ops.slice(before).flatMap((op) => (op.op === "add" && (op.kind === "field" || op.kind === "option") ? [op.id] : []));
  if (made.length === 0 || settle(work) !== null) return null;
  return { text: told(work, entity, made), nodes: made };
};

const withProperty = (work: Work, clause: Clause, entity: Id, what: readonly Token[]): boolean => {
  const facts = work.facts.length;
  const added = addFields(work, clause, { id: entity, node: work.draft.nodes[entity]! }, what);
  work.facts.length = facts;
  return added;
};

/** The choice the words lead to, with the others such a thing usually has where it has no state yet. */
const withState = (work: Work, entity: Id, words: readonly Token[]): boolean => {
  const there = existingWorld(work);
  const planned = there.world.entities.get(String(work.draft.nodes[entity]?.props.key));
  const field = planned && (stateOf(work, { id: entity, node: work.draft.nodes[entity]! })?.node.props.key ?? "status");
  const known = planned && (planned.fields.get(String(field)) ?? knownField("status", false, planned));
  if (!planned || !known) return false;
  const usual = known.options.length > 0 ? known.options.map(({ key }) => key) : usualStates(known.key, planned);
  const choice = choiceLedTo(words, usual);
  if (!choice) return false;
  const keys = usual.includes(choice) ? usual : [...usual, choice];
  planned.fields.set(known.key, {
    ...known,
    options: keys.map((key) => known.options.find((option) => option.key === key) ?? knownOption(key)),
  });
  addState(work, there, planned.key, known.key);
  return true;
};

const told = (work: Work, entity: Id, made: readonly Id[]): Sentence => {
  const kinds = made.filter((id) => work.draft.nodes[id]?.kind === "field");
  const shown = kinds.length > 0 ? kinds : made;
  const list = (locale: "en" | "ar"): string =>
    shown.map((id) => `${quotes[locale](calledIn(work, id)[locale])}`).join(locale === "en" ? " and " : " و");
  const thing = calledIn(work, entity);
  return {
    en: `${thing.en} has ${list("en")}, because a rule speaks of it.`,
    ar: `${thing.ar} له ${list("ar")}، لأن قاعدة تتحدث عنه.`,
  };
};
const quotes = { en: (name: string): string => `“${name}”`, ar: (name: string): string => `«${name}»` };
