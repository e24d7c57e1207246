/** The two planners behind one port: Claude when there is a key, and rules that need none. */
import type { Planner } from "../../../schema/planner.ts";
import { type ClaudeDeps, createClaudePlanner } from "./claude/plan.ts";
import { offline } from "./offline/plan.ts";

export type { ClaudeDeps } from "./claude/plan.ts";

export interface Planners {
  readonly offline: Planner;
  /** Null: no key is set, so only the offline planner can answer; the screen says so [BP42]. */
  readonly claude: Planner | null;
}

/** Makes the planners; `claude` is given where a key can be had. Neither ever calls the other. */
export const createPlanners = (deps: { readonly claude?: ClaudeDeps } = {}): Planners => ({
  offline,
  claude: deps.claude ? createClaudePlanner(deps.claude) : null,
});
