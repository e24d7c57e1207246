/** How the rows of the log, its documents and undo groups stand in PostgreSQL, and what they are here: the only bridge between the two. */
import type { CellChange, Reason } from "../../schema/drafts.ts";
import type { BatchId, BlueprintId, BranchId, DocumentId, Json, OrganizationId, Sentence, UndoGroupId, UserId } from "../../schema/ids.ts";
import { unpackParts } from "./parts.ts";
import type { ClientBinding, DocumentRow, DocumentStatus, GroupRow, LogRow, Share, ShareResult } from "./store.ts";

export const documentColumns = "organization_id, id, blueprint_id, branch_id, status, because, epoch, schema_version, head, snapshot_seq";
export interface DocumentColumns {
  organization_id: OrganizationId;
  id: DocumentId;
  blueprint_id: BlueprintId;
  branch_id: BranchId;
  status: DocumentStatus;
  because: Reason | null;
  epoch: number;
  schema_version: number;
  head: string;
  snapshot_seq: string;
}
export const rowToDocument = (row: DocumentColumns): DocumentRow => ({
  organization: row.organization_id,
  id: row.id,
  blueprint: row.blueprint_id,
  branch: row.branch_id,
  status: row.status,
  because: row.because,
  epoch: row.epoch,
  schemaVersion: row.schema_version,
  head: Number(row.head),
  snapshotSeq: Number(row.snapshot_seq),
});

export const logColumns = "seq, client_ids, parts, at";
export interface LogColumns {
  seq: string;
  client_ids: string[];
  parts: Buffer;
  at: Date;
}
export const rowToLog = ({ seq, client_ids, parts, at }: LogColumns): LogRow => ({
  seq: Number(seq),
  parts: unpackParts(parts, client_ids.map(Number)),
  at,
});

export interface ClientColumns {
  client_id: string;
  user_id: UserId | null;
  participant: ClientBinding["participant"];
  undo_group_id: UndoGroupId | null;
}
export const rowToClient = (row: ClientColumns): ClientBinding => ({
  client: Number(row.client_id),
  user: row.user_id,
  participant: row.participant,
  group: row.undo_group_id,
});

export interface GroupColumns {
  organization_id: OrganizationId;
  id: UndoGroupId;
  document_id: DocumentId;
  participant: GroupRow["participant"];
  on_behalf_of: UserId;
  label: Sentence;
  status: GroupRow["status"];
  reverts: UndoGroupId | null;
  batches: BatchId[] | string;
  changes: PackedChange[];
  first_seq: string | null;
  last_seq: string | null;
}
export const rowToGroup = (row: GroupColumns): GroupRow => ({
  organization: row.organization_id,
  document: row.document_id,
  id: row.id,
  participant: row.participant,
  onBehalfOf: row.on_behalf_of,
  label: row.label,
  status: row.status,
  reverts: row.reverts,
  batches: row.batches as BatchId[],
  changes: row.changes.map(unpackChange),
  firstSeq: row.first_seq === null ? null : Number(row.first_seq),
  lastSeq: row.last_seq === null ? null : Number(row.last_seq),
});

export const shareToJson = ({ organization, document, epoch, expected, parts, bind, group }: Share) => ({
  organization,
  document,
  epoch,
  ...(expected === undefined ? {} : { expected }),
  updates: parts.length,
  clients: parts.map(({ client }) => client),
  bind,
  ...(group === undefined ? {} : { group: { ...group, changes: group.changes.map(packChange) } }),
});

/** Values stand as JSON text inside the JSON: jsonb itself refuses some strings (NUL, lone surrogates) that a cell may hold. */
interface PackedChange {
  readonly cell: CellChange["cell"];
  readonly before?: string;
  readonly after?: string;
}
const packChange = ({ cell, before, after }: CellChange): PackedChange => ({
  cell,
  ...(before === undefined ? {} : { before: JSON.stringify(before) }),
  ...(after === undefined ? {} : { after: JSON.stringify(after) }),
});
const unpackChange = ({ cell, before, after }: PackedChange): CellChange => ({
  cell,
  ...(before === undefined ? {} : { before: JSON.parse(before) as Json }),
  ...(after === undefined ? {} : { after: JSON.parse(after) as Json }),
});

export interface ResultColumns {
  place: number;
  outcome: "stored" | "repeated" | "moved" | "taken" | "epoch" | "frozen" | "deleted" | "group" | "unknown";
  seq: string | null;
  detail: unknown;
}
export const rowToResult = ({ outcome, seq, detail }: ResultColumns): ShareResult => {
  switch (outcome) {
    case "stored":
    case "repeated":
      return { is: outcome, seq: Number(seq) };
    case "moved":
      return { is: "moved", head: Number(seq) };
    case "taken":
      return { is: "taken", clients: detail as number[] };
    case "epoch":
      return { is: "epoch", epoch: detail as number };
    case "frozen":
      return { is: "frozen", because: detail as Reason | null };
    case "group":
      return { is: "group", status: String(detail) };
    case "deleted":
    case "unknown":
      return { is: outcome };
  }
};
