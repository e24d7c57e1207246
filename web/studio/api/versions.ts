/** Documents about the life of a blueprint: its version graph, branches, comparisons, merges and proposals. */
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../schema/ids.ts";
import type { BranchRow } from "./blueprint.ts";
import { document } from "./read.ts";

export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
}
export interface GraphVersion {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly message: string;
  readonly at: string;
  readonly author: PersonRow | null;
  readonly branchId: string;
  readonly parents: readonly string[];
  readonly tags: readonly string[];
}
export interface GraphBranch {
  readonly id: string;
  readonly name: string;
  readonly status: "OPEN" | "MERGED" | "CLOSED";
  readonly protected: boolean;
  readonly role: BranchRow["role"];
  readonly parentId: string | null;
  readonly head: { readonly id: string; readonly number: number } | null;
}
export interface ChangeLine {
  readonly sentence: Sentence;
  readonly weight: "ACCESS" | "LOSS" | "DATA" | "LOGIC" | "PAGES" | "WORDS";
  readonly nodes: readonly string[];
}
export type Take = "ours" | "theirs" | { readonly value: Json };
export interface Choice {
  readonly conflict: string;
  readonly take: Take;
}
export interface ConflictRow {
  readonly id: string;
  readonly kind: "VALUE" | "REMOVED" | "KEY" | "TREE" | "MEANING";
  readonly prop: string | null;
  readonly ours: Json | null;
  readonly theirs: Json | null;
  readonly sentence: Sentence;
  readonly oursSentence: Sentence;
  readonly theirsSentence: Sentence;
  readonly problems: readonly { readonly code: string; readonly text: Sentence }[];
}
/** A version; a draft as it is, or as it was after an update. */
export type StateInput = { readonly versionId: string } | { readonly branchId: string; readonly seq?: number };

export const changeFields = "sentence { en ar } weight nodes";
const graphBranchFields = "id name status protected role parentId head { id number }";
export const conflictFields =
  "id kind prop ours theirs sentence { en ar } oursSentence { en ar } theirsSentence { en ar } problems { code text { en ar } }";

export const versionGraphQuery = document<
  { versionGraph: { branches: readonly GraphBranch[]; versions: readonly GraphVersion[] } },
  { blueprintId: string }
>(`
  query versionGraph($blueprintId: ID!) {
    versionGraph(blueprintId: $blueprintId) {
      branches { ${graphBranchFields} }
      versions { id number hash message at branchId parents tags author { id displayName } }
    }
  }
`);
export const blueprintChanged = document<
  { blueprintChanged: { revision: string; type: string } },
  { blueprintId: string; after?: string | null }
>(`
  subscription blueprintChanged($blueprintId: ID!, $after: String) {
    blueprintChanged(blueprintId: $blueprintId, after: $after) { revision type }
  }
`);
export const compareQuery = document<{ compare: { changes: readonly ChangeLine[] } }, { input: { from: StateInput; to: StateInput } }>(
  `query compare($input: CompareInput!) { compare(input: $input) { changes { ${changeFields} } } }`,
);
/** The documents two states are shown by. */
export const versionContentQuery = document<{ version: { content: Blueprint } | null }, { id: string }>(
  "query versionContent($id: ID!) { version(id: $id) { id content } }",
);
export const draftContentQuery = document<{ draft: { content: Blueprint } }, { id: string }>(
  "query draftContent($id: ID!) { draft(branchId: $id) { content } }",
);

export interface MergePreview {
  readonly upToDate: boolean;
  readonly head: { readonly id: string; readonly number: number; readonly hash: string };
  readonly conflicts: readonly ConflictRow[];
  readonly changes: readonly ChangeLine[];
  readonly problems: readonly { readonly code: string; readonly level: string; readonly text: Sentence }[];
  readonly content: Blueprint;
}
export interface MergeInput {
  readonly sourceBranchId: string;
  readonly targetBranchId: string;
  readonly choices?: readonly Choice[];
}
export const mergePreviewQuery = document<{ mergePreview: MergePreview }, { input: MergeInput }>(`
  query mergePreview($input: MergePreviewInput!) {
    mergePreview(input: $input) {
      upToDate head { id number hash } conflicts { ${conflictFields} } changes { ${changeFields} } problems { code level text { en ar } } content
    }
  }
`);

export const openBranch = document<
  { openBranch: { id: string; name: string } },
  { input: { branchId: string; name: string; versionId?: string } }
>(`mutation openBranch($input: OpenBranchInput!) { openBranch(input: $input) { id name } }`);
export const closeBranch = document<{ closeBranch: { id: string } }, { input: { branchId: string } }>(
  `mutation closeBranch($input: BranchInput!) { closeBranch(input: $input) { id status } }`,
);
export const protectBranch = document<{ protectBranch: { id: string } }, { input: { branchId: string; protected: boolean } }>(
  `mutation protectBranch($input: ProtectBranchInput!) { protectBranch(input: $input) { id protected } }`,
);
export const tagVersion = document<{ tagVersion: { id: string } }, { input: { versionId: string; name: string; remove?: boolean } }>(
  `mutation tagVersion($input: TagVersionInput!) { tagVersion(input: $input) { id tags } }`,
);

/** A step the server made in the draft of a branch. */
export interface DraftStep {
  readonly undoGroupId: string;
  readonly branch: { readonly id: string };
}
export const draftStepFields = "undoGroupId branch { id }";
export interface OnBranch {
  readonly versionId: string;
  readonly branchId: string;
  readonly choices?: readonly Choice[];
}
export const mergeBranch = document<{ mergeBranch: DraftStep }, { input: MergeInput & { keepOpen?: boolean } }>(
  `mutation mergeBranch($input: MergeBranchInput!) { mergeBranch(input: $input) { ${draftStepFields} } }`,
);
export const restoreVersion = document<{ step: DraftStep }, { input: OnBranch }>(
  `mutation restoreVersion($input: VersionOnBranchInput!) { step: restoreVersion(input: $input) { ${draftStepFields} } }`,
);
export const revertVersion = document<{ step: DraftStep }, { input: OnBranch }>(
  `mutation revertVersion($input: VersionOnBranchInput!) { step: revertVersion(input: $input) { ${draftStepFields} } }`,
);
export const cherryPick = document<{ step: DraftStep }, { input: OnBranch }>(
  `mutation cherryPick($input: VersionOnBranchInput!) { step: cherryPick(input: $input) { ${draftStepFields} } }`,
);
interface Turned {
  readonly step: { readonly seq: number; readonly restored: number; readonly leftNodes: readonly string[] };
}
export const undoDraftStep = document<Turned, { input: { undoGroupId: string } }>(
  "mutation undoDraftStep($input: DraftStepInput!) { step: undoDraftStep(input: $input) { seq restored leftNodes } }",
);
export const redoDraftStep = document<Turned, { input: { undoGroupId: string } }>(
  "mutation redoDraftStep($input: DraftStepInput!) { step: redoDraftStep(input: $input) { seq restored leftNodes } }",
);
