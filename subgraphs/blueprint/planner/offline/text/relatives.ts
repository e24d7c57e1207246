/** "publish news that every parent can read": what is done, and who does what with it, as two sentences. */
import { isPerson, phraseOf, splitList } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { namesRole } from "../words/role-names.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Clause, Token } from "./tokens.ts";

const relative = new Set(["that", "which"]);

/** The two clauses; null where nobody else does anything with what was named. */
export const relativeActs = (clause: Clause): { readonly first: Clause; readonly second: Clause } | null => {
  const { tokens } = clause;
  for (let i = 2; i < tokens.length - 3; i++) {
    if (!relative.has(tokens[i]!.word) || (tokens[i - 1]!.kind !== "word" && tokens[i - 1]!.word !== ",")) continue;
    const modal = tokens.findIndex((token, k) => k > i + 1 && k < i + 6 && modals.has(token.word));
    const acts = modal < 0 ? actsAt(tokens, i) : -1;
    if (acts > 0) {
      const rest = tokens.slice(acts + 1);
      const thing = thingBefore(tokens, tokens[i - 1]!.word === "," ? i - 1 : i);
      if (thing.length > 0)
        return {
          first: { ...clause, tokens: tokens.slice(0, tokens[i - 1]!.word === "," ? i - 1 : i) },
          second: { ...clause, tokens: [...tokens.slice(i + 1, acts + 1), ...thing, ...rest] },
        };
    }
    if (modal < 0) continue;
    const who = phraseOf(tokens.slice(i + 1, modal));
    const verb = tokens[modal + 1];
    const named = thingBefore(tokens, i);
    if (!who || !isPerson(who) || !verb || verbForms.get(verb.word)?.form !== "base" || named.length === 0) continue;
    const end = tokens[modal + 2];
    // "that parents can read and sign": the rest still speaks of them.
    if (end && ![",", "and", "or", "."].includes(end.word)) continue;
    return {
      first: { ...clause, tokens: tokens.slice(0, i) },
      second: { ...clause, tokens: [...tokens.slice(i + 1, modal + 2), ...named, ...tokens.slice(modal + 2)] },
    };
  }
  return null;
};

/** "…, which the accountant records with the amount": where somebody does it; nought where nobody does. */
const actsAt = (tokens: readonly Token[], at: number): number => {
  if (!["the", "our", "an", "a"].includes(tokens[at + 1]?.word ?? "")) return 0;
  for (let i = at + 3; i < Math.min(tokens.length, at + 6); i++) {
    const form = verbForms.get(tokens[i]!.word);
    if (form?.form !== "s" || form.verb.cls !== "do") continue;
    const who = phraseOf(tokens.slice(at + 1, i));
    const next = tokens[i + 1];
    return who && (isPerson(who) || namesRole(who)) && (!next || ["with", "for", "and", "when", ","].includes(next.word)) ? i : 0;
  }
  return 0;
};

/** The name that ends right before. */
const thingBefore = (tokens: readonly Token[], end: number): readonly Token[] => {
  const part = splitList(tokens.slice(0, end)).at(-1) ?? [];
  for (let at = 0; at < part.length; at++) {
    const found = conceptAt(part, at);
    if (found && at + found.length === part.length) return part.slice(at);
  }
  const last = part.at(-1);
  return last?.word.endsWith("s") ? [last] : [];
};
