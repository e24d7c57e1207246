/** What has a property of that name: "rent" is said of the plots, which have a yearly rent. */

import type { Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import type { PlannedEntity, World } from "./world.ts";

/** The one thing that has it; none where several do. */
export const holdersOf = (world: World, { tokens }: Phrase): readonly PlannedEntity[] => {
  const last = tokens.at(-1)!;
  if (last.arabic || tokens.length > 2) return [];
  const said = singular(last.word);
  const all = [...world.entities.values()].filter(({ fields }) =>
    [...fields.values()].some(
      ({ key, label, span, target }) =>
        span !== null && target === undefined && (key === said || label.en?.toLowerCase().split(" ").at(-1) === said),
    ),
  );
  return all.length === 1 ? all : [];
};

/** Which of its properties are meant: "change their status" is nothing of the rest. */
export const partsOf = ({ fields }: PlannedEntity, { tokens }: Phrase): ReadonlySet<string> => {
  const said = singular(tokens.at(-1)!.word);
  return new Set(
    [...fields.values()].flatMap(({ key, label }) => (key === said || label.en?.toLowerCase().split(" ").at(-1) === said ? [key] : [])),
  );
};
