import type { ProposalRow, ProposalStatus } from "../../api/proposals.ts";

type Seen = Pick<ProposalRow, "approvalsNeeded" | "reviewable" | "makers" | "status">;

/** Whether this person may merge what they made without an approval: it needs one, and nobody else here could give it [BP20]. */
export const mayMergeAlone = (proposal: Seen, me: string | undefined): boolean => standingOf(proposal, me) === "ALONE";

/**
 * What a proposal waits for, as this person is told. An open one waits for an approval only where it needs one that somebody could give:
 * `FREE` needs none, `ALONE` is theirs to merge because nobody else could approve it, `MAKERS` is whoever's made it.
 */
export const standingOf = (
  { approvalsNeeded, reviewable, makers, status }: Seen,
  me: string | undefined,
): ProposalStatus | "FREE" | "ALONE" | "MAKERS" => {
  if (status !== "OPEN") return status;
  if (approvalsNeeded === 0) return "FREE";
  if (reviewable) return "OPEN";
  return makers.some(({ id }) => id === me) ? "ALONE" : "MAKERS";
};
