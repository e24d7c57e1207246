/** Whether a change of the api schema takes something away from clients. Adding is free; a break needs an entry in `schema/accepted-breaks.json`. */
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";
import { z } from "zod";

const acceptedBreaks = z.array(z.strictObject({ change: z.string().min(1), reason: z.string().min(1), date: z.iso.date() }));

/**
 * Lists what `after` takes away from `before` without an accepted entry, one sentence each; empty when every client of before still works.
 * `accepted` is the parsed `schema/accepted-breaks.json`; throws when an entry lacks change, reason or date.
 */
export const apiBreaks = async (before: string, after: string, accepted: unknown): Promise<readonly string[]> => {
  const known = new Set(acceptedBreaks.parse(accepted).map(({ change }) => change));
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message)
    .filter((message) => !known.has(message));
};
