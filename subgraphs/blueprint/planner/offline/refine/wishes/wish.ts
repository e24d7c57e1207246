/**
 * Wishes about what is there: its looks, order, limits, beginnings, lists, pages, figures. Each kind reads its own sentences, and does them
 * or asks, saying what could be said instead; the first that knows a clause has it.
 */
import type { Wish } from "./about.ts";
import { standingAlone } from "./alone-standing.ts";
import { arranged } from "./arranged.ts";
import { choices } from "./choices-of.ts";
import { column } from "./columns.ts";
import { compared } from "./compared.ts";
import { counted } from "./counted.ts";
import { begin } from "./defaults.ts";
import { figure } from "./figures.ts";
import { fixed } from "./fixed.ts";
import { frozen } from "./frozen.ts";
import { hidden } from "./hidden.ts";
import { label } from "./labels.ts";
import { late } from "./late.ts";
import { limit } from "./limits.ts";
import { look } from "./looks.ts";
import { narrowed } from "./narrowed.ts";
import { ofTheirs } from "./of-theirs.ts";
import { ofOthers } from "./others.ts";
import { page } from "./pages.ts";
import { pattern } from "./patterns.ts";
import { reminder } from "./reminders.ts";
import { requiredWhen } from "./required-when.ts";
import { reshape } from "./reshaping.ts";
import { right } from "./rights.ts";
import { round } from "./rounds.ts";
import { seenAlone } from "./seen-alone.ts";
import { sort } from "./sorting.ts";
import { threshold } from "./thresholds.ts";
import { timely } from "./timely.ts";
import { unrepeated } from "./unrepeated.ts";

const wishes: readonly Wish[] = [
  standingAlone,
  round,
  late,
  counted,
  reminder,
  threshold,
  timely,
  label,
  look,
  choices,
  reshape,
  ofOthers,
  ofTheirs,
  seenAlone,
  unrepeated,
  requiredWhen,
  pattern,
  hidden,
  right,
  frozen,
  fixed,
  begin,
  compared,
  limit,
  narrowed,
  arranged,
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
