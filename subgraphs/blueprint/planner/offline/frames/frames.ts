/** From clauses to frames: what each clause says. A clause that gives no frame is reported as not understood. */

import { type Context, remember } from "../clauses/context.ts";
import { isNothing, isPerson, phraseOf } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { bullet } from "../lists/bullets.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import { labelled } from "../lists/labelled.ts";
import { withoutLabel } from "../text/document-labels.ts";
import { isPlural } from "../text/fold.ts";
import { isNoDescription } from "../text/no-description.ts";
import { isWhen, withoutGreeting, withTopic } from "../text/openings.ts";
import { withoutOurselves } from "../text/our-own.ts";
import { shoutedIn } from "../text/shouted.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { withoutWish } from "../text/unwanted.ts";
import { withoutStory } from "../text/user-story.ts";
import { senseOf } from "../words/senses.ts";
import { themeFrames } from "../words/theme.ts";
import { conceptAt } from "../words/words.ts";
import { formulaIn } from "./formulas.ts";
import { frame } from "./frame.ts";
import { purpose } from "./purpose.ts";
import { withoutSeats } from "./seats.ts";
import { sentence } from "./sentence.ts";
import { stagesIn } from "./stages.ts";

/** Reads all clauses in order. */
export const framesOf = (clauses: readonly Clause[]): readonly Frame[] => {
  const context: Context = { heading: [], subject: [], actor: [], topic: [] };
  const titles = shoutedIn(clauses);
  const all = clauses.flatMap((given) => {
    if (given.tokens.length === 0) return [];
    if (titles.has(given) && !given.bullet) {
      context.heading = given.tokens;
      return given.index === 0 ? (purpose(given) ?? []) : [];
    }
    const storied = withoutStory(withoutGreeting(given));
    const teller = tellerOf(given, storied);
    const told = withoutLabel(withoutWish(storied));
    const clause = told && withTopic(told, context.topic);
    if (!clause || (isNoDescription(clause) && !formulaIn(clause)) || isQuestionHead(clause) || isListHead(clause)) {
      return [];
    }
    const read = readClause(clause, context);
    // "Leave request: employee, type: annual, sick; from date, reason": the list goes on behind the semicolon.
    const items =
      clause.joined && !isWhen(clause) && context.subject.length > 0 && read.every((one) => one.is === "things")
        ? itemsOf(clause.tokens)
        : [];
    const owner = isDescription(items) ? phraseOf(context.subject) : null;
    const found: readonly Frame[] = owner && !isNothing(owner) ? [{ ...frame(clause), is: "has", subjects: [owner], items }] : read;
    const heard = clause.heading ? found.map(asRoles) : found;
    // "As the treasurer I want …": who tells it signs in, whatever else was understood.
    const frames: readonly Frame[] =
      teller && !heard.some(({ is }) => is === "grants") ? [...heard, { ...frame(clause), is: "roles", phrases: [teller] }] : heard;
    remember(context, frames);
    if (frames.length === 0 && !clause.arabic) context.actor = whoeverActs(clause) ?? context.actor;
    if (clause.heading) context.heading = isOurs(clause) ? [] : clause.tokens;
    else if (!clause.bullet) context.heading = [];
    return frames;
  });
  return withoutSeats(withoutOurselves(all));
};

/** Who tells a user story. */
const tellerOf = ({ tokens }: Clause, story: Clause): Phrase | null => {
  if (story.tokens === tokens || story.tokens[0] === tokens[0]) return null;
  const can = story.tokens.findIndex(({ word }) => word === "can");
  const who = can > 0 ? phraseOf(story.tokens.slice(0, can)) : null;
  return who && (isPerson(who) || who.concept === null) ? who : null;
};

const readClause = (clause: Clause, context: Context): readonly Frame[] => {
  const themed = themeFrames(clause);
  if (themed.whole && (themed.frames.length > 0 || themed.rest.length === 0)) return themed.frames;
  const rest = themed.frames.length > 0 ? { ...clause, tokens: themed.rest } : clause;
  return [...themed.frames, ...(stagesIn(rest) ?? labelled(rest, context) ?? bullet(rest, context) ?? sentence(rest, context))];
};

/** «مؤسسة صيانة مكيفات» above everything: who speaks, and not what the lines below tell of. */
const isOurs = ({ arabic, index, tokens }: Clause): boolean =>
  arabic && index === 0 && ["company", "team", "group"].includes(conceptAt(tokens, 0)?.entry.key ?? "");

/** "Inspectors drop by unannounced; they write a report": they, though nothing else was understood. */
const whoeverActs = ({ tokens }: Clause): readonly Token[] | null => {
  const found = conceptAt(tokens, 0);
  const verb = found ? tokens[found.length] : undefined;
  return found?.entry.kind === "person" && verb && isPlural(tokens[found.length - 1]!.word) && (senseOf(verb.word)?.verb ?? 0) > 0
    ? tokens.slice(0, found.length)
    : null;
};

/** "Jury" above what a jury does: who acts is no thing. */
const asRoles = (one: Frame): Frame => (one.is === "things" && one.phrases.every(isPerson) ? { ...one, is: "roles" } : one);

/** «الأقسام:», «السجلات:» above what the platform keeps. */
const isListHead = ({ heading, arabic, tokens }: Clause): boolean =>
  heading &&
  arabic &&
  tokens.filter(({ kind }) => kind === "word").length === 1 &&
  /^(?:ال)?(?:اقسام|سجلات|وحدات|مكونات|قوائم|قوايم|شاشات|محتويات|عناصر)$/.test(tokens[0]!.word);

/** "What we store", "Who does what" above a list. */
const isQuestionHead = ({ heading, tokens }: Clause): boolean =>
  heading && tokens.length < 7 && ["what", "who", "how", "why", "when", "where"].includes(tokens[0]!.word);
