/** "Book a car for a period", "for selected dates", «لفترة محددة»: the booking begins on one day and ends on another. */
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { knownField } from "./usual.ts";
import type { PlannedField, World } from "./world.ts";

/** Gives what booking leaves behind its two days, where it is said to be for longer than one, in place. */
export const bookedFor = (world: World, clauses: readonly Clause[]): void => {
  for (const { tokens, span } of clauses)
    for (const [at, token] of tokens.entries()) {
      const verb = verbForms.get(token.word)?.verb;
      const record = verb && taking.has(verb.key) ? world.entities.get(verb.leaves ?? "") : undefined;
      if (!record || !lastsAWhile(tokens, at)) continue;
      if ([...record.fields.values()].some(({ type }) => type === "date" || type === "dateTime")) continue;
      for (const key of ["startDate", "endDate"]) {
        const made: PlannedField | null = knownField(key, true, record);
        if (made) record.fields.set(key, { ...made, span });
      }
    }
};
const taking = new Set(["book", "rent"]);

const chosen = "(?:(?:certain|selected|chosen|given|specific|particular|desired|several|some|two|their|the|preferred|available) )";
const english = new RegExp(
  `^(?:for (?:a |an |the |any )?(?:\\w+ )?period|for ${chosen}+(?:dates|days|nights|weeks)|for (?:a number of|a few|\\d+) (?:days|nights|weeks|months)|(?:from|between) (?:a|one|the|two) (?:\\w+ )?(?:dates?|days?)|by the (?:day|night|week))\\b`,
);
const arabic =
  /^(?:لفتره|لمده|خلال فتره|لعده (?:ايام|ليالي|ليال|اسابيع)|ل?(?:ايام|تواريخ) محدده|في تواريخ|من تاريخ .{1,20}(?:الي|حتي) تاريخ)(?= |$)/;
/** Whether a stretch of days is named behind the verb, before anything else is done. */
const lastsAWhile = (tokens: readonly Token[], verb: number): boolean => {
  const rest = tokens.slice(verb + 1, verb + 14);
  const end = rest.findIndex(({ word, kind }) => kind === "mark" || stops.has(word) || (verbForms.get(word)?.form === "base" && !rest[0]));
  const words = (end < 0 ? rest : rest.slice(0, end)).map(({ word }) => word);
  return words.some((_, i) => {
    const said = words.slice(i).join(" ");
    return english.test(said) || arabic.test(said);
  });
};
const stops = new Set(["and", "then", "or", "و", "ثم", "او"]);
