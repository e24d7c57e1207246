/**
 * The port through which everything but a person's own socket reaches a live draft: planner, API, import, merge and restore.
 * The collab server is behind it. A draft's writer here is always a *participant* acting for a named person; the port checks what
 * that person may do at this moment, applies typed operations and answers after they are stored.
 */
import type { Draft } from "./blueprint/document.ts";
import type { Batch, Refusal } from "./blueprint/operation.ts";
import type { BatchId, BlueprintId, BranchId, DocumentId, Json, OrganizationId, ProposalId, Sentence, UndoGroupId, UserId } from "./ids.ts";

/** `<organization>.<branch>.<draft|nodeId>.<epoch>`: an address, never an authority. */
export type DocumentName = string & { readonly __brand: "document-name" };
/** Position of an update in its document: gap-free, in the order of commits. */
export type Seq = number;
/** The state a person was looking at: one seq per document of the branch. */
export type Seqs = Readonly<Record<DocumentId, Seq>>;
/** A document's content as it lies there, of any quality; `normalise` reads it. */
type Raw = Draft;
/** Why a branch is frozen, as people read it. */
export type Reason = Sentence;

export type ParticipantKind = "ai" | "api" | "merge" | "restore" | "import" | "upgrade";

export interface Participant {
  readonly kind: ParticipantKind;
  readonly onBehalfOf: UserId;
  /** How it shows among the people: "AI, for Mona". */
  readonly label: Sentence;
  /** The approved proposal a merge carries out: what lets it into a protected branch. */
  readonly proposalId?: ProposalId;
}

export interface GroupSummary {
  readonly group: UndoGroupId;
  readonly status: "open" | "closed" | "reverted";
  readonly batches: number;
  readonly cells: number;
  readonly firstSeq: Seq | null;
  readonly lastSeq: Seq | null;
}

/** One cell of a draft: which map it lies in, and its key `<nodeId>/<property>[/<member>]`. */
export interface CellRef {
  readonly root: string;
  readonly key: string;
}
/** `undefined`: the cell is absent. */
export interface CellChange {
  readonly cell: CellRef;
  readonly before?: Json;
  readonly after?: Json;
}

export interface Reverted {
  /** The undo group the taking back is itself. */
  readonly group: UndoGroupId;
  readonly seq: Seq;
  readonly restored: readonly CellRef[];
  /** Changed by someone since, or part of a node someone changed since: left as they are. */
  readonly left: readonly CellRef[];
}

export interface DraftCut {
  readonly documents: readonly {
    readonly document: DocumentId;
    readonly epoch: number;
    readonly seq: Seq;
    readonly content: Raw | string;
  }[];
}

interface Page {
  readonly first: number;
  /** Read on towards the past from here. */
  readonly before?: Seq;
}
/** What one person, or one participant, did without a long pause. */
export interface DraftSession {
  readonly user: UserId | null;
  readonly participant: ParticipantKind | "person";
  /** The undo group, what it was called, and whether it was taken back; null where this is not one step. */
  readonly step: { readonly group: UndoGroupId; readonly label: Sentence; readonly undone: boolean } | null;
  /** Its first and last update; others' may lie between. */
  readonly from: Seq;
  readonly to: Seq;
  readonly at: Date;
  readonly until: Date;
  readonly updates: number;
  /** The draft at its end, without and with what it changed. */
  readonly before: Raw;
  readonly after: Raw;
}
export interface DraftSessions {
  /** The last to end first. */
  readonly sessions: readonly DraftSession[];
  /** Where the page before this one begins; null: nothing older is kept. */
  readonly next: Seq | null;
}
/** A draft as it was. */
export interface DraftMoment {
  readonly document: DocumentId;
  readonly seq: Seq;
  /** When that update was stored; null: before the first one that is kept. */
  readonly at: Date | null;
  readonly draft: Raw;
}

export interface Drafts {
  /** Applies a batch whole or not at all, once per batch id; answers after it is stored. Throws `DraftsError` when the document is not there. */
  apply(input: {
    readonly document: DocumentName;
    readonly id: BatchId;
    readonly batch: Batch;
    readonly group: UndoGroupId;
    readonly by: Participant;
  }): Promise<{ readonly seq: Seq } | { readonly refused: readonly Refusal[] }>;
  /** Closes an undo group: its participant leaves the room. */
  finish(group: UndoGroupId): Promise<GroupSummary>;
  /** Puts back every cell that still has the group's value, for `by`; leaves and lists the others. */
  revert(group: UndoGroupId, by: UserId): Promise<Reverted>;
  /** Brings a group back that was reverted: takes back what took it back, by the same rule. */
  redo(group: UndoGroupId, by: UserId): Promise<Reverted>;
  /** One moment of the branch. `atLeast` waits until those seqs are stored; `exactly` gives the same content today and later. */
  read(branch: BranchId, when: { readonly atLeast: Seqs } | { readonly exactly: Seqs }): Promise<DraftCut>;
  /** The draft after one update, or at a time; `COLLAB_HISTORY_GONE` for what is not kept any more, or is not yet. */
  at(branch: BranchId, when: { readonly seq: Seq } | { readonly at: Date }): Promise<DraftMoment>;
  /** The last update of each of some branches' drafts, in that order; null: there is no such draft. */
  heads(branches: readonly BranchId[]): Promise<readonly (Seq | null)[]>;
  history(branch: BranchId, page: Page): Promise<DraftSessions>;
  fork(from: BranchId, to: BranchId): Promise<void>;
  freeze(branch: BranchId, because: Reason): Promise<void>;
  thaw(branch: BranchId): Promise<void>;
  /** Deletes the branch's documents softly; their sockets end with 4410. */
  remove(branch: BranchId): Promise<void>;
}

/** Makes the draft of a new branch and tells its address; asking again gives the same one. */
export type CreateDocument = (organization: OrganizationId, blueprint: BlueprintId, branch: BranchId) => Promise<DocumentName>;

/** What the port throws when the question itself cannot be answered: `COLLAB_UNKNOWN_DOCUMENT`, `COLLAB_HISTORY_GONE`, … */
export class DraftsError extends Error {
  readonly code: string;
  readonly text: Sentence;
  constructor(code: string, text: Sentence, options?: ErrorOptions) {
    super(`${code}: ${text.en}`, options);
    this.name = "DraftsError";
    this.code = code;
    this.text = text;
  }
}
