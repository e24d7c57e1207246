/** What the hub must know about single root fields; everything else follows from the schema. */
import type { QueuePolicy } from "./deliver.ts";

/**
 * Roots whose events depend on the organization and the arguments only: one upstream serves all its members. Today every subgraph filters
 * events for each viewer, so none may be listed.
 */
export const sharedRoots: ReadonlySet<string> = new Set();

/** Roots that tell the state of one thing: the newest answer replaces those not read yet. All others are strict. */
export const queuePolicies: Readonly<Record<string, QueuePolicy>> = {
  figuresChanged: "coalesce",
};
