/** The blueprint plane over a real database and real rooms, as its own subgraph schema; governance and the planner are the test's to choose. */
import { randomUUID } from "node:crypto";
import { type ExecutionResult, execute, parse, subscribe } from "graphql";
import { createCollab } from "../../collab-server/index.ts";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import { diff } from "../../schema/blueprint/diff.ts";
import { emptyDraft, flatten } from "../../schema/blueprint/document.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import type { Decisions } from "../../schema/decisions.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import type { DecisionId } from "../../schema/ids.ts";
import type { Planner, Report } from "../../schema/planner.ts";
import type { Rehearse } from "../../schema/rehearsals.ts";
import type { Templates } from "../../subgraphs/blueprint/application/ports.ts";
import { type BlueprintPlane, createBlueprintPlane, createRoleOnBranch } from "../../subgraphs/blueprint/index.ts";
import { createTemplateFolder } from "../../subgraphs/blueprint/store/template-folder.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { sha256 } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

/** Approves everything; governance itself has its own tests. */
export const approving: Decisions = {
  request: async ({ payload }) => ({
    decisionId: randomUUID() as DecisionId,
    status: "approved",
    payloadHash: sha256(JSON.stringify(payload)),
    grant: "grant",
    risk: { score: 0, factors: [] },
    reasons: [],
  }),
  claimGrant: async () => "grant",
  consumeGrant: async () => randomUUID() as DecisionId,
  finish: async () => undefined,
  assertLive: async () => undefined,
};

export const nothingFound: Report = { planner: "offline", understood: [], assumed: [], ignored: [], questions: [], problems: [] };
/** A planner that writes the clinic: the header, then the rest. */
export const clinicPlanner: Planner = {
  name: "offline",
  plan: async ({ base }, emit) => {
    const ops = diff(base, flatten(clinic));
    const header = ops.filter((op) => op.id === "header");
    for (const batch of [header, ops.filter((op) => !header.includes(op))]) {
      const answer = await emit({ batch: { ops: batch }, says: { en: "One more.", ar: "واحد آخر." } });
      if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
    }
    return nothingFound;
  },
};
/** A planner that takes its time: entity after entity, for ever. */
export const slowPlanner: Planner = {
  name: "offline",
  plan: async ({ signal }, emit) => {
    for (let n = 0; n < 500; n += 1) {
      signal.throwIfAborted();
      await emit({
        batch: { ops: [{ op: "add", kind: "entity", id: `ent_slow_${n}`, props: { key: `slow${n}` } }] },
        says: { en: "One more.", ar: "واحد آخر." },
      });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return nothingFound;
  },
};

/** The clinic without its header, as a person would write it over the API. */
export const clinicOps = (): readonly Op[] => diff(emptyDraft(), flatten(clinic)).filter((op) => !(op.op === "set" && op.id === "header"));

export const until = async <T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> => {
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

interface Made {
  readonly id: string;
  readonly defaultBranch: { readonly id: string };
}
interface Answer<Data> {
  readonly data: Data;
  readonly errors: ExecutionResult["errors"];
  readonly code: string | undefined;
}

const shipped = createTemplateFolder((document) => hashOf(document, sha256));

/** Opens the plane. `planner` and `decisions` may be changed between questions. */
export const blueprintWorld = async (more: { readonly monthlyBudgetUsd?: number } = {}) => {
  const db: TestDatabase = await testDatabase();
  const people = new Map<string, Viewer>();
  const chosen: {
    planner: Planner;
    templates: Templates | null;
    decisions: Decisions;
    otherReviewers: boolean;
    reviewersAsked: number;
    rehearse: Rehearse;
  } = {
    templates: null,
    planner: clinicPlanner,
    decisions: approving,
    otherReviewers: true,
    reviewersAsked: 0,
    rehearse: async () => [],
  };
  const roleIn = createRoleOnBranch(db.database);
  const collab = await createCollab({
    database: db.database,
    clock: systemClock,
    allowedOrigins: [],
    redeemTicket: async () => null,
    roleOf: ({ userId, organizationId }, branch, proposal) => roleIn(organizationId, branch, people.get(userId)!, proposal),
    stoppedBy: async () => null,
  });
  const plane: BlueprintPlane = await createBlueprintPlane({
    database: db.database,
    drafts: collab.drafts,
    createDocument: collab.createDocument,
    decisions: Object.fromEntries(
      Object.keys(approving).map((verb) => [
        verb,
        (...args: unknown[]) => (chosen.decisions[verb as keyof Decisions] as (...given: unknown[]) => unknown)(...args),
      ]),
    ) as unknown as Decisions,
    planner: async () => chosen.planner,
    templates: { all: () => (chosen.templates ?? shipped).all(), find: (key) => (chosen.templates ?? shipped).find(key) },
    ...more,
    reviewableBesides: async () => {
      chosen.reviewersAsked += 1;
      return chosen.otherReviewers;
    },
    rehearse: async (...asked) => chosen.rehearse(...asked),
    clock: systemClock,
    viewers: async (token) => people.get(token)!,
  });
  const contextOf = (viewer: Viewer) => {
    people.set(viewer.subjectId, viewer);
    return plane.subgraph.createContext({ token: viewer.subjectId, requestId: "request-1", locale: "en" });
  };
  const run = async <Data = Record<string, never>>(
    viewer: Viewer,
    source: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> => {
    const result = (await execute({
      schema: plane.subgraph.schema,
      document: parse(source),
      variableValues: variables,
      contextValue: await contextOf(viewer),
    })) as ExecutionResult;
    return {
      data: JSON.parse(JSON.stringify(result.data ?? null)),
      errors: result.errors,
      code: result.errors?.[0]?.extensions.code as string | undefined,
    };
  };
  const follow = async (viewer: Viewer, source: string, variables: Record<string, unknown>) =>
    await subscribe({
      schema: plane.subgraph.schema,
      document: parse(source),
      variableValues: variables,
      contextValue: await contextOf(viewer),
    });
  return {
    db,
    plane,
    drafts: collab.drafts,
    chosen,
    run,
    follow,
    create: async (viewer: Viewer, label = "Clinic"): Promise<Made> =>
      (
        await run<{ createBlueprint: Made }>(
          viewer,
          "mutation($l: String!) { createBlueprint(input: { label: { en: $l } }) { id defaultBranch { id } } }",
          { l: label },
        )
      ).data.createBlueprint,
    fill: (viewer: Viewer, branchId: string, ops: unknown) =>
      run<{ applyDraftOperations: { seq: number } }>(
        viewer,
        "mutation($b: ID!, $o: JSON!) { applyDraftOperations(input: { branchId: $b, ops: $o }) { seq problems { code level } } }",
        { b: branchId, o: ops },
      ),
    draftOf: async (viewer: Viewer, branchId: string) =>
      (
        await run<{ draft: { seqs: unknown; content: { entities: Record<string, unknown> }; problems: { level: string }[] } }>(
          viewer,
          "query($b: ID!) { draft(branchId: $b) { seqs content problems { level code } } }",
          { b: branchId },
        )
      ).data.draft,
    commit: (viewer: Viewer, branchId: string, seqs: unknown = null, message = "First") =>
      run<{ commitVersion: { id: string; number: number; hash: string; parents: string[] } }>(
        viewer,
        "mutation($b: ID!, $s: JSON, $m: String!) { commitVersion(input: { branchId: $b, seqs: $s, message: $m }) { id number hash parents } }",
        { b: branchId, s: seqs, m: message },
      ),
    close: async () => {
      await plane.close();
      await collab.close();
      await db.drop();
    },
  };
};
