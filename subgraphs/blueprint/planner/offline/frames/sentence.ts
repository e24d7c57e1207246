/** What a sentence says: every frame is tried, the surest first. */

import { forWhom } from "../clauses/arabic-for.ts";
import { arabicIts, writtenIn } from "../clauses/arabic-its.ts";
import { arabicPossession } from "../clauses/arabic-possession.ts";
import { type Context, inheritedBy, remember } from "../clauses/context.ts";
import { isPerson, isSeparator } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { bare } from "../lists/bare.ts";
import { enumerated, groups } from "../lists/bracketed.ts";
import { details } from "../lists/details.ts";
import { eachWith } from "../lists/each-with.ts";
import { filtersIn } from "../lists/filters.ts";
import { itsChoices } from "../lists/its-choices.ts";
import { withList } from "../lists/with-list.ts";
import { forEach } from "../text/for-each.ts";
import { headWords } from "../text/headings.ts";
import { relativeActs } from "../text/relatives.ts";
import { secondSentence } from "../text/second-sentence.ts";
import { cutBefore, subordinate } from "../text/subordinate.ts";
import { withoutOpening } from "../text/there-is.ts";
import type { Clause } from "../text/tokens.ts";
import { approvalIn } from "./approvals.ts";
import { things } from "./features.ts";
import { formulaIn } from "./formulas.ts";
import { frame } from "./frame.ts";
import { noticeIn } from "./notices.ts";
import { offeredIn } from "./offered.ts";
import { passing } from "./passing.ts";
import { predicateFrames } from "./predicate-frames.ts";
import { purpose } from "./purpose.ts";
import { keptWith, needsList, recordsList } from "./stated.ts";
import { isViewWord, viewIn } from "./views.ts";
import { isWished } from "./wished.ts";

/** What a sentence says, with or without its opening. */
export const sentence = (clause: Clause, context: Context): readonly Frame[] => {
  if (clause.tokens.length === 0) return [];
  const inner = withoutOpening(clause);
  const opened = inner ? statement(inner, { ...context }) : [];
  const there = clause.tokens[0]?.word === "there";
  return opened.some((one) => one.is === "has" || one.is === "grants" || (there && one.is === "things"))
    ? opened
    : statement(clause, context);
};

/** "A language school, we have courses and teachers": what stands behind the comma is said as well. */
const afterPlace = (clause: Clause, called: readonly Frame[], context: Context): readonly Frame[] => {
  const comma = clause.tokens.findIndex(
    (token, i) =>
      i > 0 && ([",", "،"].includes(token.word) || (["و", "and"].includes(token.word) && wanting.has(clause.tokens[i + 1]?.word ?? ""))),
  );
  const [only] = called;
  if (clause.index > 0 || called.length !== 1 || only?.is !== "purpose" || only.about.length > 0 || comma < 0 || comma > 6) return [];
  const head = clause.tokens.slice(0, comma);
  if (predicatesOf({ ...clause, tokens: head }, []).length > 0) return [];
  return sentence({ ...clause, tokens: clause.tokens.slice(comma + 1) }, context).flatMap((one): readonly Frame[] =>
    one.is !== "purpose" ? [one] : one.about.length > 0 ? [{ ...frame(clause), is: "things", phrases: things(one.about) }] : [],
  );
};
const wanting = headWords("اريد احتاج نحتاج ابغي نبغي عاوز بدي ودي need want");

const statement = (clause: Clause, context: Context): readonly Frame[] => {
  if (isWished(clause)) return [];
  const offered = offeredIn(clause);
  if (offered) return offered;
  const said = noticeIn(clause) ?? approvalIn(clause) ?? formulaIn(clause) ?? viewIn(clause);
  const done = said?.[0]?.is === "view" ? doneBefore(clause) : null;
  if (said) return done ? [...statement(done, context), ...said] : said;
  const two = cutBefore(clause);
  if (two) {
    const first = statement(two[0], context);
    remember(context, first);
    return [...first, ...statement(two[1], context)];
  }
  const cut = subordinate(clause);
  if (cut) {
    const done = predicateFrames(cut.when, predicatesOf(cut.when, inheritedBy(cut.when, context), context.topic));
    const aside = done.filter((one) => one.is === "grants" && one.subjects.length > 0 && one.subjects.every(isPerson) && !one.not);
    remember(context, done);
    return [...aside, ...sentence(cut.main, context)];
  }
  const both = secondSentence(clause);
  if (both) {
    const before = statement(both.first, context);
    remember(context, before);
    return [...before, ...statement(both.second, context)];
  }
  const acted = clause.arabic ? null : relativeActs(clause);
  if (acted) {
    const before = statement(acted.first, context);
    remember(context, before);
    return [...before, ...statement(acted.second, context)];
  }
  const looked = filtersIn(clause);
  if (looked) return [...statement(looked.rest, context), ...looked.frames];
  const written = clause.arabic ? writtenIn(clause) : null;
  if (written) return written;
  const its = clause.arabic ? arabicIts(clause) : null;
  if (its) return [...its.frames, ...(its.rest.tokens.length > 2 ? statement(its.rest, context) : [])];
  const whose = clause.arabic ? forWhom(clause) : null;
  if (whose) return whose;
  const possessive = arabicPossession(clause);
  if (possessive) return possessive;
  const each = forEach(clause);
  if (each) return each;
  const inBrackets = eachWith(clause) ?? groups(clause) ?? details(clause);
  if (inBrackets) {
    const told = new Set(inBrackets.frames.flatMap((one) => (one.is === "has" ? one.subjects.map(({ name }) => name) : [])));
    // "menu items (name, price), orders have a number": the number is of the orders.
    const rest = sentence(inBrackets.rest, context).map((one) =>
      one.is === "has" && one.subjects.some(({ name }) => !told.has(name))
        ? { ...one, subjects: one.subjects.filter(({ name }) => !told.has(name)) }
        : one,
    );
    return [...inBrackets.frames, ...rest];
  }
  const states = passing(clause) ?? itsChoices(clause);
  if (states) return [...states.frames, ...(states.rest && states.rest.tokens.length > 0 ? sentence(states.rest, context) : [])];
  const called = purpose(clause);
  if (called) return [...called, ...afterPlace(clause, called, context)];
  const enumeration = enumerated(clause);
  if (enumeration) return enumeration;
  const kept = keptWith(clause) ?? needsList(clause) ?? recordsList(clause);
  if (kept) return kept;
  const predicates = predicatesOf(clause, inheritedBy(clause, context), context.topic);
  if (predicates.length > 0) {
    context.subject = predicates.at(-1)!.subject;
    const frames = predicateFrames(clause, predicates);
    if (frames.length > 0) return frames;
  }
  return withList(clause) ?? bare(clause);
};

/** "The team lead can reassign tickets and sees a dashboard of them": what is done besides seeing it. */
const doneBefore = (clause: Clause): Clause | null => {
  const page = clause.tokens.findIndex(({ word }) => isViewWord(word));
  const joint = clause.tokens.findLastIndex(
    (token, i) =>
      i < page && isSeparator(token) && /^(?:sees?|views?|gets?|can|has|have|wants?|needs?)$/.test(clause.tokens[i + 1]?.word ?? ""),
  );
  const tokens = clause.tokens.slice(0, Math.max(joint, 0));
  return !clause.arabic && joint > 1 && predicatesOf({ ...clause, tokens }, []).length > 0 ? { ...clause, tokens } : null;
};
