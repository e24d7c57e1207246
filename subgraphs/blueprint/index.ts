/** Blueprint: what a platform is made of, as versions, and the planner that turns words into drafts. The only file others import. */
import { createHash } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { placeNow, subscribeEvents } from "../../db/event-store/live.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import type { Blueprint as Document } from "../../schema/blueprint/shape.ts";
import type { Decisions } from "../../schema/decisions.ts";
import type { CreateDocument, Drafts } from "../../schema/drafts.ts";
import type { BlueprintId, OrganizationId, VersionId } from "../../schema/ids.ts";
import type { Planner } from "../../schema/planner.ts";
import type { Clock } from "../clock.ts";
import { beginningWith, begun, type Feed, type Happened, narrow } from "../feed.ts";
import { createRefusalLog, type RefusalLog } from "../refusal-log.ts";
import { defineSubgraph, type Subgraph, type SubgraphContext } from "../serve.ts";
import type { Viewer } from "../viewer.ts";
import { finishAccepting } from "./application/carry-out-plan.ts";
import { createDraftMoves } from "./application/draft-moves.ts";
import { tellingDrafts } from "./application/drafts-door.ts";
import { blueprintOf, branchOf, planOf, versionOf } from "./application/find.ts";
import { createKnownBases } from "./application/known-bases.ts";
import type { BlueprintDeps, Templates } from "./application/ports.ts";
import { seen } from "./application/proposals/standing.ts";
import { readVersion } from "./application/read-version.ts";
import { endInterrupted } from "./application/run-plan.ts";
import { isOpen } from "./domain/nouns.ts";
import { DraftHistoryResolver } from "./graphql/draft-history-resolver.ts";
import { ImpactResolver } from "./graphql/impact-resolver.ts";
import { LifeResolver } from "./graphql/life-resolver.ts";
import { PlanResolver } from "./graphql/plan-resolver.ts";
import { presentBlueprint, presentBranch, presentPlan, presentVersion } from "./graphql/present.ts";
import { presentProposal } from "./graphql/present-life.ts";
import { ProposalResolver } from "./graphql/proposal-resolver.ts";
import { BlueprintResolver, BranchResolver, VersionResolver } from "./graphql/resolver.ts";
import { BlueprintSubscriptions } from "./graphql/subscriptions.ts";
import { TemplateResolver } from "./graphql/template-resolver.ts";
import { createPostgresStore, openPlans } from "./store/postgres-store.ts";
import { blueprintTables } from "./store/tables.ts";
import { createTemplateFolder, writeTemplateIndex } from "./store/template-folder.ts";

export { createRoleOnBranch } from "./role-on-branch.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hashOfDocument = (document: Document): string => hashOf(document, sha256);

/** Leaves an index of the templates for the processes that will be asked for them. Belongs to the build. */
export const indexTemplates = (): Promise<void> => writeTemplateIndex(hashOfDocument);

export interface BlueprintParts {
  readonly database: Database;
  readonly drafts: Drafts;
  readonly createDocument: CreateDocument;
  readonly decisions: Decisions;
  readonly planner: (organization: OrganizationId) => Promise<Planner>;
  readonly reviewableBesides: BlueprintDeps["reviewableBesides"];
  readonly rehearse: BlueprintDeps["rehearse"];
  /** US dollars a month for the plans of one organization; absent: no limit of ours. */
  readonly monthlyBudgetUsd?: number | null;
  /** False where another process may run plans: those that are open at the start were not interrupted. */
  readonly endsInterrupted?: boolean;
  /** Absent: those that come with WebNova. */
  readonly templates?: Templates;
  readonly clock: Clock;
  readonly viewers: (token: string) => Promise<Viewer>;
}

export interface ReleasableVersion {
  readonly id: VersionId;
  readonly hash: string;
  readonly number: number;
  readonly blueprintId: BlueprintId;
  readonly blueprint: Document;
}

export interface BlueprintPlane {
  readonly subgraph: Subgraph;
  /** A version another plane may release. Throws BLUEPRINT_NOT_FOUND, BLUEPRINT_VERSION_DAMAGED. */
  versionOf(organization: OrganizationId, id: VersionId): Promise<ReleasableVersion>;
  close(): Promise<void>;
}

