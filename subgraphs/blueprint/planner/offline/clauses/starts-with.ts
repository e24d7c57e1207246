/** What the words begin with: somebody, or something. */
import type { Token } from "../text/tokens.ts";
import { conceptAt } from "../words/words.ts";

export const startsWithThing = (tokens: readonly Token[]): boolean =>
  ["thing", "event", "document", "place"].includes(conceptAt(tokens, 0)?.entry.kind ?? "");
export const startsWithPerson = (tokens: readonly Token[]): boolean => {
  const found = conceptAt(tokens, 0);
  return found !== null && ["person", "member", "admin", "public"].includes(found.entry.kind);
};
