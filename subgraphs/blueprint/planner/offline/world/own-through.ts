/** "The members of their own team", "the shipments on those runs", «شاحنات فرعه»: which thing of theirs the records are meant by. */
import { mentionAt } from "../clauses/mentions.ts";
import { isSeparator } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import type { PlannedEntity, World } from "./world.ts";

/** The thing of theirs that stands behind a record that is named in these tokens; null: none. */
export const throughOf = (world: World, tokens: readonly Token[], { tokens: said }: Phrase, record: PlannedEntity): string | null => {
  const first = tokens.findIndex(({ from }) => from === said[0]?.from);
  if (first < 0) return null;
  const last = tokens.findIndex(({ to }) => to === said.at(-1)!.to);
  return tokens[first]!.arabic ? arabicThrough(world, tokens, first, record) : englishThrough(world, tokens, last + 1, record);
};

const englishThrough = (world: World, tokens: readonly Token[], at: number, record: PlannedEntity): string | null => {
  // "the vans and drivers of their depot": both are meant.
  let from = at;
  while (tokens[from] && from < at + 4 && !ties.has(tokens[from]!.word)) {
    if (tokens[from]!.kind !== "word" && !isSeparator(tokens[from]!)) return null;
    from++;
  }
  if (!ties.has(tokens[from]?.word ?? "")) return null;
  let to = from + 1;
  while (between.has(tokens[to]?.word ?? "")) to++;
  if (!theirs.has(tokens[to]?.word ?? "")) return null;
  while (theirs.has(tokens[to]?.word ?? "")) to++;
  return keyOf(tokens[to] ? mentionAt(world, tokens, to)?.entity : undefined, record);
};
const ties = new Set("of in at on from for to under within inside".split(" "));
const between = new Set("the all any only".split(" "));
const theirs = new Set("their his her my our own those these".split(" "));

const arabicThrough = (world: World, tokens: readonly Token[], at: number, record: PlannedEntity): string | null => {
  for (let i = at + 1; i < Math.min(tokens.length, at + 5); i++) {
    const token = tokens[i]!;
    if (token.kind !== "word" || /^[،,.]$/.test(token.word)) return null;
    if (!/^(?!ال|لل|وال).{2,}(?:ه|ها|هم|هن)$/.test(token.raw)) continue;
    const found = keyOf(mentionAt(world, tokens, i)?.entity, record);
    if (found && !/ة$/.test(token.raw)) return found;
  }
  return null;
};

const keyOf = (found: PlannedEntity | undefined, record: PlannedEntity): string | null => (found && found !== record ? found.key : null);
