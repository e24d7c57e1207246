/** What the server needs of its store. Two implementations, memory and PostgreSQL, pass one contract suite. */
import type { CellChange, ParticipantKind, Reason, Seq } from "../../schema/drafts.ts";
import type { BatchId, BlueprintId, BranchId, DocumentId, OrganizationId, Sentence, UndoGroupId, UserId } from "../../schema/ids.ts";

export type DocumentStatus = "open" | "frozen" | "deleted";

export interface DocumentRow {
  readonly organization: OrganizationId;
  readonly id: DocumentId;
  readonly blueprint: BlueprintId;
  readonly branch: BranchId;
  readonly status: DocumentStatus;
  readonly because: Reason | null;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly head: Seq;
  readonly snapshotSeq: Seq;
}

/** One document's share of one turn, as the log keeps it: `parts` covers `seq - parts.length + 1 … seq`. */
export interface LogRow {
  readonly seq: Seq;
  readonly parts: readonly Part[];
  readonly at: Date;
}
export interface Part {
  /** Yjs client id of the sender. */
  readonly client: number;
  readonly bytes: Uint8Array;
}

export interface Snapshot {
  readonly seq: Seq;
  /** Yjs V2, deflate-raw: the bytes that go on the wire. */
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
}

export interface ClientBinding {
  readonly client: number;
  readonly user: UserId | null;
  readonly participant: ParticipantKind | "person";
  readonly group: UndoGroupId | null;
}

export interface Loaded {
  readonly document: DocumentRow;
  readonly snapshot: Snapshot | null;
  /** Every row after the snapshot up to `document.head`: one moment. */
  readonly tail: readonly LogRow[];
  readonly clients: readonly ClientBinding[];
}

export interface GroupWrite {
  readonly id: UndoGroupId;
  readonly batch: BatchId;
  readonly participant: ParticipantKind;
  readonly onBehalfOf: UserId;
  readonly label: Sentence;
  readonly reverts?: UndoGroupId;
  readonly changes: readonly CellChange[];
}

export interface GroupRow {
  readonly organization: OrganizationId;
  readonly document: DocumentId;
  readonly id: UndoGroupId;
  readonly participant: ParticipantKind;
  readonly onBehalfOf: UserId;
  readonly label: Sentence;
  readonly status: "open" | "closed" | "reverted";
  readonly reverts: UndoGroupId | null;
  readonly batches: readonly BatchId[];
  readonly changes: readonly CellChange[];
  readonly firstSeq: Seq | null;
  readonly lastSeq: Seq | null;
}

/** What one turn writes into one document. */
export interface Share {
  readonly organization: OrganizationId;
  readonly document: DocumentId;
  readonly epoch: number;
  /** Only if the head is still this. */
  readonly expected?: Seq;
  readonly parts: readonly Part[];
  /** Client ids that write for the first time, as far as this server knows. */
  readonly bind: readonly ClientBinding[];
  readonly group?: GroupWrite;
}

export type ShareResult =
  /** `seq` is that of the last part. */
  | { readonly is: "stored"; readonly seq: Seq }
  /** The batch is there already. */
  | { readonly is: "repeated"; readonly seq: Seq }
  | { readonly is: "moved"; readonly head: Seq }
  | { readonly is: "taken"; readonly clients: readonly number[] }
  | { readonly is: "epoch"; readonly epoch: number }
  | { readonly is: "frozen"; readonly because: Reason | null }
  | { readonly is: "group"; readonly status: string }
  | { readonly is: "deleted" | "unknown" };

interface Head {
  readonly document: DocumentId;
  readonly head: Seq;
  readonly epoch: number;
  readonly status: DocumentStatus;
  readonly because: Reason | null;
}

interface NewDocument {
  readonly organization: OrganizationId;
  readonly blueprint: BlueprintId;
  readonly branch: BranchId;
  readonly id: DocumentId;
  readonly schemaVersion: number;
}

export interface CollabStore {
  /** Makes the draft of a branch, or finds the one there is. */
  create(document: NewDocument): Promise<DocumentRow>;
  find(organization: OrganizationId, branch: BranchId): Promise<DocumentRow | null>;
  /** Which document a branch, document or undo group id belongs to. */
  locate(id: string): Promise<{ organization: OrganizationId; document: DocumentId } | null>;
  load(organization: OrganizationId, document: DocumentId): Promise<Loaded | null>;
  /** The document as it was at `seq`: the newest snapshot before it and the rows after that; null when history does not reach. */
  loadAt(organization: OrganizationId, document: DocumentId, seq: Seq): Promise<Loaded | null>;
  /** Rows with `after < seq ≤ upTo`, in order, without a gap. */
  rows(organization: OrganizationId, document: DocumentId, after: Seq, upTo: Seq): Promise<readonly LogRow[]>;
  /** The newest rows up to a seq, newest first, for history; one that reaches beyond it is cut there. */
  newest(organization: OrganizationId, document: DocumentId, upTo: Seq, limit: number): Promise<readonly LogRow[]>;
  /** The last seq stored by then, as far as history reaches; 0: none. */
  seqAt(organization: OrganizationId, document: DocumentId, at: Date): Promise<Seq>;
  /** When a seq was stored; null: that is not known any more. */
  storedAt(organization: OrganizationId, document: DocumentId, seq: Seq): Promise<Date | null>;
  /**
   * Commits one turn: shares that fit are stored together, the others say why not. Rejects only when the outcome is unknown; the same
   * (writer, turn) may then be asked again any number of times and is written once.
   */
  append(writer: string, turn: number, shares: readonly Share[]): Promise<readonly ShareResult[]>;
  clients(organization: OrganizationId, document: DocumentId): Promise<readonly ClientBinding[]>;
  group(organization: OrganizationId, group: UndoGroupId): Promise<GroupRow | null>;
  /** Some undo groups without what they changed. */
  groups(organization: OrganizationId, groups: readonly UndoGroupId[]): Promise<readonly Pick<GroupRow, "id" | "label" | "status">[]>;
  /** The group that took another one back and stands; null: none does. */
  revertOf(organization: OrganizationId, document: DocumentId, group: UndoGroupId): Promise<UndoGroupId | null>;
  /** The seq by which a batch is stored, whatever group it came under; null: it is not. */
  batch(organization: OrganizationId, document: DocumentId, batch: BatchId): Promise<Seq | null>;
  closeGroup(organization: OrganizationId, group: UndoGroupId): Promise<void>;
  /** Stores a snapshot, hands what was stored to `check`, and makes it current only if that says so. */
  putSnapshot(
    row: {
      readonly organization: OrganizationId;
      readonly document: DocumentId;
      readonly epoch: number;
      readonly stateBytes: number;
      readonly freshBytes: number;
    } & Snapshot,
    check: (stored: Snapshot) => boolean,
  ): Promise<boolean>;
  /**
   * Lets go what no moment since then needs: log rows up to the newest snapshot of before it, and snapshots that are neither that one, nor
   * the last of their day, nor among the newest two.
   */
  prune(organization: OrganizationId, document: DocumentId, before: Date): Promise<void>;
  heads(documents: readonly { readonly organization: OrganizationId; readonly document: DocumentId }[]): Promise<readonly Head[]>;
  setStatus(organization: OrganizationId, document: DocumentId, status: DocumentStatus, because: Reason | null): Promise<void>;
  fork(organization: OrganizationId, from: DocumentId, to: DocumentId, state: Snapshot & { readonly stateBytes: number }): Promise<boolean>;
  close(): Promise<void>;
}
