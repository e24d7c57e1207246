/** Governance: decides whether a risky thing happens, lets people stop it, and proves afterwards what happened. The only file others import. */
import { createHash } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { subscribeEvents } from "../../db/event-store/live.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { Decisions, InFlight, KillScope } from "../../schema/decisions.ts";
import type { Sentence } from "../../schema/ids.ts";
import type { Clock } from "../clock.ts";
import { begun, narrow } from "../feed.ts";
import { createRefusalLog, type RefusalLog } from "../refusal-log.ts";
import type { DecisionVerbs, RefusedGrant } from "../remote-decisions.ts";
import { defineSubgraph, type Subgraph } from "../serve.ts";
import type { ServiceRoot } from "../service-root.ts";
import type { Viewer } from "../viewer.ts";
import { keepUp } from "./application/background.ts";
import { assertLive, claimGrant, consumeGrant, finishExecution, recordRefusedGrant } from "./application/claim-grant.ts";
import { createGrantKeys } from "./application/grants.ts";
import type { GovernanceDeps } from "./application/ports.ts";
import { readDecision } from "./application/read-decisions.ts";
import { requestDecision } from "./application/request-decision.ts";
import { governanceErrors } from "./domain/errors.ts";
import { type Reach, scopeWords } from "./domain/kill-switch.ts";
import { createPolicyEngine } from "./domain/policy-engine.ts";
import { AuditResolver } from "./graphql/audit-resolver.ts";
import { DecisionResolver } from "./graphql/decision-resolver.ts";
import { presentDecision } from "./graphql/present.ts";
import { GovernanceSubscriptions } from "./graphql/subscriptions.ts";
import { KillSwitchResolver } from "./graphql/switch-resolver.ts";
import { createAuditLog } from "./store/audit-log.ts";
import { startSealer } from "./store/audit-sealer.ts";
import { createHalts } from "./store/halts.ts";
import { createPostgresStore } from "./store/postgres-store.ts";
import { rowToSwitch, type SwitchRow } from "./store/rows.ts";

export interface GovernanceParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Grant keys are derived from it. */
  readonly serviceRoot: ServiceRoot;
  readonly viewers: (token: string) => Promise<Viewer>;
  /** Reads a viewer's rights again, past every cache. */
  readonly viewerOf: (viewer: Viewer) => Promise<Viewer>;
  /** Hears alarms of the policy engine and faults of the background. */
  readonly onUnexpected?: (error: unknown, correlationId: string) => void;
}

export interface Governance {
  readonly subgraph: Subgraph;
  /** The gate; `during` registers work in flight, so that a kill switch ends it. */
  readonly decisions: Decisions & InFlight;
  /**
   * What stops work of this reach in these scopes, as of at most a second ago; null when nothing does. For doors that are passed too often to
   * ask in a transaction each time, as the rooms of live drafts (CO7). Throws when it cannot be known: then nothing may pass.
   */
  stoppedBy(scopes: readonly KillScope[], reach: Reach): Promise<Stop | null>;
  /** Records a grant that was refused where it was used, in a process without this. */
  recordRefusedGrant(refused: RefusedGrant): Promise<void>;
  close(): Promise<void>;
}

interface Stop {
  readonly killSwitchId: string;
  readonly since: Date;
  /** What whoever triggered it gave as the reason. */
  readonly reason: string;
  /** What to tell who is stopped. */
  readonly sentence: Sentence;
}

/** The subgraph without its database, for printing its SDL. */
export const governanceSubgraph = (deps: GovernanceDeps, viewers: (token: string) => Promise<Viewer>, refusals?: RefusalLog): Subgraph =>
  defineSubgraph<GovernanceDeps>({
    name: "governance",
    resolvers: [DecisionResolver, KillSwitchResolver, AuditResolver, GovernanceSubscriptions],
    references: {
      Decision: async ({ id }, { viewer, deps: here }) => {
        if (!viewer?.permissions.has("decision.read") || typeof id !== "string") return null;
        const row = await readDecision(here, viewer, id);
        return row && presentDecision(row);
      },
    },
    deps,
    viewers,
    refusals,
  });

