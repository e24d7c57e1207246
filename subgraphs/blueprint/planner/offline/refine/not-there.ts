/** A thing that is spoken of and is not there: said so, with what is there. */
import type { Clause } from "../text/tokens.ts";
import type { Work } from "./changing.ts";
import { manyOf } from "./permissions-named.ts";

/** Asks, with nothing done. */
export const askNotThere = (work: Work, clause: Clause, words: string): true => {
  const things = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed ? [manyOf(work, id)] : [],
  );
  work.questions.push({
    id: `there-${clause.index}`,
    text: {
      en: `There is no “${words}” here, so nothing was changed. There are: ${things.map(({ en }) => en).join(", ")}.`,
      ar: `لا يوجد «${words}» هنا، فلم يتغير شيء. الموجود: ${things.map(({ ar }) => ar).join("، ")}.`,
    },
    choices: [],
    default: null,
  });
  return true;
};
