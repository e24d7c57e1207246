/**
 * Whose rows a transaction may see beyond its organization. Sign-in and refresh know the person first (`asPerson`), an invitation is found
 * by whoever holds its token (`withProof`), and ending a person's sessions reaches into the organizations they were opened for (`inOrganization`).
 */
import { type Transaction, transactionOf } from "../../../db/transaction.ts";
import type { OrganizationId } from "../../../schema/ids.ts";

/** The organization of the installation itself; the root owner's second membership lives there. */
export const installationId = "00000000-0000-7000-8000-000000000000" as OrganizationId;

/** Lets the rest of the transaction see this person's own memberships and sessions, in every organization. */
export const asPerson = async (tx: Transaction, userId: string): Promise<void> => {
  await tx.query("select set_config('wn.person', $1, true)", [userId]);
};

/** Lets the rest of the transaction see the row whose hash or prefix was presented. */
export const withProof = async (tx: Transaction, proof: string): Promise<void> => {
  await tx.query("select set_config('wn.proof', $1, true)", [proof]);
};

/** Does one step of a transaction inside another organization, then returns to `home`. */
export const inOrganization = async <T>(
  tx: Transaction,
  organization: OrganizationId,
  home: OrganizationId | null,
  work: (there: Transaction) => Promise<T>,
): Promise<T> => {
  if (organization === home) return work(tx);
  await tx.query("select set_config('wn.organization', $1, true)", [organization]);
  const result = await work(transactionOf(tx.manager, organization));
  await tx.query("select set_config('wn.organization', $1, true)", [home ?? ""]);
  return result;
};
