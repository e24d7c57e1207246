import type { Proposal } from "../../api/proposals.ts";

/** Whether this person may merge what they made without an approval: it needs one, and nobody else here could give it [BP20]. */
export const mayMergeAlone = (
  { approvalsNeeded, reviewable, makers, status }: Pick<Proposal, "approvalsNeeded" | "reviewable" | "makers" | "status">,
  me: string | undefined,
): boolean => status === "OPEN" && approvalsNeeded > 0 && !reviewable && makers.some(({ id }) => id === me);
