/** What governance does by itself: tell of executions that began, end what nobody decided, lift what was approved. */

import { announceExecution } from "./claim-grant.ts";
import { expireDecision } from "./end-decision.ts";
import { liftApproved } from "./kill-switches.ts";
import type { GovernanceDeps } from "./ports.ts";

const every = 1_000;

/** Does all of it once. One thing that fails does not keep the others waiting. */
export const catchUp = async (deps: GovernanceDeps, onError: (error: unknown) => void): Promise<void> => {
  for (const { organizationId, decisionId, what } of await deps.store.unfinished(deps.clock.now())) {
    try {
      if (what === "announce") await announceExecution(deps, organizationId, decisionId);
      else if (what === "expire") await expireDecision(deps, organizationId, decisionId);
      else await liftApproved(deps, organizationId, decisionId, null);
    } catch (error) {
      // Another process, or the person themselves, was faster.
      if ((error as { code?: string }).code !== "GOVERNANCE_NOT_OPEN") onError(error);
    }
  }
};

/** Does it every second until stopped. */
export const keepUp = (deps: GovernanceDeps, onError: (error: unknown) => void): { stop(): Promise<void> } => {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= catchUp(deps, onError)
      .catch(onError)
      .finally(() => {
        running = null;
      });
  }, every);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
