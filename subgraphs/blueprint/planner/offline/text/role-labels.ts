/**
 * The last lines of a note, where who may do what is told as who told what is kept: "treasurer: fees", "coach: own squad (attendance, entries)",
 * "storekeeper: receipts, moves stock, counts". What stands behind the colon was told as things of their own before.
 */

import { splitList } from "../clauses/phrases.ts";
import { clientele } from "../words/access-words.ts";
import { namesSomebody } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeConcept } from "../words/words.ts";
import { verbBase } from "./departments.ts";
import { isPlural, singular } from "./fold.ts";
import { isNameWord } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses, with such lines as sentences. */
export const roleLabels = (clauses: readonly Clause[]): readonly Clause[] => {
  let from = clauses.length;
  while (from > 0 && (roleIn(clauses[from - 1]!) || clauses[from - 1]!.joined)) from--;
  const told = labelsIn(clauses.slice(0, from));
  const lines = clauses.slice(from).filter((one) => roleIn(one));
  const headed = from > 0 && clauses[from - 1]!.tokens.length < 4 && !clauses[from - 1]!.tokens.some(({ word }) => word === ":");
  if (told.size < 2 || lines.length < (headed ? 1 : 2)) return clauses;
  return clauses.flatMap((clause, i) => (i < from ? [clause] : (sentencesOf(clause, told) ?? [clause])));
};

const colonAt = ({ tokens }: Clause): number =>
  tokens.findIndex(
    ({ word, from }, i) => i > 0 && i < 5 && (word === ":" || word === "–" || word === "—" || (word === "-" && from > tokens[i - 1]!.to)),
  );
const label = (clause: Clause): readonly Token[] => clause.tokens.slice(0, Math.max(colonAt(clause), 0)).filter(({ word }) => word !== ">");

const roleIn = (clause: Clause): readonly Token[] | null => {
  const name = label(clause);
  if (clause.arabic || name.length === 0 || name.length > 3 || !name.every(isNameWord)) return null;
  return wholeConcept(name)?.kind === "person" || namesSomebody(name.at(-1)!.word) ? name : null;
};

/** The last words of what is told as things: "goods receipt" is a receipt. */
const labelsIn = (clauses: readonly Clause[]): ReadonlyMap<string, readonly Token[]> => {
  const found = new Map<string, readonly Token[]>();
  for (const clause of clauses) {
    if (clause.arabic) continue;
    const whole = label(clause);
    const open = clause.tokens.findIndex(({ word }) => ["(", "per", "-"].includes(word));
    const name = whole.length > 0 ? whole : open > 0 && open < 4 ? clause.tokens.slice(0, open) : [];
    const last = name.at(-1);
    if (last && name.length < 4 && name.filter(({ word }) => word !== "(").every(isNameWord)) found.set(singular(last.word), name);
  }
  return found;
};

const word = (like: Token, said: string): Token => ({ ...like, raw: said, word: said, kind: "word" });
/** "The treasurer can manage fees"; null where it lists what somebody has. */
const sentencesOf = (clause: Clause, told: ReadonlyMap<string, readonly Token[]>): readonly Clause[] | null => {
  const name = roleIn(clause);
  if (!name) return null;
  const body = clause.tokens
    .slice(colonAt(clause) + 1)
    .flatMap((token) => (token.word === ")" ? [] : [token.word === "(" ? { ...token, raw: ",", word: "," } : token]));
  if (body.some((token) => ["only", "all", "everything", "no"].includes(token.word))) return null;
  const child = wholeConcept(name);
  const theirs = clientele.has(child?.key ?? "");
  const own = theirs || body[0]?.word === "own";
  const parts = splitList(body);
  const known = (part: readonly Token[]): readonly Token[] | null => {
    const last = part.at(-1)!;
    const whole = told.get(singular(last.word));
    if (!whole && part.length < 3 && ["event", "document"].includes(wholeConcept(part)?.kind ?? "")) return part;
    return whole ? [...whole.slice(0, -1), { ...last, word: isPlural(whole.at(-1)!.word) ? whole.at(-1)!.word : last.word }] : null;
  };
  const does = (part: readonly Token[]): boolean => {
    const done = verbForms.get(part[0]?.word ?? "");
    return part.length > 1 && done?.verb.cls === "do" && ["s", "base"].includes(done.form) && !conceptAt(part, 0);
  };
  // "Lab technician: adds scans and may correct them" is a sentence as it stands.
  if (does(parts[0] ?? [])) return null;
  const said = parts.flatMap((part): readonly Token[][] => {
    const first = part[0]!;
    const things = known(part);
    if (does(part)) return [[word(first, verbBase(first.word)), ...(things ?? part.slice(1))]];
    if (!things) return [];
    if (part.length > 3) return [];
    const object = things.map((token) => ({ ...token, from: first.from, to: part.at(-1)!.to }));
    if (theirs || (first.word === "own" && parts.length > 1)) return [[word(first, "see"), word(first, "own"), ...object]];
    if (own) return ["add", "change"].map((verb) => [word(first, verb), word(first, "own"), ...object]);
    return [[word(first, "manage"), ...object]];
  });
  const unread = parts.filter((part) => !does(part) && !known(part)).length;
  if (said.length === 0 || unread > said.length + 1) return null;
  return said.map((tokens) => ({ ...clause, tokens: [word(name[0]!, "the"), ...name, word(tokens[0]!, "can"), ...tokens] }));
};
