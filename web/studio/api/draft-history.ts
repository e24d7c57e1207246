/** Documents about a live draft's own past: its sessions, the draft as it was, going back to it. */
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";
import { type ChangeLine, changeFields, type DraftStep, draftStepFields, type PersonRow } from "./versions.ts";

export interface DraftSession {
  readonly id: string;
  readonly participant: "PERSON" | "AI" | "API" | "MERGE" | "RESTORE" | "IMPORT" | "UPGRADE";
  readonly person: PersonRow | null;
  readonly label: Sentence | null;
  readonly undone: boolean;
  readonly from: number;
  readonly to: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly changes: readonly ChangeLine[];
  readonly changeCount: number;
}
export interface DraftHistory {
  readonly items: readonly DraftSession[];
  readonly nextCursor: string | null;
}

export const draftHistoryQuery = document<{ draftHistory: DraftHistory }, { branchId: string; after?: string }>(`
  query draftHistory($branchId: ID!, $after: String) {
    draftHistory(branchId: $branchId, first: 20, after: $after) {
      items {
        id participant person { id displayName } label { en ar } undone from to startedAt endedAt changeCount
        changes { ${changeFields} }
      }
      nextCursor
    }
  }
`);
export const draftMoved = document<{ draftMoved: { seq: number } }, { branchId: string }>(
  "subscription draftMoved($branchId: ID!) { draftMoved(branchId: $branchId) { seq } }",
);
/** Which update was the last at a time. */
export const momentQuery = document<{ draftAt: { seq: number; at: string | null } }, { branchId: string; at: string }>(
  "query moment($branchId: ID!, $at: DateTime!) { draftAt(branchId: $branchId, at: $at) { seq at } }",
);
export const momentContentQuery = document<{ draftAt: { content: Blueprint } }, { branchId: string; seq: number }>(
  "query momentContent($branchId: ID!, $seq: Int!) { draftAt(branchId: $branchId, seq: $seq) { content } }",
);
export const restoreDraft = document<{ step: DraftStep }, { input: { branchId: string; seq: number; reason?: string } }>(
  `mutation restoreDraft($input: RestoreDraftInput!) { step: restoreDraft(input: $input) { ${draftStepFields} } }`,
);
