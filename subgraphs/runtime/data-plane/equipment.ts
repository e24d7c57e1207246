/**
 * What the engine needs in every environment beside what its model asks for. A newer program needs more of it than an older one made, so
 * environments remember the number they were equipped with and are brought to today's before they answer.
 */
import type { Model } from "../../../schema/model/model.ts";
import { addApprovers } from "./approvers.ts";
import { uniqueWithinAccounts } from "./ddl.ts";
import type { Place } from "./names.ts";
import { standingTriggers } from "./people/standing-triggers.ts";
import { searchIndexes } from "./search.ts";
import { systemTables } from "./system-tables.ts";

/** To be raised with every change of `equipment`. */
export const equipmentNumber = 14;

/**
 * Statements that bring an environment to today's equipment, in order, each on its own. All can be run again and while people write:
 * indexes on tables of entities CONCURRENTLY.
 */
export const equipment = (place: Place, model: Model): readonly string[] => [
  ...systemTables(place),
  ...addApprovers(place, model),
  ...model.tables.flatMap((table) => uniqueWithinAccounts(place, table, model)),
  ...model.tables.flatMap((table) => searchIndexes(place, table, model, { online: true })),
  ...standingTriggers(place),
];
