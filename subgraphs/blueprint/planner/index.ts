/** The two planners behind one port: Claude when there is a key, and rules that need none. */
import type { Planner } from "../../../schema/planner.ts";
import { offline } from "./offline/plan.ts";

export interface Planners {
  readonly offline: Planner;
  /** Null: no key is set, so only the offline planner can answer; the screen says so [BP42]. */
  readonly claude: Planner | null;
}

export const createPlanners = (): Planners => ({ offline, claude: null });
