import type { Change } from "../../../schema/blueprint/changes.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { DocumentName, Seq, Seqs } from "../../../schema/drafts.ts";
import type {
  BatchId,
  BlueprintId,
  BranchId,
  DecisionId,
  Locale,
  OrganizationId,
  PlanId,
  Sentence,
  SessionId,
  Sha256,
  UndoGroupId,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";
import type { PlannerName, Report } from "../../../schema/planner.ts";
import type { Usage } from "./model-prices.ts";

export interface Blueprint {
  readonly organizationId: OrganizationId;
  readonly id: BlueprintId;
  readonly key: string;
  readonly label: Text;
  readonly status: "active" | "archived" | "deleted";
  readonly defaultBranchId: BranchId;
  readonly createdBy: UserId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Branch {
  readonly organizationId: OrganizationId;
  readonly id: BranchId;
  readonly blueprintId: BlueprintId;
  readonly name: string;
  readonly protected: boolean;
  /** Address of the live draft at the collaboration server. */
  readonly documentName: DocumentName;
  readonly headVersionId: VersionId | null;
  readonly createdAt: Date;
  readonly status: "open" | "merged" | "closed";
  /** The branch it was opened from. */
  readonly parentId: BranchId | null;
  /** The version it started at; null: at a draft without one. */
  readonly forkedFrom: VersionId | null;
  /** How many approvals a proposal into it needs while it is protected. */
  readonly approvals: number;
  readonly openedBy: UserId | null;
  readonly closedAt: Date | null;
}

export interface Version {
  readonly organizationId: OrganizationId;
  readonly id: VersionId;
  readonly blueprintId: BlueprintId;
  readonly branchId: BranchId;
  readonly number: number;
  readonly hash: Sha256;
  readonly parents: readonly VersionId[];
  readonly authorId: UserId;
  readonly message: string;
  /** The moment of the draft it was made of: document → sequence number. */
  readonly seqs: Seqs;
  /** Canonical JSON text. */
  readonly content: string;
  readonly at: Date;
}

/** The version of a blueprint its organization begins others with. */
export interface PublishedTemplate {
  readonly organizationId: OrganizationId;
  readonly blueprintId: BlueprintId;
  readonly versionId: VersionId;
  readonly status: "published" | "withdrawn";
  readonly publishedBy: UserId;
  readonly at: Date;
}

/** A version without its document: what graphs and lists read. */
export type VersionRecord = Omit<Version, "content" | "seqs">;

/** A name for a version; setting it again moves it. */
export interface Tag {
  readonly blueprintId: BlueprintId;
  readonly name: string;
  readonly versionId: VersionId;
  readonly setBy: UserId;
  readonly at: Date;
}

/** What a step brought of a template: its version, and what the copy stood on before. */
export interface TemplateStep {
  readonly to: string;
  readonly from: TemplateBase;
}
/** The template's own document, as canonical JSON, in the version a copy stands on. */
export interface TemplateBase {
  readonly blueprintId: BlueprintId;
  readonly template: string;
  readonly version: string;
  readonly content: string;
}
/** A state the draft was brought back to, and why. */
export interface Moment {
  readonly seq: Seq;
  /** In the person's own words; empty: none were given. */
  readonly reason: string;
}
/** What came in: the merged head, the version picked, reverted or restored, a newer version of the template, or an earlier moment of the draft. */
export type CameIn =
  | {
      readonly kind: "merge" | "cherry-pick" | "revert" | "restore";
      readonly versionId: VersionId;
      readonly template?: null;
      readonly moment?: null;
    }
  | { readonly kind: "template"; readonly versionId: null; readonly template: TemplateStep; readonly moment?: null }
  | { readonly kind: "moment"; readonly versionId: null; readonly template?: null; readonly moment: Moment };
/** A batch a person let into a draft in one step. */
export type DraftChange = CameIn & {
  readonly organizationId: OrganizationId;
  readonly group: UndoGroupId;
  readonly branchId: BranchId;
  readonly seq: number;
  readonly undone: boolean;
  readonly by: UserId;
  readonly at: Date;
};

interface PlanBase {
  readonly organizationId: OrganizationId;
  readonly id: PlanId;
  readonly blueprintId: BlueprintId;
  readonly branchId: BranchId;
  readonly mode: "new" | "refine";
  readonly planner: PlannerName;
  readonly text: string;
  readonly locale: Locale;
  readonly askedBy: UserId;
  readonly decisionId: DecisionId | null;
  readonly undoGroupId: UndoGroupId | null;
  readonly opsApplied: number;
  /** What each batch did, in order; a subscription that resumes reads them again. */
  readonly steps: readonly { readonly opsApplied: number; readonly says: Sentence }[];
  readonly startedAt: Date;
  /** What its calls to a model used, and cost in millionths of a US dollar; null: it called none. */
  readonly usage: Usage | null;
  readonly costMicros: number;
}
/** What a refinement would change. Nothing of it is in the draft until someone takes it. */
export interface PlanProposal {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
}
/** Who answered a proposal, when, and which of its changes they took. */
export interface PlanDecision {
  readonly by: UserId;
  readonly at: string;
  readonly changes: readonly string[];
}
/** An acceptance that is on its way into the draft: enough to finish it without whoever gave it. */
export interface PlanAcceptance extends PlanDecision {
  readonly batches: readonly BatchId[];
  /** How many of the changes had a yes of their own. */
  readonly major: number;
  readonly asker: {
    readonly viewer: {
      readonly kind: "user" | "api-key" | "service" | "ai";
      readonly subjectId: string;
      readonly onBehalfOf: UserId | null;
      readonly sessionId: SessionId | null;
    };
    readonly requestId: string;
  };
}
/**
 * One run of the planner. On a new draft what it applied until it ended stays and is one undo step. On one that holds something it ends
 * with a proposal, and what is accepted of that is one undo step.
 */
export type Plan = PlanBase &
  (
    | { readonly status: "queued" | "working" }
    | { readonly status: "done"; readonly report: Report; readonly finishedAt: Date }
    | { readonly status: "proposed"; readonly report: Report; readonly proposal: PlanProposal; readonly finishedAt: Date }
    | {
        readonly status: "accepting";
        readonly report: Report;
        readonly proposal: PlanProposal;
        readonly decided: PlanAcceptance;
        readonly finishedAt: Date;
      }
    | {
        readonly status: "accepted" | "rejected";
        readonly report: Report;
        readonly proposal: PlanProposal;
        readonly decided: PlanDecision;
        readonly finishedAt: Date;
      }
    | { readonly status: "failed"; readonly error: { readonly code: string; readonly sentence: Sentence }; readonly finishedAt: Date }
    | { readonly status: "cancelled"; readonly finishedAt: Date }
  );

/** A plan that can still change. */
export const isOpen = (plan: Plan): boolean => plan.status === "queued" || plan.status === "working";
