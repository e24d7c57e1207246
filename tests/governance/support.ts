/** Governance beside a real identity on a database of its own, with a clock that stands still. */
import { type ExecutionResult, execute, parse, validate } from "graphql";
import type { DecisionRequest } from "../../schema/decisions.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { createGovernance, type Governance } from "../../subgraphs/governance/index.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { buildWorld, serviceRoot, type World } from "../identity/support.ts";

export interface GovernedWorld {
  readonly world: World;
  readonly governance: Governance;
  readonly owner: {
    readonly accessToken: string;
    readonly viewer: Viewer;
    readonly userId: string;
    readonly organizationId: OrganizationId;
  };
  /** Runs an operation against governance; a refusal is thrown. Without a token: as the owner. */
  ask<T = Record<string, unknown>>(source: string, variables?: Record<string, unknown>, token?: string, requestId?: string): Promise<T>;
  /** What the background reported. */
  readonly alarms: unknown[];
  close(): Promise<void>;
}

export const buildGovernedWorld = async (): Promise<GovernedWorld> => {
  const world = await buildWorld();
  const alarms: unknown[] = [];
  const governance = await createGovernance({
    database: world.test.database,
    clock: world.clock,
    serviceRoot,
    viewers: (token) => world.identity.viewers.of(token),
    viewerOf: (viewer) => world.identity.viewers.again(viewer),
    // How long an answer took is the machine's to say, not a test's.
    onUnexpected: (error) => {
      if (!/ took \d+ ms/.test(String(error))) alarms.push(error);
    },
  });
  const claimed = await world.claim();
  const viewer = await world.identity.viewers.of(claimed.accessToken);
  const ask: GovernedWorld["ask"] = async <T>(
    source: string,
    variableValues: Record<string, unknown> = {},
    token = claimed.accessToken,
    requestId = "request-1",
  ) => {
    const contextValue = await governance.subgraph.createContext({ token, requestId, locale: "en" });
    const document = parse(source);
    const problems = validate(governance.subgraph.schema, document);
    if (problems[0]) throw problems[0];
    const result = (await execute({ schema: governance.subgraph.schema, document, variableValues, contextValue })) as ExecutionResult;
    if (result.errors?.[0]) throw result.errors[0].originalError ?? result.errors[0];
    return JSON.parse(JSON.stringify(result.data)) as T;
  };
  return {
    ask,
    world,
    governance,
    owner: { accessToken: claimed.accessToken, viewer, userId: claimed.userId, organizationId: claimed.organizationId as OrganizationId },
    alarms,
    close: async () => {
      await governance.close();
      await world.close();
    },
  };
};

const hash = "a".repeat(64);

/** A production release somebody asks for. */
export const releaseRequest = (viewer: Viewer, over: Partial<DecisionRequest> = {}): DecisionRequest => ({
  organizationId: viewer.organizationId,
  kind: "release.production",
  requestedBy: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf, sessionId: viewer.sessionId },
  subject: { type: "environment", id: "environment-1" },
  payload: { releaseId: "release-1", environmentId: "environment-1", hash, steps: ["one", "two"] },
  facts: { production: true, reversible: true, firstTime: true, rows: 0, destructive: false, rollsBack: false },
  requestId: "request-1",
  ...over,
});

/** A plan the planner makes for somebody. */
export const planRequest = (viewer: Viewer, over: Partial<DecisionRequest> = {}): DecisionRequest => ({
  ...releaseRequest(viewer),
  kind: "ai.plan",
  subject: { type: "branch", id: "branch-1" },
  payload: { planId: "plan-1", branchId: "branch-1", textHash: hash, planner: "offline" },
  facts: { production: false, reversible: true, asksOutside: false, characters: 12 },
  ...over,
});
