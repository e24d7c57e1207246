/** "HOSPITAL LAUNDRY", "2. ACCESS RULES": a line in capitals among others is a title, and names nothing that is kept. */
import type { Clause } from "./tokens.ts";

const latin = ({ tokens }: Clause) => tokens.filter(({ kind, arabic }) => kind === "word" && !arabic);
const loud = (clause: Clause): boolean => {
  const words = latin(clause);
  return (
    words.length > 0 &&
    words.every(({ raw }) => raw === raw.toUpperCase()) &&
    words.some(({ raw }) => raw.length > 3) &&
    !clause.tokens.some(({ arabic }) => arabic)
  );
};

/** The titles of a text; none where all of it is written in capitals. */
export const shoutedIn = (clauses: readonly Clause[]): ReadonlySet<Clause> => {
  const found = clauses.filter(loud);
  return new Set(found.length * 2 > clauses.filter((clause) => latin(clause).length > 0).length ? [] : found);
};
