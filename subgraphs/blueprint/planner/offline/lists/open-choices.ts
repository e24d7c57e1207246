/** Choices that stand openly behind the name of what they are chosen for. */
import { isSeparator } from "../clauses/phrases.ts";
import type { Token } from "../text/tokens.ts";

/** «حالة، يعني فاضي أو شغال أو عطلان», «حالته ناطر أو مؤكد»: from where to where the choices stand that follow a name. */
export const openChoices = (tokens: readonly Token[], first: number): readonly [number, number] | null => {
  let from = first;
  if (/^[،,]$/.test(tokens[from]?.word ?? "") && /^(?:يعني|اي|اما)$/.test(tokens[from + 1]?.word ?? "")) from += 2;
  else if (/^(?:يعني|اما)$/.test(tokens[from]?.word ?? "")) from++;
  let to = from;
  let joints = 0;
  for (;;) {
    let words = 0;
    while (words < 2 && tokens[to]?.kind === "word" && tokens[to]!.arabic && !isSeparator(tokens[to]!)) {
      to++;
      words++;
    }
    if (words === 0 || tokens[to]?.word !== "او") return words > 0 && joints > 0 ? [from, to] : null;
    to++;
    joints++;
  }
};
