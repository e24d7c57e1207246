/** What a description is read as, before the grammar: one clause for each thing it says. */
import { goneOn } from "../text/arabic-going-on.ts";
import { underTheirNames } from "../text/lists-under-names.ts";
import { type Clause, clausesOf } from "../text/tokens.ts";
import { noticesApart } from "./arabic-notices.ts";
import { isTold, toldApart } from "./wished.ts";

/** The clauses of a text; what somebody is told of stands in one of its own. */
export const sentencesOf = (text: string): readonly Clause[] =>
  underTheirNames(clausesOf(text)).flatMap(goneOn).flatMap(toldApart).flatMap(noticesApart(isTold));