/** The subgraph without its database, for printing its SDL. */
export const blueprintSubgraph = (deps: BlueprintDeps, viewers: (token: string) => Promise<Viewer>, refusals?: RefusalLog): Subgraph =>
  defineSubgraph<BlueprintDeps>({
    name: "blueprint",
    resolvers: [
      BlueprintResolver,
      BranchResolver,
      VersionResolver,
      PlanResolver,
      LifeResolver,
      DraftHistoryResolver,
      ImpactResolver,
      ProposalResolver,
      TemplateResolver,
      BlueprintSubscriptions,
    ],
    references: {
      Blueprint: reference((unit, id) => blueprintOf(unit, id as never), presentBlueprint),
      Branch: reference((unit, id) => branchOf(unit, id as never), presentBranch),
      Version: reference((unit, id) => versionOf(unit, id as never), presentVersion),
      Proposal: reference((unit, id) => seen(unit, id as never), presentProposal),
      Plan: reference((unit, id) => planOf(unit, id as never), presentPlan),
    },
    deps,
    viewers,
    refusals,
  });

const refusedActions = {
  acceptPlan: "plan.accept",
  applyDraftOperations: "draft.apply",
  archiveBlueprint: "blueprint.archive",
  cancelPlan: "plan.cancel",
  cherryPick: "version.cherry-pick",
  closeBranch: "branch.close",
  commentProposal: "proposal.comment",
  commitVersion: "version.commit",
  createBlueprint: "blueprint.create",
  describePlatform: "plan.start",
  mergeBranch: "branch.merge",
  mergeProposal: "proposal.merge",
  openBranch: "branch.open",
  openProposal: "proposal.open",
  protectBranch: "branch.protect",
  publishTemplate: "template.publish",
  importBlueprint: "blueprint.import",
  importSchema: "schema.import",
  refinePlatform: "plan.start",
  rejectPlan: "plan.reject",
  rejectProposal: "proposal.reject",
  renameBlueprint: "blueprint.rename",
  restoreBlueprint: "blueprint.restore",
  restoreDraft: "draft.restore",
  restoreVersion: "version.restore",
  revertVersion: "version.revert",
  redoDraftStep: "draft.redo",
  reviewProposal: "proposal.review",
  tagVersion: "version.tag",
  undoDraftStep: "draft.undo",
  undoPlan: "plan.undo",
  updateFromTemplate: "template.update",
  withdrawTemplate: "template.withdraw",
  withdrawProposal: "proposal.withdraw",
  useTemplate: "template.use",
} as const;

export const createBlueprintPlane = async (parts: BlueprintParts): Promise<BlueprintPlane> => {
  const source = await parts.database.source("wn_blueprint", blueprintTables);
  const deps: BlueprintDeps = {
    store: createPostgresStore(source),
    drafts: tellingDrafts(parts.drafts),
    createDocument: parts.createDocument,
    decisions: parts.decisions,
    planner: parts.planner,
    monthlyBudgetUsd: parts.monthlyBudgetUsd ?? null,
    reviewableBesides: parts.reviewableBesides,
    rehearse: parts.rehearse,
    templates: parts.templates ?? createTemplateFolder(hashOfDocument),
    clock: parts.clock,
    newId: uuidv7,
    sha256,
    watch: async ({ organization, types, after, matches }) => {
      const events = await begun(subscribeEvents(parts.database, { organization, types, after: after ?? null }));
      const feed: Feed<Happened> = narrow<Happened>(events, matches);
      // Without a place to resume from, the state of now comes first.
      return after
        ? feed
        : beginningWith(feed, async () => ({
            position: await placeNow(parts.database, organization),
            type: "Now",
            data: {},
          }));
    },
    bases: createKnownBases(),
    moves: createDraftMoves(parts.drafts),
    running: new Map(),
  };
  const left = await openPlans(source);
  if (parts.endsInterrupted !== false) await endInterrupted(deps, left.filter(isOpen));
  await finishAccepting(deps, left);
  return {
    subgraph: blueprintSubgraph(deps, parts.viewers, createRefusalLog(source, refusedActions)),
    versionOf: async (organization, id) => {
      const { version, document } = await readVersion(deps, organization, id);
      return { id: version.id, hash: version.hash, number: version.number, blueprintId: version.blueprintId, blueprint: document };
    },
    close: async () => {
      deps.moves.close();
      const open = [...deps.running.values()];
      for (const { abort } of open) abort.abort();
      await Promise.all(open.map(({ ended }) => ended));
    },
  };
};

type Unit = Parameters<Parameters<BlueprintDeps["store"]["transact"]>[1]>[0];
const reference =
  <Noun, Presented extends object>(find: (unit: Unit, id: string) => Promise<Noun>, present: (noun: Noun) => Presented) =>
  async ({ id }: Readonly<Record<string, unknown>>, { viewer, deps }: SubgraphContext<BlueprintDeps>): Promise<Presented | null> => {
    if (!viewer?.permissions.has("blueprint.read") || typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return null;
    const found = await deps.store
      .transact(viewer.organizationId, (unit) => find(unit, id))
      .catch((error: { code?: string }) => {
        if (error.code === "BLUEPRINT_NOT_FOUND") return null;
        throw error;
      });
    return found && present(found);
  };
