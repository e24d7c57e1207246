/** Words for a page that name a record where somebody makes one. */

import type { Phrase } from "../clauses/types.ts";
import type { Concept } from "../words/lexicon/define.ts";
import type { Verb } from "../words/verbs.ts";
import { conceptOf } from "../words/words.ts";

const written = conceptOf("report")!;
/** A report that is kept: it is described, or somebody makes it. */
export const keptReport: Concept = { ...written, en: ["report"], ar: ["تقرير", "التقارير"], arPlural: "التقارير" };

export const isReport = (phrase: Phrase): boolean =>
  (phrase.concept === null || phrase.concept.kind === "none") &&
  /^(?:reports?|(?:ال)?تقرير|(?:ال)?تقارير)$/.test(phrase.tokens.at(-1)?.word ?? "");

/** "generate reports": what is made is kept, while "see reports" speaks of a page. */
export const recordsMade = (objects: readonly Phrase[], verb: Verb): readonly Phrase[] =>
  objects.map((phrase) =>
    verb.allows.includes("create") && isReport(phrase)
      ? { ...phrase, concept: keptReport, modifiers: phrase.tokens[0]!.arabic ? [] : phrase.modifiers }
      : phrase,
  );
