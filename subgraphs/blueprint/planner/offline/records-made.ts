/** Words for a page that name a record where somebody makes one. */
import type { Phrase } from "./types.ts";
import type { Verb } from "./verbs.ts";
import { conceptOf } from "./words.ts";

/** "generate reports": what is made is kept, while "see reports" speaks of a page. */
export const recordsMade = (objects: readonly Phrase[], verb: Verb): readonly Phrase[] =>
  objects.map((phrase) => {
    const report = conceptOf("report");
    const made =
      verb.allows.includes("create") &&
      report &&
      phrase.concept?.kind === "none" &&
      /^(?:reports?|(?:ال)?تقرير|(?:ال)?تقارير)$/.test(phrase.tokens.at(-1)?.word ?? "");
    return made
      ? {
          ...phrase,
          concept: { ...report, en: ["report"], ar: ["تقرير", "التقارير"], arPlural: "التقارير" },
          modifiers: phrase.tokens[0]!.arabic ? [] : phrase.modifiers,
        }
      : phrase;
  });
