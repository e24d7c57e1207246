/** What the verbs of this subgraph need from the world. */

import type { AuditEntry, NewEvent } from "../../../db/transaction.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { Decisions, Query } from "../../../schema/decisions.ts";
import type { CreateDocument, Drafts, Seqs } from "../../../schema/drafts.ts";
import type {
  BlueprintId,
  BranchId,
  Json,
  OrganizationId,
  PlanId,
  ProposalId,
  UndoGroupId,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";
import type { Planner } from "../../../schema/planner.ts";
import type { Rehearse } from "../../../schema/rehearsals.ts";
import type { Clock } from "../../clock.ts";
import type { Feed, Happened } from "../../feed.ts";
import type {
  Blueprint,
  Branch,
  DraftChange,
  Plan,
  PublishedTemplate,
  Tag,
  TemplateBase,
  Version,
  VersionRecord,
} from "../domain/nouns.ts";
import type { Proposal, ProposalComment, Review } from "../domain/proposal.ts";
import type { DraftMoves } from "./draft-moves.ts";
import type { KnownBases } from "./known-bases.ts";

/** How many rows, and the sort values of the row they come after. */
export interface Page {
  readonly limit: number;
  readonly after: readonly Json[] | null;
}
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** One transaction of one organization. Everything read and written in it belongs to that organization. */
export interface BlueprintUnit {
  blueprint(id: BlueprintId): Promise<Blueprint | null>;
  /** The same, held until the transaction ends: nobody else changes it, commits to it or starts a plan on it meanwhile. */
  lockBlueprint(id: BlueprintId): Promise<Blueprint | null>;
  blueprints(status: Blueprint["status"], page: Page): Promise<PageOf<Blueprint>>;
  insertBlueprint(blueprint: Blueprint): Promise<void>;
  updateBlueprint(blueprint: Blueprint): Promise<void>;

  branch(id: BranchId): Promise<Branch | null>;
  branchesOf(blueprintId: BlueprintId): Promise<readonly Branch[]>;
  insertBranch(branch: Branch): Promise<void>;
  updateBranch(branch: Branch): Promise<void>;

  version(id: VersionId): Promise<Version | null>;
  versionsOf(blueprintId: BlueprintId, page: Page): Promise<PageOf<Version>>;
  nextVersionNumber(blueprintId: BlueprintId): Promise<number>;
  insertVersion(version: Version): Promise<void>;

  /** What a copy of a template was made from, and brought up to since. */
  templateBase(blueprintId: BlueprintId): Promise<TemplateBase | null>;
  putTemplateBase(base: TemplateBase): Promise<void>;

  /** The organization's own templates that may be begun with, of blueprints in use, the newest first. */
  publishedTemplates(): Promise<readonly PublishedTemplate[]>;
  publishedTemplate(blueprintId: BlueprintId): Promise<PublishedTemplate | null>;
  putPublishedTemplate(template: PublishedTemplate): Promise<void>;

  /** All versions of a blueprint without their documents, oldest first. */
  versionRecords(blueprintId: BlueprintId): Promise<readonly VersionRecord[]>;
  tags(blueprintId: BlueprintId): Promise<readonly Tag[]>;
  putTag(tag: Tag & { readonly organizationId: OrganizationId }): Promise<void>;
  removeTag(blueprintId: BlueprintId, name: string): Promise<void>;

  /** The draft a branch was opened from, as JSON; null: it was opened from a version. */
  branchBase(id: BranchId): Promise<string | null>;
  insertBranchBase(branch: Branch, content: string): Promise<void>;
  draftChange(group: UndoGroupId): Promise<DraftChange | null>;
  draftChangesOf(branchId: BranchId): Promise<readonly DraftChange[]>;
  insertDraftChange(change: DraftChange): Promise<void>;
  markUndone(group: UndoGroupId, undone: boolean): Promise<void>;

  proposal(id: ProposalId): Promise<Proposal | null>;
  /** Newest first. */
  proposalsOf(blueprintId: BlueprintId, status: Proposal["status"] | null, page: Page): Promise<PageOf<Proposal>>;
  /** The one that is not over yet. */
  openProposalBetween(source: BranchId, target: BranchId): Promise<Proposal | null>;
  nextProposalNumber(blueprintId: BlueprintId): Promise<number>;
  insertProposal(proposal: Proposal): Promise<void>;
  updateProposal(proposal: Proposal): Promise<void>;
  reviews(proposalId: ProposalId): Promise<readonly Review[]>;
  insertReview(review: Review): Promise<void>;
  comments(proposalId: ProposalId): Promise<readonly ProposalComment[]>;
  insertComment(comment: ProposalComment): Promise<void>;

  plan(id: PlanId): Promise<Plan | null>;
  /** The plan that is writing to a branch. */
  openPlanOn(branchId: BranchId): Promise<Plan | null>;
  /** The plan that wrote an undo group. */
  planOfGroup(group: UndoGroupId): Promise<Plan | null>;
  /** The newest plans of a branch, newest first. */
  plansOn(branchId: BranchId, limit: number): Promise<readonly Plan[]>;
  /** What all plans begun since then cost, in millionths of a US dollar. */
  planCostSince(since: Date): Promise<number>;
  insertPlan(plan: Plan): Promise<void>;
  updatePlan(plan: Plan): Promise<void>;

  /** For doors of other subgraphs that belong into this transaction. */
  readonly query: Query;
  append(stream: string, events: readonly NewEvent[]): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

export interface BlueprintStore {
  transact<T>(organization: OrganizationId, work: (unit: BlueprintUnit) => Promise<T>): Promise<T>;
}

/** A blueprint to begin with. */
export interface Template {
  readonly key: string;
  /** Hash of the document: another document is another version. */
  readonly version: string;
  readonly document: Document;
}
export interface Templates {
  all(): Promise<readonly Template[]>;
  /** One that may be begun with. */
  find(key: string): Promise<Template | null>;
}

export interface BlueprintDeps {
  readonly store: BlueprintStore;
  readonly drafts: Drafts;
  readonly createDocument: CreateDocument;
  readonly decisions: Decisions;
  /** Whether anyone of an organization could review a proposal, besides some people. */
  readonly reviewableBesides: (organization: OrganizationId, besides: readonly UserId[]) => Promise<boolean>;
  /** What a document would do to the platforms made of its blueprint; null: whoever knows is out of reach. */
  readonly rehearse: Rehearse | null;
  /** US dollars an organization's plans may cost in a month, counted by list prices; null: no limit of ours. */
  readonly monthlyBudgetUsd: number | null;
  /** Asked at each plan: a key may have been added since. */
  readonly planner: (organization: OrganizationId) => Promise<Planner>;
  readonly templates: Templates;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly sha256: (text: string) => string;
  /** Drafts that move while somebody follows them. */
  readonly moves: DraftMoves;
  /** Events as they are committed; ends when the reader leaves. */
  readonly watch: (what: Watch) => Promise<Feed<Happened>>;
  /** What merges begin from, as far as this process has looked at it. */
  readonly bases: KnownBases;
  /** Plans this process is running. */
  readonly running: Map<PlanId, { readonly abort: AbortController; readonly ended: Promise<void> }>;
}

export interface Watch {
  readonly organization: OrganizationId;
  readonly types: readonly string[];
  /** Position to resume after; absent: from now on. */
  readonly after?: string | null;
  matches(data: Readonly<Record<string, Json>>): boolean;
}

export type { BlueprintId, BranchId, PlanId, ProposalId, Seqs, TemplateBase, VersionId };
