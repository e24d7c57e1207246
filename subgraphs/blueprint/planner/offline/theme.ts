/** Colours and modes said in a clause. */
import type { Clause, Token } from "./tokens.ts";
import type { Frame } from "./types.ts";

export const themeFrames = (
  clause: Clause,
): { readonly frames: readonly Frame[]; readonly whole: boolean; readonly rest: readonly Token[] } => ({
  frames: [],
  whole: false,
  rest: clause.tokens,
});
