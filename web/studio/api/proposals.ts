/** Documents about proposals: a branch that asks to go into another one, with its reviews, remarks and checks. */
import type { Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";
import type { Choice, PersonRow } from "./versions.ts";

export type ProposalStatus = "OPEN" | "APPROVED" | "MERGING" | "MERGED" | "REJECTED" | "WITHDRAWN";
interface BranchName {
  readonly id: string;
  readonly name: string;
}
export interface ProposalRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: ProposalStatus;
  readonly author: PersonRow;
  readonly openedAt: string;
  readonly source: BranchName;
  readonly target: BranchName;
  readonly approvalsGiven: number;
  readonly approvalsNeeded: number;
  readonly makers: readonly PersonRow[];
  /** Whether somebody besides its makers could approve it. */
  readonly reviewable: boolean;
}
export interface Review {
  readonly id: string;
  readonly reviewer: PersonRow;
  readonly verdict: "APPROVE" | "REQUEST_CHANGES";
  readonly text: string;
  readonly counts: boolean;
  readonly at: string;
}
export interface Proposal extends ProposalRow {
  readonly description: string;
  readonly head: { readonly id: string; readonly number: number; readonly hash: string } | null;
  readonly reviews: readonly Review[];
  readonly comments: readonly { readonly id: string; readonly author: PersonRow; readonly text: string; readonly at: string }[];
  readonly reason: string | null;
  readonly closedBy: PersonRow | null;
  readonly closedAt: string | null;
  readonly alone: boolean;
  readonly mergedVersionId: string | null;
}
export interface ProposalCheck {
  readonly key: string;
  readonly state: "PASSED" | "WARNING" | "FAILED" | "SKIPPED";
  readonly sentence: Sentence;
  /** What stands behind it, by the key of the check: `check-lines.ts` reads it. */
  readonly details: unknown;
}

const person = "{ id displayName }";
const rowFields = `id number title status openedAt approvalsGiven approvalsNeeded reviewable author ${person} makers ${person} source { id name } target { id name }`;
const proposalFields = `
  ${rowFields} description reason closedAt alone mergedVersionId closedBy ${person}
  head { id number hash } reviews { id verdict text counts at reviewer ${person} } comments { id text at author ${person} }
`;
export const proposalsQuery = document<
  { proposals: { items: readonly ProposalRow[]; nextCursor: string | null } },
  { blueprintId: string; status?: ProposalStatus; after?: string }
>(`
  query proposals($blueprintId: ID!, $status: ProposalStatus, $after: String) {
    proposals(blueprintId: $blueprintId, status: $status, after: $after, first: 50) { nextCursor items { ${rowFields} } }
  }
`);
export const proposalQuery = document<{ proposal: Proposal | null }, { id: string }>(
  `query proposal($id: ID!) { proposal(id: $id) { ${proposalFields} } }`,
);
/** Worked out when asked, so it comes after the page. */
export const checksQuery = document<{ proposal: { checks: readonly ProposalCheck[] } | null }, { id: string }>(
  `query proposalChecks($id: ID!) { proposal(id: $id) { id checks { key state sentence { en ar } details } } }`,
);
export const proposalChanged = document<
  { proposalChanged: { revision: string; type: string } },
  { proposalId: string; after?: string | null }
>(`
  subscription proposalChanged($proposalId: ID!, $after: String) {
    proposalChanged(proposalId: $proposalId, after: $after) { revision type }
  }
`);
export const openProposal = document<
  { openProposal: { id: string; number: number } },
  { input: { sourceBranchId: string; targetBranchId: string; title: string; description?: string } }
>(`mutation openProposal($input: OpenProposalInput!) { openProposal(input: $input) { id number } }`);
export const reviewProposal = document<
  { reviewProposal: { id: string } },
  { input: { proposalId: string; verdict: Review["verdict"]; headHash: string; text?: string } }
>(`mutation reviewProposal($input: ReviewProposalInput!) { reviewProposal(input: $input) { id } }`);
export const commentProposal = document<{ commentProposal: { id: string } }, { input: { proposalId: string; text: string } }>(
  `mutation commentProposal($input: CommentProposalInput!) { commentProposal(input: $input) { id } }`,
);
export const mergeProposal = document<{ mergeProposal: { id: string } }, { input: { proposalId: string; choices?: readonly Choice[] } }>(
  `mutation mergeProposal($input: MergeProposalInput!) { mergeProposal(input: $input) { id } }`,
);
export const withdrawProposal = document<{ withdrawProposal: { id: string } }, { input: { proposalId: string; reason?: string } }>(
  `mutation withdrawProposal($input: CloseProposalInput!) { withdrawProposal(input: $input) { id } }`,
);
export const rejectProposal = document<{ rejectProposal: { id: string } }, { input: { proposalId: string; reason?: string } }>(
  `mutation rejectProposal($input: CloseProposalInput!) { rejectProposal(input: $input) { id } }`,
);
