/** What every frame carries: the clause it is from. */
import type { Clause, Token } from "../text/tokens.ts";

export const frame = (clause: Clause, tokens: readonly Token[] = clause.tokens) => ({ clause, tokens });
