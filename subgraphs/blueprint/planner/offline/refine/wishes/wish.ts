/**
 * Wishes about what is there: its looks, order, limits, beginnings, lists, pages, figures. Each kind reads its own sentences, and does them
 * or asks, saying what could be said instead; the first that knows a clause has it.
 */
import type { Wish } from "./about.ts";
import { column } from "./columns.ts";
import { compared } from "./compared.ts";
import { begin } from "./defaults.ts";
import { figure } from "./figures.ts";
import { fixed, unrepeated } from "./fixed.ts";
import { hidden } from "./hidden.ts";
import { limit } from "./limits.ts";
import { look } from "./looks.ts";
import { ofOthers } from "./others.ts";
import { page } from "./pages.ts";
import { reshape } from "./reshaping.ts";
import { sort } from "./sorting.ts";
import { timely } from "./timely.ts";

const wishes: readonly Wish[] = [
  timely,
  look,
  reshape,
  ofOthers,
  unrepeated,
  hidden,
  fixed,
  begin,
  compared,
  limit,
  figure,
  column,
  page,
  sort,
];

/** Does or asks what the clause wishes; null when it wishes nothing of these kinds. */
export const wish: Wish = (work, clause) => {
  const asked = work.questions.length;
  for (const one of wishes) {
    const done = one(work, clause);
    if (done !== null) return done;
    // What was asked on the way to nothing is not asked.
    work.questions.length = asked;
  }
  return null;
};
