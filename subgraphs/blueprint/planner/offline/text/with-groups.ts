/**
 * "Patients with a name and a number, doctors, and appointments with a time": what each of them has, as if in brackets behind it. A single
 * "with" is read where it stands.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import type { Token } from "./tokens.ts";

/** Puts brackets around what follows each "with", where several things of a list have one. */
export const withGroups = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ word }) => word === "each")) return tokens;
  const withs = tokens.flatMap((_, i) => (isWithOf(tokens, i) ? [i] : []));
  const [first] = withs;
  if (withs.length < 2 || tokens.slice(0, first).some(isOpening) || !withs.slice(1).every((at) => opensMember(tokens, at))) return tokens;
  const out: Token[] = [];
  let open: Token | null = null;
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    depth += isOpening(token) ? 1 : token.word === ")" ? -1 : 0;
    const starts = depth === 0 && open !== null && isSeparator(tokens[i - 1] ?? token) && !isSeparator(token) && isThing(tokens, i);
    if (starts && open) {
      const separators: Token[] = [];
      while (out.length > 0 && isSeparator(out.at(-1)!)) separators.unshift(out.pop()!);
      out.push(mark(out.at(-1)!, ")"), ...separators);
      open = null;
    }
    if (withs.includes(i)) {
      open = token;
      out.push(mark(token, "("));
    } else out.push(token);
  }
  return open ? [...out, mark(out.at(-1)!, ")")] : out;
};

const isOpening = ({ word }: Token): boolean => word === "(";
const mark = (like: Token, word: string): Token => ({ ...like, raw: word, word, kind: "mark" });

/** "appointments with a time": several things, and what they have. */
const isWithOf = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.word === "with" &&
  isPlural(tokens[at - 1]?.word ?? "") &&
  (articles.has(tokens[at + 1]?.word ?? "") ||
    [at + 1, at + 2].some(
      (i) => tokens[i]?.kind === "word" && tokens.slice(at + 1, i).every((token) => !isSeparator(token)) && propertyAt(tokens, i) !== null,
    ));
const articles = new Set(["a", "an", "the", "their", "its"]);

/** Nothing but a name stands between the last separator and the "with". */
const opensMember = (tokens: readonly Token[], at: number): boolean => {
  const start = tokens.slice(0, at).findLastIndex(isSeparator) + 1;
  // "…, and define ticket types with a price" is done by somebody.
  const isDone = verbForms.get(tokens[start]?.word ?? "")?.form === "base" && at - start > 1 && conceptAt(tokens, start) === null;
  return start > 0 && at - start < 4 && !isDone && isThing(tokens, start);
};

/** "bookings by the hour", "visitors announced by members": where its name ends. */
const ends = /^(?:with|by|at|for|from|in|on|of|per|[a-z]{2,}ed)$/;

/** "doctors", "lab tests": a member of the outer list, and no property of the thing before it. */
const isThing = (tokens: readonly Token[], at: number): boolean => {
  if (articles.has(tokens[at]!.word)) return false;
  const end = tokens.findIndex((token, i) => i >= at && (isSeparator(token) || token.kind === "mark" || ends.test(token.word)));
  const last = (end < 0 ? tokens.length : end) - 1;
  if (last - at > 2 || !isPlural(tokens[last]!.word)) return false;
  return tokens[last + 1]?.word === "with" || (conceptAt(tokens, at) !== null && propertyAt(tokens, at) === null);
};
