/** "Nine sites running at any time; each site has a client": places people work at, and not what is built here. */

import type { Clause, Token } from "./tokens.ts";

const online = /^(?:web|website|websites|webpage|homepage|online|visitors?|portal|blog|app)$/;
const counting =
  /^(?:each|every|per|several|many|nine|two|three|four|five|six|seven|eight|ten|all|which|different|building|construction|job)$/;

/** The clauses, with such places by a name that says so. */
export const sitesOfWork = (clauses: readonly Clause[]): readonly Clause[] => {
  const english = clauses.filter(({ arabic }) => !arabic).flatMap(({ tokens }) => tokens);
  if (english.some(({ word }) => online.test(word))) return clauses;
  const isSite = (token: Token | undefined): boolean => /^sites?$/.test(token?.word ?? "");
  if (
    !clauses.some(({ tokens, arabic }) => !arabic && tokens.some((token, i) => isSite(token) && counting.test(tokens[i - 1]?.word ?? "")))
  )
    return clauses;
  return clauses.map((clause) =>
    clause.arabic || !clause.tokens.some(isSite)
      ? clause
      : {
          ...clause,
          tokens: clause.tokens.flatMap((token, i) =>
            isSite(token) && !/^(?:building|construction|job|work|web)$/.test(clause.tokens[i - 1]?.word ?? "")
              ? [{ ...token, raw: "work", word: "work" }, token]
              : [token],
          ),
        },
  );
};
