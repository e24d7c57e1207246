/** Words for a page that name a record where somebody makes one. */

import type { Frame, Phrase } from "../clauses/types.ts";
import type { Concept } from "../words/lexicon/define.ts";
import type { Verb } from "../words/verbs.ts";
import { conceptOf } from "../words/words.ts";

const written = conceptOf("report")!;
/** A report that is kept: it is described, or somebody makes it. */
export const keptReport: Concept = { ...written, en: ["report"], ar: ["تقرير", "التقارير"], arPlural: "التقارير" };

export const isReport = (phrase: Phrase): boolean =>
  (phrase.concept === null || phrase.concept.kind === "none") && /^(?:reports?|(?:ال)?تقرير|(?:ال)?تقارير)$/.test(headOf(phrase));
/** «تقرير يومي لكل طفل»: a report, however often and for whom. */
const headOf = ({ tokens }: Phrase): string => {
  const cut = tokens[0]?.arabic ? tokens.findIndex(({ word }, i) => i > 0 && howOften.test(word)) : -1;
  return (cut > 0 ? tokens[cut - 1] : tokens.at(-1))?.word ?? "";
};
const howOften = /^(?:(?:ال)?(?:يومي|اسبوعي|شهري|سنوي|دوري|موجز|مختصر|مفصل)(?:ه)?|لكل)$/;

/** What is written down of how long somebody worked. */
const hourLog: Concept = {
  key: "hourLog",
  kind: "document",
  sector: "hr",
  en: ["hour log"],
  ar: ["سجل ساعات", "سجلات الساعات"],
  arPlural: "سجلات الساعات",
  fields: ["date!", "hours!", "notes"],
  icon: "clock",
};
/** "Volunteers log the hours they worked", "their working hours"; opening hours are a property of something. */
const isHours = ({ tokens, modifiers }: Phrase): boolean =>
  tokens.at(-1)?.word === "hours" &&
  modifiers.every(({ word }) => /^(?:work|working|worked|volunteer|volunteering|extra|billable|own)$/.test(word));

/**
 * "generate reports": what is made is kept, while "see reports" speaks of a page. "Log hours" keeps an entry for each time; `word`: how the verb
 * was said.
 */
export const recordsMade = (objects: readonly Phrase[], verb: Verb, word = ""): readonly Phrase[] => {
  const [only, ...others] = objects;
  if (only && others.length === 0 && verb.allows.includes("create") && /^(?:log|record|enter|submit)/.test(word) && isHours(only))
    return [{ ...only, concept: hourLog, modifiers: [] }];
  // "We take photographs": with what they are of.
  const kept = /^tak(?:e|es|ing)$/.test(word)
    ? objects.filter(({ tokens }) => !/^(?:photo(?:graph)?s?|pictures?)$/.test(tokens.at(-1)!.word))
    : objects;
  return kept.map((phrase) =>
    isReport(phrase) &&
    (verb.allows.includes("create") ||
      (/^(?:gets?|receives?)$/.test(word) &&
        phrase.counted &&
        !phrase.plural &&
        !phrase.tokens.some((token) => howOften.test(token.word) || /^(?:daily|weekly|monthly|quarterly|yearly|annual)$/.test(token.word))))
      ? { ...phrase, concept: keptReport, modifiers: phrase.tokens[0]!.arabic ? [] : phrase.modifiers }
      : phrase,
  );
};

/** "add accounts (name, bank)": what is added are those that have them, though the word names nothing by itself. */
export const keptByTheirName = (frames: readonly Frame[]): readonly Frame[] => {
  const kept = new Map(
    frames
      .flatMap((frame) => (frame.is === "has" ? frame.subjects.filter(({ concept }) => concept === null) : []))
      .map((one) => [one.name, one]),
  );
  const named = (phrase: Phrase): Phrase =>
    phrase.concept?.kind === "none" && phrase.modifiers.length === 0 && kept.has(phrase.name) ? { ...phrase, concept: null } : phrase;
  return kept.size === 0
    ? frames
    : frames.map((frame) => (frame.is === "grants" ? { ...frame, objects: frame.objects.map(named) } : frame));
};