const refusedActions = {
  approveDecision: "decision.approve",
  liftKillSwitch: "decision.request",
  rejectDecision: "decision.reject",
  triggerKillSwitch: "kill.trigger",
  withdrawDecision: "decision.withdraw",
} as const;

/**
 * The gate in an executor's own process, governance being elsewhere: it is asked for decisions; grants are used up and kill switches asked
 * in the executor's own transactions.
 */
export const joinGovernance = (
  remote: DecisionVerbs,
  { clock, serviceRoot }: Pick<GovernanceParts, "clock" | "serviceRoot">,
): Decisions => {
  const door = {
    keys: createGrantKeys(serviceRoot),
    clock,
    newId: uuidv7,
    sha256,
    recordRefused: (refused: RefusedGrant) => remote.recordRefusedGrant(refused),
  };
  return {
    request: (request) => remote.request(request),
    claimGrant: (organization, id, executor) => remote.claimGrant(organization, id, executor),
    finish: (organization, id, result) => remote.finish(organization, id, result),
    consumeGrant: (query, grant, payload, executor) => consumeGrant(door, query, grant, payload, executor),
    assertLive,
  };
};

export { assertLive };

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Stands governance up on a database. */
export const createGovernance = async (parts: GovernanceParts): Promise<Governance> => {
  const { database, onUnexpected } = parts;
  const [request, analysis, decision, execution] = await Promise.all([
    database.source("wn_governance"),
    database.source("wn_gov_analysis"),
    database.source("wn_gov_decision"),
    database.source("wn_gov_execution"),
  ]);
  const unexpected = (error: unknown) => onUnexpected?.(error, "governance");
  const halts = createHalts({
    connection: () => database.connection("wn_governance"),
    active: async () => ((await request.query("select * from governance.active_switches()")) as SwitchRow[]).map(rowToSwitch),
  });
  const deps: GovernanceDeps = {
    auditLog: createAuditLog(request),
    halts,
    store: createPostgresStore({ request, analysis, decision, execution }),
    engine: createPolicyEngine((what) => onUnexpected?.(new Error(what), "policy-engine")),
    keys: createGrantKeys(parts.serviceRoot),
    clock: parts.clock,
    newId: uuidv7,
    sha256,
    again: parts.viewerOf,
    watch: async ({ organization, types, after, matches }) =>
      narrow(await begun(subscribeEvents(database, { organization, types, after: after ?? null })), matches),
  };
  const sealer = startSealer(database, unexpected);
  const background = keepUp(deps, unexpected);
  return {
    subgraph: governanceSubgraph(deps, parts.viewers, createRefusalLog(request, refusedActions, parts)),
    decisions: {
      request: (request) => requestDecision(deps, request),
      claimGrant: (organization, id, executor) => claimGrant(deps, organization, id, executor),
      consumeGrant: (query, grant, payload, executor) =>
        consumeGrant({ ...deps, recordRefused: (refused) => recordRefusedGrant(deps, refused) }, query, grant, payload, executor),
      finish: (organization, id, result) => finishExecution(deps, organization, id, result),
      assertLive,
      during: halts.during,
    },
    stoppedBy: async (scopes, reach) => {
      const stop = await halts.stoppedBy(scopes, reach);
      if (!stop) return null;
      const { sentence } = governanceErrors("HALTED", { scope: scopeWords[stop.scope], since: stop.at.toISOString() });
      return { killSwitchId: stop.id, since: stop.at, reason: stop.reason, sentence };
    },
    recordRefusedGrant: (refused) => recordRefusedGrant(deps, refused),
    close: async () => {
      await background.stop();
      await sealer.stop();
      await halts.close();
    },
  };
};
